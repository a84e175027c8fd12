/** Writes into the header who is there when the meeting opens. */

import type { Member } from '../assembly/model.js';
import {
	type Field,
	type Group,
	getChild,
	getChildren,
	getField,
	getHeader,
	type Person,
} from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { clockText, SourceText } from '../format/index.js';
import { vocabulary } from '../language/index.js';
import { listItem, namedPerson, personText } from '../starter/index.js';
import { getEnd, getStart, insertLine } from './places.js';
import { isInHeader, marksOpening, roomAt } from './room.js';
import type { TextChange } from './text-change.js';

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
		// Who is of the roll and in no group is absent; who is in no other group is with all others.
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
export function findGroups(
	compiled: Compiled,
): { end: number; groups: Group[]; text: SourceText } | undefined {
	const header = getHeader(compiled.meeting);
	const text = new SourceText(compiled.source);
	const end = getEnd(header);
	if (end === undefined || getStart(header) === end) return undefined;
	const field = getField(header, 'participants');
	const groups = (field?.children ?? []).filter((child): child is Group => child.type === 'group');
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
 * The changes that put somebody new into the header: into the list of the members where it has one, and into the group of those who are
 * there or not. Nothing where `markPresence` finds no place.
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

/** Other words for an entry of a list that has a line of its own; nothing for one that shares its line. */
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

/** Entries more in a group, which is made where there is none. */
export function written(words: readonly string[], place: Place): TextChange[] {
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
export function behindGroup(group: Group, text: SourceText): number {
	const end = getEnd(group) ?? 0;
	return text.source[end - 1] === '\n' ? end : text.nextLine(end);
}

/** More in a list: on lines of their own, or after a comma. */
function behindPerson(last: Person, words: readonly string[], text: SourceText): TextChange {
	const start = getStart(last) ?? 0;
	const end = getEnd(last) ?? start;
	const mark = /^([ \t]*)-[ \t]+['"]?$/.exec(text.source.slice(text.lineStart(start), start));
	if (!mark) return { from: end, to: end, insert: words.map((each) => `, ${each}`).join('') };
	const stop = text.lineStop(end);
	const items = words.map((each) => `${text.lineEnd}${listItem(each, mark[1]?.length ?? 0)}`);
	return { from: stop, to: stop, insert: items.join('') };
}

/** Takes a person out of a group, and the group with its last one. */
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
