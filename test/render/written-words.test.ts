/** Words of the file that no construct computes anything from: they are printed all the same. */

import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/index.js';
import { compileText } from '../compile.js';

const HEAD = `---
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
présidence: Jeanne Royer
participants:
  présents:
    - Jeanne Royer
    - { nom: Omar Haddad, arrivée: 14h30, collège: salariés }
    - { nom: Lise Kern, départ: 16h, collège: Collège des usagers }
---

`;

/** The words of the page, between its tags. */
async function getWords(text: string, head = HEAD): Promise<string> {
	const html = await renderHtml(await compileText(head + text));
	const main = html.slice(html.indexOf('<main'));
	return main
		.replace(/<[^>]+>/g, ' ')
		.replace(/[\s\u00A0\u202F]+/g, ' ')
		.replace(/ ([,.])/g, '$1');
}

describe('the page', () => {
	it('prints what the header says of a person', async () => {
		const words = await getWords('Texte.\n');
		expect(words).toContain('Omar Haddad, arrivée à 14 h 30, collège salariés');
		expect(words).toContain('Lise Kern, départ à 16 h 00, Collège des usagers');
	});

	it('prints what stands in brackets behind the holder of a proxy, but what the holder is', async () => {
		const represented =
			'  représentés:\n    - Anne Roy → Lise Kern (contre la résolution 2)\n    - Luc Bon → Jeanne Royer (présidente)\n';
		const head = HEAD.replace('- Jeanne Royer\n', '- Jeanne Royer (présidente)\n').replace(
			/---\n\n$/,
			`${represented}---\n\n`,
		);
		const words = await getWords('Texte.\n', head);
		expect(words).toContain('Anne Roy, pouvoir à Lise Kern (contre la résolution 2)');
		expect(words).toMatch(/Luc Bon, pouvoir à Jeanne Royer(?! \()/);
	});

	it('prints those whom a resolution appoints', async () => {
		const text =
			'### Résolution 1 – Bureau\n\nDeux sièges.\n\nVote : 3 pour\nRésultat : élus Lise Kern, Zoé Albin\n';
		expect(await getWords(text)).toMatch(/Résultat : élus Lise Kern, Zoé Albin/);
	});

	it('prints a sentence that tells of the quorum as it is written', async () => {
		const text = 'Le quorum étant atteint avec 3 présents, la séance est ouverte.\n';
		expect(await getWords(text)).toContain('Le quorum étant atteint avec 3 présents, la séance est ouverte.');
	});

	const POSTPONED = 'Le point a été reporté en fin de réunion.';
	const CLOSED = 'La séance est levée à 19 h 11.';

	it.each([
		[
			'before what closes the meeting',
			`## 1. Budget\n\n${POSTPONED}\n\nSuite.\n\n## 2. Divers\n\n${CLOSED}\n`,
		],
		['alone', `## 1. Budget\n\n${POSTPONED}\n\nSuite.\n`],
		['after what closes the meeting', `${CLOSED}\n\n${POSTPONED}\n\nSuite.\n`],
		['in a list', `Suite :\n\n- ${POSTPONED}\n- Autre.\n\n${CLOSED}\n`],
		['before a closing without its hour', `${POSTPONED}\n\nSuite.\n\nLa séance est levée.\n`],
	])('prints a sentence that speaks of an end once, where it stands: %s', async (_, text) => {
		const words = await getWords(text);
		expect(words.split(POSTPONED)).toHaveLength(2);
		expect(words.split(CLOSED)).toHaveLength(text.includes(CLOSED) ? 2 : 1);
		if (text.includes(`${POSTPONED}\n\nSuite.`))
			expect(words.indexOf(POSTPONED)).toBeLessThan(words.indexOf('Suite.'));
	});

	it('prints what closes the meeting before the signatures, whatever actions follow it', async () => {
		const words = await getWords(`${CLOSED}\n\nAction : écrire au maire (Lise Kern)\n`);
		expect(words.indexOf('Écrire au maire')).toBeLessThan(words.indexOf(CLOSED));
	});
});
