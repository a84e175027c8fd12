/**
 * The assembly: what follows from what was written. Who is in the room at each vote, what they hold, what the counts decide and why.
 * One verdict, read by every output (messages, HTML, PDF, JSON, editor). All numbers are exact fractions or integers.
 */

import type { Node, Position } from 'unist';
import type {
	Action,
	AnswerName,
	Ballot,
	BallotLine,
	ChairChange,
	Choice,
	Closing,
	Election,
	Event,
	Group,
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
import type { Base, Majority, QuorumRule, Source, Threshold, Unit } from '../law/rules.js';
import type { Fraction } from '../text/fraction.js';

/** Rules that documents print as they are. */
export type { DeadlineRule } from '../law/rules.js';

/** Who is where at one moment. Immutable; the same object serves every vote between two events. */
export interface Attendance {
	/** Presence of each member now. */
	presence: ReadonlyMap<Member, Presence>;
	/** Holder of each member represented now: in the room or remote, else the proxy rests. */
	holders: ReadonlyMap<Member, Member>;
	chair: Member | undefined;
	/** Who presided before, left, and is back while nothing says who presides now. */
	backChair?: Member | undefined;
	/** A sentence says that somebody else presides. */
	chairContested?: boolean | undefined;
	/** Heads and votes by presence, electors only; `represented` counts only proxies whose holder is there. */
	counts: Record<Presence, Weight>;
	/** False where no participant of a voting group is known: attendance is unknown. */
	known: boolean;
	/** How many of those there or represented at the opening are counted without names. */
	unnamed?: bigint | undefined;
	/** Only those present and those represented together are known, and stand under `present`. */
	together?: boolean | undefined;
	/** Electors without a vote now: those who sat in the place of someone who has come, and those at a distance where nobody votes from there. */
	withoutVote?: ReadonlySet<Member> | undefined;
	/** The text by which nobody at a distance counts or votes. */
	noRemote?: { source?: Source | undefined } | undefined;
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
	/** People or votes present that count for the quorum; null where unknown. */
	count: Fraction | null;
	/** Smallest number that reaches the threshold. */
	required: Fraction | null;
	/** Null where it cannot be computed. */
	met: boolean | null;
	/** The attendance it was computed from. */
	attendance: Attendance;
	/** People whom a recusal took out of the count, and out of the base too where the rule says so. */
	withdrawn?: bigint | undefined;
	/** The convocation whose figure this is, where it is a later one. */
	call?: number | undefined;
}

/** One taking of votes: a block has one, or two where a second vote follows at once. */
export interface VoteResult {
	/** The ballot that holds it (a joint vote: the ballot of the other block). */
	ballot: Ballot;
	/** The `vote`, `secondVote` or `jointVote` line, or the first answer line. */
	line: BallotLine | undefined;
	/** First or second ballot. */
	round: 1 | 2;
	/** The kind of text that was put to the vote; `givenOpinion`: whether to give an unfavourable opinion, which was adopted. */
	kind: ResolutionKind | 'givenOpinion';
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
	/** The convocation from which on no quorum is asked, where the first asked for one. */
	quorumWaived?: { call: number; source?: Source | undefined } | undefined;
	/** Ballots by post that an amendment in session dropped, and the text that drops them. */
	dropped?: { members: Member[]; source?: Source | undefined } | undefined;
	/** The outcome by the counts and the majority, before quorum is looked at. */
	verdict: Outcome;
	/** The verdict, or `undetermined` where it was taken without the quorum. */
	outcome: Outcome;
	/** Nobody against and somebody for. */
	unanimous: boolean;
	/** Tallies by college, where the ballot has them. */
	colleges?: PartResult[] | undefined;
	proof: Proof;
	/** The joint vote that it shares. */
	joint?: { with: string[] } | undefined;
}

/** The tally of a college, or of those who are there in one way: in the room, online, by proxy, by post. */
export interface PartResult {
	/** As the ballot names it. */
	college: string;
	presence?: Presence | undefined;
	tally: TallyResult;
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

export interface ElectionResult {
	node: Election | Choice;
	id: string;
	number: string | null;
	title: string;
	session?: Session | undefined;
	seats: bigint;
	/** The election says how many seats there are. */
	seatsWritten: boolean;
	/** Candidates that can be elected: of lists, and of options, one. */
	places: bigint;
	round: bigint;
	/** A line says which round it is. */
	roundWritten: boolean;
	candidates: CandidateResult[];
	/** The one vote on all candidates together, where there was one. */
	vote?: TallyResult | undefined;
	attendance: Attendance;
	entitled: OpenWeight;
	voters: Fraction | null;
	blank: Fraction | null;
	void: Fraction | null;
	/** Valid ballots: voters less blank and void. */
	cast: Fraction | null;
	/** Votes that the round asks for (absolute majority in figures), where it asks for some. */
	required: Fraction | null;
	quorum: QuorumResult | null;
	method?: string | undefined;
	/** The rule that gave the outcome: the majority, a tie rule, the written result … */
	by: 'majority' | 'relative' | 'consent' | 'eldest' | 'stated' | 'tie' | 'quorumMissing' | 'unknown';
	declared: Result | null;
	source?: Source | undefined;
	proof: Proof;
}

/** An event of the text with the people whose presence it changed. */
export interface EventEffect {
	node: Event | ChairChange;
	members: Member[];
	before: Attendance;
	after: Attendance;
}

export interface QuorumCheck {
	node: QuorumStatement;
	quorum: QuorumResult | null;
}

/** The room from a place of the text on, until the next moment. */
export interface Snapshot {
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
	/** Where sentences repeat the outcome of votes that they name: they tell no vote of their own. */
	repeats: Position[];
	effects: EventEffect[];
	/** The quorum of the body as the room stood at the opening; absent where the rules ask for none. */
	openingQuorum?: QuorumResult | undefined;
	quorumChecks: QuorumCheck[];
	/** The room along the text. */
	snapshots: Snapshot[];
	/** Days between notice and meeting, counted as the rules count them. */
	notice?:
		| {
				days: bigint;
				required: bigint;
				clear: boolean;
				/** False where the law counts from a day that the file does not tell: the days are then those from sending. */
				sure: boolean;
				/** ISO date of the first presentation of the letter. */
				presented?: string | undefined;
				source?: Source | undefined;
		  }
		| undefined;
	actions: Action[];
	closing?: Closing | undefined;
	/** Contradictions met while computing: what they name was left out of the computation. */
	problems: Problem[];
	/** The quorum that a vote at a moment would need under the rule of the body; undefined where the rules ask for none. */
	quorumAt(moment: Snapshot): QuorumResult | undefined;
	/** Resolves a name as written at a place of the body; undefined for nobody. */
	find(name: string): Member | undefined;
}

// The people of a meeting, as everything that follows knows them.

/** Why somebody has no vote; `words`: the list says so itself; `open`: whoever presides may have one all the same, by the matter that is put to the vote or as a member. */
interface Barred {
	why: 'unearned' | 'noVote';
	source?: Source | undefined;
	words?: string | undefined;
	open?: boolean | undefined;
}

/** A person of the meeting: participant, member of the roll, or officer from outside. */
export interface Member {
	/** Stable identifier: slug of the name, made unique in source order. */
	id: string;
	/** Full name as printed. */
	name: string;
	/** The nodes that speak of this person: the group's entry, then the roll's. */
	nodes: Person[];
	affiliation?: string | undefined;
	/** Quality or office, `trésorier`. */
	quality?: string | undefined;
	college?: string | undefined;
	/** The group of the header that the person stands in; absent: known by the roll only. */
	group?: Group | undefined;
	/** Presence at the opening. */
	presence: Presence;
	/** The arrival in the body of somebody whom the header lists among those present. */
	late?: Event | undefined;
	/** Whether the person may vote at all (guests never; those excused or absent do on arrival). */
	elector: boolean;
	/** Why somebody in a group that votes is no elector: the right was not earned at the meetings before, or the rules give the chair none. */
	barred?: Barred | undefined;
	/** Why an elector may have no vote: what the list says, or whose place is taken by somebody who is there too. */
	unsure?:
		| { words?: string | undefined; seatOf?: Member | undefined; source?: Source | undefined }
		| undefined;
	/** Votes held in the person's own name, after the cap of the rules. */
	votes: Fraction;
	/** Named by a vote or a move only: one of those whom the minutes count without names. */
	unlisted?: boolean | undefined;
	/** People that this entry counts for: none where it is a further lot of somebody who stands above already. */
	heads: bigint;
	/** Of a person with several entries, each a lot: all of them, and by allocation key the first that has a share of it and counts as the person. */
	owner?: { lots: readonly Member[]; firstLots: ReadonlyMap<string, Member> } | undefined;
	/** Votes before the cap, where it was applied. */
	uncappedVotes?: Fraction | undefined;
	/** Whether `[votes]` or a roll gave them (else one). */
	weighted: boolean;
	/** Away and without stated votes, while all who are there have some: how many is not known. */
	votesUnknown?: boolean | undefined;
	/** Votes by allocation key. */
	keyVotes: ReadonlyMap<string, Fraction>;
	/** Who speaks and signs for a legal person. */
	representative?: string | undefined;
	/** The person who sits in this one's place. */
	substitute?: Member | undefined;
	/** Whose seat they say to take, as written: somebody of the list who is away, or a stranger to it. */
	replaces?: string | undefined;
	/** Holder of the proxy at the opening, where resolved; `chair` for a blank one. */
	holder?: Member | undefined;
	/** ISO date of birth. */
	born?: string | undefined;
	/** Shown in the public version. */
	public: boolean;
	/** Already named by an error: what this person does is left out of later checks. */
	flawed?: boolean | undefined;
}

// What a vote came to, and why: counts by answer, and the comparisons that decided.

/** The outcome of a vote. */
export type Outcome =
	| 'adopted'
	| 'rejected'
	| 'adjourned'
	| 'withdrawn'
	| 'moot'
	| 'noted'
	| 'favourable'
	| 'unfavourable'
	| 'undetermined';

/** Counts in votes by answer; null where uncounted. `heads` beside them where people are known. */
export interface TallyResult {
	for: Fraction | null;
	against: Fraction | null;
	abstention: Fraction | null;
	blank: Fraction | null;
	void: Fraction | null;
	/** Those counted under `blank` of which nobody says whether they are blank or void; absent where there are none. */
	blankOrVoid?: Fraction | undefined;
	notVoting: Fraction | null;
	recused: Fraction | null;
	/** People by answer, where the ballot names them or counts them. */
	heads: Partial<Record<AnswerName | 'recused', bigint>>;
	/** Names by answer, as counted: own votes and those represented. */
	names: Partial<Record<AnswerName | 'recused', NamedVote[]>>;
	/** Whether the votes were counted, named one by one, filled in from attendance (`tous les autres`), or not counted at all. */
	origin: 'counted' | 'named' | 'filled' | 'uncounted';
	/** Stated or computed voters and votes cast. */
	voters: Fraction | null;
	cast: Fraction | null;
}

export interface NamedVote {
	member: Member;
	votes: Fraction;
	/** Who cast it, where it was cast by proxy. */
	by?: Member | undefined;
	/** Sent ahead by post. */
	byPost?: boolean | undefined;
	/** What the line of the vote says of the person: `Contre : Paul Weiss (loyer excessif)`. */
	remark?: string | undefined;
}

/** One line of a majority, compared. */
export interface RequirementProof {
	base: Base;
	unit: Unit;
	threshold: Threshold;
	/** What was reached; null where unknown. */
	have: Fraction | null;
	/** What it is compared with; null where unknown. */
	of: Fraction | null;
	/** Smallest number that would be enough. */
	needed: Fraction | null;
	met: boolean | null;
	/** Beside a base of those in the room: what others hold by proxy or by post, and all votes for, theirs too. */
	outside?: Fraction | undefined;
	given?: Fraction | undefined;
	/** Whether the base holds ballots by post. */
	posted?: boolean | undefined;
	source?: Source | undefined;
}

/** Why a vote came out as it did. */
export interface Proof {
	requirements: RequirementProof[];
	/** What decided: the counts, consent without counts, a tie rule, the second ballot, nothing … */
	by:
		| 'counts'
		| 'consent'
		| 'noVotesCast'
		| 'chair'
		| 'tieRejected'
		| 'tieUnsettled'
		/** A tie that the chair settles, and how the chair voted is not told. */
		| 'tieOpen'
		| 'stated'
		/** It would fail with all the others for it, of whom none are counted. */
		| 'othersFor'
		| 'quorumMissing'
		| 'unknownRule'
		| 'unknownBase'
		| 'unknownCounts'
		/** Nobody knows whether some of those in the room have a vote, and the outcome differs. */
		| 'unknownVoters'
		/** More was cast than those entitled hold. */
		| 'impossibleCounts'
		| 'rulesInvalid'
		| 'lawUnknown'
		| 'notOpened'
		| 'notVoted'
		| 'decision';
	/** Where the tie rule that decided comes from. */
	tieSource?: Source | undefined;
	/** Whether the chair would have settled the tie, had the ballot not been secret. */
	secretTie?: boolean | undefined;
	/** How the chair voted, where that decided. */
	chairVote?: 'for' | 'against' | undefined;
	/** The majority that the failure of this vote opens, where its condition held. */
	opens?: { majority: Majority; requirements: RequirementProof[] } | undefined;
	/** What would have opened a second ballot, where a line of it was not reached. */
	opensNot?: RequirementProof[] | undefined;
	/** What one vote more or less would change: the smallest number of votes moved from against to for (or back) that changes the outcome. */
	margin?: Fraction | undefined;
}
