/** What the members of a body are called: copropriétaires, associés, membres. */

import type { ViewContext } from './context.js';
import { capitalized } from './head.js';

/** What so many members are called under these rules: `copropriétaire`, `associés`, `membres`. */
export function nounOf(context: ViewContext, count: number | bigint): string {
	const profile = context.input.rules.profile ?? '';
	const key = context.hasWords(`nouns.${profile}`) ? `nouns.${profile}` : 'nouns.other';
	return context.words(key, { count });
}

/** The same as the label of a line: `Copropriétaires`. */
export function membersLabel(context: ViewContext): string {
	return capitalized(nounOf(context, 2));
}
