/** A right to vote that members earn by attending, in words: `présent à 3 des 4 dernières réunions`. */

import { foldKeyword } from '../text/fold.js';
import { scanNumberWords } from '../text/number.js';
import type { EarnedVote } from './rules.js';
import { earnedWord } from './vocabulary.js';

/**
 * How many of how many meetings these words ask for; nothing where a word is not known, or where they do not say of which meetings.
 * `présent aux 2 dernières réunions` asks for both, `présent à la dernière réunion` for one.
 */
export function earnedVoteInWords(text: string): Pick<EarnedVote, 'attended' | 'of'> | undefined {
	// A sign that is no word may change the figure beside it: `75 %`.
	if (/[^\p{L}\p{M}\p{N}\s,.;:'’()-]/u.test(text)) return undefined;
	const words = foldKeyword(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	const numbers: number[] = [];
	const said = new Set<string>();
	for (let at = 0; at < words.length; at += 1) {
		const word = words[at] ?? '';
		const kind = earnedWord(word);
		if (kind !== undefined) {
			said.add(kind);
			continue;
		}
		const spelt = /^\d{1,2}$/.test(word)
			? { value: Number.parseInt(word, 10), length: word.length }
			: scanNumberWords(word);
		if (spelt === undefined || spelt.length !== word.length) return undefined;
		numbers.push(spelt.value);
	}
	if (!said.has('attends') || !said.has('last') || numbers.length > 2) return undefined;
	const [one = 1, other = one] = numbers;
	const of = Math.max(one, other);
	const attended = Math.min(one, other) + (said.has('more') ? 1 : 0);
	return attended < 1 || attended > of ? undefined : { attended, of };
}
