import { describe, expect, it } from 'vitest';
import example from '../../../examples/association.md';
import {
	getText,
	goBehind,
	HEARD,
	isChecked,
	isHeard,
	isInRoom,
	isWritten,
	type Opened,
	rewrite,
	usePage,
	usePageInBrowser,
} from './open-page.js';

/** A clock that runs from 8 pm on a day, and can be set. */
const CLOCK = `
	const Real = Date;
	const at = (hours, minutes) => new Real(2031, 5, 5, hours, minutes).getTime() - Real.now();
	globalThis.clock = { ahead: at(20, 0), set(hours, minutes) { this.ahead = at(hours, minutes); } };
	globalThis.Date = class extends Real {
		constructor(...parts) { if (parts.length === 0) super(Date.now()); else super(...parts); }
		static now() { return Real.now() + clock.ahead; }
	};
`;

/** Lets a test keep back the next thing that the compiler is asked about who comes or goes: `window.holds = true`, and `window.held()` to let it go. */
const HOLDS = `
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (message, ...more) {
		if (message.name !== 'move' || !window.holds) return post.call(this, message, ...more);
		window.holds = false;
		window.held = () => post.call(this, message, ...more);
	};
`;

usePageInBrowser();

describe('the room', () => {
	const opened = usePage({ before: `${CLOCK} ${HEARD} ${HOLDS}` });

	/** The page with the text that it opens with. */
	async function begin(): Promise<Opened> {
		await rewrite(opened().page, example);
		return opened();
	}

	it('follows the cursor, notes who comes and goes, and writes a vote with its proof', async () => {
		const { page, mistakes } = await begin();
		await goBehind(page, 'la certification est sans réserve.');
		await page.waitForFunction(() =>
			document.querySelector('.room .where')?.textContent?.includes('2. Comptes'),
		);
		await isInRoom(page, '28 personnes');
		await isInRoom(page, 'Antoine Roussel arrivée à 14 h 50');
		await page.$eval('#move-time', (field) => {
			(field as HTMLInputElement).value = '15:20';
		});
		await page.locator('[aria-label="Noter le départ d’Yves Nicol"]').click();
		await isWritten(page, 'sans réserve.\n\n15h20 – Départ d’Yves Nicol\n\n\n\n### Résolution 1');
		await isInRoom(page, '27 personnes');
		await goBehind(page, 'en recettes et en dépenses.');
		await page.waitForFunction(() => document.querySelector('.room .kicker')?.textContent?.includes('2'));
		await page.locator('.room .write summary').click();
		await page.type('.room input[name="for"]', '24');
		await page.type('.room input[name="against"]', '3');
		await page.locator('.room form .primary').click();
		await isWritten(page, 'Vote : 24 pour, 3 contre');
		await page.waitForFunction(() =>
			document.querySelector('.room .why')?.textContent?.match(/24\s+voix\s+pour/),
		);
		expect(mistakes).toEqual([]);
	});

	it('notes the time of day at the click, however long nothing was typed, or the time that was written', async () => {
		const { page, mistakes } = await begin();
		await goBehind(page, 'date: jeudi 6 juin 2024');
		for (let letter = 0; letter < 'jeudi 6 juin 2024'.length; letter++)
			await page.keyboard.press('Backspace');
		await page.keyboard.type('5 juin 2031');
		await page.keyboard.press('Escape');
		await isChecked(page);
		await page.evaluate('clock.set(20, 0)');
		await goBehind(page, 'la certification est sans réserve.');
		await page.waitForFunction(
			() => document.querySelector<HTMLInputElement>('#move-time')?.value === '20:00',
		);
		await page.evaluate('clock.set(20, 41)');
		await page.locator('[aria-label="Noter le départ d’Yves Nicol"]').click();
		await isWritten(page, '\n20h41 – Départ d’Yves Nicol\n');
		await isInRoom(page, 'Yves Nicol départ à 20 h 41');
		await page.$eval('#move-time', (field) => {
			(field as HTMLInputElement).value = '20:30';
		});
		await page.evaluate('clock.set(20, 43)');
		await page.locator('[aria-label="Noter le départ d’Odile Kermarrec"]').click();
		await isWritten(page, '\n20h30 – Départ d’Odile Kermarrec\n');
		await isInRoom(page, 'départ à 20 h 30');
		await page.locator('[aria-label="Noter le départ de Paul Le Bihan"]').click();
		await isWritten(page, '\n20h43 – Départ de Paul Le Bihan\n');
		await page.evaluate('clock.set(20, 50)');
		await page.waitForFunction(
			() => document.querySelector<HTMLInputElement>('#move-time')?.value === '20:50',
		);
		expect(mistakes).toEqual([]);
	});

	it('lets keys go down the list of people, and says what was noted', async () => {
		const { page, mistakes } = await begin();
		await page.evaluate('window.heard = []');
		await goBehind(page, 'la certification est sans réserve.');
		await page.waitForFunction(() =>
			document.querySelector('.room .where')?.textContent?.includes('2. Comptes'),
		);
		await page.focus('[aria-label="Noter le départ d’Élise Morvan"]');
		for (const [next, noted] of [
			['d’Yves Nicol', 'd’Élise Morvan'],
			['de Jeanne Royer', 'd’Yves Nicol'],
		]) {
			await page.keyboard.press('Enter');
			await isWritten(page, `Départ ${noted}`);
			await page.waitForFunction(
				(label) => document.activeElement?.getAttribute('aria-label') === label,
				{},
				`Noter le départ ${next}`,
			);
		}
		for (const name of ['Élise Morvan', 'Yves Nicol']) await isHeard(page, `Départ noté : ${name}`);
		expect(mistakes).toEqual([]);
	});

	it('writes in its place though one types on, and keeps figures that found no place', async () => {
		const { page, mistakes } = await begin();
		// Somebody else than in the test before: a second press of the same button within a moment counts for nothing.
		await page.evaluate('window.holds = true');
		await goBehind(page, 'la certification est sans réserve.');
		await page.waitForFunction(() =>
			document.querySelector('.room .where')?.textContent?.includes('2. Comptes'),
		);
		await page.locator('[aria-label="Noter le départ d’Odile Kermarrec"]').click();
		await page.waitForFunction('window.held');
		await goBehind(page, 'la certification est sans réserve.');
		await page.keyboard.type(' Elle est jointe au dossier.');
		await page.evaluate('window.held()');
		await isWritten(
			page,
			'sans réserve. Elle est jointe au dossier.\n\n15h10 – Départ d’Odile Kermarrec\n\n\n\n### Résol',
		);
		await goBehind(page, 'réunion: ');
		await page.waitForFunction(() =>
			document.querySelector('.room .where')?.textContent?.includes('ouverture'),
		);
		// It may be open since the last vote.
		await page.$eval('.room .write', (form) => form.setAttribute('open', ''));
		await page.type('.room input[name="for"]', '24');
		await page.locator('.room form .primary').click();
		await page.waitForSelector('.notice.calm');
		expect(await page.$eval('.room input[name="for"]', (field) => (field as HTMLInputElement).value)).toBe(
			'24',
		);
		expect(mistakes).toEqual([]);
	});

	it('proposes the names of those who are there', async () => {
		const { page } = await begin();
		await goBehind(page, 'la certification est sans réserve.');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await page.keyboard.type('Jeann');
		await page.waitForFunction(() =>
			[
				...document.querySelectorAll('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) ul'),
			].some((list) => list.children.length === 1 && list.textContent?.startsWith('Jeanne Royer')),
		);
		// The editor takes no key for its list before one can have seen it.
		await new Promise((resolve) => setTimeout(resolve, 100));
		await page.keyboard.press('Enter');
		await isChecked(page);
		expect(await getText(page)).toContain('sans réserve.\n\nJeanne Royer');
	});
});
