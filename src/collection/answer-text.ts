/** An answer as text: for people, for spreadsheets, for programs. */

import { csvLine } from '../text/escape.js';
import { visible } from '../text/letters.js';
import { wrapText } from '../text/phrase.js';
import type { Answer, Cell } from './database.js';

/** Puts headings and values into words; canonical words where there are none. */
export interface AnswerWords {
	heading(column: string): string;
	value(column: string, value: string): string;
}

/**
 * Columns parted by two spaces; a wide cell goes on over lines where the terminal ends. A column that is empty in every row is left out.
 * `width`: how wide the terminal is, unknown for a file or pipe.
 */
export function answerTable(
	{ columns, rows }: Answer,
	words: AnswerWords,
	width: number | undefined,
): string {
	const kept = [...columns.keys()].filter((at) => rows.some((row) => (row[at] ?? '') !== ''));
	const heads = kept.map((at) => visible(words.heading(columns[at] ?? '')));
	const cells = rows.map((row) => kept.map((at) => shown(row[at] ?? null, columns[at] ?? '', words)));
	const widths = heads.map((head, index) =>
		cells.reduce((most, row) => Math.max(most, (row[index] ?? '').length), head.length),
	);
	const numeric = kept.map((at) => rows.every((row) => typeof (row[at] ?? 0) === 'number'));
	const limits = fitted(widths, width);
	const lines = (row: readonly string[]) => {
		const parts = row.map((cell, index) => wrapText(cell, limits[index] ?? cell.length, { cut: true }));
		const height = parts.reduce((most, part) => Math.max(most, part.length), 1);
		return Array.from({ length: height }, (_, at) =>
			parts
				.map((part, index) => {
					const limit = limits[index] ?? 0;
					return numeric[index] ? (part[at] ?? '').padStart(limit) : (part[at] ?? '').padEnd(limit);
				})
				.join('  ')
				.trimEnd(),
		);
	};
	const rule = limits.map((limit) => '─'.repeat(limit)).join('  ');
	return `${[...lines(heads), rule, ...cells.flatMap(lines)].join('\n')}\n`;
}

function greatest(widths: readonly number[]): number {
	return widths.reduce((most, width) => Math.max(most, width), NARROWEST);
}

/** The widest columns give way until the line fits. */
function fitted(widths: readonly number[], width: number | undefined): number[] {
	const limits = [...widths];
	if (width === undefined) return limits;
	const gaps = 2 * (limits.length - 1);
	for (;;) {
		const over = limits.reduce((sum, limit) => sum + limit, gaps) - width;
		const widest = greatest(limits);
		if (over <= 0 || widest <= NARROWEST) return limits;
		const at = limits.indexOf(widest);
		const second = greatest(limits.filter((_, index) => index !== at));
		limits[at] = Math.max(second === widest ? widest - 1 : second, widest - over, NARROWEST);
	}
}

/** A column is never narrower than this. */
const NARROWEST = 8;

/** A table for spreadsheets. */
export function answerCsv({ columns, rows }: Answer, words: AnswerWords): string {
	return [columns.map(words.heading), ...rows].map(csvLine).join('');
}

/** A list of objects, one a row. */
export function answerJson({ columns, rows }: Answer): string {
	const objects = rows.map((row) =>
		Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])),
	);
	return `${JSON.stringify(objects, null, '\t')}\n`;
}

function shown(cell: Cell, column: string, words: AnswerWords): string {
	if (cell === null) return '';
	const text = typeof cell === 'number' ? String(cell) : words.value(column, cell);
	return visible(text.replace(/\s+/g, ' '));
}
