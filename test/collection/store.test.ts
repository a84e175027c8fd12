/** The database that `pv ask` keeps beside the facts: it answers what the tables answer, whatever changed and whatever stands in its place. */

import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createWorld, run, type World } from '../cli/memory-io.js';
import { board, resolution, YEAR } from './meetings.js';

const STORE = '/project/facts/facts.sqlite';

/** Questions that look into every table and the tables of words. */
const QUESTIONS = [
	['decisions', '--about', 'roof'],
	['votes', '--person', 'Ruiz'],
	['mandates', '--on', '2024-01-01'],
	['actions'],
	['attendance'],
	['unanimity'],
	[
		'select (select count(*) from items) a, (select count(*) from moves) b, (select count(*) from candidates) c, (select count(*) from statements) d, (select count(*) from messages) e, (select count(*) from votes) f, (select group_concat(id) from people) g, (select count(*) from decisions_text) h',
	],
];

/** What every question answers in a world, with these arguments more. */
async function answers(files: Map<string, string | Uint8Array>, more: string[]): Promise<string[]> {
	const given: Record<string, string | Uint8Array> = Object.fromEntries(files);
	const said: string[] = [];
	for (const question of QUESTIONS) {
		const world = await run(['ask', ...question, ...more, '-f', 'csv'], { files: given });
		expect(world.err()).toBe('');
		for (const [path, content] of world.files) files.set(path, content);
		given[STORE] = files.get(STORE) ?? '';
		said.push(world.out());
	}
	return said;
}

/** A world with meetings and their facts. */
async function withFacts(meetings: Record<string, string>, before?: World['files']): Promise<World['files']> {
	const kept = [...(before ?? [])].filter(([path]) => path.startsWith('/project/facts/'));
	const world = await run(['facts', '--out', 'facts', '-q'], {
		files: { ...Object.fromEntries(kept), ...meetings },
	});
	expect(world.err()).toBe('');
	return world.files;
}

it('answers what the tables answer, and again after meetings changed, came and went', async () => {
	const many = Object.fromEntries(
		Array.from({ length: 12 }, (_, index) => [
			`minutes/2020-01-${10 + index}.md`,
			board(`2020-01-${10 + index}`, resolution('1', `Boat ${index}`, 'Vote: unanimous')),
		]),
	);
	const first = { ...YEAR, ...many };
	let files = await withFacts(first);
	expect(await answers(files, ['--facts', 'facts'])).toEqual(
		await answers(new Map(Object.entries(first)), []),
	);
	const store = files.get(STORE);
	expect(store?.length).toBeGreaterThan(0);
	const { 'minutes/2020-01-10.md': _, ...rest } = first;
	const second = {
		...rest,
		'minutes/2020-01-11.md': board(
			'2020-01-11',
			resolution('1', 'Roof of the shed', '- For: Dora Finch, Ben Osei'),
		),
		'minutes/2021-01-01.md': board('2021-01-01', resolution('1', 'New roof', 'Vote: unanimous')),
	};
	files = await withFacts(second, files);
	expect(await answers(files, ['--facts', 'facts'])).toEqual(
		await answers(new Map(Object.entries(second)), []),
	);
	expect(files.get(STORE)).not.toEqual(store);
});

it.each([
	['no database', 'no database at all'],
	['an empty file', ''],
	['one of SQLite that is another', 'SQLite format 3\0'.padEnd(4096, '\0')],
])('does with %s in its place', async (_, content) => {
	const files: Map<string, string | Uint8Array> = await withFacts(YEAR);
	files.set(STORE, new TextEncoder().encode(content));
	const [roof] = await answers(files, ['--facts', 'facts']);
	expect(roof?.split('\r\n')).toHaveLength(5);
});

it('answers where nothing can be kept', async () => {
	const files = Object.fromEntries(await withFacts(YEAR));
	const world = await run(['ask', 'decisions', '--facts', 'facts', '-f', 'json'], {
		files,
		refuses: { '/project/facts': 'EACCES' },
	});
	expect(world.err()).toBe('');
	expect(JSON.parse(world.out())).toHaveLength(3);
	expect(world.files.has(STORE)).toBe(false);
});

it('brings the facts up to date where meetings are named, and in the folder of the configuration', async () => {
	const files = Object.fromEntries(await withFacts(YEAR));
	const later = { 'minutes/2025-01-01.md': board('2025-01-01', resolution('1', 'Boats', 'Vote: unanimous')) };
	const ask = ['ask', 'select count(*) n from decisions', '-f', 'csv'];
	const stale = await run([...ask, '--facts', 'facts'], { files: { ...files, ...later } });
	expect(stale.out()).toBe('n\r\n3\r\n');
	const named = await run([...ask, 'minutes', '--facts', 'facts'], { files: { ...files, ...later } });
	expect(named.out()).toBe('n\r\n4\r\n');
	const world = createWorld({ files: { ...YEAR, ...later, 'pv.config.yaml': 'facts: kept\n' } });
	expect(await main(ask, world.io)).toBe(0);
	expect(world.files.has('/project/kept/facts.sqlite')).toBe(true);
	world.files.delete('/project/minutes/2025-01-01.md');
	expect(await main(ask, world.io)).toBe(0);
	expect(world.out()).toBe('n\r\n4\r\nn\r\n3\r\n');
});
