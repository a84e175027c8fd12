/** What the lists of a meeting say that somebody is, beside the name. */

import { foldKeyword } from '../../text/fold.js';
import { partsOfQuality } from '../../text/names.js';
import type { Member } from '../model.js';

/**
 * Whether somebody is what a word says: `époux de la syndique`, `le syndic, bureau`, `(syndic)`. One of the parts of what is said of
 * the person must open with the word: an `ancien syndic` or `avocat du syndic` is none.
 */
export function hasQuality(member: Member, word: string): boolean {
	const wanted = foldKeyword(word);
	return getQualities(member).some((part) => part === wanted || part.startsWith(`${wanted} `));
}

/** All that a list says that somebody is, part by part, folded. */
export function getQualities(member: Member): string[] {
	return getQualityTexts(member).flatMap(partsOfQuality);
}

/** What stands behind commas and in brackets beside a name. */
export function getQualityTexts({ nodes, quality, affiliation }: Member): string[] {
	// Who is named by an office of the header alone has no entry.
	if (nodes.length === 0) return [quality, affiliation].filter((text) => text !== undefined);
	return nodes.flatMap(({ children }) =>
		children.flatMap((part) => (part.type === 'quality' || part.type === 'affiliation' ? [part.value] : [])),
	);
}
