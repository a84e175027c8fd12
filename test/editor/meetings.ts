/** Meetings that the tests of the editor ask about. */

import { readFileSync } from 'node:fs';
import type { Compiled } from '../../src/compile.js';
import type { TextChange } from '../../src/editor/index.js';
import { applyChanges } from '../../src/format/index.js';

/** The examples of the documentation, and meetings with what they lack: fences, lists, tables, code, comments, Windows line ends. */
export function meetings(): Array<[name: string, source: string]> {
	const examples = ['association', 'board', 'conseil-municipal'].map((name): [string, string] => [
		name,
		readFileSync(new URL(`../../examples/${name}.md`, import.meta.url), 'utf8'),
	]);
	return [...examples, ['awkward', AWKWARD], ['windows', AWKWARD.replaceAll('\n', '\r\n')]];
}

/** The place where a text holds `|` in front of these words. */
export function at(source: string, words: string): number {
	const found = source.indexOf(words);
	if (found < 0) throw new Error(`no ${words}`);
	return found;
}

/** Every place that a cursor may mean something else in: start, middle and end of each line. */
export function places(source: string): number[] {
	const found = new Set<number>();
	for (let from = 0; from <= source.length; ) {
		const next = source.indexOf('\n', from);
		const to = next < 0 ? source.length : next;
		for (const place of [from, (from + to) >> 1, to]) found.add(place);
		from = to + 1;
	}
	return [...found];
}

/** The text after the changes of a click. */
export function changed({ source }: Compiled, changes: readonly TextChange[]): string {
	return applyChanges(
		source,
		changes.map(({ from, to, insert }) => ({ from, to, text: insert, group: '' })),
	);
}

const AWKWARD = `---
réunion: assemblée générale
organisme: Club
règles: association
date: 6 juin 2024
ouverture: 18h00
présidence: Aline Roche
secrétariat: Omar Haddad
participants:
  présents:
    - Aline Roche
    - Omar Haddad
    - Sylvain Rist
    - Paul Weiss
  représentés:
    - Nora Saïd, pouvoir à Paul Weiss
  excusés:
    - Yves Nicol
---

# Une soirée

Un mot d'accueil.

- Aline Roche : bonsoir
- Omar Haddad : bonsoir
- un point sans nom

1. premier
2. deuxième

   encore deuxième

<!-- un commentaire
sur deux lignes -->

## 18h10 — Comptes

> une citation
> sur deux lignes

| a | b |
|---|---|
| 1 | 2 |

Aline Roche : un mot
Omar Haddad : un autre
et la suite

\`\`\`
## pas un titre

Départ de personne
\`\`\`

Les comptes sont approuvés.

Vote : 4 pour, 1 contre

### Résolution 2 – Budget

Le budget est de 100 €[^1].
Vote : unanimité

[^1]: Une note.

    Sa suite.

### Résolution 3 – Banc

Un banc est acheté.

- Pour : 4
- Contre : 1

Majorité : simple

:::résolution Cotisation

#### Article 1

La cotisation est de 10 €.

- Pour : 3
- Contre : 2 (Sylvain Rist, Paul Weiss)
- Résultat : adoptée
:::

### Élection – Bureau

- Aline Roche : 4 voix
- Paul Weiss : 1 voix

Postes : 1

---

<!-- pv-ignore people/unmarked-move : il revient -->
Sylvain Rist quitte la salle un instant.

Action : écrire (Paul Weiss)

La séance est levée à 19h00.
`;
