/** Watches folders, not files: editors that save by replacing a file make a new one each time. */

import { basename, resolve } from 'node:path';
import type { FSWatcher } from 'chokidar';

/** A watch over some folders. */
export interface FolderWatch {
	/** Watches these folders from now on too; they are ready when it resolves. */
	add(folders: Iterable<string>): Promise<void>;
	close(): Promise<void>;
}

/** Starts a watch over the files that lie directly in folders; `changed` gets the absolute path of what was written, made or removed. */
export async function watchFolders(changed: (path: string) => void): Promise<FolderWatch> {
	const { watch } = await import('chokidar');
	const watchers = new Map<string, FSWatcher>();
	return {
		async add(folders) {
			const fresh = [...new Set(folders)].filter((folder) => !watchers.has(folder));
			await Promise.all(
				fresh.map((folder) => {
					const watcher = watch(folder, { depth: 0, ignoreInitial: true, atomic: false });
					watchers.set(folder, watcher);
					watcher.on('all', (_, path) => changed(resolve(path)));
					// Of changes that follow each other within 50 ms the library tells the first only; the system tells all.
					watcher.on('raw', (_, path) => {
						if (path) changed(resolve(folder, basename(path)));
					});
					// A folder that cannot be watched is as if nothing ever changed in it.
					watcher.on('error', () => {});
					return new Promise<void>((ready) => {
						watcher.once('ready', ready);
					});
				}),
			);
		},
		async close() {
			await Promise.all([...watchers.values()].map((watcher) => watcher.close()));
		},
	};
}
