/** HTML in the body: text that is printed as it is, and comments, which are not printed. */

import type { Html, RootContent } from 'mdast';
import type { SourcePoint } from '../reading.js';
import { advance } from '../source/source-lines.js';

/** Is this node one whole comment? It is left out of every output; any other HTML is printed as the text it is. */
export function isComment(node: Html): boolean {
	return node.value.startsWith('<!--') && node.value.indexOf('-->', 2) === node.value.trimEnd().length - 3;
}

/** Block HTML with its comments parted from the rest, so that leaving the comments out loses no other word. */
export function partComments(node: Html): Html[] {
	const start = node.position?.start;
	if (!node.value.includes('<!--') || isComment(node) || !start) return [node];
	const parts: Html[] = [];
	let at: SourcePoint = { line: start.line, column: start.column, offset: start.offset ?? 0 };
	const push = (value: string) => {
		const end = advance(at, value);
		if (value.trim() !== '') parts.push({ type: 'html', value, position: { start: at, end } });
		at = end;
	};
	let from = 0;
	for (let open = node.value.indexOf('<!--'); open >= 0; open = node.value.indexOf('<!--', from)) {
		const close = node.value.indexOf('-->', open + 2);
		if (close < 0) break;
		push(node.value.slice(from, open));
		push(node.value.slice(open, close + 3));
		from = close + 3;
	}
	push(node.value.slice(from));
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
