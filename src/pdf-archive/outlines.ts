/**
 * What the letters of a TrueType program look like (ISO/IEC 14496-22), as digests: a page that paints other shapes than its text says is told
 * without looking at it.
 */

import { createHash } from 'node:crypto';
import type { PdfDocument } from './objects/document.js';
import { type Dict, getName, Stream } from './objects/values.js';
import type { PageGlyphs } from './page-marks.js';

/** The shapes of a program. */
interface Outlines {
	/** Digest of a glyph that stands for a text; undefined where the program has no such glyph, or moves its points when it is drawn. */
	digest(glyph: number, text: string): string | undefined;
	isBlank(glyph: number): boolean;
}

/** Letters of a page by what they say. */
interface LetterTexts {
	/** Those that look otherwise than the fonts draw them. */
	other: string[];
	/** Those that the fonts do not have. */
	unknown: string[];
}

/**
 * Tells of the glyphs of a page, by font, what they look like beside what they say. `digests`: those of the letters of our fonts; `isOurs`:
 * whether a text is drawn by these and no others.
 */
export function createLetterCheck(
	document: PdfDocument,
	digests: ReadonlySet<string>,
	isOurs: (text: string) => boolean,
): (glyphs: PageGlyphs) => LetterTexts {
	const fonts = new Map<Dict, Outlines | undefined>();
	return (glyphs) => {
		const found: LetterTexts = { other: [], unknown: [] };
		for (const [font, codes] of glyphs) {
			if (!fonts.has(font)) fonts.set(font, fontOutlines(document, font));
			const outlines = fonts.get(font);
			for (const [code, texts] of codes)
				for (const text of texts) {
					if (digests.has(outlines?.digest(code, text) ?? '')) continue;
					if (outlines?.isBlank(code) === true && saidText(text).trim() === '') continue;
					(isOurs(text) ? found.other : found.unknown).push(text);
				}
		}
		return found;
	};
}

/** The outlines of a font whose codes are the glyphs of one TrueType program, as browsers write them; undefined of any other. */
function fontOutlines(document: PdfDocument, font: Dict): Outlines | undefined {
	const name = (entries: Dict | undefined, key: string) => getName(document.get(entries?.get(key)));
	const inner = document.maybeDict(document.list(font.get('DescendantFonts'))[0]);
	const descriptor = document.maybeDict(inner?.get('FontDescriptor'));
	const isPlain =
		name(font, 'Subtype') === 'Type0' &&
		name(font, 'Encoding') === 'Identity-H' &&
		name(inner, 'Subtype') === 'CIDFontType2' &&
		name(inner, 'CIDToGIDMap') === 'Identity';
	const program = descriptor?.get('FontFile2');
	if (!isPlain || !(document.get(program) instanceof Stream)) return undefined;
	return ['FontFile', 'FontFile3'].some((key) => descriptor?.has(key))
		? undefined
		: readOutlines(document.content(program));
}

/** Tables of programs as browsers embed them, and of our fonts; none of them draws or moves a point but those of outlines. */
const TABLES = new Set(
	'BASE GDEF GPOS GSUB MATH OS/2 STAT cmap gasp glyf head hhea hmtx loca maxp name post vhea vmtx'.split(' '),
);

/** Tables without which nothing can be drawn. */
const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf'];

/** Flags of the parts of a composite glyph (table glyf). */
const [WORDS, IS_OFFSET, SCALE, MORE, SCALES, MATRIX, INSTRUCTED, SCALED_OFFSET] = [
	0x1, 0x2, 0x8, 0x20, 0x40, 0x80, 0x100, 0x800,
];

/** Deeper than any font nests its glyphs. */
const DEEPEST = 6;

/** Bytes of a digest: too many to find by trial a shape that has one of these. */
export const OUTLINE_DIGEST = 9;

/** Reads a program; undefined where it is none, or holds what a browser does not put there. */
export function readOutlines(program: Buffer): Outlines | undefined {
	try {
		const tables = getTables(program);
		if (!tables || NEEDED.some((tag) => !tables.has(tag))) return undefined;
		return new Program((tag) => tables.get(tag) ?? Buffer.alloc(0));
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** The tables by name; undefined where one stands twice or is none of a browser's. */
function getTables(program: Buffer): Map<string, Buffer> | undefined {
	if (program.readUInt32BE(0) !== 0x10000) return undefined;
	const tables = new Map<string, Buffer>();
	const count = program.readUInt16BE(4);
	for (let index = 0; index < count; index++) {
		const at = 12 + index * 16;
		const tag = program.toString('latin1', at, at + 4);
		const start = program.readUInt32BE(at + 8);
		const end = start + program.readUInt32BE(at + 12);
		if (tables.has(tag) || !TABLES.has(tag) || end > program.length) return undefined;
		tables.set(tag, program.subarray(start, end));
	}
	return tables;
}

class Program implements Outlines {
	readonly #glyphs: Buffer;
	readonly #places: Buffer;
	readonly #metrics: Buffer;
	readonly #units: number;
	readonly #isLong: boolean;
	readonly #measured: number;
	readonly #shapes = new Map<number, string | undefined>();

	constructor(table: (tag: string) => Buffer) {
		this.#glyphs = table('glyf');
		this.#places = table('loca');
		this.#metrics = table('hmtx');
		this.#units = table('head').readUInt16BE(18);
		this.#isLong = table('head').readInt16BE(50) === 1;
		this.#measured = table('hhea').readUInt16BE(34);
	}

	digest(glyph: number, text: string): string | undefined {
		const shape = this.#shape(glyph);
		if (shape === undefined) return undefined;
		return createHash('sha256')
			.update(`${saidText(text)}\n${shape}`)
			.digest('hex')
			.slice(0, OUTLINE_DIGEST * 2);
	}

	isBlank(glyph: number): boolean {
		return this.#shape(glyph)?.endsWith(' ') === true;
	}

	#shape(glyph: number): string | undefined {
		if (!this.#shapes.has(glyph)) this.#shapes.set(glyph, this.#whole(glyph));
		return this.#shapes.get(glyph);
	}

	/** A glyph with the size of its square and how far readers move it to its left bearing. */
	#whole(glyph: number): string | undefined {
		try {
			const outline = this.#outline(glyph, 0);
			if (outline === undefined) return undefined;
			const [start, end] = this.#place(glyph);
			const moved = end > start ? this.#glyphs.readInt16BE(start + 2) - this.#bearing(glyph) : 0;
			return `${this.#units} ${moved} ${outline}`;
		} catch (error) {
			if (error instanceof RangeError) return undefined;
			throw error;
		}
	}

	#place(glyph: number): [start: number, end: number] {
		if (this.#isLong) return [this.#places.readUInt32BE(glyph * 4), this.#places.readUInt32BE(glyph * 4 + 4)];
		return [this.#places.readUInt16BE(glyph * 2) * 2, this.#places.readUInt16BE(glyph * 2 + 2) * 2];
	}

	#bearing(glyph: number): number {
		const at = glyph < this.#measured ? glyph * 4 + 2 : this.#measured * 4 + (glyph - this.#measured) * 2;
		return this.#metrics.readInt16BE(at);
	}

	/** Its contours as places of points, or the parts that it is put together from. */
	#outline(glyph: number, depth: number): string | undefined {
		const [start, end] = this.#place(glyph);
		if (end <= start) return '';
		if (depth > DEEPEST) return undefined;
		const data = this.#glyphs.subarray(start, end);
		const contours = data.readInt16BE(0);
		return contours < 0 ? this.#parts(data, depth) : simpleOutline(data, contours);
	}

	#parts(data: Buffer, depth: number): string | undefined {
		const parts: string[] = [];
		let flags = MORE;
		for (let at = 10; flags & MORE; ) {
			flags = data.readUInt16BE(at);
			const glyph = data.readUInt16BE(at + 2);
			at += 4;
			if (!(flags & IS_OFFSET) || flags & INSTRUCTED) return undefined;
			const [x, y] =
				flags & WORDS
					? [data.readInt16BE(at), data.readInt16BE(at + 2)]
					: [data.readInt8(at), data.readInt8(at + 1)];
			at += flags & WORDS ? 4 : 2;
			const scales = flags & SCALE ? 1 : flags & SCALES ? 2 : flags & MATRIX ? 4 : 0;
			const matrix = Array.from({ length: scales }, (_, index) => data.readInt16BE(at + index * 2));
			at += scales * 2;
			const inner = this.#outline(glyph, depth + 1);
			if (inner === undefined) return undefined;
			parts.push(`${x},${y},${matrix.join(',')},${flags & SCALED_OFFSET}(${inner})`);
		}
		return parts.join('+');
	}
}

/** Flags of a point of a simple glyph (table glyf). */
const [ON_CURVE, SHORT_X, SHORT_Y, REPEAT, SAME_X, SAME_Y] = [0x1, 0x2, 0x4, 0x8, 0x10, 0x20];

function simpleOutline(data: Buffer, contours: number): string | undefined {
	const ends = Array.from({ length: contours }, (_, index) => data.readUInt16BE(10 + index * 2));
	let at = 10 + contours * 2;
	// Instructions move points when the letter is drawn.
	if (data.readUInt16BE(at) !== 0) return undefined;
	at += 2;
	const count = contours === 0 ? 0 : (ends.at(-1) ?? 0) + 1;
	const flags: number[] = [];
	while (flags.length < count) {
		const flag = data.readUInt8(at++);
		const times = flag & REPEAT ? data.readUInt8(at++) + 1 : 1;
		for (let each = 0; each < times; each++) flags.push(flag);
	}
	const along = (isShort: number, isSame: number) => {
		let place = 0;
		return flags.map((flag) => {
			if (flag & isShort) place += flag & isSame ? data.readUInt8(at++) : -data.readUInt8(at++);
			else if (!(flag & isSame)) {
				place += data.readInt16BE(at);
				at += 2;
			}
			return place;
		});
	};
	const xs = along(SHORT_X, SAME_X);
	const ys = along(SHORT_Y, SAME_Y);
	return `${ends.join(',')}:${xs.map((x, index) => `${x},${ys[index]},${(flags[index] ?? 0) & ON_CURVE}`).join(' ')}`;
}

/** A text as two glyphs of one letter may say it: without what is not seen, a raised or joined letter as the letter. */
export function saidText(text: string): string {
	return text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}
