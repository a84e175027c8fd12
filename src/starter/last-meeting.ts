/** What the minutes of one meeting give to the next. */

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import {
	type Action,
	type Field,
	type FieldName,
	type Group,
	getField,
	getHeader,
	type Meeting,
} from '../ast/index.js';
import { type CalendarDate, fromIsoDate } from '../text/date.js';
import { convenedGroup, personText, scalarText } from './person-text.js';
import type { Minutes } from './starters.js';
import { isDone } from './starters.js';
import { keyWord } from './write-meeting.js';

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
	const groups = participants.children.filter((child): child is Group => child.type === 'group');
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
		const status = action.children.find((child) => child.type === 'textValue' && child.role === 'status');
		if (status?.type === 'textValue' && isDone(status.value)) return;
		const { start, end } = action.position ?? {};
		if (start?.offset !== undefined && end?.offset !== undefined)
			lines.push(source.slice(start.offset, end.offset).replace(/\s+/g, ' ').trim());
	});
	return lines;
}
