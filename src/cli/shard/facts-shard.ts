/** One part of `pv facts`. */

import { type OwnTable, readTable } from '../../collection/index.js';
import type { ExitCodeValue, Io } from '../../host/io.js';
import { collectionFolder } from '../collection/folder.js';
import { MeetingReader } from '../collection/read-collection.js';
import type { FactsOptions } from '../collection/write-facts.js';
import { runShard } from './run-shard.js';

/** The records of one meeting, as texts. */
export interface KeptFacts {
	/** Path inside the collection. */
	file: string;
	lines: Record<OwnTable, string>;
	/** Names of its people in the shared list, by identifier. */
	shared: Record<string, string>;
}

/** Reads the meetings of one part. */
export async function factsShard(
	paths: readonly string[],
	{ shard, out, quiet, public: isPublic }: FactsOptions & { shard: string },
	io: Io,
): Promise<ExitCodeValue> {
	const asked = paths.length > 0 ? paths : ['.'];
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
					const { file, lines, shared, inputs } = await reader.read(path, world);
					const names: Record<string, string> = {};
					for (const { person } of readTable('attendance', lines.attendance)) {
						const name = shared.getName(person);
						if (name !== undefined) names[person] = name;
					}
					const texts = Object.entries(lines).map(([table, bytes]) => [
						table,
						new TextDecoder().decode(bytes),
					]);
					return {
						result: { file, lines: Object.fromEntries(texts) as KeptFacts['lines'], shared: names },
						inputs,
					};
				},
			};
		},
		io,
	);
}
