/** Everybody of a meeting: whom groups, rolls and lists name, whom offices name, and those who are counted without names. */

import type { Node } from 'unist';
import { EXIT, visit } from 'unist-util-visit';
import {
	ANSWERS,
	type CountStatement,
	type Field,
	type Group,
	getChild,
	getField,
	getHeader,
	getStatements,
	type Meeting,
	type Name,
	type Person,
	type PersonPart,
	type Presence,
	personName,
	type QuorumStatement,
	VOTING,
} from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import { saysRemote } from '../../law/index.js';
import { foldKeyword, foldName } from '../../text/fold.js';
import { equals, type Fraction, ONE, parseFraction } from '../../text/fraction.js';
import { lazy, remembering } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import { areBothPlain, deceptiveCharacter, getLook, hiddenCharacter } from '../../text/look-alike.js';
import { genderOfCivility, nameParts } from '../../text/names.js';
import { outsider, uniqueId } from '../identifiers.js';
import type { Member } from '../model.js';
import { characterValues, exact, type Problems } from '../problems.js';
import { getQualityTexts } from './qualities.js';
import { type OfficeTitles, Roster } from './roster.js';

/** Everybody of the header. */
export interface People {
	/** Participants in the order of the groups, then members whom only a roll or list names. */
	members: Member[];
	roster: Roster;
	/** Those whom `membres` lists, where it lists people. */
	listed: Member[] | undefined;
	/** Names of the allocation keys, folded, as the rolls give them. */
	keys: ReadonlySet<string>;
	/** Whether a participant of a voting group is known. */
	known: boolean;
	/** Those whom the minutes count without naming them. */
	unnamed: Unnamed | undefined;
	chair: Member | undefined;
	secretary: Member | undefined;
	/** Who sits only in the place of another: substitute by the one replaced. */
	substitutes: ReadonlyMap<Member, Member>;
	/** Of whom nobody knows whether they have a vote. */
	unsure: readonly Member[];
}

/** Reads groups, rolls and lists of members into members. */
export function gatherPeople(meeting: Meeting, titles: OfficeTitles, problems: Problems): People {
	const header = getHeader(meeting);
	const groups = (getField(header, 'participants')?.children ?? []).filter((child) => child.type === 'group');
	const people = [
		...listedPeople(getField(header, 'members')),
		...groups.flatMap(({ children }) => children),
	];
	const standIns = new Set(
		people.flatMap((person) => {
			const substitute = getChild(person, 'substitute')?.children[0].value;
			const standIn = getChild(person, 'replaces') ? personName(person) : substitute;
			return standIn === undefined ? [] : [nameKey(standIn)];
		}),
	);
	const gathering = new Gathering(titles, standIns, problems);
	const membersField = getField(header, 'members');
	const participants = getField(header, 'participants');
	const listed = listedPeople(membersField);
	const enrolled = listedPeople(participants);
	for (const person of listed) gathering.enroll(person, 'absent', true);
	for (const person of enrolled) gathering.enroll(person, 'present', false);
	for (const child of participants?.children ?? [])
		if (child.type === 'group') gathering.seatGroup(child, listed.length > 0);
	gathering.seatTheOthers();
	return gathering.finish(meeting, listed.length > 0);
}

/** Whoever is not in the room. */
const OUT: ReadonlySet<Presence> = new Set(['represented', 'excused', 'absent']);

class Gathering {
	readonly #problems: Problems;
	readonly #ids = new Set<string>();
	readonly #titles: OfficeTitles;
	/** Finds those who are enrolled, for the short names of groups. */
	#roll: Roster | undefined;
	/** In order of enrolment. */
	readonly #enrolled = new Set<Member>();
	readonly #inList = new Set<Member>();
	/** In order of the groups. */
	readonly #seated = new Set<Member>();
	/** By folded name: the people who bear it. */
	readonly #namesakes = new Map<string, Member[]>();
	/** By folded name without the civility that opens it, where that leaves a first name and a surname. */
	readonly #bare = new Map<string, Member[]>();
	/** By what their name looks like on paper. */
	readonly #looks = new Map<string, Member[]>();
	readonly #keys = new Set<string>();
	/** Folded names of those who sit in the place of another. */
	readonly #standIns: ReadonlySet<string>;
	#everyone: Group | undefined;
	#known = false;

	constructor(titles: OfficeTitles, standIns: ReadonlySet<string>, problems: Problems) {
		this.#standIns = standIns;
		this.#titles = titles;
		this.#problems = problems;
	}

	/** A person of a roll or of the list of members, for now in no group. */
	enroll(person: Person, presence: Presence, inList: boolean): void {
		const twin = this.#twin(person);
		if (!twin && this.#reportLookAlike(person)) return;
		if (twin) {
			// The same person in the roll of members and in that of participants: one says what the other leaves out.
			if (inList || !this.#inList.has(twin) || twin.group) this.#reportTwin(person, twin);
			else this.#merge(twin, person, presence);
			return;
		}
		const member = this.#create(person);
		const column = getChild(person, 'presence')?.value;
		member.presence = column === undefined ? presence : column === 'guests' ? 'present' : column;
		member.elector = column !== 'guests';
		if (member.elector && (column ? column !== 'absent' && column !== 'excused' : presence === 'present'))
			this.#known = true;
		settlePresence(member);
		this.#enrolled.add(member);
		if (inList) this.#inList.add(member);
	}

	/** The people of a group: those of the roll by short names, others as they are written. */
	seatGroup(group: Group, closed: boolean): void {
		if (group.everyone) this.#everyone = group;
		if (group.votes && group.children.length > 0) this.#known = true;
		for (const person of group.children) this.#seat(person, group, closed);
	}

	/** `tous les autres`: everybody of the roll who is in no other group. */
	seatTheOthers(): void {
		const group = this.#everyone;
		if (!group) return;
		for (const member of this.#enrolled) {
			if (member.group || this.#seated.has(member)) continue;
			this.#place(member, group);
			if (group.votes) this.#known = true;
		}
	}

	finish(meeting: Meeting, hasList: boolean): People {
		const header = getHeader(meeting);
		const members = [...this.#seated, ...[...this.#enrolled].filter((member) => !this.#seated.has(member))];
		const roster = new Roster(members, this.#titles);
		this.#reportShortNames(members);
		const officer = (name: 'chair' | 'secretary') => this.#officer(getField(header, name), roster, members);
		const chair = officer('chair');
		const secretary = officer('secretary');
		roster.seatOfficers({ chair, secretary });
		const substitutes = this.#substitutes(members, roster);
		const listed = hasList ? [...this.#inList] : undefined;
		// Votes of different weight are not told by a number of people.
		const unnamed = members.some(({ weighted }) => weighted) ? undefined : readUnnamed(meeting, this.#known);
		if (unnamed) for (const member of findCounted(meeting, roster, this.#ids)) members.push(member);
		return {
			members,
			roster,
			listed,
			keys: this.#keys,
			known: this.#known || unnamed !== undefined,
			unnamed,
			chair,
			secretary,
			substitutes,
			unsure: [],
		};
	}

	#seat(person: Person, group: Group, closed: boolean): void {
		const name = getChild(person, 'name');
		const twin =
			this.#enrolled.size > 0 && name ? this.#enrolledAs(person, name, group.kind === 'guests') : undefined;
		if (twin === 'ambiguous') return;
		if (twin) {
			if (twin.group) this.#reportTwin(person, twin);
			else {
				this.#merge(twin, person);
				this.#place(twin, group);
			}
			return;
		}
		const double = this.#twin(person);
		if (double) {
			this.#reportTwin(person, double);
			return;
		}
		if (this.#reportLookAlike(person)) return;
		const member = this.#create(person);
		if (
			closed &&
			group.kind !== 'guests' &&
			(group.votes || group.kind !== 'custom') &&
			!(name !== undefined && this.#standIns.has(nameKey(name.value)))
		) {
			this.#problems.at(name, 'people/unknown', 'notInRoll', { values: { name: member.name } });
			member.flawed = true;
		}
		this.#place(member, group);
		if (member.flawed) member.elector = false;
	}

	/** The person of the roll whom a short name of a group means; of several, the one whose affiliation stands beside it. */
	#enrolledAs(person: Person, name: Name, guest: boolean): Member | 'ambiguous' | undefined {
		this.#roll ??= new Roster(this.#enrolled);
		// A guest called `Anne` is not the member Anne Pastorel.
		const reference = guest ? this.#roll.referWhole(name.value) : this.#roll.refer(name.value);
		if (reference.found === 'one') return this.#enrolled.has(reference.member) ? reference.member : undefined;
		if (reference.found === 'none') return undefined;
		if (getChild(person, 'affiliation')) {
			const [only, ...others] = reference.members.filter(hasNoOtherAffiliation(person));
			if (only && others.length === 0) return only;
		}
		this.#roll.require(name, this.#problems);
		return 'ambiguous';
	}

	#place(member: Member, group: Group): void {
		member.group = group;
		member.presence = group.presence;
		member.elector = group.kind !== 'guests' && (group.votes || group.kind !== 'custom');
		settlePresence(member);
		this.#seated.add(member);
	}

	#create(person: Person): Member {
		const name = personName(person);
		const member: Member = {
			id: uniqueId(name, this.#ids),
			name,
			nodes: [person],
			presence: 'absent',
			elector: true,
			votes: ONE,
			heads: 1n,
			weighted: false,
			keyVotes: new Map(),
			public: true,
		};
		this.#read(member, person);
		addTo(this.#namesakes, nameKey(name), member);
		const said = nameWithFirstName(person);
		if (said !== undefined) addTo(this.#namesakes, nameKey(said), member);
		const bare = bareKey(name);
		if (bare !== undefined) addTo(this.#bare, bare, member);
		for (const look of getLooks(name)) addTo(this.#looks, look, member);
		return member;
	}

	/** What a group says of someone whom the roll knows: it comes first, the roll gives the rest. */
	#merge(member: Member, person: Person, presence?: Presence): void {
		const given = getVotes(person);
		if (given && member.weighted && !equals(given, member.votes)) {
			this.#problems.at(votesPart(person), 'vote/sum-mismatch', 'roll', {
				values: { name: member.name, stated: exact(given), computed: exact(member.votes) },
				related: [member.nodes[0]],
			});
		}
		member.nodes.unshift(person);
		const { votes, weighted } = member;
		this.#read(member, person);
		if (weighted) Object.assign(member, { votes, weighted });
		if (presence) member.presence = presence;
	}

	#read(member: Member, person: Person): void {
		const keyVotes = new Map(member.keyVotes);
		for (const part of person.children) readPart(member, part, keyVotes);
		for (const key of keyVotes.keys()) this.#keys.add(key);
		member.keyVotes = keyVotes;
	}

	/** The same person already there: the same name, and no other affiliation. */
	#twin(person: Person): Member | undefined {
		const fits = hasNoOtherAffiliation(person);
		const name = personName(person);
		const said = nameWithFirstName(person);
		const bare = bareKey(name);
		return (
			this.#namesakes.get(nameKey(name))?.find(fits) ??
			(said === undefined ? undefined : this.#namesakes.get(nameKey(said))?.find(fits)) ??
			// `Mme Claude Roy` and `M. Claude Roy` are two; `Claude Roy` may be either.
			(bare === undefined
				? undefined
				: this.#bare
						.get(bare)
						?.find((member) => fits(member) && nameParts(name).civility !== nameParts(member.name).civility))
		);
	}

	/**
	 * Somebody already there whose name cannot be told from this one on paper. Written with other characters than it shows, it is the same
	 * name again (true); two names written as names are may be two people, and this is only said.
	 */
	#reportLookAlike(person: Person): boolean {
		const name = personName(person);
		const fits = hasNoOtherAffiliation(person);
		for (const look of getLooks(name)) {
			const alike = this.#looks.get(look)?.find(fits);
			if (!alike) continue;
			const isPlain = areBothPlain(name, alike.name);
			const character = isPlain ? undefined : (deceptiveCharacter(name) ?? deceptiveCharacter(alike.name));
			this.#reportDouble(person, alike, isPlain ? 'alike' : 'lookAlike', character);
			return !isPlain;
		}
		return false;
	}

	/** `Mme Thibault à Mme Royer` of a proxy, and `Mme Anne Thibault` among the excused: most likely one, and both are counted. */
	#reportShortNames(members: readonly Member[]): void {
		const bySurname = new Map<string, Member[]>();
		for (const member of members) {
			const { words } = nameParts(member.name);
			const surname = words.at(-1);
			if (surname !== undefined && words.length > 1) addTo(bySurname, surname, member);
		}
		for (const member of members) {
			const { words, initials, civility } = nameParts(member.name);
			const [only, more] = bySurname.get(words[0] ?? '') ?? [];
			const isShort = words.length === 1 && initials.length === 0 && civility && !member.affiliation;
			if (!isShort || !only || more || !OUT.has(member.presence) || !OUT.has(only.presence)) continue;
			const [said, full] = [genderOfCivility(member.name), genderOfCivility(only.name)];
			if (said === 'other' || (full !== undefined && said !== full)) continue;
			if (member.nodes[0] && member.group !== only.group) this.#reportDouble(member.nodes[0], only, 'short');
		}
	}

	#reportTwin(person: Person, twin: Member): void {
		const character = hiddenCharacter(personName(person)) ?? hiddenCharacter(twin.name);
		this.#reportDouble(person, twin, character === undefined ? 'twice' : 'hidden', character);
	}

	#reportDouble(
		person: Person,
		known: Member,
		code: MessageCode<'people/duplicate'>,
		character?: string,
	): void {
		const first = known.nodes[0];
		this.#problems.at(getChild(person, 'name') ?? person, 'people/duplicate', code, {
			values: {
				name: personName(person),
				known: known.name,
				line: { line: first?.position?.start.line ?? 0 },
				...(character === undefined ? {} : characterValues(character)),
			},
			related: [first],
			...(code === 'alike' || code === 'short' ? { severity: 'warning' } : {}),
		});
	}

	#officer(field: Field | undefined, roster: Roster, members: Member[]): Member | undefined {
		const name = getChild(field, 'name');
		if (name?.type !== 'name') return undefined;
		const known = roster.find(name.value);
		if (known) return known;
		roster.reportLookAlike(name, this.#problems);
		const officer = outsider(name.value, this.#ids);
		const quality = getChild(field, 'textValue');
		if (quality?.type === 'textValue') officer.quality = quality.value;
		roster.add(officer);
		members.push(officer);
		return officer;
	}

	/** A substitute without a vote of their own gets that of the seat. */
	#substitutes(members: readonly Member[], roster: Roster): Map<Member, Member> {
		const substitutes = new Map<Member, Member>();
		const seat = (member: Member, substitute: Member | undefined) => {
			if (!substitute || substitute === member || member.substitute) return;
			member.substitute = substitute;
			if (this.#inList.has(substitute)) return;
			substitutes.set(member, substitute);
			if (!substitute.elector || !substitute.weighted) {
				substitute.votes = member.votes;
				substitute.weighted = member.weighted;
				substitute.keyVotes = member.keyVotes;
			}
			substitute.elector = true;
			substitute.college ??= member.college;
		};
		for (const member of members) {
			const name = getNameOf(member, 'substitute');
			if (name) seat(member, roster.require(name, this.#problems));
		}
		// `Hugo Weiss, remplace Luc Bon`: Luc Bon may stand in no list, for he is away.
		const seated = new Map<string, Member>();
		for (const substitute of members) {
			const name = getNameOf(substitute, 'replaces');
			if (!name) continue;
			const reference = roster.refer(name.value);
			const member = reference.found === 'one' ? reference.member : undefined;
			// Who is away takes no seat; one of several of that name may be each of them.
			const isSeated =
				reference.found !== 'several' &&
				substitute.presence !== 'absent' &&
				substitute.presence !== 'excused';
			const key = foldName(member?.name ?? name.value);
			const other = seated.get(key) ?? member?.substitute;
			if (isSeated && other && other !== substitute)
				this.#problems.at(name, 'people/duplicate', 'seat', {
					values: { name: substitute.name, known: member?.name ?? name.value, other: other.name },
					related: [other.nodes[0]],
					severity: 'warning',
				});
			if (isSeated && !seated.has(key)) seated.set(key, substitute);
			if (!member) roster.reportLookAlike(name, this.#problems);
			if (member?.presence === 'absent' || member?.presence === 'excused') seat(member, substitute);
			else if (isSeated && (member?.presence === 'present' || member?.presence === 'remote'))
				substitute.unsure = { seatOf: member };
		}
		return substitutes;
	}
}

function getNameOf(member: Member, type: 'substitute' | 'replaces'): Name | undefined {
	return member.nodes.map((node) => getChild(node, type)).find((part) => part)?.children[0];
}

// What the parts of a person's entry say of a member.

function readPart(member: Member, part: PersonPart, keyVotes: Map<string, Fraction>): void {
	if (part.type === 'affiliation') member.affiliation = part.value;
	else if (part.type === 'quality') member.quality = part.value;
	else if (part.type === 'college') member.college = part.value;
	else if (part.type === 'birth') member.born = part.value;
	else if (part.type === 'public') member.public = part.value;
	else if (part.type === 'representative') member.representative = part.children[0].value;
	else if (part.type === 'replaces') member.replaces = part.children[0].value;
	else if (part.type === 'votes') {
		const votes = parseFraction(part.value);
		if (!votes) return;
		if (part.key !== undefined) keyVotes.set(foldKeyword(part.key), votes);
		else Object.assign(member, { votes, weighted: true });
	}
}

/** A proxy makes one represented; an arrival during the meeting, not there yet; a substitute, absent; `en visioconférence` beside the name, remote. */
function settlePresence(member: Member): void {
	const has = (type: PersonPart['type']) => member.nodes.some((node) => getChild(node, type));
	if (member.presence === 'present' && getQualityTexts(member).some(saysRemote)) member.presence = 'remote';
	if (has('substitute')) member.presence = 'absent';
	else if (member.presence === 'byPost') return;
	else if (member.elector && has('proxy')) member.presence = 'represented';
	else if (has('arrivalTime') && (member.presence === 'present' || member.presence === 'remote'))
		member.presence = 'absent';
}

/** Where the header lists somebody who comes only later; else the presence at the opening. */
export function listedPresence({ presence, group, nodes, late }: Member): Presence {
	const comesLater = late !== undefined || nodes.some((node) => getChild(node, 'arrivalTime'));
	return presence === 'absent' && comesLater ? (group?.presence ?? presence) : presence;
}

function votesPart(person: Person): Node | undefined {
	return person.children.find((part) => part.type === 'votes' && part.key === undefined);
}

function getVotes(person: Person): Fraction | undefined {
	const part = votesPart(person);
	return part && 'value' in part ? parseFraction(String(part.value)) : undefined;
}

/** Names compare without regard to the order of their words, or to which dash joins two of them. */
export const nameKey = remembering((name) => {
	const joined = DASH.test(name) ? name.replace(innerDash(), '-') : name;
	return foldName(joined).split(' ').sort().join(' ');
});

/** Few names hold one, and the pattern with classes of Unicode need not be compiled for the others. */
const DASH = /[\u2012-\u2015\u2212]/;
const innerDash = lazy(() => /(?<=\p{L})[\u2012-\u2015\u2212](?=\p{L})/gu);

/** A name without its civility; nothing for a surname alone (`M. Roy` and `Mme Roy` are two) or for several people (`M. et Mme Jean Roy`). */
export function bareKey(name: string): string | undefined {
	const { whole, bare, civility } = nameParts(name);
	if (!bare.includes(' ') || (civility && whole.slice(0, -bare.length).trim().includes(' ')))
		return undefined;
	return nameKey(bare);
}

/** `Petit, Anne`, which says the first name as others say a quality. */
function nameWithFirstName(person: Person): string | undefined {
	const name = personName(person);
	const quality = getChild(person, 'quality')?.value;
	return quality === undefined || /\s/.test(name.trim()) || !/^\p{Lu}[\p{L}\p{M}’'-]+$/u.test(quality)
		? undefined
		: `${quality} ${name}`;
}

function listedPeople(field: Field | undefined): Person[] {
	return (field?.children ?? []).flatMap((child) =>
		child.type === 'person' ? [child] : child.type === 'roll' ? child.children : [],
	);
}

function hasNoOtherAffiliation(person: Person): (member: Member) => boolean {
	const affiliation = getChild(person, 'affiliation')?.value;
	return (member) =>
		affiliation === undefined ||
		member.affiliation === undefined ||
		foldKeyword(affiliation) === foldKeyword(member.affiliation);
}

/** What a name looks like: with its words in order, and without the gaps between them. */
const getLooks = remembering((name): readonly string[] => {
	const { words, letters } = getLook(name);
	return letters === '' ? [] : [words, ` ${letters}`];
});

// People whom the minutes count without naming them: `présents: 21` in the header, `Présents : 43, pouvoirs : 3` in the body.

/** How many people without a name are there, by presence. */
export interface Unnamed {
	counts: ReadonlyMap<Presence, bigint>;
	/** Only those present and those represented together are known; they stand under `present`. */
	together: boolean;
}

/** What the groups of the header count; where the header names and counts nobody, what the body says before its first vote. */
function readUnnamed(meeting: Meeting, isSomebodyNamed: boolean): Unnamed | undefined {
	const counts = new Map<Presence, bigint>();
	const groups = (getField(getHeader(meeting), 'participants')?.children ?? []).filter(
		(child): child is Group => child.type === 'group',
	);
	for (const { unnamed, presence, votes, kind } of groups)
		if (unnamed !== undefined && (votes || kind !== 'guests'))
			counts.set(presence, (counts.get(presence) ?? 0n) + BigInt(unnamed));
	if (VOTING.some((presence) => counts.has(presence))) return { counts, together: false };
	return isSomebodyNamed ? undefined : readTold(meeting);
}

/** The first number of each kind that the body states before anything is decided. */
function readTold(meeting: Meeting): Unnamed | undefined {
	const told = new Map<CountStatement['of'], bigint>();
	const put = (of: CountStatement['of'], written: string) => {
		const value = parseFraction(written);
		if (value?.denominator === 1n && !told.has(of)) told.set(of, value.numerator);
	};
	visit(meeting as Node, (node) => {
		if (DECIDES.has(node.type)) return EXIT;
		for (const statement of getStatements(node))
			if (statement.kind === 'count') put(statement.of, statement.value);
		// A line made for it stands for its own place; a sentence tells of the meeting.
		if (node.type !== 'quorumStatement') return undefined;
		const { children } = node as QuorumStatement;
		if (children.some(({ type }) => type === 'paragraph'))
			for (const count of children)
				if (count.type === 'statedCount' && count.of !== 'required')
					put(count.of === 'present' ? 'present' : 'voters', count.value);
		return undefined;
	});
	const [present, voters] = [told.get('present'), told.get('voters')];
	const represented = told.get('represented') ?? 0n;
	if (present === undefined)
		return voters === undefined || voters === 0n
			? undefined
			: { counts: new Map([['present', voters]]), together: true };
	const given =
		voters !== undefined && represented === 0n && voters > present ? voters - present : represented;
	return {
		counts: new Map<Presence, bigint>([
			['present', present],
			['represented', given],
		]),
		together: false,
	};
}

/** Nodes before which nothing has been decided, and nobody has come or gone. */
const DECIDES: ReadonlySet<string> = new Set(['resolution', 'election', 'choice', 'event', 'chairChange']);

/** How many of them have a vote. */
export function countVoting({ counts }: Unnamed): bigint {
	return VOTING.reduce((sum, presence) => sum + (counts.get(presence) ?? 0n), 0n);
}

/**
 * Whoever votes or moves by name, and stands in no list, is one of those who are counted without names. Somebody whose first move is an
 * arrival is one more. Names near that of somebody who is listed are slips, and have their message.
 */
function findCounted(meeting: Meeting, roster: Roster, ids: Set<string>): Member[] {
	const found: Member[] = [];
	visit(meeting as Node, (node) => {
		if (!NAMING.has(node.type)) return;
		if (node.type === 'ballotLine' && !VOTES.has((node as Node & { label?: string }).label ?? '')) return;
		const isArrival = node.type === 'event' && (node as Node & { event?: string }).event === 'arrival';
		visit(node, { type: 'name' }, (inner) => {
			const name = inner as Name;
			const { found: known } = roster.refer(name.value);
			if (known === 'several') return;
			const member = roster.find(name.value);
			if (member) {
				// Whom only the roll of members or an office names.
				if (member.group !== undefined || member.unlisted || found.includes(member)) return;
				if (member.nodes.length > 0 && member.presence !== 'absent') return;
				count(member, isArrival);
				return;
			}
			if (roster.nearest(name.value)) return;
			const one = outsider(name.value, ids);
			count(one, isArrival);
			roster.add(one);
			found.push(one);
		});
	});
	return found;
}

function count(member: Member, isArrival: boolean): void {
	const hasVotes = member.nodes.length > 0;
	Object.assign(member, {
		elector: true,
		...(hasVotes ? {} : { votes: ONE }),
		presence: isArrival ? 'absent' : 'present',
		...(isArrival ? {} : { unlisted: true }),
	});
}

const NAMING: ReadonlySet<string> = new Set(['event', 'ballotLine', 'answer']);
/** Lines of a ballot whose names are those of voters. */
const VOTES: ReadonlySet<string> = new Set([...ANSWERS, 'recused']);
