/** What stands between quotation marks. */

import type { PhraseRange } from './phrase-finder.js';

/** The words in quotation marks of a text, in order, without the marks; what nothing closes goes on to the end. An inner quote is part of its outer one. */
export function quotesIn(text: string): PhraseRange[] {
	const found: PhraseRange[] = [];
	let open: { from: number; closing: string } | undefined;
	for (const { 0: sign, index } of text.matchAll(SIGNS)) {
		if (open?.closing === sign) {
			found.push({ from: open.from, to: index });
			open = undefined;
		} else if (!open && CLOSING[sign] !== undefined && !isInches(text, index, sign))
			open = { from: index + 1, closing: CLOSING[sign] };
	}
	if (open && open.closing !== '"') found.push({ from: open.from, to: text.length });
	return found;
}

/** `a 6" pipe` */
function isInches(text: string, index: number, sign: string): boolean {
	return sign === '"' && /\d/.test(text[index - 1] ?? '');
}

const SIGNS = /[«»“”"]/g;
const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”', '"': '"' };
