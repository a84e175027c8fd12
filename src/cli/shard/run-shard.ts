/** Does one part of a command, and leaves it as a folder that `pv merge` puts together with the others. */

import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { asFailure, explainAny, failureText } from '../../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../../host/io.js';
import { trackReads } from '../../host/watch.js';
import { createProgress, workAtOnce } from '../at-once.js';
import { Digests } from '../collection/digests.js';
import { collectionFolder, sha256 } from '../collection/folder.js';
import { findMeetings, INPUT } from '../find-meetings.js';
import { realPlace, refuseLinkOut } from '../project.js';
import { version } from '../version.js';
import {
	chooseShard,
	closeShard,
	dealShard,
	isShard,
	type MeetingRecord,
	madeFile,
	type ReadShard,
	readShard,
	type ShardCommand,
	shardName,
} from './part.js';

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

/** Where a part goes, and which one it is. */
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
		let said = '';
		// A place that takes no output is a matter of the machine.
		let unwritten = false;
		const files: Record<string, string> = {};
		const { io: tracked, seen } = trackReads(this.#io, async () => {});
		const keep = (file: string, content: Uint8Array | string) => {
			files[`${folder}/${file.slice(out.length + 1).replaceAll('\\', '/')}`] = sha256(content);
		};
		const world: Io = Object.assign(Object.create(tracked) as Io, {
			stderr: {
				write: (text: string | Uint8Array) => {
					said += typeof text === 'string' ? text : new TextDecoder().decode(text);
				},
				isTerminal: false,
				colors: false,
				columns: undefined,
			},
			write: async (file: string, content: Uint8Array | string, real?: string) => {
				try {
					await this.#io.write(file, content, real);
				} catch (error) {
					unwritten = true;
					throw error;
				}
				keep(file, content);
			},
		});
		const record = (
			rest: Pick<MeetingRecord<Result>, 'inputs' | 'failure' | 'result'>,
		): MeetingRecord<Result> => ({
			path,
			order,
			...rest,
			said: said.replaceAll(out, OUT),
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
			if (this.#io.signal.aborted || unwritten || isOfMachine(error)) throw error;
			const failure = asFailure(error);
			const code = explainAny(error, world, path);
			return record({
				inputs: null,
				failure: { text: failure ? failureText(failure, this.#io) : said, code },
				result: null,
			});
		}
	}
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
