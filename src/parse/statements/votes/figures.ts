/** Figures of a vote that its text states beside the counts: how many votes are needed, and what share it got. */

import type { CountStatement } from '../../../ast/index.js';
import { LANGUAGES, vocabulary, wordChoice } from '../../../language/index.js';
import { type Fraction, toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { endOfLetters } from '../../../text/letters.js';
import { countBefore, mayHoldNumberInWords, scanCount } from '../../../text/number.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { type PlacedText, positioned } from '../../source/places.js';
import { sentenceAround, tellsOfQuorum } from '../counts/count.js';
import { isWholeOf } from '../counts/wholes.js';
import { isOtherwise } from '../times/times.js';

/** What a text states; nothing where it supposes, or asks for a share. */
export function readFigures(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const isShare = text.includes('%');
	const majorities = majorityWords().all(text);
	const leads = vocabulary('neededLeads').findAll(text);
	const required =
		majorities.length > 0 ||
		leads.length > 0 ||
		(vocabulary('quorumWords').findAll(text, 'required').length > 0 &&
			vocabulary('quorumWords').findIn(text)?.id === 'required');
	if (!isShare && !required) return [];
	const found: CountStatement[] = [];
	const add = (of: 'needed' | 'share', value: Fraction, from: number, to: number) =>
		found.push({
			type: 'statement',
			kind: 'count',
			of,
			value: toDecimalString(value),
			...positioned(placed.place(from, to)),
			children: [],
		});
	for (const sentence of readSentences(text)) {
		const words = text.slice(sentence.from, sentence.to);
		if (words.length > LONGEST || tellsOfQuorum(words) || vocabulary('suppositions').findIn(words)) continue;
		for (const lead of leads) {
			// `Il fallait neuf voix`, `needed at least 9 votes`
			if (lead.from < sentence.from || lead.to > sentence.to) continue;
			const needed = votesBehind(text, lead.to, lang);
			if (needed) add('needed', needed.value, needed.from, needed.to);
		}
		const asks = vocabulary('quorumWords').findIn(words)?.id === 'required';
		// `five votes were required`
		const mayBeInWords = required && mayHoldNumberInWords(words);
		for (const { index: from } of words.matchAll(mayBeInWords ? OPENS_WORD : OPENS_DIGITS)) {
			const count = scanCount(words.slice(from, from + 40), lang);
			if (!count) continue;
			const to = from + count.length;
			const of = /^[\s\u00A0\u202F]*%/.test(words.slice(to))
				? (!asks || words[from - 1] === '(') && isShareOfVotes(words, from, to)
					? 'share'
					: undefined
				: isNeeded(words, from, to, majorities, sentence.from)
					? 'needed'
					: undefined;
			if (of) add(of, count.value, sentence.from + from, sentence.from + to);
		}
	}
	return found;
}

/** `Trois candidats se présentent pour deux postes à pourvoir`: how many stand for how many seats. */
export function readElectionFigures(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const marks = vocabulary('electionNouns').findAll(text);
	if (marks.length === 0 || vocabulary('standing').findAll(text, 'withdraws').length > 0) return [];
	return marks.flatMap(({ from, to }): CountStatement[] => {
		const of = vocabulary('electionNouns').findId(text.slice(from, to));
		const start = Math.max(0, from - NEAR);
		const count = countBefore(text.slice(start, from), context.lang);
		const before = count && text.slice(0, start + count.from);
		if (!of || !count || before === undefined || /\p{L}['’-]?$/u.test(before)) return [];
		// `deux des trois postes à pourvoir`
		if (isWholeOf(text, start + count.from)) return [];
		const sentence = sentenceAround(text, from);
		// `two vacancies until 2027 and one open seat until 2028`: parts of the whole.
		const isElse =
			isOtherwise(sentence, context) ||
			marks.filter((one) => vocabulary('electionNouns').findId(text.slice(one.from, one.to)) === of).length >
				1;
		if (isElse) return [];
		return [
			{
				type: 'statement',
				kind: 'count',
				of,
				value: toDecimalString(count.value),
				...positioned(placed.place(start + count.from, to)),
				children: [],
			},
		];
	});
}

/** A number of votes right behind a place, in digits or in words. */
function votesBehind(
	text: string,
	at: number,
	lang: BallotContext['lang'],
): { value: Fraction; from: number; to: number } | undefined {
	let from = at + (/^[\s\u00A0]*/.exec(text.slice(at, at + 4))?.[0].length ?? 0);
	const least = vocabulary('figureLinks').scan(text.slice(from, from + NEAR));
	if (least) from += least.length + 1;
	const count = scanCount(text.slice(from, from + 40), lang);
	const to = from + (count?.length ?? 0);
	const isVotes = vocabulary('units').scan(text.slice(to, to + NEAR).trimStart())?.id === 'votes';
	return count && isVotes ? { value: count.value, from, to } : undefined;
}

/** `75 % des voix`, and not `à la majorité de 75 % des voix`, `plus de 50 % des voix`. */
function isShareOfVotes(words: string, from: number, to: number): boolean {
	const lead = words.slice(Math.max(0, from - NEAR), from);
	// `870 voix sur 1 000, soit 87 %`
	const isOfVotes = vocabulary('units').findIn(lead)?.id === 'votes';
	// `14 of 20 votes (70%)`
	if (isOfVotes && (thatIs().test(lead) || /\d[\s\u00A0]+\p{L}+[\s\u00A0]*\($/u.test(lead))) return true;
	const behind = words.slice(to).replace(/^[\s\u00A0\u202F]*%[\s\u00A0]*/, '');
	const link = vocabulary('outOf').scan(behind)?.length ?? vocabulary('eventLinks').scan(behind)?.length ?? 0;
	// `80% in favour`
	const answer = vocabulary('answers').scan(behind);
	const isFor = answer?.id === 'for' && /^[\s\u00A0]*(?:[.,;)]|$)/.test(behind.slice(answer.length));
	const unit = behind.slice(link).trimStart();
	const article = vocabulary('determiners').scan(unit)?.length ?? 0;
	const isPart =
		link > 0 &&
		[unit, unit.slice(article).trimStart()].some((rest) => vocabulary('units').scan(rest)?.id === 'votes');
	if (!isFor && !isPart) return false;
	return vocabulary('shareLeads').findIn(lead) === undefined && majorityWords().all(lead).length === 0;
}

/** `La majorité requise étant de 4 voix`, `majorité absolue (au moins 4)`, `5 voix étaient nécessaires`. */
function isNeeded(
	words: string,
	from: number,
	to: number,
	majorities: ReadonlyArray<{ from: number; to: number }>,
	offset: number,
): boolean {
	const behind = words.slice(to, to + NEAR);
	const unit = vocabulary('units').scan(behind.trimStart());
	const end = unit ? behind.length - behind.trimStart().length + unit.length : 0;
	const isWhole = /^[\s\u00A0]*(?:[.,;)]|$)/.test(behind.slice(end));
	const majority = majorities.findLast((one) => one.to - offset <= from && one.from >= offset);
	if (majority) {
		const between = words.slice(majority.to - offset, from);
		return isWhole && (unit === undefined || unit.id === 'votes') && leadsToFigure(between);
	}
	if (unit?.id !== 'votes') return false;
	const rest = behind.slice(end).trimStart();
	const link = vocabulary('figureLinks').scan(rest)?.length ?? 0;
	return vocabulary('quorumWords').scan(rest.slice(link).trimStart())?.id === 'required';
}

/** Nothing but small words and signs: `étant de`, `(au moins`, `:`. */
function leadsToFigure(between: string): boolean {
	let at = 0;
	while (at < between.length) {
		const gap = /^[\s\u00A0(:,=]+/.exec(between.slice(at))?.[0].length ?? 0;
		at += gap;
		if (at >= between.length) break;
		const link = vocabulary('figureLinks').scan(between.slice(at));
		if (!link || endOfLetters(between, at) === at) return false;
		at += link.length;
	}
	return true;
}

const thatIs = lazy(() => new RegExp(`${wordChoice('thatIs', 'is')}[\\s\\u00A0]*$`, 'i'));

const majorityWords = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) => [
			...vocabulary('labels').getWords('majority', lang),
			...vocabulary('labels').getWords('absoluteMajority', lang),
			// `adoptée à la majorité (5 voix)` says how many voted so.
		])
			.filter((words) => words.includes(' '))
			.concat(vocabulary('majorityNames').words()),
	),
);

const OPENS_DIGITS = /(?<![\p{L}\d.,/-])\d/gu;
const OPENS_WORD = /(?<![\p{L}\d.,'’/-])[\p{L}\d]/gu;
const LONGEST = 400;
const NEAR = 60;
