/** The tables in SQL, for whoever loads the records into a database. */

import { type ColumnType, TABLE_NAMES, TABLES, type TableName } from './records.js';

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

/** All tables. */
export function createTables(): string {
	return TABLE_NAMES.map(createTable).join('\n');
}
