/** Each view of the window, for everybody: what axe finds in light and dark, on a desk and on a small phone; the outline by keys. */

import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { findings } from './axe.js';
import { freshContext, goBehind, isChecked, openPage, usePage, usePageInBrowser } from './open-page.js';

usePageInBrowser();

/** Presses the first button whose selector this is, wherever it has been pushed to. */
async function press(page: Page, selector: string): Promise<void> {
	await page.$eval(selector, (button) => (button as HTMLElement).click());
	await isChecked(page);
}

/** How each view is opened, what shows that it is there, and how it is left. */
const VIEWS: ReadonlyArray<[name: string, open: string, there: string, leave: string | null]> = [
	['start', 'h1', '.example', null],
	['outline', '.inserts .toggle:nth-child(1)', '.outline ol', '.outline .close'],
	['header', '.inserts .toggle:nth-child(2)', '.header-form .members', '.header-form .close'],
	['new meeting', '.tools .primary', 'dialog[open] form', 'dialog .close'],
	['all drafts', '.drafts .all', 'dialog[open] .all-drafts', 'dialog .close'],
	['insert', '.inserts button:not(.toggle)', 'dialog[open] form', 'dialog .close'],
	['guide', '.tools .live-toggle + .quiet', 'dialog[open] .guide', 'dialog .close'],
	['keys', '.tools .quiet[title*="clavier"]', 'dialog[open] .notices', 'dialog .close'],
	['live', '.tools .live-toggle', '.live .big', '.tools .live-toggle'],
];

/** The width of a window on a desk. */
const DESK = 1280;

describe('every view', () => {
	it.each([DESK, 320])(
		'is clean to axe in light and dark, and no wider than its window: %i px',
		async (width) => {
			const context = await freshContext();
			const { page, mistakes } = await openPage(context, { width, height: 740 });
			// Without motion, so that no colour is on its way to another one.
			const turn = (value: string) =>
				page.emulateMediaFeatures([
					{ name: 'prefers-reduced-motion', value: 'reduce' },
					{ name: 'prefers-color-scheme', value },
				]);
			await turn('light');
			for (const [name, open, there, leave] of VIEWS) {
				if (leave !== null) await press(page, open);
				await page.waitForSelector(there);
				const wide = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				const light = await findings(page);
				// In the dark nothing changes but colours, which are the same on a phone.
				const dark: string[] = [];
				if (width === DESK) {
					await turn('dark');
					dark.push(...(await findings(page, 'colour')));
					await turn('light');
				}
				expect([name, wide, light, dark]).toEqual([name, 0, [], []]);
				if (leave === null) continue;
				await press(page, leave);
				if (leave !== open) await page.waitForSelector(there, { hidden: true });
				// A dialog is told a moment later that it was closed, and would take the next one with it.
				await page.waitForFunction(() => document.querySelector('dialog') === null);
			}
			expect(mistakes).toEqual([]);
			await context.close();
		},
		600_000,
	);
});

describe('a page that is used', () => {
	const opened = usePage();

	it('moves nothing for those who asked for no motion', async () => {
		const { page } = opened();
		const moving = () =>
			page.$$eval('.window *', (all) =>
				all
					.filter((each) => {
						const { transitionDuration, animationName } = getComputedStyle(each);
						return /[1-9]/.test(transitionDuration) || animationName !== 'none';
					})
					.map((each) => each.className),
			);
		await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
		expect((await moving()).length).toBeGreaterThan(0);
		await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
		expect((await moving()).filter((name) => !String(name).startsWith('cm-'))).toEqual([]);
	});

	it('goes along with the meeting that is noted by buttons', async () => {
		const { page } = opened();
		await press(page, '.live-toggle');
		await page.waitForSelector('.live .item select');
		await page.select('.live .item select', '2');
		await page.waitForFunction(() =>
			document
				.querySelector('iframe')
				?.contentDocument?.querySelector('.pv-here')
				?.textContent?.includes('sept membres'),
		);
		await press(page, '.live-toggle');
	});

	it('has an outline that tells how each vote came out and where errors are, follows the text, and leads there by keys', async () => {
		const { page, mistakes } = opened();
		await press(page, '.inserts .toggle:nth-child(1)');
		await page.waitForSelector('.outline ol');
		const entries = () =>
			page.$$eval('.outline button:not(.close)', (all) =>
				all.map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim()),
			);
		expect(await entries()).toContainEqual('2. Comptes 2023 et budget 2024');
		expect(await entries()).toContainEqual(expect.stringMatching(/^Élection – .*habitants 3 élus$/));
		expect(await entries()).toContainEqual(
			expect.stringMatching(/^Résolution nº 1 – Approbation des comptes.* Adoptée$/),
		);
		await goBehind(page, 'Budget prévisionnel 2024\n');
		await page.keyboard.type('\nVote : 99 pour\n');
		await page.waitForFunction(() => document.querySelector('.outline .errors') !== null);
		await page.$eval('.outline .item button', (button) => (button as HTMLElement).focus());
		await page.keyboard.press('Enter');
		const line = await page.$eval('.cm-activeLine', (active) => active.textContent);
		expect(line).toMatch(/^## /);
		expect(mistakes).toEqual([]);
	});

	it('shows the licences of what it is made of', async () => {
		const { page, mistakes } = opened();
		await press(page, '.tools .quiet[title*="clavier"]');
		await page.locator('.notices summary').click();
		await page.waitForFunction(() =>
			/^yaml [\d.]+, ISC\n {2}Copyright/m.test(document.querySelector('.notices pre')?.textContent ?? ''),
		);
		expect(mistakes).toEqual([]);
	});
});
