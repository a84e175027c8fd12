/** The end of `pv facts`: all records in one folder. */

import { resolve } from 'node:path';
import {
	composeTables,
	findCopies,
	type MeetingLines,
	readTable,
	type SharedPeople,
	tellApart,
} from '../../collection/index.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import { findMeetings } from '../find-meetings.js';
import { Digests } from './digests.js';
import { isOfThisVersion, readEarlier, readManifest, writeFacts } from './fact-files.js';
import { collectionFolder, insidePath } from './folder.js';
import { readCollection } from './read-collection.js';

/** Options of `pv facts`. */
export interface FactsOptions {
	out?: string;
	/** Only what the public versions hold. */
	public?: boolean;
	/** As Parquet too. */
	parquet?: boolean;
	quiet?: boolean;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
}

/** Facts that are ready to be written. */
interface ReadyFacts {
	meetings: readonly MeetingLines[];
	shared: SharedPeople;
	/** How many meetings were compiled in this run; the others had not changed. */
	compiled: number;
	out: string;
	isPublic: boolean;
	quiet: boolean;
	parquet?: boolean | undefined;
}

/** Writes the facts of all meetings, and says who may be one person. */
export async function finishFacts(
	{ meetings: read, shared, compiled, out, isPublic, quiet, parquet = false }: ReadyFacts,
	io: Io,
): Promise<void> {
	const meetings = isPublic ? tellApart(read) : read;
	const tables = composeTables(meetings, shared);
	await writeFacts(out, tables, { meetings, isPublic, parquet }, io);
	if (quiet) return;
	const phrase = userWords(io);
	for (const { person, other, reason } of readTable('doubts', tables.get('doubts')))
		io.stderr.write(`${phrase('cli.facts.doubt', { person, other, reason })}\n`);
	const held = readTable('meetings', tables.get('meetings'));
	for (const copy of findCopies(held)) io.stderr.write(`${phrase('cli.facts.copy', copy)}\n`);
	for (const { file, date } of held)
		if (date === null) io.stderr.write(`${phrase('cli.facts.undated', { path: file })}\n`);
	const wrong = held.filter(({ errors }) => errors > 0).length;
	if (wrong > 0) io.stderr.write(`${phrase('cli.facts.wrong', { count: wrong })}\n`);
	io.stderr.write(`${phrase('cli.facts.written', { count: meetings.length, compiled, folder: out })}\n`);
}

// --- Brings a folder of facts up to date before a question.

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
