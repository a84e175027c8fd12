/** Links whose target is named elsewhere in the file: `[règlement][lien]`, and below it all `[lien]: https://…`. */

import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/index.js';
import { compileText } from '../compile.js';

const HEAD = `---
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
présidence: Jeanne Royer
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern]
---

`;
const VOTE = '### Résolution 1 – Comptes\n\nL’assemblée approuve.\n\nVote : 3 pour\n';
const TARGET = '[lien]: https://exemple.fr/texte\n';

async function getBody(text: string): Promise<string> {
	const html = await renderHtml(await compileText(HEAD + text));
	return html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/[\u00A0\u202F]/g, ' ');
}

describe('a link', () => {
	it.each([
		['in a paragraph', `Voir [le texte][lien].\n\n${VOTE}`],
		['in a heading', `## Le [texte][lien]\n\n${VOTE}`],
		['in a list', `- voir [le texte][lien]\n\n${VOTE}`],
		['in a quotation', `> voir [le texte][lien]\n\n${VOTE}`],
		['in a table', `| a |\n|---|\n| [le texte][lien] |\n\n${VOTE}`],
		['in a footnote', `Voir[^1].\n\n[^1]: Dans [le texte][lien].\n\n${VOTE}`],
		['in a turn to speak', `Jeanne Royer : voyez [le texte][lien].\n\n${VOTE}`],
		['in an action', `${VOTE}\nAction : relire [le texte][lien] (Omar Haddad)\n`],
		['in a resolution', VOTE.replace('approuve', 'approuve [le texte][lien]')],
		['in the title of a resolution', VOTE.replace('Comptes', 'Le [texte][lien]')],
		['in a block with fences', `:::résolution 1 – Comptes\nVoir [le texte][lien].\n\nVote : 3 pour\n:::\n`],
		['in a confidential passage', `:::confidentiel\nVoir [le texte][lien].\n:::\n\n${VOTE}`],
	])('stands %s', async (_, text) => {
		const html = await getBody(`${text}\n${TARGET}`);
		expect(html).toMatch(/<a href="https:\/\/exemple\.fr\/texte">(le )?texte<\/a>/);
		expect(html).not.toMatch(/\[lien\]/);
	});
});

describe('words that Markdown would hide', () => {
	it.each([
		['the bracket after a name', 'M. [Weiss](absent) part.', 'M. [Weiss](absent) part.'],
		['the name of a word', 'M. [Weiss][absent].\n\n[absent]: excusé', 'M. [Weiss][absent].'],
		['a picture of a word', '![Weiss][absent]\n\n[absent]: excusé', '![Weiss][absent]'],
		['the title of a link', '[le texte](https://a.fr "Bilan 2023")', 'title="Bilan 2023"'],
		['words between two comments', '> <!-- a --> Oui <!-- b -->', '<p class="as-written"> Oui </p>'],
		[
			'words beside a fence',
			'~~~ Annexe au texte\nun\n~~~',
			'<p>Annexe au texte</p><pre><code>un</code></pre>',
		],
		['cells beyond the head', '| a |\n|---|\n| b | c |', '<td>c</td>'],
		['notes that only refer to each other', '[^a]: Un[^b].\n\n[^b]: Deux[^a].', '<p>[^b]: Deux[^a].</p>'],
		[
			'numbers of a list',
			'2. deux\n4. quatre\n5. cinq',
			'<ol start="2"><li>deux</li><li value="4">quatre</li><li>cinq</li></ol>',
		],
		['a hidden character', 'Oui &#x202E;non', 'Oui &amp;#x202E;non'],
	])('are printed: %s', async (_, text, printed) => {
		expect(await getBody(`${text}\n\n${VOTE}`)).toContain(printed);
	});

	it('leaves a list that is not numbered by hand to be counted', async () => {
		expect(await getBody(`1. un\n1. deux\n\n${VOTE}`)).toContain('<ol><li>un</li><li>deux</li></ol>');
	});
});

describe('the target of a link', () => {
	const link = 'Voir [le texte][lien].\n\n';

	it.each([
		['on its own', `${link}${VOTE}\n${TARGET}`],
		['above the link', `${TARGET}\n${link}${VOTE}`],
		['right under a vote', `${link}${VOTE}${TARGET}`],
		['right under a paragraph', `${link}${VOTE}\nFin.\n${TARGET}`],
		['right under a list', `${link}${VOTE}\n- un\n- deux\n${TARGET}`],
		['right under a turn to speak', `${link}${VOTE}\nJeanne Royer : merci.\n${TARGET}`],
		['right under an action', `${link}${VOTE}\nAction : relire (Omar Haddad)\n${TARGET}`],
		['right under the closing', `${link}${VOTE}\nLa séance est levée à 17h.\n${TARGET}`],
		['right under a footnote', `${link}Note[^1].\n\n${VOTE}\n[^1]: Une note.\n${TARGET}`],
		['right under a quotation', `${link}${VOTE}\n> Une parole.\n${TARGET}`],
		[
			'among others',
			`${link}[a], [b].\n\n${VOTE}\n[a]: https://exemple.fr/a\n${TARGET}[b]: https://exemple.fr/b "B"\n`,
		],
		['in a file of Windows', `${link}${VOTE}${TARGET}`.replace(/\n/g, '\r\n')],
	])('stands %s', async (_, text) => {
		const html = await getBody(text);
		expect(html).toContain('<a href="https://exemple.fr/texte">le texte</a>');
		expect(html).not.toMatch(/\[lien\]|\]\s*:/);
	});

	it.each([
		['unused', '[Bilan]: https://exemple.fr/bilan "Titre"', '[Bilan] : https://exemple.fr/bilan « Titre »'],
		['a word', '[Weiss]: absent', '[Weiss] : absent'],
		['a word, though something refers to it', '[Weiss]: absent\n\nM. [Weiss] part.', '[Weiss] : absent'],
		['in a list', '- [Weiss]: absent', '<li>[Weiss] : absent</li>'],
		['in a quotation', '> [Weiss]: absent', '<blockquote><p>[Weiss] : absent</p></blockquote>'],
		['a second of its name', `${link}${TARGET}[lien]: https://autre.fr`, '[lien] : https://autre.fr'],
	])('is printed as it is written where it serves no link: %s', async (_, text, printed) => {
		const html = await getBody(`${VOTE}\n${text}\n`);
		expect(html).toContain(printed);
		expect(html).not.toContain('href="absent"');
	});

	it.each([
		'Fin.\n[Omar]: d’accord.',
		'Fin.\n[note]: voir plus haut.',
		'```\ncode\n[lien]: https://exemple.fr/texte\n```',
	])('is not what only looks like it: %j', async (text) => {
		expect(await getBody(`${VOTE}\n${text}\n`)).toMatch(/\[(?:Omar|note|lien)\]/);
	});
});
