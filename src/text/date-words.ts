import { type CalendarDate, monthName } from './date.js';
import type { NumberStyle } from './fraction.js';
import { integerToWords } from './number-words.js';
import { ordinalWords } from './ordinal.js';

/** The day of a month in words: `six juin`, `premier mai`; `sixth of June`. */
export function dayInWords(date: CalendarDate, style: NumberStyle): string {
	const month = monthName(date.month, style);
	if (style === 'en') return `${ordinalWords(date.day, 'en')} of ${month}`;
	return `${date.day === 1 ? 'premier' : integerToWords(date.day, 'fr')} ${month}`;
}

/** A date in words: `deux mille vingt-quatre, le six juin`; `sixth of June two thousand and twenty-four`. */
export function dateInWords(date: CalendarDate, style: NumberStyle): string {
	const year = integerToWords(date.year, style);
	const day = dayInWords(date, style);
	return style === 'en' ? `${day} ${year}` : `${year}, le ${day}`;
}

/** A time of day in words, from minutes since midnight: `quatorze heures trente`, `thirty minutes past two in the afternoon`, `noon`. */
export function timeInWords(minutes: number, style: NumberStyle): string {
	const hour = Math.floor(minutes / 60) % 24;
	const rest = minutes % 60;
	if (style === 'fr') {
		const hours = `${integerToWords(hour, 'fr', 'feminine')} heure${hour > 1 ? 's' : ''}`;
		return rest === 0 ? hours : `${hours} ${integerToWords(rest, 'fr', 'feminine')}`;
	}
	const named = hour === 0 ? 'midnight' : hour === 12 ? 'noon' : undefined;
	const clock = named ?? integerToWords(hour % 12, 'en');
	const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
	if (rest === 0) return named ?? `${clock} o’clock ${part}`;
	const past = `${integerToWords(rest, 'en')} minute${rest > 1 ? 's' : ''} past ${clock}`;
	return named === undefined ? `${past} ${part}` : past;
}
