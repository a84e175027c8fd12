/** The facts of a collection as a database in a file, kept beside the tables so that a question reads what it needs and no more. */

import type { Database } from 'sql.js/dist/sql-wasm-inline.js';
import { openDatabase } from './engine.js';
import { type FactManifest, inMemory, type MeetingLines, readLines, splitTables } from './fact-set.js';
import { OWN_TABLES, type OwnTable, TABLE_NAMES, type TableName } from './records.js';
import {
	createTable,
	fillText,
	indexTable,
	insertRows,
	insertText,
	TEXT_TABLES,
	type TextTable,
} from './tables.js';

/** A set of facts. */
interface FactSet {
	manifest: FactManifest;
	/** What the set is recognised by. */
	head: string;
	tables: ReadonlyMap<TableName, Uint8Array>;
}

/**
 * The database of a set of facts. `before`: that of an earlier set, of which the rows of meetings that did not change are kept. What it answers is the
 * same either way; its bytes are not.
 */
export async function updateStore(facts: FactSet, before?: Uint8Array): Promise<Uint8Array> {
	const own = new Map(OWN_TABLES.map((table) => [table, facts.tables.get(table) ?? new Uint8Array()]));
	const meetings = splitTables(
		facts.manifest,
		new Map([...own].map(([table, bytes]) => [table, inMemory(bytes)])),
	);
	const isComparable = meetings !== undefined && before !== undefined && !facts.manifest.public;
	const kept = isComparable ? await update(facts, meetings, before) : undefined;
	return kept ?? create(facts, own);
}

async function create(facts: FactSet, own: ReadonlyMap<OwnTable, Uint8Array>): Promise<Uint8Array> {
	const database = await openDatabase();
	try {
		database.run(`PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; BEGIN;
CREATE TABLE pv_manifest (head TEXT);
CREATE TABLE pv_meetings (file TEXT PRIMARY KEY, made_from TEXT);`);
		for (const table of TABLE_NAMES) database.run(createTable(table));
		for (const [table, lines] of own) insertRows(database, table, lines);
		for (const table of COLLECTION_TABLES) insertRows(database, table, getRows(facts, table));
		for (const table of TABLE_NAMES) indexTable(database, table);
		for (const name of Object.keys(TEXT_TABLES) as TextTable[]) fillText(database, name);
		for (const meeting of facts.manifest.meetings) sign(database, facts, meeting);
		database.run('INSERT INTO pv_manifest VALUES (?)', [facts.head]);
		database.run('COMMIT');
		return database.export();
	} finally {
		database.close();
	}
}

/** Nothing where most of it changed, or where what was kept cannot be read: it is made anew then. */
async function update(
	facts: FactSet,
	meetings: ReadonlyMap<string, MeetingLines>,
	before: Uint8Array,
): Promise<Uint8Array | undefined> {
	let database: Database | undefined;
	try {
		database = await openDatabase(before);
		const now = new Map(facts.manifest.meetings.map((meeting) => [meeting.file, meeting]));
		const known = knownMeetings(database);
		const gone = [...known.keys()].filter((file) => !now.has(file));
		const changed = [...now.values()].filter(
			(meeting) => known.get(meeting.file) !== madeFrom(facts, meeting),
		);
		if ((gone.length + changed.length) * MOST_CHANGED > now.size) return undefined;
		database.run('PRAGMA journal_mode = OFF; BEGIN');
		for (const file of [...gone, ...changed.map((meeting) => meeting.file)]) remove(database, file);
		for (const meeting of changed) {
			const lines = meetings.get(meeting.file);
			if (lines === undefined) return undefined;
			for (const table of OWN_TABLES) insertRows(database, table, readLines(lines, table));
			insertText(database, 'decisions_text', 'WHERE d.meeting IN (SELECT id FROM meetings WHERE file = ?)', [
				meeting.file,
			]);
			sign(database, facts, meeting);
		}
		for (const table of COLLECTION_TABLES) {
			database.run(`DELETE FROM ${table}`);
			insertRows(database, table, getRows(facts, table));
		}
		database.run('DELETE FROM people_text');
		insertText(database, 'people_text', '');
		database.run('UPDATE pv_manifest SET head = ?', [facts.head]);
		database.run('COMMIT');
		return database.export();
	} catch {
		return undefined;
	} finally {
		database?.close();
	}
}

/** Tables that are made of all meetings together. */
const COLLECTION_TABLES = TABLE_NAMES.filter((table) => !(OWN_TABLES as readonly string[]).includes(table));

/** Where more than one meeting in so many changed, a database is made anew. */
const MOST_CHANGED = 4;

function getRows({ tables }: FactSet, table: TableName): Uint8Array {
	return tables.get(table) ?? new Uint8Array();
}

function remove(database: Database, file: string): void {
	const meeting = 'IN (SELECT id FROM meetings WHERE file = ?)';
	database.run(
		`DELETE FROM decisions_text WHERE docid IN (SELECT rowid FROM decisions WHERE meeting ${meeting})`,
		[file],
	);
	for (const table of ['votes', 'ballots'])
		database.run(
			`DELETE FROM ${table} WHERE decision IN (SELECT id FROM decisions WHERE meeting ${meeting})`,
			[file],
		);
	database.run(
		`DELETE FROM candidates WHERE election IN (SELECT id FROM elections WHERE meeting ${meeting})`,
		[file],
	);
	for (const table of OWN_TABLES)
		if (!['votes', 'ballots', 'candidates', 'meetings'].includes(table))
			database.run(`DELETE FROM "${table}" WHERE meeting ${meeting}`, [file]);
	database.run('DELETE FROM meetings WHERE file = ?', [file]);
	database.run('DELETE FROM pv_meetings WHERE file = ?', [file]);
}

type Listed = FactManifest['meetings'][number];

function sign(database: Database, facts: FactSet, meeting: Listed): void {
	database.run('INSERT INTO pv_meetings VALUES (?, ?)', [meeting.file, madeFrom(facts, meeting)]);
}

/** What the rows of a meeting follow from. */
function madeFrom({ manifest }: FactSet, { inputs }: Listed): string {
	return JSON.stringify([manifest.facts, manifest.pv, manifest.public, inputs]);
}

/** What the rows of each meeting follow from, by its file. */
function knownMeetings(database: Database): Map<string, string> {
	const known = new Map<string, string>();
	for (const statement of database.iterateStatements('SELECT file, made_from FROM pv_meetings'))
		while (statement.step()) {
			const [file, from] = statement.get();
			known.set(String(file), String(from));
		}
	return known;
}
