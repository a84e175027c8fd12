import { describe, expect, it } from 'vitest';
import {
	add,
	ceil,
	compare,
	divide,
	equals,
	type Fraction,
	floor,
	fraction,
	isInteger,
	multiply,
	parseFraction,
	percentText,
	subtract,
	sum,
	toDecimalString,
	toText,
} from '../../src/text/fraction.js';
import fc from '../properties.js';

const anyFraction = fc
	.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
	.map(([n, d]) => fraction(n, d));

describe('parseFraction', () => {
	it.each([
		['1/2', 1n, 2n],
		['2 / 3', 2n, 3n],
		['4/6', 2n, 3n],
		['50 %', 1n, 2n],
		['50\u00A0%', 1n, 2n],
		['66,67 %', 6667n, 10000n],
		['66.67%', 6667n, 10000n],
		['0.5', 1n, 2n],
		['0,25', 1n, 4n],
		['3', 3n, 1n],
		['0', 0n, 1n],
		['123456789012345678901234567890', 123456789012345678901234567890n, 1n],
	])('%s', (text, numerator, denominator) => {
		expect(parseFraction(text)).toEqual({ numerator, denominator });
	});

	it.each(['', 'x', '1/0', '1/', '/2', '-1/2', '1/2 %', '1.2.3', '50 % des voix', '½ %'])(
		'not %s',
		(text) => {
			expect(parseFraction(text)).toBeUndefined();
		},
	);
});

describe('arithmetic', () => {
	it('is normalised', () => {
		expect(fraction(-2n, -4n)).toEqual({ numerator: 1n, denominator: 2n });
		expect(fraction(2n, -4n)).toEqual({ numerator: -1n, denominator: 2n });
		expect(fraction(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
		expect(() => fraction(1n, 0n)).toThrow(RangeError);
	});

	it('obeys the laws of numbers', () => {
		fc.assert(
			fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
				expect(add(a, b)).toEqual(add(b, a));
				expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
				expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
				expect(subtract(add(a, b), b)).toEqual(a);
				if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
				expect(sum([a, b, c])).toEqual(add(a, add(b, c)));
				expect(compare(a, b)).toBe(-compare(b, a) || 0);
				expect(compare(a, b)).toBe(Math.sign(Number(subtract(a, b).numerator)) || 0);
			}),
		);
	});

	it('floors and ceils around the value', () => {
		fc.assert(
			fc.property(anyFraction, (value) => {
				expect(compare(fraction(floor(value)), value)).toBeLessThanOrEqual(0);
				expect(compare(fraction(floor(value) + 1n), value)).toBe(1);
				expect(ceil(value)).toBe(isInteger(value) ? floor(value) : floor(value) + 1n);
			}),
		);
	});
});

describe('text', () => {
	it.each([
		[fraction(5050n), '5050', '5\u202F050', '5,050'],
		[fraction(999n), '999', '999', '999'],
		[fraction(12345n, 10n), '1234.5', '1\u202F234,5', '1,234.5'],
		[fraction(1n, 3n), '1/3', '1/3', '1/3'],
		[fraction(1n, 8n), '0.125', '0,125', '0.125'],
		[fraction(-1n, 4n), '-0.25', '\u22120,25', '\u22120.25'],
		[
			fraction(9007199254740993n),
			'9007199254740993',
			'9\u202F007\u202F199\u202F254\u202F740\u202F993',
			'9,007,199,254,740,993',
		],
	])('%o', (value, decimal, french, english) => {
		expect(toDecimalString(value)).toBe(decimal);
		expect(toText(value, 'fr')).toBe(french);
		expect(toText(value, 'en')).toBe(english);
	});

	it('keeps a decimal exact there and back', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 0n, max: 10n ** 25n }),
				fc.integer({ min: 0, max: 12 }),
				(digits, decimals) => {
					const value = fraction(digits, 10n ** BigInt(decimals));
					expect(parseFraction(toDecimalString(value))).toEqual(value);
				},
			),
		);
	});

	it.each<[bigint, bigint, number, string, string]>([
		[24n, 26n, 1, '92,3\u00A0%', '92.3%'],
		[4750n, 6700n, 1, '70,9\u00A0%', '70.9%'],
		[17n, 26n, 1, '65,4\u00A0%', '65.4%'],
		[1n, 2n, 1, '50\u00A0%', '50%'],
		[4999n, 10000n, 1, '49,99\u00A0%', '49.99%'],
		[3334n, 6667n, 1, '50,01\u00A0%', '50.01%'],
		[1n, 8n, 1, '12,5\u00A0%', '12.5%'],
		[1n, 16n, 1, '6,3\u00A0%', '6.3%'],
		[2n, 3n, 0, '67\u00A0%', '67%'],
		[2n, 3n, 3, '66,667\u00A0%', '66.667%'],
		[0n, 5n, 1, '0\u00A0%', '0%'],
		[3001n, 1000n, 0, '300\u00A0%', '300%'],
	])('%i of %i with %i digits', (part, whole, digits, french, english) => {
		expect(percentText(fraction(part), fraction(whole), 'fr', digits)).toBe(french);
		expect(percentText(fraction(part), fraction(whole), 'en', digits)).toBe(english);
	});

	it('has no percentage of nothing', () => {
		expect(percentText(fraction(1n), fraction(0n), 'fr')).toBeUndefined();
	});

	it('rounds half up, never by more than half a unit', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 0n, max: 10n ** 20n }),
				fc.bigInt({ min: 1n, max: 10n ** 20n }),
				(part, whole) => {
					const shown = parseFraction(
						(percentText(fraction(part), fraction(whole), 'en') ?? '').replaceAll(',', ''),
					) as Fraction;
					const off = subtract(shown, fraction(part, whole));
					expect(compare(off, fraction(1n, 2000n))).toBeLessThanOrEqual(0);
					expect(compare(off, fraction(-1n, 2000n))).toBeGreaterThan(-1);
					expect(equals(shown, shown)).toBe(true);
				},
			),
		);
	});
});
