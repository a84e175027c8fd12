/** What is used of sql.js, whose package has no types of its own. The inline build carries its WebAssembly inside. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
	/** A value of a cell or parameter. */
	export type SqlValue = string | number | Uint8Array | null;

	export interface Statement {
		bind(values: readonly SqlValue[]): boolean;
		step(): boolean;
		get(): SqlValue[];
		getColumnNames(): string[];
		run(values?: readonly SqlValue[]): void;
		free(): boolean;
	}

	/** A database in memory. */
	export class Database {
		constructor(content?: Uint8Array);
		run(sql: string, values?: readonly SqlValue[]): Database;
		prepare(sql: string): Statement;
		iterateStatements(sql: string): Iterable<Statement> & { getRemainingSQL(): string };
		export(): Uint8Array;
		close(): void;
	}

	export default function load(): Promise<{ Database: typeof Database }>;
}
