import { foldName } from '../text/fold.js';
import {
	attendanceWord,
	hasWordOf,
	type ImportLabel,
	isInList,
	isPhrase,
	phraseFinder,
	wordPattern,
} from './dialect.js';
import { answerAt } from './figures.js';
import { isOfOfficers } from './head-labels.js';
import { timesIn } from './hours.js';
import {
	type LabelGroup,
	labelGroup,
	looseLabelGroup,
	relativeGroup,
	sentenceGroup,
	sentenceStatus,
} from './labels.js';
import { type Head, NEAR_TOP } from './model.js';
import { countOthers, countUnnamed, readPeople, settled, takeOddNames, withVotes } from './people.js';
import { civil, isTurned } from './people-lists.js';
import { bareName, movesBehind, type Person, split } from './person-entry.js';
import { civilAtStart, isPersonName, nameAtStart, withoutTitle } from './person-names.js';
import { isRole, withoutOffice } from './person-roles.js';
import { getSentences } from './sentences.js';
import { getStatus, isNoTick, isTick } from './status.js';
import { isNumberedTitle, labelled } from './text.js';
import { getText, type Unit } from './units.js';

/** A list of people is not longer. */
const LONGEST_LIST = 500;

/** A label of people, and where its list begins. */
interface Announced {
	group: LabelGroup;
	value: string;
	/** The rest of a sentence belongs to its people. */
	isSentence: boolean;
	/** Some words of the label are not known: names below it make it one. */
	isLoose?: boolean;
}

export function readAttendance(units: readonly Unit[], head: Head, start: number): void {
	const people: Person[] = [];
	let isNear = -1;
	/** The names of the people so far, and how many they are. */
	const names = new Set<string>();
	let known = 0;
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
		for (; known < people.length; known += 1) names.add(foldName(withoutTitle(people[known]?.name ?? '')));
		const announced = announcedBy(units, at);
		if (announced === undefined) {
			const beside = isNear >= 0 && at <= isNear + 2 ? statedBeside(unit, names) : [];
			for (const one of beside) people.push(one);
			if (beside.length > 0) {
				head.taken.add(at);
				isNear = at;
			}
			continue;
		}
		// People whose presence only the place of their list tells stand among the lists at the top.
		if (
			announced.group === 'members' &&
			((at >= start && !isAmongLists(units, at)) || (announced.value === '' && unit.kind === 'item'))
		)
			continue;
		// `Le comité élit :` above `- titulaires : Ana Bell`
		if (isOfElected(units, at) || (announced.group === 'members' && isOfOfficers(units, at))) continue;
		// `- Online votes` in a list of the body is what it speaks of.
		if (at >= start && unit.kind === 'item' && announced.value === '' && !/:\s*$/.test(getText(unit)))
			continue;
		const list = holdersBelow(units, at, announced, names) ?? listBelow(units, at, announced, head);
		if (list === undefined) {
			if (
				announced.group !== 'members' &&
				announced.isLoose !== true &&
				!isHeadcount(announced.value, units[at + 1]) &&
				!(announced.value === '' && announcedBy(units, at + 1) !== undefined) &&
				(at <= isNear + 2 || at < start)
			) {
				head.unread.add(at);
				head.findings.push({ what: 'passage', value: getText(unit).slice(0, 80), certainty: 'unsure' });
			}
			continue;
		}
		const isFirst = people.length + attending.length === 0;
		if (at >= start && list.people.length < 2 && announced.group !== 'represented' && isFirst) continue;
		if (at >= start && announced.isSentence) continue;
		// `Arrivée :` above what came by mail, in a list of the body, names nobody of the meeting.
		const isListed = (one: Person) => /\s/.test(one.name) || names.has(foldName(one.name));
		// `## Other` above `Nothing.` neither.
		const isUnsure =
			announced.group === 'late' ||
			(announced.group === 'guests' && announced.value === '' && units[at + 1]?.kind === 'text');
		if (at >= start && isUnsure && !list.people.every(isListed)) continue;
		if (announced.isLoose === true && (at >= start || list.people.length === 0)) continue;
		// Where directors are listed, officers and staff who are there too have no vote.
		const words = getText(unit);
		if (announced.group === 'present' && hasVoters && hasWordOf('staffGroups', words))
			for (const one of list.people) one.group = 'guests';
		else if (announced.group === 'present' && list.people.length > 0)
			hasVoters ||= hasWordOf('voterNouns', words.slice(0, 60));
		if (announced.group === 'present' && list.people.length > 0)
			head.others +=
				countOthers(getParts(announced.value)[0] ?? '') + countUnnamed(words, list.people.length);
		if (announced.group === 'late') withHour(list.people, getText(unit).split(':')[0] ?? '');
		const isAlso = announced.group === 'guests' && phraseFinder('alsoPresent').test(words);
		for (const one of list.people)
			(announced.group === 'attending' ? attending : people).push(isAlso ? { ...one, isAlso } : one);
		for (const one of list.taken) head.taken.add(one);
		for (const one of list.unnamed) head.findings.push({ what: 'passage', value: one, certainty: 'unsure' });
		isNear = [...list.taken].reduce((last, one) => Math.max(last, one), Number.NEGATIVE_INFINITY);
	}
	const guests = new Set(
		people.flatMap(({ name, group }) => (group === 'guests' ? [foldName(withoutTitle(name))] : [])),
	);
	// `Bo Carr was present and asked …`, of a guest: he is one still.
	for (const one of talkedPeople(units, head, start))
		if (one.group !== 'present' || !guests.has(foldName(withoutTitle(one.name)))) people.push(one);
	if (people.length === 0 && attending.length === 0)
		for (const one of unlabelledMembers(units, head, start)) people.push(one);
	const hasMembers = people.some(({ group }) => group === 'present');
	const all = [
		...people,
		...attending.map((one) =>
			hasMembers && one.group === 'present' ? { ...one, group: 'guests' as const } : one,
		),
	];
	head.people = withVotes(settled(withoutStaff(all, units)));
	if (head.people.length > 0)
		head.findings.push({ what: 'people', value: `${head.people.length}`, certainty: 'sure' });
	for (const { name, group } of head.people)
		if (group === 'represented') head.findings.push({ what: 'proxy', value: name, certainty: 'sure' });
}

/** `Ana Bell, Town Clerk` among councillors: those who serve a council are there, and have no vote in it. */
function withoutStaff(people: readonly Person[], units: readonly Unit[]): Person[] {
	if (people.length < FEWEST_OF_COUNCIL) return [...people];
	const isCouncil = units.slice(0, NEAR_START * 2).some((unit) => hasWordOf('honorifics', getText(unit)));
	const isStaff = ({ note, group }: Person) => {
		const said = note.replace(/^[\s,(]+|[\s)]+$/g, '');
		return (
			group === 'present' &&
			(phraseFinder('staffRoles').exec(said)?.index === 0 || (isCouncil && isPhrase('councilRoles', said)))
		);
	};
	return people.map((one) => (isStaff(one) ? { ...one, group: 'guests' as const } : one));
}

const FEWEST_OF_COUNCIL = 4;

/** `Chairman Ana Bell called the meeting to order. Also present were Bo Carr and Cy Dean.`: they and the chair are those who were there. */
export function readAlsoPresent(head: Head): void {
	const also = head.people.filter(({ isAlso }) => isAlso === true);
	const { chair } = head.values;
	if (also.length === 0 || chair === undefined || head.people.some(({ group }) => group !== 'guests')) return;
	head.people = head.people.map((one) =>
		one.isAlso === true && !phraseFinder('staffRoles', 'councilRoles').test(one.note)
			? { ...one, group: 'present' as const }
			: one,
	);
	const isListed = head.people.some(
		({ name }) => foldName(withoutTitle(name)) === foldName(withoutTitle(chair)),
	);
	if (!isListed) head.people.unshift({ name: chair, note: '', group: 'present', moves: [] });
}

/** Below the lists, a line for each of those whom none of them names: `Ana : absente non excusée`, `Bo Carr joined at 8:10 pm`. */
function statedBeside(unit: Unit, known: ReadonlySet<string>): Person[] {
	const found = unit.lines.map((line) => {
		const [, name = '', said = ''] = /^([^:;]{2,60}?)\s*:\s*([^:;]{3,60}?)\.?$/u.exec(line) ?? [];
		const moves = movesBehind().exec(line);
		const who = moves === null ? name : line.slice(0, moves.index);
		const isSaid = moves !== null || (getStatus(said) !== undefined && !isNoTick(said) && !isTick(said));
		return isSaid && isPersonName(who) && !isRole(who)
			? readPeople([line], 'present', true)?.people
			: undefined;
	});
	const people = found.flatMap((one) => one ?? []);
	const isNew = people.every(({ name }) => !known.has(foldName(withoutTitle(name))));
	return isNew && found.every((one) => one !== undefined) ? people : [];
}

/** `Councillors Ana Bell (Chairman), Bo Carr and Cy Dean` at the top, without a word of presence: who else would be named there. */
function unlabelledMembers(units: readonly Unit[], head: Head, start: number): Person[] {
	for (const [at, unit] of units.slice(0, Math.min(start, NEAR_TOP)).entries()) {
		const text = getText(unit);
		const [label = ''] = /^\p{Lu}\p{L}+\s+(?=\p{Lu})/u.exec(text) ?? [];
		if (head.taken.has(at) || unit.kind !== 'text' || text.length > 2000 || labelGroup(label) !== 'members')
			continue;
		const read = readPeople([text.slice(label.length)], 'present', false);
		if (read === undefined || read.people.length < 3 || read.unnamed.length > 0) continue;
		head.taken.add(at);
		return read.people;
	}
	return civilLines(units, head, start);
}

/** `Cllr Bell`, `Cllr Carr (Chair)`, a line each at the top, each with what makes them a person. */
function civilLines(units: readonly Unit[], head: Head, start: number): Person[] {
	const places: number[] = [];
	for (const [at, unit] of units.slice(0, start).entries()) {
		const text = getText(unit);
		const isNamed =
			unit.kind === 'text' && text.length < 60 && civilAtStart(text) !== undefined && !isSentence(text);
		if (isNamed && !head.taken.has(at)) places.push(at);
		else if (places.length > 0) break;
	}
	const read =
		places.length < 3
			? undefined
			: readPeople(
					places.map((at) => getText(units[at])),
					'present',
					false,
				);
	if (read === undefined || read.people.length !== places.length || read.unnamed.length > 0) return [];
	for (const at of places) head.taken.add(at);
	return read.people;
}

/** Whether the paragraph above a list says that those in it are elected. */
function isOfElected(units: readonly Unit[], at: number): boolean {
	let above = at - 1;
	while (at - above < MOST_ROWS && units[above]?.list !== undefined && units[above]?.list === units[at]?.list)
		above -= 1;
	const text = getText(units[above]);
	return /:\s*$/.test(text) && phraseFinder('electedBefore', 'electedAfter').test(text);
}

/** A list below an election has no more rows. */
const MOST_ROWS = 30;

/** `Board members` above a list, and `Guests` above the next one. */
function isAmongLists(units: readonly Unit[], at: number): boolean {
	let next = at + 1;
	while (units[next]?.kind === 'item') next += 1;
	const other = next === at + 1 ? undefined : announcedBy(units, next, false);
	return other !== undefined && other.group !== 'members' && units[next]?.kind !== 'heading';
}

/** `Présents : 8 – Votants : 10`, `6 sur 8, soit 7 640 tantièmes`, `yes`: nobody is named. */
function isHeadcount(value: string, below: Unit | undefined): boolean {
	// `Pouvoirs : 13`, with no list below it.
	if (/^\d{1,5}$/.test(value) && below?.kind !== 'item') return true;
	return value !== '' && /^\d+\D+\d/.test(value) && !/\p{Lu}\p{Ll}+[\s-]\p{Lu}/u.test(value);
}

/** Labels that name who sits and what he does. */
const OFFICERS: readonly string[] = ['chair', 'secretary'];

/** A line below another one, of the same paragraph, that somebody's name opens. */
function isNamed(unit: Unit | undefined): boolean {
	if (unit === undefined || unit.kind !== 'text' || unit.isApart) return false;
	const [name = ''] = split(getText(unit).replace(/\([^()]*\)/g, ''), /,/);
	return /\s/.test(name) && isPersonName(name);
}

/** `Pour la direction`, `Membres titulaires`: a part of a list with a name a line. */
function isSubhead(text: string): boolean {
	return (
		text.length < 60 &&
		!/[.;:,]$/.test(text) &&
		(labelGroup(text) === 'members' || phraseFinder('subheads').exec(text)?.index === 0)
	);
}

/** `Rejoint la réunion à 17h50 : Henri Jourdain`: the hour of a label is that of all its people. */
function withHour(people: readonly Person[], label: string): void {
	const [time] = timesIn(label);
	if (time !== undefined)
		for (const one of people)
			one.moves = one.moves.map((move) => (/\d/.test(move) ? move : `${move} à ${time.text}`));
}

/** Further than this below the first title nobody says who was there. */
const NEAR_START = 14;

/** People whose presence a sentence tells, above the first items or in them. The sentence stays where it is. */
function talkedPeople(units: readonly Unit[], head: Head, start: number): Person[] {
	const found: Person[] = [];
	for (const [at, unit] of units.slice(0, start + NEAR_START).entries()) {
		if (head.taken.has(at) || head.unread.has(at) || (unit.kind !== 'text' && unit.kind !== 'item')) continue;
		const text = getText(unit);
		if (text.length > 3000) continue;
		for (const [index, sentence] of getSentences(text).entries()) {
			const isAlso = phraseFinder('alsoPresent').test(sentence);
			const talked = talkedBy(sentence.replace(/^[\d/.-]+:?\s+(?=\p{Lu})/u, ''));
			const called =
				index === 0 && talked.length === 0 && isRollTitle(units[at - 1]) ? rollOf(sentence) : talked;
			for (const one of called) found.push(isAlso ? { ...one, isAlso } : one);
		}
	}
	return found;
}

/** `Roll call`, `## 2. Attendance:` */
function isRollTitle(unit: Unit | undefined): boolean {
	return isPhrase('rollTitles', getText(unit).replace(/^\d{1,2}\s*[.)]\s*|[\s:.]+$/g, ''));
}

/** `Mayor Ana Bell and Councilmembers Bo Carr, Cy Dean and Di Ewell.` below `Roll call`: a sentence of nothing but names. */
function rollOf(sentence: string): Person[] {
	const read = readPeople([sentence], 'present', false);
	const isRoll = read !== undefined && read.people.length >= FEWEST_CALLED && read.unnamed.length === 0;
	return isRoll && read.people.every(({ name }) => isPersonName(name)) ? read.people : [];
}

function talkedBy(sentence: string): Person[] {
	const presided = wordPattern`^${'underChair'} (?:${'ofPerson'}\s+|${'elidedOf'})`.exec(sentence)?.[0];
	if (presided !== undefined) {
		const name = nameAtStart(sentence.slice(presided.length));
		return name === undefined ? [] : [{ name, note: '', group: 'present', moves: [] }];
	}
	const called = calledIn(sentence);
	if (called.length > 0) return called;
	const opened = sentenceGroup(sentence) ?? relativeGroup(sentence);
	if (opened !== undefined) {
		const read = readPeople([opened.rest], opened.group, false);
		return read?.people.every(({ name }) => /\s/.test(name)) === true ? read.people : [];
	}
	const said = statusIn(sentence);
	// `… représentée par M. Sorel, est appelée comme scrutateur`: who counts is said, and nothing of who is there.
	// `M. Roux se retire à 21 h 40 et donne procuration à …` was there.
	if (
		said === undefined ||
		phraseFinder('sittingOffices').test(sentence) ||
		(said.holder !== undefined && timesIn(said.names).length > 0)
	)
		return [];
	const people = readPeople([said.names], said.holder === undefined ? said.group : 'excused', false)?.people;
	const isMany = people !== undefined && people.length > 2;
	if (people === undefined || !(isMany || people.every(({ name }) => /\s/.test(name)))) return [];
	if (said.holder === undefined) return people;
	const holder = readPeople([said.holder], 'present', false)?.people;
	const [one] = holder ?? [];
	return one === undefined || holder?.length !== 1
		? []
		: people.map((person) => ({ ...person, group: 'represented' as const, holder: one.name }));
}

/** Of whom a sentence says whether they were there; `Roll call: Bell, aye; Carr, aye; Dean, absent.` says how each of them voted. */
function statusIn(sentence: string): ReturnType<typeof sentenceStatus> {
	const said = sentenceStatus(sentence);
	const isRoll = said?.names.split(/[,;]/).some((part) => answerAt(part.trim()) !== undefined);
	return isRoll === true ? undefined : said;
}

/** `Bo Carr was not present.`, in a paragraph that says who was there. */
function toldOf(sentence: string): { group: LabelGroup; rest: string } | undefined {
	const said = statusIn(sentence);
	return said === undefined || said.holder !== undefined
		? undefined
		: { group: said.group, rest: said.names };
}

/** `Members present: Ana Bell and Bo Carr were present`: what the label says is said again. */
function sameSaid(sentence: string, group: LabelGroup): ReturnType<typeof toldOf> {
	const said = toldOf(sentence.replace(/\n/g, ' '));
	return said?.group === group ? said : undefined;
}

/** `Chair Ana Bell - present, Bo Carr - present, and Cy Dean – absent.`: a roll in one sentence, each with his answer. */
function calledIn(sentence: string): Person[] {
	// `Roll call: Ana Bell - present, …`
	const list = sentence.replace(/^\p{Lu}[^:,;]{3,30}:\s+/u, '').replace(/[.\s]+$/, '');
	const parts = sentence.length > LONGEST_ROLL ? [] : list.split(/\s*[,;]\s*/);
	if (parts.length < FEWEST_CALLED) return [];
	const people = parts.map((part) => {
		const [, name = '', said = ''] =
			/^(?:\p{Ll}{2,3}\s+)?(\p{Lu}[^–—:]{2,60}?)\s*[–—:-]\s*(\p{L}+)$/u.exec(part) ?? [];
		const group = said === '' || isTick(said) || isNoTick(said) ? undefined : getStatus(said)?.group;
		return group === undefined ? undefined : readPeople([name], group, true)?.people;
	});
	return people.every((one) => one?.length === 1) ? people.flatMap((one) => one ?? []) : [];
}

const LONGEST_ROLL = 1000;
const FEWEST_CALLED = 3;

function announcedBy(units: readonly Unit[], at: number, looksOn = true): Announced | undefined {
	const unit = units[at];
	if (unit === undefined || unit.kind === 'table') return undefined;
	const text = unit.lines.join('\n').trim();
	if (text === '' || text.length > 6000) return undefined;
	const plain = withoutGroup(text.replace(/^\d{1,2}\s*[.)/-]?\s+(?=\p{L})/u, ''));
	// `No apologies` says that there are none.
	if (isInList('noWords', /^\p{L}+/u.exec(plain)?.[0] ?? '')) return undefined;
	// The colon of `Started 15:02 UTC` is none of a label.
	const colon = plain.search(/(?<!\d)[:：]|[:：](?!\d)/);
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
	// `Il ressort de la feuille de présence que sont présents ou représentés :`
	const tail = plain.endsWith(':') ? tailGroup(plain) : undefined;
	if (tail !== undefined && units[at + 1]?.kind === 'item')
		return { group: tail, value: '', isSentence: false };
	// `Séance du conseil, tenue le 6 juin, à laquelle étaient présents les membres du conseil :`
	const clause = plain.endsWith(':') && unit.kind === 'text' ? relativeGroup(plain) : undefined;
	if (clause !== undefined && !/\p{L}/u.test(clause.rest) && units[at + 1]?.kind !== 'heading')
		return { group: clause.group, value: '', isSentence: false };
	// `…, à laquelle étaient présents, outre le maire, M. Roux, les conseillers suivants :`
	const [, before = ''] = clause === undefined ? [] : (FOLLOWING().exec(clause.rest) ?? []);
	if (clause !== undefined && before !== '' && units[at + 1]?.kind === 'text')
		return { group: clause.group, value: before, isSentence: true };
	// `Present - Alec (chair), Brenda`
	const [, dashed = '', after = ''] = /^(\p{Lu}[^:–—-]{2,40}?)\s+[–—-]\s+(\p{Lu}.+)$/su.exec(plain) ?? [];
	const told = dashed === '' ? undefined : labelGroup(dashed);
	if (told !== undefined && told !== 'members') return { group: told, value: after, isSentence: false };
	const next = units[at + 1];
	const isTitle =
		unit.kind === 'heading' ||
		unit.isBold ||
		(text.length < 60 && next !== undefined && (next.kind === 'item' || unit.isApart || isNamed(next)));
	if (isTitle && !plain.includes('\n')) {
		const group = labelGroup(plain);
		// A roll with nothing but names.
		if (
			group === undefined &&
			unit.kind === 'heading' &&
			units.slice(at + 1, at + 3).find(({ kind }) => kind !== 'comment')?.kind === 'item' &&
			isRollTitle(unit)
		)
			return { group: 'present', value: '', isSentence: false };
		const isList =
			group !== 'members' || unit.kind === 'heading' || unit.isBold || (looksOn && isAmongLists(units, at));
		if (group !== undefined && isList) return { group, value: '', isSentence: false };
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

/** Who is named already, in front of those who follow. */
const FOLLOWING = () => wordPattern`^(.{3,160}),[^,]{2,40}\s${'followWords'}\s?:$`;

/** `Enseignants : Présents (3) : Mme Aubry`: the label behind whose people they are. */
function withoutGroup(text: string): string {
	const [, rest = '', label = ''] =
		/^\p{Lu}[^:\n]{1,40}\s?:\s+((\p{Lu}[^:,\n]{2,40}?)\s?:.*)$/su.exec(text) ?? [];
	const group = label === '' ? undefined : labelGroup(label);
	return group === undefined ||
		group === 'members' ||
		labelGroup(text.slice(0, text.indexOf(':'))) === 'guests'
		? text
		: rest;
}

/** What the last words before a colon announce. */
function tailGroup(text: string): LabelGroup | undefined {
	const starts = [...text.matchAll(phraseFinder('thatWords'))].map(
		({ index, 0: word }) => index + word.length,
	);
	const last = starts.at(-1);
	const group = last === undefined ? undefined : labelGroup(text.slice(last).replace(/\s*:$/, ''));
	return group === 'members' ? undefined : group;
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

/** Whether a list begins there whose entries are all names. */
function areNames(units: readonly Unit[], from: number): boolean {
	let at = from;
	for (; units[at]?.kind === 'item' && at - from < MOST_ROWS; at += 1)
		if (!isPersonName(bareName(getText(units[at])))) return false;
	return at > from;
}

/** `Proxies:` above those who hold some, who were there, each with a deeper list of those whose votes they have. */
function holdersBelow(
	units: readonly Unit[],
	at: number,
	{ group, value }: Announced,
	present: ReadonlySet<string>,
): PeopleList | undefined {
	const depth = units[at + 1]?.depth ?? 0;
	if (group !== 'represented' || value !== '' || units[at + 1]?.kind !== 'item') return undefined;
	const people: Person[] = [];
	const taken = [at];
	let holder = '';
	for (let next = at + 1; units[next]?.kind === 'item' && next - at < LONGEST_LIST; next += 1) {
		const unit = units[next] as Unit;
		if (unit.depth < depth) break;
		const name = getText(unit)
			.replace(/\([^()]*\)/g, '')
			.trim();
		taken.push(next);
		// `~~Ana Bell~~`: taken back.
		if (/^~~/.test(name)) continue;
		if (!isPersonName(name)) return undefined;
		if (unit.depth === depth) holder = name;
		else people.push({ name, note: '', group, holder, moves: [] });
		if (unit.depth === depth && !present.has(foldName(withoutTitle(name)))) return undefined;
	}
	// Whose proxy it is who is there himself is not said.
	const given = people.filter(({ name }) => !present.has(foldName(withoutTitle(name))));
	return given.length === 0 ? undefined : { people: given, unnamed: [], taken };
}

/** The people under a label: on its line, in the list or the lines below. */
function listBelow(
	units: readonly Unit[],
	at: number,
	announced: Announced,
	head: Head,
): PeopleList | undefined {
	return new ListBelow(units, at, announced, head).read();
}

class ListBelow {
	readonly #people: Person[] = [];
	readonly #unnamed: string[] = [];
	/** The places of the units that the list took. */
	readonly #taken: number[];
	readonly #units: readonly Unit[];
	readonly #at: number;
	/** The unit of the label. */
	readonly #unit: Unit;
	readonly #head: Head;
	/** The group of the label, and that of the part of its list that is read. */
	readonly #group: LabelGroup;
	#label: LabelGroup;
	/** What stands behind the label on its line. */
	readonly #value: string;
	/** The label names nobody on its line: it announces those below. */
	readonly #isCount: boolean;
	/** What the entries of the list are, once one was read. */
	#shape: Unit['kind'] | undefined;
	/** A line of the list names several: a sentence with one name below it is no line of it. */
	#namesSeveral = false;

	constructor(units: readonly Unit[], at: number, { group, value }: Announced, head: Head) {
		const unit = units[at] as Unit;
		const isApart = value === '' && unit.isApart && unit.depth < 2;
		// `## 2. Apologies` stays an item of the agenda, though its people stand in the header.
		const isItem =
			(unit.kind === 'heading' && isNumberedTitle(getText(unit))) ||
			(isApart && (unit.number !== undefined || (unit.kind === 'text' && isNumberedTitle(getText(unit)))));
		this.#units = units;
		this.#at = at;
		this.#unit = unit;
		this.#head = head;
		this.#group = group;
		this.#label = group;
		this.#taken = isItem ? [] : [at];
		this.#value = peopleOf(value);
		this.#isCount = wordPattern`^[\s(]*\d{0,4}\s*${'countedPeople'}?[\s.):]*$`.test(this.#value);
	}

	read(): PeopleList | undefined {
		if (!this.#isCount && !this.#readLine()) return undefined;
		for (let next = this.#at + 1; next < this.#units.length && next - this.#at < LONGEST_LIST; next += 1) {
			const below = this.#units[next] as Unit;
			if (below.kind === 'comment') continue;
			if (this.#head.taken.has(next)) break;
			const step = this.#readBelow(below, next);
			if (step === 'no list') return undefined;
			if (step === 'end') break;
			this.#taken.push(next);
		}
		return this.#result();
	}

	#add(read: { people: Person[]; unnamed: string[] }): void {
		for (const one of read.people) this.#people.push(one);
		for (const one of read.unnamed) this.#unnamed.push(one);
	}

	/** The people on the line of the label; false where it opens with something else. */
	#readLine(): boolean {
		for (const [index, sentence] of getParts(this.#value).entries()) {
			const own =
				statusBehind(sentence) ??
				(index === 0
					? sameSaid(sentence, this.#group)
					: (sentenceGroup(sentence.replace(/\n/g, ' ')) ?? toldOf(sentence)));
			if (index > 0 && own === undefined) {
				const more = goesOnBehindStop(sentence) ? readPeople([sentence], this.#group, false) : undefined;
				if (more !== undefined) this.#add(more);
				continue;
			}
			const read = readPeople((own?.rest ?? sentence).split('\n'), own?.group ?? this.#group, false);
			if (read !== undefined) this.#add(read);
			else if (index === 0) return false;
		}
		return true;
	}

	/** Reads a unit below the label: `taken` as one of the list, `end` where the list is over, `no list` where there was none. */
	#readBelow(below: Unit, next: number): 'taken' | 'end' | 'no list' {
		if (below.kind !== 'item' && below.kind !== 'text' && below.kind !== 'heading') return 'end';
		const text = getText(below);
		const other = announcedBy(this.#units, next);
		if (other !== undefined) {
			const isEntry = this.#isEntry(below, other);
			if (!isEntry && !this.#isPart(below, other)) return 'end';
			this.#label = this.#group;
			if (!isEntry && below.lines.length === 1) return 'taken';
		}
		if (below.kind === 'heading') return this.#opensRank(below, text, next) ? 'taken' : 'end';
		// `- Guests: Ana Bell` in a list: the next item is no guest.
		const isInList = this.#unit.kind === 'item' && below.kind === 'item' && below.list === this.#unit.list;
		if (!this.#isCount && isInList) return 'end';
		const isTitle = isSubhead(text) || (/:$/.test(text) && text.length < 60 && labelled(text) === undefined);
		const isOpen = isNamed(this.#units[next + 1]) || (/:$/.test(text) && isRole(text.replace(/\s*:$/, '')));
		if (below.kind === 'text' && this.#isCount && isTitle && isOpen) {
			this.#label = labelGroup(text.replace(/\s*:$/, '')) === 'guests' ? 'guests' : this.#group;
			return 'taken';
		}
		// `Parents :` below `Excusé : M. Roux` opens what follows.
		if (below.kind === 'text' && isTitle && /:$/.test(text)) return 'end';
		const isOver =
			this.#isLabel(below, text, other !== undefined) ||
			this.#isNextItem(below, text, next) ||
			this.#isBeside(below, text);
		return isOver ? 'end' : this.#takeNames(below, text, next);
	}

	/** `Titulaires :`, a part of the list; `Étaient présents :`, and right below it `Équipe de l’école :`, perhaps with a name. */
	#isPart(below: Unit, other: Announced): boolean {
		if (other.group === 'members' && this.#group !== 'members')
			return below.kind === 'heading'
				? this.#unit.kind === 'heading' && below.depth > this.#unit.depth
				: other.value === '';
		const [opening = ''] = below.lines;
		return (
			this.#group === 'present' &&
			this.#people.length === 0 &&
			other.group === 'guests' &&
			/:$/.test(opening) &&
			labelGroup(opening.replace(/\s*:$/, '')) === undefined
		);
	}

	/** `Représentante de la Ville : Mme Roux` among those who are there. */
	#isEntry(below: Unit, other: Announced): boolean {
		return (
			other.group === 'members' &&
			this.#group !== 'members' &&
			this.#shape === 'text' &&
			!below.isApart &&
			isNamed({ ...below, lines: [other.value] })
		);
	}

	/** `### Responsables` with its list, in the part of those who were there. */
	#opensRank(below: Unit, text: string, next: number): boolean {
		const isRank =
			this.#unit.kind === 'heading' &&
			below.depth > this.#unit.depth &&
			isRole(text) &&
			areNames(this.#units, next + 1);
		if (!isRank) return false;
		this.#label = this.#group;
		this.#shape = undefined;
		return true;
	}

	/** `Total des voix : 28` below `Pouvoirs : 13`, `Durée du CA : 2 heures` right below a line of people. */
	#isLabel(below: Unit, text: string, isAnnounced: boolean): boolean {
		// `- Chairperson: Ana Bell` in the list of those who were there.
		const isOfficer =
			below.kind === 'item' && OFFICERS.includes(labelled(text)?.label ?? '') && !isSentence(text);
		return (
			(labelled(text) !== undefined && !isAnnounced && !isOfficer) ||
			/:\s*\d+\s*$/.test(text) ||
			(!this.#isCount && /^[^:]{3,40}:\s*\d/.test(text))
		);
	}

	/** `1. Opening` below a list without numbers, or below people who are numbered too; `4. Committees` below `There were no apologies.` */
	#isNextItem(below: Unit, text: string, next: number): boolean {
		const before = this.#units[next - 1]?.number;
		const hasPeople = this.#people.length > 0;
		const isNumbered = below.kind === 'item' ? below.number !== undefined : isNumberedTitle(text);
		const isFirst = below.kind === 'item' ? (below.number ?? 1) < 2 : /^1\D/.test(text);
		if (isNumbered && before === undefined && (hasPeople || !isFirst)) return true;
		return below.number !== undefined && before !== undefined && below.number <= before && hasPeople;
	}

	/** Whether a unit stands beside the list by its shape. */
	#isBeside(below: Unit, text: string): boolean {
		if (this.#shape === 'item' && below.kind !== 'item' && below.isApart && !/^[*•–-]\s/.test(text))
			return true;
		if (this.#isCount) return false;
		// `Présents : Ana Bell` and below it a paragraph for each of the others.
		const goesOn =
			below.kind === 'text' &&
			this.#unit.kind === 'text' &&
			(this.#shape === 'text' || this.#people.length === 1) &&
			/\s/.test(text) &&
			!isSentence(text) &&
			isPersonName(withoutOffice(split(text.replace(/\([^()]*\)/g, ''), /,/)[0] ?? '').name);
		const isEmpty = this.#people.length + this.#unnamed.length === 0;
		if (!goesOn && (below.isApart || (below.kind === 'text' && isEmpty))) return true;
		return below.kind === 'item' && !below.isApart && this.#shape === undefined && this.#people.length > 3;
	}

	#takeNames(below: Unit, text: string, next: number): 'taken' | 'end' | 'no list' {
		const isFirst = this.#shape === undefined;
		const read = this.#peopleIn(below, text, next);
		const isEntry = below.kind === 'item' && text.length < 90;
		// An entry of a list that is no name, among those that are.
		if (read === undefined && this.#shape === 'item' && isEntry && this.#people.length > 1) {
			this.#unnamed.push(text);
			return 'taken';
		}
		// `Reports` below `Attendance: 24 members`: a title.
		const isOneWord = read?.people.length === 1 && !/\s/.test(read.people[0]?.name ?? '');
		if (isFirst && /\d/.test(this.#value) && below.kind === 'text' && below.isApart && isOneWord)
			return 'end';
		if (read === undefined || this.#isOfOthers(below, text, read.people)) {
			if (!isFirst || this.#people.length > 0) return 'end';
			// The first entry of a list may be nobody by name.
			if (!isEntry || !this.#isCount || this.#unnamed.length > 0) return 'no list';
			this.#unnamed.push(text);
			return 'taken';
		}
		// In capitals a line may be the next title.
		const isShouted =
			below.kind === 'text' &&
			below.isApart &&
			this.#people.length > 0 &&
			text === text.toUpperCase() &&
			!this.#people.some(({ name }) => name === name.toUpperCase());
		if (isShouted) return 'end';
		this.#namesSeveral ||= read.people.length > 1;
		// An empty box: not there.
		const isUnticked = /^\[\s?\]/.test(text) || /^\s*[-*+]\s+\\?\[\s?\\?\]/.test(below.source[0] ?? '');
		this.#add(
			isUnticked && this.#group === 'present'
				? { ...read, people: read.people.map((one) => ({ ...one, group: 'absent' as const })) }
				: read,
		);
		this.#shape ??= below.kind;
		return 'taken';
	}

	#peopleIn(below: Unit, text: string, next: number): { people: Person[]; unnamed: string[] } | undefined {
		// `Enseignants :` above their names, in one paragraph with them.
		const [first = '', ...others] = below.lines;
		const lines = others.length > 0 && /:$/.test(first) && first.length < 60 ? others : below.lines;
		const isListed = below.kind === 'item' || below.isApart || this.#shape === 'text' || text.length < 60;
		return (
			(below.kind === 'text' && isSentence(text) ? readTold(text) : undefined) ??
			readPeople(lines, this.#label, isListed && lines.length === 1, behindCommas(this.#units, next)) ??
			(this.#shape === undefined && this.#isCount ? readSentence(text, this.#label) : undefined)
		);
	}

	/** Whether a text below the list only happens to name people. */
	#isOfOthers(below: Unit, text: string, people: readonly Person[]): boolean {
		if (this.#shape === 'text' && below.isApart && !/\s/.test(people[0]?.name ?? 'x')) return true;
		return (
			below.kind === 'text' &&
			this.#shape !== undefined &&
			isSentence(text) &&
			(below.isApart || tellsOfOne(people) || (this.#namesSeveral && people.length === 1))
		);
	}

	#result(): PeopleList | undefined {
		const [people, unnamed] = [this.#people, this.#unnamed];
		// Above names of which nearly all have small letters, words in capitals alone are places, a line each.
		const [places, named] = parted(
			people,
			({ name, holder }) =>
				holder === undefined && name === name.toUpperCase() && withoutTitle(name) === name,
		);
		const isOfPlaces =
			places.length > 2 && named.length > places.length && places.every((one, at) => people[at] === one);
		if (isOfPlaces) for (const { name } of places) unnamed.push(name);
		const listed = isOfPlaces ? named : people;
		takeOddNames(listed, unnamed, this.#group);
		return listed.length === 0 && unnamed.length === 0
			? undefined
			: { people: listed, unnamed, taken: this.#taken };
	}
}

/** What stands behind a label, without what says how many they are. */
function peopleOf(value: string): string {
	// `Ana Bell et Bo Carr formant la majorité des membres en exercice.`
	const end = phraseFinder('rollEnds').exec(value)?.index;
	// `Absents : 3 copropriétaires représentant 258 tantièmes : M. Roux`
	return (
		value
			.slice(0, end)
			.replace(/^[\s*]*\d{1,4}\s[^:;,\n]{3,80}:[\s*]+(?=\p{Lu})/u, '')
			// `Pouvoirs : 2 (Ana Bell à Bo Carr, Cy Dean à Di Ewell)`
			.replace(/^\s*\d{1,4}\s*\((\p{Lu}[^()]*)\)\s*\.?\s*$/u, '$1')
	);
}

/** `Mmes Bell et Carr (adjointes). Mme Dean (déléguée).`: people go on behind the full stop. */
function goesOnBehindStop(sentence: string): boolean {
	// `Bo Carr. Cy Dean, Di Ewell`: the full stop is a comma.
	const names = split(sentence, /[,;]/);
	const areNamed = names.slice(0, 2).every((name) => /\s/.test(name) && isPersonName(name));
	return movesBehind().test(sentence) || areNamed || civil().test(sentence.replace(/^[^:()]{2,40}:\s*/u, ''));
}

/** Those of which something is so, and the others. */
function parted<Item>(items: readonly Item[], isSo: (item: Item) => boolean): [Item[], Item[]] {
	return [items.filter(isSo), items.filter((item) => !isSo(item))];
}

/** What stands behind the commas of a list of which most entries have one: `- Ana Bell, Red Hat`, `- Bo Carr, Siemens AG (Chair)`; `- Bell, Ana`. */
function behindCommas(units: readonly Unit[], at: number): 'body' | 'first name' | undefined {
	const unit = units[at] as Unit;
	if (unit.kind !== 'item') return undefined;
	const near = units
		.slice(Math.max(0, at - LONGEST_SIDE), at + LONGEST_SIDE)
		.filter(({ kind }) => kind === 'item');
	const own = near.filter(({ list }) => list === unit.list);
	const entries = (own.length > 1 ? own : near).map((entry) => getText(entry).replace(/[,;.\s]+$/, ''));
	const paired = entries.filter((entry) => split(entry, /[,;]/).length === 2);
	if (entries.length < 3 || paired.length * 5 <= entries.length * 3) return undefined;
	// Bodies come back, `- Ana, Acme`, `- Bo, Acme`; first names hardly do.
	const turned = new Set(
		paired.filter((entry) => isTurned(entry)).map((entry) => split(entry, /,/)[1] ?? ''),
	);
	if (turned.size * 5 > paired.length * 4) return 'first name';
	// `- Ana Bell, Bo Carr,` are two: a role in brackets, or what is no name, tells a body.
	const bodies = paired.filter((entry) => {
		const [name = '', beside = ''] = split(entry, /,/);
		return (
			/\)$/.test(entry) || !isPersonName(beside) || isRole(beside) || (/\s/.test(name) && !/\s/.test(beside))
		);
	});
	// A box to tick is one person's.
	const ticked = own.filter(({ source }) => TICK_BOX.test(source[0] ?? ''));
	if (own.length > 2 && ticked.length === own.length) return 'body';
	// Where all have one comma, half of them tell.
	const least = paired.length === own.length ? paired.length : paired.length + 1;
	return own.length > 2 && bodies.length * 2 >= least ? 'body' : undefined;
}

/** `- [x] Ana Bell` */
const TICK_BOX = /^\s*[-*+]\s+\\?\[[\sxX]?\\?\]/;

/** So far on each side the entries of a list are looked at. */
const LONGEST_SIDE = 20;

/** `M. Roux, maire sortant, déclare la séance ouverte et donne lecture …`: a name, and far more behind it than what somebody is. */
function tellsOfOne(people: readonly Person[]): boolean {
	const [one, more] = people;
	return one !== undefined && more === undefined && one.note.length > LONGEST_NOTE;
}

/** What somebody is takes no more. */
const LONGEST_NOTE = 80;

/** `Mme Roux, de la mairie, nous a rejoints pour le verre.`: no entry of a list, though somebody's name opens it. */
function isSentence(text: string): boolean {
	return /[.!?]$/.test(text) && text.split(' ').length > 6;
}

/** `Ana Bell, Bo Carr – present.`: the names, and the status behind them. */
function statusBehind(sentence: string): { group: LabelGroup; rest: string } | undefined {
	const [, rest = '', word = ''] = /^(.{3,})\s[–—-]\s([\p{L}()·.]+?)[.\s]*$/su.exec(sentence) ?? [];
	const group = word === '' ? undefined : labelGroup(word);
	return group === undefined || group === 'members' ? undefined : { group, rest };
}

/** `Ana Bell and Bo Carr sent apologies.` below `Apologies`: those of whom a sentence says whether they were there. */
function readTold(text: string): ReturnType<typeof readPeople> {
	const said = statusIn(text);
	return said === undefined || said.holder !== undefined
		? undefined
		: readPeople([said.names], said.group, false);
}

/** `Received from Ana Bell and Bo Carr.` below `Apologies`: words of labels, and then names. */
function readSentence(text: string, label: LabelGroup): ReturnType<typeof readPeople> {
	const [, rest = ''] = /^(?:[\p{L}'’]+\s+){1,8}?(?=\p{Lu}\p{L}+\s+\p{Lu}|M\.|Mme)(.+)$/su.exec(text) ?? [];
	const words = text
		.slice(0, text.length - rest.length)
		.trim()
		.split(/\s+/);
	if (rest === '' || /\.\s/.test(rest) || !words.every((word) => attendanceWord(word) !== undefined))
		return undefined;
	const read = readPeople([rest], label, false);
	return read?.people.every(({ name }) => /\s/.test(name)) === true ? read : undefined;
}

/** Sentences of a list, and labels behind dashes and semicolons: `Ana Bell — Not attending: Bo Carr; excused Cy Dean`. */
function getParts(value: string): string[] {
	return getSentences(value).flatMap((sentence) => {
		const starts = [
			...sentence.matchAll(/(?:\s*;|\s+[—–|/•-]+)\s+(?=(?:([^:;,—–|]{3,50}):)?([^;]{3,70}))/gu),
		].filter(
			([, label = '', words = '']) =>
				(label !== '' && labelGroup(label) !== undefined) || sentenceGroup(words) !== undefined,
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
