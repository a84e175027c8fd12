import { describe, expect, it } from 'vitest';
import {
	freshContext,
	goBehind,
	isChecked,
	openPage,
	pageText,
	textOf,
	usePageInBrowser,
} from './open-page.js';

usePageInBrowser();

describe('writing', () => {
	it('shows messages and the page as one types, and takes a correction', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context);
		await goBehind(page, 'Résolution 2 – Budget prévisionnel 2024');
		await page.keyboard.type(' et 2025');
		await isChecked(page);
		expect(await pageText(page)).toContain('Budget prévisionnel 2024 et 2025');
		await goBehind(page, 'Résultat : rejetée');
		for (let letter = 0; letter < 'rejetée'.length; letter++) await page.keyboard.press('Backspace');
		await page.keyboard.type('adoptée');
		await page.keyboard.press('Escape');
		await isChecked(page);
		const message = await page.$eval('.messages li.error', (item) => item.textContent ?? '');
		expect(message).toContain('17 voix pour sur 26');
		await page.hover('.cm-lint-marker-error');
		await page.waitForSelector('.cm-tooltip-lint');
		await goBehind(page, 'réunion:');
		await page.waitForSelector('.cm-tooltip-lint', { hidden: true });
		await goBehind(page, 'lieu');
		await page.keyboard.type('x');
		await page.keyboard.press('Escape');
		await page.waitForSelector('.messages li.warning .fix');
		await page.click('.messages li.warning .fix');
		await page.waitForSelector('.messages li.warning', { hidden: true });
		expect(await textOf(page)).toContain('\nlieu: Maison des associations');
		expect(mistakes).toEqual([]);
		await context.close();
	});
});
