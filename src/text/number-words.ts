import type { Gender } from '../language/locale.js';
import { type Language, LOCALES } from '../language/locales.generated.js';
import { foldKeyword } from './fold.js';
import { lazy } from './lazy.js';

/** A whole number in words: `vingt et un`, `deux cents`, `one hundred and one`. From a thousand million on, and below zero, in digits. */
export function integerToWords(value: number | bigint, lang: Language, gender: Gender = 'masculine'): string {
	const whole = BigInt(value);
	if (whole < 0n || whole >= 1_000_000_000n) return whole.toString();
	return LOCALES[lang].cardinal(Number(whole), gender);
}

/** The whole number from 0 to 100 that these words say, in any language (`vingt et un`, `aucun`, `twenty-one`, `none`), or nothing. */
export function wordsToInteger(words: string): number | undefined {
	const folded = foldKeyword(words);
	return opensNumber(folded) ? numberWords().get(folded) : undefined;
}

/** Reads number words at the start of a folded text. `length` counts folded units. */
export function scanNumberWords(folded: string): { value: number; length: number } | undefined {
	return opensNumber(folded) ? scanWords(folded, numberWords()) : undefined;
}

/** The longest of the known phrases that stands at the start of a folded text and ends with a word. `length` counts folded units. */
export function scanWords(
	folded: string,
	known: ReadonlyMap<string, number>,
): { value: number; length: number } | undefined {
	let found: { value: number; length: number } | undefined;
	let end = 0;
	for (let words = 0; words < LONGEST; words += 1) {
		const next = /^ ?[a-z]+(?![a-z0-9'])/.exec(folded.slice(end));
		if (next === null) break;
		end += next[0].length;
		const value = known.get(folded.slice(0, end));
		if (value !== undefined) found = { value, length: end };
	}
	return found;
}

/** Words of the longest number or ordinal up to the hundredth: `quatre vingt dix neuf`, `soixante et onze`. */
const LONGEST = 5;

/** Does a folded text open with the first word of a number? */
function opensNumber(folded: string): boolean {
	return openers().has(/^[a-z]+/.exec(folded)?.[0] ?? '');
}

const openers = lazy(
	(): ReadonlySet<string> => new Set([...numberWords().keys()].map((words) => words.split(' ', 1)[0] ?? '')),
);

/** Every number up to a hundred in the words of every language, folded; where two languages share a word, the first one's. */
const numberWords = lazy((): ReadonlyMap<string, number> => {
	const words = new Map<string, number>();
	for (const { cardinal, numberForms } of Object.values(LOCALES)) {
		for (let value = 0; value <= 100; value += 1) words.set(foldKeyword(cardinal(value)), value);
		for (const [form, value] of Object.entries(numberForms)) words.set(form, value);
	}
	return words;
});
