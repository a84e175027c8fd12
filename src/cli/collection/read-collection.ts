/** Reads the meetings of a collection as records; what did not change since an earlier run is taken over from it. */

import { dirname, resolve } from 'node:path';
import {
	composeTables,
	extractFacts,
	findCopies,
	type MeetingFacts,
	type MeetingLines,
	NO_SHARED_PEOPLE,
	type PackedLines,
	placeLines,
	readRecords,
	readTable,
	type SharedPeople,
	type TablePieces,
	tellApart,
	toLines,
} from '../../collection/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { trackReads } from '../../host/watch.js';
import {
	type CompiledFile,
	compileFile,
	EarlierMeetings,
	earlierInputs,
	loadConfig,
} from '../../project/compile-file.js';
import {
	askedPaths,
	collectionFolder,
	Failures,
	findMeetings,
	INPUT,
	insidePath,
} from '../../project/find-meetings.js';
import { findProject } from '../../project/project.js';
import { readSharedPeople, sharedPeople } from '../../project/shared-people.js';
import { publicFile } from '../../record/build-outputs.js';
import { publicFileName } from '../../redact/index.js';
import { joinBytes } from '../../text/lists.js';
import { Digests } from './digests.js';
import { FactSources, isOfThisVersion, readEarlier, readManifest, writeFacts } from './fact-files.js';

/** What is read, and how. */
interface CollectionOptions {
	/** Only what the public versions hold. */
	public?: boolean | undefined;
	/** Meetings of an earlier run, by path inside the collection; of public ones nothing is kept that their sources could be guessed from. */
	before?: ReadonlyMap<string, MeetingLines> | undefined;
	/** Where the records of a meeting are put once it was read. */
	sources: FactSources;
}

interface ReadCollection {
	meetings: MeetingLines[];
	shared: SharedPeople;
	/** How many were compiled, and how many taken over. */
	compiled: number;
	failures: Failures;
}

/** Reads every meeting behind these paths. One that cannot be read is told, and the others go on. */
export async function readCollection(
	paths: readonly string[],
	options: CollectionOptions,
	io: Io,
): Promise<ReadCollection> {
	if (paths.includes(INPUT)) throw new PvError('usage/collection-input', 'a collection is read from files');
	const asked = askedPaths(paths);
	const found = await findMeetings(asked, io);
	const base = await collectionFolder(asked, io);
	const reader = new FactReader(base, options.public === true, io);
	const failures = new Failures(found.length, io);
	const meetings = new Map<string, MeetingLines>();
	const changed: string[] = [];
	for (const path of found) {
		if (io.signal.aborted) break;
		const before = options.before?.get(insidePath(base, resolve(io.cwd, path)));
		try {
			if (before && (await reader.isCurrent(before))) meetings.set(path, before);
			else changed.push(path);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const { sources } = options;
	const compiled = await readMeetings(changed, { reader, meetings, sources, failures }, io);
	let shared = NO_SHARED_PEOPLE;
	const project = await findProject(base, io);
	const config = await loadConfig(project, io);
	if (project.config !== undefined && config.people !== undefined)
		shared = (await readSharedPeople(config, dirname(project.config), project.root, io)).shared;
	// In the order in which they were found, whichever thread was first.
	const inOrder = found.flatMap((path) => meetings.get(path) ?? []);
	return { meetings: inOrder, shared, compiled, failures };
}

/** Threads are worth their start from so many meetings on, for each. */
const MEETINGS_A_THREAD = 24;

/** Reads meetings, by several threads where there are many. Returns how many could be read. */
async function readMeetings(
	paths: readonly string[],
	into: { reader: FactReader; meetings: Map<string, MeetingLines>; sources: FactSources; failures: Failures },
	io: Io,
): Promise<number> {
	const { reader, meetings, sources, failures } = into;
	const waiting = [...paths].reverse();
	let count = 0;
	const readAll = async (read: (path: string) => Promise<PackedLines>) => {
		for (let path = waiting.pop(); path !== undefined && !io.signal.aborted; path = waiting.pop()) {
			let lines: PackedLines;
			try {
				lines = await read(path);
				count++;
			} catch (error) {
				failures.outlive(error, path);
				continue;
			}
			const { source, start } = sources.keep(lines.packed);
			meetings.set(path, placeLines(lines, source, start));
		}
	};
	const threads = Math.min(io.threads?.count ?? 1, Math.floor(paths.length / MEETINGS_A_THREAD));
	if (threads < 2) {
		await readAll((path) => reader.read(path));
		return count;
	}
	await Promise.all(
		Array.from({ length: threads }, async () => {
			const thread = io.threads?.start();
			try {
				await readAll(async (path) => {
					// What a thread cannot read, or a thread that has ended, is left to this one, which says why.
					const answer = await thread?.ask(reader.getQuestion(path)).catch(() => null);
					return (answer as PackedLines | null) ?? (await reader.read(path));
				});
			} finally {
				await thread?.end();
			}
		}),
	);
	return count;
}

// --- Single meetings, and what their records follow from.

/** Asks for the facts of a meeting of the collection that starts at `base`. */
export interface FactQuestion {
	base: string;
	isPublic: boolean;
	path: string;
}

/** Reads meetings of a collection with the digests of all that they follow from. */
export class FactReader {
	readonly #base: string;
	readonly #isPublic: boolean;
	readonly #io: Io;
	readonly #digests: Digests;
	readonly #reader: MeetingReader;

	constructor(base: string, isPublic: boolean, io: Io) {
		const earlier = new EarlierMeetings(io);
		this.#base = base;
		this.#isPublic = isPublic;
		this.#io = io;
		this.#digests = new Digests(base, io, earlier);
		this.#reader = new MeetingReader(base, isPublic, { io, earlier });
	}

	/** Whether all that a meeting followed from is as it was. */
	isCurrent({ inputs }: MeetingLines): Promise<boolean> {
		return this.#digests.agree(inputs);
	}

	async read(path: string): Promise<PackedLines> {
		const { io: tracked, seen } = trackReads(this.#io, async () => {});
		const { file, bytes, packed, others } = await this.#reader.read(path, tracked);
		// Of public records nothing is kept that their sources could be guessed from.
		const inputs = this.#isPublic
			? {}
			: await this.#digests.collect([...seen, ...others, resolve(this.#io.cwd, path)], path);
		return { file, inputs, bytes, packed };
	}

	/** What another thread is asked for the same. */
	getQuestion(path: string): FactQuestion {
		return { base: this.#base, isPublic: this.#isPublic, path };
	}
}

/** The records of one meeting under the path that they show, and what they follow from beside the files that were read for it. */
interface ReadFacts extends Omit<PackedLines, 'inputs'> {
	shared: SharedPeople;
	others: string[];
}

/** Reads the facts of single meetings of the collection that starts at `base`. */
export class MeetingReader {
	readonly #base: string;
	readonly #isPublic: boolean;
	readonly #earlier: EarlierMeetings;
	readonly #io: Io;
	readonly #shared = new Map<string, SharedPeople>();

	constructor(
		base: string,
		isPublic: boolean,
		{ io, earlier = new EarlierMeetings(io) }: { io: Io; earlier?: EarlierMeetings },
	) {
		this.#base = base;
		this.#isPublic = isPublic;
		this.#io = io;
		this.#earlier = earlier;
	}

	/** Reads a meeting by `world`. */
	async read(path: string, world: Io): Promise<ReadFacts> {
		const own = insidePath(this.#base, resolve(this.#io.cwd, path));
		const read = await compileFile(path, world, { earlier: this.#earlier });
		const people = await sharedPeople(read, this.#shared, this.#io);
		const { file, facts } = this.#isPublic
			? publicFacts(read, own, people.shared)
			: { file: own, facts: extractFacts(read.compiled, { file: own, shared: people.shared }) };
		return {
			file,
			...toLines(facts),
			shared: people.shared,
			others: [...(people.path === undefined ? [] : [people.path]), ...(await earlierInputs(read, this.#io))],
		};
	}
}

/**
 * The public version of a meeting with its records; throws where there is none. `path`: that of its file inside the collection, of which the records
 * have what `file` says, without the names that are not public.
 */
export function publicFacts(
	read: CompiledFile,
	path: string,
	shared: SharedPeople,
): { shown: CompiledFile; file: string; facts: MeetingFacts } {
	const shown = publicFile(read);
	if (!('compiled' in shown))
		throw new PvError('output/not-public', `${read.path} has no public version`, {
			path: read.path,
			line: shown.line,
		});
	const hidden = new Set(
		read.compiled.assembly.members.flatMap((member, index) => (member.public ? [] : [index])),
	);
	const file = publicFileName(path, read.compiled);
	return { shown, file, facts: extractFacts(shown.compiled, { file, shared, hidden }) };
}

// --- The end of `pv facts`: all records in one folder.

/** Options of `pv facts`. */
export interface FactsOptions {
	out?: string;
	/** Only what the public versions hold. */
	public?: boolean;
	parquet?: boolean;
	quiet?: boolean;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
}

interface ReadyFacts {
	meetings: readonly MeetingLines[];
	/** What the meetings are read from. */
	sources: FactSources;
	shared: SharedPeople;
	/** How many meetings were compiled in this run; the others had not changed. */
	compiled: number;
	out: string;
	isPublic: boolean;
	quiet: boolean;
	parquet?: boolean | undefined;
}

/** Writes the facts of all meetings, and says who may be one person. */
export async function finishFacts(
	{ meetings: read, sources, shared, compiled, out, isPublic, quiet, parquet = false }: ReadyFacts,
	io: Io,
): Promise<void> {
	const meetings = isPublic ? tellApart(read) : read;
	const tables = composeTables(meetings, shared);
	const said = quiet ? [] : [...tell(meetings, tables, io)];
	await writeFacts(out, tables, { meetings, isPublic, parquet, sources }, io);
	for (const line of said) io.stderr.write(`${line}\n`);
	if (!quiet)
		io.stderr.write(
			`${userWords(io)('cli.facts.written', { count: meetings.length, compiled, folder: out })}\n`,
		);
}

/** What the user should know of the facts. */
function* tell(meetings: readonly MeetingLines[], tables: TablePieces, io: Io): Generator<string> {
	const phrase = userWords(io);
	for (const { person, other, reason } of readTable('doubts', joinBytes([...(tables.get('doubts') ?? [])])))
		yield phrase('cli.facts.doubt', { person, other, reason });
	const held = meetings.flatMap((meeting) => readRecords(meeting, 'meetings')).sort(byFile);
	for (const copy of findCopies(held)) yield phrase('cli.facts.copy', copy);
	for (const { file, date } of held) if (date === null) yield phrase('cli.facts.undated', { path: file });
	const wrong = held.filter(({ errors }) => errors > 0).length;
	if (wrong > 0) yield phrase('cli.facts.wrong', { count: wrong });
}

function byFile({ file: one }: { file: string }, { file: other }: { file: string }): number {
	return one < other ? -1 : 1;
}

/** Reads the meetings behind these paths and writes their facts; what did not change since the facts of the folder is taken over from them. */
export async function renewFacts(
	paths: readonly string[],
	given: Pick<ReadyFacts, 'out' | 'isPublic' | 'quiet' | 'parquet'>,
	io: Io,
): Promise<ExitCodeValue> {
	const sources = new FactSources(io);
	try {
		// Of public facts nothing is taken over: the digests of their sources would let names be guessed.
		const before = given.isPublic ? undefined : await readEarlier(given.out, sources, io);
		const { meetings, shared, compiled, failures } = await readCollection(
			paths,
			{ public: given.isPublic, before, sources },
			io,
		);
		if (io.signal.aborted) return ExitCode.interrupted;
		await finishFacts({ ...given, meetings, sources, shared, compiled }, io);
		return failures.count > 0 ? failures.code : ExitCode.clean;
	} finally {
		sources.close();
	}
}

// --- Brings a folder of facts up to date before a question.

/** Writes the facts of the meetings behind these paths, unless those of the folder are these already. */
export async function bringUpToDate(
	paths: readonly string[],
	folder: string,
	io: Io,
): Promise<ExitCodeValue> {
	if (await areCurrent(paths, folder, io)) return ExitCode.clean;
	return renewFacts(paths, { out: folder, isPublic: false, quiet: true }, io);
}

/** Only the meetings are read for this, not the facts. */
async function areCurrent(paths: readonly string[], folder: string, io: Io): Promise<boolean> {
	const manifest = await readManifest(folder, io);
	if (!manifest || !isOfThisVersion(manifest)) return false;
	const base = await collectionFolder(paths, io);
	const found = await findMeetings(paths, io);
	if (found.length !== manifest.meetings.length) return false;
	const known = new Map(manifest.meetings.map(({ file, inputs }) => [file, inputs]));
	const digests = new Digests(base, io);
	for (const path of found) {
		const inputs = known.get(insidePath(base, resolve(io.cwd, path)));
		if (inputs === undefined || !(await digests.agree(inputs))) return false;
	}
	return true;
}
