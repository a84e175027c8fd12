/** The notes of a document: what its texts refer to stands below them. */

import type { Item } from '../../view/view-model.js';
import type { DocumentContext } from './context.js';

/** Items with the notes that the texts written so far refer to. No way back: it would lead to a place that a document may show twice, or not at all. */
export function withNotes(items: readonly Item[], context: DocumentContext): Item[] {
	const notes = context.prose.notes({ withoutWayBack: true });
	if (notes.length === 0) return [...items];
	const entries = notes.map(({ id, html }) => `<li id="${id}">${html}</li>`).join('');
	return [...items, { kind: 'prose', html: `<div class="notes"><ol>${entries}</ol></div>` }];
}
