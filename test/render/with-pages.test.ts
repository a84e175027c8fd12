import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../../src/view/context.js';
import { createView, type ViewOptions, withPages } from '../../src/view/view.js';
import { compileText } from '../compile.js';

const NOTED = `---
réunion: Assemblée générale
organisme: Association des Berges
date: 6 juin 2030
président: Anne Roy
participants: [Anne Roy, Paul Weiss, Nour Haddad]
annexes:
  - { titre: Comptes, fichier: comptes.pdf }
  - { titre: Budget, fichier: budget.pdf }
---

## Comptes[^1]

Lecture est faite des comptes[^2].

### Résolution 1 – Comptes

L’assemblée approuve les comptes.

Vote : unanimité

## Questions diverses

Rien n’est soulevé[^1].

La séance est levée à 22 h, après lecture[^3].

[^1]: Exercice 2029.
[^2]: Annexe 1.
[^3]: Par Anne Roy.
`;

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.md`, import.meta.url), 'utf8');

/** Every identifier that could stand on a page, most of them on one, and one that no document has. */
const PAGES = new Map(
	['item-1', 'item-2', 'item-3', 'resolution-1', 'pv-annex-1', 'pv-annex-2', 'nowhere'].map((id, index) => [
		id,
		index + 1,
	]),
);

const KNOWN: Array<[string, ViewOptions]> = [
	['pages', { pages: PAGES, pageCount: 7 }],
	['pages and bound annexes', { pages: PAGES, pageCount: 12, bound: new Map([['comptes.pdf', 5]]) }],
	['signs', { pageSigns: true }],
	['nothing', {}],
];

describe('a view with other pages is the one that would be made anew', () => {
	for (const theme of THEMES) {
		for (const [name, source] of [
			['notes and annexes', NOTED],
			['association', example('association')],
			['council', example('conseil-municipal')],
			['board', example('board')],
		] as const) {
			it.each(KNOWN)(`${theme}, ${name}: %s`, async (_, known) => {
				const compiled = await compileText(source);
				const first = createView(compiled, { theme, bound: new Map([['budget.pdf', 2]]) });
				expect(withPages(first, compiled, { theme, ...known })).toEqual(
					createView(compiled, { theme, ...known }),
				);
			});
		}
	}

	it('leaves the first view as it was', async () => {
		const compiled = await compileText(NOTED);
		const first = createView(compiled);
		const before = structuredClone(first);
		withPages(first, compiled, { pages: PAGES, pageCount: 7 });
		expect(first).toEqual(before);
	});
});
