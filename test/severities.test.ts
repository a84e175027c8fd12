/** Whatever a configuration or a comment wants silent: nothing crashes, and what decides whose votes are read and how stays an error. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import { ruleIds } from '../src/lint/index.js';
import type { Diagnostic } from '../src/lint/run.js';

const SETTINGS = ['off', 'info', 'warning'] as const;
const allSetTo = (setting: (typeof SETTINGS)[number]) =>
	Object.fromEntries([...ruleIds.keys()].map((id) => [id, setting]));

/** Meetings with faults, and the errors that no setting may hide. */
const FAULTS: Record<string, { source: string; errors: string[] }> = {
	'of people, ballots and blocks': {
		source: `---
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
présidence: Jeanne Royer
participants:
  présents: [Jeanne Royer, "Jeanne\u2063 Royer", Omar Haddad, Luc Perrin, Lise Perrin]
  représentés: [Paul Weiss → Ada Absente]
---

### Résolution 1 – Comptes

Texte.

Vote : 3 pour, contre

### Résolution 2 – Budget

Texte.

Pour : Omar Haddad
Contre : Perrin, Zoé Inconnue

### Résolution 3 – Local

Te\u202Exte.

Pour : Omar Haddad
Conttre : Luc Perrin
Majorité : renforcée

:::resolutoin Prêt
Texte.

Vote : 3 pour
:::

:::résolution Travaux
Texte.

Vote : 3 pour
`,
		errors: [
			'8:29 people/duplicate',
			'9:30 people/unknown',
			'16:16 syntax/invalid-value',
			'23:10 people/ambiguous',
			'23:18 people/unknown',
			'27:3 syntax/control-character',
			'31:12 vote/unknown-rule',
			'33:4 syntax/unknown-block',
			'39:1 syntax/unclosed-block',
		],
	},
	'of a header that is no YAML': {
		source: `---
date: 6 juin 2024
participants:
  présents: [Jeanne Royer, Omar Haddad
---

### Résolution 1 – Comptes

Texte.

Vote : 2 pour
`,
		errors: ['4:3 syntax/frontmatter'],
	},
	'of a key written twice': {
		source: `---
règles: statuts-inconnus
date: 6 juin 2024
participants: { présents: [Jeanne Royer, Omar Haddad] }
participants: { présents: [Jeanne Royer, Luc Perrin] }
---

### Résolution 1 – Comptes

Texte.

Vote : 2 pour
`,
		errors: ['2:9 rules/unknown-profile', '5:1 syntax/frontmatter'],
	},
};

const errorsOf = (messages: readonly Diagnostic[]) =>
	messages
		.filter(({ severity }) => severity === 'error')
		.map(({ ruleId, line, column }) => `${line}:${column} ${ruleId}`);

describe.each(Object.entries(FAULTS))('faults %s', (_, { source, errors }) => {
	it('are errors', async () => {
		expect(errorsOf((await compile(source)).messages)).toEqual(errors);
	});

	it.each(SETTINGS)('stay errors where every rule is set to %s', async (setting) => {
		const { messages } = await compile(source, { severities: allSetTo(setting) });
		expect(errorsOf(messages)).toEqual(errors);
	});

	it('stay errors where a comment asks for silence of every rule', async () => {
		const asked = `---\n# pv-ignore ${[...ruleIds.keys()].join(' ')}: they said so\n`;
		const below = errors.map((error) => error.replace(/^\d+/, (line) => `${Number(line) + 1}`));
		expect(errorsOf((await compile(source.replace('---\n', asked))).messages)).toEqual(below);
	});
});

it('no rule crashes where it is switched off in the meetings that show it, and only errors are left', async () => {
	for (const id of ruleIds.keys()) {
		const page = readFileSync(new URL(`../docs/messages/${id}.md`, import.meta.url), 'utf8');
		const fails = page.split(/^## Fails$/m)[1]?.split(/^## Passes$/m)[0] ?? '';
		for (const [, , source = ''] of fails.matchAll(/^(`{3,})md\n([\s\S]*?)^\1$/gm)) {
			const { messages } = await compile(source, { severities: allSetTo('off') });
			expect(messages.every(({ severity }) => severity === 'error')).toBe(true);
		}
	}
});
