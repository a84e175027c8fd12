/** Actions that one meeting left open, and that the next one forgot. */

import { foldKeyword } from '../../text/fold.js';
import { nearestWord } from '../../text/nearest.js';
import { type CollectionRule, groupBy, opening } from './rule.js';

/**
 * An action that was open at the last meeting of a body and that the next one tells nothing of, while it carries others over: a body that does not
 * carry actions over loses none.
 */
export const lostAction: CollectionRule = {
	id: 'collection/lost-action',
	check({ meetings, report }) {
		for (const body of groupBy(meetings, ({ body: name }) => name).values()) {
			const dated = body.filter(({ date }) => date !== undefined);
			for (const [index, meeting] of dated.entries()) {
				const before = dated[index - 1];
				if (before === undefined) continue;
				const now = meeting.facts.actions.map(({ title }) => foldKeyword(title));
				const open = before.facts.actions.filter(({ done }) => !done);
				const carried = open.filter(({ title }) => now.includes(foldKeyword(title)));
				const [first] = carried;
				if (first === undefined) continue;
				const node = meeting.input.assembly.actions[now.indexOf(foldKeyword(first.title))];
				for (const { title, owner } of open) {
					if (carried.some((each) => each.title === title) || nearestWord(title, now) !== undefined) continue;
					report(meeting, {
						place: opening(node),
						code: 'lost',
						values: { title, owner: owner ?? 'none', file: before.file },
					});
				}
			}
		}
	},
};
