import { describe, expect, it } from 'vitest';
import { getStarters, newMeeting } from '../../src/starter/index.js';
import { compileText } from '../compile.js';
import fc, { runs } from '../properties.js';

const DATE = { year: 2030, month: 6, day: 6 };

/** A pasted list, and the lines of the header that it becomes. */
const SHAPES: Array<[what: string, pasted: string, header: string]> = [
	[
		'names alone',
		'Jeanne Royer\nOmar Haddad\n\nÉlise Morvan\n',
		`membres:
  - Jeanne Royer
  - Omar Haddad
  - Élise Morvan`,
	],
	[
		'a sheet with a line that names its columns, in any order',
		'Voix\tFonction\tPrénom\tNom\tCivilité\n1\tprésidente\tJeanne\tRoyer\tMme\n2\t\tOmar\tHaddad\tM.\n',
		`membres:
  - Mme Jeanne Royer [1], présidente
  - M. Omar Haddad [2]`,
	],
	[
		'semicolons, quotes and French figures',
		'Copropriétaire;Lots;Tantièmes\n"DURAND, Anne-Paule";"3, 4";1 450,5\nSCI du Port;12;350\nTotal;;1 800,5\n',
		`membres:
  - Anne-Paule DURAND [1450.5]
  # Lots : 3, 4
  - SCI du Port [350]
  # Lots : 12
  # Total ; 1 800,5`,
	],
	[
		'commas, and columns that the language has no word for',
		'Nom complet,Courriel,Téléphone\nJeanne Royer,jeanne@example.org,06 00 00 00 00\nOmar Haddad,,\n',
		`membres:
  - Jeanne Royer
  # Courriel : jeanne@example.org
  # Téléphone : 06 00 00 00 00
  - Omar Haddad`,
	],
	[
		'a sheet without such a line: number, civility, family name, given name, office',
		'1\tMme\tROYER\tJeanne\tmaire\n2\tM.\tHADDAD\tOmar\tadjoint\n3\tMme\tLE GOFF\tInès\t\n',
		`membres:
  - Mme ROYER Jeanne, maire
  - M. HADDAD Omar, adjoint
  - Mme LE GOFF Inès`,
	],
	[
		'names and weights without such a line',
		'Jeanne Royer;120\nOmar Haddad;80\nSCI du Port;80\n',
		`membres:
  - Jeanne Royer [120]
  - Omar Haddad [80]
  - SCI du Port [80]`,
	],
	[
		'an attendance sheet with its proxies and guests',
		'Nom;Présence;Pouvoir;Collège\nJeanne Royer;présente;;A\nOmar Haddad;excusé;Jeanne Royer;B\nNour Anquetil;présente;;B\nPaul Weiss;;Nour Anquetil;A\nMatteo Ricci;invité;;\n',
		`membres:
  - nom: Jeanne Royer
    collège: A
  - nom: Omar Haddad
    collège: B
  - nom: Nour Anquetil
    collège: B
  - nom: Paul Weiss
    collège: A
participants:
  présents:
    - Jeanne Royer
    - Nour Anquetil
  représentés:
    - Omar Haddad, pouvoir à Jeanne Royer
    - Paul Weiss, pouvoir à Nour Anquetil
  invités:
    - Matteo Ricci`,
	],
	[
		'a column that marks who is there, with yes, no and a cross',
		'Nom\tPrésent ?\tExcusé(e)\nJeanne Royer\toui\t\nOmar Haddad\tnon\tX\nNour Anquetil\tNon\t\nPaul Weiss\t✓\tnon\nAli Ben\t\t\nLuc Perrin\tpeut-être\t\n',
		`membres:
  - Jeanne Royer
  - Omar Haddad
  - Nour Anquetil
  - Paul Weiss
  - Ali Ben
  - Luc Perrin
  # Présent ? : peut-être
participants:
  présents:
    - Jeanne Royer
    - Paul Weiss
  excusés:
    - Omar Haddad
  absents:
    - Nour Anquetil`,
	],
	[
		'marks that contradict each other, a column of people who are there from elsewhere, and one of presence',
		'Nom;Présence;Visio;Absent\nJeanne Royer;1;x;\nOmar Haddad;x;;x\nNour Anquetil;0;;non\nPaul Weiss;0;1;\n',
		`membres:
  - Jeanne Royer
  - Omar Haddad
  # Présence : x
  # Absent : x
  - Nour Anquetil
  # Présence : 0
  # Absent : non
  - Paul Weiss
participants:
  à distance:
    - Jeanne Royer
    - Paul Weiss`,
	],
	[
		'allocation keys, and a weight that is no number',
		'Nom\tVoix\tVoix ascenseur\nDurand\t450\t10\nRoyer\tbeaucoup\t\n',
		`membres:
  - nom: Durand
    voix: 450
    voix ascenseur: 10
  - Royer
  # Voix : beaucoup`,
	],
	[
		'what a header would take for something else',
		'Nom\tQualité\tRemarque\nÉquipe : accueil\ttrésorier # adjoint\t"sur\ndeux lignes"\n- Anne [Lille]\t\t\nIndivision Roy, représentée\t\t\n',
		`membres:
  - nom: "Équipe : accueil"
    qualité: "trésorier # adjoint"
  # Remarque : sur deux lignes
  - nom: "- Anne [Lille]"
  - nom: Indivision Roy, représentée`,
	],
	['nothing but a title', 'Liste des membres\n\n', 'membres:\n  - Liste des membres'],
];

describe('a list pasted from a spreadsheet', () => {
	it.each(SHAPES)('%s', async (_, roll, header) => {
		const text = newMeeting({ kind: 'association', organization: 'Club', date: DATE, roll, lang: 'fr' });
		const field = (key: string) => new RegExp(`^${key}:\\n(?: {2}.*\\n)+`, 'm').exec(text)?.[0] ?? '';
		expect(`${field('membres')}${field('participants')}`.trimEnd()).toBe(header);
	});

	it('loses no word, and never breaks the header', async () => {
		const cell = fc.constantFrom(...CELLS);
		const table = fc.record({
			sign: fc.constantFrom('\t', ';', ','),
			heads: fc.array(fc.constantFrom(...HEADS), { maxLength: 6 }),
			rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
		});
		await fc.assert(
			fc.asyncProperty(table, async ({ sign, heads, rows }) => {
				const roll = [heads, ...rows]
					.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(sign))
					.join('\n');
				const text = newMeeting({ kind: 'association', organization: 'Club', date: DATE, roll, lang: 'fr' });
				const { messages } = await compileText(text);
				expect(messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/'))).toEqual([]);
				// Words of presence become groups, as does a yes under Présence; under Public every yes is `oui`.
				const isMarked = heads.includes('Présence');
				for (const word of rows
					.flat()
					.join(' ')
					.match(/[\p{L}\p{N}]{2,}/gu) ?? [])
					if (!/^(?:absent|excusé|présent|true)$/.test(word) && !(isMarked && word === 'oui'))
						expect(text).toContain(word);
			}),
			{ numRuns: runs(40) },
		);
	});
});

/** What columns are called. */
const HEADS = [
	'Nom',
	'Prénom',
	'Fonction',
	'Tantièmes',
	'Lot',
	'Pouvoir',
	'Présence',
	'Né le',
	'Société',
	'Voix ascenseur',
	'N°',
	'',
	'Arrivée',
	'Public',
];

/** What stands in cells, and what YAML or the language would take for something else. */
const CELLS = [
	'Royer',
	'Jeanne',
	'Mme',
	'de La Tour',
	'O’Neil',
	'SCI Le Port',
	'Dupont: fils',
	'# 4',
	'- tiret',
	'[Lille]',
	'{x}',
	'12',
	'beaucoup',
	'présent',
	'absent',
	'excusé',
	'oui',
	'a@b.fr',
	'12, rue des Lilas',
	'*',
	'&amp; co',
	'!tag',
	'%',
	'---',
	'null',
	'true',
	'2024-06-06',
	'14h30',
	'Paul Weiss, pouvoir à Jeanne',
	'représentée par Ali',
	'→ Ben',
	'été – hiver',
	'🙂 sourire',
	'?',
	'clé: valeur # c',
	'Total général',
	'tous les autres',
	': :',
	'|',
	'>',
	'&a',
];

/** Bodies whose rules know no proxy: a list that names one is a mistake there. */
const WITHOUT_PROXIES = new Set([
	'cse',
	'cse-central',
	'sa-conseil',
	'ca-eple',
	'alsace-moselle',
	'associe-unique',
	'verein',
	'board',
	'general-meeting',
]);

describe.each(['fr', 'en'] as const)('every starter with every shape of list (%s)', (lang) => {
	it.each(getStarters(lang).map(({ id }) => id))('%s is read without a mistake', async (kind) => {
		for (const [what, roll] of SHAPES) {
			if (/Pouvoir/.test(roll) && WITHOUT_PROXIES.has(kind)) continue;
			const text = newMeeting({ kind, organization: 'Club : essai', date: DATE, roll, lang });
			const { messages, assembly } = await compileText(text);
			const told = messages.map(({ ruleId, line, severity }) => `${severity} ${ruleId} ${line}`);
			expect({ what, told, status: assembly.status }).toEqual({ what, told: [], status: 'convened' });
			expect(assembly.members.length).toBeGreaterThan(0);
		}
	});
});
