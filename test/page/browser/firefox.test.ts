import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { builtPage } from '../../built-pages.js';
import { findings } from './axe.js';
import { FIREFOX, getText, isChecked, isKept, isWritten, startFirefox } from './open-page.js';

/** Parts of a window of 320 pixels that reach out of it, those left out that can be pushed. */
function wide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		if (document.documentElement.scrollWidth <= innerWidth) return [];
		const parts = [...document.querySelectorAll('body *')];
		return parts
			.filter(
				(part) => part.getBoundingClientRect().right > innerWidth && !part.closest('.inserts, .drafts ul'),
			)
			.map((part) => `${part.outerHTML.slice(0, 80)} ${part.getBoundingClientRect().right}`);
	});
}

describe.skipIf(FIREFOX === undefined)('Firefox', () => {
	it('writes a meeting by forms and by keys, keeps it, and has no barrier', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'pv-firefox-'));
		writeFileSync(join(folder, 'pv.html'), await builtPage('pv.html'));
		const browser = await startFirefox('fr');
		try {
			const page = await browser.newPage();
			page.setDefaultTimeout(90_000);
			const mistakes: string[] = [];
			page.on('pageerror', (error) => mistakes.push(String(error)));
			const open = async () => {
				await page.goto(pathToFileURL(join(folder, 'pv.html')).href);
				await isChecked(page);
				await page.waitForFunction(() =>
					document.querySelector('iframe')?.contentDocument?.querySelector('h1'),
				);
			};
			await page.setViewport({ width: 1280, height: 800 });
			await open();
			expect(await findings(page)).toEqual([]);

			// By keys alone: the dialog, its fields, and the form that opens.
			await page.focus('.notice .doors .primary');
			await page.keyboard.press('Enter');
			await page.waitForSelector('dialog[open] [name="organization"]');
			expect(await findings(page)).toEqual([]);
			await page.keyboard.press('Tab');
			await page.keyboard.type('Les Jardins');
			await page.$eval('dialog [name="date"]', (field) => {
				(field as HTMLInputElement).value = '2031-06-05';
			});
			await page.keyboard.press('Enter');
			await page.waitForSelector('.header-form .add');
			await page.focus('.add [name="name"]');
			await page.keyboard.type('Aline Roche');
			await page.keyboard.press('Enter');
			await isWritten(page, '    - Aline Roche\n');
			expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('name');

			// The meeting, by buttons.
			await page.focus('.live-toggle');
			await page.keyboard.press('Enter');
			await page.waitForSelector('.live .big .primary');
			await page.focus('.live .big .primary');
			await page.keyboard.press('Enter');
			await isWritten(page, '\nétat: projet\n');
			await page.focus('.hands [name="for"]');
			await page.keyboard.type('1');
			await page.waitForSelector('.light.good.tried');
			await page.keyboard.press('Enter');
			await isWritten(page, 'Vote : 1 pour');
			for (const scheme of ['light', 'dark']) {
				await page.evaluate((wanted) => {
					document.documentElement.style.colorScheme = wanted;
				}, scheme);
				expect(await findings(page)).toEqual([]);
			}
			await isKept(page);
			await open();
			expect(await getText(page)).toContain('Vote : 1 pour');

			// A narrow window is not wider than itself.
			await page.setViewport({ width: 320, height: 640 });
			await page.waitForSelector('.live .last .result');
			expect(await wide(page)).toEqual([]);
			await page.click('.live-toggle');
			expect(await wide(page)).toEqual([]);
			expect(await findings(page)).toEqual([]);
			expect(mistakes).toEqual([]);
		} finally {
			await browser.close();
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
