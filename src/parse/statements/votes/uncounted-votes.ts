/** Votes that are told inside a sentence: they do not count, and must be written on a line of their own. */

import type { Motion, StatedOutcome } from '../../../ast/index.js';
import {
	allWords,
	foldWord,
	isOneOf,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../../language/index.js';
import { knownNameAt, knownNameBefore } from '../../../source/name-spans.js';
import { skipBlanks } from '../../../source/places.js';
import { datesIn, daysOfMonthIn, toIsoDate } from '../../../text/date.js';
import { compare, fraction } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { isCapital, isLetter, isWordCharacter, lastWords, startOfLetters } from '../../../text/letters.js';
import { isCivility, isParticle } from '../../../text/names.js';
import { countBefore, mayHoldNumberInWords } from '../../../text/number.js';
import { createPhraseFinder, type PhraseRange, WORD_SIGN } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import { isEndOfSentence, readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findFaultlessTally, isTally } from '../../ballot/tally.js';
import { namesMinutes, saysWhoseMinutes } from '../times/minutes.js';
import { opensWithOtherBody } from '../wording/bodies.js';
import { consentsIn, decidingWords, takesOff } from '../wording/consents.js';
import { findRecordedAnswers } from '../wording/recorded-answers.js';
import { scoresOfVote } from '../wording/scores.js';
import { findDecider, verbBehind } from './deciding-sentence.js';
import { findPlainVotes, type PlainVote, tallyOf } from './plain-votes.js';

/** A vote told in prose; indexes are into the text that was given. */
export interface ToldVote {
	from: number;
	to: number;
	/** Where its figures start, behind the word of deciding that opens it. */
	counts?: number;
	/** The words of the tally as a line may have them: `unanimité`, `7 voix contre 0 ; 1 abstention`; empty where its sentence has a result alone. */
	tally: string;
	/** Where the words of its figures and consent stand. */
	said?: PhraseRange;
	/** The same, if all of the tally is in them. */
	figures?: PhraseRange | undefined;
	/** No word of deciding stands beside the figures or the unanimity: what they were about, the sentence says in words of its own. */
	unsaid?: boolean | undefined;
	/** Its sentence names an office of the meeting itself, `est élue présidente de séance à l'unanimité`: no decision of its own. */
	sitting?: boolean | undefined;
	/** Of which motion beside the one that is debated it is, `L'amendement est rejeté par 3 voix contre 2`. */
	motion?: Motion | undefined;
	/** One person's vote, the votes that a candidate has, or one answer that is all of a sentence: `Il y a eu une abstention.` */
	of?: 'voter' | 'candidate' | 'answer' | undefined;
	/** The result in words, where it is another than adoption. */
	result?: { outcome: StatedOutcome; text: string } | undefined;
}

/** Figures or words that measure a vote. */
interface Measure extends PhraseRange {
	/** They are one answer, and all of a sentence: `Il y a eu une abstention.` */
	isAlone?: boolean;
	/** The digits of a score in words: `4-1`. */
	score?: string;
	/** They are a whole sentence that is understood: `The ayes have it, 3 to 2`. */
	plain?: PlainVote;
}

/**
 * Unanimity, a majority or counts in a sentence, or a text that is a tally and nothing else. Markup is blanked. A majority is a vote only
 * beside a word of deciding: many texts speak of one. Counts and unanimity are told of no other thing, whatever verb stands beside them:
 * `Bourse A : 6 pour`, `Le comité donne son accord à l'unanimité`.
 */
export function findToldVotes(text: string, context: BallotContext): ToldVote[] {
	const counts = countsIn(text, context);
	// `by | a majority of | 5 to 2`
	const isOfCount = ({ to }: PhraseRange) =>
		counts.some(
			({ from }) => from > to && from - to <= LONGEST_LINK && isByVote(text.slice(0, from).trimEnd()),
		);
	const measures: Measure[] = [
		...findPlainVotes(text, context).map((plain) => ({ from: plain.from, to: plain.to, plain })),
		...consentsIn(text).filter((one) => isOfVotes(text.slice(one.from, one.to)) && !isOfCount(one)),
		...counts,
		...countsInWords(text, context),
		...everyoneIn(text),
		...rollCallIn(text),
		...labelledCountsIn(text),
		...scoresSaidIn(text, context),
		...scoresInWords(text, context),
	];
	if (measures.length === 0)
		return [...findVotesOfPeople(text, context), ...findVotesToRecord(text, context)];
	const found = findDecisions(text, measures, context);
	if (found.length > 0 || text.length > LONGEST_TALLY || !isTally(text, context)) return found;
	return [{ from: 0, to: text.length, tally: withoutLabel(text.replace(/[\s.]+/g, ' ').trim()) }];
}

/** ` of ` between a majority and its count. */
const LONGEST_LINK = 4;

/** `Hugo Rey s'abstient`, `Ruth Field received 4 votes`, `3 voted for Ruth Field`: what a known person answers, or how many votes go to a name. */
function findVotesOfPeople(text: string, context: BallotContext): ToldVote[] {
	const found: ToldVote[] = [];
	let done = 0;
	let start = 0;
	let end = 0;
	let isOther = false;
	for (const verb of vocabulary('votingVerbs').findAll(text)) {
		if (verb.from < done) continue;
		// Several verbs may stand in one sentence.
		if (verb.to > end) {
			start = sentenceStart(text, verb.from, Math.max(done, end));
			end = sentenceEnd(text, verb.to);
			const sentence = text.slice(start, end);
			isOther = mentions(sentence, 'suppositions') || isOfOthers(sentence);
		}
		if (isOther) continue;
		const isReceived = isOneOf(text.slice(verb.from, verb.to), ['votingVerbs', 'receives']);
		const vote = isReceived
			? votesReceived(text, verb, end, context)
			: (votesGiven(text, verb, end, context) ?? voteOfPerson(text, verb, context));
		if (!vote || vote.from < start) continue;
		done = end;
		found.push({ ...vote, unsaid: true });
	}
	return found;
}

/** `Ruth Field received 4 votes` */
function votesReceived(
	text: string,
	verb: PhraseRange,
	end: number,
	context: BallotContext,
): ToldVote | undefined {
	const from = knownNameBefore(text, verb.from, context.names)?.from;
	const count = /^\s+\d{1,6}\s+/.exec(text.slice(verb.to, end))?.[0];
	if (from === undefined || count === undefined) return undefined;
	const unit = vocabulary('units').scan(text.slice(verb.to + count.length, end));
	if (unit?.id !== 'votes') return undefined;
	const to = verb.to + count.length + unit.length;
	return { from, to, tally: text.slice(verb.to, to).trim(), of: 'candidate' };
}

/** `3 voted for Ruth Field` */
function votesGiven(
	text: string,
	verb: PhraseRange,
	end: number,
	{ names, lang }: BallotContext,
): ToldVote | undefined {
	const count = /(?<![\d.,/-])(\d{1,6})\s+$/.exec(text.slice(Math.max(0, verb.from - 10), verb.from));
	const gap = /^\s+/.exec(text.slice(verb.to, end))?.[0].length;
	const length = count && gap ? knownNameAt(text, verb.to + gap, names) : 0;
	if (!count?.[1] || !gap || length === 0) return undefined;
	const tally = `${count[1]} ${vocabulary('units').word('votes', lang)}`;
	return { from: verb.from - count[0].length, to: verb.to + gap + length, tally, of: 'candidate' };
}

/** `Hugo Rey s'abstient` */
function voteOfPerson(text: string, verb: PhraseRange, context: BallotContext): ToldVote | undefined {
	const from = knownNameBefore(text, verb.from, context.names)?.from;
	return from === undefined ? undefined : { from, to: verb.to, tally: blankTally(context), of: 'voter' };
}

/** `M. Huet demande que son opposition soit notée.`: a whole sentence in which somebody has an answer written into the record. */
function findVotesToRecord(text: string, context: BallotContext): ToldVote[] {
	return findRecordedAnswers(text).flatMap(({ from: asked, to }): ToldVote[] => {
		const from = sentenceStart(text, asked, 0);
		const known = knownNameBefore(text, asked, context.names);
		const lead = known && text.slice(from, known.from).trim();
		const isWhole = lead === '' || (lead !== undefined && isCivility(lead.replace(/\.$/, '')));
		return isWhole ? [{ from, to, tally: blankTally(context), of: 'voter', unsaid: true }] : [];
	});
}

/** The sentences that hold a measure, and a word of deciding where one is wanted. */
function findDecisions(text: string, measures: Measure[], context: BallotContext): ToldVote[] {
	measures.sort((a, b) => a.from - b.from);
	const found: ToldVote[] = [];
	let done = 0;
	let next = 0;
	for (const measure of measures) {
		if (measure.from < done) continue;
		const from = pastPoll(text, sentenceStart(text, measure.from, done));
		const to = sentenceEnd(text, measure.to);
		done = to;
		while ((measures[next]?.from ?? from) < from) next += 1;
		const inside: Measure[] = [];
		for (let at = next; (measures[at]?.from ?? to) < to; at += 1)
			if ((measures[at] as PhraseRange).to <= to) inside.push(measures[at] as Measure);
		const decision = decisionIn(text, from, to, inside);
		if (isOfOthers(text.slice(from, to))) continue;
		if (isDated(text, decision?.to, context) || isDated(text, measure.to, context)) continue;
		if (isBehindOtherDay(text.slice(from, Math.min(decision?.from ?? to, measure.from)), context)) continue;
		// `40 bulletins, dont 2 blancs et 1 nul`: of an election, and no answer.
		if (inside.every((one) => isEmptyBallot(text.slice(one.from, one.to)))) continue;
		if (!decision && !tellsByItself(text, from, to, inside)) continue;
		const plain = inside.find((one) => one.plain)?.plain;
		// `Two in favour, two opposed` reads as a tally.
		if (plain && !isTally(text.slice(plain.from, plain.to), context)) {
			found.push(toldPlainly(plain, decision?.result, context));
			continue;
		}
		const first = inside[0] ?? measure;
		const last = inside.reduce((one, other) => (other.to < one.to ? one : other), measure);
		// `un second vote à la majorité de l'article 24`, `on vote à la majorité des présents` say how is voted, and not what it gives.
		const isBare = decision && isOneOf(text.slice(decision.from, decision.to), ['decisionVerbs', 'votes']);
		const isOfRule = isBare && isOneOf(text.slice(last.from, last.to), ['consents', 'majority']);
		if (isOfRule && ofWhat().test(text.slice(last.to, to))) continue;
		const end = pastBracket(text, first.from, pastNames(text, pastLess(text, last.to), context));
		const start = Math.min(decision?.from ?? first.from, first.from);
		const labelled = answersFirst(text, first.from, to, context);
		const before = votesBefore(text.slice(from, first.from), text.slice(first.from, end), context);
		const words = first.score ?? text.slice(first.from, end).replace(/\s+/g, ' ');
		const outcome = outcomeIn(text.slice(from, to), decision, context);
		const line =
			labelled?.tally ??
			(before === '' && hasOtherAnswer(text.slice(from, first.from), text.slice(end, to), context)
				? blankTally(context)
				: before + lineToWrite(words, context, outcome));
		const isHalf = before === '' && outcome !== 'rejected' && leavesForOut(line, context);
		const tally = isHalf ? `… ${vocabulary('answers').word('for', context.lang)}, ${line}` : line;
		found.push({
			from: Math.min(labelled?.from ?? start, start),
			to: pastBracket(text, start, Math.max(decision?.to ?? end, labelled?.to ?? end, end)),
			...(end >= (decision?.to ?? 0) ? { counts: first.from } : {}),
			tally,
			said: { from: first.from, to: pastAnswers(text, end) },
			...(before === '' && !labelled && !tally.includes('…')
				? { figures: { from: first.from, to: end } }
				: {}),
			unsaid: !decision || undefined,
			sitting: mentions(text.slice(from, to), 'sittingRoles') || undefined,
			of: first.isAlone ? 'answer' : undefined,
			result: decision?.result ?? (/\d/.test(tally) ? undefined : rejection(outcome, context)),
		});
	}
	return found;
}

/** `mise aux voix, est rejetée à l'unanimité`: by the words of its tally alone a line would adopt it. */
function rejection(outcome: StatedOutcome | undefined, { lang }: BallotContext): ToldVote['result'] {
	return outcome === 'rejected' ? { outcome, text: vocabulary('results').word(outcome, lang) } : undefined;
}

/** `On a poll: | for 6, against 3`: how was voted, and no poll of others. */
function pastPoll(text: string, from: number): number {
	const start = skipBlanks(text, from);
	const lead = vocabulary('pollLeads').scan(text.slice(start));
	const sign = lead && /^\s*[:,]\s*/.exec(text.slice(start + lead.length));
	return lead && sign ? start + lead.length + sign[0].length : from;
}

function toldPlainly(plain: PlainVote, said: ToldVote['result'], context: BallotContext): ToldVote {
	const { from, to, outcome } = plain;
	const text = outcome && vocabulary('results').word(outcome, context.lang);
	return {
		from,
		to,
		tally: tallyOf(plain, context) ?? blankTally(context),
		said: { from, to },
		unsaid: true,
		result: said ?? (outcome && text ? { outcome, text } : undefined),
	};
}

/** A majority is of something, and the sentence ends. */
const ofWhat = lazyPattern`(?u)^\s+${['eventLinks', 'of']}(?:\s|(?<=['’]))[^,;:.]{2,60}[.\s]*$`;

/** How the vote of a sentence ended, as its result or the verb of whoever decides says: `The board | voted against |, 5 to 2`. */
function outcomeIn(
	sentence: string,
	decision: { result?: ToldVote['result'] } | undefined,
	context: BallotContext,
): StatedOutcome | undefined {
	if (decision?.result) return decision.result.outcome;
	// `On a | vote | of 3 to 2 the motion | failed`: as `voté` a unit is a result too.
	const results = vocabulary('results')
		.findAll(sentence)
		.map(({ from, to }) => sentence.slice(from, to))
		.filter((word) => !isOneOf(word, 'units'));
	if (results.length > 0 && results.every((word) => isOneOf(word, ['results', 'rejected'])))
		return 'rejected';
	const decider = findDecider(sentence, context);
	const verb = decider && verbBehind(sentence, decider, context);
	const isAgainst = verb && isOneOf(sentence.slice(verb.from, verb.to), ['decisionVerbs', 'refuses']);
	return isAgainst ? 'rejected' : undefined;
}

/** `45 in favour of the site, | 20 against`, `5 voix pour | et Paul contre`: beside the counts stands an answer that they do not hold. */
function hasOtherAnswer(before: string, behind: string, { lang }: BallotContext): boolean {
	const answers = vocabulary('answers');
	const isCounted = answers.findAll(before).some(({ from }) => {
		const [word] = lastWords(before.slice(0, from), 1);
		// `rend | un | avis favorable par 3 voix pour` counts nothing.
		const isArticle = isOneOf(word?.text ?? '', ['determiners', 'indefinite']);
		return !isArticle && countBefore(before.slice(0, from).trimEnd(), lang) !== undefined;
	});
	// Short words say other things too: `resolved by 3 votes to 1 to make no comment`.
	return (
		isCounted ||
		// `Adoptée à l'unanimité, | Paul Weiss s'abstenant`
		mentions(behind, ['voterVerbs', 'against', 'abstention']) ||
		answers
			.findAll(behind)
			.some(({ from, to }) => to - from > 3 && answers.findId(behind.slice(from, to)) !== 'for')
	);
}

function isEmptyBallot(words: string): boolean {
	const answer = vocabulary('answers').findIn(words)?.id;
	return answer === 'blank' || answer === 'void' || answer === 'blankOrVoid';
}

/** Whether a sentence without a word of deciding tells a vote all the same. */
function tellsByItself(text: string, from: number, to: number, measures: readonly PhraseRange[]): boolean {
	if (mentions(text.slice(from, to), 'suppositions')) return false;
	return measures.some((measure) => {
		const words = text.slice(measure.from, measure.to);
		// Markup between a figure and its word parts what it marks from the rest.
		return (/[:=]\s?\d/.test(words) || !/\s{2}/.test(words)) && !isOneOf(words, ['consents', 'majority']);
	});
}

/** `Le budget sera voté à l'unanimité`, `la commission a voté`, `Si le conseil décide`: another day, other people, or a case that is supposed. */
export function isOfOthers(sentence: string): boolean {
	return (
		others()
			.all(sentence)
			.some((range) => !saysWhoseMinutes(sentence, range)) ||
		opensWith(sentence, ['suppositions', 'supposed'])
	);
}

/** `voted 5-2 | on March 3`, `a voté | le 26 mars son budget`: whoever says the day tells of another one. */
function isDated(text: string, at: number | undefined, { lang }: BallotContext): boolean {
	if (at === undefined) return false;
	const behind = text.slice(at, at + LONGEST_DAY);
	const gap = /^\s+(?:[a-z]{2}\s+)?/.exec(behind)?.[0].length;
	if (gap === undefined) return false;
	return [...daysOfMonthIn(behind, lang), ...datesIn(behind, lang)].some(({ from }) => from === gap);
}

/** `La délibération du 6 mai 2019, | adoptée à l'unanimité, interdisait …`: how a text of another day came about, which is no minutes. */
function isBehindOtherDay(before: string, { lang, date }: BallotContext): boolean {
	const comma = /,\s*$/.exec(before);
	const last = comma ? datesIn(before.slice(0, comma.index), lang).at(-1) : undefined;
	if (!last?.result.ok || last.to !== comma?.index || namesMinutes(before)) return false;
	return toIsoDate(last.result.date) !== date;
}

/** A preposition, the name of a weekday and a day. */
const LONGEST_DAY = 40;

const OTHERS: ReadonlySet<string> = new Set(['otherTime', 'elsewhere']);
const others = lazy(() =>
	createPhraseFinder(
		vocabulary('suppositions')
			.words()
			.filter((word) => OTHERS.has(vocabulary('suppositions').findId(word) ?? '')),
	),
);

/** `à l'unanimité moins une voix`, `All agreed, except Ben`: what is taken off belongs to the vote, up to the next sign. */
function pastLess(text: string, from: number): number {
	if (!takesOff(text.slice(from))) return from;
	const at = from + (/^[\s,]*/.exec(text.slice(from))?.[0].length ?? 0);
	return at + (/^[^.,;:!?()\n]*[^.,;:!?()\s]/.exec(text.slice(at))?.[0].length ?? 0);
}

/** `à la majorité (410 pour, 90 contre |)`, `(2 contre | : Mme Kern et M. Weiss)`: up to the bracket that closes the counts, with the names in it. */
function pastBracket(text: string, from: number, to: number): number {
	const words = text.slice(from, to);
	if (words.lastIndexOf('(') <= words.lastIndexOf(')')) return to;
	return to + (/^(?:\s*:[^()\n]{2,200})?\)/.exec(text.slice(to, to + LONGEST_NAMES))?.[0].length ?? 0);
}

const LONGEST_NAMES = 220;

/** `à la majorité | (M. Weiss contre) |`: who answered otherwise. */
function pastAnswers(text: string, from: number): number {
	const bracket = /^\s*\([^()\n]{2,200}\)/.exec(text.slice(from, from + LONGEST_NAMES))?.[0] ?? '';
	return mentions(bracket, ['answers', 'against', 'abstention']) ? from + bracket.length : from;
}

/** `4 voix pour le devis de l'atelier, | 1 contre`: those for it, who stand before what they are for; nothing where the counts hold them. */
function votesBefore(before: string, counts: string, context: BallotContext): string {
	const number = /(\d{1,6})\s+/.exec(before);
	if (!number?.[1] || !/^\d/.test(counts)) return '';
	const rest = before.slice(number.index + number[0].length);
	const unit = vocabulary('units').scan(rest);
	const answer =
		unit?.id === 'votes'
			? vocabulary('answers').scan(rest.slice(unit.length).trimStart())
			: vocabulary('answers').scan(rest);
	const tally = `${number[1]} ${vocabulary('answers').word('for', context.lang)}, `;
	return answer?.id === 'for' && isTally(tally + counts, context) ? tally : '';
}

/** `1 abstention (Mme Michaud)`: those in brackets belong to the count before them, where the whole reads as one. */
function pastNames(text: string, from: number, context: BallotContext): number {
	const names = /^\s*\([^()\n]{2,200}\)/.exec(text.slice(from, from + LONGEST_NAMES))?.[0];
	const count = names && /\d[^.;]{0,40}$/.exec(text.slice(Math.max(0, from - 42), from))?.[0];
	return names && count && isTally(count + names, context) ? from + names.length : from;
}

/** The tally as a line has it: `à l'unanimité moins une voix`, `retenue par 4 voix` and `7/7` do not read as one, and leave numbers to fill in. */
function lineToWrite(tally: string, context: BallotContext, outcome?: StatedOutcome): string {
	const [, one, other] = SCORE_ALONE.exec(tally) ?? [];
	const [, more, less, others = ''] = (outcome === 'rejected' && TWO_SIDES.exec(tally)) || [];
	// `Refusé par 5 voix contre 2, 1 abstention`: those who won stand first.
	if (more !== undefined && less !== undefined && Number(more) > Number(less)) {
		const said = blankTally(context, less, more);
		return isTally(said + others, context) ? said + others : said;
	}
	if (one !== undefined && other !== undefined) return blankTally(context, one, other);
	const [named] = matchesIn(tally, namedAnswer());
	const isNamed = named?.index === 0 && isOneOf(named[1] ?? '', 'answers') && !opensWith(tally, 'everyone');
	// `Pour : 3. Contre : 2`, but `nem. con.`
	const said = [tally, tally.replace(/\.(?=\s)/g, ',')].find((words) => isTally(words, context));
	return !isNamed && said !== undefined ? said : blankTally(context);
}

/**
 * `For | 19 Against 9 Abstain` 2, `Votants : | 7 Pour` : 7: a number that belongs to the word before it, so that the answers stand before their numbers; they
 * are a line where they read as one up to the end of their sentence.
 */
function answersFirst(
	text: string,
	first: number,
	end: number,
	context: BallotContext,
): { from: number; to: number; tally: string } | undefined {
	const number = /^\d[\d\s]*/.exec(text.slice(first, end))?.[0].length;
	const [all = '', word = ''] =
		LABEL_BEFORE.exec(text.slice(Math.max(0, first - LONGEST_UNIT * 2), first)) ?? [];
	if (!number || word === '' || vocabulary('answers').findId(text.slice(first, end)) !== undefined)
		return undefined;
	const isAnswer = isOneOf(word, 'answers');
	if (!isAnswer && !isOneOf(word, ['labels', 'voters', 'cast'])) return undefined;
	const from = isAnswer ? first - all.length : skipBlanks(text, first + number);
	const said = text.slice(from, end).replace(/[\s.]+$/, '');
	// `favorable : | 2 pour`
	if (!opensWith(said, 'answers') || (isAnswer && /[:=]/.test(all) && !isTally(said, context)))
		return undefined;
	return {
		from,
		to: from + said.length,
		tally: isTally(said, context) ? said.replace(/\s+/g, ' ') : blankTally(context),
	};
}

/** A word, and nothing but a colon between it and a number. */
const LABEL_BEFORE = /(?<![\p{L}'’-])(\p{L}{2,20})\s*[:=]?\s*$/u;

/** `5-2`, `5 à 2` */
const SCORE_ALONE = /^(\d+)\s?(?:[-–]|\p{L}{1,3})\s?(\d+)$/u;
/** `5-2`, `5 voix contre 2`, `5 contre 2`, and what others answered behind a comma or a small word. */
const TWO_SIDES = /^(\d{1,6})\s*(?:[-–]|(?:\p{L}+\s+){1,2}(?=\d))\s*(\d{1,6})((?:,|\s\p{L}{2,3}\s).*)?$/u;

/** `2 voix contre`, `2 s'abstiennent`: alone on a line nobody would be for it. */
function leavesForOut(said: string, context: BallotContext): boolean {
	const tally = findFaultlessTally({ text: said, place: () => undefined }, context);
	const answers = (tally?.children ?? []).filter((part) => part.type === 'answer');
	return (
		answers.length > 0 &&
		answers.length === tally?.children.length &&
		answers.every(
			({ answer, children }) => answer !== 'for' && !children.some(({ type }) => type === 'everyone'),
		)
	);
}

/** `… pour, … contre`, with the numbers that are known. */
function blankTally({ lang }: BallotContext, yes = '…', no = '…'): string {
	const answers = vocabulary('answers');
	return `${yes} ${answers.word('for', lang)}, ${no} ${answers.word('against', lang)}`;
}

/** `Vote : 3 pour` in a quote: the label is said again by the line to write. */
function withoutLabel(text: string): string {
	const label = vocabulary('labels').scan(text);
	const colon = label?.id === 'vote' ? /^\s*:\s*/.exec(text.slice(label.length)) : null;
	return label && colon ? text.slice(label.length + colon[0].length) : text;
}

/** A tally alone is not longer. */
const LONGEST_TALLY = 160;

/** `la majorité` alone may be a majority of people; `à la majorité` is one of votes. */
function isOfVotes(consent: string): boolean {
	return !isOneOf(consent, ['consents', 'majority']) || opensWithPreposition(consent);
}

function opensWithPreposition(text: string): boolean {
	const id = vocabulary('smallWords').scan(text)?.id;
	return id === 'to' || id === 'by';
}

/** `12 pour`, `7 voix contre 0`, `2 abstentions`, `4-2-1`. */
function countsIn(text: string, context: BallotContext): PhraseRange[] {
	const found: PhraseRange[] = [];
	const digits = /\d/g;
	for (let digit = digits.exec(text); digit !== null; digit = digits.exec(text)) {
		const at = digit.index;
		NUMBER.lastIndex = at;
		let end = at + (NUMBER.exec(text)?.[0].length ?? 1);
		if (!isWordCharacter(text[at - 1]) && !/[.,/$€£'’-]/.test(text[at - 1] ?? '')) {
			const counted = endOfScore(text, at, context) ?? endOfCount(text, end) ?? endOfPart(text, at, end);
			if (counted !== undefined) {
				found.push({ from: at, to: counted });
				end = counted;
			}
		}
		digits.lastIndex = end;
	}
	return found;
}

/** `Two in favor, two opposed.`, `cinq voix pour`: answers with their count in words before them; `un avis favorable`, `un oui` alone are no count. */
function countsInWords(text: string, { lang }: BallotContext): Measure[] {
	const found = vocabulary('answers')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const answer = vocabulary('answers').findId(text.slice(from, to));
			const isLoose = answer === 'for' || answer === 'against';
			if (isLoose && !endsCount().test(text.slice(to, to + 12))) return [];
			// `rend un avis défavorable`
			if (mentions(text.slice(from, to), 'opinions')) return [];
			if (!BLANK_BEFORE.test(text[from - 1] ?? '')) return [];
			const unit = lastWords(text.slice(Math.max(0, from - LONGEST_UNIT), from), 1)[0];
			const isUnit = unit !== undefined && isOneOf(unit.text, ['units', 'votes']);
			// `A vote was taken; five | were | in favour`
			const isLinked =
				unit !== undefined &&
				isOneOf(unit.text, ['verdictLinks', 'is']) &&
				mentions(text.slice(Math.max(0, from - LONGEST_LEAD), from), ['labels', 'vote']);
			const before = text.slice(0, from).trimEnd();
			const count = countBefore(isUnit || isLinked ? before.slice(0, -unit.text.length) : before, lang);
			// `Deux lettres sont arrivées. Une contre.`
			const isOfVotes =
				isUnit || answer === 'abstention' || mentions(text.slice(from, to), ['units', 'votes']);
			return count ? [{ from: count.from, to, value: count.value, isOfVotes }] : [];
		});
	// `Trois arguments pour, deux contre` counts arguments: of votes two are counted alike.
	const isCount = found.length > 1 && found.some(({ value }) => compare(value, TWO) >= 0);
	return found
		.map(({ from, to, isOfVotes }) => ({ from, to, isAlone: isOfVotes && isSentence(text, from, to) }))
		.filter(({ from, isAlone }) => isLetter(text[from]) && (isCount || isAlone));
}

/** `Il y a eu | deux abstentions.`: a count that is all of a sentence, with names in brackets at most. */
function isSentence(text: string, from: number, to: number): boolean {
	const start = skipBlanks(text, sentenceStart(text, from, 0));
	const lead = aloneLead().exec(text.slice(start, from))?.[0].length ?? 0;
	return start + lead === from && ENDS_SENTENCE.test(text.slice(to, to + LONGEST_NAMES));
}

const ENDS_SENTENCE = /^(?:\s*\([^()\n]{2,200}\))?\s*(?:[.!]|$)/;

/** What may stand before a count that is all of a sentence: `Il y a eu`, `Seuls`, `Ainsi,`. */
export const aloneLead = lazyPattern`(?u)^(?:\p{L}{2,8},\s)?(?:(?!${'negations'}\s)\p{L}{2}\s)?(?:${'thereLeads'}\s)?(?:${'onlyWords'}\s)?`;

const TWO = fraction(2n);
const LONGEST_UNIT = 16;
/** How far before a count the word may stand that says that it is one of votes. */
const LONGEST_LEAD = 80;
const BLANK_BEFORE = /\s/;

/** `Moss seconded, | all in favor |.`, `tous pour`, `tout le monde est pour`. */
function everyoneIn(text: string): PhraseRange[] {
	return vocabulary('everyone')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const link = vocabulary('verdictLinks').scan(text.slice(skipBlanks(text, to)));
			const last = link && link.id !== 'isNot' ? skipBlanks(text, to) + link.length : to;
			const at = skipBlanks(text, last);
			const answer = at > to ? vocabulary('answers').scan(text.slice(at)) : undefined;
			const end = at + (answer?.length ?? 0);
			// `The parents are all for` tells of others.
			const opens = /(?:^|[.,;:–—-])\s*$/.test(text.slice(0, from));
			const isLess = opensWith(text.slice(end).trimStart(), ['tallyWords', 'less']);
			const ends = isLess || endsCount().test(text.slice(end, end + 12));
			return answer?.id === 'for' && opens && ends ? [{ from, to: end }] : [];
		});
}

/** `Marsh yes, Reilly yes, Nair no`: names with their answers, three at least, from the first to the last. */
function rollCallIn(text: string): PhraseRange[] {
	const words = matchesIn(text, BEFORE_STOP).filter(([, word = '']) => isOneOf(word, 'answers'));
	if (words.length < 3) return [];
	const answers = matchesIn(text, namedAnswer()).filter(([, word = '']) => isOneOf(word, 'answers'));
	const [first, last] = [answers[0], answers.at(-1)];
	if (!first || !last || answers.length < 3) return [];
	return [{ from: first.index, to: last.index + last[0].length }];
}

/**
 * `La hausse est proposée. Pour : 3. Contre : 3.`: two answers at least with a count each, behind a sentence; without colons,
 * `Pour 8, contre 5`, also above one.
 */
function labelledCountsIn(text: string): PhraseRange[] {
	const signed = matchesIn(text, SIGNED);
	const found = (signed.length > 1 ? signed : matchesIn(text, LABELLED)).flatMap((match) => {
		const answer = vocabulary('answers').findId((match[1] ?? '').trim());
		return answer === undefined ? [] : [{ match, answer }];
	});
	const first = found[0];
	const last = signed.length > 1 ? signed.at(-1) : found.at(-1)?.match;
	// `Présents : 6 – Votants : 6 – | Pour : 6`
	const isRow =
		signed.length > 1 && signed.every(([, word = '']) => isOneOf(word.trim(), 'headCounts', 'answers'));
	if (!first || !last || !(isRow || found.some(({ answer }) => answer !== first.answer))) return [];
	const opens = first.match.index === 0;
	const isAll = last.index + last[0].length === text.trimEnd().length;
	if (opens && !text.includes('=') && (isAll || (first.match[0].includes(':') && signed.length < 2)))
		return [];
	const from = opens || signed.length > 1 ? first.match.index : first.match.index + 1;
	return [{ from: skipBlanks(text, from), to: last.index + last[0].length }];
}

/** `The vote was | 3 to 1`: a score that the name of the vote and a verb lead to, where it opens its text. */
function scoresSaidIn(text: string, { lang }: BallotContext): PhraseRange[] {
	if (!/\d/.test(text) && !mayHoldNumberInWords(text)) return [];
	const [first] = readSentences(text);
	// `The vote was 5 to 2. Motion lost.`: which of the two are for it, nobody can tell.
	if (!first || mentions(text, ['results', 'rejected'])) return [];
	return scoresOfVote(text.slice(first.from, first.to), lang, true).flatMap((score) =>
		score.isSaid ? [{ from: first.from + score.from, to: first.from + score.to }] : [],
	);
}

/** `by a vote of | four to one`: those in digits are found as numbers are. */
function scoresInWords(text: string, { lang }: BallotContext): Measure[] {
	if (!mayHoldNumberInWords(text)) return [];
	return scoresOfVote(text, lang, false).flatMap(({ from, to, value, second }) =>
		isLetter(text[from]) && isByVote(text.slice(0, from).trimEnd()) && compare(value, second) > 0
			? [{ from, to, score: `${value.numerator}-${second.numerator}` }]
			: [],
	);
}

/** A word behind a stop or a sign, a colon or none, and a number that ends its part. */
const LABELLED =
	/(?:^|[.,;:–—-]\s+)([^\s.,;:\d]{2,20}(?:\s[^\s.,;:\d]{2,20})?)\s?:?\s?\d{1,6}(?=\s?(?:[.,;)\n–—-]|$))/g;

/** `For: 2  Against: 2`, `Pour=3 Contre=2`: a word, its sign and a number, whatever parts it from the next. */
const SIGNED =
	/(?<![^\s.,;:–—-])([^\s.,;:=\d]{2,20}(?:\s[^\s.,;:=\d]{2,20})?)\s?[:=]\s?\d{1,6}(?![\d/%]|[.,]\d)/g;

/** A word before a comma or a stop: without a class of Unicode, which every run would compile. */
const BEFORE_STOP = /\s([^\s,;.:=]{2,12})(?=\s?(?:[,;.]|$))/g;
const namedAnswer = lazy(
	() => /(?<!\p{L})\p{Lu}[\p{L}'’-]{1,30}\s?[:=–—-]?\s{1,2}(\p{L}{2,12})(?=\s?(?:[,;.]|$))/gu,
);
const NUMBER = /\d{1,3}(?:[\s,]?\d{3})*\d*/y;
const DASHES = /\d{1,3}[-–]\d{1,3}[-–]\d{1,3}(?![\d-])/y;
const SCORE = /\d{1,3}(?:\s?[-–]\s?|\/)\d{1,3}(?![\d/-])/y;

/** `4-2-1`; `5-0` and `7/7` behind a result, the label of a vote or its verb: `Passed 4-1`, `Adopté (7/7)`, `Vote 5-0`, `voted 4-2 to …`. */
function endOfScore(text: string, at: number, context: BallotContext): number | undefined {
	DASHES.lastIndex = at;
	if (DASHES.test(text))
		return isNumberOfThing(text.slice(Math.max(0, at - 24), at)) ? undefined : DASHES.lastIndex;
	SCORE.lastIndex = at;
	if (!SCORE.test(text)) return endOfLinked(text, at, context);
	const end = SCORE.lastIndex;
	const near = text.slice(Math.max(0, at - 24), at).replace(/\s*[(:]?\s*$/, '');
	const before = near.slice(startOfLetters(near, near.length));
	const result = vocabulary('results').findId(before);
	// `We lost 2-4 to Wells` tells of a match.
	const subject = text.slice(Math.max(0, text.lastIndexOf('.', at) + 1), at - before.length);
	const isResult =
		result !== undefined &&
		(result !== 'rejected' || !/\p{L}/u.test(subject) || mentions(subject, 'votedTexts'));
	const isOfVote =
		isResult || isOneOf(before, ['labels', 'vote'], ['votingVerbs', 'votes']) || isByVote(near);
	return isOfVote || isScoreOfMotion(text, at, end) || isScoreOfBody(text, at, end, context)
		? end
		: undefined;
}

/** Whether three figures are the number of something: `article L. | 225-129-6`, `lot | 12-4-7`; not `Approved | 4-2-1`, `seconded by Mr Lee, | 4-2-1`. */
function isNumberOfThing(before: string): boolean {
	const near = before.replace(/[\s(:]+$/, '');
	const word = near.slice(startOfLetters(near, near.length));
	// `art. 12-4-7`, `n° 12-4-7`, `L225-129, 225-129-6`
	if (word === '') return /(?<!\p{L})\p{L}{1,3}\.$|\d[,;]?$|[°º№#§]$/u.test(near);
	// `Dan Ness (31-1-2)`, `Motion to adjourn: 5-0-1`
	if (/[(:]\s*$/.test(before)) return false;
	return (
		!isOneOf(word, 'results', ['labels', 'vote'], ['labels', 'result'], ['votingVerbs', 'votes']) &&
		!isOneOf(word, ['units', 'votes'], ['verdictLinks', 'is']) &&
		!isByVote(near) &&
		!opensWithPreposition(word)
	);
}

/** `by | a vote of | 5-1`, `par | un vote de | 5 à 1` */
function isByVote(before: string): boolean {
	const words = lastWords(`${before} `, 3).map(({ text }) => text);
	return words.length === 3 && isOneOf(words.join(' '), ['decisionAsides', 'whose']);
}

/** `Members voted | 5 to 2 | to raise the fee`, `The board voted in favour, | 5 to 2 |.`: two numbers with a word between them, of a body that votes. */
function endOfLinked(text: string, at: number, context: BallotContext): number | undefined {
	const [, first = '', word = '', second = ''] = LINKED.exec(text.slice(at, at + LONGEST_LINKED)) ?? [];
	if (!isOneOf(word, ['tallyWords', 'to']) || Number(first) <= Number(second)) return undefined;
	const end = at + first.length + word.length + second.length;
	if (isScoreOfBody(text, at, end, context)) return end;
	const behind = text.slice(end, end + LONGEST_LINKED).trimStart();
	const goesOn = /^[.,;)]|^$/.test(behind) || opensWith(behind, 'answers', ['smallWords', 'to']);
	const before = wordsBefore(text, at);
	// `On a vote of | 3 to 2 | the motion failed`
	const isOfVote = isByVote(before.trimEnd())
		? !/^\d/.test(behind)
		: isOfBody(before, 'votes', context) && goesOn;
	return isOfVote ? end : undefined;
}

const LINKED = /^(\d{1,4}\s+)(\p{L}{1,6})(\s+\d{1,4})(?![\d/-])/u;
const LONGEST_LINKED = 24;

/** What stands before a number, no further than a motion is long: a text may hold thousands of numbers. */
function wordsBefore(text: string, at: number): string {
	return text.slice(Math.max(0, at - LONGEST_MOVED), at);
}

/** `The board approved it | 5-2 |.`, `Members voted in favour, | 5 to 2 |`: two numbers that end what a body decides, the greater one first. */
function isScoreOfBody(text: string, at: number, end: number, context: BallotContext): boolean {
	if (!/^\s*(?:[.;)]|$)/.test(text.slice(end, end + 4))) return false;
	const [more = '', less = ''] = text.slice(at, end).match(/\d+/g) ?? [];
	// `The board approved items 5-7.`, `the minutes of 12/3`
	if (Number(more) <= Number(less) || text.slice(at, end).includes('/')) return false;
	const before = wordsBefore(text, at);
	return isBehindObject(before) && isOfBody(before, 'decides', context);
}

/**
 * `The board approved | it |`, `… | the motion |`, `… | the budget, |`, `Members voted in favour, |`: before a score stands what was put to the
 * vote, or the vote itself. No `Resolution 25-3`, `the quote 25-12`, `the minutes of 12-3`, `open from Monday, 9-5`.
 */
function isBehindObject(before: string): boolean {
	const said = before.replace(/\s*[,(]?\s*$/, '');
	const isParted = /[,(]/.test(before.slice(said.length));
	const last = lastWords(`${said} `, 1)[0]?.text ?? '';
	const { from, to } = vocabulary('votedTexts').findAll(said).at(-1) ?? { from: 0, to: 0 };
	const text = said.slice(from, to);
	const isNamed = isOneOf(text, ['votedTexts', 'same']) || /[\s'’]/.test(text);
	if (to === said.length && isNamed) return true;
	if (!isParted) return false;
	return isOneOf(last, 'decidedThings') || mentions(said.slice(said.lastIndexOf('. ') + 1), 'votingVerbs');
}

/** `The board approved the plan`, `Members voted`: whether words open with a body that decides or, right at their end, votes, and nothing else is decided in them. */
function isOfBody(words: string, by: 'decides' | 'votes', context: BallotContext): boolean {
	const lead = words.slice(words.lastIndexOf('. ') + 1).trim();
	const decider = findDecider(lead, context);
	if (!decider || decider.isImpersonal || opensWithOtherBody(lead.slice(decider.from), context)) return false;
	const behind = lead.slice(decider.to).trimStart();
	const voting = vocabulary('votingVerbs').scan(behind);
	if (by === 'votes') return voting?.id === 'votes' && voting.length === behind.length;
	if (voting?.id === 'votes') return true;
	const [first, second] = decidingWords().all(behind);
	return first?.from === 0 && !second;
}

/** `On a motion by May, seconded by Houck, the lease was renewed, | 4-1 |.`: two numbers between signs in a sentence that says who moved. */
function isScoreOfMotion(text: string, at: number, end: number): boolean {
	const near = wordsBefore(text, at);
	if (!/[,;:(]\s*$/.test(near) || !/^\s*(?:[,;.)]|$)/.test(text.slice(end, end + 4))) return false;
	return tellsOfMotion(near.slice(near.lastIndexOf('. ') + 1));
}

/** Whether a sentence says who moved or seconded. */
export function tellsOfMotion(sentence: string): boolean {
	return mentions(sentence, ['speechVerbs', 'movedBy']);
}

const LONGEST_MOVED = 240;

/** Where the words that make a number a count of votes end, after it. */
function endOfCount(text: string, from: number): number | undefined {
	const at = skipBlanks(text, from);
	const word = WORD.exec(text.slice(at, at + 40))?.[0];
	if (at === from || word === undefined || !firstWords().has(foldWord(word))) return undefined;
	const unit = vocabulary('units').scan(text.slice(at));
	const afterUnit = unit?.id === 'votes' ? skipBlanks(text, at + unit.length) : at;
	for (const start of afterUnit > at ? [at, afterUnit] : [at]) {
		const answer = vocabulary('answers').scan(text.slice(start));
		const link = answer ?? (start > at ? vocabulary('tallyWords').scan(text.slice(start)) : undefined);
		if (!link) continue;
		const to = start + link.length;
		// `7 voix contre 0`, `6 votes to 5`: the second number belongs to it.
		const other = afterUnit > at ? /^\s+\d+/.exec(text.slice(to, to + 30))?.[0] : undefined;
		// `2 000 parts de 10 €` is a capital.
		if (other && isForOthers(answer?.id, text.slice(to + other.length))) return undefined;
		if (other)
			return isMoney(text.slice(to + other.length, to + other.length + 12)) ? undefined : to + other.length;
		if (!answer) continue;
		// `Le vote donne 3 contre 1`: a score.
		const score = answer.id === 'against' && start === at && SCORED.exec(text.slice(to, to + 12))?.[0];
		if (score) return to + score.length;
		// `pour` and `for` are prepositions too: as answers they end what they count.
		if ((answer.id !== 'for' && answer.id !== 'against') || endsCount().test(text.slice(to, to + 12)))
			return to;
	}
	return undefined;
}

/** `adopté par | 28 voix sur 28`: all those that voted stand behind, and by what it was decided before. */
function endOfPart(text: string, at: number, from: number): number | undefined {
	const by = lastWords(text.slice(Math.max(0, at - LONGEST_UNIT), at), 1)[0]?.text ?? '';
	const unitAt = skipBlanks(text, from);
	const unit = vocabulary('units').scan(text.slice(unitAt));
	if (unit?.id !== 'votes' || !isOneOf(by, ['smallWords', 'by'])) return undefined;
	const to = unitAt + unit.length;
	const sign = skipBlanks(text, to);
	const part = vocabulary('outOf').scan(text.slice(sign));
	const whole = part && /^\s+\d{1,6}(?=\s*(?:[.,;)]|$))/.exec(text.slice(sign + part.length))?.[0];
	return part && whole ? sign + part.length + whole.length : undefined;
}

/** The other number of a score, which nothing is said of. */
const SCORED = /^\s+\d{1,6}(?=\s*(?:[.,;)]|$))/;

/** `42 actions pour 118 | salariés`: whom they are for, and no answer that the number counts. */
function isForOthers(answer: string | undefined, behind: string): boolean {
	const word = WORD.exec(behind.slice(0, 40).trimStart())?.[0];
	return answer === 'for' && /^\s/.test(behind) && word !== undefined && !firstWords().has(foldWord(word));
}

function isMoney(behind: string): boolean {
	return /^\s*[€$£]/.test(behind) || opensWith(behind.trimStart(), 'currencies');
}

const WORD = new RegExp(`^(?:${WORD_SIGN}|['’])+`);
/** What stands behind a count of votes: a sign, an `et`, or another number. */
export const endsCount = lazyPattern`^\s*(?:[,;.:/()–—*]|-(?![a-zà-ÿ])|$|${['smallWords', 'and']}\s|\d{1,3}(?!\d|\s?[%€£$]))`;

/** The first words of answers and units: most words after a number are none of them. */
const firstWords = lazy<ReadonlySet<string>>(
	() =>
		new Set(allWords('answers', ['units', 'votes']).map((phrase) => foldWord(phrase).split(' ', 1)[0] ?? '')),
);

/** Between a number and its word. */
const LONGEST_BLANKS = 12;

/** The first word of deciding between two offsets that belongs to no count and elects nobody, and the result that it says. */
function decisionIn(
	text: string,
	from: number,
	to: number,
	measures: readonly PhraseRange[],
): (PhraseRange & { result?: ToldVote['result'] }) | undefined {
	const first = decidingWords()
		.all(text.slice(from, to))
		.find((range) => {
			const [start, end] = [from + range.from, from + range.to];
			// `5 votes for`, `5 votes were required`: a unit decides nothing.
			const isUnit = measures.some((one) => one.from < start && end < one.to);
			const isCounted = /\d\s+$/.test(text.slice(Math.max(from, start - LONGEST_BLANKS), start));
			return !isUnit && !isCounted && !isElectedPerson(text, start, end);
		});
	if (!first) return undefined;
	const words = text.slice(from + first.from, from + first.to);
	const outcome = vocabulary('results').lookup(words)?.id;
	const range = { from: from + first.from, to: from + first.to };
	return outcome === undefined || outcome === 'adopted'
		? range
		: { ...range, result: { outcome, text: words } };
}

/** `Les élus votent le budget`: people who hold a seat, not the result of an election. */
function isElectedPerson(text: string, from: number, to: number): boolean {
	if (vocabulary('results').lookup(text.slice(from, to))?.id !== 'elected') return false;
	const before = /(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, from - 16), from))?.[1] ?? '';
	// `Les étudiants élus, par la voix de Zoé Prat, regrettent …`
	const isAside = text[to] === ',' && !isCapital(before) && !isOneOf(before, ['verdictLinks', 'is']);
	return before !== '' && (isAside || isParticle(before.toLowerCase()));
}

function sentenceStart(text: string, before: number, from: number): number {
	let start = before;
	while (start > from && !(isEndOfSentence(text, start - 1) && /\s/.test(text[start] ?? ' '))) start -= 1;
	return start;
}

function sentenceEnd(text: string, after: number): number {
	let end = after;
	while (end < text.length && !(isEndOfSentence(text, end) && /[\s*_)»]|^$/.test(text[end + 1] ?? '')))
		end += 1;
	return end;
}
