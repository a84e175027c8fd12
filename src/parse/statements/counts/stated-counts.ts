/** Counts of people in sentences: `comptant 15 conseillers en exercice`, `Sept adhérents sont présents`, `Nine of the 20 members attended`. */

import type { CountStatement, Language } from '../../../ast/index.js';
import { isOneOf, lazyFinder, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { type PlacedText, skipBlanks } from '../../../source/places.js';
import { monthNamed } from '../../../text/date.js';
import { type Fraction, sum, toDecimalString } from '../../../text/fraction.js';
import {
	endOfLetters,
	isLetterOrNumber,
	lastWords,
	startOfLetters,
	wordBehindSpace,
} from '../../../text/letters.js';
import { mayHoldNumberInWords, wordsToInteger } from '../../../text/number.js';
import { matchesIn } from '../../../text/places.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import {
	asCount,
	type Counted,
	countAt,
	endsPart,
	isPeople,
	isSaidByMeeting,
	isWholeOf,
	LONGEST,
	LONGEST_NUMBER,
	meetingBehind,
	opensPart,
	partBefore,
	type StateOfPeople,
	sentenceAround,
	stateAfter,
	stateBefore,
	tellsOfQuorum,
	wholeAfter,
	wholeOfPeople,
} from './count.js';
import { partOfQuorum } from './quorum-parts.js';

/**
 * `comptant 15 conseillers en exercice`; `réunissant 900 parts sur les 1 000`, of those present or represented: a number beside the whole
 * that it is a part of, so that nothing else can be meant.
 */
export function readToldCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { lang } = context;
	const { text } = placed;
	const found: CountStatement[] = [];
	const add = (of: CountStatement['of'], count: Counted<Fraction>, whole?: Fraction) =>
		found.push({
			...asCount(placed, of, count),
			...(countsSome(text, count.to) && { some: true }),
			...(whole === undefined ? {} : { whole: toDecimalString(whole) }),
		});
	let last = 0;
	for (const digit of matchesIn(text, /(?<![\d.,/-])\d/g)) {
		const from = digit.index;
		if (from < last || startOfLetters(text, from) < from) continue;
		const count = countAt(text, from, lang);
		if (!count) continue;
		const { to } = count;
		last = to;
		const rest = text.slice(to, to + LONGEST);
		const label = labelAfter(rest);
		if (label === 'members' && !OPEN_LIST.test(text.slice(from - 3, from))) {
			add('members', count);
			continue;
		}
		const part = partOfQuorum(text, from, to, lang);
		if (part) {
			add('voters', count, part.value);
			last = part.to;
			continue;
		}
		const parts = partsBehind(text, to, lang);
		const ofParts = parts && thereAfter(text, from, parts.to, context);
		if (parts && ofParts) {
			add(ofParts, { ...count, value: sum([count.value, parts.value]) });
			last = parts.to;
			continue;
		}
		// `Nine of the 20 members attended`
		const inWords = partBefore(text, from);
		const ofWords = inWords && thereAfter(text, from, to, context, inWords.from);
		if (inWords && ofWords && isThere(ofWords)) {
			found.push({
				...asCount(placed, ofWords, inWords),
				whole: toDecimalString(count.value),
				said: true,
			});
			add('members', count);
			continue;
		}
		const there = thereAfter(text, from, to, context);
		const share = there ? undefined : partThere(text, from, to, context);
		if (share) for (const one of partAndWhole(placed, share, count)) found.push(one);
		if (there && !isWholeOf(text, from)) add(there, count);
		const all = wholeOfPeople(text, from, to, lang);
		if (all) {
			add('members', all);
			last = all.to;
			continue;
		}
		const votes = wholeOfVotes(text, to, lang);
		if (!votes || !tellsOfVotesThere(sentenceAround(text, from))) continue;
		last = votes.to;
		add('votes', count, votes.value);
	}
	return found;
}

/** `900 | parts sur les 1 000`, `7 600 | / 10 000 tantièmes`: all votes behind a number of them. */
function wholeOfVotes(text: string, to: number, lang: Language): ReturnType<typeof wholeAfter> {
	const at = skipBlanks(text, to);
	const unit = at === to ? undefined : vocabulary('units').scan(text.slice(at, to + LONGEST));
	if (unit) return unit.id === 'votes' ? wholeAfter(text, at + unit.length, lang) : undefined;
	const stroke = wholeAfter(text, to, lang);
	const isOfVotes = stroke && opensWith(text.slice(stroke.to).trimStart(), ['units', 'votes']);
	return isOfVotes ? stroke : undefined;
}

function tellsOfVotesThere(sentence: string): boolean {
	return vocabulary('groups').findIn(sentence)?.id !== 'absent' && mentions(sentence, 'quorumWords');
}

/** `Sept adhérents sont présents`, `Seven trustees were present`: the number in words, before a noun of people or a verb. */
export function readCountsInWords(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	for (const count of numbersInWords(text)) {
		const { value, from, to } = count;
		// `Five of seven directors were present`
		const part = partBefore(text, from);
		const of = thereAfter(text, from, to, context, part?.from);
		const share = of ? undefined : partThere(text, from, to, context);
		if (share) for (const one of partAndWhole(placed, share, count)) found.push(one);
		if (!of) continue;
		if (part) {
			found.push({
				...asCount(placed, of, part),
				...(of !== 'represented' && !countsSome(text, to) && { whole: String(value), said: true as const }),
			});
			if (of !== 'represented' && !countsSome(text, to)) found.push(asCount(placed, 'members', count));
		} else if (!isWholeOf(text, from))
			found.push({ ...asCount(placed, of, count), ...(isWithRemote(text, to) && { some: true }) });
	}
	return found;
}

/** Numbers in words before a noun of people, a verb or a word of a group. One is an article as well. */
function numbersInWords(text: string): Array<{ value: number; from: number; to: number }> {
	if (!mayHoldNumberInWords(text)) return [];
	return peopleNouns()
		.all(text)
		.flatMap((noun) => {
			const before = text.slice(Math.max(0, noun.from - LONGEST_NUMBER), noun.from);
			const near = lastWords(before, 3, '-');
			const [first] = near;
			// `4 dix`, `l’autre dix`: the rest of a longer word.
			const sign = first && before[first.from - 1];
			if (sign && (isLetterOrNumber(sign) || "'’".includes(sign))) near.shift();
			const words = before.slice(near[0]?.from ?? before.length);
			const said = near.map(({ text: word }) => word);
			const start = said.findIndex((_, at) => wordsToInteger(said.slice(at).join(' ')) !== undefined);
			const value = start < 0 ? undefined : wordsToInteger(said.slice(start).join(' '));
			// `one absent`; else it is an article too.
			const isAway = AWAY.has(vocabulary('groups').findId(text.slice(noun.from, noun.to).trim()) ?? '');
			if (value === undefined || value < (isAway ? 1 : 2)) return [];
			const to = noun.from - (/\s+$/.exec(before)?.[0].length ?? 0);
			const from = noun.from - words.length + words.lastIndexOf(said[start] ?? '');
			return [{ value, from, to }];
		});
}

const peopleNouns = lazyFinder(
	['peopleNouns', 'noun'],
	['peopleNouns', 'some'],
	'proxyNouns',
	['verdictLinks', 'is'],
	['attendanceVerbs', 'came', 'turnedUp'],
	['groups', 'represented', 'absent', 'excused'],
);

/**
 * `10 adhérents sont présents ou représentés`, `21 members attended`, and behind it `et 3 représentés`: those there, in a sentence that says
 * nothing of the quorum. Without a noun or a verb, `43 présents, 3 pouvoirs`, both must be told.
 */
function thereAfter(
	text: string,
	from: number,
	to: number,
	context: BallotContext,
	opens = from,
): StateOfPeople['of'] | undefined {
	const state = stateAfter(text, to) ?? stateBefore(text, opens, to);
	if (!state || isNextLabel(text, from, state) || goesOnWithWays(text, state.to)) return undefined;
	if (state.isPast && !isOfMeeting(text, opens, state.to)) return undefined;
	// `Twelve attended.` says of what only where it opens its text.
	if (state.hasCome && !state.isNamed && text.slice(0, from).trim() !== '') return undefined;
	const sentence = withoutThereLead(sentenceAround(text, from));
	if (isOtherwise(sentence, context) || tellsOfOutsiders(text, from)) return undefined;
	if (AWAY.has(state.of)) return isWithOther(sentence, state.of) ? state.of : undefined;
	const isBeforeQuorum = behindQuorum(text, state.to) > state.to && opensPart(text, from);
	if (
		tellsOfQuorum(sentence) &&
		!isBeforeQuorum &&
		state.of !== 'represented' &&
		!isSaidDespiteQuorum(text, from, state)
	)
		return undefined;
	return isStatedAlone(text, from, opens, state, context) || isWithOther(sentence, state.of)
		? state.isGiven
			? 'represented'
			: state.of
		: undefined;
}

/** `| We only had | 12 members present`: the same sentence, as long, without what tells of another time elsewhere. */
function withoutThereLead(sentence: string): string {
	const lead = vocabulary('thereLeads').scan(sentence);
	return lead ? ' '.repeat(lead.length) + sentence.slice(lead.length) : sentence;
}

/** `Présents : 43  Pouvoirs : 3`: the next label; `6 board members present: Ada Brun, …` has its names behind. */
function isNextLabel(text: string, from: number, state: StateOfPeople): boolean {
	if (state.hasCome || !/^\s*:/.test(text.slice(state.to, state.to + 4))) return false;
	return !(state.isNamed && isThereSaid(text, from)) && !AWAY.has(state.of);
}

/**
 * What a quorum asks for stands in the same words; a part that is said to be there does not. Where it is told that they are there, what is asked for is no other
 * number of them: `Nine members were present, four more than the quorum of five`.
 */
function isSaidDespiteQuorum(text: string, from: number, state: StateOfPeople): boolean {
	const isPart = state.isTold && partBefore(text, from) !== undefined;
	const isThere =
		isThereSaid(text, from) || (state.isTold && state.isNamed && opensPart(text, behindAll(text, from)));
	return isPart || state.hasCome === true || isThere;
}

/** `All | 5 members were present`, `Only | 5 members …`: where the number starts with that word. */
function behindAll(text: string, from: number): number {
	const start = Math.max(0, from - LONGEST);
	const word = lastWords(text.slice(start, from), 1)[0];
	const isLead =
		word && (isOneOf(word.text, ['everyone', 'all']) || vocabulary('onlyWords').findId(word.text));
	return word && isLead ? start + word.from : from;
}

/** Whether the words around a number leave no doubt that it is of those who are there. */
function isStatedAlone(
	text: string,
	from: number,
	opens: number,
	state: StateOfPeople,
	context: BallotContext,
): boolean {
	// `5 membres présents sur 7.`
	const end = wholeAfter(text, state.to, context.lang)?.to ?? state.to;
	// `(10 présents sur 15 cotisants)`
	if (state.of === 'present' && text[from - 1] === '(' && end > state.to) return true;
	if (state.isGiven) return true;
	// `deux sont représentés`, and nothing of by whom.
	if (state.of === 'represented') return state.isTold && endsPart(text, state.to);
	// `with six of seven commissioners present`
	return (
		state.isTold ||
		((state.isNamed || isBehindRoll(text, opens)) && standsAlone(text, opens, behindQuorum(text, end)))
	);
}

/** `L'appel nominal fait apparaître | 9 présents` */
function isBehindRoll(text: string, from: number): boolean {
	const before = text.slice(Math.max(0, from - LONGEST), from);
	const roll = vocabulary('quorumLeads').findAll(before, 'roll').at(-1);
	// `dont 1 par procuration`, `pouvoir compris`, and who comes later
	const behind = text.slice(from, from + LONGEST_BEFORE);
	if (mentions(behind, 'proxyNouns') || mentions(behind, ['moveVerbs', 'arrival'])) return false;
	const isRight = roll !== undefined && before.slice(roll.to).trim() === '';
	const subject = isRight ? before.slice(0, roll.from) : '';
	return isRight && (mentions(subject, ['ballotMethods', 'rollCall']) || isSaidByMeeting(subject));
}

/** `9 members present | (quorate, five required) |`: past what brackets say of the quorum. */
function behindQuorum(text: string, at: number): number {
	const bracket = BRACKET.exec(text.slice(at, at + 2 * LONGEST))?.[0];
	return bracket !== undefined && tellsOfQuorum(bracket) ? at + bracket.length : at;
}

const BRACKET = /^\s*\([^()\n]*\)/;

const AWAY: ReadonlySet<string> = new Set(['absent', 'excused']);

/** `for members of the public to speak; fourteen were present`: people who are not of the body. */
function tellsOfOutsiders(text: string, at: number): boolean {
	const start = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('\n', at), at - LONGEST_BEFORE);
	// `Eight councillors were present, | with the Clerk and four members of the public`
	const [clause = ''] = text.slice(at, at + LONGEST_BEFORE).split(/[,;]/, 1);
	const around = mentions(clause, 'memberNouns') ? clause : sentenceAround(text, at);
	return mentions(text.slice(start + 1, at) + around, 'outsiders');
}

const LONGEST_BEFORE = 400;

/** `There were | 6 members present` */
function isThereSaid(text: string, from: number): boolean {
	const words = lastWords(text.slice(Math.max(0, from - LONGEST), from), 2).map((word) => word.text);
	return isOneOf(words.join(' '), 'thereLeads');
}

/** `5 of 7 directors present`, `5 administrateurs sur 7 sont présents`: a part that is there, and the whole behind it. */
function partThere(text: string, from: number, to: number, context: BallotContext): PartThere | undefined {
	let at = to;
	// `6 élus titulaires sur 8`
	for (let words = 0; words < 2; words += 1) {
		const noun = wordBehindSpace(text.slice(at, at + LONGEST));
		if (noun && isPeople(noun.text)) at += noun.to;
	}
	const whole = wholeAfter(text, at, context.lang);
	const state = whole && stateAfter(text, whole.to);
	if (!state || !isThere(state.of) || isWholeOf(text, from) || goesOnWithWays(text, state.to))
		return undefined;
	const sentence = sentenceAround(text, from);
	if (
		isOtherwise(sentence, context) ||
		tellsOfOutsiders(text, from) ||
		(tellsOfQuorum(sentence) && !state.isTold)
	)
		return undefined;
	// `3 des 7 membres présents ont voté contre` is another part of them.
	const ends =
		endsPart(text, state.to) ||
		(state.isTold && isBesideNumber(text, state.to) && !isBehindMonth(text, from));
	if (!ends || !(state.isTold || opensPart(text, from))) return undefined;
	return { of: state.of, isTold: state.isTold, ...whole, from: skipBlanks(text, at) };
}

/** `In June | 5 of 7 members were present` */
function isBehindMonth(text: string, from: number): boolean {
	return monthNamed(lastWords(text.slice(Math.max(0, from - LONGEST), from), 1)[0]?.text ?? '') !== undefined;
}

/** `7 of 9 members were present | and two were absent`: another number of people follows. */
function isBesideNumber(text: string, at: number): boolean {
	const link = wordBehindSpace(text.slice(at, at + LONGEST));
	if (!link || !isOneOf(link.text, ['smallWords', 'and'])) return false;
	const word = /^\s+([^\s.,;]+)/.exec(text.slice(at + link.to, at + link.to + LONGEST))?.[1] ?? '';
	return /^\d/.test(word) || wordsToInteger(word) !== undefined;
}

/** A part that is there, by the whole of it. */
interface PartThere extends Counted<Fraction> {
	of: 'present' | 'voters' | 'cast';
	/** By a verb, and not only by the words. */
	isTold: boolean;
}

function isThere(of: StateOfPeople['of']): of is PartThere['of'] {
	return of !== 'represented' && !AWAY.has(of);
}

/** The counts of a part that is there, and of its whole where a verb says what they are. */
function partAndWhole(
	placed: PlacedText,
	{ of, isTold, ...whole }: PartThere,
	count: Counted,
): CountStatement[] {
	const part = asCount(placed, of, count);
	if (!isTold || of === 'cast') return [part];
	return [
		{ ...part, whole: toDecimalString(whole.value), said: true },
		{ ...asCount(placed, 'members', whole), ...(countsSome(placed.text, count.to) && { some: true }) },
	];
}

/** `4 | titulaires et 2 suppléants`: a second part of those who are counted, and the end of what names it. */
function partsBehind(text: string, to: number, lang: Language): { value: Fraction; to: number } | undefined {
	const first = wordBehindSpace(text.slice(to, to + LONGEST));
	if (!first || !isOneOf(first.text, ['peopleNouns', 'some'])) return undefined;
	const link = wordBehindSpace(text.slice(to + first.to, to + first.to + LONGEST));
	if (!link || !isOneOf(link.text, ['smallWords', 'and'])) return undefined;
	const count = countAt(text, to + first.to + link.to, lang);
	if (!count?.noun || !isOneOf(count.noun.text, ['peopleNouns', 'some'])) return undefined;
	return { value: count.value, to: count.noun.to };
}

/** `8 membres sont présents|, représentés ou votent par correspondance`: the number is of all these ways to take part. */
export function goesOnWithWays(text: string, to: number): boolean {
	const behind = /^,\s+(?=\p{L})/u.exec(text.slice(to, to + LONGEST));
	return behind !== null && opensWith(text.slice(to + behind[0].length, to + LONGEST), 'groups');
}

/** `Twelve members were in the room, four online`: those there in another way are counted apart. */
function isWithRemote(text: string, to: number): boolean {
	const rest = /^[^.;\n]*/.exec(text.slice(to, to + LONGEST))?.[0] ?? '';
	return mentions(rest, ['groups', 'remote']);
}

/**
 * `7 titulaires`, `7 membres titulaires`: whether the words right behind a number name a part of the members, or those of another way to be there stand
 * behind them.
 */
function countsSome(text: string, to: number): boolean {
	if (isWithRemote(text, to)) return true;
	const words = text
		.slice(to, to + LONGEST)
		.trim()
		.split(/\s+/, 2);
	return words.some((word) => isOneOf(word, ['peopleNouns', 'some']));
}

/** `L'assemblée réunit | 43 membres présents`, `43 membres présents.`: a lead or nothing before it, the end of a part behind it. */
function standsAlone(text: string, from: number, to: number): boolean {
	// `welcomed the 27 members present | and opened the meeting`
	const goesOn = isOneOf(wordBehindSpace(text.slice(to, to + LONGEST))?.text ?? '', ['smallWords', 'and']);
	if (!endsPart(text, to) && !goesOn) return false;
	if (opensPart(text, from)) return !goesOn;
	const before = text.slice(Math.max(0, from - LONGEST), from);
	const words = before.trimEnd().split(/\s+/);
	return [1, 2, 3].some((count) => isOneOf(words.slice(-count).join(' '), 'quorumLeads'));
}

/**
 * `43 membres étaient présents`, `… à l'assemblée et 3 représentés`, and not `Lors de la visite, 12 parents étaient présents`, `… à la fête`: the number
 * opens the sentence, or follows that of other people, and nothing but the meeting stands behind.
 */
function isOfMeeting(text: string, from: number, to: number): boolean {
	const end = to + meetingBehind(text.slice(to, to + LONGEST));
	const isOpen =
		opensPart(text, behindAll(text, from)) || /[;)]\s*$/.test(text.slice(Math.max(0, from - 4), from));
	const lead = sentenceAround(text, from).split(text.slice(from, to), 1)[0] ?? '';
	const isBesides = matchesIn(lead, /\d\s+(\p{L}+)/gu).some(([, word = '']) => isPeople(word));
	const goesOn = /^\s+(\p{L}+)\s+/u.exec(text.slice(end, end + LONGEST))?.[1] ?? '';
	return (isOpen || isBesides) && (endsPart(text, end) || isOneOf(goesOn, ['smallWords', 'and']));
}

/** Whether a sentence tells of both those who came and those who are represented or away. */
function isWithOther(sentence: string, of: StateOfPeople['of']): boolean {
	const isOther = (one: string | undefined) =>
		of === 'present' ? one !== undefined && BESIDE_PRESENT.has(one) : one === 'present';
	const label = /^[^:]{2,40}(?=:)/.exec(sentence)?.[0].trim();
	if (label && isOther(vocabulary('headCounts').findId(label))) return true;
	for (const digit of matchesIn(sentence, /(?<![\p{L}\d.,/-])\d+/gu)) {
		const to = digit.index + digit[0].length;
		if (isOther((stateAfter(sentence, to) ?? stateBefore(sentence, digit.index, to))?.of)) return true;
	}
	// `sept membres étant présents et deux représentés`
	return numbersInWords(sentence).some(({ to }) => isOther(stateAfter(sentence, to)?.of));
}

/** `5 members present and two absent` */
const BESIDE_PRESENT: ReadonlySet<string> = new Set(['represented', 'absent', 'excused']);

/** The label right after a number, with the words that name the people between: `15 conseillers municipaux en exercice`. */
function labelAfter(rest: string): CountStatement['of'] | undefined {
	let at = 0;
	for (let words = 0; words <= MOST_BETWEEN; words += 1) {
		const gap = /^\s+/.exec(rest.slice(at))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const label = vocabulary('headCounts').scan(rest.slice(at));
		if (label?.id === 'members') return 'members';
		const end = endOfLetters(rest, at);
		if (end === at) return undefined;
		at = end;
	}
	return undefined;
}

const MOST_BETWEEN = 2;

/** `9 / 15` and `9 sur 15` name two numbers. */
const OPEN_LIST = /[/]\s*$/;
