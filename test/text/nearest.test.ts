import { describe, expect, it } from 'vitest';
import {
	createNearestIndex,
	editDistance,
	nearBound,
	nearestWord,
	nearestWords,
} from '../../src/text/nearest.js';
import fc from '../properties.js';

describe('editDistance', () => {
	it.each([
		['', '', 0],
		['vote', 'vote', 0],
		['vote', 'vot', 1],
		['vote', 'voet', 1],
		['leiu', 'lieu', 1],
		['uninamité', 'unanimité', 2],
		['chat', 'chien', 3],
	])('%s, %s: %i', (a, b, distance) => {
		expect(editDistance(a, b)).toBe(distance);
		expect(editDistance(b, a)).toBe(distance);
	});

	it('stops above the limit', () => {
		expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
		expect(editDistance('a', 'abcdef', 2)).toBe(3);
	});

	it('agrees with the definition, up to any limit', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
		fc.assert(
			fc.property(word, word, fc.integer({ min: 0, max: 5 }), (a, b, limit) => {
				expect(editDistance(a, b)).toBe(byDefinition(a, b));
				expect(editDistance(a, b, limit)).toBe(Math.min(byDefinition(a, b), limit + 1));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('nearestWord', () => {
	it.each([
		['particpants', ['participants', 'présidence'], 'participants'],
		['Sécretaire', ['chair', 'secrétaire'], 'secrétaire'],
		['lieux', ['lieu', 'date'], 'lieu'],
		['xyz', ['abc'], undefined],
		['por', ['pour'], 'pour'],
		['un', ['une'], undefined],
		['', ['pour'], undefined],
	])('%s', (word, known, nearest) => {
		expect(nearestWord(word, known)).toBe(nearest);
	});

	it('lists the nearest first', () => {
		expect(nearestWords('resolutoin', ['revolution', 'résolution', 'zzz']).map((near) => near.word)).toEqual([
			'résolution',
			'revolution',
		]);
	});

	it('allows more in longer words', () => {
		expect([3, 4, 7, 8, 11, 12, 40].map(nearBound)).toEqual([0, 1, 1, 2, 2, 3, 3]);
	});
});

describe('createNearestIndex', () => {
	it('finds what a walk over all words finds, within one letter or two that are apart', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 8, maxLength: 14 });
		fc.assert(
			fc.property(
				fc.uniqueArray(word, { minLength: 1, maxLength: 20 }),
				fc.nat(),
				fc.nat(),
				fc.nat(),
				(words, which, first, second) => {
					const known = words[which % words.length] ?? '';
					const at = first % known.length;
					const other = second % known.length;
					const changed = [...known]
						.map((letter, index) => (index === at || index === other ? 'x' : letter))
						.join('');
					const expected = nearestWords(changed, words, 2).map((near) => near.word);
					expect(
						createNearestIndex(words)
							.find(changed, 2)
							.map((near) => near.word),
					).toEqual(expected);
				},
			),
		);
	});

	it('finds a swap of neighbours wherever it is', () => {
		const name = 'jeanne royer';
		for (let at = 0; at + 1 < name.length; at += 1) {
			const swapped = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
			if (swapped.trim() !== swapped || swapped === name) continue;
			expect(createNearestIndex([name, 'omar haddad']).find(swapped)).toEqual([{ word: name, distance: 1 }]);
		}
	});
});

/** Optimal string alignment written from its recurrence. */
function byDefinition(a: string, b: string): number {
	if (a === '') return b.length;
	if (b === '') return a.length;
	const costs = [
		byDefinition(a.slice(1), b) + 1,
		byDefinition(a, b.slice(1)) + 1,
		byDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
	];
	if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
		costs.push(byDefinition(a.slice(2), b.slice(2)) + 1);
	return Math.min(...costs);
}
