/** What the minutes of one meeting give to the next: actions, people, or, at a second convocation, the same agenda. */

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
	type LabelName,
	type Meeting,
	type Session,
	type Title,
} from '../ast/index.js';
import { type CalendarDate, fromIsoDate } from '../text/date.js';
import { isDone, type Minutes } from './starters.js';
import { convenedGroup, keyWord, personText, scalarText } from './write-meeting.js';

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
export function agendaText({ meeting, source }: Minutes): string | undefined {
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
			} else if (node.type === 'resolution' || node.type === 'election' || node.type === 'choice') {
				blockText(node);
			} else if (node.type === 'confidential') walk(node.children);
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
		const lines = children.filter(({ label }) => TERMS.has(label)).map((line) => text(line).trim());
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

/** Nodes that are the text of a decision. */
const TEXTS = new Set(['paragraph', 'list', 'table', 'blockquote', 'heading', 'code']);

/** Labels that belong to the question, not to the answer. */
const TERMS: ReadonlySet<LabelName> = new Set(['majority', 'seats', 'ballot', 'mode', 'key', 'on']);
