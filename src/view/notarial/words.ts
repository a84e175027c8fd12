/** Numbers, dates and hours in words, as the deed writes them. */

import type { Gender } from '../../language/locale.js';
import { dayInWords, fromIsoDate, timeInWords } from '../../text/date.js';
import { type Fraction, isInteger } from '../../text/fraction.js';
import { integerToWords, ordinalWords } from '../../text/number.js';
import type { ViewContext } from '../context.js';
import { numberText } from '../values.js';
import type { Hour } from '../view-model.js';

/** `vingt-quatre (24)`; parts of a vote, and numbers beyond words, in figures. */
export function numberInWords(value: Fraction | bigint, gender: Gender, context: ViewContext): string {
	const number = typeof value === 'bigint' ? { numerator: value, denominator: 1n } : value;
	const figures = numberText(number, context);
	if (!isInteger(number)) return figures;
	const words = integerToWords(number.numerator, context.lang, gender);
	return /^-?\d/.test(words) ? figures : context.words('deed.number', { words, figures });
}

/** `six juin deux mille vingt-quatre`. */
export function dateInFull(iso: string, context: ViewContext): string {
	const date = fromIsoDate(iso);
	if (date === undefined) return iso;
	return context.text(`${dayInWords(date, context.lang)} ${integerToWords(date.year, context.lang)}`);
}

/** An hour of the margin: `quatorze heures vingt-cinq`. */
export function hourInWords({ iso }: Hour, context: ViewContext): string {
	const [hours = 0, minutes = 0] = iso.split(':').map(Number);
	return minutesInWords(hours * 60 + minutes, context);
}

/** A time of day, from minutes since midnight. */
export function minutesInWords(minutes: number, context: ViewContext): string {
	return context.text(timeInWords(minutes, context.lang));
}

/** `première`, where a text is numbered plainly; nothing for `2024-041`. */
export function getOrdinal(number: string | null, gender: Gender, context: ViewContext): string | undefined {
	if (number === null || !/^[1-9]\d{0,2}$/.test(number)) return undefined;
	return ordinalWords(Number(number), context.lang, gender);
}
