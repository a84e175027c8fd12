import { describe, expect, it } from 'vitest';
import { CLEAN } from '../../cli/meetings.js';
import { run } from '../../cli/memory-io.js';
import { getParagraphs, getParts } from './read.js';

describe('pv build --to docx', () => {
	it('writes a Word file beside the minutes, without a browser', async () => {
		const { code, files, err } = await run(['build', 'a.md', '--to', 'docx', '--browser', '/nowhere'], {
			files: { 'a.md': CLEAN },
		});
		expect([code, [...files.keys()].sort()]).toEqual([0, ['/project/a.docx', '/project/a.md']]);
		expect(err()).toContain('→ a.docx');
		const xml = getParts(files.get('/project/a.docx') ?? new Uint8Array())['word/document.xml'] ?? '';
		expect(getParagraphs(xml).some(({ style }) => style === 'Title')).toBe(true);
	});

	it('never writes its bytes on a terminal: minutes from standard input become a file', async () => {
		const { code, files, out } = await run(['build', '-', '--to', 'docx'], { input: CLEAN });
		expect([code, out(), [...files.keys()]]).toEqual([0, '', ['/project/minutes.docx']]);
	});
});
