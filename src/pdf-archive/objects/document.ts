/**
 * A PDF as its objects: read when asked for, changed in memory, written anew with a table of offsets. A stream that nobody changed is copied
 * byte for byte, which keeps the whole phase cheap beside the printing.
 */

import { createHash } from 'node:crypto';
import {
	type Allowance,
	BrokenPdf,
	type Dict,
	dict,
	isTable,
	Lexer,
	Name,
	NO_DIGEST,
	objectStream,
	Real,
	Ref,
	Stream,
	serialize,
	serializeObject,
	stream,
	Text,
	unpack,
	type Value,
} from './values.js';

/** Where an object stands: at an offset, or inside an object stream. */
type Place = { offset: number } | { container: number; index: number };

/** Objects in one object stream: more would have to be unpacked for a single one. */
const IN_CONTAINER = 500;

/** Types of objects that are never packed. */
const IN_THE_OPEN: ReadonlySet<string> = new Set(['Catalog', 'Filespec', 'Sig']);

/** Letters of the table of offsets. */
const [IN_USE, FREE] = [0x6e, 0x66];

/** An object stream, unpacked, with the place of each object in it. */
interface ObjectContainer {
	content: Buffer;
	offsets: readonly number[];
}

export class EncryptedPdf extends Error {}

export class PdfDocument {
	/** The last trailer of the file. */
	readonly trailer: Dict;
	readonly #bytes: Buffer;
	readonly #places = new Map<number, Place>();
	/** Objects that a later table says to be no more. */
	readonly #freed = new Set<number>();
	readonly #values = new Map<number, Value>();
	readonly #changed = new Set<number>();
	readonly #reading = new Set<number>();
	readonly #containers = new Map<number, ObjectContainer>();
	#next: number;

	constructor(
		bytes: Uint8Array,
		/** What reading is taken from; absent where as much may be read as it takes. */
		readonly allowance?: Allowance | undefined,
	) {
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

	get catalog(): Dict {
		return this.dict(this.trailer.get('Root'));
	}

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

	/** Numbers of the objects that are new or were changed, ascending. */
	get changed(): number[] {
		return [...this.#changed].sort((a, b) => a - b);
	}

	/** Puts another value in the place of an object. */
	set(number: number, value: Value): void {
		this.#values.set(number, value);
		this.#changed.add(number);
	}

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

	/** What a page paints, its parts one after another. */
	pageContent(page: Dict): Buffer {
		return Buffer.concat(
			this.list(page.get('Contents')).flatMap((each) => [this.content(each), Buffer.from('\n')]),
		);
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

	/**
	 * The file. What is no stream stands packed in object streams, for structure is most of a tagged file and shrinks to a fifth; catalog, information and
	 * names of files stay in the open, where programs look for them without unpacking. Its identifier is the digest of everything else in it, so that the
	 * same objects give the same bytes. `isPlain`: as records were written before, nothing packed and the table as text; only to compare such a record.
	 */
	write(isPlain = false): Uint8Array {
		const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
		let length = chunks[0]?.length ?? 0;
		const put = (chunk: Buffer) => {
			chunks.push(chunk);
			length += chunk.length;
		};
		const places = new Map<number, Place>();
		const packed: number[] = [];
		let next = 1;
		const ends = this.#ends();
		for (const number of this.numbers) {
			const value = this.object(number);
			// Those that a reader of the file before unpacked: what they held is here.
			if (value instanceof Stream && isTable(value)) continue;
			next = number + 1;
			if (!isPlain && !(value instanceof Stream) && this.#isPacked(number, value)) {
				packed.push(number);
				continue;
			}
			const place = this.#places.get(number);
			const offset = place && 'offset' in place ? place.offset : undefined;
			places.set(number, { offset: length });
			const end = offset === undefined ? undefined : ends.get(offset);
			if (!this.#changed.has(number) && offset !== undefined && end !== undefined)
				put(this.#bytes.subarray(offset, end));
			else for (const chunk of serializeObject(number, value)) put(chunk);
		}
		for (let at = 0; at < packed.length; at += IN_CONTAINER) {
			const container = next++;
			const numbers = packed.slice(at, at + IN_CONTAINER);
			for (const [index, number] of numbers.entries()) places.set(number, { container, index });
			places.set(container, { offset: length });
			const values = numbers.map((number) => [number, this.object(number)] as const);
			for (const chunk of serializeObject(container, objectStream(values))) put(chunk);
		}
		const start = length;
		if (isPlain) put(this.#tableText(places, next));
		else {
			places.set(next, { offset: start });
			for (const chunk of serializeObject(next, this.#tableStream(places, next + 1))) put(chunk);
		}
		put(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
		const file = Buffer.concat(chunks, length);
		const place = file.indexOf(NO_DIGEST, start);
		const second = file.indexOf(NO_DIGEST, place + NO_DIGEST.length);
		const digest = createHash('sha256').update(file).digest('hex');
		for (const at of [place, second]) file.write(digest, at, 'latin1');
		return file;
	}

	/** Whether an object may stand packed. */
	#isPacked(number: number, value: Value): boolean {
		for (const key of ['Root', 'Info']) {
			const open = this.trailer.get(key);
			if (open instanceof Ref && open.number === number) return false;
		}
		const type = value instanceof Map ? value.get('Type') : undefined;
		return !(type instanceof Name && IN_THE_OPEN.has(type.name));
	}

	/** Where each object stands, and the trailer, as text (7.5.4). */
	#tableText(places: ReadonlyMap<number, Place>, size: number): Buffer {
		const table = [`xref\n0 ${size}\n0000000000 65535 f \n`];
		for (let number = 1; number < size; number++) {
			const place = places.get(number);
			const isOpen = place !== undefined && 'offset' in place;
			table.push(isOpen ? `${String(place.offset).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n');
		}
		const root = serialize(this.trailer.get('Root') ?? null);
		const info = serialize(this.trailer.get('Info') ?? null);
		return Buffer.from(
			`${table.join('')}trailer\n<</Size ${size}/Root ${root}/Info ${info}/ID[<${NO_DIGEST}><${NO_DIGEST}>]>>\n`,
			'latin1',
		);
	}

	/** Where each object stands, as a stream (7.5.8). */
	#tableStream(places: ReadonlyMap<number, Place>, size: number): Stream {
		const rows = Buffer.alloc(size * 7);
		rows.writeUInt16BE(0xffff, 5);
		for (const [number, place] of places) {
			const at = number * 7;
			const isOpen = 'offset' in place;
			rows.writeUInt8(isOpen ? 1 : 2, at);
			rows.writeUInt32BE(isOpen ? place.offset : place.container, at + 1);
			rows.writeUInt16BE(isOpen ? 0 : place.index, at + 5);
		}
		const blank = new Text('\0'.repeat(NO_DIGEST.length / 2));
		return stream(
			dict({
				Type: new Name('XRef'),
				Size: size,
				W: [1, 4, 2],
				Root: this.trailer.get('Root'),
				Info: this.trailer.get('Info'),
				ID: [blank, blank],
			}),
			rows,
		);
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
		this.allowance?.spend(lexer.at - offset);
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
		const lexer = new Lexer(content, offset);
		const value = lexer.value();
		this.allowance?.spend(lexer.at - offset);
		return value;
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
			const freed: number[] = [];
			const trailer = this.#readTable(offset, freed);
			last ??= trailer;
			// What a table for old readers calls free may stand in the one beside it (ISO 32000-1, 7.5.8.4).
			const beside = trailer.get('XRefStm');
			if (typeof beside === 'number' && !seen.has(beside)) {
				seen.add(beside);
				this.#readTable(beside, freed);
			}
			for (const number of freed) if (!this.#places.has(number)) this.#freed.add(number);
			const previous = trailer.get('Prev');
			if (typeof previous === 'number') queue.push(previous);
		}
		return last ?? new Map();
	}

	/** `freed`: takes the objects that the table says to be no more. */
	#readTable(offset: number, freed: number[]): Dict {
		const lexer = new Lexer(this.#bytes, offset);
		if (lexer.word() !== 'xref') return this.#readTableStream(offset, freed);
		for (;;) {
			const word = lexer.word();
			if (word === 'trailer') break;
			if (!/^\d{1,9}$/.test(word)) throw new BrokenPdf('a broken table');
			const count = lexer.integer();
			for (let number = Number(word), left = count; left > 0; number++, left--) {
				const at = lexer.integer();
				lexer.integer();
				const kind = lexer.byte();
				if (kind === IN_USE) this.#place(number, { offset: at });
				else if (kind === FREE) freed.push(number);
				else throw new BrokenPdf('a broken table');
			}
		}
		const trailer = lexer.value();
		if (!(trailer instanceof Map)) throw new BrokenPdf('a broken trailer');
		return trailer;
	}

	/** An older table says nothing of what a later one has placed or freed. */
	#place(number: number, place: Place): void {
		if (!this.#places.has(number) && !this.#freed.has(number)) this.#places.set(number, place);
	}

	#readTableStream(offset: number, freed: number[]): Dict {
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
				if (kind === 1) this.#place(first + entry, { offset: one });
				else if (kind === 2) this.#place(first + entry, { container: one, index: two });
				else if (kind === 0) freed.push(first + entry);
			}
		}
		return found.dict;
	}
}

// --- Copies objects of one file into another under new numbers; what they refer to comes along, each object once.

/** Entries that never come along: metadata of parts, private data of programs, files, thumbnails, and what newer files may leave out. */
const LEFT_OUT: ReadonlySet<string> = new Set([
	'Metadata',
	'PieceInfo',
	'AF',
	'LastModified',
	'Thumb',
	'Interpolate',
	'CIDSet',
	'CharSet',
]);

/** Copies from one file into another. */
export class ObjectCopier {
	readonly #from: PdfDocument;
	readonly #into: PdfDocument;
	readonly #adapt: (entries: Dict, reference: Ref | undefined) => void;
	readonly #places = new Map<number, Ref>();
	readonly #queue: number[] = [];

	/** `adapt` changes each copied dictionary in place; it is told the new reference of those that are objects of their own. */
	constructor(
		from: PdfDocument,
		into: PdfDocument,
		adapt: (entries: Dict, reference: Ref | undefined) => void,
	) {
		this.#from = from;
		this.#into = into;
		this.#adapt = adapt;
	}

	/** Says what stands for an object that is not copied itself. */
	place(reference: Ref, instead: Ref): void {
		this.#places.set(reference.number, instead);
	}

	/** The value as it stands in the other file. */
	copy(value: Value, reference?: Ref): Value {
		if (value instanceof Ref) return this.#getPlace(value);
		if (Array.isArray(value)) return value.map((each) => this.copy(each));
		if (value instanceof Stream) return new Stream(this.#dict(value.dict, reference), value.raw);
		return value instanceof Map ? this.#dict(value, reference) : value;
	}

	/** Copies what was referred to, until nothing is left. */
	finish(): void {
		for (let number = this.#queue.pop(); number !== undefined; number = this.#queue.pop()) {
			const reference = this.#places.get(number) as Ref;
			this.#into.set(reference.number, this.copy(this.#from.object(number), reference));
		}
	}

	#dict(entries: Dict, reference: Ref | undefined): Dict {
		const copied: Dict = new Map();
		for (const [key, value] of entries) if (!LEFT_OUT.has(key)) copied.set(key, this.copy(value));
		this.#adapt(copied, reference);
		return copied;
	}

	#getPlace({ number }: Ref): Ref {
		const known = this.#places.get(number);
		if (known) return known;
		const made = this.#into.add(null);
		this.#places.set(number, made);
		this.#queue.push(number);
		return made;
	}
}

// --- Trees of names and of numbers: read whole, written as one leaf (ISO 32000-1, 7.9.6 and 7.9.7).

/** Deeper than any honest tree. */
const DEEPEST = 30;

export function readNumberTree(document: PdfDocument, node: Value | undefined): Map<number, Value> {
	const found = new Map<number, Value>();
	for (const [key, value] of treeEntries(document, node, 'Nums'))
		if (typeof key === 'number') found.set(key, value);
	return found;
}

/** The entries of a name tree, by the bytes of their names. */
export function readNameTree(document: PdfDocument, node: Value | undefined): Map<string, Value> {
	const found = new Map<string, Value>();
	for (const [key, value] of treeEntries(document, node, 'Names')) {
		const name = document.get(key);
		if (name instanceof Text) found.set(name.bytes, value);
	}
	return found;
}

/** Makes a number tree hold these entries. */
export function writeNumberTree(tree: Dict, entries: ReadonlyMap<number, Value>): void {
	tree.clear();
	tree.set('Nums', [...entries].sort(([a], [b]) => a - b).flat());
}

/** Makes a name tree hold these entries. */
export function writeNameTree(tree: Dict, entries: ReadonlyMap<string, Value>): void {
	const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
	tree.clear();
	tree.set(
		'Names',
		sorted.flatMap(([name, value]) => [new Text(name), value]),
	);
}

/** The pairs that the leaves of a tree hold, in their order, names that stand twice included; each node is read once. */
export function* treeEntries(
	document: PdfDocument,
	node: Value | undefined,
	key: 'Nums' | 'Names',
	depth = 0,
	seen = new Set<number>(),
): Generator<[Value, Value]> {
	const entries = document.maybeDict(node);
	if (!entries || depth > DEEPEST) return;
	if (node instanceof Ref) {
		if (seen.has(node.number)) return;
		seen.add(node.number);
	}
	const pairs = document.list(entries.get(key));
	for (let index = 0; index + 1 < pairs.length; index += 2)
		yield [pairs[index] ?? null, pairs[index + 1] ?? null];
	for (const kid of document.list(entries.get('Kids')))
		yield* treeEntries(document, kid, key, depth + 1, seen);
}

/** A number; 0 where the value is none. */
export function getNumber(value: Value | undefined): number {
	if (value instanceof Real) return Number(value.text);
	return typeof value === 'number' ? value : 0;
}

/** The numbers of an array; none where the value is no array. */
export function getNumbers(document: PdfDocument, value: Value | undefined): number[] {
	const found = document.get(value);
	return Array.isArray(found) ? found.map((each) => getNumber(document.get(each))) : [];
}

// --- Named places of a document (ISO 32000-1, 12.3.2.3), as the browser writes them: each element that a link names.

/** Page, from 1, of every named place. */
export function getDestinations(document: PdfDocument): Map<string, number> {
	const pages = new Map(document.pages().map(({ number }, index) => [number, index + 1]));
	const found = new Map<string, number>();
	for (const [name, value] of document.maybeDict(document.catalog.get('Dests')) ?? []) {
		const target = document.get(value);
		const place = target instanceof Map ? document.get(target.get('D')) : target;
		const [page] = Array.isArray(place) ? place : [];
		const number = page instanceof Ref ? pages.get(page.number) : undefined;
		if (number !== undefined) found.set(decoded(name), number);
	}
	return found;
}

/** Chromium names a destination as the link does, where letters beyond ASCII are escaped or stand as UTF-8. */
function decoded(bytes: string): string {
	const name = Buffer.from(bytes, 'latin1').toString('utf8');
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
