/** What of a meeting is not for the public, names apart: nothing of it may be in the public version. */

import type { Html } from 'mdast';
import type { Node, Parent, Position } from 'unist';
import { getDescendants, type Meeting } from '../ast/index.js';

/** What goes, as nodes and as places of the source. */
interface ConfidentialParts {
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
		for (const below of getDescendants(node)) nodes.add(below);
	};
	for (const node of getDescendants(meeting)) {
		if (node.type === 'problem') nodes.add(node);
		if (isComment(node)) remove(node);
		if (node.type !== 'confidential' || nodes.has(node)) continue;
		for (const child of (node as Parent).children) if (child.type !== 'title') remove(child);
	}
	// A note may refer to further notes: each that goes may be the last that refers to another.
	const notes = new Notes(meeting, nodes);
	for (let target = notes.next(); target !== undefined; target = notes.next())
		for (const definition of notes.getDefinitions(target)) {
			if (nodes.has(definition)) continue;
			for (const below of getDescendants(definition)) if (!nodes.has(below)) notes.lose(below);
			remove(definition);
		}
	return { nodes, places };
}

/** A note of whoever wrote the file, or the reason for which a rule is silenced. */
function isComment(node: Node): boolean {
	return node.type === 'ignore' || (node.type === 'html' && /^\s*<!--/.test((node as Html).value));
}

function getTarget(node: Node): string | undefined {
	if (node.type !== 'footnoteDefinition' && node.type !== 'definition') return undefined;
	const kind = node.type === 'definition' ? 'link' : 'note';
	return `${kind} ${(node as Node & { identifier: string }).identifier}`;
}

function referenceIn(node: Node): string | undefined {
	if (!['footnoteReference', 'linkReference', 'imageReference'].includes(node.type)) return undefined;
	const kind = node.type === 'footnoteReference' ? 'note' : 'link';
	return `${kind} ${(node as Node & { identifier: string }).identifier}`;
}

/** Notes and targets of links by what still refers to them. Each reference is looked at once when it goes, so that a chain of notes costs its length. */
class Notes {
	readonly #definitions = new Map<string, Node[]>();
	/** How many references stay. */
	readonly #staying = new Map<string, number>();
	readonly #left: string[] = [];

	constructor(meeting: Meeting, gone: ReadonlySet<object>) {
		const lost = new Set<string>();
		for (const node of getDescendants(meeting)) {
			const target = getTarget(node);
			if (target !== undefined) {
				const known = this.#definitions.get(target);
				if (known) known.push(node);
				else this.#definitions.set(target, [node]);
			}
			const reference = referenceIn(node);
			if (reference === undefined) continue;
			if (gone.has(node)) lost.add(reference);
			else this.#staying.set(reference, (this.#staying.get(reference) ?? 0) + 1);
		}
		for (const reference of lost) if (!this.#staying.has(reference)) this.#left.push(reference);
	}

	/** One to which only what went referred. */
	next(): string | undefined {
		return this.#left.pop();
	}

	getDefinitions(target: string): readonly Node[] {
		return this.#definitions.get(target) ?? [];
	}

	/** Takes note that a node goes. */
	lose(node: Node): void {
		const reference = referenceIn(node);
		if (reference === undefined) return;
		const staying = (this.#staying.get(reference) ?? 0) - 1;
		this.#staying.set(reference, staying);
		if (staying === 0) this.#left.push(reference);
	}
}
