/** Hours, dates, numbers and shares as the documents print them. */

import type { Node } from 'unist';
import { getChild, getField, type Header, type TimeValue } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';
import {
	dateText,
	fromIsoDate,
	getDateParts,
	getWeekday,
	longDateText,
	monthNamed,
	weekdayName,
} from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { type Fraction, isZero, percentText, toDecimalString, toText } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { DAY, isoTime } from '../text/time.js';
import type { DocumentKey, ViewContext } from './context.js';
import type { Hour } from './view-model.js';

/** An hour as margins show it: always with its minutes in French (`14 h 00`). */
export function getHour(minutes: number, context: ViewContext): Hour {
	const hour = Math.floor(minutes / 60) % 24;
	return {
		text: LOCALES[context.lang].hourText(hour, minutes % 60),
		iso: isoTime(minutes % DAY),
	};
}

/** The hour with the zone that is written behind it: `6:05 pm EST`. */
export function withZone({ value, zone }: TimeValue, context: ViewContext): string {
	const { text } = getHour(value, context);
	return zone === undefined ? text : `${text} ${zone}`;
}

/** The times that a node holds, in order. */
export function getHours(children: readonly Node[], context: ViewContext): Hour[] {
	return children
		.filter((child): child is TimeValue => child.type === 'timeValue')
		.map((time) => getHour(time.value, context));
}

/** A date in full, with or without its weekday, in the order of the document's own date. */
export function getDate(iso: string, context: ViewContext, weekday = false): string {
	const date = fromIsoDate(iso);
	if (date === undefined) return iso;
	const { monthFirstText } = LOCALES[context.lang];
	if (monthFirstText && monthComesFirst(context)) {
		const text = monthFirstText(getDateParts(date, context.lang));
		return weekday ? `${weekdayName(getWeekday(date), context.lang)}, ${text}` : text;
	}
	return context.text(weekday ? longDateText(date, context.lang) : dateText(date, context.lang));
}

export function numberText(value: Fraction, context: ViewContext): string {
	return toText(value, context.lang);
}

/** A share of a whole, `92,3 %`; empty where there is no whole. */
export function shareText(part: Fraction, whole: Fraction, context: ViewContext): string {
	return isZero(whole) ? '' : (percentText(part, whole, context.lang) ?? '');
}

/** Do the dates of this document put the month first? As its own date does; where that has no words, no. */
function monthComesFirst(context: ViewContext): boolean {
	const field = getField(context.header, 'date');
	const date = getChild(field, 'dateValue');
	const written = date === undefined ? undefined : context.getSource(date);
	const wordBefore = /(?:^|,\s*|\s)(\p{L}{3,})\.?\s+\d{1,2}(?!\d)/u.exec(written ?? '')?.[1];
	return wordBefore !== undefined && monthNamed(wordBefore) !== undefined;
}

/** What a field of the header says for a decision, by its number (`matières: { 2024-051: 5.2 }`) or for all of them (`matières: 5.2`). */
export function findByNumber(
	header: Header,
	name: 'subjects' | 'transmitted',
	number: string | null,
): { text: string; isForAll: boolean } | undefined {
	const [value] = getField(header, name)?.children ?? [];
	if (value?.type === 'textValue' || value?.type === 'dateValue')
		return { text: value.value, isForAll: true };
	if (value?.type !== 'mapping' || number === null) return undefined;
	const pair = value.children.find(({ key }) => foldKeyword(key) === foldKeyword(number));
	const [, written] = pair?.children ?? [];
	return written?.type === 'scalar' ? { text: written.value, isForAll: false } : undefined;
}

// --- What the members of a body are called: copropriétaires, associés, membres.

/** The words of bodies, by their profile. */
type NounKey = DocumentKey & `nouns.${string}`;

/** What so many members are called under these rules: `copropriétaire`, `associés`, `membres`. */
export function getNoun(context: ViewContext, count: number | bigint): string {
	const profile = context.input.rules.profile ?? '';
	const key = `nouns.${profile}` as NounKey;
	return context.words(context.hasWords(key) ? key : 'nouns.other', { count });
}

/** The same as the label of a line: `Copropriétaires`. */
export function membersLabel(context: ViewContext): string {
	return capitalized(getNoun(context, 2));
}

// --- Values of an assembly as data has them, for the JSON of a meeting and the records of a collection.

/** An exact decimal, or null where nothing was counted. */
export type Amount = string | null;

/** A number as an exact decimal, `12` or `4.5`. */
export function getAmount(value: Fraction | null | undefined): Amount {
	return value === null || value === undefined ? null : toDecimalString(value);
}

/** The hour among the parts of a node, `18:05`. */
export function timeIn(children: readonly { type: string; value?: unknown }[] | undefined): string | null {
	const time = children?.find((child) => child.type === 'timeValue');
	if (typeof time?.value !== 'number') return null;
	return isoTime(time.value);
}
