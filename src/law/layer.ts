/** One rules file, profile or inline mapping as it was read, before it is laid upon what it builds on: what it does not say is absent. */

import type { DataNode, DataScalar, Presence } from '../ast/index.js';
import type {
	Base,
	DeadlineId,
	DeadlineRule,
	ElectionRules,
	Mention,
	NoticeStart,
	OfficeElection,
	ProxyRule,
	QuorumRule,
	Round,
	Rules,
	Source,
	Threshold,
	Tie,
	Unit,
} from './rules.js';

/** A value with the node it was read from and where it comes from. */
export interface Said<Value> {
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
	source?: Source | undefined;
	node: DataNode;
}

/** What a kind of meeting may change. */
export interface Changes {
	default?: Said<string> | undefined;
	/** By key of the name. */
	majorities: Map<string, MajorityDraft>;
	quorum?: QuorumDraft | 'none' | undefined;
	/** Source of a quorum that is `none`. */
	quorumSource?: Source | undefined;
	proxies?: ProxyDraft | undefined;
	tie?: Said<Tie> | undefined;
	secret?: { tie?: Tie | undefined; source?: Source | undefined } | undefined;
	recused?: 'leaveBase' | 'stayInBase' | undefined;
	cap?: Said<'sumOfOthers' | 'none'> | undefined;
	showOfHands?: Rules['showOfHands'];
	secretInRoom?: Rules['secretInRoom'];
	noPost?: Rules['noPost'];
	remedies?: string | undefined;
	domicile?: boolean | undefined;
	chairKeepsOut?: boolean | undefined;
	chairBarred?: Rules['chairBarred'];
	withdraws?: Rules['withdraws'];
	votingRight?: Rules['votingRight'];
	knownSince?: string | undefined;
	notice?: NoticeDraft | undefined;
	deadlines?: Map<DeadlineId, DeadlineRule> | undefined;
	elections?:
		| {
				rounds?: Round[] | undefined;
				tie?: Tie | undefined;
				offices?: OfficeDraft[] | undefined;
				source?: ElectionRules['source'];
		  }
		| undefined;
	secondCallLimitedToAgenda?: boolean | undefined;
	amendedDropsPost?: boolean | undefined;
	amendedSource?: Source | undefined;
	mentions?: Mention[] | undefined;
	sign?: string[] | undefined;
	officers?: Array<'chair' | 'secretary'> | undefined;
	floor?: RequirementDraft | undefined;
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
