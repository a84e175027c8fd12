/**
 * Threads of this process for what is the program's own work, and processes for what a stranger's file asks for: where V8 finds no memory in the
 * midst of its own work it ends the whole process, whatever limit a thread of it has. A pool from a package starts its own file by its path, which a
 * program of one file cannot carry.
 */

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Thread, Threads } from './io.js';

/** More threads than that gain nothing: each keeps the compiled program in memory. */
const MOST_THREADS = 8;

/** `packageFolder`: where `bin` is. */
export function nodeThreads(packageFolder: string): Threads {
	return {
		count: Math.min(availableParallelism(), MOST_THREADS),
		start: (megabytes) =>
			megabytes === undefined ? startThread(packageFolder) : startProcess(packageFolder, megabytes),
	};
}

function startThread(packageFolder: string): Thread {
	const worker = new Worker(join(packageFolder, 'bin', 'thread.js'));
	const answers = new Answers();
	worker.on('error', (error) => answers.fail(error));
	worker.on('exit', () => answers.fail(new Error('the thread has ended')));
	worker.on('message', (answer) => answers.give(answer));
	return {
		ask: (question) => answers.wait(() => worker.postMessage(question)),
		end: async () => {
			await worker.terminate();
		},
	};
}

/** A process that may take so much memory; nothing of what it writes is shown, as V8 tells its own story where memory is over. */
function startProcess(packageFolder: string, megabytes: number): Thread {
	const child = fork(join(packageFolder, 'bin', 'apart.js'), [String(megabytes)], {
		execArgv: [`--max-old-space-size=${megabytes}`],
		// Bytes pass as bytes.
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	const answers = new Answers();
	child.on('error', (error) => answers.fail(error));
	// It ends itself where it takes too much, and V8 gives up where it finds no memory for itself.
	child.on('exit', (code, signal) =>
		answers.fail(
			signal === 'SIGKILL' || signal === 'SIGABRT' || code === ABORTED
				? Object.assign(new Error('the process takes too much memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
				: new Error('the process has ended'),
		),
	);
	child.on('message', (message: { answer: unknown } | { failure: string }) => {
		if ('failure' in message) answers.fail(new Error(message.failure));
		else answers.give(message.answer);
	});
	const ended = new Promise<void>((resolve) => {
		child.once('exit', () => resolve());
		child.once('error', () => resolve());
	});
	return {
		ask: (question) =>
			answers.wait(() => {
				// An error of sending comes as one of the child.
				child.send(question as object, () => {});
			}),
		end: async () => {
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/** How a process ends that aborts where there are no signals. */
const ABORTED = 134;

/** One question at a time waits for its answer, or for the end of the one who was asked. */
class Answers {
	#failed: Error | undefined;
	#waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void } | undefined;

	wait(ask: () => void): Promise<unknown> {
		return new Promise((resolve, reject) => {
			if (this.#failed) {
				reject(this.#failed);
				return;
			}
			this.#waiting = { resolve, reject };
			ask();
		});
	}

	give(answer: unknown): void {
		this.#waiting?.resolve(answer);
		this.#waiting = undefined;
	}

	/** The first reason stays. */
	fail(error: Error): void {
		this.#failed ??= error;
		this.#waiting?.reject(this.#failed);
		this.#waiting = undefined;
	}
}
