import unhomoglyph from 'unhomoglyph';
import { describe, expect, test } from 'vitest';
import { foldName } from '../../src/text/fold.js';
import {
	areBothPlain,
	deceptiveCharacter,
	getLook,
	hiddenCharacter,
	undisguised,
} from '../../src/text/look-alike.js';

function lookAlike(one: string, other: string): boolean {
	const [a, b] = [getLook(one), getLook(other)];
	return a.words === b.words || a.letters === b.letters;
}

test('letters with an accent look as the table has them, which is not read for them', () => {
	const looks = (text: string) => getLook(text).letters;
	for (let code = 0xc0; code < 0x180; code += 1) {
		const letter = String.fromCodePoint(code);
		const tabled = unhomoglyph(letter).normalize('NFKD').replace(/\p{M}/gu, '');
		expect([letter, looks(letter)]).toEqual([letter, looks(tabled) || looks(letter)]);
	}
});

describe('names that print alike', () => {
	test.each([
		['Anne Petit', 'Аnne Petit', 'А'],
		['Anne Petit', 'Annе Petit', 'е'],
		['Anne Petit', 'Anne Petіt', 'і'],
		['Anne Petit', 'Αnne Petit', 'Α'],
		['Anne Petit', 'Aոne Petit', 'ո'],
		['Anne Petit', 'ꓮnne Petit', 'ꓮ'],
		['Anne Petit', 'Ꭺnne Petit', 'Ꭺ'],
		['Anne Petit', 'Petit Аnne', 'А'],
		['ANNE PETIT', 'Аnne Petit', 'А'],
		['Anne Petit', 'PETlT Anne', 'l'],
		['Paul Weiss', 'Pau1 Weiss', '1'],
		['Paul Weiss', 'PauI Weiss', 'I'],
		['Paul Weiss', 'Pɑul Weiss', 'ɑ'],
		['Zoé Petit', 'Ζoé Petit', 'Ζ'],
		['Helena Kern', 'HELENА KERN', 'А'],
		['Bob Kern', 'Вов Kern', 'В'],
		['Kim Tran', 'Кіm Тrаn', 'К'],
	])('%s, %s', (plain, forged, character) => {
		expect(lookAlike(plain, forged)).toBe(true);
		expect(deceptiveCharacter(plain)).toBe(undefined);
		expect(deceptiveCharacter(forged)).toBe(character);
		expect(areBothPlain(plain, forged)).toBe(false);
		expect(foldName(plain)).not.toBe(foldName(forged));
	});

	test.each([
		['Lise Cornier', 'Lise Comier'],
		['Ilan Petit', 'llan Petit'],
		['Anne Petit', 'Anne Petlt'],
		['Anne Marie Kern', 'Annemarie Kern'],
	])('%s, %s may be two people', (one, other) => {
		expect(lookAlike(one, other)).toBe(true);
		expect(areBothPlain(one, other)).toBe(true);
	});

	test.each([
		['Léna Petit', 'Iéna Petit'],
		['I. Petit', 'L. Petit'],
		['Ian Kern', 'Lan Kern'],
		['Jean Petit', 'Jeanne Petit'],
		['Omar Haddad', 'Omer Haddad'],
		['SCI Rose 2', 'SCI Rose 3'],
		['Иван Петров', 'Иван Павлов'],
		['山田太郎', '山田大郎'],
		['Anna Kern', 'Hanna Kern'],
	])('%s, %s are told apart', (one, other) => {
		expect(lookAlike(one, other)).toBe(false);
	});

	test.each([
		'Łukasz Øye',
		'Jean-Paul Œuvrard',
		'Đorđe Ünal',
		'Paul MacDonald',
		'Lise O’Brien',
		'Ali',
		'AL',
		'I. L. Petit',
		'MARIE DE LA TOUR',
		'Lot 10',
		'SCI Rose I',
	])('nothing is deceptive in %s', (name) => {
		expect(deceptiveCharacter(name)).toBe(undefined);
	});
});

test('the table stands behind it: every character that it leads to one Latin letter looks like that letter', () => {
	let seen = 0;
	for (let code = 0x80; code < 0x20000; code += 1) {
		const character = String.fromCodePoint(code);
		const letter = unhomoglyph(character);
		// What folds to a plain letter is that letter, whatever it looks like.
		if (!/^[a-zA-Z]$/.test(letter) || !/^\p{L}$/u.test(character) || /^[a-z]?$/.test(foldName(character)))
			continue;
		seen += 1;
		const name = (sign: string) => `Zo${sign}e Kern`;
		expect([character, getLook(name(character)).words]).toEqual([character, getLook(name(letter)).words]);
	}
	expect(seen).toBeGreaterThan(400);
});

test('the letters that need no table are as the table has them', () => {
	for (let code = 0x21; code < 0x7f; code += 1) {
		const character = String.fromCharCode(code);
		if (!/[A-Za-z0-9|]/.test(character)) continue;
		const look = getLook(`Z${character}`).letters;
		expect(getLook(`Z${unhomoglyph(character)}`).letters).toBe(look);
	}
});

test('every character that Unicode calls ignorable, and every blank, is hidden', () => {
	let seen = 0;
	for (let code = 0; code < 0x110000; code += 1) {
		if (code >= 0xd800 && code < 0xe000) continue;
		const character = String.fromCodePoint(code);
		if (!/^\p{Default_Ignorable_Code_Point}$/u.test(character)) continue;
		seen += 1;
		expect(hiddenCharacter(`Anne${character} Petit`)).toBe(character);
		expect(foldName(`Anne Pe${character}tit`).replaceAll(' ', '')).toBe('annepetit');
		expect(foldName(`Anne Petit${character}`)).toBe('anne petit');
	}
	expect(seen).toBeGreaterThan(4_000);
	for (const blank of ['\u2800', '\u3164', '\uFFA0', '\u115F', '\u{1D159}'])
		expect(foldName(`Anne${blank}Petit`)).toBe('anne petit');
});

test.each([
	['ａｄｏｐｔée', 'adoptée'],
	['adop\u200Btée.', 'adoptée .'],
	['аdoptée', 'adoptée'],
	['𝐚𝐝𝐨𝐩𝐭é𝐞', 'adoptée      '],
	['réso\u00ADlution', 'résolution '],
	['Нет, Ελλάδα', undefined],
	['L’élue : œuvre, naïf – 12 €', undefined],
])('%j reads as plain letters of the same length', (text, plain) => {
	expect(undisguised(text)).toHaveLength(text.length);
	if (plain === undefined) expect(undisguised(text).replace(/[A-Za-z]/g, '').length).toBeGreaterThan(0);
	else expect(undisguised(text)).toBe(plain);
});
