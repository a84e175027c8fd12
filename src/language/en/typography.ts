/** Spaces and marks of printed English: the rules of micro-typography. */

import {
	ELLIPSIS,
	has,
	INITIALS,
	isNumbered,
	NBSP,
	NO_LETTER_BEFORE,
	NO_YEAR_BEFORE,
	PARTS,
	rule,
	S,
	type SpacingRule,
} from '../typography.js';
import { locale } from './locale.js';

/** Words after a number that do not belong to it. */
const LOOSE =
	'a|an|and|are|as|at|be|but|by|for|from|has|have|he|if|in|into|is|it|its|no|nor|not|of|on|or|our|she|so|than|that|the|their|there|they|this|to|was|we|were|which|who|will|with';

/** Words before a number that belong to it. */
const BEFORE_NUMBER =
	'art\\.|articles?|no\\.|nos\\.|p\\.|pp\\.|pages?|§|resolutions?|motions?|amendments?|chapters?|annex|appendix|schedule|paragraphs?|para\\.|parts?|rules?|bylaws?|by-laws?|items?|sections?|s\\.|ss\\.|clauses?|vol\\.|figures?|fig\\.|tables?|notes?';

export const rules: readonly SpacingRule[] = [
	rule({ needs: has("'"), before: '[\\p{L}\\p{M}\\p{N}]', gap: "'", put: '’' }),
	rule({
		needs: has("'"),
		before: '(?<![\\p{L}\\p{M}\\p{N}])',
		gap: "'",
		after: '\\p{N}{2}s?(?!\\p{N})',
		put: '’',
	}),
	rule({
		needs: has("'"),
		before: '(?:^|[\\s(\\[“—–])',
		gap: "'",
		after: "\\p{L}(?:[^']*[\\p{L}.,!?])?’(?!\\p{L})",
		put: '‘',
	}),
	ELLIPSIS,
	rule({
		needs: isNumbered,
		before: `${NO_YEAR_BEFORE}(?<![\\p{L}\\p{N}])(?:\\p{N}{1,3}|(?!(?:19|20)\\p{N}{2}${S})\\p{N}{4,}|\\p{N}{1,3}(?:,\\p{N}{3})+|\\p{N}+\\.\\p{N}+)`,
		gap: S,
		after: `(?!(?:${LOOSE})(?!\\p{L}))\\p{Ll}`,
		put: NBSP,
	}),
	rule({
		needs: has('%', '‰', '€', '°C', 'B'),
		before: '\\p{N}',
		gap: `${S}+`,
		after: '(?:[%‰€]|[kM]€|(?:°C|[GM]B)(?!\\p{L}))',
		put: NBSP,
	}),
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}(?:${BEFORE_NUMBER})`,
		gap: S,
		after: '\\p{N}',
		put: NBSP,
		flags: 'i',
	}),
	rule({
		needs: isNumbered,
		before: '(?<![\\p{L}\\p{N}])\\p{N}{1,2}(?:st|nd|rd|th)?',
		gap: S,
		after: `(?:${locale.months.join('|')})(?!\\p{L})`,
		put: NBSP,
	}),
	rule({
		needs: isNumbered,
		before: `${NO_LETTER_BEFORE}(?:${locale.months.join('|')})`,
		gap: S,
		after: '\\p{N}{1,2}(?!\\p{N})',
		put: NBSP,
	}),
	rule({
		before: `${NO_LETTER_BEFORE}(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sir|Dame|Cllr)\\.?`,
		gap: S,
		after: '\\p{Lu}',
		put: NBSP,
	}),
	...PARTS,
	INITIALS,
];
