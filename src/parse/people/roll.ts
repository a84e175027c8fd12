/** Lists of people in files of their own: rolls in CSV or YAML, and who was at earlier meetings. */

import {
	type DataNode,
	type EarlierMeeting,
	type Language,
	type Person,
	type PersonPart,
	type PresencePart,
	type Problem,
	problem,
	type Roll,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { withCharacterProblems } from '../../source/characters.js';
import { fileData } from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { getPlaces } from '../../text/places.js';
import { placeOfFirst, reportUnknownKey, type ValueContext } from '../yaml/values.js';
import { readYaml } from '../yaml/yaml.js';
import { MOST_ROWS, placedCell, type Row, readRows, workbookProblem } from './csv.js';
import { readPeople } from './participants.js';
import { readPlacedPerson } from './person.js';
import {
	getGroupKind,
	getPersonKey,
	type PersonKey,
	personKeyIdentity,
	readPersonValue,
	withGivenName,
} from './person-mapping.js';

/** A roll, and the mistakes in its file. */
interface RollReading {
	roll: Roll;
	problems: Problem[];
}

/** Reads a roll; a file whose name ends in `.yaml`, `.yml` or `.json` is YAML, any other CSV. */
export function readRoll(text: string, file: string, lang: Language): RollReading {
	const places = getPlaces(text);
	const workbook = workbookProblem(text, places, file);
	if (workbook)
		return { roll: { type: 'roll', file, keys: [], data: { file }, children: [] }, problems: [workbook] };
	const context: ValueContext = { lang, source: text, places, file, problems: [] };
	const people = /\.(?:ya?ml|json)$/i.test(file) ? readYamlRoll(text, context) : readCsvRoll(text, context);
	const keys = new Map<string, string>();
	for (const person of people) {
		for (const part of person.children) {
			if (part.type === 'votes' && part.key !== undefined) {
				const folded = foldKeyword(part.key);
				if (!keys.has(folded)) keys.set(folded, part.key);
			}
		}
	}
	const roll: Roll = { type: 'roll', file, keys: [...keys.values()], data: { file }, children: people };
	roll.position = places.range(0, text.length);
	return { roll, problems: withCharacterProblems(text, context.problems, file) };
}

/** A column that means something. */
interface Column {
	index: number;
	key: PersonKey;
}

function readCsvRoll(text: string, context: ValueContext): Person[] {
	const { places, file } = context;
	if (places === undefined || file === undefined) return [];
	const people: Person[] = [];
	let columns: Column[] | undefined;
	let width = 0;
	const take = (row: Row) => {
		if (columns === undefined) {
			columns = readColumns(row, context);
			width = row.cells.length;
		} else if (columns.length > 0) {
			reportExtraCell(row, width, context);
			const person = readRow(row, columns, context);
			if (person) people.push(person);
		}
	};
	const problems = readRows(text, places, file, take, undefined, MOST_ROWS);
	if (columns === undefined && problems.length === 0) {
		problems.push(problem('syntax/invalid-value', 'emptyTable', places.range(0, 0), { file }));
	}
	for (const each of problems) context.problems.push(each);
	return people;
}

/** The columns of the first row; none where no column holds names. */
function readColumns(row: Row, context: ValueContext): Column[] {
	const { places, file } = context;
	if (places === undefined) return [];
	const columns = new Map<string, Column>();
	row.cells.forEach((cell, index) => {
		if (cell.text === '') return;
		const key = getPersonKey(cell.text);
		const position = places.range(cell.from, cell.to);
		if (key === undefined) {
			reportUnknownKey(cell.text, position, context, {
				code: 'column',
				isError: false,
				known: vocabulary('person'),
			});
			return;
		}
		const identity = personKeyIdentity(key);
		if (columns.has(identity)) {
			context.problems.push(
				problem('syntax/invalid-value', 'secondColumn', position, { values: { text: cell.text }, file }),
			);
		} else columns.set(identity, { index, key });
	});
	const read = [...columns.values()];
	if (read.some((column) => column.key.id === 'name')) return read;
	context.problems.push(problem('syntax/invalid-value', 'noNameColumn', row.position, { file }));
	return [];
}

/** A cell behind the last title is read nowhere: a comma in a number or a name has cut it in two. */
function reportExtraCell(row: Row, width: number, { places, file, problems }: ValueContext): void {
	const extra = row.cells.slice(width).find(({ text }) => text !== '');
	if (extra === undefined || places === undefined || file === undefined) return;
	const place = places.range(extra.from, extra.to);
	problems.push(problem('syntax/invalid-value', 'extraCell', place, { values: { text: extra.text }, file }));
}

/** One person a row. A file of names alone may hold them as lists write them, with affiliation and quality. */
function readRow(row: Row, columns: readonly Column[], context: ValueContext): Person | undefined {
	const { places, file } = context;
	if (places === undefined || file === undefined) return undefined;
	const [only] = columns;
	if (columns.length === 1 && only !== undefined) {
		const cell = row.cells[only.index];
		if (cell === undefined || cell.text === '') return undefined;
		const { person, problems } = readPlacedPerson(placedCell(cell, row, places), context);
		for (const each of problems) context.problems.push(each);
		return person;
	}
	const children: PersonPart[] = [];
	let hasName = false;
	let given: string | undefined;
	for (const { index, key } of columns) {
		const cell = row.cells[index];
		if (cell === undefined || cell.text === '') continue;
		if (key.id === 'givenName') given = cell.text;
		for (const each of readPersonValue(key, placedCell(cell, row, places), context)) children.push(each);
		hasName ||= key.id === 'name';
	}
	const { position } = row;
	if (!hasName) {
		if (children.length > 0 || given !== undefined)
			context.problems.push(problem('syntax/invalid-value', 'rowWithoutName', position, { file }));
		return undefined;
	}
	withGivenName(children, given);
	return { type: 'person', position, data: fileData(file), children };
}

function readYamlRoll(text: string, context: ValueContext): Person[] {
	const { data, problems } = readYaml(text, { file: context.file });
	for (const each of problems) context.problems.push(each);
	return data === undefined ? [] : getPeople(data, context);
}

/** A list of people, or groups of them; the whole may stand under `membres` or `participants`. */
function getPeople(data: DataNode, context: ValueContext): Person[] {
	if (data.type === 'sequence') return readPeople(data, context, '', true);
	if (data.type === 'scalar') {
		const place = data.position;
		context.problems.push(problem('syntax/invalid-value', 'rollShape', place, { file: context.file }));
		return [];
	}
	return data.children.flatMap((pair): Person[] => {
		const [keyNode, value] = pair.children;
		const holder = vocabulary('keys').findId(pair.key);
		if (holder === 'members' || holder === 'participants') return getPeople(value, context);
		const kind = getGroupKind(pair.key);
		if (kind === undefined) {
			reportUnknownKey(pair.key, keyNode.position, context, {
				code: 'group',
				isError: true,
				known: vocabulary('groups'),
			});
		}
		if (value.type === 'mapping') {
			context.problems.push(
				problem('syntax/invalid-value', 'rollShape', placeOfFirst(value), { file: context.file }),
			);
			return [];
		}
		const people = readPeople(value, context, pair.key, true);
		return kind === undefined ? people : people.map((person) => withPresence(person, kind, context.file));
	});
}

/** The presence that a group's name gives to its people, except to those who have one of their own. */
function withPresence(person: Person, value: PresencePart['value'], file: string | undefined): Person {
	if (person.children.some((part) => part.type === 'presence')) return person;
	const presence: PresencePart = { type: 'presence', value, children: [] };
	if (file !== undefined) presence.data = { file };
	return { ...person, children: [...person.children, presence] };
}

// A file of who was at the earlier meetings of a body: one row a person of a meeting.

/**
 * Reads it; nothing where it is no such file. A row without a name stands for a meeting that nobody was at.
 */
export function readEarlier(text: string, file: string): EarlierMeeting[] | undefined {
	const meetings = new Map<string, EarlierMeeting>();
	let hasHead = false;
	let isWrong = false;
	const problems = readRows(
		text,
		getPlaces(text),
		file,
		({ cells }) => {
			const [date = '', meeting = '', name = '', others = ''] = cells.map((cell) => cell.text);
			if (!hasHead) {
				hasHead = true;
				isWrong = date !== 'date' || name !== 'name';
				return;
			}
			if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) isWrong = true;
			const known = meetings.get(`${date}\n${meeting}`) ?? { date, file: meeting, people: [] };
			meetings.set(`${date}\n${meeting}`, known);
			const names = [name, ...others.split(';')].map((each) => each.trim()).filter((each) => each !== '');
			if (names.length > 0) known.people.push(names);
		},
		',',
	);
	if (problems.length > 0 || isWrong || !hasHead) return undefined;
	return [...meetings.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
