import { dirname, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { explainAny } from '../../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, interruption, userWords } from '../../host/io.js';
import { Batches, type FolderWatch, trackReads, watchFolders } from '../../host/watch.js';
import { askedPaths, findMeetings, INPUT } from '../../project/find-meetings.js';
import { getFormats, OUTPUT, oneOnOutput } from '../../record/build-outputs.js';
import type { BuildOptions } from '../build/build-run.js';
import { build } from './build.js';

/** Builds meeting files, then again each one that changes or whose roll, rules or annexes do, until the user ends it. */
export async function watch(paths: readonly string[], options: BuildOptions, io: Io): Promise<ExitCodeValue> {
	// What is wrong with the command itself is said before anything is built, and once.
	if (options.to !== undefined) getFormats(options.to);
	if (options.out === OUTPUT) throw oneOnOutput();
	if (paths.includes(INPUT)) throw new PvError('usage/watch-input', 'standard input cannot be followed');
	const roots = askedPaths(paths);
	const buildOne = (meeting: string, own: Io) => build([meeting], options, own);
	const run = new WatchRun(roots, buildOne, options.quiet === true, io);
	const meetings = await findMeetings(roots, io);
	try {
		await run.start(meetings);
		await interruption(io);
	} finally {
		await run.close();
	}
	return ExitCode.interrupted;
}

// --- A run of `pv watch`: which meeting is built when which file changes.

/** Builds one meeting; what it reads and writes goes through the `io` that it is given. */
export type Build = (meeting: string, io: Io) => Promise<unknown>;

/** What is followed: the meetings, and the files that each of them reads. */
export class WatchRun {
	readonly #roots: readonly string[];
	readonly #build: Build;
	readonly #quiet: boolean;
	readonly #io: Io;
	readonly #reads = new Map<string, ReadonlySet<string>>();
	/** Outputs: to write them is no change of a source. */
	readonly #written = new Set<string>();
	readonly #batches = new Batches<string>(
		(changed) => this.#rebuild(changed),
		(error) => this.#tell(error),
	);
	#watch: FolderWatch | undefined;

	constructor(roots: readonly string[], build: Build, quiet: boolean, io: Io) {
		this.#roots = roots;
		this.#build = build;
		this.#quiet = quiet;
		this.#io = io;
	}

	/** Follows the folders among the roots, and builds these meetings; what changes meanwhile is built afterwards. */
	async start(meetings: readonly string[]): Promise<void> {
		await this.#batches.first(() => this.#begin(meetings));
	}

	async #begin(meetings: readonly string[]): Promise<void> {
		this.#watch = await watchFolders((path) => {
			if (!this.#written.has(path)) this.#batches.add(path);
		});
		const { cwd } = this.#io;
		for (const root of this.#roots) {
			if ((await this.#io.facts(root))?.kind === 'folder') await this.#watch.add([resolve(cwd, root)]);
		}
		for (const meeting of meetings) await this.#buildOne(meeting);
		if (!this.#quiet) {
			this.#io.stderr.write(`${userWords(this.#io)('cli.watch.waiting', { count: this.#reads.size })}\n`);
		}
	}

	/** Ends once what is being built is written. */
	async close(): Promise<void> {
		await this.#batches.close();
		await this.#watch?.close();
	}

	async #rebuild(changed: ReadonlySet<string>): Promise<void> {
		const sources = [...changed].filter((path) => !this.#written.has(path));
		const stale = [...this.#reads].filter(([, reads]) => sources.some((path) => reads.has(path)));
		for (const [meeting] of stale) await this.#buildAgain(meeting);
		if (sources.some((path) => /\.(md|markdown)$/i.test(path))) {
			for (const meeting of await this.#found())
				if (!this.#reads.has(meeting)) await this.#buildAgain(meeting);
		}
	}

	/** Builds a meeting, and says when and in what time. */
	async #buildAgain(meeting: string): Promise<void> {
		const start = performance.now();
		const isBuilt = await this.#buildOne(meeting);
		if (!isBuilt || this.#quiet) return;
		const duration = Math.round(performance.now() - start);
		const hour = new Date().toTimeString().slice(0, '14:05:09'.length);
		this.#io.stderr.write(`${userWords(this.#io)('cli.watch.again', { hour, path: meeting, duration })}\n`);
	}

	/** The meetings that are there now. */
	async #found(): Promise<string[]> {
		try {
			return await findMeetings(this.#roots, this.#io);
		} catch (error) {
			// The last one is gone: what was followed is waited for.
			if (!(error instanceof PvError)) this.#tell(error);
			return [];
		}
	}

	/** Builds a meeting, and says whether it came to an end; of whatever it fails, that is told and the others go on. */
	async #buildOne(meeting: string): Promise<boolean> {
		if (this.#io.signal.aborted) return false;
		const { io, seen, written } = trackReads(this.#io, async (path) => this.#watch?.add([dirname(path)]));
		const own = resolve(io.cwd, meeting);
		const before = this.#reads.get(meeting) ?? [];
		let isBuilt = false;
		try {
			if (await io.facts(meeting)) {
				await this.#build(meeting, io);
				this.#reads.set(meeting, new Set([own, ...seen]));
				isBuilt = true;
			} else {
				this.#reads.set(meeting, new Set([own, ...before]));
				this.#io.stderr.write(`${userWords(this.#io)('cli.watch.missing', { path: meeting })}\n`);
			}
		} catch (error) {
			// What it read before is followed too: it may not have come as far this time.
			this.#reads.set(meeting, new Set([own, ...seen, ...before]));
			this.#tell(error, meeting);
		}
		for (const path of written) this.#written.add(path);
		return isBuilt;
	}

	/** Says what failed, unless the user ended it. */
	#tell(error: unknown, meeting?: string): void {
		if (!this.#io.signal.aborted) explainAny(error, this.#io, meeting);
	}
}
