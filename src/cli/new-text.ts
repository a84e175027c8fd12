/** The text of a new meeting, from what is given, taken from the meeting before, or asked. */

import { dirname, relative, resolve } from 'node:path';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { userLanguage } from '../host/locale.js';
import {
	type LastMeeting,
	meetingFileName,
	newMeeting,
	quorumFailed,
	readLastMeeting,
} from '../starter/index.js';
import { compileFile } from './compile-file.js';
import {
	Asking,
	chooseDate,
	chooseOrganization,
	chooseStarter,
	GAVE_UP,
	type NewOptions,
} from './new-answers.js';

/** A new meeting file that is not written yet. */
interface NewText {
	path: string;
	text: string;
}

/** Makes the text, and the path where none is given; nothing where the person leaves a question. */
export async function newText(
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<NewText | typeof GAVE_UP> {
	if (path !== undefined) await refuseTaken(path, io);
	const lastPath = options.secondCall ?? options.from;
	const before = lastPath === undefined ? undefined : await readBefore(lastPath, path, options, io);
	const asking = new Asking(options, io);
	const starter = await chooseStarter(before, asking, options, io);
	if (starter === GAVE_UP) return GAVE_UP;
	const lang = before?.minutes.lang ?? starter?.lang ?? userLanguage(io.env);
	const organization = await chooseOrganization(before, asking, options, io);
	if (organization === GAVE_UP) return GAVE_UP;
	const date = await chooseDate(before?.next, lang, asking, options, io);
	if (!date) return GAVE_UP;
	const target = path ?? meetingFileName(date, starter?.meeting ?? lastPath ?? '');
	if (path === undefined) await refuseTaken(target, io);
	const text = newMeeting({
		kind: before && options.meeting === undefined ? undefined : starter?.id,
		organization,
		date,
		rollFile: options.roll === undefined ? undefined : await rollPath(options.roll, target, io),
		last: before,
		secondCall: options.secondCall !== undefined,
		lang,
	});
	return { path: target, text };
}

// --- The files of a new meeting: the one to write, the minutes before it, its roll.

/** Refuses a path where something is already. */
export async function refuseTaken(path: string, io: Io): Promise<void> {
	if (await io.facts(path))
		throw new PvError('usage/taken', `${path} is there already`, { exitCode: 2, facts: { path } });
}

/** The meeting before, as the new file at `path` takes it up; its paths are those that the new file names. */
async function readBefore(
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
