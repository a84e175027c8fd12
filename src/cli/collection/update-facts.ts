/** Brings a folder of facts up to date before a question. */

import { resolve } from 'node:path';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { findMeetings } from '../find-meetings.js';
import { Digests } from './digests.js';
import { isOfThisVersion, readEarlier, readManifest } from './fact-files.js';
import { finishFacts } from './finish-facts.js';
import { collectionFolder } from './folder.js';
import { insidePath } from './inside.js';
import { readCollection } from './read-collection.js';

/** Writes the facts of the meetings behind these paths, unless those of the folder are these already. */
export async function bringUpToDate(
	paths: readonly string[],
	folder: string,
	io: Io,
): Promise<ExitCodeValue> {
	if (await areCurrent(paths, folder, io)) return ExitCode.clean;
	const before = await readEarlier(folder, io);
	const { meetings, shared, compiled, failures } = await readCollection(paths, { before }, io);
	if (io.signal.aborted) return ExitCode.interrupted;
	await finishFacts({ meetings, shared, compiled, out: folder, isPublic: false, quiet: true }, io);
	return failures.count > 0 ? failures.code : ExitCode.clean;
}

/** Only the meetings are read for this, not the facts. */
async function areCurrent(paths: readonly string[], folder: string, io: Io): Promise<boolean> {
	const manifest = await readManifest(folder, io);
	if (!manifest || !isOfThisVersion(manifest)) return false;
	const base = await collectionFolder(paths, io);
	const found = await findMeetings(paths, io);
	if (found.length !== manifest.meetings.length) return false;
	const known = new Map(manifest.meetings.map(({ file, inputs }) => [file, inputs]));
	const digests = new Digests(base, io);
	for (const path of found) {
		const inputs = known.get(insidePath(base, resolve(io.cwd, path)));
		if (inputs === undefined || !(await digests.agree(inputs))) return false;
	}
	return true;
}
