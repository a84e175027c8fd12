/** Facts that several threads read are those that one reads, and what cannot be read is told. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli/memory-io.js';
import { board, resolution } from '../collection/meetings.js';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'pv-threads-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Enough for two threads. */
const MEETINGS = 50;

test('the files are the same, byte for byte', async () => {
	const files: Record<string, string | Uint8Array> = {};
	for (let day = 0; day < MEETINGS; day += 1) {
		const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
		files[`m/${date}.md`] = board(
			date,
			resolution('1', `Item ${day}`, '- For: Dora Finch\n- Against: Ben Osei'),
		);
	}
	files['m/2024-01-20.md'] = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
	mkdirSync(join(folder, 'm'));
	for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
	const named = Object.keys(files).sort();
	const { status, stderr } = spawnSync(
		process.execPath,
		[join(process.cwd(), 'bin/pv.js'), 'facts', ...named, '--out', 'facts'],
		{ cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], PV_LANG: 'en' } },
	);
	const alone = await run(['facts', ...named, '--out', 'facts'], { files });
	expect({ status, stderr }).toEqual({ status: alone.code, stderr: alone.err() });
	expect(stderr).toContain('2024-01-20.md');
	for (const name of readdirSync(join(folder, 'facts'))) {
		if (name === 'manifest.json') continue;
		const other = alone.files.get(`/project/facts/${name}`);
		expect(readFileSync(join(folder, 'facts', name), 'utf8')).toBe(new TextDecoder().decode(other));
	}
});
