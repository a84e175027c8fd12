import { describe, expect, it } from 'vitest';
import { TYPOGRAPHY } from '../../src/language/typography.generated.js';
import { NAME_HYPHENS } from '../../src/language/typography.js';
import { typeset, typesetName, typesetRuns } from '../../src/view/typography.js';
import fc from '../properties.js';

/** Shows spaces that do not break: `~` U+00A0, `^` U+202F, `=` U+2011. */
function shown(text: string): string {
	return text
		.replace(/\u00A0/g, '~')
		.replace(/\u202F/g, '^')
		.replace(/\u2011/g, '=');
}

const FRENCH: ReadonlyArray<readonly [what: string, written: string, printed: string]> = [
	['colon', 'Le résultat : bon', 'Le résultat~: bon'],
	['colon without a space', 'Pour: douze', 'Pour~: douze'],
	['high marks', 'Bien ? Oui ! Donc ; fin', 'Bien^? Oui^! Donc^; fin'],
	['high marks without a space', 'Bien? Oui! Donc; fin', 'Bien^? Oui^! Donc^; fin'],
	['a run of marks', 'Quoi ?! Non !!', 'Quoi^?! Non^!!'],
	['a mark in brackets', 'ceci (?) reste', 'ceci (?) reste'],
	['hours one way', 'de 9h à 17h05, 20 h30, 3h ; 24h00.', 'de 9~h à 17~h~05, 20~h~30, 3~h^; 24~h~00.'],
	['no hours', 'H2O, 42h00, 1,5h, R2h3, 8hz, 7h65, a-9h05', 'H2O, 42h00, 1,5h, R2h3, 8hz, 7h65, a-9h05'],
	['times, ratios and labels stay', '10:30, note:ceci, C:dir, 16:9', '10:30, note:ceci, C:dir, 16:9'],
	['quotation marks', 'il dit "oui" et « non »', 'il dit «~oui~» et «~non~»'],
	['quotation marks after an elision', 'l\'"Atelier"', 'l’«~Atelier~»'],
	['an odd quotation mark stays', 'un écran de 12" neuf', 'un écran de 12" neuf'],
	['apostrophes', "l'été, qu'il, aujourd'hui, d'1/4", 'l’été, qu’il, aujourd’hui, d’1/4'],
	['ellipsis', 'etc... (fret...)?', 'etc… (fret…)^?'],
	['thousands', '1 140 heures, 10 000 000 voix', '1^140~heures, 10^000^000~voix'],
	['a year before a number is no thousand', 'en 2024 350 personnes', 'en 2024 350~personnes'],
	['telephone numbers', 'au 02 99 12 34 56, +33 6 12 34 56 78.', 'au 02~99~12~34~56, +33 6~12~34~56~78.'],
	['no telephone numbers', 'lots 02 03 04 05, 02 99 12 34 56 78', 'lots~02 03 04 05, 02 99 12 34 56 78'],
	['spans of hours', '14h00-15h30, 9h-10h', '14~h~00-15~h~30, 9~h-10~h'],
	['money glued to its sign', '4 776€ et 18 400 € HT', '4^776~€ et 18^400~€~HT'],
	['percentages', '12% ou 92,3 %', '12~% ou 92,3~%'],
	['a price per year', '70 000€/ an', '70^000~€/ an'],
	[
		'a number and what it counts',
		'26 voix, 3 adjoints, 12 rue du Helder',
		'26~voix, 3~adjoints, 12~rue du Helder',
	],
	['a long number that is no year', '1140 heures, en 2024 la commune', '1140~heures, en 2024 la commune'],
	['a number and a word that it does not count', '10 pour, 2 contre, 3 et 4', '10 pour, 2 contre, 3 et 4'],
	['hours', 'à 14 h 25, à 14h25', 'à 14~h~25, à 14~h~25'],
	['dates', 'le 6 juin 2024 et le 1er juillet', 'le 6~juin 2024 et le 1er~juillet'],
	['a part of a whole', '7 760 / 10 000 voix, 3 / 4', '7^760~/~10^000~voix, 3~/~4'],
	['hours in words', 'à 14 heures 30', 'à 14~heures~30'],
	['references in the plural', 'motions 3 et 4, art 25, L. 225-98', 'motions~3 et 4, art~25, L.~225-98'],
	['names with particles', 'M. Le Goff et Mme de La Tour', 'M.~Le~Goff et Mme~de La Tour'],
	['data', 'un fichier de 2 Mo', 'un fichier de 2~Mo'],
	['references', 'art. 12, article 4, n° 3, page 2', 'art.~12, article~4, nº~3, page~2'],
	['civilities', 'M. Dupont, Mme Vidal et N. Saïd', 'M.~Dupont, Mme~Vidal et N.~Saïd'],
	[
		'hyphens of names',
		"Jean-Marie, Ille-et-Vilaine, Val-d'Oise, Saint-Denis",
		'Jean=Marie, Ille=et=Vilaine, Val=d’Oise, Saint=Denis',
	],
	['hyphens of words', 'Procès-verbal, rendez-vous, Bien-être', 'Procès-verbal, rendez-vous, Bien-être'],
	['inclusive dots', 'les élu.e.s et agent·e·s', 'les élu.e.s et agent·e·s'],
	[
		'addresses',
		'voir https://exemple.fr/a?b=c;d ou a.b@c.fr : merci',
		'voir https://exemple.fr/a?b=c;d ou a.b@c.fr~: merci',
	],
	['spaces that are right already', 'Bien\u202F? 4\u202F776\u00A0€', 'Bien^? 4^776~€'],
];

const ENGLISH: typeof FRENCH = [
	['a part of a whole', '100,000 / 100,000 shares', '100,000~/~100,000~shares'],
	['signs behind a space', '12 %, 45 €, 3 GB', '12~%, 45~€, 3~GB'],
	[
		'what is numbered',
		'Schedule 1, paragraph 4, Resolutions 3 and 4',
		'Schedule~1, paragraph~4, Resolutions~3 and 4',
	],
	['ordinal days', '10th December 2025', '10th~December 2025'],
	['numbers that number nothing', 'there are no 3 ways, part of 12', 'there are no 3~ways, part of 12'],
	['quotation marks', 'He said "yes"', 'He said “yes”'],
	['apostrophes', "Goran's, it's, the members' vote", 'Goran’s, it’s, the members’ vote'],
	['single quotation marks', "a 'quorum' of five", 'a ‘quorum’ of five'],
	['a shortened year', "the '90s", 'the ’90s'],
	['times', 'at 5 pm, 10:30', 'at 5~pm, 10:30'],
	['dates', 'June 11, 2024 and 11 June', 'June~11, 2024 and 11~June'],
	['references', 'No. 3, section 4', 'No.~3, section~4'],
	['no French spaces', 'Really? Yes: 12%', 'Really? Yes: 12%'],
	['names', 'Mr. Smith, Jean-Luc', 'Mr.~Smith, Jean=Luc'],
];

describe('typography', () => {
	it.each(FRENCH)('French: %s', (_, written, printed) => {
		expect(shown(typeset(written, 'fr'))).toBe(printed);
	});

	it.each(ENGLISH)('English: %s', (_, written, printed) => {
		expect(shown(typeset(written, 'en'))).toBe(printed);
	});

	it.each([
		...FRENCH.map((row) => ['fr', row[1]] as const),
		...ENGLISH.map((row) => ['en', row[1]] as const),
	])('%s: a second time changes nothing: %s', (lang, written) => {
		const once = typeset(written, lang);
		expect(typeset(once, lang)).toBe(once);
	});

	it('reads across changes of markup', () => {
		const runs = [
			{ text: 'Note' },
			{ text: ': voir ' },
			{ text: 'a:b ;c', literal: true },
			{ text: ' ; « ' },
			{ text: 'fin' },
			{ text: '»' },
		];
		expect(typesetRuns(runs, 'fr').map(shown)).toEqual(['Note', '~: voir ', 'a:b ;c', '^; «~', 'fin', '~»']);
	});

	it('never puts a space into code', () => {
		const runs = [{ text: 'le code «' }, { text: 'x', literal: true }, { text: '» suit' }];
		expect(typesetRuns(runs, 'fr').map(shown)).toEqual(['le code «~', 'x', '~» suit']);
	});

	it('keeps names together', () => {
		expect(shown(typesetName('Alissa Kerbrat-Tual', 'fr'))).toBe('Alissa Kerbrat=Tual');
		expect(shown(typesetName('M. Jean-pierre L. Dupont', 'fr'))).toBe('M.~Jean=pierre L.~Dupont');
		expect(shown(typesetName("Inès d'Arvor", 'fr'))).toBe('Inès d’Arvor');
	});
});

describe('what a rule needs', () => {
	const pieces = fc.constantFrom(
		...[
			'-',
			"'",
			'’',
			'‧',
			'.',
			'...',
			'°',
			'h',
			'1er',
			'1ER',
			'M',
			'M.',
			'Mme',
			'Dr',
			'Mgr',
			'Éa',
			'Zé',
			'é',
			'a',
			'𝐀b',
		],
		...[
			' ',
			' ',
			'\u00A0',
			'\u202F',
			'12',
			'3',
			'٣',
			'€',
			'k€',
			'M€',
			'Md€',
			'°C',
			'HT',
			'TTC',
			'juin',
			'tour',
			'page',
			'art.',
		],
		...[
			'«',
			'»',
			'"',
			':',
			';',
			'!',
			'?',
			',',
			'(',
			')',
			'%',
			'n°',
			'N',
			'Mr',
			'St',
			'’90s',
			"'90s",
			'May',
			'no.',
		],
	);
	it('is there wherever it has something to do', () => {
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				const text = parts.join('');
				for (const rule of [...Object.values(TYPOGRAPHY).flat(), NAME_HYPHENS])
					if (rule.needs && !rule.needs(text)) expect([...text.matchAll(rule.pattern)]).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});
});
