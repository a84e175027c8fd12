import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const loomio = (title: string, rows: string, options = 'Agree,Abstain,Disagree,Block') =>
	`Title,${title}\nAuthor,Ada Novak\nClosed at,2024-06-12 18:00:00 UTC\nDetails,"Two lines,\nwith a comma"\n\nParticipant,${options},Reason\n${rows}Total,2,1,1,0\n`;

const POLL = loomio(
	'Resolution 1 – Reserve',
	'Ada Novak,1,0,0,0,"yes, please"\nBen Osei,1,0,0,0,\nCarla Ruiz,0,0,1,0,\nDora Finch,0,1,0,0,\n',
);

const MINUTES = `---
lang: en
organization: Tidewater Commons
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 2024-06-12
participants:
  present: [Ada Novak, Ben Osei, Carla Ruiz, Dora Finch]
votes: votes.csv
---

### Resolution 1 – Reserve

The reserve is six months of expenses.
`;

const OPENSLIDES = {
	_migration_index: 70,
	motion: {
		1: { id: 1, number: '1', title: 'Reserve' },
		2: { id: 2, number: '', title: 'Second motion' },
		3: { id: 3, number: '3', title: 'Secret' },
	},
	poll: {
		5: { id: 5, content_object_id: 'motion/1', type: 'named', state: 'published', option_ids: [50] },
		9: { id: 9, content_object_id: 'motion/1', type: 'named', state: 'published', option_ids: [90] },
		6: { id: 6, content_object_id: 'motion/2', type: 'named', state: 'finished', option_ids: [60] },
		7: {
			id: 7,
			content_object_id: 'motion/3',
			type: 'pseudoanonymous',
			state: 'published',
			option_ids: [70],
		},
		8: { id: 8, content_object_id: 'assignment/1', type: 'named', state: 'published', option_ids: [80] },
	},
	option: { 50: { id: 50 }, 60: { id: 60 }, 70: { id: 70 }, 80: { id: 80 }, 90: { id: 90 } },
	vote: {
		1: { id: 1, option_id: 50, user_id: 1, value: 'N' },
		2: { id: 2, option_id: 90, user_id: 1, value: 'Y' },
		3: { id: 3, option_id: 90, user_id: 2, delegated_user_id: 1, value: 'N' },
		4: { id: 4, option_id: 60, user_id: 2, value: 'A' },
		5: { id: 5, option_id: 70, value: 'Y' },
		6: { id: 6, option_id: 80, user_id: 1, value: 'Y' },
	},
	user: {
		1: { id: 1, first_name: 'Ada', last_name: 'Novak' },
		2: { id: 2, first_name: 'Ben', last_name: 'Osei' },
	},
};

const text = (files: ReadonlyMap<string, Uint8Array>, path: string) =>
	Buffer.from(files.get(path) ?? []).toString();

describe('pv import of votes', () => {
	it('makes the table of a poll of Loomio, which the minutes count', async () => {
		const { code, files, err } = await run(['import', 'poll.csv', '-o', 'votes.csv'], {
			files: { 'poll.csv': POLL },
		});
		expect([code, err()]).toEqual([
			0,
			'Resolution 1 – Reserve: 4 votes by name.\nvotes.csv is written. Name it in the header: votes: votes.csv\n',
		]);
		expect(text(files, '/project/votes.csv')).toBe(
			'name,1\r\nAda Novak,for\r\nBen Osei,for\r\nCarla Ruiz,against\r\nDora Finch,abstain\r\n',
		);
		const { out } = await run(['build', 'a.md', '--to', 'json', '-o', '-'], {
			files: { 'a.md': MINUTES, 'votes.csv': files.get('/project/votes.csv') ?? '' },
		});
		expect(JSON.parse(out()).resolutions[0]).toMatchObject({ number: '1', outcome: 'adopted' });
	});

	it('adds a further poll to a table', async () => {
		const more = loomio(
			'Travaux',
			'ada novak,1,0,0\nElias Gant,0,1,0\n',
			'D’accord,Pas d’accord,Abstention',
		).replace('Title,', 'Titre,');
		const { code, files } = await run(['import', '--into', 'votes.csv', 'more.csv'], {
			files: { 'more.csv': more, 'votes.csv': 'nom;1\nAda Novak;pour\nBen Osei;contre\n' },
			env: { PV_LANG: 'fr' },
		});
		expect(code).toBe(0);
		expect(text(files, '/project/votes.csv')).toBe(
			'nom,1,Travaux\r\nAda Novak,pour,pour\r\nBen Osei,contre,\r\nElias Gant,,contre\r\n',
		);
	});

	it('reads the last named poll on each motion of OpenSlides, by whose vote it is', async () => {
		const { code, files, err } = await run(['import', 'os.json'], {
			files: { 'os.json': JSON.stringify(OPENSLIDES) },
		});
		expect(code).toBe(1);
		expect(err()).toContain('3: nobody is named, the vote was secret or only counted');
		expect(text(files, '/project/os.votes.csv')).toBe(
			'name,1,Second motion\r\nAda Novak,for,\r\nBen Osei,against,abstain\r\n',
		);
	});

	it('leaves an answer that is neither to the user', async () => {
		const { code, err, files } = await run(['import', 'poll.csv'], {
			files: { 'poll.csv': loomio('Budget', 'Ada Novak,0,0,0,1,\nBen Osei,1,0,1,0,\nCarla Ruiz,1,0,0,0,\n') },
		});
		expect([code, err().split('\n').slice(1, 3)]).toEqual([
			1,
			[
				'Budget: Ada Novak answered “Block”, which is neither for, against nor an abstention; write it into the table.',
				'Budget: Ben Osei answered “Agree, Disagree”, which is neither for, against nor an abstention; write it into the table.',
			],
		]);
		expect(text(files, '/project/poll.votes.csv')).toBe('name,Budget\r\nCarla Ruiz,for\r\n');
	});

	it.each<[string, Record<string, string>, string[], number, string]>([
		[
			'a poll that names nobody',
			{ 'poll.csv': loomio('Budget', 'Anonymous,1,0,0,0,\nAnonymous,0,0,1,0,\n') },
			['poll.csv'],
			1,
			'poll.csv names nobody who voted: nothing was written.',
		],
		[
			'data of something else',
			{ 'a.json': '{"motion": 3}' },
			['a.json'],
			2,
			'no export of a meeting of OpenSlides',
		],
		['what is no JSON', { 'a.json': '{' }, ['a.json'], 2, 'no export of a meeting of OpenSlides'],
		[
			'minutes',
			{ 'poll.csv': POLL, 'a.md': MINUTES },
			['--into', 'a.md', 'poll.csv'],
			2,
			'votes go into a file of their own',
		],
	])('writes nothing for %s', async (_, given, args, status, said) => {
		const { code, err, files } = await run(['import', ...args], { files: given });
		expect(code).toBe(status);
		expect(err()).toContain(said);
		expect(files.size).toBe(Object.keys(given).length);
	});
});

describe('the export of a group of Loomio', () => {
	const lines = (...records: Array<[table: string, record: object]>) =>
		`${records.map(([table, record]) => JSON.stringify({ table, record })).join('\n')}\n`;
	const closed = '2024-06-12T18:00:00Z';
	const GROUP = lines(
		['groups', { id: 1, name: 'Tidewater Commons' }],
		['users', { id: 1, name: 'Ada Novak' }],
		['users', { id: 2, name: 'Ben Osei' }],
		['users', { id: 3, name: 'Carla Ruiz' }],
		['polls', { id: 10, title: 'Resolution 1 – Reserve', anonymous: false, closed_at: closed }],
		['polls', { id: 11, title: 'Still open', anonymous: false, closed_at: null }],
		['polls', { id: 12, title: 'Secret', anonymous: true, closed_at: closed }],
		['polls', { id: 13, title: 'A day to meet', anonymous: false, closed_at: closed }],
		['poll_options', { id: 100, poll_id: 10, name: 'agree' }],
		['poll_options', { id: 101, poll_id: 10, name: 'disagree' }],
		['poll_options', { id: 102, poll_id: 10, name: 'block' }],
		['poll_options', { id: 110, poll_id: 11, name: 'agree' }],
		['poll_options', { id: 120, poll_id: 12, name: 'agree' }],
		['poll_options', { id: 130, poll_id: 13, name: '2024-07-01' }],
		['stances', { id: 1000, poll_id: 10, participant_id: 1, latest: false }],
		['stances', { id: 1001, poll_id: 10, participant_id: 1, latest: true }],
		['stances', { id: 1002, poll_id: 10, participant_id: 2, latest: true }],
		['stances', { id: 1003, poll_id: 10, participant_id: 3, latest: true }],
		['stances', { id: 1100, poll_id: 11, participant_id: 1, latest: true }],
		['stances', { id: 1300, poll_id: 13, participant_id: 1, latest: true }],
		['stance_choices', { id: 1, stance_id: 1000, poll_option_id: 101, score: 1 }],
		['stance_choices', { id: 2, stance_id: 1001, poll_option_id: 100, score: 1 }],
		['stance_choices', { id: 3, stance_id: 1002, poll_option_id: 102, score: 1 }],
		['stance_choices', { id: 4, stance_id: 1100, poll_option_id: 110, score: 1 }],
		['stance_choices', { id: 5, stance_id: 1300, poll_option_id: 130, score: 1 }],
	);

	it('gives the last answers of its closed polls; others are left to the user', async () => {
		const { code, err, files } = await run(['import', 'group.json'], { files: { 'group.json': GROUP } });
		expect(code).toBe(1);
		expect(new TextDecoder().decode(files.get('/project/group.votes.csv'))).toBe(
			'name,1\r\nAda Novak,for\r\n',
		);
		expect(err()).toMatch(/Ben Osei.*block/);
		expect(err()).toMatch(/Secret/);
		expect(err()).not.toMatch(/Still open|A day to meet|Carla Ruiz/);
	});

	it.each<[name: string, text: string]>([
		['a line that was cut short', `${GROUP}{"table":"polls"`],
		['lines of something else', '{"a":1}\n{"b":2}\n'],
		['no poll', lines(['users', { id: 1, name: 'Ada Novak' }])],
	])('that has %s is none', async (_name, text) => {
		const { code, err, files } = await run(['import', 'group.json'], { files: { 'group.json': text } });
		expect([code, err(), files.has('/project/group.votes.csv')]).toEqual([
			2,
			expect.stringMatching(/group\.json/),
			false,
		]);
	});
});
