/** Text changes for people: who is there at the opening, arrivals and departures, and the attendance list of a video meeting. */

import { visit } from 'unist-util-visit';
import type { Member } from '../assembly/model.js';
import {
	type Field,
	type Group,
	getChild,
	getChildren,
	getField,
	getHeader,
	getHeaderTime,
	type Person,
} from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { SourceText } from '../format/index.js';
import { vocabulary } from '../language/index.js';
import { listItem, namedPerson, personText } from '../starter/index.js';
import { createNameIndex } from '../text/names.js';
import { clockText, DAY, onScale } from '../text/time.js';
import { getEnd, getStart, insertLine, type TextChange } from './places.js';
import { isInHeader, marksOpening, roomAt } from './room.js';

/** Where a person is at the opening. */
export type Attending = Exclude<Group['kind'], 'custom'>;

/**
 * The changes that put somebody into a group of the header and take him out of the one before; a proxy that was given falls, unless there
 * is a `holder`. Nothing where the header has no place for it: it cannot be read, its participants are a file or stand in one line.
 */
export function markPresence(
	compiled: Compiled,
	member: Member,
	attending: Attending,
	holder?: string,
): TextChange[] {
	const places = findGroups(compiled);
	if (places === undefined) return [];
	const { end, groups, text } = places;
	const old = groups.find((group) => group.children.some((person) => member.nodes.includes(person)));
	const person = old?.children.find((other) => member.nodes.includes(other));
	const isListed = member.nodes.some((node) => node !== person);
	const target = groups.find(({ kind }) => kind === attending);
	const isSame = target !== undefined && target === old;
	if (isSame && (holder === undefined || person === undefined)) return [];
	if (isSame && person)
		return replaced(person, withHolder(personText(person, compiled.lang), holder, compiled), text);
	const added =
		// Who is on the roll and in no group counts as absent already; a group "everyone else" holds the person without naming them.
		(attending === 'absent' && isListed) || target?.everyone
			? []
			: written(
					[withHolder(personText(person ?? namedPerson(member.name), compiled.lang), holder, compiled)],
					{
						target,
						groups,
						attending,
						end,
						compiled,
						text,
					},
				);
	const removed = old && person ? removal(old, person, text) : [];
	return [...removed, ...added].sort((a, b) => a.from - b.from);
}

/** The groups of a header and where it ends; nothing where it has no place for a person. */
function findGroups(compiled: Compiled): { end: number; groups: Group[]; text: SourceText } | undefined {
	const header = getHeader(compiled.meeting);
	const text = new SourceText(compiled.source);
	const end = getEnd(header);
	if (end === undefined || getStart(header) === end) return undefined;
	const field = getField(header, 'participants');
	const groups = getChildren(field, 'group');
	if (field && (groups.length === 0 || groups.some((group) => !opensLine(group, text)))) return undefined;
	return { end, groups, text };
}

/** Somebody who is not in the header yet. */
export interface NewPerson {
	name: string;
	quality: string;
	/** Number of votes, as an exact decimal; empty for one. */
	votes?: string | undefined;
	attending: Attending;
	/** Who has the proxy of somebody represented. */
	holder?: string | undefined;
}

/**
 * The changes that add a person to the header: to the list of members, if there is one, and to the group of their attendance. Nothing where `markPresence` finds no place.
 */
export function addPerson(compiled: Compiled, person: NewPerson): TextChange[] {
	if (compiled.assembly.find(person.name)) return [];
	const places = findGroups(compiled);
	if (places === undefined) return [];
	const { end, groups, text } = places;
	const { attending, holder } = person;
	const list = attending === 'guests' ? undefined : getMemberList(compiled);
	const target = groups.find(({ kind }) => kind === attending);
	const whole = personText(newPerson(person), compiled.lang);
	const listed = list ? [behindPerson(list.last, [whole], text)] : [];
	if (list && attending === 'absent') return listed;
	const words = list ? personText(namedPerson(person.name), compiled.lang) : whole;
	const place = { target, groups, attending, end, compiled, text };
	return [...listed, ...written([withHolder(words, holder, compiled)], place)].sort(
		(a, b) => a.from - b.from,
	);
}

function newPerson({ name, quality, votes }: NewPerson): Person {
	const person = namedPerson(name);
	if (votes !== undefined && votes !== '')
		person.children.push({ type: 'votes', value: votes, children: [] });
	if (quality !== '') person.children.push({ type: 'quality', value: quality, children: [] });
	return person;
}

/** The list of the members, where the header has one with a line for each. */
function getMemberList({ meeting }: Compiled): { last: Person } | undefined {
	const people = getField(getHeader(meeting), 'members')?.children.filter(
		(child): child is Person => child.type === 'person' && getStart(child) !== undefined,
	);
	const last = people?.at(-1);
	return last && { last };
}

/** The changes that take somebody out of the header, out of the list of the members and out of his group. */
export function removePerson({ meeting, source }: Compiled, member: Member): TextChange[] {
	const text = new SourceText(source);
	const header = getHeader(meeting);
	const lists = (['members', 'participants'] as const).flatMap((name): Array<Group | Field> => {
		const field = getField(header, name);
		if (!field) return [];
		return name === 'members' ? [field] : getChildren(field, 'group');
	});
	return lists
		.flatMap((list) => {
			const person = list.children.find((child) => child.type === 'person' && member.nodes.includes(child));
			return person?.type === 'person' && getStart(person) !== undefined ? removal(list, person, text) : [];
		})
		.sort((a, b) => a.from - b.from);
}

/** Whether a group has lines of its own. */
function opensLine(group: Group, text: SourceText): boolean {
	const start = getStart(group);
	return start !== undefined && text.source.slice(text.lineStart(start), start).trim() === '';
}

/** Where an entry goes: its group, if there is one, and what stands around it. */
interface Place {
	target: Group | undefined;
	groups: readonly Group[];
	attending: Attending;
	/** Where the header ends. */
	end: number;
	compiled: Compiled;
	text: SourceText;
}

/** A person with the holder of his proxy behind him. */
function withHolder(words: string, holder: string | undefined, { phrase, lang }: Compiled): string {
	if (holder === undefined) return words;
	if (words.includes('\n')) return `${words}\n      ${vocabulary('person').word('proxy', lang)}: ${holder}`;
	const said = `, ${phrase('labels.document.participants.proxyTo', { name: holder })}`;
	return words.startsWith('"') ? `${words.slice(0, -1)}${said}"` : `${words}${said}`;
}

/** The change that puts `words` in place of an entry with a line of its own; nothing for one that shares its line. */
export function replaced(person: Person, words: string, text: SourceText): TextChange[] {
	const [start, end] = [getStart(person), getEnd(person)];
	if (start === undefined || end === undefined || !hasOwnLine(person, text)) return [];
	const { source } = text;
	const isQuoted = /['"]/.test(source[start - 1] ?? '') && source[end] === source[start - 1];
	const [from, to] = isQuoted ? [start - 1, end + 1] : [start, end];
	const indent = from - text.lineStart(from);
	const insert = words.replace(/\n\s*/g, `${text.lineEnd}${' '.repeat(indent)}`);
	return source.slice(from, to) === insert ? [] : [{ from, to, insert }];
}

/** Whether an entry is an item of a list with a line for each. */
export function hasOwnLine(person: Person, text: SourceText): boolean {
	const start = getStart(person);
	return start !== undefined && /^[ \t]*-[ \t]+['"]?$/.test(text.source.slice(text.lineStart(start), start));
}

/** The changes that add entries to a group; without a `target` the group is written too, with its heading. */
function written(words: readonly string[], place: Place): TextChange[] {
	const { target, groups, attending, end, compiled, text } = place;
	const { lang } = compiled;
	const { lineEnd } = text;
	const last = target?.children.at(-1);
	if (target && last) return [behindPerson(last, words, text)];
	const items = (indent: number) => words.map((each) => listItem(each, indent)).join(lineEnd);
	if (target) {
		const start = getStart(target) ?? 0;
		const indent = start - text.lineStart(start) + 2;
		const stop = text.lineStop(start);
		return [{ from: stop, to: stop, insert: `${lineEnd}${items(indent)}` }];
	}
	const heading = vocabulary('groups').word(attending, lang);
	const lastGroup = groups.at(-1);
	const first = groups[0] && getStart(groups[0]);
	if (lastGroup && first !== undefined) {
		// Those who are there come first, the others behind them.
		const from = attending === 'present' ? text.lineStart(first) : behindGroup(lastGroup, text);
		const indent = first - text.lineStart(first);
		const lines = `${' '.repeat(indent)}${heading}:${lineEnd}${items(indent + 2)}${lineEnd}`;
		return [{ from, to: from, insert: lines }];
	}
	const from = text.lineStart(end);
	const key = vocabulary('keys').word('participants', lang);
	return [{ from, to: from, insert: `${key}:${lineEnd}  ${heading}:${lineEnd}${items(4)}${lineEnd}` }];
}

/** Where the line begins behind a group. */
function behindGroup(group: Group, text: SourceText): number {
	const end = getEnd(group) ?? 0;
	return text.source[end - 1] === '\n' ? end : text.nextLine(end);
}

/** The change that adds entries behind the last one: on lines of their own, or after commas where the list is one line. */
function behindPerson(last: Person, words: readonly string[], text: SourceText): TextChange {
	const start = getStart(last) ?? 0;
	const end = getEnd(last) ?? start;
	const mark = /^([ \t]*)-[ \t]+['"]?$/.exec(text.source.slice(text.lineStart(start), start));
	if (!mark) return { from: end, to: end, insert: words.map((each) => `, ${each}`).join('') };
	const stop = text.lineStop(end);
	const items = words.map((each) => `${text.lineEnd}${listItem(each, mark[1]?.length ?? 0)}`);
	return { from: stop, to: stop, insert: items.join('') };
}

/** The change that deletes a person from a group; deleting the last one deletes the group too. */
function removal(group: Group | Field, person: Person, text: SourceText): TextChange[] {
	const start = getStart(person) ?? 0;
	const end = getEnd(person) ?? start;
	const line = text.lineStart(start);
	if (group.children.length === 1)
		return [{ from: text.lineStart(getStart(group) ?? start), to: text.nextLine(end), insert: '' }];
	if (hasOwnLine(person, text)) return [{ from: line, to: text.nextLine(end), insert: '' }];
	const after = /^['"]?[ \t]*,[ \t]*/.exec(text.source.slice(end));
	if (after) return [{ from: start, to: end + after[0].length, insert: '' }];
	const before = /,[ \t]*['"]?$/.exec(text.source.slice(line, start));
	return [{ from: start - (before?.[0].length ?? 0), to: end, insert: '' }];
}

// --- Writes an arrival or a departure into the text.

/** The presence that a click on a person sets. */
export type MoveKind = 'arrival' | 'departure';

/**
 * The change that writes `14h50 – Arrivée d’Antoine Roussel` as a line of its own behind what stands at the cursor, in the language of the
 * document; someone who has left before returns, and who leaves may give a proxy to `holder`. `time` in minutes since midnight; null writes none. Where `marksOpening`, the groups of
 * the header say who is there at the opening. Nothing for a name that nobody bears, and in the header of a meeting that has taken place:
 * a move at its top would change every vote below.
 */
export function markMove(
	compiled: Compiled,
	offset: number,
	name: string,
	kind: MoveKind,
	time: number | null,
	holder?: string,
): TextChange[] {
	const member =
		compiled.assembly.find(name) ?? compiled.assembly.members.find((other) => other.name === name);
	if (!member) return [];
	if (marksOpening(compiled, offset)) {
		const changes = markPresence(compiled, member, kind === 'arrival' ? 'present' : 'absent');
		if (changes.length > 0) return changes;
	}
	if (isInHeader(compiled, offset)) return [];
	const person = roomAt(compiled, offset).people.find((other) => other.name === member.name);
	const hasLeft = person?.moves.some((move) => move.kind === 'departure') === true;
	const event = kind === 'arrival' && hasLeft ? 'return' : kind;
	const words = compiled.phrase(`labels.document.events.${event}`, { names: nameFor(member, compiled) });
	const proxy =
		kind === 'departure' && holder
			? `, ${compiled.phrase('labels.document.participants.proxyTo', { name: holder })}`
			: '';
	const line = time === null ? words : `${clockText(time, compiled.lang)} – ${words}`;
	return [insertLine(compiled, offset, `${line}${proxy}`)];
}

/** A name that means this person and no other: the full name, where two bear it another one of theirs. */
function nameFor(member: Member, { assembly }: Compiled): string {
	const aliases = member.nodes.flatMap((node) => {
		const alias = getChild(node, 'alias');
		return alias ? [alias.value] : [];
	});
	const affiliated = member.affiliation === undefined ? [] : [`${member.name} (${member.affiliation})`];
	return (
		[member.name, ...affiliated, ...aliases].find((name) => assembly.find(name) === member) ?? member.name
	);
}

// --- Writes into the header who was there from elsewhere, from when until when, as the list of a video meeting says it.

/** Somebody of such a list. */
interface Connected {
	name: string;
	/** A second name of the list for the same person. */
	otherName?: string | undefined;
	/** In minutes after the midnight before the meeting, in order and apart; empty where no hours are known. */
	stays: ReadonlyArray<{ from: number; to: number }>;
}

/** What of the list is not written into the header, and why. */
export interface LeftAttendance {
	/**
	 * `unknown`: nobody, or several people, may be meant; `outside`: not there between opening and closing; `away`: excused, absent, represented or
	 * voting by post in the minutes; `onSite`: in the room in the minutes, and not connected all the time; `otherTime`: the minutes tell other hours; `unlisted`: remote in the minutes, and not in
	 * the list; `returned`: was away in between; `place`: the header has no place for it; `noOpening`, `noClosing`: the hour that tells who was late, or left early, is not known.
	 */
	reason:
		| 'unknown'
		| 'outside'
		| 'away'
		| 'onSite'
		| 'otherTime'
		| 'unlisted'
		| 'returned'
		| 'place'
		| 'noOpening'
		| 'noClosing';
	name: string;
	/** Hours of the meeting as the list has them: between opening and closing where these are known. */
	stays: ReadonlyArray<{ from: number; to: number }>;
}

/** The changes of the header, the people they write, and the entries of the list that were not written. */
interface AttendanceChange {
	changes: TextChange[];
	/** Those who are written. */
	names: string[];
	left: LeftAttendance[];
}

/** `isPerson`: whether a name of the list may enter a header that names nobody yet. */
export function writeAttendance(
	compiled: Compiled,
	people: readonly Connected[],
	isPerson: (name: string) => boolean,
): AttendanceChange {
	return new AttendanceWriter(compiled, isPerson).write(people);
}

/** Hours that somebody was there at, and the moves that follow from them. */
interface Hours {
	stays: ReadonlyArray<{ from: number; to: number }>;
	arrival: number | undefined;
	departure: number | undefined;
}

class AttendanceWriter {
	readonly #compiled: Compiled;
	readonly #isPerson: (name: string) => boolean;
	readonly #opened: number | undefined;
	readonly #closed: number | undefined;
	readonly #left: LeftAttendance[] = [];
	readonly #names: string[] = [];
	/** Entries to add to the group of those online. */
	readonly #added: string[] = [];
	/** New words of entries that stay in their group. */
	readonly #rewritten = new Map<Person, string>();
	/** Entries that leave another group for that of those online. */
	readonly #moved = new Set<Person>();

	constructor(compiled: Compiled, isPerson: (name: string) => boolean) {
		this.#compiled = compiled;
		this.#isPerson = isPerson;
		const header = getHeader(compiled.meeting);
		this.#opened = getHeaderTime(header, 'opened')?.value;
		const closed = getHeaderTime(header, 'closed')?.value ?? closingTime(compiled);
		this.#closed = closed === undefined ? undefined : onScale(closed, this.#opened ?? 0);
	}

	write(people: readonly Connected[]): AttendanceChange {
		const { assembly } = this.#compiled;
		const isEmpty = assembly.members.length === 0;
		const byMember = new Map<Member, Connected>();
		for (const one of people) {
			const member = this.#find(one);
			const before = member && byMember.get(member);
			if (member) byMember.set(member, before ? { ...before, stays: joined(before.stays, one.stays) } : one);
			else if (isEmpty && this.#isPerson(one.name)) this.#add(one);
			else this.#leave('unknown', one.name, one.stays);
		}
		for (const [member, one] of byMember) this.#place(member, one);
		for (const member of assembly.members)
			if (member.group?.kind === 'remote' && !byMember.has(member)) this.#leave('unlisted', member.name, []);
		if (people.some(({ stays }) => stays.length > 0)) {
			if (this.#opened === undefined) this.#leave('noOpening', '', []);
			else if (this.#closed === undefined) this.#leave('noClosing', '', []);
		}
		const changes = this.#changes();
		if (changes === undefined) {
			for (const name of this.#names) this.#leave('place', name, []);
			return { changes: [], names: [], left: this.#left };
		}
		return { changes, names: this.#names, left: this.#left };
	}

	#leave(reason: LeftAttendance['reason'], name: string, stays: LeftAttendance['stays']): void {
		this.#left.push({ reason, name, stays });
	}

	/** Who is meant without doubt: by the whole name or an alias, under either name of the list. */
	#find({ name, otherName }: Connected): Member | undefined {
		const { members } = this.#compiled.assembly;
		this.#index ??= createNameIndex(
			members.map((member) => ({
				id: member.id,
				name: member.name,
				affiliation: member.affiliation,
				aliases: member.nodes.flatMap((node) =>
					node.children.flatMap((part) => (part.type === 'alias' ? [part.value] : [])),
				),
			})),
		);
		const ids = new Set<string>();
		for (const each of otherName === undefined ? [name] : [name, otherName]) {
			const result = this.#index.resolveWhole(each);
			if (result.kind === 'many') return undefined;
			if (result.kind === 'one') ids.add(result.id);
		}
		if (ids.size !== 1) return undefined;
		this.#byId ??= new Map(members.map((member) => [member.id, member]));
		const [id = ''] = ids;
		return this.#byId.get(id);
	}

	#index: ReturnType<typeof createNameIndex> | undefined;
	#byId: ReadonlyMap<string, Member> | undefined;

	#add({ name, stays }: Connected): void {
		const hours = this.#hours(name, stays);
		if (hours === undefined) return;
		this.#names.push(name);
		this.#added.push(this.#withMoves(personText(namedPerson(name), this.#compiled.lang), hours));
	}

	#place(member: Member, { stays }: Connected): void {
		const { group } = member;
		if (group?.kind === 'guests') return;
		const hours = this.#hours(member.name, stays);
		if (hours === undefined) return;
		const entry = group?.children.find((person) => member.nodes.includes(person));
		const isMoved = hours.arrival !== undefined || hours.departure !== undefined;
		if (member.presence === 'present' && group?.kind !== 'remote') {
			// A connection from the room says nothing of who is in it.
			if (isMoved || hours.stays.length > 1) this.#leave('onSite', member.name, hours.stays);
			return;
		}
		if (group?.kind === 'remote' && entry) {
			if (this.#isTold(member)) {
				if (!this.#tellsTheSame(member, hours)) this.#leave('otherTime', member.name, hours.stays);
			} else if (isMoved) {
				this.#names.push(member.name);
				this.#rewritten.set(entry, this.#withMoves(personText(entry, this.#compiled.lang), hours));
			}
			return;
		}
		if (group !== undefined && group.kind !== 'custom') {
			this.#leave('away', member.name, hours.stays);
			return;
		}
		this.#names.push(member.name);
		if (entry) this.#moved.add(entry);
		const words = personText(entry ?? namedPerson(member.name), this.#compiled.lang);
		this.#added.push(this.#withMoves(words, hours));
	}

	/** What of the stays is in the meeting; nothing for somebody who was not there between opening and closing. */
	#hours(name: string, stays: Connected['stays']): Hours | undefined {
		const opened = this.#opened;
		if (opened === undefined || stays.length === 0)
			return { stays, arrival: undefined, departure: undefined };
		const closed = this.#closed ?? Infinity;
		const inside = stays
			.map(({ from, to }) => ({ from: Math.max(from, opened), to: Math.min(to, closed) }))
			.filter(({ from, to }) => from < to);
		const [first, last] = [inside[0], inside.at(-1)];
		if (first === undefined || last === undefined) {
			this.#leave('outside', name, stays);
			return undefined;
		}
		if (inside.length > 1) this.#leave('returned', name, inside);
		return {
			stays: inside,
			arrival: first.from > opened ? first.from : undefined,
			departure: this.#closed !== undefined && last.to < closed ? last.to : undefined,
		};
	}

	/** Whether the minutes tell themselves when somebody came or went. */
	#isTold(member: Member): boolean {
		return (
			member.nodes.some((node) => getChild(node, 'arrivalTime') ?? getChild(node, 'departureTime')) ||
			this.#events(member).length > 0
		);
	}

	#events(member: Member) {
		return this.#compiled.assembly.effects.flatMap(({ node, members }) =>
			node.type === 'event' && members.includes(member) ? [node] : [],
		);
	}

	#tellsTheSame(member: Member, { arrival, departure, stays }: Hours): boolean {
		const events = this.#events(member);
		const told = (move: 'arrival' | 'departure') => {
			const inHeader = member.nodes
				.map((node) => getChild(node, `${move}Time`)?.value)
				.find((value) => value !== undefined);
			const inBody = events.find(({ event }) => event === move);
			return inHeader ?? getChild(inBody, 'timeValue')?.value;
		};
		if (stays.length > 1 && events.length > 1) return true;
		const isSame = (one: number | undefined, other: number | undefined) =>
			one === undefined ? other === undefined : other !== undefined && one % DAY === other % DAY;
		return isSame(arrival, told('arrival')) && isSame(departure, told('departure'));
	}

	/** An entry with the hours at which somebody comes and goes. */
	#withMoves(words: string, { arrival, departure }: Hours): string {
		const { lang, phrase } = this.#compiled;
		const key = vocabulary('person');
		let text = words;
		for (const [move, minutes] of [
			['arrival', arrival],
			['departure', departure],
		] as const) {
			if (minutes === undefined) continue;
			const time = clockText(minutes % DAY, lang);
			const said = `, ${phrase(`labels.document.participants.${move}Time`, { time })}`;
			text = text.includes('\n')
				? `${text}\n      ${key.word(move, lang)}: ${time}`
				: text.startsWith('"')
					? `${text.slice(0, -1)}${said}"`
					: `${text}${said}`;
		}
		return text;
	}

	/** The changes in the order of the text; nothing where the header has no place for them. */
	#changes(): TextChange[] | undefined {
		if (this.#names.length === 0) return [];
		const places = findGroups(this.#compiled);
		if (places === undefined) return undefined;
		const { groups, text, end } = places;
		const changes: TextChange[] = [];
		const target = groups.find(({ kind }) => kind === 'remote');
		for (const group of groups) {
			const change = this.#group(group, group === target ? this.#added : [], text);
			if (change === undefined) return undefined;
			for (const each of change) changes.push(each);
		}
		if (target === undefined && this.#added.length > 0) {
			const place = { target, groups, attending: 'remote' as const, end, compiled: this.#compiled, text };
			for (const each of written(this.#added, place)) changes.push(each);
		}
		return changes.sort((one, other) => one.from - other.from);
	}

	/** The changes of one group; nothing where its people stand in a way that cannot be changed. */
	#group(group: Group, added: readonly string[], text: SourceText): TextChange[] | undefined {
		const { children } = group;
		const kept = children.filter((person) => !this.#moved.has(person));
		if (
			added.length === 0 &&
			kept.length === children.length &&
			!kept.some((one) => this.#rewritten.has(one))
		)
			return [];
		const start = getStart(group) ?? 0;
		if (kept.length === 0 && added.length === 0)
			return [{ from: text.lineStart(start), to: behindGroup(group, text), insert: '' }];
		if (!children.every((person) => hasOwnLine(person, text)))
			return this.#asList(group, [...kept.map((one) => this.#entry(one, text)), ...added], text);
		const changes: TextChange[] = [];
		for (const person of children) {
			const [from, to] = [text.lineStart(getStart(person) ?? 0), text.nextLine(getEnd(person) ?? 0)];
			const words = this.#rewritten.get(person);
			if (this.#moved.has(person)) changes.push({ from, to, insert: '' });
			else if (words !== undefined) for (const each of replaced(person, words, text)) changes.push(each);
		}
		const last = children.at(-1);
		const at = last === undefined ? undefined : getStart(last);
		if (added.length === 0 || last === undefined || at === undefined) return changes;
		const indent = /^[ \t]*/.exec(text.source.slice(text.lineStart(at), at))?.[0].length ?? 0;
		const from = text.nextLine(
			(getEnd(last) ?? at) - (text.source[(getEnd(last) ?? at) - 1] === '\n' ? 1 : 0),
		);
		const insert = added.map((words) => `${listItem(words, indent)}${text.lineEnd}`).join('');
		return [...changes, { from, to: from, insert }];
	}

	#entry(person: Person, text: SourceText): string {
		const [start, end] = [getStart(person) ?? 0, getEnd(person) ?? 0];
		const quote = text.source[start - 1] ?? '';
		const isQuoted = /['"]/.test(quote) && text.source[end] === quote;
		return (
			this.#rewritten.get(person) ??
			(isQuoted ? text.source.slice(start - 1, end + 1) : text.source.slice(start, end))
		);
	}

	/** A group whose people stand in one line, as a list with a line for each. */
	#asList(group: Group, words: readonly string[], text: SourceText): TextChange[] | undefined {
		const start = getStart(group) ?? 0;
		const line = text.lineStart(start);
		const stop = text.lineStop(start);
		const [, head = '', rest = ''] = /^([ \t]*[^:]+:)[ \t]*(.*)$/.exec(text.source.slice(line, stop)) ?? [];
		const isOneLine = group.children.every((person) => (getEnd(person) ?? Infinity) <= stop);
		if (head === '' || !isOneLine || group.kind === 'custom' || rest.includes('#')) return undefined;
		const items = words.map((each) => `${text.lineEnd}${listItem(each, start - line + 2)}`);
		return [{ from: line + head.length, to: stop, insert: items.join('') }];
	}
}

/** The stays of both lists in order, those that overlap or touch made one. */
function joined(one: Connected['stays'], other: Connected['stays']): Connected['stays'] {
	const all = [...one, ...other].sort((first, second) => first.from - second.from);
	const whole: Array<{ from: number; to: number }> = [];
	for (const stay of all) {
		const last = whole.at(-1);
		if (last !== undefined && stay.from <= last.to) last.to = Math.max(last.to, stay.to);
		else whole.push({ ...stay });
	}
	return whole;
}

/** The hour that a closing sentence tells. */
function closingTime({ meeting }: Compiled): number | undefined {
	let time: number | undefined;
	visit(meeting, 'closing', (closing) => {
		time ??= getChild(closing, 'timeValue')?.value;
	});
	return time;
}
