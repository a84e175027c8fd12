/** The head of foreign minutes: kind, date, hours, place, officers, who was there, agenda. Every line that is taken is named, so that nothing is lost. */

import type { Language } from '../ast/index.js';
import type { ImportLabel } from '../language/import-words.js';
import { scanTime, scanTimeRange } from '../text/time.js';
import type { Group, Head } from './model.js';
import { isAnotherPerson, readPeople, withVotes } from './people.js';
import { isSectionStart } from './sections.js';
import { bare, commentLines, labelled } from './text.js';
import { dateIn, readHourOfDeed, readSentences, readTop, set } from './top.js';

const GROUPS: readonly ImportLabel[] = [
	'present',
	'remote',
	'represented',
	'byPost',
	'excused',
	'absent',
	'guests',
];

/** Labels of a head stand before the meeting begins; a head is not longer than this, in lines. */
const LONGEST_HEAD = 200;

/** Reads the head. */
export function readHead(lines: readonly string[], lang: Language): Head {
	const head: Head = {
		values: {},
		tellers: [],
		documents: [],
		annexes: [],
		signatures: [],
		people: new Map(),
		agenda: [],
		taken: new Set(),
		unread: new Set(),
		findings: [],
	};
	const hidden = commentLines(lines);
	readTop(lines, lang, head);
	for (let index = 0; index < Math.min(lines.length, LONGEST_HEAD); index += 1) {
		const line = lines[index] ?? '';
		if (hidden.has(index) || head.taken.has(index)) continue;
		const found = labelled(line);
		if (found === undefined) {
			if (isSectionStart(lines, index, head.agenda) && index > 0 && !isTitle(line)) break;
			continue;
		}
		readLabel(lines, index, found.label, found.value, lang, head);
	}
	withVotes(head.people, ['present', 'remote', 'represented', 'byPost']);
	readSentences(lines, head);
	readHourOfDeed(lines, head);
	return head;
}

function isTitle(line: string): boolean {
	return /^#\s/.test(line.trim());
}

function readLabel(
	lines: readonly string[],
	index: number,
	label: ImportLabel,
	value: string,
	lang: Language,
	head: Head,
): void {
	if (GROUPS.includes(label)) {
		readGroup(lines, index, label as Group, value, head);
		return;
	}
	switch (label) {
		case 'date': {
			const date = dateIn(value, lang);
			if (date === undefined) return;
			set(head, 'date', date.text, 'sure');
			if (isWhole(value, date.text)) head.taken.add(index);
			return;
		}
		case 'notice': {
			const date = dateIn(value, lang);
			if (date !== undefined && set(head, 'notice', date.text.replace(/^(?:le|the)\s/i, ''), 'sure'))
				head.taken.add(index);
			return;
		}
		case 'next': {
			const date = dateIn(value, lang);
			if (date !== undefined && isWhole(value, date.text) && set(head, 'next', date.text, 'sure'))
				head.taken.add(index);
			return;
		}
		case 'members': {
			const [, count = ''] = /^(\d{1,6})(?:\s+[\p{L}\s]{1,40})?$/u.exec(value) ?? [];
			if (count !== '' && set(head, 'members', count, 'sure')) head.taken.add(index);
			return;
		}
		case 'session':
			readSession(index, value, head);
			return;
		case 'opened':
		case 'closed': {
			const time = scanTime(value);
			if (time === undefined) return;
			const written = value.slice(0, time.length);
			// The line of the end stays: it closes the meeting.
			if (set(head, label, written, 'sure') && label === 'opened' && isWhole(value, written))
				head.taken.add(index);
			return;
		}
		case 'documents':
		case 'annexes': {
			const { values, taken } = linesBelow(lines, index, value, () => false);
			if (values.length === 0 || head[label].length > 0 || values.some((text) => text.length > 200)) return;
			head[label] = values.map(bare);
			head.findings.push({ what: label, value: `${values.length}`, certainty: 'sure' });
			for (const line of taken) head.taken.add(line);
			return;
		}
		case 'signatures':
			return;
		case 'agenda': {
			const { values, taken } = linesBelow(lines, index, value, isNextNumber);
			if (values.length < 2 || head.agenda.length > 0) return;
			head.agenda = values.map((text) =>
				bare(text).replace(/^(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?[.)/-]+\s*/u, ''),
			);
			head.findings.push({ what: 'agenda', value: `${values.length}`, certainty: 'sure' });
			for (const line of taken) head.taken.add(line);
			return;
		}
		case 'tellers': {
			const people = readPeople([value], 'inTheRoom');
			if (people === undefined) return;
			head.tellers = people.map(({ text }) => text);
			head.findings.push({ what: 'tellers', value, certainty: 'sure' });
			head.taken.add(index);
			return;
		}
		default: {
			const isPerson = label === 'chair' || label === 'secretary';
			if (isPerson && (readPeople([value], 'inTheRoom')?.length !== 1 || value.length > 80)) return;
			if (value.length < 200 && set(head, label as 'place' | 'title', value.replace(/\.$/, ''), 'sure'))
				head.taken.add(index);
		}
	}
}

function isWhole(value: string, read: string): boolean {
	return !/[\p{L}\p{N}]/u.test(value.replace(read, ''));
}

/** `de 14 h 00 à 17 h 05, salle des fêtes`; `2:00 pm to 3:25 pm, online`; `ouverte à 18 h`. */
function readSession(index: number, value: string, head: Head): void {
	const [before = ''] = /^\p{Ll}[\p{L}\s]{0,20}?(?=\d)/u.exec(value) ?? [];
	const text = value.slice(before.length);
	const time = scanTimeRange(text);
	if (time === undefined) {
		// `Réunion : conseil municipal`: the kind has been read already.
		const kind = head.values.meeting;
		if (kind !== undefined && kind === value.toLowerCase()) head.taken.add(index);
		return;
	}
	const rest = /^\s*(?:,\s*(.+))?$/su.exec(text.slice(time.length));
	if (rest === null) return;
	set(head, 'opened', text.slice(0, time.startLength), 'sure');
	if (time.endOffset !== undefined) set(head, 'closed', text.slice(time.endOffset, time.length), 'sure');
	if (rest[1] !== undefined) set(head, 'place', rest[1].replace(/\.$/, ''), 'sure');
	head.taken.add(index);
}

/**
 * The value of a label: on its line, and where that is empty those below it. In Word every line is a paragraph: blank lines part the
 * entries then, and the list goes on as long as `goesOn` knows the next one.
 */
function linesBelow(
	lines: readonly string[],
	index: number,
	value: string,
	goesOn: (next: string, last: string) => boolean,
	/** A list may begin on the line of its label. */
	kind: 'list' | 'value' = 'value',
): { values: string[]; taken: number[] } {
	const values = value === '' ? [] : [value];
	const taken = [index];
	let at = index + 1;
	if (values.length === 0) while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
	for (; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		if (line.trim() === '') {
			const next = nextLine(lines, at);
			const last = values.at(-1);
			if (last === undefined || next === undefined || !goesOn(lines[next] ?? '', last)) break;
			if (value !== '' && (kind === 'value' || !isRun(lines, next, goesOn))) break;
			at = next - 1;
			continue;
		}
		if (labelled(line) !== undefined || /^#/.test(line.trim())) break;
		values.push(line);
		taken.push(at);
	}
	return { values, taken };
}

/** Beside what stands on the line of a label only a run of lines is a list: one line alone may be the next title. */
function isRun(
	lines: readonly string[],
	index: number,
	goesOn: (next: string, last: string) => boolean,
): boolean {
	const before = lines.slice(0, index).findLastIndex((line) => line.trim() !== '');
	const after = nextLine(lines, index);
	const isSecond = labelled(lines[before] ?? '') === undefined;
	return isSecond || (after !== undefined && goesOn(lines[after] ?? '', lines[index] ?? ''));
}

function nextLine(lines: readonly string[], index: number): number | undefined {
	const next = lines.findIndex((line, at) => at > index && line.trim() !== '');
	return next === -1 ? undefined : next;
}

/** `2. …` after `1. …`; a number that starts again belongs to the meeting itself. */
function isNextNumber(next: string, last: string): boolean {
	const number = (line: string) => /^\s*(\d{1,2})\s?[.)/-]/.exec(line)?.[1];
	const [after, before] = [number(next), number(last)];
	return after !== undefined && before !== undefined && Number(after) === Number(before) + 1;
}

function readGroup(lines: readonly string[], index: number, group: Group, value: string, head: Head): void {
	// `Membres présents : 21` counts them.
	if (/^\d{1,6}\.?$/.test(value)) return;
	const { values, taken } = linesBelow(lines, index, value, isAnotherPerson, 'list');
	// A sentence that goes on over several lines is one list.
	const isWrapped = values.length > 1 && values.slice(0, -1).every((line) => /[,;]\s*$/.test(line));
	const people = readPeople(
		isWrapped ? [values.map((line) => line.trim()).join(' ')] : values,
		group === 'represented'
			? 'byProxy'
			: group === 'present' || group === 'remote'
				? 'inTheRoom'
				: 'elsewhere',
	);
	if (people === undefined) {
		if (values.length > 0 && !/^(?:néant|aucun|aucune|none|nobody|-)\.?$/iu.test(values.join(' ').trim()))
			for (const line of taken) head.unread.add(line);
		return;
	}
	for (const line of taken) head.taken.add(line);
	for (const person of people) {
		const presence = person.unticked === true && group !== 'represented' ? 'absent' : group;
		const target = person.holder === undefined ? presence : 'represented';
		const known = head.people.get(target);
		if (known) known.push(person);
		else head.people.set(target, [person]);
		if (person.holder !== undefined)
			head.findings.push({ what: 'proxy', value: person.text, certainty: 'sure' });
	}
	head.findings.push({ what: 'people', value: `${people.length}`, certainty: 'sure' });
}
