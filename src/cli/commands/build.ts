import { dirname, resolve } from 'node:path';
import { EMPTY_CONFIG } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import type { Printer } from '../../pdf/index.js';
import { loadConfig } from '../../project/compile-file.js';
import { themeNamed } from '../../project/design.js';
import { askedPaths, findMeetings } from '../../project/find-meetings.js';
import { findProject } from '../../project/project.js';
import { type Format, getFormats, holdsRecord } from '../../record/build-outputs.js';
import { withPrinter } from '../../record/with-printer.js';
import { THEMES } from '../../view/context.js';
import { type BuildOptions, BuildRun, type BuiltPart, MEETINGS_AT_ONCE } from '../build/build-run.js';
import { documentsNamed } from '../build/render-documents.js';

/** Checks meeting files and writes what was asked for. Final minutes that have errors are refused. */
export async function build(paths: readonly string[], options: BuildOptions, io: Io): Promise<ExitCodeValue> {
	const from = askedPaths(paths);
	const asked = options.to === undefined ? undefined : getFormats(options.to);
	await refuseUnknownNames(from, options, io);
	if (options.doc === undefined && options.resolution !== undefined)
		throw new PvError('usage/without-doc', '--resolution is for the documents of --doc');
	if (options.log !== undefined) refuseUselessLog(options);
	if (options.theme !== undefined) sayWhatKeepsItsLook(options.theme, options, io);
	if (options.out?.endsWith('.ics') === true) return buildOneCalendar(from, options.out, options, io);
	if (options.shard !== undefined) return buildShard(from, { ...options, shard: options.shard }, asked, io);
	const meetings = await findMeetings(from, io);
	const run = new BuildRun(meetings.length, options, io);
	// The browser starts while the first file is read. Whether a configuration asks for PDF is known only later: then it ends unused.
	if (asked === undefined || holdsRecord(asked)) {
		try {
			return await withPrinter(run.printerOptions(), io, (printer) => run.all(meetings, asked, printer));
		} catch (error) {
			if (io.signal.aborted) return ExitCode.interrupted;
			throw error;
		}
	}
	return run.all(meetings, asked, undefined);
}

/** Builds the meetings of one part. */
async function buildShard(
	paths: readonly string[],
	options: BuildOptions & { shard: string },
	asked: readonly Format[] | undefined,
	io: Io,
): Promise<ExitCodeValue> {
	// Loaded late: few builds are parted.
	const { runShard } = await import('../shard/run-shard.js');
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

/** All meetings in one calendar, which is no folder of documents. */
async function buildOneCalendar(
	paths: readonly string[],
	out: string,
	options: BuildOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const names = options.doc === undefined ? [] : documentsNamed(options.doc, EMPTY_CONFIG);
	if (names.length !== 1 || names[0]?.name !== 'calendar' || options.shard !== undefined)
		throw new PvError('usage/calendar-out', `${out} is a calendar`, { path: out });
	const { buildSeries } = await import('../build/build-series.js');
	return buildSeries(paths, out, options, io);
}

/** A log proves the acts of documents that certify them; the public version says other words than those that were logged. */
function refuseUselessLog({ doc, public: isPublic }: BuildOptions): void {
	const why = doc === undefined ? 'doc' : isPublic === true ? 'public' : undefined;
	if (why === undefined) return;
	throw new PvError('usage/useless-log', '--log is for documents', { why });
}

/** Ends at once where a theme or a document is asked for that neither the program has nor the project of the first path. */
async function refuseUnknownNames(
	[first = '.']: readonly string[],
	{ doc, theme }: BuildOptions,
	io: Io,
): Promise<void> {
	if (doc === undefined && theme === undefined) return;
	const kind = (await io.facts(first))?.kind;
	const folder = kind === 'folder' ? first : kind === 'file' ? dirname(first) : io.cwd;
	const config = await loadConfig(await findProject(resolve(io.cwd, folder), io), io);
	if (doc !== undefined) documentsNamed(doc, config);
	if (theme !== undefined) themeNamed(theme, config);
}

/** A theme that was asked for is not passed over in silence where something is made without it. */
function sayWhatKeepsItsLook(theme: string, { doc, quiet }: BuildOptions, io: Io): void {
	if (quiet === true) return;
	if (theme === THEMES[0] || doc === undefined) return;
	io.stderr.write(`${userWords(io)('cli.usage.themeKept', { name: theme })}\n`);
}
