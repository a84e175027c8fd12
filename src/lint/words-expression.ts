/** The words of a vocabulary as one expression, for rules that look for them in all prose: a scan a word would be most of a check. */

import { type VocabularyName, vocabulary } from '../language/index.js';

const made = new Map<VocabularyName, RegExp>();

/** Finds whole words of a vocabulary, whatever their case, accents and spaces. */
export function wordsExpression(name: VocabularyName): RegExp {
	const known = made.get(name);
	if (known) return known;
	const words = vocabulary(name).words().map(loosely);
	const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
	made.set(name, expression);
	return expression;
}

/** A word with or without its accents, any apostrophe, any space between its parts. */
function loosely(word: string): string {
	return [...word.normalize('NFC')]
		.map((letter) => {
			const [base = letter] = letter.normalize('NFD');
			if (/\s/.test(letter)) return '\\s+';
			if (/['’]/.test(letter)) return "['’]";
			return base === letter ? letter : `[${letter}${base}]`;
		})
		.join('');
}
