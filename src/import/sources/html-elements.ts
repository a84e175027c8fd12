/** Elements of HTML: what they say, and new ones. */

import type { fromHtml } from 'hast-util-from-html';

/** A page of HTML as a tree. */
export type HtmlRoot = ReturnType<typeof fromHtml>;
export type Element = Extract<HtmlRoot['children'][number], { type: 'element' }>;
/** What an element may hold. */
export type ElementContent = Element['children'][number];

/** What our style says that an element is; nothing where it has none of ours. */
export function getClass(element: Element | undefined): string | undefined {
	const names = element?.properties['className'];
	const name = Array.isArray(names) ? names.find((one) => `${one}`.startsWith('pv-')) : undefined;
	return name === undefined ? undefined : `${name}`.slice(3);
}

/** Where the elements of a page stand. */
export function bodyOf(root: HtmlRoot): { children: ElementContent[] } {
	const html = root.children.find((child): child is Element => child.type === 'element');
	const body = html?.children.find(
		(child): child is Element => child.type === 'element' && child.tagName === 'body',
	);
	return (body ?? root) as { children: ElementContent[] };
}

/** The text of an element; breaks and paragraphs part lines. */
export function getText(element: ElementContent | undefined): string {
	return raw(element).replace(/\n+/g, '\n').trim();
}

function raw(node: ElementContent | undefined): string {
	if (node === undefined || node.type === 'comment') return '';
	if (node.type === 'text') return node.value;
	if (node.tagName === 'br') return '\n';
	const inside = node.children.map(raw).join('');
	return node.tagName === 'p' || node.tagName === 'tr' ? `\n${inside}\n` : inside;
}

export function getRows(table: Element): Element[][] {
	return table.children.flatMap((child): Element[][] => {
		if (child.type !== 'element') return [];
		if (child.tagName !== 'tr') return getRows(child);
		return [child.children.filter((cell): cell is Element => cell.type === 'element')];
	});
}

/** A table that only frames what stands in it, as old pages do. Its cells become parts of the page; tables within the cells of others stay. */
export function openFrames(node: HtmlRoot | Element): void {
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		const isTable = child.tagName === 'table';
		if (isTable && !isFrame(child)) continue;
		openFrames(child);
		if (!isTable) continue;
		for (const cell of getRows(child).flat()) cell.tagName = 'div';
		child.children = getRows(child).flat();
		child.tagName = 'div';
	}
}

/**
 * Whether a table has no cells of a head, and one column with parts of a page in it, one row around another table, or more in tables within it than
 * beside them: `Nom | Vote | Détail` with a small table in one cell is one of data.
 */
function isFrame(table: Element): boolean {
	const rows = getRows(table)
		.map((row) => row.filter((cell) => getText(cell) !== ''))
		.filter((row) => row.length > 0);
	const cells = rows.flat();
	if (cells.length === 0 || cells.some(({ tagName }) => tagName === 'th')) return false;
	if (rows.every((row) => row.length < 2))
		return cells.length === 1 || cells.some((cell) => holds(cell, isPart));
	const length = (parts: readonly Element[]) => parts.reduce((sum, part) => sum + getText(part).length, 0);
	const inner = cells.filter((cell) => holds(cell, isTable));
	return inner.length > 0 && (rows.length === 1 || length(inner.flatMap(tablesIn)) * 2 > length(cells));
}

function isTable({ tagName }: Element): boolean {
	return tagName === 'table';
}

/** Whether an element parts what is said in a cell. */
function isPart({ tagName }: Element): boolean {
	return /^(?:table|p|div|ul|ol|br|hr|h[1-6]|blockquote|section)$/.test(tagName);
}

function holds({ children }: Element, is: (element: Element) => boolean): boolean {
	return children.some((child) => child.type === 'element' && (is(child) || holds(child, is)));
}

/** The outermost tables of an element. */
function tablesIn({ children }: Element): Element[] {
	return children.flatMap((child) =>
		child.type !== 'element' ? [] : isTable(child) ? [child] : tablesIn(child),
	);
}

export function paragraph(text: string): Element {
	return element('p', [{ type: 'text', value: text }]);
}

export function list(texts: readonly string[]): Element {
	return element(
		'ul',
		texts.map((text) => element('li', [{ type: 'text', value: text }])),
	);
}

function element(tagName: string, children: ElementContent[]): Element {
	return { type: 'element', tagName, properties: {}, children };
}

/** Spaces and hyphens that pv sets so that lines do not break there are those of a keyboard again. */
export function withoutTypesetting(nodes: readonly ElementContent[]): void {
	for (const node of nodes) {
		if (node.type === 'text')
			node.value = node.value.replace(/[\u00A0\u202F]/g, ' ').replaceAll('\u2011', '-');
		else if (node.type === 'element') withoutTypesetting(node.children);
	}
}

/** Whether it holds a link to a place of the same document. */
export function isLink(cell: Element): boolean {
	return cell.children.some(
		(child) =>
			child.type === 'element' &&
			((child.tagName === 'a' && `${child.properties['href'] ?? ''}`.startsWith('#')) || isLink(child)),
	);
}

/** The identifiers of all that it holds. */
export function idIn(element: Element): string {
	return element.children
		.map((child) => (child.type === 'element' ? `${child.properties['id'] ?? ''}${idIn(child)}` : ''))
		.join('');
}
