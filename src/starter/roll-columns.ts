/** What the columns of a pasted list hold: by the line that names them, else by what stands in them. */

import type { Group, Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { getPersonKey, type PersonKey } from '../parse/people/person-mapping.js';
import { foldKeyword } from '../text/fold.js';
import { isCivility } from '../text/name-parts.js';
import { parseCount } from '../text/number.js';
import { COLUMN_WORDS } from './starters.js';

/** A column of a pasted list. */
export interface RollColumn {
	index: number;
	/** A part of the name, the number of the line (which the order says too), or something else. */
	is: 'name' | 'givenName' | 'familyName' | 'civility' | 'lineNumber' | 'other';
	/** What the language calls it; nothing where it has no word for it. */
	key?: PersonKey;
	/** Where those are whom the column marks: `Présent`, with a yes, a no or a cross in its cells. */
	marks?: Exclude<Group['kind'], 'custom'>;
	/** As the list names it; empty where no line names the columns. */
	heading: string;
}

/** The columns of a list, and whether its first line names them. */
export function readColumns(
	rows: readonly string[][],
	lang: Language,
): { columns: RollColumn[]; hasHeader: boolean } {
	const [first = []] = rows;
	// A row may have more cells than the line that names them.
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const named = Array.from({ length: width }, (_, index) => namedColumn(first[index] ?? '', index));
	const known = named.filter((column) => column.is !== 'other' || column.key !== undefined);
	const hasHeader =
		known.some(({ is }) => is !== 'other' && is !== 'civility') &&
		first.every((cell) => !/\d/.test(cell) || cell.length < 40);
	if (!hasHeader) return { columns: guessColumns(rows, width, lang), hasHeader };
	for (const column of named)
		if (
			column.is === 'other' &&
			!column.key &&
			isNumbering(rows.slice(1).map((row) => row[column.index] ?? ''))
		)
			column.is = 'lineNumber';
	// `nom` beside `prénom` is the family name.
	const isParted = named.some(({ is }) => is === 'givenName');
	return {
		columns: named.map((column) =>
			isParted && column.is === 'name' ? { ...column, is: 'familyName' } : column,
		),
		hasHeader,
	};
}

function namedColumn(cell: string, index: number): RollColumn {
	const heading = cell.replace(/\s+/g, ' ').trim();
	const word = foldKeyword(heading.replace(/[.:]/g, ''));
	const part = (['givenName', 'familyName', 'civility', 'name'] as const).find((name) =>
		COLUMN_WORDS[name]?.has(word),
	);
	if (part) return { index, is: part, heading };
	const own = vocabulary('person').ids.find((id) => COLUMN_WORDS[id]?.has(word));
	const key = own ? { id: own } : getPersonKey(heading);
	if (key?.id === 'name') return { index, is: 'name', heading };
	const marks = markedGroup(heading, word);
	if (marks && (key === undefined || key.id === 'presence'))
		return { index, is: 'other', heading, key: { id: 'presence' }, marks };
	return { index, is: 'other', heading, ...(key ? { key } : {}) };
}

/** `Présent`, `Absent ?`, `Excusé(e)`: the group that a column marks. `Présence` marks who is there. */
function markedGroup(heading: string, word: string): RollColumn['marks'] | undefined {
	const plain = heading.replace(/\(.*?\)|[?.:]/g, '').trim();
	if (COLUMN_WORDS['present']?.has(word) || vocabulary('person').findId(plain) === 'presence')
		return 'present';
	return vocabulary('groups').findId(plain);
}

/** Columns without names: one of civilities, one of presence, one of numbers, then the name and what follows it. */
function guessColumns(rows: readonly string[][], width: number, lang: Language): RollColumn[] {
	const columns = Array.from(
		{ length: width },
		(_, index): RollColumn => ({ index, is: 'other', heading: '' }),
	);
	const cells = (index: number) => rows.map((row) => row[index] ?? '').filter((text) => text !== '');
	const all = (index: number, test: (text: string) => boolean) =>
		cells(index).length > 0 && cells(index).every(test);
	const civility = columns.find(({ index }) => all(index, isCivility));
	if (civility) civility.is = 'civility';
	const presence = columns.find(({ index }) =>
		all(index, (text) => vocabulary('groups').findId(text) !== undefined),
	);
	if (presence) presence.key = { id: 'presence' };
	const free = () => columns.filter(({ is, key }) => is === 'other' && key === undefined);
	const numbers = free().filter(({ index }) =>
		all(index, (text) => parseCount(text, lang) !== undefined && /\d/.test(text)),
	);
	for (const column of numbers) if (isNumbering(cells(column.index))) column.is = 'lineNumber';
	const weights = numbers.filter(({ is }) => is === 'other');
	const [weight] = weights;
	if (weight && weights.length === 1) weight.key = { id: 'votes' };
	const texts = free().filter(
		(column) =>
			!numbers.includes(column) &&
			all(column.index, (text) => /\p{L}/u.test(text) && !/[@]|\d{4}/.test(text)),
	);
	const [first, next, third] = texts;
	const name = first ?? free().find(({ index }) => cells(index).some((text) => /\p{L}/u.test(text)));
	if (!name) return columns;
	name.is = 'name';
	const isParted =
		next &&
		cells(name.index).length === cells(next.index).length &&
		[name, next].every(({ index }) => all(index, isOneName));
	if (isParted) next.is = 'name';
	const quality = isParted ? third : next;
	if (quality && texts.length === (isParted ? 3 : 2)) quality.key = { id: 'quality' };
	return columns;
}

/** `1, 2, 3 …`: the numbers of the lines. */
function isNumbering(cells: readonly string[]): boolean {
	return cells.length > 1 && cells.every((cell, index) => cell === String(index + 1));
}

/** One word with a capital, compound or with a particle before it, or words in capitals: half of a name. */
export function isOneName(text: string): boolean {
	return (
		/^(?:(?:de|du|des|la|le|van|von)\s+|d['’])*\p{Lu}[\p{L}\p{M}'’-]*$/u.test(text) ||
		/^\p{Lu}[\p{Lu}\p{M}'’-]*(?:\s[\p{Lu}\p{M}'’-]+)*$/u.test(text)
	);
}
