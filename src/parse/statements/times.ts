/** When the meeting opened and ended, and how long it lasted, as the prose says: `La séance est ouverte à 14h30`, `La réunion a duré 2h30`. */

import type { Language, TimeStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { datesIn, toIsoDate } from '../../text/date.js';
import { lazy } from '../../text/lazy.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { scanLength, scanTime } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { type PlacedText, positioned } from '../source/places.js';
import { readZone } from '../yaml/values.js';

/** The hours of the opening and the end, and the length of a meeting in a text. */
export function readTimes(placed: PlacedText, { lang }: BallotContext): TimeStatement[] {
	const { text } = placed;
	if (!/\d/.test(text)) return [];
	const found: TimeStatement[] = readHeld(placed, lang);
	for (const mark of marks().all(text)) {
		const of = vocabulary('timeMarks').findId(text.slice(mark.from, mark.to));
		if (of === undefined) continue;
		// One hour in the same sentence, and no other.
		const rest = /^[^.;\n\d]{0,40}/.exec(text.slice(mark.to))?.[0].length ?? 0;
		const from = mark.to + rest;
		// `at 11.05`
		const words = text.slice(from, from + LONGEST);
		const time = of === 'length' ? scanLength(words) : scanTime(words.replace(POINT, '$1:$2'));
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
			children: [
				{
					type: 'timeValue',
					value: time.value,
					...zoneBehind(text.slice(from + time.length, from + time.length + LONGEST)),
					children: [],
					...(position ? { position } : {}),
				},
			],
		});
	}
	return found;
}

/** `Le conseil s'est réuni le 6 juin 2024 à 14h`: an hour right behind the day. */
function readHeld(placed: PlacedText, lang: Language): TimeStatement[] {
	const { text } = placed;
	if (!/\d{4}/.test(text)) return [];
	return held()
		.all(text)
		.flatMap((mark): TimeStatement[] => {
			const rest = text.slice(mark.to, mark.to + FAR);
			const [date] = datesIn(rest, lang);
			if (!date?.result.ok || /[.;\n\d]/.test(rest.slice(0, date.from))) return [];
			const gap = /^[\s\u00A0,]*(?:[^\s\d.;]{1,3}[\s\u00A0]+)?/.exec(rest.slice(date.to))?.[0].length ?? 0;
			const from = date.to + gap;
			const time = scanTime(rest.slice(from, from + LONGEST));
			if (!time) return [];
			const position = positioned(placed.place(mark.to + from, mark.to + from + time.length));
			return [
				{
					type: 'statement',
					kind: 'time',
					of: 'opened',
					day: toIsoDate(date.result.date),
					...position,
					children: [{ type: 'timeValue', value: time.value, children: [], ...position }],
				},
			];
		});
}

const held = lazy(() => createPhraseFinder(vocabulary('heldMeetings').words()));
/** A place or the day of the week may stand between. */
const FAR = 120;

/** `15:04 | UTC`: the zone up to the end of the words. */
function zoneBehind(text: string): { zone?: string } {
	const words = /^[\s\u00A0]+(\(?(?:\p{Lu}{2}[\s\u00A0])?\p{Lu}{2,5}(?:[+-]\d{1,2})?\)?)(?![\p{L}\d])/u.exec(
		text,
	)?.[1];
	const zone = words && readZone(words);
	return zone ? { zone } : {};
}

const marks = lazy(() => createPhraseFinder(vocabulary('timeMarks').words()));
const LONGEST = 30;
/** The point of an hour, and not that of a date or of half a day. */
const POINT = /^(\d{1,2})\.(\d{2})(?!\d|\.\d|[\s\u00A0]*[ap]\.?m)/i;
