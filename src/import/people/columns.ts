/**
 * Text in columns that tabs or runs of blanks make, as programs of plain text and PDFs leave it: lists of people side by side, each below its
 * label, as lists one below the other; a table with a head that names people as a table.
 */

import { vocabulary } from '../../language/index.js';
import { matchesIn } from '../../text/places.js';
import { columnKinds, labelOf } from '../wording/dialect.js';
import { announcesOfficers } from '../wording/election-words.js';
import { labelGroup } from '../wording/labels.js';
import { isPersonName } from '../wording/person-names.js';
import { isCounted, isRole } from '../wording/person-roles.js';
import { isNoTick, isTick } from '../wording/status.js';
import { bareName } from './person-entry.js';
import { isNote } from './table-notes.js';

/** What stands between two gaps, and where it begins: a column of signs, or how many tabs stand before it. */
interface Cell {
	text: string;
	at: number;
}

/** A block of lines in columns, as Markdown; `end` is the last line of it. */
interface Block {
	lines: string[];
	end: number;
}

export function withColumns(lines: readonly string[]): string[] {
	const out: string[] = [];
	let isCode = false;
	for (let at = 0; at < lines.length; at += 1) {
		if (/^\s*(?:```|~~~)/.test(lines[at] ?? '')) isCode = !isCode;
		const block = isCode ? undefined : blockAt(lines, at);
		if (block === undefined) {
			out.push(lines[at] ?? '');
			continue;
		}
		out.push('');
		for (const line of block.lines) out.push(line);
		out.push('');
		at = block.end;
	}
	return out;
}

function blockAt(lines: readonly string[], at: number): Block | undefined {
	const head = lines[at] ?? '';
	if (head.length > WIDEST || /^\s*[|+#>]/.test(head) || !GAP.test(head.trim())) return undefined;
	const plain = cellsByBlanks(head).map(({ text }) => text);
	const isLists = plain.length > 1 && areLabels(plain);
	const beside = isLists ? undefined : besideLabels(lines, at);
	if (beside !== undefined) return beside;
	if (!isLists && !isHead(plain)) return officers(lines, at);
	const cut = cutter(lines, at);
	return isLists ? sideBySide(lines, at, cut) : table(lines, at, cut);
}

/** Lines of a page in columns are not longer. */
const WIDEST = 300;
const GAP = /\S(?: {2,}|\s*\t\s*)\S/;
/** A block of columns is not longer. */
const MOST_ROWS = 400;
/** So many of its lines tell whether tabs part it. */
const MOST_LOOKED_AT = 40;

/** Labels of people, one of which says whether they were there. */
export function areLabels(cells: readonly string[]): boolean {
	const groups = cells.map((cell) =>
		isTick(cell) || isNoTick(cell)
			? undefined
			: (labelGroup(bareLabel(cell)) ?? groupOfPhrase(bareLabel(cell))),
	);
	return groups.every((group) => group !== undefined) && groups.some((group) => group !== 'members');
}

/** `En salle`: a phrase that is known as a whole. */
function groupOfPhrase(label: string): string | undefined {
	const known = labelOf(label);
	return vocabulary('groups').ids.find((id) => id === known);
}

/** The head of a table of people: one column for their names, one for what they are or whether they were there. */
function isHead(cells: readonly string[]): boolean {
	const kinds = cells.map((cell) => columnKinds(bareLabel(cell)));
	return (
		kinds.some((kind) => kind.has('name')) &&
		cells.some(
			(cell, column) =>
				!kinds[column]?.has('name') &&
				(kinds[column]?.size !== 0 || labelGroup(bareLabel(cell)) !== undefined),
		)
	);
}

function bareLabel(text: string): string {
	return text
		.replace(/^\s*[*_]+|[*_]+\s*$/g, '')
		.replace(/\s*:\s*$/, '')
		.trim();
}

type Cut = (line: string) => Cell[];

/** How the lines of a block are cut: by their tabs where these count on from the head, else by where things stand. */
function cutter(lines: readonly string[], at: number): Cut {
	const head = lines[at] ?? '';
	const many = countTabs(head.trim());
	let most = 0;
	let rows = 0;
	for (
		let next = at + 1;
		next < lines.length && rows < MOST_LOOKED_AT && (lines[next] ?? '').trim() !== '';
		next += 1
	) {
		most = Math.max(most, countTabs((lines[next] ?? '').trimEnd()));
		rows += 1;
	}
	const isTabbed = many > 0 && most <= many && !/\t\s*\t/.test(head.trim());
	return isTabbed
		? (line) =>
				line
					.replace(/^ +/, '')
					.split('\t')
					.map((text, column) => ({ text: text.trim(), at: column }))
					.filter(({ text }) => text !== '')
		: cellsByBlanks;
}

function countTabs(line: string): number {
	return line.split('\t').length - 1;
}

/** A tab reaches to the next eighth sign. */
function cellsByBlanks(line: string): Cell[] {
	let plain = '';
	for (const part of line.split(/(\t)/))
		plain = part === '\t' ? plain.padEnd(plain.length + 8 - (plain.length % 8)) : plain + part;
	const wide = line.includes('\t') && !/ {2}/.test(line.trim()) ? /(?:(?! {2}).)+/g : /\S+(?: \S+)*/g;
	return matchesIn(plain, wide)
		.map(({ 0: text, index }) => ({ text: text.trim(), at: index + text.length - text.trimStart().length }))
		.filter(({ text }) => text !== '');
}

/**
 * Which column each cell stands in: one after the other where there are as many, else the one below whose head it begins, that begins nearest, or to
 * whose width it belongs.
 */
function placed(cells: readonly Cell[], starts: readonly number[], heads: readonly Cell[] = []): number[] {
	if (cells.length === starts.length) return cells.map((_, column) => column);
	return cells.map(({ at }) => {
		if (cells.length > starts.length)
			return Math.max(
				0,
				starts.findLastIndex((start) => start <= at + 1),
			);
		const below = heads.findIndex((head) => at >= head.at && at < head.at + head.text.length);
		if (below !== -1) return below;
		let nearest = 0;
		for (const [column, start] of starts.entries())
			if (Math.abs(start - at) < Math.abs((starts[nearest] ?? 0) - at)) nearest = column;
		return nearest;
	});
}

/** Lists of people below their labels. */
function sideBySide(lines: readonly string[], from: number, cut: Cut): Block | undefined {
	const head = cut(lines[from] ?? '');
	let starts = head.map(({ at }) => at);
	const lists: string[][] = head.map(() => []);
	let end = from;
	let isBlank = false;
	let isFull = false;
	for (let at = from + 1; at < lines.length && at - from < MOST_ROWS; at += 1) {
		const line = lines[at] ?? '';
		// Underlined labels.
		if (/^[\s=_-]{3,}$/.test(line) && line.trim() !== '' && end === from) continue;
		if (line.trim() === '') {
			if (isBlank && end > from) break;
			isBlank = true;
			continue;
		}
		if (line.length > WIDEST || /^\s*[|#>]/.test(line)) break;
		const cells = cut(line);
		// Below a blank line nothing but columns goes on.
		const isColumns = cells.length > 1 || (cells[0]?.at ?? 0) >= (starts[1] ?? 0) - 1;
		if (isBlank && end > from && !isColumns) break;
		if (areLabels(cells.map(({ text }) => text)) || !cells.every(({ text }) => isEntry(text))) break;
		if (!isFull && cells.length === starts.length) {
			starts = cells.map(({ at: start }) => start);
			isFull = true;
		}
		for (const [index, column] of placed(cells, starts).entries()) {
			const list = lists[column] as string[];
			const text = (cells[index]?.text ?? '').replace(/^(?:[-*•–—]\s+|[☐☑☒]\s*)/u, '');
			// `(pouvoir à Ana Bell)` and `Trésorier` below a name belong to it.
			const last = list.length - 1;
			if (last >= 0 && /^[(\p{Ll}]/u.test(text) && !isPersonName(text)) list[last] += ` ${text}`;
			else if (last >= 0 && isRole(text) && !isNamed(text)) list[last] += `, ${text}`;
			else list.push(text);
		}
		isBlank = false;
		end = at;
	}
	if (lists.every((list) => list.length === 0)) return undefined;
	return {
		lines: head.flatMap(({ text }, column) => [
			text,
			'',
			...(lists[column] ?? []).map((one) => `- ${one}`),
			'',
		]),
		end,
	};
}

/**
 * `PRESENT     Ana Bell, chair     Bo Carr` above `            Cy Dean` and `EXCUSED     Di Ewell`: labels in the first column, and the people of each
 * in those beside it, in as many lines as they take; as lists one below the other. Labels with a colon are read where they stand.
 */
function besideLabels(lines: readonly string[], from: number): Block | undefined {
	// What goes on from the line above was looked at with it.
	const [before, beside] = cellsByBlanks(lines[from - 1] ?? '');
	if (beside !== undefined && labelGroup(before?.text ?? '') !== undefined) return undefined;
	const cut = cutter(lines, from);
	const lists: Array<{ label: string; people: string[] }> = [];
	let column = Number.POSITIVE_INFINITY;
	let end = from;
	for (let at = from; at < lines.length && at - from < MOST_ROWS; at += 1) {
		const line = lines[at] ?? '';
		if (line.trim() === '' || line.length > WIDEST || /^\s*[|#>]/.test(line)) break;
		const cells = cut(line);
		const [first = { text: '', at: 0 }, ...others] = cells;
		const isLabel = others.length > 0 && labelGroup(first.text) !== undefined;
		const people = isLabel ? others : cells;
		// The people of a label stand right of it, whatever the width of one blank.
		const isRight = first.at + (cut === cellsByBlanks ? 1 : 0) >= column;
		if (isLabel === isRight || line.includes(':') || !people.every(({ text }) => isEntry(text))) break;
		if (isLabel) {
			lists.push({ label: first.text, people: [] });
			column = Math.min(column, others[0]?.at ?? 0);
		}
		const last = lists.at(-1);
		if (last === undefined) return undefined;
		for (const { text } of people)
			for (const one of text.split(/,\s+(?=\p{Lu}\S*\s\p{Lu})/u)) last.people.push(one);
		end = at;
	}
	const isRoll = lists.length > 1 && areLabels(lists.map(({ label }) => label));
	if (!isRoll) return undefined;
	return {
		lines: lists.flatMap(({ label, people }) => [`**${label}**`, '', ...people.map((one) => `- ${one}`), '']),
		end,
	};
}

/** A person with what stands beside the name, what stands below it, or nobody. */
export function isEntry(text: string): boolean {
	return /^\([^()]*\)?$/.test(text) || isNoTick(text) || isCounted(text) || isRole(text) || isNamed(text);
}

function isNamed(text: string): boolean {
	const [name = ''] = bareName(text.replace(/^[-*•–—\s☐☑☒]+/u, '')).split(/\s*[,;:]\s*|\s+[–—-]\s+/u, 1);
	return isPersonName(name) && !isRole(name);
}

/** A table that begins with more rows without a name is none of people. */
const MOST_NAMELESS = 10;

/** A table of people, up to a blank line below which no row names somebody. */
function table(lines: readonly string[], from: number, cut: Cut): Block | undefined {
	const head = cut(lines[from] ?? '');
	const name = head.findIndex(({ text }) => columnKinds(bareLabel(text)).has('name'));
	const inRow = (cells: readonly Cell[]) => {
		const row = head.map(() => '');
		const columns = placed(
			cells,
			head.map(({ at }) => at),
			cut === cellsByBlanks ? head : [],
		);
		for (const [index, column] of columns.entries())
			row[column] = `${row[column]} ${cells[index]?.text ?? ''}`.trim();
		return row;
	};
	const isNamedRow = (row: readonly string[]) => isPersonName(bareName(row[name] ?? ''));
	const rows: string[][] = [];
	let end = from;
	for (let at = from + 1; at < lines.length && at - from < MOST_ROWS; at += 1) {
		const line = lines[at] ?? '';
		if (/^[\s=_-]{3,}$/.test(line) && line.trim() !== '' && rows.length === 0) continue;
		if (line.trim() === '' && (lines[at - 1] ?? '').trim() !== '') continue;
		if (line.trim() === '' || line.length > WIDEST || /^\s*[|#>]/.test(line)) break;
		const cells = cut(line);
		// A sentence right below the rows reaches beyond the column that it opens in.
		const [only, more] = cells;
		const next = head.find(({ at: start }) => only !== undefined && start > only.at);
		if (only && !more && next && cut === cellsByBlanks && only.at + only.text.length > next.at + 1) break;
		const row = inRow(cells);
		// Rows may stand apart; a paragraph below them is none.
		const isApart = rows.length > 0 && (lines[at - 1] ?? '').trim() === '';
		if (isApart && (cells.length < 2 || !isNamedRow(row))) break;
		if (cells.length > head.length || line.trim() === lines[from]?.trim() || isNote(line)) break;
		// Each head may open a table: what names nobody is not looked at to its end.
		if (rows.length === MOST_NAMELESS && !rows.some(isNamedRow)) break;
		// What goes on in the next line has no name of its own.
		const above = rows.at(-1);
		if (row[name] === '' && above !== undefined)
			for (const [column, text] of row.entries()) above[column] = `${above[column]} ${text}`.trim();
		else rows.push(row);
		end = at;
	}
	const named = rows.filter(isNamedRow);
	if (rows.length < 2 || named.length * 5 < rows.length * 4) return undefined;
	return { lines: pipes([head.map(({ text }) => text), ...rows]), end };
}

/** `Présidente        Ana Bell`, line by line, in either order: an office and who has it. */
function officers(lines: readonly string[], from: number): Block | undefined {
	// Elsewhere those who sign stand so.
	const title = [1, 2, 3].map((count) => (lines[from - count] ?? '').trim()).find((line) => line !== '');
	if (title === undefined || !announcesOfficers(title.replace(/[#*]+/g, '').trim())) return undefined;
	const out: string[] = [];
	for (let at = from; at < lines.length && out.length < MOST_ROWS; at += 1) {
		const line = lines[at] ?? '';
		const [one = '', other = '', more] =
			line.length > WIDEST || !GAP.test(line.trim())
				? []
				: cellsByBlanks(line).map(({ text }) => bareLabel(text));
		if (other === '' || more !== undefined) break;
		if (isRole(one) && isNamed(other)) out.push(`${one}: ${other}`);
		else if (isNamed(one) && /\s/.test(one) && isRole(other)) out.push(`${one}, ${other}`);
		else break;
	}
	return out.length < 2 ? undefined : { lines: out, end: from + out.length - 1 };
}

/** Rows as a table of Markdown. */
export function pipes(rows: readonly string[][]): string[] {
	const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
	const written = (row: readonly string[]) =>
		`| ${Array.from({ length: width }, (_, column) => (row[column] ?? '').replace(/\|/g, '\\|')).join(' | ')} |`;
	const [head = [], ...rest] = rows;
	return [written(head), `|${' --- |'.repeat(width)}`, ...rest.map(written)];
}
