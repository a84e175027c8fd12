import type { Table, TableRow } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { exact } from '../../assembly/problems.js';
import { getStatements, type Language, listNodes } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import {
	equals,
	type Fraction,
	fraction,
	multiply,
	subtract,
	sum,
	toDecimalString,
	ZERO,
} from '../../text/fraction.js';
import { scanCount } from '../../text/number.js';
import type { Rule } from '../rule.js';
import { voteTableFaults } from '../vote-table.js';

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
	return vocabulary('totals').scan(firstWords(row)) !== undefined;
}

function isPartOrTotal(row: TableRow): boolean {
	const words = firstWords(row);
	return (
		words === '' ||
		/^[-–—•>↳]/.test(words) ||
		vocabulary('totals').findIn(words) !== undefined ||
		vocabulary('tallyWords').scan(words)?.id === 'including'
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
