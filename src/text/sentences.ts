/** How a text is cut: into sentences, quotations and words. What reads prose asks here, so that all of it means the same sentences. */

import { lazy, remembering } from './lazy.js';
import { isCapital, isLetter, isMark } from './letters.js';
import { countWhile } from './lists.js';
import { isCivility } from './names.js';
import type { PhraseRange } from './phrase-finder.js';
import { matchesIn } from './places.js';

/** Does a sign end a sentence? The full stop of `M. Cassel`, of `n.` or inside a number does not. */
export function isEndOfSentence(text: string, at: number): boolean {
	const sign = text[at] ?? '';
	if (/[!?…]/.test(sign)) return true;
	if (sign !== '.' || !/^[\s\u00A0*_)»”"]|^$/.test(text.slice(at + 1, at + 2))) return false;
	const before = lettersBefore(text, at);
	// `no. 3`
	if (/^nos?$/i.test(before) && /^[\s\u00A0]*\d/.test(text.slice(at + 1, at + 4))) return false;
	// `nem. con.`
	if (/^\p{Ll}{2,3}$/u.test(before) && /^\s\p{Ll}{2,3}(?:\.|$)/u.test(text.slice(at + 1))) return false;
	// `Stone & Co. $46,900`
	if (isCapital(before) && before.length < 6 && /^[\s\u00A0]+[$€£]/.test(text.slice(at + 1, at + 4)))
		return false;
	// `La séance est levée à 22h. La résolution …`
	const isUnit =
		/\d[ \u00A0\u202F]?$/.test(text.slice(Math.max(0, at - 3), at - 1)) &&
		NEXT_CAPITAL.test(text.slice(at + 1, at + 4));
	return before === '' || before.length > 12 || !(isCivility(before) || (before.length === 1 && !isUnit));
}

/** A capital behind spaces: a sentence opens. */
const NEXT_CAPITAL = /^[\s\u00A0]+\p{Lu}/u;

/** The letters that end before a place, up to one more than any civility or abbreviation has. */
function lettersBefore(text: string, at: number): string {
	let from = at;
	while (from > 0 && at - from < 13 && isLetter(text[from - 1])) from -= 1;
	return text.slice(from, at);
}

// --- A text by its sentences, for those who recognise what one says.

/** A sentence, or a line that stands for one; indexes are into the text. */
export interface Sentence {
	readonly from: number;
	/** Before its full stop. */
	readonly to: number;
	/** The whole text has no other. */
	readonly whole: boolean;
}

/** The sentences of a text whose markup is blanked. A line that starts with a capital letter starts one. */
export const readSentences = remembering(cutSentences);

/** What a sentence or line says at the end of a text: `La séance est levée. | La prochaine réunion est le `. */
export function sentenceUpTo(before: string): string {
	return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
}

function cutSentences(text: string): readonly Sentence[] {
	const sentences: Sentence[] = [];
	let from = 0;
	const end = (to: number, next: number) => {
		let [start, stop] = [from, to];
		while (start < stop && SPACE.test(text[start] ?? '')) start += 1;
		while (stop > start && SPACE.test(text[stop - 1] ?? '')) stop -= 1;
		if (stop > start) sentences.push({ from: start, to: stop, whole: false });
		from = next;
	};
	for (const { 0: sign, index } of matchesIn(text, MAY_END)) {
		if (sign === '\n' || sign === '\r') {
			const line = text.slice(index + 1, index + 12);
			if (isCapital(line.slice(LINE_MARKS.exec(line)?.[0].length))) end(index, index + 1);
		} else if (isEndOfSentence(text, index)) end(index, index + 1);
	}
	end(text.length, text.length);
	const [only] = sentences;
	return only && sentences.length === 1 ? [{ ...only, whole: true }] : sentences;
}

/** Finds the sentence of a text that a range of it stands in; the text is cut at the first call. */
export function sentenceFinder(text: string): (range: PhraseRange) => Sentence | undefined {
	const sentences = lazy(() => readSentences(text));
	return ({ from, to }) => {
		const sentence = sentences()[countWhile(sentences(), (one) => one.to < to)];
		return sentence && sentence.from <= from ? sentence : undefined;
	};
}

/** What a sentence or a line may end with. */
const MAY_END = /[\n\r.!?…]/g;

/** White space, and marks of quotes and lists that may stand around a sentence. */
const SPACE = /[\s\u00A0\u202F>*+»«"“”–—-]/;
const LINE_MARKS = /^[\s>*+–—-]*/;

// --- What stands between quotation marks.

/** The words in quotation marks of a text, in order, without the marks; what nothing closes goes on to the end. An inner quote is part of its outer one. */
export function quotesIn(text: string): PhraseRange[] {
	const found: PhraseRange[] = [];
	let open: { from: number; closing: string } | undefined;
	for (const { 0: sign, index } of matchesIn(text, SIGNS)) {
		if (open?.closing === sign) {
			found.push({ from: open.from, to: index });
			open = undefined;
			// `a 6" pipe`
		} else if (!open && CLOSING[sign] !== undefined && !(sign === '"' && /\d/.test(text[index - 1] ?? '')))
			open = { from: index + 1, closing: CLOSING[sign] };
	}
	if (open && open.closing !== '"') found.push({ from: open.from, to: text.length });
	return found;
}

const SIGNS = /[«»“”"]/g;
const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”', '"': '"' };

// --- Words of a text as they stand between spaces, with what tells a name: a capital, and nothing but a space before.

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
	for (const match of matchesIn(text, /\S+/g)) {
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
