/** Blocks of HTML as Word paragraphs, lists and tables. */

import {
	AlignmentType,
	Bookmark,
	type FileChild,
	type IParagraphOptions,
	Paragraph,
	type ParagraphChild,
} from 'docx';
import { type HtmlElement, type HtmlNode, htmlTree, textOf } from './html-tree.js';
import { BULLETS, numberedList, type Press } from './press.js';
import { bookmarkName, inlineRuns } from './runs.js';
import { type CellText, table } from './table.js';

/** Where a piece of prose stands. */
interface Place {
	style: string;
	/** The list that it belongs to, and how deep. */
	list?: { reference: string; level: number };
	/** Paragraphs that go on within an item: under its text, without a mark. */
	indent?: number;
	/** Its last paragraph stays on the page of what follows. */
	keepNext?: boolean;
}

/** Blocks of HTML, in the style of the text or in another one. */
export function proseBlocks(html: string, press: Press, style = 'BodyText', keepNext = false): FileChild[] {
	return blocks(htmlTree(html), { style, keepNext }, press);
}

const BLOCKS = new Set(['p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'div', 'table']);

function isBlock(node: HtmlNode): node is HtmlElement {
	return typeof node !== 'string' && BLOCKS.has(node.tag);
}

function blocks(nodes: readonly HtmlNode[], place: Place, press: Press): FileChild[] {
	const result: FileChild[] = [];
	let inline: HtmlNode[] = [];
	const flush = () => {
		if (inline.some((node) => typeof node !== 'string' || node.trim() !== ''))
			result.push(paragraph(inlineRuns(inline), place));
		inline = [];
	};
	const last = nodes.findLast((node) => typeof node !== 'string' || node.trim() !== '');
	for (const node of nodes) {
		if (!isBlock(node)) {
			inline.push(node);
			continue;
		}
		flush();
		for (const each of block(node, node === last ? place : { ...place, keepNext: false }, press))
			result.push(each);
	}
	flush();
	return result;
}

function block(element: HtmlElement, place: Place, press: Press): FileChild[] {
	switch (element.tag) {
		case 'ul':
		case 'ol':
			return list(element, place, press);
		case 'blockquote':
			return blocks(element.children, { ...place, style: 'Quote' }, press);
		case 'pre':
			return textOf(element)
				.replace(/\n$/, '')
				.split('\n')
				.map((line) => paragraph(inlineRuns([line]), { ...place, style: 'Code' }));
		case 'hr':
			return [new Paragraph({ style: place.style, thematicBreak: true })];
		case 'table':
			return proseTable(element);
		case 'div':
		case 'li':
			return blocks(element.children, place, press);
		default:
			return [paragraph(inlineRuns(element.children), place)];
	}
}

function list(element: HtmlElement, place: Place, press: Press): FileChild[] {
	const isOrdered = element.tag === 'ol';
	const level = place.list ? place.list.level + 1 : 0;
	let reference = isOrdered ? numberedList(press, numberOf(element.attributes['start'])) : BULLETS;
	const style = isOrdered ? 'ListNumber' : 'ListBullet';
	return element.children.filter(isBlock).flatMap((item) => {
		if (isOrdered && item.attributes['value'] !== undefined)
			reference = numberedList(press, numberOf(item.attributes['value']));
		const keepNext = place.keepNext === true && item === element.children.filter(isBlock).at(-1);
		const first: Place = { style, list: { reference, level: Math.min(level, 8) }, keepNext };
		const rest: Place = { ...first, style: 'ListContinue', indent: 340 * (Math.min(level, 8) + 1) };
		const [head, ...tail] = splitItem(item);
		return [
			...(head ? [paragraph(marked(item.attributes['id'], inlineRuns(head)), first)] : []),
			...blocks(tail.flat(), rest, press),
		];
	});
}

function numberOf(attribute: string | undefined): number {
	return Number.parseInt(attribute ?? '1', 10);
}

/** Runs that links can lead to. */
function marked(id: string | undefined, children: ParagraphChild[]): ParagraphChild[] {
	return id === undefined ? children : [new Bookmark({ id: bookmarkName(id), children })];
}

/** The first paragraph of an item, which bears the mark, and what follows it. */
function splitItem(item: HtmlElement): HtmlNode[][] {
	const at = item.children.findIndex(isBlock);
	if (at === -1) return [item.children];
	const first = item.children[at] as HtmlElement;
	if (at === 0 && first.tag === 'p') return [first.children, item.children.slice(1)];
	return [item.children.slice(0, at), item.children.slice(at)];
}

function paragraph(children: ParagraphChild[], place: Place): Paragraph {
	const options: IParagraphOptions = {
		style: place.style,
		children,
		...(place.keepNext ? { keepNext: true } : {}),
		...(place.list && place.indent === undefined ? { numbering: { ...place.list, instance: 0 } } : {}),
		...(place.indent === undefined ? {} : { indent: { left: place.indent } }),
	};
	return new Paragraph(options);
}

const ALIGNMENTS = {
	left: AlignmentType.LEFT,
	right: AlignmentType.RIGHT,
	center: AlignmentType.CENTER,
} as const;

function proseTable(element: HtmlElement): FileChild[] {
	const rows = element.children
		.filter((child) => typeof child !== 'string')
		.flatMap((part) => part.children.filter((row) => typeof row !== 'string'))
		.map((row) => row.children.filter((cell) => typeof cell !== 'string'));
	const [head = [], ...body] = rows.map((row) => row.map(cellText));
	return table({ head, rows: body, widths: widthsOf(rows) });
}

/** Columns as wide as what they hold, within bounds: figures need little, a column of words should not be a ribbon. */
function widthsOf(rows: readonly (readonly HtmlElement[])[]): number[] {
	const longest = (column: number) =>
		rows.reduce((most, row) => Math.max(most, textOf(row[column] ?? '').length), 0);
	return (rows[0] ?? []).map((_, column) => Math.min(40, Math.max(8, longest(column))));
}

function cellText(cell: HtmlElement): CellText {
	const side = cell.attributes['class'] as keyof typeof ALIGNMENTS | undefined;
	const align = side === undefined ? undefined : ALIGNMENTS[side];
	return { paragraphs: [inlineRuns(cell.children)], ...(align === undefined ? {} : { align }) };
}
