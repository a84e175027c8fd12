/// <reference path="./sql-js.d.ts" />
/** The facts of a collection in SQLite: questions to them, in memory or over a file that is kept beside the tables. */

import type { Database, SqlValue } from 'sql.js/dist/sql-wasm-inline.js';
import { nearestWord } from '../text/nearest.js';
import {
	type FactManifest,
	inMemory,
	type MeetingLines,
	readLines,
	readTable,
	splitTables,
} from './fact-set.js';
import { askForPerson, type Question } from './questions.js';
import {
	type ColumnType,
	OWN_TABLES,
	type OwnTable,
	TABLE_NAMES,
	TABLES,
	type TableName,
} from './records.js';

export type Cell = string | number | null;

export interface Answer {
	columns: string[];
	rows: Cell[][];
	/** The person that was asked about, where the facts know nobody by that name, and whose name comes near. */
	unknown?: { person: string; near?: string };
}

/** Why a statement has no answer. */
export class QuestionError extends Error {
	readonly kind: 'not-reading' | 'several' | 'many' | 'sql';

	/** How many rows there are at least. */
	readonly rows: number;

	constructor(kind: QuestionError['kind'], message: string, rows = 0) {
		super(message);
		this.kind = kind;
		this.rows = rows;
	}
}

/** The largest answer that is given: in rows, and in characters; a cell counts as some, for what it takes in memory. */
const MOST_ROWS = 500_000;
const LARGEST_ANSWER = 100_000_000;
const CELL = 20;

/** Gives the file of a table. */
type TableSource = (table: TableName) => Promise<Uint8Array>;

/** Answers one statement that reads. Only the tables that it names are loaded. */
export async function answer(question: Question, source: TableSource): Promise<Answer> {
	const database = await openDatabase();
	try {
		await fill(database, question.sql, source);
		return answerFrom(database, question);
	} finally {
		database.close();
	}
}

/**
 * Answers one statement over a database that `updateStore` made of the facts with this head of a manifest; only the parts that it needs are read. Nothing where the
 * database is of other facts, or none of ours.
 */
export async function answerStored(
	question: Question,
	file: StoredBytes,
	head: string,
): Promise<Answer | undefined> {
	let database: Database | undefined;
	try {
		database = await openDatabase(file);
		if (ask(database, { sql: 'SELECT head FROM pv_manifest', values: [] }).rows[0]?.[0] !== head) {
			database.close();
			return undefined;
		}
	} catch {
		database?.close();
		return undefined;
	}
	try {
		database.run('PRAGMA query_only = 1');
		return answerFrom(database, question);
	} finally {
		database.close();
	}
}

/** Loads the tables that a statement names. */
async function fill(database: Database, sql: string, source: TableSource): Promise<void> {
	const named = new Set<string>(sql.toLowerCase().match(/[a-z_]+/g) ?? []);
	const texts = (Object.keys(TEXT_TABLES) as TextTable[]).filter((name) => named.has(name));
	for (const name of texts) for (const table of TEXT_TABLES[name].from) named.add(table);
	database.run('BEGIN');
	for (const table of TABLE_NAMES) {
		database.run(createTable(table));
		if (!named.has(table)) continue;
		insertRows(database, table, await source(table));
		indexTable(database, table);
	}
	for (const name of texts) fillText(database, name);
	database.run('COMMIT');
	database.run('PRAGMA query_only = 1');
}

/** The answer; one without rows says too whether anybody has the name that was asked for. */
function answerFrom(database: Database, question: Question): Answer {
	const found = ask(database, question);
	const { person } = question;
	if (person === undefined || found.rows.length > 0) return found;
	if (ask(database, askForPerson(person)).rows.length > 0) return found;
	const near = nearestPerson(
		person,
		ask(database, { sql: 'SELECT DISTINCT name FROM people ORDER BY name', values: [] }).rows.map(([name]) =>
			String(name),
		),
	);
	return { ...found, unknown: near === undefined ? { person } : { person, near } };
}

/** The name that is written almost so, whole or by one of its words: `Hadad` is near `Omar Haddad`. */
function nearestPerson(person: string, names: readonly string[]): string | undefined {
	const owners = new Map<string, string>();
	for (const name of names)
		for (const word of [name, ...name.split(' ')]) if (!owners.has(word)) owners.set(word, name);
	return owners.get(nearestWord(person, owners.keys()) ?? '');
}

/** Words that open a statement which reads. */
const READS = /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:select|with|values|explain)\b/i;

function ask(database: Database, { sql, values }: Question): Answer {
	if (!READS.test(sql)) throw new QuestionError('not-reading', 'only statements that read are answered');
	try {
		const statements = database.iterateStatements(sql);
		let result: Answer | undefined;
		for (const statement of statements) {
			if (result !== undefined) throw new QuestionError('several', 'one statement at a time');
			statement.bind([...values]);
			result = { columns: statement.getColumnNames(), rows: [] };
			let size = 0;
			while (statement.step()) {
				const row = statement.get().map((value) => (value instanceof Uint8Array ? null : value));
				for (const value of row) size += CELL + (typeof value === 'string' ? value.length : 0);
				if (size > LARGEST_ANSWER || result.rows.length === MOST_ROWS)
					throw new QuestionError('many', `more than ${result.rows.length} rows`, result.rows.length);
				result.rows.push(row);
			}
		}
		return result ?? { columns: [], rows: [] };
	} catch (error) {
		if (error instanceof QuestionError) throw error;
		throw new QuestionError('sql', error instanceof Error ? error.message : String(error));
	}
}

// --- SQLite as WebAssembly, the same under Node and in a page; loaded at the first question.

/** A file of which SQLite reads the parts that it needs. */
interface StoredBytes {
	readonly size: number;
	read(from: number, to: number): Uint8Array;
}

/** Loads the program, and starts nothing of it yet. */
export async function loadEngine() {
	return (await import('sql.js/dist/sql-wasm-inline.js')).default;
}

/** A database in memory: empty, with the content of a file, or over one that is read as it is needed and never written. */
async function openDatabase(content?: Uint8Array | StoredBytes): Promise<Database> {
	const { Database } = await (await loadEngine())();
	if (content === undefined || content instanceof Uint8Array) return new Database(content);
	return new Database(new PartsOnDemand(content) as unknown as Uint8Array);
}

/**
 * Bytes that are read when they are looked at. sql.js copies what it is given by `slice` and reads pages by `subarray`: with these two a database of
 * 100 MB answers a question after reading some of its pages, where to copy the whole takes longer than the answer.
 */
class PartsOnDemand {
	readonly #file: StoredBytes;
	readonly length: number;

	constructor(file: StoredBytes) {
		this.#file = file;
		this.length = file.size;
	}

	slice(): this {
		return this;
	}

	subarray(from: number, to: number): Uint8Array {
		return this.#file.read(from, Math.min(to, this.length));
	}
}

// --- The tables in SQL: made, filled with records, indexed, and the tables of words that are made of them.

/** Tables of words for `MATCH`. Accents and case do not matter in them; a row has the `rowid` of the row that it is made of. */
const TEXT_TABLES = {
	decisions_text: {
		from: ['decisions', 'items'],
		columns: 'id, title, text, item',
		rows: `SELECT d.rowid, d.id, d.title, d.text, coalesce(i.title, '') FROM decisions d LEFT JOIN items i ON i.meeting = d.meeting AND i.item = d.item`,
	},
	people_text: {
		from: ['people'],
		columns: 'id, name',
		rows: `SELECT rowid, id, name || ' · ' || names FROM people`,
	},
} as const satisfies Record<string, { from: readonly TableName[]; columns: string; rows: string }>;

/** Name of a table of words. */
type TextTable = keyof typeof TEXT_TABLES;

/** Columns by which rows are found. The one with `unanimous` holds all that the yearly count of unanimous votes reads. */
const INDEXES: { readonly [Table in TableName]?: readonly string[] } = {
	items: ['meeting, item'],
	attendance: ['meeting', 'person'],
	moves: ['meeting'],
	decisions: ['meeting, date, unanimous, id', 'date'],
	votes: ['decision'],
	ballots: ['decision', 'person'],
	elections: ['meeting'],
	candidates: ['election'],
	mandates: ['meeting'],
	actions: ['meeting', 'title'],
	changes: ['meeting'],
	states: ['decision'],
	statements: ['meeting'],
	messages: ['meeting'],
};

/** Puts the records of a file of NDJSON into their table. */
function insertRows(database: Database, table: TableName, lines: Uint8Array): void {
	if (lines.length === 0) return;
	const names = Object.keys(TABLES[table]);
	const statement = database.prepare(`INSERT INTO "${table}" VALUES (${names.map(() => '?').join(', ')})`);
	try {
		for (const row of readTable(table, lines)) {
			const fields = row as unknown as Record<string, SqlValue | boolean>;
			statement.run(
				names.map((name) => {
					const value = fields[name] ?? null;
					return typeof value === 'boolean' ? Number(value) : value;
				}),
			);
		}
	} finally {
		statement.free();
	}
}

/** Makes the indexes of a table; after its rows are in, which is faster. */
function indexTable(database: Database, table: TableName): void {
	for (const [number, columns] of (INDEXES[table] ?? []).entries())
		database.run(`CREATE INDEX "${table}_${number + 1}" ON "${table}" (${columns})`);
}

/** Makes a table of words. */
function fillText(database: Database, name: TextTable): void {
	const { columns } = TEXT_TABLES[name];
	database.run(
		`CREATE VIRTUAL TABLE ${name} USING fts4(${columns}, notindexed=id, tokenize=unicode61 "remove_diacritics=2")`,
	);
	insertText(database, name, '');
}

/** Puts rows into a table of words; `where`: which of those it is made of. */
function insertText(
	database: Database,
	name: TextTable,
	where: string,
	values: readonly SqlValue[] = [],
): void {
	const { columns, rows } = TEXT_TABLES[name];
	database.run(`INSERT INTO ${name} (docid, ${columns}) ${rows} ${where}`, values);
}

// --- The tables in SQL, for whoever loads the records into a database.

/** Types that SQLite, DuckDB and PostgreSQL read alike. */
const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
	text: 'TEXT',
	integer: 'INTEGER',
	boolean: 'BOOLEAN',
	amount: 'NUMERIC',
};

/** Columns by which other tables refer to a row. */
const KEYS: Partial<Record<TableName, string>> = {
	meetings: 'id',
	decisions: 'id',
	elections: 'id',
	people: 'id',
};

/** `CREATE TABLE` for one table. Every name is quoted: some are words of SQL. */
function createTable(table: TableName): string {
	const columns = Object.entries(TABLES[table]).map(
		([name, type]) => `\t"${name}" ${SQL_TYPES[type]}${KEYS[table] === name ? ' PRIMARY KEY' : ''}`,
	);
	return `CREATE TABLE "${table}" (\n${columns.join(',\n')}\n);\n`;
}

export function createTables(): string {
	return TABLE_NAMES.map(createTable).join('\n');
}

// --- The facts of a collection as a database in a file, kept beside the tables so that a question reads what it needs and no more.

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
