// Bundles the VS Code extension into editors/vscode/dist, so that it packs without packages of its own, and writes its grammar and snippets'
// words from those of the language. `npx @vscode/vsce package --no-dependencies` in editors/vscode then makes the file that VS Code installs.

import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { languagesOf } from './languages.mjs';
import { readYaml } from './read-yaml.mjs';
import { replaceFile } from './replace-file.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'editors', 'vscode');

/** Every spelling of the words of a vocabulary, in every language. */
async function wordsOf(name) {
	const files = await Promise.all(
		(await languagesOf(join(root, 'src', 'language'))).map((lang) =>
			readYaml(join(root, 'src', 'language', lang, 'keywords.yaml')),
		),
	);
	const words = files.flatMap((file) => Object.values(file[name] ?? {}).flat());
	return [...new Set(words)].filter((word) => typeof word === 'string').sort((a, b) => b.length - a.length);
}

const alternatives = (words) =>
	words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[’']/g, "['’]")).join('|');

/** The grammar: what colours minutes before the server answers, and where there is none. It adds to Markdown's own. */
export async function makeGrammar() {
	const [labels, blocks, events] = await Promise.all(['labels', 'blocks', 'events'].map(wordsOf));
	const grammar = {
		scopeName: 'markdown.pv.injection',
		injectionSelector: 'L:text.html.markdown -comment -markup.fenced_code -markup.inline.raw',
		patterns: [
			{
				name: 'meta.block.pv',
				match: `^( {0,3}:{3,})[ \\t]*((?i:${alternatives(blocks)}))?(.*)$`,
				captures: {
					1: { name: 'punctuation.definition.block.pv' },
					2: { name: 'entity.name.type.pv' },
					3: { name: 'entity.name.section.pv' },
				},
			},
			{
				match: `^[ \\t]*(?:[-+*][ \\t]+)?(?:[*_]{1,3})?((?i:${alternatives(labels)}))(?:[*_]{1,3})?[ \\t\\u00A0]*:`,
				captures: { 1: { name: 'keyword.other.label.pv' } },
			},
			{
				match: `^((?:\\d{1,2}[ ]?(?:[hH:][ ]?\\d{2}|h|[ap]\\.?m\\.?))?)[ \\t]*[–—:,-]*[ \\t]*((?i:${alternatives(events)}))(?!\\p{L})`,
				captures: {
					1: { name: 'constant.numeric.time.pv' },
					2: { name: 'keyword.control.event.pv' },
				},
			},
		],
	};
	return `${JSON.stringify(grammar, null, '\t')}\n`;
}

async function main() {
	await mkdir(join(folder, 'dist'), { recursive: true });
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: [join(folder, 'src', 'extension.cjs')],
		bundle: true,
		write: false,
		platform: 'node',
		target: 'node18',
		format: 'cjs',
		external: ['vscode'],
		minify: true,
		legalComments: 'inline',
		outfile: join(folder, 'dist', 'extension.cjs'),
	});
	await replaceFile(join(folder, 'dist', 'extension.cjs'), outputFiles[0].text);
	await replaceFile(join(folder, 'syntaxes', 'pv.tmLanguage.json'), await makeGrammar());
	await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
