import { type Language, LOCALES } from '../language/locales.generated.js';
import { type CalendarDate, getDateParts } from './date.js';

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
