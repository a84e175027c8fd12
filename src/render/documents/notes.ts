/** The notes of a document: what its texts refer to stands below them. */

import type { Item } from '../view-model.js';
import type { DocumentContext } from './context.js';

/** Items with the notes that the texts written so far refer to. */
export function withNotes(items: readonly Item[], context: DocumentContext): Item[] {
	const notes = context.prose.notes();
	if (notes.length === 0) return [...items];
	const entries = notes.map(({ id, html }) => `<li id="${id}">${html.replace(BACK, '')}</li>`).join('');
	return [...items, { kind: 'prose', html: `<div class="notes"><ol>${entries}</ol></div>` }];
}

/** The way back leads to a place that a document may show twice, or not at all. */
const BACK = / ?<a class="back"[^>]*>[^<]*<\/a>/g;
