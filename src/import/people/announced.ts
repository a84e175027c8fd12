/** What announces people: a label, a heading, the lead of a sentence, and of which group they are. */

import { wordsToInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { labelled } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { answerAt } from '../wording/answers.js';
import { isInList, phraseFinder, wordPattern, wordPatterns } from '../wording/dialect.js';
import {
	isAway,
	type LabelGroup,
	labelGroup,
	looseLabelGroup,
	relativeGroup,
	sentenceGroup,
} from '../wording/labels.js';
import { listLink } from '../wording/links.js';
import { civilAtStart, isFullName, isPersonName, namesIn } from '../wording/person-names.js';
import { isCounted } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { LETTERS } from '../wording/status.js';
import { bareName, labelBefore, namesBehind, split } from './person-entry.js';
import { isRollTitle } from './told-attendance.js';

/** A label of people, and where its list begins. */
export interface Announced {
	/** It goes on in the lines below. */
	isOpen?: boolean;
	group: LabelGroup;
	value: string;
	/** The rest of a sentence belongs to its people. */
	isSentence: boolean;
	/** Some words of the label are not known: names below it make it one. */
	isLoose?: boolean;
}

/** `Board members` above a list, and `Guests` above the next one. */
export function isAmongLists(units: readonly Unit[], at: number): boolean {
	let next = at + 1;
	while (units[next]?.kind === 'item') next += 1;
	const other = next === at + 1 ? undefined : announcedBy(units, next, false);
	return other !== undefined && other.group !== 'members' && units[next]?.kind !== 'heading';
}

/** A line below another one, of the same paragraph, that somebody's name opens. */
export function isNamed(unit: Unit | undefined): boolean {
	if (unit === undefined || unit.kind !== 'text' || unit.isApart) return false;
	const [name = ''] = split(getText(unit).replace(/\([^()]*\)/g, ''), /,|\s[–—-]\s/);
	return /\s/.test(name) && isPersonName(bareName(name));
}

/** What a unit announces: a list of people, which a count of guests is only where somebody is named below. */
export function announcedBy(units: readonly Unit[], at: number, looksOn = true): Announced | undefined {
	const announced = labelAt(units, at, looksOn);
	if (announced?.group !== 'guests') return announced;
	const told = announced.value === '' ? getText(units[at]) : announced.value;
	const isCount = isCounted(told) || /^(?:\D*\s)?\d{1,4}(?:\s\D*)?$/u.test(told);
	const next = units[at + 1];
	const isOfNames =
		(next?.kind === 'item' && next.number === undefined) ||
		(next !== undefined && isNamed({ ...next, kind: 'text', isApart: false }));
	return isCount && !/\p{Lu}.*\p{Lu}/u.test(told) && !isOfNames ? undefined : announced;
}

function labelAt(units: readonly Unit[], at: number, looksOn: boolean): Announced | undefined {
	const unit = units[at];
	if (unit === undefined || unit.kind === 'table') return undefined;
	const text = unit.lines.join('\n').trim();
	if (text === '' || text.length > 6000) return undefined;
	const plain = withoutGroup(text.replace(/^\d{1,2}\s*[.)/-]?\s+(?=\p{L})/u, '').replace(CODE, ''));
	// `No apologies` says that there are none.
	if (isInList('noWords', /^\p{L}+/u.exec(plain)?.[0] ?? '')) return undefined;
	// The colon of `Started 15:02 UTC` is none of a label.
	const colon = plain.search(/(?<!\d)[:：]|[:：](?!\d)/);
	// `All members are present. For: 6, against: 2.`
	const isAnswer =
		answerAt(
			getSentences(plain.slice(0, Math.max(0, colon)))
				.slice(1)
				.at(-1) ?? '',
		) !== undefined;
	// `Committee elected: Ana Bell, Bo Carr` is an election.
	const isElection = wordPattern`\s${'electedBehindBody'}$`.test(plain.slice(0, Math.max(0, colon)));
	if (isElection) return undefined;
	// `Clubs represented: Sailing Club, Chess Club` gave nobody their votes.
	if (wordPattern`^${'representedBodies'}\s`.test(plain)) return undefined;
	if (colon > 0 && colon < 160 && !isAnswer) {
		// `Sur place :`, `Équipe de La Ruche :`: labels that are known as a whole.
		const group =
			labelGroup(plain.slice(0, colon).replace(/\n/g, ' ')) ??
			clauseGroup(plain.slice(0, colon).replace(/\n/g, ' ')) ??
			GROUPS.find((group) => group === labelled(plain.slice(0, colon + 1))?.label) ??
			shortGroup(plain.slice(0, colon));
		if (group !== undefined) return { group, value: plain.slice(colon + 1).trim(), isSentence: false };
		const loose =
			labelled(plain.slice(0, colon + 1)) === undefined ? looseLabelGroup(plain.slice(0, colon)) : undefined;
		if (loose !== undefined)
			return { group: loose, value: plain.slice(colon + 1).trim(), isSentence: false, isLoose: true };
	}
	// `Il ressort de la feuille de présence que sont présents ou représentés :`
	const tail = plain.endsWith(':')
		? (tailGroup(plain) ?? leadGroup(plain) ?? givenGroup(plain, units[at + 1]))
		: undefined;
	if (tail !== undefined && opensNames(units[at + 1])) return { group: tail, value: '', isSentence: false };
	if (plain.endsWith(':') && unit.kind === 'text' && metAbove(plain, units.slice(at + 1, at + 3)))
		return { group: 'present', value: '', isSentence: false };
	// `Séance du conseil, tenue le 6 juin, à laquelle étaient présents les membres du conseil :`
	const clause = plain.endsWith(':') && unit.kind === 'text' ? relativeGroup(plain) : undefined;
	if (clause !== undefined && !/\p{L}/u.test(clause.rest) && units[at + 1]?.kind !== 'heading')
		return { group: clause.group, value: '', isSentence: false };
	// `…, à laquelle étaient présents, outre le maire, M. Roux, les conseillers suivants :`
	const [, before = ''] = clause === undefined ? [] : (FOLLOWING().exec(clause.rest) ?? []);
	if (clause !== undefined && before !== '' && units[at + 1]?.kind === 'text')
		return { group: clause.group, value: before, isSentence: true, isOpen: true };
	// `Present - Alec (chair), Brenda`
	const [, dashed = '', after = ''] = /^(\p{Lu}[^:–—-]{2,40}?)\s+[–—-]\s+(\p{Lu}.+)$/su.exec(plain) ?? [];
	const told = dashed === '' ? undefined : labelGroup(dashed);
	if (told !== undefined && told !== 'members') return { group: told, value: after, isSentence: false };
	const next = units[at + 1];
	if (isCollege(unit, next)) return { group: 'present', value: '', isSentence: false };
	const isTitle =
		unit.kind === 'heading' ||
		unit.isBold ||
		(text.length < 60 &&
			next !== undefined &&
			(next.kind === 'item' ||
				unit.isApart ||
				isNamed(next) ||
				(next.kind === 'text' && isGiver(next) && labelGroup(plain) === 'represented') ||
				(labelBefore(getText(next)) !== '' && namesBehind(getText(next)).length > 1) ||
				(countsPeople(plain) && isFirstName(next))));
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
			group !== 'members' ||
			unit.kind === 'heading' ||
			unit.isBold ||
			// `BOARD MEMBERS` right above names that have small letters.
			(plain === plain.toUpperCase() && isNamed(next) && /\p{Ll}{2}/u.test(getText(next))) ||
			(looksOn && isAmongLists(units, at));
		if (group !== undefined && isList) return { group, value: '', isSentence: false };
	}
	const [first = '', ...more] = text.split('\n');
	const known = more.length > 0 && first.length < 60 ? labelGroup(first) : undefined;
	if (known !== undefined && known !== 'members')
		return { group: known, value: more.join('\n'), isSentence: false };
	// `**Présents** Ana Bell, Bo Carr` without a colon.
	const sentence = sentenceGroup(plain.replace(/\n/g, ' '));
	// `2. Present building`: an item, unless it names several or somebody with a civility.
	const isItem = unit.number !== undefined || /^\d{1,2}\s?[.)]/.test(text);
	const isOfItem =
		isItem &&
		sentence !== undefined &&
		sentence.group !== 'excused' &&
		sentence.group !== 'absent' &&
		!listLink().test(sentence.rest) &&
		!(isFullName(sentence.rest) && isNamed(next && { ...next, kind: 'text', isApart: false })) &&
		civilAtStart(sentence.rest) === undefined;
	return sentence === undefined || isOfItem
		? undefined
		: { group: sentence.group, value: withoutReason(sentence.rest), isSentence: true };
}

/** `Collège usagers`, apart, above `Messieurs Luc Bell, Guy Carr, Mesdames Ana Dean`: whom they sit for. */
export function isCollege(unit: Unit, next: Unit | undefined): boolean {
	const text = getText(unit);
	return (
		(unit.kind === 'text' || unit.kind === 'heading') &&
		unit.isApart &&
		unit.lines.length === 1 &&
		text.length < LONGEST_COLLEGE &&
		!/[.;:,]$/.test(text) &&
		next?.kind === 'text' &&
		phraseFinder('subheads').exec(text)?.index === 0 &&
		civilAtStart(getText(next)) !== undefined &&
		namesIn(getText(next)).length > 0 &&
		(labelGroup(text) ?? 'members') === 'members'
	);
}

const LONGEST_COLLEGE = 60;

/** `Ana Bell, who was unwell`: why, and nothing of a proxy. */
function withoutReason(text: string): string {
	return phraseFinder('proxies').test(text)
		? text
		: text.replace(
				wordPatterns`,?\s+${'whoWords'}\s\p{Ll}(?:(?:(?!\s${['titles', 'honorifics']}\.?\s\p{Lu})[^,;])*?(?=\s${'andWords'}\s${['titles', 'honorifics']}\.?\s\p{Lu}[^\s,;]*(?:\s\p{Lu}[^\s,;]*){0,4}(?:\.?$|\s${'whoWords'}\s))|[^,;]*?(?=\s${'andWords'}\s\p{Lu}[^\s,;]*\s\p{Lu}[^\s,;]*\.?$|$))`,
				'',
			);
}

/** `Abs.`, `Exc.`, `Abs. exc.`: short forms alone. */
function shortGroup(label: string): LabelGroup | undefined {
	const words = label.trim().split(/\s+/);
	const groups = words.map((word) => (word.length > 2 ? LETTERS.get(word.toUpperCase()) : undefined));
	return groups.every(isAway) ? groups.at(-1) : undefined;
}

/** `Five present` */
function countsPeople(text: string): boolean {
	return (wordsToInteger(/^\p{L}+/u.exec(text)?.[0] ?? '') ?? 0) > 0;
}

/** `Ana`, `Ana (President)` */
function isFirstName(unit: Unit): boolean {
	return unit.kind === 'text' && isPersonName(getText(unit).replace(/\s*\([^()]*\)$/, ''));
}

/** `C048/23 Apologies`, `12.4 Apologies`: the number of a minute. */
export const CODE = /^\p{Lu}{0,4}\/?\d{1,4}(?:[/.-]\d{1,4}){1,2}[.:]?\s+(?=\p{L})/u;

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

/** `Après avoir renoncé à l’avis de convocation, sont présents`: the last clause before a colon, which a verb opens. */
function clauseGroup(text: string): LabelGroup | undefined {
	const [, verb = '', rest = ''] = /,\s+(\p{Ll}+)(\s[^,]{4,60})$/u.exec(text) ?? [];
	const group = isInList('statusVerbs', verb) ? labelGroup(verb + rest) : undefined;
	return group === 'members' ? undefined : group;
}

/** What the last words before a colon announce: a clause, `…, with the following members present:`, or the last of several sentences. */
function tailGroup(text: string): LabelGroup | undefined {
	const starts = matchesIn(text, phraseFinder('thatWords', 'labelClauses')).map(
		({ index, 0: word }) => index + word.length,
	);
	const sentences = getSentences(text);
	const tails = [
		...(starts.length === 0 ? [] : [text.slice(starts.at(-1))]),
		...(sentences.length > 1 ? [sentences.at(-1) ?? ''] : []),
	];
	const groups = tails.map((tail) => labelGroup(tail.replace(/\s*:$/, '')));
	return groups.find((group) => group !== undefined && group !== 'members');
}

/** An item, or a line of its own with nothing but somebody's name and office. */
function opensNames(unit: Unit | undefined): boolean {
	return (
		unit?.kind === 'item' ||
		(unit !== undefined && !isSentence(getText(unit)) && isNamed({ ...unit, isApart: false }))
	);
}

/** `Les conseillers suivants ont donné une procuration de vote :` above `Ana Bell à Bo Carr` */
function givenGroup(text: string, next: Unit | undefined): LabelGroup | undefined {
	return isGiver(next) && wordPattern`\s${'proxiesGiven'}\s?:$`.test(text) ? 'represented' : undefined;
}

/** `Ana Bell à Bo Carr` */
function isGiver(unit: Unit | undefined): boolean {
	const [, giver = ''] = wordPattern`^(\p{Lu}.*?)\s${'proxyTo'}\s.*\p{Lu}`.exec(getText(unit)) ?? [];
	return /\s/.test(giver) && isPersonName(bareName(giver));
}

/** `Sont présents ou représentés les associés, détenteurs ensemble de 300 parts :`: what the words before a comma announce. */
function leadGroup(text: string): LabelGroup | undefined {
	const [, lead = ''] = /^(\p{Lu}[^,:;.]{6,80}),[^:;.]*\s?:$/u.exec(text) ?? [];
	const [verb = ''] = /^\p{L}+/u.exec(lead) ?? [];
	const group = isInList('statusVerbs', verb) ? labelGroup(lead) : undefined;
	return group === 'members' ? undefined : group;
}

/** `Le 17 août, à Nantes, se sont réunis les membres fondateurs de l’association :` above a list of names. */
function metAbove(text: string, below: readonly Unit[]): boolean {
	return (
		text.length < LONGEST_OPENING &&
		phraseFinder('metTogether').test(text) &&
		below.length === 2 &&
		below.every((unit) => unit.kind === 'item' && isFullName(bareName(split(getText(unit), /,/)[0] ?? '')))
	);
}

/** What opens minutes above the list of those who met is not longer. */
const LONGEST_OPENING = 700;

const GROUPS = ['present', 'remote', 'represented', 'byPost', 'excused', 'absent', 'guests'] as const;

/** `Mme Roux, de la mairie, nous a rejoints pour le verre.`: no entry of a list, though somebody's name opens it. */
export function isSentence(text: string): boolean {
	return /[.!?]$/.test(text) && text.split(' ').length > 6;
}
