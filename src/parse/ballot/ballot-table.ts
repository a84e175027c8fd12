/** Tables as tallies: two columns of answers and counts, one column of both, or a row a college (candidate, option) with one column per answer. */

import {
	type BallotLine,
	getChildren,
	getStatements,
	type Problem,
	problem,
	setStatements,
	type Tally,
} from '../../ast/index.js';
import { allWords, isOneOf, opensWith, vocabulary } from '../../language/index.js';
import { readNames } from '../../source/name-spans.js';
import {
	type PlacedText,
	placedInLine,
	positioned,
	type SourceLine,
	wholePlace,
} from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import type { BallotContext } from './ballot-context.js';
import { type FoundLabel, findLabel, isAnswerLabel, valueFits } from './ballot-label.js';
import { blankMarkup, isTableRule, joinParts } from './ballot-lines.js';
import { readCandidate, unknownLine } from './candidate-list.js';
import { readLabelled } from './labelled-line.js';
import { readRollCall, readTally } from './tally.js';

/** A row of a table as lines of a ballot, and the mistakes in it. */
interface TableReading {
	lines: BallotLine[];
	problems: Problem[];
}

interface Cell {
	line: SourceLine;
	/** The line with its markup blanked. */
	text: string;
	from: number;
	to: number;
}

/** How many lines from `index` on are a GFM table; zero where none starts there. */
export function tableLength(lines: readonly SourceLine[], index: number): number {
	const [head, rule] = [lines[index]?.text ?? '', lines[index + 1]?.text ?? ''];
	if (!head.includes('|') || !isTableRule(rule)) return 0;
	// Under a head of more cells or fewer the page has no table, and its columns would be read as others.
	if (countCells(head) !== countCells(rule)) return 0;
	let length = 2;
	while (lines[index + length]?.text.includes('|')) length += 1;
	return length;
}

function countCells(row: string): number {
	return row
		.trim()
		.replace(/^\||(?<!\\)\|$/g, '')
		.split(/(?<!\\)\|/).length;
}

/** Is this table a tally: does it have an answer beside a count, or answers over counts? */
export function isTallyTable(lines: readonly SourceLine[], context: BallotContext): boolean {
	const rows = tableRows(lines);
	if (getColumns(rows, context) !== undefined) return true;
	if (columnsOfCandidates(rows, context)) return true;
	if (readColumn(rows, context) !== undefined) return true;
	if (columnsOfPeople(rows, context)) return true;
	const isOfVote = isOneOf(cellText(rows[0]?.[1]), ['labels', 'vote']);
	if (isOfVote && readRoll(rows, context) !== undefined) return true;
	// A misspelt answer beside none that is written right is a word of another table: `Bank | 120.72` is no blank ballot.
	return rows.some((row) => {
		const label = row.length === 2 || goesWith(row, context) ? rowLabel(row, context) : undefined;
		return label !== undefined && label.expected === undefined;
	});
}

/** Reads a table that is a tally. */
export function readTable(lines: readonly SourceLine[], context: BallotContext): TableReading {
	const rows = tableRows(lines);
	const column = readColumn(rows, context) ?? readRoll(rows, context);
	if (column) return column;
	const columns = getColumns(rows, context);
	const counted = columns ? undefined : columnsOfPeople(rows, context);
	const standing = columns ? undefined : columnsOfCandidates(rows, context);
	const reading: TableReading = { lines: [], problems: [] };
	rows.forEach((row, index) => {
		if (row.every((cell) => cell.from === cell.to)) return;
		if (columns !== undefined) {
			if (index > 0) readWideRow(row, columns, rows[0] ?? [], context, reading);
			return;
		}
		if (standing) {
			const cells = standing.flatMap((column) => row[column] ?? []).filter((cell) => cell.from < cell.to);
			if (index > 0) readNarrowRow(cells, context, reading, ', ');
			return;
		}
		// The header of a table that Markdown wants, though it may hold the first answer.
		if (index === 0 && !/\d/.test(cellText(row[1])) && !rowLabel(row, context)) return;
		if (counted && index === 0) return;
		if (counted) readRowOfPeople(row, counted, context, reading);
		else readNarrowRow(row, context, reading);
	});
	return reading;
}

/** `| Rang | Candidate | Voix | Résultat |`: the columns of the names, of their votes and of what they come to, beside others that say no more. */
function columnsOfCandidates(rows: readonly Cell[][], { block }: BallotContext): number[] | undefined {
	const [head = [], ...others] = rows;
	if (block !== 'election' || head.length < 3) return undefined;
	const name = head.findIndex((cell) => isOneOf(cellText(cell), 'candidateLabels'));
	const votes = head.findIndex((cell) => isOneOf(cellText(cell), ['units', 'votes']));
	if (name < 0 || votes < 0) return undefined;
	const said = head.flatMap((_, at) => (at === name || at === votes ? [] : [at]));
	const isMark = (at: number) =>
		others.every((row) => ['', ...MARKS()].includes(foldKeyword(cellText(row[at]))));
	const [mark, ...more] = said.filter(isMark);
	// A place or a share follows from the votes.
	const isRest = (at: number) =>
		at === mark ||
		others.every((row, index) => {
			const [, place] = RANK.exec(cellText(row[at])) ?? [];
			if (place === undefined) return isShareOrNone(cellText(row[at]));
			return Number(place) === index + 1 && isOneOf(cellText(head[at]), 'placeHeads');
		});
	const isCounted = others.every((row) => /^\d[\d\s.,]*$/.test(cellText(row[votes])));
	if (!isCounted || more.length > 0 || !said.every(isRest)) return undefined;
	return [name, votes, ...(mark === undefined ? [] : [mark])];
}

/** `élue`, `non élu` */
const MARKS = lazy(() => allWords(['results', 'elected'], ['results', 'rejected']).map(foldKeyword));

/** `1`, `2e` */
const RANK = /^(\d{1,3})\p{Ll}{0,3}$/u;

function isShareOrNone(words: string): boolean {
	return words === '' || SHARE.test(words);
}

/** Under a cell of people, one of their votes, and perhaps one of their share. */
interface PeopleColumns {
	heads: Cell;
	votes: Cell;
	/** Whether the votes stand first. */
	isTurned: boolean;
}

/** `| | Copropriétaires | Tantièmes |` over rows of answers, with their share behind them, and of what they come to. */
function columnsOfPeople(rows: readonly Cell[][], context: BallotContext): PeopleColumns | undefined {
	const [[, first, second, share, more] = [], ...answers] = rows;
	if (!first || !second || more || (share && cellText(share) !== '%')) return undefined;
	const isAll = answers.every(
		(row) =>
			row.length <= (share ? 4 : 3) &&
			row.slice(1).every((cell) => FIGURES.test(cellText(cell))) &&
			(isTotalRow(row) || isOneOf(cellText(row[0]), 'answers') || rowLabel(row, context)),
	);
	if (!isAll || answers.every(isTotalRow)) return undefined;
	const [isTurned, isOther] = [first, second].map((cell) => countsUnit(cell, 'votes'));
	const [heads, votes] = isTurned ? [second, first] : [first, second];
	return isTurned !== isOther && countsUnit(heads, 'heads')
		? { heads, votes, isTurned: isTurned === true }
		: undefined;
}

/** `670`, `83,75 %`, `-` for none */
const FIGURES = /^(?:[\d\s.,]*|[-–—]|\d[\d.,]*\s?%)$/u;

function isTotalRow([key]: readonly Cell[]): boolean {
	return isOneOf(cellText(key), 'tallyTotals');
}

/** `Copropriétaires`, `Nombre de | copropriétaires` */
function countsUnit(cell: Cell, unit: 'heads' | 'votes'): boolean {
	const [last] = vocabulary('units').findAll(cellText(cell)).slice(-1);
	return last?.to === cellText(cell).length && isOneOf(cellText(cell).slice(last.from), ['units', unit]);
}

/** `| Pour | 9 | 5 895 |`, as `Pour : 9 copropriétaires, 5 895 tantièmes`; `| Total | 10 | 6 000 |`, as `Total : 6 000`. */
function readRowOfPeople(
	row: readonly Cell[],
	{ heads, votes, isTurned }: PeopleColumns,
	context: BallotContext,
	reading: TableReading,
): void {
	const [key, first, second, share] = row;
	const [people, held] = isTurned ? [second, first] : [first, second];
	if (!key) return;
	const parts = [
		...(people && saysNumber(people) && !isTotalRow(row) ? [people, unitOf(heads)] : []),
		...(held && saysNumber(held) ? (isTotalRow(row) ? [held] : [held, unitOf(votes)]) : []),
	];
	const pair = joinParts([key, ...parts], [' : ', ' ', ', ', ' ']);
	const placed =
		share && saysNumber(share) && !isTotalRow(row)
			? withBrackets(pair, asShare(placedInLine(share.line, share.from, share.to)))
			: pair;
	const label = parts.length > 0 ? findLabel(placed.text, 0, placed.text.length, context) : undefined;
	if (!label) return;
	const { line, problems } = readLabelled(placed, label, context);
	reading.lines.push(line);
	for (const each of problems) reading.problems.push(each);
}

function saysNumber(cell: Cell): boolean {
	return /\d/.test(cellText(cell));
}

/** The unit alone: `Nombre de | copropriétaires` */
function unitOf(cell: Cell): Cell {
	const [last] = vocabulary('units').findAll(cellText(cell)).slice(-1);
	return { ...cell, from: cell.from + (last?.from ?? 0) };
}

/** `83,75` under `%` */
function asShare({ text, place }: PlacedText): PlacedText {
	if (text.endsWith('%')) return { text, place };
	return {
		text: `${text} %`,
		place: (from, to) => place(Math.min(from, text.length), Math.min(to, text.length)),
	};
}

/** `| Vote |` over `| 5 pour |` and `| 1 contre |`: cells that are all of one vote, a head that only names it left out. */
function readColumn(rows: readonly Cell[][], context: BallotContext): TableReading | undefined {
	if (rows.length > MOST_ANSWERS || rows.some((row) => row.length > 1)) return undefined;
	const reading: TableReading = { lines: [], problems: [] };
	for (const [index, [cell]] of rows.entries()) {
		if (cell === undefined || cell.from === cell.to) continue;
		const read = readCellOfVote(cell, context);
		if (read) for (const line of read) reading.lines.push(line);
		else if (index > 0) return undefined;
	}
	const isCounted = reading.lines.some(({ label }) => isAnswerLabel(label) || label === 'vote');
	return isCounted ? reading : undefined;
}

/** `| Dora Finch | Yes |`, `| Ivan Pruss | No |` under a head: a roll call, as `Dora Finch : Yes ; Ivan Pruss : No` is. */
function readRoll(rows: readonly Cell[][], context: BallotContext): TableReading | undefined {
	const called = rows.slice(1).filter((row) => row.some(({ from, to }) => from < to));
	if (called.length < 2 || called.some(({ length }) => length !== 2)) return undefined;
	const placed = joinParts(called.flat(), [' : ', ' ; ']);
	const tally = readRollCall(placed, context);
	if (!tally) return undefined;
	const lines = getChildren(tally, 'answer').map((answer): BallotLine => {
		if (answer.answer === 'notVoting') setStatements(answer, [...getStatements(tally)]);
		const key = vocabulary('answers').word(answer.answer, context.lang);
		return {
			type: 'ballotLine',
			label: answer.answer,
			key,
			roll: true,
			...positioned(answer.position),
			children: [answer],
		};
	});
	return { lines, problems: [] };
}

/** More rows are those of another table. */
const MOST_ANSWERS = 10;

function readCellOfVote(cell: Cell, context: BallotContext): BallotLine[] | undefined {
	const placed = placedInLine(cell.line, cell.from, cell.to);
	const { tally, readable, problems } = readTally(placed, context);
	if (!readable || problems.length > 0) {
		const label = findLabel(placed.text, 0, placed.text.length, context);
		const labelled = label && !label.doubtful ? readLabelled(placed, label, context) : undefined;
		return labelled?.problems.length === 0 ? [labelled.line] : undefined;
	}
	const position = positioned(wholePlace(placed));
	const [only, more] = tally.children;
	const line = (label: BallotLine['label'], child: BallotLine['children'][number]): BallotLine[] => [
		{ type: 'ballotLine', label, key: '', ...position, children: [child] },
	];
	if (only?.type === 'result') return line('result', more ? tally : only);
	if (only?.type === 'answer' && !more) return only.children.length > 0 ? line(only.answer, only) : undefined;
	return line('vote', tally);
}

/**
 * Whether the third cell goes with an answer and its count: those who gave it, their share, or nothing. `Yes | 120 | 60%` may be of any
 * survey, `For | 5 | 71%` is of a vote.
 */
function goesWith([answer, , third]: readonly Cell[], context: BallotContext): boolean {
	const text = cellText(third);
	if (third === undefined || text === '') return third !== undefined;
	if (SHARE.test(text)) return !isOneOf(cellText(answer), 'booleans');
	const names = readNames(placedInLine(third.line, third.from, third.to), context.names);
	return names.length > 0 && names.every(({ value }) => context.names.resolve(value).kind === 'one');
}

const SHARE = /^\d{1,3}(?:[.,]\d+)?\s?%$/;

/** A row of two cells: as if it were written with a colon; a third stands behind a sign, or in brackets. */
function readNarrowRow(
	row: readonly Cell[],
	context: BallotContext,
	reading: TableReading,
	sign?: string,
): void {
	const [key, value, third] = row;
	if (key === undefined || value === undefined) return;
	const pair = joinParts([key, value, ...(third && sign ? [third] : [])], [' : ', sign ?? '']);
	const placed =
		!sign && third && third.from < third.to && value.from < value.to && goesWith(row, context)
			? withBrackets(pair, placedInLine(third.line, third.from, third.to))
			: pair;
	const label = findLabel(placed.text, 0, placed.text.length, context);
	if (label !== undefined) {
		const { line, problems } = readLabelled(placed, label, context);
		reading.lines.push(line);
		for (const each of problems) reading.problems.push(each);
	} else if (context.block === 'election' || context.block === 'choice') {
		const { line, problems } = readCandidate(placed, context);
		reading.lines.push(line);
		for (const each of problems) reading.problems.push(each);
	} else {
		reading.problems.push(
			unknownLine(placedInLine(key.line, key.from, key.to), { value: cellText(key) }, undefined),
		);
	}
}

function withBrackets(before: PlacedText, inside: PlacedText): PlacedText {
	const start = before.text.length + 2;
	return {
		text: `${before.text} (${inside.text})`,
		place: (from, to) => {
			const last = inside.place(
				Math.max(0, from - start),
				Math.min(inside.text.length, Math.max(0, to - start)),
			);
			if (from >= start) return last;
			const first = before.place(from, Math.min(to, before.text.length));
			return to <= start || !first || !last ? first : { start: first.start, end: last.end };
		},
	};
}

/** A row under answers: the college, candidate or option, then one count per answer. */
function readWideRow(
	row: readonly Cell[],
	columns: Columns,
	header: readonly Cell[],
	context: BallotContext,
	reading: TableReading,
): void {
	const name = columns.name === undefined ? row.find((cell) => cell.from < cell.to) : row[columns.name];
	if (name === undefined || name.from === name.to) return;
	const named = placedInLine(name.line, name.from, name.to);
	const tally = readRowTally(row, columns, header, context, reading);
	const isTotal = columns.name === undefined || isOneOf(named.text, 'tallyTotals');
	const whole = joinParts(
		row.filter((cell) => cell.from < cell.to),
		' ',
	);
	const line = { type: 'ballotLine' as const, key: named.text, ...positioned(wholePlace(whole)) };
	if (isTotal) reading.lines.push({ ...line, label: 'vote', children: [tally] });
	else if (columns.kind === 'candidates') {
		const candidate = readCandidate(named, context);
		for (const each of candidate.problems) reading.problems.push(each);
		const label = context.block === 'choice' ? 'option' : 'candidate';
		reading.lines.push({ ...line, label, children: [...candidate.line.children, tally] });
	} else {
		const college = {
			type: 'textValue' as const,
			value: named.text,
			...positioned(wholePlace(named)),
			children: [] as [],
		};
		reading.lines.push({ ...line, label: 'college', children: [college, tally] });
	}
	const voters = votersLine(row, columns, header);
	if (voters) reading.lines.push(voters);
	const [head, cell] = [header[columns.result ?? -1], row[columns.result ?? -1]];
	if (!head || !cell || cell.from === cell.to) return;
	const placed = joinParts([head, cell], ' : ');
	const label = findLabel(placed.text, 0, placed.text.length, context);
	const result = label && readLabelled(placed, label, context);
	if (result) reading.lines.push(result.line);
	for (const each of result?.problems ?? []) reading.problems.push(each);
}

/** The counts of a row as one tally: of none, where one cannot be read or those for it were never filled in. */
function readRowTally(
	row: readonly Cell[],
	columns: Columns,
	header: readonly Cell[],
	context: BallotContext,
	reading: TableReading,
): Tally {
	const parts = columns.answers.flatMap((column) => {
		const [word, cell] = [header[column], row[column]];
		return word && cell && cell.from < cell.to ? [{ word, cell }] : [];
	});
	const answers = parts.map(({ word, cell }) => {
		const label = vocabulary('answers').lookup(cellText(word));
		const count = placedInLine(cell.line, cell.from, cell.to);
		const tally = readTally(count, context, label?.id ?? 'for');
		for (const each of tally.problems) reading.problems.push(each);
		return tally;
	});
	// A blank cell is zero; a blank `pour` was never filled in.
	const blank =
		columns.kind === 'answers' && parts.length > 0
			? columns.answers.find(
					(column) => isOneOf(cellText(header[column]), ['answers', 'for']) && cellText(row[column]) === '',
				)
			: undefined;
	const unfilled = blank === undefined ? undefined : (row[blank] ?? row[columns.name ?? 0]);
	if (blank !== undefined && unfilled !== undefined) {
		const { line, from, to } = unfilled;
		reading.problems.push(
			problem('syntax/invalid-value', 'labelEmpty', placedInLine(line, from, to).place(0, to - from), {
				values: { label: cellText(header[blank]) },
			}),
		);
	}
	const isReadable = blank === undefined && answers.every((answer) => answer.readable);
	const cells = parts.map(({ cell }) => cell);
	return {
		type: 'tally',
		...positioned(cells.length === 0 ? undefined : wholePlace(joinParts(cells, ' '))),
		children: isReadable ? answers.flatMap((answer) => answer.tally.children) : [],
	};
}

/** How many voted, where a column counts them. */
function votersLine(
	row: readonly Cell[],
	{ voters }: Columns,
	header: readonly Cell[],
): BallotLine | undefined {
	const counted = voters === undefined ? undefined : row[voters];
	const heads = counted && cellText(counted).replace(/\s/g, '');
	if (counted === undefined || heads === undefined || !/^\d+$/.test(heads)) return undefined;
	const at = positioned(wholePlace(placedInLine(counted.line, counted.from, counted.to)));
	return {
		type: 'ballotLine',
		label: 'voters',
		key: cellText(header[voters ?? 0]),
		...at,
		children: [{ type: 'numberValue', value: heads, ...at, children: [] }],
	};
}

interface Columns {
	/** The column that names the college, candidate or option; absent where every column is an answer. */
	name: number | undefined;
	answers: number[];
	voters?: number | undefined;
	/** What the one row came to. */
	result?: number | undefined;
	kind: 'colleges' | 'candidates' | 'answers';
}

/** A header of answers: alone, beside colleges, or in an election or choice beside candidates. Any other table is no tally. */
function getColumns(table: readonly Cell[][], context: BallotContext): Columns | undefined {
	const [header = [], only, more] = table;
	const isOne = only !== undefined && more === undefined;
	const answers = header.flatMap((cell, index) =>
		vocabulary('answers').lookup(cellText(cell))?.exact ? [index] : [],
	);
	const columnOf = (label: string) => {
		const at = header.findIndex((cell) => vocabulary('labels').findId(cellText(cell)) === label);
		return at < 0 ? undefined : at;
	};
	const voters = columnOf('voters');
	// Of several rows each may be the vote on another text.
	const result = isOne ? columnOf('result') : undefined;
	const said = [...answers, voters, result];
	const others = header.flatMap((_, index) => (said.includes(index) ? [] : [index]));
	const [name] = others;
	if (answers.length === 0 || others.length > 1) return undefined;
	if (
		result !== undefined &&
		!saysResult(
			only?.[result],
			name,
			answers.flatMap((at) => only?.[at] ?? []),
		)
	)
		return undefined;
	if (name === undefined)
		return answers.length > 1 ? { name, answers, voters, result, kind: 'answers' } : undefined;
	if (opensWith(cellText(header[name]), ['labels', 'college'])) return { name, answers, kind: 'colleges' };
	// A table of all the resolutions of a meeting has the same columns, and is prose.
	const isElection = context.block === 'election' || context.block === 'choice';
	// The one row of a block is its vote, whatever it is called.
	const isNamed = isOneOf(cellText(header[name]), 'blocks');
	if (context.block === 'resolution' && isOne && answers.length > 1 && name === 0 && !isNamed)
		return { name: undefined, answers, kind: 'answers' };
	const isData = /\d/.test(header.map(cellText).join(' '));
	return isElection && name === 0 && !isData ? { name, answers, kind: 'candidates' } : undefined;
}

/** Whether a column of results is that of the one vote of a table: counts stand beside a word for a result, `adoptée`, and no name. */
function saysResult(cell: Cell | undefined, name: number | undefined, counts: readonly Cell[]): boolean {
	const isCounted = counts.some((one) => one.from < one.to);
	const isWord = cellText(cell) === '' || isOneOf(cellText(cell), 'results');
	return name === undefined && isCounted && isWord;
}

/** All that stands in a cell that says nothing. */
const DASH = /[-\u2010-\u2015\u2212/]/;

/** The label of a row of two cells, where an answer stands beside those who gave it, or their number. */
function rowLabel(row: readonly Cell[], context: BallotContext): FoundLabel | undefined {
	const placed = joinParts(row.slice(0, 2), ' : ');
	const label = findLabel(placed.text, 0, placed.text.length, context);
	return label && isAnswerLabel(label.label) && valueFits(label, placed, context) ? label : undefined;
}

function tableRows(lines: readonly SourceLine[]): Cell[][] {
	return lines.filter((line, index) => index !== 1 || !isTableRule(line.text)).map(getCells);
}

/** The cells of a row; a pipe behind a backslash belongs to its cell. */
function getCells(line: SourceLine): Cell[] {
	const text = blankMarkup(line.text);
	const cells: Cell[] = [];
	const opening = /^\s*\|/.exec(line.text)?.[0].length ?? 0;
	let from = opening;
	const cut = (to: number) => {
		let [start, end] = [from, to];
		while (start < end && /\s/.test(text[start] ?? '')) start += 1;
		while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
		if (end - start === 1 && DASH.test(text[start] ?? '')) start = end;
		cells.push({ line, text, from: start, to: end });
	};
	for (let at = opening; at < text.length; at += 1) {
		if (line.text[at] !== '|' || line.text[at - 1] === '\\') continue;
		cut(at);
		from = at + 1;
	}
	if (text.slice(from).trim() !== '') cut(text.length);
	return cells;
}

function cellText(cell: Cell | undefined): string {
	return cell === undefined ? '' : cell.text.slice(cell.from, cell.to);
}
