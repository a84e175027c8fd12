/** What one taking of votes is judged from. */

import type { Ballot, BallotLine, StatedOutcome } from '../../ast/index.js';
import type { Majority } from '../../law/rules.js';
import type { Attendance, Member } from '../model.js';
import type { BlockScene } from '../scenes.js';
import type { Words } from '../wording.js';
import type { WrittenBallot, WrittenTally } from './written-ballot.js';

/** What a vote is taken from. */
export interface VoteTerms {
	scene: BlockScene;
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
	declared: StatedOutcome | undefined;
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
	/** Whether another block of the same joint vote has said what is wrong with it. */
	silent: boolean;
	/** Where the block says so, a second ballot that was never opened. */
	notOpened: boolean;
}
