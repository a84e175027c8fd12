/** Tables of people: who they are, whether they were there, who carries their vote. */

import type { Language } from '../../ast/index.js';
import { foldWord, vocabulary } from '../../language/index.js';
import { capitalized } from '../../text/letters.js';
import { type ForeignTable, getColumn, labelLine } from '../lines/foreign-table.js';
import { bare } from '../lines/text.js';
import { exactly, IMPORT_COLUMNS, type ImportLabel, labelOf, wordPattern } from '../wording/dialect.js';
import { type Group, labelGroup } from '../wording/labels.js';
import { isPersonName } from '../wording/person-names.js';
import { getStatus, isNoTick, isTick, LETTERS, type Status } from '../wording/status.js';
import { areLabels, isEntry } from './columns.js';
import { bareName } from './person-entry.js';

/**
 * The people of a table under the labels of their groups; as a plain list where a label above the table says which group they are. Below a title of
 * a roll, the one column of whole names is enough.
 */
export function rollLines(given: ForeignTable, lang: Language, isBelowRoll = false): string[] | undefined {
	const lists = columnLists(given, lang);
	if (lists !== undefined) return lists;
	const table = withRollColumns(withLetterHeads(withoutPartRows(inOneColumn(given))), isBelowRoll);
	const name = getColumn(table, 'name');
	if (name === undefined || table.rows.length === 0) return undefined;
	const presence = getColumn(table, 'presence');
	if (!table.rows.every((row) => /\p{L}/u.test(row[name] ?? '') || isTotal(row, name, presence)))
		return undefined;
	const people = table.rows
		.filter((row) => !isTotal(row, name, presence))
		.map((row) => getPerson(table, row, name, lang));
	if (people.length === 0) return undefined;
	if (people.every(({ group }) => group === undefined)) {
		// Without a presence, only a column that minutes would not have for anything else makes this a roll.
		const isRoll = ['quality', 'organization', 'firstName', 'votes'] as const;
		if (!isBelowRoll && !isRoll.some((column) => getColumn(table, column) !== undefined)) return undefined;
		return people.map(({ text }) => `- ${text}`);
	}
	const unknown = people.filter(({ group }) => group === undefined).length;
	if (unknown * 4 > people.length) return undefined;
	const groups = vocabulary('groups');
	const lines = groups.ids.flatMap((id) => {
		const members = people.filter(({ group }) => group === id);
		if (members.length === 0) return [];
		const word = groups.word(id, lang);
		const label = labelLine(capitalized(word), '', lang).trim();
		return [label, ...members.map(({ text }) => `- ${text}`), ''];
	});
	// `Retard annoncé`, `On leave`: where they were is not read, and the reader sees what is said of them.
	const unread = people.filter(({ group }) => group === undefined);
	// `Représenté par Mme Kern et M. Roux`: of several holders nobody is chosen.
	if (unread.some(({ said }) => HELD().test(said))) return undefined;
	return [...lines, ...unread.map(({ text, said }) => labelLine(text, said, lang).trim())];
}

/** `Teachers | | Parents |` above `Ana Bell | P | Bo Carr | A`: pairs side by side, each of somebody and a status, as one column of names and one of statuses. */
function inOneColumn(table: ForeignTable): ForeignTable {
	const { head, rows } = table;
	const pairs = head.length / 2;
	if (pairs < 2 || head.length % 2 === 1) return table;
	const flat = Array.from({ length: pairs }, (_, pair) =>
		rows.map((row) => row.slice(pair * 2, pair * 2 + 2)),
	).map((column) => column.filter(([name = '']) => name !== ''));
	const isRoll = flat.every(
		(column) =>
			column.length > 0 &&
			column.every(
				([name = '', said = '']) => said !== '' && isPresence(said) && isPersonName(bareName(name)),
			),
	);
	return isRoll
		? { head: ['', ''], rows: flat.flat(), columns: [new Set(['name']), new Set(['presence'])] }
		: table;
}

/**
 * Rows of one cell, which names nobody, ends with a letter or number, or is one word where names have more, head a part, as `Bâtiment A` or a second
 * row of heads.
 */
function withoutPartRows(table: ForeignTable): ForeignTable {
	const filled = table.rows.map((row) => row.filter((cell) => cell !== ''));
	const areFull = filled.every(
		([name = '', ...more]) => more.length === 0 || !isPersonName(name) || /\s/.test(name),
	);
	const isPart = (row: readonly string[]) => {
		const [only = '', more] = row.filter((cell) => cell !== '');
		return (
			more === undefined &&
			(/(?:^|\s)(?:\p{Lu}|[IVX]{1,4}|\d{1,3})$/u.test(only) ||
				!isPersonName(only) ||
				(areFull && !/\s/.test(only)))
		);
	};
	const parts = table.rows.filter(isPart).length;
	return table.head.length < 3 || parts * 2 > table.rows.length
		? table
		: { ...table, rows: table.rows.filter((row) => !isPart(row)) };
}

/** `P | A` above crosses: the letters stand for present and absent. */
function withLetterHeads(table: ForeignTable): ForeignTable {
	const head = table.head.map((text, at) => {
		const group = LETTERS.get(text.toUpperCase());
		// The last row may count them.
		const cells = table.rows
			.map((row) => row[at] ?? '')
			.filter((cell, row) => row < table.rows.length - 1 || !/^\d+$/.test(cell));
		// `X (18:50)`
		const isMark = (cell: string) =>
			isTick(cell.replace(/\s*\([^()]*\)$/, '')) || cell.toUpperCase() === text.toUpperCase();
		const isTicked = cells.some(isMark) && cells.every((cell) => isMark(cell) || isNoTick(cell));
		return group !== undefined && isTicked ? group : text;
	});
	return { ...table, head };
}

/** `Present | Apologies` above names, in a row each or line by line in one: each column is a list. */
function columnLists({ cells = [], columns: known }: ForeignTable, lang: Language): string[] | undefined {
	// `Member | Proxy`: in each row somebody, and who carries their vote.
	const isOfProxies = known.some((one) => one.has('name')) && known.some((one) => one.has('proxy'));
	if (isOfProxies && cells.every((row) => row.every((lines) => lines.length < 2))) return undefined;
	const columns = (cells[0] ?? []).map((_, column) =>
		cells.flatMap((row) => (row[column] ?? []).map(bare).filter((line) => line !== '')),
	);
	const labels = columns.map(([label = '']) => label);
	const names = columns.flatMap(([, ...lines]) => lines);
	if (labels.length === 0 || names.length < 2 || !areLabels(labels) || !names.every(isEntry))
		return undefined;
	return columns.flatMap(([label = '', ...lines]) =>
		lines.length === 0
			? []
			: [labelLine(label.replace(/\s*:$/, ''), '', lang).trim(), ...lines.map((line) => `- ${line}`), ''],
	);
}

/** A table whose heads are not known, or that has none: what its cells hold says which column holds the names, and which the presence. */
function withRollColumns(table: ForeignTable, isBelowRoll: boolean): ForeignTable {
	const columns = table.columns.map((known) => new Set(known));
	const all = [table.head, ...table.rows];
	const share = (column: number, test: (cell: string) => boolean, rows = table.rows) => {
		const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
		return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
	};
	const named = columns.findIndex((known) => known.has('name'));
	const isFull = (column: number) =>
		table.rows.every((row) => (row[column] ?? '') !== '' || isTotal(row, Math.max(named, 0), undefined));
	let presence = columns.findIndex((known) => known.has('presence'));
	if (presence === -1) {
		presence = table.head.findIndex(
			(_, at) =>
				!columns[at]?.has('name') &&
				isFull(at) &&
				share(
					at,
					isPresence,
					table.rows.filter((row) => !isTotal(row, Math.max(named, 0), at)),
				) >= MOST_OF_PRESENCE &&
				hasWords(table, at),
		);
		if (presence !== -1) columns[presence]?.add('presence');
	}
	// The head of a column may say for all of its people where they were: `Pouvoir à`, `Représenté par`.
	for (const [at, head] of table.head.entries())
		if (columns[at]?.size === 0 && getGroup(head) === 'represented' && share(at, isHolder) > 0.5)
			columns[at]?.add('proxy');
	const hasPresence = presence !== -1 || table.head.some((head) => getGroup(head) !== undefined);
	if (!columns.some((known) => known.has('name')) && (hasPresence || isBelowRoll)) {
		const named = table.head.flatMap((_, at) =>
			at !== presence && !columns[at]?.has('proxy') && isFull(at) && share(at, isName) >= MOST_NAMED
				? [at]
				: [],
		);
		const [name = -1, more] = named;
		const other = 1 - name;
		// `Position | Contact` below `Participants`: what they are, and who.
		if (name !== -1 && (hasPresence || (more === undefined && share(name, isName) === 1)))
			columns[name]?.add('name');
		if (!hasPresence && columns.length === 2 && columns[other]?.size === 0) columns[other]?.add('quality');
	}
	const name = columns.findIndex((known) => known.has('name'));
	// Without a head the first row is a person like the others.
	const isHeadless =
		name !== -1 &&
		table.columns[name]?.has('name') !== true &&
		presence !== -1 &&
		isPresence(table.head[presence] ?? '') &&
		isName(table.head[name] ?? '');
	return isHeadless
		? { head: table.head.map(() => ''), rows: all, columns }
		: { head: table.head, rows: table.rows, columns };
}

/** Of many rows, one may say something else: `mandat au syndic`. */
const MOST_OF_PRESENCE = 5 / 6;

/** Of a column of names, so many are known as such: others are families or firms. */
const MOST_NAMED = 0.6;

/** A name of two words or more. */
function isName(cell: string): boolean {
	return /\S\s+\S/.test(cell) && isPersonName(cell.replace(/\([^()]*\)/g, '').split(',')[0] ?? '');
}

/** Figures alone, or ticks in a column whose head says nothing of presence, are no presence. */
function hasWords(table: ForeignTable, column: number): boolean {
	const cells = table.rows.map((row) => row[column] ?? '');
	const letters = new Set(
		cells.map((cell) =>
			cell
				.replace(/\([^()]*\)/g, '')
				.trim()
				.toUpperCase(),
		),
	);
	return (
		labelGroup(table.head[column] ?? '') !== undefined ||
		cells.some((cell) => /\p{L}{3}/u.test(cell.replace(/\([^()]*\)/g, ''))) ||
		// `P` and `A`: one of them may be anything.
		(letters.has('P') && letters.size > 1 && [...letters].every((letter) => /^\p{Lu}$/u.test(letter)))
	);
}

interface RowPerson {
	text: string;
	group: Group | undefined;
	/** What the row says of the presence, in its own words. */
	said: string;
}

function getPerson(table: ForeignTable, row: readonly string[], nameAt: number, lang: Language): RowPerson {
	const cell = (column: Parameters<typeof getColumn>[1]) => {
		const at = getColumn(table, column);
		return at === undefined || at === nameAt ? '' : (row[at] ?? '');
	};
	const name = [cell('firstName'), row[nameAt] ?? ''].filter((text) => text !== '').join(' ');
	const organization = cell('organization').replace(
		/^\d/,
		(figure) => `${table.head[getColumn(table, 'organization') ?? 0]?.toLocaleLowerCase(lang)} ${figure}`,
	);
	// `Collège | A`: a letter alone says nothing.
	const quality = cell('quality').replace(
		/^.{1,2}$/u,
		(sign) => `${table.head[getColumn(table, 'quality') ?? 0]?.toLocaleLowerCase(lang)} ${sign}`,
	);
	const stated = withoutTo(cell('proxy'));
	const carried = stated === '' ? holderIn(cell('presence')) : '';
	const holder = stated === '' ? carried : stated;
	const votes = cell('votes');
	const text =
		name +
		(organization === '' ? '' : ` (${organization.replace(/[()]/g, '')})`) +
		(/^\d/.test(votes) ? ` [${votes}]` : '') +
		(quality === '' || /^\p{Lu}{2}/u.test(quality)
			? ''
			: `, ${quality.charAt(0).toLowerCase()}${quality.slice(1)}`);
	// `Member is not present | Yes`
	const headed = getGroup(table.head[getColumn(table, 'presence') ?? -1] ?? '');
	const said = cell('presence');
	const own = getStatus(said);
	const status =
		own !== undefined && headed !== undefined && isTick(said)
			? { ...own, group: headed }
			: (own ?? tickedGroup(table, row));
	const group = status?.group ?? groupOfHead(table.head[nameAt] ?? '');
	const moves = status === undefined || status.rest === '' ? '' : ` (${status.rest.replace(/[()]/g, '')})`;
	if (holder === '' || !/^\p{Lu}/u.test(holder)) return { text: `${text}${moves}`, group, said };
	// In the room through somebody who speaks for it: a company, not a proxy.
	const isThere = carried === '' && (group === 'present' || group === 'remote');
	const by = vocabulary('personMarks').word('representative', lang);
	return isThere
		? { text: `${text}, ${by} ${holder}`, group, said }
		: { text: `${text} → ${holder}`, group: 'represented', said };
}

/** `à M. Bell`, in a column of holders. */
function withoutTo(cell: string): string {
	return cell.replace(wordPattern`^${'proxyTo'}\s+(?=\p{Lu})`, '');
}

const isHolder = (cell: string): boolean => isPersonName(withoutTo(cell));

/** `Copropriétaires présents`: the head of the names says where all of them are. */
function groupOfHead(head: string): Group | undefined {
	const [, last = ''] = /^\p{L}+\s+(\p{L}+)$/u.exec(head) ?? [];
	return getGroup(last);
}

/** A column for each presence, with a cross in one of them. */
function tickedGroup({ head }: ForeignTable, row: readonly string[]): Status | undefined {
	// `Proxy is present`: said of another one than whom the row names.
	const groups = head.map((text) =>
		IMPORT_COLUMNS.get(foldWord(text.split(/\s/)[0] ?? ''))?.has('proxy') === true
			? undefined
			: getGroup(text),
	);
	const only = groups.filter((group) => group !== undefined);
	if (only.length === 1 && only[0] === 'present') return getStatus(row[groups.indexOf('present')] || '-');
	const ticked = groups.flatMap((group, index) => {
		const said = getStatus(row[index] ?? '');
		return group !== undefined && said !== undefined && !isNoTick(row[index] ?? '') ? [{ group, said }] : [];
	});
	const [one] = ticked;
	return ticked.length === 1 && one !== undefined ? { group: one.group, rest: one.said.rest } : undefined;
}

function getGroup(text: string): Group | undefined {
	const label: ImportLabel | undefined = labelOf(text);
	const known = vocabulary('groups').findId(text) ?? vocabulary('groups').ids.find((id) => id === label);
	if (known !== undefined || text.length > 40) return known;
	const group = labelGroup(text);
	return group === 'members' || group === 'anyhow' || group === 'attending' || group === 'late'
		? undefined
		: group;
}

/**
 * `Pouvoir à M. Roux`, `Représentée par Mme Kern (mandat)`, `By proxy to Ana Bell`, where others are said to be present: who carries the vote;
 * nobody where several are named.
 */
function holderIn(cell: string): string {
	const plain = cell.trim().replace(/\s*\([^()]*\)$/, '');
	const [held = ''] = HELD().exec(plain) ?? [];
	const holder = plain.slice(held.length);
	// `Pouvoir à Ana Petit annulé`, `à Ana Petit ou Di Evrard`: no name to its end.
	return held !== '' && NAME().test(holder) ? holder : '';
}

const NAME = (): RegExp =>
	wordPattern`^(?:\p{Lu}[\p{L}'’.-]*|${exactly('nameParticles')})(?:\s+(?:\p{Lu}[\p{L}'’.-]*|${exactly('nameParticles')}))*$`;

/** `pouvoir à A. Bell`, `R pouvoir A. Bell`, `→ A. Bell`. */
const HELD = (): RegExp =>
	wordPattern`^(?:(?:\p{Lu}\s+)?${'heldMarks'}\s+(?:${'proxyTo'}\s+)?|(?:→|[-–]?->)\s*)(?=\p{Lu})`;

/** Whether a cell says that somebody was there, was not, or who carries the vote. */
export function isPresence(cell: string): boolean {
	return getStatus(cell) !== undefined || holderIn(cell) !== '';
}

/** `Total`, `Sous-total`, `Absents : 2 copropriétaires`, `Présents et représentés` beside figures; whoever is said to be there is a person. */
function isTotal(row: readonly string[], nameAt: number, presenceAt: number | undefined): boolean {
	const text = row[nameAt] ?? '';
	const said = row[presenceAt ?? -1] ?? '';
	if (text === '') return true;
	// `TOTAL | 9 | 6 | 3`: figures in the place of a name.
	if (/^\d+$/.test(text))
		return row.every(
			(cell, at) => /^\d*$/.test(cell) || (at < nameAt && wordPattern`^${'totalWords'}(?!\p{L})`.test(cell)),
		);
	if (/\p{L}/u.test(said) && isPresence(said)) return false;
	const isOfGroup = labelGroup(text) !== undefined && row.some((cell) => /^\d/.test(cell));
	return wordPattern`^${'totalWords'}(?!\p{L})`.test(text) || /:\s*\d/.test(text) || isOfGroup;
}
