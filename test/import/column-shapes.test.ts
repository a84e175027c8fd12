/** Shapes that a page gives by its columns: the votes of people, the head of a page, rolls of owners and delegates, answers beside heads. */

import { expect, test } from 'vitest';
import { importMinutes } from '../../src/import/index.js';

const TITLE = 'Procès-verbal de l’assemblée générale du 12 mars 2024';
const REST = '\n\n1. Budget\n\nLe budget est lu.\n\n2. Toit\n\nLe toit est vu.\n';

/** The people whom the header names, and the votes that the text has. */
function read(body: string, kind: 'plain' | 'markdown' = 'plain'): { people: string[]; votes: string[] } {
	const { text } = importMinutes(body, kind);
	const [, head = '', below = ''] = text.split(/^---$/mu);
	const [, people = ''] = /^participants:\n((?: .*\n)*)/mu.exec(head) ?? [];
	return {
		people: people
			.trim()
			.split(/\n\s*/)
			.map((line) => line.replace(/^- /, '')),
		votes: below.split('\n').filter((line) => /^Vote /u.test(line)),
	};
}

test.each([
	[
		'dotted leaders, and a share of all',
		'Copropriétaires présents :\nBRUN Ada ......... 82\nROY Ben .......... 104\nReprésentés :\nDANE Cléo ........ 77   représentée par BRUN Ada\nAbsents :\nFINCH Dora ....... 90',
		[
			'présents:',
			'BRUN Ada [82]',
			'ROY Ben [104]',
			'représentés:',
			'DANE Cléo [77] → BRUN Ada',
			'absents:',
			'FINCH Dora [90]',
		],
	],
	[
		'lots before the names, and who was there behind the numbers',
		'Feuille de présence (sur 1 000 tantièmes) :\n\n    Lot 1   Mme Ada BRUN ..... 504   présente\n    Lot 2   M. Ben ROY ....... 92    absent\n    Lot 3   M. Paul HUET ..... 404   pouvoir à Mme Ada BRUN',
		[
			'présents:',
			'Mme Ada BRUN (Lot 1) [504]',
			'représentés:',
			'M. Paul HUET (Lot 3) [404] → Mme Ada BRUN',
			'absents:',
			'M. Ben ROY (Lot 2) [92]',
		],
	],
	[
		'a total below that is their sum',
		'Présents :\nBRUN Ada       82\nROY Ben       104\nSoit 2 personnes et 186 au total',
		['présents:', 'BRUN Ada [82]', 'ROY Ben [104]'],
	],
	[
		'brackets in one line, where the minutes count shares',
		'Présents : M. BRUN (82), Mme ROY (104)\n\nLe quorum est de 120 tantièmes.',
		['présents:', 'M. BRUN [82]', 'Mme ROY [104]'],
	],
	[
		'brackets where nothing counts shares',
		'Présents : M. BRUN (82), Mme ROY (104)',
		['présents:', 'M. BRUN (82)', 'Mme ROY (104)'],
	],
])('the votes of people stand beside them: %s', (_, list, people) => {
	expect(read(`${TITLE}\n\n${list}${REST}`).people).toEqual(people);
});

test.each([
	['lots that the label tells of', 'Présents (lot) :\nBRUN Ada    12\nROY Ben     14'],
	['a street behind the number', 'Présents :\nBRUN Ada    12 rue Haute\nROY Ben     14 rue Basse'],
	['ages', 'Présents :\nBRUN Ada    77 ans\nROY Ben     14 ans'],
])('other numbers are no votes: %s', (_, list) => {
	expect(importMinutes(`${TITLE}\n\n${list}${REST}`, 'plain').text).not.toMatch(/\[\d/);
});

const PAGE = [
	'République Française             L’an deux mil vingt-trois, le jeudi 30 novembre 2023 à 19h30,',
	'Département du Val               le conseil municipal s’est réuni.',
	'',
	'Date de convocation :            Présents : Ada BRUN, Ben ROY, Cléo DANE,',
	'23/11/2023                       Paul HUET',
	'',
	'En exercice : 5',
	'Votants : 5                      Pouvoir : Dora FINCH à Ben ROY',
];

test('the head of a page in two columns is its left one, and then its right one', () => {
	expect(read(`${PAGE.join('\n')}${REST}`).people).toEqual([
		'présents:',
		'Ada BRUN',
		'Ben ROY',
		'Cléo DANE',
		'Paul HUET',
		'représentés:',
		'Dora FINCH → Ben ROY',
	]);
});

test('words behind a gap that begin elsewhere go on with their line', () => {
	const text = importMinutes(
		`${PAGE.slice(3, 5).join('\n')}\nLe parking est derrière   la salle des fêtes.${REST}`,
		'plain',
	).text;
	expect(text).toMatch(/derrière\s+la salle/u);
});

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const page = (...rows: string[]) =>
	`<h1>${TITLE}</h1><table>${rows.join('')}</table><h2>1. Budget</h2><p>Le budget est lu.</p>`;

test('rows that head a part of a roll are nobody, and people without more are', () => {
	const roll = page(
		row('Copropriétaires', 'Lots', 'Tantièmes', 'Situation'),
		row('Bâtiment A', '', '', ''),
		row('Mme Ada BRUN', '1', '504', 'Présente'),
		row('M. Ben ROY', '2', '496', 'Représenté par Mme Ada BRUN'),
		row('TOTAL', '', '1 000', ''),
	);
	expect(read(roll, 'markdown').people).toEqual([
		'présents:',
		'Mme Ada BRUN (lots 1) [504]',
		'représentés:',
		'M. Ben ROY [496] → Mme Ada BRUN',
	]);
});

test('delegates that sign were there', () => {
	const roll = page(
		row('Club', 'Représentant', 'Voix', 'Émargement'),
		row('Tour du Val', 'Ada BRUN', '7', '<i>signé</i>'),
		row('Les Pions', 'Ben ROY', '5', 'pouvoir à Ada BRUN'),
		row('Les Fous', 'Paul HUET', '2', 'absent'),
	);
	expect(read(roll, 'markdown').people).toEqual([
		'présents:',
		'Ada BRUN (Tour du Val) [7]',
		'représentés:',
		'Ben ROY [5] → Ada BRUN',
		'absents:',
		'Paul HUET (Les Fous) [2]',
	]);
});

test.each([
	[
		'so many of all, beside heads and names',
		[
			row('POUR', '5 copropriétaires', '4982 / 6012'),
			row('CONTRE', 'ROY (1030), soit 1 copropriétaire', '1030 / 6012'),
			row('ABSTENTION', 'Néant', '0 / 6012'),
		],
		'Vote : 4982 pour, 1030 contre, 0 abstention',
	],
	[
		'each with its label in one row',
		[row('Vote', 'Pour : 17 voix', 'Contre : 0', 'Abstention : 5')],
		'Vote : 17 pour, 0 contre, 5 abstention',
	],
])('answers of a table are a vote: %s', (_, rows, vote) => {
	const { votes } = read(
		`<h1>${TITLE}</h1><h2>1. Budget</h2><table>${rows.join('')}</table><p>Le budget est adopté.</p>`,
		'markdown',
	);
	expect(votes).toEqual([vote]);
});
