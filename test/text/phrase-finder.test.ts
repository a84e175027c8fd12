import { expect, test } from 'vitest';
import { vocabulary } from '../../src/language/index.js';
import { createPhraseCheck, createPhraseFinder } from '../../src/text/phrase-finder.js';

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

test.each([
	['Ni préadoptés, ni d’adoptéesque', 'adoptés', []],
	[
		'adopté, rejeté, adopté',
		'adopté',
		[
			[0, 6],
			[16, 22],
		],
	],
	[
		'à l’unanimité et à l’unanimité des voix',
		'unanimité',
		[
			[4, 13],
			[21, 30],
		],
	],
	['il indique qu’il part', "qu'", [[11, 14]]],
	['Le n° 3 (M/S/C)', 'M/S/C', [[9, 14]]],
] as const)('in %o, %o stands at %o', (text, phrase, places) => {
	expect(
		createPhraseFinder([phrase])
			.all(text)
			.map(({ from, to }) => [from, to]),
	).toEqual(places);
});

test('the longest of phrases that overlap is found', () => {
	const finder = createPhraseFinder(['à l’unanimité', 'unanimité', 'à l’unanimité des voix', 'des voix']);
	expect(finder.all('voté à l’unanimité des voix')).toEqual([{ from: 5, to: 27 }]);
});

test('a text is let through where it holds a word of a phrase, whole or parted by a point or by a sign that cannot be seen', () => {
	const mayHold = createPhraseCheck(() => ['présentes', 'nem con', 'à main levée']);
	const through = [
		'Présentes : 3',
		'nem. con.',
		'présent.e.s',
		'présent·e·s',
		'pré\u00ADsentes',
		'les mains levées',
	];
	expect(through.map(mayHold)).toEqual([true, true, true, true, true, false]);
	expect(['Un texte.', 'à la main', '', '« Oui. »'].map(mayHold)).toEqual([false, false, false, false]);
});
