/** Who was there: the lists and sentences of minutes, walked through once, and what they come to together. */

import { isOneOf, type Language, vocabulary } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { timesIn } from '../hours.js';
import { tellsHour } from '../lines/text.js';
import { getText, isNumberedTitleOfList, type Unit } from '../lines/units.js';
import { type Head, NEAR_TOP } from '../model.js';
import { type Announced, announcedBy, isAmongLists, isSentence } from '../people/announced.js';
import { getParts, holdersBelow, listBelow, MOST_ROWS, type PeopleList } from '../people/list-below.js';
import { countOthers, countUnnamed, readPeople, settled, withVotes } from '../people/people.js';
import { movesBehind, type Person, split } from '../people/person-entry.js';
import { isRollTitle, NEAR_START, officersAttending, talkedPeople } from '../people/told-attendance.js';
import { answerAt } from '../wording/answers.js';
import {
	attendanceWord,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	saysNone,
	wordList,
	wordPattern,
} from '../wording/dialect.js';
import { isAway, labelGroup, sentenceStatus } from '../wording/labels.js';
import { listLink } from '../wording/links.js';
import {
	civilAtStart,
	isFullName,
	isPersonName,
	isPlainName,
	namesIn,
	withoutTitle,
} from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { getStatus, isNoTick, isTick } from '../wording/status.js';
import { isOfOfficers } from './head-labels.js';

/** Reads who was there into the head; `start` is where the body begins. */
export function readAttendance(units: readonly Unit[], lang: Language, head: Head, start: number): void {
	const { people, attending } = new AttendanceWalk(units, lang, head, start).read();
	const guests = new Set(
		people.flatMap(({ name, group }) => (group === 'guests' ? [foldName(withoutTitle(name))] : [])),
	);
	// `Bo Carr was present and asked …`, of a guest: he is one still.
	for (const one of talkedPeople(units, head, start))
		if (one.group !== 'present' || !guests.has(foldName(withoutTitle(one.name)))) people.push(one);
	if (
		people.every(({ group }) => isAway(group)) &&
		attending.every(({ name }) => civilAtStart(name) === undefined)
	)
		for (const one of unlabelledMembers(units, head, start)) people.push(one);
	const outsiders = units.slice(0, NEAR_START * 2).flatMap((unit) => outsiderIn(getText(unit)));
	for (const one of people)
		if (one.group === 'present' && outsiders.some((last) => last.endsWith(one.name))) one.group = 'guests';
	const hasMembers = people.some(({ group }) => group === 'present');
	const all = [
		...people,
		...attending.map((one) =>
			hasMembers && one.group === 'present' ? { ...one, group: 'guests' as const } : one,
		),
	];
	head.people = withVotes(settled(withoutStaff(all, units)), units.map(getText));
	if (head.people.length > 0)
		head.findings.push({ what: 'people', value: `${head.people.length}`, certainty: 'sure' });
	for (const { name, group } of head.people)
		if (group === 'represented') head.findings.push({ what: 'proxy', value: name, certainty: 'sure' });
}

/** No list is longer. */
const LONGEST_OPEN = 6000;

/** `The following people were absent from the picnic:` */
function isAwayFromElse(text: string): boolean {
	const [whole = ''] = wordPattern`(?<!\p{L})${'awayLinks'}\s+\p{L}+`.exec(text) ?? [];
	const noun = whole.split(/\s/).at(-1) ?? '';
	return whole !== '' && !isInList('sittingNouns', noun) && !isOneOf(noun, 'meetings');
}

/** `ABSENT: Ana Bell` right below `AYES: Bo Carr, Cy Dean`: who missed that vote. */
function isBelowAnswers(units: readonly Unit[], at: number): boolean {
	const [, label = ''] = /^([^:\d]{2,20}):\s+[^\d]*$/u.exec(getText(units[at - 1])) ?? [];
	return units[at]?.isApart === false && label !== '' && answerAt(label) !== undefined;
}

/** A walk through minutes that takes their lists of people. */
class AttendanceWalk {
	readonly #units: readonly Unit[];
	readonly #lang: Language;
	readonly #head: Head;
	readonly #start: number;
	readonly #people: Person[] = [];
	/** A plain `In attendance` names the members where no other list does. */
	readonly #attending: Person[] = [];
	/** The names of the people so far, and how many of them are in it. */
	readonly #names = new Set<string>();
	#known = 0;
	/** The last unit of the last list; -1 before any. */
	#isNear = -1;
	#hasVoters = false;

	constructor(units: readonly Unit[], lang: Language, head: Head, start: number) {
		this.#units = units;
		this.#lang = lang;
		this.#head = head;
		this.#start = start;
	}

	read(): { people: Person[]; attending: Person[] } {
		for (const [at, unit] of this.#units.entries())
			if (!this.#head.taken.has(at) && !WITHOUT_PEOPLE.has(unit.kind)) this.#visit(unit, at);
		return { people: this.#people, attending: this.#attending };
	}

	#visit(unit: Unit, at: number): void {
		for (; this.#known < this.#people.length; this.#known += 1)
			this.#names.add(foldName(withoutTitle(this.#people[this.#known]?.name ?? '')));
		const announced = announcedBy(this.#units, at);
		if (announced === undefined) this.#takeBeside(unit, at);
		else if (!this.#isOfOthers(announced, unit, at)) {
			const { value, end } = this.#wholeValue(announced.value, at);
			const below = Array.from({ length: end - at }, (_, index) => at + 1 + index);
			for (const one of below) this.#head.taken.add(one);
			const list =
				holdersBelow(this.#units, at, announced, this.#names) ??
				listBelow(this.#units, at, { ...announced, value }, this.#head);
			const isNone = list === undefined || this.#isNone(announced, list, at);
			if (isNone) for (const one of below) this.#head.taken.delete(one);
			if (list === undefined) this.#tellUnread(announced, unit, at);
			else if (!isNone) this.#take(announced, list, unit);
		}
	}

	/**
	 * `Present: Bell, Ana; Carr, Bo;` and, below a blank line, `Dean, Cy; Ewell, Di`: a list that its last sign leaves open, up to its end; `Ana Bell, Bo Carr, Cy`
	 * right above `Dean and Di Ewell.`, where the line ends within a name.
	 */
	#wholeValue(written: string, at: number): { value: string; end: number } {
		let value = written;
		let end = at;
		const below = this.#units[at + 1];
		if (below?.kind === 'text' && !below.isApart && endsWithinName(written, getText(below))) {
			value += ` ${getText(below)}`;
			end += 1;
		}
		const isOpen = () => /[^\s;];\s*$/.test(value) && value.length < LONGEST_OPEN;
		for (; isOpen(); end += 1) {
			const below = this.#units[end + 1];
			if (below?.kind !== 'text' || announcedBy(this.#units, end + 1) !== undefined) break;
			if (!getText(below).includes(';') || isSentence(getText(below))) break;
			value += ` ${getText(below)}`;
		}
		return { value, end };
	}

	#takeBeside(unit: Unit, at: number): void {
		const isNear = this.#isNear >= 0 && at <= this.#isNear + 2;
		const beside = isNear ? [...statedBeside(unit, this.#names), ...representedBeside(unit)] : [];
		for (const one of beside) this.#people.push(one);
		if (beside.length === 0) return;
		this.#head.taken.add(at);
		this.#isNear = at;
	}

	/** Whether what is announced is something else than who was there. */
	#isOfOthers(announced: Announced, unit: Unit, at: number): boolean {
		const isBody = at >= this.#start;
		const isBare = announced.value === '' && unit.kind === 'item';
		// People whose presence only the place of their list tells stand among the lists at the top.
		if (announced.group === 'members' && ((isBody && !isAmongLists(this.#units, at)) || isBare)) return true;
		// `Le comité élit :` above `- titulaires : Ana Bell`
		if (isOfElected(this.#units, at)) return true;
		if (announced.group === 'members' && isOfOfficers(this.#units, at)) return true;
		if (isBody && isBelowAnswers(this.#units, at)) return true;
		// `Abs. : Ana Bell` in the body abstains.
		if (isBody && /^\p{L}{2,4}\.?\s?:/u.test(getText(unit))) return true;
		// `- Online votes` in a list of the body is what it speaks of; `2. Attendance` above a plain list is not.
		return isBody && isBare && !isNumberedTitleOfList(this.#units, at) && !/:\s*$/.test(getText(unit));
	}

	/** A label of people without any that can be read. */
	#tellUnread({ group, value, isLoose }: Announced, unit: Unit, at: number): void {
		const isFar = at > this.#isNear + 2 && at >= this.#start;
		if (group === 'members' || isLoose === true || isFar) return;
		// `Excusés : néant`, `Absents : –`
		const isNobody = saysNone(value.replace(/[\s.–—-]+$/u, '')) || /^[–—/-]+$/u.test(value);
		if (isNobody || isHeadcount(value, this.#units[at + 1])) return;
		// Its sentence is read below.
		if (officersAttending(getText(unit)).length > 0) return;
		if (value === '' && announcedBy(this.#units, at + 1) !== undefined) return;
		this.#head.unread.add(at);
		this.#head.findings.push({ what: 'passage', value: getText(unit).slice(0, 80), certainty: 'unsure' });
	}

	/** Whether a list that was found is none of those who were there: in the body more must speak for it. */
	#isNone(announced: Announced, { people }: PeopleList, at: number): boolean {
		const { group, value } = announced;
		if (at < this.#start) return announced.isLoose === true && people.length === 0;
		// `Public session` above `A resident spoke.`
		if (people.length === 0) return true;
		const isFirst = this.#people.length + this.#attending.length === 0;
		if (people.length < 2 && group !== 'represented' && isFirst) return true;
		// `La présidente excuse les personnes suivantes : …`, with their whole names, in the first item.
		const isWhole = people.length > 2 && people.every(({ name }) => /\s/.test(name));
		// `2. Apologies` right above a sentence that says the same names them by their last names too.
		const isBelowSame =
			labelGroup(getText(this.#units[at - 1]).replace(/^[\d.\s)]+|[\s.:]+$/g, '')) === group;
		const areAway = (isWhole || isBelowSame) && isAway(people[0]?.group);
		if (isBelowSame && areAway) return false;
		// `Planning board members present:` below `Roll call`, and right below it `Planning board members absent:`
		const isOfRoll = isFirst
			? isWhole && this.#units.slice(Math.max(0, at - 2), at).some(isRollTitle)
			: at <= this.#isNear + 1 && people.every(({ name }) => /\s/.test(name));
		const isSure = areAway || isOfRoll;
		if (announced.isLoose === true && isSure && !isAwayFromElse(getText(this.#units[at]))) return false;
		if (announced.isSentence || announced.isLoose === true) return true;
		// `Arrivée :` above what came by mail, in a list of the body, names nobody of the meeting.
		const isListed = (one: Person) => /\s/.test(one.name) || this.#names.has(foldName(one.name));
		// `## Other` above `Nothing.` neither.
		const isUnsure =
			group === 'late' ||
			group === 'remote' ||
			(group === 'guests' && value === '' && this.#units[at + 1]?.kind === 'text');
		return isUnsure && !people.every(isListed);
	}

	#take({ group, value }: Announced, { people, taken, unnamed }: PeopleList, unit: Unit): void {
		const words = getText(unit);
		if (group === 'present') this.#countPresent(people, value, words);
		if (group === 'late') withHour(people, words.split(':')[0] ?? '', this.#lang);
		const isAlso = group === 'guests' && phraseFinder('alsoPresent').test(words);
		const isRoster = group === 'members';
		for (const one of people)
			(group === 'attending' ? this.#attending : this.#people).push({
				...one,
				...(isAlso ? { isAlso } : {}),
				...(isRoster && one.group === 'present' ? { isRoster } : {}),
			});
		for (const one of taken) this.#head.taken.add(one);
		for (const one of unnamed) {
			this.#head.findings.push({ what: 'passage', value: one, certainty: 'unsure' });
			const isNamed = namesIn(one).length > 0 || civilAtStart(one) !== undefined;
			if (isNamed && !tellsHour(one)) this.#head.unnamed.push(one);
		}
		this.#isNear = [...taken].reduce((last, one) => Math.max(last, one), Number.NEGATIVE_INFINITY);
	}

	/** Those who are present beside the named ones; and where directors are listed, officers and staff who are there too have no vote. */
	#countPresent(people: Person[], value: string, words: string): void {
		if (this.#hasVoters && hasWordOf('staffGroups', words)) for (const one of people) one.group = 'guests';
		else if (people.length > 0) this.#hasVoters ||= hasWordOf('voterNouns', words.slice(0, 60));
		if (people.length > 0)
			this.#head.others += countOthers(getParts(value)[0] ?? '') + countUnnamed(words, people.length);
	}
}

/** Whether a list of whole names ends with one word, and the line below opens with the one that it lacks. */
function endsWithinName(value: string, below: string): boolean {
	const names = split(value, listLink());
	const [last = ''] = names.splice(-1);
	const [next = ''] = split(below, listLink());
	return (
		names.length > 1 &&
		names.every((name) => isFullName(name)) &&
		[last, next.replace(/\.\s.*$|\.$/su, '')].every((word) => /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word))
	);
}

/** `Present were board members Ana Bell, Bo Carr, and Cy Dean, and Chief Fox.`: behind a second link somebody with an office, who is no member. */
function outsiderIn(text: string): string[] {
	const told = getSentences(text).find((sentence) => {
		const opening = sentence.slice(0, SHORT);
		const says = opening.split(/\s/).some((word) => attendanceWord(word) === 'present');
		return says && hasWordOf('voterNouns', opening);
	});
	const [, last = ''] =
		wordPattern`\s${'andWords'}\s[^,;:]+,\s${'andWords'}\s(?:${'articles'}\s+)?(\p{L}[^,;:]+?)\.?$`.exec(
			told ?? '',
		) ?? [];
	const [office = ''] = last.split(' ');
	const isOfBody = hasWordOf('presiding', office) || isPhrase('bodyOffices', office);
	const isOffice = isRole(office) || isInList('roleQualifiers', office);
	return isOffice && !isOfBody ? [last] : [];
}

/** Kinds of units in which no list is announced. */
const WITHOUT_PEOPLE: ReadonlySet<Unit['kind']> = new Set(['table', 'comment', 'other', 'rule']);

/** `Ana Bell, Town Clerk` among councillors: those who serve a council are there, and have no vote in it. */
function withoutStaff(people: readonly Person[], units: readonly Unit[]): Person[] {
	if (people.length < FEWEST_OF_COUNCIL) return [...people];
	const isCouncil = units.slice(0, NEAR_START * 2).some((unit) => hasWordOf('honorifics', getText(unit)));
	const isParish = units
		.slice(0, NEAR_START * 2)
		.some((unit) => phraseFinder('parishCouncils').test(getText(unit)));
	// `directeur général` beside a `bourgmestre`
	const isCommune = people.some(({ note }) => hasWordOf('communeOffices', note));
	const isWorksCouncil = units
		.slice(0, NEAR_START * 2)
		.some((unit) => phraseFinder('worksCouncils').test(getText(unit)));
	// Supervisor, clerk and treasurer of a township are elected, and its trustees beside them.
	const isTownship =
		isCouncil &&
		wordList('townshipOffices').every((office) => people.some(({ note }) => hasWord(note, office)));
	const isStaff = ({ note, group }: Person) => {
		const said = note.replace(/^[\s,(]+|[\s)]+$/g, '');
		return (
			(group === 'present' || group === 'remote') &&
			(phraseFinder('staffRoles').exec(said)?.index === 0 ||
				(isCouncil &&
					!isTownship &&
					group === 'present' &&
					phraseFinder('councilRoles').exec(said)?.index === 0) ||
				// `County Councillor Ana Bell`, and no `Cllr Ana Bell (County Councillor)`: whom another council sends
				(isParish && phraseFinder('higherCouncillors').exec(note.replace(/^,\s/, ''))?.index === 0) ||
				// `directrice générale du CPAS`: of another body
				(isCommune && isPhrase('communeRoles', said)) ||
				// `responsable RH, élue`
				(isWorksCouncil &&
					phraseFinder('worksCouncilRoles').exec(said)?.index === 0 &&
					!hasWordOf('staffHeads', said)))
		);
	};
	return people.map((one) => (isStaff(one) ? { ...one, group: 'guests' as const } : one));
}

const FEWEST_OF_COUNCIL = 4;

function hasWord(note: string, word: string): boolean {
	return note.split(/[^\p{L}]+/u).some((one) => foldName(one) === word);
}

/** `Chairman Ana Bell called the meeting to order. Also present were Bo Carr and Cy Dean.`: they and the chair are those who were there. */
export function readAlsoPresent(head: Head): void {
	const also = head.people.filter(({ isAlso }) => isAlso === true);
	const { chair } = head.values;
	const others = head.people.some(
		({ group }) => group === 'present' || group === 'remote' || group === 'represented',
	);
	if (also.length === 0 || chair === undefined || others) return;
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
	// `Then Rep. Ana Bell left at 7:40 pm`: the words before a name make nobody new of her.
	const isNew = people.every(({ name }) => {
		const words = foldName(withoutTitle(name)).split(' ');
		return !words.some((_, at) => known.has(words.slice(at).join(' ')));
	});
	return isNew && found.every((one) => one !== undefined) ? people : [];
}

/** `Bo Carr était représenté par Ana Bell.` below the lists */
function representedBeside(unit: Unit): Person[] {
	const [text = '', more] = unit.kind === 'text' ? getSentences(getText(unit)) : [];
	const said = more === undefined ? sentenceStatus(text) : undefined;
	const name = said?.names ?? '';
	const holder = said?.holder?.replace(/\.$/, '').trim() ?? '';
	return said?.group === 'represented' && isFullName(name) && isFullName(holder)
		? [{ name, note: '', group: 'represented', holder, moves: [] }]
		: [];
}

/** Those whom rows of names at the top name without a word of presence: who else would be named there. */
function unlabelledMembers(units: readonly Unit[], head: Head, start: number): Person[] {
	const isFree = (at: number) => !head.taken.has(at);
	let next = 0;
	for (let at = 0; at < Math.min(units.length, Math.max(NEAR_TOP, start)); at = next) {
		const found = isFree(at) ? rowsAt(units, at, isFree) : { next: at + 1 };
		next = found.next;
		const { row } = found;
		if (row === undefined) continue;
		for (const place of row.places) head.taken.add(place);
		return row.people;
	}
	return [];
}

/** Whether the paragraph above a list says that those in it are elected. */
function isOfElected(units: readonly Unit[], at: number): boolean {
	let above = at - 1;
	while (at - above < MOST_ROWS && units[above]?.list !== undefined && units[above]?.list === units[at]?.list)
		above -= 1;
	const text = getText(units[above]);
	return /:\s*$/.test(text) && phraseFinder('electedBefore', 'electedAfter').test(text);
}

/** `Présents : 8 – Votants : 10`, `6 sur 8, soit 7 640 tantièmes`, `yes`: nobody is named. */
function isHeadcount(value: string, below: Unit | undefined): boolean {
	// `Pouvoirs : 13`, with no list below it but that of the items.
	if (/^\d{1,5}$/.test(value) && (below?.kind !== 'item' || below.number !== undefined)) return true;
	return value !== '' && /^\d+\D+\d/.test(value) && !/\p{Lu}\p{Ll}+[\s-]\p{Lu}/u.test(value);
}

/** `Rejoint la réunion à 17h50 : Henri Jourdain`: the hour of a label is that of all its people. */
function withHour(people: readonly Person[], label: string, lang: Language): void {
	const [time] = timesIn(label);
	const at = vocabulary('eventLinks').word('at', lang);
	if (time !== undefined)
		for (const one of people)
			one.moves = one.moves.map((move) => (/\d/.test(move) ? move : `${move} ${at} ${time.text}`));
}

// --- Rows of people without a word of presence: lines nearly all of whose parts name somebody, near the top or below `Roll call`.

interface PeopleRow {
	people: Person[];
	/** The places of the units. */
	places: number[];
}

/**
 * The people of a row, and of those right below it: `Councillors Ana Bell (Chairman), Bo Carr and Cy Dean`, `Ana B., Bo C.` below `Reading of members:`,
 * `Cllr Bell` above `Cllr Carr (Chair)`, `Mr A Bell [AB] Chair; Ms B Carr [BC]`, `Ana Bell Bo Carr` above `Cy Dean Di Ewell`, or whole names alone.
 * `next`: where another row may begin.
 */
function rowsAt(
	units: readonly Unit[],
	from: number,
	isFree: (at: number) => boolean,
): { row?: PeopleRow; next: number } {
	const label = labelOfMembers(getText(units[from]));
	const above = getText(units[from - 1]);
	const isBelowLabel = (/:$/.test(above) || units[from - 1]?.kind === 'heading') && above.length < SHORT;
	// `Officers elected:` above the row announces something else.
	if (label === '' && isBelowLabel && !speaksOfMembers(above)) return { next: from + 1 };
	const isLabelled = label !== '' || isBelowLabel;
	const people: Person[] = [];
	const places: number[] = [];
	let longest = 0;
	let isClose = true;
	let isCivil = true;
	let areWhole = true;
	for (let at = from; at < units.length && isFree(at); at += 1) {
		const row = rowOf(units[at] as Unit, at === from ? label : '');
		const areCivil: boolean = isCivil && row.every(({ name }) => civilAtStart(name) !== undefined);
		const areNames: boolean = areWhole && row.every(({ name }) => /\s/.test(name) && isPlainName(name));
		// `New members` below rows of names is none.
		if (row.length === 0 || (at > from && !isLabelled && !areCivil && !areNames)) break;
		isCivil = areCivil;
		areWhole = areNames;
		for (const one of row) people.push(one);
		if (at > from && units[at]?.isApart === true) isClose = false;
		places.push(at);
		longest = Math.max(longest, row.length);
	}
	const last = places.at(-1) ?? from;
	// `Ana Bell` right above `Bo Carr` and `Cy Dean`, in a paragraph of their own
	const after = units[last + 1];
	// … or right above a label of others, or above a sentence, where they are many.
	const isOver =
		after?.isApart !== false ||
		!isFree(last + 1) ||
		(people.length >= FEWEST_IN_PAIRS && getText(after).length > LONGEST_NAMED);
	const isLine =
		from < NEAR_TOP &&
		!/:$/.test(above) &&
		isClose &&
		units[from]?.isApart === true &&
		isOver &&
		isNamedAgain(people, units, last + 1);
	// `Evening Prayer` above `Old Business` are titles: names alone stand in rows of several.
	const isRow =
		areWhole && (longest >= FEWEST || isLine || (longest > 1 && people.length >= FEWEST_IN_PAIRS));
	return people.length >= FEWEST && (isLabelled || isCivil || isRow)
		? { row: { people, places }, next: last + 1 }
		: // Near the top a paragraph of its own may be less than the run; further down what is below in it is no more than it.
			{ next: from < NEAR_TOP ? from + 1 : last + 1 };
}

/** Whether the text below speaks of one of them, as of nobody in `Spring Fair` above `Summer Camp` and `Harvest Supper`. */
function isNamedAgain(people: readonly Person[], units: readonly Unit[], from: number): boolean {
	const last = new Set(people.map(({ name }) => name.split(' ').at(-1) ?? ''));
	return units.slice(from).some((unit) =>
		getText(unit)
			.split(/[^\p{L}’'-]+/u)
			.some((word) => last.has(word)),
	);
}

/** Everybody whom a line names that has nothing but names, and what each of them is; nobody where it has more. */
function rowOf(unit: Unit, label: string): Person[] {
	const text = getText(unit).slice(label.length);
	if (unit.kind !== 'text' || text.length > LONGEST) return [];
	// `Distribution: Ana Bell, Bo Carr`
	const [, other = ''] = /^([^:]{2,60}):\s/u.exec(text) ?? [];
	if (label === '' && other !== '' && !isRole(other)) return [];
	const pairs = namePairs(text);
	// `Ana Bell thanked everybody.` is no row, `Ana Bell, Bo Carr and Cy Dean.` is one.
	const read =
		pairs.length > 0 ? readPeople(pairs, 'present', true) : readPeople([text], 'present', label === '');
	const isSaid = /[.!?]$/.test(text) && label === '' && text.split(/[,;]/).length < FEWEST;
	const isRow = read !== undefined && read.unnamed.length === 0 && !isSaid;
	return isRow && read.people.every(({ note }) => note.length < SHORT) ? read.people : [];
}

/** `Ana Bell Bo Carr`: first and last names that lost what parted them. */
function namePairs(text: string): string[] {
	const words = text.split(' ');
	const isRow =
		words.length % 2 === 0 &&
		words.length > 3 &&
		words.every((word) => /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word) && isPlainName(`Al ${word}`));
	return isRow ? words.flatMap((word, at) => (at % 2 === 0 ? [`${word} ${words[at + 1]}`] : [])) : [];
}

/** `Councillors `, `Those of the board: `, before the names of a line. */
function labelOfMembers(text: string): string {
	const [label = ''] = /^(?:\p{Lu}\p{L}+\s+(?=\p{Lu})|[^:]{3,50}:\s+)/u.exec(text) ?? [];
	// `COMITÉ DÉPARTEMENTAL DES ÉCHECS` is the name of a body.
	const isTitle = !/\p{Ll}/u.test(text) && !label.includes(':');
	return !isTitle && speaksOfMembers(label) ? label : '';
}

/** A label one of whose words speaks of members or of presence, and none of absence or of an election. */
function speaksOfMembers(label: string): boolean {
	const said = label.split(/[^\p{L}’'-]+/u).map((word) => (word === '' ? undefined : attendanceWord(word)));
	return (
		said.some((word) => word === 'members' || word === 'present') &&
		said.every(
			(word) => word === undefined || word === 'members' || word === 'present' || word === 'filler',
		) &&
		!hasWordOf('electionHeads', label) &&
		!phraseFinder('electedBefore', 'electedAfter', 'candidateBefore', 'candidateAfter').test(label)
	);
}

const FEWEST = 3;
/** A line with a name, and what somebody is, is no longer. */
const LONGEST_NAMED = 60;
const FEWEST_IN_PAIRS = 5;
const SHORT = 60;
/** No line of names is longer. */
const LONGEST = 2000;
