import { describe, expect, it } from 'vitest';
import { getText, goBehind, isChecked, pageText, usePage, usePageInBrowser } from './open-page.js';

usePageInBrowser();

describe('writing', () => {
	const opened = usePage();

	it('shows messages and the page as one types, and takes a correction', async () => {
		const { page, mistakes } = opened();
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
		await page.locator('.messages li.warning .fix').click();
		await page.waitForSelector('.messages li.warning', { hidden: true });
		expect(await getText(page)).toContain('\nlieu: Maison des associations');
		expect(mistakes).toEqual([]);
	});

	it('keeps text and page in step: a word that is clicked gets the cursor, the piece at the cursor is marked', async () => {
		const { page, mistakes } = opened();
		await isChecked(page);
		const frame = page.frames().find((each) => each !== page.mainFrame());
		/** Clicks a word in the midst of a piece of the page; which one it is. */
		const clickWord = async (): Promise<string> => {
			const target = await frame?.$$eval('[data-piece]', (pieces) => {
				const piece = pieces.find((each) => (each.textContent ?? '').split(/\s+/).length > 8);
				piece?.scrollIntoView({ block: 'center' });
				const range = document.createRange();
				const text = piece?.firstChild as Text;
				const at = text.data.indexOf(' ', text.data.length / 2) + 1;
				range.setStart(text, at);
				range.setEnd(text, at + 3);
				const { left, top, height } = range.getBoundingClientRect();
				return {
					left: left + 2,
					top: top + height / 2,
					word: /[\p{L}\p{N}]+/u.exec(text.data.slice(at))?.[0] ?? '',
				};
			});
			const box = await (await frame?.frameElement())?.boundingBox();
			await page.mouse.click((box?.x ?? 0) + (target?.left ?? 0), (box?.y ?? 0) + (target?.top ?? 0));
			return target?.word ?? '';
		};
		// On a slow machine the page may be drawn anew between the look and the click, which then meets something else.
		await expect
			.poll(
				async () => {
					const word = await clickWord();
					const line = await page.evaluate(() =>
						document.activeElement?.classList.contains('cm-content')
							? document.querySelector('.cm-activeLine')?.textContent
							: undefined,
					);
					return word !== '' && line?.includes(word);
				},
				{ timeout: 60_000, interval: 200 },
			)
			.toBe(true);
		await goBehind(page, 'Budget prévisionnel 2024');
		await frame?.waitForFunction(
			() => document.querySelector('.pv-here')?.textContent?.includes('Budget'),
			// A frame that is not drawn is asked all the same.
			{ polling: 100 },
		);
		expect(mistakes).toEqual([]);
	});
});
