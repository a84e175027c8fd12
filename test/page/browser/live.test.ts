import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { freshContext, getText, isChecked, isWritten, openPage, usePageInBrowser } from './open-page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the page, the finished page in its frame left out: it has tests of its own. */
function findings(page: Page): Promise<string[]> {
	return page.evaluate(async (source) => {
		if (!('axe' in window)) {
			const script = document.createElement('script');
			script.src = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
			document.head.append(script);
			await new Promise((resolve) => script.addEventListener('load', resolve));
		}
		const { axe } = window as unknown as {
			axe: {
				run(
					root: Document,
					options: object,
				): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }>;
			};
		};
		const { violations } = await axe.run(document, { iframes: false });
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 80)}`);
	}, AXE);
}

usePageInBrowser();

describe('the meeting while it takes place', () => {
	it('is noted by large buttons alone, and axe finds nothing', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context, { width: 1024, height: 768 });
		expect(await findings(page)).toEqual([]);
		await page.click('.tools .primary');
		await page.select('dialog select[name="body"]', 'association');
		await page.type('dialog input[name="organization"]', 'Les Jardins');
		await page.$eval('dialog input[type="date"]', (field) => {
			(field as HTMLInputElement).value = '2031-06-05';
		});
		await page.type('dialog textarea', 'Nom\nAline Roche\nLuc Perrin\nNora Saïd\nTom Simon\n');
		await page.click('dialog footer .primary');
		await page.waitForSelector('dialog', { hidden: true });
		await isChecked(page);
		await page.click('.live-toggle');
		for (const name of ['Aline Roche', 'Luc Perrin', 'Nora Saïd']) {
			await page.locator(`.live [aria-label$="${name} présent à l’ouverture"]`).click();
			await isWritten(page, `    - ${name}\n`);
		}
		await page.locator('.live .big .primary').click();
		await isWritten(page, '\nétat: projet\n');
		await page.locator('.live [aria-label="Noter l’arrivée de Tom Simon"]').click();
		await isWritten(page, 'Arrivée de Tom Simon\n');
		await page.type('.live input[name="for"]', '3');
		await page.type('.live input[name="against"]', '1');
		await page.$eval('.live input[name="against-names"][value="Luc Perrin"]', (box) =>
			(box as HTMLInputElement).click(),
		);
		expect(await findings(page)).toEqual([]);
		await page.click('.live form .primary');
		await isWritten(page, 'Vote : 3 pour, 1 contre (Luc Perrin)');
		await page.locator('.live .now .primary').click();
		await isWritten(page, ' — Rapport d’activité');
		expect(await getText(page)).toMatch(/ouverture: \d+h\d\d/);
		expect(mistakes).toEqual([]);
		await context.close();
	});
});
