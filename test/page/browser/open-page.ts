/** Opens the page as people do, from a file, in the browser that the project finds: one browser for all files of a worker of the test runner. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EditorView } from '@codemirror/view';
import { type Browser, type BrowserContext, connect, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { noBrowser } from '../../../src/pdf/browser/failures.js';
import { browserCandidates } from '../../../src/pdf/browser/find-browser.js';
import { sandboxOffReason, startBrowser } from '../../../src/pdf/browser/launch.js';
import { builtPage } from '../../built-pages.js';

/** The element of the editor leads to the editor. */
export type EditorElement = HTMLElement & { cmTile: { view: EditorView } };

/** An opened page and what is known of it. */
export interface Opened {
	page: Page;
	/** Addresses of everything that it asked for. */
	requests: string[];
	/** Mistakes of its scripts. */
	mistakes: string[];
}

/** Milliseconds that anything may take: a machine that does much else takes long to start a browser's pages. Less than a test may take, so that what never comes is named with its line. */
const PATIENCE = 90_000;

/** How a page is opened. */
export interface OpenOptions {
	/** The first language of the browser. */
	lang?: string;
	width?: number;
	height?: number;
	dark?: boolean;
	/** A script that runs before all others. */
	before?: string;
}

/** A Firefox of this machine; nothing where there is none. */
export const FIREFOX = [process.env['FIREFOX'], 'firefox', 'firefox-esr'].find(
	(name) => name !== undefined && spawnSync(name, ['--version']).status === 0,
);

/** Starts it, with its first language. */
export function startFirefox(lang: string): Promise<Browser> {
	return launch({
		browser: 'firefox',
		executablePath: spawnSync('which', [FIREFOX ?? ''], { encoding: 'utf8' }).stdout.trim(),
		protocolTimeout: PATIENCE,
		timeout: PATIENCE,
		extraPrefsFirefox: { 'intl.accept_languages': lang },
	});
}

let folder: string;

/** Started and read once by each worker of the test runner, whose test files share this module. */
let browser: Promise<Browser> | undefined;
let html: Promise<string> | undefined;

/** Has a browser for the tests of the file that calls this, and the page in a folder of its own. */
export function usePageInBrowser(): void {
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'pv-page-'));
		html ??= builtPage('pv.html');
		const [text] = await Promise.all([html, sharedBrowser()]);
		writeFileSync(join(folder, 'pv.html'), text);
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** How scripts are run that run once and no more. */
const JS_FLAGS = [
	'--no-regexp-tier-up',
	'--min-semi-space-size=16',
	'--max-semi-space-size=64',
	'--interrupt-budget=1000000',
	'--interrupt-budget-for-maglev=1000000',
];

/** The browser of this worker. */
export function sharedBrowser(): Promise<Browser> {
	browser ??= start();
	return browser;
}

async function start(): Promise<Browser> {
	// The test runner ends its workers by this signal; the browser ends with a process that exits.
	process.once('SIGTERM', () => process.exit());
	const candidates = browserCandidates({ env: process.env });
	// The headless shell that a package brings takes a quarter less of the processor than a whole browser; one that is named in the environment is the only candidate.
	const candidate = candidates.find(({ source }) => source === 'bundled') ?? candidates[0];
	if (!candidate) throw noBrowser();
	const sandbox = sandboxOffReason(undefined, process.env) === undefined;
	const { transport } = startBrowser(await candidate.prepare(), {
		sandbox,
		env: process.env,
		// As in the tests that run in Node: patterns are compiled at their first use, young objects have room, and little is optimized: a quarter of
		// what opening the page takes.
		flags: [`--js-flags=${JS_FLAGS.join(' ')}`],
	});
	return connect({ transport, defaultViewport: null });
}

/** A browser without memory: what is kept in it is forgotten with it. */
export async function freshContext(): Promise<BrowserContext> {
	return (await sharedBrowser()).createBrowserContext();
}

/** A folder for files of tests. */
export function filePath(name: string, content?: string | Uint8Array): string {
	const path = join(folder, name);
	if (content !== undefined) writeFileSync(path, content);
	return path;
}

/** Opens the page and waits for its first compiled text. */
export async function openPage(context: BrowserContext, options: OpenOptions = {}): Promise<Opened> {
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE);
	// A window behind another one draws nothing, and would be waited for in vain.
	const session = await page.createCDPSession();
	await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
	const requests: string[] = [];
	const mistakes: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	page.on('pageerror', (error) => mistakes.push(String(error)));
	await page.setViewport({ width: options.width ?? 1440, height: options.height ?? 900 });
	await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: options.dark ? 'dark' : 'light' }]);
	const languages = JSON.stringify([options.lang ?? 'fr-FR']);
	await page.evaluateOnNewDocument(
		`Object.defineProperty(navigator, 'languages', { get: () => ${languages} }); ${options.before ?? ''}`,
	);
	await page.goto(pathToFileURL(filePath('pv.html')).href);
	await isChecked(page);
	await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('h1'));
	return { page, requests, mistakes };
}

/** Has one page for the tests of the block that calls this, for those to whom it is of no matter what was done in it before. */
export function usePage(options: OpenOptions = {}): () => Opened {
	let opened: Opened;
	beforeAll(async () => {
		opened = await openPage(await freshContext(), options);
	});
	afterAll(() => opened.page.browserContext().close());
	return () => opened;
}

/** Puts a text in the place of all that the editor has. */
export async function rewrite(page: Page, text: string): Promise<void> {
	await page.evaluate((insert) => {
		const { view } = (document.querySelector('.cm-content') as EditorElement).cmTile;
		view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
	}, text);
	await isChecked(page);
}

/** Waits until the text has been compiled as it stands. */
export async function isChecked(page: Page): Promise<void> {
	await page.waitForFunction(() => document.querySelector('main')?.getAttribute('aria-busy') === 'false');
}

/** Waits until what was typed is in the memory of the browser. */
export async function isKept(page: Page): Promise<void> {
	await isChecked(page);
	await page.waitForSelector('.keeping.kept');
}

/** The text in the editor. */
export function getText(page: Page): Promise<string> {
	return page.evaluate(() =>
		(document.querySelector('.cm-content') as EditorElement).cmTile.view.state.doc.toString(),
	);
}

/** Waits until the editor has these words. */
export async function isWritten(page: Page, words: string): Promise<void> {
	await page.waitForFunction(
		(wanted) =>
			(document.querySelector('.cm-content') as EditorElement).cmTile.view.state.doc
				.toString()
				.includes(wanted),
		{},
		words,
	);
	await isChecked(page);
}

/** Puts the cursor behind the first place where these words stand. */
export async function goBehind(page: Page, words: string): Promise<void> {
	await page.evaluate((wanted) => {
		const { view } = (document.querySelector('.cm-content') as EditorElement).cmTile;
		const anchor = view.state.doc.toString().indexOf(wanted) + wanted.length;
		view.dispatch({ selection: { anchor }, scrollIntoView: true });
		view.focus();
	}, words);
}

/** The words of the finished page. */
export async function pageText(page: Page): Promise<string> {
	const frame = await page.$('iframe');
	const content = await frame?.contentFrame();
	return (await content?.evaluate(() => document.body.textContent)) ?? '';
}

/** The names on the tabs. */
export function names(page: Page): Promise<string[]> {
	return page.$$eval('.drafts .draft', (drafts) =>
		drafts.map((draft) => /\S+ \(\d\)\.md|\S+\.md/.exec(draft.textContent ?? '')?.[0] ?? ''),
	);
}

/** Waits until these are the names on the tabs. */
export async function areNamed(page: Page, ...wanted: string[]): Promise<void> {
	await page.waitForFunction(
		(list) =>
			[...document.querySelectorAll('.drafts .draft')]
				.map((draft) => /\S+ \(\d\)\.md|\S+\.md/.exec(draft.textContent ?? '')?.[0])
				.join() === list,
		{},
		wanted.join(),
	);
}

/** Waits until the panel has these words: it is asked for once the text has been compiled. */
export async function isInRoom(page: Page, words: string): Promise<void> {
	await page.waitForFunction(
		(wanted) => document.querySelector('.room')?.textContent?.replace(/\s+/g, ' ').includes(wanted),
		{},
		words,
	);
}

/** Notes what screen readers are told, in `window.heard`. */
export const HEARD = `window.heard = [];
	addEventListener('DOMContentLoaded', () => new MutationObserver((changes) => {
		for (const { target, addedNodes } of changes)
			if (target.className === 'cm-announced' || target.role === 'status')
				window.heard.push(...[...addedNodes].map((node) => node.textContent.trim()));
	}).observe(document, { subtree: true, childList: true }));`;

/** Waits until screen readers have been told these words. */
export async function isHeard(page: Page, words: string): Promise<void> {
	await page.waitForFunction(
		(wanted) =>
			(window as unknown as { heard: string[] }).heard.some((said) =>
				said.replace(/\s/g, ' ').includes(wanted),
			),
		{},
		words,
	);
}

/** Lets a test say when there is no room in the database: `window.full = true`. */
export const FULL = `const put = IDBObjectStore.prototype.put;
	IDBObjectStore.prototype.put = function (...given) {
		if (window.full) throw new DOMException('', 'QuotaExceededError');
		return put.apply(this, given);
	};`;
