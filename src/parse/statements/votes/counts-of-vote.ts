/** Counts of a vote that prose tells beside its verdict or behind a label of its own, how many votes are needed, and what share it got. */

import type { CountStatement, Tally } from '../../../ast/index.js';
import { isOneOf, LANGUAGES, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, skipBlanks, slicePlaced } from '../../../source/places.js';
import { foldKeyword } from '../../../text/fold.js';
import { type Fraction, toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { endOfLetters } from '../../../text/letters.js';
import { countBefore, mayHoldNumberInWords, scanCount, scanNumberWords } from '../../../text/number.js';
import { createPhraseFinder, type PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { fractionsIn } from '../../ballot/result-reason.js';
import { findFaultlessTally } from '../../ballot/tally.js';
import { isWholeOf, sentenceAround, tellsOfQuorum } from '../counts/count.js';
import { namesMinutes } from '../times/minutes.js';
import { holdsOtherYear, isOtherwise } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import { isInQuotes } from '../wording/plain-words.js';
import { isTurned } from './plain-votes.js';
import { type ToldVote, tellsOfMotion } from './uncounted-votes.js';

/** Counts that stand for themselves or for the text that was voted: `3 pour, 0 contre`, `Le texte recueille 4 voix pour`, `Pour = 3`. */
export function readCountsOfVote(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const { text } = placed;
	// What is decided beside the counts, the verdict of the sentence says.
	const behind = votes.length > 0 ? behindLabel(text) : undefined;
	const labelled = behind === undefined ? {} : { labelled: true as const };
	const ranges = votes
		.filter(({ from, unsaid }) => unsaid && isOfVote(text.slice(0, from)))
		.map(({ from, to }) => ({ from, to }));
	if (behind !== undefined) ranges.splice(0, ranges.length, { from: behind, to: text.length });
	if (
		ranges.length === 0 &&
		text.length <= LONGEST_IN_WORDS &&
		ENDS_WITH_NUMBER.test(text) &&
		signAndNumber().test(text)
	)
		ranges.push({ from: 0, to: text.length });
	// `Trois voix pour, deux contre.`, `Ayes: six. Nays: none.`
	if (
		votes.length === 0 &&
		text.length <= LONGEST_IN_WORDS &&
		(scanNumberWords(foldKeyword(text.trimStart())) || opensWithAnswer(text))
	)
		ranges.push({ from: 0, to: text.trimEnd().replace(/\.$/, '').length });
	return ranges.flatMap(({ from, to }) => {
		// Of `Pour = 3` the sign is a colon.
		const range = slicePlaced(placed, from, to);
		const words = ENDS_WITH_NUMBER.test(range.text)
			? range.text.replace(signAndNumber(), (all) => all.replace(/[=→–—-]/, ':'))
			: range.text;
		return getCounts(findFaultlessTally({ ...range, text: words }, context)).map((count) => ({
			...count,
			...labelled,
		}));
	});
}

/** How many votes each answer of a tally has. */
function getCounts(tally: Tally | undefined): CountStatement[] {
	return (tally?.children ?? []).flatMap((part): CountStatement[] => {
		const count = part.type === 'answer' ? part.children.find((child) => child.type === 'count') : undefined;
		if (part.type !== 'answer' || count?.type !== 'count' || count.unit !== 'votes') return [];
		const { answer: of, position } = part;
		if (of !== 'for' && of !== 'against' && of !== 'abstention') return [];
		return [makeStatement('count', position, { of, value: count.value })];
	});
}

/**
 * `Quitus est donné par 14 voix pour et une abstention.`, `Le conseil, par 7 voix contre 2, demande …`, `the board voted 4-1 to …`: the counts of the
 * last sentence of a text which gives no other verdict, of the vote beside it.
 */
export function readCountsInSentence(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const { text } = placed;
	const last = votes.at(-1);
	if (!last || last.of || last.counts === undefined || votes.length > 1) return [];
	const sentence = readSentences(text).at(-1);
	const lead = text.slice(sentence?.from, last.counts);
	if (!sentence || last.from < sentence.from) return [];
	const counts = slicePlaced(placed, last.counts, last.to);
	const score = countsOfScore(counts);
	const isManner = mannerBefore().test(lead);
	const [body] = vocabulary('decidingBodies').findAll(lead, 'body');
	// `Les parents ont voté contre par 5 voix contre 4` is of others.
	const isOfVote =
		(isManner && mentions(lead, ['verdictLinks', 'is'])) ||
		((isManner || score.length > 0) && body !== undefined && decidesItself(lead, body, context)) ||
		(score.length > 0 && tellsOfMotion(lead) && !mentions(lead, 'sideMoves'));
	// `Sous réserve d'une relecture, le conseil vote par …`: what is supposed stands in a clause of its own.
	const clause = body ? lead.slice(lead.lastIndexOf(',', body.from) + 1) : lead;
	if (!isOfVote || isOtherwise(clause, context) || isInQuotes(text, last.to)) return [];
	const behind = text.slice(score.length > 0 ? last.counts : last.to, sentence.to);
	// `voted 5-2 | against the appeal`, and not `5-2, with Nora Hale voting against`.
	const [against] = vocabulary('answers').findAll(behind, 'against');
	const isAgainst = against && (isManner || /^\S+\s+$/.test(behind.slice(0, against.from)));
	if (isAgainst || isTurned(behind)) return [];
	const found = score.length > 0 ? score : getCounts(findFaultlessTally(counts, context));
	return found.map((count) => ({ ...count, beside: true as const }));
}

/**
 * Is the body of this meeting what the sentence opens with? `Carla Ruiz said the board voted 4-3` is of another time, `the commission of the county`
 * another body.
 */
function decidesItself(lead: string, { from, to }: PhraseRange, context: BallotContext): boolean {
	const before = lead.slice(lead.lastIndexOf(',', from) + 1, from);
	const isOfAnother = mentions(lead.slice(to), ['eventLinks', 'of']);
	return before.trim() === '' && !isOfAnother && !namesOtherBody(lead, context);
}

/** `4-1`, `7-4-1`: how many were for it, against it and abstained. */
function countsOfScore({ text, place }: PlacedText): CountStatement[] {
	const score = SCORE.exec(text);
	if (!score) return [];
	let from = 0;
	return score.slice(1).flatMap((value: string | undefined, at): CountStatement[] => {
		if (value === undefined) return [];
		from = text.indexOf(value, from);
		const position = place(from, from + value.length);
		from += value.length;
		const of = SCORED[at];
		return of ? [makeStatement('count', position, { of, value })] : [];
	});
}

const SCORE = /^(\d{1,3})\s?[-–]\s?(\d{1,3})(?:[-–](\d{1,3}))?(?![\d/-])/;
const SCORED = ['for', 'against', 'abstention'] as const;

/** `Luc Bon propose un achat. Vote : 3 pour`, `Le bureau vote l'achat : 3 pour`: the counts behind a label that other words stand before. */
export function readLabelledCounts(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const [only] = votes;
	if (!only || votes.length > 1 || only.of) return [];
	const start = only.counts ?? only.from;
	if (placed.text.slice(0, start).trim() === '') return [];
	const label = vocabulary('labels').scan(placed.text.slice(start));
	const behind = behindLabel(placed.text.slice(start)) ?? 0;
	const said = placed.text.slice(0, start).trimEnd();
	const before = said.endsWith(':') ? clauseAtEnd(said.slice(0, -1)) : '';
	const isLabelled = label ? behind > 0 : vocabulary('labels').findIn(before)?.id === 'vote';
	const corrects = opensCorrection(said);
	if (!(isLabelled || corrects) || holdsOtherYear(before, context)) return [];
	// `lire 5 pour et 3 contre | au lieu de 6 pour et 2 contre`
	const [instead] = corrects
		? vocabulary('corrections').findAll(placed.text.slice(start, only.to), 'instead')
		: [];
	const end = instead ? start + instead.from : only.to;
	const tally = findFaultlessTally(slicePlaced(placed, start + behind, end), context);
	return getCounts(tally).map((count) => ({
		...count,
		beside: true as const,
		...(corrects && { corrects: true as const }),
	}));
}

/**
 * `Rectificatif : à la résolution 1, lire |`, `After a recount there were |`: words that correct the count of a vote, right before another one; those of other
 * minutes, and a vote on a recount, correct none.
 */
function opensCorrection(said: string): boolean {
	const near = said.slice(Math.max(said.lastIndexOf('\n') + 1, said.length - LONGEST_LEAD));
	return (
		(mentions(near, ['corrections', 'corrects']) || correctionHead().test(near)) &&
		!namesMinutes(near) &&
		!mentions(near, 'suppositions', 'negations', 'results', 'newMotions')
	);
}

const correctionHead = lazyPattern`(?u)^\s*${['corrections', 'heads']}\s*:`;

const LONGEST_LEAD = 120;

/** What stands behind the last sign that ends a clause or sentence. */
function clauseAtEnd(text: string): string {
	let from = 0;
	for (const sign of ENDS) from = Math.max(from, text.lastIndexOf(sign) + 1);
	return text.slice(from);
}

const ENDS = ['.', '!', '?', ':', '\n'];

const mannerBefore = lazyPattern`${'mannerLinks'}\s+$`;

function opensWithAnswer(text: string): boolean {
	const words = text.trimStart();
	const length = vocabulary('answers').scan(words)?.length;
	return length !== undefined && /^\s*:/.test(words.slice(length));
}

/** Is what a sentence says before its counts nothing, or what was voted with a verb? */
function isOfVote(before: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. ') + 1, before.lastIndexOf('\n'))).trim();
	const leadIn = vocabulary('leadIns').scan(sentence)?.length ?? 0;
	const words = sentence.slice(leadIn).replace(/^[\s,:]+/, '');
	const subject = vocabulary('votedTexts').scan(words)?.length ?? 0;
	return (
		words === '' ||
		isRowOfPeople(words) ||
		(subject > 0 && /^(?:\s+\p{L}+){1,2}$/u.test(words.slice(subject)))
	);
}

/** `Présents : 6 – Votants : 6 –`: how many people, in front of what they answered. */
function isRowOfPeople(words: string): boolean {
	const row = words.replace(/\s*[–—-]$/, '').split(/\s+[–—-]\s+/);
	return row.every((part) => {
		const [, label = ''] = /^([^:=\d]{3,40}?)\s*[:=]\s*\d{1,6}$/.exec(part) ?? [];
		return isOneOf(label, 'headCounts');
	});
}

/** Where what stands behind the label of a vote starts: `Vote : | 3 pour`, `Le résultat est de | 3 pour`. */
function behindLabel(text: string): number | undefined {
	const from = article().exec(text)?.[0].length ?? 0;
	const label = vocabulary('labels').scan(text.slice(from));
	const end = label && LABELS.has(label.id) ? from + label.offset + label.length : undefined;
	if (end === undefined) return undefined;
	const sign =
		/^\s*:/.exec(text.slice(end)) ?? (label?.id === 'result' ? isOf().exec(text.slice(end)) : null);
	return sign ? end + sign[0].length : undefined;
}

const LABELS: ReadonlySet<string> = new Set(['vote', 'result']);

const isOf = lazyPattern`^\s+${['verdictLinks', 'is']}(?:\s+${['eventLinks', 'of']})?\s`;

const article = lazyPattern`^\s*${['determiners', 'article']}\s+`;

/** A tally in words says nothing else. */
const LONGEST_IN_WORDS = 100;

/** Costs little, and most texts end otherwise. */
const ENDS_WITH_NUMBER = /[=→–—-]\s*\d+[\s.]*$/;

const signAndNumber = lazy(() => /^\s*\p{L}+\s*[=→–—-]\s*\d+[\s.]*$/u);

/** More than a noun of what is voted, and two words. */
export const LONGEST_SUBJECT = 200;

/** `Motion to adjourn made by Lee.`: a text about what is put to the vote, with more words than its number. */
export function moves(before: string): boolean {
	const text = before.trimStart();
	const subject = vocabulary('votedTexts').scan(text);
	if (subject?.id !== 'text') return false;
	const rest = text.slice(subject.length);
	return /^\s+\p{L}+\s+\p{L}/u.test(rest) && !opensWith(rest.trimStart(), 'verdictLinks');
}

// --- Figures of a vote that its text states beside the counts: how many votes are needed, and what share it got.

/** What a text states; nothing where it supposes, or asks for a share. */
export function readFigures(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const isShare = text.includes('%');
	const majorities = majorityWords().all(text);
	const leads = vocabulary('neededLeads').findAll(text);
	const required =
		majorities.length > 0 ||
		leads.length > 0 ||
		(mentions(text, ['quorumWords', 'required']) &&
			vocabulary('quorumWords').findIn(text)?.id === 'required');
	if (!isShare && !required) return [];
	const found: CountStatement[] = [];
	const add = (of: 'needed' | 'share', value: Fraction, from: number, to: number, share?: string) =>
		found.push(
			makeStatement('count', placed.place(from, to), {
				of,
				value: toDecimalString(value),
				...(share === undefined ? {} : { share }),
			}),
		);
	for (const sentence of readSentences(text)) {
		const words = text.slice(sentence.from, sentence.to);
		if (words.length > LONGEST || tellsOfQuorum(words) || mentions(words, 'suppositions')) continue;
		for (const lead of leads) {
			// `Il fallait neuf voix`, `needed at least 9 votes`
			if (lead.from < sentence.from || lead.to > sentence.to) continue;
			const needed = votesBehind(text, lead.to, lang);
			if (needed) add('needed', needed.value, needed.from, needed.to);
		}
		const asks = vocabulary('quorumWords').findIn(words)?.id === 'required';
		// `five votes were required`
		const mayBeInWords = required && mayHoldNumberInWords(words);
		for (const { index: from } of matchesIn(words, mayBeInWords ? OPENS_WORD : OPENS_DIGITS)) {
			// `80%` as `80 %`
			const count = scanCount(words.slice(from, from + 40).replace('%', ' '), lang);
			if (!count) continue;
			const to = from + count.length;
			const share = shareLedTo(words, from, to);
			if (share) {
				add('needed', count.value, sentence.from + from, sentence.from + to, share);
				continue;
			}
			const of = /^\s*%/.test(words.slice(to))
				? (!asks || words[from - 1] === '(') &&
					isShareOfVotes(words, from, to) &&
					!isInQuotes(text, sentence.from + from)
					? 'share'
					: undefined
				: isNeeded(words, from, to, majorities, sentence.from)
					? 'needed'
					: undefined;
			if (of) add(of, count.value, sentence.from + from, sentence.from + to);
			else if (isShareOfRoom(words, from, to)) {
				const at = placed.place(sentence.from + from, sentence.from + to);
				found.push(
					makeStatement('count', at, { of: 'share', value: toDecimalString(count.value), opens: true }),
				);
			}
		}
	}
	return found;
}

/** `Trois candidats se présentent pour deux postes à pourvoir`: how many stand for how many seats. */
export function readElectionFigures(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const marks = vocabulary('electionNouns').findAll(text);
	if (marks.length === 0 || mentions(text, ['standing', 'withdraws'])) return [];
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
			makeStatement('count', placed.place(start + count.from, to), {
				of,
				value: toDecimalString(count.value),
			}),
		];
	});
}

/** A number of votes right behind a place, in digits or in words. */
function votesBehind(
	text: string,
	at: number,
	lang: BallotContext['lang'],
): { value: Fraction; from: number; to: number } | undefined {
	let from = skipBlanks(text, at);
	const least = vocabulary('figureLinks').scan(text.slice(from, from + NEAR));
	if (least) from += least.length + 1;
	const count = scanCount(text.slice(from, from + 40), lang);
	const to = from + (count?.length ?? 0);
	const isVotes = opensWith(text.slice(to, to + NEAR).trimStart(), ['units', 'votes']);
	return count && isVotes ? { value: count.value, from, to } : undefined;
}

/** `2/3` of `la majorité des deux tiers des suffrages, soit | 12 voix`: the fraction that comes to so many votes. */
function shareLedTo(words: string, from: number, to: number): string | undefined {
	const start = Math.max(0, from - NEAR);
	const lead = words.slice(start, from);
	if (!leadsToShare().test(lead) || vocabulary('units').scan(words.slice(to).trimStart())?.id !== 'votes')
		return undefined;
	const fraction = fractionsIn(lead).at(-1);
	const between = fraction && lead.slice(fraction.to);
	return fraction?.parts && between && OF_VOTES_ALONE.test(between)
		? `${fraction.parts}/${fraction.whole}`
		: undefined;
}

const leadsToShare = lazyPattern`(?:[,(]\s*${['thatIs', 'is']}\s+|\()$`;
/** ` des suffrages exprimés, soit `: no other clause stands between, and no other number than that of all. */
const OF_VOTES_ALONE = /^(?:\s[\p{L}’']+){0,4}(?:\s\d+)?(?:\s[\p{L}’']+){0,4},?\s(?:\(|[\p{L}.\s]*)$/u;

/** `adopté par 75 % des voix`, `870 voix, soit 87 %`: what was voted got it, of the votes alone, and not `Mme Kern porte 40 % des voix`, `plus de 50 % des voix`. */
function isShareOfVotes(words: string, from: number, to: number): boolean {
	const lead = words.slice(Math.max(0, from - NEAR), from);
	const behind = words.slice(to).replace(/^\s*%\s*/, '');
	const rest = pastVotes(behind);
	// `La résolution, ayant recueilli 870 voix sur 1 000, soit 87 %`, `carried, 14 of 20 votes (70%)`; of those who are there, none
	const isOfVotes = vocabulary('units').findIn(lead)?.id === 'votes';
	if (isOfVotes && (thatIs().test(lead) || /\d\s+\p{L}+\s*\($/u.test(lead)))
		return (
			ENDS_CLAUSE.test(rest ?? behind) &&
			(toldResult(lead) !== undefined || opensWith(lead.trimStart(), 'votedTexts'))
		);
	if (mentions(lead, 'shareLeads') || majorityWords().all(lead).length > 0) return false;
	// `80% in favour`, `65% of the votes | were in favour`
	const opens = lead.trim() === '';
	const link = opens && rest !== undefined ? (isLink().exec(rest)?.[0].length ?? 0) : 0;
	const said = rest === undefined ? behind : rest.slice(link);
	const answer = vocabulary('answers').scan(said);
	const isFor = answer?.id === 'for' && ENDS_CLAUSE.test(said.slice(answer.length));
	if (opens) return isFor;
	return (isFor || (rest !== undefined && ENDS_CLAUSE.test(rest))) && isOfWhatWasVoted(lead);
}

/** `Les associés présents réunissent 830 voix sur 1 000, soit 83 % des voix` */
function isShareOfRoom(words: string, from: number, to: number): boolean {
	const share = /^\s*%\s*/.exec(words.slice(to))?.[0];
	const rest = share && pastVotes(words.slice(to + share.length));
	return (
		rest !== undefined &&
		ENDS_CLAUSE.test(rest) &&
		mentions(words.slice(0, from), ['headCounts', 'present', 'represented'])
	);
}

/** What stands behind `of the votes cast`. */
function pastVotes(behind: string): string | undefined {
	const link = vocabulary('outOf').scan(behind)?.length ?? vocabulary('eventLinks').scan(behind)?.length ?? 0;
	const whole = behind.slice(link).trimStart();
	const article = vocabulary('determiners').scan(whole)?.length ?? 0;
	for (const unit of [whole, whole.slice(article).trimStart()]) {
		const cast = vocabulary('labels').scan(unit);
		const votes = cast?.id === 'cast' ? cast : vocabulary('units').scan(unit);
		if (link > 0 && votes && (votes === cast || votes.id === 'votes')) return unit.slice(votes.length);
	}
	return undefined;
}

/** `La résolution est adoptée par |`, `The motion got |`; `The rule, adopted by |` is of another time, `A motion is adopted by |` a rule. */
function isOfWhatWasVoted(lead: string): boolean {
	if (vocabulary('determiners').scan(lead.trimStart())?.id === 'indefinite') return false;
	const result = toldResult(lead);
	const isTold = result && !lead.slice(0, result.from).trimEnd().endsWith(',');
	return isTold ? /^\s+\p{L}{1,5}\s+$/u.test(lead.slice(result.to)) : textReceives().test(lead);
}

/** The last word by which something was adopted or rejected. */
function toldResult(lead: string): PhraseRange | undefined {
	return vocabulary('results').findAll(lead, 'adopted', 'rejected').at(-1);
}

const textReceives = lazyPattern`^\s*${'votedTexts'}\s+${['votingVerbs', 'receives']}\s+$`;
const isLink = lazyPattern`^\s+${['verdictLinks', 'is']}\s+`;
const ENDS_CLAUSE = /^\s*(?:[.,;)]|$)/;

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
	const isWhole = /^\s*(?:[.,;)]|$)/.test(behind.slice(end));
	const majority = majorities.findLast((one) => one.to - offset <= from && one.from >= offset);
	if (majority) {
		const between = words.slice(majority.to - offset, from);
		// `A majority of six | was needed`
		// `8 voix | pour 17 suffrages exprimés`
		const ends = isWhole || isAsked(behind.slice(end)) || isOfCast().test(behind.slice(end));
		return ends && (unit === undefined || unit.id === 'votes') && leadsToFigure(between);
	}
	return unit?.id === 'votes' && isAsked(behind.slice(end));
}

/** ` | were required` */
function isAsked(behind: string): boolean {
	const rest = behind.trimStart();
	const link = vocabulary('figureLinks').scan(rest)?.length ?? 0;
	return opensWith(rest.slice(link).trimStart(), ['quorumWords', 'required']);
}

const isOfCast = lazyPattern`^\s+(?:${'forWords'}|${'outOf'})\s+\d[\d\s.,’]*\s?${['labels', 'cast']}\s*(?:[.,;)]|$)`;

/** Nothing but small words and signs: `étant de`, `(au moins`, `:`. */
function leadsToFigure(between: string): boolean {
	let at = 0;
	while (at < between.length) {
		const gap = /^[\s(:,=]+/.exec(between.slice(at))?.[0].length ?? 0;
		at += gap;
		if (at >= between.length) break;
		const link = vocabulary('figureLinks').scan(between.slice(at));
		if (!link || endOfLetters(between, at) === at) return false;
		at += link.length;
	}
	return true;
}

const thatIs = lazyPattern`${['thatIs', 'is']}\s*$`;

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
