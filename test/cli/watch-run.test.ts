import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Build } from '../../src/cli/commands/watch.js';
import { WatchRun } from '../../src/cli/commands/watch.js';
import { PvError } from '../../src/errors.js';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';
import { emptyFolder, liveIo, until } from './preview/live-run.js';

/** A run over a folder with two meetings that read a roll; `built` tells the names of what was built. */
async function started(build: Build) {
	const folder = emptyFolder();
	mkdirSync(join(folder, '.git'));
	const path = (name: string) => join(folder, name);
	for (const name of ['a.md', 'b.md']) writeFileSync(path(name), CLEAN);
	const built: string[] = [];
	const { io, err } = liveIo(folder);
	const run = new WatchRun(
		[folder],
		async (meeting, own) => {
			await own.read(meeting);
			await build(meeting, own);
			built.push(basename(meeting));
		},
		false,
		io,
	);
	onTestFinished(() => run.close());
	await run.start([path('a.md'), path('b.md')]);
	return { path, built, err, run, io };
}

it('builds each meeting once, then those that read the file that changes', async () => {
	const { path, built, err } = await started(async (meeting, io) => {
		if (basename(meeting) === 'b.md') await io.facts(join(io.cwd, 'roll.csv'));
	});
	expect(built).toEqual(['a.md', 'b.md']);
	expect(err()).toContain('2 ');
	writeFileSync(path('roll.csv'), 'name\nAda Novak\n');
	await until(
		() => built,
		(names) => names.length > 2,
	);
	expect(built.slice(2)).not.toContain('a.md');
	const said = await until(err, (text) => /\d\d:\d\d:\d\d/.test(text));
	expect(said).toMatch(/^\d\d:\d\d:\d\d {2}.*b\.md, in \d+ ms$/m);
});

it('takes what it writes for no change', async () => {
	const { path, built } = await started((meeting, io) => io.write(`${meeting}.html`, 'page'));
	writeFileSync(path('c.md'), CLEAN);
	await until(
		() => built,
		(names) => names.includes('c.md'),
	);
	expect(built.filter((name) => name === 'a.md')).toHaveLength(1);
});

it.each([
	['a failure of ours', new PvError('input/missing', 'none', { path: 'x.csv' }), 'x.csv'],
	['a full disk', Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: 'a.html' }), 'The disk is full'],
	['a mistake of ours', new TypeError('ours'), 'a.md: pv: a fault of the program itself'],
])('says %s, and goes on', async (_, error, words) => {
	let times = 0;
	const { path, built, err } = await started(async (meeting) => {
		// The first build of a file, and one after a change.
		if (basename(meeting) === 'a.md' && ++times < 3) throw error;
	});
	expect(built).toEqual(['b.md']);
	expect(err().split(words)).toHaveLength(2);
	writeFileSync(path('a.md'), `${CLEAN}\nMore.\n`);
	await until(err, (text) => text.split(words).length === 3);
	rmSync(path('b.md'));
	await until(err, (text) => text.includes('b.md is not there'));
	writeFileSync(path('a.md'), CLEAN);
	await until(
		() => built,
		(names) => names.includes('a.md'),
	);
});

it('goes on where a folder cannot be looked through', async () => {
	const { path, built, err, io } = await started(async () => {});
	const { list } = io;
	io.list = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES', path: path('') }));
	writeFileSync(path('c.md'), CLEAN);
	await until(err, (text) => text.includes('pv: '));
	io.list = list;
	writeFileSync(path('d.md'), CLEAN);
	await until(
		() => built,
		(names) => names.includes('d.md'),
	);
});

it.each(['roll.csv', 'rolls/roll.csv'])('holds back a change of %s during the first builds', async (name) => {
	const rolls: string[] = [];
	let atWork = 0;
	let most = 0;
	const { built } = await started(async (meeting, io) => {
		most = Math.max(most, ++atWork);
		if (basename(meeting) === 'a.md') {
			const roll = join(io.cwd, name);
			mkdirSync(dirname(roll), { recursive: true });
			if (rolls.length === 0) writeFileSync(roll, 'first');
			rolls.push(new TextDecoder().decode(await io.read(roll)));
			if (rolls.length === 1) writeFileSync(roll, 'second');
		}
		await new Promise((next) => setTimeout(next, 150));
		atWork--;
	});
	expect(built.slice(0, 2)).toEqual(['a.md', 'b.md']);
	await until(
		() => rolls,
		(read) => read.at(-1) === 'second',
	);
	expect(most).toBe(1);
});

it.each([
	[['watch', 'a.md', '--to', 'foo'], 'No format is called “foo”'],
	[['watch', '-'], 'Standard input cannot be followed'],
	[['build', 'a.md', '--to', 'html', '--resolution', '1'], '--doc is missing'],
	[['watch', 'a.md', '--out', '-'], 'Standard output takes one format'],
])('%j ends at once', async (argv, words) => {
	const { code, err } = await run(argv, { files: { 'a.md': CLEAN } });
	expect([code, err()]).toEqual([2, expect.stringContaining(words)]);
});
