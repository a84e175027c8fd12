import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { readEarlier } from '../collection/fact-files.js';
import { readCollection } from '../collection/read-collection.js';
import { type FactsOptions, finishFacts } from '../collection/write-facts.js';

/** Writes what the meetings of a collection know as records. */
export async function facts(paths: readonly string[], options: FactsOptions, io: Io): Promise<ExitCodeValue> {
	const { out, shard } = options;
	if (shard !== undefined) {
		const { factsShard } = await import('../shard/facts-shard.js');
		return factsShard(paths, { ...options, shard }, io);
	}
	if (out === undefined) throw new PvError('usage/facts-out', 'no folder for the facts', { exitCode: 2 });
	const isPublic = options.public === true;
	// Of public facts nothing is taken over: the digests of their sources would let names be guessed.
	const before = isPublic ? undefined : await readEarlier(out, io);
	const { meetings, shared, compiled, failures } = await readCollection(
		paths,
		{ public: isPublic, before },
		io,
	);
	if (io.signal.aborted) return ExitCode.interrupted;
	const { quiet = false, parquet } = options;
	await finishFacts({ meetings, shared, compiled, out, isPublic, quiet, parquet }, io);
	return failures.count > 0 ? failures.code : ExitCode.clean;
}
