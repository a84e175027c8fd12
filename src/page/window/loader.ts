/**
 * The one script that stands as text in the page; the others lie beside it, compressed. The compiler and the window start at the same time,
 * each on its thread. Where something is missing that this needs, the words for that case show.
 */

import { partsOf } from './parts.js';
import { runScript } from './run-script.js';
import { startWorker } from './start-worker.js';

const parts = partsOf(document);
globalThis.pvParts = parts;
globalThis.pvWorker = startWorker(parts);
parts
	.script('words', 'window')
	.then(runScript)
	.catch(() => document.documentElement.classList.add('cannot-run'));
