/** A file that is there and changes: what would change as a patch, and its text written back in place. */

import { basename, dirname, join, resolve } from 'node:path';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { realPlace, refusal, write } from './project.js';

/** What would change in a file, as a patch that tools and people read. */
export async function createPatch(path: string, before: string, after: string): Promise<string> {
	const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
	return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
		headerOptions: FILE_HEADERS_ONLY,
	});
}

/** What stands before the text of a file: a byte order mark or nothing; undefined where its bytes are not the text in UTF-8. */
export function byteOrderMark(bytes: Uint8Array, text: string): string | undefined {
	return ['', '\uFEFF'].find((mark) => Buffer.from(mark + text).equals(bytes));
}

/** The same, of a file that must be UTF-8: writing the text back would lose bytes that mean nothing in it. */
export function needByteOrderMark(bytes: Uint8Array, text: string, path: string): string {
	const mark = byteOrderMark(bytes, text);
	if (mark !== undefined) return mark;
	throw new PvError('input/not-utf8', `${path} is not UTF-8`, { exitCode: 2, facts: { path } });
}

/** Writes a file anew where it lies; never through a link. */
export async function rewrite(path: string, content: string, io: Io): Promise<void> {
	const real = await realPlace(path, io);
	const folder = await realPlace(dirname(resolve(io.cwd, path)), io);
	if (real !== join(folder, basename(path))) throw refusal('output/through-link', path, { real });
	await write(path, content, io);
}
