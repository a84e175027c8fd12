import { PvError } from '../../errors.js';
import type { ExitCodeValue, Io } from '../../host/io.js';
import { type FactsOptions, renewFacts } from '../collection/read-collection.js';

/** Writes what the meetings of a collection know as records. */
export async function facts(paths: readonly string[], options: FactsOptions, io: Io): Promise<ExitCodeValue> {
	const { out, shard, quiet = false, parquet } = options;
	if (shard !== undefined) {
		const { factsShard } = await import('../shard/facts-shard.js');
		return factsShard(paths, { ...options, shard }, io);
	}
	if (out === undefined) throw new PvError('usage/facts-out', 'no folder for the facts');
	return renewFacts(paths, { out, isPublic: options.public === true, quiet, parquet }, io);
}
