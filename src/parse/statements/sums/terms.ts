/** Lengths of time beside the dates that they run between: `trois ans, du 1er janvier 2027 au 31 décembre 2030`. */

import type { Language } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { datesIn, fromIsoDate, monthsBetween } from '../../../text/date.js';
import type { WrongFigure } from './amounts.js';
import { numberBefore } from './reckoning.js';

/** `trois ans, du 1er janvier 2027 au 31 décembre 2030`: a length, and two dates that are another one apart. */
export function wrongTerms(text: string, lang: Language): WrongFigure[] {
	const dates = TWO_YEARS.test(text) ? datesIn(text, lang) : [];
	return dates.flatMap((first, index): WrongFigure[] => {
		const second = dates[index + 1];
		if (!second || !first.result.ok || !second.result.ok) return [];
		if (!/^[\s\u00A0]+[^\s\d.;]{2,8}[\s\u00A0]+$/.test(text.slice(first.to, second.from))) return [];
		const near = Math.max(0, first.from - 60);
		const start = near + text.slice(near, first.from).lastIndexOf('. ') + 1;
		const length = lengthBefore(text.slice(start, first.from));
		if (!length) return [];
		const months = monthsBetween(first.result.date, second.result.date);
		if (months === length.months || months <= 0 || Math.abs(months - length.months) > 12) return [];
		const from = start + length.from;
		return [{ of: 'term', from, to: start + length.to, computed: String(months) }];
	});
}

/** `nommé pour quatre ans, soit jusqu'au 24 novembre 2029`, on 24 November 2026: a length from the meeting on, and an end that is a year off. */
export function wrongEnds(text: string, lang: Language, date: string | undefined): WrongFigure[] {
	if (!/\d{4}/.test(text)) return [];
	const held = fromIsoDate(date ?? '');
	if (!held || vocabulary('untilMarks').findAll(text).length === 0) return [];
	return datesIn(text, lang).flatMap(({ result, from }): WrongFigure[] => {
		if (!result.ok) return [];
		const near = Math.max(0, from - 60);
		const before = text.slice(near, from);
		const mark = vocabulary('untilMarks').findAll(before).at(-1);
		if (!mark || !/^[\s\u00A0]*(?:\p{L}{2,9}[\s\u00A0]+)?$/u.test(before.slice(mark.to))) return [];
		const lead = before.slice(0, mark.from);
		const start = lead.lastIndexOf('. ') + 1;
		const length = lengthBefore(lead.slice(start));
		if (!length) return [];
		const off = Math.abs(monthsBetween(held, result.date) - length.months);
		// It may begin some weeks after the meeting.
		if (off < 11 || off > 13) return [];
		const at = near + start;
		return [
			{
				of: 'term',
				from: at + length.from,
				to: at + length.to,
				computed: String(monthsBetween(held, result.date)),
			},
		];
	});
}

/** `élus pour trois ans, jusqu'à l'assemblée de | 2028`, in 2026: a length of years, and the year alone in which it ends. */
export function wrongEndYears(text: string, date: string | undefined): WrongFigure[] {
	const held = fromIsoDate(date ?? '');
	if (!held || !/\d{4}/.test(text)) return [];
	return vocabulary('untilMarks')
		.findAll(text)
		.flatMap((mark): WrongFigure[] => {
			const behind = YEAR_BEHIND.exec(text.slice(mark.to, mark.to + 60));
			const lead = text.slice(Math.max(0, mark.from - 60), mark.from);
			const start = Math.max(0, mark.from - 60) + lead.lastIndexOf('. ') + 1;
			const length = behind ? lengthBefore(text.slice(start, mark.from)) : undefined;
			// Years of accounts end before the meeting that approves them.
			if (!behind?.[2] || !length || length.months % 12 !== 0) return [];
			if (vocabulary('yearNouns').findIn(text.slice(mark.to, mark.to + 80)) !== undefined) return [];
			const end = held.year + length.months / 12;
			const stated = Number(behind[2]);
			if (stated === end || Math.abs(stated - end) > 1) return [];
			return [
				{
					of: 'term',
					from: start + length.from,
					to: start + length.to,
					computed: String((stated - held.year) * 12),
				},
			];
		});
}

/** ` l'assemblée de | 2028`, ` | March 2029` */
const YEAR_BEHIND = /^((?:[\s\u00A0]*[\p{L}'’]+){0,5})[\s\u00A0]+((?:19|20)\d\d)(?![\d-])/u;

const TWO_YEARS = /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b/s;

/** `pour une durée de 13 mois, du |`: the last length that stands there. */
function lengthBefore(text: string): { months: number; from: number; to: number } | undefined {
	const unit = vocabulary('terms').findAll(text).at(-1);
	const number = unit && numberBefore(text, unit.from, 1);
	if (!unit || !number) return undefined;
	const isYear = vocabulary('terms').findId(text.slice(unit.from, unit.to)) === 'year';
	return { months: number.value * (isYear ? 12 : 1), from: number.from, to: unit.to };
}
