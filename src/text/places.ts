/** Lines, columns, runs of signs and places of patterns in a text, by offsets in UTF-16 units. */

import type { Position } from 'unist';
import { lazy } from './lazy.js';
import { countWhile } from './lists.js';

/** A place in the source, as unist has it: line and column from 1, offset from 0, in UTF-16 units. */
export interface SourcePoint {
	line: number;
	column: number;
	offset: number;
}

/** The first place of a file. */
export const FIRST_POINT: SourcePoint = { line: 1, column: 1, offset: 0 };

/** Finds places in a text by offsets; offsets beyond its ends give the ends. */
export interface Places {
	point(offset: number): SourcePoint;
	/** The range between two offsets. */
	range(from: number, to: number): Position;
}

/** The places of a text that starts at `start` of its file. */
export function getPlaces(text: string, start: SourcePoint = FIRST_POINT): Places {
	// Most texts are read without a message: nobody asks then where their lines start.
	const known = lazy(() => lineStarts(text));
	const point = (offset: number): SourcePoint => {
		const starts = known();
		const at = Math.max(0, Math.min(offset, text.length));
		const index = countWhile(starts, (start) => start <= at) - 1;
		const column = at - (starts[index] ?? 0);
		return {
			line: start.line + index,
			column: index === 0 ? start.column + column : column + 1,
			offset: start.offset + at,
		};
	};
	return { point, range: (from, to) => ({ start: point(from), end: point(Math.max(from, to)) }) };
}

/** Where the lines of a text start; they end by LF, CR LF or a lone CR. */
export function lineStarts(text: string): number[] {
	const starts = [0];
	if (text.includes('\r'))
		for (const end of matchesIn(text, LINE_END)) starts.push(end.index + end[0].length);
	else for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
	return starts;
}

const LINE_END = /\r\n|\n|\r/g;

export function startOfLine(text: string, offset: number): number {
	// A negative index would be taken for 0, where a line feed may stand.
	return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line that holds an offset ends, before its line feed. */
export function lineEndAfter(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end < 0 ? text.length : end;
}

/**
 * Where the run of such signs that ends at `to` starts, not before `from`; `to` itself where none stands there. A pattern with `$` looks for
 * one at each sign of every run and takes the square of their number: a file of a hundred thousand spaces stops the reader.
 */
export function runBefore(text: string, to: number, sign: RegExp, from = 0): number {
	let start = to;
	while (start > from && sign.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

/**
 * All places where a pattern with the flag `g` stands in a text, in order. `matchAll` makes a pattern of its own at each call and, once the
 * engine forgot the last one, compiles it: with the long patterns of words that costs twenty times as much as looking.
 */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
	const found: RegExpExecArray[] = [];
	pattern.lastIndex = 0;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		found.push(match);
		if (match[0] === '') pattern.lastIndex += isPair(text, pattern) ? 2 : 1;
	}
	return found;
}

/** Whether a pattern that counts in characters stands before one of two units. */
function isPair(text: string, { unicode, lastIndex }: RegExp): boolean {
	return unicode && (text.codePointAt(lastIndex) ?? 0) > 0xffff;
}
