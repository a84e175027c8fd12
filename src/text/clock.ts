/** The hours of a meeting, over midnight and over several days. */

import { daysBetween, fromIsoDate } from './date.js';

/** Minutes in a day. */
const DAY = 1440;

/** A time further back than this is one of the next day. */
const HALF_DAY = 720;

/** A time of day on the scale of another, minutes since a midnight: the next day where it lies more than half a day before. */
export function onScale(time: number, other: number): number {
	let minutes = time + Math.trunc(other / DAY) * DAY;
	if (other - minutes > HALF_DAY) minutes += DAY;
	return minutes;
}

/** Counts minutes from the midnight that began the first day. */
export class MeetingClock {
	/** Minutes of the last time, or of the midnight that began the day. */
	#at: number | undefined;
	#firstDay: string | undefined;

	/** `opened`: minutes since midnight; `firstDay`: ISO. */
	constructor(opened: number | undefined, firstDay: string | undefined) {
		this.#at = opened;
		this.#firstDay = firstDay;
	}

	/**
	 * Another day begins (ISO); without a date of the meeting the first one that is named is its day. Gives the minutes of its midnight;
	 * undefined for what is no date, which begins none.
	 */
	startDay(date: string): number | undefined {
		this.#firstDay ??= date;
		const [first, day] = [fromIsoDate(this.#firstDay), fromIsoDate(date)];
		if (!first || !day) return undefined;
		this.#at = daysBetween(first, day) * DAY;
		return this.#at;
	}

	/** It is that time of the day; one that is more than half a day back is of the next day. Gives the minutes since the first midnight. */
	tickTo(time: number): number {
		this.#at = this.#at === undefined ? time : onScale(time, this.#at);
		return this.#at;
	}
}
