/** What the window shows: its state, how it is held and drawn, and what of it is remembered. */

import type { HeaderForm, OutlineEntry, RoomView, VoteView } from '../../editor/index.js';
import type { AnyPhrase, Phrase } from '../../language/ids.js';
import { failureWords, type Language, phrasebook } from '../../language/index.js';
import { unbroken } from '../../language/phrasebook.js';
import type { DraftDifference, MergedStretch } from '../compiler/compare-drafts.js';
import type { CompiledPage, LivePage, TriedVote } from '../protocol.js';
import { CompilerError, Interrupted } from './compiler-client.js';
import type { Draft, DraftVersion } from './drafts/draft.js';
import type { Keeping } from './drafts/draft-store.js';

/** The views between which a narrow screen chooses. */
export const VIEWS = ['text', 'page', 'room'] as const;

export type View = (typeof VIEWS)[number];

/** What can stand beside text and page: who is there, the header as a form, items and votes. */
export type Panel = 'room' | 'header' | 'outline';

/** A sentence above everything, until it is put away. */
interface Notice {
	/** Two of one kind are one. */
	kind: string;
	tone: 'calm' | 'grave';
	text: string;
}

export interface NewMeetingForm {
	/** Identifier of the starter; empty for the first one. */
	body: string;
	organization: string;
	/** ISO date. */
	date: string;
	/** Rows as they come out of a spreadsheet; empty for none. */
	roll: string;
}

/** The form as nobody has filled it in. */
export const EMPTY_FORM: NewMeetingForm = { body: '', organization: '', date: '', roll: '' };

export const VOTE_WAYS = ['hands', 'names', 'ballots'] as const;

export type VoteWay = (typeof VOTE_WAYS)[number];

/** Parts that a form writes. */
export const INSERTS = ['item', 'resolution', 'election', 'speech', 'move', 'person'] as const;

export type InsertKind = (typeof INSERTS)[number];

export interface WindowState {
	lang: Language;
	say: Phrase;
	/** Drafts that are not put away, in the order of their tabs. */
	drafts: readonly Draft[];
	putAway: readonly Draft[];
	/** The draft that is shown. */
	current: string;
	/** The text as it was compiled last. */
	compiled: CompiledPage | undefined;
	/** Whether the text has changed since. */
	checking: boolean;
	keeping: Keeping;
	/** Whether a draft goes into its file without being told to. */
	savesByItself: boolean;
	/** The room and the vote at the cursor. */
	room: RoomView | undefined;
	vote: VoteView | null;
	view: View;
	/** What stands beside text and page. */
	panel: Panel | undefined;
	/** The form; null where the text has no header. */
	header: HeaderForm | null | undefined;
	/** Items and votes, where they are shown. */
	outline: readonly OutlineEntry[] | undefined;
	messagesOpen: boolean;
	notices: readonly Notice[];
	dialog: 'new' | 'drafts' | 'keys' | 'guide' | 'history' | 'merge' | InsertKind | undefined;
	/** Earlier states of the draft that is shown, the newest first. */
	versions: readonly DraftVersion[];
	/** One of them, and what changed since. */
	compared: { version: DraftVersion; parts: readonly DraftDifference[] } | undefined;
	/** Another draft, made one with the one that is shown as it was then. */
	merging: { name: string; mine: string; stretches: readonly MergedStretch[] } | undefined;
	/** Whether the meeting is being noted while it takes place. */
	isLive: boolean;
	/** The item that was chosen; undefined: where the text has come to. */
	liveItem: number | undefined;
	live: LivePage | undefined;
	voteWay: VoteWay;
	/** What the vote that is being counted would come to. */
	tried: TriedVote | undefined;
	/** What was written into the form of a new meeting: it stays there until a meeting was made of it. */
	form: NewMeetingForm;
}

/** Whether the draft that is shown holds words and no header: somebody has pasted minutes as they are. */
export function isForeign({ drafts, current }: WindowState): boolean {
	const text = drafts.find(({ id }) => id === current)?.text ?? '';
	return (
		/\S/.test(text) &&
		!/^\uFEFF?\s*---/.test(text) &&
		(text.slice(0, START).match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= FEW_WORDS
	);
}

/** Characters in which a text has some words, however long it is: this is asked at every change. */
const START = 2_000;

/** Words: a text with fewer is a note, or a header that is being begun. */
const FEW_WORDS = 5;

/** Whether nothing has been written into the draft that is shown. */
export function isBlank({ drafts, current }: WindowState): boolean {
	return drafts.some(({ id, text }) => id === current && !/\S/.test(text));
}

// --- Holds the state of the window, and has it drawn once after all the changes of one moment.

export class WindowStore {
	#state: WindowState;
	readonly #draw: (state: WindowState) => void;
	#isAwaited = false;

	constructor(state: WindowState, draw: (state: WindowState) => void) {
		this.#state = state;
		this.#draw = draw;
	}

	get state(): WindowState {
		return this.#state;
	}

	update(changes: Partial<WindowState>): void {
		this.#state = { ...this.#state, ...changes };
		if (this.#isAwaited) return;
		this.#isAwaited = true;
		queueMicrotask(() => {
			this.#isAwaited = false;
			this.#draw(this.#state);
		});
	}

	/** Says something above everything. */
	notice(notice: Notice): void {
		this.update({ notices: [...this.#state.notices.filter(({ kind }) => kind !== notice.kind), notice] });
	}

	/** Takes a notice away. */
	dismiss(kind: string): void {
		this.update({ notices: this.#state.notices.filter((notice) => notice.kind !== kind) });
	}

	/** Says what failed: in words where there are some; else it is a mistake of the program itself. */
	failed(error: unknown): void {
		if (error instanceof Interrupted) return;
		const say = this.#state.say as AnyPhrase;
		const failure = error instanceof CompilerError ? error.failure : undefined;
		if (failure?.told) {
			this.notice({ kind: 'failed', tone: 'grave', text: failureWords(say, failure.told).join(' ') });
			return;
		}
		const detail =
			failure?.detail ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
		this.notice({ kind: 'bug', tone: 'grave', text: say('page.notices.bug', { detail }) });
	}
}

// The words of the window.

/** The words of a language as they are shown, with no line broken where the language forbids it. */
export function shownPhrases(lang: Language): Phrase {
	const say = phrasebook(lang) as AnyPhrase;
	const shown: AnyPhrase = (key, values) => unbroken(say(key, values));
	return Object.assign(shown, { lang });
}

// --- Small habits of the user that a window remembers, where the browser lets it, and what was written into a form.

type Habit = 'language' | 'room' | 'messages' | 'form' | 'live' | 'saving';

export function remembered(habit: Habit): string | null {
	try {
		return localStorage.getItem(`pv.${habit}`);
	} catch {
		return null;
	}
}

export function remember(habit: Habit, value: string): void {
	try {
		localStorage.setItem(`pv.${habit}`, value);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** What the form of a new meeting said last, where it came to nothing. */
export function rememberedForm(): NewMeetingForm {
	try {
		const known = JSON.parse(remembered('form') ?? '{}') as Partial<Record<string, unknown>>;
		const entries = Object.entries(EMPTY_FORM).map(([name, empty]) => {
			const value = known[name];
			return [name, typeof value === 'string' ? value : empty];
		});
		return Object.fromEntries(entries) as NewMeetingForm;
	} catch {
		return EMPTY_FORM;
	}
}
