import { dirname, relative, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../../host/io.js';
import type { PhraseKeyAfter } from '../../language/ids.js';
import { compileBytes, compileFile, reported } from '../../project/compile-file.js';
import { write } from '../../project/project.js';
import { reportText } from '../../report/index.js';
import {
	allStarters,
	newMeeting as composeMeeting,
	findStarter,
	getStarter,
	type LastMeeting,
	meetingFileName,
	quorumFailed,
	readLastMeeting,
	type Starter,
} from '../../starter/index.js';
import { type CalendarDate, parseDate, toIsoDate } from '../../text/date.js';

/** Writes a new meeting file, ready to be convened. It never overwrites one. */
export async function newMeeting(
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const made = await newText(path, options, io);
	if (made === GAVE_UP) return ExitCode.interrupted;
	const file = await compileBytes(made.text, made.path, io);
	await refuseTaken(made.path, io);
	await write(made.path, made.text, io);
	const report = reportText([reported(file)], {
		colors: io.stderr.colors,
		columns: io.stderr.columns,
	});
	io.stderr.write(`${report}${userWords(io)('cli.new.written', { path: made.path })}\n`);
	io.stdout.write(`${made.path}\n`);
	return file.compiled.messages.some(({ severity }) => severity === 'error')
		? ExitCode.errors
		: ExitCode.clean;
}

// --- The text of a new meeting, from what is given, taken from the meeting before, or asked.

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
	const text = composeMeeting({
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
async function refuseTaken(path: string, io: Io): Promise<void> {
	if (await io.facts(path)) throw new PvError('usage/taken', `${path} is there already`, { path });
}

/** The meeting before, as the new file at `path` takes it up; its paths are those that the new file names. */
async function readBefore(
	lastPath: string,
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<LastMeeting> {
	if (!(await io.facts(lastPath)))
		throw new PvError('input/missing', `${lastPath} does not exist`, { path: lastPath });
	const file = await compileFile(lastPath, io);
	if (options.secondCall !== undefined && quorumFailed(file.compiled) === false) {
		throw new PvError('usage/quorum-held', `no quorum failed in ${lastPath}`, { path: lastPath });
	}
	const from = dirname(resolve(io.cwd, lastPath));
	const to = dirname(resolve(io.cwd, path ?? 'new.md'));
	return readLastMeeting(file.compiled, (named) => relative(to, resolve(from, named)).replaceAll('\\', '/'));
}

/** The path of a roll as the new file names it. */
export async function rollPath(roll: string, target: string, io: Io): Promise<string> {
	if ((await io.facts(roll))?.kind !== 'file')
		throw new PvError('input/missing', `${roll} does not exist`, { path: roll });
	return relative(dirname(resolve(io.cwd, target)), resolve(io.cwd, roll)).replaceAll('\\', '/');
}

// --- What a new meeting needs to know: from the flags, from the meeting before, else asked on a terminal.

/** Options of `pv new`. */
interface NewOptions {
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

/** What a question gives where the person leaves. */
export const GAVE_UP = Symbol('gave up');

/** What can be asked, by the flag that answers it. */
type Asked = PhraseKeyAfter<'cli.new.ask.'>;

/** Asks where somebody can answer; else the run ends, naming the flag that answers. */
class Asking {
	readonly #io: Io;
	readonly #silent: boolean;

	constructor(options: NewOptions, io: Io) {
		this.#io = io;
		this.#silent = options.input === false;
	}

	text(
		flag: Asked,
		initial: string | undefined,
		check: (answer: string) => string | undefined,
	): Promise<string | undefined> {
		return this.#questions(flag).text(userWords(this.#io)(`cli.new.ask.${flag}`), { initial, check });
	}

	meeting(choices: readonly { value: string; label: string }[]): Promise<string | undefined> {
		return this.#questions('meeting').choose(userWords(this.#io)('cli.new.ask.meeting'), choices);
	}

	#questions(flag: Asked) {
		const { questions } = this.#io;
		if (questions && !this.#silent) return questions;
		throw new PvError('usage/not-asked', `--${flag} is needed`, { flag: `--${flag}` });
	}
}

/** The kind of body: named, or that of the meeting before, or asked. */
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
			name: options.meeting,
			known: allStarters(lang).map(({ id }) => id),
		});
	}
	if (before) return getStarter(before.minutes);
	const choices = allStarters(lang).map(({ id, label }) => ({ value: id, label }));
	const chosen = await asking.meeting(choices);
	return chosen === undefined ? GAVE_UP : findStarter(chosen, lang);
}

/** The organization: given, or asked where the meeting before does not name it; undefined where it does. */
async function chooseOrganization(
	before: LastMeeting | undefined,
	asking: Asking,
	options: NewOptions,
	io: Io,
): Promise<string | undefined | typeof GAVE_UP> {
	if (options.organization !== undefined || before?.fields.has('organization')) return options.organization;
	const answer = await asking.text('organization', undefined, (text) =>
		text === '' ? userWords(io)('cli.new.needed') : undefined,
	);
	return answer ?? GAVE_UP;
}

/** The date: given, or the next meeting's that the one before announces, or asked. */
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
		throw new PvError('usage/date', `${options.date} is no date`, { value: options.date });
	}
	if (next && (options.input === false || !io.questions)) return next;
	const answer = await asking.text('date', next && toIsoDate(next), wrong);
	return answer === undefined ? undefined : read(answer);
}
