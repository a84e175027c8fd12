/** Documents around a meeting and themes as files for word processors: they have the words of the page that the templates make. */

import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { getParagraphs, getParts, words, wordsOfHtml } from '../render/docx/read.js';
import { odtText } from '../render/odt/read.js';
import { BEFORE, COUNCIL } from './meetings.js';

const text = (content: unknown) => Buffer.from(content as Uint8Array).toString('utf8');

/** Signs to tick are drawn on the page, and written in a file. */
const spoken = (all: string[]) => all.filter((word) => /[\p{L}\p{N}]/u.test(word)).join(' ');

describe('pv build --doc in the formats of word processors', () => {
	it.each([
		['a notice', BEFORE, 'convocation'],
		['an attendance sheet', BEFORE, 'feuille-presence'],
		['proxy forms', BEFORE, 'pouvoir'],
		['postal votes', BEFORE, 'vote-correspondance'],
		['an extract', COUNCIL, 'extrait'],
		['acts', COUNCIL, 'deliberations'],
		['a list of acts', COUNCIL, 'liste-deliberations'],
		['a list of decisions', COUNCIL, 'releve-decisions'],
	])('%s has the words of its page', async (_, source, doc) => {
		const { code, files } = await run(['build', 'a.md', '--doc', doc, '--to', 'html,docx,odt'], {
			files: { 'a.md': source },
		});
		expect(code).toBe(0);
		const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
		expect(pages.length).toBeGreaterThan(0);
		for (const path of pages) {
			const page = spoken(wordsOfHtml(text(files.get(path))));
			const word = getParts(files.get(path.replace(/html$/, 'docx')) as Uint8Array);
			const said = getParagraphs(word['word/document.xml'] ?? '').map((one) => one.text);
			expect(spoken(words(said.join(' ')))).toBe(page);
			const odt = getParts(files.get(path.replace(/html$/, 'odt')) as Uint8Array);
			expect(spoken(words(odtText(odt['content.xml'] ?? '').text))).toBe(page);
		}
	});

	it('ballots stand side by side, to be cut', async () => {
		const { files } = await run(['build', 'a.md', '--doc', 'bulletin', '--to', 'docx,odt'], {
			files: { 'a.md': BEFORE },
		});
		const odt = getParts(files.get('/project/a-bulletin.odt') as Uint8Array)['content.xml'] ?? '';
		expect(odt).toMatch(/table:name="PaperTable-1"/);
		expect(odt.match(/☐/g)?.length ?? 0).toBeGreaterThan(4);
		const docx = getParts(files.get('/project/a-bulletin.docx') as Uint8Array)['word/document.xml'] ?? '';
		expect(docx).toMatch(/<w:tblStyle w:val="PaperTable"\/>/);
	});

	it('a sheet that lies on its side does so there too', async () => {
		const source = COUNCIL.replace(/règles:.*\n/, 'règles: copropriété\n');
		const { files } = await run(
			['build', 'a.md', '--doc', 'feuille-presence', '--to', 'html,odt', '--draft'],
			{
				files: { 'a.md': source },
			},
		);
		const page = text(files.get('/project/a-feuille-presence.html'));
		const styles = getParts(files.get('/project/a-feuille-presence.odt') as Uint8Array)['styles.xml'] ?? '';
		expect(styles.includes('style:print-orientation="landscape"')).toBe(page.includes('size: A4 landscape'));
	});
});

describe('a project’s own looks', () => {
	const CONFIG = 'style: { accent: "#7a1f5f" }\n';

	it('are those of its files for word processors: colour and templates', async () => {
		const { code, files } = await run(['build', 'a.md', '--to', 'docx,odt'], {
			files: {
				'a.md': COUNCIL,
				'pv.config.yaml': CONFIG,
				'templates/proces-verbal/partials/head.liquid':
					'<header class="letterhead"><p class="organization">{{ view.letterhead.name }}</p><p>Standard : 02 43 00 00 00</p></header>',
			},
		});
		expect(code).toBe(0);
		const word = getParts(files.get('/project/a.docx') as Uint8Array);
		expect(word['word/document.xml']).toContain('02 43 00 00 00');
		expect(word['word/styles.xml']).toContain('7A1F5F');
		const odt = getParts(files.get('/project/a.odt') as Uint8Array);
		expect(odt['content.xml']).toContain('02 43 00 00 00');
		expect(odt['styles.xml']).toContain('#7A1F5F');
	});
});
