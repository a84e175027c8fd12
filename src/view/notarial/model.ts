/**
 * The deed: the same minutes as continuous prose, with dates, hours and numbers in words, as a notary writes them. It says what the
 * view says, from the same results; fields named `html` (or `…Html`) hold safe HTML, everything else is text.
 */

import type { CollegeTable, Line, ProseItem, TurnItem, WeightTables } from '../item-model.js';

/** A set of minutes as a deed. */
export interface Deed {
	/** The opening and what follows from the header, a paragraph each. */
	opening: string[];
	attendance: DeedAttendance | null;
	agenda: { intro: string; items: Array<{ html: string }> } | null;
	items: DeedItem[];
	/** The last words before the closing, printed with it. */
	tail: DeedItem[];
	actions: { intro: string; items: DeedAction[] } | null;
	/** The words that close the meeting, then those that close the document. */
	closingHtml: string;
	closing: string[];
	/** Blanks for what is struck out by hand. */
	correctionsHtml: string;
}

interface DeedAttendance {
	intro: string;
	/** `Sur place (douze membres) : …`, a paragraph a group. */
	groups: Array<{ html: string }>;
	/** Where votes differ, their table. */
	tables: WeightTables | null;
	totals: string | null;
}

/** Something that is to be done. */
interface DeedAction {
	titleHtml: string;
	/** Who has to do it, and by when; may be empty. */
	rest: string;
}

/** Something in the meeting. */
export type DeedItem =
	| DeedSession
	| ProseItem
	| TurnItem
	| { kind: 'event'; html: string }
	| { kind: 'confidential'; noticeHtml: string; items: DeedItem[] }
	| DeedDecision
	| DeedElection;

/** An agenda item with what happened in it. */
export interface DeedSession {
	kind: 'session';
	id: string;
	/** Level of its heading, 2 to 6. */
	level: number;
	day: string | null;
	titleHtml: string;
	/** When it was opened, as a sentence. */
	time: string | null;
	items: DeedItem[];
}

/** What the blocks of the deed have in common. */
interface DeedBlock {
	id: string;
	level: number;
	/** `Première résolution`. */
	kicker: string;
	titleHtml: string | null;
	/** When it was opened, and what the vote is held by, as sentences. */
	conditions: string[];
	items: DeedItem[];
	remarks: Line[];
}

/** A resolution and the like. */
export interface DeedDecision extends DeedBlock {
	kind: 'decision';
	votes: DeedVote[];
	/** Where no vote shows it. */
	outcome: string | null;
}

/** One taking of votes. */
export interface DeedVote {
	heading: string | null;
	/** `Mise aux voix, la première résolution recueille …`; null where nothing was taken. */
	statement: string | null;
	/** `En conséquence, la première résolution est adoptée.` */
	outcome: string | null;
	colleges: CollegeTable | null;
	lines: Line[];
	proof: string | null;
}

/** An election, or a choice between options. */
export interface DeedElection extends DeedBlock {
	kind: 'election';
	intro: string | null;
	groups: Array<{
		heading: string | null;
		candidates: Array<{
			nameHtml: string;
			/** `dix (10) voix, soit 41,7 % des suffrages exprimés`; may be empty. */
			votes: string;
			elected: boolean;
		}>;
	}>;
	outcome: string | null;
	proof: string | null;
}
