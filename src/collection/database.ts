/** Questions to the facts: one statement that reads, over tables in memory or over a database that was kept. */

import type { Database } from 'sql.js/dist/sql-wasm-inline.js';
import { openDatabase, type StoredBytes } from './engine.js';
import type { Question } from './questions.js';
import { TABLE_NAMES, type TableName } from './records.js';
import { createTable } from './schema.js';
import { fillText, indexTable, insertRows, TEXT_TABLES, type TextTable } from './tables.js';

/** A cell of an answer. */
export type Cell = string | number | null;

/** What a question is answered with. */
export interface Answer {
	columns: string[];
	rows: Cell[][];
}

/** Why a statement has no answer. */
export class QuestionError extends Error {
	readonly kind: 'not-reading' | 'several' | 'sql';

	constructor(kind: QuestionError['kind'], message: string) {
		super(message);
		this.kind = kind;
	}
}

/** Gives the file of a table. */
export type TableSource = (table: TableName) => Promise<Uint8Array>;

/** Answers one statement that reads. Only the tables that it names are loaded. */
export async function answer({ sql, values }: Question, source: TableSource): Promise<Answer> {
	const database = await openDatabase();
	try {
		await fill(database, sql, source);
		return ask(database, { sql, values });
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
		return ask(database, question);
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

/** Words that open a statement which reads. */
const READS = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|values|explain)\b/i;

function ask(database: Database, { sql, values }: Question): Answer {
	if (!READS.test(sql)) throw new QuestionError('not-reading', 'only statements that read are answered');
	try {
		const statements = database.iterateStatements(sql);
		let result: Answer | undefined;
		for (const statement of statements) {
			if (result !== undefined) throw new QuestionError('several', 'one statement at a time');
			statement.bind([...values]);
			result = { columns: statement.getColumnNames(), rows: [] };
			while (statement.step())
				result.rows.push(statement.get().map((value) => (value instanceof Uint8Array ? null : value)));
		}
		return result ?? { columns: [], rows: [] };
	} catch (error) {
		if (error instanceof QuestionError) throw error;
		throw new QuestionError('sql', error instanceof Error ? error.message : String(error));
	}
}
