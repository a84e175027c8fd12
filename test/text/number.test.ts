import { describe, expect, it } from 'vitest';
import { fraction, toDecimalString, toText } from '../../src/text/fraction.js';
import {
	findNumberWords,
	integerToWords,
	parseCount,
	parseInteger,
	scanCount,
	wordsToInteger,
} from '../../src/text/number.js';
import fc from '../properties.js';

describe('parseCount in French', () => {
	it.each([
		['5050', '5050'],
		['5 050', '5050'],
		['5\u00A0050', '5050'],
		['5\u202F050', '5050'],
		['10 000', '10000'],
		['1 234 567', '1234567'],
		['1 234,5', '1234.5'],
		['1234,5', '1234.5'],
		['0,5', '0.5'],
		['0.125', '0.125'],
		['12.25', '12.25'],
		['1.234.567', '1234567'],
		['1.234,5', '1234.5'],
		['0', '0'],
		['  42 ', '42'],
		['zéro', '0'],
		['aucun', '0'],
		['Aucune', '0'],
		['un', '1'],
		['une', '1'],
		['trois', '3'],
		['vingt et un', '21'],
		['vingt-et-un', '21'],
		['soixante-dix-neuf', '79'],
		['quatre-vingt-dix-neuf', '99'],
		['quatre-vingts', '80'],
		['cent', '100'],
		['septante-deux', '72'],
		['nonante et un', '91'],
		['none', '0'],
		['twenty-one', '21'],
	])('%s is %s', (text, value) => {
		const count = parseCount(text, 'fr');
		expect(count && toDecimalString(count)).toBe(value);
	});

	it.each([
		'',
		'-3',
		'1.234',
		'1,234.5',
		'1,2,3',
		'5 05',
		'1234 567',
		'12 34',
		'3 voix',
		'50 %',
		'1/2',
		'2e',
		'deuxième',
		'rien',
		'un deux',
		'1 234 5',
	])('not %s', (text) => {
		expect(parseCount(text, 'fr')).toBeUndefined();
	});
});

describe('parseCount in English', () => {
	it.each([
		['1,234.5', '1234.5'],
		['1,234', '1234'],
		['1,234,567', '1234567'],
		['1.234', '1.234'],
		['1 234', '1234'],
		['0.5', '0.5'],
		['no', '0'],
		['two', '2'],
		['no one', '0'],
	])('%s is %s', (text, value) => {
		const count = parseCount(text, 'en');
		expect(count && toDecimalString(count)).toBe(value);
	});

	it.each(['1,5', '1.234,5', '12,34', '1.2.3', '0,123', '1234,567'])('not %s', (text) => {
		expect(parseCount(text, 'en')).toBeUndefined();
	});
});

describe('scanCount', () => {
	it.each([
		['42 pour, 3 contre', '42', 2],
		['12 votes', '12', 2],
		['5 050 voix', '5050', 5],
		['42, 3, 2', '42', 2],
		['42,5 voix', '42.5', 4],
		['7/0/1', '7', 1],
		['42-3-2', '42', 2],
		['3. Puis', '3', 1],
		['3 abstentions 8 pour', '3', 1],
		['zéro voix', '0', 4],
		['ze\u0301ro voix', '0', 5],
		['quatre-vingt-dix voix', '90', 16],
		['vingt et un', '21', 11],
		['vingt et quelques', '20', 5],
		['un, deux', '1', 2],
	])('%s', (text, value, length) => {
		const scanned = scanCount(text, 'fr');
		expect(scanned && [toDecimalString(scanned.value), scanned.length]).toEqual([value, length]);
	});

	it.each([' 3', 'pour 3', '3pour', '2nd', 'une-fois', 'unanimité', '50%', "d'un"])(
		'nothing at the start of "%s"',
		(text) => {
			if (text === 'une-fois') expect(scanCount(text, 'fr')?.length).toBe(3);
			else expect(scanCount(text, 'fr')).toBeUndefined();
		},
	);
});

describe('round trips', () => {
	it('reads what it prints', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 0n, max: 10n ** 20n }),
				fc.constantFrom<'fr' | 'en'>('fr', 'en'),
				(value, style) => {
					expect(parseCount(toText(fraction(value), style), style)).toEqual(fraction(value));
				},
			),
		);
	});

	it('reads decimals that it prints', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 0n, max: 10n ** 15n }),
				fc.integer({ min: 1, max: 6 }),
				fc.constantFrom<'fr' | 'en'>('fr', 'en'),
				(digits, decimals, style) => {
					const value = fraction(digits, 10n ** BigInt(decimals));
					expect(parseCount(toText(value, style), style)).toEqual(value);
				},
			),
		);
	});

	it('reads the words of every number to a hundred', () => {
		for (let value = 0; value <= 100; value += 1) {
			for (const style of ['fr', 'en'] as const) {
				expect(wordsToInteger(integerToWords(value, style))).toBe(value);
				expect(wordsToInteger(integerToWords(value, style, 'feminine'))).toBe(value);
			}
		}
	});
});

describe('integerToWords', () => {
	it.each([
		[0, 'zéro', 'zero'],
		[21, 'vingt et un', 'twenty-one'],
		[71, 'soixante et onze', 'seventy-one'],
		[80, 'quatre-vingts', 'eighty'],
		[81, 'quatre-vingt-un', 'eighty-one'],
		[91, 'quatre-vingt-onze', 'ninety-one'],
		[100, 'cent', 'one hundred'],
		[101, 'cent un', 'one hundred and one'],
		[200, 'deux cents', 'two hundred'],
		[280, 'deux cent quatre-vingts', 'two hundred and eighty'],
		[1000, 'mille', 'one thousand'],
		[2024, 'deux mille vingt-quatre', 'two thousand and twenty-four'],
		[80_000, 'quatre-vingt mille', 'eighty thousand'],
		[200_000, 'deux cent mille', 'two hundred thousand'],
		[1_000_000, 'un million', 'one million'],
		[2_000_300, 'deux millions trois cents', 'two million three hundred'],
		[1_000_000_000, '1000000000', '1000000000'],
	])('%i', (value, french, english) => {
		expect(integerToWords(value, 'fr')).toBe(french);
		expect(integerToWords(value, 'en')).toBe(english);
	});

	it('has a feminine in French', () => {
		expect(integerToWords(21, 'fr', 'feminine')).toBe('vingt et une');
		expect(integerToWords(2n, 'fr', 'feminine')).toBe('deux');
	});
});

describe('numbers in words inside a text', () => {
	it('are found, the longest where several overlap', () => {
		const text = 'Par vingt et un voix contre quatre-vingt-deux, aucune abstention';
		expect(findNumberWords(text).map(({ from, to, value }) => [text.slice(from, to), value])).toEqual([
			['vingt et un', 21],
			['quatre-vingt-deux', 82],
			['aucune', 0],
		]);
	});

	it('are read like those in digits', () => {
		expect(['12', 'douze', 'none', '1.5', 'many'].map(parseInteger)).toEqual([
			12,
			12,
			0,
			undefined,
			undefined,
		]);
	});
});
