/**
 * Sentences that tell how people voted in words of everyday, where each word of the whole sentence is understood: `Trois élus s'opposent au projet.`,
 * `Three members voted for, two against.`, `Pas d'abstention ni de voix contre.`, `The vote was tied 2-2.`
 */

import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { knownNameAt } from '../../../source/name-spans.js';
import { scanCount } from '../../../text/number.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { bearsName, isOffice, OF_BODY, opensWithArticle } from '../people/known-names.js';
import { namesOtherBody } from '../wording/bodies.js';
import { findDecider, namesOtherDay } from './deciding-sentence.js';

/** Whether a sentence is nothing but an account of how people voted. */
export function tellsOfVoters(sentence: string, context: BallotContext): boolean {
	const text = sentence.trim();
	const isOver = (rest: string | undefined) => rest !== undefined && /^[\s.]*$/.test(rest);
	return [voters, answers, persons, tie, casting, opinionOfBody].some((read) => isOver(read(text, context)));
}

/** Whether a text has a word that each sentence has which is read here. */
export function mayTellOfVoters(text: string): boolean {
	return mentions(
		text,
		['toldVoters', 'votes', 'says', 'opposes', 'tie', 'casts', 'body', 'put'],
		['answers', 'for', 'against', 'abstention'],
		'electingVerbs',
	);
}

type VoterWords =
	| 'crowd'
	| 'voter'
	| 'present'
	| 'there'
	| 'without'
	| 'votes'
	| 'says'
	| 'opposes'
	| 'tie'
	| 'casts'
	| 'body';

function take(text: string, ...ids: VoterWords[]): string | undefined {
	// `pas d'| abstention`
	const short = elided().exec(text)?.[0] ?? '';
	const found = vocabulary('toldVoters').scan(text);
	const id = short === '' ? found?.id : vocabulary('toldVoters').findId(short);
	const length = short.length || (found?.length ?? 0);
	return ids.some((one) => one === id) ? text.slice(length).trimStart() : undefined;
}

const elided = lazyPattern`(?iu)^${['toldVoters', 'crowd', 'without']}(?<=['’])`;

/** `Sur 5 votants, | 4 sont favorables`, `La majorité des membres | est favorable`, `Trois élus votent pour, | deux contre` */
function voters(text: string, context: BallotContext): string | undefined {
	// `À main levée, | trois élus …`, `Upon a roll call vote, | all …`
	const way = WAY.exec(text)?.[0] ?? '';
	const said = mentions(way, 'ballotMethods') ? text.slice(way.length) : text;
	const whole = outOfAll(said, context);
	let rest = whole?.replace(/^,\s*/, '') ?? said;
	for (let isFirst = true; ; isFirst = false) {
		const subject = crowd(rest) ?? counted(rest, context, isFirst && whole === undefined);
		const verb = take(subject ?? '', 'votes', 'says', 'opposes');
		const short = verb === undefined && subject && !isFirst ? answer(subject) : undefined;
		const behind =
			verb === undefined ? short : object(verb, take(subject ?? '', 'votes') !== undefined, context);
		if (behind === undefined) return undefined;
		const next = nextPart().exec(behind)?.[0].length ?? 0;
		if (next === 0) return behind;
		rest = behind.slice(next);
	}
}

const WAY = /^[^,:]{4,40}[,:]\s+/;
const nextPart = lazyPattern`(?i)^\s*(?:[,;]\s*(?:${['smallWords', 'and', 'but']}\s+)?|${['smallWords', 'and', 'but']}\s+)(?=\S)`;

/** `La majorité | des membres présents |`, `The majority`, `Most | members` */
function crowd(text: string): string | undefined {
	const behind = take(text, 'crowd');
	if (behind === undefined) return undefined;
	return voterNoun(behind.replace(ofThe(), '')) ?? behind;
}

const ofThe = lazyPattern`(?i)^(?:${['eventLinks', 'of']}(?:\s+|(?<=['’])))?(?:${'determiners'}(?:\s+|(?<=['’])))?`;

function voterNoun(text: string): string | undefined {
	const behind = take(text, 'voter');
	// `membres | présents et représentés`
	return behind === undefined ? undefined : (take(behind, 'present', 'voter') ?? behind);
}

/** `Trois élus`, `4 membres sur 5`; behind others `deux` is enough. */
function counted(text: string, context: BallotContext, isNamed: boolean): string | undefined {
	const count = scanCount(text, context.lang);
	if (!count) return undefined;
	const behind = text.slice(count.length).trimStart();
	const noun = voterNoun(behind);
	if (noun === undefined && isNamed) return undefined;
	const rest = noun ?? behind;
	return outOfAll(rest, context) ?? rest;
}

/** `sur 5`, `out of the 5 members` */
function outOfAll(text: string, context: BallotContext): string | undefined {
	const link = vocabulary('outOf').scan(text);
	const number = link && text.slice(link.length).trimStart();
	const count = number && scanCount(number, context.lang);
	if (!count) return undefined;
	const rest = number.slice(count.length).trimStart();
	return voterNoun(rest) ?? rest;
}

function answer(text: string): string | undefined {
	const found = vocabulary('answers').scan(text);
	return found && ANSWERS.has(found.id) ? text.slice(found.length).trimStart() : undefined;
}

const ANSWERS: ReadonlySet<string> = new Set(['for', 'against', 'abstention']);

/** What is voted, `au projet`, `pour l'achat d'un banc`; where the verb may say an opinion, a thing that meetings decide on and no word more. */
function object(text: string, isVote: boolean, context: BallotContext): string | undefined {
	if (/^(?:[,;.]|$)/.test(text) || nextPart().test(` ${text}`)) return text;
	const [words = ''] = OBJECT.exec(text) ?? [];
	const isArticle = opensWithArticle().test(words.toLowerCase());
	const opens =
		isArticle ||
		opensWith(
			words,
			'forWords',
			['smallWords', 'to'],
			['eventLinks', 'of', 'at'],
			['toldVoters', 'leads'],
			'votedTexts',
		);
	const length = words.split(/[\s'’]+/).filter((word) => word !== '').length;
	const isThing = mentions(words, 'decidedThings', 'votedTexts', 'textNouns');
	if (!opens || length > (isVote ? LONGEST_VOTED : LONGEST_THING) || !(isVote || isThing)) return undefined;
	const isOther =
		// `Personne ne vote contre | un cadeau`: what is voted is known.
		opensWith(words, ['determiners', 'indefinite']) ||
		(!isVote && opensWith(words, ['determiners', 'this'])) ||
		mentions(words, 'suppositions', 'negations', 'officers') ||
		namesOtherDay(words, context) ||
		namesOtherBody(words, context);
	return isOther ? undefined : text.slice(words.length);
}

const OBJECT = /^[^,;.:()?\d]+/;
const LONGEST_VOTED = 5;
const LONGEST_THING = 3;

/** `Pas de voix contre, une abstention`, `Ni abstention ni vote contre`, `Deux votes contre : M. Huet et Mme Dane`, `Une abstention, celle de M. Huet`, `Abstention de M. Huet` */
function answers(text: string, context: BallotContext): string | undefined {
	const there = take(text, 'there');
	let rest = there ?? text;
	// `Une contre.` alone may be of anything.
	for (let isSure = there !== undefined; ; ) {
		const none = take(rest, 'without');
		const count = none === undefined ? scanCount(rest, context.lang) : undefined;
		const behind = none ?? (count ? rest.slice(count.length).trimStart() : rest);
		const unit = vocabulary('answers').scan(behind) ? undefined : vocabulary('units').scan(behind);
		const said = behind.slice(unit?.id === 'votes' ? unit.length : 0).trimStart();
		const found = vocabulary('answers').scan(said);
		const isAnswer =
			found && (count ? ANSWERS.has(found.id) : found.id === 'against' || found.id === 'abstention');
		if (!isAnswer || mentions(said.slice(0, found.length), 'opinions')) return undefined;
		const after = said.slice(found.length);
		const named = theirNames(after, context);
		if (named !== undefined) return none === undefined ? named : undefined;
		if (none === undefined && !count) return undefined;
		const all = after.trim() === '' ? undefined : outOfAll(after.trimStart(), context);
		rest = all ?? after;
		isSure ||= none !== undefined || all !== undefined;
		const next = nextPart().exec(rest)?.[0].length ?? 0;
		// `Ni abstention | ni vote contre`
		const isNext = next === 0 && take(rest.trimStart(), 'without') !== undefined;
		if (next === 0 && !isNext) return isSure ? rest : undefined;
		rest = isNext ? rest.trimStart() : rest.slice(next);
	}
}

/** ` : M. Huet et Mme Dane`, `, celle de M. Huet`, ` de M. Huet`: nothing but names of those who are known. */
function theirNames(text: string, context: BallotContext): string | undefined {
	const link = leadsToNames().exec(text)?.[0].length ?? 0;
	return link === 0 ? undefined : names(text.slice(link), context);
}

const leadsToNames = lazyPattern`(?i)^(?:\s*:\s*|,?\s+(?:${'thoseOf'}|${['eventLinks', 'of', 'from']}|${['smallWords', 'by']})(?:\s+|(?<=['’])))`;

/** Known people, one after the other. */
function names(text: string, { names: index }: BallotContext): string | undefined {
	for (let rest = text; ; ) {
		const length = knownNameAt(rest, 0, index);
		if (length === 0) return undefined;
		const behind = rest.slice(length);
		const link = betweenNames().exec(behind)?.[0].length ?? 0;
		if (link === 0 || knownNameAt(behind.slice(link), 0, index) === 0) return behind.trimStart();
		rest = behind.slice(link);
	}
}

const betweenNames = lazyPattern`^\s*(?:,|${['smallWords', 'and']}|&)\s+`;

/** `M. Huet s'est opposé`, `Huet opposed the motion` */
function persons(text: string, context: BallotContext): string | undefined {
	const behind = names(text, context);
	const rest = take(behind ?? '', 'opposes', 'votes');
	if (rest === undefined || /^[\s.]*$/.test(rest)) return rest;
	const to = vocabulary('smallWords').scan(rest);
	const what = rest.slice(to?.id === 'to' ? to.length : 0).trimStart();
	const voted = vocabulary('votedTexts').scan(what);
	return voted && what.slice(voted.length);
}

/** `Égalité des voix`, `The vote was tied 2-2` */
function tie(text: string): string | undefined {
	return take(text, 'tie')?.replace(SCORE, '');
}

const SCORE = /^[,:(]?\s*\d{1,4}\s?(?:[-–]|\p{L}{1,6})\s?\d{1,4}\)?/u;

/** `La présidente use de sa voix prépondérante`, `The chair broke the tie by voting yes` */
function casting(text: string, context: BallotContext): string | undefined {
	const length = knownNameAt(text, 0, context.names) || officeLength(text);
	const rest = length === 0 ? undefined : take(text.slice(length).trimStart(), 'casts');
	return rest === undefined ? undefined : (take(rest, 'votes') ?? object(rest, true, context));
}

/** `The chair`, `La présidente` */
function officeLength(text: string): number {
	const [office = ''] = /^\p{L}+['’\s]\p{L}+/u.exec(text) ?? [];
	return isOffice(office) ? office.length : 0;
}

/** `Le conseil se prononce favorablement`, `The board was in favour` */
function opinionOfBody(text: string, context: BallotContext): string | undefined {
	const decider = findDecider(text, context);
	if (decider?.from !== 0 || decider.isImpersonal) return undefined;
	const rest = take(text.slice(decider.to).trimStart(), 'body', 'says', 'opposes');
	return rest === undefined || namesOtherBody(text.slice(0, decider.to + 24), context)
		? undefined
		: object(rest, false, context);
}

// --- Results behind what is told of a text, and those whom a body elects.

/** `La cotisation passe à 25 €, | adopté |`, `The motion was put and | carried |`, `Rejeté par 3 membres sur 5`: the result that closes such a sentence. */
export function closingResult(
	sentence: string,
	context: BallotContext,
): { from: number; to: number } | undefined {
	const last = vocabulary('results').findAll(sentence, 'adopted', 'rejected').at(-1);
	if (!last) return undefined;
	const before = sentence.slice(0, last.from);
	const behind = sentence.slice(last.to).trim();
	if (namesOtherDay(sentence, context)) return undefined;
	// `Rejeté | par 3 membres sur 5`
	const by = before.trim() === '' ? vocabulary('smallWords').scan(behind) : undefined;
	if (by?.id === 'by')
		return counted(behind.slice(by.length).trimStart(), context, true)?.match(/^[\s.]*$/) ? last : undefined;
	if (!/^\.?$/.test(behind)) return undefined;
	const put = vocabulary('toldVoters').findAll(before, 'put').at(-1);
	const isPut = put !== undefined && resultLink().test(before.slice(put.to));
	const isAmount = LAST_PART.test(before) && opensWithArticle().test(before.toLowerCase());
	return isPut || isAmount ? last : undefined;
}

/** `La cotisation passe à 25 €, ` */
const LAST_PART = /^[^,;:]{8,80}\d\s?[€$£%]?,\s+$/;
/** ` et `, ` : il est `, ` and ` */
const resultLink = lazyPattern`(?i)^\s*(?:[:,]|,?\s*${['smallWords', 'and', 'then']})\s+(?:(?:${['decisionAsides', 'subjects']}\s+)?${['verdictLinks', 'is']}\s+)?$`;

/** `Le conseil désigne | M. Roy | comme délégué`, `The board elected | Dane | as treasurer`: whom the body elects, and to what. */
export function electedByBody(
	sentence: string,
	context: BallotContext,
): { from: number; to: number } | undefined {
	const decider = findDecider(sentence, context);
	if (decider?.from !== 0 || decider.isImpersonal) return undefined;
	const verb = vocabulary('electingVerbs').scan(sentence.slice(decider.to).trimStart());
	const isOther =
		mentions(sentence, 'sittingRoles') || namesOtherBody(sentence.slice(0, decider.to + 24), context);
	if (!verb || isOther) return undefined;
	const from = sentence.length - sentence.slice(decider.to).trimStart().slice(verb.length).trimStart().length;
	const rest = sentence.slice(from);
	const length = knownNameAt(rest, 0, context.names) || (bearsName().exec(rest)?.[0]?.length ?? 0);
	const seat =
		length === 0
			? ''
			: rest
					.slice(length)
					.replace(/[\s.]+$/, '')
					.trim();
	const [word = ''] = seat.split(/\s+/).slice(asWhat().test(`${seat} `) ? 1 : 0);
	const isSeat = seat.split(/\s+/).length <= LONGEST_SEAT && OF_BODY.some((name) => isOneOf(word, name));
	return isSeat && !namesOtherDay(seat, context) ? { from, to: from + length } : undefined;
}

const asWhat = lazyPattern`(?i)^${['officeLinks', 'with']}\s`;
const LONGEST_SEAT = 5;
