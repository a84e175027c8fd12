import { dirname, relative, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { reportText } from '../../report/index.js';
import {
	allStarters,
	findStarter,
	type LastMeeting,
	meetingFileName,
	newMeeting as newMeetingText,
	quorumFailed,
	readLastMeeting,
	type Starter,
	starterOf,
} from '../../starter/index.js';
import { type CalendarDate, parseDate, toIsoDate } from '../../text/date.js';
import { compileBytes, compileFile, reported } from '../compile-file.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { userLanguage, userWords } from '../words.js';

/** Options of `pv new`. */
export interface NewOptions {
	/** Kind of body: the identifier of a starter. */
	meeting?: string;
	organization?: string;
	/** Date of the meeting, as people write it. */
	date?: string;
	/** Path of a roll. */
	roll?: string;
	/** Minutes of the meeting before. */
	from?: string;
	/** Minutes of the meeting that had no quorum. */
	secondCall?: string;
	/** False with `--no-input`: nothing is asked. */
	input?: boolean;
}

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

/** What a question gives where the person leaves. */
const GAVE_UP = Symbol('gave up');

/** Asks where somebody can answer; else the run ends, naming the flag that answers. */
class Asking {
	readonly #io: Io;
	readonly #silent: boolean;

	constructor(options: NewOptions, io: Io) {
		this.#io = io;
		this.#silent = options.input === false;
	}

	text(
		flag: string,
		initial: string | undefined,
		check: (answer: string) => string | undefined,
	): Promise<string | undefined> {
		return this.#questions(flag).text(userWords(this.#io)(`cli.new.ask.${flag}`), { initial, check });
	}

	choose(flag: string, choices: readonly { value: string; label: string }[]): Promise<string | undefined> {
		return this.#questions(flag).choose(userWords(this.#io)(`cli.new.ask.${flag}`), choices);
	}

	#questions(flag: string) {
		const { questions } = this.#io;
		if (questions && !this.#silent) return questions;
		throw new PvError('usage/not-asked', `--${flag} is needed`, {
			exitCode: 2,
			facts: { flag: `--${flag}` },
		});
	}
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

async function chooseStarter(
	before: LastMeeting | undefined,
	asking: Asking,
	options: NewOptions,
	io: Io,
): Promise<Starter | undefined | typeof GAVE_UP> {
	const lang = before?.minutes.lang ?? userLanguage(io.env);
	if (options.meeting !== undefined) {
		const found = findStarter(options.meeting, lang);
		if (found) return found;
		throw new PvError('usage/unknown-meeting', `no body is called ${options.meeting}`, {
			exitCode: 2,
			facts: { name: options.meeting, known: allStarters(lang).map(({ id }) => id) },
		});
	}
	if (before) return starterOf(before.minutes);
	const choices = allStarters(lang).map(({ id, label }) => ({ value: id, label }));
	const chosen = await asking.choose('meeting', choices);
	return chosen === undefined ? GAVE_UP : findStarter(chosen, lang);
}

async function chooseDate(
	next: CalendarDate | undefined,
	lang: Starter['lang'],
	asking: Asking,
	options: NewOptions,
	io: Io,
): Promise<CalendarDate | undefined> {
	const read = (text: string): CalendarDate | undefined => {
		const result = parseDate(text.trim(), lang);
		return result.ok ? result.date : undefined;
	};
	const wrong = (text: string) => (read(text) ? undefined : userWords(io)('cli.new.notDate', { text }));
	if (options.date !== undefined) {
		const date = read(options.date);
		if (date) return date;
		throw new PvError('usage/date', `${options.date} is no date`, {
			exitCode: 2,
			facts: { value: options.date },
		});
	}
	if (next && (options.input === false || !io.questions)) return next;
	const answer = await asking.text('date', next && toIsoDate(next), wrong);
	return answer === undefined ? undefined : read(answer);
}

/** The path of a roll as the new file names it. */
async function rollPath(roll: string, target: string, io: Io): Promise<string> {
	if ((await io.facts(roll))?.kind !== 'file')
		throw new PvError('input/missing', `${roll} does not exist`, { exitCode: 2, facts: { path: roll } });
	return relative(dirname(resolve(io.cwd, target)), resolve(io.cwd, roll)).replaceAll('\\', '/');
}
