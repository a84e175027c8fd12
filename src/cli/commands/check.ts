import { PvError } from '../../errors.js';
import type { ReportedFile } from '../../report/index.js';
import { fixInPlace, showFixes } from '../apply-fixes.js';
import { type CompiledFile, compileFile, reported } from '../compile-file.js';
import { findMeetings } from '../find-meetings.js';
import { goodNews } from '../good-news.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { outputs, type ReportOutput } from '../report-outputs.js';
import { userLanguage, userWords } from '../words.js';

/** Options of `pv check`. */
export interface CheckOptions {
	/** Formats, each with the file that it goes to: `text`, `sarif=pv.sarif`. */
	format?: string[];
	/** Prints the derivation of every vote. */
	explain?: boolean;
	maxWarnings?: string;
	quiet?: boolean;
	/** Applies the safe fixes. */
	fix?: boolean;
	/** Applies those too that touch a vote, a person or a date. */
	unsafeFixes?: boolean;
	/** Writes nothing: prints what the fixes would change, and nothing else. */
	diff?: boolean;
}

/** Checks meeting files and reports what is wrong. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCodeValue> {
	if (options.diff) return await showFixes(paths, options, io);
	const limit = options.maxWarnings === undefined ? undefined : wholeNumber(options.maxWarnings);
	const targets = outputs(options.format ?? ['text']);
	const files: CompiledFile[] = [];
	for (const path of await findMeetings(paths.length > 0 ? paths : ['.'], io)) {
		if (io.signal.aborted) return ExitCode.interrupted;
		const file = await compileFile(path, io);
		files.push(
			options.fix || options.unsafeFixes ? await fixInPlace(file, options.unsafeFixes === true, io) : file,
		);
	}
	const reports = files.map(reported);
	for (const target of targets) await write(target, reports, options, io);
	if (options.explain) await explainVotes(files, io);

	const counts = countSeverities(reports);
	if (!options.quiet && targets.some(({ format }) => format === 'text')) sayResult(files, counts, io);
	const tooMany = limit !== undefined && counts.warning > limit;
	if (tooMany)
		io.stderr.write(`${userWords(io)('cli.check.tooManyWarnings', { count: counts.warning, limit })}\n`);
	return counts.error > 0 || tooMany ? ExitCode.errors : ExitCode.clean;
}

/** One line at the end: the good news, or how much there is to do. */
function sayResult(files: readonly CompiledFile[], counts: Counts, io: Io): void {
	const phrase = userWords(io);
	const [only] = files;
	if (counts.error > 0 || counts.warning > 0) {
		io.stderr.write(
			`${phrase('cli.check.counts', { errors: counts.error, warnings: counts.warning, files: files.length })}\n`,
		);
	} else if (files.length === 1 && only) io.stderr.write(`${goodNews(only.compiled, [])}\n`);
	else io.stderr.write(`${phrase('cli.check.allClean', { files: files.length })}\n`);
}

async function explainVotes(files: readonly CompiledFile[], io: Io): Promise<void> {
	const { derivations } = await import('../derivations.js');
	for (const file of files) io.stdout.write(derivations(file.compiled));
}

interface Counts {
	error: number;
	warning: number;
	info: number;
}

function countSeverities(reports: readonly ReportedFile[]): Counts {
	const counts: Counts = { error: 0, warning: 0, info: 0 };
	for (const report of reports) for (const message of report.messages) counts[message.severity]++;
	return counts;
}

async function write(
	target: ReportOutput,
	reports: readonly ReportedFile[],
	options: CheckOptions,
	io: Io,
): Promise<void> {
	const text = await target.render(reports, {
		lang: userLanguage(io.env),
		colors: target.file === undefined && io.stdout.colors,
		columns: target.file === undefined ? io.stdout.columns : undefined,
		quiet: options.quiet,
		readOwn: (path) => io.readOwn(path),
	});
	if (target.file === undefined) io.stdout.write(text);
	else await io.write(target.file, text);
}

function wholeNumber(text: string): number {
	if (!/^\d{1,9}$/.test(text)) {
		throw new PvError('usage/number', `${text} is not a whole number`, {
			exitCode: 2,
			facts: { value: text },
		});
	}
	return Number(text);
}
