/** The facts as a database in memory. SQLite runs as WebAssembly, the same under Node and in a page, and is loaded at the first question. */

import type { Database, SqlValue } from 'sql.js/dist/sql-wasm-inline.js';
import { readTable } from './fact-set.js';
import type { Question } from './questions.js';
import { TABLE_NAMES, TABLES, type TableName } from './records.js';
import { createTable } from './schema.js';

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

/** Tables of words for `MATCH`, made of others. Accents and case do not matter in them. */
const TEXT_TABLES = {
	decisions_text: {
		from: ['decisions', 'items'],
		columns: 'id, title, text, item',
		fill: `SELECT d.id, d.title, d.text, coalesce(i.title, '') FROM decisions d LEFT JOIN items i ON i.meeting = d.meeting AND i.item = d.item`,
	},
	people_text: {
		from: ['people'],
		columns: 'id, name',
		fill: `SELECT id, name || ' · ' || names FROM people`,
	},
} as const satisfies Record<string, { from: readonly TableName[]; columns: string; fill: string }>;

/** Answers one statement that reads. Only the tables that it names are loaded. */
export async function answer({ sql, values }: Question, source: TableSource): Promise<Answer> {
	const { default: load } = await import('sql.js/dist/sql-wasm-inline.js');
	const { Database } = await load();
	const database = new Database();
	try {
		await fill(database, sql, source);
		return ask(database, { sql, values });
	} finally {
		database.close();
	}
}

/** Loads the tables that a statement names. */
async function fill(database: Database, sql: string, source: TableSource): Promise<void> {
	const named = new Set<string>(sql.toLowerCase().match(/[a-z_]+/g) ?? []);
	const texts = Object.entries(TEXT_TABLES).filter(([name]) => named.has(name));
	for (const [, { from }] of texts) for (const table of from) named.add(table);
	database.run('BEGIN');
	for (const table of TABLE_NAMES) {
		database.run(createTable(table));
		if (named.has(table)) insert(database, table, await source(table));
	}
	for (const [name, { columns, fill: rows }] of texts)
		database.run(
			`CREATE VIRTUAL TABLE ${name} USING fts4(${columns}, notindexed=id, tokenize=unicode61 "remove_diacritics=2");
INSERT INTO ${name} ${rows};`,
		);
	database.run('COMMIT');
	database.run('PRAGMA query_only = 1');
}

function insert(database: Database, table: TableName, bytes: Uint8Array): void {
	const names = Object.keys(TABLES[table]);
	const statement = database.prepare(`INSERT INTO "${table}" VALUES (${names.map(() => '?').join(', ')})`);
	try {
		for (const row of readTable(table, bytes)) {
			const fields = row as unknown as Record<string, SqlValue | boolean>;
			statement.run(
				names.map((name) => {
					const value = fields[name] ?? null;
					return typeof value === 'boolean' ? Number(value) : value;
				}),
			);
		}
	} finally {
		statement.free();
	}
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
