/** One part of `pv register log`. */

import type { ExitCodeValue, Io } from '../../host/io.js';
import { compileFile } from '../compile-file.js';
import { askedPaths, collectionFolder } from '../find-meetings.js';
import { type Act, actsIfFinished } from '../register/log-files.js';
import { runShard } from './run-shard.js';

/** The acts of one meeting; null where its minutes are not finished. */
export type KeptActs = Act[] | null;

/** Reads the acts of one part. The log itself is not asked for: `pv merge` adds the acts of all parts to it. */
export async function logShard(
	paths: readonly string[],
	place: { shard: string; out: string | undefined; quiet: boolean },
	io: Io,
): Promise<ExitCodeValue> {
	const asked = askedPaths(paths);
	return runShard<{ acts: KeptActs }>(
		asked,
		place,
		async () => {
			const base = await collectionFolder(asked, io);
			return {
				command: 'log',
				options: {},
				atOnce: 1,
				make: async (path, world) => ({
					result: { acts: actsIfFinished(await compileFile(path, world), base, world) },
				}),
			};
		},
		io,
	);
}
