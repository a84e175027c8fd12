import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { dataModule, esbuildDataFiles } from '../../scripts/data-files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pv-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a module that imports the file gets, by way of the bundler. */
async function imported(name: string, content: string | Uint8Array): Promise<unknown> {
	writeFileSync(join(folder, name), content);
	const { outputFiles } = await build({
		stdin: { contents: `import data from './${name}'; globalThis.given = data;`, resolveDir: folder },
		bundle: true,
		write: false,
		plugins: [esbuildDataFiles],
	});
	const world: { given?: unknown } = {};
	new Function('globalThis', outputFiles[0]?.text ?? '')(world);
	return world.given;
}

describe('a data file as a module', () => {
	test('YAML keeps the order of its keys, and odd keys as they are', async () => {
		const read = await imported('a.yaml', 'zeta: 1\nalpha: { b: [2, oui] }\n__proto__: { x: 1 }\n"2": y\n');
		const data = (read as () => unknown)();
		expect(JSON.stringify(data)).toBe('{"2":"y","zeta":1,"alpha":{"b":[2,"oui"]},"__proto__":{"x":1}}');
		expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
	});

	test('a large file says the same, whichever part is asked for first', async () => {
		const long = 'words '.repeat(2000);
		const read = await imported('large.yaml', `zeta: ${long}\nnothing: ~\n__proto__: { x: [1] }\n"2": y\n`);
		const data = (read as () => Record<string, unknown>)();
		expect(data['nothing']).toBeNull();
		expect(JSON.stringify(data)).toBe(
			`{"2":"y","zeta":"${long.trim()}","nothing":null,"__proto__":{"x":[1]}}`,
		);
		expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
		expect((read as () => unknown)()).toBe(data);
		expect(data['zeta']).toBe(data['zeta']);
	});

	test('a template is its text', async () => {
		const text = '{{ title }}\n`${x}` \\ "é"\u2028';
		expect(await imported('a.liquid', text)).toBe(text);
	});

	test('a font is its bytes in base64', async () => {
		expect(await imported('a.woff2', new Uint8Array([0, 255, 128]))).toBe('AP+A');
	});

	test('broken YAML stops the build', async () => {
		writeFileSync(join(folder, 'b.yaml'), 'a: [1\n');
		await expect(dataModule(join(folder, 'b.yaml'))).rejects.toThrow();
	});
});
