/** The blocks of a document as those of an OpenDocument text. */

import type { Block, Cell, Inline, OfficeDocument, OfficeParagraph, OfficeTable } from '../office/model.js';
import { headShare, paragraphStyles, RULE, TABLE_STYLES } from '../office/styles.js';
import { ALIGNMENTS, OwnStyles, paragraphProperties, styleName } from './styles.js';
import { attributes, escapeXml, textXml } from './xml.js';

/** Links within the document look as the words that they stand in. */
const PLAIN_LINK = ' text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"';

/** Pixels of a 96th of an inch. */
const PIXEL = 25.4 / 96;

/** Writes the content of one document; what it needs besides, it keeps. */
export class ContentWriter {
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

	/** A paragraph or a heading. */
	paragraph(block: OfficeParagraph): string {
		const { level } = paragraphStyles(this.#source.look)[block.style];
		const attributesOf = `text:style-name="${this.#getStyle(block)}"`;
		const inside = this.inline(block.children);
		return level === undefined
			? `<text:p ${attributesOf}>${inside}</text:p>`
			: `<text:h ${attributesOf} text:outline-level="${level}">${inside}</text:h>`;
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

	/** Inline parts. */
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
		{ style }: OfficeTable,
		place: { isHead: boolean; index: number; count: number; column: number; isLast: boolean },
	): string {
		const { borders, tint } = TABLE_STYLES[style];
		const { isHead, index, count, column, isLast } = place;
		const line = (side: (typeof borders)[number]) =>
			borders.includes(side) ? `0.5pt solid #${RULE}` : 'none';
		return this.styles.named(
			'table-cell',
			`<style:table-cell-properties${attributes({
				'fo:padding-left': '1.25mm',
				'fo:padding-right': '1.25mm',
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
export function pageLayout({ page }: OfficeDocument): string {
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
export function masterPages(source: OfficeDocument, writer: ContentWriter): string {
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
