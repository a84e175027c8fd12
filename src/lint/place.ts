/** Places inside a node, for rules that look at words. */

import type { Node, Position } from 'unist';

/** The place of a part of the source: `from` and `to` are offsets inside the text that starts at `start`. */
export function placeInside(source: string, start: Position['start'], from: number, to: number): Position {
	const offset = start.offset ?? 0;
	return { start: pointAt(source, start, offset + from), end: pointAt(source, start, offset + to) };
}

function pointAt(source: string, start: Position['start'], offset: number): Position['start'] {
	const before = source.slice(start.offset ?? 0, offset);
	const breaks = [...before.matchAll(/\r\n|\n|\r/g)];
	const last = breaks.at(-1);
	if (!last) return { line: start.line, column: start.column + before.length, offset };
	return {
		line: start.line + breaks.length,
		column: before.length - last.index - last[0].length + 1,
		offset,
	};
}

/** The first line of a header, for what is missing in it. */
export function firstLine(node: Node): Position | undefined {
	const start = node.position?.start;
	if (!start) return undefined;
	return { start, end: { line: start.line, column: start.column + 3, offset: (start.offset ?? 0) + 3 } };
}
