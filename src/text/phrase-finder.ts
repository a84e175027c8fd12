/**
 * Finds known phrases in texts, whatever the case, accents, apostrophes and spaces, as whole words. There is one index of all phrases that
 * anybody looks for, by the longest word of each. A text is cut into its folded words and these are looked up once, for all finders: most
 * texts hold none of a finder's words, and that is known then. Only a text that does is folded with its places and compared.
 */

import { type FoldedText, foldKeyword, foldKeywords, foldWithOffsets, isOfPages } from './fold.js';
import { bounded, lazy } from './lazy.js';
import { countWhile } from './lists.js';

// --- Patterns of known phrases, to be put into larger ones. They are compiled anew in every run, so they are made cheap to compile: beginnings that phrases share are written once, and both cases of a letter are spelt out, for the flags `i` and
// `u` together take five times as long.

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

const loosely = bounded(1000, (sign: string): string => {
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
});

const LETTERS: Readonly<Record<string, string>> = {
	a: 'aàâäáã',
	c: 'cç',
	e: 'eéèêë',
	i: 'iîïí',
	o: 'oôöó',
	u: 'uùûüú',
};

export interface PhraseRange {
	readonly from: number;
	readonly to: number;
}

/** Finds known phrases in texts that mostly hold none. */
export interface PhraseFinder {
	/** Every phrase, the longest where several overlap, in order. After an apostrophe the next word may stand at once (`indique qu’il`). */
	all(text: string): readonly PhraseRange[];
}

export function createPhraseFinder(phrases: readonly string[]): PhraseFinder {
	const entry = lazy(() => addToIndex(phrases));
	return {
		all(text) {
			const read = readText(text);
			const own = entry();
			const tried = phrasesToTry(read, own);
			if (tried.length === 0) return NOTHING;
			const known = read.found.get(own.finder);
			if (known !== undefined) return known;
			const places = placesOf(read, tried);
			read.found.set(own.finder, places);
			return places;
		},
	};
}

const NOTHING: readonly PhraseRange[] = [];

/** Where some phrases stand in a text, the longest where several overlap, in order. */
function placesOf(read: ReadText, phrases: readonly string[]): readonly PhraseRange[] {
	const found: PhraseRange[] = [];
	for (const phrase of phrases) addPlaces(found, read, phrase);
	if (found.length < 2) return found;
	found.sort((a, b) => a.from - b.from || b.to - a.to);
	return found.filter(
		(range, index) => !found.slice(Math.max(0, index - NEAR), index).some((other) => other.to > range.from),
	);
}

/** May a text hold one of the phrases, whichever points stand in it? Nobody need look for the words of one in most texts. */
export function createPhraseCheck(phrases: () => readonly string[]): (text: string) => boolean {
	const entry = lazy(() => addToIndex(phrases()));
	return (text) => {
		const read = readText(text);
		read.isParted ??= PARTED_WORD.test(text);
		if (read.isParted) return true;
		const tried = phrasesToTry(read, entry());
		if (tried.length === 0) return false;
		const folded = withoutPoints(foldOnce(text).text);
		return tried.some((phrase) => folded.includes(withoutPoints(phrase)));
	};
}

function withoutPoints(folded: string): string {
	return /[.·•]/.test(folded) ? folded.replace(/[.·•]/g, '') : folded;
}

/** Whose phrases they are: the number of a finder, and those of its phrases that have no word. */
interface Entry {
	readonly finder: number;
	readonly wordless: readonly string[];
}

interface Sought {
	readonly finder: number;
	readonly phrase: string;
}

/** The folded phrases of all finders by their longest word, the first of those equally long; those of the finder that was made last stand last. */
const index = new Map<string, Sought[]>();
/** Those that have their phrases in it. */
const entries: Entry[] = [];

function addToIndex(phrases: readonly string[]): Entry {
	const finder = entries.length;
	const wordless: string[] = [];
	for (const phrase of new Set(foldKeywords(phrases))) {
		const longest = longestWord(phrase);
		const sought = { finder, phrase };
		const list = index.get(longest);
		if (longest === '') wordless.push(phrase);
		else if (list) list.push(sought);
		else index.set(longest, [sought]);
	}
	const entry = { finder, wordless };
	entries.push(entry);
	return entry;
}

/** The first of the longest words of a folded phrase; most phrases are one word. */
function longestWord(phrase: string): string {
	if (phrase !== '' && !NO_PLAIN_WORD.test(phrase)) return phrase;
	return wordsOfFolded(phrase).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

const NO_PLAIN_WORD = /[^0-9a-z]/;

/** The phrases of a finder that may stand in a text. */
function phrasesToTry(read: ReadText, { finder, wordless }: Entry): readonly string[] {
	if (read.finders < entries.length) lookUp(read);
	const met = read.met.get(finder);
	return met ? (wordless.length > 0 ? [...met, ...wordless] : met) : wordless;
}

/** Looks the words of a text up, for all finders that there are. */
function lookUp(read: ReadText): void {
	read.words ??= isOfPages(read.text) ? wordsOfFolded(foldOnce(read.text).text) : wordsIn(read.text);
	for (const word of read.words) {
		const sought = index.get(word);
		if (sought === undefined) continue;
		for (let at = sought.length - 1; at >= 0; at -= 1) {
			const { finder, phrase } = sought[at] as Sought;
			// Of finders that there were before, which stand first, all is known.
			if (finder < read.finders) break;
			const met = read.met.get(finder);
			if (!met) read.met.set(finder, [phrase]);
			// The word may stand there twice.
			else if (!met.includes(phrase)) met.push(phrase);
		}
	}
	read.finders = entries.length;
}

/** A text as finders ask it. */
interface ReadText {
	readonly text: string;
	/** The phrases whose longest word it holds, by finder, and how many finders there were when its words were looked up. */
	readonly met: Map<number, string[]>;
	finders: number;
	/** Where a finder has its phrases there, once it was asked. */
	readonly found: Map<number, readonly PhraseRange[]>;
	/** Whether a word may be parted in it, once that was asked. */
	isParted: boolean | undefined;
	/** Its folded words, once they were looked up. */
	words: readonly string[] | undefined;
	/** The text folded as a whole, made when first needed. */
	folded: FoldedText | undefined;
}

/** Adds the places where a folded phrase stands as whole words. */
function addPlaces(found: PhraseRange[], read: ReadText, phrase: string): void {
	const { text } = read;
	const { text: folded, starts, ends } = foldOnce(text);
	let at = folded.indexOf(phrase);
	while (at >= 0) {
		const from = starts[at] ?? 0;
		const to = ends[at + phrase.length - 1] ?? 0;
		const isWhole =
			!isWordSign(text, from - 1) && (!isWordSign(text, to) || text[to - 1] === "'" || text[to - 1] === '’');
		if (isWhole) found.push({ from, to });
		at = folded.indexOf(phrase, at + (isWhole ? phrase.length : 1));
	}
}

function isWordSign(text: string, at: number): boolean {
	const sign = text[at];
	return sign !== undefined && ONE_WORD_SIGN.test(sign);
}

/** What was read of a text, kept: a paragraph is asked about when it is read, when its sentences are, and by rules. */
const readText = bounded(
	2000,
	(text: string): ReadText => ({
		text,
		met: new Map(),
		finders: 0,
		found: new Map(),
		isParted: undefined,
		words: undefined,
		folded: undefined,
	}),
);

/** A text folded with its places, once for all who look for words in it. */
export function foldOnce(text: string): FoldedText {
	const read = readText(text);
	read.folded ??= foldWithOffsets(text);
	return read.folded;
}

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

/** A point inside a word, or a sign that may be one of a word and cannot be seen. */
const PARTED_WORD =
	/[.·•](?=[^\s"'»”)\]])|[^\t\n\r -\u00AC\u00AE-\u024F\u2010-\u2027\u202F\u2030-\u205E\u20A0-\u20BF]/;

const ACCENTS = /[\u0300-\u036F]+/g;
const WORDS = new RegExp(`${WORD_SIGN}+`, 'g');
const ONE_WORD_SIGN = new RegExp(WORD_SIGN);
const NOT_ASCII = /[^\0-\x7F]/;

/** No more phrases than that overlap. */
const NEAR = 8;

// --- Places of a text beside one another.

/** Finds the first of many ranges that has a character in common with another one. */
export function overlapFinder<One extends PhraseRange>(
	ranges: readonly One[],
): (at: PhraseRange) => One | undefined {
	const inOrder = [...ranges].sort((one, other) => one.from - other.from);
	let farthest = 0;
	// Where each and all before it end.
	const ends = inOrder.map(({ to }) => {
		farthest = Math.max(farthest, to);
		return farthest;
	});
	return ({ from, to }) => {
		for (let at = countWhile(ends, (end) => end <= from); at < inOrder.length; at += 1) {
			const one = inOrder[at] as One;
			if (one.from >= to) break;
			if (one.to > from) return one;
		}
		return undefined;
	};
}
