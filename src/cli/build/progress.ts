/** Progress of long work: on a terminal only, and only when it is long. */

import type { Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';

/** Tells how far the work is. */
interface Progress {
	/** One file is done. */
	step(path: string): void;
	/** Clears the line. */
	end(): void;
}

/** A counter on one line of the terminal; silent elsewhere, for fewer than three files, and for screen readers (`ACCESSIBLE`). */
export function createProgress(total: number, io: Io): Progress {
	const { stderr } = io;
	if (!stderr.isTerminal || total < 3 || io.env['ACCESSIBLE']) return { step() {}, end() {} };
	const phrase = userWords(io);
	const clear = '\r\u001b[K';
	let done = 0;
	return {
		step(path) {
			done++;
			stderr.write(
				`${clear}${phrase('cli.build.progress', { done, total, path }).slice(0, (stderr.columns ?? 80) - 1)}`,
			);
		},
		end() {
			stderr.write(clear);
		},
	};
}
