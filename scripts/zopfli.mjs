// Packs a text as small as gzip can be, which takes seconds: each text in a thread of its own, so that all cores pack. The thread runs this file too.

import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gzipAsync } from '@gfx/zopfli';

/** A text as gzip; a twentieth less than zlib makes of it. */
export function packSmall(text) {
	return new Promise((resolve, reject) => {
		const thread = new Worker(new URL(import.meta.url), { workerData: { textToPack: text } });
		thread.once('message', resolve);
		thread.once('error', reject);
	});
}

if (!isMainThread && typeof workerData?.textToPack === 'string')
	parentPort.postMessage(await gzipAsync(Buffer.from(workerData.textToPack), { numiterations: 5 }));
