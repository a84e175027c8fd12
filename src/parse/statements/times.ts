/** When the meeting opened and ended, and how long it lasted, as the prose says: `La séance est ouverte à 14h30`, `La réunion a duré 2h30`. */

import type { TimeStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { scanTime } from '../../text/time.js';
import type { PlacedText } from '../source/places.js';

/** The hours of the opening and the end, and the length of a meeting in a text. */
export function readTimes(placed: PlacedText): TimeStatement[] {
	const { text } = placed;
	if (!/\d/.test(text)) return [];
	const found: TimeStatement[] = [];
	for (const mark of marks().all(text)) {
		const of = vocabulary('timeMarks').findId(text.slice(mark.from, mark.to));
		if (of === undefined) continue;
		// One hour in the same sentence, and no other.
		const rest = /^[^.;\n\d]{0,40}/.exec(text.slice(mark.to))?.[0].length ?? 0;
		const from = mark.to + rest;
		const time = scanTime(text.slice(from, from + LONGEST));
		if (
			!time ||
			(of !== 'length' && vocabulary('suppositions').findIn(text.slice(Math.max(0, mark.from - 60), from)))
		)
			continue;
		const position = placed.place(from, from + time.length);
		found.push({
			type: 'statement',
			kind: 'time',
			of,
			...(position ? { position } : {}),
			children: [{ type: 'timeValue', value: time.value, children: [], ...(position ? { position } : {}) }],
		});
	}
	return found;
}

const marks = lazy(() => createPhraseFinder(vocabulary('timeMarks').words()));
const LONGEST = 30;
