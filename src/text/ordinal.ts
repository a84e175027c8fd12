import { foldKeyword, foldWithOffsets } from './fold.js';
import type { NumberStyle } from './fraction.js';
import { isWordCharacter } from './letters.js';
import type { Scanned } from './number.js';
import { type Gender, integerToWords, scanWords } from './number-words.js';
import { IRREGULAR_ORDINALS_EN, ORDINAL_ENDINGS_EN } from './words-en.js';
import { ORDINAL_ENDINGS_FR, ORDINAL_VARIANTS_FR } from './words-fr.js';

/** Reads an ordinal and nothing else, in either language: `première`, `1re`, `2e`, `2nd`, `douzième`, `twelfth`. */
export function parseOrdinal(text: string): number | undefined {
	const trimmed = text.trim();
	const scanned = scanOrdinal(trimmed);
	return scanned !== undefined && scanned.length === trimmed.length ? scanned.value : undefined;
}

/** Reads an ordinal at the very start of a text; it must end with a word. In words up to the hundredth. */
export function scanOrdinal(text: string): Scanned<number> | undefined {
	const folded = foldWithOffsets(text.slice(0, 60));
	if ((folded.starts[0] ?? 0) !== 0) return undefined;
	const digits = DIGITS.exec(folded.text);
	const found =
		digits === null
			? scanWords(folded.text, ordinals())
			: { value: Number(digits[1]), length: digits[0].length };
	if (found === undefined || found.value === 0) return undefined;
	const length = folded.ends[found.length - 1] ?? 0;
	return isWordCharacter(text[length]) ? undefined : { value: found.value, length };
}

/** An ordinal in words: `première`, `vingt et unième`; `first`, `twenty-first`. */
export function ordinalWords(value: number, style: NumberStyle, gender: Gender = 'masculine'): string {
	if (style === 'fr') {
		if (value === 1) return gender === 'feminine' ? 'première' : 'premier';
		return `${integerToWords(value, 'fr')
			.replace(/(vingt|cent|million)s$/, '$1')
			.replace(/e$/, '')
			.replace(/cinq$/, 'cinqu')
			.replace(/neuf$/, 'neuv')}ième`;
	}
	const words = integerToWords(value, 'en');
	const last = /[a-z]+$/.exec(words)?.[0] ?? '';
	const ordinal =
		IRREGULAR_ORDINALS_EN[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
	return words.slice(0, words.length - last.length) + ordinal;
}

const DIGITS = new RegExp(
	`^(\\d{1,6})(?:${[...ORDINAL_ENDINGS_FR, ...ORDINAL_ENDINGS_EN].sort((a, b) => b.length - a.length).join('|')})(?![a-z0-9])`,
);

let table: ReadonlyMap<string, number> | undefined;

function ordinals(): ReadonlyMap<string, number> {
	if (table !== undefined) return table;
	const words = new Map<string, number>(Object.entries(ORDINAL_VARIANTS_FR));
	for (let value = 1; value <= 100; value += 1) {
		words.set(foldKeyword(ordinalWords(value, 'fr')), value);
		words.set(foldKeyword(ordinalWords(value, 'en')), value);
	}
	table = words;
	return words;
}
