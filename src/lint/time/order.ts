import { onScale } from '../../text/clock.js';
import { clockOf, headerTime } from '../clock.js';
import type { Rule } from '../rule.js';

/** A time earlier than one above it; a closing sentence that differs from the header. */
export const timeOrder: Rule = {
	id: 'time/order',
	severity: 'error',
	check({ meeting, report }) {
		const closed = headerTime(meeting, 'closed');
		for (const { node, minutes, earlierThan, closes } of clockOf(meeting).points) {
			if (earlierThan) {
				report({
					place: node.position,
					code: 'earlier',
					values: {
						time: { time: node.value },
						above: { time: earlierThan.value },
						line: { line: earlierThan.position?.start.line ?? 0 },
					},
					related: earlierThan.position ? [{ position: earlierThan.position }] : [],
				});
			} else if (closes && closed && onScale(closed.value, minutes) !== minutes) {
				report({
					place: node.position,
					code: 'closing',
					values: {
						time: { time: node.value },
						closed: { time: closed.value },
						line: { line: closed.position?.start.line ?? 0 },
					},
					related: closed.position ? [{ position: closed.position }] : [],
				});
			}
		}
	},
};
