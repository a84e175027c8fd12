/** Numbers at a place of a text, in digits or in words. */

import type { Language } from '../../../ast/index.js';
import { isInteger } from '../../../text/fraction.js';
import { scanCount, scanNumberWords } from '../../../text/number.js';

/** A whole number that starts there, in digits or in words; of digits no more than people are. */
export function numberAt(
	text: string,
	from: number,
	lang: Language,
): { value: number; from: number; to: number; isInWords: boolean } | undefined {
	const count = scanCount(text.slice(from, from + LONGEST_NUMBER), lang);
	if (!count || !isInteger(count.value) || /^[/%]/.test(text.slice(from + count.length))) return undefined;
	const isInWords = !/\d/.test(text[from] ?? '');
	const value = Number(count.value.numerator);
	return value > 9999 ? undefined : { value, from, to: from + count.length, isInWords };
}

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

/** `quatre-vingt-dix-neuf`, with what ends it. */
const LONGEST_NUMBER = 48;
