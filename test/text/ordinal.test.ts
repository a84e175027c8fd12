import { describe, expect, it } from 'vitest';
import { ordinalWords, parseOrdinal, scanOrdinal } from '../../src/text/number.js';

describe('parseOrdinal', () => {
	it.each([
		['première', 1],
		['PREMIÈRE', 1],
		['premier', 1],
		['1er', 1],
		['1re', 1],
		['1ère', 1],
		['1ʳᵉ', 1],
		['2e', 2],
		['2ème', 2],
		['2nd', 2],
		['2nde', 2],
		['second', 2],
		['seconde', 2],
		['deuxième', 2],
		['troisième', 3],
		['neuvième', 9],
		['douzième', 12],
		['vingt et unième', 21],
		['vingt-et-unième', 21],
		['quatre-vingtième', 80],
		['centième', 100],
		['first', 1],
		['third', 3],
		['3rd', 3],
		['twelfth', 12],
		['twenty-first', 21],
		['twentieth', 20],
	])('%s', (text, value) => {
		expect(parseOrdinal(text)).toBe(value);
	});

	it.each(['', 'un', '1', 'premières', '0e', '2x', 'deuxième résolution', '12 bis'])('not %s', (text) => {
		expect(parseOrdinal(text)).toBeUndefined();
	});
});

it('scans an ordinal before its noun', () => {
	expect(scanOrdinal('Première résolution')).toEqual({ value: 1, length: 8 });
	expect(scanOrdinal('2nd motion: budget')).toEqual({ value: 2, length: 3 });
	expect(scanOrdinal('vingt et unième délibération')).toEqual({ value: 21, length: 15 });
	expect(scanOrdinal('Résolution 1')).toBeUndefined();
	expect(scanOrdinal(' 1re')).toBeUndefined();
});

it('reads every ordinal that it writes', () => {
	for (let value = 1; value <= 100; value += 1) {
		for (const style of ['fr', 'en'] as const) {
			for (const gender of ['masculine', 'feminine'] as const) {
				expect(parseOrdinal(ordinalWords(value, style, gender))).toBe(value);
			}
		}
	}
});

it.each([
	[1, '1re', '1st', 'première', 'first'],
	[5, '5e', '5th', 'cinquième', 'fifth'],
	[9, '9e', '9th', 'neuvième', 'ninth'],
	[11, '11e', '11th', 'onzième', 'eleventh'],
	[22, '22e', '22nd', 'vingt-deuxième', 'twenty-second'],
	[30, '30e', '30th', 'trentième', 'thirtieth'],
	[80, '80e', '80th', 'quatre-vingtième', 'eightieth'],
	[113, '113e', '113th', 'cent treizième', 'one hundred and thirteenth'],
])('%i', (value, frenchDigits, englishDigits, french, english) => {
	expect(parseOrdinal(frenchDigits)).toBe(value);
	expect(parseOrdinal(englishDigits)).toBe(value);
	expect(ordinalWords(value, 'fr', 'feminine')).toBe(french);
	expect(ordinalWords(value, 'en')).toBe(english);
});
