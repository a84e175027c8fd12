/** The meeting and the days that follow from it, for a calendar: notice, posting, notification, actions, next meeting. */

import { getField } from '../../ast/index.js';
import { capitalized, meetingName, organizationName } from '../../view/head.js';
import { getDate } from '../../view/values.js';
import type { DocumentContext } from './context.js';
import { getDeadlines, latestNotice } from './deadlines.js';
import { type CalendarEvent, type CalendarFacts, writeCalendar } from './ics.js';
import { getPlace, getTime } from './sheet.js';

/** The calendar file. */
export function calendarText(context: DocumentContext): string {
	return writeCalendar(calendarFacts(context), calendarEvents(context));
}

/** What the file says of itself. */
export function calendarFacts(context: DocumentContext): CalendarFacts {
	const { say, assembly } = context;
	const organization = organizationName(context);
	const meeting = capitalized(meetingName(context));
	return {
		name: organization === undefined ? meeting : `${meeting} – ${organization}`,
		lang: context.lang,
		stamp: assembly.date ?? '2000-01-01',
		zone: say('calendar.zone'),
	};
}

/** The meeting and the days that follow from it. The next meeting is the same event here and in the minutes of that meeting. */
export function calendarEvents(context: DocumentContext): CalendarEvent[] {
	const { date } = context.assembly;
	return getEvents(context).map(({ key, on = date, ...event }) => ({
		...event,
		key: `${organizationName(context) ?? ''}|${meetingName(context)}|${on ?? ''}|${key}`,
	}));
}

/** An event of a meeting; `on`: the day of the meeting that it belongs to, where that is another one. */
type OwnEvent = CalendarEvent & { on?: string | undefined };

function getEvents(context: DocumentContext): OwnEvent[] {
	const { say, assembly } = context;
	const meeting = capitalized(meetingName(context));
	const events: OwnEvent[] = [];
	const day = (key: string, date: string, summary: string, description?: string) =>
		events.push({ key, date, summary, description, categories: say('calendar.deadline') });
	const next = getField(context.header, 'next')?.children.find((child) => child.type === 'dateValue');
	const nextDate = next?.type === 'dateValue' ? next.value : undefined;
	const latest = latestNotice(context);
	if (latest !== undefined)
		day(
			'notice',
			latest.sent,
			say('calendar.notice', { meeting }),
			[
				latest.presented === undefined
					? ''
					: say('calendar.presented', { date: getDate(latest.presented, context) }),
				context.rules.notice?.source?.text ?? '',
			]
				.filter((part) => part !== '')
				.join(' – '),
		);
	if (assembly.date !== undefined) {
		events.push({
			key: 'meeting',
			date: assembly.date,
			start: getTime('opened', context),
			end: getTime('closed', context),
			summary: meeting,
			description: organizationName(context),
			location: getPlace(context),
			categories: say('calendar.meeting'),
		});
	}
	for (const due of getDeadlines(context, nextDate)) day(due.id, due.date, capitalized(due.what), due.source);
	for (const [index, action] of assembly.actions.entries()) {
		const date = action.children.find((child) => child.type === 'dateValue');
		const owner = action.children.find((child) => child.type === 'textValue' && child.role === 'owner');
		if (date?.type !== 'dateValue') continue;
		day(
			`action-${index + 1}`,
			date.value,
			say('calendar.action', { title: context.titleText(action) ?? '' }),
			owner?.type === 'textValue' ? context.name(owner.value) : undefined,
		);
	}
	if (nextDate !== undefined) {
		events.push({
			key: 'meeting',
			on: nextDate,
			date: nextDate,
			summary: say('calendar.next', { meeting }),
			categories: say('calendar.meeting'),
		});
	}
	return events;
}
