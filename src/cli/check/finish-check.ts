/** The end of a check: what the files together show, the reports, the count, the exit status. */

import type { ExitCodeValue, Io } from '../../host/io.js';
import { compareDiagnostics, type Diagnostic } from '../../lint/run.js';
import type { ReportedFile } from '../../report/index.js';
import { type ReportOutput, writeReport } from '../build/report-outputs.js';
import { countSeverities, getExit, sayResult } from '../check-result.js';
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
	for (const target of targets) await writeReport(target, reports, quiet, io);
	for (const { derivations } of files) if (derivations !== undefined) io.stdout.write(derivations);
	if (end.statistics) io.stdout.write(statistics(reports));
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
