import type { Node, Parent } from 'unist';

/** Calls a function for a node and for all that are in it, in the order of the text, until it gives false; whether it never did. */
export function eachNode(node: Node, look: (node: Node) => unknown): boolean {
	if (look(node) === false) return false;
	const { children } = node as Partial<Parent>;
	return children === undefined || children.every((child) => eachNode(child, look));
}
