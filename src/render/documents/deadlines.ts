/** The days that the rules of the meeting give around it: its notice, and what is due after it. */

import type { DeadlineRule } from '../../assembly/model.js';
import { ofCall } from '../../assembly/requirement.js';
import { addDays, type CalendarDate, dateText, fromIsoDate, getWeekday, toIsoDate } from '../../text/date.js';
import type { DocumentContext } from './context.js';

/** A day by which something is due. */
interface Deadline {
	/** What is due: `postalVotes`, `notification`, `listOfActs` … */
	id: string;
	/** ISO date. */
	date: string;
	/** What is due, in words. */
	what: string;
	/** The article, or the bylaws; empty where the rules do not say. */
	source: string;
}

/** The last days of a notice, as ISO dates. */
interface LatestNotice {
	days: bigint;
	/** The day by which it is sent; where a letter must have been presented, some days earlier, for the post. */
	sent: string;
	/** The day by which the letter must have been presented; absent where the day of sending counts. */
	presented?: string;
}

/** The last days of the notice, counted as the rules count; undefined where rules or meeting have no day. */
export function latestNotice(context: DocumentContext): LatestNotice | undefined {
	const { notice } = context.rules;
	const held = getDay(context.assembly.date);
	if (notice === undefined || held === undefined) return undefined;
	const days = ofCall(notice.call, context.assembly.call) ?? notice.days;
	const last = addDays(held, -Number(days) - (notice.clear ? 1 : 0));
	if (notice.counted === 'sending') return { days, sent: toIsoDate(last) };
	const sent = addDays(last, -Number(notice.post));
	// Nobody posts a registered letter on a Sunday.
	return {
		days,
		sent: toIsoDate(getWeekday(sent) === 0 ? addDays(sent, -1) : sent),
		presented: toIsoDate(last),
	};
}

/** What is due around the meeting, in the order of the rules. */
export function getDeadlines(context: DocumentContext, next: string | undefined): Deadline[] {
	return [...context.rules.deadlines].flatMap(([id, rule]): Deadline[] => {
		const from = getDay(rule.from === 'afterNextMeeting' ? next : context.assembly.date);
		if (from === undefined) return [];
		return [
			{
				id,
				date: toIsoDate(lastDay(from, rule)),
				what: context.say(`deadlines.${id}`),
				source: rule.source?.text ?? '',
			},
		];
	});
}

/** Clear days leave out the day that they are counted from and the last one: postal votes arrive one day sooner, a letter leaves one day later. */
function lastDay(from: CalendarDate, { count, unit, clear, from: start }: DeadlineRule): CalendarDate {
	const direction = start === 'beforeMeeting' ? -1 : 1;
	if (unit === 'months') return addMonths(from, direction * Number(count));
	return addDays(from, direction * (Number(count) + (clear ? 1 : 0)));
}

/** One deadline with its day in words, where that body has it. */
export function deadline(
	id: Deadline['id'],
	context: DocumentContext,
): { date: string; source: string } | undefined {
	const found = getDeadlines(context, undefined).find((entry) => entry.id === id);
	const day = found === undefined ? undefined : fromIsoDate(found.date);
	return found === undefined || day === undefined
		? undefined
		: { date: context.text(dateText(day, context.lang)), source: found.source };
}

function getDay(iso: string | undefined): CalendarDate | undefined {
	return iso === undefined ? undefined : fromIsoDate(iso);
}

/** The same day of a later month, or its last day where the month is shorter. */
function addMonths(date: CalendarDate, months: number): CalendarDate {
	const index = date.month - 1 + months;
	const year = date.year + Math.floor(index / 12);
	const month = (index % 12) + 1;
	for (let day = date.day; day > 28; day -= 1) {
		const real = fromIsoDate(toIsoDate({ year, month, day }));
		if (real !== undefined) return real;
	}
	return { year, month, day: Math.min(date.day, 28) };
}
