/** The head of foreign minutes: kind, date, hours, place, officers, who was there, agenda. Every unit that is taken is named, so that nothing is lost. */

import type { Language } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { editDistance } from '../../text/nearest.js';
import { readHours, readPlanned } from '../hours.js';
import { openingsIn } from '../items/items.js';
import { bare, getWords } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { type Head, NEAR_TOP, setValue, TOP } from '../model.js';
import { announcedBy } from '../people/announced.js';
import type { FrontMatter } from '../sources/as-markdown.js';
import { isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { officerDeeds } from '../wording/officer-deeds.js';
import { isCompany, knownNames, withoutTitle } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { readAgenda } from './agenda.js';
import { readAlsoPresent, readAttendance } from './attendance.js';
import { isOtherDay, readDate, readDeedHour, readHourBesideDate } from './date.js';
import { headCountIn } from './head-count.js';
import { readLabels } from './head-labels.js';
import { readOfficers } from './officers.js';

export function readHead(units: readonly Unit[], front: readonly FrontMatter[], lang: Language): Head {
	const head: Head = {
		values: {},
		tellers: [],
		documents: [],
		annexes: [],
		signatures: [],
		people: [],
		others: 0,
		represented: 0,
		agenda: [],
		taken: new Set(),
		unread: new Set(),
		unnamed: [],
		findings: [],
	};
	readKind(units, front, lang, head);
	readAgenda(units, head, lang);
	const start = bodyStart(units, head);
	readLabels(units, lang, head, start);
	readAttendance(units, lang, head, start);
	const known = knownNames(head.people.map(({ name }) => name));
	readDate(units, front, lang, head, start);
	readHours(units, head, start);
	readDeedHour(units, head);
	readHourBesideDate(units, head, lang);
	readPlanned(head);
	readOfficers(units, front, head, known, start);
	readAlsoPresent(head);
	nameOfficers(head);
	return head;
}

/** `Monsieur Lefort` of the list, where the minutes name `Christian Lefort` their secretary: one person, by his whole name. */
function nameOfficers(head: Head): void {
	const words = (name: string) => foldName(withoutTitle(name)).split(' ');
	for (const what of ['chair', 'secretary'] as const) {
		const whole = head.values[what];
		if (whole === undefined || words(whole).length < 2) continue;
		const all = words(whole);
		if (
			head.people.some(
				({ name }) => words(name).length > 1 && words(name).every((word) => all.includes(word)),
			)
		)
			continue;
		const [only, more] = head.people.filter(
			({ name, group }) => group !== 'guests' && words(name).length === 1 && words(name)[0] === all.at(-1),
		);
		if (only !== undefined && more === undefined) only.name = whole;
	}
}

/** `Sous la présidence de M. Roux`, above a list of those present that he is none of: he was there, as one of them. */
export function readPresided(units: readonly Unit[], head: Head): void {
	const { chair } = head.values;
	if (chair === undefined) return;
	if (!head.people.some(({ group }) => group === 'present')) {
		readCounted(units, head);
		return;
	}
	// `Anne ROUX` may be `Anne ROUX-PETIT`, and `ROUX Claude` is not `BRUN Jean-Claude`.
	// `Anne DE LA HAYE` is not `Jean DE LA TOUR`, nor `Marie-Claude PETIT` `Marie-Claude ROUX`.
	const parts = (name: string) => foldName(withoutTitle(name)).split(/[\s-]+/);
	const own = parts(chair);
	const isWithin = (some: readonly string[], all: readonly string[]) =>
		some.some((part) => all.includes(part)) && some.every((part) => all.includes(part) || part.length < 3);
	// `Jean-François LEFEVRE` is `Jean-François LEFEBVRE`, and `Anne LEGOFF` is `Anne LE GOFF`: one first name, and last names that a letter or a blank tells apart.
	const isSpelt = (other: readonly string[]) =>
		other.some((part) => part.length > 2 && own.includes(part)) &&
		other[0] === own[0] &&
		editDistance(other.join(''), own.join(''), 1) < 2;
	const isListed = head.people.some(
		({ name }) => isWithin(parts(name), own) || isWithin(own, parts(name)) || isSpelt(parts(name)),
	);
	if (own.length < 2 || isListed) return;
	const isPresided = units.slice(0, bodyStart(units, head)).some((unit) => {
		const text = getText(unit);
		// `Ana Bell, maire, préside.`
		const isChairing =
			text.includes(withoutTitle(chair)) &&
			officerDeeds(text, 'chair', 'opener').length > 0 &&
			!isOfStaff(text);
		if (isChairing) return true;
		const found = phraseFinder('presidedBy').exec(text);
		const behind = found === null ? '' : withoutTitle(text.slice(found.index + found[0].length).trim());
		// `Mme LE GOFF Anne` is not wholly read as `GOFF Anne`.
		return foldName(behind).startsWith(foldName(withoutTitle(chair))) && !phraseFinder('voteless').test(text);
	});
	if (isPresided) head.people.unshift({ name: chair, note: '', group: 'present', moves: [] });
}

/** `48 membres présents, 36 pouvoirs`, and no list of those present: who chairs and who keeps the minutes, a clerk apart, are among them. */
function readCounted(units: readonly Unit[], head: Head): void {
	const count = head.people.some(({ group }) => IS_THERE.has(group))
		? undefined
		: headCountIn(units.slice(0, bodyStart(units, head)));
	const listed = knownNames(head.people.map(({ name }) => name));
	const officers = [...new Set([head.values.chair, head.values.secretary])].filter(
		(name): name is string =>
			name !== undefined &&
			/\s/.test(withoutTitle(name)) &&
			!isCompany(name) &&
			!listed.has(name) &&
			!units
				.flatMap((unit) => getSentences(getText(unit)))
				.some((text) => text.includes(withoutTitle(name)) && isOfStaff(text)),
	);
	if (count === undefined || officers.length === 0 || count.present < officers.length) return;
	for (const name of officers) head.people.push({ name, note: '', group: 'present', moves: [] });
	head.others += count.present - officers.length;
	head.represented += count.represented;
}

const IS_THERE: ReadonlySet<string> = new Set(['remote', 'represented', 'byPost']);

/** `Secrétaire administrative : Ana Bell`, `Bo Carr, clerk`: employed by the body, or of none. */
function isOfStaff(text: string): boolean {
	return phraseFinder('voteless', 'staffRoles', 'councilRoles', 'employedOffices').test(text);
}

/** Where the meeting itself begins: labels of officers and lists of members stand above. */
function bodyStart(units: readonly Unit[], head: Head): number {
	const openings = openingsIn(
		units,
		head.agenda,
		head.taken,
		knownNames(head.people.map(({ name }) => name)),
	);
	for (const [at, { kind }] of [...openings].sort(([a], [b]) => a - b)) {
		const text = getText(units[at]);
		const isAttendance =
			labelGroup(text.replace(/^[\d.\s]+/, '')) !== undefined ||
			(announcedBy(units, at)?.group ?? 'members') !== 'members' ||
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
		...units.slice(0, TOP).map(getText),
	];
	for (const text of texts) {
		const kind = text.length < 200 ? vocabulary('meetings').findIn(text) : undefined;
		if (kind === undefined || isOtherDay(text.slice(0, kind.offset))) continue;
		const said = text.slice(kind.offset, kind.offset + kind.length);
		// `CA`, `AG` keep their capitals; `ça` and `âge` are none of them.
		const isShort = said.length <= LONGEST_INITIALS && said === said.toUpperCase();
		if (said.length <= LONGEST_INITIALS && /[^\x20-\x7f]/.test(said)) continue;
		head.values.meeting = isShort ? said : said.toLocaleLowerCase(lang);
		head.findings.push({ what: 'kind', value: head.values.meeting, certainty: 'likely' });
		return;
	}
}

const LONGEST_INITIALS = 4;

// --- The body that met, by the lines at the top: one that is its name, or a title that names it.

/** A title is no longer, nor a name. */
const LONGEST_LINE = 240;
const LONGEST_NAME = 90;

/** Looks for the name in the first lines, where no label gave it. */
export function readOrganization(units: readonly Unit[], head: Head): void {
	const names = head.people.map(({ name }) => name).filter((name) => name !== '');
	const lines = units
		.slice(0, NEAR_TOP)
		.filter(({ kind }) => kind !== 'item' && kind !== 'table')
		.flatMap((unit) => getText(unit).split('\n').map(bare));
	for (const line of lines) {
		// `Oak Hill Club: Ana Bell`, where she is one of those who were there, and `Ana Church` herself
		if (line.length > LONGEST_LINE || names.some((name) => line.includes(name))) continue;
		// `Moved by Acme Holdings Ltd`
		if (phraseFinder('movers').exec(line)?.index === 0) continue;
		const name = nameAtStart(line) ?? nameInside(line);
		if (name === undefined) continue;
		setValue(head, 'organization', name, 'likely');
		return;
	}
}

/** `Oak Hill Rowing Club Board Meeting Minutes, May 4`, `Association Les Halles`: what stands before the meeting and its day. */
function nameAtStart(line: string): string | undefined {
	const name = beforeMeeting(line);
	if (!/^\p{Lu}/u.test(name)) return undefined;
	if (isNamedByStart(name)) return name + bodyBehind(line.slice(name.length));
	return isCapitalised(name) && isNamedByEnd(name) ? name : undefined;
}

/** `Town of Ashby Planning | Board`: without it the name would end in the middle. */
function bodyBehind(rest: string): string {
	return wordPattern`^\s${'organizationBodies'}(?!\p{L})`.exec(rest)?.[0] ?? '';
}

/** `Procès-verbal de l'assemblée générale de l'association Les Halles du 4 mai`, `Minutes of the Oak Hill Rowing Club`. */
function nameInside(line: string): string | undefined {
	const ofBody =
		wordPattern`(?<!\p{L})${'organizationLinks'}\s*(?=${'organizationStarts'}\s+\S)`.exec(line) ??
		wordPattern`^(?:${'articles'}\s+|${'elisions'})(?=${'organizationStarts'}\s+\S)`.exec(line);
	if (ofBody !== null) {
		const name = beforeMeeting(line.slice(ofBody.index + ofBody[0].length));
		if (isNamedByStart(name)) return name;
	}
	const ofMeeting = wordPattern`^${['minutesNames', 'sittingNouns']}\s+${'organizationLinks'}\s+`.exec(line);
	const name = ofMeeting === null ? '' : beforeMeeting(line.slice(ofMeeting[0].length));
	return isCapitalised(name) && isNamedByEnd(name) ? name : undefined;
}

/** A text up to the kind of the meeting, its minutes, what is told of it, or its day. */
function beforeMeeting(text: string): string {
	const kind = vocabulary('meetings').findIn(text)?.offset ?? text.length;
	const other =
		wordPattern`(?<!\p{L})${['minutesNames', 'sittingNouns', 'organizationTails']}(?!\p{L})`.exec(text)
			?.index ?? text.length;
	return text
		.slice(0, Math.min(kind, other))
		.split(/\s[–—|-]\s|[,;:(\d]|\.\s/, 1)
		.join('')
		.replace(wordPattern`(?:\s+(?:${'organizationLinks'}|${'dayLeads'}))*\s*$`, '')
		.trim();
}

/** All of its words but small ones open with a capital. */
function isCapitalised(name: string): boolean {
	const words = name.split(/\s+/);
	return words.every((word) => /^["«“]?\p{Lu}/u.test(word) || word.length <= 3 || /^\p{L}['’]/u.test(word));
}

/** `Oak Hill Rowing Club`: the last word says that it is a body, another one which. */
function isNamedByEnd(name: string): boolean {
	const words = getWords(name);
	const isBody = isInList('organizationEnds', words.at(-1) ?? '');
	return isBody && name.length <= LONGEST_NAME && words.slice(0, -1).some(isOwnWord);
}

/** `Town of Ashby`, `Association des parents d'élèves du Val`: the first word says it. */
function isNamedByStart(name: string): boolean {
	const start = wordPattern`^${'organizationStarts'}(?!\p{L})`.exec(name);
	if (start === null || name.length > LONGEST_NAME || name.endsWith('.')) return false;
	return getWords(name.slice(start[0].length)).some((word) => isOwnWord(word) && /^\p{Lu}/u.test(word));
}

function isOwnWord(word: string): boolean {
	return word.length > 1 && !isInList('organizationPlain', word);
}
