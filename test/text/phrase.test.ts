import { describe, expect, it } from 'vitest';
import { elide, listText, withArticle, withOfArticle } from '../../src/text/phrase.js';

it.each([
	[[], '', ''],
	[['A'], 'A', 'A'],
	[['A', 'B'], 'A et B', 'A and B'],
	[['A', 'B', 'C'], 'A, B et C', 'A, B and C'],
])('lists %o', (items, french, english) => {
	expect(listText(items, 'fr')).toBe(french);
	expect(listText(items, 'en')).toBe(english);
});

it('lists choices', () => {
	expect(listText(['A', 'B', 'C'], 'fr', 'or')).toBe('A, B ou C');
	expect(listText(['A', 'B'], 'en', 'or')).toBe('A or B');
});

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
		expect(elide(word, next)).toBe(text);
	});
});

it('sets the article', () => {
	expect(withArticle('vote', 'masculine')).toBe('le vote');
	expect(withArticle('résolution', 'feminine')).toBe('la résolution');
	expect(withArticle('élection', 'feminine')).toBe('l’élection');
	expect(withArticle('voix', 'feminine', true)).toBe('les voix');
	expect(withOfArticle('vote', 'masculine')).toBe('du vote');
	expect(withOfArticle('résolution', 'feminine')).toBe('de la résolution');
	expect(withOfArticle('élection', 'feminine')).toBe('de l’élection');
	expect(withOfArticle('voix', 'feminine', true)).toBe('des voix');
});
