/** How many of the votes of a line are cast by proxy, as the line says itself: `Pour : 15 (dont 2 procurations)`, `Votants : 13, dont 2 pouvoirs`. */

import { type BallotLine, type CountStatement, setStatements } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { countBefore } from '../../text/number.js';
import { type PlacedText, positioned } from '../source/places.js';
import type { BallotContext } from './ballot-context.js';

/** Keeps the number with the line. */
export function keepProxies(line: BallotLine, { text, place }: PlacedText, { lang }: BallotContext): void {
	const [mark] = vocabulary('tallyWords').findAll(text, 'including');
	if (!mark) return;
	const behind = text.slice(mark.to);
	const [noun] = vocabulary('headCounts').findAll(behind, 'represented');
	const number = noun && countBefore(behind.slice(0, noun.from), lang);
	if (!noun || !number || behind.slice(0, number.from).trim() !== '') return;
	const statement: CountStatement = {
		type: 'statement',
		kind: 'count',
		of: 'represented',
		value: toDecimalString(number.value),
		...positioned(place(mark.from, mark.to + noun.to)),
		children: [],
	};
	setStatements(line, [statement]);
}
