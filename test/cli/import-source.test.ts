import { describe, expect, it } from 'vitest';
import { findingLines } from '../../src/cli/import-review.js';
import { readImportSource, refuseNoMinutes } from '../../src/cli/import-source.js';
import { phrasebook } from '../../src/language/index.js';
import { createWorld } from './memory-io.js';

const read = (path: string, content: string | Uint8Array) =>
	readImportSource(path, createWorld({ files: { [path]: content } }).io);

describe('the source of an import', () => {
	it('is text, HTML or Markdown as its name says', async () => {
		expect((await read('a.txt', 'Présents : Anne')).markdown).toBe('Présents : Anne');
		expect((await read('a.MD', '# Bilan')).markdown).toBe('# Bilan');
		expect((await read('a.html', '<h2>Bilan</h2>')).markdown.trim()).toBe('## Bilan');
	});

	it('may be saved as Windows saves it', async () => {
		expect((await read('a.txt', Uint8Array.of(0x45, 0x6c, 0xe9, 0x6f))).markdown).toBe('Eléo');
	});

	it.each([
		['a.txt', ' \n-\n', 'import/empty'],
		['a.txt', 'a\0b', 'import/notText'],
		['a.pdf', 'text', 'import/notPdf'],
		['a.pdf', '%PDF-1.7 /UF <feff00700076002d006200750069006c0064002e006a0073006f006e>', 'import/hasSource'],
		[
			'a.md',
			'---\nmeeting: board\nparticipants: { present: [Ada Brun] }\n---\n\nHello.\n',
			'import/isMeeting',
		],
	])('%s holding %j is refused as %s', async (path, content, code) => {
		await expect(read(path, content)).rejects.toMatchObject({ code, exitCode: 2 });
	});

	it('may have the header of another program', async () => {
		const source = '---\ntitle: Board\nlayout: post\nmeeting: board\nparticipants: Ada Brun\n---\n\nHello.\n';
		expect((await read('a.md', source)).markdown).toBe(source);
	});

	it('is no folder, and not huge', async () => {
		const { io } = createWorld({ files: { 'folder/a.txt': 'a' } });
		await expect(refuseNoMinutes('folder', io)).rejects.toMatchObject({ code: 'input/not-a-file' });
		await expect(refuseNoMinutes('folder/a.txt', io)).resolves.toBeUndefined();
		await expect(refuseNoMinutes('none.txt', io)).rejects.toMatchObject({ code: 'input/missing' });
		const facts = async () => ({ kind: 'file' as const, size: 64 * 1024 * 1024, real: '/a.txt' });
		await expect(refuseNoMinutes('a.txt', { ...io, facts })).rejects.toMatchObject({
			code: 'import/tooLarge',
		});
	});
});

describe('what an import recognised', () => {
	it('is one line for each kind and certainty: a value, or how many', () => {
		const lines = findingLines(
			[
				{ what: 'date', value: '6 June 2024', certainty: 'sure' },
				{ what: 'people', value: '4', certainty: 'sure' },
				{ what: 'people', value: '3', certainty: 'sure' },
				{ what: 'vote', value: '3 for', certainty: 'sure' },
				{ what: 'vote', value: '4 for', certainty: 'likely' },
				{ what: 'vote', value: '5 for', certainty: 'sure' },
			],
			phrasebook('en'),
		);
		expect(lines).toEqual([
			'Date: 6 June 2024 (sure)',
			'People: 7 (sure)',
			'Votes: 2 (sure)',
			'Votes: 1 (to be checked)',
		]);
	});
});
