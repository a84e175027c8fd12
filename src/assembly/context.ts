/** The blocks of a meeting with the moments that matter to them, which a replay gives, and what deciding them needs to know. */

import type { Node } from 'unist';
import type {
	Action,
	Ballot,
	Block,
	CandidateList,
	Closing,
	Interest,
	Language,
	QuorumStatement,
	Session,
	TextValue,
	UncountedVote,
} from '../ast/index.js';
import type { Rules } from '../law/rules.js';
import type { Fraction } from '../text/fraction.js';
import type { Electorate } from './attendance/electorate.js';
import type { Mandates } from './attendance/mandates.js';
import type { People } from './attendance/people.js';
import type { Assembly, Attendance, EventEffect, Member, OpenWeight, Snapshot } from './model.js';
import type { Problems } from './problems.js';
import type { VoteMatrix } from './vote/matrix.js';
import type { WrittenBallot } from './vote/written-ballot.js';

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
	/** What stands right below that. */
	behindBelow: Node | undefined;
	/** When it was put to discussion: with its agenda item if it is the first of it, and again after a suspension. */
	item: Attendance;
	ballots: BallotInContext[];
	candidates: CandidateList[];
	/** At its end: for votes that only a matrix gives. */
	end: Attendance;
	/** Position in document order, shared with joint ballots. */
	order: number;
}

export interface NumberedBlock {
	scene: BlockContext;
	/** Block word: `resolution`, `amendment`, `election` … */
	word: string;
	/** As printed; null where it has none. */
	number: string | null;
	id: string;
	/** Plain text; of a ballot outside any block, that of its agenda item. */
	title: string;
	/** For an amendment: the block that it is about. */
	amends: BlockContext | undefined;
	/** The resolution that this vote stands below, whether its number says that it is a part of it, `8.2` of 8, and the line over it. */
	partOf?: { whole: NumberedBlock; isNumbered: boolean; title?: string } | undefined;
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

// --- What deciding the blocks of a meeting needs to know.

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
	told: readonly UncountedVote[];
	/** Smallest part of a vote. */
	step: Fraction;
	matrix: VoteMatrix | undefined;
	interests: readonly DeclaredInterest[];
	blocks: readonly NumberedBlock[];
	joints: readonly JointVote[];
	/** Whether a block stands under an item that the agenda does not have. */
	isOffAgenda(scene: BlockContext): boolean;
	/** Number present as stated above a place, where attendance is unknown. */
	statedPresence(scene: BlockContext): OpenWeight | undefined;
}
