/** The one script that stands as text in the page that verifies; the other lies beside it, compressed. */

import { partsOf, runScript } from './parts.js';

partsOf(document)
	.script('main')
	.then(runScript)
	.catch(() => document.documentElement.classList.add('cannot-run'));
