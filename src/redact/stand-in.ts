/** What stands in a text in the place of a name. */

import { foldKeyword } from '../text/fold.js';
import { type NamedInText, WORD } from './protected-people.js';

/** A stretch of a text and what stands there instead. */
export interface TextEdit {
	from: number;
	to: number;
	text: string;
}

/** Initials in the place of a name; their last full stop is that of the sentence too. */
export function standing(
	label: string,
	from: number,
	to: number,
	text: string,
	isAddress: boolean,
): TextEdit {
	const shown = isAddress || isGlued(from, to, text) ? asOneWord(label) : label;
	const ends = shown.endsWith('.') && /^\.(?:[\s\u00A0\u202F]|$)/.test(text.slice(to, to + 2));
	return { from, to: ends ? to + 1 : to, text: shown };
}

/** Initials as one word, for an address or the name of a file: `j-r`. */
export function asOneWord(label: string): string {
	return [...label.matchAll(WORD)].join('-').toLowerCase();
}

function isGlued(from: number, to: number, text: string): boolean {
	return /[/@_=#.-]$/.test(text.slice(0, from)) || /^(?:[@_/=#]|[-.](?=[\p{L}\p{N}]))/u.test(text.slice(to));
}

/** The affiliation in brackets behind a name goes with it. */
export function getEnd(to: number, person: NamedInText, text: string): number {
	if (person.affiliation === undefined) return to;
	const match = /^[\s\u00A0\u202F]*\(([^()]{1,200})\)/.exec(text.slice(to, to + 260));
	return match && foldKeyword(match[1] ?? '') === person.affiliation ? to + match[0].length : to;
}
