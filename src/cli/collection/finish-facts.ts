/** The end of `pv facts`: all records in one folder. */

import {
	composeTables,
	findCopies,
	type MeetingLines,
	readTable,
	type SharedPeople,
	tellApart,
} from '../../collection/index.js';
import type { Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import { writeFacts } from './fact-files.js';

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
