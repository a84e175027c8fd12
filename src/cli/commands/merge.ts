import { join } from 'node:path';
import { createSharedNames, holdLines, type MeetingLines, packLines } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { Failures, sha256 } from '../../project/find-meetings.js';
import { write } from '../../project/project.js';
import { claimPath } from '../../record/build-outputs.js';
import { visibleLines } from '../../text/letters.js';
import { version } from '../../version.js';
import type { BuiltPart } from '../build/build-run.js';
import { FactSources } from '../collection/fact-files.js';
import { finishFacts } from '../collection/read-collection.js';
import {
	isShard,
	MARKER,
	type MeetingRecord,
	madeFile,
	OUT,
	type ReadShard,
	readShard,
	shardName,
} from '../shard/run-shard.js';
import { type CheckedFile, type CheckOptions, checkEnd, finishCheck } from './check.js';
import type { KeptFacts } from './facts.js';
import { type FoundActs, type KeptActs, openForActs } from './register.js';

/** Options of `pv merge`. */
interface MergeOptions {
	out?: string;
	/** Formats of the report of a check, instead of those that the parts were given. */
	format?: string[];
	quiet?: boolean;
	/** Facts as Parquet too. */
	parquet?: boolean;
	/** The log that acts are added to, with its key and, where it is new, its name. */
	log?: string;
	key?: string;
	origin?: string;
}

/** A record and the shard that holds it. */
type Found = MeetingRecord<unknown> & { shard: ReadShard };

/** Puts the parts of a run together: reports, writes and ends as the run would have done in one piece. */
export async function merge(
	folders: readonly string[],
	options: MergeOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const shards = await findShards(folders, io);
	const first = wholeRun(shards);
	const records = shards
		.flatMap((shard) => shard.records.map((record): Found => ({ ...record, shard })))
		.sort((a, b) => a.order - b.order);
	if (records.length !== first.total || records.some(({ order }, index) => order !== index))
		throw new PvError('input/shard', 'a meeting is missing', { path: first.folder, what: MARKER });
	const quiet = options.quiet === true || first.options['quiet'] === true;
	const failures = new Failures(first.total, io);
	if (first.command === 'check') {
		tellFailures(records, failures, io);
		const files = records.flatMap(({ result }) => (result === null ? [] : [result as CheckedFile]));
		const given = first.options as CheckOptions;
		const end = checkEnd({ ...given, format: options.format ?? given.format ?? ['text'], quiet });
		const code = await finishCheck(files, end, io);
		return failures.count > 0 ? failures.code : code;
	}
	if (first.command === 'log') return mergeLog(records, failures, { ...options, quiet }, io);
	const { out } = options;
	if (out === undefined) throw new PvError('usage/merge-out', 'no folder for the whole');
	return first.command === 'facts'
		? mergeFacts(
				records,
				failures,
				{ out, quiet, isPublic: first.options['public'] === true, parquet: options.parquet },
				io,
			)
		: mergeBuild(records, failures, { out, quiet }, io);
}

/** The shards in these folders, or one level below them. */
async function findShards(folders: readonly string[], io: Io): Promise<ReadShard[]> {
	const found: string[] = [];
	for (const folder of folders) {
		const facts = await io.facts(folder);
		if (facts?.kind !== 'folder')
			throw new PvError('input/missing', `${folder} does not exist`, { path: folder });
		if (await isShard(folder, io)) {
			found.push(folder);
			continue;
		}
		const inside: string[] = [];
		// What begins with a point is not finished.
		for (const { name, kind } of await io.list(folder))
			if (kind === 'folder' && !name.startsWith('.') && (await isShard(join(folder, name), io)))
				inside.push(join(folder, name));
		if (inside.length === 0)
			throw new PvError('input/no-shards', `${folder} holds no shards`, { path: folder });
		for (const each of inside) found.push(each);
	}
	const shards: ReadShard[] = [];
	for (const folder of new Set(found)) shards.push(await readShard(folder, io));
	return shards;
}

/** What all shards of a run say alike; throws where they are not the parts of one run, each once. */
function wholeRun(shards: readonly ReadShard[]) {
	const [one] = shards;
	if (one === undefined) throw new PvError('usage/merge-folders', 'no folder is named');
	const { folder, marker } = one;
	const parts = new Map<number, string>();
	for (const other of shards) {
		for (const what of ['command', 'pv', 'options', 'count', 'list'] as const)
			if (JSON.stringify(other.marker[what]) !== JSON.stringify(marker[what]))
				throw new PvError('input/other-run', `${other.folder} is of another run`, {
					path: other.folder,
					other: folder,
					what,
				});
		const twin = parts.get(other.marker.index);
		if (twin !== undefined)
			throw new PvError('input/shard-twice', `${other.folder} is there twice`, {
				path: other.folder,
				other: twin,
			});
		parts.set(other.marker.index, other.folder);
	}
	const missing = Array.from({ length: marker.count }, (_, at) => at + 1).filter((at) => !parts.has(at));
	if (missing.length > 0)
		throw new PvError('input/shards-missing', 'not all shards are there', {
			count: missing.length,
			names: missing
				.slice(0, 10)
				.map((index) => shardName(marker.command, { index, count: marker.count }))
				.join(', '),
		});
	if (marker.pv !== version)
		throw new PvError('input/shard-version', 'the shards are of another version', {
			path: folder,
			from: marker.pv,
			here: version,
		});
	return { folder, ...marker };
}

function tellFailures(records: readonly Found[], failures: Failures, io: Io): void {
	for (const { failure, said } of records)
		if (failure)
			failures.tell(failure.text, failure.code as ExitCodeValue, () => io.stderr.write(visibleLines(said)));
}

/** Adds the acts of all parts to one log, as one run would. */
async function mergeLog(
	records: readonly Found[],
	failures: Failures,
	options: MergeOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const log = await openForActs(options, io);
	tellFailures(records, failures, io);
	const found: FoundActs = { acts: [], unfinished: 0, failures };
	for (const { result } of records) {
		if (result === null) continue;
		const { acts } = result as { acts: KeptActs };
		if (acts === null) found.unfinished++;
		else for (const act of acts) found.acts.push(act);
	}
	return log.add(found);
}

async function mergeFacts(
	records: readonly Found[],
	failures: Failures,
	place: { out: string; quiet: boolean; isPublic: boolean; parquet: boolean | undefined },
	io: Io,
): Promise<ExitCodeValue> {
	tellFailures(records, failures, io);
	const names = new Map<string, string>();
	const meetings = records.flatMap(({ inputs, result }): MeetingLines[] => {
		if (result === null || inputs === null) return [];
		const { file, lines, shared } = result as KeptFacts;
		for (const [id, name] of Object.entries(shared)) names.set(id, name);
		return [holdLines({ file, inputs: place.isPublic ? {} : inputs, ...packLines((table) => lines[table]) })];
	});
	const shared = createSharedNames(names);
	const sources = new FactSources(io);
	await finishFacts({ ...place, meetings, sources, shared, compiled: meetings.length }, io);
	return failures.count > 0 ? failures.code : ExitCode.clean;
}

async function mergeBuild(
	records: readonly Found[],
	failures: Failures,
	{ out, quiet }: { out: string; quiet: boolean },
	io: Io,
): Promise<ExitCodeValue> {
	const taken = new Map<string, string>();
	let [written, refused] = [0, 0];
	let code: ExitCodeValue = ExitCode.clean;
	for (const { path, files = {}, result, said, failure, shard } of records) {
		if (io.signal.aborted) return ExitCode.interrupted;
		const say = () => io.stderr.write(visibleLines(said.replaceAll(OUT, out)));
		if (failure) {
			failures.tell(failure.text, failure.code as ExitCodeValue, say);
			continue;
		}
		try {
			const places = new Map<string, string>();
			for (const name of Object.keys(files)) places.set(name, join(out, name.slice(name.indexOf('/') + 1)));
			for (const place of places.values()) claimPath(place, path, taken);
			for (const [name, place] of places) await copyFile(shard, name, files[name] ?? '', place, io);
			say();
			const part = result as BuiltPart;
			written += part.written;
			refused += part.refused;
			if (part.code > code) code = part.code;
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	if (records.length > 1 && !quiet)
		io.stderr.write(
			`${userWords(io)('cli.build.total', { count: written, refused, failed: failures.count })}\n`,
		);
	return failures.code > code ? failures.code : code;
}

async function copyFile({ folder }: ReadShard, name: string, digest: string, place: string, io: Io) {
	const path = madeFile(folder, name);
	const bytes = (await io.facts(path))?.kind === 'file' ? await io.read(path) : undefined;
	if (bytes === undefined || sha256(bytes) !== digest)
		throw new PvError('input/shard', `${path} is damaged`, { path: folder, what: name });
	await write(place, bytes, io);
}
