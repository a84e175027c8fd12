/** Finds names of people in a text: a known one at a place, and each name of a list. */

import type { Name } from '../ast/index.js';
import { lazyPattern } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { foldName } from '../text/fold.js';
import { endOfLettersAndMarks, endOfWord, isCapital, isLetter, isLetterOrNumber } from '../text/letters.js';
import { isCivility, isParticle, type NameIndex, splitNames } from '../text/names.js';
import { matchesIn } from '../text/places.js';
import { type PlacedText, positioned } from './places.js';

/** The length of the longest known name (or office, or quality) that starts there and ends with a word; zero where nobody is named. */
export function knownNameAt(text: string, at: number, names: NameIndex): number {
	const rest = text.slice(at, at + LOOK_AHEAD);
	const first = rest.slice(0, endOfNameWord(rest, 0));
	if (first === '' || LINKS.has(foldName(first)) || !mayOpenName(first, names)) return 0;
	const ends: number[] = [];
	let end = 0;
	for (let words = 0; words < MOST_WORDS; words += 1) {
		const gap = /^\s*/.exec(rest.slice(end))?.[0].length ?? 0;
		const word = rest.slice(end + gap, endOfNameWord(rest, end + gap));
		if (word === '' || (words > 0 && gap === 0)) break;
		end += gap + word.length;
		const bare = word.replace(/\.$/, '');
		const isOpening = isParticle(foldName(word)) || isCivility(bare);
		// `Mme Duval à Mme | Kern`, and `Nays: Huet, Le. | Motion carried.`
		if (!isOpening || (isCapital(bare) && closesName(rest, end - word.length + bare.length)))
			ends.push(isOpening || word.length > 3 ? end - word.length + bare.length : end);
		if (word.endsWith('.') && word.length > 3) break;
	}
	for (const length of ends.reverse()) {
		if (names.resolve(rest.slice(0, length)).kind !== 'none') return length;
	}
	return 0;
}

export function namesAnybody(text: string, names: NameIndex): boolean {
	for (const { index } of matchesIn(text, /(?<![\p{L}\p{N}'’-])\p{Lu}/gu))
		if (knownNameAt(text, index, names) > 0) return true;
	return false;
}

/** The known name that ends before a place, with nothing but what `mayPart` allows between; nothing where nobody known is named. */
export function knownNameBefore(
	text: string,
	at: number,
	names: NameIndex,
	mayPart = (words: string) => words.trim() === '',
): { from: number; to: number } | undefined {
	const start = Math.max(0, at - LOOK_AHEAD);
	const before = text.slice(start, at);
	for (const { index } of matchesIn(before, /(?<![\p{L}\p{N}'’-])\p{L}/gu)) {
		const length = knownNameAt(before, index, names);
		const to = index + length;
		if (length > 0 && mayPart(before.slice(to))) return { from: start + index, to: start + to };
	}
	return undefined;
}

/** Where the word of a name that starts there ends: hyphens and apostrophes inside it, the full stops of initials or a civility included. */
function endOfNameWord(text: string, from: number): number {
	let end = endOfWord(text, from);
	if (end === from) return from;
	for (;;) {
		const sign = text[end] ?? '';
		const next = text[end + 1] ?? '';
		if (sign === '.' && (next === '-' || isLetter(text.slice(end + 1, end + 3))))
			end = endOfLettersAndMarks(text, end + 1, '-');
		else if (sign !== '' && "'’·-".includes(sign) && endOfWord(text, end + 1) > end + 1)
			end = endOfWord(text, end + 1);
		else return sign === '.' ? end + 1 : end;
	}
}

/** Whether a name goes on no further there: a sign stands behind it, a word between two names, or nothing. */
function closesName(text: string, at: number): boolean {
	const rest = text.slice(at).trimStart();
	return !isLetterOrNumber(rest) || LINKS.has(foldName(rest.slice(0, endOfWord(rest, 0))));
}

/** More words than a name that is looked for inside a tally has. */
const MOST_WORDS = 6;

const LOOK_AHEAD = 120;

/** Words between two names. */
const LINKS: ReadonlySet<string> = new Set(Object.values(LOCALES).map(({ and }) => and));

/** Most words of a tally open no name: a capital, an article, `monsieur` or a word that somebody bears does. */
function mayOpenName(first: string, names: NameIndex): boolean {
	return (
		isCapital(first) ||
		isParticle(foldName(first)) ||
		isCivility(first) ||
		names.getBearers(foldName(first)).length > 0
	);
}

/** Where the name ends in `M. Roux par pouvoir`. */
function endWithoutProxy(text: string, from: number, to: number, names: NameIndex): number {
	const tail = text.slice(Math.max(from, to - LONGEST_PROXY), to);
	const said = throughProxy().exec(tail);
	if (!said) return to;
	const end = to - tail.length + said.index;
	return names.resolve(text.slice(from, end)).kind === 'none' ? to : end;
}

const throughProxy = lazyPattern`\s${'throughProxy'}$`;
const LONGEST_PROXY = 40;

/** The names of a list, known or not: whether they may be named here is for the assembly to say. */
export function readNames(placed: PlacedText, names: NameIndex): Name[] {
	return splitNames(placed.text, names).flatMap(({ start, end }) => {
		let [from, to] = [start, end];
		while (from < to && !isLetterOrNumber(placed.text[from]) && !'«“"('.includes(placed.text[from] ?? ' '))
			from += 1;
		while (to > from && /[\s!:]/.test(placed.text[to - 1] ?? '')) to -= 1;
		to = endWithoutProxy(placed.text, from, to, names);
		if (from === to) return [];
		return [
			{
				type: 'name',
				value: placed.text.slice(from, to),
				...positioned(placed.place(from, to)),
				children: [],
			},
		];
	});
}
