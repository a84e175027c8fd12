import { expect, it } from 'vitest';
import { timeInWords } from '../../src/text/date.js';

it.each([
	[0, 'midnight', 'zéro heure'],
	[10, 'ten minutes past midnight', 'zéro heure dix'],
	[9 * 60, 'nine o’clock in the morning', 'neuf heures'],
	[12 * 60, 'noon', 'douze heures'],
	[12 * 60 + 1, 'one minute past noon', 'douze heures une'],
	[14 * 60 + 5, 'five minutes past two in the afternoon', 'quatorze heures cinq'],
	[21 * 60 + 21, 'twenty-one minutes past nine in the evening', 'vingt et une heures vingt et une'],
] as const)('%i minutes after midnight', (minutes, english, french) => {
	expect(timeInWords(minutes, 'en')).toBe(english);
	expect(timeInWords(minutes, 'fr')).toBe(french);
});
