/** The pieces of text of a meeting: which words of the finished page stand where in the source, whatever is typed before them. */

import type { Node, Parent } from 'unist';
import { eachNode, type Meeting } from '../ast/index.js';

/** The pieces by the first node of each, and where each starts, by its number. */
export interface Pieces {
	numbers: ReadonlyMap<Node, number>;
	/** Offsets in the source, in UTF-16 units. */
	places: number[];
	/** Lines, from 1. */
	lines: number[];
}

/** Numbers the pieces of a meeting in the order of the text: a keystroke inside one moves places and changes no number. */
export function numberPieces(meeting: Meeting): Pieces {
	const numbers = new Map<Node, number>();
	const places: number[] = [];
	const lines: number[] = [];
	eachNode(meeting, (node) => {
		const first = (node as Partial<Parent>).children?.[0];
		const start = first?.position?.start;
		if (first === undefined || start?.offset === undefined || !OPENS_A_PIECE.has(first.type)) return;
		numbers.set(first, places.length);
		places.push(start.offset);
		lines.push(start.line);
	});
	return { numbers, places, lines };
}

/** Kinds of nodes that stand inside a line. */
const OPENS_A_PIECE: ReadonlySet<string> = new Set([
	'text',
	'strong',
	'emphasis',
	'delete',
	'inlineCode',
	'link',
	'linkReference',
	'footnoteReference',
]);
