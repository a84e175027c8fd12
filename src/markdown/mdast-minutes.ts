/**
 * Where the tree of minutes differs from that of mdast: Markdown hides words that it takes for an address or a mark, what comes after `[Weiss]:`
 * or the bracket of `[Weiss](absent)`. Where they lead nowhere they are words of the minutes, and stay in the tree as they are written.
 */

import type { Definition, Html, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { isHiddenCharacter } from '../source/characters.js';
import { advance } from '../source/places.js';
import type { SourcePoint } from '../text/places.js';

/** Identifiers of the definitions that lead somewhere, of the whole file. */
export type Targets = Set<string>;

/** May a link lead there? A scheme, a path, a place of the page or a file's name; `absent` is a word. */
function leadsSomewhere(url: string): boolean {
	return url === '' || ADDRESS.test(url);
}

const ADDRESS = /^(?:[a-z][a-z0-9+.-]+:|[#?]|www\.)|^\S*\/|\.[a-z][a-z0-9]{1,4}(?:[#?]|$)/i;

/** Takes note of the definitions among some nodes that lead somewhere. */
export function collectTargets(nodes: readonly AnyContent[], targets: Targets): void {
	for (const node of nodes) {
		if (node.type === 'definition' && leadsSomewhere(node.url)) targets.add(node.identifier);
		else if ('children' in node) collectTargets(node.children, targets);
	}
}

/** Gives the nodes of a parent their words back, in place; `text` is the source that their places are of. */
export function restoreWords(parent: { children: AnyContent[] }, text: string, targets: Targets): void {
	let changed: AnyContent[] | undefined;
	for (const [index, node] of parent.children.entries()) {
		if ('children' in node) restoreWords(node as { children: AnyContent[] }, text, targets);
		const parts = asWritten(node, text, targets);
		if (parts) changed ??= parent.children.slice(0, index);
		if (changed) for (const part of parts ?? [node]) changed.push(part);
	}
	if (changed) parent.children = changed;
}

/** A definition as the paragraph that its writer sees. */
export function definitionAsWritten(node: Definition, text: string): Paragraph {
	const position = node.position && { start: { ...node.position.start }, end: { ...node.position.end } };
	const value = getSource(node, text);
	const words: Text = { type: 'text', value };
	const paragraph: Paragraph = { type: 'paragraph', children: [words] };
	if (position) {
		words.position = { start: { ...position.start }, end: { ...position.end } };
		paragraph.position = position;
	}
	return paragraph;
}

type AnyContent = RootContent | PhrasingContent;

function asWritten(node: AnyContent, text: string, targets: Targets): AnyContent[] | undefined {
	switch (node.type) {
		case 'definition':
			return leadsSomewhere(node.url) ? undefined : [definitionAsWritten(node, text)];
		case 'link':
			return leadsSomewhere(node.url) ? undefined : aroundWords(node, node.children, text);
		case 'linkReference':
			return targets.has(node.identifier) ? undefined : aroundWords(node, node.children, text);
		case 'imageReference':
			return targets.has(node.identifier) ? undefined : aroundWords(node, [], text);
		case 'html':
			return node.value.includes('<!--') ? partComments(node, getSource(node, text)) : undefined;
		case 'text':
			node.value = withVisibleCharacters(node, text);
			return undefined;
		default:
			return undefined;
	}
}

/** The words of a link with the signs around them. */
function aroundWords(
	{ position }: AnyContent,
	words: PhrasingContent[],
	text: string,
): PhrasingContent[] | undefined {
	const [first, last] = [words[0]?.position?.start, words.at(-1)?.position?.end];
	if (!position) return undefined;
	const piece = (start: typeof position.start, end: typeof position.end): Text => ({
		type: 'text',
		value: text.slice(start.offset ?? 0, end.offset ?? 0),
		position: { start: { ...start }, end: { ...end } },
	});
	if (!first || !last) return [piece(position.start, position.end)];
	return [piece(position.start, first), ...words, piece(last, position.end)];
}

/** A character that nobody sees must not come in by its number either: it is printed as that number. */
function withVisibleCharacters(node: Text, text: string): string {
	if (!getSource(node, text).includes('&#')) return node.value;
	return Array.from(node.value, (sign) =>
		isHiddenCharacter(sign) ? `&#x${sign.codePointAt(0)?.toString(16).toUpperCase()};` : sign,
	).join('');
}

function getSource({ position }: AnyContent, text: string): string {
	return text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

// --- HTML in the body: text that is printed as it is, and comments, which are not printed.

/** Is this node one whole comment? It is left out of every output; any other HTML is printed as the text it is. */
export function isComment(node: Html): boolean {
	return node.value.startsWith('<!--') && node.value.indexOf('-->', 2) === node.value.trimEnd().length - 3;
}

/**
 * HTML with its comments parted from the rest, so that leaving the comments out loses no other word. `source` is what the file has there:
 * in a quote it holds the marks of the quote too.
 */
function partComments(node: Html, source: string): Html[] {
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
