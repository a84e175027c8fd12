/** Who and what is the same in several meetings: identifiers of organizations and people, which do not change when other meetings are added. */

import type { Member } from '../assembly/model.js';
import { type Person, personName } from '../ast/index.js';
import { foldName } from '../text/fold.js';
import { nameParts } from '../text/name-parts.js';
import { createNameIndex, type NamedPerson, type NameIndex } from '../text/names.js';

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

/** Nobody is shared. */
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

/** Identifiers of the people of one meeting. */
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
		const group = groups.get(slug);
		if (group) group.push(member);
		else groups.set(slug, [member]);
	}
	return groups;
}
