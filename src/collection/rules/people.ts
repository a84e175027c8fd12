/** People across meetings: offices that ended, and names that may be one person's. */

import { foldKeyword } from '../../text/fold.js';
import { NO_SHARED_PEOPLE } from '../identity.js';
import { findDoubts, joinPeople } from '../join.js';
import { type CollectionRule, groupBy } from './rule.js';

/** An office whose term ended before the last meeting, and that nobody was elected to since. */
export const expiredMandate: CollectionRule = {
	id: 'collection/expired-mandate',
	check({ meetings, report }) {
		for (const body of groupBy(meetings, ({ organization }) => organization).values()) {
			const last = body.findLast(({ date }) => date !== null)?.date;
			if (last === undefined || last === null) continue;
			const elections = body.flatMap(({ elections, date }) =>
				elections.map(({ title }) => ({ words: getWords(title), date: date ?? '' })),
			);
			for (const meeting of body) {
				for (const [mandate] of groupBy(meeting.mandates, ({ election }) => election).values()) {
					if (mandate === undefined) continue;
					const { office, end, start, place } = mandate;
					if (end === null || start === null || end >= last) continue;
					const words = getWords(office);
					const isHeld = elections.some(
						(later) => later.date > start && [...later.words].some((word) => words.has(word)),
					);
					if (isHeld) continue;
					report(meeting, {
						place: place ?? undefined,
						code: 'expired',
						values: { office, end: { date: end }, last: { date: last } },
					});
				}
			}
		}
	},
};

/** The words of an office by which another election is told to be for the same: all but the shortest. */
function getWords(office: string): Set<string> {
	return new Set(foldKeyword(office).match(/\p{L}{4,}/gu) ?? []);
}

/** Two names of one organization that may be one person's. */
export const doubtfulPerson: CollectionRule = {
	id: 'collection/doubtful-person',
	check({ meetings, report }) {
		const attendance = meetings.flatMap((meeting) =>
			meeting.attendance.map((row) => ({ ...row, meeting: meeting.file, held: meeting })),
		);
		const people = joinPeople(
			meetings.map(({ file, date }) => ({ id: file, date })),
			attendance,
			NO_SHARED_PEOPLE,
		);
		const names = new Map(people.map(({ id, name }) => [id, name]));
		for (const { person, other } of findDoubts(people, attendance)) {
			// The later of the two is where the name differs from the one before.
			const rows = attendance.filter((row) => row.person === person || row.person === other);
			const known = rows[0]?.person;
			const row = rows.find((each) => each.person !== known);
			const earlier = rows[0]?.held;
			if (row === undefined || earlier === undefined) continue;
			report(row.held, {
				place: row.place ?? undefined,
				code: 'alike',
				values: { name: row.name, other: names.get(known ?? '') ?? '', file: earlier.file },
			});
		}
	},
};
