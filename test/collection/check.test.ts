/** `pv check` over a folder, and the seals of approved minutes. */

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createWorld, run } from '../cli/memory-io.js';
import { board, resolution, YEAR } from './meetings.js';

async function rules(files: Record<string, string>, argv: string[] = ['.']): Promise<string[]> {
	const world = await run(['check', ...argv, '--format', 'json'], { files });
	const messages = JSON.parse(world.out()) as Array<{ file: string; rule: string }>;
	return messages.map(({ file, rule }) => `${file} ${rule}`);
}

const numbered = (date: string, ...numbers: string[]) =>
	board(date, numbers.map((number) => resolution(number, `Item ${number}`, 'Vote: unanimous')).join(''));

describe('a folder', () => {
	it('of meetings that fit together has no message', async () => {
		expect(await rules({ ...YEAR })).toEqual([]);
	});

	it.each<[string, Record<string, string>]>([
		[
			'two organizations with numbers of their own',
			{
				'a.md': numbered('2024-01-01', '2024-01', '2024-02'),
				'b.md': numbered('2024-02-01', '2024-01').replace('Harbour Trust', 'Quay Club'),
			},
		],
		[
			'numbers that begin anew',
			{ 'a.md': numbered('2024-01-01', '1', '2'), 'b.md': numbered('2024-02-01', '1') },
		],
		[
			'numbers that go on',
			{ 'a.md': numbered('2024-01-01', '7', '8'), 'b.md': numbered('2024-02-01', '9', '10') },
		],
		[
			'a year that begins anew',
			{ 'a.md': numbered('2023-12-01', '2023-9'), 'b.md': numbered('2024-02-01', '2024-1') },
		],
		[
			'numbers with a letter behind',
			{ 'a.md': numbered('2024-01-01', '2024-1'), 'b.md': numbered('2024-02-01', '2024-1 bis', '2024-2') },
		],
		[
			'meetings that are no minutes of the others',
			{ 'a.md': numbered('2024-01-01', '1'), 'README.md': '# Minutes\n\n[x](y.md)\n' },
		],
		[
			'a link to a decision, and one to a file that is no meeting',
			{
				'2023/a.md': numbered('2023-01-01', '1'),
				'2024/b.md': board('2024-01-01', 'See [that](../2023/a.md#resolution-1) and [this](../notes.md).\n'),
				'notes.md': 'notes\n',
			},
		],
	])('with %s has none either', async (_name, files) => {
		expect(await rules(files)).toEqual([]);
	});

	it.each<[string, Record<string, string>, string[]]>([
		[
			'a number missing between two meetings',
			{ 'a.md': numbered('2024-01-01', '2024-1', '2024-2'), 'b.md': numbered('2024-02-01', '2024-4') },
			['b.md collection/number'],
		],
		[
			'a number missing where numbers go on',
			{
				'a.md': numbered('2024-01-01', '1', '2'),
				'b.md': numbered('2024-02-01', '3'),
				'c.md': numbered('2024-03-01', '5'),
			},
			['c.md collection/number'],
		],
		[
			'a number twice, in the later meeting whatever the file is called',
			{ 'b.md': numbered('2024-01-01', '2024-1'), 'a.md': numbered('2024-02-01', '2024-1') },
			['a.md collection/number'],
		],
		[
			'a number that goes back',
			{ 'a.md': numbered('2024-01-01', '2024-1', '2024-3'), 'b.md': numbered('2024-02-01', '2024-2') },
			['a.md resolution/gap', 'b.md collection/number'],
		],
		[
			'a copy of a meeting, once',
			{ 'a.md': numbered('2024-01-01', '2024-1'), 'b.md': numbered('2024-01-01', '2024-1') },
			['b.md collection/same-meeting'],
		],
		[
			'a link to nowhere',
			{
				'a.md': numbered('2024-01-01', '1'),
				'b.md': board('2024-02-01', 'See [that](a.md#resolution-2) and [this](c.md).\n'),
			},
			['b.md collection/broken-link', 'b.md collection/broken-link'],
		],
	])('with %s has a message', async (_name, files, messages) => {
		expect(await rules(files)).toEqual(messages);
	});

	it('can be told to be silent, by the configuration, an option or a comment', async () => {
		const files = { 'a.md': numbered('2024-01-01', '2024-1'), 'b.md': numbered('2024-02-01', '2024-1') };
		expect(await rules({ ...files, 'pv.config.yaml': 'severities: { collection/number: off }\n' })).toEqual(
			[],
		);
		expect(await rules(files, ['.', '--ignore', 'collection'])).toEqual([]);
		expect(
			await rules({
				...files,
				'b.md': (files['b.md'] ?? '').replace('###', '<!-- pv-ignore collection/number: known -->\n\n###'),
			}),
		).toEqual([]);
	});

	it('is not asked for where one file is checked', async () => {
		expect(
			await rules({ 'a.md': numbered('2024-01-01', '2024-1'), 'b.md': numbered('2024-02-01', '2024-1') }, [
				'b.md',
			]),
		).toEqual([]);
	});
});

describe('pv seal', () => {
	const first = board('2024-01-15', resolution('1', 'Roof', 'Vote: unanimous'));
	const approval = board(
		'2024-02-15',
		resolution('1', 'Minutes', 'Vote: unanimous', 'The board approves the minutes of 15 January 2024.'),
	);
	const text = (value: string) => new TextEncoder().encode(value);

	it('seals what is approved, and check tells of a change', async () => {
		const world = createWorld({ files: { 'm/a.md': first, 'm/b.md': approval } });
		expect(await main(['seal', 'm'], world.io)).toBe(0);
		const seals = () => new TextDecoder().decode(world.files.get('/project/m/pv.seals'));
		expect(seals()).toMatch(/^[0-9a-f]{64} {2}a\.md\n$/);
		expect(await main(['check', 'm'], world.io)).toBe(0);
		// State, line endings and spaces at the ends of lines are no change.
		world.files.set(
			'/project/m/a.md',
			text(first.replace('opened', 'status: approved\nopened').replaceAll('\n', ' \r\n')),
		);
		expect(await main(['check', 'm/a.md'], world.io)).toBe(0);
		world.files.set('/project/m/a.md', text(first.replace('so decides', 'does not decide')));
		expect(await main(['check', 'm/a.md'], world.io)).toBe(1);
		expect(world.out()).toContain('document/changed-after-approval');
		const before = seals();
		expect(await main(['seal', 'm'], world.io)).toBe(1);
		expect(seals()).toBe(before);
	});

	it.each<[string, string]>([
		['is not approved', approval.replace('Vote: unanimous', 'Vote: 1 for, 2 against')],
		['is approved by another organization', approval.replace('Harbour Trust', 'Quay Club')],
	])('leaves alone what %s', async (_name, later) => {
		const world = createWorld({ files: { 'm/a.md': first, 'm/b.md': later } });
		expect(await main(['seal', 'm'], world.io)).toBe(0);
		expect(world.files.has('/project/m/pv.seals')).toBe(false);
	});

	it('tells a line that is no seal', async () => {
		const world = await run(['check', 'a.md'], { files: { 'a.md': first, 'pv.seals': 'abc  a.md\n' } });
		expect(world.code).toBe(2);
		expect(world.err()).toContain('line 1');
	});

	it('tells sealed minutes that are gone', async () => {
		const files = { 'a.md': first, 'pv.seals': `${'0'.repeat(64)}  gone.md\n` };
		const world = await run(['seal'], { files });
		expect(world.code).toBe(1);
		expect(world.err()).toContain('gone.md');
	});
});
