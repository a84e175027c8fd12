/** The questions that have a name: each is one SQL statement over the tables, with the values that its options bind. */

import { addMonths, fromIsoDate, toIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { monthsIn } from './extract.js';

/** Options of a question: words, a person, dates. */
export interface QuestionOptions {
	/** Words that a text holds. */
	about?: string | undefined;
	person?: string | undefined;
	/** How soon something ends: `6m`, `1 year`, `2 ans`. */
	ending?: string | undefined;
	open?: boolean | undefined;
	/** ISO dates, both included. */
	since?: string | undefined;
	until?: string | undefined;
	/** The day that “today” is, as ISO date. */
	today: string;
}

/** A statement with the values of its parameters. */
export interface Question {
	sql: string;
	values: ReadonlyArray<string | number>;
	/** Whom it is about, as the user wrote the name: an answer of no rows says whether the facts know such a person. */
	person?: string | undefined;
	/** Whether somebody else than the program wrote the statement. */
	isOwn?: true;
}

/** Names of options besides `today`. */
export type OptionName = Exclude<keyof QuestionOptions, 'today'>;

interface Ready {
	options: readonly OptionName[];
	ask(options: QuestionOptions): Question;
}

/** What became of a decision last. */
function stateColumn(column: 'state' | 'by'): string {
	return `(SELECT s."${column}" FROM states s WHERE s.decision = d.id ORDER BY s.date DESC, s."by" DESC LIMIT 1)`;
}

/** Every question with a name, in the order in which they are listed. */
const QUESTIONS = {
	decisions: {
		options: ['about', 'since', 'until'],
		ask: (options) =>
			select(
				'd.date AS date, m.organization_name AS organization, d.number AS number, d.title AS title, d.outcome AS outcome, d.votes_for AS votes_for, d.votes_against AS votes_against, d.abstentions AS abstentions, ' +
					`${stateColumn('state')} AS state, ${stateColumn('by')} AS changed_by, d.id AS id`,
				'decisions d JOIN meetings m ON m.id = d.meeting',
				[...textFilter(options), ...period(options, 'd.date')],
				'd.date DESC, d.meeting, d.line',
			),
	},
	votes: {
		options: ['person', 'about', 'since', 'until'],
		ask: (options) =>
			select(
				'd.date AS date, p.name AS name, d.number AS number, d.title AS title, b.answer AS answer, b.votes AS votes, h.name AS proxy, d.outcome AS outcome, d.id AS id',
				'ballots b JOIN decisions d ON d.id = b.decision JOIN people p ON p.id = b.person LEFT JOIN people h ON h.id = b.proxy',
				[...personFilter(options, 'b.person'), ...textFilter(options), ...period(options, 'd.date')],
				'd.date DESC, d.meeting, d.line, b.round, p.name',
			),
	},
	mandates: {
		options: ['person', 'ending'],
		ask: (options) =>
			select(
				'm."end" AS ending, m.name AS name, m.office AS office, x.organization_name AS organization, m.start AS start, m.term AS term, m.election AS id',
				'mandates m JOIN meetings x ON x.id = m.meeting',
				[...personFilter(options, 'm.person'), ...endingFilter(options)],
				'm."end" IS NULL, m."end", m.name',
			),
	},
	actions: {
		options: ['open', 'person'],
		ask: (options) => {
			const filters = personFilter(options, 'a.person');
			// An action that was carried from meeting to meeting stands where it was told last.
			if (options.open === true)
				filters.push({
					sql: `a.done = 0 AND NOT EXISTS (SELECT 1 FROM actions l JOIN meetings k ON k.id = l.meeting
  WHERE k.organization = m.organization AND l.title = a.title AND (k.date > m.date OR (k.date = m.date AND k.id > m.id)))`,
					values: [],
				});
			return select(
				'a.due AS due, a.title AS title, a.owner AS owner, a.status AS status, m.date AS date, m.organization_name AS organization, m.id AS id',
				'actions a JOIN meetings m ON m.id = a.meeting',
				filters,
				'a.due IS NULL, a.due, m.date, a.seq',
			);
		},
	},
	attendance: {
		options: ['person', 'since', 'until'],
		ask: (options) =>
			select(
				`p.name AS name, m.organization_name AS organization, count(DISTINCT m.id) AS meetings, ${[
					'present',
					'remote',
					'represented',
					'byPost',
					'excused',
					'absent',
				]
					.map((presence) => `sum(a.presence = '${presence}') AS "${presence}"`)
					.join(', ')}, p.id AS id`,
				'attendance a JOIN meetings m ON m.id = a.meeting JOIN people p ON p.id = a.person',
				[
					{ sql: "m.status <> 'convened'", values: [] },
					...personFilter(options, 'a.person'),
					...period(options, 'm.date'),
				],
				'm.organization_name, p.name',
				'p.id, m.organization',
			),
	},
	unanimity: {
		options: ['since', 'until'],
		ask: (options) =>
			select(
				'm.organization_name AS organization, substr(d.date, 1, 4) AS year, count(*) AS decisions, sum(d.unanimous) AS unanimous, round(100.0 * sum(d.unanimous) / count(*), 1) AS percent',
				'decisions d JOIN meetings m ON m.id = d.meeting',
				[
					{ sql: 'EXISTS (SELECT 1 FROM votes v WHERE v.decision = d.id)', values: [] },
					...period(options, 'd.date'),
				],
				'm.organization_name, year',
				'm.organization, year',
			),
	},
	untransmitted: {
		options: ['since', 'until'],
		ask: (options) =>
			select(
				'd.date AS date, m.organization_name AS organization, d.number AS number, d.title AS title, d.id AS id',
				'decisions d JOIN meetings m ON m.id = d.meeting',
				[
					{
						sql: "d.kind = 'deliberation' AND d.outcome IN ('adopted', 'noted', 'favourable', 'unfavourable') AND d.transmitted IS NULL",
						values: [],
					},
					...period(options, 'd.date'),
				],
				'd.date, d.meeting, d.line',
			),
	},
} satisfies Record<string, Ready>;

type QuestionName = keyof typeof QUESTIONS;

export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];

export function findQuestion(name: string): Ready | undefined {
	return Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name as QuestionName] : undefined;
}

/** The day that lies so far after another (`6m`, `1y`, `2 ans`); nothing where the words say no length of time. */
export function dayAfter(length: string, from: string): string | undefined {
	const start = fromIsoDate(from);
	if (start === undefined) return undefined;
	const short = /^(\d{1,4}) ?([may])$/.exec(foldKeyword(length));
	const count = Number(short?.[1] ?? 0) * (short?.[2] === 'm' ? 1 : 12);
	const months = short === null ? monthsIn(length) : count;
	return months === undefined ? undefined : toIsoDate(addMonths(start, months));
}

interface Filter {
	sql: string;
	values: ReadonlyArray<string | number>;
}

function select(
	columns: string,
	from: string,
	filters: readonly Filter[],
	order: string,
	group?: string,
): Question {
	const where = filters.length === 0 ? '' : `\nWHERE ${filters.map(({ sql }) => sql).join('\n  AND ')}`;
	return {
		sql: `SELECT ${columns}\nFROM ${from}${where}${group === undefined ? '' : `\nGROUP BY ${group}`}\nORDER BY ${order}`,
		values: filters.flatMap(({ values }) => values),
	};
}

function period({ since, until }: QuestionOptions, column: string): Filter[] {
	return [
		...(since === undefined ? [] : [{ sql: `${column} >= ?`, values: [since] }]),
		...(until === undefined ? [] : [{ sql: `${column} <= ?`, values: [until] }]),
	];
}

function textFilter({ about }: QuestionOptions): Filter[] {
	return about === undefined
		? []
		: [
				{
					sql: 'd.rowid IN (SELECT rowid FROM decisions_text WHERE decisions_text MATCH ?)',
					values: [matchWords(about, true)],
				},
			];
}

/** Asks whether the facts know a person by these words: a row where they do. */
export function askForPerson(person: string): Question {
	return {
		sql: 'SELECT id FROM people_text WHERE people_text MATCH ? LIMIT 1',
		values: [matchWords(person, false)],
	};
}

function personFilter({ person }: QuestionOptions, column: string): Filter[] {
	return person === undefined
		? []
		: [
				{
					sql: `${column} IN (SELECT id FROM people_text WHERE people_text MATCH ?)`,
					values: [matchWords(person, false)],
				},
			];
}

function endingFilter({ ending, today }: QuestionOptions): Filter[] {
	if (ending === undefined) return [{ sql: '(m."end" IS NULL OR m."end" >= ?)', values: [today] }];
	const last = dayAfter(ending, today);
	return last === undefined
		? [{ sql: '0', values: [] }]
		: [{ sql: 'm."end" BETWEEN ? AND ?', values: [today, last] }];
}

/** Words as full-text search wants them: all of them, each possibly the start of a longer one (`toiture` finds `toitures`). */
function matchWords(text: string, starts: boolean): string {
	const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	return words.map((word) => (starts && word.length > 2 ? `${word}*` : `"${word}"`)).join(' ');
}
