/** Sentences that tell a vote or an appointment are reported, whatever verb they have; others that hold the same words are not. */

import { describe, expect, it } from 'vitest';
import { compileText } from '../compile.js';

const HEAD = {
	fr: `---
organisme: Les Jardins du Moulin
réunion: conseil d'administration
règles: association
date: 14 mars 2025
présidence: Jeanne Kerouac
secrétaire: Paul Aubertin
participants:
  présents: [Jeanne Kerouac, Paul Aubertin, Marc Delorme, Rose Petit, Yves Garnier]
---
`,
	en: `---
lang: en
organization: Millbrook Rowing Club
meeting: committee
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 4 March 2025
chair: Helen Marsh
secretary: Tom Reilly
participants:
  present: [Helen Marsh, Tom Reilly, Priya Nair, Oliver Grant, Susan Cole]
---
`,
};

/** What is reported of a sentence in an item, without the messages of the rest. */
async function reported(lang: 'fr' | 'en', sentence: string): Promise<string[]> {
	const { messages } = await compileText(`${HEAD[lang]}\n## Point\n\nUn texte.\n\n${sentence}\n`);
	return messages.flatMap(({ ruleId }) => (ruleId === 'vote/in-prose' ? [ruleId] : []));
}

describe('told in a sentence', () => {
	it.each([
		['Lise Kern est élue trésorière à l’unanimité.', 'Lise Kern', []],
		['- **Trésorerie** : Lise Kern est élue à l’unanimité.', 'Lise Kern', []],
		['Sont élus :', 'Lise Kern', []],
		['Lise Kern est élue trésorière.', 'Paul Weiss', ['vote/in-prose']],
	] as const)('above the election of whom it names: %s', async (sentence, elected, wanted) => {
		const election = `### Élection – Trésorerie\n\n- ${elected}\n\nVote : à l’unanimité\nPostes : 1\nRésultat : élus ${elected}`;
		expect(await reported('fr', `${sentence}\n\n${election}`)).toEqual(wanted);
	});

	it('of an election whose words no reader knows, without a line that would be none of its', async () => {
		const { messages } = await compileText(
			`${HEAD.fr}\n## Bureau\n\nTrésorier : Luc Escande réélu (11 voix, 1 blanc)\n`,
		);
		const [told] = messages.filter(({ ruleId }) => ruleId === 'vote/in-prose');
		expect(told?.note).toContain('« Résultat : élus Luc Escande »');
		expect(told?.fixes ?? []).toEqual([]);
	});

	it('again, with other figures under a label that is none, below the vote', async () => {
		const vote = '### Résolution 1 – Tarif\n\nLe tarif est de 15 €.\n\nVote : 4 pour, 1 contre\n\n';
		expect(await reported('fr', `${vote}Vote définitif : 1 pour, 4 contre`)).toEqual(['vote/in-prose']);
		expect(await reported('fr', `${vote}Montant définitif : 4 €`)).toEqual([]);
	});

	it.each([
		['en', '4 for, 1 against', 'Minutes approved.', ['vote/in-prose']],
		['en', '1 for, 4 against', 'Minutes approved as read.', ['vote/in-prose']],
		['en', '1 for, 4 against', 'Budget approved.', ['vote/result-mismatch']],
		['en', '1 for, 4 against', 'Budget rejected.', []],
		['fr', '1 pour, 4 contre', 'Devis accepté.', ['vote/in-prose']],
		['fr', '1 pour, 4 contre', 'Les statuts du 12 mai 2022 sont adoptés.', ['vote/in-prose']],
	] as const)('%s, below a vote of %s on the budget: %s', async (lang, tally, sentence, wanted) => {
		const { messages } = await compileText(
			`${HEAD[lang]}\n## Budget\n\nUn texte.\n\nVote: ${tally}\n\n${sentence}\n`,
		);
		const found = messages.flatMap(({ ruleId }) =>
			ruleId === 'vote/in-prose' || ruleId === 'vote/result-mismatch' ? [ruleId] : [],
		);
		expect(found).toEqual(wanted);
	});
});
