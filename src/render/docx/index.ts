/** A document as a Word file: real styles, lists, tables, head and foot. It is made for those who correct in Word; the PDF stays the record. */

import {
	AlignmentType,
	Document,
	type FileChild,
	type ILevelsOptions,
	type ISectionOptions,
	LevelFormat,
	Packer,
	PageOrientation,
	Paragraph,
	SectionType,
} from 'docx';
import { type Zippable, zipSync } from 'fflate';
import type { View } from '../../view/view-model.js';
import { type OfficeOptions, officeDocument } from '../office/index.js';
import type { Band, NumberedList, OfficeDocument } from '../office/model.js';
import type { OfficeView } from '../office/read-page.js';
import { BULLET_SIGNS, LIST_STEP } from '../office/styles.js';
import {
	BULLETS,
	firstHeader,
	footer,
	getBlocks,
	getFrame,
	header,
	numberingName,
	textRun,
	type WordFrame,
} from './blocks.js';
import { getStyles, getTableStyles, twips } from './styles.js';

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

/** Characters that XML 1.0 cannot hold: Word refuses a file that has one. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

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
					(typeof part === 'string' ? part : decoder.decode(part))
						.replace(NOT_XML, '\uFFFD')
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
