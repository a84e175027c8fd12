/** The view as a Word file: real styles, lists, tables, head and foot. It is made for those who correct in Word; the PDF stays the record. */

import { Document, type FileChild, type ISectionOptions, Packer, Paragraph, SectionType } from 'docx';
import type { View } from '../../view/view-model.js';
import { actionBlocks, endBlocks, listBlocks, proofBlocks } from './end.js';
import { agenda, type Band, facts, letterhead, participants, roll, title } from './head.js';
import { itemBlocks } from './items.js';
import { BULLETS, bulletLevels, createPress, type Press } from './press.js';
import { proseBlocks } from './prose.js';
import { firstHeader, footer, header } from './running.js';
import { sameBytes } from './same-bytes.js';
import { stylesOf, tableStylesOf } from './styles.js';

/** What a Word file is told besides its view. */
export interface DocxOptions {
	/** ISO date that the file's properties bear: the meeting's, never the clock's. */
	date: string;
}

/** A view as the bytes of a .docx. The same view gives the same bytes. */
export async function renderDocx(view: View, options: DocxOptions): Promise<Uint8Array> {
	const press = createPress(view);
	const sections = joined(bandsOf(view, press)).map((band, index) => sectionOf(band, index, press));
	const document = new Document({
		title: view.documentTitle,
		creator: view.letterhead.name ?? '',
		lastModifiedBy: view.letterhead.name ?? '',
		description: '',
		styles: stylesOf(press),
		externalStyles: tableStylesOf(press),
		numbering: {
			config: [
				{ reference: BULLETS, levels: bulletLevels() },
				...press.lists.map(({ reference, levels }) => ({ reference, levels })),
			],
		},
		footnotes: footnotesOf(view, press),
		sections,
	});
	return sameBytes(partsOf(document), options.date);
}

/**
 * The parts of a Word file before they are packed. Packing by the package itself stamps them with the clock, and fails where that stands before
 * 1980 or after 2099, as on a machine without a battery; its compiler is private, so the exact version of the package is pinned.
 */
function partsOf(document: Document): Map<string, string | Uint8Array> {
	const { compiler } = Packer as unknown as {
		compiler: { compile(document: Document): Map<string, string | Uint8Array> };
	};
	return compiler.compile(document);
}

/** The notes, at the foot of the pages that refer to them. */
function footnotesOf({ notes }: View, press: Press): Record<string, { children: Paragraph[] }> {
	return Object.fromEntries(
		(notes?.notes ?? []).map(({ number, html }) => {
			const blocks = proseBlocks(html.replace(/^(<p>)?/, '$1 '), press, 'FootnoteText');
			// The number of the note stands in its first paragraph.
			const [first] = blocks;
			if (!(first instanceof Paragraph)) blocks.unshift(new Paragraph({ style: 'FootnoteText' }));
			// The package speaks of paragraphs, and takes tables too, as Word does.
			return [number, { children: blocks as Paragraph[] }];
		}),
	);
}

/** The document in its order, as the templates have it. */
function bandsOf(view: View, press: Press): Band[] {
	const single = (children: FileChild[]): Band => ({ columns: 1, children });
	return [
		single([...letterhead(view.letterhead, press), ...title(view.title, press), ...facts(view.facts, press)]),
		...participants(view.participants, press),
		single([
			...agenda(view.agenda, press),
			...itemBlocks(view.items, press),
			...listBlocks(view, press),
			...itemBlocks(view.tail, press),
			...actionBlocks(view, press),
			...endBlocks(view, press),
			...(view.roll === null ? [] : roll(view.roll, true, press)),
			...proofBlocks(view, press),
		]),
	];
}

/** Neighbours of as many columns are one section; a few names need no columns. */
function joined(bands: readonly Band[]): Band[] {
	const result: Band[] = [];
	for (const band of bands) {
		const columns = band.children.length < FEW ? 1 : band.columns;
		const last = result.at(-1);
		if (last?.columns === columns) for (const each of band.children) last.children.push(each);
		else result.push({ columns, children: [...band.children] });
	}
	return result.filter(({ children }) => children.length > 0);
}

/** Lists shorter than this stay in one column. */
const FEW = 4;

function sectionOf(band: Band, index: number, press: Press): ISectionOptions {
	return {
		properties: {
			titlePage: index === 0,
			...(index === 0 ? {} : { type: SectionType.CONTINUOUS }),
			page: {
				size: { width: 11906, height: 16838 },
				margin: { top: 1418, bottom: 1418, left: 1418, right: 1418, header: 680, footer: 680 },
			},
			...(band.columns === 1 ? {} : { column: { count: band.columns, space: 340 } }),
		},
		...(index === 0
			? {
					headers: { default: header(press), first: firstHeader(press) },
					footers: { default: footer(press), first: footer(press) },
				}
			: {}),
		children: band.children,
	};
}
