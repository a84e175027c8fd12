/** Changes of a file in place. */

import type { Io } from '../host/io.js';

/** Writes a file anew where it lies: of a link, the file that it leads to. */
export async function rewrite(path: string, content: string, io: Io): Promise<void> {
	await io.write((await io.facts(path))?.real ?? path, content);
}
