// A digest of all that a build reads. By content, because a clone or a checkout resets the times of files.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where a finished build leaves its fingerprint, inside dist. */
export const STAMP = '.built-from';

const INPUTS = ['src', 'templates', 'examples', 'scripts', 'package.json', 'package-lock.json'];

export async function buildFingerprint(root) {
	const hash = createHash('sha256');
	for (const input of INPUTS) {
		for (const path of await filesUnder(join(root, input))) {
			hash
				.update(`${relative(root, path)}\0`)
				.update(await readFile(path))
				.update('\0');
		}
	}
	return hash.digest('hex');
}

async function filesUnder(path) {
	const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
		if (error.code === 'ENOTDIR') return null;
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	if (entries === null) return [path];
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
		.sort();
}
