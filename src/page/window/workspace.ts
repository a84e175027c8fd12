/** The drafts on the workspace: which is shown, what is typed into it, what the compiler says of it, and that all of it is kept. */

import type { ChangeDesc, EditorState, Text } from '@codemirror/state';
import type { HeaderChange, NewElection, NewPart, NewVote, WrittenChanges } from '../../editor/index.js';
import {
	type CompiledPage,
	fileName,
	type GivenFile,
	type ImportedFile,
	type LivePage,
	type PageDoubt,
} from '../protocol.js';
import type { CompilerClient } from './compiler-client.js';
import {
	copyName,
	type Draft,
	type DraftVersion,
	DraftVersions,
	freeName,
	newDraft,
	type VersionReason,
	withDraft,
} from './drafts/draft.js';
import { DraftStore } from './drafts/draft-store.js';
import { Editor } from './editor/editor.js';
import type { FinishedPage, PagePlace } from './finished-page.js';
import { Follower } from './follow.js';
import type { Panel, WindowStore } from './state.js';
import type { Mark } from './views/room.js';
import { findWordPlace } from './word-place.js';

/** What lies on the workspace beside the drafts. */
interface WorkspaceOptions {
	client: CompilerClient;
	editor: Editor;
	page: FinishedPage;
	store: WindowStore;
	/** What the compiler will say of a text, where that is known. */
	foreseen(text: string): Promise<CompiledPage | undefined>;
}

/** Milliseconds within which a second press on the same button is no second wish. */
const TWICE = 400;

/** The drafts of one window. */
export class Workspace {
	readonly #options: WorkspaceOptions;
	readonly #draftStore: DraftStore;
	readonly #versions = new DraftVersions();
	readonly #follower: Follower;
	readonly #undo: UndoMemory;
	/** Each draft as it was left, by its identifier. */
	readonly #left = new Map<string, EditorState>();
	readonly #files = new Map<string, readonly GivenFile[]>();
	/** Drafts that this window made: of these nothing else is kept yet. */
	readonly #made = new Set<string>();
	/** The draft that was asked for last. */
	#asked = '';
	#showing: Promise<void> = Promise.resolve();
	#shown: PagePlace = {};
	#cursorAsked = false;
	/** People whose move is being written, or was a moment ago. */
	readonly #marking = new Set<string>();
	/** Votes that were asked about. */
	#tries = 0;

	constructor(options: WorkspaceOptions) {
		this.#options = options;
		this.#draftStore = new DraftStore({
			keeping: (keeping) => options.store.update({ keeping }),
			replaced: (draft) => this.#replaced(draft),
			parted: (copy, theirs) => this.#parted(copy, theirs),
		});
		this.#follower = new Follower(options.client, {
			foreseen: options.foreseen,
			compiled: (compiled, since) => {
				options.editor.showCompiled(compiled, since);
				void options.page.show(compiled);
				options.store.update({ compiled, checking: !this.#follower.isCurrent });
				void this.#liveNow()
					.then(() => this.#lookAround())
					.catch((error) => options.store.failed(error));
				void this.#panelNow().catch((error) => options.store.failed(error));
			},
			failed: (error) => options.store.failed(error),
		});
		this.#undo = new UndoMemory(this.#draftStore, options.editor);
		addEventListener('pagehide', () => this.#undo.keep(options.store.state.current));
	}

	/** Opens what was kept; where nothing was, a first draft. */
	async open(first: () => Draft): Promise<void> {
		const kept = await this.#draftStore.open();
		const drafts = kept.filter(({ closed }) => !closed).sort((a, b) => a.changed - b.changed);
		const putAway = kept.filter(({ closed }) => closed);
		if (drafts.length === 0) drafts.push(this.#making(first()));
		this.#options.store.update({ drafts, putAway });
		await this.show((drafts.at(-1) as Draft).id);
	}

	#making(draft: Draft, files: readonly GivenFile[] = []): Draft {
		this.#made.add(draft.id);
		this.#files.set(draft.id, files);
		return draft;
	}

	get current(): Draft {
		const { drafts, current } = this.#options.store.state;
		return drafts.find(({ id }) => id === current) ?? (drafts[0] as Draft);
	}

	show(id: string): Promise<void> {
		this.#asked = id;
		this.#showing = this.#show(id);
		return this.#showing;
	}

	async #show(id: string): Promise<void> {
		const { editor, store } = this.#options;
		if (id === store.state.current) {
			// It may take the place of another one that was asked for and has not come yet.
			store.update({ checking: !this.#follower.isCurrent });
			return;
		}
		store.update({ checking: true });
		const isMade = this.#made.delete(id);
		const [history, files] = await Promise.all([
			isMade ? undefined : this.#draftStore.history(id),
			this.#getFiles(id),
		]);
		const draft = store.state.drafts.find((other) => other.id === id);
		// Another one may have been asked for meanwhile.
		if (!draft || this.#asked !== id) return;
		const { current } = store.state;
		if (current !== '') {
			this.#left.set(current, editor.state);
			this.#undo.keep(current);
		}
		store.update({
			current: id,
			compiled: undefined,
			room: undefined,
			vote: null,
			live: undefined,
			tried: undefined,
			liveItem: undefined,
			header: undefined,
			outline: undefined,
			// What was said of the draft that goes is not true of the one that comes.
			notices: store.state.notices.filter(({ tone }) => tone === 'grave'),
		});
		this.#shown = {};
		this.#options.page.clear();
		editor.show(this.#left.get(id) ?? editor.newState(draft.text, history));
		this.#left.delete(id);
		this.#follower.show({ text: editor.text, path: draft.name, files });
	}

	/** Puts a new draft on the workspace and shows it. */
	async add(draft: Draft, files: readonly GivenFile[] = []): Promise<void> {
		const { store } = this.#options;
		this.#making(draft, files);
		for (const file of files) await this.#draftStore.addFile(draft.id, file);
		store.update({ drafts: [...store.state.drafts, draft] });
		this.#draftStore.keep(draft);
		await this.show(draft.id);
	}

	/** Puts the cursor where the text ends: minutes that are opened are gone on with there. */
	goToEnd(): void {
		this.#options.editor.goToEnd();
	}

	typed(text: Text, changes: ChangeDesc): void {
		// Nothing can be kept of what is typed before there is a draft to type it into.
		if (this.#options.store.state.current === '') return;
		this.#versions.changing(this.current.id, this.current.text);
		const doubts = this.current.doubts?.map((doubt) => ({
			...doubt,
			from: changes.mapPos(doubt.from, 1),
			to: changes.mapPos(doubt.to, -1),
		}));
		const read = doubts?.filter(({ from, to }) => from < to);
		this.#change(this.current.id, {
			text: text.toString(),
			changed: Date.now(),
			...(read && { doubts: read }),
		});
		this.#options.store.update({ checking: true });
		this.#follower.changed(text, changes);
		this.#undo.typed(this.current.id);
	}

	/** Changes what is known of an open draft, and keeps it. */
	#change(id: string, changes: Partial<Draft>): void {
		const { store } = this.#options;
		const known = store.state.drafts.find((other) => other.id === id);
		if (!known) return;
		const draft = { ...known, ...changes };
		store.update({ drafts: store.state.drafts.map((other) => (other.id === draft.id ? draft : other)) });
		this.#draftStore.keep(draft);
	}

	/** A doubtful place has been read again. */
	settleDoubt(doubt: PageDoubt): void {
		this.#change(this.current.id, { doubts: this.current.doubts?.filter((other) => other !== doubt) });
	}

	/** Gives a draft another name. */
	rename(id: string, name: string): void {
		const { drafts, putAway } = this.#options.store.state;
		const others = [...drafts, ...putAway].filter((draft) => draft.id !== id);
		this.#change(id, { name: freeName(name, others) });
	}

	/** The text that is shown, and the web page that a word processor gave with it where it was pasted just so. */
	foreignText(): { text: string; html?: string } {
		const { editor } = this.#options;
		const text = editor.text.toString();
		const { pasted } = editor;
		const words = (of: string) => of.replace(/\s+/g, '');
		return pasted && words(pasted.plain) === words(text) ? { text, html: pasted.html } : { text };
	}

	/** Puts a meeting file in the place of the text that it was made of, unless that has changed meanwhile; one step to undo. */
	replaceText(from: string, { text, doubts }: ImportedFile): void {
		const { editor } = this.#options;
		if (editor.text.toString() !== from) return;
		editor.write({ changes: [{ from: 0, to: from.length, insert: text }], cursor: 0 });
		this.#change(this.current.id, { doubts });
	}

	/** A draft has been written to a file; another one may be shown by now. */
	saved(id: string, changes: Pick<Draft, 'saved'> & Partial<Draft>): void {
		this.#change(id, changes);
	}

	/** Keeps the draft that is shown as it is now among its earlier states. */
	keepVersion(reason: VersionReason): void {
		void this.#versions.keep(this.current.id, this.current.text, reason);
	}

	/** The earlier states of the draft that is shown. */
	async showHistory(): Promise<void> {
		const { store } = this.#options;
		const versions = await this.#versions.all(this.current.id);
		store.update({ dialog: 'history', versions, compared: undefined });
	}

	/** Shows what changed since an earlier state. */
	async compare(version: DraftVersion): Promise<void> {
		const { client, store } = this.#options;
		const parts = await client.ask('compare', { before: version.text, after: this.current.text });
		store.update({ compared: { version, parts } });
	}

	/** Makes the text that is shown another one, one step to undo; what it was stays among the earlier states. */
	takeText(text: string): void {
		this.keepVersion('before');
		this.#options.editor.rewrite(text);
	}

	/** Makes the draft that is shown and another one one text; what both wrote differently is asked about. */
	async merge(id: string): Promise<void> {
		const { client, store } = this.#options;
		const { drafts, putAway } = store.state;
		const other = [...drafts, ...putAway].find((draft) => draft.id === id);
		const mine = this.current;
		if (!other || other.id === mine.id) return;
		const versions = await this.#versions.all(mine.id);
		const earlier = [...versions.map(({ text }) => text), ...(mine.saved === null ? [] : [mine.saved])];
		const stretches = await client.ask('merge', { mine: mine.text, theirs: other.text, earlier });
		store.update({ dialog: 'merge', merging: { name: other.name, mine: mine.text, stretches } });
	}

	/** Puts a draft away; it stays among all drafts. */
	async putAway(id: string): Promise<void> {
		const { store } = this.#options;
		const index = store.state.drafts.findIndex((draft) => draft.id === id);
		if (store.state.drafts.length === 1) {
			const blank = newDraft(store.state.say('page.drafts.name'), '');
			store.update({ drafts: [...store.state.drafts, blank] });
		}
		const next = store.state.drafts[index + 1] ?? store.state.drafts[index - 1];
		// What is still typed meanwhile belongs to the one that goes; another one than the next may have been asked for.
		if (id === store.state.current && next) await this.show(next.id);
		for (let last: unknown; last !== this.#showing; await last) last = this.#showing;
		if (id === store.state.current) return;
		const { drafts, putAway } = store.state;
		const draft = drafts.find((other) => other.id === id);
		if (!draft) return;
		const closed = { ...draft, closed: true };
		this.#draftStore.keep(closed);
		store.update({ drafts: drafts.filter((other) => other !== draft), putAway: [closed, ...putAway] });
		this.#left.delete(id);
	}

	/** Takes a draft out again, and shows it. */
	async takeOut(id: string): Promise<void> {
		const { store } = this.#options;
		const { drafts, putAway } = store.state;
		const draft = putAway.find((other) => other.id === id);
		if (draft) {
			const open = { ...draft, closed: false };
			this.#draftStore.keep(open);
			store.update({ drafts: [...drafts, open], putAway: putAway.filter((other) => other !== draft) });
		}
		await this.show(id);
	}

	async forget(id: string): Promise<void> {
		const { store } = this.#options;
		store.update({ putAway: store.state.putAway.filter((draft) => draft.id !== id) });
		await Promise.all([this.#draftStore.remove(id), this.#versions.forget(id)]);
	}

	/** Gives a file that the draft names; it takes the place of one of the same name. */
	async giveFile([name, bytes]: GivenFile): Promise<void> {
		const { editor } = this.#options;
		const draft = this.current;
		const given = await this.#getFiles(draft.id);
		const before = given.find(([other]) => fileName(other) === fileName(name));
		const file: GivenFile = [before?.[0] ?? name, bytes];
		const files = [...given.filter((other) => other !== before), file];
		this.#files.set(draft.id, files);
		await this.#draftStore.addFile(draft.id, file);
		if (draft.id === this.current.id) this.#follower.show({ text: editor.text, path: draft.name, files });
	}

	/** Marks an arrival or a departure behind the cursor; false where none can stand there. */
	async mark({ person: name, kind, time, holder }: Mark): Promise<boolean> {
		// Two presses within a moment are one: the second may come before the first is written.
		if (this.#marking.has(name)) return false;
		this.#marking.add(name);
		try {
			return await this.#write(async (offset) => {
				const place = (await this.#liveNow())?.movePlace ?? offset;
				return this.#options.client.ask('move', { offset: place, name, kind, time, holder });
			});
		} finally {
			setTimeout(() => this.#marking.delete(name), TWICE);
		}
	}

	/** Writes a vote at the cursor; false where none can stand there. */
	async writeVote(vote: NewVote): Promise<boolean> {
		const { client } = this.#options;
		return this.#write(async (offset) => {
			const live = await this.#liveNow();
			return client.ask('vote', { offset: live?.votable?.offset ?? live?.place ?? offset, vote });
		});
	}

	/** Asks what a vote would come to where the meeting is; the answer to the last question counts. */
	async tryVote(vote: NewVote | undefined): Promise<void> {
		const { client, store } = this.#options;
		const asked = ++this.#tries;
		if (!vote) return store.update({ tried: undefined });
		await this.#follower.settled();
		const offset = (await this.#liveNow())?.votable?.offset;
		const tried = offset === undefined ? undefined : await client.ask('try', { offset, vote });
		if (asked === this.#tries) store.update({ tried });
	}

	/** Writes the figures of the election that is held. */
	async writeElection(election: NewElection): Promise<boolean> {
		const { client } = this.#options;
		return this.#write(async (offset) => {
			const live = await this.#liveNow();
			return client.ask('election', { offset: live?.votable?.offset ?? offset, election });
		});
	}

	/** Writes the next round of the election that left seats open. */
	async writeNextRound(): Promise<boolean> {
		const { client } = this.#options;
		return this.#write(async (offset) => {
			const live = await this.#liveNow();
			return client.ask('round', { offset: live?.nextRound ?? offset });
		});
	}

	/** Writes a part that a form asked for; false where none can stand there. */
	async writePart(part: NewPart): Promise<boolean> {
		return this.#write((offset) => this.#options.client.ask('part', { offset, part }));
	}

	/** Shows a panel beside the text, or none. */
	async showPanel(panel: Panel | undefined): Promise<void> {
		this.#options.store.update({ panel, header: undefined, outline: undefined });
		await this.#follower.settled();
		await this.#panelNow();
	}

	/** Writes what the form of the header asks for; false where the text has no place for it. */
	async changeHeader(change: HeaderChange): Promise<boolean> {
		return this.#write(() => this.#options.client.ask('header', { change }), 'header');
	}

	/** What the panel shows of the text as it stands. */
	async #panelNow(): Promise<void> {
		const { client, store } = this.#options;
		const { panel, current } = store.state;
		const shown =
			panel === 'header'
				? { header: await client.ask('form', {}) }
				: panel === 'outline'
					? { outline: await client.ask('outline', {}) }
					: {};
		if (panel === store.state.panel && current === store.state.current) store.update(shown);
	}

	/** Writes when the meeting opened, or when an item began. */
	async begin(item: number | null, minutes: number): Promise<boolean> {
		return this.#write(() => this.#options.client.ask('begin', { item, minutes }));
	}

	/** Notes the meeting while it takes place, at an item or where the text has come to; or no more. */
	async showLive(isLive: boolean, liveItem?: number): Promise<void> {
		const { store } = this.#options;
		store.update({ isLive, liveItem, ...(!isLive && { live: undefined }) });
		await this.#follower.settled();
		await this.#liveNow();
		await this.#lookAround();
	}

	/** The meeting as it stands, where it is being noted. */
	async #liveNow(): Promise<LivePage | undefined> {
		const { client, store } = this.#options;
		const { isLive, liveItem, current } = store.state;
		if (!isLive) return undefined;
		const live = await client.ask('live', { item: liveItem });
		if (store.state.isLive && current === store.state.current && liveItem === store.state.liveItem)
			store.update({ live });
		return live;
	}

	/** Shows a page that is too long to follow what is typed. */
	async showLongPage(): Promise<void> {
		const { client, page, store } = this.#options;
		const { compiled, current } = store.state;
		if (!compiled) return;
		const { html } = await client.ask('html', {});
		if (current !== store.state.current) return;
		const cut = html.indexOf('<body');
		await page.show({ title: compiled.title, head: html.slice(0, cut), body: html.slice(cut) });
	}

	/** Waits until the compiler knows the text as it stands. */
	settled(): Promise<void> {
		return this.#follower.settled();
	}

	/** The cursor stands elsewhere: what stands around it, and where that is on the page. */
	async moved(): Promise<void> {
		if (this.#follower.isCurrent) await this.#lookAround();
	}

	/** Puts the cursor where a place of the page was written. */
	goToPlace({ id, piece, words = 0 }: PagePlace): void {
		const { editor, store } = this.#options;
		const { anchors = [], places = [] } = store.state.compiled ?? {};
		const from = piece === undefined ? undefined : places[piece];
		const part = anchors.find((anchor) => anchor.id === id)?.from;
		if (from !== undefined) editor.goTo(findWordPlace(editor.text.toString(), from, words));
		else if (part !== undefined) editor.goTo(part);
	}

	/** What is written has been asked for one state of the text: where that was typed into meanwhile, it is asked for again. */
	async #write(
		ask: (offset: number) => Promise<WrittenChanges>,
		place: 'body' | 'header' = 'body',
	): Promise<boolean> {
		const { editor, store } = this.#options;
		const { current } = store.state;
		for (;;) {
			await this.#follower.settled();
			const { text } = editor;
			const written = await ask((await this.#liveNow())?.place ?? editor.offset);
			if (current !== store.state.current) return false;
			if (text !== editor.text) continue;
			const { changes, alone } = written;
			// While the meeting is noted by buttons, nobody goes on writing at the cursor.
			if (changes.length > 0)
				editor.write(store.state.isLive && alone ? { changes: [...alone], cursor: null } : written);
			else {
				const text = store.state.say(place === 'body' ? 'page.notices.nowhere' : 'page.notices.notInHeader');
				store.notice({ kind: 'nowhere', tone: 'calm', text });
			}
			return changes.length > 0;
		}
	}

	/** Where is being written: at the cursor, or where the meeting is that is noted by buttons. */
	get #offset(): number {
		const { isLive, live } = this.#options.store.state;
		return (isLive ? live?.place : undefined) ?? this.#options.editor.offset;
	}

	/** One question at a time; the last place of the cursor is asked about in the end. */
	async #lookAround(): Promise<void> {
		if (this.#cursorAsked) return;
		this.#cursorAsked = true;
		const { client, page, store } = this.#options;
		try {
			for (let asked = -1; asked !== this.#offset && this.#follower.isCurrent; ) {
				asked = this.#offset;
				const place = this.#placeAt(asked);
				if (place.id !== this.#shown.id || place.piece !== this.#shown.piece) page.scrollTo(place);
				this.#shown = place;
				store.update(await client.ask('cursor', { offset: asked }));
			}
		} catch (error) {
			store.failed(error);
		}
		this.#cursorAsked = false;
	}

	/** The place of the page that the text at an offset becomes: the last piece that starts before it, of the part around it. */
	#placeAt(offset: number): PagePlace {
		const { anchors = [], places = [] } = this.#options.store.state.compiled ?? {};
		const part = anchors.findLast(({ from }) => from <= offset);
		const piece = places.findLastIndex((from) => from <= offset);
		const isInside = piece >= 0 && (places[piece] ?? 0) >= (part?.from ?? 0);
		return { id: part?.id, piece: isInside ? piece : undefined };
	}

	async #getFiles(id: string): Promise<readonly GivenFile[]> {
		const files = this.#files.get(id) ?? (await this.#draftStore.files(id));
		this.#files.set(id, files);
		return files;
	}

	/** Another window wrote a draft, began one, or put it away: what is shown here stays open here. */
	#replaced(draft: Draft): void {
		const { editor, store } = this.#options;
		const { current } = store.state;
		const isOpen = !draft.closed || draft.id === current;
		store.update({
			drafts: withDraft(store.state.drafts, { ...draft, closed: false }, isOpen),
			putAway: withDraft(store.state.putAway, draft, !isOpen),
		});
		this.#left.delete(draft.id);
		if (draft.id !== current) return;
		editor.replace(draft.text);
		void this.#getFiles(draft.id).then((files) =>
			this.#follower.show({ text: editor.text, path: draft.name, files }),
		);
	}

	/** What this window has goes on under another name, beside what the other window wrote. */
	#parted(copy: Draft, theirs: Draft): void {
		const { store } = this.#options;
		const { drafts, putAway, current, say } = store.state;
		const named = { ...copy, name: copyName(copy.name, [...drafts, ...putAway]) };
		const parted = (all: readonly Draft[]) =>
			all.flatMap((draft) =>
				draft.id === theirs.id ? [{ ...theirs, closed: draft.closed }, named] : [draft],
			);
		const left = this.#left.get(theirs.id);
		if (left) this.#left.set(named.id, left);
		this.#left.delete(theirs.id);
		for (const file of this.#files.get(theirs.id) ?? []) void this.#draftStore.addFile(named.id, file);
		this.#files.set(named.id, this.#files.get(theirs.id) ?? []);
		store.update({
			drafts: parted(drafts),
			putAway: parted(putAway),
			...(current === theirs.id && { current: named.id }),
		});
		this.#draftStore.keep(named);
		store.notice({ kind: 'parted', tone: 'grave', text: say('page.notices.parted', { name: named.name }) });
	}
}

// --- Keeps what can be undone in a draft, so that it can be after a restart too.

/** Milliseconds of rest after which what can be undone is kept. */
const REST = 500;

/** Texts above this size are not kept a second time for what can be undone in them. */
const LARGEST = 1_000_000;

/** Keeps what can be undone in the draft that is shown. */
class UndoMemory {
	readonly #draftStore: DraftStore;
	readonly #editor: Editor;
	/** Drafts of which something has been kept. */
	readonly #known = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(draftStore: DraftStore, editor: Editor) {
		this.#draftStore = draftStore;
		this.#editor = editor;
	}

	/** The draft was typed into: its first change is kept at once, for what follows is found again from the difference. */
	typed(id: string): void {
		clearTimeout(this.#timer);
		if (!this.#known.has(id)) this.keep(id);
		else this.#timer = setTimeout(() => this.keep(id), REST);
	}

	/** Keeps what can be undone now in the draft that the editor shows. */
	keep(id: string): void {
		clearTimeout(this.#timer);
		if (id === '' || this.#editor.text.length > LARGEST) return;
		this.#known.add(id);
		this.#draftStore.keepHistory(id, Editor.getHistory(this.#editor.state));
	}
}
