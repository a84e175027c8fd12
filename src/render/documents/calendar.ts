/** The meeting and the days that follow from it, for a calendar: notice, posting, notification, actions, next meeting. */

import type { DeadlineRule } from '../../assembly/model.js';
import { ofCall } from '../../assembly/requirement.js';
import { getChild, getField, getRole } from '../../ast/index.js';
import {
	addDays,
	addMonths,
	type CalendarDate,
	dateText,
	fromIsoDate,
	getWeekday,
	toIsoDate,
	UNDATED,
} from '../../text/date.js';
import { capitalized } from '../../text/letters.js';
import { DAY, isoTime } from '../../text/time.js';
import { meetingName, organizationName } from '../../view/head.js';
import { getDate } from '../../view/values.js';
import type { DocumentContext } from './context.js';
import { getPlace, getTime } from './sheet.js';

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
		stamp: assembly.date ?? UNDATED,
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
	const nextDate = getChild(getField(context.header, 'next'), 'dateValue')?.value;
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
		const date = getChild(action, 'dateValue');
		const owner = getRole(action, 'owner');
		if (!date) continue;
		day(
			`action-${index + 1}`,
			date.value,
			say('calendar.action', { title: context.titleText(action) ?? '' }),
			owner && context.name(owner.value),
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

// --- Calendar files (RFC 5545): lines end in CR LF and are folded at 75 octets; the same meeting gives the same bytes.

export interface CalendarEvent {
	/** What makes it this event among all others of all meetings; its UID follows from it alone. */
	key: string;
	/** ISO date. */
	date: string;
	/** Minutes since midnight; a whole day without it. */
	start?: number | undefined;
	/** End on the same day. */
	end?: number | undefined;
	summary: string;
	description?: string | undefined;
	location?: string | undefined;
	categories: string;
}

/** What the whole file says. */
interface CalendarFacts {
	name: string;
	lang: string;
	/** ISO date that stands as the moment of writing: no clock is asked. */
	stamp: string;
	/** `Europe/Paris`, or empty for the reader's own time. */
	zone: string;
}

export function writeCalendar(facts: CalendarFacts, events: readonly CalendarEvent[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//proces-verbal//pv//${facts.lang.toUpperCase()}`,
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escapeValue(facts.name)}`,
		...(facts.zone === '' ? [] : ZONE),
		...events.flatMap((event) => eventLines(event, facts)),
		'END:VCALENDAR',
	];
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A line in pieces of 75 octets at most; a piece never cuts a character. */
export function fold(line: string): string {
	const pieces: string[] = [];
	let piece = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > 75) {
			pieces.push(piece);
			piece = ' ';
			octets = 1;
		}
		piece += character;
		octets += size;
	}
	return [...pieces, piece].join('\r\n');
}

const encoder = new TextEncoder();

/** Central European time with its summer time, as the European Union has had it since 1996. */
const ZONE = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Paris',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
];

function eventLines(event: CalendarEvent, facts: CalendarFacts): string[] {
	const day = event.date.replaceAll('-', '');
	const zone = facts.zone === '' ? '' : `;TZID=${facts.zone}`;
	const time = (minutes: number) => `${isoTime(minutes % DAY).replace(':', '')}00`;
	const when =
		event.start === undefined
			? [`DTSTART;VALUE=DATE:${day}`]
			: [
					`DTSTART${zone}:${day}T${time(event.start)}`,
					// A meeting that ends after midnight ends on another day, which the hour alone does not say.
					...(event.end !== undefined && event.end > event.start
						? [`DTEND${zone}:${day}T${time(event.end)}`]
						: []),
				];
	return [
		'BEGIN:VEVENT',
		`UID:${hash(event.key)}@proces-verbal`,
		`DTSTAMP:${facts.stamp.replaceAll('-', '')}T000000Z`,
		...when,
		`SUMMARY:${escapeValue(event.summary)}`,
		...(event.description === undefined ? [] : [`DESCRIPTION:${escapeValue(event.description)}`]),
		...(event.location === undefined ? [] : [`LOCATION:${escapeValue(event.location)}`]),
		`CATEGORIES:${escapeValue(event.categories)}`,
		...(event.start === undefined ? ['TRANSP:TRANSPARENT'] : []),
		'END:VEVENT',
	];
}

function escapeValue(text: string): string {
	return text
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/[\u0000-\u001F\u007F]/g, ' ');
}

/** FNV-1a, 64 bits: the same text gives the same identifier everywhere. */
function hash(text: string): string {
	let value = 0xcbf29ce484222325n;
	for (const octet of encoder.encode(text)) {
		value = ((value ^ BigInt(octet)) * 0x100000001b3n) & 0xffffffffffffffffn;
	}
	return value.toString(16).padStart(16, '0');
}

// --- The days that the rules of the meeting give around it: its notice, and what is due after it.

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
function getDeadlines(context: DocumentContext, next: string | undefined): Deadline[] {
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
