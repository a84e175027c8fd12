import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Node, Position } from 'unist';
import { describe, expect, test } from 'vitest';
import { collectTargets, readMarkdown, restoreWords } from '../../src/markdown/remark-minutes.js';
import { BodyFile } from '../../src/parse/body/body-file.js';
import { readFlow } from '../../src/parse/body/flow.js';
import { getNames } from '../../src/parse/body/speakers.js';
import { sourceLines } from '../../src/source/places.js';
import { FIRST_POINT } from '../../src/text/places.js';
import fc, { runs } from '../properties.js';
import { getContext, readTestBody } from './body-reading.js';

/** Starts and ends of lines that mean something, to be put around words in any order. */
const SCRAPS = [
	'\n',
	'\n',
	'\n\n',
	'\n\n',
	'\r\n',
	'\r',
	' ',
	'  ',
	'\t',
	'    ',
	'# ',
	'## ',
	'### ',
	'##',
	'#',
	'- ',
	'* ',
	'1. ',
	'> ',
	'---',
	'***',
	'```',
	'~~~',
	'`',
	'*',
	'**',
	'_',
	'[',
	']',
	'(',
	')',
	'](',
	'![',
	'[^a]',
	'[^a]: ',
	'[r]: ',
	'|',
	'|-|',
	'<',
	'>',
	'<b>',
	'</b>',
	'<!--',
	'-->',
	'<script>',
	'<?',
	'&amp;',
	'&',
	'\\',
	':',
	'::',
	':::',
	'::::',
	'{',
	'}',
	'#id',
	'{#a n=1}',
	'résolution',
	'Résolution 1 – ',
	':::résolution ',
	':::confidentiel ',
	'### Résolution : ',
	'## 14h25 — ',
	'6 juin 2024 : ',
	'Première résolution',
	'Vote : ',
	'12 pour',
	'3 contre',
	'unanimité',
	'Pour : ',
	'Contre : ',
	'Résultat : adoptée',
	'Postes : 2',
	'élus ',
	'Vote commun aux résolutions 1 et 2 : ',
	'Jeanne Royer',
	' : ',
	'Omar',
	'Lise Kern : ',
	'Anne et ',
	'M. ',
	'20h45 – ',
	'Départ de ',
	'Arrivée d’',
	', pouvoir à ',
	'Suspension',
	'Reprise',
	'Présidence : ',
	'Quorum : ',
	'9 présents',
	'Action : ',
	'Annexe : ',
	'La séance est levée',
	' à 17h',
	'Clôture : 17h',
	'Collège A',
	'adopté à l’unanimité',
	'. ',
	',',
	'—',
	'\u0000',
	'\u202E',
	'\uFEFF',
	'\uD800',
	'\u2028',
	'\u00A0',
	'é',
	'mot',
	'e\u0301',
	'<!-- pv-ignore people/move : x -->',
];
const soup = fc
	.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...SCRAPS) }, fc.string({ maxLength: 4 })), {
		maxLength: 30,
	})
	.map((parts) => parts.join(''));

/** Enough to find what goes wrong often; a change of the reader deserves ten times as many. */
const RUNS = runs(250);

describe('the body of any text', () => {
	test('is read without throwing, every place in the file and in order', () => {
		fc.assert(
			fc.property(soup, (text) => {
				const source = `---\n---\n${text}`;
				const reading = readTestBody(text);
				for (const node of reading.children) checkPlaces(node, text.length, `${node.type}`);
				for (const { position, related, fixes } of reading.problems) {
					checkPlace(position, text.length, 'problem');
					for (const other of related ?? []) expect(other.position).toBeDefined();
					for (const fix of fixes ?? [])
						for (const edit of fix.edits) checkPlace(edit.position, text.length, 'fix');
				}
				expect(source.endsWith(text)).toBe(true);
			}),
			{ numRuns: RUNS },
		);
	});

	test('keeps every word', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 12 }),
				fc.constantFrom('\n', '\n\n', '\n\n\n'),
				(parts, gap) => {
					let count = 0;
					const source = parts
						.map((part) =>
							part.replace(/¤/g, () => {
								count += 1;
								return `Zmot${count}q`;
							}),
						)
						.join(gap);
					const tree = JSON.stringify(readTestBody(source).children, (key, value) =>
						key === 'position' ? undefined : value,
					);
					const lost = source.match(/Zmot\d+q/g)?.filter((word) => !tree.includes(word));
					expect(lost ?? []).toEqual([]);
				},
			),
			{ numRuns: RUNS },
		);
	});

	test('is that of the Markdown library, but for what minutes read otherwise', () => {
		fc.assert(
			fc.property(markdown, (text) => {
				// The target of a link right under text is read otherwise on purpose.
				fc.pre(!/\S[ \t]*\n\[[^\]]+\]:/.test(text));
				const read = readMarkdown(text, FIRST_POINT);
				const file = new BodyFile(text, sourceLines(text), read, getNames(getContext()), 'fr');
				const flow = readFlow(file).flatMap((item) => (item.kind === 'node' ? [item.node] : []));
				// What is never closed, a heading without a space, are read otherwise on purpose.
				fc.pre(file.problems.length === 0);
				const reference = readByLibrary(text);
				expect(flow).toEqual(reference.children);
			}),
			{ numRuns: RUNS * 2 },
		);
	});
});

/** The library as it is, and then what leads nowhere as it is written. */
function readByLibrary(text: string): Root {
	const root = fromMarkdown(text, {
		extensions: [gfmTable(), gfmFootnote(), { disable: { null: ['codeIndented', 'setextUnderline'] } }],
		mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
	});
	const targets = new Set<string>();
	collectTargets(root.children, targets);
	restoreWords(root, text, targets);
	return root;
}

/** Lines of every kind; ¤ stands for a word that must not be lost. */
const PARTS = [
	'¤ ¤',
	'# ¤',
	'## 14h – ¤',
	'## 3. ¤',
	'##¤',
	'### Résolution 1 – ¤',
	'### Résolution : ¤',
	'## 4. Motion : ¤',
	'#### ¤',
	'## 6 juin 2024 : ¤',
	'### Élection – ¤',
	'### Choix : ¤',
	'---',
	'- ¤\n- ¤',
	'1. ¤\n2. ¤\n   - ¤',
	'> ¤\n> ¤',
	'| ¤ | ¤ |\n|---|---|\n| ¤ | ¤ |',
	'```\n¤\n```',
	'¤ **¤** *¤* `¤` [¤](¤.md)',
	'<b>¤</b> ¤',
	'<div>¤\n¤</div>',
	'<!-- ¤ -->',
	'<!-- ¤ --> ¤',
	'<!-- ¤',
	'[¤]: ¤.md',
	'¤[^1]\n\n[^1]: ¤',
	':::résolution ¤',
	':::résolution[¤]{#¤ n=3}',
	':::confidentiel ¤',
	':::',
	'::::',
	':::¤ ¤',
	'::¤ ¤',
	':::[¤]',
	':::résolution[¤',
	':::résolution[¤]{#¤',
	'Jeanne Royer : ¤',
	'Omar et Lise Kern : ¤\nAnne : ¤\n¤',
	'**Lise Kern :** *¤* ¤',
	'- Paul Weiss : ¤\n- ¤',
	'Jeanne ¤ : ¤',
	'¤ : ¤',
	'20h45 – Départ de Paul Weiss, pouvoir à Jeanne Royer\n¤',
	'Départ de Paul Weiss ¤',
	'Départ d’Aline ¤',
	'21h – Suspension ¤',
	'Suspension\n¤',
	'Présidence : ¤',
	'Quorum : ¤',
	'Quorum : 9 présents, ¤',
	'Action : ¤ (¤, ¤, ¤)',
	'Action : *¤* ¤',
	'Annexe : ¤ (¤.pdf)',
	'Annexe : [¤](¤.pdf)',
	'La séance est levée à 17h, ¤.',
	'Clôture : ¤',
	'Vote : 12 pour, 3 contre\n¤',
	'Vote : 12 pour, ¤',
	'Vote : ¤ 3 contre ¤',
	'Pour : 12 (¤)',
	'Majorité : ¤\nVote : ¤',
	'Déport : ¤\nVote : 3 pour',
	'Votants : ¤\nVote : 3 pour',
	'Scrutin : ¤\nVote : 3 pour',
	'Amendée : ¤\nHeure : ¤\nVote : 3 pour',
	'Sur : ¤\nAvis : ¤\nVote : 3 pour',
	'¤\nVote : 12 pour',
	'Vote : 12 pour',
	'Vote :\n\n- pour : 3',
	'- ¤\n- Vote : 3 pour\n- ¤',
	'Pour : ¤',
	'Résultat : ¤',
	'Résultat : adoptée',
	'Proposée par : ¤\nVote : 3 pour',
	'Postes : 1',
	'- ¤ : 31 voix\n- ¤ : 12 voix',
	'- ¤ : 31 voix\nPostes : 1',
	'**Collège ¤**',
	'**¤**',
	'Résultat : élue ¤',
	'Vote commun aux résolutions 1 et 2 : unanimité',
	'¤ adopté à l’unanimité ¤',
];

const markdownWord = fc.constantFrom(
	'mot',
	'autre',
	'*em*',
	'**fort**',
	'`code`',
	'[lien](a)',
	'[r]',
	'[^n]',
	'&amp;',
	'\\*',
	'<b>mot</b>',
	'x <!-- c -->',
	'!',
	'|',
);
const markdownStart = fc.constantFrom(
	'',
	'',
	'',
	'# ',
	'## ',
	'- ',
	'- ',
	'* ',
	'1. ',
	'2) ',
	'> ',
	'> ',
	'  ',
	'    ',
	'  - ',
	'   1. ',
	'> - ',
	'- > ',
	'- - ',
	'| a | b |\n|---|---|\n| ',
	'```\n',
	'~~~ js\n',
	'- ```\n  ',
	'> ```\n> ',
	'[r]: ',
	'[^n]: ',
	'    ',
	'---\n',
	'<!-- ',
);
const markdownEnd = fc.constantFrom('', '', '', ' |', '\n```', '\n~~~', '\n  ```', '  ', '\\', ' -->', ' #');
const markdownLine = fc
	.tuple(markdownStart, fc.array(markdownWord, { maxLength: 3 }), markdownEnd)
	.map(([start, words, end]) => `${start}${words.join(' ')}${end}`);
const markdown = fc
	.array(fc.tuple(markdownLine, fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n\n', '\r\n')), {
		maxLength: 9,
	})
	.map((lines) => lines.flat().join(''));

function checkPlaces(node: Node, length: number, path: string): void {
	checkPlace(node.position, length, path);
	let last = 0;
	for (const child of ('children' in node ? node.children : []) as RootContent[]) {
		checkPlaces(child, length, `${path} ${child.type}`);
		const start = child.position?.start.offset ?? 0;
		expect(start, `${path} ${child.type}: order`).toBeGreaterThanOrEqual(last);
		last = start;
		if (node.position) {
			expect(start, `${path} ${child.type}: starts inside`).toBeGreaterThanOrEqual(
				node.position.start.offset ?? 0,
			);
			expect(child.position?.end.offset, `${path} ${child.type}: ends inside`).toBeLessThanOrEqual(
				node.position.end.offset ?? 0,
			);
		}
	}
}

function checkPlace(position: Position | undefined, length: number, path: string): void {
	expect(position, path).toBeDefined();
	const { start, end } = position as Position;
	expect(start.offset, path).toBeGreaterThanOrEqual(0);
	expect(end.offset, path).toBeGreaterThanOrEqual(start.offset ?? 0);
	expect(end.offset, path).toBeLessThanOrEqual(length);
	expect(start.line, path).toBeGreaterThan(0);
	expect(start.column, path).toBeGreaterThan(0);
}
