/** Names in a list of names, as nodes. */

import type { Name } from '../../ast/index.js';
import { isLetterOrNumber } from '../../text/letters.js';
import { splitNames } from '../../text/names.js';
import { type PlacedText, positioned } from '../source/places.js';
import type { BallotContext } from './ballot-context.js';

/** The names of a list, known or not: whether they may be named here is for the assembly to say. */
export function readNames(placed: PlacedText, context: BallotContext): Name[] {
	return splitNames(placed.text, context.names).flatMap(({ start, end }) => {
		let [from, to] = [start, end];
		while (from < to && !isLetterOrNumber(placed.text[from]) && !'«“"('.includes(placed.text[from] ?? ' '))
			from += 1;
		while (to > from && /[\s!:]/.test(placed.text[to - 1] ?? '')) to -= 1;
		if (from === to) return [];
		return [
			{
				type: 'name',
				value: placed.text.slice(from, to),
				...positioned(placed.place(from, to)),
				children: [],
			},
		];
	});
}
