import { dirname, relative, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { reportText } from '../../report/index.js';
import {
	type LastMeeting,
	meetingFileName,
	newMeeting as newMeetingText,
	quorumFailed,
	readLastMeeting,
} from '../../starter/index.js';
import { compileBytes, compileFile, reported } from '../compile-file.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { Asking, chooseDate, chooseStarter, GAVE_UP, type NewOptions } from '../new-answers.js';
import { userLanguage, userWords } from '../words.js';

/** Writes a new meeting file, ready to be convened. It never overwrites one. */
export async function newMeeting(
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<ExitCodeValue> {
	if (path !== undefined) await refuseTaken(path, io);
	const lastPath = options.secondCall ?? options.from;
	const before = lastPath === undefined ? undefined : await readBefore(lastPath, path, options, io);
	const asking = new Asking(options, io);
	const starter = await chooseStarter(before, asking, options, io);
	if (starter === GAVE_UP) return ExitCode.interrupted;
	const lang = before?.minutes.lang ?? starter?.lang ?? userLanguage(io.env);
	let organization = options.organization;
	if (organization === undefined && !before?.fields.has('organization')) {
		organization = await asking.text('organization', undefined, (answer) =>
			answer === '' ? userWords(io)('cli.new.needed') : undefined,
		);
		if (organization === undefined) return ExitCode.interrupted;
	}
	const date = await chooseDate(before?.next, lang, asking, options, io);
	if (!date) return ExitCode.interrupted;
	const target = path ?? meetingFileName(date, starter?.meeting ?? lastPath ?? '');
	if (path === undefined) await refuseTaken(target, io);
	const text = newMeetingText({
		kind: before && options.meeting === undefined ? undefined : starter?.id,
		organization,
		date,
		rollFile: options.roll === undefined ? undefined : await rollPath(options.roll, target, io),
		last: before,
		secondCall: options.secondCall !== undefined,
		lang,
	});
	const file = await compileBytes(text, target, io);
	await refuseTaken(target, io);
	await io.write(target, text);
	const report = reportText([reported(file)], {
		lang: userLanguage(io.env),
		colors: io.stderr.colors,
		columns: io.stderr.columns,
	});
	io.stderr.write(`${report}${userWords(io)('cli.new.written', { path: target })}\n`);
	io.stdout.write(`${target}\n`);
	return file.compiled.messages.some(({ severity }) => severity === 'error')
		? ExitCode.errors
		: ExitCode.clean;
}

async function refuseTaken(path: string, io: Io): Promise<void> {
	if (await io.facts(path))
		throw new PvError('usage/taken', `${path} is there already`, { exitCode: 2, facts: { path } });
}

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
async function rollPath(roll: string, target: string, io: Io): Promise<string> {
	if ((await io.facts(roll))?.kind !== 'file')
		throw new PvError('input/missing', `${roll} does not exist`, { exitCode: 2, facts: { path: roll } });
	return relative(dirname(resolve(io.cwd, target)), resolve(io.cwd, roll)).replaceAll('\\', '/');
}
