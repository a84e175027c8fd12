/** Tables whose figures do not follow from one another: a last row that says to be a total, and votes on rows that count no vote. */

import type { Table, TableCell, TableRow } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Language, ProblemValue } from '../../../ast/index.js';
import { type IdOf, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { foldedWords } from '../../../text/fold.js';
import {
	compare,
	divide,
	equals,
	type Fraction,
	fraction,
	isZero,
	multiply,
	parseFraction,
	subtract,
	sum,
	toDecimalString,
	ZERO,
} from '../../../text/fraction.js';
import { holdsLetter } from '../../../text/letters.js';
import { scanCount } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import { absolute, amountsIn, rounded, type WrongFigure } from './amounts.js';

/** What is wrong with a table, at one of its cells. */
export interface TableFault {
	cell: TableCell;
	code: 'row' | 'rowResult' | 'column';
	values: Record<string, ProblemValue>;
}

/** The figures of a table that others of its row or column do not make. */
export function findTableFaults(table: Table, lang: Language): TableFault[] {
	return [...voteFaults(table, lang), ...totalFaults(table, lang)];
}

function totalFaults({ children: [heads, ...rows] }: Table, lang: Language): TableFault[] {
	const total = rows.pop();
	if (!heads || !total || rows.length < 2 || rows.length > MOST || !isTotal(total)) return [];
	// Rows that are parts of others, and totals of parts, are counted twice.
	if (rows.some(isPartOrTotal)) return [];
	return total.children.slice(1).flatMap((cell, index): TableFault[] => {
		const stated = readAmount(wordsOf(cell), lang);
		const parts = rows.map((row) => readCell(row, index + 1, lang));
		const added = parts.filter((part) => part !== undefined);
		if (!stated || added.length < rows.length) return [];
		const computed = sum(added);
		// Groups, each followed by its parts, make twice as much.
		if (equals(computed, stated) || equals(computed, multiply(stated, fraction(2n)))) return [];
		return [{ cell, code: 'column', values: { stated: wordsOf(cell).trim(), computed: exact(computed) } }];
	});
}

function exact(value: Fraction): ProblemValue {
	return { exact: toDecimalString(value) };
}

/** More rows than a table that somebody adds up by hand has. */
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
	const bare = words
		.trim()
		.replace(/^[$€£]\s*/, '')
		.replace(/^\((.*)\)/, '-$1');
	const text = bare.replace(/^[-−–+]?\s*/, '');
	const [amount, other] = amountsIn(text, lang);
	const isWhole = amount?.from === 0 && amount.to === text.length && !other;
	// Thousands may stand beside amounts that are none.
	if (!amount || !isWhole || /^[kM]/.test(amount.currency)) return undefined;
	return /^[-−–]/.test(bare) ? subtract(ZERO, amount.value) : amount.value;
}

// --- Tables with a vote on each row, which count no vote: whether the figures and the result of a row agree.

/**
 * Rows of `Résolution | Pour | Contre | Abstention | Votants | Résultat` whose answers do not make those who voted, with abstentions or without,
 * or that call adopted what has no more votes for than against.
 */
function voteFaults({ children: [heads, ...rows] }: Table, lang: Language): TableFault[] {
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
): TableFault | undefined {
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
		if (!equals(stated, all) && !equals(stated, cast))
			return { code: 'row', cell, values: { stated: exact(stated), computed: exact(all) } };
	}
	const hasBoth = columns.includes('for') && columns.includes('against');
	for (const { cell, words } of hasBoth ? cells.slice(1) : []) {
		const result = vocabulary('results').findId(words.replace(/[.!]$/, ''));
		// Rejected with more for than against it may be by the rule.
		const isWrong = result === 'adopted' ? compare(no, yes) > 0 : isZero(no) && !isZero(yes);
		if (isWrong && (result === 'adopted' || result === 'rejected'))
			return { code: 'rowResult', cell, values: { text: words, yes: exact(yes), no: exact(no) } };
	}
	return undefined;
}

/** A whole number of votes; an empty cell or a dash is none. */
function readCount(words: string, lang: Language): Fraction | undefined {
	if (/^[-–—]?$/.test(words)) return ZERO;
	const count = scanCount(words, lang);
	return count && count.length === words.length ? count.value : undefined;
}

// --- What share of its column a row is, as the sentence below the table tells: `Les stages font à eux seuls 64 % des produits`.

/** The percentages of the sentences below a table that the one row which they name is not, of the total of its column. */
export function wrongSharesOfTable(
	text: string,
	{ children: [heads, ...rows] }: Table,
	lang: Language,
): WrongFigure[] {
	const total = rows.pop();
	if (!text.includes('%') || !heads || !total || rows.length < 2 || rows.length > MOST || !isTotal(total))
		return [];
	if (rows.some(isPartOrTotal)) return [];
	return readSentences(text).flatMap(({ from, to }): WrongFigure[] => {
		const told = readShare(text.slice(from, to));
		if (!told) return [];
		const named = rows.filter((row) => isNamedBy(row, told.subject));
		const [row, other] = named;
		if (!row || other || rows.some((one) => sharesAny(one, told.whole, heads))) return [];
		const shares = row.children.flatMap((cell, column): Fraction[] => {
			const [part, whole] = [cell, total.children[column]].map(
				(one) => one && readAmount(wordsOf(one), lang),
			);
			const isOther = column > 0 && !isOfColumn(row, heads, column, told, lang);
			return part && whole && !isOther && !isZero(whole)
				? [divide(multiply(part, fraction(100n)), whole)]
				: [];
		});
		const [exactly, second] = shares;
		if (!exactly || second) return [];
		const off = absolute(subtract(exactly, told.value));
		if (compare(off, told.place) < 0 || compare(off, fraction(15n)) > 0) return [];
		const computed = toDecimalString(rounded(exactly, 1));
		return [{ of: 'share', from: from + told.from, to: from + told.to, computed }];
	});
}

interface ToldShare {
	subject: string;
	/** What it is a share of. */
	whole: string;
	value: Fraction;
	/** One in its last place. */
	place: Fraction;
	from: number;
	to: number;
}

/** A sentence of one number: what is named, a verb of shares, the percentage, and that it is of all. */
function readShare(sentence: string): ToldShare | undefined {
	const found = ONE_PERCENT.exec(sentence);
	if (!found || mentions(sentence, 'suppositions', 'shareLeads')) return undefined;
	const [all, lead = '', digits = '', decimals = ''] = found;
	const verb = [...vocabulary('shareVerbs').findAll(lead), ...vocabulary('shareMakers').findAll(lead)].sort(
		(one, next) => next.to - one.to,
	)[0];
	const value = parseFraction(digits.replace(',', '.'));
	if (!verb || !value || lead.slice(verb.to).trim().split(/\s+/).length > MOST_BETWEEN) return undefined;
	const behind = sentence.slice(all.length).trimStart();
	const link = vocabulary('outOf').scan(behind) ?? vocabulary('eventLinks').scan(behind);
	const whole = /^[^.,;:]*/.exec(behind)?.[0] ?? '';
	if (!link || whole.trim().split(/\s+/).length > MOST_OF_WHOLE) return undefined;
	if (!mentions(whole, 'totals', 'sumTotals', 'flows', 'budgetWords')) return undefined;
	return {
		subject: lead.slice(0, verb.from),
		whole,
		value,
		place: fraction(1n, 10n ** BigInt(decimals.length)),
		from: lead.length,
		to: lead.length + digits.length,
	};
}

/** Whether the column is that of the whole: of two columns with labels of their own, the one whose label is named. */
function isOfColumn(
	row: TableRow,
	heads: TableRow,
	column: number,
	{ subject, whole }: ToldShare,
	lang: Language,
): boolean {
	const labelAt = row.children
		.slice(0, column)
		.findLastIndex((cell) => readAmount(wordsOf(cell), lang) === undefined);
	const label = row.children[labelAt];
	if (!label || labelAt < 0) return false;
	const isSplit = row.children.some(
		(cell, at) =>
			at > 0 && holdsLetter(wordsOf(cell)) && readAmount(wordsOf(row.children[at - 1] ?? cell), lang),
	);
	if (!isSplit) return true;
	const head = heads.children[labelAt];
	return sharesWord(wordsOf(label), subject) && head !== undefined && sharesWord(wordsOf(head), whole);
}

/** Whether the cells of words of a row have a word of a text, which the heads have not. */
function sharesAny(row: TableRow, text: string, heads: TableRow): boolean {
	const known = heads.children.map((cell) => wordsOf(cell)).join(' ');
	return row.children.some((cell) =>
		stemsIn(wordsOf(cell)).some((word) => stemsIn(text).includes(word) && !stemsIn(known).includes(word)),
	);
}

/** `Les stages`: all that is named stands in the row, `Stages et ateliers`; `les stages de vannerie` are a part of it. */
function isNamedBy(row: TableRow, subject: string): boolean {
	const known = row.children.flatMap((cell) => stemsIn(wordsOf(cell)));
	const words = stemsIn(subject);
	return words.length > 0 && words.every((word) => known.includes(word));
}

function sharesWord(one: string, other: string): boolean {
	const words = stemsIn(other);
	return stemsIn(one).some((word) => words.includes(word));
}

/** The longer words, in the singular. */
function stemsIn(text: string): string[] {
	return foldedWords(text)
		.trim()
		.split(' ')
		.filter((word) => word.length > SHORTEST_NOUN && /^\p{L}+$/u.test(word))
		.map((word) => word.replace(/s$/, ''));
}

const ONE_PERCENT = /^([^\d%]*)(\d{1,3}(?:[.,](\d{1,2}))?)\s?%(?=[^\d%]*$)/;
/** `à eux | seuls` */
const MOST_BETWEEN = 4;
const MOST_OF_WHOLE = 4;
const SHORTEST_NOUN = 3;
