/** The derivation of each vote in words, for `--explain` and `pv explain file#id`. */

import { derivation } from '../../assembly/proof/proof.js';
import type { Compiled } from '../../compile.js';

/** Identifiers of everything that was put to the vote, in document order. */
export function votableIds({ assembly }: Compiled): string[] {
	return [...assembly.decisions, ...assembly.elections].map(({ id }) => id);
}

/** Derivations of all votes, or of one. */
export function derivations({ assembly, phrase }: Compiled, id?: string): string {
	return [...assembly.decisions, ...assembly.elections]
		.filter((item) => id === undefined || item.id === id)
		.map((item) => `${[`#${item.id}`, ...derivation(item, phrase)].join('\n')}\n\n`)
		.join('');
}
