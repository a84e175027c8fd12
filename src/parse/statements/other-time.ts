/** Whether a text tells of another time than that of the meeting: a year in it says so, unless it is that of the day of the meeting. */

import { vocabulary } from '../../language/index.js';
import { datesIn, daysOfMonthIn, monthNamed, toIsoDate } from '../../text/date.js';
import { lastWords } from '../../text/letters.js';
import type { BallotContext } from '../ballot/ballot-context.js';

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
	return [...text.matchAll(YEARS)].filter(({ 0: year, index }) => {
		if (own === undefined || year < own) return true;
		// `élus jusqu'au 24 avril 2030`: nothing has been decided then.
		if (year > own) return false;
		const before = text.slice(Math.max(0, index - LONGEST_MONTH), index);
		return (
			/\d[/.-]$/.test(before) ||
			/^-\d\d-/.test(text.slice(index + year.length, index + year.length + 4)) ||
			/\d[\s\u00A0,]*$/.test(before) ||
			monthNamed(lastWords(before, 1)[0]?.text ?? '') !== undefined
		);
	});
}

/** The same text, as long, without the date of the meeting. */
export function withoutDay(text: string, { date, lang }: BallotContext): string {
	if (date === undefined || !text.includes(date.slice(0, 4)) || !YEAR.test(text)) return text;
	return datesIn(text, lang).reduce(
		(rest, { result, from, to }) =>
			result.ok && toIsoDate(result.date) === date
				? rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
				: rest,
		text,
	);
}

/** Whether a sentence supposes something, or tells of another day than that of the meeting. */
export function isOtherwise(sentence: string, context: BallotContext): boolean {
	return (
		vocabulary('suppositions').findIn(sentence) !== undefined ||
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
		({ index }) =>
			vocabulary('yearNouns').findIn(text.slice(Math.max(0, index - NEAR_YEAR), index)) === undefined,
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
		const isOfMeeting =
			vocabulary('eventLinks').findId(lead) === 'of' && vocabulary('meetingNouns').findId(noun) !== undefined;
		return isEarlier && (isOfMeeting || vocabulary('dayLeads').findId(lead || noun) !== undefined);
	});
}

/** Where a meeting of another month than this one stands first: `At the January meeting`, `lors de la réunion de janvier`. */
export function findOtherMonth(text: string, { date }: BallotContext): number | undefined {
	if (date === undefined) return undefined;
	return vocabulary('meetingNouns')
		.findAll(text)
		.find(({ from, to }) => {
			const before = lastWords(text.slice(Math.max(0, from - LONGEST_MONTH), from), 1)[0]?.text ?? '';
			const [, link = '', behind = ''] = MONTH_BEHIND.exec(text.slice(to, to + LONGEST_MONTH)) ?? [];
			const isLinked = vocabulary('eventLinks').findId(link) === 'of';
			const month = (isLinked ? monthNamed(behind) : undefined) ?? monthNamed(before);
			return month !== undefined && month !== Number(date.slice(5, 7));
		})?.from;
}

const MONTH_BEHIND = /^[\s\u00A0]+(\p{L}{1,2}['’]?)[\s\u00A0]*(\p{L}{3,9})/u;
const LONGEST_MONTH = 16;
const LONGEST_LEAD = 24;
