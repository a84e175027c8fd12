import { describe, expect, it } from 'vitest';
import { readRoll } from '../../src/parse/people/roll.js';
import { outline, written } from './outline.js';

function read(text: string, file = 'membres.csv', lang: 'fr' | 'en' = 'fr') {
	const { roll, problems } = readRoll(text, file, lang);
	return {
		roll,
		people: outline(roll)
			.slice(1)
			.map((line) => line.slice(2)),
		problems: problems.map((found) => {
			const start = found.position?.start;
			return `${start?.line}:${start?.column} ${found.rule} ${found.code} «${written(text, found)}»`;
		}),
		files: new Set(problems.map((found) => found.data?.file)),
	};
}

const person = (...parts: string[]) => ['person', ...parts.map((part) => `  ${part}`)];

/** A file, its people, its mistakes. */
const FILES: [name: string, text: string, people: string[], problems?: string[]][] = [
	[
		'semicolons',
		'nom;qualité;voix\nAda Novak;maire;3\nBen Osei;;1 450,5\n',
		[...person('name Ada Novak', 'quality maire', 'votes 3'), ...person('name Ben Osei', 'votes 1450.5')],
	],
	['commas and CR LF', 'name,votes\r\nAda Novak,3\r\n', person('name Ada Novak', 'votes 3')],
	['tabs and a byte order mark', '\uFEFFNom\tVoix\nAda Novak\t3', person('name Ada Novak', 'votes 3')],
	[
		'first names in a column of their own',
		'Nom;Prénom;Voix\nNOVAK;Ada;3\nOsei;;1\n;Lise;1\n',
		[...person('name Ada NOVAK', 'votes 3'), ...person('name Osei', 'votes 1')],
		['4:1 syntax/invalid-value rowWithoutName «;Lise;1»'],
	],
	['the same in English', 'First name,Last name\nAda,Novak\n', person('name Ada Novak')],
	['a lone CR', 'nom;voix\rAda Novak;3\r', person('name Ada Novak', 'votes 3')],
	[
		'quotes',
		'nom,qualité\n"Novak, Ada","dite ""Ada"""\n"Ben\nOsei",x',
		[...person('name Novak, Ada', 'quality dite "Ada"'), ...person('name Ben\nOsei', 'quality x')],
	],
	[
		'every column',
		'nom;organisation;qualité;voix;collège;arrivée;départ;pouvoir;représenté par;né;alias;public;présence\n' +
			'Ada Novak;Ville;maire;2;A;14h15;17h;Ben Osei;Lise Kern;3/5/1950;Ada, AN;non;en visio\n',
		person(
			'name Ada Novak',
			'affiliation Ville',
			'quality maire',
			'votes 2',
			'college A',
			'arrivalTime 855',
			'departureTime 1020',
			'proxy',
			'  name Ben Osei',
			'representative',
			'  name Lise Kern',
			'birth 1950-05-03',
			'alias Ada',
			'alias AN',
			'public false',
			'presence remote',
		),
	],
	[
		'allocation keys',
		'nom;voix;voix ascenseur;voix_garage\nAda Novak;100;20;\n',
		person('name Ada Novak', 'votes 100', 'votes 20 key=ascenseur'),
	],
	['columns in another order', 'voix;nom\n3;Ada Novak', person('votes 3', 'name Ada Novak')],
	['empty rows', 'nom;voix\n\n;\nAda Novak;3\n\n', person('name Ada Novak', 'votes 3')],
	[
		'a blank proxy',
		'nom;pouvoir\nAda Novak;en blanc\nBen Osei;pouvoir en blanc',
		[...person('name Ada Novak', 'proxy', '  name en blanc'), ...person('name Ben Osei', 'proxy')],
	],
	[
		'names alone, as lists write them',
		'nom\nAda Novak (Ville), maire [3]\nBen Osei, pouvoir à Ada Novak',
		[
			...person('name Ada Novak', 'affiliation Ville', 'quality maire', 'votes 3'),
			...person('name Ben Osei', 'proxy', '  name Ada Novak'),
		],
	],
	[
		'an unknown column',
		'nom;voi;couleur\nAda Novak;3;bleu',
		person('name Ada Novak'),
		['1:5 syntax/unknown-key columnNear «voi»', '1:9 syntax/unknown-key column «couleur»'],
	],
	['a workbook', 'PK\u0003\u0004\u0014\u0000;x', [], ['1:1 syntax/invalid-value workbook «PK»']],
	[
		'more cells than titles',
		'nom,voix\nAda Novak,1,450\nBen Osei,"1 450",',
		[...person('name Ada Novak', 'votes 1'), ...person('name Ben Osei', 'votes 1450')],
		['2:13 syntax/invalid-value extraCell «450»'],
	],
	[
		'two columns of one meaning',
		'nom;voix;tantièmes\nAda Novak;3;4',
		person('name Ada Novak', 'votes 3'),
		['1:10 syntax/invalid-value secondColumn «tantièmes»'],
	],
	[
		'no column of names',
		'qualité;voix\nmaire;3',
		[],
		['1:1 syntax/invalid-value noNameColumn «qualité;voix»'],
	],
	[
		'a row without a name',
		'nom;voix\n;3\nAda Novak;2',
		person('name Ada Novak', 'votes 2'),
		['2:1 syntax/invalid-value rowWithoutName «;3»'],
	],
	[
		'values that cannot be read',
		'nom;voix;présence;arrivée;public\n"Ada Novak"; beaucoup ;ailleurs;tard;bof',
		person('name Ada Novak'),
		[
			'2:14 syntax/invalid-value votes «beaucoup»',
			'2:24 syntax/invalid-value presence «ailleurs»',
			'2:33 syntax/invalid-value time «tard»',
			'2:38 syntax/invalid-value boolean «bof»',
		],
	],
	[
		'a place behind a quoted cell',
		'nom;qualité;voix\n"Novak ""A"" ; Ada";x;trop',
		person('name Novak "A" ; Ada', 'quality x'),
		['2:23 syntax/invalid-value votes «trop»'],
	],
	[
		'an open quote',
		'nom;voix\nAda Novak;3\n"Ben;4\nLise Kern;2',
		person('name Ada Novak', 'votes 3'),
		['3:1 syntax/invalid-value openQuote «"Ben;4»'],
	],
	['an empty file', '', [], ['1:1 syntax/invalid-value emptyTable «»']],
];

describe('a roll in CSV', () => {
	it.each(FILES)('reads %s', (_, text, people, problems = []) => {
		const reading = read(text);
		expect(reading.people).toEqual(people);
		expect(reading.problems).toEqual(problems);
		if (problems.length > 0) expect([...reading.files]).toEqual(['membres.csv']);
	});

	it('gives every cell its place and its file', () => {
		const text = 'nom;qualité;voix\n"Ada ""N""";"la, maire"; 1 450 \r\nBen;x;3';
		const { roll } = read(text);
		const texts = roll.children.map((one) => [
			written(text, one),
			...one.children.map((part) => written(text, part)),
		]);
		expect(texts).toEqual([
			['"Ada ""N""";"la, maire"; 1 450 ', 'Ada ""N""', 'la, maire', '1 450'],
			['Ben;x;3', 'Ben', 'x', '3'],
		]);
		expect(roll.children[1]?.children[2]).toMatchObject({
			position: { start: { line: 3, column: 7 }, end: { line: 3, column: 8 } },
			data: { file: 'membres.csv' },
		});
	});

	it('tells of invisible characters, with the file', () => {
		const reading = read('nom;voix\nAda Novak;3\u202E4\n');
		expect(reading.problems).toEqual(['2:12 syntax/control-character direction «\u202E»']);
		expect([...reading.files]).toEqual(['membres.csv']);
	});

	it('lists the allocation keys once, as first written', () => {
		expect(read('nom;voix Ascenseur;voix garage\nA B;1;2\nC D;3;4').roll.keys).toEqual([
			'Ascenseur',
			'garage',
		]);
	});

	it('reads English numbers in an English file', () => {
		expect(read('name;votes\nAda Novak;1,234.5', 'roll.csv', 'en').people).toEqual(
			person('name Ada Novak', 'votes 1234.5'),
		);
	});

	it('reads fifty thousand people', () => {
		const rows = Array.from(
			{ length: 50_000 },
			(_, index) => `Nom${index} Prénom;membre;${index % 9};présent`,
		);
		const { roll, problems } = readRoll(
			['nom;qualité;voix;présence', ...rows].join('\r\n'),
			'grand.csv',
			'fr',
		);
		expect(problems).toEqual([]);
		expect(roll.children).toHaveLength(50_000);
		expect(roll.children[49_999]?.position?.start).toMatchObject({ line: 50_001, column: 1 });
	});
});

it('says at which row a table is too long, and reads no further', () => {
	const rows = Array.from({ length: 100_050 }, (_, index) => `Nom${index} Prénom;membre`);
	const { roll, problems } = readRoll(['nom;qualité', ...rows].join('\n'), 'grand.csv', 'fr');
	expect(roll.children.length).toBeGreaterThan(99_000);
	expect(problems.map(({ rule, code, position }) => [rule, code, position?.start.line])).toEqual([
		['syntax/invalid-value', 'tooManyRows', 100_001],
	]);
});

describe('a roll in YAML', () => {
	it('reads a list of people, in lines and as mappings', () => {
		const reading = read(
			'- Ada Novak (Ville) [3]\n- nom: Ben Osei\n  voix: 2\n  voix ascenseur: 5\n',
			'membres.yaml',
		);
		expect(reading.problems).toEqual([]);
		expect(reading.people).toEqual([
			...person('name Ada Novak', 'affiliation Ville', 'votes 3'),
			...person('name Ben Osei', 'votes 2', 'votes 5 key=ascenseur'),
		]);
		expect(reading.roll.keys).toEqual(['ascenseur']);
	});

	it('reads groups, whose names give the presence', () => {
		const reading = read(
			'participants:\n  sur place: [Ada Novak]\n  excusés:\n    - Ben Osei\n',
			'membres.yml',
		);
		expect(reading.problems).toEqual([]);
		expect(reading.people).toEqual([
			...person('name Ada Novak', 'presence present'),
			...person('name Ben Osei', 'presence excused'),
		]);
	});

	it.each([
		['juste un texte', ['1:1 syntax/invalid-value rollShape «juste un texte»']],
		['présens: [Ada Novak]', ['1:1 syntax/unknown-key groupNear «présens»']],
		['- nom: "Ada', ['1:1 syntax/frontmatter quote «- nom: "Ada»']],
		['- nom: Ada Novak\n  voix: x', ['2:9 syntax/invalid-value votes «x»']],
	])('tells what is wrong in %j', (text, problems) => {
		const reading = read(text, 'membres.yaml');
		expect(reading.problems).toEqual(problems);
		expect([...reading.files]).toEqual(['membres.yaml']);
	});
});
