/**
 * What stands before micromark: one look at each line, in linear time.
 *
 * - What minutes never need, and micromark is slower on than its input is long (containers in containers, marks that never close), is not read
 *   but carried as the words that it is, with one message.
 * - A paragraph or list item that is nothing but words is carried too, because micromark reads every character five times: on the minutes of a
 *   general assembly (22 kB) `pv check` spends 5 ms of processor time on Markdown with this and 50 ms without. It reads the same either way: a
 *   test compares the two.
 *
 * Carried lines are handed to micromark as one sign (`STAND_IN`) that the construct in micromark-lines.ts knows; all else is handed as it is.
 */

import type { SourceLine } from '../parse/reading.js';
import { isBlank } from '../parse/source/source-lines.js';
import { createBounds, type Excess } from './bounds.js';
import { readMeantFence } from './fences.js';
import { tightHeadingDepth } from './micromark-lines.js';

/** Some lines; `to` is the line after the last one. */
export interface LineRange {
	from: number;
	to: number;
}

/** Lines that micromark is not to read. */
export interface CarriedLines extends LineRange {
	/** The paragraphs in them, with nothing but blank lines between. */
	paragraphs: LineRange[];
	/** Index in the first line where the words start, after the mark of a list item. */
	at: number;
	/** Why they are not read; nothing where they are words in any reading. */
	excess?: Excess | undefined;
}

/** A character that no text has: Unicode sets it aside for use inside programs. */
export const STAND_IN = '\uFDD0';

/** Finds what is carried among the lines of a body, in their order. */
export function findCarriedLines(lines: readonly SourceLine[]): CarriedLines[] {
	const carried: CarriedLines[] = [];
	const bounds = createBounds();
	let partFrom = -1;
	/** Lines that micromark reads at once are measured together. */
	const endPart = (to: number) => {
		const from = partFrom;
		partFrom = -1;
		if (from >= 0) carried.push(...excessIn(lines, from, to, bounds));
	};
	let atStart = true;
	/** Where the block above ends, if nothing but blank lines stand between. */
	let above = -1;
	for (let from = 0; from < lines.length; ) {
		const first = lines[from]?.text ?? '';
		if (isBlank(first)) {
			from += 1;
			atStart = true;
			continue;
		}
		if (isBoundary(first, atStart)) {
			atStart = true;
			above = -1;
			endPart(from);
			// The words of a fence are measured where they are read.
			if (!/^[ \t]*::/.test(first)) partFrom = from;
			from += 1;
			endPart(from);
			continue;
		}
		let to = from + 1;
		while (to < lines.length && !isBlank(lines[to]?.text ?? '') && !isBoundary(lines[to]?.text ?? '', false))
			to += 1;
		atStart = false;
		const words = wordsIn(lines, from, to);
		const isWhole = words.reduce((count, one) => count + one.to - one.from, 0) === to - from;
		if (isWhole || (!/^[ \t]/.test(first) && !ITEM.test(first))) endPart(from);
		const last = carried.at(-1);
		// Paragraphs without anything between them are carried together.
		if (
			isWhole &&
			words.length === 1 &&
			words[0]?.at === 0 &&
			last?.at === 0 &&
			!last.excess &&
			last.to === above
		) {
			last.to = to;
			last.paragraphs.push({ from, to });
		} else carried.push(...words);
		above = to;
		if (!isWhole && partFrom < 0) partFrom = from;
		from = to;
	}
	endPart(lines.length);
	// What is beyond the bounds is carried whole, whatever words are in it.
	const beyond = carried.filter((one) => one.excess);
	if (beyond.length === 0) return carried;
	let next = 0;
	const kept = carried
		.filter((one) => !one.excess)
		.filter((one) => {
			while ((beyond[next]?.to ?? Number.POSITIVE_INFINITY) <= one.from) next += 1;
			return one.to <= (beyond[next]?.from ?? Number.POSITIVE_INFINITY);
		});
	return [...kept, ...beyond].sort((a, b) => a.from - b.from);
}

/** The paragraph or the items of a block of lines that hold nothing but words. */
function wordsIn(lines: readonly SourceLine[], from: number, to: number): CarriedLines[] {
	const found: CarriedLines[] = [];
	let index = from;
	while (index < to && isWords(lines[index]?.text ?? '')) index += 1;
	// A line that goes on as text is no end of a paragraph.
	if (index > from && (index === to || ITEM_AFTER_TEXT.test(lines[index]?.text ?? '')))
		found.push({ from, to: index, paragraphs: [{ from, to: index }], at: 0 });
	else index = from;
	for (; index < to; index += 1) {
		const text = lines[index]?.text ?? '';
		const mark = ITEM_WITH_WORDS.exec(text)?.[0].length ?? 0;
		if (mark === 0 || !isWords(text.slice(mark))) continue;
		const next = lines[index + 1]?.text ?? '';
		const indent = indentOf(text);
		if (index + 1 === to || (ITEM.test(next) && indentOf(next) <= indent)) {
			const item = { from: index, to: index + 1 };
			found.push({ ...item, paragraphs: [item], at: mark });
		}
	}
	return found;
}

function excessIn(
	lines: readonly SourceLine[],
	from: number,
	to: number,
	bounds: ReturnType<typeof createBounds>,
): CarriedLines[] {
	const found: CarriedLines[] = [];
	let start = from;
	while (start < to) {
		const excess = bounds.excess(lines, start, to);
		if (!excess) break;
		let first = excess.whole ? start : excess.line;
		let after = excess.whole ? to : excess.line + 1;
		while (first > start && !isBlank(lines[first - 1]?.text ?? '')) first -= 1;
		while (after < to && !isBlank(lines[after]?.text ?? '')) after += 1;
		for (const paragraph of paragraphsBetween(lines, first, after))
			found.push({ ...paragraph, paragraphs: [paragraph], at: 0, excess });
		start = after;
		while (start < to && isBlank(lines[start]?.text ?? '')) start += 1;
	}
	return found;
}

function paragraphsBetween(lines: readonly SourceLine[], from: number, to: number): LineRange[] {
	const paragraphs: LineRange[] = [];
	let start = from;
	for (let index = from; index <= to; index += 1) {
		if (index < to && !isBlank(lines[index]?.text ?? '')) continue;
		if (index > start) paragraphs.push({ from: start, to: index });
		start = index + 1;
	}
	return paragraphs;
}

/** A heading or a fence: no block goes on over it. */
function isBoundary(text: string, atStart: boolean): boolean {
	if (/^(?: {0,3}#{1,6}(?:[ \t]|$)|[ \t]*:::)/.test(text)) return true;
	if (/^[ \t]*::/.test(text)) return readMeantFence(text) !== undefined;
	return tightHeadingDepth(text) > (atStart ? 0 : 1);
}

/** Can a line be anything but the words of a paragraph, and are they nothing but themselves? */
function isWords(text: string): boolean {
	return !NOT_PLAIN_START.test(text) && !NOT_PLAIN_END.test(text) && !MARKUP.test(text);
}

function indentOf(text: string): number {
	return text.length - text.trimStart().length;
}

/** What micromark may take for markup inside a line. */
const MARKUP = /[\\`*_[\]|\t\0\uFEFF\uFDD0]|<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]{0,31};)/;
/** What may make a line other than words of a paragraph: marks of blocks, and white space around. */
const NOT_PLAIN_START =
	/^(?:[ \t\uFEFF>]|#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[~`]{3}|::|[-:| \t]+$|[*_][*_ \t]*$|<[A-Za-z/!?]|\[(?:\^|[^\]]*(?:\]:|$)))/;
const NOT_PLAIN_END = /[ \t]$|^$/;
const ITEM = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const ITEM_WITH_WORDS = /^ *(?:[-+*]|\d{1,9}[.)]) (?=[^ \t])/;
/** An item of words that ends a paragraph above it without a blank line. */
const ITEM_AFTER_TEXT = /^(?:[-+*]|1[.)])[ \t]+[^\s\d>+*-]/;
