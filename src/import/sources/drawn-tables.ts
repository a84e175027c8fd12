/** Tables that a plain text draws with signs: `+---+` around cells, or columns over and under lines of dashes. */

import { matchesIn } from '../../text/places.js';
import { pipes } from '../people/columns.js';

/** Tables drawn with `+---+` or with columns of dashes, as those with pipes. */
export function withTables(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const grid = /^\s*\+(?:[-=]+\+)+\s*$/.test(line) ? gridTable(lines, at) : undefined;
		const simple = grid ?? (COLUMNS.test(line) ? simpleTable(lines, at, out) : undefined);
		if (simple === undefined) {
			out.push(line);
			continue;
		}
		out.push('');
		for (const row of pipes(simple.rows)) out.push(row);
		out.push('');
		at = simple.end;
	}
	return out;
}

interface DrawnTable {
	rows: string[][];
	/** The last line of it. */
	end: number;
}

function gridTable(lines: readonly string[], from: number): DrawnTable | undefined {
	const rows: string[][] = [];
	let row: string[] | undefined;
	let at = from;
	for (; at < lines.length && /^\s*[+|]/.test(lines[at] ?? ''); at += 1) {
		const line = (lines[at] ?? '').trim();
		if (/^\+[-=+]+$/.test(line)) {
			if (row !== undefined) rows.push(row);
			row = undefined;
			continue;
		}
		const cells = line
			.replace(/^\||\|$/g, '')
			.split('|')
			.map((cell) => cell.trim());
		row = row === undefined ? cells : row.map((cell, index) => `${cell} ${cells[index] ?? ''}`.trim());
	}
	if (row !== undefined) rows.push(row);
	return rows.length === 0 ? undefined : { rows, end: at - 1 };
}

/** Two groups of dashes or more. */
const COLUMNS = /^\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*$/;

/** Columns under and above lines of dashes; the row above the first of them is the head. It is taken back from what was written. */
function simpleTable(lines: readonly string[], from: number, out: string[]): DrawnTable | undefined {
	const dashes = matchesIn(lines[from] ?? '', /-{2,}|={2,}/g).map(({ index }) => index);
	const cells = (line: string) =>
		dashes.map((start, column) =>
			line.slice(column === 0 ? 0 : start, dashes[column + 1] ?? line.length).trim(),
		);
	const rows: string[][] = [];
	let at = from + 1;
	for (; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		if (line.trim() === '') break;
		if (!COLUMNS.test(line) && !/^\s*-{10,}\s*$/.test(line)) rows.push(cells(line));
	}
	if (rows.length === 0) return undefined;
	const above = out.at(-1) ?? '';
	if (above.trim() !== '' && /\S\s{2,}\S/.test(above)) {
		out.pop();
		rows.unshift(cells(above));
	}
	return { rows, end: at - 1 };
}
