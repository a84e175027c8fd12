/** Walks over trees: they may be as deep as the parser lets them be. */

import type { Node, Parent } from 'unist';

/** Calls a function for a node and for all that are in it, in the order of the text, until it gives false; whether it never did. */
export function eachNode(node: Node, look: (node: Node) => unknown): boolean {
	if (look(node) === false) return false;
	const { children } = node as Partial<Parent>;
	return children === undefined || children.every((child) => eachNode(child, look));
}

/** A node and everything below it, in no order that matters; without recursion. */
export function* getDescendants(root: Node): Generator<Node> {
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		yield node;
		if ('children' in node) for (const each of (node as Parent).children) waiting.push(each);
	}
}

/** A node, and those above it, the nearest last. */
interface PlacedNode {
	readonly node: Node;
	readonly above: readonly Node[];
}

/** A node and everything below it in the order of the text, each with what holds it. Many rules look at all of a tree: the list is made once. */
export function listNodes(node: Node): readonly PlacedNode[] {
	let known = lists.get(node);
	if (!known) {
		const list: PlacedNode[] = [];
		collect(node, [], list);
		known = list;
		lists.set(node, known);
	}
	return known;
}

function collect(node: Node, above: readonly Node[], list: PlacedNode[]): void {
	list.push({ node, above });
	const { children } = node as Partial<Parent>;
	if (!children || children.length === 0) return;
	const path = [...above, node];
	for (const child of children) collect(child, path, list);
}

const lists = new WeakMap<Node, readonly PlacedNode[]>();

/** Whether a session is the record as a whole, under its title: the only one, with the items in it. */
export function isWholeRecord(node: Node, meeting: Parent): boolean {
	if (node.type !== 'session' || !(node as Parent).children.some(({ type }) => type === 'session'))
		return false;
	return meeting.children.every((child) => child === node || child.type !== 'session');
}
