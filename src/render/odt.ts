/** A document as an OpenDocument text (.odt): LibreOffice and other word processors open it. The PDF stays the record. */

import { type Zippable, zipSync } from 'fflate';
import { phrasebook } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { escapeXml } from '../text/escape.js';
import type { View } from '../view/view-model.js';
import { type OfficeOptions, officeDocument } from './office/index.js';
import {
	type Block,
	BULLET_SIGNS,
	type Cell,
	type CharacterStyle,
	type CharacterStyleId,
	characterStyles,
	DENSE_MARGIN,
	FONTS,
	headShare,
	type Inline,
	LIST_STEP,
	type OfficeDocument,
	type OfficeParagraph,
	type OfficeTable,
	type ParagraphStyle,
	type ParagraphStyleId,
	paragraphStyles,
	RULE,
	TABLE_STYLES,
	type TextLook,
	textSize,
} from './office/model.js';
import type { OfficeView } from './office/read-page.js';

/** A view as the bytes of an .odt; the view of another document than the minutes comes with its page. The same view gives the same bytes. */
export async function renderOdt(view: View | OfficeView, options: OfficeOptions): Promise<Uint8Array> {
	return writeOdt(await officeDocument(view, options), options.date);
}

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';
const VERSION = ' office:version="1.3"';

function writeOdt(source: OfficeDocument, date: string): Uint8Array {
	const content = new ContentWriter(source);
	const body = content.body();
	const pages = new ContentWriter(source);
	const masters = masterPages(source, pages);
	const parts = new Map<string, string | Uint8Array>([
		[
			'content.xml',
			`${XML_HEAD}<office:document-content${NAMESPACES}${VERSION}>${FONT_FACES}<office:automatic-styles>${content.styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
		],
		[
			'styles.xml',
			`${XML_HEAD}<office:document-styles${NAMESPACES}${VERSION}>${FONT_FACES}<office:styles>${namedStyles(source)}</office:styles><office:automatic-styles>${pageLayout(source)}${pages.styles}</office:automatic-styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
		],
		['meta.xml', getMeta(source, date)],
		...content.pictures,
	]);
	return packed(parts);
}

function getMeta({ title, organization, lang }: OfficeDocument, date: string): string {
	const moment = `${date}T12:00:00`;
	return (
		`${XML_HEAD}<office:document-meta${NAMESPACES}${VERSION}><office:meta><meta:generator>proces-verbal</meta:generator><dc:title>${escapeXml(title)}</dc:title>` +
		`<meta:initial-creator>${escapeXml(organization)}</meta:initial-creator><dc:creator>${escapeXml(organization)}</dc:creator>` +
		`<meta:creation-date>${moment}</meta:creation-date><dc:date>${moment}</dc:date><dc:language>${LOCALES[lang].tag}</dc:language></office:meta></office:document-meta>`
	);
}

/** The package: its type comes first and is not packed, so that a program can read it at a fixed place. Source: ODF 1.3 part 2, 3.3. */
function packed(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
	const encoder = new TextEncoder();
	// The earliest date that a zip can hold, in local time, which is how it holds dates.
	const mtime = new Date(1980, 0, 1);
	const files: Zippable = { mimetype: [encoder.encode(MEDIA_TYPE), { level: 0, mtime, os: 0 }] };
	const entries = [
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA_TYPE}"/>`,
	];
	for (const [name, part] of parts) {
		files[name] = [typeof part === 'string' ? encoder.encode(part) : part, { level: 6, mtime, os: 0 }];
		const ending = name.split('.').at(-1) ?? '';
		const type = ending === 'xml' ? 'text/xml' : `image/${ending === 'jpg' ? 'jpeg' : ending}`;
		entries.push(`<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${type}"/>`);
	}
	const manifest = `${XML_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`;
	files['META-INF/manifest.xml'] = [encoder.encode(manifest), { level: 6, mtime, os: 0 }];
	return zipSync(files);
}

// --- The blocks of a document as those of an OpenDocument text.

/** Links within the document look as the words that they stand in. */
const PLAIN_LINK = ' text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"';

/** Pixels of a 96th of an inch. */
const PIXEL = 25.4 / 96;

/** Writes the content of one document; what it needs besides, it keeps. */
class ContentWriter {
	readonly styles = new OwnStyles();
	/** Pictures by their name in the file. */
	readonly pictures = new Map<string, Uint8Array>();
	readonly #source: OfficeDocument;
	#tables = 0;
	/** The first paragraph says on which kind of page the document begins. */
	#opening: string | undefined = 'First_20_Page';

	constructor(source: OfficeDocument) {
		this.#source = source;
	}

	/** The whole document, band by band. */
	body(): string {
		return this.#source.bands
			.map(({ columns, blocks }, index) => {
				const inside = this.blocks(blocks, this.width);
				if (columns === 1) return inside;
				const style = this.styles.named(
					'section',
					`<style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="${columns}" fo:column-gap="6mm"/></style:section-properties>`,
				);
				return `<text:section text:style-name="${style}" text:name="columns-${index}">${inside}</text:section>`;
			})
			.join('');
	}

	/** Width of the text, in millimetres. */
	get width(): number {
		const { isLandscape, margin } = this.#source.page;
		return (isLandscape ? 297 : 210) - 2 * margin;
	}

	/** Blocks in a space of that width, in millimetres. */
	blocks(blocks: readonly Block[], width: number): string {
		const parts: string[] = [];
		for (let at = 0; at < blocks.length; at += 1) {
			const block = blocks[at];
			if (block === undefined) continue;
			if (block.kind === 'table') parts.push(this.#table(block, width));
			else if (block.list === undefined) parts.push(this.paragraph(block));
			else {
				let end = at;
				while (isInList(blocks[end])) end += 1;
				parts.push(this.#lists(blocks.slice(at, end) as OfficeParagraph[]));
				at = end - 1;
			}
		}
		return parts.join('');
	}

	/** Items that follow one another; each list stands in the item that it belongs to. */
	#lists(items: readonly OfficeParagraph[]): string {
		const open: Array<number | null> = [];
		let xml = '';
		const closeTo = (depth: number) => {
			while (open.length > depth) {
				xml += '</text:list-item></text:list>';
				open.pop();
			}
		};
		for (const item of items) {
			const { ordered = null, level = 0 } = item.list ?? {};
			closeTo(level + 1);
			const isRest = item.indent !== undefined;
			if (open.length === level + 1 && !isRest) {
				if (open[level] === ordered) xml += '</text:list-item><text:list-item>';
				else closeTo(level);
			}
			while (open.length < level + 1) {
				const id = open.length === level ? ordered : null;
				const list = id === null ? undefined : this.#source.lists[id];
				const name = this.styles.list(id === null ? 'Bullets' : `Numbers-${id + 1}`, list);
				xml += `<text:list text:style-name="${name}"><text:list-item>`;
				open.push(id);
			}
			xml += this.paragraph({ ...item, indent: undefined });
		}
		closeTo(0);
		return xml;
	}

	paragraph(block: OfficeParagraph): string {
		const { level } = paragraphStyles(this.#source.look)[block.style];
		const ownStyle = `text:style-name="${this.#getStyle(block)}"`;
		const inside = this.inline(block.children);
		return level === undefined
			? `<text:p ${ownStyle}>${inside}</text:p>`
			: `<text:h ${ownStyle} text:outline-level="${level}">${inside}</text:h>`;
	}

	#getStyle(block: OfficeParagraph): string {
		const { indent, tabs } = block;
		const stops =
			tabs === undefined
				? ''
				: `<style:tab-stops>${tabs
						.map(
							({ at, dotted }) =>
								`<style:tab-stop style:position="${at}mm"${dotted ? ' style:leader-style="dotted" style:leader-text="."' : ''}/>`,
						)
						.join('')}</style:tab-stops>`;
		const inside = paragraphProperties(
			{
				'fo:keep-with-next': block.keepNext === undefined ? undefined : block.keepNext ? 'always' : 'auto',
				'fo:break-before': block.startsPage ? 'page' : undefined,
				'fo:margin-top': block.timed ? '0pt' : undefined,
				'fo:text-align': block.align === undefined ? undefined : ALIGNMENTS[block.align],
				'fo:margin-left': indent === undefined ? undefined : `${indent}mm`,
				'fo:text-indent': indent === undefined ? undefined : `-${indent}mm`,
				'fo:border-top': block.ruled ? `1.25pt solid #${this.#source.look.accent}` : undefined,
				'fo:padding-top': block.ruled ? '4pt' : undefined,
				'fo:border-bottom': block.isLine ? `0.5pt solid #${RULE}` : undefined,
			},
			stops,
		);
		const opening = this.#opening;
		this.#opening = undefined;
		if (inside === '' && opening === undefined) return styleName(block.style);
		return this.styles.named(
			'paragraph',
			inside,
			styleName(block.style),
			opening === undefined ? '' : ` style:master-page-name="${opening}"`,
		);
	}

	inline(children: readonly Inline[]): string {
		return children.map((child) => this.#inlinePart(child)).join('');
	}

	#inlinePart(child: Inline): string {
		switch (child.kind) {
			case 'text': {
				const style = this.styles.words(child.look);
				const text = textXml(child.text);
				return style === undefined ? text : `<text:span text:style-name="${style}">${text}</text:span>`;
			}
			case 'break':
				return '<text:line-break/>';
			case 'tab':
				return '<text:tab/>';
			case 'mark': {
				const name = escapeXml(child.id);
				return `<text:bookmark-start text:name="${name}"/>${this.inline(child.children)}<text:bookmark-end text:name="${name}"/>`;
			}
			case 'link':
				return `<text:a xlink:type="simple" xlink:href="${escapeXml(child.target)}"${child.target.startsWith('#') ? PLAIN_LINK : ''}>${this.inline(child.children)}</text:a>`;
			case 'note': {
				const body = this.#source.notes.get(child.number) ?? [];
				return (
					`<text:bookmark text:name="${escapeXml(child.id)}"/>` +
					`<text:note text:id="note-${child.number}" text:note-class="footnote"><text:note-citation>${child.number}</text:note-citation>` +
					`<text:note-body>${this.#noteBody(body)}</text:note-body></text:note>`
				);
			}
			case 'picture':
				return this.#picture(child);
			case 'page':
				return `<text:bookmark-ref text:reference-format="page" text:ref-name="${escapeXml(child.id)}">${escapeXml(child.known)}</text:bookmark-ref>`;
		}
	}

	/** A note holds paragraphs and lists only: the cells of a table in it follow one another. Source: ODF 1.3 part 3, 6.3.4. */
	#noteBody(blocks: readonly Block[]): string {
		return this.blocks(
			blocks.flatMap((block): Block[] => (block.kind === 'table' ? rowsAsParagraphs(block) : [block])),
			this.width,
		);
	}

	#picture({ picture, alt }: Extract<Inline, { kind: 'picture' }>): string {
		const name = `Pictures/${this.pictures.size + 1}.${picture.type}`;
		this.pictures.set(name, picture.data);
		const style = this.styles.named(
			'graphic',
			'<style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline" fo:border="none" fo:padding="0mm"/>',
		);
		const size = (pixels: number) => `${(pixels * PIXEL).toFixed(2)}mm`;
		return (
			`<draw:frame draw:style-name="${style}" draw:name="picture-${this.pictures.size}" text:anchor-type="as-char" svg:width="${size(picture.width)}" svg:height="${size(picture.height)}">` +
			`<draw:image xlink:href="${name}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:desc>${escapeXml(alt)}</svg:desc></draw:frame>`
		);
	}

	#table(table: OfficeTable, width: number): string {
		const opening = this.#opening;
		this.#opening = undefined;
		this.#tables += 1;
		const sum = table.widths.reduce((total, share) => total + share, 0) || 1;
		const style = this.styles.named(
			'table',
			`<style:table-properties${attributes({
				'style:width': `${width}mm`,
				'table:align': 'margins',
				'fo:margin-bottom': '4pt',
				'fo:keep-with-next': table.keepNext ? 'always' : undefined,
				'fo:break-before': table.startsPage ? 'page' : undefined,
			})}/>`,
			undefined,
			opening === undefined ? '' : ` style:master-page-name="${opening}"`,
		);
		const columns = table.widths.map((share) => {
			const size = ((width * share) / sum).toFixed(2);
			const column = this.styles.named(
				'table-column',
				`<style:table-column-properties style:column-width="${size}mm"/>`,
			);
			return `<table:table-column table:style-name="${column}"/>`;
		});
		const all = [...table.head, ...table.rows];
		const rows = all.map((cells, index) => this.#row(cells, index, all.length, table, width / sum));
		const head = rows.slice(0, table.head.length);
		return (
			`<table:table table:name="${table.style}-${this.#tables}" table:style-name="${style}">${columns.join('')}` +
			`${head.length === 0 ? '' : `<table:table-header-rows>${head.join('')}</table:table-header-rows>`}${rows.slice(head.length).join('')}</table:table>`
		);
	}

	#row(cells: readonly Cell[], index: number, count: number, table: OfficeTable, unit: number): string {
		const isHead = index < table.head.length;
		const style = this.styles.named(
			'table-row',
			`<style:table-row-properties fo:keep-together="always"${table.height === undefined || isHead ? '' : ` style:min-row-height="${table.height}mm"`}/>`,
		);
		let column = 0;
		const written = cells.map(({ blocks, span }) => {
			const width = table.widths.slice(column, column + span).reduce((sum, share) => sum + share, 0) * unit;
			const isLast = column + span >= table.widths.length;
			const name = this.#cellStyle(table, { isHead, index, count, column, isLast });
			column += span;
			const covered = '<table:covered-table-cell/>'.repeat(span - 1);
			const kept =
				isHead || table.keepNext === true
					? blocks.map((block) => (block.kind === 'paragraph' ? { ...block, keepNext: true } : block))
					: blocks;
			return `<table:table-cell table:style-name="${name}" office:value-type="string"${span === 1 ? '' : ` table:number-columns-spanned="${span}"`}>${this.blocks(kept, width)}</table:table-cell>${covered}`;
		});
		return `<table:table-row table:style-name="${style}">${written.join('')}</table:table-row>`;
	}

	#cellStyle(
		{ style, isDense }: OfficeTable,
		place: { isHead: boolean; index: number; count: number; column: number; isLast: boolean },
	): string {
		const { borders, tint } = TABLE_STYLES[style];
		const { isHead, index, count, column, isLast } = place;
		const margin = isDense ? DENSE_MARGIN : 1.25;
		const line = (side: (typeof borders)[number]) =>
			borders.includes(side) ? `0.5pt solid #${RULE}` : 'none';
		return this.styles.named(
			'table-cell',
			`<style:table-cell-properties${attributes({
				'fo:padding-left': `${margin}mm`,
				'fo:padding-right': `${margin}mm`,
				'fo:padding-top': '0mm',
				'fo:padding-bottom': '0mm',
				'style:vertical-align': isHead ? 'bottom' : 'top',
				'fo:background-color': tint === undefined ? undefined : `#${tint}`,
				'fo:border-top': index === 0 ? line('top') : 'none',
				'fo:border-bottom': line(index === count - 1 ? 'bottom' : 'insideH'),
				'fo:border-left': column === 0 ? line('left') : line('insideV'),
				'fo:border-right': isLast ? line('right') : 'none',
			})}/>`,
		);
	}
}

function isInList(block: Block | undefined): boolean {
	return block?.kind === 'paragraph' && block.list !== undefined;
}

/** The rows of a table, a paragraph each, its cells parted by tabs. */
function rowsAsParagraphs({ head, rows }: OfficeTable): OfficeParagraph[] {
	return [...head, ...rows].map((cells) => ({
		kind: 'paragraph',
		style: 'FootnoteText',
		children: cells.flatMap(({ blocks }, index): Inline[] => [
			...(index === 0 ? [] : [{ kind: 'tab' as const }]),
			...blocks.flatMap((block) => (block.kind === 'paragraph' ? block.children : [])),
		]),
	}));
}

// --- The pages of an OpenDocument text: sheet, margins, head, foot, and the mark of a draft behind them.

/** The layout of the sheet, for `office:automatic-styles`. */
function pageLayout({ page }: OfficeDocument): string {
	const [width, height] = page.isLandscape ? [297, 210] : [210, 297];
	const foot = 12;
	const space = page.margin - foot;
	const band = `<style:header-footer-properties fo:min-height="${space - 2}mm" style:dynamic-spacing="false"`;
	return (
		`<style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="${width}mm" fo:page-height="${height}mm" style:print-orientation="${page.isLandscape ? 'landscape' : 'portrait'}" ` +
		`fo:margin-top="${foot}mm" fo:margin-bottom="${foot}mm" fo:margin-left="${page.margin}mm" fo:margin-right="${page.margin}mm" style:num-format="1"/>` +
		`<style:header-style>${band} fo:margin-bottom="2mm"/></style:header-style><style:footer-style>${band} fo:margin-top="2mm"/></style:footer-style></style:page-layout>`
	);
}

/** The first page, and those after it. */
function masterPages(source: OfficeDocument, writer: ContentWriter): string {
	const foot = `<style:footer>${footer(source, writer)}</style:footer>`;
	const page = (name: string, shown: string, head: string, next: string) =>
		`<style:master-page style:name="${name}" style:display-name="${shown}" style:page-layout-name="Sheet"${next}><style:header>${head}</style:header>${foot}</style:master-page>`;
	return (
		page(
			'First_20_Page',
			'First Page',
			`<text:p text:style-name="Header">${mark(source, writer, 1)}</text:p>`,
			' style:next-style-name="Standard"',
		) + page('Standard', 'Standard', header(source, writer), '')
	);
}

/** Who met, and what this is; each has a side of its own. */
function header(source: OfficeDocument, writer: ContentWriter): string {
	const { organization, title, numbered } = source.running;
	const empty = `<text:p text:style-name="Header">${mark(source, writer, 2)}</text:p>`;
	if (!numbered || (organization === '' && title === '')) return empty;
	const share = headShare(organization, title);
	const style = writer.styles.named(
		'table',
		`<style:table-properties style:width="${writer.width}mm" table:align="margins"/>`,
	);
	const column = (part: number) =>
		`<table:table-column table:style-name="${writer.styles.named('table-column', `<style:table-column-properties style:column-width="${(writer.width * part).toFixed(2)}mm"/>`)}"/>`;
	const right = writer.styles.named(
		'paragraph',
		'<style:paragraph-properties fo:text-align="end"/>',
		'Header',
	);
	const cell = (text: string, paragraph: string) =>
		`<table:table-cell><text:p text:style-name="${paragraph}">${textXml(text)}</text:p></table:table-cell>`;
	return `<table:table table:name="head" table:style-name="${style}">${column(share)}${column(1 - share)}<table:table-row>${cell(organization, 'Header')}${cell(title, right)}</table:table-row></table:table>${empty}`;
}

/** How far the minutes are, and the page. */
function footer({ running }: OfficeDocument, writer: ContentWriter): string {
	const { state, initials, numbered } = running;
	const style = writer.styles.named(
		'paragraph',
		`<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="${writer.width}mm" style:type="right"/></style:tab-stops></style:paragraph-properties>`,
		'Footer',
	);
	const number =
		'<text:tab/><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count>';
	return (
		`<text:p text:style-name="${style}">${textXml(state)}${numbered ? number : ''}</text:p>` +
		(initials === null ? '' : `<text:p text:style-name="Footer">${textXml(initials.trim())}</text:p>`)
	);
}

/** Grey letters across the page: a shape of the head, as LibreOffice makes its own. Source: ODF 1.3 part 3, 10.6. */
function mark({ running, lang, page }: OfficeDocument, writer: ContentWriter, number: number): string {
	const text = running.watermark?.toLocaleUpperCase(lang) ?? null;
	if (text === null) return '';
	const style = writer.styles.named(
		'graphic',
		'<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="#d9d9d9" draw:opacity="50%" draw:auto-grow-height="false" draw:auto-grow-width="false" style:run-through="background" style:wrap="run-through" style:flow-with-text="false" ' +
			'style:horizontal-pos="center" style:horizontal-rel="page-content" style:vertical-pos="middle" style:vertical-rel="page-content"/>',
	);
	const width = page.isLandscape ? 130 : 150;
	return (
		`<draw:custom-shape text:anchor-type="char" draw:z-index="0" draw:name="PowerPlusWaterMarkObject${number}" draw:style-name="${style}" svg:width="${width}mm" svg:height="42mm" draw:transform="rotate (0.785398163397448) translate (${(210 - width) / 2}mm 190mm)">` +
		`<text:p>${textXml(text)}</text:p><draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="fontwork-plain-text" draw:text-path="true" draw:text-path-mode="shape" draw:text-path-scale="shape" draw:modifiers="10800" draw:enhanced-path="M ?f3 0 L ?f5 0 N M ?f6 21600 L ?f7 21600 N">` +
		'<draw:equation draw:name="f0" draw:formula="$0 -10800"/><draw:equation draw:name="f1" draw:formula="?f0 *2"/><draw:equation draw:name="f2" draw:formula="abs(?f1 )"/><draw:equation draw:name="f3" draw:formula="if(?f1 ,0,?f2 )"/>' +
		'<draw:equation draw:name="f4" draw:formula="21600-?f2 "/><draw:equation draw:name="f5" draw:formula="if(?f1 ,?f4 ,21600)"/><draw:equation draw:name="f6" draw:formula="if(?f1 ,?f2 ,0)"/><draw:equation draw:name="f7" draw:formula="if(?f1 ,21600,?f4 )"/></draw:enhanced-geometry></draw:custom-shape>'
	);
}

// --- The styles of an OpenDocument text, and those that single paragraphs and tables of it have besides.

/** Names under which LibreOffice has these styles itself and shows them in the user's language; ours keep their own. */
const BUILT_IN: Partial<Record<ParagraphStyleId | CharacterStyleId, string>> = {
	BodyText: 'Text_20_body',
	Heading1: 'Heading_20_1',
	Heading2: 'Heading_20_2',
	Heading3: 'Heading_20_3',
	Heading4: 'Heading_20_4',
	Heading5: 'Heading_20_5',
	Heading6: 'Heading_20_6',
	Caption: 'Caption',
	Quote: 'Quotations',
	FootnoteText: 'Footnote',
	Hyperlink: 'Internet_20_link',
};

function styleName(id: ParagraphStyleId | CharacterStyleId): string {
	return BUILT_IN[id] ?? id;
}

/** Fonts, default and named styles, as they stand in styles.xml. */
function namedStyles({ lang, look }: OfficeDocument): string {
	const [language, country] = LOCALES[lang].tag.split('-');
	const phrase = phrasebook(lang);
	const shown = ({ name }: Pick<ParagraphStyle, 'name'>) =>
		'own' in name ? phrase(`labels.word.styles.${name.own}`) : undefined;
	const paragraphs = Object.entries(paragraphStyles(look)).map(([id, style]) =>
		paragraphStyle(id as ParagraphStyleId, style, shown(style)),
	);
	const words = Object.entries(characterStyles(look)).map(
		([id, style]) =>
			`<style:style style:family="text"${attributes({
				'style:name': styleName(id as CharacterStyleId),
				'style:display-name': shown(style),
			})}>${textProperties(style)}</style:style>`,
	);
	return (
		`<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="110%" fo:orphans="2" fo:widows="2" style:tab-stop-distance="12.5mm"/>` +
		`<style:text-properties style:font-name="${FONTS.serif}" fo:font-size="${textSize(look)}pt" fo:language="${language}" fo:country="${country}" fo:hyphenate="false"/></style:default-style>` +
		`<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>` +
		`<style:style style:name="Standard" style:family="paragraph" style:class="text"/><style:style style:name="Index_20_Link" style:display-name="Index Link" style:family="text"/>${paragraphs.join('')}${words.join('')}` +
		`<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page"/>`
	);
}

const FONT_FACES = `<office:font-face-decls>${Object.values(FONTS)
	.map((name) => `<style:font-face style:name="${name}" svg:font-family="${name}"/>`)
	.join('')}</office:font-face-decls>`;

function paragraphStyle(id: ParagraphStyleId, style: ParagraphStyle, shown: string | undefined): string {
	return `<style:style style:family="paragraph"${attributes({
		'style:name': styleName(id),
		'style:display-name':
			shown ?? (BUILT_IN[id] === undefined ? undefined : BUILT_IN[id]?.replace('_20_', ' ')),
		'style:parent-style-name': style.basedOn === undefined ? 'Standard' : styleName(style.basedOn),
		'style:next-style-name': style.next === undefined ? undefined : styleName(style.next),
		'style:default-outline-level': style.level,
	})}>${paragraphProperties({
		...lengths(style),
		'fo:text-align': 'align' in style ? ALIGNMENTS[style.align ?? 'left'] : undefined,
		'fo:line-height': style.line === undefined ? undefined : `${style.line}pt`,
		'fo:keep-with-next': style.keepNext ? 'always' : undefined,
		'fo:keep-together': style.keepLines ? 'always' : undefined,
		'fo:border-left': style.barred ? `1.5pt solid #${RULE}` : undefined,
		'fo:padding-left': style.barred ? '8pt' : undefined,
	})}${textProperties(style)}</style:style>`;
}

function lengths({ before, after, left, right, hanging }: ParagraphStyle) {
	const points = (value: number | undefined) => (value === undefined ? undefined : `${value}pt`);
	const millimetres = (value: number | undefined) => (value === undefined ? undefined : `${value}mm`);
	return {
		'fo:margin-top': points(before),
		'fo:margin-bottom': points(after),
		'fo:margin-left': millimetres(left),
		'fo:margin-right': millimetres(right),
		'fo:text-indent': hanging === undefined ? undefined : `-${hanging}mm`,
	};
}

/** Sides as OpenDocument names them. */
const ALIGNMENTS = { left: 'start', right: 'end', center: 'center', both: 'justify' } as const;

/** The properties of a paragraph, with what stands inside them. */
function paragraphProperties(
	values: Readonly<Record<string, string | number | undefined>>,
	inside = '',
): string {
	const written = attributes(values);
	if (written === '' && inside === '') return '';
	return `<style:paragraph-properties${written}>${inside}</style:paragraph-properties>`;
}

function textProperties(style: CharacterStyle): string {
	return textLook({
		'style:font-name': style.font === undefined ? undefined : FONTS[style.font],
		'fo:font-size': style.size === undefined ? undefined : `${style.size}pt`,
		'fo:font-weight': style.bold === undefined ? undefined : style.bold ? 'bold' : 'normal',
		'fo:font-style': style.italic === undefined ? undefined : style.italic ? 'italic' : 'normal',
		'fo:color': style.color === undefined ? undefined : `#${style.color}`,
		'style:text-underline-style': style.underline ? 'solid' : undefined,
		'style:text-underline-width': style.underline ? 'auto' : undefined,
		'fo:text-transform': style.caps ? 'uppercase' : undefined,
	});
}

function textLook(values: Readonly<Record<string, string | undefined>>): string {
	const written = attributes(values);
	return written === '' ? '' : `<style:text-properties${written}/>`;
}

/** Styles that parts of the document have besides the named ones; the same look is one style. */
class OwnStyles {
	readonly #names = new Map<string, string>();
	readonly #written: string[] = [];

	/** The name of a style of this family, made where it is not there yet. */
	named(family: string, inside: string, parent?: string, more = ''): string {
		const key = `${family}|${parent ?? ''}|${more}|${inside}`;
		const known = this.#names.get(key);
		if (known !== undefined) return known;
		const name = `${family === 'text' ? 'T' : family === 'paragraph' ? 'P' : `${family.replace('table-', '')}-`}${this.#names.size + 1}`;
		this.#names.set(key, name);
		this.#written.push(
			`<style:style style:name="${name}" style:family="${family}"${parent === undefined ? '' : ` style:parent-style-name="${parent}"`}${more}>${inside}</style:style>`,
		);
		return name;
	}

	/** The style of words that look otherwise than their paragraph; undefined where they do not. */
	words({ bold, italic, strike, superscript, style }: TextLook): string | undefined {
		const inside = textLook({
			'fo:font-weight': bold === undefined ? undefined : bold ? 'bold' : 'normal',
			'fo:font-style': italic ? 'italic' : undefined,
			'style:text-line-through-style': strike ? 'solid' : undefined,
			'style:text-position': superscript ? 'super 58%' : undefined,
		});
		const parent = style === undefined ? undefined : styleName(style);
		return inside === '' ? parent : this.named('text', inside, parent);
	}

	/** The style of a list that is numbered from its own first number, or bulleted. */
	list(name: string, list?: { start: number; level: number }): string {
		const key = `list|${name}`;
		if (this.#names.has(key)) return name;
		this.#names.set(key, name);
		const levels = Array.from({ length: 9 }, (_, level) => {
			const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="${LIST_STEP * (level + 1)}mm" fo:text-indent="-${LIST_STEP}mm" text:list-tab-stop-position="${LIST_STEP * (level + 1)}mm"/></style:list-level-properties>`;
			return list === undefined
				? `<text:list-level-style-bullet text:level="${level + 1}" text:bullet-char="${BULLET_SIGNS[level % 3]}">${place}</text:list-level-style-bullet>`
				: `<text:list-level-style-number text:level="${level + 1}" style:num-format="1" style:num-suffix="." text:start-value="${level === list.level ? list.start : 1}">${place}</text:list-level-style-number>`;
		});
		this.#written.push(
			`<text:list-style style:name="${escapeXml(name)}">${levels.join('')}</text:list-style>`,
		);
		return name;
	}

	toString(): string {
		return this.#written.join('');
	}
}

// --- XML of OpenDocument: text that is safe in it, and its spaces, which are elements.

/** The text of a paragraph: a space that stands at its start or behind another one is an element. Source: ODF 1.3 part 3, 6.1.2. */
function textXml(text: string): string {
	return escapeXml(text).replace(/^ | {2,}/g, (spaces) =>
		spaces.length === 1 ? '<text:s/>' : ` <text:s text:c="${spaces.length - 1}"/>`,
	);
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
	return Object.entries(values)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
		.join('');
}

/** The namespaces of its parts. Source: ODF 1.3 part 3, 3.1. */
const NAMESPACES = Object.entries({
	office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
	style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
	text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
	table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
	draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
	fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
	svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
	xlink: 'http://www.w3.org/1999/xlink',
	dc: 'http://purl.org/dc/elements/1.1/',
	meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
})
	.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
	.join('');

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
