/** Whether a day or an hour at the head of a record is that of its meeting: a title says so, or a verb of holding with nothing but a place behind it. */

import { vocabulary } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import { wordsToInteger } from '../../../text/number.js';
import { createPhraseFinder, type PhraseRange } from '../../../text/phrase-finder.js';
import { namesOtherBody, type Own } from '../wording/bodies.js';
import { namesMinutes } from './minutes.js';

/** Of all other days of a head, `Approved by the board on |`, `La réunion prévue le |`, nothing is said. */
export function tellsWhenHeld(text: string, { from, to }: PhraseRange, context: Own): boolean {
	const near = text.slice(Math.max(0, from - FAR), from);
	const start = Math.max(near.lastIndexOf('. '), near.lastIndexOf('\n')) + 1;
	const before = near.slice(start).replace(/^[\s\u00A0*_]+/, '');
	const led = withoutDayLead(before);
	if (led === undefined || namesOtherBody(led, context)) return false;
	if (vocabulary('suppositions').findAll(led, 'supposed', 'otherTime').length > 0) return false;
	const rest = text.slice(to).split('\n', 1)[0] ?? '';
	const isTitle = ENDS_TITLE.test(rest) || isPlaceAndHour(rest);
	const held = heldWords().all(led).at(-1);
	if (held && vocabulary('eventLinks').findId(lastWords(` ${before}`, 1)[0]?.text ?? '') === 'of')
		return false;
	if (!held) return isTitle && isTitleWithPlace(led, before);
	if (!isPlace(led.slice(held.to))) return false;
	const noun = nounsIn(led.slice(0, held.from)).at(-1);
	const link = noun && led.slice(noun.to, held.from).trim();
	if (!noun || (link && vocabulary('verdictLinks').findId(link) !== 'is')) return false;
	const lead = led.slice(0, noun.from);
	return namesMinutes(lead) ? isTitle : opensPlainly(lead);
}

/** `L'an deux mille vingt-trois, | le samedi 13 mai | à dix heures, les membres …, se sont réunis`: the year of the meeting in words, the day, and that they met. */
export function isDayOfDeed(text: string, { from, to }: PhraseRange, date: string | undefined): boolean {
	const before = text.slice(0, from);
	const words =
		YEAR_OF_DEED.exec(withoutDayLead(before) ?? before)?.[1]
			?.trim()
			.split(/[\s\u00A0]+/) ?? [];
	// `vingt-trois`, `vingt et un`
	const isOwnYear = [-1, -3].some(
		(last) => wordsToInteger(words.slice(last).join(' ')) === Number(date?.slice(2, 4)),
	);
	return isOwnYear && vocabulary('heldMeetings').findIn(text.slice(to, to + FAR)) !== undefined;
}

/** `held at the hall | on`, `Réunion du comité |, le`, `Réunion | du`: what stands before a word that leads to a day or an hour. */
function withoutDayLead(before: string): string | undefined {
	const leads = lastWords(` ${before}`, 2).map(({ text }) => text);
	const lead = [leads.join(' '), leads.at(-1) ?? ''].find(
		(words) =>
			vocabulary('dayLeads').findId(words) !== undefined ||
			vocabulary('eventLinks').findId(words) !== undefined,
	);
	const rest = lead === undefined ? before : before.slice(0, before.trimEnd().length - lead.length);
	if (lead === undefined && !/[,–—-][\s\u00A0]*$/.test(before)) return undefined;
	return rest.replace(/[\s\u00A0,–—-]+$/, '');
}

/** ` at the pavilion at 7.00 pm`, and nothing of what was done there. */
function isPlaceAndHour(rest: string): boolean {
	const [, link = ''] = /^[\s\u00A0]+(\p{L}{1,2})[\s\u00A0][^,;()!?]{2,60}$/u.exec(rest) ?? [];
	return (
		vocabulary('eventLinks').findId(link) === 'at' &&
		(['verdictLinks', 'results', 'approvingVerbs', 'smallWords'] as const).every(
			(name) => vocabulary(name).findIn(rest) === undefined,
		)
	);
}

/** `Board of Selectmen, Town Hall Conference Room, |`, `Réunion du comité à la mairie, |`: the body or the meeting, and its place. */
function isTitleWithPlace(led: string, before: string): boolean {
	const nouns = nounsIn(led);
	const [first] = nouns;
	if (!first || !opensPlainly(led.slice(0, first.from))) return false;
	let { to } = first;
	for (const noun of nouns) if (isOf(led.slice(to, noun.from))) ({ to } = noun);
	const rest = led.slice(to);
	return isPlace(rest) || (CAPITALS.test(rest) && /^[,–—-]/.test(before.slice(led.length)));
}

/** `Réunion | du | comité`, `Meeting | of the | board` */
function isOf(words: string): boolean {
	const [link = '', article, more] = words.trim().split(/[\s\u00A0]+/);
	return (
		vocabulary('eventLinks').findId(link) === 'of' &&
		more === undefined &&
		(article === undefined || vocabulary('determiners').findId(article) !== undefined)
	);
}

/** `The |`, `L'|`, `The annual member |`. */
function opensPlainly(lead: string): boolean {
	const words = lead
		.trim()
		.split(/[\s\u00A0]+|(?<=['’])/)
		.filter((word) => word !== '');
	return words.every((word, at) =>
		at === 0 && vocabulary('determiners').findId(word.replace('’', "'")) !== undefined
			? true
			: (['periods', 'memberNouns', 'peopleNouns', 'meetingNouns'] as const).some(
					(name) => vocabulary(name).findId(word) !== undefined,
				),
	);
}

/** Nothing, or ` at the Recreation Centre`. */
export function isPlace(words: string): boolean {
	if (words.trim() === '') return true;
	const link = PLACE.exec(words.trimEnd())?.[1];
	return (
		link !== undefined &&
		vocabulary('eventLinks').findId(link) === 'at' &&
		vocabulary('smallWords').findAll(words, 'and', 'then').length === 0
	);
}

function nounsIn(text: string): PhraseRange[] {
	const found = (['meetingNouns', 'longMeetings', 'meetings', 'bodies'] as const)
		.flatMap((name) => vocabulary(name).findAll(text))
		.sort((a, b) => a.from - b.from || b.to - a.to);
	return found.filter((one, at) => !found.slice(0, at).some(({ to }) => to >= one.to));
}

/** `was held`, and `held` alone; `tenue` of `tenue le`. */
const heldWords = lazy(() => {
	const phrases = vocabulary('heldMeetings').words();
	const verbs = phrases
		.map((phrase) => phrase.split(' ').findLast((word) => word.length > 3 || !phrase.includes(' ')) ?? phrase)
		.filter((word) => vocabulary('meetingNouns').findId(word) === undefined);
	return createPhraseFinder([...new Set([...phrases, ...verbs])]);
});

/** `L'an | deux mille vingt-trois |, ` */
const YEAR_OF_DEED =
	/^[\s\u00A0]*\p{L}{1,3}['’\s\u00A0]\p{L}+[\s\u00A0]+([\p{L}\s\u00A0-]{3,60}),?[\s\u00A0]*$/u;
const PLACE = /^[\s\u00A0]+(\p{L}{1,2})[\s\u00A0]+[^,;:()\d\n]{2,60}$/u;
/** `, Town Hall Conference Room` */
const CAPITALS = /^[\s\u00A0]*[,–—-](?:[\s\u00A0,]+(?:\p{Lu}[^\s,]*|\p{L}{1,3})){1,12}$/u;
/** Nothing, or a place in capitals and an hour. */
const ENDS_TITLE = /^(?:[\s\u00A0,]+(?:\p{Lu}[^\s,]*|\d[\d:.]*|\p{L}{1,3}(?=[\s\u00A0,]|$)))*[\s\u00A0*_]*$/u;
const FAR = 240;
