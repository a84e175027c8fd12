/** Definitions of links that no link of the file uses, and second ones of the same name: words that a reader would miss. */

import type { Definition } from 'mdast';
import type { Node, Parent } from 'unist';
import type { BodyNode } from '../../ast/index.js';
import { definitionAsWritten } from '../../markdown/mdast-minutes.js';

/** Puts the paragraph that its writer sees where a definition serves no link. */
export function restoreUnusedDefinitions(children: BodyNode[], source: string): void {
	const definitions: { siblings: Node[]; index: number; node: Definition }[] = [];
	const used = new Set<string>();
	const visit = (siblings: Node[]) => {
		for (const [index, node] of siblings.entries()) {
			if (node.type === 'definition') definitions.push({ siblings, index, node: node as Definition });
			else if (node.type === 'linkReference' || node.type === 'imageReference')
				used.add((node as Node & { identifier: string }).identifier);
			if ('children' in node) visit((node as Parent).children);
		}
	};
	visit(children);
	for (const { siblings, index, node } of definitions) {
		// The first definition of a name is the one that counts.
		if (!used.delete(node.identifier)) siblings[index] = definitionAsWritten(node, source);
	}
}
