/** What a verdict is said of, `La vente de la remorque est refusée`, beside the title of the vote above: the same thing, or another one of its kind. */

import { isOneOf } from '../../../language/index.js';
import { foldName } from '../../../text/fold.js';
import { parseOrdinal } from '../../../text/number.js';

/**
 * Whether what a verdict names is what a title opens with and only says more of, `La vente` below `Vente du tracteur`, or something else: `L'achat d'un camion`
 * below `Achat d'un banc`, `La vente` below `Vente ou location du pré`. Nothing where nobody can tell.
 */
export function compareWithTitle(subject: string, title: string): 'same' | 'other' | undefined {
	const [head = '', ...rest] = wordsOf(subject);
	const words = wordsOf(title);
	const at = words.indexOf(head);
	if (head.length < SHORTEST || at < 0) return undefined;
	const behind = words.slice(at + 1);
	// `L'achat | proposé |`
	const own = rest.filter((word) => word.length >= SHORTEST && !isOneOf(word, ['thingWords', 'said']));
	const others = behind.filter((word) => word.length >= SHORTEST);
	if (own.length > 0 && others.length > 0 && !own.some((word) => others.includes(word))) return 'other';
	// `L'achat d'un | second | banc`
	const isAnother = (word: string) =>
		parseOrdinal(word) !== undefined || isOneOf(word, ['thingWords', 'another']);
	if (own.some((word) => isAnother(word) && !others.includes(word))) return 'other';
	const [next = ''] = behind;
	const isOfIt = isOneOf(next, ['eventLinks', 'of'], ['thingWords', 'on']);
	// `ou`, `par`, `non`: the noun alone is not what was voted.
	if (own.length === 0 && next !== '' && next.length < SHORTEST && !isOfIt && /^[a-z]/.test(next))
		return 'other';
	const says = foldName(title).slice(head.length).trimStart();
	const isName = words.length === 1 || (isOfIt && !SIGNS.test(says));
	return at === 0 && isName && (own.length === 0 || own.some((word) => others.includes(word)))
		? 'same'
		: undefined;
}

/** Folded, an elided article apart: `d'un banc` is `d'`, `un`, `banc`. */
function wordsOf(text: string): string[] {
	return foldName(text).match(/[a-z]+['’]|[a-z0-9]+/g) ?? [];
}

/** What stands between two things: `Vente : report`. */
const SIGNS = /[:;,–—]/;
/** Of a noun; what is shorter ties words. */
const SHORTEST = 4;
