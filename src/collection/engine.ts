/// <reference path="./sql-js.d.ts" />
/** SQLite as WebAssembly, the same under Node and in a page; loaded at the first question. */

import type { Database } from 'sql.js/dist/sql-wasm-inline.js';

/** A file of which SQLite reads the parts that it needs. */
export interface StoredBytes {
	readonly size: number;
	read(from: number, to: number): Uint8Array;
}

/** Loads the program, and starts nothing of it yet. */
export async function loadEngine() {
	return (await import('sql.js/dist/sql-wasm-inline.js')).default;
}

/** A database in memory: empty, with the content of a file, or over one that is read as it is needed and never written. */
export async function openDatabase(content?: Uint8Array | StoredBytes): Promise<Database> {
	const { Database } = await (await loadEngine())();
	if (content === undefined || content instanceof Uint8Array) return new Database(content);
	return new Database(new PartsOnDemand(content) as unknown as Uint8Array);
}

/**
 * Bytes that are read when they are looked at. sql.js copies what it is given by `slice` and reads pages by `subarray`: with these two a database of
 * 100 MB answers a question after reading some of its pages, where to copy the whole takes longer than the answer.
 */
class PartsOnDemand {
	readonly #file: StoredBytes;
	readonly length: number;

	constructor(file: StoredBytes) {
		this.#file = file;
		this.length = file.size;
	}

	slice(): this {
		return this;
	}

	subarray(from: number, to: number): Uint8Array {
		return this.#file.read(from, Math.min(to, this.length));
	}
}
