/** A day of the meeting without its year, which the year in the title tells, or the day on which the page was published: `the AGM held on 6th December`. */

import type { Language } from '../../ast/index.js';
import { mentions } from '../../language/index.js';
import { parseDate, toIsoDate } from '../../text/date.js';
import { matchesIn } from '../../text/places.js';
import { type FrontMatter, PAGE_KEYS } from '../sources/as-markdown.js';
import { phraseFinder, wordPattern } from '../wording/dialect.js';

/** Whether front matter is that of a page of a site: its date is that of the page. */
export function isOfPage(front: readonly FrontMatter[]): boolean {
	return front.some(({ key }) => PAGE_KEYS.has(key));
}

/** The day of a text that names it beside the meeting, in the only year that its titles tell, or in the last one before the page was published. */
export function dayAlone(
	texts: readonly string[],
	titles: readonly string[],
	published: string | undefined,
	lang: Language,
): string | undefined {
	const years = [...new Set(titles.flatMap((title) => matchesIn(title, YEAR).map(([year]) => year)))];
	const last = /^\s*(\d{4})-\d\d-\d\d/.exec(published ?? '');
	const until = last === null ? undefined : published?.trim().slice(0, 10);
	for (const text of texts)
		for (const day of daysIn(text)) {
			const known =
				years.length === 1 ? years : last === null ? [] : [`${last[1]}`, `${Number(last[1]) - 1}`];
			for (const year of known) {
				const date = parseDate(`${day[0]} ${day[1]} ${year}`, lang);
				const iso = date.ok ? toIsoDate(date.date) : '';
				if (iso !== '' && (until === undefined || iso <= until)) return iso;
			}
		}
	return undefined;
}

/** The days of a text that stand beside what names the meeting: number and month. */
function daysIn(text: string): Array<[day: string, month: string]> {
	const days = [...matchesIn(text, DAY_FIRST), ...matchesIn(text, MONTH_FIRST)];
	return days.flatMap(({ groups: { day = '', month = '' } = {}, index, 0: all }) => {
		const before = text.slice(Math.max(0, index - NEAR), index);
		const isBeside =
			phraseFinder('heldWords').test(before) ||
			(phraseFinder('heldVerbs').test(before) && namesSitting(before)) ||
			namesSitting(before.slice(-SHORT)) ||
			wordPattern`^\s${'sittingNouns'}(?!\p{L})`.test(text.slice(index + all.length));
		return isBeside && !phraseFinder('nextMeetings', 'notices').test(text) ? [[day, month]] : [];
	});
}

function namesSitting(text: string): boolean {
	return (
		mentions(text, 'meetings') ||
		wordPattern`(?<!\p{L})${['sittingNouns', 'minutesNames']}(?!\p{L})`.test(text)
	);
}

const YEAR = /(?<![\d/.-])(?:19|20)\d\d(?![\d/-])/g;

/** `8th January`, `6 of December` */
const DAY_FIRST =
	/(?<![\p{L}\d/.])(?<day>\d{1,2})(?:\p{Ll}{2}|er)?\s(?:\p{Ll}{2}\s)?(?<month>\p{L}{3,9})(?![\p{L}-])(?!,?\s\d{4})/gu;

/** `December the 6th`, `March 3` */
const MONTH_FIRST =
	/(?<!\p{L})(?<month>\p{Lu}\p{L}{2,8})\s(?:\p{Ll}{3}\s)?(?<day>\d{1,2})(?:\p{Ll}{2})?(?![\p{L}\d:.h])(?!,?\s\d{4})/gu;

/** So near before its day a meeting is held, or named. */
const NEAR = 100;
const SHORT = 30;
