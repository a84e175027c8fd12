/** The calendar of many meetings: those held, convened and announced, what is due after them, and when offices end. */

import {
	type CalendarEvent,
	calendarEvents,
	calendarFacts,
	writeCalendar,
} from '../render/documents/calendar.js';
import { createDocumentContext, type DocumentInput } from '../render/documents/context.js';
import { UNDATED } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { compareText } from '../text/letters.js';
import { extractFacts, type MeetingInput } from './extract.js';
import { NO_SHARED_PEOPLE } from './identity.js';
import type { MandateRecord } from './records.js';
import { groupBy } from './rules/rule.js';

/** Writes it; the same files give the same bytes, whatever their order. */
export function writeSeriesCalendar(
	meetings: ReadonlyArray<{ file: string; input: MeetingInput & DocumentInput }>,
): { text: string; events: number } {
	const events = new Map<string, CalendarEvent>();
	const names = new Set<string>();
	const [zones, days, languages] = [new Set<string>(), new Set<string>(), new Set<string>()];
	const mandates: Array<{ mandate: MandateRecord; event: CalendarEvent }> = [];
	// What is announced is told first, and the minutes of that very meeting, which know more of it, last.
	const own: CalendarEvent[] = [];
	for (const { file, input } of meetings) {
		const context = createDocumentContext(input, {});
		const { name, stamp, zone, lang } = calendarFacts(context);
		names.add(name);
		zones.add(zone);
		languages.add(lang);
		days.add(stamp);
		const facts = extractFacts(input, { file, shared: NO_SHARED_PEOPLE });
		const done = new Set(facts.actions.flatMap(({ done: isDone, seq }) => (isDone ? [`action-${seq}`] : [])));
		for (const event of calendarEvents(context)) {
			const last = event.key.slice(event.key.lastIndexOf('|') + 1);
			if (done.has(last)) continue;
			if (last === 'meeting' && event.date === context.assembly.date) own.push(event);
			// An action that is carried from meeting to meeting is one.
			else if (last.startsWith('action-')) keep({ ...event, key: `${name}|${event.date}|${event.summary}` });
			else keep(event);
		}
		for (const mandate of facts.mandates) {
			if (mandate.end === null) continue;
			const { office, end } = mandate;
			mandates.push({
				mandate,
				event: {
					key: `${name}|mandate|${foldKeyword(office)}|${foldKeyword(mandate.name)}|${end}`,
					date: end,
					summary: input.phrase('labels.site.mandateEnds', { office, name: mandate.name }),
					categories: context.say('calendar.deadline'),
				},
			});
		}
	}
	function keep(event: CalendarEvent): void {
		if (!events.has(event.key)) events.set(event.key, event);
	}
	for (const event of own) events.set(event.key, event);
	const starts = startsByOffice(mandates.map(({ mandate }) => mandate));
	for (const { mandate, event } of mandates) if (!isReplaced(mandate, starts)) keep(event);
	const sorted = [...events.values()].sort(
		(a, b) => compareText(a.date, b.date) || compareText(a.key, b.key),
	);
	const only = (values: ReadonlySet<string>, other: string) =>
		(values.size === 1 ? [...values][0] : other) ?? other;
	const facts = {
		name: [...names].sort(compareText).join(', '),
		lang: only(languages, 'mul'),
		stamp: [...days].sort(compareText).at(-1) ?? UNDATED,
		zone: only(zones, ''),
	};
	return { text: writeCalendar(facts, sorted), events: sorted.length };
}

/** The days on which each office of a body was filled. */
function startsByOffice(mandates: readonly MandateRecord[]): Map<string, string[]> {
	const byOffice = groupBy(mandates, officeKey);
	return new Map([...byOffice].map(([office, held]) => [office, held.flatMap(({ start }) => start ?? [])]));
}

function officeKey({ organization, office }: MandateRecord): string {
	return `${organization}|${foldKeyword(office)}`;
}

/** Whether the office was filled anew before the mandate ended: its end is none any more. */
function isReplaced(mandate: MandateRecord, starts: ReadonlyMap<string, readonly string[]>): boolean {
	const { start, end } = mandate;
	if (start === null || end === null) return false;
	return (starts.get(officeKey(mandate)) ?? []).some((other) => other > start && other <= end);
}
