/** What PDF/A-3 asks of the fonts that pages use, whoever made them (ISO 19005-3, 6.2.11). */

import { getNumber, getNumbers, type PdfDocument } from '../objects/document.js';
import { BrokenPdf, type Dict, getName, type Ref, Stream, type Value } from '../objects/values.js';
import { glyphFaults, PageWalker } from '../pages.js';
import { type StructureElement, structureElements } from '../tags/structure.js';
import { getEncodingLetters } from '../unicode.js';

// --- What the requirements look at, gathered once from a finished file.

/** A font with the codes that all pages show of it. */
interface UsedFont {
	entries: Dict;
	used: Set<number>;
}

/** What is known of a file. */
export interface Facts {
	document: PdfDocument;
	bytes: Buffer;
	catalog: Dict;
	xmp: string;
	elements: StructureElement[];
	roles: Dict | undefined;
	pages: Ref[];
	annotations: Array<{ reference: Value; entries: Dict }>;
	usedFonts: UsedFont[];
	/** A page sets a font that its resources do not have. */
	unknownFont: boolean;
	unmarked: number;
	deviceColor: boolean;
	missingGlyph: boolean;
	noUnicode: boolean;
}

/** Walks a document once for all requirements. `pdf`: the same document as its bytes. Throws `BrokenPdf` where it cannot be walked. */
export function gatherFacts(document: PdfDocument, pdf: Uint8Array): Facts {
	const { catalog } = document;
	const pages = document.pages();
	const walker = new PageWalker(document);
	const usedFonts = new Map<Dict, UsedFont>();
	const walked = pages.map((page) => {
		const { streams, fonts, unknownFont } = walker.walk(page, () => false);
		for (const { entries, used } of fonts) {
			const known = usedFonts.get(entries) ?? { entries, used: new Set() };
			usedFonts.set(entries, known);
			for (const code of used) known.used.add(code);
		}
		return { streams, unknownFont, faults: fonts.map(glyphFaults) };
	});
	const faults = walked.flatMap((page) => page.faults);
	const scans = walked.flatMap(({ streams }) => streams.map(({ scan }) => scan));
	const metadata = document.get(catalog.get('Metadata'));
	return {
		document,
		bytes: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength),
		catalog,
		xmp: metadata instanceof Stream ? document.content(catalog.get('Metadata')).toString('utf8') : '',
		elements: [...structureElements(document)],
		roles: document.maybeDict(document.maybeDict(catalog.get('StructTreeRoot'))?.get('RoleMap')),
		pages,
		annotations: pages.flatMap((page) =>
			document.list(document.dict(page).get('Annots')).map((reference) => ({
				reference,
				entries: document.dict(reference),
			})),
		),
		usedFonts: [...usedFonts.values()],
		unknownFont: walked.some((page) => page.unknownFont),
		unmarked: scans.reduce((sum, { unmarked }) => sum + unmarked.length, 0),
		deviceColor: scans.some(({ deviceColor }) => deviceColor),
		missingGlyph: faults.some(({ missing }) => missing),
		noUnicode: faults.some(({ noUnicode }) => noUnicode),
	};
}

const A3 = 'PDF/A-3';

/** Clause, what is wanted, and how it is seen. */
export const FONT_REQUIREMENTS: ReadonlyArray<
	[clause: string, detail: string, test: (facts: Facts) => boolean]
> = [
	[`${A3} 6.2.2`, 'what pages name is among their resources', ({ unknownFont }) => !unknownFont],
	[`${A3} 6.2.11.2`, 'fonts say what they are', everyFont(isNamed)],
	[`${A3} 6.2.11.3`, 'composite fonts say which glyph a code is', everyFont(isComposed)],
	[`${A3} 6.2.11.4`, 'every font is embedded', everyFont(isEmbedded)],
	[`${A3} 6.2.11.5`, 'glyphs are as wide as the font says', everyFont(isMeasured)],
];

type Test = (document: PdfDocument, entries: Dict, used: ReadonlySet<number>) => boolean;

function everyFont(test: Test): (facts: Facts) => boolean {
	return ({ document, usedFonts }) =>
		usedFonts.every(({ entries, used }: UsedFont) => test(document, entries, used));
}

const SIMPLE = new Set(['Type1', 'MMType1', 'TrueType', 'Type3']);

function isNamed(document: PdfDocument, entries: Dict): boolean {
	const kind = getName(entries.get('Subtype')) ?? '';
	const inner = kind === 'Type0' ? getDescendant(document, entries) : undefined;
	return (
		getName(document.get(entries.get('Type'))) === 'Font' &&
		(kind === 'Type3' || getName(document.get(entries.get('BaseFont'))) !== undefined) &&
		(kind === 'Type0' ? inner !== undefined && getName(inner.get('Type')) === 'Font' : SIMPLE.has(kind))
	);
}

function getDescendant(document: PdfDocument, entries: Dict): Dict | undefined {
	return document.maybeDict(document.list(entries.get('DescendantFonts'))[0]);
}

/** Codes are glyphs by the identity: tables of codes of other kinds are not read here. */
function isComposed(document: PdfDocument, entries: Dict): boolean {
	if (getName(entries.get('Subtype')) !== 'Type0') return true;
	const inner = getDescendant(document, entries);
	const table = getName(document.get(entries.get('Encoding')));
	if (!inner || (table !== 'Identity-H' && table !== 'Identity-V')) return false;
	const glyphs = document.get(inner.get('CIDToGIDMap'));
	return (
		getName(inner.get('Subtype')) === 'CIDFontType0' ||
		glyphs instanceof Stream ||
		getName(glyphs) === 'Identity'
	);
}

/** The program of a font, and under which key it stands. */
function getProgram(document: PdfDocument, entries: Dict): [key: string, bytes: Buffer] | undefined {
	const font = getName(entries.get('Subtype')) === 'Type0' ? getDescendant(document, entries) : entries;
	const descriptor = document.maybeDict(font?.get('FontDescriptor'));
	for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
		const file = descriptor?.get(key);
		if (document.get(file) instanceof Stream) return [key, document.content(file)];
	}
	return undefined;
}

/** A font whose glyphs are drawn by the file itself needs no program. */
function isEmbedded(document: PdfDocument, entries: Dict): boolean {
	if (getName(entries.get('Subtype')) === 'Type3') return true;
	const [key, bytes] = getProgram(document, entries) ?? [];
	if (!bytes) return false;
	if (key === 'FontFile') return bytes.toString('latin1', 0, 2) === '%!' || bytes[0] === 0x80;
	if (key === 'FontFile2') return readTrueType(bytes) !== undefined;
	return (
		bytes.length > 100 && (bytes[0] === 1 || /^(OTTO|\0\x01\0\0|true)/.test(bytes.toString('latin1', 0, 4)))
	);
}

/** Thousandths of the size by which a width may be off. */
const TOLERANCE = 1;

function isMeasured(document: PdfDocument, entries: Dict, used: ReadonlySet<number>): boolean {
	const kind = getName(entries.get('Subtype'));
	if (kind === 'Type3') return isDrawn(document, entries, used);
	const [key, bytes] = getProgram(document, entries) ?? [];
	const program = key === 'FontFile2' && bytes ? readTrueType(bytes) : undefined;
	// Programs of other kinds are believed as their maker embedded them.
	if (!program) return true;
	const getGlyph =
		kind === 'Type0' ? glyphsByTable(document, entries) : glyphsByCode(document, entries, program);
	const getWidth = kind === 'Type0' ? widthsByList(document, entries) : widthsByCode(document, entries);
	for (const code of used) {
		const glyph = getGlyph(code);
		if (glyph === undefined) continue;
		if (glyph >= program.glyphs || Math.abs(program.width(glyph) - getWidth(code)) > TOLERANCE) return false;
	}
	return true;
}

type OfCode<Result> = (code: number) => Result;

function glyphsByTable(document: PdfDocument, entries: Dict): OfCode<number> {
	const table = getDescendant(document, entries)?.get('CIDToGIDMap');
	if (!(document.get(table) instanceof Stream)) return (code) => code;
	const bytes = document.content(table);
	return (code) => ((bytes[code * 2] ?? 0) << 8) | (bytes[code * 2 + 1] ?? 0);
}

/** Flag of a font whose codes are its own. Source: ISO 32000-1, table 123. */
const SYMBOLIC = 4;

function glyphsByCode(
	document: PdfDocument,
	entries: Dict,
	program: FontProgram,
): OfCode<number | undefined> {
	const flags = document.get(document.maybeDict(entries.get('FontDescriptor'))?.get('Flags'));
	const isSymbolic = typeof flags === 'number' && (flags & SYMBOLIC) !== 0;
	const named = getEncodingLetters(getName(document.get(entries.get('Encoding'))));
	return (code) => {
		if (isSymbolic)
			return [
				program.getGlyph(3, 0, code),
				program.getGlyph(3, 0, 0xf000 + code),
				program.getGlyph(1, 0, code),
			].find((glyph) => glyph !== undefined && glyph !== 0);
		const letter = named?.get(code)?.codePointAt(0);
		const glyph = letter === undefined ? undefined : program.getGlyph(3, 1, letter);
		return glyph === 0 ? undefined : glyph;
	};
}

function widthsByCode(document: PdfDocument, entries: Dict): OfCode<number> {
	const widths = getNumbers(document, entries.get('Widths'));
	const first = getNumber(document.get(entries.get('FirstChar')));
	const missing = document.maybeDict(entries.get('FontDescriptor'))?.get('MissingWidth');
	return (code) => widths[code - first] ?? getNumber(document.get(missing));
}

/** More codes than the ranges of any font have. */
const MOST_WIDTHS = 4 * 65_536;

function widthsByList(document: PdfDocument, entries: Dict): OfCode<number> {
	const inner = getDescendant(document, entries);
	const widths = new Map<number, number>();
	let left = MOST_WIDTHS;
	const list = document.list(inner?.get('W')).map((value) => document.get(value));
	for (let at = 0; at < list.length; ) {
		const first = getNumber(list[at]);
		const next = list[at + 1];
		if (Array.isArray(next)) {
			for (const [index, width] of next.entries()) widths.set(first + index, getNumber(document.get(width)));
			at += 2;
			continue;
		}
		// A count of steps, for a code of many digits is no higher when one is added.
		const steps = Math.min(getNumber(next) - first, 0xffff);
		left -= steps + 1;
		if (left < 0) throw new BrokenPdf('a list of widths without end');
		for (let step = 0; step <= steps; step++) widths.set(first + step, getNumber(list[at + 2]));
		at += 3;
	}
	const usual = inner?.has('DW') ? getNumber(document.get(inner.get('DW'))) : 1000;
	return (code) => widths.get(code) ?? usual;
}

/** Each code has a glyph that the file draws, as wide as it says. */
function isDrawn(document: PdfDocument, entries: Dict, used: ReadonlySet<number>): boolean {
	const drawings = document.maybeDict(entries.get('CharProcs'));
	const names = getDifferences(document, document.maybeDict(entries.get('Encoding'))?.get('Differences'));
	const getWidth = widthsByCode(document, entries);
	for (const code of used) {
		const drawing = drawings?.get(names.get(code) ?? '');
		if (!(document.get(drawing) instanceof Stream)) return false;
		const [, width] = /^\s*(-?[\d.]+)\s/.exec(document.content(drawing).toString('latin1', 0, 60)) ?? [];
		if (width === undefined || Math.abs(Number(width) - getWidth(code)) > TOLERANCE) return false;
	}
	return true;
}

function getDifferences(document: PdfDocument, value: Value | undefined): Map<number, string> {
	const names = new Map<number, string>();
	let code = 0;
	for (const each of document.list(value)) {
		const name = getName(each);
		if (name === undefined) code = getNumber(each);
		else names.set(code++, name);
	}
	return names;
}

/** A TrueType program, read as far as its widths and the glyphs of its codes need (ISO/IEC 14496-22). */
interface FontProgram {
	glyphs: number;
	/** Width of a glyph, in thousandths of the size. */
	width(glyph: number): number;
	/** The glyph of a character by the table for that platform and encoding; undefined where there is no such table. */
	getGlyph(platform: number, encoding: number, character: number): number | undefined;
}

/** Tables without which nothing can be drawn. */
const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf'];

/** Reads a program; undefined where it is none. */
function readTrueType(bytes: Buffer): FontProgram | undefined {
	try {
		const tables = getTables(bytes);
		if (NEEDED.some((tag) => !tables.has(tag))) return undefined;
		const table = (tag: string) => tables.get(tag) ?? Buffer.alloc(0);
		const units = table('head').readUInt16BE(18);
		const glyphs = table('maxp').readUInt16BE(4);
		const measured = table('hhea').readUInt16BE(34);
		const metrics = table('hmtx');
		if (units === 0 || glyphs === 0 || measured === 0 || metrics.length < measured * 4) return undefined;
		return {
			glyphs,
			width: (glyph) => (metrics.readUInt16BE(Math.min(glyph, measured - 1) * 4) * 1000) / units,
			getGlyph: (platform, encoding, character) => {
				const map = mapFor(table('cmap'), platform, encoding);
				return map && glyphIn(map, character);
			},
		};
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

function getTables(bytes: Buffer): Map<string, Buffer> {
	const tables = new Map<string, Buffer>();
	const version = bytes.readUInt32BE(0);
	if (version !== 0x10000 && version !== 0x74727565) return tables;
	const count = bytes.readUInt16BE(4);
	for (let index = 0; index < count; index++) {
		const at = 12 + index * 16;
		const start = bytes.readUInt32BE(at + 8);
		const end = start + bytes.readUInt32BE(at + 12);
		if (end > bytes.length) continue;
		tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(start, end));
	}
	return tables;
}

function mapFor(maps: Buffer, platform: number, encoding: number): Buffer | undefined {
	if (maps.length < 4) return undefined;
	const count = maps.readUInt16BE(2);
	for (let index = 0; index < count; index++) {
		const at = 4 + index * 8;
		if (maps.readUInt16BE(at) === platform && maps.readUInt16BE(at + 2) === encoding)
			return maps.subarray(maps.readUInt32BE(at + 4));
	}
	return undefined;
}

/** The glyph of a character in one table; 0 where it has none, or is of a kind that fonts of documents do not have. */
function glyphIn(map: Buffer, character: number): number {
	const format = map.readUInt16BE(0);
	if (format === 0) return character < 256 ? (map[6 + character] ?? 0) : 0;
	if (format === 6) {
		const index = character - map.readUInt16BE(6);
		return index >= 0 && index < map.readUInt16BE(8) ? map.readUInt16BE(10 + index * 2) : 0;
	}
	if (format !== 4) return 0;
	const size = map.readUInt16BE(6);
	for (let at = 0; at < size; at += 2) {
		if (map.readUInt16BE(14 + at) < character) continue;
		const first = map.readUInt16BE(16 + size + at);
		if (first > character) return 0;
		const offset = map.readUInt16BE(16 + size * 3 + at);
		const delta = map.readUInt16BE(16 + size * 2 + at);
		if (offset === 0) return (character + delta) & 0xffff;
		const glyph = map.readUInt16BE(16 + size * 3 + at + offset + (character - first) * 2);
		return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
	}
	return 0;
}
