/** Reads and writes calendar dates. */

import type { DateParts, Locale } from '../language/locale.js';
import { type Language, LOCALES } from '../language/locales.generated.js';
import { foldKeyword, foldWithOffsets } from './fold.js';
import { lazy } from './lazy.js';
import { endOfLettersAndNumbers, isCapital, isWordCharacter } from './letters.js';
import { parseInteger, type Scanned, twoDigits } from './number.js';
import { matchesIn } from './places.js';

/** The day that a file bears whose minutes have none. Never the clock's: the same minutes give the same bytes. */
export const UNDATED = '2000-01-01';

/** A day of the Gregorian calendar. */
export interface CalendarDate {
	/** Four digits. */
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31. */
	readonly day: number;
	/** The weekday as written beside the date, 0 Sunday to 6 Saturday; not checked here. */
	readonly weekday?: number;
}

/** What reading a date gives: the date, or why there is none. `ambiguous`: `6/6/2024` in an English file. */
type DateResult =
	| { readonly ok: true; readonly date: CalendarDate }
	| { readonly ok: false; readonly reason: 'invalid' | 'ambiguous' | 'noSuchDay' };

/**
 * Reads a date and nothing else: `2024-06-06`, `6 juin 2024`, `jeudi 6 juin 2024`, `1er juin 2024`, `6/6/2024`, `6.6.2024`, `6-6-2024` (day
 * first; ambiguous in an English file), `June 6, 2024`, `6 June 2024`. A day that its month does not have is no date.
 */
export function parseDate(text: string, lang: Language): DateResult {
	const trimmed = text.trim();
	const scanned = scanDate(trimmed, lang);
	if (scanned !== undefined && scanned.length === trimmed.length) return scanned.result;
	// `Thu, March 19, 2026`
	const [opening = '', word = ''] = /^([A-Za-z]{3,5})\.?,?\s+/.exec(trimmed) ?? [];
	const weekday = WEEKDAY_ABBREVIATIONS.get(word.toLowerCase());
	const rest = weekday === undefined ? undefined : scanDate(trimmed.slice(opening.length), lang);
	if (rest?.length !== trimmed.length - opening.length || weekday === undefined)
		return { ok: false, reason: 'invalid' };
	return rest.result.ok ? { ok: true, date: { ...rest.result.date, weekday } } : rest.result;
}

/** Reads a date at the very start of a text, or nothing where there is none; a date that does not exist is there and invalid. */
export function scanDate(
	text: string,
	lang: Language,
): { readonly result: DateResult; readonly length: number } | undefined {
	const iso = YEAR_FIRST.exec(text);
	if (iso !== null)
		return { result: checked(Number(iso[1]), Number(iso[3]), Number(iso[4])), length: iso[0].length };
	const hyphens = WITH_HYPHENS.exec(text);
	if (hyphens !== null) return withDigits(hyphens, lang);
	if (!/\d/.test(text.slice(0, LONGEST_DATE))) return undefined;
	const folded = foldWithOffsets(text.slice(0, LONGEST_DATE));
	if (folded.text === '' || (folded.starts[0] ?? 0) !== 0) return undefined;
	for (const { pattern, order } of FORMS) {
		const match = pattern.exec(folded.text);
		if (match === null) continue;
		const length = folded.ends[match[0].length - 1] ?? 0;
		if (isWordCharacter(text[length])) continue;
		const [, opening, first = '', second = '', year = ''] = match;
		const weekday = opening === undefined ? undefined : WEEKDAY_NUMBERS.get(opening);
		if (opening !== undefined && weekday === undefined && !ARTICLES.has(opening)) continue;
		const [dayText, monthText] = order === 'month first' ? [second, first] : [first, second];
		const month = order === 'digits' ? Number(monthText) : MONTH_NUMBERS.get(monthText);
		if (month === undefined) continue;
		if (order === 'digits' && !LOCALES[lang].isDayFirst)
			return { result: { ok: false, reason: 'ambiguous' }, length };
		return { result: checked(Number(year), month, Number(dayText), weekday), length };
	}
	return undefined;
}

/**
 * Reads a date at the very start of a text as it is most likely meant: as above, and `11.06.24`, `11.06.98`; in an English text `13/02/2014`, which is one
 * in one order only.
 */
export function scanLikelyDate(text: string, lang: Language): Scanned<CalendarDate> | undefined {
	const sure = scanDate(text, lang);
	if (sure?.result.ok) return { value: sure.result.date, length: sure.length };
	const [whole, first, mark, second, written = ''] = IN_DIGITS.exec(text) ?? [];
	const isEitherOrder = mark === '/' && !LOCALES[lang].isDayFirst;
	if (whole === undefined || (sure && !isEitherOrder)) return undefined;
	const year = written.length === 2 ? ofTwoDigits(Number(written)) : Number(written);
	const [numbers, turned] = [
		[Number(first), Number(second)] as const,
		[Number(second), Number(first)] as const,
	];
	const [day, other] = (isEitherOrder && first !== second ? [numbers, turned] : [numbers]).flatMap(
		([day, month]) => (isRealDate(year, month, day) ? { year, month, day } : []),
	);
	return day && !other ? { value: day, length: whole.length } : undefined;
}

/** `13/02/2014`, `11.06.24`, `6-6-24`. */
const IN_DIGITS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/;

/** The year of two digits: 24 is 2024, 98 is 1998. Fifty on is of the last century: minutes are of meetings that were held. */
function ofTwoDigits(digits: number): number {
	return digits + (digits < 50 ? 2000 : 1900);
}

/** `2024-06-06`, `2024/06/06`, `2024.06.06`. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{2})\2(\d{2})(?![\d-]|[/.]\d)/;

/** `06-06-2024`: folding takes hyphens for spaces. */
const WITH_HYPHENS = /^(\d{1,2})-(\d{1,2})-(\d{4})(?![\d-])/;

/** A date of day, month and year in digits, in the order of the language. */
function withDigits(
	[whole, day, month, year]: RegExpExecArray,
	lang: Language,
): { result: DateResult; length: number } {
	const result: DateResult = LOCALES[lang].isDayFirst
		? checked(Number(year), Number(month), Number(day))
		: { ok: false, reason: 'ambiguous' };
	return { result, length: whole.length };
}

/** A date inside a text: what it is, and where. */
interface FoundDate {
	readonly result: DateResult;
	readonly from: number;
	readonly to: number;
}

/** The dates of a text, those that do not exist too: `pour le 31 février 2025`. Meant for texts of a line. */
export function datesIn(text: string, lang: Language): FoundDate[] {
	const found: FoundDate[] = [];
	let at = 0;
	let year = -1;
	while (at < text.length) {
		if (year < at) {
			year = yearFrom(text, at);
			if (year < 0) break;
		}
		if (year - at > LONGEST_DATE) at = endOfLettersAndNumbers(text, year - LONGEST_DATE);
		const end = endOfLettersAndNumbers(text, at);
		if (end === at || !mayOpenDate(text, at)) {
			at = Math.max(end, at + 1);
			continue;
		}
		const scanned = scanDate(text.slice(at, at + LONGEST_DATE), lang);
		if (scanned === undefined) at = end;
		else {
			found.push({ result: scanned.result, from: at, to: at + scanned.length });
			at = endOfLettersAndNumbers(text, at + scanned.length);
		}
	}
	return found;
}

/** Whether a month stands in a text as the language writes it: `en juin`, `in March`, and no `may`. */
export function namesMonth(text: string, lang: Language): boolean {
	const { months } = LOCALES[lang];
	return (text.match(WORDS_OF_LETTERS) ?? []).some((word) => months.includes(word));
}

const WORDS_OF_LETTERS = /[^\s\u00A0.,;:!?()'’]+/g;

/** A day of a month without its year: `mardi 26 janvier`, `Monday, April 14`, `le 31 avril`. */
interface DayOfMonth {
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31, in every month. */
	readonly day: number;
	/** 0 Sunday to 6 Saturday. */
	readonly weekday?: number;
	readonly from: number;
	readonly to: number;
}

/** The letters of months and weekdays: the classes of Unicode take a millisecond to compile. */
const LETTERS = 'A-Za-z\\u00C0-\\u024F';
const wordAfter = lazy(
	() =>
		new RegExp(`^[\\s\\u00A0]+(?:(?:${wordsOfAll('dayLinks')})(?:[\\s\\u00A0]+|(?<=')))?([${LETTERS}]+)\\.?`),
);
const WORD_BEFORE = new RegExp(`([${LETTERS}]+)\\.?[\\s\\u00A0]+$`);
const weekdayBefore = lazy(
	() => new RegExp(`([${LETTERS}]+),?[\\s\\u00A0]+(?:(?:${wordsOfAll('dateArticles')})[\\s\\u00A0]+)?$`),
);

function wordsOfAll(name: 'dayLinks' | 'dateArticles'): string {
	return ALL.flatMap((locale) => locale[name]).join('|');
}

/** The days of a text that stand there without a year, their weekday included. A stroke parts them where a weekday says that it is a date. */
export function daysOfMonthIn(text: string, lang: Language): DayOfMonth[] {
	const found: DayOfMonth[] = [];
	for (const number of matchesIn(text, NUMBER_OF_A_DAY)) {
		const day = Number(number[1]);
		if (day < 1 || day > 31) continue;
		const end = number.index + number[0].length;
		const before = text.slice(Math.max(0, number.index - LONGEST_OPENING), number.index);
		const stroke = LOCALES[lang].isDayFirst ? /^\/(\d{1,2})(?![\d/])/.exec(text.slice(end, end + 4)) : null;
		const monthAfter = wordAfter().exec(text.slice(end, end + LONGEST_OPENING));
		const monthBefore = LOCALES[lang].monthFirstText ? WORD_BEFORE.exec(before) : null;
		const named = MONTH_NUMBERS.get(foldKeyword(monthAfter?.[1] ?? ''));
		const named2 = MONTH_NUMBERS.get(foldKeyword(monthBefore?.[1] ?? ''));
		const month = stroke ? Number(stroke[1]) : (named ?? named2);
		if (month === undefined || month < 1 || month > 12) continue;
		const isBefore = !stroke && named === undefined;
		const to = stroke ? end + stroke[0].length : isBefore ? end : end + (monthAfter?.[0].length ?? 0);
		if (/^[\s\u00A0,]*\d{4}/.test(text.slice(to, to + 8))) continue;
		const lead = isBefore ? before.slice(0, monthBefore?.index) : before;
		const opening = weekdayBefore().exec(lead);
		const weekday = WEEKDAY_NUMBERS.get(foldKeyword(opening?.[1] ?? ''));
		if (stroke && weekday === undefined) continue;
		const start =
			weekday === undefined ? (isBefore ? (monthBefore?.index ?? 0) : before.length) : (opening?.index ?? 0);
		const from = number.index - before.length + start;
		found.push({ month, day, ...(weekday === undefined ? {} : { weekday }), from, to });
	}
	return found;
}

/** A weekday, an article and a month are not longer. */
const LONGEST_OPENING = 36;

const LONGEST_DATE = 80;

/** Where the next four digits start, which every date has; below zero where there are none. */
function yearFrom(text: string, from: number): number {
	const at = text.slice(from).search(/\d{4}/);
	return at < 0 ? -1 : from + at;
}

/** Is what starts here a figure or a weekday, month or article, as it opens a date? An article before a space is no part of the date. */
function mayOpenDate(text: string, at: number): boolean {
	if ('_/.-'.includes(text[at - 1] ?? ' ')) return false;
	const word = /^\S{1,24}/.exec(text.slice(at, at + 24))?.[0] ?? '';
	const folded = foldKeyword(word);
	if (/^\d/.test(folded)) return true;
	const letters = /^[a-z]+/.exec(folded)?.[0] ?? '';
	if (ARTICLES.has(letters)) return !ARTICLE_BEFORE.test(text.slice(at, at + LONGEST_DATE));
	return MONTH_NUMBERS.has(letters) || WEEKDAY_NUMBERS.has(letters);
}

/** The number of a month by its name, in any language. */
export function monthNamed(word: string): number | undefined {
	return MONTH_NUMBERS.get(foldKeyword(word));
}

/** Whether a word is the name of a month as its language writes it: `avril`, `April`, and not `may`. */
export function isMonthWritten(word: string): boolean {
	return monthNamed(word) !== undefined && (isCapital(word) || SMALL_MONTHS.has(foldKeyword(word)));
}

/** Does this day exist? */
export function isRealDate(year: number, month: number, day: number): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The date as `2024-06-06`. */
export function toIsoDate(date: CalendarDate): string {
	return `${String(date.year).padStart(4, '0')}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

export function fromIsoDate(text: string): CalendarDate | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (match === null) return undefined;
	const result = checked(Number(match[1]), Number(match[2]), Number(match[3]));
	return result.ok ? result.date : undefined;
}

/** Days since 1 January of the year 1 of the Gregorian calendar (day 0). */
function dayNumber(date: CalendarDate): number {
	const past = date.year - 1;
	let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
	for (let month = 1; month < date.month; month += 1) days += daysInMonth(date.year, month);
	return days + date.day - 1;
}

/** Days from one date to another: 1 from a day to the next, negative backwards. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** Clear days (jours francs) between two dates: neither the first nor the last day counts; never below zero. */
export function clearDaysBetween(from: CalendarDate, to: CalendarDate): number {
	return Math.max(0, daysBetween(from, to) - 1);
}

/** The date that many days later (earlier, where negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
	const target = dayNumber(date) + days;
	// Never too late a year: the loop only goes forward.
	let year = date.year + Math.floor(days / (days < 0 ? 365 : 366)) - 1;
	while (dayNumber({ year: year + 1, month: 1, day: 1 }) <= target) year += 1;
	let month = 12;
	while (dayNumber({ year, month, day: 1 }) > target) month -= 1;
	return { year, month, day: target - dayNumber({ year, month, day: 1 }) + 1 };
}

/** The date that many months later (earlier, where negative); the last of the month where that is shorter: 31 January → 28 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
	const count = date.year * 12 + date.month - 1 + months;
	const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
	return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** Months from one date to another, to the nearest whole one: 36 from 1 January 2027 to 31 December 2029, and to 1 January 2030. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
	const days = to.day - from.day;
	const months = (to.year - from.year) * 12 + to.month - from.month;
	return months + (days > HALF_A_MONTH ? 1 : days < -HALF_A_MONTH ? -1 : 0);
}

const HALF_A_MONTH = 15;

/** The weekday of a date, 0 Sunday to 6 Saturday. */
export function getWeekday(date: CalendarDate): number {
	// Day 0 was a Monday.
	return (dayNumber(date) + 1) % 7;
}

/** The name of a weekday, 0 Sunday to 6 Saturday. */
export function weekdayName(weekday: number, lang: Language): string {
	return LOCALES[lang].weekdays[(weekday + 6) % 7] ?? '';
}

/** The date without its weekday: `6 juin 2024`, `1er juin 2024`; `6 June 2024`. */
export function dateText(date: CalendarDate, lang: Language): string {
	return LOCALES[lang].dateText(getDateParts(date, lang));
}

/** A date as the forms of a language take it, with the printed name of its month. */
export function getDateParts(date: CalendarDate, lang: Language): DateParts {
	return { day: date.day, month: LOCALES[lang].months[date.month - 1] ?? '', year: date.year };
}

/** The date with its true weekday: `jeudi 6 juin 2024`; `Thursday 6 June 2024`. */
export function longDateText(date: CalendarDate, lang: Language): string {
	return `${weekdayName(getWeekday(date), lang)} ${dateText(date, lang)}`;
}

const ALL = Object.values(LOCALES);

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(ALL.flatMap(getMonthNames));

function getMonthNames({ months, monthAbbreviations }: Locale): Array<[string, number]> {
	return [
		...months.map((name, index): [string, number] => [foldKeyword(name), index + 1]),
		...monthAbbreviations.flatMap((short, index) => short.map((word): [string, number] => [word, index + 1])),
	];
}

/** Of the languages that write them without a capital. */
const SMALL_MONTHS: ReadonlyMap<string, number> = new Map(
	ALL.filter(({ months }) => !isCapital(months[0] ?? '')).flatMap(getMonthNames),
);

const WEEKDAY_NUMBERS: ReadonlyMap<string, number> = new Map(
	ALL.flatMap(({ weekdays }) =>
		weekdays.map((name, index): [string, number] => [foldKeyword(name), (index + 1) % 7]),
	),
);

/** Of a date that stands alone: in a sentence `sat` and `mer` are other words. */
const WEEKDAY_ABBREVIATIONS: ReadonlyMap<string, number> = new Map(
	ALL.flatMap(({ weekdayAbbreviations }) =>
		weekdayAbbreviations.flatMap((words, index) =>
			words.map((word): [string, number] => [word, (index + 1) % 7]),
		),
	),
);

const ARTICLES: ReadonlySet<string> = new Set(ALL.flatMap(({ dateArticles }) => dateArticles));

/** An article before a space, as written. */
const ARTICLE_BEFORE = new RegExp(`^(?:${[...ARTICLES].join('|')})\\s`, 'i');

const ARTICLE = [...ARTICLES].map((article) => `${article} `).join('|');

/** A weekday or an article. What a word is, the tables say: patterns of all the words take a millisecond to compile. */
const OPENING = `(?:(?:${ARTICLE})?([a-z]+),? )?(?:${ARTICLE})?`;

const DAY_ENDING = `(?:${ALL.flatMap(({ dayEndings }) => dayEndings).join('|')})?`;
/** A number that may be that of a day, in a text as it is written. */
const NUMBER_OF_A_DAY = new RegExp(
	`(?<![\\d.,/-])(\\d{1,2})${DAY_ENDING}(?![\\d.,]\\d|[${LETTERS}\\u0370-\\u1FFF%€$])`,
	'g',
);
const DAY_LINK = `(?:(?:${ALL.flatMap(({ dayLinks }) => dayLinks).join('|')})(?: |(?<=')))?`;

/** The forms of a date in words or with strokes, on folded text. Each has four groups: opening, two of day and month, year. */
const FORMS: readonly { readonly pattern: RegExp; readonly order: 'day first' | 'month first' | 'digits' }[] =
	[
		{
			pattern: new RegExp(`^${OPENING}(\\d{1,2}) ?${DAY_ENDING} ${DAY_LINK}([a-z]+)\\.?,? (\\d{4})(?!\\d)`),
			order: 'day first',
		},
		{
			pattern: new RegExp(`^${OPENING}([a-z]+)\\.? (\\d{1,2})${DAY_ENDING},? (\\d{4})(?!\\d)`),
			order: 'month first',
		},
		{ pattern: new RegExp(`^${OPENING}(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\d/])`), order: 'digits' },
		{ pattern: new RegExp(`^${OPENING}(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d|\\.\\d)`), order: 'digits' },
	];

function checked(year: number, month: number, day: number, weekday?: number): DateResult {
	if (year < 1 || !isRealDate(year, month, day)) {
		const isMissing = year >= 1 && day > 28 && day <= 31 && isRealDate(year, month, 28);
		return { ok: false, reason: isMissing ? 'noSuchDay' : 'invalid' };
	}
	return { ok: true, date: weekday === undefined ? { year, month, day } : { year, month, day, weekday } };
}

export function isDayOfSomeYear({ month, day }: Pick<DayOfMonth, 'month' | 'day'>): boolean {
	return isRealDate(LEAP_YEAR, month, day);
}

const LEAP_YEAR = 2000;

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a month in words: `six juin`, `premier mai`; `sixth of June`. */
export function dayInWords(date: CalendarDate, lang: Language): string {
	return LOCALES[lang].dayInWords(getDateParts(date, lang));
}

/** A date in words: `deux mille vingt-quatre, le six juin`; `sixth of June two thousand and twenty-four`. */
export function dateInWords(date: CalendarDate, lang: Language): string {
	return LOCALES[lang].dateInWords(getDateParts(date, lang));
}

/** A time of day in words, from minutes since midnight: `quatorze heures trente`, `thirty minutes past two in the afternoon`, `noon`. */
export function timeInWords(minutes: number, lang: Language): string {
	return LOCALES[lang].timeInWords(Math.floor(minutes / 60) % 24, minutes % 60);
}

interface DateInWords {
	readonly date: CalendarDate;
	/** Where its day starts and the date ends, in UTF-16 units of the text. */
	readonly from: number;
	readonly end: number;
}

/**
 * Finds the date of an act, as deeds open with it: `L'an deux mille vingt-quatre, le jeudi six juin`, `L'an deux mil trois et le vingt
 * sept mars`, `L'an 2016, le 30 mars`, and `le mardi neuf février deux mille douze`. Nothing where there is none, or where that day does not exist.
 */
export function findDateInWords(text: string): DateInWords | undefined {
	const folded = foldWithOffsets(text.slice(0, LONGEST));
	for (const { pattern, dayFirst, months, deed } of deeds()) {
		const match = pattern.exec(folded.text);
		const [whole, yearWords = '', dayWords = '', monthWord = ''] = match ?? [];
		const found =
			match === null || whole === undefined
				? dayThenYear(dayFirst.exec(folded.text), deed)
				: {
						year: getYear(yearWords, deed),
						dayWords,
						monthWord,
						first: match.index + whole.lastIndexOf(`${dayWords} `),
						last: match.index + whole.length - 1,
					};
		if (found === undefined) continue;
		const { year } = found;
		const day = deed.firstDay.includes(found.dayWords) ? 1 : parseInteger(found.dayWords);
		const month = months.indexOf(found.monthWord) + 1;
		const end = folded.ends[found.last];
		if (year === undefined || day === undefined || end === undefined) continue;
		const from = folded.starts[found.first] ?? 0;
		if (isRealDate(year, month, day)) return { date: { year, month, day }, from, end };
	}
	return undefined;
}

/** `le mardi neuf février deux mille douze, …`: the words of the year are as many as name one. */
function dayThenYear(
	match: RegExpExecArray | null,
	deed: DeedDate,
): { year: number; dayWords: string; monthWord: string; first: number; last: number } | undefined {
	const [whole = '', dayWords = '', monthWord = '', years = ''] = match ?? [];
	const words = years.split(' ');
	for (let count = words.length; count > 0; count -= 1) {
		const yearWords = words.slice(0, count).join(' ');
		const year = /^\d/.test(yearWords) ? undefined : getYear(yearWords, deed);
		if (year === undefined) continue;
		const at = match?.index ?? 0;
		const last = at + whole.length - years.length + yearWords.length - 1;
		return { year, dayWords, monthWord, first: at + whole.indexOf(dayWords), last };
	}
	return undefined;
}

/** A formula of opening is not longer, in UTF-16 units. */
const LONGEST = 400;

type DeedDate = NonNullable<Locale['deedDate']>;

/** How deeds of each language open. Groups of the pattern: the words of the year, those of the day, the month. */
const deeds = lazy(() =>
	Object.values(LOCALES).flatMap(({ deedDate: deed, months: printed, weekdays }) => {
		if (deed === undefined) return [];
		const months = printed.map(foldKeyword);
		const name = "[a-z0-9' ]";
		const pattern = new RegExp(
			`(?<![a-z])${deed.before}(${name}{4,40}?),? ${deed.between}(?:(?:${weekdays.join('|')}),? )?(${name}{1,18}?) ${deed.beforeMonth}(${months.join('|')})(?![a-z])`,
		);
		const dayFirst = new RegExp(
			`(?<![a-z])(?:${deed.beforeDay}) (?:(?:${weekdays.join('|')}),? )?(${name}{1,18}?) ${deed.beforeMonth}(${months.join('|')}),? ([a-z' -]{4,40})`,
		);
		return [{ deed, months, pattern, dayFirst }];
	}),
);

function getYear(words: string, { centuries }: DeedDate): number | undefined {
	if (/^\d{4}$/.test(words)) return Number(words);
	for (const [opening, years] of centuries) {
		const rest = opening.exec(words);
		if (rest === null) continue;
		const more = words.slice(rest[0].length).trim();
		if (more === '') return years;
		const count = parseInteger(more);
		return count === undefined || count > 99 ? undefined : years + count;
	}
	return undefined;
}
