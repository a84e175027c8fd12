import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderDocx } from '../../../src/render/docx.js';
import { renderView } from '../../../src/render/index.js';
import { createView, type ViewOptions } from '../../../src/view/view.js';
import { compileText } from '../../compile.js';
import { CANAL, HARBOUR, TILLEULS } from '../meetings.js';
import { getParagraphs, getParts, words, wordsOfHtml } from './read.js';

const example = (name: string) =>
	readFileSync(new URL(`../../../examples/${name}.md`, import.meta.url), 'utf8');

/** Every kind of prose, a confidential passage, notes, many decisions. */
const MIXED = `---
lang: fr
réunion: assemblée générale
organisme: Les Amis du Canal & <Cie>
date: 6 juin 2024
ouverture: 14h
clôture: 16h
présidence: Jeanne Royer
secrétariat: Omar Haddad
participants:
  présents: [Jeanne Royer, Omar Haddad, Élise Morvan]
---

## 14h05 – Prose

Un *mot* **fort**, ~~barré~~ \`littéral\` et [un lien](https://example.org/a?b=1&c=2)[^1].

- un
  - deux

    suite de deux
- trois

3. troisième
4. quatrième
6. sixième

> Une citation.

| Poste | Montant |
|---|--:|
| Eau | 1 200 € |

---

\`\`\`
du code
  en deux lignes
\`\`\`

[^1]: Une note de bas de page.

    | Année | Part |
    |---|---|
    | 2023 | 12 |

Jeanne Royer : bonsoir à toutes et à tous.

:::confidentiel Passage retiré
Élise Morvan : chut.
:::

14h30 – Départ d'Élise Morvan

## Budget

### Résolution 1 – Budget

Le budget est adopté.

Vote : 2 pour

La séance est levée à 16 h.
`;

const MEETINGS: Record<string, string> = {
	CANAL,
	HARBOUR,
	TILLEULS,
	MIXED,
	association: example('association'),
	board: example('board'),
	council: example('conseil-municipal'),
};

async function both(source: string, options: ViewOptions = {}) {
	const compiled = await compileText(source);
	// Pages that are known: the column of the agenda is always there in Word, which knows the numbers itself.
	const pages = new Map([['item-1', 2]]);
	const view = createView(compiled, { pages, ...options });
	const file = await renderDocx(view, { date: '2024-06-06' });
	const parts = getParts(file);
	return {
		view,
		file,
		parts,
		html: await renderView(view),
		paragraphs: getParagraphs(parts['word/document.xml'] ?? ''),
	};
}

describe.each(Object.entries(MEETINGS))('the Word file of %s', (_, source) => {
	it('has the words of the page, in their order', async () => {
		const { paragraphs, parts, html } = await both(source, { withProofs: true });
		const found = words(paragraphs.map(({ text }) => text).join(' '));
		// The notes of the page stand at the foot of Word's pages.
		const [notes = ''] = /<section class="notes"[\s\S]*?<\/section>/.exec(html) ?? [];
		expect(found.join(' ')).toBe(wordsOfHtml(html.replace(notes, '')).join(' '));
		const foot = getParagraphs(parts['word/footnotes.xml'] ?? '').map(({ text }) => text);
		const [, ...printed] = wordsOfHtml(`<body>${notes}`);
		expect(words(foot.join(' ')).join(' ')).toBe(notes === '' ? '' : printed.join(' '));
		expect(found.length).toBeGreaterThan(50);
	});

	it('strikes what the text strikes', async () => {
		const { parts } = await both(source);
		const struck = [...(parts['word/document.xml'] ?? '').matchAll(/<w:strike\/>.*?<w:t[^>]*>([^<]*)</g)];
		expect(struck.map(([, text]) => text)).toEqual(source.includes('~~') ? ['barré'] : []);
	});

	it('is well-formed XML in every part, and every link leads to a bookmark', async () => {
		const { parts } = await both(source);
		for (const [name, text] of Object.entries(parts))
			if (/\.(xml|rels)$/.test(name)) expect(unbalanced(text), name).toBe('');
		const xml = parts['word/document.xml'] ?? '';
		const marks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name);
		for (const [, anchor] of xml.matchAll(/w:anchor="([^"]+)"/g)) expect(marks).toContain(anchor);
		expect(new Set(marks).size).toBe(marks.length);
		const ids = [...xml.matchAll(/<w:bookmarkStart [^>]*w:id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('names only styles that it defines', async () => {
		const { parts } = await both(source, { draft: true });
		const defined = new Set(
			[...(parts['word/styles.xml'] ?? '').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id),
		);
		for (const [name, text] of Object.entries(parts))
			for (const [, id] of text.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g))
				expect([...defined], name).toContain(id);
	});
});

/** The first tag that does not match, or nothing. */
function unbalanced(xml: string): string {
	const open: string[] = [];
	for (const [whole, close, name = '', self] of xml.matchAll(
		/<(\/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*?)?(\/?)>/g,
	)) {
		if (close === '/' && open.pop() !== name) return whole;
		if (close === '' && self !== '/') open.push(name);
	}
	return open.join(' ');
}

describe('a Word file', () => {
	it('has the headings of the page, as headings', async () => {
		const { paragraphs } = await both(CANAL);
		const outline = paragraphs
			.filter(({ style }) => /^(Title|Heading\d)$/.test(style))
			.map(({ style, text }) => `${style} ${text.replace(/[\u00A0\u202F]/g, ' ')}`);
		expect(outline[0]).toBe('Title Procès-verbal Assemblée générale ordinaire du jeudi 6 juin 2024');
		expect(outline).toContain('Heading1 Participants');
		expect(outline).toContain('Heading1 Ordre du jour');
		expect(outline.filter((line) => /^Heading2 Résolution n/.test(line)).length).toBeGreaterThan(0);
	});

	it('gives each kind of passage its style', async () => {
		const { paragraphs } = await both(MIXED);
		const getStyle = (start: string) => paragraphs.find(({ text }) => text.startsWith(start))?.style;
		expect(getStyle('un')).toBe('ListBullet');
		expect(getStyle('suite de deux')).toBe('ListContinue');
		expect(getStyle('troisième')).toBe('ListNumber');
		expect(getStyle('Une citation')).toBe('Quote');
		expect(paragraphs.find(({ text }) => text.endsWith('à toutes et à tous.'))?.style).toBe('Intervention');
		expect(paragraphs.find(({ text }) => /^14.h.30 Départ/.test(text))?.style).toBe('Event');
		expect(getStyle('  en deux')).toBe('Code');
	});

	it.each([
		['troisième', '3'],
		['sixième', '6'],
	])(
		'starts a list where the page starts it, and goes on at the number that is written: %s',
		async (words, start) => {
			const { parts, paragraphs } = await both(MIXED);
			const id = paragraphs.find(({ text }) => text === words)?.numbering;
			const numbering = parts['word/numbering.xml'] ?? '';
			const abstract = new RegExp(`<w:num w:numId="${id}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(
				numbering,
			)?.[1];
			const levels =
				new RegExp(`<w:abstractNum w:abstractNumId="${abstract}"[\\s\\S]*?</w:abstractNum>`).exec(
					numbering,
				)?.[0] ?? '';
			expect(/<w:start w:val="(\d+)"/.exec(levels)?.[1]).toBe(start);
		},
	);

	it('gives a column of many the width of its figures, in smaller letters where there is no room', async () => {
		const table = (count: number) =>
			`| Poste |${' 2024 |'.repeat(count)} Observations |\n|---|${'---|'.repeat(count)}---|\n| Subventions |${' 125 000 |'.repeat(count)} Reconduction de la convention pluriannuelle, sur rapport de la commission des finances |\n`;
		const grids = [];
		for (const count of [1, 5, 9]) {
			const source = `---\nréunion: bureau\ndate: 2024-06-06\n---\n\n## Comptes\n\n${table(count)}`;
			const parts = getParts(await renderDocx(createView(await compileText(source)), { date: '2024-06-06' }));
			const xml = parts['word/document.xml'] ?? '';
			const grid = xml.split('<w:tbl>').find((part) => part.includes('Poste')) ?? '';
			const columns = [...grid.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
			const share = (columns[1] ?? 0) / columns.reduce((sum, width) => sum + width, 0);
			grids.push([
				count,
				share * (grid.includes('DenseContents') ? 112 : 78) > 8.9,
				grid.includes('DenseContents'),
			]);
		}
		expect(grids).toEqual([
			[1, true, false],
			[5, true, false],
			[9, true, true],
		]);
	});

	it('repeats the head of its tables and keeps rows whole', async () => {
		const { parts } = await both(TILLEULS);
		const xml = parts['word/document.xml'] ?? '';
		expect(xml.match(/<w:tblHeader\/>/g)?.length ?? 0).toBeGreaterThan(1);
		expect(xml.match(/<w:cantSplit\/>/g)?.length ?? 0).toBe(xml.match(/<w:tr>/g)?.length);
	});

	it('writes the people behind votes on a line of their own, so that no two numbers read as one', async () => {
		const { parts } = await both(TILLEULS);
		const cell = /<w:tc>(?:(?!<w:tc>).)*?4\D?750(?:(?!<w:tc>).)*?personnes.*?<\/w:tc>/s.exec(
			parts['word/document.xml'] ?? '',
		)?.[0];
		expect(cell).toMatch(/4\D?750<\/w:t><\/w:r><w:r><w:br\/><\/w:r>.*4\D?personnes/s);
	});

	it('keeps a vote on the page of its text, and its details on the page of its figures', async () => {
		const { parts } = await both(CANAL);
		const xml = parts['word/document.xml'] ?? '';
		const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([text]) => text);
		const from = paragraphs.findIndex((text) => /approuve les comptes/.test(text));
		const until = paragraphs.findIndex((text, at) => at > from && /w:val="Proof"/.test(text));
		const part = paragraphs.slice(from, until);
		expect(part.filter((text) => !text.includes('<w:keepNext/>'))).toEqual([]);
		expect(part.filter((text) => /w:val="(?:AfterTable|VoteLine)"/.test(text)).length).toBe(2);
	});

	it('lets the last vote stay behind where the leaf of the signatures has the closing words', async () => {
		const head =
			'---\norganisme: Les Amis\ndate: 6 juin 2024\nprésidence: Lise Kern\nparticipants:\n  présents: [Lise Kern, Paul Weiss]\n---\n\n';
		const vote = '## Vœu\n\n### Décision\n\nTexte.\n\nVote : 2 pour\n';
		const proofs = await Promise.all(
			['\nLa séance est levée à 21h.\n', ''].map(async (end) => {
				const { parts } = await both(`${head}${vote}${end}`);
				const paragraphs = (parts['word/document.xml'] ?? '').match(/<w:p>.*?<\/w:p>/gs) ?? [];
				return paragraphs.find((text) => text.includes('w:val="Proof"'))?.includes('<w:keepNext/>');
			}),
		);
		expect(proofs).toEqual([false, true]);
	});

	it('sets the outcome of a candidate at the right edge, apart from the votes', async () => {
		const { parts } = await both(
			'---\norganisme: Les Amis\ndate: 6 juin 2024\nparticipants:\n  présents: [Lise Kern, Paul Weiss]\n---\n\n### Élection – Bureau\n\n- Lise Kern : 2 voix, élue\n- Paul Weiss : 0 voix\n',
		);
		const cell = /<w:tc>(?:(?!<w:tc>).)*?élue.*?<\/w:tc>/s.exec(parts['word/document.xml'] ?? '')?.[0];
		expect(cell).toMatch(/<w:jc w:val="(?:right|end)"\/>/);
	});

	it('speaks the language of its minutes', async () => {
		const languages = await Promise.all(
			[CANAL, HARBOUR].map(
				async (source) =>
					/<w:lang w:val="([^"]+)"/.exec((await both(source)).parts['word/styles.xml'] ?? '')?.[1],
			),
		);
		expect(languages).toEqual(['fr-FR', 'en-GB']);
	});

	it('numbers its pages and names the meeting above them, from page 2', async () => {
		const { parts, view } = await both(CANAL);
		const all = (start: string) =>
			Object.entries(parts)
				.filter(([name]) => name.startsWith(`word/${start}`))
				.map(([, text]) => text)
				.join('');
		expect(all('footer')).toMatch(/PAGE[\s\S]*NUMPAGES/);
		expect(all('header')).toContain(view.running.title.slice(0, 10));
		expect(parts['word/document.xml']).toContain('<w:titlePg/>');
	});

	it('bears the mark of a draft, and final minutes bear none', async () => {
		const mark = /string="([^"]+)"/;
		const headers = async (options: ViewOptions) =>
			Object.entries((await both(CANAL, options)).parts)
				.filter(([name]) => /^word\/header\d/.test(name))
				.map(([, text]) => mark.exec(text)?.[1]);
		expect(await headers({ draft: true })).toEqual(['PROJET', 'PROJET']);
		expect(await headers({})).toEqual([undefined, undefined]);
	});

	it('has the same bytes twice, whatever the clock', async () => {
		const first = (await both(MIXED)).file;
		vi.useFakeTimers({ now: Date.UTC(2031, 1), toFake: ['Date'] });
		const second = await both(MIXED)
			.then(({ file }) => file)
			.finally(() => vi.useRealTimers());
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
		expect(getParts(first)['docProps/core.xml']).toContain('2024-06-06T12:00:00Z');
	});

	it.each([0, Date.UTC(2100, 5)])('is written with a clock that no zip can hold: %d', async (clock) => {
		const at = async () => renderDocx(createView(await compileText(CANAL)), { date: '2024-06-06' });
		const usual = await at();
		vi.useFakeTimers({ now: clock, toFake: ['Date'] });
		try {
			expect(Buffer.compare(await at(), usual)).toBe(0);
		} finally {
			vi.useRealTimers();
		}
	});

	it('holds the pictures that Word can show', async () => {
		const png =
			'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR4nGNk+M/wn4GBgYGJAQoAHhgCAh6X4CYAAAAASUVORK5CYII=';
		const view = createView(await compileText(MIXED));
		const shown = {
			...view,
			letterhead: { ...view.letterhead, logo: { source: `data:image/png;base64,${png}`, alt: 'Écluse' } },
		};
		const parts = getParts(await renderDocx(shown, { date: '2024-06-06' }));
		expect(Object.keys(parts).some((name) => /^word\/media\/.*\.png$/.test(name))).toBe(true);
		expect(parts['word/document.xml']).toContain('descr="Écluse"');
	});
});

const office = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
const hasOffice = office.status === 0;
if (!hasOffice)
	console.warn('LibreOffice (soffice) is not installed: the Word files are not opened with it in this run.');

describe.runIf(hasOffice)('LibreOffice opens the Word file', () => {
	const names = ['CANAL', 'TILLEULS', 'MIXED', 'board'];
	let folder = '';

	// One start for all files of a format: to start takes longer than to convert.
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'pv-docx-'));
		for (const name of names)
			writeFileSync(join(folder, `${name}.docx`), (await both(MEETINGS[name] ?? '', { draft: true })).file);
		for (const format of ['txt:Text (encoded):UTF8', 'fodt'])
			execFileSync(
				'soffice',
				[
					`-env:UserInstallation=file://${folder}/profile`,
					'--headless',
					'--convert-to',
					format,
					'--outdir',
					folder,
					...names.map((name) => join(folder, `${name}.docx`)),
				],
				{ stdio: 'pipe', timeout: 170_000 },
			);
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(names)('of %s with its words and its structure', async (name) => {
		const { paragraphs } = await both(MEETINGS[name] ?? '', { draft: true });
		const text = readFileSync(join(folder, `${name}.txt`), 'utf8').replace(/^\uFEFF/, '');
		// The text export writes the marks of lists too.
		const marks = /^[ \t]*(?:[•–·◦▪]|\d+\.)[ \t\u00A0]/gm;
		expect(words(text.replace(marks, '')).sort()).toEqual(
			words(
				paragraphs
					.map((one) => one.text)
					.join('\n')
					.replace(marks, ''),
			).sort(),
		);
		const xml = readFileSync(join(folder, `${name}.fodt`), 'utf8');
		const headings = [...xml.matchAll(/<text:h [^>]*text:outline-level="(\d)"/g)].map(
			([, level]) => `Heading${level}`,
		);
		expect(headings).toEqual(
			paragraphs.filter(({ style }) => style.startsWith('Heading')).map(({ style }) => style),
		);
		expect(xml).toContain('<text:page-number');
		expect(xml).toMatch(/PowerPlusWaterMarkObject/);
	});
});

it('a character that XML cannot hold does not spoil the file', async () => {
	const { parts, paragraphs } = await both(MIXED.replace('- un\n', '- un\uFFFE\n'));
	for (const text of Object.values(parts))
		expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
	expect(paragraphs.map(({ text }) => text)).toContain('un\uFFFD');
});
