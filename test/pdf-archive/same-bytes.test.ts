import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.md`, import.meta.url), 'utf8');

const BOARD = example('board');
const ASSOCIATION = example('association');

/** Minutes that ask the browser for different things: languages, lengths, fonts that others do not need, images, marks of a draft. */
const MEETINGS: Readonly<Record<string, string>> = {
	'board.md': BOARD,
	'association.md': ASSOCIATION,
	'greek.md': BOARD.replace(/^## /m, 'Ἀγορά: ελληνικά.\n\n## '),
	'slanted.md': BOARD.replace(/^## /m, '***Both at once.***\n\n## '),
	'picture.md': BOARD.replace(/^## /m, '![A dot](dot.gif)\n\n## '),
	'long.md': ASSOCIATION.replace(/^## /m, `${'Un rappel de ce qui précède. '.repeat(900)}\n\n## `),
};
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const OPTIONS = ['--draft', '--to', 'pdf', '--quiet'];

const digest = (bytes: Uint8Array | string | undefined) =>
	createHash('sha256')
		.update(bytes ?? '')
		.digest('hex');

it('a record is the same bytes alone, among others, after any of them and on every page of the browser', async () => {
	const alone: Record<string, string> = {};
	for (const [name, text] of Object.entries(MEETINGS)) {
		const { files } = await run(['build', name, ...OPTIONS], {
			files: { [name]: text, 'dot.gif': DOT },
			ownBrowser: true,
		});
		const pdf = files.get(`/project/${name.replace('.md', '.pdf')}`);
		expect([name, new TextDecoder().decode(pdf as Uint8Array).includes('pdfaid:part')]).toEqual([name, true]);
		alone[name] = digest(pdf);
	}
	expect(new Set(Object.values(alone)).size).toBe(Object.keys(MEETINGS).length);

	const folders = ['a', 'b'];
	const together: Record<string, string | Uint8Array> = {};
	for (const [index, folder] of folders.entries()) {
		together[`${folder}/dot.gif`] = DOT;
		const names = Object.keys(MEETINGS);
		const turn = index * 3;
		for (const name of [...names.slice(turn), ...names.slice(0, turn)])
			together[`${folder}/${name}`] = MEETINGS[name] ?? '';
	}
	const { files } = await run(['build', ...folders, ...OPTIONS], {
		files: together,
		env: { TZ: 'Pacific/Auckland' },
		ownBrowser: true,
	});
	for (const folder of folders) {
		for (const [name, expected] of Object.entries(alone)) {
			const path = `/project/${folder}/${name.replace('.md', '.pdf')}`;
			expect([path, digest(files.get(path))]).toEqual([path, expected]);
		}
	}
});
