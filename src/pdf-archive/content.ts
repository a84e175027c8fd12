/** Walks the operators of a page (ISO 32000-1, 7.8): what is painted outside the structure, which glyphs are shown, which text they are. */

import { BrokenPdf, type Dict, isRegular, isSpace, Lexer, readText, Text } from './objects/values.js';

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

/** Operators that paint a path. */
export const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
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
	return new ContentWalk(content, resources, wanted, places).scan();
}

const OUTSIDE: Mark = { mcid: undefined, covered: false, artifact: false, replaced: false };

class ContentWalk {
	readonly #found: ContentScan = {
		unmarked: [],
		texts: [],
		painted: new Set(),
		deviceColor: false,
		fourInks: false,
	};
	readonly #content: Buffer;
	/** The bytes as text, one character each. */
	readonly #source: string;
	readonly #resources: ContentResources;
	readonly #wanted: (mcid: number | undefined) => boolean;
	readonly #places: PlaceListener | undefined;
	#at = 0;

	readonly #marks: Mark[] = [];
	#font: FontUse | undefined;
	/** Those that `q` keeps. */
	readonly #fonts: Array<FontUse | undefined> = [];
	/** Where the path under way began; -1 without one. */
	#path = -1;
	/** The text object under way that nothing covers, and where it shows something itself. */
	#text: { start: number; nested: boolean; shows: Array<[number, number]> } | undefined;

	// The operands of the next operator: where they begin, -1 without any, and what was read of them.
	#operands = -1;
	/** Offsets of the first name; most names are never looked at. */
	#nameStart = -1;
	#nameEnd = -1;
	#properties: ReadonlyMap<string, unknown> | undefined;
	/** Bytes of strings. */
	readonly #shown: number[] = [];

	constructor(
		content: Buffer,
		resources: ContentResources,
		wanted: (mcid: number | undefined) => boolean,
		places: PlaceListener | undefined,
	) {
		this.#content = content;
		this.#source = content.toString('latin1');
		this.#resources = resources;
		this.#wanted = wanted;
		this.#places = places;
	}

	scan(): ContentScan {
		const content = this.#content;
		const { length } = content;
		while (this.#at < length) {
			const code = content[this.#at] as number;
			if (isSpace(code)) this.#at++;
			else if (this.#operands === -1 && this.#font?.width === 2 && this.#passGlyphs(code, this.#font))
				continue;
			else if (code === PERCENT) this.#passComment();
			else if (isOperand(code)) this.#readOperand(code);
			else this.#readOperator();
		}
		return this.#found;
	}

	#mark(): Mark {
		return this.#marks[this.#marks.length - 1] ?? OUTSIDE;
	}

	#name(): string {
		return this.#nameStart === -1 ? '' : this.#content.toString('latin1', this.#nameStart, this.#nameEnd);
	}

	#passComment(): void {
		const content = this.#content;
		while (this.#at < content.length && content[this.#at] !== 10 && content[this.#at] !== 13) this.#at++;
	}

	#readOperand(code: number): void {
		const content = this.#content;
		const start = this.#at;
		if (this.#operands === -1) this.#operands = start;
		if (code === SLASH) {
			this.#at++;
			this.#passRegular();
			if (this.#nameStart !== -1) return;
			this.#nameStart = start + 1;
			this.#nameEnd = this.#at;
		} else if (code === LESS_THAN && content[start + 1] !== LESS_THAN)
			this.#at = readHexadecimal(content, start, this.#shown);
		else if (code === LESS_THAN || code === PARENTHESIS) this.#readValue();
		else {
			this.#at++;
			if (code !== OPEN_BRACKET && code !== CLOSE_BRACKET) this.#passRegular();
		}
	}

	/** A string in parentheses, or the properties of marked content. */
	#readValue(): void {
		const number = numberAt(this.#source, this.#at);
		if (number) {
			this.#properties = new Map([['MCID', number.mcid]]);
			this.#at = number.end;
			return;
		}
		const lexer = new Lexer(this.#content, this.#at);
		const value = lexer.value();
		this.#at = lexer.at;
		if (value instanceof Map) this.#properties = value;
		else if (value instanceof Text)
			for (const byte of Buffer.from(value.bytes, 'latin1')) this.#shown.push(byte);
	}

	#passRegular(): void {
		while (isRegular(this.#content[this.#at])) this.#at++;
	}

	#readOperator(): void {
		const start = this.#at;
		this.#passRegular();
		const operator = operatorAt(this.#content, start, this.#at);
		const begin = this.#operands === -1 ? start : this.#operands;
		if (this.#places && PLACING.has(operator))
			this.#places.meet(operator, () => this.#source.slice(begin, start).trim().split(/\s+/).map(Number));
		this.#operate(operator, begin, start);
		this.#operands = -1;
		this.#nameStart = -1;
		if (this.#shown.length > 0) this.#shown.length = 0;
		this.#properties = undefined;
	}

	/** `begin`: where the operands of the operator begin; `start`: where itself does. */
	#operate(operator: string, begin: number, start: number): void {
		switch (operator) {
			case 'BT':
				if (!this.#mark().covered) this.#text = { start, nested: false, shows: [] };
				break;
			case 'ET':
				this.#endText();
				break;
			case 'Tj':
			case 'TJ':
			case "'":
			case '"':
				this.#show(begin);
				break;
			case 'Tf':
				this.#font = this.#resources.font(this.#name());
				break;
			case 'q':
				this.#fonts.push(this.#font);
				break;
			case 'Q':
				this.#font = this.#fonts.pop();
				break;
			case 'BMC':
			case 'BDC':
				this.#openMark();
				break;
			case 'EMC':
				this.#marks.pop();
				break;
			case 'Do':
				this.#found.painted.add(this.#name());
				if (!this.#resources.isMarkedForm(this.#name())) this.#paint(begin);
				break;
			case 'sh':
				this.#paint(begin);
				break;
			case 'n':
				this.#path = -1;
				break;
			case 'BI':
				this.#passImage(start);
				break;
			case 'cs':
			case 'CS':
				if (this.#name() === 'DeviceCMYK') this.#found.fourInks = true;
				break;
			default:
				this.#draw(operator, begin);
		}
	}

	/** What makes a path, paints it, or sets a colour. */
	#draw(operator: string, begin: number): void {
		if (PATH.has(operator)) {
			if (this.#path === -1) this.#path = begin;
		} else if (PAINT.has(operator)) {
			this.#paint(this.#path === -1 ? begin : this.#path);
			this.#path = -1;
		} else if (DEVICE.has(operator)) {
			this.#found.deviceColor = true;
			if (operator === 'k' || operator === 'K') this.#found.fourInks = true;
		}
	}

	/** Something is painted from there to here; outside the structure that is noted. */
	#paint(start: number): void {
		if (!this.#mark().covered) this.#found.unmarked.push([start, this.#at]);
	}

	#endText(): void {
		const text = this.#text;
		this.#text = undefined;
		if (!text || text.shows.length === 0) return;
		if (text.nested) for (const each of text.shows) this.#found.unmarked.push(each);
		else this.#found.unmarked.push([text.start, this.#at]);
	}

	#openMark(): void {
		const around = this.#mark();
		const mcid = this.#properties?.get('MCID');
		const actual = this.#properties?.get('ActualText');
		const own = typeof mcid === 'number' ? mcid : undefined;
		const isArtifact = this.#name() === 'Artifact';
		if (this.#text && (own !== undefined || isArtifact)) this.#text.nested = true;
		const inner: Mark = {
			mcid: own ?? around.mcid,
			covered: around.covered || own !== undefined || isArtifact,
			artifact: around.artifact || isArtifact,
			replaced: around.replaced || actual instanceof Text,
		};
		this.#marks.push(inner);
		if (actual instanceof Text && !inner.artifact && !around.replaced && this.#wanted(inner.mcid))
			this.#found.texts.push({ mcid: inner.mcid, text: readText(actual) ?? '' });
	}

	/** An inline image: its data ends at the next EI between white space. */
	#passImage(start: number): void {
		const content = this.#content;
		let end = content.indexOf('EI', this.#at, 'latin1');
		while (end !== -1 && !(isSpace(content[end - 1]) && !isRegular(content[end + 2])))
			end = content.indexOf('EI', end + 2, 'latin1');
		this.#at = end === -1 ? content.length : end + 2;
		if (/\/(?:Device)?CMYK\b/.test(content.toString('latin1', start, this.#at))) this.#found.fourInks = true;
		this.#paint(start);
	}

	#show(start: number): void {
		const { mcid, covered, artifact, replaced } = this.#mark();
		if (this.#text && !covered) this.#text.shows.push([start, this.#at]);
		this.#places?.show(mcid);
		if (!this.#font) return;
		const collect = !artifact && !replaced && this.#wanted(mcid);
		let letters = '';
		const { width, used, unicode } = this.#font;
		const shown = this.#shown;
		for (let index = 0; index + width <= shown.length; index += width) {
			const first = shown[index] as number;
			const code = width === 1 ? first : first * 256 + (shown[index + 1] as number);
			if (!replaced || code === 0) used.add(code);
			if (collect) letters += unicode.get(code) ?? '';
		}
		if (letters !== '') this.#found.texts.push({ mcid, text: letters });
	}

	/** Passes over glyphs of two bytes, where `code` may open one. Whether there were any. */
	#passGlyphs(code: number, { used, unicode }: FontUse): boolean {
		if (MAY_BE_GLYPH[code] !== 1) return false;
		const { mcid, covered, artifact, replaced } = this.#mark();
		const collect = !artifact && !replaced && this.#wanted(mcid);
		const shows = covered ? undefined : this.#text?.shows;
		this.#places?.show(mcid);
		let letters = '';
		let at = this.#at;
		for (GLYPH.lastIndex = at; GLYPH.test(this.#source); GLYPH.lastIndex = at) {
			at = GLYPH.lastIndex;
			const glyph = glyphCode(this.#content, at);
			if (!replaced || glyph === 0) used.add(glyph);
			if (collect) letters += unicode.get(glyph) ?? '';
			shows?.push([at - GLYPH_LENGTH, at - 1]);
		}
		if (letters !== '') this.#found.texts.push({ mcid, text: letters });
		const isAny = at > this.#at;
		this.#at = at;
		return isAny;
	}
}

const PERCENT = 0x25;
const PARENTHESIS = 0x28;
const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Opens this byte a number, a name, a string, an array or a dictionary? */
function isOperand(code: number): boolean {
	return (
		(code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e || !isRegular(code)
	);
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

// --- The tokens of a content stream that a walk meets by the thousand.

/**
 * One glyph of two bytes, as the browser shows nearly all of a page: `8.5945892 0 Td <0003> Tj`. The expression passes over it several
 * times faster than a walk from byte to byte does, above all in a program that has only just begun.
 */
const GLYPH = /(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]{4}> Tj\n/y;

/** How long the last part of such a glyph is: `<0003> Tj` with its line break. */
const GLYPH_LENGTH = 10;

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
