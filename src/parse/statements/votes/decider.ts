/** Who decides in a sentence, and by which verb: `Le conseil | a approuvé`, `Board | agreed`, `Il est décidé`. */

import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { skipBlanks } from '../../../source/places.js';
import { namesMonth } from '../../../text/date.js';
import { isLetter } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { bodyAt, namesOtherBody, opensWithOtherBody } from '../wording/bodies.js';

/** Whoever decides; `Il est décidé` and the like are themselves the verb. */
interface Decider extends PhraseRange {
	isImpersonal: boolean;
	/** Without an article, in the short way of notes. */
	isBare: boolean;
}

/** Who decides in a sentence, at its start or behind what opens it. */
export function findDecider(text: string, context: BallotContext): Decider | undefined {
	const bodies = vocabulary('decidingBodies');
	// `RESOLVED: to buy two tents`
	const named = bodies.scan(text.replace(COLON_BEHIND_WORD, (all) => all.replace(/[:–—-]/, ' ')));
	const from = named ? 0 : startOfClause(text, context);
	const listed = named ?? bodies.scan(text.slice(from));
	if (listed)
		return { from, to: from + listed.length, isImpersonal: listed.id === 'impersonal', isBare: false };
	const body = ownBodyAt(text.slice(from), context);
	return body && { from, to: from + body.length, isImpersonal: false, isBare: body.isBare };
}

/** A body that no list of deciding ones names, where it is the one that meets. */
function ownBodyAt(text: string, context: BallotContext): ReturnType<typeof bodyAt> {
	return opensWithOtherBody(text, context) ? undefined : bodyAt(text, context);
}

/** A word, and the sign between it and what it says. */
const COLON_BEHIND_WORD = /^\p{L}{4,12}\s*[:–—-](?=\s)/u;

/** Past what opens a sentence up to a comma or a colon: `À main levée, `. */
function startOfClause(text: string, context: BallotContext): number {
	if (vocabulary('decidingBodies').scan(text) ?? ownBodyAt(text, context)) return 0;
	const comma = /^[^,:]{2,60}[,:]\s+/.exec(text)?.[0].length ?? 0;
	return isLetter(text.slice(comma, comma + 2)) ? comma : 0;
}

/** The verb right behind a decider, with no more than a remark between commas before it. */
export function verbBehind(text: string, decider: Decider, context: BallotContext): PhraseRange | undefined {
	const from = decider.to;
	const gap = /^(?:\s*,[^,]{2,60},)?\s+(?:[A-Za-z]+ly\s+)?/.exec(text.slice(from))?.[0].length;
	if (gap === undefined) return verbBehindCounts(text, from);
	const at = from + gap;
	const verb = vocabulary('decisionVerbs').scan(text.slice(at)) ?? vocabulary('results').scan(text.slice(at));
	if (verb) return { from: at, to: at + verb.length };
	return formOfPast(text, decider, at, context) ?? verbBehindCounts(text, from);
}

/**
 * `a | approuvé |`, `| authorised |`: a form that tells of other days as well. Here it is a decision of the day that no figures and no
 * unanimity tell: of the body that meets, on something definite, and beside no word of another day.
 */
function formOfPast(
	text: string,
	decider: Decider,
	at: number,
	context: BallotContext,
): PhraseRange | undefined {
	const auxiliary = vocabulary('auxiliaries').scan(text.slice(at));
	const from = auxiliary ? skipBlanks(text, at + auxiliary.length) : at;
	const form = vocabulary('decidedForms').scan(text.slice(from));
	if (!form || (form.id === 'participle') !== (auxiliary !== undefined)) return undefined;
	const to = from + form.length;
	const lead = text.slice(0, decider.from);
	// What precedes a decision of the day: `Après en avoir délibéré, `, `À l'unanimité, `, `À main levée, `.
	const isToday = decider.from === 0 || mentions(lead, 'deliberations', 'consents', 'ballotMethods');
	const isTold = /\d/.test(text) || mentions(text, 'consents');
	if (
		!isToday ||
		isTold ||
		!isOfObject(text.slice(to), form.id) ||
		namesOtherBody(text.slice(decider.from, decider.to), context)
	)
		return undefined;
	return namesOtherDay(text, context) ? undefined : { from, to };
}

/** `approuvé | le budget`, `décidé | d'acheter`, `donné son accord | pour l'achat`, nothing: no `adopté | une attitude prudente`, `authorised | to sign are listed`. */
function isOfObject(behind: string, form: 'participle' | 'past'): boolean {
	const rest = behind.trimStart();
	if (definite().test(rest) || opensWith(rest, 'votedTexts')) return true;
	if (form === 'past') return false;
	const [first = ''] = rest.split(/\s|(?<=['’])/, 1);
	return rest === '' || isOneOf(first, ['eventLinks', 'of'], 'forWords');
}

const definite = lazyPattern`^${['determiners', 'article', 'this']}(?=\s|(?<=['’]))`;

/** `hier`, `depuis`, `en juin`: a word of another day, or a month. */
export function namesOtherDay(text: string, { lang }: BallotContext): boolean {
	return mentions(text, ['deliberations', 'otherDay']) || namesMonth(text, lang);
}

/** `, par 6 voix pour, 2 contre (M. Perney, M. Noirot) et 1 abstention, | adopte`: counts with commas of their own. */
function verbBehindCounts(text: string, from: number): { from: number; to: number } | undefined {
	const rest = text.slice(from, from + FARTHEST_VERB);
	if (!/^\s*,[^,]{0,24}\d/.test(rest)) return undefined;
	for (const { index, 0: comma } of matchesIn(rest, /,\s+/g).slice(1)) {
		const at = index + comma.length;
		const verb = vocabulary('decisionVerbs').scan(rest.slice(at));
		if (verb) return { from: from + at, to: from + at + verb.length };
	}
	return undefined;
}

const FARTHEST_VERB = 320;
