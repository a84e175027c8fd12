/** The date of foreign minutes. */

import type { Language } from '../../ast/index.js';
import { mentions } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { findDateInWords, parseDate, scanLikelyDate, toIsoDate } from '../../text/date.js';
import { isWordCharacter } from '../../text/letters.js';
import { matchesIn } from '../../text/places.js';
import { scanTime } from '../../text/time.js';
import { readHourAfter, readHourBefore, setPlanned } from '../hours.js';
import { getText, type Unit } from '../lines/units.js';
import { type Head, NEAR_TOP, setValue, TOP } from '../model.js';
import { isSentence } from '../people/announced.js';
import type { FrontMatter } from '../sources/as-markdown.js';
import { hasWordOf, phraseFinder, wordPattern, wordPatterns } from '../wording/dialect.js';
import { getSentences } from '../wording/sentences.js';
import { verdictIn } from '../wording/verdict.js';
import { dayAlone, isOfPage } from './day-alone.js';

/** Whether a date near the top is that of a law, or of when a society was founded: older minutes tell the day of the week as well, of a meeting. */
function isTooOld({ year, isOfWeek }: { year: number; isOfWeek: boolean }, isOfMeeting = false): boolean {
	return year < OLDEST_MINUTES && !(isOfWeek && isOfMeeting);
}

const OLDEST_MINUTES = 1945;

export function isOtherDay(text: string): boolean {
	return (
		phraseFinder('notices', 'otherDays').test(text) ||
		wordPattern`(?<!(?:^|[:–—-])\W*)${'minutesOf'} .{0,40}$`.test(text)
	);
}

/** The first date in a text that is not a law's, as it is written. */
export function dateIn(
	text: string,
	lang: Language,
): { text: string; end: number; year: number; iso: string; isOfWeek: boolean } | undefined {
	for (let at = 0; at < Math.min(text.length, 400); at += 1) {
		if (isWordCharacter(text[at - 1]) || !isWordCharacter(text[at])) continue;
		const date = scanLikelyDate(text.slice(at), lang);
		if (date === undefined) continue;
		const end = at + date.length;
		const written = text.slice(at, end);
		// `En vertu de la loi du | 5 mai 2010, le conseil s’est réuni le 3 mars 2024`: the day of a law, which is none of those that follow.
		if (!wordPattern`(?<!\p{L})${'lawDays'}\s+$`.test(text.slice(0, at).slice(-20))) {
			const first = firstOfDays(text.slice(0, at), date.value);
			const iso = toIsoDate(first ?? date.value);
			const isPlain = first === undefined && parseDate(written, lang).ok && !ODD_DAY.test(written);
			return {
				text: isPlain ? written : iso,
				end,
				year: date.value.year,
				iso,
				isOfWeek: date.value.weekday !== undefined,
			};
		}
		at = end;
	}
	return undefined;
}

/** `des 24 et | 25 janvier 2014`: a meeting of some days is of the first of them. */
function firstOfDays<Day extends { day: number }>(before: string, date: Day): Day | undefined {
	const [, written = ''] =
		wordPattern`${'beforeDays'}\s(\d{1,2})\s(?:${'andWords'}|&|–|-)\s$`.exec(before.slice(-LONGEST_DAYS)) ??
		[];
	const day = Number(written);
	return day > 0 && day < date.day && date.day - day <= MOST_DAYS ? { ...date, day } : undefined;
}

const LONGEST_DAYS = 20;
/** No meeting takes more days. */
const MOST_DAYS = 3;

/** `2nd day of January, 2007`, as deeds write it; `1 er mars 2010`, as pages that were read by a machine have it. */
const ODD_DAY = /\d\s\p{L}{1,2}\s|\d\p{L}*\s(?:\p{L}+\s){2}\p{L}/u;

/** The date right behind what names the meeting, where there is one: `Bourg, le 3 juillet 2024 Séance du conseil du 25 juin 2024`. */
function meetingDateIn(text: string, lang: Language): ReturnType<typeof dateIn> {
	const first = dateIn(text, lang);
	let from = 0;
	for (let date = first; date !== undefined && from < LONGEST_TITLE; ) {
		const before = text.slice(from, from + date.end - date.text.length);
		const near = before.slice(-NEAREST);
		// `du 22 juin 2012 (approuvé par le conseil du 20 septembre 2012)`
		const isOther = from > 0 && (isOtherDay(before) || hasWordOf('approvedOn', before));
		if (!isOther && (phraseFinder('meetingWords').test(near) || mentions(near, 'meetings')))
			return { ...date, end: from + date.end };
		from += date.end;
		date = dateIn(text.slice(from), lang);
	}
	return first;
}

/** The name of a body, and the day. */
const LONGEST_FIRST = 80;

/** So near before its date a meeting is named. */
const NEAREST = 30;

/** Reads the day of the meeting: the first way of saying it that is found counts. */
export function readDate(
	units: readonly Unit[],
	front: readonly FrontMatter[],
	lang: Language,
	head: Head,
	start: number,
): void {
	const place: DatePlace = {
		units,
		front,
		lang,
		top: units.slice(0, Math.min(TOP, Math.max(start, NEAR_TOP))),
		held: () => units.slice(0, TOP).flatMap((unit) => heldIn(getText(unit), lang) ?? [])[0],
	};
	for (const find of WAYS) {
		const found = find(place);
		if (found === undefined) continue;
		// `Séance du vendredi 5 mai 1933` of a charter, and `le conseil s’est réuni le 3 mars 2024`.
		const held =
			(dateIn(found.text, lang)?.year ?? OLDEST_MINUTES) < OLDEST_MINUTES ? place.held() : undefined;
		setDate(head, held ?? found.text);
		if (found.rest !== undefined) readHourAfter(found.rest, head);
		return;
	}
}

/** Where the day of the meeting is looked for. */
interface DatePlace {
	readonly units: readonly Unit[];
	readonly front: readonly FrontMatter[];
	readonly lang: Language;
	/** The units above the first item. */
	readonly top: readonly Unit[];
	/** The day on which a sentence says that it was held. */
	readonly held: () => string | undefined;
}

/** A date, and what stands behind it where that may be the hour. */
interface DateFound {
	readonly text: string;
	readonly rest?: string;
}

const WAYS: ReadonlyArray<(place: DatePlace) => DateFound | undefined> = [
	// `L’an deux mille seize, le deux novembre`: a deed opens with its day.
	({ units }) => asFound(deedIn(units, units.slice(0, NEAR_TOP), true)),
	({ units, lang }) =>
		asFound(units.slice(0, FIRST).flatMap((unit) => heldDate(getText(unit), lang) ?? [])[0]),
	dateInTitle,
	({ units, top }) => asFound(deedIn(units, top)),
	dateInFront,
	dateInOneOrder,
	dateAtTop,
	dateWithoutYear,
	dateInAddress,
];

function asFound(text: string | undefined): DateFound | undefined {
	return text === undefined ? undefined : { text };
}

/** `Procès-verbal de la réunion du 6 juin 2024`, and a line with the day below such a title. */
function dateInTitle({ units, front, lang, top }: DatePlace): DateFound | undefined {
	const fronts = front.filter(({ key }) => key === 'title' || key === 'subtitle').map(({ value }) => value);
	let isBelowTitle = false;
	for (const [at, text] of [...fronts, ...titlesIn(top)].entries()) {
		const date = meetingDateIn(text, lang);
		// `DU SAMEDI 29 MARS 2014` below `PROCÈS-VERBAL DE LA SÉANCE`
		const isRest =
			isBelowTitle &&
			at < NEAR_TOP &&
			text.length <= (date?.text.length ?? 0) + LONGEST_LINK &&
			!/:/.test(text);
		isBelowTitle ||= namesMeeting(text);
		const isFirst = fronts.includes(text) || text === getText(units[0]);
		if (date === undefined || (isOtherDay(text.slice(0, date.end)) && !(isFirst && isFromTitle(text, date))))
			continue;
		if (isTooOld(date, namesMeeting(text) || (isRest && isLed(text, date)))) continue;
		// `The minutes of March 9, 2015 were approved with minor changes.`
		if (date.end < text.length && verdictIn(text) !== undefined) continue;
		const isOfMeeting =
			namesMeeting(text) ||
			isRest ||
			// `title: 2013-09-21`, beside the day on which a wiki saved the page.
			(fronts.includes(text) && text.trim().length <= date.end) ||
			// `Grey Eagle Township December 4, 2023`: the first line ends with it.
			(text === getText(units[0]) && text.length < LONGEST_FIRST && date.end >= text.trim().length);
		if (isOfMeeting) return { text: date.text, rest: text.slice(date.end) };
	}
	return undefined;
}

/** `Vestry minutes from August 12, 2020`, all of a title: the day of their own meeting. */
function isFromTitle(text: string, date: { text: string; end: number }): boolean {
	const before = text.slice(0, date.end - date.text.length);
	const behind = text.slice(date.end).trim();
	return (
		wordPattern`^[\p{L}\s’'&.-]{0,50}(?<!\p{L})${'titleFroms'}\s[\p{L}\s]{0,20}$`.test(before) &&
		!isOtherDay(before.replace(wordPattern`(?<!\p{L})${'titleFroms'}(?=\s)`, '')) &&
		(behind === '' || (/^[\p{L}\s]{0,20}$/u.test(behind) && namesMeeting(behind)))
	);
}

/** `DU SAMEDI 29 MARS 1914`, `Saturday 29 March 1914`, and no `Fondée le samedi 5 mai 1923`. */
function isLed(text: string, date: { text: string; end: number }): boolean {
	return wordPattern`^\W*(?:${'dayLeads'}\s+)?$`.test(text.slice(0, date.end - date.text.length));
}

/** Lines that may be titles; further down a long sentence tells of any day. */
function titlesIn(top: readonly Unit[]): string[] {
	return top.flatMap((unit, at) => {
		if (unit.kind !== 'text' && unit.kind !== 'heading') return [];
		const text = getText(unit);
		if (text.length < (at < NEAR_TOP ? LONGEST_TITLE : 100)) return [text];
		const [first = ''] = at >= NEAR_TOP ? [text] : getSentences(text.slice(0, 2 * LONGEST_TITLE));
		return first.length < LONGEST_TITLE ? [first] : [];
	});
}

/** The day that a title of the meeting tells. */
export function titleDate(units: readonly Unit[], lang: Language): string | undefined {
	const top = units.slice(0, NEAR_TOP);
	return dateInTitle({ units, front: [], lang, top, held: () => undefined })?.text;
}

export function namesMeeting(text: string): boolean {
	return (
		mentions(text, 'meetings') ||
		phraseFinder('meetingWords').test(text) ||
		wordPattern`(?<!\p{L})${'minutesNames'}(?!\p{L})`.test(text)
	);
}

/** `their 8th January meeting`, `held on December the 6th`, and the year elsewhere. */
function dateWithoutYear({ units, front, lang }: DatePlace): DateFound | undefined {
	const of = (key: string) => front.find((one) => one.key === key)?.value;
	const texts = units.slice(0, NEAR_TOP).map((unit) => getText(unit).slice(0, LONGEST_OPENING));
	const titles = [
		of('title') ?? '',
		...texts.filter((text) => text.length < LONGEST_TITLE && namesMeeting(text)),
	];
	return asFound(dayAlone(texts, titles, isOfPage(front) ? of('date') : undefined, lang));
}

/** `date: 2024-06-06` of the front matter, and no day on which a page was published. */
function dateInFront({ front, lang }: DatePlace): DateFound | undefined {
	const stated = isOfPage(front) ? undefined : front.find(({ key }) => key === 'date')?.value;
	if (stated === undefined) return undefined;
	return asFound(/\d{4}-\d{2}-\d{2}/.exec(stated)?.[0] ?? dateIn(stated, lang)?.text);
}

/** The first date at the top that is neither that of the notice nor of another day. */
function dateAtTop({ lang, top }: DatePlace): DateFound | undefined {
	const isInDigits = titlesInDigits(top).length > 0;
	let isNotice = false;
	for (const [at, unit] of top.entries()) {
		const text = getText(unit);
		const wasNotice = isNotice;
		isNotice = phraseFinder('notices').test(text) && text.length < 60;
		const date = dateIn(text, lang);
		if (date === undefined || isOtherDay(text.slice(0, date.end)) || wasNotice) continue;
		if (isTooOld(date, namesMeeting(text) || isLed(text, date))) continue;
		// The day of the title is one of two, and no other one in digits.
		if (isInDigits && text.slice(0, date.end).search(FULL_DAY) !== -1) continue;
		// `Les statuts ont été déposés le 30 septembre 2018, …`: a sentence that does not speak of the meeting.
		const isAside = date.end - date.text.length > LONGEST_LINK && isSentence(text) && !namesMeeting(text);
		// Further down a sentence tells of any day.
		if (isAside || (at >= NEAR_TOP && text.length > date.text.length + MOST_BESIDE)) continue;
		return { text: date.text, rest: text.slice(date.end) };
	}
	return undefined;
}

/** `9/8/02` in a title, where another date of the minutes shows that months stand first, as `7/21/02` does, and none that days do. */
function dateInOneOrder({ units, lang, top }: DatePlace): DateFound | undefined {
	if (LOCALES[lang].isDayFirst) return undefined;
	const [title] = titlesInDigits(top);
	if (title === undefined) return undefined;
	const { match, rest } = title;
	const [, first = '', second = '', year = ''] = match;
	const orders = new Set(units.flatMap((unit) => ordersIn(getText(unit).slice(0, LONGEST_LOOK), year)));
	if (orders.size !== 1) return undefined;
	const [month, day] = orders.has('month') ? [first, second] : [second, first];
	const iso = scanLikelyDate(`${day}.${month}.${year}`, lang);
	return iso === undefined ? undefined : { text: toIsoDate(iso.value), rest };
}

/** The titles of a meeting whose day is written `9/8/02`, and what stands behind it. */
function titlesInDigits(top: readonly Unit[]): Array<{ match: RegExpExecArray; rest: string }> {
	return titlesIn(top)
		.filter(namesMeeting)
		.flatMap((text) => {
			const [match] = matchesIn(text, EITHER_ORDER);
			const end = match === undefined ? 0 : match.index + match[0].length;
			return match === undefined || isOtherDay(text.slice(0, end)) || !areDays(match)
				? []
				: [{ match, rest: text.slice(end) }];
		});
}

/** Whether both numbers may be that of a month. */
function areDays([, first = '', second = '']: RegExpExecArray): boolean {
	return [first, second].every((number) => Number(number) > 0 && Number(number) <= 12);
}

/** What stands first in the dates of a text that are of about the year of the title: a ratio, a score or the number of a lot is no date. */
function ordersIn(text: string, year: string): Array<'month' | 'day'> {
	return matchesIn(text, EITHER_ORDER).flatMap(({ index, 1: first, 2: second, 3: other = '' }) => {
		const isNear = Math.abs((Number(other) % 100) - (Number(year) % 100)) <= 1;
		const isLed = wordPattern`(?:^|(?<!\p{L})${['dayLeads', 'dayLinks']}\s+)$`.test(
			text.slice(0, index).slice(-20),
		);
		const [most, least] = [Math.max(Number(first), Number(second)), Math.min(Number(first), Number(second))];
		if (!isNear || !isLed || most <= 12 || most > 31 || least < 1 || least > 12) return [];
		return Number(second) > 12 ? ['month' as const] : ['day' as const];
	});
}

/** `9/8/02` */
const EITHER_ORDER = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g;
const FULL_DAY = /(?<![\d/])\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})$/;

/** Nowhere but in an address: `obf-public-board-meeting-2022-10-21`. */
function dateInAddress({ units }: DatePlace): DateFound | undefined {
	const lines = units.flatMap(({ source }) => source).join('\n');
	return asFound(
		wordPattern`${'linkedMeetings'}[-_/](\d{4}-\d{2}-\d{2})`.exec(lines.slice(0, LONGEST_LOOK))?.[1],
	);
}

const LONGEST_LOOK = 20_000;

/** In a text without line ends, the date right behind `held at 7 pm on`. */
function heldDate(text: string, lang: Language): string | undefined {
	return text.length < LONGEST_TITLE ? undefined : heldIn(text, lang);
}

/** The date right behind `held on`, `s’est réuni le`. */
function heldIn(text: string, lang: Language): string | undefined {
	const start = text.slice(0, LONGEST_OPENING);
	for (const { index, 0: held } of matchesIn(start, phraseFinder('heldWords'))) {
		const from = index + held.length;
		const date = dateIn(start.slice(from, from + FARTHEST), lang);
		if (date !== undefined && !isTooOld(date)) return date.text;
	}
	return undefined;
}

/** Such a text is among the first, names its meeting early, and the date stands near. */
const FIRST = 5;
const LONGEST_OPENING = 800;
const FARTHEST = 100;

/** `du`, `held on`, and a day of the week, before a date that is all of its line. */
const LONGEST_LINK = 12;

/** What names the meeting is no longer, be it a title or the first sentence. */
const LONGEST_TITLE = 220;

/** No more stands beside the date of a meeting that is no part of a title. */
const MOST_BESIDE = 30;

/** `L’an deux mille vingt-quatre, le six juin` near the top. */
function deedIn(units: readonly Unit[], top: readonly Unit[], isYearFirst = false): string | undefined {
	for (const [at, unit] of top.entries()) {
		if (isYearFirst && !wordPattern`^${'deedOpenings'}\s`.test(getText(unit))) continue;
		const formula = formulaAt(units, at);
		if (formula !== undefined) return toIsoDate(formula.date);
	}
	return undefined;
}

function formulaAt(units: readonly Unit[], at: number) {
	const unit = units[at];
	const text = unit?.kind === 'text' ? [getText(unit), getText(units[at + 1])].join(' ') : getText(unit);
	const found = findDateInWords(text);
	// `sur convocation du vingt mai deux mille douze`
	if (found === undefined || isOtherDay(text.slice(0, found.end))) return undefined;
	return { date: found.date, rest: text.slice(found.end) };
}

/** The hour of a deed: `Le vingt-huit juin, à onze heures`. */
export function readDeedHour(units: readonly Unit[], head: Head): void {
	for (const [at] of units.slice(0, TOP).entries()) {
		const formula = formulaAt(units, at);
		if (formula === undefined) continue;
		// Between the day and the hour stand the notice and the place.
		const told = formula.rest.slice(0, LONGEST_DEED);
		for (const { index, 0: at } of matchesIn(
			told,
			wordPatterns`(?:^|,)\s*(?:${'andWords'}\s+)?${'deedHours'}\s+`,
		)) {
			const rest = told.slice(index + at.length);
			const hour = scanTime(rest);
			if (hour === undefined) continue;
			setPlanned(head, rest.slice(0, hour.length));
			return;
		}
		return;
	}
}

/** The hour stands no further behind the day. */
const LONGEST_DEED = 300;

/** The hour of the meeting beside its date, where the date is told once more: `se réunit le mardi 3 juin 2014 à 18h`, `At 7.30 pm on Tuesday 3 June 2014`. */
export function readHourBesideDate(units: readonly Unit[], head: Head, lang: Language): void {
	const known = dateIn(head.values.date ?? '', lang)?.iso;
	if (known === undefined) return;
	for (const unit of units.slice(0, NEAR_TOP)) {
		let rest = getText(unit).slice(0, 600);
		for (let date = dateIn(rest, lang); date !== undefined; date = dateIn(rest, lang)) {
			if (date.iso === known) readHourBefore(rest.slice(0, date.end - date.text.length), head);
			rest = rest.slice(date.end);
			if (date.iso === known) readHourAfter(rest, head);
		}
	}
}

function setDate(head: Head, written: string): void {
	setValue(head, 'date', written.replace(wordPattern`^${'articles'}\s`, ''), 'likely');
}
