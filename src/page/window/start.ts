/** The script of the page: in the window it starts what people see; started again as a worker, it is the compiler. */

import { type Port, serve } from '../compiler/serve.js';
import { openParts, type PackedParts } from './parts.js';

if (typeof document === 'undefined') {
	const worker = globalThis as unknown as Port & { importScripts(address: string): void };
	// The parts of the page come first; then the compiler says that it is there, and is asked.
	globalThis.onmessage = ({ data }: MessageEvent<{ packed: PackedParts }>) => {
		globalThis.pvParts = openParts(data.packed);
		serve(worker, {
			async loadScript(...names) {
				const address = URL.createObjectURL(await pvParts.script(...names));
				worker.importScripts(address);
				URL.revokeObjectURL(address);
			},
			idle: async () => {},
		});
	};
	// What draws needs a document from its first line on.
} else void import('./window.js').then(({ startWindow }) => startWindow(document));
