/** Does one part of a command, and leaves it as a folder that `pv merge` puts together with the others. */

import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { asFailure, explainAny, failureText } from '../../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../../host/io.js';
import { trackReads } from '../../host/watch.js';
import type { FailureCode } from '../../language/ids.js';
import {
	collectionFolder,
	createProgress,
	findMeetings,
	INPUT,
	sha256,
	workAtOnce,
} from '../../project/find-meetings.js';
import { realPlace, refuseLinkOut } from '../../project/project.js';
import { version } from '../../version.js';
import { Digests } from '../collection/digests.js';

/** The work on one part of many meetings: what is made of each, with which options. */
interface ShardWork<Result> {
	command: ShardCommand;
	/** Options that decide what is made. */
	options: Readonly<Record<string, unknown>>;
	/** How many meetings are worked on at the same time. */
	atOnce: number;
	/**
	 * Makes the result for one meeting of `total`. What `io` is asked to read is what the result follows from, with `inputs` that were read otherwise. Outputs go to
	 * `out`.
	 */
	make(path: string, io: Io, total: number, out: string): Promise<{ result: Result; inputs?: string[] }>;
	/** Brings a result up to date with what lies around its meeting, where that is not made anew. */
	refresh?(result: Result): Promise<Result>;
}

/** Stands for the folder of the outputs in what was said. */
export const OUT = '{out}';

interface ShardPlace {
	/** `2/4`, or `auto`. */
	shard: string;
	/** The folder that the parts go to. */
	out: string | undefined;
	quiet: boolean;
}

/**
 * Runs one part. What is wrong with minutes is no failure of the part: `pv merge` ends with it. A full disk or a missing browser is: then nothing is left behind,
 * and another machine may try.
 */
export async function runShard<Result>(
	paths: readonly string[],
	{ shard: text, out, quiet }: ShardPlace,
	prepare: (meetings: readonly string[], io: Io) => Promise<ShardWork<Result>>,
	io: Io,
): Promise<ExitCodeValue> {
	const shard = chooseShard(text, io.env);
	if (out === undefined || out === INPUT) throw new PvError('usage/shard-out', 'no folder for the shard');
	if (paths.includes(INPUT)) throw new PvError('usage/collection-input', 'shards are read from files');
	await refuseLinkOut(out, io);
	const meetings = await findMeetings(paths, io);
	const work = await prepare(meetings, io);
	const marker = {
		pv: version,
		command: work.command,
		options: { ...work.options, language: userLanguage(io.env) },
		...shard,
		list: sha256(meetings.join('\n')),
		total: meetings.length,
	};
	const place = await realPlace(resolve(io.cwd, out), io);
	const folder = join(place, shardName(work.command, shard));
	const temporary = join(place, `.${shardName(work.command, shard)}.${randomBytes(6).toString('hex')}.part`);
	const before = await earlier(folder, marker, io);
	const ranks = new Map(meetings.map((path, order) => [path, order]));
	const runner = new ShardRunner(work, meetings.length, temporary, before, paths, io);
	const mine = dealShard(meetings, shard);
	const records: Array<MeetingRecord<Result>> = [];
	const progress = createProgress(mine.length, io);
	try {
		await workAtOnce(mine, work.atOnce, async (path) => {
			io.signal.throwIfAborted();
			records.push(await runner.one(path, ranks.get(path) ?? 0));
			progress.step(path);
		}).finally(() => progress.end());
		records.sort((a, b) => a.order - b.order);
		for (const [name, content] of closeShard(records, marker)) await io.write(join(temporary, name), content);
		io.signal.throwIfAborted();
		await io.replaceFolder(temporary, folder);
	} catch (error) {
		await io.removeFolder(temporary);
		if (io.signal.aborted) return ExitCode.interrupted;
		throw error;
	}
	if (!quiet)
		io.stderr.write(
			`${userWords(io)('cli.shard.done', { ...shard, meetings: mine.length, made: runner.made, failed: records.filter(({ failure }) => failure !== null).length, folder })}\n`,
		);
	return ExitCode.clean;
}

/** What the same part was before; nothing where it was made by another version or with other options, or is damaged. */
async function earlier(
	folder: string,
	marker: { pv: string; options: object },
	io: Io,
): Promise<ReadShard | undefined> {
	if (!(await isShard(folder, io))) return undefined;
	try {
		const shard = await readShard(folder, io);
		const isSame =
			shard.marker.pv === marker.pv &&
			JSON.stringify(shard.marker.options) === JSON.stringify(marker.options);
		return isSame ? shard : undefined;
	} catch {
		return undefined;
	}
}

class ShardRunner<Result> {
	readonly #work: ShardWork<Result>;
	readonly #total: number;
	readonly #folder: string;
	readonly #before: ReadonlyMap<string, MeetingRecord<unknown>>;
	readonly #beforeFolder: string;
	readonly #digests: Promise<Digests>;
	readonly #io: Io;
	/** How many meetings were made anew. */
	made = 0;

	constructor(
		work: ShardWork<Result>,
		total: number,
		folder: string,
		before: ReadShard | undefined,
		paths: readonly string[],
		io: Io,
	) {
		this.#work = work;
		this.#total = total;
		this.#folder = folder;
		this.#before = new Map(before?.records.map((record) => [record.path, record]));
		this.#beforeFolder = before?.folder ?? '';
		this.#digests = collectionFolder(paths, io).then((base) => new Digests(base, io));
		this.#io = io;
	}

	/** The record of one meeting: that of an earlier run where nothing that it follows from has changed. */
	async one(path: string, order: number): Promise<MeetingRecord<Result>> {
		const before = this.#before.get(path) as MeetingRecord<Result> | undefined;
		if (before?.inputs && (await (await this.#digests).agree(before.inputs))) {
			const kept = await this.#takeOver(before, order);
			if (kept) return kept;
		}
		this.made++;
		return this.#make(path, order);
	}

	async #takeOver(before: MeetingRecord<Result>, order: number): Promise<MeetingRecord<Result> | undefined> {
		for (const [name, digest] of Object.entries(before.files ?? {})) {
			const path = madeFile(this.#beforeFolder, name);
			if ((await this.#io.facts(path))?.kind !== 'file') return undefined;
			const bytes = await this.#io.read(path);
			if (sha256(bytes) !== digest) return undefined;
			await this.#io.write(madeFile(this.#folder, name), bytes);
		}
		const { refresh } = this.#work;
		const result = before.result !== null && refresh ? await refresh(before.result as Result) : before.result;
		return { ...before, order, result };
	}

	async #make(path: string, order: number): Promise<MeetingRecord<Result>> {
		// Meetings of one name in several folders have files of one name.
		const folder = String(order);
		const out = madeFile(this.#folder, folder);
		const files: Record<string, string> = {};
		const { io: tracked, seen } = trackReads(this.#io, async () => {});
		const { world, heard } = listenTo(tracked, this.#io, (file, content) => {
			files[`${folder}/${file.slice(out.length + 1).replaceAll('\\', '/')}`] = sha256(content);
		});
		const record = (
			rest: Pick<MeetingRecord<Result>, 'inputs' | 'failure' | 'result'>,
		): MeetingRecord<Result> => ({
			path,
			order,
			...rest,
			said: heard.said.replaceAll(out, OUT),
			...(Object.keys(files).length > 0 ? { files } : {}),
		});
		try {
			const { result, inputs = [] } = await this.#work.make(path, world, this.#total, out);
			const from = [...seen, resolve(this.#io.cwd, path), ...inputs].filter(
				(each) => !each.startsWith(this.#folder),
			);
			return record({
				inputs: await (await this.#digests).collect(from, path),
				failure: null,
				result,
			});
		} catch (error) {
			if (this.#io.signal.aborted || heard.unwritten || isOfMachine(error)) throw error;
			const failure = asFailure(error);
			const code = explainAny(error, world, path);
			return record({
				inputs: null,
				failure: { text: failure ? failureText(failure, this.#io) : heard.said, code },
				result: null,
			});
		}
	}
}

/** The world of one meeting, and what was heard of it: what it tells the user is kept, and `keep` learns what it writes. */
function listenTo(tracked: Io, io: Io, keep: (file: string, content: Uint8Array | string) => void) {
	/** `unwritten`: a place that takes no output is a matter of the machine. */
	const heard = { said: '', unwritten: false };
	const world: Io = Object.assign(Object.create(tracked) as Io, {
		stderr: {
			write: (text: string | Uint8Array) => {
				heard.said += typeof text === 'string' ? text : new TextDecoder().decode(text);
			},
			isTerminal: false,
			colors: false,
			columns: undefined,
		},
		write: async (file: string, content: Uint8Array | string, real?: string) => {
			try {
				await io.write(file, content, real);
			} catch (error) {
				heard.unwritten = true;
				throw error;
			}
			keep(file, content);
		},
	});
	return { world, heard };
}

/** Whether a failure is that of the machine or of the command: another machine may do better. What is wrong with a file is its own. */
function isOfMachine(error: unknown): boolean {
	const failure = asFailure(error);
	if (failure === undefined) return false;
	const { code, exitCode } = failure;
	return (
		exitCode === ExitCode.environment ||
		['file/disk-full', 'file/too-many-open'].includes(code) ||
		(code.startsWith('usage/') && code !== 'usage/same-output')
	);
}

// --- One part of the work, where several machines share it: which one it is, said with `--shard 2/4` or by the system that started it, and the folder that it
// leaves, `check-2-of-4/`: `meetings.ndjson` with a record for each meeting, for `pv build` `files/`, and last `shard.json`, the marker that says what the
// folder holds. It is made under another name and renamed: where it is there, it is whole.

/** One of several parts, from 1. */
interface Shard {
	index: number;
	count: number;
}

/** The word for "as the system says". */
const AUTO = 'auto';

/** Reads `2/4`, or what the environment says for `auto`; throws where it is neither, or no part of the whole. */
export function chooseShard(text: string, env: Io['env']): Shard {
	if (text === AUTO) return shardOfSystem(env);
	const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
	const shard = { index: Number(index), count: Number(count) };
	if (!isPart(shard)) throw wrongShard('usage/shard', { value: text });
	return shard;
}

function isPart({ index, count }: Shard): boolean {
	return index >= 1 && index <= count;
}

/**
 * The part that GitLab, Kubernetes or Slurm gives this machine. Two of them that say different things are refused: one of them would be believed in vain.
 * Sources: GitLab, "Predefined CI/CD variables" (CI_NODE_INDEX counts from 1); Kubernetes, "Indexed Job" (JOB_COMPLETION_INDEX counts from 0, the number of
 * completions is handed on as JOB_COMPLETIONS by the manifest); Slurm, "Job Array Support".
 */
function shardOfSystem(env: Io['env']): Shard {
	const said: Array<{ names: string; shard: Shard }> = [];
	const number = (name: string) => {
		const value = env[name] ?? '';
		if (!/^\d{1,6}$/.test(value)) throw wrongShard('usage/shard-variable', { name, value: value || 'none' });
		return Number(value);
	};
	if (isSet(env, 'CI_NODE_INDEX'))
		said.push({
			names: 'CI_NODE_INDEX, CI_NODE_TOTAL',
			shard: { index: number('CI_NODE_INDEX'), count: number('CI_NODE_TOTAL') },
		});
	if (isSet(env, 'JOB_COMPLETION_INDEX'))
		said.push({
			names: 'JOB_COMPLETION_INDEX, JOB_COMPLETIONS',
			shard: { index: number('JOB_COMPLETION_INDEX') + 1, count: number('JOB_COMPLETIONS') },
		});
	if (isSet(env, 'SLURM_ARRAY_TASK_ID')) {
		const count = number('SLURM_ARRAY_TASK_COUNT');
		const first = number('SLURM_ARRAY_TASK_MIN');
		const step = isSet(env, 'SLURM_ARRAY_TASK_STEP') ? Math.max(1, number('SLURM_ARRAY_TASK_STEP')) : 1;
		// Of a list with holes (`--array=1,3,7`) nobody knows which is the third: its rank would be no whole number, or beyond the count.
		const rank = (number('SLURM_ARRAY_TASK_ID') - first) / step;
		const isWhole =
			Number.isInteger(rank) &&
			(!isSet(env, 'SLURM_ARRAY_TASK_MAX') || (number('SLURM_ARRAY_TASK_MAX') - first) / step + 1 === count);
		said.push({
			names: 'SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT, SLURM_ARRAY_TASK_MIN',
			shard: { index: isWhole ? rank + 1 : 0, count },
		});
	}
	const [first, ...others] = said;
	if (first === undefined) throw wrongShard('usage/shard-nowhere', {});
	for (const { names, shard } of said)
		if (!isPart(shard))
			throw wrongShard('usage/shard-range', { names, index: shard.index, count: shard.count });
	const other = others.find(
		({ shard }) => shard.index !== first.shard.index || shard.count !== first.shard.count,
	);
	if (other) throw wrongShard('usage/shard-two', { names: first.names, others: other.names });
	return first.shard;
}

function isSet(env: Io['env'], name: string): boolean {
	return (env[name] ?? '') !== '';
}

function wrongShard(code: FailureCode, facts: Record<string, string | number>): PvError {
	return new PvError(code, 'the shard is not known', facts);
}

/** The paths of one part: the sorted list is dealt like cards, so that every machine knows its part without asking another. */
export function dealShard(paths: readonly string[], { index, count }: Shard): string[] {
	return [...paths].sort().filter((_, rank) => rank % count === index - 1);
}

// --- The folder that one machine leaves.

/** Version of the shape of the folder. */
const SHARD_VERSION = 1;

export const MARKER = 'shard.json';

const RECORDS = 'meetings.ndjson';

const SHARD_COMMANDS = ['check', 'build', 'facts', 'log'] as const;

/** A command that may be done in parts; `log`: `pv register log`. */
type ShardCommand = (typeof SHARD_COMMANDS)[number];

/** What was made of one meeting. */
export interface MeetingRecord<Result> {
	/** As the user named it. */
	path: string;
	/** Rank in the whole list, as the command would have gone through it. */
	order: number;
	/** Digest of every file that the result follows from, by path inside the collection; null where it failed: that is tried again each time. */
	inputs: Readonly<Record<string, string>> | null;
	/** What was said on the error output; `OUT` stands for the folder of the outputs. */
	said: string;
	/** How the meeting failed: words by which a cause that several share is told once, and the exit status. */
	failure: { text: string; code: number } | null;
	result: Result | null;
	/** Files that were made: path below `files/`, and digest. */
	files?: Record<string, string>;
}

/** What `shard.json` holds. */
interface ShardMarker extends Shard {
	shard: typeof SHARD_VERSION;
	/** Version of the program. */
	pv: string;
	command: ShardCommand;
	/** Options that decide what is made, as the command line gave them. */
	options: Readonly<Record<string, unknown>>;
	/** Digest of the whole list of meetings, in its order. */
	list: string;
	/** How many the whole list has. */
	total: number;
	/** Digest of `meetings.ndjson`, which holds those of the files. */
	records: string;
}

export interface ReadShard {
	folder: string;
	marker: ShardMarker;
	records: Array<MeetingRecord<unknown>>;
}

export function shardName(command: ShardCommand, { index, count }: Shard): string {
	return `${command}-${index}-of-${count}`;
}

/** The files of a shard that are written last, by name; the marker comes at the end. */
function closeShard(
	records: ReadonlyArray<MeetingRecord<unknown>>,
	marker: Omit<ShardMarker, 'records' | 'shard'>,
): Array<[name: string, content: Uint8Array | string]> {
	const bytes = Buffer.concat(records.map((record) => Buffer.from(`${JSON.stringify(record)}\n`)));
	const whole: ShardMarker = { shard: SHARD_VERSION, ...marker, records: sha256(bytes) };
	return [
		[RECORDS, bytes],
		[MARKER, `${JSON.stringify(whole, null, '\t')}\n`],
	];
}

/** Whether a folder is a shard that was finished: its marker is written last. */
export async function isShard(folder: string, io: Io): Promise<boolean> {
	return (await io.facts(join(folder, MARKER)))?.kind === 'file';
}

/** Reads a shard; throws where it is damaged, or of another version of the program's folders. */
export async function readShard(folder: string, io: Io): Promise<ReadShard> {
	const damaged = (what: string) =>
		new PvError('input/shard', `${folder} is no whole shard`, { path: folder, what });
	const text = new TextDecoder().decode(await io.read(join(folder, MARKER)));
	let marker: ShardMarker;
	try {
		marker = JSON.parse(text) as ShardMarker;
	} catch {
		throw damaged(MARKER);
	}
	if (!isMarker(marker)) throw damaged(MARKER);
	const path = join(folder, RECORDS);
	if ((await io.facts(path))?.kind !== 'file') throw damaged(RECORDS);
	const bytes = await io.read(path);
	if (sha256(bytes) !== marker.records) throw damaged(RECORDS);
	const records = parseLines(bytes);
	if (records === undefined) throw damaged(RECORDS);
	return { folder, marker, records };
}

function isMarker(marker: ShardMarker): boolean {
	const { shard, pv, command, options, index, count, list, total, records } = (marker ?? {}) as ShardMarker;
	return (
		shard === SHARD_VERSION &&
		SHARD_COMMANDS.includes(command) &&
		[pv, list, records].every((text) => typeof text === 'string') &&
		[index, count, total].every((number) => Number.isSafeInteger(number)) &&
		typeof options === 'object' &&
		options !== null
	);
}

/** Line by line: all lines together may be longer than a text can be. Nothing where one is no record: what a folder holds may come from anybody. */
function parseLines(bytes: Uint8Array): Array<MeetingRecord<unknown>> | undefined {
	const records: Array<MeetingRecord<unknown>> = [];
	const decoder = new TextDecoder();
	for (let at = 0; at < bytes.length; ) {
		const end = bytes.indexOf(10, at);
		const to = end < 0 ? bytes.length : end;
		try {
			const record = JSON.parse(decoder.decode(bytes.subarray(at, to))) as MeetingRecord<unknown>;
			if (!isRecord(record)) return undefined;
			records.push(record);
		} catch (error) {
			if (error instanceof SyntaxError) return undefined;
			throw error;
		}
		at = to + 1;
	}
	return records;
}

function isRecord(record: MeetingRecord<unknown>): boolean {
	const { path, order, said, failure, inputs, result, files = {} } = (record ?? {}) as MeetingRecord<unknown>;
	return (
		[path, said].every((text) => typeof text === 'string') &&
		Number.isSafeInteger(order) &&
		[inputs, result, failure, files].every((value) => typeof value === 'object') &&
		(failure === null ||
			(typeof failure.text === 'string' && Number.isSafeInteger(failure.code) && failure.code > 0)) &&
		Object.entries(files).every(([name, digest]) => typeof digest === 'string' && isBelow(name))
	);
}

/** Whether a name stays in the folder that it is put in: `3/a.pdf`. */
function isBelow(name: string): boolean {
	return name
		.split(/[/\\]/)
		.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'));
}

/** Path of a file that a shard made. */
export function madeFile(folder: string, name: string): string {
	return join(folder, 'files', name);
}
