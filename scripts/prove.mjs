// npm run prove: what every profile must hold, shown for all electorates by z3 and compared with the engine and an independent counter for
// every electorate up to nine voters. `--mutate` changes each single figure and counts the changes that are noticed; `--only ID` takes one.
// z3-solver is z3 itself as WebAssembly; nothing shorter decides linear arithmetic over whole numbers.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildDataFiles } from './data-files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const script = join(root, 'out', 'prove', 'prove.mjs');
mkdirSync(dirname(script), { recursive: true });
await build({
	entryPoints: [join(root, 'test', 'prove', 'main.ts')],
	outfile: script,
	bundle: true,
	platform: 'node',
	format: 'esm',
	packages: 'external',
	plugins: [esbuildDataFiles],
	sourcemap: 'inline',
	logLevel: 'error',
});
const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], {
	stdio: 'inherit',
	env: { ...process.env, PV_ROOT: root },
});
process.exitCode = status ?? 1;
