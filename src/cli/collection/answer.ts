/**
 * Answers a question in a thread of its own. SQLite looks at nothing outside while it runs: a statement that never ends, as a recursive one may be, could
 * not even be interrupted. A thread is ended from outside.
 */

import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import {
	type Answer,
	answer,
	answerStored,
	loadEngine,
	QuestionError,
	updateStore,
} from '../../collection/database.js';
import { inMemory } from '../../collection/fact-set.js';
import type { Question } from '../../collection/questions.js';
import { TABLE_NAMES, type TableName } from '../../collection/records.js';
import { PvError } from '../../errors.js';
import { askApart, type Io, type Threads } from '../../host/io.js';
import { realPlace, refuseLinkOut } from '../../project/project.js';
import { parseManifest, readManifestFile, readManifestHead, readTableFile } from './fact-files.js';

/** The facts that a question is put to: a folder of them, or the tables themselves. */
export type AskedFacts = { folder: string } | { tables: ReadonlyMap<TableName, Uint8Array> };

/** What a thread is asked. */
export interface ApartQuestion {
	sql: Question;
	facts: AskedFacts;
}

/** What it answers; an error is handed over as its parts. */
type ApartAnswer =
	| { found: Answer }
	| { kind: QuestionError['kind']; message: string; rows: number }
	| { failure: Pick<PvError, 'code' | 'message' | 'hint' | 'exitCode' | 'facts'> };

export function answerHere(question: Question, facts: AskedFacts, io: Io): Promise<Answer> {
	return 'folder' in facts
		? answerFromFolder(facts.folder, question, io)
		: answer(question, async (table) => facts.tables.get(table) ?? new Uint8Array());
}

/** Answers a question in a thread, in so many milliseconds at most; throws as `answerHere` would. */
export async function answerApart(
	question: Question,
	facts: AskedFacts,
	{ threads, signal }: { threads: Threads; signal: AbortSignal },
	patience = PATIENCE,
): Promise<Answer> {
	const asked: ApartQuestion = { sql: question, facts };
	const { said, stopped } = await askApart<ApartAnswer>(asked, { threads, signal }, { patience });
	if (stopped === 'interrupted') return { columns: [], rows: [] };
	if (!said)
		throw new PvError('ask/too-long', 'the statement takes too long', {
			seconds: Math.ceil(patience / 1000),
		});
	if ('found' in said) return said.found;
	if ('kind' in said) throw new QuestionError(said.kind, said.message, said.rows);
	throw new PvError(said.failure.code, said.failure.message, said.failure.facts, said.failure);
}

/** Answers what `answerApart` asks, inside the thread. */
export async function serveQuestion({ sql, facts }: ApartQuestion, io: Io): Promise<ApartAnswer> {
	try {
		return { found: await answerHere(sql, facts, io) };
	} catch (error) {
		if (error instanceof QuestionError) return { kind: error.kind, message: error.message, rows: error.rows };
		if (!(error instanceof PvError))
			return { kind: 'sql', message: error instanceof Error ? error.message : String(error), rows: 0 };
		const { code, message, hint, exitCode, facts: told } = error;
		return { failure: { code, message, hint, exitCode, facts: told } };
	}
}

/** Questions that many years of minutes take seconds for are answered; one that takes longer has no end, or joins all with all. */
const PATIENCE = 30_000;

// --- Answers questions from a folder of facts by the database that is kept in it.

/** Name of the database in a folder of facts. */
const STORE_FILE = 'facts.sqlite';

/**
 * Answers a question over the facts of a folder. The first one after a change of the facts makes the database, of which the others read what they need;
 * where none can be kept, the tables are read each time.
 */
async function answerFromFolder(folder: string, question: Question, io: Io): Promise<Answer> {
	const manifest = await readManifestFile(folder, io);
	if (manifest === undefined)
		throw new PvError('input/no-facts', `${folder} holds no facts`, { path: folder });
	const head = readManifestHead(manifest);
	const path = join(folder, STORE_FILE);
	const facts = await io.facts(path);
	if (facts?.kind === 'file') {
		const file = await io.open(facts.real, facts);
		// Before the setting, under which the code of the last run would not be taken.
		await loadEngine();
		setFlagsFromString(FIRST_COMPILER);
		try {
			const found = await answerStored(question, file, head);
			if (found !== undefined) return found;
		} finally {
			for (const flag of BOTH_COMPILERS) setFlagsFromString(flag);
			file.close();
		}
	}
	const store = await makeStore(folder, { manifest, head, before: facts && path }, io);
	return store === undefined
		? answer(question, (table) => readTableFile(folder, table, io))
		: ((await answerStored(question, inMemory(store), head)) as Answer);
}

/**
 * V8 compiles WebAssembly a second time, with its optimizing compiler, beside running it. Most questions have their answer before that code is there: with
 * the first compiler alone SQLite starts in a third of the processor time, and reads a database of 100 MB through no more slowly.
 */
const FIRST_COMPILER = '--liftoff-only';

/** What that setting changes, as it was: code that V8 keeps for the next run is taken only under the settings of this one. */
const BOTH_COMPILERS = ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'];

async function makeStore(
	folder: string,
	{ manifest, head, before }: { manifest: Uint8Array; head: string; before: string | undefined },
	io: Io,
): Promise<Uint8Array | undefined> {
	const parsed = parseManifest(manifest);
	if (parsed === undefined) return undefined;
	const tables = new Map<TableName, Uint8Array>();
	for (const table of TABLE_NAMES) tables.set(table, await readTableFile(folder, table, io));
	const size = [...tables.values()].reduce((sum, bytes) => sum + bytes.length, 0);
	if (size > LARGEST_STORED) return undefined;
	const store = await updateStore(
		{ manifest: parsed, head, tables },
		before === undefined ? undefined : await io.read(before),
	);
	try {
		await refuseLinkOut(folder, io);
		await io.write(join(folder, STORE_FILE), store, await realPlace(resolve(io.cwd, folder), io));
	} catch {
		// A folder that cannot be written answers as well, only not as fast.
	}
	return store;
}

/** Facts of more bytes are no longer put into a database in memory, whose addresses end at four gigabytes. */
const LARGEST_STORED = 1024 * 1024 * 1024;
