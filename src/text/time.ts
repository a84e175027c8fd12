/** Reads and writes times of day and lengths of time, in minutes. */

import { type Language, LOCALES } from '../language/locales.generated.js';
import { daysBetween, fromIsoDate } from './date.js';
import { foldWithOffsets } from './fold.js';
import { isWordCharacter } from './letters.js';
import { firstLetters, mayOpenNumber, type Scanned, scanNumberWords, twoDigits, wholeOf } from './number.js';
import { WORD_SIGN } from './phrase-finder.js';
import { matchesIn } from './places.js';

/** A time, or a time and the one it lasts to, at the start of a text; minutes since midnight, 0 to 1439. */
interface TimeRange {
	readonly start: number;
	/** Where the start stands in the text: it took this many UTF-16 units. */
	readonly startLength: number;
	/** When it ends, where a second time is written (`14h25–15h25`). */
	readonly end?: number;
	/** Where the second time begins in the text. */
	readonly endOffset?: number;
	/** How many UTF-16 units the whole took. */
	readonly length: number;
}

/**
 * Reads a time and nothing else, in minutes since midnight: `14h15`, `14 h 15`, `14H`, `14 heures 15`, `14:15`, `2:15 pm`, `midi`,
 * `minuit`, `onze heures trente`, `onze heures et demie`.
 */
export function parseTime(text: string): number | undefined {
	return wholeOf(text, scanTime);
}

/** Reads a time at the very start of a text; it must end with a word. */
export function scanTime(text: string): Scanned<number> | undefined {
	const code = text.charCodeAt(0);
	if (!(code >= 48 && code <= 57)) return scanInWords(text);
	// A time in figures is ASCII, whose small letters are as long as its capitals.
	const small = text.slice(0, LONGEST).toLowerCase();
	return (
		scanHalfDay(small) ?? scanHours(text, small) ?? scanColon(small) ?? scanTwelve(text) ?? scanInWords(text)
	);
}

/** `12 noon` */
function scanTwelve(text: string): Scanned<number> | undefined {
	const lead = /^12\s/.exec(text)?.[0].length ?? 0;
	const named = lead > 0 && NAMED_TIMES.has(firstLetters(text.slice(lead)));
	const time = named ? scanInWords(text.slice(lead)) : undefined;
	return time && { ...time, length: lead + time.length };
}

/** Reads a time behind words that say that one follows: as above, and `11.05`, which is a number elsewhere; right behind `at`, `2131` too. */
export function scanToldTime(text: string, mayBeBare: boolean): Scanned<number> | undefined {
	const time = scanTime(text);
	if (time) return time;
	const [whole, hour, minute] = DOTTED.exec(text) ?? (mayBeBare ? BARE.exec(text) : null) ?? [];
	return whole === undefined ? undefined : ofClock(Number(hour), Number(minute), whole.length);
}

/** `14:05`, as data and fields for times have it. */
export function isoTime(minutes: number): string {
	return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Reads how long something lasts at the very start of a text, in minutes: `2h30`, `2 hours 30 minutes`, `1 heure et 45 min`, `90 minutes`. */
export function scanLength(text: string): Scanned<number> | undefined {
	const small = text.slice(0, LONGEST).toLowerCase();
	const match = LENGTH.exec(small);
	if (!match) return scanTime(text);
	const [whole, hours, rest, minutes] = match;
	return { value: Number(hours ?? 0) * 60 + Number(rest ?? minutes ?? 0), length: whole.length };
}

/** `7 to 9 pm`: the half of the day is that of the second hour, as far as the first is before it. */
function scanHourOfRange(text: string): Scanned<number> | undefined {
	const hour = /^\d{1,2}(?![\d:.,])/.exec(text)?.[0] ?? '';
	const link = hour === '' ? null : RANGE.exec(text.slice(hour.length));
	const second =
		link &&
		scanHalfDay(
			text.slice(hour.length + link[0].length, hour.length + link[0].length + LONGEST).toLowerCase(),
		);
	if (!second || Number(hour) < 1 || Number(hour) > 12) return undefined;
	const first = ofClock(Number(hour) % 12, 0, hour.length);
	if (!first) return undefined;
	return { ...first, value: first.value + HALF_DAY < second.value ? first.value + HALF_DAY : first.value };
}

/** Reads a time or a range of times at the very start of a text: `14h25–15h25`, `14 h à 15 h`, `2:25–3:25 pm`. */
export function scanTimeRange(text: string): TimeRange | undefined {
	const first = scanTime(text) ?? scanHourOfRange(text);
	if (first === undefined) return undefined;
	const single: TimeRange = { start: first.value, startLength: first.length, length: first.length };
	const link = RANGE.exec(text.slice(first.length));
	if (link === null) return single;
	const endOffset = first.length + link[0].length;
	const second = scanTime(text.slice(endOffset));
	if (second === undefined) return single;
	// `2:25–3:25 pm`: the half of the day is written once, for both.
	const bare = /^\d{1,2}[:.]\d{2}$/.test(text.slice(0, first.length));
	const late =
		scanHalfDay(text.slice(endOffset, endOffset + LONGEST).toLowerCase()) !== undefined &&
		bare &&
		first.value < HALF_DAY &&
		first.value + HALF_DAY <= second.value;
	const start = late ? first.value + HALF_DAY : first.value;
	return {
		start,
		startLength: first.length,
		end: second.value,
		endOffset,
		length: endOffset + second.length,
	};
}

/** A time as printed, from minutes since midnight (a later day wraps around): `14 h 25` with no-break spaces, `14 h`; `2:25 pm`. */
export function timeText(minutes: number, lang: Language): string {
	const ofDay = ((minutes % DAY) + DAY) % DAY;
	return LOCALES[lang].timeText(Math.floor(ofDay / 60), ofDay % 60);
}

/** A time as it is written into a file: `14h50`, `2:50 pm`. Minutes since midnight. */
export function clockText(minutes: number, lang: Language): string {
	return LOCALES[lang].clockText(Math.floor(minutes / 60) % 24, minutes % 60);
}

const ALL = Object.values(LOCALES);
const NAMED_TIMES = new Map(ALL.flatMap(({ namedTimes }) => Object.entries(namedTimes)));
const HOUR_FRACTIONS = ALL.flatMap(({ hourFractions }) => Object.entries(hourFractions));
const DAY_PARTS = ALL.flatMap(({ dayParts }) => Object.entries(dayParts));

/** Minutes: those of a day, and of half of one, which is noon. */
export const DAY = 24 * 60;
export const HALF_DAY = DAY / 2;

const SPACE = '[\\s\\u00A0\\u202F]';
const GAP = '[ \\t\\u00A0\\u202F\\u2009]*';
/** `7:34 pm`, `7:34 o'clock P.M.` */
const HALF_DAY_TIME = new RegExp(
	`^(\\d{1,2})(?:[:.]?(\\d{2})(?::[0-5]\\d)?)?${GAP}(?:(?:${ALL.flatMap(({ hourWords }) => hourWords).join('|')})${GAP})?(?:([ap])m|([ap])\\.${GAP}?m\\.?)`,
);
const HOUR = `^(\\d{1,2})${GAP}h(?:eures?|rs?|\\.)?`;
// `19 h 5`, and no `19 h 5 membres`
const MINUTE = `\\d{2}|(?<=[ \\u00A0\\u202F])\\d(?=${GAP}(?:$|[,;:)\\]\\n]|\\.\\s*$|[–—-]${GAP}\\D|m(?:in|n)))`;
const HOURS = new RegExp(`${HOUR}(?:${GAP}(${MINUTE})(?:${GAP}(?:min(?:utes?)?|mn))?)?(?!${WORD_SIGN})`);
const HOUR_ALONE = new RegExp(`${HOUR}(?!${WORD_SIGN})`);
/** A time in figures is no longer, spaces without sense included. */
const LONGEST = 200;
const RANGE = new RegExp(
	`^${SPACE}*(?:[-\\u2010-\\u2015\\u2212]|(?:${ALL.flatMap(({ until }) => until).join('|')})(?=${SPACE}))${SPACE}*`,
);
const lengthWords = (unit: 'hours' | 'minutes') =>
	ALL.flatMap((locale) => locale.lengthWords[unit]).join('|');
const LENGTH = new RegExp(
	`^(?:(\\d{1,2})${GAP}(?:${lengthWords('hours')})(?:${GAP}(?:(?:${ALL.map(({ and }) => and).join('|')})${GAP})?(\\d{1,2})(?:${GAP}(?:${lengthWords('minutes')}))?)?|(\\d{1,3})${GAP}(?:${lengthWords('minutes')}))(?!${WORD_SIGN})`,
);
const HOUR_WORD = new RegExp(`^ (?:${ALL.flatMap(({ hourWords }) => hourWords).join('|')})(?![a-z0-9])`);
/** `20:05`, and `20:05:44` of a recording: minutes say no seconds. */
const COLON = new RegExp(
	`^(\\d{1,2}):(\\d{2})(?::[0-5]\\d)?(?:(?:${ALL.flatMap((locale) => locale.lengthWords.hours).join('|')})(?!${WORD_SIGN}))?(?!:?\\d)`,
);
/** `20:33UT` */
const GLUED_ZONE = /^(?:utc?|gmt|cet)(?![a-z\d])/;
/** `11.05`, and not `11.05.24`. */
const DOTTED = /^(\d{1,2})\.(\d{2})(?![\p{L}\d]|\.\d)/u;
/** `2131`, and not `2131.50`. */
const BARE = /^([01]\d|2[0-3])([0-5]\d)(?![\p{L}\d:-]|\.\d)/u;

/**
 * `20h75`, `6:80 pm`: what is written as a time, and no clock shows. A number of hours may be long, `25h30`, and a space may part two numbers;
 * `opens`: `20h75 – Départ`.
 */
export function impossibleTimesIn(text: string): Array<{ from: number; to: number; opens: boolean }> {
	if (!LATE_MINUTES.test(text)) return [];
	return matchesIn(text, IMPOSSIBLE).map(({ 0: all, index }) => {
		const to = index + all.length;
		const isFirst = index === 0 || text[index - 1] === '\n';
		return { from: index, to, opens: isFirst && /^\s+[–—-]\s/.test(text.slice(to, to + 4)) };
	});
}

/** Most texts have nothing like it. */
const LATE_MINUTES = /\d[hH:.][6-9]\d/;
const IMPOSSIBLE = new RegExp(
	`(?<![\\p{L}\\d.,:/-])(?:[01]?\\d|2[0-4])(?:[hH][6-9]\\d|[:.][6-9]\\d${GAP}[aApP](?:\\.${GAP})?[mM])(?![\\p{L}\\d])`,
	'gu',
);

function scanHalfDay(text: string): Scanned<number> | undefined {
	const match = HALF_DAY_TIME.exec(text);
	if (match === null || isWordCharacter(text[match[0].length])) return undefined;
	const hour = Number(match[1]);
	if (hour < 1 || hour > 12) return undefined;
	const afternoon = (match[3] ?? match[4]) === 'p';
	return ofClock((hour % 12) + (afternoon ? 12 : 0), Number(match[2] ?? 0), match[0].length);
}

function scanHours(text: string, small: string): Scanned<number> | undefined {
	const match = HOURS.exec(small) ?? HOUR_ALONE.exec(small);
	if (match === null) return undefined;
	const time = ofClock(Number(match[1]), Number(match[2] ?? 0), match[0].length);
	return time === undefined ? undefined : withWordsAfter(text, time, match[2] === undefined);
}

function scanColon(text: string): Scanned<number> | undefined {
	const match = COLON.exec(text);
	const behind = text.slice(match?.[0].length);
	if (match === null || (isWordCharacter(behind[0]) && !GLUED_ZONE.test(behind))) return undefined;
	return ofClock(Number(match[1]), Number(match[2]), match[0].length);
}

function scanInWords(text: string): Scanned<number> | undefined {
	if (!isWordCharacter(text[0]) || (!mayOpenNumber(text) && !NAMED_TIMES.has(firstLetters(text))))
		return undefined;
	const folded = foldWithOffsets(text.slice(0, 80));
	const sourceLength = (units: number) => folded.ends[units - 1] ?? 0;
	const named = /^[a-z]+(?![a-z0-9])/.exec(folded.text)?.[0] ?? '';
	const namedTime = NAMED_TIMES.get(named);
	if (namedTime !== undefined)
		return withWordsAfter(text, { value: namedTime, length: sourceLength(named.length) }, true);
	const hour = scanNumberWords(folded.text);
	if (hour === undefined) return undefined;
	const unit = HOUR_WORD.exec(folded.text.slice(hour.length));
	if (unit === null) return undefined;
	const units = hour.length + unit[0].length;
	const rest = folded.text.slice(units);
	const minute = rest.startsWith(' ') ? scanNumberWords(rest.slice(1)) : undefined;
	const length = minute !== undefined && minute.value >= 5 ? units + 1 + minute.length : units;
	const time = ofClock(hour.value, length === units ? 0 : (minute?.value ?? 0), sourceLength(length));
	return time === undefined ? undefined : withWordsAfter(text, time, length === units);
}

/** Adds what words after the hour say: `et demie`, `moins le quart`, then `du soir`. */
function withWordsAfter(text: string, time: Scanned<number>, hourAlone: boolean): Scanned<number> {
	let { value, length } = time;
	const share = hourAlone ? wordsAfter(text, length, HOUR_FRACTIONS) : undefined;
	if (share !== undefined) {
		value = (value + share.meaning + DAY) % DAY;
		length = share.end;
	}
	const part = value < HALF_DAY + 60 ? wordsAfter(text, length, DAY_PARTS) : undefined;
	if (part === undefined) return { value, length };
	return { value: part.meaning && value < HALF_DAY ? value + HALF_DAY : value, length: part.end };
}

/** The first of these phrases that stands at this place of a text, behind a space. */
function wordsAfter<Meaning>(
	text: string,
	at: number,
	phrases: readonly (readonly [phrase: string, meaning: Meaning])[],
): { meaning: Meaning; end: number } | undefined {
	if (!/^[\s\u00A0\u202F]/.test(text.slice(at, at + 1))) return undefined;
	const folded = foldWithOffsets(text.slice(at, at + 40));
	for (const [phrase, meaning] of phrases) {
		if (!folded.text.startsWith(phrase)) continue;
		const end = at + (folded.ends[phrase.length - 1] ?? 0);
		if (!isWordCharacter(text[end])) return { meaning, end };
	}
	return undefined;
}

function ofClock(hour: number, minutes: number, length: number): Scanned<number> | undefined {
	if (minutes > 59 || hour > 24 || (hour === 24 && minutes > 0)) return undefined;
	return { value: (hour % 24) * 60 + minutes, length };
}

// --- The hours of a meeting, over midnight and over several days.

/** A time of day on the scale of another, minutes since a midnight: the next day where it lies more than half a day before. */
export function onScale(time: number, other: number): number {
	let minutes = time + Math.trunc(other / DAY) * DAY;
	if (other - minutes > HALF_DAY) minutes += DAY;
	return minutes;
}

/** Counts minutes from the midnight that began the first day. */
export class MeetingClock {
	/** Minutes of the last time, or of the midnight that began the day. */
	#at: number | undefined;
	#firstDay: string | undefined;

	/** `opened`: minutes since midnight; `firstDay`: ISO. */
	constructor(opened: number | undefined, firstDay: string | undefined) {
		this.#at = opened;
		this.#firstDay = firstDay;
	}

	/**
	 * Another day begins (ISO); without a date of the meeting the first one that is named is its day. Gives the minutes of its midnight;
	 * undefined for what is no date, which begins none.
	 */
	startDay(date: string): number | undefined {
		this.#firstDay ??= date;
		const [first, day] = [fromIsoDate(this.#firstDay), fromIsoDate(date)];
		if (!first || !day) return undefined;
		this.#at = daysBetween(first, day) * DAY;
		return this.#at;
	}

	/** It is that time of the day; one that is more than half a day back is of the next day. Gives the minutes since the first midnight. */
	tickTo(time: number): number {
		this.#at = this.#at === undefined ? time : onScale(time, this.#at);
		return this.#at;
	}
}
