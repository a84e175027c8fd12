/** Identifiers of members and blocks. */

import { foldKeyword } from '../text/fold.js';
import { ZERO } from '../text/fraction.js';
import { isLetterOrNumber } from '../text/letters.js';
import type { Member } from './model.js';

/** An identifier made of a text, not yet taken: the slug, then the slug with `-2`, `-3` … */
export function uniqueId(text: string, taken: Set<string>): string {
	const slug =
		foldKeyword(text)
			.replace(/[^A-Za-z0-9]+/g, partedByDashes)
			.replace(/^-|-$/g, '') || 'x';
	let id = slug;
	for (let copy = 2; taken.has(id); copy += 1) id = `${slug}-${copy}`;
	taken.add(id);
	return id;
}

/** Signs between words become one dash; letters of other scripts stay. */
function partedByDashes(signs: string): string {
	return [...signs].every((sign) => !isLetterOrNumber(sign)) ? '-' : signs.replace(/[^\p{L}\p{N}]+/gu, '-');
}

/** A person known from outside the participants: an officer, or a chair that the body names. */
export function outsider(name: string, ids: Set<string>): Member {
	return {
		id: uniqueId(name, ids),
		name,
		nodes: [],
		presence: 'present',
		elector: false,
		votes: ZERO,
		heads: 1n,
		weighted: false,
		keyVotes: new Map(),
		public: true,
	};
}
