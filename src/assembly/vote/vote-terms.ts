/** What one taking of votes is judged from, and what it gives. */

import type { Node } from 'unist';
import type { Ballot, BallotLine, Problem, VerdictStatement } from '../../ast/index.js';
import type { Majority } from '../../law/rules.js';
import type { BlockContext } from '../context.js';
import type { Attendance, Member, Outcome, VoteResult } from '../model.js';
import type { Words } from '../wording.js';
import type { WrittenBallot, WrittenTally } from './written-ballot.js';

/** The input of one vote: its written ballot, the room, the majority, who withdrew. */
export interface VoteTerms {
	scene: BlockContext;
	written: WrittenBallot;
	/** The answers: of the first vote or of the second; undefined where only a matrix or a stated result gives them. */
	tally: WrittenTally | undefined;
	/** Column of the matrix. */
	column: number | undefined;
	ballot: Ballot;
	line: BallotLine | undefined;
	round: 1 | 2;
	/** Null for a name that the rules do not know. */
	majority: Majority | null;
	attendance: Attendance;
	item: Attendance;
	/** The written result, as far as it may settle a tie or stand for counts. */
	declared: 'adopted' | 'rejected' | undefined;
	/** What the text below the vote says that it came to, and whether by a casting vote. */
	told: { outcome: VerdictStatement['outcome']; casting: boolean; named: boolean } | undefined;
	/** Whether a sentence of the block says how was voted, or that the body decides what is put to the vote. */
	isDecidedInProse: () => boolean;
	/** How the vote was taken: the ballot's own line, else what the text tells. */
	method: string | undefined;
	/** Whether the text was changed in session. */
	amended: boolean;
	/** Members who withdrew. */
	recused: readonly Member[];
	/** Folded allocation key, where it is known. */
	key: string | undefined;
	/** Whether the ballot names a key that no roll has. */
	keyUnknown: boolean;
	joint: { with: string[] } | undefined;
	subject: Words;
	/** What is put to the vote: titles of the items above, title, text; each cell and item of a list apart. */
	getTexts: () => string[];
	/** Whether another block of the same joint vote has said what is wrong with it. */
	silent: boolean;
	/** Where the block says so, a second ballot that was never opened. */
	notOpened: boolean;
}

/** Why a tie was left unsettled: no rule, a rule for elections only, or a chair whose vote nobody can see. */
export interface OpenTie {
	why:
		| 'chairAbsent'
		| 'chairBack'
		| 'chairContested'
		| 'chairSilent'
		| 'chairNeutral'
		| 'noChair'
		| 'noRule'
		| 'notForVotes';
	place: Node['position'];
	chair: string;
	/** Who presided before and is back. */
	other: string;
	subject: Words;
}

/** A vote with what its result is checked against. */
export interface TakenVote {
	vote: VoteResult;
	/** What the vote would give if names and counts with an error were taken as they were meant. */
	meant: Outcome | undefined;
	/** Whether more was cast than could be: the counts have an error already, and no result is compared with them. */
	tooMany: boolean;
	/** A tie that nothing settles, to be told unless a stated result contradicts it. */
	tie: OpenTie | undefined;
	/** What is wrong with it; nothing where another block of the same joint vote has said so. */
	problems: Problem[];
}
