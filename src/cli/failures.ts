/** What the files of one run fail of: each failure is told, and the others go on. */

import { asFailure, explainAny, failureText } from '../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io } from '../host/io.js';

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
