/** The words by which a proxy is given. */

import { phraseFinder } from './dialect.js';

/** Where a proxy is told in a text, and what follows its words. */
export function importProxy(text: string): { from: number; after: string } | undefined {
	const match = phraseFinder('proxies').exec(text);
	return match === null ? undefined : { from: match.index, after: text.slice(match.index + match[0].length) };
}
