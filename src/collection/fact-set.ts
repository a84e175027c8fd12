/**
 * The records of a collection as files. Each table is a file of NDJSON, meetings in the order of their paths; the manifest says what each meeting was
 * made from and how many bytes of each file are its own, so that a later run takes over what did not change.
 */

import { joinStates, nameDecisions } from './changes.js';
import { getSlug, NO_SHARED_PEOPLE, type SharedPeople } from './identity.js';
import { findDoubts, joinPeople } from './join.js';
import {
	type MeetingFacts,
	OWN_TABLES,
	type OwnTable,
	type Records,
	TABLE_NAMES,
	type TableName,
	toLine,
} from './records.js';

/** Version of the shape of the records: a set of another version is made anew. */
export const FACTS_VERSION = 2;

/** One meeting's part of every file. */
export interface MeetingLines {
	/** Path inside the collection. */
	file: string;
	/** Digest of every file that the records follow from, by path inside the collection. */
	inputs: Readonly<Record<string, string>>;
	lines: Readonly<Record<OwnTable, Uint8Array>>;
}

/** What `manifest.json` holds. */
export interface FactManifest {
	facts: number;
	/** Version of the program. */
	pv: string;
	/** Whether the records are those of the public versions. */
	public: boolean;
	/** SHA-256 of each file of records. */
	outputs: Readonly<Record<string, string>>;
	/** The longest part comes last: what stands before it tells one set from another. */
	meetings: Array<{
		file: string;
		inputs: Readonly<Record<string, string>>;
		bytes: Readonly<Record<OwnTable, number>>;
	}>;
}

/** Name of the file of a table. */
export function getTableFile(table: TableName): string {
	return `${table}.ndjson`;
}

/** The records of a meeting as lines. */
export function toLines(facts: MeetingFacts): MeetingLines['lines'] {
	const encoder = new TextEncoder();
	const lines = {} as Record<OwnTable, Uint8Array>;
	for (const table of OWN_TABLES)
		lines[table] = encoder.encode(
			(facts[table] as Array<Records[typeof table]>).map((row) => toLine(table, row)).join(''),
		);
	return lines;
}

/** The files of a collection, by table. `meetings` may come in any order. */
export function composeTables(
	meetings: readonly MeetingLines[],
	shared: SharedPeople = NO_SHARED_PEOPLE,
): Map<TableName, Uint8Array> {
	const sorted = sortMeetings(meetings);
	const tables = new Map<TableName, Uint8Array>();
	for (const table of OWN_TABLES) tables.set(table, joined(sorted.map(({ lines }) => lines[table])));
	const held = readTable('meetings', tables.get('meetings'));
	const attendance = readTable('attendance', tables.get('attendance'));
	const people = joinPeople(held, attendance, shared);
	const encoder = new TextEncoder();
	tables.set('people', encoder.encode(people.map((row) => toLine('people', row)).join('')));
	const doubts = findDoubts(people, attendance);
	tables.set('doubts', encoder.encode(doubts.map((row) => toLine('doubts', row)).join('')));
	const changes = readTable('changes', tables.get('changes'));
	const states =
		changes.length > 0
			? joinStates(nameDecisions(held, readTable('decisions', tables.get('decisions'))), changes)
			: [];
	tables.set('states', encoder.encode(states.map((row) => toLine('states', row)).join('')));
	return new Map(TABLE_NAMES.map((name) => [name, tables.get(name) ?? new Uint8Array()]));
}

/** The records of a table from its file. */
export function readTable<Table extends TableName>(
	_table: Table,
	bytes: Uint8Array | undefined,
): Array<Records[Table]> {
	if (bytes === undefined || bytes.length === 0) return [];
	const text = new TextDecoder().decode(bytes).trimEnd();
	return text === '' ? [] : (JSON.parse(`[${text.replaceAll('\n', ',')}]`) as Array<Records[Table]>);
}

/** What the manifest says of each meeting. */
export function listMeetings(meetings: readonly MeetingLines[]): FactManifest['meetings'] {
	return sortMeetings(meetings).map(({ file, inputs, lines }) => ({
		file,
		inputs: Object.fromEntries(Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1))),
		bytes: Object.fromEntries(OWN_TABLES.map((table) => [table, lines[table].length])) as Record<
			OwnTable,
			number
		>,
	}));
}

/** The meetings of an earlier run, by path; nothing where a file is not as long as the manifest says. */
export function splitTables(
	manifest: Pick<FactManifest, 'meetings'>,
	files: ReadonlyMap<OwnTable, Uint8Array>,
): Map<string, MeetingLines> | undefined {
	const at = new Map(OWN_TABLES.map((table) => [table, 0]));
	const meetings = new Map<string, MeetingLines>();
	for (const { file, inputs, bytes } of manifest.meetings) {
		const lines = {} as Record<OwnTable, Uint8Array>;
		for (const table of OWN_TABLES) {
			const from = at.get(table) ?? 0;
			const to = from + bytes[table];
			lines[table] = files.get(table)?.subarray(from, to) ?? new Uint8Array();
			at.set(table, to);
		}
		meetings.set(file, { file, inputs, lines });
	}
	return OWN_TABLES.every((table) => at.get(table) === (files.get(table)?.length ?? 0))
		? meetings
		: undefined;
}

function sortMeetings(meetings: readonly MeetingLines[]): MeetingLines[] {
	return [...meetings].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

// --- Meetings whose files are called the same once the names that are not public are out: each gets an
// identifier of its own.

/** The same meetings; of those with one path, the second is `path~2`, and so on, in every record. */
export function tellApart(meetings: readonly MeetingLines[]): MeetingLines[] {
	const counts = new Map<string, number>();
	return meetings.map((meeting) => {
		const count = (counts.get(meeting.file) ?? 0) + 1;
		counts.set(meeting.file, count);
		return count === 1 ? meeting : rename(meeting, count);
	});
}

function rename({ file, inputs, lines }: MeetingLines, count: number): MeetingLines {
	const [, from = '', ending = ''] = /^(.*?)(\.md)?$/.exec(file) ?? [];
	const to = `${from}~${count}`;
	const encoder = new TextEncoder();
	const renamed = (table: OwnTable) =>
		readTable(table, lines[table])
			.map((row) => toLine(table, renameIn(row, { file, from, to, ending })))
			.join('');
	return {
		file: `${to}${ending}`,
		inputs,
		lines: Object.fromEntries(
			OWN_TABLES.map((table) => [table, encoder.encode(renamed(table))]),
		) as MeetingLines['lines'],
	};
}

/** Columns that hold identifiers of a meeting or of what is in it. */
const OF_MEETING: ReadonlySet<string> = new Set(['id', 'meeting', 'decision', 'election', 'amends']);

/** Columns that hold somebody's identifier; those whom the public version shows by initials have one of the meeting's. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['person', 'holder', 'proxy', 'chair', 'secretary']);

function renameIn<Row extends Records[OwnTable]>(
	row: Row,
	{ file, from, to, ending }: { file: string; from: string; to: string; ending: string },
): Row {
	const change = (column: string, value: unknown): unknown => {
		if (typeof value !== 'string') return value;
		if (OF_PEOPLE.has(column)) return value.replace(`/~${getSlug(from)}~`, () => `/~${getSlug(to)}~`);
		if (column === 'file' && value === file) return `${to}${ending}`;
		return OF_MEETING.has(column) && (value === from || value.startsWith(`${from}#`))
			? to + value.slice(from.length)
			: value;
	};
	const fields = Object.entries(row).map(([column, value]) => [column, change(column, value)]);
	return Object.fromEntries(fields) as Row;
}
