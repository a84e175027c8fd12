// The one command that says yes or no: types, format and style, the import table, generated files, tests. Every step runs, so that one
// mistake does not hide another; the tests come last and close with their own count. `--without-tests` leaves them out; `--long` tries ten times as
// much where tests try things at random or take some of many.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, 'node_modules');

const STEPS = [
	{ name: 'words as types', run: [join(root, 'scripts', 'phrase-types.mjs')] },
	{ name: 'types', run: ['typescript/bin/tsc', '--noEmit'] },
	{ name: 'types of the window', run: ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.page.json'] },
	{ name: 'format and style', run: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
	{
		name: 'imports',
		run: ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'],
	},
	{ name: 'generated files', run: [join(root, 'scripts', 'generate.mjs'), '--check'] },
	{ name: 'tests', run: ['vitest/vitest.mjs', 'run'] },
];

const withoutTests = process.argv.includes('--without-tests');
const failed = [];
for (const {
	name,
	run: [script, ...args],
} of STEPS) {
	if (name === 'tests') {
		if (withoutTests) continue;
		if (failed.length > 0) console.error(`\nFailed before the tests: ${failed.join(', ')}`);
	}
	console.log(`\n— ${name}`);
	const { status } = spawnSync(
		process.execPath,
		[script.startsWith('/') ? script : join(packages, script), ...args],
		{
			cwd: root,
			stdio: 'inherit',
			env: process.argv.includes('--long') ? { PV_EFFORT: '10', ...process.env } : process.env,
		},
	);
	if (status !== 0) failed.push(name);
}
if (failed.length > 0) process.exitCode = 1;
