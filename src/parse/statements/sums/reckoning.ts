/** What several readers of figures reckon with. */

import { add, equals, type Fraction, fraction, subtract, ZERO } from '../../../text/fraction.js';
import { absolute } from './amounts.js';

export const HUNDRED = fraction(100n);

/** How many of one length of time make another, by the ids of the vocabulary `periods`. */
export const PERIODS: ReadonlyArray<{ short: string; long: string; times: Fraction }> = [
	{ short: 'week', long: 'year', times: fraction(52n) },
	{ short: 'month', long: 'year', times: fraction(12n) },
	{ short: 'quarter', long: 'year', times: fraction(4n) },
	{ short: 'month', long: 'quarter', times: fraction(3n) },
];

/** Whether at least two of some values, added or taken off, make another. The time is three times as long for each value, so give it few. */
export function isMadeOf(values: readonly Fraction[], stated: Fraction): boolean {
	let made = [{ value: ZERO, parts: 0 }];
	for (const value of values)
		made = made.flatMap((one) => [
			one,
			{ value: add(one.value, value), parts: one.parts + 1 },
			{ value: subtract(one.value, value), parts: one.parts + 1 },
		]);
	return made.some(({ value, parts }) => parts > 1 && equals(absolute(value), stated));
}
