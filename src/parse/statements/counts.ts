/** How many people the prose says to be there, represented, away or on the roll: on lines, `Présents : 9 / Votants : 11`, and in sentences. */

import type { CountStatement } from '../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../language/index.js';
import { type Fraction, sum, toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import {
	endOfLetters,
	isLetterOrNumber,
	lastWords,
	startOfLetters,
	wordBehindSpace,
} from '../../text/letters.js';
import { countBefore, mayHoldNumberInWords, scanCount, wordsToInteger } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { type PlacedText, positioned } from '../source/places.js';
import { isOfOtherTime } from './other-time.js';

/** The counts of a text, each a label, a colon and a number with nothing more before the next sign; or told in a sentence. */
export function readCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const hasDigit = /\d/.test(placed.text);
	return [
		...(hasDigit ? readToldCounts(placed, context) : []),
		...readVerbed(placed, context),
		...readCountsInWords(placed, context),
		...readPartsOfQuorum(placed, context),
		...readLeft(placed, context),
		...(hasDigit ? readLabelled(placed, context) : []),
		...(hasDigit ? readHeads(placed) : []),
		...(hasDigit ? readRow(placed) : []),
	];
}

function asCount(
	placed: PlacedText,
	of: CountStatement['of'],
	value: string,
	from: number,
	to: number,
): CountStatement {
	return { type: 'statement', kind: 'count', of, value, ...positioned(placed.place(from, to)), children: [] };
}

/** `Présents : 9`, `Directors present: 5 of 7`, `Présents (5) : …`. */
function readLabelled(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
		const bracket = /\((\d{1,4})\)[\s\u00A0]*$/.exec(text.slice(Math.max(0, colon - 12), colon));
		const end = bracket ? colon - bracket[0].length : colon;
		const start = labelStart(text, end);
		// `Présents : 43  Pouvoirs : 3`
		const words = text
			.slice(start, end)
			.replace(/^.*:/s, '')
			.replace(/^[\d\s]+/, '');
		const label = labelledBy(words.trim());
		if (!label) continue;
		if (bracket?.[1]) {
			found.push(asCount(placed, label, bracket[1], end + 1, end + 1 + bracket[1].length));
			continue;
		}
		const from = colon + 1 + spaces(text, colon + 1);
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count || !endsCount(text.slice(from + count.length, from + count.length + LONGEST))) continue;
		found.push(asCount(placed, label, toDecimalString(count.value), from, from + count.length));
		const whole = THERE.has(label) ? wholeOfMembers(text, from + count.length, lang) : undefined;
		if (whole) found.push(asCount(placed, 'members', toDecimalString(whole.value), from, whole.to));
	}
	return found;
}

/** `Présents (7)` alone on a line, over the names. */
function readHeads(placed: PlacedText): CountStatement[] {
	return [...placed.text.matchAll(HEAD)].flatMap(({ 0: line, 1: words = '', 2: value = '', index }) => {
		const label = labelledBy(words.trim());
		const from = index + line.indexOf(`(${value})`) + 1;
		return label ? [asCount(placed, label, value, from, from + value.length)] : [];
	});
}

/** `En exercice 15, présents 10, votants 12`: labels of people with a number each, two at least, and no colon. */
function readRow(placed: PlacedText): CountStatement[] {
	const { text } = placed;
	if (text.length > LONGEST_ROW || !TWO_NUMBERS.test(text)) return [];
	const found = [...text.matchAll(CELL)].flatMap(({ 0: all, 1: words = '', 2: value = '', index }) => {
		const label = labelledBy(words);
		const from = index + all.length - value.length;
		return label ? [asCount(placed, label, value, from, from + value.length)] : [];
	});
	return found.length > 1 ? found : [];
}

const LONGEST_ROW = 300;
const TWO_NUMBERS = /\d[^\d]+\d/;
const CELL =
	/(?<=^|[:,;/(\n])[ \u00A0]*([^\s\d:,;/(.][^\d:,;/(.\n]{3,40}?)[ \u00A0]+(\d{1,4})(?=[ \u00A0]*(?:[,;/.)\n]|$))/g;

const HEAD = /^[ \t*>–-]*([^\n:()\d]{3,40}?)[ \u00A0]\((\d{1,4})\)[ \t*]*$/gm;
const THERE: ReadonlySet<string> = new Set(['present', 'voters']);

/** `Attendance: 7 | of 12 voting members`: the whole of those who are there, where a noun of people ends it. */
function wholeOfMembers(text: string, at: number, lang: BallotContext['lang']) {
	const whole = wholeAfter(text.slice(at, at + LONGEST), 0, lang);
	const behind = whole && text.slice(at + whole.to, at + whole.to + LONGEST);
	const isOfPeople = behind && /^(?:[\s\u00A0]+\p{L}+){1,2}(?=[\s\u00A0]*(?:[.,;)\n]|$))/u.exec(behind)?.[0];
	if (!whole || !isOfPeople) return undefined;
	const isNoun = isOfPeople
		.trim()
		.split(/\s+/)
		.some((word) => vocabulary('peopleNouns').findId(word) === 'noun');
	return isNoun ? { value: whole.value, to: at + whole.to } : undefined;
}

/** `Le nombre de membres présents était de 7`: a label of several words and a verb, where a label has its colon. */
function readVerbed(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return countLabels()
		.all(text)
		.flatMap(({ from: start, to }) => {
			const of = vocabulary('headCounts').findId(text.slice(start, to));
			// `de personnes présentes et représentées (pouvoirs dûment signés) est de`
			const bracket = /^[\s\u00A0]*\([^()\d]{1,60}\)/.exec(text.slice(to, to + LONGEST + 4))?.[0].length ?? 0;
			const gap = to + bracket + spaces(text, to + bracket);
			const verb = vocabulary('figureLinks').scan(text.slice(gap, gap + LONGEST));
			if (of === undefined || of === 'members' || !verb) return [];
			const from = gap + verb.length + spaces(text, gap + verb.length);
			const count = scanCount(text.slice(from, from + 40), context.lang);
			const sentence = sentenceAround(text, start);
			if (!count || vocabulary('suppositions').findIn(sentence) || isOfOtherTime(sentence, context))
				return [];
			return [asCount(placed, of, toDecimalString(count.value), from, from + count.length)];
		});
}

const countLabels = lazy(() =>
	createPhraseFinder(
		vocabulary('headCounts')
			.words()
			.filter((words) => words.includes(' ')),
	),
);

/** A row of a table that counts people, `Présents | 9`: the statement at the place of its number. */
export function countOfCell(head: string, cell: PlacedText): CountStatement | undefined {
	const label = labelledBy(head.trim().replace(/[\s\u00A0]*:$/, ''));
	const value = /^[\s\u00A0]*(\d{1,4})[\s\u00A0]*$/.exec(cell.text)?.[1];
	return label && value ? asCount(cell, label, value, 0, cell.text.length) : undefined;
}

/** `Présents`, and with a noun of people on either side: `Directors present`, `Administrateurs excusés`. */
function labelledBy(label: string): CountStatement['of'] | undefined {
	const known = vocabulary('headCounts').findId(label);
	if (known) return known;
	const space = label.search(/[\s\u00A0]/);
	if (space < 0) return undefined;
	const isNoun = (word: string) => vocabulary('peopleNouns').findId(word) === 'noun';
	const parts = [label.slice(0, space), label.slice(space + 1)];
	const state = isNoun(parts[0] ?? '') ? parts[1] : isNoun(parts[1] ?? '') ? parts[0] : undefined;
	return state === undefined ? undefined : vocabulary('headCounts').findId(state);
}

/**
 * `comptant 15 conseillers en exercice`; `réunissant 900 parts sur les 1 000`, of those present or represented: a number beside the whole
 * that it is a part of, so that nothing else can be meant.
 */
function readToldCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { lang } = context;
	const { text } = placed;
	const found: CountStatement[] = [];
	const add = (of: CountStatement['of'], value: string, from: number, to: number, whole?: string) =>
		found.push({
			...asCount(placed, of, value, from, to),
			...(countsSome(text, to) && { some: true }),
			...(whole === undefined ? {} : { whole }),
		});
	let last = 0;
	for (const digit of text.matchAll(/(?<![\d.,/-])\d/g)) {
		const from = digit.index;
		if (from < last || startOfLetters(text, from) < from) continue;
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count) continue;
		const to = from + count.length;
		last = to;
		const rest = text.slice(to, to + LONGEST);
		const label = labelAfter(rest);
		if (label === 'members' && !OPEN_LIST.test(text.slice(from - 3, from))) {
			add('members', toDecimalString(count.value), from, to);
			continue;
		}
		const part = partOfQuorum(text, from, to, lang);
		if (part) {
			add('voters', toDecimalString(count.value), from, to, toDecimalString(part.value));
			last = part.to;
			continue;
		}
		const parts = partsBehind(text, to, lang);
		const ofParts = parts && thereAfter(text, from, parts.to, context);
		if (parts && ofParts) {
			add(ofParts, toDecimalString(sum([count.value, parts.value])), from, to);
			last = parts.to;
			continue;
		}
		// `Nine of the 20 members attended`
		const inWords = partBefore(text, from);
		const ofWords = inWords && thereAfter(text, from, to, context, inWords.from);
		if (inWords && ofWords && ofWords !== 'represented') {
			found.push({
				...asCount(placed, ofWords, String(inWords.value), inWords.from, inWords.to),
				whole: toDecimalString(count.value),
				said: true,
			});
			add('members', toDecimalString(count.value), from, to);
			continue;
		}
		const there = thereAfter(text, from, to, context);
		const share = there ? undefined : partThere(text, from, to, context);
		if (share)
			found.push({ ...asCount(placed, share.of, toDecimalString(count.value), from, to), ...share.said });
		if (there && !isWholeOf(text, from)) add(there, toDecimalString(count.value), from, to);
		const all = wholeOfPeople(text, from, to, lang);
		if (all) {
			add('members', toDecimalString(all.value), all.from, all.to);
			last = all.to;
			continue;
		}
		const gap = /^[\s\u00A0\u202F]+/.exec(rest)?.[0].length;
		const unit = gap === undefined ? undefined : vocabulary('units').scan(rest.slice(gap));
		// `7 600 / 10 000 tantièmes` has the unit behind.
		const stroke = unit ? undefined : wholeAfter(rest, 0, lang);
		const isPart = stroke && vocabulary('units').scan(rest.slice(stroke.to).trimStart())?.id === 'votes';
		const whole = isPart
			? stroke
			: unit?.id === 'votes'
				? wholeAfter(rest, (gap ?? 0) + unit.length, lang)
				: undefined;
		if (!whole) continue;
		const sentence = sentenceAround(text, from);
		if (vocabulary('groups').findIn(sentence)?.id === 'absent') continue;
		if (!vocabulary('quorumWords').findIn(sentence)) continue;
		last = to + whole.to;
		add('votes', toDecimalString(count.value), from, to, toDecimalString(whole.value));
	}
	return found;
}

/** `Sept adhérents sont présents`, `Seven trustees were present`: the number in words, before a noun of people or a verb. */
function readCountsInWords(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	for (const { value, from, to } of numbersInWords(text)) {
		// `Five of seven directors were present`
		const part = partBefore(text, from);
		const of = thereAfter(text, from, to, context, part?.from);
		const share = of ? undefined : partThere(text, from, to, context);
		if (share) {
			found.push({ ...asCount(placed, share.of, String(value), from, to), ...share.said });
			continue;
		}
		if (!of) continue;
		if (part) {
			found.push({
				...asCount(placed, of, String(part.value), part.from, part.to),
				...(of !== 'represented' && !countsSome(text, to) && { whole: String(value), said: true as const }),
			});
			if (of !== 'represented' && !countsSome(text, to))
				found.push(asCount(placed, 'members', String(value), from, to));
		} else if (!isWholeOf(text, from)) found.push(asCount(placed, of, String(value), from, to));
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
			if (value === undefined || value < 2) return [];
			const to = noun.from - (/[\s\u00A0]+$/.exec(before)?.[0].length ?? 0);
			const from = noun.from - words.length + words.lastIndexOf(said[start] ?? '');
			return [{ value, from, to }];
		});
}

const peopleNouns = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) => [
			...vocabulary('peopleNouns').getWords('noun', lang),
			...vocabulary('peopleNouns').getWords('some', lang),
			...vocabulary('proxyNouns').words(),
			...vocabulary('verdictLinks').getWords('is', lang),
			...vocabulary('groups').getWords('represented', lang),
		]),
	),
);
/** `cent quatre-vingt-dix-sept` */
const LONGEST_NUMBER = 60;

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
	const state = stateAfter(text, to) ?? stateBefore(text, from, to);
	// `Présents : 43  Pouvoirs : 3`: the next label; `6 board members present: Ada Brun, …` has its names behind.
	const isLabel = state && !state.hasCome && /^[\s\u00A0]*:/.test(text.slice(state.to, state.to + 4));
	if (!state || (isLabel && !(state.isNamed && isThereSaid(text, from)))) return undefined;
	if (state.isPast && !isOfMeeting(text, opens, state.to)) return undefined;
	const sentence = sentenceAround(text, from);
	if (vocabulary('suppositions').findIn(sentence) || isOfOtherTime(sentence, context)) return undefined;
	// What a quorum asks for stands in the same words; those represented do not, nor a part that is said to be there.
	const isPart = state.isTold && partBefore(text, from) !== undefined;
	// Where it is told that they are there, what is asked for is no other number of them: `Nine members were present, four more than the quorum of five`.
	const isThere = isThereSaid(text, from) || (state.isTold && state.isNamed && opensPart(text, from));
	if (/quorum/i.test(sentence) && state.of !== 'represented' && !isPart && !state.hasCome && !isThere)
		return undefined;
	// `5 membres présents sur 7.`
	const end = state.to + (wholeAfter(text.slice(state.to, state.to + LONGEST), 0, context.lang)?.to ?? 0);
	// `(10 présents sur 15 cotisants)`
	if (state.of === 'present' && text[from - 1] === '(' && end > state.to) return state.of;
	if (state.isGiven) return 'represented';
	// `deux sont représentés`, and nothing of by whom.
	if (state.of === 'represented' && state.isTold && endsPart(text, state.to)) return state.of;
	// `with six of seven commissioners present`
	if (state.of !== 'represented' && (state.isTold || (state.isNamed && standsAlone(text, opens, end))))
		return state.of;
	return isWithOther(sentence, state.of) ? state.of : undefined;
}

/** `There were | 6 members present` */
function isThereSaid(text: string, from: number): boolean {
	const words = lastWords(text.slice(Math.max(0, from - LONGEST), from), 2).map((word) => word.text);
	return vocabulary('thereLeads').findId(words.join(' ')) !== undefined;
}

/** `5 of 7 directors present`, `5 administrateurs sur 7 sont présents`: a part that is there, and the whole behind it. */
function partThere(
	text: string,
	from: number,
	to: number,
	context: BallotContext,
): { of: 'present' | 'voters' | 'cast'; said?: Pick<CountStatement, 'whole' | 'said'> } | undefined {
	let at = to;
	// `6 élus titulaires sur 8`
	for (let words = 0; words < 2; words += 1) {
		const noun = wordBehindSpace(text.slice(at, at + LONGEST));
		if (noun && isPeople(noun.text)) at += noun.to;
	}
	const whole = wholeAfter(text.slice(at, at + LONGEST), 0, context.lang);
	const state = whole && stateAfter(text, at + whole.to);
	if (!state || state.of === 'represented' || isWholeOf(text, from)) return undefined;
	const sentence = sentenceAround(text, from);
	if (
		vocabulary('suppositions').findIn(sentence) ||
		isOfOtherTime(sentence, context) ||
		(/quorum/i.test(sentence) && !state.isTold)
	)
		return undefined;
	// `3 des 7 membres présents ont voté contre` is another part of them.
	return endsPart(text, state.to) && (state.isTold || opensPart(text, from))
		? { of: state.of, ...(state.isTold && { said: { whole: toDecimalString(whole.value), said: true } }) }
		: undefined;
}

/** `4 | titulaires et 2 suppléants`: a second part of those who are counted, and the end of what names it. */
function partsBehind(
	text: string,
	to: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	const first = wordBehindSpace(text.slice(to, to + LONGEST));
	if (!first || vocabulary('peopleNouns').findId(first.text) !== 'some') return undefined;
	const link = wordBehindSpace(text.slice(to + first.to, to + first.to + LONGEST));
	if (!link || vocabulary('smallWords').findId(link.text) !== 'and') return undefined;
	const at = to + first.to + link.to + spaces(text, to + first.to + link.to);
	const count = scanCount(text.slice(at, at + 40), lang);
	const second = count && wordBehindSpace(text.slice(at + count.length, at + count.length + LONGEST));
	if (!second || vocabulary('peopleNouns').findId(second.text) !== 'some') return undefined;
	return { value: count.value, to: at + count.length + second.to };
}

/** `7 titulaires`, `7 membres titulaires`: whether the words right behind a number name a part of the members. */
function countsSome(text: string, to: number): boolean {
	const words = text
		.slice(to, to + LONGEST)
		.trim()
		.split(/[\s\u00A0]+/, 2);
	return words.some((word) => vocabulary('peopleNouns').findId(word) === 'some');
}

/** `Neuf membres sur | vingt sont présents`, `3 clubs sur | 4`: the whole, and not those who are there. */
function isWholeOf(text: string, at: number): boolean {
	const words = lastWords(text.slice(Math.max(0, at - LONGEST_NUMBER), at), 4, '-').map(
		({ text: word }) => word,
	);
	const isBefore = (count: number) => vocabulary('outOf').findId(words.slice(-count).join(' ')) !== undefined;
	if (/[.;:,\n(][\s\u00A0]*$/.test(text.slice(Math.max(0, at - 4), at)) || ![1, 2, 3].some(isBefore))
		return false;
	return (
		/\d/.test(text.slice(Math.max(0, at - LONGEST_NUMBER), at)) ||
		words.some((word) => wordsToInteger(word) !== undefined) ||
		words.length === 4
	);
}

/** `five of |`, `cinq des |`: the number that is a part of what follows. */
function partBefore(text: string, at: number): { value: number; from: number; to: number } | undefined {
	const start = Math.max(0, at - LONGEST_NUMBER);
	const words = lastWords(text.slice(start, at), 4, '-');
	for (let link = 1; link < words.length; link += 1) {
		const behind = words.slice(link).map(({ text: word }) => word);
		if (vocabulary('outOf').findId(behind.join(' ')) === undefined) continue;
		const number = words[link - 1];
		const value = number && (wordsToInteger(number.text) ?? (Number(number.text) || undefined));
		if (!number || value === undefined) continue;
		const from = start + number.from;
		return { value, from, to: from + number.text.length };
	}
	return undefined;
}

function endsPart(text: string, at: number): boolean {
	return /^[\s\u00A0]*(?:[.,;:)\n]|$)/.test(text.slice(at, at + 3));
}

/** `L'assemblée réunit | 43 membres présents`, `43 membres présents.`: a lead or nothing before it, the end of a part behind it. */
function standsAlone(text: string, from: number, to: number): boolean {
	if (!endsPart(text, to)) return false;
	if (opensPart(text, from)) return true;
	const before = text.slice(Math.max(0, from - LONGEST), from);
	const words = before.trimEnd().split(/[\s\u00A0]+/);
	return [1, 2, 3].some(
		(count) => vocabulary('quorumLeads').findId(words.slice(-count).join(' ')) !== undefined,
	);
}

function opensPart(text: string, from: number): boolean {
	return /(?:^|[.\n:])[\s\u00A0>*–-]*$/.test(text.slice(Math.max(0, from - LONGEST), from));
}

/** `Le quorum est atteint (12 membres sur 20)`, `a quorum was present (6 of 6 members)`: those there, and the whole, of a quorum that is met. */
function partOfQuorum(
	text: string,
	from: number,
	to: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	const noun = wordBehindSpace(text.slice(to, to + LONGEST));
	const isNoun = noun !== undefined && vocabulary('peopleNouns').findId(noun.text) === 'noun';
	const whole = wholeAfter(text.slice(to, to + LONGEST), isNoun ? noun.to : 0, lang);
	if (!whole) return undefined;
	if (!/quorum/i.test(text.slice(Math.max(0, from - LONGEST), from))) return undefined;
	const sentence = sentenceAround(text, from);
	if (!/quorum/i.test(sentence) || vocabulary('suppositions').findIn(sentence)) return undefined;
	const end = to + whole.to;
	// `Quorum? 5/4`, `Quorum : 5/7`
	if (
		LABEL_OF_QUORUM.test(text.slice(Math.max(0, from - LONGEST), from)) &&
		ENDS.test(text.slice(end, end + 4))
	)
		return { value: whole.value, to: end };
	// A quorum of so many of them, or shares of something else, is no count of those there.
	const asks = vocabulary('quorumWords').findIn(sentence)?.id;
	if (asks !== 'met' && asks !== 'present') return undefined;
	const behind = text.slice(to + whole.to, to + whole.to + LONGEST);
	const unit = vocabulary('units').scan(behind.trimStart())?.id;
	if (unit === 'votes' || /^[\s\u00A0]*[%/\d]/.test(behind)) return undefined;
	return /^[\s\u00A0]*(?:[).,;:\n]|\p{L}|$)/u.test(behind)
		? { value: whole.value, to: to + whole.to }
		: undefined;
}

/** `Avec douze voix sur vingt-sept, le quorum est atteint`, `19 of 48 members, so the quorum of 12 was met`, `seven of nine directors, a quorum`: a part and its whole beside the quorum that is met. */
function readPartsOfQuorum(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const mark = /quor(?:um|ate)/i.exec(text);
	if (!mark) return [];
	const sentence = sentenceAround(text, mark.index);
	const start = text.indexOf(sentence);
	if (start < 0 || vocabulary('suppositions').findIn(sentence)) return [];
	const before = mark.index - start;
	const isMet =
		vocabulary('quorumWords').findIn(sentence.slice(before))?.id === 'met' ||
		vocabulary('quorumSaid').findIn(sentence)?.id === 'met';
	// `a quorum`, and nothing more: what stands right beside it is there.
	if (!isMet && vocabulary('quorumWords').findIn(sentence)?.id === 'required') return [];
	return [...sentence.matchAll(/(?<![\p{L}\d.,'’/-])[\p{L}\d]/gu)].flatMap(({ index }): CountStatement[] => {
		const isBehind = index > before;
		const count = scanCount(sentence.slice(index, index + LONGEST_NUMBER), lang);
		if (!count || (isBehind && /\d/.test(sentence[index] ?? ''))) return [];
		const to = index + count.length;
		const noun = wordBehindSpace(sentence.slice(to, to + LONGEST));
		const isNoun = noun && (isPeople(noun.text) || vocabulary('units').findId(noun.text) === 'votes');
		const whole = wholeAfter(sentence.slice(to, to + LONGEST), isNoun ? noun.to : 0, lang);
		const behind = whole && wordBehindSpace(sentence.slice(to + whole.to, to + whole.to + LONGEST));
		if (!whole || !(isNoun || (behind && isPeople(behind.text)))) return [];
		const end = to + whole.to + (behind?.to ?? 0);
		if (!isMet && !isBareQuorum(sentence, before, index, end)) return [];
		// `Seven of nine directors were in attendance` is read with its verb.
		if (stateAfter(text, start + to + whole.to)?.isTold) return [];
		const value = toDecimalString(count.value);
		const of = vocabulary('units').findId(noun?.text ?? '') === 'votes' ? 'votes' : 'voters';
		const part = asCount(placed, of, value, start + index, start + to);
		return [{ ...part, whole: toDecimalString(whole.value), opens: true }];
	});
}

/** `three of five directors | , a quorum`, `a quorum with | three of five directors`: no verb says what of the quorum. */
function isBareQuorum(sentence: string, quorum: number, from: number, to: number): boolean {
	const [between, isBehind] =
		from > quorum ? [sentence.slice(quorum + 6, from), true] : [sentence.slice(to, quorum), false];
	const words = between.trim().split(/[\s\u00A0]+/);
	return isBehind
		? words.length === 1 && vocabulary('mannerLinks').findId(words[0] ?? '') !== undefined
		: /^,[\s\u00A0]*\p{L}{0,3}[\s\u00A0]*$/u.test(between);
}

/** `The eight members remaining were divided`, `Les 745 tantièmes restants se sont exprimés`, `all five remaining members`: who is still there. */
function readLeft(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return leftMarks()
		.all(text)
		.flatMap(({ from, to }): CountStatement[] => {
			const before = text.slice(Math.max(0, from - LONGEST_NUMBER), from);
			const noun = lastWords(before, 1)[0];
			const behind = wordBehindSpace(text.slice(to, to + LONGEST));
			const isCounted = (word: string | undefined) =>
				word !== undefined &&
				(isPeople(word) ||
					vocabulary('units').findId(word) === 'votes' ||
					vocabulary('headCounts').findId(word) === 'voters');
			const counted = isCounted(noun?.text) ? noun?.text : isCounted(behind?.text) ? behind?.text : undefined;
			if (counted === undefined) return [];
			const count = countBefore(counted === noun?.text ? before.slice(0, noun.from) : before, context.lang);
			const sentence = sentenceAround(text, from);
			if (!count || vocabulary('suppositions').findIn(sentence) || isOfOtherTime(sentence, context))
				return [];
			const start = from - before.length + count.from;
			// `les trois membres restants du bureau`, `trois voix restantes à attribuer`: of another whole, or to be given.
			const rest =
				counted === noun?.text
					? text.slice(to, to + LONGEST)
					: text.slice(to + (behind?.to ?? 0), to + LONGEST);
			const link = vocabulary('eventLinks').scan(rest.trimStart())?.id;
			// `Sur sept présents, trois ont parlé ; les quatre restants se sont tus` parts those who are there.
			const ahead =
				text
					.slice(Math.max(0, start - LONGEST), start)
					.split(/[.!?]/)
					.at(-1) ?? '';
			const isPart = /\d/.test(ahead) || mayHoldNumberInWords(ahead);
			if (link !== undefined || isPart || leftVerbs().all(sentence).length === 0) return [];
			return [
				{
					...asCount(placed, 'left', toDecimalString(count.value), start, to),
					...(vocabulary('units').findId(counted) === 'votes' ? {} : { heads: true as const }),
					...(departures().all(text.slice(0, start)).length > 0 ? { some: true as const } : {}),
				},
			];
		});
}

/** What those who remain do in a sentence that is of a vote. */
const leftVerbs = lazy(() =>
	createPhraseFinder([...vocabulary('voterVerbs').words(), ...vocabulary('votingVerbs').words()]),
);

const departures = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('moveVerbs').getWords('departure', lang))),
);
const leftMarks = lazy(() => createPhraseFinder(vocabulary('stillThere').words()));

const LABEL_OF_QUORUM = /quorum[\s\u00A0]*[:?(][\s\u00A0]*$/i;

interface StateOfPeople {
	of: 'present' | 'represented' | 'voters' | 'cast';
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
	const at = noun + spaces(words, noun);
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
function stateAfter(text: string, to: number): StateOfPeople | undefined {
	let at = to;
	let isTold = false;
	let isNamed = false;
	let isPast = false;
	const found = (of: StateOfPeople['of'], length: number) => ({
		of,
		isTold,
		isNamed,
		isPast,
		to: at + length,
	});
	for (let words = 0; words <= MOST_WORDS; words += 1) {
		const gap = /^[\s\u00A0]+(?:\()?/.exec(text.slice(at, at + LONGEST))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const rest = text.slice(at, at + LONGEST);
		const word = rest.slice(0, endOfLetters(rest, 0));
		const isNoun = isPeople(word);
		isNamed ||= isNoun;
		const state = vocabulary('quorumWords').scan(rest);
		if (state?.id === 'present') return found('present', state.length);
		if (state?.id === 'presentOrRepresented') return found('voters', state.length);
		const given = proxiesGiven(rest);
		if (given) return { ...found('represented', given), isTold: true, isGiven: true };
		const group = vocabulary('groups').scan(rest);
		if (group?.id === 'represented') return found('represented', group.length);
		const came = vocabulary('attendanceVerbs').scan(rest);
		// `attended the fair` is of something else.
		if (came?.id === 'voted')
			return endsPart(text, at + came.length) ? { ...found('cast', came.length), isTold: true } : undefined;
		if (came) {
			const length = came.length + meetingBehind(rest.slice(came.length));
			return endsPart(text, at + length) || /^[\s\u00A0]+\p{L}+[\s\u00A0]+\d/u.test(text.slice(at + length))
				? { ...found('present', length), isTold: true, hasCome: true }
				: undefined;
		}
		const isLink = vocabulary('verdictLinks').findId(word) === 'is';
		// `étaient`, `étant`
		isPast ||= !isLink && vocabulary('figureLinks').findId(word) === 'is';
		// `6 board members present`
		const isBeforeNoun =
			words === 0 &&
			vocabulary('peopleBefore').findId(word) !== undefined &&
			isPeople(wordBehindSpace(rest.slice(word.length))?.text ?? '');
		if (word === '' || !(isNoun || isLink || isPast || isBeforeNoun)) return undefined;
		isTold ||= isLink || isPast;
		at += word.length;
	}
	return undefined;
}

function isPeople(word: string): boolean {
	const id = vocabulary('peopleNouns').findId(word);
	return id === 'noun' || id === 'some';
}

/**
 * `43 membres étaient présents`, `… à l'assemblée et 3 représentés`, and not `Lors de la visite, 12 parents étaient présents`, `… à la fête`: the number
 * opens the sentence, or follows that of other people, and nothing but the meeting stands behind.
 */
function isOfMeeting(text: string, from: number, to: number): boolean {
	const end = to + meetingBehind(text.slice(to, to + LONGEST));
	const isOpen = opensPart(text, from) || /[;)][\s\u00A0]*$/.test(text.slice(Math.max(0, from - 4), from));
	const lead = sentenceAround(text, from).split(text.slice(from, to), 1)[0] ?? '';
	const isBesides = [...lead.matchAll(/\d[\s\u00A0]+(\p{L}+)/gu)].some(([, word = '']) => isPeople(word));
	const goesOn = /^[\s\u00A0]+(\p{L}+)[\s\u00A0]+/u.exec(text.slice(end, end + LONGEST))?.[1] ?? '';
	return (isOpen || isBesides) && (endsPart(text, end) || vocabulary('smallWords').findId(goesOn) === 'and');
}

/** The length of `à la réunion`, `the meeting` right behind a verb; zero where something else stands there. */
function meetingBehind(behind: string): number {
	const to = /^[\s\u00A0]+(\p{L}{1,2})(?=[\s\u00A0])/u.exec(behind);
	const at = to?.[1] && vocabulary('smallWords').findId(to[1]) === 'to' ? to[0].length : 0;
	const gap = at + spaces(behind, at);
	const object = vocabulary('moveObjects').scan(behind.slice(gap));
	return object?.id === 'meeting' ? gap + object.length : 0;
}

/** `Sont présents | 43 adhérents`: a verb opens the sentence, and the number follows how they are there. */
function stateBefore(text: string, from: number, to: number): ReturnType<typeof stateAfter> {
	const before = text.slice(Math.max(0, from - LONGEST), from).replace(/:\s*$/, '');
	const near = lastWords(before, 4);
	const opens = near.findIndex((word) => /(?:^|[.\n;])\s*$/.test(before.slice(0, word.from)));
	const [verb, second] = opens < 0 ? [] : near.slice(opens);
	const isVerb = (['verdictLinks', 'figureLinks'] as const).some(
		(kind) => vocabulary(kind).findId(verb?.text ?? '') === 'is',
	);
	if (!second || !isVerb) return undefined;
	const words = before.slice(second.from).trim();
	const state = vocabulary('quorumWords').findId(words);
	const of =
		state === 'present'
			? 'present'
			: state === 'presentOrRepresented'
				? 'voters'
				: vocabulary('groups').findId(words) === 'represented'
					? 'represented'
					: undefined;
	return of && { of, isTold: true, isNamed: true, to };
}

/** Whether a sentence tells of both those who came and those who are represented. */
function isWithOther(sentence: string, of: StateOfPeople['of']): boolean {
	const other = of === 'represented' ? 'present' : 'represented';
	const label = /^[^:]{2,40}(?=:)/.exec(sentence)?.[0].trim();
	if (label && vocabulary('headCounts').findId(label) === other) return true;
	for (const digit of sentence.matchAll(/(?<![\p{L}\d.,/-])\d+/gu)) {
		const to = digit.index + digit[0].length;
		if ((stateAfter(sentence, to) ?? stateBefore(sentence, digit.index, to))?.of === other) return true;
	}
	// `sept membres étant présents et deux représentés`
	return numbersInWords(sentence).some(({ to }) => stateAfter(sentence, to)?.of === other);
}

const MOST_WORDS = 4;

/**
 * `12 adhérents sur 20 sont présents ou représentés`, `7 members present out of 9`: the whole behind a number of people, in a sentence about
 * those who are there.
 */
function wholeOfPeople(
	text: string,
	from: number,
	to: number,
	lang: BallotContext['lang'],
): { value: Fraction; from: number; to: number } | undefined {
	if (!/^[\s\u00A0].*[\s\u00A0]\d/s.test(text.slice(to, to + LONGEST))) return undefined;
	const sentence = sentenceAround(text, from);
	const group = vocabulary('groups').findIn(sentence)?.id;
	if (group !== 'present' && group !== 'represented') return undefined;
	const count = scanCount(text.slice(from, from + 40), lang);
	const between = /^(?:[\s\u00A0]+\p{L}+){1,6}?(?=[\s\u00A0]+\p{L}+[\s\u00A0]+\d)/u.exec(
		text.slice(to, to + LONGEST),
	)?.[0];
	if (!count || between === undefined) return undefined;
	// A noun of people, or of those there, and nothing that counts something else.
	const words = between.trim().split(/[\s\u00A0]+/);
	if (vocabulary('peopleNouns').findId(words[0] ?? '') !== 'noun') return undefined;
	const whole = wholeAfter(text.slice(to, to + LONGEST), between.length, lang);
	if (!whole || !/^[\s\u00A0]*(?:[\s,;.:)]|$)/.test(text.slice(to + whole.to, to + whole.to + 2)))
		return undefined;
	const behind = text.slice(to + whole.to).trimStart();
	if (vocabulary('units').scan(behind)?.id === 'votes' || behind.startsWith('%')) return undefined;
	const digits = /\d[\d\s\u00A0\u202F]*$/.exec(text.slice(to, to + whole.to))?.[0].length ?? 0;
	return { value: whole.value, from: to + whole.to - digits, to: to + whole.to };
}

/** `sur les 1 000`, `/1000`, `out of 1,000`: the whole behind a part. */
function wholeAfter(
	rest: string,
	from: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	let at = from + spaces(rest, from);
	const stroke = rest[at] === '/';
	const link = stroke ? 1 : vocabulary('outOf').scan(rest.slice(at))?.length;
	if (link === undefined) return undefined;
	at += link;
	at += spaces(rest, at);
	const whole = scanCount(rest.slice(at, at + 40), lang);
	return whole && { value: whole.value, to: at + whole.length };
}

function spaces(text: string, at: number): number {
	return /^[\s\u00A0\u202F]*/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
}

/** The label right after a number, with the words that name the people between: `15 conseillers municipaux en exercice`. */
function labelAfter(rest: string): CountStatement['of'] | undefined {
	let at = 0;
	for (let words = 0; words <= MOST_BETWEEN; words += 1) {
		const gap = /^[\s\u00A0]+/.exec(rest.slice(at))?.[0].length;
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

function sentenceAround(text: string, at: number): string {
	const start = Math.max(0, at - 400);
	const from = ['. ', ';', '\n'].reduce(
		(most, sign) => Math.max(most, start + text.slice(start, at).lastIndexOf(sign) + 1),
		start,
	);
	const to = text.slice(at).search(/[.;](?:\s|$)|\n/);
	return text.slice(from, Math.min(to < 0 ? text.length : at + to, from + 400));
}

/** Whether the words behind a number leave it what it is: `43`, `43 membres`, `46 sur 60`, `43 (dont 2 à distance)`, `43  Pouvoirs : 3`. */
function endsCount(rest: string): boolean {
	if (ENDS.test(rest) || /^[\s\u00A0]*\(/.test(rest)) return true;
	if (rest.includes(':') && /^[\s\u00A0]+\p{Lu}[\p{L}\s\u00A0'’]{2,40}:/u.test(rest)) return true;
	const word = wordBehindSpace(rest);
	if (!word) return false;
	if (vocabulary('outOf').scan(rest.trimStart())) return true;
	const behind = rest.slice(word.to);
	return (
		vocabulary('peopleNouns').findId(word.text) === 'noun' &&
		(ENDS.test(behind) || vocabulary('outOf').scan(behind.trimStart()) !== undefined)
	);
}

function labelStart(text: string, colon: number): number {
	let start = colon;
	while (start > 0 && colon - start < LONGEST && !SIGNS.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

const LONGEST = 60;
const SIGNS = /[\n\r/;,.|>*+•–—(]/;
const ENDS = /^[\s\u00A0]*(?:[\n\r/;,.|)–—-]|$)/;
