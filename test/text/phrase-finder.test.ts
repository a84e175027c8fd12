import { expect, test } from 'vitest';
import { vocabulary } from '../../src/language/index.js';
import { createPhraseFinder } from '../../src/text/phrase-pattern.js';

/** Ways in which the same words may be written. */
const WAYS: Readonly<Record<string, (phrase: string) => string>> = {
	'as it is': (phrase) => phrase,
	'in capitals': (phrase) => phrase.toUpperCase(),
	'with no-break spaces and typographic apostrophes': (phrase) =>
		phrase.replaceAll(' ', '\u00A0').replaceAll("'", '’'),
	'with apostrophes that count as letters': (phrase) => phrase.replaceAll("'", '\u02BC'),
	'with marks apart from their letters': (phrase) => phrase.normalize('NFD'),
	'without accents': (phrase) => phrase.normalize('NFD').replace(/\p{M}/gu, ''),
};

test.each(['results', 'consents', 'closings', 'decisionVerbs', 'placeholders', 'moveVerbs'] as const)(
	'each phrase of %s is found in a text, however it is written',
	(name) => {
		const phrases = vocabulary(name).words();
		const finder = createPhraseFinder(phrases);
		for (const phrase of phrases)
			for (const [way, write] of Object.entries(WAYS)) {
				const text = `Avant, ${write(phrase)}, après.`;
				const range = { from: 7, to: text.length - 8 };
				expect([phrase, way, finder.all(text)]).toEqual([phrase, way, expect.arrayContaining([range])]);
			}
		expect(finder.all('Un texte qui ne dit rien.')).toEqual([]);
	},
);
