import { describe, expect, it } from 'vitest';
import type { DataNode } from '../../src/ast/index.js';
import { readYaml } from '../../src/parse/yaml/yaml.js';
import fc from '../properties.js';

/** Data as plain values; scalars as text, quoted ones in quotes. */
function plain(node: DataNode | undefined): unknown {
	if (node === undefined) return undefined;
	if (node.type === 'scalar') return node.quoted ? `"${node.value}"` : node.value;
	if (node.type === 'sequence') return node.children.map(plain);
	return node.children.map((pair) => [pair.key, plain(pair.children[1])]);
}

function read(text: string) {
	const { data, problems } = readYaml(text);
	return {
		data: plain(data),
		problems: problems.map(({ rule, code, position }) => {
			const start = position?.start;
			return `${start?.line}:${start?.column} ${rule} ${code}`;
		}),
	};
}

const GOOD: [text: string, data: unknown][] = [
	['date: 2024-06-06', [['date', '2024-06-06']]],
	[
		'a: no\nb: 1.10\nc: 010\nd: 12:30\ne: .nan\nf: ~\ng: null',
		[
			['a', 'no'],
			['b', '1.10'],
			['c', '010'],
			['d', '12:30'],
			['e', '.nan'],
			['f', '~'],
			['g', 'null'],
		],
	],
	['n: 123456789012345678901234567890', [['n', '123456789012345678901234567890']]],
	['a:', [['a', '']]],
	['a: "b\\tc"', [['a', '"b\tc"']]],
	["a: 'l''eau'", [['a', `"l'eau"`]]],
	[
		'a: |\n  one\n  two\nb: c',
		[
			['a', 'one\ntwo'],
			['b', 'c'],
		],
	],
	['a: [b, "c", {d: 10 000}]', [['a', ['b', '"c"', [['d', '10 000']]]]]],
	[
		'a: {\n  b: c\n}\nd: e',
		[
			['a', [['b', 'c']]],
			['d', 'e'],
		],
	],
	[
		'- a\n- b: c\n  d: e',
		[
			'a',
			[
				['b', 'c'],
				['d', 'e'],
			],
		],
	],
	['', undefined],
	['# only a comment', undefined],
	[
		'constructor: a\ntoString: b',
		[
			['constructor', 'a'],
			['toString', 'b'],
		],
	],
	['\uFEFFa: b', [['a', 'b']]],
	[
		'a: b\r\nc: d\r\n',
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	[
		'a: b\rc: d',
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
];

const BAD: [text: string, problems: string[], data?: unknown][] = [
	['a: &x b\nc: *x', ['1:7 syntax/frontmatter anchor', '2:4 syntax/frontmatter alias'], [['a', 'b']]],
	['a: &a [*a]', ['1:7 syntax/frontmatter anchor', '1:8 syntax/frontmatter alias'], [['a', []]]],
	['b: {c: d}\n<<: *b', ['2:1 syntax/frontmatter mergeKey'], [['b', [['c', 'd']]]]],
	['a: !!js/function x', ['1:4 syntax/frontmatter tag'], []],
	['a: !!binary aGVsbG8=', ['1:4 syntax/frontmatter tag'], []],
	['__proto__: {a: b}\nc: d', ['1:1 syntax/frontmatter forbiddenKey'], [['c', 'd']]],
	[
		'a: b\nc: d\na: e',
		['3:1 syntax/frontmatter duplicateKey'],
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	['? [a]\n: b', ['1:3 syntax/frontmatter keyKind'], []],
	['a: "b', ['1:1 syntax/frontmatter quote']],
	['x: y\na: "b\nc: d\n', ['2:1 syntax/frontmatter quote']],
	['a: [b', ['1:1 syntax/frontmatter bracket']],
	['a: b: c', ['1:1 syntax/frontmatter secondColon']],
	['a:\n  b: X\n    c: Y\n', ['3:5 syntax/frontmatter indent']],
	['a: @b', ['1:1 syntax/frontmatter reserved']],
	['a: "b" c', ['1:1 syntax/frontmatter afterValue']],
	['a: b\nwords\nc: d', ['2:1 syntax/frontmatter noColon']],
	['a:\n  - b\n - c', ['3:2 syntax/frontmatter indent']],
	['a: "\\q"', ['1:1 syntax/frontmatter escape']],
	['a: b\n---\nc: d', ['2:1 syntax/frontmatter documents']],
	[`a: ${'['.repeat(20_000)}`, ['1:36 syntax/too-deep yaml']],
	[`a: ${'{a: '.repeat(20_000)}`, ['1:132 syntax/too-deep yaml']],
	['- '.repeat(20_000), ['1:67 syntax/too-deep yaml']],
	[
		'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]',
		['1:7 syntax/frontmatter anchor', '2:8 syntax/frontmatter alias'],
	],
];

describe('YAML with places', () => {
	it.each(GOOD)('reads case %#', (text, data) => {
		expect(read(text)).toEqual({ data, problems: [] });
	});

	it.each(BAD)('refuses case %#', (text, problems, data) => {
		const reading = read(text);
		expect(reading.problems).toEqual(problems);
		if (data !== undefined) expect(reading.data).toEqual(data);
	});

	it('gives pairs, keys and values their places, from a start', () => {
		const { data } = readYaml('a: b\nlong: "c d"', { start: { line: 5, column: 3, offset: 100 } });
		if (data?.type !== 'mapping') throw new Error('no mapping');
		const places = data.children.map((pair) => [
			pair.position?.start,
			pair.children[0].position?.end,
			pair.children[1].position,
		]);
		expect(places).toEqual([
			[
				{ line: 5, column: 3, offset: 100 },
				{ line: 5, column: 4, offset: 101 },
				{ start: { line: 5, column: 6, offset: 103 }, end: { line: 5, column: 7, offset: 104 } },
			],
			[
				{ line: 6, column: 1, offset: 105 },
				{ line: 6, column: 5, offset: 109 },
				{ start: { line: 6, column: 7, offset: 111 }, end: { line: 6, column: 12, offset: 116 } },
			],
		]);
	});

	it('names the file of every node and problem', () => {
		const { data, problems } = readYaml('a: b\na: c', { file: 'rules.yaml' });
		expect(data?.data?.file).toBe('rules.yaml');
		expect(problems.map((found) => found.data?.file)).toEqual(['rules.yaml']);
	});

	it('reads a mapping of twenty thousand keys', () => {
		const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: value`).join('\n');
		const { data, problems } = readYaml(text);
		expect(problems).toEqual([]);
		expect(data?.children).toHaveLength(20_000);
	});

	it('takes any text without throwing, with places inside it', () => {
		const pieces = fc.constantFrom(
			'a',
			': ',
			'- ',
			'\n',
			'  ',
			'[',
			']',
			'{',
			'}',
			'"',
			"'",
			'|',
			'>',
			'&',
			'*',
			'!',
			'#',
			'\t',
			'\r',
			'?',
			'%',
			'---\n',
			'...',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
				),
				(text) => {
					const { data, problems } = readYaml(text);
					const inside = (node: {
						position?:
							| { start: { offset?: number | undefined }; end: { offset?: number | undefined } }
							| undefined;
						children?: unknown;
					}) => {
						const { start, end } = node.position ?? { start: { offset: -1 }, end: { offset: -1 } };
						expect(start.offset).toBeGreaterThanOrEqual(0);
						expect(end.offset).toBeGreaterThanOrEqual(start.offset ?? 0);
						expect(end.offset).toBeLessThanOrEqual(text.length);
						for (const child of (node.children as DataNode[] | undefined) ?? []) inside(child as never);
					};
					if (data) inside(data as never);
					for (const found of problems) inside(found as never);
				},
			),
			{ numRuns: 500 },
		);
	});
});
