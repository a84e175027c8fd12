import { onScale } from '../../text/clock.js';
import { clockOf, headerDate, headerTime } from '../clock.js';
import type { Rule } from '../rule.js';

/** Fields of the header whose date cannot be before that of the meeting. */
const LATER = ['next', 'approval'] as const;

/** A time earlier than one above it; a closing sentence that differs from the header; a date after the meeting that is before it. */
export const timeOrder: Rule = {
	id: 'time/order',
	severity: 'error',
	check({ meeting, report }) {
		const held = headerDate(meeting, 'date');
		for (const name of LATER) {
			const date = headerDate(meeting, name);
			// Dates as `2024-06-06` compare as texts.
			if (!held || !date || date.value >= held.value) continue;
			report({
				place: date.position,
				code: name,
				values: { date: { date: date.value }, held: { date: held.value } },
				related: held.position ? [{ position: held.position }] : [],
			});
		}
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
