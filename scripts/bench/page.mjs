// node scripts/bench/page.mjs [meeting.md] [--turns N]: the offline page in figures. How large it is, how long it takes to open; how long a
// keystroke takes from the change of the text to the new page laid out and drawn, and in a text of 200 kB until it has been checked; how
// long the window stands still while 5 MB are pasted. Without a meeting one of 20 kB is made up.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { makePage } from '../page.mjs';
import { meeting } from './meetings.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { turns: { type: 'string', default: '30' } },
});
/** Bytes and milliseconds that nothing should be above. */
const BUDGET = { bytes: 3_100_000, opened: 600, key: 60, long: 300, still: 200 };
const missed = [];
const source = positionals[0] ? readFileSync(positionals[0], 'utf8') : meeting({ size: 20_000 });
const folder = mkdtempSync(join(tmpdir(), 'pv-page-'));
const file = join(folder, 'pv.html');
writeFileSync(file, await makePage('0.0.0'));
const browser = await startBrowser();

try {
	const page = await browser.newPage();
	await page.setViewport({ width: 1440, height: 900 });
	tell('The file', readFileSync(file).length, 'bytes', BUDGET.bytes);
	const opened = performance.now();
	await page.goto(pathToFileURL(file).href);
	await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('h1'));
	tell('Opened with its first finished page', performance.now() - opened, 'ms', BUDGET.opened);
	await put(page, source);
	await typeTurns(page, 'drawn', `From keystroke to page, ${kilobytes(source)}`, BUDGET.key);
	const long = meeting({ size: 200_000 });
	await put(page, long);
	await typeTurns(page, 'checked', `From keystroke to messages, ${kilobytes(long)}`, BUDGET.long, 5);
	await put(page, source);
	tell('Standing still while 5 MB are pasted', await page.evaluate(pasteMuch), 'ms', BUDGET.still);
	process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
}

function kilobytes(text) {
	return `${(text.length / 1000).toFixed(1)} kB`;
}

function tell(what, figure, unit, budget) {
	if (figure > budget) missed.push(what);
	console.log(`${what}: ${figure.toFixed(0)} ${unit} (budget ${budget})`);
}

/** Shows a meeting, and waits until it has been checked. */
async function put(page, text) {
	await page.evaluate(putText, text);
	await page.waitForFunction(() => document.querySelector('main').getAttribute('aria-busy') === 'false', {
		timeout: 120_000,
	});
}

/** Types a word some times, with rests; tells how long it took. */
async function typeTurns(page, until, what, budget, turns = Number(values.turns)) {
	const times = [];
	for (let turn = 0; turn < turns; turn++) {
		await new Promise((rest) => setTimeout(rest, 150));
		times.push(await page.evaluate(typeWord, `benchturn${turn}mark`, until));
	}
	times.sort((a, b) => a - b);
	const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
	tell(`${what}, median of ${turns}`, at(0.5), 'ms', budget);
	console.log(
		`  quickest ${at(0).toFixed(0)} ms, nine in ten under ${at(0.9).toFixed(0)} ms, longest ${at(1).toFixed(0)} ms`,
	);
}

/** The browser that is named in the environment, or that npm brought. */
async function startBrowser() {
	const named = process.env.PUPPETEER_EXECUTABLE_PATH;
	const carried = named ? undefined : (await import('@sparticuz/chromium')).default;
	return puppeteer.launch({
		executablePath: named ?? (await carried.executablePath()),
		args: ['--no-sandbox'],
		headless: 'shell',
	});
}

/** Runs in the page: the meeting takes the place of the one that is there. */
function putText(text) {
	const { view } = document.querySelector('.cm-content').cmTile;
	view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/** Runs in the page: writes a word at the end of the text; the milliseconds until the page that has it was drawn, or the text was checked. */
function typeWord(word, until) {
	const { view } = document.querySelector('.cm-content').cmTile;
	const end = view.state.doc.length;
	const started = performance.now();
	view.dispatch({
		changes: { from: end, insert: ` ${word}` },
		selection: { anchor: end },
		userEvent: 'input.type',
	});
	const isBusy = () => document.querySelector('main').getAttribute('aria-busy') === 'true';
	const page = () => document.querySelector('iframe').contentDocument.body;
	return new Promise((resolve) => {
		const done = () => resolve(performance.now() - started);
		const look = (wasBusy) => {
			if (until === 'checked' && wasBusy && !isBusy()) return done();
			if (until === 'drawn' && page().textContent.includes(word)) {
				page().getBoundingClientRect();
				return requestAnimationFrame(() => setTimeout(done));
			}
			return setTimeout(look, 1, wasBusy || isBusy());
		};
		look(false);
	});
}

/** Runs in the page: pastes 5 MB; the longest that the window answered nothing in the seconds after, in milliseconds. */
function pasteMuch() {
	const { view } = document.querySelector('.cm-content').cmTile;
	const text = `${'Le président rappelle que les travaux avancent. '.repeat(10)}\n\n`.repeat(10_500);
	let last = performance.now();
	let longest = 0;
	const beat = setInterval(() => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
	}, 5);
	view.dispatch({ changes: { from: view.state.doc.length, insert: text }, userEvent: 'input.paste' });
	return new Promise((resolve) =>
		setTimeout(() => {
			clearInterval(beat);
			resolve(longest);
		}, 8_000),
	);
}
