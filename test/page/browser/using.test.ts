import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import {
	areNamed,
	freshContext,
	getText,
	goBehind,
	HEARD,
	isChecked,
	isHeard,
	isWritten,
	openPage,
	pageText,
	usePage,
	usePageInBrowser,
} from './open-page.js';

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

usePageInBrowser();

describe('people', () => {
	const opened = usePage({ before: HEARD });

	it('reach every part by keys, hear what each control is, and read on paper how the minutes are printed, where they printed the window', async () => {
		const { page } = opened();
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
		await isHeard(page, 'Aucune erreur');
		expect(await page.evaluate('window.heard')).toEqual(['Aucune erreur']);
		await page.emulateMediaType('print');
		const shown = await page.$$eval('.window > *', (parts) =>
			parts.flatMap((part) => (part.getClientRects().length > 0 ? (part.textContent?.trim() ?? '') : [])),
		);
		expect(shown.join().replace(/\s/g, ' ')).toBe(
			'Le procès-verbal s’imprime par le bouton « Imprimer », en haut de la page, et non par le menu du navigateur.',
		);
		await page.emulateMediaType();
	});

	it('tell new minutes of one kind and day apart, see their tab, and read them from the start', async () => {
		const { page, mistakes } = opened();
		await goBehind(page, 'la certification est sans réserve.');
		const scrolled = () => page.$eval('iframe', (frame) => frame.contentWindow?.scrollY ?? -1);
		await page.waitForFunction(() => (document.querySelector('iframe')?.contentWindow?.scrollY ?? 0) > 0);
		for (let number = 1; number <= 5; number++) {
			await page.locator('.tools .primary').click();
			await page.waitForSelector('dialog[open]');
			await page.type('dialog input[name="organization"]', 'Les Amis du Pont');
			await page.$eval('dialog input[type="date"]', (field) => {
				(field as HTMLInputElement).value = '2031-06-05';
			});
			await page.locator('dialog footer .primary').click();
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
	});

	it('start new minutes with a roll out of a spreadsheet, by keys alone', async () => {
		const { page, mistakes } = opened();
		await page.keyboard.down('Alt');
		await page.keyboard.press('n');
		await page.keyboard.up('Alt');
		await page.waitForSelector('dialog[open]');
		expect(await nameless(page)).toEqual([]);
		await page.keyboard.press('Tab');
		await page.keyboard.type('Les Amis du Pont');
		await page.$eval('dialog input[type="date"]', (field) => {
			(field as HTMLInputElement).value = '2031-06-12';
		});
		await page.focus('dialog textarea');
		await page.keyboard.sendCharacter(
			'Nom\tQualité\tTéléphone\nAline Roche\tprésidente\t06 00\nLuc Perrin\ttrésorier\t\n',
		);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForSelector('dialog', { hidden: true });
		await isChecked(page);
		expect(await page.$eval('.drafts .current .draft', (draft) => draft.textContent?.trim())).toContain(
			'2031-06-12-assemblee-generale-ordinaire.md',
		);
		const text = await getText(page);
		for (const words of ['organisme: Les Amis du Pont', 'Aline Roche, présidente', 'Luc Perrin, trésorier'])
			expect(text).toContain(words);
		expect(await page.$eval('.messages .counts', (line) => line.textContent?.trim())).toMatch(
			/^Aucune erreur/,
		);
		await page.waitForSelector('.notice.calm');
		expect(await page.$eval('.notice.calm', (notice) => notice.textContent)).toContain(
			'Une case de la liste collée reste en commentaire',
		);
		expect(await pageText(page)).toContain('Les Amis du Pont');
		expect(mistakes).toEqual([]);
	});

	it('find again what they wrote into the form of new minutes, until minutes are made of it', async () => {
		const { page, mistakes } = opened();
		const roll = 'Nom\tPrésent\nAline Roche\toui\nLuc Perrin\tnon\n';
		const form = () =>
			page.$eval('dialog form', (element) =>
				[...element.querySelectorAll('select, input, textarea')].map(
					(field) => (field as HTMLInputElement).value,
				),
			);
		const open = async () => {
			await page.locator('.tools .primary').click();
			await page.waitForSelector('dialog[open]');
		};
		await open();
		await page.select('dialog select', 'conseil-municipal');
		await page.type('dialog input[name="organization"]', 'Commune de Vieux-Port');
		await page.focus('dialog textarea');
		await page.keyboard.sendCharacter(roll);
		await page.keyboard.press('Escape');
		await page.waitForSelector('dialog', { hidden: true });
		await open();
		const filled = ['conseil-municipal', 'Commune de Vieux-Port', '', roll];
		expect(await form()).toEqual(filled);
		await page.reload();
		await isChecked(page);
		await open();
		expect(await form()).toEqual(filled);
		await page.$eval('dialog input[type="date"]', (field) => {
			(field as HTMLInputElement).value = '2031-06-05';
		});
		await page.locator('dialog footer .primary').click();
		await page.waitForSelector('dialog', { hidden: true });
		await isWritten(page, 'participants:\n  présents:\n    - Aline Roche\n  absents:\n    - Luc Perrin\n');
		await open();
		expect((await form()).slice(1)).toEqual(['', '', '']);
		expect(mistakes).toEqual([]);
	});

	it('hear the messages that a key leads to, and find none where nothing is written', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, {
			before: HEARD,
		});
		await goBehind(page, 'lieu');
		await page.keyboard.type('x');
		await page.keyboard.press('Escape');
		await page.waitForSelector('.messages li.warning');
		await isChecked(page);
		await page.keyboard.press('F8');
		await isHeard(page, '« lieux » n’est pas un mot');
		await page.locator('.drafts .close').click();
		await areNamed(page, 'sans-titre.md');
		await isChecked(page);
		expect(await page.$$('.cm-lint-marker, .messages li')).toEqual([]);
		await context.close();
	});

	it('keep their place when what the keys were on goes', async () => {
		const context = await freshContext();
		const { page } = await openPage(context);
		const press = async (selector: string, until: () => Promise<unknown>) => {
			await page.keyboard.press('Shift');
			await page.focus(selector);
			await page.keyboard.press('Enter');
			await until();
		};
		await press('.room .close', () => page.waitForSelector('.room', { hidden: true }));
		expect(await focused(page)).toBe('Texte du procès-verbal');
		await press('.drafts .close', () => areNamed(page, 'sans-titre.md'));
		await press('.drafts .all', () => page.waitForSelector('dialog[open]'));
		page.once('dialog', (dialog) => dialog.accept());
		await press('dialog .negative', () => page.waitForSelector('dialog .negative', { hidden: true }));
		expect(await focused(page)).toBe('sans-titre.md');
		await press('dialog .close', () => page.waitForSelector('dialog', { hidden: true }));
		expect(await focused(page)).toBe('Tous les brouillons');
		await context.close();
	});

	it('choose the language', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, { lang: 'en-GB' });
		expect(await page.$eval('.tools .primary', (button) => button.textContent?.trim())).toBe('New');
		expect(await getText(page)).toContain('lang: en');
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
		await page.locator('.views button:nth-child(2)').click();
		expect(
			await frame?.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			),
		).toBe(0);
		await context.close();
	});
});
