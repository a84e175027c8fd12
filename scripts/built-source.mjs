// Lets the test runner load src as Node loads a program: compiled once, module for module, into .built, which stands beside src and as deep. Left to the
// runner each worker asks for each module of src, and each call from one to another goes through an object that the runner puts between: an eighth
// of the processor time of the tests. Only where the runner runs once: one that watches must see what changes in src.

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { esbuildDataFiles } from './data-files.mjs';
import { replaceFile } from './replace-file.mjs';

/** What tells the runner to leave the modules of .built to Node. */
export const LEFT_TO_NODE = /[\\/]\.built[\\/]/;

/** The plugin for the runner, of the project in this folder. */
export function builtSource(root) {
	const source = join(root, 'src') + sep;
	const built = join(root, '.built') + sep;
	let isBuilt = false;
	return {
		name: 'built-source',
		enforce: 'pre',
		async configureVitest({ vitest }) {
			if (vitest.config.watch) return;
			await buildSource(source, built);
			isBuilt = true;
		},
		resolveId(id, importer) {
			if (!isBuilt || !importer || !id.startsWith('.') || !id.endsWith('.js')) return null;
			const path = resolve(dirname(importer), id);
			return path.startsWith(source) ? built + path.slice(source.length) : null;
		},
	};
}

/** Writes each module of src, and what several of them share in chunks, so that a value that a module keeps is there once. */
async function buildSource(source, built) {
	const modules = (await readdir(source, { recursive: true })).filter(
		(name) => name.endsWith('.ts') && !name.endsWith('.d.ts'),
	);
	const { outputFiles } = await build({
		entryPoints: modules.map((name) => join(source, name)),
		outbase: source,
		outdir: built,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node20.19',
		// As in what is shipped: literals, and no calls of a constructor, which would read their patterns anew at each use.
		supported: { 'regexp-unicode-property-escapes': true },
		packages: 'external',
		sourcemap: 'linked',
		sourcesContent: false,
		logLevel: 'error',
		plugins: [esbuildDataFiles],
		write: false,
	});
	// Of two runs at once neither may meet half a file of the other.
	await Promise.all(
		outputFiles.map(async ({ path, contents }) => {
			const before = await readFile(path).catch(() => undefined);
			if (!before?.equals(contents)) await replaceFile(path, contents);
		}),
	);
}
