/** The head of foreign minutes: kind, date, hours, place, officers, who was there, agenda. Every unit that is taken is named, so that nothing is lost. */

import type { Language } from '../ast/index.js';
import { phrasebook, vocabulary } from '../language/index.js';
import { dateText, scanDate, toIsoDate } from '../text/date.js';
import { findDateInWords } from '../text/date-in-words.js';
import { isWordCharacter } from '../text/letters.js';
import { parseTime, scanTime, scanTimeRange, timeText } from '../text/time.js';
import type { FrontMatter } from './as-markdown.js';
import { type ImportLabel, isInList, isPhrase, phraseFinder } from './dialect.js';
import { openingsIn } from './items.js';
import { type LabelGroup, labelGroup, looseLabelGroup, sentenceGroup, sentenceStatus } from './labels.js';
import { type Head, setValue } from './model.js';
import { type Person, readPeople, settled, split, withVotes } from './people.js';
import {
	isPersonName,
	type KnownNames,
	knownNames,
	nameAtEnd,
	nameAtStart,
	withoutTitle,
} from './person-names.js';
import { type Labelled, labelled, numberedTitle } from './text.js';
import { textOf, type Unit } from './units.js';

/** The date and the kind stand near the top. */
const TOP = 40;
/** Titles of the whole may look like those of items. */
const NEAR_TOP = 9;
/** Older dates near the top are those of laws. */
const OLDEST_MINUTES = 1945;
/** A list of people is not longer. */
const LONGEST_LIST = 500;

/** Reads the head. */
export function readHead(units: readonly Unit[], front: readonly FrontMatter[], lang: Language): Head {
	const head: Head = {
		values: {},
		tellers: [],
		documents: [],
		annexes: [],
		signatures: [],
		people: [],
		agenda: [],
		taken: new Set(),
		unread: new Set(),
		findings: [],
	};
	readKind(units, front, lang, head);
	readAgenda(units, head);
	const start = bodyStart(units, head);
	readLabels(units, lang, head, start);
	readAttendance(units, head, start);
	const known = knownNames(head.people.map(({ name }) => name));
	readDate(units, front, lang, head, start);
	readHours(units, head);
	readDeedHour(units, head);
	readPlanned(head);
	readOfficers(units, front, head, known, start);
	return head;
}

/** Where the meeting itself begins: labels of officers and lists of members stand above. */
function bodyStart(units: readonly Unit[], head: Head): number {
	const openings = openingsIn(units, head.agenda, head.taken);
	for (const [at, { kind }] of [...openings].sort(([a], [b]) => a - b)) {
		const text = textOf(units[at]);
		const isAttendance =
			labelGroup(text.replace(/^[\d.\s]+/, '')) !== undefined ||
			isPhrase('sheets', text.replace(/^[\d.\s]+|[\s:]+$/g, ''));
		if ((kind === 'item' || kind === 'block') && !isAttendance) return at;
	}
	return units.length;
}

function readKind(units: readonly Unit[], front: readonly FrontMatter[], lang: Language, head: Head): void {
	const texts = [
		...front
			.filter(({ key }) => key === 'title' || key === 'description' || key === 'subtitle')
			.map(({ value }) => value),
		...units.slice(0, TOP).map(textOf),
	];
	for (const text of texts) {
		const kind = text.length < 200 ? vocabulary('meetings').findIn(text) : undefined;
		if (kind === undefined || isOtherDay(text.slice(0, kind.offset))) continue;
		head.values.meeting = text.slice(kind.offset, kind.offset + kind.length).toLocaleLowerCase(lang);
		head.findings.push({ what: 'kind', value: head.values.meeting, certainty: 'likely' });
		return;
	}
}

// ── Agenda ──

function readAgenda(units: readonly Unit[], head: Head): void {
	for (const [at, unit] of units.entries()) {
		if (unit.kind === 'table' || head.taken.has(at)) continue;
		const text = textOf(unit);
		const isTitle = unit.kind === 'heading' || unit.isBold || text.length < 40;
		const label = text.length > 300 ? undefined : labelled(text, isTitle);
		const isContents = isTitle && isPhrase('contents', text.replace(/[\s:]+$/, ''));
		if (!isContents && label?.label !== 'agenda') continue;
		const { values, taken } = entriesBelow(units, at, label?.value ?? '');
		if (values.length < 2) continue;
		if (head.agenda.length === 0) {
			head.agenda = values
				.map((value) =>
					value
						.replace(/^(?:\d{1,2}\s?[.:)/°-]+\s*)?(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?[.:)/°-]+\s*/u, '')
						.replace(/^\[[ x]?\]\s*/i, '')
						.replace(/[;,]$/, '')
						.trim(),
				)
				.filter((value) => value !== '');
			head.findings.push({ what: 'agenda', value: `${head.agenda.length}`, certainty: 'sure' });
		} else if (!isContents) continue;
		for (const one of taken) head.taken.add(one);
	}
}

/** The entries below a label: a list, lines of one paragraph, or lines with numbers that count on. */
function entriesBelow(
	units: readonly Unit[],
	at: number,
	value: string,
): { values: string[]; taken: number[] } {
	const values = value === '' ? [] : split(value, /;/);
	const taken = [at];
	let kind: 'item' | 'lines' | 'numbers' | undefined;
	for (let next = at + 1; next < units.length && next - at < 60; next += 1) {
		const unit = units[next] as Unit;
		const text = textOf(unit);
		if (unit.kind !== 'item' && unit.kind !== 'text') break;
		if (text === '' || (labelled(text) !== undefined && unit.kind === 'text')) break;
		const number = numberedTitle(text)?.number ?? unit.number;
		const here =
			unit.kind === 'item'
				? 'item'
				: number !== undefined || /^[A-H]\s?[.)/-]\s/.test(text)
					? 'numbers'
					: 'lines';
		kind ??= here;
		if (here !== kind) {
			// A line that a list goes on in.
			if (kind === 'item' && !unit.isApart && unit.kind === 'text') {
				taken.push(next);
				values[values.length - 1] = `${values.at(-1) ?? ''} ${text}`;
				continue;
			}
			break;
		}
		if (kind === 'lines' && unit.isApart && values.length > (value === '' ? 0 : 1)) break;
		const last = values.length === 0 ? undefined : (numberedTitle(values.at(-1) ?? '')?.number ?? undefined);
		if (kind === 'numbers' && number !== undefined && last !== undefined && number !== last + 1) break;
		if (
			kind === 'item' &&
			unit.number !== undefined &&
			taken.length > 1 &&
			unit.number <= (units[next - 1]?.number ?? 0) &&
			unit.isApart &&
			unit.depth === 1
		)
			break;
		values.push(kind === 'item' && unit.depth > 1 ? `${text}` : text);
		taken.push(next);
	}
	return { values, taken };
}

// ── Labels ──

function readLabels(units: readonly Unit[], lang: Language, head: Head, start: number): void {
	let isElection = false;
	for (const [at, unit] of units.entries()) {
		if (head.taken.has(at) || unit.kind === 'table' || unit.kind === 'comment' || unit.kind === 'other')
			continue;
		const text = textOf(unit);
		if (text.length > 400) continue;
		if (unit.kind === 'heading' || unit.isBold)
			isElection = text.split(/[^\p{L}-]+/u).some((word) => isInList('electionHeads', word));
		const isHead = at < Math.max(start, 3) || unit.kind !== 'item';
		if (!isHead) continue;
		const several = at < Math.max(start, NEAR_TOP) ? labelsOf(text) : [];
		if (several.length > 1) {
			// Words of one of them may not be read: the line stays.
			for (const found of several) {
				readLabel(units, at, found, lang, head, start);
				head.taken.delete(at);
			}
			continue;
		}
		const found = labelled(text, unit.kind === 'heading' || unit.isBold);
		if (found === undefined) continue;
		// `Chair: Dora Finch` below `Election of officers` is elected, and sits at the next meeting.
		if (isElection && (found.label === 'chair' || found.label === 'secretary')) continue;
		readLabel(units, at, found, lang, head, start);
	}
}

/** `Début : 20h30 / Fin : 22h15`, `Chair: Ana Bell. Minutes: Bo Carr.`: labels on one line. */
function labelsOf(text: string): Labelled[] {
	const starts = [...text.matchAll(/(?:^|[|/;,•.–—]\s+|\s{3,})(?=\p{L}[^:|/;.]{1,38}:\s)/gu)].map(
		({ index, 0: sign }) => index + sign.length,
	);
	const found = starts.flatMap((from, index) => {
		const part = text.slice(from, starts[index + 1] ?? text.length).replace(/[\s|/;,•.–—]+$/u, '');
		return labelled(part) ?? [];
	});
	return found.length === starts.length ? found : [];
}

function readLabel(
	units: readonly Unit[],
	at: number,
	{ label, value }: { label: ImportLabel; value: string },
	lang: Language,
	head: Head,
	start: number,
): void {
	const take = () => head.taken.add(at);
	switch (label) {
		case 'date': {
			if (at >= Math.max(start, TOP)) return;
			const date = dateIn(value, lang);
			if (date === undefined) return;
			setValue(head, 'date', date.text, 'sure');
			readHourAfter(value.slice(date.end), head);
			if (isWhole(value, date.text)) take();
			return;
		}
		case 'notice': {
			const below = value === '' ? textOf(units[at + 1]) : value;
			const date = dateIn(below, lang);
			if (
				date !== undefined &&
				setValue(head, 'notice', date.text.replace(/^(?:le|the)\s/i, ''), 'sure') &&
				value !== ''
			)
				take();
			return;
		}
		case 'next': {
			const date = dateIn(value, lang);
			if (date !== undefined && isWhole(value, date.text) && setValue(head, 'next', date.text, 'sure'))
				take();
			return;
		}
		case 'members': {
			const [, count = ''] = /^(\d{1,6})(?:\s+[\p{L}\s]{1,40})?$/u.exec(value) ?? [];
			if (count !== '' && setValue(head, 'members', count, 'sure')) take();
			return;
		}
		case 'session':
			if (at < start) readSession(at, value, head, lang);
			return;
		case 'opened':
		case 'closed': {
			const time = timesIn(value)[0];
			if (time === undefined || time.from > 12) return;
			// The line of the end stays: it closes the meeting.
			if (setValue(head, label, time.text, 'sure') && label === 'opened' && isWhole(value, time.text)) take();
			return;
		}
		case 'documents':
		case 'annexes': {
			const { values, taken } = entriesBelow(units, at, value);
			if (values.length === 0 || head[label].length > 0 || values.some((text) => text.length > 200)) return;
			head[label] = values;
			head.findings.push({ what: label, value: `${values.length}`, certainty: 'sure' });
			for (const one of taken) head.taken.add(one);
			return;
		}
		case 'tellers': {
			const people = readPeople([value], 'present', false)?.people;
			if (people === undefined) return;
			head.tellers = people.map(({ name }) => name);
			head.findings.push({ what: 'tellers', value, certainty: 'sure' });
			take();
			return;
		}
		case 'chair':
		case 'secretary': {
			if (at >= start && units[at]?.kind === 'item') return;
			const isOffice = /^(?:président|présidente|president|secrétaire|secretary)$/iu.test(
				labelled(textOf(units[at]))?.written ?? '',
			);
			if (at >= start && isOffice) return;
			const name = split(value, /[,;(]/)[0]?.replace(/[.\s]+$/, '') ?? '';
			const people = split(name, /\s(?:et|and)\s/);
			if (value.length > 120 || people.length === 0 || !people.every((one) => isPersonName(one))) return;
			if (
				setValue(head, label, people.length === 1 ? (people[0] ?? '') : people.join(', '), 'sure') &&
				isWhole(value, name)
			)
				take();
			return;
		}
		case 'place':
		case 'title':
		case 'organization':
			if (at < start && value.length < 200 && setValue(head, label, value.replace(/\.$/, ''), 'sure')) take();
	}
}

function isWhole(value: string, read: string): boolean {
	return !/[\p{L}\p{N}]/u.test(value.replace(read, ''));
}

/** `de 14 h 00 à 17 h 05, salle des fêtes`; `2:00 pm to 3:25 pm, online`; `ouverte à 18 h`; `levée à 11 h`, where no opening is known. */
function readSession(at: number, value: string, head: Head, lang: Language): void {
	const [before = ''] = /^\p{Ll}[\p{L}\s]{0,20}?(?=\d)/u.exec(value) ?? [];
	const text = value.slice(before.length);
	const time = scanTimeRange(text);
	if (time === undefined) {
		// `Réunion : conseil municipal`: the kind has been read already.
		const kind = head.values.meeting;
		if (kind !== undefined && kind === value.toLowerCase()) head.taken.add(at);
		return;
	}
	const rest = /^\s*(?:\(?[A-Z]{2,4}\)?(?![\p{L}]))?\s*(?:,\s*(.+))?$/su.exec(text.slice(time.length));
	if (rest === null) return;
	const closes = phrasebook(lang)('labels.document.facts.until', { closed: '' }).trim().toLowerCase();
	if (time.endOffset === undefined && before.trim() === closes)
		setValue(head, 'closed', text.slice(0, time.startLength), 'sure');
	else
		setPlanned(
			head,
			text.slice(0, time.startLength),
			time.endOffset === undefined ? undefined : text.slice(time.endOffset, time.length),
		);
	if (rest[1] !== undefined) setValue(head, 'place', rest[1].replace(/\.$/, ''), 'sure');
	head.taken.add(at);
}

// ── Attendance ──

/** A label of people, and where its list begins. */
interface Announced {
	group: LabelGroup;
	value: string;
	/** The rest of a sentence belongs to its people. */
	isSentence: boolean;
	/** Some words of the label are not known: names below it make it one. */
	isLoose?: boolean;
}

function readAttendance(units: readonly Unit[], head: Head, start: number): void {
	const people: Person[] = [];
	let isNear = -1;
	let hasVoters = false;
	/** A plain `In attendance` names the members where no other list does. */
	const attending: Person[] = [];
	for (let at = 0; at < units.length; at += 1) {
		const unit = units[at] as Unit;
		if (
			head.taken.has(at) ||
			unit.kind === 'table' ||
			unit.kind === 'comment' ||
			unit.kind === 'other' ||
			unit.kind === 'rule'
		)
			continue;
		const announced = announcedBy(units, at);
		if (announced === undefined) continue;
		// People whose presence only the place of their list tells stand among the lists at the top.
		if (announced.group === 'members' && (at >= start || (announced.value === '' && unit.kind === 'item')))
			continue;
		const list = listBelow(units, at, announced, head);
		if (list === undefined) {
			if (
				announced.group !== 'members' &&
				announced.isLoose !== true &&
				!(announced.value === '' && announcedBy(units, at + 1) !== undefined) &&
				(at <= isNear + 2 || at < start)
			) {
				head.unread.add(at);
				head.findings.push({ what: 'passage', value: textOf(unit).slice(0, 80), certainty: 'unsure' });
			}
			continue;
		}
		if (at >= start && list.people.length < 2 && announced.group !== 'represented' && people.length === 0)
			continue;
		if (at >= start && announced.isSentence) continue;
		if (announced.isLoose === true && (at >= start || list.people.length === 0)) continue;
		// Where directors are listed, officers and staff who are there too have no vote.
		const words = textOf(unit);
		if (
			announced.group === 'present' &&
			hasVoters &&
			/\b(?:officers|staff|personnel|salariés)\b/iu.test(words)
		)
			for (const one of list.people) one.group = 'guests';
		else if (announced.group === 'present' && list.people.length > 0)
			hasVoters ||= VOTERS.test(words.slice(0, 60));
		if (announced.group === 'late') withHour(list.people, textOf(unit).split(':')[0] ?? '');
		for (const one of list.people) (announced.group === 'attending' ? attending : people).push(one);
		for (const one of list.taken) head.taken.add(one);
		for (const one of list.unnamed) head.findings.push({ what: 'passage', value: one, certainty: 'unsure' });
		isNear = [...list.taken].reduce((last, one) => Math.max(last, one), Number.NEGATIVE_INFINITY);
	}
	for (const one of talkedPeople(units, head, start)) people.push(one);
	const hasMembers = people.some(({ group }) => group === 'present');
	const all = [
		...people,
		...attending.map((one) =>
			hasMembers && one.group === 'present' ? { ...one, group: 'guests' as const } : one,
		),
	];
	head.people = withVotes(settled(all));
	if (head.people.length > 0)
		head.findings.push({ what: 'people', value: `${head.people.length}`, certainty: 'sure' });
	for (const { name, group } of head.people)
		if (group === 'represented') head.findings.push({ what: 'proxy', value: name, certainty: 'sure' });
}

/** `Rejoint la réunion à 17h50 : Henri Jourdain`: the hour of a label is that of all its people. */
function withHour(people: readonly Person[], label: string): void {
	const [time] = timesIn(label);
	if (time !== undefined)
		for (const one of people)
			one.moves = one.moves.map((move) => (/\d/.test(move) ? move : `${move} à ${time.text}`));
}

/** Labels that name those who vote. */
const VOTERS = /\b(?:directors|trustees|members|councillors|administrateurs|membres|conseillers)\b/iu;
/** Further than this below the first title nobody says who was there. */
const NEAR_START = 14;

/** People whose presence a sentence tells, above the first items or in them. The sentence stays where it is. */
function talkedPeople(units: readonly Unit[], head: Head, start: number): Person[] {
	const found: Person[] = [];
	for (const [at, unit] of units.slice(0, start + NEAR_START).entries()) {
		if (head.taken.has(at) || head.unread.has(at) || (unit.kind !== 'text' && unit.kind !== 'item')) continue;
		const text = textOf(unit);
		if (text.length > 3000) continue;
		for (const sentence of sentencesOf(text)) for (const one of talkedBy(sentence)) found.push(one);
	}
	return found;
}

function talkedBy(sentence: string): Person[] {
	const presided = /^formant quorum,?\s+sous la présidence (?:d[eu]\s+|d['’])/iu.exec(sentence)?.[0];
	if (presided !== undefined) {
		const name = nameAtStart(sentence.slice(presided.length));
		return name === undefined ? [] : [{ name, note: '', group: 'present', moves: [] }];
	}
	const opened = sentenceGroup(sentence);
	if (opened !== undefined) {
		const read = readPeople([opened.rest], opened.group, false);
		return read?.people.every(({ name }) => /\s/.test(name)) === true ? read.people : [];
	}
	const said = sentenceStatus(sentence);
	if (said === undefined) return [];
	const people = readPeople([said.names], said.holder === undefined ? said.group : 'excused', false)?.people;
	if (people === undefined || !people.every(({ name }) => /\s/.test(name))) return [];
	if (said.holder === undefined) return people;
	const holder = readPeople([said.holder], 'present', false)?.people;
	const [one] = holder ?? [];
	return one === undefined || holder?.length !== 1
		? []
		: people.map((person) => ({ ...person, group: 'represented' as const, holder: one.name }));
}

function announcedBy(units: readonly Unit[], at: number): Announced | undefined {
	const unit = units[at];
	if (unit === undefined || unit.kind === 'table') return undefined;
	const text = unit.lines.join('\n').trim();
	if (text === '' || text.length > 6000) return undefined;
	const plain = text.replace(/^\d{1,2}\s*[.)/-]?\s+(?=\p{L})/u, '');
	const colon = plain.search(/[:：]/);
	if (colon > 0 && colon < 160) {
		const group =
			labelGroup(plain.slice(0, colon).replace(/\n/g, ' ')) ??
			groupLabel(labelled(plain.slice(0, colon + 1))?.label);
		if (group !== undefined) return { group, value: plain.slice(colon + 1).trim(), isSentence: false };
		const loose =
			labelled(plain.slice(0, colon + 1)) === undefined ? looseLabelGroup(plain.slice(0, colon)) : undefined;
		if (loose !== undefined)
			return { group: loose, value: plain.slice(colon + 1).trim(), isSentence: false, isLoose: true };
	}
	const next = units[at + 1];
	const isTitle =
		unit.kind === 'heading' ||
		unit.isBold ||
		(text.length < 60 && next !== undefined && (next.kind === 'item' || unit.isApart));
	if (isTitle && !plain.includes('\n')) {
		const group = labelGroup(plain);
		if (group !== undefined && (group !== 'members' || unit.kind === 'heading' || unit.isBold))
			return { group, value: '', isSentence: false };
	}
	const [first = '', ...more] = text.split('\n');
	const known = more.length > 0 && first.length < 60 ? labelGroup(first) : undefined;
	if (known !== undefined && known !== 'members')
		return { group: known, value: more.join('\n'), isSentence: false };
	// `**Présents** Ana Bell, Bo Carr` without a colon.
	const sentence = sentenceGroup(text.replace(/\n/g, ' '));
	return sentence === undefined
		? undefined
		: { group: sentence.group, value: sentence.rest, isSentence: true };
}

/** `Sur place :`, `Équipe de La Ruche :`: labels that are known as a whole. */
function groupLabel(label: ImportLabel | undefined): LabelGroup | undefined {
	return GROUPS.find((group) => group === label);
}

const GROUPS = ['present', 'remote', 'represented', 'byPost', 'excused', 'absent', 'guests'] as const;

interface PeopleList {
	people: Person[];
	unnamed: string[];
	taken: number[];
}

/** The people under a label: on its line, in the list or the lines below. */
function listBelow(
	units: readonly Unit[],
	at: number,
	{ group, value }: Announced,
	head: Head,
): PeopleList | undefined {
	const unit = units[at] as Unit;
	const people: Person[] = [];
	const unnamed: string[] = [];
	const taken = [at];
	const add = (read: { people: Person[]; unnamed: string[] }) => {
		for (const one of read.people) people.push(one);
		for (const one of read.unnamed) unnamed.push(one);
	};
	let label = group;
	const isCount =
		/^[\s(]*\d{0,4}\s*(?:membres|personnes|members|élus|adhérents|voix|votants)?[\s.):]*$/u.test(value);
	if (!isCount) {
		for (const [index, sentence] of partsOf(value).entries()) {
			const own = index === 0 ? undefined : sentenceGroup(sentence.replace(/\n/g, ' '));
			const from = own === undefined ? sentence : own.rest;
			const read =
				index > 0 && own === undefined ? undefined : readPeople(from.split('\n'), own?.group ?? group, false);
			if (read === undefined) {
				if (index === 0) return undefined;
				break;
			}
			add(read);
		}
	}
	// A label without people on its line announces those below.
	let shape: Unit['kind'] | undefined;
	for (let next = at + 1; next < units.length && next - at < LONGEST_LIST; next += 1) {
		const below = units[next] as Unit;
		if (below.kind === 'comment') continue;
		if (head.taken.has(next)) break;
		const text = textOf(below);
		if (below.kind !== 'item' && below.kind !== 'text' && below.kind !== 'heading') break;
		const other = announcedBy(units, next);
		if (other !== undefined) {
			// `Titulaires :`, a part of the list.
			const isPart =
				other.group === 'members' &&
				group !== 'members' &&
				(below.kind === 'heading' ? unit.kind === 'heading' && below.depth > unit.depth : other.value === '');
			if (!isPart) break;
			label = group;
			taken.push(next);
			continue;
		}
		if (below.kind === 'heading') break;
		if (labelled(text) !== undefined) break;
		const isListed = below.kind === 'item' || below.isApart || shape === 'text' || text.length < 60;
		if (shape === 'item' && below.kind !== 'item' && below.isApart && !/^[*•–-]\s/.test(text)) break;
		// `Présents : Ana Bell` and below it a paragraph for each of the others.
		const goesOn =
			below.kind === 'text' &&
			unit.kind === 'text' &&
			(shape === 'text' || people.length === 1) &&
			/\s/.test(text) &&
			isPersonName(split(text.replace(/\([^()]*\)/g, ''), /,/)[0] ?? '');
		if (!isCount && !goesOn && (below.isApart || (below.kind === 'text' && people.length === 0))) break;
		if (!isCount && below.kind === 'item' && !below.isApart && shape === undefined && people.length > 3)
			break;
		const read = readPeople(below.lines, label, isListed && below.lines.length === 1);
		// An entry of a list that is no name, among those that are.
		if (
			read === undefined &&
			shape === 'item' &&
			below.kind === 'item' &&
			people.length > 1 &&
			text.length < 90
		) {
			unnamed.push(text);
			taken.push(next);
			continue;
		}
		const isBoundary =
			shape === 'text' && below.isApart && read !== undefined && !/\s/.test(read.people[0]?.name ?? 'x');
		if (
			read === undefined ||
			isBoundary ||
			(below.kind === 'text' &&
				below.isApart &&
				shape !== undefined &&
				/[.!?]$/.test(text) &&
				text.split(' ').length > 6)
		) {
			if (shape === undefined && people.length === 0) return undefined;
			break;
		}
		// In capitals a line may be the next title.
		if (
			below.kind === 'text' &&
			below.isApart &&
			people.length > 0 &&
			text === text.toUpperCase() &&
			!people.some(({ name }) => name === name.toUpperCase())
		)
			break;
		// An empty box: not there.
		const isUnticked = /^\[\s?\]/.test(text) || /^\s*[-*+]\s+\\?\[\s?\\?\]/.test(below.source[0] ?? '');
		add(
			isUnticked && group === 'present'
				? { ...read, people: read.people.map((one) => ({ ...one, group: 'absent' as const })) }
				: read,
		);
		shape ??= below.kind;
		taken.push(next);
	}
	return people.length === 0 && unnamed.length === 0 ? undefined : { people, unnamed, taken };
}

/** Sentences of a list, and labels behind dashes: `Ana Bell — Not attending: Bo Carr — Guests: Cy Dean`. */
function partsOf(value: string): string[] {
	return sentencesOf(value).flatMap((sentence) => {
		const starts = [...sentence.matchAll(/\s+[—–|/;•-]+\s+(?=([^:;,—–|]{3,50}):)/gu)].filter(
			([, label = '']) => labelGroup(label) !== undefined,
		);
		let from = 0;
		const parts = starts.map(({ index, 0: sign }) => {
			const part = sentence.slice(from, index);
			from = index + sign.length;
			return part;
		});
		return [...parts, sentence.slice(from)];
	});
}

/** Sentences of a text; `M. Petit`, `v. Löwis` and initials end none. */
export function sentencesOf(text: string): string[] {
	return text
		.split(/(?<=(?:[\p{L}\p{N})\]*_»"”%€]{2}|\d)[.!?][*_)»"”]*)\s+(?=["“«(*_]*[\p{Lu}\d])/u)
		.reduce<string[]>((out, part) => {
			const last = out.at(-1);
			if (
				last !== undefined &&
				/(?:^|[\s(])(?:M|MM|Mme|Mmes|Mlle|Mr|Mrs|Ms|Dr|Me|St|Ste|art|n|no|cf|v|Pdt|Fr|Rev|Revd|Hon|Cllr|Sr|Jr|Prof|Pr|Col|Gen|Lt|Sgt|Capt|Mgr)\.$/iu.test(
					last,
				)
			)
				out[out.length - 1] = `${last} ${part}`;
			else out.push(part);
			return out;
		}, []);
}

// ── Date ──

function isOtherDay(text: string): boolean {
	return (
		phraseFinder('notices').test(text) ||
		/approbation|adoption|approval|previous|précédent|dernière|last meeting|(?<!^\W*)minutes of the .{0,40}$/iu.test(
			text,
		)
	);
}

/** The first date in a text, as it is written. */
export function dateIn(
	text: string,
	lang: Language,
): { text: string; end: number; year: number } | undefined {
	for (let at = 0; at < Math.min(text.length, 400); at += 1) {
		if (isWordCharacter(text[at - 1]) || !isWordCharacter(text[at])) continue;
		const date = scanDate(text.slice(at), lang);
		if (date?.result.ok)
			return { text: text.slice(at, at + date.length), end: at + date.length, year: date.result.date.year };
		const short =
			lang === 'en' && date !== undefined
				? american(text.slice(at, at + date.length))
				: dotted(text.slice(at, at + 12));
		if (short !== undefined)
			return { text: short.iso, end: at + short.length, year: Number(short.iso.slice(0, 4)) };
	}
	return undefined;
}

/** `11.06.2024`, `11/06/24`. */
function dotted(text: string): { iso: string; length: number } | undefined {
	const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])/.exec(text);
	if (match === null) return undefined;
	const [whole, day, , month, year = ''] = match;
	const full = year.length === 2 ? `20${year}` : year;
	const date = scanDate(`${full}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`, 'fr');
	return date?.result.ok ? { iso: toIsoDate(date.result.date), length: whole.length } : undefined;
}

/** `13/02/2014`, `02/13/2014`: one order only gives a day. */
function american(text: string): { iso: string; length: number } | undefined {
	const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
	if (match === null) return undefined;
	const [first, second, year] = match.slice(1).map(Number) as [number, number, number];
	if (first <= 12 && second <= 12 && first !== second) return undefined;
	const [day, month] = first > 12 ? [first, second] : [second, first];
	const iso = `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
	return scanDate(iso, 'en')?.result.ok ? { iso, length: text.length } : undefined;
}

function readDate(
	units: readonly Unit[],
	front: readonly FrontMatter[],
	lang: Language,
	head: Head,
	start: number,
): void {
	const top = units.slice(0, Math.min(TOP, Math.max(start, NEAR_TOP)));
	const titles = [
		...front.filter(({ key }) => key === 'title' || key === 'subtitle').map(({ value }) => value),
		...top.filter(({ kind }) => kind === 'text' || kind === 'heading').map(textOf),
	].filter((text) => text.length < 220);
	const isTitle = (text: string) =>
		vocabulary('meetings').findIn(text) !== undefined ||
		phraseFinder('meetingWords').test(text) ||
		/minutes|proc[èe]s|compte[- ]rendu|\bPV\b|\bCR\b/iu.test(text);
	for (const text of titles) {
		const date = dateIn(text, lang);
		if (
			date === undefined ||
			date.year < OLDEST_MINUTES ||
			!isTitle(text) ||
			isOtherDay(text.slice(0, date.end))
		)
			continue;
		setDate(head, date.text);
		readHourAfter(text.slice(date.end), head);
		return;
	}
	const deed = deedIn(units, top);
	if (deed !== undefined) {
		setDate(head, deed);
		return;
	}
	const stated = front.find(({ key }) => key === 'date')?.value;
	const iso =
		stated === undefined ? undefined : (/\d{4}-\d{2}-\d{2}/.exec(stated)?.[0] ?? dateIn(stated, lang)?.text);
	if (iso !== undefined) {
		setDate(head, iso);
		return;
	}
	let notice = false;
	for (const unit of top) {
		const text = textOf(unit);
		const wasNotice = notice;
		notice = phraseFinder('notices').test(text) && text.length < 60;
		const date = dateIn(text, lang);
		if (date === undefined || date.year < OLDEST_MINUTES || isOtherDay(text.slice(0, date.end)) || wasNotice)
			continue;
		setDate(head, date.text);
		readHourAfter(text.slice(date.end), head);
		return;
	}
	// Nowhere but in an address: `obf-public-board-meeting-2022-10-21`.
	const linked = /meeting[-_/](\d{4}-\d{2}-\d{2})/i.exec(
		units
			.flatMap(({ source }) => source)
			.join('\n')
			.slice(0, 20_000),
	)?.[1];
	if (linked !== undefined) setDate(head, linked);
}

/** `L’an deux mille vingt-quatre, le six juin` near the top. */
function deedIn(units: readonly Unit[], top: readonly Unit[]): string | undefined {
	for (const [at] of top.entries()) {
		const formula = formulaAt(units, at);
		if (formula !== undefined) return dateText(formula.date, 'fr');
	}
	return undefined;
}

function formulaAt(units: readonly Unit[], at: number) {
	const unit = units[at];
	const text = unit?.kind === 'text' ? [textOf(unit), textOf(units[at + 1])].join(' ') : textOf(unit);
	const found = text.length > 1500 ? undefined : findDateInWords(text);
	return found && { date: found.date, rest: text.slice(found.end) };
}

/** The hour of a deed: `Le vingt-huit juin, à onze heures`. */
function readDeedHour(units: readonly Unit[], head: Head): void {
	for (const [at] of units.slice(0, TOP).entries()) {
		const formula = formulaAt(units, at);
		if (formula === undefined) continue;
		const rest = /^,?\s*(?:et\s+)?à\s+(.+)$/isu.exec(formula.rest)?.[1];
		const hour = rest === undefined ? undefined : scanTime(rest);
		if (rest !== undefined && hour !== undefined) setPlanned(head, rest.slice(0, hour.length));
		return;
	}
}

function setDate(head: Head, written: string): void {
	setValue(head, 'date', written.replace(/^(?:le|the)\s/iu, ''), 'likely');
}

// ── Hours ──

interface FoundTime {
	text: string;
	from: number;
	to: number;
}

/** The times of a text, as a header may hold them. */
export function timesIn(text: string): FoundTime[] {
	const found: FoundTime[] = [];
	const plain = text.replace(/_/g, ' ');
	for (let at = 0; at < Math.min(plain.length, 3000); at += 1) {
		if (isWordCharacter(plain[at - 1]) || !isWordCharacter(plain[at]) || /[./-]/.test(plain[at - 1] ?? ''))
			continue;
		const before = plain.slice(Math.max(0, at - 12), at);
		// `adjourned at 2131`
		const military = /^([01]\d|2[0-3])([0-5]\d)(?![\d:-]|\.\d)(?!\s*(?:€|\$|members|membres|euros))/.exec(
			plain.slice(at),
		);
		if (military !== null && /(?:at|@|order)\s*$/i.test(before)) {
			found.push({ text: `${military[1]}:${military[2]}`, from: at, to: at + 4 });
			at += 3;
			continue;
		}
		const digit = /\d/.test(plain[at] ?? '');
		if (!digit && !/(?:à|at|,|@|:)\s*$/iu.test(before)) continue;
		// `18:00:14` has seconds.
		const clock = /^(\d{1,2}:\d{2}):\d{2}(?![\d:])/.exec(plain.slice(at, at + 10));
		const time = scanTime(clock?.[1] ?? plain.slice(at, at + 60)) ?? loose(plain.slice(at, at + 14));
		if (time === undefined) continue;
		const seconds = clock === null ? 0 : 3;
		const length = time.length;
		found.push({
			text: 'text' in time ? (time.text as string) : plain.slice(at, at + length).trim(),
			from: at,
			to: at + length,
		});
		at += length + seconds - 1;
	}
	return found;
}

/** `9 pm`, `7.05pm`, `19H`, `20 h. 15`. */
function loose(text: string): { value: number; length: number; text: string } | undefined {
	const match =
		/^(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?\s?m\b\.?/i.exec(text) ??
		/^(\d{1,2})\s?h\.?\s?(\d{2})?()(?![\p{L}\d])/iu.exec(text);
	if (match === null) return undefined;
	const [whole, hours = '', minutes = '0', half = ''] = match;
	const hour = (Number(hours) % (half === '' ? 24 : 12)) + (half.toLowerCase() === 'p' ? 12 : 0);
	const value = hour * 60 + Number(minutes || 0);
	return hour < 24 && Number(minutes || 0) < 60
		? {
				value,
				length: whole.length,
				text: timeText(value, half === '' ? 'fr' : 'en').replace(/\u00A0/g, ' '),
			}
		: undefined;
}

/** The hour that follows a date: `à 10h`, `, 18:30`, `20h15-22h00`. */
function readHourAfter(rest: string, head: Head): void {
	const time =
		/^\s*(?:(?:et\s+)?(?:à|at|from|de|beginning at)|,\s*(?:à|at|from|de)?|@|\(|[-–—])\s*(?=\d)/iu.exec(rest);
	const text = time === null ? (/^\s*,?\s*(?=\d{1,2}\s?[h:])/.exec(rest)?.[0] ?? undefined) : time[0];
	if (text === undefined) return;
	const after = rest.slice(text.length);
	const range = scanTimeRange(after);
	const [first] = timesIn(after.slice(0, 40));
	if (range?.endOffset !== undefined)
		setPlanned(head, after.slice(0, range.startLength), after.slice(range.endOffset, range.length));
	else if (first !== undefined && first.from === 0) setPlanned(head, first.text);
}

/** The hours beside the date: those of the notice perhaps; they count where nothing says when the meeting opened and closed. */
const planned = new WeakMap<Head, { opened?: string; closed?: string }>();

function setPlanned(head: Head, opened: string, closed?: string): void {
	const before = planned.get(head);
	planned.set(head, { opened, ...(closed === undefined ? {} : { closed }), ...before });
}

/** An hour that a sentence tells is that of the clock, where the one under a label or a little earlier was planned. */
function setTold(head: Head, what: 'opened' | 'closed', told: string): void {
	const before = head.values[what];
	if (before === undefined) setValue(head, what, told, 'likely');
	else {
		const between = Math.abs((parseTime(before) ?? Number.NaN) - (parseTime(told) ?? Number.NaN));
		if (between > 0 && between <= 45) head.values[what] = told;
	}
}

function readHours(units: readonly Unit[], head: Head): void {
	const hasWord = (kind: 'openingWords' | 'closingWords' | 'meetingWords', text: string) =>
		phraseFinder(kind).test(text);
	const sentences = units.flatMap((unit, at) =>
		unit.kind === 'text' || unit.kind === 'item' || unit.kind === 'heading'
			? sentencesOf(textOf(unit).slice(0, 3000)).map((text) => ({ text, at }))
			: [],
	);
	const isShort = (text: string) => text.split(/\s+/).length <= 9;
	const early = units.length * 0.6 + 3;
	const isOpening = /ouver|ouvr|order|open|constitu/iu;
	for (const { text, at } of sentences) {
		if (at > early) break;
		if (text.length > 600) continue;
		const range =
			/(?:between|from|de|entre)\s+(\d.{0,30}?)(?:$|[,;(]|\s[–—-]\s)/iu.exec(text.replace(/\.$/, ''))?.[1] ??
			'';
		const times = timesIn(text);
		if (times.length === 0 || phraseFinder('notices').test(text.slice(0, times[0]?.from))) continue;
		const linked = range === '' ? undefined : timesIn(range);
		if (
			linked !== undefined &&
			linked.length === 2 &&
			/^\s*(?:and|et|to|à|-|–)\s*$/u.test(range.slice(linked[0]?.to, linked[1]?.from)) &&
			(hasWord('meetingWords', text) || at < TOP)
		) {
			setPlanned(head, linked[0]?.text ?? '', linked[1]?.text ?? '');
			continue;
		}
		const opening = phraseFinder('openingWords').exec(text);
		if (
			opening === null ||
			hasWord('closingWords', text.slice(0, times[0]?.from ?? 0)) ||
			(!hasWord('meetingWords', text) && !isShort(text) && !/order/i.test(opening[0]))
		)
			continue;
		if (head.values.opened !== undefined && !isOpening.test(opening[0])) continue;
		const near =
			times.find((time) => time.from > opening.index && time.from - opening.index < 160) ?? times[0];
		if (near === undefined || /\b(?:arriv|quitt|left|joined)/iu.test(text)) continue;
		setTold(head, 'opened', near.text);
		if (isOpening.test(opening[0])) break;
	}
	for (const { text, at } of [...sentences].reverse()) {
		if (at < units.length * 0.3) break;
		if (text.length > 600) continue;
		const times = timesIn(text);
		const closing = times.length === 0 ? null : phraseFinder('closingWords').exec(text);
		if (closing === null || (!hasWord('meetingWords', text) && !isShort(text))) continue;
		if (/reprise|repren|resum|suspen|jusqu|until|prochaine|next meeting/iu.test(text)) continue;
		const near = times.find((time) => time.from > closing.index) ?? times.at(-1);
		if (near !== undefined) {
			setTold(head, 'closed', near.text);
			break;
		}
	}
}

/** The planned hours, where no others are known. */
function readPlanned(head: Head): void {
	const { opened, closed } = planned.get(head) ?? {};
	if (opened !== undefined) setValue(head, 'opened', opened, 'likely');
	if (closed !== undefined) setValue(head, 'closed', closed, 'likely');
}

// ── Officers ──

function readOfficers(
	units: readonly Unit[],
	front: readonly FrontMatter[],
	head: Head,
	known: KnownNames,
	start: number,
): void {
	const both = units.find((unit) =>
		/^(?:président|présidente|chair)\s+(?:et|and|&)\s+secr[ée]t[\p{L}]+(?:\s+de\s+(?:la\s+)?séance)?\s*:/iu.test(
			textOf(unit),
		),
	);
	if (both !== undefined) {
		const name = textOf(both)
			.replace(/^[^:]*:\s*/, '')
			.replace(/\.$/, '');
		if (isPersonName(name)) {
			setValue(head, 'chair', name, 'sure');
			setValue(head, 'secretary', name, 'sure');
		}
	}
	const sentences = units.flatMap((unit, at) => {
		const isOut =
			unit.kind === 'table' ||
			unit.kind === 'comment' ||
			(at > Math.max(start + 12, TOP) && at < units.length - 15 && (unit.kind !== 'text' || at > 200));
		return isOut ? [] : sentencesOf(textOf(unit).slice(0, 2000)).filter((text) => text.length < 500);
	});
	for (const [what, before, after] of [
		['chair', 'chairBefore', 'chairAfter'],
		['secretary', 'secretaryBefore', 'secretaryAfter'],
	] as const) {
		for (const text of sentences) {
			if (head.values[what] !== undefined) break;
			for (const match of text.matchAll(phraseFinder(after))) {
				const name = nameAtEnd(text.slice(0, match.index), known);
				if (name !== undefined && (what === 'chair' || !/séance$/.test(match[0]) || /secr/i.test(match[0])))
					setValue(head, what, /^\p{Lu}{2,3}$/u.test(name) ? (known.whole(name) ?? name) : name, 'likely');
			}
			const [, caller = ''] =
				what === 'chair'
					? (/(?:called(?: the meeting)? to order|opened|ouverte)[^.;]{0,40}?\b(?:by|par)\s+(?:(?:l[ea]|M\.|Mme|Monsieur|Madame|the|[Pp]résidente?|[Mm]aire|[Cc]hair|[Pp]resident)\s+)*((?:\p{Lu}[\p{L}'’.-]*\s?){1,4})/u.exec(
							text,
						) ?? [])
					: [];
			const called = caller.replace(/[\s.]+$/, '');
			if (called !== '' && (isPersonName(called) || known.has(called)))
				setValue(head, what, called, 'likely');
			for (const match of text.matchAll(phraseFinder(before))) {
				const rest = text.slice(match.index + match[0].length);
				const handle = /^\s*:?\s*([\p{Ll}\p{N}][\p{L}\p{N}_-]+)(?=[\s.,]|$)/u.exec(rest)?.[1] ?? '';
				const name =
					nameAtStart(rest, known) ??
					known.whole(handle) ??
					/^\s*:?\s*(\p{Lu}[\p{L}'-]+)[.,]?(?:\s+at\s|\s*$|[.,])/u.exec(rest)?.[1] ??
					undefined;
				if (name !== undefined && (isPersonName(name) || known.has(name)))
					setValue(head, what, known.whole(name) ?? name, 'likely');
			}
		}
		if (head.values[what] === undefined) {
			const role =
				what === 'chair'
					? /(?:^|[\s(,])(?:chair|chairman|chairwoman|chairperson|in the chair|président de séance|présidente de séance)(?:$|[,)\s])/iu
					: /(?:^|[\s(,])(?:secretary|secrétaire de séance|secrétaire|scribe|minutes|minute taker|minute-taker|note taker|minutes secretary)(?:$|[,)\s])/iu;
			const isThere = (group: Person['group']) =>
				group === 'present' || group === 'remote' || (what === 'secretary' && group === 'guests');
			const held = head.people.filter(
				({ note, group }) =>
					role.test(note) &&
					!/vice|past|adjoint|assistant|general secretary|secrétaire général|company secretary/iu.test(
						note,
					) &&
					isThere(group),
			);
			if (held.length === 1 && held[0] !== undefined)
				setValue(head, what, withoutTitle(held[0].name), 'likely');
		}
	}
	for (const what of ['chair', 'secretary'] as const) readLabelledOfficer(units, head, known, what);
	readPresiding(sentences, head);
	const author = front.find(({ key }) => key === 'author')?.value;
	if (
		author !== undefined &&
		head.values.secretary === undefined &&
		front.some(({ key, value }) => key === 'date' || /proc|minutes/i.test(value))
	) {
		const names = author.split(/\s*,\s*/).map((name) => name.replace(/<[^>]*>/g, ''));
		if (names.every((name) => isPersonName(name)) && names[0] !== undefined)
			setValue(head, 'secretary', names[0], 'likely');
	}
}

/** An officer under a label: by a handle that only the list of people makes a name, or by initials as the list has the name. */
function readLabelledOfficer(
	units: readonly Unit[],
	head: Head,
	known: KnownNames,
	what: 'chair' | 'secretary',
): void {
	const there = head.values[what];
	if (there !== undefined) {
		if (/^(?:\p{Lu}\.[\s-]?)+\p{Lu}/u.test(there)) head.values[what] = known.whole(there) ?? there;
		return;
	}
	for (const unit of units) {
		const found = unit.kind === 'table' || unit.kind === 'comment' ? undefined : labelled(textOf(unit));
		const [first = ''] = found?.label === what ? split(found.value, /[,;(]/) : [];
		const whole = first === '' ? undefined : known.whole(first);
		if (whole !== undefined) setValue(head, what, whole, 'sure');
	}
}

/** `La présidente ouvre la séance`, `The Mayor called the meeting to order`: whoever holds that office among those present has the chair. */
function readPresiding(sentences: readonly string[], head: Head): void {
	if (head.values.chair !== undefined) return;
	for (const text of sentences) {
		const office =
			/^(?:le|la|the|monsieur le|madame la|m\. le|mme la)\s+(\p{L}+)\s+(?:ouvre|déclare|souhaite la bienvenue|called|opened|welcomed|declared|constate)(?![\p{L}])/iu.exec(
				text,
			)?.[1];
		if (office === undefined) continue;
		const stem = office.toLowerCase().slice(0, 7);
		const held = head.people.filter(
			({ note, group }) =>
				(group === 'present' || group === 'remote') &&
				note
					.toLowerCase()
					.split(/[\s,()/-]+/)
					.some((word) => word.startsWith(stem)) &&
				!/vice|past|honor|honneur|adjoint|cpas/iu.test(note),
		);
		const [one] = held;
		if (held.length === 1 && one !== undefined) setValue(head, 'chair', withoutTitle(one.name), 'likely');
		return;
	}
}

/** Who signs as chair or secretary was it, where nothing else says who was. */
export function readOfficersWhoSigned(head: Head): void {
	const known = knownNames(head.people.map(({ name }) => name));
	for (const [what, role] of [
		[
			'chair',
			/^(?:président|présidente|présidence|chair|chairman|chairperson|chairwoman|presiding)(?:\s+de\s+(?:la\s+)?séance)?$/iu,
		],
		[
			'secretary',
			/^(?:secrétaire|secretary|clerk)(?:\s+d(?:e\s+(?:la\s+)?séance|['’]assemblée)|\s+of the \p{L}+)?$/iu,
		],
	] as const) {
		if (head.values[what] !== undefined) continue;
		const signers = head.signatures.flatMap((text) => {
			const [name = '', quality = ''] = text.split(/,\s(.*)/su);
			return role.test(quality) ? [name] : [];
		});
		const [name] = signers;
		if (signers.length === 1 && name !== undefined)
			setValue(head, what, withoutTitle(known.whole(name) ?? name), 'likely');
	}
}
