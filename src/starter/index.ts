/** A new meeting file, ready to be convened: the agenda, the rules and the people of a body. Clients ask; this writes. */

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import {
	type Action,
	type Ballot,
	type Block,
	type BodyNode,
	type CandidateList,
	type Field,
	type FieldName,
	getChildren,
	getField,
	getHeader,
	getRole,
	type HeadNode,
	isBlock,
	type Language,
	labelRow,
	type Meeting,
	type Session,
	TEXTS,
	type Title,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { type CalendarDate, fromIsoDate, toIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { type PastedRoll, readPastedRoll, rollFields } from './pasted-roll.js';
import {
	convenedGroup,
	field,
	findStarter,
	getStarter,
	isDone,
	keyWord,
	type Minutes,
	personText,
	type Starter,
	scalarText,
	writeMeeting,
} from './write-meeting.js';

export { readPastedRoll } from './pasted-roll.js';
export {
	allStarters,
	findStarter,
	getStarter,
	getStarters,
	HEADER_ORDER,
	listItem,
	MEETING_PARTS,
	namedPerson,
	personText,
	type Starter,
	scalarText,
} from './write-meeting.js';

interface NewMeetingOptions {
	/** How a starter is named: identifier, label or kind of meeting. Left out or unknown: that of the meeting before, else none. */
	kind?: string | undefined;
	/** Name of the body; left out, that of the meeting before. */
	organization?: string | undefined;
	date: CalendarDate;
	/** Path of a roll, from the new file. */
	rollFile?: string | undefined;
	/** A list of people as it was pasted from a spreadsheet. */
	roll?: string | undefined;
	/** The meeting before: its people, officers, rules, open actions and numbers are carried over. */
	last?: LastMeeting | undefined;
	/** Whether this is the second convocation of that meeting, which had no quorum: the same agenda and texts. */
	secondCall?: boolean | undefined;
	/** Language where neither the starter nor the meeting before has one. */
	lang: Language;
}

/** Writes the file: it checks clean before the meeting. */
export function newMeeting(options: NewMeetingOptions): string {
	const { last, date, secondCall } = options;
	const named =
		options.kind === undefined ? undefined : findStarter(options.kind, last?.minutes.lang ?? options.lang);
	const starter = named ?? (last && getStarter(last.minutes));
	const lang = last?.minutes.lang ?? starter?.lang ?? options.lang;
	const fields = new Map<FieldName, string>(last?.fields ?? []);
	if (named) takeKind(fields, named, lang);
	if (options.organization !== undefined)
		fields.set('organization', field('organization', lang, options.organization));
	if (options.rollFile !== undefined) fields.set('members', field('members', lang, options.rollFile));
	if (options.roll !== undefined) takeRoll(fields, readPastedRoll(options.roll, lang), lang);
	if (secondCall && last) secondNotice(fields, last, lang);
	return writeMeeting({
		lang,
		date,
		starter,
		fields,
		last: last?.date,
		actions: secondCall ? [] : (last?.actions ?? []),
		...(secondCall && last ? { body: sameItems(last.minutes) } : {}),
		nextNumber: numberAfter(last?.numbers ?? [], date.year),
	});
}

/** The name of a file that was given none: the date and the kind of meeting. */
export function meetingFileName(date: CalendarDate, kind: string): string {
	const words = foldKeyword(kind)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	return `${toIsoDate(date)}${words === '' ? '' : `-${words}`}.md`;
}

function takeKind(fields: Map<FieldName, string>, starter: Starter, lang: Language): void {
	fields.set('meeting', field('meeting', lang, starter.meeting));
	fields.set('rules', field('rules', lang, starter.rules));
}

/** A pasted list takes the place of the people of the meeting before. */
function takeRoll(fields: Map<FieldName, string>, roll: PastedRoll, lang: Language): void {
	const { members, participants } = rollFields(roll, lang);
	if (members === undefined && participants === undefined) return;
	fields.delete('participants');
	if (members !== undefined) fields.set('members', members);
	if (participants !== undefined) fields.set('participants', participants);
}

/** The next convocation, with the agenda of the first one: a second meeting may decide nothing else. */
function secondNotice(fields: Map<FieldName, string>, { minutes }: LastMeeting, lang: Language): void {
	const rank = minutes.assembly.call + 1;
	fields.set(
		'notice',
		`${keyWord('notice', lang)}: { ${vocabulary('subkeys').word('call', lang)}: ${rank} }`,
	);
	const agenda = agendaText(minutes);
	if (agenda !== undefined) fields.set('agenda', agenda);
}

/**
 * The numbers that decisions of the next meeting bear, one after the other. Where the last meeting began after 1 its body counts through the year or for ever (`2024-051`, `17`), and
 * the new one goes on; else every meeting starts at 1. A year in the number that is over starts at 1 again.
 */
function numberAfter(numbers: readonly string[], year: number): () => string {
	const last = numbers.at(-1);
	const dated = /^(\d{4})([-/.])(\d+)$/.exec(last ?? '');
	if (dated) {
		const [, of = '', sign = '-', digits = '1'] = dated;
		let next = of === String(year) ? BigInt(digits) + 1n : 1n;
		return () => `${year}${sign}${String(next++).padStart(digits.length, '0')}`;
	}
	const whole = (text: string | undefined) =>
		/^\d{1,9}$/.test(text ?? '') ? BigInt(text ?? '0') : undefined;
	const [first, final] = [whole(numbers[0]), whole(last)];
	let next = first !== undefined && first > 1n && final !== undefined ? final + 1n : 1n;
	return () => String(next++);
}

// --- What the minutes of one meeting give to the next: actions, people, or, at a second convocation, the same agenda.

/** What a new meeting file takes from the minutes of the last meeting. */
export interface LastMeeting {
	minutes: Minutes;
	date: CalendarDate | undefined;
	/** When the next meeting was to be, where the minutes say. */
	next: CalendarDate | undefined;
	fields: Map<FieldName, string>;
	/** Lines of the actions that are still open. */
	actions: string[];
	/** Numbers of the decisions that were numbered, in order. */
	numbers: string[];
}

/** Fields that every meeting of a body shares. */
const SHARED: readonly FieldName[] = [
	'lang',
	'meeting',
	'organization',
	'rules',
	'place',
	'members',
	'chair',
	'secretary',
];

/** Reads what the last meeting gives. `movePath` gives a path that its file names as the new file has to name it. */
export function readLastMeeting(minutes: Minutes, movePath: (path: string) => string): LastMeeting {
	const { source, meeting, assembly } = minutes;
	const header = getHeader(meeting);
	const fields = new Map<FieldName, string>();
	for (const name of SHARED) {
		const found = getField(header, name);
		if (found?.position) fields.set(name, fieldText(found, source, movePath));
	}
	carryRoll(getField(header, 'participants'), fields, meeting, movePath);
	const nextDate = getField(header, 'next')?.children[0];
	return {
		minutes,
		date: assembly.date === undefined ? undefined : fromIsoDate(assembly.date),
		next: nextDate?.type === 'dateValue' ? fromIsoDate(nextDate.value) : undefined,
		fields,
		actions: openActions(meeting, source),
		numbers: assembly.decisions.flatMap(({ number, kind }) =>
			number === null || kind === 'amendment' ? [] : [number],
		),
	};
}

/** A field as it was written; a path that it names is written from the new folder. */
function fieldText(field: Field, source: string, movePath: (path: string) => string): string {
	const [value] = field.children;
	if (value?.type === 'fileValue') {
		const moved = movePath(value.value);
		if (moved !== value.value) return `${field.key}: ${scalarText(moved)}`;
	}
	const start = field.position?.start.offset ?? 0;
	return source
		.slice(start, field.position?.end.offset ?? start)
		.replace(/\r\n?/g, '\n')
		.trimEnd();
}

/**
 * The people of the groups, before anybody is there: those who vote as convened, guests as guests. A roll already names everybody.
 */
function carryRoll(
	participants: Field | undefined,
	fields: Map<FieldName, string>,
	meeting: Meeting,
	movePath: (path: string) => string,
): void {
	if (!participants) return;
	const members = getField(getHeader(meeting), 'members');
	const rolled = members?.children.some(
		({ type }) => type === 'fileValue' || type === 'roll' || type === 'person',
	);
	const [first] = participants.children;
	if (first?.type === 'fileValue') {
		if (!rolled)
			fields.set('members', `${keyWord('members', meeting.lang)}: ${scalarText(movePath(first.value))}`);
		return;
	}
	const groups = getChildren(participants, 'group');
	const guests = groups.filter(({ kind }) => kind === 'guests');
	const lines: string[] = [];
	if (!rolled) {
		const people = groups.filter(
			(group) => group.kind !== 'guests' && (group.votes || group.presence !== 'present'),
		);
		const convened = people.flatMap((group) => group.children);
		if (convened.length > 0)
			for (const each of convenedGroup(
				convened.map((person) => personText(person, meeting.lang)),
				meeting.lang,
			))
				lines.push(each);
	}
	for (const group of guests) {
		lines.push(`  ${group.name}:`);
		for (const each of group.children.map((person) => `    - ${personText(person, meeting.lang)}`))
			lines.push(each);
	}
	if (lines.length > 0)
		fields.set('participants', `${keyWord('participants', meeting.lang)}:\n${lines.join('\n')}`);
}

function openActions(meeting: Meeting, source: string): string[] {
	const lines: string[] = [];
	visit(meeting as Node, 'action', (node) => {
		const action = node as Action;
		const status = getRole(action, 'status');
		if (status && isDone(status.value)) return;
		const { start, end } = action.position ?? {};
		if (start?.offset !== undefined && end?.offset !== undefined)
			lines.push(source.slice(start.offset, end.offset).replace(/\s+/g, ' ').trim());
	});
	return lines;
}

// The second convocation of a meeting that had no quorum: the same agenda and the same texts, and nothing else.

/** Whether a quorum failed at that meeting: true, false, or undefined where it is unknown. */
export function quorumFailed({ assembly }: Minutes): boolean | undefined {
	const quorums = [
		...(assembly.openingQuorum ? [assembly.openingQuorum] : []),
		...assembly.quorumChecks.flatMap(({ quorum }) => (quorum ? [quorum] : [])),
		...assembly.decisions.flatMap(({ votes }) => votes.flatMap(({ quorum }) => (quorum ? [quorum] : []))),
	];
	if (quorums.some(({ met }) => met === false)) return true;
	// Rules that pv was not given may ask for one: the minutes say that it was missing.
	if (assembly.quorumChecks.some(({ node, quorum }) => quorum === null && node.met === false)) return true;
	return quorums.some(({ met }) => met === null) ? undefined : false;
}

/** The agenda of a meeting as its header has it, as lines of YAML; nothing where there is none. */
function agendaText({ meeting, source }: Minutes): string | undefined {
	const place = getField(getHeader(meeting), 'agenda')?.position;
	return place && source.slice(place.start.offset, place.end.offset).replace(/\r\n?/g, '\n').trimEnd();
}

/** Items and texts of a body, without times, debates, events and votes. */
export function sameItems({ meeting, source }: Minutes): string {
	const parts: string[] = [];
	const text = ({ position }: Node) =>
		source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0).replace(/\r\n?/g, '\n');
	const getTitle = (children: readonly (HeadNode | BodyNode)[]) => {
		const title = children.find((child): child is Title => child.type === 'title');
		return title ? text(title) : '';
	};
	const itemNumber = ({ children }: Session) => {
		const number = children.find((child) => child.type === 'itemNumber');
		return number?.type === 'itemNumber' && /^\d+$/.test(number.value) ? `${number.value}. ` : '';
	};
	const walk = (nodes: readonly Node[]) => {
		for (const node of nodes as readonly (HeadNode | BodyNode)[]) {
			if (node.type === 'session') {
				parts.push(`${'#'.repeat(node.depth)} ${itemNumber(node)}${getTitle(node.children)}`);
				walk(node.children);
			} else if (isBlock(node)) blockText(node);
			else if (node.type === 'confidential') walk(node.children);
		}
	};
	const blockText = (node: Block) => {
		const start = node.position?.start.offset ?? 0;
		const line = /^[^\r\n]*/.exec(source.slice(start))?.[0].trimEnd() ?? '';
		if (node.form !== 'implicit') parts.push(withoutTime(line));
		for (const child of node.children) {
			if (TEXTS.has(child.type)) parts.push(text(child));
			else if (child.type === 'candidateList') parts.push(candidates(child));
			else if (child.type === 'ballot') for (const each of terms(child)) parts.push(each);
		}
		if (node.form === 'fence') parts.push(/^ *(:+)/.exec(line)?.[1] ?? ':::');
	};
	/** Who stands, or what may be chosen, without the votes. */
	const candidates = ({ children }: CandidateList) =>
		children.flatMap(({ children: [who] }) => (who ? [`- ${text(who)}`] : [])).join('\n');
	/** The lines that say how is voted, not what came of it. */
	const terms = ({ children }: Ballot) => {
		const lines = children.filter(({ label }) => labelRow(label).asks).map((line) => text(line).trim());
		return lines.length > 0 ? [lines.join('\n')] : [];
	};
	walk(meeting.children);
	return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}

/** A heading without the time before its words. */
function withoutTime(heading: string): string {
	return heading.replace(
		/^(#+\s+)\d{1,2}\s*[h:]\s*\d{0,2}\s*(?:[–-]\s*\d{1,2}\s*[h:]\s*\d{0,2}\s*)?(?:[ap]m\s*)?[—–-]\s*/i,
		'$1',
	);
}
