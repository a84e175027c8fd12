/** The sentence that closes a meeting, by its hour. */

import { describe, expect, it } from 'vitest';
import { compileText } from '../compile.js';

const HEAD = {
	fr: '---\nréunion: bureau\ndate: 14 octobre 2026\nouverture: 18h\n---\n\n## Point\n\nRien.\n\n',
	en: '---\nlang: en\nmeeting: board\ndate: October 14, 2026\nopened: 6 pm\n---\n\n## Item\n\nNothing.\n\n',
};

async function isMissed(lang: 'fr' | 'en', sentence: string): Promise<boolean> {
	const { messages } = await compileText(`${HEAD[lang]}${sentence}\n`);
	return messages.some(({ ruleId }) => ruleId === 'time/not-closed');
}

describe('the closing', () => {
	it.each([
		['fr', 'La séance est levée à 21h15.'],
		['fr', 'La réunion prend fin à 21h15.'],
		['fr', 'La séance se termine à 21h15.'],
		['fr', 'Levée de séance 21h15'],
		['fr', 'Fin à 21h15'],
		['fr', 'Fin de la visio : 21h15'],
		['fr', 'Clôture 21h15'],
		['fr', 'Clôture de la réunion à 21h15, suivie du pot.'],
		['en', 'Adjourned at 7:40 pm.'],
		['en', 'Adjourned 7:40 pm'],
		['en', 'The meeting concluded at 7:40 pm.'],
	] as const)('%s: %s', async (lang, sentence) => {
		expect(await isMissed(lang, sentence)).toBe(false);
	});

	it.each([
		['fr', 'Fin du conseil dans deux ans.'],
		['fr', 'Clôture des comptes : 21h15'],
		['fr', 'Fin des travaux à 21h15.'],
		['fr', 'Si la séance se termine à 21h15, le gardien ferme.'],
		['fr', 'Fin à 22h des concerts d’été.'],
		['en', 'Closed at 5 pm on weekdays.'],
		['en', 'Adjourned until 8 pm.'],
		['en', 'The motion was adjourned.'],
	] as const)('%s, of something else: %s', async (lang, sentence) => {
		expect(await isMissed(lang, sentence)).toBe(true);
	});
});
