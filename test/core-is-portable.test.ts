import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { esbuildDataFiles } from '../scripts/data-files.mjs';

/** The core compiles a meeting in a web page: bundled for a browser, run in a world that has the language and text coding, nothing else. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

test('the core runs where there is no Node', async () => {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: ['src/compile.ts'],
		bundle: true,
		write: false,
		platform: 'browser',
		// As in a worker of the page: one package would otherwise ask the page itself to decode `&eacute;`.
		conditions: ['worker'],
		// The same reader, with the byte buffers of Node written anew.
		alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
		format: 'iife',
		globalName: 'pv',
		plugins: [esbuildDataFiles],
		logLevel: 'silent',
	});
	const world = createContext({
		TextEncoder,
		TextDecoder,
		Intl,
		source: readFileSync(join(root, 'examples', 'board.md'), 'utf8'),
	});
	new Script(outputFiles[0]?.text ?? '').runInContext(world);
	const compiled = await new Script('pv.compile(source, { path: "board.md" })').runInContext(world);
	expect(compiled.meeting.type).toBe('meeting');
	expect(compiled.assembly.decisions.length).toBeGreaterThan(0);
});
