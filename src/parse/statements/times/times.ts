/** When the meeting opened and ended, and how long it lasted, as the prose says: `La séance est ouverte à 14h30`, `La réunion a duré 2h30`. */

import type { Position } from 'unist';
import type { TimeStatement, TimeValue } from '../../../ast/index.js';
import { type IdOf, isOneOf, lazyFinder, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, positioned, skipBlanks } from '../../../source/places.js';
import { datesIn, daysOfMonthIn, isMonthWritten, monthNamed, toIsoDate } from '../../../text/date.js';
import { lastWords } from '../../../text/letters.js';
import { mayHoldNumberInWords, wordsToInteger } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { lineEndAfter, matchesIn } from '../../../text/places.js';
import { readSentences, sentenceUpTo } from '../../../text/sentences.js';
import { scanLength, scanTime, scanToldTime } from '../../../text/time.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { readZone } from '../../yaml/values.js';
import { namesOtherBody } from '../wording/bodies.js';
import { isPlace, tellsWhenHeld } from './dates.js';
import { minutesBefore } from './minutes.js';

/** What may stand behind the hour that ends a meeting. */
export const ENDS_SENTENCE = /^\s*(?:[.,;)]|$)/;
/** What stands between a mark and its hour: signs alone, or some words. */
export const SIGNS_TO_HOUR = /^[\s:,–—-]*/;
export const WORDS_TO_HOUR = /^[^.;\n\d]{0,40}/;
/** `was called to order | by Ada Brun, President of the Senate, at |` */
const FAR_TO_HOUR = /^[^.;\n\d]{0,90}/;

/** The hours of the opening and the end, and the length of a meeting in a text. */
export function readTimes(placed: PlacedText, context: BallotContext): TimeStatement[] {
	const { text } = placed;
	if (!/\d/.test(text) && !mayHoldNumberInWords(text)) return readHeld(placed, context);
	const found: TimeStatement[] = [
		...readHeld(placed, context),
		...readPairs(placed, context),
		...readLengths(placed),
	];
	const opened = readBesideDay(placed, context) ?? readBegun(placed, context);
	for (const mark of vocabulary('timeMarks').findAll(text)) {
		const id = vocabulary('timeMarks').findId(text.slice(mark.from, mark.to));
		if (id === undefined) continue;
		// `Adjourned at 8:12 pm.`, and nothing before.
		if (id === 'alone' && text.slice(0, mark.from).trim() !== '') continue;
		// `Ouverture : 17h`, and nothing else on its line.
		if (id === 'label' && !OPENING_LINE.test(lineAt(text, mark))) continue;
		const of = id === 'proposed' || id === 'alone' ? 'closed' : id === 'label' ? 'opened' : id;
		// One hour in the same sentence, and no other; `Adjourned until 8 pm` says another thing.
		const isBy = id === 'opened' && opensWith(text.slice(mark.to).trimStart(), ['smallWords', 'by']);
		const toHour = id === 'alone' || id === 'label' ? SIGNS_TO_HOUR : isBy ? FAR_TO_HOUR : WORDS_TO_HOUR;
		const rest = toHour.exec(text.slice(mark.to))?.[0].length ?? 0;
		const inWords =
			of === 'length'
				? lengthInWords(text, mark.to)
				: id === 'opened'
					? hourSaid(text, mark.from)
					: undefined;
		const from = inWords?.from ?? mark.to + rest;
		const words = text.slice(from, from + LONGEST);
		const time =
			inWords ?? (of === 'length' ? scanLength(words) : scanToldTime(words, isBehindAt(text, from)));
		if (!time || (of !== 'length' && mentions(text.slice(Math.max(0, mark.from - 60), from), 'suppositions')))
			continue;
		if (isBesideOtherBody(text, mark, context)) continue;
		if (id === 'opened' && (opensToAll(text.slice(mark.to, from)) || isBehindBreak(text, mark.from, from)))
			continue;
		if (isOfOtherBody(text.slice(mark.to, mark.to + LONGEST), context)) continue;
		// `Closed at 5 pm on weekdays.` is no end of a meeting.
		if (id === 'alone' && !ENDS_SENTENCE.test(text.slice(from + time.length))) continue;
		const to = from + time.length;
		const value = { value: time.value, ...zoneBehind(text.slice(to, to + LONGEST)) };
		const said = {
			of,
			...(id === 'proposed' ? { proposed: true as const } : {}),
			...(id === 'opened' && !namesWhatOpens(text, mark) ? { head: true as const } : {}),
		};
		found.push(timeStatement(placed.place(from, to), said, value));
	}
	return found.some(({ of }) => of === 'opened') || !opened ? found : [...found, opened];
}

/** From the mark to the end of its line, with what stands before it. */
function lineAt(text: string, { from, to }: PhraseRange): string {
	const before = text.slice(text.lastIndexOf('\n', from) + 1, from);
	return `${before}|${text.slice(to, lineEndAfter(text, to))}`;
}

const OPENING_LINE = /^[\s*_>+-]*\|[\s*_]*:[\s*_]*\d{1,2}[\d\s:.hapm]*\.?[\s*_]*$/i;

/** `After the break the meeting was called to order at |`: it goes on. */
function isBehindBreak(text: string, at: number, hour: number): boolean {
	const near = text.slice(Math.max(0, at - FAR), hour);
	const sentence = sentenceUpTo(near);
	return mentions(sentence, ['events', 'suspension']);
}

/** `The | meeting | was called to order`, `called the | board to order`; `The audience was called to order` may be of anything. */
function namesWhatOpens(text: string, { from, to }: PhraseRange): boolean {
	if (text.slice(0, from).trim() === '') return true;
	if (mentions(text.slice(from, to), 'meetingNouns', 'bodies', 'longMeetings')) return true;
	const [noun, link = noun] = lastWords(` ${text.slice(Math.max(0, from - LONGEST), from)}`, 2);
	const isLinked = isOneOf(link?.text ?? '', ['verdictLinks', 'is']);
	return isOneOf((isLinked ? noun : link)?.text ?? '', 'meetingNouns', 'bodies', 'longMeetings');
}

/** `held at | 7.00 pm | on Monday 3 June 2024`, `the hall on 3 June 2024 at | 20:00 |`: the hour beside the day of the meeting. */
function readBesideDay({ text, place }: PlacedText, context: BallotContext): TimeStatement | undefined {
	if (context.date === undefined || !text.includes(context.date.slice(0, 4))) return undefined;
	const day = datesIn(text, context.lang).find(
		({ result }) => result.ok && toIsoDate(result.date) === context.date,
	);
	if (!day) return undefined;
	// `The board met at 1:00 pm on …, and in public at 2:00 pm`
	const sentence = readSentences(text).find(({ from, to }) => from <= day.from && day.from < to);
	if (!sentence) return undefined;
	const others = [text.slice(sentence.from, day.from), text.slice(day.to, sentence.to)];
	if (others.flatMap(hoursIn).length > 1) return undefined;
	// `, à partir de |`, ` at the pavilion at |`
	const gap = PLACE_TO_HOUR.exec(text.slice(day.to, day.to + FAR))?.[0] ?? '';
	const [last] = lastWords(gap, 1);
	const isFar = gap.length > SHORT_GAP;
	const isAt = last !== undefined && isOneOf(last.text, 'eventLinks');
	const isPlaced = isAt && isPlace(gap.slice(0, last.from).replace(/^,/, ''));
	const from = day.to + gap.length;
	const behind = isFar && !isPlaced ? undefined : scanTime(text.slice(from, from + LONGEST));
	if (behind)
		return tellsWhenHeld(text, { from: day.from, to: from + behind.length }, context)
			? openedAt(place, from, behind, context.date)
			: undefined;
	const start = Math.max(0, day.from - LONGEST);
	const near = text.slice(start, day.from);
	for (const { index } of matchesIn(near, /(?<![\d.,:/\p{L}-])\d/gu)) {
		const time = scanToldTime(near.slice(index), false);
		// `at 7.00 pm | on the |`
		if (time && /^[\s,]*(?:\p{L}{2,3}\s+){0,2}$/u.test(near.slice(index + time.length)))
			return tellsWhenHeld(text, { from: start + index, to: day.to }, context)
				? openedAt(place, start + index, time, context.date)
				: undefined;
	}
	return undefined;
}

/** `Le conseil | a commencé à | 17h35`, `L'assemblée générale est donc ouverte par le président à …`: the meeting is what begins. */
function readBegun({ text, place }: PlacedText, context: BallotContext): TimeStatement | undefined {
	if (!mentions(text, ['hourVerbs', 'opens'])) return undefined;
	for (const { from, to } of readSentences(text)) {
		const sentence = text.slice(from, to);
		// `L'assemblée`, `The council`
		const first = /^\p{L}+(?:['’]|\s+)/u.exec(sentence)?.[0] ?? '';
		const article = !isOneOf(first.trim(), 'determiners') ? 0 : first.length;
		const names = ['bodies', 'meetingNouns'] as const;
		const noun = names.flatMap((name) => vocabulary(name).scan(sentence.slice(article)) ?? [])[0];
		const verb = noun && vocabulary('hourVerbs').findAll(sentence, 'opens')[0];
		if (!verb || mentions(sentence, 'suppositions')) continue;
		if (!/^[\s\p{Ll}'’]{0,30}$/u.test(sentence.slice(article + noun.length, verb.from))) continue;
		if (namesOtherBody(sentence.slice(0, verb.from), context)) continue;
		const words = FAR_TO_HOUR.exec(sentence.slice(verb.to))?.[0] ?? '';
		const isPassive = mentions(sentence.slice(noun.length, verb.from), 'verdictLinks');
		if (!leadsToHour(words, isPassive)) continue;
		const at = verb.to + words.length;
		const time = scanToldTime(sentence.slice(at, at + LONGEST), false);
		if (time) return openedAt(place, from + at, time);
	}
	return undefined;
}

/** ` by the chair, Ada Brun, at `, ` at the library at `: who opened it and where, and not ` the hearing at `, ` with a visit and came back at `. */
function leadsToHour(words: string, isPassive: boolean): boolean {
	if (/^[\s,:]*(?:\p{L}{1,3}\s*)?$/u.test(words)) return true;
	const [first = ''] = words.trim().split(/\s+/);
	const isBy = isOneOf(first, ['smallWords', 'by']);
	const isAt = isOneOf(first, ['eventLinks', 'at']);
	return (isBy ? isPassive : isAt && !opensToAll(words)) && !mentions(words, ['smallWords', 'and', 'then']);
}

/** `La réunion est ouverte | à tous, accueil à` */
function opensToAll(behind: string): boolean {
	const words = behind.trimStart();
	const link = vocabulary('eventLinks').scan(words);
	return link?.id === 'at' && opensWith(words.slice(link.length).trimStart(), 'everyone');
}

/** What may stand between the day of a meeting and its hour. */
const PLACE_TO_HOUR = /^[^.;\n\d]{0,50}/;
/** `, at ` */
const SHORT_GAP = 5;

function openedAt(
	place: PlacedText['place'],
	from: number,
	{ value, length }: { value: number; length: number },
	day?: string,
): TimeStatement {
	const said = { of: 'opened', head: true, ...(day === undefined ? {} : { day }) } as const;
	return timeStatement(place(from, from + length), said, { value });
}

function timeStatement(
	position: Position | undefined,
	said: Omit<TimeStatement, 'type' | 'kind' | 'position' | 'children'>,
	time: { value: number; zone?: string },
): TimeStatement {
	const value: TimeValue = { type: 'timeValue', ...time, children: [], ...positioned(position) };
	return makeStatement('time', position, said, [value]);
}

/** `adjourned at | 2131`, and not `began in | 2019`. */
export function isBehindAt(text: string, from: number): boolean {
	const [word] = lastWords(text.slice(Math.max(0, from - LONGEST), from), 1);
	return isOneOf(word?.text ?? '', ['eventLinks', 'at']);
}

/** `The mayor called | the commission | to order`, `The | council | adjourned at`: the last body in a mark, or right before it, is another. */
export function isBesideOtherBody(
	text: string,
	{ from, to }: PhraseRange,
	context: Pick<BallotContext, 'bodies'>,
): boolean {
	const near = text.slice(Math.max(0, from - LONGEST), to);
	const body = vocabulary('bodies').findAll(near).at(-1);
	const isAt = body && near.slice(body.to).trim().length <= to - from;
	return isAt === true && namesOtherBody(near.slice(body.from, body.to), context);
}

/** `début de la réunion | du bureau` */
function isOfOtherBody(behind: string, context: BallotContext): boolean {
	const words = behind.trimStart();
	return (
		opensWith(words, ['eventLinks', 'of']) && namesOtherBody(/^[^,.;:\d\n]*/.exec(words)?.[0] ?? '', context)
	);
}

/** `La séance est levée à 22h25, soit deux heures et vingt-cinq minutes`, `adjourned at 8:35 pm after one hour and fifteen minutes`: the length, in hours and minutes, beside the end. */
function readLengths(placed: PlacedText): TimeStatement[] {
	const { text } = placed;
	if (closings().all(text).length === 0) return [];
	return readSentences(text).flatMap((sentence): TimeStatement[] => {
		const words = text.slice(sentence.from, sentence.to);
		const [closing] = closings().all(words);
		if (!closing || mentions(words, 'suppositions')) return [];
		for (const mark of lengthLeads().all(words)) {
			if (mark.from < closing.from) continue;
			const said = lengthInWords(words, mark.to) ?? lengthInDigits(words, mark.to);
			if (!said || said.value % 60 === 0) continue;
			const from = sentence.from + said.from;
			const { value, length } = said;
			return [timeStatement(placed.place(from, from + length), { of: 'length' }, { value })];
		}
		return [];
	});
}

function lengthInDigits(
	text: string,
	at: number,
): { value: number; from: number; length: number } | undefined {
	const from = skipBlanks(text, at);
	const words = text.slice(from, from + 2 * LONGEST);
	const length = scanLength(words);
	// `after 8:35 pm` is an hour.
	// `après | 2h20 | de débats`
	const behind = length && /^\s+(\p{L}{1,2}['’]?)/u.exec(words.slice(length.length))?.[1];
	const isOf = behind !== undefined && isOneOf(behind.replace('’', "'"), ['eventLinks', 'of']);
	return length && (isOf || /\p{L}{3}/u.test(words.slice(0, length.length))) && length.value >= 60
		? { value: length.value, from, length: length.length }
		: undefined;
}

const closings = lazyFinder('closings', ['timeMarks', 'closed'], ['hourVerbs', 'closes']);
const lengthLeads = lazyFinder('thatIs', 'lengthLeads');

/** `La séance a duré | trois heures trente`: an hour at least, for something shorter may be meant too. */
function lengthInWords(
	text: string,
	at: number,
): { value: number; from: number; length: number } | undefined {
	const from = skipBlanks(text, at);
	const words = /^\p{L}[^.;,\n]*/u.exec(text.slice(from, from + 2 * LONGEST))?.[0];
	if (words === undefined || !mayHoldNumberInWords(words)) return undefined;
	// `one hour and eight minutes` with its numbers in digits.
	const digits = words.replace(WORD, (word) => String(wordsToInteger(word) ?? word));
	// `deux heures et quart` is read as an hour is.
	const length = scanLength(digits);
	const time = length && length.value % 60 !== 0 ? length : (scanTime(words) ?? length);
	return time && time.value >= 60 ? { value: time.value, from, length: words.trimEnd().length } : undefined;
}

const WORD = /\p{L}+(?:-\p{L}+)*/gu;

/** `Il est quatorze heures. La présidente ouvre l'assemblée`: the hour of the sentence right before, where the opening has none of its own. */
function hourSaid(text: string, at: number): { value: number; from: number; length: number } | undefined {
	const near = text.slice(Math.max(0, at - FAR), at);
	// `18h10 : début de la réunion`
	const alone = /^[\s*_]*(\d[^\n]{0,10}?)\s*[:,–-]\s*$/.exec(text.slice(0, at));
	const first = alone?.[1] === undefined ? undefined : scanTime(alone[1]);
	if (alone?.[1] !== undefined && first && first.length === alone[1].length)
		return { ...first, from: text.indexOf(alone[1]) };
	const leads = vocabulary('hourWords')
		.findAll(near, 'lead')
		.filter(({ to }) => /^\s+\d/.test(near.slice(to)));
	const hours = vocabulary('hoursSaid').findAll(near);
	// `constate le quorum à 19h30 et déclare la séance ouverte`
	const [said, second] = hours.length > 0 ? hours : leads;
	if (!said || second) return undefined;
	const start = Math.max(0, at - FAR) + said.to;
	const from = skipBlanks(text, start);
	const time = scanTime(text.slice(from, from + LONGEST));
	const between = time ? text.slice(from + time.length, at) : '';
	return time && /^\s*\.?[^.\d]*$/.test(between) && !/\d/.test(/^[^.\n]*/.exec(text.slice(at))?.[0] ?? '')
		? { ...time, from }
		: undefined;
}

/** `Le conseil s'est réuni le 6 juin 2024 à 14h`: an hour right behind the day; `À dix-neuf heures, le conseil s'est réuni`: one before. */
function readHeld(placed: PlacedText, { lang, date: today }: BallotContext): TimeStatement[] {
	const { text } = placed;
	return vocabulary('heldMeetings')
		.findAll(text)
		.flatMap((mark): TimeStatement[] => {
			const early = hourBefore(text, mark.from);
			if (early) {
				const { value, from, to } = early;
				const day = today === undefined ? {} : { day: today };
				return [timeStatement(placed.place(from, to), { of: 'opened', ...day }, { value })];
			}
			if (!/\d{4}/.test(text)) return [];
			const rest = text.slice(mark.to, mark.to + FAR);
			const [date] = datesIn(rest, lang);
			if (!date?.result.ok || /[.;\n\d]/.test(rest.slice(0, date.from))) return [];
			const gap = /^[\s,]*(?:[^\s\d.;]{1,3}\s+)?/.exec(rest.slice(date.to))?.[0].length ?? 0;
			const from = date.to + gap;
			const time = scanTime(rest.slice(from, from + LONGEST));
			if (!time) return [];
			const { value, length } = time;
			const day = toIsoDate(date.result.date);
			const place = placed.place(mark.to + from, mark.to + from + length);
			return [timeStatement(place, { of: 'opened', day }, { value })];
		});
}

/** The one hour of a sentence before the body that met: `L'an deux mille vingt-six, le dix-sept décembre à | dix-neuf heures |, le conseil …`. */
function hourBefore(text: string, at: number): { value: number; from: number; to: number } | undefined {
	const start = Math.max(0, at - FAR_BEFORE);
	const near = text.slice(start, at);
	const sentence = start + near.search(/[^.;\n]*$/);
	const found = matchesIn(text.slice(sentence, at), /(?<!\p{L})\p{L}{1,2}\s+/gu).flatMap(
		({ 0: link, index }) => {
			if (!isOneOf(link.trim(), ['eventLinks', 'at'])) return [];
			const from = sentence + index + link.length;
			const time = scanTime(text.slice(from, Math.min(at, from + LONGEST)));
			return time ? [{ value: time.value, from, to: from + time.length }] : [];
		},
	);
	const [only, second] = found;
	if (!only || second) return undefined;
	const between = text.slice(only.to, at);
	const isOfBody =
		/^\s*,/.test(between) &&
		(vocabulary('decidingBodies').findIn(between)?.id === 'body' || mentions(between, 'memberNouns'));
	return isOfBody ? only : undefined;
}

const FAR_BEFORE = 240;

/** A place or the day of the week may stand between. */
const FAR = 120;

/**
 * `La séance, ouverte à 14h, prend fin à 13h45`, `a recess from 7:15 pm to 7:05 pm`: two hours of a sentence of which the second ends what the
 * first begins and stands before it; and when the meeting ended, behind the hour at which it opened.
 */
function readPairs(placed: PlacedText, context: BallotContext): TimeStatement[] {
	const { text } = placed;
	if (!TWO_HOURS.test(text)) return [];
	return readSentences(text).flatMap(({ from, to }): TimeStatement[] => {
		const sentence = text.slice(from, to);
		const [first, second, third] = hoursIn(sentence);
		if (!first || !second || third || mentions(sentence, 'suppositions')) return [];
		if (holdsOtherYear(sentence, context)) return [];
		const [begin, end] = [
			lastVerb(sentence.slice(0, first.from)),
			lastVerb(sentence.slice(first.to, second.from)),
		];
		const isSpan = RANGE_LINK.test(sentence.slice(first.to, second.from));
		if (!begin || !(isSpan ? LASTS : BEGINS).has(begin.id)) return [];
		// Somebody else may come or go meanwhile.
		const isOfOther = /\p{Lu}/u.test(sentence.slice(first.to, second.from)) || begin.words === end?.words;
		if (!isSpan && (!end || !ENDS.has(end.id) || isOfOther)) return [];
		const isClosed = (early: number, late: number) => late < early && early - late < first.far;
		const place = placed.place(from + second.from, from + second.to);
		const { value } = second;
		if (isClosed(first.value, value))
			return [timeStatement(place, { of: 'turned', since: first.value }, { value })];
		const opens = vocabulary('timeMarks')
			.findAll(sentence.slice(0, first.from))
			.some((mark) => isOneOf(sentence.slice(mark.from, mark.to), ['timeMarks', 'opened']));
		return opens && end?.id === 'closes' ? [timeStatement(place, { of: 'closed' }, { value })] : [];
	});
}

/** The hours of a sentence, the first three. Without a half of the day, two that are far apart may be of different halves. */
function hoursIn(sentence: string): Array<{ value: number; from: number; to: number; far: number }> {
	const found: Array<{ value: number; from: number; to: number; far: number }> = [];
	for (const { index } of matchesIn(sentence, /(?<![\d.,:/\p{L}-])\d/gu)) {
		if (index < (found.at(-1)?.to ?? 0)) continue;
		const time = scanTime(sentence.slice(index, index + LONGEST));
		if (!time) continue;
		const isSure = /[hm]/i.test(sentence.slice(index, index + time.length));
		const far = isSure ? SURELY_TURNED : NEARLY_TOGETHER;
		found.push({ value: time.value, from: index, to: index + time.length, far });
		if (found.length > 2) break;
	}
	return found;
}

/** The last word of a text that begins, lasts or ends, near its end. */
function lastVerb(text: string): { id: IdOf<'hourVerbs'>; words: string } | undefined {
	const last = vocabulary('hourVerbs').findAll(text).at(-1);
	const words = last && text.slice(last.from, last.to).trim();
	const id = words && text.length - last.to <= FAR_VERB ? vocabulary('hourVerbs').findId(words) : undefined;
	return id && words ? { id, words } : undefined;
}

const BEGINS: ReadonlySet<IdOf<'hourVerbs'>> = new Set(['opens', 'starts', 'spans', 'leaves']);
/** `adjourned from 8.30 pm to 8.40 pm` too. */
const LASTS: ReadonlySet<IdOf<'hourVerbs'>> = new Set(['opens', 'lasts', 'spans', 'closes']);
const ENDS: ReadonlySet<IdOf<'hourVerbs'>> = new Set(['ends', 'leaves', 'closes']);

/** Small words and the meeting stand between a verb and its hour. */
const FAR_VERB = 30;
/** Minutes: an end so long before the beginning is on the next day. */
const SURELY_TURNED = 360;
const NEARLY_TOGETHER = 60;
const RANGE_LINK = /^\s*(?:–|—|-|[\p{L}]{1,2})\s*$/u;
/** Two numbers that may be hours. */
const TWO_HOURS = /\d\s*(?:h|:\d|[ap]\.?m)[\s\S]*\d\s*(?:h|:\d|[ap]\.?m)/i;

/** `15:04 | UTC`: the zone up to the end of the words. */
function zoneBehind(text: string): { zone?: string } {
	const words = /^\s+(\(?(?:\p{Lu}{2}\s)?\p{Lu}{2,5}(?:[+-]\d{1,2})?\)?)(?![\p{L}\d])/u.exec(text)?.[1];
	const zone = words && readZone(words);
	return zone ? { zone } : {};
}

const LONGEST = 30;

// --- Whether a text tells of another time than that of the meeting: a year in it says so, unless it is that of the day of the meeting.

/** Whether any year stands in it but that of the day of the meeting: `the motion was adopted on March 10, 2026` is of the meeting of that day, and of another time in any other. */
export function holdsOtherYear(text: string, context: BallotContext): boolean {
	return otherYears(text, context).length > 0;
}

/**
 * Where years stand but that of the day of the meeting and later ones. Bare, its own year names what is decided, `the 2026 budget`; `2026-09` is the
 * number of an act.
 */
function otherYears(said: string, context: BallotContext): RegExpExecArray[] {
	const text = withoutDay(said, context);
	const own = context.date?.slice(0, 4);
	return matchesIn(text, YEARS).filter(({ 0: year, index }) => {
		if (own === undefined || year < own) return true;
		// `élus jusqu'au 24 avril 2030`: nothing has been decided then.
		if (year > own) return false;
		const before = text.slice(Math.max(0, index - LONGEST_MONTH), index);
		return (
			/\d[/.-]$/.test(before) ||
			/^-\d\d-/.test(text.slice(index + year.length, index + year.length + 4)) ||
			/\d[\s,]*$/.test(before) ||
			monthNamed(lastWords(before, 1)[0]?.text ?? '') !== undefined
		);
	});
}

/** The same text, as long, without the date of the meeting; `andLater`: nor any later one. */
export function withoutDay(text: string, { date, lang }: BallotContext, andLater = false): string {
	if (date === undefined || !text.includes(date.slice(0, 4)) || !YEAR.test(text)) return text;
	const isLeftOut = (day: string) => day === date || (andLater && day > date);
	return datesIn(text, lang).reduce(
		(rest, { result, from, to }) =>
			result.ok && isLeftOut(toIsoDate(result.date))
				? rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
				: rest,
		text,
	);
}

/** Whether a sentence supposes something, or tells of another day than that of the meeting. */
export function isOtherwise(sentence: string, context: BallotContext): boolean {
	return (
		mentions(sentence, 'suppositions') ||
		holdsOtherYear(sentence, context) ||
		tellsOfEarlierDay(sentence, context)
	);
}

const YEAR = /\b(?:19|20)\d\d\b/;

/** Whether a year stands in it that is no year of accounts or minutes, which says nothing of when: `les comptes 2025`, `minutes of 27 January 2026`. */
export function tellsOfOtherYear(text: string, context: BallotContext): boolean {
	return findOtherYear(text, context) !== undefined;
}

/** Where such a year stands first. */
export function findOtherYear(text: string, context: BallotContext): number | undefined {
	return otherYears(text, context).find(
		({ index }) => !mentions(text.slice(Math.max(0, index - NEAR_YEAR), index), 'yearNouns'),
	)?.index;
}

/** No number of an act, `2026-09`, `2026-031`. */
const YEARS = /\b(?:19|20)\d\d\b(?!-\d{1,3}(?![\d-]))/g;
const NEAR_YEAR = 45;

/**
 * Whether something was on an earlier day of the year of the meeting: `a adopté ce plan le 3 février`, in minutes of June; `à compter du 3 février`
 * says since when.
 */
export function tellsOfEarlierDay(text: string, { date, lang }: BallotContext): boolean {
	if (date === undefined) return false;
	const [month = 0, day = 0] = date.split('-').slice(1).map(Number);
	return daysOfMonthIn(text, lang).some((one) => {
		const isEarlier = one.month < month || (one.month === month && one.day < day);
		const [noun = '', lead = ''] = lastWords(
			` ${text.slice(Math.max(0, one.from - LONGEST_LEAD), one.from)}`,
			2,
		).map((word) => word.text);
		// `at its meeting of September 29`
		const isOfMeeting = isOneOf(lead, ['eventLinks', 'of']) && isOneOf(noun, 'meetingNouns');
		if (!isEarlier || minutesBefore(text.slice(0, one.from))) return false;
		return isOfMeeting || isOneOf(lead || noun, 'dayLeads');
	});
}

/** `approved it in April`, `In June 5 of 7 members came`: a month without a day; the board *may* do much. */
export function holdsBareMonth(text: string): boolean {
	const words = text.split(/\s+/);
	return words.some(
		(word, at) =>
			!/^\d/.test(words[at - 1] ?? '') &&
			!/^\d{1,2}(?!\d)[a-z,.]*$/.test(words[at + 1] ?? '') &&
			isMonthWritten(word.replace(/[.,;:)]+$/, '')),
	);
}

/** Where a meeting of another month than this one stands first: `At the January meeting`, `lors de la réunion de janvier`. */
export function findOtherMonth(text: string, { date }: BallotContext): number | undefined {
	if (date === undefined) return undefined;
	return vocabulary('meetingNouns')
		.findAll(text)
		.find(({ from, to }) => {
			const before = lastWords(text.slice(Math.max(0, from - LONGEST_MONTH), from), 1)[0]?.text ?? '';
			const [, link = '', behind = ''] = MONTH_BEHIND.exec(text.slice(to, to + LONGEST_MONTH)) ?? [];
			const isLinked = isOneOf(link, ['eventLinks', 'of']);
			const month = (isLinked ? monthNamed(behind) : undefined) ?? monthNamed(before);
			return month !== undefined && month !== Number(date.slice(5, 7));
		})?.from;
}

const MONTH_BEHIND = /^\s+([A-Za-zÀ-ɏ]{1,2}['’]?)\s*([A-Za-zÀ-ɏ]{3,9})/;
const LONGEST_MONTH = 16;
const LONGEST_LEAD = 24;
