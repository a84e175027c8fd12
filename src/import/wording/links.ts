/** The signs and small words between the names of a list. */

import { wordChoice } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';

/** `et`, `and`, with the spaces around. */
export const and = lazy(() => new RegExp(`\\s${wordChoice('smallWords', 'and')}\\s`));

/** A comma, a semicolon, or such a word. */
export const listLink = lazy(() => new RegExp(`[,;]|\\s${wordChoice('smallWords', 'and')}\\s`));

/** The same with the spaces around, and `&`. */
export const nameLink = lazy(
	() => new RegExp(`\\s*[,;]\\s*|\\s+(?:${wordChoice('smallWords', 'and')}|&)\\s+`, 'i'),
);

/** What is left of a list before its last name: `, and`. */
export const openLink = lazy(() => new RegExp(`,?\\s+${wordChoice('smallWords', 'and')}\\s*$`));

/** What opens the last name of a list that its comma stands before: `and Ana Bell`. */
export const startLink = lazy(() => new RegExp(`^${wordChoice('smallWords', 'and')}\\s+(?=\\p{Lu})`, 'u'));
