/** The header as a form: what each line of it says, and the changes that write one anew. The text stays the source. */

import type { Node } from 'unist';
import type { Member } from '../assembly/model.js';
import {
	type DataMapping,
	type DataPair,
	type Field,
	type FieldName,
	getChild,
	getChildren,
	getField,
	getHeader,
	getHeaderDate,
	getHeaderTime,
	type Person,
	type PersonPart,
} from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { SourceText } from '../format/index.js';
import { type IdOf, vocabulary } from '../language/index.js';
import { PROFILE_IDS, profileEntry } from '../law/index.js';
import { getStarters, HEADER_ORDER, MEETING_PARTS, personText, scalarText } from '../starter/index.js';
import { fromIsoDate, longDateText } from '../text/date.js';
import { toDecimalString } from '../text/fraction.js';
import { oneLine } from '../text/letters.js';
import { parseCount } from '../text/number.js';
import { clockText, isoTime } from '../text/time.js';
import {
	type Attending,
	addPerson,
	hasOwnLine,
	markPresence,
	type NewPerson,
	removePerson,
	replaced,
} from './mark-presence.js';
import { renamed } from './mentions.js';
import { getEnd, getStart, type TextChange } from './places.js';

/** Lines of a header that a form writes; `quorum` is one of the rules. */
export const FORM_FIELDS = [
	'organization',
	'meeting',
	'date',
	'opened',
	'closed',
	'place',
	'status',
	'rules',
	'quorum',
	'members',
	'chair',
	'secretary',
] as const;

export type FormFieldName = (typeof FORM_FIELDS)[number];

/** A line as a form shows it. */
export interface FormField {
	/** Text as written; a date as ISO, a time as `14:05`, status and rules as identifiers. Empty where the header says nothing. */
	value: string;
	/** Where the text says it; null where it does not. */
	from: number | null;
	/** Whether the form can write it: a list, a file or rules of one's own are changed in the text. */
	editable: boolean;
}

/** A person as a form shows him. */
export interface FormPerson {
	name: string;
	quality: string;
	/** Votes where they are written; empty for one. */
	votes: string;
	/** Where the person is at the opening. */
	where: Attending;
	/** Who has the proxy; empty for nobody. */
	holder: string;
	/** Where the header has the person; null for one of a file. */
	from: number | null;
	/** Whether quality and votes can be written here. */
	editable: boolean;
}

export interface HeaderForm {
	fields: Record<FormFieldName, FormField>;
	people: FormPerson[];
	/** What can be chosen, with its name. */
	profiles: FormChoice[];
	statuses: FormChoice[];
	places: FormChoice[];
	meetings: string[];
}

/** Something to choose: its identifier as headers write it, and its name in the language of the minutes. */
export interface FormChoice {
	id: string;
	name: string;
}

export type HeaderChange =
	| { kind: 'field'; name: FormFieldName; value: string }
	| { kind: 'add'; person: NewPerson }
	| { kind: 'remove'; person: string }
	| { kind: 'rename'; person: string; name: string }
	| { kind: 'say'; person: string; quality: string; votes: string }
	| { kind: 'move'; person: string; where: Attending; holder?: string | undefined };

/** Where people can be at the opening, in the order of a form. */
const PLACES = ['present', 'remote', 'represented', 'excused', 'absent', 'guests'] as const;

/** The form of a header; null where the text has none. */
export function headerForm(compiled: Compiled): HeaderForm | null {
	const { lang, meeting, assembly } = compiled;
	if (!hasHeader(compiled)) return null;
	const fields = Object.fromEntries(
		FORM_FIELDS.map((name) => [name, formField(name, compiled)]),
	) as HeaderForm['fields'];
	// Where the members are a list or a file, their number follows from it.
	const members = getField(getHeader(meeting), 'members');
	if (members && members.children[0]?.type !== 'numberValue') fields.members.editable = false;
	const choices = (from: 'status' | 'groups', ids: readonly string[]): FormChoice[] =>
		ids.map((id) => ({ id, name: vocabulary(from).word(id as never, lang) }));
	return {
		fields,
		people: assembly.members.map((member) => formPerson(member, compiled)),
		profiles: PROFILE_IDS.map((id) => ({ id, name: profileEntry(id)?.name[lang] ?? id })),
		statuses: choices('status', vocabulary('status').ids),
		places: choices('groups', PLACES),
		meetings: [...new Set(getStarters(lang).map((starter) => starter.meeting))],
	};
}

/** The changes that a form asks for; none where the text has no place for them. */
export function writeHeader(compiled: Compiled, change: HeaderChange): TextChange[] {
	if (!hasHeader(compiled)) return [];
	if (change.kind === 'field') return writeField(compiled, change.name, oneLine(change.value));
	if (change.kind === 'add') {
		const name = oneLine(change.person.name);
		const votes = votesText(change.person.votes ?? '', compiled);
		return name === '' || votes === undefined ? [] : addPerson(compiled, { ...change.person, name, votes });
	}
	const member = compiled.assembly.members.find(({ name }) => name === change.person);
	if (!member) return [];
	switch (change.kind) {
		case 'remove':
			return removePerson(compiled, member);
		case 'rename':
			return renamed(compiled, { kind: 'person', member }, change.name);
		case 'move':
			return markPresence(compiled, member, change.where, change.holder);
		case 'say': {
			const votes = votesText(change.votes, compiled);
			return votes === undefined ? [] : changeSaying(compiled, member, change.quality.trim(), votes);
		}
	}
}

function hasHeader({ meeting }: Compiled): boolean {
	const header = getHeader(meeting);
	return getStart(header) !== undefined && getStart(header) !== getEnd(header);
}

// --- Lines of the form.

/** Where the value of a line stands: what follows a key up to the end of its line, a comment left out. */
interface Slot {
	/** Where the line begins, its indentation included. */
	line: number;
	indent: string;
	from: number;
	to: number;
	/** The value without its quotes. */
	written: string;
	/** Whether the line can be replaced: it holds one plain value. */
	editable: boolean;
}

function formField(name: FormFieldName, compiled: Compiled): FormField {
	const header = getHeader(compiled.meeting);
	const slot = findSlot(name, compiled);
	return {
		value: shownValue(name, slot, compiled),
		from: slot?.from ?? (name === 'quorum' ? null : startOrNull(getField(header, name))),
		editable: slot ? slot.editable : canAdd(name, compiled),
	};
}

function startOrNull(node: Node | undefined): number | null {
	return (node && getStart(node)) ?? null;
}

function shownValue(name: FormFieldName, slot: Slot | undefined, { meeting, rules }: Compiled): string {
	const header = getHeader(meeting);
	switch (name) {
		case 'date':
			return getHeaderDate(header, 'date')?.value ?? '';
		case 'opened':
		case 'closed': {
			const time = getHeaderTime(header, name)?.value;
			return time === undefined ? '' : isoTime(time);
		}
		case 'status': {
			const first = getField(header, 'status')?.children[0];
			return first?.type === 'keywordValue' ? first.value : '';
		}
		case 'rules':
			return slot === undefined ? '' : (rules.profile ?? '');
		default:
			return slot?.written ?? '';
	}
}

function findSlot(name: FormFieldName, compiled: Compiled): Slot | undefined {
	const header = getHeader(compiled.meeting);
	const text = new SourceText(compiled.source);
	if (name === 'quorum') return getSlot(findRule('quorum', compiled), text);
	const field = getField(header, name);
	if (name === 'rules' && getRules(compiled)) return getSlot(findRule('profile', compiled), text);
	const [first] = field?.children ?? [];
	if (name === 'organization' && field && first?.type === 'field')
		return getSlot(getField(field, 'name'), text);
	return getSlot(field, text);
}

/** The rules of one's own, as a mapping. */
function getRules({ meeting }: Compiled): DataMapping | undefined {
	const [first] = getField(getHeader(meeting), 'rules')?.children ?? [];
	return first?.type === 'mapping' ? first : undefined;
}

function findRule(id: IdOf<'rules'>, compiled: Compiled): DataPair | undefined {
	return getRules(compiled)?.children.find(({ key }) => vocabulary('rules').findId(key) === id);
}

function getSlot(node: Field | DataPair | undefined, text: SourceText): Slot | undefined {
	const start = node && getStart(node);
	if (!node || start === undefined) return undefined;
	const line = text.lineStart(start);
	const stop = text.lineStop(start);
	const written = text.source.slice(line, stop);
	const key = KEY.exec(written);
	// Keys that share a line, as in `{ a: 1, b: 2 }`, have none of their own.
	if (!key || text.source.slice(line, start).trim() !== '') return undefined;
	const value = VALUE.exec(written.slice(key[0].length))?.[0].trimEnd() ?? '';
	const from = line + key[0].length;
	const isOneLine = (getEnd(node) ?? stop) <= text.nextLine(start);
	return {
		line,
		indent: key[1] ?? '',
		from,
		to: from + value.length,
		written: unquoted(value),
		editable: isOneLine && !/^[[{|>&*!]/.test(value),
	};
}

/** Indentation, a key and its colon. */
const KEY = /^([ \t]*)(?:"[^"]*"|'[^']*'|[^\s:#'"-][^:#]*?)[ \t\u00A0]*:(?:[ \t]+|$)/;

/** A value in quotes, or up to a comment. */
const VALUE = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:(?![ \t]#)[^\n])*)/;

function unquoted(value: string): string {
	if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
	if (!/^".*"$/.test(value)) return value;
	try {
		return String(JSON.parse(value));
	} catch {
		return value.slice(1, -1);
	}
}

/** Whether a line that is not there can be added. */
function canAdd(name: FormFieldName, compiled: Compiled): boolean {
	const header = getHeader(compiled.meeting);
	if (name !== 'quorum' && name !== 'rules') return getField(header, name) === undefined;
	const field = getField(header, 'rules');
	if (field === undefined) return true;
	const rules = getRules(compiled);
	if (rules) return startsLine(rules.children[0], compiled);
	return (
		name === 'quorum' &&
		field.children[0]?.type === 'textValue' &&
		findSlot('rules', compiled)?.editable === true
	);
}

function startsLine(node: Node | undefined, { source }: Compiled): boolean {
	const start = node && getStart(node);
	if (start === undefined) return false;
	return source.slice(new SourceText(source).lineStart(start), start).trim() === '';
}

function writeField(compiled: Compiled, name: FormFieldName, value: string): TextChange[] {
	const slot = findSlot(name, compiled);
	const said = valueText(name, value, compiled);
	if (said === undefined || (slot ? !slot.editable : !canAdd(name, compiled))) return [];
	const text = new SourceText(compiled.source);
	if (said === '') return slot ? removeLine(name, slot, compiled, text) : [];
	if (slot) {
		if (text.source.slice(slot.from, slot.to) === said) return [];
		const gap = text.source[slot.from - 1] === ':' ? ' ' : '';
		return [{ from: slot.from, to: slot.to, insert: gap + said }];
	}
	if (name === 'quorum' || name === 'rules') return addRule(compiled, name, said, text);
	return [addLine(compiled, name, ` ${said}`, text)];
}

/** A value as the text has it; undefined for one that is no date, time or number. */
function valueText(name: FormFieldName, value: string, { lang }: Compiled): string | undefined {
	if (value === '') return '';
	switch (name) {
		case 'date': {
			const date = fromIsoDate(value);
			return date && longDateText(date, lang);
		}
		case 'opened':
		case 'closed': {
			const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
			return hours === undefined ? undefined : clockText(Number(hours) * 60 + Number(minutes), lang);
		}
		case 'status': {
			const words = vocabulary('status');
			const id = words.ids.find((each) => each === value);
			return id && words.word(id, lang);
		}
		case 'members':
			return /^\d{1,9}$/.test(value) ? value : undefined;
		default:
			return scalarText(value);
	}
}

/** Deletes a line; deleting the last of one's own rules deletes the field `rules` too. */
function removeLine(name: FormFieldName, slot: Slot, compiled: Compiled, text: SourceText): TextChange[] {
	if (name === 'organization' && slot.indent !== '') return [];
	const rules = getRules(compiled);
	const isAlone = (name === 'quorum' || name === 'rules') && rules?.children.length === 1;
	const field = isAlone ? getField(getHeader(compiled.meeting), 'rules') : undefined;
	const from = field ? text.lineStart(getStart(field) ?? slot.line) : slot.line;
	return [{ from, to: text.nextLine(slot.from), insert: '' }];
}

/** A profile or a quorum among the rules of one's own; a profile that was named alone becomes the first of them. */
function addRule(compiled: Compiled, name: 'quorum' | 'rules', said: string, text: SourceText): TextChange[] {
	const { lang } = compiled;
	const word = (id: 'quorum' | 'profile') => vocabulary('rules').word(id, lang);
	const first = getRules(compiled)?.children[0];
	const start = first && getStart(first);
	if (first && start !== undefined) {
		const profile = findRule('profile', compiled);
		const line = text.lineStart(start);
		const indent = text.source.slice(line, start);
		const isBehind = name === 'quorum' && profile === first;
		const at = isBehind ? text.nextLine(start) : line;
		const id = name === 'quorum' ? 'quorum' : 'profile';
		return [{ from: at, to: at, insert: `${indent}${word(id)}: ${said}${text.lineEnd}` }];
	}
	if (name === 'rules') return [addLine(compiled, 'rules', ` ${said}`, text)];
	const quorum = `${text.lineEnd}  ${word('quorum')}: ${said}`;
	const slot = findSlot('rules', compiled);
	if (!slot) return [addLine(compiled, 'rules', quorum, text)];
	const profile = text.source.slice(slot.from, slot.to);
	const gap = /[ \t]*$/.exec(text.source.slice(slot.line, slot.from))?.[0].length ?? 0;
	return [
		{
			from: slot.from - gap,
			to: slot.to,
			insert: `${text.lineEnd}  ${word('profile')}: ${profile}${quorum}`,
		},
	];
}

/** A new line behind those that headers have before it. */
function addLine(compiled: Compiled, name: FieldName, value: string, text: SourceText): TextChange {
	const header = getHeader(compiled.meeting);
	const before = HEADER_ORDER.slice(0, HEADER_ORDER.indexOf(name));
	const above = before.map((each) => getField(header, each)).findLast((field) => field !== undefined);
	const end = (above && getEnd(above)) ?? 0;
	const at = text.nextLine(end === 0 ? (getStart(header) ?? 0) : text.lastLineOf(end));
	return {
		from: at,
		to: at,
		insert: `${vocabulary('keys').word(name, compiled.lang)}:${value}${text.lineEnd}`,
	};
}

// --- People of the form.

function formPerson(member: Member, compiled: Compiled): FormPerson {
	const node = getEntry(member);
	const votes = member.nodes.flatMap((each) => each.children).find((part) => part.type === 'votes');
	const group = member.group?.kind;
	return {
		name: member.name,
		quality: member.quality ?? '',
		votes: votes?.type === 'votes' ? votes.value : '',
		where: group === 'guests' ? 'guests' : member.presence,
		holder: member.holder?.name ?? '',
		from: node ? (getStart(node) ?? null) : null,
		editable: node !== undefined && isPlain(node) && hasOwnLine(node, new SourceText(compiled.source)),
	};
}

/** The entry that says who somebody is: the one with quality or votes, else the first. */
function getEntry({ nodes }: Member): Person | undefined {
	const own = nodes.filter((node) => getStart(node) !== undefined);
	return own.find((node) => getChild(node, 'quality') ?? getChild(node, 'votes')) ?? own[0];
}

/** Whether `personText` can write the entry again without loss: it has no parts of one meeting (proxy, times) and at most one number of votes. */
function isPlain(person: Person): boolean {
	const votes = getChildren(person, 'votes');
	return person.children.every(({ type }) => !MEETING_PARTS.has(type)) && votes.length < 2;
}

function changeSaying(compiled: Compiled, member: Member, quality: string, votes: string): TextChange[] {
	const entry = getEntry(member);
	if (!entry || !isPlain(entry)) return [];
	const kept = entry.children.filter(({ type }) => type !== 'quality' && type !== 'votes');
	const said: PersonPart[] = [
		...(votes === '' ? [] : [{ type: 'votes' as const, value: votes, children: [] as [] }]),
		...(quality === '' ? [] : [{ type: 'quality' as const, value: quality, children: [] as [] }]),
	];
	const person: Person = { ...entry, children: [...kept, ...said] };
	return replaced(entry, personText(person, compiled.lang), new SourceText(compiled.source));
}

/** A number of votes as the text has it; empty for one, undefined for what is no number. */
function votesText(typed: string, { lang }: Compiled): string | undefined {
	if (typed.trim() === '') return '';
	const votes = parseCount(typed.trim(), lang);
	return votes && toDecimalString(votes);
}
