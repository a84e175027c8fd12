/** What the cells of a table say together: verdicts by row, counts of people, and votes that are not read. */

import type { BlockContent, Table } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { getStatements, type Prose, setStatements } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { shortened } from '../../ballot/tally.js';
import { knownNameAt } from '../../source/name-spans.js';
import { countOfCell } from '../../statements/counts/labelled.js';
import { resolutionsNamed } from '../../statements/verdicts.js';
import { resolutionNumber } from '../headings.js';
import type { ProsePlace } from './place.js';

/** A verdict in a cell is that of the resolutions that its row names, `Résolutions 1 et 2`, or `3` under or beside a head that says of what; else its column. */
export function setRowVerdicts(
	where: ProsePlace,
	{ children: rows }: Extract<BlockContent, { type: 'table' }>,
): void {
	const [heads = [], ...texts] = rows.map((row) => row.children.map((cell) => wordsOf(cell)));
	const named = (head: string, cell: string) => {
		const text = /^(?:n[°ºo]s?\.?\s*|#)?\d/i.test(cell.trim()) ? `${head} ${cell}` : cell;
		const number = resolutionNumber(text.trim(), where.file.lang);
		return number === undefined ? resolutionsNamed(text.trim()) : [number];
	};
	for (const [at, cells] of [heads, ...texts].entries()) {
		const verdicts = (rows[at]?.children ?? []).flatMap((cell, column) =>
			getStatements(cell).flatMap((one) => (one.kind === 'verdict' ? [{ one, column }] : [])),
		);
		if (verdicts.length === 0) continue;
		const ofRow = cells.map((cell, column) => named(heads[column] ?? '', cell)).find((one) => one);
		for (const { one, column } of verdicts) {
			if (one.number !== undefined || one.numbers) continue;
			const numbers = ofRow ?? (at > 0 ? named(heads[0] ?? '', heads[column] ?? '') : undefined);
			if (numbers?.length === 1) one.number = numbers[0];
			else if (numbers) one.numbers = numbers;
		}
	}
	setCellCounts(where, rows, [heads, ...texts]);
}

/** Counts of people in a table of two columns, or under their names in one row: `Présents | Représentés` over `9 | 2`. */
function setCellCounts(
	where: ProsePlace,
	rows: Extract<BlockContent, { type: 'table' }>['children'],
	texts: string[][],
): void {
	const isWide = rows.length === 2;
	const isPairs = texts.every((cells) => cells.length === 2);
	if (!isWide && !isPairs) return;
	for (const [at, row] of rows.entries())
		for (const [column, cell] of row.children.entries()) {
			const head = isPairs && column === 1 ? texts[at]?.[0] : undefined;
			const above = isWide && at === 1 ? texts[0]?.[column] : undefined;
			if (!head && !above) continue;
			const placed = where.file.getPlaced(cell, where.file.getSource(cell).replaceAll('|', ' '));
			const count = (head && countOfCell(head, placed)) || (above && countOfCell(above, placed));
			if (count) setStatements(cell, [...getStatements(cell), count]);
		}
}

/** Answers over counts that the table is not read with, and votes of people where somebody is elected. */
export function reportUnreadTable(
	where: ProsePlace,
	node: Extract<Prose | BlockContent, { type: 'table' | 'paragraph' }>,
): void {
	if (where.decided) return;
	const text = where.file.getSource(node);
	const [head = ''] = text.split(/[\r\n]/, 1);
	if (node.type === 'table' && where.undecided && holdsVotesOfPeople(where, node)) {
		where.file.report('vote/in-prose', 'electing', node.position, {
			values: { text: shortened(head.trim()) },
			severity: 'warning',
		});
		return;
	}
	if (node.type === 'paragraph' && !RULES.test(text)) return;
	const answers = new Set(
		text
			.split(node.type === 'table' ? /[|\r\n]/ : /[|\r\n]|[\s\u00A0]{2,}/)
			.flatMap((cell) => vocabulary('answers').findId(cell.trim()) ?? []),
	);
	if (answers.size < 2 || !/\d/.test(text)) return;
	where.file.report('vote/in-prose', 'table', node.position, {
		values: { text: shortened(head.trim()) },
		severity: 'warning',
	});
}

/** `| Poste | Élu | Voix |` under a title that names an election, or over candidates: a column of votes beside one of people. */
function holdsVotesOfPeople(where: ProsePlace, { children: rows }: Table): boolean {
	const [head = [], ...others] = rows.map(({ children }) => children.map((cell) => wordsOf(cell).trim()));
	const votes = head.findIndex((cell) => vocabulary('units').findId(cell) === 'votes');
	const stands = head.some(
		(cell) =>
			vocabulary('candidateLabels').findId(cell) !== undefined ||
			vocabulary('results').findId(cell) === 'elected',
	);
	if (votes < 0 || others.length === 0 || !(stands || where.elects)) return false;
	const { names } = where.file;
	return others.every(
		(cells) =>
			/^\d/.test(cells[votes] ?? '') &&
			(stands || cells.some((cell) => cell !== '' && knownNameAt(cell, 0, names) === cell.length)),
	);
}

/** Lines of dashes, as tables in plain text have them. */
const RULES = /^[\t ]*(?:[+|]?[-=+|][-=+|\t ]{4,})$/m;
