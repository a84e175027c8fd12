import { expect, test } from 'vitest';
import { launchBrowser } from '../../src/pdf/browser/launch.js';
import { renderHtml } from '../../src/render/index.js';
import { compileText } from '../compile.js';

const CAPPED = `---
réunion: assemblée générale ordinaire
organisme: Résidence des Tilleuls
ouverture: 18h
clôture: 20h
règles: copropriété
date: 2026-06-16
membres: { nombre: 3, voix: 100000 }
participants:
  présents:
    - Ana Un [60000]
    - Bob Deux [30000]
    - Cléo Trois [10000]
---

### Résolution 1 – Travaux

Texte soumis au vote.

- Pour : Ana Un
- Contre : Bob Deux, Cléo Trois
Majorité : art. 24
`;

/** Width of an A4 sheet between its margins, in CSS pixels. */
const PAPER = 640;

test('a cell keeps its words inside its column on paper', async () => {
	const html = await renderHtml(await compileText(CAPPED));
	const launched = await launchBrowser({ env: process.env, launchDeadline: 60_000 });
	try {
		const page = await launched.openPage();
		await page.setViewport({ width: PAPER, height: 900 });
		await page.emulateMediaType('print');
		await page.setContent(html);
		const cells = await page.$$eval('td', (all) =>
			all.map((cell) => ({ text: cell.textContent ?? '', over: cell.scrollWidth - cell.clientWidth })),
		);
		expect(cells.map(({ text }) => text)).toContainEqual(expect.stringContaining('réduites de'));
		expect(cells.filter(({ over }) => over > 0)).toEqual([]);
	} finally {
		await launched.end();
	}
});
