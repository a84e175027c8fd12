// Bundles one command of the command line, `pv check` for one: dist/check.cjs holds all that every check runs, in one scope without a wrapper around
// each file, which makes a check 7 % shorter; dist/check-more.cjs holds what some checks need besides (SVG images, folders that belong together,
// very many files). The second takes the files that both need from the first, so that there is one copy of each.

import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/** The two bundles of a command; `options` are those of every bundle of the command line, `plugins` load what is no code. */
export async function commandBundles(name, { root, dist, options, plugins }) {
	const command = {
		main: `${name}.cjs`,
		more: `${name}-more.cjs`,
		file: `src/cli/commands/${name}.ts`,
		root,
	};
	const bundle = (outfile, contents, own) =>
		build({
			...options,
			metafile: true,
			stdin: { contents, resolveDir: root, sourcefile: 'pv.ts', loader: 'ts' },
			outfile: join(dist, outfile),
			plugins: [own, ...plugins],
		});
	const apart = new Set();
	const whole = laterImports(command, apart);
	const { metafile } = await bundle(command.main, entry([command.file]), whole);
	const inMain = new Set(Object.keys(metafile.inputs));
	const shared = new Set([command.file]);
	const more = await bundle(command.more, namespaces([...apart]), takenFromMain(command, inMain, shared));
	const main = await bundle(command.main, entry([...shared]), whole);
	return { outputFiles: [...main.outputFiles, ...more.outputFiles] };
}

function entry(paths) {
	return `export { main } from './src/cli/main.ts'; export { isAllWritten, nodeIo } from './src/host/node-io.ts';\n${namespaces(paths)}`;
}

/** `files['src/x.ts']`: the files that the other bundle takes from this one. */
function namespaces(paths) {
	const sorted = paths.toSorted();
	const imports = sorted.map((path, index) => `import * as file${index} from './${path}';\n`).join('');
	return `${imports}export const files = { ${sorted.map((path, index) => `'${path}': file${index}`).join(', ')} };\n`;
}

/** Leaves out the files of all other commands, and takes what is imported in some runs only from the other bundle. */
function laterImports(command, apart) {
	return {
		name: 'later-imports',
		setup({ onResolve, onLoad, resolve }) {
			onResolve({ filter: /^\.\.?\// }, async ({ path, kind, resolveDir, importer, pluginData }) => {
				if (kind !== 'dynamic-import' || pluginData === 'asked') return undefined;
				const found = await resolve(path, { kind, resolveDir, importer, pluginData: 'asked' });
				const file = relative(command.root, found.path);
				const isOther = dirname(file) === dirname(command.file) && file !== command.file;
				if (isOther) return { path, namespace: 'left-out' };
				if (file !== command.file) apart.add(file);
				return { path: file, namespace: 'later' };
			});
			onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }));
			onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) =>
				taken(path, path === command.file ? command.main : command.more),
			);
			bundlesOutside(command, onResolve);
		},
	};
}

/** Takes the files that are in the main bundle from there, and says which these are. */
function takenFromMain(command, inMain, shared) {
	return {
		name: 'taken-from-main',
		setup({ onResolve, onLoad, resolve }) {
			onResolve({ filter: /^\.\.?\/.*\.js$/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
				if (pluginData === 'asked') return undefined;
				const found = await resolve(path, { kind, resolveDir, importer, pluginData: 'asked' });
				const file = relative(command.root, found.path);
				if (!file.startsWith('src/') || !inMain.has(file)) return found;
				shared.add(file);
				return { path: file, namespace: 'taken' };
			});
			onLoad({ filter: /.*/, namespace: 'taken' }, ({ path }) => taken(path, command.main));
			bundlesOutside(command, onResolve);
		},
	};
}

function taken(path, bundle) {
	return { contents: `module.exports = require('./${bundle}').files['${path}'];`, loader: 'js' };
}

function bundlesOutside({ main, more }, onResolve) {
	onResolve({ filter: /^\.\/[\w-]+\.cjs$/ }, ({ path }) =>
		path === `./${main}` || path === `./${more}` ? { path, external: true } : undefined,
	);
}
