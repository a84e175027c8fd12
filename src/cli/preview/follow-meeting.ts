/** Compiles a meeting again whenever it, or a file that it names, changes. */

import { dirname, resolve } from 'node:path';
import { numberPieces } from '../../editor/index.js';
import { explainAny } from '../../host/failure.js';
import type { Io } from '../../host/io.js';
import { Batches, trackReads, watchFolders } from '../../host/watch.js';
import { TextMemory } from '../../parse/index.js';
import { setInTheme } from '../build/design.js';
import { getHtml } from '../build/render-outputs.js';
import { type CompiledFile, compileFile } from '../compile-file.js';

/** What became of a meeting at one moment. */
export type Followed =
	/** `lines`: where each piece of the page's text stands in the file, by its number. */
	| { kind: 'page'; file: CompiledFile; html: string; lines: readonly number[] }
	/** The file is not there at the moment. */
	| { kind: 'missing' }
	/** It, or its configuration, cannot be read; or a mistake of ours keeps the page from being made. */
	| { kind: 'failed'; error: unknown };

/** Milliseconds without a change after which the page is made: the two writes of an editor that saves are closer. */
const QUIET = 8;
/** Milliseconds that a file may be empty or away before that is shown: editors empty a file and fill it, or put another in its place. */
const EMPTIED = 80;

/** Follows the meeting at a path: `show` gets its first state before this resolves, then every new one. Returns what ends it. */
export async function followMeeting(
	path: string,
	io: Io,
	show: (followed: Followed) => void,
): Promise<() => Promise<void>> {
	let seen: ReadonlySet<string> = new Set();
	/** What the look at work has come to so far: a change of it makes the result stale already. */
	let looking: ReadonlySet<string> = new Set();
	const own = resolve(io.cwd, path);
	let shown: Uint8Array | undefined;
	const memory = new TextMemory();
	const look = async (changed: ReadonlySet<string>) => {
		// What is wrong with looking at it is told below.
		await filled(path, io).catch(() => {});
		const bytes = await io.read(path).catch(() => undefined);
		const isOwn = [...changed].every((one) => one === own);
		// One save is often told more than once, and read whole by the first of them.
		if (changed.size > 0 && isOwn && bytes && shown && Buffer.compare(bytes, shown) === 0) return;
		const tracked = trackReads(io, (file) => watch.add([dirname(file)]));
		looking = tracked.seen;
		const followed = await found(path, tracked.io, memory);
		// A file that could not be compiled is followed with what it named before.
		seen = new Set([own, ...tracked.seen, ...(followed.kind === 'page' ? [] : seen)]);
		shown = followed.kind === 'page' ? bytes : undefined;
		show(followed);
	};
	const batches = new Batches<string>(look, (error) => explainAny(error, io, path), QUIET);
	const watch = await watchFolders((changed) => {
		if (seen.has(changed) || looking.has(changed)) batches.add(changed);
	});
	try {
		await batches.first(() => look(new Set()));
	} catch (error) {
		await batches.close();
		await watch.close();
		throw error;
	}
	return async () => {
		await batches.close();
		await watch.close();
	};
}

/** Waits while the file is empty or away, not for long. */
async function filled(path: string, io: Io): Promise<void> {
	for (let waited = 0; waited < EMPTIED && !(await io.facts(path))?.size; waited += STEP)
		await new Promise((next) => setTimeout(next, STEP));
}

/** Milliseconds between two looks. */
const STEP = 10;

/** Looks whether the path leads to a meeting file now; it may be written, renamed or removed at any time. */
async function found(path: string, io: Io, memory: TextMemory): Promise<Followed> {
	try {
		return (await io.facts(path)) ? await page(path, io, memory) : { kind: 'missing' };
	} catch (error) {
		const isGone = await io.facts(path).then(
			(facts) => !facts,
			() => false,
		);
		return isGone ? { kind: 'missing' } : { kind: 'failed', error };
	}
}

async function page(path: string, io: Io, memory: TextMemory): Promise<Followed> {
	const file = await compileFile(path, io, { memory });
	const errors = file.compiled.messages.some(({ severity }) => severity === 'error');
	const draft = errors || file.compiled.assembly.status === 'draft';
	const set = setInTheme(undefined, file);
	const { numbers, lines } = numberPieces(set.file.compiled.meeting);
	const html = await getHtml(set.file, { draft, theme: set.theme, pieces: numbers });
	return { kind: 'page', file, html, lines };
}
