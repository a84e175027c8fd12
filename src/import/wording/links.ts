/** The signs and small words between the names of a list. */

import { lazyPattern } from '../../language/index.js';

/** `et`, `and`, with the spaces around. */
export const and = lazyPattern`\s${['smallWords', 'and']}\s`;

/** A comma, a semicolon, or such a word. */
export const listLink = lazyPattern`[,;]|\s${['smallWords', 'and']}\s`;

/** The same with the spaces around, and `&`. */
export const nameLink = lazyPattern`\s*[,;]\s*|\s+(?:${['smallWords', 'and']}|&)\s+`;

/** What is left of a list before its last name: `, and`. */
export const openLink = lazyPattern`,?\s+${['smallWords', 'and']}\s*$`;

/** What opens the last name of a list that its comma stands before: `and Ana Bell`. */
export const startLink = lazyPattern`(?u)^${['smallWords', 'and']}\s+(?=\p{Lu})`;
