/** Reads counts in digits and words. */

import type { Gender } from '../language/locale.js';
import { type Language, LOCALES } from '../language/locales.generated.js';
import { foldKeyword, foldWithOffsets } from './fold.js';
import { type Fraction, fraction } from './fraction.js';
import { bounded, lazy } from './lazy.js';
import { isWordCharacter } from './letters.js';
import { createPhraseCheck, createPhraseFinder, type PhraseRange } from './phrase-finder.js';

/** Something read at the start of a text. */
export interface Scanned<Value> {
	readonly value: Value;
	/** How many UTF-16 units of the text it took. */
	readonly length: number;
}

/** A whole number in two digits at least. */
export function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

/**
 * Reads a count as people write it, and nothing else: `5 050` (any space), `5050`, `1 234,5`, `zéro`, `trois`, `aucun`; in English
 * files `1,234.5`, `none`. Undefined for a negative number, for uneven groups of digits, and for what reads two ways: `1.234` in a
 * French file, `1,5` in an English one.
 */
export function parseCount(text: string, lang: Language): Fraction | undefined {
	return wholeOf(text, (words) => scanCount(words, lang));
}

/** Reads a count in digits or words at the very start of a text; it must end with a word. */
export function scanCount(text: string, lang: Language): Scanned<Fraction> | undefined {
	return scanDigits(text, lang) ?? scanWords(text);
}

/** Whether a text opens with a count, in digits or words of any language. */
export function opensWithCount(text: string): boolean {
	return Object.keys(LOCALES).some((lang) => scanCount(text, lang as Language) !== undefined);
}

/** The count that ends a text, in digits or words, and where it starts: of `approuvé par neuf ` 9 at 13. White space may follow it. */
export function countBefore(text: string, lang: Language): { value: Fraction; from: number } | undefined {
	const end = text.trimEnd().length;
	let found: { value: Fraction; from: number } | undefined;
	// From the last word on to the longest that is a count: `vingt et un`, `1 450`.
	for (let from = end, words = 0; words < LONGEST && from > 0; words += 1) {
		while (from > 0 && isWordCharacter(text[from - 1])) from -= 1;
		const count = scanCount(text.slice(from, end), lang);
		if (count && count.length === end - from) found = { value: count.value, from };
		else if (found || words === LONGEST - 1) break;
		while (from > 0 && BETWEEN_WORDS.test(text[from - 1] ?? '')) from -= 1;
	}
	return found && /[.,/'\u2019-]/.test(text[found.from - 1] ?? '') ? undefined : found;
}

/** Inside a number: a space of any kind, a hyphen, the point and comma of decimals. */
const BETWEEN_WORDS = /[\s\u00A0\u202F.,-]/;

/** Reads a count in digits at the very start of a text. */
function scanDigits(text: string, lang: Language): Scanned<Fraction> | undefined {
	const match = DIGITS.exec(text);
	if (match === null) return undefined;
	const written = match[0];
	const after = text[written.length];
	if (isWordCharacter(after) || after === '%') return undefined;
	const value = digitsToFraction(written, lang);
	return value === undefined ? undefined : { value, length: written.length };
}

/** A run of digits with single separators inside, as far as it can belong to one number. */
const DIGITS = /^\d+(?:[ \u00A0\u2007\u2009\u202F'\u2019]\d{3}(?!\d))*(?:[.,]\d+)*/;

const GROUPS = /[ \u00A0\u2007\u2009\u202F'\u2019]/;

function digitsToFraction(written: string, lang: Language): Fraction | undefined {
	const marks = written.match(/[.,]/g) ?? [];
	const groups = written.split(GROUPS);
	if (groups.length > 1 && (groups[0] ?? '').length > 3) return undefined;
	const digits = groups.join('');
	if (marks.length === 0) return fraction(BigInt(digits));
	const parts = digits.split(/[.,]/);
	const { decimalMark } = LOCALES[lang];
	const last = marks.at(-1) ?? '';
	const before = marks.slice(0, -1);
	const inGroups = (numbers: readonly string[]) =>
		groups.length === 1 &&
		/^[1-9]\d{0,2}$/.test(numbers[0] ?? '') &&
		numbers.slice(1).every((part) => part.length === 3);
	if (last === decimalMark) {
		// Earlier marks can only be the other sign, between groups of three digits.
		if (before.some((mark) => mark === decimalMark)) return undefined;
		if (before.length > 0 && !inGroups(parts.slice(0, -1))) return undefined;
		return decimal(parts.slice(0, -1).join(''), parts.at(-1) ?? '');
	}
	if (before.some((mark) => mark !== last)) return undefined;
	if (decimalMark === '.') return inGroups(parts) ? fraction(BigInt(parts.join(''))) : undefined;
	// With a comma for decimals: a single point is a decimal sign unless it could part thousands; several can only part thousands.
	if (marks.length > 1) return inGroups(parts) ? fraction(BigInt(parts.join(''))) : undefined;
	return inGroups(parts) ? undefined : decimal(parts[0] ?? '', parts[1] ?? '');
}

function decimal(whole: string, decimals: string): Fraction {
	return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

function scanWords(text: string): Scanned<Fraction> | undefined {
	if (!isWordCharacter(text[0])) return undefined;
	// Most words open none, and need not be folded to tell.
	if (!mayOpenNumber(text)) return undefined;
	// No number below 101 is longer than `quatre-vingt-dix-neuf`; marks and double spaces leave room.
	const folded = foldWithOffsets(text.slice(0, 48));
	const found = scanNumberWords(folded.text);
	if (found === undefined) return undefined;
	const length = folded.ends[found.length - 1] ?? 0;
	return isWordCharacter(text[length]) ? undefined : { value: fraction(BigInt(found.value)), length };
}

/** Whether the first word of a text may open a number in words. */
export function mayOpenNumber(text: string): boolean {
	return openers().has(firstLetters(text));
}

/** The letters or the first digit that a text opens with, folded: of `d’après` it is `d`, of `12e` it is `1`, of `(a)` nothing. */
export function firstLetters(text: string): string {
	return lettersOf(FIRST_WORD.exec(text)?.[0] ?? '');
}

const FIRST_WORD = /^\S{1,40}/;
const LETTERS = /^(?:[a-z]+|\d)/;
const lettersOf = bounded(10_000, (word: string) => LETTERS.exec(foldKeyword(word))?.[0] ?? '');

/** A whole number in words: `vingt et un`, `deux cents`, `one hundred and one`. From a thousand million on, and below zero, in digits. */
export function integerToWords(value: number | bigint, lang: Language, gender: Gender = 'masculine'): string {
	const whole = BigInt(value);
	if (whole < 0n || whole >= 1_000_000_000n) return whole.toString();
	return LOCALES[lang].cardinal(Number(whole), gender);
}

/** What may end the number of a text or an article: `12 bis`, in French and in English. */
export const NUMBER_ENDINGS: readonly string[] = [
	'bis',
	'ter',
	'quater',
	'quinquies',
	'sexies',
	'septies',
	'octies',
];

/** A whole number in digits, or in words up to a hundred, in any language: `12`, `douze`, `none`. */
export function parseInteger(text: string): number | undefined {
	return /^\d{1,9}$/.test(text) ? Number(text) : wordsToInteger(text);
}

/** The whole number from 0 to 100 that these words say, in any language (`vingt et un`, `aucun`, `twenty-one`, `none`), or nothing. */
export function wordsToInteger(words: string): number | undefined {
	const folded = foldKeyword(words);
	return opensNumber(folded) ? numberWords().get(folded) : undefined;
}

/** Reads number words at the start of a folded text. `length` counts folded units. */
export function scanNumberWords(folded: string): { value: number; length: number } | undefined {
	return opensNumber(folded) ? scanKnownWords(folded, numberWords()) : undefined;
}

/** The longest of the known phrases that stands at the start of a folded text and ends with a word. `length` counts folded units. */
function scanKnownWords(
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

/** May a text hold a number from two on in words? Costs little, and most texts hold none. */
export const mayHoldNumberInWords = createPhraseCheck(() =>
	[...numberWords()].filter(([, value]) => value > 1).map(([words]) => words),
);

/** The numbers that stand in words in a text, the longest where several overlap. */
export function findNumberWords(text: string): ReadonlyArray<PhraseRange & { readonly value: number }> {
	return wordedNumbers()
		.all(text)
		.map(({ from, to }) => ({ from, to, value: wordsToInteger(text.slice(from, to)) ?? 0 }));
}

const wordedNumbers = lazy(() => createPhraseFinder(allNumberWords()));

/** The words of every number up to a hundred, in every language, folded. */
export function allNumberWords(): readonly string[] {
	return [...numberWords().keys()];
}

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

/** Reads an ordinal and nothing else, in any language: `première`, `1re`, `2e`, `2nd`, `douzième`, `twelfth`. */
export function parseOrdinal(text: string): number | undefined {
	return wholeOf(text, scanOrdinal);
}

/** The value of what stands at the start of a text, where nothing follows it. */
export function wholeOf<Value>(
	text: string,
	scan: (text: string) => Scanned<Value> | undefined,
): Value | undefined {
	const trimmed = text.trim();
	const scanned = scan(trimmed);
	return scanned?.length === trimmed.length ? scanned.value : undefined;
}

/** Reads a Roman number in capitals, with the ending of an ordinal or none: `III`, `IIIe`. */
export function parseRoman(text: string): number | undefined {
	const [, numeral, ending = ''] = /^([IVX]{1,5})(\p{Ll}*)$/u.exec(text) ?? [];
	return numeral && (ending === '' || ENDINGS.includes(foldKeyword(ending)))
		? romanNumber(numeral)
		: undefined;
}

export function romanNumber(text: string): number {
	const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
	const signs = text.split('').map((sign) => values[sign] ?? 0);
	return signs.reduce((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0);
}

/** Reads an ordinal at the very start of a text; it must end with a word. In words up to the hundredth. */
export function scanOrdinal(text: string): Scanned<number> | undefined {
	const first = firstLetters(text);
	if (!DIGIT.test(first) && !ordinalOpeners().has(first)) return undefined;
	const folded = foldWithOffsets(text.slice(0, 60));
	if ((folded.starts[0] ?? 0) !== 0) return undefined;
	const digits = ORDINAL_DIGITS.exec(folded.text);
	const found =
		digits === null
			? scanKnownWords(folded.text, ordinals())
			: { value: Number(digits[1]), length: digits[0].length };
	if (found === undefined || found.value === 0) return undefined;
	const length = folded.ends[found.length - 1] ?? 0;
	return isWordCharacter(text[length]) ? undefined : { value: found.value, length };
}

const DIGIT = /^\d/;
const ordinalOpeners = lazy(
	(): ReadonlySet<string> => new Set([...ordinals().keys()].map((words) => LETTERS.exec(words)?.[0] ?? '')),
);

/** An ordinal in words: `première`, `vingt et unième`; `first`, `twenty-first`. */
export function ordinalWords(value: number, lang: Language, gender: Gender = 'masculine'): string {
	return LOCALES[lang].ordinal(value, gender);
}

const ENDINGS = Object.values(LOCALES)
	.flatMap(({ ordinalEndings }) => ordinalEndings)
	.sort((a, b) => b.length - a.length);
const ORDINAL_DIGITS = new RegExp(`^(\\d{1,6})(?:${ENDINGS.join('|')})(?![a-z0-9])`);

/** Every ordinal up to the hundredth in the words of every language, folded. */
const ordinals = lazy((): ReadonlyMap<string, number> => {
	const words = new Map<string, number>();
	for (const { ordinal, ordinalForms } of Object.values(LOCALES)) {
		for (const [form, value] of Object.entries(ordinalForms)) words.set(form, value);
		for (let value = 1; value <= 100; value += 1) words.set(foldKeyword(ordinal(value)), value);
	}
	return words;
});
