/** The script of the page: in the window it starts what people see; started again as a worker, it is the compiler. */

import { type Port, serve } from '../compiler/serve.js';

if (typeof document === 'undefined') {
	const worker = globalThis as unknown as Port & { importScripts(address: string): void };
	serve(worker, {
		async loadScript(script) {
			const address = URL.createObjectURL(script);
			worker.importScripts(address);
			URL.revokeObjectURL(address);
		},
		idle: async () => {},
	});
	// What draws needs a document from its first line on.
} else void import('./window.js').then(({ startWindow }) => startWindow(document));
