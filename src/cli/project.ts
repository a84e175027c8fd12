/** The project around a meeting file: its root, which no path may leave, and its configuration. */

import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { CONFIG_FILE } from '../config/config.js';
import type { Io } from '../host/io.js';

/** The project that holds a meeting file: its root folder and its configuration file. */
export interface Project {
	/** Folder that no path may leave, symbolic links resolved. */
	root: string;
	/** Path of the nearest configuration file, if there is one. */
	config: string | undefined;
	/** Whether a repository or a configuration marks the root; else it is the folder alone. */
	isMarked: boolean;
}

/**
 * Walks up from the folder of a meeting file: the nearest configuration file, and the root at it or at the repository's. A configuration that
 * the user names (`--config`, `PV_CONFIG`) takes the place of the nearest one.
 */
export async function findProject(folder: string, io: Io): Promise<Project> {
	const start = (await io.facts(folder))?.real ?? resolve(io.cwd, folder);
	let config: string | undefined;
	let root: string | undefined;
	for (let current = start; ; current = dirname(current)) {
		if (config === undefined && (await io.facts(resolve(current, CONFIG_FILE)))?.kind === 'file') {
			config = resolve(current, CONFIG_FILE);
			root ??= current;
		}
		if (await io.facts(resolve(current, '.git'))) {
			root = current;
			break;
		}
		if (dirname(current) === current) break;
	}
	const named = namedConfig(io);
	return { root: root ?? start, config: named ?? config, isMarked: root !== undefined };
}

/** Path of the configuration that the user names, wherever it lies. */
export function namedConfig(io: Io): string | undefined {
	const name = io.env['PV_CONFIG'];
	return name === undefined || name === '' ? undefined : resolve(io.cwd, name);
}

/** Whether a resolved path lies in a folder. */
export function isInside(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}
