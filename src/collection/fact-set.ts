/**
 * The records of a collection as files. Each table is a file of NDJSON, meetings in the order of their paths; the manifest says what each meeting was
 * made from and how many bytes of each file are its own, so that a later run takes over what did not change.
 */

import { joinBytes } from '../text/lists.js';
import { joinStates, nameDecisions } from './changes.js';
import {
	findDoubts,
	gatherPresences,
	getSlug,
	joinPeople,
	NO_SHARED_PEOPLE,
	type SharedPeople,
} from './identity.js';
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

/** Bytes of which parts are read: a file, or an array in memory. */
export interface ByteSource {
	read(from: number, to: number): Uint8Array;
}

export interface MeetingLines {
	/** Path inside the collection. */
	file: string;
	/** Digest of every file that the records follow from, by path inside the collection. */
	inputs: Readonly<Record<string, string>>;
	/** How many bytes of each file are its own. */
	bytes: Readonly<Record<OwnTable, number>>;
	/** Where those bytes are kept. */
	at: (table: OwnTable) => { source: ByteSource; from: number };
}

/** The same with the bytes at hand, one table after the other in the order of `OWN_TABLES`: as it goes from thread to thread. */
export interface PackedLines extends Pick<MeetingLines, 'file' | 'inputs' | 'bytes'> {
	packed: Uint8Array;
}

/** A meeting whose tables lie one after the other in a source, from a place on. */
export function placeLines(
	{ file, inputs, bytes }: Pick<MeetingLines, 'file' | 'inputs' | 'bytes'>,
	source: ByteSource,
	start: number,
): MeetingLines {
	const at = (table: OwnTable) => {
		let from = start;
		for (const other of OWN_TABLES) {
			if (other === table) break;
			from += bytes[other];
		}
		return { source, from };
	};
	return { file, inputs, bytes, at };
}

/** A meeting whose bytes stay in memory. */
export function holdLines({ packed, ...meeting }: PackedLines): MeetingLines {
	return placeLines(meeting, inMemory(packed), 0);
}

export function inMemory(bytes: Uint8Array): ByteSource & { size: number } {
	return { size: bytes.length, read: (from, to) => bytes.subarray(from, to) };
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

export function getTableFile(table: TableName): string {
	return `${table}.ndjson`;
}

export function toLines(facts: MeetingFacts): Pick<PackedLines, 'bytes' | 'packed'> {
	return packLines((table) =>
		(facts[table] as Array<Records[typeof table]>).map((row) => toLine(table, row)).join(''),
	);
}

/** The lines of every table, as a text each, one after the other. */
export function packLines(getText: (table: OwnTable) => string): Pick<PackedLines, 'bytes' | 'packed'> {
	const encoder = new TextEncoder();
	const parts = OWN_TABLES.map((table) => encoder.encode(getText(table)));
	const bytes = Object.fromEntries(OWN_TABLES.map((table, index) => [table, parts[index]?.length ?? 0]));
	return { bytes: bytes as PackedLines['bytes'], packed: joinBytes(parts) };
}

/** The bytes of a meeting's records in one table. */
export function readLines(meeting: MeetingLines, table: OwnTable): Uint8Array {
	const length = meeting.bytes[table];
	if (length === 0) return new Uint8Array();
	const { source, from } = meeting.at(table);
	return source.read(from, from + length);
}

export function readRecords<Table extends OwnTable>(
	meeting: MeetingLines,
	table: Table,
): Array<Records[Table]> {
	return readTable(table, readLines(meeting, table));
}

/** The files of a collection, by table, each in pieces that are read when they are asked for: no table is held whole. */
export type TablePieces = ReadonlyMap<TableName, Iterable<Uint8Array>>;

/** The files of a collection. `meetings` may come in any order. */
export function composeTables(
	meetings: readonly MeetingLines[],
	shared: SharedPeople = NO_SHARED_PEOPLE,
): TablePieces {
	const sorted = sortMeetings(meetings);
	const made = makeTables(sorted, shared);
	return new Map(
		TABLE_NAMES.map((table) => [
			table,
			isOwn(table) ? { [Symbol.iterator]: () => pieces(sorted, table) } : [made[table]],
		]),
	);
}

function isOwn(table: TableName): table is OwnTable {
	return (OWN_TABLES as readonly TableName[]).includes(table);
}

/** The tables that are made of all meetings together. */
function makeTables(
	meetings: readonly MeetingLines[],
	shared: SharedPeople,
): Record<Exclude<TableName, OwnTable>, Uint8Array> {
	const presences = gatherPresences(
		(function* () {
			for (const meeting of meetings)
				yield {
					date: readRecords(meeting, 'meetings')[0]?.date ?? null,
					attendance: readRecords(meeting, 'attendance'),
				};
		})(),
	);
	const people = joinPeople(presences, shared);
	const changes = meetings.flatMap((meeting) => readRecords(meeting, 'changes'));
	const decisions =
		changes.length > 0
			? meetings.flatMap((meeting) =>
					nameDecisions(readRecords(meeting, 'meetings'), readRecords(meeting, 'decisions')),
				)
			: [];
	const encode = <Table extends TableName>(table: Table, rows: ReadonlyArray<Records[Table]>) =>
		new TextEncoder().encode(rows.map((row) => toLine(table, row)).join(''));
	return {
		people: encode('people', people),
		doubts: encode('doubts', findDoubts(people, presences)),
		states: encode('states', joinStates(decisions, changes)),
	};
}

/** The bytes of a table over all meetings; what lies side by side in one file is read at once, up to a size. */
function* pieces(meetings: readonly MeetingLines[], table: OwnTable): Generator<Uint8Array> {
	let [waiting, size]: [Uint8Array[], number] = [[], 0];
	let side: { source: ByteSource; from: number; to: number } | undefined;
	const readSide = () => {
		if (side) waiting.push(side.source.read(side.from, side.to));
		side = undefined;
	};
	for (const meeting of meetings) {
		const length = meeting.bytes[table];
		if (length === 0) continue;
		const { source, from } = meeting.at(table);
		if (side?.source === source && side.to === from) side.to += length;
		else {
			readSide();
			side = { source, from, to: from + length };
		}
		size += length;
		if (size < PIECE) continue;
		readSide();
		yield joinBytes(waiting);
		[waiting, size] = [[], 0];
	}
	readSide();
	if (size > 0) yield joinBytes(waiting);
}

/** Size in bytes from which on a piece is given away. */
const PIECE = 1024 * 1024;

export function readTable<Table extends TableName>(
	_table: Table,
	bytes: Uint8Array | undefined,
): Array<Records[Table]> {
	if (bytes === undefined || bytes.length === 0) return [];
	const text = new TextDecoder().decode(bytes).trimEnd();
	return text === '' ? [] : (JSON.parse(`[${text.replaceAll('\n', ',')}]`) as Array<Records[Table]>);
}

export function listMeetings(meetings: readonly MeetingLines[]): FactManifest['meetings'] {
	return sortMeetings(meetings).map(({ file, inputs, bytes }) => ({
		file,
		inputs: Object.fromEntries(Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1))),
		bytes,
	}));
}

/** The meetings of an earlier run, by path; nothing where a file is not as long as the manifest says. */
export function splitTables(
	manifest: Pick<FactManifest, 'meetings'>,
	files: ReadonlyMap<OwnTable, ByteSource & { readonly size: number }>,
): Map<string, MeetingLines> | undefined {
	const ends = Object.fromEntries(OWN_TABLES.map((table) => [table, 0])) as Record<OwnTable, number>;
	const meetings = new Map<string, MeetingLines>();
	for (const { file, inputs, bytes } of manifest.meetings) {
		const starts = { ...ends };
		for (const table of OWN_TABLES) ends[table] += bytes[table];
		const at = (table: OwnTable) => ({ source: files.get(table) ?? EMPTY, from: starts[table] });
		meetings.set(file, { file, inputs, bytes, at });
	}
	return OWN_TABLES.every((table) => ends[table] === (files.get(table)?.size ?? 0)) ? meetings : undefined;
}

const EMPTY = inMemory(new Uint8Array());

function sortMeetings(meetings: readonly MeetingLines[]): MeetingLines[] {
	return [...meetings].sort((a, b) => (a.file < b.file ? -1 : 1));
}

// --- Meetings whose files are called the same once the names that are not public are out: each gets an
// identifier of its own.

/** The meetings with paths that differ: of those with one path, the second is `path~2`, and so on, in every record. */
export function tellApart(meetings: readonly MeetingLines[]): MeetingLines[] {
	const counts = new Map<string, number>();
	return meetings.map((meeting) => {
		const count = (counts.get(meeting.file) ?? 0) + 1;
		counts.set(meeting.file, count);
		return count === 1 ? meeting : rename(meeting, count);
	});
}

function rename(meeting: MeetingLines, count: number): MeetingLines {
	const { file, inputs } = meeting;
	const [, from = '', ending = ''] = /^(.*?)(\.md)?$/.exec(file) ?? [];
	const to = `${from}~${count}`;
	const lines = packLines((table) =>
		readRecords(meeting, table)
			.map((row) => toLine(table, renameIn(row, { file, from, to, ending })))
			.join(''),
	);
	return holdLines({ file: `${to}${ending}`, inputs, ...lines });
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
