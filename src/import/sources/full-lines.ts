/**
 * Lines that ended because the page did, of a PDF or of a text that was wrapped: the first word of the next line had no room there. They are one
 * line, as those who read the page see them.
 */

import { labelGroup } from '../wording/labels.js';

/** A line, and where it ends. Widths and places are of one unit: points of a page, or signs. */
export interface WrittenLine {
	text: string;
	/** Where its last word ends. */
	right: number;
	/** The width of a sign, on the whole. */
	sign: number;
}

/** Where lines of prose end because the page does, and how wide capitals are beside other signs. */
export interface Measure {
	margin: number;
	capital: number;
}

/** Nothing where too few lines come near to one margin. */
export function getMeasure(lines: readonly WrittenLine[]): Measure | undefined {
	const prose = lines.filter(({ text }) => isProse(text));
	const margin = greatest(prose.map(({ right }) => right));
	const signs = prose.map(({ sign }) => sign);
	// All signs of a typewriter are equally wide.
	const isTypewriter = greatest(signs) < -greatest(signs.map((width) => -width)) * 1.02;
	return prose.filter(({ right }) => right > margin * NEAR).length >= FEWEST_FULL
		? { margin, capital: isTypewriter ? 1 : 1.5 }
		: undefined;
}

/** The greatest of some numbers; of none, less than any. */
export function greatest(numbers: readonly number[]): number {
	return numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
}

/** Whether a line, of one paragraph with the line before, goes on with it: its first word had no room there. */
export function goesOn(before: WrittenLine, line: WrittenLine, measure: Measure | undefined): boolean {
	if (measure === undefined || !isProse(before.text) || line.text.includes(GAP)) return false;
	if (OPENS_LINE.test(line.text)) return false;
	// `Excusés : Bo Carr` below a row of people that is as long as the page is wide.
	const [, label] = /^(\p{Lu}[^:]{2,40}?)\s?:/u.exec(line.text) ?? [];
	if (label !== undefined && labelGroup(label) !== undefined) return false;
	const [word = ''] = line.text.split(/\s/, 1);
	const capitals = word.replace(/[^\p{Lu}]/gu, '').length;
	const width = (1 + word.length + capitals * (measure.capital - 1)) * line.sign;
	return before.right + width > measure.margin;
}

/** An item of a list, a number. */
const OPENS_LINE = /^(?:[-–—•*▪○●]|\(?\p{L}?\d{0,3}[.)])(?:\s|$)/u;

/** A line of words that is as long as one of a page, without columns. */
function isProse(text: string): boolean {
	return text.length >= SHORTEST_FULL && !text.includes(GAP);
}

/** The words of the lines of a text, in small letters: what two lines part may be one of them. */
export function wordsOf(lines: readonly WrittenLine[]): Set<string> {
	return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
}

/**
 * A wrapped text that was pasted with a blank line behind each of its lines, as mail and Word do: within a sentence
 * those lines say nothing. Text of paragraphs has blank lines too, but its sentences do not go on below them.
 */
export function withoutSpacing(lines: readonly string[]): string[] {
	const isBlank = (at: number) => (lines[at] ?? '').trim() === '';
	const full = lines.flatMap((_, at) => (isBlank(at) ? [] : [at]));
	const close = full.filter((at) => !isBlank(at + 1)).length;
	const open = full.filter((at, index) => {
		const [line = '', next = ''] = [lines[at], lines[full[index + 1] ?? lines.length]];
		return line.trim().length >= SHORTEST_FULL && /[\p{L}\d,]\s*$/u.test(line) && /^\s*\p{Ll}/u.test(next);
	}).length;
	const isSpaced = full.length >= FEWEST_SPACED && close * MOST_CLOSE <= full.length;
	if (!isSpaced || open * MOST_OPEN < full.length) return [...lines];
	return lines.filter((_, at) => {
		const [above = '', below = ''] = [lines[at - 1], lines[at + 1]].map((line) => line?.trim());
		// A vote may stand below a long line without a stop: `For 6`.
		const isWithin = /[.!?:;…]$/u.test(above) ? false : /[,/-]$/.test(above) || /^\p{Ll}/u.test(below);
		return !isBlank(at) || !(above.length >= SHORTEST_FULL && isWithin && mayGoOn(below));
	});
}

/** A text of fewer lines may be some paragraphs. */
const FEWEST_SPACED = 12;
/** No more than one line in so many has its next right below it; the last of a text has none. */
const MOST_CLOSE = 20;
/** One line in so many at least ends within a sentence. */
const MOST_OPEN = 8;

/**
 * Lines of a text that was wrapped at a width, each sentence as one: `adoptés à 7 voix contre` above `0 ; 1 abstention.` is one. Lines that end a
 * sentence stay apart, for what stands below may be a line of its own; so do those of a row of which any is short, as names are.
 */
export function withWholeLines(lines: readonly string[]): string[] {
	const written = lines.map((text) => ({ text: text.trim(), right: text.trimEnd().length, sign: 1 }));
	const measure = getTextMeasure(written);
	const words = wordsOf(written);
	const out: string[] = [];
	let isCode = false;
	for (let at = 0; at < lines.length; at += 1) {
		if (/^\s*(?:```|~~~)/.test(lines[at] ?? '')) isCode = !isCode;
		let end = at;
		let isWhole = !isCode;
		for (; isOpen(lines[end]) && mayGoOn(written[end + 1]?.text); end += 1) {
			const [before, next] = [written[end], written[end + 1]];
			isWhole &&= before !== undefined && next !== undefined && isOneLine(before, next, measure);
		}
		const rows = lines.slice(at, end + 1);
		if (isWhole) {
			const sentence = rows.slice(0, 1);
			for (const next of rows.slice(1)) addLine(sentence, next.trim(), words);
			out.push(sentence.join(''));
		} else for (const row of rows) out.push(row);
		at = end;
	}
	return out;
}

/** A line that may be more of the one above: no title, quotation, item, row, rule, fence or label with its value. */
export function mayGoOn(text: string | undefined): boolean {
	return (
		text !== undefined &&
		text !== '' &&
		!OPENS_LINE.test(text) &&
		!LABEL.test(text) &&
		!/^(?:[#>|+*=~`<:]|->|→|\[[^\]]+\]:|[-_]{3})/.test(text)
	);
}

const WORD = /\p{L}[\p{L}'’-]*/gu;

/** `POUR : 6 320`, `**Excusée** : Ana Bell` */
const LABEL = /^[*_]{0,3}\p{Lu}[^:.]{1,40}?\s?:[*_]{0,3}(?:\s|$)/u;

function isOneLine(before: WrittenLine, line: WrittenLine, measure: Measure | undefined): boolean {
	if (!isProse(before.text)) return false;
	// The lines of a row of people have readers of their own.
	const words = before.text.match(WORD) ?? [];
	if (words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 >= words.length) return false;
	// `Présidence : Ana Bell` above `20h00 – 22h10`
	if (LABEL.test(before.text) && /^\d/.test(line.text)) return false;
	const isCut = /^\p{Ll}/u.test(line.text) || (/^\d/.test(line.text) && before.text.endsWith(','));
	return (
		isCut ||
		(measure !== undefined && before.right <= measure.margin * BEYOND && goesOn(before, line, measure))
	);
}

/** Whether a line ends within a sentence, and is no title, row or break of Markdown. */
function isOpen(line: string | undefined): boolean {
	return (
		line !== undefined &&
		line.trim() !== '' &&
		(ABBREVIATED.test(line) || !/[.!?:;…][*_»”")\]]{0,3}$/u.test(line.trimEnd())) &&
		!/^\s*(?:[#|>]|[-=_*]{3})|\S {2}$|\|$|\\$/.test(line)
	);
}

/** `…, Mmes Herzet et Brun, M.` above `Colin`: a title of somebody, and no end of a sentence. */
const ABBREVIATED = /(?:^|\s)\p{Lu}\p{L}{0,3}\.\s*$/u;

/** The width at which a text was wrapped, near to which most of its lines end; nothing for one whose paragraphs are lines. */
function getTextMeasure(lines: readonly WrittenLine[]): Measure | undefined {
	const widths = lines
		.flatMap(({ text, right }) => (isProse(text) && right <= WIDEST ? [right] : []))
		.sort((a, b) => a - b);
	let margin = 0;
	let most = 0;
	let from = 0;
	for (const [at, width] of widths.entries()) {
		while ((widths[from] ?? 0) <= width * NEARLY_FULL) from += 1;
		if (at + 1 - from >= most) {
			most = at + 1 - from;
			margin = width;
		}
	}
	const longer = widths.filter((width) => width > margin * BEYOND).length;
	const isWrapped =
		most >= FEWEST_WRAPPED && most >= widths.length * MOST_FULL && longer <= most / FEWEST_WRAPPED;
	return isWrapped ? { margin, capital: 1 } : undefined;
}

const NEARLY_FULL = 0.85;
/** Fewer full lines, or more that are longer beside so many, are no wrapped text. */
const FEWEST_WRAPPED = 8;
/** So great a part of the lines of prose fill the width where a text is wrapped; the others end a paragraph. */
const MOST_FULL = 0.4;
/** Longer lines are paragraphs. */
const WIDEST = 140;
/** A line may be longer than most that are full by such a part. */
const BEYOND = 1.1;

/**
 * Writes a line behind the last of some pieces, in place, so that both are one: `Jean-` above `Luc` is one name, `déci-` above `sion` one word
 * where the text has that word elsewhere.
 */
export function addLine(pieces: string[], next: string, words: ReadonlySet<string>): void {
	const last = (pieces.pop() ?? '').trimEnd();
	const cut = /(\p{L}+)-$/u.exec(last.slice(-LONGEST_WORD));
	const [rest = ''] = cut === null ? [] : (/^\p{Ll}+/u.exec(next) ?? []);
	const isWord = rest !== '' && words.has(`${cut?.[1]}${rest}`.toLowerCase());
	pieces.push(isWord ? last.slice(0, -1) : last, `${cut === null ? ' ' : ''}${next}`);
}

/** Between columns. */
export const GAP = '    ';
/** Shorter lines are names, titles and counts. */
const SHORTEST_FULL = 45;
/** Lines that end so near to the margin, as a part of it, are full. */
const NEAR = 0.94;
/** Fewer full lines are no page of prose. */
const FEWEST_FULL = 3;
const LONGEST_WORD = 60;
