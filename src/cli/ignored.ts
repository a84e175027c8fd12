/** What a repository ignores, as its `.gitignore` files say. */

import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import type { Io } from '../host/io.js';

/** The patterns that hold in a folder: those of its own file, and those of the folders above in the repository. */
export interface IgnoreRules {
	/** Whether git would leave out an entry of the folder. */
	ignores(path: string, kind: 'file' | 'folder' | 'other'): boolean;
	/** The rules of a folder in it. */
	inside(folder: string): Promise<IgnoreRules>;
}

/** Rules of one `.gitignore`; its patterns are relative to the folder. */
interface Level {
	folder: string;
	patterns: Ignore;
}

/**
 * The rules for a folder, from the root of its repository down; outside a repository, and in a folder
 * that is ignored itself, none but those of its own file.
 */
export async function readIgnoreRules(folder: string, io: Io): Promise<IgnoreRules> {
	const start = resolve(io.cwd, folder);
	const folders = [start];
	for (let current = start; dirname(current) !== current; current = dirname(current)) {
		if (await io.facts(join(current, '.git'))) {
			for (let above = start; above !== current; above = dirname(above)) folders.unshift(dirname(above));
			break;
		}
	}
	const levels: Level[] = [];
	for (const each of folders) {
		// Who names a folder that the repository ignores means what is in it.
		if (each === start && rules(levels, io).ignores(start, 'folder')) levels.length = 0;
		for (const level of await readLevel(each, io)) levels.push(level);
	}
	return rules(levels, io);
}

function rules(levels: readonly Level[], io: Io): IgnoreRules {
	return {
		ignores(path, kind) {
			const at = resolve(io.cwd, path);
			// The file nearest to the path decides first, as in git.
			for (const { folder, patterns } of levels.toReversed()) {
				const name = relative(folder, at).split(sep).join('/');
				const { ignored, unignored } = patterns.test(kind === 'folder' ? `${name}/` : name);
				if (ignored || unignored) return ignored;
			}
			return false;
		},
		async inside(folder) {
			const own = await readLevel(resolve(io.cwd, folder), io);
			return own.length === 0 ? this : rules([...levels, ...own], io);
		},
	};
}

async function readLevel(folder: string, io: Io): Promise<Level[]> {
	const path = join(folder, '.gitignore');
	if ((await io.facts(path))?.kind !== 'file') return [];
	const text = new TextDecoder().decode(await io.read(path));
	// Loaded only where there is something to ignore.
	const { default: ignore } = await import('ignore');
	return [{ folder, patterns: ignore().add(text) }];
}
