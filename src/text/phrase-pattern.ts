/**
 * Patterns that find known phrases in the source as it is written: a hundred times faster than folding every line of a file.
 *
 * They are compiled anew in every run, so they are made cheap to compile: beginnings that phrases share are written once, and both cases of a
 * letter are spelt out, for the flags `i` and `u` together take five times as long.
 */

import { foldKeyword } from './fold.js';
import { lazy } from './lazy.js';

/**
 * Any of these phrases, whatever the case, accents, apostrophes and spaces, as whole words; after an apostrophe the next word may stand at
 * once (`indique qu’il`). Groups: 1, the phrase.
 */
export function phrasePattern(phrases: readonly string[], flags = ''): RegExp {
	return new RegExp(`(?<!${WORD_SIGN})(${phraseChoice(phrases)})(?:(?<=['\u2019])|(?!${WORD_SIGN}))`, flags);
}

/** A letter or a digit of any script, for patterns without the flag `u`. */
export const WORD_SIGN =
	'[0-9A-Za-z\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02C1\\u0370-\\u1FFF\\u2C00-\\u2DFF\\u3040-\\uD7FF]';

/** The alternatives of {@link phrasePattern}, the longest first, to be put into a larger pattern; it needs no flag. */
export function phraseChoice(phrases: readonly string[]): string {
	const root: Branch = new Map();
	for (const phrase of new Set(phrases)) {
		let branch = root;
		for (const sign of phrase.split('').map(loosely)) {
			let next = branch.get(sign);
			if (!next) {
				next = new Map();
				branch.set(sign, next);
			}
			branch = next;
		}
		branch.set(END, new Map());
	}
	return written(root);
}

/** A range of a text. */
export interface PhraseRange {
	from: number;
	to: number;
}

/** Finds known phrases in texts that mostly hold none. */
export interface PhraseFinder {
	/** Every phrase, the longest where several overlap, in order. */
	all(text: string): PhraseRange[];
}

/**
 * A finder for these phrases. A phrase is looked for where its longest word stands in the text, so that the pattern of one that is not there is
 * hardly ever compiled.
 */
export function createPhraseFinder(phrases: readonly string[]): PhraseFinder {
	const table = lazy(() => soughtByWord(phrases));
	return {
		all(text) {
			const sought = table();
			let folded: string | undefined;
			const found: PhraseRange[] = [];
			const asked = new Set<SoughtPhrase>();
			const look = (one: SoughtPhrase) => {
				if (asked.has(one)) return;
				asked.add(one);
				if (!one.pattern) {
					folded ??= foldKeyword(text);
					if (!folded.includes(one.folded)) return;
					one.pattern = phrasePattern([one.phrase], 'g');
				}
				one.pattern.lastIndex = 0;
				for (let match = one.pattern.exec(text); match !== null; match = one.pattern.exec(text))
					found.push({ from: match.index, to: match.index + match[0].length });
			};
			for (const word of wordsOfText(text)) sought.get(word)?.forEach(look);
			// Phrases without a word.
			sought.get('')?.forEach(look);
			if (found.length < 2) return found;
			found.sort((a, b) => a.from - b.from || b.to - a.to);
			return found.filter(
				(range, index) =>
					!found.slice(Math.max(0, index - NEAR), index).some((other) => other.to > range.from),
			);
		},
	};
}

/** A phrase that a finder looks for. */
interface SoughtPhrase {
	readonly phrase: string;
	readonly folded: string;
	pattern: RegExp | undefined;
}

/** Phrases by their longest word. */
function soughtByWord(phrases: readonly string[]): ReadonlyMap<string, readonly SoughtPhrase[]> {
	const table = new Map<string, SoughtPhrase[]>();
	for (const phrase of new Set(phrases)) {
		const sought: SoughtPhrase = { phrase, folded: foldKeyword(phrase), pattern: undefined };
		const word = wordsOfFolded(sought.folded).reduce(
			(one, other) => (other.length > one.length ? other : one),
			'',
		);
		const list = table.get(word);
		if (list) list.push(sought);
		else table.set(word, [sought]);
	}
	return table;
}

/** The words of a text, kept: a paragraph is asked about when it is read, when its sentences are, and by rules. */
function wordsOfText(text: string): readonly string[] {
	let words = wordsByText.get(text);
	if (!words) {
		words = wordsIn(text);
		if (wordsByText.size >= MOST_TEXTS) wordsByText.clear();
		wordsByText.set(text, words);
	}
	return words;
}

const wordsByText = new Map<string, readonly string[]>();
const MOST_TEXTS = 2000;

/** The words of a text, folded. */
function wordsIn(text: string): string[] {
	const plain = text.toLowerCase().normalize('NFD').replace(ACCENTS, '');
	const words: string[] = plain.match(WORDS) ?? [];
	if (!NOT_ASCII.test(plain)) return words;
	// A letter may fold to two, and to an apostrophe, which parts words.
	return words.flatMap((word) => (NOT_ASCII.test(word) ? wordsOfFolded(foldKeyword(word)) : word));
}

function wordsOfFolded(folded: string): string[] {
	return folded.match(WORDS) ?? [];
}

const ACCENTS = /[\u0300-\u036F]+/g;
const WORDS = new RegExp(`${WORD_SIGN}+`, 'g');
const NOT_ASCII = /[^\0-\x7F]/;

/** No more phrases than that overlap. */
const NEAR = 8;

/** What may follow, by the pattern of the next sign. */
type Branch = Map<string, Branch>;

/** Stands in a branch where a phrase ends. */
const END = '';

function written(branch: Branch): string {
	const ways = [...branch].filter(([sign]) => sign !== END).map(([sign, next]) => sign + written(next));
	if (ways.length === 0) return '';
	const [only = ''] = ways;
	// The end comes last, so that a longer phrase is tried before a shorter one.
	if (branch.has(END)) return `(?:${ways.join('|')}|)`;
	return ways.length === 1 ? only : `(?:${ways.join('|')})`;
}

function loosely(sign: string): string {
	const plain = sign
		.normalize('NFD')
		.replace(/[\u0300-\u036F]/g, '')
		.toLowerCase();
	const accented = LETTERS[plain];
	if (plain === 'œ') return '(?:[œŒ]|[oO][eE])';
	if (accented) return `[${accented}${accented.toUpperCase()}][\\u0300-\\u036F]?`;
	if (/[\s_-]/.test(sign)) return '[\\s\\u00A0\\u202F_\\u2010\\u2011-]+';
	if (/['’]/.test(sign)) return "['’ʼ`´]";
	if (plain !== plain.toUpperCase()) return `[${plain}${plain.toUpperCase()}]`;
	return sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

const LETTERS: Readonly<Record<string, string>> = {
	a: 'aàâäáã',
	c: 'cç',
	e: 'eéèêë',
	i: 'iîïí',
	o: 'oôöó',
	u: 'uùûüú',
};
