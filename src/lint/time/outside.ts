import { onScale } from '../../text/clock.js';
import { clockOf, headerTime } from '../clock.js';
import type { Rule } from '../rule.js';

/** A time before the opening or after the closing. */
export const timeOutside: Rule = {
	id: 'time/outside',
	severity: 'warning',
	check({ meeting, report }) {
		const opened = headerTime(meeting, 'opened');
		const closed = headerTime(meeting, 'closed');
		const { points, lastDay } = clockOf(meeting);
		// A meeting of several days closes on the last of them.
		const end = closed && onScale(closed.value, Math.max(opened?.value ?? 0, lastDay));
		if (opened && closed && end !== undefined && end < opened.value) {
			report({
				place: closed.position,
				code: 'closedBeforeOpened',
				values: { time: { time: closed.value }, opened: { time: opened.value } },
			});
			return;
		}
		for (const { node, minutes, earlierThan, closes } of points) {
			if (earlierThan || closes) continue;
			if (opened && minutes < opened.value) {
				report({
					place: node.position,
					code: 'before',
					values: { time: { time: node.value }, opened: { time: opened.value } },
				});
			} else if (closed && end !== undefined && minutes > end) {
				report({
					place: node.position,
					code: 'after',
					values: { time: { time: node.value }, closed: { time: closed.value } },
				});
			}
		}
	},
};
