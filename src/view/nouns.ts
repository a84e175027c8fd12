/** What the members of a body are called: copropriétaires, associés, membres. */

import { capitalized } from '../text/letters.js';
import type { DocumentKey, ViewContext } from './context.js';

/** The words of bodies, by their profile. */
type NounKey = DocumentKey & `nouns.${string}`;

/** What so many members are called under these rules: `copropriétaire`, `associés`, `membres`. */
export function getNoun(context: ViewContext, count: number | bigint): string {
	const profile = context.input.rules.profile ?? '';
	const key = `nouns.${profile}` as NounKey;
	return context.words(context.hasWords(key) ? key : 'nouns.other', { count });
}

/** The same as the label of a line: `Copropriétaires`. */
export function membersLabel(context: ViewContext): string {
	return capitalized(getNoun(context, 2));
}
