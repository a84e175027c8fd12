/** The blocks of a document as those of a Word file. */

import {
	Bookmark,
	BorderStyle,
	ExternalHyperlink,
	type FileChild,
	Footer,
	FootnoteReferenceRun,
	Header,
	HeightRule,
	ImageRun,
	InternalHyperlink,
	LeaderType,
	NoBreakHyphen,
	PageNumber,
	Paragraph,
	type ParagraphChild,
	SimpleField,
	Tab,
	Table,
	TableBorders,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	VerticalAlignTable,
	WidthType,
} from 'docx';
import type {
	Block,
	Cell,
	Inline,
	OfficeDocument,
	OfficeParagraph,
	OfficeTable,
	TextLook,
} from '../office/model.js';
import { headShare, TABLE_STYLES } from '../office/styles.js';
import { ALIGNMENTS, twips, whole } from './styles.js';

/** Name of the numbering of bulleted lists. */
export const BULLETS = 'bullets';

/** Name of the numbering of a list by its place in the document. */
export function numberingName(list: number): string {
	return `numbers-${list + 1}`;
}

/** What the blocks of one file share. */
export interface WordFrame {
	/** Width of the text, in twentieths of a point. */
	width: number;
	accent: string;
}

/** What blocks need of their document. */
export function getFrame({ page, look }: OfficeDocument): WordFrame {
	const sheet = page.isLandscape ? 297 : 210;
	return { width: twips(sheet - 2 * page.margin), accent: look.accent };
}

/** Blocks, with the small space below a table that Word needs between two of them. */
export function getBlocks(blocks: readonly Block[], frame: WordFrame): FileChild[] {
	return blocks.flatMap((block): FileChild[] => {
		if (block.kind === 'paragraph') return [getParagraph(block, frame)];
		const opening = new Paragraph({ style: 'AfterTable', pageBreakBefore: true });
		return [
			...(block.startsPage ? [opening] : []),
			getTable(block, frame),
			new Paragraph({ style: 'AfterTable', keepNext: block.keepNext === true }),
		];
	});
}

function getParagraph(block: OfficeParagraph, frame: WordFrame): Paragraph {
	const { list, indent, tabs } = block;
	return new Paragraph({
		style: block.style,
		children: getRuns(block.children),
		...(block.keepNext === undefined ? {} : { keepNext: block.keepNext }),
		...(block.startsPage ? { pageBreakBefore: true } : {}),
		...(block.timed ? { spacing: { before: 0 } } : {}),
		...(block.align === undefined ? {} : { alignment: ALIGNMENTS[block.align] }),
		...(list && indent === undefined
			? {
					numbering: {
						reference: list.ordered === null ? BULLETS : numberingName(list.ordered),
						level: list.level,
						instance: 0,
					},
				}
			: {}),
		...(indent === undefined
			? {}
			: { indent: { left: twips(indent), ...(list ? {} : { hanging: twips(indent) }) } }),
		...(tabs === undefined
			? {}
			: {
					tabStops: tabs.map(({ at, dotted }) => ({
						type: TabStopType.LEFT,
						position: twips(at),
						...(dotted ? { leader: LeaderType.DOT } : {}),
					})),
				}),
		...(block.ruled
			? { border: { top: { style: BorderStyle.SINGLE, size: 10, color: frame.accent, space: 4 } } }
			: {}),
		...(block.isLine ? { thematicBreak: true } : {}),
	});
}

/** A table: fixed columns, heads that repeat on every page, rows that stay whole. */
function getTable(table: OfficeTable, frame: WordFrame): Table {
	const sum = table.widths.reduce((total, share) => total + share, 0) || 1;
	const columnWidths = table.widths.map((share) => Math.floor((frame.width * share) / sum));
	return new Table({
		style: table.style,
		layout: TableLayoutType.FIXED,
		width: { size: frame.width, type: WidthType.DXA },
		columnWidths,
		rows: [
			...table.head.map((cells) => getRow(cells, columnWidths, true, table, frame)),
			...table.rows.map((cells) => getRow(cells, columnWidths, false, table, frame)),
		],
	});
}

function getRow(
	cells: readonly Cell[],
	widths: readonly number[],
	isHead: boolean,
	table: OfficeTable,
	frame: WordFrame,
): TableRow {
	let column = 0;
	const { tint } = TABLE_STYLES[table.style];
	return new TableRow({
		// Written where it is so only: some readers take the element itself for a yes.
		...(isHead ? { tableHeader: true } : {}),
		cantSplit: true,
		...(table.height === undefined || isHead
			? {}
			: { height: { value: twips(table.height), rule: HeightRule.ATLEAST } }),
		children: cells.map(({ blocks, span }) => {
			const width = widths.slice(column, column + span).reduce((total, size) => total + size, 0);
			column += span;
			return new TableCell({
				width: { size: width, type: WidthType.DXA },
				...(span === 1 ? {} : { columnSpan: span }),
				...(tint === undefined ? {} : { shading: { fill: tint } }),
				verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
				children: cellBlocks(blocks, isHead || table.keepNext === true, { ...frame, width }) as Paragraph[],
			});
		}),
	});
}

/** The last thing in a cell of Word is a paragraph. */
function cellBlocks(blocks: readonly Block[], keepNext: boolean, frame: WordFrame): FileChild[] {
	return getBlocks(
		keepNext
			? blocks.map((block) => (block.kind === 'paragraph' ? { ...block, keepNext: true } : block))
			: blocks,
		frame,
	);
}

/** Inline parts as runs. */
function getRuns(children: readonly Inline[]): ParagraphChild[] {
	return children.flatMap(getRun);
}

function getRun(child: Inline): ParagraphChild[] {
	switch (child.kind) {
		case 'text':
			return textRun(child.text, child.look);
		case 'break':
			return [new TextRun({ break: 1 })];
		case 'tab':
			return [new TextRun({ children: [new Tab()] })];
		case 'mark':
			return [new Bookmark({ id: bookmarkName(child.id), children: getRuns(child.children) })];
		case 'link':
			return child.target.startsWith('#')
				? [
						new InternalHyperlink({
							anchor: bookmarkName(child.target.slice(1)),
							children: getRuns(child.children),
						}),
					]
				: [new ExternalHyperlink({ link: child.target, children: getRuns(child.children) })];
		case 'note':
			return [
				new Bookmark({ id: bookmarkName(child.id), children: [new FootnoteReferenceRun(child.number)] }),
			];
		case 'picture': {
			const { type, data, width, height } = child.picture;
			const { alt } = child;
			return [
				new ImageRun({
					type,
					data,
					transformation: { width, height },
					altText: { name: alt, description: alt, title: alt },
				}),
			];
		}
		case 'page':
			return [
				new SimpleField(`PAGEREF ${bookmarkName(child.id)} \\h`, child.known) as unknown as ParagraphChild,
			];
	}
}

export function textRun(text: string, look: TextLook = {}): ParagraphChild[] {
	if (text === '') return [];
	// The hyphen that does not break is a character of its own in Word: few fonts have the one of Unicode.
	const parts = text.split('\u2011');
	const children = parts.flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part]));
	return [
		new TextRun({
			children,
			...(look.bold === undefined ? {} : { bold: look.bold }),
			...(look.italic ? { italics: true } : {}),
			...(look.strike ? { strike: true } : {}),
			...(look.superscript ? { superScript: true } : {}),
			...(look.style === undefined ? {} : { style: look.style }),
		}),
	];
}

/** Word wants letters, digits and underscores, 40 at most. */
export function bookmarkName(id: string): string {
	const name = id.replace(/[^A-Za-z0-9]/g, (sign) =>
		sign === '-' ? '_' : `_${sign.charCodeAt(0).toString(36)}_`,
	);
	return `_${name}`.length <= 40 ? `_${name}` : `_${name.slice(0, 30)}_${checksum(name)}`;
}

function checksum(text: string): string {
	let sum = 7;
	for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
	return sum.toString(36);
}

// --- Head and foot of the pages, and the mark of a draft behind them.

/** Head of the first page: nothing but the mark. */
export function firstHeader(source: OfficeDocument): Header {
	return new Header({ children: [new Paragraph({ style: 'Header', children: mark(source) })] });
}

/** Head of the other pages: who met, and what this is. Each has a side of its own, so that a long name does not push the other to a second line. */
export function header(source: OfficeDocument, frame: WordFrame): Header {
	const { organization, title, numbered } = source.running;
	if (!numbered || (organization === '' && title === '')) return firstHeader(source);
	const left = Math.round(frame.width * headShare(organization, title));
	const side = (text: string, width: number, alignment: 'left' | 'right') =>
		new TableCell({
			width: { size: width, type: WidthType.DXA },
			children: [
				new Paragraph({ style: 'Header', alignment: ALIGNMENTS[alignment], children: textRun(text) }),
			],
		});
	return new Header({
		children: [
			new Table({
				layout: TableLayoutType.FIXED,
				width: { size: frame.width, type: WidthType.DXA },
				columnWidths: [left, frame.width - left],
				// Its text stands under that of the page, and has all of the width.
				margins: { left: 0, right: 0 },
				borders: TableBorders.NONE,
				rows: [
					new TableRow({
						children: [side(organization, left, 'left'), side(title, frame.width - left, 'right')],
					}),
				],
			}),
			new Paragraph({ style: 'Header', children: mark(source) }),
		],
	});
}

/** Foot: how far the minutes are, and the page. */
export function footer({ running }: OfficeDocument, frame: WordFrame): Footer {
	const { state, initials, numbered } = running;
	return new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				tabStops: [{ type: TabStopType.RIGHT, position: frame.width }],
				children: [
					...textRun(state),
					...(numbered
						? [new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
						: []),
				],
			}),
			...(initials === null ? [] : [new Paragraph({ style: 'Footer', children: textRun(initials.trim()) })]),
		],
	});
}

/** Grey letters across the page, as Word's own watermarks are made: a shape of the header. Source: ECMA-376 part 4, 19.1.2.19 and 19.1.2.23. */
function mark({ running, lang }: OfficeDocument) {
	const text = running.watermark?.toLocaleUpperCase(lang) ?? null;
	if (text === null) return [];
	const quoted = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
	const xml =
		`<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">` +
		`<w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>` +
		`<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" ` +
		`style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:120pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ` +
		`o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="${quoted}"/></v:shape></w:pict></w:r>`;
	return [whole(xml) as unknown as TextRun];
}
