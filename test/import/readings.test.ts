import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes, lostWords } from '../../src/import/index.js';
import { docxToMarkdown } from '../../src/import/sources/from-docx.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';

/** What a passage becomes: the body of the meeting file, after the head of the minutes. */
function getBody(passage: string): string {
	const text = `Conseil du 6 juin 2024\n\n## Point\n\n${passage}\n`;
	const { text: file } = importMinutes(text);
	expect(lostWords(text, file)).toEqual([]);
	return file.slice(file.indexOf('## Point') + 9).trim();
}

const VOTE = '<!-- Import : vote lu dans le texte ci-dessus, à vérifier. -->';
const UNREAD =
	'<!-- Import : un vote se trouve ici, mais tous ses chiffres ne se lisent pas ; écrivez-le sur une ligne « Vote : … ». -->';

describe('proxies', () => {
	it.each([
		'Lise Kern donne procuration à Paul Weiss / Omar Haddad donne procuration à Ada Brun',
		'Lise Kern / Paul Weiss, Omar Haddad / Ada Brun',
	])('are read on both sides of a stroke: %s', (line) => {
		const { text } = importMinutes(
			`Conseil du 6 juin 2024\n\nPrésents : Paul Weiss, Ada Brun\n\nProcurations : ${line}\n`,
		);
		expect(text).toContain('- Lise Kern → Paul Weiss\n    - Omar Haddad → Ada Brun\n');
	});
});

it('a civility makes a name of one that opens with the name of a country', () => {
	const list = ['Présents :', 'Mme Lise Kern', 'Mme France Royer', 'M. Paul Weiss'].join('\n');
	const { text } = importMinutes(`Conseil du 6 juin 2024\n\n${list}\n\nFrance Nature\n\n## Point\n\nRien.\n`);
	expect(text).toContain('    - Mme Lise Kern\n    - Mme France Royer\n    - M. Paul Weiss\n');
	expect(text).not.toContain('- France Nature');
});

it('whom the list has as chair has the chair, whoever opens the meeting', () => {
	const head = 'Minutes of the board, 4 May 2024\n\nPresent: Ana Bell (Chair), Bo Carr\n\n';
	expect(importMinutes(`${head}Bo Carr opened the meeting at 7 pm.\n`).text).toContain('chair: Ana Bell\n');
	const other = head.replace(' (Chair)', '');
	expect(importMinutes(`${other}Bo Carr opened the meeting at 7 pm.\n`).text).toContain('chair: Bo Carr\n');
});

it('a report that was moved and carried is signed by nobody', () => {
	const line = 'The treasurer’s report was accepted. Moved Ana Bell, seconded Bo Carr. Carried.';
	const { text } = importMinutes(
		`Minutes of the board, 4 May 2024\n\nPresent: Ana Bell, Bo Carr\n\n1. Minutes\nRead.\n2. Reports\n${line}\n`,
	);
	expect(text).toContain(`## 2. Reports\n\n${line}\n`);
	expect(text).not.toContain('signatures:');
});

it('a list below a numbered title keeps its nesting', () => {
	const list = '   - toit\n      - tuiles\n   - portes\n';
	const text = `Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss\n\n1. Travaux\nÀ faire :\n${list}2. Chemin\n${list}`;
	const { text: file } = importMinutes(text);
	const expected = '- toit\n   - tuiles\n- portes\n';
	expect(file).toContain(`## 1. Travaux\n\nÀ faire :\n${expected}`);
	expect(file).toContain(`## 2. Chemin\n\n${expected}`);
});

it('guests stand below a count of the public, and not what opens the meeting', () => {
	const head =
		'Minutes of the Parish Council, 4 May 2024\n\nCouncillors present:\nAna Bell\nBo Carr\n5 members of the public\n';
	const { text } = importMinutes(
		`${head}Gil Hart, Clerk\nIan Jones, District Councillor\n\n1. Apologies\nNone.\n`,
	);
	expect(text).toContain('  guests:\n    - Gil Hart, clerk\n    - Ian Jones, District Councillor\n');
});

it('the text of a numbered title stands at the margin', () => {
	const text =
		'Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss\n\n1. Comptes\nLus.\nLe four est vendu.\n2. Divers\nRien.\nUn mot de la fin.\n';
	const { text: file } = importMinutes(text);
	expect(file).toContain('## 1. Comptes\n\nLus.\nLe four est vendu.\n');
	expect(file).toContain('Rien.\nUn mot de la fin.\n');
});

describe('the lines of a text that was wrapped', () => {
	it.each([
		[
			'Les nouveaux statuts, lus par la présidente, sont adoptés par 7 voix pour,\n1 contre et 2 abstentions.',
			'Vote : 7 voix pour, 1 contre, 2 abstentions',
		],
		[
			'Après un long débat, la distribution des jetons est adoptée à 7 voix\ncontre 0 ; 1 abstention.',
			'Vote : 7 pour, 0 contre, 1 abstention',
		],
	])('are one where a sentence goes on: %s', (passage, vote) => {
		expect(getBody(passage)).toBe(`${passage.replace('\n', ' ')}\n\n${VOTE}\n\n${vote}`);
	});

	it.each([
		'La séance a été animée par la présidente du club, Lise Kern\nPOUR ou CONTRE : on en reparlera',
		'Les points suivants ont été lus par la présidente de séance\na) le toit\nb) la cour',
		'Un mot sur la fête du club, qui sera belle cette année.\nun autre',
	])('stay apart where another thing begins: %s', (passage) => {
		expect(getBody(passage)).toContain(passage.split('\n')[1]);
		expect(getBody(passage)).not.toContain(passage.replace('\n', ' '));
	});
});

it('a blank line behind each line of a wrapped text ends no sentence', () => {
	const text = [
		'Compte rendu du conseil municipal du 6 juin 2024',
		'Présents : Jean-Pierre KERN, Nelly WEISS, Yves BRUN, Jacques HADDAD, David MOREL, Anne-',
		'Marie GIL, Patrick ROUX, Agnès STAN, Marielle BON, Marc ROY, Adeline TEXIER.',
		'Excusés : Maryline AUBRY (pouvoir donné à M. KERN) / Mario PIC (pouvoir donné à Mme TEXIER) /',
		'Mathieu HUET (pouvoir donné à M. KERN).',
		'1/ Budget',
		'Le maire présente le budget de la commune, qui prévoit des travaux à l’école et la réfection',
		'de la toiture de la salle des fêtes, comme le conseil l’avait demandé au cours de la séance',
		'précédente.',
		'Le budget, après lecture et débat, est adopté par le conseil municipal à onze voix pour,',
		'0 voix contre et 3 abstentions.',
		'2/ Divers',
		'Rien.',
	];
	const spaced = importMinutes(`${text.join('\n\n')}\n`, 'plain').text;
	const people = parse(spaced.split('---\n')[1] ?? '').participants;
	expect(people['présents']).toHaveLength(11);
	expect(people['présents']).toContain('Anne-Marie GIL');
	expect(people['représentés']).toHaveLength(3);
	expect(spaced).toContain('Vote : 11 voix pour, 0 voix contre, 3 abstentions');
	// Paragraphs stay apart.
	expect(spaced).toContain('séance précédente.\n\nLe budget, après');
});

it('a vote below a long line without a stop is no more of that line', () => {
	const lines = [
		'The chair of the club read what was said at the last meeting about the beds in front of',
		'the hall, and what was spent on them, which was more than anybody had thought it was in',
		'the spring. The members talked of it at length, and of the roses that had died in the',
		'winter, and of who could water them.',
		'Vote on the proposal that the club should buy roses and lavender for all of the beds',
		'For 6',
		'Against 2',
		'The chair of the club read the letters that had come in since the last meeting, and said',
		'that she would answer them, as the secretary was away.',
		'Resolution 2: that the club buys a shed for the tools and a lock for the door of it',
		'Carried',
		'The chair of the club thanked those who had helped, and said that it was time to go home',
		'as the hall was wanted by others.',
	];
	const { text } = importMinutes(
		`Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\n\n${lines.join('\n\n')}\n`,
		'plain',
	);
	expect(text).toContain('Vote: 6 for, 2 against');
	expect(text).toContain('Result: carried');
});

it('a table of nominees has those who were not elected as well, and a first name in brackets is part of a name', () => {
	const body = (...rows: string[]) =>
		importMinutes(
			`Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\n\n## Elections\n\n${rows.join('\n')}\n`,
		).text;
	const nominees = body(
		'| Position | Nominees | Elected |',
		'|---|---|---|',
		'| President | Ana Bell, Bo Carr | Ana Bell |',
	);
	expect(nominees).toContain('- Ana Bell\n- Bo Carr\n');
	expect(nominees).toContain('Result: elected Ana Bell');
	const named = body('| Candidate | Votes |', '|---|---|', '| Martin (Paul) | 12 |', '| Martin (Anne) | 9 |');
	expect(named).toContain('Martin (Paul)');
	expect(named).toContain('Martin (Anne)');
	expect(named).not.toMatch(/^- Martin:/m);
});

it.each([
	['| Elected at the 2023 meeting |', '| Appointed by the school |', []],
	['| Elected unopposed |', '| Withdrawn |', ['Result: elected Ana Bell']],
	['| Elected |', '| Elected (by acclamation) |', ['Result: elected Ana Bell', 'Result: elected Bo Carr']],
])('a table of offices elects whom it says no more of: %s %s', (one, other, results) => {
	const { text } = importMinutes(
		`Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\n\n## Business\n\n| Position | Name | Outcome |\n|---|---|---|\n| President | Ana Bell ${one}\n| Treasurer | Bo Carr ${other}\n`,
	);
	expect([...text.matchAll(/^Result: .*$/gm)].map(([line]) => line)).toEqual(results);
});

it('whoever leads something that has begun chairs no meeting', () => {
	const { text } = importMinutes(
		'Assemblée du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss\n\n## Points\n\nLe travail de tri a débuté, mené par Paul Weiss.\n',
	);
	expect(text).not.toContain('présidence');
	expect(
		importMinutes(
			'Meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\n\n## Points\n\nWe started, led by Ana Bell.\n',
		).text,
	).toContain('chair: Ana Bell');
});

describe('a stated rejection', () => {
	const minutes = (passage: string) =>
		importMinutes(
			`Pine Row Society – Annual meeting, 12 May 2026\n\nPresent: Ana Bell, Bo Carr\n\n1. Minutes\n\nThe minutes were read.\n\n2. Rules\n\nThe new rules were put to the meeting.\n\n${passage}\n`,
			'plain',
		).text;
	const statute = (passage: string) =>
		importMinutes(
			`Association du Pin – Assemblée générale du 12 mai 2026\n\nPrésents : Ana Bell, Léo Roy\n\n1. Rapport\n\nLe rapport est lu.\n\n2. Statuts\n\nLa modification des statuts est mise aux voix.\n\n${passage}\n`,
			'plain',
		).text;

	it.each([
		'9 votes for, 5 against and 2 abstentions meant that the amendment was not passed.',
		'For 9, against 5: lost.',
		'9 for, 5 against (lost)',
		'9 votes for, 5 against; it therefore fell.',
		'For: 9\nAgainst: 5\nNot carried',
		'Vote: 9 for, 5 against. The motion fails for want of two thirds.',
		'The motion did not pass: 9 for, 5 against.',
		'The motion did not carry by two thirds.',
		'Motion failed 9-5.',
	])('is none of an adoption, whatever the figures: %s', (passage) => {
		const text = minutes(passage);
		expect(text).toMatch(/^Result: rejected$/m);
		expect(text.replace(/<!--.*?-->/gs, '')).not.toMatch(/^Vote:/m);
	});

	it.each([
		'Pour 9, contre 5 : rejeté.',
		'La résolution, avec 9 voix pour et 5 contre, n’est pas adoptée.',
		'Vote : 9 pour, 5 contre. La proposition est repoussée.',
		'Motion non adoptée par 5 voix contre 2.',
		'Motion : non adoptée à 5 voix contre 2, 1 abstention.',
		'Non adopté (5 voix contre 2)',
	])('is none in French: %s', (passage) => {
		const text = statute(passage);
		expect(text).toMatch(/^Résultat : rejetée$/m);
		expect(text.replace(/<!--.*?-->/gs, '')).not.toMatch(/^Vote :/m);
	});

	it('keeps its figures where the minutes give the majority', () => {
		const text = statute('Majorité : deux tiers des suffrages exprimés\n\nPour : 7\nContre : 5\nRejetée');
		expect(text).toContain('Résultat : rejetée');
		expect(text).toMatch(/7[\s\S]*5/);
	});
});

it('councillors who follow a sentence are there, with their seats', () => {
	const { text } = importMinutes(
		'Ville de Grandval\n\nSéance du conseil du 6 juin 2024, à laquelle étaient présents, outre le maire, monsieur Luc Bell, les conseillers suivants :\nMonsieur Bo Carr siège n° 1;\nMadame Ana Dean siège n° 2;\nMonsieur Cy Ewell siège n° 3;\nMadame Di Fisher siège n° 4;\ntous formant quorum.\n\n1. Budget\n\nAdopté.\n',
		'plain',
	);
	expect(text).toContain(
		'- Monsieur Luc Bell\n    - Monsieur Bo Carr, siège n° 1\n    - Madame Ana Dean, siège n° 2\n',
	);
});

it('a table of members and proxies says who carries whose vote', () => {
	const { text } = importMinutes(
		'# Meeting of 6 June 2024\n\nPresent: Bo Carr, Cy Dean\n\n## Proxies\n\n| Member | Proxy |\n|---|---|\n| Ana Bell | Bo Carr |\n| Di Ewell | Cy Dean |\n\n## Budget\n\nCarried.\n',
	);
	expect(text).toContain('represented:\n    - Ana Bell → Bo Carr\n    - Di Ewell → Cy Dean\n');
});

it('a body, a number and a sentence at the end are nobody', () => {
	const { text } = importMinutes(
		'Board meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\nMembers of the public: One\n\n1. Budget\n\nCarried.\n\n2. Notices\n\nBo Carr asked for a new notice board.\n',
		'plain',
	);
	expect(text).not.toMatch(/- One$|signatures:/m);
});

it('paragraphs with a consent of their own are votes of their own', () => {
	const body = getBody(
		'Article 4 – Le siège change de rue : la proposition est validée à l’unanimité.\n\nArticle 6 – La cotisation baisse de deux euros : la proposition est validée à l’unanimité.',
	);
	expect(body.match(/^Vote :/gm)).toHaveLength(2);
});

it('a roll of answers tells of no one that they were away', () => {
	const { text } = importMinutes(
		'Board meeting of 6 June 2024\n\nPresent: Ada Novak, Ben Osei, Paul Weiss\n\n1. Budget\n\nRoll call: Novak, aye; Osei, aye; Weiss, absent. Motion carried 2-0.\n',
		'plain',
	);
	expect(text).toContain(
		'participants:\n  present:\n    - Ada Novak\n    - Ben Osei\n    - Paul Weiss\nstatus',
	);
});

describe('people of foreign minutes', () => {
	/** The people of the header, group by group. */
	const getPeople = (
		passage: string,
		kind: 'markdown' | 'plain' = 'plain',
		head = 'Conseil du 6 juin 2024',
	) => {
		const { text } = importMinutes(`${head}\n\n${passage}\n\n1. Budget\n\nAdopté.\n`, kind);
		const { participants = {} } = parse(text.slice(4, text.indexOf('\n---\n', 4)), { mapAsMap: false });
		return participants;
	};

	const LISTS = {
		présents: ['Ana Bell', 'Di Ewell', 'Flo Gil'],
		excusés: ['Bo Carr'],
		absents: ['Cy Dean', 'Gus Hale'],
	};

	it.each([
		[
			'runs of blanks',
			'Présents        Excusés        Absents\nAna Bell        Bo Carr        Cy Dean\nDi Ewell\nFlo Gil                        Gus Hale',
		],
		['tabs', 'Présents\tExcusés\tAbsents\nAna Bell\tBo Carr\tCy Dean\nDi Ewell\t\tGus Hale\nFlo Gil'],
		[
			'tabs to the next eighth sign',
			'Présents\t\tExcusés\t\tAbsents\nAna Bell\t\tBo Carr\t\tCy Dean\nDi Ewell\t\t\t\tGus Hale\nFlo Gil',
		],
		[
			'labels set apart',
			'Présents :               Excusés :       Absents :\n\nAna Bell                 Bo Carr         Cy Dean\nDi Ewell\nFlo Gil                                  Gus Hale',
		],
		[
			'several in a cell',
			'Présents                                Excusés        Absents\nAna Bell  Di Ewell  Flo Gil             Bo Carr        Cy Dean  Gus Hale',
		],
		[
			'cells of a table',
			'| Présents | Excusés | Absents |\n|---|---|---|\n| Ana Bell<br>Di Ewell<br>Flo Gil | Bo Carr | Cy Dean<br>Gus Hale |',
		],
		[
			'one row of cells',
			'| **Présents :**<br>Ana Bell<br>Di Ewell<br>Flo Gil | **Excusés :**<br>Bo Carr | **Absents :**<br>Cy Dean<br>Gus Hale |\n|---|---|---|',
		],
		[
			'a table of HTML within Markdown',
			'<table>\n<tr><th>Présents</th><th>Excusés</th><th>Absents</th></tr>\n<tr><td>Ana Bell</td><td>Bo Carr</td><td>Cy Dean</td></tr>\n<tr><td>Di Ewell<br/>Flo Gil</td><td></td><td>Gus Hale</td></tr>\n</table>',
		],
		[
			'a page',
			htmlToMarkdown(
				'<table><tr><td><p><b>Présents</b></p><p>Ana Bell</p><p>Di Ewell<br>Flo Gil</p></td><td><b>Excusés</b><br>Bo Carr</td><td><div>Absents</div><ul><li>Cy Dean</li><li>Gus Hale</li></ul></td></tr></table>',
			),
		],
	])('are read in columns: %s', (_, passage) => {
		expect(getPeople(passage)).toEqual(LISTS);
	});

	it.each([
		[
			'Présents : Ana Bell, Bo Carr; excusés : Cy Dean; absent : Di Ewell',
			{ présents: ['Ana Bell', 'Bo Carr'], excusés: ['Cy Dean'], absents: ['Di Ewell'] },
		],
		[
			'Présents Ana Bell, Bo Carr ; excusé Cy Dean ; absente Di Ewell',
			{ présents: ['Ana Bell', 'Bo Carr'], excusés: ['Cy Dean'], absents: ['Di Ewell'] },
		],
		[
			'Présents : Ana Bell, Bo Carr; Absents : néant; Invités : Cy Dean',
			{ présents: ['Ana Bell', 'Bo Carr'], invités: ['Cy Dean'] },
		],
		[
			'Présents : Ana Bell, Bo Carr. Excusés : Cy Dean, Di Ewell. Pouvoirs : Di Ewell à Bo Carr',
			{ présents: ['Ana Bell', 'Bo Carr'], représentés: ['Di Ewell → Bo Carr'], excusés: ['Cy Dean'] },
		],
		[
			'Présents : Ana Bell, Bo Carr. Cy Dean et Di Ewell sont arrivés à 20h15. Absent : Ed Fox',
			{ présents: ['Ana Bell', 'Bo Carr', 'Cy Dean', 'Di Ewell'], absents: ['Ed Fox'] },
		],
		[
			'Présents : Ana Bell, Bo Carr et 3 autres adhérents ; excusés : Cy Dean',
			{ présents: ['Ana Bell', 'Bo Carr', '3 autres'], excusés: ['Cy Dean'] },
		],
		[
			'Présents : Ana Bell, Bo Carr et deux invités. Excusés : Cy Dean',
			{ présents: ['Ana Bell', 'Bo Carr'], excusés: ['Cy Dean'] },
		],
		['Présents : Ana Bell, Anne Pour et quelques bénévoles.', { présents: ['Ana Bell', 'Anne Pour'] }],
		[
			'Présents : Mme Ana Bell, MM. Bo Carr et Cy Dean étaient présents.',
			{ présents: ['Mme Ana Bell', 'Bo Carr', 'Cy Dean'] },
		],
		['Présents : Elu Andre, Anne Pour, Luc Vote', { présents: ['Anne Pour', 'Luc Vote', 'Elu Andre'] }],
	])('are read in one line: %s', (passage, people) => {
		expect(getPeople(passage)).toEqual(people);
	});

	it.each([
		[
			'a roster, of whom some are excused',
			'Étaient convoqués :\nMmes : Ana Bell ; Di Ewell\nMM : Bo Carr ; Cy Dean\nExcusé : Bo Carr\nAbsente : Di Ewell',
			{ présents: ['Ana Bell', 'Cy Dean'], excusés: ['Bo Carr'], absents: ['Di Ewell'] },
		],
		[
			'lines that were full',
			'Étaient présents : Mesdames et Messieurs\nAna BELL, Bo CARR, Cy DEAN, Di\nEWELL, Ed FOX, Flo GRAY, Gus\nHALE (arrivé à 19 h 49)\nAbsents : NÉANT',
			{ présents: ['Ana BELL', 'Bo CARR', 'Cy DEAN', 'Di EWELL', 'Ed FOX', 'Flo GRAY', 'Gus HALE'] },
		],
		[
			'what they are in brackets, and no other sign',
			'Members & Staff Present:     Ana Bell (Secretary)     Bo Carr (Chair)\nCy Dean (Member) Di Ewell (Member)\nEd Fox (Alternate)   Flo Gray (Member)\n\nMembers absent: Gus Hale, Alternates Hal Ives and Ida Jay',
			{
				présents: [
					'Ana Bell (Secretary)',
					'Bo Carr (Chair)',
					'Cy Dean (Member)',
					'Di Ewell (Member)',
					'Ed Fox (Alternate)',
					'Flo Gray (Member)',
				],
				absents: ['Gus Hale', 'Hal Ives, alternate', 'Ida Jay, alternate'],
			},
		],
		[
			'an office without a name behind them',
			'Present: Trustees Bell (Chair), Carr, Dean and the Clerk\n\nApologies\n\nTrustee Ewell did not attend.',
			{ present: ['Bell (Chair), trustees', 'Carr', 'Dean'], absent: ['Ewell, trustee'] },
		],
		[
			'a label that is not known',
			'Minutes of the club\n\nWelcome/Reading of Members:\nAna B., Bo C., Cy D., & Di E.\nMeeting called to order: 6:08',
			{ present: ['Ana B.', 'Bo C.', 'Cy D.', 'Di E.'] },
		],
		[
			'rows that lost what parted them',
			'Minutes of Meeting\nHeld on Monday 9th January 2012\nAna Bell Bo Carr Cyril Dean\nDilys Ewell Ed Fox\n\n1. Apologies\n\nThere were none.',
			{ present: ['Ana Bell', 'Bo Carr', 'Cyril Dean', 'Dilys Ewell', 'Ed Fox'] },
		],
		[
			'a number in words before the status',
			'1. Roll Call\n\nThree present\nAna (President)\nBo\nCy\nTwo absent\nDi\nEd\n\n2. Budget\n\nIt was read.',
			{ présents: ['Ana (President)', 'Bo', 'Cy'], absents: ['Di', 'Ed'] },
		],
		[
			'the number of a minute before the label',
			'C048/23      1.      APOLOGIES.\n\nCllr A Bell and Cllr B Carr (work), Cllr C Dean (leave). The meeting accepted these as proper reasons.\n\nC049/23      2.      DECLARATIONS.\n\nNone.\n\nC050/23      3.      BUDGET.\n\nDeferred.\n\nC051/23      4.      QUESTIONS.\n\nNone.',
			{ excused: ['A Bell, cllr', 'B Carr (work), cllr', 'C Dean (leave), cllr'] },
		],
		[
			'why one of them is away, before another',
			'Apologies from Di Ewell, who was unwell and Ed Fox.',
			{ excused: ['Di Ewell', 'Ed Fox'] },
		],
		['excuses made to some', 'C050/23 Apologies to the residents Hill Road and Mill Lane.', {}],
		[
			'a clause before the colon',
			'Après avoir renoncé à l’avis de convocation, sont présents et formant quorum : monsieur le maire suppléant Bo Carr, madame la conseillère Ana Bell et messieurs les conseillers Cy Dean et Ed Fox.\n\nMadame la mairesse Di Ewell et monsieur le conseiller Gus Hale sont absents de cette réunion.',
			{
				présents: ['Monsieur Bo Carr, maire suppléant', 'Madame Ana Bell, conseillère', 'Cy Dean', 'Ed Fox'],
				absents: ['Madame Di Ewell, mairesse', 'Monsieur Gus Hale, conseiller'],
			},
		],
		[
			'groups without a sign before the next civility',
			'Présents : M. BELL Abel, Parti du lac M. CARR Bo, Les Verts et Amis Mme DEAN Cyane, ALT\n\nMme EWELL Di, Les Verts et Amis',
			{
				présents: [
					'M. BELL Abel (Parti du lac)',
					'M. CARR Bo (Les Verts et Amis)',
					'Mme DEAN Cyane, ALT',
					'Mme EWELL Di, Les Verts et Amis',
				],
			},
		],
		[
			'offices without a sign behind them',
			'Présents : M A. Bell, bourgmestre MM JM. Carr, M-L Dean, V. Ewell échevins Mlle S. Fox, conseillère M G. Gray, conseiller',
			{
				présents: [
					'M A. Bell, bourgmestre',
					'JM. Carr',
					'M-L Dean',
					'V. Ewell',
					'Mlle S. Fox, conseillère',
					'M G. Gray, conseiller',
				],
			},
		],
		[
			'no sign at all',
			'Présents Mme BELL A. Bourgmestre MM. CARR B. DEAN C. Echevins Mme EWELL D. Conseillère\nExcusé M. FOX E. Conseiller',
			{
				présents: ['Mme BELL A., bourgmestre', 'CARR B.', 'DEAN C.', 'Mme EWELL D., conseillère'],
				excusés: ['M. FOX E., conseiller'],
			},
		],
		[
			'a rank a line',
			'Présents: BELL Ana, Bourgmestre, Présidente\nCARR Bo, DEAN Cy, Echevin(e)s\nEWELL Di, FOX Ed, Conseillers(ères)\nGRAY Flo, Directrice générale',
			{
				présents: ['BELL Ana, bourgmestre, Présidente', 'CARR Bo', 'DEAN Cy', 'EWELL Di', 'FOX Ed'],
				invités: ['GRAY Flo, directrice générale'],
			},
		],
		[
			'couples',
			'Présents : Ana Bell, Bo & Cy Dean, Di-Lou et Ed Fox, Flo Gray.\nExcusés : Gus &Ida Hale, Jo Kerr.',
			{
				présents: ['Ana Bell', 'Bo Dean', 'Cy Dean', 'Di-Lou Fox', 'Ed Fox', 'Flo Gray'],
				excusés: ['Gus Hale', 'Ida Hale', 'Jo Kerr'],
			},
		],
		[
			'the agenda right below them',
			'- Étaient présents : Ana Bell et Bo Carr.\n- Étaient excusés : Cy Dean et Di Ewell.\nORDRE DU JOUR\nAprès un tour de table, le budget et le local ont été vus par tous.',
			{ présents: ['Ana Bell', 'Bo Carr'], excusés: ['Cy Dean', 'Di Ewell'] },
		],
		[
			'a rule right below them',
			'Comité du lundi 6 juin\ndu club\nPrésents : Ana Bell, Bo Carr\nExcusé : Cy Dean\n--------------------',
			{ présents: ['Ana Bell', 'Bo Carr'], excusés: ['Cy Dean'] },
		],
	])('are read with %s', (_, passage, people) => {
		expect(getPeople(passage)).toEqual(people);
	});

	it.each([
		'Présents : Ana Bell, Bo Carr, Cy Dean\nExcusés : Di Ewell (1), Ed Fox (2)\n\n(1) pouvoir à Bo Carr\n(2) pouvoir à Cy Dean',
		'Présents : Ana Bell, Bo Carr*, Cy Dean**\n\n* pouvoir de Di Ewell\n** pouvoir de Ed Fox',
		'Présents : Ana Bell, Bo Carr[^1], Cy Dean[^2]\n\n[^1]: procuration de Di Ewell\n[^2]: porte le pouvoir de Ed Fox',
	])('have their proxies from notes: %s', (passage) => {
		expect(getPeople(passage, 'markdown')).toEqual({
			présents: ['Ana Bell', 'Bo Carr', 'Cy Dean'],
			représentés: ['Di Ewell → Bo Carr', 'Ed Fox → Cy Dean'],
		});
	});

	it('weigh what stands behind their colons', () => {
		expect(
			getPeople(
				'Présents :\n- Mme Bell : 150 tantièmes\n- M. Carr : 1 120 tantièmes\n\nReprésentés :\n- M. Dean (pouvoir à Mme Bell) : 90 tantièmes',
			),
		).toEqual({
			présents: ['Mme Bell [150]', 'M. Carr [1 120]'],
			représentés: ['M. Dean [90] → Mme Bell'],
		});
		expect(getPeople('Présents : Mme Bell : 150, M. Carr : 120')).toEqual({
			présents: ['Mme Bell, 150', 'M. Carr, 120'],
		});
	});

	it.each([
		'Les élus sont : Arno, Dan, Yan, Rolande, François',
		'1. Contrôle des présences\n\nLa liste est signée.',
	])('are not in: %s', (passage) => {
		expect(getPeople(passage)).toEqual({});
	});

	it('are excused in an item', () => {
		const { text } = importMinutes(
			'Assemblée générale du 6 juin 2024 Ordre du jour :\n1. Ouverture\n2. Contrôle des présences\n3. Rapports :\n* Présidente\n* Comptes\n4. Divers\n1. Ouverture\nL’assemblée est ouverte.\n2. Contrôle des présences\nLa présidente excuse les personnes suivantes : Ana Bell, Bo-Jan et\nCy Dean, Di Ewell.\n3. Rapports\n•\nLe club grandit.\n•\nLe comité est remercié.\n4. Divers\nRien.\n',
			'plain',
		);
		expect(text).toContain('  excusés:\n    - Ana Bell\n    - Bo-Jan Dean\n    - Cy Dean\n    - Di Ewell\n');
		expect(text.match(/^## .*$/gm)).toEqual([
			'## 1. Ouverture',
			'## 2. Contrôle des présences',
			'## 3. Rapports',
			'## 4. Divers',
		]);
		expect(text).toContain('- Le club grandit.\n- Le comité est remercié.');
	});

	it('attend by their offices', () => {
		expect(
			getPeople(
				'En présence de Mme Ana Bell (siège 1), M. Bo Carr (siège 2) et de M. Cy Dean (siège 3).\n\nEn présence du directeur général, M. Ed Fox, et de l’adjointe à la direction générale, Mme Ida Hale.',
			),
		).toEqual({
			présents: ['Mme Ana Bell (siège 1)', 'M. Bo Carr (siège 2)', 'M. Cy Dean (siège 3)'],
			invités: ['M. Ed Fox, directeur général', 'Mme Ida Hale, adjointe à la direction générale'],
		});
	});

	it('are no resolutions', () => {
		expect(
			getPeople('Sont présents :\n\nAssociés\nMme Ana Bell\nM. Bo Carr\n\nPremière résolution\n\nAdoptée.'),
		).toEqual({ présents: ['Mme Ana Bell', 'M. Bo Carr'] });
	});

	it('are one where the office has two words', () => {
		const passage = 'Attendance: Ana Bell – Senior Democratic and Civic Officer (IT)';
		expect(getPeople(passage, 'plain', 'Minutes of 6 June 2024')).toEqual({
			present: ['Ana Bell (IT), senior Democratic and Civic Officer'],
		});
	});

	it('are read in columns with what stands beside their names, and below them', () => {
		expect(
			getPeople(
				'Membres présents             Membres excusés\nAna Bell, présidente         Bo Carr\nDi Ewell                     (pouvoir à Ana Bell)\n  Trésorière                 Cy Dean',
			),
		).toEqual({
			présents: ['Ana Bell, présidente', 'Di Ewell, trésorière'],
			représentés: ['Bo Carr → Ana Bell'],
			excusés: ['Cy Dean'],
		});
	});

	it('are read in columns where some have their office behind a comma', () => {
		expect(
			getPeople(
				'Présents :\nAna BELL, maire       Bo CARR       Cy DEAN\nDi EWELL              Ed FOX        Flo GRAY',
			),
		).toEqual({
			présents: ['Ana BELL, maire', 'Bo CARR', 'Cy DEAN', 'Di EWELL', 'Ed FOX', 'Flo GRAY'],
		});
	});

	it('are read in columns below one label', () => {
		expect(
			getPeople('PRÉSENTS :\n\n   Mme BELL Ana        M. CARR Bo        M. DEAN Cy\n   M. FOX Ed'),
		).toEqual({
			présents: ['Mme BELL Ana', 'M. CARR Bo', 'M. DEAN Cy', 'M. FOX Ed'],
		});
	});

	it.each([
		'Nom            Fonction       Présence     Pouvoir à\nBELL Ana       Présidente     présente\nCARR Bo        Trésorier      excusé       BELL Ana\nFOX Ed         Membre         absent',
		'Nom\tFonction\tPrésence\tPouvoir à\nBELL Ana\tPrésidente\tprésente\t\nCARR Bo\tTrésorier\texcusé\tBELL Ana\nFOX Ed\tMembre\tabsent',
	])('are read in columns of name, office and presence: %s', (passage) => {
		expect(getPeople(passage)).toEqual({
			présents: ['BELL Ana, présidente'],
			représentés: ['CARR Bo, trésorier → BELL Ana'],
			absents: ['FOX Ed, membre'],
		});
	});
});

describe('votes of informal minutes', () => {
	const getVotes = (passage: string) =>
		importMinutes(
			`Pine Row HOA – Board meeting, 12 May 2026\n\nPresent: Ana Bell, Bo Carr, Cy Dean, Di Ewell\n\n## Point\n\n${passage}\n`,
			'plain',
		)
			.text.replace(/<!--.*?-->/gs, '')
			.match(/^(?:Vote|Result):.*$/gm) ?? [];

	it.each([
		[
			'Bo presented three bids. Motion by Ana, second by Bo to accept the lowest. 3-1 (Carr opposed). Motion passed.',
			['Vote: 3 for, 1 against'],
		],
		['Motion by Ana, second by Bo to accept the bid. 3-1.', ['Vote: 3 for, 1 against']],
		['Motion: Ana moved to amend the minutes.\n\nDecision: All in favor 4-0', ['Vote: 4 for, 0 against']],
		['Motion: Ana moved to adjourn.\n\nDecision: 4-1 in favor', ['Vote: 4 for, 1 against']],
		['Motion by Ana to adjourn. Not in favor 4-0.', []],
		[
			'Bo moved to approve the minutes. Passed 4-0.\n\nMotion by Ana, second by Bo to accept the bid. 3-1. Motion passed.',
			['Vote: 4 for, 0 against', 'Vote: 3 for, 1 against'],
		],
		[
			'Motion by Ana to paint the hall. Carried 3-1.\n\nMotion by Bo to buy a ladder; the motion carried without opposition.',
			['Vote: 3 for, 1 against', 'Vote: no objection'],
		],
		['The report was approved with one abstention.', ['Result: carried, 1 abstention']],
		[
			'1. The report was approved with one abstention.\n2. The budget of 2026 was read.\n3. The lease of 2026 was carried with one vote in opposition and one abstention.',
			['Result: carried, 1 abstention', 'Result: carried by a majority, 1 against, 1 abstention'],
		],
		['The rules on animals were read out. Adopted 12, opposed 3 dogs.', []],
		['After a long chat we decided to form a committee for the summer party.', []],
		['We decided to form a committee for the summer party.', []],
	])('are read as they are told: %s', (passage, votes) => {
		expect(getVotes(passage)).toEqual(votes);
	});
});

describe('English minutes of councils and societies', () => {
	it.each([
		'F01:04/24 Public questions.\nNone.\n\nF02:04/24 Declarations of interest.\nNone.\n\nF03:04/24 Budget.\nDeferred.\n\nF04:04/24 Public questions.\nNone.',
		'C048/23      1.      Apologies.\n\nNone.\n\nC049/23      2.      Declarations.\n\nNone.\n\nC050/23      3.      Budget.\n\nDeferred.\n\nC051/23      4.      Public questions.\n\nNone.',
	])('have items by the codes of their register: %s', (body) => {
		const { text } = importMinutes(`Parish Council, 12 May 2026\n\nPresent: Cllr Bell\n\n${body}\n`, 'plain');
		expect(text.match(/^## .*$/gm)).toHaveLength(4);
	});

	it('go on counting past a title of two lines', () => {
		const long = `To consider ${'the application for a new fence beside the hall, '.repeat(4)}and others`;
		const { text } = importMinutes(
			`Parish Council, 12 May 2026\n\n1. Apologies\n\nNone.\n\n2. ${long}\n\nIt was deferred.\n\n3. Budget\n\nIt was read.\n`,
			'plain',
		);
		expect(text.match(/^## \d/gm)).toEqual(['## 1', '## 2', '## 3']);
	});

	it('have their people parted by the initials in brackets, and those who are away on a line of their own', () => {
		const { text } = importMinutes(
			'Committee meeting, 12 May 2026\n\nPresent: Ana Bell (AB) Chairman, Bo Carr (BC) Cy Dean (CD)\nDi Ewell(DE), Ed Fox (EF) Treasurer\nApologies Fay Gill (FG)\n\n## Plots\n\nAll are let.\n',
			'plain',
		);
		const header = parse(text.slice(4, text.indexOf('\n---\n', 4))) as {
			participants: Record<string, string[]>;
		};
		expect(header.participants.present).toHaveLength(5);
		expect(header.participants.excused).toEqual(['Fay Gill (FG)']);
	});

	it.each([
		'The minutes were circulated and accepted as a true record.',
		'These were circulated and accepted as correct.',
	])('adopt what is a true record: %s', (said) => {
		const { text } = importMinutes(`Committee meeting, 12 May 2026\n\n## Minutes\n\n${said}\n`, 'plain');
		expect(text).toMatch(/^Result: carried$/m);
	});

	it('count a vote once that the sentence below says again', () => {
		const { text } = importMinutes(
			'Committee meeting, 12 May 2026\n\n## Roof\n\nVote: 4 for, 1 against\n\nThe motion to mend the roof passed with 4 for and 1 against.\n',
			'plain',
		);
		expect(text.match(/^(?:Vote|Result):/gm)).toHaveLength(1);
	});
});

describe('tables and notes of English minutes', () => {
	const HEAD = '# Pine Row HOA – Board meeting\nMay 12, 2026\n\n';

	it('make an item of each row that has a title and what was said', () => {
		const { text } = importMinutes(
			`${HEAD}| No | Item | Discussion |\n|---|---|---|\n| 1 | Call to order | Ana Bell called the meeting to order at 7:02 pm. |\n| 2 | Budget | Motion by Bo to adopt it. Carried 4-0. |\n`,
		);
		expect(text.slice(text.indexOf('<!-- No')).trim()).toBe(
			'<!-- No | Item | Discussion -->\n\n## 1. Call to order\n\nAna Bell called the meeting to order at 7:02 pm.\n\n## 2. Budget\n\nMotion by Bo to adopt it. Carried 4-0.\n\n<!-- Import: vote read from the text above, to be checked. -->\n\nVote: 4 for, 0 against',
		);
	});

	it('count all voters where the table has no head', () => {
		const { text } = importMinutes(
			`${HEAD}## Roof\n\n| Bell | yes |\n|---|---|\n| Carr | yes |\n| Dean | no |\n`,
		);
		expect(text).toMatch(/^Vote: 2 yes, 1 no$/m);
	});

	it('give the proxy of a note to whoever has its mark', () => {
		const { text } = importMinutes(
			`${HEAD}Attendees:\n- Ana Bell\n- Bo Carr[^1]\n- Cy Dean\n\n[^1]: Proxy given to Cy Dean.\n\n## Roof\n\nThe roof was inspected.\n`,
		);
		expect(text).toContain(
			'present:\n    - Ana Bell\n    - Cy Dean\n  represented:\n    - Bo Carr → Cy Dean\n',
		);
	});

	it('take nobody for the chair who chairs another body', () => {
		const { text } = importMinutes(
			`${HEAD}## Hall\n\nA motion was offered to ask the ad hoc subcommittee, chaired by Ana Bell, for a report.\n`,
		);
		expect(text).not.toMatch(/^chair:/m);
	});

	it('name those of a slate as the list has them', () => {
		const { text } = importMinutes(
			`${HEAD}Present: Ana Bell, Bo Carr, Cy Dean\n\n## Election of Officers\n\nBo moves, and Cy seconds, a slate of Ana Chair, Bo as Secretary; Motion carries unanimously\n`,
		);
		expect(text.match(/^Result: elected .*$/gm)).toEqual([
			'Result: elected Ana Bell',
			'Result: elected Bo Carr',
		]);
	});
});

describe('paragraphs that open with a label', () => {
	const getTitles = (body: string) =>
		importMinutes(
			`Pine Row HOA – Board meeting minutes\nMay 12, 2026\n\nPresent: Ana Bell, Bo Carr, Cy Dean, Di Ewell\n\n${body}\n`,
			'plain',
		).text.match(/^#.*$/gm) ?? [];

	it.each([
		[
			"Minutes: Bo moved to approve them, Cy seconded. Passed 4-0.\n\nRoof: Cy presented three bids. The lowest was taken.\n\nParking: Discussion, no action.\n\nTreasurer's report: the account has $41,250.\n\nNext meeting Tuesday, June 9.",
			['## Minutes', '## Roof', '## Parking', "## Treasurer's report"],
		],
		[
			'Garage Sale – It was put off until next year.\n\nBudget Update – See attached.\n\nWebsite – Everyone was reminded that it is there.',
			['## Garage Sale', '## Budget Update', '## Website'],
		],
		[
			'Old Business:\n\nPool – It is open.\n\nFence – The letter was sent.\n\nNew Business:\n\nPool – The drain is to be mended.\n\nLights – Bo will get a bid.',
			['## Old Business', '### Pool', '### Fence', '## New Business', '### Pool', '### Lights'],
		],
		// People and what they are, and months, are none.
		['Di Ewell; Chair\nEd Fox; Treasurer\nFlo Gray; Secretary\nGus Hale; Member', []],
		['Accounts paid: 10/24 Rent 300, 11/24 Water 40 and 12/24 Power 50.', []],
		// Who speaks is no title.
		['Ana: I have the report here.\n\nBo: We have read it.\n\nCy: So we approve the minutes.', []],
		[
			'Reading of minutes\nThey were read by Bo.\nTreasurer’s report: Cy has paid the bill\nSlides: see below\nOld Business:\nThe roof waits.\nThe fence waits.\nThe shed waits.\nNew Business\nThe bins are full.\nThe drain is full.\nNo report.',
			['## Reading of minutes', '## Treasurer’s report', '## Old Business', '## New Business'],
		],
		[
			'Hall committee\nMinutes of a meeting on 5 May 2026\nMinutes; Those of April were read and signed by the chair.\nSecretary; The new list of members will be sent by email to all.\nHall floor; It is sound, and will be off the agenda from now on.\nMatters arising; None.\nAny other business; The tables will be lent for the fete in July.',
			['## Minutes', '## Secretary', '## Hall floor', '## Matters arising', '## Any other business'],
		],
		[
			'1. People coming:\n  - Ana on Monday\n2. People leaving:\n  - Bo\n3. New members: none\n4. Changes to the rules: none\n5. Information\n  - The bins go out on Friday.\n6. Discussion:\n  - Cy will draft it.',
			[
				'## 1. People coming',
				'## 2. People leaving',
				'## 3. New members',
				'## 4. Changes to the rules',
				'## 5. Information',
				'## 6. Discussion',
			],
		],
		[
			'Minutes of the council\n\n70/17 Apologies for absence Apologies had been received from Ana Bell who was unwell. 71/17 Declarations No declarations were made. 72/17 Minutes of 3 May 2017\n\nThey were signed.',
			[
				'## 70/17 Apologies for absence Apologies had been received from Ana Bell who was unwell.',
				'## 71/17 Declarations No declarations were made.',
				'## 72/17 Minutes of 3 May 2017',
			],
		],
		[
			'1) Apologies: none.\n2) Minutes – accepted as correct\n3) Matters arising – it was suggested that people who had tools stolen should report it\n4) Plots – the following dates were agreed: May 15. Bo and Cy.\n5) Any other business – the notice board is broken.',
			[
				'## 1. Apologies',
				'## 2. Minutes',
				'## 3. Matters arising',
				'## 4. Plots',
				'## 5. Any other business',
			],
		],
	])('are items, each under its title: %s', (body, titles) => {
		expect(getTitles(body)).toEqual(titles);
	});
});

describe('a vote of foreign minutes', () => {
	it('is read past a civility with its full stop', () => {
		const text =
			'Après en avoir délibéré, par 7 voix pour, 1 voix contre (M. Cassel) et 1 abstention (Mme Marteau),\nDÉCIDE de vendre la parcelle.';
		expect(getBody(text)).toBe(`${text}\n\n${VOTE}\n\nVote : 7 voix pour, 1 voix contre, 1 abstention`);
	});

	it.each([
		[
			'Le budget est adopté, 2 abstentions étant relevées.',
			`Le budget est adopté, 2 abstentions étant relevées.\n\n${VOTE}\n\nRésultat : adoptée, 2 abstentions`,
		],
		[
			'La motion est rejetée par 4 voix contre 3.',
			'<!-- La motion est rejetée par 4 voix contre 3. -->\n\nVote : 3 pour, 4 contre',
		],
	])('is read as far as its words go: %s', (text, body) => {
		expect(getBody(text)).toBe(body);
	});

	it('keeps its rejection where its figures may be either way', () => {
		expect(getBody('La motion est rejetée, 4 voix contre 3.')).toBe(
			`${UNREAD}\n\nLa motion est rejetée, 4 voix contre 3.\n\n<!-- Import : le texte ci-dessus dit une décision sans chiffres, à vérifier. -->\n\nRésultat : rejetée`,
		);
	});

	it.each([
		[
			'- Pour : 5\n- Contre : 1\n\nLa modification est adoptée à la majorité des deux tiers.',
			`- Pour : 5\n- Contre : 1\n\nLa modification est adoptée à la majorité des deux tiers.`,
		],
		[
			'Le budget est adopté à l’unanimité.\n\nPour : 5, contre : 0',
			`Le budget est adopté à l’unanimité.\n\nPour : 5, contre : 0`,
		],
	])('that a sentence says again is counted once: %s', (text, wanted) => {
		expect(getBody(text)).toBe(wanted);
	});

	it('on a survey is a vote, and what a survey showed is none', () => {
		const text = 'Le conseil décide à l’unanimité de nommer Mme Vega chargée des enquêtes de recensement.';
		expect(getBody(text)).toBe(`${text}\n\n${VOTE}\n\nVote : à l’unanimité`);
		const survey = 'Un sondage a donné 12 voix pour et 3 contre.';
		expect(getBody(survey)).toBe(survey);
	});

	it.each([
		['Motion carried. Yes 8 No 1', 'Vote: 8 yes, 1 no'],
		['Approved. In favour 7 Against 1 Abstained 2', 'Vote: 7 in favour, 1 against, 2 abstained'],
		['Carried. For 7 Against 1 Abstentions 0', 'Vote: 7 for, 1 against, 0 abstentions'],
		['8 members were for, 1 was against.', 'Vote: 8 for, 1 against'],
		['8 members in favor and 1 member opposed. Carried.', 'Vote: 8 in favor, 1 opposed'],
		['Votes for the motion: 7. Votes against the motion: 2. Carried.', 'Vote: 7 votes for, 2 votes against'],
		['For: 6 owners holding 650 shares. Against: 2 owners holding 350 shares.', 'Vote: 650 for, 350 against'],
		['Adopté. Pour 7 Contre 2 Abstention 1', 'Vote : 7 pour, 2 contre, 1 abstention'],
		['7 personnes pour, 2 contre. Adopté.', 'Vote : 7 pour, 2 contre'],
		['7 membres sont pour, 2 membres sont contre. Adopté.', 'Vote : 7 pour, 2 contre'],
		['7 personnes sont favorables, 2 sont défavorables. Adopté.', 'Vote : 7 favorables, 2 défavorables'],
		[
			'Ont voté pour : 6 copropriétaires représentant 650 tantièmes. Ont voté contre : 2 copropriétaires représentant 350 tantièmes.',
			'Vote : 650 ont voté pour, 350 ont voté contre',
		],
	])('counts each answer with its own number: %s', (text, vote) => {
		const isFrench = vote.startsWith('Vote :');
		const head = isFrench ? 'Conseil du 6 juin 2024' : 'Board of June 6, 2024';
		const { text: file } = importMinutes(`${head}\n\n## Roof\n\n${text}\n`);
		expect(file.split('\n').filter((line) => line.startsWith('Vote'))).toEqual([vote]);
	});

	it.each([
		'Le lot 7-2-1 est vendu.',
		'The league has 12 members for 3 teams.',
		'3 personnes pour 2 postes.',
	])('is none of other numbers: %s', (text) => {
		expect(getBody(text)).toBe(text);
	});

	it('stands alone where it was written between other lines', () => {
		expect(getBody('Proposition : 18 €.\nPour : 19 - Contre : 6\nLa séance continue.')).toBe(
			'Proposition : 18 €.\n\nPour : 19 - Contre : 6\n\nLa séance continue.',
		);
		expect(getBody('Le tarif passe à 2 €.\n5 pour, 1 contre')).toBe(
			'Le tarif passe à 2 €.\n\nVote : 5 pour, 1 contre',
		);
	});

	it('of people who hold a seat is no election', () => {
		const text = 'Les élus votent le budget : 3 pour, 1 contre.';
		expect(getBody(text)).toBe(`${text}\n\n${VOTE}\n\nVote : 3 pour, 1 contre`);
	});

	it('is read from a table with an answer a row', () => {
		const table =
			'| | Voix | Copropriétaires |\n|---|---|---|\n| POUR | 2 455 | 4 |\n| CONTRE | 0 | 0 |\n| ABSTENTION | 12 | 1 |';
		expect(getBody(table)).toBe(
			`<!-- Import : tableau écrit en lignes ci-dessous.\n${table} -->\n\n- POUR : 2 455\n- CONTRE : 0\n- ABSTENTION : 12`,
		);
	});
});

describe('what foreign minutes tell of a decision', () => {
	/** The lines of votes and results that a passage becomes. */
	const getVotes = (passage: string, title = 'Point') => {
		const { text } = importMinutes(`Conseil du 6 juin 2024\n\n## ${title}\n\n${passage}\n`);
		return text.split('\n').filter((line) => /^(?:Vote|Résultat|Result)\b/.test(line));
	};

	it.each([
		['Le conseil, sur proposition du bureau, approuve le budget.', 'Résultat : adoptée'],
		['Les tarifs sont adoptés avec effet immédiat.', 'Résultat : adoptée'],
		['La motion n’est pas adoptée.', 'Résultat : rejetée'],
		['ADOPTÉE À LA MAJORITÉ (1 abstention)', 'Résultat : adoptée à la majorité, 1 abstention'],
		['Le devis est retenu à l’unanimité moins une voix.', 'Résultat : adoptée à la majorité'],
		['Refusé à l’unanimité moins deux abstentions.', 'Résultat : rejetée'],
		['Refusé à l’unanimité moins 1.', 'Résultat : rejetée'],
		['Adopté à la quasi-unanimité.', 'Résultat : adoptée à la majorité'],
		['Le plan est adopté à la quasi unanimité.', 'Résultat : adoptée à la majorité'],
		['Résolution adoptée par 1 000 voix contre 200.', 'Vote : 1000 pour, 200 contre'],
		['L’assemblée fixe le tarif à 8 €.\nCette résolution, mise aux voix, est rejetée.', 'Résultat : rejetée'],
		['Comité des fêtes : 600 € – unanimité', 'Vote : à l’unanimité'],
		[
			'POUR : 4 copropriétaires totalisant 5 320 tantièmes\nCONTRE : 2 copropriétaires totalisant 820 tantièmes : M. CLAVEL (820)',
			'Vote : 5320 pour, 820 contre',
		],
		['Le conseil décide de ne pas adhérer au groupement.', 'Résultat : rejetée'],
		['Pour : MM. Carr, Dean ; contre : Mme Bell', 'Vote : 2 pour, 1 contre'],
		['Roll call: Adams – aye, Baker – nay, Cole – absent, Dunn - aye', 'Vote : 2 pour, 1 contre'],
		[
			'Ana Bell made a motion to buy a mower. Vote by roll call: Adams, aye; Baker, aye; Cole, nay. Motion declared carried.',
			'Vote: 2 for, 1 against',
		],
		['Appel nominal – vote : Ana Bell-O, Bo Carr-O, Cy Dean-N.', 'Vote : 2 pour, 1 contre'],
	])('is read: %s', (passage, line) => {
		expect(getVotes(passage)).toEqual([line]);
	});

	it('is of the motion that its paragraph makes, not of what stands above', () => {
		const { text } = importMinutes(
			'Board meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n## Business\n\nAna Bell made a motion to have a wall built. Motion declared carried.\n\nBo Carr made a motion to buy a mower. Vote by roll call: Bell, aye; Carr, aye; Dean, aye. Motion declared carried.\n\nCy Dean made a motion to mend the gate. Motion declared carried.\n',
		);
		expect(text.match(/^(?:Vote|Result): .*/gm)).toEqual([
			'Result: carried',
			'Vote: 3 for',
			'Result: carried',
		]);
	});

	it.each([
		'M. Roux signale que la région a approuvé le plan par 41 voix contre 22.',
		'Mme Kaci demande si le budget est adopté.',
		'Le compte adopté en mars est rappelé ; tout le monde est content.',
		'La réadhésion n’est pas votée, faute de présents.',
		'La politique de la fédération y a été approuvée.',
		'Le conseil départemental a voté la motion à l’unanimité.',
		'There was no seconder and the motion fell.',
		'Receipts were $20 for 2017, and the meeting in 2016 for this fund was fun.',
		'In favor: 32-2 = 30 Against: 1 Abstention: 1',
		'La cotisation : vote au prochain conseil.',
		'Nous cherchons un car pour 15 personnes.',
		'Tous les commentaires sont réglés.',
		'Le bureau a un avis ; la mairie valide le devis.',
		'Mme Kaci indique qu’il a été voté 12 pour et 3 contre à la commune voisine.',
		'71 maintainers answered: 45 in favour of a new site, 20 against.',
		'A motion to approve the amendments to Section 1-4-1 was made.',
		'The board had approved the contract in February by a 4-1 vote.',
		'Tous y sont favorables à l’unanimité ; une délibération sera prise à la prochaine séance.',
		'Cette nomination est entérinée par un vote à l’assemblée générale suivante.',
	])('is none of this meeting: %s', (passage) => {
		expect(getVotes(passage)).toEqual([]);
	});

	it('is counted once where a sentence says again what its figures say', () => {
		expect(
			getVotes('Le conseil approuve le plan.\n\nPOUR 10, CONTRE 2\n\nLa résolution est adoptée.'),
		).toHaveLength(1);
	});

	it('is read from a table, a motion a row', () => {
		const table = '| Objet | Pour | Contre |\n|---|---|---|\n| Canot | 5 | 1 |\n| Quai | 2 | 4 |';
		expect(getVotes(table)).toEqual(['Vote : 5 pour, 1 contre', 'Vote : 2 pour, 4 contre']);
	});
});

describe('an election of foreign minutes', () => {
	it('elects those whose line says so, and nobody else', () => {
		const text = 'Ont obtenu :\n- Zoé Kaci : 26 voix, élue\n- Ali Ben : 24 voix, élu\n- Léo Roux : 3 voix';
		expect(getBody(text)).toContain(
			'- Zoé Kaci : 26 voix\n- Ali Ben : 24 voix\n- Léo Roux : 3 voix\n\nPostes : 2\nRésultat : élus Zoé Kaci, Ali Ben',
		);
	});

	it.each([
		['Zoé Kaci stands (proposed: Ali)\n\nElected unanimously (11)', 'Zoé Kaci'],
		['Zoé Kaci se porte candidate. Elle est désignée référente à l’unanimité.', 'Zoé Kaci'],
		['One nomination received for chairperson: Zoé Kaci. Unanimously elected.', 'Zoé Kaci'],
	])('elects who is named before the verdict: %s', (text, name) => {
		expect(getBody(text)).toContain(`élus ${name}`);
	});

	/** Offices and who has them, as the elections of the file say. */
	const getElections = (passage: string, title = 'Bureau') => {
		const { text } = importMinutes(
			`Conseil du 6 juin 2024\n\nPrésents : Luc Bon\n\n## Budget\n\nAdopté.\n\n## ${title}\n\n${passage}\n\n## Suite\n\nTexte.\n`,
		);
		return [...text.matchAll(/^(?:### Élection –|::: élection) (.+)\n[\s\S]*?^Résultat : élus (.+)$/gmu)].map(
			([, office, names]) => `${office} : ${names}`,
		);
	};

	it.each([
		'Ana Bell est réélue présidente, Bo Carr trésorier et Cy Dean secrétaire.',
		'Ana Bell a été élue présidente, M. Bo Carr trésorier, Mme Cy Dean secrétaire.',
		'Ont été élus à l’unanimité : Ana Bell présidente, Bo Carr trésorier, Cy Dean secrétaire.',
		'Sont élus : Ana Bell, présidente ; Bo Carr, trésorier ; Cy Dean, secrétaire.',
		'Le nouveau bureau est composé de :\nAna Bell, présidente\nBo Carr, trésorier\nCy Dean, secrétaire',
		'La composition du nouveau bureau est la suivante :\n\n- Présidente : Ana Bell\n- Trésorier : Bo Carr\n- Secrétaire : Cy Dean',
		'Le nouveau bureau est le suivant :\n\nPrésidente            Ana Bell\nTrésorier             Bo Carr\nSecrétaire            Cy Dean',
	])('names each with the office: %s', (passage) => {
		expect(getElections(passage).map((one) => one.replace(/M\. |Mme /, ''))).toEqual([
			'Présidente : Ana Bell',
			'Trésorier : Bo Carr',
			'Secrétaire : Cy Dean',
		]);
	});

	it.each([
		'All the directors except Bo Carr were re-elected.',
		'With the exception of the treasurer, Bo Carr, all the directors were re-elected.',
		'Tous les sortants, sauf Bo Carr, sont réélus.',
		'Les élus sont : Paris, Lyon',
	])('elects nobody who is taken out, nor places: %s', (passage) => {
		expect(getElections(passage)).toEqual([]);
	});

	it.each([
		['Sont élus M. Aubin et Mme Pic.', ['Bureau : Aubin, Pic']],
		['Sont élus MM. Aubin, Roux et Mme Pic.', ['Bureau : Aubin, Roux, Pic']],
		['Elected by acclamation: Bo Carr, Vice President', ['Vice President : Bo Carr']],
		[
			'La composition du nouveau conseil est la suivante :\n\n- Ana Bell\n- Bo Carr',
			['Bureau : Ana Bell, Bo Carr'],
		],
	])('names all who are elected: %s', (passage, elections) => {
		expect(getElections(passage)).toEqual(elections);
	});

	it.each([
		[
			'Les sortants sont :\n\nAna BELL Présidente.\n\nBo CARR ==> démissionnaire\n\nCy DEAN.\n\nLuc remercie chacun.\n\nAprès vote, tous les sortants sont réélus.',
			['Bureau : Ana BELL, Cy DEAN'],
		],
		[
			'Membres sortants :\n\n- Ana Bell\n- Cy Dean\n- Bo Carr\n\nLes membres sortants sont réélus, sauf Bo Carr qui se retire.',
			['Bureau : Ana Bell, Cy Dean'],
		],
		[
			'Retiring members:\n\n- Ana Bell\n- Cy Dean\n\nAll the retiring members were re-elected.',
			['Bureau : Ana Bell, Cy Dean'],
		],
		['Membres sortants :\n\n- Ana Bell\n- Cy Dean\n\nLes membres absents sont élus.', []],
		['Membres sortants :\n\n- Ana Bell\n- Cy Dean\n\nLes sortants sont remerciés.', []],
		[
			'Se représentent :\n\n- Ana Bell ;\n- Bo Carr.\n\nSe présente pour la première fois :\n\n- Cy Dean.\n\nL’assemblée élit à l’unanimité les membres sortants et la nouvelle candidate.',
			['Bureau : Ana Bell, Bo Carr, Cy Dean'],
		],
		[
			'Sont donc élus :\nAna BELL\nBo CARR\nCy DEAN nouvelle candidature.',
			['Bureau : Ana BELL, Bo CARR, Cy DEAN'],
		],
	])('elects those whom a list calls so: %s', (passage, elections) => {
		expect(
			getElections(passage, 'Renouvellement du bureau').map((one) =>
				one.replace(/^Renouvellement du b/, 'B'),
			),
		).toEqual(elections);
	});

	it.each([
		['Tiers sortant : Ana Bell, Bo Carr. Ils sont réélus à l’unanimité.', 'Ana Bell, Bo Carr'],
		['Sortants : Ana Bell, Bo Carr.\n\nLes deux sortants sont réélus.', 'Ana Bell, Bo Carr'],
		['Ont été proclamés adjoints : M. Bo Carr et Mme Cy Dean.', 'Bo Carr, Cy Dean'],
	])('is read in a part about elections: %s', (passage, names) => {
		expect(getElections(passage, 'Élections').map((one) => one.replace(/^.*?: /, ''))).toEqual([names]);
	});

	it('has the offices behind several labels', () => {
		expect(
			getElections('Sont élus membres : titulaires : Ana Bell, Bo Carr ; suppléants : Cy Dean.'),
		).toEqual(['Titulaires : Ana Bell, Bo Carr', 'Suppléants : Cy Dean']);
	});

	it.each([
		['C’est Ana Bell qui a été élue pour lui succéder.', ['Bureau : Ana Bell']],
		['Les élus sont : Ana, Bo, Cy et Jean Marc qui est réélu.', ['Bureau : Ana, Bo, Cy, Jean Marc']],
		['Vote pour élire la présidente : Ana est élue avec 5 voix.', ['Vote pour élire la présidente : Ana']],
		[
			'Le conseil a réélu Ana comme présidente et a nommé Bo comme trésorier.',
			['Présidente : Ana', 'Trésorier : Bo'],
		],
		['Résultat : elle est élue avec 5 voix.', []],
		['Les essais ont lieu au gymnase ; Safran est nommé d’après son fondateur.', []],
		['Ana Bell, qui a été élue en 2019, remercie chacun.', []],
	])('reads whom a sentence names: %s', (passage, elections) => {
		expect(getElections(passage)).toEqual(elections);
	});

	it('is of those named in a paragraph each, with their votes', () => {
		const names = ['Ana Bell', 'Bo Carr', 'Cy Dean'];
		expect(getBody(`Sont élus :\n\n${names.join('\n\n12 voix\n\n')}\n\n9 voix`)).toContain(
			'- Ana Bell : 12 voix\n- Bo Carr : 12 voix\n- Cy Dean : 9 voix\n\nPostes : 3\nRésultat : élus Ana Bell, Bo Carr, Cy Dean',
		);
		const { text } = importMinutes(
			`Annual meeting of 6 June 2024\n\n1. Apologies\n\nEd Fox, Flo Gil\n\n2. Election of the committee\n\nThe following should form the committee.\n\n${names.join('\n\n')}\n\nThere being no further nominations the above were duly elected.\n\n3. Other business\n\nNone.\n`,
			'plain',
		);
		expect(text).toContain('Result: elected Ana Bell, Bo Carr, Cy Dean\n');
		expect(text).toContain('## 1. Apologies\n');
		expect(text).toContain('excused:\n    - Ed Fox\n    - Flo Gil\n');
	});

	it('does not take the vote on something else below it', () => {
		const { text } = importMinutes(
			'Conseil du 6 juin 2024\n\n## Bureau\n\nAna Bell est élue présidente.\n\nLes comptes et le rapport de l’année 2023 sont approuvés à l’unanimité par tous.\n\n## Suite\n\nTexte.\n',
		);
		expect(text).toMatch(/Résultat : élus Ana Bell\n(?:.*\n)*?Vote : à l’unanimité\n/u);
	});

	it('elects whom a motion was put on', () => {
		expect(
			getBody(
				'Mr Bo Carr was proposed and seconded and on being put to the vote was duly elected to the council.',
			),
		).toContain('elected Bo Carr');
	});

	it('is none where the sitting gets its officers', () => {
		expect(getElections('Mme Bell est élue présidente de séance, M. Carr secrétaire.', 'Ouverture')).toEqual(
			[],
		);
	});

	it('is read from the rows of a plain text, which nobody signs', () => {
		const { text } = importMinutes(
			'Annual meeting of 6 June 2024\n\nAttendance: 24 members\n\nReports\n\nThe treasurer gave her report.\n\nOfficers for 2024\n\nPresident         Ana Bell\nSecretary         Bo Carr\n\nAdjourned at 9 pm\n',
			'plain',
		);
		expect(text).toContain('Result: elected Ana Bell\n');
		expect(text).toContain('Result: elected Bo Carr\n');
		expect(text).not.toMatch(/signatures|secretary:|Reports\n---/u);
	});

	it('is the whole of a deliberation that holds nothing else', () => {
		const { text } = importMinutes(
			'Conseil du 6 juin 2024\n\nDélibération N° 2024-31 : élection du maire\n\nZoé Kaci, ayant obtenu 11 voix, est élue.\n',
		);
		expect(text).toContain('### Élection – Délibération N° 2024-31 : élection du maire\n');
	});

	it('is none of a stranger, told in a report', () => {
		const { text } = importMinutes(
			'Conseil du 6 juin 2024\n\nPrésents : Zoé Kaci, Ali Ben, Léo Roux, Ana Bell, Bo Carr\n\n## Point\n\nAl Dow a été élu président de la fédération.\n',
		);
		expect(text).not.toContain('Élection');
	});

	it.each([
		['Ana Bell obtient 3 voix, Ali Ben 2 voix. Ana Bell est donc désignée trésorière.', 'Ana Bell : 3 voix'],
		['Trésorier : Ali Ben, 6 voix et 1 abstention, élu.', 'Ali Ben : 6 pour, 1 abstention'],
		['A obtenu :\n\n- KACI Zoé : dix voix (10), élue', 'KACI Zoé : 10 voix'],
		['| Candidate | Voix |\n|---|---|\n| **Zoé Kaci** | 13 (56,5 %) |\n| Ali Ben | – |', 'élus Zoé Kaci'],
		[
			'Sont élus à la commission permanente : Zoé Kaci (parents) et Ali Ben (élèves).',
			'élus Zoé Kaci, Ali Ben',
		],
		[
			'Se présentent : Zoé Kaci (présidence), Ali Ben (trésorerie).\n\nIls sont élus : 5 pour, 1 abstention.',
			'- Zoé Kaci\n- Ali Ben\n',
		],
		['Le comité propose Zoé Kaci. Élue par 119 voix sur 122.', 'élus Zoé Kaci'],
	])('is read: %s', (text, line) => {
		const { text: file } = importMinutes(
			`Conseil du 6 juin 2024\n\n## Élection du bureau\n\n${text}\n\n## Suite\n\nTexte.\n`,
		);
		expect(file).toContain(line);
		expect(file).toContain('élection');
	});

	it('of all candidates of a list by one vote elects them', () => {
		const list = 'Les présents peuvent candidater.\nCandidats :\n\n- Zoé Kaci\n- Ali Ben\n\n';
		const vote = '- Pour : 7\n- Contre : 0\n\n';
		for (const text of [`${list}Vote de la liste.\n\n${vote}Le bureau est élu.`, `${vote}${list}`]) {
			const { text: file } = importMinutes(
				`Conseil du 6 juin 2024\n\n## Élection du bureau\n\n${text}\n\n## Suite\n\nTexte.\n`,
			);
			expect(file).toContain('- Zoé Kaci\n- Ali Ben\n\nPour : 7\nContre : 0\n');
		}
	});

	it('stands below a title of elections, however deep its own', () => {
		const { text } = importMinutes(
			'Conseil du 6 juin 2024\n\n## Élections\n\n### Trésorier\n\nAli Ben se représente.\n\n- Pour : 5\n- Contre : 0\n\n## Suite\n\nTexte.\n',
		);
		expect(text).toContain('### Élection – Trésorier\n\n- Ali Ben\n');
	});

	it('is none where the secretary of the sitting is named', () => {
		const { text } = importMinutes(
			'Assemblée du 6 juin 2024\n\nMme Zoé Kaci préside. M. Ali Ben est désigné secrétaire.\n\n## Point\n\nTexte.\n',
		);
		expect(text).not.toContain('élection');
		expect(text).toContain('secrétariat: Ali Ben\n');
	});

	it('does not elect who is named in the paragraph after', () => {
		const text =
			'- Zoé Kaci : 26 voix\n- Ali Ben : 3 voix\n\nEst élue Zoé Kaci\n\nAli Ben remercie les élus du bureau';
		expect(getBody(text)).toContain('Résultat : élus Zoé Kaci\n');
	});
});

/** The header that minutes become, without its last line. */
function getHead(text: string): string {
	const { text: file } = importMinutes(text);
	expect(lostWords(text, file)).toEqual([]);
	return file.slice(4, file.indexOf('état:'));
}

it.each([
	'L’ADEP est unanimement opposée au projet de convention.',
	'Le conseil est unanimement contre le projet.',
	'Vote : unanimité contre.',
	'The committee is unanimously opposed to the motion.',
])('no vote carries what all oppose: %s', (passage) => {
	expect(getBody(passage)).toBe(passage);
});

describe('the head of foreign minutes', () => {
	it.each([
		['Compte rendu du CA du 6 juin 2024', 'réunion: CA\ndate: 6 juin 2024'],
		['COMPTE RENDU DU CONSEIL MUNICIPAL DU 6 JUIN 2024', 'réunion: conseil municipal\ndate: 6 JUIN 2024'],
		[
			'Comité du 29 novembre 2024\n\n# Vote du procès-verbal du 18 novembre 2024\n\nReporté.',
			'réunion: comité\ndate: 29 novembre 2024',
		],
		[
			'Réunion du club\n\nLes statuts ont été déposés au greffe le 30/09/2018, merci à Ana Bell.',
			'langue: fr\nétat: projet',
		],
	])('holds the kind and the day: %s', (text, head) => {
		expect(importMinutes(text).text).toContain(head);
	});

	it('has no hours of an event', () => {
		const { text } = importMinutes(
			'Conseil du 6 juin 2024\n\nLa fête aura lieu vendredi de 20 h à 22 h, samedi de 10 h à 22 h et dimanche de 10 h à 20 h.\n',
		);
		expect(text).not.toContain('clôture');
	});

	it('has the long title of a numbered item for an item', () => {
		const long = `Convention de mise à disposition ${'de la salle des fêtes et de ses annexes '.repeat(4)}au club`;
		const { text } = importMinutes(
			`Conseil du 6 juin 2024\n\n1. ${long}\n\nAdopté.\n\n2. Budget\n\nRien.\n`,
			'plain',
		);
		expect(text).toContain(`## 1. ${long}`);
		expect(text).toContain('## 2. Budget');
	});

	it('holds the people of the lines below a label, one paragraph each', () => {
		const people = [
			'Présents :\tZoé Kaci, présidente',
			'Ali Ben, trésorier',
			'Léo Roux',
			'Ana Bell (Rennes)',
		];
		expect(getHead(`CA du 6 juin 2024\n\n${people.join('\n\n')}\n\n1. Budget\n\nTexte.`)).toContain(
			'  présents:\n    - Zoé Kaci, présidente\n    - Ali Ben, trésorier\n    - Léo Roux\n    - Ana Bell (Rennes)\n',
		);
		expect(getHead('CA du 6 juin 2024\n\nExcusé : Léo Roux\n\nRapport Moral\n\nTexte.')).toContain(
			'  excusés:\n    - Léo Roux\n',
		);
	});

	it('holds those who give their votes beside whoever has them', () => {
		expect(
			getHead(
				'AG du 6 juin 2024\n\n**Présents**\n\n- Zoé Kaci (+ pouvoirs de Ali Ben et Léo Roux)\n- Ana Bell, porteuse du pouvoir d’Ivan Péron\n\n1. Budget\n\nTexte.',
			),
		).toContain(
			'    - Zoé Kaci\n    - Ana Bell\n  représentés:\n    - Ali Ben → Zoé Kaci\n    - Léo Roux → Zoé Kaci\n    - Ivan Péron → Ana Bell\n',
		);
	});

	it('holds who sent apologies in a sentence below that title, and counts those without a name', () => {
		const text =
			'AGM, 6 June 2024\n\nMembers attending: Ana Bell, Bo Carr and Cy Dean, with 14 other members.\n\n1. Apologies\n\nReceived from Di Ewell and Ed Fox.\n\n2. Accounts\n\nText.\n\n3. Roof\n\nText.\n';
		const { text: file } = importMinutes(text);
		expect(file).toContain('    - Cy Dean\n    - 14 others\n');
		expect(file).toContain('  excused:\n    - Di Ewell\n    - Ed Fox\n');
		expect(file).toContain('## 2. Accounts');
		expect(lostWords(text, file)).toEqual([]);
	});

	it('counts members behind the names of those present, and no guests', () => {
		const head = (end: string) =>
			getHead(`AG du 6 juin 2024\n\nPrésents : Ana Bell, Bo Carr, Cy Dean ${end}\n\n1. Budget\n\nTexte.`);
		expect(head('et 23 adhérents')).toContain('    - Cy Dean\n    - 23 autres\n');
		expect(head('et 2 invités')).not.toContain('autres');
		expect(head('et 4 personnes du public')).not.toContain('autres');
	});

	it('knows each of those whom a line names behind the office that they share', () => {
		const text =
			'CR du 6 juin 2024\n\nPrésents\n\nAdjoints : Mmes Ana Bell, Cy Dean, MM. Bo Carr et Ed Fox\n\n1. Budget\n\nTexte.\n';
		expect(getHead(text)).toContain('    - Ana Bell\n    - Cy Dean\n    - Bo Carr\n    - Ed Fox\n');
	});

	it('takes no name for an officer from columns', () => {
		const text =
			'CR du 6 juin 2024\n\nPrésents : Ana Bell, Bo Carr\n\n1. Budget\n\nTexte.\n\nLa présidente          Le secrétaire de séance\nAna Bell               Bo Carr\n';
		expect(getHead(text)).toContain('secrétariat: Bo Carr\n');
	});

	it('knows hours on a line of their own, and who opened the meeting', () => {
		const head = getHead(
			'CR du bureau du 6 juin 2024\n\n20h00 – 22h10\n\nOuverture par Zoé Kaci.\n\n1. Budget\n\nTexte.',
		);
		expect(head).toContain('ouverture: 20h00\nclôture: 22h10\nprésidence: Zoé Kaci\n');
	});

	it('takes shares for votes where everybody has some', () => {
		const people = (last: string) =>
			`AG du 6 juin 2024\n\nSont présents ou représentés :\n- M. Ali Ben, propriétaire de 2 600 actions\n- SCI du Port, propriétaire de 400 parts, représentée par Zoé Kaci\n- Mme Ana Bell${last}, ayant donné pouvoir à M. Ali Ben\n\n1. Budget\n\nTexte.`;
		expect(getHead(people(', titulaire de 7 actions'))).toContain(
			'    - M. Ali Ben [2 600]\n    - SCI du Port [400], représentée par Zoé Kaci\n  représentés:\n    - Mme Ana Bell [7] → M. Ali Ben\n',
		);
		expect(getHead(people(''))).toContain('- M. Ali Ben, propriétaire de 2 600 actions\n');
	});

	it('reads tables whose head says where people are', () => {
		const table =
			'| Copropriétaires représentés | Tantièmes | Mandataire |\n|---|---|---|\n| M. Léo Roux | 405 | Mme Zoé Kaci |';
		expect(getHead(`AG du 6 juin 2024\n\n${table}\n\n## Point\n\nTexte.`)).toContain(
			'  représentés:\n    - M. Léo Roux [405] → Mme Zoé Kaci\n',
		);
	});

	it('knows the date of a sentence that speaks of the notice after it, and the hours of a line', () => {
		expect(getHead('**Le jeudi 23 mai 2024 à 18 heures**, réunion sur convocation du syndic.')).toContain(
			'date: jeudi 23 mai 2024\nouverture: 18 heures\n',
		);
		expect(getHead('CR du bureau – lundi 2 septembre 2024, 20h15-22h00\n\nTexte.')).toContain(
			'date: lundi 2 septembre 2024\nouverture: 20h15\nclôture: 22h00\n',
		);
		expect(
			getHead(
				'SÉANCE DU 12 NOVEMBRE 2024\n\nL’an deux mille vingt-quatre, le douze novembre à vingt heures trente, le conseil s’est réuni.',
			),
		).toContain('ouverture: vingt heures trente\n');
	});
});

describe('the signatures of English minutes', () => {
	it('stand below words with capitals', () => {
		const text = `Board of June 6, 2024\n\n1. Roof\n\nIt leaks.\n\nThe meeting was adjourned at 7:37 p.m.\n\nRespectfully Submitted,\nCarol L. Hale, Clerk\n`;
		expect(importMinutes(text, 'plain').text).toContain('signatures:\n  - Carol L. Hale, clerk\n');
	});
});

describe('titles that only their form shows', () => {
	const titles = (body: string) =>
		importMinutes(`Harbor Club Board, June 6, 2024\n\nPresent: Lise Kern, Paul Weiss\n\n${body}\n`, 'plain')
			.text.split('\n')
			.filter((line) => line.startsWith('## '));

	it('open the paragraphs of few labels', () => {
		const body =
			'Proceedings: The minutes of the last meeting were read by Lise.\n\nIt was about the roof.\n\nAny Other business: Members welcomed a guest who brought cake.\n\nFinance: The dues were given to Paul.';
		expect(titles(body)).toEqual(['## Proceedings', '## Any Other business', '## Finance']);
	});

	it('are nobody who speaks', () => {
		expect(
			titles(
				'Lise Kern: The roof leaks again this year.\n\nPaul Weiss: We should ask for a bid.\n\nFinance: The dues were paid.',
			),
		).toEqual([]);
	});

	it('have numbers and their text on one line, and deeper numbers are none of them', () => {
		const body =
			'1. Opening: Lise welcomed everybody.\n2. Reports: Two were read.\n   1. Fence: It stands.\n   2. Roof: It leaks.\n3. Budget: Paul explained it.\n4. Any other business: None was raised.';
		expect(titles(body).map((title) => title.replace(/^## \d+\. /, ''))).toEqual([
			'Opening',
			'Reports',
			'Budget',
			'Any other business',
		]);
	});
});

describe('a title with its text directly below it', () => {
	it('is an item where the numbers count on from 1', () => {
		const { text } = importMinutes(
			'CSE du 6 juin 2024\n\nPoint 1 – Approbation\nTexte un.\n\nPoint 2 – Questions diverses\nTexte deux.\n',
		);
		expect(text).toContain(
			'## Point 1 – Approbation\n\nTexte un.\n\n## Point 2 – Questions diverses\n\nTexte deux.',
		);
		const list = 'CSE du 6 juin 2024\n\n3. Troisième\nTexte.\n\n7. Septième\nTexte.\n';
		expect(importMinutes(list).text).not.toMatch(/^##/m);
	});

	it('is a resolution where it opens with its word and number', () => {
		const { text } = importMinutes(
			'Conseil du 6 juin 2024\n\nDélibération n° 2024-11-01\nObjet : toiture\n\nLe conseil approuve.\n',
		);
		expect(text).toContain('### Délibération n° 2024-11-01\n\nObjet : toiture\n');
	});
});

describe('a Word file', () => {
	const getMarkdown = async (children: Array<Paragraph | Table>) =>
		(
			await docxToMarkdown(
				new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] }))),
			)
		).markdown;

	it('has a space between the paragraphs of a cell', async () => {
		const cell = (...texts: string[]) =>
			new TableCell({ children: texts.map((text) => new Paragraph(text)) });
		const row = (...texts: string[]) => new TableRow({ children: [cell('1'), cell(...texts)] });
		const table = new Table({ rows: [row('Sujet'), row('Ali Ben : qui ?', 'Zoé Kaci : moi.')] });
		expect(await getMarkdown([table])).toContain('| Ali Ben : qui ? Zoé Kaci : moi. |');
		expect(htmlToMarkdown('<table><tr><td>A<br>B</td><td>C</td></tr></table>')).toMatch(/^\| A B \| C \|/);
	});

	it('lists a body and who speaks for it among those who gave a proxy', () => {
		const { text } = importMinutes(
			'# Minutes\n\nPresent:\n\n- Brett Cann\n\nThe following members were represented by proxy (in parentheses):\n\n- Hostline, represented by Jason Abat (Brett Cann)\n\n- Georg Brand (Brett Cann)\n\n## Budget\n\nText.\n',
		);
		expect(text).toContain(
			'- Hostline, represented by Jason Abat → Brett Cann\n    - Georg Brand → Brett Cann\n',
		);
	});

	it('is bold or slanted once, whatever closes no element of its own', () => {
		expect(
			htmlToMarkdown(
				'<p>Les <b>comptes <strong>sont</strong> <i>bien <em>vus</em></i></b>, <s>non <del>oui</del></s></p><b><i><p>un<b><i><p>deux<b><i><p>trois',
			),
		).toBe('Les **comptes sont _bien vus_**, ~~non oui~~\n\n**_un_**\n\n**_deux_**\n\n**_trois_**\n');
	});

	it('has blocks in what stands around them, as Google Docs writes a document', () => {
		const inside = '<h1>Minutes</h1><p>Present: Ana Bell</p><ul><li>Budget</li></ul>';
		const plain = '# Minutes\n\nPresent: Ana Bell\n\n- Budget\n';
		expect(htmlToMarkdown(`<b style="font-weight:normal">${inside}</b>`)).toBe(plain);
		expect(htmlToMarkdown(`<span><font>${inside}</font></span>`)).toBe(plain);
		expect(htmlToMarkdown('<b>A<p>B <b>C</b></p><i><h2>D</h2></i>E</b><p>F</p>')).toBe(
			'**A**\n\n**B C**\n\n## **_D_**\n\n**E**\n\nF\n',
		);
		expect(htmlToMarkdown('<a href="https://example.org"><p>A</p></a>')).toBe('[A](https://example.org)\n');
		expect(htmlToMarkdown('<h1>A <div>B</div> C</h1>')).toBe('# A\n\nB\n\n# C\n');
	});

	it('parts labels and speakers from what follows with their weight', async () => {
		const line = (bold: string, text: string) =>
			new Paragraph({ children: [new TextRun({ text: bold, bold: true }), new TextRun(`\t${text}`)] });
		const { text } = importMinutes(
			await getMarkdown([
				new Paragraph('Assemblée générale du 8 juin 2024'),
				line('Ouverture', '18 h 05'),
				line('Présents', ': Denez Kerval, Soazig Prat'),
				new Paragraph('1. Canot'),
				line('Denez Kerval', 'Et le prix ?'),
				line('Point fort', 'Le prix.'),
			]),
		);
		expect(text).toContain('ouverture: 18 h 05\n');
		expect(text).toContain('**Denez Kerval** : Et le prix ?');
		expect(text).toContain('**Point fort** Le prix.');
	});
});

it('gives who signs with an initial his whole name, and takes away the mark of a signature', () => {
	const { text } = importMinutes(
		'Assemblée du 6 juin 2024\n\nPrésident de séance : Guy Lemoine\nSecrétaire de séance : Solange Abadie\n\n## Point\n\nTexte.\n\nLe président                    La secrétaire\n(S) G. LEMOINE                  S. ABADIE\n',
	);
	expect(text).toContain('signatures:\n  - Guy Lemoine, président\n  - Solange Abadie, secrétaire\n');
	// Nobody, and one of two, has the name that is written.
	const signed = (names: string) =>
		importMinutes(
			`Assemblée du 6 juin 2024\n\nPrésents : Guy Lemoine, Gaël Lemoine, Ada Bell, Charles-Henri Roux\n\n## Point\n\nTexte.\n\n${names}\n`,
		).text;
	expect(
		signed('Le président                    La secrétaire\nG. LEMOINE                      B. BELL'),
	).toContain('signatures:\n  - G. LEMOINE, président\n  - B. BELL, secrétaire\n');
	expect(
		signed('Le président                    La secrétaire\nCh.-H. ROUX                     BELL A.'),
	).toContain('signatures:\n  - Charles-Henri Roux, président\n  - Ada Bell, secrétaire\n');
});

it('takes the number of an election with its colon out of the title of the block', () => {
	const { text } = importMinutes(
		'Conseil du 6 juin 2024\n\n## 2025-07 : Voirie\n\nTexte.\n\n## 2025-08 : Désignation d’un délégué\n\nMme Zoé Kaci est élue déléguée par 10 voix.\n',
	);
	expect(text).toContain('## 2025-08 : Désignation d’un délégué\n');
	expect(text).toContain('### Élection – Désignation d’un délégué\n');
});

it('reads each election of a sentence', () => {
	const { text } = importMinutes(
		'Conseil du 6 juin 2024\n\n## Délégués\n\nM. ROUSSEL Pascal est élu délégué titulaire par 10 voix ; Mme HAMON Sylvie est élue déléguée suppléante par 9 voix.\n',
	);
	expect(text).toContain('- ROUSSEL Pascal : 10 voix\n');
	expect(text).toContain('- HAMON Sylvie : 9 voix\n');
});

it('writes the vote of a text before who comes after it', () => {
	const { text } = importMinutes(
		'Conseil du 6 juin 2024\n\nPrésents : Zoé Kaci, Ali Ben, Ana Roux\n\n## Voirie\n\nMme Roux quitte la salle.\nLe conseil, par 2 voix pour, signe le devis. Mme Roux rejoint la séance.\n',
	);
	const at = (words: string) => text.indexOf(words);
	expect([at('Départ de'), at('Vote : 2'), at('Arrivée de')].every((place) => place > 0)).toBe(true);
	expect(at('Départ de')).toBeLessThan(at('Vote : 2'));
	expect(at('Vote : 2')).toBeLessThan(at('Arrivée de'));
});

describe('minutes of small councils', () => {
	const importOf = (text: string) => {
		const { text: file } = importMinutes(text, 'plain');
		const end = file.indexOf('\n---\n', 4);
		return { head: parse(file.slice(4, end)), body: file.slice(end + 5), file };
	};
	const PEOPLE = 'Present: Ana Bell (Chair), Bo Carr, Cy Dean, Di Ewell';

	it.each([
		['Minutes of the meeting\nheld on the 12 March 2024 at 17:30hrs', '12 March 2024', '17:30'],
		['Séance ordinaire du conseil, tenue ce 7e jour du mois d’avril 2014 à 19 h', '2014-04-07', '19 h'],
		['Séance ordinaire du conseil du 1 er mars 2010 à 19 h', '2010-03-01', '19 h'],
	])('say their day: %s', (head, date, opened) => {
		const found = importOf(
			`${head}\n\n1. Budget\n\nThe accounts as at 31 December 2023 were approved.\n`,
		).head;
		expect([found.date, found.opened ?? found.ouverture]).toEqual([date, opened]);
	});

	it.each([
		['Present; Cllrs Bell (Chair), Carr and Dean\nThere were no members of the public present', 3],
		['Present: Ana Bell (Chair), Bo Carr, A. Dean. P. Ewell', 4],
		['Cllr Bell\nCllr Carr\nCllr Dean\nCllr Ewell', 4],
		[
			'ROLL CALL\nMayor Ana Bell and Councilmembers Bo Carr, Cy Lawrence-\nDean, and Di Ewell. Also present were City Manager Ed Fox and Director of Public Works Flo Gray.',
			4,
		],
	])('say who was there: %s', (passage, count) => {
		const { participants } = importOf(
			`Minutes of the council\n12 March 2024\n\n${passage}\n\n1. Budget\n\nAdopted.\n`,
		).head;
		expect(participants.present).toHaveLength(count);
	});

	it('take nobody from a title that says there are no apologies', () => {
		const { head } = importOf(
			`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. No apologies\n\n2. The Chairman’s report\n\nRead.\n`,
		);
		expect(Object.keys(head.participants)).toEqual(['present']);
	});

	it('have items with the number of the minute, a gap, and the title', () => {
		const { body } = importOf(
			`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1201     Welcome. All were welcomed.\n\n1202     Matters Arising:   The path is wet.\n\n1203     Finance. It was agreed to pay 20.\n\n1204     Matters Reported:   Holes.\n`,
		);
		expect(body.match(/^## .*$/gmu)).toEqual([
			'## 1201 Welcome',
			'## 1202 Matters Arising',
			'## 1203 Finance',
			'## 1204 Matters Reported',
		]);
	});

	it.each([
		['After a short discussion it was agreed that the minutes be accepted.', 'Result: carried'],
		['It was agreed to transfer £12,000 into the savings account.', 'Result: carried'],
		['It was also agreed that the money should not be spent on a lawyer.', 'Result: carried'],
		['Ms Rae asked to put up a notice. It was agreed that this be done.', 'Result: carried'],
		['It was agreed Mr Rae should be thanked for his work.', 'Result: carried'],
		['After debate it was then agreed, 3-1, to object.', 'Vote: 3 for, 1 against'],
		['Motion carried by a vote of Ana Bell yea, Bo Carr yea, and Cy Dean nay.', 'Vote: 2 for, 1 against'],
		['The motion passed, those voting aye Bell, Carr; nays none.', 'Vote: 2 for, 0 nays'],
		['Bell and Carr voted aye, Dean voted nay. Motion carried.', 'Vote: 2 for, 1 against'],
		['- Motion: full dues of 75\n   - For: 3\n   - Against: 14', 'Vote: 3 for, 14 against'],
		['- Motion: full dues of 75\n   - For: Unanimous', 'Vote: unanimous'],
		[
			'It was proposed by Cllr Carr and seconded by Cllr Dean and it was resolved to mend the roof.',
			'Result: carried',
		],
		['The accounts had been audited and were accepted by the membership.', 'Result: carried'],
		[
			'It was resolved to let the field.\nProposed Cllr Carr, seconded Cllr Dean all in agreement.',
			'Vote: unanimous',
		],
		['Ana Bell moved to raise the dues.\nYeas; Bell, Carr, Nays; Dean.', 'Vote: 2 yeas, 1 nays'],
	])('decide: %s', (passage, line) => {
		const { body } = importOf(`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. Business\n\n${passage}\n`);
		expect(body.match(/^(?:Vote|Result): .*$/gmu)).toEqual([line]);
	});

	it.each([
		'It was agreed quarterly work parties would help.',
		'The board agreed this was a good idea.',
		'It was agreed to look into buying a tent.',
		'It was agreed to pay attention to the noise.',
		'It was agreed to buy time.',
		'It was agreed to buy a tent, subject to a vote at the next meeting.',
		'It was agreed to buy a tent by the parish council.',
		'It was agreed that nothing should be paid.',
		'It was agreed that a vote on whether the roof should be repaired would be held in May.',
		'It was agreed to discuss how the money should be spent.',
		'It was agreed in principle that the roof be replaced.',
		'It was agreed to transfer the files to Bo Carr.',
		'It was agreed that the roof could be repaired by a member.',
		'It was agreed that if funds allowed it the roof be repaired.',
		'It was agreed that nothing can be done.',
		'Bo Carr reported that it was agreed to buy a tent.',
		'Bo Carr agreed to buy a tent.',
		'After a short discussion it was agreed that the club should stay in the union.',
		'A special resolution is passed by 75% of the members who vote.',
		'Authorisation for $50 was approved in previous meeting (none claimed yet).',
		'Lack of minutes accepted informally.',
	])('decide nothing by what people come to agree on: %s', (passage) => {
		const { body } = importOf(`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. Business\n\n${passage}\n`);
		expect(body).not.toMatch(/^(?:Vote|Result): /mu);
	});

	it('keep the votes of paragraphs apart, each with a subject of its own', () => {
		const { body } = importOf(
			`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. Rules\n\nArticle 4 – The seat of the club moves: the motion carried unanimously.\n\nArticle 6 – Dues go down. The motion carried unanimously.\n\nThe report was read. Motion carried 4-0.\n\nThe roof leaks. Motion to mend it. Approved unanimously.\n`,
		);
		expect(body.match(/^(?:Vote|Result): .*$/gmu)).toEqual([
			'Vote: unanimous',
			'Vote: unanimous',
			'Vote: 4 for, 0 against',
			'Vote: unanimous',
		]);
	});

	it.each([
		['Minutes for 7/8/2013 – Motion to approve by Bell, seconded by Carr, all aye.', 'Vote: unanimous'],
		['Approved 36, Opposed 1, Abstained 6', 'Vote: 36 for, 1 opposed, 6 abstained'],
	])('count no date, and those for it behind a verdict: %s', (passage, line) => {
		const { body } = importOf(`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. Business\n\n${passage}\n`);
		expect(body.match(/^(?:Vote|Result): .*$/gmu)).toEqual([line]);
	});

	it('have people with their roles behind a dash, and those of several behind the last', () => {
		const { head } = importOf(
			`PV du conseil communal du 27 février 2024\n\nPrésents : Ana BELL, Bourgmestre, Bo CARR, Cy DEAN – Echevins ; Di EWELL, Fay GILL – Conseillers communaux, Hal IVES, Secrétaire communale.\n\n1. Budget\n\nLe budget est présenté.\n`,
		);
		const all = Object.values(head.participants)
			.flat()
			.map((one) => String(one).split(',')[0]);
		expect(all.sort()).toEqual(['Ana BELL', 'Bo CARR', 'Cy DEAN', 'Di EWELL', 'Fay GILL', 'Hal IVES']);
	});

	it('have a list that goes on below a blank line, where its last sign leaves it open', () => {
		const { head } = importOf(
			`University Senate\n\nMonday, April 6, 2015\n\nPresent: Bell, Ana; Carr, Bo; Dean, Cy;\n\nEwell, Di; Gill, Fay; Ives, Hal\n\nThe meeting convened at 2:47 pm.\n\nThe minutes of March 9, 2015 were approved with changes.\n`,
		);
		expect(head.date).toBe('Monday, April 6, 2015');
		expect(head.participants.present).toHaveLength(6);
	});

	it.each([
		['Chair Bell called the meeting to order at 6:30 pm.', 'Bell'],
		['Board President called the meeting to order at 6:30 pm.', undefined],
	])('have the chair by one name behind the office: %s', (passage, chair) => {
		const { head } = importOf(
			`Minutes of 12 March 2024\n\n1. Call to order\n\n${passage}\n\n2. Budget\n\nAdopted.\n`,
		);
		expect(head.chair).toBe(chair);
	});

	it('take no vote from the number of a meeting', () => {
		const { body } = importOf(
			`Minutes of 12 March 2024\n\nMtg No: 12\n\n${PEOPLE}\n\n1. Budget\n\nThe clerk spoke.\n`,
		);
		expect(body).not.toMatch(/^Vote: /mu);
	});

	it('have members who are named without a label above others who attend', () => {
		const { head } = importOf(
			`Minutes of 12 March 2024\n\nCllrs A Bell, Mrs B Carr, C Dean and Mrs D Ewell (Clerk to Council)\n\nIN ATTENDANCE: County Cllr Fay Gill, Hal Ives (Footpath Officer)\n\n1. Budget\n\nThe clerk spoke.\n`,
		);
		expect(head.participants.present).toHaveLength(3);
		expect(head.participants.guests).toHaveLength(3);
	});

	it('have titles in cells of a table that a page lost', () => {
		const { head, body } = importOf(
			`Minutes of 12 March 2024\n\nPresent: | Ana Bell, Bo Carr and Cy Dean |\n\n1. | Budget:\nThe clerk spoke. |\n2. | Roof:\nThe roof leaks. |\n3. | Lease:\nThe clerk spoke. |\n`,
		);
		expect(head.participants.present).toEqual(['Ana Bell', 'Bo Carr', 'Cy Dean']);
		expect(body.match(/^## .*$/gmu)).toEqual(['## 1. Budget', '## 2. Roof', '## 3. Lease']);
	});

	it('have titles with stars, as org files have them', () => {
		const { head, body } = importOf(
			`* Minutes of 12 March 2024\n\n** Present\n\n- Ana Bell\n- Bo Carr\n\n** Budget\n\nThe clerk spoke.\n\n** Roof\n\nIt leaks.\n\n** Video (of talks)\n\nAna: https://example.org is mine.\n`,
		);
		expect(head.participants).toEqual({ present: ['Ana Bell', 'Bo Carr'] });
		expect(body.match(/^## .*$/gmu)).toEqual(['## Budget', '## Roof']);
	});

	it('keep titles in bold whose points are escaped, below lines that open a paragraph', () => {
		const { body } = importOf(
			`Draft Minutes: 12 March 2024\n\nElections Commission\nCity of Bell\n\n**1\\. Call to Order**\n\nThe chair spoke.\n\n**2\\. Public Comment**\n\nNone.\n\n**3\\. Approval of Minutes**\n\nMember Carr moved to approve them. The motion carried unanimously.\n\n**4\\. Reports**\n\nThe clerk spoke.\n`,
		);
		expect(body.match(/^## .*$/gmu)).toHaveLength(4);
	});

	it('decide nothing for another body, nor by what somebody promises', () => {
		const { body } = importOf(
			`Minutes of the parish council of 12 March 2024\n\n${PEOPLE}\n\n1. Roof\n\nThe planning committee approved the roof by 3 votes to 2. After lunch Bo Carr agreed to ask again.\n`,
		);
		expect(body).not.toMatch(/^(?:Vote|Result)/mu);
	});

	it('vote on a motion beside the one of the item in a block of its own', () => {
		const { body } = importOf(
			`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. Boat\n\nThe motion to refer failed 1-3.\n\nThe motion to buy the boat passed 4-0.\n`,
		);
		expect(body).toContain(
			'::: resolution\n\nThe motion to refer failed 1-3.\n\nVote: 1 for, 3 against\n:::\n',
		);
		expect(body).toContain('\nVote: 4 for, 0 against\n');
	});

	it('leave a motion beside in the text of the motion that it is beside', () => {
		const { body } = importOf(
			`Minutes of 12 March 2024\n\n${PEOPLE}\n\n1. Roof\n\nBell moved, Carr seconded, to repair the roof. Dean moved to table the motion. The motion to table failed 1-3. The motion to repair the roof carried 4-0.\n`,
		);
		expect(body.match(/^Vote: .*$/gmu)).toEqual(['Vote: 4 for, 0 against']);
	});

	it.each([
		[
			'Treasurer: Ana Bell and Bo Carr were nominated. Ana Bell was elected 3-1.',
			'### Election – Treasurer\n\n- Ana Bell: 3 votes\n- Bo Carr: 1 votes\n\nSeats: 1\nResult: elected Ana Bell',
		],
		[
			'Trésorière : Ana Bell et Bo Carr sont candidats. Ana Bell est élue par 3 voix contre 1.',
			'### Élection – Trésorière\n\n- Ana Bell : 3 voix\n- Bo Carr : 1 voix\n\nPostes : 1\nRésultat : élus Ana Bell',
		],
	])('tell both figures of an election: %s', (passage, block) => {
		const title = passage.startsWith('Treasurer')
			? 'Minutes of 12 March 2024\n\nPresent'
			: 'Réunion du 12 mars 2024\n\nPrésents';
		const { body } = importOf(`${title} : Ana Bell, Bo Carr, Cy Dean, Di Ewell\n\n1. Posts\n\n${passage}\n`);
		expect(body).toContain(block);
	});

	it('have the one secretary whose note says no more', () => {
		const { head } = importOf(
			'Club minutes 12 March 2024\n\nPresent:\nAna Bell – chair\nBo Carr – secretary\nCy Dean – social secretary\n\n1. Boat\n\nAdopted.\n',
		);
		expect(head.secretary).toBe('Bo Carr');
	});

	it('have for items the words that open their lines, with or without anything behind the colon', () => {
		const { body, head } = importOf(
			`Minutes of 12 March 2024\nChair: Ana Bell\nAttendees: Ana Bell, Bo Carr, Cy Dean\nMatters Arising: None\nChairman’s report:\nThe first year was good.\nTreasurer’s report:\nThe funds are healthy.\nElection of trustees by the rules:\nVote by show of hands: Bo Carr and Cy Dean re-elected.\nMeeting closed at 20:33UT\n`,
		);
		expect(body.match(/^##? .*$/gmu)).toEqual([
			'## Matters Arising',
			'## Chairman’s report',
			'## Treasurer’s report',
			'## Election of trustees by the rules',
		]);
		expect(head.closed).toBe('20:33');
	});

	it('elect nobody who seconds, nor make an item of who proposes', () => {
		const { body } = importOf(
			`Annual general meeting\n2 February 2023\n\nApologies : Ana Bell, Bo Carr\n\nTreasurer’s Report\n\nThe accounts were shown to all of the members.\n\nProposed : Cy Dean\n\nSeconded : Di Ewell     CARRIED\n\nAppointment of Examiner\n\nEd Fox will look at the accounts of this year.\n\nProposed : Flo Gray\n\nSeconded : Gus Hale     CARRIED\n\nElection of Officers\n\nNobody came forward.\n`,
		);
		expect(body.match(/^(?:##? |### |::: |Result: ).*$/gmu)).toEqual([
			'## Treasurer’s Report',
			'Result: carried',
			'## Appointment of Examiner',
			'Result: carried',
			'## Election of Officers',
		]);
	});

	it('have no office for a chair', () => {
		const { head } = importOf(
			'Conseil d’école du 7 novembre 2017\n\nPrésents : Mme Ana Bell, directrice, M. Bo Carr, M. Cy Dean\n\nLa séance est ouverte à 19h30 par Madame la Directrice.\n\n1. Budget\n\nAdopté.\n',
		);
		expect(head.présidence).toBe('Ana Bell');
	});

	it('name below a sentence of the opening those who were there', () => {
		const { head } = importOf(
			'Séance ordinaire du conseil de la Ville de Valbrune, tenue ce 7e jour du mois d’avril 2014, à laquelle étaient présents les membres du conseil:\n\nAna Bell, Bo Carr, Cy Dean et Di Ewell.\n\nFormant quorum sous la présidence du maire, monsieur Ed Fox.\n\n1. Budget\n\nAdopté.\n',
		);
		expect(head.participants.présents).toEqual(['Ana Bell', 'Bo Carr', 'Cy Dean', 'Di Ewell', 'Ed Fox']);
	});
});

it.each([
	'ORDINANCE AUTHORIZING SUPPLEMENTAL APPROPRIATIONS – Bell opposed, Carr abstained.',
	'RESOLUTION AUTHORIZING ENVIRONMENTAL SUSTAINABILITY COMMITTEE RECOMMENDATIONS (Bell voted aye, Carr voted nay)',
	'Motion on THE ENVIRONMENTAL SUSTAINABILITY COMMITTEE REPORT (opposed, voted aye)',
	'AYES ENVIRONMENTALSUSTAINABILITYCOMMITTEERECOMMENDATIONS! nays BO, no',
	'Ayes: ENVIRONMENTALSUSTAINABILITYCOMMITTEERECOMMENDATIONS! Nays: BO',
	`${'Mr Bell, M. Carr, '.repeat(12)}7 opposed, voted aye.`,
	`Ayes: ${'M. de la Rue,'.repeat(40)}! Nays: Bo`,
	`${'BELL AND CARR AND '.repeat(12)}7 opposed, voted aye.`,
])('a line of many capitals is read at once: %s', (line) => {
	const { text } = importMinutes(`Minutes of the meeting of 6 June 2024\n\n1. Budget\n\n${line}\n`, 'plain');
	expect(text).toContain(line.slice(0, 20));
});

it.each([
	['Il est décidé d’acheter une tente.', true],
	['Après discussion, il est décidé que la cotisation soit portée à 20 €.', true],
	['Il est décidé de revoir le devis en mai.', false],
	['Il est décidé d’en parler à la mairie.', false],
	['Il est convenu que rien ne puisse être payé.', false],
	['Bo Carr dit qu’il est décidé d’acheter une tente.', false],
	['Il est décidé d’acheter une tente, sous réserve du vote de l’assemblée.', false],
	['Il a été décidé d’acheter une tente par la mairie.', false],
	['Il est convenu que la question soit portée à l’ordre du jour.', false],
	['Il est convenu que la réunion soit fixée à 18 h.', false],
])('an act that binds is a decision, talk is none: %s', (line, isDecision) => {
	const { text } = importMinutes(
		`Procès-verbal de la réunion du 6 juin 2024\n\n1. Budget\n\n${line}\n`,
		'plain',
	);
	expect(text.includes('Résultat : adoptée')).toBe(isDecision);
});

it.each([
	'Bell voted nay on the old rule in 2019; this time Bell and Carr voted aye.',
	'It was agreed to vote next month.',
	'It was agreed that the resolution be discussed in May.',
	'Il est convenu de revoir le vote en mai.',
])('no vote is told in: %s', (line) => {
	const { text } = importMinutes(`Minutes of the meeting of 6 June 2024\n\n1. Budget\n\n${line}\n`, 'plain');
	expect(text).not.toMatch(/^(?:Vote|Result):/m);
});

it('who opposes something else counts in no vote', () => {
	const { text } = importMinutes(
		'Minutes of the meeting of 6 June 2024\n\n1. Budget\n\nMotion carried by a majority; Mr Bell opposed the wording.\n',
		'plain',
	);
	expect(text).not.toContain('1 opposed');
});

it('points of a list that have stars as in a wiki are no titles', () => {
	const { text } = importMinutes(
		'Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\n\n* Budget\n** income 500\n** costs 400\n* Dues\n\nBo Carr moved to adjourn. Carried.\n',
		'plain',
	);
	expect(text).not.toMatch(/^#+ (?:Budget|income|costs|Dues)/m);
});

describe('numbers and words that are no vote', () => {
	const bodyOf = (...passage: string[]) =>
		importMinutes(
			`Sailing Club\nMinutes of the committee meeting of 3 March 2024\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n1. Roof\n\n${passage.join('\n\n')}\n`,
			'plain',
		).text;

	it.each([
		'Motion by Ana Bell, second by Bo Carr to approve Resolution No. 24-15.',
		'Motion by Bell, second by Carr to call the office. 555-1234.',
		'Bell moved to meet on Feb. 12-13.',
		'The motion, if it did not pass, would be put again.',
		'The motion did not carry over to the next year.',
		'The motion did not pass by Friday as hoped, so it was sent back.',
		'Passed 2-3 years ago.',
		'Lost 2-3 keys.',
		'Approved 2-3 quotes to be sought.',
		'Carried 4-1 over last year: the reserve of $50.',
		'Bo Carr said the parish council had voted to ban fires by 6 to 1.',
		'The club plays for 12 weeks against 3 teams.',
		'We stood for 2 hours against 40 last year.',
		'The shop was open for 6 days against 5 before.',
		'The boat was hired for 3 days against 2 guineas.',
		'Le club joue pour 12 semaines contre 3 équipes.',
		'Is there parking? Yes - 20 places. Is there a lift? No - 2 stairs.',
		'3 - No minutes were sent.',
		'Item 3 - No change. Item 4 - Yes, to be done.',
		'Any damage? No - 2 chairs were broken before.',
		'Rooms: 3 - yes we have them, 4 - no.',
		'Items approved (3-7).',
		'Bo Carr read the rules as adopted (12-14).',
		'The gate is open (8-1).',
		'We have 3 people for the minutes.',
		'There are 4 chairs for the vote.',
		'The lease passed to Bo Carr 20-3-12.',
		'Is the hall free? Yes - 3 rooms, No - 2 rooms.',
		'Should we have a vote? Yes - 2024, No - 2025',
		'Parents were asked in 2023: Yes-120, No-30.',
		'Ana Bell says yes - 5 chairs, and no - 4 tables.',
		'Yes-12 and No-3 are bus lines.',
		'There were 5 votes for the chair and 2 votes against it.',
		'7 out of 9 people present for, 2 against',
		'7/12 members for and 5/12 against.',
		'Vote: 8/1/2 (pro/neutral/contra)',
		'Items approved (7-3)',
		'Our team passed (3-1).',
		'Minutes of the last meeting approved (12-3)',
		'The board has not approved (7-2).',
		'The county approved (7-2) the amendment.',
		'The hours approved (9-5).',
		'The test failed (3-5).',
		'The team lost (2-4) to Leeds.',
		'The game (won by 6 to 3) was cheered.',
		'Children (vote of 5-2 in class) chose blue.',
		'The match was lost (by 3 to 2).',
		'The amendment was approved (7-2) by the county.',
	])('are left alone in: %s', (line) => {
		expect(bodyOf(line)).not.toMatch(/^(?:Vote|Result):/m);
	});

	it.each([
		['Bo Carr moved to adopt Ordinance No. 12-4. Motion carried.', 'Result: carried'],
		['Bell moved to rent at Elm St. 12-14. Carr seconded. Carried.', 'Result: carried'],
		['Motion by Bell, second by Carr to mend the roof. 3-1.', 'Vote: 3 for, 1 against'],
		['Carried 4-1.', 'Vote: 4 for, 1 against'],
		['Yes-8 No-1', 'Vote: 8 yes, 1 no'],
		['8-Yes 1-No', 'Vote: 8 yes, 1 no'],
		['Vote: Yes - 8, No - 1, Abstain - 2', 'Vote: Yes - 8, No - 1, Abstain - 2'],
		['There were 5 votes for the motion and 2 votes against it.', 'Vote: 5 votes for, 2 votes against'],
		['7 votes for the proposal, 2 votes against the proposal.', 'Vote: 7 votes for, 2 votes against'],
		['Approved (8-1).', 'Vote: 8 for, 1 against'],
		['The motion to mend the roof was defeated (2-6).', 'Vote: 2 for, 6 against'],
		['The accounts were approved (2024-25).', 'Result: carried'],
		['The plan of the roof was approved (1-2 weeks).', 'Result: carried'],
		['The motion was carried 20-3-12.', 'Result: carried'],
		['Resolution adopted 24-12-23', 'Result: carried'],
		['Vote: Yes-8 No-1', 'Vote: 8 yes, 1 no'],
		['Yes - 8, no - 1.', 'Vote: 8 yes, 1 no'],
		['The resolution passed (7-2).', 'Vote: 7 for, 2 against'],
		['The motion was not carried (3-9)', 'Result: rejected'],
		['For 7 councillors, against 3 councillors.', 'Vote: 7 for, 3 against'],
		['The vote: for 7 households, against 2 households.', 'Vote: 7 for, 2 against'],
		['Voting for 9 trustees, against 1 trustee.', 'Vote: 9 voting for, 1 against'],
		['Motion carried 20-3-12 (for, abstained, against).', 'Vote: 20 for, 3 abstentions, 12 against'],
		['Minutes approved 12-3-10.', 'Result: carried'],
		['The rules were carried over 20-3-12.', 'Result: carried'],
		['The motion did not pass by the required majority.', 'Result: rejected'],
	])('leave the vote of: %s', (line, vote) => {
		expect([...bodyOf(line).matchAll(/^(?:Vote|Result):.*$/gm)].map(([found]) => found)).toEqual([vote]);
	});

	it('give their verdict to the point that has it, and not to the vote of another body below', () => {
		const text = bodyOf(
			'* Rents - tied 2-2, Ana used her casting vote against. Not carried.\n* Bonfires - Bo said the parish council had voted to ban them by 6 to 1.',
		);
		expect(text.indexOf('Result: rejected')).toBeGreaterThan(0);
		expect(text.indexOf('Result: rejected')).toBeLessThan(text.indexOf('* Bonfires'));
	});
});

describe('votes of French minutes', () => {
	const told = (passage: string, title = 'Point') =>
		[
			...importMinutes(
				`# Assemblée du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss, Ada Brun, Omar Haddad\n\n## ${title}\n\n${passage}\n`,
			)
				.text.replace(/<!--.*?-->/gs, '')
				.matchAll(/^(?:> ?)?((?:Vote|Résultat|Pour) : .*|- .*)$/gm),
		]
			.map(([line]) => line)
			.filter((line) => !line.startsWith('> '));

	it.each([
		['650 / 1000 tantièmes pour', ['Vote : 650 pour']],
		[
			'650 / 1000 tantièmes pour, 100 / 1000 tantièmes contre, 50/1000 tantièmes abstention',
			['Vote : 650 pour, 100 contre, 50 abstention'],
		],
		['650/1000 pour, 200/1000 contre', ['Vote : 650 pour, 200 contre']],
		['650 tantièmes sur 1000 pour', ['Vote : 650 pour']],
		['9 membres sur 12 votent pour.', ['Vote : 9 votent pour']],
		['Sur 12 votants : 9 pour, 3 contre.', ['Vote : 9 pour, 3 contre']],
		['Adopté (5 voix contre 2)', ['Vote : 5 pour, 2 contre']],
		['Pour 7 conseillers, contre 3 conseillers.', ['Vote : 7 pour, 3 contre']],
		['Le vote : pour 7 élus, contre 2 élus.', ['Vote : 7 pour, 2 contre']],
		['Pour 9 foyers et contre 3 foyers.', ['Vote : 9 pour, 3 contre']],
		['Réunion du 12/03 pour le toit : 7 pour, 2 contre.', ['Vote : 7 pour, 2 contre']],
		['Résolution adoptée 24-12-23', ['Résultat : adoptée']],
		[
			'9 membres sur 12 sont présents. Pour : 650 tantièmes. Contre : 200 tantièmes.',
			['Vote : 650 pour, 200 contre'],
		],
	])('have no whole for a number: %s', (passage, votes) => {
		expect(told(passage)).toEqual(votes);
	});

	it.each([
		'Le rendez-vous est fixé au 12/03 pour la suite.',
		'Un devis de 1/1000 pour le toit.',
		'Un euro sur 100 pour la caisse.',
		'Vote sur 3 pour la salle.',
		'Le mur penche de 3/100 pour la partie nord.',
		'Rendez-vous le 04/05 pour les adhérents.',
		'Motion non encore adoptée par le conseil régional.',
		'La réserve est de 650 sur 1000 pour cette année.',
		'La motion que Lise Kern prépare n’est pas encore écrite.',
		'Le non adopté du bureau reste en annexe.',
		'Salle libre ? Oui - 3 salles, non - 2 salles.',
		'Référendum de 2005 : oui - 45, non - 55',
		'Vote de la fédération : oui – 12, non – 3.',
		'Points adoptés (7-3).',
		'Le conseil n’a pas adopté (7-2).',
		'Loi votée (7-2)',
		'Tests refusés (0-3)',
		'Amendement non rejeté.',
		'Le budget non voté en 2023 a été reconduit.',
		'Les motions non adoptées en 2023 sont reprises.',
		'Le procès-verbal non approuvé du 3 mai est annexé.',
		'Le texte non adopté reste en ligne.',
		'Liste des résolutions non adoptées : 3 et 5.',
		'Liste des résolutions non adoptées.',
		'Budget non voté : le préfet règle le budget.',
		'Résolution non votée.',
	])('are none in: %s', (passage) => {
		expect(told(passage)).toEqual([]);
	});

	it.each([
		[
			'Rapport moral : approuvé à l’unanimité. Rapport financier : approuvé par 11 voix pour et 1 abstention.',
			['Vote : à l’unanimité', 'Vote : 11 voix pour, 1 abstention'],
		],
		[
			'Rapport financier : approuvé par 3 voix pour et 1 abstention. Lise Kern est élue présidente à l’unanimité.',
			[
				'Vote : 3 voix pour, 1 abstention',
				'- Lise Kern',
				'Vote : à l’unanimité',
				'Résultat : élus Lise Kern',
			],
		],
		['Toit : 7 pour, 2 contre. Décision : adoptée.', ['Vote : 7 pour, 2 contre']],
	])('with a label each are apart on one line: %s', (passage, votes) => {
		expect(told(passage)).toEqual(votes);
	});

	it.each([
		'Il est proposé par Mme Lise Kern, appuyé par M. Paul Weiss et unanimement résolu que le conseil adopte le budget.\n\nRésolution adoptée à l’unanimité',
		'Il est proposé par Mme Lise Kern, appuyé par M. Paul Weiss et résolu à l’unanimité\n\nQUE le plan d’action est adopté tel que déposé.\n\nAdoptée à l’unanimité des conseillers.',
		'Il est proposé par Mme Lise Kern\nAppuyé par M. Paul Weiss\nEt résolu que le règlement 45 est adopté.\n\nQue copie soit envoyée à la région.\n\nQue le directeur soit mandaté.\n\nQue la dépense soit payée.\n\nQue le maire soit autorisé à signer.\n\nAdoptée à l’unanimité',
		'Il est résolu que le contrat est adopté.\n\nAdoptée à l’unanimité',
	])('that are proposed, resolved and adopted are one: %j', (passage) => {
		expect(told(passage)).toEqual(['Vote : à l’unanimité']);
	});
	it.each([
		['RESOLVED that a van be bought.\n\nVote: 2 for, 5 against.', 'Vote: 2 for, 5 against.'],
		['RESOLVED, that a van be bought.\n\nAyes: 2. Nays: 5.', 'Ayes: 2. Nays: 5.'],
		[
			'RESOLVED, that a van be bought.\n\nThe motion failed to pass: 2 for, 5 against, 1 abstention.',
			'Vote: 2 for, 5 against, 1 abstention',
		],
		['Be it resolved that a van be bought.\n\nThe motion failed to pass.', 'Result: rejected'],
		['RESOLVED that a van be bought.', 'Result: carried'],
	])('are decided as what stands below says: %j', (passage, vote) => {
		const { text } = importMinutes(
			`Minutes of the board of Alder Club, 4 March 2025\n\n## Van\n\n${passage}\n`,
		);
		const lines = text.split('\n').filter((line) => /^(?:Vote|Result|Ayes):/.test(line));
		expect(lines).toEqual([vote]);
	});

	it.each([
		[
			'Il est proposé par Paul Weiss :\n\n- Que le bail soit signé. Adopté.\n- Que le camion soit vendu. Rejeté.\n- Que la salle soit peinte. Adopté.',
			['Résultat : adoptée', 'Résultat : rejetée', 'Résultat : adoptée'],
		],
		[
			'Proposé par Paul Weiss et résolu que le bail soit signé. Adopté.\n\nQue le camion soit vendu a été rejeté.',
			['Résultat : adoptée', 'Résultat : rejetée'],
		],
		[
			'Les comptes sont approuvés à l’unanimité. Proposé par Paul Weiss.\n\nQue de travail ! Lise Kern est élue présidente.',
			['Vote : à l’unanimité', 'Résultat : élus Lise Kern'],
		],
	])('have a verdict each, though they open alike: %j', (passage, votes) => {
		expect(told(passage).filter((line) => !line.startsWith('- '))).toEqual(votes);
	});

	it('elect nobody who does not stand again', () => {
		expect(
			told(
				'Les sortants :\n\nLise Kern ne se représente pas\nPaul Weiss\nAda Brun ne souhaite pas se représenter\n\nÉlus à l’unanimité : les sortants.',
				'Renouvellement du conseil d’administration',
			),
		).toEqual(['- Paul Weiss', 'Vote : à l’unanimité', 'Résultat : élus Paul Weiss']);
	});
});

it.each([
	'The letter goes to the Rep. Cy Dean left at 7:40 pm.',
	'The hall is on Fifth Ave. Cy Dean left at 7:40 pm.',
	'Then Rep. Cy Dean left at 7:40 pm.',
])('who leaves is named behind a short word with a stop: %s', (line) => {
	const { text } = importMinutes(
		`Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n1. Roof\n\n${line}\n`,
		'plain',
	);
	expect(text).toContain('\n7:40 pm – Departure of Cy Dean\n');
});

it('the colon of an hour parts nobody from what is said of them', () => {
	const { text } = importMinutes(
		'Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Bo Carr\n\n1. Roof\n\nFlo Gray arrived at 7:40 pm.\n',
		'plain',
	);
	expect(text).toContain('    - Flo Gray\n');
	expect(text).toContain('\n7:40 pm – Arrival of Flo Gray\n');
});

describe('elections of a table, and candidates with a note', () => {
	const lines = (passage: string) =>
		importMinutes(
			`Sailing Club\nMinutes of the committee meeting of 3 March 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n1. Roof\n\n${passage}\n\n2. End\n\nThe meeting closed.\n`,
			'plain',
		)
			.text.split('\n')
			.filter((line) => /^(?:### |::: |Result: |- )/.test(line));
	const table = (...rows: string[]) =>
		rows
			.flatMap((row, at) => (at === 0 ? [row, row.replace(/[^|]+/g, ' --- ').trim()] : [row]))
			.map((row) => `| ${row} |`)
			.join('\n');
	const both = [
		'### Election – Treasurer',
		'- Ana Bell',
		'Result: elected Ana Bell',
		'### Election – Secretary',
		'- Bo Carr',
		'Result: elected Bo Carr',
	];

	it.each([
		[
			`The following were elected:\n\n${table(
				'Position | Member Elected',
				'Treasurer | Ana Bell',
				'Legal Officer | VACANT',
				'Secretary | Bo Carr',
			)}`,
			both,
		],
		[
			`Elections\n\n${table('Position | Elected', 'Treasurer | Ana Bell', 'Archivist | No candidate', 'Secretary | Bo Carr')}`,
			both,
		],
		[
			table(
				'Office | Nominees | Elected',
				'Treasurer | Ana Bell, Cy Dean | Ana Bell',
				'Secretary | Bo Carr | Bo Carr',
			),
			[...both.slice(0, 2), '- Cy Dean', ...both.slice(2)],
		],
		[table('Office | Nominee | Elected', 'Treasurer | Ana Bell | Yes', 'Secretary | Bo Carr | Yes'), both],
		[
			table(
				'Office | Name | Result',
				'Treasurer | Ana Bell | Elected unopposed',
				'Secretary | Bo Carr | Elected',
			),
			both,
		],
		[
			table('Name | For | Against', 'Ana Bell (chair) | 12 | 1', 'Cy Dean | 10 | 3'),
			[
				'### Election – Roof',
				'- Ana Bell: 12 for, 1 against',
				'### Election – Roof',
				'- Cy Dean: 10 for, 3 against',
			],
		],
		[
			'Treasurer:\n- Ana Bell (12 votes)\n- Cy Dean (3 votes)\n\nAna Bell was elected treasurer.',
			['### Election – Roof', '- Ana Bell: 12 votes', '- Cy Dean: 3 votes', 'Result: elected Ana Bell'],
		],
		[
			'Election of treasurer\n\n- Ana Bell (incumbent): 12 votes\n- Cy Dean: 3 votes\n\nAna Bell was elected.',
			[
				'### Election – Election of treasurer',
				'- Ana Bell: 12 votes',
				'- Cy Dean: 3 votes',
				'Result: elected Ana Bell',
			],
		],
	])('are read: %j', (passage, expected) => {
		expect(lines(passage)).toEqual(expected);
	});

	it.each([
		table('Position | Name | Elected', 'Chair | Ana Bell | 2019', 'Clerk | Bo Carr | 2021'),
		table('Position | Elected member | Attendance', 'Chair | Ana Bell | present', 'Clerk | Bo Carr | absent'),
		table('Position | To be elected', 'Chair | Ana Bell', 'Clerk | Bo Carr'),
		table('Position | Appointed by | Name', 'Chair | Bo Carr | Ana Bell', 'Clerk | Bo Carr | Cy Dean'),
		table(
			'Role | Name | Outcome',
			'Chair | Ana Bell | spoke to the council',
			'Clerk | Bo Carr | sent the letter',
		),
		table('Role | Elected', 'Chair | no', 'Clerk | next year'),
		table('Office | Name | Elected', 'Chair | Ana Bell | no', 'Clerk | Bo Carr | no'),
		table('Seat | Elected until', 'Chair | Ana Bell', 'Clerk | Bo Carr'),
		'Prize draw\n\n- Ana Bell (12 tickets)\n- Cy Dean (3 tickets)',
		'Hours given\n\n- Ana Bell, proposed for 12\n- Cy Dean, proposed for 3',
	])('are none in: %j', (passage) => {
		expect(lines(passage).filter((line) => !line.startsWith('- '))).toEqual([]);
	});
});

describe('a table with a vote a row', () => {
	/** Lines of votes, results and blocks that parts of minutes become. */
	const lines = (...parts: string[]) =>
		importMinutes(
			`# Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss, Ada Brun\n\n${parts.map((part, at) => `## Point ${'ABC'[at]}\n\n${part}`).join('\n\n')}\n`,
		)
			.text.split('\n')
			.filter((line) => /^(?:Vote|Résultat|::: |Rapport|Budget|Toit)/.test(line));
	const table = (head: string, ...rows: string[]) =>
		[head, head.replace(/[^|]+/g, '---'), ...rows].map((row) => `| ${row} |`).join('\n');
	const HEAD = 'Résolution 1 | Pour | Contre | Abs. | Résultat';
	const both = [
		'::: résolution',
		'Rapport moral',
		'Vote : 15 pour, 0 contre, 0 abs',
		':::',
		'::: résolution',
		'Budget',
		'Vote : 9 pour, 4 contre, 2 abs',
		':::',
	].filter((line) => line !== ':::');

	it('has the counts and the verdict of each', () => {
		const rows = table(
			HEAD,
			'**Rapport moral** | 15 | 0 | 0 | Approuvé à l’unanimité.',
			'Budget | 9 | 4 | 2 | Adopté',
		);
		expect(lines(rows)).toEqual(both);
		expect(lines(table(HEAD, 'Toit | 3 | 9 | 1 | Rejetée'))).toContain('Vote : 3 pour, 9 contre, 1 abs');
	});

	it('is on the motion, whoever moves it', () => {
		const rows = table('Motion | Moved | For | Against | Result', 'Toit neuf | Kern | 5 | 0 | Carried');
		expect(lines(rows)).toEqual(['::: résolution', 'Toit neuf', 'Vote : 5 for, 0 against']);
	});

	it.each([
		['R1. Rapport moral', 'R2. Budget'],
		['Résolution 1 – Rapport moral', 'Résolution 2 – Budget'],
		['Rapport moral', 'Budget'],
	])('tells no vote again that parts above tell: %s', (first, second) => {
		const told = table(HEAD, 'Rapport moral | 15 | 0 | 0 | Approuvé', 'Budget | 9 | 4 | 2 | Adopté');
		expect(
			lines(told, 'Rien.', table(HEAD, `${first} | 15 | 0 | 0 | Approuvé`, `${second} | 9 | 4 | 2 | Adopté`)),
		).toEqual(both);
	});

	it.each([
		['Rapport moral | 15 | 0 | 0 | Approuvé', 'Budget | 9 | 5 | 1 | Adopté'],
		['Rapport moral | 15 | 0 | 0 | Approuvé', 'Toit | 9 | 4 | 2 | Adopté'],
		['Rapport moral annexe | 15 | 0 | 0 | Approuvé', 'Budget | 9 | 4 | 2 | Adopté'],
		['Rapport | 15 | 0 | 0 | Approuvé', 'Budget | 9 | 4 | 2 | Adopté'],
		['Rapport moral | 14 | 1 | 0 | Approuvé', 'Budget annexe | 9 | 4 | 2 | Adopté'],
		['Rapport moral | 15 | 0 | 0 | Approuvé'],
		['Budget | 9 | 4 | 2 | Adopté'],
		['Budget 2 | 9 | 4 | 2 | Adopté', 'Rapport moral | 15 | 0 | 0 | Approuvé'],
		['Toit | 15 | 0 | 0 | Approuvé', 'Toit neuf | 9 | 4 | 2 | Adopté'],
		[
			'Rapport financier | 15 | 0 | 0 | Approuvé',
			'Budget | 9 | 4 | 2 | Adopté',
			'Rapport moral | 15 | 0 | 0 | Approuvé',
		],
	])('is no record of parts above where a row is another one: %s', (...rows) => {
		const told = table(HEAD, 'Rapport moral | 15 | 0 | 0 | Approuvé', 'Budget | 9 | 4 | 2 | Adopté');
		const votes = lines(told, 'Rien.', table(HEAD, ...rows)).filter((line) => line.startsWith('Vote'));
		expect(votes).toHaveLength(2 + rows.length);
	});
});

describe('a vote that a sentence tells again', () => {
	const votes = (passage: string) =>
		[
			...importMinutes(
				`Sailing Club\nMinutes of the committee meeting of 3 March 2024\n\n1. Wall\n\n${passage}\n`,
				'plain',
			).text.matchAll(/^(?:>? ?Vote|Result):.*$/gm),
		].map(([line]) => line);

	it.each([
		[
			'Vote: 2 for, 1 against\n\nThe motion to mend the roof passed with 2 for and 1 against.',
			['Vote: 2 for, 1 against'],
		],
		[
			'Vote: 2 for, 1 against\n\nThe motion to mend the roof passed with 2 for and 1 against. The motion to paint it passed with 2 for and 1 against.',
			['Vote: 2 for, 1 against', 'Vote: 2 for, 1 against'],
		],
		[
			'Vote: 2 for, 1 against.\n\nThe motion to amend failed with 2 for and 1 against.',
			['Vote: 2 for, 1 against.', 'Vote: 2 for, 1 against -->', 'Result: rejected'],
		],
	])('is one, and what ended otherwise another: %j', (passage, expected) => {
		expect(votes(passage)).toEqual(expected);
	});
});

describe('a note on a proxy', () => {
	it.each([
		'Ana Bell (1) spoke of the roof.\n\n(1) by proxy voting we could be quicker',
		'Le budget (1) est adopté. Le toit (2) est reporté.\n\n(1) pouvoir à Bo Carr',
		'Cy Dean[^2]\n\n[^2]: Proxy voting is not allowed by the bylaws.',
		'The roof[^3] was mended.\n\n[^3]: proxy for a roof',
	])('is none beside what is no person in a list, or without a name: %s', (passage) => {
		const { text } = importMinutes(`Minutes of the meeting of 6 June 2024\n\n1. Roof\n\n${passage}\n`);
		expect(text).not.toMatch(/\((?:by proxy|pouvoir|Proxy|proxy)/);
	});

	it.each([
		'Ana Bell (1), Bo Carr\n\n(1) proxy to Bo Carr',
		'Ana Bell[^1], Bo Carr\n\n[^1]: proxy to Bo Carr',
	])('stands beside the name that has its mark: %s', (list) => {
		const { text } = importMinutes(`Minutes of the meeting of 6 June 2024\n\nPresent: ${list}\n`);
		expect(text).toMatch(/Ana Bell (?:\(proxy to Bo Carr\)|→ Bo Carr)/);
	});
});

it('those who speak and were there are no titles', () => {
	const { text } = importMinutes(
		'Sailing Club\n\nMinutes of the committee meeting of 3 March 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\nAna Bell: I would like to have the roof mended. It leaks.\n\nBudget: I agree with the figures. It is too much.\n\nBo Carr: It is late. We should go home.\n\nMinutes: I read them. They are fine.\n',
		'plain',
	);
	expect(text).not.toContain('## Ana Bell');
});

it('a firm is no couple', () => {
	const { text } = importMinutes(
		'Minutes of the meeting of 6 June 2024\n\nPresent: Ana Bell, Cy Dean, Ed Fox, Dana & Smith LLP\n',
		'plain',
	);
	expect(text).not.toContain('Dana LLP');
});

describe('people and days of something else', () => {
	const of = (text: string) => importMinutes(text, 'plain').text;
	const head =
		'Sailing Club\nMinutes of the committee meeting of 3 March 2024\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n1. Roof\nIt leaks.\n\n2. Picnic\n';

	it('are none of the meeting: who was absent from a picnic', () => {
		expect(
			of(`${head}The following people were absent from the picnic: Ida Jay, Kim Low, Max Nye.\n`),
		).not.toContain('absent:\n');
	});

	it('are none of the meeting: the day of a law, before its own', () => {
		const text = of(
			'En vertu de la loi du 5 mai 2010, le conseil s’est réuni le 3 mars 2024 à 20 h.\n\n1. Budget\n\nAdopté.\n',
		);
		expect(text).toContain('réunion: conseil\ndate: 3 mars 2024');
	});

	it('are none of the meeting: who leads a section', () => {
		expect(
			of('Conseil du 3 mars 2024\n\n1. Section\n\nLa section sera conduite par Cy Dean.\n'),
		).not.toContain('présidence');
	});

	it('are no couple behind “et”: a family name alone', () => {
		expect(of('Conseil du 3 mars 2024\n\nPrésents : Ana Bell, Bo Carr, Roux et Guy Hale\n')).not.toContain(
			'Roux Hale',
		);
	});

	it.each([
		'Ana Bell has been appointed to the Finance committee.',
		'Bo Carr has been named to the Parks committee.',
		'Cllr Fox agreed to be the third signatory.',
		'Ana moved to mend the roof. Bo seconded. Cy voted in approval. Ana abstained.',
		'Venue: chosen',
		'Easter Hymns: chosen by the committee',
		'Spring Fair: unopposed',
		'Bail : reconduit',
		'Les Jardins – reconduits',
		'Assurance, reconduite en 2023',
	])('are no election: %s', (line) => {
		expect(of(`${head}${line}\n`)).not.toContain('elected');
	});

	it('give an election no figures of a district', () => {
		expect(of(`${head}Bo Carr was elected to district 4-1.\n`)).not.toMatch(/^For: /m);
	});

	it('give an election its figures: Ana Bell was elected chair 3-0.', () => {
		expect(of(`${head}Ana Bell was elected chair 3-0.\n`)).toMatch(
			/For: 3\nAgainst: 0\n(?:.*\n)?Result: elected Ana Bell/,
		);
	});
});

describe('parts of a list of people', () => {
	const head = (list: string, kind: 'plain' | 'markdown' = 'plain') =>
		parse(
			importMinutes(`Conseil de quartier du 6 juin 2024\n\n${list}\n\n1. Budget\n\nRien.\n`, kind).text.split(
				'---\n',
			)[1] ?? '',
		).participants;

	it.each([
		[
			'a letter before what a part is called',
			'Sont présents :\n\na) Pour le comité :\n\n  • Mme Lise Kern, présidente\n  • M. Paul Weiss\n\nb) Les membres de l’association (cf. annexe) :\n\n  • Mme Ada Brun',
			{ présents: ['Mme Lise Kern, présidente', 'M. Paul Weiss', 'Mme Ada Brun'] },
		],
		[
			'what those of a part are',
			'Attendance\n\nElected parents:\nAda Brun\nPaul Weiss\n\nNewly elected members:\nZoé Morel\n\nApologies:\nYann Gil',
			{ présents: ['Ada Brun', 'Paul Weiss', 'Zoé Morel'], excusés: ['Yann Gil'] },
		],
		[
			'a bracket that nothing closes',
			'Présents :\nAda Brun (mairie\nPaul Weiss\nZoé Morel (trésorière)\nYann Gil',
			{ présents: ['Ada Brun (mairie)', 'Paul Weiss', 'Zoé Morel (trésorière)', 'Yann Gil'] },
		],
		[
			'an office with its article before the last name',
			'Présents : Ada Brun, Paul Weiss, Omar Haddad, et une secrétaire, Lise Kern',
			{ présents: ['Ada Brun', 'Paul Weiss', 'Omar Haddad', 'Lise Kern (secrétaire)'] },
		],
		[
			'names below an item, parted by dashes over lines',
			'Étaient présents :\n* Membres du collège « Élus »\nLise KERN - Adjointe au maire déléguée aux travaux\nPaul WEISS - Conseiller municipal\n* Membres du collège « Habitants »\nAda BRUN - Omar HADDAD - Zoé MOREL - Francis\nde LATOUR - Yann GIL',
			{
				présents: [
					'Lise KERN, adjointe au maire déléguée aux travaux',
					'Paul WEISS, conseiller municipal',
					'Ada BRUN',
					'Omar HADDAD',
					'Zoé MOREL',
					'Francis de LATOUR',
					'Yann GIL',
				],
			},
		],
		[
			'a number in brackets behind what a part is called',
			'Élus des personnels (3)\nprésents :\nLise KERN, Paul WEISS\nexcusée :\nAda BRUN\nInvités permanents (2)\nprésents :\nOmar HADDAD, Zoé MOREL',
			{
				présents: ['Lise KERN', 'Paul WEISS'],
				excusés: ['Ada BRUN'],
				invités: ['Omar HADDAD', 'Zoé MOREL'],
			},
		],
		[
			'civilities without signs between, over paragraphs',
			'Sont présents : Membres du conseil\n\nMadame Lise Kern, présidente Monsieur Paul Weiss\n\nMadame Ada Brun Monsieur Omar Haddad',
			{
				présents: [
					'Madame Lise Kern, présidente',
					'Monsieur Paul Weiss',
					'Madame Ada Brun',
					'Monsieur Omar Haddad',
				],
			},
		],
		[
			'groups with their labels on one line',
			'Étaient présents :\n\nCommune de Val : Messieurs Kern, Weiss Commune de Lacroix : Madame Brun Commune de St Yon : Monsieur Haddad',
			{
				présents: [
					'Kern (Commune de Val)',
					'Weiss (Commune de Val)',
					'Madame Brun (Commune de Lacroix)',
					'Monsieur Haddad (Commune de St Yon)',
				],
			},
		],
		[
			'no sign between what somebody is and the next name',
			'Présents : Lise Kern, directrice de la section primaire Paul Weiss, représentant des enseignants, CP Ada Brun, représentante des parents Omar Haddad, représentant des parents',
			{
				présents: [
					'Lise Kern, directrice de la section primaire',
					'Paul Weiss, représentant des enseignants, CP',
					'Ada Brun, représentante des parents',
					'Omar Haddad, représentant des parents',
				],
			},
		],
		[
			'several with civilities in an item, and one in others',
			'Présents :\n\n- M. Luc GIL, vice-président ;\n- M. KERN Paul, maire-adjoint ;\n- Mme BRUN Ada, M. HADDAD Omar, Mme MOREL Zoé, Titulaires ;\n- Mme Ida ROUX, conseillère technique,\n- Mme NOIR Eva, Coordonnatrice du quartier.',
			{
				présents: [
					'M. Luc GIL, vice-président',
					'M. KERN Paul, maire-adjoint',
					'Mme BRUN Ada',
					'M. HADDAD Omar',
					'Mme MOREL Zoé',
					'Mme Ida ROUX, conseillère technique',
					'Mme NOIR Eva, Coordonnatrice du quartier',
				],
			},
		],
		[
			'somebody who is no member',
			'Présents :\n\n* Lise Kern (lk) ;\n* Paul Weiss (pw) ;\n* Ada Brun (ab) — non membre du CA.',
			{ présents: ['Lise Kern (lk)', 'Paul Weiss (pw)'], invités: ['Ada Brun (ab), non membre du CA'] },
		],
		[
			'an office above the list of those who hold it',
			'Sont présents :\nAssociés\n- Mme Lise Kern, propriétaire de 60 parts\n- M. Paul Weiss, propriétaire de 40 parts\nGérant\n- M. Omar Haddad',
			{
				présents: [
					'Mme Lise Kern, propriétaire de 60 parts',
					'M. Paul Weiss, propriétaire de 40 parts',
					'M. Omar Haddad',
				],
			},
		],
		[
			'a sentence about who could not come',
			'Présents : Lise Kern, Paul Weiss\n\nNe pouvant être présente, Ada Brun a donné procuration à Paul Weiss.',
			{ présents: ['Lise Kern', 'Paul Weiss'], représentés: ['Ada Brun → Paul Weiss'] },
		],
		[
			'whom somebody speaks for, who is no person',
			'Présents : Lise Kern représentant DES PINS BLEUS ; Paul Weiss représentant de VAL DU LAC',
			{ présents: ['Lise Kern, représentant DES PINS BLEUS', 'Paul Weiss, représentant de VAL DU LAC'] },
		],
		[
			'labels behind a sentence',
			'Les personnes suivantes étaient là. Présents : Lise Kern, Paul Weiss. Invités : Ada Brun.',
			{ présents: ['Lise Kern', 'Paul Weiss'], invités: ['Ada Brun'] },
		],
		[
			'a row of what the columns are called, which is nobody',
			'Présents :\n\nNom Prénom [compte] (membre depuis)\nKern Lise [lise] (oui)\nWeiss Paul [] (non)\n\nExcusés :\nNOM Prénom (motif)\nBRUN Ada (congé)',
			{
				présents: ['Kern Lise (lise, oui)', 'Weiss Paul (non)'],
				excusés: ['BRUN Ada (congé)'],
			},
		],
	])('are read with %s', (_, list, participants) => {
		expect(head(list)).toEqual(participants);
	});
});

describe('an hour', () => {
	it('of those who came late makes an event, and that of the start is the opening', () => {
		const { text } = importMinutes(
			'# Assemblée du 6 juin 2024\n\nLe 6 juin 2024 à 14h, les membres se sont réunis en assemblée.\n\nPrésents :\n\n* Lise Kern (lk)\n* Paul Weiss (pw)\n* Ada Brun (ab), arrivée à 14h10\n\nLa séance débute à 14h04.\n\n## 1. Budget\n\nRien.\n',
		);
		expect(text).toContain('ouverture: 14h04\n');
		expect(text).toMatch(/^14h10.*Ada Brun/mu);
	});
});

describe('the hour of the end', () => {
	it.each(['La séance est levée à 21.15', 'La séance est levée à 21.15.'])('has a dot: %s', (sentence) => {
		const { text } = importMinutes(`Conseil du 6 juin 2024\n\n1. Budget\n\nRien.\n\n${sentence}\n`, 'plain');
		expect(text).toContain('clôture: 21:15\n');
	});
});

describe('the kind of a meeting', () => {
	it('is no word that sounds alike', () => {
		const { text } = importMinutes('Réunion du 6 juin 2024\n\n## Budget\n\nOn note si ça marche.\n');
		expect(text).not.toContain('réunion:');
	});
});

describe('an item about the agenda', () => {
	it('is none of its labels, and numbers below its dots are none of its entries', () => {
		const text = `Conseil du 6 juin 2024\n\nOrdre du jour\n\n  • Accueil\n  • Comptes\n  • Divers\n\n1) Accueil des membres\n\nLa présidente accueille les membres.\n\n2. ORDRE DU JOUR : ADOPTION\n\nCA24-01 Sur proposition de M. Kern, il est résolu à l’unanimité d’adopter l’ordre du jour avec l’ajout du point suivant :\n\n- 9.1 Comité\n`;
		const { text: file } = importMinutes(text, 'plain');
		expect(file).toContain('ordre du jour:\n  - Accueil\n  - Comptes\n  - Divers\nétat');
		expect(file.split('---\n')[2]).toContain('CA24-01 Sur proposition de M. Kern');
	});
});

describe('a vote', () => {
	const minutes = (passage: string) =>
		importMinutes(
			`# Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss, Ada Brun, Omar Haddad\n\n## Budget\n\n${passage}\n\n## Divers\n\nRien.\n`,
		)
			.text.split('## Budget\n\n')[1]
			?.split('\n\n## Divers')[0];

	it('with columns of answers has the numbers below them', () => {
		expect(minutes('Pour        Contre\n320         80\n\nLa résolution est adoptée.')).toContain(
			'\nVote : 320 pour, 80 contre',
		);
		expect(minutes('POUR | CONTRE | ABSTENTION\n320 | 80 | 3')).toContain(
			'Vote : 320 pour, 80 contre, 3 abstentions',
		);
	});

	it('with columns of voters that were taken one after the other counts each of them', () => {
		const voters =
			'Ont voté pour\n\nOnt voté contre\n\nM. le Maire Omar Haddad\nMme la Conseillère Lise Kern\nM. le Conseiller Paul Weiss\n\nMme la Conseillère Ada Brun';
		expect(minutes(`${voters}\n\nAdoptée à la majorité.`)).toContain('Vote : 3 pour, 1 contre');
	});

	it.each([
		'Lise Kern\nPaul Weiss\nAda Brun\n\nLise Kern\nSecrétaire',
		'Lise Kern\nPaul Weiss\n\nAda Brun\nSecrétaire',
	])('is none of those who sign below the names: %j', (names) => {
		expect(minutes(`Pour\n\nContre\n\n${names}`)).not.toMatch(/^Vote/mu);
	});

	it('is none of nobody: labels alone count no zero', () => {
		expect(minutes('Ont voté pour\n\nOnt voté contre\n\nLa liste est en annexe.')).not.toMatch(/^Vote/mu);
	});

	it('of the amended motion is told again below its figures', () => {
		const text =
			'Seven voted for the motion.\nNone voted against the motion.\nThe amended motion was carried.';
		const { text: file } = importMinutes(`Board of June 6, 2024\n\n## 1. Roof\n\n${text}\n`);
		expect(file).toContain('Vote: 7 voted for, 0 voted against');
		expect(file).not.toContain('Result');
	});

	it('keeps those whom its sentence names, where they are all who answered so', () => {
		expect(
			minutes('La résolution est adoptée par 2 voix pour (Mme Kern, M. Weiss) et 1 contre (M. Haddad).'),
		).toContain('Vote : 2 voix pour (Mme Kern, M. Weiss), 1 contre (M. Haddad)');
		expect(minutes('Adopté par 2 pour et 2 abstentions (Mme Brun).')).toContain(
			'Vote : 2 pour, 2 abstentions',
		);
	});

	it('may be unanimous but for some', () => {
		expect(
			minutes('Décision :\n - contre : 0\n - ne se prononce pas : 1\n\nAccepté à l’unanimité moins 1.'),
		).toContain('Résultat : adoptée à la majorité, 0 contre, 1 ne se prononce pas');
	});

	it('may have its numbers in words, above twelve too', () => {
		expect(minutes('Le devis est adopté par quinze voix pour, deux contre et une abstention.')).toContain(
			'Vote : 15 voix pour, 2 contre, 1 abstention',
		);
	});

	it.each([
		'Minutes of 2/1/17 adopted.',
		'Approved Minutes of 2/1/17',
		'Approved 2/1/17',
		'Approved the bill of 15-3-24.',
		'Motion carried on 2/1/17.',
		'Adopté le compte rendu du 2/1/17.',
		'Approved the lots 1/2/3.',
		'Approved lots 2-3.',
		'Approved bill of 5-2.',
	])('is none in a day, or in numbers of what is approved: %s', (sentence) => {
		expect(minutes(sentence)).not.toMatch(/^Vote/mu);
	});

	it.each([
		'Vote: 12-3-10',
		'Motion carried by a vote of 12-3-10.',
		'Approved, 3-0-1.',
		'Passed by a 2-1 vote.',
	])('has its score right behind its words: %s', (sentence) => {
		expect(minutes(sentence)).toMatch(/^Vote\s?: \d/mu);
	});

	it('of which nothing can be written stays text', () => {
		expect(
			minutes('Décision :\n - contre : 0\n - ne se prononce pas : 0\n\nLe débat continue.'),
		).not.toContain('<!--');
	});
});

describe('people of English minutes', () => {
	const people = (text: string) =>
		parse(importMinutes(text, 'plain').text.split('---\n')[1] ?? '').participants ?? {};

	it.each([
		[
			'rows with initials and offices, and no label',
			'Governing board of Pine Hill School\n\n6 June 2024\n\nMr L Kern [LK] Chair (FG); Ms A Brun [AB] Head (SG)\n\nDr Z Morel [ZM] (PG); Mr O Haddad [OH] (LA)\n\nThe Chair opened the meeting at 4.35pm.\n\n1. Budget\n\nNoted.',
			{
				present: [
					'Mr L Kern (LK, FG), chair',
					'Ms A Brun (AB, SG), head',
					'Dr Z Morel (ZM, PG)',
					'Mr O Haddad (OH, LA)',
				],
			},
		],
		[
			'offices before the names, between semicolons',
			'Vestry minutes, June 6, 2024\n\nAttendance\nPresent at the meeting were the rector, Lise Kern; senior warden, Paul Weiss; vestry members Ada Brun and Omar Haddad; and the clerk, Zoe Morel.\n\nReports\n\nNone.',
			{
				present: [
					'Lise Kern (rector)',
					'Paul Weiss, senior warden',
					'Ada Brun',
					'Omar Haddad',
					'Zoe Morel, clerk',
				],
			},
		],
		[
			'names at the end of the sentence of the opening',
			'Board meeting of June 6, 2024\n\nMeeting called to order at 7:39 pm with Lise Kern, Paul Weiss, and Ada Brun in attendance.\n\nReports\n\nNone.',
			{ present: ['Lise Kern', 'Paul Weiss', 'Ada Brun'] },
		],
		[
			'a bracket with one more',
			'Board meeting of June 6, 2024\n\nPresent were: Lise Kern, Paul Weiss, Ada Brun, Omar Haddad (and Zoe Morel by phone)\n\nReports\n\nNone.',
			{ present: ['Lise Kern', 'Paul Weiss', 'Ada Brun', 'Omar Haddad'], remote: ['Zoe Morel'] },
		],
		[
			'a numbered title above a plain list',
			'Club minutes, June 6, 2024\n1. Welcome\nEverybody was welcomed.\n2. Those Attending\n- Chair - Lise Kern\n- Secretary - Paul Weiss\n3. Accounts\nNoted.',
			{ present: ['Lise Kern, chair', 'Paul Weiss, secretary'] },
		],
	])('are read with %s', (_, text, participants) => {
		expect(people(text)).toEqual(participants);
	});

	const NAMED =
		'Import: no list says who was there. The text names these people; others may have been there, check the header.';

	it('are those whom the text shows in the room, where no list does', () => {
		const text =
			'Board of the Harbor Club, June 6, 2024\n\n1. Opening\n\nPresident Lise Kern called the meeting to order at 7:00 pm.\n\n2. Minutes\n\nMotion by Weiss, seconded by Ada Brun, to approve the minutes. Motion carried.\n\n3. Accounts\n\nTreasurer Omar Haddad reported that the balance is $400. Mr. Lane of the county was quoted.\n\nPaul Weiss moved to accept the report; Ada seconded. The Board moved on. Motion carried.';
		const { text: file, doubts } = importMinutes(text, 'plain');
		expect(people(text)).toEqual({ present: ['Lise Kern', 'Paul Weiss', 'Ada Brun', 'Omar Haddad'] });
		expect(file).toContain(
			`<!-- ${NAMED}\nLise Kern\nPaul Weiss: Motion by Weiss, seconded by Ada Brun, to approve the minutes.\n`,
		);
		expect(doubts[0]).toMatchObject({
			reason: 'named',
			text: 'Lise Kern, Paul Weiss, Ada Brun, Omar Haddad',
		});
		expect(lostWords(text, file)).toEqual([]);
	});

	it.each([
		['a vote has more answers than they are', 'Approved 5-2.', {}],
		['nothing tells how many agreed', 'Approved unanimously.', {}],
		[
			'a roll call has their names',
			'(Kern – yes, Weiss – yes, Brun – no) Motion carried 2-1.',
			{
				present: ['Lise Kern', 'Paul Weiss', 'Brun'],
			},
		],
		['answers stand on lines of their own', '\n\nFor: 5\nAgainst: 2\nAbstain: 1', {}],
		['candidates have votes', '\n\n2. Election of the chair\n\nAna Bell: 12 votes\nBo Carr: 9 votes', {}],
		['more voted by mail', 'Approved by email on May 3, 6-0.', {}],
	])('stand in the header only where the list may be whole: %s', (_, vote, participants) => {
		const text = `Board of the Harbor Club, June 6, 2024\n\n1. Roof\n\nMotion by Lise Kern, seconded by Paul Weiss, to mend the roof. ${vote}`;
		expect(people(text)).toEqual(participants);
		expect(importMinutes(text, 'plain').text).toContain(NAMED);
	});

	it.each([
		'Nina Holt moved to Ohio last year.',
		'The family of Otto Rand moved away.',
		'The painting by Mary Lamb moved to the west wing.',
		'Sam Archer proposed to his girlfriend.',
		'The architect Tom Bow proposed a flat roof in 2019.',
		'Mayor Ida Small of Weston seconded the idea by letter.',
		'The county reported that a resolution moved by Senator Ron Dale and seconded by Senator Mel Frost had failed in the senate.',
		'The minutes of May record a motion by Otto Rand, seconded by Nina Holt, who have since resigned.',
		'Moved by North Ward, seconded by South Ward.',
		'Motion by Acme Roofing to extend the deadline was read.',
		'Roof – no, Fence – yes',
	])('are nobody who moves something else, elsewhere, or another day: %s', (sentence) => {
		const text = `Board of the Harbor Club, June 6, 2024\n\n1. Roof\n\n${sentence}\n\n2. Other\n\nNone.`;
		expect(importMinutes(text, 'plain').text).not.toContain(NAMED);
	});

	it.each([
		[
			'above a line that names nobody',
			'Lise Kern, Paul Weiss, Ada Brun\nNew members',
			['Lise Kern', 'Paul Weiss', 'Ada Brun'],
		],
		[
			'a line each, in a paragraph of their own',
			'Lise Kern\nPaul Weiss\nAda Brun',
			['Lise Kern', 'Paul Weiss', 'Ada Brun'],
		],
	])('stand in rows without a label: %s', (_, rows, present) => {
		const text = `Board of the Harbor Club\n\nJune 6, 2024\n\n${rows}\n\n1. Roof\n\nIt leaks, said Brun.`;
		expect(people(text)).toEqual({ present });
	});

	it('have offices in short words, and none of them is a name', () => {
		const text = `Board of the Harbor Club, June 6, 2024\n\nPresent was Lise Kern, Paul Weiss and Ada Brun. Also present was Zoning Admin. Hale, Fire Chief/Comm. D. Rand and Building Insp. Mant.\n\n1. Roof\n\nIt leaks.`;
		const names = Object.values(people(text)).flat();
		expect(names).toHaveLength(6);
		expect(names.join(' ')).toMatch(/Hale.*Rand.*Mant/);
	});

	it.each(['**Attendance**', '## Attendance', 'Present:'])(
		'have their offices ahead, and a sign behind those who were away, below %s',
		(label) => {
			const text = `# Board, June 6, 2024\n\n${label}\n\n- President: Lise Kern\n- Coach: Paul Weiss\n- Secretary: Ada Brun\\*\n\n\\* absent\n\n**Agenda & Minutes**\n\n- Read.\n\n**Roof**\n\n- It leaks.\n`;
			const { participants } = parse(importMinutes(text).text.split('---\n')[1] ?? '');
			expect(participants).toEqual({
				present: ['Lise Kern, president', 'Paul Weiss (Coach)'],
				absent: ['Ada Brun, secretary'],
			});
		},
	);

	it('are away by a sign where it stands behind their own names, or behind what they are', () => {
		const text =
			'# Board, June 6, 2024\n\nPresent:\n\n- Lise Kern†, chair\n- Lise Kern-Weiss\n- Omar Haddad (member)†\n\n† absent\n\n## Roof\n\nIt leaks.\n';
		expect(parse(importMinutes(text, 'plain').text.split('---\n')[1] ?? '').participants).toEqual({
			present: ['Lise Kern-Weiss'],
			absent: ['Lise Kern, chair', 'Omar Haddad (member)'],
		});
	});

	it('are no title in bold type below a label of them', () => {
		const text =
			'# Board, June 6, 2024\n\nAbsent:\n\n**Agenda & Minutes**\n\n- Read.\n\n**Roof**\n\n- It leaks.\n';
		expect(importMinutes(text).text).not.toContain('- Agenda');
	});

	it('stand in a quote', () => {
		const text = `# Board, June 6, 2024\n\n> Harbor Club\n>\n> Present:\n>\n> * Lise Kern\n> * Paul Weiss\n\n## Roof\n\nIt leaks.\n`;
		expect(parse(importMinutes(text).text.split('---\n')[1] ?? '').participants).toEqual({
			present: ['Lise Kern', 'Paul Weiss'],
		});
	});

	it('are no firms that move and second', () => {
		const text = `Board of the Harbor Club, June 6, 2024\n\n1. Roof\n\nMoved by Smith & Sons Ltd, seconded by Brown Roofing Inc. Carried.`;
		expect(importMinutes(text, 'plain').text).not.toContain(NAMED);
	});

	it.each(['Distribution: Lise Kern, Paul Weiss, Ada Brun', 'Spring Fair\nSummer Camp\nHarvest Supper'])(
		'are nobody in rows of something else: %s',
		(rows) => {
			const text = `Board of the Harbor Club\n\nJune 6, 2024\n\n${rows}\n\n1. Roof\n\nIt leaks.`;
			expect(people(text)).toEqual({});
		},
	);

	it.each([
		['Luis Angel Garcia Lopez, Maria Jose Ruiz Mora', ['Luis Angel Garcia Lopez', 'Maria Jose Ruiz Mora']],
		['Harmony Vo Minh Duc', ['Harmony Vo Minh Duc']],
	])('may have names of four words: %s', (list, names) => {
		const text = `Board of June 6, 2024\n\nPresent: Lise Kern, Paul Weiss, ${list}\n\nReports\n\nNone.`;
		expect(people(text)).toEqual({ present: ['Lise Kern', 'Paul Weiss', ...names] });
	});

	it('in many rows take a time that grows with them', () => {
		const rows = Array.from(
			{ length: 1500 },
			(_, at) => `Ana Bell${'abcdefghij'[at % 10]}, Bo Carr, Cy Dean`,
		);
		expect(people(`Harbor Club\n\n${rows.join('\n')}\nNew members`).present).toContain('Cy Dean');
	});
});

/** The lines of votes and moves that are written for a passage. */
function getLines(passage: string, lang: 'en' | 'fr'): string[] {
	const head =
		lang === 'fr'
			? 'Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss, Omar Haddad\n\n## Point'
			: 'Minutes of the board, 4 May 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n## Roof';
	const { text } = importMinutes(`${head}\n\n${passage}\n`);
	const body = text.slice(text.indexOf('\n## ')).replace(/<!--[\s\S]*?-->/g, '');
	return body
		.split('\n')
		.filter((line) =>
			/^(?:Vote|Résultat|Result|Pour|For) ?:|– (?:Départ|Departure)|^(?:Départ|Departure)/u.test(line),
		);
}

describe('figures of a vote are read whole or not at all', () => {
	it.each([
		[
			'La motion est refusée par 6 oui contre 17 non et 2 abstentions.',
			['Vote : 6 oui, 17 non, 2 abstentions'],
		],
		['La demande est refusée par 17 non contre 6 oui.', ['Vote : 17 non, 6 oui']],
		['Le report est refusé par 21 voix contre 9.', ['Vote : 9 pour, 21 contre']],
		['Adopté par 3 voix et 1 contre.', ['Vote : 3 pour, 1 contre']],
		['Adopté à la majorité, 3 avis contraires.', ['Résultat : adoptée à la majorité, 3 contre']],
		['Vote : 2 pour, M. Weiss contre', ['Vote : 2 pour, 1 contre']],
		[
			'Votants : 18 Exprimés : 17 Pour : 15 Contre : 2 Abstention : 1',
			['Vote : 15 pour, 2 contre, 1 abstention'],
		],
		['Deux avis contraires sont parvenus en mairie.', []],
		['L’avis contraire de 2 riverains est lu.', []],
	])('%s', (passage, lines) => {
		expect(getLines(passage, 'fr').map((line) => line.replace(/^> /, ''))).toEqual(lines);
	});

	it.each([
		[
			'With 2 votes in favour and 1 against it was agreed that the bench be bought.',
			['Vote: 2 votes in favour, 1 against'],
		],
		['By a vote of 2-1 the motion passed.', ['Vote: 2 for, 1 against']],
		['Motion carried (2-1, Dean opposed).', ['Vote: 2 for, 1 against']],
		['3 in favour, 1 against it being so late.', []],
		['The team won (4-1, Dean scoring).', []],
		['Proposed by Bo Carr, seconded by Cy Dean and resolved that the accounts be paid.', ['Result: carried']],
		['Proposed by Bo Carr and resolved that way last year, the matter was closed.', []],
		[
			'AYES: Members Bell, Carr\nNOES: Dean\nABSENT: None\nABSTAIN: None',
			['Vote: 2 ayes, 1 noes, 0 abstain'],
		],
	])('%s', (passage, lines) => {
		expect(getLines(passage, 'en')).toEqual(lines);
	});

	it('shares are the votes of those whose heads stand beside them', () => {
		const passage =
			'Votent POUR : 5 copropriétaires totalisant 541 / 700 tantièmes. Votent CONTRE : 1 copropriétaire totalisant 64 / 700 tantièmes.';
		expect(getLines(passage, 'fr')).toEqual(['Vote : 541 votent pour, 64 votent contre']);
	});
});

describe('what tells one vote twice', () => {
	it.each([
		[
			'Après en avoir délibéré, le conseil :\n\n- approuve la convention ;\n- autorise le maire à la signer.\n\nVOTE : Unanimité',
			[],
		],
		['À l’unanimité,\n\nAPPROUVE le procès-verbal de la séance du 3 mai.', ['Vote : à l’unanimité']],
		['À l’unanimité,\n\nREJETTE la demande de M. Weiss.', ['Résultat : rejetée']],
		['À l’unanimité,\n\nLe conseil rejette la demande.', ['Résultat : rejetée']],
		[
			'Le conseil refuse :\n\n- le devis Martin ;\n- le devis Duval.\n\nVOTE : Unanimité',
			['Résultat : rejetée'],
		],
		[
			'Le conseil approuve les comptes,\n\nLe budget est adopté à l’unanimité.',
			['Résultat : adoptée', 'Vote : à l’unanimité'],
		],
		[
			'L’assemblée approuve les comptes ;\n\nLe quitus est refusé par 3 voix contre 2.',
			['Résultat : adoptée', 'Vote : 2 pour, 3 contre'],
		],
		[
			'Le maire met aux voix : POUR 2, CONTRE 0, ABSTENTION 1.\n\nAdopté.',
			['Vote : 2 pour, 0 contre, 1 abstention'],
		],
		[
			'| PV | Pour | Contre | Abstention |\n|---|---|---|---|\n| mai | 3 | 0 | 0 |\n| juin | 2 | 0 | 1 |\n\nLes deux PV sont adoptés.',
			['Vote : 3 pour, 0 contre, 0 abstention', 'Vote : 2 pour, 0 contre, 1 abstention'],
		],
		// Each has its own.
		[
			'Le conseil décide :\n\n- d’acheter un four ;\n- de vendre le vieux.\n\nLe procès-verbal est approuvé à l’unanimité.',
			['Résultat : adoptée', 'Vote : à l’unanimité'],
		],
		[
			'Le conseil approuve le budget.\n\nLes tarifs sont votés à l’unanimité.',
			['Résultat : adoptée', 'Vote : à l’unanimité'],
		],
		[
			'Le procès-verbal de la précédente séance est approuvé à l’unanimité.\n\nLe maire souhaite ajouter un point sur la subvention.\n\nVOTE : Unanimité',
			['Vote : à l’unanimité'],
		],
	])('is written once: %s', (passage, lines) => {
		const told = getLines(passage, 'fr').filter((line) => line !== 'VOTE : Unanimité');
		expect(told).toEqual(lines);
	});
});

describe('who leaves', () => {
	it.each([
		['Lise Kern se retire et quitte la salle.', 'fr', 1],
		['Paul Weiss présente son rapport et quitte la salle.', 'fr', 1],
		['Paul Weiss indique qu’un élu a crié et quitté la salle.', 'fr', 0],
		['Bo Carr declared an interest and left the room.', 'en', 1],
		['Bo Carr gave his report and left at 8 pm.', 'en', 1],
		['Bo Carr thanked everybody and left the chair to Cy Dean.', 'en', 0],
		['Bo Carr opened the discussion and left it to the board to decide.', 'en', 0],
		['Bo Carr proposed a vote of thanks and left the details to Cy Dean.', 'en', 0],
		['Bo Carr has served ten years and leaves the board in June.', 'en', 0],
		['Bo Carr asked whether Ana Bell was ill and left the room.', 'en', 0],
		['If Bo Carr declares an interest and leaves the room, the quorum is lost.', 'en', 0],
	] as const)('%s', (passage, lang, count) => {
		expect(getLines(passage, lang)).toHaveLength(count);
	});

	it('nobody comes who joins a body', () => {
		const text =
			'Minutes of the club, 4 May 2024\n\nPresent: Ana Bell, Bo Carr\n\n## Roof\n\nBo Carr joined the board.\n';
		expect(importMinutes(text).text).not.toContain('Arrival');
		expect(importMinutes(text.replace('board.\n', 'board by phone.\n')).text).toContain('Arrival of Bo Carr');
	});
});

it('those who propose somebody are not elected', () => {
	const written = (lang: 'en' | 'fr', passage: string) =>
		importMinutes(
			lang === 'fr'
				? `Conseil du 6 juin 2024\n\nPrésents : Lise Kern, Paul Weiss, Omar Haddad\n\n## Élections\n\n${passage}\n`
				: `Minutes of the board, 4 May 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\n## Elections\n\n${passage}\n`,
		).text;
	expect(
		written('fr', 'Sur proposition de Mme Lise Kern et M. Paul Weiss, M. Omar Haddad est élu délégué.'),
	).toContain('Résultat : élus Omar Haddad\n');
	expect(
		written('en', 'On the proposal of Bo Carr and Cy Dean, Ana Bell and Eve Fox were elected to the board.'),
	).toContain('Result: elected Ana Bell, Eve Fox\n');
});

describe('answers by signs, in brackets, in words and with exceptions', () => {
	const voteIn = (passage: string) => /^(?:Vote|Résultat) : .*$/mu.exec(getBody(passage))?.[0];

	it.each([
		[
			'vote « attendre » : +1 Ada, Ben, Max / 0 Cleo / -1 Dora → **adopté**',
			'Vote : 3 pour, 1 abstentions, 1 contre',
		],
		['Proposition de Ben : +1 Ada, +1 Ben, -1 Cleo. Adoptée.', 'Vote : 2 pour, 1 contre'],
		['Adopté par 4 voix pour (une abstention).', 'Vote : 4 voix pour, 1 abstention'],
		['M. Huet s’étant retiré, POUR : cinq ; CONTRE : un.', 'Vote : 5 pour, 1 contre'],
		['Pour 2, contre 2, une abstention ; la motion est rejetée.', 'Vote : 2 pour, 2 contre, 1 abstention'],
		['Devis de 1 850 €. OK pour tout le monde.', 'Vote : à l’unanimité'],
		['Vendu à M. Weiss. Vote favorable de l’ensemble du conseil.', 'Vote : à l’unanimité'],
		['Refus à l’unanimité d’accorder l’indemnité.', 'Résultat : rejetée'],
	])('%s', (passage, vote) => {
		expect(voteIn(passage)).toBe(vote);
	});

	it.each([
		'Consultation des adhérents : 37 réponses, 29 oui, 8 non. Le conseil veut d’abord visiter la ferme.',
		'Le comité du syndicat s’est prononcé POUR par 12 voix contre 2.',
		'Vu l’avis du comité (employeurs : 5 pour ; agents : 4 pour, 1 abstention),',
		'Le groupe est ouvert à +1 Ada',
		'Pour : un an de loyer ; contre : deux mois de caution.',
	])('and no vote: %s', (passage) => {
		expect(voteIn(passage)).toBeUndefined();
	});

	it('of two motions whose voters are named, each has its own', () => {
		const { text } = importMinutes(
			'Minutes of the Board of the Hedge Club, 8 January 2025\n\nPresent: Ada Brun (Chair), Ben Roy, Cleo Dane, Dora Finch, Eli Huet\n\n1. Ordinance\nRoy moved to strike section 4.\nAYES: Brun, Roy\nNOES: Finch, Huet, Dane\nMotion failed.\nDane moved, Roy seconded, passage.\nAYES: Brun, Roy, Dane\nNOES: Finch, Huet\nMotion carried.\n\n2. Close\nNone.\n',
			'plain',
		);
		expect(text.match(/^Vote: .*$/gm)).toEqual(['Vote: 2 ayes, 3 noes', 'Vote: 3 ayes, 2 noes']);
	});
});
