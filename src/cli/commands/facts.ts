import { holdLines, OWN_TABLES, type OwnTable, readLines, readRecords } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { ExitCodeValue, Io } from '../../host/io.js';
import { askedPaths, collectionFolder } from '../../project/find-meetings.js';
import { type FactsOptions, MeetingReader, renewFacts } from '../collection/read-collection.js';

/** Writes what the meetings of a collection know as records. */
export async function facts(paths: readonly string[], options: FactsOptions, io: Io): Promise<ExitCodeValue> {
	const { out, shard, quiet = false, parquet } = options;
	if (shard !== undefined) return factsShard(paths, { ...options, shard }, io);
	if (out === undefined) throw new PvError('usage/facts-out', 'no folder for the facts');
	return renewFacts(paths, { out, isPublic: options.public === true, quiet, parquet }, io);
}

// --- One part of `pv facts`.

/** The records of one meeting, as texts. */
export interface KeptFacts {
	/** Path inside the collection. */
	file: string;
	lines: Record<OwnTable, string>;
	/** Names of its people in the shared list, by identifier. */
	shared: Record<string, string>;
}

/** Reads the meetings of one part. */
async function factsShard(
	paths: readonly string[],
	{ shard, out, quiet, public: isPublic }: FactsOptions & { shard: string },
	io: Io,
): Promise<ExitCodeValue> {
	// Loaded late: few collections are parted.
	const { runShard } = await import('../shard/run-shard.js');
	const asked = askedPaths(paths);
	return runShard<KeptFacts>(
		asked,
		{ shard, out, quiet: quiet === true },
		async () => {
			const reader = new MeetingReader(await collectionFolder(asked, io), isPublic === true, { io });
			return {
				command: 'facts',
				options: { public: isPublic === true },
				atOnce: 1,
				async make(path, world) {
					const { shared, others, ...packed } = await reader.read(path, world);
					const meeting = holdLines({ ...packed, inputs: {} });
					const names: Record<string, string> = {};
					for (const { person } of readRecords(meeting, 'attendance')) {
						const name = shared.getName(person);
						if (name !== undefined) names[person] = name;
					}
					const decoder = new TextDecoder();
					const texts = OWN_TABLES.map((table) => [table, decoder.decode(readLines(meeting, table))]);
					return {
						result: {
							file: meeting.file,
							lines: Object.fromEntries(texts) as KeptFacts['lines'],
							shared: names,
						},
						inputs: others,
					};
				},
			};
		},
		io,
	);
}
