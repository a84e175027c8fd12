/** The part of a sentence of bylaws that can be read, where the whole cannot. */

import { foldKeyword } from '../text/fold.js';
import type { Spoken } from './in-words.js';
import { wordSet } from './vocabulary.js';

/**
 * `dix pouvoirs maximum` of `dix pouvoirs maximum, pouvoirs en blanc illimités`: the longest opening that reads, those before a comma
 * first. A single word, or one that ends in `de` or `of`, is none; undefined where nothing reads.
 */
export function nearestReading(whole: string, read: (text: string) => Spoken<unknown>): string | undefined {
	const words = whole.split(/\s+/).filter((word) => word !== '');
	const openings = words.map((_, index) => words.slice(0, words.length - index)).slice(1, LONGEST);
	const [atStops, others] = [openings.filter(endsInStop), openings.filter((words_) => !endsInStop(words_))];
	return [...atStops, ...others]
		.map((opening) => opening.join(' ').replace(/[\s,;:.]+$/, ''))
		.find(
			(text) =>
				/\s/.test(text) && !FILLERS.has(foldKeyword(text.split(' ').at(-1) ?? '')) && 'ok' in read(text),
		);
}

function endsInStop(words: readonly string[]): boolean {
	return /[,;:.]$/.test(words.at(-1) ?? '');
}

/** So many words at most are taken off the end. */
const LONGEST = 24;

const FILLERS = wordSet(({ words }) => [...words.filler, ...words.with, ...words.or, ...words.more]);
