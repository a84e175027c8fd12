/** Fixes of a run: shown as a difference, or written in place and told. */

import { basename, dirname, join, resolve } from 'node:path';
import { PvError } from '../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../host/io.js';
import { fixUntilDone } from '../lint/fixes.js';
import { type CompiledFile, compileBytes, compileFile, readMeeting } from '../project/compile-file.js';
import { askedPaths, Failures, findMeetings, INPUT } from '../project/find-meetings.js';
import { realPlace, refusal, write } from '../project/project.js';

/** Which fixes, and whether they are told. */
interface FixOptions {
	/** Those too that touch a vote, a person or a date. */
	unsafeFixes?: boolean;
	quiet?: boolean;
	/** The file that standard input is the text of. */
	stdinFilename?: string;
}

/** Prints what the fixes would change; like that of a layout, the difference alone is no failure. */
export async function showFixes(
	paths: readonly string[],
	options: FixOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const meetings = await findMeetings(askedPaths(paths, options.stdinFilename), io);
	const failures = new Failures(meetings.length, io);
	let changed = 0;
	for (const path of meetings) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			const before = await compileFile(path, io);
			const { file, applied } = await fixFile(before, options.unsafeFixes === true, io);
			if (applied.length === 0) continue;
			changed++;
			io.stdout.write(await createPatch(path, before.compiled.source, file.compiled.source));
			if (!options.quiet) sayApplied(path, applied, io);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	if (!options.quiet)
		io.stderr.write(
			`${phrase('cli.fmt.totalCheck', { changed, files: meetings.length - failures.count })}\n`,
		);
	return failures.code;
}

/** Fixes a file in place, and says what was done. */
export async function fixInPlace(file: CompiledFile, allowUnsafe: boolean, io: Io): Promise<CompiledFile> {
	const fixed = await fixFile(file, allowUnsafe, io);
	if (fixed.applied.length === 0) return file;
	if (file.path === INPUT) throw new PvError('usage/fix-input', 'standard input cannot be fixed in place');
	await rewrite(file.path, fixed.mark + fixed.file.compiled.source, io);
	sayApplied(file.path, fixed.applied, io);
	return fixed.file;
}

function sayApplied(path: string, applied: readonly string[], io: Io): void {
	for (const what of applied) io.stderr.write(`${userWords(io)('cli.check.fixed', { path, what })}\n`);
}

// --- Applies the fixes of messages to one file, in memory: whether and where the result is written is the
// caller's.

interface FixedFile {
	file: CompiledFile;
	/** What was done, in words; nothing where the file stays as it is. */
	applied: string[];
	/** The byte order mark of the file, or nothing. */
	mark: string;
}

/** Fixes a compiled file until nothing is left that may be fixed. */
async function fixFile(file: CompiledFile, allowUnsafe: boolean, io: Io): Promise<FixedFile> {
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

// --- A file that is there and changes: what would change as a patch, and its text written back in place.

/** What would change in a file, as a patch that tools and people read. */
export async function createPatch(path: string, before: string, after: string): Promise<string> {
	const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
	return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
		headerOptions: FILE_HEADERS_ONLY,
	});
}

/** What stands before the text of a file: a byte order mark or nothing; undefined where its bytes are not the text in UTF-8. */
function byteOrderMark(bytes: Uint8Array, text: string): string | undefined {
	return ['', '\uFEFF'].find((mark) => Buffer.from(mark + text).equals(bytes));
}

/** The same, of a file that must be UTF-8: writing the text back would lose bytes that mean nothing in it. */
export function needByteOrderMark(bytes: Uint8Array, text: string, path: string): string {
	const mark = byteOrderMark(bytes, text);
	if (mark !== undefined) return mark;
	throw new PvError('input/not-utf8', `${path} is not UTF-8`, { path });
}

/** Writes a file anew where it lies; never through a link. */
export async function rewrite(path: string, content: string, io: Io): Promise<void> {
	const real = await realPlace(path, io);
	const folder = await realPlace(dirname(resolve(io.cwd, path)), io);
	if (real !== join(folder, basename(path))) throw refusal('output/through-link', path, { real });
	await write(path, content, io);
}
