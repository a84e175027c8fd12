/** Finds the people of the meeting by the names that are written for them. */

import { fixAt, type Name, type Person } from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';
import { deceptiveCharacter, wordLooks } from '../../text/look-alike.js';
import {
	createNameIndex,
	type NamedPerson,
	type NameIndex,
	type NameResult,
	splitNames,
} from '../../text/names.js';
import type { Member } from '../model.js';
import { characterValues, type Problems } from '../problems.js';

/** What a written name refers to. */
type Reference =
	| { found: 'one'; member: Member }
	| { found: 'several'; members: Member[] }
	| { found: 'none' };

/** What the offices of a meeting are called, in any gender and language. */
export type OfficeTitles = Readonly<
	Record<'chair' | 'secretary', readonly string[]> & Partial<Record<'teller', readonly string[]>>
>;

/** Everybody who can be named. */
export class Roster {
	readonly #members = new Map<string, Member>();
	readonly #titles: OfficeTitles;
	#offices: Array<{ id: string; titles: readonly string[] }> = [];
	#index: NameIndex | undefined;
	/** Who bears a word that looks so; made when a name is first found to be nobody's. */
	#looks: Map<string, Set<Member>> | undefined;

	constructor(members: Iterable<Member>, titles: OfficeTitles = { chair: [], secretary: [] }) {
		this.#titles = titles;
		for (const member of members) this.#members.set(member.id, member);
	}

	/** Makes one more person known. */
	add(member: Member): void {
		this.#members.set(member.id, member);
		this.#index?.add(namedPerson(member));
		if (this.#looks) addLooks(this.#looks, member);
	}

	/** Says who holds the offices: `le président`, `la secrétaire` mean them from now on. */
	seatOfficers(officers: { chair?: Member | undefined; secretary?: Member | undefined }): void {
		this.#offices = (['chair', 'secretary'] as const).flatMap((office) => {
			const member = officers[office];
			return member ? [{ id: member.id, titles: this.#titles[office] }] : [];
		});
		this.#index = this.#index?.withOfficers(this.#offices);
	}

	/** Whether words open with what a teller is called: `scrutatrice du bureau`. */
	isTeller(words: string): boolean {
		const folded = `${foldKeyword(words)} `;
		return (this.#titles.teller ?? []).some((title) => folded.startsWith(`${foldKeyword(title)} `));
	}

	/** Whom a name means. */
	refer(name: string): Reference {
		const reference = this.#reference(this.#names().resolve(name));
		if (reference.found !== 'none') return reference;
		// `In favour: Japan, Italy`: the one who is there for it.
		const [only, other] = this.#names().ofAffiliation(name);
		return only === undefined || other !== undefined
			? reference
			: this.#reference({ kind: 'one', id: only, matched: 'part' });
	}

	/** Whom a name means by its whole words: full name, alias, or full name in another order. */
	referWhole(name: string): Reference {
		return this.#reference(this.#names().resolveWhole(name));
	}

	#reference(result: NameResult): Reference {
		if (result.kind === 'none') return { found: 'none' };
		const members = (result.kind === 'one' ? [result.id] : result.ids).flatMap(
			(id) => this.#members.get(id) ?? [],
		);
		const [member] = members;
		if (!member) return { found: 'none' };
		return members.length === 1 ? { found: 'one', member } : { found: 'several', members };
	}

	/** The names of a list. */
	split(names: string): string[] {
		return splitNames(names, this.#names()).map(({ text }) => text);
	}

	/** The person, where the name means one. */
	find(name: string): Member | undefined {
		const reference = this.refer(name);
		return reference.found === 'one' ? reference.member : undefined;
	}

	/** The person whom a name must mean; says so where it means nobody, or several. */
	require(name: Name, problems: Pick<Problems, 'at'>): Member | undefined {
		const reference = this.refer(name.value);
		if (reference.found === 'one') return reference.member;
		if (reference.found === 'several') {
			problems.at(name, 'people/ambiguous', 'several', {
				values: { name: name.value, people: reference.members.map(fullName) },
				related: reference.members.map((member) => member.nodes[0]),
			});
			return undefined;
		}
		if (this.reportLookAlike(name, problems)) return undefined;
		const nearest = this.nearest(name.value);
		const place = nearest?.nodes[0];
		problems.at(name, 'people/unknown', nearest ? (place ? 'near' : 'nearOfficer') : 'unknown', {
			values: {
				name: name.value,
				...(nearest
					? {
							nearest: nearest.name,
							presence: nearest.presence,
							line: { line: place?.position?.start.line ?? 0 },
						}
					: {}),
			},
			related: [place],
			fixes: fixAt('writeNearest', name.position, nearest?.name),
		});
		return undefined;
	}

	/**
	 * Says so where a name that is nobody's prints like that of somebody, and one of the two is written with other characters than it shows.
	 */
	reportLookAlike(name: Name, problems: Pick<Problems, 'at'>): boolean {
		const alike = this.#lookAlike(name.value);
		const character = alike && (deceptiveCharacter(name.value) ?? deceptiveCharacter(alike.name));
		if (!alike || character === undefined) return false;
		const place = alike.nodes[0];
		problems.at(name, 'people/unknown', 'lookAlike', {
			values: {
				name: name.value,
				nearest: alike.name,
				line: { line: place?.position?.start.line ?? 0 },
				hasLine: place ? 'yes' : 'no',
				...characterValues(character),
			},
			related: [place],
			fixes: fixAt('writeNearest', name.position, alike.name),
		});
		return true;
	}

	/** The one person whose name has all the words of this one, or the first one who has no others, as far as they can be told apart on paper. */
	#lookAlike(name: string): Member | undefined {
		this.#looks ??= this.#bearersOfLooks();
		let rarest: ReadonlySet<Member> | undefined;
		const words = wordLooks(name);
		for (const word of words) {
			const bearers = this.#looks.get(word);
			if (bearers === undefined) return undefined;
			if (rarest === undefined || bearers.size < rarest.size) rarest = bearers;
		}
		const all = [...(rarest ?? [])].filter((member) =>
			words.every((word) => this.#looks?.get(word)?.has(member)),
		);
		if (all.length <= 1) return all[0];
		return all.find((member) => wordLooks(member.name).length === words.length);
	}

	#bearersOfLooks(): Map<string, Set<Member>> {
		const looks = new Map<string, Set<Member>>();
		for (const member of this.#members.values()) addLooks(looks, member);
		return looks;
	}

	/** The member whose name differs from these words by a slip of the pen; undefined where there is none, or more than one. */
	nearest(name: string): Member | undefined {
		const near = this.#names().nearest(name);
		return near && this.#members.get(near.id);
	}

	#names(): NameIndex {
		this.#index ??= createNameIndex([...this.#members.values()].map(namedPerson), this.#offices);
		return this.#index;
	}
}

function addLooks(looks: Map<string, Set<Member>>, member: Member): void {
	for (const word of wordLooks(member.name)) {
		const bearers = looks.get(word);
		if (bearers) bearers.add(member);
		else looks.set(word, new Set([member]));
	}
}

/** A name, with the affiliation where there is one: two people of one name are told apart. */
function fullName(member: Member): string {
	return member.affiliation === undefined ? member.name : `${member.name} (${member.affiliation})`;
}

/** What names may lead to a member: the full name of each node that speaks of the person, and the aliases. */
function namedPerson(member: Member): NamedPerson {
	const aliases = member.nodes.flatMap((node) => getNames(node));
	return {
		id: member.id,
		name: member.name,
		aliases: aliases.filter((alias) => alias !== member.name),
		...(member.representative === undefined ? {} : { representative: member.representative }),
		...(member.quality === undefined ? {} : { quality: member.quality }),
		...(member.affiliation === undefined ? {} : { affiliation: member.affiliation }),
	};
}

function getNames(person: Person): string[] {
	return person.children.flatMap((part) =>
		part.type === 'name' || part.type === 'alias' ? [part.value] : [],
	);
}
