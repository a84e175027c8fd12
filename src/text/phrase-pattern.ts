/**
 * Patterns that find known phrases in the source as it is written: a hundred times faster than folding every line of a file.
 *
 * They are compiled anew in every run, so they are made cheap to compile: beginnings that phrases share are written once, and both cases of a
 * letter are spelt out, for the flags `i` and `u` together take five times as long.
 */

import { foldKeyword } from './fold.js';
import { lazy } from './lazy.js';

/** Any of these phrases, whatever the case, accents, apostrophes and spaces, as whole words. Groups: 1, the phrase. */
export function phrasePattern(phrases: readonly string[], flags = ''): RegExp {
	return new RegExp(`(?<!${WORD_SIGN})(${phraseChoice(phrases)})(?!${WORD_SIGN})`, flags);
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
 * hardly ever compiled. All finders look their words up in one table, for several ask about the same text in a row.
 */
export function createPhraseFinder(phrases: readonly string[]): PhraseFinder {
	const wordless = lazy(() => enter(finder, phrases));
	const finder: PhraseFinder = {
		all(text) {
			const others = wordless();
			let folded: string | undefined;
			const found: PhraseRange[] = [];
			const look = (sought: SoughtPhrase) => {
				if (!sought.pattern) {
					folded ??= foldKeyword(text);
					if (!folded.includes(sought.folded)) return;
					sought.pattern = phrasePattern([sought.phrase], 'g');
				}
				sought.pattern.lastIndex = 0;
				for (let match = sought.pattern.exec(text); match !== null; match = sought.pattern.exec(text))
					found.push({ from: match.index, to: match.index + match[0].length });
			};
			for (const sought of soughtIn(text)) if (sought.by === finder) look(sought);
			for (const sought of others) look(sought);
			if (found.length < 2) return found;
			found.sort((a, b) => a.from - b.from || b.to - a.to);
			return found.filter(
				(range, index) =>
					!found.slice(Math.max(0, index - NEAR), index).some((other) => other.to > range.from),
			);
		},
	};
	return finder;
}

/** A phrase, and who looks for it. */
interface SoughtPhrase {
	readonly by: PhraseFinder;
	readonly phrase: string;
	readonly folded: string;
	pattern: RegExp | undefined;
}

/** The phrases of all finders by their longest word. */
const soughtByWord = new Map<string, SoughtPhrase[]>();

/** Enters the phrases of a finder; gives back those that have no word. */
function enter(by: PhraseFinder, phrases: readonly string[]): SoughtPhrase[] {
	const wordless: SoughtPhrase[] = [];
	for (const phrase of new Set(phrases)) {
		const sought: SoughtPhrase = { by, phrase, folded: foldKeyword(phrase), pattern: undefined };
		const word = wordsIn(phrase).reduce((one, other) => (other.length > one.length ? other : one), '');
		const list = soughtByWord.get(word);
		if (word === '') wordless.push(sought);
		else if (list) list.push(sought);
		else soughtByWord.set(word, [sought]);
	}
	soughtByText.clear();
	return wordless;
}

/** The phrases whose longest word stands in a text. */
function soughtIn(text: string): ReadonlySet<SoughtPhrase> {
	const known = soughtByText.get(text);
	if (known) return known;
	const sought = new Set<SoughtPhrase>();
	const words = wordsIn(text);
	for (let index = 0; index < words.length; index += 1) {
		const list = soughtByWord.get(words[index] ?? '');
		if (list) for (const each of list) sought.add(each);
	}
	if (soughtByText.size >= MOST_TEXTS) soughtByText.clear();
	soughtByText.set(text, sought);
	return sought;
}

/** Texts that were asked about: a paragraph is asked about when it is read, when its sentences are, and by rules. */
const soughtByText = new Map<string, ReadonlySet<SoughtPhrase>>();
const MOST_TEXTS = 2000;

/** The words of a text, folded. */
function wordsIn(text: string): string[] {
	const plain = text.toLowerCase().normalize('NFD').replace(ACCENTS, '');
	const words: string[] = plain.match(WORDS) ?? [];
	if (!NOT_ASCII.test(plain)) return words;
	// A letter may fold to two, and to an apostrophe, which parts words.
	return words.flatMap((word) => (NOT_ASCII.test(word) ? (foldKeyword(word).match(WORDS) ?? []) : word));
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
