import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownRegExp } from '../../scripts/short-classes.mjs';

/** The constructor of patterns that the bundles have: it finds what that of the language finds. */
const Own = ownRegExp(RegExp);

const PATTERNS: [source: string, flags: string][] = [
	['\\p{L}+', 'u'],
	['(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}\\p{M}’\\-[]*', 'gu'],
	['[^\\p{L}\\s]+(?<rest>.)?', 'gu'],
	['^(?:\\p{Lu}\\.[\\s\\u00A0]*){1,2}\\P{Ll}', 'u'],
	['[\\P{L}\\]]{2}', 'gu'],
	['[\\p{Ps}\\p{Pi}](?<inner>[^\\p{Ps}\\p{Pe}]*)[\\p{Pe}\\p{Pf}]', 'du'],
	['\\p{P}|\\p{S}', 'u'],
	['\\p{L}|\\u{1D159}', 'gu'],
	['\\p{Script=Greek}.', 'su'],
	['\\p{Lu}', 'giu'],
	['\\p{N}', 'yu'],
	['[^\\p{M}]$', 'mu'],
	['([^\\p{White_Space}\\p{Pattern_Syntax}]*)', 'uy'],
	['[^\\s,]+', 'gu'],
	['[éÉ]', 'u'],
	['a|b', 'g'],
];

const SIGNS = [...'aZé Œÿ09.-[](«»’–€→+\n\u00A0\u0301Ωж漢\u{1D159}\u{1F600}\u{1D400}'];
const text = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 12 });
const latin = fc.string({ unit: fc.constantFrom(...SIGNS.slice(0, 22)), maxLength: 12 });

/** All that a pattern can be asked. */
function answers(pattern: RegExp, source: string): unknown[] {
	const results: unknown[] = [];
	for (let turn = 0; turn < 3; turn += 1) {
		const found = pattern.exec(source);
		results.push(found, found?.index, found?.groups, found?.indices, pattern.lastIndex);
	}
	pattern.lastIndex = 0;
	results.push(pattern.test(source), pattern.lastIndex);
	if (pattern.global || pattern.sticky) pattern.lastIndex = 1;
	results.push(
		source.match(pattern),
		source.search(pattern),
		source.split(pattern),
		source.replace(pattern, '<$&>'),
		source.replace(pattern, (...given) => JSON.stringify(given)),
		pattern.lastIndex,
		pattern.global && [...source.matchAll(pattern)].map((one) => [one.index, ...one]),
	);
	return [...results, pattern.source, pattern.flags, pattern.global, String(pattern)];
}

describe('patterns of the bundles', () => {
	it.each(PATTERNS)('/%s/%s finds the same', (source, flags) => {
		fc.assert(
			fc.property(fc.oneof(latin, text), (given) => {
				expect(answers(new Own(source, flags), given)).toEqual(answers(new RegExp(source, flags), given));
			}),
			{ numRuns: 300 },
		);
	});

	it('are patterns', () => {
		const pattern = new Own('\\p{L}', 'gu');
		expect(pattern).toBeInstanceOf(RegExp);
		expect(pattern).toBeInstanceOf(Own);
		expect(/a/).toBeInstanceOf(Own);
		expect('élan vital'.match(new Own(pattern, 'u'))?.[0]).toBe('é');
		expect(new Own(/a/g).flags).toBe('g');
		expect(() => new Own('(', 'u')).toThrow(SyntaxError);
	});
});
