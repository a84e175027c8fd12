/**
 * Reads the PDF that Chromium writes: a classic cross-reference table, objects in the open, only their streams compressed.
 * Enough to count pages and follow named destinations; a file of any other make is refused, never guessed at.
 */

/** A value of a PDF. Names are `/Name`; strings are their raw bytes as Latin-1 text. */
export type PdfValue =
	| null
	| boolean
	| number
	| PdfName
	| PdfString
	| PdfReference
	| PdfValue[]
	| PdfDictionary;

/** A name, without its slash. */
export class PdfName {
	constructor(readonly name: string) {}
}

/** A string, decoded from its escapes, one character a byte. */
export class PdfString {
	constructor(
		readonly bytes: string,
		/** Offset of the first byte of its written form, bracket included. */
		readonly start: number,
		/** Offset after its last byte. */
		readonly end: number,
	) {}
}

/** A reference to an object. */
export class PdfReference {
	constructor(readonly number: number) {}
}

/** A dictionary, by name of key. */
export type PdfDictionary = Map<string, PdfValue>;

/** A file whose objects can be read. */
export class PdfFile {
	readonly #text: string;
	readonly #offsets = new Map<number, number>();
	readonly #trailer: PdfDictionary;

	constructor(bytes: Uint8Array) {
		this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
		const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text.slice(-64));
		if (!start) throw new Error('not a whole PDF');
		this.#trailer = this.#readTable(Number(start[1]));
	}

	/** Pages of the document. */
	get pageCount(): number {
		const count = this.#dictionary(this.#catalog.get('Pages')).get('Count');
		if (typeof count !== 'number') throw new Error('a PDF without a page count');
		return count;
	}

	/** The dictionary with title and dates, if there is one. */
	get information(): PdfDictionary | undefined {
		const information = this.resolve(this.#trailer.get('Info') ?? null);
		return information instanceof Map ? information : undefined;
	}

	/** Page number, from 1, of every named destination: an element whose id some link of the document names. */
	get destinations(): Map<string, number> {
		const pages = new Map<number, number>();
		this.#numberPages(this.#catalog.get('Pages') ?? null, pages);
		const named = this.resolve(this.#catalog.get('Dests') ?? null);
		const found = new Map<string, number>();
		if (!(named instanceof Map)) return found;
		for (const [name, value] of named) {
			const target = this.resolve(value);
			const place = target instanceof Map ? this.resolve(target.get('D') ?? null) : target;
			const page = Array.isArray(place) ? place[0] : null;
			const number = page instanceof PdfReference ? pages.get(page.number) : undefined;
			if (number !== undefined) found.set(decodeFragment(name), number);
		}
		return found;
	}

	/** The value itself, or what it refers to. */
	resolve(value: PdfValue): PdfValue {
		return value instanceof PdfReference ? this.object(value.number) : value;
	}

	/** The value of an object; of a stream, its dictionary. */
	object(number: number): PdfValue {
		const offset = this.#offsets.get(number);
		if (offset === undefined) return null;
		const reader = new ValueReader(this.#text, offset);
		reader.expect(/\d+\s+\d+\s+obj/y);
		return reader.value();
	}

	get #catalog(): PdfDictionary {
		return this.#dictionary(this.#trailer.get('Root'));
	}

	#dictionary(value: PdfValue | undefined): PdfDictionary {
		const found = this.resolve(value ?? null);
		if (!(found instanceof Map)) throw new Error('a PDF without its catalog');
		return found;
	}

	#numberPages(node: PdfValue, pages: Map<number, number>): void {
		const kids = this.#dictionary(node).get('Kids');
		if (Array.isArray(kids)) for (const kid of kids) this.#numberPages(kid, pages);
		else if (node instanceof PdfReference) pages.set(node.number, pages.size + 1);
	}

	#readTable(offset: number): PdfDictionary {
		const reader = new ValueReader(this.#text, offset);
		reader.expect(/xref/y);
		for (
			let section = reader.take(/(\d+)\s+(\d+)\s*\n/y);
			section;
			section = reader.take(/(\d+)\s+(\d+)\s*\n/y)
		) {
			for (let number = Number(section[1]), left = Number(section[2]); left > 0; number++, left--) {
				const entry = reader.take(/(\d{10}) \d{5} ([nf])\s*/y);
				if (!entry) throw new Error('a PDF with a broken table');
				if (entry[2] === 'n') this.#offsets.set(number, Number(entry[1]));
			}
		}
		reader.expect(/trailer/y);
		const trailer = reader.value();
		if (!(trailer instanceof Map)) throw new Error('a PDF without a trailer');
		return trailer;
	}
}

const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const REFERENCE = /(\d+)\s+\d+\s+R(?![A-Za-z])/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const WORD = /true|false|null/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

class ValueReader {
	constructor(
		readonly text: string,
		private at: number,
	) {}

	take(pattern: RegExp): RegExpExecArray | null {
		SPACE.lastIndex = this.at;
		this.at += SPACE.exec(this.text)?.[0].length ?? 0;
		pattern.lastIndex = this.at;
		const match = pattern.exec(this.text);
		if (match) this.at += match[0].length;
		return match;
	}

	expect(pattern: RegExp): void {
		if (!this.take(pattern)) throw new Error(`a PDF with something unexpected at byte ${this.at}`);
	}

	value(): PdfValue {
		if (this.take(/<</y)) return this.#dictionary();
		if (this.take(/\[/y)) return this.#array();
		if (this.take(/\(/y)) return this.#string();
		const hexadecimal = this.take(/<([0-9A-Fa-f\s]*)>/y);
		if (hexadecimal) {
			const digits = (hexadecimal[1] ?? '').replace(/\s/g, '');
			return new PdfString(
				Buffer.from(digits.padEnd(digits.length + (digits.length % 2), '0'), 'hex').toString('latin1'),
				this.at - hexadecimal[0].length,
				this.at,
			);
		}
		const name = this.take(NAME);
		if (name) return new PdfName(decodeName(name[1] ?? ''));
		const reference = this.take(REFERENCE);
		if (reference) return new PdfReference(Number(reference[1]));
		const number = this.take(NUMBER);
		if (number) return Number(number[0]);
		const word = this.take(WORD)?.[0];
		if (word === undefined) throw new Error(`a PDF with something unexpected at byte ${this.at}`);
		return word === 'null' ? null : word === 'true';
	}

	#dictionary(): PdfDictionary {
		const entries: PdfDictionary = new Map();
		while (!this.take(/>>/y)) {
			const key = this.value();
			if (!(key instanceof PdfName)) throw new Error(`a PDF with a broken dictionary at byte ${this.at}`);
			entries.set(key.name, this.value());
		}
		return entries;
	}

	#array(): PdfValue[] {
		const items: PdfValue[] = [];
		while (!this.take(/\]/y)) items.push(this.value());
		return items;
	}

	#string(): PdfString {
		const start = this.at - 1;
		let bytes = '';
		for (let depth = 1; ; this.at++) {
			const character = this.text[this.at];
			if (character === undefined) throw new Error('a PDF with an open string');
			if (character === '\\') {
				bytes += this.#escape();
				continue;
			}
			if (character === '(') depth++;
			if (character === ')' && --depth === 0) break;
			bytes += character;
		}
		this.at++;
		return new PdfString(bytes, start, this.at);
	}

	/** Reads an escape and stays on its last character. */
	#escape(): string {
		const octal = /\\([0-7]{1,3})/y;
		octal.lastIndex = this.at;
		const digits = octal.exec(this.text)?.[1];
		if (digits !== undefined) {
			this.at += digits.length;
			return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
		}
		this.at++;
		const character = this.text[this.at] ?? '';
		return character === '\n' ? '' : (ESCAPES[character] ?? character);
	}
}

/** Bytes written as `#xx`; the text is UTF-8, as Chromium writes the ids of a page. */
function decodeName(name: string): string {
	const bytes = name.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) =>
		String.fromCharCode(Number.parseInt(digits, 16)),
	);
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Chromium names a destination as the link does, where letters beyond ASCII are escaped. */
function decodeFragment(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
