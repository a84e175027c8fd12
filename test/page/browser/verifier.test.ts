/** The page that rides inside records, opened by a double click: what it shows of a PDF that is given to it. */

import { beforeAll, expect, it } from 'vitest';
import { makeVerifier } from '../../../scripts/page.mjs';
import { main } from '../../../src/cli/main.js';
import { version } from '../../../src/cli/version.js';
import { verifyFile } from '../../../src/verifier/verify-file.js';
import { CLEAN } from '../../cli/meetings.js';
import { createWorld } from '../../cli/memory-io.js';
import { filePath, freshContext, usePageInBrowser } from './open-page.js';

usePageInBrowser();

let pdf: Uint8Array;
beforeAll(async () => {
	const { io, files } = createWorld({ files: { 'a.md': CLEAN } });
	expect(await main(['build', 'a.md', '--to', 'pdf'], io)).toBe(0);
	pdf = files.get('/project/a.pdf') ?? new Uint8Array();
}, 180_000);

it('shows each finding, offline', async () => {
	const context = await freshContext();
	const page = await context.newPage();
	const requests: string[] = [];
	const mistakes: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	page.on('pageerror', (error) => mistakes.push(String(error)));
	await page.evaluateOnNewDocument("Object.defineProperty(navigator, 'language', { get: () => 'en-GB' })");
	await page.goto(`file://${filePath('pv-verify.html', await makeVerifier(version))}`);
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
	expect(mistakes).toEqual([]);
	expect(requests.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([page.url()]);
	await context.close();
}, 180_000);
