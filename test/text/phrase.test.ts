import { describe, expect, it } from 'vitest';
import { elide, listText } from '../../src/text/phrase.js';

it.each([
	[[], '', ''],
	[['A'], 'A', 'A'],
	[['A', 'B'], 'A et B', 'A and B'],
	[['A', 'B', 'C'], 'A, B et C', 'A, B and C'],
])('lists %o', (items, french, english) => {
	expect(listText(items, 'fr')).toBe(french);
	expect(listText(items, 'en')).toBe(english);
});

it('lists choices', () => {});

describe('elide', () => {
	it.each([
		['de', 'Aline Roche', 'd’Aline Roche'],
		['de', 'Paul Weiss', 'de Paul Weiss'],
		['que', 'Aline', 'qu’Aline'],
		['de', 'Élodie', 'd’Élodie'],
		['de', 'Œuvre', 'd’Œuvre'],
		['de', 'Hélène Marchand', 'd’Hélène Marchand'],
		['de', 'Haddad', 'de Haddad'],
		['de', 'Hugo', 'd’Hugo'],
		['de', 'Yves', 'd’Yves'],
		['de', 'Yann Le Goff', 'de Yann Le Goff'],
		['de', 'onze voix', 'de onze voix'],
		['de', '11 voix', 'de 11 voix'],
		['de', '« Aline »', 'de « Aline »'],
		['le', 'amendement', 'l’amendement'],
		['de', '', 'de '],
	])('%s + %s', (word, next, text) => {
		expect(elide(word, next, 'fr')).toBe(text);
	});
});
