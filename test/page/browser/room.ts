import { describe, expect, it } from 'vitest';
import { freshContext, goBehind, isChecked, isWritten, openPage, textOf } from './open-page.js';

describe('the room', () => {
	it('follows the cursor, notes who comes and goes, and writes a vote with its proof', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context);
		const room = () => page.$eval('.room', (element) => element.textContent?.replace(/\s+/g, ' ') ?? '');
		await goBehind(page, 'la certification est sans réserve.');
		await page.waitForFunction(() =>
			document.querySelector('.room .where')?.textContent?.includes('2. Comptes'),
		);
		expect(await room()).toContain('28 personnes');
		expect(await room()).toContain('Antoine Roussel arrivée à 14 h 50');
		await page.$eval('#move-time', (field) => {
			(field as HTMLInputElement).value = '15:20';
		});
		await page.click('[aria-label="Noter le départ d’Yves Nicol"]');
		await isWritten(page, 'sans réserve.\n\n15h20 – Départ d’Yves Nicol\n\n### Résolution 1');
		expect(await room()).toContain('27 personnes');
		await goBehind(page, 'en recettes et en dépenses.');
		await page.waitForFunction(() => document.querySelector('.room .kicker')?.textContent?.includes('2'));
		await page.click('.room .write summary');
		await page.type('.room input[name="for"]', '24');
		await page.type('.room input[name="against"]', '3');
		await page.click('.room form .primary');
		await isWritten(page, 'Vote : 24 pour, 3 contre');
		await page.waitForFunction(() =>
			document.querySelector('.room .why')?.textContent?.match(/24\s+voix\s+pour/),
		);
		expect(mistakes).toEqual([]);
		await context.close();
	});

	it('proposes the names of those who are there', async () => {
		const context = await freshContext();
		const { page } = await openPage(context);
		await goBehind(page, 'la certification est sans réserve.');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await page.keyboard.type('Jeann');
		await page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]');
		await new Promise((resolve) => setTimeout(resolve, 100));
		await page.keyboard.press('Enter');
		await isChecked(page);
		expect(await textOf(page)).toContain('sans réserve.\n\nJeanne Royer');
		await context.close();
	});
});
