import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Build } from '../../src/cli/watch-run.js';
import { WatchRun } from '../../src/cli/watch-run.js';
import { PvError } from '../../src/errors.js';
import { emptyFolder, liveIo, until } from '../preview/live-run.js';
import { CLEAN } from './meetings.js';

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
	return { path, built, err, run };
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

it('says what fails, and goes on; any other error is a mistake of ours', async () => {
	const { path, built, err } = await started(async (meeting) => {
		if (basename(meeting) === 'a.md')
			throw new PvError('input/missing', 'none', { exitCode: 2, facts: { path: 'x.csv' } });
	});
	expect(built).toEqual(['b.md']);
	expect(err()).toContain('x.csv');
	rmSync(path('b.md'));
	await until(err, (text) => text.includes('b.md is not there'));
	await expect(started(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});
