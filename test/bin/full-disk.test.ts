/** What is said where a stream of the program cannot be written. */

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A device that is always full. */
const FULL = '/dev/full';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'pv-full-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env['PATH'], PV_NO_CODE_CACHE: '1', PV_LANG: 'fr' };
const TREE = ['bin/pv.js', 'ast', 'examples/board.md'];

/** Runs the program with the streams at these paths; those without one are read. */
function pv(args: string[], streams: { out?: string; err?: string }) {
	const paths = [streams.out, streams.err];
	const opened = paths.map((path) => (path === undefined ? 'pipe' : openSync(path, 'w')));
	const { stdout, stderr, status } = spawnSync(process.execPath, args, {
		encoding: 'utf8',
		env,
		stdio: ['ignore', ...opened],
	});
	for (const each of opened) if (typeof each === 'number') closeSync(each);
	return { stdout, stderr, status };
}

describe.runIf(existsSync(FULL))('a full disk', () => {
	test('under the results is said once, and is no error of the minutes', () => {
		const { stderr, status } = pv(TREE, { out: FULL });
		expect(stderr).toBe(
			'pv: Le disque est plein : la sortie n’a pas été écrite en entier.\nLibérez de la place, puis relancez.\n',
		);
		expect(status).toBe(2);
	});

	test('under the messages loses no result, and is told by the exit code', () => {
		const minutes = join(folder, 'a.md');
		writeFileSync(minutes, '---\nlang: fr\nnonsense: 1\n---\n');
		const read = pv(['bin/pv.js', 'check', minutes], {});
		expect([read.stderr, read.status]).not.toEqual(['', 2]);
		expect(pv(['bin/pv.js', 'check', minutes], { err: FULL })).toEqual({ ...read, stderr: null, status: 2 });
	});

	test('under both is told by the exit code', () => {
		expect(pv(TREE, { out: FULL, err: FULL }).status).toBe(2);
	});
});

test.skipIf(process.platform === 'win32')('a disk that fills while the results are written is said', () => {
	const file = join(folder, 'tree.json');
	const out = openSync(file, 'w');
	// No more than eight blocks of a file may be written, as if the disk had room for so many.
	const { stderr, status } = spawnSync('sh', ['-c', `ulimit -f 8; exec "$NODE" ${TREE.join(' ')}`], {
		encoding: 'utf8',
		env: { ...env, NODE: process.execPath },
		stdio: ['ignore', out, 'pipe'],
	});
	closeSync(out);
	expect(readFileSync(file).length).toBeGreaterThan(0);
	expect(stderr).toContain('pv: Le disque est plein : la sortie n’a pas été écrite en entier.\n');
	expect(status).toBe(2);
});

/** The exit code of the program where nobody reads what it writes. */
function unread(redirections: string): string {
	const file = join(folder, 'code');
	const command = `{ "$NODE" ${TREE.join(' ')} --nonsense-is-no-option ${redirections}; echo $? > ${file}; } | true`;
	spawnSync('sh', ['-c', command], { env: { ...env, NODE: process.execPath } });
	return readFileSync(file, 'utf8').trim();
}

describe.skipIf(process.platform === 'win32')('a reader that stops early', () => {
	test('is no fault of the messages', () => {
		expect(unread('2>&1 >/dev/null')).toBe('2');
	});
});

describe.skipIf(process.platform === 'win32')('a pipe of the shell', () => {
	const run = (command: string) => spawnSync('sh', ['-c', command], { encoding: 'utf8', env });
	const tree = `'${process.execPath}' bin/pv.js ast examples/association.md`;

	test('takes more than it holds, however slowly it is read', () => {
		const whole = join(folder, 'tree.json');
		expect(run(`${tree} > '${whole}'`).status).toBe(0);
		const { stdout, stderr } = run(`${tree} | (sleep 1; cat)`);
		expect(stdout.length).toBeGreaterThan(100_000);
		expect([stdout, stderr]).toEqual([readFileSync(whole, 'utf8'), '']);
	});

	test('that is no longer read is no fault', () => {
		const { stdout, stderr } = run(`(${tree}; echo $? >&2) | head -c 1`);
		expect([stdout, stderr]).toEqual(['{', '0\n']);
	});
});
