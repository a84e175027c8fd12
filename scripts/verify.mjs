// The one command that says yes or no: types, format and style, the import table, generated files, tests. Every step runs, so that one
// mistake does not hide another; the tests come last and close with their own count. `--without-tests` leaves them out; `--long` tries twenty to forty
// times as much where tests try things at random or take some of many.

import { spawn, spawnSync } from 'node:child_process';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, 'node_modules');

/** Made first: every other step reads what it writes. */
const WORDS = { name: 'words as types', run: [join(root, 'scripts', 'phrase-types.mjs')] };

/** None of these needs another one: they run at the same time. */
const CHECKS = [
	// The native compiler takes a third of the time; what reads types by program needs the older one. The window is a project of its own, because no other room knows
	// a page, and takes the types of the rest from it; what was found is kept in .built. Several checkers of one program would find many types each for itself, and the
	// other steps keep the other cores busy.
	{
		name: 'types',
		run: ['typescript-7/bin/tsc', '--build', 'tsconfig.page.json', '--checkers', '1'],
	},
	{ name: 'format and style', run: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
	{
		name: 'imports',
		run: ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'],
	},
	{ name: 'generated files', run: [join(root, 'scripts', 'generate.mjs'), '--check'] },
];

const TESTS = { name: 'tests', run: ['vitest/vitest.mjs', 'run'] };

const unknown = process.argv.slice(2).find((option) => !['--long', '--without-tests'].includes(option));
if (unknown !== undefined) {
	console.error(`verify: ${unknown} is no option; there are --long and --without-tests.`);
	process.exit(2);
}

const env = process.argv.includes('--long') ? { PV_EFFORT: '10', ...process.env } : process.env;

const failed = [];
note(WORDS, runNow(WORDS));
for (const [step, done] of CHECKS.map((check) => [check, runBeside(check)])) {
	const { status, output } = await done;
	console.log(`\n— ${step.name}`);
	process.stdout.write(output);
	note(step, status);
}
if (!process.argv.includes('--without-tests')) {
	if (failed.length > 0) console.error(`\nFailed before the tests: ${failed.join(', ')}`);
	note(TESTS, runNow(TESTS));
}
if (failed.length > 0) process.exitCode = 1;

function note({ name }, status) {
	if (status !== 0) failed.push(name);
}

function commandOf([script, ...args]) {
	return [isAbsolute(script) ? script : join(packages, script), ...args];
}

/** Runs a step in sight of the user; gives its exit status. */
function runNow({ name, run }) {
	console.log(`\n— ${name}`);
	return spawnSync(process.execPath, commandOf(run), { cwd: root, stdio: 'inherit', env }).status;
}

/** Runs a step beside others, and keeps what it says until it is its turn. */
function runBeside({ run }) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, commandOf(run), {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			env,
		});
		const said = [];
		child.stdout.on('data', (bytes) => said.push(bytes));
		child.stderr.on('data', (bytes) => said.push(bytes));
		child.on('error', ({ message }) => resolve({ status: null, output: `${message}\n` }));
		child.on('close', (status) => resolve({ status, output: Buffer.concat(said) }));
	});
}
