/** The bodies that a text names: the one whose meeting it is, and others. */

import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { foldName } from '../../../text/fold.js';
import { isCapital, lastWords, wordBehindSpace } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { decidingWords } from './consents.js';

/** What the head of a record calls the body: `conseil municipal`, `board`. */
export function bodiesNamed(head: string): string[] {
	return vocabulary('bodies')
		.findAll(head)
		.map(({ from, to }) => foldName(head.slice(from, to)));
}

/** What is known of the body whose meeting it is: its names, and the words of the head that give them. */
export type Own = Pick<BallotContext, 'bodies' | 'head'>;

/**
 * `La commission a rejeté le projet par 3 voix contre 2`, `In committee, two voted for it`: another body than any that the head of the record
 * names, where it names one.
 */
export function tellsOfOtherBody(sentence: string, context: Own): boolean {
	if (!context.bodies || context.bodies.length === 0) return false;
	return vocabulary('bodies')
		.findAll(sentence)
		.some((range) => !isOwn(sentence, range, context) && votes(sentence, range));
}

/** `La réunion du bureau`: a body that is none of those in the head of the record, where it names one. */
export function namesOtherBody(words: string, context: Own): boolean {
	if (!context.bodies || context.bodies.length === 0) return false;
	return vocabulary('bodies')
		.findAll(words)
		.some((range) => !isOwn(words, range, context));
}

/** `conseil` is the `conseil municipal`, as `board of directors` is the `board`; `conseil communautaire` is another. */
function isOwn(text: string, { from, to }: PhraseRange, { bodies = [], head }: Own): boolean {
	const named = text.slice(from, to);
	const words = foldName(named).split(' ');
	const isNamed = bodies.some((body) => {
		const own = body.split(' ');
		const isShort = [named, body].some((one) => isOneOf(one, ['bodies', 'short']));
		return isShort
			? isShortFor(named, body) || isShortFor(body, named)
			: words.every((word) => own.includes(word)) || own.every((word) => words.includes(word));
	});
	return isNamed && !isOfOthersNamed(text.slice(to), head);
}

/** `ca` for `conseil d'administration`, `agm` for `annual meeting`: the first letters of its nouns are in the short name, in order. */
function isShortFor(short: string, long: string): boolean {
	if (!isOneOf(short, ['bodies', 'short'])) return false;
	const letters = foldName(short);
	if (isOneOf(long, ['bodies', 'short'])) return letters === foldName(long);
	let at = 0;
	for (const word of foldName(long).split(/[^a-z]+/)) {
		if (word.length < SHORTEST_NOUN) continue;
		at = letters.indexOf(word.charAt(0), at) + 1;
		if (at === 0) return false;
	}
	return true;
}

const SHORTEST_NOUN = 3;

/** `le conseil | des enfants`, `the board | of Lowell Marine`: of whom the head of the record says nothing; `the council | of this parish` is ours. */
function isOfOthersNamed(behind: string, head: string | undefined): boolean {
	// With the apostrophe that may end it.
	const of = behind.slice(0, (wordBehindSpace(behind)?.to ?? 0) + 1).trim();
	if (head === undefined || !isOneOf(of, ['eventLinks', 'of'])) return false;
	const [, article = '', noun = ''] = OF_WHOM.exec(behind) ?? [];
	if (noun === '') return false;
	if (isOneOf(article.trim(), ['determiners', 'this'])) return false;
	const isOwn = isOneOf(noun, 'peopleNouns', 'memberNouns', 'groups', 'meetingNouns', 'bodies');
	return !isOwn && !holdsWord(head, noun);
}

/** A link, an article or nothing, and a noun. */
const OF_WHOM = /^\s+(?:\p{L}{2,3}\s|\p{L}['’])(?:(\p{L}{1,3}\s|\p{L}['’]))?(\p{L}[\p{L}-]{3,})/u;

export function holdsWord(head: string, word: string): boolean {
	return ` ${foldName(head)} `.includes(` ${foldName(word)} `);
}

/** `Le comité directeur | a tenu six réunions`: another body is the subject. */
export function opensWithOtherBody(sentence: string, context: Own): boolean {
	const [body] = vocabulary('bodies').findAll(sentence);
	return (
		body !== undefined &&
		withoutLead(sentence.slice(0, body.from)).trim() === '' &&
		!isOwn(sentence, body, context)
	);
}

/**
 * `Les conseillers | décident`, `Board | approved it`, in the short way of notes: who decides, with an article or without one, where the head
 * of the record names the body that meets. The members of one decide for it, and not for the assembly that hears of it.
 */
export function bodyAt(text: string, { bodies = [] }: Own): { length: number; isBare: boolean } | undefined {
	const lead = leadingArticle().exec(text)?.[0] ?? '';
	if (bodies.length === 0 || (lead === '' && !isCapital(text))) return undefined;
	const rest = text.slice(lead.length);
	const isAssembly = bodies.some((body) => mentions(body, 'assemblies'));
	const noun =
		vocabulary('bodies').scan(rest) ?? (isAssembly ? undefined : vocabulary('memberNouns').scan(rest));
	return noun && { length: lead.length + noun.length, isBare: lead === '' };
}

const leadingArticle = lazyPattern`^${['determiners', 'article']}(?:\s+|(?<=['’]))`;

/** Whether a body is whoever decides in a sentence, or where it was decided: `In committee, …`, `adoptée par le bureau`. */
function votes(sentence: string, { from, to }: PhraseRange): boolean {
	const before = withoutLead(sentence.slice(0, from));
	if (vocabulary('bodyLeads').findAll(before).at(-1)?.to === before.trimEnd().length) {
		const isBy = isOneOf(lastWords(before, 1)[0]?.text ?? '', ['smallWords', 'by']);
		return !isBy || isRightBehindDeciding(before);
	}
	if (!opens().test(before)) return false;
	const behind = sentence.slice(to);
	if (opensWith(behind.trimStart(), 'verdictLinks')) return false;
	const [decides] = decidingWords().all(behind);
	const opinion = vocabulary('opinions').findIn(behind)?.offset;
	// `Le conseil, | par 4 voix contre 3, | a préféré`
	const aside = /^,[^,.;:]{0,40}/.exec(behind)?.[0] ?? '';
	const count = vocabulary('units').findAll(aside, 'votes')[0]?.from;
	const at = Math.min(decides?.from ?? behind.length, opinion ?? behind.length, count ?? behind.length);
	const between = behind.slice(0, at);
	return at < behind.length && !between.includes(';') && !mentions(between, 'votedTexts');
}

/** Without an article, and one word behind it: `le nouveau | conseil`. */
export function withoutLead(before: string): string {
	return before.replace(article(), '').replace(articleAndWord(), '');
}

function isRightBehindDeciding(before: string): boolean {
	const last = decidingWords().all(before).at(-1);
	return last !== undefined && before.slice(last.to).trim().split(/\s+/).length <= 3;
}

const article = lazyPattern`(?:^|(?<=[\s'’]))${'determiners'}\s*$`;
/** `Le nouveau | conseil` */
const articleAndWord = lazyPattern`(?i)(?:^|(?<=\s))${'determiners'}\s+[a-zà-ÿ]{3,12}\s*$`;
/** The start of a sentence or of a clause. */
export const opens = lazyPattern`(?:^|[,;:(]|\s${['smallWords', 'and', 'but']})\s*$`;
