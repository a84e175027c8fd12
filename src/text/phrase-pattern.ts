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
 * A finder for these phrases. One pattern of the longest words of all tells of most texts that they hold none. In the others only phrases
 * whose own word is there are looked for, by their plain letters and then folded, so that the pattern of one that is not there is hardly ever
 * compiled.
 */
export function createPhraseFinder(phrases: readonly string[]): PhraseFinder {
	const groups = lazy(() => groupByStart(phrases));
	const mayHold = lazy(() => anyOf(groups().map(({ start }) => start)));
	return {
		all(text) {
			const lower = text.toLowerCase();
			if (!mayHold().test(lower)) return [];
			let folded: string | undefined;
			const found: PhraseRange[] = [];
			for (const group of groups()) {
				if (group.isPlain && !lower.includes(group.start)) continue;
				group.known ??= group.phrases.map(knownPhrase);
				for (const entry of group.known) {
					if (!entry.letters.every((run) => lower.includes(run))) continue;
					folded ??= foldKeyword(text);
					if (!folded.includes(entry.folded)) continue;
					entry.pattern ??= phrasePattern([entry.phrase], 'g');
					entry.pattern.lastIndex = 0;
					for (let match = entry.pattern.exec(text); match !== null; match = entry.pattern.exec(text))
						found.push({ from: match.index, to: match.index + match[0].length });
				}
			}
			if (found.length < 2) return found;
			found.sort((a, b) => a.from - b.from || b.to - a.to);
			return found.filter(
				(range, index) =>
					!found.slice(Math.max(0, index - NEAR), index).some((other) => other.to > range.from),
			);
		},
	};
}

/** A phrase as it is looked for in a text that may hold it. */
interface KnownPhrase {
	readonly phrase: string;
	readonly folded: string;
	readonly letters: readonly string[];
	pattern: RegExp | undefined;
}

function knownPhrase(phrase: string): KnownPhrase {
	const letters = phrase.toLowerCase().match(PLAIN_RUNS) ?? [];
	return { phrase, folded: foldKeyword(phrase), letters, pattern: undefined };
}

/** Letters without accents that stand together: a text in small letters that holds a phrase holds them as they are. */
const PLAIN_RUNS = /[a-z.]{3,}/g;

/** Phrases that have the start of a word in common. */
interface PhraseGroup {
	readonly start: string;
	/** Whether the start has no accent: then every text in small letters that holds one of the phrases holds it as it is. */
	readonly isPlain: boolean;
	readonly phrases: string[];
	/** Made when a text holds the start. */
	known?: KnownPhrase[];
}

function groupByStart(phrases: readonly string[]): readonly PhraseGroup[] {
	const groups = new Map<string, PhraseGroup>();
	for (const phrase of new Set(phrases)) {
		const lower = phrase.toLowerCase();
		const plain = longest(lower.match(/[a-z]{4,}/g));
		// A pattern of plain letters is compiled in a tenth of the time that one with every accent takes.
		const start = (plain ?? longest(lower.match(/[a-zà-öø-ÿœ]+/g)) ?? phrase).slice(0, ENOUGH_LETTERS);
		const group = groups.get(start);
		if (group) group.phrases.push(phrase);
		else groups.set(start, { start, isPlain: plain !== undefined, phrases: [phrase] });
	}
	return [...groups.values()];
}

/** A pattern that every text in small letters matches which holds one of the phrases with these starts; a few others match it too. */
function anyOf(starts: readonly string[]): RegExp {
	return new RegExp(
		starts
			.filter((one) => !starts.some((other) => other !== one && one.startsWith(other)))
			.map((start) => (/^[a-z]+$/.test(start) ? start : start.split('').map(loosely).join('')))
			.join('|'),
	);
}

/** The longest of some runs of letters, the last of those equally long. */
function longest(runs: readonly string[] | null): string | undefined {
	return runs?.reduce((one, other) => (other.length >= one.length ? other : one));
}

/** So many letters tell phrases from most words; more would only make more beginnings. */
const ENOUGH_LETTERS = 5;

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
