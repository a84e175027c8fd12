/** What the window shows: one value, drawn whole after every change. */

import type { HeaderForm, OutlineEntry, RoomView, VoteView } from '../../editor/index.js';
import type { Phrase } from '../../language/ids.js';
import type { Language } from '../../language/index.js';
import type { DraftDifference, MergedStretch } from '../compiler/compare-drafts.js';
import type { CompiledPage, LivePage, TriedVote } from '../protocol.js';
import type { Draft } from './drafts/draft.js';
import type { Keeping } from './drafts/draft-store.js';
import type { DraftVersion } from './drafts/versions.js';

/** The views between which a narrow screen chooses. */
export const VIEWS = ['text', 'page', 'room'] as const;

export type View = (typeof VIEWS)[number];

/** What can stand beside text and page: who is there, the header as a form, items and votes. */
export type Panel = 'room' | 'header' | 'outline';

/** A sentence above everything, until it is put away. */
export interface Notice {
	/** Two of one kind are one. */
	kind: string;
	tone: 'calm' | 'grave';
	text: string;
}

/** What the form of a new meeting says. */
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

/** How votes are taken. */
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

/** Fewer words are a note, or a header that is being begun. */
const FEW_WORDS = 5;

/** Whether nothing has been written into the draft that is shown. */
export function isBlank({ drafts, current }: WindowState): boolean {
	return drafts.some(({ id, text }) => id === current && !/\S/.test(text));
}
