/** Texts without what cuts a word and is not seen, for a search that finds `Ta**vernier**` and `&#84;avernier`, with the way back. */

import { decodeString } from 'micromark-util-decode-string';

/** A text that was written out. */
interface WrittenOut {
	text: string;
	/** Where a place of that text stands in the text it was made of. */
	place(offset: number, isEnd: boolean): number;
}

/** What no reader sees between two letters, but for the end of a line and a tab; sources of a class of characters. */
export const UNSEEN =
	'\\p{Default_Ignorable_Code_Point}\\p{Cn}\\p{Co}\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u2028\\u2029\\u2800\\uFFF9-\\uFFFD';

/**
 * What may stand inside a word without parting it: marks of Markdown, comments, tags, the ends and targets of links, notes, pictures,
 * breaks, and what is not seen. Bounded, so that a text of many that are never closed costs no more than its length.
 */
const INSIDE_WORD = new RegExp(
	`(?<=[\\p{L}\\p{M}])(?:${[
		'\\\\?[*_`~[]',
		'<!--[^]{0,200}?-->',
		'<[/?!a-z][^<>]{0,200}>',
		'(?:\\\\| {2,})\\n',
		'!\\[[^\\[\\]\\n]{0,60}\\]\\([^()\\s]{0,300}\\)',
		'\\[\\^[^\\[\\]\\s]{1,60}\\]',
		'\\](?:\\([^()\\n]{0,300}\\)|\\[[^\\[\\]\\n]{1,100}\\])?',
		`[${UNSEEN}]`,
	].join('|')})+(?=[\\p{L}\\p{M}])`,
	'giu',
);

/** A character by its number or its name: `&#84;`, `&eacute;`, `&shy;`. */
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** A text without such things; undefined where it has none. */
export function writeOut(written: string): WrittenOut | undefined {
	const signs = replaceAll(written, REFERENCE, decodeString);
	const words = replaceAll(signs?.text ?? written, INSIDE_WORD, () => '');
	if (!signs || !words) return signs ?? words;
	return { text: words.text, place: (offset, isEnd) => signs.place(words.place(offset, isEnd), isEnd) };
}

/** A stretch that was replaced: where what stands for it begins and ends, and where it ended itself. */
interface Replaced {
	from: number;
	to: number;
	before: { from: number; to: number };
}

function replaceAll(written: string, pattern: RegExp, by: (found: string) => string): WrittenOut | undefined {
	const stretches: Replaced[] = [];
	let text = '';
	let end = 0;
	for (const { 0: found, index } of written.matchAll(pattern)) {
		text += written.slice(end, index);
		const from = text.length;
		text += by(found);
		end = index + found.length;
		stretches.push({ from, to: text.length, before: { from: index, to: end } });
	}
	if (stretches.length === 0) return undefined;
	return {
		text: text + written.slice(end),
		place(offset, isEnd) {
			const last = stretches[lastBefore(stretches, offset, isEnd)];
			if (!last) return offset;
			// Inside of what stands there now is all of what stood there.
			if (offset < last.to) return isEnd ? last.before.to : last.before.from;
			return last.before.to + (offset - last.to);
		},
	};
}

/** The last stretch that begins before a place; what became nothing at the place itself belongs to the word before it. */
function lastBefore(stretches: readonly Replaced[], offset: number, isEnd: boolean): number {
	let low = 0;
	let high = stretches.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const { from, to } = stretches[middle] as Replaced;
		if (from < offset || (from === offset && (isEnd ? false : from === to))) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
