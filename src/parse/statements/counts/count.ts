/** The statement of a count, and the text around a number. */

import type { CountStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { wordBehindSpace } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { type PlacedText, positioned } from '../../source/places.js';

export function asCount(
	placed: PlacedText,
	of: CountStatement['of'],
	value: string,
	from: number,
	to: number,
): CountStatement {
	const noun = of === 'present' ? wordBehindSpace(placed.text.slice(to, to + LONGEST))?.text : undefined;
	const isOfMembers = noun !== undefined && vocabulary('memberNouns').findId(noun) !== undefined;
	return {
		type: 'statement',
		kind: 'count',
		of,
		value,
		...(isOfMembers ? { members: true as const } : {}),
		...positioned(placed.place(from, to)),
		children: [],
	};
}

/** What may stand between a number and the words that say what it counts, in characters. */
export const LONGEST = 60;

/** Behind a number: a sign that parts it from what follows. */
export const ENDS = /^[\s\u00A0]*(?:[\n\r/;,.|)–—-]|$)/;

/** A number in words, in characters: `cent quatre-vingt-dix-sept`. */
export const LONGEST_NUMBER = 60;

/** Whether a clause ends at a place: `43 membres présents|,`. */
export function endsPart(text: string, at: number): boolean {
	return /^[\s\u00A0]*(?:[.,;:)\n]|$)/.test(text.slice(at, at + 3));
}

/** Whether a sentence or a line starts right before a place. */
export function opensPart(text: string, from: number): boolean {
	return /(?:^|[.\n:])[\s\u00A0>*–-]*$/.test(text.slice(Math.max(0, from - LONGEST), from));
}

/** How many blanks stand at a place. */
export function spaces(text: string, at: number): number {
	return /^[\s\u00A0\u202F]*/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
}

/** The sentence or line that a place stands in, up to 400 characters on either side. */
export function sentenceAround(text: string, at: number): string {
	const start = Math.max(0, at - 400);
	const from = ['. ', ';', '\n'].reduce(
		(most, sign) => Math.max(most, start + text.slice(start, at).lastIndexOf(sign) + 1),
		start,
	);
	const to = text.slice(at).search(/[.;](?:\s|$)|\n/);
	return text.slice(from, Math.min(to < 0 ? text.length : at + to, from + 400));
}

/** The quorum that a text speaks of: where its word stands, its sentence, and where that starts. */
export function quorumIn(text: string): { mark: PhraseRange; sentence: string; start: number } | undefined {
	const [mark] = vocabulary('quorumNames').findAll(text);
	if (!mark) return undefined;
	const sentence = sentenceAround(text, mark.from);
	const start = text.indexOf(sentence);
	return start < 0 ? undefined : { mark, sentence, start };
}

/** Whether a text speaks of a quorum. */
export function tellsOfQuorum(text: string): boolean {
	return vocabulary('quorumNames').findAll(text).length > 0;
}
