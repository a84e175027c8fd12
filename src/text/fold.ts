/** Folds text so that spellings compare equal: case, accents and marks taken out. */

import { bounded, lazy } from './lazy.js';
import { lettersAndNumbers } from './letters.js';

/** A folded text with the way back to its source. Offsets are UTF-16 units. */
export interface FoldedText {
	readonly text: string;
	/** Where in the source each folded unit starts. */
	readonly starts: readonly number[];
	/** Where in the source each folded unit ends, marks and soft hyphens behind it included. */
	readonly ends: readonly number[];
}

/**
 * Folds a keyword so that two ways of writing it compare equal: case, accents, ligatures, apostrophe style and the difference
 * between space, no-break space, hyphen and underscore go away (language.md, principle 1).
 */
export function foldKeyword(text: string): string {
	if (!UNTIDY.test(text)) return text.toLowerCase();
	return text.length > LONGEST_REMEMBERED ? foldUntidy(text) : foldShort(text);
}

/** Words that were folded before: a check folds each one two or three times. */
const foldShort = bounded(10_000, foldUntidy);
const LONGEST_REMEMBERED = 40;

function foldUntidy(text: string): string {
	const plain = isPlain(text)
		? text.toLowerCase()
		: isOfPages(text)
			? foldPages(text)
			: text.replace(NOT_PLAIN_CHARACTERS, foldLetter).toLowerCase();
	return plain.replace(GAPS, ' ').trim();
}

/** {@link foldKeyword} of many, as one text: of each by itself it takes four times as long. */
export function foldKeywords(texts: readonly string[]): string[] {
	const folded = foldUntidy(texts.join('|')).split('|');
	return folded.length === texts.length ? folded.map((one) => one.trim()) : texts.map(foldKeyword);
}

/** Folds a keyword that may be an acronym with its full stops: `S.A.R.L.`, `e. V.` as `sarl`, `ev`. */
export function foldAcronym(text: string): string {
	const isAcronym = text.includes('.') && /^(?:\p{L}\. ?){2,}$/u.test(text.trim());
	return foldKeyword(isAcronym ? text.replace(/[. ]/g, '') : text);
}

/** The words of a text as they compare equal, each with a space on either side: `includes(' words ')` finds them whole. */
export function foldedWords(text: string): string {
	return ` ${lettersAndNumbers(foldKeyword(text)).trim()} `;
}

/** Folds a person's name: as a keyword, and the full stops of initials and civilities become spaces (`N. Saïd` → `n said`). */
export function foldName(text: string): string {
	return foldKeyword(text.replace(/[.·•]/g, ' '));
}

/** Folds as {@link foldKeyword} and keeps where every folded unit came from. */
export function foldWithOffsets(text: string): FoldedText {
	const inner = text.trim();
	if (isOfPages(text) && !WIDE_GAP.test(inner)) {
		// Unit for unit: of the places each is known.
		const folded = foldPages(inner).replace(GAPS, ' ');
		const from = text.length - text.trimStart().length;
		if (folded.length === inner.length) return { text: folded, ...placesFrom(from, from + inner.length) };
	}
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let offset = 0;
	let gapAt = -1;
	while (offset < text.length) {
		const { unit, isGap, length } = foldCode(text.codePointAt(offset) ?? 0);
		const end = offset + length;
		if (unit === '') {
			// A combining mark or a soft hyphen belongs to the letter before it.
			if (gapAt < 0 && ends.length > 0) ends[ends.length - 1] = end;
		} else if (isGap) {
			if (folded !== '' && gapAt < 0) gapAt = offset;
		} else {
			if (gapAt >= 0) {
				folded += ' ';
				starts.push(gapAt);
				ends.push(offset);
				gapAt = -1;
			}
			for (let index = 0; index < unit.length; index += 1) {
				starts.push(offset);
				ends.push(end);
			}
			folded += unit;
		}
		offset = end;
	}
	return { text: folded, starts, ends };
}

/** Where each unit of a part of a text starts and ends. */
function placesFrom(from: number, to: number): { starts: readonly number[]; ends: readonly number[] } {
	for (let unit = unitStarts.length; unit < to; unit += 1) {
		unitStarts.push(unit);
		unitEnds.push(unit + 1);
	}
	return { starts: unitStarts.slice(from, to), ends: unitEnds.slice(from, to) };
}

const unitStarts: number[] = [];
const unitEnds: number[] = [];

/** More than one gap in a row, and gaps at an end, which fold to less than they are. */
const WIDE_GAP = /^[\s\u00A0\u202F_-]|[\s\u00A0\u202F_-](?:[\s\u00A0\u202F_-]|$)/;

/** Is a text nothing but what pages of French and English mostly hold: ASCII, letters with accents, quotation marks, dashes? */
export function isOfPages(text: string): boolean {
	return !NOT_OF_PAGES.test(text);
}

const NOT_OF_PAGES =
	/[^\t\n\r -~\u00A0\u00AB\u00B0\u00B7\u00BB\u00C0-\u00C5\u00C7-\u00D6\u00D9-\u00DE\u00E0-\u00E5\u00E7-\u00F6\u00F9-\u00FE\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u202F\u20AC]/;

/** Folds the letters of such a text, each to one unit. */
function foldPages(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036F]+/g, '')
		.replace(/[\u2018\u2019`]/g, "'");
}

/** Spaces of every kind, hyphens and underscores: one gap between two words. */
const GAPS = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\-\u2010\u2011\uFE63\uFF0D_]+/g;

const APOSTROPHES = /[\u0374\u2018\u2019\u201B\u02BC\u02B9\u00B4\u0060\u2032\uFF07]/g;

/** A text without what no reader sees or compares: accents and other marks, invisible characters; every blank is a space. */
export function withoutMarks(text: string): string {
	if (isPlain(text)) return text;
	// Nothing unseen among these but the marks of letters: the large classes of Unicode take milliseconds to compile, in every run.
	if (isOfPrint(text)) return text.normalize('NFKD').replace(/[\u0300-\u036F]+/g, '');
	return text.replace(BLANKS, ' ').normalize('NFKD').replace(invisible(), '');
}

/** Does this character leave no trace on paper: zero width, soft hyphen, mark of direction, variation selector, filler? */
export function isInvisible(character: string): boolean {
	return character > '~' && hidden().test(character) && !isBlank(character);
}

/** Does this character print as a gap between two words, without being a space? */
export function isBlank(character: string): boolean {
	return character > '~' && BLANK.test(character);
}

/** What has no look of its own by Unicode (Default_Ignorable_Code_Point), and the signs around annotations. */
const IGNORED = '\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB';

/** Characters that leave no trace, and marks. */
const invisible = lazy(() => new RegExp(`[\\p{M}${IGNORED}]`, 'gu'));
const hidden = lazy(() => new RegExp(`^[${IGNORED}]$`, 'u'));

/** Empty signs that are no spaces by Unicode: the Braille pattern without dots, the fillers of Hangul, the empty note, the Egyptian blanks. */
const EMPTY = '\\u2800\\u115F\\u1160\\u3164\\uFFA0\\u{1D159}\\u{13441}\\u{13442}';
const BLANKS = new RegExp(`[${EMPTY}]`, 'gu');
const BLANK = new RegExp(`^[${EMPTY}]$`, 'u');

const LIGATURES: Readonly<Record<string, string>> = {
	œ: 'oe',
	Œ: 'oe',
	æ: 'ae',
	Æ: 'ae',
	ß: 'ss',
	ẞ: 'ss',
	ø: 'o',
	Ø: 'o',
	ł: 'l',
	Ł: 'l',
	ı: 'i',
	đ: 'd',
	Đ: 'd',
};

/** Is a text ASCII without a backquote, which is an apostrophe to some? */
function isPlain(text: string): boolean {
	return !NOT_PLAIN.test(text);
}

const NOT_PLAIN = /[^\0-\x5F\x61-\x7E]/;

/** Something not plain, a hyphen, an underscore, white space that is no space, and spaces at an end or in a row. */
const UNTIDY = /[^ -,.-^a-~]|^ | $| {2}/;

/** Is a text Latin letters with their accents, and the dashes, quotation marks and spaces of print that can be seen? */
function isOfPrint(text: string): boolean {
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		const isSeen =
			(code < 0x370 && code !== 0xad) ||
			(code >= 0x2010 && code < 0x2028) ||
			(code >= 0x202f && code < 0x2060) ||
			// Signs of money.
			(code >= 0x20a0 && code < 0x20c1);
		if (!isSeen) return false;
	}
	return true;
}

const NOT_PLAIN_CHARACTERS = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\0-\x5F\x61-\x7E]/g;

/** Sign by sign, for a text has few signs beyond ASCII, again and again. */
const foldLetter = bounded(10_000, (character: string) =>
	withoutMarks(character.replace(APOSTROPHES, "'"))
		// Taken apart, a few signs become an apostrophe of another kind.
		.replace(APOSTROPHES, "'")
		.replace(/[œŒæÆßẞøØłŁıđĐ]/g, (letter) => LIGATURES[letter] ?? letter),
);

interface FoldedCharacter {
	readonly unit: string;
	readonly isGap: boolean;
	/** Of the character in the source. */
	readonly length: number;
}

const foldCode = bounded(10_000, (code: number): FoldedCharacter => {
	const character = String.fromCodePoint(code);
	const unit = (isPlain(character) ? character : foldLetter(character)).toLowerCase();
	return { unit, isGap: unit !== '' && unit.replace(GAPS, '') === '', length: character.length };
});
