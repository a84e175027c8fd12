/** `Dora Finch est élue trésorière` · `Sont élus : Dora Finch et Ivan Pruss` · `Dora Finch was elected chair`. */

import type { ElectedStatement, Name } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { createPhraseFinder } from '../../text/phrase-pattern.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { knownNameAt, readNames } from '../source/name-spans.js';
import { type PlacedText, positioned, slicePlaced } from '../source/places.js';
import type { Sentence } from './sentences.js';

/** Those whom a sentence says to be elected; nothing where it names nobody, supposes it, tells of another time, or of the officers of the meeting. */
export function readElected(
	placed: PlacedText,
	sentence: Sentence,
	context: BallotContext,
): ElectedStatement | undefined {
	const text = placed.text.slice(sentence.from, sentence.to);
	if (text.length > LONGEST || OTHER_TIME.test(text)) return undefined;
	const verb = elected()
		.all(text)
		.find(({ from, to }) => isVerb(text, from, to));
	if (!verb) return undefined;
	if (vocabulary('suppositions').findIn(text) || vocabulary('sittingRoles').findIn(text)) return undefined;
	const before = slicePlaced(placed, sentence.from, sentence.from + verb.from);
	const after = slicePlaced(placed, sentence.from + verb.to, sentence.to);
	const names = namesIn(before, context);
	const children = names.length > 0 ? names : namesIn(after, context);
	// `Sont élus :` has its names in the list below.
	if (children.length === 0 && !text.trimEnd().endsWith(':')) return undefined;
	return {
		type: 'statement',
		kind: 'elected',
		...positioned(placed.place(sentence.from, sentence.to)),
		children,
	};
}

const elected = lazy(() =>
	createPhraseFinder(
		vocabulary('results')
			.words()
			.filter((word) => vocabulary('results').findId(word) === 'elected'),
	),
);

/** `est élue`, `was elected`, `Sont élus :`: the newly elected of a list or of a title are no news. */
function isVerb(text: string, from: number, to: number): boolean {
	const words = text
		.slice(from, to)
		.trim()
		.split(/[\s\u00A0]+/);
	const links = vocabulary('verdictLinks');
	if (words.length > 1 && links.findId(words[0] ?? '') === 'is') return !isDenied(text, from);
	const before = text
		.slice(Math.max(0, from - 40), from)
		.trim()
		.split(/[\s\u00A0]+/);
	for (const length of [1, 2, 3])
		if (length <= before.length && links.findId(before.slice(-length).join(' ')) === 'is')
			return !isDenied(text, from - before.slice(-length).join(' ').length);
	return false;
}

/** `n'est pas élu`, `not elected`. */
function isDenied(text: string, at: number): boolean {
	return vocabulary('verdictLinks').findIn(text.slice(Math.max(0, at - 12), at + 24))?.id === 'isNot';
}

/** Known people in a text; else runs of two or more words with capitals. */
function namesIn(placed: PlacedText, { names }: BallotContext): Name[] {
	const found: Name[] = [];
	const { text } = placed;
	WORD.lastIndex = 0;
	for (let word = WORD.exec(text); word !== null; word = WORD.exec(text)) {
		const known = knownNameAt(text, word.index, names);
		const length =
			known ||
			(/^\p{Lu}[\p{L}'’-]+(?:[\s\u00A0]+\p{Lu}[\p{L}'’-]+){1,2}/u.exec(text.slice(word.index))?.[0].length ??
				0);
		if (length === 0) continue;
		const [name] = readNames(slicePlaced(placed, word.index, word.index + length), names);
		if (name) found.push(name);
		WORD.lastIndex = word.index + length;
	}
	return found;
}

const WORD = /(?<![\p{L}\p{N}'’-])\p{L}[\p{L}'’-]*/gu;
/** A year says when it was so. */
const OTHER_TIME = /\b(?:19|20)\d\d\b/;
const LONGEST = 400;
