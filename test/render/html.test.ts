import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/index.js';
import { foldKeyword } from '../../src/text/fold.js';
import { compileText } from '../compile.js';
import { CANAL, HARBOUR, TILLEULS } from './meetings.js';

const MEETINGS = { CANAL, HARBOUR, TILLEULS };

/** The page without its style, spaces that do not break shown as `~`, `^` and `=`. */
async function getPage(source: string, options: Parameters<typeof renderHtml>[1] = {}): Promise<string> {
	const html = await renderHtml(await compileText(source), options);
	return html
		.replace(/<style>[\s\S]*?<\/style>/, '')
		.replace(/\u00A0/g, '~')
		.replace(/\u202F/g, '^')
		.replace(/\u2011/g, '=');
}

function between(html: string, from: string, to: string): string {
	const start = html.indexOf(from);
	expect(start, from).toBeGreaterThanOrEqual(0);
	return html.slice(start, html.indexOf(to, start) + to.length);
}

describe.each(Object.entries(MEETINGS))('the page of %s', (_, source) => {
	it('refers to nothing outside, and runs nothing', async () => {
		const html = await renderHtml(await compileText(source));
		expect(html).toContain("default-src 'none'");
		expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|form|input|base)\b/i);
		expect(html).not.toMatch(/\son[a-z]+\s*=/i);
		for (const [, address = ''] of html.matchAll(/(?:src|url)\s*[=(]\s*["']?([^"')]*)/g)) {
			if (address !== '') expect(address.slice(0, 5)).toBe('data:');
		}
		for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g))
			expect(address).toMatch(/^(?:#|https:\/\/exemple\.fr)/);
	});

	it('has one first heading and skips no level', async () => {
		const levels = [...(await getPage(source)).matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
		expect(levels[0]).toBe(1);
		expect(levels.filter((level) => level === 1)).toHaveLength(1);
		levels.forEach((level, index) => {
			if (index > 0) expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
		});
	});

	it('has every identifier once, and every link inside finds one', async () => {
		const html = await getPage(source);
		const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(id);
	});

	it('has tags that close', async () => {
		const open: string[] = [];
		for (const [, slash, tag = ''] of (await getPage(source)).matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
			if (['meta', 'br', 'hr', 'img'].includes(tag)) continue;
			if (slash === '/') expect(open.pop()).toBe(tag);
			else open.push(tag);
		}
		expect(open).toEqual([]);
	});

	it('loses no word of the source', async () => {
		const html = await renderHtml(await compileText(source));
		const text = html
			.slice(html.indexOf('<body>'))
			.replace(/<[^>]*>/g, (tag) => (tag.startsWith('<sup') || tag.startsWith('</sup') ? '' : ' '));
		const printed = new Set(getWords(text.replace(/&#39;|&quot;|&amp;/g, ' ').replace(/º/g, '°')));
		const body = source.slice(source.indexOf('\n---', 4) + 4);
		const prose = body
			.split('\n')
			.filter((line) => !LABELLED.test(line) && !/^(?:\s*:::|\|[-: |]+\|$)/.test(line))
			.join('\n')
			.replace(/\]\([^)]*\)/g, ']');
		const lost = getWords(prose).filter((word) => !printed.has(word));
		expect(lost).toEqual([]);
	});

	it('is the same each time', async () => {
		const compiled = await compileText(source);
		expect(await renderHtml(compiled)).toBe(await renderHtml(compiled));
	});
});

/** Lines that become tables and strips: their words are those of the strip. */
const LABELLED =
	/^-?\s*(?:vote|pour|contre|for|against|majorité|scrutin|postes|tour|votants|blancs|résultat|result|quorum)\s*:/i;

function getWords(text: string): string[] {
	return foldKeyword(text).match(/[a-z]{3,}/g) ?? [];
}

describe('fragments', () => {
	it('title in three lines', async () => {
		expect(between(await getPage(CANAL), '<h1>', '</h1>')).toBe(
			'<h1><span class="kicker">Procès-verbal</span> <span class="name">Assemblée générale ordinaire</span> <span class="date">du jeudi 6~juin 2024</span></h1>',
		);
		expect(between(await getPage(HARBOUR), '<h1>', '</h1>')).toBe(
			'<h1><span class="kicker">Minutes</span> <span class="name">Board of directors</span> <span class="date">Tuesday, September~10, 2024</span></h1>',
		);
	});

	it('a draft says so in words too', async () => {
		const html = await getPage(TILLEULS);
		expect(html).toContain('<span class="kicker">Procès-verbal (projet)</span>');
		expect(html).toContain(
			'<title>Procès-verbal de l’assemblée générale ordinaire du 18~mars 2025 – Syndicat du 12, rue des Tilleuls (projet)</title>',
		);
		expect(html).toContain('<div class="watermark" aria-hidden="true">Projet</div>');
		expect(await getPage(CANAL)).not.toContain('watermark"');
	});

	it('fact sheet', async () => {
		const facts = [
			...between(await getPage(CANAL), '<dl class="facts"', '</dl>').matchAll(
				/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g,
			),
		].map((match) => [match[1], match[2]]);
		expect(facts).toEqual([
			['Séance', 'de 14~h~00 à 17~h~05, Maison des associations, Rennes'],
			['Convocation', 'adressée le 14~mai 2024, par courriel'],
			['Présidence', 'Jeanne Royer, présidente'],
			['Secrétariat', 'Omar Haddad, trésorier'],
			['Membres', '40~membres'],
			[
				'Quorum',
				'<strong>Atteint</strong>~: 13~présents ou représentés, 10~requis (un quart des 40^; statuts, art.~11)',
			],
		]);
	});

	it('proxies by holder', async () => {
		expect(between(await getPage(CANAL), '<h3>Représentés', '</ul>')).toBe(
			`<h3>Représentés <span class="count">— 3~membres</span></h3>
<ul class="names in-1">
<li>Denis Aubry et Claire Petit, pouvoir à Jeanne Royer</li>
<li>Luc Perrin, pouvoir à Omar Haddad</li>
</ul>`,
		);
	});

	it('a turn to speak, and an event with its effect', async () => {
		const html = await getPage(CANAL);
		expect(html).toContain(
			'<div class="turn"><p><b class="speaker">Jeanne Royer</b>~: un atlas en ligne ouvrira à l’automne^; voir <a href="https://exemple.fr/atlas">le site</a>.</p></div>',
		);
		expect(html).toContain(
			'<div class="at event"><p class="hour"><time datetime="14:50">14~h~50</time></p><p class="what">Arrivée d’Antoine Roussel~: 13~membres présents ou représentés.</p></div>',
		);
	});

	it('a vote strip is a table', async () => {
		const html = await getPage(CANAL);
		const strip = between(html.slice(html.indexOf('id="resolution-2"')), '<table class="strip"', '</table>');
		expect([...strip.matchAll(/<th [^>]*>(.*?)<\/th>/g)].map((match) => match[1])).toEqual([
			'Pour',
			'Contre',
			'Abstentions',
			'Blancs, nuls',
			'Résultat',
		]);
		expect([...strip.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map((match) => match[1])).toEqual([
			'7',
			'5',
			'1',
			'0',
			'Rejetée',
		]);
		expect(strip).toContain('<td role="cell" class="result negative">Rejetée</td>');
	});

	it('an election: the elected first, agreement where the file tells it', async () => {
		const rows = [
			...between(await getPage(CANAL), '<table class="list candidates">', '</table>').matchAll(
				/<td[^>]*>(.*?)<\/td>/g,
			),
		].map((match) => match[1]);
		expect(rows).toEqual([
			'Odile Kermarrec, chargée de mission',
			'10',
			'83,3~%',
			'élue',
			'M<sup>me</sup>~Agathe Weber',
			'8',
			'66,7~%',
			'élue',
			'Paul Le Bihan',
			'4',
			'33,3~%',
			'',
		]);
	});

	it('votes by member, with totals', async () => {
		const html = between(await getPage(TILLEULS), '<table class="roll">', '</table>');
		expect(html).toContain(
			'<tr><td>SCI du Port</td><td>4 et 5</td><td>sur place</td><td>Ali Ben</td><td class="number">2^950</td></tr>',
		);
		expect(html).toContain('5~copropriétaires sur 6</td><td class="number">7^700~/~10^000</td>');
	});

	it('what a long list in an annex comes to, and where it is', async () => {
		const many = Array.from(
			{ length: 41 },
			(_, index) => `    - Ada ${String.fromCharCode(65 + (index % 26))}${index < 26 ? 'x' : 'y'}ov [10]\n`,
		);
		const html = await getPage(
			`---\nréunion: assemblée générale\nrègles: copropriete\ndate: 6 juin 2024\nparticipants:\n  présents:\n${many.join('')}---\n`,
		);
		expect(html).toContain(
			'<p>Présents~: 41~copropriétaires. Voix~:~410. La liste est en annexe, sous «~Présences et voix~».</p>',
		);
	});

	it('pages, once they are known', async () => {
		const html = await getPage(CANAL, { pages: new Map([['item-2', 3]]), pageCount: 4 });
		expect(html).toContain('<td class="number">3</td>');
		expect(html).toContain('établi sur quatre pages, est signé par Jeanne Royer et Omar Haddad.');
		expect(await getPage(CANAL)).not.toContain('établi sur');
	});

	it('signatures', async () => {
		expect(between(await getPage(CANAL), '<div class="signatures', '</section>')).toContain(
			'<div class="signature"><p class="quality">La présidente de séance</p><p class="name">Jeanne Royer</p></div>',
		);
	});

	it('nothing of the file is read as HTML or CSS', async () => {
		const html = await renderHtml(
			await compileText(
				CANAL.replace('nom: Les Amis du Canal', 'nom: "A</style><script>x</script>\\" } B"').replace(
					'douze chantiers',
					'<img src=x onerror=y>',
				),
			),
		);
		expect(html).not.toMatch(/<script|<img/);
		expect(html.match(/<\/style>/g)).toHaveLength(1);
	});

	it('how the votes were judged, where it is asked for', async () => {
		const html = await getPage(CANAL, { withProofs: true });
		expect(html).toContain('<h2>Calcul des votes</h2>');
		expect(html).toContain(
			'<h3 id="proof-resolution-1">Résolution~1 – Approbation des comptes de l’exercice 2023</h3>',
		);
	});
});
