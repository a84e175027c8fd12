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

/** What a pattern takes for words: letters and digits, with marks that were not put together with their letters. */
const WORDS = new RegExp(`(?:${WORD_SIGN}|[\\u0300-\\u036F])+`, 'g');

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
 * A finder for these phrases. A text that does not hold the longest word of a phrase does not hold the phrase, and the words of a text are
 * gathered once for all finders that are asked about it in a row. Then both are compared folded, so that the pattern of a phrase that is not
 * there is hardly ever compiled.
 */
export function createPhraseFinder(phrases: readonly string[]): PhraseFinder {
	const byWord = new Map<string, KnownPhrase[]>();
	/** Phrases of signs alone. */
	const wordless: KnownPhrase[] = [];
	for (const phrase of new Set(phrases)) {
		const folded = foldKeyword(phrase);
		const words = plainWords(folded);
		const known: KnownPhrase = { phrase, folded, pattern: undefined };
		const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
		const others = longest === '' ? wordless : byWord.get(longest);
		if (others) others.push(known);
		else byWord.set(longest, [known]);
	}
	return {
		all(text) {
			const { words, folded } = wordsOfText(text);
			const found: PhraseRange[] = [];
			const look = (known: readonly KnownPhrase[]) => {
				for (const entry of known) {
					if (!folded().includes(entry.folded)) continue;
					entry.pattern ??= phrasePattern([entry.phrase], 'g');
					entry.pattern.lastIndex = 0;
					for (let match = entry.pattern.exec(text); match !== null; match = entry.pattern.exec(text))
						found.push({ from: match.index, to: match.index + match[0].length });
				}
			};
			for (const word of words) {
				const known = byWord.get(word);
				if (known) look(known);
			}
			look(wordless);
			if (found.length < 2) return found;
			found.sort((a, b) => a.from - b.from || b.to - a.to);
			return found.filter(
				(range, index) =>
					!found.slice(Math.max(0, index - NEAR), index).some((other) => other.to > range.from),
			);
		},
	};
}

interface KnownPhrase {
	readonly phrase: string;
	readonly folded: string;
	/** Compiled when a text is likely to hold the phrase. */
	pattern: RegExp | undefined;
}

/** The different words of a text, folded, and the whole of it. */
interface TextWords {
	readonly text: string;
	readonly words: ReadonlySet<string>;
	readonly folded: () => string;
}

/** The words of the text that was asked about last: several finders read each paragraph. */
const last: { words: TextWords | undefined } = { words: undefined };

function wordsOfText(text: string): TextWords {
	if (last.words?.text === text) return last.words;
	const words = new Set<string>();
	for (const run of text.match(WORDS) ?? []) {
		if (isLowerAscii(run)) words.add(run);
		else for (const word of plainWords(foldKeyword(run))) words.add(word);
	}
	last.words = { text, words, folded: lazy(() => foldKeyword(text)) };
	return last.words;
}

/** The words in plain letters and figures of a folded text. */
function plainWords(folded: string): readonly string[] {
	return folded.match(/[a-z0-9]+/g) ?? [];
}

function isLowerAscii(run: string): boolean {
	for (let index = 0; index < run.length; index += 1) {
		const code = run.charCodeAt(index);
		if (code > 122 || code < 48 || (code > 57 && code < 97)) return false;
	}
	return true;
}

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
	const plain = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
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
