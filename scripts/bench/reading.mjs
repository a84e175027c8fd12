// How well the importer reads minutes: recall and precision by construct, over the fictional minutes of the tests, or over a folder of files
// with their truth beside them (NAME.json). `--verbose` tells what was missed and made up in each.
// Run: npm run bench -- reading [folder] [--verbose]

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { esbuildDataFiles } from '../data-files.mjs';

/** Prints the table. */
export async function reading(root, folder = join(root, 'test', 'import', 'minutes'), verbose = false) {
	const work = await mkdtemp(join(tmpdir(), 'pv-bench-'));
	try {
		const bundle = join(work, 'reading.mjs');
		await build({
			entryPoints: [join(root, 'test', 'import', 'reading.ts')],
			bundle: true,
			format: 'esm',
			platform: 'node',
			outfile: bundle,
			plugins: [esbuildDataFiles],
			logLevel: 'error',
			banner: {
				js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
			},
		});
		const { getReading, getSum, getTable } = await import(pathToFileURL(bundle).href);
		const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
		const scores = [];
		for (const name of names) {
			const truth = JSON.parse(await readFile(join(folder, name), 'utf8'));
			const { score } = await getReading(truth, await readFile(join(folder, truth.file), 'utf8'));
			scores.push(score);
			if (verbose && score.notes.length > 0) console.log([truth.file, ...score.notes].join('\n    '));
		}
		console.log(`${names.length} files\n${getTable(getSum(scores))}`);
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}
