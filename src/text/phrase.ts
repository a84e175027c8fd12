/** Text put together: lists, words that lose their vowel, lines of a given width. */

import { type Language, LOCALES } from '../language/locales.generated.js';
import { foldKeyword } from './fold.js';
import { endOfLetters } from './letters.js';

/** Items as in a sentence: `A`, `A et B`, `A, B et C`; `A, B and C`. */
export function listText(items: readonly string[], lang: Language): string {
	if (items.length < 2) return items[0] ?? '';
	return `${items.slice(0, -1).join(', ')} ${LOCALES[lang].and} ${items.at(-1)}`;
}

/** A word that may lose its vowel, and the word after it: `de` + `Aline` → `d’Aline`, `de` + `Paul` → `de Paul`, `que` + `Aline` → `qu’Aline`. */
export function elide(word: string, next: string, lang: Language): string {
	const first = foldKeyword(next.slice(0, endOfLetters(next, 0, "'’-"))).split(/[ ']/)[0] ?? '';
	const isElided = first !== '' && LOCALES[lang].isElidedBefore(first);
	return isElided ? `${word.replace(/[aeiou]$/, '')}’${next}` : `${word} ${next}`;
}

// --- Lines of a given width, for a terminal.

/**
 * A text on lines of at most so many characters, parted between words. A longer word stays whole on a line of its own, unless `cut` asks that it goes on
 * over lines. French signs stand off their words, and never open or end a line.
 */
export function wrapText(text: string, width: number, { cut = false } = {}): string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of text.split(/(?<!«) (?![;:!?»])/)) {
		if (current !== '' && current.length + 1 + word.length > width) {
			lines.push(current);
			current = word;
		} else current = current === '' ? word : `${current} ${word}`;
		while (cut && current.length > width) {
			lines.push(current.slice(0, width));
			current = current.slice(width);
		}
	}
	lines.push(current);
	return lines;
}
