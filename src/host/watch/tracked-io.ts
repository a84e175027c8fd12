/** A world that remembers which files were looked at: a change of one of them makes the result stale. */

import { basename, resolve } from 'node:path';
import { CONFIG_FILE } from '../../config/config.js';
import type { FilesToWrite, Io, PathFacts } from '../io.js';

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
