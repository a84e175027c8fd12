/** `pv facts`: the records of a collection, and that what a later run takes over is what a full one gives. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { TABLE_NAMES, TABLES } from '../../src/collection/index.js';
import { createWorld, run, type World } from '../cli/memory-io.js';
import { board, resolution, YEAR } from './meetings.js';

function table(world: Pick<World, 'files'>, name: string, folder = 'facts'): Array<Record<string, unknown>> {
	const text = new TextDecoder().decode(world.files.get(`/project/${folder}/${name}.ndjson`));
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function output(world: Pick<World, 'files'>, folder = 'facts'): Record<string, string> {
	return Object.fromEntries(
		[...world.files]
			.filter(([path]) => path.startsWith(`/project/${folder}/`))
			.map(([path, bytes]) => [path.slice(`/project/${folder}/`.length), new TextDecoder().decode(bytes)]),
	);
}

it('what is unreadable, undated, told twice or wrong is told, and the rest goes on', async () => {
	const roof = resolution('1', 'Roof', 'Vote: unanimous');
	const world = await run(['facts', 'minutes', '--out', 'facts'], {
		files: {
			...YEAR,
			'minutes/copy.md': board('2024-06-01', roof),
			'minutes/copy-2.md': board('2024-06-01', roof),
			'minutes/undated.md': board('2024-06-02', roof).replace('date: 2024-06-02\n', ''),
			'minutes/wrong.md': board('2024-06-03', resolution('1', 'Roof', 'Vote: 9 for')),
		},
		links: { 'minutes/gone.md': 'minutes/nowhere.md' },
	});
	expect(world.code).toBe(2);
	expect(world.err()).toContain('pv: minutes/gone.md does not exist.');
	expect(world.err()).toContain(
		'copy.md tells the meeting of copy-2.md once more: what it decides counts twice.',
	);
	expect(world.err()).toContain('undated.md has no date: no question by time finds it.');
	expect(world.err()).toContain('One meeting has errors, and what follows from them may be wrong');
	expect(world.err()).toContain('7 meetings, 7 of them read anew → facts\n');
	expect(table(world, 'meetings')).toHaveLength(7);
});

describe('records', () => {
	it('hold the decisions with their text and counts', async () => {
		const world = await run(['facts', 'minutes', '--out', 'facts'], { files: YEAR });
		expect(world.err()).toBe('3 meetings, 3 of them read anew → facts\n');
		expect(world.code).toBe(0);
		expect(table(world, 'decisions')[0]).toEqual({
			id: '2024-01-15#resolution-1',
			meeting: '2024-01-15',
			date: '2024-01-15',
			item: 'item-1',
			number: '1',
			title: 'Repair of the roof',
			text: 'The roof of the boathouse is repaired for 12,000.',
			kind: 'resolution',
			outcome: 'adopted',
			declared: null,
			amends: null,
			rule: 'ordinary',
			method: null,
			unanimous: false,
			votes_for: '2',
			votes_against: '1',
			abstentions: '0',
			blank: '0',
			void: '0',
			not_voting: '0',
			recused: '0',
			entitled_heads: '3',
			entitled_votes: '3',
			quorum_met: null,
			proof: expect.stringMatching(/^Carried: 2 /),
			subject: null,
			transmitted: null,
			line: 15,
		});
	});

	it('hold ballots by name, moves, mandates and actions', async () => {
		const world = await run(['facts', 'minutes', '--out', 'facts'], { files: YEAR });
		expect(table(world, 'ballots').map(({ decision, person, answer }) => [decision, person, answer])).toEqual(
			[
				['2024-01-15#resolution-1', 'harbour-trust/dora-finch', 'for'],
				['2024-01-15#resolution-1', 'harbour-trust/ben-osei', 'for'],
				['2024-01-15#resolution-1', 'harbour-trust/carla-ruiz', 'against'],
				['2024-05-20#resolution-1', 'harbour-trust/dora-finch', 'for'],
				['2024-05-20#resolution-1', 'harbour-trust/carla-ruiz', 'for'],
			],
		);
		expect(table(world, 'moves')).toEqual([
			{
				meeting: '2024-05-20',
				seq: 1,
				kind: 'departure',
				time: '14:20',
				person: 'harbour-trust/ben-osei',
				line: 27,
			},
		]);
		expect(table(world, 'mandates')).toEqual([
			{
				election: '2024-05-20#election-1',
				meeting: '2024-05-20',
				organization: 'harbour-trust',
				office: 'Treasurer',
				name: 'Carla Ruiz',
				person: 'harbour-trust/carla-ruiz',
				start: '2024-05-20',
				term: '2 years',
				end: '2026-05-20',
			},
		]);
		expect(
			table(world, 'actions').map(({ meeting, due, person, done }) => [meeting, due, person, done]),
		).toEqual([
			['2024-01-15', '2024-02-01', 'harbour-trust/ben-osei', false],
			['2024-05-20', '2024-02-01', 'harbour-trust/ben-osei', true],
		]);
	});

	it('name nobody in a secret ballot, whatever the minutes name', async () => {
		const secret = board(
			'2024-01-15',
			resolution('1', 'Prize', 'Ballot: secret\n\n- For: Dora Finch, Ben Osei\n- Against: Carla Ruiz'),
		);
		const world = await run(['facts', 'a.md', '--out', 'facts'], { files: { 'a.md': secret } });
		expect(table(world, 'ballots')).toEqual([]);
	});

	it('have the columns that the table and the schema say', async () => {
		const world = await run(['facts', 'minutes', '--out', 'facts'], { files: YEAR });
		const schema = JSON.parse(
			readFileSync(new URL('../../docs/facts.schema.json', import.meta.url), 'utf8'),
		) as { definitions: Record<string, { properties: Record<string, unknown>; required: string[] }> };
		const records = schema.definitions['Records']?.properties ?? {};
		const typeOf = (name: string) => (records[name] as { $ref: string }).$ref.split('/').at(-1);
		for (const name of TABLE_NAMES) {
			const columns = Object.keys(TABLES[name]);
			const definition = schema.definitions[typeOf(name) ?? ''];
			expect(Object.keys(definition?.properties ?? {}).sort()).toEqual([...columns].sort());
			expect(definition?.required.toSorted()).toEqual([...columns].sort());
			for (const row of table(world, name)) expect(Object.keys(row)).toEqual(columns);
			expect(output(world)['schema.sql']).toContain(`CREATE TABLE "${name}" (`);
		}
	});

	it('of the public version hold no name that is not public, and join nobody by initials', async () => {
		const hidden = `participants:
  present:
    - Dora Finch
    - name: Ben Osei
      public: no
    - Carla Ruiz
`;
		const files = {
			'a.md': board(
				'2024-01-15',
				resolution('1', 'Roof', '- For: Dora Finch, Ben Osei\n- Against: Carla Ruiz'),
				hidden,
			),
			'b.md': board('2024-02-15', resolution('1', 'Café', 'Vote: unanimous'), hidden),
		};
		const world = await run(['facts', '--out', 'facts', '--public'], { files });
		expect(world.code).toBe(0);
		expect(JSON.stringify(output(world))).not.toContain('Osei');
		expect(table(world, 'people').map(({ id }) => id)).toEqual([
			'harbour-trust/carla-ruiz',
			'harbour-trust/dora-finch',
			'harbour-trust/~a~2',
			'harbour-trust/~b~2',
		]);
	});

	it('of the public version have no name in a path, and nothing that a name could be guessed from', async () => {
		const about = (name: string, others: string) =>
			board(
				'2024-01-15',
				resolution('1', `Claim of ${name}`, `- For: Dora Finch\n- Against: ${name}`),
				`participants:\n  present:\n    - Dora Finch\n    - name: ${name}\n      public: no\n${others}`,
			);
		const files = {
			'claims/osei/2024-ben-osei.md': about('Ben Osei', ''),
			'claims/okri/2024-bea-okri.md': about('Bea Okri', ''),
			'plain.md': board(
				'2024-03-15',
				resolution('1', 'Roof', 'Vote: unanimous'),
				'participants:\n  present: [Dora Finch]\n',
			),
		};
		const world = await run(['facts', '--out', 'facts', '--public'], { files });
		expect(JSON.stringify(output(world))).not.toMatch(/osei|okri/i);
		const meetings = table(world, 'meetings').map(({ id, file }) => [id, file]);
		expect(meetings).toEqual([
			['claims/b-o/2024-b-o', 'claims/b-o/2024-b-o.md'],
			['claims/b-o/2024-b-o~2', 'claims/b-o/2024-b-o~2.md'],
			['plain', 'plain.md'],
		]);
		expect(table(world, 'ballots').map(({ decision, person }) => [decision, person])).toEqual([
			['claims/b-o/2024-b-o#resolution-1', 'harbour-trust/dora-finch'],
			['claims/b-o/2024-b-o#resolution-1', 'harbour-trust/~claims-b-o-2024-b-o~2'],
			['claims/b-o/2024-b-o~2#resolution-1', 'harbour-trust/dora-finch'],
			['claims/b-o/2024-b-o~2#resolution-1', 'harbour-trust/~claims-b-o-2024-b-o-2~2'],
			['plain#resolution-1', 'harbour-trust/dora-finch'],
		]);
		expect(table(world, 'doubts')).toEqual([]);
		const manifest = JSON.parse(output(world)['manifest.json'] ?? '') as {
			meetings: Array<{ inputs: object }>;
		};
		expect(manifest.meetings.map(({ inputs }) => inputs)).toEqual([{}, {}, {}]);
	});
});

describe('people', () => {
	const elsewhere = (name: string) => `participants:\n  present: [Dora Finch, Carla Ruiz, ${name}]\n`;

	it.each([
		['Osei Ben', 'order'],
		['B. Osei', 'initial'],
		['Ben Ossei', 'spelling'],
	])('%s may be Ben Osei: told, not joined', async (name, reason) => {
		const files = {
			'a.md': board('2024-01-15', resolution('1', 'Roof', 'Vote: unanimous')),
			'b.md': board('2024-02-15', resolution('1', 'Café', 'Vote: unanimous'), elsewhere(name)),
		};
		const world = await run(['facts', '--out', 'facts'], { files });
		expect(table(world, 'doubts').map((row) => row['reason'])).toEqual([reason]);
		expect(world.err()).toContain('may be one person');
		expect(table(world, 'people')).toHaveLength(4);
	});

	it('are other people where both are at one meeting', async () => {
		const both = 'participants:\n  present: [Ben Osei, Ben Ossei, B. Osei]\n';
		const world = await run(['facts', '--out', 'facts'], {
			files: { 'a.md': board('2024-01-15', resolution('1', 'Roof', 'Vote: unanimous'), both) },
		});
		expect(table(world, 'doubts')).toEqual([]);
	});

	it('are joined by the aliases of the shared list', async () => {
		const files = {
			'pv.config.yaml': 'people: people.csv\n',
			'people.csv': 'name,alias\nBenedict Osei,Ben Osei\n',
			'a.md': board('2024-01-15', resolution('1', 'Roof', 'Vote: unanimous')),
			'b.md': board('2024-02-15', resolution('1', 'Café', 'Vote: unanimous'), elsewhere('Benedict Osei')),
		};
		const world = await run(['facts', '--out', 'facts'], { files });
		expect(table(world, 'people').find(({ id }) => id === 'benedict-osei')).toEqual({
			id: 'benedict-osei',
			name: 'Benedict Osei',
			names: 'Ben Osei · Benedict Osei',
			first: '2024-01-15',
			last: '2024-02-15',
			meetings: 2,
		});
	});
});

describe('a later run', () => {
	const files = {
		...YEAR,
		'minutes/2024-11-01.md': board(
			'2024-11-01',
			resolution('1', 'Boats', 'Vote: unanimous'),
			'participants: ../roll.csv\n',
		),
		'roll.csv': 'name,presence\nDora Finch,present\nBen Osei,present\n',
	};

	/** Runs twice with a change in between, and once in a fresh folder. */
	async function again(change: (files: World['files']) => void) {
		const world = createWorld({ files });
		expect(await main(['facts', 'minutes', '--out', 'facts'], world.io)).toBe(0);
		change(world.files);
		const said = world.err().length;
		const code = await main(['facts', 'minutes', '--out', 'facts'], world.io);
		const said2 = world.err().slice(said);
		await main(['facts', 'minutes', '--out', 'fresh', '-q'], world.io);
		expect(output(world)).toEqual(output(world, 'fresh'));
		return { code, said: said2 };
	}
	const text = (value: string) => new TextEncoder().encode(value);

	it.each<[string, (files: World['files']) => void, string]>([
		['nothing changed', () => {}, '4 meetings, 0 of them read anew'],
		[
			'one meeting changed',
			(all) => all.set('/project/minutes/2024-05-20.md', text(YEAR['minutes/2024-01-15.md'] ?? '')),
			'4 meetings, 1 of them read anew',
		],
		[
			'a roll changed',
			(all) => all.set('/project/roll.csv', text('name,presence\nDora Finch,present\n')),
			'4 meetings, 1 of',
		],
		['a roll is gone', (all) => all.delete('/project/roll.csv'), '4 meetings, 1 of'],
		['a meeting is gone', (all) => all.delete('/project/minutes/2024-01-15.md'), '3 meetings, 0 of'],
		[
			'a meeting is new',
			(all) => all.set('/project/minutes/2023-12-01.md', text(board('2023-12-01', ''))),
			'5 meetings, 1 of',
		],
		[
			'a record was altered',
			(all) => all.set('/project/facts/ballots.ndjson', text('{}\n')),
			'4 meetings, 4 of',
		],
		[
			'the manifest is broken',
			(all) => all.set('/project/facts/manifest.json', text('{')),
			'4 meetings, 4 of',
		],
		[
			'a configuration is new',
			(all) => all.set('/project/minutes/pv.config.yaml', text('header: { place: Quay }\n')),
			'4 meetings, 4 of',
		],
	])('gives what a full run gives: %s', async (_name, change, said) => {
		const result = await again(change);
		expect(result.said).toContain(said);
	});

	it('leaves everything as it was where one file cannot be written', async () => {
		const options = { files: { ...files }, refuses: {} as Record<string, string> };
		const world = createWorld(options);
		await main(['facts', 'minutes', '--out', 'facts'], world.io);
		const before = output(world);
		world.files.delete('/project/minutes/2024-01-15.md');
		options.refuses['/project/facts/votes.ndjson'] = 'ENOSPC';
		expect(await main(['facts', 'minutes', '--out', 'facts'], world.io)).toBe(2);
		expect(output(world)).toEqual(before);
	});

	it('tells a file that is no text, and goes on', async () => {
		const world = await run(['facts', 'minutes', 'x.md', '--out', 'facts'], {
			files: { ...files, 'x.md': new Uint8Array([0x50, 0x4b, 3, 4]) },
		});
		expect(world.code).toBe(2);
		expect(world.err()).toContain('x.md');
		expect(table(world, 'meetings')).toHaveLength(4);
	});
});
