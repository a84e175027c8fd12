/** The files of `pv facts` in a folder: read from an earlier run, written all at once. */

import { join } from 'node:path';
import {
	FACTS_VERSION,
	type FactManifest,
	getTableFile,
	listMeetings,
	type MeetingLines,
	readTable,
	splitTables,
} from '../../collection/fact-set.js';
import {
	type ColumnType,
	OWN_TABLES,
	TABLE_NAMES,
	TABLES,
	type TableName,
} from '../../collection/records.js';
import { createTables } from '../../collection/tables.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { writeTogether } from '../project.js';
import { version } from '../version.js';
import { sha256 } from './folder.js';

const MANIFEST = 'manifest.json';

/** What an earlier run left in a folder, as far as it can be taken over: of the same version, whole and unchanged. */
export async function readEarlier(
	folder: string,
	io: Io,
): Promise<ReadonlyMap<string, MeetingLines> | undefined> {
	const manifest = await readManifest(folder, io);
	if (!manifest || !isOfThisVersion(manifest)) return undefined;
	const files = new Map<(typeof OWN_TABLES)[number], Uint8Array>();
	for (const table of OWN_TABLES) {
		const path = join(folder, getTableFile(table));
		if ((await io.facts(path))?.kind !== 'file') return undefined;
		const bytes = await io.read(path);
		if (sha256(bytes) !== manifest.outputs[getTableFile(table)]) return undefined;
		files.set(table, bytes);
	}
	return splitTables(manifest, files);
}

/** Whether a set of facts has the shape that this version writes, and says what it was made from. */
export function isOfThisVersion({ facts, pv, public: isPublic }: FactManifest): boolean {
	return facts === FACTS_VERSION && pv === version && !isPublic;
}

/**
 * What a set of facts is recognised by: the head of its manifest, which has the version and the digest of every table. It is cut from the text: to parse
 * the list of meetings behind it, or to take a digest of it, would take longer than a question.
 */
export function readManifestHead(bytes: Uint8Array): string {
	const text = new TextDecoder().decode(bytes.subarray(0, LONGEST_HEAD));
	const end = text.indexOf('"meetings"');
	return end < 0 ? '' : text.slice(0, end);
}

const LONGEST_HEAD = 8192;

/** One table of a folder of facts. */
export async function readTableFile(folder: string, table: TableName, io: Io): Promise<Uint8Array> {
	const path = join(folder, getTableFile(table));
	if ((await io.facts(path))?.kind !== 'file')
		throw new PvError('input/no-facts', `${folder} holds no facts`, { exitCode: 2, facts: { path: folder } });
	return io.read(path);
}

/** The manifest of a folder of facts, as it is written. */
export async function readManifestFile(folder: string, io: Io): Promise<Uint8Array | undefined> {
	const path = join(folder, MANIFEST);
	return (await io.facts(path))?.kind === 'file' ? io.read(path) : undefined;
}

/** The manifest of a folder of facts; nothing where it is none. */
export async function readManifest(folder: string, io: Io): Promise<FactManifest | undefined> {
	const bytes = await readManifestFile(folder, io);
	return bytes && parseManifest(bytes);
}

/** A manifest as it was written; nothing where it is none. */
export function parseManifest(bytes: Uint8Array): FactManifest | undefined {
	try {
		const data = JSON.parse(new TextDecoder().decode(bytes)) as FactManifest;
		return Array.isArray(data.meetings) && typeof data.outputs === 'object' ? data : undefined;
	} catch {
		return undefined;
	}
}

/** Writes the tables with their schema and manifest, as Parquet too where that is wanted; files that are as they were are left alone. */
export async function writeFacts(
	folder: string,
	tables: ReadonlyMap<TableName, Uint8Array>,
	{ meetings, isPublic, parquet }: { meetings: readonly MeetingLines[]; isPublic: boolean; parquet: boolean },
	io: Io,
): Promise<void> {
	const manifest: FactManifest = {
		facts: FACTS_VERSION,
		pv: version,
		public: isPublic,
		outputs: Object.fromEntries(
			TABLE_NAMES.map((table) => [getTableFile(table), sha256(tables.get(table) ?? new Uint8Array())]),
		),
		meetings: listMeetings(meetings),
	};
	const files = new Map<string, Uint8Array | string>();
	for (const table of TABLE_NAMES) files.set(getTableFile(table), tables.get(table) ?? '');
	// Parquet that is there already may not fall behind the records beside it.
	if (parquet || (await io.facts(join(folder, 'meetings.parquet')))?.kind === 'file') {
		for (const [name, bytes] of await writeParquet(tables)) files.set(name, bytes);
	}
	files.set('schema.sql', createTables());
	files.set('schema.json', await io.readOwn('docs/facts.schema.json'));
	files.set(MANIFEST, `${JSON.stringify(manifest, null, '\t')}\n`);
	await writeTogether(folder, files, io);
}

// --- The tables of facts as Parquet, for programs that read very many of them (DuckDB, pandas, Spark).

/** Types of the columns. Numbers of votes stay exact decimals as texts: Parquet has no fractions, and a double is none. */
const TYPES = {
	text: 'STRING',
	integer: 'INT32',
	boolean: 'BOOLEAN',
	amount: 'STRING',
} as const satisfies Record<ColumnType, string>;

/** Every table, given as NDJSON, by the name of its file. The same records give the same bytes. The writer is loaded only where it is asked for. */
async function writeParquet(tables: ReadonlyMap<TableName, Uint8Array>): Promise<Map<string, Uint8Array>> {
	const { parquetWriteBuffer } = await import('hyparquet-writer');
	return new Map(
		TABLE_NAMES.map((table) => {
			const rows: ReadonlyArray<Readonly<Record<string, unknown>>> = readTable(table, tables.get(table)).map(
				(row) => ({ ...row }),
			);
			const columnData = Object.entries(TABLES[table]).map(([name, type]) => ({
				name,
				type: TYPES[type],
				nullable: true,
				data: rows.map((row) => row[name] ?? null),
			}));
			return [`${table}.parquet`, new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'pv' }))];
		}),
	);
}
