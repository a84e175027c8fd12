/** A site in a browser, over a server and as one file: search, ways from page to page, and what axe says. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/memory-io.js';
import { SITE_FILES as FILES, getSite } from '../../collection/site.js';
import { AXE, findings } from './axe.js';
import { sharedBrowser } from './open-page.js';

const SERVER = 'http://site.test/';
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

describe('in a browser', () => {
	const folder = mkdtempSync(join(tmpdir(), 'pv-site-'));
	let files: Map<string, string>;
	let page: Page;
	let mistakes: string[] = [];

	beforeAll(async () => {
		files = await getSite(FILES, '--url', 'https://example.org/board');
		const single = await run(['site', '-o', 's.html', '--single', '-q'], { files: FILES });
		writeFileSync(join(folder, 's.html'), single.files.get('/project/s.html') ?? '');
		page = await (await sharedBrowser()).newPage();
		page.setDefaultTimeout(120_000);
		page.on('pageerror', (error) => mistakes.push(String(error)));
		page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()));
		// The browser reaches no network: what a server would give is given here.
		await page.setRequestInterception(true);
		page.on('request', (request) => {
			if (!request.url().startsWith(SERVER)) return request.continue();
			const path = request.url().slice(SERVER.length).split('?')[0] ?? '';
			const contentType = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/json';
			const body = files.get(path);
			return request.respond(body === undefined ? { status: 404 } : { body, contentType });
		});
	}, 180_000);

	afterAll(async () => {
		await page.close();
		rmSync(folder, { recursive: true, force: true });
	});

	/** Opens a page of the site, in one tab for all: as on a desk, by day. */
	async function open(address: string): Promise<void> {
		await page.setViewport({ width: 1280, height: 800 });
		await page.emulateMediaType();
		await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
		// Of two addresses that differ in their part alone, the second would be no opening.
		await page.goto('about:blank');
		mistakes = [];
		await page.goto(address);
	}

	const served = (path: string) => SERVER + path;
	const opened = (hash = '') => `${pathToFileURL(join(folder, 's.html')).href}${hash}`;
	const heading = () => page.$eval('h1 .name', (element) => element.textContent?.trim());

	/** What axe finds on a telephone and on a desk, and in the dark, where nothing changes but colours; and whether a page is wider than its window. */
	async function faults(): Promise<string[]> {
		// The page lets no script in; what a debugger says is none of its scripts.
		const session = await page.createCDPSession();
		await session.send('Runtime.evaluate', { expression: AXE });
		const found: string[] = [];
		for (const [width, scheme, rules] of [
			[375, 'light', 'all'],
			[768, 'light', undefined],
			[1280, 'light', 'all'],
			[1280, 'dark', 'colour'],
		] as const) {
			await page.setViewport({ width, height: 800 });
			await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
			const { scrollWidth, clientWidth } = await page.evaluate(() => {
				const { scrollWidth, clientWidth } = document.documentElement;
				return { scrollWidth, clientWidth };
			});
			if (scrollWidth > clientWidth) found.push(`${width} wider than its window`);
			if (rules) for (const each of await findings(page, rules)) found.push(`${width} ${scheme} ${each}`);
		}
		return found;
	}

	/** Types words, and gives the titles that are found. */
	async function find(words: string): Promise<string[]> {
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
		'meetings/index.html',
		'people/ben-osei.html',
		'people/carla-ruiz.html',
		'people/index.html',
		'subjects/index.html',
		'subjects/repairs.html',
	])(
		'axe finds nothing on %s',
		async (path) => {
			await open(served(path));
			expect(await faults()).toEqual([]);
			expect(mistakes).toEqual([]);
		},
		120_000,
	);

	it.each(['index.html', 'acts/index.html', 'acts/2024-01-15-1.html', 'meetings/2025-05-20.html'])(
		'%s on paper has its address, and nothing to click',
		async (path) => {
			await open(served(path));
			await page.emulateMediaType('print');
			const shown = await page.$$eval('body *', (elements) =>
				elements.flatMap((element) => {
					const { width, height } = element.getBoundingClientRect();
					return width > 0 && height > 0 ? [element.className || element.localName] : [];
				}),
			);
			expect(shown).toContain('site-address');
			for (const name of ['nav', 'search', 'feed', 'count', 'skip', 'site-foot', 'input', 'select'])
				expect(shown, path).not.toContain(name);
			expect(await page.$eval('.site-address', (address) => address.textContent)).toBe(
				`https://example.org/board/${path}`,
			);
		},
		120_000,
	);

	it('the rule of a vote stands over no other words of its act', async () => {
		await open(served('acts/2024-01-15-1.html'));
		for (const medium of ['screen', 'print']) {
			await page.emulateMediaType(medium);
			const [rule, text] = await page.$$eval('.act .rule, .act .prose p', (elements) =>
				elements.map((element) => element.getBoundingClientRect().toJSON()),
			);
			expect(rule?.bottom, medium).toBeLessThanOrEqual(text?.top);
		}
	}, 120_000);

	it.each([
		['over a server', () => served('index.html')],
		['in one file', () => opened()],
	])(
		'finds acts %s by words, person, subject and year',
		async (_, address) => {
			await open(address());
			expect(await find('cafe MENDED')).toEqual(['1 – Roof']);
			expect(await page.$eval('.count', (count) => count.textContent)).toBe('One found');
			expect(await page.$$eval('.excerpt mark', (marks) => marks.map((mark) => mark.textContent))).toEqual([
				'café',
				'mended',
			]);
			expect(await page.$eval('.excerpt', (text) => text.textContent)).toContain(
				'The café has its <b>roof</b> mended & paid.',
			);
			expect(await faults()).toEqual([]);
			await page.$eval('#words', (input) => {
				(input as HTMLInputElement).value = '';
			});
			await page.select('#person', 'ben-osei');
			await page.select('#year', '2025');
			await page.waitForFunction(() => document.querySelector('.results a')?.textContent?.includes('Boats'));
			await page.locator('.results a').click();
			await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Boats');
			await page.goBack();
			await page.waitForFunction(() => document.querySelector('.results a')?.textContent?.includes('Boats'));
			expect(await page.$eval('#person', (person) => (person as HTMLSelectElement).value)).toBe('ben-osei');
			await page.select('#subject', 'repairs');
			await page.waitForFunction(
				() => document.querySelector('.count')?.textContent === 'Nothing was found.',
			);
			expect(mistakes).toEqual([]);
		},
		120_000,
	);

	it('goes from page to page inside of one file, and back', async () => {
		await open(opened('#acts/2024-01-15-1.html'));
		await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Roof');
		expect(await faults()).toEqual([]);
		await page.locator('a[href="people/dora-finch.html"]').click();
		await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Dora Finch');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
		await page.goBack();
		await page.waitForFunction(() => document.querySelector('h1 .name')?.textContent === 'Roof');
		await page.locator('.site-title a').click();
		await page.waitForSelector('form.search:not([hidden])');
		expect(await heading()).toBe('Harbour Trust');
		expect(await find('boats')).toEqual(['1 – Boats']);
		expect(mistakes).toEqual([]);
	}, 120_000);
});
