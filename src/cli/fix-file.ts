/** Applies the fixes of messages to one file, in memory: whether and where the result is written is the caller's. */

import type { Io } from '../host/io.js';
import { fixUntilDone } from '../lint/fixes.js';
import { type CompiledFile, compileBytes, readMeeting } from './compile-file.js';
import { INPUT } from './find-meetings.js';

/** A file after its fixes. */
interface FixedFile {
	file: CompiledFile;
	/** What was done, in words; nothing where the file stays as it is. */
	applied: string[];
	/** The byte order mark of the file, or nothing. */
	mark: string;
}

/** Fixes a compiled file until nothing is left that may be fixed. */
export async function fixFile(file: CompiledFile, allowUnsafe: boolean, io: Io): Promise<FixedFile> {
	const { path } = file;
	const mark = path === INPUT ? '' : byteOrderMark(await readMeeting(path, io), file.compiled.source);
	// Bytes that are no UTF-8 would be lost by writing the text back: they have a message of their own.
	if (mark === undefined) return { file, applied: [], mark: '' };
	const asFixable = (one: CompiledFile) => ({
		one,
		source: one.compiled.source,
		messages: one.compiled.messages,
	});
	const fixed = await fixUntilDone(asFixable(file), allowUnsafe, async (text) =>
		asFixable(await compileBytes(text, path, io)),
	);
	return { file: fixed.file.one, applied: fixed.applied, mark };
}

/** What stands before the text of a file: a byte order mark or nothing; undefined where its bytes are not the text in UTF-8. */
export function byteOrderMark(bytes: Uint8Array, text: string): string | undefined {
	return ['', '\uFEFF'].find((mark) => Buffer.from(mark + text).equals(bytes));
}
