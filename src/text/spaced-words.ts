/** Words of a text as they stand between spaces, with what tells a name: a capital, and nothing but a space before. */

import { isCapital, isMark } from './letters.js';
import { remembering } from './recent.js';

/** What French elides before a word. */
const ELIDED = /^(?:[dl]|qu)['’]/i;
/** `Ray Sutton's leaving party` */
const POSSESSIVE = /['’]s$/;

/** A word between spaces, without the signs around it: `Ana` of `(Ana,`. */
interface SpacedWord {
	from: number;
	to: number;
	isCapital: boolean;
	/** Whether only white space parts it from the word before. */
	isNext: boolean;
}

/** The words of a text between spaces, in order; without `l'` before them and `'s` behind. */
export const getSpacedWords = remembering(readWords);

function readWords(text: string): readonly SpacedWord[] {
	const words: SpacedWord[] = [];
	let endedWithWord = false;
	for (const match of text.matchAll(/\S+/g)) {
		const token = match[0];
		let start = 0;
		while (start < token.length && !isCased(token, start)) start++;
		let end = token.length;
		// The full stop of an initial is part of it.
		while (end > start && !isCased(token, end - 1) && !(token[end - 1] === '.' && end - start === 2)) end--;
		if (end - start > 2 && POSSESSIVE.test(token.slice(0, end))) end -= 2;
		const follows = endedWithWord;
		endedWithWord = end === token.length && start < end;
		if (start === end) continue;
		const elided = token.includes("'") || token.includes('’') ? ELIDED.exec(token.slice(start, end)) : null;
		const from = match.index + start + (elided?.[0].length ?? 0);
		const to = match.index + end;
		words.push({
			from,
			to,
			isCapital: isCapital(text.slice(from, to)),
			isNext: follows && from === match.index,
		});
	}
	return words;
}

/** A letter that has two cases, or a mark on one; much faster than asking for its class. */
function isCased(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
	const character = text[at] ?? '';
	return character.toLowerCase() !== character.toUpperCase() || isMark(character);
}
