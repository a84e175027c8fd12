/** One part of `pv build`. */

import type { ExitCodeValue, Io } from '../../host/io.js';
import type { Printer } from '../../pdf/index.js';
import { type Format, holdsRecord } from '../build/build-outputs.js';
import { type BuildOptions, BuildRun, type BuiltPart, MEETINGS_AT_ONCE } from '../build/build-run.js';
import { withPrinter } from '../with-printer.js';
import { runShard } from './run-shard.js';

/** Builds the meetings of one part. */
export async function buildShard(
	paths: readonly string[],
	options: BuildOptions & { shard: string },
	asked: readonly Format[] | undefined,
	io: Io,
): Promise<ExitCodeValue> {
	const { shard, out, quiet, browser: _, ...decisive } = options;
	const place = { shard, out, quiet: quiet === true };
	const part = (printer: Printer | undefined, version: string | null) =>
		runShard<BuiltPart>(
			paths,
			place,
			async () => ({
				command: 'build',
				options: {
					...decisive,
					quiet: quiet === true,
					epoch: io.env['SOURCE_DATE_EPOCH'] ?? null,
					// Another browser prints other bytes.
					browser: version,
				},
				atOnce: MEETINGS_AT_ONCE,
				async make(path, world, total, folder) {
					const run = new BuildRun(total, { ...options, out: folder }, world);
					return { result: await run.part(path, asked, printer) };
				},
			}),
			io,
		);
	if (asked !== undefined && !holdsRecord(asked)) return part(undefined, null);
	const run = new BuildRun(MEETINGS_AT_ONCE, options, io);
	return withPrinter(run.printerOptions(), io, async (printer) =>
		part(printer, (await printer.browser()).version),
	);
}
