/** From what the user names to meeting files. */

import { join } from 'node:path';
import { PvError } from '../errors.js';
import type { Io } from './io.js';

/** Standard input, as the user names it. */
export const INPUT = '-';

/** Folders that hold no minutes. */
const SKIPPED = new Set(['node_modules', 'dist', 'out']);

/**
 * Meeting files behind files and folders, sorted by path within each folder. A file that is named is always taken; in a folder only
 * Markdown files with a header count, so that a README does no harm.
 */
export async function findMeetings(paths: readonly string[], io: Io): Promise<string[]> {
	const found = new Set<string>();
	for (const path of paths) {
		if (path === INPUT) {
			found.add(INPUT);
			continue;
		}
		const facts = await io.facts(path);
		if (!facts) {
			throw new PvError('input/missing', `${path} does not exist`, { exitCode: 2, facts: { path } });
		}
		if (facts.kind === 'folder') {
			const inside = await meetingsIn(path, io);
			if (inside.length === 0) {
				throw new PvError('input/empty-folder', `${path} holds no meeting file`, {
					exitCode: 2,
					facts: { path },
				});
			}
			for (const file of inside) found.add(file);
		} else found.add(path);
	}
	return [...found];
}

async function meetingsIn(folder: string, io: Io): Promise<string[]> {
	const meetings: string[] = [];
	for (const entry of await io.list(folder)) {
		if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
		const path = join(folder, entry.name);
		if (entry.kind === 'folder') meetings.push(...(await meetingsIn(path, io)));
		else if (entry.kind === 'file' && /\.(md|markdown)$/i.test(entry.name) && (await hasHeader(path, io)))
			meetings.push(path);
	}
	return meetings;
}

/** Whether a file starts as minutes do: with dashes, or what an editor made of them. */
async function hasHeader(path: string, io: Io): Promise<boolean> {
	const bytes = await io.read(path);
	return /^\uFEFF?(---|—|–)/.test(new TextDecoder().decode(bytes.subarray(0, 16)));
}
