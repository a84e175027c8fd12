import { describe, expect, it } from 'vitest';
import { findings } from './axe.js';
import {
	areNamed,
	type EditorElement,
	FULL,
	freshContext,
	getText,
	goBehind,
	isChecked,
	isKept,
	names,
	openPage,
	usePageInBrowser,
} from './open-page.js';

usePageInBrowser();

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
		expect(await getText(second.page)).toContain('trois expositions, deux colloques, 1140 heures');
		await goBehind(second.page, 'deux colloques');
		await second.page.keyboard.type(', un concert');
		await isChecked(second.page);
		await second.page.reload();
		await isChecked(second.page);
		expect(await getText(second.page)).toContain('deux colloques, un concert');
		await goBehind(second.page, 'un concert');
		await second.page.keyboard.down('Control');
		await second.page.keyboard.press('z');
		await second.page.keyboard.up('Control');
		expect(await getText(second.page)).not.toContain('un concert');
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
		expect(await getText(second.page)).toContain('trois expositions, deux colloques, 1140 heures');
		expect(await names(second.page)).toEqual(['exemple.md']);
		await isKept(second.page);
		expect(await second.page.evaluate(() => Object.keys(localStorage))).not.toContainEqual(
			expect.stringMatching(/unsaved/),
		);
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
		await page.waitForSelector('.notice.grave');
		expect(await page.$eval('.notice.grave', (notice) => notice.textContent)).toContain(
			'Ce navigateur ne laisse rien garder.',
		);
		expect(await getText(page)).toContain('un bal');
		expect(mistakes).toEqual([]);
		await context.close();
	});

	it('says when there is no room left, and keeps all as soon as there is', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, {
			before: `${FULL} window.full = true;`,
		});
		await goBehind(page, 'trois expositions');
		await page.keyboard.type(', un bal');
		await page.waitForSelector('.notice.grave');
		expect(await page.$eval('.notice.grave', (notice) => notice.textContent)).toContain('plus de place');
		await page.$eval('.notice.grave', (notice) => notice.setAttribute('data-first', ''));
		await page.keyboard.type(' et');
		await isChecked(page);
		// What is said stays, instead of being said again at each attempt.
		expect(await page.$('.notice.grave[data-first]')).not.toBe(null);
		await page.evaluate('window.full = false');
		await page.keyboard.type(' un défilé');
		await page.waitForSelector('.notice.grave', { hidden: true });
		await page.reload();
		await isChecked(page);
		expect(await getText(page)).toContain('trois expositions, un bal et un défilé');
		await context.close();
	});

	it('does not bring back what was forgotten while it was on its way to the database', async () => {
		const context = await freshContext();
		const { page } = await openPage(context, {
			before: `const put = IDBObjectStore.prototype.put;
				IDBObjectStore.prototype.put = function (...given) {
					const request = put.apply(this, given);
					const again = () => {
						if (window.stuck) this.count().addEventListener('success', again);
						else this.transaction.abort();
					};
					if (window.stuck && this.name === 'drafts') again();
					return request;
				};`,
		});
		await goBehind(page, 'trois expositions');
		await page.keyboard.type('!');
		await isKept(page);
		await page.evaluate('window.stuck = true');
		await page.locator('.drafts .close').click();
		await areNamed(page, 'sans-titre.md');
		await page.locator('.drafts .all').click();
		await page.waitForSelector('dialog[open]');
		page.once('dialog', (dialog) => dialog.accept());
		await page.locator('dialog .all-drafts .negative').click();
		await page.waitForFunction(() => document.querySelectorAll('dialog .all-drafts').length === 1);
		await page.keyboard.press('Escape');
		await page.waitForSelector('dialog', { hidden: true });
		await page.evaluate('window.stuck = false');
		await page.waitForSelector('.notice.grave');
		await page.locator('.cm-content').click();
		await page.keyboard.type('Un autre');
		await page.waitForSelector('.notice.grave', { hidden: true });
		await isKept(page);
		await page.reload();
		await isChecked(page);
		await page.locator('.drafts .all').click();
		await page.waitForSelector('dialog[open]');
		expect(await page.$$eval('.all-drafts .draft', (all) => all.map((one) => one.textContent))).toEqual([
			'sans-titre.md',
		]);
		await context.close();
	});

	it('puts drafts away and takes them out again, each as it was left', async () => {
		const context = await freshContext();
		const { page } = await openPage(context);
		const tab = (number: number) => page.locator(`.drafts li:nth-child(${number}) .draft`).click();
		await page.locator('.drafts .close').click();
		await areNamed(page, 'sans-titre.md');
		await isChecked(page);
		await page.locator('.drafts .all').click();
		await page.waitForSelector('dialog[open]');
		page.once('dialog', (dialog) => dialog.dismiss());
		await page.locator('dialog .all-drafts .negative').click();
		await page.locator('dialog .all-drafts:last-of-type .draft').click();
		await page.waitForFunction(() => document.querySelectorAll('.drafts .draft').length === 2);
		await isChecked(page);
		expect(await names(page)).toEqual(['sans-titre.md', 'exemple.md']);
		expect(await getText(page)).toContain('Les Amis du Canal');
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
		expect(await getText(page)).toBe('Un brouillon de plus');
		// Back to the one that is shown, before the other one has come.
		await page.evaluate(() => {
			const [one, other] = document.querySelectorAll<HTMLElement>('.drafts .draft');
			other?.click();
			one?.click();
		});
		await isChecked(page);
		expect(await getText(page)).toBe('Un brouillon de plus');
		await context.close();
	});

	it('shows what changed since an earlier state, and makes two drafts one', async () => {
		const context = await freshContext();
		const { page, mistakes } = await openPage(context);
		const whole = await getText(page);
		const edit = (from: string, to: string) =>
			page.evaluate(
				(old, next) => {
					const { view } = (document.querySelector('.cm-content') as EditorElement).cmTile;
					const at = view.state.doc.toString().indexOf(old);
					view.dispatch({
						changes: { from: at, to: at + old.length, insert: next },
						userEvent: 'input.type',
					});
				},
				from,
				to,
			);
		await edit('Maison des associations', 'Mairie');
		await edit('présidence: Jeanne Royer', 'présidence: Élise Morvan');
		await isChecked(page);
		await page.locator('.drafts .all').click();
		await page.locator('.all-drafts li button:nth-of-type(2)').click();
		await page.locator('.versions button').click();
		await page.waitForSelector('.differences ins');
		const changes = await page.$$eval('.differences :is(del, ins)', (all) =>
			all.map((each) => each.textContent),
		);
		expect(changes).toEqual([
			'lieu: Maison des associations, Rennes',
			'lieu: Mairie, Rennes',
			'présidence: Jeanne Royer',
			'présidence: Élise Morvan',
		]);
		expect(await findings(page)).toEqual([]);
		await page.locator('dialog .close').click();

		const theirs = whole.replace('Maison des associations', 'Salle polyvalente').replace('14h00', '14h05');
		await page.evaluate((text) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([text], 'autre.md'));
			document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
		}, theirs);
		await areNamed(page, 'exemple.md', 'autre.md');
		await page.locator('.drafts li:first-child .draft').click();
		await isChecked(page);
		await page.locator('.drafts .all').click();
		await page.locator('.all-drafts li:nth-child(2) button:nth-of-type(2)').click();
		await page.locator('.conflict label:nth-of-type(2) input').click();
		expect(await findings(page)).toEqual([]);
		await page.locator('dialog footer .primary').click();
		await page.waitForSelector('dialog', { hidden: true });
		await isChecked(page);
		const merged = await getText(page);
		expect(merged).toBe(
			whole
				.replace('Maison des associations', 'Salle polyvalente')
				.replace('14h00', '14h05')
				.replace('présidence: Jeanne Royer', 'présidence: Élise Morvan'),
		);
		expect(mistakes).toEqual([]);
		await context.close();
	});
});
