import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, WRONG } from '../meetings.js';
import { emptyFolder, start, until } from './live-run.js';

/** Starts a preview and gives its address. */
async function preview(files: Record<string, string>) {
	const folder = emptyFolder();
	mkdirSync(join(folder, '.git'));
	const path = (name: string) => join(folder, name);
	for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
	const run = start(folder, ['preview', path('a.md'), '--no-open']);
	const url = (await until(run.out, (text) => text.endsWith('\n'))).trim();
	const page = async () => (await fetch(`${url}page`)).text();
	return { ...run, path, url, page };
}

describe('pv preview', () => {
	it('shows the finished page, and follows the file', async () => {
		const { page, path, err } = await preview({ 'a.md': CLEAN });
		expect(await page()).toContain('The reserve is six months of expenses.');
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(page, (html) => html.includes('nine months'));
		expect(err()).toContain('No error, no warning.');
	});

	it('shows the looks of the project', async () => {
		const { page } = await preview({
			'a.md': CLEAN,
			'pv.config.yaml': 'style: { theme: notarial, accent: "#7a1f4b" }\n',
		});
		expect(await page()).toContain('class="deed"');
		expect(await page()).toContain('--accent:#7a1f4b');
	});

	it('follows editors that replace the file', async () => {
		const { page, path } = await preview({ 'a.md': CLEAN });
		writeFileSync(path('.a.md.tmp'), CLEAN.replace('six months', 'nine months'));
		renameSync(path('.a.md.tmp'), path('a.md'));
		await until(page, (html) => html.includes('nine months'));
	});

	it('follows the files that the meeting names', async () => {
		const source = CLEAN.replace('date: 2024-09-17', 'date: 2024-09-17\nmembers: roll.csv').replace(
			/ {2}present: .*/,
			'  present: all others',
		);
		const { page, path } = await preview({
			'a.md': source,
			'roll.csv': 'name\nAda Novak\nBen Osei\nCarla Ruiz\n',
		});
		expect(await page()).toContain('Carla Ruiz');
		writeFileSync(path('roll.csv'), 'name\nAda Novak\nBen Osei\nDora Finch\n');
		await until(page, (html) => html.includes('Dora Finch') && !html.includes('Carla Ruiz'));
	});

	it('puts the messages beside a page that is marked as a draft', async () => {
		const { url, page, end } = await preview({ 'a.md': WRONG });
		const events = fetch(`${url}events`).then((response) => response.text());
		expect(await page()).toContain('Draft');
		await new Promise((next) => setTimeout(next, 100));
		expect(await end()).toBe(130);
		const text = await events;
		expect(text).toContain('vote/result-mismatch');
		expect(text).toContain('One error');
		expect(text).toContain('The preview has ended.');
	});

	it('says that the file is gone, keeps the page, and waits', async () => {
		const { page, path, err } = await preview({ 'a.md': CLEAN });
		rmSync(path('a.md'));
		await until(err, (text) => text.includes('is not there: waiting for it'));
		expect(await page()).toContain('six months');
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(page, (html) => html.includes('nine months'));
	});

	it('waits while an editor empties the file and fills it again', async () => {
		const { url, page, path } = await preview({ 'a.md': CLEAN });
		const events: string[] = [];
		const response = await fetch(`${url}events`);
		const reading = response.body?.pipeThrough(new TextDecoderStream()).getReader();
		const pump = async (): Promise<void> => {
			const piece = await reading?.read();
			if (piece?.value) events.push(piece.value);
			if (piece && !piece.done) await pump();
		};
		const pumped = pump().catch(() => {});
		writeFileSync(path('a.md'), '');
		await new Promise((next) => setTimeout(next, 30));
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(page, (html) => html.includes('nine months'));
		await reading?.cancel();
		await pumped;
		expect(events.join('').match(/"version":\d+/g)).toEqual(['"version":1', '"version":2']);
	});

	it('says that the folder is gone', async () => {
		const folder = emptyFolder();
		mkdirSync(join(folder, 'inner'));
		writeFileSync(join(folder, 'inner', 'a.md'), CLEAN);
		const run = start(folder, ['preview', join(folder, 'inner', 'a.md'), '--no-open']);
		await until(run.out, (text) => text.endsWith('\n'));
		rmSync(join(folder, 'inner'), { recursive: true });
		await until(run.err, (text) => text.includes('is not there: waiting for it'));
		expect(await run.end()).toBe(130);
	});

	it('survives a configuration that is broken for a moment', async () => {
		const { page, path, err } = await preview({ 'a.md': CLEAN, 'pv.config.yaml': '{}\n' });
		writeFileSync(path('pv.config.yaml'), 'nonsense: 1\n');
		await until(err, (text) => text.includes('nonsense'));
		writeFileSync(path('pv.config.yaml'), '{}\n');
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(page, (html) => html.includes('nine months'));
	});

	it('says which port is taken', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		await new Promise((ready) => taken.once('listening', ready));
		const { port } = taken.address() as { port: number };
		const folder = emptyFolder();
		writeFileSync(join(folder, 'a.md'), CLEAN);
		const run = start(folder, ['preview', join(folder, 'a.md'), '--no-open', '--port', String(port)]);
		await until(run.err, (text) => text.includes(`The port ${port} is taken`));
		taken.close();
	});

	it.each([
		['a file that is not there', ['none.md'], 'none.md does not exist'],
		['a port that is none', ['a.md', '--port', 'x'], '“x” is no port'],
	])('refuses %s', async (_, [name = '', ...flags], message) => {
		const folder = emptyFolder();
		writeFileSync(join(folder, 'a.md'), CLEAN);
		const run = start(folder, ['preview', join(folder, name), '--no-open', ...flags]);
		await until(run.err, (text) => text.includes(message));
	});
});
