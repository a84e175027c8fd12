import { expect, test } from 'vitest';
import { launchBrowser } from '../../src/pdf/browser/launch.js';
import { renderHtml } from '../../src/render/index.js';
import { compileText } from '../compile.js';

const CAPPED = `---
réunion: assemblée générale ordinaire
organisme: Résidence des Tilleuls
ouverture: 18h
clôture: 20h
règles: copropriété
date: 2026-06-16
membres: { nombre: 3, voix: 100000 }
participants:
  présents:
    - Ana Un [60000]
    - Bob Deux [30000]
    - Cléo Trois [10000]
---

### Résolution 1 – Travaux

Texte soumis au vote.

- Pour : Ana Un
- Contre : Bob Deux, Cléo Trois
Majorité : art. 24
`;

/** Width of an A4 sheet between its margins, in CSS pixels. */
const PAPER = 640;

test('a cell keeps its words inside its column on paper', async () => {
	const html = await renderHtml(await compileText(CAPPED));
	const launched = await launchBrowser({ env: process.env, launchDeadline: 60_000 });
	try {
		const page = await launched.openPage();
		await page.setViewport({ width: PAPER, height: 900 });
		await page.emulateMediaType('print');
		await page.setContent(html);
		const cells = await page.$$eval('td', (all) =>
			all.map((cell) => ({ text: cell.textContent ?? '', over: cell.scrollWidth - cell.clientWidth })),
		);
		expect(cells.map(({ text }) => text)).toContainEqual(expect.stringContaining('réduites de'));
		expect(cells.filter(({ over }) => over > 0)).toEqual([]);
	} finally {
		await launched.end();
	}
});

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
	' ',
);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
const table = (head: readonly string[], body: readonly string[]) =>
	row(head) + row(head.map(() => '---')) + row(body).repeat(2);

/** Tables, and the words of them that are parted on paper, and in large print where that differs. */
const TABLES: ReadonlyArray<[what: string, markdown: string, parted: string[], partedLarge?: string[]]> = [
	[
		'a year of months, with a place and a remark',
		table(
			['Établissement', ...MONTHS.map((month) => `Effectif fin ${month}`), 'Commentaire'],
			['Illkirch-Graffenstaden', ...MONTHS.map(() => '1 037'), 'Baisse saisonnière compensée par l’intérim'],
		),
		[],
		[
			'Illkirch\u2011Graffenstaden',
			'Commentaire',
			'Effectif',
			'Établissement',
			'compensée',
			'décembre',
			'novembre',
			'saisonnière',
			'septembre',
		],
	],
	[
		'ten columns of sums',
		table(
			[
				'Poste',
				'2019',
				'2020',
				'2021',
				'2022',
				'2023',
				'2024',
				'2025',
				'Total',
				'Observations de la commission',
			],
			['Subventions départementales', ...Array(8).fill('125 000'), 'Reconduction pluriannuelle'],
		),
		[],
	],
	[
		'capitals',
		table(
			[
				'DÉSIGNATION',
				'SUBVENTIONS',
				'COTISATIONS',
				'AMORTISSEMENTS',
				'PROVISIONS',
				'ENGAGEMENTS',
				'OBSERVATIONS',
			],
			['COMMUNE', '1', '2', '3', '4', '5', 'NÉANT'],
		),
		[],
	],
	[
		'an address that is longer than its column',
		table(
			['Pièce', 'Adresse', 'Remarque'],
			[
				'Rapport',
				'https://exemple.fr/documents/2024/06/06/assemblee-generale/proces-verbal-definitif-et-signe.pdf',
				'néant',
			],
		),
		['https://exemple.fr/documents/2024/06/06/assemblee-generale/proces-verbal-definitif-et-signe.pdf'],
	],
];

test('a table is not cut at the edge of the paper, and parts no word that has room in smaller letters', async () => {
	const launched = await launchBrowser({ env: process.env, launchDeadline: 60_000 });
	try {
		const page = await launched.openPage();
		await page.setViewport({ width: PAPER, height: 900 });
		await page.emulateMediaType('print');
		for (const [what, markdown, parted, partedLarge] of TABLES)
			for (const largePrint of [false, true]) {
				const source = `---\nlang: fr\nréunion: bureau\ndate: 2024-06-06\n---\n\n## Comptes\n\n${markdown}`;
				await page.setContent(await renderHtml(await compileText(source), { largePrint }));
				const found = await page.$eval('.plain', (element) => {
					const words = new Set<string>();
					for (const cell of element.querySelectorAll('th, td')) {
						let text = cell.firstChild;
						while (text?.firstChild) text = text.firstChild;
						for (const match of (text?.textContent ?? '').matchAll(/[^ ]+/g)) {
							const range = element.ownerDocument.createRange();
							range.setStart(text as never, match.index);
							range.setEnd(text as never, match.index + match[0].length);
							if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) words.add(match[0]);
						}
					}
					return { words: [...words].sort(), right: element.getBoundingClientRect().right };
				});
				const most = largePrint ? (partedLarge ?? parted) : parted;
				expect(
					found.words.filter((word) => !most.includes(word)),
					`${what}, ${largePrint}`,
				).toEqual([]);
				expect(found.right, what).toBeLessThanOrEqual(PAPER);
			}
	} finally {
		await launched.end();
	}
});

test('the numbers of a list stand on the paper, in large print too', async () => {
	const launched = await launchBrowser({ env: process.env, launchDeadline: 60_000 });
	try {
		const page = await launched.openPage();
		await page.emulateMediaType('print');
		const lists = [1, 8, 96, 996]
			.map((first) => `${first}. un\n${first + 1}. deux\n${first + 4}. cinq\n`)
			.join('\nPuis :\n\n');
		const source = `---\nlang: fr\nréunion: bureau\ndate: 2024-06-06\n---\n\n## Comptes\n\n${lists}`;
		await page.setContent(await renderHtml(await compileText(source), { largePrint: true }));
		const room = await page.$$eval('.prose ol', (all) =>
			all.map((list) => {
				const number = list.ownerDocument.createElement('span');
				number.textContent = `${list.start + 4}.\u00A0`;
				list.lastElementChild?.append(number);
				return (
					Number.parseFloat(list.ownerDocument.defaultView?.getComputedStyle(list).paddingLeft ?? '') -
					number.getBoundingClientRect().width
				);
			}),
		);
		expect(room).toHaveLength(4);
		expect(room.filter((left) => left < 0)).toEqual([]);
	} finally {
		await launched.end();
	}
});
