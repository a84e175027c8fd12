import { describe, expect, it } from 'vitest';
import { builtIn, getTemplateParts, partsNamed, projectTemplates } from '../../src/cli/commands/template.js';
import { createWorld, run } from './memory-io.js';

describe('templates', () => {
	it('have a document first, their style last, and no part twice', () => {
		for (const [name, template] of builtIn()) {
			const parts = [...getTemplateParts(template).keys()];
			expect(parts.at(0), name).toBe('document');
			expect(parts.at(-1), name).toBe('style');
			expect(new Set(parts).size, name).toBe(parts.length);
		}
	});

	it('are found by name, whole or one part', () => {
		expect(partsNamed('proces-verbal', undefined).map(([part]) => part)).toContain('style');
		expect(partsNamed('proces-verbal', 'style').map(([part]) => part)).toEqual(['style']);
	});

	it.each([
		['constructor', undefined],
		['proces-verbal', 'constructor'],
	])('there is none for %s and %s', (name, part) => {
		expect(() => partsNamed(name, part)).toThrow(expect.objectContaining({ code: 'usage/unknown-template' }));
	});

	it('lie where the configuration of the project says', async () => {
		const plain = createWorld();
		expect(await projectTemplates(plain.io)).toMatchObject({
			folder: '/project/templates',
			shown: 'templates',
			isConfigured: false,
		});
		const own = createWorld({ files: { 'pv.config.yaml': 'templates: design/pv\n' } });
		expect(await projectTemplates(own.io)).toMatchObject({
			folder: '/project/design/pv',
			shown: 'design/pv',
			isConfigured: true,
		});
	});
});

it('says what each document and each of its parts is, in both languages', async () => {
	for (const LANG of ['fr_FR.UTF-8', 'en_GB.UTF-8']) {
		const { out } = await run(['template', 'list'], { env: { LANG } });
		const [, ...rest] = out().trimEnd().split('\n').reverse();
		const named = rest.filter((line) => /^ {0,2}[a-z]/.test(line));
		expect(named.length).toBeGreaterThan(40);
		expect(named.filter((line) => !/^ {0,2}[a-z-]+ {2,}\S/.test(line))).toEqual([]);
	}
});

describe('kinds and themes of a project', () => {
	const MEETING = `---
réunion: assemblée générale
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 15h
participants: { présents: [Jeanne Royer, Omar Haddad] }
---

## Comptes

### Résolution 1 – Comptes

Les comptes sont approuvés.

Vote : 2 pour
`;
	const CONFIG = 'documents: { recu: extrait }\nstyle: { thème: maison }\nthèmes: { maison: notarial }\n';
	const FILES = {
		'ag.md': MEETING,
		'pv.config.yaml': CONFIG,
		'templates/recu/document.liquid':
			'<title>{{ view.documentTitle }}</title><p>Reçu de {{ view.letterhead.name }}.</p>',
		'templates/maison/partials/head.liquid': '<p>Maison {{ letterhead.name }}</p>',
	};

	it('are folders that the configuration names', async () => {
		const world = await run(['build', 'ag.md', '--to', 'html'], { files: FILES });
		expect([world.code, new TextDecoder().decode(world.files.get('/project/ag.html'))]).toEqual([
			0,
			expect.stringMatching(/class="deed">[\s\S]*<p>Maison /),
		]);
		const doc = await run(['build', 'ag.md', '--doc', 'recu', '--to', 'html'], { files: FILES });
		expect([doc.code, new TextDecoder().decode(doc.files.get('/project/ag-recu.html'))]).toEqual([
			0,
			expect.stringContaining('<p>Reçu de Les Amis du Canal.</p>'),
		]);
		const usual = await run(['build', 'ag.md', '--theme', 'notarial', '--to', 'html'], { files: FILES });
		expect(new TextDecoder().decode(usual.files.get('/project/ag.html'))).not.toContain('<p>Maison ');
	});

	it('are copied to be changed by their own name', async () => {
		const world = await run(['template', 'eject', 'recu', 'title'], { files: { ...FILES } });
		expect([world.code, world.out()]).toEqual([0, 'templates/recu/partials/title.liquid\n']);
	});

	it.each([
		['a name that a document has', 'documents: { extrait: pouvoir }', [], 'extrait'],
		['a name that leaves the folder', 'documents: { ../recu: extrait }', [], '../recu'],
		['a base that is none', 'documents: { recu: facture }', [], 'facture'],
		['a calendar', 'documents: { agenda: calendrier }', [], 'calendrier'],
		['a theme made from a document', 'thèmes: { maison: extrait }', [], 'extrait'],
		[
			'a folder that is not there',
			'documents: { facture: extrait }',
			['--doc', 'facture'],
			'templates/facture',
		],
	])('are refused: %s', async (_, config, argv, shown) => {
		const world = await run(['build', 'ag.md', '--to', 'html', ...argv], {
			files: { ...FILES, 'pv.config.yaml': config },
		});
		expect([world.code, world.err()]).toEqual([2, expect.stringContaining(shown)]);
	});
});
