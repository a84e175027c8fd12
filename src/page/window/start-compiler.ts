/**
 * The script of the compiler. A worker answers with it from its first message on; a window of a browser that lets no worker start runs it
 * itself, and takes `serve` from it.
 */

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
} else globalThis.pvServe = serve;
