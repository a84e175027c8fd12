// node scripts/bench/preview.mjs [meeting.md] [--turns N]: from the moment a meeting is saved to the moment its new page stands in a browser,
// laid out and drawn, over a running `pv preview`. The budget is 150 ms. Without a browser the time ends when the new page has been received.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { turns: { type: 'string', default: '30' } },
});
const budget = 150;
const source = readFileSync(positionals[0] ?? join(root, 'examples', 'association.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'pv-preview-'));
const file = join(folder, 'meeting.md');
writeFileSync(file, source);
const pv = spawn(process.execPath, [join(root, 'bin', 'pv.js'), 'preview', file, '--no-open'], {
	stdio: ['ignore', 'pipe', 'ignore'],
});
const browser = await startBrowser();

try {
	const url = await firstLine(pv.stdout);
	const seen = browser ? await seenInBrowser(browser, url) : await received(url);
	const times = [];
	for (let turn = 0; turn < Number(values.turns); turn++) {
		await new Promise((rest) => setTimeout(rest, 150));
		const shown = seen(mark(turn));
		await new Promise((rest) => setTimeout(rest, 20));
		const saved = Date.now();
		writeFileSync(file, `${source}\n${mark(turn)}\n`);
		times.push((await shown) - saved);
	}
	times.sort((a, b) => a - b);
	const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
	console.log(
		`From save to page${browser ? '' : ', without a browser'}, ${times.length} turns: median ${at(0.5)} ms, nine in ten under ${at(0.9)} ms, longest ${at(1)} ms (budget ${budget} ms)`,
	);
	process.exitCode = Number(at(0.5)) <= budget ? 0 : 1;
} finally {
	await browser?.close();
	pv.kill('SIGINT');
	rmSync(folder, { recursive: true, force: true });
}

/** The browser that is named in the environment, or that npm brought. */
async function startBrowser() {
	try {
		const carried = process.env.PUPPETEER_EXECUTABLE_PATH
			? undefined
			: (await import('@sparticuz/chromium')).default;
		return await puppeteer.launch({
			executablePath: process.env.PUPPETEER_EXECUTABLE_PATH ?? (await carried.executablePath()),
			args: ['--no-sandbox'],
			headless: 'shell',
		});
	} catch {
		return undefined;
	}
}

/** Tells when a word stands in the page, after the frame in which it was drawn. */
async function seenInBrowser(browser, url) {
	const [page] = await browser.pages();
	await page.goto(url);
	await page.waitForFunction(() => document.querySelector('iframe:not(.coming)') !== null);
	return (word) =>
		page.evaluate(
			(text) =>
				new Promise((resolve) => {
					const look = () => {
						const there = document.querySelector('iframe:not(.coming)')?.contentDocument?.body;
						if (!there?.textContent.includes(text)) return requestAnimationFrame(look);
						there.getBoundingClientRect();
						requestAnimationFrame(() => resolve(Date.now()));
					};
					look();
				}),
			word,
		);
}

/** Tells when a word has been received. */
async function received(url) {
	const response = await new Promise((resolve, reject) => get(`${url}events`, resolve).on('error', reject));
	let text = '';
	let waiting = () => {};
	response.setEncoding('utf8').on('data', (chunk) => {
		text += chunk;
		waiting();
	});
	return (word) =>
		new Promise((resolve) => {
			waiting = () => {
				if (!text.includes(word)) return;
				text = '';
				resolve(Date.now());
			};
		});
}

/** A word that typography leaves as it is. */
function mark(turn) {
	return `benchturn${turn}mark`;
}

function firstLine(stream) {
	return new Promise((resolve) => {
		let text = '';
		stream.on('data', (chunk) => {
			text += chunk;
			if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
		});
	});
}
