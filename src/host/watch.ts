/** Watches folders, and gathers the changes that come together. Folders, not files: editors that save by replacing a file make a new one each time. */

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { CONFIG_FILE } from '../config/config.js';
import type { FilesToWrite, Io, PathFacts } from './io.js';

/** A watch over some folders. */
export interface FolderWatch {
	/** Watches these folders from now on too; they are ready when it resolves, also where another call adds them. */
	add(folders: Iterable<string>): Promise<void>;
	close(): Promise<void>;
}

/** Milliseconds between two looks for a folder that is gone. */
const LOOK_FOR_FOLDER = 400;

/** Starts a watch over the files that lie directly in folders; `changed` gets the absolute path of what was written, made or removed. */
export async function watchFolders(changed: (path: string) => void): Promise<FolderWatch> {
	const { watch } = await import('chokidar');
	const watchers = new Map<string, FSWatcher>();
	const ready = new Map<string, Promise<void>>();
	/** Folders that were removed: the system tells nothing of them any more, so we look for them. It also keeps the program waiting. */
	const gone = new Set<string>();
	const timer = setInterval(() => {
		for (const folder of [...gone]) {
			if (!existsSync(folder)) continue;
			gone.delete(folder);
			// What lies in it now is told as if it had been written at this moment.
			start(folder, false);
		}
	}, LOOK_FOR_FOLDER);

	function start(folder: string, ignoreInitial: boolean): FSWatcher {
		const watcher = watch(folder, { depth: 0, ignoreInitial, atomic: false });
		watchers.set(folder, watcher);
		watcher.on('all', (event, path) => {
			changed(resolve(path));
			if (event === 'unlinkDir' && resolve(path) === folder) lose(folder, watcher);
		});
		// Of changes that follow each other within 50 ms the library tells the first only; the system tells all.
		watcher.on('raw', (_, path) => {
			if (path) changed(resolve(folder, basename(path)));
		});
		// A folder that cannot be watched is as if nothing ever changed in it.
		watcher.on('error', () => {});
		return watcher;
	}

	function lose(folder: string, watcher: FSWatcher): void {
		gone.add(folder);
		void watcher.close();
	}

	return {
		async add(folders) {
			const wanted = [...new Set(folders)];
			for (const folder of wanted) {
				if (ready.has(folder)) continue;
				ready.set(folder, new Promise((done) => start(folder, true).once('ready', done)));
			}
			await Promise.all(wanted.map((folder) => ready.get(folder)));
		},
		async close() {
			clearInterval(timer);
			await Promise.all([...watchers.values()].map((watcher) => watcher.close()));
		},
	};
}

// --- Gathers changes that come together: an editor that saves writes more than once.

/** Milliseconds without a change after which a batch is complete, unless another time is given. */
const QUIET = 25;

/**
 * A gatherer. `run` gets each batch; batches never overlap, what comes meanwhile makes the next one. `failed` gets what a batch failed of:
 * the next ones are run all the same.
 */
export class Batches<Item> {
	readonly #run: (items: ReadonlySet<Item>) => Promise<void>;
	readonly #failed: (error: unknown) => void;
	readonly #quiet: number;
	#waiting = new Set<Item>();
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> | undefined;
	#closed = false;

	constructor(
		run: (items: ReadonlySet<Item>) => Promise<void>,
		failed: (error: unknown) => void,
		quiet = QUIET,
	) {
		this.#run = run;
		this.#failed = failed;
		this.#quiet = quiet;
	}

	/** Does this before any batch: what comes meanwhile makes the first one. Rejects as `work` does. */
	async first(work: () => Promise<void>): Promise<void> {
		const done = work();
		this.#occupy(done.catch(() => {}));
		await done;
	}

	/** Adds to the batch that is being gathered. */
	add(item: Item): void {
		if (this.#closed) return;
		this.#waiting.add(item);
		this.#wait();
	}

	/** Takes nothing more, and resolves when the batch at work is done. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	#wait(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#flush(), this.#quiet);
	}

	#flush(): void {
		if (this.#running) return;
		const items = this.#waiting;
		this.#waiting = new Set();
		this.#occupy(this.#run(items).catch(this.#failed));
	}

	#occupy(work: Promise<void>): void {
		this.#running = work.finally(() => {
			this.#running = undefined;
			if (this.#waiting.size > 0 && !this.#closed) this.#wait();
		});
	}
}

// --- A world that remembers which files were looked at: a change of one of them makes the result stale.

/**
 * A world like another one, and the paths that were read or asked for in it, and those that were written. `follow` is waited for before a
 * file is looked at: a file that is followed only afterwards may have changed in between.
 */
export function trackReads(
	io: Io,
	follow: (path: string) => Promise<void>,
): { io: Io; seen: Set<string>; written: Set<string> } {
	const seen = new Set<string>();
	const written = new Set<string>();
	const look = async (path: string) => {
		seen.add(path);
		await follow(path);
	};
	// Made from the world, not copied: what it inherits, as the configuration that an option names, stays, and nothing is asked for that nobody needs.
	const tracked: Io = Object.assign(Object.create(io) as Io, {
		async facts(path: string) {
			const found = await io.facts(path);
			// Where a project ends is asked of every folder above: only what was found there counts.
			const isSearch = ['.git', CONFIG_FILE].includes(basename(path));
			if (found?.kind !== 'folder' && !isSearch) await look(resolve(io.cwd, path));
			if (found?.kind === 'file') await look(found.real);
			return io.facts(path);
		},
		async read(path: string, facts?: PathFacts) {
			await look(resolve(io.cwd, path));
			return io.read(path, facts);
		},
		write(path: string, content: Uint8Array | string, folder?: string) {
			written.add(resolve(io.cwd, path));
			return io.write(path, content, folder);
		},
		writeTogether(files: FilesToWrite, getFolder?: (path: string) => string | undefined) {
			async function* noted() {
				for await (const file of files) {
					written.add(resolve(io.cwd, file[0]));
					yield file;
				}
			}
			return io.writeTogether(noted(), getFolder);
		},
	});
	return { io: tracked, seen, written };
}
