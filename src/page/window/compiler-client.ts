/** The window's side of the compiler: it runs on a thread of its own, or in the idle moments of the window where it may not. */

import { type Port, serve } from '../compiler/serve.js';
import type { AnswerMessage, Failure, QuestionName, Questions } from '../protocol.js';

/** What a question came to nothing for; `failure.code` names the words for it. */
export class CompilerError extends Error {
	readonly failure: Failure;

	constructor(failure: Failure) {
		super(failure.detail);
		this.name = 'CompilerError';
		this.failure = failure;
	}
}

/** Asks the compiler. */
export interface CompilerClient {
	ask<Name extends QuestionName>(
		name: Name,
		given: Questions[Name]['given'],
	): Promise<Questions[Name]['answer']>;
}

/** Milliseconds that a worker has to say that it is there. */
const START_DEADLINE = 15_000;

/** Starts the compiler. */
export async function startCompiler(): Promise<CompilerClient> {
	const address = await pvParts.addressOfPart('main');
	const worker = await startWorker(address);
	return clientOf(worker ?? serveHere());
}

interface Channel {
	postMessage(message: unknown): void;
	onmessage: ((event: MessageEvent) => void) | null;
}

/** A worker that is there; undefined where the browser lets none start. */
async function startWorker(address: string): Promise<Worker | undefined> {
	try {
		const worker = new Worker(address);
		await new Promise<void>((resolve, reject) => {
			worker.onmessage = () => resolve();
			worker.onerror = (event) => reject(event);
			setTimeout(reject, START_DEADLINE);
		});
		worker.onerror = null;
		return worker;
	} catch {
		return undefined;
	}
}

function serveHere(): MessagePort {
	const { port1, port2 } = new MessageChannel();
	serve(
		{
			postMessage: (message) => port2.postMessage(message),
			set onmessage(listener: Port['onmessage']) {
				port2.onmessage = listener;
			},
		},
		{
			loadScript: (address) => runScript(address),
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

function runScript(address: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const script = document.createElement('script');
		script.src = address;
		script.addEventListener('load', () => resolve());
		script.addEventListener('error', () => reject(new Error('A part of the page could not be run')));
		document.head.append(script);
	});
}

function clientOf(channel: Channel): CompilerClient {
	const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>();
	let last = 0;
	channel.onmessage = ({ data }: MessageEvent<AnswerMessage>) => {
		if ('ready' in data) return;
		const asked = waiting.get(data.id);
		waiting.delete(data.id);
		if ('failure' in data) asked?.reject(new CompilerError(data.failure));
		else asked?.resolve(data.answer as never);
	};
	return {
		ask: (name, given) =>
			new Promise((resolve, reject) => {
				last += 1;
				waiting.set(last, { resolve, reject });
				channel.postMessage({ id: last, name, given });
			}),
	};
}
