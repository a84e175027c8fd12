import { type Language, LOCALES } from '../language/locales.generated.js';
import { foldWithOffsets } from './fold.js';
import { type Fraction, fraction } from './fraction.js';
import { isWordCharacter } from './letters.js';
import { scanNumberWords } from './number-words.js';

/** Something read at the start of a text. */
export interface Scanned<Value> {
	/** What was read. */
	readonly value: Value;
	/** How many UTF-16 units of the text it took. */
	readonly length: number;
}

/**
 * Reads a count as people write it, and nothing else: `5 050` (any space), `5050`, `1 234,5`, `zéro`, `trois`, `aucun`; in English
 * files `1,234.5`, `none`. Undefined for a negative number, for uneven groups of digits, and for what reads two ways: `1.234` in a
 * French file, `1,5` in an English one.
 */
export function parseCount(text: string, lang: Language): Fraction | undefined {
	const trimmed = text.trim();
	const scanned = scanCount(trimmed, lang);
	return scanned !== undefined && scanned.length === trimmed.length ? scanned.value : undefined;
}

/** Reads a count in digits or words at the very start of a text; it must end with a word. */
export function scanCount(text: string, lang: Language): Scanned<Fraction> | undefined {
	return scanDigits(text, lang) ?? scanWords(text);
}

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
	// No number below 101 is longer than `quatre-vingt-dix-neuf`; marks and double spaces leave room.
	const folded = foldWithOffsets(text.slice(0, 48));
	const found = scanNumberWords(folded.text);
	if (found === undefined) return undefined;
	const length = folded.ends[found.length - 1] ?? 0;
	return isWordCharacter(text[length]) ? undefined : { value: fraction(BigInt(found.value)), length };
}
