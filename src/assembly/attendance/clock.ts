/** The hours of a meeting, over midnight and over several days. */

import { daysBetween, fromIsoDate } from '../../text/date.js';
import { DAY, HALF_DAY } from './header-moves.js';

/** Counts minutes from the midnight that began the first day. */
export class MeetingClock {
	/** Minutes of the last time. */
	#at: number | undefined;
	/** Minutes at which the current day began. */
	#midnight = 0;
	readonly #firstDay: string | undefined;

	/** `opened`: minutes since midnight; `firstDay`: ISO. */
	constructor(opened: number | undefined, firstDay: string | undefined) {
		this.#at = opened;
		this.#firstDay = firstDay;
	}

	/** Another day begins; without a date of the meeting nobody knows how far off it is. */
	startDay(date: string): void {
		const day = fromIsoDate(date);
		const first = this.#firstDay === undefined ? undefined : fromIsoDate(this.#firstDay);
		if (!day || !first) return;
		this.#midnight = daysBetween(first, day) * DAY;
		this.#at = this.#midnight;
	}

	/** It is that time of the day; one that is more than half a day back is of the next day. Gives the minutes since the first midnight. */
	tickTo(time: number): number {
		let at = this.#midnight + time;
		if (this.#at !== undefined && at < this.#at - HALF_DAY) {
			this.#midnight += DAY;
			at += DAY;
		}
		this.#at = at;
		return at;
	}
}
