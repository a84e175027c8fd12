import type { DateValue } from '../../ast/index.js';
import { fromIsoDate, weekdayName, weekdayOf } from '../../text/date.js';
import { descendants } from '../place.js';
import type { Rule } from '../rule.js';

/** A weekday that is not that of its date. */
export const timeWeekday: Rule = {
	id: 'time/weekday',
	severity: 'error',
	check({ meeting, report }) {
		for (const { node } of descendants(meeting)) {
			if (node.type !== 'dateValue') continue;
			const { value, weekday } = node as DateValue;
			const date = fromIsoDate(value);
			if (weekday === undefined || !date || weekdayOf(date) === weekday) continue;
			report({
				place: node.position,
				file: node.data?.file,
				code: 'wrong',
				values: {
					date: { date: value },
					written: weekdayName(weekday, meeting.lang),
					right: weekdayName(weekdayOf(date), meeting.lang),
				},
			});
		}
	},
};
