/** What the labels of foreign minutes say: date, hours, place, officers, documents. */

import type { Language } from '../../ast/index.js';
import { phrasebook } from '../../language/index.js';
import { matchesIn } from '../../text/places.js';
import { scanTimeRange } from '../../text/time.js';
import { readHourAfter, setPlanned, timesIn } from '../hours.js';
import { type Labelled, labelled } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { type Head, NEAR_TOP, setValue, TOP } from '../model.js';
import { announcedBy } from '../people/announced.js';
import { readPeople } from '../people/people.js';
import { split } from '../people/person-entry.js';
import {
	hasWordOf,
	type ImportLabel,
	isInList,
	isPhrase,
	phraseFinder,
	wordPattern,
} from '../wording/dialect.js';
import { electedWords } from '../wording/elected-verb.js';
import { announcesOfficers } from '../wording/election-words.js';
import { labelGroup } from '../wording/labels.js';
import { and } from '../wording/links.js';
import { isPersonName, withoutTitle } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { entriesBelow } from './agenda.js';
import { dateIn, titleDate } from './date.js';

export function readLabels(units: readonly Unit[], lang: Language, head: Head, start: number): void {
	let isElection = false;
	for (const [at, unit] of units.entries()) {
		if (head.taken.has(at) || unit.kind === 'table' || unit.kind === 'comment' || unit.kind === 'other')
			continue;
		const text = getText(unit);
		if (text.length > 400) continue;
		if (unit.kind === 'heading' || unit.isBold) isElection = isOfElections(unit);
		// `- End time: 13:57` stands in a list of facts.
		const isHead =
			at < Math.max(start, 3) || unit.kind !== 'item' || TIME_FACT.test(text) || isOfFacts(units, at);
		if (!isHead) continue;
		const several = at < Math.max(start, NEAR_TOP) ? getLabels(unit.lines.join(' ').trim()) : [];
		if (several.length > 1) {
			// Words of one of them may not be read: the line stays.
			for (const found of several) {
				readLabel({ ...found, units, at, lang, head, start });
				head.taken.delete(at);
			}
			continue;
		}
		const above = at < start && !isElection ? officerBelow(units, at) : undefined;
		if (above !== undefined && hasRollBelow(units, at)) {
			if (!setValue(head, above.label, above.name, 'sure')) continue;
			head.taken.add(at).add(at + 1);
			continue;
		}
		const found =
			labelled(text, unit.kind === 'heading' || unit.isBold) ??
			(at < start && unit.kind === 'text' ? dashedOfficer(units, at) : undefined);
		// `Meeting called to order at 16:03. Minutes: Felix.`
		const [, ...sentences] =
			found === undefined && at < start && unit.kind === 'text' ? getSentences(text) : [];
		for (const said of sentences.flatMap((sentence) => labelled(sentence) ?? []))
			if (said.label === 'chair' || said.label === 'secretary') {
				readLabel({ ...said, units, at, lang, head, start });
				head.taken.delete(at);
			}
		if (found === undefined) continue;
		// `Chair: Dora Finch` below `Election of officers` is elected, and sits at the next meeting.
		if (isElection && (found.label === 'chair' || found.label === 'secretary')) continue;
		readLabel({ ...found, units, at, lang, head, start });
	}
}

/** `Chairman – Mrs A. Bell`, `Scribe = Bo Carr`: an officer of the sitting, and another sign than a colon; no line of a list of the officers of a body. */
function dashedOfficer(units: readonly Unit[], at: number): Labelled | undefined {
	const parts = (unit: Unit | undefined) => DASHED.exec(unit === undefined ? '' : getText(unit)) ?? [];
	const [, office = '', name = ''] = parts(units[at]);
	const said = /\s/.test(name) && isPersonName(name) ? labelled(`${office}: ${name}`) : undefined;
	const isListed = [units[at - 1], units[at + 1]].some((unit) => {
		const [, other = ''] = parts(unit);
		return other !== '' && labelled(`${other}: `)?.label === undefined;
	});
	return !isListed && (said?.label === 'chair' || said?.label === 'secretary') ? said : undefined;
}

const DASHED = /^(\p{L}[^:=–—]{2,40}?)\s*(?:\s[–—-]\s|=)\s*(\p{Lu}[^:=]{2,40})$/u;

/** `Début : 20h30 / Fin : 22h15`, `Chair: Ana Bell. Minutes: Bo Carr.`: labels on one line. */
function getLabels(text: string): Labelled[] {
	const known = labelsAt(text, /(?:^|[|/;,•·.–—]\s+|\s{2,})(?=\p{L}[^:|/;•·.–—]{1,38}:\s)/gu);
	if (known.length > 1) return known;
	// `Chair: Ana Bell Minutes: Bo Carr`, and not `Chair: Ana Bell Vice Chair: Bo Carr`
	const close = /^\p{L}+\s?:/u.test(text) ? labelsAt(text, /(?:^|\s)(?=\p{Lu}\p{L}+\s?:\s)/gu) : [];
	return new Set(close.map(({ label }) => label)).size === close.length ? close : [];
}

/** The labels of a line that opens with one and is parted by a sign; none where a part has another label. */
function labelsAt(text: string, sign: RegExp): Labelled[] {
	const starts = matchesIn(text, sign).map(({ index, 0: parted }) => index + parted.length);
	const found = starts.map((from, index) => {
		const part = text.slice(from, starts[index + 1] ?? text.length).replace(/[\s|/;,•·.–—-]+$/u, '');
		// `Treasurer: Bo Carr` beside them is an officer of the body.
		return labelled(part) ?? (isPhrase('bodyOffices', part.split(/\s*:/)[0] ?? '') ? 'other' : undefined);
	});
	// `Next meeting: 4 April – Chair: Bo Carr`: the officers of another day.
	const known = found.flatMap((one) => (typeof one === 'object' ? [one] : []));
	return found.every((one) => one !== undefined) && known[0]?.label !== 'next' ? known : [];
}

/** Whether those who were there are announced below, as above no signatures. */
function hasRollBelow(units: readonly Unit[], at: number): boolean {
	return units
		.slice(at, at + NEAR_TOP)
		.some((_, place) => announcedBy(units, at + place)?.group === 'present');
}

/** `Président` alone on its line, and on the next one `Ana Bell`, as cells of a page in Word leave it. */
function officerBelow(
	units: readonly Unit[],
	at: number,
): { label: 'chair' | 'secretary'; name: string } | undefined {
	const [unit, next] = [units[at], units[at + 1]];
	if (unit?.kind !== 'text' || next?.kind !== 'text' || next.lines.length > 1) return undefined;
	const said = labelled(getText(unit).replace(/\s*:$/, ''), true);
	const name = getText(next);
	const isCivil = withoutTitle(name) !== name;
	// `PROCÈS-VERBAL` above `CONSEIL MUNICIPAL`: the title of the minutes.
	const isTitle = isPhrase('wrappers', said?.written ?? '') && !isCivil;
	const isName = (/\s/.test(name) || isCivil) && isPersonName(name) && !isRole(name) && !isTitle;
	return isName && (said?.label === 'chair' || said?.label === 'secretary')
		? { label: said.label, name }
		: undefined;
}

/** A label where it stands: its value, the units around it, what is known of the head so far. */
interface LabelAt {
	label: ImportLabel;
	value: string;
	units: readonly Unit[];
	at: number;
	lang: Language;
	head: Head;
	/** Where the text of the minutes starts. */
	start: number;
}

function readLabel(found: LabelAt): void {
	if (LABELS[found.label]?.(found) === true) found.head.taken.add(found.at);
}

/** What each label gives to the head; true where nothing of its line is left to say. */
const LABELS: { readonly [Label in ImportLabel]?: (found: LabelAt) => boolean } = {
	date({ value, units, at, lang, head, start }) {
		const date = at < Math.max(start, TOP) ? dateIn(value, lang) : undefined;
		// Below the items, beside a signature: the title tells the day of the meeting.
		if (date === undefined || (at > start && titleDate(units, lang) !== undefined)) return false;
		setValue(head, 'date', date.text, 'sure');
		readHourAfter(value.slice(date.end), head);
		return isWhole(value, date.text);
	},
	notice({ value, units, at, lang, head }) {
		const date = dateIn(value === '' ? getText(units[at + 1]) : value, lang);
		if (date === undefined) return false;
		const text = date.text.replace(wordPattern`^${'articles'}\s`, '');
		return setValue(head, 'notice', text, 'sure') && value !== '';
	},
	next({ value, lang, head }) {
		const date = dateIn(value, lang);
		return date !== undefined && isWhole(value, date.text) && setValue(head, 'next', date.text, 'sure');
	},
	members({ value, head }) {
		const [, count = ''] = /^(\d{1,6})(?:\s+[\p{L}\s]{1,40})?$/u.exec(value) ?? [];
		return count !== '' && setValue(head, 'members', count, 'sure');
	},
	session({ value, at, lang, head, start }) {
		if (at < start) readSession(at, value, head, lang);
		return false;
	},
	opened({ value, head }) {
		const time = readFirstHour(value);
		if (time === undefined || !setValue(head, 'opened', time.text, 'sure')) return false;
		return isWhole(value, value.slice(time.from, time.to));
	},
	closed({ value, head }) {
		const time = readFirstHour(value);
		if (time !== undefined) setValue(head, 'closed', time.text, 'sure');
		// The line stays: it closes the meeting.
		return false;
	},
	documents: readEntries,
	annexes: readEntries,
	tellers({ value, head }) {
		const people = readPeople([value], 'present', false)?.people;
		if (people === undefined) return false;
		head.tellers = people.map(({ name }) => name);
		head.findings.push({ what: 'tellers', value, certainty: 'sure' });
		return true;
	},
	chair: readOfficer,
	secretary: readOfficer,
	place: readLine,
	title: readLine,
	organization: readLine,
};

/** `Opened: 12.25` */
function readFirstHour(value: string) {
	const [time] = timesIn(value, true);
	return time !== undefined && time.from <= 12 ? time : undefined;
}

function readEntries({ label, value, units, at, head }: LabelAt): boolean {
	if (label !== 'documents' && label !== 'annexes') return false;
	const { values, taken } = entriesBelow(units, at, value);
	if (values.length === 0 || head[label].length > 0 || values.some((text) => text.length > 200)) return false;
	head[label] = values;
	head.findings.push({ what: label, value: `${values.length}`, certainty: 'sure' });
	for (const one of taken) head.taken.add(one);
	return false;
}

function readOfficer({ label, value, units, at, head, start }: LabelAt): boolean {
	if (label !== 'chair' && label !== 'secretary') return false;
	if (at >= start && units[at]?.kind === 'item' && !isOfFacts(units, at)) return false;
	const isOffice = isPhrase('officerLabels', labelled(getText(units[at]))?.written ?? '');
	// `Rapporteure : Zoé Kaci` below a title of the agenda: who reports on it.
	const isOfItem = isPhrase('itemRoles', labelled(getText(units[at]))?.written ?? '');
	if (at >= start && (isOffice || isOfItem || saysHowElected(value))) return false;
	if (isOfOfficers(units, at, start)) return false;
	// `Chairman: President Ana Bell. The meeting began at 10 am`
	const name = (split(getSentences(value)[0] ?? '', /[,;(]/)[0] ?? '').replace(/[.\s]+$/, '');
	// `Ana Bell Vice Chair: Bo Carr`
	if (name.includes(':')) return false;
	// `Ana Bell (excused), replaced by Bo Carr`
	if (hasWordOf('excusedWords', value) || hasWordOf('absentWords', value)) return false;
	const people = split(name, and()).map((one) => withoutOffice(one).name);
	if (value.length > 120 || people.length === 0 || !people.every((one) => isPersonName(one))) return false;
	return setValue(head, label, people.join(', '), 'sure') && isWhole(value, name);
}

function readLine({ label, value, at, head, start }: LabelAt): boolean {
	if (label !== 'place' && label !== 'title' && label !== 'organization') return false;
	return at < start && value.length < 200 && setValue(head, label, value.replace(/\.$/, ''), 'sure');
}

/** `Election of officers`: an office below this title is one that somebody is elected to. */
export function isOfElections(title: Unit): boolean {
	return getText(title)
		.split(/[^\p{L}-]+/u)
		.some((word) => isInList('electionHeads', word));
}

/**
 * `Le comité élit son bureau :`, `The new committee is:` above a list of offices, each on its line. Without such words in the body, a treasurer or a vice-chair
 * beside it tells that the list names the officers of the body, and not who sits.
 */
export function isOfOfficers(units: readonly Unit[], at: number, start = Number.POSITIVE_INFINITY): boolean {
	const isLine = (place: number) =>
		place >= 0 && place < units.length && /^[^:.]{3,50}:\s+\p{Lu}[^:.]{2,80}$/u.test(getText(units[place]));
	let above = at - 1;
	while (at - above < MOST_OFFICES && isLine(above)) above -= 1;
	let below = at + 1;
	while (below - at < MOST_OFFICES && isLine(below)) below += 1;
	const text = getText(units[above]);
	// `Officers present:` names those who sit.
	if ((labelGroup(text.replace(/\s*:$/, '')) ?? 'members') !== 'members') return false;
	if (announcesOfficers(text)) return true;
	const isOther = (unit: Unit) => {
		const office = getText(unit).split(/\s*:/)[0] ?? '';
		return isPhrase('bodyOffices', office);
	};
	return at >= start && units.slice(above + 1, below).some(isOther);
}

/** Nobody elects more officers at once. */
const MOST_OFFICES = 20;

/** `Ana Bell, 7 votes, elected`, `Bo Carr (proposed by Cy Dean)` beside an office: elected to it, and not in it yet. */
export function saysHowElected(value: string): boolean {
	return /\d/.test(value) || electedWords().test(value) || phraseFinder('moves').test(value);
}

/** `End time: 13:57` */
const TIME_FACT = /^[^:]{3,30}:\s*\d{1,2}[:.h]\d\d(?:\s?\p{L}{2,4})?$/u;

/** Whether an item stands in a list of facts of the meeting, beside its hours: `- Chairperson: Ana Bell`, `- Start time: 13:09`. */
function isOfFacts(units: readonly Unit[], at: number): boolean {
	const list = units[at]?.list;
	const near = units.slice(Math.max(0, at - MOST_FACTS), at + MOST_FACTS);
	return list !== undefined && near.some((unit) => unit.list === list && TIME_FACT.test(getText(unit)));
}

/** A list of facts is not longer. */
const MOST_FACTS = 6;

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
	// `17:00 UTC (19:00 CEST, 13:00 EDT)`
	const rest = /^\s*(?:\(?[A-Z]{2,4}\)?(?![\p{L}]))?\s*(?:\(\d[^()]*\)\s*)?(?:,\s*(.+))?$/su.exec(
		text.slice(time.length),
	);
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
