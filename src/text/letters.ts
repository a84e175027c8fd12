/**
 * Letters, marks and numbers of any script, as Unicode has them. They are asked of the codes of characters: a pattern with a Unicode class
 * takes up to a millisecond to compile, anew in every run, and Latin letters need no table.
 */

/** Is the first character of this text a letter? */
export function isLetter(text: string | undefined): boolean {
	return (kindAt(text, 0) & LETTER) !== 0;
}

export function holdsLetter(text: string): boolean {
	for (let at = 0; at < text.length; at += 1) if ((kindAt(text, at) & LETTER) !== 0) return true;
	return false;
}

/** Is this text nothing but letters? */
export function holdsOnlyLetters(text: string): boolean {
	return endOfLetters(text, 0) === text.length;
}

/** Is the first character of this text a letter or a number? */
export function isLetterOrNumber(text: string | undefined): boolean {
	return (kindAt(text, 0) & LETTER_OR_NUMBER) !== 0;
}

/** Is the first character of this text one that a word can hold: a letter, a mark or a number? */
export function isWordCharacter(text: string | undefined): boolean {
	return kindAt(text, 0) !== 0;
}

/** Is the first character of this text a mark, as an accent on its own is? */
export function isMark(text: string | undefined): boolean {
	return (kindAt(text, 0) & MARK) !== 0;
}

/** Is the first character of this text a capital letter, or two letters in one of which the first is? */
export function isCapital(text: string | undefined): boolean {
	if (!text) return false;
	const code = text.charCodeAt(0);
	if (code < 0x80) return code >= 65 && code <= 90;
	if (code < 0x100) return code >= 0xc0 && code <= 0xde && code !== 0xd7;
	const letter = text.charAt(0);
	// The rest of the letters that most languages of Europe have: a class of Unicode takes longer to make than a check has for all its patterns.
	if (code < 0x180) return letter !== letter.toLowerCase();
	if (code >= 0x2000 && code < 0x2070) return false;
	return /^[\p{Lu}\p{Lt}]/u.test(text);
}

/** Is the first letter one of a script without capitals: Han, Hangul, Hebrew, Arabic? */
export function isUncased(text: string): boolean {
	return text.charCodeAt(0) > 0x2ff && /^\p{Lo}/u.test(text);
}

/** A text with one space in place of each run of other signs than letters, numbers and those that are given. */
export function lettersAndNumbers(text: string, signs = ''): string {
	let kept = '';
	for (let at = 0; at < text.length; ) {
		const end = endOfLettersAndNumbers(text, at, signs);
		kept += text.slice(at, end);
		at = end;
		while (at < text.length && endOfLettersAndNumbers(text, at, signs) === at) at += 1;
		if (at > end) kept += ' ';
	}
	return kept;
}

/** Where the letters, marks and numbers that start at a place of a text end; other signs that belong to them may be given. */
export function endOfWord(text: string, from: number, signs = ''): number {
	return getEnd(text, from, ANY, signs);
}

/** Where the letters and numbers that start at a place of a text end; other signs that belong to them may be given. */
export function endOfLettersAndNumbers(text: string, from: number, signs = ''): number {
	return getEnd(text, from, LETTER_OR_NUMBER, signs);
}

/** Where the letters and marks that start at a place of a text end; other signs that belong to them may be given. */
export function endOfLettersAndMarks(text: string, from: number, signs = ''): number {
	return getEnd(text, from, LETTER | MARK, signs);
}

/** Where the letters that start at a place of a text end; other signs that belong to them may be given. */
export function endOfLetters(text: string, from: number, signs = ''): number {
	return getEnd(text, from, LETTER, signs);
}

/** Where the letters that end before a place of a text start; other signs that belong to them may be given. */
export function startOfLetters(text: string, to: number, signs = ''): number {
	let start = to;
	while (start > 0) {
		const width = isLowSurrogate(text.charCodeAt(start - 1)) ? 2 : 1;
		if ((kindAt(text, start - width) & LETTER) === 0 && !signs.includes(text[start - 1] ?? '')) break;
		start -= width;
	}
	return start;
}

/** A word in a text, which starts there. */
interface PlacedWord {
	readonly text: string;
	readonly from: number;
}

/**
 * The words before the white space that a text ends with, up to so many, in their order: nothing but letters and the given signs, and white
 * space between. Of `Il y a (12) quarante membres ` these are `quarante` and `membres`, of a text without white space at its end none.
 */
export function lastWords(text: string, most: number, signs = ''): PlacedWord[] {
	const words: PlacedWord[] = [];
	let end = startOfSpace(text, text.length);
	for (let gap = text.length - end; gap > 0 && words.length < most; ) {
		const from = startOfLetters(text, end, signs);
		if (from === end) break;
		words.unshift({ text: text.slice(from, end), from });
		end = startOfSpace(text, from);
		gap = from - end;
	}
	return words;
}

/** The word behind white space at the start of a text, and where it ends. */
export function wordBehindSpace(text: string): { text: string; to: number } | undefined {
	const from = /^\s*/.exec(text)?.[0].length ?? 0;
	const to = endOfLetters(text, from);
	return from > 0 && to > from ? { text: text.slice(from, to), to } : undefined;
}

function startOfSpace(text: string, to: number): number {
	let start = to;
	while (start > 0 && /\s/.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

function isLowSurrogate(code: number): boolean {
	return code >= 0xdc00 && code < 0xe000;
}

const LETTER = 1;
const MARK = 2;
const NUMBER = 4;
const LETTER_OR_NUMBER = LETTER | NUMBER;
const ANY = LETTER | MARK | NUMBER;

function getEnd(text: string, from: number, kinds: number, signs: string): number {
	let end = from;
	while (end < text.length) {
		const code = text.charCodeAt(end);
		if (code < 0x80 ? (ASCII[code] ?? 0) & kinds : kindAt(text, end) & kinds)
			end += code >= 0xd800 && (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
		else if (signs !== '' && signs.includes(text[end] ?? '')) end += 1;
		else break;
	}
	return end;
}

function kindAt(text: string | undefined, at: number): number {
	const code = text?.charCodeAt(at) ?? Number.NaN;
	if (code < 0x80) return ASCII[code] ?? 0;
	// Latin with all its accents and the phonetic alphabet.
	if (code < 0x2b0) return kindOfLatin(code);
	// Accents on their own, and the dashes, quotation marks and spaces of print.
	if (code >= 0x300 && code < 0x370) return MARK;
	if ((code >= 0x2000 && code < 0x2070) || isOfPrint(code)) return 0;
	return Number.isNaN(code) ? 0 : kindOfOther(text?.codePointAt(at) ?? 0);
}

/** Kinds of the signs of ASCII by their code: most signs of a text are asked for. */
const ASCII = Array.from({ length: 0x80 }, (_, code) => {
	if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER;
	return code >= 48 && code <= 57 ? NUMBER : 0;
});

function kindOfLatin(code: number): number {
	if (code >= 0xc0) return code === 0xd7 || code === 0xf7 ? 0 : LETTER;
	if (code === 0xaa || code === 0xb5 || code === 0xba) return LETTER;
	return code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0xbc && code <= 0xbe) ? NUMBER : 0;
}

/** Signs of currencies, and arrows. */
function isOfPrint(code: number): boolean {
	return (code >= 0x20a0 && code < 0x20c0) || (code >= 0x2190 && code < 0x2200);
}

function kindOfOther(code: number): number {
	const known = others.get(code);
	if (known !== undefined) return known;
	const character = String.fromCodePoint(code);
	const kind = /\p{L}/u.test(character)
		? LETTER
		: /\p{N}/u.test(character)
			? NUMBER
			: /\p{M}/u.test(character)
				? MARK
				: 0;
	others.set(code, kind);
	return kind;
}

/** Kinds of characters met beyond those, by code. */
const others = new Map<number, number>();

/** Control characters in a source or a file name could move the cursor of a terminal or hide words: they are shown by a sign. */
export function visible(text: string): string {
	return text
		.replace(/\t/g, ' ')
		.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\uFFFD');
}

/** {@link visible} for a text of several lines. */
export function visibleLines(text: string): string {
	return text.split('\n').map(visible).join('\n');
}

export function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text on one line, without spaces around it. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** As many characters of a text as a message or a list shows. */
export function shorten(text: string, most: number): string {
	const letters = [...text];
	return letters.length > most ? `${letters.slice(0, most).join('')}…` : text;
}

/** The order of two texts by their signs, the same in every country. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
