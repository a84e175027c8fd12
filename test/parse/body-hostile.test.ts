import { describe, expect, test } from 'vitest';
import { EFFORT } from '../properties.js';
import { readTestBody } from './body-reading.js';

/** Texts that make readers slow, by how often their pattern is repeated. */
const HOSTILE: Readonly<Record<string, (times: number) => string>> = {
	emphasis: (times) => '*a **a '.repeat(times),
	stars: (times) => `${'*'.repeat(times)}a${'*'.repeat(times)}`,
	brackets: (times) => '['.repeat(times),
	'links never closed': (times) => '[a](b'.repeat(times),
	images: (times) => '![[]()'.repeat(times),
	'data sections': (times) => 'a <![CDATA['.repeat(times),
	instructions: (times) => 'a <? '.repeat(times),
	declarations: (times) => 'a <!A '.repeat(times),
	'comments in words': (times) => 'a <!-- '.repeat(times),
	'comments never closed': (times) => '<!-- \n# a\n'.repeat(times),
	'code of growing fences': (times) =>
		Array.from(
			{ length: Math.floor(Math.sqrt(times * 10)) },
			(_, index) => `${'`'.repeat(index + 3)}a\n# b\n`,
		).join(''),
	quotes: (times) => `${'> '.repeat(times)}a`,
	'lazy quotes': (times) => `${'> '.repeat(20)}${'a\n'.repeat(times)}`,
	'lists in lists': (times) => `${'- '.repeat(20)}a\n`.repeat(times / 20),
	'a list that changes': (times) => '- a\n+ b\n'.repeat(times / 4),
	'rows of no table': (times) => '*a **a|\n:-\n'.repeat(times / 4),
	columns: (times) => `${'|a'.repeat(times)}\n${'|-'.repeat(times)}\n`,
	'hard breaks': (times) => 'a\\\n'.repeat(times),
	spaces: (times) => `${' '.repeat(times * 4)}a`,
	'fences in fences': (times) =>
		Array.from(
			{ length: Math.floor(Math.sqrt(times * 2)) },
			(_, index, all = Math.floor(Math.sqrt(times * 2))) => `${':'.repeat(all - index + 3)}résolution a\n`,
		).join(''),
	'opening fences': (times) => ':::résolution a\n'.repeat(times / 4),
	'closing fences': (times) => ':::\n'.repeat(times),
	attributes: (times) => `:::résolution[a]{${'a=1 '.repeat(times)}}`,
	'ballots of one block': (times) => 'Vote : 3 pour\n\n'.repeat(times / 4),
	'items with a vote glued under each': (times) => '1. a\nVote : 3 pour\n'.repeat(times / 40),
	elections: (times) => '- Lise Kern : 3 voix\n\nPostes : 1\n\n'.repeat(times / 8),
	colleges: (times) => `### Élection – A\n\n${'**Collège A**\n\n- a : 3\n\n'.repeat(times / 8)}`,
	'votes told in a sentence': (times) => 'adopté à l’unanimité, '.repeat(times / 4),
	'sentences with votes': (times) => 'adopté à l’unanimité. '.repeat(times / 4),
	'names before a colon': (times) => `${'Jean Paul, '.repeat(times)}: b`,
	colons: (times) => 'a : '.repeat(times),
	digits: (times) => '1'.repeat(times * 4),
	'parts of an action': (times) => `Action : a (${'a, '.repeat(times)})`,
	'spaces in a departure': (times) => `Départ de Lise Kern${' '.repeat(times * 12)}b`,
	'spaces after a comma in a departure': (times) => `Départ de Lise Kern, a${' '.repeat(times)}b`,
	'full stops in an arrival': (times) => `Arrivée de Lise Kern${'.'.repeat(times * 12)}b`,
	'spaces in an action': (times) => `Action : a${' '.repeat(times * 12)}b`,
	'spaces in an annex': (times) => `Annexe : a${' '.repeat(times * 12)}b`,
	'full stops in an annex': (times) => `Annexe : a (${'.'.repeat(times * 12)}b`,
	'spaces among names': (times) => `Pour : Lise Kern${' '.repeat(times * 12)}, Omar Haddad`,
	'brackets in a title': (times) => `:::résolution ${']'.repeat(times * 8)}\n\na\n\n:::`,
	'comments in the title of an action': (times) => `Action : ${'<!--'.repeat(times * 4)} a`,
	footnotes: (times) =>
		Array.from({ length: times / 8 }, (_, index) => `[^${index}]: a\n\nb[^${index}]\n`).join('\n'),
};

/** Time of the processor, which other programs on the machine do not change much. */
function cost(text: string): number {
	const before = process.cpuUsage();
	readTestBody(text);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

describe('a hostile body', () => {
	test.each(Object.entries(HOSTILE))('%s: the cost grows with the length, not with its square', (_, make) => {
		// Eight times as much: eight times the work, or sixty-four. Of less than some milliseconds the clock says nothing, and memory may
		// be collected in any one turn: one of some must do.
		const growth = () => cost(make(4000)) / Math.max(4, cost(make(500)));
		let least = growth();
		for (let turn = 1; turn < 12 && least >= 25; turn += 1) least = Math.min(least, growth());
		expect(least).toBeLessThan(25);
	});

	test('a title of more markup than a line of minutes holds is kept as its words', () => {
		const words = '*a* ['.repeat(400);
		const { children } = readTestBody(`:::résolution ${words}\n\nVote : 3 pour\n\n:::`);
		expect(children).toMatchObject([
			{ type: 'resolution', children: [{ type: 'title', children: [{ type: 'text', value: words }] }, {}] },
		]);
	});

	test('megabytes of words on one line, and many paragraphs', () => {
		const line = readTestBody('mot '.repeat(EFFORT > 1 ? 2_500_000 : 500_000));
		expect(line.problems.map((problem) => problem.code)).toEqual(['length']);
		const count = EFFORT > 1 ? 100_000 : 20_000;
		expect(readTestBody('mot\n\n'.repeat(count)).children).toHaveLength(count);
	});

	test('more formatted text than a file of minutes holds is kept as plain text, with one message', () => {
		const { children, problems } = readTestBody(
			`un *mot*, ~~deux~~ [et](a_b)${' et un mot de plus'.repeat(10)}\n\n`.repeat(3000),
		);
		expect(children).toHaveLength(3000);
		expect(problems.map((problem) => `${problem.rule} ${problem.code}`)).toEqual(['syntax/too-deep file']);
	});
});
