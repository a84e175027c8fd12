/**
 * Names that print alike and are written with other characters: letters of another script, digits, a small L for a capital I. Which
 * characters are alike is said by the table of Unicode (Technical Standard 39, “confusables”), which the package unhomoglyph carries.
 */

import unhomoglyph from 'unhomoglyph';
import { foldKeyword, isBlank, isInvisible, withoutMarks } from './fold.js';
import { bounded, lazy } from './lazy.js';
import { isLetter, isLetterOrNumber } from './letters.js';
import { findFirst } from './lists.js';
import { WORD_SIGN } from './phrase-finder.js';

/** What a name looks like. Two names with one look in common cannot be told apart on paper. */
interface Look {
	/** The looks of its words in the order of the alphabet, for a surname may stand first. */
	readonly words: string;
	/** All its letters without a gap. */
	readonly letters: string;
}

/** What a name looks like: `Аnne Petit` with a Cyrillic capital looks like `Anne Petit`. */
export function getLook(name: string): Look {
	const words = wordLooks(name);
	return { words: [...words].sort().join(' '), letters: words.join('') };
}

export function wordLooks(name: string): string[] {
	return getWords(name).map(rememberLook);
}

/**
 * The first character of a name that is not what it looks like: an invisible one, a letter of another alphabet than the Latin letter that
 * it resembles, a digit in a word (`Pau1`), a small L among capitals, a capital I among small letters. Nothing in a name that is written
 * as names are.
 */
export function deceptiveCharacter(name: string): string | undefined {
	const hidden = hiddenCharacter(name);
	if (hidden !== undefined) return hidden;
	return findFirst(getWords(name), (word) => deceptiveInWord(word));
}

/** Are two names that look alike written as names are, both in Latin letters or both in one other script (`Lise Comier`, `Lise Cornier`)? */
export function areBothPlain(one: string, other: string): boolean {
	if (deceptiveCharacter(one) === undefined && deceptiveCharacter(other) === undefined) return true;
	const letters = [one, other].map((name) =>
		[...withoutMarks(name)].filter((letter) => isLetter(letter)).join(''),
	);
	return oneScript().some((script) => letters.every((text) => script.test(text)));
}

/** The first character of a text that cannot be seen: one without a trace, or a blank that is no space. */
export function hiddenCharacter(text: string): string | undefined {
	for (const character of text) if (isInvisible(character) || isBlank(character)) return character;
	return undefined;
}

/**
 * A text of the same length with plain Latin letters for those that look like them, and without what cannot be seen: `ａｄｏｐｔée` and
 * `adop` + U+200B + `tée` say *adoptée* to whoever reads the page. A word that gets shorter has spaces behind it.
 */
export function undisguised(text: string): string {
	if (!DISGUISED.test(text)) return text;
	return text.replace(wordsWithHidden(), (word) => {
		if (!DISGUISED.test(word)) return word;
		let plain = '';
		for (const character of word) {
			const unseen = isInvisible(character) || STROKE.test(character);
			const letter =
				unseen || !(isLetter(character) || ENCLOSED.test(character)) || !DISGUISED.test(character)
					? ''
					: readAs(character);
			if (!unseen) plain += letter === '' ? character : letter;
		}
		return plain.length > word.length ? word : plain.padEnd(word.length);
	});
}

/**
 * A text of the same length in which letters that are set apart make words: `A D O P T É E` and `A-D-O-P-T-É-E` say *adoptée*. Three letters
 * may be a list, `a, b, c`, or initials; four with the same sign between them are a word.
 */
export function closedUp(text: string): string {
	return text.replace(SET_APART, (spaced, separator: string) =>
		spaced.split(separator).join('').padEnd(spaced.length),
	);
}

/** What may stand between them: the same each time. */
const SEPARATOR = '[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000.·_*-]{1,5}';
/** A letter, and its accent where that is a sign of its own. */
const ONE_LETTER = `(?![0-9])${WORD_SIGN}[\\u0300-\\u036F]*`;
const SET_APART = new RegExp(
	`(?<!${WORD_SIGN})${ONE_LETTER}(?=(${SEPARATOR}))(?:\\1${ONE_LETTER}(?!${WORD_SIGN})){3,}`,
	'g',
);

/** The one plain letter that a letter looks like, with its case; nothing where there is none. */
function readAs(character: string): string {
	const plain = character.normalize('NFKC');
	// `⒜` becomes `(a)`; squared letters have no plain form in Unicode.
	const enclosed = /^\(([a-zA-Z])\)$/.exec(plain)?.[1] ?? squaredLetter(character);
	if (enclosed !== undefined) return enclosed;
	const letters = withoutMarks(unhomoglyph(plain));
	return /^[A-Za-z]$/.test(letters) ? letters : '';
}

/** The letter in a negative circle or a negative square: `🅐`, `🅰`. */
function squaredLetter(character: string): string | undefined {
	const code = character.codePointAt(0) ?? 0;
	const index = NEGATIVE.map((first) => code - first).find((each) => each >= 0 && each < 26);
	return index === undefined ? undefined : String.fromCharCode(0x41 + index);
}

const NEGATIVE = [0x1f150, 0x1f170];

/** Letters of other alphabets, wide and mathematical ones, small capitals, and what leaves no trace. */
const DISGUISED = new RegExp(
	[
		'[\\u0250-\\u02AF\\u0370-\\u058F\\u13A0-\\u13F5\\u1D00-\\u1D7F\\u2C80-\\u2CFF\\uA730-\\uA7FF\\uFF21-\\uFF5A]',
		'\\uD835[\\uDC00-\\uDFFF]',
		'[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u2060-\\u2064\\uFEFF]',
		'\\u034F',
		'[\\uFE00-\\uFE0F]',
		'[\\u0305\\u0332\\u0333\\u0334-\\u0338\\u20D0-\\u20F0]',
		'[\\u249C-\\u24E9]|\\uD83C[\\uDD10-\\uDD89]',
	].join('|'),
);
/** Letters, those in circles, squares and brackets, and what hides among them. */
const wordsWithHidden = lazy(
	() => /[\p{L}\p{M}\p{Default_Ignorable_Code_Point}\u249C-\u24E9\u{1F110}-\u{1F189}]+/gu,
);
/** Lines and frames through, over and under a letter. */
const STROKE = /[\u0305\u0332-\u0338\u20D0-\u20F0]/;
const ENCLOSED = /[\u249C-\u24E9\u{1F110}-\u{1F189}]/u;

const rememberLook = bounded(20_000, wordLook);

/** Between two words: all that is no letter, mark, number or invisible character. */
function getWords(name: string): string[] {
	if (isAscii(name)) return name.match(/[A-Za-z0-9|]+/g) ?? [];
	const words: string[] = [];
	let word = '';
	for (const character of name) {
		if (isPart(character)) word += character;
		else if (word !== '') {
			words.push(word);
			word = '';
		}
	}
	if (word !== '') words.push(word);
	return words;
}

function isPart(character: string): boolean {
	if (character < '\x80') return isLetterOrNumber(character) || character === '|';
	return !isBlank(character) && (isLetterOrNumber(character) || !/^[\s\p{P}]$/u.test(character));
}

function wordLook(word: string): string {
	// Most words: what follows comes to the same.
	if (/^[A-Z][a-z]+$/.test(word)) return withOneStroke(word.startsWith('I') ? `l${word.slice(1)}` : word);
	let look = prototypes(word);
	// A small L among capitals stands for a capital I, which looks the same; so do capitals for small letters in the same word.
	const others = look.replaceAll('l', '');
	if (others !== '' && others === others.toUpperCase()) look = look.replaceAll('l', 'I');
	if (look.length > 1 && look === look.toUpperCase()) look = look.charAt(0) + look.slice(1).toLowerCase();
	return withOneStroke(prototypes(look));
}

/** A small I and a small L are one stroke; a capital L is none. */
function withOneStroke(look: string): string {
	return look.replaceAll('L', 'ʟ').toLowerCase().replaceAll('i', 'l').replaceAll('m', 'rn');
}

/** Each character of a word replaced by the one that the table has for all that look like it, letters and numbers only. */
function prototypes(word: string): string {
	let text = '';
	for (const character of word)
		text += character < '\x80' ? (ASCII[character] ?? character) : prototype(character);
	return text;
}

/** As the table has them; so that names in plain letters, nearly all, need no table. */
const ASCII: Readonly<Record<string, string>> = { '0': 'O', '1': 'l', I: 'l', m: 'rn', '|': 'l' };

function prototype(character: string): string {
	let found = known.get(character);
	if (found === undefined) {
		const letters = isAccented(character) ? withoutMarks(character) : withoutMarks(unhomoglyph(character));
		found = '';
		for (const letter of letters) {
			if (letter < '\x80') found += ASCII[letter] ?? letter;
			else for (const sign of withoutMarks(unhomoglyph(letter))) found += SMALL_CAPITALS[sign] ?? sign;
		}
		found = [...found].filter((sign) => isLetterOrNumber(sign)).join('');
		known.set(character, found);
	}
	return found;
}

/**
 * Is a character a Latin letter with an accent, which looks like the letter without it? So the table has nearly all of them, and need not be
 * read, ten milliseconds, for French names.
 */
function isAccented(character: string): boolean {
	return (
		character >= '\xC0' && character <= '\u017F' && !TABLED.has(character) && isAscii(withoutMarks(character))
	);
}

/** Those that the table likens to something else: to an Arabic letter, to a small F, to letters with a hook. */
const TABLED: ReadonlySet<string> = new Set('öņţſ');

/** By character; no more than there are in Unicode. */
const known = new Map<string, string>();

/** Small capitals, to which the table leads small letters of other scripts (`н`, `т`, `в`): to a reader they are letters. */
const SMALL_CAPITALS: Readonly<Record<string, string>> = Object.fromEntries(
	[...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋĸʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((sign, index) => [sign, 'abcdefghijkklmnoprstuvwyz'.charAt(index)]),
);

function deceptiveInWord(word: string): string | undefined {
	const characters = [...word];
	for (const character of characters) {
		if (character < '\x80' || isAscii(foldKeyword(character))) continue;
		if (prototype(character).toLowerCase() !== foldKeyword(character)) return character;
	}
	const letters = characters.filter((character) => isLetter(character));
	if (letters.length < 2) return undefined;
	const digit = characters.find((character) => character === '0' || character === '1' || character === '|');
	if (digit !== undefined) return digit;
	const others = letters.filter((letter) => letter !== 'l' && letter !== 'I');
	if (others.length === 0) return undefined;
	if (others.every((letter) => letter !== letter.toLowerCase()) && others.length > 1)
		return letters.find((letter) => letter === 'l');
	return others.some((letter) => letter !== letter.toUpperCase())
		? letters.slice(1).find((letter) => letter === 'I')
		: undefined;
}

function isAscii(text: string): boolean {
	for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
	return true;
}

/** Scripts that have letters like those of another. */
const oneScript = lazy(() => [
	/^\p{Script=Cyrillic}+$/u,
	/^\p{Script=Greek}+$/u,
	/^\p{Script=Armenian}+$/u,
	/^\p{Script=Georgian}+$/u,
	/^\p{Script=Hebrew}+$/u,
	/^\p{Script=Arabic}+$/u,
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u,
	/^\p{Script=Devanagari}+$/u,
]);
