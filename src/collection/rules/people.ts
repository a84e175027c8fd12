/** People across meetings: offices that ended, and names that may be one person's. */

import { foldKeyword } from '../../text/fold.js';
import { ballotLines } from '../../view/decisions.js';
import { NO_SHARED_PEOPLE } from '../identity.js';
import { findDoubts, joinPeople } from '../join.js';
import { type CollectionRule, groupBy, opening } from './rule.js';

/** An office whose term ended before the last meeting, and that nobody was elected to since. */
export const expiredMandate: CollectionRule = {
	id: 'collection/expired-mandate',
	check({ meetings, report }) {
		for (const body of groupBy(meetings, ({ organization }) => organization).values()) {
			const last = body.findLast(({ date }) => date !== undefined)?.date;
			if (last === undefined) continue;
			const elections = body.flatMap(({ facts, date }) =>
				facts.elections.map(({ title }) => ({ words: wordsOf(title), date: date ?? '' })),
			);
			for (const meeting of body) {
				for (const [id, mandates] of groupBy(meeting.facts.mandates, ({ election }) => election)) {
					const [{ office, end, start } = { office: '', end: null, start: null }] = mandates;
					if (end === null || start === null || end >= last) continue;
					const words = wordsOf(office);
					const isHeld = elections.some(
						(later) => later.date > start && [...later.words].some((word) => words.has(word)),
					);
					if (isHeld) continue;
					const election = meeting.input.assembly.elections.find((each) => id.endsWith(`#${each.id}`));
					const line = election && ballotLines(election.node.children).find(({ label }) => label === 'term');
					report(meeting, {
						place: line?.position ?? opening(election?.node),
						code: 'expired',
						values: { office, end: { date: end }, last: { date: last } },
					});
				}
			}
		}
	},
};

/** The words of an office by which another election is told to be for the same: all but the shortest. */
function wordsOf(office: string): Set<string> {
	return new Set(foldKeyword(office).match(/\p{L}{4,}/gu) ?? []);
}

/** Two names of one organization that may be one person's. */
export const doubtfulPerson: CollectionRule = {
	id: 'collection/doubtful-person',
	check({ meetings, report }) {
		const attendance = meetings.flatMap(({ facts }) => facts.attendance);
		const people = joinPeople(
			meetings.flatMap(({ facts }) => facts.meetings),
			attendance,
			NO_SHARED_PEOPLE,
		);
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const byId = new Map(meetings.map((meeting) => [meeting.facts.meetings[0]?.id, meeting]));
		for (const { person, other } of findDoubts(people, attendance)) {
			// The later of the two is where the name differs from the one before.
			const rows = attendance.filter((row) => row.person === person || row.person === other);
			const known = rows[0]?.person;
			const row = rows.find((each) => each.person !== known);
			const meeting = byId.get(row?.meeting);
			const earlier = byId.get(rows[0]?.meeting);
			if (row === undefined || meeting === undefined || earlier === undefined) continue;
			const member = meeting.input.assembly.members.find(({ name }) => name === row.name);
			const node = member?.nodes[0];
			report(meeting, {
				place: node?.data?.file === undefined ? opening(node) : undefined,
				code: 'alike',
				values: { name: row.name, other: names.get(known ?? '') ?? '', file: earlier.file },
			});
		}
	},
};
