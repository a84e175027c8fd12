import { describe, expect, it } from 'vitest';
import { freshContext, goBehind, isChecked, isKept, openPage, textOf } from './open-page.js';

const names = (page: import('puppeteer-core').Page) =>
	page.$$eval('.drafts .draft', (drafts) =>
		drafts.map((draft) => /\S+\.md|\S+ \(\d\)\.md/.exec(draft.textContent ?? '')?.[0]),
	);

describe('drafts', () => {
	it('keeps every keystroke when the window is closed, and what can be undone', async () => {
		const context = await freshContext();
		const first = await openPage(context);
		await goBehind(first.page, 'trois expositions');
		await first.page.keyboard.type(', deux colloques');
		// The browser answers before the window is gone.
		const gone = new Promise((resolve) => first.page.once('close', resolve));
		await first.page.close({ runBeforeUnload: true });
		await gone;
		const second = await openPage(context);
		expect(await textOf(second.page)).toContain('trois expositions, deux colloques, 1140 heures');
		await goBehind(second.page, 'deux colloques');
		await second.page.keyboard.type(', un concert');
		await isChecked(second.page);
		await second.page.reload();
		await isChecked(second.page);
		expect(await textOf(second.page)).toContain('deux colloques, un concert');
		await goBehind(second.page, 'un concert');
		await second.page.keyboard.down('Control');
		await second.page.keyboard.press('z');
		await second.page.keyboard.up('Control');
		expect(await textOf(second.page)).not.toContain('un concert');
		await context.close();
	});

	it('loses nothing when the browser breaks down before the words are in its database', async () => {
		const context = await freshContext();
		const stuck = `
			// A transaction that is given new requests without end is never done.
			const put = IDBObjectStore.prototype.put;
			IDBObjectStore.prototype.put = function (value, ...rest) {
				const request = put.call(this, value, ...rest);
				if (this.name === 'drafts' && value.text.includes('deux'))
					(function again(store) { store.count().addEventListener('success', () => again(store)); })(this);
				return request;
			};`;
		const first = await openPage(context, { before: stuck });
		await goBehind(first.page, 'trois expositions');
		await first.page.keyboard.type(', deux');
		await first.page.keyboard.type(' colloques');
		await isChecked(first.page);
		const gone = new Promise((resolve) => first.page.once('error', resolve));
		void first.page.goto('chrome://crash').catch(() => {});
		await gone;
		const second = await openPage(context);
		expect(await textOf(second.page)).toContain('trois expositions, deux colloques, 1140 heures');
		expect(await names(second.page)).toEqual(['exemple.md']);
		await isKept(second.page);
		expect(await second.page.evaluate(() => Object.keys(localStorage))).not.toContainEqual(
			expect.stringMatching(/unsaved/),
		);
		await context.close();
	});

	it('follows what another window writes', async () => {
		const context = await freshContext();
		const one = await openPage(context);
		await goBehind(one.page, 'douze chantiers');
		await one.page.keyboard.type('!');
		await isKept(one.page);
		const two = await openPage(context);
		await goBehind(two.page, 'trois expositions');
		await two.page.keyboard.type(' et un banquet');
		await one.page.waitForFunction(() => {
			const frame = document.querySelector('iframe')?.contentDocument;
			return frame?.body.textContent?.includes('trois expositions et un banquet');
		});
		expect(await textOf(one.page)).toContain('trois expositions et un banquet');
		await context.close();
	});

	it('destroys nothing where two windows write the same draft', async () => {
		const context = await freshContext();
		const deaf = { before: 'delete window.BroadcastChannel;' };
		const one = await openPage(context, deaf);
		await goBehind(one.page, 'trois expositions');
		await one.page.keyboard.type('!');
		await isKept(one.page);
		const two = await openPage(context, deaf);
		await one.page.evaluate(() => {
			Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
		});
		await goBehind(two.page, 'douze chantiers');
		await two.page.keyboard.type(' là-bas');
		await isKept(two.page);
		await goBehind(one.page, 'douze chantiers');
		await one.page.keyboard.type(' ici');
		await one.page.waitForSelector('.notice.grave');
		expect(await one.page.$eval('.notice.grave', (notice) => notice.textContent)).toContain('exemple (2).md');
		expect(await names(one.page)).toEqual(['exemple.md', 'exemple (2).md']);
		expect(await textOf(one.page)).toContain('douze chantiers ici');
		await one.page.click('.drafts .draft');
		await isChecked(one.page);
		expect(await textOf(one.page)).toContain('douze chantiers là-bas');
		await context.close();
	});

	it('goes on where the browser lets nothing be kept, and says so', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context, {
			before: `for (const name of ['indexedDB', 'localStorage'])
				Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } });`,
		});
		await goBehind(page, 'trois expositions');
		await page.keyboard.type(', un bal');
		await isChecked(page);
		expect(await page.$eval('.notice.grave', (notice) => notice.textContent)).toContain(
			'Ce navigateur ne laisse rien garder.',
		);
		expect(await textOf(page)).toContain('un bal');
		expect(mistakes).toEqual([]);
		await context.close();
	});

	it('says when there is no room left, and keeps all as soon as there is', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, {
			before: `const put = IDBObjectStore.prototype.put;
				window.full = true;
				IDBObjectStore.prototype.put = function (...given) {
					if (window.full) throw new DOMException('', 'QuotaExceededError');
					return put.apply(this, given);
				};`,
		});
		await goBehind(page, 'trois expositions');
		await page.keyboard.type(', un bal');
		await page.waitForSelector('.notice.grave');
		expect(await page.$eval('.notice.grave', (notice) => notice.textContent)).toContain('plus de place');
		await page.evaluate('window.full = false');
		await page.keyboard.type(' et un défilé');
		await page.waitForSelector('.notice.grave', { hidden: true });
		await page.reload();
		await isChecked(page);
		expect(await textOf(page)).toContain('trois expositions, un bal et un défilé');
		await context.close();
	});

	it('shows each draft as it was left', async () => {
		const context = await freshContext();
		const { page } = await openPage(context);
		const tab = (number: number) => page.click(`.drafts li:nth-child(${number}) .draft`);
		await page.click('.drafts .close');
		await page.waitForFunction(() => document.querySelector('.draft')?.textContent?.includes('sans-titre'));
		await page.click('.drafts .all');
		await page.click('dialog .all-drafts:last-of-type .draft');
		await page.waitForFunction(() => document.querySelectorAll('.drafts .draft').length === 2);
		await isChecked(page);
		await tab(1);
		await page.waitForSelector('.drafts li:first-child.current');
		await page.keyboard.type('Un brouillon');
		await tab(2);
		await page.waitForSelector('.drafts li:nth-child(2).current');
		await tab(1);
		await page.waitForSelector('.drafts li:first-child.current');
		await page.keyboard.type(' de plus');
		await tab(1);
		await isKept(page);
		expect(await textOf(page)).toBe('Un brouillon de plus');
		await context.close();
	});

	it('puts drafts away and takes them out again', async () => {
		const context = await freshContext();
		const { page } = await openPage(context);
		await page.click('.drafts .close');
		await isChecked(page);
		expect(await names(page)).toEqual(['sans-titre.md']);
		await page.click('.drafts .all');
		page.once('dialog', (dialog) => dialog.dismiss());
		await page.click('dialog .all-drafts .negative');
		await page.click('dialog .all-drafts:last-of-type .draft');
		await page.waitForFunction(() => document.querySelectorAll('.drafts .draft').length === 2);
		await isChecked(page);
		expect(await names(page)).toEqual(['sans-titre.md', 'exemple.md']);
		expect(await textOf(page)).toContain('Les Amis du Canal');
		await context.close();
	});
});
