import { describe, expect, it } from 'vitest';
import { importMinutes, lostWords } from '../../src/import/index.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';

const HEAD = {
	en: 'Pine Row HOA – Board meeting minutes\nMay 12, 2026\n\nPresent: Ana Bell, Bo Carr, Cy Dean, Di Ewell\n\n',
	fr: 'Compte rendu du bureau des Jardins du Lavoir, 12 mars 2024\n\nPrésents : Anne Berger, Luc Caron, Odile Dumas\n\n',
};

/** The titles of minutes with this body; no word of it may be lost. */
function titlesOf(body: string, lang: 'en' | 'fr' = 'en', kind: 'markdown' | 'plain' = 'markdown'): string[] {
	const written = `${HEAD[lang]}${body}\n`;
	const { text } = importMinutes(written, kind);
	expect(lostWords(written, text)).toEqual([]);
	return text.match(/^#.*$/gm) ?? [];
}

describe('the points of a list that hold lists', () => {
	it.each([
		[
			'en',
			'- Lockers\n  - Bo got three offers.\n  - The second was taken.\n- Summer fair\n  - It will be on 6 July.\n- Web page & mail\n  - Nobody has the password.\n- Room for the choir\n  - Cy asks the school.',
			['## Lockers', '## Summer fair', '## Web page & mail', '## Room for the choir'],
		],
		[
			'fr',
			'- Casiers\n  - Luc a reçu trois offres.\n- Fête de juin :\n  - Elle aura lieu le 6.\n  - Odile réserve la salle.\n- Site et courriels\n  - Personne n’a le mot de passe.\n- Salle pour la chorale\n  - Anne demande à l’école.',
			['## Casiers', '## Fête de juin', '## Site et courriels', '## Salle pour la chorale'],
		],
	] as const)('are items: %s', (lang, body, titles) => {
		expect(titlesOf(body, lang)).toEqual(titles);
	});

	it('are all items where most of them are', () => {
		expect(
			titlesOf(
				'- Lockers\n  - Bo got three offers.\n- Minutes\n  - They were read.\n- Summer fair\n  - It will be on 6 July.\n- Web page & mail\n  - Nobody has the password.\n- Room for the choir\n  - Cy asks the school.',
			),
		).toEqual([
			'## Lockers',
			'## Minutes',
			'## Summer fair',

			'## Web page & mail',
			'## Room for the choir',
		]);
	});

	it.each([
		[
			'those who are there',
			'- Ana Bell\n  - mended the gate.\n- Bo Carr\n  - got three offers.\n- Cy Dean\n  - was away.\n- Di Ewell\n  - paid the bills.',
		],
		[
			'people who are not in the list',
			'- Fay Grant\n  - mended it.\n- Gus Hale\n  - got offers.\n- Ida Jones\n  - was away.\n- Kim Lane\n  - paid.',
		],
		[
			'those whose people stand below them',
			'- Acme Corp\n  - Fay Grant\n  - Gus Hale (chair)\n- Foo Ltd\n  - Ida Jones, treasurer\n- Bar Inc\n  - Kim Lane\n- Client side\n  - Leo Moss',
		],
		[
			'offices',
			'- President\n  - Ana Bell\n- Treasurer\n  - Bo Carr\n- Secretary\n  - Cy Dean\n- Vice President\n  - Di Ewell',
		],
		[
			'sentences',
			'- The gate was mended.\n  - By Bo.\n- The pump leaks.\n  - Two quotes.\n- The roof holds.\n  - For now.\n- The fair is on.\n  - In July.',
		],
		[
			'too few',
			'- Lockers\n  - Three offers.\n- Summer fair\n  - On 6 July.\n- Web page & mail\n  - No password.',
		],
		[
			'points without points of their own',
			'- Lockers\n- Summer fair\n- Web page & mail\n- Room for the choir\n- Keys of the hall\n- Rent\n- Bins\n  - The green ones.',
		],
		[
			'labels of people',
			'- Present\n  - Fay Grant\n- Apologies\n  - Gus Hale\n- Absent\n  - Ida Jones\n- Guests\n  - Kim Lane',
		],
		[
			'a list in minutes that say more',
			'The committee met at the hall.\n\nThe gate was mended by Bo.\n\nThe pump leaks again, it was said.\n\nTwo quotes will be asked for by Cy.\n\nThe roof holds for now.\n\nNothing else was told.\n\nThe bins are full.\n\nAna has the list:\n\n- Lockers\n  - Three offers.\n- Summer fair\n  - On 6 July.\n- Web page & mail\n  - No password.\n- Room for the choir\n  - At the school.',
		],
		[
			'questions',
			'- Who mends the gate?\n  - Bo.\n- Who asks for quotes?\n  - Cy.\n- When is the fair?\n  - In July.\n- Where is the key?\n  - At the hall.',
		],
		[
			'small letters',
			'- the gate\n  - Bo mends it.\n- the pump\n  - Two quotes.\n- the roof\n  - It holds.\n- the fair\n  - In July.',
		],
	])('are none: %s', (_, body) => {
		expect(titlesOf(body)).toEqual([]);
	});
});

describe('titles that a colon, a number or a broken line marks', () => {
	it('are those in bold and in capitals with a colon, without any blank line', () => {
		expect(
			titlesOf(
				'**Comptes :**\nLe compte est présenté.\n**Taux des taxes :**\nLe conseil en parle.\n**Questions diverses :**\nRien.',
				'fr',
			),
		).toEqual(['## Comptes', '## Taux des taxes', '## Questions diverses']);
		expect(
			titlesOf(
				'176-06\nCORRESPONDANCE :\nLa liste est déposée.\n177-06\nADHÉSION À LA FÉDÉRATION DES\nCOMMUNES :\nLa lettre est lue.\n178-06\nACHAT D’UNE POMPE :\nDeux offres sont lues.',
				'fr',
				'plain',
			),
		).toEqual(['## CORRESPONDANCE', '## ADHÉSION À LA FÉDÉRATION DES COMMUNES', '## ACHAT D’UNE POMPE']);
	});

	it('are numbered questions, however long one of them is', () => {
		const long =
			'Adhésion à la convention de participation proposée par le groupement des centres de gestion des trois départements voisins et de leurs établissements publics';
		expect(
			titlesOf(
				`Question 1 – ${long}\nLe conseil en parle.\nQuestion 2 – Tarif du repas\nLe prix est de 6 €.\nQuestion 3 – Chasse\nRien à dire.`,
				'fr',
				'plain',
			),
		).toEqual([`## Question 1 – ${long}`, '## Question 2 – Tarif du repas', '## Question 3 – Chasse']);
	});

	it('are none of the entries of an agenda whose numbers stand above them', () => {
		const body =
			'ORDRE DU JOUR\n1.0-\nPRIÈRE\n2.0-\nADMINISTRATION\n2.1-\nProcès-verbaux;\n2.2-\nCorrespondance;\n3.0-\nLEVÉE DE LA SÉANCE\n\nLe maire ouvre la séance et salue le public.';
		expect(titlesOf(body, 'fr', 'plain')).toEqual([]);
		expect(importMinutes(`${HEAD.fr}${body}\n`, 'plain').text).toContain(
			'ordre du jour:\n  - PRIÈRE\n  - ADMINISTRATION\n  - Procès-verbaux\n  - Correspondance\n  - LEVÉE DE LA SÉANCE\n',
		);
	});
});

describe('lines with a colon that are no titles', () => {
	it.each([
		'**VOTE :**\nPour : 5\n**DÉCISION :**\nLe budget est adopté.\n**DÉBAT :**\nMme Roux parle.',
		'**Marie Roux :**\nBonjour à tous.\n**M. Blanc :**\nJe parle du budget.\n**MME PETIT :**\nMerci.',
		'ANA BELL:\nBonjour à tous.\nM. BLANC :\nJe parle du budget.\nMME PETIT :\nMerci.',
		'RECETTES :\nCotisations 300 €\nDÉPENSES :\nLoyer 900 €\nRÉSULTAT :\nExcédent 200 €',
		'**POUR (4 voix) :**\nRoux, Noir, Long, Petit\n**CONTRE (1 voix) :**\nBlanc\n**RÉSULTAT DU VOTE :**\nAdopté',
	])('are %j', (body) => {
		expect(titlesOf(body, 'fr')).toEqual([]);
	});

	it('are prices below what they are for', () => {
		expect(
			importMinutes(`${HEAD.fr}Tarifs\n\nEnfants\n5.50\nAdultes\n6.20\nRetraités\n7.10\nGroupes\n`, 'plain')
				.text,
		).not.toContain('5.50 Adultes');
	});
});

describe('a table that only frames a page', () => {
	it('is none with several rows and columns, whatever one cell holds', () => {
		const rows = [
			'<tr><td>Nom</td><td>Vote</td><td>Détail</td></tr>',
			'<tr><td>Anne Roux</td><td>Pour</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr>',
			'<tr><td>Paul Noir</td><td>Contre</td><td></td></tr>',
		];
		expect(htmlToMarkdown(`<table>${rows.join('')}</table>`)).toContain('| Paul Noir | Contre |');
	});

	it('is no table, and the one within it is', () => {
		expect(
			htmlToMarkdown(
				'<table><tr><td><h2>Minutes</h2></td></tr><tr><td>Present: Ana Bell<br>It was late.<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
			),
		).toBe('## Minutes\n\nPresent: Ana Bell\nIt was late.\n\n| A | B |\n| - | - |\n| 1 | 2 |\n');
	});

	it('is none in the midst of Markdown either', () => {
		expect(
			importMinutes(
				`${HEAD.en}<table><tbody><tr><td>Bo Carr left the room.<div></div>Two bids were read.</td></tr></tbody></table>\n`,
			).text,
		).toContain('Departure of Bo Carr');
	});
});

describe('a table of what was said', () => {
	const getTable = (...rows: string[]) => [rows[0], '|---|---|---|', ...rows.slice(1)].join('\n');

	it('has its titles in the first of two columns that tell it', () => {
		expect(
			titlesOf(
				getTable(
					'| Discussion Points | Notes/Action Items | Actions |',
					'| Quorum & welcome | Quorum achieved | |',
					'| Web page | It is slow. | Bo asks the host |',
					'| Closing | | |',
				),
			),
		).toEqual(['## Quorum & welcome', '## Web page', '## Closing']);
	});

	it('has them below a title of the whole, and none below one of an item', () => {
		const table = getTable(
			'| Discussion Points | Notes | |',
			'| Quorum & welcome | Quorum achieved | |',
			'| Web page | It is slow. | |',
		);
		expect(titlesOf(`## Agenda\n\n${table}`)).toEqual(['## Quorum & welcome', '## Web page']);
		expect(titlesOf(`## Repairs\n\n${table}`)).toEqual(['## Repairs']);
	});

	it('goes on in a row without a title', () => {
		expect(
			titlesOf(
				getTable(
					'| Sujet | Échanges | Suite |',
					'| Toiture | Trois devis sont lus. | |',
					'| | Le second est retenu. | Luc signe |',
					'| Jardin | Le puits est sec. | |',
				),
				'fr',
			),
		).toEqual(['## Toiture', '## Jardin']);
	});

	it.each([
		getTable('| Sujet | Débat | |', '| | Trois devis. | |', '| Jardin | Sec. | |'),
		getTable('| Sujet | Débat | |', '| Jardin | Sec. | |', '| | Puits. | |', '| | Haie. | |'),
		getTable('| Notes | Who | When |', '| Mend the gate | Bo | May |', '| Ask for quotes | Cy | June |'),
		getTable(
			'| Who | Notes | Details |',
			'| Bo | The gate | It is mended. |',
			'| Cy | The pump | It leaks. |',
		),
		getTable('| Date | Notes | Cost |', '| 3 May | Gate | $40 |', '| 9 May | Pump | $90 |'),
		getTable('| Plot | Tenant | Notes |', '| 4 | Fay Grant | overgrown |', '| 7 | Gus Hale | empty |'),
		getTable(
			'| Name | Office | Comments |',
			'| Ana Bell | Chair | re-elected |',
			'| Bo Carr | Clerk | new |',
		),
		getTable('| Notes | Discussion | Vote |', '| Gate | Mended. | 4-0 |', '| Pump | Leaks. | 3-1 |'),
		getTable('| Account | Balance | Notes |', '| Savings | $400 | |', '| Checking | $90 | low |'),
		getTable('| Task | Owner | Details |', '| Gate | Bo | by May |', '| Pump | Cy | by June |'),
		getTable('| Summary | Income | Cost |', '| Fair | $400 | $90 |', '| Dues | $900 | $0 |'),
		getTable('| Notes | Discussion | Room |', '| Gate | Mended. | A |'),
		getTable('| Thème | Synthèse | |', '| Énergie | 12 000 € | |', '| Eau | 3 000 € | |'),
		getTable('| Topic | Comments | |', '| Members | 120 | |', '| Visits | 3,000 | |'),
	])('has none: %s', (table) => {
		expect(titlesOf(table)).toEqual([]);
	});
});

describe('numbered titles', () => {
	const said = 'Two quotes will be asked for by the clerk.';
	const getLines = (...titles: string[]) => titles.map((title) => `${title}\n\n${said}`).join('\n\n');

	it('hold rows of letters as their parts', () => {
		const parts = ['a) Minutes of May', 'b) Gate', 'c) Roof repairs', 'd) Budget'].join(`\n\n${said}\n\n`);
		const titles = [
			'Welcome and opening',
			'Minutes of the last meeting',
			'Matters arising',
			'Highways',
			'Planning',
		];
		const [one = '', two = '', three = '', ...more] = titles.map(
			(title, at) => `${at + 1}. ${title}:  ${said}`,
		);
		expect(titlesOf([one, two, three, parts, said, ...more].join('\n\n'))).toEqual(
			titles.map((title, at) => `## ${at + 1}. ${title}`),
		);
	});

	it('may lack a number that no line has', () => {
		expect(
			titlesOf(getLines('1. Minutes', '2. Gate', '3. Pump', '5. Roof', '6. Any other business')),
		).toEqual(['## 1. Minutes', '## 2. Gate', '## 3. Pump', '## 5. Roof', '## 6. Any other business']);
	});

	it('open a line where they stand in the midst of one', () => {
		expect(
			titlesOf(
				`1\\. Apologies. None were given. 2. Minutes of the last meeting\n\nThey were agreed.\n\n${getLines('3\\. Gate', '4\\. Pump', '5\\. Roof')} 6. Trees\n\nThe oak stays.\n\n7\\. Any other business\n\nThe bins are full.`,
			),
		).toEqual([
			'## 1. Apologies',
			'## 2. Minutes of the last meeting',
			'## 3. Gate',
			'## 4. Pump',
			'## 5. Roof',
			'## 6. Trees',
			'## 7. Any other business',
		]);
	});

	it('may stand far from their numbers', () => {
		expect(
			titlesOf(
				`1               RAPPORT MORAL par la présidente\n\nLe club grandit, dit-elle.\n\n2               RAPPORT FINANCIER par le trésorier\n\nLe solde est de 412 €.`,
				'fr',
				'plain',
			),
		).toEqual(['## 1. RAPPORT MORAL par la présidente', '## 2. RAPPORT FINANCIER par le trésorier']);
	});

	it('are no other numbers of a line', () => {
		for (const line of [
			'It costs less than in 2. Minutes are kept.',
			'See no. 2. Minutes are kept by Cy.',
			'Bo has 2. Cy has none, he said.',
			'Plot 2. Gus Hale has left it.',
			'There were two. 2, Mill Road is one of them.',
			'It was said twice. 2) and 3) are the same.',
			'They meet at 2. Cy will come.',
			'It rained. 12. May was dry, and so on.',
			'Lane 2. Mill Road 4. Both are shut.',
			'It is long. 2.5 metres will do.',
		])
			expect(
				titlesOf(
					`${getLines('1. Apologies', '2. Gate', '3. Pump', '4. Roof')} ${line}\n\n${getLines('5. Trees')}`,
				),
			).toHaveLength(5);
	});

	it('are none behind what ends no sentence', () => {
		expect(
			titlesOf(
				`${getLines('1. Apologies', '2. Gate', '3. Pump', '4. Roof')} They are at stage no. 5. It lasts a month.\n\n${getLines('6. Trees')}`,
			),
		).toEqual(['## 1. Apologies', '## 2. Gate', '## 3. Pump', '## 4. Roof', '## 6. Trees']);
	});

	it.each([
		[
			'en',
			'1       Apologies for absence\nNone were given.\n\n2       Minutes of May\nThey were signed.\n\n3       Finance\nThe bill is paid.\n\n4       Village Hall\nNothing new.\n\n5       Highways\nThe lane is shut.',
			[
				'## 1. Apologies for absence',
				'## 2. Minutes of May',
				'## 3. Finance',
				'## 4. Village Hall',
				'## 5. Highways',
			],
		],
		[
			'fr',
			'1       Budget de la commune\nIl est lu.\n\n2       Voirie\nLe chemin est à refaire.\n\n3       Personnel\nRien de neuf.\n\n4       Approbation des comptes\nIls sont approuvés.\n\n5       Questions diverses\nElles sont reportées.',
			[
				'## 1. Budget de la commune',
				'## 2. Voirie',
				'## 3. Personnel',
				'## 4. Approbation des comptes',
				'## 5. Questions diverses',
			],
		],
	] as const)('far from their numbers may be words that are names elsewhere: %s', (lang, body, titles) => {
		expect(titlesOf(body, lang, 'plain')).toEqual(titles);
	});

	it.each([
		[
			'en',
			'1. Minutes. The minutes were read by the clerk and signed.\n\n2. Finance. The accounts were presented.\n\n3. Highways. The lane is shut.\n\n4. Footpaths. They are dry.',
			['## 1. Minutes', '## 2. Finance', '## 3. Highways', '## 4. Footpaths'],
		],
		[
			'en',
			'1. Minutes: They were read by the clerk. They were signed.\n\n2. Finance: The accounts were presented. They are fine.\n\n3. Highways: The lane is shut. It will be mended.',
			['## 1. Minutes', '## 2. Finance', '## 3. Highways'],
		],
		[
			'fr',
			'1. Rapport moral. La présidente le lit. Il est long.\n\n2. Budget. Il est présenté. La salle se tait.\n\n3. Divers. Rien n’est dit. La salle se vide.',
			['## 1. Rapport moral', '## 2. Budget', '## 3. Divers'],
		],
	] as const)('may have two sentences behind them in their line: %s', (lang, body, titles) => {
		expect(titlesOf(body, lang)).toEqual(titles);
	});

	it.each([
		['people', '1     Fay Grant\n2     Gus Hale\n3     Ida Jones'],
		['figures', '1     Fair      400\n2     Dues      900'],
		['from elsewhere', '4     Mill Road\n7     Oak Lane'],
		['in small letters', '1     mend the gate\n2     ask for quotes'],
		['one', '1     Mill Road'],
		['votes', '1     Gate: 4 for, 0 against\n2     Pump: 3 for, 1 against'],
		['answers', 'Motion to mend the gate.\n\n1    For the motion\n2    Against the motion\nCarried.'],
	])('far from what is none: %s', (_, body) => {
		expect(titlesOf(`${said}\n\n${body}`, 'en', 'plain')).toEqual([]);
	});
});

describe('of several rows of marks', () => {
	const letters =
		'a)      Gate - Bo mended it in June.\n\nb)      Minutes of the hall - Cy has read all of them.\n\nc)      Budget - Di has paid what was due.';

	it.each([
		[
			'numbers with letters between them',
			`1.      Those attending:      Ana Bell, Bo Carr\n\n2.      Apologies for absence:      Ed Fox was unwell.\n\n3.      Minutes of May\n\nThey were signed.\n\n4.      Matters arising:\n\n${letters}\n\n5.      Finance:\n\nThe bill is paid.\n\n6.      Correspondence:\n\nOne letter was read.`,
			[
				'## 1. Those attending',
				'## 2. Apologies for absence',
				'## 3. Minutes of May',
				'## 4. Matters arising',
				'## 5. Finance',
				'## 6. Correspondence',
			],
		],
		[
			'numbers with small roman ones between them, the first of which has none',
			'Chair\n\nAna Bell was asked.\n\n2. Minutes of May\n\nThey were signed.\n\n3. Finance\n\ni) Rent\n\nIt is paid.\n\nii) Fees\n\nThey are low.\n\niii) Audit\n\nIt is due.\n\n4. Correspondence\n\nOne letter was read.\n\n5. Next meeting\n\nIn July.',
			['## 2. Minutes of May', '## 3. Finance', '## 4. Correspondence', '## 5. Next meeting'],
		],
		[
			'letters alone',
			letters,
			['## a) Gate - Bo mended it in June', '## b) Minutes of the hall', '## c) Budget'],
		],
	])('those are titles that hold the others: %s', (_, body, titles) => {
		expect(titlesOf(body, 'en', 'plain')).toEqual(titles);
	});

	it.each([
		'1. Minutes of May: approved.\n2. Budget: 4 for, 2 against.\n3. Correspondence: adopted.',
		'1. Minutes of May: none\n\nThey are late.\n\n2. Budget: low\n\nIt is.\n\n3. Correspondence: none\n\nOdd.',
		'1. Opening. Ana spoke.\n2. Budget. It was read.\n3. Correspondence. One letter was read.',
		'1. Opening. Ana spoke.\n2. Vitamin D. The board read of it.\n3. Budget. It was read.\n4. Contract with Elm Inc. The contract ends.\n5. Closing. All left.',
	])('three numbers are enough where something is told of each: %s', (body) => {
		expect(titlesOf(body, 'en', 'plain').length).toBeGreaterThan(2);
	});

	it.each([
		[
			'1. Budget: Bo will send it to all.\n2. Report on the fair: Cy will write it.\n3. Minutes: Di prints them.',
		],
		[
			'1. Collection: gather leaves.\n2. Preparation: cut them small.\n3. Information: turn the heap each week.',
		],
		[
			'1. Final: Bell won by two.\n2. Report of the umpire: No fouls were seen.\n3. Prize election: Carr won.',
		],
		['1. Finance: raise 400 dollars.\n2. Membership: win members.\n3. Report: print it by June.'],
	])('three points that only tell of themselves are a list: %s', (body) => {
		expect(titlesOf(`The board met.\n\n${body}\n\nIt ended at 8 pm.`)).toEqual([]);
		expect(titlesOf(`## Budget\n\nIt is low.\n\n## Aims\n\n${body}`)).toEqual(['## Budget', '## Aims']);
	});

	const agenda = '1. read the accounts;\n2. set the budget;\n3. choose a builder;\n4. other business.';
	const actions = '5. Bo will send the accounts to the bank;\n6. Cy will call the builder.';

	it.each([
		[
			'letters',
			['A. Accounts', 'B. Budget', 'C. Boats', 'D. Any other business'],
			['## A. Accounts', '## B. Budget', '## C. Boats', '## D. Any other business'],
		],
		[
			'letters in parentheses',
			['(A) Accounts', '(B) Budget', '(C) Boats', '(D) Any other business'],
			['## (A) Accounts', '## (B) Budget', '## (C) Boats', '## (D) Any other business'],
		],
	])('titles between an agenda and a list of actions stay titles: %s', (_, [a, b, c, d], titles) => {
		const said = 'Two quotes were read and the cheaper one was liked by everybody.';
		const body = [a, b, c, d].map((title) => `${title}\n${said}`).join('\n\n');
		expect(titlesOf(`${agenda}\n\n${body}\n\nActions\n${actions}`, 'en', 'plain')).toEqual(titles);
	});

	it.each([
		['I. Opening', '2. Budget', 'III. Fair', '4. Closing'],
		['i. Opening', 'II. Budget', 'iii. Fees', 'iv. Closing'],
		['Point 1 – Membership', '2. Budget', 'Point 3 – Fair', 'Point 4 – Closing'],
	])('numbers of several signs are one row where none has a row of its own: %s', (...marked) => {
		expect(titlesOf(marked.map((title) => `${title}\nIt was talked of.`).join('\n'), 'en', 'plain')).toEqual(
			marked.map((title) => `## ${title}`),
		);
	});

	it('a title that ends in an abbreviation or a dash is one too', () => {
		expect(
			titlesOf(
				'1. Opening. Ana spoke.\n\n2. Works on Elm St. The crew found holes and will close the street from Monday to Friday, while the county lays the asphalt anew, as it said.\n\n3. Report of Mr. Bell. It was read.\n\n4. Budget – The board read the budget – discussion.\n\n5. Closing – None.',
				'en',
				'plain',
			),
		).toEqual([
			'## 1. Opening',
			'## 2. Works on Elm St',
			'## 3. Report of Mr. Bell',
			'## 4. Budget',
			'## 5. Closing',
		]);
	});

	it('a wide gap behind a number leaves its sign as it is', () => {
		const table = '1)   Lot 12   Bell   read\n2)   Lot 14   Carr   read\n\nAll left.';
		expect(importMinutes(`${HEAD.en}${table}`, 'plain').text).toContain('1) Lot 12');
	});

	it.each([
		'1. The gate: it is broken.\n2. The pump: it leaks.\n3. The roof: it holds.',
		'1. Ana Bell: chair\n2. Bo Carr: budget\n3. Cy Dean: minutes',
		'1. Minutes of May: none\n2. Budget: paid.',
		'1. mend the gate\n2. paint the budget board\n3. read the minutes',
		'We need:\n1. Nails: 40 of them.\n2. Planks: ten of them.\n3. Paint: two tins.',
		'2. Nails: 40.\n3. Planks: ten.\n4. Paint: two tins.',
		'1. In favour: 4\n2. Against: 2\n3. Abstentions: 1',
		'1. Yes.\n2. No.\n3. Perhaps.',
		'1. Monday: choir.\n2. Tuesday: yoga.\n3. Friday: chess.',
		'1. Who pays?\n2. Who mends it?\n3. Who asks?',
	])('are none, however they count on: %s', (body) => {
		expect(titlesOf(`It was said:\n\n${body}`, 'en', 'plain').filter((title) => /^## /.test(title))).toEqual(
			[],
		);
	});

	it.each([
		[
			'roman numbers without a stop',
			'I Tarifs\n\nIls restent ceux de 2025.\n\nII DM n°3\n\nElle est lue par Luc.\n\nIII Personnel\n\nUn agent sera recruté.',
			['## I Tarifs', '## II DM n°3', '## III Personnel'],
		],
		[
			'labels with what was said behind them or below',
			'Sortie du 12 mai : elle aura lieu au lac, et Anne prend le car.\nCalendrier :\nOdile présente les dates de la saison à venir et les ouvre à tous.\nContrôle du minibus :\nLuc prend rendez-vous avec le garage avant la fin du mois de mars.\nSéjour en mer : une option est prise sur deux semaines de septembre.',
			['## Sortie du 12 mai', '## Calendrier', '## Contrôle du minibus', '## Séjour en mer'],
		],
	])('are titles: %s', (_, body, titles) => {
		expect(titlesOf(body, 'fr', 'plain')).toEqual(titles);
	});

	it.each([
		'I think so.\n\nShe said.\n\nI Know\n\nHe said.',
		'I Tarifs\n\nIls restent.\n\nII Personnel\n\nUn agent.',
		'I Lise Kern\n\nElle est là.\n\nII Omar Haddad\n\nIl est là.\n\nIII Paul Weiss\n\nIl est là.',
		'I Blé\n\nII Orge\n\nIII Avoine',
		'Lise : oui, je le veux bien.\nOmar : non, je ne le veux pas du tout.\nPaul : je ne sais pas encore.',
		'Pour : 4\nContre : 2\nAbstentions : 1\nNuls : 0',
		'Lieu : la salle des fêtes du village.\nDate : le 4 mai au matin.\nHeure : neuf heures du matin.',
		'Clous : quarante pièces.\nPlanches : dix pièces.\nVis : cent pièces.',
		'Le président ajoute. Les travaux sont :\nceux de la rue du Lac, qui est à refaire avant la fin de l’année.\nCotisation : elle reste celle de 2025 pour tous les membres.\nDivers : rien n’est à signaler pour ce mois.',
		'I Objet\nIl est la défense du canal.\nII Cotisation\nElle est due en mai.\nIII Siège\nIl est à la mairie.',
		'1 Beau potager\nIl est à Luc.\n2 Beau budget\nIl est à Anne.\n3 Bel étang\nIl est à Paul.',
		'I Le vent\n\nIl souffle.\n\nII La pluie\n\nElle tombe.\n\nIII La neige\n\nElle fond.',
	])('are none: %s', (body) => {
		expect(titlesOf(body, 'fr', 'plain')).toEqual([]);
	});

	it('end at the dash in front of whoever speaks', () => {
		expect(
			titlesOf(
				'1. Minutes of May – A. Bell called for their approval.\n2. Treasurer’s Report – C. Dean presented the accounts. They are fine.\n3. Bylaws – B. Carr stated where they are.\n4. Events – B. Carr told which.',
				'en',
				'plain',
			),
		).toEqual(['## 1. Minutes of May', '## 2. Treasurer’s Report', '## 3. Bylaws', '## 4. Events']);
	});

	it('do not end in a word that is cut short', () => {
		const told = (who: string, what: string) =>
			`A nomination for ${who} for the board was made by Mr. ${what}, and seconded.`;
		expect(
			titlesOf(
				[
					told('Mr. Bell', 'Carr'),
					told('Ms. Carr', 'Dean'),
					told('Dr. Dean', 'Ewell'),
					told('Mrs. Ewell', 'Bell'),
				].join('\n\n'),
			),
		).toEqual([]);
	});

	it('are whole where their last dash parts what was done from them', () => {
		expect(
			titlesOf(
				'1. Procès-verbal de la séance du 4 mai – partie publique – approbation.\n\nIl est lu.\n\n2. Finances – situation de caisse – information\n\n3. Finances – budget de la fabrique pour 2026 – approbation\n\nIl est long.\n\n4. Voirie – rue du Puits\n\nElle est à refaire.',
				'fr',
				'plain',
			),
		).toEqual([
			'## 1. Procès-verbal de la séance du 4 mai – partie publique – approbation.',
			'## 2. Finances – situation de caisse – information',
			'## 3. Finances – budget de la fabrique pour 2026 – approbation',
			'## 4. Voirie – rue du Puits',
		]);
	});
});

describe('titles in bold', () => {
	const NEW =
		'**Disc golf:** Bo spoke for the friends of the park, who ask for help.\n\n**Budget review:** The budget was presented and discussed at length.\n\n**Grants:** The committee looked at the grants that were asked for.\n\n**Outreach:** The city will have an event for the young in July.';

	it('hold those that open the paragraphs below them', () => {
		expect(
			titlesOf(
				`**OLD BUSINESS**\n\n- The minutes were read.\n- The gate was mended.\n\n**NEW BUSINESS**\n\n${NEW}`,
			),
		).toEqual([
			'## OLD BUSINESS',
			'## NEW BUSINESS',
			'### Disc golf',
			'### Budget review',
			'### Grants',
			'### Outreach',
		]);
	});

	it.each([
		'Present: see attached list',
		'Members present: 12 of 15',
		'Apologies: Zoe Young',
		'Attendees: @fay, @gus',
		'Present: Mayor Kay Lund, Councillors Lee Marsh and Mo Nash',
	])('are none where they are the names of those who speak: %s', (people) => {
		const written = `Pine Row HOA – Public hearing\nMay 12, 2026\n\n${people}\n\n**Fay Grant:** the quay is far too narrow for the lorries, and has been for years.\n\n**Gus Hale:** we shall have to wait for the answer of the county in the spring.\n\n**Ida Jones:** the answer has come already, and it is negative for the year.\n\n**Kim Lane:** then we have to ask for another grant, and that before June.\n`;
		expect(importMinutes(written, 'markdown').text.match(/^#.*$/gm) ?? []).toEqual([]);
	});

	it('stand beside those that open paragraphs where something is said below them', () => {
		expect(titlesOf(`**Gate**\n\nIt was mended by Bo.\n\n**Pump**\n\nIt leaks again.\n\n${NEW}`)).toEqual([
			'## Gate',
			'## Pump',
			'## Disc golf',
			'## Budget review',
			'## Grants',
			'## Outreach',
		]);
	});

	it('may be more than the numbers of a list among them', () => {
		expect(
			titlesOf(
				`**NEW BUSINESS**\n\n${NEW}\n\n**Trees:** The oak in front of the hall has to go, and that soon.\n\n1. **Report:** none\n2. **Gate:** mended\n3. **Pump:** leaks\n4. **Roof:** holds`,
			).slice(-1),
		).toEqual(['## Trees']);
	});
});

describe('lines above lists', () => {
	const LISTS =
		'Call to Order\nAna called the meeting to order at 5:05 pm\nAdministration Report/Governing Council\n- Got the quote for the gate.\n- The fair is on 6 July\nPresident’s Report\n- Everything is planned\n- Bo sends the sign-up sheet\nVice President’s\n- Nothing to say\nTreasure’s Report\n- The balance is $400\nSecretary’s Report\n- Nothing to say';

	it('are items where they stand above nearly all of them', () => {
		expect(titlesOf(LISTS, 'en', 'plain')).toEqual([
			'## Call to Order',
			'## Administration Report/Governing Council',
			'## President’s Report',
			'## Vice President’s',
			'## Treasure’s Report',
			'## Secretary’s Report',
		]);
	});

	it.each([
		['names', 'Fay Grant\n- mended it\nGus Hale\n- was away\nIda Jones\n- paid\nKim Lane\n- asked'],
		['places', 'Mill Road\n- 4 plots\nOak Lane\n- 2 plots\nElm Street\n- 9 plots\nHigh Street\n- none'],
		[
			'sentences',
			'The gate is shut.\n- By Bo\nThe pump leaks.\n- Badly\nThe roof holds.\n- So far\nIt rains.\n- Much',
		],
		['labels again', 'Decision:\n- mend it\nAction:\n- Bo\nDecision:\n- buy it\nAction:\n- Cy'],
		['small letters', 'the gate\n- shut\nthe pump\n- leaks\nthe roof\n- holds\nthe fair\n- in July'],
		['few', 'Gate of the park\n- shut\nPump in the yard\n- leaks'],
		[
			'labels of people',
			'Guests\n- Fay Grant\nAbsent\n- Gus Hale\nApologies\n- Ida Jones\nIn attendance\n- Kim Lane',
		],
		['questions', 'Who mends it?\n- Bo\nWho pays?\n- Cy\nWho asks?\n- Di\nWho knows?\n- Ana'],
		['months', 'January\n- 40\nFebruary\n- 20\nMarch\n- 10\nApril\n- 90'],
		['answers', 'For\n- Fay Grant\nAgainst\n- Gus Hale\nAbstentions\n- Ida Jones\nAbsent\n- Kim Lane'],
	])('are none: %s', (_, body) => {
		expect(titlesOf(body, 'en', 'plain')).toEqual([]);
	});
});

describe('an agenda of paragraphs', () => {
	const getAgenda = (body: string) => {
		const written = `${HEAD.fr}${body}\n`;
		const { text } = importMinutes(written, 'plain');
		expect(lostWords(written, text)).toEqual([]);
		const [, list = ''] = /^ordre du jour:\n((?: {2}- .*\n)*)/m.exec(text) ?? [];
		return list.match(/(?<=- ).*/g) ?? [];
	};

	it.each([
		[
			'Ordre du jour\n\nRapport moral,\n\nRapport financier,\n\nPrésentation du budget,\n\nÉlection du bureau.\n\nRapport moral pour 2024\n\nLe club a grandi cette année encore, dit la présidente.',
			['Rapport moral', 'Rapport financier', 'Présentation du budget', 'Élection du bureau'],
		],
		[
			'Ordre du jour :\n\n    Fête de juin\n\n    Travaux du puits\n\n    Questions diverses\n\n-----\n\n1/- Fête de juin\n\nElle aura lieu le 6.\n\n2/- Travaux du puits\n\nIls sont finis.',
			['Fête de juin', 'Travaux du puits', 'Questions diverses'],
		],
		[
			'Ordre du jour\n\nFête de juin\n\nTravaux du puits\n\nQuestions diverses\n\nFête de juin\n\nElle aura lieu le 6 juin, et le club y tiendra la buvette.',
			['Fête de juin', 'Travaux du puits', 'Questions diverses'],
		],
		[
			'Ordre du jour\n\nBudget\n\nToiture\n\nDivers\n\nPrésents\n\nFay Grand\n\nGus Halle\n\nBudget\n\nIl est lu par la trésorière.',
			['Budget', 'Toiture', 'Divers'],
		],
		[
			'Ordre du jour\n\nBudget\n\nToiture\n\nDivers\n\nPrésident de séance\n\nFay Grand\n\nBudget\n\nIl est lu par la trésorière.',
			['Budget', 'Toiture', 'Divers'],
		],
		[
			'Ordre du jour\n\nBudget\n\nToiture\n\nDivers\n\nFay Grand\n\nGus Halle\n\nIda Jolly\n\nIls ont parlé du budget.',
			['Budget', 'Toiture', 'Divers'],
		],
		[
			'Ordre du jour\n\nBudget\n\nToiture\n\nDivers\n\nMardi 12 mars 2024\n\nBudget\n\nIl est lu par la trésorière.',
			['Budget', 'Toiture', 'Divers'],
		],
	])('is read as far as it goes: %s', (body, entries) => {
		expect(getAgenda(body)).toEqual(entries);
	});

	it.each([
		'Ordre du jour\n\nFête de juin\n\nElle aura lieu le 6 juin, dit la présidente.\n\nTravaux du puits\n\nIls sont finis depuis mars.',
		'Ordre du jour\n\nIl est adopté par le bureau.\n\nFête de juin\n\nTravaux du puits\n\nQuestions diverses',
		'Ordre du jour\n\nFête de juin\n\nTravaux du puits',
		'Ordre du jour\n\nsans objet\n\nFête de juin\n\nTravaux du puits\n\nQuestions diverses',
		'L’ordre du jour est adopté.\n\nFête de juin\n\nTravaux du puits\n\nQuestions diverses',
		'Fête de juin\n\nTravaux du puits\n\nQuestions diverses\n\nElles sont reportées à juin.',
		'Ordre du jour\n\nDécisions :\n\nFête de juin\n\nTravaux du puits\n\nQuestions diverses',
		'Ordre du jour\n\nLe puits est sec, et la pompe ne marche plus.\n\nLuc la répare.\n\nOdile paie.',
		'Ordre du jour épuisé\n\nAnne Berger\n\nLuc Caron\n\nOdile Dumas',
		'Ordre du jour\n\nFête de juin\n\nTravaux du puits\n\nAdopté à l’unanimité\n\nQuestions diverses',
		'Ordre du jour\n\nTravaux du puits\n\nTravaux du puits\n\nIls sont finis, dit Luc.',
		'Ordre du jour\n\nLe point sur la fête de juin est présenté par Anne.\n\nLa date est fixée.\n\nLe lieu est choisi.',
	])('is none: %s', (body) => {
		expect(getAgenda(body)).toEqual([]);
	});

	it('may have one title of the minutes alone', () => {
		expect(
			titlesOf(
				'Ordre du jour :\n- Approbation du compte rendu\n- Point sur les logements de l’école\n- Divers\n\nLe compte rendu est lu.\n\nPoint sur les logements de l’école\n\nLa rénovation a abouti, et la présidente remercie tous ceux qui ont aidé.',
				'fr',
				'plain',
			),
		).toEqual(['## Point sur les logements de l’école']);
	});
});

describe('the head of a company above the title of its minutes', () => {
	const COMPANY = [
		'ATELIERS DU LAVOIR',
		'Société à responsabilité limitée',
		'Siège social : 4 rue du Lac',
		'512 334 871 RCS DAX',
		'PROCÈS-VERBAL DES DÉLIBÉRATIONS DE',
		"L'ASSEMBLÉE GÉNÉRALE EXTRAORDINAIRE",
		'DU 3 MAI 2024',
		'Le 3 mai 2024, à 9 heures, les associés se sont réunis au siège.',
		'TRANSFERT DU SIÈGE',
		'Le siège est transféré.',
		'QUESTIONS DIVERSES',
		'Aucune.',
		'CLÔTURE DES COMPTES',
		'Ils seront clos en juin.',
	];

	it('is no item', () => {
		const titles = importMinutes(`${COMPANY.join('\n\n')}\n`, 'plain').text.match(/^#.*$/gm);
		expect(titles).toEqual(['## TRANSFERT DU SIÈGE', '## QUESTIONS DIVERSES', '## CLÔTURE DES COMPTES']);
	});
});

describe('titles that a stop ends', () => {
	const BODY =
		'Call to order.\nThe chair called the meeting to order at 7 pm.\nCommunications.\nLetters were read about the flood.\nOld Business.\nThe bridge was discussed at great length by all.\nNew Business:\nA new road was proposed by the clerk and discussed.';

	it('are items where each stands above a sentence', () => {
		expect(titlesOf(BODY, 'en', 'plain').map((title) => title.replace(/^#+ /, ''))).toEqual([
			'Call to order',
			'Communications',
			'Old Business',
			'New Business',
		]);
	});
});

describe('titles with Roman numbers above titles with digits', () => {
	it.each([
		['which count on', '3 – Comptes', '4 – Taux'],
		['which begin anew', '1 – Comptes', '2 – Taux'],
	])('are items, and the others their parts: %s', (_, accounts, rates) => {
		const body = `I – ADMINISTRATION\n\n1 – Composition\nRien.\n\n2 – Poste\nRien.\n\nII – FINANCES\n\n${accounts}\nRien.\n\n${rates}\nRien.\n\nIII – DIVERS\nRien.`;
		expect(titlesOf(body, 'fr')).toEqual([
			'## I – ADMINISTRATION',
			'### 1 – Composition',
			'### 2 – Poste',
			'## II – FINANCES',
			`### ${accounts}`,
			`### ${rates}`,
			'## III – DIVERS',
		]);
	});
});

it('a resolution is followed by other business in an item of its own', () => {
	expect(
		titlesOf('Résolution n° 1 : comptes\n\nRien.\n\nQUESTIONS DIVERSES (sans vote)\n\nRien.', 'fr'),
	).toEqual(['### Résolution n° 1 : comptes', '## QUESTIONS DIVERSES (sans vote)']);
});

it('points of an agenda in small letters open items', () => {
	expect(
		titlesOf(
			'Points à l’ordre du jour :\n1. démissions\n2. point financier\n\nBonjour.\n\n1- démissions\nDeux membres démissionnent.\nRien.\n\n2- point financier\nRien.',
			'fr',
		),
	).toEqual(['## 1- démissions', '## 2- point financier']);
});

it('the closing is an item below its title in capitals', () => {
	expect(
		titlesOf(
			'BUDGET\n\nLu.\n\nTRAVAUX\n\nRien.\n\nTARIFS\n\nRien.\n\nLEVÉE DE LA SÉANCE\n\nLa séance est levée à 20 h 25.',
			'fr',
		),
	).toEqual(['## BUDGET', '## TRAVAUX', '## TARIFS', '## LEVÉE DE LA SÉANCE']);
});

describe('the first titles of minutes of which no more is there', () => {
	it.each([
		[
			'Question 1 – Adhésion à la convention\n\nLe maire l’explique.',
			['## Question 1 – Adhésion à la convention'],
		],
		['Rapport n° 1 : Tarifs\n\nLe maire les explique.', ['## Rapport n° 1 : Tarifs']],
		[
			'Affaire n° 1 : Tarifs\nLe maire les explique.\n\nAffaire n° 2 : Cantine\nLe maire en parle.',
			['## Affaire n° 1 : Tarifs', '## Affaire n° 2 : Cantine'],
		],
		[
			'D2024-11 Tarifs\nLe maire les explique.\n\nD2024-12 Cantine\nLe maire en parle.',
			['## D2024-11 Tarifs', '## D2024-12 Cantine'],
		],
		[
			'2024-03-01 – Tarifs\n\nLe maire les explique.\n\n2024-03-02 – Cantine\n\nLe maire en parle.',
			['## 2024-03-01 – Tarifs', '## 2024-03-02 – Cantine'],
		],
		['1. Finances\n\n1-1 Tarifs de la cantine\n\nLe maire les explique.', ['## 1. Finances']],
		['Question 1 : qui tond la pelouse ?\n\nLuc la tond.', []],
		['Question 1 : voir l’annexe.\n\nLuc la lit.', []],
		['Rapport 12 : Tarifs\n\nLuc les lit.', []],
		['Rapport 1 : 5 pour, 2 contre\n\nLuc le lit.', []],
		['Rapport 1 et rapport 2 sont lus.\n\nLuc les lit.', []],
		['Dossier 3 du camping : il est clos.\n\nLuc le lit.', []],
		['Décisions du maire :\n\n2024-01 : Achat d’un camion\n2024-02 : Vente d’un terrain', []],
		['2023-05 Budget\n\nRien ne change.\n\n2024-06 Budget\n\nRien ne change.', []],
		['2024-05 Budget\n\nRien ne change.\n\n2024-09 Budget\n\nRien ne change.', []],
		['1. Lire la lettre\n1.1 Elle est longue.\n\nLuc la lit.', []],
	])('%s', (body, titles) => {
		expect(titlesOf(body, 'fr', 'plain')).toEqual(titles);
	});
});
