/**
 * Counts of a vote in a text that says more: `12 pour`, `7 voix contre 0`, `4-2-1`, `Pour : 3. Contre : 3.`. Where they stand is found by their words;
 * what they count, the grammar of tallies says.
 */

import type { AnswerName } from '../../ast/index.js';
import { foldWord, vocabulary, wordChoice } from '../../language/index.js';
import { compare, type Fraction, fraction } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { isCapital, isLetter, isWordCharacter, lastWords, startOfLetters } from '../../text/letters.js';
import { countBefore, wordsToInteger } from '../../text/number.js';
import type { PhraseRange } from '../../text/phrase-finder.js';
import { WORD_SIGN } from '../../text/phrase-pattern.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { readTally } from '../ballot/tally.js';
import { type PlacedText, slicePlaced } from '../source/places.js';

/** Where a text counts votes, for sure: its words say nothing else. */
export function findVoteCounts(text: string, context: BallotContext): PhraseRange[] {
	return [...digitsCounted(text, 'sure'), ...wordsCounted(text, context), ...labelsCounted(text)];
}

/** What is sure is told to whoever writes minutes, what is likely is read from those of others. */
type Certainty = 'sure' | 'likely';

/** A number of votes and the answer that it counts, at places of the text. */
export interface VoteCount {
	answer: AnswerName;
	value: string;
	/** The words of the answer, as they were written. */
	word: string;
	from: number;
	to: number;
}

/**
 * The counts of a text, one for each answer; nothing where an answer has two. Where a number stands between two answers, it is of the side on which
 * more have one.
 */
export function readVoteCounts(text: string, context: BallotContext): VoteCount[] {
	const labelled = labelsIn(text);
	const counted = [
		...digitsCounted(text, 'likely'),
		...wordsIn(text, context).filter((count) => isVote(count) && isLetter(text[count.from])),
	]
		// `Votants : | 9 Pour | : 9`
		.filter(({ to }) => !COLON.test(text.slice(to, to + 8)))
		.sort(byPlace);
	const isShared = labelled.some((one) => counted.some(({ from, to }) => from < one.to && one.from < to));
	const all = isShared
		? labelled.length > counted.length
			? labelled
			: counted
		: [...labelled, ...counted].sort(byPlace);
	const [first] = all;
	// `In favor: 32-2 = 30 Against: 1`: the first answer has no number that is known.
	if (
		!first ||
		vocabulary('answers')
			.findAll(text)
			.some(
				({ to }) =>
					COLON.test(text.slice(to, to + 8)) && !labelled.some((one) => to > one.from && to < one.to),
			)
	)
		return [];
	const whole = { from: first.from, to: all.reduce((last, { to }) => Math.max(last, to), 0) };
	const read = countsOfTally(text, whole, context);
	const parts = read ? [read] : all.map((part) => countsOfTally(text, part, context) ?? []);
	// `voted 3-0 to recommend it … Four ayes, no nays`: words beat two numbers.
	const worded = parts.filter((counts) => counts.every(({ word }) => word !== ''));
	const choices = worded.length < parts.length - 1 ? [parts] : [parts, worded];
	const counts = choices.map((some) => some.flat()).find(isOneOfEach) ?? [];
	return withVotesAhead(text, counts);
}

function isOneOfEach(counts: readonly VoteCount[]): boolean {
	return new Set(counts.map(({ answer }) => answer)).size === counts.length;
}

/** `| 6 voix pour | le maintien des taux, 2 abstentions`: those for it, who stand before what they are for. */
function withVotesAhead(text: string, counts: VoteCount[]): VoteCount[] {
	const [first] = counts;
	if (!first || counts.some(({ answer }) => answer === 'for')) return counts;
	const ahead = votesForIn(text.slice(0, first.from));
	return ahead?.isOfVotes ? [{ answer: 'for', word: '', ...ahead }, ...counts] : counts;
}

/** The first number of a text, where those for something follow it: `4 voix pour`, `45 for`. */
export function votesForIn(
	text: string,
): { value: string; from: number; to: number; isOfVotes: boolean } | undefined {
	const [all, value] = /(\d{1,6})[\s\u00A0]+/.exec(text) ?? [];
	if (all === undefined || value === undefined) return undefined;
	const from = text.indexOf(all);
	const at = from + all.length;
	const unit = vocabulary('units').scan(text.slice(at));
	const behind = unit?.id === 'votes' ? at + unit.length + gapAt(text, at + unit.length) : at;
	const start = vocabulary('answers').scan(text.slice(behind))?.id === 'for' ? behind : at;
	const answer = vocabulary('answers').scan(text.slice(start));
	if (answer?.id !== 'for') return undefined;
	const to = start + answer.length;
	return { value, from, to, isOfVotes: vocabulary('units').findIn(text.slice(at, to))?.id === 'votes' };
}

const COLON = /^[\s\u00A0]*[:=][\s\u00A0]*\d/;
const byPlace = (one: PhraseRange, other: PhraseRange) => one.from - other.from;

/** The counts of a part of a text that is a tally; what is nearly one of its words is read as that. */
function countsOfTally(
	text: string,
	{ from, to }: PhraseRange,
	context: BallotContext,
): VoteCount[] | undefined {
	const place: PlacedText['place'] = (start, end) => ({ start: offsetAt(start), end: offsetAt(end) });
	const { tally, readable } = readTally(slicePlaced({ text, place }, from, to), context);
	if (!readable) return undefined;
	const counts = tally.children.flatMap((part): VoteCount[] => {
		const [start, end] = [part.position?.start.offset ?? from, part.position?.end.offset ?? to];
		// `Nays: none`
		const nobody = part.type === 'consent' && vocabulary('answers').findAll(part.text, 'against').at(-1);
		if (part.type === 'consent' && nobody)
			return [
				{
					answer: 'against',
					value: '0',
					word: part.text.slice(nobody.from, nobody.to),
					from: start,
					to: end,
				},
			];
		const count = part.type === 'answer' ? part.children.find(({ type }) => type === 'count') : undefined;
		if (part.type !== 'answer' || count?.type !== 'count') return [];
		const [first, last] = [count.position?.start.offset ?? start, count.position?.end.offset ?? start];
		const said = first > start ? text.slice(start, first) : text.slice(last, end);
		const [word] = vocabulary('answers').findAll(said, part.answer);
		return [
			{
				answer: part.answer,
				value: count.value,
				word: word ? said.slice(word.from, word.to) : '',
				from: start,
				to: end,
			},
		];
	});
	// `7 voix contre 0`: the word stands between the two numbers.
	const [yes, no] = counts;
	if (yes?.answer === 'for' && yes.word === '' && no?.answer === 'against') no.word = '';
	return counts;
}

const offsetAt = (offset: number) => ({ line: 1, column: offset + 1, offset });

/** `Pour : 742`, `CONTRE : néant`; without a sign two at least, each a part of its own, `Oui 3, non 2`, or all of the text. */
function labelsIn(text: string): PhraseRange[] {
	const found = vocabulary('answers')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const [all, sign = '', value = ''] = VALUE.exec(text.slice(to, to + LONGEST_VALUE)) ?? [];
			if (all === undefined || isWordCharacter(text[from - 1])) return [];
			if (!/^\d/.test(value) && (sign === '' || wordsToInteger(value) !== 0)) return [];
			const end = to + all.length;
			// `Meeting No: 12`
			const isNumber =
				vocabulary('looseAnswers').findId(text.slice(from, to)) !== undefined &&
				/\p{L}\s*$/u.test(text.slice(Math.max(0, from - NEAR), from));
			if (isNumber) return [];
			const isPart =
				sign !== '' ||
				(OPENS_PART.test(text.slice(Math.max(0, from - NEAR), from)) &&
					endsCount().test(text.slice(end, end + 12)));
			return isPart ? [{ from, to: end, sign }] : [];
		});
	const isWhole = ({ from, to }: PhraseRange) =>
		text.slice(0, from).trim() === '' && /^[\s.–—-]*$/.test(text.slice(to));
	return found.filter((one) => one.sign !== '' || found.length > 1 || isWhole(one));
}

const VALUE =
	/^(?:\(s\))?[\s\u00A0]*([:=–—-]?)[\s\u00A0]*(\d{1,3}(?:[\s\u00A0\u202F]\d{3})+(?!\d)|\d{1,9}|\p{L}+)(?![\p{L}\d%€]|[.:–-]\d)(?:[\s\u00A0]?\/[\s\u00A0]?\d[\d\s\u00A0\u202F]{0,9}(?<=\d)\p{L}{0,4})?/u;
const LONGEST_VALUE = 60;
/** A few blanks, and the sign before them. */
const NEAR = 6;
const OPENS_PART = /(?:^|[.,;:!?–—-])[\s\u00A0]*$/;

/** `12 pour`, `7 voix contre 0`, `2 abstentions`, `4-2-1`. */
function digitsCounted(text: string, certainty: Certainty): PhraseRange[] {
	const found: PhraseRange[] = [];
	const digits = /\d/g;
	for (let digit = digits.exec(text); digit !== null; digit = digits.exec(text)) {
		const at = digit.index;
		NUMBER.lastIndex = at;
		let end = at + (NUMBER.exec(text)?.[0].length ?? 1);
		if (!isWordCharacter(text[at - 1]) && !/[.,/$€£'’-]/.test(text[at - 1] ?? '')) {
			const counted = endOfScore(text, at, certainty) ?? endOfCount(text, end) ?? endOfPart(text, at, end);
			if (counted !== undefined) {
				found.push({ from: at, to: counted });
				end = counted;
			}
		}
		digits.lastIndex = end;
	}
	return found;
}

/** `Two in favor, two opposed.`: of votes two are counted alike, `trois arguments pour, deux contre` counts arguments. */
function wordsCounted(text: string, context: BallotContext): PhraseRange[] {
	const found = wordsIn(text, context);
	const isCount = found.length > 1 && found.some(({ value }) => compare(value, TWO) >= 0);
	return isCount ? found.filter(({ from }) => isLetter(text[from])) : [];
}

/** `cinq voix pour`, `none opposed`: answers with their count before them. */
function wordsIn(text: string, { lang }: BallotContext): CountInWords[] {
	return vocabulary('answers')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const answer = vocabulary('answers').findId(text.slice(from, to));
			const isLoose = answer === 'for' || answer === 'against';
			if (isLoose && !endsAnswer(text, to)) return [];
			const isWhole = endsCount().test(text.slice(to, to + 12));
			// `rend un avis défavorable`
			if (vocabulary('opinions').findIn(text.slice(from, to))) return [];
			if (!BLANK_BEFORE.test(text[from - 1] ?? '')) return [];
			const unit = lastWords(text.slice(Math.max(0, from - LONGEST_UNIT), from), 1)[0];
			const isUnit = unit !== undefined && vocabulary('units').findId(unit.text) === 'votes';
			const before = text.slice(0, from).trimEnd();
			const count = countBefore(isUnit ? before.slice(0, -unit.text.length) : before, lang);
			return count
				? [
						{
							from: count.from,
							to,
							value: count.value,
							isNoun: !isLoose || (isWhole && /\s/.test(text.slice(from, to))),
						},
					]
				: [];
		});
}

interface CountInWords extends PhraseRange {
	value: Fraction;
	/** `abstention`, `voted against`: no preposition. */
	isNoun: boolean;
}

/** `un oui`, `un contre` alone are no count. */
function isVote({ value, isNoun }: CountInWords): boolean {
	return isNoun || compare(value, ONE) !== 0;
}

const ONE = fraction(1n);
const TWO = fraction(2n);
const LONGEST_UNIT = 16;
const BLANK_BEFORE = /[\s\u00A0]/;

/**
 * `La hausse est proposée. Pour : 3. Contre : 3.`: two answers at least with a count each, behind a sentence; without colons,
 * `Pour 8, contre 5`, also above one.
 */
function labelsCounted(text: string): PhraseRange[] {
	const labels = labelsIn(text);
	// `blancs : 1 dans l'urne`
	const found = labels.filter(
		({ to }, at) =>
			/^[\s\u00A0]?(?:[.,;)\n–—-]|$)/.test(text.slice(to)) ||
			(text.slice(to, labels[at + 1]?.from ?? to).trim() === '' && labels[at + 1]),
	);
	const [first, last] = [found[0], found.at(-1)];
	const answerOf = ({ from, to }: PhraseRange) => vocabulary('answers').findIn(text.slice(from, to))?.id;
	// Blank and void ballots are of an election.
	const isOfVote = found.some((one) => ['for', 'against', 'abstention'].includes(answerOf(one) ?? ''));
	if (!first || !last || !isOfVote || !found.some((one) => answerOf(one) !== answerOf(first))) return [];
	const isWhole = last.to === text.trimEnd().length;
	return first.from === 0 && (isWhole || text.slice(0, first.to).includes(':'))
		? []
		: [{ from: first.from, to: last.to }];
}

const NUMBER = /\d{1,3}(?:[\s\u00A0\u202F]?\d{3})*\d*/y;
const TRIPLE = /\d{1,3}([-–/])(?!0\d)\d{1,3}\1(?!0\d)\d{1,3}(?![\d/-])/y;
/** `5-0`, `7/7`, `13 to 1` */
const scores = lazy(
	() =>
		new RegExp(
			`\\d{1,3}([\\s\\u00A0]?[-–][\\s\\u00A0]?|/|[\\s\\u00A0]${wordChoice('tallyWords', 'to')}[\\s\\u00A0])\\d{1,3}(?![\\d/-])`,
			'iy',
		),
);

/** `4-2-1`; two numbers where the words beside them say that they are votes: `Passed 4-1`, `Adopté (7/7)`, `voted 4-2 to …`, `by a vote of 5 to 0`. */
function endOfScore(text: string, at: number, certainty: Certainty): number | undefined {
	const { words, from, sign } = leadOf(text, at);
	const result = vocabulary('results').findId(words);
	const isLabel = vocabulary('labels').findId(words) === 'vote';
	const isVoting = isLabel || vocabulary('votingVerbs').findId(words) === 'votes';
	TRIPLE.lastIndex = at;
	const [triple, dash] = TRIPLE.exec(text) ?? [];
	if (triple !== undefined) {
		const isWhole = at === 0 && triple.length === text.trimEnd().length;
		// `Section 1-4-1`, `Al Ek 4-0-0`, `lots 1/2/3`; `Approved 2/1/17`
		const isOfName = (dash === '/' && !isWhole) || (isCapital(words) && sign === '');
		const isOther = (isOfName && result === undefined) || isDay(triple);
		const end = at + triple.length;
		return isOther && !isVoting && !isOfVotes(text, at, end) ? undefined : end;
	}
	scores().lastIndex = at;
	const [score, link = ''] = scores().exec(text) ?? [];
	if (score === undefined) return undefined;
	const end = at + score.length;
	// `The league voted 12 to 3` may be of others.
	const isSure = certainty === 'likely' || !/\p{L}/u.test(link);
	if (isSure && (isVoting || isOfVotes(text, at, end) || isOfThoseFor(text, at, end))) return end;
	// `We lost 2-4 to Wells` tells of a match.
	const subject = text.slice(Math.max(0, text.lastIndexOf('.', from) + 1), from);
	// `the vote of November, which | passed 62 to 40`
	const isBeside = /,[\s\u00A0]\p{L}{2,5}[\s\u00A0]$/u.test(text.slice(Math.max(0, from - 8), from));
	const isResult =
		result !== undefined &&
		!isBeside &&
		endsScore(text.slice(end, end + 12)) &&
		(result !== 'rejected' ||
			!/\p{L}/u.test(subject) ||
			vocabulary('votedTexts').findIn(subject) !== undefined);
	return isResult || isScoreOfMotion(text, at, end) ? end : undefined;
}

/** `2/1/17`, `15-3-24`: a day and a month, and a year of two figures. */
function isDay(triple: string): boolean {
	const [one = 0, other = 0, year = 0] = triple.split(/\D/).map(Number);
	return year > 9 && Math.min(one, other) > 0 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
}

/** `All in favor | 4-1 |`, `| 4-1 | in favor`: beside those who were for it, where nothing else is said. */
function isOfThoseFor(text: string, at: number, end: number): boolean {
	const behind = text.slice(end).trimStart();
	const ahead = text.slice(Math.max(0, at - LONGEST_LEAD), at).trimEnd();
	const isLast = (words: string) => /^[\s.)]*$/.test(words);
	const before = vocabulary('answers').findAll(ahead, 'for').at(-1);
	if (before?.to === ahead.length && ahead.slice(before.from).includes(' '))
		return isLast(behind) && vocabulary('negations').findAll(ahead.slice(0, before.from)).length === 0;
	const next = vocabulary('answers').scan(behind);
	const opens = /(?:^|[,:;(–-])\s*$/.test(text.slice(Math.max(0, at - NEAR), at));
	return (
		opens &&
		next?.id === 'for' &&
		behind.slice(0, next.length).includes(' ') &&
		isLast(behind.slice(next.length))
	);
}

/** The last word before a score and where it starts, past how it was voted, `passed | by |`, and the signs between. */
function leadOf(text: string, at: number): { words: string; from: number; sign: string } {
	const near = text.slice(Math.max(0, at - LONGEST_LEAD), at);
	const sign = /[\s(:,]*$/.exec(near)?.[0] ?? '';
	const said = near.slice(0, near.length - sign.length).replace(mannerAtEnd(), '');
	const from = startOfLetters(said, said.length);
	return { words: said.slice(from), from: at - near.length + from, sign: sign.trim() };
}

const LONGEST_LEAD = 40;
const mannerAtEnd = lazy(() => new RegExp(`[\\s\\u00A0]+${wordChoice('mannerLinks')}$`, 'i'));
/** A sign, or words that lead to other answers or to what was decided: `passed 4-1 with Bell opposed`. */
function endsScore(behind: string): boolean {
	const words = behind.trimStart();
	const leads =
		vocabulary('smallWords').scan(words)?.id === 'to' || vocabulary('mannerLinks').scan(words) !== undefined;
	return endsCount().test(behind) || leads;
}

/** `by a vote of | 5-0`, `on a | 5-0 | vote`, `voted to sell it by | 6 to 1`: votes are named beside how it was voted. */
function isOfVotes(text: string, at: number, end: number): boolean {
	const [manner = ''] = mannerAtEnd().exec(text.slice(Math.max(0, at - LONGEST_LEAD), at).trimEnd()) ?? [];
	return (
		vocabulary('units').findIn(manner)?.id === 'votes' ||
		(manner !== '' &&
			(vocabulary('units').scan(text.slice(end).trimStart())?.id === 'votes' ||
				vocabulary('votingVerbs').findAll(
					text.slice(Math.max(text.lastIndexOf('.', at) + 1, at - LONGEST_MOVED), at),
					'votes',
				).length > 0))
	);
}

/** `On a motion by May, seconded by Houck, the lease was renewed, | 4-1 |.`: two numbers between signs in a sentence that says who moved. */
function isScoreOfMotion(text: string, at: number, end: number): boolean {
	const near = text.slice(Math.max(0, at - LONGEST_MOVED), at);
	if (!/[,;:(][\s\u00A0]*$/.test(near) || !/^[\s\u00A0]*(?:[,;.)]|$)/.test(text.slice(end, end + 4)))
		return false;
	return tellsOfMotion(near.slice(near.lastIndexOf('. ') + 1));
}

/** Whether a sentence says who moved or seconded. */
export function tellsOfMotion(sentence: string): boolean {
	return vocabulary('speechVerbs').findAll(sentence, 'movedBy').length > 0;
}

const LONGEST_MOVED = 240;

/** Where the words that make a number a count of votes end, after it. */
function endOfCount(text: string, from: number): number | undefined {
	const at = from + gapAt(text, from);
	const first = WORD.exec(text.slice(at, at + 40))?.[0];
	if (at === from || first === undefined || !firstWords().has(foldWord(first))) return undefined;
	const unit = vocabulary('units').scan(text.slice(at));
	const afterUnit = unit ? at + unit.length + gapAt(text, at + unit.length) : at;
	for (const start of afterUnit > at ? [at, afterUnit] : [at]) {
		const answer = vocabulary('answers').scan(text.slice(start));
		// `3 people said yes`, and no `3 people for the job`
		if (start > at && unit?.id === 'heads' && !/\s/.test(text.slice(start, start + (answer?.length ?? 0))))
			continue;
		const word = start > at ? vocabulary('tallyWords').scan(text.slice(start)) : undefined;
		const link = answer ?? (word?.id === 'to' ? word : undefined);
		if (!link) continue;
		const to = start + link.length;
		// `7 voix contre 0`, `6 votes to 5`: the second number belongs to it.
		const other = afterUnit > at ? /^[\s\u00A0\u202F]+\d+/.exec(text.slice(to, to + 30))?.[0] : undefined;
		// `2 000 parts de 10 €` is a capital.
		if (other && isForOthers(answer?.id, text.slice(to + other.length))) return undefined;
		// `11 votes pour | 2 abstentions`: another count.
		const isNext =
			other !== undefined && answer !== undefined && endOfCount(text, to + other.length) !== undefined;
		if (other && !isNext)
			return isMoney(text.slice(to + other.length, to + other.length + 12)) ? undefined : to + other.length;
		if (!answer) continue;
		// `Le vote donne 3 contre 1`: a score.
		const isLoose = vocabulary('looseAnswers').findId(text.slice(start, to)) !== undefined;
		const score =
			answer.id === 'against' && !isLoose && start === at && SCORED.exec(text.slice(to, to + 12))?.[0];
		if (score) return to + score.length;
		if ((answer.id !== 'for' && answer.id !== 'against') || endsAnswer(text, to)) return to;
	}
	return undefined;
}

/** `adopté par | 28 voix sur 28`: all those that voted stand behind, and by what it was decided before. */
function endOfPart(text: string, at: number, from: number): number | undefined {
	const by = lastWords(text.slice(Math.max(0, at - LONGEST_UNIT), at), 1)[0]?.text ?? '';
	const unitAt = from + gapAt(text, from);
	const unit = vocabulary('units').scan(text.slice(unitAt));
	if (unit?.id !== 'votes' || vocabulary('smallWords').findId(by) !== 'by') return undefined;
	const to = unitAt + unit.length;
	const sign = to + gapAt(text, to);
	const part = vocabulary('outOf').scan(text.slice(sign));
	const whole =
		part && /^[\s\u00A0]+\d{1,6}(?=[\s\u00A0]*(?:[.,;)]|$))/.exec(text.slice(sign + part.length))?.[0];
	return part && whole ? sign + part.length + whole.length : undefined;
}

/** The other number of a score, which nothing is said of. */
const SCORED = /^[\s\u00A0]+\d{1,6}(?=[\s\u00A0]*(?:[.,;)]|$))/;

/** `42 actions pour 118 | salariés`: whom they are for, and no answer that the number counts. */
function isForOthers(answer: string | undefined, behind: string): boolean {
	const word = WORD.exec(behind.slice(0, 40).trimStart())?.[0];
	return (
		answer === 'for' && /^[\s\u00A0]/.test(behind) && word !== undefined && !firstWords().has(foldWord(word))
	);
}

function isMoney(behind: string): boolean {
	return (
		/^[\s\u00A0\u202F]*[€$£]/.test(behind) || vocabulary('currencies').scan(behind.trimStart()) !== undefined
	);
}

/** `pour`, `voted for |`, `voted for | the motion`: `pour` and `for` are prepositions too, as answers they end what they count. */
function endsAnswer(text: string, at: number): boolean {
	return (
		endsCount().test(text.slice(at, at + 12)) ||
		vocabulary('votedTexts').scan(text.slice(at).trimStart())?.id === 'text'
	);
}

const WORD = new RegExp(`^(?:${WORD_SIGN}|['’])+`);
/** What stands behind a count of votes: a sign, an `et`, or another number. */
export const endsCount = lazy(
	() =>
		new RegExp(
			`^[\\s\\u00A0]*(?:[,;.:/()–—*]|-(?![a-zà-ÿ])|$|${wordChoice('smallWords', 'and')}[\\s\\u00A0]|\\d{1,3}(?!\\d|[\\s\\u00A0]?[%€£$]))`,
		),
);

export function gapAt(text: string, at: number): number {
	return /^[\s\u00A0\u202F]*/.exec(text.slice(at, at + 10))?.[0].length ?? 0;
}

/** The first words of answers and units: most words after a number are none of them. */
const firstWords = lazy<ReadonlySet<string>>(
	() =>
		new Set(
			[...vocabulary('answers').words(), ...vocabulary('units').words()].map(
				(phrase) => foldWord(phrase).split(' ', 1)[0] ?? '',
			),
		),
);
