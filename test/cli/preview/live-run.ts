/** Commands that run until they are ended, over real files in a folder of their own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { main } from '../../../src/cli/main.js';
import type { Io } from '../../../src/host/io.js';
import { nodeIo } from '../../../src/host/node-io.js';

/** A command at work. */
export interface LiveRun {
	folder: string;
	out: () => string;
	err: () => string;
	/** Interrupts it as Ctrl-C does; resolves to its exit code. */
	end: () => Promise<number>;
}

const PACKAGE = fileURLToPath(new URL('../../../', import.meta.url));

// One for all runs: it listens to the signals of the process.
const { openInBrowser: _, questions: __, ...real } = nodeIo(PACKAGE);

/** An empty folder that is removed after the test. */
export function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'pv-live-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** The real files with a folder of its own, and what is said there. */
export function liveIo(folder: string) {
	const interruption = new AbortController();
	let out = '';
	let err = '';
	const stream = (write: (text: string) => void) => ({
		write,
		isTerminal: false,
		colors: false,
		columns: undefined,
	});
	const io: Io = {
		...real,
		env: { LANG: 'en_GB.UTF-8' },
		cwd: folder,
		stdout: stream((text) => {
			out += text;
		}),
		stderr: stream((text) => {
			err += text;
		}),
		signal: interruption.signal,
	};
	return { io, out: () => out, err: () => err, interrupt: () => interruption.abort() };
}

/** Starts a command; it is ended with the test. */
export function start(folder: string, argv: readonly string[]): LiveRun {
	const { io, out, err, interrupt } = liveIo(folder);
	const ended = main(argv, io);
	const end = () => {
		interrupt();
		return ended;
	};
	onTestFinished(async () => {
		await end();
	});
	return { folder, out, err, end };
}

/** Waits until a condition holds; fails after some seconds with what was seen last. */
export async function until<Value>(
	look: () => Value | Promise<Value>,
	holds: (value: Value) => boolean,
): Promise<Value> {
	const end = Date.now() + 120_000;
	for (;;) {
		const value = await look();
		if (holds(value)) return value;
		if (Date.now() > end) throw new Error(`never came: ${JSON.stringify(value).slice(-600)}`);
		await new Promise((next) => setTimeout(next, 15));
	}
}
