// Lets code import data files: `.yaml` becomes a function that gives its value, `.peggy` a module with the parser of the grammar, `.liquid`, `.css`
// and `.md` become a string, `.woff2` a string in base64.
// One set of rules, used by the bundler (esbuild) and by the test runner (Vite).

import { readFile } from 'node:fs/promises';
import peggy from 'peggy';
import { readYaml } from './read-yaml.mjs';

const DATA_FILE = /\.(yaml|peggy|liquid|css|md|woff2)$/;

/** The JavaScript module that stands for a data file. */
export async function dataModule(path) {
	if (path.endsWith('.yaml')) return dataSource(await readYaml(path));
	const text = await readFile(path, path.endsWith('.woff2') ? 'base64' : 'utf8');
	return path.endsWith('.peggy') ? parserSource(path, text) : `export default ${JSON.stringify(text)};\n`;
}

/** The parsers that were made, by their grammars: a build has a dozen bundles, of which most hold the same ones. */
const parsers = new Map();

function parserSource(path, text) {
	if (!parsers.has(text))
		parsers.set(text, peggy.generate(text, { output: 'source', format: 'es', grammarSource: path }));
	return parsers.get(text);
}

/**
 * The module whose function gives a value. `JSON.parse` keeps `__proto__` as an ordinary key, which an object literal would not. Of a large file the
 * parts are read when they are asked for: a run that says one sentence needs no other.
 */
export function dataSource(value) {
	const text = JSON.stringify(value);
	const isOfParts = text.length > LARGE && !Array.isArray(value);
	if (!isOfParts)
		return `let value;\nexport default () => (value ??= JSON.parse(${JSON.stringify(text)}));\n`;
	const parts = Object.entries(value).flatMap(([key, part]) => [key, JSON.stringify(part)]);
	return `const parts = ${JSON.stringify(parts)};\n${BY_PARTS}`;
}

/** In signs of its JSON. */
const LARGE = 10_000;

const BY_PARTS = `let value;
export default () => {
	if (value) return value;
	value = {};
	for (let at = 0; at < parts.length; at += 2) {
		const text = parts[at + 1];
		let part;
		const get = () => (part === undefined ? (part = JSON.parse(text)) : part);
		Object.defineProperty(value, parts[at], { get, enumerable: true });
	}
	return value;
};
`;

export const esbuildDataFiles = {
	name: 'data-files',
	setup(build) {
		build.onLoad({ filter: DATA_FILE }, async ({ path }) => ({
			contents: await dataModule(path),
			loader: 'js',
		}));
	},
};

export const viteDataFiles = {
	name: 'data-files',
	enforce: 'pre',
	// Vite has its own treatment of .css files, so ours go by a virtual name that it does not know.
	async resolveId(source, importer) {
		if (!importer || !DATA_FILE.test(source)) return null;
		const found = await this.resolve(source, importer, { skipSelf: true });
		return found ? `\0data:${found.id}.js` : null;
	},
	async load(id) {
		if (!id.startsWith('\0data:')) return null;
		const path = id.slice('\0data:'.length, -'.js'.length);
		this.addWatchFile(path);
		return dataModule(path);
	},
};
