import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { fontCharacters } from '../../src/project/design.js';
import coverage from '../../templates/fonts/coverage.yaml';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

const require = createRequire(import.meta.url);
const ours = (name: string) => readFileSync(new URL(`../../templates/fonts/${name}.woff2`, import.meta.url));
const has = (bytes: Uint8Array, character: string) =>
	fontCharacters(bytes)?.some(
		([from, to]) => (character.codePointAt(0) ?? 0) >= from && (character.codePointAt(0) ?? 0) <= to,
	);

describe('the characters of a font', () => {
	it.each(['serif', 'arabic', 'hebrew', 'emoji'])('are those that were cut: %s', (name) => {
		const file = ours(name === 'serif' ? 'serif-regular' : name);
		const ranges = (coverage() as Record<string, string>)[name]?.split(',') ?? [];
		for (const range of ranges)
			expect(has(file, String.fromCodePoint(Number.parseInt(range.slice(2), 16)))).toBe(true);
		expect(has(file, '漢')).toBe(false);
	});

	it('are read from files that are not packed too', () => {
		const file = readFileSync(require.resolve('source-sans/TTF/SourceSans3-Regular.ttf'));
		expect([has(file, 'Ж'), has(file, 'é'), has(file, '漢')]).toEqual([true, true, false]);
		const other = readFileSync(require.resolve('source-serif/OTF/SourceSerif4-Regular.otf'));
		expect([has(other, 'Ж'), has(other, '漢')]).toEqual([true, false]);
	});

	it.each([
		['an empty file', ''],
		['a file that is cut short', 'wOF2 and the rest'],
		['a font without characters', '\0\x01\0\0\0\0'],
	])('are not known of %s', (_, text) => {
		expect(fontCharacters(new TextEncoder().encode(text))).toBeUndefined();
	});
});

it('a project’s own font gives what ours lack', async () => {
	const source = CLEAN.replace('six months', 'six 𝔸 漢 months');
	const build = (config: Record<string, string | Uint8Array>) =>
		run(['build', 'a.md', '--to', 'html'], { files: { 'a.md': source, ...config } });
	const missing = async (config: Record<string, string | Uint8Array>) =>
		(await build(config)).err().match(/U\+[0-9A-F]+/g);
	expect(await missing({})).toEqual(['U+1D538', 'U+6F22']);
	const file = readFileSync(
		require.resolve('@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2'),
	);
	expect(
		await missing({ 'pv.config.yaml': 'style: { serif: { regular: own.woff2 } }\n', 'own.woff2': file }),
	).toEqual(['U+6F22']);
});
