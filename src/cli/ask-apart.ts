/** Asks a thread of its own, which is ended when its time or its memory is over: what runs without an end cannot be stopped from inside. */

import type { Threads } from '../host/io.js';

/** What came of it: an answer, or why there is none. */
interface Apart<Answer> {
	said?: Answer;
	stopped?: 'late' | 'interrupted' | 'memory';
}

/** Puts a question to a thread. `patience`: milliseconds; `megabytes`: of memory beyond what the program has when it asks. */
export async function askApart<Answer>(
	question: unknown,
	{ threads, signal }: { threads: Threads; signal: AbortSignal },
	{ patience, megabytes }: { patience: number; megabytes?: number },
): Promise<Apart<Answer>> {
	const thread = threads.start(megabytes);
	let stop = () => {};
	const stopped = new Promise<Apart<Answer>>((resolve) => {
		const timer = setTimeout(() => resolve({ stopped: 'late' }), patience);
		const interrupt = () => resolve({ stopped: 'interrupted' });
		signal.addEventListener('abort', interrupt, { once: true });
		stop = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', interrupt);
		};
	});
	const answered = thread.ask(question).then(
		(said): Apart<Answer> => ({ said: said as Answer }),
		(error: Error & { code?: string }): Apart<Answer> => {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { stopped: 'memory' };
			throw error;
		},
	);
	try {
		return await Promise.race([answered, stopped]);
	} finally {
		stop();
		await thread.end();
	}
}
