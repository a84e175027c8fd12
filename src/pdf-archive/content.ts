/** Walks the operators of a page (ISO 32000-1, 7.8): what is painted outside the structure, which glyphs are shown, which text they are. */

import { BrokenPdf, isRegular, isSpace, Lexer } from './objects/lexer.js';
import { type Dict, readText, Text } from './objects/values.js';

/** A font as a page uses it. */
export interface FontUse {
	/** The font's dictionary. */
	entries: Dict;
	/** Bytes of one code: 2 for composite fonts, else 1. */
	width: 1 | 2;
	/** Unicode of each code, by the font's own table. */
	unicode: ReadonlyMap<number, string>;
	/** Codes shown without a replacement text around them. */
	used: Set<number>;
}

/** What a content stream may name. */
interface ContentResources {
	font(name: string): FontUse | undefined;
	/** Whether that external object holds marked content of its own. */
	isMarkedForm(name: string): boolean;
}

/** A piece of text with the marked content that it stands in. */
export interface ShownText {
	/** Identifier of the marked content; undefined outside the structure. */
	mcid: number | undefined;
	text: string;
}

/** What was found in a content stream. */
export interface ContentScan {
	/** Stretches that paint outside the structure, as offsets, in order. */
	unmarked: Array<[start: number, end: number]>;
	texts: ShownText[];
	/** External objects painted, by name. */
	painted: Set<string>;
	/** Operators of device colours were met. */
	deviceColor: boolean;
	/** Colours of the four inks were met. */
	fourInks: boolean;
}

const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const PATH = new Set(['m', 're', 'l', 'c', 'v', 'y', 'h']);
/** Operators that a listener to places is told of. */
const PLACING = new Set('q Q cm BT Tm Td re m l W W* n f f* S B'.split(' '));
const DEVICE = new Set(['rg', 'RG', 'g', 'G', 'k', 'K']);

/** First bytes of a glyph: its bracket, or the number that moves it. */
const MAY_BE_GLYPH = new Uint8Array(256);
for (const character of '<-.0123456789') MAY_BE_GLYPH[character.charCodeAt(0)] = 1;

/** The marked content around a place, with everything around that. */
interface Mark {
	mcid: number | undefined;
	/** In the structure, or an artifact. */
	covered: boolean;
	artifact: boolean;
	/** A replacement text stands for what is shown. */
	replaced: boolean;
}

/** Told where a page paints, operator by operator. */
export interface PlaceListener {
	/** An operator that moves, keeps a state or makes a shape. */
	meet(operator: string, operands: () => number[]): void;
	/** Text is shown: in the structure under this identifier, or as an artifact. */
	show(mcid: number | undefined): void;
}

/** Walks a content stream. Texts are gathered where `wanted` asks for them. */
export function scanContent(
	content: Buffer,
	resources: ContentResources,
	wanted: (mcid: number | undefined) => boolean,
	places?: PlaceListener,
): ContentScan {
	const scan: ContentScan = {
		unmarked: [],
		texts: [],
		painted: new Set(),
		deviceColor: false,
		fourInks: false,
	};
	const marks: Mark[] = [];
	let font: FontUse | undefined;
	const fonts: Array<FontUse | undefined> = [];
	let path = -1;
	let text: { start: number; nested: boolean; shows: Array<[number, number]> } | undefined;
	// Offsets of the first name among the operands; most names are never looked at.
	let nameStart = -1;
	let nameEnd = -1;
	const name = () => (nameStart === -1 ? '' : content.toString('latin1', nameStart, nameEnd));
	let properties: ReadonlyMap<string, unknown> | undefined;
	const shown: number[] = [];
	let operands = -1;
	const outside: Mark = { mcid: undefined, covered: false, artifact: false, replaced: false };
	const mark = () => marks[marks.length - 1] ?? outside;

	const show = (start: number, end: number) => {
		const { mcid, covered, artifact, replaced } = mark();
		if (text && !covered) text.shows.push([start, end]);
		places?.show(mcid);
		if (!font) return;
		const collect = !artifact && !replaced && wanted(mcid);
		let letters = '';
		const { width, used, unicode } = font;
		for (let index = 0; index + width <= shown.length; index += width) {
			const first = shown[index] as number;
			const code = width === 1 ? first : first * 256 + (shown[index + 1] as number);
			if (!replaced || code === 0) used.add(code);
			if (collect) letters += unicode.get(code) ?? '';
		}
		if (letters !== '') scan.texts.push({ mcid, text: letters });
	};

	/** Passes over glyphs of two bytes; returns where something else begins. */
	const passGlyphs = (from: number, { used, unicode }: FontUse): number => {
		const { mcid, covered, artifact, replaced } = mark();
		const collect = !artifact && !replaced && wanted(mcid);
		const shows = covered ? undefined : text?.shows;
		places?.show(mcid);
		let letters = '';
		let at = from;
		for (GLYPH.lastIndex = at; GLYPH.test(source); GLYPH.lastIndex = at) {
			at = GLYPH.lastIndex;
			const code = glyphCode(content, at);
			if (!replaced || code === 0) used.add(code);
			if (collect) letters += unicode.get(code) ?? '';
			shows?.push([at - GLYPH_LENGTH, at - 1]);
		}
		if (letters !== '') scan.texts.push({ mcid, text: letters });
		return at;
	};

	const source = content.toString('latin1');
	const { length } = content;
	for (let at = 0; at < length; ) {
		const code = content[at] as number;
		if (isSpace(code)) {
			at++;
			continue;
		}
		const start = at;
		if (operands === -1 && font?.width === 2 && MAY_BE_GLYPH[code] === 1) {
			at = passGlyphs(at, font);
			if (at > start) continue;
		}
		if (code === 0x25) {
			while (at < length && content[at] !== 10 && content[at] !== 13) at++;
			continue;
		}
		const isOperand =
			(code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e || !isRegular(code);
		if (isOperand) {
			if (operands === -1) operands = start;
			if (code === 0x2f) {
				at++;
				while (isRegular(content[at])) at++;
				if (nameStart === -1) {
					nameStart = start + 1;
					nameEnd = at;
				}
			} else if (code === 0x3c && content[at + 1] !== 0x3c) at = readHexadecimal(content, at, shown);
			else if (code === 0x3c || code === 0x28) {
				const number = numberAt(source, at);
				if (number) {
					properties = new Map([['MCID', number.mcid]]);
					at = number.end;
					continue;
				}
				const lexer = new Lexer(content, at);
				const value = lexer.value();
				at = lexer.at;
				if (value instanceof Text) for (const byte of Buffer.from(value.bytes, 'latin1')) shown.push(byte);
				else if (value instanceof Map) properties = value;
			} else {
				at++;
				if (code !== 0x5b && code !== 0x5d) while (isRegular(content[at])) at++;
			}
			continue;
		}
		while (isRegular(content[at])) at++;
		const operator = operatorAt(content, start, at);
		const begin = operands === -1 ? start : operands;
		if (places && PLACING.has(operator)) places.meet(operator, () => numbersIn(source, begin, start));
		switch (operator) {
			case 'BT':
				if (!mark().covered) text = { start, nested: false, shows: [] };
				break;
			case 'ET':
				if (text && text.shows.length > 0) {
					if (text.nested) for (const each of text.shows) scan.unmarked.push(each);
					else scan.unmarked.push([text.start, at]);
				}
				text = undefined;
				break;
			case 'Tj':
			case 'TJ':
			case "'":
			case '"':
				show(begin, at);
				break;
			case 'Tf':
				font = resources.font(name());
				break;
			case 'q':
				fonts.push(font);
				break;
			case 'Q':
				font = fonts.pop();
				break;
			case 'BMC':
			case 'BDC': {
				const around = mark();
				const mcid = properties?.get('MCID');
				const actual = properties?.get('ActualText');
				const own = typeof mcid === 'number' ? mcid : undefined;
				const isArtifact = name() === 'Artifact';
				if (text && (own !== undefined || isArtifact)) text.nested = true;
				const inner: Mark = {
					mcid: own ?? around.mcid,
					covered: around.covered || own !== undefined || isArtifact,
					artifact: around.artifact || isArtifact,
					replaced: around.replaced || actual instanceof Text,
				};
				marks.push(inner);
				if (actual instanceof Text && !inner.artifact && !around.replaced && wanted(inner.mcid))
					scan.texts.push({ mcid: inner.mcid, text: readText(actual) ?? '' });
				break;
			}
			case 'EMC':
				marks.pop();
				break;
			case 'Do': {
				scan.painted.add(name());
				if (!mark().covered && !resources.isMarkedForm(name())) scan.unmarked.push([begin, at]);
				break;
			}
			case 'sh':
				if (!mark().covered) scan.unmarked.push([begin, at]);
				break;
			case 'n':
				path = -1;
				break;
			case 'BI': {
				// An inline image: its data ends at the next EI between white space.
				let end = content.indexOf('EI', at, 'latin1');
				while (end !== -1 && !(isSpace(content[end - 1]) && !isRegular(content[end + 2])))
					end = content.indexOf('EI', end + 2, 'latin1');
				at = end === -1 ? length : end + 2;
				if (/\/(?:Device)?CMYK\b/.test(content.toString('latin1', start, at))) scan.fourInks = true;
				if (!mark().covered) scan.unmarked.push([start, at]);
				break;
			}
			case 'cs':
			case 'CS':
				if (name() === 'DeviceCMYK') scan.fourInks = true;
				break;
			default:
				if (PATH.has(operator)) {
					if (path === -1) path = begin;
				} else if (PAINT.has(operator)) {
					if (!mark().covered) scan.unmarked.push([path === -1 ? begin : path, at]);
					path = -1;
				} else if (DEVICE.has(operator)) {
					scan.deviceColor = true;
					if (operator === 'k' || operator === 'K') scan.fourInks = true;
				}
		}
		operands = -1;
		nameStart = -1;
		if (shown.length > 0) shown.length = 0;
		properties = undefined;
	}
	return scan;
}

/** Puts what is painted outside the structure into artifacts: a reader aloud passes it over (ISO 14289-1, 7.1). */
export function markArtifacts(content: Buffer, unmarked: ReadonlyArray<[number, number]>): Buffer {
	const pieces: Buffer[] = [];
	let done = 0;
	for (const [start, end] of unmarked) {
		pieces.push(content.subarray(done, start), BEGIN_ARTIFACT, content.subarray(start, end), END_ARTIFACT);
		done = end;
	}
	pieces.push(content.subarray(done));
	return Buffer.concat(pieces);
}

/** Puts an ornament behind what a page paints, in the units of the page: the browser leaves others behind at the end. */
export function addOrnament(content: Buffer, operators: string): Buffer {
	return Buffer.concat([
		BEGIN_STATE,
		content,
		END_STATE,
		BEGIN_ARTIFACT,
		Buffer.from(operators),
		END_ARTIFACT,
	]);
}

const BEGIN_STATE = Buffer.from('q\n', 'latin1');
const END_STATE = Buffer.from('\nQ\n', 'latin1');
const BEGIN_ARTIFACT = Buffer.from('/Artifact BMC\n', 'latin1');
const END_ARTIFACT = Buffer.from('\nEMC\n', 'latin1');

function numbersIn(source: string, from: number, to: number): number[] {
	return source.slice(from, to).trim().split(/\s+/).map(Number);
}

// --- The tokens of a content stream that a walk meets by the thousand.

/**
 * One glyph of two bytes, as the browser shows nearly all of a page: `8.5945892 0 Td <0003> Tj`. The expression passes over it several
 * times faster than a walk from byte to byte does, above all in a program that has only just begun.
 */
const GLYPH = /(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]{4}> Tj\n/y;

/** How long the last part of such a glyph is: `<0003> Tj` with its line break. */
const GLYPH_LENGTH = 10;

/** The code of the glyph that ends at a place. */
function glyphCode(content: Buffer, end: number): number {
	let code = 0;
	for (let at = end - GLYPH_LENGTH + 1; content[at] !== 0x3e; at++)
		code = code * 16 + (DIGIT[content[at] as number] as number);
	return code;
}

/** Values of hexadecimal digits, by their bytes. */
const DIGIT = new Uint8Array(256);
for (const digit of '0123456789ABCDEFabcdef') DIGIT[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

/** The commonest properties of marked content. */
const NUMBERED = /<<\/MCID (\d+) ?>>/y;

/** Properties that are nothing but the number of marked content, and where they end. */
function numberAt(source: string, at: number): { mcid: number; end: number } | undefined {
	NUMBERED.lastIndex = at;
	const found = NUMBERED.exec(source);
	return found ? { mcid: Number(found[1]), end: NUMBERED.lastIndex } : undefined;
}

const OPERATORS = new Map<number, string>();

/** An operator; the short ones, which are nearly all, are made into text once. */
function operatorAt(content: Buffer, start: number, end: number): string {
	if (end - start > 3) return content.toString('latin1', start, end);
	let key = 0;
	for (let at = start; at < end; at++) key = key * 256 + (content[at] as number);
	const known = OPERATORS.get(key);
	if (known !== undefined) return known;
	const made = content.toString('latin1', start, end);
	OPERATORS.set(key, made);
	return made;
}

/** Reads a string in hexadecimal from its bracket on; returns where it ends. */
function readHexadecimal(content: Buffer, start: number, bytes: number[]): number {
	let pending = -1;
	for (let at = start + 1; at < content.length; at++) {
		const code = content[at] as number;
		if (code === 0x3e) {
			if (pending !== -1) bytes.push(pending * 16);
			return at + 1;
		}
		const digit =
			code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x41 && code <= 0x46 ? code - 55 : code - 87;
		if (digit < 0 || digit > 15 || (code > 0x46 && code < 0x61)) continue;
		if (pending === -1) pending = digit;
		else {
			bytes.push(pending * 16 + digit);
			pending = -1;
		}
	}
	throw new BrokenPdf('an open string');
}
