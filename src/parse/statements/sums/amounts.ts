/** Numbers of a text with their currency or with what they count, and what the readers of figures reckon with. */

import type { Language, SumStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, vocabulary } from '../../../language/index.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	floor,
	fraction,
	isInteger,
	isZero,
	multiply,
	subtract,
	toDecimalString,
	ZERO,
} from '../../../text/fraction.js';
import { isLetter } from '../../../text/letters.js';
import { mayHoldNumberInWords, scanCount, scanNumberWords } from '../../../text/number.js';
import { matchesIn } from '../../../text/places.js';

/** A figure that does not follow from others; its range stands for it where `stated` is left out. */
export interface WrongFigure {
	of: SumStatement['of'];
	from: number;
	to: number;
	computed: string;
	stated?: string;
}

/** A number with what it counts. */
export interface Amount {
	from: number;
	/** Behind its currency. */
	to: number;
	value: Fraction;
	/** `€`, `CHF`; empty for a number of something else. */
	currency: string;
	/** The word right behind, in small letters. */
	noun: string;
}

/** The numbers of a text in digits, in their order. */
export function amountsIn(text: string, lang: Language): Amount[] {
	const found: Amount[] = [];
	let last = 0;
	for (const { index } of matchesIn(text, OPENS_NUMBER)) {
		if (index < last || isLetter(text[index - 1])) continue;
		const count = scanCount(text.slice(index, index + 40), lang);
		if (!count) continue;
		last = index + count.length;
		const before = CURRENCY_BEFORE.exec(text.slice(Math.max(0, index - 5), index));
		const gap = /^\s*/.exec(text.slice(last, last + 3))?.[0].length ?? 0;
		const behind = text.slice(last + gap, last + gap + 24);
		const sign = CURRENCY.exec(behind)?.[0];
		const word = vocabulary('currencies').scan(behind);
		const length = sign?.length ?? word?.length;
		const currency = sign ?? (word ? word.id : (before?.[1] ?? ''));
		const to = length === undefined ? last : last + gap + length;
		const noun = nounBehind(text, to);
		found.push({
			from: index - (before?.[0].length ?? 0),
			to,
			value: count.value,
			currency: SAME[currency] ?? currency,
			noun: noun.toLowerCase(),
		});
	}
	return found;
}

/** The amounts of a part of a text with those in words among them, from two on: `les deux tiers des neuf membres, soit six`. */
export function withWords(
	text: string,
	start: number,
	end: number,
	amounts: readonly Amount[],
	lang: Language,
): readonly Amount[] {
	const part = text.slice(start, end);
	if (!mayHoldNumberInWords(part)) return amounts;
	const found: Amount[] = [...amounts];
	let last = start;
	for (const { index } of matchesIn(part, OPENS_WORD)) {
		const from = start + index;
		if (from < last) continue;
		const count = scanCount(text.slice(from, Math.min(end, from + LONGEST_NUMBER)), lang);
		if (!count || !isInteger(count.value)) continue;
		const to = from + count.length;
		const noun = nounBehind(text, to);
		// `un` is an article too, but in `huit sont présents et un est représenté`.
		if (
			compare(count.value, fraction(2n)) < 0 &&
			!(compare(count.value, ZERO) > 0 && isOfRoom(text, { to, noun }))
		)
			continue;
		last = to;
		found.push({ from, to, value: count.value, currency: '', noun: noun.toLowerCase() });
	}
	return found.sort((one, other) => one.from - other.from);
}

function nounBehind(text: string, at: number): string {
	return /^\s+([^\s\d.,;:()]{2,30})/.exec(text.slice(at, at + 32))?.[1] ?? '';
}

/** `6 membres présents`, `2 procurations`, `3 ont donné pouvoir`: people who are there or represented. */
export function isOfRoom(text: string, { to, noun }: Pick<Amount, 'to' | 'noun'>): boolean {
	const words = text.slice(to, to + 40).split(/[,;]/, 1)[0] ?? '';
	return (
		isOneOf(noun, 'proxyNouns', ['peopleNouns', 'signed']) ||
		mentions(words, 'proxyGivers') ||
		['present', 'represented', 'remote'].includes(vocabulary('groups').findIn(words)?.id ?? '')
	);
}

/** The wrong figure, where it is near what it would be. */
export function differing(
	of: SumStatement['of'],
	stated: Amount,
	computed: Fraction,
): WrongFigure | undefined {
	const off = apart(computed, stated.value);
	if (isZero(off) || compare(multiply(off, fraction(5n)), stated.value) > 0) return undefined;
	return { of, from: stated.from, to: stated.to, computed: toDecimalString(computed) };
}

/** `dont`, `y compris`: parts of parts, and not all of them. */
export function isPartial(words: string): boolean {
	const id = vocabulary('sumParts').findIn(words)?.id;
	return id !== undefined && id !== 'whole';
}

/** To so many decimal places, halves up. */
export function rounded(value: Fraction, places: number): Fraction {
	const scale = 10n ** BigInt(places);
	return fraction(floor(add(multiply(value, fraction(scale)), fraction(1n, 2n))), scale);
}

/** How far two values are from one another. */
export function apart(one: Fraction, other: Fraction): Fraction {
	return absolute(subtract(one, other));
}

export function absolute(value: Fraction): Fraction {
	return compare(value, ZERO) < 0 ? subtract(ZERO, value) : value;
}

const OPENS_WORD = /(?<![\p{L}\p{N}'’-])\p{L}/gu;
const LONGEST_NUMBER = 48;
const OPENS_NUMBER = /(?<![\d.,/'’-])\d/g;
const CURRENCY_BEFORE = /([$€£]|CHF|EUR)\s?$/;
const CURRENCY = /^(?:[kM]?[$€£]|CHF|EUR)(?![A-Za-z\d])/;
const SAME: Readonly<Record<string, string>> = { EUR: '€', euro: '€', dollar: '$', pound: '£', franc: 'CHF' };

// --- Figures that are one slip of the pen apart: one digit is another, or two are exchanged.

/** A value in hundredths, as far as it goes. */
function hundredths(value: Fraction): bigint {
	return floor(multiply(value, fraction(100n)));
}

/** Whether two values differ by one digit, or by two that are exchanged, and agree in as many others; of either so many are no zeros at the end. */
export function isSlip(one: Fraction, other: Fraction, least: number): boolean {
	return areNear(hundredths(one), hundredths(other), least);
}

/** Whether two values differ by two digits side by side that are exchanged. */
export function isExchanged(one: Fraction, other: Fraction, least: number): boolean {
	return areExchanged(hundredths(one), hundredths(other), least);
}

export function areExchanged(stated: bigint, computed: bigint, least: number): boolean {
	if (!areNear(stated, computed, least)) return false;
	const [one, other] = [String(stated), String(computed)];
	const at = [...one].findIndex((digit, index) => digit !== other[index]);
	return one[at] === other[at + 1] && one[at + 1] === other[at];
}

function areNear(stated: bigint, computed: bigint, least: number): boolean {
	const unit = stated % 100n === 0n && computed % 100n === 0n ? 100n : 1n;
	const [one, other] = [String(stated / unit), String(computed / unit)];
	if (one.length !== other.length || one.length < Math.max(2, least)) return false;
	const zeros = Math.min(ENDING_ZEROS.exec(one)?.[0].length ?? 0, ENDING_ZEROS.exec(other)?.[0].length ?? 0);
	if (one.length - zeros < least) return false;
	const off = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
	const [first = 0, second] = off;
	return (
		off.length === 1 ||
		(off.length === 2 && second !== undefined && one[first] === other[second] && one[second] === other[first])
	);
}

const ENDING_ZEROS = /0*$/;

// --- What several readers of figures reckon with.

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
export const betweenParts = lazyPattern`[,;](?!\d)\s*(?:${['smallWords', 'and']}\s+)?|\s+${['smallWords', 'and']}\s+`;

/** The number right before a place, `les cinq |`, with where it stands. */
export function numberBefore(
	text: string,
	at: number,
	least = 2,
): { value: number; from: number; to: number } | undefined {
	const word = /([^\s'’(]+)\s+$/.exec(text.slice(Math.max(0, at - 20), at));
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
