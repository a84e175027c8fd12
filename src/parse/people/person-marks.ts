/** Words of a person's line that another name follows: `pouvoir à`, `représentée par`, `remplacée par`. */

import { type IdOf, vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';

/** A mark met in a text. */
export interface MetMark {
	id: IdOf<'personMarks'>;
	offset: number;
	length: number;
}

/** Is the whole text a mark? */
export function isMark(text: string): boolean {
	return vocabulary('personMarks').idOf(text) !== undefined;
}

/**
 * The first mark of the words between two signs. That of a blank proxy (`pouvoir`) is one only where the words are nothing else, or
 * a colon follows it: it may be part of a quality.
 */
export function findMark(text: string, isName: boolean): MetMark | undefined {
	if (!mayHoldMark(text)) return undefined;
	const marks = vocabulary('personMarks');
	const whole = isName ? undefined : marks.idOf(text);
	if (whole === 'blankProxy' || whole === 'proxy') return { id: whole, offset: 0, length: text.length };
	const opening = isName ? undefined : marks.scan(text);
	if (opening?.id === 'blankProxy' && /^\s*:/.test(text.slice(opening.length))) return opening;
	let from = 0;
	for (let tries = 0; tries < MOST_MARKS; tries += 1) {
		const met = marks.findIn(text.slice(from));
		if (met === undefined) return undefined;
		const offset = from + met.offset;
		if (met.id !== 'blankProxy') return { id: met.id, offset, length: met.length };
		from = offset + met.length;
	}
	return undefined;
}

/** Nobody writes more marks than this between two commas; the bound keeps hostile text linear. */
const MOST_MARKS = 8;

/** Does a text hold the longest word of any mark? Most names hold none, and need no closer look. */
function mayHoldMark(text: string): boolean {
	longestWords ??= [
		...new Set(
			vocabulary('personMarks')
				.words()
				.map((words) => longestOf(foldKeyword(words).split(' '))),
		),
	];
	const folded = foldKeyword(text);
	return longestWords.some((word) => folded.includes(word));
}

let longestWords: string[] | undefined;

function longestOf(words: readonly string[]): string {
	return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
