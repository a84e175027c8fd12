/** Numbers of people on lines of the prose: `Conseillers en exercice : 15 / Présents : 9 / Votants : 11`. */

import type { CountStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { scanCount } from '../../text/number.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { PlacedText } from '../source/places.js';

/** The counts of a text, each a label, a colon and a number with nothing more before the next sign. */
export function readCounts(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
		const start = labelStart(text, colon);
		const label = vocabulary('headCounts').idOf(text.slice(start, colon).trim());
		if (!label) continue;
		const gap = /^[\s\u00A0\u202F]*/.exec(text.slice(colon + 1, colon + 8))?.[0].length ?? 0;
		const from = colon + 1 + gap;
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count || !ENDS.test(text.slice(from + count.length, from + count.length + 4))) continue;
		const statement: CountStatement = {
			type: 'statement',
			kind: 'count',
			of: label,
			value: toDecimalString(count.value),
			children: [],
		};
		const position = placed.place(from, from + count.length);
		if (position) statement.position = position;
		found.push(statement);
	}
	return found;
}

function labelStart(text: string, colon: number): number {
	let start = colon;
	while (start > 0 && colon - start < LONGEST && !SIGNS.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

const LONGEST = 60;
const SIGNS = /[\n\r/;,.|>*+•–—(]/;
const ENDS = /^[\s\u00A0]*(?:[\n\r/;,.|)–—-]|$)/;
