import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compile.js';
import { findings } from './axe.js';
import {
	freshContext,
	getText,
	isChecked,
	isKept,
	isWritten,
	openPage,
	usePageInBrowser,
} from './open-page.js';

/** Controls of the panel that a finger would miss. */
function small(page: Page): Promise<string[]> {
	return page.$$eval(
		'.live :is(button, select, summary, input:not([type="checkbox"], [type="radio"]), label.check)',
		(all) =>
			all
				.filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 44)
				.map((each) => each.outerHTML.slice(0, 80)),
	);
}

usePageInBrowser();

describe('the meeting while it takes place', () => {
	it('is written by somebody who knows nothing of its language: four votes, an election in two rounds, a tab that is killed', async () => {
		const context = await freshContext();
		let { page, mistakes } = await openPage(context, { width: 1024, height: 768 });
		expect(await findings(page)).toEqual([]);

		// A new assembly, its people in the form of the header.
		await page.locator('.notice .doors .primary').click();
		await page.select('dialog select[name="body"]', 'association');
		await page.type('dialog input[name="organization"]', 'Les Jardins');
		await page.$eval('dialog input[type="date"]', (field) => {
			(field as HTMLInputElement).value = '2031-06-05';
		});
		await page.locator('dialog footer .primary').click();
		await page.waitForSelector('.header-form .add');
		const people = [
			['Mme', 'Aline Roche'],
			['M.', 'Luc Perrin'],
			['Mme', 'Nora Saïd'],
			['M.', 'Tom Simon'],
			['Mme', 'Zoé Wolf'],
		] as const;
		// One right after the other, before the text has the last one; by the key, because the button moves when the list above it grows.
		for (const [civility, name] of people) {
			await page.select('.add [name="civility"]', civility);
			await page.type('.add [name="name"]', name);
			await page.keyboard.press('Enter');
		}
		for (const [civility, name] of people) await isWritten(page, `    - ${civility} ${name}\n`);
		expect(await findings(page)).toEqual([]);
		await page.select('.members li:last-child > select', 'absent');
		await isWritten(page, '  absents:\n    - Mme Zoé Wolf\n');
		for (const [field, value] of [
			['place', 'Mairie'],
			['chair', 'Mme Aline Roche'],
			['secretary', 'M. Luc Perrin'],
		] as const) {
			await page.type(`.header-form [name="${field}"]`, value);
			await page.keyboard.press('Tab');
			await isWritten(page, `: ${value}\n`);
		}

		// By show of hands: those against are counted, the others are for.
		await page.locator('.live-toggle').click();
		await page.locator('.live .big .primary').click();
		await isWritten(page, '\nétat: projet\n');
		await page.locator('.hands .step:nth-child(2) button:last-child').click();
		await page.waitForFunction(() =>
			document.querySelector('.light.good.tried')?.textContent?.includes('Adoptée'),
		);
		expect([await findings(page), await small(page)]).toEqual([[], []]);
		await page.locator('.ballot > .primary').click();
		await isWritten(page, 'Scrutin : main levée\nVote : 3 pour, 1 contre\n\n##');

		// The tab is killed; what was written is there, and so is the panel.
		await isKept(page);
		await page.close();
		({ page, mistakes } = await openPage(context, { width: 1024, height: 768 }));
		await isWritten(page, 'Vote : 3 pour, 1 contre');
		await page.locator('.live [aria-label="Noter l’arrivée de Mme Zoé Wolf"]').click();
		await isWritten(page, 'Arrivée de Mme Zoé Wolf\n');

		// By name, at the next item.
		await page.locator('.live .now .primary').click();
		await isWritten(page, ' — Rapport d’activité');
		await page.locator('.ways button:nth-child(2)').click();
		await page.locator('.ballot > button').click();
		await page.locator('.by-name li:nth-child(2) label:nth-child(2)').click();
		await page.waitForSelector('.light.good.tried');
		expect([await findings(page), await small(page)]).toEqual([[], []]);
		await page.locator('.ballot > .primary').click();
		await isWritten(page, ', 1 contre (M. Luc Perrin)');

		// By ballots, too many at first.
		await page.locator('.live .now .primary').click();
		await isWritten(page, ' — Comptes de l’exercice');
		await page.locator('.ways button:nth-child(3)').click();
		await page.type('.ballot [name="for"]', '33');
		await page.waitForSelector('.light.bad.tried');
		await page.focus('.ballot [name="for"]');
		await page.keyboard.press('Backspace');
		await page.type('.ballot [name="blank"]', '2');
		await page.waitForSelector('.light.good.tried');
		await page.locator('.ballot > .primary').click();
		await isWritten(page, 'Scrutin : secret\nVote : 3 pour, 2 blancs');
		await page.waitForFunction(() =>
			[...document.querySelectorAll('.live .vote > h2')].some((head) => head.textContent?.includes('Budget')),
		);
		await page.type('.ballot [name="for"]', '5');
		await page.locator('.ballot > .primary').click();
		await isWritten(page, 'Scrutin : secret\nVote : 5 pour');

		// An election; nobody has a majority in the first round.
		await page.locator('.live .now .primary').click();
		await isWritten(page, ' — Renouvellement');
		await page.locator('.live .big button:nth-child(2)').click();
		await page.type('dialog [name="title"]', 'Trésorier');
		await page.type('dialog [name="name1"]', 'Tom Simon');
		await page.type('dialog [name="name2"]', 'Zoé Wolf');
		await page.locator('dialog footer .primary').click();
		await isWritten(page, '- Zoé Wolf\n');
		for (const votes of [
			['2', '2'],
			['3', '2'],
		]) {
			await page.waitForSelector('.ballot [name="known1"]');
			if (votes[0] === '2') await page.type('.ballot [name="blank"]', '1');
			for (const [index, count] of votes.entries()) await page.type(`.ballot [name="known${index}"]`, count);
			expect([await findings(page), await small(page)]).toEqual([[], []]);
			await page.locator('.ballot > .primary').click();
			await isWritten(page, `- Tom Simon : ${votes[0]} voix\n- Zoé Wolf : ${votes[1]} voix`);
			if (votes[0] === '2') await page.locator('.next-round button').click();
		}
		await page.locator('.live .big button:last-child').click();
		await isWritten(page, 'La séance est levée à');
		await isChecked(page);
		const { messages, assembly } = await compile(await getText(page));
		expect(messages.filter(({ severity }) => severity === 'error').map(({ reason }) => reason)).toEqual([]);
		expect(assembly.decisions.filter(({ votes }) => votes.length > 0).map(({ outcome }) => outcome)).toEqual([
			'adopted',
			'adopted',
			'adopted',
			'adopted',
		]);
		expect(
			assembly.elections.map(({ round, candidates }) => [
				round,
				candidates.filter(({ elected }) => elected).map(({ name }) => name),
			]),
		).toEqual([
			[1n, []],
			[2n, ['Tom Simon']],
		]);
		expect(mistakes).toEqual([]);
		await context.close();
	});
});
