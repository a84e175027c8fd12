// Makes a fresh clone ready: packages, then the build. Plain Node, for it runs before anything is installed. Does nothing when all is
// ready, so that every npm script may begin with it.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`pv needs Node 20.19 or newer; this is ${process.version}.`);
	process.exit(2);
}

if (!packagesAreInstalled()) {
	// npm tells its scripts how to call it; `npm` alone would not be found where Node was unpacked without a PATH.
	const npm = process.env.npm_execpath;
	// The production setting of a server would leave out what builds and tests.
	const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
	if (npm) run(process.execPath, [npm, ...args]);
	else run('npm', args);
}
if (!(await buildIsFresh())) run(process.execPath, [join(root, 'scripts', 'build.mjs')]);

function packagesAreInstalled() {
	const installed = join(root, 'node_modules', '.package-lock.json');
	return (
		existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
	);
}

async function buildIsFresh() {
	const { buildFingerprint, STAMP } = await import('./build-fingerprint.mjs');
	const stamp = join(root, 'dist', STAMP);
	return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === (await buildFingerprint(root));
}

function run(command, args) {
	const { status, error } = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', NODE_ENV: '' },
	});
	if (error) console.error(error.message);
	if (status !== 0) process.exit(status ?? 1);
}
