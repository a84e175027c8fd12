/** A number of people in a text: its statement, the words around it, the whole that it is a part of, and what the words beside it make of it. */

import type { CountStatement, Language } from '../../../ast/index.js';
import { isOneOf, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, skipBlanks } from '../../../source/places.js';
import { type Fraction, toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { endOfLetters, lastWords, wordBehindSpace } from '../../../text/letters.js';
import { scanCount, wordsToInteger } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { readSentences, sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';

/** A number of a text, as it was read or written, and where it stands. */
export interface Counted<Value = Fraction | number | string> extends PhraseRange {
	value: Value;
}

export function asCount(
	placed: PlacedText,
	of: CountStatement['of'],
	{ value, from, to }: Counted,
): CountStatement {
	const noun = of === 'present' ? wordBehindSpace(placed.text.slice(to, to + LONGEST))?.text : undefined;
	const isOfMembers = noun !== undefined && isOneOf(noun, 'memberNouns');
	return makeStatement('count', placed.place(from, to), {
		of,
		value: typeof value === 'object' ? toDecimalString(value) : String(value),
		...(isOfMembers ? { members: true as const } : {}),
	});
}

/** What may stand between a number and the words that say what it counts, in characters. */
export const LONGEST = 60;

/** Behind a number: a sign that parts it from what follows. */
export const ENDS = /^\s*(?:[\n\r/;,.|)–—-]|$)/;

/** A number in words, in characters: `cent quatre-vingt-dix-sept`. */
export const LONGEST_NUMBER = 60;

/** Whether a clause ends at a place: `43 membres présents|,`. */
export function endsPart(text: string, at: number): boolean {
	return /^\s*(?:[.,;:)\n]|$)/.test(text.slice(at, at + 3));
}

/** Whether a sentence or a line starts right before a place. */
export function opensPart(text: string, from: number): boolean {
	return /(?:^|[.\n:])[\s>*–-]*$/.test(text.slice(Math.max(0, from - LONGEST), from));
}

/** The number at a place of a text, behind blanks or none, and the word behind it: `soit | onze membres`. */
export function countAt(
	text: string,
	at: number,
	lang: Language,
): (Counted<Fraction> & { noun: { text: string; to: number } | undefined }) | undefined {
	const from = skipBlanks(text, at);
	const count = scanCount(text.slice(from, from + LONGEST_NUMBER), lang);
	if (!count) return undefined;
	const to = from + count.length;
	const noun = wordBehindSpace(text.slice(to, to + LONGEST));
	return { value: count.value, from, to, noun: noun && { text: noun.text, to: to + noun.to } };
}

/** The sentence or line that a place stands in, up to 400 characters on either side. */
export function sentenceAround(text: string, at: number): string {
	const start = Math.max(0, at - 400);
	const from = ['. ', ';', '\n'].reduce(
		(most, sign) => Math.max(most, start + text.slice(start, at).lastIndexOf(sign) + 1),
		start,
	);
	const most = Math.min(text.length, from + 400);
	const to = text.slice(at, most + 1).search(/[.;](?:\s|$)|\n/);
	return text.slice(from, to < 0 ? most : Math.min(at + to, most));
}

/** The quorum that a text speaks of: where its word stands, its sentence, and where that starts. */
export function quorumIn(text: string): { mark: PhraseRange; sentence: string; start: number } | undefined {
	const [mark] = vocabulary('quorumNames').findAll(text);
	if (!mark) return undefined;
	const sentence = sentenceAround(text, mark.from);
	const start = text.indexOf(sentence);
	return start < 0 ? undefined : { mark, sentence, start };
}

/** `Le quorum | de la séance du 31 mai |`, `the quorum | of the 2023 meeting |`: that of another meeting. */
export function isQuorumOfOther(sentence: string, context: BallotContext): boolean {
	const mark = quorumIn(sentence)?.mark;
	const [whose = ''] = mark ? (/^[^,;:.(]*/.exec(sentence.slice(mark.to, mark.to + 2 * LONGEST)) ?? []) : [];
	return mentions(whose, 'meetingNouns') && isOtherwise(whose, context);
}

/** Whether a text speaks of a quorum. */
export function tellsOfQuorum(text: string): boolean {
	return mentions(text, 'quorumNames');
}

// --- A number of people as a part of others, and the whole of it: `12 adhérents sur 20`, `five of seven`, `9/15`.

/** `Neuf membres sur | vingt sont présents`, `3 clubs sur | 4`: the whole, and not those who are there. */
export function isWholeOf(text: string, at: number): boolean {
	const words = lastWords(text.slice(Math.max(0, at - LONGEST_NUMBER), at), 4, '-').map(
		({ text: word }) => word,
	);
	// `sont au nombre de | 7`, `la présence de | 9 conseillers`
	if (isOneOf(words.slice(-3).join(' '), 'numberLeads')) return false;
	if (isOneOf(words.join(' '), ['quorumLeads', 'presence'])) return false;
	const isBefore = (count: number) => isOneOf(words.slice(-count).join(' '), 'outOf');
	if (/[.;:,\n(]\s*$/.test(text.slice(Math.max(0, at - 4), at)) || ![1, 2, 3].some(isBefore)) return false;
	return (
		/\d/.test(text.slice(Math.max(0, at - LONGEST_NUMBER), at)) ||
		words.some((word) => wordsToInteger(word) !== undefined) ||
		words.length === 4
	);
}

/** `five of |`, `cinq des |`: the number that is a part of what follows. */
export function partBefore(
	text: string,
	at: number,
): { value: number; from: number; to: number } | undefined {
	const start = Math.max(0, at - LONGEST_NUMBER);
	const words = lastWords(text.slice(start, at), 4, '-');
	for (let link = 1; link < words.length; link += 1) {
		const behind = words.slice(link).map(({ text: word }) => word);
		if (!isOneOf(behind.join(' '), 'outOf')) continue;
		const number = words[link - 1];
		const value = number && (wordsToInteger(number.text) ?? (Number(number.text) || undefined));
		if (!number || value === undefined) continue;
		const from = start + number.from;
		return { value, from, to: from + number.text.length };
	}
	return undefined;
}

/**
 * `12 adhérents sur 20 sont présents ou représentés`, `7 members present out of 9`: the whole behind a number of people, in a sentence about
 * those who are there.
 */
export function wholeOfPeople(
	text: string,
	from: number,
	to: number,
	lang: Language,
): Counted<Fraction> | undefined {
	if (!/^\s.*\s\d/s.test(text.slice(to, to + LONGEST))) return undefined;
	const sentence = sentenceAround(text, from);
	const group = vocabulary('groups').findIn(sentence)?.id;
	if (group !== 'present' && group !== 'represented') return undefined;
	const between = /^(?:\s+\p{L}+){1,6}?(?=\s+\p{L}+\s+\d)/u.exec(text.slice(to, to + LONGEST))?.[0];
	if (between === undefined || !countAt(text, from, lang)) return undefined;
	// A noun of people, or of those there, and nothing that counts something else.
	const words = between.trim().split(/\s+/);
	if (!isOneOf(words[0] ?? '', ['peopleNouns', 'noun'])) return undefined;
	// `28 personnes étaient présentes et le quorum | de 14 était atteint`
	if (words.some((word) => isOneOf(word, ['smallWords', 'and']))) return undefined;
	const whole = wholeAfter(text, to + between.length, lang);
	if (!whole || !/^\s*(?:[\s,;.:)]|$)/.test(text.slice(whole.to, whole.to + 2))) return undefined;
	const behind = text.slice(whole.to).trimStart();
	return opensWith(behind, ['units', 'votes']) || behind.startsWith('%') ? undefined : whole;
}

/** `sur les 1 000`, `/1000`, `out of 1,000`: the whole behind a part. */
export function wholeAfter(text: string, at: number, lang: Language): ReturnType<typeof countAt> {
	const start = skipBlanks(text, at);
	const isStroke = text[start] === '/';
	const link = isStroke ? 1 : vocabulary('outOf').scan(text.slice(start, start + LONGEST))?.length;
	return link === undefined ? undefined : countAt(text, start + link, lang);
}

/** `trois associés sont présents, sur un nombre total de | cinq associés`: the whole behind such words, in a sentence on those there. */
export function readTotals(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return vocabulary('totalLeads')
		.findAll(text)
		.flatMap((lead): CountStatement[] => {
			const count = countAt(text, lead.to, context.lang);
			const sentence = sentenceAround(text, lead.from);
			const group = vocabulary('groups').findIn(sentence)?.id;
			if (!count?.noun || !isPeople(count.noun.text) || isOtherwise(sentence, context)) return [];
			return group === 'present' || group === 'represented' ? [asCount(placed, 'members', count)] : [];
		});
}

/** `Sur les | 48 adhérents à jour, 21 sont présents`, `Of the | nine directors, six were present`: the whole that a sentence on those there opens with. */
export function readWholesAhead(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const groups = vocabulary('groups').findAll(text, 'present');
	if (groups.length === 0) return [];
	return readSentences(text).flatMap(({ from, to }): CountStatement[] => {
		const lead = vocabulary('outOf').scan(text.slice(from, from + LONGEST));
		if (!lead) return [];
		const count = countAt(text, from + lead.length, context.lang);
		const comma = text.indexOf(',', count?.to);
		if (!count?.noun || !isPeople(count.noun.text) || comma < 0 || comma > to) return [];
		// A number of those there stands right behind.
		if (!countAt(text, comma + 1, context.lang) || !groups.some((one) => one.from > comma && one.to <= to))
			return [];
		return isOtherwise(text.slice(from, to), context) ? [] : [asCount(placed, 'members', count)];
	});
}

/** `L'association compte | 34 membres`, `The board consists of | nine directors`: how many the body has, and nothing more. */
export function readMembership(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const sentenceOf = sentenceFinder(text);
	return vocabulary('membershipVerbs')
		.findAll(text)
		.flatMap((verb): CountStatement[] => {
			const count = countAt(text, verb.to, context.lang);
			if (!count?.noun || !isOneOf(count.noun.text, 'memberNouns', ['peopleNouns', 'noun'])) return [];
			const sentence = sentenceOf(verb);
			const [, subject = ''] = SUBJECT.exec(text.slice(sentence?.from, verb.from)) ?? [];
			// `L'association compte 58 adhérents`, in the minutes of its board
			const isOfAll = (context.bodies ?? []).every((body) => mentions(body, 'assemblies'));
			const isBody =
				isOneOf(subject, 'bodies') || (isOneOf(subject, ['keys', 'organization']) && isOfAll)
					? !namesOtherBody(subject, context)
					: false;
			// `34 membres, dont 12 mineurs` counts some who have no vote.
			const whole = vocabulary('headCounts').scan(text.slice(skipBlanks(text, count.to)));
			const end = whole?.id === 'members' ? skipBlanks(text, count.to) + whole.length : count.noun.to;
			const ends = /^\s*(?:[.;]|$)/.test(text.slice(end));
			if (!isBody || !ends || isOtherwise(text.slice(sentence?.from, sentence?.to), context)) return [];
			return [asCount(placed, 'members', count)];
		});
}

/** An article, and who it is. */
const SUBJECT = /^\s*(?:\p{L}{1,3}['’]|\p{L}{2,3}\s+)(\p{L}[\p{L}\s'’]{2,40}?)\s*$/u;

// --- What the words beside a number of people make of it: that they are there, represented, or have voted.

export interface StateOfPeople {
	of: 'present' | 'represented' | 'voters' | 'cast' | 'absent' | 'excused';
	isTold: boolean;
	isNamed: boolean;
	/** Proxies that are said to be given. */
	isGiven?: boolean;
	/** `attended`, `ont participé`: nobody is asked to. */
	hasCome?: boolean;
	/** The verb may tell of another event: `étaient`. */
	isPast?: boolean;
	to: number;
}

/**
 * `pouvoirs ont été remis au secrétaire`, `ont donné pouvoir`: the length of what says that proxies were given; to or by people who are named, they are
 * a part of all.
 */
function proxiesGiven(words: string): number | undefined {
	const noun = vocabulary('proxyNouns').scan(words)?.length ?? 0;
	const at = skipBlanks(words, noun);
	const verb =
		noun === 0
			? vocabulary('proxyGivers').scan(words)
			: at > noun
				? vocabulary('proxyGiven').scan(words.slice(at))
				: undefined;
	if (!verb || /^[^.,;:)\n]*\p{Lu}/u.test(words.slice(at + verb.length))) return undefined;
	return at + verb.length;
}

/** What the words behind a number make of it: a noun of people, a verb, then how they are there. */
export function stateAfter(text: string, to: number): StateOfPeople | undefined {
	let at = to;
	let isTold = false;
	let isNamed = false;
	let isSome = false;
	let isPast = false;
	const found = (of: StateOfPeople['of'], length: number) => ({
		of,
		isTold,
		isNamed,
		isPast,
		to: at + length,
	});
	for (let words = 0; words <= MOST_WORDS; words += 1) {
		const gap = /^\s+(?:\()?/.exec(text.slice(at, at + LONGEST))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const rest = text.slice(at, at + LONGEST);
		const word = rest.slice(0, endOfLetters(rest, 0));
		const isNoun = isPeople(word);
		isSome ||= isOneOf(word, ['peopleNouns', 'some']);
		isNamed ||= isNoun;
		const state = vocabulary('quorumWords').scan(rest);
		if (state?.id === 'present') return found('present', state.length);
		if (state?.id === 'presentOrRepresented') return found('voters', state.length);
		const given = proxiesGiven(rest);
		if (given) return { ...found('represented', given), isTold: true, isGiven: true };
		const group = vocabulary('groups').scan(rest);
		if (group?.id === 'represented' || group?.id === 'absent' || group?.id === 'excused')
			return found(group.id, group.length);
		const came = vocabulary('attendanceVerbs').scan(rest);
		// `Deux suppléants prennent part au vote`: others vote besides.
		if (came?.id === 'voted')
			return !isSome && endsPart(text, at + came.length)
				? { ...found('cast', came.length), isTold: true }
				: undefined;
		// `30 people | turned up` may be of any day: it is all that its paragraph says first.
		if (
			came?.id === 'turnedUp' &&
			!(OPENS_SENTENCE.test(text.slice(0, to)) && ENDS_SENTENCE.test(text.slice(at + came.length)))
		)
			return undefined;
		// `attended the fair` is of something else.
		if (came) {
			const length = came.length + meetingBehind(rest.slice(came.length));
			return endsPart(text, at + length) || /^\s+\p{L}+\s+\d/u.test(text.slice(at + length))
				? { ...found('present', length), isTold: true, hasCome: true }
				: undefined;
		}
		const isLink = isOneOf(word, ['verdictLinks', 'is']);
		// `étaient`, `étant`
		isPast ||= !isLink && isOneOf(word, ['figureLinks', 'is']);
		// `6 board members present`
		const isBeforeNoun =
			words === 0 &&
			isOneOf(word, 'peopleBefore') &&
			isPeople(wordBehindSpace(rest.slice(word.length))?.text ?? '');
		// `sont | valablement | représentés`
		const isManner = isTold && isOneOf(word, 'validly');
		if (word === '' || !(isNoun || isLink || isPast || isBeforeNoun || isManner)) return undefined;
		isTold ||= isLink || isPast;
		at += word.length;
	}
	return undefined;
}

export function isPeople(word: string): boolean {
	const id = vocabulary('peopleNouns').findId(word);
	return id === 'noun' || id === 'some';
}

/** The length of `à la réunion`, `the meeting` right behind a verb; zero where something else stands there. */
export function meetingBehind(behind: string): number {
	const to = /^\s+(\p{L}{1,2})(?=\s)/u.exec(behind);
	const at = to?.[1] && isOneOf(to[1], ['smallWords', 'to']) ? to[0].length : 0;
	const gap = skipBlanks(behind, at);
	const object = vocabulary('moveObjects').scan(behind.slice(gap));
	return object?.id === 'meeting' ? gap + object.length : 0;
}

/** `Sont présents | 43 adhérents`: a verb opens the sentence, and the number follows how they are there. */
export function stateBefore(text: string, from: number, to: number): ReturnType<typeof stateAfter> {
	const before = text.slice(Math.max(0, from - LONGEST_LEAD), from).replace(/:\s*$/, '');
	const counted = countedBefore(before, to) ?? presenceBefore(before, text, to);
	if (counted) return counted;
	const near = lastWords(before, 5);
	const opens = near.findIndex((word) => /(?:^|[.\n;])\s*$/.test(before.slice(0, word.from)));
	const [verb, second] = opens < 0 ? [] : near.slice(opens);
	const isVerb = (['verdictLinks', 'figureLinks'] as const).some(
		(kind) => vocabulary(kind).findId(verb?.text ?? '') === 'is',
	);
	// `Present were | nine Councillors`, `Answering the roll call were | ten`
	const last = near.at(-1);
	if (last && isOneOf(last.text, ['verdictLinks', 'is'])) {
		const lead = before.slice(near[opens]?.from ?? 0, last.from).trim();
		const isThere = isOneOf(lead, ['quorumWords', 'present'], ['attendanceVerbs', 'came']);
		if (isThere) return { of: 'present', isTold: true, isNamed: true, to };
	}
	if (!second || !isVerb) return undefined;
	const words = before.slice(second.from).trim();
	const state = vocabulary('quorumWords').findId(words);
	const of =
		state === 'present'
			? 'present'
			: state === 'presentOrRepresented'
				? 'voters'
				: isOneOf(words, ['groups', 'represented'])
					? 'represented'
					: undefined;
	return of && { of, isTold: true, isNamed: true, to };
}

/** `constate la présence de | 9 conseillers.` */
function presenceBefore(before: string, text: string, to: number): StateOfPeople | undefined {
	const lead = vocabulary('quorumLeads').findAll(before, 'presence').at(-1);
	const noun = wordBehindSpace(text.slice(to, to + LONGEST));
	if (!lead || !noun || before.slice(lead.to).trim() !== '' || !isOneOf(noun.text, 'memberNouns'))
		return undefined;
	const end = to + noun.to;
	if (!isSaidByMeeting(before.slice(0, lead.from))) return undefined;
	return endsPart(text, end) ? { of: 'present', isTold: true, isNamed: true, to: end } : undefined;
}

/** `Le président |`, `Elle |`, `Le conseil |`, or nothing: who finds how many are there; what the police or a club finds is of others. */
export function isSaidByMeeting(before: string): boolean {
	const words = /[^.;\n]*$/.exec(before)?.[0].trim() ?? '';
	const subject = words.replace(/^\p{L}{1,3}(?:\s+|['’])/u, '');
	const isPronoun = /^(?:il|elle)$/i.test(words);
	return words === '' || isPronoun || isOneOf(subject, 'officers', 'bodies', ['meetingNouns', 'assembly']);
}

/** `Les copropriétaires présents et représentés sont au nombre de |` */
function countedBefore(before: string, to: number): StateOfPeople | undefined {
	const [lead, second] = vocabulary('numberLeads').findAll(before);
	if (!lead || second || before.slice(lead.to).trim() !== '') return undefined;
	const words = /[^.;\n]*$/.exec(before.slice(0, lead.from))?.[0] ?? '';
	const [noun] = vocabulary('peopleNouns').findAll(words);
	const says = (id: 'present' | 'presentOrRepresented') =>
		vocabulary('quorumWords').findAll(words, id).length > 0;
	const of = says('presentOrRepresented') ? 'voters' : says('present') ? 'present' : undefined;
	return noun && of && { of, isTold: true, isNamed: true, to };
}

/** A number, and one word before it at most; the end of a sentence. */
const OPENS_SENTENCE = /^\s*(?:\p{L}+\s)?[\p{L}\d-]+$/u;
export const ENDS_SENTENCE = /^\s*(?:[.;]|$)/;
const LONGEST_LEAD = 120;
const MOST_WORDS = 4;

/** Whether somebody left, by a text, before a place in it; the text is asked once. */
export function departuresIn(text: string): { before(at: number): boolean } {
	const first = lazy(() => {
		const [verb] = vocabulary('moveVerbs').findAll(text, 'departure');
		const [event] = vocabulary('events').findAll(text, 'departure');
		return Math.min(verb?.to ?? text.length, event?.to ?? text.length);
	});
	return { before: (at) => first() < at };
}
