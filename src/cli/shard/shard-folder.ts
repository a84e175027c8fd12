/**
 * The folder that one machine leaves: `check-2-of-4/` with `meetings.ndjson` (a record for each meeting), for `pv build` `files/`, and last `shard.json`, the
 * marker that says what the folder holds. It is made under another name and renamed: where it is there, it is whole.
 */

import { join } from 'node:path';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { sha256 } from '../collection/folder.js';
import type { Shard } from './choose-shard.js';

/** Version of the shape of the folder. */
const SHARD_VERSION = 1;

/** Name of the marker. */
export const MARKER = 'shard.json';

const RECORDS = 'meetings.ndjson';

/** Commands that may be done in parts; `log`: `pv register log`. */
const SHARD_COMMANDS = ['check', 'build', 'facts', 'log'] as const;
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

export async function isShard(folder: string, io: Io): Promise<boolean> {
	return (await io.facts(join(folder, MARKER)))?.kind === 'file';
}

/** Reads a shard; throws where it is damaged, or of another version of the program's folders. */
export async function readShard(folder: string, io: Io): Promise<ReadShard> {
	const damaged = (what: string) =>
		new PvError('input/shard', `${folder} is no whole shard`, {
			exitCode: 2,
			facts: { path: folder, what },
		});
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
