/** contrib/dask with a scheduler and two workers of its own. Skipped where Dask is not installed (`PV_PYTHON` names another Python). */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YEAR } from '../collection/meetings.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const python = process.env['PV_PYTHON'] ?? 'python3';
const hasDask = spawnSync(python, ['-c', 'import dask.distributed, fsspec']).status === 0;

const CLUSTER = `
import sys
from dask.distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
`;

describe.skipIf(!hasDask)('pv on a Dask cluster', { timeout: 120_000 }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'pv-dask-'));
	let cluster: ChildProcess;
	let scheduler = '';

	beforeAll(async () => {
		for (const [path, text] of Object.entries(YEAR)) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		writeFileSync(join(folder, 'cluster.py'), CLUSTER);
		cluster = spawn(python, [join(folder, 'cluster.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
		scheduler = await new Promise((done, fail) => {
			cluster.stdout?.once('data', (data: Buffer) => done(data.toString().trim()));
			cluster.once('close', () => fail(new Error('the cluster ended')));
		});
	}, 120_000);

	afterAll(async () => {
		const closed = new Promise((done) => cluster.once('close', done));
		cluster.stdin?.end();
		await closed;
		rmSync(folder, { recursive: true, force: true });
	}, 120_000);

	const pv = [process.execPath, join(root, 'bin/pv.js')];
	const onDask = (...argv: string[]) => {
		const own = [join(root, 'contrib/dask/pv_dask.py'), '--scheduler', scheduler, '--pv', pv.join(' ')];
		const { status, stdout, stderr } = spawnSync(python, [...own, ...argv], {
			cwd: folder,
			encoding: 'utf8',
		});
		return { status, stdout, stderr };
	};
	const alone = (...argv: string[]) =>
		spawnSync(process.execPath, [...pv.slice(1), ...argv], { cwd: folder, encoding: 'utf8' });

	it('gives what one machine gives, and makes anew only what changed', () => {
		const argv = ['--parts', '3', '--out', 'facts', 'minutes', 'store', '--', 'facts'];
		const first = onDask(...argv);
		expect([first.status, first.stderr.match(/1 of them made anew/g)?.length]).toEqual([0, 3]);
		expect(alone('facts', 'minutes', '--out', 'whole').status).toBe(0);
		for (const name of readdirSync(join(folder, 'whole')))
			expect(readFileSync(join(folder, 'facts', name), 'utf8'), name).toBe(
				readFileSync(join(folder, 'whole', name), 'utf8'),
			);
		const [path = ''] = Object.keys(YEAR);
		writeFileSync(join(folder, path), `${YEAR[path]}\nThe bell is rung.\n`);
		const second = onDask(...argv);
		expect([
			second.stderr.match(/, 0 of them made anew/g)?.length,
			second.stderr.match(/, 1 of them/g)?.length,
		]).toEqual([2, 1]);
	});

	it('takes no attempt that nobody finished, and none that a newer one follows', () => {
		const argv = ['--parts', '1', '--out', 'few', 'minutes', 'attempts', '--', 'facts'];
		expect(onDask(...argv).status).toBe(0);
		const part = join(folder, 'attempts/facts-1-of-1');
		const [whole = ''] = readdirSync(part);
		// A worker died while it stored; another one was given up earlier, and stored what it had made when it woke.
		writeFileSync(join(part, '9999-half.tar.part'), readFileSync(join(part, whole)).subarray(0, 700));
		writeFileSync(join(part, '0000-late.tar'), 'nothing');
		const again = onDask(...argv);
		expect([again.status, again.stderr.match(/, 0 of them made anew/g)?.length]).toEqual([0, 1]);
		expect(alone('facts', 'minutes', '--out', 'all').status).toBe(0);
		expect(readFileSync(join(folder, 'few/manifest.json'), 'utf8')).toBe(
			readFileSync(join(folder, 'all/manifest.json'), 'utf8'),
		);
	});

	it('hands the minutes to workers that share no folder as an archive', () => {
		const packed = spawnSync('tar', ['-cf', 'minutes.tar', 'minutes'], { cwd: folder });
		expect(packed.status).toBe(0);
		const at = (name: string) => `file://${join(folder, name)}`;
		const parts = onDask(
			'--parts',
			'2',
			'--out',
			'packed',
			at('minutes.tar'),
			at('packed-parts'),
			'--',
			'facts',
		);
		expect(parts.status).toBe(0);
		expect(alone('facts', 'minutes', '--out', 'unpacked').status).toBe(0);
		expect(readFileSync(join(folder, 'packed/manifest.json'), 'utf8')).toBe(
			readFileSync(join(folder, 'unpacked/manifest.json'), 'utf8'),
		);
		const damaged = readFileSync(join(folder, 'minutes.tar')).subarray(0, 3000);
		writeFileSync(join(folder, 'minutes.tar'), damaged);
		const refused = onDask('--parts', '1', at('minutes.tar'), at('no-parts'), '--', 'check');
		expect([refused.status, refused.stderr.includes('part 1 failed everywhere')]).toEqual([1, true]);
	});

	it('makes one log, byte for byte that of one machine', () => {
		const place = ['--key', 'log.key', '--origin', 'register.example/dask'];
		const whole = alone('register', 'log', 'minutes', '--log', 'whole-log', ...place);
		const argv = ['--parts', '2', '--merge', `--log log ${place.join(' ')}`, 'minutes', 'store'];
		const parts = onDask(...argv, '--', 'register', 'log');
		expect([parts.status, parts.stdout]).toEqual([whole.status, whole.stdout]);
		const names = readdirSync(join(folder, 'whole-log'), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, 'whole-log').length));
		expect(names.length).toBeGreaterThan(2);
		for (const name of names)
			expect(readFileSync(join(folder, 'log', name), 'latin1')).toBe(
				readFileSync(join(folder, 'whole-log', name), 'latin1'),
			);
	});

	it('ends as a check of the whole does', () => {
		writeFileSync(
			join(folder, 'minutes/damaged.md'),
			Buffer.concat([Buffer.from('---\nlang: en\n'), Buffer.alloc(64, 1)]),
		);
		const whole = alone('check', 'minutes');
		const parts = onDask('--parts', '2', 'minutes', 'store', '--', 'check');
		expect([parts.status, parts.stdout]).toEqual([whole.status, whole.stdout]);
		expect(parts.stderr).toContain('minutes/damaged.md');
	});
});
