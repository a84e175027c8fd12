import type { Table, TableRow } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { exact } from '../../assembly/problems.js';
import { getStatements, type Language, listNodes } from '../../ast/index.js';
import { type IdOf, mentions, opensWith, vocabulary } from '../../language/index.js';
import {
	compare,
	equals,
	type Fraction,
	fraction,
	isZero,
	multiply,
	subtract,
	sum,
	toDecimalString,
	ZERO,
} from '../../text/fraction.js';
import { scanCount } from '../../text/number.js';
import type { Rule } from '../rule.js';

/** The last row of a table says that it is a total, and a column adds up to something else; a figure of a sentence does not follow from the others. */
export const documentWrongTotal: Rule = {
	id: 'document/wrong-total',
	severity: 'warning',
	check({ meeting, report }) {
		for (const { node } of listNodes(meeting)) {
			for (const statement of getStatements(node))
				if (statement.kind === 'sum')
					report({
						place: statement.position,
						code: statement.of,
						values: {
							stated: statement.stated,
							computed: statement.of === 'item' ? statement.computed : { exact: statement.computed },
						},
					});
			if (node.type !== 'table' || node.data?.file) continue;
			for (const fault of voteTableFaults(node as Table, meeting.lang))
				if (fault.code === 'row')
					report({
						place: fault.cell.position,
						code: 'row',
						values: { stated: exact(fault.stated), computed: exact(fault.computed) },
					});
				else
					report({
						place: fault.cell.position,
						code: 'rowResult',
						values: { text: fault.words, yes: exact(fault.yes), no: exact(fault.no) },
					});
			const [heads, ...rows] = (node as Table).children;
			const total = rows.pop();
			if (!heads || !total || rows.length < 2 || rows.length > MOST || !isTotal(total)) continue;
			// Rows that are parts of others, and totals of parts, are counted twice.
			if (rows.some(isPartOrTotal)) continue;
			for (const [column, cell] of total.children.entries()) {
				if (column === 0) continue;
				const stated = readAmount(wordsOf(cell), meeting.lang);
				const parts = rows.map((row) => readCell(row, column, meeting.lang));
				const added = parts.filter((part) => part !== undefined);
				if (!stated || added.length < rows.length) continue;
				const computed = sum(added);
				// Groups, each followed by its parts, make twice as much.
				if (equals(computed, stated) || equals(computed, multiply(stated, fraction(2n)))) continue;
				report({
					place: cell.position,
					code: 'column',
					values: { stated: wordsOf(cell).trim(), computed: { exact: toDecimalString(computed) } },
				});
			}
		}
	},
};

const MOST = 200;

function firstWords(row: TableRow): string {
	const [first] = row.children;
	return first ? wordsOf(first).trim() : '';
}

/** `Total`, `Total général`, `TOTAL 2024`. */
function isTotal(row: TableRow): boolean {
	return opensWith(firstWords(row), 'totals');
}

function isPartOrTotal(row: TableRow): boolean {
	const words = firstWords(row);
	return (
		words === '' ||
		/^[-–—•>↳]/.test(words) ||
		mentions(words, 'totals') ||
		opensWith(words, ['tallyWords', 'including'])
	);
}

/** An empty cell, or a dash, adds nothing; undefined for words. */
function readCell(row: TableRow, column: number, lang: Language): Fraction | undefined {
	const cell = row.children[column];
	const words = cell ? wordsOf(cell).trim() : '';
	return /^[-–—]?$/.test(words) ? ZERO : readAmount(words, lang);
}

/** `1 200 €`, `$1,200.50`, `-300`, `(300)`; shares of a whole are rounded, and are none. */
function readAmount(words: string, lang: Language): Fraction | undefined {
	const text = words.trim().replace(/^[$€£]|(?:[\s\u00A0\u202F]*(?:€|\$|£|CHF|EUR|euros?))$/gi, '');
	const bare = text.trim().replace(/^\((.*)\)$/, '-$1');
	const isNegative = /^[-−–]/.test(bare);
	const digits = bare.replace(/^[-−–+]?[\s\u00A0]*[$€£]?/, '');
	const count = /^\d/.test(digits) ? scanCount(digits, lang) : undefined;
	if (!count || count.length !== digits.length) return undefined;
	return isNegative ? subtract(ZERO, count.value) : count.value;
}

// --- Tables with a vote on each row, which count no vote: whether the figures and the result of a row agree.

/** What is wrong with a row, at one of its cells. */
type RowFault = { cell: TableRow['children'][number] } & (
	| { code: 'row'; stated: Fraction; computed: Fraction }
	| { code: 'rowResult'; words: string; yes: Fraction; no: Fraction }
);

/**
 * Rows of `Résolution | Pour | Contre | Abstention | Votants | Résultat` whose answers do not make those who voted, with abstentions or without,
 * or that call adopted what has no more votes for than against.
 */
function voteTableFaults({ children: [heads, ...rows] }: Table, lang: Language): RowFault[] {
	if (!heads || rows.length === 0) return [];
	const columns = heads.children.map((cell) => getColumn(wordsOf(cell).trim()));
	if (columns.filter((column) => column !== undefined && ANSWERS.has(column)).length < 2) return [];
	return rows.flatMap((row) => findFault(row, columns, lang) ?? []);
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

function getColumn(head: string): Column | undefined {
	const label = vocabulary('labels').findId(head);
	if (label === 'voters' || label === 'cast') return 'whole';
	if (label === 'result') return 'result';
	return vocabulary('answers').findId(head) ?? (vocabulary('totals').findId(head) ? 'whole' : undefined);
}

function findFault(
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
