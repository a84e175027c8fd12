/** The words of somebody else: what they tell is no decision of the meeting. */

import { vocabulary } from '../../../language/index.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { quotesIn } from '../../../text/sentences.js';

/**
 * `La ligue écrit : « Votre comité s'est prononcé contre ; 14 l'ont adoptée, 2 se sont abstenus. »`: what stands in quotation marks in a text and is
 * somebody's words. A name or a title is shorter (`« La motion est adoptée. »` may be what the chair says), unless it is quoted from afar.
 */
export function wordsQuoted(text: string): PhraseRange[] {
	if (!MAY_QUOTE.test(text)) return [];
	let end = 0;
	return quotesIn(text).filter(({ from, to }) => {
		const lead = text.slice(end, from - 1);
		end = to + 1;
		return to - from > LONGEST_TITLE || vocabulary('fromAfar').findAll(lead, 'afar').length > 0;
	});
}

/** Whether a place of a text stands in the words of somebody else. */
export function isInQuotes(text: string, at: number): boolean {
	return wordsQuoted(text).some(({ from, to }) => from < at && at <= to);
}

const MAY_QUOTE = /["«“]/;
const LONGEST_TITLE = 60;
