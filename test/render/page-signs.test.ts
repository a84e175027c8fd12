import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderView } from '../../src/render/index.js';
import { findPageSigns, textsOfSigns, withoutSigns, writeSigns } from '../../src/view/page-signs.js';
import { createView } from '../../src/view/view.js';
import { compileText } from '../compile.js';

const BOARD = readFileSync(new URL('../../examples/board.md', import.meta.url), 'utf8');

async function signed(source: string) {
	const compiled = await compileText(source);
	const view = createView(compiled, { pageSigns: true });
	const html = await renderView(view);
	return { compiled, html, signs: findPageSigns(view, html, compiled.lang) };
}

const pagesOf = (signs: ReadonlyMap<string, string>) =>
	new Map([...signs.keys()].map((sign, index) => [sign.slice(2, -1), index + 1]));

it('a page with its signs written is the page of these numbers', async () => {
	const { compiled, html, signs = new Map<string, string>() } = await signed(BOARD);
	expect(signs.size).toBeGreaterThan(2);
	const pages = pagesOf(signs);
	const texts = textsOfSigns(signs.keys(), { pages: 12, destinations: pages }, compiled.lang);
	expect(writeSigns(html, texts ?? new Map())).toBe(
		await renderView(createView(compiled, { pages, pageCount: 12 })),
	);
	expect(withoutSigns(html)).not.toMatch(/[\uE000\uE001]/);
});

it('a single page, or an item without one, asks for another page', async () => {
	const { compiled, signs = new Map<string, string>() } = await signed(BOARD);
	const pages = pagesOf(signs);
	expect(textsOfSigns(signs.keys(), { pages: 1, destinations: pages }, compiled.lang)).toBe(undefined);
	const [, ...some] = pages;
	expect(textsOfSigns(signs.keys(), { pages: 3, destinations: new Map(some) }, compiled.lang)).toBe(
		undefined,
	);
});

it.each(['\uE000\uE001', '\uE000#item-1\uE001', '\uE000#nowhere\uE001'])(
	'minutes that hold such a text themselves have no signs: %j',
	async (text) => {
		const { signs } = await signed(BOARD.replace(/^## /m, `Un ${text} mot.\n\n## `));
		expect(signs).toBe(undefined);
	},
);
