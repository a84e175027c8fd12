/**
 * The assembly: what follows from what was written. Who is in the room at each vote, what they hold, what the counts decide and why.
 * One verdict, read by every output (messages, HTML, PDF, JSON, editor). All numbers are exact fractions or integers.
 */

import type { Node } from 'unist';
import type {
	Action,
	Ballot,
	BallotLine,
	ChairChange,
	Choice,
	Closing,
	Election,
	Event,
	KeywordValue,
	Person,
	Presence,
	Problem,
	QuorumStatement,
	Resolution,
	ResolutionKind,
	Result,
	Session,
} from '../ast/index.js';
import type { Base, Majority, QuorumRule, Source, Unit } from '../law/rules.js';
import type { Fraction } from '../text/fraction.js';
import type { Member } from './member.js';
import type { Outcome, Proof, TallyResult } from './proof-model.js';

export type { Member } from './member.js';
export type { NamedVote, Outcome, Proof, RequirementProof, TallyResult } from './proof-model.js';

/** Who is where at one moment. Immutable; the same object serves every vote between two events. */
export interface Attendance {
	/** Presence of each member now. */
	presence: ReadonlyMap<Member, Presence>;
	/** Holder of each member represented now: in the room or remote, else the proxy rests. */
	holders: ReadonlyMap<Member, Member>;
	/** Who is in the chair. */
	chair: Member | undefined;
	/** Heads and votes by presence, electors only; `represented` counts only proxies whose holder is there. */
	counts: Record<Presence, Weight>;
	/** False where no participant of a voting group is known: attendance is unknown. */
	known: boolean;
	/** Electors without a vote now: those who sat in the place of someone who has come. */
	withoutVote?: ReadonlySet<Member> | undefined;
	/** Last event that made it, if any, with the minutes since midnight where they are known. */
	since?: { node: Event | ChairChange | Person; time?: number | undefined } | undefined;
	/** Time of the last timed node above (minutes since midnight). */
	time?: number | undefined;
}

/** A member who keeps as many votes as all others together, and the text that says so. */
export interface Cap {
	member: Member;
	/** Votes before the cap, and those left. */
	full: Fraction;
	kept: Fraction;
	source?: Source | undefined;
}

/** People and the votes they hold. */
export interface Weight {
	heads: bigint;
	votes: Fraction;
}

/** People and votes where either may be unknown. */
export interface OpenWeight {
	heads: bigint | null;
	votes: Fraction | null;
}

/** The quorum at one moment. */
export interface QuorumResult {
	rule: QuorumRule;
	/** What is counted: people or votes. */
	unit: Unit;
	base: Base;
	/** How many the base has; null where the file does not say. */
	of: Fraction | null;
	/** How many are there. */
	count: Fraction | null;
	/** Smallest number that reaches the threshold. */
	required: Fraction | null;
	/** Null where it cannot be computed. */
	met: boolean | null;
	/** The attendance it was computed from. */
	attendance: Attendance;
}

/** One taking of votes: a block has one, or two where a second vote follows at once. */
export interface VoteResult {
	/** The ballot that holds it (a joint vote: the ballot of the other block). */
	ballot: Ballot;
	/** The `vote`, `secondVote` or `jointVote` line, or the first answer line. */
	line: BallotLine | undefined;
	/** First or second ballot. */
	round: 1 | 2;
	/** The kind of text that was put to the vote. */
	kind: ResolutionKind;
	/** The majority it was taken under; null for a name that the rules do not know. */
	majority: Majority | null;
	attendance: Attendance;
	/** Who may vote, recused members left out; null where unknown. */
	entitled: OpenWeight;
	/** Whose votes the rules cap in this ballot. */
	cap?: Cap | undefined;
	/** Allocation key that weighs it. */
	key?: string | undefined;
	/** Canonical ballot method: `secret`, `showOfHands` … */
	method?: string | undefined;
	tally: TallyResult;
	quorum: QuorumResult | null;
	/** What the vote alone gives. */
	verdict: Outcome;
	/** The verdict, or `undetermined` where it was taken without the quorum. */
	outcome: Outcome;
	/** Nobody against and somebody for. */
	unanimous: boolean;
	/** Tallies by college, where the ballot has them. */
	colleges?: Array<{ college: string; tally: TallyResult }> | undefined;
	proof: Proof;
	/** The joint vote that it shares. */
	joint?: { with: string[] } | undefined;
}

/** A resolution, opinion or decision with its outcome. */
export interface Decision {
	node: Resolution;
	/** `resolution-1`. */
	id: string;
	/** As printed; null where it has none. */
	number: string | null;
	/** Plain text. */
	title: string;
	/** The innermost agenda item that holds it. */
	session?: Session | undefined;
	kind: ResolutionKind;
	/** For an amendment: the decision it changes. */
	amends?: Decision | undefined;
	/** One, two (second vote), or none (decision, withdrawn, noted …). */
	votes: VoteResult[];
	/** Of the last vote, or as stated where no vote is needed. */
	outcome: Outcome;
	/** The written result. */
	declared: { node: Result | KeywordValue; outcome: Outcome } | null;
	/** The first vote whose failure opened this one (second ballot as a block of its own). */
	secondOf?: Decision | undefined;
}

/** One candidate's result. */
export interface CandidateResult {
	line: BallotLine;
	/** As printed. */
	name: string;
	member?: Member | undefined;
	college?: string | undefined;
	votes: Fraction | null;
	against?: Fraction | undefined;
	abstention?: Fraction | undefined;
	elected: boolean;
}

/** An election with its outcome. */
export interface ElectionResult {
	node: Election | Choice;
	id: string;
	number: string | null;
	title: string;
	session?: Session | undefined;
	seats: bigint;
	/** Candidates that can be elected: of lists, and of options, one. */
	places: bigint;
	round: bigint;
	candidates: CandidateResult[];
	attendance: Attendance;
	entitled: OpenWeight;
	cap?: Cap | undefined;
	voters: Fraction | null;
	blank: Fraction | null;
	void: Fraction | null;
	/** Valid ballots: voters less blank and void. */
	cast: Fraction | null;
	/** Votes that the round asks for (absolute majority in figures), where it asks for some. */
	required: Fraction | null;
	quorum: QuorumResult | null;
	method?: string | undefined;
	/** What decided. */
	by: 'majority' | 'relative' | 'consent' | 'eldest' | 'stated' | 'tie' | 'quorumMissing' | 'unknown';
	declared: Result | null;
	source?: Source | undefined;
	proof: Proof;
}

/** What an event did. */
export interface EventEffect {
	node: Event | ChairChange;
	members: Member[];
	before: Attendance;
	after: Attendance;
}

/** A checked quorum line. */
export interface QuorumCheck {
	node: QuorumStatement;
	quorum: QuorumResult | null;
	attendance: Attendance;
}

/** The room from a place of the text on, until the next moment. */
export interface Moment {
	from: Node;
	attendance: Attendance;
	/** When the agenda item there was opened. */
	item: Attendance;
}

/** The meeting, replayed. */
export interface Assembly {
	/** Everybody, in source order. */
	members: Member[];
	/** The whole electorate (`membres`), after the cap; null where the file does not say. */
	electorate: OpenWeight;
	/** Name of the unit in which votes differ, false where everyone has one vote. */
	weighted: boolean;
	/** At the opening. */
	opening: Attendance;
	/** First or later convocation. */
	call: number;
	/** ISO date. */
	date?: string | undefined;
	status: 'convened' | 'draft' | 'final' | 'approved';
	chair?: Member | undefined;
	secretary?: Member | undefined;
	/** In document order. */
	decisions: Decision[];
	elections: ElectionResult[];
	effects: EventEffect[];
	/** The quorum of the body as the room stood at the opening; absent where the rules ask for none. */
	openingQuorum?: QuorumResult | undefined;
	quorumChecks: QuorumCheck[];
	/** The room along the text. */
	moments: Moment[];
	/** Days between notice and meeting, counted as the rules count them. */
	notice?: { days: bigint; required: bigint; clear: boolean; source?: Source | undefined } | undefined;
	actions: Action[];
	closing?: Closing | undefined;
	/** Contradictions met while computing: what they name was left out of the computation. */
	problems: Problem[];
	/** The quorum that a vote at a moment would need under the rule of the body; undefined where the rules ask for none. */
	quorumAt(moment: Moment): QuorumResult | undefined;
	/** Resolves a name as written at a place of the body; undefined for nobody. */
	find(name: string): Member | undefined;
}
