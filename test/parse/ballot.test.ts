/** Labelled lines: what each is read as, and where. */

import { describe, expect, test } from 'vitest';
import { awaitsAnswers, isBallotLine, opensBallot, readBallot } from '../../src/parse/ballot/ballot.js';
import type { BallotContext } from '../../src/parse/ballot/ballot-context.js';
import { readCollege } from '../../src/parse/ballot/ballot-label.js';
import { announcesElection, looksLikeCandidates } from '../../src/parse/ballot/candidate-list.js';
import { nearLabelProblem } from '../../src/parse/ballot/labelled-line.js';
import { getLines, place, sketch, sketchProblem } from './ballot-sketch.js';

function read(text: string, context: BallotContext = place('resolution')): string[] {
	const reading = readBallot(getLines(text), context);
	return [...sketch(reading), ...reading.problems.map((one) => `! ${sketchProblem(one, text)}`)];
}

describe('labelled lines', () => {
	test.each<[string, string[]]>([
		[
			'Pour : 42\nContre : 3\nAbstentions : 2\nBlancs : 1',
			['for = for 42', 'against = against 3', 'abstention = abstention 2', 'blank = blank 1'],
		],
		[
			'- Contre : Lise Kern\n- Abstention : Paul Weiss\n- Pour : tous les autres\nRésultat : adoptée',
			[
				'against = against {Lise Kern}',
				'abstention = abstention {Paul Weiss}',
				'for = for others',
				'result = adopted',
			],
		],
		['Pour : tous', ['for = for all']],
		['Contre : personne\nPour : toutes', ['against = against 0', 'for = for all']],
		['Abstention : 2 (Dora Finch, Elias Gant)', ['abstention = abstention 2 {Dora Finch} {Elias Gant}']],
		['Abstentions (2) : Dora Finch et Elias Gant', ['abstention = abstention 2 {Dora Finch} {Elias Gant}']],
		['Pour : 6 667 voix (16 personnes)', ['for = for 6667 16 heads']],
		['Ont voté pour : 3 copropriétaires représentant 9 000 tantièmes', ['for = for 3 heads 9000']],
		['A voté contre : Paul Weiss', ['against = against {Paul Weiss}']],
		['Se sont abstenues : Anne Roy, Lise Kern', ['abstention = abstention {Anne Roy} {Lise Kern}']],
		['Pour : 16 personnes (6 667 voix)', ['for = for 16 heads 6667']],
		['Pour : 3 copropriétaires représentant 9 000 tantièmes', ['for = for 3 heads 9000']],
		['Contre : 1 copropriétaire, 1 000 tantièmes', ['against = against 1 heads 1000']],
		['Abstention : 2 copropriétaires totalisant 1 450 / 10 000', ['abstention = abstention 2 heads 1450']],
		[
			'Vote : 3 copropriétaires représentant 9 000 tantièmes pour, 1 copropriétaire représentant 1 000 tantièmes contre',
			['vote = (for 3 heads 9000, against 1 heads 1000)'],
		],
		['Vote : pour 3 personnes, 1 voix contre', ['vote = (for 3 heads, against 1)']],
		['Pour : M. et Mme Duval et SCI du Port', ['for = for {M. et Mme Duval} {SCI du Port}']],
		['Contre : Lise Kern (150), Paul Weiss (80)', ['against = against {Lise Kern} 230 {Paul Weiss}']],
		['Opposante : Lise Kern', ['against = against {Lise Kern}']],
		['Contre : Blanc\nBlancs : 2', ['against = against {Blanc}', 'blank = blank 2']],
		['Pour : 11, contre : 3, abstentions : 2', ['vote = (for 11, against 3, abstention 2)']],
		[
			'Blancs ou nuls : 3\nNPPV : Lise Kern',
			['blankOrVoid = blankOrVoid 3', 'notVoting = notVoting {Lise Kern}'],
		],
		['Déport : Paul Weiss, la présidente', ['recused = {Paul Weiss} | {la présidente}']],
		['Scrutin : secret', ['ballot = secret']],
		['Scrutin : à main levée', ['ballot = showOfHands']],
		['Majorité : deux tiers des suffrages exprimés', ['majority = "deux tiers des suffrages exprimés"']],
		['Votants : 28 (dont 3 pouvoirs)\nExprimés : 25 voix', ['voters = 28', 'cast = 25']],
		[
			'Collège A : 12 pour, 1 contre\nCollège B : unanimité',
			['college = "A" | (for 12, against 1)', 'college = "B" | (unanimous)'],
		],
		['Clé : ascenseur', ['key = "ascenseur"']],
		['Avis : défavorable', ['opinion = unfavourable']],
		[
			'Proposée par : Jeanne Royer\nAppuyée par : Ali Ben',
			['movedBy = {Jeanne Royer}', 'secondedBy = {Ali Ben}'],
		],
		['Heure : 14h15\nAmendée : oui', ['time = 855', 'amended = true']],
		['Sur : résolution 1', ['on = resolution#1']],
		['Sur : la délibération n° 2024-045.', ['on = deliberation#2024-045']],
		['Sur : #comptes', ['on = #comptes']],
		['Second vote : 5 pour, 3 contre', ['secondVote = (for 5, against 3)']],
		['Second vote (art. 25-1) : 5 pour, 3 contre', ['secondVote = "art. 25-1" | (for 5, against 3)']],
		[
			'Vote commun aux résolutions 2 et 3 : sans objection, à l’unanimité',
			['jointVote = resolution#2 | resolution#3 | (noObjection, unanimous)'],
		],
		[
			'Vote commun aux résolutions 2 à 5 : 12 pour',
			['jointVote = resolution#2 | resolution#3 | resolution#4 | resolution#5 | (for 12)'],
		],
		[
			'Vote commun aux délibérations 2024-041, 2024-042 et #budget : unanimité',
			['jointVote = deliberation#2024-041 | deliberation#2024-042 | deliberation#budget | (unanimous)'],
		],
		[
			'Joint vote on resolutions 2 and 3: unanimous',
			['jointVote = resolution#2 | resolution#3 | (unanimous)'],
		],
		['Postes : 2\nTour : 1er\nMode : liste', ['seats = 2', 'round = 1', 'mode = list']],
		['**Vote :** 42 *pour*, __3__ contre', ['vote = (for 42, against 3)']],
		['vote&nbsp;: 42 pour[^1] <!-- recompté -->', ['vote = (for 42)']],
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	test.each<[string, string[]]>([
		['Résultat : adoptée', ['result = adopted']],
		['Résultat : ADOPTÉES.', ['result = adopted']],
		['Résultat : non adoptée', ['result = rejected']],
		['Result: not approved', ['result = rejected']],
		['Résultat : ajournée', ['result = adjourned']],
		['Résultat : reporté', ['result = adjourned']],
		['Résultat : retiré', ['result = withdrawn']],
		['Résultat : sans objet', ['result = moot']],
		['Résultat : prend acte', ['result = noted']],
		['Résultat : élus Lise Kern, Omar Haddad', ['result = elected {Lise Kern} {Omar Haddad}']],
		['Résultat : élue Ines Kaci', ['result = elected {Ines Kaci}']],
		['Résultat : Lise Kern et Omar Haddad sont élus', ['result = elected {Lise Kern} {Omar Haddad}']],
		['Résultat : adoptée à l’unanimité', ['result = adopted | (unanimous)']],
		['Résultat : adopté par 42 voix contre 3', ['result = adopted | (for 42, against 3)']],
		['Résultat : 42 pour, 3 contre', ['vote = (for 42, against 3)']],
		['Résultat : avis favorable', ['opinion = favourable']],
		['Result: carried', ['result = adopted']],
		['Result: lost', ['result = rejected']],
		['Result: elected Dora Finch, Elias Gant', ['result = elected {Dora Finch} {Elias Gant}']],
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	test('an empty vote takes the list that follows, blank line or not', () => {
		expect(
			read(
				'Vote :\n\n- 18 pour (dont 3 procurations)\n- contre : Lise Kern\n- abstention :\n- Résultat : adoptée',
			),
		).toEqual(['vote = (for 18, against {Lise Kern}, abstention 0)', 'result = adopted']);
		expect(awaitsAnswers(getLines('Scrutin : secret\nVote :'), place('resolution'))).toBe(true);
		expect(awaitsAnswers(getLines('Vote : 42 pour'), place('resolution'))).toBe(false);
	});

	test('an indented line continues the one above, unless it has a label', () => {
		expect(
			read(
				'- Pour : Lise Kern,\n  Omar Haddad\n- Contre :\n  - Paul Weiss\n  - Anne Stan\n  Résultat : rejetée',
			),
		).toEqual([
			'for = for {Lise Kern} {Omar Haddad}',
			'against = against {Paul Weiss} {Anne Stan}',
			'result = rejected',
		]);
	});

	test('in an English file', () => {
		const context = place('resolution', 'en');
		expect(
			read(
				'- For: Dora Finch, Elias Gant\n- Against: none\n- Abstention: all others\nResult: carried',
				context,
			),
		).toEqual([
			'for = for {Dora Finch} {Elias Gant}',
			'against = against 0',
			'abstention = abstention others',
			'result = adopted',
		]);
		expect(
			read('Ballot: roll call\nMoved by: Dora Finch\nTime: 2:15 pm\nAmended: yes\nOn: resolution 1', context),
		).toEqual([
			'ballot = rollCall',
			'movedBy = {Dora Finch}',
			'time = 855',
			'amended = true',
			'on = resolution#1',
		]);
	});
});

describe('mistakes', () => {
	test.each<[string, string[]]>([
		['Vote : beaucoup de monde', ['vote = ()', '! syntax/invalid-value tally 1:8 "beaucoup de monde"']],
		['Vote : 42 pour, 3 contre, 4 pour', ['vote = ()', '! syntax/invalid-value answerTwice 1:27 "4 pour"']],
		['Vote : unanimité moins une voix', ['vote = (majority)']],
		['Vote : à l’unanimité moins 2', ['vote = (majority)']],
		['Vote : à l’unanimité moins 2, 3 pour', ['vote = (majority, for 3)']],
		['Vote : à l’unanimité moins 2 abstentions', ['vote = (unanimous, abstention 2)']],
		['Vote: unanimous except one', ['vote = (majority)']],
		['Vote : 4 pour, 1 contre, 5 votants', ['vote = (for 4, against 1)', 'voters = 5']],
		['Vote : 4 pour, 1 contre (5 votants)', ['vote = (for 4, against 1)', 'voters = 5']],
		['Vote (5 votants) : 4 pour, 1 contre', ['vote = (for 4, against 1)', 'voters = 5']],
		['Votants : 5, pour : 4, contre : 1', ['vote = (for 4, against 1)', 'voters = 5']],
		['5 votants dont 4 pour et 1 contre', ['vote = (for 4, against 1)', 'voters = 5']],
		['4 pour, 1 contre', ['vote = (for 4, against 1)']],
		['Vote : 4 oui, 1 non', ['vote = (for 4, against 1)']],
		['Vote: 4 yes, 1 no, no abstentions', ['vote = (for 4, against 1, abstention 0)']],
		['Vote: 4 for, 0 against, 0', ['vote = (for 4, against 0, abstention 0)']],
		['Vote: 4 for, 0', ['vote = ()', '! syntax/invalid-value tally 1:14 "0"']],
		['Pour : 825/1000 tantièmes', ['for = for 825']],
		['Pour : 1825/1000 tantièmes', ['for = for', '! syntax/invalid-value tally 1:13 "1000"']],
		['Pour : 5 voix (62,5 %)', ['for = for 5']],
		['Pour : 62,5 %', ['for = for', '! syntax/invalid-value tally 1:13 "%"']],
		['Vote : Pour 8, Contre 0, Abst. 0', ['vote = (for 8, against 0, abstention 0)']],
		[
			'Contre : 1 copropriétaire (Lise Kern) représentant 150 tantièmes',
			['against = against 1 heads {Lise Kern} 150'],
		],
		[
			'Contre : 1 copropriétaire totalisant 150 tantièmes – Lise Kern (150)',
			['against = against 1 heads 150 {Lise Kern}'],
		],
		[
			'Contre : 2 copropriétaires, 350 tantièmes – Lise Kern (150), Paul Weiss (200)',
			['against = against 2 heads 350 {Lise Kern} {Paul Weiss}'],
		],
		['Pour : 3 copropriétaires – 9 000 tantièmes', ['for = for 3 heads 9000']],
		['Vote(s) ABSTENTION : 2', ['abstention = abstention 2']],
		[
			'Vote : 6 667 pour, 16 personnes ; 3 333 contre, 8 personnes',
			['vote = (for 6667 16 heads, against 3333 8 heads)'],
		],
		['Vote :', ['vote = ()', '! syntax/invalid-value tallyEmpty 1:1 "Vote"']],
		['Pour : -3', ['for = for', '! syntax/invalid-value tally 1:8 "-3"']],
		['Pour : 10.000', ['for = for', '! syntax/invalid-value number 1:8 "10.000"']],
		['Contre : 10.000.000', ['against = against 10000000']],
		['Pour : 10.5', ['for = for 10.5']],
		['Pour : 12 %', ['for = for', '! syntax/invalid-value tally 1:11 "%"']],
		['Pour : 2A', ['for = for', '! syntax/invalid-value tally 1:8 "2A"']],
		['Pour :\nContre : 3', ['for =', 'against = against 3', '! syntax/invalid-value labelEmpty 1:1 "Pour"']],
		[
			'Vote : 42 pour\n- Vote : 40 pour',
			['vote = (for 42)', 'vote = ()', '! syntax/invalid-value labelTwice 2:3 "Vote"'],
		],
		['Votants : beaucoup', ['voters =', '! syntax/invalid-value labelCount 1:11 "beaucoup"']],
		['Heure : bientôt', ['time =', '! syntax/invalid-value labelTime 1:9 "bientôt"']],
		['Amendée : peut-être', ['amended =', '! syntax/invalid-value labelYesNo 1:11 "peut-être"']],
		['Scrutin : au chapeau', ['ballot =', '! syntax/invalid-value labelWord 1:11 "au chapeau"']],
		['Sur : on ne sait quoi', ['on =', '! syntax/invalid-value labelReference 1:7 "on ne sait quoi"']],
		['Résultat : on verra', ['result =', '! syntax/invalid-value labelResult 1:12 "on verra"']],
		['Vote commun aux autres : 3 pour', ['jointVote = #autres | (for 3)']],
		['Vote commun : 3 pour', ['jointVote =', '! syntax/invalid-value labelReference 1:15 "3 pour"']],
		['Absentions : 3', ['abstention = abstention 3', '! vote/misspelt word 1:1 "Absentions"']],
		['Vote : uninamité', ['vote = (unanimous)', '! vote/misspelt word 1:8 "uninamité"']],
		['Pour : 3\nTruc : 3', ['for = for 3', '! syntax/unknown-key inBlock 2:1 "Truc"']],
		['Pour : 3\nVtes : 3', ['for = for 3', '! syntax/unknown-key inBlockNear 2:1 "Vtes"']],
		[
			'Pour : 3\nLa discussion reprend.',
			['for = for 3', '! syntax/unknown-key inBlock 2:1 "La discussion reprend."'],
		],
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	test('names may be gathered from several lines', () => {
		expect(read('Déport : Lise Kern\nDéport : Paul Weiss')).toEqual([
			'recused = {Lise Kern}',
			'recused = {Paul Weiss}',
		]);
		expect(read('Déport : ~~Lise Kern~~')).toEqual([
			'recused =',
			'! syntax/invalid-value struck 1:10 "~~Lise Kern~~"',
		]);
	});

	test('a full stop says nothing', () => {
		expect(read('Déport : néant.')).toEqual(['recused =']);
		expect(read('Recused: none.')).toEqual(['recused =']);
		expect(read('Tour : 2e.', place('election'))).toEqual(['round = 2']);
	});

	test('an answer is counted once', () => {
		expect(read('Vote : 42 pour\nPour : 40')).toEqual([
			'vote = (for 42)',
			'for = for',
			'! syntax/invalid-value labelTwice 2:1 "Pour"',
		]);
		expect(read('Vote : 42 pour, 2 contre\nContre : Lise Kern, Paul Weiss')).toEqual([
			'vote = (for 42, against 2)',
			'against = against {Lise Kern} {Paul Weiss}',
		]);
		expect(read('Vote : 42 pour, 3 contre\nRésultat : adopté par 42 voix contre 3')).toEqual([
			'vote = (for 42, against 3)',
			'result = adopted',
		]);
		expect(read('Vote : 42 pour, 3 contre\nSecond vote : 40 pour')).toEqual([
			'vote = (for 42, against 3)',
			'secondVote = (for 40)',
		]);
	});

	test('a misspelt word comes with its fix, in place', () => {
		const reading = readBallot(getLines('Vote : 3 absentions'), place('resolution'));
		expect(reading.problems[0]?.fixes).toEqual([
			{
				description: 'writeExpected',
				safe: true,
				edits: [
					{
						position: { start: { line: 1, column: 10, offset: 9 }, end: { line: 1, column: 20, offset: 19 } },
						text: 'abstentions',
					},
				],
			},
		]);
		expect(reading.problems[0]?.values).toEqual({ value: 'absentions', expected: 'abstentions' });
	});
});

describe('lines without a label below those of a vote', () => {
	test.each<[string, string[]]>([
		['Moved: Lise Kern\nAll in favour.', ['movedBy = {Lise Kern}', 'vote = (for all)']],
		[
			'Moved: Lise Kern\nSeconded: Paul Weiss\nAll in favor',
			['movedBy = {Lise Kern}', 'secondedBy = {Paul Weiss}', 'vote = (for all)'],
		],
		[
			'Moved: Lise Kern\nAll were in favour. Carried.',
			['movedBy = {Lise Kern}', 'vote = (unanimous, adopted)'],
		],
		['For: 6\nAgainst: 0\nAll in favour.', ['for = for 6', 'against = against 0']],
		['Pour : Lise Kern\nAbsents : Paul Weiss', ['for = for {Lise Kern}']],
		['Ayes: Lise Kern\nAbsent: Paul Weiss', ['for = for {Lise Kern}']],
	])('%s', (text, expected) => {
		expect(read(text, place('resolution', /Pour/.test(text) ? 'fr' : 'en'))).toEqual(expected);
	});
});

describe('what a ballot does not take', () => {
	test.each<[string, string[]]>([
		['Vote : 5 pour, 2 contre\nRésultat : adoptée', []],
		['Vote :\n- Pour : 5\n- On verra bien\n- Contre : 2', ['- On verra bien']],
		['Vote :\n- Pour : 5\n- Pour : 6', ['- Pour : 6']],
		['Vote : 5 pour\nCouleur : bleu', ['Couleur : bleu']],
		[
			'Vote : 5 pour\n| Sujet | Note |\n|---|---|\n| Couleur | bleu |',
			['| Sujet | Note |\n|---|---|\n| Couleur | bleu |'],
		],
	])('%s', (text, unread) => {
		const reading = readBallot(getLines(text), place('resolution'));
		expect(reading.unread.map((lines) => lines.map((line) => line.text).join('\n'))).toEqual(unread);
	});
});

describe('elections and choices', () => {
	const election = place('election');
	test.each<[string, string[]]>([
		[
			'- Lise Kern (Région Bretagne) : 31 voix\n- Omar Haddad : 29 pour, 1 contre, 2 abstentions\n\nPostes : 2\nVotants : 40\nBlancs : 2\nRésultat : élus Lise Kern, Omar Haddad',
			[
				'candidate = name Lise Kern; affiliation Région Bretagne | (for 31)',
				'candidate = name Omar Haddad | (for 29, against 1, abstention 2)',
				'seats = 2',
				'voters = 40',
				'blank = blank 2',
				'result = elected {Lise Kern} {Omar Haddad}',
			],
		],
		['- Lise Kern : 31\nPostes : 1', ['candidate = name Lise Kern | (for 31)', 'seats = 1']],
		[
			'- Nadia Belle\n- Omar Haddad, trésorier\nVote : unanimité',
			[
				'candidate = name Nadia Belle',
				'candidate = name Omar Haddad; quality trésorier',
				'vote = (unanimous)',
			],
		],
		[
			'Lise Kern : 31 voix\nOmar Haddad : 29 voix',
			['candidate = name Lise Kern | (for 31)', 'candidate = name Omar Haddad | (for 29)'],
		],
		['- Lise Kern :\n  - pour : 29\n  - contre : 1', ['candidate = name Lise Kern | (for 29, against 1)']],
		[
			'- Lise Kern : beaucoup de voix, 3',
			['candidate = name Lise Kern | ()', '! syntax/invalid-value tally 1:15 "beaucoup"'],
		],
		['- Liste « Ensemble » : 17 voix', ['candidate = name Liste « Ensemble » | (for 17)']],
		[
			'**Collège des salariés**\n\n- Lise Kern : 3\n\n**Collège des employeurs**\n- Omar Haddad : 4',
			[
				'[Collège des salariés]',
				'candidate = name Lise Kern | (for 3)',
				'[Collège des employeurs]',
				'candidate = name Omar Haddad | (for 4)',
			],
		],
		[
			'| Candidat | Pour | Contre |\n|---|--:|--:|\n| Lise Kern | 31 | 2 |\n| Omar Haddad (Rennes) | 29 | |',
			[
				'candidate = name Lise Kern | (for 31, against 2)',
				'candidate = name Omar Haddad; affiliation Rennes | (for 29)',
			],
		],
	])('%s', (text, expected) => {
		expect(opensBallot(getLines(text), election)).toBe(true);
		expect(read(text, election)).toEqual(expected);
	});

	test.each([
		'- le mandat dure trois ans ;\n- il est renouvelable.',
		'Lise Kern : je suis candidate.',
		'Le bureau a reçu deux candidatures.',
	])('no candidates: %s', (text) => {
		expect(opensBallot(getLines(text), election)).toBe(false);
	});

	test('the college of a heading goes to the candidates under it', () => {
		expect(read('- Lise Kern : 3', { ...election, college: 'Collège des cadres' })).toEqual([
			'[Collège des cadres]',
			'candidate = name Lise Kern | (for 3)',
		]);
		expect(readBallot(getLines('**Collège des cadres**'), election)).toEqual({
			children: [],
			unread: [getLines('**Collège des cadres**')],
			problems: [],
			college: 'Collège des cadres',
		});
		expect([
			readCollege('Collège des salariés'),
			readCollege('Premier collège'),
			readCollege('Le collège Jean-Moulin'),
		]).toEqual(['Collège des salariés', 'Premier collège', undefined]);
	});

	test('options of a choice', () => {
		const text = '- Rouge : 12\n- Bleu clair : 3 voix\n- Abstention : 1';
		expect(opensBallot(getLines(text), place('choice'))).toBe(true);
		expect(read(text, place('choice'))).toEqual([
			'option = "Rouge" | (for 12)',
			'option = "Bleu clair" | (for 3)',
			'abstention = abstention 1',
		]);
	});

	test('outside blocks a list of names with tallies may be an election', () => {
		const nowhere = place(undefined);
		expect(looksLikeCandidates(getLines('- Lise Kern : 31 voix\n- Omar Haddad : 29 voix'), nowhere)).toBe(
			true,
		);
		expect(looksLikeCandidates(getLines('- Lise Kern : bonsoir\n- Omar Haddad : 29 voix'), nowhere)).toBe(
			false,
		);
		expect(
			['Postes : 2', 'Résultat : élus Lise Kern', 'Résultat : adoptée'].map(
				(text) => getLines(text).map((line) => announcesElection(line, nowhere))[0],
			),
		).toEqual([true, true, false]);
	});
});

describe('tables', () => {
	test('two columns of answers and counts', () => {
		const text =
			'| Nombre de votants | 28 |\n|---|---|\n| Ne prennent pas part au vote | 8 |\n| S’abstiennent | 2 |\n| Votent contre |  |\n| Votent pour | 18 |\nRésultat : adopté';
		expect(opensBallot(getLines(text), place(undefined))).toBe(true);
		expect(read(text)).toEqual([
			'voters = 28',
			'notVoting = notVoting 8',
			'abstention = abstention 2',
			'against = against 0',
			'for = for 18',
			'result = adopted',
		]);
	});

	test('a row a college', () => {
		const text = '| Collège | Pour | Contre |\n|---|---|---|\n| Salariés | 12 | 3 |\n| Employeurs | 4 | 0 |';
		expect(read(text)).toEqual([
			'college = "Salariés" | (for 12, against 3)',
			'college = "Employeurs" | (for 4, against 0)',
		]);
	});

	test('answers over counts', () => {
		const text = '| Pour | Contre | Abstentions |\n|---|---|---|\n| 12 | 3 | |';
		expect(opensBallot(getLines(text), place(undefined))).toBe(true);
		expect(read(text)).toEqual(['vote = (for 12, against 3)']);
	});

	test('a blank under `pour` was never filled in', () => {
		const text = '| Pour | Contre | Abstentions |\n|---|---|---|\n| | 3 | 1 |';
		expect(read(text)).toEqual(['vote = ()', '! syntax/invalid-value labelEmpty 3:3 ""']);
	});

	test.each([
		['| Pour | tous |\n|---|---|\n| Contre | 0 |', ['for = for all', 'against = against 0']],
		[
			'| Pour | Lise Kern |\n|---|---|\n| Contre | Paul Weiss |',
			['for = for {Lise Kern}', 'against = against {Paul Weiss}'],
		],
		['| Pour | Voix |\n|---|---|\n| Contre | 3 |', ['against = against 3']],
	])('the head of a table may be the first answer: %s', (text, expected) => {
		expect(opensBallot(getLines(text), place('resolution'))).toBe(true);
		expect(read(text)).toEqual(expected);
	});

	test.each(['Total', 'Totaux', 'Total général', 'Ensemble', 'Totals', 'Grand total', 'Overall'])(
		'the row that adds up the colleges is the vote: %s',
		(total) => {
			const text = `| Collège | Pour | Contre |\n|---|---|---|\n| Salariés | 12 | 3 |\n| ${total} | 16 | 3 |`;
			expect(read(text)).toEqual([
				'college = "Salariés" | (for 12, against 3)',
				'vote = (for 16, against 3)',
			]);
		},
	);

	test('a table of all resolutions is none', () => {
		const text = '| Résolution | Pour | Contre |\n|---|---|---|\n| 1 | 12 | 3 |';
		expect(opensBallot(getLines(text), place(undefined))).toBe(false);
		expect(opensBallot(getLines(text), place('resolution'))).toBe(false);
	});

	test('a table of anything else is none', () => {
		expect(
			opensBallot(getLines('| Poste | Montant |\n|---|---|\n| Loyer | 1 200 |'), place('resolution')),
		).toBe(false);
	});

	test('a word of another table that is nearly an answer makes no ballot', () => {
		const lines = getLines('| Loyer | 1 200 |\n|---|---|\n| Bank | 120 |');
		expect(opensBallot(lines, place(undefined))).toBe(false);
	});

	test('a row that is no answer', () => {
		expect(read('| Pour | 12 |\n|---|---|\n| Contre | 3 |\n| Chats | 4 |')).toEqual([
			'for = for 12',
			'against = against 3',
			'! syntax/unknown-key inBlock 4:3 "Chats"',
		]);
	});
});

describe('which lines count', () => {
	const nowhere = place(undefined);
	test.each([
		'Vote : 42 pour',
		'Vote :',
		'Pour : 42',
		'- Contre : Lise Kern',
		'Pour : tous',
		'Résultat : adoptée',
		'Absentions : 3',
		'Result: carried',
	])('outside a block %s does', (text) => {
		expect(getLines(text).map((line) => isBallotLine(line, nowhere))).toEqual([true]);
	});

	test.each([
		'Pour : la ville doit avancer',
		'Contre : Inconnu Total',
		'Résultat : on verra',
		'Postes : 2',
		'Sur : le toit',
		'Jeanne Royer : 42 pour',
		'Blanc : bonsoir',
		'Note : 3',
		'Le vote : 3 pour',
	])('outside a block %s does not', (text) => {
		expect(getLines(text).map((line) => isBallotLine(line, nowhere))).toEqual([false]);
		expect(opensBallot(getLines(text), nowhere)).toBe(false);
	});

	test('in a block the first line decides', () => {
		expect(opensBallot(getLines('Majorité : art. 25\nTexte'), place('resolution'))).toBe(true);
		expect(opensBallot(getLines('Texte\nMajorité : art. 25'), place('resolution'))).toBe(false);
		expect(opensBallot(getLines('Blanc : bonsoir'), place('resolution'))).toBe(false);
		expect(opensBallot(getLines('Votre : 3'), place('resolution'))).toBe(false);
	});
});

test('every value has its exact place', () => {
	const text = '- **Contre :** 2 (Dora Finch, Elias Gant)';
	const [ballot] = readBallot(getLines(text), place('resolution')).children;
	const answer = ballot?.children[0]?.children[0];
	const places =
		answer?.type === 'answer'
			? answer.children.map(({ position }) => text.slice(position?.start.offset, position?.end.offset))
			: [];
	expect(places).toEqual(['2', 'Dora Finch', 'Elias Gant']);
});

describe('a line of a block that lacks its colon', () => {
	test.each<[string, string | undefined]>([
		['Vote 1 pour, 3 contre', 'Vote : 1 pour, 3 contre'],
		['Votes 12 pour', 'Votes : 12 pour'],
		['Pour 24', 'Pour : 24'],
		['Vote 3 du budget', undefined],
		['Vote à main levée', undefined],
	])('%s', (text, line) => {
		const [first] = getLines(text);
		const found = first && nearLabelProblem(first, place('resolution'));
		expect(found?.values['line']).toBe(line);
		expect(found?.severity).toBe(line === undefined ? undefined : 'error');
	});
});

describe('a sentence behind a count, on its line', () => {
	// One that gives an answer which the count lacks, or a verdict that nothing compares, leaves the vote unread.
	test.each([
		'Vote: 3 for. Four directors opposed.',
		'Vote: 3 for; the rest opposed.',
		'Vote: 3 in favour – remaining four directors not in favour.',
		'Vote : 3 pour. Le reste du conseil vote contre.',
		'Vote: 3 for; budget adopted by 3 votes to 4.',
		'Vote: 3 for, 4 against; budget adopted.',
	])('unread: %s', (text) => {
		expect(readBallot(getLines(text), place('resolution')).problems).not.toEqual([]);
	});

	test.each([
		'Vote : 5 pour, 2 contre. La motion est adoptée.',
		'Vote: 5 for, 2 against. Fay Lind asked that her opposition be noted.',
	])('text: %s', (text) => {
		expect(readBallot(getLines(text), place('resolution')).problems).toEqual([]);
	});
});
