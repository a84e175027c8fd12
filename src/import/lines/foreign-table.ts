/** A table of foreign minutes, and the lines that stand for it. */

import type { Language } from '../../ast/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import type { ImportColumn } from '../wording/dialect.js';

/** A table: its cells without the signs that dress them, and what each column is known to hold. */
export interface ForeignTable {
	head: string[];
	rows: string[][];
	/** All of its rows, each cell line by line. */
	cells?: readonly string[][][];
	columns: ReadonlyArray<ReadonlySet<ImportColumn>>;
}

/** The columns of a table that says who was elected to which office. */
export interface OfficeColumns {
	office: number;
	/** Those who were elected. */
	elected?: number;
	/** Those who stood, where it is another column. */
	name?: number | undefined;
	votes?: number | undefined;
	/** How each who stood came out; `isTicked`: by a tick. */
	outcome?: number | undefined;
	isTicked?: boolean;
}

/** `Label : value`, as the language sets its colon. */
export function labelLine(label: string, value: string, lang: Language): string {
	return `${label}${LOCALES[lang].colonSpace}: ${value}`;
}

/** Place of the column that holds this. */
export function getColumn({ columns }: ForeignTable, column: ImportColumn): number | undefined {
	const at = columns.findIndex((known) => known.has(column));
	return at === -1 ? undefined : at;
}
