import { composeTables, type MeetingLines, readTable, type SharedPeople } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import { readEarlier, writeFacts } from '../collection/fact-files.js';
import { readCollection } from '../collection/read-collection.js';

/** Options of `pv facts`. */
export interface FactsOptions {
	out?: string;
	/** Only what the public versions hold. */
	public?: boolean;
	quiet?: boolean;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
}

/** Writes what the meetings of a collection know as records. */
export async function facts(paths: readonly string[], options: FactsOptions, io: Io): Promise<ExitCodeValue> {
	const { out, shard } = options;
	if (shard !== undefined) {
		const { factsShard } = await import('../shard/facts-shard.js');
		return factsShard(paths, { ...options, shard }, io);
	}
	if (out === undefined) throw new PvError('usage/facts-out', 'no folder for the facts', { exitCode: 2 });
	const isPublic = options.public === true;
	const before = await readEarlier(out, isPublic, io);
	const { meetings, shared, compiled, failures } = await readCollection(
		paths,
		{ public: isPublic, before },
		io,
	);
	if (io.signal.aborted) return ExitCode.interrupted;
	await finishFacts({ meetings, shared, compiled, out, isPublic, quiet: options.quiet === true }, io);
	return failures.count > 0 ? failures.code : ExitCode.clean;
}

/** Facts that are ready to be written. */
export interface ReadyFacts {
	meetings: readonly MeetingLines[];
	shared: SharedPeople;
	/** How many were read anew. */
	compiled: number;
	out: string;
	isPublic: boolean;
	quiet: boolean;
}

/** Writes the facts of all meetings, and says who may be one person. */
export async function finishFacts(
	{ meetings, shared, compiled, out, isPublic, quiet }: ReadyFacts,
	io: Io,
): Promise<void> {
	const tables = composeTables(meetings, shared);
	await writeFacts(out, tables, { meetings, isPublic }, io);
	if (quiet) return;
	const phrase = userWords(io);
	for (const { person, other, reason } of readTable('doubts', tables.get('doubts')))
		io.stderr.write(`${phrase('cli.facts.doubt', { person, other, reason })}\n`);
	io.stderr.write(`${phrase('cli.facts.written', { count: meetings.length, compiled, folder: out })}\n`);
}
