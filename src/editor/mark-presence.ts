/** Writes into the header who is there when the meeting opens. */

import type { Member } from '../assembly/model.js';
import { type Group, getField, getHeader, type Person } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { SourceText } from '../format/index.js';
import { vocabulary } from '../language/index.js';
import { listItem, namedPerson, personText } from '../starter/index.js';
import type { TextChange } from './text-change.js';
import { getEnd, getStart } from './tree.js';

/** Where a person is at the opening. */
export type Attending = 'present' | 'absent';

/**
 * The changes that put somebody among those who are there, or take him out again; in the groups of the header, a proxy that was given falls.
 * Nothing where the header has no place for it: it cannot be read, its participants are a file or stand in one line.
 */
export function markPresence(compiled: Compiled, member: Member, attending: Attending): TextChange[] {
	const places = findGroups(compiled);
	if (places === undefined) return [];
	const { end, groups, text } = places;
	const old = groups.find((group) => group.children.some((person) => member.nodes.includes(person)));
	const person = old?.children.find((other) => member.nodes.includes(other));
	const isListed = member.nodes.some((node) => node !== person);
	const target = groups.find(({ kind }) => kind === attending);
	if (target && target === old) return [];
	const added =
		// Who is of the roll and in no group is absent; who is in no other group is with all others.
		(attending === 'absent' && isListed) || target?.everyone
			? []
			: addition(member, person, { target, groups, attending, end, compiled, text });
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
	const groups = (field?.children ?? []).filter((child): child is Group => child.type === 'group');
	if (field && (groups.length === 0 || groups.some((group) => !opensLine(group, text)))) return undefined;
	return { end, groups, text };
}

/** Somebody who is not in the header yet. */
export interface NewPerson {
	name: string;
	quality: string;
	attending: Attending;
}

/** The change that puts somebody new into the header, among those who are there or those who are not. Nothing where `markPresence` finds no place. */
export function addPerson(compiled: Compiled, { name, quality, attending }: NewPerson): TextChange[] {
	if (compiled.assembly.find(name)) return [];
	const places = findGroups(compiled);
	if (places === undefined) return [];
	const { end, groups, text } = places;
	const target = groups.find(({ kind }) => kind === attending);
	const words = personText(namedPerson(name), compiled.lang);
	const said = quality === '' ? words : `${words}, ${quality}`;
	return written(said, { target, groups, attending, end, compiled, text });
}

/** Whether a group has lines of its own. */
function opensLine(group: Group, text: SourceText): boolean {
	const start = getStart(group);
	return start !== undefined && text.source.slice(text.lineStart(start), start).trim() === '';
}

interface Place {
	target: Group | undefined;
	groups: readonly Group[];
	attending: Attending;
	/** Where the header ends. */
	end: number;
	compiled: Compiled;
	text: SourceText;
}

function addition(member: Member, person: Person | undefined, place: Place): TextChange[] {
	return written(personText(person ?? namedPerson(member.name), place.compiled.lang), place);
}

/** One entry more in a group, which is made where there is none. */
function written(words: string, { target, groups, attending, end, compiled, text }: Place): TextChange[] {
	const { lang } = compiled;
	const { lineEnd } = text;
	const last = target?.children.at(-1);
	if (target && last) return [behindPerson(last, words, text)];
	if (target) {
		const start = getStart(target) ?? 0;
		const indent = start - text.lineStart(start) + 2;
		const stop = text.lineStop(start);
		return [{ from: stop, to: stop, insert: `${lineEnd}${listItem(words, indent)}` }];
	}
	const heading = vocabulary('groups').word(attending, lang);
	const first = groups[0] && getStart(groups[0]);
	if (first !== undefined) {
		const from = text.lineStart(first);
		const indent = first - from;
		return [
			{
				from,
				to: from,
				insert: `${' '.repeat(indent)}${heading}:${lineEnd}${listItem(words, indent + 2)}${lineEnd}`,
			},
		];
	}
	const from = text.lineStart(end);
	const key = vocabulary('keys').word('participants', lang);
	return [
		{ from, to: from, insert: `${key}:${lineEnd}  ${heading}:${lineEnd}${listItem(words, 4)}${lineEnd}` },
	];
}

/** One more in a list: a line of its own, or after a comma. */
function behindPerson(last: Person, words: string, text: SourceText): TextChange {
	const start = getStart(last) ?? 0;
	const end = getEnd(last) ?? start;
	const mark = /^([ \t]*)-[ \t]+['"]?$/.exec(text.source.slice(text.lineStart(start), start));
	if (!mark) return { from: end, to: end, insert: `, ${words}` };
	const stop = text.lineStop(end);
	return { from: stop, to: stop, insert: `${text.lineEnd}${listItem(words, mark[1]?.length ?? 0)}` };
}

/** Takes a person out of a group, and the group with its last one. */
function removal(group: Group, person: Person, text: SourceText): TextChange[] {
	const start = getStart(person) ?? 0;
	const end = getEnd(person) ?? start;
	const line = text.lineStart(start);
	if (group.children.length === 1)
		return [{ from: text.lineStart(getStart(group) ?? start), to: text.nextLine(end), insert: '' }];
	if (/^[ \t]*-[ \t]+['"]?$/.test(text.source.slice(line, start)))
		return [{ from: line, to: text.nextLine(end), insert: '' }];
	const after = /^['"]?[ \t]*,[ \t]*/.exec(text.source.slice(end));
	if (after) return [{ from: start, to: end + after[0].length, insert: '' }];
	const before = /,[ \t]*['"]?$/.exec(text.source.slice(line, start));
	return [{ from: start - (before?.[0].length ?? 0), to: end, insert: '' }];
}
