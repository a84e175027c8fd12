import { foldKeyword } from './fold.js';
import type { NumberStyle } from './fraction.js';
import { endOfLetters } from './letters.js';
import { AND_EN, OR_EN } from './words-en.js';
import { AND_FR, ELIDED_Y_FR, MUTE_H_FR, NEVER_ELIDED_FR, OR_FR } from './words-fr.js';

/** Items as in a sentence: `A`, `A et B`, `A, B et C`; `A, B and C`. */
export function listText(items: readonly string[], style: NumberStyle, link: 'and' | 'or' = 'and'): string {
	if (items.length < 2) return items[0] ?? '';
	const word = link === 'and' ? (style === 'fr' ? AND_FR : AND_EN) : style === 'fr' ? OR_FR : OR_EN;
	return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** Does French elide `de` or `que` before this word? Digits, quotation marks, an aspirated h and `onze` say no. */
function isElidedBefore(word: string): boolean {
	const first = word.slice(0, endOfLetters(word, 0, "'’-"));
	if (first === '') return false;
	const folded = foldKeyword(first).split(/[ ']/)[0] ?? '';
	if (/^[aeiou]/.test(folded)) return !NEVER_ELIDED.has(folded);
	return MUTE_H.has(folded) || ELIDED_Y.has(folded);
}

/** A French word that may lose its vowel, and the word after it: `de` + `Aline` → `d’Aline`, `de` + `Paul` → `de Paul`, `que` + `Aline` → `qu’Aline`. */
export function elide(word: string, next: string): string {
	return isElidedBefore(next) ? `${word.replace(/[aeiou]$/, '')}’${next}` : `${word} ${next}`;
}

const MUTE_H: ReadonlySet<string> = new Set(MUTE_H_FR);
const ELIDED_Y: ReadonlySet<string> = new Set(ELIDED_Y_FR);
const NEVER_ELIDED: ReadonlySet<string> = new Set(NEVER_ELIDED_FR);
