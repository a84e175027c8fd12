/** Places inside a node, for rules that look at words. */

import type { Node, Parent, Position } from 'unist';

/** The place of a part of the source: `from` and `to` are offsets inside the text that starts at `start`. */
export function placeInside(source: string, start: Position['start'], from: number, to: number): Position {
	const offset = start.offset ?? 0;
	return { start: pointAt(source, start, offset + from), end: pointAt(source, start, offset + to) };
}

function pointAt(source: string, start: Position['start'], offset: number): Position['start'] {
	const before = source.slice(start.offset ?? 0, offset);
	const lastBreak = before.lastIndexOf('\n');
	if (lastBreak < 0) return { line: start.line, column: start.column + before.length, offset };
	return { line: start.line + before.split('\n').length - 1, column: before.length - lastBreak, offset };
}

/** Every node below one, itself first, in document order, with the nodes above it (nearest last). */
export function* descendants(
	node: Node,
	above: readonly Node[] = [],
): Generator<{ node: Node; above: readonly Node[] }> {
	yield { node, above };
	const children = (node as Partial<Parent>).children;
	if (!children) return;
	const path = [...above, node];
	for (const child of children) yield* descendants(child, path);
}

/** The first line of a header, for what is missing in it. */
export function firstLine(node: Node): Position | undefined {
	const start = node.position?.start;
	if (!start) return undefined;
	return { start, end: { line: start.line, column: start.column + 3, offset: (start.offset ?? 0) + 3 } };
}
