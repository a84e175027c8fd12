/** A list of people as it is pasted from a spreadsheet, as entries of a header. */

import type { Group, Language, Person, PersonPart } from '../ast/index.js';
import { personPart } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { readRows } from '../parse/people/csv.js';
import { readPersonValue } from '../parse/people/person-mapping.js';
import { getPlaces } from '../parse/source/places.js';
import { foldKeyword } from '../text/fold.js';
import { listItem, namedPerson, personText } from './person-text.js';
import { isOneName, type RollColumn, readColumns } from './roll-columns.js';
import { readPresence } from './roll-marks.js';

/** One person of a pasted list. */
export interface PastedPerson {
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
	const name = personPart(person, 'name')?.value ?? '';
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
	if (bare.length === 0 || !/\p{L}/u.test(name) || isTotal(name)) return undefined;
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

const MEETING_PARTS: ReadonlySet<PersonPart['type']> = new Set<PersonPart['type']>([
	'arrivalTime',
	'departureTime',
	'substitute',
	'presence',
	'proxy',
]);

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

function isTotal(name: string): boolean {
	return /^(?:sous )?totaux?\b|^(?:sub )?total\b/.test(foldKeyword(name));
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
