/** The tables of facts as Parquet, for programs that read very many of them (DuckDB, pandas, Spark). */

import { parquetWriteBuffer } from 'hyparquet-writer';
import { readTable } from '../../collection/fact-set.js';
import { type ColumnType, TABLE_NAMES, TABLES, type TableName } from '../../collection/records.js';

/** Types of the columns. Numbers of votes stay exact decimals as texts: Parquet has no fractions, and a double is none. */
const TYPES = {
	text: 'STRING',
	integer: 'INT32',
	boolean: 'BOOLEAN',
	amount: 'STRING',
} as const satisfies Record<ColumnType, string>;

function parquetFile(table: TableName): string {
	return `${table}.parquet`;
}

/** Every table, given as NDJSON, by the name of its file. The same records give the same bytes. */
export function parquetFiles(tables: ReadonlyMap<TableName, Uint8Array>): Map<string, Uint8Array> {
	return new Map(
		TABLE_NAMES.map((table) => {
			const rows: ReadonlyArray<Readonly<Record<string, unknown>>> = readTable(table, tables.get(table)).map(
				(row) => ({ ...row }),
			);
			const columnData = Object.entries(TABLES[table]).map(([name, type]) => ({
				name,
				type: TYPES[type],
				nullable: true,
				data: rows.map((row) => row[name] ?? null),
			}));
			return [parquetFile(table), new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'pv' }))];
		}),
	);
}
