/** The blocks of a meeting with the moments that matter to them: what a replay gives. */

import type {
	Action,
	Ballot,
	Block,
	CandidateList,
	Closing,
	QuorumStatement,
	Session,
} from '../ast/index.js';
import type { Attendance, EventEffect, Member, Moment } from './model.js';

/** A ballot and who was in the room when it was written. */
export interface BallotScene {
	ballot: Ballot;
	attendance: Attendance;
}

/** A block with the moments that matter to it. */
export interface BlockScene {
	node: Block;
	/** Agenda items that hold it, outermost first. */
	path: Session[];
	/** The block that holds this one, where one does. */
	parent: BlockScene | undefined;
	/** At its first line. */
	start: Attendance;
	/** When its agenda item was opened. */
	item: Attendance;
	ballots: BallotScene[];
	candidates: CandidateList[];
	/** At its end: for votes that only a matrix gives. */
	end: Attendance;
	/** Position in document order, shared with joint ballots. */
	order: number;
}

/** A joint vote outside any block. */
export interface JointScene extends BallotScene {
	path: Session[];
	item: Attendance;
	order: number;
}

/** The meeting in document order. */
export interface Replay {
	opening: Attendance;
	blocks: BlockScene[];
	joints: JointScene[];
	effects: EventEffect[];
	quorumStatements: Array<{ node: QuorumStatement; attendance: Attendance }>;
	moments: Moment[];
	actions: Action[];
	closing: Closing | undefined;
	/** Whoever was in the room or remote at any time. */
	everThere: ReadonlySet<Member>;
	/** People who came without standing in the header: chairs whom the body names. */
	outsiders: Member[];
}
