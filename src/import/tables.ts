/**
 * Tables of foreign minutes, as the lines that say the same: a sheet of labels and values, people, the result of a vote, candidates, what is
 * to be done. Words that those lines do not have stand in a comment above them; any other table is left alone.
 */

import type { Language } from '../ast/index.js';
import { foldWord, isOneOf, vocabulary } from '../language/index.js';
import { capitalized } from '../text/letters.js';
import { isOfOthers } from './decisions/candidate-runs.js';
import { officeColumns } from './decisions/office-table.js';
import { namesMeeting } from './head/date.js';
import { type ForeignTable, getColumn, labelLine } from './lines/foreign-table.js';
import { bare, comment } from './lines/text.js';
import { getText, isAgenda, type Unit, unitsIn } from './lines/units.js';
import { lostWords } from './lost-words.js';
import { rollLines } from './people/roll-table.js';
import { withNotes } from './people/table-notes.js';
import { isRollTitle } from './people/told-attendance.js';
import { answerAt } from './wording/answers.js';
import {
	attendanceWord,
	columnKinds,
	IMPORT_COLUMNS,
	isPhrase,
	labelOf,
	wordList,
	wordPattern,
} from './wording/dialect.js';
import { electedWords } from './wording/elected-verb.js';
import { announcesOfficers, namesDeed, saysElection, sendsPeople } from './wording/election-words.js';
import { labelGroup } from './wording/labels.js';
import { getSentences } from './wording/sentences.js';

/** The units, with the tables that are understood written as lines. A table of figures that the language reads, or that its vote is read from, stays. */
export function withTableLines(units: readonly Unit[], lang: Language, kept: string): Unit[] {
	let titles: Unit[] = [];
	return units.flatMap((unit, at): Unit[] => {
		if (unit.kind === 'heading') titles = [...titles.filter(({ depth }) => depth < unit.depth), unit];
		if (unit.rows === undefined) return [unit];
		const above = units[at - 1];
		const rows = unit.rows.map((row) => row.map(bare));
		const said = getText(above);
		// `The board thanked its officers. These were on the committee:` elects nobody.
		const last = getSentences(said).at(-1) ?? '';
		const told = namesDeed(said) && !namesDeed(last) && !announcesOfficers(last) ? said : last;
		const mayElect = opensResults(told) || [told, ...titles.map(getText)].some(announcesElection);
		// It is read from the table itself.
		const offices = officeColumns(rows, mayElect);
		if (offices !== undefined) return [{ ...unit, offices }];
		// `Mandats` above `Ana Bell | 2025 – 2028`: who has an office, and nobody who is represented.
		const areTerms = rows.slice(1).every((row) => row.some((cell) => TERM.test(cell)));
		if (areTerms && labelGroup(getText(titles.at(-1))) === 'represented') return [unit];
		const written = getLines(
			{ ...getTable(withNotes(unit.rows, units[at + 1]?.lines ?? [])), cells: unit.cells ?? [] },
			lang,
			unit.source,
			titles.some((one) => one !== units[0] && !isOfWhole(getText(one))),
			above !== undefined &&
				above === titles.at(-1) &&
				isRollTitle(above) &&
				!rows[0]?.some((cell) => electedWords().test(cell)),
		);
		if (written === undefined) return [unit];
		const lines = unitsIn(written);
		const isLost = lostWords(unit.source.join('\n'), written.join('\n')).length > 0;
		return isLost
			? [
					{
						kind: 'comment',
						depth: 0,
						lines: [],
						source: comment([kept, ...unit.source]).split('\n'),
						isApart: true,
						isBold: false,
					},
					...lines,
				]
			: lines;
	});
}

const TERM = /^\(?\d{4}\s?[–—-]\s?\d{4}\)?$/;

/** `Agenda`, `Meeting minutes`: what stands below is the course of the meeting, and no item of it. */
function isOfWhole(title: string): boolean {
	return isAgenda(title) || namesMeeting(title);
}

/** A title of elections, or a line that announces those who are elected; `Outgoing officers` is neither. */
function announcesElection(text: string): boolean {
	return (
		text.length < LONGEST_TITLE &&
		(saysElection(text) || sendsPeople(text) || announcesOfficers(text)) &&
		(namesDeed(text) || !isOfOthers(text))
	);
}

/** `RESULTS: here are the new directors`, `Results` */
function opensResults(text: string): boolean {
	return wordPattern`^${'resultWords'}\s*(?:$|:)`.test(text) && text.length < LONGEST_TITLE;
}

function getTable([head = [], ...rows]: readonly string[][]): ForeignTable {
	return {
		head: head.map(bare),
		// `→ Ana Bell` in a cell: who carries the vote, and no sign of a list.
		rows: rows.map((row) => row.map((cell) => (/^\s*→/.test(cell) ? cell.trim() : bare(cell)))),
		columns: head.map((cell) => columnKinds(bare(cell))),
	};
}

function getLines(
	table: ForeignTable,
	lang: Language,
	source: readonly string[],
	isBelowTitle: boolean,
	isBelowRoll: boolean,
): string[] | undefined {
	return (
		factLines(table, lang) ??
		answerLines(table, lang) ??
		candidateLines(table, lang, source) ??
		itemLines(table, lang, isBelowTitle) ??
		actionLines(table, lang) ??
		(isOfAnswers(table) ? undefined : rollLines(table, lang, isBelowRoll))
	);
}

/** `| Name | Vote |` above `| Ana Bell | Yes |`: what everybody voted, and not whether they were there. */
function isOfAnswers({ head, rows }: ForeignTable): boolean {
	return (
		head.length === 2 &&
		isPhrase('ownVote', head[1] ?? '') &&
		rows.some((row) => answerAt(row[1] ?? '') !== undefined) &&
		rows.every((row) => answerAt(row[1] ?? '') !== undefined || attendanceWord(row[1] ?? '') !== undefined)
	);
}

/** A sheet of two columns, of which most of the first are labels that are known. */
function factLines({ head, rows }: ForeignTable, lang: Language): string[] | undefined {
	const all = [head, ...rows];
	if (head.length !== 2 || all.length < 2) return undefined;
	// `| Position | Elected |`, `| Role | To be elected |`
	if (isPhrase('officeColumns', head[0] ?? '') && electedWords().test(head[1] ?? '')) return undefined;
	const known = all.filter(([label = '']) => labelOf(label.replace(/\s*:$/, '')) !== undefined);
	if (known.length < 2 || known.length * 2 < all.length) return undefined;
	return all.flatMap(([label = '', value = '']) => [labelLine(label.replace(/\s*:$/, ''), value, lang), '']);
}

/** An answer a row, with its votes in a column that says so: of two columns pv reads the table itself. */
function answerLines(table: ForeignTable, lang: Language): string[] | undefined {
	const votes = getColumn(table, 'votes') ?? getColumn(table, 'counted');
	if (table.head.length < 3 || votes === undefined || votes === 0) return undefined;
	const lines = table.rows.map((row) => {
		const label = ballotLabel(row[0] ?? '');
		// `528 / 742`: of so many.
		const value = (row[votes] ?? '').replace(/\s*\/\s*\d[\d\s]*$/, '');
		return label === undefined || !/^(?:\d|$)/.test(value)
			? undefined
			: `- ${labelLine(label, value || '0', lang)}`;
	});
	return lines.every((line) => line !== undefined) ? lines : undefined;
}

/** The head of a column as the label of a ballot line: `Blancs, nuls` are blank or void. */
function ballotLabel(text: string): string | undefined {
	const joined = wordList('orWords').map((or) => text.replace(/,\s*/, ` ${or} `));
	return [text, ...joined].find((label) => isOneOf(label, 'answers', 'labels'));
}

/** Candidates and their votes; who is elected, where a column says it, or the bold of some of the names. */
function candidateLines(
	table: ForeignTable,
	lang: Language,
	source: readonly string[],
): string[] | undefined {
	const name = getColumn(table, 'candidate');
	const votes = table.columns.findIndex(
		(columns, column) =>
			columns.has('counted') || IMPORT_COLUMNS.get(firstWord(table.head[column]))?.has('counted'),
	);
	const outcome = getColumn(table, 'outcome');
	if (name === undefined || votes === -1 || votes === name) return undefined;
	const rows = table.rows.flatMap((row) => {
		// `13 (56,5 %)`, `–`: the number alone.
		const [count] = /^(?:\d+(?=$|\s|\())|^[-–—]$/u.exec(row[votes] ?? '') ?? [];
		return row[name] === '' || count === undefined
			? []
			: [{ row, name: row[name] ?? '', count: /\d/.test(count) ? count : '0' }];
	});
	if (rows.length === 0 || rows.length < table.rows.length) return undefined;
	const bold = rows.filter((one) =>
		source.some((line) => line.includes(`**${one.name}**`) || line.includes(`__${one.name}__`)),
	);
	const marked = bold.length < rows.length ? bold : [];
	const elected = outcome === undefined ? marked : rows.filter(({ row }) => saysElected(row[outcome] ?? ''));
	const counted = vocabulary('units').word('votes', lang);
	return [
		...rows.map((one) => `- ${labelLine(one.name, `${one.count} ${counted}`, lang)}`),
		'',
		...(elected.length === 0
			? []
			: [
					resultLine(
						elected.map((one) => one.name),
						lang,
					),
				]),
	];
}

/** `Votes (total 24)`: its first word. */
function firstWord(head = ''): string {
	return foldWord(/^\p{L}+/u.exec(head)?.[0] ?? '');
}

/** `Résultat : élus A, B`. */
function resultLine(names: readonly string[], lang: Language): string {
	const label = vocabulary('labels').word('result', lang);
	const word = vocabulary('results').word('elected', lang);
	return labelLine(capitalized(label), `${word} ${names.join(', ')}`, lang);
}

/** `élue`, `élu(e)`, `elected`. */
function saysElected(text: string): boolean {
	return isOneOf(text.replace(/\([^)]*\)/g, '').trim(), ['results', 'elected']);
}

/** `| No | Item | Discussion |`, `| Agenda item | Minutes | Action |`: the course of the meeting, an item a row; under each title what its row says. */
function itemLines(table: ForeignTable, lang: Language, isBelowTitle: boolean): string[] | undefined {
	const { head, rows, cells = [] } = table;
	const named = head.findIndex((cell) => isPhrase('itemColumns', cell));
	const ofText = head.flatMap((cell, column) => (isPhrase('saidColumns', cell) ? [column] : []));
	// `| Discussion points | Notes |`: the first of two columns of what was said has the titles, unless it stands below one.
	const isFirst = !isBelowTitle && named === -1 && ofText[0] === 0 && ofText.length > 1;
	const title = isFirst ? 0 : named;
	const said = ofText[isFirst ? 1 : 0] ?? -1;
	const isVoted = head.some((cell) => isPhrase('ownVote', cell) || isPhrase('voteColumns', cell));
	if (title === -1 || said === -1 || isVoted || rows.length < FEWEST_ROWS) return undefined;
	// `| Adults | 40 |`: figures are no course of a meeting.
	if (rows.filter((row) => /\p{L}{3}/u.test(row[said] ?? '')).length * 2 < rows.length) return undefined;
	// A row without a title goes on with the one above.
	const titled = rows.filter((row) => (row[title] ?? '') !== '');
	if (titled[0] !== rows[0] || titled.length * 2 < rows.length) return undefined;
	if (titled.some((row) => (row[title] ?? '').length > LONGEST_TITLE)) return undefined;
	const [number] = head[0] === head[title] ? [] : [0];
	const isNumbered = number !== undefined && rows.every((row) => /^\d{0,3}[.)]?$/.test(row[number] ?? ''));
	// A word before the title that is no number stands with the rest.
	const rest = head.flatMap((_, column) =>
		column === title || (isNumbered && column === number) ? [] : [column],
	);
	return [
		comment([head.join(' | ')]),
		'',
		...rows.flatMap((row, at) => {
			const mark = isNumbered && row[number] !== '' ? `${row[number]?.replace(/\W+$/, '')}. ` : '';
			return [
				...(row[title] === '' ? [] : [`## ${mark}${row[title]}`, '']),
				...rest.flatMap((column) => {
					const lines = (cells[at + 1]?.[column] ?? [row[column] ?? '']).filter((line) => line.trim() !== '');
					const [first, ...more] = lines.map((line) => [line, '']);
					if (first === undefined) return [];
					// `| Action |` keeps its label, whatever was said does not need one.
					const own = column === said ? first : [labelLine(head[column] ?? '', first[0] ?? '', lang), ''];
					return [...own, ...more.flat()];
				}),
			];
		}),
	];
}

const FEWEST_ROWS = 2;
const LONGEST_TITLE = 120;

/** `Action : envoyer le budget (Anne Stan, 15 juillet)`. */
function actionLines(table: ForeignTable, lang: Language): string[] | undefined {
	const action = getColumn(table, 'action');
	const owner = getColumn(table, 'owner');
	if (action === undefined || owner === undefined || table.rows.length === 0) return undefined;
	const due = getColumn(table, 'due');
	const word = vocabulary('events').word('action', lang);
	const label = capitalized(word);
	if (table.rows.some((row) => row[action] === '')) return undefined;
	return table.rows.flatMap((row) => {
		const who = [row[owner] ?? '', due === undefined ? '' : (row[due] ?? '')].filter((text) => text !== '');
		const brackets = who.length === 0 ? '' : ` (${who.join(', ')})`;
		return [labelLine(label, `${row[action]}${brackets}`, lang), ''];
	});
}
