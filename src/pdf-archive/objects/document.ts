/**
 * A PDF as its objects: read when asked for, changed in memory, written anew with a plain table of offsets. What nobody changed is copied
 * byte for byte, which keeps the whole phase cheap beside the printing.
 */

import { createHash } from 'node:crypto';
import { BrokenPdf, Lexer } from './lexer.js';
import { NO_DIGEST, stream, unpack, writtenObject } from './streams.js';
import { type Dict, Ref, Stream, type Value, written } from './values.js';

/** Where an object stands: at an offset, or inside an object stream. */
type Place = { offset: number } | { container: number; index: number };

/** Letters of the table of offsets. */
const [IN_USE, FREE] = [0x6e, 0x66];

/** An object stream, unpacked, with the place of each object in it. */
interface ObjectContainer {
	content: Buffer;
	offsets: readonly number[];
}

/** A file that is encrypted. */
export class EncryptedPdf extends Error {}

/** The objects of a file. */
export class PdfDocument {
	/** The last trailer of the file. */
	readonly trailer: Dict;
	readonly #bytes: Buffer;
	readonly #places = new Map<number, Place>();
	readonly #values = new Map<number, Value>();
	readonly #changed = new Set<number>();
	readonly #reading = new Set<number>();
	readonly #containers = new Map<number, ObjectContainer>();
	#next: number;

	constructor(bytes: Uint8Array) {
		this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		if (this.#bytes.toString('latin1', 0, 1024).indexOf('%PDF-') === -1) throw new BrokenPdf('not a PDF');
		const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
			this.#bytes.toString('latin1', Math.max(0, this.#bytes.length - 1024)),
		);
		if (!start) throw new BrokenPdf('the end is missing');
		this.trailer = this.#readTables(Number(start[1]));
		if (this.trailer.has('Encrypt')) throw new EncryptedPdf('encrypted');
		this.#next = 1;
		for (const number of this.#places.keys()) this.#next = Math.max(this.#next, number + 1);
	}

	/** Numbers of all objects, ascending. */
	get numbers(): number[] {
		return [...new Set([...this.#places.keys(), ...this.#values.keys()])].sort((a, b) => a - b);
	}

	/** The catalog. */
	get catalog(): Dict {
		return this.dict(this.trailer.get('Root'));
	}

	/** Object number of the catalog. */
	get catalogNumber(): number {
		const root = this.trailer.get('Root');
		if (!(root instanceof Ref)) throw new BrokenPdf('no catalog');
		return root.number;
	}

	/** The value itself, or the object that it refers to; null where there is none. */
	get(value: Value | undefined): Value {
		let found: Value = value ?? null;
		for (let hops = 0; found instanceof Ref; hops++) {
			if (hops > 20) throw new BrokenPdf('a reference without end');
			found = this.object(found.number);
		}
		return found;
	}

	/** A dictionary, also that of a stream; an error where it is something else. */
	dict(value: Value | undefined): Dict {
		const found = this.maybeDict(value);
		if (!found) throw new BrokenPdf('a dictionary is missing');
		return found;
	}

	/** A dictionary, also that of a stream, if it is one. */
	maybeDict(value: Value | undefined): Dict | undefined {
		const found = this.get(value);
		if (found instanceof Stream) return found.dict;
		return found instanceof Map ? found : undefined;
	}

	/** A list: the array, one value alone, or nothing. */
	list(value: Value | undefined): Value[] {
		const found = this.get(value);
		if (Array.isArray(found)) return found;
		return found === null ? [] : [value instanceof Ref ? value : found];
	}

	/** The object of that number. */
	object(number: number): Value {
		const known = this.#values.get(number);
		if (known !== undefined) return known;
		const place = this.#places.get(number);
		if (place === undefined) return null;
		if (this.#reading.has(number)) throw new BrokenPdf('an object that needs itself');
		this.#reading.add(number);
		try {
			const value = 'offset' in place ? this.#readAt(place.offset, number) : this.#readInside(place);
			this.#values.set(number, value);
			return value;
		} finally {
			this.#reading.delete(number);
		}
	}

	/** Says that an object was changed in place. */
	change(reference: Value | undefined): void {
		if (reference instanceof Ref) this.#changed.add(reference.number);
	}

	/** Puts another value in the place of an object. */
	set(number: number, value: Value): void {
		this.#values.set(number, value);
		this.#changed.add(number);
	}

	/** A new object. */
	add(value: Value): Ref {
		const number = this.#next++;
		this.set(number, value);
		return new Ref(number);
	}

	/** A new stream, compressed unless it must stay readable as it is. */
	addStream(entries: Dict, content: Uint8Array, compress = true): Ref {
		return this.add(stream(entries, content, compress));
	}

	/** The bytes that a stream holds. */
	content(value: Value | undefined): Buffer {
		const found = this.get(value);
		if (!(found instanceof Stream)) throw new BrokenPdf('a stream is missing');
		return unpack(this, found);
	}

	/** The pages in order, as references. */
	pages(): Ref[] {
		const pages: Ref[] = [];
		const seen = new Set<number>();
		const walk = (node: Value): void => {
			if (!(node instanceof Ref) || seen.has(node.number)) return;
			seen.add(node.number);
			const kids = this.dict(node).get('Kids');
			if (kids === undefined) pages.push(node);
			else for (const kid of this.list(kids)) walk(kid);
		};
		walk(this.catalog.get('Pages') ?? null);
		return pages;
	}

	/** The file. Its identifier is the digest of everything else in it, so that the same objects give the same bytes. */
	write(): Uint8Array {
		const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
		let length = chunks[0]?.length ?? 0;
		const put = (chunk: Buffer) => {
			chunks.push(chunk);
			length += chunk.length;
		};
		const offsets: number[] = [];
		const ends = this.#ends();
		for (const number of this.numbers) {
			const place = this.#places.get(number);
			const offset = place && 'offset' in place ? place.offset : undefined;
			offsets[number] = length;
			const end = offset === undefined ? undefined : ends.get(offset);
			if (!this.#changed.has(number) && offset !== undefined && end !== undefined)
				put(this.#bytes.subarray(offset, end));
			else for (const chunk of writtenObject(number, this.object(number))) put(chunk);
		}
		const table = [`xref\n0 ${offsets.length}\n0000000000 65535 f \n`];
		for (let number = 1; number < offsets.length; number++) {
			const offset = offsets[number];
			table.push(
				offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
			);
		}
		const root = written(this.trailer.get('Root') ?? null);
		const info = written(this.trailer.get('Info') ?? null);
		const start = length;
		put(
			Buffer.from(
				`${table.join('')}trailer\n<</Size ${offsets.length}/Root ${root}/Info ${info}/ID[<${NO_DIGEST}><${NO_DIGEST}>]>>\nstartxref\n${start}\n%%EOF\n`,
				'latin1',
			),
		);
		const file = Buffer.concat(chunks, length);
		const place = file.lastIndexOf('/ID[<');
		const digest = createHash('sha256').update(file).digest('hex');
		file.write(`${digest}><${digest}`, place + 5, 'latin1');
		return file;
	}

	/** End of each object that stands in the open: where the next one starts, or the table. */
	#ends(): Map<number, number> {
		const offsets: number[] = [];
		for (const place of this.#places.values()) if ('offset' in place) offsets.push(place.offset);
		offsets.sort((a, b) => a - b);
		const ends = new Map<number, number>();
		offsets.forEach((offset, index) => {
			const next =
				offsets[index + 1] ?? this.#bytes.lastIndexOf('xref\n', this.#bytes.lastIndexOf('startxref') - 1);
			ends.set(offset, next);
		});
		return ends;
	}

	#readAt(offset: number, number: number): Value {
		const lexer = new Lexer(this.#bytes, offset);
		if (lexer.integer() !== number) throw new BrokenPdf(`object ${number} is not where the table says`);
		lexer.integer();
		lexer.expect('obj');
		const value = lexer.value();
		if (!(value instanceof Map)) return value;
		const after = lexer.at;
		if (lexer.word() !== 'stream') return value;
		let start = lexer.at;
		if (this.#bytes[start] === 13) start++;
		if (this.#bytes[start] === 10) start++;
		const length = this.get(value.get('Length'));
		if (typeof length !== 'number' || start + length > this.#bytes.length)
			throw new BrokenPdf(`a stream without its length at byte ${after}`);
		lexer.at = start + length;
		lexer.expect('endstream');
		return new Stream(value, this.#bytes.subarray(start, start + length));
	}

	#readInside({ container, index }: { container: number; index: number }): Value {
		const { content, offsets } = this.#containers.get(container) ?? this.#openContainer(container);
		const offset = offsets[index];
		if (offset === undefined) throw new BrokenPdf('an object is missing');
		return new Lexer(content, offset).value();
	}

	/** Unpacks an object stream once for all objects in it. */
	#openContainer(number: number): ObjectContainer {
		const holder = this.object(number);
		if (!(holder instanceof Stream)) throw new BrokenPdf('an object stream is missing');
		const first = this.get(holder.dict.get('First'));
		const count = this.get(holder.dict.get('N'));
		const content = unpack(this, holder);
		const lexer = new Lexer(content);
		const offsets: number[] = [];
		while (offsets.length < (typeof count === 'number' ? count : 0)) {
			lexer.integer();
			offsets.push((typeof first === 'number' ? first : 0) + lexer.integer());
		}
		const opened = { content, offsets };
		this.#containers.set(number, opened);
		return opened;
	}

	#readTables(start: number): Dict {
		let last: Dict | undefined;
		const seen = new Set<number>();
		const queue = [start];
		for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
			if (seen.has(offset)) continue;
			seen.add(offset);
			if (offset >= this.#bytes.length) throw new BrokenPdf('the table is missing');
			const trailer = this.#readTable(offset);
			last ??= trailer;
			for (const key of ['XRefStm', 'Prev']) {
				const next = trailer.get(key);
				if (typeof next === 'number') queue.push(next);
			}
		}
		return last ?? new Map();
	}

	#readTable(offset: number): Dict {
		const lexer = new Lexer(this.#bytes, offset);
		if (lexer.word() !== 'xref') return this.#readTableStream(offset);
		for (;;) {
			const word = lexer.word();
			if (word === 'trailer') break;
			if (!/^\d{1,9}$/.test(word)) throw new BrokenPdf('a broken table');
			const count = lexer.integer();
			for (let number = Number(word), left = count; left > 0; number++, left--) {
				const at = lexer.integer();
				lexer.integer();
				const kind = lexer.byte();
				if (kind === IN_USE && !this.#places.has(number)) this.#places.set(number, { offset: at });
				else if (kind !== IN_USE && kind !== FREE) throw new BrokenPdf('a broken table');
			}
		}
		const trailer = lexer.value();
		if (!(trailer instanceof Map)) throw new BrokenPdf('a broken trailer');
		return trailer;
	}

	#readTableStream(offset: number): Dict {
		const lexer = new Lexer(this.#bytes, offset);
		const found = this.#readAt(offset, lexer.integer());
		if (!(found instanceof Stream)) throw new BrokenPdf('the table is missing');
		const widths = (found.dict.get('W') as number[] | undefined) ?? [];
		const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
		// An entry of no bytes would have no end, one of many no value.
		if ([kindWidth, firstWidth, secondWidth].some((width) => !(width >= 0 && width <= 8)) || firstWidth === 0)
			throw new BrokenPdf('a broken table');
		const size = found.dict.get('Size');
		const index = (found.dict.get('Index') as number[] | undefined) ?? [
			0,
			typeof size === 'number' ? size : 0,
		];
		const content = unpack(this, found);
		let at = 0;
		const field = (width: number) => {
			let value = 0;
			for (let left = width; left > 0; left--) value = value * 256 + (content[at++] ?? 0);
			return value;
		};
		for (let pair = 0; pair + 1 < index.length; pair += 2) {
			const first = index[pair] ?? 0;
			for (let entry = 0; entry < (index[pair + 1] ?? 0) && at < content.length; entry++) {
				const kind = kindWidth === 0 ? 1 : field(kindWidth);
				const one = field(firstWidth);
				const two = field(secondWidth);
				if (this.#places.has(first + entry)) continue;
				if (kind === 1) this.#places.set(first + entry, { offset: one });
				else if (kind === 2) this.#places.set(first + entry, { container: one, index: two });
			}
		}
		return found.dict;
	}
}
