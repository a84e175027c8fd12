/** Dates that prose gives: of the meeting, of the next one, of the notice, of minutes that are approved, of the signing. */

import type { DateStatement } from '../../../ast/index.js';
import { isOneOf, mentions, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, positioned } from '../../../source/places.js';
import {
	datesIn,
	daysOfMonthIn,
	findDateInWords,
	isDayOfSomeYear,
	monthNamed,
	toIsoDate,
} from '../../../text/date.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import { wordsToInteger } from '../../../text/number.js';
import {
	createPhraseCheck,
	createPhraseFinder,
	type PhraseRange,
	phraseChoice,
} from '../../../text/phrase-finder.js';
import { lineEndAfter } from '../../../text/places.js';
import { sentenceUpTo } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { namesOtherBody, type Own } from '../wording/bodies.js';
import { isOfMinutesPut, isOfTheseMinutes, isTitleOfMinutes, namesMinutes } from './minutes.js';

// --- Whether a day or an hour at the head of a record is that of its meeting: a title says so, or a verb of holding with nothing but a place behind it.

/** Of all other days of a head, `Approved by the board on |`, `La réunion prévue le |`, nothing is said. */
export function tellsWhenHeld(text: string, { from, to }: PhraseRange, context: Own): boolean {
	const near = text.slice(Math.max(0, from - FAR_HELD), from);
	const before = sentenceUpTo(near).replace(/^[\s*_]+/, '');
	const led = withoutDayLead(before);
	if (led === undefined || namesOtherBody(led, context)) return false;
	if (mentions(led, ['suppositions', 'supposed', 'otherTime'])) return false;
	const rest = text.slice(to).split('\n', 1)[0] ?? '';
	const isTitle = ENDS_TITLE.test(rest) || isPlaceAndHour(rest);
	const held = heldWords().all(led).at(-1);
	if (held && isOneOf(lastWords(` ${before}`, 1)[0]?.text ?? '', ['eventLinks', 'of'])) return false;
	if (!held) return isTitle && isTitleWithPlace(led, before);
	if (!isPlace(led.slice(held.to))) return false;
	const noun = nounsIn(led.slice(0, held.from)).at(-1);
	const link = noun && led.slice(noun.to, held.from).trim();
	if (!noun || (link && !isOneOf(link, ['verdictLinks', 'is']))) return false;
	const lead = led.slice(0, noun.from);
	return namesMinutes(lead) ? isTitle : opensPlainly(lead);
}

/** `L'an deux mille vingt-trois, | le samedi 13 mai | à dix heures, les membres …, se sont réunis`: the year of the meeting in words, the day, and that they met. */
function isDayOfDeed(text: string, { from, to }: PhraseRange, date: string | undefined): boolean {
	const before = text.slice(0, from);
	const led = (withoutDayLead(before) ?? before).trimEnd().replace(/,$/, ' ');
	if (wordsToInteger(lastWords(`${led} `, 1, '-')[0]?.text ?? '') === undefined) return false;
	const words = YEAR_OF_DEED.exec(led)?.[1]?.trim().split(/\s+/) ?? [];
	// `vingt-trois`, `vingt et un`
	const isOwnYear = [-1, -3].some(
		(last) => wordsToInteger(words.slice(last).join(' ')) === Number(date?.slice(2, 4)),
	);
	return isOwnYear && mentions(text.slice(to, to + FAR_HELD), 'heldMeetings');
}

/** `held at the hall | on`, `Réunion du comité |, le`, `Réunion | du`: what stands before a word that leads to a day or an hour. */
function withoutDayLead(before: string): string | undefined {
	const leads = lastWords(` ${before}`, 2).map(({ text }) => text);
	const lead = [leads.join(' '), leads.at(-1) ?? ''].find((words) =>
		isOneOf(words, 'dayLeads', 'eventLinks'),
	);
	const rest = lead === undefined ? before : before.slice(0, before.trimEnd().length - lead.length);
	if (lead === undefined && !/[,–—-]\s*$/.test(before)) return undefined;
	return rest.replace(/[\s,–—-]+$/, '');
}

/** ` at the pavilion at 7.00 pm`, and nothing of what was done there. */
function isPlaceAndHour(rest: string): boolean {
	const [, link = ''] = /^\s+(\p{L}{1,2})\s[^,;()!?]{2,60}$/u.exec(rest) ?? [];
	return (
		isOneOf(link, ['eventLinks', 'at']) &&
		!mentions(rest, 'verdictLinks', 'results', 'approvingVerbs', 'smallWords')
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
	const [link = '', article, more] = words.trim().split(/\s+/);
	return (
		isOneOf(link, ['eventLinks', 'of']) &&
		more === undefined &&
		(article === undefined || isOneOf(article, 'determiners'))
	);
}

/** `The |`, `L'|`, `The annual member |`. */
function opensPlainly(lead: string): boolean {
	const words = lead
		.trim()
		.split(/\s+|(?<=['’])/)
		.filter((word) => word !== '');
	return words.every((word, at) =>
		at === 0 && isOneOf(word.replace('’', "'"), 'determiners')
			? true
			: isOneOf(word, 'periods', 'memberNouns', 'peopleNouns', 'meetingNouns'),
	);
}

/** Nothing, or ` at the Recreation Centre`. */
export function isPlace(words: string): boolean {
	if (words.trim() === '') return true;
	const link = PLACE.exec(words.trimEnd())?.[1];
	return (
		link !== undefined &&
		isOneOf(link, ['eventLinks', 'at']) &&
		!mentions(words, ['smallWords', 'and', 'then'])
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
		.filter((word) => !isOneOf(word, 'meetingNouns'));
	return createPhraseFinder([...new Set([...phrases, ...verbs])]);
});

/** `L'an | deux mille vingt-trois | ` */
const YEAR_OF_DEED = /^\s*\p{L}{1,3}['’\s]\p{L}+\s+([\p{L}\s-]{3,60})\s*$/u;
const PLACE = /^\s+(\p{L}{1,2})\s+[^,;:()\d\n]{2,60}$/u;
/** `, Town Hall Conference Room` */
const CAPITALS = /^\s*[,–—-](?:[\s,]+(?:\p{Lu}[^\s,]*|\p{L}{1,3})){1,12}$/u;
/** Nothing, or a place in capitals and an hour. */
const ENDS_TITLE = /^(?:[\s,]+(?:\p{Lu}[^\s,]*|\d[\d:.]*|\p{L}{1,3}(?=[\s,]|$)))*[\s*_]*$/u;

// --- Which dates there are, and what each is of.

/** Dates of the prose: with their weekday, impossible ones too, and those of minutes that are put to approval. */
export function readDates(placed: PlacedText, context: BallotContext): DateStatement[] {
	const { text } = placed;
	const { lang } = context;
	const found = readDeedDate(placed, context.date);
	if (!/\d/.test(text)) return found;
	for (const day of daysOfMonthIn(text, lang)) {
		const exists = isDayOfSomeYear(day);
		// A day without a weekday may be that of any year, and there is nothing to compare.
		if (exists && day.weekday === undefined) continue;
		const place = placed.place(day.from, day.to);
		found.push({
			type: 'statement',
			kind: 'date',
			...(place ? { position: place } : {}),
			...(exists && isDayOfDeed(text, day, context.date) ? { head: true as const } : {}),
			...(exists ? { day: { month: day.month, day: day.day, weekday: day.weekday ?? 0 } } : {}),
			children: [],
		});
	}
	if (!/\d{4}/.test(text)) return found;
	let end = 0;
	let isPut = false;
	for (const { result, from, to } of datesIn(text, lang)) {
		if (!result.ok && result.reason !== 'noSuchDay') continue;
		const place = placed.place(from, to);
		const statement: DateStatement = { type: 'statement', kind: 'date', children: [] };
		if (place) statement.position = place;
		if (result.ok) {
			const { date } = result;
			statement.children.push({
				type: 'dateValue',
				value: toIsoDate(date),
				...(date.weekday === undefined ? {} : { weekday: date.weekday }),
				children: [],
				...(place ? { position: place } : {}),
			});
		}
		const isAfterPut = isPut && AND.test(text.slice(end, from));
		found.push(Object.assign(statement, classifyDate(text, { from, to }, isAfterPut, context)));
		end = to;
		isPut = statement.of === 'minutes';
	}
	return found;
}

/** What the words around a date say of it; `isAfterPut`: only `and` parts it from a date of minutes that are put to approval. */
function classifyDate(
	text: string,
	{ from, to }: PhraseRange,
	isAfterPut: boolean,
	context: BallotContext,
): Pick<DateStatement, 'of' | 'minutes' | 'head' | 'fixed'> {
	const before = text.slice(Math.max(0, from - FAR), from);
	const behind = text.slice(to, to + FAR_HELD);
	const longBefore = text.slice(Math.max(0, from - FAR_HELD), from);
	if (isOfSigning(before)) return { of: 'signed' };
	if (isAfterPut || isOfMinutesPut(before, behind)) return { of: 'minutes' };
	if (isPageHead(text, from, to)) return { of: 'page' };
	if (isOfNotice(before)) return isOfOtherNotice(before, context) ? {} : { of: 'notice' };
	if (isOfMeeting(longBefore) || isOfTheseMinutes(before)) return { of: 'meeting' };
	if (isRecordHead(text, from, to))
		return { of: 'head', ...(namesMinutes(before) ? { minutes: true as const } : {}) };
	if (fixesNext(text, { from, to }, context)) return { of: 'next', fixed: true };
	if (isOfNextMeeting(before, text.slice(to, to + FAR))) return { of: 'next' };
	if (isToCome(before)) return { of: 'future' };
	if (hasEnded(longBefore, behind)) return { of: 'past' };
	return tellsWhenHeld(text, { from, to }, context) ? { head: true } : {};
}

/** `L'an deux mille vingt-six, le vingt-deux septembre, le conseil s'est réuni`: the day of the meeting, as deeds open with it. */
function readDeedDate({ text, place }: PlacedText, date: string | undefined): DateStatement[] {
	const [held] = vocabulary('heldMeetings').findAll(text);
	const found = held && held.from < FAR_HELD ? findDateInWords(text.slice(0, held.from)) : undefined;
	if (!held || !found || /[.;\n]/.test(text.slice(found.end, held.from))) return [];
	// `L'association fut fondée l'an mil neuf cent douze, le trois mai` tells of another day.
	if (date === undefined || Math.abs(found.date.year - Number(date.slice(0, 4))) > 1) return [];
	if (isOfNotice(text.slice(0, found.from))) return [];
	const position = place(found.from, found.end);
	const value = toIsoDate(found.date);
	return [
		makeStatement('date', position, { of: 'meeting' }, [
			{ type: 'dateValue', value, children: [], ...positioned(position) },
		]),
	];
}

/** `Le conseil municipal s'est réuni le …`: the body of the meeting, then that it met, in one sentence, with no other date between. */
function isOfMeeting(before: string): boolean {
	const sentence = sentenceUpTo(before);
	const held = vocabulary('heldMeetings').findIn(sentence);
	if (!held) return false;
	const body = vocabulary('decidingBodies').findIn(sentence.slice(0, held.offset));
	const between = sentence.slice(held.offset);
	// `The board | last | met on`
	const [last] = lastWords(sentence.slice(0, held.offset), 1);
	if (isOneOf(last?.text ?? '', ['suppositions', 'otherTime'])) return false;
	return body?.id === 'body' && !/\d{4}/.test(between);
}

/** `sur convocation du syndic adressée le |`, `dûment convoqué le |`: the day of a notice, and not the one on which they met. */
function isOfNotice(before: string): boolean {
	const mark = vocabulary('noticeMarks').findAll(before).at(-1);
	if (!mark) return false;
	const between = before.slice(mark.to);
	// `Date de convocation : |`
	if (/^\s*:\s*$/.test(between)) return true;
	const link = lastWords(between, 1)[0]?.text ?? '';
	const isLed = isOneOf(link, 'dayLeads', ['eventLinks', 'of']);
	return isLed && !/[\d.,;:\n]/.test(between) && !mentions(between, 'heldMeetings');
}

/** `Une nouvelle assemblée est convoquée le |` tells of a meeting to come, `Le bureau, convoqué le |` of another body. */
function isOfOtherNotice(before: string, context: BallotContext): boolean {
	const marks = vocabulary('noticeMarks');
	const mark = marks.findAll(before).at(-1);
	// `Le conseil convoque une assemblée pour le |` is not `convoqué`.
	if (!mark || !marks.words().includes(before.slice(mark.from, mark.to).toLowerCase())) return true;
	const sentence = before.slice(
		Math.max(before.lastIndexOf('. ', mark.from), before.lastIndexOf('\n', mark.from)) + 1,
	);
	const link = lastWords(before.slice(0, mark.from), 1)[0]?.text ?? '';
	return (
		isOneOf(link, ['verdictLinks', 'is']) ||
		mentions(sentence, 'futureVerbs') ||
		namesOtherBody(sentence, context)
	);
}

/** `l'exercice clos le |`, `the year ended |`: it is over, unless a mandate runs until its accounts are approved. */
function hasEnded(before: string, after: string): boolean {
	const mark = vocabulary('endedMarks').findAll(before, 'ended').at(-1);
	const rest = /^[^.;\n]*/.exec(after)?.[0] ?? '';
	return (
		mark !== undefined &&
		// `Les comptes de l'exercice clos le 31 août | seront présentés à l'automne`
		!mentions(rest, 'futureVerbs', ['endedMarks', 'later']) &&
		before.slice(mark.to).trim() === '' &&
		!mentions(before, 'untilMarks', ['endedMarks', 'later'])
	);
}

/** `sera mis en paiement le |`, `will begin on |`: it is still to come. */
function isToCome(before: string): boolean {
	const sentence = sentenceUpTo(before);
	const mark = vocabulary('futureVerbs').findAll(sentence).at(-1);
	return mark !== undefined && isLedToDay(sentence.slice(mark.to));
}

/** ` | as a draft on | `: a few words up to what leads to a day. */
function isLedToDay(between: string): boolean {
	const words = between.trim().split(/\s+/);
	return words.length <= MOST_TO_DAY && !/[\d,;:()]/.test(between) && isOneOf(words.at(-1) ?? '', 'dayLeads');
}

const MOST_TO_DAY = 5;

/** The meeting at the head of a record, in a line of its own or at its start: by a label, by the day alone, or by a title. */
function isRecordHead(text: string, from: number, to: number): boolean {
	const start = text.lastIndexOf('\n', from) + 1;
	const line = text.slice(start).split('\n', 1)[0] ?? '';
	const behind = line.slice(to - start);
	if (line.length > LONGEST_HEAD || /\d{4}/.test(behind) || mentions(behind, 'nextMeetings')) return false;
	const before = line
		.slice(0, from - start)
		.trim()
		.replace(/^[*_]+/, '');
	const date = line.slice(from - start, to - start).replace(/^[*_\s]+/, '');
	const isLast = /^[\s*_.,–—-]*$/.test(behind);
	if (isLast || OPENING.test(behind)) {
		if (isLabelled(before)) return true;
		if (before === '' && /^[^\d]{3}/.test(date)) return isDayAlone(date, behind);
	}
	return (isLast || GOES_ON.test(behind)) && isTitle(before);
}

/** `Date: | June 7, 2024` */
function isLabelled(before: string): boolean {
	const label = before.endsWith(':') ? /^([\p{L}\s]{3,20}?)\s*:$/u.exec(before)?.[1] : undefined;
	return label !== undefined && isOneOf(label, ['keys', 'date']);
}

/** `Friday, June 7, 2024 | , village hall`: with its weekday; `Friday, June 7, 2024 | , the office is closed.` is a sentence. */
function isDayAlone(date: string, behind: string): boolean {
	const word = /^\p{L}+/u.exec(date)?.[0] ?? '';
	return monthNamed(word) === undefined && !/\p{L}\s*\.[\s*_]*$/u.test(behind);
}

/** `Tenue le |`, `Club de voile – Assemblée générale annuelle du |`, `Minutes of the meeting of |`. */
function isTitle(before: string): boolean {
	const held = vocabulary('heldMeetings').scan(before);
	if (held && /^\s*\p{L}{0,3}$/u.test(before.slice(held.length))) return true;
	const title = (before.split(/\s[–—-]\s/).at(-1) ?? '').replace(/^[\d.)/\s]+/, '');
	if (isTitleOfMinutes(title)) return true;
	const session = vocabulary('sessionNames').scan(title);
	if (session && /^\s*\p{L}*\s*$/u.test(title.slice(session.length))) return true;
	const words = title.trim().split(/\s+/);
	return (
		(vocabulary('meetingNouns').scan(title)?.length === words[0]?.length || session !== undefined) &&
		words.length <= MOST_HEAD &&
		isOneOf(words.at(-1) ?? '', ['eventLinks', 'of']) &&
		/^[\p{L}\s'’-]+$/u.test(title)
	);
}

/** Behind the day that opens a line. */
const OPENING = /^\s*[,|(–—-]/;
/** `(extraordinary)`, `at 7 pm` */
const GOES_ON = /^\s*(?:\(|\p{L}{1,2}\s+\d)/u;
/** Words before the date of a record's title. */
const MOST_HEAD = 12;

/** `Prochaine réunion : …`, `The next meeting is on …`; a second date may be the one that holds. */
function isOfNextMeeting(before: string, after: string): boolean {
	const sentence = sentenceUpTo(before);
	const [next] = vocabulary('nextMeetings').findAll(sentence, 'next');
	if (!next || /\d{4}/.test(sentence.slice(next.from))) return false;
	return !/\d/.test(
		/^[^.\n;]*/.exec(after.replace(/\d{1,2}\s*(?:[h:]|[ap]\.?m)\s*\d{0,2}/gi, ''))?.[0] ?? '',
	);
}

/**
 * `La prochaine séance du conseil aura lieu le |`, `The council will next meet on |`: of the body whose meeting this is, and not a word more but an hour.
 * `The next meeting with the architect is on |`, `is tentatively on |` fix nothing.
 */
function fixesNext(text: string, { from, to }: PhraseRange, context: BallotContext): boolean {
	const near = text.slice(Math.max(0, from - FAR_HELD), from);
	const before = sentenceUpTo(near);
	const next = vocabulary('nextMeetings').findIn(before);
	if (!next || namesOtherBody(before, context) || !END_OF_NEXT.test(text.slice(to))) return false;
	const bodies = vocabulary('bodies').findAll(before);
	if (bodies.length > 0 && !context.bodies?.length) return false;
	const end = next.offset + next.length;
	const [own] = bodies.filter((one) => (next.id === 'next' ? one.from >= end : one.to <= next.offset));
	// `the council | will next meet`, `the next meeting | of the council`
	const lead = before.slice(0, next.id === 'next' ? next.offset : (own?.from ?? next.offset));
	const tail = next.id === 'next' ? before.slice(own?.to ?? end) : before.slice(end);
	const link =
		next.id === 'next' ? before.slice(end, own?.from ?? end) : before.slice(own?.to ?? 0, next.offset);
	if (!FEW_WORDS.test(lead) || !FEW_WORDS.test(link) || (next.id === 'again' && (!own || link.trim())))
		return false;
	const day = tail.replace(/^\s*:/, '').trim();
	return day === '' || isOneOf(day, 'fixedDays');
}

/** `The`, `of the`, `du`, `L'` */
const FEW_WORDS = /^[\s*_]*(?:\p{L}{1,3}['’\s]\s*){0,2}$/u;
/** `at 7 pm.` */
const END_OF_NEXT =
	/^(?:,?\s*\p{L}{0,2}\s*\d{1,2}(?:\s*[:h]\s*\d{0,2})?(?:\s*[ap]\.?m)?)?[\s*_]*(?:\.(?!\p{L})[\s*_]*)?$/u;

/** `Fait à Lyon, le 14 mars 2026`: the place, and no more; `Signed: Helena Strand, Chair, 27 May 2026`. */
function isOfSigning(before: string): boolean {
	const line = sentenceUpTo(before).trimStart();
	const signed = vocabulary('signatureMarks').scan(line);
	// `Signed: Ada Brun, Chair; Luc Bon, Secretary. Date: |`
	if (signed && /^\s*:[^\d]{0,120}$/.test(line.slice(signed.length))) return true;
	const mark = vocabulary('doneAt').scan(line);
	return (
		mark !== undefined &&
		/^\s+[\p{L}\s'’-]{2,40}(?:,\s*\p{L}{0,3}\s*|\s+\p{L}{2}\s+)$/u.test(line.slice(mark.length))
	);
}

/** A line with a date and the number of a page: `Conseil municipal du 11 décembre 2025 – page 2/3`. */
function isPageHead(text: string, from: number, to: number): boolean {
	const start = text.lastIndexOf('\n', from) + 1;
	const line = text.slice(start, lineEndAfter(text, to));
	return line.length <= LONGEST_HEAD && mayNamePage(line) && pageNumber().test(line);
}

const LONGEST_HEAD = 140;

const mayNamePage = createPhraseCheck(() => vocabulary('pageWords').words());

const pageNumber = lazy(() => {
	const [page, of] = [vocabulary('pageWords'), vocabulary('outOf')].map((words) =>
		phraseChoice(words.words()),
	);
	return new RegExp(`(?:^|\\s)${page}\\s+\\d+(?:\\s*(?:/|${of})\\s*\\d+)?(?:\\W|$)`);
});

/** `of March 3, 2026 | and of | March 17, 2026` */
const AND = /^(?:,|,?\s+\p{L}{2,3}(?:\s+\p{L}{2,3}){0,2})\s+$/u;

/** The body, what convened it and its place stand before the day on which it met. */
const FAR_HELD = 240;

/** `approbation du procès-verbal de la séance du …`: the words stand near the date. */
const FAR = 90;
