/** `pv register`: the volume of a body, what it holds and what keeps it from being written. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { board, resolution } from './meetings.js';

/** The files of an example, by path in the world. */
function example(name: string): Record<string, string> {
	const folder = new URL(`../../examples/collections/${name}/`, import.meta.url).pathname;
	const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => /\.\w+$/.test(path));
	return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const TWO = {
	'b.md': board('2024-05-20', resolution('1', 'Boats', 'Vote: unanimous')),
	'a.md': board(
		'2024-01-15',
		`## Roof\n\nAs [resolved](#resolution-1) below.\n\n${resolution('1', 'Roof', 'Vote: unanimous')}`,
	),
};

/** A page without its style sheet. */
const page = (content: Uint8Array | undefined) =>
	new TextDecoder().decode(content).replace(/<style>[\s\S]*?<\/style>/, '');
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

it('acts that change others, and those, name each other in the tables', async () => {
	const rate = (number: string, text: string) => resolution(number, 'Hall hire', 'Vote: unanimous', text);
	const world = await run(['register', '-o', 'r.html', '-q'], {
		files: {
			'a.md': board('2024-01-15', rate('2024-1', 'Hiring the hall costs £80.')),
			'b.md': board('2024-05-20', rate('2024-2', 'Resolution 2024-1 is amended: £90.')),
			'c.md': board('2024-09-02', rate('2024-3', 'This repeals resolution 2024-1 of January 15, 2024.')),
		},
	});
	expect(world.err()).toBe('');
	const tables = text(page(world.files.get('/project/r.html')).split('<section class="index">')[1] ?? '');
	expect(tables).toContain('2024-1 Hall hire amended by 2024-2 repealed by 2024-3 15 January 2024');
	expect(tables).toContain('2024-2 Hall hire amends 2024-1 20 May 2024');
	expect(tables).toContain('2024-3 Hall hire repeals 2024-1 2 September 2024');
});

describe('the register of a commune', async () => {
	const world = await run(['register', '-o', 'r.html', '-q'], {
		files: example('commune'),
		env: { PV_LANG: 'fr' },
	});
	const html = page(world.files.get('/project/r.html'));

	it('holds the acts in the order of their dates, and closes each sitting', () => {
		expect(world.err()).toBe('');
		expect(world.code).toBe(0);
		expect(text(html)).toContain('Registre des délibérations du conseil municipal');
		expect(html.indexOf('2024-001')).toBeLessThan(html.indexOf('2025-001'));
		expect(html.match(/class="sitting-end"/g)).toHaveLength(8);
		const closing = text(html.slice(html.indexOf('class="sitting-end"'), html.indexOf('id="m2"')));
		expect(closing).toContain('2024-001 – Réfection de la toiture de l’école');
		expect(closing).toContain('Salomé Hervieu');
		expect(closing).not.toContain('Absents ou représentés');
	});

	it('has a table by date and one by the classes of the nomenclature, each with every act', () => {
		const [, byDate = '', bySubject = ''] = html.split('<section class="index">');
		const targets = (part: string) => [...part.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
		expect(targets(byDate)).toHaveLength(19);
		expect([...targets(bySubject)].sort()).toEqual([...targets(byDate)].sort());
		expect(text(bySubject)).toContain('2024-002 Tarifs de la salle des fêtes');
		expect(text(bySubject)).toMatch(/7\.10 Finances locales/);
	});

	it('has every identifier once, and links that lead to one', () => {
		const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
	});
});

it('the minute book of others holds their minutes, whose links stay inside them', async () => {
	const world = await run(['register', '-o', 'r.html'], { files: TWO });
	const html = page(world.files.get('/project/r.html'));
	expect(world.err()).toContain('2 meetings, 2 decisions');
	expect(text(html)).toContain('Minute book');
	// The two tables, and the link in the text.
	expect(html.match(/href="#m1-resolution-1"/g)).toHaveLength(3);
	expect(html).toContain('id="m1-resolution-1"');
	expect(html).not.toContain('href="#resolution-1"');
	expect(html).not.toContain('sitting-end');
});

it('that of an association tells the changes of its administration and statutes', async () => {
	const world = await run(['register', '-o', 'r.html'], { files: example('association') });
	const html = page(world.files.get('/project/r.html'));
	expect(text(html)).toContain('tient ce registre de son plein gré : l’ordonnance n° 2015-904');
	const [, changes = ''] = html.split('<h2>Changements de l’administration et des statuts</h2>');
	const rows = changes.split('</section>')[0]?.match(/<tr><td>.*<\/tr>/g) ?? [];
	expect(rows.map(text).map((row) => row.trim())).toEqual([
		expect.stringMatching(/^5 juin 2021 Administration\s*: Conseil d’administration – Jeanne Royer/),
		expect.stringMatching(/^7 juin 2023 Statuts\s*: Siège de l’association/),
		expect.stringMatching(/^5 juin 2024 Administration/),
	]);
	const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
	for (const [, target] of changes.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

it.each([
	['sarl', 'C. com., art. R223-24'],
	['sa', 'C. com., art. R225-106'],
	['sas', undefined],
])('that of a company (%s) says who initials it, as far as a text does', async (profile, basis) => {
	const meeting = `---
réunion: assemblée générale
organisme: Atelier du Pont
règles: ${profile}
date: 3 juin 2024
ouverture: 10h
clôture: 11h
membres: { nombre: 2, voix: 100 }
participants:
  présents: ['Dora Finch [60]', 'Ivan Pruss [40]']
---

### Résolution 1 – Comptes

Les comptes sont approuvés.

Vote : unanimité
`;
	const world = await run(['register', '-o', 'r.html'], { files: { 'a.md': meeting } });
	const said = text(page(world.files.get('/project/r.html')));
	if (basis === undefined)
		expect(said).toContain('Aucun texte vérifié ne dit comment cet organisme tient le registre');
	else expect(said).toContain(basis);
	expect(said.includes('Feuilles mobiles')).toBe(basis !== undefined);
	expect(said.includes('maire ou adjoint')).toBe(basis !== undefined);
	expect(said).not.toContain('Changements de l’administration');
});

it('prints sheets that the tables name, and goes on from another volume', async () => {
	const { PdfDocument } = await import('../../src/pdf-archive/objects/document.js');
	const { extractText } = await import('unpdf');
	const world = await run(['register', '-o', 'r.pdf', '-q', '--first', '121'], { files: TWO });
	const pdf = world.files.get('/project/r.pdf') ?? new Uint8Array();
	expect(new PdfDocument(pdf).pages()).toHaveLength(6);
	const pages = (await extractText(new Uint8Array(pdf), { mergePages: false })).text;
	expect(pages[0]).toContain('6 sheets, numbered 121 to 126');
	expect(pages[1]).toContain('Sheet 122 / 126');
	expect(pages[3]?.replace(/\s+/g, ' ')).toMatch(/Roof 15 January 2024 122 .* Boats 20 May 2024 123/);
});

it.each([
	[
		'a meeting with errors',
		{ ...TWO, 'c.md': board('2024-06-01', resolution('1', 'X', '- For: Nobody Known')) },
		[],
		'has errors',
	],
	[
		'meetings of two bodies',
		{ ...TWO, 'c.md': TWO['a.md'].replace('Harbour Trust', 'Other Trust') },
		[],
		'several bodies',
	],
	['two files of one meeting', { ...TWO, 'copy.md': TWO['a.md'] }, [], 'tell the same meeting'],
	['another kind of file', TWO, ['-o', 'r.docx'], 'no file of a register'],
	['a first sheet that is none', TWO, ['--first', '0'], 'no number of a sheet'],
])('%s leaves nothing written', async (_, files, more, said) => {
	const world = await run(['register', '-o', 'r.html', ...more], { files });
	expect(world.code).toBe(2);
	expect(world.err()).toContain(said);
	expect(world.files.has('/project/r.html')).toBe(false);
});

it('leaves out what has not been held, and says so', async () => {
	const later = board('2030-01-01', '', 'status: convened\n').replace('closed: 15:00\n', '');
	const world = await run(['register', '-o', 'r.html'], { files: { ...TWO, 'c.md': later } });
	expect(world.err()).toContain('c.md: the meeting has not been held');
	expect(world.code).toBe(0);
});
