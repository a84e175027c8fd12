/** The files of `pv facts` in a folder: read from an earlier run, written all at once. */

import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { createTables } from '../../collection/database.js';
import {
	type ByteSource,
	FACTS_VERSION,
	type FactManifest,
	getTableFile,
	listMeetings,
	type MeetingLines,
	readTable,
	splitTables,
	type TablePieces,
} from '../../collection/fact-set.js';
import {
	type ColumnType,
	OWN_TABLES,
	TABLE_NAMES,
	TABLES,
	type TableName,
} from '../../collection/records.js';
import { PvError } from '../../errors.js';
import type { FileContent, Io, OpenFile, Spool } from '../../host/io.js';
import { sha256 } from '../../project/find-meetings.js';
import { writeTogether } from '../../project/project.js';
import { joinBytes } from '../../text/lists.js';
import { version } from '../../version.js';

const MANIFEST = 'manifest.json';

/** The files that records are read from while a set of facts is made: what one meeting after the other holds is never in memory as a whole. */
export class FactSources {
	readonly #io: Io;
	readonly #open: OpenFile[] = [];
	#spool: Spool | undefined;

	constructor(io: Io) {
		this.#io = io;
	}

	/** Opens a table of an earlier run. */
	async open(path: string): Promise<OpenFile> {
		const file = await this.#io.open(path);
		this.#open.push(file);
		return file;
	}

	/** Puts records aside; returns where they lie. */
	keep(bytes: Uint8Array): { source: ByteSource; start: number } {
		this.#spool ??= this.#io.spool();
		return { source: this.#spool, start: this.#spool.append(bytes) };
	}

	/** Nothing can be read from them afterwards. */
	close(): void {
		for (const file of this.#open.splice(0)) file.close();
		this.#spool?.close();
		this.#spool = undefined;
	}
}

/** What an earlier run left in a folder, as far as it can be taken over: of the same version, whole and unchanged. */
export async function readEarlier(
	folder: string,
	sources: FactSources,
	io: Io,
): Promise<ReadonlyMap<string, MeetingLines> | undefined> {
	const manifest = await readManifest(folder, io);
	if (!manifest || !isOfThisVersion(manifest)) return undefined;
	const files = new Map<(typeof OWN_TABLES)[number], OpenFile>();
	for (const table of OWN_TABLES) {
		const path = join(folder, getTableFile(table));
		if ((await io.facts(path))?.kind !== 'file') return undefined;
		const file = await sources.open(path);
		if (sha256(inPieces(file)) !== manifest.outputs[getTableFile(table)]) return undefined;
		files.set(table, file);
	}
	return splitTables(manifest, files);
}

/** The bytes of a file, one part after the other. */
function* inPieces(file: OpenFile): Generator<Uint8Array> {
	for (let from = 0; from < file.size; from += PIECE)
		yield file.read(from, Math.min(file.size, from + PIECE));
}

const PIECE = 1024 * 1024;

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

export async function readTableFile(folder: string, table: TableName, io: Io): Promise<Uint8Array> {
	const path = join(folder, getTableFile(table));
	if ((await io.facts(path))?.kind !== 'file')
		throw new PvError('input/no-facts', `${folder} holds no facts`, { path: folder });
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

/**
 * Writes the tables with their schema and manifest, as Parquet too where that is wanted: all of them, or none. The tables are made as they are written; the
 * sources that they are made of are closed before the files take the place of those.
 */
export async function writeFacts(
	folder: string,
	tables: TablePieces,
	{
		meetings,
		isPublic,
		parquet,
		sources,
	}: { meetings: readonly MeetingLines[]; isPublic: boolean; parquet: boolean; sources: FactSources },
	io: Io,
): Promise<void> {
	// Parquet that is there already may not fall behind the records beside it.
	const withParquet = parquet || (await io.facts(join(folder, 'meetings.parquet')))?.kind === 'file';
	const schema = await io.readOwn('docs/facts.schema.json');
	async function* files(): AsyncGenerator<[string, FileContent]> {
		const outputs: Record<string, string> = {};
		for (const table of TABLE_NAMES) {
			const hash = createHash('sha256');
			yield [getTableFile(table), hashed(tables.get(table) ?? [], hash)];
			outputs[getTableFile(table)] = hash.digest('hex');
		}
		if (withParquet)
			for (const table of TABLE_NAMES)
				yield [`${table}.parquet`, await toParquet(table, joinBytes([...(tables.get(table) ?? [])]))];
		yield ['schema.sql', createTables()];
		yield ['schema.json', schema];
		const manifest: FactManifest = {
			facts: FACTS_VERSION,
			pv: version,
			public: isPublic,
			outputs,
			meetings: listMeetings(meetings),
		};
		yield [MANIFEST, `${JSON.stringify(manifest, null, '\t')}\n`];
		sources.close();
	}
	await writeTogether(folder, files(), io);
}

/** The same pieces, of which a digest is taken as they pass. */
function* hashed(pieces: Iterable<Uint8Array>, hash: Hash): Generator<Uint8Array> {
	for (const piece of pieces) {
		hash.update(piece);
		yield piece;
	}
}

// --- The tables of facts as Parquet, for programs that read very many of them (DuckDB, pandas, Spark).

/** Types of the columns. Numbers of votes stay exact decimals as texts: Parquet has no fractions, and a double is none. */
const TYPES = {
	text: 'STRING',
	integer: 'INT32',
	boolean: 'BOOLEAN',
	amount: 'STRING',
} as const satisfies Record<ColumnType, string>;

/** A table, given as NDJSON. The same records give the same bytes. The writer is loaded only where it is asked for. */
async function toParquet(table: TableName, lines: Uint8Array): Promise<Uint8Array> {
	const { parquetWriteBuffer } = await import('hyparquet-writer');
	const rows: ReadonlyArray<Readonly<Record<string, unknown>>> = readTable(table, lines).map((row) => ({
		...row,
	}));
	const columnData = Object.entries(TABLES[table]).map(([name, type]) => ({
		name,
		type: TYPES[type],
		nullable: true,
		data: rows.map((row) => row[name] ?? null),
	}));
	return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'pv' }));
}
