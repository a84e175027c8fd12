/** The head of foreign minutes: kind, date, hours, place, officers, who was there, agenda. Every line that is taken is named, so that nothing is lost. */

import type { Language } from '../ast/index.js';
import { type ImportLabel, importPhrases } from '../language/import-words.js';
import { vocabulary } from '../language/index.js';
import { scanDate } from '../text/date.js';
import { isWordCharacter } from '../text/letters.js';
import { scanTime } from '../text/time.js';
import type { Finding } from './model.js';
import { isAnotherPerson, type Person, readPeople } from './people.js';
import { isSectionStart } from './sections.js';
import { bare, labelled } from './text.js';

/** Groups of people, as the vocabulary names them. */
export type Group = 'present' | 'remote' | 'represented' | 'excused' | 'absent' | 'guests';

/** What the head says. */
export interface Head {
	values: Partial<
		Record<
			'meeting' | 'date' | 'opened' | 'closed' | 'place' | 'chair' | 'secretary' | 'organization',
			string
		>
	>;
	tellers: string[];
	people: Map<Group, Person[]>;
	agenda: string[];
	/** Indexes of the lines that stand in the header now. */
	taken: Set<number>;
	/** Indexes of lines under a label of people that are no list of people. */
	unread: Set<number>;
	findings: Finding[];
}

const GROUPS: readonly ImportLabel[] = ['present', 'remote', 'represented', 'excused', 'absent', 'guests'];

/** Labels of a head stand before the meeting begins; a head is not longer than this, in lines. */
const LONGEST_HEAD = 200;
/** The date and the kind stand near the top. */
const TOP = 20;
/** Older dates near the top are those of laws. */
const OLDEST_MINUTES = 1945;

/** Reads the head. */
export function readHead(lines: readonly string[], lang: Language): Head {
	const head: Head = {
		values: {},
		tellers: [],
		people: new Map(),
		agenda: [],
		taken: new Set(),
		unread: new Set(),
		findings: [],
	};
	readTop(lines, lang, head);
	for (let index = 0; index < Math.min(lines.length, LONGEST_HEAD); index += 1) {
		const line = lines[index] ?? '';
		const found = labelled(line);
		if (found === undefined) {
			if (isSectionStart(lines, index, head.agenda) && index > 0 && !isTitle(line)) break;
			continue;
		}
		readLabel(lines, index, found.label, found.value, lang, head);
	}
	readSentences(lines, head);
	return head;
}

function isTitle(line: string): boolean {
	return /^#\s/.test(line.trim());
}

/** Kind and date among the first lines. */
function readTop(lines: readonly string[], lang: Language, head: Head): void {
	for (const line of lines.slice(0, TOP)) {
		const text = bare(line);
		const kind = head.values.meeting === undefined ? vocabulary('meetings').findIn(text) : undefined;
		if (kind !== undefined && text.length < 160) {
			head.values.meeting = text.slice(kind.offset, kind.offset + kind.length).toLocaleLowerCase(lang);
			head.findings.push({ what: 'kind', value: head.values.meeting, certainty: 'likely' });
		}
		if (head.values.date !== undefined) continue;
		const date = dateIn(text, lang);
		// `Association régie par la loi du 1er juillet 1901` stands in many letterheads.
		if (date === undefined || date.year < OLDEST_MINUTES) continue;
		head.values.date = date.text;
		head.findings.push({ what: 'date', value: date.text, certainty: 'likely' });
		const time = /(?:(?<=\s)(?:à|at)|,|@)\s+(.+)$/u.exec(text.slice(date.end));
		const hour = time?.[1] === undefined ? undefined : scanTime(time[1]);
		if (hour !== undefined && time?.[1] !== undefined)
			set(head, 'opened', time[1].slice(0, hour.length), 'likely');
	}
}

function dateIn(text: string, lang: Language): { text: string; end: number; year: number } | undefined {
	for (let at = 0; at < Math.min(text.length, 300); at += 1) {
		if (isWordCharacter(text[at - 1]) || !isWordCharacter(text[at])) continue;
		const date = scanDate(text.slice(at), lang);
		if (date?.result.ok)
			return { text: text.slice(at, at + date.length), end: at + date.length, year: date.result.date.year };
	}
	return undefined;
}

function set(
	head: Head,
	what: Exclude<keyof Head['values'], 'meeting' | undefined>,
	value: string,
	certainty: Finding['certainty'],
): boolean {
	if (head.values[what] !== undefined || value === '') return false;
	head.values[what] = value;
	head.findings.push({ what, value, certainty });
	return true;
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
			if (date !== undefined) set(head, 'date', date.text, 'sure');
			return;
		}
		case 'opened':
		case 'closed': {
			const time = scanTime(value);
			if (time !== undefined) set(head, label, value.slice(0, time.length), 'sure');
			return;
		}
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
			const people = readPeople([value], false);
			if (people === undefined) return;
			head.tellers = people.map(({ text }) => text);
			head.findings.push({ what: 'tellers', value, certainty: 'sure' });
			head.taken.add(index);
			return;
		}
		default: {
			const isPerson = label === 'chair' || label === 'secretary';
			if (isPerson && (readPeople([value], false)?.length !== 1 || value.length > 80)) return;
			if (value.length < 200 && set(head, label as 'place', value.replace(/\.$/, ''), 'sure'))
				head.taken.add(index);
		}
	}
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
			if (value !== '' || last === undefined || next === undefined || !goesOn(lines[next] ?? '', last)) break;
			at = next - 1;
			continue;
		}
		if (labelled(line) !== undefined || /^#/.test(line.trim())) break;
		values.push(line);
		taken.push(at);
	}
	return { values, taken };
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
	const { values, taken } = linesBelow(lines, index, value, isAnotherPerson);
	// A sentence that goes on over several lines is one list.
	const isWrapped = values.length > 1 && values.slice(0, -1).every((line) => /[,;]\s*$/.test(line));
	const people = readPeople(
		isWrapped ? [values.map((line) => line.trim()).join(' ')] : values,
		group === 'represented',
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
		head.people.set(target, [...(head.people.get(target) ?? []), person]);
		if (person.holder !== undefined)
			head.findings.push({ what: 'proxy', value: person.text, certainty: 'sure' });
	}
	head.findings.push({ what: 'people', value: `${people.length}`, certainty: 'sure' });
}

/** Hours and officers told in sentences. */
function readSentences(lines: readonly string[], head: Head): void {
	for (const line of lines) {
		const text = bare(line);
		const end = labelled(line);
		const closed = end?.label === 'closed' ? scanTime(end.value) : undefined;
		if (end !== undefined && closed !== undefined)
			set(head, 'closed', end.value.slice(0, closed.length), 'sure');
		const folded = text.toLowerCase().replace(/’/g, "'");
		const after = (kind: 'openings' | 'chairings') => {
			for (const phrase of importPhrases(kind)) {
				const at = folded.indexOf(phrase);
				if (at !== -1) return text.slice(at + phrase.length).trim();
			}
			return undefined;
		};
		const opening = after('openings');
		const time = opening === undefined ? undefined : scanTime(opening.replace(/^[\s:@]+/, ''));
		if (opening !== undefined && time !== undefined)
			set(head, 'opened', opening.replace(/^[\s:@]+/, '').slice(0, time.length), 'likely');
		const chair = after('chairings')
			?.split(/[,.;]|\s[-–—]\s/)[0]
			?.trim();
		if (chair !== undefined && /^\p{Lu}[^\d]{2,50}$/u.test(chair) && chair.split(' ').length <= 6)
			set(head, 'chair', chair, 'likely');
	}
}
