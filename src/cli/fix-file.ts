/** Applies the fixes of messages to one file, in memory: whether and where the result is written is the caller's. */

import type { Io } from '../host/io.js';
import { applyFixes } from '../lint/fixes.js';
import { byteOrderMark } from './byte-order-mark.js';
import { type CompiledFile, compileBytes } from './compile-file.js';
import { INPUT } from './find-meetings.js';

/** A file after its fixes. */
export interface FixedFile {
	file: CompiledFile;
	/** What was done, in words; nothing where the file stays as it is. */
	applied: string[];
	/** The byte order mark of the file, or nothing. */
	mark: string;
}

/** More rounds than any file needs: each one removes a cause. */
const MOST_ROUNDS = 10;

/** Fixes a compiled file until nothing is left that may be fixed. */
export async function fixFile(file: CompiledFile, allowUnsafe: boolean, io: Io): Promise<FixedFile> {
	const { path } = file;
	const mark = path === INPUT ? '' : byteOrderMark(await io.read(path), file.compiled.source);
	// Bytes that are no UTF-8 would be lost by writing the text back: they have a message of their own.
	if (mark === undefined) return { file, applied: [], mark: '' };
	const applied: string[] = [];
	let current = file;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const fixed = applyFixes(current.compiled.source, current.compiled.messages, allowUnsafe);
		if (fixed.applied.length === 0) break;
		for (const each of fixed.applied) applied.push(each);
		current = await compileBytes(fixed.text, path, io);
	}
	return { file: current, applied, mark };
}
