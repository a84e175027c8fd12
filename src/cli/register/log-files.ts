/** A log on the disk, its key, and how what is wrong with them is told. */

import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { type OpenLog, openLog } from '../../transparency/log.js';
import { type NoteKey, readNoteKey, readSigner } from '../../transparency/note.js';
import { BrokenLog, type FileReader } from '../../transparency/tiles.js';

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
