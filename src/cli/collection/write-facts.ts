/** The end of `pv facts`: all records in one folder. */

import { resolve } from 'node:path';
import {
	composeTables,
	findCopies,
	joinBytes,
	type MeetingLines,
	readRecords,
	readTable,
	type SharedPeople,
	type TablePieces,
	tellApart,
} from '../../collection/index.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { findMeetings } from '../find-meetings.js';
import { Digests } from './digests.js';
import { FactSources, isOfThisVersion, readEarlier, readManifest, writeFacts } from './fact-files.js';
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
	/** What the meetings are read from. */
	sources: FactSources;
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
	{ meetings: read, sources, shared, compiled, out, isPublic, quiet, parquet = false }: ReadyFacts,
	io: Io,
): Promise<void> {
	const meetings = isPublic ? tellApart(read) : read;
	const tables = composeTables(meetings, shared);
	const said = quiet ? [] : [...tell(meetings, tables, io)];
	await writeFacts(out, tables, { meetings, isPublic, parquet, sources }, io);
	for (const line of said) io.stderr.write(`${line}\n`);
	if (!quiet)
		io.stderr.write(
			`${userWords(io)('cli.facts.written', { count: meetings.length, compiled, folder: out })}\n`,
		);
}

/** What the user should know of the facts. */
function* tell(meetings: readonly MeetingLines[], tables: TablePieces, io: Io): Generator<string> {
	const phrase = userWords(io);
	for (const { person, other, reason } of readTable('doubts', joinBytes([...(tables.get('doubts') ?? [])])))
		yield phrase('cli.facts.doubt', { person, other, reason });
	const held = meetings.flatMap((meeting) => readRecords(meeting, 'meetings')).sort(byFile);
	for (const copy of findCopies(held)) yield phrase('cli.facts.copy', copy);
	for (const { file, date } of held) if (date === null) yield phrase('cli.facts.undated', { path: file });
	const wrong = held.filter(({ errors }) => errors > 0).length;
	if (wrong > 0) yield phrase('cli.facts.wrong', { count: wrong });
}

function byFile({ file: one }: { file: string }, { file: other }: { file: string }): number {
	return one < other ? -1 : 1;
}

/** Reads the meetings behind these paths and writes their facts; what did not change since the facts of the folder is taken over from them. */
export async function renewFacts(
	paths: readonly string[],
	given: Pick<ReadyFacts, 'out' | 'isPublic' | 'quiet' | 'parquet'>,
	io: Io,
): Promise<ExitCodeValue> {
	const sources = new FactSources(io);
	try {
		// Of public facts nothing is taken over: the digests of their sources would let names be guessed.
		const before = given.isPublic ? undefined : await readEarlier(given.out, sources, io);
		const { meetings, shared, compiled, failures } = await readCollection(
			paths,
			{ public: given.isPublic, before, sources },
			io,
		);
		if (io.signal.aborted) return ExitCode.interrupted;
		await finishFacts({ ...given, meetings, sources, shared, compiled }, io);
		return failures.count > 0 ? failures.code : ExitCode.clean;
	} finally {
		sources.close();
	}
}

// --- Brings a folder of facts up to date before a question.

/** Writes the facts of the meetings behind these paths, unless those of the folder are these already. */
export async function bringUpToDate(
	paths: readonly string[],
	folder: string,
	io: Io,
): Promise<ExitCodeValue> {
	if (await areCurrent(paths, folder, io)) return ExitCode.clean;
	return renewFacts(paths, { out: folder, isPublic: false, quiet: true }, io);
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
