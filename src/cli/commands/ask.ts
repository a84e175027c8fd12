import { dirname, resolve } from 'node:path';
import { type AnswerWords, answerCsv, answerJson, answerTable } from '../../collection/answer-text.js';
import { type Answer, QuestionError } from '../../collection/database.js';
import {
	dayAfter,
	findQuestion,
	type OptionName,
	QUESTION_NAMES,
	type Question,
	type QuestionOptions,
} from '../../collection/questions.js';
import type { TableName } from '../../collection/records.js';
import type { Config } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, timeNow, userLanguage, userWords } from '../../host/io.js';
import type { AnyPhrase, PhraseKey } from '../../language/ids.js';
import { hasPhrase } from '../../language/index.js';
import { askedPaths } from '../../project/find-meetings.js';
import { joinBytes } from '../../text/lists.js';
import { nearestWord } from '../../text/nearest.js';
import { type AskedFacts, answerApart, answerHere } from '../collection/answer.js';

/** Options of `pv ask`. */
interface AskOptions extends Partial<Pick<QuestionOptions, OptionName>> {
	/** Folder of facts; without paths nothing is compiled. */
	facts?: string;
	/** `table`, `csv` or `json`. */
	format?: string;
	/** The day that counts as today. */
	on?: string;
}

/** Answers a question over the meetings of a folder: a named one, one of the project's, or SQL. */
export async function ask(
	what: string,
	paths: readonly string[],
	options: AskOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const format = formatNamed(options.format ?? 'table');
	const project = lazyProject(paths, io);
	const question = await questionFor(what, options, project, io);
	const { found, code } = await told(() => find(question, paths, options, project, io));
	if (io.signal.aborted) return ExitCode.interrupted;
	io.stdout.write(format(found, io));
	if (found.unknown) {
		const { person, near = 'none' } = found.unknown;
		io.stderr.write(`${userWords(io)('cli.ask.unknownPerson', { person, near })}\n`);
	}
	return code;
}

interface Found {
	found: Answer;
	code: ExitCodeValue;
}

/**
 * Facts of a folder alone are taken as they are. With paths, and in the folder that the configuration names, they are brought up to date before. Without
 * a folder every meeting is compiled. What only the last two need is loaded there: it takes longer to load than to answer.
 */
async function find(
	question: Question,
	paths: readonly string[],
	options: AskOptions,
	project: LazyProject,
	io: Io,
): Promise<Found> {
	if (options.facts !== undefined && paths.length === 0)
		return { found: await answered(question, { folder: options.facts }, io), code: ExitCode.clean };
	const folder = options.facts ?? (await project()).facts;
	if (folder === undefined) return findCompiled(question, paths, io);
	const { bringUpToDate } = await import('../collection/read-collection.js');
	const code = await bringUpToDate(askedPaths(paths), folder, io);
	return { found: await answered(question, { folder }, io), code };
}

async function findCompiled(question: Question, paths: readonly string[], io: Io): Promise<Found> {
	const { readCollection } = await import('../collection/read-collection.js');
	const { composeTables } = await import('../../collection/fact-set.js');
	const { FactSources } = await import('../collection/fact-files.js');
	const sources = new FactSources(io);
	try {
		const { meetings, shared, failures } = await readCollection(paths, { sources }, io);
		const tables = new Map<TableName, Uint8Array>();
		for (const [table, pieces] of composeTables(meetings, shared)) tables.set(table, joinBytes([...pieces]));
		return {
			found: await answered(question, { tables }, io),
			code: failures.count > 0 ? failures.code : ExitCode.clean,
		};
	} finally {
		sources.close();
	}
}

/** The questions of the program end; a statement of somebody's own may not. */
function answered(question: Question, facts: AskedFacts, io: Io): Promise<Answer> {
	const { threads, signal } = io;
	return question.isOwn && threads
		? answerApart(question, facts, { threads, signal })
		: answerHere(question, facts, io);
}

/** What a statement is refused for is told as any other mistake in what the user asked. */
async function told(asked: () => Promise<Found>): Promise<Found> {
	try {
		return await asked();
	} catch (error) {
		if (!(error instanceof QuestionError)) throw error;
		const { kind, message, rows } = error;
		throw new PvError(`ask/${kind}`, message, { reason: message, rows }, { cause: error });
	}
}

/** The project of the meetings: its questions, and the folder that its facts are kept in. */
type LazyProject = () => Promise<{ questions: NonNullable<Config['questions']>; facts: string | undefined }>;

function lazyProject(paths: readonly string[], io: Io): LazyProject {
	let known: ReturnType<LazyProject> | undefined;
	const read = async () => {
		const { loadConfig } = await import('../../project/compile-file.js');
		const { collectionFolder } = await import('../../project/find-meetings.js');
		const { findProject } = await import('../../project/project.js');
		const project = await findProject(await collectionFolder(paths, io), io);
		const { questions = {}, facts } = await loadConfig(project, io);
		if (project.config === undefined || facts === undefined) return { questions, facts: undefined };
		return { questions, facts: resolve(dirname(project.config), facts) };
	};
	return () => {
		known ??= read();
		return known;
	};
}

type Writer = (found: Answer, io: Io) => string;

const FORMATS: Readonly<Record<string, Writer>> = {
	table: (found, io) =>
		found.rows.length === 0
			? `${userWords(io)('cli.ask.nothing')}\n`
			: answerTable(found, getWords(io), io.stdout.isTerminal ? io.stdout.columns : undefined),
	csv: (found, io) => answerCsv(found, getWords(io)),
	json: (found) => answerJson(found),
};

export const ANSWER_FORMATS: readonly string[] = Object.keys(FORMATS);

function formatNamed(name: string): Writer {
	const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
	if (format) return format;
	throw new PvError('usage/format', `no format is named ${name}`, { format: name, known: ANSWER_FORMATS });
}

/** Headings and values in the user's language, as far as it has words for them. */
function getWords(io: Io): AnswerWords {
	const phrase = userWords(io) as AnyPhrase;
	const lang = userLanguage(io.env);
	const say = (key: string, otherwise: string) =>
		hasPhrase(key, lang) ? phrase(key as PhraseKey) : otherwise;
	return {
		heading: (column) => say(`cli.ask.columns.${column}`, column),
		value: (column, value) =>
			WORDED.has(column) && /^[A-Za-z]+$/.test(value) ? say(`cli.ask.values.${value}`, value) : value,
	};
}

/** Columns whose values are words of the program. */
const WORDED: ReadonlySet<string> = new Set(['outcome', 'state', 'answer', 'presence', 'status', 'kind']);

async function questionFor(
	what: string,
	options: AskOptions,
	project: LazyProject,
	io: Io,
): Promise<Question> {
	const given = OPTION_NAMES.filter((name) => options[name] !== undefined);
	const ready = findQuestion(what);
	if (ready) {
		const takes: readonly OptionName[] = ready.options;
		const foreign = given.find((name) => !takes.includes(name));
		if (foreign !== undefined)
			throw new PvError('usage/ask-option', `${what} takes no --${foreign}`, {
				what,
				option: `--${foreign}`,
				known: takes.map((name) => `--${name}`),
			});
		return { ...ready.ask(readOptions(options, io)), person: options.person };
	}
	const [unused] = given;
	if (unused !== undefined)
		throw new PvError('usage/ask-option', `SQL takes no --${unused}`, {
			what,
			option: `--${unused}`,
			known: [],
		});
	if (/\s/.test(what.trim())) return { sql: what, values: [], isOwn: true };
	const { questions } = await project();
	const saved = Object.hasOwn(questions, what) ? questions[what] : undefined;
	if (saved !== undefined) return { sql: saved, values: [], isOwn: true };
	const known = [...QUESTION_NAMES, ...Object.keys(questions)];
	throw new PvError('usage/question', `no question is named ${what}`, {
		what,
		known,
		near: nearestWord(what, known) ?? 'none',
	});
}

const OPTION_NAMES: readonly OptionName[] = ['about', 'person', 'ending', 'open', 'since', 'until'];

function readOptions(options: AskOptions, io: Io): QuestionOptions {
	const today = options.on ?? timeNow(io).toISOString().slice(0, 10);
	for (const date of [options.on, options.since, options.until])
		if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
			throw new PvError('usage/iso-date', `${date} is no date`, { value: date });
	if (options.ending !== undefined && dayAfter(options.ending, today) === undefined)
		throw new PvError('usage/length-of-time', `${options.ending} is no length of time`, {
			value: options.ending,
		});
	const { about, person, ending, open, since, until } = options;
	return { about, person, ending, open, since, until, today };
}
