import { describe, expect, it } from 'vitest';
import {
	areNamed,
	FULL,
	freshContext,
	getText,
	goBehind,
	isChecked,
	isKept,
	isWritten,
	names,
	openPage,
	usePageInBrowser,
} from './open-page.js';

/** A window that hears nothing of the others until it writes. */
const DEAF = `delete window.BroadcastChannel;
	Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });`;

usePageInBrowser();

describe('two windows', () => {
	it('follow what the other one writes, and know of the drafts that it begins and puts away', async () => {
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
		expect(await getText(one.page)).toContain('trois expositions et un banquet');
		await isKept(two.page);
		await two.page.locator('.drafts .close').click();
		await areNamed(two.page, 'sans-titre.md');
		await two.page.locator('.cm-content').click();
		await two.page.keyboard.type('Une note');
		await isKept(two.page);
		// What one window shows stays open in it.
		await areNamed(one.page, 'exemple.md', 'sans-titre.md');
		await goBehind(one.page, 'trois expositions');
		await one.page.keyboard.type('!');
		await isKept(one.page);
		await areNamed(two.page, 'sans-titre.md', 'exemple.md');
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
		expect(await getText(one.page)).toContain('douze chantiers ici');
		await one.page.locator('.drafts .draft').click();
		await isChecked(one.page);
		expect(await getText(one.page)).toContain('douze chantiers là-bas');
		await context.close();
	});

	it('destroys nothing where one puts away what the other has written in', async () => {
		const context = await freshContext();
		const one = await openPage(context, { before: DEAF });
		await goBehind(one.page, 'trois expositions');
		await one.page.keyboard.type('!');
		await isKept(one.page);
		const two = await openPage(context, { before: DEAF });
		await goBehind(two.page, 'douze chantiers');
		await two.page.keyboard.type(' là-bas');
		await isKept(two.page);
		await one.page.locator('.drafts .close').click();
		await one.page.waitForSelector('.notice.grave');
		await one.page.locator('.drafts .all').click();
		await one.page.waitForSelector('dialog[open]');
		await one.page.evaluate(() => {
			const drafts = [...document.querySelectorAll<HTMLElement>('dialog .all-drafts .draft')];
			drafts.find((draft) => draft.textContent?.includes('exemple.md'))?.click();
		});
		await areNamed(one.page, 'sans-titre.md', 'exemple.md');
		await isWritten(one.page, 'douze chantiers là-bas');
		await isKept(one.page);
		await one.page.close();
		const kept = await two.page.evaluate(
			() =>
				new Promise<string[]>((resolve) => {
					indexedDB.open('pv').onsuccess = ({ target }) => {
						const { result } = target as IDBOpenDBRequest;
						const all = result.transaction('drafts').objectStore('drafts').getAll();
						all.onsuccess = () => resolve(all.result.map(({ text }) => text));
					};
				}),
		);
		expect(kept.some((text) => text.includes('douze chantiers là-bas'))).toBe(true);
		expect(kept.some((text) => text.includes('trois expositions!') && !text.includes('là-bas'))).toBe(true);
		await context.close();
	});

	it('make no copy where one brings in what the other could not keep yet', async () => {
		const context = await freshContext();
		const one = await openPage(context, { before: FULL });
		await one.page.evaluate('window.full = true');
		await goBehind(one.page, 'trois expositions');
		await one.page.keyboard.type(', deux');
		await one.page.waitForSelector('.notice.grave');
		const two = await openPage(context);
		expect(await getText(two.page)).toContain('trois expositions, deux, 1140 heures');
		await isKept(two.page);
		await one.page.evaluate('window.full = false');
		await one.page.bringToFront();
		await one.page.keyboard.type(' colloques');
		await one.page.waitForSelector('.notice.grave', { hidden: true });
		await isKept(one.page);
		await isWritten(two.page, 'trois expositions, deux colloques, 1140 heures');
		expect([await names(one.page), await names(two.page)]).toEqual([['exemple.md'], ['exemple.md']]);
		expect(await getText(one.page)).toContain('trois expositions, deux colloques, 1140 heures');
		await context.close();
	});

	it('lose nothing of each other where one breaks down', async () => {
		const context = await freshContext();
		const one = await openPage(context, { before: `${DEAF}${FULL}` });
		await goBehind(one.page, 'trois expositions');
		await one.page.keyboard.type('!');
		await isKept(one.page);
		const two = await openPage(context, { before: DEAF });
		await one.page.evaluate('window.full = true');
		await goBehind(one.page, 'douze chantiers');
		await one.page.keyboard.type(' ici');
		await one.page.waitForSelector('.notice.grave');
		await goBehind(two.page, 'douze chantiers');
		await two.page.keyboard.type(' là-bas');
		await isKept(two.page);
		const gone = new Promise((resolve) => one.page.once('error', resolve));
		void one.page.goto('chrome://crash').catch(() => {});
		await gone;
		const three = await openPage(context);
		const texts = new Map<string, string>();
		await areNamed(three.page, 'exemple (2).md', 'exemple.md');
		for (const number of [1, 2]) {
			await three.page.locator(`.drafts li:nth-child(${number}) .draft`).click();
			await three.page.waitForSelector(`.drafts li:nth-child(${number}).current`);
			texts.set((await names(three.page))[number - 1] ?? '', await getText(three.page));
		}
		expect(texts.get('exemple.md')).toContain('douze chantiers là-bas');
		expect(texts.get('exemple (2).md')).toContain('douze chantiers ici');
		await context.close();
	});
});
