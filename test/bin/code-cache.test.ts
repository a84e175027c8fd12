/** What the program keeps of its compiled code between two runs: all that was called so far, and nothing that could do harm. */

import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let home = '';
beforeAll(() => {
	home = mkdtempSync(join(tmpdir(), 'pv-cache-'));
});
afterAll(() => rmSync(home, { recursive: true }));

function pv(...args: string[]): string {
	const { stdout, status } = spawnSync(process.execPath, ['bin/pv.js', ...args], {
		encoding: 'utf8',
		env: { PATH: process.env['PATH'], XDG_CACHE_HOME: home },
	});
	expect(status).toBe(0);
	return stdout;
}

function cacheFile(): string {
	const folder = join(home, 'proces-verbal', 'code');
	return join(folder, readdirSync(folder).find((name) => name.endsWith('dist-pv.cjs.bin')) ?? '');
}

function commands(): string[] {
	return (readFileSync(cacheFile(), 'latin1').split('\n', 1)[0] ?? '').split(' ').slice(1);
}

test('the compiled code grows with the first runs of each command, and a damaged file is made anew', () => {
	const help = pv('--help');
	expect(commands()).toEqual(['-']);
	const rules = pv('rules');
	expect(commands()).toEqual(['-', 'rules']);
	for (let run = 0; run < 2; run++) {
		expect(pv('rules')).toBe(rules);
		expect(commands()).toEqual(['-', 'rules', 'rules']);
	}
	// What its help calls is nothing of a command.
	pv('facts', '--help');
	expect(commands()).toEqual(['-', 'rules', 'rules', '-']);
	writeFileSync(cacheFile(), 'no code at all\n');
	expect(pv('--help')).toBe(help);
	expect(commands()).toEqual(['-']);
});

test('the version is said without a bundle', () => {
	const folder = mkdtempSync(join(tmpdir(), 'pv-version-'));
	try {
		const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
		cpSync('bin', join(folder, 'bin'), { recursive: true });
		cpSync('package.json', join(folder, 'package.json'));
		for (const option of ['--version', '-V'])
			expect(
				spawnSync(process.execPath, [join(folder, 'bin', 'pv.js'), option], { encoding: 'utf8' }),
			).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test('a home that is no folder costs nothing but the time', () => {
	const { status, stderr } = spawnSync(process.execPath, ['bin/pv.js', '--help'], {
		encoding: 'utf8',
		env: { PATH: process.env['PATH'], HOME: cacheFile() },
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.runIf(existsSync('/proc/self'))('nor does one where the system makes no folder', () => {
	const { status, stderr } = spawnSync(process.execPath, ['bin/pv.js', '--help'], {
		encoding: 'utf8',
		env: { PATH: process.env['PATH'], XDG_CACHE_HOME: '/proc/1/pv' },
		timeout: 60_000,
		killSignal: 'SIGKILL',
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the folders of the cache are made for their owner alone', () => {
	const base = join(home, 'a', 'b');
	const { status } = spawnSync(process.execPath, ['bin/pv.js', '--help'], {
		env: { PATH: process.env['PATH'], XDG_CACHE_HOME: base },
	});
	expect(status).toBe(0);
	const folders = [base, join(base, 'proces-verbal'), join(base, 'proces-verbal', 'code')];
	if (process.platform !== 'win32')
		expect(folders.map((folder) => statSync(folder).mode & 0o777)).toEqual([0o700, 0o700, 0o700]);
	expect(readdirSync(folders[2] ?? '')).not.toEqual([]);
});

test('a question to kept facts takes all of its compiled code from the run before', () => {
	const facts = join(home, 'facts');
	pv('facts', 'examples/collections/association', '--out', facts, '-q');
	const ask = () => pv('ask', 'decisions', '--facts', facts);
	const answer = ask();
	// The first question makes the database, the second one opens it.
	expect(ask()).toBe(answer);
	expect(ask()).toBe(answer);
	const folder = join(home, 'proces-verbal', 'code');
	const kept = () =>
		readdirSync(folder)
			.filter((name) => name.includes('-kept'))
			.map((name) => [name, statSync(join(folder, name)).mtimeMs]);
	const before = kept();
	expect(before.map(([name]) => name)).toContainEqual(expect.stringContaining('sql'));
	// Code that is not taken is written again.
	expect(ask()).toBe(answer);
	expect(kept()).toEqual(before);
});

test('a check has a bundle of its own, which says the same as the whole one and holds no other command', () => {
	const check = ['check', 'examples/association.md', '--explain', '--statistics'];
	const whole = spawnSync(
		process.execPath,
		[
			'-e',
			"const [root, ...args] = process.argv.slice(1); process.argv[2] = '-'; const { main, nodeIo } = require(root + '/bin/load-bundle.js').loadBundle(); main(args, nodeIo(root)).then((code) => { process.exitCode = code; });",
			process.cwd(),
			...check,
		],
		{ encoding: 'utf8', env: { PATH: process.env['PATH'], XDG_CACHE_HOME: home } },
	);
	expect(whole.status).toBe(0);
	expect(pv(...check)).toBe(whole.stdout);
	expect(
		readdirSync(join(home, 'proces-verbal', 'code')).some((name) => name.endsWith('dist-check.cjs.bin')),
	).toBe(true);
	const bundles = ['pv.cjs', 'check.cjs', 'check-more.cjs'].map((name) =>
		readFileSync(join('dist', name), 'latin1'),
	);
	for (const part of ['renderDocx', 'importMinutes', 'withPrinter', 'archivePdf'])
		expect([part, ...bundles.map((bundle) => bundle.includes(`function ${part}(`))]).toEqual([
			part,
			true,
			false,
			false,
		]);
});

test('what few checks need is found in a bundle beside it', () => {
	const folder = mkdtempSync(join(tmpdir(), 'pv-check-more-'));
	try {
		writeFileSync(join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>\n');
		const header = 'réunion: bureau\ndate: 2024-06-03\norganisation:\n  nom: Les Tilleuls\n  logo: logo.svg';
		writeFileSync(join(folder, 'a.md'), `---\n${header}\n---\n`);
		const { stdout } = spawnSync(
			process.execPath,
			['bin/pv.js', 'check', join(folder, 'a.md'), '--format', 'json', '--select', 'document/refused-image'],
			{ encoding: 'utf8', env: { PATH: process.env['PATH'], XDG_CACHE_HOME: home } },
		);
		expect(JSON.parse(stdout).map(({ rule }: { rule: string }) => rule)).toEqual(['document/refused-image']);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
