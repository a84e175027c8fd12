/**
 * The days that rules and law give around a meeting. Those of the notice come with the rules; the others are of the law of the body and
 * stand here by profile. What each is called, and the article that gives it, are words of the language's file (`deadlines.…`).
 */

import { addDays, type CalendarDate, dateText, fromIsoDate, toIsoDate } from '../../text/date.js';
import type { DocumentContext } from './context.js';

/** A day that is counted from the meeting. */
interface Delay {
	/** Key of its words. */
	id: 'postalVotes' | 'listOfActs' | 'notification' | 'minutes' | 'publication';
	/** Days before (below zero) or after the meeting. */
	days?: number;
	/** Months after the meeting. */
	months?: number;
	/** Counted from the next meeting, where its day is known. */
	fromNext?: boolean;
}

/** Delays by profile. Postal votes arrive three clear days ahead: neither the day of receipt nor that of the meeting counts. */
const DELAYS: Readonly<Record<string, readonly Delay[]>> = {
	copropriete: [
		{ id: 'postalVotes', days: -4 },
		{ id: 'notification', months: 1 },
	],
	'conseil-municipal': [
		{ id: 'listOfActs', days: 7 },
		{ id: 'publication', days: 7, fromNext: true },
	],
	cse: [{ id: 'minutes', days: 15 }],
};

/** A day by which something is due. */
export interface Deadline {
	id: Delay['id'];
	/** ISO date. */
	date: string;
	/** What is due, in words. */
	what: string;
	/** The article. */
	source: string;
}

/** The last day for the notice, counted as the rules count; undefined where rules or meeting have no day. */
export function latestNotice(context: DocumentContext): { date: string; days: bigint } | undefined {
	const { notice } = context.rules;
	const held = dayOf(context.assembly.date);
	if (notice === undefined || held === undefined) return undefined;
	const days = laterCall(notice.call, context.assembly.call) ?? notice.days;
	const back = Number(days) + (notice.clear ? 1 : 0);
	return { date: toIsoDate(addDays(held, -back)), days };
}

/** The days of the law of that body. */
export function deadlinesOf(context: DocumentContext, next: string | undefined): Deadline[] {
	const delays = DELAYS[context.rules.profile ?? ''] ?? [];
	return delays.flatMap((delay): Deadline[] => {
		const from = dayOf(delay.fromNext === true ? next : context.assembly.date);
		if (from === undefined) return [];
		const date = delay.months === undefined ? addDays(from, delay.days ?? 0) : addMonths(from, delay.months);
		return [
			{
				id: delay.id,
				date: toIsoDate(date),
				what: context.say(`deadlines.${delay.id}.what`),
				source: context.say(`deadlines.${delay.id}.source`),
			},
		];
	});
}

/** One deadline with its day in words, where that body has it. */
export function deadline(
	id: Deadline['id'],
	context: DocumentContext,
): { date: string; source: string } | undefined {
	const found = deadlinesOf(context, undefined).find((entry) => entry.id === id);
	const day = found === undefined ? undefined : fromIsoDate(found.date);
	return found === undefined || day === undefined
		? undefined
		: { date: context.text(dateText(day, context.lang)), source: found.source };
}

function laterCall(entries: ReadonlyMap<number, bigint> | undefined, call: number): bigint | undefined {
	let best: number | undefined;
	for (const from of entries?.keys() ?? [])
		if (from <= call && from > 1 && (best === undefined || from > best)) best = from;
	return best === undefined ? undefined : entries?.get(best);
}

function dayOf(iso: string | undefined): CalendarDate | undefined {
	return iso === undefined ? undefined : fromIsoDate(iso);
}

/** The same day of a later month, or its last day where the month is shorter. */
function addMonths(date: CalendarDate, months: number): CalendarDate {
	const index = date.month - 1 + months;
	const year = date.year + Math.floor(index / 12);
	const month = (index % 12) + 1;
	for (let day = date.day; day > 28; day -= 1) {
		const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
		const real = fromIsoDate(iso);
		if (real !== undefined) return real;
	}
	return { year, month, day: Math.min(date.day, 28) };
}
