// node scripts/bench/archive.mjs [meeting.md] [--turns N]: what it takes to make a printed document archival, beside the printing itself.

import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { esbuildDataFiles } from '../data-files.mjs';
import { median } from './measure.mjs';
import { meeting } from './meetings.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { turns: { type: 'string', default: '40' } },
});
const source = positionals[0] ? await readFile(resolve(positionals[0]), 'utf8') : meeting();
// Inside the project, where its packages are found.
const folder = join(root, 'out', 'bench', 'archive');
await mkdir(folder, { recursive: true });
try {
	const bundle = join(folder, 'archive.mjs');
	await build({
		absWorkingDir: root,
		stdin: {
			contents:
				"export { compile } from './src/compile.js'; export { compiledJson, renderHtml } from './src/render/index.js'; export { withPrinter } from './src/pdf/index.js'; export { archivePdf } from './src/pdf-archive/index.js';",
			resolveDir: root,
			loader: 'ts',
		},
		bundle: true,
		format: 'esm',
		platform: 'node',
		packages: 'external',
		outfile: bundle,
		plugins: [esbuildDataFiles],
		logLevel: 'error',
	});
	await measure(await import(pathToFileURL(bundle).href));
} finally {
	await rm(folder, { recursive: true, force: true });
}

async function measure({ compile, compiledJson, renderHtml, withPrinter, archivePdf }) {
	const compiled = await compile(source, { load: async () => ({ found: false }) });
	const html = await renderHtml(compiled);
	const title = /<title>(.*?)<\/title>/.exec(html)[1].replaceAll('&#39;', "'").replaceAll('&amp;', '&');
	const date = new Date('2024-03-16T12:00:00Z');
	const attachments = [
		['meeting.md', source, 'text/markdown', 'Source'],
		['meeting.json', JSON.stringify(compiledJson(compiled), null, 2), 'application/json', 'Data'],
	].map(([name, text, mediaType, relationship]) => {
		return { name, bytes: Buffer.from(text), mediaType, relationship, description: name };
	});
	const facts = { title, lang: compiled.lang, date, creator: 'pv', attachments, annexes: [] };
	const times = { printed: [], archived: [] };
	let pages = 0;
	await withPrinter({ env: process.env, pages: 1 }, async (printer) => {
		for (let turn = 0; turn < Number(values.turns); turn++) {
			const start = performance.now();
			const printed = await printer.print(html, { title, date });
			const middle = performance.now();
			archivePdf(printed.pdf, facts);
			times.printed.push(middle - start);
			times.archived.push(performance.now() - middle);
			pages = printed.pages;
		}
	});
	const [printed, archived] = [median(times.printed), median(times.archived)];
	console.log(
		`${pages} pages: printed in ${printed.toFixed(0)} ms, made archival in ${archived.toFixed(0)} ms`,
	);
	const share = archived / printed;
	console.log(`${share <= 0.25 ? '✓' : '✗'} archiving / printing   ${share.toFixed(2)}   (at most 0.25)`);
}
