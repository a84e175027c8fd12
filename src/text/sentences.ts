/** Where sentences end: what reads prose asks here, so that all of it means the same sentences. */

import { isCapital, isLetter } from './letters.js';
import { isCivility } from './name-parts.js';

/** Does a sign end a sentence? The full stop of `M. Cassel`, of `n.` or inside a number does not. */
export function isEndOfSentence(text: string, at: number): boolean {
	const sign = text[at] ?? '';
	if (/[!?…]/.test(sign)) return true;
	if (sign !== '.' || !/^[\s\u00A0*_)»”"]|^$/.test(text.slice(at + 1, at + 2))) return false;
	const before = lettersBefore(text, at);
	// `no. 3`
	if (/^nos?$/i.test(before) && /^[\s\u00A0]*\d/.test(text.slice(at + 1, at + 4))) return false;
	// `Stone & Co. $46,900`
	if (isCapital(before) && before.length < 6 && /^[\s\u00A0]+[$€£]/.test(text.slice(at + 1, at + 4)))
		return false;
	return before === '' || before.length > 12 || !(isCivility(before) || before.length === 1);
}

/** The letters that end before a place, up to one more than any civility or abbreviation has. */
function lettersBefore(text: string, at: number): string {
	let from = at;
	while (from > 0 && at - from < 13 && isLetter(text[from - 1])) from -= 1;
	return text.slice(from, at);
}

// --- A text by its sentences, for those who recognise what one says.

/** A sentence, or a line that stands for one; indexes are into the text. */
export interface Sentence {
	from: number;
	/** Before its full stop. */
	to: number;
	/** The whole text has no other. */
	whole: boolean;
}

/** The sentences of a text whose markup is blanked. A line that starts with a capital letter starts one. */
export function readSentences(text: string): Sentence[] {
	const sentences: Sentence[] = [];
	let from = 0;
	const end = (to: number, next: number) => {
		let [start, stop] = [from, to];
		while (start < stop && SPACE.test(text[start] ?? '')) start += 1;
		while (stop > start && SPACE.test(text[stop - 1] ?? '')) stop -= 1;
		if (stop > start) sentences.push({ from: start, to: stop, whole: false });
		from = next;
	};
	for (const { 0: sign, index } of text.matchAll(MAY_END)) {
		if (sign === '\n' || sign === '\r') {
			const line = text.slice(index + 1, index + 12);
			if (isCapital(line.slice(LINE_MARKS.exec(line)?.[0].length))) end(index, index + 1);
		} else if (isEndOfSentence(text, index)) end(index, index + 1);
	}
	end(text.length, text.length);
	const only = sentences[0];
	if (only && sentences.length === 1) only.whole = true;
	return sentences;
}

/** What a sentence or a line may end with. */
const MAY_END = /[\n\r.!?…]/g;

/** White space, and marks of quotes and lists that may stand around a sentence. */
const SPACE = /[\s\u00A0\u202F>*+»«"“”–—-]/;
const LINE_MARKS = /^[\s>*+–—-]*/;
