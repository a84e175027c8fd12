/** A tree as text, one node a line, so that a test can say what it expects at a glance. */

import type { Node } from 'unist';

/**
 * The outline of some nodes: two spaces of indentation a level, then the type, the fields that say something (`key=value`, texts in
 * quotation marks), and for a paragraph of plain words its words. Places are left out; with `places`, `@line:column-line:column` ends
 * each line.
 */
export function outline(nodes: readonly Node[], options: { places?: boolean } = {}): string {
	const lines: string[] = [];
	for (const node of nodes) write(node, 0, lines, options.places === true);
	return lines.join('\n');
}

/** The outline without the indentation that all lines of a template share, and without blank lines around. */
export function dedent(text: string): string {
	const lines = text.split('\n');
	const indents = lines
		.filter((line) => line.trim() !== '')
		.map((line) => /^[\t ]*/.exec(line)?.[0].length ?? 0);
	const indent = Math.min(...indents);
	return lines
		.map((line) => line.slice(indent).trimEnd())
		.join('\n')
		.replace(/^\n+|\n+$/g, '')
		.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
}

/** What a node says by itself. */
const LEFT_OUT = new Set(['type', 'children', 'position', 'data']);

/** Fields of Markdown nodes that say nothing about minutes, where they have their usual value. */
const USUAL: Readonly<Record<string, unknown>> = {
	spread: false,
	checked: null,
	start: null,
	ordered: false,
	title: null,
	lang: null,
	meta: null,
};

function write(node: Node, depth: number, lines: string[], places: boolean): void {
	const words = plainWords(node);
	const fields = Object.entries(node)
		.filter(([key, value]) => !LEFT_OUT.has(key) && value !== undefined && USUAL[key] !== value)
		.map(([key, value]) => field(key, value));
	if (words !== undefined) fields.push(JSON.stringify(words));
	const place = places && node.position ? [`@${point(node.position.start)}-${point(node.position.end)}`] : [];
	lines.push(`${'  '.repeat(depth)}${[node.type, ...fields, ...place].join(' ')}`);
	if (words !== undefined) return;
	for (const child of getChildren(node)) write(child, depth + 1, lines, places);
}

function field(key: string, value: unknown): string {
	const written = typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value);
	if (key === 'value' || key === 'text') return written ?? '';
	return `${key}=${typeof value === 'string' && /^[\p{L}\p{N}_-]+$/u.test(value) ? value : written}`;
}

/** The words of a node that holds nothing but one text. */
function plainWords(node: Node): string | undefined {
	const children = getChildren(node);
	const [only] = children;
	return children.length === 1 && only?.type === 'text' && 'value' in only ? String(only.value) : undefined;
}

function getChildren(node: Node): readonly Node[] {
	return 'children' in node && Array.isArray(node.children) ? (node.children as Node[]) : [];
}

function point({ line, column }: { line: number; column: number }): string {
	return `${line}:${column}`;
}
