import { composeTables, readTable } from '../../collection/index.js';
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
}

/** Writes what the meetings of a collection know as records. */
export async function facts(paths: readonly string[], options: FactsOptions, io: Io): Promise<ExitCodeValue> {
	const { out } = options;
	if (out === undefined) throw new PvError('usage/facts-out', 'no folder for the facts', { exitCode: 2 });
	const isPublic = options.public === true;
	const before = await readEarlier(out, isPublic, io);
	const { meetings, shared, compiled, failures } = await readCollection(
		paths,
		{ public: isPublic, before },
		io,
	);
	if (io.signal.aborted) return ExitCode.interrupted;
	const tables = composeTables(meetings, shared);
	await writeFacts(out, tables, { meetings, isPublic }, io);
	const phrase = userWords(io);
	if (options.quiet !== true) {
		for (const { person, other, reason } of readTable('doubts', tables.get('doubts')))
			io.stderr.write(`${phrase('cli.facts.doubt', { person, other, reason })}\n`);
		io.stderr.write(`${phrase('cli.facts.written', { count: meetings.length, compiled, folder: out })}\n`);
	}
	return failures.count > 0 ? failures.code : ExitCode.clean;
}
