/** Numbers of a text with their currency or with what they count, and what a figure that does not follow from others is. */

import type { Language, SumStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import {
	add,
	compare,
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
import { mayHoldNumberInWords, scanCount } from '../../../text/number.js';

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
	for (const { index } of text.matchAll(OPENS_NUMBER)) {
		if (index < last || isLetter(text[index - 1])) continue;
		const count = scanCount(text.slice(index, index + 40), lang);
		if (!count) continue;
		last = index + count.length;
		const before = CURRENCY_BEFORE.exec(text.slice(Math.max(0, index - 5), index));
		const gap = /^[\s\u00A0\u202F]*/.exec(text.slice(last, last + 3))?.[0].length ?? 0;
		const behind = text.slice(last + gap, last + gap + 24);
		const sign = CURRENCY.exec(behind)?.[0];
		const word = vocabulary('currencies').scan(behind);
		const length = sign?.length ?? word?.length;
		const currency = sign ?? (word ? word.id : (before?.[1] ?? ''));
		const to = length === undefined ? last : last + gap + length;
		const noun = /^[\s\u00A0]+([^\s\d.,;:()]{2,30})/.exec(text.slice(to, to + 32))?.[1] ?? '';
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
	for (const { index } of part.matchAll(OPENS_WORD)) {
		const from = start + index;
		if (from < last) continue;
		const count = scanCount(text.slice(from, Math.min(end, from + LONGEST_NUMBER)), lang);
		if (!count || !isInteger(count.value)) continue;
		const to = from + count.length;
		const noun = /^[\s\u00A0]+([^\s\d.,;:()]{2,30})/.exec(text.slice(to, to + 32))?.[1] ?? '';
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

/** `6 membres présents`, `2 procurations`, `3 ont donné pouvoir`: people who are there or represented. */
export function isOfRoom(text: string, { to, noun }: Pick<Amount, 'to' | 'noun'>): boolean {
	const words = text.slice(to, to + 40).split(/[,;]/, 1)[0] ?? '';
	return (
		vocabulary('proxyNouns').findId(noun) !== undefined ||
		vocabulary('peopleNouns').findId(noun) === 'signed' ||
		vocabulary('proxyGivers').findIn(words) !== undefined ||
		['present', 'represented', 'remote'].includes(vocabulary('groups').findIn(words)?.id ?? '')
	);
}

/** The wrong figure, where it is near what it would be. */
export function differing(
	of: SumStatement['of'],
	stated: Amount,
	computed: Fraction,
): WrongFigure | undefined {
	const off = absolute(subtract(computed, stated.value));
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

export function absolute(value: Fraction): Fraction {
	return compare(value, ZERO) < 0 ? subtract(ZERO, value) : value;
}

const OPENS_WORD = /(?<![\p{L}\p{N}'’-])\p{L}/gu;
const LONGEST_NUMBER = 48;
const OPENS_NUMBER = /(?<![\d.,/'’-])\d/g;
const CURRENCY_BEFORE = /([$€£]|CHF|EUR)[\s\u00A0]?$/;
const CURRENCY = /^(?:[kM]?[$€£]|CHF|EUR)(?![A-Za-z\d])/;
const SAME: Readonly<Record<string, string>> = { EUR: '€', euro: '€', dollar: '$', pound: '£', franc: 'CHF' };
