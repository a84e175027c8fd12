/** A document as a Word file: real styles, lists, tables, head and foot. It is made for those who correct in Word; the PDF stays the record. */

import {
	AlignmentType,
	Bookmark,
	BorderStyle,
	Document,
	ExternalHyperlink,
	type FileChild,
	Footer,
	FootnoteReferenceRun,
	Header,
	HeightRule,
	type ILevelsOptions,
	ImageRun,
	ImportedXmlComponent,
	InternalHyperlink,
	type IParagraphStyleOptions,
	type IRunStylePropertiesOptions,
	type ISectionOptions,
	type IStylesOptions,
	LeaderType,
	LevelFormat,
	LineRuleType,
	NoBreakHyphen,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	type ParagraphChild,
	SectionType,
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
import { type Zippable, zipSync } from 'fflate';
import { phrasebook } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { UNDATED } from '../text/date.js';
import { escapeXml, replaceNonXml } from '../text/escape.js';
import type { View } from '../view/view-model.js';
import { type OfficeOptions, officeDocument } from './office/index.js';
import {
	type Band,
	type Block,
	BULLET_SIGNS,
	type Cell,
	type CharacterStyle,
	characterStyles,
	DENSE_MARGIN,
	FONTS,
	headShare,
	type Inline,
	LIST_STEP,
	type NumberedList,
	type OfficeDocument,
	type OfficeParagraph,
	type OfficeTable,
	type ParagraphStyle,
	paragraphStyles,
	RULE,
	TABLE_STYLES,
	type TableStyle,
	type TextLook,
	textSize,
} from './office/model.js';
import type { OfficeView } from './office/read-page.js';

/** A view as the bytes of a .docx; the view of another document than the minutes comes with its page. The same view gives the same bytes. */
export async function renderDocx(view: View | OfficeView, options: OfficeOptions): Promise<Uint8Array> {
	return writeDocx(await officeDocument(view, options), options.date);
}

function writeDocx(source: OfficeDocument, date: string): Uint8Array {
	const frame = getFrame(source);
	const document = new Document({
		title: source.title,
		creator: source.organization,
		lastModifiedBy: source.organization,
		description: '',
		styles: getStyles(source),
		externalStyles: getTableStyles(source),
		numbering: {
			config: [
				{
					reference: BULLETS,
					levels: levels(LevelFormat.BULLET, (level) => BULLET_SIGNS[level % 3] ?? '•'),
				},
				...source.lists.map((list, at) => ({
					reference: numberingName(at),
					levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`, list),
				})),
			],
		},
		footnotes: getFootnotes(source, frame),
		sections: source.bands.map((band, index) => getSection(band, index, source, frame)),
	});
	return sameBytes(getParts(document), date);
}

/**
 * The parts of a Word file before they are packed. Packing by the package itself stamps them with the clock, and fails where that stands before
 * 1980 or after 2099, as on a machine without a battery; its compiler is private, so the exact version of the package is pinned.
 */
function getParts(document: Document): Map<string, string | Uint8Array> {
	const { compiler } = Packer as unknown as {
		compiler: { compile(document: Document): Map<string, string | Uint8Array> };
	};
	return compiler.compile(document);
}

/** The notes, at the foot of the pages that refer to them. */
function getFootnotes(
	{ notes }: OfficeDocument,
	frame: WordFrame,
): Record<string, { children: Paragraph[] }> {
	return Object.fromEntries(
		[...notes].map(([number, source]) => {
			// The number of the note stands in its first paragraph, before a space.
			const [first, ...rest] = source;
			const opening =
				first?.kind === 'paragraph'
					? { ...first, children: [{ kind: 'text' as const, text: ' ', look: {} }, ...first.children] }
					: undefined;
			const blocks: FileChild[] = opening
				? getBlocks([opening, ...rest], frame)
				: [new Paragraph({ style: 'FootnoteText', children: textRun(' ') }), ...getBlocks(source, frame)];
			// The package speaks of paragraphs, and takes tables too, as Word does.
			return [String(number), { children: blocks as Paragraph[] }];
		}),
	);
}

function getSection(band: Band, index: number, source: OfficeDocument, frame: WordFrame): ISectionOptions {
	const margin = twips(source.page.margin);
	return {
		properties: {
			titlePage: index === 0,
			...(index === 0 ? {} : { type: SectionType.CONTINUOUS }),
			page: {
				size: {
					width: 11906,
					height: 16838,
					...(source.page.isLandscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
				},
				margin: { top: margin, bottom: margin, left: margin, right: margin, header: 680, footer: 680 },
			},
			...(band.columns === 1 ? {} : { column: { count: band.columns, space: 340 } }),
		},
		...(index === 0
			? {
					headers: { default: header(source, frame), first: firstHeader(source) },
					footers: { default: footer(source, frame), first: footer(source, frame) },
				}
			: {}),
		children: getBlocks(band.blocks, frame),
	};
}

/** Twentieths of a point, and of a millimetre. */
const POINT = 20;
const MILLIMETRE = 1440 / 25.4;

/** Millimetres as twentieths of a point. */
function twips(millimetres: number): number {
	return Math.round(millimetres * MILLIMETRE);
}

const STEP = twips(LIST_STEP);

function levels(
	format: (typeof LevelFormat)[keyof typeof LevelFormat],
	text: (level: number) => string,
	list?: NumberedList,
): ILevelsOptions[] {
	return Array.from({ length: 9 }, (_, level) => ({
		level,
		format,
		text: text(level),
		start: level === list?.level ? list.start : 1,
		alignment: AlignmentType.LEFT,
		style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } },
	}));
}

// --- The same minutes give the same bytes: fixed dates in the zip and in the properties, and identifiers in the order of the
// text instead of random ones or those that the process had reached.

/** Identifiers that the `docx` package draws by lot: letters and digits of nanoid, in lower case. */
const RANDOM_RELATION = /\brId[a-z0-9_-]{21}(?![a-z0-9_-])/g;

/** A Word file of these parts with nothing of the moment in it. `date` is the date that its properties bear. */
function sameBytes(parts: ReadonlyMap<string, string | Uint8Array>, date: string): Uint8Array {
	const decoder = new TextDecoder();
	const encoder = new TextEncoder();
	const names = [...parts.keys()].sort();
	const relations = new Map<string, string>();
	const bookmarks = new Map<string, number>();
	const result: Zippable = {};
	const moment = `${date}T12:00:00Z`;
	for (const name of ['[Content_Types].xml', 'word/document.xml', ...names]) {
		const part = parts.get(name);
		if (part === undefined || name in result) continue;
		const bytes = typeof part === 'string' ? encoder.encode(part) : part;
		const isText = /\.(?:xml|rels)$/.test(name);
		const fixed = isText
			? encoder.encode(
					replaceNonXml(typeof part === 'string' ? part : decoder.decode(part))
						.replace(RANDOM_RELATION, (id) => {
							const known = relations.get(id) ?? `rIdLink${relations.size + 1}`;
							relations.set(id, known);
							return known;
						})
						.replace(/(<w:bookmark(?:Start|End) [^>]*w:id=")([^"]+)/g, (_, start: string, id: string) => {
							const known = bookmarks.get(id) ?? bookmarks.size + 1;
							bookmarks.set(id, known);
							return `${start}${known}`;
						})
						.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${moment}$3`),
				)
			: bytes;
		// The earliest date that a zip can hold, in local time, which is how it holds dates.
		result[name] = [fixed, { mtime: new Date(1980, 0, 1), level: 6, os: 0 }];
	}
	return zipSync(result);
}

// --- A page that pv wrote, read again as the Word file of the same minutes: whoever imports it has one reader for both.

/** The head of every page of minutes: what it is, of what, of which day; and its sheet. */
const OWN_PAGE = /<h1>(?:<[^<>]*>\s*)?<span class="kicker">[\s\S]{0,4000}<dl class="facts"/;

/** The bytes of a .docx with the minutes of a page; undefined where pv did not write the page. */
export async function pageToWord(html: string): Promise<Uint8Array | undefined> {
	if (!OWN_PAGE.test(html)) return undefined;
	const running = { organization: '', title: '', state: '', initials: null, pageTotal: null };
	const letterhead = {
		name: null,
		form: null,
		address: null,
		identifiers: null,
		contact: null,
		logo: null,
		republic: [],
	};
	const view: OfficeView = {
		lang: /<html[^<>]*\slang="([a-z]{2})/.exec(html)?.[1] ?? '',
		documentTitle: '',
		state: { name: 'final', label: null, watermark: null },
		letterhead,
		running,
		largePrint: false,
	};
	return renderDocx(view, { date: UNDATED, html });
}

// --- The blocks of a document as those of a Word file.

/** Name of the numbering of bulleted lists. */
const BULLETS = 'bullets';

/** Name of the numbering of a list by its place in the document. */
function numberingName(list: number): string {
	return `numbers-${list + 1}`;
}

/** What the blocks of one file share. */
interface WordFrame {
	/** Width of the text, in twentieths of a point. */
	width: number;
	accent: string;
}

/** What blocks need of their document. */
function getFrame({ page, look }: OfficeDocument): WordFrame {
	const sheet = page.isLandscape ? 297 : 210;
	return { width: twips(sheet - 2 * page.margin), accent: look.accent };
}

/** Blocks, with the small space below a table that Word needs between two of them. */
function getBlocks(blocks: readonly Block[], frame: WordFrame): FileChild[] {
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
		...(table.isDense ? { margins: { left: twips(DENSE_MARGIN), right: twips(DENSE_MARGIN) } } : {}),
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

function textRun(text: string, look: TextLook = {}): ParagraphChild[] {
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
function firstHeader(source: OfficeDocument): Header {
	return new Header({ children: [new Paragraph({ style: 'Header', children: mark(source) })] });
}

/** Head of the other pages: who met, and what this is. Each has a side of its own, so that a long name does not push the other to a second line. */
function header(source: OfficeDocument, frame: WordFrame): Header {
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
function footer({ running }: OfficeDocument, frame: WordFrame): Footer {
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
	const quoted = escapeXml(text);
	const xml =
		`<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">` +
		`<w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>` +
		`<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" ` +
		`style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:120pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ` +
		`o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="${quoted}"/></v:shape></w:pict></w:r>`;
	return [ImportedXmlComponent.fromXmlString(xml) as unknown as TextRun];
}

// --- The styles of the Word file. Word knows the built-in ones by their names and shows them in the user's language.

/** All styles. Sizes in half points, distances in twentieths of a point. */
function getStyles({ lang, look }: OfficeDocument): IStylesOptions {
	const name = namer(lang);
	return {
		default: {
			document: {
				run: {
					font: FONTS.serif,
					size: textSize(look) * 2,
					language: { value: LOCALES[lang].tag },
				},
				paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
			},
		},
		paragraphStyles: Object.entries(paragraphStyles(look)).map(([id, style]) => ({
			id,
			...paragraphStyle(style, name(style)),
		})),
		characterStyles: Object.entries(characterStyles(look)).map(([id, style]) => ({
			id,
			name: name(style),
			quickFormat: id === 'Speaker',
			run: runStyle(style),
		})),
	};
}

function namer(lang: OfficeDocument['lang']) {
	const phrase = phrasebook(lang);
	return ({ name }: Pick<ParagraphStyle, 'name'>) =>
		'own' in name ? phrase(`labels.word.styles.${name.own}`) : name.builtIn;
}

function paragraphStyle(style: ParagraphStyle, name: string): Omit<IParagraphStyleOptions, 'id'> {
	const { before, after, line, left, right, hanging } = style;
	return {
		name,
		basedOn: style.basedOn ?? 'Normal',
		...(style.next === undefined ? {} : { next: style.next }),
		quickFormat: true,
		run: runStyle(style),
		paragraph: {
			...(style.keepNext ? { keepNext: true } : {}),
			...(style.keepLines ? { keepLines: true } : {}),
			...(style.level === undefined ? {} : { outlineLevel: style.level - 1 }),
			spacing: {
				...(before === undefined ? {} : { before: before * POINT }),
				...(after === undefined ? {} : { after: after * POINT }),
				...(line === undefined ? {} : { line: line * POINT, lineRule: LineRuleType.EXACT }),
			},
			indent: {
				...(left === undefined ? {} : { left: twips(left) }),
				...(right === undefined ? {} : { right: twips(right) }),
				...(hanging === undefined ? {} : { hanging: twips(hanging) }),
			},
			...('align' in style ? { alignment: ALIGNMENTS[style.align ?? 'left'] } : {}),
			...(style.barred
				? { border: { left: { style: BorderStyle.SINGLE, size: 12, color: RULE, space: 8 } } }
				: {}),
		},
	};
}

const ALIGNMENTS = {
	left: AlignmentType.LEFT,
	right: AlignmentType.RIGHT,
	center: AlignmentType.CENTER,
	both: AlignmentType.BOTH,
} as const;

function runStyle(style: CharacterStyle): IRunStylePropertiesOptions {
	return {
		...(style.font === undefined ? {} : { font: FONTS[style.font] }),
		...(style.size === undefined ? {} : { size: style.size * 2 }),
		...(style.bold === undefined ? {} : { bold: style.bold }),
		...(style.italic === undefined ? {} : { italics: style.italic }),
		...(style.color === undefined ? {} : { color: style.color }),
		...(style.underline ? { underline: {} } : {}),
		...(style.caps ? { allCaps: true } : {}),
	};
}

/** The styles of tables, as a part of the file: the `docx` package makes none. */
function getTableStyles({ lang }: OfficeDocument): string {
	const name = namer(lang);
	const styles = Object.entries(TABLE_STYLES).map(([id, style]) => tableStyle(id, name(style), style));
	return `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="${WORD}">${styles.join('')}</w:styles>`;
}

/** A table style. Source: ECMA-376, 17.7.6. */
function tableStyle(id: string, name: string, { borders, tint }: TableStyle): string {
	const attribute = escapeXml(name);
	const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
		.filter((side) => (borders as readonly string[]).includes(side))
		.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`);
	return (
		`<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${attribute}"/><w:uiPriority w:val="99"/>` +
		`<w:tblPr>${lines.length === 0 ? '' : `<w:tblBorders>${lines.join('')}</w:tblBorders>`}` +
		`<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
		`${tint === undefined ? '' : `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${tint}"/></w:tcPr>`}</w:style>`
	);
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
