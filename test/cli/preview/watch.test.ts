import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, WRONG } from '../meetings.js';
import { emptyFolder, start, until } from './live-run.js';

/** Starts a watch over a folder that holds these files. */
async function watch(files: Record<string, string>) {
	const folder = emptyFolder();
	mkdirSync(join(folder, '.git'));
	const path = (name: string) => join(folder, name);
	for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
	const run = start(folder, ['watch', folder, '--to', 'html']);
	await until(run.err, (text) => text.includes('followed'));
	const html = (name: string) => () => (existsSync(path(name)) ? readFileSync(path(name), 'utf8') : '');
	return { ...run, path, html };
}

describe('pv watch', () => {
	it('builds what is there, then what changes and nothing else', async () => {
		const { path, html, end } = await watch({ 'a.md': CLEAN, 'b.md': CLEAN });
		expect(html('a.html')()).toContain('six months');
		rmSync(path('b.html'));
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(html('a.html'), (text) => text.includes('nine months'));
		expect(existsSync(path('b.html'))).toBe(false);
		expect(await end()).toBe(130);
	});

	it('builds a file that is new', async () => {
		const { path, html } = await watch({ 'a.md': CLEAN });
		writeFileSync(path('c.md'), CLEAN.replace('six months', 'one month'));
		await until(html('c.html'), (text) => text.includes('one month'));
	});

	it('waits for a folder that is removed, and goes on when it is there again', async () => {
		const { path, html, err, end } = await watch({ 'a.md': CLEAN });
		rmSync(path(''), { recursive: true });
		await until(err, (text) => text.includes('is not there: waiting for it'));
		mkdirSync(path('.git'), { recursive: true });
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(html('a.html'), (text) => text.includes('nine months'));
		expect(await end()).toBe(130);
	});

	it('says what is wrong and goes on', async () => {
		const { path, html, err } = await watch({ 'a.md': CLEAN });
		writeFileSync(path('a.md'), WRONG);
		await until(err, (text) => text.includes('vote/result-mismatch'));
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(html('a.html'), (text) => text.includes('nine months'));
	});

	it('waits for a file that is gone', async () => {
		const { path, html, err } = await watch({ 'a.md': CLEAN });
		rmSync(path('a.md'));
		await until(err, (text) => text.includes('a.md is not there: waiting for it'));
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(html('a.html'), (text) => text.includes('nine months'));
	});

	it('says that it cannot write, and goes on', async () => {
		const { path, html, err, end } = await watch({ 'a.md': CLEAN });
		rmSync(path('a.html'));
		mkdirSync(path('a.html'));
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'eight months'));
		await until(err, (text) => text.includes('a.html'));
		rmSync(path('a.html'), { recursive: true });
		writeFileSync(path('a.md'), CLEAN.replace('six months', 'nine months'));
		await until(html('a.html'), (text) => text.includes('nine months'));
		expect(await end()).toBe(130);
	});

	it('follows a roll that is not there yet', async () => {
		const source = CLEAN.replace('date: 2024-09-17', 'date: 2024-09-17\nmembers: roll.csv').replace(
			/ {2}present: .*/,
			'  present: all others',
		);
		const { path, html, err } = await watch({ 'a.md': source });
		expect(err()).toContain('roll.csv');
		writeFileSync(path('roll.csv'), 'name\nAda Novak\nBen Osei\nCarla Ruiz\n');
		await until(html('a.html'), (text) => text.includes('Carla Ruiz'));
	});
});
