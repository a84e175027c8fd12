import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importMinutes, lostWords } from '../../src/import/index.js';
import { docxToMarkdown } from '../../src/import/sources/from-docx.js';
import { pageToWord, renderDocx } from '../../src/render/docx.js';
import { compiledJson, renderHtml } from '../../src/render/index.js';
import { lazy } from '../../src/text/lazy.js';
import { createView } from '../../src/view/view.js';
import { compileText } from '../compile.js';
import { getParagraphs, getParts } from '../render/docx/read.js';
import { CANAL, HARBOUR, TILLEULS } from '../render/meetings.js';

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.md`, import.meta.url), 'utf8');

const MEETINGS: Record<string, string> = {
	CANAL,
	HARBOUR,
	TILLEULS,
	association: example('association'),
	board: example('board'),
	council: example('conseil-municipal'),
	// Its sentences tell what its lines count: a vote that nothing establishes, an election, who left.
	told: `---
réunion: assemblée générale
organisme: Les Amis du Lavoir
règles: association
date: 6 juin 2024
ouverture: 18h00
clôture: 20h00
présidence: Anne Roy
secrétariat: Luc Petit
participants:
  présents: [Anne Roy, Luc Petit, Paul Weiss, Rose Huet]
signatures: ["Anne Roy, présidente", "Luc Petit, secrétaire"]
---

## Statuts

Les statuts sont adoptés par 3 voix contre 1.

### Résolution 1 – Statuts

Les nouveaux statuts sont adoptés à 3 voix contre 0 ; 1 abstention.

Vote : 3 pour, 0 contre, 1 abstention
Résultat : adoptée

Départ de Paul Weiss à 18h30

Rose Huet quitte la salle quelques minutes, puis revient.

### Résolution 2 – Toit

Le toit est à refaire.

Vote : 9 pour, 1 contre

## Bureau

### Élection n° 1 – Trésorière

Rose Huet est élue trésorière à l’unanimité.

- Rose Huet : 3 voix
Résultat : élue Rose Huet

La séance est levée à 20h00.
`,
};

const importWord = ({ markdown, kind }: Awaited<ReturnType<typeof docxToMarkdown>>) =>
	importMinutes(markdown, kind);

async function roundTrip(source: string) {
	const compiled = await compileText(source);
	const file = await renderDocx(createView(compiled, { draft: true }), { date: '2024-06-06' });
	const { text } = importWord(await docxToMarkdown(file));
	return {
		compiled,
		text,
		back: await compileText(text),
		xml: (getParts(file)['word/document.xml'] ?? '').replace(/<w:footnoteReference[^>]*>/g, ' '),
	};
}

/** What must be the same after a way through Word. Rules and what follows from them are not in the file. */
function facts(compiled: Awaited<ReturnType<typeof compileText>>) {
	const json = compiledJson(compiled, []);
	const plain = (text: string | null) => text?.replace(/’/g, "'") ?? null;
	return {
		meeting: [
			json.meeting.date,
			json.meeting.opened,
			json.meeting.closed,
			json.meeting.chair,
			json.meeting.secretary,
		],
		people: json.participants
			.map(({ name, presence, affiliation, quality, votes }) =>
				[name, presence, plain(affiliation), plain(quality), votes].join(' '),
			)
			.sort(),
		items: json.sessions.map(({ title }) => plain(title)),
		votes: json.resolutions.map(({ number, title, tally }) =>
			[number, plain(title), tally.for, tally.against, tally.abstention].join(' '),
		),
		moves: json.events.map(({ kind, time, participants }) => [kind, time, participants]),
		elections: json.elections.map(({ title, seats, round, candidates }) => [
			plain(title),
			seats,
			round,
			candidates,
		]),
	};
}

describe.each(Object.entries(MEETINGS))(
	'the minutes %s, written as a Word file and imported',
	(_, source) => {
		const trip = lazy(() => roundTrip(source));

		it('have the same people, items, votes and elections', async () => {
			const { compiled, back } = await trip();
			expect(facts(back)).toEqual(facts(compiled));
		});

		it('are the same from their page', async () => {
			const { compiled } = await trip();
			const word = await pageToWord(await renderHtml(compiled, { draft: true }));
			const { text } = importWord(await docxToMarkdown(word as Uint8Array));
			expect(facts(await compileText(text))).toEqual(facts(compiled));
		});

		it('are the same without the styles of tables, which other word processors lose', async () => {
			const { compiled } = await trip();
			const file = await renderDocx(createView(compiled, { draft: true }), { date: '2024-06-06' });
			const parts = unzipSync(file);
			const plain = strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<w:tblStyle [^<>]*>/g, '');
			const read = await docxToMarkdown(zipSync({ ...parts, 'word/document.xml': strToU8(plain) }));
			expect(facts(await compileText(importWord(read).text))).toEqual(facts(compiled));
		});

		it('lose no word', async () => {
			const { text, xml } = await trip();
			expect(
				lostWords(
					getParagraphs(xml)
						.map((one) => one.text)
						.join('\n'),
					text,
				),
			).toEqual([]);
		});
	},
);

const HEAD = `---
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern]
---

`;

/** Texts of our own sentences with marks that may hide words from a reader of Word files. */
const BODIES: Record<string, string> = {
	'text without a title': 'Le bureau a relu les devis.\n\nLa peinture attendra.\n',
	'a title over texts':
		'## Travaux\n\nLe bureau a relu les devis.\n\nLa peinture attendra.\n\nLa grille aussi.\n',
	'a vote below a text':
		'Le bureau a relu les devis.\n\n### Résolution 1 – Peinture\n\nLe quai sera peint.\n\nVote : 2 pour, 1 contre\n',
	'a table above all': '| Poste | Somme |\n|---|---|\n| Encre | 12 € |\n\nLe bureau a relu les devis.\n',
	'links in a note':
		'Le devis est joint[^1].\n\n[^1]: Voir [la page](https://exemple.fr/devis) du fournisseur.\n',
	'HTML over several lines':
		'<details>\n<summary>Échanges</summary>\n\nLe quai sera fermé<br>en <span\n  class="a">juillet</span>.\n\n</details>\n',
	'a comment in a paragraph': 'Le quai <!--\nnon\n-->sera fermé.\n\n<!-- rien -->\n\nLa grille aussi.\n',
	'lists in a table':
		'| Lieu | Travaux |\n|---|---|\n| Quai | <ul><li>sable</li><li>grille</li></ul> |\n| Pont | - clous<br>- planches |\n',
	'code, a quote and a list':
		'```\nquai = 3\n```\n\n> Le quai *sera\nfermé*.\n\n- sable\n  1. gros\n  2. fin\n',
	'a title with a tag': '## Travaux du <b>quai</b>\n\nLe bureau a relu les devis.\n',
};

describe('what a Word file of minutes says is read back', () => {
	it.each(Object.entries(BODIES))('%s', async (_, body) => {
		const { text } = await roundTrip(HEAD + body);
		const said = new Set(text.toLowerCase().match(/[\p{L}\d]+/gu));
		const visible = body.replace(/<!--[\s\S]*?-->|\]\([^)]*\)|<\/?[a-z][^>]*>|\[\^1\]/g, ' ');
		const written = visible.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
		expect(written.length).toBeGreaterThan(3);
		expect(written.filter((word) => !said.has(word))).toEqual([]);
	});
});
