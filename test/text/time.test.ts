import { describe, expect, it } from 'vitest';
import { parseTime, scanTime, scanTimeRange, scanToldTime, timeText } from '../../src/text/time.js';
import fc from '../properties.js';

describe('parseTime', () => {
	it.each([
		['14h15', 855],
		['14 h 15', 855],
		['14 h 5', 845],
		['14 heures 5', 845],
		['14 h 5 min', 845],
		['14\u00A0h\u00A015', 855],
		['14H15', 855],
		['14H', 840],
		['14h', 840],
		['14 h', 840],
		['14h00', 840],
		['0h05', 5],
		['24h', 0],
		['24h00', 0],
		['14 heures 15', 855],
		['14 heures', 840],
		['1 heure', 60],
		['14h15min', 855],
		['14:15', 855],
		['9:05', 545],
		['20:05:44', 1205],
		['2:15:08 pm', 855],
		['2:15 pm', 855],
		['2:15pm', 855],
		['2:15 p.m.', 855],
		['2:15 PM', 855],
		['2 pm', 840],
		['2.15 pm', 855],
		['12:00 pm', 720],
		['12:30 am', 30],
		['midi', 720],
		['Midi', 720],
		['midi et demi', 750],
		['minuit', 0],
		['noon', 720],
		['12 noon', 720],
		['12 midnight', 0],
		['midnight', 0],
		['onze heures', 660],
		['onze heures trente', 690],
		['onze heures et demie', 690],
		['onze heures et quart', 675],
		['onze heures moins le quart', 645],
		['11 heures et demie', 690],
		['dix-huit heures quarante-cinq', 1125],
		['vingt et une heures', 1260],
		['une heure', 60],
		['huit heures du soir', 1200],
		['8 heures du matin', 480],
		['3 heures de l’après-midi', 900],
		["eleven o'clock", 660],
		["7:34 o'clock P.M.", 1174],
	])('%s', (text, minutes) => {
		expect(parseTime(text)).toBe(minutes);
	});

	it.each([
		'',
		'14',
		'25h',
		'24h01',
		'14h60',
		'14:60',
		'14h5',
		'14 h 5 membres',
		'13:15 pm',
		'0 pm',
		'14 hommes',
		'onze',
		'quatorze',
		'14h15 environ',
		'-14h',
		'14-15',
		'14.15',
		'midinette',
	])('not %s', (text) => {
		expect(parseTime(text)).toBeUndefined();
	});
});

describe('scanTime', () => {
	it.each([
		['14h25 — Nos projets', 865, 5],
		['20h45 – Départ', 1245, 5],
		['14h - 25 ans', 840, 3],
		['14h-15h', 840, 3],
		['14 h 15e anniversaire', 840, 4],
		['18h11, arrivée', 1091, 5],
		['2:25 pm — Budget', 865, 7],
		['10:30: pause', 630, 5],
		['onze heures.', 660, 11],
		['onze heures trente, puis', 690, 18],
		['onze heures, trente personnes', 660, 11],
		['midi : pause', 720, 4],
		['14h15.', 855, 5],
	])('%s', (text, value, length) => {
		expect(scanTime(text)).toEqual({ value, length });
	});

	it.each([' 14h', 'à 14h', 'note:ceci', 'C:dir', '12 membres'])('no time at the start of "%s"', (text) => {
		expect(scanTime(text)).toBeUndefined();
	});
});

describe('scanTimeRange', () => {
	it.each([
		['14h25–15h25 — Projets', { start: 865, startLength: 5, end: 925, endOffset: 6, length: 11 }],
		['14h25 - 15h25', { start: 865, startLength: 5, end: 925, endOffset: 8, length: 13 }],
		['14 h à 15 h', { start: 840, startLength: 4, end: 900, endOffset: 7, length: 11 }],
		['2:25–3:25 pm', { start: 865, startLength: 4, end: 925, endOffset: 5, length: 12 }],
		['11:30–1:00 pm', { start: 690, startLength: 5, end: 780, endOffset: 6, length: 13 }],
		['14h25 — Projets', { start: 865, startLength: 5, length: 5 }],
		['14h25', { start: 865, startLength: 5, length: 5 }],
	])('%s', (text, range) => {
		expect(scanTimeRange(text)).toEqual(range);
	});

	it('is nothing without a time', () => {
		expect(scanTimeRange('Accueil')).toBeUndefined();
	});
});

describe('timeText', () => {
	it.each([
		[865, '14\u00A0h\u00A025', '2:25\u00A0pm'],
		[840, '14\u00A0h', '2:00\u00A0pm'],
		[0, '0\u00A0h', '12:00\u00A0am'],
		[720, '12\u00A0h', '12:00\u00A0pm'],
		[5, '0\u00A0h\u00A005', '12:05\u00A0am'],
		[1445, '0\u00A0h\u00A005', '12:05\u00A0am'],
	])('%i', (minutes, french, english) => {
		expect(timeText(minutes, 'fr')).toBe(french);
		expect(timeText(minutes, 'en')).toBe(english);
	});

	it('is read back', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1439 }),
				fc.constantFrom<'fr' | 'en'>('fr', 'en'),
				(minutes, style) => {
					expect(parseTime(timeText(minutes, style))).toBe(minutes);
				},
			),
		);
	});

	it('never reads more than there is', () => {
		const pieces = fc.constantFrom(
			'14',
			'h',
			' ',
			'15',
			':',
			'pm',
			'heures',
			'et demie',
			'midi',
			'-',
			'e\u0301',
			'onze',
			'.',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
				const text = parts.join('');
				const scanned = scanTimeRange(text);
				if (scanned === undefined) return;
				expect(scanned.length).toBeLessThanOrEqual(text.length);
				expect(scanned.start).toBeGreaterThanOrEqual(0);
				expect(scanned.start).toBeLessThan(1440);
				expect(parseTime(text.slice(0, scanned.startLength))).toBeDefined();
			}),
		);
	});
});

it('is bare only where it may be', () => {
	expect(scanToldTime('2019', false)).toBeUndefined();
});

describe('a time behind words that say that one follows', () => {
	it.each([
		['11.05', 665],
		['2131', 1291],
		['705 p.m.', 1145],
		['17:30hrs', 1050],
		['20:33UT', 1233],
		['19 h 30', 1170],
		['11.05.24', undefined],
		['2575', undefined],
		['2131.50', undefined],
	])('%s', (text, minutes) => {
		expect(scanToldTime(text, true)?.value).toBe(minutes);
	});
});
