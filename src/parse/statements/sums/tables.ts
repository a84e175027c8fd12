/** Tables whose figures do not follow from one another: a last row that says to be a total, and votes on rows that count no vote. */

import type { Table, TableCell, TableRow } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Language, ProblemValue } from '../../../ast/index.js';
import { type IdOf, isOneOf, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { foldKeyword } from '../../../text/fold.js';
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

// --- What share of its column a row is, as the sentence right below the table tells: `Les stages font à eux seuls 64 % des produits`.

/** The percentage of the first sentence below a table that the row which it names is not, of the total of its column. */
export function wrongSharesOfTable(
	text: string,
	{ children: [heads, ...rows] }: Table,
	lang: Language,
): WrongFigure[] {
	const total = rows.pop();
	if (!text.includes('%') || !heads || !total || rows.length < 2 || rows.length > MOST || !isTotal(total))
		return [];
	const [sentence] = readSentences(text);
	const told = sentence && readShare(text.slice(0, sentence.to));
	if (!told || rows.some(isPartOrTotal)) return [];
	const shares = rows.flatMap(({ children }) =>
		children.flatMap((cell, column): Fraction[] => {
			const part = readAmount(wordsOf(cell), lang);
			const whole = readAmount(wordsOf(total.children[column] ?? cell), lang);
			const labelAt = children
				.slice(0, column)
				.findLastIndex((one) => readAmount(wordsOf(one), lang) === undefined);
			const label = children[labelAt];
			if (!part || !whole || isZero(whole) || !label || !isSame(label, told.subject)) return [];
			// `du total` of a table of income and expenses is of neither.
			const isOnly = children.every((one, at) => at === labelAt || readAmount(wordsOf(one), lang));
			const isWhole = isOnly && isOneOf(told.whole, 'totals');
			return isWhole ||
				[heads.children[labelAt], heads.children[column]].some((head) => isSame(head, told.whole))
				? [divide(multiply(part, fraction(100n)), whole)]
				: [];
		}),
	);
	const [exactly, second] = shares;
	if (!exactly || second) return [];
	const off = absolute(subtract(exactly, told.value));
	if (compare(off, told.place) < 0 || compare(off, fraction(15n)) > 0) return [];
	return [{ of: 'share', from: told.from, to: told.to, computed: toDecimalString(rounded(exactly, 1)) }];
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

/** A sentence that says nothing but what is named, a verb of shares, the percentage, and of what. */
function readShare(sentence: string): ToldShare | undefined {
	const [, lead = '', digits = '', decimals = '', behind = ''] = ONE_PERCENT.exec(sentence) ?? [];
	const verb = [...vocabulary('shareVerbs').findAll(lead), ...vocabulary('shareMakers').findAll(lead)].sort(
		(one, next) => next.to - one.to,
	)[0];
	const value = parseFraction(digits.replace(',', '.'));
	const between = lead.slice(verb?.to).trim();
	if (!verb || !value || (between !== '' && !isAlone(between))) return undefined;
	const link = vocabulary('outOf').scan(behind) ?? vocabulary('eventLinks').scan(behind);
	if (!link) return undefined;
	return {
		subject: withoutArticle(lead.slice(0, verb.from)),
		whole: withoutArticle(behind.slice(link.length)),
		value,
		place: fraction(1n, 10n ** BigInt(decimals.length)),
		from: lead.length,
		to: lead.length + digits.length,
	};
}

/** `à eux seuls` */
function isAlone(words: string): boolean {
	const all = words.split(/\s+/);
	return all.length <= MOST_BETWEEN && isOneOf(all.at(-1) ?? '', 'onlyWords');
}

/** `Les | salaires`, `L’ | assurance` */
function withoutArticle(words: string): string {
	const said = words.trim().replace(/^\p{L}['’]/u, '');
	const article = vocabulary('determiners').scan(said);
	return article?.id === 'article' ? said.slice(article.length).trimStart() : said;
}

function isSame(cell: TableCell | undefined, words: string): boolean {
	return cell !== undefined && words !== '' && foldKeyword(wordsOf(cell)) === foldKeyword(words);
}

const ONE_PERCENT = /^([^\d%]*)(\d{1,3}(?:[.,](\d{1,2}))?)\s?%\s+([^\d%.,;:!?]*?)\s*\.?\s*$/;
const MOST_BETWEEN = 3;
