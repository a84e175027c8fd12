/** Notes below a table of people, whose marks stand in its cells. */

import { isMoving } from './person-entry.js';

/** `(1) arrivé à 18h50`, `* partie à 20h15` below a table: a line for each mark, in one piece. */
export function isNote(line: string): boolean {
	return NOTE.test(line.trim()) && !/\S(?: {2,}|\s*\t)\s*\S/.test(line.trim());
}

const NOTE = /^(\(\d\)|\*{1,3}|[¹²³†‡])\s*(\p{L}.{5,})$/u;

/** A table in whose cells the marks of notes stand for what these say of coming and going. */
export function withNotes(rows: readonly string[][], below: readonly string[]): readonly string[][] {
	const notes = below.map((line) => NOTE.exec(line.trim()) ?? []);
	if (notes.length === 0 || !notes.every(([, , said = '']) => isMoving(said))) return rows;
	const told = new Map(notes.map(([, mark = '', said = '']) => [mark, `(${said.replace(/[().]/g, '')})`]));
	return rows.map((row) =>
		row.map((cell) => {
			const [, before = '', mark = ''] = /^(.*?\S)\s*(\(\d\)|\*{1,3}|[¹²³†‡])$/u.exec(cell) ?? [];
			const said = told.get(mark);
			return said === undefined ? cell : `${before} ${said}`;
		}),
	);
}
