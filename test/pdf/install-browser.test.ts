/** A browser is fetched from a server of this machine, put where the search finds it, and not fetched twice. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectBrowserPlatform } from '@puppeteer/browsers';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserCandidates } from '../../src/pdf/browser/find-browser.js';
import { HEADLESS_SHELL_BUILD, installBrowser } from '../../src/pdf/browser/install-browser.js';

const FOLDERS: Readonly<Record<string, string>> = { linux: 'linux64', mac: 'mac-x64', mac_arm: 'mac-arm64' };
const folder = FOLDERS[detectBrowserPlatform() ?? ''];
const asked: string[] = [];
const server = createServer((request, response) => {
	asked.push(`${request.method} ${request.url}`);
	if (request.url !== `/${HEADLESS_SHELL_BUILD}/${folder}/chrome-headless-shell-${folder}.zip`) {
		response.writeHead(404).end();
		return;
	}
	const script = new TextEncoder().encode('#!/bin/sh\n');
	const archive = zipSync({
		[`chrome-headless-shell-${folder}/chrome-headless-shell`]: [script, { os: 3, attrs: 0o100755 << 16 }],
	});
	response.writeHead(200, { 'content-length': archive.length }).end(request.method === 'HEAD' ? '' : archive);
});

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => server.close(done)));

describe.skipIf(folder === undefined)('fetching a browser', () => {
	const cache = mkdtempSync(join(tmpdir(), 'pv-browser-'));
	const getEnv = (path: string) => ({
		PUPPETEER_CACHE_DIR: cache,
		PUPPETEER_DOWNLOAD_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
	});

	it('is refused with its reason where there is none to be had', async () => {
		await expect(installBrowser({ env: getEnv('/elsewhere') })).rejects.toMatchObject({
			code: 'browser/download',
			exitCode: 3,
		});
		expect(browserCandidates({ env: getEnv('') }).filter(({ source }) => source === 'puppeteer')).toEqual([]);
	});

	it('puts it where the search looks first, once', async () => {
		const path = await installBrowser({ env: getEnv('') });
		expect(browserCandidates({ env: getEnv('') })[0]).toMatchObject({ source: 'puppeteer', path });
		const before = asked.filter((request) => request.startsWith('GET')).length;
		expect(await installBrowser({ env: getEnv('') })).toBe(path);
		expect(asked.filter((request) => request.startsWith('GET'))).toHaveLength(before);
	});
});

it('fetches the build that puppeteer-core is tested with', () => {
	const revisions = new URL(
		'../../node_modules/puppeteer-core/lib/esm/puppeteer/revisions.js',
		import.meta.url,
	);
	expect(/'?chrome-headless-shell'?: '([\d.]+)'/.exec(readFileSync(revisions, 'utf8'))?.[1]).toBe(
		HEADLESS_SHELL_BUILD,
	);
});
