/** A list of people as it is pasted from a spreadsheet, as entries of a header. */

import { type Group, getChild, type Language, type Person, type PersonPart } from '../ast/index.js';
import { isOneOf, opensWith, vocabulary } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { readRows } from '../parse/people/csv.js';
import { getPersonKey, type PersonKey, readPersonValue } from '../parse/people/person-mapping.js';
import { foldKeyword } from '../text/fold.js';
import { lazy } from '../text/lazy.js';
import { oneLine } from '../text/letters.js';
import { isCivility, NAME_PARTICLES } from '../text/names.js';
import { parseCount } from '../text/number.js';
import { phraseChoice } from '../text/phrase-finder.js';
import { getPlaces } from '../text/places.js';
import { COLUMN_WORDS, listItem, MARKS, MEETING_PARTS, namedPerson, personText } from './write-meeting.js';

interface PastedPerson {
	person: Person;
	/** Group of the column of presence, or that of those who gave a proxy; nothing where the list does not say. */
	group: Exclude<Group['kind'], 'custom'> | undefined;
	/** Holder of the proxy, where one is named. */
	holder: string | undefined;
	/** What the list says that the language has no word for: kept as comments. */
	remarks: string[];
}

/** A pasted list as it is understood. */
export interface PastedRoll {
	people: PastedPerson[];
	/** Lines that name nobody (a total, a title), as they were. */
	remarks: string[];
}

/**
 * Reads a list that was pasted: cells parted by tabs, semicolons or commas, quoted or not, columns in any order, with or without a
 * line that names them. What is not understood is kept in the remarks.
 */
export function readPastedRoll(text: string, lang: Language): PastedRoll {
	const rows: string[][] = [];
	const isSheet = text.includes('\t');
	const problems = readRows(
		text,
		getPlaces(text),
		'',
		({ cells }) => rows.push(cells.map((cell) => cell.text)),
		isSheet ? '\t' : undefined,
	);
	// A quote that is never closed ends the table: what follows it is kept line by line.
	const from = problems[0]?.position?.start.offset;
	const unread =
		from === undefined
			? []
			: text
					.slice(from)
					.split(/\r\n?|\n/)
					.map(oneLine)
					.filter((line) => line !== '');
	const { columns, hasHeader } = readColumns(rows, lang);
	const roll: PastedRoll = { people: [], remarks: [] };
	for (const row of hasHeader ? rows.slice(1) : rows) {
		const person = readRow(row, columns, lang);
		if (person) roll.people.push(person);
		else
			roll.remarks.push(
				row
					.filter((cell) => cell !== '')
					.map(oneLine)
					.join(' ; '),
			);
	}
	for (const each of unread) roll.remarks.push(each);
	return roll;
}

/** The fields `members` and `participants` of a header, as lines of YAML; one that would be empty is left out. */
export function rollFields(
	{ people, remarks }: PastedRoll,
	lang: Language,
): { members?: string; participants?: string } {
	const keys = vocabulary('keys');
	const members = people.filter(({ group }) => group !== 'guests');
	const list = [
		...members.flatMap((entry) => [
			listItem(personText(entry.person, lang), 2),
			...comments(entry.remarks, 2),
		]),
		...comments(remarks, 2),
	];
	const groups = vocabulary('groups');
	const grouped = groups.ids.flatMap((kind) => {
		const inGroup = people.filter(({ group }) => group === kind);
		if (inGroup.length === 0) return [];
		return [
			`  ${groups.word(kind, lang)}:`,
			...inGroup.flatMap((entry) =>
				kind === 'guests'
					? [listItem(personText(entry.person, lang), 4), ...comments(entry.remarks, 4)]
					: [listItem(presenceText(entry, lang), 4)],
			),
		];
	});
	return {
		...(list.length === 0
			? {}
			: // Without a name nothing but the comments is left.
				{
					members: [...(members.length === 0 ? [] : [`${keys.word('members', lang)}:`]), ...list].join('\n'),
				}),
		...(grouped.length === 0
			? {}
			: { participants: [`${keys.word('participants', lang)}:`, ...grouped].join('\n') }),
	};
}

function comments(remarks: readonly string[], indent: number): string[] {
	return remarks.map((remark) => `${' '.repeat(indent)}# ${remark}`);
}

/** The roll says the rest: `Paul Weiss, pouvoir à Jeanne Royer`. */
function presenceText({ person, holder, group }: PastedPerson, lang: Language): string {
	const name = getChild(person, 'name')?.value ?? '';
	if (group !== 'represented' || holder === undefined) return personText(namedPerson(name), lang);
	const isPlain = [name, holder].every((text) => personText(namedPerson(text), lang) === text);
	if (!isPlain) return personText(namedPerson(name), lang, { proxy: holder });
	return `${name}, ${vocabulary('personMarks').word('proxy', lang)} ${holder}`;
}

function readRow(
	row: readonly string[],
	columns: readonly RollColumn[],
	lang: Language,
): PastedPerson | undefined {
	const cell = (is: RollColumn['is']) =>
		columns
			.flatMap((column) => (column.is === is ? (row[column.index] ?? '') : []))
			.filter((text) => text !== '');
	const bare = [...cell('name'), ...cell('givenName'), ...cell('familyName')];
	const name = [...cell('civility'), ...bare.map(inOrder)].map(oneLine).join(' ');
	if (bare.length === 0 || !/\p{L}/u.test(name) || opensWith(name, 'totals')) return undefined;
	const parts: PersonPart[] = [{ type: 'name', value: name, children: [] }];
	const remarks: string[] = [];
	const presence = readPresence(row, columns);
	let { group } = presence;
	let proxy: { holder: string | undefined; column: RollColumn; text: string } | undefined;
	const remark = ({ heading }: RollColumn, text: string) =>
		remarks.push(heading === '' ? oneLine(text) : `${heading}${LOCALES[lang].colonSpace}: ${oneLine(text)}`);
	for (const column of columns) {
		const text = oneLine(row[column.index] ?? '');
		if (text === '' || column.is !== 'other' || presence.used.includes(column)) continue;
		const read = column.key ? valueParts(column.key, text, lang) : [];
		if (read.length === 0) remark(column, text);
		for (const part of read) {
			if (part.type === 'presence' && group === undefined) group = part.value;
			else if (part.type === 'proxy' && !proxy) proxy = { holder: part.children[0]?.value, column, text };
			else if (!isHeld(part) || parts.some((other) => isSame(other, part))) remark(column, text);
			else parts.push(part);
		}
	}
	// Somebody excused who gave a proxy is represented; somebody who is there carries his own vote.
	const isRepresented =
		proxy && (group === undefined || group === 'excused' || group === 'absent' || group === 'represented');
	if (proxy && !isRepresented) remark(proxy.column, proxy.text);
	return {
		person: { type: 'person', children: parts },
		group: isRepresented ? 'represented' : group,
		holder: isRepresented ? proxy?.holder : undefined,
		remarks,
	};
}

/** Whether a part belongs to the person, and not to a meeting that has not been held yet. */
function isHeld({ type }: PersonPart): boolean {
	return !MEETING_PARTS.has(type);
}

/** Whether a second column says the same thing of a person; of other names there may be several. */
function isSame(a: PersonPart, b: PersonPart): boolean {
	if (a.type !== b.type || a.type === 'alias') return false;
	return a.type !== 'votes' || b.type !== 'votes' || a.key === b.key;
}

/** What a cell says under a key of the language; nothing where it cannot be read. */
function valueParts(key: NonNullable<RollColumn['key']>, text: string, lang: Language): PersonPart[] {
	const context = { lang, source: text, places: undefined, problems: [] };
	const parts = readPersonValue(key, { text, place: () => undefined }, context);
	return context.problems.length === 0 ? parts : [];
}

/** `Durand, Paul` is how lists are sorted; minutes write `Paul Durand`. */
function inOrder(name: string): string {
	const [, family = '', given = ''] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
	return isOneName(family.trim()) && isOneName(given.trim()) ? `${given.trim()} ${family.trim()}` : name;
}

// --- What the columns of a pasted list hold: by the line that names them, else by what stands in them.

/** A column of a pasted list. */
interface RollColumn {
	index: number;
	/** A part of the name, the number of the line (which the order says too), or something else. */
	is: 'name' | 'givenName' | 'familyName' | 'civility' | 'lineNumber' | 'other';
	/** What the language calls it; nothing where it has no word for it. */
	key?: PersonKey;
	/** Where those are whom the column marks: `Présent`, with a yes, a no or a cross in its cells. */
	marks?: Exclude<Group['kind'], 'custom'>;
	/** As the list names it; empty where no line names the columns. */
	heading: string;
}

/** The columns of a list, and whether its first line names them. */
function readColumns(
	rows: readonly string[][],
	lang: Language,
): { columns: RollColumn[]; hasHeader: boolean } {
	const [first = []] = rows;
	// A row may have more cells than the line that names them.
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const named = Array.from({ length: width }, (_, index) => namedColumn(first[index] ?? '', index));
	const known = named.filter((column) => column.is !== 'other' || column.key !== undefined);
	const hasHeader =
		known.some(({ is }) => is !== 'other' && is !== 'civility') &&
		first.every((cell) => !/\d/.test(cell) || cell.length < 40);
	if (!hasHeader) return { columns: guessColumns(rows, width, lang), hasHeader };
	for (const column of named)
		if (
			column.is === 'other' &&
			!column.key &&
			isNumbering(rows.slice(1).map((row) => row[column.index] ?? ''))
		)
			column.is = 'lineNumber';
	// `nom` beside `prénom` is the family name.
	const isParted = named.some(({ is }) => is === 'givenName');
	return {
		columns: named.map((column) =>
			isParted && column.is === 'name' ? { ...column, is: 'familyName' } : column,
		),
		hasHeader,
	};
}

function namedColumn(cell: string, index: number): RollColumn {
	const heading = cell.replace(/\s+/g, ' ').trim();
	const word = foldKeyword(heading.replace(/[.:]/g, ''));
	const part = (['givenName', 'familyName', 'civility', 'name'] as const).find((name) =>
		COLUMN_WORDS[name]?.has(word),
	);
	if (part) return { index, is: part, heading };
	const own = vocabulary('person').ids.find((id) => COLUMN_WORDS[id]?.has(word));
	const key = own ? { id: own } : getPersonKey(heading);
	if (key?.id === 'name') return { index, is: 'name', heading };
	const marks = markedGroup(heading, word);
	if (marks && (key === undefined || key.id === 'presence'))
		return { index, is: 'other', heading, key: { id: 'presence' }, marks };
	return { index, is: 'other', heading, ...(key ? { key } : {}) };
}

/** `Présent`, `Absent ?`, `Excusé(e)`: the group that a column marks. `Présence` marks who is there. */
function markedGroup(heading: string, word: string): RollColumn['marks'] | undefined {
	const plain = heading.replace(/\(.*?\)|[?.:]/g, '').trim();
	if (COLUMN_WORDS['present']?.has(word) || isOneOf(plain, ['person', 'presence'])) return 'present';
	return vocabulary('groups').findId(plain);
}

/** Columns without names: one of civilities, one of presence, one of numbers, then the name and what follows it. */
function guessColumns(rows: readonly string[][], width: number, lang: Language): RollColumn[] {
	const columns = Array.from(
		{ length: width },
		(_, index): RollColumn => ({ index, is: 'other', heading: '' }),
	);
	const cells = (index: number) => rows.map((row) => row[index] ?? '').filter((text) => text !== '');
	const all = (index: number, test: (text: string) => boolean) =>
		cells(index).length > 0 && cells(index).every(test);
	const civility = columns.find(({ index }) => all(index, isCivility));
	if (civility) civility.is = 'civility';
	const presence = columns.find(({ index }) => all(index, (text) => isOneOf(text, 'groups')));
	if (presence) presence.key = { id: 'presence' };
	const free = () => columns.filter(({ is, key }) => is === 'other' && key === undefined);
	const numbers = free().filter(({ index }) =>
		all(index, (text) => parseCount(text, lang) !== undefined && /\d/.test(text)),
	);
	for (const column of numbers) if (isNumbering(cells(column.index))) column.is = 'lineNumber';
	const weights = numbers.filter(({ is }) => is === 'other');
	const [weight] = weights;
	if (weight && weights.length === 1) weight.key = { id: 'votes' };
	const texts = free().filter(
		(column) =>
			!numbers.includes(column) &&
			all(column.index, (text) => /\p{L}/u.test(text) && !/[@]|\d{4}/.test(text)),
	);
	const [first, next, third] = texts;
	const name = first ?? free().find(({ index }) => cells(index).some((text) => /\p{L}/u.test(text)));
	if (!name) return columns;
	name.is = 'name';
	const isParted =
		next &&
		cells(name.index).length === cells(next.index).length &&
		[name, next].every(({ index }) => all(index, isOneName));
	if (isParted) next.is = 'name';
	const quality = isParted ? third : next;
	if (quality && texts.length === (isParted ? 3 : 2)) quality.key = { id: 'quality' };
	return columns;
}

/** `1, 2, 3 …`: the numbers of the lines. */
function isNumbering(cells: readonly string[]): boolean {
	return cells.length > 1 && cells.every((cell, index) => cell === String(index + 1));
}

/** One word with a capital, compound or with a particle before it, or words in capitals: half of a name. */
function isOneName(text: string): boolean {
	return oneName().test(text) || /^\p{Lu}[\p{Lu}\p{M}'’-]*(?:\s[\p{Lu}\p{M}'’-]+)*$/u.test(text);
}

const oneName = lazy(
	() => new RegExp(`^(?:${phraseChoice(NAME_PARTICLES)}\\s+|\\p{Ll}['’])*\\p{Lu}[\\p{L}\\p{M}'’-]*$`, 'u'),
);

// --- Who is there, by the columns of a pasted list that mark it: `Présent` with a yes, a no or a cross in its cells.

type GroupKind = Exclude<Group['kind'], 'custom'>;

/** What the marks of a row say, and the columns that said it. */
interface MarkedPresence {
	group: GroupKind | undefined;
	used: RollColumn[];
}

/** Where somebody is who is marked as not being there, or as not being away; other groups do not say it. */
const OTHERWISE: Partial<Record<GroupKind, GroupKind>> = {
	present: 'absent',
	remote: 'absent',
	absent: 'present',
};

/** Reads the marks of one row. What contradicts itself says nothing, and stays for the remarks. */
function readPresence(row: readonly string[], columns: readonly RollColumn[]): MarkedPresence {
	const marked = columns.flatMap((column) => {
		const mark = column.marks && getMark(row[column.index] ?? '');
		return column.marks && mark ? [{ column, mark, group: column.marks }] : [];
	});
	const used = marked.map(({ column }) => column);
	const yes = new Set(marked.flatMap(({ mark, group }) => (mark === 'yes' ? [group] : [])));
	// Somebody may be there, and be so from elsewhere.
	if (yes.has('remote')) yes.delete('present');
	const no = new Set(marked.flatMap(({ mark, group }) => (mark === 'no' ? (OTHERWISE[group] ?? []) : [])));
	const [group, another] = yes.size > 0 ? yes : no;
	return another === undefined ? { group, used } : { group: undefined, used: [] };
}

function getMark(text: string): 'yes' | 'no' | undefined {
	const word = text.trim();
	const mark = word.toLowerCase();
	return vocabulary('booleans').findId(word) ?? (['yes', 'no'] as const).find((id) => MARKS[id].has(mark));
}
