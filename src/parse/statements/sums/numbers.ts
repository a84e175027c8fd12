/** Numbers at a place of a text, in digits or in words. */

import { scanNumberWords } from '../../../text/number.js';

/** The number right before a place, `les cinq |`, with where it stands. */
export function numberBefore(
	text: string,
	at: number,
	least = 2,
): { value: number; from: number; to: number } | undefined {
	const word = /([^\s\u00A0'’(]+)[\s\u00A0]+$/.exec(text.slice(Math.max(0, at - 20), at));
	if (!word?.[1]) return undefined;
	const said = scanNumberWords(word[1]);
	const value = /^\d{1,3}$/.test(word[1])
		? Number(word[1])
		: said?.length === word[1].length
			? said.value
			: undefined;
	const from = at - word[0].length;
	return value === undefined || value < least ? undefined : { value, from, to: from + word[1].length };
}
