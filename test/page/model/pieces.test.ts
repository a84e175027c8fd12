/** The pieces of the finished page: they change nothing that is read, and each stands where its words were written. */

import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compile.js';
import { numberPieces } from '../../../src/editor/index.js';
import { compiledPage, getView } from '../../../src/page/compiler/serve.js';
import { findWordPlace, WORD } from '../../../src/page/window/word-place.js';
import { MINUTES, renderView } from '../../../src/render/index.js';
import { meetings } from '../../editor/meetings.js';

const PIECE = /<span data-piece="(\d+)">((?:(?!<span data-piece)[\s\S])*?)<\/span>/g;

describe.each(meetings())('%s', (_name, source) => {
	it('is the same page without their elements', async () => {
		const compiled = await compile(source, { path: 'seance.md' });
		const { body } = await compiledPage(compiled);
		const plain = await renderView(getView(compiled), MINUTES);
		const words = (html: string) => html.replace(/<\/?span\b[^>]*>/g, '');
		expect(words(body ?? '')).toBe(words(plain.slice(plain.indexOf('<body'))));
	});

	it('has its first word where the piece starts', async () => {
		const compiled = await compile(source, { path: 'seance.md' });
		const { body = '', places } = await compiledPage(compiled);
		const pieces = [...body.matchAll(PIECE)];
		expect(pieces.length).toBeGreaterThan(3);
		for (const [, number, html = ''] of pieces) {
			const [first] = html.replace(/<[^>]*>|&[#\w]+;/g, ' ').match(WORD) ?? [];
			if (first === undefined) continue;
			const from = places[Number(number)] ?? -1;
			expect(from).toBeGreaterThan(0);
			const written = source.slice(findWordPlace(source, from, 0));
			// The first word of an action is printed with a capital.
			expect(written.toLowerCase().startsWith(first.toLowerCase()), `${first} at ${from}`).toBe(true);
		}
	});
});

it('a keystroke inside a piece changes no number', async () => {
	const [[, source] = ['', '']] = meetings();
	const changed = source.replace("l'exercice", "l'exercice passé");
	expect(changed).not.toBe(source);
	const count = async (text: string) =>
		numberPieces((await compile(text, { path: 'seance.md' })).meeting).places.length;
	expect(await count(changed)).toBe(await count(source));
});
