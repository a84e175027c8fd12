/**
 * A log as static files: tiles of 256 hashes, bundles of 256 entries. To add leaves, only the tiles of the right edge are read and written.
 * Source: C2SP, tlog-tiles.
 */

import { type Hash, hashLeaf, hashNode, hashRow, type NodeReader } from './tree.js';

/** Hashes of a tile, entries of a bundle. */
export const WIDTH = 256;

const HASH = 32;

/** Greatest length of an entry: its length is written in two bytes. */
const LONGEST_ENTRY = 0xffff;

/** A log whose files do not agree with one another or with its checkpoint. */
export class BrokenLog extends Error {
	/** `path`: the file that is missing, of a wrong length, or holds other hashes than the others say. */
	constructor(readonly path: string) {
		super(`${path} is broken`);
	}
}

/** A file of the log by its path; nothing where it is not there. */
export type FileReader = (path: string) => Promise<Uint8Array | undefined>;

/** Path of a tile; of one that is not full with its width: `tile/0/x001/234.p/17`. */
export function tilePath(level: number | 'entries', index: number, width: number = WIDTH): string {
	const groups = String(index)
		.padStart(Math.ceil(String(index).length / 3) * 3, '0')
		.match(/\d{3}/g) as string[];
	const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
	return `tile/${level}/${name}${width < WIDTH ? `.p/${width}` : ''}`;
}

/** The bytes of a tile or bundle in a log of some size: the part that is known of it, or the whole that it became later. */
async function readTile(
	level: number | 'entries',
	index: number,
	width: number,
	read: FileReader,
): Promise<Uint8Array> {
	const path = tilePath(level, index, width);
	const bytes = (await read(path)) ?? (width < WIDTH ? await read(tilePath(level, index)) : undefined);
	if (bytes === undefined) throw new BrokenLog(path);
	return bytes;
}

async function readHashes(level: number, index: number, width: number, read: FileReader): Promise<Hash[]> {
	const bytes = await readTile(level, index, width, read);
	if (bytes.length < width * HASH) throw new BrokenLog(tilePath(level, index, width));
	return Array.from({ length: width }, (_, at) => Buffer.from(bytes.subarray(at * HASH, (at + 1) * HASH)));
}

/** How many hashes a tile has in a log of some size. */
function getWidth(level: number, index: number, size: number): number {
	return Math.min(WIDTH, Math.floor(size / WIDTH ** level) - index * WIDTH);
}

/** Reads hashes of nodes from the tiles of a log of some size. */
export function nodeReader(size: number, read: FileReader): NodeReader {
	const known = new Map<string, Promise<Hash[]>>();
	return async (level, index) => {
		const tileLevel = Math.floor(level / 8);
		const span = 2 ** (level % 8);
		const start = index * span;
		const tile = Math.floor(start / WIDTH);
		const key = `${tileLevel}/${tile}`;
		const hashes = known.get(key) ?? readHashes(tileLevel, tile, getWidth(tileLevel, tile, size), read);
		known.set(key, hashes);
		const from = start % WIDTH;
		return hashRow((await hashes).slice(from, from + span));
	};
}

export async function readBundle(index: number, size: number, read: FileReader): Promise<Buffer[]> {
	const width = Math.min(WIDTH, size - index * WIDTH);
	const bytes = await readTile('entries', index, width, read);
	const entries: Buffer[] = [];
	for (let at = 0; entries.length < width; ) {
		const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
		if (at + 2 + length > bytes.length) throw new BrokenLog(tilePath('entries', index, width));
		entries.push(Buffer.from(bytes.subarray(at + 2, at + 2 + length)));
		at += 2 + length;
	}
	return entries;
}

/** All entries of a log, in order. */
export async function* readEntries(size: number, read: FileReader): AsyncGenerator<Buffer> {
	for (let index = 0; index * WIDTH < size; index += 1) yield* await readBundle(index, size, read);
}

/** The tiles and the bundle of the right edge that are not full. */
export interface LogEdge {
	size: number;
	/** Hashes by level of tiles. */
	tiles: Hash[][];
	entries: Uint8Array[];
}

/** Reads the right edge of a log. */
export async function readEdge(size: number, read: FileReader): Promise<LogEdge> {
	const tiles: Hash[][] = [];
	for (let level = 0; Math.floor(size / WIDTH ** level) > 0; level += 1) {
		const count = Math.floor(size / WIDTH ** level);
		const width = count % WIDTH;
		tiles.push(width === 0 ? [] : await readHashes(level, (count - width) / WIDTH, width, read));
	}
	const last = Math.floor(size / WIDTH);
	return { size, tiles, entries: size % WIDTH === 0 ? [] : await readBundle(last, size, read) };
}

/** The root of a log, from its edge alone. */
export function hashEdge({ tiles }: LogEdge): Hash | undefined {
	let root: Hash | undefined;
	for (const row of tiles) {
		// The complete subtrees of a row, from the smallest, which is rightmost.
		let end = row.length;
		for (let span = 1; span <= row.length; span *= 2) {
			if ((row.length & span) === 0) continue;
			const hash = hashRow(row.slice(end - span, end));
			root = root === undefined ? hash : hashNode(hash, root);
			end -= span;
		}
	}
	return root;
}

/** What adding entries changes: the files to write, and the new edge. */
interface Appended {
	files: Map<string, Uint8Array>;
	edge: LogEdge;
}

/** Adds entries behind the edge of a log. */
export function appendEntries(edge: LogEdge, added: readonly Uint8Array[]): Appended {
	const files = new Map<string, Uint8Array>();
	const tiles = edge.tiles.map((row) => [...row]);
	let entries = [...edge.entries];
	let size = edge.size;
	const push = (level: number, hash: Hash): void => {
		tiles[level] ??= [];
		const row = tiles[level] as Hash[];
		row.push(hash);
		if (row.length < WIDTH) return;
		const count = Math.floor(size / WIDTH ** level);
		files.set(tilePath(level, count / WIDTH - 1), Buffer.concat(row));
		tiles[level] = [];
		push(level + 1, hashRow(row));
	};
	for (const entry of added) {
		if (entry.length > LONGEST_ENTRY) throw new RangeError('an entry is too long');
		size += 1;
		entries.push(entry);
		if (entries.length === WIDTH) {
			files.set(tilePath('entries', size / WIDTH - 1), getBundle(entries));
			entries = [];
		}
		push(0, hashLeaf(entry));
	}
	const next: LogEdge = { size, tiles, entries };
	for (const [level, row] of tiles.entries()) {
		if (row.length === 0) continue;
		const count = Math.floor(size / WIDTH ** level);
		const isNew = level >= edge.tiles.length || count > Math.floor(edge.size / WIDTH ** level);
		if (isNew) files.set(tilePath(level, Math.floor(count / WIDTH), row.length), Buffer.concat(row));
	}
	if (entries.length > 0 && added.length > 0)
		files.set(tilePath('entries', Math.floor(size / WIDTH), entries.length), getBundle(entries));
	return { files, edge: next };
}

function getBundle(entries: readonly Uint8Array[]): Buffer {
	return Buffer.concat(
		entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]),
	);
}
