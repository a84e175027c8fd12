/** Every word of a body is in every output, and one that is taken out of an output is missed at its line. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compile.js';
import type { CompiledFile } from '../../src/project/compile-file.js';
import { WordCheck, WordsLost } from '../../src/record/output-messages.js';
import { publicVersion } from '../../src/redact/index.js';
import { renderDocx } from '../../src/render/docx.js';
import {
	compiledJson,
	createDocuments,
	findLostWords,
	readBodyWords,
	readDataWords,
	readPageWords,
	readWordFileWords,
	renderDocument,
	renderHtml,
	wordsOfLines,
} from '../../src/render/index.js';
import { renderOdt } from '../../src/render/odt.js';
import { THEMES } from '../../src/view/context.js';
import { createView } from '../../src/view/view.js';
import { compileText } from '../compile.js';
import { EFFORT } from '../properties.js';
import { CANAL, HARBOUR, TILLEULS } from './meetings.js';

const HEAD = `---
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple, statuts: deux tiers des suffrages exprimés } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern]
---

`;

/** Bodies with each way in which the language says or prints something in another form than it is written. */
const BODIES: Record<string, string> = {
	'references, escapes, marks inside words':
		'Caf&eacute;, 5 \\* 3, mot*if*, l’*eau*, n° 3, 1er, <b>gras</b>, `code`.\n\n```\nint x\n```\n',
	'links, pictures, notes':
		'Voir [le site](https://exemple.fr "Titre") et [là][a], ![un plan](p.png)[^1].\n\n[a]: https://exemple.fr/a\n[^1]: Une *note*.\n',
	comments: 'Avant <!-- non --> après.\n\n<!-- pv-ignore time/order : raison -->\n\nFin.\n',
	'words that a comment or a note cuts':
		'In<!-- x -->vi<!-- -->sible, no[^1]ter, <!-- a --> coupé<!--\n y\n -->e.\n\n[^1]: Une note.\n',
	'notes right behind words, of several paragraphs, in a speech':
		'La dépense prévue[^1] est votée.\n\nJeanne Royer : le devis[^2], dit-elle, suffit[^1].\n\n[^1]: Voir le devis.\n\n    Et la *suite*.\n[^2]: Devis joint.\n',
	'lists and tables': '1. un\n2. deux\n   - trois\n\n| Poste | Somme |\n|---|---|\n| Encre | 12 € |\n',
	'check boxes': '- [x] Clés rendues\n- [ ] Bilan\n\n  Suite.\n- [X] Devis\n',
	'headings and events':
		'## 14h25 – 15h10 — 12 bis. Comptes\n\n15h – Départ de Lise Kern\n\n### Résolution n° 3 : Budget {#b}\n\nTexte.\n\nVote : unanimité\n',
	'what is voted stands in the label':
		'### Résolution 1 – Vœu\n\nTexte.\n\nVote de la motion sur les berges : 3 pour\n',
	'votes by place, and a vote of one place alone':
		'### Résolution 1 – Vœu\n\nTexte.\n\nVote en salle : 2 pour\nVote à distance : 1 contre\n\n### Résolution 2 – Vœu\n\nTexte.\n\nVote à distance : 3 pour\n\n### Résolution 3 – Vœu\n\nTexte.\n\nVote à main levée : 2 pour\nVote par correspondance : 1 contre\n',
	'the words that lead to the names of candidates':
		'### Élection – Bureau\n\nSont candidats : Omar Haddad, Lise Kern\n\n- Omar Haddad : 2 voix\n- Lise Kern : 1 voix\n\n### Élection – Canal\n\nSe présentent : Omar Haddad et Lise Kern\n\n- Omar Haddad : 3 voix\n',
	'an answer in a table':
		'### Résolution 1 – Vœu\n\nTexte.\n\n| Pour | Contre | Abstentions |\n|---|---|---|\n| 2 | 1 | 0 |\n',
	'what a vote says beyond its figures': `### Résolution 1 – Vœu

Texte.

Votants : 3 (dont 1 par procuration)
Pour : 2 (dont 1 pouvoir)
Contre : 1, dont 1 délégation
Résultat : adoptée, la majorité simple étant atteinte

### Résolution 2 – Vœu

Texte.

Vote : à l'unanimité (dont 1 procuration)
Résultat : adoptée (article 24)

### Résolution 3 – Vœu

Texte.

| Pour | Contre | Abstentions |
|---|---|---|
| 2 (dont 1 mandat) | 0 | 1 |

### Résolution 4 – Vœu

Texte.

| Vote | Voix |
|---|---|
| Pour | 2 (dont 1 mandat écrit) |
| Contre | 0 |
| Abstentions | 1 |

### Résolution 5 – Vœu

Texte.

Pour : 1
Contre : 1 (Omar Haddad, qui juge le délai trop court)
Abstentions : 1 (Lise Kern (par principe))

### Élection – Bureau

Postes : 1
Votants : 3 (dont 1 absent représenté)

- Lise Kern : 2 voix (dont 1 pouvoir écrit), élue
- Omar Haddad : 1 voix
`,
	'what is said of the voters of a vote that is not counted': `### Résolution 1 – Vœu

Texte.

Ne prend pas part au vote : Lise Kern (intéressée par le bail)
`,
	'what an English vote says beyond its figures': `### Resolution 1: Wish

Text.

For: 2 (including 1 proxy)
Against: 1 (of which 1 by letter)
Result: carried, the majority having been reached

### Election: Chair

Seats: 1

- Lise Kern: 2 votes (including 1 proxy form), elected
- Omar Haddad: 1 vote
`,
	'counts in words':
		'### Résolution 1 – Vœu\n\nTexte.\n\n- Pour : trois\n- Contre : néant\n- Abstentions : zéro\n\n### Résolution 2 – Vœu\n\nTexte.\n\nPour : deux\nContre : nil\nAbstention : une\n',
	'a rule by its name, voters by theirs':
		'### Résolution 1 – Vœu\n\nTexte.\n\n- Pour : Royer, Omar Haddad\n- Contre : L. Kern\n- Majorité : statuts\n',
	'actions and annexes':
		'Action : écrire au maire (Lise Kern, 15 juillet 2024, en cours)\n\nAnnexe : Rapport (rapport.pdf)\n',
	'a fence':
		':::résolution Berges {#berges majorité="statuts"}\n\nTexte.\n\nVote : unanimité\n\n:::\n\n:::confidentiel\n\nSecret.\n\n:::\n',
	'closing words': 'Le point a été reporté en fin de réunion.\n\nLa séance est levée à 19h11. Merci.\n',
};

/** What the words are looked for in: the page of each theme, the Word file and the OpenDocument text, of the whole minutes and of their public version. */
const OUTPUTS = [false, true].flatMap((isPublic) =>
	[...THEMES, 'docx' as const, 'odt' as const, 'data' as const].map((kind) => ({ kind, isPublic })),
);

async function lostIn(
	compiled: Compiled,
	linesWithMessages?: ReadonlySet<number>,
	outputs: readonly (typeof OUTPUTS)[number][] = OUTPUTS,
): Promise<string[]> {
	const lost: string[] = [];
	for (const { kind, isPublic } of outputs) {
		const input = isPublic ? publicVersion(compiled) : compiled;
		const printed =
			kind === 'docx' || kind === 'odt'
				? readWordFileWords(
						await (kind === 'docx' ? renderDocx : renderOdt)(createView(input, { public: isPublic }), {
							date: '2024-06-06',
						}),
					)
				: kind === 'data'
					? readDataWords(JSON.parse(JSON.stringify(compiledJson(input, []))))
					: readPageWords(await renderHtml(input, { theme: kind, public: isPublic }));
		for (const { line, words } of findLostWords(readBodyWords(input, linesWithMessages), printed))
			lost.push(`${kind} ${line}: ${words.join(' ')}`);
	}
	return lost;
}

describe('no word is lost', () => {
	const examples = new URL('../../examples/', import.meta.url);
	const texts: Record<string, string> = { CANAL, HARBOUR, TILLEULS };
	for (const [name, body] of Object.entries(BODIES)) texts[name] = HEAD + body;
	for (const name of readdirSync(examples))
		if (name.endsWith('.md')) texts[name] = readFileSync(new URL(name, examples), 'utf8');

	it.each(Object.entries(texts))('in %s', async (_, source) => {
		expect(await lostIn(await compileText(source))).toEqual([]);
	});

	const pages = new URL('../../docs/messages/', import.meta.url);
	const names = (readdirSync(pages, { recursive: true }) as string[]).filter((name) => name.endsWith('.md'));

	it('in the meetings of the messages, in one output after the other, but on lines that have an error', async () => {
		let turn = 0;
		for (const name of names) {
			const page = readFileSync(new URL(name, pages), 'utf8');
			for (const [, source = ''] of page.matchAll(/^````md\n([\s\S]*?)^````$/gm)) {
				const compiled = await compileText(source);
				const lines = new Set<number>();
				for (const { severity, line, place } of compiled.messages) {
					const end = place && 'end' in place ? place.end.line : (line ?? 0);
					if (severity === 'error') for (let at = line ?? 1; at <= end; at += 1) lines.add(at);
				}
				const outputs = EFFORT > 1 ? OUTPUTS : OUTPUTS.slice(turn % OUTPUTS.length).slice(0, 1);
				turn += 1;
				expect(await lostIn(compiled, lines, outputs), name).toEqual([]);
			}
		}
	});
});

describe('text behind a vote', () => {
	const BODY = `### Résolution 1 – Ravalement

Le texte premier.

Pour : 1
Contre : 2

Le texte second.

Second vote : 2 pour, 1 contre

Le texte troisième.

### Résolution 2 – Siège

Le siège change.

2 voix pour, 1 voix contre. La majorité est atteinte.

### Résolution 3 – Vœu

Le texte quatrième.

Résultat : adoptée

Le texte cinquième.

### Élection – Bureau

Le texte sixième.

- Lise Kern : 2 voix
- Omar Haddad : 1 voix

Le texte septième.
`;
	it.each(THEMES)('stays behind it: %s', async (theme) => {
		const html = await renderHtml(await compileText(HEAD + BODY), { theme });
		const body = html.slice(html.lastIndexOf('Le texte premier.'));
		const found = body.match(
			/Le texte \p{L}+\.|La majorité est atteinte\.|class="vote-heading"|class="(?:vote(?: kept)?)"/gu,
		);
		expect(found).toEqual([
			'Le texte premier.',
			expect.stringContaining('vote'),
			'Le texte second.',
			expect.stringContaining('vote'),
			'class="vote-heading"',
			'Le texte troisième.',
			expect.stringContaining('vote'),
			'La majorité est atteinte.',
			'Le texte quatrième.',
			expect.stringContaining('vote'),
			'Le texte cinquième.',
			'Le texte sixième.',
			expect.stringContaining('vote'),
			'Le texte septième.',
		]);
	});
});

describe('a document that quotes the minutes', () => {
	const CASES = [CANAL, HARBOUR, TILLEULS].flatMap((source) =>
		(['notice', 'extract', 'acts', 'decisions', 'listOfActs'] as const).map(
			(name) => [name, source] as const,
		),
	);

	it.each(CASES)(
		'holds every word of what it quotes, and misses each that is taken out: %s',
		async (name, source) => {
			const compiled = await compileText(source);
			const documents = createDocuments(name, compiled, {});
			if (!('made' in documents)) throw new Error(documents.refused);
			expect(documents.made.length).toBeGreaterThan(0);
			const body = readBodyWords(compiled);
			for (const document of documents.made) {
				if (document.kind !== 'page') throw new Error('a calendar');
				const quoted = wordsOfLines(body, document.quotes);
				const printed = readPageWords(await renderDocument(document.view));
				expect(findLostWords(quoted, printed)).toEqual([]);
				expect(quoted.written.length).toBeGreaterThan(0);
				for (const { word, line } of quoted.written) {
					const less = new Map(printed);
					less.delete(word);
					expect(findLostWords(quoted, less).some((lost) => lost.words.includes(word) && line > 0)).toBe(
						true,
					);
				}
			}
		},
	);

	it('is refused, with the line of the minutes', async () => {
		const compiled = await compileText(`${HEAD}### Résolution 1 – Comptes\n\nUn mot.\n\nVote : 3 pour\n`);
		const documents = createDocuments('extract', compiled, {});
		const [document] = 'made' in documents ? documents.made : [];
		if (document?.kind !== 'page') throw new Error('no extract');
		const file = { path: 'm.md', compiled, config: {} } as unknown as CompiledFile;
		const words = new WordCheck(file, { draft: false });
		expect(() => words.checkQuotes(document.quotes, readPageWords('<p>Comptes. Un.</p>'), false)).toThrow(
			WordsLost,
		);
		expect(words.messages.map(({ line }) => line)).toEqual([13]);
	});
});

describe('a word that is taken out', () => {
	it.each([
		[
			'a sentence whose words stand elsewhere',
			'La motion est reportée.',
			'reportée est. La motion, La motion reportée.',
		],
		['a short one', 'Oui.', 'Non.'],
		['a number', 'Le devis est de 4 776 €.', 'Une autre somme : 12 €.'],
	])('is missed at its line: %s', async (_, sentence, other) => {
		const compiled = await compileText(`${HEAD}## Comptes\n\n${other}\n\n${sentence}\n\nSuite.\n`);
		const html = await renderHtml(compiled);
		const start = html.lastIndexOf('<p>', html.indexOf('Suite.') - 4);
		const without = html.slice(0, start) + html.slice(html.indexOf('</p>', start));
		const [lost] = findLostWords(readBodyWords(compiled), readPageWords(without));
		expect(lost?.line).toBe(15);
	});

	it.each([
		['Pour : 2 (dont 1 pouvoir)', 'pouvoir'],
		['Pour : 2, dont 1 mandat', 'mandat'],
		['Pour : 2\nRésultat : adoptée, la majorité simple étant atteinte', 'atteinte'],
		['Pour : 1\nContre : 1 (Lise Kern, qui juge le délai court)', 'délai'],
	])('is missed behind the figures of a vote: %s', async (vote, word) => {
		const compiled = await compileText(`${HEAD}### Résolution 1 – Vœu\n\nTexte.\n\n${vote}\n`);
		const html = await renderHtml(compiled);
		expect(html).toContain(word);
		const lost = findLostWords(readBodyWords(compiled), readPageWords(html.replaceAll(word, '')));
		expect(lost).toHaveLength(1);
	});

	it('keeps final minutes from being written, and is said of a draft', async () => {
		const compiled = await compileText(`${HEAD}Un mot.\n\nUn autre.\n`);
		const file = { path: 'm.md', compiled, config: {} } as unknown as CompiledFile;
		const printed = readPageWords('<p>Un mot.</p>');
		const final = new WordCheck(file, { draft: false });
		expect(() => final.check(printed, false)).toThrow(WordsLost);
		const draft = new WordCheck(file, { draft: true });
		draft.check(printed, false);
		for (const { messages } of [final, draft])
			expect(messages.map(({ ruleId, severity, line, reason }) => [ruleId, severity, line, reason])).toEqual([
				[
					'document/words-lost',
					'error',
					13,
					'Ces mots de votre fichier ne sont pas dans le document qui allait être écrit : « un autre ». C’est une faute de ce programme, pas la vôtre.',
				],
			]);
	});

	it('by a template of the project is a warning', async () => {
		const compiled = await compileText(`${HEAD}Un mot.\n`);
		const file = { path: 'm.md', compiled, config: {} } as unknown as CompiledFile;
		const words = new WordCheck(file, { draft: false });
		words.check(readPageWords('<p>Rien.</p>'), true);
		expect(words.messages.map(({ severity, fatal }) => [severity, fatal])).toEqual([['warning', false]]);
	});
});
