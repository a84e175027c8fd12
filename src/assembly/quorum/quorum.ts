/** The quorum at the moment that the rules prescribe. */

import type { Majority, QuorumRule, Rules } from '../../law/rules.js';
import { add, type Fraction, fraction, subtract } from '../../text/fraction.js';
import { weightOf } from '../attendance/attendance.js';
import type { Electorate } from '../attendance/electorate.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { Attendance, OpenWeight, QuorumResult, Weight } from '../model.js';
import { reaches, smallestReaching } from '../requirement.js';

/** What the quorum of a vote is computed from. */
export interface QuorumTerms {
	rule: QuorumRule;
	attendance: Attendance;
	electorate: Electorate;
	/** Smallest part of a vote. */
	step: Fraction;
	/** Those who withdrew for the vote; absent for a check of the room alone. */
	entitlement?: Entitlement | undefined;
	/** Number present as stated in the file, where attendance is unknown. */
	stated?: OpenWeight | undefined;
}

/** The quorum that a vote needs: that of its majority, else that of the body, as they stand at this convocation. */
export function quorumRuleFor(rules: Rules, majority: Majority | null, call: number): QuorumRule | undefined {
	const rule = majority?.quorum ?? rules.quorum;
	if (!rule || rule === 'none') return undefined;
	const replaced = ofCall(rule.call, call);
	return replaced === 'none' ? undefined : (replaced ?? rule);
}

/** What replaces a rule at a later convocation: the entry of that call, or of the last one before it. */
export function ofCall<Value>(
	entries: ReadonlyMap<number, Value> | undefined,
	call: number,
): Value | undefined {
	let best: number | undefined;
	for (const from of entries?.keys() ?? [])
		if (from <= call && from > 1 && (best === undefined || from > best)) best = from;
	return best === undefined ? undefined : entries?.get(best);
}

/** The attendance that a rule looks at. */
export function quorumMoment(
	rule: QuorumRule,
	moments: { opening: Attendance; item: Attendance; vote: Attendance },
): Attendance {
	return moments[rule.at];
}

/** Computes a quorum; what the file does not say stays null. */
export function computeQuorum({
	rule,
	attendance,
	electorate,
	step,
	entitlement,
	stated,
}: QuorumTerms): QuorumResult {
	const withdrawn = withdrawnWeight(rule, attendance, entitlement);
	const unit = rule.unit;
	const there = attendance.known ? less(weightOf(attendance, rule.counts), withdrawn.there) : stated;
	const base = baseWeight(rule, attendance, electorate, withdrawn.base);
	const count = numberOf(there, unit);
	const of = numberOf(base, unit);
	const known = count !== null && of !== null;
	return {
		rule,
		unit,
		base: rule.base,
		of,
		count,
		required:
			of === null && rule.threshold.kind !== 'number'
				? null
				: smallestReaching(of ?? fraction(0n), rule.threshold, unit === 'heads' ? fraction(1n) : step),
		met: known ? reaches(count, of, rule.threshold) : knownToBeMet(count, rule),
		attendance,
	};
}

/** Those who withdraw leave the room for the vote; where the law says so they are no members in office for the quorum at all. */
function withdrawnWeight(
	rule: QuorumRule,
	attendance: Attendance,
	entitlement: Entitlement | undefined,
): { there: Weight; base: Weight } {
	const none = { heads: 0n, votes: fraction(0n) };
	if (!entitlement || (rule.at !== 'vote' && !rule.recusedLeave)) return { there: none, base: none };
	const there = { ...none };
	for (const member of entitlement.recused) {
		const presence = attendance.presence.get(member);
		if (!member.elector || !presence || !rule.counts.includes(presence)) continue;
		if (presence === 'represented' && !attendance.holders.has(member)) continue;
		there.heads += 1n;
		there.votes = add(there.votes, member.votes);
	}
	if (!rule.recusedLeave) return { there, base: none };
	// Only those who withdraw themselves are no members in office; people whom they represent stay members.
	const base = { ...none };
	for (const member of entitlement.withdrawn) {
		if (!member.elector) continue;
		base.heads += 1n;
		base.votes = add(base.votes, member.votes);
	}
	return { there, base };
}

function baseWeight(
	rule: QuorumRule,
	attendance: Attendance,
	electorate: Electorate,
	withdrawn: Weight,
): OpenWeight {
	if (rule.base === 'members') {
		return {
			heads: electorate.heads === null ? null : electorate.heads - withdrawn.heads,
			votes: electorate.votes === null ? null : subtract(electorate.votes, withdrawn.votes),
		};
	}
	if (!attendance.known) return { heads: null, votes: null };
	return weightOf(
		attendance,
		rule.base === 'present' ? ['present', 'remote'] : ['present', 'remote', 'represented', 'byPost'],
	);
}

function knownToBeMet(count: Fraction | null, rule: QuorumRule): boolean | null {
	return count !== null && rule.threshold.kind === 'number' ? reaches(count, count, rule.threshold) : null;
}

function numberOf(weight: OpenWeight | undefined, unit: 'votes' | 'heads'): Fraction | null {
	if (!weight) return null;
	if (unit === 'votes') return weight.votes;
	return weight.heads === null ? null : fraction(weight.heads);
}

function less(whole: Weight, gone: Weight): Weight {
	return { heads: whole.heads - gone.heads, votes: subtract(whole.votes, gone.votes) };
}
