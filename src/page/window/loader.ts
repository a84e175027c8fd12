/**
 * The one script that stands as text in the page; the others lie beside it, compressed. The window and its style sheet are unpacked first, then the compiler, and
 * each starts on its thread. Where something is missing that this needs, the words for that case show.
 */

import { startWorker } from './compiler-client.js';
import { openDraftDatabase } from './drafts/draft-database.js';
import { getPageParts, runScript } from './parts.js';

const parts = getPageParts(document);
globalThis.pvParts = parts;
globalThis.pvDrafts = openDraftDatabase();
// Who asks for the drafts is told why there are none.
globalThis.pvDrafts.catch(() => {});
const window = Promise.all([parts.script('words', 'window'), parts.text('style')]).then(([script, style]) => {
	document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
	return script;
});
globalThis.pvWorker = window.then(() => startWorker(parts));
window.then(runScript).catch(() => document.documentElement.classList.add('cannot-run'));
