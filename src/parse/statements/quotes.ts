/** The words of somebody else: what they tell is no decision of the meeting. */

import { vocabulary } from '../../language/index.js';
import type { PhraseRange } from '../../text/phrase-finder.js';
import { quotesIn } from '../../text/quotes.js';

/**
 * `La ligue écrit : « Votre comité s'est prononcé contre ; 14 l'ont adoptée, 2 se sont abstenus. »`: what stands in quotation marks in a text and is
 * somebody's words. A name or a title is shorter, unless it is quoted from afar or nothing stands beside it.
 */
export function wordsQuoted(text: string): PhraseRange[] {
	if (!MAY_QUOTE.test(text)) return [];
	let end = 0;
	return quotesIn(text).filter(({ from, to }) => {
		const lead = text.slice(end, from - 1);
		end = to + 1;
		const isAlone = ONLY_SIGNS.test(text.slice(0, from - 1)) && ONLY_SIGNS.test(text.slice(end));
		if (to - from > LONGEST_TITLE || vocabulary('fromAfar').findAll(lead, 'afar').length > 0) return true;
		// `The chair declared “Motion carried.”` is shorter.
		const isSentence = isAlone || /[.!?][\s\u00A0]*$/.test(text.slice(from, to));
		return isSentence && to - from > LONGEST_CALL;
	});
}

/** Whether a place of a text stands in the words of somebody else. */
export function isInQuotes(text: string, at: number): boolean {
	return wordsQuoted(text).some(({ from, to }) => from < at && at <= to);
}

const MAY_QUOTE = /["«“]/;
const ONLY_SIGNS = /^[\s\u00A0>*_.]*$/;
const LONGEST_TITLE = 60;
const LONGEST_CALL = 25;
