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

test.each([
	[
		'a letter behind dots, with what is noted of it',
		'BRUN Ada ............ P\nROY Ben ............. P (secrétaire)\nHUET Paul ........... R  pouvoir A. BRUN\nDANE Paul-Henri ..... E\nWEISS Cléo .......... P à 19 h 05',
		[
			'présents:',
			'BRUN Ada',
			'ROY Ben (secrétaire)',
			'WEISS Cléo, à 19 h 05',
			'représentés:',
			'HUET Paul → BRUN Ada',
			'excusés:',
			'DANE Paul-Henri',
		],
	],
	[
		'a dash and a word, with an office on either side',
		'- Ada Brun, trésorière — présente\n- Ben Roy — présent, secrétaire de séance\n- Paul Huet — excusé',
		['présents:', 'Ada Brun, trésorière', 'Ben Roy, secrétaire de séance', 'excusés:', 'Paul Huet'],
	],
	[
		'labels in the first column, and people over several lines beside them',
		'PRÉSENT-E-S     Ada Brun, présidente     Ben Roy\n                Cléo Dane (6e B)\nEXCUSÉ-E-S      Mme Finch, M. Huet',
		['présents:', 'Ada Brun, présidente', 'Ben Roy', 'Cléo Dane (6e B)', 'excusés:', 'Mme Finch', 'M. Huet'],
	],
	[
		'a group a line, whose people are said to be there or not',
		'Bât. A : Mme Brun (présente, pdte), M. Roy (abs)\nBât. B : M. Huet (présent), Mme Dane (présente), M. Weiss (excusé)',
		[
			'présents:',
			'Mme Brun (pdte, Bât. A)',
			'M. Huet (Bât. B)',
			'Mme Dane (Bât. B)',
			'excusés:',
			'M. Weiss (Bât. B)',
			'absents:',
			'M. Roy (Bât. A)',
		],
	],
	[
		'a group a line, where only those away are marked',
		'Bort : Ada Brun (présidente), Ben Roy\nVal : Cléo Dane, Dora Finch (excusée)\nLac : Paul Huet (procuration Ben Roy), Lise Weiss',
		[
			'présents:',
			'Ada Brun (présidente, Bort)',
			'Ben Roy (Bort)',
			'Cléo Dane (Val)',
			'Lise Weiss (Lac)',
			'représentés:',
			'Paul Huet → Ben Roy',
			'excusés:',
			'Dora Finch (Val)',
		],
	],
])('people are read by their columns: %s', (_, list, people) => {
	expect(read(`${TITLE}\n\n${list}${REST}`).people).toEqual(people);
});

test.each([
	'Sujet A : Ada Brun (rapporteure), Ben Roy (suppléant)\nSujet B : Cléo Dane (rapporteure), Dora Finch (suppléante)\nSujet C : Paul Huet, Lise Weiss',
	'Budget : Ada Brun (fait), Ben Roy (absent)\nToit : Cléo Dane (en cours), Dora Finch (fait)',
	'TITRE     Ada Brun     Ben Roy\nSUJET     Cléo Dane     Paul Huet',
])('and are nobody’s roll: %s', (list) => {
	expect(read(`${TITLE}\n\n${list}${REST}`).people).toEqual(['']);
});

test.each([
	[
		'pairs of a name and a status side by side',
		[
			row('Enseignants', '', 'Parents', ''),
			row('Mme Brun (direction)', 'P', 'M. Roy', 'P'),
			row('M. Huet', 'P', 'Mme Dane', 'Exc.'),
			row('', '', 'M. Weiss', 'Abs.'),
		],
		[
			'présents:',
			'Mme Brun (direction)',
			'M. Huet',
			'M. Roy',
			'excusés:',
			'Mme Dane',
			'absents:',
			'M. Weiss',
		],
	],
	[
		'an arrow to who carries the vote',
		[
			row('Lot', 'Propriétaire', 'Voix', ''),
			row('1', 'Ada Brun', '1', 'là'),
			row('2', 'Ben Roy', '1', 'là'),
			row('3', 'M. Huet', '1', '→ B. Roy'),
			row('4', 'Mme Weiss', '1', 'excusée'),
		],
		[
			'présents:',
			'Ada Brun (lot 1) [1]',
			'Ben Roy (lot 2) [1]',
			'représentés:',
			'M. Huet [1] → Ben Roy',
			'excusés:',
			'Mme Weiss (lot 4) [1]',
		],
	],
	[
		'a cross, and a column for who carries the vote',
		[
			row('Élus', 'Présent', 'Excusé', 'Procuration'),
			row('Ada Brun', '✓', '', ''),
			row('Ben Roy', '✓', '', ''),
			row('Paul Huet', '', '✓', 'à B. ROY'),
		],
		['présents:', 'Ada Brun', 'Ben Roy', 'représentés:', 'Paul Huet → Ben Roy'],
	],
])('people are read from tables: %s', (_, rows, people) => {
	expect(read(`<h1>${TITLE}</h1><table>${rows.join('')}</table>${REST}`, 'markdown').people).toEqual(people);
});

test.each([
	['[x] adoptée   [ ] rejetée      pour 8   contre 0   abst. 0', 'Vote : 8 pour, 0 contre, 0 abst'],
	['[ ] adoptée   [x] rejetée      pour 2   contre 6   abst. 1', 'Vote : 2 pour, 6 contre, 1 abst'],
	['Après échanges, la DBM est votée par 7 voix sur 7.', 'Vote : 7 pour'],
	['Le conseil opte pour l’affichage (7 voix sur 7).', 'Vote : 7 pour'],
	['Enveloppe inchangée. [Vote : 3/4, 1 abst.]', 'Vote : 3 pour, 1 abst'],
	['Le conseil garde le papier en 2022.     [6-0-1]', 'Vote : 6 pour, 0 contre, 1 abstentions'],
	['Voir la norme applicable [3-1-2].', undefined],
	['La commission a été saisie. [Vote : 3/5]', undefined],
	['Le journal donne 12 voix sur 40 au projet concurrent.', undefined],
])('a vote is told in boxes, brackets and wholes: %s', (line, vote) => {
	expect(read(`${TITLE}\n\n1. Budget\n\n${line}${REST.replace('1. Budget', '')}`).votes[0]).toBe(vote);
});
