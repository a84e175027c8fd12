/** Names that a mark of Markdown, a comment or a break cuts inside a word, as `**J**eanne`: no piece of the text alone holds them. */

import type { Node, Parent } from 'unist';
import { getDescendants } from '../ast/index.js';
import type { NameRedactor } from './names-in-text.js';
import type { TextEdit } from './protected-people.js';
import { UNSEEN } from './written-out.js';

/** A piece of text. */
type Leaf = Node & { value: string };

/** What such pieces become; all others are read alone. */
export function splitWords(root: Node, names: NameRedactor): ReadonlyMap<object, string> {
	const replaced = new Map<object, string>();
	for (const node of getDescendants(root)) {
		if (!LINES.has(node.type)) continue;
		for (const run of getRuns(node as Parent)) {
			const whole = run.map(({ value }) => value).join('');
			const edits = getEdits(run, whole, names);
			let start = 0;
			/** The first edit that ends behind the start of the piece: edits and pieces are in order, and none overlaps another. */
			let first = 0;
			for (const leaf of run) {
				const end = start + leaf.value.length;
				let text = '';
				let at = start;
				while ((edits[first]?.to ?? Number.POSITIVE_INFINITY) <= start) first += 1;
				for (let next = first; ; next += 1) {
					const edit = edits[next];
					if (edit === undefined || edit.from >= end) break;
					text += whole.slice(at, Math.max(at, edit.from));
					if (edit.from >= start) text += edit.text;
					at = Math.min(edit.to, end);
				}
				replaced.set(leaf, text + whole.slice(at, end));
				start = end;
			}
		}
	}
	return replaced;
}

/** The names over the pieces, and those in one piece alone that no other takes in: `Haddad\⏎Royer` are two words. */
function getEdits(run: readonly Leaf[], whole: string, names: NameRedactor): TextEdit[] {
	const over = names.edits(whole);
	const edits = [...over];
	let next = 0;
	let start = 0;
	for (const { value } of run) {
		for (const { from, to, text } of names.edits(value)) {
			const edit = { from: from + start, to: to + start, text };
			// Both are in order.
			while ((over[next]?.to ?? Number.POSITIVE_INFINITY) <= edit.from) next += 1;
			if ((over[next]?.from ?? Number.POSITIVE_INFINITY) >= edit.to) edits.push(edit);
		}
		start += value.length;
	}
	return edits.sort((a, b) => a.from - b.from);
}

/** Nodes that hold a line of text. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'title']);

/** Neighbours of which one ends and the next begins inside a word. */
function getRuns(line: Parent): Leaf[][] {
	const runs: Leaf[][] = [];
	let run: Leaf[] = [];
	const close = () => {
		if (run.length > 1) runs.push(run);
		run = [];
	};
	for (const leaf of getLeaves(line)) {
		if (leaf === undefined) {
			close();
			continue;
		}
		const before = run.at(-1)?.value ?? '';
		if (run.length > 0 && !(ENDS_IN_WORD.test(before) && BEGINS_IN_WORD.test(leaf.value))) close();
		run.push(leaf);
	}
	close();
	return runs;
}

/** A word goes on over characters that nobody sees. */
const ENDS_IN_WORD = new RegExp(`[\\p{Alphabetic}\\p{M}][${UNSEEN}]*$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^[${UNSEEN}]*[\\p{Alphabetic}\\p{M}]`, 'u');

/** What stands between two pieces and parts no word: unseen, the end of a line inside a word, the mark of a note, a picture. */
const NO_PARTING: ReadonlySet<string> = new Set([
	'html',
	'comment',
	'break',
	'footnoteReference',
	'image',
	'imageReference',
]);

/** The pieces in order; undefined for whatever else stands between them. */
function* getLeaves(node: Parent): Generator<Leaf | undefined> {
	for (const child of node.children) {
		if (child.type === 'text' || child.type === 'inlineCode') yield child as Leaf;
		else if ('children' in child) yield* getLeaves(child as Parent);
		else if (!NO_PARTING.has(child.type)) yield undefined;
	}
}
