import { expect, test } from 'vitest';
import {
	endOfLetters,
	endOfLettersAndMarks,
	endOfLettersAndNumbers,
	endOfWord,
	isCapital,
	isLetter,
	isLetterOrNumber,
	isWordCharacter,
	lastWords,
	wordBehindSpace,
} from '../../src/text/letters.js';

/** Every character of Unicode's first two planes, halves of surrogate pairs included. */
const characters = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code));

test.each([
	['a letter', isLetter, /^\p{L}$/u],
	['a letter or a number', isLetterOrNumber, /^[\p{L}\p{N}]$/u],
	['a character of a word', isWordCharacter, /^[\p{L}\p{M}\p{N}]$/u],
	['a capital, alone or before a small letter in one sign', isCapital, /^[\p{Lu}\p{Lt}]$/u],
] as const)('%s is what Unicode says', (_, is, pattern) => {
	expect(characters.filter((character) => is(character) !== pattern.test(character))).toEqual([]);
	expect(is('')).toBe(false);
	expect(is(undefined)).toBe(false);
});

test.each([
	['Élodie, oui', 0, '', 6],
	['Élodie', 0, '', 6],
	['l’été 2024', 0, '’', 5],
	['  x', 0, '', 0],
	['a𝒜b!', 0, '', 4],
	['né\u0301e 3', 0, '', 4],
	['12e tour', 0, '', 3],
] as const)('the word of %o from %i with %o ends at %i', (text, from, signs, end) => {
	expect(endOfWord(text, from, signs)).toBe(end);
});

test.each([
	['Sont présents ', 3, '', ['Sont', 'présents']],
	['un deux trois quatre  ', 3, '', ['deux', 'trois', 'quatre']],
	['les 12 membres\u00A0', 3, '', ['membres']],
	['(quatre-vingt dix ', 3, '-', ['quatre-vingt', 'dix']],
	['(quatre-vingt dix ', 3, '', ['vingt', 'dix']],
	['a 𝒜b ', 2, '', ['a', '𝒜b']],
	['sans blanc', 3, '', []],
	[' ', 3, '', []],
	['', 3, '', []],
] as const)('the last words of %o, %i at most with %o, are %o', (text, most, signs, words) => {
	const found = lastWords(text, most, signs);
	expect(found.map((word) => word.text)).toEqual(words);
	for (const word of found) expect(text.startsWith(word.text, word.from)).toBe(true);
});

test('the word behind white space is one of letters alone', () => {
	expect(wordBehindSpace('\u00A0membres, 3')).toEqual({ text: 'membres', to: 8 });
	expect(['membres', ' 12', '', '  (x)'].map(wordBehindSpace)).toEqual(Array(4).fill(undefined));
});

test('runs of some kinds end before the others', () => {
	expect(endOfLettersAndNumbers('e\u0301', 0)).toBe(1);
	expect(endOfLettersAndMarks('e\u03012', 0)).toBe(2);
	expect(endOfLetters('ab2', 0)).toBe(2);
});
