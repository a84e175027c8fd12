/** Copies objects of one file into another under new numbers; what they refer to comes along, each object once. */

import type { PdfDocument } from './document.js';
import { type Dict, Ref, Stream, type Value } from './values.js';

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
