import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { fixInPlace, showFixes } from '../apply-fixes.js';
import { outputs, writeReport } from '../build/report-outputs.js';
import { countSeverities, exitOf, sayResult, warningLimit } from '../check-result.js';
import { type CompiledFile, compileFile, reported } from '../compile-file.js';
import { Failures } from '../failures.js';
import { findMeetings } from '../find-meetings.js';

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
	const limit = warningLimit(options.maxWarnings);
	const targets = outputs(options.format ?? ['text']);
	const files: CompiledFile[] = [];
	const meetings = await findMeetings(paths.length > 0 ? paths : ['.'], io);
	const failures = new Failures(meetings.length, io);
	for (const path of meetings) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			const file = await compileFile(path, io);
			files.push(
				options.fix || options.unsafeFixes ? await fixInPlace(file, options.unsafeFixes === true, io) : file,
			);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const reports = files.map(reported);
	for (const target of targets) await writeReport(target, reports, options.quiet, io);
	if (options.explain) await explainVotes(files, io);

	const counts = countSeverities(reports);
	if (!options.quiet && files.length > 0 && targets.some(({ format }) => format === 'text'))
		sayResult(files, counts, io);
	const end = exitOf(counts, limit, io);
	return failures.count > 0 ? failures.code : end;
}

async function explainVotes(files: readonly CompiledFile[], io: Io): Promise<void> {
	const { derivations } = await import('../build/derivations.js');
	for (const file of files) io.stdout.write(derivations(file.compiled));
}
