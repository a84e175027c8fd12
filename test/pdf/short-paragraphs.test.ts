import { expect, test } from 'vitest';
import { compile, renderHtml } from '../../src/node.js';
import { pageForPrinter } from '../../src/record/render-outputs.js';
import { carriedPrinter } from '../cli/shared-printer.js';
import { DATE } from './documents.js';

/** A resolution whose paragraph of three lines stands below so many of one line; both its ends are named by links. */
async function resolutionBelow(lines: number): Promise<string> {
	const fillers = Array.from({ length: lines }, (_, at) => `Ligne ${at + 1} du texte.`).join('\n\n');
	const source = `---
organisme: Les Amis du Canal
date: 6 juin 2024
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
ouverture: 14h
clôture: 17h
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern]
---

## Énergie

### Résolution 1 – Chauffage

${fillers}

DÉBUT du texte, qui dit à quoi tient l’écart sur les dépenses d’énergie. Mme Kern répond que la facture d’électricité est passée de 41 300 € à 35 100 €, soit 6 200 € de moins que ÉTÉ.

Mme Royer se retire et ne participe pas au vote ; la présidence est assurée par Lise Kern.

Vote : 3 pour
`;
	const html = await renderHtml(await compile(source));
	return html
		.replace('DÉBUT', '<a href="#first" id="first">DÉBUT</a>')
		.replace('ÉTÉ', '<a href="#last" id="last">ÉTÉ</a>');
}

test('a paragraph of three lines stands on one page, wherever the page ends', {
	timeout: 180_000,
}, async () => {
	const { printer } = await carriedPrinter();
	const parted: number[] = [];
	const pages = new Set<number | undefined>();
	for (let lines = 40; lines < 50; lines += 1) {
		const html = await pageForPrinter(await resolutionBelow(lines), 'fr');
		const { destinations } = await printer.print(html, {
			title: /<title>(.*)<\/title>/.exec(html)?.[1] ?? '',
			date: DATE,
		});
		pages.add(destinations.get('first'));
		if (destinations.get('first') !== destinations.get('last')) parted.push(lines);
	}
	// The end of a page is among them.
	expect(pages.size).toBe(2);
	expect(parted).toEqual([]);
});
