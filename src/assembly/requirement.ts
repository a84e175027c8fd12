/** What a threshold asks, by exact comparison. */

import type { Majority, Threshold } from '../law/rules.js';
import {
	ceil,
	compare,
	divide,
	equals,
	type Fraction,
	floor,
	fraction,
	isZero,
	multiply,
} from '../text/fraction.js';

/** Whether `have` of `of` reaches the threshold. Nothing never reaches anything: no vote cast means not adopted. */
export function reaches(have: Fraction, of: Fraction, threshold: Threshold): boolean {
	if (isZero(have)) return false;
	if (threshold.kind === 'all') return compare(have, of) >= 0;
	const order = compare(have, boundary(of, threshold));
	return threshold.comparison === '>' ? order > 0 : order >= 0;
}

/** Whether `have` stands exactly on a threshold that asks for more: one vote the other way would have been enough. */
export function standsOnEdge(have: Fraction, of: Fraction, threshold: Threshold): boolean {
	return (
		threshold.kind === 'fraction' &&
		threshold.comparison === '>' &&
		!isZero(have) &&
		equals(have, boundary(of, threshold))
	);
}

/** The smallest number that reaches the threshold, where votes come in steps (`1` where all weights are whole). */
export function smallestReaching(of: Fraction, threshold: Threshold, step: Fraction): Fraction {
	if (threshold.kind === 'all') return of;
	const steps = fraction(step.denominator, step.numerator);
	const exact = multiply(boundary(of, threshold), steps);
	const count = threshold.comparison === '>' ? floor(exact) + 1n : ceil(exact);
	return multiply(fraction(count > 0n ? count : 1n), step);
}

/** More than half, in whole votes: 7 of 12, 7 of 13. */
export function absoluteMajority(of: Fraction): Fraction {
	return fraction(floor(divide(of, fraction(2n))) + 1n);
}

/** The greatest step in which all these numbers can be counted: one, or a part of one where there are decimals. */
export function commonStep(values: Iterable<Fraction>): Fraction {
	let denominator = 1n;
	for (const value of values) {
		// In lowest terms, `a/b` times `b` is the least common multiple of `a` and `b`.
		if (denominator % value.denominator !== 0n) {
			denominator = fraction(denominator, value.denominator).numerator * value.denominator;
		}
	}
	return fraction(1n, denominator);
}

function boundary(of: Fraction, threshold: Exclude<Threshold, { kind: 'all' }>): Fraction {
	return threshold.kind === 'number' ? fraction(threshold.number) : multiply(of, threshold.fraction);
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

/** A majority as it stands at this convocation. */
export function majorityAtCall(majority: Majority, call: number): Majority {
	return ofCall(majority.call, call) ?? majority;
}
