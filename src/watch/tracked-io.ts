/** A world that remembers which files were looked at: a change of one of them makes the result stale. */

import { basename, resolve } from 'node:path';
import type { Io } from '../cli/io.js';
import { CONFIG_FILE } from '../cli/project.js';

/** A world like another one, and the paths that were read or asked for in it, and those that were written. */
export function trackReads(io: Io): { io: Io; seen: Set<string>; written: Set<string> } {
	const seen = new Set<string>();
	const written = new Set<string>();
	const tracked: Io = {
		...io,
		async facts(path) {
			const facts = await io.facts(path);
			// Where a project ends is asked of every folder above: only what was found there counts.
			const isSearch = ['.git', CONFIG_FILE].includes(basename(path));
			if (facts?.kind !== 'folder' && !isSearch) seen.add(resolve(io.cwd, path));
			if (facts?.kind === 'file') seen.add(facts.real);
			return facts;
		},
		read(path) {
			seen.add(resolve(io.cwd, path));
			return io.read(path);
		},
		write(path, content) {
			written.add(resolve(io.cwd, path));
			return io.write(path, content);
		},
	};
	return { io: tracked, seen, written };
}
