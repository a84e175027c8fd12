/** Who and what is the same in several meetings: identifiers of organizations and people, which do not change when other meetings are added. */

import type { Member } from '../assembly/model.js';
import { type Person, personName } from '../ast/index.js';
import { foldName } from '../text/fold.js';
import { addTo } from '../text/lists.js';
import { createNameIndex, type NamedPerson, type NameIndex, nameParts } from '../text/names.js';
import { createNearestIndex } from '../text/nearest.js';
import type { AttendanceRecord, DoubtRecord, PersonRecord } from './records.js';
import { groupBy } from './rules/rule.js';

/** The people that a project's shared file names, with their other names. They are the same people in every body. */
export interface SharedPeople {
	/** The person who is meant by a name, or nobody. */
	find(name: string): { id: string; name: string } | undefined;
	getName(id: string): string | undefined;
	/** Every name of the person who is meant by one; none where it is nobody's. */
	getNames(name: string): readonly string[];
}

/** The shared people of these lists. Two of one name are told apart by nothing: neither is found. */
export function createSharedPeople(people: readonly Person[]): SharedPeople {
	const taken = new Set<string>();
	const named: NamedPerson[] = people.map((person, index) => {
		const name = personName(person);
		const slug = personSlug(name);
		const id = taken.has(slug) ? `${slug}~${index + 1}` : slug;
		taken.add(id);
		return {
			id,
			name,
			aliases: person.children.flatMap((part) => (part.type === 'alias' ? [part.value] : [])),
		};
	});
	const index: NameIndex = createNameIndex(named);
	const byId = new Map(named.map((person) => [person.id, person]));
	return {
		find(name) {
			const result = index.resolveWhole(name);
			return result.kind === 'one' ? { id: result.id, name: byId.get(result.id)?.name ?? name } : undefined;
		},
		getName: (id) => byId.get(id)?.name,
		getNames(name) {
			const result = index.resolveWhole(name);
			const person = result.kind === 'one' ? byId.get(result.id) : undefined;
			return person ? [person.name, ...(person.aliases ?? [])] : [];
		},
	};
}

export const NO_SHARED_PEOPLE: SharedPeople = {
	find: () => undefined,
	getName: () => undefined,
	getNames: () => [],
};

/** The names of shared people who were found already. */
export function createSharedNames(names: ReadonlyMap<string, string>): SharedPeople {
	return { ...NO_SHARED_PEOPLE, getName: (id) => names.get(id) };
}

/** A text as a part of an identifier: `Les Amis du Canal` → `les-amis-du-canal`. */
export function getSlug(text: string): string {
	return (
		foldName(text)
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '') || 'x'
	);
}

/** A person's name as a part of an identifier, without the civility: `Mme Claire Dupont` → `claire-dupont`. */
function personSlug(name: string): string {
	return getSlug(nameParts(name).bare);
}

export interface MeetingPeople {
	findId(member: Member): string;
}

/**
 * Gives each member of a meeting an identifier that other meetings of the same organization give as well: by the shared file, else by the name.
 * Two of one name in one meeting are told apart by their affiliation, else by their order. Those in `hidden`, by their index, are shown by initials:
 * two of them in two meetings may be two people, and stay apart.
 */
export function identifyMembers(
	members: readonly Member[],
	{ meeting, organization }: { meeting: string; organization: string },
	shared: SharedPeople,
	hidden: ReadonlySet<number>,
): MeetingPeople {
	const known = new Map<Member, string>();
	for (const index of hidden) {
		const member = members[index];
		if (member) known.set(member, `${organization}/~${getSlug(meeting)}~${index + 1}`);
	}
	const shown = members.filter((member) => !known.has(member));
	for (const [slug, bearers] of groupBySlug(shown)) {
		for (const [index, member] of bearers.entries()) {
			const found = bearers.length === 1 ? shared.find(member.name) : undefined;
			if (found) {
				known.set(member, found.id);
				continue;
			}
			const others = bearers.filter((other) => other !== member);
			const affiliation = member.affiliation === undefined ? undefined : getSlug(member.affiliation);
			const isApart =
				affiliation !== undefined &&
				others.every(
					(other) => other.affiliation === undefined || getSlug(other.affiliation) !== affiliation,
				);
			const own =
				bearers.length === 1
					? slug
					: isApart
						? `${slug}~${affiliation}`
						: index === 0
							? slug
							: `${slug}~${index + 1}`;
			known.set(member, `${organization}/${own}`);
		}
	}
	return { findId: (member) => known.get(member) ?? `${organization}/${personSlug(member.name)}` };
}

function groupBySlug(members: readonly Member[]): Map<string, Member[]> {
	const groups = new Map<string, Member[]>();
	for (const member of members) {
		const slug = personSlug(member.name);
		addTo(groups, slug, member);
	}
	return groups;
}

// --- The people of a collection across its meetings, and those who may be one person under two names.

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
	const doubt = (person: string, other: string, reason: DoubtRecord['reason']) => {
		const [first = '', second = ''] = [person, other].sort();
		const [one, two] = [presences.get(first)?.meetings, presences.get(second)?.meetings];
		if (first === second || !one || !two) return;
		const [few, many] = one.size < two.size ? [one, two] : [two, one];
		for (const meeting of few) if (many.has(meeting)) return;
		const key = `${first}\n${second}`;
		if (!doubts.has(key)) doubts.set(key, { person: first, other: second, reason });
	};
	for (const group of groupByOrganization(people).values()) {
		for (const alike of groupBy(group, ({ name }) =>
			nameParts(name).bare.split(' ').sort().join(' '),
		).values())
			for (const other of alike.slice(1)) doubt((alike[0] as { id: string }).id, other.id, 'order');
		findInitials(group, doubt);
		findSpellings(group, doubt);
	}
	return [...doubts.values()].sort((a, b) =>
		a.person === b.person ? (a.other < b.other ? -1 : 1) : a.person < b.person ? -1 : 1,
	);
}

type Named = Pick<PersonRecord, 'id' | 'name'>;
type Doubt = (person: string, other: string, reason: DoubtRecord['reason']) => void;

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

/** Those of the shared file are known beyond doubt; of those whom the public version shows by initials nothing may be found out. */
function groupByOrganization(people: readonly Named[]): Map<string, Named[]> {
	return groupBy(
		people.filter(({ id }) => id.includes('/') && !id.includes('/~')),
		({ id }) => id.slice(0, id.indexOf('/')),
	);
}
