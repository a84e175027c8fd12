/** Where the seals of meetings are kept. Apart from what is done with them, for most meetings have none. */

import { dirname, join } from 'node:path';
import type { Io, PathFacts } from '../../host/io.js';
import { findProject } from '../project.js';

/** Name of the file of seals. */
export const SEALS_FILE = 'pv.seals';

/** The nearest file of seals above a folder, inside its project; nothing where there is none. */
export async function locateSeals(
	folder: string,
	io: Io,
): Promise<{ folder: string; path: string; facts: PathFacts } | undefined> {
	const { root } = await findProject(folder, io);
	for (let current = folder; ; current = dirname(current)) {
		const path = join(current, SEALS_FILE);
		const facts = await io.facts(path);
		if (facts?.kind === 'file') return { folder: current, path, facts };
		if (current === root || dirname(current) === current) return undefined;
	}
}
