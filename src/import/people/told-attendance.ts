/** Who was there, as sentences tell: `Ana Bell was absent`, `Bo Carr joined by phone`, a roll that is called. */

import { matchesIn } from '../../text/places.js';
import { timesIn } from '../hours.js';
import { getText, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import { answerAt } from '../wording/answers.js';
import {
	attendanceWord,
	exactly,
	isInList,
	isPhrase,
	phraseFinder,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import {
	type LabelGroup,
	labelGroup,
	relativeGroup,
	sentenceGroup,
	sentenceStatus,
} from '../wording/labels.js';
import { listLink } from '../wording/links.js';
import { civilAtStart, isPersonName, isPlainName, nameAtStart } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { getStatus, isNoTick, isTick } from '../wording/status.js';
import { consentIn, verdictIn } from '../wording/verdict.js';
import { readPeople } from './people.js';
import type { Person } from './person-entry.js';

/** Further than this below the first title nobody says who was there. */
export const NEAR_START = 14;

/** People whose presence a sentence tells, above the first items or in them. The sentence stays where it is. */
export function talkedPeople(units: readonly Unit[], head: Head, start: number): Person[] {
	const found: Person[] = [];
	for (const [at, unit] of units.slice(0, start + NEAR_START).entries()) {
		if (head.taken.has(at) || head.unread.has(at) || (unit.kind !== 'text' && unit.kind !== 'item')) continue;
		const text = getText(unit);
		if (text.length > 3000) continue;
		const sentences = getSentences(text);
		for (const [index, sentence] of sentences.entries()) {
			const isAlso = phraseFinder('alsoPresent').test(sentence);
			const said = sentence.replace(/^[\d/.-]+:?\s+(?=\p{Lu})/u, '');
			const own = talkedBy(said);
			const rest = withoutExcuse(said);
			const talked = own.length > 0 ? own : talkedBy(rest === said ? behindComma(said) : rest);
			const isRoll =
				index === 0 ? isRollTitle(units[at - 1]) : index === 1 && saysAllThere(sentences[0] ?? '');
			const called =
				isRoll && talked.length === 0 ? rollOf(sentence + restBelow(units, at, sentence)) : talked;
			for (const one of called) found.push(isAlso ? { ...one, isAlso } : one);
		}
	}
	return found;
}

const NAMES_AND_STATUS = () =>
	wordPattern`^[^;]{5,160}?\s${'besides'}\s(\p{Lu}.{5,400}?),?\s((?:\p{Ll}{2}\s)?\p{Ll}+)\.?$`;

/** `Ne pouvant être présent, Luc Bell donne procuration à …`: what comes before the name only says why. */
function withoutExcuse(sentence: string): string {
	return sentence.replace(/^(\p{Lu}\p{Ll}+(?:\s\p{Ll}+){1,6}),\s+(?=\p{Lu})/u, (all, clause: string) =>
		clause.split(' ').some((word) => attendanceWord(word) === 'present') && sentenceGroup(all) === undefined
			? ''
			: all,
	);
}

/** `The meeting opened at 7 pm, Members present were Ana Bell and Bo Carr.`: a sentence that only a comma or a dash parts from the one before. */
function behindComma(sentence: string): string {
	const [, clause = ''] =
		/^[^,]{10,200}(?:,\s+(?=\p{Lu})|\s(?:--|[–—])\s)(\p{L}\p{Ll}+\s\p{Ll}.*)$/su.exec(sentence) ?? [];
	return clause !== '' && sentenceGroup(clause) !== undefined ? clause : sentence;
}

/** `Roll call`, `## 2. Attendance:`, `Agenda item 2: Roll call` */
export function isRollTitle(unit: Unit | undefined): boolean {
	const title = getText(unit).replace(/^(?:\d{1,2}\s*[.)]|[^:]{3,30}\s\d{1,2}:)\s*|[\s:.]+$/g, '');
	return isPhrase('rollTitles', title);
}

/** `Dean, Clerk Ana Bell` right below `… Trustee Cy`: the rest of a sentence without a stop. */
function restBelow(units: readonly Unit[], at: number, sentence: string): string {
	const below = units[at + 1];
	const isOpen = below?.kind === 'text' && !below.isApart && !/[.!?]$/.test(sentence);
	return isOpen ? ` ${getText(below)}` : '';
}

/** `Roll call by Clerk Bell, all present.`, ahead of a sentence of names. */
function saysAllThere(sentence: string): boolean {
	const [, said = ''] =
		wordPattern`^${'rollTitles'}\s[^,:;]{0,60}[,:–—-]\s*(\p{L}[\p{L} ]{2,30}?)[.\s]*$`.exec(sentence) ?? [];
	return /\s/.test(said) && labelGroup(said) === 'present' && phraseFinder('alls').test(said);
}

/** `Mayor Ana Bell and Councilmembers Bo Carr, Cy Dean and Di Ewell.` below `Roll call`: a sentence of nothing but names. */
function rollOf(sentence: string): Person[] {
	const read = readPeople([sentence], 'present', false);
	const isRoll = read !== undefined && read.people.length >= FEWEST_CALLED && read.unnamed.length === 0;
	return isRoll && read.people.every(({ name }) => isPersonName(name)) ? read.people : [];
}

/** The people of whom a sentence says whether they were there: `M. Roux est excusé et donne procuration à Mme Gil.` */
export function talkedBy(sentence: string): Person[] {
	const presided = wordPattern`^${'underChair'} (?:${'ofPerson'}\s+|${'elidedOf'})`.exec(sentence)?.[0];
	if (presided !== undefined) {
		const name = nameAtStart(sentence.slice(presided.length));
		return name === undefined ? [] : [{ name, note: '', group: 'present', moves: [] }];
	}
	const called = calledIn(sentence);
	if (called.length > 0) return called;
	const attending = officersAttending(sentence);
	if (attending.length > 0) return attending;
	// `Le cabinet Roux, commissaire aux comptes, est absent et excusé.`: no person, and no member.
	if (FIRM().test(sentence) && !phraseFinder('shareholders').test(sentence)) return [];
	const opened = sentenceGroup(sentence) ?? relativeGroup(sentence);
	if (opened !== undefined) {
		const read = readPeople([opened.rest], opened.group, false);
		return read?.people.every(({ name }) => /\s/.test(name)) === true ? read.people : [];
	}
	// `Called to order at 7 pm with Ana Bell and Bo Carr in attendance.`
	const [, beside = '', words = ''] = NAMES_AND_STATUS().exec(sentence) ?? [];
	const group = words === '' ? undefined : labelGroup(words);
	if (group === 'present' || group === 'attending') {
		const read = readPeople([beside], 'present', false);
		if (read?.people.every(({ name }) => isPlainName(name)) === true) return read.people;
	}
	const said = statusIn(sentence);
	// `… représentée par M. Sorel, est appelée comme scrutateur`: who counts is said, and nothing of who is there.
	// `M. Roux se retire à 21 h 40 et donne procuration à …` was there.
	if (
		said === undefined ||
		phraseFinder('sittingOffices').test(sentence) ||
		(said.holder !== undefined &&
			(timesIn(said.names).length > 0 || isMandate(sentence, said.names, said.holder)))
	)
		return [];
	const people = readPeople([said.names], said.holder === undefined ? said.group : 'excused', false)?.people;
	const isMany = people !== undefined && people.length > 2;
	// `Councillor Cole sent his apologies`: behind a title one name is enough.
	const isTitled = civilAtStart(said.names) !== undefined;
	if (people === undefined || !(isMany || isTitled || people.every(({ name }) => /\s/.test(name)))) return [];
	if (said.holder === undefined) return people;
	const holder = readPeople([said.holder], 'present', false)?.people;
	const [one] = holder ?? [];
	return one === undefined || holder?.length !== 1
		? []
		: people.map((person) => ({ ...person, group: 'represented' as const, holder: one.name }));
}

/** `Le comité, à l’unanimité, donne mandat à Mme Roux`, `Le conseil donne pouvoir à M. Gil pour signer`: a body decides that somebody acts for it. */
function isMandate(sentence: string, names: string, holder: string): boolean {
	return (
		consentIn(names) !== undefined ||
		(verdictIn(sentence) !== undefined && !isPersonName(holder.replace(/[.\s]+$/, '')))
	);
}

/** `Le cabinet Roux`, at the start. */
const FIRM = () => wordPattern`^${'articles'}\s${'engagedWords'}\s\p{Lu}`;

/** `En présence du directeur général, M. Fox, et de l’adjointe à la direction, Mme Hale.`: those who attend, by what they are. */
export function officersAttending(sentence: string): Person[] {
	const lead = phraseFinder('inPresenceOf').exec(sentence);
	if (lead?.index !== 0 || sentence.length > LONGEST_ROLL) return [];
	return matchesIn(sentence.slice(lead[0].length), OFFICE_AND_NAME()).flatMap(
		([, office = '', name = '']) => {
			const words = office.split(/[\s'’]+/);
			const first = words.findIndex((word) => isRole(word));
			const isShort = first >= 0 && first < MOST_AHEAD && isPersonName(name);
			const note = `, ${words.slice(first).join(' ')}`;
			return isShort ? [{ name, note, group: 'guests' as const, moves: [] }] : [];
		},
	);
}

/** An office in small letters, and behind a comma a name with its civility. */
const OFFICE_AND_NAME = () =>
	wordPatterns`(\p{Ll}[^,.;:]{4,70}),\s+(${exactly('titles')}\.?\s\p{Lu}[^,.;:(]{1,40})`;
/** `et de l’` before an office. */
const MOST_AHEAD = 4;

/** Of whom a sentence says whether they were there; `Roll call: Bell, aye; Carr, aye; Dean, absent.` says how each of them voted. */
function statusIn(sentence: string): ReturnType<typeof sentenceStatus> {
	const said = sentenceStatus(sentence);
	const isRoll = said?.names.split(/[,;]/).some((part) => answerAt(part.trim()) !== undefined);
	// `Commercial Trustees were excused`: several, and nobody by name.
	const verb = said === undefined ? '' : (/^\W*(\p{L}+)/u.exec(sentence.slice(said.names.length))?.[1] ?? '');
	const isUnnamed =
		isInList('plurals', verb) &&
		said !== undefined &&
		!/[&/]/.test(said.names) &&
		!listLink().test(said.names) &&
		(readPeople([said.names], said.group, false)?.people.length ?? 0) < 2;
	return isRoll === true || isUnnamed ? undefined : said;
}

/** `Bo Carr was not present.`, in a paragraph that says who was there. */
export function toldOf(sentence: string): { group: LabelGroup; rest: string } | undefined {
	const said = statusIn(sentence);
	return said === undefined || said.holder !== undefined
		? undefined
		: { group: said.group, rest: said.names };
}

/** `Members present: Ana Bell and Bo Carr were present`: what the label says is said again. */
export function sameSaid(sentence: string, group: LabelGroup): ReturnType<typeof toldOf> {
	const said = toldOf(sentence.replace(/\n/g, ' '));
	return said?.group === group ? said : undefined;
}

/** `Chair Ana Bell - present, Bo Carr - present, and Cy Dean – absent.`: a roll in one sentence, each with his answer. */
function calledIn(sentence: string): Person[] {
	// `Roll call: Ana Bell - present, …`
	const list = sentence.replace(/^\p{Lu}[^:,;]{3,30}:\s+/u, '').replace(/[.\s]+$/, '');
	// `Bell, Ana - P | Carr, Bo - A`, `Ana Bell - here     Bo Carr - absent`
	const parts =
		sentence.length > LONGEST_ROLL ? [] : list.split(/\s\|\s/.test(list) ? /\s\|\s/ : /\s*[,;]\s*/);
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

/** `Ana Bell, Bo Carr – present.`: the names, and the status behind them. */
export function statusBehind(sentence: string): { group: LabelGroup; rest: string } | undefined {
	const [, rest = '', word = ''] = /^(.{3,})\s[–—-]\s([\p{L}()·.]+?)[.\s]*$/su.exec(sentence) ?? [];
	const group = word === '' ? undefined : labelGroup(word);
	return group === undefined || group === 'members' ? undefined : { group, rest };
}

/** `Ana Bell and Bo Carr sent apologies.` below `Apologies`: those of whom a sentence says whether they were there. */
export function readTold(text: string): ReturnType<typeof readPeople> {
	const said = statusIn(text);
	return said === undefined || said.holder !== undefined
		? undefined
		: readPeople([said.names], said.group, false);
}

/** `Received from Ana Bell and Bo Carr.` below `Apologies`: words of labels, and then names. */
export function readSentence(text: string, label: LabelGroup): ReturnType<typeof readPeople> {
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
