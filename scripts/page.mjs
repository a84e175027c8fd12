// npm run page: builds dist/pv.html, the compiler as one page that needs nothing else. All that is large lies in it compressed: the scripts of
// the window and of the compiler, the words that both run before theirs, and the packages that few people need, each unpacked when first needed.

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { toBase95 } from './base95.mjs';
import { dataSource, esbuildDataFiles } from './data-files.mjs';
import { languagesOf } from './languages.mjs';
import { leanLookAlikes } from './look-alikes.mjs';
import { collectPackages, writeNotices } from './notices.mjs';
import { readYaml } from './read-yaml.mjs';
import { replaceFile } from './replace-file.mjs';
import { packSmall } from './zopfli.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Packages that few people need, by the part of the page that brings them. */
const LATE = {
	html: ['hast-util-from-html'],
	word: ['docx'],
	import: ['mammoth', 'hast-util-to-mdast'],
};

/** A late package is what its part has put in its place by the time that the module that imports it is first run. */
const latePackages = {
	name: 'late-packages',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: new RegExp(`^(${Object.values(LATE).flat().join('|')})$`) }, ({ path }) => ({
			path,
			namespace: 'late',
		}));
		onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
			contents: `module.exports = globalThis.pvLate[${JSON.stringify(path)}];`,
		}));
	},
};

/** What late packages want for what the page never asks of them: mammoth writes its own settings into a Word file with it. */
const withoutWriter = {
	name: 'without-writer',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^xmlbuilder$/ }, ({ path }) => ({ path, namespace: 'unasked' }));
		onLoad({ filter: /.*/, namespace: 'unasked' }, () => ({ contents: 'module.exports = {};' }));
	},
};

/** Sections of the words of the command line that the page speaks too, and the page that verifies; the others are helps of commands and options. */
const SPOKEN = ['severity', 'bug', 'usage', 'import', 'lsp'];
const SPOKEN_OF_RECORDS = ['severity', 'bug', 'usage', 'verify', 'verifier', 'archive'];

/** Errors that the page can meet, and the page that verifies, by the first word of their names; the others are of files, options, browsers. */
const MET = ['import', 'page'];
const MET_OF_RECORDS = ['input', 'config', 'template', 'pdf'];

/** Words of documents around a meeting and of many meetings together, neither of which the page makes. */
const UNSAID = { 'labels.yaml': /^(?:documents|register|changes|site)$/, 'messages.yaml': /^collection\// };

/** The words of a file of a language; of the command line, only some sections and the errors that can be met. */
async function readWords(path, sections, met) {
	const words = { ...(await readYaml(path)) };
	if (words.cli) words.cli = Object.fromEntries(sections.map((section) => [section, words.cli[section]]));
	if (words.errors)
		words.errors = Object.fromEntries(
			Object.entries(words.errors).filter(([name]) => met.includes(name.split('/')[0])),
		);
	return words;
}

/** The words of the languages are taken from the script that holds them. */
const wordsApart = {
	name: 'words-apart',
	setup({ onLoad }) {
		onLoad({ filter: /[/\\]language[/\\]\w+[/\\]\w+\.yaml$/ }, ({ path }) => ({
			contents: `export default () => pvWords(${JSON.stringify(wordsName(path))});`,
		}));
	},
};

function wordsName(path) {
	return `${basename(dirname(path))}/${basename(path)}`;
}

/**
 * The script that holds the words: `pvWords` gives those of a file, the same value each time. Raw text needs no second escape for the quotes of
 * JSON, and files of one kind stand side by side, which pack better.
 */
async function wordsScript() {
	const folder = join(root, 'src', 'language');
	const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.yaml'));
	const kindFirst = (path) => `${basename(path)} ${path}`;
	files.sort((one, other) => (kindFirst(one) < kindFirst(other) ? -1 : 1));
	const texts = [];
	for (const file of files) {
		const unsaid = UNSAID[basename(file)];
		const all = Object.entries(await readWords(join(folder, file), SPOKEN, MET));
		const words = JSON.stringify(Object.fromEntries(all.filter(([key]) => !unsaid?.test(key))));
		const raw = words.replaceAll('`', '\\u0060').replaceAll('${', '\\u0024{');
		texts.push(`${JSON.stringify(wordsName(file))}:String.raw\`${raw}\``);
	}
	return `{const texts={${texts.join(',')}},values={};globalThis.pvWords=(name)=>values[name]??=JSON.parse(texts[name]);}`;
}

/** Fonts are most of the page, and few documents need more than a handful: each is a part of its own, which `pvParts` unpacks. */
const fontParts = {
	name: 'font-parts',
	setup({ onLoad }) {
		onLoad({ filter: /\.woff2$/ }, ({ path }) => ({
			contents: `export default pvParts.text(${JSON.stringify(fontName(path))});`,
		}));
	},
};

function fontName(path) {
	return `font-${basename(path, '.woff2')}`;
}

/** The fonts by the names of their parts. */
async function readFonts() {
	const folder = join(root, 'templates', 'fonts');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.woff2')).sort();
	return Promise.all(names.map(async (name) => [fontName(name), await readFile(join(folder, name))]));
}

/** The packages have readers of their own for browsers, without the byte buffers and files of Node. */
const alias = {
	'csv-parse/sync': 'csv-parse/browser/esm/sync',
};

/** The oldest browsers that run the page. */
const BROWSERS = ['chrome109', 'firefox115', 'safari16.4'];

const common = {
	absWorkingDir: root,
	bundle: true,
	write: false,
	platform: 'browser',
	// As in a worker: one package would otherwise ask the page itself to decode `&eacute;`.
	conditions: ['worker'],
	target: BROWSERS,
	// All of them know the classes of Unicode; as calls of a constructor, their patterns would be read anew at each use.
	supported: { 'regexp-unicode-property-escapes': true },
	format: 'iife',
	minify: true,
	charset: 'utf8',
	legalComments: 'none',
	logLevel: 'warning',
	alias,
};

/** A script; the folders of the packages in it are added to `packages`. */
async function scriptOf({ plugins = [], packages = new Set(), ...others }) {
	const { outputFiles } = await build({
		...common,
		...others,
		plugins: [...plugins, leanLookAlikes, collectPackages(packages)],
	});
	return outputFiles[0].text;
}

function latePart(names, packages) {
	const imports = names.map((name, index) => `import * as late${index} from ${JSON.stringify(name)};`);
	const entries = names.map((name, index) => `${JSON.stringify(name)}: late${index}`);
	const contents = `${imports.join('\n')}\nglobalThis.pvLate = { ...globalThis.pvLate, ${entries.join(', ')} };`;
	return scriptOf({
		stdin: { contents, resolveDir: root },
		packages,
		plugins: [withoutWriter],
		define: { global: 'globalThis' },
	});
}

/** A font by its name only: it is filled in where the page is shown. */
const fontNames = {
	name: 'font-names',
	setup({ onLoad }) {
		onLoad({ filter: /\.woff2$/ }, ({ path }) => ({
			contents: `export default ${JSON.stringify(`{{${fontName(path)}}}`)};`,
		}));
	},
};

/** What the compiler says of the first draft of a window, by language, and how the style sheets of these pages begin, which is most of them: the compiler of the page itself is asked, in this process. */
async function firstPages(define) {
	const script = await scriptOf({
		format: 'esm',
		stdin: {
			contents: `export { compile } from './src/compile.ts';
				export { compiledPage, createLoader } from './src/page/compiler/serve.ts';
				export { firstDraft } from './src/page/window/first-draft.ts';
				export { LANGUAGES } from './src/language/index.ts';`,
			resolveDir: root,
		},
		plugins: [latePackages, fontNames, esbuildDataFiles],
		define,
	});
	const folder = await mkdtemp(join(tmpdir(), 'pv-page-'));
	const file = join(folder, 'compiler.mjs');
	await writeFile(file, script);
	const { compile, compiledPage, createLoader, firstDraft, LANGUAGES } = await import(
		pathToFileURL(file).href
	).finally(() => rm(folder, { recursive: true }));
	const pages = [];
	for (const lang of LANGUAGES) {
		const { text, name } = firstDraft(lang);
		const compiled = await compile(text, { path: name, load: createLoader([]) });
		pages.push([`first-${lang}`, await compiledPage(compiled)]);
	}
	const style = sharedStart(pages.map(([, { head }]) => head.slice(head.indexOf('<style>'))));
	return [
		['first-style', style],
		...pages.map(([name, page]) => [
			name,
			JSON.stringify({ ...page, head: page.head.replace(style, () => '{{first-style}}') }),
		]),
	];
}

/** How all texts begin. */
function sharedStart([first, ...others]) {
	let end = 0;
	while (end < first.length && others.every((other) => other[end] === first[end])) end += 1;
	return first.slice(0, end);
}

/** Makes gzip of a text at once, a twentieth larger than what is shipped. */
export const packSoon = async (text) => gzipSync(text, { level: 9 });

/** The page as one text; the folders of the packages in it are added to `packages`. `pack` makes gzip of a text. */
export async function makePage(version, packages = new Set(), pack = packSmall) {
	const own = new Set();
	const plugins = [latePackages, wordsApart, fontParts, esbuildDataFiles];
	const define = { PV_VERSION: JSON.stringify(version) };
	const [loader, words, window, compiler, first, ...late] = await Promise.all([
		scriptOf({ entryPoints: ['src/page/window/loader.ts'] }),
		wordsScript(),
		scriptOf({ entryPoints: ['src/page/window/start.ts'], plugins, define, packages: own }),
		scriptOf({ entryPoints: ['src/page/window/start-compiler.ts'], plugins, define, packages: own }),
		firstPages(define),
		...Object.values(LATE).map((names) => latePart(names, own)),
	]);
	const [frame, style, windowStyle] = await Promise.all([
		frameOf('page'),
		styleOf('page', 'frame.css'),
		styleOf('page', 'page.css'),
	]);
	for (const folder of own) packages.add(folder);
	const parts = [
		['style', windowStyle],
		['words', words],
		['window', window],
		['compiler', compiler],
		...Object.keys(LATE).map((name, index) => [name, late[index]]),
		...first,
		['notices', await writeNotices(own, root)],
		...(await readFonts()),
	];
	return fill(frame, {
		policy: policyFor(loader),
		style,
		parts: (await Promise.all(parts.map(([name, text]) => partElement(name, text, pack)))).join('\n'),
		loader: `<script>${loader}</script>`,
		tooOld: await inEveryLanguage('cannotRun'),
		noScript: await inEveryLanguage('noScript'),
	});
}

/** Where the page that verifies finds what Node would bring, and what it does without. */
const WITHOUT_NODE = {
	'node:zlib': 'src/verifier/node/zlib.ts',
	'node:crypto': 'src/verifier/node/crypto.ts',
	'node:path': 'src/verifier/node/path.ts',
};

/** Packages that only other commands reach. */
const UNREACHED = [
	'docx',
	'unpdf',
	'mammoth',
	'puppeteer-core',
	'chokidar',
	'@puppeteer/browsers',
	'@sparticuz/chromium',
	'which',
	'node-forge',
	'picomatch',
	'ignore',
	'hast-util-from-html',
	'hast-util-to-mdast',
	'hyphen',
	'sql.js',
];

/** Pages are compared by their words: of the fonts nothing is needed, of a package that only other commands reach neither. */
const onlyToVerify = {
	name: 'only-to-verify',
	setup({ onResolve, onLoad }) {
		const without = (path) => ({ path, namespace: 'left-out' });
		onResolve({ filter: /\.woff2$|^(\.\.\/)+pdf\/index\.js$/ }, ({ path }) => without(path));
		onResolve({ filter: new RegExp(`^(${UNREACHED.join('|')})(/|$)`) }, ({ path }) => without(path));
		onResolve({ filter: /^node:/ }, ({ path }) =>
			path in WITHOUT_NODE ? { path: join(root, WITHOUT_NODE[path]) } : without(path),
		);
		onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
		onLoad({ filter: /[/\\]language[/\\]\w+[/\\]cli\.yaml$/ }, async ({ path }) => ({
			contents: dataSource(await readWords(path, SPOKEN_OF_RECORDS, MET_OF_RECORDS)),
		}));
		// New minutes are begun elsewhere.
		onLoad({ filter: /[/\\]language[/\\]\w+[/\\]starters\.yaml$/ }, async ({ path }) => {
			const { bodies: _, ...words } = await readYaml(path);
			return { contents: dataSource({ ...words, bodies: {} }) };
		});
	},
};

/** A script that verifies, for a browser; with a name, what it exports stands under that name. */
export function verifierScript(entry, version, globalName, packages) {
	return scriptOf({
		packages,
		entryPoints: [entry],
		globalName,
		inject: ['src/verifier/node/buffer.ts'],
		plugins: [onlyToVerify, esbuildDataFiles],
		define: { PV_VERSION: JSON.stringify(version), global: 'globalThis', 'process.env': '{}' },
	});
}

function frameOf(folder) {
	return readFile(join(root, 'templates', folder, 'page.html'), 'utf8');
}

/** A style sheet without comments and blanks, which is a seventh smaller. */
async function styleOf(...path) {
	const sheet = await readFile(join(root, 'templates', ...path), 'utf8');
	const { code } = await transform(sheet, { loader: 'css', minify: true, target: BROWSERS });
	return code.trim();
}

/** The page that verifies records, in the same way. */
export async function makeVerifier(version, packages = new Set(), pack = packSmall) {
	const own = new Set();
	const [loader, main] = await Promise.all([
		scriptOf({ entryPoints: ['src/page/window/load-verifier.ts'] }),
		verifierScript('src/verifier/window.ts', version, undefined, own),
	]);
	const [frame, style] = await Promise.all([frameOf('verifier'), styleOf('verifier', 'page.css')]);
	for (const folder of own) packages.add(folder);
	return fill(frame, {
		policy: policyFor(loader),
		style,
		parts: (
			await Promise.all([
				partElement('main', main, pack),
				partElement('notices', await writeNotices(own, root), pack),
			])
		).join('\n'),
		loader: `<script>${loader}</script>`,
		tooOld: await inEveryLanguage('cannotRun'),
		noScript: await inEveryLanguage('noScript'),
	});
}

/** Nothing may be loaded or sent; the one script in the text is known by its digest, and makes the others out of the page itself. */
function policyFor(loader) {
	const digest = createHash('sha256').update(loader).digest('base64');
	return [
		"default-src 'none'",
		`script-src 'sha256-${digest}' blob:`,
		'worker-src blob:',
		"style-src 'unsafe-inline'",
		'img-src data: blob:',
		'font-src data:',
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}

/** Words that are shown where no script of ours can choose a language. */
async function inEveryLanguage(key) {
	const texts = await Promise.all(
		(await languagesOf(join(root, 'src', 'language'))).map(async (lang) => {
			const path = join(root, 'src', 'language', lang, 'page.yaml');
			return `<p lang="${lang}">${(await readYaml(path))[key]}</p>`;
		}),
	);
	return texts.join('\n');
}

/**
 * A part as it stands in the page. What is text is worth the seconds that Zopfli takes for it, a twentieth less than zlib; the bytes of a font are
 * compressed already.
 */
async function partElement(name, content, pack) {
	const packed = toBase95(typeof content === 'string' ? await pack(content) : content);
	return `<script type="text/plain" id="part-${name}">${packed}</script>`;
}

function fill(frame, values) {
	return frame.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
	for (const [name, make] of [
		['pv.html', makePage],
		['pv-verify.html', makeVerifier],
	]) {
		const page = await make(version);
		await replaceFile(join(root, 'dist', name), page);
		console.log(`dist/${name}: ${(Buffer.byteLength(page) / 1e6).toFixed(2)} MB`);
	}
}
