/** Titles of the sections that a block stands in: minutes often put the matter there, `## Modification des statuts`, and the detail in the block. */

import { getChild, type Session } from '../ast/index.js';
import { plainText } from './blocks/numbering.js';

/** All of them, the nearest first. */
export function headingsAbove({ path }: { readonly path: readonly Session[] }): string[] {
	return path.map(headingOf).reverse();
}

function headingOf(session: Session): string {
	const title = getChild(session, 'title');
	return title ? plainText(title) : '';
}
