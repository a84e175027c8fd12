/** What the words of a title or a sentence tell of elections, without any name; and the words beside those who are elected. */

import type { Language } from '../../ast/index.js';
import { mentions, vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { parseInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import {
	attendanceWord,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	wordPattern,
	wordPatterns,
} from './dialect.js';
import { electedVerb } from './elected-verb.js';

/** Whether words name an election, or those who are elected. */
export function saysElection(text: string): boolean {
	return headsIn(text).length > 0;
}

/** The words of a text that name an election, or those who are elected. */
function headsIn(text: string): string[] {
	return text
		.split(/[^\p{L}'’-]+/u)
		.filter((word) => isInList('electionHeads', word.replace(/^[ldLD]['’]/u, '')));
}

/** `Renouvellement du tiers sortant`, `Sont élus :`: words name the election itself, and not only those who hold an office. */
export function namesDeed(text: string): boolean {
	return (
		headsIn(text).some((word) => attendanceWord(word) === undefined) ||
		electedVerb().test(text) ||
		phraseFinder('electedBefore').test(text)
	);
}

/** `5. Representatives on outside bodies`: below it stands who is sent where. */
export function sendsPeople(title: string): boolean {
	return isPhrase('sendingHeads', title.replace(/^[\d./-]+[\s.):–-]*/, '').replace(/[\s:.]+$/, ''));
}

/** `The results of the AGM are:`, `The elections were held, with these results:`: those below are elected. */
function tellsResults(text: string): boolean {
	return (
		/:\s*$/.test(text) && hasWordOf('resultWords', text) && (saysElection(text) || mentions(text, 'meetings'))
	);
}

/** `The results of the AGM are:`, `The board is made up as follows:`, `The new committee:` */
export function opensNewBody(text: string): boolean {
	return (
		tellsResults(text) ||
		phraseFinder('constitutes').test(text) ||
		(hasWordOf('newOnes', text) && hasWordOf('seatedBodies', text))
	);
}

/** Whether a line announces those who are elected, or a new body: `The new exec is as follows:`. */
export function announcesOfficers(text: string): boolean {
	// `We have elected a new committee!`
	if (!/[:!]\s*$/.test(text)) return isTitleOfOfficers(text);
	return opensNewBody(text) || hasWordOf('electionHeads', text) || namesDeed(text);
}

/** `Officers for 2024`, `Élection du bureau`; `Officers` alone may be those who sit. */
function isTitleOfOfficers(text: string): boolean {
	const words = text.split(/[^\p{L}'’-]+/u);
	const heads = headsIn(text);
	const isNew =
		/(?<!\d)(?:19|20)\d\d(?!\d)/.test(text) ||
		hasWordOf('newOnes', text) ||
		heads.some((word) => attendanceWord(word) === undefined);
	return (
		text.length < LONGEST_TITLE &&
		/^\p{Lu}[^.:;,!?]+$/u.test(text) &&
		words.length <= MOST_IN_TITLE &&
		heads.length > 0 &&
		isNew
	);
}

const LONGEST_TITLE = 60;

/** A title without any sign has no more words. */
const MOST_IN_TITLE = 6;

/** The office that a title of an election names. */
export function officeIn(title: string, lang: Language): string {
	const plain = title
		.replace(/^(?:\d{1,4}(?:[./-]\d{1,4})*|[IVX]{1,4}|[A-H])(?:\s?[.):/–—-]+\s*|(?<=\d)\s+)/u, '')
		.replace(/\s*:$/, '');
	const word = vocabulary('blocks').scan(plain);
	const rest = plain.slice(word?.length ?? 0);
	const [, name] =
		wordPattern`^\s+${'ofOffice'}\s+([^]+)$`.exec(rest) ??
		wordPattern`^\s+${'ofOfficeElided'}([^]+)$`.exec(rest) ??
		[];
	const office = word?.id === 'election' && name !== undefined ? name : plain;
	return office.charAt(0).toLocaleUpperCase(lang) + office.slice(1);
}

/** `The first three were elected`, `Les deux premiers sont élus`: how many of those who stand above. */
export function firstOf(text: string): number | undefined {
	const words = text.split(/[\s,.]+/).filter((word) => word !== '');
	const at = words.findIndex((word) => isInList('firstOnes', word));
	if (at === -1) return undefined;
	return parseInteger(words[at + 1] ?? '') ?? parseInteger(words[at - 1] ?? '');
}

/** `Ana Bell was therefore`: what stands between the name and `elected`. */
export const BEFORE_ELECTED = () => wordPattern`(?:\s+${'beforeElected'})+\s*$`;

/** What is proposed or decided, without who proposed it: `Cllr Carr proposed, Cllr Dean seconded, and it was resolved that` stands before it. */
export function afterThat(subject: string): string {
	if (!phraseFinder('movers', 'moves', 'impersonals').test(subject)) return subject;
	const that = matchesIn(subject, phraseFinder('thatWords')).at(-1);
	if (that !== undefined) return subject.slice(that.index + that[0].length);
	// `Bo Carr proposed and Cy Dean seconded | Di Eames`
	const [movers = ''] = BOTH_MOVERS().exec(subject) ?? [];
	return subject.slice(movers.length);
}

const BOTH_MOVERS = () =>
	wordPattern`^[^,;]{2,40}?\s${'moverLabels'}(?:,|,?\s${'andWords'})\s[^,;]{2,40}?\s${'moverLabels'}(?=\s(?:${'articles'}\s)?\p{Lu})`;

/** `Cllr Mrs` before a name is not longer. */
export const MOST_TITLES = 12;

/** Who proposed somebody, or acts for him: `proposed by Bo Carr, seconded by Cy Dean`, `représentée par Mme Roux`. */
export const OTHERS = lazy(() => agents('movers', 'represented'));

export const REPRESENTED = lazy(() => agents('represented'));

function agents(...kinds: Array<'movers' | 'represented'>): RegExp {
	return wordPatterns`(?:,?\s+${'andWords'}\s+|,?\s*)(?<![\p{L}\p{N}])${kinds}\s+(?:(?:${['articles', 'ofPerson', 'elisions']})\s*)*(?:\p{Lu}[\p{L}.'’-]*(?:\s|(?=[,;.)]|$))){1,5}`;
}
