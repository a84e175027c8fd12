/** How a check ended, in numbers and in one line. */

import { PvError } from '../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../host/io.js';
import { userWords } from '../host/locale.js';
import type { ReportedFile } from '../report/index.js';
import type { CheckedFile } from './check/checked-file.js';

/** How many messages of each severity a run has. */
export interface Counts {
	error: number;
	warning: number;
	info: number;
}

/** Counts the messages of some files by severity. */
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
		throw new PvError('usage/number', `${text} is not a whole number`, {
			exitCode: 2,
			facts: { value: text },
		});
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
