/** A decision that minutes tell, and what their units say about it. */

import type { BallotContext } from '../../parse/index.js';
import type { Unit } from '../lines/units.js';
import type { Count } from '../wording/answers.js';
import type { KnownNames } from '../wording/person-names.js';
import type { Verdict } from '../wording/verdict.js';

/** What the head says of the meeting. */
export interface Sitting {
	/** Its day, and what it calls the body: `conseil municipal`, `board`. */
	readonly context: BallotContext;
	/** By which of these names its title calls the body that meets: `Procès-verbal du conseil communautaire`. */
	readonly ownNames: readonly string[];
	/** The year of its date. */
	readonly year: string | undefined;
}

/** Where several lines are looked at that may be one thing: the units of a part, and from which of its places on. */
export interface LinesAt {
	units: readonly Unit[];
	places: readonly number[];
	index: number;
	/** The part stands under a title of elections. */
	isElection: boolean;
	known: KnownNames;
	/** The year of the meeting. */
	year: string | undefined;
}

/** What was read, and the last index of the places that it took. */
export interface MarksRead {
	marks: Mark[];
	last: number;
}

/** A vote or an election. */
export interface Decision {
	/** Places of the units that say it: it is written below the last of them. */
	from: number;
	to: number;
	counts: Count[];
	consent?: 'unanimous' | 'noObjection' | 'majority';
	outcome?: Verdict['outcome'];
	/** Candidates of an election, with their votes where each has some. */
	candidates: Array<{ name: string; votes?: number; counts?: Count[] }>;
	elected: string[];
	office?: string;
	/** What is voted on, where the line says it before its figures: `Bourse A : 6 pour`. */
	about?: string;
	/** The units say nothing else: the line stands for them. */
	isPure: boolean;
	/** All of its unit is a verdict without figures: `Motion carried.` */
	isBare?: boolean;
	/** Two of its lines have the same figures. */
	isTwice?: boolean;
	/** It says how the motion above it ended, and not what it was: `Cette résolution est adoptée.` */
	isGeneric?: boolean;
	/** A table of two columns, which the language reads as it is. */
	isTable: boolean;
	/** It says that somebody is elected, and names nobody. */
	announces?: boolean;
	/** Figures of the ballot besides, as they were written: `Bulletins blancs : 2`. */
	ballots?: string[];
	/** Places of the units that are figures and nothing else: the lines of an election stand for them. */
	figures: number[];
	/** What the sentence of a verdict says. */
	said: string;
	/** Where a sentence elects the candidate together with others. */
	told?: number;
	/** Its words are those of a text that is put to the vote, `RESOLVED, that a van be bought`: adopted, unless what stands below says otherwise. */
	isWording?: boolean;
	/** It is on a motion beside the one that is debated: `The motion to table failed 2-5`. */
	isBeside?: boolean;
	/** A list of candidates of whom nothing says who is elected: it stays as it is. */
	isOpen?: boolean;
	/** How it ended is said, and its figures are not sure. */
	isUncertain?: boolean;
	/** Other sentences stand before it in its unit, so that it has a subject there. */
	isBehind?: boolean;
	/** A line with an office and a name tells it, and nothing else does. */
	isListed?: boolean;
}

/** What one unit, or one sentence of it, says about a decision. */
export interface Mark {
	from: number;
	to: number;
	text: string;
	counts: Count[];
	consent?: Decision['consent'];
	verdict?: Verdict;
	elected: string[];
	/** The votes of the only other one who stood: `Ana Bell was elected 3-2`. */
	rival?: number;
	/** Somebody is elected, whether named here or above. */
	saysElected: boolean;
	candidates: Decision['candidates'];
	/** What the title above its names calls them, who are no candidates yet: `sortants`. */
	aside?: string;
	office?: string;
	about?: string;
	/** Whether it is a vote of this meeting is not sure: it stays as it is, and is told. */
	isOpen?: boolean;
	/** All of its unit is a verdict without figures: `Motion carried.` */
	isBare?: boolean;
	isPure: boolean;
	isTable: boolean;
	isLines: boolean;
	/** Other sentences stand before it in its unit. */
	isBehind?: boolean;
	/** The office that its line opens: what stands above is about another one. */
	opens?: string;
	/** Its text makes a motion of its own, on something else than those who stand. */
	isOwnMotion?: boolean;
	/** A sentence before it in its unit makes a motion: what stands above is about another one. */
	isBelowMotion?: boolean;
	/** It names who chairs the sitting, writes its minutes or counts, which is an election where a vote stands above. */
	isSitting?: boolean;
}

/** A mark that says nothing yet, at one unit. */
export function createMark(at: number, text = ''): Mark {
	return {
		from: at,
		to: at,
		text,
		counts: [],
		elected: [],
		saysElected: false,
		candidates: [],
		isPure: false,
		isTable: false,
		isLines: false,
	};
}
