/** Questions to the facts: one statement that reads, over tables in memory or over a database that was kept. */

import type { Database } from 'sql.js/dist/sql-wasm-inline.js';
import { nearestWord } from '../text/nearest.js';
import { openDatabase, type StoredBytes } from './engine.js';
import { askForPerson, type Question } from './questions.js';
import { TABLE_NAMES, type TableName } from './records.js';
import { createTable, fillText, indexTable, insertRows, TEXT_TABLES, type TextTable } from './tables.js';

/** A cell of an answer. */
export type Cell = string | number | null;

/** What a question is answered with. */
export interface Answer {
	columns: string[];
	rows: Cell[][];
	/** The person that was asked about, where the facts know nobody by that name, and whose name comes near. */
	unknown?: { person: string; near?: string };
}

/** Why a statement has no answer. */
export class QuestionError extends Error {
	readonly kind: 'not-reading' | 'several' | 'many' | 'sql';

	/** How many rows there are at least. */
	readonly rows: number;

	constructor(kind: QuestionError['kind'], message: string, rows = 0) {
		super(message);
		this.kind = kind;
		this.rows = rows;
	}
}

/** The largest answer that is given: in rows, and in characters; a cell counts as some, for what it takes in memory. */
const MOST_ROWS = 500_000;
const LARGEST_ANSWER = 100_000_000;
const CELL = 20;

/** Gives the file of a table. */
type TableSource = (table: TableName) => Promise<Uint8Array>;

/** Answers one statement that reads. Only the tables that it names are loaded. */
export async function answer(question: Question, source: TableSource): Promise<Answer> {
	const database = await openDatabase();
	try {
		await fill(database, question.sql, source);
		return answerFrom(database, question);
	} finally {
		database.close();
	}
}

/**
 * Answers one statement over a database that `updateStore` made of the facts with this head of a manifest; only the parts that it needs are read. Nothing where the
 * database is of other facts, or none of ours.
 */
export async function answerStored(
	question: Question,
	file: StoredBytes,
	head: string,
): Promise<Answer | undefined> {
	let database: Database | undefined;
	try {
		database = await openDatabase(file);
		if (ask(database, { sql: 'SELECT head FROM pv_manifest', values: [] }).rows[0]?.[0] !== head) {
			database.close();
			return undefined;
		}
	} catch {
		database?.close();
		return undefined;
	}
	try {
		database.run('PRAGMA query_only = 1');
		return answerFrom(database, question);
	} finally {
		database.close();
	}
}

/** Loads the tables that a statement names. */
async function fill(database: Database, sql: string, source: TableSource): Promise<void> {
	const named = new Set<string>(sql.toLowerCase().match(/[a-z_]+/g) ?? []);
	const texts = (Object.keys(TEXT_TABLES) as TextTable[]).filter((name) => named.has(name));
	for (const name of texts) for (const table of TEXT_TABLES[name].from) named.add(table);
	database.run('BEGIN');
	for (const table of TABLE_NAMES) {
		database.run(createTable(table));
		if (!named.has(table)) continue;
		insertRows(database, table, await source(table));
		indexTable(database, table);
	}
	for (const name of texts) fillText(database, name);
	database.run('COMMIT');
	database.run('PRAGMA query_only = 1');
}

/** The answer; one without rows says too whether anybody has the name that was asked for. */
function answerFrom(database: Database, question: Question): Answer {
	const found = ask(database, question);
	const { person } = question;
	if (person === undefined || found.rows.length > 0) return found;
	if (ask(database, askForPerson(person)).rows.length > 0) return found;
	const near = nearestPerson(
		person,
		ask(database, { sql: 'SELECT DISTINCT name FROM people ORDER BY name', values: [] }).rows.map(([name]) =>
			String(name),
		),
	);
	return { ...found, unknown: near === undefined ? { person } : { person, near } };
}

/** The name that is written almost so, whole or by one of its words: `Hadad` is near `Omar Haddad`. */
function nearestPerson(person: string, names: readonly string[]): string | undefined {
	const owners = new Map<string, string>();
	for (const name of names)
		for (const word of [name, ...name.split(' ')]) if (!owners.has(word)) owners.set(word, name);
	return owners.get(nearestWord(person, owners.keys()) ?? '');
}

/** Words that open a statement which reads. */
const READS = /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:select|with|values|explain)\b/i;

function ask(database: Database, { sql, values }: Question): Answer {
	if (!READS.test(sql)) throw new QuestionError('not-reading', 'only statements that read are answered');
	try {
		const statements = database.iterateStatements(sql);
		let result: Answer | undefined;
		for (const statement of statements) {
			if (result !== undefined) throw new QuestionError('several', 'one statement at a time');
			statement.bind([...values]);
			result = { columns: statement.getColumnNames(), rows: [] };
			let size = 0;
			while (statement.step()) {
				const row = statement.get().map((value) => (value instanceof Uint8Array ? null : value));
				for (const value of row) size += CELL + (typeof value === 'string' ? value.length : 0);
				if (size > LARGEST_ANSWER || result.rows.length === MOST_ROWS)
					throw new QuestionError('many', `more than ${result.rows.length} rows`, result.rows.length);
				result.rows.push(row);
			}
		}
		return result ?? { columns: [], rows: [] };
	} catch (error) {
		if (error instanceof QuestionError) throw error;
		throw new QuestionError('sql', error instanceof Error ? error.message : String(error));
	}
}
