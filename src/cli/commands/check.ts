import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { showFixes } from '../apply-fixes.js';
import { type CheckedFile, type CheckOptions, checkEnd, fileChecker, finishCheck } from '../check.js';
import { askedPaths, findMeetings } from '../find-meetings.js';
import { Failures } from '../many-files.js';

/** Checks meeting files and reports what is wrong. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCodeValue> {
	if (options.diff) return await showFixes(paths, options, io);
	const end = checkEnd(options);
	const asked = askedPaths(paths, options.stdinFilename);
	if (options.shard !== undefined) {
		const { checkShard } = await import('../shard/check-shard.js');
		return checkShard(asked, { ...options, shard: options.shard }, io);
	}
	const meetings = await findMeetings(asked, io);
	const checkOne = await fileChecker(asked, meetings, options, io);
	const files: CheckedFile[] = [];
	const failures = new Failures(meetings.length, io);
	for (const path of meetings) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			files.push((await checkOne(path, io)).file);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const code = await finishCheck(files, end, io);
	return failures.count > 0 ? failures.code : code;
}
