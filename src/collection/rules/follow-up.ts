/** What goes on from one meeting to the next: open actions, offices that end, people under the same name. */

import { foldKeyword } from '../../text/fold.js';
import { nearestWord } from '../../text/nearest.js';
import { findDoubts, gatherPresences, joinPeople, NO_SHARED_PEOPLE } from '../identity.js';
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

// --- People: offices that ended, and names that may be one person's.

/** An office whose term ended before the last meeting, and that nobody was elected to since. */
export const expiredMandate: CollectionRule = {
	id: 'collection/expired-mandate',
	check({ meetings, report }) {
		for (const body of groupBy(meetings, ({ organization }) => organization).values()) {
			const last = body.findLast(({ date }) => date !== null)?.date;
			if (last === undefined || last === null) continue;
			const elected = new Map<string, string>();
			for (const { elections, date } of body) {
				for (const word of elections.flatMap(({ title }) => [...getWords(title)]))
					if ((elected.get(word) ?? '') < (date ?? '')) elected.set(word, date ?? '');
			}
			for (const meeting of body) {
				for (const [mandate] of groupBy(meeting.mandates, ({ election }) => election).values()) {
					if (mandate === undefined) continue;
					const { office, end, start, place } = mandate;
					if (end === null || start === null || end >= last) continue;
					const isHeld = [...getWords(office)].some((word) => (elected.get(word) ?? '') > start);
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
		const presences = gatherPresences(meetings);
		const people = joinPeople(presences, NO_SHARED_PEOPLE);
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const rows = meetings.flatMap((held) => held.attendance.map((row) => ({ ...row, held })));
		const first = new Map<string, { row: (typeof rows)[number]; rank: number }>();
		for (const [rank, row] of rows.entries())
			if (!first.has(row.person)) first.set(row.person, { row, rank });
		for (const { person, other } of findDoubts(people, presences)) {
			const [one, two] = [first.get(person), first.get(other)];
			if (one === undefined || two === undefined) continue;
			// The later of the two is where the name differs from the one before.
			const [before, now] = one.rank < two.rank ? [one.row, two.row] : [two.row, one.row];
			report(now.held, {
				place: now.place ?? undefined,
				code: 'alike',
				values: { name: now.name, other: names.get(before.person) ?? '', file: before.held.file },
			});
		}
	},
};
