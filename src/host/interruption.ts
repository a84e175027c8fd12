import type { Io } from './io.js';

/** Resolves when the user interrupts: what runs until then is ended in order. */
export function interruption({ signal }: Io): Promise<void> {
	return new Promise((done) => {
		if (signal.aborted) done();
		else signal.addEventListener('abort', () => done(), { once: true });
	});
}
