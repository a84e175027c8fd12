import type { Gender } from '../language/locale.js';
import { type Language, LOCALES } from '../language/locales.generated.js';
import { foldKeyword, foldWithOffsets } from './fold.js';
import { lazy } from './lazy.js';
import { isWordCharacter } from './letters.js';
import type { Scanned } from './number.js';
import { scanWords } from './number-words.js';

/** Reads an ordinal and nothing else, in any language: `première`, `1re`, `2e`, `2nd`, `douzième`, `twelfth`. */
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
export function ordinalWords(value: number, lang: Language, gender: Gender = 'masculine'): string {
	return LOCALES[lang].ordinal(value, gender);
}

const ENDINGS = Object.values(LOCALES)
	.flatMap(({ ordinalEndings }) => ordinalEndings)
	.sort((a, b) => b.length - a.length);
const DIGITS = new RegExp(`^(\\d{1,6})(?:${ENDINGS.join('|')})(?![a-z0-9])`);

/** Every ordinal up to the hundredth in the words of every language, folded. */
const ordinals = lazy((): ReadonlyMap<string, number> => {
	const words = new Map<string, number>();
	for (const { ordinal, ordinalForms } of Object.values(LOCALES)) {
		for (const [form, value] of Object.entries(ordinalForms)) words.set(form, value);
		for (let value = 1; value <= 100; value += 1) words.set(foldKeyword(ordinal(value)), value);
	}
	return words;
});
