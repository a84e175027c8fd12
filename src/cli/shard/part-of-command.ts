/** One part of a command that works on many meetings: what `pv facts`, `pv register log`, `pv check` and `pv build` make of each meeting. */

import { holdLines, OWN_TABLES, type OwnTable, readLines, readRecords } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { ExitCodeValue, Io } from '../../host/io.js';
import type { Printer } from '../../pdf/index.js';
import { type Format, holdsRecord } from '../build/build-outputs.js';
import { type BuildOptions, BuildRun, type BuiltPart, MEETINGS_AT_ONCE } from '../build/build-run.js';
import { type CheckedFile, type CheckOptions, fileChecker, getReader } from '../check.js';
import { collectionFolder } from '../collection/folder.js';
import { type FactsOptions, MeetingReader } from '../collection/read-collection.js';
import { compileFile } from '../compile-file.js';
import { askedPaths } from '../find-meetings.js';
import { type Act, actsIfFinished } from '../register/log-files.js';
import { withPrinter } from '../with-printer.js';
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

// --- `pv register log`

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

// --- `pv check`

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

// --- `pv build`

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
