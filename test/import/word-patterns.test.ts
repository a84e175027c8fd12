/** Patterns whose words are those of the dialects. */

import { expect, test } from 'vitest';
import { exactly, wordOf, wordPattern, wordPatterns } from '../../src/import/wording/dialect.js';

test.each([
	['La Présidente', 'La '],
	['the Chair', 'the '],
	['THE CHAIR', 'THE '],
	['Présidente', undefined],
	['latest news', undefined],
])('a list stands for any of its words, in any case: %s', (text, found) => {
	expect(wordPattern`^${'articles'}\s+(?=\p{L})`.exec(text)?.[0]).toBe(found);
});

test.each([
	['élue', true],
	['ÉLUE', true],
	['elue', true],
	['re-elected', true],
	['elective', false],
])('accents and hyphens may be left out: %s', (text, isFound) => {
	expect(wordPattern`^${['electedAlone', 'acclaims']}$`.test(text)).toBe(isFound);
});

test.each([
	['M. Huet', true],
	['m. Huet', false],
	['Mrs Huet', true],
	['MRS Huet', false],
])('exactly: as the list has it, %s', (text, isFound) => {
	expect(wordPattern`^${exactly('titles')}\.?\s\p{Lu}`.test(text)).toBe(isFound);
});

test('several lists stand for the words of each, and all places are found', () => {
	const text = 'Ana et Bo and Cy ou Di';
	expect(text.split(wordPattern`\s${['andWords', 'orWords']}\s`)).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
	expect(text.replace(wordPatterns`\s${'andWords'}\s`, ', ')).toBe('Ana, Bo, Cy ou Di');
});

test('an optional list may be missing, whatever words it has in a language', () => {
	expect(wordPattern`^(?:${'unopposedTail'} )?Ana`.test('Ana')).toBe(true);
});

test('a word is written as minutes of the language write it', () => {
	expect([wordOf('unanimousVote', 'fr'), wordOf('unanimousVote', 'en')]).toEqual([
		'à l’unanimité',
		'unanimous',
	]);
});

test('one place in the code asked for several lists gives each its own', () => {
	const find = (kind: 'andWords' | 'orWords', text: string) => wordPattern`^${kind}$`.test(text);
	expect([find('andWords', 'et'), find('orWords', 'et'), find('orWords', 'ou')]).toEqual([true, false, true]);
});
