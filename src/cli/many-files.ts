/** Work on many files: some at the same time, with a line on the terminal that says how far it is, and what they fail of. */

import { asFailure, explainAny, failureText } from '../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, type Output, userWords } from '../host/io.js';

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

// --- What the files of one run fail of: each failure is told, and the others go on.

/** The failures of a run over meeting files. */
export class Failures {
	readonly #files: number;
	readonly #io: Io;
	readonly #told = new Set<string>();
	#count = 0;
	#code: ExitCodeValue = ExitCode.clean;

	/** `files`: how many the run has; a single one's failure is that of the run. */
	constructor(files: number, io: Io) {
		this.#files = files;
		this.#io = io;
	}

	/** How many files failed. */
	get count(): number {
		return this.#count;
	}

	/** How the run ends for them: the most serious end counts. */
	get code(): ExitCodeValue {
		return this.#code;
	}

	/** Tells a file's failure; what is wrong with the command itself is thrown on. A cause that files share is told once. */
	outlive(error: unknown, path: string): void {
		const failure = asFailure(error);
		const code = failure?.code ?? '';
		const isOfAll = code.startsWith('usage/') && code !== 'usage/same-output';
		if (this.#files === 1 || this.#io.signal.aborted || isOfAll) throw error;
		this.#count++;
		const text = failure && failureText(failure, this.#io);
		if (failure && text !== undefined && this.#told.has(text)) {
			this.#end(failure.exitCode);
			return;
		}
		if (text !== undefined) this.#told.add(text);
		this.#end(explainAny(error, this.#io, path));
	}

	/** Counts a failure whose words are known already. `say` tells it; a cause that files share is told once. */
	tell(text: string, code: ExitCodeValue, say: () => void): void {
		this.#count++;
		this.#end(code);
		if (this.#told.has(text)) return;
		this.#told.add(text);
		say();
	}

	#end(code: ExitCodeValue): void {
		if (code > this.#code) this.#code = code;
	}
}
