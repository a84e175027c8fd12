/** The values of a PDF, as they are read and written (ISO 32000-1, 7.3). */

import { deflateSync, inflateSync } from 'node:zlib';

/** Any value. Whole numbers are numbers; a number with a point keeps its text, so that what is written is what was read. */
export type Value = null | boolean | number | Real | Name | Text | Ref | Value[] | Dict | Stream;

/** A dictionary, by name of key. */
export type Dict = Map<string, Value>;

/** A number with a point. */
export class Real {
	constructor(readonly text: string) {}
}

/** A name, without its slash, one character a byte. */
export class Name {
	constructor(readonly name: string) {}
}

/** A string: its bytes, one character each. */
export class Text {
	constructor(readonly bytes: string) {}
}

/** A reference to an object. */
export class Ref {
	constructor(readonly number: number) {}
}

/** A stream: its dictionary, and its bytes as they stand in the file. */
export class Stream {
	constructor(
		readonly dict: Dict,
		readonly raw: Uint8Array,
	) {}
}

/** A dictionary out of an object, for writing. */
export function dict(entries: Readonly<Record<string, Value | undefined>>): Dict {
	const made: Dict = new Map();
	for (const [key, value] of Object.entries(entries)) if (value !== undefined) made.set(key, value);
	return made;
}

/** A text string (7.9.2.2): UTF-16 with its mark, whatever the letters are. */
export function textString(text: string): Text {
	const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
	return new Text(bytes.toString('latin1'));
}

/** What a text string says. */
export function readText(value: Value | undefined): string | undefined {
	if (!(value instanceof Text)) return undefined;
	const bytes = Buffer.from(value.bytes, 'latin1');
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
		return even.swap16().toString('utf16le');
	}
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
	return value.bytes.replace(/[\x18-\x1F\x80-\xA0]/g, (letter) => OTHER_LETTERS.get(letter) ?? letter);
}

/** Where PDFDocEncoding has other letters than Latin-1 (annex D.2). */
const OTHER_LETTERS: ReadonlyMap<string, string> = new Map([
	...[...'˘ˇˆ˙˝˛˚˜'].map((letter, index) => [String.fromCharCode(0x18 + index), letter] as const),
	...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map(
		(letter, index) => [String.fromCharCode(0x80 + index), letter] as const,
	),
	['\xA0', '€'],
]);

/** The text of a name; nothing where the value is none. A reference is not followed. */
export function getName(value: Value | undefined): string | undefined {
	return value instanceof Name ? value.name : undefined;
}

/** A value as it is written. Strings are written in hexadecimal: nothing in them can end them early. */
export function serialize(value: Value): string {
	if (value === null) return 'null';
	if (typeof value === 'boolean' || typeof value === 'number') return String(value);
	if (value instanceof Real) return value.text;
	if (value instanceof Name) return serializeName(value.name);
	if (value instanceof Text) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
	if (value instanceof Ref) return `${value.number} 0 R`;
	if (Array.isArray(value)) return `[${value.map(serialize).join(' ')}]`;
	if (value instanceof Stream) throw new Error('a stream stands alone');
	let text = '<<';
	for (const [key, entry] of value) text += `${serializeName(key)} ${serialize(entry)}\n`;
	return `${text}>>`;
}

function serializeName(name: string): string {
	return `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

// --- Reads the values of a PDF, byte by byte (ISO 32000-1, 7.2 and 7.3).

/** A PDF that cannot be read: cut short, damaged, or no PDF at all. */
export class BrokenPdf extends Error {}

/** Whether reading failed of what the file holds: a damaged one may make values of the wrong kind, or nest them without an end. */
export function isDamage(error: unknown): boolean {
	return error instanceof BrokenPdf || error instanceof RangeError || error instanceof TypeError;
}

/** Deeper nesting than any honest file has; it keeps a hostile one from exhausting the stack. */
const DEEPEST = 200;

const SPACE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const character of '()<>[]{}/%') KIND[character.charCodeAt(0)] = DELIMITER;

/** Whether a byte is white space. */
export function isSpace(code: number | undefined): boolean {
	return code !== undefined && KIND[code] === SPACE;
}

/** Whether a byte belongs to a name, a number or a word. */
export function isRegular(code: number | undefined): boolean {
	return code !== undefined && KIND[code] === 0;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values from a place on. */
export class Lexer {
	constructor(
		readonly bytes: Buffer,
		/** Where reading goes on. */
		public at = 0,
	) {}

	/** Passes white space and comments. */
	skip(): void {
		for (;;) {
			const code = this.bytes[this.at];
			if (isSpace(code)) this.at++;
			else if (code === 0x25) {
				while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
					this.at++;
			} else return;
		}
	}

	/** Takes a word of regular characters, or nothing. */
	word(): string {
		this.skip();
		const start = this.at;
		while (isRegular(this.bytes[this.at])) this.at++;
		return this.bytes.toString('latin1', start, this.at);
	}

	integer(): number {
		this.skip();
		const value = this.#wholeNumber();
		if (value === undefined) throw new BrokenPdf(`a number was expected at byte ${this.at}`);
		return value;
	}

	byte(): number | undefined {
		this.skip();
		return this.bytes[this.at++];
	}

	/** Takes exactly this word. */
	expect(word: string): void {
		if (this.word() !== word) throw new BrokenPdf(`${word} was expected at byte ${this.at}`);
	}

	value(depth = 0): Value {
		if (depth > DEEPEST) throw new BrokenPdf('values nested too deep');
		this.skip();
		const code = this.bytes[this.at];
		if (code === 0x2f) return this.#name();
		if (code === 0x28) return this.#literal();
		if (code === 0x5b) return this.#array(depth);
		if (code === 0x3c)
			return this.bytes[this.at + 1] === 0x3c ? this.#dictionary(depth) : this.#hexadecimal();
		const number = this.#wholeNumber();
		if (number !== undefined) return this.#numberOrReference(number);
		const word = this.word();
		if (/^[+-]?\d+$/.test(word)) return Number(word);
		if (/^[+-]?(\d+\.\d*|\.\d+)$/.test(word)) return new Real(word);
		if (word === 'true' || word === 'false') return word === 'true';
		if (word === 'null') return null;
		throw new BrokenPdf(`something unexpected at byte ${this.at}`);
	}

	/** Takes a whole number without a sign, of fifteen digits at most; nothing where the word is something else. */
	#wholeNumber(): number | undefined {
		const { bytes } = this;
		let { at } = this;
		let value = 0;
		for (let code = bytes[at] ?? 0; code >= 0x30 && code <= 0x39; code = bytes[++at] ?? 0)
			value = value * 10 + (code - 0x30);
		if (at === this.at || at - this.at > 15 || isRegular(bytes[at])) return undefined;
		this.at = at;
		return value;
	}

	#numberOrReference(value: number): Value {
		let { at } = this;
		const { bytes } = this;
		while (isSpace(bytes[at])) at++;
		const start = at;
		while ((bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at++;
		if (at > start && isSpace(bytes[at])) {
			while (isSpace(bytes[at])) at++;
			if (bytes[at] === 0x52 && !isRegular(bytes[at + 1])) {
				this.at = at + 1;
				return new Ref(value);
			}
		}
		return value;
	}

	#name(): Name {
		this.at++;
		const start = this.at;
		while (isRegular(this.bytes[this.at])) this.at++;
		const name = this.bytes.toString('latin1', start, this.at);
		return new Name(
			name.includes('#')
				? name.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) =>
						String.fromCharCode(Number.parseInt(digits, 16)),
					)
				: name,
		);
	}

	#array(depth: number): Value[] {
		this.at++;
		const items: Value[] = [];
		for (;;) {
			this.skip();
			if (this.bytes[this.at] === 0x5d) break;
			items.push(this.value(depth + 1));
		}
		this.at++;
		return items;
	}

	#dictionary(depth: number): Dict {
		this.at += 2;
		const entries: Dict = new Map();
		for (;;) {
			this.skip();
			if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) break;
			if (this.bytes[this.at] !== 0x2f) throw new BrokenPdf(`a broken dictionary at byte ${this.at}`);
			const key = this.#name();
			entries.set(key.name, this.value(depth + 1));
		}
		this.at += 2;
		return entries;
	}

	#hexadecimal(): Text {
		const end = this.bytes.indexOf(0x3e, this.at);
		if (end === -1) throw new BrokenPdf('an open string');
		let digits = this.bytes.toString('latin1', this.at + 1, end);
		if (!/^[0-9A-Fa-f]*$/.test(digits)) digits = digits.replace(/[^0-9A-Fa-f]/g, '');
		this.at = end + 1;
		return new Text(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1'));
	}

	#literal(): Text {
		let bytes = '';
		let depth = 1;
		for (this.at++; ; this.at++) {
			const code = this.bytes[this.at];
			if (code === undefined) throw new BrokenPdf('an open string');
			if (code === 0x5c) {
				bytes += this.#escape();
				continue;
			}
			if (code === 0x28) depth++;
			if (code === 0x29 && --depth === 0) break;
			bytes += String.fromCharCode(code);
		}
		this.at++;
		return new Text(bytes);
	}

	/** Reads an escape and stays on its last byte. */
	#escape(): string {
		const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at + 1, this.at + 4))?.[0];
		if (octal !== undefined) {
			this.at += octal.length;
			return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
		}
		this.at++;
		const character = String.fromCharCode(this.bytes[this.at] ?? 0);
		if (character === '\r' && this.bytes[this.at + 1] === 10) this.at++;
		return character === '\n' || character === '\r' ? '' : (ESCAPES[character] ?? character);
	}
}

// --- Streams: packed and unpacked (ISO 32000-1, 7.3.8 and 7.4), and objects as they are written.

/** Greatest size of an unpacked stream, in bytes: an honest record stays far below. */
const LARGEST_STREAM = 512 * 1024 * 1024;

/** Size up to which any stream may be unpacked, and how many times its packed size it may have beyond: what is packed twice grows a million times. */
const [MODEST_STREAM, MOST_GROWTH] = [64 * 1024 * 1024, 200];

/** How hard streams are packed: one more step costs more time than it saves bytes. */
const PACKING = 3;

/** What stands in the identifier while the digest is computed. */
export const NO_DIGEST = '0'.repeat(64);

/** Content as it stands in a packed stream. */
export function packStream(content: Uint8Array): Uint8Array {
	return deflateSync(content, { level: PACKING });
}

/** A stream out of content that is packed already. */
export function packedStream(entries: Dict, packed: Uint8Array): Stream {
	return rawStream({ ...Object.fromEntries(entries), Filter: new Name('FlateDecode') }, packed);
}

export function stream(entries: Dict, content: Uint8Array, compress = true): Stream {
	return compress
		? packedStream(entries, packStream(content))
		: rawStream(Object.fromEntries(entries), content);
}

function rawStream(entries: Record<string, Value>, raw: Uint8Array): Stream {
	return new Stream(dict({ ...entries, Length: raw.length }), raw);
}

/** Whether a stream holds other objects, or says where objects stand. */
export function isTable({ dict: entries }: Stream): boolean {
	const type = entries.get('Type');
	return type instanceof Name && (type.name === 'ObjStm' || type.name === 'XRef');
}

/** Objects in a stream: their numbers and places, then themselves (ISO 32000-1, 7.5.7). */
export function objectStream(objects: ReadonlyArray<readonly [number: number, value: Value]>): Stream {
	const places: string[] = [];
	const texts: string[] = [];
	let at = 0;
	for (const [number, value] of objects) {
		const text = serialize(value);
		places.push(`${number} ${at}`);
		texts.push(text);
		at += text.length + 1;
	}
	const head = `${places.join(' ')}\n`;
	return stream(
		dict({ Type: new Name('ObjStm'), N: objects.length, First: head.length }),
		Buffer.from(`${head}${texts.join('\n')}`, 'latin1'),
	);
}

/** An object as it stands in a file, in pieces. Sets the length of a stream to that of its bytes. */
export function serializeObject(number: number, value: Value): Buffer[] {
	const head = `${number} 0 obj\n`;
	if (!(value instanceof Stream)) return [Buffer.from(`${head}${serialize(value)}\nendobj\n`, 'latin1')];
	value.dict.set('Length', value.raw.length);
	return [
		Buffer.from(`${head}${serialize(value.dict)}\nstream\n`, 'latin1'),
		Buffer.from(value.raw.buffer, value.raw.byteOffset, value.raw.byteLength),
		Buffer.from('\nendstream\nendobj\n', 'latin1'),
	];
}

/** Follows references, as the document does that holds the values. */
interface Values {
	readonly allowance?: Allowance | undefined;
	get(value: Value | undefined): Value;
	list(value: Value | undefined): Value[];
	maybeDict(value: Value | undefined): Dict | undefined;
}

/** The bytes that a stream holds. */
export function unpack(document: Values, { dict: entries, raw }: Stream): Buffer {
	let content = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
	const parameters = document.list(entries.get('DecodeParms'));
	const most = Math.min(LARGEST_STREAM, Math.max(MODEST_STREAM, raw.length * MOST_GROWTH));
	const { allowance } = document;
	document.list(entries.get('Filter')).forEach((filter, index) => {
		if (!(filter instanceof Name) || filter.name !== 'FlateDecode')
			throw new BrokenPdf('a stream packed in an unknown way');
		try {
			content = inflateSync(content, {
				// Of small pieces it would make thousands, and join them.
				chunkSize: 65_536,
				maxOutputLength: Math.max(1, Math.min(most, allowance?.left ?? most)),
			});
		} catch (cause) {
			if (isTooLarge(cause) && allowance && allowance.left < most)
				throw new BeyondAllowance('more than an ordinary file', { cause });
			throw new BrokenPdf('a damaged stream', { cause });
		}
		allowance?.spend(content.length);
		const given = document.maybeDict(parameters[index]);
		const number = (key: string, usual: number) => {
			const value = document.get(given?.get(key));
			return typeof value === 'number' ? value : usual;
		};
		if (number('Predictor', 1) < 2) return;
		if (number('Predictor', 1) < 10) throw new BrokenPdf('a stream packed in an unknown way');
		const bits = number('Colors', 1) * number('BitsPerComponent', 8);
		content = unpredict(content, Math.ceil((number('Columns', 1) * bits) / 8), Math.ceil(bits / 8));
	});
	return content;
}

function isTooLarge(error: unknown): boolean {
	return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Undoes the row filters of PNG (7.4.4.4); `width` is that of a row and `step` that of a pixel, in bytes. */
function unpredict(content: Buffer, width: number, step: number): Buffer {
	if (!(width >= 1 && step >= 1)) throw new BrokenPdf('a stream packed in an unknown way');
	const rows = Math.floor(content.length / (width + 1));
	const out = Buffer.alloc(rows * width);
	for (let row = 0; row < rows; row++) {
		const filter = content[row * (width + 1)] ?? 0;
		if (filter > 4) throw new BrokenPdf('a stream packed in an unknown way');
		for (let column = 0; column < width; column++) {
			const at = row * width + column;
			const left = column >= step ? (out[at - step] ?? 0) : 0;
			const above = row > 0 ? (out[at - width] ?? 0) : 0;
			const corner = row > 0 && column >= step ? (out[at - width - step] ?? 0) : 0;
			out[at] = (content[row * (width + 1) + 1 + column] ?? 0) + guess(filter, left, above, corner);
		}
	}
	return out;
}

/** What the filter of a row takes a byte to be, from its neighbours. */
function guess(filter: number, left: number, above: number, corner: number): number {
	if (filter === 1) return left;
	if (filter === 2) return above;
	if (filter === 3) return (left + above) >> 1;
	if (filter !== 4) return 0;
	const [toLeft, toAbove, toCorner] = [
		Math.abs(above - corner),
		Math.abs(left - corner),
		Math.abs(left + above - 2 * corner),
	];
	if (toLeft <= toAbove && toLeft <= toCorner) return left;
	return toAbove <= toCorner ? above : corner;
}

// --- How much of a PDF may be read before it is no ordinary one: bytes that are unpacked and bytes of objects, as often as they are read.

/** A file that asks for more reading than ordinary ones. It may still be honest: whoever reads it can go on under other bounds. */
export class BeyondAllowance extends Error {}

/** Bytes that are left to be read. */
export class Allowance {
	constructor(public left: number) {}

	/** Takes some away; throws where there are no more. */
	spend(bytes: number): void {
		this.left -= bytes;
		if (this.left < 0) throw new BeyondAllowance('more than an ordinary file');
	}
}

const MEGABYTE = 1024 * 1024;

/** What an ordinary file of that size asks for: a record of hundreds of pages unfolds to forty times its size, all passes over its pages counted. */
export function getOrdinary(size: number): number {
	return 16 * MEGABYTE + 64 * size;
}
