import type { Parts } from './parts.js';

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
