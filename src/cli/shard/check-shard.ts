/** One part of `pv check`. */

import { PvError } from '../../errors.js';
import type { ExitCodeValue, Io } from '../../host/io.js';
import { type CheckedFile, type CheckOptions, fileChecker, getReader } from '../check.js';
import { runShard } from './run-shard.js';

/** Checks the meetings of one part. */
export async function checkShard(
	paths: readonly string[],
	options: CheckOptions & { shard: string },
	io: Io,
): Promise<ExitCodeValue> {
	const { shard, out, quiet, fix, unsafeFixes, stdinFilename: _, ...decisive } = options;
	if (fix || unsafeFixes) throw new PvError('usage/shard-fix', 'a part of the files is not fixed');
	return runShard<CheckedFile>(
		paths,
		{ shard, out, quiet: quiet === true },
		async (meetings, world) => {
			const checkOne = await fileChecker(paths, meetings, options, world);
			const reader = await getReader(paths, world);
			return {
				command: 'check',
				options: { ...decisive, quiet: quiet === true },
				atOnce: 1,
				make: async (path, own) => {
					const { file, inputs } = await checkOne(path, own);
					return { result: file, inputs };
				},
				refresh: async (file) =>
					file.among === undefined
						? file
						: { ...file, among: { ...file.among, ...(await reader.lookAround(file.among)) } },
			};
		},
		io,
	);
}
