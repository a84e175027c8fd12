import { foldKeyword } from './fold.js';
import type { NumberStyle } from './fraction.js';
import { NUMBER_VARIANTS_EN, SMALL_NUMBERS_EN, TENS_EN } from './words-en.js';
import { NUMBER_VARIANTS_FR, REGIONAL_TENS_FR, SMALL_NUMBERS_FR, TENS_FR } from './words-fr.js';

/** Grammatical gender of the counted noun; matters in French (`vingt et une voix`). */
export type Gender = 'masculine' | 'feminine';

/** A whole number in words: `vingt et un`, `deux cents`, `one hundred and one`. From a thousand million on, and below zero, in digits. */
export function integerToWords(
	value: number | bigint,
	style: NumberStyle,
	gender: Gender = 'masculine',
): string {
	const whole = BigInt(value);
	if (whole < 0n || whole >= 1_000_000_000n) return whole.toString();
	const words = style === 'fr' ? french(Number(whole)) : english(Number(whole));
	return style === 'fr' && gender === 'feminine' ? words.replace(/\bun$/, 'une') : words;
}

/** The whole number from 0 to 100 that these words say, in French or English (`vingt et un`, `aucun`, `twenty-one`, `none`), or nothing. */
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

/** Does a folded text open with the first word of a number? The table of them all is made when one does. */
function opensNumber(folded: string): boolean {
	openers ??= new Set(
		[SMALL_NUMBERS_FR, SMALL_NUMBERS_EN, TENS_FR, TENS_EN]
			.flatMap((numbers) => Object.values(numbers).map(foldKeyword))
			.concat([REGIONAL_TENS_FR, NUMBER_VARIANTS_FR, NUMBER_VARIANTS_EN].flatMap(Object.keys), 'cent')
			.map((words) => words.split(' ', 1)[0] ?? ''),
	);
	return openers.has(/^[a-z]+/.exec(folded)?.[0] ?? '');
}

let openers: ReadonlySet<string> | undefined;

let table: ReadonlyMap<string, number> | undefined;

function numberWords(): ReadonlyMap<string, number> {
	if (table !== undefined) return table;
	const words = new Map<string, number>();
	for (let value = 0; value <= 100; value += 1) {
		words.set(foldKeyword(french(value)), value);
		words.set(foldKeyword(english(value)), value);
	}
	for (const [ten, value] of Object.entries(REGIONAL_TENS_FR)) {
		for (let unit = 1; unit < 10; unit += 1)
			words.set(`${ten} ${unit === 1 ? 'et ' : ''}${SMALL_NUMBERS_FR[unit]}`, value + unit);
	}
	for (const variants of [NUMBER_VARIANTS_FR, NUMBER_VARIANTS_EN]) {
		for (const [word, value] of Object.entries(variants)) words.set(word, value);
	}
	table = words;
	return words;
}

function french(value: number): string {
	if (value >= 1_000_000) {
		const millions = Math.floor(value / 1_000_000);
		return join(`${french(millions)} million${millions > 1 ? 's' : ''}`, value % 1_000_000, french);
	}
	if (value >= 1000) {
		const thousands = Math.floor(value / 1000);
		// `quatre-vingts` and `cents` lose their s before `mille`.
		const head = thousands === 1 ? 'mille' : `${french(thousands).replace(/(vingt|cent)s$/, '$1')} mille`;
		return join(head, value % 1000, french);
	}
	if (value >= 100) {
		const hundreds = Math.floor(value / 100);
		const head = hundreds === 1 ? 'cent' : `${SMALL_NUMBERS_FR[hundreds]} cent`;
		return value % 100 === 0 && hundreds > 1 ? `${head}s` : join(head, value % 100, french);
	}
	if (value < 20) return SMALL_NUMBERS_FR[value] ?? '';
	let ten = Math.floor(value / 10);
	if (ten === 7 || ten === 9) ten -= 1;
	const rest = value - ten * 10;
	const head = TENS_FR[ten] ?? '';
	if (rest === 0) return value === 80 ? `${head}s` : head;
	const linked = (rest === 1 || rest === 11) && ten !== 8;
	return `${head}${linked ? ' et ' : '-'}${SMALL_NUMBERS_FR[rest]}`;
}

function english(value: number): string {
	if (value >= 1_000_000)
		return join(`${english(Math.floor(value / 1_000_000))} million`, value % 1_000_000, withAnd);
	if (value >= 1000) return join(`${english(Math.floor(value / 1000))} thousand`, value % 1000, withAnd);
	if (value >= 100) return join(`${SMALL_NUMBERS_EN[Math.floor(value / 100)]} hundred`, value % 100, withAnd);
	if (value < 20) return SMALL_NUMBERS_EN[value] ?? '';
	const head = TENS_EN[Math.floor(value / 10)] ?? '';
	return value % 10 === 0 ? head : `${head}-${SMALL_NUMBERS_EN[value % 10]}`;
}

function withAnd(rest: number): string {
	return rest < 100 ? `and ${english(rest)}` : english(rest);
}

function join(head: string, rest: number, write: (rest: number) => string): string {
	return rest === 0 ? head : `${head} ${write(rest)}`;
}
