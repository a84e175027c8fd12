/** `pv build minutes/ --doc calendar --out series.ics`: one calendar of all meetings. */

import { writeSeriesCalendar } from '../../collection/index.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { type CompiledFile, compileFile, EarlierMeetings } from '../../project/compile-file.js';
import { Failures, findMeetings } from '../../project/find-meetings.js';
import { refuseLinkOut, write } from '../../project/project.js';
import { publicFile } from '../../record/build-outputs.js';
import type { BuildOptions } from './build-run.js';

/** Writes it. Meetings with errors are left out and told, unless drafts are asked for; so are files that cannot be read. */
export async function buildSeries(
	paths: readonly string[],
	out: string,
	options: BuildOptions,
	io: Io,
): Promise<ExitCodeValue> {
	await refuseLinkOut(out, io);
	const phrase = userWords(io);
	const found = await findMeetings(paths, io);
	const failures = new Failures(found.length, io);
	const earlier = new EarlierMeetings(io);
	const meetings: CompiledFile[] = [];
	let code: ExitCodeValue = ExitCode.clean;
	for (const path of found) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			const file = await compileFile(path, io, { earlier });
			const count = file.compiled.messages.filter(({ severity }) => severity === 'error').length;
			const isDraft = options.draft === true || file.compiled.assembly.status === 'draft';
			const shown = options.public === true ? publicFile(file) : file;
			if (count > 0 && !isDraft) io.stderr.write(`${phrase('cli.build.leftOut', { path, count })}\n`);
			else if ('line' in shown)
				io.stderr.write(`${phrase('cli.build.notPublic', { path, line: shown.line })}\n`);
			else {
				meetings.push(shown);
				continue;
			}
			code = ExitCode.errors;
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const { text, events } = writeSeriesCalendar(
		meetings.map(({ path, compiled }) => ({ file: path, input: compiled })),
	);
	await write(out, text, io);
	if (options.quiet !== true)
		io.stderr.write(`${phrase('cli.build.series', { path: out, meetings: meetings.length, events })}\n`);
	return failures.count > 0 ? failures.code : code;
}
