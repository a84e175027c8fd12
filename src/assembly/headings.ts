/** Titles of the sections that a block stands in: minutes often put the matter there, `## Modification des statuts`, and the detail in the block. */

import { type Session, titleText } from '../ast/index.js';
import { namesAccount, namesNoMatter } from '../law/index.js';

/** All of them, the nearest first. */
export function headingsAbove({ path }: { readonly path: readonly Session[] }): string[] {
	return path.map(titleText).reverse();
}

/**
 * The titles that say what is voted: that of the block, and those above it where its own names no matter (`Vote`, `Premier tour`) or one of several
 * accounts: `## Compte financier unique` over `Budget annexe de l'eau`; not over `Compte de gestion`, which is another act.
 */
export function titlesOfMatter(title: string, scene: Parameters<typeof headingsAbove>[0]): string[] {
	return namesNoMatter(title) || namesAccount(title) ? [title, ...headingsAbove(scene)] : [title];
}
