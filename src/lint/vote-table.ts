/** Tables with a vote on each row, which count no vote: whether the figures and the result of a row agree. */

import type { Table, TableRow } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Language } from '../ast/index.js';
import { type IdOf, vocabulary } from '../language/index.js';
import { compare, equals, type Fraction, isZero, sum, ZERO } from '../text/fraction.js';
import { scanCount } from '../text/number.js';

/** What is wrong with a row, at one of its cells. */
type RowFault = { cell: TableRow['children'][number] } & (
	| { code: 'row'; stated: Fraction; computed: Fraction }
	| { code: 'rowResult'; words: string; yes: Fraction; no: Fraction }
);

/**
 * Rows of `Résolution | Pour | Contre | Abstention | Votants | Résultat` whose answers do not make those who voted, with abstentions or without,
 * or that call adopted what has no more votes for than against.
 */
export function voteTableFaults({ children: [heads, ...rows] }: Table, lang: Language): RowFault[] {
	if (!heads || rows.length === 0) return [];
	const columns = heads.children.map((cell) => columnOf(wordsOf(cell).trim()));
	if (columns.filter((column) => column !== undefined && ANSWERS.has(column)).length < 2) return [];
	return rows.flatMap((row) => faultOf(row, columns, lang) ?? []);
}

type Column = IdOf<'answers'> | 'whole' | 'result';

const ANSWERS: ReadonlySet<string> = new Set([
	'for',
	'against',
	'abstention',
	'blank',
	'void',
	'blankOrVoid',
]);

function columnOf(head: string): Column | undefined {
	const label = vocabulary('labels').findId(head);
	if (label === 'voters' || label === 'cast') return 'whole';
	if (label === 'result') return 'result';
	return vocabulary('answers').findId(head) ?? (vocabulary('totals').findId(head) ? 'whole' : undefined);
}

function faultOf(
	row: TableRow,
	columns: ReadonlyArray<Column | undefined>,
	lang: Language,
): RowFault | undefined {
	const cells = row.children.map((cell, index) => ({
		cell,
		column: columns[index],
		words: wordsOf(cell).trim(),
	}));
	const read = cells.map(({ words }) => readCount(words, lang));
	const answers = cells.flatMap(({ column }, index) =>
		column !== undefined && ANSWERS.has(column) ? [{ column, value: read[index] }] : [],
	);
	if (answers.some(({ value }) => value === undefined)) return undefined;
	const of = (wanted: readonly string[]) =>
		sum(answers.flatMap(({ column, value }) => (wanted.includes(column) && value ? [value] : [])));
	const [all, cast, yes, no] = [of([...ANSWERS]), of(['for', 'against']), of(['for']), of(['against'])];
	// A column of other numbers may be a part of those who voted.
	const isOther = cells.some(
		({ column, words }, index) => index > 0 && column === undefined && /^\d+$/.test(words),
	);
	for (const [index, { cell, column }] of cells.entries()) {
		const stated = read[index];
		if (column !== 'whole' || !stated || isOther || isZero(all)) continue;
		if (!equals(stated, all) && !equals(stated, cast)) return { code: 'row', cell, stated, computed: all };
	}
	const hasBoth = columns.includes('for') && columns.includes('against');
	for (const { cell, words } of hasBoth ? cells.slice(1) : []) {
		const result = vocabulary('results').findId(words.replace(/[.!]$/, ''));
		// Rejected with more for than against it may be by the rule.
		if (result === 'adopted' && compare(no, yes) > 0) return { code: 'rowResult', cell, words, yes, no };
		if (result === 'rejected' && isZero(no) && !isZero(yes))
			return { code: 'rowResult', cell, words, yes, no };
	}
	return undefined;
}

/** A whole number of votes; an empty cell or a dash is none. */
function readCount(words: string, lang: Language): Fraction | undefined {
	if (/^[-–—]?$/.test(words)) return ZERO;
	const count = scanCount(words, lang);
	return count && count.length === words.length ? count.value : undefined;
}
