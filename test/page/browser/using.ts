import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { freshContext, goBehind, isChecked, openPage, pageText, textOf } from './open-page.js';

const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement;
		return (
			element?.getAttribute('aria-label') ??
			(element?.textContent?.trim() || element?.getAttribute('title')) ??
			''
		);
	});

/** Controls without a name, as a screen reader would meet them. */
async function nameless(page: Page): Promise<string[]> {
	const client = await page.createCDPSession();
	const { nodes } = await client.send('Accessibility.getFullAXTree');
	const controls = new Set([
		'button',
		'textbox',
		'combobox',
		'checkbox',
		'link',
		'dialog',
		'navigation',
		'Iframe',
	]);
	return nodes
		.filter(({ ignored, role, name }) => !ignored && controls.has(role?.value) && !name?.value)
		.map(({ role, nodeId }) => `${role?.value} ${nodeId}`);
}

describe('people', () => {
	it('start new minutes with a roll out of a spreadsheet, by keys alone', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context);
		await page.keyboard.down('Alt');
		await page.keyboard.press('n');
		await page.keyboard.up('Alt');
		await page.waitForSelector('dialog[open]');
		expect(await nameless(page)).toEqual([]);
		await page.keyboard.press('Tab');
		await page.keyboard.type('Les Amis du Pont');
		await page.$eval('dialog input[type="date"]', (field) => {
			(field as HTMLInputElement).value = '2031-06-05';
		});
		await page.focus('dialog textarea');
		await page.keyboard.sendCharacter('Nom\tQualité\nAline Roche\tprésidente\nLuc Perrin\ttrésorier\n');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForSelector('dialog', { hidden: true });
		await isChecked(page);
		expect(await page.$eval('.drafts .current .draft', (draft) => draft.textContent?.trim())).toContain(
			'2031-06-05-assemblee-generale-ordinaire.md',
		);
		const text = await textOf(page);
		for (const words of ['organisme: Les Amis du Pont', 'Aline Roche, présidente', 'Luc Perrin, trésorier'])
			expect(text).toContain(words);
		expect(await page.$eval('.messages .counts', (line) => line.textContent?.trim())).toMatch(
			/^Aucune erreur/,
		);
		expect(await pageText(page)).toContain('Les Amis du Pont');
		expect(mistakes).toEqual([]);
		await context.close();
	});

	it('tell new minutes of one kind and day apart, see their tab, and read them from the start', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context);
		await goBehind(page, 'la certification est sans réserve.');
		const scrolled = () => page.$eval('iframe', (frame) => frame.contentWindow?.scrollY ?? -1);
		await page.waitForFunction(() => (document.querySelector('iframe')?.contentWindow?.scrollY ?? 0) > 0);
		for (let number = 1; number <= 5; number++) {
			await page.click('.tools .primary');
			await page.waitForSelector('dialog[open]');
			await page.type('dialog input[name="organization"]', 'Les Amis du Pont');
			await page.$eval('dialog input[type="date"]', (field) => {
				(field as HTMLInputElement).value = '2031-06-05';
			});
			await page.click('dialog footer .primary');
			await page.waitForSelector('dialog', { hidden: true });
			await page.waitForFunction(
				(count) => document.querySelectorAll('.drafts li').length === count,
				{},
				number + 1,
			);
			await isChecked(page);
		}
		expect(await scrolled()).toBe(0);
		const tabs = await page.$$eval('.drafts .draft', (names) =>
			names.map((name) => name.textContent?.trim()),
		);
		expect(new Set(tabs).size).toBe(6);
		const inView = await page.$eval('.drafts .current', (tab) => {
			const { left, right } = tab.getBoundingClientRect();
			const list = (tab.parentElement as HTMLElement).getBoundingClientRect();
			return left >= list.left - 1 && right <= list.right + 1;
		});
		expect(inView).toBe(true);
		expect(mistakes).toEqual([]);
		await context.close();
	});

	it('reach every part by keys, and hear what each control is', async () => {
		const context = await freshContext();
		const { page } = await openPage(context);
		expect(await focused(page)).toBe('Texte du procès-verbal');
		const parts: string[] = [];
		for (let part = 0; part < 6; part++) {
			await page.keyboard.press('F6');
			parts.push(await focused(page));
		}
		expect(parts).toEqual([
			expect.stringContaining('Procès-verbal de l’assemblée générale ordinaire'),
			'Séance',
			'Nouveau',
			expect.stringContaining('exemple.md'),
			'Texte du procès-verbal',
			expect.stringContaining('Procès-verbal de l’assemblée générale ordinaire'),
		]);
		expect(await nameless(page)).toEqual([]);
		expect(await page.$eval('[role="status"]', (status) => status.textContent)).toBe('');
		await page.waitForFunction(
			() => document.querySelector('[role="status"]')?.textContent === 'Aucune erreur',
		);
		await context.close();
	});

	it('choose the language', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, { lang: 'en-GB' });
		expect(await page.$eval('.tools .primary', (button) => button.textContent?.trim())).toBe('New');
		expect(await textOf(page)).toContain('lang: en');
		await page.select('.tools select', 'fr');
		await page.waitForFunction(() => document.documentElement.lang === 'fr');
		expect(await page.$eval('.tools .primary', (button) => button.textContent?.trim())).toBe('Nouveau');
		await page.reload();
		await isChecked(page);
		expect(await page.$eval('html', (html) => html.lang)).toBe('fr');
		await context.close();
	});

	it('use a phone: one view at a time, nothing to scroll sideways', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, { width: 360, height: 740 });
		const overflow = () =>
			page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		const seen = () =>
			page.evaluate(() =>
				['.editor', 'iframe', '.room'].filter(
					(part) => (document.querySelector(part)?.getClientRects().length ?? 0) > 0,
				),
			);
		const views: string[][] = [];
		for (const button of await page.$$('.views button')) {
			await button.click();
			await page.waitForFunction((pressed) => pressed.getAttribute('aria-current') === 'page', {}, button);
			views.push(await seen());
			expect(await overflow()).toBe(0);
		}
		expect(views).toEqual([['.editor'], ['iframe'], ['.room']]);
		const frame = await (await page.$('iframe'))?.contentFrame();
		await page.click('.views button:nth-child(2)');
		expect(
			await frame?.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			),
		).toBe(0);
		await context.close();
	});
});
