/**
 * Figures told by numbers beside answers: `5 pour, 1 contre`, `For: 5`. Each number belongs to the one answer beside it, always on the same side:
 * where numbers and answers do not pair off so, nothing is read, and a number can never pass to the answer next to its own.
 */

import { isOneOf } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { isWordCharacter } from '../../text/letters.js';
import { findNumberWords, wordsToInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { type Answer, answerAt, answerFinder, answerWords, type Count, type Figures } from './answers.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from './dialect.js';
import { namedBehind } from './named-answers.js';

interface Token {
	kind: 'number' | 'answer' | 'other';
	from: number;
	to: number;
	value?: number;
	answer?: Answer;
	/** `12/03 pour la suite`, `7 out of 9 people present for`: the month of a day, or the whole of a fraction, which counts nothing. */
	isBelow?: boolean;
}

export function paired(text: string, plain: string): Figures | undefined {
	const read = pairedOf(text, plain);
	return read && namedBehind(text, read);
}

function pairedOf(text: string, plain: string): Figures | undefined {
	const tokens = getTokens(plain);
	if (!tokens.some(({ kind }) => kind === 'answer')) return undefined;
	const first = withRest(text, plain, pairs(text, plain, tokens, 'numberFirst'), 'answerFirst');
	const second = withRest(text, plain, pairs(text, plain, tokens, 'answerFirst'), 'numberFirst');
	if (first !== undefined && second !== undefined) {
		// `pour 15, contre 2` ends with a number, `15 pour, 2 contre` with an answer.
		const ends = tokens.filter(({ kind }) => kind !== 'other');
		if (first.counts.length !== second.counts.length)
			return first.counts.length > second.counts.length ? first : second;
		return ends[0]?.kind === 'number' ? first : second;
	}
	return first ?? second;
}

/** `for 28, against 7, with 2 abstentions`, `2 for, 1 against, abstained: 0`: behind the others, an answer with its number on the other side. */
function withRest(text: string, plain: string, read: Figures | undefined, order: Order): Figures | undefined {
	if (read === undefined) return undefined;
	const behind = plain.slice(read.to);
	const [gap = ''] = /^,?\s+/.exec(behind) ?? [];
	// `…, against 2, | one abstention`
	const isWorded = order === 'numberFirst' && findNumberWords(behind.slice(gap.length))[0]?.from === 0;
	const [lead = ''] = isWorded
		? [gap]
		: ((order === 'numberFirst'
				? /^\s*,?\s*(?:\p{L}+\s+)?(?=\d)/u
				: /^[\s,;.–-]+(?:\p{L}+\s+)?(?=\p{L}[^\d:]{0,30}:\s?\d)/u
			).exec(behind) ?? []);
	const link = lead.replace(/[\s,;.–-]+/g, '');
	const from = read.to + (link === '' || isInList('besides', link) ? lead.length : 0);
	if (link !== '' && from === read.to) return read;
	const rest = pairs(text.slice(from), plain.slice(from), getTokens(plain.slice(from)), order);
	const isNew = rest?.counts.every(({ answer }) => read.counts.every((one) => one.answer !== answer));
	return rest?.from === 0 && isNew === true
		? { counts: [...read.counts, ...rest.counts], from: read.from, to: from + rest.to }
		: read;
}

type Order = 'numberFirst' | 'answerFirst';

/** An answer and the number beside it. */
interface Pair {
	readonly answer: Token;
	readonly number: Token;
}

/** All answers of a text with their numbers, every one on the same side; a number between them that is left over spoils all. */
function pairs(text: string, plain: string, tokens: readonly Token[], order: Order): Figures | undefined {
	const found = pairsBeside(plain, tokens, order);
	if (found === undefined) return undefined;
	const counts = found.map(({ answer, number }): Count => {
		const end = Math.max(answer.to, number.to);
		return {
			answer: answer.answer as Answer,
			value: number.value ?? 0,
			word: text.slice(answer.from, answer.to),
			note: /^\s*(\([^()]*\)|\[[^[\]]*\])/.exec(text.slice(end))?.[1] ?? '',
		};
	});
	const from = found.reduce(
		(least, { answer, number }) => Math.min(least, answer.from, number.from),
		plain.length,
	);
	const to = found.reduce((most, { answer, number }) => Math.max(most, answer.to, number.to), 0);
	const used = new Set(found.map(({ number }) => number));
	const isLeft = tokens.some(
		(token) =>
			token.kind === 'number' &&
			token.isBelow !== true &&
			token.from >= from &&
			token.to <= to &&
			!used.has(token) &&
			!isYearOrHour(plain, token),
	);
	const isTwice = new Set(counts.map(({ answer }) => answer)).size !== counts.length;
	const [only, more] = counts;
	const isLone = only !== undefined && more === undefined && !standsAlone(plain, only, { from, to }, order);
	return isLeft || isTwice || isLone || isOtherWay(plain, tokens, from, order)
		? undefined
		: { counts, from, to };
}

/** The answers that have their number on this side; none where a number is a part of a fraction, or half of a vote is told otherwise. */
function pairsBeside(plain: string, tokens: readonly Token[], order: Order): Pair[] | undefined {
	const found: Pair[] = [];
	let passed = false;
	let isLeft = false;
	let ofMotion = false;
	for (const [at, answer] of tokens.entries()) {
		const number = tokens[order === 'numberFirst' ? at - 1 : at + 1];
		if (answer.kind !== 'answer' || number?.kind !== 'number') continue;
		const fit = fitOf(plain, answer, number, order);
		passed ||= fit === 'passed';
		isLeft ||= fit === 'passed' && answer.from - number.to < 2;
		ofMotion ||= fit === 'ofMotion';
		if (fit === 'none' || fit === 'passed') continue;
		if (number.isBelow === true) return undefined;
		found.push({ answer, number });
	}
	// `5 votes for the chair and 2 votes against it`, `3 in favour, 1 against the lease`: half of a vote.
	return found.length === 0 || isLeft || (passed && ofMotion) ? undefined : found;
}

/** How a number belongs to the answer beside it; `passed`: the answer is a preposition before other words. */
function fitOf(
	plain: string,
	answer: Token,
	number: Token,
	order: Order,
): 'none' | 'passed' | 'paired' | 'ofMotion' {
	const isFirst = order === 'numberFirst';
	const beside = isFirst ? plain.slice(number.to, answer.from) : plain.slice(answer.to, number.from);
	// `Abst. : 1`
	const isShort = wordPattern`^${'abbreviations'}$`.test(plain.slice(answer.from, answer.to));
	const between = isShort && !isFirst ? beside.replace(/^\./, '') : beside;
	if (!isLink(between, order)) return 'none';
	// `Avis favorable 2024`
	if (!isFirst && !/[:=]/.test(between) && /^(?:19|20)\d\d$/.test(plain.slice(number.from, number.to)))
		return 'none';
	// `The vote was 2-1 against the motion`: the number before is of an answer too.
	if (
		isFirst &&
		answer.answer === 'against' &&
		/\d\s?(?:[-–]|\p{L}{1,2})\s?$/u.test(plain.slice(0, number.from))
	)
		return 'none';
	// `plays for 12 weeks against 3 teams`
	if (!isFirst)
		return wordPattern`^\s*(?:[%€]|h\d|\/\d|${'measures'}(?![\p{L}\d]))`.test(plain.slice(number.to))
			? 'none'
			: 'paired';
	if (answer.answer !== 'for' && answer.answer !== 'against') return 'paired';
	const after = plain.slice(answer.to, answer.to + 30);
	// `the last one for 2015`
	if (/^\s*(?:19|20)\d\d(?!\d)/.test(after)) return 'none';
	// `457 personnes pour 13 sorties`, where `12 pour 3 contre` has an answer behind the next number.
	const counted = /^\s*\d{1,6}\s+(\p{L}+)/u.exec(after)?.[1];
	if (
		counted !== undefined &&
		between.trim() !== '' &&
		answerAt(counted) === undefined &&
		!isInList('shareUnits', counted)
	)
		return 'none';
	// `5 votes for the motion and 2 votes against it`
	const isOfMotion =
		hasWordOf('voteUnits', plain.slice(number.to, answer.to)) &&
		wordPattern`^\s+(?:${'articles'}\s+${'motionNouns'}|${'itWords'})(?!\p{L})`.test(after);
	if (isOfMotion) return 'ofMotion';
	return wordPattern`^\s*(?:[,;/.:)\u0001–—*|+-]|$|\d|\p{L}+\s?:\s?\d|${'againstWords'}\s\d|${'behindAnswers'})`.test(
		after,
	)
		? 'paired'
		: 'passed';
}

/** Whether the numbers of a text stand on the other side of their answers. */
function isOtherWay(plain: string, tokens: readonly Token[], from: number, order: Order): boolean {
	if (order === 'answerFirst') return false;
	const answers = tokens.filter(({ kind }) => kind === 'answer');
	const first = answers.find((answer) => answer.from >= from);
	// `In favor: 32-2 = 30 Against: 1`, `Bulletins : 6 Oui : 5`: the number before the first answer is that of the label above it.
	// `Resolution 3: for 4, against 1`
	const isOfLabel = /^\d+\s*:\s/.test(plain.slice(from)) && /^\s*:?\s*\d/.test(plain.slice(first?.to));
	return (
		isOfLabel ||
		(/:\s*$/.test(plain.slice(0, from)) && /^\s*:\s*\d/.test(plain.slice(first?.to))) ||
		answers.some(({ to }) => to <= from && /^\s*:/.test(plain.slice(to)))
	);
}

/** Whether one count without any other is one of a vote. */
function standsAlone(
	plain: string,
	{ answer, word }: Count,
	{ from, to }: { from: number; to: number },
	order: Order,
): boolean {
	const rest = plain.slice(to);
	const isPreposition = answer === 'for' || answer === 'against';
	// `45 yes, 12 maybe`: of a count of something else, one answer is known.
	if (order === 'numberFirst' && /^\s*,\s*\d{1,5}\s+\p{L}+/u.test(rest)) return false;
	// `soit 33 pour la commune`, where `9 voix pour le texte` counts votes.
	if (
		order === 'numberFirst' &&
		isPreposition &&
		wordPattern`^\s+${'articles'}\s+(?!${'motionNouns'}(?!\p{L}))`.test(rest) &&
		!hasWordOf('voteUnits', plain.slice(from, to))
	)
		return false;
	// `won 4 against 1`: the number behind the word is the other side's.
	if (answer === 'against' && /^\s*\d{1,4}\s*\)?[\s.]*$/.test(rest)) return false;
	// `Calling for 2 volunteers`, `un budget pour 15 personnes`: a preposition, unless the text is nothing else.
	return (
		order === 'numberFirst' ||
		!isPreposition ||
		(from < 3 && !/\p{L}{3}/u.test(rest)) ||
		/[:=–—]/.test(plain.slice(from, to)) ||
		wordPattern`^${'votingStems'}`.test(word)
	);
}

function isYearOrHour(plain: string, token: Token): boolean {
	return /^\s*(?:h|:|%|€|\/)/.test(plain.slice(token.to)) || /[/:]$/.test(plain.slice(0, token.from));
}

/** What may stand between a number and its answer. */
function isLink(between: string, order: Order): boolean {
	const words = foldKeyword(between.replace(/\u0001+/g, ' '))
		.replace(/[:=.*|]/g, ' ')
		.trim();
	if (order === 'answerFirst' && /^\s*[:=–—-]?\s*$/u.test(between)) return true;
	// `… of December 10. Ayes: Bell`: a sentence ends between them.
	if (words === '') return !/[,;/]|\.\s/.test(between);
	if (/[;/]/.test(between)) return false;
	if (order === 'answerFirst') return words.split(' ').every((word) => isInList('linksAfter', word));
	return words
		.split(/[ ']/)
		.every(
			(word) =>
				isInList('linksBefore', word) || isInList('shareUnits', word) || isInList('shareholders', word),
		);
}

/** `Yes-8 No-1`, `Vote: 8-Yes 1-No`, and nothing else: `No - 3 rooms` says no to something, `Yes - 2025` tells when. */
function isDashedTally(plain: string): boolean {
	const [, label = '', rest = plain] = /^([^:\d]{2,30}?)\s*:\s*(.*)$/su.exec(plain) ?? [];
	const sides = [/^(\p{L}+)\s?[-–—]\s?\d{1,4}$/u, /^\d{1,4}\s?[-–—]\s?(\p{L}+)$/u];
	const parts = rest
		.replace(/[\s.]+$/, '')
		.split(
			wordPattern`\s*[,;]\s*(?:${'andWords'}\s)?|\s+${'andWords'}\s+|(?<=\d)\s+(?=\p{L})|(?<=\p{L})\s+(?=\d)`,
		);
	return (
		(label === '' || isPhrase('ownVote', label)) &&
		!/(?<!\d)(?:19|20)\d\d(?!\d)/.test(rest) &&
		sides.some((side) => parts.every((part) => answerAt(side.exec(part)?.[1] ?? '') !== undefined))
	);
}

function getTokens(plain: string): Token[] {
	const tokens: Token[] = [];
	const found = answerFinder().all(plain);
	const isScored = found.length > 1 && isDashedTally(plain);
	for (const { from, to } of found) {
		const answer = answerWords().get(foldKeyword(plain.slice(from, to)));
		if (answer === undefined) continue;
		// `no abstentions` counts nothing against.
		if (
			isOneOf(plain.slice(from, to), 'looseAnswers') &&
			!wordPattern`\d[\s\u00A0]*${'voteUnits'}?[\s\u00A0]*$`.test(
				plain.slice(Math.max(0, from - 12), from),
			) &&
			!/^[\s\u00A0]*[:=]?[\s\u00A0]*\d/.test(plain.slice(to, to + 8)) &&
			!isScored
		)
			continue;
		// `non votants`, `not in favour`: negated.
		if (
			wordPattern`(?<!\p{L})${'notWords'}\s+$`.test(plain.slice(Math.max(0, from - 6), from)) &&
			answer !== 'notVoting'
		)
			continue;
		// `Meeting No: 12` counts meetings.
		if (
			isInList('numberSigns', plain.slice(from, to)) &&
			/^\s?[.:]?\s?\d/.test(plain.slice(to)) &&
			/\p{Lu}[\p{L}]+\s$/u.test(plain.slice(Math.max(0, from - 20), from))
		)
			continue;
		// `18 Non-verbal updates`
		if (/^-\p{L}/u.test(plain.slice(to))) continue;
		tokens.push({ kind: 'answer', from, to, answer });
	}
	const isFree = (from: number, to: number) =>
		tokens.every((token) => token.kind !== 'answer' || to <= token.from || from >= token.to);
	for (const match of matchesIn(
		plain,
		/\d{1,3}(?:([ \u00A0\u202F.,'’])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)|\d+(?:[.,]\d+)?/gu,
	)) {
		const from = match.index;
		const to = from + match[0].length;
		const isBelow = wordPattern`(?:\d\s?\/|(?<!\p{L})${'ofWholes'})\s?$`.test(
			plain.slice(Math.max(0, from - MOST_OF_WHOLE), from),
		);
		if (isWordCharacter(plain[from - 1]) || !isFree(from, to)) continue;
		// `a budget of $20 for 2017`, `in 2016 for the website`
		if (/[$€£]\s?$/u.test(plain.slice(0, from)) || isYear(plain, from, to)) continue;
		const value = getNumber(match[0]);
		if (value !== undefined) tokens.push({ kind: 'number', from, to, value, isBelow });
	}
	for (const { from, to, value } of findNumberWords(plain)) {
		if (/['’]/.test(plain[from - 1] ?? '') || !isFree(from, to)) continue;
		// A number in words counts only before an answer: `une` and `no` are words of every sentence.
		const isBehindAnswer =
			(value === 0 || /^\s*(?:$|[,;.)])/.test(plain.slice(to))) &&
			tokens.some(
				(token) =>
					token.kind === 'answer' &&
					token.to <= from &&
					(value === 0 ? /^[\s:=–-]+$/ : /^\s*:\s*$/).test(plain.slice(token.to, from)),
			);
		if (
			isBehindAnswer ||
			wordPattern`^[\s\u00A0]*${'wordedUnits'}?[\s\u00A0]*${'answerStems'}`.test(plain.slice(to, to + 40))
		)
			tokens.push({ kind: 'number', from, to, value });
	}
	return tokens.sort((a, b) => a.from - b.from);
}

/** So many characters before a number tell that it is a whole. */
const MOST_OF_WHOLE = 8;

/** `in 2016`, `l'exercice 2023`: a year behind a word of time. */
function isYear(plain: string, from: number, to: number): boolean {
	return (
		/^(?:19|20)\d\d$/.test(plain.slice(from, to)) &&
		phraseFinder('beforeYears').test(
			`${
				plain
					.slice(Math.max(0, from - 20), from)
					.split(/\s+/)
					.slice(-2, -1)[0] ?? ''
			}`,
		)
	);
}

export function getNumber(text: string): number | undefined {
	const word = text.toLowerCase();
	if (/^\d/.test(word))
		return /[.,]/.test(word) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(word)
			? undefined
			: Number(word.replace(/\D/g, ''));
	return wordsToInteger(word);
}
