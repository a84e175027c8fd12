/** One cause, one message: a vote that cannot be read has its own error, and nothing is concluded from the rest of it. */

import { describe, expect, test } from 'vitest';
import { compileText, messageLines } from '../compile.js';

const HEAD = `---
réunion: assemblée générale
organisme: Les Amis du Canal
règles: { majorités: { ordinaire: plus de la moitié des suffrages exprimés }, défaut: ordinaire }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
présidence: Jeanne Royer
secrétariat: Omar Haddad
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern, Paul Weiss, Anne Stan]
---

## Comptes

`;

async function rules(body: string): Promise<string[]> {
	const lines = messageLines(await compileText(`${HEAD}${body}\n`)).split('\n');
	return lines.filter((line) => /^\d/.test(line)).map((line) => line.replace(/^\S+ /, ''));
}

describe('a vote that cannot be read', () => {
	test.each<[string, string[]]>([
		['### Résolution 1 – Comptes\n\nTexte.\n\nVote : beaucoup de monde', ['error syntax/invalid-value']],
		[
			'### Résolution 1 – Comptes\n\nTexte.\n\nVote :\n\nLa discussion reprend.',
			['error syntax/invalid-value'],
		],
		[
			'### Résolution 1 – Comptes\n\nTexte.\n\nPour : -3\nContre : 2\nRésultat : adoptée',
			['error syntax/invalid-value'],
		],
		[
			'### Résolution 1 – Comptes\n\nTexte.\n\nVote : 3 pour, 2 contre\nPour : 4',
			['error syntax/invalid-value'],
		],
		[
			'### Résolution 1 – Comptes\n\nTexte.\n\nVote : 3 pour, 2 contre\nVote : 4 pour',
			['error syntax/invalid-value'],
		],
		[
			'### Élection – Bureau\n\n- Lise Kern : 3 ou 4 voix\n- Paul Weiss : 2\n\nPostes : 1\nRésultat : élu Paul Weiss',
			['error syntax/invalid-value'],
		],
		['### Résolution 1 – Comptes\n\nTexte.\n\nVote : 3 pour, 2 contre', []],
		['### Résolution 1 – Comptes\n\nTexte.', ['error vote/missing']],
	])('%s', async (body, expected) => {
		expect(await rules(body)).toEqual(expected);
	});
});
