/** Words of foreign minutes that what was made of them does not hold. */

import { getWords } from './lines/text.js';
import { withoutTags } from './sources/html-lines.js';

/** The words of the first text that the second has not, each as often as it is missing; their case does not matter, and tags are no words. */
export function lostWords(before: string, after: string): string[] {
	const left = getCounts(after);
	return getWords(withoutSigns(before)).filter((word) => !take(word, left));
}

/** Those lines that have a word which the text has not, each line compared with all of the text. */
export function linesBeyond(lines: readonly string[], text: string): string[] {
	const there = getCounts(text);
	return lines.filter((line) =>
		[...getCounts(withoutSigns(line))].some(([word, count]) => count > (there.get(word) ?? 0)),
	);
}

/** Without tags, and without `Ø` before an entry, which is a sign of a list, as Word writes it. */
function withoutSigns(text: string): string {
	return withoutTags(text).replace(/^\s{0,40}\u00D8(?=\s)/gmu, '');
}

/** Those lines that have a word which the text has not, each word of it taken once. */
export function linesNotIn(lines: readonly string[], text: string): string[] {
	const left = getCounts(text);
	return lines.filter((line) => {
		const words = getWords(line);
		const needed = getCounts(line);
		const isThere = words.every((word) => (left.get(fold(word)) ?? 0) >= (needed.get(fold(word)) ?? 0));
		if (isThere) for (const word of words) take(word, left);
		return !isThere;
	});
}

function getCounts(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of getWords(text)) counts.set(fold(word), (counts.get(fold(word)) ?? 0) + 1);
	return counts;
}

function take(word: string, left: Map<string, number>): boolean {
	const count = left.get(fold(word)) ?? 0;
	left.set(fold(word), count - 1);
	return count > 0;
}

function fold(word: string): string {
	return word.toLowerCase();
}
