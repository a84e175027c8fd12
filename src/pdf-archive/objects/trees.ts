/** Trees of names and of numbers: read whole, written as one leaf (ISO 32000-1, 7.9.6 and 7.9.7). */

import type { PdfDocument } from './document.js';
import { type Dict, Ref, Text, type Value } from './values.js';

/** Deeper than any honest tree. */
const DEEPEST = 30;

/** The entries of a number tree. */
export function readNumberTree(document: PdfDocument, node: Value | undefined): Map<number, Value> {
	const found = new Map<number, Value>();
	for (const [key, value] of leaves(document, node, 'Nums'))
		if (typeof key === 'number') found.set(key, value);
	return found;
}

/** The entries of a name tree, by the bytes of their names. */
export function readNameTree(document: PdfDocument, node: Value | undefined): Map<string, Value> {
	const found = new Map<string, Value>();
	for (const [key, value] of leaves(document, node, 'Names')) {
		const name = document.get(key);
		if (name instanceof Text) found.set(name.bytes, value);
	}
	return found;
}

/** Makes a number tree hold these entries. */
export function writeNumberTree(tree: Dict, entries: ReadonlyMap<number, Value>): void {
	tree.clear();
	tree.set('Nums', [...entries].sort(([a], [b]) => a - b).flat());
}

/** Makes a name tree hold these entries. */
export function writeNameTree(tree: Dict, entries: ReadonlyMap<string, Value>): void {
	const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
	tree.clear();
	tree.set(
		'Names',
		sorted.flatMap(([name, value]) => [new Text(name), value]),
	);
}

function* leaves(
	document: PdfDocument,
	node: Value | undefined,
	key: 'Nums' | 'Names',
	depth = 0,
	seen = new Set<number>(),
): Generator<[Value, Value]> {
	const entries = document.maybeDict(node);
	if (!entries || depth > DEEPEST) return;
	if (node instanceof Ref) {
		if (seen.has(node.number)) return;
		seen.add(node.number);
	}
	const pairs = document.list(entries.get(key));
	for (let index = 0; index + 1 < pairs.length; index += 2)
		yield [pairs[index] ?? null, pairs[index + 1] ?? null];
	for (const kid of document.list(entries.get('Kids'))) yield* leaves(document, kid, key, depth + 1, seen);
}
