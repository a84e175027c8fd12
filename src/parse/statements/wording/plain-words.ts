/** A text without its markup, as long as it was: what is struck out, tags, notes, letters that are set apart; and what of it is quoted. */

import { decodeString } from 'micromark-util-decode-string';
import { mentions } from '../../../language/index.js';
import type { PlacedText } from '../../../source/places.js';
import { lazy } from '../../../text/lazy.js';
import { isLetter } from '../../../text/letters.js';
import { closedUp, undisguised } from '../../../text/look-alike.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { quotesIn } from '../../../text/sentences.js';
import { blankMarkup, withPlainColons } from '../../ballot/ballot-lines.js';

/** Letters that are set apart as one word; its place reaches to its last letter. */
export function withoutGaps({ text, place }: PlacedText): PlacedText {
	const closed = closedUp(text);
	if (closed === text) return { text, place };
	const end = (to: number) => {
		const gap = /^ */.exec(closed.slice(to))?.[0].length ?? 0;
		return text.slice(0, to + gap).trimEnd().length;
	};
	return { text: closed, place: (from, to) => place(from, Math.max(to, end(to))) };
}

/** A text of the same length as people read it: no markup, no letters in disguise; what stands inside a word does not part it. */
export function plainWords(written: string): string {
	let words = written;
	// Most texts hold neither, and the patterns need not be compiled for them.
	if (MAY_PART_WORD.test(words) && STANDS_IN_WORD.test(words))
		words = words.replace(marksInsideWord(), (marks) => '\u200B'.repeat(marks.length));
	if (words.includes(']'))
		words = words
			.replace(
				LINK_END,
				(end, _quote, title = '') => `.${' '.repeat(end.length - title.length - 2)}${title} `,
			)
			.replace(NOTE, (_all, _sign, said) => `. ${said}.`);
	if (MAY_HOLD_TAG.test(words)) words = blanked(words, TAGS);
	return withPlainColons(undisguised(decoded(blankMarkup(words))));
}

const MAY_HOLD_TAG = /<[/a-z]|\+\+/i;

/** A text of the same length without what is struck out, `~~rejetée~~ adoptée`; nothing where nothing is. */
export function withoutStruck(text: string): string | undefined {
	if (!MAY_STRIKE.test(text)) return undefined;
	return blanked(text, STRUCK);
}

/** The same text, as long, without what a pattern finds; what stands inside a word does not part it. */
function blanked(text: string, pattern: RegExp): string {
	return text.replace(pattern, (words: string, ...rest: unknown[]) => {
		const index = rest.find((one) => typeof one === 'number') ?? 0;
		const isInWord = isLetter(text[index - 1]) && isLetter(text[index + words.length]);
		return (isInWord ? '\u200B' : ' ').repeat(words.length);
	});
}

const MAY_STRIKE = /~|\{--|<(?:del|s|strike)[ >]/i;

/** By tildes, by a tag, or as a change that is told to editors: `{--rejetée--}`, `{~~rejetée~>adoptée~~}`. */
const STRUCK =
	/\{~~[^~]*~>|\{--[^{}]*--\}|<(del|s|strike)(?: [^<>]*)?>[^<]*<\/\1>|(?<!~)(~{1,2})(?![~\s>])[^~]*\2(?!~)|~~\s[^~]*~~/gi;

/** Tags, which the page prints as they are, and the marks of what is put in: `{++adoptée++}`. */
const TAGS =
	/<\/?(?:a|abbr|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)(?:[ /][^<>]*)?>|\+\+\}?|\{\+\+|~~\}/gi;

const MAY_PART_WORD = /[*~`\\<]|-[\r\ne]/;

/** Behind what may be a letter, and before one: most stand around words. */
const STANDS_IN_WORD =
	/[A-Za-z\u00AA-\uFFFF](?:(?:\*{1,3}|~~|`|\\|<!--[^>]{0,80}-->)[A-Za-z\u00AA-\uFFFF]|-(?:\r?\n|es?(?![A-Za-z])))/;

const marksInsideWord = lazy(
	() => /(?<=\p{L})(?:\*{1,3}|~~|`|\\|-\r?\n[ \t]*(?=\p{Ll})|-(?=es?(?!\p{L}))|<!--[^>]{0,80}-->)(?=\p{L})/gu,
);

/** What a link or a picture refers to, behind its text; its title is a sentence of its own. */
const LINK_END =
	/\](?:\[[^[\]\n]{0,60}\]|\((?:<[^<>\n]{0,400}>|[^()\s"]{0,400})[ \t](["'])([^"\n]{0,200})\1\))/g;

/** `^[Adoptée]` */
const NOTE = /(\^\[)([^[\]]*)\]/g;

/** The same text, as long, with the signs that references stand for: `adopt&eacute;e`. */
function decoded(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,30});/gi, (reference) =>
		decodeString(reference).padEnd(reference.length, '\u200B'),
	);
}

// --- The words of somebody else: what they tell is no decision of the meeting.

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
		return to - from > LONGEST_TITLE || mentions(lead, ['fromAfar', 'afar']);
	});
}

/** Whether a place of a text stands in the words of somebody else. */
export function isInQuotes(text: string, at: number): boolean {
	return wordsQuoted(text).some(({ from, to }) => from < at && at <= to);
}

const MAY_QUOTE = /["«“]/;
const LONGEST_TITLE = 60;
