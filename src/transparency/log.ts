/** A transparency log in a folder: opened, gone on with, judged. The only writer signs; everybody may read. */

import type { KeyObject } from 'node:crypto';
import {
	type Checkpoint,
	getNoteKey,
	isSignedBy,
	type NoteKey,
	readCheckpoint,
	signCheckpoint,
} from './note.js';
import type { LogProof } from './proof.js';
import {
	appendEntries,
	BrokenLog,
	type FileReader,
	hashEdge,
	type LogEdge,
	nodeReader,
	readBundle,
	readEdge,
	readEntries,
	WIDTH,
} from './tiles.js';
import { EMPTY_ROOT, getRoot, proveInclusion } from './tree.js';

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
