/** What people do in the window, by the name of the button or key. */

import type { CompilerClient } from './compiler-client.js';
import { freeName, newDraft } from './drafts/draft.js';
import type { Editor } from './editor/editor.js';
import type { Files } from './files/files.js';
import type { FinishedPage } from './finished-page.js';
import type { KeyActions } from './keys.js';
import type { LiveRegion } from './live-region.js';
import { remember } from './memory.js';
import { EMPTY_FORM, type NewMeetingForm, type Panel } from './state.js';
import type { WindowStore } from './store.js';
import { shownPhrases } from './store.js';
import { timeOfDay } from './views/live.js';
import type { ShellActions } from './views/shell.js';
import type { Workspace } from './workspace.js';

/** What the actions act on. */
interface ActedOn {
	client: CompilerClient;
	document: Document;
	liveRegion: LiveRegion;
	workspace: Workspace;
	editor: Editor;
	page: FinishedPage;
	files: Files;
	store: WindowStore;
}

/** The parts of the window, in the order in which a key goes through them. */
const PARTS = [
	'.cm-content',
	'.messages button:not(:disabled)',
	'iframe',
	'.header-form input',
	'.room',
	'.outline',
	'.tools button',
	'.drafts button',
];

export function createActions({
	client,
	document,
	liveRegion,
	workspace,
	editor,
	page,
	files,
	store,
}: ActedOn): ShellActions & KeyActions {
	const doing = (what: Promise<void>) => void what.catch((error) => store.failed(error));
	const printed = async () => {
		await workspace.settled();
		if (store.state.compiled?.body === undefined) await workspace.showLongPage();
		workspace.keepVersion('sent');
		page.print();
	};
	const saved = async () => {
		await files.save();
		const { text, saved: inFile } = workspace.current;
		if (text === inFile) workspace.keepVersion('saved');
	};
	const toggle = (panel: Panel) => {
		store.update({ view: 'text' });
		doing(workspace.showPanel(store.state.panel === panel ? undefined : panel));
	};
	const createMeeting = async (form: NewMeetingForm) => {
		const meeting = await client.ask('meeting', { ...form, lang: store.state.lang });
		if (!meeting) return;
		const { drafts, putAway, say } = store.state;
		const name = freeName(meeting.name, [...drafts, ...putAway]);
		remember('form', JSON.stringify(EMPTY_FORM));
		store.update({ dialog: undefined, view: 'text', form: EMPTY_FORM });
		await workspace.add(newDraft(name, meeting.text));
		await workspace.showPanel('header');
		document.querySelector<HTMLElement>('.header-form')?.focus();
		// What has no word in the language goes out with the file: nobody should learn that from its reader.
		const { remarks: count } = meeting;
		if (count > 0)
			store.notice({ kind: 'remarks', tone: 'calm', text: say('page.notices.remarks', { count }) });
	};
	return {
		newMeeting: () => store.update({ dialog: 'new' }),
		openFile: () => doing(files.open()),
		save: () => doing(saved()),
		print: () => doing(printed()),
		showLongPage: () => doing(workspace.showLongPage()),
		word: () => doing(files.word().then(() => workspace.keepVersion('sent'))),
		html: () => doing(files.html().then(() => workspace.keepVersion('sent'))),
		showDraft: (id) => doing(workspace.show(id).then(() => editor.focus())),
		putAway: (id) => doing(workspace.putAway(id)),
		takeOut(id) {
			store.update({ dialog: undefined });
			doing(workspace.takeOut(id).then(() => editor.focus()));
		},
		forget(id) {
			const { putAway, say } = store.state;
			const name = putAway.find((draft) => draft.id === id)?.name ?? '';
			if (confirm(say('page.drafts.sure', { name }))) doing(workspace.forget(id));
		},
		showHistory: () => doing(workspace.showHistory()),
		compare: (version) => doing(workspace.compare(version)),
		merge: (id) => doing(workspace.merge(id)),
		takeText(text) {
			store.update({ dialog: undefined, compared: undefined, merging: undefined });
			workspace.takeText(text);
		},
		showDrafts: () => store.update({ dialog: 'drafts' }),
		showKeys: () => store.update({ dialog: 'keys' }),
		closeDialog: () => store.update({ dialog: undefined }),
		fillForm(form) {
			remember('form', JSON.stringify(form));
			store.update({ form });
		},
		createMeeting: (form) => doing(createMeeting(form)),
		speak(lang) {
			const say = shownPhrases(lang);
			remember('language', lang);
			store.update({ lang, say });
			editor.speak({ lang, say });
		},
		look: (view) => store.update({ view }),
		dismiss: (kind) => store.dismiss(kind),
		showGuide: () => store.update({ dialog: 'guide' }),
		insert: (kind) => store.update({ dialog: kind }),
		writePart(part) {
			store.update({ dialog: undefined });
			doing(workspace.writePart(part).then(() => undefined));
		},
		toggleLive() {
			const isLive = !store.state.isLive;
			remember('live', isLive ? 'on' : 'off');
			doing(workspace.showLive(isLive).then(() => (isLive ? undefined : editor.focus())));
		},
		goToItem(index) {
			const item = store.state.live?.items[index];
			doing(
				workspace.showLive(true, index).then(async () => {
					if (item && item.time === null && store.state.live?.isOpen)
						await workspace.begin(item.offset, timeOfDay());
				}),
			);
		},
		takeVotes: (voteWay) => store.update({ voteWay, tried: undefined }),
		tryVote: (vote) => doing(workspace.tryVote(vote)),
		writeElection: (election) =>
			workspace.writeElection(election).catch((error) => {
				store.failed(error);
				return false;
			}),
		nextRound: () => doing(workspace.writeNextRound().then(() => undefined)),
		openMeeting: () => doing(workspace.begin(null, timeOfDay()).then(() => undefined)),
		importText: () => doing(files.importText()),
		settleDoubt: (doubt) => workspace.settleDoubt(doubt),
		rename(id, name) {
			const trimmed = name.trim();
			if (trimmed !== '')
				workspace.rename(id, /\.(?:md|markdown)$/i.test(trimmed) ? trimmed : `${trimmed}.md`);
		},
		giveFile: (path) => doing(files.give(path)),
		toggleSaving() {
			const savesByItself = !store.state.savesByItself;
			remember('saving', savesByItself ? 'on' : 'off');
			store.update({ savesByItself });
			doing(files.saveByItself());
		},
		toggleMessages() {
			const messagesOpen = !store.state.messagesOpen;
			remember('messages', messagesOpen ? 'open' : 'closed');
			store.update({ messagesOpen });
		},
		toggleHeader: () => toggle('header'),
		toggleOutline: () => toggle('outline'),
		changeHeader: (change) =>
			workspace.changeHeader(change).catch((error) => {
				store.failed(error);
				return false;
			}),
		toggleRoom() {
			toggle('room');
			remember('room', store.state.panel === 'room' ? 'open' : 'closed');
		},
		goTo(from, to) {
			store.update({ view: 'text' });
			editor.goTo(from, to);
		},
		change: (changes) => editor.change(changes),
		mark: (mark) =>
			doing(
				workspace.mark(mark).then((isWritten) => {
					const { say } = store.state;
					if (isWritten) liveRegion.sayNow(say(`page.room.marked.${mark.kind}`, { name: mark.person }));
				}),
			),
		writeVote: (vote) =>
			workspace.writeVote(vote).catch((error) => {
				store.failed(error);
				return false;
			}),
		nextPart(backwards) {
			const parts = PARTS.map((selector) =>
				document.querySelector<HTMLElement>(`#window ${selector}`),
			).filter((part) => part !== null && part.getClientRects().length > 0);
			const here = parts.findLastIndex((part) =>
				part?.closest('section, aside, nav')?.contains(document.activeElement),
			);
			parts.at((here + (backwards ? -1 : 1)) % parts.length)?.focus();
		},
	};
}
