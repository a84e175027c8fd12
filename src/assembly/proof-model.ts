/** What a vote came to, and why: counts by answer, and the comparisons that decided. */

import type { AnswerName } from '../ast/index.js';
import type { Base, Majority, Source, Threshold, Unit } from '../law/rules.js';
import type { Fraction } from '../text/fraction.js';
import type { Member } from './member.js';

/** What a vote came to. */
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
	notVoting: Fraction | null;
	recused: Fraction | null;
	/** People by answer, where the ballot names them or counts them. */
	heads: Partial<Record<AnswerName | 'recused', bigint>>;
	/** Names by answer, as counted: own votes and those represented. */
	names: Partial<Record<AnswerName | 'recused', NamedVote[]>>;
	/** How the counts came to be. */
	origin: 'counted' | 'named' | 'filled' | 'uncounted';
	/** Stated or computed voters and votes cast. */
	voters: Fraction | null;
	cast: Fraction | null;
}

/** One member's vote. */
export interface NamedVote {
	member: Member;
	votes: Fraction;
	/** Who cast it, where it was cast by proxy. */
	by?: Member | undefined;
	/** Sent ahead by post. */
	byPost?: boolean | undefined;
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
		| 'stated'
		| 'quorumMissing'
		| 'unknownRule'
		| 'unknownBase'
		| 'unknownCounts'
		| 'rulesInvalid'
		| 'notOpened'
		| 'notVoted'
		| 'decision';
	/** Where the tie rule that decided comes from. */
	tieSource?: Source | undefined;
	/** How the chair voted, where that decided. */
	chairVote?: 'for' | 'against' | undefined;
	/** The majority that the failure of this vote opens, where its condition held. */
	opens?: { majority: Majority; requirements: RequirementProof[] } | undefined;
	/** What would have opened a second ballot, where a line of it was not reached. */
	opensNot?: RequirementProof[] | undefined;
	/** What one vote more or less would change: the smallest number of votes moved from against to for (or back) that changes the outcome. */
	margin?: Fraction | undefined;
}
