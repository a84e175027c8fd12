import type { Definition, FootnoteDefinition, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, it } from 'vitest';
import { leadLine } from '../../src/view/paragraph-lines.js';
import { createProse } from '../../src/view/prose.js';

function getProse(markdown: string): { html: string; notes: string } {
	const root: Root = fromMarkdown(markdown, {
		extensions: [gfmTable(), gfmFootnote(), gfmStrikethrough()],
		mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown()],
	});
	const definitions = root.children.filter((node): node is Definition => node.type === 'definition');
	const footnotes = root.children.filter(
		(node): node is FootnoteDefinition => node.type === 'footnoteDefinition',
	);
	const prose = createProse({
		lang: 'fr',
		words: { note: (number) => `note ${number}`, backToText: 'Retour' },
		definitions: new Map(definitions.map((node) => [node.identifier, node])),
		footnotes: new Map(footnotes.map((node) => [node.identifier, node])),
		leadLine: leadLine('Vu|Considérant', 'Article'),
		image: (path) => (path === 'plan.png' ? 'data:image/png;base64,AAAA' : undefined),
		getNumber: (item) => {
			const number = /^\d+/.exec(markdown.slice(item.position?.start.offset ?? 0))?.[0];
			return number === undefined ? undefined : Number(number);
		},
	});
	const html = prose.blocks(root.children);
	return {
		html,
		notes: prose
			.notes()
			.map((note) => `${note.id}:${note.html}`)
			.join(''),
	};
}

const TABLE: ReadonlyArray<readonly [what: string, markdown: string, html: unknown]> = [
	['a paragraph', 'Bonjour *à* **tous**', '<p>Bonjour <em>à</em> <strong>tous</strong></p>'],
	[
		'lines that were meant',
		'Le *club*\n12, rue du Port\n71700 Tournus',
		'<p>Le <em>club</em><br>12, rue du Port<br>71700 Tournus</p>',
	],
	[
		'labels at the start of lines',
		'Question : qui paie ?\nRéponse : le club,\nsans doute.',
		'<p>Question\u00A0: qui paie\u202F?<br>Réponse\u00A0: le club, sans doute.</p>',
	],
	[
		'lines that end inside a sentence',
		'Le conseil remercie Mme Anne Roy et\nLuc Petit.',
		'<p>Le conseil remercie M<sup>me</sup>\u00A0Anne Roy et Luc Petit.</p>',
	],
	[
		'a place, a date and who signs',
		'Fait à Tournus, le 20 mai.\nLe secrétaire, Luc Bon\nLa présidente, Ada Brun',
		'<p>Fait à Tournus, le 20\u00A0mai.<br>Le secrétaire, Luc Bon<br>La présidente, Ada Brun</p>',
	],
	[
		'a list in a sentence',
		'- Documents remis :\n  Budget\n  **Plan** du hall',
		'<ul><li>Documents remis\u00A0:<br>Budget<br><strong>Plan</strong> du hall</li></ul>',
	],
	[
		'check boxes',
		'- [x] Clés *rendues*\n- [ ] Bilan\n- [y] autre, [x] ici',
		'<ul><li>☑ Clés <em>rendues</em></li><li>☐ Bilan</li><li>[y] autre, [x] ici</li></ul>',
	],
	[
		'a sentence a line',
		'Le club paie.\nMme Roy demande combien.',
		'<p>Le club paie. M<sup>me</sup>\u00A0Roy demande combien.</p>',
	],
	[
		'text that was broken to a width',
		'Le club demande à la commune une salle plus grande, car les mardis de\nMai attirent plus de cent personnes, et propose d’en payer le loyer à\nMme Roy.',
		'<p>Le club demande à la commune une salle plus grande, car les mardis de Mai attirent plus de cent personnes, et propose d’en payer le loyer à M<sup>me</sup>\u00A0Roy.</p>',
	],
	['words that are struck', 'de ~~trois~~ quatre', '<p>de <del>trois</del> quatre</p>'],
	['HTML is text', 'a <b onclick="x">c</b>', '<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>'],
	[
		'block HTML is text',
		'<script>alert(1)</script>',
		'<p class="as-written">&lt;script&gt;alert(1)&lt;/script&gt;</p>',
	],
	['comments are left out', '<!-- rien -->\n\nOui', '<p>Oui</p>'],
	[
		'a web link',
		'[ici](https://exemple.fr/?a=1&b=2)',
		'<p><a href="https://exemple.fr/?a=1&amp;b=2">ici</a></p>',
	],
	['a mail link', '[écrire](mailto:a@b.fr)', '<p><a href="mailto:a@b.fr">écrire</a></p>'],
	['a link that runs code', '[ici](javascript:alert(1))', '<p>ici</p>'],
	['a link to a file', '[ici](file:///etc/passwd) [là](#)', '<p>ici là</p>'],
	['a reference', '[ici][a]\n\n[a]: https://exemple.fr', '<p><a href="https://exemple.fr">ici</a></p>'],
	[
		'an image that may be printed',
		'![Le plan](plan.png)',
		'<p><img src="data:image/png;base64,AAAA" alt="Le plan"></p>',
	],
	[
		'an image that may not',
		'![Photo](https://exemple.fr/x.png)',
		'<p><span class="missing-image">[Photo]</span></p>',
	],
	['code', '`a < b : c`', '<p><code>a &lt; b : c</code></p>'],
	[
		'speakers named under each other, and opinions by sign',
		'Question de M. Huet : quand ?\nRéponse de la direction : en mai, après les travaux.\n\n+1 : Ada, Luc\n0 : Lise\n-1 : none',
		'<p>Question de M.\u00A0Huet\u00A0: quand\u202F?<br>Réponse de la direction\u00A0: en mai, après les travaux.</p><p>+1\u00A0: Ada, Luc<br>0\u00A0: Lise<br>-1\u00A0: none</p>',
	],
	[
		'figures in a sentence that was broken to a width',
		'La température de la salle est restée pendant toute la séance au niveau de\n0 : le chauffage est en panne.',
		'<p>La température de la salle est restée pendant toute la séance au niveau de 0\u00A0: le chauffage est en panne.</p>',
	],
	['a tight list', '- un\n- deux', '<ul><li>un</li><li>deux</li></ul>'],
	['a loose list', '- un\n\n- deux', '<ul><li><p>un</p></li><li><p>deux</p></li></ul>'],
	[
		'a short paragraph, which stays whole with the list below it',
		'Il faut :\n\n- un\n- deux',
		'<p class="kept">Il faut\u00A0:</p><ul><li>un</li><li>deux</li></ul>',
	],
	['a list that starts later', '3. trois\n4. quatre', '<ol start="3"><li>trois</li><li>quatre</li></ol>'],
	[
		'a quotation with a heading',
		'> # Titre',
		'<blockquote><p class="quoted-heading"><strong>Titre</strong></p></blockquote>',
	],
	[
		'a table',
		'| a | b |\n|---|--:|\n| c | 1 |',
		'<div class="table"><table class="plain"><thead><tr><th scope="col">a</th><th scope="col" class="right">b</th></tr></thead><tbody><tr><td>c</td><td class="right">1</td></tr></tbody></table></div>',
	],
	...(
		[
			['figures', ['1 234,50 €', '(12)', '-3 %', '–', '', '4,5 M€'], 'right'],
			['figures with currencies before', ['$4.5M', '£1,200.00', '€ 3'], undefined],
			['English figures', ['$4.5M', '£1,200.00', '3%'], 'right'],
			['years and numbers of things', ['2019', '12'], 'right'],
			['figures and a word', ['12', 'aucun'], undefined],
			['hours', ['14h10', '15h'], undefined],
			['days', ['06/06/2024', '6.6.2024'], undefined],
			['telephone numbers', ['02 99 12 34 56', '06.12.34.56.78'], undefined],
			['ranges', ['10-12'], undefined],
			['numbers of acts', ['2024-051'], undefined],
			['what is counted', ['12 voix'], undefined],
			['nothing', ['–', ''], undefined],
		] as const
	).map(
		([what, cells, side]) =>
			[
				`a column of ${what}`,
				`| a | b |\n|---|---|\n${cells.map((cell) => `| x | ${cell} |\n`).join('')}`,
				expect.stringContaining(`<th scope="col"${side === undefined ? '' : ` class="${side}"`}>b</th>`),
			] as const,
	),
	[
		'a first column of figures, which are labels, and a side that is written',
		'| n | b |\n|---|:-:|\n| 1 | 2 |',
		'<div class="table"><table class="plain"><thead><tr><th scope="col">n</th><th scope="col" class="center">b</th></tr></thead><tbody><tr><td>1</td><td class="center">2</td></tr></tbody></table></div>',
	],
	['a list of ten', '1. a\n'.repeat(10), `<ol class="digits-2">${'<li>a</li>'.repeat(10)}</ol>`],
	['a line break', 'a\\\nb', '<p>a<br>b</p>'],
	[
		'typography across markup',
		'**Note** : « *oui* »',
		'<p><strong>Note</strong>\u00A0: «\u00A0<em>oui</em>\u00A0»</p>',
	],
];

describe('prose', () => {
	it.each(TABLE)('%s', (_, markdown, html) => {
		expect(getProse(markdown).html).toEqual(html);
	});

	it('numbers footnotes in the order of their references', () => {
		const { html, notes } = getProse('Un[^b] et deux[^a], encore[^b].\n\n[^a]: Premier\n\n[^b]: Second');
		expect(html).toBe(
			'<p>Un<sup class="note"><a id="pv-ref-1" href="#pv-note-1" aria-label="note 1">1</a></sup> et deux<sup class="note"><a id="pv-ref-2" href="#pv-note-2" aria-label="note 2">2</a></sup>, encore<sup class="note"><a href="#pv-note-1" aria-label="note 1">1</a></sup>.</p>',
		);
		expect(notes).toBe(
			'pv-note-1:<p>Second <a class="back" href="#pv-ref-1" aria-label="Retour">↑</a></p>pv-note-2:<p>Premier <a class="back" href="#pv-ref-2" aria-label="Retour">↑</a></p>',
		);
	});
});
