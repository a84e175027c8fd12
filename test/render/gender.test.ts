import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/index.js';
import { getGender } from '../../src/view/context.js';
import { compileText } from '../compile.js';

describe('the gender of a person', () => {
	it.each<[string, string | undefined, string]>([
		['Jeanne Royer', 'présidente', 'feminine'],
		['Omar Haddad', 'trésorier', 'masculine'],
		['Lise Kern', 'associée gérante', 'feminine'],
		['Mme Weiss', undefined, 'feminine'],
		['M. et Mme Duval', undefined, 'other'],
		// What is said of him, and no quality of his.
		['Omar Haddad', 'arrivée 14h20', 'other'],
		['Omar Haddad', 'chargé de mission', 'other'],
	])('%s, %s', (name, quality, gender) => {
		expect(getGender(name, quality, 'fr')).toBe(gender);
	});
});

it('is what the line of a candidate says', async () => {
	const source = `---
réunion: assemblée générale
organisme: Les Amis
date: 2024-06-06
ouverture: 18h
clôture: 19h
participants:
  présents: [Lise Kern, Omar Haddad, Dominique Roy]
---

### Élection – Bureau

Postes : 3

- Lise Kern : 3 voix, élue
- Omar Haddad : 3 voix, élu
- Dominique Roy : 3 voix
`;
	const page = await renderHtml(await compileText(source));
	const text = page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
	expect(text).toMatch(/Lise Kern 3 (?:.{0,12} )?élue /);
	expect(text).toMatch(/Haddad 3 (?:.{0,12} )?élu /);
	expect(text).toMatch(/Roy 3 (?:.{0,12} )?élection acquise/);
});

it('is said once and agreed with everywhere', async () => {
	const source = `---
réunion: assemblée générale
organisme: Les Amis
date: 2024-06-06
ouverture: 18h
clôture: 19h
présidence: Jeanne Royer
secrétariat: Paul Weiss
scrutateurs: [Lise Kern, Omar Haddad]
signatures: [Jeanne Royer, Paul Weiss, Omar Haddad]
participants:
  présents: [Mme Jeanne Royer, M. Paul Weiss, Lise Kern, Omar Haddad]
---

## Bureau

Mme Lise Kern : je suis candidate.

### Élection du bureau

Postes : 3

- Lise Kern : 3 voix
- Paul Weiss : 3 voix
- Omar Haddad : 3 voix
`;
	const page = await renderHtml(await compileText(source));
	const text = page
		.replace(/<style>[\s\S]*?<\/style>/, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');
	expect(text).toMatch(/La présidente de séance Jeanne Royer/);
	expect(text).toMatch(/Le secrétaire de séance Paul Weiss Contrôle du scrutin Omar Haddad/);
	expect(text).toMatch(/Lise Kern 3 (?:.{0,12} )?élue/);
	expect(text).toMatch(/Weiss 3 (?:.{0,12} )?élu /);
	expect(text).toMatch(/Haddad 3 (?:.{0,12} )?élection acquise/);
	expect(text).not.toContain('(e)');
});
