/** A log on the disk: its key, the acts that are its entries, and how what is wrong with it is told. */

import type { KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import { byPlace } from '../../ast/index.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { type OpenLog, openLog } from '../../transparency/log.js';
import { type NoteKey, readNoteKey, readSigner } from '../../transparency/note.js';
import { BrokenLog, type FileReader } from '../../transparency/tiles.js';
import { getDigest } from '../collection/check-folder.js';
import { insidePath, sha256 } from '../collection/folder.js';
import type { CompiledFile } from '../compile-file.js';

export function logReader(folder: string, io: Io): FileReader {
	return async (path) => {
		const at = join(folder, path);
		return (await io.facts(at))?.kind === 'file' ? io.read(at) : undefined;
	};
}

/** Opens the log in a folder; nothing where there is none. */
export async function openLogFolder(folder: string, io: Io): Promise<OpenLog | undefined> {
	return orBroken(folder, () => openLog(logReader(folder, io)));
}

/** Opens a log that must be there. */
export async function needLog(folder: string, io: Io): Promise<OpenLog> {
	const log = await openLogFolder(folder, io);
	if (log === undefined) throw new PvError('input/no-log', `${folder} holds no log`, { path: folder });
	return log;
}

/** Does what reads a log: a file that is missing or wrong is named. */
export async function orBroken<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof BrokenLog)) throw error;
		const path = join(folder, error.path);
		throw new PvError('input/log', `${path} is broken`, { path }, { cause: error });
	}
}

/** Reads the private key of a log; nothing where the file is not there. */
export async function readKeyFile(path: string, io: Io): Promise<KeyObject | undefined> {
	if ((await io.facts(path))?.kind !== 'file') return undefined;
	const signer = readSigner(Buffer.from(await io.read(path)).toString('utf8'));
	if (signer === undefined) throw new PvError('input/log-key', `${path} is no key`, { path });
	return signer;
}

/** The key by which a log is judged: the line itself, or a file that holds it. */
export async function readPublicKey(text: string, io: Io): Promise<NoteKey> {
	const isFile = (await io.facts(text))?.kind === 'file';
	const key = readNoteKey(isFile ? Buffer.from(await io.read(text)).toString('utf8') : text);
	if (key === undefined) throw new PvError('input/note-key', `${text} is no key of a log`, { value: text });
	return key;
}

// --- The acts of a meeting as entries of a log.

/** One act: a decision or an election. What a log says of it is public; its words are not in it, their digests are. */
export interface Act {
	/** `2024/03-11#resolution-1`: the path of the minutes inside the collection, and the identifier there. */
	act: string;
	/** ISO date of the meeting. */
	date: string | null;
	/** `adopted`, `rejected` …; of an election what decided it. */
	outcome: string;
	/** Digest of the act's own text, with its votes. */
	text: string;
	/** Digest of the whole minutes, as a seal takes it. */
	minutes: string;
}

/** The acts of finished minutes; null of others: what is a draft, or has errors, is no act yet. */
export function actsIfFinished(file: CompiledFile, base: string, io: Io): Act[] | null {
	const { assembly, messages } = file.compiled;
	const isFinished =
		(assembly.status === 'final' || assembly.status === 'approved') &&
		messages.every(({ severity }) => severity !== 'error');
	return isFinished ? getActsForLog(file, base, io) : null;
}

/** The acts of minutes, in their order. `base`: the folder that the collection starts from. */
export function getActsForLog({ path, compiled }: CompiledFile, base: string, io: Io): Act[] {
	const { source, assembly } = compiled;
	const meeting = insidePath(base, resolve(io.cwd, path)).replace(/\.md$/i, '');
	const minutes = getDigest(compiled);
	return [
		...assembly.decisions.map(({ id, node, outcome }) => ({ id, node, outcome: outcome as string })),
		...assembly.elections.map(({ id, node, by }) => ({ id, node, outcome: by as string })),
	]
		.sort((a, b) => byPlace(a.node, b.node))
		.map(({ id, node, outcome }) => ({
			act: `${meeting}#${id}`,
			date: assembly.date ?? null,
			outcome,
			text: sha256(plainLines(source.slice(node.position?.start.offset, node.position?.end.offset))),
			minutes,
		}));
}

/** `#resolution-1`: how an act is named inside its minutes. */
export function getBlockName({ act }: Act): string {
	return act.slice(act.lastIndexOf('#'));
}

/** The same text, however its lines end. */
function plainLines(text: string): string {
	return text
		.normalize('NFC')
		.split(/\r\n|\n|\r/)
		.map((line) => line.trimEnd())
		.join('\n')
		.trimEnd();
}

/** An act as an entry: JSON with its keys in one order, so that the same act is the same bytes. */
export function writeAct({ act, date, outcome, text, minutes }: Act): Buffer {
	return Buffer.from(JSON.stringify({ act, date, outcome, text, minutes }));
}

/** Reads an entry; nothing where it is no act. */
export function readAct(entry: Uint8Array): Act | undefined {
	try {
		const act = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry)) as Act;
		const isAct =
			[act.act, act.outcome, act.text, act.minutes].every((value) => typeof value === 'string') &&
			(act.date === null || typeof act.date === 'string');
		return isAct && writeAct(act).equals(entry) ? act : undefined;
	} catch {
		return undefined;
	}
}
