import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
	browserCandidates,
	checkBrowsers,
	type PrintNotice,
	printPdf,
	withPrinter,
} from '../../src/pdf/index.js';
import { CARRIED_ONLY, DATE, minutes } from './documents.js';

const folder = mkdtempSync(join(tmpdir(), 'pv-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const carried = browserCandidates({ env: CARRIED_ONLY }).find(({ source }) => source === 'bundled');

/** A browser made of a few lines of shell, which writes the process ids that it knows into `<name>.pids`. */
function stub(name: string, lines: string): string {
	const path = join(folder, name);
	writeFileSync(path, `#!/bin/sh\necho $$ >> "${path}.pids"\n${lines}\n`);
	chmodSync(path, 0o755);
	return path;
}

function survivors(path: string): string[] {
	if (!existsSync(`${path}.pids`)) return [];
	const pids = readFileSync(`${path}.pids`, 'utf8').trim().split('\n');
	return pids.filter((pid) => {
		try {
			// A process that has ended but is not yet collected is as good as gone.
			return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
		} catch {
			return false;
		}
	});
}

/** Processes that hold the pages of a browser, by its process group. */
function pageProcesses(group: string): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => {
			try {
				const [, , , , ofGroup] = readFileSync(`/proc/${pid}/stat`, 'utf8')
					.replace(/\(.*\)/, 'x')
					.split(' ');
				return ofGroup === group && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
			} catch {
				return false;
			}
		})
		.map(Number);
}

const print = (browser: string, launch = 5000) =>
	printPdf(minutes('a', 1), { title: 'a', date: DATE, env: process.env, browser, deadlines: { launch } });

describe('a browser that does not start', () => {
	test('is not there', async () => {
		await expect(print(join(folder, 'nothing'))).rejects.toMatchObject({
			code: 'browser/does-not-start',
			exitCode: 3,
			facts: { path: join(folder, 'nothing'), source: 'option' },
		});
	});

	test('writes without an end', async () => {
		const path = stub(
			'flood',
			'yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >&4',
		);
		await expect(print(path, 20_000)).rejects.toMatchObject({ code: 'browser/does-not-start', exitCode: 3 });
		expect(survivors(path)).toEqual([]);
	});

	test('does not answer, and is said not to', async () => {
		const path = stub('deaf', 'sleep 60');
		await expect(print(path, 300)).rejects.toMatchObject({
			code: 'browser/does-not-start',
			facts: { reason: expect.stringContaining('did not answer') },
		});
	});

	test('may not be run', async () => {
		const path = join(folder, 'plain');
		writeFileSync(path, 'x');
		await expect(print(path)).rejects.toMatchObject({ code: 'browser/does-not-start', exitCode: 3 });
	});

	test('is no program', async () => {
		const path = join(folder, 'garbage');
		writeFileSync(path, '\x7fELFgarbage');
		chmodSync(path, 0o755);
		await expect(print(path)).rejects.toMatchObject({ code: 'browser/does-not-start', exitCode: 3 });
	});

	test('ends at once: its own words are the reason', async () => {
		const path = stub(
			'crash',
			'echo "error while loading shared libraries: libnss3.so: cannot open shared object file" >&2; exit 127',
		);
		await expect(print(path)).rejects.toMatchObject({
			facts: { reason: expect.stringContaining('libnss3.so: cannot open') },
		});
	});

	test('says nothing: its whole process group ends', async () => {
		const path = stub(
			'hang',
			`sleep 600 &\necho $! >> "$0.pids"\nsh -c 'echo $$ >> "'"$0"'.pids"; sleep 600; true'\ntrue`,
		);
		await expect(print(path, 500)).rejects.toMatchObject({ code: 'browser/does-not-start', exitCode: 3 });
		expect(readFileSync(`${path}.pids`, 'utf8').trim().split('\n')).toHaveLength(3);
		expect(survivors(path)).toEqual([]);
	});

	test('is nowhere at all', async () => {
		const env = { PATH: '', PUPPETEER_CACHE_DIR: '/nonexistent' };
		const candidates = browserCandidates({ env, platform: 'freebsd' });
		expect(candidates).toEqual([]);
	});
});

describe.runIf(carried)('a browser behind a launcher', () => {
	const launcher =
		(name: string, before = '') =>
		async () => {
			const prepared = await carried?.prepare();
			const variables = Object.entries(prepared?.env ?? {}).map(([key, value]) => `export ${key}="${value}"`);
			// Like Debian's: a shell that stays in front of the real program.
			return stub(
				name,
				`${variables.join('\n')}\n${before}\n"${prepared?.path}" "$@" &\necho $! >> "$0.pids"\nwait`,
			);
		};

	test('is started again where it ended without a word, once', async () => {
		const path = await launcher('twice', '[ -e "$0.once" ] || { : > "$0.once"; exit 1; }')();
		await expect(print(path)).resolves.toMatchObject({ pages: 3 });
		const never = await launcher('never', 'exit 1')();
		await expect(print(never)).rejects.toMatchObject({ facts: { reason: 'it ended at once' } });
		expect(readFileSync(`${never}.pids`, 'utf8').trim().split('\n')).toHaveLength(2);
	});

	test('prints, and ends whole', async () => {
		const path = await launcher('launcher')();
		await expect(print(path)).resolves.toMatchObject({ pages: 3 });
		expect(survivors(path)).toEqual([]);
	});

	test('is killed in the middle: another one prints', async () => {
		const path = await launcher('killed')();
		await withPrinter({ env: CARRIED_ONLY, browser: path, pages: 1 }, async (printer) => {
			await printer.print(minutes('a', 1), { title: 'a', date: DATE });
			const large = printer.print(minutes('b', 3000), { title: 'b', date: DATE });
			setTimeout(
				() => process.kill(Number(readFileSync(`${path}.pids`, 'utf8').split('\n')[1]), 'SIGKILL'),
				50,
			);
			await expect(large).resolves.toMatchObject({ pages: expect.any(Number) });
		});
		// Two launchers, two browsers: the second pair did the work, none is left.
		expect(readFileSync(`${path}.pids`, 'utf8').trim().split('\n')).toHaveLength(4);
		expect(survivors(path)).toEqual([]);
	});

	test('loses its page in the middle: another one prints', async () => {
		const path = await launcher('crashing')();
		await withPrinter({ env: CARRIED_ONLY, browser: path, pages: 1 }, async (printer) => {
			await printer.print(minutes('a', 1), { title: 'a', date: DATE });
			const [launched = ''] = readFileSync(`${path}.pids`, 'utf8').split('\n');
			const large = printer.print(minutes('b', 3000), { title: 'b', date: DATE });
			setTimeout(() => {
				for (const pid of pageProcesses(launched)) process.kill(pid, 'SIGKILL');
			}, 50);
			await expect(large).resolves.toMatchObject({ pages: expect.any(Number) });
		});
		// A page that is lost takes its browser along: two launchers, two browsers.
		expect(readFileSync(`${path}.pids`, 'utf8').trim().split('\n')).toHaveLength(4);
		expect(survivors(path)).toEqual([]);
	});

	test('is stopped in the middle: the deadline ends it', async () => {
		const path = await launcher('stopped')();
		await withPrinter(
			{ env: CARRIED_ONLY, browser: path, pages: 1, deadlines: { print: 1500, load: 1500 } },
			async (printer) => {
				await printer.print(minutes('a', 1), { title: 'a', date: DATE });
				const [, browser] = readFileSync(`${path}.pids`, 'utf8').split('\n').map(Number);
				process.kill(browser ?? 0, 'SIGSTOP');
				await expect(printer.print(minutes('b', 1), { title: 'b', date: DATE })).rejects.toMatchObject({
					code: 'browser/hung',
					exitCode: 3,
				});
				// The next document gets a new browser.
				await expect(printer.print(minutes('c', 1), { title: 'c', date: DATE })).resolves.toMatchObject({
					pages: 3,
				});
			},
		);
		expect(survivors(path)).toEqual([]);
	});

	test('leaves no profile behind', async () => {
		const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('pv-browser-'));
		const path = await launcher(
			'tidy',
			'for a in "$@"; do case $a in --user-data-dir=*) echo "$a" > "$0.profile";; esac; done',
		)();
		await print(path);
		const profile = readFileSync(`${path}.profile`, 'utf8').trim().slice('--user-data-dir='.length);
		expect(profiles()).not.toContain(profile.slice(tmpdir().length + 1));
	});

	test('that is broken is passed over for the next one, and the user is told', async () => {
		const path = stub('chromium', 'echo "cannot start" >&2; exit 1');
		const notices: PrintNotice[] = [];
		const { pages } = await printPdf(minutes('a', 1), {
			title: 'a',
			date: DATE,
			env: { ...CARRIED_ONLY, PATH: `${folder}:/usr/bin/nothing` },
			notice: (notice) => notices.push(notice),
		});
		expect(pages).toBe(3);
		expect(notices).toContainEqual({ kind: 'browser-skipped', path, reason: 'cannot start' });
		rmSync(path);
	});
});

test('a browser that nobody waits for any more ends with the work', async () => {
	const path = stub('unwanted', 'exec sleep 600');
	// Waiting for it would take as long as it sleeps.
	await expect(withPrinter({ env: process.env, browser: path }, async () => 'done')).resolves.toBe('done');
	expect(survivors(path)).toEqual([]);
});

test('a browser gets no secret of the environment', async () => {
	const path = stub('nosy', 'set > "$0.env"; exit 1');
	const work = printPdf(minutes('a', 1), {
		title: 'a',
		date: DATE,
		browser: path,
		env: { ...process.env, API_TOKEN: 'hush' },
	});
	await expect(work).rejects.toMatchObject({ code: 'browser/does-not-start' });
	expect(readFileSync(`${path}.env`, 'utf8')).not.toContain('hush');
});

describe.runIf(carried)('every browser of the machine', () => {
	test('is tried and reported', async () => {
		const [check] = await checkBrowsers({ env: CARRIED_ONLY });
		expect(check).toMatchObject({
			candidate: { source: 'bundled' },
			version: expect.stringMatching(/HeadlessChrome\/143/),
		});
		expect(check?.failure).toBeUndefined();
		expect(check?.printTime).toBeGreaterThan(0);
	});
});

test('the order of the search', () => {
	expect(
		browserCandidates({ browser: '/a', env: { PUPPETEER_EXECUTABLE_PATH: '/b' } }).map(({ path }) => path),
	).toEqual(['/a']);
	expect(browserCandidates({ env: { PUPPETEER_EXECUTABLE_PATH: '/b' } }).map(({ source }) => source)).toEqual(
		['environment'],
	);
	const cache = join(folder, 'cache');
	execFileSync('mkdir', [
		'-p',
		...['131.0.1', '99.0.0', '143.0.7'].map((v) =>
			join(cache, 'chrome-headless-shell', `linux-${v}`, 'inner'),
		),
	]);
	for (const version of ['131.0.1', '99.0.0', '143.0.7']) {
		const path = join(cache, 'chrome-headless-shell', `linux-${version}`, 'inner', 'chrome-headless-shell');
		writeFileSync(path, '#!/bin/sh\n');
		chmodSync(path, 0o755);
	}
	const installed = join(folder, 'installed');
	execFileSync('mkdir', ['-p', installed]);
	for (const name of ['chromium', 'chrome-headless-shell']) {
		writeFileSync(join(installed, name), '#!/bin/sh\n');
		chmodSync(join(installed, name), 0o755);
	}
	const found = browserCandidates({ env: { ...CARRIED_ONLY, PUPPETEER_CACHE_DIR: cache, PATH: installed } });
	expect(
		found.map(({ source, path }) => [
			source,
			path
				.slice(folder.length + 1)
				.split('/')
				.slice(0, 3)
				.at(-1),
		]),
	).toEqual([
		['puppeteer', 'linux-143.0.7'],
		['puppeteer', 'linux-131.0.1'],
		['puppeteer', 'linux-99.0.0'],
		['installed', 'chrome-headless-shell'],
		['installed', 'chromium'],
		...(carried ? [['bundled', expect.any(String)]] : []),
	]);
});
