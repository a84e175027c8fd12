/**
 * One part of the work, where several machines share it: which one it is, said with `--shard 2/4` or by the system that started it, and the folder that it
 * leaves, `check-2-of-4/`: `meetings.ndjson` with a record for each meeting, for `pv build` `files/`, and last `shard.json`, the marker that says what the
 * folder holds. It is made under another name and renamed: where it is there, it is whole.
 */

import { join } from 'node:path';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { sha256 } from '../collection/folder.js';

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

function wrongShard(code: string, facts: Record<string, string | number>): PvError {
	return new PvError(code, 'the shard is not known', facts);
}

/** The paths of one part: the sorted list is dealt like cards, so that every machine knows its part without asking another. */
export function dealShard(paths: readonly string[], { index, count }: Shard): string[] {
	return [...paths].sort().filter((_, rank) => rank % count === index - 1);
}

// --- The folder that one machine leaves.

/** Version of the shape of the folder. */
const SHARD_VERSION = 1;

/** Name of the marker. */
export const MARKER = 'shard.json';

const RECORDS = 'meetings.ndjson';

const SHARD_COMMANDS = ['check', 'build', 'facts', 'log'] as const;

/** A command that may be done in parts; `log`: `pv register log`. */
export type ShardCommand = (typeof SHARD_COMMANDS)[number];

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

/** A whole shard. */
export interface ReadShard {
	folder: string;
	marker: ShardMarker;
	records: Array<MeetingRecord<unknown>>;
}

/** Name of the folder of a shard. */
export function shardName(command: ShardCommand, { index, count }: Shard): string {
	return `${command}-${index}-of-${count}`;
}

/** The records of a shard as a file. */
function writeRecords(records: ReadonlyArray<MeetingRecord<unknown>>): Uint8Array {
	return Buffer.concat(records.map((record) => Buffer.from(`${JSON.stringify(record)}\n`)));
}

/** The files of a shard that are written last, by name; the marker comes at the end. */
export function closeShard(
	records: ReadonlyArray<MeetingRecord<unknown>>,
	marker: Omit<ShardMarker, 'records' | 'shard'>,
): Array<[name: string, content: Uint8Array | string]> {
	const bytes = writeRecords(records);
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
		(failure === null || (typeof failure.text === 'string' && isFailure(failure.code))) &&
		Object.entries(files).every(([name, digest]) => typeof digest === 'string' && isBelow(name))
	);
}

function isFailure(code: number): boolean {
	return Number.isSafeInteger(code) && code > 0;
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
