/** Fractions in words: `deux tiers`, `half`, `three-quarters`. */

import { vocabulary } from '../../../language/index.js';
import { parseInteger } from '../../../text/number.js';

/** The fractions of a text; without a number before them `parts` is left out. */
export function fractionsIn(
	text: string,
): Array<{ from: number; to: number; parts: number | undefined; whole: number }> {
	return vocabulary('fractionNouns')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const id = vocabulary('fractionNouns').findId(text.slice(from, to));
			const word = /([^\s\u00A0-]+)[\s\u00A0-]+$/.exec(text.slice(Math.max(0, from - 20), from))?.[1];
			const parts = word === undefined ? undefined : parseInteger(word);
			return id === undefined ? [] : [{ from, to, parts: parts || undefined, whole: DENOMINATORS[id] }];
		});
}

const DENOMINATORS = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 } as const;
