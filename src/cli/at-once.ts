/** Work on many things, some of them at the same time, with a line on the terminal that says how far it is. */

import { type Io, type Output, userWords } from '../host/io.js';

/**
 * Does the work for each item, `atOnce` of them at a time, in their order. After a failure no further one is begun; it is thrown when those under way have ended,
 * so that nothing goes on behind the back of who clears up.
 */
export async function workAtOnce<Item>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<void>,
): Promise<void> {
	// Shared by all that work at once.
	const queue = items.values();
	let failure: { error: unknown } | undefined;
	const workThrough = async () => {
		for (const item of queue) {
			if (failure) return;
			try {
				await work(item);
			} catch (error) {
				failure ??= { error };
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, workThrough));
	if (failure) throw failure.error;
}

// --- Progress: on a terminal only, and only where the work is long.

/** Tells how far the work is. */
export interface Progress {
	/** The world, where what is said takes the place of the line. */
	io: Io;
	/** One file is done. */
	step(path: string): void;
	/** Clears the line. */
	end(): void;
}

const CLEAR = '\r\u001b[K';

/** A counter on one line of the terminal; silent elsewhere, for fewer than three files, and for screen readers (`ACCESSIBLE`). */
export function createProgress(total: number, io: Io): Progress {
	const { stderr } = io;
	if (!stderr.isTerminal || total < 3 || io.env['ACCESSIBLE']) return { io, step() {}, end() {} };
	const phrase = userWords(io);
	const { isTerminal, colors, columns } = stderr;
	let done = 0;
	let isShown = false;
	const end = () => {
		if (isShown) stderr.write(CLEAR);
		isShown = false;
	};
	const write: Output['write'] = (text) => {
		end();
		stderr.write(text);
	};
	return {
		io: Object.assign(Object.create(io) as Io, { stderr: { write, isTerminal, colors, columns } }),
		step(path) {
			done++;
			const line = phrase('cli.build.progress', { done, total, path }).slice(0, (columns ?? 80) - 1);
			stderr.write(`${CLEAR}${line}`);
			isShown = true;
		},
		end,
	};
}
