import {
	type Answer,
	type AnswerWords,
	answer,
	answerCsv,
	answerJson,
	answerTable,
	composeTables,
	dayAfter,
	findQuestion,
	type OptionName,
	QUESTION_NAMES,
	type Question,
	QuestionError,
	type QuestionOptions,
	type TableSource,
} from '../../collection/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userLanguage, userWords } from '../../host/locale.js';
import type { AnyPhrase, PhraseKey } from '../../language/ids.js';
import { hasPhrase } from '../../language/index.js';
import { nearestWord } from '../../text/nearest.js';
import { readTableFile } from '../collection/fact-files.js';
import { readCollection } from '../collection/read-collection.js';
import { loadConfig } from '../compile-file.js';
import { findProject } from '../project.js';

/** Options of `pv ask`. */
export interface AskOptions extends Partial<Pick<QuestionOptions, OptionName>> {
	/** Folder that `pv facts` wrote: nothing is compiled. */
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
	const question = await questionFor(what, options, io);
	let code: ExitCodeValue = ExitCode.clean;
	let source: TableSource;
	if (options.facts !== undefined) {
		const folder = options.facts;
		source = (table) => readTableFile(folder, table, io);
	} else {
		const { meetings, shared, failures } = await readCollection(paths, {}, io);
		if (failures.count > 0) code = failures.code;
		const tables = composeTables(meetings, shared);
		source = async (table) => tables.get(table) ?? new Uint8Array();
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	io.stdout.write(format(await answered(question, source), io));
	return code;
}

async function answered(question: Question, source: TableSource): Promise<Answer> {
	try {
		return await answer(question, source);
	} catch (error) {
		if (!(error instanceof QuestionError)) throw error;
		const { kind, message } = error;
		throw new PvError(`ask/${kind}`, message, { exitCode: 2, facts: { reason: message }, cause: error });
	}
}

type Writer = (found: Answer, io: Io) => string;

const FORMATS: Readonly<Record<string, Writer>> = {
	table: (found, io) =>
		found.rows.length === 0
			? `${userWords(io)('cli.ask.nothing')}\n`
			: answerTable(found, wordsOf(io), io.stdout.isTerminal ? io.stdout.columns : undefined),
	csv: (found, io) => answerCsv(found, wordsOf(io)),
	json: (found) => answerJson(found),
};

function formatNamed(name: string): Writer {
	const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
	if (format) return format;
	throw new PvError('usage/format', `no format is named ${name}`, {
		exitCode: 2,
		facts: { format: name, known: Object.keys(FORMATS) },
	});
}

/** Headings and values in the user's language, as far as it has words for them. */
function wordsOf(io: Io): AnswerWords {
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
const WORDED: ReadonlySet<string> = new Set(['outcome', 'answer', 'presence', 'status', 'kind']);

async function questionFor(what: string, options: AskOptions, io: Io): Promise<Question> {
	const given = OPTION_NAMES.filter((name) => options[name] !== undefined);
	const ready = findQuestion(what);
	if (ready) {
		const takes: readonly OptionName[] = ready.options;
		const foreign = given.find((name) => !takes.includes(name));
		if (foreign !== undefined)
			throw new PvError('usage/ask-option', `${what} takes no --${foreign}`, {
				exitCode: 2,
				facts: { what, option: `--${foreign}`, known: takes.map((name) => `--${name}`) },
			});
		return ready.ask(readOptions(options, io));
	}
	const [unused] = given;
	if (unused !== undefined)
		throw new PvError('usage/ask-option', `SQL takes no --${unused}`, {
			exitCode: 2,
			facts: { what, option: `--${unused}`, known: [] },
		});
	if (/\s/.test(what.trim())) return { sql: what, values: [] };
	const config = await loadConfig(await findProject(io.cwd, io), io);
	const saved = Object.hasOwn(config.questions ?? {}, what) ? config.questions?.[what] : undefined;
	if (saved !== undefined) return { sql: saved, values: [] };
	const known = [...QUESTION_NAMES, ...Object.keys(config.questions ?? {})];
	throw new PvError('usage/question', `no question is named ${what}`, {
		exitCode: 2,
		facts: { what, known, near: nearestWord(what, known) ?? '' },
	});
}

const OPTION_NAMES: readonly OptionName[] = ['about', 'person', 'ending', 'open', 'since', 'until'];

function readOptions(options: AskOptions, io: Io): QuestionOptions {
	const today = options.on ?? todayOf(io);
	for (const date of [options.on, options.since, options.until])
		if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
			throw new PvError('usage/iso-date', `${date} is no date`, { exitCode: 2, facts: { value: date } });
	if (options.ending !== undefined && dayAfter(options.ending, today) === undefined)
		throw new PvError('usage/length-of-time', `${options.ending} is no length of time`, {
			exitCode: 2,
			facts: { value: options.ending },
		});
	const { about, person, ending, open, since, until } = options;
	return { about, person, ending, open, since, until, today };
}

/** Today, or the day that `SOURCE_DATE_EPOCH` says. */
function todayOf({ env }: Io): string {
	const epoch = env['SOURCE_DATE_EPOCH'];
	const now = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
	return now.toISOString().slice(0, 10);
}
