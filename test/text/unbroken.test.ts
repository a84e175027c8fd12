import { expect, it } from 'vitest';
import { unbroken } from '../../src/language/phrasebook.js';

it.each([
	[
		'Résolution 3 : vous écrivez « adoptée » (65,4 %) ?',
		'Résolution 3_: vous écrivez «_adoptée_» (65,4_%)_?',
	],
	['Line 3: you write “carried”; is it?', 'Line 3: you write “carried”; is it?'],
])('%s is not broken at its signs', (sentence, shown) => {
	expect(unbroken(sentence).replaceAll('\u00A0', '_')).toBe(shown);
});
