import { describe, expect, it } from 'vitest';
import { withParts } from '../import/revision/edits.js';
import { getParts } from '../render/docx/read.js';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

const built = async () => {
	const { files } = await run(['build', 'a.md', '--to', 'docx'], { files: { 'a.md': CLEAN } });
	return files.get('/project/a.docx') as Uint8Array;
};

const changed = async (change: (xml: string) => string) => {
	const file = await built();
	return withParts(file, { 'word/document.xml': change(getParts(file)['word/document.xml'] ?? '') });
};

const into = async (word: Uint8Array, ...more: string[]) =>
	run(['import', '--into', 'a.md', 'b.docx', ...more], { files: { 'a.md': CLEAN, 'b.docx': word } });

const text = (files: ReadonlyMap<string, unknown>) =>
	Buffer.from(files.get('/project/a.md') as Uint8Array).toString();

/** A word of the last paragraph of prose. */
const [PROSE = ''] = CLEAN.match(/(?<=\n\n)\p{Lu}[^:\n]+\.(?=\n)/u) ?? [];
const [WORD = ''] = PROSE.match(/\p{L}{5,}/u) ?? [];
const [PHRASE = ''] = PROSE.match(/\p{L}{5,} \p{L}+ \p{L}+/u) ?? [];

describe('pv import --into', () => {
	it('shows a patch where there is no terminal, and writes it where that is accepted', async () => {
		const word = await changed((xml) => xml.replace(PHRASE, PHRASE.replace(WORD, 'ailleurs')));
		const shown = await into(word);
		expect([shown.code, text(shown.files)]).toEqual([0, CLEAN]);
		expect(shown.out()).toContain(`+${PROSE.replace(WORD, 'ailleurs')}`);
		const written = await into(word, '--accept');
		expect([written.code, text(written.files)]).toEqual([
			0,
			CLEAN.replace(PROSE, PROSE.replace(WORD, 'ailleurs')),
		]);
	});

	it('writes nothing where nothing was corrected', async () => {
		const { code, files, out } = await into(await built(), '--accept');
		expect([code, text(files), out()]).toEqual([0, CLEAN, '']);
	});

	it('refuses words that would read as a vote, with their line', async () => {
		const word = await changed((xml) => {
			const end = xml.indexOf('</w:p>', xml.indexOf(PHRASE)) + '</w:p>'.length;
			return `${xml.slice(0, end)}<w:p><w:r><w:t>Vote : 9 pour, 2 contre</w:t></w:r></w:p>${xml.slice(end)}`;
		});
		const { code, files, err } = await into(word, '--accept');
		expect([code, text(files)]).toEqual([1, CLEAN]);
		expect(err()).toMatch(
			/a\.md, ligne \d+.*Vote : 9 pour, 2 contre|a\.md, line \d+.*Vote : 9 pour, 2 contre/,
		);
	});

	it.each([
		[['import', '--into', 'a.md', 'a.md'], 'Word'],
		[['import', 'a.md', '--accept'], '--into'],
		[['import', '--into', 'a.md', 'b.docx', '-o', 'c.md'], '--into'],
	])('%s is refused', async (args, words) => {
		const { code, err } = await run(args, { files: { 'a.md': CLEAN, 'b.docx': await built() } });
		expect(code).toBe(2);
		expect(err()).toContain(words);
	});
});
