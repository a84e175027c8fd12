// Builds what is shipped: dist/pv.cjs (the command line, one file), dist/check.cjs and dist/ask.cjs (the command line with no other command than `pv check`
// or `pv ask`, which start the sooner for it) with what they rarely need beside them, dist/lazy/*.cjs (heavy packages, loaded when first needed),
// dist/index.js and dist/remark.js (the library), dist/pv.html (the page), and
// dist/NOTICES.txt (the licences of the packages that they hold). `--types`, for what is shipped, also writes the declarations and packs the pages as
// small as they can be, which takes longer than all the rest. Files are replaced one by one, so that a program that runs meanwhile never meets half a build.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildFingerprint, STAMP } from './build-fingerprint.mjs';
import { commandBundles } from './command-bundle.mjs';
import { esbuildDataFiles } from './data-files.mjs';
import { collectPackages, writeNotices } from './notices.mjs';
import { makePage, makeVerifier, packSoon } from './page.mjs';
import { writeWords } from './phrase-types.mjs';
import { replaceFile } from './replace-file.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const readJson = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));
const { version } = await readJson('package.json');

/** Packages that `pv check` rarely needs: each becomes a file of its own. */
const HEAVY = [
	'docx',
	'mammoth',
	'unpdf',
	'hast-util-from-html',
	'hast-util-to-mdast',
	'puppeteer-core',
	'liquidjs',
	'csv-parse/sync',
	'decode-named-character-reference',
	'diff',
	'chokidar',
	'@clack/prompts',
	'unhomoglyph',
	'sql.js/dist/sql-wasm-inline.js',
	'@puppeteer/browsers',
	'ignore',
	'node-forge',
	'qr',
	'picomatch',
	'which',
	'vscode-languageserver/node.js',
];

/**
 * Entry of a package where it is not the usual one. The build of Puppeteer that its documentation gives for browsers connects as the whole one
 * does, but neither downloads nor starts a browser: it loads in 8 ms of processor time instead of 23.
 */
const ENTRY = {
	'puppeteer-core': `puppeteer-core/${(await readJson('node_modules/puppeteer-core/package.json')).browser}`,
};

/** Functions that are imported by a statement, and called in some runs only: what they stand in is loaded at the first call. */
const CALLED_LATE = {
	'csv-parse/sync': ['parse'],
	'decode-named-character-reference': ['decodeNamedCharacterReference'],
	unhomoglyph: ['default'],
	'node:child_process': ['fork', 'spawn', 'spawnSync'],
	'node:crypto': [
		'createHash',
		'createPrivateKey',
		'createPublicKey',
		'generateKeyPairSync',
		'randomBytes',
		'sign',
		'timingSafeEqual',
		'verify',
		'X509Certificate',
	],
	'node:fs/promises': [
		'chmod',
		'mkdir',
		'mkdtemp',
		'open',
		'readdir',
		'readFile',
		'rename',
		'rm',
		'stat',
		'writeFile',
	],
	'node:readline/promises': ['createInterface'],
	'node:worker_threads': ['Worker'],
};

/** Found at run time if it is there at all: it carries a browser of 60 MB, which no bundle should hold. */
const NEVER_BUNDLED = ['@sparticuz/chromium'];

const lazyFile = (name) => `./lazy/${name.replaceAll('/', '-')}.cjs`;

const heavyPackagesApart = {
	name: 'heavy-packages-apart',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: new RegExp(`^(${[...HEAVY, ...Object.keys(CALLED_LATE)].join('|')})$`) }, (asked) => {
			const { path, kind, namespace } = asked;
			const isLate = path in CALLED_LATE && namespace !== 'called-late' && kind !== 'dynamic-import';
			if (isLate) return { path, namespace: 'called-late' };
			return { path: path.startsWith('node:') ? path : lazyFile(path), external: true };
		});
		onLoad({ filter: /.*/, namespace: 'called-late' }, ({ path }) => ({
			contents: CALLED_LATE[path]
				.map((name) =>
					name === 'default'
						? `export default (...given) => require('${path}')(...given);`
						: /^[A-Z]/.test(name)
							? `export function ${name}(...given) { return new (require('${path}').${name})(...given); }`
							: `export const ${name} = (...given) => require('${path}').${name}(...given);`,
				)
				.join('\n'),
		}));
		onResolve({ filter: /^\.\/lazy\// }, ({ path }) => ({ path, external: true }));
	},
};

/** Fonts are needed by documents only. */
const fontsApart = {
	name: 'fonts-apart',
	setup({ onResolve }) {
		onResolve({ filter: /\.woff2$/ }, ({ path, resolveDir }) => {
			fonts.add(resolve(resolveDir, path));
			return { path: lazyFile(basename(path)), external: true };
		});
	},
};
const fonts = new Set();

const common = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node20.19',
	// Node 20 knows the classes of Unicode; as calls of a constructor, their patterns would be read anew at each use.
	supported: { 'regexp-unicode-property-escapes': true },
	write: false,
	logLevel: 'warning',
	legalComments: 'none',
	minifySyntax: true,
	minifyWhitespace: true,
};

/** CommonJS, because Node 20 can keep compiled code only of such a file, and because `require` is the faster loader. */
const commonJs = {
	...common,
	format: 'cjs',
	mainFields: ['module', 'main'],
	conditions: ['module', 'import'],
	supported: { ...common.supported, 'dynamic-import': false },
	banner: { js: 'var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
	define: { 'import.meta.url': 'importMetaUrl', PV_VERSION: JSON.stringify(version) },
	external: NEVER_BUNDLED,
};

/** Folders of the packages that are in any bundle. */
const packages = new Set();
const collected = collectPackages(packages);
const plugins = [fontsApart, esbuildDataFiles, heavyPackagesApart, collected];

async function commandLine() {
	return build({
		...commonJs,
		stdin: {
			contents:
				"export { main } from './src/cli/main.ts'; export { isAllWritten, nodeIo } from './src/host/node-io.ts'; export { serveThread } from './src/cli/thread.ts';",
			resolveDir: root,
			sourcefile: 'pv.ts',
			loader: 'ts',
		},
		outfile: join(dist, 'pv.cjs'),
		plugins,
	});
}

async function heavyPackages() {
	return build({
		...commonJs,
		entryPoints: Object.fromEntries(
			HEAVY.map((name) => [basename(lazyFile(name), '.cjs'), ENTRY[name] ?? name]),
		),
		outdir: join(dist, 'lazy'),
		outExtension: { '.js': '.cjs' },
		plugins: [collected],
		// Names stay: Puppeteer tells errors apart by them, and to keep them in another way slows every function that is made.
		minifyIdentifiers: false,
		external: [
			...NEVER_BUNDLED,
			'chromium-bidi',
			'chromium-bidi/*',
			'typescript',
			'proxy-agent',
			'bufferutil',
			'utf-8-validate',
		],
		logOverride: {
			'empty-import-meta': 'silent',
			'unsupported-dynamic-import': 'silent',
			'require-resolve-not-external': 'silent',
		},
	});
}

/**
 * Packages that the library holds, as the command line does, and that whoever installs pv does not get: `docx` asks for a package that would not run on Node 20.
 */
const HELD_BY_LIBRARY = ['docx'];

const heldPackages = {
	name: 'held-packages',
	setup({ onResolve }) {
		onResolve({ filter: new RegExp(`^(${HELD_BY_LIBRARY.join('|')})$`) }, ({ path }) => ({
			path: fileURLToPath(import.meta.resolve(path)),
		}));
	},
};

/** What package.json exports. */
const ENTRIES = ['index', 'node', 'browser', 'remark'];

async function library() {
	return build({
		...common,
		minifySyntax: false,
		minifyWhitespace: false,
		entryPoints: { index: 'src/index.ts', node: 'src/node.ts', remark: 'src/remark.ts' },
		outdir: dist,
		format: 'esm',
		splitting: true,
		chunkNames: 'chunks/[name]-[hash]',
		packages: 'external',
		plugins: [heldPackages, esbuildDataFiles, collected],
	});
}

/** The library for a page or a worker: one file with the packages that it needs. */
async function browserLibrary() {
	return build({
		...common,
		platform: 'browser',
		target: 'es2022',
		entryPoints: { browser: 'src/browser.ts' },
		outdir: dist,
		format: 'esm',
		// As in a worker: one package would otherwise ask the page itself to decode `&eacute;`.
		conditions: ['worker'],
		// The same reader, with the byte buffers of Node written anew.
		alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
		plugins: [esbuildDataFiles, collected],
	});
}

/** The bundler leaves the letters of regular expressions as they are; an escape means the same there. */
function asciiOnly(text) {
	return text.replace(/[^\0-\x7F]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A file as bin/load-bundle.js takes it: in the function that it is called through, for to wrap two megabytes at each start costs as much as to
 * read them; the digest at the head tells which compiled code belongs to it.
 */
function asLoaded(text) {
	const digest = createHash('sha1').update(text).digest('hex');
	return `//${digest}\n(function(exports,require,module,__filename,__dirname){${text}\n})`;
}

async function removeOldChunks(written) {
	const folder = join(dist, 'chunks');
	for (const name of await readdir(folder).catch(() => [])) {
		if (!written.has(join(folder, name))) await rm(join(folder, name), { force: true });
	}
}

/** Writes the declarations, and keeps those that the public entries lead to. */
async function declarations() {
	const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
	const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.types.json')], {
		cwd: root,
		stdio: 'inherit',
	});
	if (status !== 0) throw new Error('The declarations could not be written');
	const folder = join(dist, 'types');
	const reached = new Set();
	const pending = ENTRIES.map((name) => join(folder, `${name}.d.ts`));
	for (let path = pending.pop(); path; path = pending.pop()) {
		if (reached.has(path)) continue;
		reached.add(path);
		const text = await readFile(path, 'utf8');
		for (const [, other] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g))
			pending.push(join(dirname(path), `${other}.d.ts`));
	}
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile() && !reached.has(path)) await rm(path);
	}
}

await writeWords();
const isShipped = process.argv.includes('--types');
const pack = isShipped ? undefined : packSoon;
const fingerprint = await buildFingerprint(root);
const [page, verifier, ...results] = await Promise.all([
	makePage(version, packages, pack),
	makeVerifier(version, packages, pack),
	commandLine(),
	...['check', 'ask'].map((name) => commandBundles(name, { root, dist, options: commonJs, plugins })),
	heavyPackages(),
	library(),
	browserLibrary(),
]);
const written = new Set();
for (const { path, text } of results.flatMap((result) => result.outputFiles)) {
	const ascii = asciiOnly(text);
	await replaceFile(path, path.endsWith('.cjs') ? asLoaded(ascii) : ascii);
	written.add(path);
}
for (const font of fonts) {
	const base64 = await readFile(font, 'base64');
	await replaceFile(join(dist, lazyFile(basename(font))), asLoaded(`module.exports="${base64}";\n`));
}
await replaceFile(join(dist, 'pv.html'), page);
await replaceFile(join(dist, 'pv-verify.html'), verifier);
await replaceFile(join(dist, 'NOTICES.txt'), await writeNotices(packages, root));
await removeOldChunks(written);
if (isShipped) await declarations();
await replaceFile(join(dist, STAMP), `${fingerprint}\n`);
