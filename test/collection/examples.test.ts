/** The collections under examples/: each is clean, and answers the questions that the documents ask of it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/collections/', import.meta.url));

/** The files of a collection, as a project. */
function getFiles(name: string): Record<string, Uint8Array> {
	const folder = join(EXAMPLES, name);
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	return Object.fromEntries(
		paths.map(({ parentPath, name: file }) => {
			const path = join(parentPath, file);
			return [path.slice(folder.length + 1), readFileSync(path)];
		}),
	);
}

async function ask(name: string, ...argv: string[]): Promise<Array<Record<string, unknown>>> {
	const world = await run(['ask', ...argv, '-f', 'json'], { files: getFiles(name) });
	expect(world.err()).toBe('');
	return JSON.parse(world.out()) as Array<Record<string, unknown>>;
}

describe.each([
	['commune', 'Aucune erreur dans les 8 fichiers.'],
	['association', 'Aucune erreur dans les 5 fichiers.'],
	['board', 'No error in the 5 files.'],
])('%s', (name, line) => {
	it('is clean', async () => {
		const world = await run(['check'], { files: getFiles(name) });
		expect([world.code, world.out(), world.err()]).toEqual([0, '', `${line}\n`]);
	});

	it('has numbers that a change of one file would break', async () => {
		const files = getFiles(name);
		const [second = ''] = Object.keys(files)
			.filter((path) => path.endsWith('.md'))
			.sort()
			.slice(1);
		const world = await run(['check', '-f', 'json'], {
			files: { ...files, [second.replace('.md', '-copy.md')]: files[second] ?? '' },
		});
		expect(world.out()).toContain('collection/same-meeting');
	});
});

describe('questions', () => {
	it.each([
		['README.md', 'en'],
		['LISEZMOI.md', 'fr'],
	])('%s shows what is answered', async (page, lang) => {
		const text = readFileSync(join(EXAMPLES, '../..', page), 'utf8');
		const [, line = '', name = '', answer = ''] =
			/^\$ pv ask (.+) examples\/collections\/(\w+)\n([\s\S]*?)^```$/m.exec(text) ?? [];
		const world = await run(['ask', ...line.split(' ')], { files: getFiles(name), env: { PV_LANG: lang } });
		expect([answer, world.out()]).toEqual([world.out(), answer]);
		expect(answer).not.toBe('');
	});

	it('what did the commune decide about roofs', async () => {
		const rows = await ask('commune', 'decisions', '--about', 'toiture');
		expect(rows.map(({ number }) => number)).toEqual(['2025-007', '2024-006', '2024-001']);
	});

	it('how did a councillor vote', async () => {
		const rows = await ask('commune', 'votes', '--person', 'Evrard', '--about', 'budget');
		expect(rows.map(({ date, answer }) => [date, answer])).toEqual([
			['2025-04-14', 'against'],
			['2024-04-08', 'against'],
		]);
	});

	it('what was close, as the commune asks', async () => {
		const rows = await ask('commune', 'serrees');
		expect(rows.map(({ title }) => title)).toEqual(['Rue du Lavoir']);
	});

	it('whose office ends', async () => {
		const rows = await ask('association', 'mandates', '--on', '2027-01-01', '--ending', '6m');
		expect(rows.map(({ name, ending }) => [name, ending])).toEqual([
			['Agathe Weber', '2027-06-05'],
			['Jeanne Royer', '2027-06-05'],
			['Omar Haddad', '2027-06-05'],
		]);
	});

	it('who is one person under two names', async () => {
		const rows = await ask('association', 'attendance', '--person', 'Kermarrec');
		expect(rows.map(({ name, meetings }) => [name, meetings])).toEqual([['Odile Kermarrec', 5]]);
	});

	it('what is still to be done', async () => {
		expect((await ask('board', 'actions', '--open')).map(({ title, due }) => [title, due])).toEqual([
			['find somebody to run the café', '2025-07-01'],
		]);
		expect(await ask('commune', 'actions', '--open')).toHaveLength(1);
	});
});
