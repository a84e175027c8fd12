/** Whom a sentence says to be elected. */

import { lazyPattern } from '../../language/index.js';
import { isCivility } from '../../text/names.js';
import { parseInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { answerAt } from '../wording/answers.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { electedVerb, electedWords, PARTICIPLES, passiveAhead } from '../wording/elected-verb.js';
import { afterThat, BEFORE_ELECTED, MOST_TITLES, OTHERS, saysElection } from '../wording/election-words.js';
import { listLink, nameLink, startLink } from '../wording/links.js';
import { isFullName, isPersonName, type KnownNames, nameAtEnd, namesIn } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isByOthers } from '../wording/verdict.js';
import { proposedIn } from './candidates.js';

/** Whether words say that nobody is elected there, or that somebody is not. */
function denies(text: string): boolean {
	return phraseFinder('denies').test(text);
}

/** What a sentence says of an election. */
interface Elected {
	elected: string[];
	votes?: number;
	rival?: number;
	/** It tells that somebody is elected. */
	phrase: boolean;
	/** Where its verb stands. */
	at?: number;
}

/** `All directors except Bo Carr` before `were re-elected`: without those who are taken out, at the same places. */
function withoutExcepted(text: string): string {
	const except = phraseFinder('exceptions').exec(text);
	if (except === null) return text;
	const from = except.index + except[0].length;
	const [{ index: verb } = { index: text.length }] = matchesIn(text.slice(from), electedVerb());
	const end = Math.min(
		from + verb,
		from + (/[.;]/.exec(text.slice(from))?.index ?? text.length),
		text.length,
	);
	return (
		text.slice(0, except.index) + text.slice(except.index, end).replace(/[^\s]/gu, ' ') + text.slice(end)
	);
}

/** Those whom a sentence says to be elected. */
export function electedIn(written: string, known: KnownNames): Elected {
	const text = withoutExcepted(written);
	const arrow = text.lastIndexOf('→');
	const chosen = arrow > 0 ? electedAtArrow(text, arrow, known) : undefined;
	if (chosen !== undefined) return chosen;
	if (text.length > 900) return { elected: [], phrase: false };
	if (denies(text)) {
		// `Ana Bell was elected; Bo Carr was not.`: what the other parts say stands.
		const rest = text.replace(/[^;]+/g, (part) => (denies(part) ? ' '.repeat(part.length) : part));
		return /\p{L}/u.test(rest) ? electedIn(rest, known) : { elected: [], phrase: false };
	}
	if (fillsSeats(text)) return { elected: [], phrase: true, at: 0 };
	// `Ana Bell – proposed by Bo Carr, seconded by Cy Dean and unanimously appointed.`
	const isEnd = wordPattern`(?<!\p{L})${PARTICIPLES}[\s.]*$`.test(text);
	const proposed = isEnd ? proposedIn(text, known, true) : [];
	if (proposed.length > 0) return { elected: proposed, phrase: true };
	const holder = newHolder(text, known) ?? holderBehind(text, known);
	if (holder !== undefined) return { elected: [holder], phrase: true };
	const those = phraseFinder('electsThem').exec(text);
	let phrase = those !== null || electedWords().exec(text)?.index === 0;
	/** Where the first verb stands that nobody is named before. */
	let said: number | undefined;
	for (const match of matchesIn(text, electedVerb())) {
		const before = text.slice(0, match.index);
		const after = text.slice(match.index + match[0].length);
		if (namesSeated(before, after)) continue;
		// `was appointed | head teacher | by the county`
		const behind = after.replace(wordPattern`^(?:\s+[\p{L}'’-]+){1,6}?(?=\s+${'agentWords'}\s)`, '');
		if (isOfAnotherDay(after) || isAside(before, after) || isByOthers(behind)) continue;
		if (isNews(match[0], after) || isAnswer(match[0] + after) || isTask(match[0], after)) continue;
		const found = electedBefore(text, before, after, known);
		if (found !== undefined) return { ...found, phrase: true, at: match.index };
		phrase = true;
		said ??= match.index;
	}
	const ahead = passiveAhead().exec(text);
	for (const match of [
		...(ahead === null ? [] : [ahead]),
		...matchesIn(text, phraseFinder('electedBefore')),
	]) {
		const { elected, isSaid } = electedBehind(text, match, known);
		if (elected.length > 0) return { elected, phrase: true, ...(match === ahead ? { at: 0 } : {}) };
		phrase ||= isSaid;
	}
	const at = those?.index ?? said;
	return { elected: [], phrase, ...(at === undefined ? {} : { at }) };
}

/** What came of it stands behind the arrow: `Pas d’autre candidature → Lise élue`, `Zoé se propose → Zoé Kaci désignée`. */
function electedAtArrow(text: string, arrow: number, known: KnownNames): Elected | undefined {
	if (electedVerb().test(text.slice(arrow))) return electedIn(text.slice(arrow + 1), known);
	const [, chosen = '', how = ''] = /^→\s*(.{3,60}?)\s+(\p{L}+)[.;]?$/u.exec(text.slice(arrow)) ?? [];
	const isChosen = chosen !== '' && isInList('electedAlone', how) && known.mayBePerson(chosen);
	return isChosen ? { elected: [chosen], phrase: true } : undefined;
}

/** Those who are named before a verb of electing, with the votes that the sentence gives them. */
function electedBefore(
	text: string,
	before: string,
	after: string,
	known: KnownNames,
): Pick<Elected, 'elected' | 'votes' | 'rival'> | undefined {
	// Those in brackets proposed and seconded.
	const plain = before.replace(/\([^()]*\)/g, ' ').replace(phraseFinder('voteAsides'), ' ');
	const clause = withoutMover(
		plain.slice(Math.max(plain.lastIndexOf(';'), plain.lastIndexOf(':')) + 1),
	).replace(OTHERS(), ' ');
	// `Ana Bell et Bo Carr, sortants, se représentent et`
	const subject = cleftSubject(afterThat(clause.replace(standsAnd(), ' ')));
	const own = namesIn(subject, known);
	// `Ana Bell nominated, no other nominations; elected unanimously.`
	const [only, more] = own.length === 0 ? namesIn(plain.replace(OTHERS(), ' '), known) : [];
	const isApart = subject.length < plain.length && only !== undefined && more === undefined;
	const names = isApart ? [only] : own;
	// `Cllr Dacre was proposed by Cllr Farrow and there being no other nominations was elected`
	const isMoved = names.length === 1 && subject.length < before.length && phraseFinder('movers').test(before);
	// `Mme Finch a obtenu 13 voix, elle est proclamée élue`.
	const isPronoun = isInList('pronouns', /,\s*(\p{L}+)\s*$/u.exec(subject)?.[1] ?? '');
	const isFar = isPronoun || isMoved || isApart || goesOn(clause, names) || /\bayant\b/iu.test(subject);
	const bare = subject.replace(BEFORE_ELECTED(), '');
	// `Messrs Hill, Ibbot and Jukes, and Mrs Kay`
	const civil = civilNames(bare.trim());
	if (civil.length > 1) return { elected: civil };
	const end =
		nameAtEnd(bare, known) ??
		civilAtEnd(bare) ??
		firstNameBehind(bare, plain.lastIndexOf(':') > plain.lastIndexOf(';')) ??
		(isFar && names.length === 1 ? names[0] : undefined);
	// `Four members stood (Ana Bell, Bo Carr, Cy Dean and Di Ewell), and all four were re-elected.`
	const inside = /\(([^()]{10,200})\)/u.exec(before)?.[1] ?? '';
	const listed = end === undefined && phraseFinder('alls').test(subject) ? namesIn(inside, known) : [];
	if (listed.length > 1 && listed.every((name) => isFullName(name))) return { elected: listed };
	if (end === undefined) return undefined;
	const slate = slateIn(plain, known);
	if (slate.length > 1) return { elected: slate };
	const both = BOTH_VOTES().exec(after);
	const votes = both?.[1] ?? HIS_VOTES().exec(text)?.[1];
	return {
		elected: listLink().test(subject) && names.length > 1 ? names : [end],
		...(votes === undefined ? {} : { votes: Number(votes) }),
		...(both === null ? {} : { rival: Number(both[2]) }),
	};
}

/** Those who are named behind words of electing; `isSaid`: the words tell of an election also where nobody is. */
function electedBehind(
	text: string,
	{ 0: words, index }: RegExpExecArray,
	known: KnownNames,
): { elected: string[]; isSaid: boolean } {
	const isShort = words.split(' ').length === 1;
	const isNoun = isPhrase('electionOrders', words) || wordPattern`^${'electionNouns'}`.test(words);
	const after = text.slice(index + words.length);
	if (isNoun || (isShort && namesSeated(text.slice(0, index), after))) return { elected: [], isSaid: false };
	const isSaid = !isShort || /:/.test(after.slice(0, 40)) || /:\s*$/.test(after) || namesThemAll(after);
	// `The member elected was Ana Bell.`
	const copula = isShort ? phraseFinder('electAuxiliaries').exec(after.trimStart()) : null;
	const told = copula?.index === 0 ? after.trimStart().slice(copula[0].length) : after;
	const list = told.replace(
		wordPattern`^\s*(?:${'electedFillers'}|:|${'electedGroups'}[^:]*:|${'electedAs'} [^:]{0,40}:|${'electedOffices'}\s*:?)?\s*:?\s*`,
		'',
	);
	// `Ont été élus pour trois ans : Dora Finch, Ivan Pruss`.
	const said = /^[^:.]{0,70}:\s*(?=\p{Lu})/u.test(told) ? told.replace(/^[^:]*:\s*/u, '') : list;
	// `a élu maire Mme Roux`
	const ahead = /^\p{Ll}/u.test(said) ? phraseFinder('offices').exec(said) : null;
	const named = ahead?.index === 0 ? said.slice(ahead[0].length).trimStart() : said;
	if (!/^\p{Lu}/u.test(named)) return { elected: [], isSaid };
	// `Chair Ana Bell (prop. Bo Carr, sec. Cy Dean)`
	// `Hal Ives on a motion by Ana Bell, second by Bo Carr`
	const whole = (getSentences(named.replace(IN_BRACKETS_BEHIND_NAME, ' '))[0] ?? '').replace(OTHERS(), ' ');
	const listed = /:\s*$/.test(after.slice(0, after.indexOf(named))) ? listedNames(whole, known) : [];
	const civil = civilNames(whole);
	const names = civil.length > 0 ? civil : namesIn(whole, known);
	// `A. Bell, B Carr, Cy`: of a list that holds nothing else, nobody is left out.
	const hasMore = listed.length > names.length || listed.some((name) => !name.includes(' '));
	if (listed.length > 1 && hasMore) return { elected: listed, isSaid };
	// `that Ana be appointed Deputy Chairman; Bo seconded`
	const isNone = isRole(names[0] ?? '') || named.indexOf(names[0] ?? '') > 12;
	return { elected: isNone ? [] : names, isSaid };
}

const IN_BRACKETS_BEHIND_NAME = /(?<=\p{L})\s*\([^()]*\)/gu;

/** `les` before `élus`, `Deux` before `élus se présentent`: those who sit already. */
function namesSeated(before: string, after: string): boolean {
	const [count = ''] = /[\p{L}\d]+$/u.exec(before.trimEnd()) ?? [];
	return (
		wordPattern`(?<!\p{L})${'beforeElectedNoun'}\s*$`.test(before) ||
		(parseInteger(count) !== undefined && phraseFinder('candidateAfter').exec(after.trimStart())?.index === 0)
	);
}

/** `élit | à l’unanimité les membres sortants et les nouveaux candidats`: those who are named above. */
function namesThemAll(after: string): boolean {
	const consent = consentIn(after)?.word ?? '';
	const plain = (consent === '' ? after : after.replace(consent, ' ')).trimStart();
	const [, words = ''] = wordPattern`^${'articles'}\s+((?:\p{Ll}+\s*){1,4})`.exec(plain) ?? [];
	return hasWordOf('candidatures', words) || hasWordOf('notStanding', words);
}

/** `Ana, Luc, Zoé et Jean Yves, qui est réélu.`: a list of names of which none needs a surname, and nobody where a part is another. */
function listedNames(list: string, known: KnownNames): string[] {
	const parts = list
		.replace(/[\s.]+$/, '')
		.split(nameLink())
		.map((part) => part.replace(wordPattern`,?\s+${'relatives'}\s.*$`, '').trim());
	const isWhole = parts.every((part) => isPersonName(part) && !isRole(part) && part.split(' ').length < 4);
	// `Paris, Lyon`: one word each, of which nobody of the meeting bears any, may be anything.
	const isOfPeople = parts.some((part) => part.includes(' ') || known.has(part));
	return isWhole && isOfPeople ? parts : [];
}

/** `President, Ana Bell; Vice President, Bo Carr; Treasurer, Cy Dean`, before a verb that elects: all of them; nobody where a part is another. */
function slateIn(before: string, known: KnownNames): string[] {
	const parts = before
		.slice(before.lastIndexOf(':') + 1)
		.replace(BEFORE_ELECTED(), '')
		.split(';');
	const names = parts.flatMap((part) => {
		const [, office = '', name = ''] =
			wordPattern`^\s*(?:${'andWords'}\s+)?([^,]{3,60}),\s+([^,]{3,60}?)\s*$`.exec(part) ?? [];
		return isRole(office) && known.mayBePerson(name) ? [name] : [];
	});
	return names.length === parts.length ? names : [];
}

/** `c’est Ana Bell qui` before `a été élue`: Ana Bell. */
function cleftSubject(subject: string): string {
	const [, only] =
		wordPattern`(?:^|[\s,])${'clefts'}\s+(\p{Lu}.{1,60}?)\s+${'relatives'}\s*$`.exec(subject) ?? [];
	return only ?? subject;
}

/** `On the proposal of Bo Carr and Cy Dean, Ana Bell` before `was elected`: without whoever proposes. */
function withoutMover(subject: string): string {
	const mover = phraseFinder('movers').exec(subject);
	const [by = ''] =
		mover !== null && subject.slice(0, mover.index).trim() === ''
			? (/^[^,]{2,60},\s+(?=\p{Lu}[^,]*$)/u.exec(subject.slice(mover.index + mover[0].length)) ?? [])
			: [];
	return mover === null || by === '' ? subject : subject.slice(mover.index + mover[0].length + by.length);
}

/** `Ana Bell was the only nominee for Chair, and` before `was duly elected`: the only person named opens the clause, whose subject goes on. */
function goesOn(subject: string, names: readonly string[]): boolean {
	const [only, more] = names;
	const start = subject.trimStart();
	const at = only === undefined || more !== undefined ? -1 : start.indexOf(only);
	if (at < 0 || !AND_AT_END().test(subject)) return false;
	// `10 voters, 1 blank ballot, Ana Bell obtains 9 votes and is elected`
	const [ahead = ''] = start.slice(0, at).split(',').slice(-1);
	return ahead.trim().length <= MOST_TITLES && /^\s+\p{Ll}/u.test(start.slice(at + (only?.length ?? 0)));
}

const AND_AT_END = lazyPattern`(?u)\s(?:${['smallWords', 'and']})\s*$`;

/** `avec 12 voix`, `received 9 votes`: how many had whoever is elected. */
const HIS_VOTES = () => wordPattern`(?:${['byWords', 'obtains']}|:)\s+(\d{1,6})\s+${'shareUnits'}(?!\p{L})`;

/** `3-2`, `by 3 votes to 2`, `par 3 voix contre 2`, right behind the verb: the votes of whoever is elected and of the other one. */
const BOTH_VOTES = () =>
	wordPattern`^\s*(?:${'withVotes'}\s+)?\(?(\d{1,4})(?:\s?${'voteUnits'})?(?:\s?[-–—]\s?|\s${'againstWords'}\s)(\d{1,4})(?![\d/-]|\.\d)`;

/** `Mr. Carr` before `was appointed`: a last name with its civility. */
function civilAtEnd(text: string): string | undefined {
	const words = text.trim().split(/\s+/).slice(-2);
	const [civility = '', name = ''] = words;
	const isCivil = isCivility(civility.replace(/\.$/, '')) && /^\p{Lu}[\p{L}'’-]+$/u.test(name);
	return isCivil ? name : undefined;
}

/** `Vote : Ana` before `est élue`: a first name alone behind a colon. */
function firstNameBehind(text: string, isBehindColon: boolean): string | undefined {
	const name = text.trim();
	const isOther = isRole(name) || isInList('pronouns', name) || isInList('seatedBodies', name);
	return isBehindColon &&
		/^\p{Lu}\p{Ll}[\p{L}'’-]+$/u.test(name) &&
		isPersonName(name) &&
		!isOther &&
		!saysElection(name)
		? name
		: undefined;
}

/** `M. Aubin et Mme Pic`, `MM. Aubin, Roux et Mme Pic`: last names with their civilities, and nothing else; nobody where one has a first name too. */
function civilNames(text: string): string[] {
	let isOpen = false;
	const names: string[] = [];
	for (const part of text.replace(/[\s.]+$/, '').split(nameLink())) {
		const [, title = '', name = ''] =
			/^(?:(\p{L}{1,12})\.?\s+)?(\p{Lu}[\p{L}'’-]+)$/u.exec(part.replace(startLink(), '')) ?? [];
		const isShared = isInList('pluralTitles', title);
		if (name === '' || !(title === '' ? isOpen : isShared || isCivility(title))) return [];
		isOpen ||= isShared;
		names.push(name);
	}
	return names;
}

/** `… se représentent et` before `sont réélus`. */
const standsAnd = () => wordPattern`,?\s+${'candidateAfter'}\s+${'andWords'}\s*$`;

/**
 * `… élu au conseil d'école depuis 2016`, `elected Master in 2015`: behind what says that somebody is elected, another day. The year of the meeting is none,
 * nor is a later one, which tells how long.
 */
export function isOfAnotherDay(after: string, year?: string): boolean {
	const start = after.slice(0, 60);
	// `elected June 2020`, `élue le 3 mai 2019`, `elected 2019`, and not `elected 2019 votes`
	const told =
		wordPattern`(?<!\p{L})${'inYears'}\s+((?:19|20)\d\d)(?!\d)`.exec(start)?.[1] ??
		/^\s+(?:\p{Ll}{2}\s+)?(?:\d{1,2}\p{L}{0,2}\s+)?(?:\p{L}{3,9}\.?,?\s+)?((?:19|20)\d\d)(?=[,.;)]|\s*$|\s+[–—-])/u.exec(
			start,
		)?.[1];
	return (
		phraseFinder('pastTimes').test(after.slice(0, 90)) ||
		(told !== undefined && (year === undefined || told < year)) ||
		onDay().test(after.slice(0, MOST_OF_DAY))
	);
}

/** `Ana Bell has been named | to the park committee`: told, and not done here. */
function isNews(verb: string, after: string): boolean {
	return (
		wordPattern`^${'newsAuxiliaries'}(?!\p{L})`.test(verb) && wordPattern`^\s+${'newsLinks'}\s`.test(after)
	);
}

/** `Ana Bell agreed to be | the third signatory`: what she is now is no office. */
function isTask(verb: string, after: string): boolean {
	return (
		isPhrase('agreesToBe', verb) &&
		!wordPattern`^\s+(?:${'articles'}\s+)?(?:\p{L}+\s+){0,3}${'offices'}(?!\p{L})`.test(after)
	);
}

/** `Jean | voted in approval.`, and not `Jean | voted in.` */
function isAnswer(said: string): boolean {
	const words = said.trim().split(/[\s.,;]+/);
	return [2, 3].some((count) => answerAt(words.slice(0, count).join(' ')) !== undefined);
}

/** `… a été élu le 10 novembre 2023`: nobody writes the day of the meeting so. */
const onDay = () =>
	wordPattern`^\s+${'signingDays'}\s+(?:\p{L}{3,10}\s+)?\d{1,2}(?:\p{L}{1,2})?\s\p{L}{3,9}\s\d{4}`;

const MOST_OF_DAY = 60;

/** `Luc, élu à la mairie, nous prête la salle`: said of somebody in passing. */
function isAside(before: string, after: string): boolean {
	const [, inside = ''] = /^([^,;.]{0,60}),\s+\p{Ll}/u.exec(after) ?? [];
	return /\p{L},\s*$/u.test(before) && inside !== '' && consentIn(inside) === undefined;
}

/** `Ana Bell est la nouvelle présidente`. */
function newHolder(text: string, known: KnownNames): string | undefined {
	for (const match of matchesIn(text, phraseFinder('newOffice'))) {
		const words = text
			.slice(match.index + match[0].length)
			.trim()
			.split(/[\s,.;(]+/);
		const isOffice = [1, 2, 3].some((count) => isPhrase('offices', words.slice(0, count).join(' ')));
		const name = isOffice ? nameAtEnd(text.slice(0, match.index), known) : undefined;
		if (name !== undefined) return name;
	}
	return undefined;
}

/** `Our new treasurer for the rest of the term will be Ana Bell`: the office first, and then whose it is. */
function holderBehind(text: string, known: KnownNames): string | undefined {
	for (const { index, 0: copula } of matchesIn(text, phraseFinder('copulas'))) {
		const before = text.slice(Math.max(0, index - FARTHEST_OFFICE), index);
		// `new`, and what stands behind it up to the verb.
		const [, said = ''] = wordPattern`(?<!\p{L})${'newOnes'}\s+([^.;:]{3,80})$`.exec(before) ?? [];
		const words = said.trim().split(/\s+/);
		const isHeld = [1, 2, 3].some(
			(count) =>
				isPhrase('offices', words.slice(0, count).join(' ')) || isRole(words.slice(0, count).join(' ')),
		);
		const after = text.slice(index + copula.length).trimStart();
		const [name] = isHeld && /^\p{Lu}/u.test(after) ? namesIn(after, known) : [];
		if (name !== undefined && after.startsWith(name)) return name;
	}
	return undefined;
}

/** An office stands no further before the verb. */
const FARTHEST_OFFICE = 90;

/** `Four candidates to fill four positions`, `trois candidats pour trois postes`: as many as there are seats, who are all elected. */
function fillsSeats(text: string): boolean {
	if (!hasWordOf('candidatures', text) || !hasWordOf('seatWords', text)) return false;
	const count = (kind: 'candidatures' | 'seatWords') => {
		const words = text.split(/[^\p{L}\p{N}-]+/u);
		const at = words.findIndex((word) => isInList(kind, word));
		return parseInteger(words[at - 1] ?? '');
	};
	const [stand, seats] = [count('candidatures'), count('seatWords')];
	return stand !== undefined && stand > 0 && stand === seats;
}
