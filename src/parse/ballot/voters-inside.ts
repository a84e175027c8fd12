/** The number of voters inside a tally, `8 votants dont 5 pour` or `Votants : 8, pour : 5`: a line of its own, so that it is compared with the counts. */

import type { BallotLine } from '../../ast/index.js';
import { LANGUAGES, lazyPattern, vocabulary } from '../../language/index.js';
import { type PlacedText, positioned } from '../../source/places.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { holdsLetter } from '../../text/letters.js';
import { scanCount } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import type { BallotContext } from './ballot-context.js';
import { findLabel } from './ballot-label.js';

/** A line as two: that of its label, where it has one, and the number of voters. */
export function partVoters(placed: PlacedText, from: number, context: BallotContext) {
	const inside = takeVoters(placed, context);
	if (inside === undefined) return undefined;
	const { text } = inside.rest;
	const start = Math.max(from, text.length - text.trimStart().length);
	const label = findLabel(text, start, text.length, context);
	return { ...inside, label };
}

/** A line of a ballot without the number of voters that it says, and that number. */
interface VotersInside {
	/** The line, as long as it was. */
	rest: PlacedText;
	voters: BallotLine;
}

/** Takes the number of voters out of a line that says more than that; nothing where it says none, or two. */
export function takeVoters(placed: PlacedText, { lang }: BallotContext): VotersInside | undefined {
	const { text } = placed;
	if (text.length > LONGEST || !/\d/.test(text)) return undefined;
	const [only, second] = words().all(text);
	if (!only || second) return undefined;
	const { from: wordFrom, to: wordTo } = only;
	const after = /^\s*:\s*(?=\d)/.exec(text.slice(wordTo))?.[0].length;
	const before = /\d[\d\s]*$/.exec(text.slice(0, wordFrom))?.[0].length;
	const from = before === undefined ? wordFrom : wordFrom - before;
	const numberFrom = after === undefined ? from : wordTo + after;
	if ((after === undefined) === (before === undefined)) return undefined;
	const count = scanCount(text.slice(numberFrom), lang);
	if (!count) return undefined;
	const to = Math.max(wordTo, numberFrom + count.length);
	// What joins it to the counts goes with it: `(8 votants)`, `8 votants dont 5 pour`.
	const opening = opens().exec(text.slice(0, from))?.[0].length ?? 0;
	const closing = /^[([]/.test(text.slice(from - opening))
		? (/^\s*[)\]]/.exec(text.slice(to))?.[0].length ?? 0)
		: lengthOfLink(text.slice(to));
	const [start, end] = [from - opening, to + closing];
	if (!holdsLetter(text.slice(0, start)) && !holdsLetter(text.slice(end))) return undefined;
	return {
		rest: { text: text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), place: placed.place },
		voters: {
			type: 'ballotLine',
			label: 'voters',
			key: text.slice(wordFrom, wordTo),
			...positioned(placed.place(from, to)),
			children: [
				{
					type: 'numberValue',
					value: toDecimalString(count.value),
					...positioned(placed.place(numberFrom, numberFrom + count.length)),
					children: [],
				},
			],
		},
	};
}

/** `5 pour (| 8 votants)`, `5 pour | sur 8 votants`. */
const opens = lazyPattern`(?:[([]|(?<=\s)${'outOf'})\s*$`;

/** `dont`, `, `: what stands between the number of voters and the counts. */
function lengthOfLink(text: string): number {
	const signs = /^\s*(?:[,;:–—-]\s*)?/.exec(text)?.[0].length ?? 0;
	const word = vocabulary('tallyWords').scan(text.slice(signs));
	return word?.id === 'including' ? signs + word.length : signs;
}

const words = lazy(() => {
	const labels = vocabulary('labels');
	return createPhraseFinder(LANGUAGES.flatMap((lang) => labels.getWords('voters', lang)));
});

/** No tally is longer. */
const LONGEST = 400;
