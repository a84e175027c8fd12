/**
 * What stands before micromark: one look at each line, in linear time.
 *
 * - What minutes never need, and micromark is slower on than its input is long (containers in containers, marks that never close), is not read
 *   but carried as the words that it is, with one message.
 * - A paragraph, heading, list or list item that is nothing but words is carried too, because micromark reads every character five times: on the
 *   minutes of a general assembly (22 kB) `pv check` spends a third of the time on Markdown with this. It reads the same either way: a test
 *   compares the two.
 *
 * Carried lines are handed to micromark as one sign (`STAND_IN`) that the construct in micromark-lines.ts knows. Beside links and emphasis, the
 * middle of a long run of words is handed as that sign too, and put back into the values.
 */

import type { Point, Position } from 'unist';
import { isBlank, type SourceLine } from '../source/places.js';
import { holdsLetter } from '../text/letters.js';
import { readMeantFence } from './fences.js';
import { tightHeadingDepth } from './micromark-lines.js';

/** Some lines; `to` is the line after the last one. */
export interface LineRange {
	from: number;
	to: number;
}

/** A block of carried lines. The items of a list have a line each; the words of a heading stand behind its signs and one space. */
export type CarriedBlock = LineRange & { kind: 'paragraph' | 'list' | 'heading' };

/** Lines that micromark is not to read. */
export interface CarriedLines extends LineRange {
	/** The blocks in them, with nothing but blank lines between. */
	blocks: CarriedBlock[];
	/** Index in the first line where the words start, after the mark of a list item. */
	at: number;
	/** Why they are not read; nothing where they are words in any reading. */
	excess?: Excess | undefined;
}

/** A character that no text has: Unicode sets it aside for use inside programs. */
export const STAND_IN = '\uFDD0';

/** Finds what is carried among the lines of a body, in their order. */
export function findCarriedLines(lines: readonly SourceLine[]): CarriedLines[] {
	return withoutBeyond(new LineCarrier(lines).find());
}

/** What is beyond the bounds is carried whole, whatever words are in it. */
function withoutBeyond(carried: CarriedLines[]): CarriedLines[] {
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

/** Looks at the blocks of lines from the first to the last: what stands above tells how much micromark would read otherwise. */
class LineCarrier {
	readonly #lines: readonly SourceLine[];
	readonly #carried: CarriedLines[] = [];
	readonly #bounds = createBounds();
	/** Where the lines start that micromark reads at once, which are measured together; -1 where none are open. */
	#partFrom = -1;
	/** Where the block above ends, if nothing but blank lines stand between. */
	#above = -1;
	/** Whether the block above may hold a list that goes on below it. */
	#isBelowItems = false;
	/** Whether a blank line stands above, or nothing. */
	#isBelowBlank = true;
	/** Whether what was carried last starts so: right under a line of HTML, which a blank line ends, a heading is no heading. */
	#isLastSure = false;

	constructor(lines: readonly SourceLine[]) {
		this.#lines = lines;
	}

	find(): CarriedLines[] {
		let atStart = true;
		for (let from = 0; from < this.#lines.length; ) {
			const first = this.#lines[from]?.text ?? '';
			if (isBlank(first)) {
				from += 1;
				atStart = true;
				this.#isBelowBlank = true;
				continue;
			}
			const isAlone = isBoundary(first, atStart);
			const to = isAlone ? from + 1 : this.#endOfBlock(from);
			if (isAlone) this.#passBoundary(first, from);
			else this.#passBlock(first, from, to);
			atStart = isAlone;
			this.#isBelowBlank = false;
			from = to;
		}
		this.#endPart(this.#lines.length);
		return this.#carried;
	}

	#endOfBlock(from: number): number {
		let to = from + 1;
		for (; to < this.#lines.length; to += 1) {
			const text = this.#lines[to]?.text ?? '';
			if (isBlank(text) || isBoundary(text, false)) break;
		}
		return to;
	}

	/** A line that is a block of its own. */
	#passBoundary(text: string, from: number): void {
		this.#endPart(from);
		this.#isBelowItems = IN_CONTAINER.test(text);
		if (isHeadingOfWords(text) && this.#isSure(from)) {
			this.#carry({ kind: 'heading', from, to: from + 1 });
			return;
		}
		this.#above = -1;
		// The words of a fence are measured where they are read.
		if (!/^[ \t]*::/.test(text)) this.#partFrom = from;
		this.#endPart(from + 1);
	}

	#passBlock(first: string, from: number, to: number): void {
		const isList = !this.#isBelowItems && this.#isSure(from) && isListOfWords(this.#lines, from, to);
		this.#isBelowItems = !isList && this.#lines.slice(from, to).some(({ text }) => IN_CONTAINER.test(text));
		if (isList) {
			this.#endPart(from);
			this.#carry({ kind: 'list', from, to });
			return;
		}
		const words = wordsIn(this.#lines, from, to);
		const isWhole = words.reduce((count, one) => count + one.to - one.from, 0) === to - from;
		if (isWhole || (!/^[ \t]/.test(first) && !ITEM.test(first))) this.#endPart(from);
		if (isWhole && words.length === 1 && words[0]?.at === 0) this.#carry({ kind: 'paragraph', from, to });
		else {
			for (const each of words) this.#carried.push(each);
			if (words.length > 0) this.#isLastSure = false;
		}
		this.#above = to;
		if (!isWhole && this.#partFrom < 0) this.#partFrom = from;
	}

	#endPart(to: number): void {
		const from = this.#partFrom;
		this.#partFrom = -1;
		if (from < 0) return;
		for (const excess of excessIn(this.#lines, from, to, this.#bounds)) this.#carried.push(excess);
	}

	#isSure(from: number): boolean {
		const last = this.#carried.at(-1);
		return this.#isBelowBlank || (this.#isLastSure && last?.to === from && !last.excess);
	}

	/** Blocks without anything between them are carried together. */
	#carry(block: CarriedBlock): void {
		const last = this.#carried.at(-1);
		if (this.#isLastSure && last?.at === 0 && !last.excess && last.to === this.#above) {
			last.to = block.to;
			last.blocks.push(block);
		} else {
			this.#carried.push({ from: block.from, to: block.to, blocks: [block], at: 0 });
			this.#isLastSure = this.#isBelowBlank;
		}
		this.#above = block.to;
	}
}

/** The paragraph or the items of a block of lines that hold nothing but words. */
function wordsIn(lines: readonly SourceLine[], from: number, to: number): CarriedLines[] {
	const found: CarriedLines[] = [];
	let index = from;
	while (index < to && isWords(lines[index]?.text ?? '')) index += 1;
	// A line that goes on as text is no end of a paragraph.
	if (index > from && (index === to || ITEM_AFTER_TEXT.test(lines[index]?.text ?? '')))
		found.push({ from, to: index, blocks: [{ kind: 'paragraph', from, to: index }], at: 0 });
	else index = from;
	for (; index < to; index += 1) {
		const text = lines[index]?.text ?? '';
		const mark = ITEM_WITH_WORDS.exec(text)?.[0].length ?? 0;
		if (mark === 0 || !isWords(text.slice(mark))) continue;
		const next = lines[index + 1]?.text ?? '';
		const indent = getIndent(text);
		if (index + 1 === to || (ITEM.test(next) && getIndent(next) <= indent)) {
			const item = { from: index, to: index + 1 };
			found.push({ ...item, blocks: [{ kind: 'paragraph', ...item }], at: mark });
		}
	}
	return found;
}

/** `## Un titre`: at the margin, without markup and without signs that close it. */
function isHeadingOfWords(text: string): boolean {
	const words = HEADING.exec(text)?.[1];
	return words !== undefined && !NOT_PLAIN_END.test(words) && !words.endsWith('#') && !MARKUP.test(words);
}

/** Is a block of lines a list of one mark whose items are a line of words each, and which does not go on below? */
function isListOfWords(lines: readonly SourceLine[], from: number, to: number): boolean {
	const mark = getMark(lines[from]?.text ?? '');
	if (mark === undefined) return false;
	for (let index = from; index < to; index += 1) {
		const text = lines[index]?.text ?? '';
		const item = MARK_AT_MARGIN.exec(text)?.[0];
		if (item === undefined || getMark(text) !== mark || !isWords(text.slice(item.length))) return false;
	}
	let next = to;
	while (next < lines.length && isBlank(lines[next]?.text ?? '')) next += 1;
	return !IN_CONTAINER.test(lines[next]?.text ?? '');
}

/** The sign that makes items belong to one list: `-`, or the one behind a number. */
function getMark(text: string): string | undefined {
	return MARK_AT_MARGIN.exec(text)?.[0].at(-2);
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
			found.push({ ...paragraph, blocks: [{ kind: 'paragraph', ...paragraph }], at: 0, excess });
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

function getIndent(text: string): number {
	return text.length - text.trimStart().length;
}

/** What micromark may take for markup inside a line, or for the end of HTML above it. */
const MARKUP = /[\\`*_[\]|>\t\0\uFEFF\uFDD0]|~~|<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]{0,31};)/;
/** What may make a line other than words of a paragraph: marks of blocks, and white space around. */
const NOT_PLAIN_START =
	/^(?:[ \t\uFEFF>]|#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[~`]{3}|::|[-:| \t]+$|[*_][*_ \t]*$|<[A-Za-z/!?]|\[(?:\^|[^\]]*(?:\]:|$)))/;
const NOT_PLAIN_END = /[ \t]$|^$/;
const ITEM = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** A line that may stand in a list item or quote, or start one. */
const IN_CONTAINER = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))/;
/** The mark of an item at the margin, with one space. */
export const MARK_AT_MARGIN = /^(?:[-+*]|\d{1,9}[.)]) (?=[^ \t])/;
/** The signs of a heading at the margin, with one space, and its words. */
const HEADING = /^#{1,6} ([^ \t].*)$/;
const ITEM_WITH_WORDS = /^ *(?:[-+*]|\d{1,9}[.)]) (?=[^ \t])/;
/** An item of words that ends a paragraph above it without a blank line. */
const ITEM_AFTER_TEXT = /^(?:[-+*]|1[.)])[ \t]+[^\s\d>+*-]/;

/** A part of a line that micromark is handed as one sign. */
interface Hidden {
	at: number;
	to: number;
}

/** The text that micromark is handed in place of some lines, and the way back from it. */
export class HandedText {
	readonly text: string;
	readonly #lines: readonly SourceLine[];
	/** By line, in its order. */
	readonly #hidden = new Map<number, Hidden[]>();
	/** The library drops a byte order mark at the start of what it reads. */
	readonly #mark: number;

	/** `text`: the lines with their ends. */
	constructor(
		text: string,
		lines: readonly SourceLine[],
		carried: readonly CarriedLines[],
		hideRuns: boolean,
	) {
		this.#lines = lines;
		this.#mark = text.startsWith('\uFEFF') ? 1 : 0;
		for (const { from, to, at } of carried)
			for (let index = from; index < to; index += 1) {
				const line = lines[index]?.text ?? '';
				if (!isBlank(line)) this.#hidden.set(index, [{ at: index === from ? at : 0, to: line.length }]);
			}
		if (hideRuns) this.#hideRuns();
		this.text = this.#hidden.size === 0 && !text.includes(STAND_IN) ? text : this.#handed(text);
	}

	/** Moves a point of the text that was handed to its place in the file. */
	place(point: Point | undefined): void {
		const index = (point?.line ?? 0) - 1;
		const line = this.#lines[index];
		if (!point || !line) return;
		let column = point.column - 1 + (index === 0 ? this.#mark : 0);
		for (const { at, to } of this.#hidden.get(index) ?? []) if (column > at) column += to - at - 1;
		point.line = line.start.line;
		point.column = line.start.column + column;
		point.offset = line.start.offset + column;
	}

	/** A value with the words that its signs stand for, given its place in the file and the lines that it stands on. */
	restored(value: string, { start, end }: Position, from: number, to: number): string {
		if (!value.includes(STAND_IN)) return value;
		const words: string[] = [];
		for (let index = from; index <= to; index += 1) {
			const line = this.#lines[index];
			for (const hidden of this.#hidden.get(index) ?? []) {
				const offset = (line?.start.offset ?? 0) + hidden.at;
				if (offset >= (start.offset ?? 0) && offset < (end.offset ?? 0))
					words.push(line?.text.slice(hidden.at, hidden.to) ?? '');
			}
		}
		let next = 0;
		return value.replaceAll(STAND_IN, () => words[next++] ?? STAND_IN);
	}

	#handed(text: string): string {
		const first = this.#lines[0]?.start.offset ?? 0;
		const parts: string[] = [];
		let done = 0;
		const keep = (to: number) => {
			const part = text.slice(done, to);
			parts.push(part.includes(STAND_IN) ? part.replaceAll(STAND_IN, '\uFFFD') : part);
		};
		for (const [index, line] of this.#lines.entries()) {
			for (const { at, to } of this.#hidden.get(index) ?? []) {
				const start = line.start.offset - first;
				keep(start + at);
				parts.push(STAND_IN);
				done = start + to;
			}
		}
		keep(text.length);
		return parts.join('');
	}

	/** Long runs of words in paragraphs, items and headings whose other markup is links and emphasis. */
	#hideRuns(): void {
		for (let from = 0; from < this.#lines.length; ) {
			let to = from;
			let isPlain = true;
			for (; to < this.#lines.length; to += 1) {
				const text = this.#lines[to]?.text ?? '';
				if (isBlank(text)) break;
				isPlain &&= !NO_RUNS.test(text);
			}
			if (isPlain) for (let index = from; index < to; index += 1) this.#hideRunsIn(index);
			from = to + 1;
		}
	}

	#hideRunsIn(index: number): void {
		const text = this.#lines[index]?.text ?? '';
		if (text.length < SHORTEST_RUN || this.#hidden.has(index) || !holdsLetter(text)) return;
		if (NO_LINE_OF_RUNS.test(text) || tightHeadingDepth(text) > 0) return;
		const marks = BLOCK_MARKS.exec(text)?.[0].length ?? 0;
		// It may be the end of HTML.
		if (text.includes('>', marks)) return;
		RUN.lastIndex = marks;
		const found: Hidden[] = [];
		for (let run = RUN.exec(text); run !== null; run = RUN.exec(text)) {
			// Its first and last signs are what markup beside it looks at.
			if (run[0][0] !== '[') found.push({ at: run.index + 1, to: run.index + run[0].length - 1 });
		}
		if (found.length > 0) this.#hidden.set(index, found);
	}
}

/** Shorter runs are not worth the way back. */
const SHORTEST_RUN = 12;
/** Code, HTML, references, tables, escapes, definitions and brackets over several lines: there a letter may count. */
const NO_RUNS = /[\\`<&|~\0\uFEFF\uFDD0]|^\s*\[[^\]]*\]:|^[^[\]]*\]|\[[^\]]*$/;
/** Lines that the construct of fences looks at by their columns. */
const NO_LINE_OF_RUNS = /^[ \t]*::/;
const BLOCK_MARKS = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]+)*/;
/** A link or reference as a whole, or words without a sign of markup; no half of a character at their end. */
const RUN =
	/\[[^[\]]*\](?:\([^()]*\))?|[A-Za-z\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF][^[\]*_#\t]{10,}[^\s[\]*_#\uD800-\uDFFF]/g;

// --- How much formatting minutes may hold. micromark is slower than its input is long on nested containers and on marks that never close; what is
// beyond these bounds is carried as plain text.

/** Why a part of the body is not read as Markdown. */
export interface Excess {
	/** `nesting`: lists and quotes in one another; `marks`: emphasis, brackets, tags; `columns`: of a table; `length`: too much text at once; `file`: too much formatted text in one file. */
	kind: 'nesting' | 'marks' | 'columns' | 'length' | 'file';
	/** How many there are. */
	count: number;
	/** How many are allowed. */
	most: number;
	/** Index of the line where the bound is passed. */
	line: number;
	/** Whether all the lines are beyond it, and not only those around that one. */
	whole?: boolean | undefined;
}

/** Looks at each part of one file before micromark does; keeps count of what the whole file costs. */
interface Bounds {
	/** What is beyond the bounds in some lines that would be read at once; nothing where they are safe. */
	excess(lines: readonly SourceLine[], from: number, to: number): Excess | undefined;
}

export function createBounds(): Bounds {
	let fileCharacters = 0;
	let fileNested = 0;
	let fileCost = 0;
	return {
		excess(lines, from, to) {
			const part = measure(lines, from, to);
			if (part.excess) return part.excess;
			fileCharacters += part.characters;
			fileNested += part.nested;
			fileCost += part.cost;
			const last = to - 1;
			if (fileCharacters > MOST_CHARACTERS_OF_FILE)
				return {
					kind: 'file',
					count: fileCharacters,
					most: MOST_CHARACTERS_OF_FILE,
					line: last,
					whole: true,
				};
			if (fileNested > MOST_NESTED_OF_FILE)
				return { kind: 'nesting', count: fileNested, most: MOST_NESTED_OF_FILE, line: last, whole: true };
			if (fileCost > MOST_COST_OF_FILE)
				return { kind: 'marks', count: part.marks, most: MOST_MARKS, line: last, whole: true };
			return undefined;
		},
	};
}

/** The deepest nesting of lists and quotes. */
const MOST_NESTED = 24;
/** The most nested lists and quotes opened in one part, lines counted each, and in one file. */
const MOST_NESTED_LINES = 2_000;
const MOST_NESTED_OF_FILE = 40_000;
/** The most marks in one paragraph, list item or cell. */
const MOST_MARKS = 600;
/** The most marks times characters in one paragraph, list item or cell, which is what reading them may cost. */
const MOST_COST = 4_000_000;
const MOST_COST_OF_FILE = 40_000_000;
/** What is far below these bounds costs nothing that counts. */
const SMALL_COST = 400_000;
/** The longest part that is read at once, and all parts of a file together, in characters. */
const MOST_CHARACTERS = 131_072;
const MOST_CHARACTERS_OF_FILE = 600_000;
const MOST_COLUMNS = 200;

interface Measure {
	characters: number;
	nested: number;
	cost: number;
	marks: number;
	excess?: Excess;
}

function measure(lines: readonly SourceLine[], from: number, to: number): Measure {
	const part: Measure = { characters: 0, nested: 0, cost: 0, marks: 0 };
	const stop = (kind: Excess['kind'], found: number, most: number, line: number): Measure => ({
		...part,
		excess: { kind, count: found, most, line },
	});
	let marks = 0;
	let length = 0;
	let inTable = false;
	let carried = 0;
	for (let index = from; index < to; index += 1) {
		const text = lines[index]?.text ?? '';
		part.characters += text.length + 1;
		if (part.characters > MOST_CHARACTERS) return stop('length', part.characters, MOST_CHARACTERS, index);
		const blank = /^[ \t]*$/.test(text);
		const depth = containerDepth(text);
		if (depth > MOST_NESTED) return stop('nesting', depth, MOST_NESTED, index);
		// A line without marks may go on where the one above stands.
		carried = blank ? 0 : Math.max(depth, carried);
		if (carried > 2) part.nested += carried;
		if (part.nested > MOST_NESTED_LINES) return stop('nesting', part.nested, MOST_NESTED_LINES, index);
		inTable = !blank && (inTable || opensTable(text, lines[index + 1]?.text ?? ''));
		if (inTable) {
			const columns = cells(text);
			if (columns > MOST_COLUMNS) return stop('columns', columns, MOST_COLUMNS, index);
		}
		// A blank line, an item or a table row starts text of its own.
		if (blank || inTable || NEW_ITEM.test(text)) {
			marks = 0;
			length = 0;
		}
		marks += text.match(MARKS)?.length ?? 0;
		// A hard break counts as a mark.
		if (text.endsWith('\\') || text.endsWith('  ')) marks += 1;
		length += text.length + 1;
		part.marks = Math.max(part.marks, marks);
		if (marks > MOST_MARKS) return stop('marks', marks, MOST_MARKS, index);
		const cost = marks * length;
		if (cost > MOST_COST) return stop('marks', marks, Math.floor(MOST_COST / length), index);
		if (cost > SMALL_COST) part.cost += cost;
	}
	return part;
}

/** At most how many lists and quotes a line can stand in: its marks, and one for every two columns of indentation. */
function containerDepth(text: string): number {
	let depth = 0;
	let columns = 0;
	let index = 0;
	for (;;) {
		const code = text.charCodeAt(index);
		if (code === SPACE || code === TAB) {
			columns += code === TAB ? 4 : 1;
			index += 1;
			continue;
		}
		CONTAINER.lastIndex = index;
		const mark = CONTAINER.exec(text);
		if (!mark) return depth === 0 ? 0 : depth + Math.floor(columns / 2);
		// The space after a mark belongs to it.
		columns -= depth === 0 ? 0 : 1;
		depth += 1;
		index += mark[0].length;
	}
}

function opensTable(header: string, delimiters: string): boolean {
	return delimiters.includes('-') && /^[ \t>|:-]+$/.test(delimiters) && cells(header) === cells(delimiters);
}

/** The number of cells of a table row. */
function cells(text: string): number {
	const row = text.trim().replace(/^\|/, '');
	let found = 1;
	for (let index = 0; index < row.length - 1; index += 1) {
		if (row[index] === '\\') index += 1;
		else if (row[index] === '|') found += 1;
	}
	return found;
}

const SPACE = 32;
const TAB = 9;
const CONTAINER = /(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const MARKS = /[*_~]|\[|\]|`+|<(?=[A-Za-z/!?])/g;
const NEW_ITEM = /^[ \t>]*(?:[-+*]|1[.)])[ \t]/;
