/** What several readers of figures reckon with. */

import { wordChoice } from '../../../language/index.js';
import { add, equals, type Fraction, fraction, subtract, ZERO } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { scanNumberWords } from '../../../text/number.js';
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

// --- How the parts of a sum are set apart and led to, and how many are looked at.

/** Without two numbers nothing follows from anything. */
export const TWO_NUMBERS = /\d[^\d]+\d/;

/** More amounts than a sentence that reckons has. */
export const MOST = 40;

/** Longer than a sentence that reckons, in characters. */
export const LONGEST = 600;

/** `, `, ` et `, `; and `: what parts one part of a sum from the next. */
export const betweenParts = lazy(
	() =>
		new RegExp(
			`[,;](?!\\d)[\\s\\u00A0]*(?:${wordChoice('smallWords', 'and')}[\\s\\u00A0]+)?|[\\s\\u00A0]+${wordChoice('smallWords', 'and')}[\\s\\u00A0]+`,
		),
);

/** The number right before a place, `les cinq |`, with where it stands. */
export function numberBefore(
	text: string,
	at: number,
	least = 2,
): { value: number; from: number; to: number } | undefined {
	const word = /([^\s\u00A0'’(]+)[\s\u00A0]+$/.exec(text.slice(Math.max(0, at - 20), at));
	if (!word?.[1]) return undefined;
	const said = scanNumberWords(word[1]);
	const value = /^\d{1,3}$/.test(word[1])
		? Number(word[1])
		: said?.length === word[1].length
			? said.value
			: undefined;
	const from = at - word[0].length;
	return value === undefined || value < least ? undefined : { value, from, to: from + word[1].length };
}
