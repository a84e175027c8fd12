import { describe, expect, it } from 'vitest';
import { readMatrix } from '../../src/parse/people/matrix.js';
import { written } from './outline.js';

function read(text: string, lang: 'fr' | 'en' = 'fr') {
	const { matrix, problems } = readMatrix(text, 'votes.csv', lang);
	return {
		columns: matrix.columns,
		rows: matrix.children.map((row) => `${row.children[0].value}|${row.answers}`),
		problems: problems.map((found) => {
			const start = found.position?.start;
			return `${start?.line}:${start?.column} ${found.rule} ${found.code} «${written(text, found)}»`;
		}),
		matrix,
	};
}

/** A file, its columns, its rows, its mistakes. */
const FILES: [name: string, text: string, columns: string[], rows: string[], problems?: string[]][] = [
	[
		'words and first letters',
		'nom;1;2;3;4\nAda Novak;pour;Contre;abstention;\nBen Osei;p;C;A;-',
		['1', '2', '3', '4'],
		['Ada Novak|fab ', 'Ben Osei|fab '],
	],
	['English words', 'name,1,2,3\nAda Novak,for,against,abstain', ['1', '2', '3'], ['Ada Novak|fab']],
	[
		'numbers as printed',
		'nom;n° 1;12 bis;2024-045\nAda Novak;p;p;c',
		['n° 1', '12 bis', '2024-045'],
		['Ada Novak|ffa'],
	],
	['a name column without a known title', 'Copropriétaire;1\nAda Novak;p', ['1'], ['Ada Novak|f']],
	[
		'first names in a column of their own',
		'Nom;Prénom;1\nNovak;Ada;p\nNovak;Ben;c\nOsei;;p',
		['1'],
		['Ada Novak|f', 'Ben Novak|a', 'Osei|f'],
	],
	['a name column further on', '1;nom\np;Ada Novak', ['1'], ['Ada Novak|f']],
	['short rows', 'nom;1;2\nAda Novak;p', ['1', '2'], ['Ada Novak|f ']],
	['someone who answers nothing', 'nom;1\nAda Novak;', ['1'], ['Ada Novak| ']],
	[
		'letters that mean nothing',
		'nom;1;2\nAda Novak;x;p\nBen Osei;peut-être;c',
		['1', '2'],
		['Ada Novak| f', 'Ben Osei| a'],
		['2:11 syntax/invalid-value matrixAnswer «x»', '3:10 syntax/invalid-value matrixAnswer «peut-être»'],
	],
	[
		'a column twice',
		'nom;1;2;1\nAda Novak;p;p;c',
		['1', '2'],
		['Ada Novak|ff'],
		['1:9 syntax/invalid-value secondColumn «1»'],
	],
	['a workbook', 'PK\u0003\u0004\u0014\u0000;x', [], [], ['1:1 syntax/invalid-value workbook «PK»']],
	[
		'more cells than titles',
		'nom,1\nNovak, Ada,p',
		['1'],
		['Novak| '],
		['2:12 syntax/invalid-value extraCell «p»', '2:8 syntax/invalid-value matrixAnswer «Ada»'],
	],
	[
		'a person twice',
		'nom;1\nAda Novak;p\nada novak;c',
		['1'],
		['Ada Novak|f'],
		['3:1 syntax/invalid-value secondRow «ada novak»'],
	],
	[
		'a row without a name',
		'nom;1\n;p\nAda Novak;p',
		['1'],
		['Ada Novak|f'],
		['2:1 syntax/invalid-value rowWithoutName «;p»'],
	],
	[
		'columns of a roll',
		'nom;voix;1\nAda Novak;3;p',
		['1'],
		['Ada Novak|f'],
		['1:5 syntax/unknown-key matrixColumn «voix»'],
	],
	['no resolution', 'nom\nAda Novak', [], [], ['1:1 syntax/invalid-value noVoteColumn «nom»']],
	['an empty file', '\n\n', [], [], ['1:1 syntax/invalid-value emptyTable «»']],
];

describe('a file of votes', () => {
	it.each(FILES)('reads %s', (_, text, columns, rows, problems = []) => {
		const reading = read(text);
		expect(reading.columns).toEqual(columns);
		expect(reading.rows).toEqual(rows);
		expect(reading.problems).toEqual(problems);
	});

	it('takes « a » alone for abstention in French, and for nothing where English letters or language make it doubtful', () => {
		expect(read('nom;1\nAda Novak;a').rows).toEqual(['Ada Novak|b']);
		expect(read('name;1\nAda Novak;p\nBen Osei;a', 'en').rows).toEqual(['Ada Novak|f', 'Ben Osei|b']);
		const doubtful = read('name;1\nAda Novak;f\nBen Osei;a\nLise Kern;a');
		expect(doubtful.rows).toEqual(['Ada Novak|f', 'Ben Osei| ', 'Lise Kern| ']);
		expect(doubtful.problems).toEqual(['3:10 syntax/invalid-value ambiguousAnswer «a»']);
		expect(read('name;1\nAda Novak;a', 'en').problems).toHaveLength(1);
	});

	it('gives rows and names their places and their file', () => {
		const text = 'nom;1\r\n"Novak; Ada";p\r\n';
		const { matrix } = read(text);
		const [row] = matrix.children;
		expect(written(text, row)).toBe('"Novak; Ada";p');
		expect(written(text, row?.children[0])).toBe('Novak; Ada');
		expect(row?.data?.file).toBe('votes.csv');
		expect(matrix.file).toBe('votes.csv');
	});

	it('points from the second row of a person to the first', () => {
		const { problems } = readMatrix('nom;1\nAda Novak;p\nAda Novak;c', 'votes.csv', 'fr');
		expect(problems[0]?.related?.[0]).toMatchObject({ position: { start: { line: 2 } }, file: 'votes.csv' });
	});
});
