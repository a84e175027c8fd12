import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { BEFORE, COUNCIL } from './meetings.js';

const written = (files: ReadonlyMap<string, unknown>) =>
	[...files.keys()].filter((path) => !path.endsWith('.md')).sort();

describe('pv build --doc', () => {
	it('writes each document beside the file, under either name', async () => {
		const { code, files } = await run(
			['build', 'a.md', '--doc', 'convocation,attendance-sheet,calendrier', '--to', 'html'],
			{ files: { 'a.md': BEFORE } },
		);
		expect(code).toBe(0);
		expect(written(files)).toEqual([
			'/project/a-calendrier.ics',
			'/project/a-convocation.html',
			'/project/a-feuille-presence.html',
		]);
	});

	it('prints one PDF an act, the same bytes each time', async () => {
		const build = () =>
			run(['build', 'a.md', '--doc', 'deliberations', '--to', 'pdf'], { files: { 'a.md': COUNCIL } });
		const { code, files } = await build();
		expect(code).toBe(0);
		expect(written(files)).toEqual([
			'/project/2024-045_convention-caue.pdf',
			'/project/2024-046_tarifs-de-l-ete.pdf',
		]);
		const path = '/project/2024-045_convention-caue.pdf';
		expect(files.get(path)).toEqual((await build()).files.get(path));
	});

	it('sets documents on the leaves that they need, and in large print where it is asked for', async () => {
		const { code, err } = await run(
			['build', 'a.md', '--doc', 'bulletin,pouvoir,vote-correspondance', '--to', 'pdf'],
			{ files: { 'a.md': BEFORE } },
		);
		expect(code).toBe(0);
		const pages = Object.fromEntries(
			[...err().matchAll(/a-([a-z-]+)\.pdf, (\w+) pages?/g)].map((match) => [match[1], match[2]]),
		);
		// Three electors with votes of their own: one leaf each.
		expect(pages).toEqual({ bulletin: '1', pouvoir: '3', 'vote-correspondance': '3' });
		const { files } = await run(['build', 'a.md', '--doc', 'convocation', '--to', 'html', '--large-print'], {
			files: { 'a.md': BEFORE },
		});
		const html = new TextDecoder().decode(files.get('/project/a-convocation.html'));
		expect(html).toContain('class="document notice large"');
	});

	it.each([
		['a document that is not one', ['--doc', 'facture'], 'No document is named “facture”'],
		['a resolution that is not there', ['--doc', 'extrait', '--resolution', '9'], 'has no resolution “9”'],
		['a quorum that was there', ['--doc', 'convocation,carence'], 'there was a quorum at the opening'],
		['another format', ['--doc', 'extrait', '--to', 'json'], 'DOCX or ODT, not as json'],
	])('refuses %s, and writes nothing', async (_, options, message) => {
		const { code, files, err } = await run(['build', 'a.md', '--to', 'html', ...options], {
			files: { 'a.md': COUNCIL },
		});
		expect(code).toBe(2);
		expect(err()).toContain(message);
		expect(written(files)).toEqual([]);
	});

	it('does not let two meetings write one act', async () => {
		const { code, err } = await run(['build', 'a.md', 'b.md', '--doc', 'acts', '--to', 'html'], {
			files: { 'a.md': COUNCIL, 'b.md': COUNCIL },
		});
		expect(code).toBe(2);
		expect(err()).toContain('2024-045_convention-caue.html');
	});
});
