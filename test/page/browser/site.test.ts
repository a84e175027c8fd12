/** A site in a browser, over a server and as one file: search, ways from page to page, and what axe says. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/memory-io.js';
import { SITE_FILES as FILES, getSite } from '../../collection/site.js';
import { sharedBrowser } from './open-page.js';

const SERVER = 'http://site.test/';
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

describe('in a browser', () => {
	const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
	const folder = mkdtempSync(join(tmpdir(), 'pv-site-'));
	let files: Map<string, string>;
	let browser: Browser;
	let mistakes: string[] = [];

	beforeAll(async () => {
		files = await getSite(FILES);
		const single = await run(['site', '-o', 's.html', '--single', '-q'], { files: FILES });
		writeFileSync(join(folder, 's.html'), single.files.get('/project/s.html') ?? '');
		browser = await sharedBrowser();
	}, 180_000);

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	async function open(address: string): Promise<Page> {
		const page = await browser.newPage();
		page.setDefaultTimeout(120_000);
		page.on('pageerror', (error) => mistakes.push(String(error)));
		page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()));
		mistakes = [];
		// The browser reaches no network: what a server would give is given here.
		await page.setRequestInterception(true);
		page.on('request', (request) => {
			if (!request.url().startsWith(SERVER)) return request.continue();
			const path = request.url().slice(SERVER.length).split('?')[0] ?? '';
			const contentType = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/json';
			const body = files.get(path);
			return request.respond(body === undefined ? { status: 404 } : { body, contentType });
		});
		await page.goto(address);
		return page;
	}

	const served = (path: string) => SERVER + path;
	const opened = (hash = '') => `${pathToFileURL(join(folder, 's.html')).href}${hash}`;
	const heading = (page: Page) => page.$eval('h1 .name', (element) => element.textContent?.trim());

	/** What axe finds. */
	async function faults(page: Page): Promise<string[]> {
		const session = await page.createCDPSession();
		await session.send('Runtime.evaluate', { expression: AXE });
		return page.evaluate(async () => {
			const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Array<{ id: string }> }> } };
			return (await axe.run()).violations.map(({ id }) => id);
		});
	}

	/** Types words, and gives the titles that are found. */
	async function find(page: Page, words: string): Promise<string[]> {
		await page.waitForSelector('form.search:not([hidden])');
		await page.type('#words', words);
		await page.waitForFunction(() => document.querySelector('.count')?.textContent !== '');
		return page.$$eval('.results a', (links) => links.map((link) => link.textContent ?? ''));
	}

	it.each([
		'index.html',
		'acts/index.html',
		'acts/2024-01-15-1.html',
		'acts/2025-05-20-2.html',
		'meetings/2025-05-20.html',
		'people/ben-osei.html',
		'subjects/index.html',
	])(
		'axe finds nothing on %s',
		async (path) => {
			const page = await open(served(path));
			expect(await faults(page)).toEqual([]);
			expect(mistakes).toEqual([]);
			await page.close();
		},
		120_000,
	);

	it.each([
		['over a server', () => served('index.html')],
		['in one file', () => opened()],
	])(
		'finds acts %s by words, person, subject and year',
		async (_, address) => {
			const page = await open(address());
			expect(await find(page, 'cafe MENDED')).toEqual(['1 – Roof']);
			expect(await page.$eval('.count', (count) => count.textContent)).toBe('One found');
			expect(await page.$$eval('.excerpt mark', (marks) => marks.map((mark) => mark.textContent))).toEqual([
				'café',
				'mended',
			]);
			expect(await page.$eval('.excerpt', (text) => text.textContent)).toContain(
				'The café has its <b>roof</b> mended & paid.',
			);
			await page.$eval('#words', (input) => {
				(input as HTMLInputElement).value = '';
			});
			await page.select('#person', 'ben-osei');
			await page.select('#year', '2025');
			await page.waitForFunction(() => document.querySelector('.results a')?.textContent?.includes('Boats'));
			await page.click('.results a');
			await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Boats');
			await page.goBack();
			await page.waitForFunction(() => document.querySelector('.results a')?.textContent?.includes('Boats'));
			expect(await page.$eval('#person', (person) => (person as HTMLSelectElement).value)).toBe('ben-osei');
			await page.select('#subject', 'repairs');
			await page.waitForFunction(
				() => document.querySelector('.count')?.textContent === 'Nothing was found.',
			);
			expect(mistakes).toEqual([]);
			await page.close();
		},
		120_000,
	);

	it('goes from page to page inside of one file, and back', async () => {
		const page = await open(opened('#acts/2024-01-15-1.html'));
		await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Roof');
		expect(await faults(page)).toEqual([]);
		await page.click('a[href="people/dora-finch.html"]');
		await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Dora Finch');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
		await page.goBack();
		await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Roof');
		await page.click('.site-title a');
		await page.waitForSelector('form.search:not([hidden])');
		expect(await heading(page)).toBe('Harbour Trust');
		expect(await find(page, 'boats')).toEqual(['1 – Boats']);
		expect(mistakes).toEqual([]);
		await page.close();
	}, 120_000);
});
