/** `La résolution est adoptée à l'unanimité` · `Motion carried` · `Adopté` · `Resolution 3 is not adopted`. */

import type { Result, VerdictStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isCapital, isLetter } from '../../text/letters.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { readTally } from '../ballot/tally.js';
import { type PlacedText, slicePlaced } from '../source/places.js';
import type { Sentence } from './sentences.js';

/** The verdict that a sentence gives; nothing where it says more than that, supposes it, or tells of another time. */
export function readVerdict(
	placed: PlacedText,
	sentence: Sentence,
	context: BallotContext,
): VerdictStatement | undefined {
	const { text } = placed;
	if (sentence.to - sentence.from > LONGEST) return undefined;
	let at = sentence.from;
	const rest = () => text.slice(at, sentence.to);
	const skip = (length: number) => {
		at += length;
		at += SPACES.exec(rest())?.[0].length ?? 0;
	};
	const subject = vocabulary('votedTexts').scan(rest());
	let number: string | undefined;
	if (subject) {
		skip(subject.length);
		const named = NUMBER.exec(rest());
		number = named?.[1];
		skip(named?.[0].length ?? 0);
	}
	const isOther = !subject && DETERMINER.test(rest());
	if (isOther) at = linkAt(text, at, sentence.to) ?? at;
	const words = at;
	const link = subject || at > sentence.from ? vocabulary('verdictLinks').scan(rest()) : undefined;
	if (isOther && !link) return undefined;
	if (link) skip(link.length);
	const result = vocabulary('results').scan(rest());
	if (!result || (result.id !== 'adopted' && result.id !== 'rejected')) return undefined;
	const resultFrom = at;
	const resultTo = at + result.length;
	at = resultTo;
	const manner = rest();
	if (NOT_OF_NOW.test(manner) || vocabulary('suppositions').findIn(text.slice(sentence.from, sentence.to)))
		return undefined;
	const tally = readManner(placed, resultTo, sentence.to, context);
	// Without a subject it is a title or the start of another sentence, unless nothing but how it was voted follows.
	const isBare = !subject && !isOther;
	if (isBare && manner.trim() !== '' && !tally) return undefined;
	if (isBare && !tally && !isCapital(text.slice(words, resultTo))) return undefined;
	if (isBare && !tally && NOUNS.test(text.slice(words, resultTo))) return undefined;
	const denied = link?.id === 'isNot';
	const outcome = denied === (result.id === 'adopted') ? 'rejected' : 'adopted';
	const node: Result = { type: 'result', outcome, text: text.slice(words, resultTo), children: [] };
	const statement: VerdictStatement = {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text: text.slice(denied ? words : resultFrom, resultTo),
		...(number === undefined ? {} : { number }),
		whole: sentence.whole,
		named: !isOther,
		children: tally ? [node, tally] : [node],
	};
	const resultPlace = placed.place(denied ? words : resultFrom, resultTo);
	if (resultPlace) node.position = resultPlace;
	const position = placed.place(sentence.from, sentence.to);
	if (position) statement.position = position;
	return statement;
}

/** How it was voted: `à l'unanimité`, `par 6 voix pour et 1 contre`. */
function readManner(placed: PlacedText, from: number, to: number, context: BallotContext) {
	const manner = placed.text.slice(from, to);
	const white = SPACES_AND_MARKS.exec(manner)?.[0].length ?? 0;
	const link = vocabulary('mannerLinks').scan(manner.slice(white));
	const starts = link ? [white, white + link.length] : [white];
	for (const start of starts) {
		if (manner.slice(start).trim() === '') continue;
		const reading = readTally(slicePlaced(placed, from + start, to), context);
		if (reading.readable && reading.problems.length === 0) return reading.tally;
	}
	return undefined;
}

/** Where the verb of a sentence about something else stands: `Le rapport moral | est adopté`. */
function linkAt(text: string, from: number, to: number): number | undefined {
	for (let at = from; at < to; at += 1) {
		if (!BLANK.test(text[at - 1] ?? '') || !isLetter(text[at])) continue;
		const link = vocabulary('verdictLinks').scan(text.slice(at, to));
		if (!link) continue;
		const rest = text.slice(at + link.length, to).trimStart();
		return vocabulary('results').scan(rest) ? at : undefined;
	}
	return undefined;
}

const BLANK = /\s/;
const DETERMINER = /^(?:l[ea]s?|l['’]|ce|cet|cette|ces|the|this)(?=[\s\u00A0]|(?<=['’]))/i;
/** A verdict is short; what is longer says more. */
const LONGEST = 200;
const SPACES = /^[\s\u00A0\u202F]+/;
const SPACES_AND_MARKS = /^[\s\u00A0\u202F,:;(–—-]*/;
/** `n° 3`, `2024-041`. */
const NUMBER = /^(?:n[°ºo]\.?[\s\u00A0]*|#)?(\d+(?:[./-]\d+)*)(?=[\s\u00A0])/i;
/** A year or a date says when it was so. */
const NOT_OF_NOW = /\b(?:19|20)\d\d\b/;
/** `Approbation`, `Adoption` alone are titles. */
const NOUNS = /tion$/i;
