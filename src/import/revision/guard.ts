/** Whether minutes still say the same of everything that counts after words of them were changed. */

import type { Node, Parent } from 'unist';
import type { Meeting } from '../../ast/index.js';

/** Nodes that hold words only: their number may change, and what they say. */
const WORDS: ReadonlySet<string> = new Set([
	'paragraph',
	'text',
	'emphasis',
	'strong',
	'delete',
	'inlineCode',
	'break',
	'link',
	'list',
	'listItem',
	'blockquote',
	'intervention',
	'speaker',
	'table',
	'tableRow',
	'tableCell',
	'html',
	'footnoteReference',
]);

/** Nodes whose own words may change, but which must stay. */
const FRAME: ReadonlySet<string> = new Set([
	'meeting',
	'session',
	'resolution',
	'election',
	'choice',
	'confidential',
	'title',
	'closing',
]);

/** Everything but prose, in its order: votes, candidates, arrivals, counts, actions with their words; items and decisions by their kind. */
export function whatCounts(meeting: Meeting, source: string): string[] {
	const found: string[] = [];
	const walk = (node: Node) => {
		if (FRAME.has(node.type)) found.push(node.type);
		else if (!WORDS.has(node.type)) {
			const { start, end } = node.position ?? {};
			found.push(`${node.type}: ${source.slice(start?.offset ?? 0, end?.offset ?? 0)}`);
			return;
		}
		for (const child of (node as Partial<Parent>).children ?? []) walk(child);
	};
	walk(meeting);
	return found;
}
