/** Who is elected and who stands, as sentences say it. */

import type { Language } from '../ast/index.js';
import { vocabulary, wordChoice } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { lazy } from '../text/lazy.js';
import { isCivility } from '../text/name-parts.js';
import { wordsToInteger } from '../text/number.js';
import type { Mark } from './decision-model.js';
import {
	attendanceWord,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	wordList,
	wordPattern,
	wordPatterns,
} from './dialect.js';
import { electedVerb } from './elected-verb.js';
import { answerAt, voteLabel } from './figures.js';
import { listLink, nameLink, openLink } from './links.js';
import { nomineeIn } from './nominee.js';
import {
	isOfSeats,
	isPersonName,
	type KnownNames,
	nameAtEnd,
	namesIn,
	withoutTitle,
} from './person-names.js';
import { isRole } from './person-roles.js';
import { getSentences } from './sentences.js';
import { consentIn, isByOthers, verdictIn } from './verdict.js';

/** `President: Bruce Kemp - Passed`, under a title of elections. */
export function passedOffice(
	text: string,
	isElection: boolean,
	known: KnownNames,
): Pick<Mark, 'elected' | 'office'> | undefined {
	// `Une présentation au poste de trésorière (Ana Bell) → élue à l’unanimité`
	const [, proposed = '', name = '', said = ''] =
		/^([^:()]{3,90}?)\s*\(([^()]{3,60})\)\s*(?:->|=>|→|⇒|[–—-])\s*(.{3,60})$/u.exec(text) ?? [];
	if (
		name !== '' &&
		phraseFinder('saysElected').exec(said)?.index === 0 &&
		(known.has(name) || isPersonName(name))
	) {
		const held = phraseFinder('asOffice').exec(proposed);
		return {
			elected: [name],
			...(held === null ? {} : { office: proposed.slice(held.index + held[0].length).trim() }),
		};
	}
	const [, office = '', names = '', , verdict = ''] =
		wordPattern`^([^:]{3,60}?)\s*:\s*(.+?)\s*([-–—(,:]|\s)\s*(?:${'allBefore'} )?(${'electedVerdict'})(?: ${'unopposedTail'})?\)?\.?$`.exec(
			text,
		) ?? [];
	const isCertain = isElection || isInList('reelects', verdict);
	// `Seconded: Ana Bell CARRIED` carries the motion.
	const isOther = ['candidatures' as const, 'moverLabels' as const].some((list) => hasWordOf(list, office));
	if (verdict === '' || !isCertain || voteLabel(text) !== '' || isOther) return undefined;
	const elected = names
		.split(wordPattern`\s*,\s*|\s${'andWords'}\s|\s*\/\s*`)
		.map((name) => name.replace(/[.,;]$/, ''));
	// Outside elections `propreté : Zoé Kaci (reconduite)` names somebody of the meeting.
	if (!isElection && !elected.every((name) => known.has(name))) return undefined;
	if (!elected.every((name) => isPersonName(name) || known.has(name))) {
		// `Enrique Cobas: voted in`
		return isPersonName(office) && /^$/.test(names) ? { elected: [office] } : undefined;
	}
	return { elected, office };
}

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

/** Those whom a sentence says to be elected. */
export function electedIn(text: string, known: KnownNames): Elected {
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
	const holder = newHolder(text, known) ?? holderBehind(text, known);
	if (holder !== undefined) return { elected: [holder], phrase: true };
	const those = phraseFinder('electsThem').exec(text);
	let phrase = those !== null || phraseFinder('saysElected').exec(text)?.index === 0;
	/** Where the first verb stands that nobody is named before. */
	let said: number | undefined;
	for (const match of text.matchAll(electedVerb())) {
		const before = text.slice(0, match.index);
		const after = text.slice(match.index + match[0].length);
		if (wordPattern`(?<!\p{L})${'beforeElectedNoun'}\s*$`.test(before)) continue;
		if (isOfAnotherDay(after) || isAside(before, after) || isByOthers(after)) continue;
		if (isNews(match[0], after) || isAnswer(match[0] + after) || isTask(match[0], after)) continue;
		const found = electedBefore(text, before, after, known);
		if (found !== undefined) return { ...found, phrase: true, at: match.index };
		phrase = true;
		said ??= match.index;
	}
	for (const match of text.matchAll(phraseFinder('electedBefore'))) {
		const { elected, isSaid } = electedBehind(text, match, known);
		if (elected.length > 0) return { elected, phrase: true };
		phrase ||= isSaid;
	}
	const at = those?.index ?? said;
	return { elected: [], phrase, ...(at === undefined ? {} : { at }) };
}

/** What came of it stands behind the arrow: `Pas d’autre candidature → Lise élue`, `Zoé se propose → Zoé Kaci désignée`. */
function electedAtArrow(text: string, arrow: number, known: KnownNames): Elected | undefined {
	if (electedVerb().test(text.slice(arrow))) return electedIn(text.slice(arrow + 1), known);
	const [, chosen = '', how = ''] = /^→\s*(.{3,60}?)\s+(\p{L}+)[.;]?$/u.exec(text.slice(arrow)) ?? [];
	const isChosen =
		chosen !== '' && isPhrase('saysElected', how) && (known.has(chosen) || isPersonName(chosen));
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
	const clause = plain
		.slice(Math.max(plain.lastIndexOf(';'), plain.lastIndexOf(':')) + 1)
		.replace(OTHERS(), ' ');
	// `Ana Bell et Bo Carr, sortants, se représentent et`
	const subject = afterThat(clause.replace(standsAnd(), ' '));
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
	const end =
		nameAtEnd(bare, known) ?? civilAtEnd(bare) ?? (isFar && names.length === 1 ? names[0] : undefined);
	// `Four members stood (Ana Bell, Bo Carr, Cy Dean and Di Ewell), and all four were re-elected.`
	const inside = /\(([^()]{10,200})\)/u.exec(before)?.[1] ?? '';
	const listed = end === undefined && phraseFinder('alls').test(subject) ? namesIn(inside, known) : [];
	if (listed.length > 1 && listed.every((name) => isPersonName(name) && /\s/.test(name)))
		return { elected: listed };
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
	if (isNoun || (isShort && wordPattern`(?<!\p{L})${'beforeElectedNoun'}\s*$`.test(text.slice(0, index))))
		return { elected: [], isSaid: false };
	const after = text.slice(index + words.length);
	const isSaid = !isShort || /:/.test(after.slice(0, 40)) || /:\s*$/.test(after);
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
	const whole = (getSentences(named)[0] ?? '').replace(REPRESENTED(), ' ');
	const civil = civilNames(whole);
	const names = civil.length > 0 ? civil : namesIn(whole, known);
	// `that Ana be appointed Deputy Chairman; Bo seconded`
	const isNone = isRole(names[0] ?? '') || named.indexOf(names[0] ?? '') > 12;
	return { elected: isNone ? [] : names, isSaid };
}

/** `Ana Bell obtient 12 voix, Bo Carr 9`; under a title of elections `Ana Bell 12, Bo Carr 9` as well: candidates and their votes, and no other number. */
export function votedIn(
	text: string,
	known: KnownNames,
	isElection: boolean,
): Array<{ name: string; votes: number }> {
	if (text.length > 400 || !/\d/.test(text)) return [];
	// `Ana Bell (41 voix)`
	// `neuf (9) voix`
	const plain = text
		.replace(/(\p{L}+(?:-\p{L}+)*)\s\((\d{1,5})\)(?=\s\p{L})/gu, (whole, word: string, count: string) =>
			wordsToInteger(foldKeyword(word)) === Number(count) ? count : whole,
		)
		.replace(/\(([^()]*)\)/g, (_, inside: string) => (/^\d{1,5}\s?\p{L}+$/u.test(inside) ? inside : ' '));
	// `Ana Bell, Bo Carr et Cy Dean ont obtenu chacun 10 voix`
	const each = phraseFinder('eachWords').exec(plain);
	const [, same = ''] =
		each === null ? [] : (/^\s+(\d{1,5})\s+\p{L}/u.exec(plain.slice(each.index + each[0].length)) ?? []);
	const all = each === null || same === '' ? [] : namesIn(plain.slice(0, each.index), known);
	if (all.length > 1) return all.map((name) => ({ name, votes: Number(same) }));
	const found: Array<{ name: string; votes: number }> = [];
	let last = 0;
	let units = 0;
	for (const { 0: whole, 1: count = '', index } of plain.matchAll(COUNT())) {
		const before = plain
			.slice(last, index)
			.replace(/[\s:–—-]+$/u, '')
			.replace(OBTAINS(), '');
		const name = nameAtEnd(behindOffice(before).replace(/[\s:–—-]+$/u, ''), known);
		if (name === undefined || found.some((one) => one.name === name)) return [];
		found.push({ name, votes: Number(count) });
		if (/\p{L}/u.test(whole)) units += 1;
		last = index + whole.length;
	}
	// A number beside another one's name is a date, an amount or an hour.
	if (/\d/.test(plain.slice(last).replace(/\d+(?:[,.]\d+)?\s*%/g, ''))) return [];
	return units > 0 || isElection ? found : [];
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
		return isRole(office) && (known.has(name) || isPersonName(name)) ? [name] : [];
	});
	return names.length === parts.length ? names : [];
}

/** `President Ana Bell`: the person, where the words before are an office. */
export function withoutOffice(name: string, known: KnownNames): string {
	const words = name.split(' ');
	for (let count = Math.min(3, words.length - 2); count > 0; count -= 1) {
		const rest = words.slice(count).join(' ');
		if (isRole(words.slice(0, count).join(' ')) && (known.has(rest) || isPersonName(rest))) return rest;
	}
	return name;
}

/** `Winner and new Vice President Ana B.`: whom the text names behind an office. */
function behindOffice(text: string): string {
	const office = [...text.matchAll(phraseFinder('offices'))].at(-1);
	const rest = office === undefined ? '' : text.slice(office.index + office[0].length);
	return /^\s+\p{Lu}/u.test(rest) ? rest.trimStart() : text;
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

const AND_AT_END = lazy(() => new RegExp(`\\s(?:${wordChoice('smallWords', 'and')})\\s*$`, 'iu'));

/** `avec 12 voix`, `received 9 votes`: how many had whoever is elected. */
const HIS_VOTES = lazy(
	() =>
		new RegExp(
			`(?:(?:${[...wordList('byWords'), ...wordList('obtains')].join('|')}|:)\\s+)(\\d{1,6})\\s+(?:${wordList('shareUnits').join('|')})(?!\\p{L})`,
			'iu',
		),
);

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

/** `M. Aubin et Mme Pic`, `MM. Aubin, Roux et Mme Pic`: last names with their civilities, and nothing else; nobody where one has a first name too. */
function civilNames(text: string): string[] {
	let isOpen = false;
	const names: string[] = [];
	for (const part of text.replace(/[\s.]+$/, '').split(nameLink())) {
		const [, title = '', name = ''] = /^(?:(\p{L}{1,12})\.?\s+)?(\p{Lu}[\p{L}'’-]+)$/u.exec(part) ?? [];
		if (name === '' || !(title === '' ? isOpen : isCivility(title))) return [];
		isOpen ||= isInList('pluralTitles', title);
		names.push(name);
	}
	return names;
}

/** `… se représentent et` before `sont réélus`. */
const standsAnd = () => wordPattern`,?\s+${'candidateAfter'}\s+${'andWords'}\s*$`;

/** What is proposed or decided, without who proposed it: `Cllr Carr proposed, Cllr Dean seconded, and it was resolved that` stands before it. */
function afterThat(subject: string): string {
	if (!phraseFinder('movers', 'moves', 'impersonals').test(subject)) return subject;
	const that = [...subject.matchAll(phraseFinder('thatWords'))].at(-1);
	return that === undefined ? subject : subject.slice(that.index + that[0].length);
}

/** A number with what it counts, or alone before the next name. */
const COUNT = lazy(
	() =>
		wordPatterns`(?<![\p{L}\d/.,-])(\d{1,5})(?:\s*${'shareUnits'}(?!\p{L})|(?=\s*(?:[,;.)]|$|\s(?:${'andWords'}|[–—-])\s)))`,
);

/** What stands between a candidate and his votes. */
const OBTAINS = lazy(() => new RegExp(`[\\s,]+(?:${wordList('obtains').join('|')})$`, 'iu'));

/** `… élu au conseil d'école depuis 2016`, `elected Master in 2015`: behind what says that somebody is elected, another day. */
function isOfAnotherDay(after: string): boolean {
	return (
		phraseFinder('pastTimes').test(after.slice(0, 90)) ||
		IN_YEAR().test(after.slice(0, 60)) ||
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

const IN_YEAR = lazy(
	() => new RegExp(`(?<!\\p{L})(?:${wordList('inYears').join('|')})\\s+(?:19|20)\\d\\d(?!\\d)`, 'iu'),
);

/** `Luc, élu à la mairie, nous prête la salle`: said of somebody in passing. */
function isAside(before: string, after: string): boolean {
	const [, inside = ''] = /^([^,;.]{0,60}),\s+\p{Ll}/u.exec(after) ?? [];
	return /\p{L},\s*$/u.test(before) && inside !== '' && consentIn(inside) === undefined;
}

/** `Ana Bell est la nouvelle présidente`. */
function newHolder(text: string, known: KnownNames): string | undefined {
	for (const match of text.matchAll(phraseFinder('newOffice'))) {
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
	for (const { index, 0: copula } of text.matchAll(phraseFinder('copulas'))) {
		const before = text.slice(Math.max(0, index - FARTHEST_OFFICE), index);
		const [, said = ''] = NEW_OFFICE().exec(before) ?? [];
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

/** `new`, and what stands behind it up to the verb. */
const NEW_OFFICE = lazy(
	() => new RegExp(`(?<!\\p{L})(?:${wordList('newOnes').join('|')})\\s+([^.;:]{3,80})$`, 'iu'),
);
/** An office stands no further before the verb. */
const FARTHEST_OFFICE = 90;

/** `Ana Bell was therefore`: what stands between the name and `elected`. */
const BEFORE_ELECTED = lazy(
	() => new RegExp(`(?:\\s+(?:${wordList('beforeElected').join('|')}))+\\s*$`, 'iu'),
);

/** `The first three were elected`, `Les deux premiers sont élus`: how many of those who stand above. */
export function firstOf(text: string): number | undefined {
	const words = text.split(/[\s,.]+/).filter((word) => word !== '');
	const at = words.findIndex((word) => isInList('firstOnes', word));
	if (at === -1) return undefined;
	const [value] = [words[at + 1], words[at - 1]].flatMap((word = '') =>
		/^\d{1,2}$/.test(word) ? [Number(word)] : (wordsToInteger(foldKeyword(word)) ?? []),
	);
	return value;
}

/** `Four candidates to fill four positions`, `trois candidats pour trois postes`: as many as there are seats, who are all elected. */
function fillsSeats(text: string): boolean {
	if (!hasWordOf('candidatures', text) || !hasWordOf('seatWords', text)) return false;
	const count = (kind: 'candidatures' | 'seatWords') => {
		const words = text.split(/[^\p{L}\p{N}-]+/u);
		const at = words.findIndex((word) => isInList(kind, word));
		const before = words[at - 1] ?? '';
		return /^\d{1,2}$/.test(before) ? Number(before) : wordsToInteger(foldKeyword(before));
	};
	const [stand, seats] = [count('candidatures'), count('seatWords')];
	return stand !== undefined && stand > 0 && stand === seats;
}

/** Who proposed somebody, or acts for him: `proposed by Bo Carr, seconded by Cy Dean`, `représentée par Mme Roux`. */
const OTHERS = lazy(() => agents('movers', 'represented'));
export const REPRESENTED = lazy(() => agents('represented'));

function agents(...kinds: Array<'movers' | 'represented'>): RegExp {
	return wordPatterns`(?:,?\s+${'andWords'}\s+|,?\s*)(?<![\p{L}\p{N}])${kinds}\s+(?:(?:${['articles', 'ofPerson', 'elisions']})\s*)*(?:\p{Lu}[\p{L}.'’-]*(?:\s|(?=[,;.)]|$))){1,5}`;
}

/** Whether words name an election, or those who are elected. */
export function saysElection(text: string): boolean {
	return text
		.split(/[^\p{L}'’-]+/u)
		.some((word) => isInList('electionHeads', word.replace(/^[ldLD]['’]/u, '')));
}

/**
 * `Le conseil élit Ana Bell présidente et Bo Carr trésorier`, `Sont élus : titulaires : Ana Bell et Bo Carr ; suppléant : Cy Dean`: two offices at
 * least, each with who is elected to it.
 */
export function officesIn(text: string, known: KnownNames): Array<{ names: string[]; office: string }> {
	const formed = formedIn(text, known);
	if (formed.length > 0) return formed;
	const slate = phraseFinder('slates').exec(text);
	// `moves a slate of Ana Chair, Bo as Secretary; motion carries`: what is only moved elects nobody.
	const isCarried =
		slate !== null && (consentIn(text)?.kind === 'unanimous' || verdictIn(text)?.outcome === 'adopted');
	if (text.length > 400 || hasWordOf('denies', text)) return [];
	// `The following slate was elected by acclamation: …`: all of them together.
	if (!isCarried && hasWordOf('slateNouns', text) && consentIn(text) !== undefined) return [];
	const verb = isCarried ? slate : phraseFinder('electedBefore').exec(text);
	const goesOn = isCarried ? undefined : subjectAndRest(text);
	if (verb === null && goesOn === undefined) return [];
	const said = verb === null ? '' : text.slice(verb.index + verb[0].length);
	const behind = said.replace(/^[^:]{0,60}:\s*(?=\p{Lu})/u, '');
	const list = (goesOn ?? behind).replace(isCarried ? /;.*$/s : /$^/, '').replace(/[\s.]+$/, '');
	const first = consentIn(list)?.word ?? '';
	const plain = (first === '' ? list : list.replace(first, ' ')).replace(/^[\s,:]+/, '');
	const isHeld = (office: string) =>
		isPhrase('offices', office) || isPhrase('offices', office.split(' ')[0] ?? '');
	const labelled = plain.split(/\s*;\s*/).map((part) => {
		const [, office = '', value = ''] = /^([^:]{3,40}?)\s*:\s*(.+)$/su.exec(part) ?? [];
		const names = value.split(nameLink());
		return isHeld(office) && names.every((name) => isNamed(name, known)) ? { names, office } : undefined;
	});
	if (labelled.length > 1 && labelled.every((one) => one !== undefined)) return labelled;
	// `Nomination de Zoé Kaci comme trésorière :` above a ballot elects nobody yet.
	const isPut = verb !== null && !isCarried && (isPhrase('electNouns', verb[0]) || /:\s*$/.test(text));
	// `re-elected Ana Bell as Chair, and re-elected Bo Carr as Vice-Chair`
	const links = plain.replace(VERB_AGAIN(), ' $1 ');
	const found = officesBehind(
		links.split(wordPattern`\s*;\s*|\s*,\s+(?=\p{Lu})|,?\s+${'andWords'}\s+(?=\p{Lu})`),
		isHeld,
	).map((part) => {
		// `Bo Carr as alternate delegate to the Convention`: what stands behind `as` is an office, whatever its name.
		const as = isPut ? null : AS_OFFICE().exec(part);
		const before = as === null ? '' : withoutTitle(part.slice(0, as.index).trim());
		if (as !== null && isNamed(before, known))
			return { names: [before], office: part.slice(as.index + as[0].length).trim() };
		const said = part.replace(/,\s/g, ' ').replace(AS_OFFICE(), ' ');
		const words = said.replace(/[(),]/g, ' ').trim().split(/\s+/);
		// The shortest name that leaves an office: `Ana Bell Vice Chair`.
		for (let count = 1; count <= Math.min(words.length - 1, MOST_OF_NAME); count += 1) {
			const name = words.slice(0, count).join(' ');
			const office = words.slice(count).join(' ');
			if (isHeld(office) && isNamed(name, known)) return { names: [name], office };
		}
		return undefined;
	});
	// `Elected by acclamation: Bob Carr, Vice President`
	const isLabel = verb?.index === 0 && behind.length < said.length && !isPut;
	return found.length > (isLabel ? 0 : 1) && found.every((one) => one !== undefined) ? found : [];
}

/** `Ana Bell`, `President`, `Bo Carr`, `Treasurer`: an office stands behind its holder, who had a comma. */
function officesBehind(parts: readonly string[], isHeld: (office: string) => boolean): string[] {
	return parts.reduce<string[]>((out, part) => {
		const last = out.at(-1);
		if (last !== undefined && isHeld(part) && isPersonName(last) && !isRole(last))
			out[out.length - 1] = `${last} ${part}`;
		else out.push(part);
		return out;
	}, []);
}

/** `Ana Bell est réélue présidente, Bo Carr trésorier et Cy Dean secrétaire`: the first of them, and what stands behind the verb, which all of them share. */
function subjectAndRest(text: string): string | undefined {
	const [match] = text.matchAll(electedVerb());
	if (match === undefined) return undefined;
	const before = text.slice(0, match.index).replace(BEFORE_ELECTED(), '').trim();
	const after = text.slice(match.index + match[0].length).replace(/^\s*[,:]\s*/, ' ');
	const name = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1).trim();
	return /\p{L}/u.test(after) && isPersonName(name) && !listLink().test(name) ? `${name}${after}` : undefined;
}

/**
 * `Le nouveau bureau est ainsi constitué : présidente Zoé Kaci, trésorier Ali Ben, adjoint Luc Bell.`, `… est composé de Zoé (présidente) et Ali (trésorier)`,
 * `… : Zoé Kaci est présidente, Ali Ben, trésorier`: an office and who holds it, in either order. Words that are no office behind the last of them open
 * another list.
 */
function formedIn(text: string, known: KnownNames): Array<{ names: string[]; office: string }> {
	const lead = text.length > LONGEST_LIST ? -1 : formedUpTo(text);
	if (lead === -1) return [];
	const parts = text
		.slice(lead)
		.replace(/[\s.]+$/, '')
		.split(wordPattern`\s*[,;]\s*|\s+${'andWords'}\s+(?=\p{L})`)
		.map((part) => part.trim());
	const found: Array<{ names: string[]; office: string }> = [];
	for (let at = 0; at < parts.length; at += 1) {
		const part = parts[at] ?? '';
		const one = holderOf(part, known);
		// `Ana Bell, secretary`
		const office = parts[at + 1] ?? '';
		if (one !== undefined) found.push(one);
		else if (isNamed(part, known) && isHeldOffice(office)) {
			found.push({ names: [withoutTitle(part)], office });
			at += 1;
		} else break;
	}
	return found.length > 1 ? found : [];
}

/** Where the list of a sentence begins that forms a body: behind its colon, or behind `composed of`; -1 where it forms none. */
function formedUpTo(text: string): number {
	const composed = phraseFinder('composing').exec(text);
	const colon = text.indexOf(':');
	const end = colon > 0 ? colon : (composed?.index ?? -1);
	if (end < 1 || !phraseFinder('constitutes').test(text.slice(0, end + (composed?.[0].length ?? 0))))
		return -1;
	return colon > 0 ? colon + 1 : end + (composed?.[0].length ?? 0);
}

/** `présidente Zoé Kaci`, `président : Zoé Kaci`, `Zoé (présidente)`, `Zoé Kaci est présidente`, `Ali Ben vice-président`. */
function holderOf(part: string, known: KnownNames): { names: string[]; office: string } | undefined {
	const [, before = '', behind = ''] =
		/^(\p{L}[\p{L}'’-]*(?:\s\p{Ll}[\p{L}'’-]*){0,3}?)\s*:?\s+(\p{Lu}.{2,50})$/u.exec(part) ?? [];
	if (isHeldOffice(before) && isNamed(behind, known)) return { names: [behind], office: before };
	const [, inside = '', office = ''] = /^(\p{Lu}[^()]{1,50}?)\s*\(([^()]{3,50})\)$/u.exec(part) ?? [];
	if (isHeldOffice(office) && isPersonName(inside)) return { names: [withoutTitle(inside)], office };
	const words = part.split(/\s+/);
	for (let count = 2; count < words.length; count += 1) {
		const name = words.slice(0, count).join(' ');
		const rest = words.slice(count);
		const held = (isInList('copulas', rest[0] ?? '') ? rest.slice(1) : rest).join(' ');
		if (/^\p{Ll}/u.test(held) && isHeldOffice(held) && isNamed(name, known))
			return { names: [withoutTitle(name)], office: held };
	}
	return undefined;
}

function isHeldOffice(office: string): boolean {
	return (
		isPhrase('offices', office) ||
		isPhrase('offices', office.split(' ')[0] ?? '') ||
		isInList('roles', office)
	);
}

function isNamed(name: string, known: KnownNames): boolean {
	return known.has(name) || (/\s/.test(name) && isPersonName(name));
}

/** A name takes no more words in front of its office. */
const MOST_OF_NAME = 5;

/** A sentence with the officers of a body is not longer. */
const LONGEST_LIST = 600;

/** `and re-elected` before the next name: the word that links them. */
const VERB_AGAIN = lazy(
	() =>
		new RegExp(
			`\\s(${wordChoice('smallWords', 'and')})\\s+(?:${phraseFinder('electedBefore').source})\\s+(?=\\p{Lu})`,
			'gu',
		),
);

/** `en qualité de`, `as`, between a name and the office. */
const AS_OFFICE = lazy(() => new RegExp(`\\s+${phraseFinder('asOffice').source}(?:\\s+|(?<=['’]))`, 'iu'));

/** Those who stand, as a sentence names them. */
export function candidatesIn(
	written: string,
	known: KnownNames,
	isElection: boolean,
): { names: string[]; isStrong: boolean } {
	if (written.length > 900) return { names: [], isStrong: false };
	// `Élection en bloc de Zoé Kaci et Ali Ben`
	const text = written.replace(phraseFinder('ballotWays'), ' ').replace(/\s{2,}/g, ' ');
	const found = [...outgoingIn(text, known), ...(isElection ? proposedIn(text, known) : [])];
	const nominee = isElection ? nomineeIn(text, known) : undefined;
	if (nominee !== undefined) found.push(nominee);
	let isStrong = false;
	for (const match of text.matchAll(phraseFinder('renewals'))) {
		const after = text.slice(match.index + match[0].length).replace(REPRESENTED(), ' ');
		const all = namesIn(getSentences(after)[0] ?? '', known);
		const isNear = all.length > 0 && after.indexOf(all[0] ?? '') < FAR;
		// `Le mandat de Mme Roux vient à expiration ; l’assemblée renouvelle son mandat.`
		const isOwn = all.length === 0 && hasWordOf('mandates', match[0]);
		const names = isNear ? all : isOwn ? namesIn(text.slice(0, match.index), known).slice(-1) : [];
		isStrong ||= names.length > 0;
		for (const one of names) found.push(one);
	}
	for (const match of text.matchAll(phraseFinder('candidateAfter'))) {
		// `M. Roux se présente et explique le déroulement.`
		if (!isElection && isInList('introduces', match[0])) continue;
		const before = text.slice(0, match.index).replace(openLink(), '');
		const names = namesIn(before.slice(before.lastIndexOf('.') + 1), known);
		const end = nameAtEnd(before, known);
		if (end !== undefined) for (const one of listLink().test(before) ? names : [end]) found.push(one);
	}
	for (const match of text.matchAll(phraseFinder('electedWishes'))) {
		// `Proposed by Ana Bell and RESOLVED that Bo Carr be co-opted`
		const before = afterThat(text.slice(0, match.index));
		const end = nameAtEnd(before, known);
		if (end === undefined) continue;
		isStrong = true;
		for (const one of listLink().test(before) ? namesIn(before, known) : [end]) found.push(one);
	}
	for (const match of text.matchAll(phraseFinder('candidateBefore', 'electedBefore'))) {
		const after = text.slice(match.index + match[0].length);
		const isSlate = hasWordOf('slateNouns', text.slice(0, match.index)) && isInList('composing', match[0]);
		if (wordPattern`^\s+${'agentWords'}\s`.test(after)) continue;
		const [near] = namesIn((getSentences(after)[0] ?? '').replace(REPRESENTED(), ' '), known);
		const isRightBehind = /^proposed$/iu.test(match[0]);
		if (near === undefined || after.indexOf(near) > (isRightBehind ? 1 : MOST_BEFORE)) continue;
		const isNoun = isSlate || isPhrase('electNouns', match[0]);
		// `de nommer en qualité de présidente Mme Roux`
		const isBehindOffice = phraseFinder('asOffice').exec(after.trimStart())?.index === 0;
		if (isNoun && after.indexOf(near) > MOST_TITLES && !isBehindOffice) continue;
		isStrong ||= isNoun && (known.has(near) || !isOfSeats(near));
		if (isNoun || isElection || wordPattern`${'candidateStems'}`.test(match[0]))
			// `Election of Officers Resolutions`
			for (const one of namesOfElected(after, known)) if (known.has(one) || !isOfSeats(one)) found.push(one);
	}
	return { names: [...new Set(found)], isStrong: isStrong && found.length > 0 };
}

/** `to elect Ana Bell as treasurer by Bo Carr, second by Cy Dean`: who is named before the office, or before who proposed it. */
function namesOfElected(after: string, known: KnownNames): string[] {
	const plain = getSentences(after.replace(/\([^()]*\)/g, ' ').replace(OTHERS(), ' '))[0] ?? '';
	const [said = ''] = plain.split(wordPattern`\s${'proposedBy'}`);
	const offices = [...said.matchAll(phraseFinder('asOffice'))];
	const [office, more] = offices;
	// `nommer Ana Bell comme présidente et Bo Carr comme trésorier` names two.
	if (office === undefined || more !== undefined || !BY_SOMEBODY().test(said.slice(office.index)))
		return namesIn(said, known);
	const before = namesIn(said.slice(0, office.index), known);
	return before.length > 0 ? before : namesIn(said, known);
}

/** `as treasurer by Bo Carr`: behind an office, who proposed it. */
const BY_SOMEBODY = lazy(() => new RegExp(`\\s(?:${wordList('byWords').join('|')})\\s+\\p{Lu}`, 'u'));

/** `Ana Bell (proposed: Bo Carr, seconded: Cy Dean).`, and nothing else. */
function proposedIn(text: string, known: KnownNames): string[] {
	const [, name = '', movers = ''] = /^([^():]{3,60}?)\s*\(([^()]{5,120})\)\s*[.;,]?$/u.exec(text) ?? [];
	const isName = known.has(name) || (/\s/.test(name) && isPersonName(name));
	return isName && phraseFinder('moves').test(movers) ? [name] : [];
}

/** No more stands between what proposes or appoints somebody and the name. */
const MOST_BEFORE = 75;

/** `Cllr Mrs` before a name is not longer. */
const MOST_TITLES = 12;

/** A name stands no further behind `renouvelle le mandat`. */
const FAR = 60;

/** `Le mandat de Mme Roux arrive à échéance`: who may be elected once more. */
function outgoingIn(text: string, known: KnownNames): string[] {
	return [...text.matchAll(phraseFinder('expiries'))].flatMap(({ index }) => {
		const before = text.slice(0, index);
		const name = hasWordOf('mandates', before) ? nameAtEnd(before, known) : undefined;
		return name === undefined ? [] : [name];
	});
}

/** `The results of the AGM are:`, `The elections were held, with these results:`: those below are elected. */
export function tellsResults(text: string): boolean {
	return (
		/:\s*$/.test(text) &&
		hasWordOf('resultWords', text) &&
		(saysElection(text) || vocabulary('meetings').findIn(text) !== undefined)
	);
}

/** Whether a line announces those who are elected, or a new body: `The new exec is as follows:`. */
export function announcesOfficers(text: string): boolean {
	// `We have elected a new committee!`
	if (!/[:!]\s*$/.test(text)) return isTitleOfOfficers(text);
	return (
		tellsResults(text) ||
		phraseFinder('constitutes').test(text) ||
		hasWordOf('electionHeads', text) ||
		(hasWordOf('newOnes', text) && hasWordOf('seatedBodies', text)) ||
		electedVerb().test(text) ||
		phraseFinder('electedBefore').test(text)
	);
}

/** `Officers for 2024`, `Élection du bureau`; `Officers` alone may be those who sit. */
function isTitleOfOfficers(text: string): boolean {
	const words = text.split(/[^\p{L}'’-]+/u);
	const heads = words.filter((word) => isInList('electionHeads', word.replace(/^[ldLD]['’]/u, '')));
	const isNew =
		/(?<!\d)(?:19|20)\d\d(?!\d)/.test(text) ||
		hasWordOf('newOnes', text) ||
		heads.some((word) => attendanceWord(word) === undefined);
	return (
		text.length < LONGEST_TITLE &&
		/^\p{Lu}[^.:;,!?]+$/u.test(text) &&
		words.length <= MOST_IN_TITLE &&
		heads.length > 0 &&
		isNew
	);
}

const LONGEST_TITLE = 60;
/** A title without any sign has no more words. */
const MOST_IN_TITLE = 6;

/** The office that a title of an election names. */
export function officeIn(title: string, lang: Language): string {
	const plain = title
		.replace(/^(?:\d{1,4}(?:[./-]\d{1,4})*|[IVX]{1,4}|[A-H])(?:\s?[.):/–—-]+\s*|(?<=\d)\s+)/u, '')
		.replace(/\s*:$/, '');
	const word = vocabulary('blocks').scan(plain);
	const rest = plain.slice(word?.length ?? 0);
	const [, name] =
		wordPattern`^\s+${'ofOffice'}\s+([^]+)$`.exec(rest) ??
		wordPattern`^\s+${'ofOfficeElided'}([^]+)$`.exec(rest) ??
		[];
	const office = word?.id === 'election' && name !== undefined ? name : plain;
	return office.charAt(0).toLocaleUpperCase(lang) + office.slice(1);
}
