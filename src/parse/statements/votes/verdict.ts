/** `La résolution est adoptée à l'unanimité` · `Motion carried` · `Adopté` · `Resolution 3 is not adopted`. */

import { getChildren, type Result, type Tally, type VerdictStatement } from '../../../ast/index.js';
import {
	allWords,
	isOneOf,
	lazyCheck,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	scanResult,
	vocabulary,
} from '../../../language/index.js';
import { positioned, skipBlanks, slicePlaced } from '../../../source/places.js';
import { datesIn } from '../../../text/date.js';
import { lazy } from '../../../text/lazy.js';
import { isCapital, isLetter, lastWords } from '../../../text/letters.js';
import { parseInteger, scanOrdinal } from '../../../text/number.js';
import { createPhraseCheck, createPhraseFinder, type PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { Sentence } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isByCasting } from '../../ballot/casting-vote.js';
import { articleAtEnd, fractionsIn } from '../../ballot/result-reason.js';
import { findFaultlessTally } from '../../ballot/tally.js';
import { isOnMinutes } from '../times/minutes.js';
import { holdsOtherYear, tellsOfOtherYear, withoutDay } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import { agreementAt, isPlan } from '../wording/consents.js';
import { findDecider, namesOtherDay, verbBehind } from './deciding-sentence.js';
import {
	type Clause,
	consentOfBody,
	getVerdict,
	getWords,
	isAsItStands,
	isByAll,
	isByMethod,
	isOfAnswers,
	NUMBER,
	opinionAfter,
	readConsentOf,
	readManner,
	readMannerBefore,
	readOpinion,
	readReceived,
	readScore,
	unanimityIn,
	undecorated,
} from './verdict-parts.js';
import { endsOnText } from './whose-vote.js';

/** The verdict that a sentence without signs around it gives; nothing where it says more than that, supposes it, or tells of another time. */
export function readVerdict(sentence: Clause): VerdictStatement | undefined {
	// `Everyone agreed | ?` asks.
	if (/^\s*\?/.test(sentence.placed.text.slice(sentence.to, sentence.to + 4))) return undefined;
	const article = articleAtEnd(getWords(sentence));
	if (article) {
		const found = readVerdict({ ...sentence, to: sentence.from + article.from });
		return found && { ...found, article: article.number };
	}
	const words = getWords(sentence);
	// `The amendment was lost | and the motion was carried`: the last clause is of the vote.
	const isBesideText = mentions(words, 'sideMotions') && endsOnText(words);
	const found =
		(isBesideText ? undefined : readClause(sentence)) ??
		(mayHoldResult(words)
			? (readBehindLeadIn(sentence) ?? readLastClause(sentence) ?? readBeforeReason(sentence))
			: undefined);
	const share = found && shareIn(words);
	return found && share ? { ...found, ...share } : found;
}

/** `Rejetée | : les deux tiers ne sont pas atteints`: the result, and behind the colon why. */
function readBeforeReason(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (!opensWith(text, 'results')) return undefined;
	const [, word, sign, reason = ''] = BEFORE_REASON.exec(text) ?? [];
	// `Carried, two thirds having been reached.`
	if (sign === ',' && !isShareReached(reason)) return undefined;
	const id = word === undefined ? undefined : vocabulary('results').findId(word);
	if (!word || (id !== 'adopted' && id !== 'rejected')) return undefined;
	return readSubjectAndResult({ ...sentence, to: sentence.from + word.length, whole: true });
}

/** Four words at least. */
const BEFORE_REASON = /^(\p{Lu}\p{Ll}+)\s*([:,])\s+(\p{Ll}[\p{L}'’]*(?:\s+[\p{L}'’]+){3,})/u;

/** `les deux tiers étant atteints`, `two thirds having been reached`: a share, and at the end that it is reached or not. */
function isShareReached(text: string): boolean {
	return shareIn(text) !== undefined && isOneOf(lastWords(`${text} `, 1)[0]?.text ?? '', 'reachedWords');
}

/** `deux tiers`, `three-quarters`: the one fraction of a sentence. */
export function shareIn(text: string): { share: string } | undefined {
	const [part, second] = fractionsIn(text);
	return part?.parts && !second ? { share: `${part.parts}/${part.whole}` } : undefined;
}

/** `The vote was called and | the motion carried`, `…, la motion est rejetée`: a text that was put to the vote opens the last clause. */
function readLastClause(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (text.length > LONGEST_MOTION) return undefined;
	const last = motions().all(text).at(-1) ?? itBehindCounts(text) ?? textBehindMajority(text);
	const lead = text.slice(0, last?.from ?? 0);
	if (!last || !opensClause().test(lead) || holdsOtherYear(text, sentence.context)) return undefined;
	if (mentions(text, 'suppositions', 'unseconded')) return undefined;
	const from = sentence.from + last.from;
	const found = readSubjectAndResult({ ...sentence, from, whole: false });
	const tally = found?.children.length === 1 ? tallyInBrackets(sentence, from) : undefined;
	return found && { ...found, whole: sentence.whole, children: [...found.children, ...(tally ?? [])] };
}

/**
 * `Après un vote à main levée (2 pour, 3 contre), | la résolution est adoptée`: the counts right before the last clause, behind nothing but how was voted;
 * those of `le vote de l'amendement`, `the committee's vote` and `un premier tour` are of another vote.
 */
function tallyInBrackets({ placed, from, context }: Clause, to: number): [Tally] | undefined {
	const led = mannerFirst().exec(placed.text.slice(from, to));
	const got = led && findFaultlessTally(slicePlaced(placed, from + led[0].length, to), context);
	if (got && isOfAnswers(got)) return [got];
	const [, before = '', inside = ''] = BRACKETS_BEFORE.exec(placed.text.slice(from, to)) ?? [];
	const method = vocabulary('ballotMethods').findAll(before).at(-1);
	if (
		!method ||
		before.slice(method.to, -1).trim() !== '' ||
		mentions(before, ['blocks', 'amendment'], 'bodies')
	)
		return undefined;
	const at = from + before.length;
	const tally = inside ? findFaultlessTally(slicePlaced(placed, at, at + inside.length), context) : undefined;
	return tally?.children.some(({ type }) => type === 'answer') ? [tally] : undefined;
}

/** `Ayant recueilli | 300 voix pour et 600 contre, la résolution est adoptée` */
const mannerFirst = lazyPattern`^\s*(?:${'mannerLinks'}|${['votingVerbs', 'receives']})\s+`;

const BRACKETS_BEFORE = /^([^()]*\()([^()]*\d[^()]*)\)\s*,\s*$/;

/** With an article or `this`: the motion that was just put to the vote. */
const motions = lazy(() =>
	createPhraseFinder(
		vocabulary('votedTexts')
			.words()
			.filter((words) => /[\s'’]/.test(words) && isOneOf(words, ['votedTexts', 'text'])),
	),
);
const opensClause = lazyPattern`(?:[,;]|(?:^|\s)${['smallWords', 'and']})\s+(?:${['leadIns', 'follows', 'put']}\s+)?$`;

/** `Eight voted for it and five against, so | it | was lost`: behind answers, the last clause is of what they are on. */
function itBehindCounts(text: string): PhraseRange | undefined {
	const last = vocabulary('votedTexts').findAll(text, 'same').at(-1);
	if (!last || !mentions(text.slice(0, last.from), ['answers', 'for', 'against'])) return undefined;
	return last;
}

/** `La majorité des deux tiers étant réunie, | les statuts sont adoptés`: behind what was reached, the last clause is of the vote. */
function textBehindMajority(text: string): PhraseRange | undefined {
	const comma = text.lastIndexOf(',');
	const from = comma + 1 + (SPACES.exec(text.slice(comma + 1))?.[0].length ?? 0);
	const majority = comma > 0 ? majorities().all(text.slice(0, comma)).at(-1) : undefined;
	const isLed = majority ?? (comma > 0 && isShareReached(text.slice(0, comma)));
	return isLed && determiner().test(text.slice(from)) ? { from, to: text.length } : undefined;
}

const majorities = lazyFinder(['consents', 'majority']);

function readClause(sentence: Clause): VerdictStatement | undefined {
	return (
		readMotionMark(sentence) ??
		readNamedResult(sentence) ??
		readPhrase(sentence) ??
		readSubjectAndResult(sentence) ??
		readWholeTally(sentence) ??
		readBodyDecides(sentence)
	);
}

/**
 * A verdict behind words that lead to it: `En conséquence, la motion est adoptée`, `La présidente déclare la résolution adoptée`, `NB : adoptée`.
 * What stands before a colon may be what was voted; anything else before a comma may be another time or place.
 */
function readBehindLeadIn(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (text.length > LONGEST_MOTION || holdsOtherYear(text, sentence.context)) return undefined;
	const colon = LEAD_IN.exec(text);
	const about = colon?.[1]?.trim();
	// `Minutes of the last meeting: approved`
	const isNow = about !== undefined && (isOnMinutes(about) || !mentions(about, 'suppositions'));
	if (colon && about !== undefined && isNow) {
		const clause = undecorated(sentence.placed.text, { ...sentence, from: sentence.from + colon[0].length });
		const found = readSubjectAndResult({ ...clause, whole: true });
		const thing = found?.bare && found.outcome === 'adopted' ? thingAlone(about) : undefined;
		if (found)
			return {
				...found,
				whole: sentence.whole,
				named: false,
				about,
				...(thing !== undefined && { thing }),
				...partOf(about),
			};
	}
	// `On March 10, 2026, the motion carried`: the day of the meeting.
	const day = LEAD_DAY.exec(withoutDay(text, sentence.context));
	if (day) return readSubjectAndResult({ ...sentence, from: sentence.from + day[0].length });
	const leadIn = vocabulary('leadIns').findIn(text.slice(0, FAR_LEAD_IN));
	if (!leadIn || (leadIn.id !== 'declares' && leadIn.offset > 0)) return undefined;
	const at = leadIn.offset + leadIn.length;
	const from = sentence.from + at + (/^[\s,:]*/.exec(text.slice(at))?.[0].length ?? 0);
	const found = readSubjectAndResult({ ...sentence, from });
	if (!found || found.bare) return undefined;
	return found.named || found.whole ? found : undefined;
}

const LEAD_IN = /^([^:\n]{2,80}?)\s*:\s*(?=[^\s\d])/;
/** A small word, a day that is blanked, and the comma behind it. */
const LEAD_DAY = /^[^\s,]{0,4} {8,},\s*/;
/** The chair and the verb stand before it. */
const FAR_LEAD_IN = 100;

/** `Résultat → adoptée`, `Issue du vote : rejetée`: a name of verdicts, whichever sign stands between, and the verdict. */
function readNamedResult(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	const named = vocabulary('verdictNames').scan(text);
	if (!named) return undefined;
	const sign = /^\s*([^\p{L}\p{N}\s(),.]{0,3})\s*/u.exec(text.slice(named.length));
	const at = named.length + (sign?.[0].length ?? 0);
	if (at === named.length) return undefined;
	const result = lastResult(text, at);
	if (!result) return undefined;
	// `Résultat adoptée` says nothing else; `le verdict adopté par …` is no verdict.
	if (sign?.[1] === '' && result.to < text.length) return undefined;
	return { ...getVerdict(sentence, { ...result, outcome: result.id }), named: true, bare: true };
}

/** The result at a place; where another stands right behind it, as behind one that is struck out, that one. */
function lastResult(
	text: string,
	at: number,
): { id: 'adopted' | 'rejected'; from: number; to: number } | undefined {
	const from = at + (SPACES.exec(text.slice(at))?.[0].length ?? 0);
	const result = vocabulary('results').scan(text.slice(from));
	if (!result || (result.id !== 'adopted' && result.id !== 'rejected')) return undefined;
	const to = from + result.length;
	return lastResult(text, to) ?? { id: result.id, from, to };
}

/** `Les oui l’emportent`, `So ordered`: a sentence that is known to say how a vote ended. */
function readPhrase(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	const phrase = vocabulary('verdictPhrases').scan(text);
	if (phrase?.length !== text.length || /^\p{Ll}/u.test(text)) return undefined;
	const { id: outcome } = phrase;
	return { ...getVerdict(sentence, { outcome, from: 0, to: text.length }), named: true, bare: true };
}

/** `Après en avoir délibéré, le conseil, à l'unanimité, approuve le devis`, `It was agreed to buy two tents`. */
function readBodyDecides(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (text.length > LONGEST_MOTION || tellsOfOtherYear(text, sentence.context)) return undefined;
	const decider = mayDecide(text) ? findDecider(text, sentence.context) : undefined;
	if (!decider) return readApproval(sentence);
	const { from: start, to: after, isImpersonal } = decider;
	const opinion = isImpersonal ? undefined : opinionAfter(text, after);
	if (opinion) return readOpinion(sentence, { ...opinion, after });
	const isAll = !isImpersonal && text.trimEnd().endsWith(':');
	const verb = isImpersonal
		? { from: start, to: after }
		: (verbBehind(text, decider, sentence.context) ?? (isAll ? unanimityIn(text) : undefined));
	if (!verb || mentions(text, 'suppositions') || decidesNothing(text, verb)) return undefined;
	const words = text.slice(verb.from, verb.to);
	if (decider.isBare && (!takesObject(text.slice(verb.to)) || namesOtherDay(text, sentence.context)))
		return undefined;
	// `a | voté | la motion` is no word of a result.
	const isResult = isOneOf(words, 'results', 'decisionVerbs');
	const behind = isResult || isImpersonal ? behindText(text, verb.to) : undefined;
	const manner =
		behind === undefined || behind === text.length ? undefined : readManner(sentence, sentence.from + behind);
	// `RESOLVED` alone opens what follows; `RESOLVED by 3 votes to 2` says how.
	const isOfText = manner !== undefined || (behind === text.length && !isImpersonal);
	const outcome = decidedBy(words);
	if (!outcome) return undefined;
	const verdict = getVerdict(sentence, { ...verb, outcome });
	const tally =
		manner ??
		(isImpersonal ? undefined : tallyBesideVerb(sentence, after, verb)) ??
		(outcome === 'adopted' ? consentOfBody(sentence) : undefined);
	if (tally) verdict.children.push(tally);
	return isOfText ? { ...verdict, named: true } : { ...verdict, named: false, body: true };
}

/** `Board approved | the budget`, `… | it 5-2`, `… | to buy a van`, `…`; `Board approved | minutes are kept by the clerk` says what they are. */
function takesObject(behind: string): boolean {
	const rest = behind.trimStart();
	const [first = ''] = rest.split(BLANKS, 1);
	return (
		/^[.,:]?$/.test(rest) || determiner().test(rest) || isOneOf(first, 'votedTexts', ['smallWords', 'to'])
	);
}

/** `agreed | to meet at nine`, `autorise | ou refuse`, `carried | on with the work`, `Members | vote | by show of hands`, `Members | votes | are weighed`: a verb of deciding that says something else. */
function decidesNothing(text: string, { from, to }: PhraseRange): boolean {
	const behind = text.slice(to).trimStart();
	if (isPlan(behind) || opensWith(text.slice(from), 'phrasalVerbs')) return true;
	const [first = '', next = ''] = behind.split(BLANKS, 2);
	const link = vocabulary('smallWords').findId(first);
	if (link === 'or' && isOneOf(next, ['decisionVerbs', 'refuses'])) return true;
	const verb = text.slice(from, to);
	const isVoting = (['units', 'decisionVerbs'] as const).some(
		(name) => vocabulary(name).findId(verb) === 'votes',
	);
	if (!isVoting) return false;
	const isNoun = isOneOf(first, ['verdictLinks', 'is']) && !unanimityIn(text);
	return behind === '' || isNoun || isByMethod(behind);
}

/** `Everyone agreed to buy two tents`, `Accord du conseil pour l'achat`, `Agreement of the board.`: all of them, or the body, without a verb of deciding. */
function readApproval(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (mentions(text, 'suppositions')) return undefined;
	const said = agreementAt(text) ?? approvalOfBody(text, sentence.context);
	if (!said) return undefined;
	const verdict = getVerdict(sentence, { ...said, outcome: 'adopted' });
	const tally = consentOfBody(sentence);
	if (tally) verdict.children.push(tally);
	return { ...verdict, named: false, body: true };
}

/** `Feu vert | du conseil |`, `Approval | of the committee | for the sale`; `Agreement of the committee | is needed` says no more than that. */
function approvalOfBody(text: string, context: BallotContext): PhraseRange | undefined {
	const approval = isCapital(text) ? vocabulary('approvals').scan(text) : undefined;
	if (!approval) return undefined;
	const [, link = '', rest = ''] = OF_BODY.exec(text.slice(approval.length)) ?? [];
	const article = determiner().exec(rest)?.[0] ?? '';
	const named = rest.slice(article.length).trimStart();
	const body = isOneOf(link, ['eventLinks', 'of']) ? vocabulary('bodies').scan(named) : undefined;
	if (!body || namesOtherBody(text, context)) return undefined;
	const behind = named.slice(body.length);
	// `Approval of the board | to follow`, `…, please`, `… : needed` is still to come.
	if (!/^\s*\.?$/.test(behind) && !opensWith(behind.trimStart(), 'forWords')) return undefined;
	return { from: 0, to: text.length - behind.length };
}

const OF_BODY = /^\s+(\p{L}{2,3}|\p{L}['’])\s*(.*)$/su;

/** `Le conseil, par 10 voix pour et 1 contre, adopte`, `décide, par 5 oui et 2 non, de …`: the counts between commas before the verb or behind it. */
function tallyBesideVerb(
	sentence: Clause,
	after: number,
	verb: { from: number; to: number },
): Tally | undefined {
	for (const at of [after, verb.to]) {
		const rest = sentence.placed.text.slice(sentence.from + at, sentence.to);
		const remark =
			/^\s*,[^,]{2,80},/.exec(rest)?.[0] ??
			(at === after ? /^\s*,[\s\S]*,/.exec(rest.slice(0, verb.from - after))?.[0] : undefined);
		if (!remark || !/\d/.test(remark)) continue;
		const from = sentence.from + at + remark.indexOf(',') + 1;
		const tally = readManner(sentence, from, sentence.from + at + remark.length - 1);
		if (tally) return tally;
	}
	return undefined;
}

/** What a word of deciding comes to: `approuve`, `rejette`, `adoptée`; nothing for a result that is neither. */
export function decidedBy(words: string): 'adopted' | 'rejected' | undefined {
	const result = vocabulary('results').findIn(words)?.id;
	if (result !== undefined) return result === 'adopted' || result === 'rejected' ? result : undefined;
	return isOneOf(words, ['decisionVerbs', 'refuses']) ? 'rejected' : 'adopted';
}

/** `adopte | cette délibération |`, `vote | pour |`: where the words end of what was put to the vote, or of nothing. */
function behindText(text: string, from: number): number {
	const at = skipBlanks(text, from);
	const rest = text.slice(at);
	const found = vocabulary('votedTexts').scan(rest) ?? votedFor(rest);
	return skipBlanks(text, at + (found?.length ?? 0));
}

function votedFor(text: string) {
	const answer = vocabulary('answers').scan(text);
	return answer?.id === 'for' ? answer : undefined;
}

/** `M/S/C (O'Brien/Raman) to approve the budget`: moved, seconded and carried; the mark opens the sentence or ends it. */
function readMotionMark(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	const marks = vocabulary('motionMarks');
	const found = marks.scan(text);
	const last = found ? undefined : /(?<=[\s(])[^\s()]{3,9}(?=[)\s.]*$)/.exec(text);
	const id = found?.id ?? (last ? marks.findId(last[0]) : undefined);
	if (id === undefined || text.length > LONGEST_MOTION) return undefined;
	const from = last?.index ?? 0;
	const to = from + (found?.length ?? last?.[0].length ?? 0);
	const words = text.slice(from, to);
	// A clerk writes the mark in capitals.
	if (words !== words.toUpperCase()) return undefined;
	const verdict = getVerdict(sentence, { outcome: 'adopted', from, to });
	const place = positioned(verdict.children[0]?.position);
	if (id === 'unanimous')
		verdict.children.push({
			type: 'tally',
			...place,
			children: [{ type: 'consent', value: 'unanimous', text: words, ...place, children: [] }],
		});
	return { ...verdict, named: true };
}

/** `Unanimously approved`, `All in favor`, `Adopté 9 voix pour, 5 abstentions`: a tally that says its result, or that all are for it. */
function readWholeTally(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (text.length > LONGEST_TALLY || !isCapital(text) || holdsOtherYear(text, sentence.context))
		return undefined;
	if (!mayTellResult(text)) return undefined;
	// `The county asked us. | No one was against`: of what, only a sentence before says.
	const isOfPeople = opensWith(text, ['agreeing', 'people']);
	if (isOfPeople && sentence.placed.text.slice(0, sentence.from).trim() !== '') return undefined;
	// `All members voted in favour | of the budget`
	const on = ofText().exec(text);
	const tally = findFaultlessTally(
		slicePlaced(sentence.placed, sentence.from, on ? sentence.from + on.index : sentence.to),
		sentence.context,
	);
	if (!tally || (on && !tally.children.some(({ type }) => type === 'answer'))) return undefined;
	const results = getChildren(tally, 'result');
	const [result, second] = results;
	const isAgainst = tally.children.some(
		(child) =>
			child.type === 'answer' &&
			child.answer !== 'for' &&
			child.children.some(({ type }) => type === 'everyone'),
	);
	if (second || isAgainst) return undefined;
	const isForAll = tally.children.some(
		(child) =>
			(child.type === 'consent' && child.value !== 'majority') ||
			(child.type === 'answer' && child.children.some(({ type }) => type === 'everyone')),
	);
	if (result ? result.outcome !== 'adopted' && result.outcome !== 'rejected' : !isForAll) return undefined;
	// `Adoption à l’unanimité` is a title as well.
	if (result && NOUNS.test(result.text) && !isForAll) return undefined;
	const outcome = result?.outcome === 'rejected' ? 'rejected' : 'adopted';
	const place = positioned(sentence.placed.place(sentence.from, sentence.to));
	const rest = { ...tally, children: tally.children.filter((child) => child !== result) };
	return {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text: result?.text ?? text,
		whole: sentence.whole,
		named: !on,
		...place,
		children: [
			{ type: 'result', outcome, text: result?.text ?? text, ...place, children: [] },
			...(rest.children.length > 0 ? [rest] : []),
		],
	};
}

const ofText = lazyPattern`\s+${['eventLinks', 'of']}\s*(?:${'determiners'}\s*)?(?:${'decidedThings'}|${'votedTexts'})[.\s]*$`;

/** What a subject is said to be: most sentences hold no word of it. */
const mayHoldResult = lazyCheck('results', 'verdictPhrases');
/** The words of which a sentence has one in which a body decides, or gives its opinion. */
const mayDecide = lazyCheck(
	'decisionVerbs',
	'results',
	'decidedForms',
	['decidingBodies', 'impersonal'],
	'consents',
	'opinions',
);

/** Words of which a tally has one that says how a vote ended; `pour` alone stands in every other sentence. */
const mayTellResult = createPhraseCheck(() =>
	allWords('results', 'consents', 'everyone', ['answers', 'against']),
);

/** `La résolution n° 3 est adoptée par 6 voix pour`, `Motion carried`, `Adopté`. */
function readSubjectAndResult(sentence: Clause): VerdictStatement | undefined {
	const { text } = sentence.placed;
	if (sentence.to - sentence.from > LONGEST) return undefined;
	const words = mayHoldResult(getWords(sentence)) ? readVerdictWords(text, sentence) : undefined;
	if (!words) return undefined;
	const { from, to } = words.result;
	const manner = text.slice(to, sentence.to);
	// `Le procès-verbal de la dernière réunion | est approuvé`: the other day is that of what is approved.
	const isOfMinutes = words.isOther && isOnMinutes(text.slice(sentence.from, from));
	const claim = text.slice(isOfMinutes ? from : sentence.from, sentence.to);
	// `The quorum was lost.`
	if (holdsOtherYear(manner, sentence.context) || mentions(claim, 'suppositions', 'quorumSaid'))
		return undefined;
	const tally =
		readManner(sentence, to) ??
		readScore(sentence, from) ??
		readMannerBefore(sentence, to) ??
		readConsentOf(sentence, to);
	const received = tally || words.about === undefined ? undefined : readReceived(sentence, from);
	if (!tellsVerdict(words, text, sentence, manner, tally)) return undefined;
	if (received)
		return verdictStatement({ ...words, about: undefined, words: received.behind }, sentence, received.tally);
	const day =
		words.isOther && !isOfMinutes ? otherDayIn(text.slice(sentence.from, from), sentence.context) : undefined;
	return verdictStatement({ ...words, thing: day ?? words.thing }, sentence, tally);
}

/** `Les statuts du | 12 mai 2022 | sont adoptés`: the day of a text of another year; minutes are put to the vote with their day. */
function otherDayIn(subject: string, context: BallotContext): string | undefined {
	const [date] = datesIn(subject, context.lang);
	return date && tellsOfOtherYear(subject, context) ? subject.slice(date.from, date.to) : undefined;
}

/** The words of a verdict: what it is on, and what is said of it. Places are of the text. */
interface VerdictWords {
	/** What is voted on, by the vocabulary: `text`, `every`, `none`; absent for a verdict alone, and for another subject. */
	subject: string | undefined;
	number: string | undefined;
	/** What a subject is about: `the motion to mend the roof carried`. */
	about: string | undefined;
	/** Texts in the plural, and how many. */
	several: ReturnType<typeof scanSeveral>;
	/** The subject is something else than a text: `le budget est adopté`. */
	isOther: boolean;
	/** The noun of that, where it stands without an article or is minutes, or its day of another year: `Budget adopté`, `Les comptes rendus sont adoptés`. */
	thing: string | undefined;
	/** Its words, the article in front left out. */
	other: string | undefined;
	/** The subject is an opinion, `L'avis défavorable est adopté`: to give it was put to the vote. */
	opinion: VerdictStatement['opinion'];
	/** Nothing stands before the result: `Adopté.` */
	isBare: boolean;
	/** Where the words behind the subject start. */
	words: number;
	isAll: boolean;
	/** `n'est pas`, `non`. */
	isNot: boolean;
	result: { outcome: 'adopted' | 'rejected'; isPhrase: boolean; from: number; to: number };
}

function readVerdictWords(text: string, sentence: Sentence): VerdictWords | undefined {
	let at = sentence.from;
	const rest = () => text.slice(at, sentence.to);
	const skip = (length: number) => {
		at += length;
		at += SPACES.exec(rest())?.[0].length ?? 0;
	};
	const rank = rankBefore(rest());
	if (rank) skip(rank.length);
	const named = vocabulary('votedTexts').scan(rest());
	const several = rank || named ? undefined : scanSeveral(rest(), 'text');
	const letter = rank || named || several ? undefined : LETTERED.exec(rest())?.[1];
	const subject = several ?? (letter ? { id: 'text' as const, length: letter.length } : named);
	let number = rank?.number;
	if (subject) {
		skip(subject.length);
		const numbered = NUMBER.exec(rest());
		number ??= numbered?.[1];
		skip(numbered?.[0].length ?? 0);
	}
	const elided = subject ? undefined : behindBareNoun(text, at, sentence.to);
	const isOther = !subject && (elided !== undefined || determiner().test(rest()));
	if (isOther) at = elided ?? linkAt(text, at, sentence.to) ?? at;
	const words = at;
	const thing = isOther ? thingIn(text.slice(sentence.from, words), elided !== undefined) : undefined;
	const opinion = isOther ? opinionAlone(text.slice(sentence.from, words)) : undefined;
	const other = isOther ? text.slice(sentence.from, words).replace(determiner(), '').trim() : undefined;
	const link = subject || at > sentence.from ? vocabulary('verdictLinks').scan(rest()) : undefined;
	// A phrase that says all may start as a text does, `Le oui l’emporte`; behind another subject it is said of what is decided, and not of `Le pot`.
	const isOfThing = () => at === sentence.from || isDecided(text.slice(sentence.from, at));
	if (isOther && elided === undefined && !link && !(resultAt(rest())?.isPhrase && isOfThing()))
		return undefined;
	if (link) skip(link.length);
	let about: string | undefined;
	if (subject && !link && !resultAt(rest())) {
		const from = at;
		at = verdictAt(text, at, sentence.to) ?? at;
		about = subject.id === 'text' ? nameAlone(text.slice(from, at)) : undefined;
	}
	const isBare = !subject && !isOther;
	// `est donc`, `non`: a link may follow another; a denial may stand alone before a result, `Non rejetée`.
	const late = isBare ? undefined : vocabulary('verdictLinks').scan(rest());
	if (late) skip(late.length);
	const no = resultAt(rest()) ? undefined : vocabulary('negations').scan(rest());
	if (no) skip(no.length);
	const result = resultAt(rest());
	if (!result || (result.id !== 'adopted' && result.id !== 'rejected')) return undefined;
	// `Le facteur n'est pas | passé`
	if (
		link &&
		isOther &&
		elided === undefined &&
		result.isPhrase &&
		!isDecided(text.slice(sentence.from, words))
	)
		return undefined;
	const last = isBare && !no ? lastResult(text.slice(0, sentence.to), at) : undefined;
	return {
		subject: subject?.id,
		number,
		about,
		several,
		isOther,
		thing,
		other,
		opinion,
		isBare,
		words,
		isAll: link?.id === 'isAll',
		isNot: [link?.id, late?.id, no && 'isNot'].filter((id) => id === 'isNot').length === 1,
		result: {
			outcome: (last ?? result).id === 'adopted' ? 'adopted' : 'rejected',
			isPhrase: result.isPhrase === true,
			from: last?.from ?? at,
			to: last?.to ?? at + result.length,
		},
	};
}

/** Whether the words are a verdict, and no title, rule or start of another sentence. */
function tellsVerdict(
	words: VerdictWords,
	text: string,
	sentence: Sentence,
	manner: string,
	tally: Tally | undefined,
): boolean {
	const { subject, several, isBare, result } = words;
	const saysMore = manner.trim() !== '';
	// Without a subject it is a title or the start of another sentence, unless nothing but how it was voted follows.
	if (
		((subject !== 'text' && !words.opinion) || result.isPhrase) &&
		saysMore &&
		!tally &&
		!isByAll(manner) &&
		!isByMethod(manner) &&
		!isAsItStands(manner) &&
		!isByCasting(manner)
	)
		return false;
	if (isBare && !tally) {
		const said = text.slice(words.words, result.to);
		// A sentence starts with a capital letter; what says nothing else is no part of one.
		if ((!sentence.whole && !isCapital(said)) || NOUNS.test(said)) return false;
	}
	// `Les résolutions sont adoptées à main levée` says nothing of which.
	if (several && several.among === undefined && !isOfEvery(words)) return false;
	// `Les résolutions sont adoptées à la majorité` is a rule.
	return !(isOfEvery(words) && saysMore && !tally?.children.some(isOfAll));
}

/** `for a recount`, `de Mme Huet visant à vendre`, `of censure`: what a motion is for, and not only whose it is, as `of the chair`, or to be carried, as `to approve`. */
function namesDeed(about: string): boolean {
	const found = deed().exec(about);
	const words = found ? about.slice(found.index + found[0].length).match(LONG_WORDS) : null;
	return words?.some((word) => !isOneOf(word, 'approvingVerbs', 'decisionVerbs', 'determiners')) ?? false;
}

/** What it is for, or a noun or verb alone behind a small word: `d'acheter`. */
const deed = lazyPattern`(?u)(?<![\p{L}'’-])(?:${['deedLinks', 'deed']}\s+|(?:${['deedLinks', 'kind']})(?:\s+|(?<=['’]))(?!${'determiners'}(?:\s|(?<=['’])))(?=\p{Ll}{4}))`;
const LONG_WORDS = /\p{L}{4,}/gu;

/** `Le chapitre 21 | est rejeté`, `Chapter 65 | : rejected` */
function partOf(words: string): Pick<VerdictStatement, 'part'> {
	const part = partNamed().exec(words)?.[1];
	return part === undefined ? {} : { part };
}

const partNamed = lazyPattern`(?u)^(?:${'determiners'}(?:\s+|(?<=['’])))?(${'textParts'}\s+(?:n°\s*)?\d{1,4})(?![\d.,/-]*\d)`;

/** `Chapitre 65`, `l'article 3`, and no `Lot 12`, which may be who votes. */
export function namesPart(words: string): boolean {
	const part = partNamed().exec(words)?.[1];
	return part !== undefined && mentions(part, ['textParts', 'part']);
}

function isOfEvery({ subject, several, isAll }: VerdictWords): boolean {
	return subject === 'every' || subject === 'none' || (several !== undefined && isAll);
}

function verdictStatement(words: VerdictWords, sentence: Clause, tally: Tally | undefined): VerdictStatement {
	const { number, about, several, isOther, isBare, result } = words;
	const { text } = sentence.placed;
	// `Aucune résolution n'est rejetée`, and not `pas rejetée`: all were adopted.
	const isNone = words.subject === 'none';
	const isDenied = words.isNot !== isNone;
	const outcome = isDenied === (result.outcome === 'adopted') ? 'rejected' : 'adopted';
	// `The motion to deny carried, and the variance is denied` says of the variance what was moved.
	const refuses = about !== undefined && mentions(about, 'refusalMotions');
	const from = isDenied ? words.words : result.from;
	const node: Result = {
		type: 'result',
		outcome,
		text: text.slice(words.words, result.to),
		children: [],
		...positioned(sentence.placed.place(from, result.to)),
	};
	return {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text: text.slice(isNone ? sentence.from : from, result.to),
		...(number === undefined ? {} : { number }),
		whole: sentence.whole,
		named: !isOther && !refuses,
		...(refuses && { refuses }),
		...(isBare && { bare: true }),
		...(words.thing === undefined ? {} : { thing: words.thing }),
		...(words.other && { subject: words.other }),
		...(words.opinion && { opinion: words.opinion, given: true }),
		...(about === undefined || refuses ? {} : { about }),
		...(about !== undefined && !refuses && namesDeed(about)
			? { seeks: text.slice(sentence.from, result.to).replace(/\s+/g, ' ') }
			: {}),
		...partOf(text.slice(sentence.from, result.from)),
		...(isOfEvery(words) && { every: true }),
		...(several?.among === undefined ? {} : { every: true, among: several.among }),
		children: tally ? [node, tally] : [node],
		...positioned(sentence.placed.place(sentence.from, sentence.to)),
	};
}

/** `Les trois résolutions |`, `both candidates |`, `The motions |`: texts or people in the plural, and how many where that is said. */
export function scanSeveral(
	text: string,
	kind: 'text' | 'people',
): { id: 'several'; length: number; among?: number } | undefined {
	const lead = vocabulary('severalNamed').scan(text);
	if (lead?.id !== 'lead' && lead?.id !== 'both' && lead?.id !== 'everybody') return undefined;
	const gap = (at: number) => at + (SPACES.exec(text.slice(at))?.[0].length ?? 0);
	let at = gap(lead.length);
	const word = /^\S+/.exec(text.slice(at, at + LONGEST_NUMBER))?.[0] ?? '';
	const stated = lead.id === 'both' ? 2 : parseInteger(word);
	if (stated !== undefined && lead.id !== 'both') at = gap(at + word.length);
	const noun = vocabulary('severalNamed').scan(text.slice(at));
	// `All three were elected`
	if (kind === 'people' && stated !== undefined && noun?.id !== kind)
		return { id: 'several', length: text.slice(0, at).trimEnd().length, among: stated };
	if (noun?.id !== kind) return undefined;
	return { id: 'several', length: at + noun.length, ...(stated === undefined ? {} : { among: stated }) };
}

const LONGEST_NUMBER = 20;
/** `R2`, `M3`: a text by its letter and number. */
const LETTERED = /^([A-Z])\d{1,3}(?=[\s:])/;

/** `La deuxième | résolution`: the rank of a text that is put to the vote, and where its name starts. */
function rankBefore(text: string): { length: number; number: string } | undefined {
	const article = determiner().exec(text)?.[0].length ?? 0;
	const start = article + (SPACES.exec(text.slice(article))?.[0].length ?? 0);
	const rank = scanOrdinal(text.slice(start));
	if (!rank) return undefined;
	const to = start + rank.length;
	const length = to + (SPACES.exec(text.slice(to))?.[0].length ?? 0);
	return opensWith(text.slice(length), ['votedTexts', 'text'])
		? { length, number: String(rank.value) }
		: undefined;
}

function isOfAll(part: Tally['children'][number]): boolean {
	return part.type === 'consent' && part.value !== 'majority';
}

/** What a text is called by, without its quotes: `« Budget »`. */
function nameAlone(words: string): string | undefined {
	const name = words.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
	return name === '' ? undefined : name;
}

/** A result at the start of a text, or a phrase that stands for one: `l'emporte`, `The ayes have it`. */
function resultAt(text: string): { id: string; length: number; isPhrase?: true } | undefined {
	const phrase = vocabulary('verdictPhrases').scan(text);
	const result = scanResult(text);
	return phrase && phrase.length > (result?.length ?? 0)
		? { id: phrase.id, length: phrase.length, isPhrase: true }
		: result;
}

/** `Motion to approve the budget | passed`, `La proposition de M. Huet | est acceptée`: where the verdict stands behind what was moved. */
function verdictAt(text: string, from: number, to: number): number | undefined {
	const link = linkAt(text, from, to);
	if (link !== undefined) return link;
	// `Motion to buy a gate | passed 9-5`
	const words = matchesIn(text.slice(from, to), WORD).slice(-MOST_BEHIND).reverse();
	for (const { index } of words) {
		const result = resultAt(text.slice(from + index, to));
		if (!result) continue;
		const behind = text.slice(from + index + result.length, to).trimStart();
		if (/^[,(]?\s*(?:\d|$)/.test(behind) || opensWith(behind, 'mannerLinks')) return from + index;
	}
	return undefined;
}

const WORD = /(?<![\p{L}'’-])\p{L}+/gu;
/** Words of how it was voted. */
const MOST_BEHIND = 8;

/** Whether a subject names what meetings decide on, or an answer: `Le budget`, `Cette proposition`, `Le « pour »`. */
function isDecided(subject: string): boolean {
	return mentions(subject, 'decidedThings', 'votedTexts', 'answers');
}

/** `L'avis défavorable`, and nothing behind it: that of others may be named there. */
function opinionAlone(subject: string): VerdictStatement['opinion'] {
	const article = determiner().exec(subject)?.[0].length ?? 0;
	return vocabulary('opinions').findId(subject.slice(article).trim());
}

/** The noun of what is decided; behind an article only that of minutes, which no other vote is on. */
function thingIn(subject: string, isElided: boolean): string | undefined {
	const noun = vocabulary('decidedThings').findIn(subject);
	return noun && (isElided || noun.id === 'minutes')
		? subject.slice(noun.offset, noun.offset + noun.length)
		: undefined;
}

/**
 * `Treasurer's report`, `Minutes of the last meeting`: a thing that is put to the vote, alone or with whose it is before it, or minutes;
 * `Grant application`, `Projet de loi`, `Budget de la commune` may be decided by others.
 */
function thingAlone(about: string): string | undefined {
	const noun = vocabulary('decidedThings').findIn(about);
	if (!noun || !isCapital(about) || mentions(about, 'verdictLinks')) return undefined;
	if (mentions(about, ['otherDeciders', 'other'])) return undefined;
	const isAlone = /^(?:\p{Lu}\p{L}+['’]s?\s)?$/u.test(about.slice(0, noun.offset));
	const to = noun.offset + noun.length;
	return isAlone && (noun.id === 'minutes' || to === about.length) ? about.slice(noun.offset, to) : undefined;
}

/** `Minutes of September 9 | were approved`, `PV | approuvé`: what is decided on, without an article, up to the words that end its sentence. */
function behindBareNoun(text: string, from: number, to: number): number | undefined {
	const said = text.slice(from, to);
	if (said.length > LONGEST_ELLIPSIS || !isCapital(said)) return undefined;
	// Most sentences name no such thing, and their words need not be tried.
	const noun = vocabulary('decidedThings').findIn(said);
	const result = noun && wordsOfResult(said);
	if (!result) return undefined;
	const before = said.slice(0, result.from);
	// `Budget, devis approuvé` is two; `The text | of the budget adopted`, `Once the budget is approved` say more.
	if (noun.offset + noun.length > result.from || /[,;:()]/.test(before) || determiner().test(before))
		return undefined;
	const lead = before.slice(0, noun.offset).trim();
	if (lead.split(BLANKS).length > MOST_BEFORE_NOUN || (lead !== '' && SMALL_FIRST.test(before)))
		return undefined;
	const last = lastWords(before, 1)[0]?.text ?? '';
	if (isOneOf(last, 'negations')) return undefined;
	return from + result.from;
}

/** The first link or result of some words, `were approved`, `non adopté`. */
function wordsOfResult(said: string): { from: number } | undefined {
	for (const { index } of matchesIn(said, WORD).slice(1)) {
		const rest = said.slice(index);
		const link = vocabulary('verdictLinks').scan(rest);
		const result = resultAt(link ? rest.slice(link.length).trimStart() : rest);
		if (result && (result.id === 'adopted' || result.id === 'rejected') && !result.isPhrase)
			return { from: index };
	}
	return undefined;
}

const LONGEST_ELLIPSIS = 120;
/** `Annual financial | report approved`. */
const MOST_BEFORE_NOUN = 2;
const BLANKS = /\s+/;
/** `As`, `Si`: a sentence that depends on another one. */
const SMALL_FIRST = /^\p{L}{1,3}\s/u;

/** Where the verb of a sentence about something else stands: `Le rapport moral | est adopté`. */
function linkAt(text: string, from: number, to: number): number | undefined {
	for (let at = from; at < to; at += 1) {
		if (!BLANK.test(text[at - 1] ?? '') || !isLetter(text[at])) continue;
		const words = text.slice(at, to);
		const link = vocabulary('verdictLinks').scan(words);
		if (!link) {
			if (vocabulary('verdictPhrases').scan(words)?.length === words.length) return at;
			continue;
		}
		const behind = words.slice(link.length).trimStart();
		// `was put to the vote and | was | approved`
		const again = resultAt(behind) ? undefined : vocabulary('verdictLinks').scan(behind);
		return resultAt(again ? behind.slice(again.length).trimStart() : behind) ? at : undefined;
	}
	return undefined;
}

const BLANK = /\s/;
export const determiner = lazyPattern`^${'determiners'}(?=\s|(?<=['’]))`;
/** A verdict is short; what is longer says more. */
const LONGEST = 200;
/** A motion is told in one sentence. */
export const LONGEST_MOTION = 400;
/** A tally is short. */
const LONGEST_TALLY = 120;
const SPACES = /^\s+/;
/** `Approbation`, `Adoption` alone are titles. */
export const NOUNS = /tion$/i;
