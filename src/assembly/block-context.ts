/** The blocks of a meeting with the moments that matter to them: what a replay gives. */

import type { Node } from 'unist';
import type {
	Action,
	Ballot,
	Block,
	CandidateList,
	Closing,
	QuorumStatement,
	Session,
} from '../ast/index.js';
import type { Attendance, EventEffect, Member, Snapshot } from './model.js';

/** A ballot and who was in the room when it was written. */
interface BallotInContext {
	ballot: Ballot;
	attendance: Attendance;
}

/** A block with the moments that matter to it. */
export interface BlockContext {
	node: Block;
	/** Agenda items that hold it, outermost first. */
	path: Session[];
	/** The block that holds this one, where one does. */
	parent: BlockContext | undefined;
	/** The text right below it, which may tell how its vote ended. */
	below: Node | undefined;
	/** When it was put to discussion: with its agenda item if it is the first of it, and again after a suspension. */
	item: Attendance;
	ballots: BallotInContext[];
	candidates: CandidateList[];
	/** At its end: for votes that only a matrix gives. */
	end: Attendance;
	/** Position in document order, shared with joint ballots. */
	order: number;
}

/** A joint vote outside any block. */
interface JointBallot extends BallotInContext {
	order: number;
}

/** The meeting in document order. */
export interface Replay {
	opening: Attendance;
	blocks: BlockContext[];
	joints: JointBallot[];
	effects: EventEffect[];
	quorumStatements: Array<{ node: QuorumStatement; attendance: Attendance }>;
	snapshots: Snapshot[];
	actions: Action[];
	closing: Closing | undefined;
	/** Whoever was in the room or remote at any time. */
	everThere: ReadonlySet<Member>;
	/** People who came without standing in the header: chairs whom the body names. */
	outsiders: Member[];
}
