/** `pv ask`: the questions with a name, SQL, and the three ways in which an answer is written. */

import { describe, expect, it } from 'vitest';
import { answerCsv, answerTable, dayAfter } from '../../src/collection/index.js';
import { run } from '../cli/memory-io.js';
import { board, resolution, YEAR } from './meetings.js';

/** The rows of an answer, by these columns. */
async function rows(argv: string[], columns: string[], files: Record<string, string> = { ...YEAR }) {
	const world = await run(['ask', ...argv, '--format', 'json'], { files });
	expect(world.err()).toBe('');
	return (JSON.parse(world.out()) as Array<Record<string, unknown>>).map((row) =>
		columns.map((name) => row[name]),
	);
}

describe('questions', () => {
	it('decisions about words, in any form that begins so, in title, text or item', async () => {
		expect(await rows(['decisions', '--about', 'roof'], ['date', 'title'])).toEqual([
			['2024-09-10', 'Roofer'],
			['2024-05-20', 'Café'],
			['2024-01-15', 'Repair of the roof'],
		]);
		expect(await rows(['decisions', '--about', 'CAFE boathouse'], ['title'])).toEqual([['Café']]);
		expect(await rows(['decisions', '--about', '"(', '--since', '2024-01-01'], ['title'])).toEqual([]);
	});

	it('votes of a person, accents and case aside', async () => {
		expect(await rows(['votes', '--person', 'RUIZ'], ['date', 'answer'])).toEqual([
			['2024-05-20', 'for'],
			['2024-01-15', 'against'],
		]);
	});

	it('says where the minutes name nobody so, and whose name comes near', async () => {
		const told = async (...argv: string[]) => {
			const world = await run(['ask', ...argv, '--format', 'csv'], { files: { ...YEAR } });
			return [world.code, world.err()];
		};
		expect(await told('votes', '--person', 'Ruis')).toEqual([
			0,
			'Nobody in these minutes is called “Ruis”. Did you mean Carla Ruiz?\n',
		]);
		expect(await told('attendance', '--person', 'Zorglub')).toEqual([
			0,
			'Nobody in these minutes is called “Zorglub”.\n',
		]);
		// She is known, and has no mandate.
		expect(await told('mandates', '--person', 'Dora Finch')).toEqual([0, '']);
	});

	it('mandates that end soon', async () => {
		expect(
			await rows(['mandates', '--ending', '6m', '--on', '2026-01-01'], ['ending', 'name', 'office']),
		).toEqual([['2026-05-20', 'Carla Ruiz', 'Treasurer']]);
		expect(await rows(['mandates', '--ending', '3m', '--on', '2026-01-01'], ['name'])).toEqual([]);
		expect(await rows(['mandates', '--on', '2027-01-01'], ['name'])).toEqual([]);
	});

	it('open actions: what a later meeting tells of one counts', async () => {
		expect(await rows(['actions'], ['date'])).toHaveLength(2);
		expect(await rows(['actions', '--open'], ['title'])).toEqual([]);
		const open = { 'a.md': YEAR['minutes/2024-01-15.md'] ?? '' };
		expect(await rows(['actions', '--open', '--person', 'Osei'], ['title'], open)).toEqual([
			['ask for three offers'],
		]);
	});

	it('attendance and unanimity', async () => {
		expect(await rows(['attendance', '--person', 'Finch'], ['meetings', 'present', 'absent'])).toEqual([
			[3, 3, 0],
		]);
		expect(await rows(['unanimity'], ['year', 'decisions', 'unanimous', 'percent'])).toEqual([
			['2024', 3, 1, 33.3],
		]);
	});

	it('one of the project', async () => {
		const files = {
			...YEAR,
			'pv.config.yaml':
				'questions:\n  close: select title from decisions where votes_against > 0 order by date\n',
		};
		expect(await rows(['close'], ['title'], files)).toEqual([['Repair of the roof'], ['Roofer']]);
	});

	it('SQL over facts that were written before', async () => {
		const made = await run(['facts', '--out', 'facts', '-q'], { files: { ...YEAR } });
		const files = Object.fromEntries([...made.files].filter(([path]) => path.includes('/facts/')));
		const world = await run(
			[
				'ask',
				'with x as (select count(*) n from decisions) select n, n + 1 as m from x;',
				'--facts',
				'facts',
				'-f',
				'csv',
			],
			{ files },
		);
		expect(world.out()).toBe('n,m\r\n3,4\r\n');
	});
});

it('names of files that differ in the case of their ending alone, or hold signs that move a terminal', async () => {
	const [source] = Object.values(YEAR);
	const files = { 'A.md': source, 'A.MD': source, 'b\u001b[31m\u202e.md': source };
	const world = await run(['ask', 'select distinct meeting from decisions order by meeting'], {
		files: files as Record<string, string>,
	});
	expect(world.out()).toBe('meeting\n───────\nA\nA.MD\nb\uFFFD[31m\uFFFD\n');
});

describe('what is refused', () => {
	it.each([
		['delete from decisions', 'read'],
		[`${'/* a */ '.repeat(60)}delete from decisions`, 'read'],
		['with x as (select 1) delete from decisions', 'readonly'],
		['pragma query_only = 0', 'read'],
		["attach 'x' as y", 'read'],
		['select 1; select 2', 'more than one'],
		['select x from nowhere', 'no such table'],
	])('%s', async (sql, said) => {
		const world = await run(['ask', sql], { files: { ...YEAR } });
		expect(world.code).toBe(2);
		expect(world.err()).toContain(said);
		expect(world.out()).toBe('');
	});

	it.each([
		[['decison'], 'Did you mean decisions?'],
		[['people'], 'There is no question “people”.\n'],
		[['unanimity', '--person', 'x'], 'takes no --person'],
		[['mandates', '--ending', 'soon'], 'no length of time'],
		[['decisions', '--since', 'May'], 'no date'],
		[['decisions', '-f', 'xml'], 'xml'],
		[['decisions', '--facts', 'nowhere'], 'holds no facts'],
	])('%s', async (argv, said) => {
		const world = await run(['ask', ...argv], { files: { ...YEAR } });
		expect(world.code).toBe(2);
		expect(world.err()).toContain(said);
	});
});

describe('an answer', () => {
	const words = { heading: (name: string) => name, value: (_: string, value: string) => value };

	it('is CSV that no spreadsheet takes for a formula', () => {
		const text = answerCsv(
			{
				columns: ['a', 'b'],
				rows: [
					['=1+1', -5],
					['@x "y"', null],
					['-2', 1.5],
					['two\nlines', 0],
				],
			},
			words,
		);
		expect(text).toBe('a,b\r\n\'=1+1,-5\r\n"\'@x ""y""",\r\n\'-2,1.5\r\n"two\nlines",0\r\n');
	});

	it('fits the terminal', () => {
		const text = answerTable({ columns: ['title', 'n'], rows: [['x'.repeat(60), 12]] }, words, 30);
		for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(30);
		expect(text.replace(/[^x]/g, '')).toBe('x'.repeat(60));
	});

	it('is in the words of the user', async () => {
		const world = await run(['ask', 'decisions', '--about', 'slate'], {
			files: { ...YEAR },
			env: { PV_LANG: 'fr' },
		});
		expect(world.out()).toMatch(/^Date +Organisme +N° +Titre +Résultat/);
		expect(world.out()).toContain('adopté');
	});

	it('names people of several meetings once', async () => {
		const files = { ...YEAR, 'b.md': board('2025-01-01', resolution('1', 'Boats', 'Vote: unanimous')) };
		expect(await rows(['select count(*) n from people'], ['n'], files)).toEqual([[3]]);
	});
});

it.each([
	['6m', '2024-08-31', '2025-02-28'],
	['1y', '2024-02-29', '2025-02-28'],
	['2 ans', '2024-01-31', '2026-01-31'],
	['eighteen months', '2024-01-31', '2025-07-31'],
	['0m', '2024-01-31', '2024-01-31'],
	['soon', '2024-01-31', undefined],
])('%s after %s is %s', (length, from, day) => {
	expect(dayAfter(length, from)).toBe(day);
});
