import type { Action, Meeting } from '../../ast/index.js';
import { onScale } from '../../text/clock.js';
import { clockOf, headerDate, headerTime } from '../clock.js';
import { descendants } from '../place.js';
import type { Rule, RuleContext } from '../rule.js';

/** A time before the opening or after the closing; an action that is due before the meeting. */
export const timeOutside: Rule = {
	id: 'time/outside',
	severity: 'warning',
	check({ meeting, assembly, report }) {
		// A notice carries over what is still to be done, late or not: how it stands is told at the meeting.
		if (assembly.status !== 'convened') reportPastDue(meeting, report);
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

/** What was to be done before the meeting, and is not said to be done, has a wrong date. */
function reportPastDue(meeting: Meeting, report: RuleContext['report']): void {
	const held = headerDate(meeting, 'date');
	if (!held) return;
	for (const { node } of descendants(meeting)) {
		if (node.type !== 'action') continue;
		const { children } = node as Action;
		if (children.some((child) => child.type === 'textValue' && child.role === 'status')) continue;
		const due = children.find((child) => child.type === 'dateValue');
		// Dates as `2024-06-06` compare as texts.
		if (due?.type !== 'dateValue' || due.value >= held.value) continue;
		report({
			place: due.position,
			code: 'dueBefore',
			values: { date: { date: due.value }, held: { date: held.value } },
			related: held.position ? [{ position: held.position }] : [],
		});
	}
}
