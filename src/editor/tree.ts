/** Where things stand in the tree of a meeting, and in the page that is made of it. */

import type { Node, Parent } from 'unist';
import { CONTAINERS, eachNode, type Meeting } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { createPanelWriter, type PanelWriter } from '../render/index.js';

/** Where a node starts; nothing for one that was read from another file, or made by a program. */
export function getStart(node: Node): number | undefined {
	return node.data?.file === undefined ? node.position?.start.offset : undefined;
}

/** Where a node ends; nothing where it has no start either. */
export function getEnd(node: Node): number | undefined {
	return node.data?.file === undefined ? node.position?.end.offset : undefined;
}

/** What a node holds; nothing in a leaf. */
export function childrenIn(node: Node): readonly Node[] {
	return (node as Partial<Parent>).children ?? [];
}

/** Whether an offset stands in a node, its two ends included. */
export function holds(node: Node, offset: number): boolean {
	const [from, to] = [getStart(node), getEnd(node)];
	return from !== undefined && to !== undefined && from <= offset && offset <= to;
}

/**
 * The containers around an offset, the outermost first. A heading holds what follows it, so a container reaches to the start of the
 * next node beside it. An offset behind the text, of a text that has grown since, is its end.
 */
export function pathTo({ meeting, source }: Compiled, offset: number): Node[] {
	const path: Node[] = [];
	const place = Math.min(offset, source.length);
	let siblings: readonly Node[] = meeting.children;
	let end = source.length;
	for (;;) {
		const open = siblings.filter((node) => CONTAINERS.has(node.type));
		const index = open.findLastIndex((node) => (getStart(node) ?? Infinity) <= place);
		const found = open[index];
		if (!found) return path;
		const stop = getReach(found, siblings, end);
		if (place > stop) return path;
		path.push(found);
		siblings = childrenIn(found);
		end = stop;
	}
}

/** A container that a heading opens reaches to what follows it; a fence and a ballot end where they end. */
function getReach(node: Node, siblings: readonly Node[], end: number): number {
	const form = (node as { form?: string }).form;
	const own = getEnd(node) ?? end;
	if (form === 'fence' || form === 'implicit' || node.type === 'confidential') return own;
	const next = siblings[siblings.indexOf(node) + 1];
	return Math.max(own, (next && getStart(next) !== undefined ? (getStart(next) ?? end) : end + 1) - 1);
}

const writers = new WeakMap<Compiled, PanelWriter>();

/** The writer of document words of a compiled meeting, made once. */
export function getWriter(compiled: Compiled): PanelWriter {
	const known = writers.get(compiled) ?? createPanelWriter(compiled);
	writers.set(compiled, known);
	return known;
}

// --- The pieces of text of a meeting: which words of the finished page stand where in the source, whatever
// is typed before them.

/** The pieces by the first node of each, and where each starts, by its number. */
interface Pieces {
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
