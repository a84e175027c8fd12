/** The people of a collection across its meetings, and those who may be one person under two names. */

import { foldName } from '../text/fold.js';
import { nameParts } from '../text/name-parts.js';
import { createNearestIndex } from '../text/nearest.js';
import type { SharedPeople } from './identity.js';
import type { AttendanceRecord, DoubtRecord, PersonRecord } from './records.js';
import { groupBy } from './rules/rule.js';

/** Under which names somebody was at meetings or on their rolls, and at which. */
interface Presence {
	names: Set<string>;
	/** Ranks of the meetings. */
	meetings: Set<number>;
	/** Days of the first and the last one, as far as they say theirs. */
	first: string | null;
	last: string | null;
}

/** The presences of everybody, by identifier. The meetings come one after the other, so that the records of one are held at a time. */
export function gatherPresences(
	meetings: Iterable<{
		date: string | null;
		attendance: ReadonlyArray<Pick<AttendanceRecord, 'person' | 'name'>>;
	}>,
): Map<string, Presence> {
	const presences = new Map<string, Presence>();
	let rank = 0;
	for (const { date, attendance } of meetings) {
		for (const { person, name } of attendance) {
			const known = presences.get(person) ?? {
				names: new Set(),
				meetings: new Set(),
				first: null,
				last: null,
			};
			presences.set(person, known);
			known.names.add(name);
			known.meetings.add(rank);
			if (date === null) continue;
			if (known.first === null || date < known.first) known.first = date;
			if (known.last === null || date > known.last) known.last = date;
		}
		rank++;
	}
	return presences;
}

/** Everybody who was at a meeting or on its roll, by identifier, with every name and the first and last meeting. */
export function joinPeople(presences: ReadonlyMap<string, Presence>, shared: SharedPeople): PersonRecord[] {
	return [...presences]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([id, { names, meetings, first, last }]) => {
			const [written = ''] = names;
			return {
				id,
				name: shared.getName(id) ?? written,
				names: [...names].join(' · '),
				first,
				last,
				meetings: meetings.size,
			};
		});
}

/**
 * Pairs of people of one organization whose names are alike and who never were at the same meeting: the name in another order, with an initial,
 * or one letter off. Whoever is listed beside the other is somebody else. The pair is told, not joined.
 */
export function findDoubts(
	people: readonly Pick<PersonRecord, 'id' | 'name'>[],
	presences: ReadonlyMap<string, Presence>,
): DoubtRecord[] {
	const doubts = new Map<string, DoubtRecord>();
	const doubt = (person: string, other: string, reason: string) => {
		const [first = '', second = ''] = [person, other].sort();
		const [one, two] = [presences.get(first)?.meetings, presences.get(second)?.meetings];
		if (first === second || !one || !two) return;
		const [few, many] = one.size < two.size ? [one, two] : [two, one];
		for (const meeting of few) if (many.has(meeting)) return;
		const key = `${first}\n${second}`;
		if (!doubts.has(key)) doubts.set(key, { person: first, other: second, reason });
	};
	for (const group of groupByOrganization(people).values()) {
		for (const alike of groupBy(group, ({ name }) => sortedWords(name)).values())
			for (const other of alike.slice(1)) doubt((alike[0] as { id: string }).id, other.id, 'order');
		findInitials(group, doubt);
		findSpellings(group, doubt);
	}
	return [...doubts.values()].sort((a, b) =>
		a.person === b.person ? (a.other < b.other ? -1 : 1) : a.person < b.person ? -1 : 1,
	);
}

type Named = Pick<PersonRecord, 'id' | 'name'>;
type Doubt = (person: string, other: string, reason: string) => void;

/** `C. Dupont` beside `Claire Dupont`; of several who fit, none is meant beyond doubt, and all are told. */
function findInitials(group: readonly Named[], doubt: Doubt): void {
	const full = groupBy(
		group.filter(({ name }) => nameParts(name).initials.length === 0),
		({ name }) => nameParts(name).words.at(-1) ?? '',
	);
	for (const { id, name } of group) {
		const { initials, words } = nameParts(name);
		const [initial] = initials;
		if (initial === undefined || words.length === 0) continue;
		for (const other of full.get(words.at(-1) ?? '') ?? [])
			if (nameParts(other.name).words[0]?.startsWith(initial)) doubt(id, other.id, 'initial');
	}
}

function findSpellings(group: readonly Named[], doubt: Doubt): void {
	const byName = groupBy(group, ({ name }) => foldName(name));
	const long = group.filter(({ name }) => nameParts(name).words.length > 1);
	const index = createNearestIndex(long.map(({ name }) => foldName(name)));
	for (const { id, name } of long)
		for (const { word } of index.find(foldName(name), 1))
			for (const other of byName.get(word) ?? []) doubt(id, other.id, 'spelling');
}

function sortedWords(name: string): string {
	return nameParts(name).bare.split(' ').sort().join(' ');
}

/** Those of the shared file are known beyond doubt; of those whom the public version shows by initials nothing may be found out. */
function groupByOrganization(people: readonly Named[]): Map<string, Named[]> {
	return groupBy(
		people.filter(({ id }) => id.includes('/') && !id.includes('/~')),
		({ id }) => id.slice(0, id.indexOf('/')),
	);
}
