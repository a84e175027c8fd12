import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvLine } from '../../src/text/escape.js';

/** What a cell holds, and what a spreadsheet is given. */
const CELLS: ReadonlyArray<[string | number | null, string]> = [
	['Budget', 'Budget'],
	['say "yes"', '"say ""yes"""'],
	['one, two', '"one, two"'],
	['one; two – three', '"one; two – three"'],
	['two\nlines', '"two\nlines"'],
	[-5, '-5'],
	[null, ''],
	['=1+1', "'=1+1"],
	['+33 1', "'+33 1"],
	['-2', "'-2"],
	['@sum(a1)', "'@sum(a1)"],
	[' =1+1', "' =1+1"],
	['\t=1+1', '"\t\'=1+1"'],
	['\uFF1D1+1', "'\uFF1D1+1"],
	['a;=1+1', '"a;\'=1+1"'],
	['a; "=1+1"', '"a;\' ""=1+1"""'],
	['a\n=1+1', '"a\n\'=1+1"'],
	['a\r\n@x', '"a\r\n\'@x"'],
	['3 - 2 = 1', '3 - 2 = 1'],
	['\0=1', "'=1"],
];

it.each(CELLS)('writes %j', (cell, written) => {
	expect(csvLine([cell, 'b'])).toBe(`${written},b\r\n`);
});

it('gives no cell that is a formula, wherever a spreadsheet parts cells', () => {
	const texts = CELLS.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : []));
	const table = texts.flatMap((one) => texts.map((other) => csvLine([one, other]))).join('');
	for (const delimiter of [',', ';', '\t'])
		for (const row of parse(table, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][])
			for (const cell of row) expect(cell.trim()).not.toMatch(/^"?[=+@-]/);
});
