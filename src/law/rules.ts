/**
 * The rules of a body, typed: what a rules file, inline rules or a profile say once they are read and inheritance is resolved.
 * Every figure knows its source; thresholds are exact fractions.
 */

import type { Position } from 'unist';
import type { DataNode, DataScalar, Presence, Problem } from '../ast/index.js';
import type { Fraction } from '../text/fraction.js';

/** Where a figure comes from. */
export interface Source {
	/** As it is printed: `loi du 10 juillet 1965, art. 24`, `statuts, art. 11`. By language where a profile gives several. */
	text: string;
	/** Date of the text that was read (ISO), for profiles. */
	asOf?: string | undefined;
	/** False where the text itself was not read: messages and proofs that use the figure say so. */
	verified: boolean;
	/** How the text was known, for profiles: `READ`, `READ-OLD` (an older version), `READ-2ry` (quoted by another), `MEM` (from memory), `INF` (inferred). */
	confidence?: string | undefined;
}

/** A number of members or votes that the others are compared with. */
export type Base =
	/** For and against. */
	| 'cast'
	/** For, against and void: an illegal vote of somebody entitled counts in the total (Robert’s Rules). */
	| 'castOrVoid'
	/** For, against and blank: where blank ballots count as votes cast. */
	| 'castOrBlank'
	/** Ballots in the box, void and blank ones too. */
	| 'ballots'
	/** Entitled and in the room or remote. */
	| 'present'
	/** With proxies and ballots by post. */
	| 'presentOrRepresented'
	/** The whole electorate, in office. */
	| 'members';

/** People, or the votes they hold. */
export type Unit = 'votes' | 'heads';

export type Threshold =
	| { kind: 'fraction'; comparison: '>' | '>='; fraction: Fraction }
	/** A whole number: `>= 2`. */
	| { kind: 'number'; comparison: '>' | '>='; number: bigint }
	/** Everybody: unanimity of the base. */
	| { kind: 'all' };

/** One line that must hold. */
export interface Requirement {
	threshold: Threshold;
	base: Base;
	unit: Unit;
	source?: Source | undefined;
}

/** The majority that a vote needs. */
export interface Majority {
	/** Canonical name (key of `Rules.majorities`). */
	name: string;
	/** Of words that say a part and not of what, `3/4`: the same part of another base than the votes cast. */
	ofBase?: (base: Requirement['base']) => Majority;
	/** As printed: `art. 25`, `deux tiers des suffrages exprimés`; by its words where it has no better label. */
	label: string;
	/** Its name in the document's language, as a list of rules prints it. */
	printedName?: string | undefined;
	/** The article that it is of: `25-1`. */
	article?: string | undefined;
	/** Every line must hold. */
	requirements: Requirement[];
	/** More for than against of the votes cast: then `à la majorité` without counts adopts. */
	simple: boolean;
	/** `majorité simple`, as bylaws say it: of candidates, the most votes or more than half. */
	loose?: boolean | undefined;
	source?: Source | undefined;
	/** A second ballot that a failed vote opens: if these lines held, the vote may be taken again under `then`; `atOnce`: before any other vote. */
	else?: { if: Requirement[]; then: string; atOnce: boolean } | undefined;
	/** Majorities whose failed vote opens this one; empty: usable at any time. */
	openedBy: string[];
	/** What a tie leads to under it, where it says so itself. */
	tie?: Tie | undefined;
	quorum?: QuorumRule | 'none' | undefined;
	/** What replaces it on a second convocation. */
	call?: ReadonlyMap<number, Majority> | undefined;
	/** Whether the law itself has it, and bylaws may not put their own in its place. */
	ofLaw?: boolean | undefined;
	/** Place of its definition in the rules file or header. */
	position?: Position | undefined;
}

/** How many must be there. */
export interface QuorumRule {
	threshold: Threshold;
	base: Base;
	unit: Unit;
	/** Who makes the quorum. */
	counts: Presence[];
	/** Whether a person in the room who is no member and holds a proxy counts too (Companies Act 2006, s. 318: a qualifying person). */
	holdersCount?: boolean | undefined;
	/** When it is looked at. */
	at: 'vote' | 'item' | 'opening';
	/** What replaces it on a second convocation. */
	call?: ReadonlyMap<number, QuorumRule | 'none'> | undefined;
	source?: Source | undefined;
	/**
	 * What a recusal changes: nothing (`stay`, where nothing is said), who is there (`leaveRoom`: those who withdraw are not present), or
	 * the base too (`leaveBase`: they are no members in office for it, CGCT L1111-6).
	 */
	recused?: 'stay' | 'leaveRoom' | 'leaveBase' | undefined;
}

/** How many proxies one holder may carry, and who may carry them. */
export interface ProxyRule {
	/** Greatest number for one holder: a number, a share of the members (at least 1), or none. */
	max?: { kind: 'number'; number: bigint } | { kind: 'share'; share: Fraction } | undefined;
	/** More than `max` is allowed while own and held votes together stay within this share of all votes. */
	share?: Fraction | undefined;
	/** Who may hold one: a member, somebody who is none, anyone, or only somebody who is none and has a quality of `allowed`. */
	holder: 'member' | 'outsider' | 'anyone' | 'nobody';
	/** Qualities that let a person hold one who otherwise could not (`conjoint`). */
	allowed: string[];
	/** Qualities that bar a holder (`syndic`). */
	excluded: string[];
	/** Source of the limits; `max` 0 means that proxies are not allowed at all. */
	source?: Source | undefined;
	/** Source of `excluded`, where it is another. */
	excludedSource?: Source | undefined;
}

export type Tie = 'chair' | 'rejected' | 'eldest' | 'lot';

/** What a delay of notice is counted from: the day of sending, or that on which a registered letter was first presented. */
export type NoticeStart = 'sending' | 'presentation';

/** Delay between notice and meeting. */
export interface NoticeRule {
	days: bigint;
	/** Clear days: neither the day that it is counted from nor that of the meeting. */
	clear: boolean;
	counted: NoticeStart;
	/** Days that the post is given to present a letter; zero where the day of sending counts. */
	post: bigint;
	/** Days on a second convocation. */
	call?: ReadonlyMap<number, bigint> | undefined;
	/** Days of a notice that the minutes say to be urgent. */
	urgent?: { days: bigint; clear: boolean } | undefined;
	source?: Source | undefined;
}

export type Round = { kind: 'threshold'; requirements: Requirement[] } | { kind: 'relative' };

/** What is due around a meeting, beside its notice. */
export type DeadlineId = 'postalVotes' | 'listOfActs' | 'notification' | 'minutes' | 'publication';

/** A day by which something is due. */
export interface DeadlineRule {
	count: bigint;
	unit: 'days' | 'months';
	/** Clear days: neither the day that it is counted from nor the last one. */
	clear: boolean;
	from: 'beforeMeeting' | 'afterMeeting' | 'afterNextMeeting';
	/** A text of law that what is sent must reproduce, word for word, in the language of the law. */
	reproduces?: string | undefined;
	source?: Source | undefined;
}

/** What holds for the election to one office, where it differs: the president of a council, the secretary of a works council. */
export interface OfficeElection {
	/** Words of a title that mean it. */
	titles: string[];
	/** Words that mean another one (`vice-président`, `commission`). */
	except: string[];
	rounds?: Round[] | undefined;
	tie?: Tie | undefined;
	quorum?: QuorumRule | 'none' | undefined;
	/** Whether whoever is in the chair votes too, without being a member. */
	chairVotes?: boolean | undefined;
	/** Whether candidates may be lists, of which one takes all seats. */
	lists?: boolean | undefined;
	/** Whether lists share the seats in proportion: who is elected is not computed. */
	proportional?: boolean | undefined;
	source?: Source | undefined;
}

/** How elections are decided. */
export interface ElectionRules {
	/** First round, second round …; the last one holds for later rounds. */
	rounds: Round[];
	offices: OfficeElection[];
	tie?: Tie | undefined;
	source?: Source | undefined;
}

/** Something that the minutes of this kind of body must contain. */
export interface Mention {
	/** Canonical identifier, one of those that `document/missing-mention` checks. */
	id: string;
	source?: Source | undefined;
}

/** A right to vote that members earn by attending: at so many of the last meetings of the body. */
export interface EarnedVote {
	attended: number;
	of: number;
	source?: Source | undefined;
}

/** What rules say beside their figures, and what a kind of meeting may change of it. */
interface SaidRules {
	/** Source of the quorum, of `none` too. */
	quorumSource?: Source | undefined;
	/** What a secret ballot changes. */
	secret?: { tie?: Tie | undefined; source?: Source | undefined } | undefined;
	/** Where one raises hands each person has one vote, whatever they hold: the text that says so. */
	showOfHands?: { unit: 'heads'; source?: Source | undefined } | undefined;
	/** A secret ballot may not be taken while somebody attends from afar: the text that says so. */
	secretInRoom?: { source?: Source | undefined } | undefined;
	/** The attendance sheet tells where each member lives (décret du 17 mars 1967, art. 14). */
	domicile?: boolean | undefined;
	/** Whether whoever is in the chair may keep out of a vote: where no law is known, nobody can tell. */
	chairKeepsOut?: boolean | undefined;
	/** How, where and until when an act can be challenged, as each act says it. */
	remedies?: string | undefined;
	/** Nobody may vote by post: the text that says so. */
	noPost?: { source?: Source | undefined } | undefined;
	/**
	 * Who sits without a vote: all of these qualities and, where `chair` says so, whoever presides, who votes under these titles; `perhaps`:
	 * qualities that leave it open. One of `except` makes a member of somebody.
	 */
	noVote?:
		| {
				titles: string[];
				except: string[];
				qualities: string[];
				perhaps: string[];
				chair: boolean;
				source?: Source | undefined;
		  }
		| undefined;
	/** Qualities that bar a person from the chair. */
	chairBarred?: { qualities: string[]; source?: Source | undefined } | undefined;
	/** Titles of resolutions for whose vote the head of the body leaves the room, and the qualities that mean that head. */
	withdraws?:
		| { titles: string[]; except: string[]; qualities: string[]; source?: Source | undefined }
		| undefined;
	/** Who may vote, where that depends on earlier meetings. */
	votingRight?: EarnedVote | undefined;
	/** Before this day (ISO) the rules were others, which are not known: no vote of then gets a verdict. */
	knownSince?: string | undefined;
	/** On a second convocation only items of the first agenda may be decided. */
	secondCallLimitedToAgenda?: boolean | undefined;
	/** Ballots by post that were for it fall when a resolution is amended in session. */
	amendedDropsPost?: boolean | undefined;
	amendedSource?: Source | undefined;
}

export interface Rules extends SaidRules {
	/** False where no rules were given anywhere: simple majority of votes cast, no quorum (`vote/no-rules`). */
	given: boolean;
	/** False where the rules could not be read without doubt: then no vote gets a verdict. */
	valid: boolean;
	/** Canonical identifier of the profile they are or build on. */
	profile?: string | undefined;
	/** As printed. */
	name?: string | undefined;
	source?: Source | undefined;
	/** Majority of a resolution that names none. */
	default: string;
	/** By canonical name. */
	majorities: ReadonlyMap<string, Majority>;
	/** `none`: the law or bylaws say that there is no quorum. Undefined: nothing is said, so none is asked. */
	quorum?: QuorumRule | 'none' | undefined;
	proxies?: ProxyRule | undefined;
	tie?: Tie | undefined;
	tieSource?: Source | undefined;
	/** Nobody at a distance counts or votes: the text that says so. */
	noRemote?: { source?: Source | undefined } | undefined;
	/** Whether the meeting was held before that day. */
	lawUnknown?: boolean | undefined;
	/** Majority of a resolution that names none, by the kind of meeting that its section names; for a mixed meeting nothing else says it. */
	byKind: ReadonlyMap<'ordinary' | 'extraordinary', string>;
	/** Whether the meeting is of both kinds at once, with a majority for each. */
	mixed: boolean;
	/** Whether members recused for a vote leave its base. */
	recused: 'leaveBase' | 'stayInBase';
	/** A member with more than half of the votes keeps as many as all others together (loi du 10 juillet 1965, art. 22). */
	cap?: 'sumOfOthers' | undefined;
	capSource?: Source | undefined;
	notice?: NoticeRule | undefined;
	/** By what is due, in the order in which they were said. */
	deadlines: ReadonlyMap<DeadlineId, DeadlineRule>;
	elections?: ElectionRules | undefined;
	/** What elects where the rules say nothing of elections: their ordinary majority, as for every decision. */
	electing?: Majority | undefined;
	mentions: Mention[];
	/** Who signs, canonical offices or qualities: `chair`, `secretary`, `tellers`, `maire`… */
	sign: string[];
	/** Offices that the minutes must name (`people/missing-officer`). */
	officers: Array<'chair' | 'secretary'>;
	/** The majority of an article that these rules have: `art. 25`; no words, and no articles of other texts. */
	article(name: string): Majority | undefined;
	/** The majority that a title asks for by its subject: `Modification des statuts`, `Special resolution: …`. */
	subject(title: string): Majority | undefined;
	/** One that a title may ask for by its subject, or the one of the meeting: `Travaux d'amélioration`. */
	perhaps(title: string): Majority | undefined;
	/** The majority of a change of the bylaws. */
	bylaws(): Majority | undefined;
	/** The kind of meeting that the title of a section names: `À titre extraordinaire`. */
	kind(title: string): 'ordinary' | 'extraordinary' | undefined;
	/** Finds a majority as people name it: `article 25`, `25`, `deux tiers des suffrages exprimés`; words make a rule of their own. */
	find(name: string): Majority | undefined;
	/** What a majority asks of a candidate, as people name it: `majorité relative`, or one that {@link find} finds. */
	round(name: string): Round | undefined;
	/** The majority of a special resolution: of that name, else the one that the rules have for what is out of the ordinary. */
	special(): Majority | undefined;
	/** Names of the majorities, as people write them. */
	names: readonly string[];
	/** Nearest name, for messages. */
	nearest(name: string): string | undefined;
	/** Mistakes of the rules file or inline rules. */
	problems: Problem[];
}

// --- One rules file, profile or inline mapping as it was read, before it is laid upon what it builds on: what it does not say is absent.

/** A value with the node it was read from and where it comes from. */
interface Said<Value> {
	value: Value;
	node: DataNode;
	source?: Source | undefined;
}

/** One line of a majority, as far as it is said. */
export interface RequirementDraft {
	threshold: Threshold;
	base?: Base | undefined;
	unit?: Unit | undefined;
	source?: Source | undefined;
	/** Whether a comparison was written: a bare half of the votes cast is refused. */
	compared: boolean;
	/** `majorité simple`: of candidates, the most votes or more than half. */
	loose?: boolean | undefined;
	node: DataNode;
}

/** A quorum, as far as it is said. */
export interface QuorumDraft {
	threshold?: Threshold | undefined;
	base?: Base | undefined;
	unit?: Unit | undefined;
	counts?: Presence[] | undefined;
	at?: QuorumRule['at'] | undefined;
	holdersCount?: boolean | undefined;
	call?: Map<number, QuorumDraft | 'none'> | undefined;
	source?: Source | undefined;
	recused?: QuorumRule['recused'];
	node: DataNode;
	file: string | undefined;
}

/** A majority, as far as it is said. */
export interface MajorityDraft {
	/** As written. */
	name: string;
	/** Its key in the file; absent for what replaces a majority on a second convocation. */
	key?: DataScalar | undefined;
	label?: string | undefined;
	/** Other names that mean it, where nothing else bears them. */
	aliases?: string[] | undefined;
	/** Titles of what it may be asked for, or another one: `…` stands for any words. */
	mayDecide?: string[] | undefined;
	/** One that holds in its place where bylaws have it, and nothing of this one. */
	yieldsTo?: string | undefined;
	requirements?: RequirementDraft[] | undefined;
	else?: { if: RequirementDraft[]; then: string; atOnce: boolean; node: DataNode } | undefined;
	quorum?: QuorumDraft | 'none' | undefined;
	tie?: Tie | undefined;
	call?: Map<number, MajorityDraft> | undefined;
	source?: Source | undefined;
	node: DataNode;
	file: string | undefined;
	/** Whether it comes from a profile that ships. */
	shipped: boolean;
	/** Lines of the law itself, below which bylaws may not go. */
	floor?: RequirementDraft[] | undefined;
}

/** Limits of proxies, as far as they are said; `unlimited` lifts an inherited number. */
export type ProxyDraft = Partial<Omit<ProxyRule, 'max'>> & { max?: ProxyRule['max'] | 'unlimited' };

/** A delay, as far as it is said. */
export interface NoticeDraft {
	days?: bigint | undefined;
	clear?: boolean | undefined;
	counted?: NoticeStart | undefined;
	post?: bigint | undefined;
	call?: Map<number, bigint> | undefined;
	urgent?: NoticeRule['urgent'];
	source?: Source | undefined;
	node: DataNode;
}

/** What a kind of meeting may change. */
export interface Changes extends SaidRules {
	default?: Said<string> | undefined;
	/** By key of the name. */
	majorities: Map<string, MajorityDraft>;
	quorum?: QuorumDraft | 'none' | undefined;
	quorumNode?: DataNode | undefined;
	proxies?: ProxyDraft | undefined;
	proxiesNode?: DataNode | undefined;
	tie?: Said<Tie> | undefined;
	recused?: 'leaveBase' | 'stayInBase' | undefined;
	cap?: Said<'sumOfOthers' | 'none'> | undefined;
	/** False lifts what is inherited. */
	noRemote?: Rules['noRemote'] | false;
	notice?: NoticeDraft | undefined;
	deadlines?: Map<DeadlineId, DeadlineRule> | undefined;
	elections?:
		| {
				rounds?: Round[] | undefined;
				tie?: Tie | undefined;
				offices?: OfficeDraft[] | undefined;
				source?: ElectionRules['source'];
				node?: DataNode | undefined;
				file?: string | undefined;
		  }
		| undefined;
	mentions?: Mention[] | undefined;
	sign?: string[] | undefined;
	officers?: Array<'chair' | 'secretary'> | undefined;
	floor?: RequirementDraft | undefined;
	/** What the law fixes itself: keys (`quorum`, `proxies`) and names of majorities. */
	mandatory?: string[] | undefined;
	/** Clauses of bylaws that the law leaves no room for. */
	unwritten?: Unwritten[] | undefined;
}

/** A clause that is deemed unwritten, with the text that says so. */
export interface Unwritten {
	name: string;
	node: DataNode | undefined;
	source: Source | undefined;
}

/** What holds for the election to one office, as far as it is said. */
export interface OfficeDraft extends Omit<OfficeElection, 'quorum'> {
	quorum?: QuorumDraft | 'none' | undefined;
}

/** When a version of the rules holds: from one day on, before another, for so many members. */
export interface Condition {
	since?: string | undefined;
	before?: string | undefined;
	members?: { comparison: '=' | '>' | '<' | '>=' | '<='; number: bigint } | undefined;
}

/** Changes that hold under a condition. */
export interface Version {
	when: Condition;
	changes: Changes;
}

/** Everything that one file says. */
export interface Layer extends Changes {
	/** Identifier of the profile that ships, where it is one. */
	profileId?: string | undefined;
	/** What it builds on, as written. */
	profile?: { value: string; node: DataNode } | undefined;
	name?: string | undefined;
	source?: Source | undefined;
	/** Changes by date or number of members, in the order in which they are laid upon the rest. */
	versions: Version[];
	/** Changes by kind of meeting, kinds as written. */
	meetings: Array<{ kind: string; changes: Changes }>;
}
