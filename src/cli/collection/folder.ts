/** The root folder of a collection of meetings, how the collection names its files, and what it knows their content by. */

import { createHash } from 'node:crypto';
import { dirname, relative, resolve, sep } from 'node:path';
import type { FileContent, Io } from '../../host/io.js';
import { findProject } from '../project.js';

/** The folder that paths of a collection start from: that of the configuration, else the one that was named, else the current one. */
export async function collectionFolder(paths: readonly string[], io: Io): Promise<string> {
	const [only] = paths;
	const named =
		paths.length === 1 && only !== undefined && (await io.facts(only))?.kind === 'folder' ? only : '.';
	const folder = resolve(io.cwd, named);
	const project = await findProject(folder, io);
	return project.config === undefined ? folder : dirname(project.config);
}

/** A path as the collection has it: from its folder, with `/`. */
export function insidePath(base: string, path: string): string {
	return relative(base, path).split(sep).join('/');
}

/** SHA-256 in hexadecimal, of a whole or of pieces that follow one another. */
export function sha256(content: FileContent): string {
	const hash = createHash('sha256');
	if (typeof content === 'string' || content instanceof Uint8Array) hash.update(content);
	else for (const piece of content) hash.update(piece);
	return hash.digest('hex');
}
