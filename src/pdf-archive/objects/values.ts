/** The values of a PDF, as they are read and written (ISO 32000-1, 7.3). */

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

	/** Takes a whole number. */
	integer(): number {
		this.skip();
		const value = this.#wholeNumber();
		if (value === undefined) throw new BrokenPdf(`a number was expected at byte ${this.at}`);
		return value;
	}

	/** Takes one byte. */
	byte(): number | undefined {
		this.skip();
		return this.bytes[this.at++];
	}

	/** Takes exactly this word. */
	expect(word: string): void {
		if (this.word() !== word) throw new BrokenPdf(`${word} was expected at byte ${this.at}`);
	}

	/** Reads one value. */
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
