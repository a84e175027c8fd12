/** Decisions that change earlier ones: those have to be there, in force, and the only ones that can be meant. */

import { findChanged, indexDecisions, type NamedDecision } from '../changes.js';
import type { CollectionMeeting, CollectionRule } from './rule.js';

/** A decision says that it amends, replaces or repeals another one, and the folder does not bear it out. */
export const changedAct: CollectionRule = {
	id: 'collection/changed-act',
	check({ meetings, report }) {
		if (meetings.every(({ changes }) => changes.length === 0)) return;
		const named = meetings.flatMap(nameDecisions);
		const index = indexDecisions(named);
		const known = new Map(named.map((decision) => [decision.id, decision]));
		const outcomes = new Map(
			meetings.flatMap(({ decisions }) => decisions.map(({ id, outcome }) => [id, outcome] as const)),
		);
		const gone = new Map<string, NamedDecision>();
		for (const meeting of meetings) {
			for (const change of meeting.changes) {
				const by = known.get(change.decision);
				if (!by) continue;
				const { number, date, place } = change;
				const tell = (code: 'missing' | 'several' | 'notAdopted' | 'gone', values = {}) =>
					report(meeting, { place: place ?? undefined, code, values: { number, ...values } });
				const [changed, ...others] = findChanged(change, by, index);
				if (!changed) {
					if (reachesBack(meetings, meeting, { number, date })) tell('missing');
					continue;
				}
				if (others.length > 0) {
					tell('several', { count: others.length + 1 });
					continue;
				}
				const file = `${changed.meeting}.md`;
				if (outcomes.get(changed.id) === 'rejected') tell('notAdopted', { file });
				const before = gone.get(changed.id);
				if (before) tell('gone', { by: before.number ?? '', file: `${before.meeting}.md` });
				if (change.effect !== 'amends') gone.set(changed.id, by);
			}
		}
	},
};

function nameDecisions({ decisions, organization, date }: CollectionMeeting): NamedDecision[] {
	return decisions.map(({ id, number }) => ({
		id,
		number,
		date,
		organization,
		meeting: id.slice(0, id.lastIndexOf('#')),
	}));
}

/** Whether the folder holds minutes of the organization from before the decision that is named: a folder may begin after it. */
function reachesBack(
	meetings: readonly CollectionMeeting[],
	{ organization }: CollectionMeeting,
	{ number, date }: { number: string; date: string | null },
): boolean {
	const first = meetings.find(
		(meeting) => meeting.organization === organization && meeting.date !== null,
	)?.date;
	if (typeof first !== 'string') return false;
	const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(number)?.[0];
	if (date !== null) return date >= first;
	return year !== undefined && year > first.slice(0, 4);
}
