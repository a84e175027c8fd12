/** The page that rides inside records, opened by a double click: what it shows of a PDF that is given to it. */

import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, it } from 'vitest';
import { makeVerifier, packSoon } from '../../../scripts/page.mjs';
import { main } from '../../../src/cli/main.js';
import { verifyFile } from '../../../src/verifier/verify-file.js';
import { version } from '../../../src/version.js';
import { CLEAN } from '../../cli/meetings.js';
import { createWorld } from '../../cli/memory-io.js';
import { FIREFOX, filePath, freshContext, startFirefox, usePageInBrowser } from './open-page.js';

usePageInBrowser();

let pdf: Uint8Array;
let address: string;
beforeAll(async () => {
	const { io, files } = createWorld({ files: { 'a.md': CLEAN } });
	expect(await main(['build', 'a.md', '--to', 'pdf'], io)).toBe(0);
	pdf = files.get('/project/a.pdf') ?? new Uint8Array();
	// With the version of the sources, which what is shown names.
	const html = await makeVerifier(version, undefined, packSoon);
	address = pathToFileURL(filePath('pv-verify.html', html)).href;
}, 600_000);

/** Opens the page from a file, and gives it an honest record and a forged one. */
async function showsFindings(page: Page): Promise<void> {
	const mistakes: string[] = [];
	page.on('pageerror', (error) => mistakes.push(String(error)));
	page.setDefaultTimeout(600_000);
	await page.goto(address);
	await page.waitForSelector('#file');
	const input = await page.$<'input'>('input[type=file]' as 'input');
	for (const [name, bytes, verdict] of [
		['good.pdf', pdf, 'good'],
		['bad.pdf', Buffer.concat([pdf, Buffer.from('x')]), 'bad'],
	] as const) {
		await input?.uploadFile(filePath(name, bytes));
		await page.waitForFunction(
			(wanted) => document.querySelector('h2')?.textContent?.startsWith(wanted),
			{},
			name,
		);
		expect(await page.$eval('h2', (title) => title.className)).toBe(verdict);
		const shown = await page.$$eval('li', (items) => items.map((item) => item.textContent?.slice(2)));
		expect(shown).toEqual((await verifyFile(bytes, name, 'en')).lines.map(({ text }) => text));
	}
	await page.click('footer summary');
	await page.waitForFunction(() =>
		/^yaml [\d.]+, ISC$/m.test(document.querySelector('footer pre')?.textContent ?? ''),
	);
	expect(mistakes).toEqual([]);
}

it('shows each finding, offline', async () => {
	const context = await freshContext();
	const page = await context.newPage();
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	await page.evaluateOnNewDocument("Object.defineProperty(navigator, 'language', { get: () => 'en-GB' })");
	await showsFindings(page);
	expect(requests.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([page.url()]);
	await context.close();
}, 600_000);

it.skipIf(FIREFOX === undefined)(
	'shows each finding in Firefox',
	async () => {
		const browser = await startFirefox('en-GB');
		try {
			await showsFindings(await browser.newPage());
		} finally {
			await browser.close();
		}
	},
	600_000,
);
