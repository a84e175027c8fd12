/** Trees of names and of numbers: read whole, written as one leaf (ISO 32000-1, 7.9.6 and 7.9.7). */

import type { PdfDocument } from './document.js';
import { type Dict, Real, Ref, Text, type Value } from './values.js';

/** Deeper than any honest tree. */
const DEEPEST = 30;

export function readNumberTree(document: PdfDocument, node: Value | undefined): Map<number, Value> {
	const found = new Map<number, Value>();
	for (const [key, value] of treeEntries(document, node, 'Nums'))
		if (typeof key === 'number') found.set(key, value);
	return found;
}

/** The entries of a name tree, by the bytes of their names. */
export function readNameTree(document: PdfDocument, node: Value | undefined): Map<string, Value> {
	const found = new Map<string, Value>();
	for (const [key, value] of treeEntries(document, node, 'Names')) {
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

/** The pairs that the leaves of a tree hold, in their order, names that stand twice included; each node is read once. */
export function* treeEntries(
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
	for (const kid of document.list(entries.get('Kids')))
		yield* treeEntries(document, kid, key, depth + 1, seen);
}

/** A number; 0 where the value is none. */
export function getNumber(value: Value | undefined): number {
	if (value instanceof Real) return Number(value.text);
	return typeof value === 'number' ? value : 0;
}

/** The numbers of an array; none where the value is no array. */
export function getNumbers(document: PdfDocument, value: Value | undefined): number[] {
	const found = document.get(value);
	return Array.isArray(found) ? found.map((each) => getNumber(document.get(each))) : [];
}

// --- Named places of a document (ISO 32000-1, 12.3.2.3), as the browser writes them: each element that a link names.

/** Page, from 1, of every named place. */
export function getDestinations(document: PdfDocument): Map<string, number> {
	const pages = new Map(document.pages().map(({ number }, index) => [number, index + 1]));
	const found = new Map<string, number>();
	for (const [name, value] of document.maybeDict(document.catalog.get('Dests')) ?? []) {
		const target = document.get(value);
		const place = target instanceof Map ? document.get(target.get('D')) : target;
		const [page] = Array.isArray(place) ? place : [];
		const number = page instanceof Ref ? pages.get(page.number) : undefined;
		if (number !== undefined) found.set(decoded(name), number);
	}
	return found;
}

/** Chromium names a destination as the link does, where letters beyond ASCII are escaped or stand as UTF-8. */
function decoded(bytes: string): string {
	const name = Buffer.from(bytes, 'latin1').toString('utf8');
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
