import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/render/index.js';
import { renderOdt } from '../../../src/render/odt.js';
import { createView, type ViewOptions } from '../../../src/view/view.js';
import { compileText } from '../../compile.js';
import { getParagraphs, getParts, words, wordsOfHtml } from '../docx/read.js';
import { CANAL, HARBOUR, TILLEULS } from '../meetings.js';
import { odtText } from './read.js';

const MIXED = `---
lang: fr
réunion: assemblée générale
organisme: Les Amis du Canal & <Cie>
date: 6 juin 2024
présidence: Jeanne Royer
participants:
  présents: [Jeanne Royer, Omar Haddad, Élise Morvan]
---

## 14h05 – Prose

Un *mot* **fort**, ~~barré~~ \`littéral\` et [un lien](https://example.org/a?b=1&c=2)[^1], puis la même note[^1].

- un
  - deux

    suite de deux
- trois

3. troisième
4. quatrième
   1. dessous
6. sixième

> Une citation.

| Poste | Montant |
|---|--:|
| Eau | 1 200 € |

\`\`\`
du code
  en deux lignes
\`\`\`

[^1]: Une note de bas de page.

Jeanne Royer : bonsoir.

14h30 – Départ d'Élise Morvan

### Résolution 1 – Budget

Le budget est adopté.

Vote : 2 pour

La séance est levée à 16 h.
`;

const MEETINGS: Record<string, string> = { CANAL, HARBOUR, TILLEULS, MIXED };

async function both(source: string, options: ViewOptions = {}) {
	const compiled = await compileText(source);
	// Pages that are known: the column of the agenda is always there, for word processors know the numbers themselves.
	const pages = new Map([['item-1', 2]]);
	const file = await renderOdt(createView(compiled, { pages, ...options }), { date: '2024-06-06' });
	return { file, parts: getParts(file), html: await renderHtml(compiled, { pages, ...options }) };
}

describe.each(Object.entries(MEETINGS))('the OpenDocument text of %s', (_, source) => {
	it.each(['proces-verbal', 'notarial'] as const)(
		'has the words of the page in the theme %s',
		async (theme) => {
			const { parts, html } = await both(source, { withProofs: true, theme });
			const [notes = ''] = /<section class="notes"[\s\S]*?<\/section>/.exec(html) ?? [];
			const { text, foot } = odtText(parts['content.xml'] ?? '');
			expect(words(text).join(' ')).toBe(wordsOfHtml(html.replace(notes, '')).join(' '));
			const [, ...printed] = wordsOfHtml(`<body>${notes}`);
			expect(words(foot).join(' ')).toBe(printed.join(' '));
		},
	);

	it('is well-formed, names only styles that it defines, and every link leads to a place', async () => {
		const { parts } = await both(source, { draft: true });
		const all = ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml'];
		for (const name of all) new SaxesParser({ xmlns: true }).write(parts[name] ?? '<').close();
		const xml = `${parts['styles.xml']}${parts['content.xml']}`;
		const defined = new Set([...xml.matchAll(/ style:name="([^"]+)"/g)].map(([, name]) => name));
		for (const [, name] of xml.matchAll(
			/ (?:text|table|draw)(?::visited)?:?(?:-)?style-name="([^"]+)"| style:parent-style-name="([^"]+)"/g,
		))
			if (name !== undefined) expect([...defined]).toContain(name);
		const places = [...xml.matchAll(/<text:bookmark(?:-start)? text:name="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(places).size).toBe(places.length);
		for (const [, id] of xml.matchAll(/xlink:href="#([^"]+)"/g)) expect(places).toContain(id);
		for (const [, id] of xml.matchAll(/text:ref-name="([^"]+)"/g)) expect(places).toContain(id);
	});
});

describe('an OpenDocument text', () => {
	it('has its type first and unpacked, and the same bytes twice', async () => {
		const { file } = await both(MIXED);
		expect(new TextDecoder().decode(file.slice(30, 77))).toBe(
			'mimetypeapplication/vnd.oasis.opendocument.text',
		);
		expect(Buffer.compare(file, (await both(MIXED)).file)).toBe(0);
	});

	it('starts lists where the page does, and puts each in the item that it belongs to', async () => {
		const xml = (await both(MIXED)).parts['content.xml'] ?? '';
		const start = (text: string) => {
			const at = xml.indexOf(text);
			const name = [...xml.slice(0, at).matchAll(/<text:list text:style-name="(Numbers-\d+)"/g)].at(-1)?.[1];
			const style =
				new RegExp(`<text:list-style style:name="${name}">.*?</text:list-style>`).exec(xml)?.[0] ?? '';
			return [...style.matchAll(/text:start-value="(\d+)"/g)].map(([, value]) => value).slice(0, 2);
		};
		expect([start('troisième'), start('dessous'), start('sixième')]).toEqual([
			['3', '1'],
			['1', '1'],
			['6', '1'],
		]);
		expect(
			/deux<\/text:p><text:p [^>]*>suite de deux<\/text:p><\/text:list-item><\/text:list>/.test(xml),
		).toBe(true);
	});

	it('keeps a vote on the page of its text', async () => {
		const xml = (await both(CANAL)).parts['content.xml'] ?? '';
		const style = /<text:p text:style-name="(P\d+)">(?:(?!<text:p ).)*approuve les comptes/s.exec(xml)?.[1];
		expect(
			new RegExp(`style:name="${style}"[^>]*><style:paragraph-properties fo:keep-with-next="always"`).test(
				xml,
			),
		).toBe(true);
	});

	it('bears the mark of a draft', async () => {
		expect((await both(CANAL, { draft: true })).parts['styles.xml']).toMatch(/WaterMark.*PROJET/s);
		expect((await both(CANAL)).parts['styles.xml']).not.toMatch(/WaterMark/);
	});

	it('a character that XML cannot hold does not spoil the file', async () => {
		const { parts } = await both(MIXED.replace('- un\n', '- un\uFFFE\n'));
		expect(parts['content.xml']).toContain('un\uFFFD');
	});
});

const hasOffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;

describe.runIf(hasOffice)('LibreOffice opens the OpenDocument text', () => {
	const names = ['TILLEULS', 'MIXED'];
	let folder = '';

	// One start for all files: to start takes longer than to convert.
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'pv-odt-'));
		for (const name of names)
			writeFileSync(join(folder, `${name}.odt`), (await both(MEETINGS[name] ?? '', { draft: true })).file);
		execFileSync(
			'soffice',
			[
				`-env:UserInstallation=file://${folder}/profile`,
				'--headless',
				'--convert-to',
				'docx',
				'--outdir',
				folder,
				...names.map((name) => join(folder, `${name}.odt`)),
			],
			{ stdio: 'pipe', timeout: 170_000 },
		);
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(names)('of %s with its words, headings and tables', async (name) => {
		const { parts } = await both(MEETINGS[name] ?? '', { draft: true });
		const word = getParts(readFileSync(join(folder, `${name}.docx`)));
		const xml = (word['word/document.xml'] ?? '').replace(
			/<mc:AlternateContent>.*?<\/mc:AlternateContent>|<w:instrText.*?<\/w:instrText>|<w:footnoteReference[^>]*>/gs,
			'',
		);
		const paragraphs = getParagraphs(xml);
		const content = parts['content.xml'] ?? '';
		const { text } = odtText(content.replace(/<text:note-citation>\d+<\/text:note-citation>/g, ''));
		expect(
			words(paragraphs.map((one) => one.text.replace(/\d+$/, '')).join('\n'))
				.filter(isWord)
				.sort(),
		).toEqual(words(text.replace(/\d+$/gm, '')).filter(isWord).sort());
		expect(paragraphs.filter(({ style }) => /^(?:Heading|Titre)\d$/.test(style)).length).toBe(
			content.match(/<text:h /g)?.length,
		);
		expect(xml.match(/<w:tbl>/g)?.length ?? 0).toBe(content.match(/<table:table /g)?.length ?? 0);
	});

	it('with the mark of a draft as large as it is drawn', () => {
		const word = getParts(readFileSync(join(folder, 'TILLEULS.docx')));
		const heads = Object.entries(word).filter(([path]) => /header\d+\.xml$/.test(path));
		expect(heads.length).toBeGreaterThan(0);
		for (const [, xml] of heads) {
			const [, width, height] = /width:([\d.]+)pt;height:([\d.]+)pt/.exec(xml) ?? [];
			// 150 mm and 42 mm.
			expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([425, 119]);
		}
	});
});

function isWord(text: string): boolean {
	return /^\p{L}/u.test(text);
}
