/** The tables of a page, and what the page sets like one: definitions, signatures, ballot papers. */

import { decodePath } from '../../text/path.js';
import { LONGEST } from '../../view/length.js';
import {
	attribute,
	elementsIn,
	findElement,
	getWords,
	hasClass,
	type PageElement,
	type PageNode,
	plainText,
	readInline,
} from './inline.js';
import type {
	Align,
	Block,
	Cell,
	Inline,
	OfficeParagraph,
	OfficeTable,
	ParagraphStyleId,
	TableStyleId,
} from './model.js';

/** Reads what stands in a cell that holds blocks. */
type ReadBlocks = (nodes: readonly PageNode[], style: ParagraphStyleId) => Block[];

/** A table of more rows goes over pages; a shorter one may stay with what follows. */
export const SHORT_TABLE = 10;

export function readTable(
	element: PageElement,
	{ keepNext, isAgenda, letters }: { keepNext: boolean; isAgenda: boolean; letters: number },
): OfficeTable | undefined {
	const isStrip = hasClass(element, 'strip');
	const parts = elementsIn(element);
	const getRows = (part: PageElement) =>
		part.tagName === 'tr' ? [part] : elementsIn(part).filter(({ tagName }) => tagName === 'tr');
	const inHead = (part: PageElement) => part.tagName === 'thead';
	const headRows = parts.filter(inHead).flatMap(getRows);
	const bodyRows = parts.filter((part) => !inHead(part)).flatMap(getRows);
	const { widths, isDense } = isStrip
		? { widths: stripWidths(headRows.length > 0 ? headRows : bodyRows), isDense: false }
		: getColumns([...headRows, ...bodyRows], letters);
	const cells = (row: PageElement, isHead: boolean, isTotal: boolean) =>
		elementsIn(row).map((cell) =>
			readCell(cell, { isHead, isTotal, isStrip, isDense, place: isAgenda ? getPlace(row) : undefined }),
		);
	const head = headRows.map((row) => cells(row, true, false));
	const rows = parts
		.filter((part) => !inHead(part))
		.flatMap((part) => getRows(part).map((row) => cells(row, false, part.tagName === 'tfoot')));
	if (head.length + rows.length === 0) return undefined;
	return {
		kind: 'table',
		style: isStrip ? 'VoteTable' : 'MinutesTable',
		head,
		rows,
		widths,
		isDense,
		height: hasClass(element, 'to-sign') ? 11 : undefined,
		keepNext: keepNext && rows.length <= SHORT_TABLE,
	};
}

/** The place that the first cell of a row leads to. */
function getPlace(row: PageElement): string | undefined {
	const [first] = elementsIn(row);
	const anchor = first && findElement(first, ({ tagName }) => tagName === 'a');
	const href = anchor && attribute(anchor, 'href');
	return href?.startsWith('#') ? decodePath(href.slice(1)) : undefined;
}

interface CellPlace {
	isHead: boolean;
	isTotal: boolean;
	isStrip: boolean;
	isDense: boolean;
	/** Where its row leads. */
	place: string | undefined;
}

function readCell(element: PageElement, { isHead, isTotal, isStrip, isDense, place }: CellPlace): Cell {
	const isHeading = isHead || isTotal || element.tagName === 'th';
	const isResult = isStrip && !isHead && hasClass(element, 'result');
	const inside = readInline(
		element.children as PageNode[],
		isStrip && !isHead && !hasClass(element, 'consent')
			? { bold: isResult || !hasClass(element, 'zero') }
			: {},
	);
	const known = getWords(element).trim();
	const children: Inline[] =
		place !== undefined && hasClass(element, 'number') && !isHead
			? [{ kind: 'page', id: place, known }]
			: hasClass(element, 'box')
				? plainText('☐')
				: inside;
	const paragraph: OfficeParagraph = {
		kind: 'paragraph',
		style: `${isDense ? 'Dense' : 'Table'}${isHeading ? 'Heading' : 'Contents'}`,
		children,
		align: isStrip ? 'center' : getAlign(element),
		keepNext: isHead,
	};
	return { blocks: [paragraph], span: getSpan(element) };
}

function getAlign(element: PageElement): Align | undefined {
	if (['number', 'right', 'outcome'].some((name) => hasClass(element, name))) return 'right';
	if (hasClass(element, 'center') || hasClass(element, 'box')) return 'center';
	return undefined;
}

function getSpan(element: PageElement): number {
	const span = Number.parseInt(attribute(element, 'colSpan') ?? '1', 10);
	return span > 0 ? span : 1;
}

/** Columns of figures are alike, but for one whose word is longer; the result is wider: its word is. */
function stripWidths(rows: readonly PageElement[]): number[] {
	const cells = rows[0] === undefined ? [] : elementsIn(rows[0]);
	return cells.map((cell) =>
		hasClass(cell, 'result') || hasClass(cell, 'consent')
			? STRIP_RESULT
			: Math.max(STRIP_FIGURE, longestWord(getWords(cell)) + 1),
	);
}

/** Widths in a strip of votes, as so many letters. */
const STRIP_FIGURE = 10;
const STRIP_RESULT = 15;

/** Columns that are filled in by hand, and what they need, as so many letters. */
const BY_HAND: ReadonlyArray<[className: string, letters: number]> = [
	['signing', 34],
	['address', 34],
	['arrived', 9],
	['box', 6],
];
/** Letters of the narrowest column, and of the widest. */
const NARROW = 9;
const WIDE = 44;

/** Letters that a table has room for, in the usual size and in the small one. */
const ROOM = 78;
const DENSE_ROOM = 112;
/** White at both sides of a cell, as so many letters. */
const GAP = 2;

/** Columns as wide as what they hold, within bounds: figures need little, a column of words should not be a ribbon. None is narrower than a word or a figure of it as long as there is room. */
function getColumns(
	rows: readonly PageElement[],
	letters: number,
): { widths: readonly number[]; isDense: boolean } {
	const narrow = NARROW * letters;
	const wanted: number[] = [];
	const least: number[] = [];
	for (const row of rows) {
		let column = 0;
		for (const cell of elementsIn(row)) {
			const span = getSpan(cell);
			if (span === 1) {
				const words = getWords(cell).trim();
				const longest = longestWord(words) * letters;
				const hand = BY_HAND.find(([name]) => hasClass(cell, name))?.[1] ?? 0;
				const width = Math.max(
					narrow,
					Math.min(WIDE, Math.max(words.length, longest + (cell.tagName === 'th' ? 4 : 2))),
					hand,
				);
				wanted[column] = Math.max(wanted[column] ?? 0, width);
				least[column] = Math.max(least[column] ?? 0, Math.min(LONGEST, longest) + GAP);
			}
			column += span;
		}
		for (let at = wanted.length; at < column; at += 1) wanted[at] = narrow;
	}
	const widths = Array.from(wanted, (width) => width ?? narrow);
	const needs = widths.map((_, column) => least[column] ?? GAP);
	const total = sum(widths);
	if (widths.every((width, column) => width * ROOM >= (needs[column] ?? 0) * total))
		return { widths, isDense: false };
	const isDense = sum(needs) > ROOM;
	const spare = Math.max(0, (isDense ? DENSE_ROOM : ROOM) - sum(needs));
	const more = widths.map((width, column) => Math.max(0, width - (needs[column] ?? 0)));
	const share = spare / Math.max(1, sum(more));
	return { widths: needs.map((need, column) => need + share * (more[column] ?? 0)), isDense };
}

function sum(widths: readonly number[]): number {
	return widths.reduce((all, width) => all + width, 0);
}

function longestWord(text: string): number {
	return text.split(/[ \t\n]+/).reduce((most, word) => Math.max(most, word.length), 0);
}

/** Labels and what they say: a table of two columns, the first as wide as its longest word asks. */
export function readDefinitions(element: PageElement, letters: number): OfficeTable | undefined {
	const pairs = elementsIn(element).map((pair) => {
		const [label, value] = elementsIn(pair);
		return [label, value].map(
			(part, index): Cell => ({
				span: 1,
				blocks: [
					{
						kind: 'paragraph',
						style: index === 0 ? 'TableHeading' : 'TableContents',
						children: part === undefined ? [] : readInline(part.children as PageNode[]),
					},
				],
			}),
		);
	});
	if (pairs.length === 0) return undefined;
	// Figures of an act stand side by side, as those of a vote do.
	if (hasClass(element, 'figures')) {
		const cells = pairs.map((pair): Cell => ({ span: 1, blocks: pair.flatMap((cell) => cell.blocks) }));
		return getTable('VoteTable', [cells]);
	}
	const isForm = hasClass(element, 'fields');
	const longest = elementsIn(element).reduce(
		(most, pair) => Math.max(most, longestWord(getWords(elementsIn(pair)[0] ?? pair))),
		0,
	);
	const label = Math.min(30, Math.max(14, longest + 4)) * letters;
	return {
		kind: 'table',
		style: 'FactTable',
		head: [],
		rows: pairs,
		widths: isForm ? [2, 3] : [label, 75 - Math.min(45, label)],
		height: isForm ? 8 : undefined,
	};
}

/** Quality and name of each who signs, with room for the hand. */
export function readSignatures(element: PageElement): OfficeTable | undefined {
	const signatures = elementsIn(element);
	if (signatures.length === 0) return undefined;
	const columns = hasClass(element, 'in-3') ? 3 : hasClass(element, 'in-1') ? 1 : 2;
	const blank = (): Cell => ({ span: 1, blocks: [{ kind: 'paragraph', style: 'Signature', children: [] }] });
	const cells = signatures.map(
		(signature): Cell => ({
			span: 1,
			blocks: elementsIn(signature).map(
				(part): OfficeParagraph => ({
					kind: 'paragraph',
					style: hasClass(part, 'name') ? 'SignatureName' : 'Signature',
					children: readInline(part.children as PageNode[]),
				}),
			),
		}),
	);
	// Who signs alone signs at the right.
	if (hasClass(element, 'alone')) cells.unshift(blank());
	while (cells.length % columns !== 0) cells.push(blank());
	const rows: Cell[][] = [];
	for (let at = 0; at < cells.length; at += columns) rows.push(cells.slice(at, at + columns));
	return getTable('SignatureTable', rows);
}

/** Height of a sheet of ballot papers between its margins, in millimetres. */
const SHEET_HEIGHT = 258;

/** Ballot papers, two side by side, to be cut apart. */
export function readPapers(element: PageElement, read: ReadBlocks): OfficeTable {
	const rows: Cell[][] = [];
	for (const [index, paper] of elementsIn(element).entries()) {
		const blocks = read(paper.children as PageNode[], 'TableContents');
		const cell: Cell = { span: 1, blocks };
		if (index % 2 === 0) rows.push([cell]);
		else rows.at(-1)?.push(cell);
	}
	for (const row of rows)
		if (row.length === 1)
			row.push({ span: 1, blocks: [{ kind: 'paragraph', style: 'TableContents', children: [] }] });
	const perSheet = [4, 3, 2, 1].find((count) => hasClass(element, `rows-${count}`)) ?? 4;
	return { ...getTable('PaperTable', rows), height: Math.floor(SHEET_HEIGHT / perSheet) - 1 };
}

function getTable(style: TableStyleId, rows: Cell[][]): OfficeTable {
	return { kind: 'table', style, head: [], rows, widths: (rows[0] ?? []).map(() => 1) };
}
