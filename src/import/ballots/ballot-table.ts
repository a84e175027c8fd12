/** Votes by name that other tools took, as the table that `votes` of the header names: a row a person, a column a resolution. */

import { foldWord, vocabulary } from '../../language/index.js';
import type { Language } from '../../language/locales.generated.js';
import { readRows } from '../../parse/people/csv.js';
import { csvLine } from '../../text/escape.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import { getPlaces } from '../../text/places.js';
import answers from './answers.yaml';

type Answer = 'for' | 'against' | 'abstention';

/** One vote on one text. */
export interface ImportedPoll {
	/** The number of the text where the tool gives one, else its title. */
	name: string;
	/** Answers by name, in the order of the tool. */
	answers: Map<string, Answer>;
	/** Answers that mean none of the three, or several of them, with who gave them. */
	unread: Array<{ person: string; answer: string }>;
	/** Why nobody is named: the tool was asked to keep them secret, or only counts were entered. */
	isSecret: boolean;
}

const WORDS = lazy(() => {
	const lists = answers() as Readonly<Record<string, readonly string[]>>;
	return new Map(Object.entries(lists).map(([kind, words]) => [kind, new Set(words.map(foldWord))]));
});

function is(kind: string, text: string): boolean {
	return WORDS().get(kind)?.has(foldWord(text)) === true;
}

function meaning(text: string): Answer | undefined {
	return (['for', 'against', 'abstention'] as const).find((answer) => is(answer, text));
}

/**
 * The export of a poll of Loomio: facts line by line, then a table with a column for each option and a line for each participant. Undefined where there
 * is no such table.
 */
export function readLoomioPoll(text: string): ImportedPoll | undefined {
	const rows: string[][] = [];
	readRows(text, getPlaces(text), '', ({ cells }) => rows.push(cells.map((cell) => cell.text)), ',');
	const head = rows.findIndex(
		(row) => is('participant', row[0] ?? '') && row.slice(1).some((cell) => meaning(cell) !== undefined),
	);
	if (head < 0) return undefined;
	const options = rows[head] ?? [];
	const title = rows.slice(0, head).find((row) => is('title', row[0] ?? ''))?.[1] ?? '';
	const poll: ImportedPoll = { name: title, answers: new Map(), unread: [], isSecret: false };
	for (const row of rows.slice(head + 1)) {
		const person = row[0] ?? '';
		if (person === '' || is('total', person)) continue;
		const chosen = options.filter(
			(option, at) => at > 0 && !is('reason', option) && /^[1-9]\d*$/.test(row[at] ?? ''),
		);
		if (is('anonymous', person)) poll.isSecret = true;
		else addAnswer(poll, person, chosen);
	}
	return poll;
}

/** Somebody's answer: exactly one that is understood, or it is left to the user. */
function addAnswer(poll: ImportedPoll, person: string, chosen: readonly string[]): void {
	const [only, another] = chosen;
	if (only === undefined) return;
	const answer = another === undefined ? meaning(only) : undefined;
	if (answer === undefined || poll.answers.has(person))
		poll.unread.push({ person, answer: chosen.join(', ') });
	else poll.answers.set(person, answer);
}

// --- The export of a whole group of Loomio.

type Model = Readonly<Record<string, unknown>>;
type Models = ReadonlyMap<number, Model>;

/**
 * The closed polls in the export of a group of Loomio (JSON, a line for each record of a table) that have an option which means a vote. Undefined where the
 * text is none. A stance without a choice is an invitation that nobody took up.
 */
export function readLoomioExport(text: string): ImportedPoll[] | undefined {
	const tables = new Map<string, Map<number, Model>>();
	for (const line of text.split('\n')) {
		if (line.trim() === '') continue;
		const { table, record } = Object(parseJson(line));
		if (typeof table !== 'string' || record === null || typeof record !== 'object') return undefined;
		const records = tables.get(table) ?? new Map<number, Model>();
		records.set(Number(record.id), record);
		tables.set(table, records);
	}
	const read = (name: string): Models => tables.get(name) ?? new Map();
	const [options, users] = [read('poll_options'), read('users')];
	if (!tables.has('polls')) return undefined;
	const chosen = groupBy(read('stance_choices'), 'stance_id', ({ score }) => Number(score ?? 1) > 0);
	const stances = groupBy(
		read('stances'),
		'poll_id',
		({ latest, revoked_at: revoked }) => latest !== false && !revoked,
	);
	const named = groupBy(options, 'poll_id', ({ name }) => meaning(String(name ?? '')) !== undefined);
	return [...read('polls')].flatMap(([id, poll]) => {
		if (!named.has(id) || !poll['closed_at'] || poll['discarded_at']) return [];
		const result: ImportedPoll = {
			name: String(poll['title'] ?? ''),
			answers: new Map(),
			unread: [],
			isSecret: poll['anonymous'] === true,
		};
		for (const stance of result.isSecret ? [] : (stances.get(id) ?? [])) {
			const person = String(users.get(Number(stance['participant_id']))?.['name'] ?? '').trim();
			const choices = chosen.get(Number(stance['id'])) ?? [];
			const names = choices.map((choice) =>
				String(options.get(Number(choice['poll_option_id']))?.['name'] ?? ''),
			);
			if (person !== '') addAnswer(result, person, names);
		}
		return [result];
	});
}

/** The data of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Records by what they belong to. */
function groupBy(records: Models, key: string, isMeant: (record: Model) => boolean): Map<number, Model[]> {
	const groups = new Map<number, Model[]>();
	for (const record of records.values()) {
		if (!isMeant(record)) continue;
		const owner = Number(record[key]);
		addTo(groups, owner, record);
	}
	return groups;
}

// --- OpenSlides.

/** The polls on motions in the export of a meeting of OpenSlides 4. Undefined where the data are none. */
export function readOpenSlides(data: unknown): ImportedPoll[] | undefined {
	const read = (name: string) => readModels(data, name);
	const [motions, polls, options, votes, users] = [
		read('motion'),
		read('poll'),
		read('option'),
		read('vote'),
		read('user'),
	];
	if (motions === undefined || polls === undefined || options === undefined) return undefined;
	const byMotion = new Map<number, Model>();
	// A poll that was taken again counts instead of the one before.
	for (const [, poll] of [...polls].sort(([one], [other]) => one - other)) {
		const [kind, id] = String(poll['content_object_id'] ?? '').split('/');
		const isTaken = poll['state'] === 'published' || poll['state'] === 'finished';
		if (kind === 'motion' && isTaken) byMotion.set(Number(id), poll);
	}
	const byOption = new Map<number, Model[]>();
	for (const vote of votes?.values() ?? []) {
		const option = Number(vote['option_id']);
		addTo(byOption, option, vote);
	}
	return [...byMotion].flatMap(([id, poll]) => {
		const motion = motions.get(id);
		if (motion === undefined) return [];
		const name = String(motion['number'] ?? '') || String(motion['title'] ?? '');
		const result: ImportedPoll = {
			name,
			answers: new Map(),
			unread: [],
			isSecret: poll['type'] !== 'named',
		};
		for (const option of [poll['option_ids']].flat()) {
			for (const vote of byOption.get(Number(option)) ?? []) {
				const person = userName(users?.get(Number(vote['user_id'])));
				if (person !== '') addAnswer(result, person, [String(vote['value'] ?? '')]);
			}
		}
		return [result];
	});
}

function readModels(data: unknown, name: string): Models | undefined {
	const models = Object(data)[name];
	if (models === null || typeof models !== 'object') return undefined;
	return new Map(
		Object.values(models).flatMap((model): Array<[number, Model]> => {
			const id = Number(Object(model).id);
			return Number.isInteger(id) ? [[id, model as Model]] : [];
		}),
	);
}

function userName(user: Model | undefined): string {
	return [user?.['first_name'], user?.['last_name']]
		.filter((part) => typeof part === 'string' && part.trim() !== '')
		.join(' ')
		.trim();
}

// --- The table.

/** The columns of a table of votes that is there already. */
export function readBallotTable(text: string): ImportedPoll[] {
	const polls: ImportedPoll[] = [];
	let isHead = true;
	readRows(text, getPlaces(text), '', ({ cells: [person, ...cells] }) => {
		for (const [at, cell] of cells.entries()) {
			const poll = polls[at];
			if (isHead) polls.push({ name: cell.text, answers: new Map(), unread: [], isSecret: false });
			else if (poll && cell.text !== '') {
				const answer = vocabulary('matrixAnswers').findId(cell.text);
				if (answer === undefined) poll.unread.push({ person: person?.text ?? '', answer: cell.text });
				else poll.answers.set(person?.text ?? '', answer);
			}
		}
		isHead = false;
	});
	return polls;
}

/** A CSV of votes; people of several polls are one by their names. Of two polls on one text the later one counts. */
export function ballotTable(all: readonly ImportedPoll[], lang: Language): string {
	const polls = [...new Map(all.map((poll) => [foldWord(columnName(poll.name)), poll])).values()];
	const people = new Map<string, string>();
	for (const { answers: given } of polls)
		for (const person of given.keys())
			if (!people.has(foldName(person))) people.set(foldName(person), person);
	const byPerson = polls.map(
		({ answers: given }) => new Map([...given].map(([person, answer]) => [foldName(person), answer])),
	);
	const word = vocabulary('matrixAnswers');
	const rows = [...people].map(([key, person]) =>
		csvLine([
			person,
			...byPerson.map((given) => {
				const answer = given.get(key);
				return answer === undefined ? '' : word.word(answer, lang);
			}),
		]),
	);
	const head = csvLine([
		vocabulary('person').word('name', lang),
		...polls.map(({ name }) => columnName(name)),
	]);
	return [head, ...rows].join('');
}

/** `Resolution 3 – Budget` is the vote on resolution 3; any other title stands as it is. */
function columnName(name: string): string {
	return /^\p{L}+\s+(?:n[o°º]\.?\s*)?(\d[\w./-]*)\s*(?:[–—:-]\s|$)/u.exec(name)?.[1] ?? name;
}
