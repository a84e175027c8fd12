/** Every example of docs/api.md is run as a program that has the package, and prints what stands under it. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { esbuildDataFiles } from '../scripts/data-files.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Below node_modules, so that the packages of the library are found from there. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'pv-api');

const page = readFileSync(join(ROOT, 'docs', 'api.md'), 'utf8');
const examples = [...page.matchAll(/^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)].map(
	([, code = '', printed = ''], index) => ({ name: `example-${index + 1}`, code, printed }),
);

describe('docs/api.md', () => {
	beforeAll(async () => {
		mkdirSync(FOLDER, { recursive: true });
		for (const { name, code } of examples) writeFileSync(join(FOLDER, `${name}.js`), asModule(code));
		await build({
			absWorkingDir: ROOT,
			entryPoints: examples.map(({ name }) => join(FOLDER, `${name}.js`)),
			bundle: true,
			splitting: true,
			format: 'esm',
			platform: 'node',
			target: 'node20.19',
			outdir: join(FOLDER, 'built'),
			outExtension: { '.js': '.mjs' },
			alias: {
				'proces-verbal/node': join(ROOT, 'src', 'node.ts'),
				'proces-verbal/browser': join(ROOT, 'src', 'browser.ts'),
				'proces-verbal/remark': join(ROOT, 'src', 'remark.ts'),
				'proces-verbal': join(ROOT, 'src', 'index.ts'),
			},
			packages: 'external',
			plugins: [esbuildDataFiles],
			logLevel: 'silent',
		});
	});

	afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

	it('has an example with its output for each js fence', () => {
		expect(examples.length).toBe([...page.matchAll(/^```js$/gm)].length);
		expect(examples.length).toBeGreaterThan(5);
	});

	it.each(examples)('$name', async ({ name, printed }) => {
		const url = pathToFileURL(join(FOLDER, 'built', `${name}.mjs`)).href;
		const { example } = (await import(/* @vite-ignore */ url)) as {
			example(console: { log(...values: unknown[]): void }): Promise<void>;
		};
		let text = '';
		await example({
			log: (...values) => {
				text += `${values.join(' ')}\n`;
			},
		});
		expect(text).toBe(printed);
	});
});

/** The example as a function of its console, its imports above it. */
function asModule(code: string): string {
	const [, imports = '', body = ''] = /^((?:import .*\n)*)([\s\S]*)$/.exec(code) ?? [];
	return `${imports}export async function example(console) {\n${body}}\n`;
}
