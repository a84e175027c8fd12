/** Reads the values of a PDF, byte by byte (ISO 32000-1, 7.2 and 7.3). */

import { type Dict, Name, Real, Ref, Text, type Value } from './values.js';

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
