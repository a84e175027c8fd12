import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserCandidates } from '../../../src/pdf/index.js';
import { CLEAN } from '../meetings.js';
import { emptyFolder, start, until } from './live-run.js';

let browser: Browser;
beforeAll(async () => {
	// Our own printer lets its browser reach nothing at all, not even this machine.
	const prepared = await browserCandidates({ env: process.env })[0]?.prepare();
	browser = await puppeteer.launch({
		executablePath: prepared?.path ?? '',
		env: { ...process.env, ...prepared?.env },
		args: ['--no-sandbox'],
		headless: 'shell',
	});
});
afterAll(() => browser.close());

/** With emphasis, whose faces are there from the start. */
const LONG = `${CLEAN}\nThe *first* paragraph.\n\n${Array.from({ length: 80 }, (_, at) => `Passage ${at} of the report.`).join('\n\n')}\n`;

/** What the test reads of a page that is shown. */
interface Shown {
	body: { textContent: string; outerHTML: string };
	defaultView: { scrollY: number; scrollTo(x: number, y: number): void };
	querySelectorAll(selector: string): Iterable<object>;
}

/** Runs in the frame: reads the page that it shows. */
const inPage = <Value>(page: Page, read: (shown: Shown) => Value) =>
	page.evaluate(
		`(${read})(document.querySelector('iframe:not(.coming)')?.contentDocument ?? document)`,
	) as Promise<Value>;

it('puts what is new into the page that is shown and goes there: its other parts and its faces stay', async () => {
	const folder = emptyFolder();
	const file = join(folder, 'a.md');
	writeFileSync(file, LONG);
	const run = start(folder, ['preview', file, '--no-open']);
	const url = (await until(run.out, (text) => text.endsWith('\n'))).trim();
	const page = await browser.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(String(error)));
	await page.goto(url);
	const text = () => inPage(page, (shown) => shown.body.textContent);
	await until(text, (words) => words.includes('Passage 79'));
	await inPage(page, (shown) => {
		shown.defaultView.scrollTo(0, 900);
		for (const paragraph of shown.querySelectorAll('p')) Object.assign(paragraph, { kept: true });
	});

	writeFileSync(file, LONG.replace('Passage 70 of', 'Passage *seventy* of'));
	await until(text, (words) => words.includes('Passage seventy'));
	expect(
		await inPage(page, (shown) => [...shown.querySelectorAll('p')].every((paragraph) => 'kept' in paragraph)),
	).toBe(true);
	const seen = await page.evaluate(`(() => {
		const { contentDocument, contentWindow } = document.querySelector('iframe:not(.coming)');
		const changed = [...contentDocument.querySelectorAll('p')].find((each) => each.textContent.includes('seventy'));
		const { top, bottom } = changed.getBoundingClientRect();
		return top >= 0 && bottom <= contentWindow.innerHeight;
	})()`);
	expect(seen).toBe(true);

	// A click on words says where they were written.
	await page.evaluate(`[...document.querySelector('iframe:not(.coming)').contentDocument.querySelectorAll('p')]
		.find((each) => each.textContent.includes('Passage 5 of')).querySelector('[data-piece]').click()`);
	const line = LONG.split('\n').findIndex((words) => words.startsWith('Passage 5 of')) + 1;
	const said = () => page.evaluate(`document.getElementById('place').textContent`) as Promise<string>;
	expect(await until(said, (words) => words !== '')).toMatch(new RegExp(`^a\\.md:${line}(?: |$)`));

	// A paragraph less, and one more elsewhere: the page is as if it had been made anew.
	const other = LONG.replace('Passage 3 of the report.\n\n', '').replace('Passage 60 of', 'New.\n\nOld of');
	writeFileSync(file, other);
	await until(text, (words) => words.includes('Old of'));
	const anew = await page.evaluate(`fetch('page').then((answer) => answer.text()).then((html) =>
		new DOMParser().parseFromString(html.slice(html.indexOf('<body')), 'text/html').body.outerHTML)`);
	expect(await inPage(page, (shown) => shown.body.outerHTML)).toBe(anew);

	// Other words in the head make a new page, at the same height.
	const height = await inPage(page, (shown) => shown.defaultView.scrollY);
	writeFileSync(file, other.replace('date: 2024-09-17', 'date: 2024-09-18'));
	await until(text, (words) => /18\sSeptember/.test(words));
	expect(await inPage(page, (shown) => shown.defaultView.scrollY)).toBe(height);
	expect(complaints).toEqual([]);
});
