/** Runs in parts: that the parts together give what one run gives, byte for byte, and what is told where they do not fit. */

import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.js';
import { chooseShard, dealShard } from '../../../src/cli/shard/run-shard.js';
import { board, resolution, YEAR } from '../../collection/meetings.js';
import { createWorld, run, type World } from '../memory-io.js';

const encoder = new TextEncoder();

/** Meetings that fail, that have messages of their own and among others, one under two names, and one that is sealed. */
const FILES: Record<string, string | Uint8Array> = {
	...YEAR,
	'minutes/b/2025-01-01.md': board('2025-01-01', resolution('4', 'Paint', 'Vote: 9 for, 1 against')),
	'minutes/b/2025-02-01.md': board(
		'2025-02-01',
		`${resolution('9', 'Tar', 'Vote: unanimous')}[gone](../no.md)\n`,
	),
	'minutes/b.md': board('2025-03-01', resolution('10', 'Glue', 'Vote: unanimous')),
	'minutes/c/2025-01-01.md': board('2025-01-01', resolution('4', 'Paint', 'Vote: unanimous')),
	'minutes/damaged.md': Uint8Array.from([...encoder.encode('---\nlang: en\n'), ...new Array(64).fill(1)]),
	'minutes/damaged-too.md': Uint8Array.from([...encoder.encode('---\nlang: en\n'), ...new Array(64).fill(1)]),
	'pv.seals': `${'0'.repeat(64)}  minutes/b.md\n`,
	'pv.config.yaml': 'people: people.csv\n',
	'people.csv': 'name,alias\nDora Finch,D. Finch\n',
};

/** Runs a command in parts, one after the other in one world, and puts them together. */
async function inParts(
	argv: string[],
	count: number,
	merge: string[],
	files: Record<string, string | Uint8Array> = FILES,
): Promise<World & { code: number; apart: string }> {
	const world = createWorld({ files });
	for (let index = count; index >= 1; index -= 1)
		expect(await main([...argv, '--shard', `${index}/${count}`, '--out', 'parts'], world.io)).toBe(0);
	const [out, err] = [world.out(), world.err()];
	const code = await main(['merge', 'parts', ...merge], world.io);
	return {
		...world,
		code,
		apart: out,
		out: () => world.out().slice(out.length),
		err: () => world.err().slice(err.length),
	};
}

function under(world: Pick<World, 'files'>, folder: string): Record<string, string> {
	return Object.fromEntries(
		[...world.files]
			.filter(([path]) => path.startsWith(`/project/${folder}/`))
			.map(([path, bytes]): [string, string] => [path, new TextDecoder().decode(bytes)])
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

describe('parts give what one run gives', () => {
	it.each<[name: string, argv: string[]]>([
		['a text', ['check', 'minutes']],
		['JSON', ['check', 'minutes', '--format', 'json']],
		['SARIF', ['check', 'minutes', '--format', 'sarif']],
		['commands of GitHub', ['check', 'minutes', '--format', 'github']],
		['statistics and derivations', ['check', 'minutes', '--statistics', '--explain']],
		['a choice of rules and a limit', ['check', 'minutes', '--select', 'vote', '--max-warnings', '0']],
		['files that are named', ['check', 'minutes/c/2025-01-01.md', 'minutes/b.md', 'minutes/b']],
		['a single file', ['check', 'minutes/b/2025-01-01.md']],
		['a configuration that is named', ['check', 'minutes', '--config', 'pv.config.yaml']],
	])('of a check: %s', async (_name, argv) => {
		const whole = await run(argv, { files: FILES });
		for (const count of [2, 9]) {
			const parts = await inParts(argv, count, []);
			expect(parts.apart).toBe('');
			expect([count, parts.code, parts.out()]).toEqual([count, whole.code, whole.out()]);
			expect([count, parts.err()]).toEqual([count, whole.err()]);
		}
	});

	it.each<[name: string, options: string[]]>([
		['all', []],
		['public', ['--public']],
	])('of facts: %s', async (_name, options) => {
		const whole = await run(['facts', 'minutes', '--out', 'facts', ...options], { files: FILES });
		expect(Object.keys(under(whole, 'facts')).length).toBeGreaterThan(10);
		for (const count of [3]) {
			const parts = await inParts(['facts', 'minutes', ...options], count, ['--out', 'facts']);
			expect(under(parts, 'facts')).toEqual(under(whole, 'facts'));
			expect([parts.code, parts.err()]).toEqual([whole.code, whole.err()]);
		}
	});

	it('of a log, and of one that is gone on with, where an act has changed and one came late', async () => {
		const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
		const finished = (date: string, vote: string) =>
			board(date, resolution('1', 'Paint', vote) + resolution('2', 'Tar', vote), 'status: final\n');
		const files: Record<string, string | Uint8Array> = {
			...FILES,
			'log.key': key,
			...Object.fromEntries(
				Array.from({ length: 9 }, (_, month) => {
					const date = `2023-0${month + 1}-0${9 - month}`;
					return [`minutes/c/${9 - month}.md`, finished(date, 'Vote: unanimous')];
				}),
			),
		};
		const place = ['--log', 'log', '--key', 'log.key', '--origin', 'register.example/parts'];
		const whole = await run(['register', 'log', 'minutes', ...place], { files });
		expect(whole.err()).toMatch(/25 acts added, 25 in all; one file is not finished/);
		const first = await inParts(['register', 'log', 'minutes'], 5, place, files);
		expect(under(first, 'log')).toEqual(under(whole, 'log'));
		expect([first.code, first.out(), first.err()]).toEqual([whole.code, whole.out(), whole.err()]);
		const later = {
			...files,
			...Object.fromEntries(
				Object.entries(under(whole, 'log')).map(([path]) => [
					path.slice(9),
					whole.files.get(path) as Uint8Array,
				]),
			),
			'minutes/c/1.md': finished('2023-09-01', 'Vote: 2 for, 1 against'),
			'minutes/c/late.md': finished('2023-02-03', 'Vote: unanimous'),
		};
		const next = await run(['register', 'log', 'minutes', ...place], { files: later });
		expect(next.err()).toMatch(
			/c\/1#resolution-1 is not what it was[\s\S]*late#resolution-1 .* is logged after[\s\S]*2 acts added, 27 in all/,
		);
		const parts = await inParts(['register', 'log', 'minutes'], 3, place, later);
		expect(under(parts, 'log')).toEqual(under(next, 'log'));
		expect([parts.code, parts.out(), parts.err()]).toEqual([next.code, next.out(), next.err()]);
		const lost = await inParts(['register', 'log', 'minutes'], 2, [], files);
		expect([lost.code, lost.err()]).toEqual([2, expect.stringContaining('--log is missing')]);
	});

	it('of a build, two files of one name included', async () => {
		const argv = ['build', 'minutes', '--to', 'html,json'];
		const whole = await run([...argv, '--out', 'out'], { files: FILES });
		expect(Object.keys(under(whole, 'out')).length).toBeGreaterThan(6);
		for (const count of [3]) {
			const parts = await inParts(argv, count, ['--out', 'out']);
			expect(under(parts, 'out')).toEqual(under(whole, 'out'));
			expect(parts.code).toBe(whole.code);
			const lines = (text: string) => text.split('\n').sort();
			expect(lines(parts.err())).toEqual(lines(whole.err()));
		}
	});
});

describe('a part that is started again', () => {
	const part = ['check', 'minutes', '--shard', '1/2', '--out', 'parts', '--format', 'json'];
	const other = ['check', 'minutes', '--shard', '2/2', '--out', 'parts', '--format', 'json'];

	it.each<[name: string, change: (world: World) => void, made: number]>([
		['with nothing changed', () => {}, 0],
		[
			'with one meeting changed',
			({ files }) => {
				files.set('/project/minutes/2024-05-20.md', encoder.encode(board('2024-05-20', 'Nothing.\n')));
			},
			1,
		],
		[
			'with a file that it links to, now there',
			({ files }) => void files.set('/project/minutes/no.md', encoder.encode('x')),
			0,
		],
		[
			'with other shared people',
			({ files }) => void files.set('/project/people.csv', encoder.encode('name\nBen Osei\n')),
			7,
		],
	])('makes anew what changed: %s', async (_name, change, made) => {
		const files = Object.fromEntries(Object.entries(FILES).filter(([path]) => !path.includes('damaged')));
		const world = createWorld({ files });
		for (const argv of [part, other]) expect(await main(argv, world.io)).toBe(0);
		change(world);
		const before = world.err();
		for (const argv of [part, other]) expect(await main(argv, world.io)).toBe(0);
		const counts = [
			...world
				.err()
				.slice(before.length)
				.matchAll(/(\d+) of them made anew/g),
		];
		expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(made);
		const out = world.out();
		const code = await main(['merge', 'parts'], world.io);
		const whole = createWorld();
		for (const [path, bytes] of world.files) if (!path.includes('/parts/')) whole.files.set(path, bytes);
		expect(await main(['check', 'minutes', '--format', 'json'], whole.io)).toBe(code);
		expect(world.out().slice(out.length)).toBe(whole.out());
	});

	it('leaves nothing where a disk is full, and the earlier part as it was', async () => {
		const world = createWorld({ files: FILES, refuses: { '/project/parts': 'ENOSPC' } });
		const write = world.io.write;
		world.io.write = async (path, content, folder) => {
			if (path.endsWith('shard.json')) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path });
			return write(path, content, folder);
		};
		expect(await main(part, world.io)).toBe(2);
		expect([...world.files.keys()].filter((path) => path.includes('/parts/'))).toEqual([]);
		expect(world.err()).toContain('pv: ');
	});

	it('leaves nothing where one of several meetings that are built at once finds the disk full', async () => {
		const world = createWorld({ files: FILES });
		const write = world.io.write;
		let [count, under] = [0, 0];
		world.io.write = async (path, content, folder) => {
			count += 1;
			if (count === 1) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path });
			under += 1;
			await new Promise((done) => setTimeout(done, 20));
			await write(path, content, folder);
			under -= 1;
		};
		const argv = ['build', 'minutes', '--to', 'html', '--shard', '1/1', '--out', 'parts'];
		expect(await main(argv, world.io)).toBe(2);
		expect([under, count]).toEqual([0, expect.toSatisfy((begun) => begun <= 4)]);
		expect([...world.files.keys()].filter((path) => path.includes('/parts/'))).toEqual([]);
	});
});

describe('parts that do not fit', () => {
	const check = (index: number, ...more: string[]) => [
		'check',
		'minutes',
		'--shard',
		`${index}/2`,
		'--out',
		'parts',
		...more,
	];
	it.each<[name: string, runs: string[][], change: (world: World) => void, words: RegExp]>([
		['none', [], (world) => void world.files.set('/project/parts/x', encoder.encode('')), /holds no part/],
		['one of two', [check(2)], () => {}, /A part is missing: check-1-of-2/],
		['other options', [check(1), check(2, '--select', 'vote')], () => {}, /other options/],
		['another command', [check(1), ['facts', ...check(2).slice(1)]], () => {}, /another command/],
		[
			'other files',
			[check(1), check(2).map((word) => (word === 'minutes' ? 'minutes/b' : word))],
			() => {},
			/other files/,
		],
		[
			'records that were changed',
			[check(1), check(2)],
			({ files }) => {
				const path = '/project/parts/check-1-of-2/meetings.ndjson';
				files.set(path, encoder.encode(`${new TextDecoder().decode(files.get(path))}\n`));
			},
			/is damaged: meetings.ndjson/,
		],
		...[
			'x',
			'null',
			'[]',
			'{"path":"a.md","order":0,"inputs":{},"said":"","failure":null,"result":null,"files":{"0/../../../a.html":"0"}}',
			'{"path":"a.md","order":0,"inputs":{},"said":"","failure":null,"result":null,"files":{"0/..\\\\a.html":"0"}}',
			'{"path":"a.md","order":0,"inputs":{},"said":"","failure":null,"result":null,"files":{"/etc/a.html":"0"}}',
			'{"path":"a.md","order":"0","inputs":{},"said":"","failure":null,"result":null}',
			'{"path":"a.md","order":0,"inputs":{},"said":1,"failure":null,"result":null}',
			'{"path":"a.md","order":0,"inputs":{},"said":"","failure":{"text":"a","code":0},"result":null}',
		].map((record): [string, string[][], (world: World) => void, RegExp] => [
			`records that are none: ${record.slice(0, 160)}`,
			[check(1), check(2)],
			({ files }) => {
				const folder = '/project/parts/check-1-of-2';
				const bytes = encoder.encode(`${record}\n`);
				const marker = JSON.parse(new TextDecoder().decode(files.get(`${folder}/shard.json`)));
				files.set(`${folder}/meetings.ndjson`, bytes);
				files.set(
					`${folder}/shard.json`,
					encoder.encode(
						JSON.stringify({ ...marker, records: createHash('sha256').update(bytes).digest('hex') }),
					),
				);
			},
			/is damaged: meetings.ndjson/,
		]),
		[
			'a marker that is cut short',
			[check(1), check(2)],
			({ files }) => void files.set('/project/parts/check-1-of-2/shard.json', encoder.encode('{"shard"')),
			/is damaged: shard.json/,
		],
		[
			'a marker of something else',
			[check(1), check(2)],
			({ files }) => void files.set('/project/parts/check-1-of-2/shard.json', encoder.encode('null')),
			/is damaged: shard.json/,
		],
		[
			'the same part twice',
			[check(1), check(2)],
			({ files }) => {
				for (const [path, bytes] of [...files])
					if (path.includes('check-1-of-2')) files.set(path.replace('check-1-of-2', 'copy'), bytes);
			},
			/are the same part/,
		],
	])('are refused: %s', async (_name, runs, change, words) => {
		const world = createWorld({ files: FILES });
		for (const argv of runs) expect(await main(argv, world.io)).toBe(0);
		change(world);
		const before = world.err();
		expect(await main(['merge', 'parts'], world.io)).toBe(2);
		expect(world.err().slice(before.length)).toMatch(words);
		expect(world.out()).toBe('');
	});

	it.each<[argv: string[], words: RegExp]>([
		[['check', 'minutes', '--shard', '3/2', '--out', 'p'], /“3\/2” is no part/],
		[['check', 'minutes', '--shard', '0/2', '--out', 'p'], /is no part/],
		[['check', 'minutes', '--shard', 'two', '--out', 'p'], /is no part/],
		[['check', 'minutes', '--shard', '1/2'], /folder for the parts is missing/],
		[['check', 'minutes', '--shard', '1/2', '--out', 'p', '--fix'], /not corrected/],
		[['facts', '-', '--shard', '1/2', '--out', 'p'], /not from standard input/],
		[['check', 'minutes', '--shard', 'auto', '--out', 'p'], /Nothing says which part/],
		[['merge', 'nowhere'], /does not exist/],
	])('%j is a mistake', async (argv, words) => {
		const world = await run(argv, { files: FILES });
		expect([world.code, world.err()]).toEqual([2, expect.stringMatching(words)]);
	});
});

describe('the part that a system gives', () => {
	it.each<[env: Record<string, string>, index: number, count: number]>([
		[{ CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' }, 1, 4],
		[{ CI_NODE_INDEX: '4', CI_NODE_TOTAL: '4' }, 4, 4],
		[{ JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '3' }, 1, 3],
		[{ JOB_COMPLETION_INDEX: '2', JOB_COMPLETIONS: '3' }, 3, 3],
		[{ SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_COUNT: '4', SLURM_ARRAY_TASK_MIN: '0' }, 1, 4],
		[
			{
				SLURM_ARRAY_TASK_ID: '9',
				SLURM_ARRAY_TASK_COUNT: '3',
				SLURM_ARRAY_TASK_MIN: '1',
				SLURM_ARRAY_TASK_MAX: '9',
				SLURM_ARRAY_TASK_STEP: '4',
			},
			3,
			3,
		],
		[{ CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4', JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '4' }, 2, 4],
		[{ CI_NODE_INDEX: '', JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '4' }, 2, 4],
	])('of %j', (env, index, count) => {
		expect(chooseShard('auto', env)).toEqual({ index, count });
	});

	it.each<[env: Record<string, string>, code: string]>([
		[{}, 'usage/shard-nowhere'],
		[{ CI_NODE_TOTAL: '1' }, 'usage/shard-nowhere'],
		[{ CI_NODE_INDEX: '0', CI_NODE_TOTAL: '4' }, 'usage/shard-range'],
		[{ CI_NODE_INDEX: '5', CI_NODE_TOTAL: '4' }, 'usage/shard-range'],
		[{ CI_NODE_INDEX: '1' }, 'usage/shard-variable'],
		[{ CI_NODE_INDEX: 'one', CI_NODE_TOTAL: '4' }, 'usage/shard-variable'],
		[{ JOB_COMPLETION_INDEX: '3', JOB_COMPLETIONS: '3' }, 'usage/shard-range'],
		[{ JOB_COMPLETION_INDEX: '3' }, 'usage/shard-variable'],
		// `--array=1,3,7`: which of them is the second?
		[
			{
				SLURM_ARRAY_TASK_ID: '3',
				SLURM_ARRAY_TASK_COUNT: '3',
				SLURM_ARRAY_TASK_MIN: '1',
				SLURM_ARRAY_TASK_MAX: '7',
			},
			'usage/shard-range',
		],
		[
			{ CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4', JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '4' },
			'usage/shard-two',
		],
	])('of %j is refused', (env, code) => {
		expect(() => chooseShard('auto', env)).toThrow(expect.objectContaining({ code }));
	});

	it('deals every path once, whatever the order that it was found in', () => {
		const paths = Array.from({ length: 23 }, (_, index) => `m/${(index * 7) % 23}.md`);
		for (const count of [1, 2, 5, 30]) {
			const hands = Array.from({ length: count }, (_, index) =>
				dealShard(paths, { index: index + 1, count }),
			);
			expect(hands.flat().sort()).toEqual([...paths].sort());
			expect(hands).toEqual(
				hands.map((_, index) => dealShard([...paths].reverse(), { index: index + 1, count })),
			);
			const sizes = hands.map(({ length }) => length);
			expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
		}
	});
});
