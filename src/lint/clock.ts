/** Times along the body, on one scale: minutes since the midnight before the meeting opened. */

import { type DateValue, type Field, fieldOf, headerOf, type Meeting, type TimeValue } from '../ast/index.js';
import { MeetingClock, onScale } from '../text/clock.js';
import { descendants } from './place.js';

/** One time of the body. */
export interface ClockPoint {
	node: TimeValue;
	/** Minutes since the first midnight. */
	minutes: number;
	/** The time above it, where it is earlier than that one. */
	earlierThan?: TimeValue | undefined;
	/** Whether it closes the meeting. */
	closes: boolean;
}

/** The times of a meeting. */
export interface Clock {
	/** In document order: starts of items, events, closing. The end of a range is compared with its start only. */
	points: ClockPoint[];
	/** Midnight that began the last day that a heading dates, in minutes since the first one; zero for the first day. */
	lastDay: number;
}

/** Reads the times of the body. */
export function clockOf(meeting: Meeting): Clock {
	const points: ClockPoint[] = [];
	const clock = new MeetingClock(headerTime(meeting, 'opened')?.value, headerDate(meeting, 'date')?.value);
	let lastDay = 0;
	let last: { node: TimeValue; minutes: number } | undefined;
	for (const { node, above } of descendants(meeting)) {
		if (node.type === 'dateValue' && STARTS_DAY.has(above.at(-1)?.type ?? '')) {
			lastDay = clock.startDay((node as DateValue).value) ?? lastDay;
			last = undefined;
		}
		if (node.type !== 'timeValue') continue;
		const parent = above.at(-1);
		if (!parent || above.some(({ type }) => type === 'header' || type === 'ballotLine')) continue;
		const time = node as TimeValue;
		const starts =
			'children' in parent && (parent.children as TimeValue[]).find(({ type }) => type === 'timeValue');
		if (starts !== time && starts) {
			const minutes = onScale(time.value, starts.value);
			if (minutes < starts.value) points.push({ node: time, minutes, earlierThan: starts, closes: false });
			continue;
		}
		const minutes = clock.tickTo(time.value);
		points.push({
			node: time,
			minutes,
			closes: parent.type === 'closing',
			...(last && minutes < last.minutes && { earlierThan: last.node }),
		});
		// One wrong time is one mistake: what follows is compared with the time just above.
		last = { node: time, minutes };
	}
	return { points, lastDay };
}

/** Headings whose date begins another day. */
const STARTS_DAY: ReadonlySet<string> = new Set(['session', 'resolution', 'election', 'choice']);

/** A date of the header. */
export function headerDate(meeting: Meeting, name: 'date' | 'next' | 'approval'): DateValue | undefined {
	return fieldOf(headerOf(meeting), name)?.children.find(
		(child): child is DateValue => child.type === 'dateValue',
	);
}

/** A time of the header. */
export function headerTime(meeting: Meeting, name: 'opened' | 'closed'): TimeValue | undefined {
	const field: Field | undefined = fieldOf(headerOf(meeting), name);
	return field?.children.find((child): child is TimeValue => child.type === 'timeValue');
}
