/** Patterns that find known phrases in the source as it is written: a hundred times faster than folding every line of a file. */

/** Any of these phrases, whatever the case, accents, apostrophes and spaces, as whole words. Groups: 1, the phrase. */
export function phrasePattern(phrases: readonly string[], flags = 'iu'): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(${phraseChoice(phrases)})(?![\\p{L}\\p{N}])`, flags);
}

/** The alternatives of {@link phrasePattern}, the longest first, to be put into a larger pattern with the flags `iu`. */
export function phraseChoice(phrases: readonly string[]): string {
	return [...new Set(phrases)]
		.sort((a, b) => b.length - a.length)
		.map((phrase) => phrase.split('').map(loosely).join(''))
		.join('|');
}

function loosely(letter: string): string {
	const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	if (LETTERS[plain]) return `(?:${LETTERS[plain]})[\u0300-\u036F]?`;
	if (/[\s_-]/.test(letter)) return '[\\s\\u00A0\\u202F_\\u2010\\u2011-]+';
	if (/['’]/.test(letter)) return "['’ʼ`´]";
	return letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

const LETTERS: Readonly<Record<string, string>> = {
	a: '[aàâäáã]',
	c: '[cç]',
	e: '[eéèêë]',
	i: '[iîïí]',
	o: '[oôöó]',
	u: '[uùûüú]',
	œ: 'œ|oe',
};
