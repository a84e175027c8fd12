/** Fences `:::word Title` … `:::`: what one line says, and which opening and closing lines belong together. */

import { type IdOf, type Language, vocabulary } from '../language/index.js';
import { countWhile } from '../text/lists.js';

export type BlockWord = IdOf<'blocks'>;

/** One attribute of a fence, with the places of its parts in the line. */
export interface FenceAttribute {
	/** Key as written. */
	key: string;
	keyFrom: number;
	/** Value without its quotation marks. */
	value: string;
	valueFrom: number;
}

/** What was wrong with a line that starts like a fence. */
type BrokenFence = 'indented' | 'twoColons' | 'brace' | 'title' | 'noWord' | 'attribute';

/** A line that starts with colons, as far as it could be read; indexes are into the line. */
export interface FenceLine {
	/** Number of colons; three where only two were written and a fence was meant. */
	colons: number;
	/** Where the colons start. */
	from: number;
	/** A closing line has no word. */
	closes: boolean;
	/** The block word, where it is known. */
	word?: BlockWord | undefined;
	/** The word as written, known or not. */
	written: string;
	writtenFrom: number;
	/** Range of the title, brackets left out; empty where there is none. */
	titleFrom: number;
	titleTo: number;
	/** The identifier of `#id`, without its sign. */
	id?: { value: string; from: number } | undefined;
	attributes: FenceAttribute[];
	/** Where and why it could not be read as it stands. */
	broken?: { kind: BrokenFence; from: number; to: number } | undefined;
}

/** Reads a line that may be a fence: nothing where it does not start with two colons. */
export function readFenceLine(text: string): FenceLine | undefined {
	const match = /^([ \t]*)(:{2,})/.exec(text);
	if (!match) return undefined;
	const [, indent = '', colons = ''] = match;
	const from = indent.length;
	const end = text.trimEnd().length;
	const fence: FenceLine = {
		colons: Math.max(3, colons.length),
		from,
		closes: false,
		written: '',
		writtenFrom: end,
		titleFrom: end,
		titleTo: end,
		attributes: [],
	};
	if (/[ \t]{4}|\t/.test(indent)) fence.broken = { kind: 'indented', from, to: end };
	else if (colons.length === 2) fence.broken = { kind: 'twoColons', from, to: end };
	const restFrom = skipSpace(text, from + colons.length);
	if (restFrom >= end) {
		fence.closes = true;
		return fence;
	}
	// `::word` can be many things; only a block word makes it a fence that was meant.
	const word = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_'’-]*/u.exec(text.slice(restFrom))?.[0] ?? '';
	if (word === '') {
		fence.broken = { kind: 'noWord', from, to: end };
		return fence;
	}
	fence.written = word;
	fence.writtenFrom = restFrom;
	const found = vocabulary('blocks').lookup(word);
	if (found?.exact) fence.word = found.id;
	readTitleAndAttributes(fence, text, restFrom + word.length, end);
	return fence;
}

/** The fence that a line is; two colons may be many things, and are one where a block word or nothing follows. */
export function readMeantFence(text: string): FenceLine | undefined {
	const fence = readFenceLine(text);
	const isMeant = fence?.broken?.kind !== 'twoColons' || fence.word !== undefined || fence.closes;
	return isMeant ? fence : undefined;
}

/** The nearest block word, for a fence of another name. */
export function nearestBlockWord(word: string, lang: Language): string | undefined {
	const found = vocabulary('blocks').lookup(word);
	return found && !found.exact ? vocabulary('blocks').inLanguage(found.expected, lang) : undefined;
}

function readTitleAndAttributes(fence: FenceLine, text: string, from: number, end: number): void {
	let at = skipSpace(text, from);
	if (text[at] === '[') {
		const close = closingBracket(text, at, end);
		if (close < 0) {
			fence.titleFrom = skipSpace(text, at + 1);
			fence.titleTo = end;
			fence.broken ??= { kind: 'title', from: at, to: end };
			return;
		}
		const after = skipSpace(text, close + 1);
		if (after >= end || text[after] === '{') {
			[fence.titleFrom, fence.titleTo] = trimRange(text, at + 1, close);
			if (after < end) readAttributes(fence, text, after, end);
			return;
		}
	}
	const brace = openingBrace(text, at, end);
	if (brace >= 0) readAttributes(fence, text, brace, end);
	// A separator after the word, as in a heading: `:::résolution – Titre`.
	at += /^[ \t\u00A0]*[–—:-][ \t\u00A0]+/.exec(text.slice(at, end))?.[0].length ?? 0;
	[fence.titleFrom, fence.titleTo] = trimRange(text, at, brace >= 0 ? brace : end);
}

/** Where attributes start: a brace that closes at the end of the line, or that never closes. */
function openingBrace(text: string, from: number, end: number): number {
	const open = text.indexOf('{', from);
	if (open < 0 || open >= end) return -1;
	const last = text.lastIndexOf('{', end);
	if (text[end - 1] === '}') {
		// Quoted values may hold braces: the first brace that looks like attributes starts them.
		const like = /\{[ \t\u00A0]*(?:#|\}|[\p{L}][\p{L}\p{N}_ -]*=)/u.exec(text.slice(from, end));
		return like ? from + like.index : last;
	}
	return text.indexOf('}', last) < 0 ? last : -1;
}

function readAttributes(fence: FenceLine, text: string, open: number, end: number): void {
	let at = open + 1;
	while (at < end) {
		at = skipSpace(text, at);
		if (text[at] === '}') {
			if (skipSpace(text, at + 1) < end) fence.broken ??= { kind: 'attribute', from: at + 1, to: end };
			return;
		}
		if (text[at] === ',' || text[at] === ';') {
			at += 1;
			continue;
		}
		const rest = text.slice(at, end);
		const id = /^#([\p{L}\p{N}][\p{L}\p{N}_.:-]*)/u.exec(rest);
		if (id) {
			fence.id ??= { value: id[1] ?? '', from: at };
			at += id[0].length;
			continue;
		}
		const key = /^([\p{L}][^\s={}#"“”«»„]*)[ \t\u00A0]*=[ \t\u00A0]*/u.exec(rest);
		if (!key) {
			const stop = /[ \t}]/.exec(rest.slice(1))?.index;
			const to = stop === undefined ? end : at + 1 + stop;
			if (to < end || text[end - 1] === '}') fence.broken ??= { kind: 'attribute', from: at, to };
			at = to;
			continue;
		}
		const valueFrom = at + key[0].length;
		const value = readValue(text, valueFrom, end);
		fence.attributes.push({ key: key[1] ?? '', keyFrom: at, ...value });
		at = value.to;
	}
	fence.broken ??= { kind: 'brace', from: open, to: end };
}

function readValue(
	text: string,
	from: number,
	end: number,
): { value: string; valueFrom: number; to: number } {
	const closing = QUOTES[text[from] ?? ''];
	if (closing) {
		let to = from + 1;
		while (to < end && !closing.includes(text[to] ?? '')) to += 1;
		if (to < end) {
			const [valueFrom, valueTo] = trimRange(text, from + 1, to);
			return { value: text.slice(valueFrom, valueTo), valueFrom, to: to + 1 };
		}
	}
	const bare = /^[^\s}]*/.exec(text.slice(from, end))?.[0] ?? '';
	return { value: bare, valueFrom: from, to: from + bare.length };
}

/** Opening quotation marks, typographic ones too, each with the marks that close it. */
const QUOTES: Readonly<Record<string, string>> = {
	'"': '"”“',
	'“': '”"“',
	'”': '”"',
	'„': '“”"',
	'«': '»',
	"'": "'’",
	'‘': "’'",
	'’': "’'",
};

function closingBracket(text: string, open: number, end: number): number {
	let depth = 0;
	for (let index = open; index < end; index += 1) {
		if (text[index] === '\\') index += 1;
		else if (text[index] === '[') depth += 1;
		else if (text[index] === ']') {
			depth -= 1;
			if (depth === 0) return index;
		}
	}
	return -1;
}

function skipSpace(text: string, from: number): number {
	let at = from;
	while (/[ \t\u00A0\u202F]/.test(text[at] ?? '')) at += 1;
	return at;
}

function trimRange(text: string, from: number, to: number): [number, number] {
	let [start, end] = [Math.min(from, to), to];
	while (start < end && /\s/.test(text[start] ?? '')) start += 1;
	while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
	return [start, end];
}

/** What the pairing of fences needs to know of a line: a fence, or a heading and whether it ends a fence that is never closed. */
export type FenceMark =
	| { kind: 'fence'; fence: FenceLine; line: number }
	| { kind: 'heading'; line: number; ends: boolean };

/** How the fences of a file belong together. */
interface FencePairs {
	/** Line index of each opening line → line index where it ends, and whether a closing line stands there. */
	ends: Map<number, { line: number; closed: boolean }>;
	/** Closing lines that close nothing. */
	stray: Set<number>;
	/** Opening lines inside more open fences than minutes need: words of the text. */
	tooDeep: Set<number>;
}

/**
 * Finds which lines belong together. A fence inside a fence has fewer colons than the outer one; an opener with as many or more leaves
 * the open one unclosed. What is never closed ends at the next heading that ends it, else where the next opener or the file does.
 */
export function pairFences(marks: readonly FenceMark[], lineCount: number): FencePairs {
	const ends: FencePairs['ends'] = new Map();
	const stray = new Set<number>();
	const tooDeep = new Set<number>();
	const open: { line: number; colons: number }[] = [];
	const unclosed: { line: number; latest: number }[] = [];
	for (const mark of marks) {
		if (mark.kind === 'heading') continue;
		const { fence, line } = mark;
		if (!fence.closes) {
			let top = open.at(-1);
			while (top && fence.colons >= top.colons) {
				open.pop();
				unclosed.push({ line: top.line, latest: line });
				top = open.at(-1);
			}
			if (open.length < MOST_OPEN) open.push({ line, colons: fence.colons });
			else tooDeep.add(line);
			continue;
		}
		let index = open.findLastIndex((other) => other.colons === fence.colons);
		if (index < 0) index = open.findLastIndex((other) => other.colons < fence.colons);
		const closed = open[index];
		if (!closed) {
			stray.add(line);
			continue;
		}
		for (const inner of open.splice(index).slice(1)) unclosed.push({ line: inner.line, latest: line });
		ends.set(closed.line, { line, closed: true });
	}
	for (const left of open) unclosed.push({ line: left.line, latest: lineCount });
	const headings = marks.filter((mark) => mark.kind === 'heading' && mark.ends).map((mark) => mark.line);
	for (const { line, latest } of unclosed) {
		const heading = headings[countWhile(headings, (heading) => heading <= line)];
		ends.set(line, { line: heading === undefined ? latest : Math.min(heading, latest), closed: false });
	}
	return { ends, stray, tooDeep };
}

/** The most fences inside one another. */
export const MOST_OPEN = 8;
