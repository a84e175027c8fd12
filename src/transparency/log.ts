/** A transparency log in a folder: opened, gone on with, judged. The only writer signs; everybody may read. */

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// --- The tree of hashes of a transparency log: roots, proofs that a leaf is in it. Source: RFC 6962, 2.1 (SHA-256; a leaf is hashed behind a zero, a
// node behind a one).

/** A SHA-256. */
type Hash = Buffer;

/** The hash of a complete subtree: `level` 0 are leaves, `index` counts those of its level from the left. */
type NodeReader = (level: number, index: number) => Promise<Hash>;

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = createHash('sha256').digest();

/** The hash of an entry as a leaf. Source: RFC 9162, 2.1.1. */
export function hashLeaf(entry: Uint8Array): Hash {
	return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}

/** The hash of a node over two others. */
function hashNode(left: Uint8Array, right: Uint8Array): Hash {
	return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** The hash of complete subtrees in a row, whose number is a power of two. */
function hashRow(row: readonly Hash[]): Hash {
	let level = [...row];
	while (level.length > 1) {
		const above: Hash[] = [];
		for (let at = 0; at < level.length; at += 2)
			above.push(hashNode(level[at] as Hash, level[at + 1] as Hash));
		level = above;
	}
	return level[0] ?? EMPTY_ROOT;
}

/** The largest power of two below a number of leaves: where a tree is parted. */
function getSplit(count: number): number {
	let split = 1;
	while (split * 2 < count) split *= 2;
	return split;
}

/** The hash over the leaves from `begin` to before `end`, where `begin` is a multiple of the power of two that holds them. */
async function rangeHash(begin: number, end: number, node: NodeReader): Promise<Hash> {
	const count = end - begin;
	const level = Math.log2(count);
	if (Number.isInteger(level)) return node(level, begin / count);
	const split = getSplit(count);
	return hashNode(await rangeHash(begin, begin + split, node), await rangeHash(begin + split, end, node));
}

/** The root of the first `size` leaves. */
export async function getRoot(size: number, node: NodeReader): Promise<Hash> {
	return size === 0 ? EMPTY_ROOT : rangeHash(0, size, node);
}

/** The proof that leaf `index` is one of the first `size`: the hashes beside its way to the root, from the leaf up. */
export async function proveInclusion(index: number, size: number, node: NodeReader): Promise<Hash[]> {
	const path = async (begin: number, end: number): Promise<Hash[]> => {
		if (end - begin === 1) return [];
		const split = begin + getSplit(end - begin);
		return index < split
			? [...(await path(begin, split)), await rangeHash(split, end, node)]
			: [...(await path(split, end)), await rangeHash(begin, split, node)];
	};
	return path(0, size);
}

/** The root that a proof of inclusion leads to; nothing where it has too few hashes or too many. */
export function hashInclusion(
	leaf: Hash,
	index: number,
	size: number,
	proof: readonly Hash[],
): Hash | undefined {
	if (index < 0 || index >= size) return undefined;
	const rest = [...proof];
	const climb = (at: number, count: number): Hash | undefined => {
		if (count === 1) return leaf;
		const split = getSplit(count);
		const isLeft = at < split;
		const own = isLeft ? climb(at, split) : climb(at - split, count - split);
		const beside = rest.shift();
		if (own === undefined || beside === undefined) return undefined;
		return isLeft ? hashNode(own, beside) : hashNode(beside, own);
	};
	const root = climb(index, size);
	return rest.length === 0 ? root : undefined;
}

// --- A proof that an entry is in a log, as a text that is checked offline. Source: C2SP, tlog-proof.

/** The first line of a proof. */
export const PROOF_HEAD = 'c2sp.org/tlog-proof@v1';

/** Greatest length of a proof that is read: a log has at most 63 levels. */
const LONGEST_PROOF = 128 * 1024;

export interface LogProof {
	entry: Buffer;
	index: number;
	hashes: Hash[];
	/** The signed checkpoint, as written. */
	checkpoint: string;
}

/** The proof as a text; the entry stands in it as its extra data. */
export function writeProof({ entry, index, hashes, checkpoint }: LogProof): string {
	const lines = [
		PROOF_HEAD,
		`extra ${entry.toString('base64')}`,
		`index ${index}`,
		...hashes.map((hash) => hash.toString('base64')),
	];
	return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a proof; nothing where it is none, or holds no entry. */
export function readProof(text: string): LogProof | undefined {
	if (text.length > LONGEST_PROOF) return undefined;
	const end = text.indexOf('\n\n');
	if (end < 0) return undefined;
	const [head, extra = '', at = '', ...hashes] = text.slice(0, end).split('\n');
	const [, data = ''] = /^extra ([A-Za-z0-9+/]+=*)$/.exec(extra) ?? [];
	const [, index] = /^index (0|[1-9]\d{0,14})$/.exec(at) ?? [];
	if (head !== PROOF_HEAD || data === '' || index === undefined || hashes.length > 63) return undefined;
	const read = hashes.map(decodeBase64);
	const entry = decodeBase64(data);
	if (entry.length === 0 || read.some((hash) => hash.length !== 32)) return undefined;
	return {
		entry,
		index: Number(index),
		hashes: read,
		checkpoint: text.slice(end + 2),
	};
}

/** The result of checking a proof of inclusion. */
type ProofVerdict = 'proved' | 'broken-checkpoint' | 'other-key' | 'not-in-log';

/** Judges a proof with nothing but the key of its log: its checkpoint has to be signed, and the entry has to lead to its root. Source: RFC 9162, 2.1.3.2. */
export function judgeProof({ entry, index, hashes, checkpoint }: LogProof, key: NoteKey): ProofVerdict {
	const known = readCheckpoint(checkpoint);
	if (known === undefined) return 'broken-checkpoint';
	if (known.origin !== key.name || !isSignedBy(checkpoint, key)) return 'other-key';
	const root = hashInclusion(hashLeaf(entry), index, known.size, hashes);
	return root?.equals(known.root) ? 'proved' : 'not-in-log';
}

// --- A log as static files: tiles of 256 hashes, bundles of 256 entries. To add leaves, only the tiles of the right edge are read and written.
// Source: C2SP, tlog-tiles.

/** Hashes of a tile, entries of a bundle. */
const WIDTH = 256;

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

async function readBundle(index: number, size: number, read: FileReader): Promise<Buffer[]> {
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
interface LogEdge {
	size: number;
	/** Hashes by level of tiles. */
	tiles: Hash[][];
	entries: Uint8Array[];
}

async function readEdge(size: number, read: FileReader): Promise<LogEdge> {
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
function hashEdge({ tiles }: LogEdge): Hash | undefined {
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

// --- Signed notes, and the checkpoint of a log as one. Sources: C2SP, signed-note and tlog-checkpoint; Ed25519: RFC 8032.

/** Whose signature a note may bear: `name+hash+base64`, as the world writes it. */
export interface NoteKey {
	name: string;
	/** First four bytes of the digest of name and key. */
	id: Buffer;
	key: KeyObject;
}

/** How large a log is, and its root. */
export interface Checkpoint {
	/** Name of the log. */
	origin: string;
	size: number;
	root: Hash;
}

/** Names the algorithm Ed25519 in keys of notes. */
const ED25519 = 0x01;

/** What stands before the bytes of a public Ed25519 key in DER. Source: RFC 8410. */
const DER = Buffer.from('302a300506032b6570032100', 'hex');

function keyId(name: string, raw: Uint8Array): Buffer {
	return createHash('sha256')
		.update(`${name}\n`)
		.update(Uint8Array.of(ED25519))
		.update(raw)
		.digest()
		.subarray(0, 4);
}

function rawKey(key: KeyObject): Buffer {
	return key.export({ type: 'spki', format: 'der' }).subarray(DER.length);
}

/** Whether a text may name a log: it is a line of its own in checkpoints, and parts of keys. */
export function isOrigin(name: string): boolean {
	return name !== '' && !/[\s+\u0000-\u001f]/u.test(name);
}

/** Reads a private key (PKCS#8, PEM); nothing where it is none of Ed25519. */
export function readSigner(pem: string): KeyObject | undefined {
	try {
		const key = createPrivateKey(pem);
		return key.asymmetricKeyType === 'ed25519' ? key : undefined;
	} catch {
		return undefined;
	}
}

/** The public half of a private key, under a name. */
export function getNoteKey(name: string, signer: KeyObject): NoteKey {
	const key = createPublicKey(signer);
	return { name, id: keyId(name, rawKey(key)), key };
}

/** A key as a line of text. */
export function writeNoteKey({ name, id, key }: NoteKey): string {
	return `${name}+${id.toString('hex')}+${Buffer.concat([Uint8Array.of(ED25519), rawKey(key)]).toString('base64')}`;
}

/** The bytes that base64 writes this way; none where the same bytes are written otherwise, so that no sign can change unseen. */
function decodeBase64(text: string): Buffer {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : Buffer.alloc(0);
}

/** Reads such a line; nothing where it is none, or contradicts itself. */
export function readNoteKey(text: string): NoteKey | undefined {
	const [, name = '', id = '', data = ''] =
		/^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
	const bytes = decodeBase64(data);
	if (bytes[0] !== ED25519 || bytes.length !== 33) return undefined;
	const raw = bytes.subarray(1);
	if (keyId(name, raw).toString('hex') !== id) return undefined;
	try {
		const key = createPublicKey({ key: Buffer.concat([DER, raw]), format: 'der', type: 'spki' });
		return { name, id: Buffer.from(id, 'hex'), key };
	} catch {
		return undefined;
	}
}

/** The checkpoint as a signed note. */
function signCheckpoint({ origin, size, root }: Checkpoint, signer: KeyObject): string {
	const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
	const { id } = getNoteKey(origin, signer);
	const signature = Buffer.concat([id, sign(null, Buffer.from(text), signer)]).toString('base64');
	return `${text}\n— ${origin} ${signature}\n`;
}

/** Greatest length of a checkpoint that is read. */
const LONGEST_NOTE = 16 * 1024;

/** What a checkpoint says, whoever signed it; nothing where it is none. */
export function readCheckpoint(note: string): Checkpoint | undefined {
	if (note.length > LONGEST_NOTE) return undefined;
	const [text = '', signatures] = partNote(note);
	if (signatures.length === 0) return undefined;
	const [origin = '', count = '', root = ''] = text.split('\n');
	if (!isOrigin(origin) || !/^(?:0|[1-9]\d{0,14})$/.test(count)) return undefined;
	const hash = decodeBase64(root);
	return hash.length === 32 ? { origin, size: Number(count), root: hash } : undefined;
}

/** Whether a note bears a valid signature of a key. Signatures of others (witnesses) are passed over. */
export function isSignedBy(note: string, { name, id, key }: NoteKey): boolean {
	const [text, signatures] = partNote(note);
	return signatures.some((line) => {
		const [, by = '', data = ''] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
		const bytes = decodeBase64(data);
		return (
			by === name &&
			bytes.length === 68 &&
			bytes.subarray(0, 4).equals(id) &&
			verify(null, Buffer.from(text), key, bytes.subarray(4))
		);
	});
}

/** The signed text of a note with its last line ending, and the lines of signatures. */
function partNote(note: string): [text: string, signatures: string[]] {
	const at = note.lastIndexOf('\n\n');
	if (at < 0 || !note.endsWith('\n')) return ['', []];
	const signatures = note.slice(at + 2, -1).split('\n');
	return signatures.every((line) => line.startsWith('— ')) ? [note.slice(0, at + 1), signatures] : ['', []];
}

/** Name of the file of the signed checkpoint. */
export const CHECKPOINT = 'checkpoint';

/** A log that is read: its checkpoint, and its files. */
export interface OpenLog {
	checkpoint: Checkpoint;
	/** As written. */
	note: string;
	read: FileReader;
}

/** Opens a log; nothing where there is none. Throws {@link BrokenLog} where its checkpoint is damaged. */
export async function openLog(read: FileReader): Promise<OpenLog | undefined> {
	const bytes = await read(CHECKPOINT);
	if (bytes === undefined) return undefined;
	const note = Buffer.from(bytes).toString('utf8');
	const checkpoint = readCheckpoint(note);
	if (checkpoint === undefined) throw new BrokenLog(CHECKPOINT);
	return { checkpoint, note, read };
}

/** The right edge of an open log, or of a new one; it agrees with the checkpoint. */
export async function getEdge(log: OpenLog | undefined): Promise<LogEdge> {
	if (log === undefined) return { size: 0, tiles: [], entries: [] };
	const edge = await readEdge(log.checkpoint.size, log.read);
	if (!(hashEdge(edge) ?? EMPTY_ROOT).equals(log.checkpoint.root)) throw new BrokenLog(CHECKPOINT);
	return edge;
}

/** The files that adding entries writes, the signed checkpoint apart: it comes last, when the others are there. */
interface NextLog {
	files: Map<string, Uint8Array>;
	note: string;
	edge: LogEdge;
}

/** Adds entries. What there was before is not read but for the right edge, however long the log is. */
export function appendToLog(
	edge: LogEdge,
	entries: readonly Uint8Array[],
	{ origin, signer }: { origin: string; signer: KeyObject },
): NextLog {
	const { files, edge: next } = appendEntries(edge, entries);
	const root = hashEdge(next) ?? EMPTY_ROOT;
	return { files, edge: next, note: signCheckpoint({ origin, size: next.size, root }, signer) };
}

/** Whether a log bears the signature of a private key's owner. */
export function isOwnLog({ note, checkpoint }: OpenLog, signer: KeyObject): boolean {
	return isSignedBy(note, getNoteKey(checkpoint.origin, signer));
}

/** Proves that an entry, counted from 0, is in a log. Throws `BrokenLog` where files of the log lack. */
export async function proveEntry({ checkpoint, note, read }: OpenLog, index: number): Promise<LogProof> {
	const bundle = await readBundle(Math.floor(index / WIDTH), checkpoint.size, read);
	const entry = bundle[index % WIDTH] as Buffer;
	const hashes = await proveInclusion(index, checkpoint.size, nodeReader(checkpoint.size, read));
	return { entry, index, hashes, checkpoint: note };
}

/** What a look at a whole log shows. `fault`: the file that contradicts the checkpoint. */
type LogVerdict = { kind: 'whole' } | { kind: 'other-key' } | { kind: 'broken'; fault: string };

/** Judges a whole log: who signed it, whether its entries make its tiles, and its tiles its root. */
export async function judgeLog({ checkpoint, note, read }: OpenLog, key: NoteKey): Promise<LogVerdict> {
	if (checkpoint.origin !== key.name || !isSignedBy(note, key)) return { kind: 'other-key' };
	try {
		const { files, edge } = appendEntries(
			{ size: 0, tiles: [], entries: [] },
			await collect(readEntries(checkpoint.size, read)),
		);
		if (!(hashEdge(edge) ?? EMPTY_ROOT).equals(checkpoint.root))
			return { kind: 'broken', fault: await firstFault(files, read) };
		const fault = await getFault(files, read);
		return fault === undefined ? { kind: 'whole' } : { kind: 'broken', fault };
	} catch (error) {
		if (error instanceof BrokenLog) return { kind: 'broken', fault: error.path };
		throw error;
	}
}

/** Whether a log still begins with what an earlier checkpoint says. */
export async function goesOnFrom({ checkpoint, read }: OpenLog, before: Checkpoint): Promise<boolean> {
	if (before.origin !== checkpoint.origin || before.size > checkpoint.size) return false;
	const root = await getRoot(before.size, nodeReader(checkpoint.size, read));
	return root.equals(before.root);
}

async function collect(entries: AsyncIterable<Buffer>): Promise<Buffer[]> {
	const all: Buffer[] = [];
	for await (const entry of entries) all.push(entry);
	return all;
}

/** The file that is not what it should be. */
async function getFault(
	files: ReadonlyMap<string, Uint8Array>,
	read: FileReader,
): Promise<string | undefined> {
	for (const [path, bytes] of files) {
		const there = await read(path);
		if (there === undefined || Buffer.compare(there, bytes) !== 0) return path;
	}
	return undefined;
}

/** Where entries and tiles agree with one another, it is the checkpoint that does not. */
async function firstFault(files: ReadonlyMap<string, Uint8Array>, read: FileReader): Promise<string> {
	return (await getFault(files, read)) ?? CHECKPOINT;
}
