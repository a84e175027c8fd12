/** Threads of the program by Node. A pool from a package starts its own file by its path, which a program of one file cannot carry. */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Thread, Threads } from './io.js';

/** More threads than that gain nothing: each keeps the compiled program in memory. */
const MOST_THREADS = 8;

/** The threads of this process. */
export function nodeThreads(packageFolder: string): Threads {
	return {
		count: Math.min(availableParallelism(), MOST_THREADS),
		start: () => startThread(packageFolder),
	};
}

function startThread(packageFolder: string): Thread {
	const worker = new Worker(join(packageFolder, 'bin', 'thread.js'));
	let failed: Error | undefined;
	let waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void } | undefined;
	const fail = (error: Error) => {
		failed ??= error;
		waiting?.reject(error);
		waiting = undefined;
	};
	worker.on('error', fail);
	worker.on('exit', () => fail(new Error('the thread has ended')));
	worker.on('message', (answer) => {
		waiting?.resolve(answer);
		waiting = undefined;
	});
	return {
		ask: (question) =>
			new Promise((resolve, reject) => {
				if (failed) {
					reject(failed);
					return;
				}
				waiting = { resolve, reject };
				worker.postMessage(question);
			}),
		end: async () => {
			await worker.terminate();
		},
	};
}
