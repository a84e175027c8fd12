/** HTML in the body: text that is printed as it is, and comments, which are not printed. */

import type { Html, RootContent } from 'mdast';
import type { SourcePoint } from '../parse/reading.js';
import { advance } from '../parse/source/places.js';

/** Is this node one whole comment? It is left out of every output; any other HTML is printed as the text it is. */
export function isComment(node: Html): boolean {
	return node.value.startsWith('<!--') && node.value.indexOf('-->', 2) === node.value.trimEnd().length - 3;
}

/**
 * HTML with its comments parted from the rest, so that leaving the comments out loses no other word. `source` is what the file has there:
 * in a quote it holds the marks of the quote too.
 */
export function partComments(node: Html, source: string): Html[] {
	const start = node.position?.start;
	if (!node.value.includes('<!--') || isComment(node) || !start) return [node];
	const parts: Html[] = [];
	let at: SourcePoint = { line: start.line, column: start.column, offset: start.offset ?? 0 };
	const done = { value: 0, source: 0 };
	const push = (value: number, inSource: number) => {
		const text = node.value.slice(done.value, value);
		const end = advance(at, source.slice(done.source, inSource));
		if (text.trim() !== '')
			parts.push({ type: 'html', value: text, position: { start: { ...at }, end: { ...end } } });
		at = end;
		done.value = value;
		done.source = inSource;
	};
	for (;;) {
		const open = node.value.indexOf('<!--', done.value);
		const close = open < 0 ? -1 : node.value.indexOf('-->', open + 2);
		const openInSource = source.indexOf('<!--', done.source);
		const closeInSource = openInSource < 0 ? -1 : source.indexOf('-->', openInSource + 2);
		if (close < 0 || closeInSource < 0) break;
		push(open, openInSource);
		push(close + 3, closeInSource + 3);
	}
	push(node.value.length, source.length);
	return parts.length > 1 ? parts : [node];
}

/** The first HTML inside each block of words (paragraph, heading, cell), comments left out: one place to point at for each. */
export function* htmlIn(node: RootContent): Generator<Html> {
	if (node.type === 'html') {
		if (!isComment(node)) yield node;
		return;
	}
	if (!('children' in node)) return;
	const isWords = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
	for (const child of node.children) {
		let found = false;
		for (const html of htmlIn(child as RootContent)) {
			yield html;
			found = true;
			if (isWords) break;
		}
		if (isWords && found) return;
	}
}
