import { describe, expect, it } from 'vitest';
import { colours } from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { meetings } from './meetings.js';

const SOURCE = `---
réunion: assemblée # ordinaire
règles: { quorum: un quart des membres }
date: 6 juin 2024
membres: 10
# un commentaire
présidence: Ana Lima
participants:
  présents:
    - Ana Lima [2]
    - "Bob # Roy"
---

## 14h25 — 1. Comptes

**Ana Lima** : bonsoir

Quorum : 2 présents, 3 requis

### Résolution 1 – Budget

Texte de Ana Lima.

Vote : 2 pour, 1 contre
Résultat : rejetée

14h50 – Départ de Bob # Roy

:::confidentiel
Rien.
:::

<!-- note -->
`;

describe('colours', () => {
	it('tell the parts of a meeting file', async () => {
		const compiled = await compileText(SOURCE);
		expect(colours(compiled).map(({ from, to, colour }) => `${colour}: ${SOURCE.slice(from, to)}`)).toEqual([
			'headerKey: réunion',
			'comment: # ordinaire',
			'headerKey: règles',
			'headerKey: quorum',
			'headerKey: date',
			'time: 6 juin 2024',
			'headerKey: membres',
			'figure: 10',
			'comment: # un commentaire',
			'headerKey: présidence',
			'name: Ana Lima',
			'headerKey: participants',
			'headerKey: présents',
			'name: Ana Lima',
			'figure: 2',
			'name: Bob # Roy',
			'heading: ## ',
			'time: 14h25',
			'heading:  — 1. Comptes',
			'name: Ana Lima',
			'label: Quorum :',
			'figure: 2 présents',
			'figure: 3 requis',
			'heading: ### Résolution 1 – Budget',
			'label: Vote :',
			'figure: 2',
			'figure: 1',
			'label: Résultat :',
			'figure: rejetée',
			'time: 14h50',
			'label: Départ',
			'name: Bob # Roy',
			'blockMark: :::confidentiel',
			'blockMark: :::',
			'comment: <!-- note -->',
		]);
	});

	it.each(meetings())('are sorted, apart and within their lines (%s)', async (_, source) => {
		let end = 0;
		for (const { from, to } of colours(await compileText(source))) {
			expect(from).toBeGreaterThanOrEqual(end);
			expect(to).toBeGreaterThan(from);
			expect(source.slice(from, to)).not.toContain('\n');
			end = to;
		}
		expect(end).toBeLessThanOrEqual(source.length);
	});
});
