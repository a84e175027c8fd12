import type { Node } from 'unist';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../src/parse/header/header.js';
import { readMatrix } from '../../src/parse/people/matrix.js';
import { readRoll } from '../../src/parse/people/roll.js';
import fc, { anySign, runs } from '../properties.js';

/** Every place lies inside the text, and no child starts before its parent or its elder (comments that silence rules apart). */
function expectPlacesInside(node: Node, text: string): void {
	const { position } = node;
	const children = ((node as { children?: Node[] }).children ?? []).filter(
		(child) => child.type !== 'ignore',
	);
	if (position) {
		const { start, end } = position;
		expect(start.offset).toBeGreaterThanOrEqual(0);
		expect(end.offset).toBeGreaterThanOrEqual(start.offset ?? 0);
		expect(end.offset).toBeLessThanOrEqual(text.length);
		expect(start.line).toBeGreaterThanOrEqual(1);
		expect(start.column).toBeGreaterThanOrEqual(1);
	}
	let last = position?.start.offset ?? 0;
	for (const child of children) {
		expectPlacesInside(child, text);
		if (!child.position) continue;
		expect(child.position.start.offset).toBeGreaterThanOrEqual(last);
		last = child.position.start.offset ?? last;
	}
}

const PIECES = [
	'---',
	'—',
	'\n',
	'\r\n',
	'\r',
	'  ',
	'\t',
	'\u00A0',
	': ',
	':',
	'- ',
	'-',
	'– ',
	', ',
	' et ',
	'#',
	' #',
	'# pv-ignore a/b : c',
	'{',
	'}',
	'[',
	']',
	'(',
	')',
	'"',
	"'",
	'|',
	'>',
	'> 1/2',
	'&a ',
	'*a',
	'!!x ',
	'%',
	'@',
	'→',
	'...',
	'\uFEFF',
	'\u2028',
	'\0',
	'\ud800',
	'date',
	'lieu',
	'participants',
	'présents',
	'excusés',
	'membres',
	'organisme',
	'nom',
	'voix',
	'pouvoir à ',
	'règles',
	'ordre du jour',
	'annexes',
	'signatures',
	'convocation',
	'tous les autres',
	'Ada Novak',
	'Ben Osei',
	'6 juin 2024',
	'14h15',
	'10 000',
	'roll.csv',
	'__proto__',
];

const anyText = fc.oneof(
	fc.string(),
	fc.string({ unit: anySign }),
	fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((list) => list.join('')),
);
const anyHeader = fc
	.tuple(
		fc.constantFrom('---\n', '---\r\n', '—\n', '\uFEFF---\n', ''),
		anyText,
		fc.constantFrom('\n---\n', '\n—-\n', ''),
	)
	.map((parts) => parts.join(''));

describe('any text at all', () => {
	it('gives a header, with every place inside the file', () => {
		fc.assert(
			fc.property(anyHeader, (source) => {
				const { header, problems, bodyStart } = readHeader(source);
				expectPlacesInside(header, source);
				for (const found of problems) {
					expect(found.position).toBeDefined();
					expectPlacesInside(found, source);
					for (const fix of found.fixes ?? [])
						for (const edit of fix.edits) expectPlacesInside(edit as never, source);
				}
				expect(bodyStart.offset).toBeLessThanOrEqual(source.length);
				const roots = problems.filter(
					(found) => found.rule === 'syntax/frontmatter' && ROOTS.has(found.code),
				);
				expect(roots.length).toBeLessThanOrEqual(1);
			}),
			{ numRuns: runs(500) },
		);
	});

	it('gives a roll and a votes matrix, with every place inside the file', () => {
		const cells = [
			'nom',
			'voix',
			'voix x',
			'présence',
			';',
			',',
			'\t',
			'"',
			'""',
			'\n',
			'\r\n',
			'\r',
			' ',
			'Ada',
			'3',
			'p',
			'c',
			'a',
			'é',
			'\uFEFF',
		];
		const table = fc.oneof(
			fc.string(),
			fc.array(fc.constantFrom(...cells), { maxLength: 60 }).map((list) => list.join('')),
		);
		fc.assert(
			fc.property(table, fc.constantFrom('a.csv', 'a.yaml'), (text, file) => {
				const { roll, problems } = readRoll(text, file, 'fr');
				expectPlacesInside(roll, text);
				for (const found of problems) expectPlacesInside(found, text);
				const votes = readMatrix(text, file, 'en');
				expectPlacesInside(votes.matrix, text);
				for (const row of votes.matrix.children)
					expect(row.answers).toHaveLength(votes.matrix.columns.length);
				for (const found of votes.problems) expectPlacesInside(found, text);
			}),
			{ numRuns: runs(300) },
		);
	});
});

/** What says that YAML itself cannot be read. */
const ROOTS: ReadonlySet<string> = new Set([
	'quote',
	'bracket',
	'noColon',
	'indent',
	'tab',
	'reserved',
	'escape',
	'secondColon',
	'afterValue',
	'unreadable',
	'notMapping',
	'documents',
]);
