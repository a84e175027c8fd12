import { expect, test } from 'vitest';
import { createDocuments, renderDocument } from '../../src/render/documents/index.js';
import { renderHtml } from '../../src/render/index.js';
import { carriedPrinter } from '../cli/shared-printer.js';
import { compileText } from '../compile.js';
import { DATE } from '../pdf/documents.js';

const FIRST_NAMES = ['Alban', 'Ysaline', 'Corentin', 'Maëlle', 'Gaspard', 'Inès', 'Ronan'];
const NAMES = ['Kervadec', 'Lestrade', 'Montbrun'];
const CANDIDATES = NAMES.flatMap((name) => FIRST_NAMES.map((first) => `${first} ${name}`));

/** Minutes whose election of three among many comes after so many paragraphs of two lines. */
const minutes = (paragraphs: number, candidates: number) => `---
réunion: assemblée générale
date: 6 juin 2024
membres: 40
---

## Rapport

${'Ce paragraphe dit ce qui a été fait pendant l’année, et comment les membres y ont pris part, de mois en mois.\n\n'.repeat(paragraphs)}
## Renouvellement du conseil

### Élection – Conseil

Présentation des candidats et des candidates, puis remerciements à celles et ceux qui quittent le conseil.

${CANDIDATES.slice(0, candidates)
	.map((name, index) => `- ${name} : ${index < 3 ? 30 - index : 1} voix\n`)
	.join('')}
Sièges : 3
Votants : 40
`;

/** The pages that hold these ids of a document. */
async function pagesOfIds(html: string, ids: readonly string[]): Promise<Array<number | undefined>> {
	const links = ids.map((id) => `<a href="#${id}">.</a>`).join(' ');
	const { printer } = await carriedPrinter();
	const { destinations } = await printer.print(html.replace('</main>', `<p>${links}</p></main>`), {
		title: /<title>(.*?)<\/title>/.exec(html)?.[1] as string,
		date: DATE,
	});
	return ids.map((id) => destinations.get(id));
}

/** The pages of the head of the election, of each candidate and of the proof. */
async function getPages(paragraphs: number, candidates: number) {
	let count = 0;
	const html = (await renderHtml(await compileText(minutes(paragraphs, candidates))))
		.replaceAll(/<tr>(?=<td>)/g, () => `<tr id="row-${count++}">`)
		.replace('<p class="why">', '<p class="why" id="why">');
	const rows = [
		...html.matchAll(/id="(row-\d+)"(?=><td>(?:Alban|Ysaline|Corentin|Maëlle|Gaspard|Inès|Ronan))/g),
	].map((match) => match[1] as string);
	const head = /id="([^"]+)"><span class="kicker">Élection/.exec(html)?.[1] as string;
	return pagesOfIds(html, [head, ...rows, 'why']);
}

test('a long list of candidates goes on over the page, each part with what it belongs to', async () => {
	const pages = await getPages(16, 21);
	expect(pages).toHaveLength(23);
	expect(new Set(pages)).toEqual(new Set([2, 3]));
	expect(pages.slice(0, 3)).toEqual([2, 2, 2]);
	expect(pages.slice(-3)).toEqual([3, 3, 3]);
});

test.each([12, 14, 16, 18])(
	'a short one stays whole, or keeps its ends, after %i paragraphs',
	async (paragraphs) => {
		const pages = await getPages(paragraphs, 6);
		expect(new Set(pages.slice(0, 3)).size).toBe(1);
		expect(new Set(pages.slice(-3)).size).toBe(1);
	},
);

test.each([
	{ against: 2, parted: ['text'] },
	{ against: 21, parted: ['figures', 'text'] },
])(
	'a resolution goes on over the page: its head with text, its figures with the end of the text and the names of $against who were against',
	async ({ against, parted }) => {
		const found = new Set<string>();
		for (const paragraphs of [20, 21, 22, 23, 24, 25]) {
			const source =
				`${minutes(paragraphs, 1).split('## Renouvellement')[0]}### Résolution 1 – Comptes de l’exercice

${'L’assemblée approuve les comptes de l’exercice, tels qu’ils sont joints, et décide de les publier sur la page de l’association. '.repeat(3)}

Vote : ${36 - against} pour, ${against} contre (${CANDIDATES.slice(0, against).join(', ')}), 4 abstentions

La réunion se poursuit par un verre de l’amitié.
`.replace('membres: 40', `membres: 40\nparticipants: { présents: [${CANDIDATES.join(', ')}, 19 autres] }`);
			const html = (await renderHtml(await compileText(source)))
				.replace(/<p>(?=L’assemblée approuve)/, '<p id="text">')
				.replace('<table class="strip', '<table id="figures" class="strip')
				.replace('<p class="who">', '<p class="who" id="who">')
				.replace('<p class="why">', '<p class="why" id="why">');
			const head = /id="([^"]+)"><span class="kicker">Résolution/.exec(html)?.[1] as string;
			const [first, text, figures, who, why] = await pagesOfIds(html, [
				head,
				'text',
				'figures',
				'who',
				'why',
			]);
			expect(text).toBe(first);
			if (figures !== first) found.add('text');
			if (who !== figures || why !== figures) found.add('figures');
		}
		expect([...found].sort()).toEqual(parted);
	},
);

test('the agenda stays below those who were there, where the first item has no room on their page', async () => {
	const source = `${minutes(0, 1).split('## Rapport')[0]}## Budget

### Résolution 1 – Budget

Le budget est présenté.

| Mois | Recettes | Dépenses |
|---|---|---|
${'| janvier | 1 200 € | 1 100 € |\n'.repeat(10)}
Vote : 30 pour, 6 contre

## Questions diverses

Il n’y en a aucune.
`.replace('membres: 40', `membres: 40\nparticipants: { présents: [${CANDIDATES.join(', ')}, 19 autres] }`);
	const html = (await renderHtml(await compileText(source)))
		.replace('<section class="agenda">', '<section class="agenda" id="agenda">')
		.replace(/<li>(?=Ronan Montbrun)/, '<li id="present">');
	const [item] = /(?<=<h2 id=")[^"]+(?=">Budget)/.exec(html) ?? [];
	expect(await pagesOfIds(html, ['present', 'agenda', item as string])).toEqual([1, 1, 2]);
});

test('a short text moves with its figures rather than leave a line behind', async () => {
	const pages: Array<number | undefined> = [];
	for (const paragraphs of [28, 29, 30]) {
		const source = `${minutes(paragraphs, 1).split('## Renouvellement')[0]}### Résolution 1 – Comptes

L’assemblée approuve les comptes de l’exercice, tels qu’ils sont joints, et décide de les publier sur la page de l’association.

Vote : 30 pour, 6 contre
`;
		const html = (await renderHtml(await compileText(source)))
			.replace('L’assemblée approuve', '<span id="start">L’assemblée</span> approuve')
			.replace(/page de\s+l’association/, '<span id="end">$&</span>')
			.replace('<table class="strip', '<table id="figures" class="strip');
		const [start, end, figures] = await pagesOfIds(html, ['start', 'end', 'figures']);
		expect([end, figures]).toEqual([start, start]);
		pages.push(start);
	}
	expect(pages[0]).not.toBe(pages.at(-1));
});

test('a deed is signed below the sentence that names it, and fills the page before with what stands above', async () => {
	const apart: boolean[] = [];
	for (const paragraphs of [8, 9, 10, 11, 12, 13]) {
		const source = minutes(paragraphs, 4).replace(
			'membres: 40',
			'membres: 40\nprésidence: Alban Kervadec\nparticipants: { présents: [Alban Kervadec] }',
		);
		const html = (
			await renderHtml(await compileText(`${source}\nLa séance est levée à 17h00.\n`), { theme: 'notarial' })
		)
			.replace(/<p>(?=La séance est levée)/, '<p id="closing">')
			.replace(/<p>(?=De tout ce que dessus)/, '<p id="sentence">')
			.replace('<div class="signatures', '<div id="signatures" class="signatures');
		const [closing, sentence, signatures] = await pagesOfIds(html, ['closing', 'sentence', 'signatures']);
		expect(signatures).toBeGreaterThan(0);
		expect(sentence).toBe(signatures);
		apart.push(closing !== sentence);
	}
	expect(apart).toContain(true);
	expect(apart).toContain(false);
});

test('a form is signed on a leaf that holds texts to be voted', async () => {
	for (const texts of [4, 6, 12]) {
		const source = `---\nréunion: assemblée générale\nétat: convoqué\ndate: 6 juin 2024\nmembres: 40\nlieu: Maison des associations, 6, cours des Alliés\norganisme: { nom: Les Amis du Canal, forme: association }\n---\n\n${Array.from(
			{ length: texts },
			(_, index) =>
				`### Résolution ${index + 1} – Travaux de réfection de la cage d’escalier et mise en conformité électrique des parties communes\n\nTexte.\n\n`,
		).join('')}`;
		const documents = createDocuments('proxy', await compileText(source), {});
		const [file] = 'made' in documents ? documents.made : [];
		if (file?.kind !== 'page') throw new Error('no form');
		let count = 0;
		const html = (await renderDocument(file.view))
			.replaceAll('<tr><td class="count">', () => `<tr id="row-${++count}"><td class="count">`)
			.replace('<div class="signatures', '<div id="signatures" class="signatures');
		expect(count).toBe(texts);
		const [row, signatures] = await pagesOfIds(html, [`row-${texts}`, 'signatures']);
		expect(signatures).toBe(row);
	}
});

test('an attendance sheet that goes over the page takes two members along to the certificate, and no more', async () => {
	const members = CANDIDATES.slice(0, 15).map(
		(name) => `    - { nom: ${name}, organisme: Ville de Clermont-Ferrand }`,
	);
	const compiled = await compileText(
		`---\nréunion: assemblée générale\ndate: 6 juin 2024\nparticipants:\n  présents:\n${members.join('\n')}\n---\n\n## Comptes\n`,
	);
	const documents = createDocuments('attendanceSheet', compiled, {});
	const [file] = 'made' in documents ? documents.made : [];
	if (file?.kind !== 'page') throw new Error('no sheet');
	let count = 0;
	const html = (await renderDocument(file.view)).replaceAll(
		/<tr>(?=<td>(?:Alban|Ysaline|Corentin|Maëlle|Gaspard|Inès|Ronan))/g,
		() => `<tr id="row-${count++}">`,
	);
	const pages = await pagesOfIds(html, [...members.map((_, index) => `row-${index}`), 'pv-signatures']);
	expect(pages).toEqual([...Array(13).fill(1), 2, 2, 2]);
});

test('the bureau signs an attendance sheet on the leaf of its certificate and of the guests above', async () => {
	const leaves = new Set<number | undefined>();
	const names = [...CANDIDATES, ...CANDIDATES.map((name) => `${name}-Roy`)];
	for (const members of [3, 8, 24, 26, 28, 30, 32]) {
		const compiled = await compileText(
			`---\nréunion: assemblée générale\ndate: 6 juin 2024\nprésidence: Alban Kervadec\nsecrétaire: Ysaline Kervadec\nscrutateurs: [Corentin Kervadec, Maëlle Kervadec]\nparticipants:\n  présents: [${names.slice(0, members).join(', ')}]\n  invités: [Brune Carel, Matteo Ricci]\n---\n\n## Comptes\n`,
		);
		const documents = createDocuments('attendanceSheet', compiled, {});
		const [file] = 'made' in documents ? documents.made : [];
		if (file?.kind !== 'page') throw new Error('no sheet');
		const html = (await renderDocument(file.view))
			.replace('<tr><td>Brune', '<tr id="guest"><td>Brune')
			.replace('<h2>Certification', '<h2 id="certificate">Certification')
			.replace('<div class="signatures', '<div id="signatures" class="signatures');
		const pages = await pagesOfIds(html, ['guest', 'certificate', 'signatures', 'pv-last-signature']);
		expect(pages, `${members}`).toEqual(Array(4).fill(pages[0]));
		leaves.add(pages[0]);
	}
	expect(leaves).toEqual(new Set([1, 2, 3]));
});

test('a notice keeps the head of a text with the text, and the signature with what it signs', async () => {
	for (const lines of [0, 1, 2, 3, 4, 5, 6]) {
		const source = `---\nlang: en\nmeeting: board\nstatus: convened\ndate: 10 September 2024\nopened: 14:00\nplace: online\norganization: Harbour Commons Foundation\nchair: Ada Novak\nparticipants: { present: [Ada Novak, Ben Osei] }\nmajorities: { ordinary: simple majority, bylaws: two thirds of the votes cast }\n---\n\n${['Minutes of the last meeting', 'Reserve policy', 'Change of bylaws'].map((title, index) => `### Resolution ${index + 1} – ${title}\n\n${index === 1 ? 'The board sets the reserve at six months of expenses, as the auditor proposes.\n\n'.repeat(lines) : ''}The board so decides.\n\nMajority: bylaws\n`).join('\n')}`;
		const documents = createDocuments('notice', await compileText(source), {});
		const [file] = 'made' in documents ? documents.made : [];
		if (file?.kind !== 'page') throw new Error('no notice');
		const html = (await renderDocument(file.view))
			.replace('<span class="name">Change', '<span class="name" id="name">Change')
			.replace(/<p class="rule below">(?!.*<p class="rule below">)/s, '<p class="rule below" id="rule">')
			.replace(/The board so decides\.(?!.*The board so)/s, '<span id="text">$&</span>')
			.replace('<div class="signatures', '<div id="signatures" class="signatures');
		const pages = await pagesOfIds(html, ['name', 'rule', 'text', 'signatures']);
		expect(pages, `${lines}`).toEqual(Array(4).fill(pages[0]));
	}
});

test('a table of a few rows stays whole, with the text that leads to it', async () => {
	const found = new Set<number>();
	for (const paragraphs of [20, 22, 24, 26, 28]) {
		const rows = Array.from({ length: 6 }, (_, index) => `| Poste ${index} | ${index} € |\n`).join('');
		const source = `${minutes(paragraphs, 1).split('## Renouvellement')[0]}Les comptes s’établissent ainsi :\n\n| Poste | 2024 |\n|---|---:|\n${rows}`;
		const html = (await renderHtml(await compileText(source)))
			.replace('Les comptes s’établissent', '<span id="text">Les comptes</span> s’établissent')
			.replace(/<td>(?=Poste.0)/, '<td id="first">')
			.replace(/<td>(?=Poste.5)/, '<td id="last">');
		const [text, first, last] = await pagesOfIds(html, ['text', 'first', 'last']);
		expect([text, first]).toEqual([last, last]);
		found.add(last ?? 0);
	}
	expect(found.size).toBe(2);
});

test('a table of many columns neither goes over the edge nor makes all letters smaller', async () => {
	const pages = new Set<string>();
	for (const columns of [3, 9, 14, 24]) {
		const row = (cell: string) => `|${` ${cell} |`.repeat(columns)}\n`;
		const table = `${row('Subventions')}${row('---:')}${row('34 567 €').repeat(2)}`;
		const source = `${minutes(64, 1).split('## Renouvellement')[0]}${table}`;
		const html = (await renderHtml(await compileText(source))).replaceAll(
			/<p>(?=Ce paragraphe)/g,
			(tag, at) => tag.replace('>', ` id="p-${at}">`),
		);
		const ids = [...html.matchAll(/id="(p-\d+)"/g)].map((match) => match[1] as string);
		pages.add((await pagesOfIds(html, ids)).join(' '));
	}
	expect(pages.size).toBe(1);
});
