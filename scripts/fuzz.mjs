// npm run fuzz: mutated meetings, minutes, pages, rules, rolls, configurations, Word and PDF files through the program, for a given time.
// `--minutes N` (10), `--folder DIR` of more files to start from, `--kind KIND` for one kind, `--seed N`, `--guided` looks for new ways through the
// code with Jazzer.js, which it installs for itself, and `--one FILE` judges one file again. Failures are saved in out/fuzz/failures;
// once mended they belong into test/regressions.

import { spawn, spawnSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { installTool } from './bench/tools.mjs';
import { esbuildDataFiles } from './data-files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
	options: {
		minutes: { type: 'string', default: '10' },
		folder: { type: 'string' },
		kind: { type: 'string' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		guided: { type: 'boolean', default: false },
		one: { type: 'string' },
	},
});

/** An input that takes longer has hung. */
const LONGEST = 25_000;

const out = join(root, 'out', 'fuzz');
mkdirSync(join(out, 'failures'), { recursive: true });
for (const name of readdirSync(out)) if (/^(?:counts-|current)/.test(name)) rmSync(join(out, name));
const script = join(out, 'worker.mjs');
await build({
	entryPoints: [join(root, 'test', 'fuzz', 'worker.ts')],
	outfile: script,
	bundle: true,
	platform: 'node',
	format: 'esm',
	packages: 'external',
	loader: { '.woff2': 'dataurl' },
	plugins: [esbuildDataFiles],
	sourcemap: 'inline',
	logLevel: 'error',
});
const env = {
	...process.env,
	PV_FUZZ_OUT: out,
	PV_FUZZ_ROOT: root,
	...(values.folder && { PV_FUZZ_SEEDS: values.folder }),
	...(values.kind && { PV_FUZZ_KIND: values.kind }),
};

if (values.one !== undefined)
	spawnSync(process.execPath, [script, 'one', values.one], { stdio: 'inherit', env });
else {
	const end = Date.now() + Number(values.minutes) * 60_000;
	let seed = Number(values.seed);
	for (; Date.now() < end; seed += 100_000) await oneWorker(seed, end);
	report();
}

/** A worker until the time is over, or until it hangs or dies on an input, which is saved then. */
async function oneWorker(seed, end) {
	const args = values.guided ? guidedArguments(end) : [script, 'mutate', String(seed)];
	const worker = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
	const ended = new Promise((resolve) => worker.on('exit', (code, signal) => resolve(code ?? signal)));
	const current = join(out, 'current');
	for (;;) {
		const how = await Promise.race([
			ended,
			new Promise((resolve) => setTimeout(() => resolve('running'), 1000)),
		]);
		const since = existsSync(current) ? Date.now() - statSync(current).mtimeMs : 0;
		if (how === 'running' && Date.now() < end && since < LONGEST) continue;
		worker.kill('SIGKILL');
		await ended;
		if (how === 'running' && since < LONGEST) return;
		if (existsSync(current) && how !== 0) saveCurrent(how === 'running' ? 'hang' : `death-${how}`, seed);
		rmSync(current, { force: true });
		return;
	}
}

function saveCurrent(what, seed) {
	const [kind, ending] = readFileSync(join(out, 'current-name'), 'utf8').split('.');
	const path = join(out, 'failures', `${kind}-${what}-${seed}.${ending}`);
	copyFileSync(join(out, 'current'), path);
	console.error(`${path}: ${what}`);
}

/** Jazzer.js over the same worker: it keeps what reaches new code, and mutates that. */
function guidedArguments(end) {
	const jazzer = installTool(join(out, 'tools'), '@jazzer.js/core', '4.0.0');
	const kind = values.kind ?? 'meeting';
	env.PV_FUZZ_KIND = kind;
	spawnSync(process.execPath, [script, 'seeds'], { stdio: 'inherit', env });
	const corpus = join(out, 'corpus', kind);
	const target = join(out, 'target.cjs');
	writeFileSync(
		target,
		`const worker = import(${JSON.stringify(script)});\nmodule.exports.fuzz = async (data) => (await worker).fuzz(data);\n`,
	);
	const seconds = Math.ceil((end - Date.now()) / 1000);
	return [
		jazzer,
		target,
		corpus,
		'-i',
		'out/fuzz',
		'--disable_bug_detectors=.*',
		'--',
		`-max_total_time=${seconds}`,
		'-max_len=20000',
		`-timeout=${LONGEST / 1000}`,
	];
}

/** How many inputs of each kind were taken. */
function report() {
	const totals = {};
	for (const name of readdirSync(out)) {
		if (!name.startsWith('counts-')) continue;
		for (const [kind, count] of Object.entries(JSON.parse(readFileSync(join(out, name), 'utf8'))))
			totals[kind] = (totals[kind] ?? 0) + count;
	}
	const total = Object.values(totals).reduce((sum, count) => sum + count, 0);
	const failures = readdirSync(join(out, 'failures')).filter((name) => !name.endsWith('.txt'));
	console.log(
		`${total} inputs in ${values.minutes} minutes: ${JSON.stringify(totals)}; ${failures.length} failures in ${join('out', 'fuzz', 'failures')}`,
	);
}
