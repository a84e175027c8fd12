/** Tables of offices: who was elected to each, told by a column of names, or by how each candidate came out. */

import { foldWord } from '../../language/index.js';
import type { OfficeColumns } from '../lines/foreign-table.js';
import type { Unit } from '../lines/units.js';
import {
	hasWordOf,
	IMPORT_COLUMNS,
	type ImportColumn,
	isPhrase,
	phraseFinder,
	saysNone,
	wordPattern,
} from '../wording/dialect.js';
import { electedWords, saysOnlyElected } from '../wording/elected-verb.js';
import { labelGroup } from '../wording/labels.js';
import { isPlainName, type KnownNames } from '../wording/person-names.js';
import { isNoTick, isTick } from '../wording/status.js';
import { candidateName } from './candidate-runs.js';
import { createMark, type Mark } from './decision-model.js';

/**
 * The columns of a table that elects; `mayElect`: it stands under a title of elections. `| Role | Elected |` elects only there,
 * where `| Role | Nominees | Elected |` does anywhere, `| Office | Name | Result |` wherever a result says so, and `| Office | Name | Votes |` where there are several offices.
 */
export function officeColumns(rows: readonly string[][], mayElect: boolean): OfficeColumns | undefined {
	const [head = [], ...body] = rows.filter((row) => row.some((cell) => cell !== ''));
	const office = head.findIndex((cell) => isPhrase('officeColumns', cell));
	if (office === -1 || body.length === 0 || head.some(isOfPresence)) return undefined;
	const found = (column: number) => (column === -1 ? undefined : column);
	const column = (kind: ImportColumn) => found(head.findIndex((cell) => isColumn(cell, kind)));
	const elected = head.findIndex(isOfElected);
	if (elected !== -1 && body.every((row) => mayName(row[elected]))) {
		const standing = head.findIndex((cell, index) => index !== elected && isColumn(cell, 'candidate'));
		return mayElect || standing !== -1 ? { office, elected, name: found(standing) } : undefined;
	}
	const candidate = column('candidate');
	const name = candidate ?? column('name');
	const votes = column('counted') ?? column('votes');
	const outcome = column('outcome');
	const isTicked = electedWords().test(head[outcome ?? -1] ?? '');
	const isSaid = body.some((row) => isElected(row[outcome ?? -1], isTicked));
	const offices = new Set(body.map((row) => row[office] ?? ''));
	// `| Rang | Candidat | Voix |` numbers them.
	const isContested = candidate !== undefined && offices.size > 1 && [...offices].some(isInWords);
	const isRead = isSaid || (votes !== undefined && isContested);
	return name !== undefined && isRead ? { office, name, votes, outcome, isTicked } : undefined;
}

/** `Attendance`, `Present`, `Excusé`: the table says who was there. */
function isOfPresence(head: string): boolean {
	const group = labelGroup(head);
	return isColumn(head, 'presence') || (group !== undefined && group !== 'members' && group !== 'guests');
}

function isInWords(cell: string): boolean {
	return /\p{L}{3}/u.test(cell);
}

/** Names, or words that nobody was elected: no year, no tick, and no `Elected`. */
function mayName(cell = ''): boolean {
	return /^\p{L}/u.test(cell) ? !isTick(cell) && !isNoTick(cell) && !saysOnlyElected(cell) : cell === '';
}

/** `Elected`, `élue`, `✓` below a head that says it. */
function isElected(cell = '', isTicked = false): boolean {
	return saysOnlyElected(cell) || (isTicked && isTick(cell));
}

/** The elections of a table whose columns are known to elect. */
export function officeTableMarks(unit: Unit, at: number, known: KnownNames): Mark[] | undefined {
	const [, ...rows] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	if (unit.offices === undefined) return undefined;
	return unit.offices.elected === undefined
		? contestMarks(rows, unit.offices, at, known)
		: electedMarks(rows, unit.offices, at, known);
}

/** `| Position | Nominees | Elected |`, `| Position | Member Elected |`: an office a row, and the names of those who were elected to it. */
function electedMarks(
	rows: readonly string[][],
	{ office, elected: column = -1, name: standing = -1 }: OfficeColumns,
	at: number,
	known: KnownNames,
): Mark[] | undefined {
	const namesOf = (cell = '') =>
		cell
			.split(wordPattern`\s*[,;/&]\s*|\s+${'andWords'}\s+`)
			.map((name) => candidateName(name))
			.filter((name) => name !== '' && !saysNobody(name));
	const marks: Mark[] = [];
	for (const row of rows) {
		const held = row[office] ?? '';
		const elected = namesOf(row[column]);
		if (!isInWords(held) || !elected.every((name) => known.has(name) || isPlainName(name))) return undefined;
		const stood = namesOf(row[standing]);
		const candidates = elected.every((name) => stood.includes(name)) ? stood.map((name) => ({ name })) : [];
		if (elected.length > 0) marks.push({ ...officeMark(at, held), candidates, elected, saysElected: true });
	}
	return marks.length > 0 ? marks : undefined;
}

/** `Elected`, `Member elected`, `Elected candidates`: the head of those who were elected, and no `To be elected`, `Elected by`. */
function isOfElected(head: string): boolean {
	const found = electedWords().exec(head);
	const rest = found === null ? '' : head.slice(found.index + found[0].length).trim();
	return (
		found !== null &&
		!phraseFinder('electedWishes').test(head) &&
		(rest === '' || isColumn(rest, 'name') || isColumn(rest, 'candidate') || isPhrase('officeColumns', rest))
	);
}

/** `Vacant`, `None`, `NO CANDIDATE`, in the place of a name. */
function saysNobody(cell: string): boolean {
	return saysNone(cell) || hasWordOf('unfilled', cell) || wordPattern`^${'noWords'}\s`.test(cell);
}

/**
 * `| Poste | Candidat | Voix | Résultat |`: candidates of several offices with their votes, or with how each came out; those of one office stand below
 * each other.
 */
function contestMarks(
	rows: readonly string[][],
	{ office, name = -1, votes = -1, outcome = -1, isTicked }: OfficeColumns,
	at: number,
	known: KnownNames,
): Mark[] | undefined {
	const marks: Mark[] = [];
	for (const row of rows) {
		const one = candidateName(row[name] ?? '');
		if (votes === -1 && saysNobody(one)) continue;
		const [, count] = /^(\d{1,6})(?:\s*\p{L}+|\s*\([^()]*\))?$/u.exec((row[votes] ?? '').trim()) ?? [];
		if ((count === undefined && votes !== -1) || !known.mayBePerson(one)) return undefined;
		const held = row[office] === '' ? (marks.at(-1)?.office ?? '') : (row[office] ?? '');
		if (!isInWords(held)) return undefined;
		let mark = marks.at(-1);
		if (mark === undefined || mark.office !== held) {
			mark = officeMark(at, held);
			marks.push(mark);
		}
		mark.candidates.push(count === undefined ? { name: one } : { name: one, votes: Number(count) });
		const said = row[outcome] ?? '';
		// Beside votes, `Elected in the second round` says it too.
		const isToldBesideVotes = votes !== -1 && electedWords().exec(said)?.index === 0;
		if (!isToldBesideVotes && !isElected(said, isTicked)) continue;
		mark.elected.push(one);
		mark.saysElected = true;
	}
	// Without votes, only what is said of somebody makes it an election.
	const told = votes === -1 ? marks.filter(({ elected }) => elected.length > 0) : marks;
	return told.length > 0 ? told : undefined;
}

/** An election to an office, of whom a table has nobody yet. */
function officeMark(at: number, office: string): Mark {
	return { ...createMark(at), isLines: true, counts: [], office, opens: office };
}

/** Whether the head of a column, or its first word, says that it holds something: `Voix obtenues`. */
export function isColumn(head: string, kind: ImportColumn): boolean {
	const [first = ''] = /^\p{L}+/u.exec(head) ?? [];
	return [head, first].some((words) => IMPORT_COLUMNS.get(foldWord(words))?.has(kind) === true);
}
