/** From offsets to places, and texts that know where they stand. */

import type { Position } from 'unist';
import type { Statement } from '../ast/index.js';
import { bounded } from '../text/lazy.js';
import { FIRST_POINT, lineStarts, type SourcePoint } from '../text/places.js';

/** One line of the source, without its line ending, with the place of its first character. */
export interface SourceLine {
	text: string;
	start: SourcePoint;
}

export function placeInLine(line: SourceLine, from: number, to: number): Position {
	const at = (index: number) => ({
		line: line.start.line,
		column: line.start.column + index,
		offset: line.start.offset + index,
	});
	return { start: at(from), end: at(to) };
}

/** The place of a range of a text, by offsets; undefined where the text was not written by anybody. */
export type Place = (from: number, to: number) => Position | undefined;

/** A text every range of which has a place in a file: a line, a scalar, a cell. */
export interface PlacedText {
	readonly text: string;
	/** The place of a range of it. */
	readonly place: Place;
}

/** The lines of a text without their endings (LF, CR LF or a lone CR), each with the place of its first character. */
export function sourceLines(text: string, start: SourcePoint = FIRST_POINT): SourceLine[] {
	const starts = lineStarts(text);
	return starts.map((from, index) => {
		const next = starts[index + 1];
		let to = next === undefined ? text.length : next - 1;
		if (next !== undefined && text[to] === '\n' && to > from && text[to - 1] === '\r') to -= 1;
		const column = index === 0 ? start.column : 1;
		return {
			text: text.slice(from, to),
			start: { line: start.line + index, column, offset: start.offset + from },
		};
	});
}

export function placedInLine(line: SourceLine, from: number, to: number): PlacedText {
	return {
		text: line.text.slice(from, to),
		place: (start, end) => placeInLine(line, from + start, from + end),
	};
}

export function slicePlaced(placed: PlacedText, from: number, to: number): PlacedText {
	return {
		text: placed.text.slice(from, to),
		place: (start, end) => placed.place(from + start, from + end),
	};
}

/** A placed text without the spaces around it. */
export function trimPlaced(placed: PlacedText): PlacedText {
	const from = placed.text.length - placed.text.trimStart().length;
	const to = Math.max(from, placed.text.trimEnd().length);
	return slicePlaced(placed, from, to);
}

export function wholePlace(placed: PlacedText): Position | undefined {
	return placed.place(0, placed.text.length);
}

/** The property `position` where there is a place: a node made by a program has none. */
export function positioned(position: Position | undefined): { position?: Position } {
	return position === undefined ? {} : { position };
}

/** A statement of a text: its kind, its place, what it says, and the nodes in it. */
export function makeStatement<Kind extends Statement['kind']>(
	kind: Kind,
	position: Position | undefined,
	said: Omit<StatementOf<Kind>, 'type' | 'kind' | 'position' | 'children'>,
	children?: StatementOf<Kind>['children'],
): StatementOf<Kind> {
	const place = positioned(position);
	return {
		type: 'statement',
		kind,
		...said,
		...place,
		children: children ?? [],
	} as unknown as StatementOf<Kind>;
}

type StatementOf<Kind> = Extract<Statement, { kind: Kind }>;

/** The property `data` of a node that stands in another file than the meeting. */
export function inFile(file: string | undefined): { data?: { file: string } } {
	return file === undefined ? {} : { data: fileData(file) };
}

/** The data of every node of a file: one object, as a roll may have half a million nodes. */
export const fileData = bounded(100, (file: string) => ({ file }));

// --- The source by lines: what ballots, fences and events are read from.

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

/** The same lines, as long, with spaces where some ranges of their text are. */
export function blankRanges(lines: SourceLine[], ranges: readonly Position[]): SourceLine[] {
	if (ranges.length === 0) return lines;
	const blanked = [...lines];
	const first = lines[0]?.start.line ?? 1;
	for (const { start, end } of ranges)
		for (let index = start.line - first; index <= end.line - first; index += 1) {
			const line = blanked[index];
			if (!line) continue;
			const from = index === start.line - first ? start.column - line.start.column : 0;
			const to = index === end.line - first ? end.column - line.start.column : line.text.length;
			const text = line.text.slice(0, from) + ' '.repeat(to - from) + line.text.slice(to);
			blanked[index] = { ...line, text };
		}
	return blanked;
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

/** The index behind the blanks at an index of a text. */
export function skipBlanks(text: string, at: number): number {
	BLANKS.lastIndex = at;
	return BLANKS.test(text) ? BLANKS.lastIndex : at;
}

const BLANKS = /\s*/y;

/** Is there nothing but spaces and tabs? */
export function isBlank(text: string): boolean {
	return /^[ \t]*$/.test(text);
}

const LINE_END = /\r\n|\n|\r/g;

/** A text without the sign that opens it: `→ ADOPTÉE`, `✓ adoptée`. */
export function withoutOpeningSign(placed: PlacedText): PlacedText {
	const sign = OPENING_SIGN.exec(placed.text)?.[0].length ?? 0;
	return sign === 0 ? placed : slicePlaced(placed, sign, placed.text.length);
}

const OPENING_SIGN = /^(?:[→➔➜⇒✓✔✗✘☑☒✅❌]\uFE0F?\s*)+(?=[^\s\d])/;
