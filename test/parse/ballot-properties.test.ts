/** Any lines give a tree without throwing, every place lies in its line, and twice the text takes about twice the time. */

import type { Node, Parent } from 'unist';
import { describe, expect, test } from 'vitest';
import { readBallot } from '../../src/parse/ballot/ballot.js';
import type { BallotContext } from '../../src/parse/ballot/ballot-context.js';
import fc, { anySign, runs } from '../properties.js';
import { getLines, place } from './ballot-sketch.js';

const BLOCKS = ['resolution', 'election', 'choice', undefined] as const;

const PIECES = [
	'Vote',
	'Pour',
	'Contre',
	'Abstentions',
	'Résultat',
	'Collège A',
	'Second vote (art. 25-1)',
	'Vote commun aux résolutions 2 à 5',
	'Sur',
	' : ',
	':',
	'\n',
	'\n- ',
	'\n  ',
	'\n  - ',
	'42',
	'3',
	'1 234,5',
	'12-3-4',
	'5/2/0',
	' pour',
	' contre',
	' voix ',
	', ',
	' ; ',
	' et ',
	' (',
	')',
	'dont 3 procurations',
	'tous les autres',
	'tous',
	'unanimité',
	'à l’unanimité moins ',
	'sans objection',
	'adoptée',
	'élus ',
	'Lise Kern',
	'M. et Mme Duval',
	'Inconnu Total',
	'absentions',
	'**',
	'_',
	'<!-- ',
	' -->',
	'[^1]',
	'|',
	'\n|---|---|\n',
	'- ',
	'\u00A0',
	'😀',
	'é',
	'.',
	'!',
];

const MINUTES = fc.oneof(
	fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
	fc.string({ unit: anySign, maxLength: 60 }),
);

test('any lines give a tree whose places lie in the text, children in order inside their parents', () => {
	fc.assert(
		fc.property(
			MINUTES,
			fc.constantFrom(...BLOCKS),
			fc.constantFrom('fr' as const, 'en' as const),
			(text, block, lang) => {
				const reading = readBallot(getLines(text), place(block, lang));
				for (const child of reading.children) checkPlaces(child, text);
				for (const problem of reading.problems) checkPlaces(problem, text);
			},
		),
		{ numRuns: runs(1000) },
	);
});

function checkPlaces(node: Node, text: string): void {
	const { position } = node;
	if (position === undefined) throw new Error(`${node.type} has no place`);
	const [start, end] = [position.start.offset ?? -1, position.end.offset ?? -1];
	expect(start).toBeGreaterThanOrEqual(0);
	expect(end).toBeGreaterThanOrEqual(start);
	expect(end).toBeLessThanOrEqual(text.length);
	const before = text.slice(0, start).split('\n');
	expect([position.start.line, position.start.column]).toEqual([
		before.length,
		(before.at(-1) ?? '').length + 1,
	]);
	let last = start;
	for (const child of (node as Parent).children ?? []) {
		checkPlaces(child, text);
		expect(child.position?.start.offset ?? -1).toBeGreaterThanOrEqual(last);
		expect(child.position?.end.offset ?? -1).toBeLessThanOrEqual(end);
		last = child.position?.start.offset ?? last;
	}
}

describe('hostile lines stay linear', () => {
	const patterns: Record<string, (times: number) => string> = {
		names: (times) =>
			`Pour : ${Array.from({ length: times }, (_, index) => `Nom${index} Prénom`).join(', ')}`,
		'names in a tally': (times) => `Vote : 3 pour (${'Lise Kern, '.repeat(times)})`,
		numbers: (times) => `Vote : ${'3 pour, '.repeat(times)}`,
		brackets: (times) => `Vote : ${'('.repeat(times)}${')'.repeat(times)}`,
		'open brackets': (times) => `- ${'('.repeat(times)} : 3`,
		underscores: (times) => `Vote : ${'_'.repeat(times)}a`,
		'full stops': (times) => `Vote : ${'.'.repeat(times)}a`,
		spaces: (times) => `Vote : ${' '.repeat(times)}a`,
		colons: (times) => `- Lise${' : 3'.repeat(times)}`,
		continuations: (times) => `- Pour : Lise Kern,\n${'  Paul Weiss,\n'.repeat(times)}`,
		labels: (times) => 'Pour : 3\n'.repeat(times),
		candidates: (times) => '- Lise Kern : 3 voix\n'.repeat(times),
		pipes: (times) => `| Pour | 3 |\n|---|---|\n${'|'.repeat(times)}`,
		rows: (times) => `| Pour | 3 |\n|---|---|\n${'| Contre | 3 |\n'.repeat(times)}`,
		references: (times) => `Vote commun aux résolutions ${'2, '.repeat(times)}3 : 3 pour`,
		'unknown words': (times) => `Vote : ${'abscentionx '.repeat(times)}`,
		links: (times) => `Vote : ${'['.repeat(times)}${']('.repeat(times)}`,
		semicolons: (times) => `- ${'Lise Kern : 3 voix ; '.repeat(times)}`,
	};

	test.each(Object.entries(patterns))('%s', (_, pattern) => {
		for (const block of ['election', 'resolution'] as const) {
			const context = place(block);
			const ratio = () => work(pattern(2000), context) / Math.max(4, work(pattern(500), context));
			// Four times the text: sixteen times would be quadratic. Collected memory, and code that has not run yet, may fall into one turn: the least of some.
			const ratios = [ratio()];
			while (ratios.length < 10 && Math.min(...ratios) >= 10) ratios.push(ratio());
			expect(Math.min(...ratios)).toBeLessThan(10);
		}
	});
});

/** Milliseconds that the processor works for it: those that it works for other programs do not count. */
function work(text: string, context: BallotContext): number {
	const lines = getLines(text);
	const start = process.cpuUsage();
	readBallot(lines, context);
	return process.cpuUsage(start).user / 1000;
}
