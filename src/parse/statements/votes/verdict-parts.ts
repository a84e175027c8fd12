/** What stands around the words of a verdict: signs, how the vote was taken, unanimity, the opinion that is given. */

import type { Tally, VerdictStatement } from '../../../ast/index.js';
import {
	isOneOf,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../../language/index.js';
import { type PlacedText, positioned, slicePlaced } from '../../../source/places.js';
import { lazy } from '../../../text/lazy.js';
import { isLetter } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { Sentence } from '../../../text/sentences.js';
import { scanTime } from '../../../text/time.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findFaultlessTally } from '../../ballot/tally.js';
import { holdsBareMonth } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import { consentsIn, takesOff } from '../wording/consents.js';
import { isInQuotes } from '../wording/plain-words.js';

/** A part of a text that may give a verdict: a sentence, or a clause of one. */
export interface Clause extends Sentence {
	placed: PlacedText;
	context: BallotContext;
}

export function getWords({ placed, from, to }: Clause): string {
	return placed.text.slice(from, to);
}

/** The verdict that a clause gives by the words at these places in it. */
export function getVerdict(
	sentence: Clause,
	{ outcome, from, to }: { outcome: 'adopted' | 'rejected'; from: number; to: number },
): Omit<VerdictStatement, 'named'> {
	const text = sentence.placed.text.slice(sentence.from + from, sentence.from + to);
	const place = positioned(sentence.placed.place(sentence.from + from, sentence.from + to));
	return {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text,
		whole: sentence.whole,
		...positioned(sentence.placed.place(sentence.from, sentence.to)),
		children: [{ type: 'result', outcome, text, ...place, children: [] }],
	};
}

// --- Signs of a verdict, `✅ Budget`, and those that stand around the words of one, `(Adoptée)`.

/** `✅`, `Résolution 3 : ❌`, `👍 Budget`: a sign alone, or beside the name of what was voted. Signs are no words of a language. */
export function readSign({ text, place }: PlacedText): VerdictStatement | undefined {
	if (text.length > LONGEST || !MAY_BE_SIGN.test(text)) return undefined;
	const found = SIGN_FIRST.exec(text) ?? SIGN_LAST.exec(text);
	const [all, sign = ''] = found ?? [];
	if (!found || all === undefined) return undefined;
	const rest = `${text.slice(0, found.index)}${text.slice(found.index + all.length)}`;
	const about = rest.replace(/^[\s\p{P}]+|[\s\p{P}=→]+$/gu, '');
	const subject = vocabulary('votedTexts').scan(about);
	const number = subject ? NUMBER.exec(`${about.slice(subject.length).trim()} `)?.[1] : undefined;
	const from = found.index + all.indexOf(sign);
	const at = positioned(place(from, from + sign.length));
	const outcome = AGAINST_SIGN.test(sign) ? 'rejected' : 'adopted';
	return {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text: sign,
		sign: true,
		whole: about === '',
		named: about === '' || number !== undefined,
		...(about === '' ? { bare: true as const } : { about }),
		...(number === undefined ? {} : { number }),
		...at,
		children: [{ type: 'result', outcome, text: sign, ...at, children: [] }],
	};
}

const MAY_BE_SIGN =
	/[\u2611\u2612\u2705\u2713-\u2718\u274C\u274E]|\uD83D[\uDC4C-\uDC4E\uDDF8\uDDF9\uDDF4\uDFE2\uDD34]/;
const SIGN =
	'([\\u2611\\u2612\\u2705\\u2713-\\u2718\\u274C\\u274E\\u{1F44C}-\\u{1F44E}\\u{1F5F8}\\u{1F5F9}\\u{1F5F4}\\u{1F7E2}\\u{1F534}])[\\uFE0E\\uFE0F\\u{1F3FB}-\\u{1F3FF}]*';
const SIGN_FIRST = new RegExp(`^[\\s>*_|(]*${SIGN}[\\s*_.|)]*`, 'u');
const SIGN_LAST = new RegExp(`${SIGN}[\\s*_.|)]*$`, 'u');
/** Crosses, a thumb down, a red circle. */
const AGAINST_SIGN = /[\u2612\u2715-\u2718\u274C\u274E\u{1F44E}\u{1F5F4}\u{1F534}]/u;

/** A sentence without the signs that stand around it: `✅ Adoptée`, `[x] Adoptée`, `(Adoptée)`, `– adoptée`. */
export function undecorated<Part extends PhraseRange>(text: string, part: Part): Part {
	const { from, to } = part;
	if (isLetter(text[from])) return part;
	const before = signsBefore().exec(text.slice(from, to))?.[0] ?? '';
	const opens = /[\p{Ps}\p{Pi}"]/u.test(before);
	let end = to;
	while (end > from + before.length && (opens ? anySign() : anySymbol()).test(text[end - 1] ?? '')) end -= 1;
	return { ...part, from: from + before.length, to: end };
}

const signsBefore = lazy(() => /^(?:\[[xX ]\]|:[a-z]\w{1,30}:|[^\p{L}\p{N}])+/u);
const anySign = lazy(() => /[^\p{L}\p{M}\p{N}]/u);
/** A bracket may belong to the words before it. */
const anySymbol = lazy(() => /[^\p{L}\p{M}\p{N}\p{P}]/u);

/** A text that is longer has no sign for a verdict. */
const LONGEST = 200;
/** `n° 3`, `2024-041`. */
export const NUMBER = /^(?:n[°ºo]\.?\s*|#)?(\d+(?:[./-]\d+)*)(?=[\s:])/i;

// --- How a vote was taken, as the words behind its verdict say: `à l'unanimité`, `par 6 voix pour et 1 contre`, `as presented`.

/** `as presented`, `sans modification`. */
export function isAsItStands(manner: string): boolean {
	return isOneOf(manner.replace(/[\s.]+$/, '').trim(), 'asItStands');
}

/** `par tous`, `par tous | sauf Paul`, `avec 3 voix`. */
export function isByAll(manner: string): boolean {
	const text = manner.trim();
	const link = vocabulary('mannerLinks').scan(text);
	if (!link) return false;
	const rest = text.slice(link.length).trim();
	const figures = /^\d{1,9}\s+/.exec(rest)?.[0].length ?? 0;
	const met = figures > 0 ? vocabulary('units').scan(rest.slice(figures)) : vocabulary('everyone').scan(rest);
	if (!met) return false;
	const behind = rest.slice(figures + met.length);
	return behind === '' || (figures === 0 && takesOff(behind));
}

/** `on a show of hands`, `à main levée`, `by member vote`: the way in which it was put to the vote, up to the next sign. */
export function isByMethod(manner: string): boolean {
	const [said = ''] = manner.trim().split(/[.,;:()]/, 1);
	const link = vocabulary('mannerLinks').scan(said);
	const rest = said.slice(link?.length ?? 0).trim();
	const methods = vocabulary('ballotMethods');
	if (methods.findId(said) ?? methods.findId(rest)) return true;
	const words = rest.split(/\s+/);
	return (
		isOneOf(said.split(/\s+/, 1)[0] ?? '', ['smallWords', 'by']) &&
		words.length <= MOST_OF_METHOD &&
		isOneOf(words.at(-1) ?? '', ['units', 'votes']) &&
		!/\d/.test(rest)
	);
}

/** `member vote`, `a voice vote` */
const MOST_OF_METHOD = 3;

/** How it was voted: `à l'unanimité`, `par 6 voix pour et 1 contre`. */
export function readManner({ placed, context, ...sentence }: Clause, from: number, end = sentence.to) {
	const to = beforeHour(placed.text, from, end);
	const manner = placed.text.slice(from, to);
	const white = SPACES_AND_MARKS.exec(manner)?.[0].length ?? 0;
	const link = vocabulary('mannerLinks').scan(manner.slice(white));
	const lead = white + (link?.length ?? 0);
	const method = mentions(manner, 'ballotMethods') ? methodBefore().exec(manner.slice(lead))?.[0] : undefined;
	const starts = new Set([white, lead, ...(method === undefined ? [] : [lead + method.length])]);
	for (const start of starts) {
		if (manner.slice(start).trim() === '') continue;
		const tally = findFaultlessTally(slicePlaced(placed, from + start, to), context);
		if (tally) return tally;
	}
	return undefined;
}

/** `on | a show of hands, | 1 in favour, 3 against` */
const methodBefore = lazyPattern`^\s*(?:${'determiners'}\s+)?${'ballotMethods'}\s*[,:(]\s*`;

/** `Carried | unanimously | by those voting`: a unanimity, and of whom; nothing that takes off from it, `moins une voix`. */
export function readConsentOf(sentence: Clause, from: number) {
	const manner = getWords({ ...sentence, from });
	const gap = SPACES_AND_MARKS.exec(manner)?.[0].length ?? 0;
	const consent = vocabulary('consents').scan(manner.slice(gap));
	const rest = manner.slice(gap + (consent?.length ?? 0));
	if (
		consent?.id !== 'unanimous' ||
		/[\d,;:(]/.test(rest) ||
		vocabulary('tallyWords').findIn(rest)?.id === 'less'
	)
		return undefined;
	return readManner(sentence, from, from + gap + consent.length);
}

/** `adopté | à l'unanimité |, la présidente ne votant pas`: up to a last clause without figures that says who kept out. */
export function readMannerBefore(sentence: Clause, from: number) {
	const comma = sentence.placed.text.lastIndexOf(',', sentence.to);
	const last = getWords({ ...sentence, from: comma });
	if (comma < from || /\d/.test(last) || !mentions(last, 'outOfVote')) return undefined;
	return readManner(sentence, from, comma);
}

/** `passed 5 to 1`: two numbers that only the result before them tells to be votes. */
export function readScore({ placed, context, to: end }: Clause, from: number): Tally | undefined {
	const to = beforeHour(placed.text, from, end);
	if (!/\d/.test(placed.text.slice(from, to))) return undefined;
	const tally = findFaultlessTally(slicePlaced(placed, from, to), context);
	const children = tally?.children.filter(({ type }) => type !== 'result') ?? [];
	return tally && children.length > 0 ? { ...tally, children } : undefined;
}

/**
 * `La résolution | ayant recueilli 300 voix pour et 600 contre, elle est | adoptée`, `The motion | received 2 votes for and 5 against and was | carried`:
 * what the text that opens the sentence got, and where the words behind that start; `to`: where the result starts.
 */
export function readReceived(
	{ placed, from, context }: Clause,
	to: number,
): { tally: Tally; behind: number } | undefined {
	const [got, again] = receiving().all(placed.text.slice(from, to));
	if (!got || again || !textAlone().test(placed.text.slice(from, from + got.from))) return undefined;
	const start = from + got.to;
	for (const { index } of matchesIn(placed.text.slice(start, to), SEPARATORS).slice(-MOST_SEPARATORS)) {
		const behind = start + index;
		if (!leadsToResult().test(placed.text.slice(behind, to))) continue;
		const tally = findFaultlessTally(slicePlaced(placed, start, behind), context);
		return tally && isOfAnswers(tally) ? { tally, behind: skipSeparator(placed.text, behind) } : undefined;
	}
	return undefined;
}

function skipSeparator(text: string, from: number): number {
	return from + (/^[\s,;:–]*/.exec(text.slice(from))?.[0].length ?? 0);
}

/** Nothing but answers, each with a count. */
export function isOfAnswers({ children }: Tally): boolean {
	return (
		children.length > 0 &&
		children.every((child) => child.type === 'answer' && child.children.some(({ type }) => type === 'count'))
	);
}

const receiving = lazyFinder(['votingVerbs', 'receives']);
/** `Cette résolution`, `La résolution n° 3,`, `The motion`. */
const textAlone = lazyPattern`^\s*${['votedTexts', 'text']}(?:\s+(?:n[°ºo]\.?\s*|#)?\d+(?:[./-]\d+)*)?[\s,]*$`;
const SEPARATORS = /\s*[,;:–]\s|\s(?=\p{L}{2,3}\s)/gu;
/** Those of a clause with its subject. */
const MOST_SEPARATORS = 8;
/** `, elle est`, ` and was`, ` ; elle est en conséquence`. */
const leadsToResult = lazyPattern`^\s*(?:[,;:–]\s*)?(?:${['smallWords', 'and']}\s+)?(?:${['leadIns', 'follows']},?\s+)?(?:${'votedTexts'}\s+)?(?:${['leadIns', 'follows']}\s+)?(?:${'verdictLinks'}|${['consequences', 'therefore']})?\s*$`;

/** Where the hour of the vote starts that ends a sentence, `à l'unanimité | à 9h16`; else the end. */
function beforeHour(text: string, from: number, to: number): number {
	const last = /\s\p{L}{1,2}\s+(\d.{1,9}?)[\s.]*$/u.exec(text.slice(Math.max(from, to - 20), to));
	if (!last?.[1] || scanTime(last[1])?.length !== last[1].length) return to;
	return Math.max(from, to - 20) + last.index;
}

const SPACES_AND_MARKS = /^[\s,:;(–—-]*/;

// --- `Le conseil, à l'unanimité, adopte les tarifs`: the unanimity that a sentence of deciding states.

/** `Le conseil, | à l'unanimité |, adopte les tarifs`, `The board | unanimously | approved it`: how it decides, said once in its sentence. */
export function consentOfBody(sentence: Clause): Tally | undefined {
	const said = unanimityIn(getWords(sentence));
	if (!said) return undefined;
	const [from, to] = [sentence.from + said.from, sentence.from + said.to];
	const place = positioned(sentence.placed.place(from, to));
	const text = sentence.placed.text.slice(from, to);
	return {
		type: 'tally',
		...place,
		children: [{ type: 'consent', value: 'unanimous', text, ...place, children: [] }],
	};
}

/** Where a sentence of deciding says that nobody was against; where it takes something off, refuses, or is of how one votes or of who is chosen, nowhere. */
export function unanimityIn(text: string): PhraseRange | undefined {
	const [said, second] = consentsIn(text, 'unanimous');
	if (!said || second) return undefined;
	const isOther = mentions(
		text,
		['decisionVerbs', 'refuses'],
		['results', 'rejected', 'elected'],
		['answers', 'against', 'abstention', 'notVoting'],
		'sittingRoles',
		'ballotMethods',
		'appointments',
	);
	// `à la quasi-unanimité`; `décide d'examiner ce point en urgence`, `approved the budget in April`: another vote.
	const isCut = /[-\u2010\u2011]\S*$/.test(text.slice(Math.max(0, said.from - 20), said.to));
	const isElsewhere = mentions(text, 'sideMoves') || holdsBareMonth(text);
	return isOther || takesOff(text.slice(said.to)) || isCut || isElsewhere ? undefined : said;
}

// --- Opinions of a body in a sentence: `Le CSE rend un avis défavorable`, and whether it gives the opinion there itself.

/** `émet un avis favorable`, `gives an unfavourable opinion`: the opinion right behind the body, its verb between. */
export function opinionAfter(
	text: string,
	from: number,
): { outcome: 'adopted' | 'rejected'; from: number; to: number } | undefined {
	const rest = text.slice(from, from + FAR_OPINION);
	const found = vocabulary('opinions').findIn(rest);
	const said = found && rest.slice(found.offset, found.offset + found.length);
	if (!found || !said || !/\s/.test(said)) return undefined;
	return {
		outcome: found.id === 'unfavourable' ? 'rejected' : 'adopted',
		from: from + found.offset,
		to: from + found.offset + found.length,
	};
}

/** A verb and what was voted on stand between. */
const FAR_OPINION = 60;

/** An opinion behind the body that it is said of; `after`: where the words behind the body start. */
export function readOpinion(
	sentence: Clause,
	opinion: { outcome: 'adopted' | 'rejected'; from: number; to: number; after: number },
): VerdictStatement | undefined {
	const text = getWords(sentence);
	// `… rend un avis favorable, sous réserve d'un accès` gives one.
	const reservation = vocabulary('reservations')
		.findAll(text)
		.find(({ from }) => from >= opinion.to);
	if (mentions(text.slice(0, reservation?.from), 'suppositions')) return undefined;
	const id = opinion.outcome === 'rejected' ? 'unfavourable' : 'favourable';
	// `Le comité de l'usine de Brest rend un avis défavorable` may be another one.
	const isOfPlace = opensWith(text.slice(opinion.after).trimStart(), ['eventLinks', 'of']);
	const isGiven =
		!isOfPlace &&
		gives(text, opinion) &&
		!namesOtherBody(text, sentence.context) &&
		!isInQuotes(sentence.placed.text, sentence.from + opinion.to);
	return {
		...getVerdict(sentence, opinion),
		named: !isOfPlace,
		opinion: id,
		...(isGiven ? { given: true } : {}),
	};
}

/** `le CSE | rend donc un | avis défavorable`, and not `reçoit un avis défavorable`, `ne rend pas d'avis favorable`, `rend un avis favorable de la région`. */
function gives(text: string, { from, to, after }: { from: number; to: number; after: number }): boolean {
	const between = text.slice(after, from);
	const [verb, other] = vocabulary('opinionVerbs').findAll(between);
	// `donne l'avis favorable | de la région`
	const article = vocabulary('determiners').findAll(between, 'article', 'this').at(-1);
	return (
		verb !== undefined &&
		other === undefined &&
		article?.to !== between.trimEnd().length &&
		!mentions(between, 'negations') &&
		between.slice(verb.to).trim().length <= FAR_VERB &&
		!opensWith(text.slice(to).trimStart(), ['eventLinks', 'of']) &&
		// `un avis défavorable sur le parc et un avis favorable sur la gare`
		!mentions(text.slice(to), 'opinions')
	);
}

/** `donc, à l'unanimité des présents, un` */
const FAR_VERB = 40;
