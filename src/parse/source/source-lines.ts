/** The source by lines: what ballots, fences and events are read from. */

import type { Position } from 'unist';
import type { SourceLine, SourcePoint } from '../reading.js';

/** The place at an index of a line. */
export function pointInLine(line: SourceLine, index: number): SourcePoint {
	return {
		line: line.start.line,
		column: line.start.column + index,
		offset: line.start.offset + index,
	};
}

/** The place after the last character of a line. */
export function endOfLine(line: SourceLine): SourcePoint {
	return pointInLine(line, line.text.length);
}

/** From the first character of one line to the last of another, white space around left out. */
export function placeOfLines(first: SourceLine, last: SourceLine): Position {
	const indent = /^[ \t]*/.exec(first.text)?.[0].length ?? 0;
	return { start: pointInLine(first, indent), end: pointInLine(last, last.text.trimEnd().length) };
}

/** The place of a part of the source that stands on one line or more, counted on from a known place. */
export function advance(point: SourcePoint, text: string): SourcePoint {
	let { line, column } = point;
	let from = 0;
	LINE_END.lastIndex = 0;
	for (let match = LINE_END.exec(text); match !== null; match = LINE_END.exec(text)) {
		line += 1;
		column = 1;
		from = match.index + match[0].length;
	}
	return { line, column: column + text.length - from, offset: point.offset + text.length };
}

/** Is there nothing but spaces and tabs? */
export function isBlank(text: string): boolean {
	return /^[ \t]*$/.test(text);
}

const LINE_END = /\r\n|\n|\r/g;
