/** Tables in CSV files, with the place of every cell. */

import { type CsvError, parse } from 'csv-parse/sync';
import type { Position } from 'unist';
import { type Problem, problem } from '../../ast/index.js';
import type { PlacedText } from '../../source/places.js';
import type { Places } from '../../text/places.js';

/** One cell: its text without quotes and spaces around, and where it stands. */
export interface Cell {
	text: string;
	/** Offsets in the file, quotes left out. */
	from: number;
	to: number;
}

export interface Row {
	cells: Cell[];
	/** Offset of the row in the file. */
	from: number;
	position: Position;
}

export function placedCell(cell: Cell, row: Row, places: Places): PlacedText {
	const { start, end } = row.position;
	// Quotes that are written twice make the cell longer than its text.
	if (cell.to - cell.from !== cell.text.length) {
		return { text: cell.text, place: () => places.range(cell.from, cell.to) };
	}
	if (start.line !== end.line) {
		return { text: cell.text, place: (from, to) => places.range(cell.from + from, cell.from + to) };
	}
	const point = (offset: number) => ({
		line: start.line,
		column: start.column + offset - row.from,
		offset,
	});
	return {
		text: cell.text,
		place: (from, to) => ({ start: point(cell.from + from), end: point(cell.from + to) }),
	};
}

/**
 * Gives every row with words to `take`, one after the other. Commas, semicolons or tabs part the cells: what the first line has most
 * of, where `given` does not say. A quote that is never closed ends the reading, and so does a row beyond the `most`.
 */
export function readRows(
	text: string,
	places: Places,
	file: string,
	take: (row: Row) => void,
	given?: string | undefined,
	most = Number.POSITIVE_INFINITY,
): Problem[] {
	let next = text.startsWith('\uFEFF') ? 1 : 0;
	let rows = 0;
	const delimiter = given ?? getDelimiter(text.slice(next));
	try {
		parse(text.slice(next), {
			delimiter,
			record_delimiter: ['\r\n', '\n', '\r'],
			raw: true,
			relax_column_count: true,
			relax_quotes: true,
			max_record_size: LONGEST_RECORD,
			on_record: (found) => {
				// With `raw`, each record comes with the text that it was read from.
				const read = found as unknown as { record: string[]; raw: string };
				const row = rowAt(next, read.record, read.raw, places);
				next += read.raw.length;
				if (read.raw.endsWith('\r') && text[next] === '\n') next += 1;
				if (row.cells.every((cell) => cell.text === '')) return null;
				rows += 1;
				if (rows > most) throw new TooManyRows(row);
				take(row);
				return null;
			},
		});
	} catch (error) {
		if (error instanceof TooManyRows)
			return [
				problem('syntax/invalid-value', 'tooManyRows', error.row.position, {
					values: { most },
					file,
				}),
			];
		const code = (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED' ? 'openQuote' : 'tooLong';
		let end = text.slice(next).search(/[\r\n]/);
		end = end < 0 ? text.length : next + end;
		return [problem('syntax/invalid-value', code, places.range(next, Math.min(end, next + 200)), { file })];
	}
	return [];
}

/** The most rows of a table: people, or votes. A row takes some thousand bytes of memory once it is a person. */
export const MOST_ROWS = 100_000;

class TooManyRows extends Error {
	readonly row: Row;

	constructor(row: Row) {
		super('too many rows');
		this.row = row;
	}
}

/** Nobody writes a longer row; what is longer is no CSV. */
const LONGEST_RECORD = 1_000_000;

/** A workbook of a spreadsheet program is no table in a text: the one thing that is said of it. */
export function workbookProblem(text: string, places: Places, file: string): Problem | undefined {
	if (!WORKBOOK.test(text)) return undefined;
	return problem('syntax/invalid-value', 'workbook', places.range(0, 2), { values: { text: file }, file });
}

/** The first signs of a zipped file (`.xlsx`, `.ods`) and of an old one (`.xls`), read as Windows writes text. */
const WORKBOOK = /^(?:PK\u0003\u0004|\u00D0\u00CF\u0011\u00E0)/;

/** What parts the cells: the sign that the first line with words has most of, outside quotes; a tab where it has none. */
function getDelimiter(text: string): string {
	const line = /[^\r\n]*\S[^\r\n]*/.exec(text.slice(0, 100_000))?.[0] ?? '';
	const bare = line.replace(/"[^"]*"/g, '');
	let best = '\t';
	let most = 0;
	for (const sign of [';', '\t', ',']) {
		const count = bare.split(sign).length - 1;
		if (count > most) {
			best = sign;
			most = count;
		}
	}
	return best;
}

/** The places of the cells of a record: each takes its text, and where it is quoted its quotes too. */
function rowAt(start: number, record: readonly string[], raw: string, places: Places): Row {
	const end = start + raw.replace(/[\r\n]+$/, '').length;
	const cells: Cell[] = [];
	let at = 0;
	for (const value of record) {
		const isQuoted = raw[at] === '"' && !raw.startsWith(value, at);
		const quote = isQuoted ? 1 : 0;
		const length = isQuoted ? value.length + countQuotes(value) : value.length;
		const lead = value.length - value.trimStart().length;
		const text = value.trim();
		const from = Math.min(start + at + quote + lead, end);
		const hasPlainPlace = !isQuoted || length === value.length;
		const to = Math.min(hasPlainPlace ? from + text.length : start + at + quote + length, end);
		cells.push({ text, from, to });
		at += length + 2 * quote + 1;
	}
	return { cells, from: start, position: places.range(start, end) };
}

function countQuotes(text: string): number {
	let count = 0;
	for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
	return count;
}
