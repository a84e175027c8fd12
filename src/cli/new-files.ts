/** The files of a new meeting: the one to write, the minutes before it, its roll. */

import { dirname, relative, resolve } from 'node:path';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { type LastMeeting, quorumFailed, readLastMeeting } from '../starter/index.js';
import { compileFile } from './compile-file.js';
import type { NewOptions } from './new-answers.js';

/** Refuses a path where something is already. */
export async function refuseTaken(path: string, io: Io): Promise<void> {
	if (await io.facts(path))
		throw new PvError('usage/taken', `${path} is there already`, { exitCode: 2, facts: { path } });
}

/** The meeting before, as the new file at `path` takes it up; its paths are those that the new file names. */
export async function readBefore(
	lastPath: string,
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<LastMeeting> {
	if (!(await io.facts(lastPath)))
		throw new PvError('input/missing', `${lastPath} does not exist`, {
			exitCode: 2,
			facts: { path: lastPath },
		});
	const file = await compileFile(lastPath, io);
	if (options.secondCall !== undefined && quorumFailed(file.compiled) === false) {
		throw new PvError('usage/quorum-held', `no quorum failed in ${lastPath}`, {
			exitCode: 2,
			facts: { path: lastPath },
		});
	}
	const from = dirname(resolve(io.cwd, lastPath));
	const to = dirname(resolve(io.cwd, path ?? 'new.md'));
	return readLastMeeting(file.compiled, (named) => relative(to, resolve(from, named)).replaceAll('\\', '/'));
}

/** The path of a roll as the new file names it. */
export async function rollPath(roll: string, target: string, io: Io): Promise<string> {
	if ((await io.facts(roll))?.kind !== 'file')
		throw new PvError('input/missing', `${roll} does not exist`, { exitCode: 2, facts: { path: roll } });
	return relative(dirname(resolve(io.cwd, target)), resolve(io.cwd, roll)).replaceAll('\\', '/');
}
