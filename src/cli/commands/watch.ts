import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, interruption } from '../../host/io.js';
import { getFormats, OUTPUT, oneOnOutput } from '../build/build-outputs.js';
import type { BuildOptions } from '../build/build-run.js';
import { WatchRun } from '../build/watch-run.js';
import { findMeetings, INPUT } from '../find-meetings.js';
import { build } from './build.js';

/** Builds meeting files, then again each one that changes or whose roll, rules or annexes do, until the user ends it. */
export async function watch(paths: readonly string[], options: BuildOptions, io: Io): Promise<ExitCodeValue> {
	// What is wrong with the command itself is said before anything is built, and once.
	if (options.to !== undefined) getFormats(options.to);
	if (options.out === OUTPUT) throw oneOnOutput();
	if (paths.includes(INPUT))
		throw new PvError('usage/watch-input', 'standard input cannot be followed', { exitCode: 2 });
	const roots = paths.length > 0 ? paths : ['.'];
	const buildOne = (meeting: string, own: Io) => build([meeting], options, own);
	const run = new WatchRun(roots, buildOne, options.quiet === true, io);
	const meetings = await findMeetings(roots, io);
	try {
		await run.start(meetings);
		await interruption(io);
	} finally {
		await run.close();
	}
	return ExitCode.interrupted;
}
