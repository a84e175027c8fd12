/** Where sentences end: what reads prose asks here, so that all of it means the same sentences. */

import { isLetter } from './letters.js';
import { isCivility } from './name-parts.js';

/** Does a sign end a sentence? The full stop of `M. Cassel`, of `n.` or inside a number does not. */
export function isEndOfSentence(text: string, at: number): boolean {
	const sign = text[at] ?? '';
	if (/[!?…]/.test(sign)) return true;
	if (sign !== '.' || !/^[\s\u00A0*_)»”"]|^$/.test(text.slice(at + 1, at + 2))) return false;
	const before = lettersBefore(text, at);
	return before === '' || before.length > 12 || !(isCivility(before) || before.length === 1);
}

/** The letters that end before a place, up to one more than any civility or abbreviation has. */
function lettersBefore(text: string, at: number): string {
	let from = at;
	while (from > 0 && at - from < 13 && isLetter(text[from - 1])) from -= 1;
	return text.slice(from, at);
}
