/** What deciding the blocks of a meeting needs to know. */

import type { Interest, Language, Problem, TextValue } from '../ast/index.js';
import type { Rules } from '../law/rules.js';
import type { Fraction } from '../text/fraction.js';
import type { Electorate } from './attendance/electorate.js';
import type { Mandates } from './attendance/mandates.js';
import type { People } from './attendance/people.js';
import type { BlockContext, Replay } from './block-context.js';
import type { NumberedBlock } from './blocks/numbering.js';
import type { Assembly, Attendance, Member, OpenWeight } from './model.js';
import type { Problems } from './problems.js';
import type { VoteMatrix } from './vote/matrix.js';
import type { WrittenBallot } from './vote/written-ballot.js';

/** A joint vote: where it stands, what it says, what it decides. */
export interface JointVote {
	written: WrittenBallot;
	/** The majority that stands beside the vote itself: of all its blocks that name none of their own. */
	majority: TextValue | undefined;
	attendance: Attendance;
	blocks: NumberedBlock[];
}

export interface DeclaredInterest {
	member: Member;
	interest: Interest;
	/** Its words, as they are looked for. */
	words: string;
}

/** The meeting, read and replayed, before anything is decided. */
export interface DecidingContext {
	lang: Language;
	rules: Rules;
	people: People;
	electorate: Electorate;
	mandates: Mandates;
	replay: Replay;
	problems: Problems;
	call: number;
	status: Assembly['status'];
	/** Whether something of the header could not be read. */
	headerBroken: boolean;
	/** Votes told inside sentences: they do not count, and say what a block without a vote was meant to hold. */
	told: readonly Problem[];
	/** Smallest part of a vote. */
	step: Fraction;
	matrix: VoteMatrix | undefined;
	/** What members have declared to be interested in. */
	interests: readonly DeclaredInterest[];
	blocks: readonly NumberedBlock[];
	joints: readonly JointVote[];
	/** Whether a block stands under an item that the agenda does not have. */
	isOffAgenda(scene: BlockContext): boolean;
	/** Number present as stated above a place, where attendance is unknown. */
	statedPresence(scene: BlockContext): OpenWeight | undefined;
}
