/** The window's side of the compiler: it runs on a thread of its own, or in the idle moments of the window where it may not. */

import type { Port } from '../compiler/serve.js';
import type { AnswerMessage, Failure, QuestionName, Questions } from '../protocol.js';
import { type Parts, runScript } from './parts.js';

/** What a question came to nothing for; `failure.code` names the words for it. */
export class CompilerError extends Error {
	readonly failure: Failure;

	constructor(failure: Failure) {
		super(failure.detail);
		this.name = 'CompilerError';
		this.failure = failure;
	}
}

/** The compiler was started anew before it had answered. */
export class Interrupted extends Error {}

export interface CompilerClient {
	ask<Name extends QuestionName>(
		name: Name,
		given: Questions[Name]['given'],
	): Promise<Questions[Name]['answer']>;
	/** Ends what it is doing, where it runs on a thread of its own, and starts it anew: it knows nothing then. */
	restart(): void;
	/** Grows with every new start. */
	readonly generation: number;
}

interface Channel {
	postMessage(message: unknown): void;
	onmessage: ((event: MessageEvent) => void) | null;
	terminate?(): void;
}

interface Asked {
	resolve(answer: never): void;
	reject(error: Error): void;
}

/** Starts the compiler; questions may be asked at once. */
export function startCompiler(): CompilerClient {
	const waiting = new Map<number, Asked>();
	let generation = 0;
	let last = 0;
	let channel = open(pvWorker);

	async function open(started: Promise<Worker | undefined>): Promise<Channel> {
		const opened: Channel = (await started) ?? (await serveHere());
		opened.onmessage = ({ data }: MessageEvent<AnswerMessage>) => answered(data);
		return opened;
	}

	function answered(message: AnswerMessage): void {
		if ('ready' in message) return;
		const asked = waiting.get(message.id);
		waiting.delete(message.id);
		if ('failure' in message) asked?.reject(new CompilerError(message.failure));
		else asked?.resolve(message.answer as never);
	}

	return {
		get generation() {
			return generation;
		},
		ask: (name, given) =>
			new Promise((resolve, reject) => {
				last += 1;
				const id = last;
				waiting.set(id, { resolve, reject });
				void channel.then((opened) => waiting.has(id) && opened.postMessage({ id, name, given }));
			}),
		restart() {
			void channel.then((opened) => {
				if (!opened.terminate) return;
				opened.terminate();
				generation += 1;
				channel = open(startWorker(pvParts));
				for (const { reject } of waiting.values()) reject(new Interrupted());
				waiting.clear();
			});
		},
	};
}

async function serveHere(): Promise<MessagePort> {
	await runScript(await pvParts.script('compiler'));
	const { port1, port2 } = new MessageChannel();
	pvServe(
		{
			postMessage: (message) => port2.postMessage(message),
			set onmessage(listener: Port['onmessage']) {
				port2.onmessage = listener;
			},
		},
		{
			loadScript: async (...names) => runScript(await pvParts.script(...names)),
			idle: () => new Promise((resolve) => whenIdle(resolve)),
		},
	);
	return port1;
}

/** Safari has no idle callbacks. */
function whenIdle(callback: () => void): void {
	if ('requestIdleCallback' in window) window.requestIdleCallback(callback, { timeout: 500 });
	else setTimeout(callback, 30);
}

/** Milliseconds that a worker has to say that it is there. */
const START_DEADLINE = 15_000;

/** The compiler on a thread of its own, once it is there; undefined where the browser lets none start. */
export async function startWorker({ packed, script }: Parts): Promise<Worker | undefined> {
	const address = URL.createObjectURL(await script('words', 'compiler'));
	try {
		const worker = new Worker(address);
		worker.postMessage({ packed });
		await new Promise<void>((resolve, reject) => {
			worker.onmessage = () => resolve();
			worker.onerror = (event) => reject(event);
			setTimeout(reject, START_DEADLINE);
		});
		worker.onerror = null;
		return worker;
	} catch {
		return undefined;
	} finally {
		URL.revokeObjectURL(address);
	}
}
