/** The end of a check: what the files together show, the reports, the count, the exit status. */

import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../../host/io.js';
import { compareDiagnostics, type Diagnostic } from '../../lint/run.js';
import {
	type ReportedFile,
	reportGithub,
	reportJson,
	reportSarif,
	reportText,
	type TextOptions,
} from '../../report/index.js';
import { write } from '../project.js';
import { ruleFacts } from '../rule-pages.js';
import { version } from '../version.js';
import { type CheckedFile, reportedFile } from './checked-file.js';

/** What ends a check once all files are read: reports to write, and the limits that set the exit code. */
export interface CheckEnd {
	targets: readonly ReportOutput[];
	/** Greatest number of warnings. */
	limit: number | undefined;
	statistics: boolean;
	quiet: boolean | undefined;
	wanted(message: Diagnostic): boolean;
}

/** Reports on checked files; returns how the check ends for their messages. */
export async function finishCheck(
	files: readonly CheckedFile[],
	end: CheckEnd,
	io: Io,
): Promise<ExitCodeValue> {
	const { targets, limit, quiet } = end;
	const reports = await withAcross(files, end.wanted);
	// Files last: where one cannot be written, what goes to the terminal is there.
	const toTerminal = targets.filter(({ file }) => file === undefined);
	const toFiles = targets.filter(({ file }) => file !== undefined);
	for (const target of toTerminal) await writeReport(target, reports, quiet, io);
	for (const { derivations } of files) if (derivations !== undefined) io.stdout.write(derivations);
	if (end.statistics) io.stdout.write(statistics(reports));
	for (const target of toFiles) await writeReport(target, reports, quiet, io);
	const counts = countSeverities(reports);
	if (!quiet && files.length > 0 && targets.some(({ format }) => format === 'text'))
		sayResult(files, counts, io);
	return getExit(counts, limit, io);
}

/** Adds to each file what only the files together show. */
async function withAcross(
	files: readonly CheckedFile[],
	wanted: (message: Diagnostic) => boolean,
): Promise<ReportedFile[]> {
	const placed = files.flatMap(({ among }) => among ?? []);
	// Loaded late: most checks are of one file.
	const across =
		placed.length === 0 ? undefined : (await import('../collection/check-folder.js')).checkTogether(placed);
	const told = new Set<string>();
	return files.map((file) => {
		const place = file.among?.meeting.file;
		// A file that stands in the list under two names is told about once.
		const isFirst = place !== undefined && !told.has(place);
		if (place !== undefined) told.add(place);
		const found = isFirst ? (across?.get(place)?.filter(wanted) ?? []) : [];
		const report = reportedFile(file, found);
		return found.length === 0
			? report
			: { ...report, messages: [...(report.messages as Diagnostic[])].sort(compareDiagnostics) };
	});
}

/** How often each rule spoke, the most frequent first: `3  vote/sum-mismatch`. */
function statistics(files: readonly ReportedFile[]): string {
	const counts = new Map<string, number>();
	for (const { messages } of files)
		for (const { ruleId = '' } of messages) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
	return [...counts]
		.sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
		.map(([rule, count]) => `${String(count).padStart(5)}  ${rule}\n`)
		.join('');
}

// --- How a check ended, in numbers and in one line.

/** How many messages of each severity a run has. */
interface Counts {
	error: number;
	warning: number;
	info: number;
}

export function countSeverities(reports: readonly ReportedFile[]): Counts {
	const counts: Counts = { error: 0, warning: 0, info: 0 };
	for (const report of reports) for (const message of report.messages) counts[message.severity]++;
	return counts;
}

/** The last line of a check: that nothing is wrong, or how many errors and warnings there are. */
export function sayResult(files: readonly CheckedFile[], counts: Counts, io: Io): void {
	const phrase = userWords(io);
	const [only] = files;
	if (counts.error > 0 || counts.warning > 0) {
		io.stderr.write(
			`${phrase('cli.check.counts', { errors: counts.error, warnings: counts.warning, files: files.length })}\n`,
		);
	} else if (files.length === 1 && only) io.stderr.write(`${only.news}\n`);
	else io.stderr.write(`${phrase('cli.check.allClean', { files: files.length })}\n`);
}

/** The limit that `--max-warnings` gives, or none; throws where it is no whole number. */
export function warningLimit(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,9}$/.test(text)) {
		throw new PvError('usage/number', `${text} is not a whole number`, { value: text });
	}
	return Number(text);
}

/** The exit code for what was counted; warnings beyond the limit are said, and end as errors do. */
export function getExit(counts: Counts, limit: number | undefined, io: Io): ExitCodeValue {
	const tooMany = limit !== undefined && counts.warning > limit;
	if (tooMany)
		io.stderr.write(`${userWords(io)('cli.check.tooManyWarnings', { count: counts.warning, limit })}\n`);
	return counts.error > 0 || tooMany ? ExitCode.errors : ExitCode.clean;
}

// --- The formats of `pv check`, and where each goes.

/** What a report needs of its surroundings. */
interface RenderOptions extends TextOptions {
	readOwn(path: string): Promise<Uint8Array>;
	/** Absolute path of the folder that services take paths from. */
	folder: string;
}

/** One report to write. */
interface ReportOutput {
	format: string;
	/** Absent: standard output. */
	file: string | undefined;
	render(files: readonly ReportedFile[], options: RenderOptions): string | Promise<string>;
}

const RENDERERS: Record<string, ReportOutput['render']> = {
	text: reportText,
	json: (files) => reportJson(files),
	github: (files, options) => reportGithub(files, options.folder),
	sarif: async (files, options) =>
		reportSarif(files, await ruleFacts(options.readOwn), version, options.folder),
};

export const REPORT_FORMATS: readonly string[] = Object.keys(RENDERERS);

/** Reads `text`, `sarif=pv.sarif`: a format, and the file that it goes to. At most one goes to standard output. */
export function outputs(formats: readonly string[]): ReportOutput[] {
	const targets = formats.map((text): ReportOutput => {
		const [format = '', ...rest] = text.split('=');
		const render = Object.hasOwn(RENDERERS, format) ? RENDERERS[format] : undefined;
		if (!render) {
			throw new PvError('usage/format', `no format is named ${format}`, { format, known: REPORT_FORMATS });
		}
		return { format, file: rest.length > 0 ? rest.join('=') : undefined, render };
	});
	if (targets.filter(({ file }) => file === undefined).length > 1) {
		throw new PvError('usage/two-on-output', 'two formats for standard output');
	}
	return targets;
}

/** Writes one report where it goes; colours and the width of the terminal are for standard output alone. */
async function writeReport(
	target: ReportOutput,
	reports: readonly ReportedFile[],
	quiet: boolean | undefined,
	io: Io,
): Promise<void> {
	const text = await target.render(reports, {
		lang: userLanguage(io.env),
		colors: target.file === undefined && io.stdout.colors,
		columns: target.file === undefined ? io.stdout.columns : undefined,
		quiet,
		readOwn: (path) => io.readOwn(path),
		folder: io.cwd,
	});
	if (target.file === undefined) io.stdout.write(text);
	else await write(target.file, text, io);
}
