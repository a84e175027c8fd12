/**
 * Counts of a vote inside a sentence that is no tally as a whole: `approuvés par neuf voix et une abstention`, `The vote was 5 in favor with 0
 * opposed`, `le conseil retient l'offre, par 7 voix pour et 2 contre`, `à l'unanimité des 8 conseillers restants`. They are of the vote right
 * beside the paragraph, and compared with it.
 */

import type { CountStatement } from '../../../ast/index.js';
import {
	allWords,
	type IdOf,
	isOneOf,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../../language/index.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { compare, equals, type Fraction, fraction, toDecimalString } from '../../../text/fraction.js';
import { isLetter, lastWords, wordBehindSpace } from '../../../text/letters.js';
import { countBefore, mayHoldNumberInWords, scanCount } from '../../../text/number.js';
import { createPhraseCheck } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { tellsOfOtherYear } from '../times/times.js';
import { consentsIn, decidingWords, takesOff } from '../wording/consents.js';
import { isInQuotes } from '../wording/plain-words.js';
import { numberBehind, numberBehindLink, scoresOfVote, unitMarks } from '../wording/scores.js';
import { answerAt } from './plain-votes.js';
import { aloneLead, endsCount, isOfOthers } from './uncounted-votes.js';

type Answer = 'for' | 'against' | 'abstention';

interface Loose {
	of: Answer | 'cast';
	value: Fraction;
	from: number;
	to: number;
	/** Where its sentence starts and ends. */
	within?: { from: number; to: number };
	/** `voix`, `tantièmes` beside the number: votes, and not people. */
	isOfVotes: boolean;
	/** `Les trois locataires ont voté contre`: others may have voted so too. */
	some?: true | undefined;
}

/** The counts of a paragraph; none of an answer that it counts twice. `hasTally`: its answers are read already. */
export function readLooseCounts(
	placed: PlacedText,
	context: BallotContext,
	hasTally: boolean,
): CountStatement[] {
	const { text } = placed;
	// Most texts that decide count nothing.
	const isCounted =
		mentions(text, 'answers') ||
		consentsIn(text, 'unanimous').length > 0 ||
		[unitMarks, votersMarks].some((marks) => marks().all(text).length > 0);
	if (!isCounted && !TWO_FIGURES.test(text)) return [];
	const sentences = readSentences(text);
	const found = sentences.flatMap(({ from, to }, index): Loose[] => {
		const sentence = text.slice(from, to);
		const next = sentences[index + 1];
		if (!countsVote(sentence, next && text.slice(next.from, next.to), index === 0, context)) return [];
		if (isInQuotes(text, to)) return [];
		const ofSentence = [
			...(hasTally ? [] : countsIn(sentence, index === 0, context)),
			...castIn(sentence, context),
		];
		return ofSentence.map((one) => ({
			...one,
			from: one.from + from,
			to: one.to + from,
			within: { from, to },
		}));
	});
	const first = new Map<Loose['of'], Loose>();
	const differs = new Set<Loose['of']>();
	for (const one of found) {
		const other = first.get(one.of);
		if (!other) first.set(one.of, one);
		else if (!equals(other.value, one.value)) differs.add(one.of);
	}
	return [...first.values()]
		.filter(({ of }) => !differs.has(of))
		.map(({ of, value, from, to, within, isOfVotes, some }) =>
			makeStatement('count', placed.place(from, to), {
				of,
				value: toDecimalString(value),
				beside: true,
				...(isOfVotes ? {} : { heads: true as const }),
				...(some && { some }),
				...(within ? { within: placed.place(within.from, within.to) } : {}),
			}),
		);
}

/** `Deux élus ont voté contre.`, `Il y a eu une abstention.`, `Only four voted.`: sentences that count those of one answer, or who voted, and say nothing else. */
export function readVotersAlone({ text, place }: PlacedText, { lang }: BallotContext): CountStatement[] {
	if (!mentions(text, 'answers', 'voterVerbs', ['attendanceVerbs', 'voted'], ['headCounts', 'voters']))
		return [];
	return readSentences(text).flatMap(({ from, to, whole }) => {
		const sentence = text.slice(from, to);
		if (sentence.length > LONGEST_ALONE) return [];
		const all = opensWith(sentence, 'everyone') ? (allLead().exec(sentence)?.[0].length ?? 0) : 0;
		const lead = all > 0 ? all : (aloneLead().exec(sentence)?.[0].length ?? 0);
		const said = sentence.slice(lead);
		const one = vocabulary('peopleNouns').scan(said);
		const count = one?.id === 'one' ? { value: fraction(1n), length: one.length } : scanCount(said, lang);
		if (!count) return [];
		const counted = sentence.slice(lead + count.length).replace(/[\s.!*_]+$/, '');
		// `Une | seule | personne`
		const only = wordBehindSpace(counted);
		const behind = only && isOneOf(only.text, 'onlyWords') ? counted.slice(only.to) : counted;
		const noun = wordBehindSpace(behind);
		const isPeople = noun !== undefined && isOneOf(noun.text, ['peopleNouns', 'noun']);
		const rest = (isPeople ? behind.slice(noun.to) : behind).trim();
		const told = rest.includes(' ') || isPeople || lead > 0 ? whatVotersDid(rest) : undefined;
		const of = told ?? (whole ? answerShown(behind, all > 0) : undefined);
		if (!of) return [];
		return [
			makeStatement('count', place(from, to), {
				of,
				value: toDecimalString(count.value),
				beside: true,
				...(told ? { alone: true as const } : {}),
				...(isPeople ? { heads: true as const } : {}),
			}),
		];
	});
}

/** `ont voté contre`, `abstention`, `abstention | was recorded`, `voted` */
function whatVotersDid(said: string): Loose['of'] | undefined {
	const words = mentions(said, ['recordedAnswers', 'told']) ? said.replace(recorded(), '') : said;
	if (isOneOf(words, ['attendanceVerbs', 'voted'], ['headCounts', 'voters'])) return 'cast';
	const of = vocabulary('voterVerbs').findId(words) ?? vocabulary('answers').findId(words);
	return of === 'for' || of === 'against' || of === 'abstention' ? of : undefined;
}

const recorded = lazyPattern`\s+${['recordedAnswers', 'told']}$`;

/** ` membres ont levé la main contre`, of all ` members were in favour`: an answer that they give; of a part of them that is against something, it may be an opinion. */
function answerShown(behind: string, isAll: boolean): Loose['of'] | undefined {
	const found = answerAt(behind, 0);
	const isShown = (isAll && found?.answer === 'for') || mentions(behind, ['plainVoteWords', 'shows']);
	return found?.to === behind.length && isShown ? found.answer : undefined;
}

/** `All | eight members were in favour`; `Les | deux membres sont pour`, `All three parents were in favour` may be a part of them. */
const allLead = lazyPattern`(?u)^${['everyone', 'all']}\s+(?=\S+\s+${['memberNouns', 'any']}(?![\p{L}]))`;

const LONGEST_ALONE = 80;

/** Whether a sentence may count a vote of this meeting: it decides, or the next one does. */
function countsVote(
	sentence: string,
	next: string | undefined,
	opens: boolean,
	context: BallotContext,
): boolean {
	if (sentence.length > LONGEST) return false;
	const isByAll = consentsIn(sentence, 'unanimous').length > 0;
	return (
		(isByAll ||
			(mayCount(sentence) &&
				(decides(sentence) ||
					// `6 votes for, 1 against. | Resolution carried.`
					(next !== undefined && COUNTS_ALONE.test(sentence) && decides(next)) ||
					scoresOfVote(sentence, context.lang, opens).length > 0))) &&
		!mentions(sentence, 'suppositions') &&
		!isOfOthers(sentence) &&
		!tellsOfOtherYear(sentence, context)
	);
}

/** A sentence that may hold counts. */
interface CountSentence {
	text: string;
	lang: BallotContext['lang'];
	/** It begins its paragraph. */
	opens: boolean;
	/** How it says that the vote ended. */
	result: IdOf<'results'> | undefined;
	/** `rend un avis défavorable par 5 voix contre 2`, `rejette l'offre par 6 voix contre 1`: those against stand first. */
	isRejected: boolean;
}

/** The answers of a sentence with a number each: where one reader finds who was for it, no other is asked. */
function countsIn(text: string, opens: boolean, { lang }: BallotContext): Loose[] {
	const result = vocabulary('results').findIn(text)?.id;
	if (result === 'elected') return [];
	const isRejected =
		result === 'rejected' ||
		vocabulary('opinions').findIn(text)?.id === 'unfavourable' ||
		vocabulary('decisionVerbs').findIn(text)?.id === 'refuses';
	const found: Loose[] = [];
	for (const read of [readAnswers, readVotesCast, readScoresBehindUnit, readScoresBehindResult]) {
		for (const one of read({ text, lang, opens, result, isRejected })) found.push(one);
		if (found.some(({ of }) => of === 'for')) break;
	}
	return found;
}

/** `six voix pour`, `trois conseillers votant contre`, `four were in favor` */
function readAnswers({ text, lang, isRejected }: CountSentence): Loose[] {
	return vocabulary('answers')
		.findAll(text)
		.flatMap((mark) => {
			const of = vocabulary('answers').findId(text.slice(mark.from, mark.to));
			if (of !== 'for' && of !== 'against' && of !== 'abstention') return [];
			// `trois conseillers | votant contre`
			const verb = lastWords(text.slice(0, mark.from), 1)[0];
			const isVerb =
				verb !== undefined && vocabulary('voterVerbs').findId(text.slice(verb.from, mark.to)) === of;
			// `four | were in favor`
			const isLink = verb !== undefined && isOneOf(verb.text, ['verdictLinks', 'is']);
			const words = text.slice(0, isVerb || isLink ? verb.from : mark.from);
			const unit = unitBefore(words);
			const whole = countOfPeople(words, lang);
			const link = whole && linkToWhole(words.slice(0, whole.from));
			const ahead = link === undefined ? undefined : countOfPeople(words.slice(0, link), lang);
			const part = ahead && isVoteOf(words.slice(ahead.from)) ? undefined : ahead;
			// `La majorité des | huit membres ont voté pour`: how many, nobody says; `à la majorité de | 5 voix pour` does.
			const isOfPeople = link !== undefined && unit.length > 0 && !unit.isOfVotes;
			const number = part ?? (isOfPeople ? undefined : whole);
			// `The vote was 3 to | 1 in favour`
			const before = number && lastWords(words.slice(0, number.from), 1)[0]?.text;
			if (!number || (before && isOneOf(before, ['tallyWords', 'to']))) return [];
			const isOfVotes = unit.isOfVotes || mentions(text.slice(mark.from, mark.to), 'units');
			const behind = text.slice(mark.to);
			const second = of === 'against' && isOfVotes ? numberBehind(behind, lang) : undefined;
			if (second) return pair(number, second.value, mark.from, isRejected);
			// `pour` and `for` are prepositions too: as answers they end what they count.
			const isNoun = of === 'abstention' || /\s/.test(text.slice(mark.from, mark.to).trim());
			if (!isNoun && !endsPart(behind)) return [];
			// `un avis favorable`, `un vote pour garder`
			const isArticle = !/\d/.test(text[number.from] ?? '') && equals(number.value, fraction(1n));
			// `it was agreed, with | one against`
			const isBeside = isArticle && besideLead().test(text.slice(0, number.from));
			if (isArticle && (of === 'for' || (of === 'against' && !isOfVotes && !isBeside))) return [];
			const some = isOfGroup(text.slice(0, number.from), unit.noun) ? { some: true as const } : {};
			return [{ of, value: number.value, from: number.from, to: mark.to, isOfVotes, ...some }];
		});
}

/** `Les | trois locataires ont voté contre`, `the | two tenants voted against`: people of a kind, who are no members as such. */
function isOfGroup(before: string, noun: string): boolean {
	return noun !== '' && articleAtEnd().test(before) && !isOneOf(noun, 'memberNouns', 'units');
}

const articleAtEnd = lazyPattern`(?:^|\s)${['determiners', 'article']}\s+$`;

/** `par | un vote de 5 voix pour`: no vote of one. */
function isVoteOf(words: string): boolean {
	return opensWith(words, ['tallyWords', 'filler']);
}

/** Where the link to a whole starts that ends these words: `6 membres | sur ` before `8 ont voté pour`. */
function linkToWhole(words: string): number | undefined {
	return [3, 2, 1]
		.map((length) => lastWords(words, length)[0]?.from)
		.find((from) => from !== undefined && isOneOf(words.slice(from).trim(), 'outOf'));
}

/** The number at the end of these words, with or without a noun of people or of votes behind it. */
function countOfPeople(words: string, lang: BallotContext['lang']): ReturnType<typeof countBefore> {
	return countBefore(words.slice(0, words.length - unitBefore(words).length), lang);
}

/** `adoptée par 9 voix à 5`, `est adopté par 12 voix` */
function readVotesCast({ text, lang, result, isRejected }: CountSentence): Loose[] {
	return unitMarks()
		.all(text)
		.flatMap((mark) => {
			const number = countBefore(text.slice(0, mark.from), lang);
			if (!number || isVoteOf(text.slice(number.from))) return [];
			const behind = text.slice(mark.to);
			const second = numberBehindLink(behind, lang);
			if (second) return pair(number, second.value, mark.from, isRejected);
			if (!manner().test(text.slice(0, number.from)) || isRejected || result !== 'adopted') return [];
			if (!endsPart(behind) && !isPartOf(behind)) return [];
			return [{ of: 'for' as const, value: number.value, from: number.from, to: mark.to, isOfVotes: true }];
		});
}

/** `on a vote of 4 to 1`, `The vote was 6-0` */
function readScoresBehindUnit({ text, lang, opens, isRejected }: CountSentence): Loose[] {
	return scoresOfVote(text, lang, opens).flatMap(({ value, second, from, to }) =>
		ofPeopleOrVotes(pair({ value, from }, second, to, isRejected)),
	);
}

/** `carried 4-1` */
function readScoresBehindResult({ text, lang, isRejected }: CountSentence): Loose[] {
	if (!TWO_FIGURES.test(text) && !mayHoldNumberInWords(text)) return [];
	if (!mentions(text, 'results', ['consents', 'unanimous'])) return [];
	return matchesIn(text, scores()).flatMap((score) => {
		const [all, word = '', one = '', link = '', other = '', more = ''] = score;
		const isUnanimous = isOneOf(word, ['consents', 'unanimous']);
		if (!isOneOf(word, 'results') && !isUnanimous) return [];
		const [yes, no] = [scanCount(one, lang), scanCount(other, lang)];
		if (!yes || !no) return [];
		const abstention = /\d+/.exec(more)?.[0];
		const first = {
			value: yes.value,
			from: score.index + all.length - one.length - other.length - link.length - more.length,
		};
		const to = score.index + all.length;
		const counts = pair(first, no.value, to, isRejected);
		const others = abstention ? scanCount(abstention, lang) : undefined;
		if (others && counts.length > 0)
			counts.push({ of: 'abstention', value: others.value, from: first.from, to, isOfVotes: true });
		return ofPeopleOrVotes(counts);
	});
}

/** A score says not whether it counts people or their votes. */
function ofPeopleOrVotes(counts: readonly Loose[]): Loose[] {
	return counts.map((one) => ({ ...one, isOfVotes: false }));
}

/** `9 voix contre 2`: those who won stand first; of what is rejected, nobody can tell which of the two are for it. */
function pair(
	first: { value: Fraction; from: number },
	second: Fraction,
	to: number,
	isRejected: boolean,
): Loose[] {
	if (isRejected || compare(first.value, second) < 0) return [];
	const at = { from: first.from, to, isOfVotes: true };
	return [
		{ of: 'for', value: first.value, ...at },
		{ of: 'against', value: second, ...at },
	];
}

/** `à l'unanimité des 8 conseillers restants`, `with four members voting`: how many voted. */
function castIn(sentence: string, { lang }: BallotContext): Loose[] {
	const found: Loose[] = [];
	const add = (value: Fraction, from: number, to: number, isOfVotes = false) =>
		found.push({ of: 'cast', value, from, to, isOfVotes });
	for (const consent of consentsIn(sentence, 'unanimous')) {
		// `unanimously | but for one vote`
		if (takesOff(sentence.slice(consent.to))) continue;
		const gap = /^(?:\s+\p{L}{1,3}){1,2}\s+/u.exec(sentence.slice(consent.to))?.[0].length ?? 0;
		const from = consent.to + gap;
		const count = gap > 0 ? scanCount(sentence.slice(from, from + LONGEST_NUMBER), lang) : undefined;
		const noun = count && wordBehindSpace(sentence.slice(from + count.length));
		if (count && noun && isOneOf(noun.text, ['peopleNouns', 'noun'], 'headCounts', 'units'))
			add(count.value, from, from + count.length, isOneOf(noun.text, ['units', 'votes']));
	}
	for (const mark of votersMarks().all(sentence)) {
		// `all five remaining members voting`
		const before = sentence.slice(0, mark.from);
		const number = countBefore(before, lang) ?? countBefore(before.replace(/\p{L}+\s+$/u, ''), lang);
		// `with two members voting by proxy` are a part of them.
		if (number && endsCount().test(sentence.slice(mark.to, mark.to + 12)))
			add(number.value, number.from, mark.from);
	}
	return found;
}

/** `5 voix | pour`, `4 members | against`: what is counted, between the number and the answer. */
function unitBefore(words: string): { length: number; isOfVotes: boolean; noun: string } {
	const end = words.trimEnd().length;
	let from = end;
	while (from > 0 && isLetter(words[from - 1])) from -= 1;
	const word = words.slice(from, end);
	const unit = word === '' ? undefined : vocabulary('units').findId(word);
	const isNoun = unit !== undefined || isOneOf(word, ['peopleNouns', 'noun']);
	return { length: isNoun ? words.length - from : 0, isOfVotes: unit === 'votes', noun: isNoun ? word : '' };
}

/** `65 votes | of 82` */
function isPartOf(behind: string): boolean {
	const whole = vocabulary('outOf').scan(behind.trimStart());
	return whole !== undefined && /^\s*\d/.test(behind.trimStart().slice(whole.length));
}

/** A sign, an `et`, `with`: what a count may end with. */
function endsPart(behind: string): boolean {
	return (
		!/^\s*\d/.test(behind) &&
		(endsCount().test(behind.slice(0, 12)) || withBehind().test(behind.slice(0, 12)))
	);
}

/** A sentence about what was decided: its body, a result, a verb of deciding, or what was put to the vote. */
function decides(sentence: string): boolean {
	return (
		// `votes` is folded as `votés` is.
		decidingWords()
			.all(sentence)
			.some(({ from, to }) => !isOneOf(sentence.slice(from, to), 'units')) ||
		opensWith(sentence, ['decidingBodies', 'body']) ||
		mentions(sentence, ['attendanceVerbs', 'voted']) ||
		opensWith(sentence, ['votedTexts', 'text'])
	);
}

/** A digit, a number in words, or an abstention. */
function mayCount(sentence: string): boolean {
	return /\d/.test(sentence) || mayHoldNumberInWords(sentence) || mayAbstain(sentence);
}

const mayAbstain = createPhraseCheck(() => allWords(['answers', 'abstention']));

const votersMarks = lazyFinder(['headCounts', 'voters'], 'votingMarks');

const manner = lazyPattern`(?:^|[\s,(:])${'mannerLinks'}\s+$`;
const besideLead = lazyPattern`,\s+(?:${'mannerLinks'}|${'onlyWords'})\s+$`;
const withBehind = lazyPattern`^,?\s+${'mannerLinks'}\s`;
/** `carried 3-1`, `passed 4-1-2`, `adoptée 7-2`, `unanimously, 8 to 0`, `passed on a 3-2 vote` */
const scores = lazyPattern`(?g)(?<![^\s(,])([A-Za-zÀ-ÿ]{3,13}),?\s+(?:${'mannerLinks'}\s+)?\(?(\d{1,3}|[a-z]{3,9})([-–]|\s${['tallyWords', 'to']}\s)(\d{1,3}|[a-z]{3,9})([-–]\d{1,3})?(?![a-zà-ÿ]|[\d/:-]|\s*[hap]\.?m?(?![a-z]))`;
/** `6 votes for, 1 against` */
const COUNTS_ALONE = /^\d{1,4}\s+\p{L}[^\d.;:]{2,30},?\s\d{1,4}\s+\p{L}[^\d;:]{2,30}$/u;
const TWO_FIGURES = /\d(?:[-–]|\s[a-zà]{1,3}\s)\d/;
const LONGEST = 400;
const LONGEST_NUMBER = 40;
