// Writes a file so that a program that runs meanwhile never meets half of it.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export async function replaceFile(path, contents) {
	await mkdir(dirname(path), { recursive: true });
	const temporary = `${path}.${process.pid}.tmp`;
	await writeFile(temporary, contents);
	await rename(temporary, path);
}
