/** Minutes among minutes: two files of one meeting, minutes that were approved, links from one file to another. */

import { foldKeyword } from '../../text/fold.js';
import type { MeetingRecord } from '../records.js';
import { type CollectionMeeting, type CollectionRule, groupBy } from './rule.js';

/** Two files that are minutes of the same meeting: the second is left out of what is counted across meetings. */
export const sameMeeting: CollectionRule = {
	id: 'collection/same-meeting',
	check({ meetings, report }) {
		for (const [first, ...others] of groupBy(meetings, identity).values())
			for (const meeting of others)
				if (typeof first?.date === 'string')
					report(meeting, {
						place: meeting.datePlace ?? undefined,
						code: 'twice',
						values: { file: first.file, date: { date: first.date } },
					});
	},
};

/** The meetings without those that are told as second files of one. */
export function withoutCopies(meetings: readonly CollectionMeeting[]): CollectionMeeting[] {
	return [...groupBy(meetings, identity).values()].flatMap((group) =>
		group[0]?.date === null ? group : group.slice(0, 1),
	);
}

/** Records of meetings that an earlier one tells already, each with the file of that. */
export function findCopies(held: readonly MeetingRecord[]): Array<{ path: string; first: string }> {
	const named = held.map((record) => ({
		...record,
		body: `${record.organization}\n${foldKeyword(record.kind ?? '')}`,
	}));
	return [...groupBy(named, identity).values()].flatMap(([first, ...others]) =>
		others.map(({ file }) => ({ path: file, first: first?.file ?? '' })),
	);
}

/** Two meetings of a body on one day are told apart by their convocation and their hour. */
function identity({
	file,
	body,
	date,
	call,
	opened,
	title,
}: Pick<CollectionMeeting, 'file' | 'body' | 'date' | 'call' | 'opened' | 'title'>): string {
	return date === null ? file : `${body}\n${date}\n${call}\n${opened ?? ''}\n${title}`;
}

/** Minutes that are put to approval and are not in the folder, although it goes back further. */
export const unknownMinutes: CollectionRule = {
	id: 'collection/unknown-minutes',
	check({ meetings, report }) {
		const bodies = groupBy(
			meetings.filter(({ date }) => date !== null),
			({ body }) => body,
		);
		const organizations = new Map(
			[...groupBy(meetings, ({ organization }) => organization)].map(([name, all]) => [
				name,
				new Set(all.map(({ date }) => date)),
			]),
		);
		for (const meeting of meetings) {
			const first = bodies.get(meeting.body)?.[0]?.date;
			for (const { date, place } of meeting.minutesNamed) {
				if (typeof first !== 'string' || date <= first || meeting.date === null || date >= meeting.date)
					continue;
				if (organizations.get(meeting.organization)?.has(date)) continue;
				report(meeting, { place: place ?? undefined, code: 'missing', values: { date: { date } } });
			}
		}
	},
};

/** A sealed text that is no longer what was approved. */
export const changedAfterApproval: CollectionRule = {
	id: 'document/changed-after-approval',
	check({ meetings, seals, report }) {
		for (const meeting of meetings) {
			const seal = seals.get(meeting.file);
			if (seal && seal.sealed !== seal.now)
				report(meeting, { place: meeting.datePlace ?? undefined, code: 'changed', values: {} });
		}
	},
};

/** A link to another meeting of the folder, or to a decision in it, that leads nowhere. */
export const brokenLink: CollectionRule = {
	id: 'collection/broken-link',
	check({ meetings, isThere, report }) {
		const byFile = new Map(meetings.map((meeting) => [meeting.file, meeting]));
		for (const meeting of meetings) {
			for (const { url, path, fragment, place } of meeting.links) {
				const other = byFile.get(path);
				if (other === undefined) {
					if (isThere(path) === false)
						report(meeting, { place: place ?? undefined, code: 'file', values: { file: url } });
				} else if (fragment !== '' && !other.anchors.includes(fragment)) {
					report(meeting, { place: place ?? undefined, code: 'place', values: { file: path, id: fragment } });
				}
			}
		}
	},
};
