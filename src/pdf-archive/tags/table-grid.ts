/** Whether the cells of a table fill a rectangle: a reader aloud finds the head of a cell by its column (ISO 14289-1, 7.2 and 7.5). */

import type { PdfDocument } from '../objects/document.js';
import { type Dict, Ref, type Value } from '../objects/values.js';

/** More cells than any honest table has. */
const MOST_CELLS = 2_000_000;

/** Whether each row has as many columns as the others, with no hole and no cell over another. `getRole` gives the standard type of an element. */
export function tableIsRegular(
	document: PdfDocument,
	table: Dict,
	getRole: (entries: Dict) => string | undefined,
): boolean {
	const rows = kids(document, table).flatMap((kid) => {
		const role = getRole(kid);
		if (role === 'TR') return [kid];
		return role === 'THead' || role === 'TBody' || role === 'TFoot' ? kids(document, kid) : [];
	});
	const filled: boolean[][] = rows.map(() => []);
	let cells = 0;
	for (const [row, entries] of rows.entries()) {
		let column = 0;
		for (const cell of kids(document, entries)) {
			const [height, width] = [span(document, cell, 'RowSpan'), span(document, cell, 'ColSpan')];
			cells += height * width;
			if (cells > MOST_CELLS || row + height > rows.length) return false;
			const line = filled[row] as boolean[];
			// Cells follow one another: the room before the last one is taken.
			while (line[column]) column++;
			if (!place(filled, row, column, height, width)) return false;
		}
	}
	const width = filled[0]?.length ?? 0;
	return filled.every((line) => line.length === width && Object.keys(line).length === width);
}

/** Takes the room of a cell; false where another cell has some of it. */
function place(filled: boolean[][], row: number, column: number, height: number, width: number): boolean {
	for (let down = 0; down < height; down++) {
		for (let right = 0; right < width; right++) {
			const line = filled[row + down] as boolean[];
			if (line[column + right]) return false;
			line[column + right] = true;
		}
	}
	return true;
}

function span(document: PdfDocument, cell: Dict, key: 'RowSpan' | 'ColSpan'): number {
	for (const attributes of document.list(cell.get('A'))) {
		const value = document.get(document.maybeDict(attributes)?.get(key));
		if (typeof value === 'number' && value > 0) return value;
	}
	return 1;
}

function kids(document: PdfDocument, entries: Dict): Dict[] {
	return document
		.list(entries.get('K'))
		.filter((kid: Value): kid is Ref => kid instanceof Ref)
		.flatMap((kid) => document.maybeDict(kid) ?? [])
		.filter((kid) => kid.has('S'));
}
