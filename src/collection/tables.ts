/** The tables in SQL: made, filled with records, indexed, and the tables of words that are made of them. */

import type { Database, SqlValue } from 'sql.js/dist/sql-wasm-inline.js';
import { readTable } from './fact-set.js';
import { type ColumnType, TABLE_NAMES, TABLES, type TableName } from './records.js';

/** Tables of words for `MATCH`. Accents and case do not matter in them; a row has the `rowid` of the row that it is made of. */
export const TEXT_TABLES = {
	decisions_text: {
		from: ['decisions', 'items'],
		columns: 'id, title, text, item',
		rows: `SELECT d.rowid, d.id, d.title, d.text, coalesce(i.title, '') FROM decisions d LEFT JOIN items i ON i.meeting = d.meeting AND i.item = d.item`,
	},
	people_text: {
		from: ['people'],
		columns: 'id, name',
		rows: `SELECT rowid, id, name || ' · ' || names FROM people`,
	},
} as const satisfies Record<string, { from: readonly TableName[]; columns: string; rows: string }>;

/** Name of a table of words. */
export type TextTable = keyof typeof TEXT_TABLES;

/** Columns by which rows are found. The one with `unanimous` holds all that the yearly count of unanimous votes reads. */
const INDEXES: { readonly [Table in TableName]?: readonly string[] } = {
	items: ['meeting, item'],
	attendance: ['meeting', 'person'],
	moves: ['meeting'],
	decisions: ['meeting, date, unanimous, id', 'date'],
	votes: ['decision'],
	ballots: ['decision', 'person'],
	elections: ['meeting'],
	candidates: ['election'],
	mandates: ['meeting'],
	actions: ['meeting', 'title'],
	changes: ['meeting'],
	states: ['decision'],
	statements: ['meeting'],
	messages: ['meeting'],
};

/** Puts the records of a file of NDJSON into their table. */
export function insertRows(database: Database, table: TableName, lines: Uint8Array): void {
	if (lines.length === 0) return;
	const names = Object.keys(TABLES[table]);
	const statement = database.prepare(`INSERT INTO "${table}" VALUES (${names.map(() => '?').join(', ')})`);
	try {
		for (const row of readTable(table, lines)) {
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

/** Makes the indexes of a table; after its rows are in, which is faster. */
export function indexTable(database: Database, table: TableName): void {
	for (const [number, columns] of (INDEXES[table] ?? []).entries())
		database.run(`CREATE INDEX "${table}_${number + 1}" ON "${table}" (${columns})`);
}

/** Makes a table of words. */
export function fillText(database: Database, name: TextTable): void {
	const { columns } = TEXT_TABLES[name];
	database.run(
		`CREATE VIRTUAL TABLE ${name} USING fts4(${columns}, notindexed=id, tokenize=unicode61 "remove_diacritics=2")`,
	);
	insertText(database, name, '');
}

/** Puts rows into a table of words; `where`: which of those it is made of. */
export function insertText(
	database: Database,
	name: TextTable,
	where: string,
	values: readonly SqlValue[] = [],
): void {
	const { columns, rows } = TEXT_TABLES[name];
	database.run(`INSERT INTO ${name} (docid, ${columns}) ${rows} ${where}`, values);
}

// --- The tables in SQL, for whoever loads the records into a database.

/** Types that SQLite, DuckDB and PostgreSQL read alike. */
const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
	text: 'TEXT',
	integer: 'INTEGER',
	boolean: 'BOOLEAN',
	amount: 'NUMERIC',
};

/** Columns by which other tables refer to a row. */
const KEYS: Partial<Record<TableName, string>> = {
	meetings: 'id',
	decisions: 'id',
	elections: 'id',
	people: 'id',
};

/** `CREATE TABLE` for one table. Every name is quoted: some are words of SQL. */
export function createTable(table: TableName): string {
	const columns = Object.entries(TABLES[table]).map(
		([name, type]) => `\t"${name}" ${SQL_TYPES[type]}${KEYS[table] === name ? ' PRIMARY KEY' : ''}`,
	);
	return `CREATE TABLE "${table}" (\n${columns.join(',\n')}\n);\n`;
}

export function createTables(): string {
	return TABLE_NAMES.map(createTable).join('\n');
}
