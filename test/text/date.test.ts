import { describe, expect, it } from 'vitest';
import {
	addDays,
	type CalendarDate,
	clearDaysBetween,
	dateText,
	daysBetween,
	fromIsoDate,
	getWeekday,
	longDateText,
	monthsBetween,
	parseDate,
	scanDate,
	scanLikelyDate,
	toIsoDate,
	weekdayName,
} from '../../src/text/date.js';
import fc from '../properties.js';

const june6: CalendarDate = { year: 2024, month: 6, day: 6 };

describe('parseDate', () => {
	it.each<[string, 'fr' | 'en', CalendarDate]>([
		['2024-06-06', 'fr', june6],
		['2024-06-06', 'en', june6],
		['6 juin 2024', 'fr', june6],
		['06 juin 2024', 'fr', june6],
		['6\u00A0juin\u00A02024', 'fr', june6],
		['6 JUIN 2024', 'fr', june6],
		['jeudi 6 juin 2024', 'fr', { ...june6, weekday: 4 }],
		['Jeudi 6 juin 2024', 'en', { ...june6, weekday: 4 }],
		['le jeudi 6 juin 2024', 'fr', { ...june6, weekday: 4 }],
		['vendredi 6 juin 2024', 'fr', { ...june6, weekday: 5 }],
		['dimanche 1er septembre 2024', 'fr', { year: 2024, month: 9, day: 1, weekday: 0 }],
		['1er juin 2024', 'fr', { year: 2024, month: 6, day: 1 }],
		['1ᵉʳ juin 2024', 'fr', { year: 2024, month: 6, day: 1 }],
		['1 août 2024', 'fr', { year: 2024, month: 8, day: 1 }],
		['1 aout 2024', 'fr', { year: 2024, month: 8, day: 1 }],
		['6/6/2024', 'fr', june6],
		['06/06/2024', 'fr', june6],
		['15/7/2024', 'fr', { year: 2024, month: 7, day: 15 }],
		['jeudi 6/6/2024', 'fr', { ...june6, weekday: 4 }],
		['June 6, 2024', 'en', june6],
		['June 6 2024', 'en', june6],
		['6 June 2024', 'en', june6],
		['6 June 2024', 'fr', june6],
		['6th June 2024', 'en', june6],
		['6th of June 2024', 'en', june6],
		['Thursday, June 6, 2024', 'en', { ...june6, weekday: 4 }],
		['Thursday 6 June 2024', 'en', { ...june6, weekday: 4 }],
		['Thu, June 6, 2024', 'en', { ...june6, weekday: 4 }],
		['Thurs. 6 June 2024', 'en', { ...june6, weekday: 4 }],
		['jeu. 6 juin 2024', 'fr', { ...june6, weekday: 4 }],
		['Tuesday, September 10, 2024', 'en', { year: 2024, month: 9, day: 10, weekday: 2 }],
		['Sept. 10, 2024', 'en', { year: 2024, month: 9, day: 10 }],
		['12 janv. 2024', 'fr', { year: 2024, month: 1, day: 12 }],
		['29 février 2024', 'fr', { year: 2024, month: 2, day: 29 }],
	])('%s (%s)', (text, style, date) => {
		expect(parseDate(text, style)).toEqual({ ok: true, date });
	});

	it.each<[string, 'fr' | 'en', 'invalid' | 'ambiguous' | 'noSuchDay']>([
		['6/6/2024', 'en', 'ambiguous'],
		['15/7/2024', 'en', 'ambiguous'],
		['30 février 2024', 'fr', 'noSuchDay'],
		['29 février 2023', 'fr', 'noSuchDay'],
		['29 février 1900', 'fr', 'noSuchDay'],
		['2024-13-01', 'fr', 'invalid'],
		['2024-02-30', 'fr', 'noSuchDay'],
		['31/4/2024', 'fr', 'noSuchDay'],
		['0 juin 2024', 'fr', 'invalid'],
		['6/6/24', 'fr', 'invalid'],
		['6 juin', 'fr', 'invalid'],
		['juin 2024', 'fr', 'invalid'],
		['6 juin 2024 à 14h', 'fr', 'invalid'],
		['6 juni 2024', 'fr', 'invalid'],
		['2024-6-6', 'fr', 'invalid'],
		['', 'fr', 'invalid'],
		['demain', 'fr', 'invalid'],
	])('not %s (%s)', (text, style, reason) => {
		expect(parseDate(text, style)).toEqual({ ok: false, reason });
	});
});

describe('scanDate', () => {
	it.each([
		['6 juin 2024, 14h25 — Accueil', 11],
		['2024-06-06 14h', 10],
		['jeudi 6 juin 2024 : suite', 17],
		['June 6, 2024)', 12],
	])('%s', (text, length) => {
		const scanned = scanDate(text, 'fr');
		expect(scanned?.length).toBe(length);
		expect(scanned?.result.ok).toBe(true);
	});

	it.each(['14h25', '6 juin', ' 6 juin 2024', '6 juin 20245', '2024-06-06-1', 'jeudi'])(
		'no date at the start of "%s"',
		(text) => {
			expect(scanDate(text, 'fr')).toBeUndefined();
		},
	);
});

const anyDate = fc
	.integer({ min: 0, max: 3_000_000 })
	.map((days) => addDays({ year: 1, month: 1, day: 1 }, days));

describe('arithmetic', () => {
	it('agrees with the calendar of the platform', () => {
		fc.assert(
			fc.property(fc.integer({ min: -100_000, max: 200_000 }), (days) => {
				const there = new Date(Date.UTC(1970, 0, 1) + days * 86_400_000);
				const date = addDays({ year: 1970, month: 1, day: 1 }, days);
				expect(toIsoDate(date)).toBe(there.toISOString().slice(0, 10));
				expect(getWeekday(date)).toBe(there.getUTCDay());
			}),
		);
	});

	it('adds what it counts', () => {
		fc.assert(
			fc.property(anyDate, anyDate, (from, to) => {
				expect(addDays(from, daysBetween(from, to))).toEqual(to);
			}),
		);
	});

	it.each([
		['2024-05-20', '2024-06-06', 17, 16],
		['2024-06-05', '2024-06-06', 1, 0],
		['2024-06-06', '2024-06-06', 0, 0],
		['2024-06-07', '2024-06-06', -1, 0],
		['2024-02-28', '2024-03-01', 2, 1],
		['2025-02-20', '2025-03-18', 26, 25],
	])('from %s to %s: %i days, %i clear', (from, to, days, clear) => {
		const [first, last] = [fromIsoDate(from), fromIsoDate(to)] as [CalendarDate, CalendarDate];
		expect(daysBetween(first, last)).toBe(days);
		expect(clearDaysBetween(first, last)).toBe(clear);
	});
});

describe('monthsBetween', () => {
	it.each([
		['2027-01-01', '2029-12-31', 36],
		['2027-01-01', '2030-01-01', 36],
		['2027-01-15', '2030-01-14', 36],
		['2026-03-01', '2028-02-29', 24],
		['2027-01-01', '2027-01-10', 0],
		['2027-06-30', '2027-01-01', -6],
	])('from %s to %s', (from, to, months) => {
		expect(monthsBetween(fromIsoDate(from) as CalendarDate, fromIsoDate(to) as CalendarDate)).toBe(months);
	});
});

describe('text', () => {
	it('reads every form that it prints', () => {
		fc.assert(
			fc.property(
				anyDate.filter((date) => date.year >= 1000),
				fc.constantFrom<'fr' | 'en'>('fr', 'en'),
				(date, style) => {
					expect(fromIsoDate(toIsoDate(date))).toEqual(date);
					expect(parseDate(dateText(date, style), style)).toEqual({ ok: true, date });
					expect(parseDate(longDateText(date, style), style)).toEqual({
						ok: true,
						date: { ...date, weekday: getWeekday(date) },
					});
				},
			),
		);
	});

	it.each([
		['2024-06-06', 'jeudi 6 juin 2024', 'Thursday 6 June 2024'],
		['2024-06-01', 'samedi 1er juin 2024', 'Saturday 1 June 2024'],
	])('%s', (iso, french, english) => {
		expect(longDateText(fromIsoDate(iso) as CalendarDate, 'fr')).toBe(french);
		expect(longDateText(fromIsoDate(iso) as CalendarDate, 'en')).toBe(english);
	});

	it('names weekdays from Sunday', () => {
		expect([0, 1, 6].map((day) => weekdayName(day, 'fr'))).toEqual(['dimanche', 'lundi', 'samedi']);
	});
});

describe('a date as it is most likely meant', () => {
	it.each([
		['13/02/2014', 'en', '2014-02-13'],
		['02/13/14', 'en', '2014-02-13'],
		['6/6/2024', 'en', '2024-06-06'],
		['6/7/2024', 'en', undefined],
		['6.7.2024', 'en', undefined],
		['11.06.24', 'fr', '2024-06-11'],
		['11/06/24', 'fr', '2024-06-11'],
		['11.06.49', 'fr', '2049-06-11'],
		['11.06.50', 'fr', '1950-06-11'],
		['11/06/98', 'en', undefined],
		['13/06/98', 'en', '1998-06-13'],
		['31/06/24', 'fr', undefined],
		['2nd day of January, 2007', 'en', '2007-01-02'],
		['7e jour du mois d’avril 2014', 'fr', '2014-04-07'],
		['1 er mars 2010', 'fr', '2010-03-01'],
	] as const)('%s in %s', (text, lang, iso) => {
		const date = scanLikelyDate(text, lang);
		expect(date && toIsoDate(date.value)).toBe(iso);
	});
});
