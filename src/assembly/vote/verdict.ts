/** The one verdict: what the counts decide under a majority, and why. */

import type { Base, Majority, Requirement, Tie, Unit } from '../../law/rules.js';
import { add, compare, type Fraction, fraction, isZero, max, min, subtract } from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { OpenWeight, Outcome, Proof, RequirementProof, TallyResult } from '../model.js';
import { reaches, smallestReaching, standsOnEdge } from '../requirement.js';

/** What a verdict is made from. */
export interface Case {
	majority: Majority;
	tally: TallyResult;
	consent: 'unanimous' | 'noObjection' | 'majority' | undefined;
	entitlement: Entitlement;
	/** Whether votes differ from people. */
	weighted: boolean;
	/** Smallest part of a vote. */
	step: Fraction;
	/** Those present, where attendance is unknown. */
	stated: OpenWeight;
	/** What the rules say of a tie; undefined: nothing. */
	tie: Tie | undefined;
	/** The majority of the second ballot that a failure may open. */
	second: Majority | undefined;
	/** How the chair voted: read from the names, else taken from the stated result; undefined: not at all. */
	chairVote(): 'for' | 'against' | undefined;
}

/** What a vote gives, with its proof. */
export interface Verdict {
	outcome: Extract<Outcome, 'adopted' | 'rejected' | 'undetermined'>;
	proof: Proof;
}

/** Judges a vote. */
export function judge(matter: Case): Verdict {
	const requirements = matter.majority.requirements.map((requirement) => prove(requirement, matter));
	const consented = judgeConsent(matter, requirements);
	if (consented) return consented;
	if (requirements.some(({ met }) => met === false)) return judgeFailure(matter, requirements);
	const unknown = requirements.find(({ met }) => met === null);
	if (unknown) {
		return {
			outcome: 'undetermined',
			proof: { requirements, by: unknown.have === null ? 'unknownCounts' : 'unknownBase' },
		};
	}
	return {
		outcome: 'adopted',
		proof: { requirements, by: 'counts', ...marginOf('adopted', requirements, matter) },
	};
}

/** The figures of one requirement. */
export function prove(
	requirement: Requirement,
	matter: Pick<Case, 'tally' | 'entitlement' | 'weighted' | 'step' | 'stated'>,
): RequirementProof {
	const { base, unit, threshold, source } = requirement;
	const have = ayes(matter.tally, unit, matter.weighted);
	const of = figureOf(base, unit, matter);
	const whole = of ?? (threshold.kind === 'number' ? have : null);
	return {
		base,
		unit,
		threshold,
		have,
		of,
		needed:
			of === null && threshold.kind !== 'number'
				? null
				: smallestReaching(of ?? fraction(0n), threshold, unit === 'heads' ? fraction(1n) : matter.step),
		met:
			have === null || whole === null
				? have !== null && isZero(have)
					? false
					: null
				: reaches(have, whole, threshold),
		...(base === 'presentOrRepresented' && matter.entitlement.attendance.counts.byPost.heads > 0n
			? { posted: true }
			: {}),
		...(source ? { source } : {}),
	};
}

/** `unanimité`, `sans objection`, `à la majorité` where no counts decide. */
function judgeConsent(
	{ majority, tally, consent }: Case,
	requirements: RequirementProof[],
): Verdict | undefined {
	if (!consent || tally.for !== null) return undefined;
	const opposed = tally.against !== null && !isZero(tally.against);
	const proof = (by: Proof['by']): Proof => ({ requirements, by });
	if (opposed && consent !== 'majority') return { outcome: 'undetermined', proof: proof('unknownCounts') };
	if (consent === 'majority') {
		return majority.simple
			? { outcome: 'adopted', proof: proof('consent') }
			: { outcome: 'undetermined', proof: proof('unknownCounts') };
	}
	// Everyone who took part agreed: that settles every base of those present or voting, and none of all members.
	const settled = majority.requirements.every(
		({ base, threshold }) => base !== 'members' && threshold.kind !== 'number',
	);
	return settled
		? { outcome: 'adopted', proof: proof('consent') }
		: { outcome: 'undetermined', proof: proof('unknownCounts') };
}

function judgeFailure(matter: Case, requirements: RequirementProof[]): Verdict {
	const { tally, majority } = matter;
	const rejected = (by: Proof['by'], more: Partial<Proof> = {}): Verdict => ({
		outcome: 'rejected',
		proof: { requirements, by, ...opening(majority, matter), ...more },
	});
	if (tally.for !== null && tally.against !== null && isZero(add(tally.for, tally.against)))
		return rejected('noVotesCast');
	if (!isTie(requirements, tally, matter.weighted))
		return rejected('counts', marginOf('rejected', requirements, matter));
	// Beside votes that are not cast a tie decides nothing: the figures do.
	const isOfCast = requirements.every(({ base }) => base === 'cast' || base === 'castOrVoid');
	if (matter.tie === 'rejected')
		return isOfCast
			? rejected('tieRejected')
			: rejected('counts', marginOf('rejected', requirements, matter));
	const chairVote = matter.tie === 'chair' ? matter.chairVote() : undefined;
	if (chairVote === undefined) return rejected('tieUnsettled');
	if (chairVote === 'against') return rejected('chair', { chairVote: 'against' });
	return { outcome: 'adopted', proof: { requirements, by: 'chair', chairVote: 'for' } };
}

/** As many for as against, where that alone keeps the requirement from being met. */
function isTie(requirements: readonly RequirementProof[], tally: TallyResult, weighted: boolean): boolean {
	return requirements.every(({ met, have, of, unit, threshold }) => {
		if (met === true) return true;
		if (met === null || have === null || of === null) return false;
		const against = unit === 'votes' || !weighted ? tally.against : headsOf(tally, 'against', weighted);
		return (
			against !== null &&
			have.numerator === against.numerator &&
			have.denominator === against.denominator &&
			standsOnEdge(have, of, threshold)
		);
	});
}

/** The second ballot that a failed vote opens, where its condition held; where it did not, the condition. */
function opening(majority: Majority, matter: Case): Pick<Proof, 'opens' | 'opensNot'> {
	if (!majority.else || !matter.second) return {};
	const requirements = majority.else.if.map((requirement) => prove(requirement, matter));
	if (requirements.some(({ met }) => met !== true)) return { opensNot: requirements };
	return { opens: { majority: matter.second, requirements } };
}

/** The smallest number of votes that, moved between for and against, changes the outcome; none where people are counted too. */
function marginOf(
	outcome: 'adopted' | 'rejected',
	requirements: readonly RequirementProof[],
	matter: Case,
): Pick<Proof, 'margin'> {
	const gaps: Fraction[] = [];
	for (const { unit, have, needed, met } of requirements) {
		if (have === null || needed === null || (unit === 'heads' && matter.weighted)) return {};
		if (outcome === 'adopted') gaps.push(add(subtract(have, needed), matter.step));
		else if (met === false) gaps.push(subtract(needed, have));
	}
	const [first, ...rest] = gaps;
	if (!first) return {};
	const margin = rest.reduce((best, gap) => (outcome === 'adopted' ? min(best, gap) : max(best, gap)), first);
	const movable = outcome === 'adopted' ? matter.tally.for : matter.tally.against;
	return movable !== null && margin.numerator > 0n && compare(margin, movable) <= 0 ? { margin } : {};
}

function ayes(tally: TallyResult, unit: Unit, weighted: boolean): Fraction | null {
	return unit === 'votes' ? tally.for : headsOf(tally, 'for', weighted);
}

function headsOf(
	tally: TallyResult,
	answer: 'for' | 'against' | 'blank' | 'void',
	weighted: boolean,
): Fraction | null {
	const heads = tally.heads[answer];
	if (heads !== undefined) return fraction(heads);
	const votes = tally[answer];
	return votes !== null && (!weighted || isZero(votes)) ? votes : null;
}

/** The answers that a base adds up. */
const ANSWERS_OF = {
	cast: ['for', 'against'],
	castOrVoid: ['for', 'against', 'void'],
	ballots: ['for', 'against', 'blank', 'void'],
} as const;

function figureOf(
	base: Base,
	unit: Unit,
	{ tally, entitlement, stated, weighted }: Pick<Case, 'tally' | 'entitlement' | 'stated' | 'weighted'>,
): Fraction | null {
	if (base === 'cast' || base === 'castOrVoid' || base === 'ballots') {
		let total: Fraction = fraction(0n);
		for (const answer of ANSWERS_OF[base]) {
			const count = unit === 'votes' ? tally[answer] : headsOf(tally, answer, weighted);
			if (count === null) return null;
			total = add(total, count);
		}
		return total;
	}
	const weight = entitlement.base(base, stated);
	if (unit === 'votes') return weight.votes;
	return weight.heads === null ? null : fraction(weight.heads);
}
