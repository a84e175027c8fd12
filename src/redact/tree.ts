/** Walks over trees, without recursion: a tree may be as deep as a writer made it. */

import type { Node, Parent } from 'unist';

/** A node and everything below it, in no order that matters. */
export function* getDescendants(root: Node): Generator<Node> {
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		yield node;
		if ('children' in node) for (const each of (node as Parent).children) waiting.push(each);
	}
}
