// npm run fuzz: mutated meetings, minutes, pages, rules, rolls, configurations, Word and PDF files through the program, for a given time.
// `--minutes N` (10), `--folder DIR` of more files to start from, `--kind KIND` for one kind, `--seed N`, and `--one FILE` judges one file again.
// Failures are saved in out/fuzz/failures; once mended they belong into test/regressions. Blind mutation, for Jazzer.js, which would look for
// new ways through the code, ships machine code for the newest systems alone.

import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { esbuildDataFiles } from './data-files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
	options: {
		minutes: { type: 'string', default: '10' },
		folder: { type: 'string' },
		kind: { type: 'string' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		one: { type: 'string' },
	},
});

const out = join(root, 'out', 'fuzz');
mkdirSync(join(out, 'failures'), { recursive: true });
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
// A record that a browser printed, to be forged; without a browser there is one of the tests alone.
const record = join(out, 'record.pdf');
if (values.one === undefined && !existsSync(record)) {
	const meeting = join(root, 'examples', 'association.md');
	const built = join(out, 'built');
	spawnSync(process.execPath, [join(root, 'bin', 'pv.js'), 'build', meeting, '--to', 'pdf', '--out', built]);
	if (existsSync(join(built, 'association.pdf'))) renameSync(join(built, 'association.pdf'), record);
}
const env = {
	...process.env,
	...(existsSync(record) && { PV_FUZZ_RECORD: record }),
	PV_FUZZ_OUT: out,
	PV_FUZZ_ROOT: root,
	...(values.folder && { PV_FUZZ_SEEDS: values.folder }),
	...(values.kind && { PV_FUZZ_KIND: values.kind }),
};

if (values.one !== undefined)
	spawnSync(process.execPath, [script, 'one', values.one], { stdio: 'inherit', env });
else {
	for (const name of readdirSync(out)) if (/^(?:counts-|current)/.test(name)) rmSync(join(out, name));
	const end = Date.now() + Number(values.minutes) * 60_000;
	let seed = Number(values.seed);
	for (; Date.now() < end; seed += 100_000) await oneWorker(seed, end);
	report();
}

/** A worker until the time is over, or until it dies on an input, which is saved then: it ends itself where one hangs. */
async function oneWorker(seed, end) {
	const worker = spawn(process.execPath, [script, 'mutate', String(seed), String(end)], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env,
	});
	// A worker that outlives this process would take the time of the next one.
	const stop = () => {
		worker.kill();
		process.exit(130);
	};
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
	const how = await new Promise((resolve) => worker.on('exit', (code, signal) => resolve(code ?? signal)));
	for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
	const current = join(out, 'current');
	if (how !== 0 && existsSync(current)) {
		const [kind, ending] = readFileSync(join(out, 'current-name'), 'utf8').split('.');
		const path = join(
			out,
			'failures',
			`${kind}-${how === 'SIGKILL' ? 'hang' : `death-${how}`}-${seed}.${ending}`,
		);
		copyFileSync(current, path);
		console.error(path);
	}
	rmSync(current, { force: true });
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
