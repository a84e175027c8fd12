/** A right to vote that depends on earlier meetings of the folder. */

import { expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { resolution } from './meetings.js';

/** A meeting of a committee whose votes are earned at two of the last three meetings. */
function committee(date: string, present: string, body = '', header = ''): string {
	return `---
lang: en
meeting: committee
organization: Open Pipe Committee
rules: { quorum: 2 people, right to vote: attended 2 of the last 3 meetings, majorities: { ordinary: simple majority } }
date: ${date}
opened: 14:00
closed: 15:00
participants:
  present: [${present}]
${header}---

## Work

${body}`;
}

const ALL = 'Ada Quill, Ben Osei, Cleo Marsh';
const BEFORE = {
	'm/2024-01-10.md': committee('2024-01-10', ALL),
	'm/2024-02-10.md': committee('2024-02-10', 'Ada Quill, Ben Osei'),
	'm/2024-03-10.md': committee('2024-03-10', 'Ada Quill, Ben Osei'),
};
const VOTE = resolution('1', 'Draft 1', '- For: Ada Quill, Ben Osei\n- Against: nobody');

async function check(files: Record<string, string>, ...argv: string[]): Promise<string[]> {
	const world = await run(['check', ...argv, '--format', 'json'], { files });
	const messages = JSON.parse(world.out()) as Array<{ file: string; rule: string; message: string }>;
	return messages
		.filter(({ rule }) => rule === 'people/voting-right' || rule === 'vote/not-entitled')
		.map(({ file, rule, message }) => `${file} ${rule}: ${message.slice(0, 40)}`);
}

it('is taken from who was not there, in one file as in the folder', async () => {
	const files = {
		...BEFORE,
		'm/2024-04-10.md': committee(
			'2024-04-10',
			ALL,
			resolution('1', 'Draft 1', '- For: Ada Quill\n- Against: Ben Osei, Cleo Marsh'),
		),
	};
	const expected = [
		'm/2024-04-10.md people/voting-right: Cleo Marsh was at 1 of the last 3 meetin',
		'm/2024-04-10.md vote/not-entitled: Cleo Marsh has no right to vote at this ',
	];
	expect(await check(files, 'm/2024-04-10.md')).toEqual(expected);
	expect((await check(files, 'm')).filter((line) => line.startsWith('m/2024-04'))).toEqual(expected);
});

it('leaves the electorate and the quorum, and the facts follow', async () => {
	const files = { ...BEFORE, 'm/2024-04-10.md': committee('2024-04-10', ALL, VOTE) };
	const world = await run(['facts', 'm', '--out', 'facts'], { files });
	const facts = (table: string) =>
		new TextDecoder().decode(world.files.get(`/project/facts/${table}.ndjson`));
	expect(facts('decisions')).toContain('"entitled_heads":"2"');
	expect(facts('meetings').split('\n')[3]).toContain('"quorum_count":"2"');
	// A meeting before that changes makes the facts of the later one stale.
	const february = committee('2024-02-10', ALL);
	const later = await run(['facts', 'm', '--out', 'facts'], {
		files: { ...files, ...getFacts(world.files), 'm/2024-02-10.md': february },
	});
	const full = await run(['facts', 'm', '--out', 'facts'], {
		files: { ...files, 'm/2024-02-10.md': february },
	});
	expect(getFacts(later.files)).toEqual(getFacts(full.files));
	expect(new TextDecoder().decode(later.files.get('/project/facts/decisions.ndjson'))).toContain(
		'"entitled_heads":"3"',
	);
});

function getFacts(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
	return Object.fromEntries(
		[...files]
			.filter(([path]) => path.startsWith('/project/facts/'))
			.map(([path, bytes]) => [path.slice('/project/'.length), new TextDecoder().decode(bytes)]),
	);
}

it.each<[string, Record<string, string>, string[]]>([
	[
		'a late arrival',
		{
			'm/2024-02-10.md': committee(
				'2024-02-10',
				'Ada Quill, Ben Osei',
				'2:20 pm – Arrival of Cleo Marsh\n',
				'  absent: [Cleo Marsh]\n',
			),
		},
		[],
	],
	[
		'a meeting of another body',
		{
			'm/2024-03-20.md': committee('2024-03-20', 'Ada Quill').replace('meeting: committee', 'meeting: board'),
		},
		['Cleo'],
	],
	[
		'a meeting that is still to be held',
		{ 'm/2024-03-20.md': committee('2024-03-20', ALL, '', 'status: convened\n') },
		['Cleo'],
	],
	[
		'an alias of the shared list',
		{
			'pv.config.yaml': 'people: people.csv\n',
			'people.csv': 'name,alias\nCleo Marsh,Cleopatra Ivy Marsh\n',
			'm/2024-02-10.md': committee('2024-02-10', 'Ada Quill, Ben Osei, Cleopatra Ivy Marsh'),
		},
		[],
	],
	[
		'a file that says it',
		{
			'm/earlier-attendance.csv':
				'date,meeting,name,other names\n2024-03-01,x,Cleo Marsh,\n2024-03-02,y,Cleo Marsh,\n2024-03-03,z,Ada Quill,\n2024-03-03,z,Cleo Marsh,\n',
		},
		['Ada ', 'Ben ', 'Ada ', 'Ben '],
	],
	['a file that is none', { 'm/earlier-attendance.csv': 'nobody\n' }, ['The ']],
	[
		'a name that may be another',
		{ 'm/2024-02-10.md': committee('2024-02-10', 'Ada Quill, Ben Osei, Cleo Mrsh') },
		['“Cle'],
	],
])('%s', async (_name, more, expected) => {
	const files = { ...BEFORE, 'm/2024-04-10.md': committee('2024-04-10', ALL, VOTE), ...more };
	const lines = await check(files, 'm/2024-04-10.md');
	expect(lines.map((line) => line.replace(/^\S+ \S+ /, '').slice(0, 4))).toEqual(expected);
});

it('is not known of standard input, and that is said', async () => {
	const world = await run(['check', '-'], { input: committee('2024-04-10', ALL, VOTE) });
	expect(world.out()).toContain('which I did not see');
});
