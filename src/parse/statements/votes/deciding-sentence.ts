/** Sentences in which the body that meets decides and says how it voted: `Le conseil municipal, à l'unanimité des présents, | décide | de …`. */

import { isOneOf, mentions, opensWith, vocabulary } from '../../../language/index.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { bodyAt, holdsWord, namesOtherBody, opensWithOtherBody } from '../wording/bodies.js';
import { consentsIn } from '../wording/consents.js';
import { namesOtherDay } from './decider.js';

/** A text that opens with a sentence, and goes on with what is decided by it. */
export interface DecidingText {
	text: string;
	/** Where its first sentence ends. */
	end: number;
	/** How was voted: a part of that sentence. */
	tally: PhraseRange;
	/** Nothing but this sentence is left to say what the meeting decides: `a approuvé` is of the day then. */
	isLast: boolean;
}

/**
 * The verb by which a body decides, where the whole sentence is understood: ahead of it nothing but the body that meets, how it voted, that it deliberated,
 * heard somebody or has regard to a text; the tally ahead of it, right behind it or at the end; and behind it something that is decided on,
 * and that is no refusal, no step of procedure and no election.
 */
export function findDecidingVerb(sentence: DecidingText, context: BallotContext): PhraseRange | undefined {
	const { text, end, tally, isLast } = sentence;
	const lead = readLead(text, tally, context);
	const verb = scanVerb(text.slice(lead.to));
	if (!verb || !(verb.isAlone || lead.hasBody || lead.isDeliberated || tally.to <= lead.to)) return undefined;
	const [from, to] = [lead.to + verb.from, lead.to + verb.to];
	// `approuve-t-il`
	if (text[to] === '-') return undefined;
	const object = findObject(text, to, tally, end);
	if (object === undefined || !isDecidedOn(verb.kind, object)) return undefined;
	const isToday = !verb.isPast || ((lead.isDeliberated || isLast) && !namesOtherDay(object, context));
	return isToday ? { from, to } : undefined;
}

/** Whether a text that stands right above a deciding sentence hands it to somebody else: `Le maire lit le projet :`, and not `Après en avoir délibéré :`. */
export function handsOver(above: string, context: BallotContext): boolean {
	const text = above.trimEnd();
	return text.endsWith(':') && readLead(text, NOWHERE, context).to < text.length;
}

/** Whether another sentence on a text undoes what one decides: `Il rejette le bail.`, `Le vote est annulé.` */
export function isTakenBack(text: string, context: BallotContext): boolean {
	return readSentences(text).some(({ from, to }) => {
		const words = text.slice(from, to);
		if (!mentions(words, ['procedureWords', 'undoes'])) return false;
		const [first = '', second = ''] = words.split(BLANKS);
		return (
			scanBody(words, context) !== undefined ||
			isOneOf(second, ['procedureWords', 'near', 'undoes'], 'textNouns') ||
			isOneOf(first, ['procedureWords', 'undoes'], ['smallWords', 'but'], ['decisionAsides', 'subjects'])
		);
	});
}

const NOWHERE: PhraseRange = { from: -1, to: -1 };

/** What stands ahead of the verb: how far it goes, and what it holds. */
interface Lead {
	to: number;
	hasBody: boolean;
	isDeliberated: boolean;
}

/** Takes one part after the other, `Le conseil municipal, | vu le code, | après en avoir délibéré, | à l'unanimité | des présents`, as far as it can. */
function readLead(text: string, tally: PhraseRange, context: BallotContext): Lead {
	const lead: Lead = { to: 0, hasBody: false, isDeliberated: false };
	for (;;) {
		const gap = GAP.exec(text.slice(lead.to))?.[0] ?? '';
		const at = lead.to + gap.length;
		const rest = text.slice(at);
		const body = lead.hasBody || at === tally.from ? undefined : scanBody(rest, context);
		const heard = vocabulary('deliberations').scan(rest)?.id === 'after';
		// `à l'unanimité | des associés`, and not `À l'unanimité, les associés`
		const isJoined = at > 0 && !/[,;:]/.test(gap);
		const length =
			at === tally.from
				? tally.to - at
				: (body ?? asideLength(rest, text, at, context) ?? wordLength(rest, isJoined));
		if (length === 0 || (at !== tally.from && isIn(tally, at, at + length))) return { ...lead, to: at };
		if (body !== undefined) lead.hasBody = true;
		if (heard) lead.isDeliberated = true;
		lead.to = at + length;
	}
}

function isIn({ from, to }: PhraseRange, start: number, end: number): boolean {
	return from < end && to > start;
}

/** How long the body is that a text opens with, with what the head of the record calls it: `L'assemblée générale | ordinaire`; nothing for another. */
function scanBody(text: string, context: BallotContext): number | undefined {
	const listed = vocabulary('decidingBodies').scan(text);
	const members = vocabulary('decisionAsides').scan(text);
	const length = Math.max(
		listed?.id === 'body' ? listed.length : 0,
		members?.id === 'members' ? members.length : 0,
		bodyAt(text, context)?.length ?? 0,
	);
	if (length === 0) return undefined;
	const named = text.slice(0, length);
	const { bodies = [], head = '' } = context;
	// Where the head names no body, whoever decides in the minutes is theirs.
	if (bodies.length > 0) {
		const isAssembly = bodies.some((body) => mentions(body, 'assemblies'));
		const isOfOthers = mentions(named, ['memberNouns', isAssembly ? 'board' : 'owners']);
		if (isOfOthers || namesOtherBody(named, context) || opensWithOtherBody(text, context)) return undefined;
	}
	let to = length;
	for (;;) {
		const [more = '', word = ''] = QUALITY.exec(text.slice(to)) ?? [];
		if (word === '' || !holdsWord(head, word)) return to;
		to += more.length;
	}
}

/** A part of a sentence that decides nothing, up to the end of its line or clause; zero where it may decide something. */
function asideLength(rest: string, text: string, at: number, context: BallotContext): number | undefined {
	if (opensWith(rest, ['decisionAsides', 'cites'])) {
		const isLine = /(?:^|\n)[\s>*_-]*$/.test(text.slice(0, at));
		const line = rest.search(/\n|$/);
		return isLine && /[,;]\s*$/.test(rest.slice(0, line)) ? line : 0;
	}
	const deliberated = vocabulary('deliberations').scan(rest);
	const aside = vocabulary('decisionAsides').scan(rest);
	const heard = deliberated?.id === 'after' ? deliberated : aside?.id === 'heard' ? aside : undefined;
	if (!heard) return undefined;
	const clause = rest.slice(heard.length, heard.length + endOfClause(rest.slice(heard.length)));
	return isHarmless(clause, context) ? heard.length + clause.length : 0;
}

/** One word of how was voted: `| par |` and `| et |` anywhere, `| des | associés |` behind what it belongs to. */
function wordLength(rest: string, isJoined: boolean): number {
	const phrase = vocabulary('decisionAsides').scan(rest);
	const [word = ''] = /^[\p{L}\p{N}]+/u.exec(rest) ?? [];
	if (isOneOf(word, ['smallWords', 'and'], ['decisionAsides', 'by'])) return word.length;
	if (phrase?.id === 'whose' && (isJoined || phrase.length > word.length)) return phrase.length;
	return isJoined && isAside(word) ? word.length : 0;
}

/** Up to a comma or the end of a line, or to what goes on: `ouï l'exposé du maire | et après en avoir délibéré`, `après débat | à l'unanimité`. */
function endOfClause(behind: string): number {
	const sign = /[,;:(\n]/.exec(behind)?.index ?? behind.length;
	const clause = behind.slice(0, sign);
	const [and] = vocabulary('smallWords').findAll(clause, 'and');
	const [consent] = consentsIn(clause);
	return Math.min(sign, and?.from ?? sign, consent?.from ?? sign);
}

/** `l'exposé de Monsieur le Maire`: what was heard, without another clause, day, body or deed in it. */
function isHarmless(clause: string, context: BallotContext): boolean {
	const isOfElse = mentions(
		clause,
		['decisionAsides', 'clauses'],
		['decidedActs', 'takes', 'opens', 'accepts'],
		'suppositions',
		'results',
	);
	return (
		!isOfElse && !/\d{4}/.test(clause) && !namesOtherDay(clause, context) && !namesOtherBody(clause, context)
	);
}

interface DecidingVerb extends PhraseRange {
	kind: 'takes' | 'opens' | 'accepts';
	isPast: boolean;
	/** `RESOLVED`, `Il est décidé`: who decides need not be said. */
	isAlone?: boolean;
}

/** The verb that a text opens with: `approuve`, `a approuvé`. */
function scanVerb(text: string): DecidingVerb | undefined {
	const auxiliary = vocabulary('auxiliaries').scan(text);
	const from = auxiliary ? auxiliary.length + (GAP.exec(text.slice(auxiliary.length))?.[0].length ?? 0) : 0;
	const verb = vocabulary('decidedActs').scan(text.slice(from));
	const nobody = vocabulary('decidingBodies').scan(text);
	const alone = nobody?.id === 'impersonal' ? nobody.length : verb?.id === 'alone' ? from + verb.length : 0;
	if (alone > 0) return { kind: 'opens', from: 0, to: alone, isPast: false, isAlone: true };
	if (verb?.id !== 'takes' && verb?.id !== 'opens' && verb?.id !== 'accepts') return undefined;
	return { kind: verb.id, from, to: from + verb.length, isPast: auxiliary !== undefined };
}

/** What is decided on, where the tally stands where a sentence has its own: ahead of the verb, right behind it, or at the very end. */
function findObject(text: string, from: number, tally: PhraseRange, end: number): string | undefined {
	if (tally.to <= from) return text.slice(from);
	const between = text.slice(from, tally.from);
	const behind = text.slice(tally.to, end);
	const last = lastButAsides(between);
	if (last === '') return text.slice(tally.to);
	// `le projet | adopté | par 5 voix contre 1`, `mais | pas | à l'unanimité`
	const isOfDeed = isOneOf(last, 'results', 'decidedForms', ['decidedActs', 'takes', 'opens', 'accepts']);
	const isOfElse = isOfDeed || isOneOf(last, 'negations', ['decisionAsides', 'hedges']);
	const isAtEnd = lastButAsides(behind) === '';
	return isAtEnd && !isOfElse && !mentions(between, ['decisionAsides', 'clauses'])
		? between + text.slice(end)
		: undefined;
}

/** The last word of a text but for how was voted, `les tarifs | par un vote de`; empty where there is no other. */
function lastButAsides(text: string): string {
	let rest = text;
	for (const { from, to } of vocabulary('decisionAsides').findAll(text, 'by', 'whose'))
		rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
	return rest.split(WORDS).findLast((word) => word !== '' && !isAside(word)) ?? '';
}

/** `des | 6 | membres | présents` */
function isAside(word: string): boolean {
	return /^\d{1,3}$/.test(word) || isOneOf(word, ['decisionAsides', 'by', 'whose']);
}

/** Whether an object of a verb is decided on by it: `les tarifs`, `de | fixer | le prix`, `le | devis`, `que le loyer | soit | fixé`. */
function isDecidedOn(kind: DecidingVerb['kind'], object: string): boolean {
	const said = object.replace(GAP, '');
	const clause = said.split(END_OF_CLAUSE, 1)[0] ?? '';
	const words = clause.split(WORDS).filter((word) => word !== '');
	const first = words.slice(0, FIRST_WORDS);
	// `Le conseil approuve à l'unanimité.`: what the title says.
	if (first.length === 0) return kind === 'takes';
	if (mentions(said, ['procedureWords', 'undoes'])) return false;
	if (mentions(clause, ['procedureWords', 'way']) || mentions(first.join(' '), ['procedureWords', 'near']))
		return false;
	if (kind === 'takes') return true;
	const isThing = first.some((word) => isOneOf(word, ['decidedActs', 'things']));
	if (kind === 'accepts') return isThing;
	const isWish = opensWith(said, ['decisionAsides', 'clauses']) && mentions(clause, ['decidedActs', 'wish']);
	const [link = '', deed = ''] = words;
	return isWish || isThing || isDeed(deed) || isDeed(link);
}

function isDeed(word: string): boolean {
	return isOneOf(word, ['decidedActs', 'does']);
}

/** Blanks and signs between two parts of a sentence, and the mark of an entry of a list. */
const GAP = /^(?:[\s,:;'’()>*_•→–—-]|\d{1,2}\s?[.)°]+(?=\s))*/;
/** A word behind a body that says which one, with a link or without. */
const QUALITY = /^\s+(?:\p{L}{1,2}(?:\s|['’]))?(\p{L}[\p{L}-]{2,})/u;
/** The end of a line, a clause or a sentence, and not the stop of `M. Weiss`. */
const END_OF_CLAUSE = /[\n;]|(?<=[\p{L}\d]{3})\.(?=\s)/u;
const WORDS = /[^\p{L}\p{N}]+/u;
const BLANKS = /\s+/;
/** Among so many words behind a verb is the noun of what is decided on. */
const FIRST_WORDS = 5;
