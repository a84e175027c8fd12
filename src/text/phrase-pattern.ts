/**
 * Patterns of known phrases, to be put into larger ones; phrases alone are found by text/phrase-finder.ts.
 *
 * They are compiled anew in every run, so they are made cheap to compile: beginnings that phrases share are written once, and both cases of a
 * letter are spelt out, for the flags `i` and `u` together take five times as long.
 */

/**
 * Any of these phrases, whatever the case, accents, apostrophes and spaces, as whole words; after an apostrophe the next word may stand at
 * once (`indique qu’il`). Groups: 1, the phrase.
 */
export function phrasePattern(phrases: readonly string[], flags = ''): RegExp {
	return new RegExp(`(?<!${WORD_SIGN})(${phraseChoice(phrases)})(?:(?<=['\u2019])|(?!${WORD_SIGN}))`, flags);
}

/** A letter or a digit of any script, for patterns without the flag `u`. */
export const WORD_SIGN =
	'[0-9A-Za-z\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02C1\\u0370-\\u1FFF\\u2C00-\\u2DFF\\u3040-\\uD7FF]';

/** The alternatives of {@link phrasePattern}, the longest first, to be put into a larger pattern; it needs no flag. */
export function phraseChoice(phrases: readonly string[]): string {
	const root: Branch = new Map();
	for (const phrase of new Set(phrases)) {
		let branch = root;
		for (const sign of phrase.split('').map(loosely)) {
			let next = branch.get(sign);
			if (!next) {
				next = new Map();
				branch.set(sign, next);
			}
			branch = next;
		}
		branch.set(END, new Map());
	}
	return written(root);
}

/** What may follow, by the pattern of the next sign. */
type Branch = Map<string, Branch>;

/** Stands in a branch where a phrase ends. */
const END = '';

function written(branch: Branch): string {
	const ways = [...branch].filter(([sign]) => sign !== END).map(([sign, next]) => sign + written(next));
	if (ways.length === 0) return '';
	const [only = ''] = ways;
	// The end comes last, so that a longer phrase is tried before a shorter one.
	if (branch.has(END)) return `(?:${ways.join('|')}|)`;
	return ways.length === 1 ? only : `(?:${ways.join('|')})`;
}

function loosely(sign: string): string {
	const plain = sign
		.normalize('NFD')
		.replace(/[\u0300-\u036F]/g, '')
		.toLowerCase();
	const accented = LETTERS[plain];
	if (plain === 'œ') return '(?:[œŒ]|[oO][eE])';
	if (accented) return `[${accented}${accented.toUpperCase()}][\\u0300-\\u036F]?`;
	if (/[\s_-]/.test(sign)) return '[\\s\\u00A0\\u202F_\\u2010\\u2011-]+';
	if (/['’]/.test(sign)) return "['’ʼ`´]";
	if (plain !== plain.toUpperCase()) return `[${plain}${plain.toUpperCase()}]`;
	return sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

const LETTERS: Readonly<Record<string, string>> = {
	a: 'aàâäáã',
	c: 'cç',
	e: 'eéèêë',
	i: 'iîïí',
	o: 'oôöó',
	u: 'uùûüú',
};
