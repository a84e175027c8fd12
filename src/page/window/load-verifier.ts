/** The one script that stands as text in the page that verifies; the other lies beside it, compressed, with the licences of what it is made of. */

import { getPageParts, runScript } from './parts.js';

const parts = getPageParts(document);
globalThis.pvParts = parts;
parts
	.script('main')
	.then(runScript)
	.catch(() => document.documentElement.classList.add('cannot-run'));
