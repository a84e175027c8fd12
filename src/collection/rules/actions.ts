/** Actions that one meeting left open, and that the next one forgot. */

import { foldKeyword } from '../../text/fold.js';
import { nearestWord } from '../../text/nearest.js';
import { type CollectionRule, groupBy } from './rule.js';

/**
 * An action that was open at the last meeting of a body and that the next one tells nothing of, while it carries others over: a body that does not
 * carry actions over loses none.
 */
export const lostAction: CollectionRule = {
	id: 'collection/lost-action',
	check({ meetings, report }) {
		for (const body of groupBy(meetings, ({ body: name }) => name).values()) {
			const dated = body.filter(({ date }) => date !== null);
			for (const [index, meeting] of dated.entries()) {
				const before = dated[index - 1];
				if (before === undefined) continue;
				const now = meeting.actions.map(({ title }) => foldKeyword(title));
				const open = before.actions.filter(({ done }) => !done);
				const carried = open.filter(({ title }) => now.includes(foldKeyword(title)));
				const [first] = carried;
				if (first === undefined) continue;
				const place = meeting.actions[now.indexOf(foldKeyword(first.title))]?.place ?? undefined;
				for (const { title, owner } of open) {
					if (carried.some((each) => each.title === title) || nearestWord(title, now) !== undefined) continue;
					report(meeting, {
						place,
						code: 'lost',
						values: { title, owner: owner ?? 'none', file: before.file },
					});
				}
			}
		}
	},
};
