/** Start script of the page that verifies: unpacks the script `main` from the page and runs it; marks the page `cannot-run` where that fails. */

import { getPageParts, runScript } from './parts.js';

const parts = getPageParts(document);
globalThis.pvParts = parts;
parts
	.script('main')
	.then(runScript)
	.catch(() => document.documentElement.classList.add('cannot-run'));
