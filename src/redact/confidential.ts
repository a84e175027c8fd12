/** What of a meeting is not for the public, names apart: nothing of it may be in the public version. */

import type { Html } from 'mdast';
import type { Node, Parent, Position } from 'unist';
import type { Meeting } from '../ast/index.js';
import { descendantsOf } from './tree.js';

/** What goes, as nodes and as places of the source. */
export interface ConfidentialParts {
	/** Every node that goes, with everything below it. */
	nodes: ReadonlySet<object>;
	/** Where the source holds it. */
	places: readonly Position[];
}

/** The content of confidential passages, the notes and link targets that only they refer to, and comments, which no page shows. */
export function confidentialParts(meeting: Meeting): ConfidentialParts {
	const nodes = new Set<object>();
	const places: Position[] = [];
	const remove = (node: Node) => {
		if (node.position && node.data?.file === undefined) places.push(node.position);
		for (const below of descendantsOf(node)) nodes.add(below);
	};
	for (const node of descendantsOf(meeting)) {
		if (node.type === 'problem') nodes.add(node);
		if (isComment(node)) remove(node);
		if (node.type !== 'confidential' || nodes.has(node)) continue;
		for (const child of (node as Parent).children) if (child.type !== 'title') remove(child);
	}
	// A note may refer to further notes: those go in later rounds.
	for (let found = true; found; ) {
		found = false;
		const inside = referencesOf(meeting, (node) => nodes.has(node));
		const outside = referencesOf(meeting, (node) => !nodes.has(node));
		for (const node of descendantsOf(meeting)) {
			const target = targetOf(node);
			if (target === undefined || nodes.has(node) || !inside.has(target) || outside.has(target)) continue;
			remove(node);
			found = true;
		}
	}
	return { nodes, places };
}

/** A note of whoever wrote the file, or the reason for which a rule is silenced. */
function isComment(node: Node): boolean {
	return node.type === 'ignore' || (node.type === 'html' && /^\s*<!--/.test((node as Html).value));
}

function targetOf(node: Node): string | undefined {
	if (node.type !== 'footnoteDefinition' && node.type !== 'definition') return undefined;
	const kind = node.type === 'definition' ? 'link' : 'note';
	return `${kind} ${(node as Node & { identifier: string }).identifier}`;
}

function referencesOf(meeting: Meeting, counts: (node: Node) => boolean): Set<string> {
	const found = new Set<string>();
	for (const node of descendantsOf(meeting)) {
		if (!['footnoteReference', 'linkReference', 'imageReference'].includes(node.type) || !counts(node))
			continue;
		const kind = node.type === 'footnoteReference' ? 'note' : 'link';
		found.add(`${kind} ${(node as Node & { identifier: string }).identifier}`);
	}
	return found;
}
