/**
 * Finds known phrases in texts, whatever the case, accents, apostrophes and spaces, as whole words. A text is cut into its folded words once,
 * for all finders: what each looks up is whether the longest word of one of its phrases is among them. Most texts hold none, and only those
 * that do are folded with their places and compared.
 */

import { type FoldedText, foldKeyword, foldWithOffsets } from './fold.js';
import { lazy } from './lazy.js';
import { WORD_SIGN } from './phrase-pattern.js';

/** A range of a text. */
export interface PhraseRange {
	from: number;
	to: number;
}

/** Finds known phrases in texts that mostly hold none. */
export interface PhraseFinder {
	/** Every phrase, the longest where several overlap, in order. After an apostrophe the next word may stand at once (`indique qu’il`). */
	all(text: string): PhraseRange[];
}

/** A finder for these phrases. */
export function createPhraseFinder(phrases: readonly string[]): PhraseFinder {
	const table = lazy(() => byLongestWord(phrases));
	return {
		all(text) {
			const known = table();
			const read = readText(text);
			const found: PhraseRange[] = [];
			for (const word of read.words)
				for (const phrase of known.get(word) ?? []) addPlaces(found, read, phrase);
			// Phrases without a word.
			for (const phrase of known.get('') ?? []) addPlaces(found, read, phrase);
			if (found.length < 2) return found;
			found.sort((a, b) => a.from - b.from || b.to - a.to);
			return found.filter(
				(range, index) =>
					!found.slice(Math.max(0, index - NEAR), index).some((other) => other.to > range.from),
			);
		},
	};
}

/** May a text hold one of the phrases? Most do not hold the longest word of any, and nobody need look for the phrases then. */
export function createWordCheck(phrases: () => readonly string[]): (text: string) => boolean {
	const table = lazy(() => byLongestWord(phrases()));
	return (text) => {
		const known = table();
		if (known.has('') || PARTED_WORD.test(text)) return true;
		for (const word of readText(text).words) if (known.has(word)) return true;
		return false;
	};
}

/** Folded phrases by their longest word, the first of those equally long. */
function byLongestWord(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const table = new Map<string, string[]>();
	for (const folded of new Set(phrases.map(foldKeyword))) {
		let longest = '';
		for (const word of wordsOfFolded(folded)) if (word.length > longest.length) longest = word;
		const list = table.get(longest);
		if (list) list.push(folded);
		else table.set(longest, [folded]);
	}
	return table;
}

/** A text as finders ask it. */
interface ReadText {
	readonly text: string;
	/** Its words, folded, each once. */
	readonly words: ReadonlySet<string>;
	/** The text folded as a whole, made when a phrase may stand in it. */
	folded: FoldedText | undefined;
}

/** Adds the places where a folded phrase stands as whole words. */
function addPlaces(found: PhraseRange[], read: ReadText, phrase: string): void {
	const { text } = read;
	read.folded ??= foldWithOffsets(text);
	const { text: folded, starts, ends } = read.folded;
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
function readText(text: string): ReadText {
	let read = readTexts.get(text);
	if (!read) {
		read = { text, words: new Set(wordsIn(text)), folded: undefined };
		if (readTexts.size >= MOST_TEXTS) readTexts.clear();
		readTexts.set(text, read);
	}
	return read;
}

const readTexts = new Map<string, ReadText>();
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

/** A point inside a word, or a sign that may be one of a word and cannot be seen. */
const PARTED_WORD =
	/[.·•](?=[^\s"'»”)\]])|[^\t\n\r -\u00AC\u00AE-\u024F\u2010-\u2027\u202F\u2030-\u205E\u20A0-\u20BF]/;

const ACCENTS = /[\u0300-\u036F]+/g;
const WORDS = new RegExp(`${WORD_SIGN}+`, 'g');
const ONE_WORD_SIGN = new RegExp(WORD_SIGN);
const NOT_ASCII = /[^\0-\x7F]/;

/** No more phrases than that overlap. */
const NEAR = 8;
