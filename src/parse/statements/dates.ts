/** Dates of the prose: with their weekday, impossible ones too, and those of minutes that are put to approval. */

import type { DateStatement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { datesIn, daysOfMonthIn, isDayOfSomeYear, toIsoDate } from '../../text/date.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { PlacedText } from '../source/places.js';

/** The dates of a text. */
export function readDates(placed: PlacedText, { lang }: BallotContext): DateStatement[] {
	const { text } = placed;
	if (!/\d/.test(text)) return [];
	const found: DateStatement[] = [];
	for (const day of daysOfMonthIn(text, lang)) {
		const exists = isDayOfSomeYear(day);
		// A day without a weekday may be that of any year, and there is nothing to compare.
		if (exists && day.weekday === undefined) continue;
		const place = placed.place(day.from, day.to);
		found.push({
			type: 'statement',
			kind: 'date',
			...(place ? { position: place } : {}),
			...(exists ? { day: { month: day.month, day: day.day, weekday: day.weekday ?? 0 } } : {}),
			children: [],
		});
	}
	if (!/\d{4}/.test(text)) return found;
	for (const { result, from, to } of datesIn(text, lang)) {
		if (!result.ok && result.reason !== 'noSuchDay') continue;
		const place = placed.place(from, to);
		const statement: DateStatement = { type: 'statement', kind: 'date', children: [] };
		if (place) statement.position = place;
		if (result.ok) {
			const { date } = result;
			statement.children.push({
				type: 'dateValue',
				value: toIsoDate(date),
				...(date.weekday === undefined ? {} : { weekday: date.weekday }),
				children: [],
				...(place ? { position: place } : {}),
			});
		}
		const before = text.slice(Math.max(0, from - FAR), from);
		if (vocabulary('approvedMinutes').findIn(before)?.id === 'minutes') statement.of = 'minutes';
		else if (isPageHead(text, from, to)) statement.of = 'page';
		else if (isOfMeeting(before)) statement.of = 'meeting';
		found.push(statement);
	}
	return found;
}

/** `Le conseil municipal s'est réuni le …`: the body of the meeting, then that it met, in one sentence, with no other date between. */
function isOfMeeting(before: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
	const held = vocabulary('heldMeetings').findIn(sentence);
	if (!held) return false;
	const body = vocabulary('decidingBodies').findIn(sentence.slice(0, held.offset));
	return body?.id === 'body' && !/\d{4}/.test(sentence.slice(held.offset));
}

/** A line with a date and the number of a page: `Conseil municipal du 11 décembre 2025 – page 2/3`. */
function isPageHead(text: string, from: number, to: number): boolean {
	const start = text.lastIndexOf('\n', from) + 1;
	const next = text.indexOf('\n', to);
	const line = text.slice(start, next < 0 ? text.length : next);
	return (
		line.length <= LONGEST_HEAD &&
		/(?:^|\s)page[\s\u00A0]+\d+(?:[\s\u00A0]*(?:\/|sur|of)[\s\u00A0]*\d+)?(?:\W|$)/i.test(line)
	);
}

const LONGEST_HEAD = 140;

/** `approbation du procès-verbal de la séance du …`: the words stand near the date. */
const FAR = 90;
