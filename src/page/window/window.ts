/** Puts the window together: the state and how it is drawn, the compiler, the text, the page, and what people do with them. */

import { render } from 'lit-html';
import sansRegular from '../../../templates/fonts/sans-regular.woff2';
import sansSemibold from '../../../templates/fonts/sans-semibold.woff2';
import serifRegular from '../../../templates/fonts/serif-regular.woff2';
import serifSemibold from '../../../templates/fonts/serif-semibold.woff2';
import { isLanguage, type Language } from '../../language/index.js';
import { type CompilerClient, startCompiler } from './compiler-client.js';
import { freeName, newDraft } from './drafts/draft.js';
import { Editor } from './editor/editor.js';
import { Files } from './files/files.js';
import { FinishedPage } from './finished-page.js';
import { firstDraft, foreseenPage } from './first-draft.js';
import {
	EMPTY_FORM,
	type NewMeetingForm,
	type Panel,
	remember,
	remembered,
	rememberedForm,
	shownPhrases,
	type WindowState,
	WindowStore,
} from './state.js';
import { timeOfDay } from './views/live.js';
import { getCounts } from './views/messages.js';
import { type ShellActions, shellView } from './views/shell.js';
import { Workspace } from './workspace.js';

/** Starts everything that people see. */
export function startWindow(document: Document): void {
	start(document).catch((error) => {
		document.documentElement.classList.add('cannot-run');
		throw error;
	});
}

async function start(document: Document): Promise<void> {
	addFonts(document);
	const client = startCompiler();
	const root = document.getElementById('window') as HTMLElement;
	let shown = '';
	let lang: Language | undefined;
	const store = new WindowStore(firstState(), (state) => {
		if (state.lang !== lang) {
			// Said again, it would cost a new look at every element.
			document.documentElement.lang = state.lang;
			document.title = state.say('page.name');
			lang = state.lang;
		}
		keepKeys(
			document,
			() => render(shellView(state, actions, places), root),
			() => editor.focus(),
		);
		if (state.current !== shown && state.drafts.length > 1) showTab(document);
		shown = state.current;
		if (!state.checking) liveRegion.say(getCounts(state));
	});
	const places = {
		editor: document.createElement('div'),
		frame: document.createElement('iframe'),
		status: document.createElement('p'),
	};
	const liveRegion = new LiveRegion(places.status);
	const editor = new Editor(places.editor, store.state, {
		changed: (text, changes) => {
			workspace.typed(text, changes);
			files.written();
		},
		moved: () => void workspace.moved(),
		complete: (text, offset) => client.ask('complete', { text, offset }).catch(() => null),
	});
	const page = new FinishedPage(places.frame, (place) => workspace.goToPlace(place));
	const workspace = new Workspace({ client, editor, page, store, foreseen: foreseenPage });
	const files = new Files({ client, workspace, store });
	const actions = createActions({ client, document, liveRegion, workspace, editor, page, files, store });
	listenToKeys(document, actions);
	addEventListener('beforeunload', (event) => {
		const { keeping, drafts } = store.state;
		const isLost = keeping === 'forbidden' || keeping === 'full';
		if (isLost && drafts.some(({ text, saved }) => text !== saved)) event.preventDefault();
	});
	eachMinute(() => store.update({}));
	listenToDrops(document, (transfer) => void files.drop(transfer));
	await workspace.open(() => firstDraft(store.state.lang));
	editor.focus();
}

/** The tab of the draft that is shown may stand far to the side. */
function showTab(document: Document): void {
	document.querySelector('.drafts .current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Where what the keys were on goes, they stay in the part of the window around it, else they go back to the text. */
function keepKeys(document: Document, draw: () => void, elsewhere: () => void): void {
	const had = document.activeElement;
	const around = had?.closest<HTMLElement>('dialog, .room, .header-form, .outline');
	const isByKeys = had?.matches(':focus-visible');
	draw();
	if (had === null || had === document.body || document.activeElement !== document.body) return;
	if (around?.isConnected) (around.querySelector<HTMLElement>('.draft') ?? around).focus();
	else if (isByKeys) elsewhere();
}

/** The window shows the time of day. */
function eachMinute(act: () => void): void {
	let last = new Date().getMinutes();
	setInterval(() => {
		const minute = new Date().getMinutes();
		if (minute === last) return;
		last = minute;
		act();
	}, 1_000);
}

function firstState(): WindowState {
	const lang = firstLanguage();
	return {
		lang,
		say: shownPhrases(lang),
		drafts: [],
		putAway: [],
		current: '',
		compiled: undefined,
		checking: true,
		keeping: 'kept',
		savesByItself: remembered('saving') !== 'off',
		room: undefined,
		vote: null,
		view: 'text',
		panel: remembered('room') !== 'closed' && matchMedia('(min-width: 80rem)').matches ? 'room' : undefined,
		header: undefined,
		outline: undefined,
		messagesOpen: remembered('messages') !== 'closed',
		notices: [],
		dialog: undefined,
		versions: [],
		compared: undefined,
		merging: undefined,
		isLive: remembered('live') === 'on',
		liveItem: undefined,
		live: undefined,
		voteWay: 'hands',
		tried: undefined,
		form: rememberedForm(),
	};
}

/** The language chosen last, else the first of the browser's that we speak. */
function firstLanguage(): Language {
	const chosen = remembered('language');
	if (isLanguage(chosen)) return chosen;
	return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

// Files that are dragged onto the window.

/** Listens to drops; while files hang over the window, it says so. */
function listenToDrops(document: Document, drop: (transfer: DataTransfer) => void): void {
	const root = document.documentElement;
	const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
	document.addEventListener('dragover', (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		root.classList.add('dropping');
	});
	document.addEventListener('dragleave', (event) => {
		if (event.relatedTarget === null) root.classList.remove('dropping');
	});
	// The editor would read a dropped file as text typed into it.
	document.addEventListener(
		'drop',
		(event) => {
			root.classList.remove('dropping');
			if (!event.dataTransfer || !hasFiles(event)) return;
			event.preventDefault();
			event.stopPropagation();
			drop(event.dataTransfer);
		},
		{ capture: true },
	);
}

// The window is set in the type of the documents, so that it looks the same on every machine.

const FACES = [
	['PV Sans', '400', sansRegular],
	['PV Sans', '600', sansSemibold],
	['PV Serif', '400', serifRegular],
	['PV Serif', '600', serifSemibold],
] as const;

/** Makes the faces known to a document. */
function addFonts(document: Document): void {
	for (const [family, weight, font] of FACES) void addFont(document, family, weight, font);
}

async function addFont(
	document: Document,
	family: string,
	weight: string,
	font: string | Promise<string>,
): Promise<void> {
	const face = new FontFace(family, `url(data:font/woff2;base64,${await font}) format("woff2")`, { weight });
	document.fonts.add(face);
	await face.load();
}

// --- What people do in the window, by the name of the button or key.

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

/** Moves the focus to the part of the window behind the one that has it, or before it. */
function goToNextPart(document: Document, backwards: boolean): void {
	const parts = PARTS.map((selector) => document.querySelector<HTMLElement>(`#window ${selector}`)).filter(
		(part) => part !== null && part.getClientRects().length > 0,
	);
	const here = parts.findLastIndex((part) =>
		part?.closest('section, aside, nav')?.contains(document.activeElement),
	);
	parts.at((here + (backwards ? -1 : 1)) % parts.length)?.focus();
}

type Actions = ShellActions & KeyActions;

function createActions(actedOn: ActedOn): Actions {
	const on = { ...actedOn, ...createAttempts(actedOn.store) };
	return { ...fileActions(on), ...draftActions(on), ...noteActions(on), ...viewActions(on) };
}

/** What may fail, and tells that it did. */
interface Attempts {
	doing(what: Promise<unknown>): void;
	/** Whether it was written; false where that failed. */
	written(what: Promise<boolean>): Promise<boolean>;
}

function createAttempts(store: WindowStore): Attempts {
	return {
		doing: (what) => void what.catch((error) => store.failed(error)),
		written: (what) =>
			what.catch((error) => {
				store.failed(error);
				return false;
			}),
	};
}

/** Files: opened, saved, printed, given in other formats. */
function fileActions({ files, page, store, workspace, doing }: ActedOn & Attempts) {
	const print = async () => {
		await workspace.settled();
		if (store.state.compiled?.body === undefined) await workspace.showLongPage();
		workspace.keepVersion('sent');
		page.print();
	};
	const save = async () => {
		await files.save();
		const { text, saved } = workspace.current;
		if (text === saved) workspace.keepVersion('saved');
	};
	const keepSent = () => workspace.keepVersion('sent');
	return {
		openFile: () => doing(files.open()),
		save: () => doing(save()),
		print: () => doing(print()),
		word: () => doing(files.word().then(keepSent)),
		html: () => doing(files.html().then(keepSent)),
		importText: () => doing(files.importText()),
		giveFile: (path) => doing(files.give(path)),
		toggleSaving() {
			const savesByItself = !store.state.savesByItself;
			remember('saving', savesByItself ? 'on' : 'off');
			store.update({ savesByItself });
			doing(files.saveByItself());
		},
	} satisfies Partial<Actions>;
}

/** Drafts: begun, shown, put away, with their earlier versions. */
function draftActions({ client, document, editor, store, workspace, doing }: ActedOn & Attempts) {
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
		fillForm(form) {
			remember('form', JSON.stringify(form));
			store.update({ form });
		},
		createMeeting: (form) => doing(createMeeting(form)),
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
		rename(id, name) {
			const trimmed = name.trim();
			if (trimmed !== '')
				workspace.rename(id, /\.(?:md|markdown)$/i.test(trimmed) ? trimmed : `${trimmed}.md`);
		},
		showHistory: () => doing(workspace.showHistory()),
		compare: (version) => doing(workspace.compare(version)),
		merge: (id) => doing(workspace.merge(id)),
		takeText(text) {
			store.update({ dialog: undefined, compared: undefined, merging: undefined });
			workspace.takeText(text);
		},
	} satisfies Partial<Actions>;
}

/** What is noted of the meeting: its header, items, votes, who comes and goes. */
function noteActions({ editor, liveRegion, store, workspace, doing, written }: ActedOn & Attempts) {
	return {
		change: (changes) => editor.change(changes),
		changeHeader: (change) => written(workspace.changeHeader(change)),
		writePart(part) {
			store.update({ dialog: undefined });
			doing(workspace.writePart(part));
		},
		settleDoubt: (doubt) => workspace.settleDoubt(doubt),
		toggleLive() {
			const isLive = !store.state.isLive;
			remember('live', isLive ? 'on' : 'off');
			doing(workspace.showLive(isLive).then(() => (isLive ? undefined : editor.focus())));
		},
		openMeeting: () => doing(workspace.begin(null, timeOfDay())),
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
		writeVote: (vote) => written(workspace.writeVote(vote)),
		writeElection: (election) => written(workspace.writeElection(election)),
		nextRound: () => doing(workspace.writeNextRound()),
		mark: (mark) =>
			doing(
				workspace.mark(mark).then((isWritten) => {
					const { say } = store.state;
					if (isWritten) liveRegion.sayNow(say(`page.room.marked.${mark.kind}`, { name: mark.person }));
				}),
			),
	} satisfies Partial<Actions>;
}

/** What the window shows: dialogs, panels, the language. */
function viewActions({ document, editor, store, workspace, doing }: ActedOn & Attempts) {
	const toggle = (panel: Panel) => {
		store.update({ view: 'text' });
		doing(workspace.showPanel(store.state.panel === panel ? undefined : panel));
	};
	return {
		newMeeting: () => store.update({ dialog: 'new' }),
		showDrafts: () => store.update({ dialog: 'drafts' }),
		showKeys: () => store.update({ dialog: 'keys' }),
		showGuide: () => store.update({ dialog: 'guide' }),
		insert: (kind) => store.update({ dialog: kind }),
		closeDialog: () => store.update({ dialog: undefined }),
		showLongPage: () => doing(workspace.showLongPage()),
		speak(lang) {
			const say = shownPhrases(lang);
			remember('language', lang);
			store.update({ lang, say });
			editor.speak({ lang, say });
		},
		look: (view) => store.update({ view }),
		dismiss: (kind) => store.dismiss(kind),
		toggleMessages() {
			const messagesOpen = !store.state.messagesOpen;
			remember('messages', messagesOpen ? 'open' : 'closed');
			store.update({ messagesOpen });
		},
		toggleHeader: () => toggle('header'),
		toggleOutline: () => toggle('outline'),
		toggleRoom() {
			toggle('room');
			remember('room', store.state.panel === 'room' ? 'open' : 'closed');
		},
		goTo(from, to) {
			store.update({ view: 'text' });
			editor.goTo(from, to);
		},
		nextPart: (backwards) => goToNextPart(document, backwards),
	} satisfies Partial<Actions>;
}

// --- Keys of the whole window. Those of the text are the editor's.

interface KeyActions {
	save(): void;
	openFile(): void;
	print(): void;
	newMeeting(): void;
	/** Goes to the next part of the window: text, messages, page, panel, tools. */
	nextPart(backwards: boolean): void;
}

function listenToKeys(document: Document, actions: KeyActions): void {
	const withControl: Record<string, () => void> = {
		s: () => actions.save(),
		o: () => actions.openFile(),
		p: () => actions.print(),
	};
	document.addEventListener('keydown', (event) => {
		const act = getAction(event);
		if (!act) return;
		event.preventDefault();
		act();
	});

	function getAction(event: KeyboardEvent): (() => void) | undefined {
		const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
		if (key === 'F6') return () => actions.nextPart(shiftKey);
		if (document.querySelector('dialog[open]')) return undefined;
		if ((ctrlKey || metaKey) && !altKey && !shiftKey) return withControl[key.toLowerCase()];
		// Other layouts put another letter there with Alt; the place of the key counts.
		if (altKey && !ctrlKey && !metaKey && event.code === 'KeyN') return () => actions.newMeeting();
		return undefined;
	}
}

// --- Says how things stand to those who hear the window instead of seeing it: after a rest, so as not to talk into every keystroke.

/** Milliseconds of rest after which something new is said. */
const REST = 1_200;

/** Speaks through an element that screen readers listen to. */
class LiveRegion {
	readonly #element: HTMLElement;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#words = '';

	constructor(element: HTMLElement) {
		element.className = 'unseen';
		element.setAttribute('role', 'status');
		this.#element = element;
	}

	/** Says these words after a rest, unless they were the last ones. */
	say(words: string): void {
		if (words === this.#words) return;
		this.#words = words;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#element.textContent = words;
		}, REST);
	}

	/** Says at once what was just done. */
	sayNow(words: string): void {
		this.#element.textContent = words;
	}
}
