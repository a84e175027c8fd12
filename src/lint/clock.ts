/** Times along the body, on one scale: minutes since the midnight before the meeting opened. */

import { type Field, fieldOf, headerOf, type Meeting, type TimeValue } from '../ast/index.js';
import { descendants } from './place.js';

/** Minutes in a day. */
const DAY = 1440;

/** A time further back than this is one of the next day. */
const HALF_DAY = 720;

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

/** The times of the body in document order: starts of items, events, closing. The end of a range is compared with its start only. */
export function clockPoints(meeting: Meeting): ClockPoint[] {
	const points: ClockPoint[] = [];
	let last: { node: TimeValue; minutes: number } | undefined;
	for (const { node, above } of descendants(meeting)) {
		if (node.type === 'dateValue' && above.at(-1)?.type === 'session') last = undefined;
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
		const minutes = last ? onScale(time.value, last.minutes) : time.value;
		points.push({
			node: time,
			minutes,
			closes: parent.type === 'closing',
			...(last && minutes < last.minutes && { earlierThan: last.node }),
		});
		// One wrong time is one mistake: what follows is compared with the time just above.
		last = { node: time, minutes };
	}
	return points;
}

/** A time of day on the scale of another: the next day where it lies more than half a day before. */
export function onScale(time: number, other: number): number {
	let minutes = time + Math.trunc(other / DAY) * DAY;
	if (other - minutes > HALF_DAY) minutes += DAY;
	return minutes;
}

/** A time of the header. */
export function headerTime(meeting: Meeting, name: 'opened' | 'closed'): TimeValue | undefined {
	const field: Field | undefined = fieldOf(headerOf(meeting), name);
	return field?.children.find((child): child is TimeValue => child.type === 'timeValue');
}
