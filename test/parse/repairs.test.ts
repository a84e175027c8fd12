import { describe, expect, it } from 'vitest';
import { readSource, withFixes } from './header-reading.js';

/** A slip that is read without doubt, the only message, and the same header as YAML wants it. */
const SLIPS: [name: string, yaml: string, problems: string[], clean: string][] = [
	[
		'a second colon',
		'lieu : Salle : étage 2',
		['2:8 syntax/repaired secondColon «Salle : étage 2»'],
		'lieu : "Salle : étage 2"',
	],
	[
		'a second colon at the end, with quotes inside',
		'lieu: Salle "A" :',
		['2:7 syntax/repaired secondColon «Salle "A" :»'],
		'lieu: "Salle \\"A\\" :"',
	],
	[
		'a second colon in a title',
		'ordre du jour:\n  - Budget : eau',
		['3:5 syntax/repaired secondColon «Budget : eau»'],
		'ordre du jour:\n  - "Budget : eau"',
	],
	[
		'an opening with the hour of the end',
		'heure: de 18h à 19h30',
		['2:1 syntax/repaired hours «heure: de 18h à 19h30»'],
		'heure: 18h\nclôture: 19h30',
	],
	[
		'two hours with their word',
		'heure: 18 heures - 20 heures',
		['2:1 syntax/repaired hours «heure: 18 heures - 20 heures»'],
		'heure: 18 heures\nclôture: 20 heures',
	],
	[
		'two hours of one half of the day',
		'time: 6:30–8 pm',
		['2:1 syntax/repaired hours «time: 6:30–8 pm»'],
		'time: 6:30 pm\nclosed: 8 pm',
	],
	['a number after #', 'lieu: Salle #3', ['2:7 syntax/repaired hash «Salle #3»'], 'lieu: "Salle #3"'],
	[
		'# inside a name',
		'participants:\n  présents:\n    - Local #2 # un commentaire',
		['4:7 syntax/repaired hash «Local #2»'],
		'participants:\n  présents:\n    - "Local #2" # un commentaire',
	],
	[
		'no-break spaces',
		'date :\u00A06 juin 2024\nlieu\u00A0:\u00A0ici',
		['2:7 syntax/repaired noBreakSpace «\u00A0»'],
		'date : 6 juin 2024\nlieu\u00A0: ici',
	],
	[
		'an indentation of no-break spaces',
		'participants:\n\u00A0\u00A0présents:\n\u00A0\u00A0-\u00A0Ada Novak',
		['3:1 syntax/repaired noBreakSpace «\u00A0»'],
		'participants:\n  présents:\n  - Ada Novak',
	],
	[
		'typographic dashes and bullets',
		'scrutateurs:\n– Ada Novak\n—Ben Osei\n• Carla Ruiz',
		['3:1 syntax/repaired dash «–»'],
		'scrutateurs:\n- Ada Novak\n- Ben Osei\n- Carla Ruiz',
	],
	[
		'items that stand deeper than the first',
		'scrutateurs:\n  - Ada Novak\n    - Ben Osei\n   - Carla Ruiz : trésorière\n\n     – Dan Roy\nlieu: ici',
		[
			'4:1 syntax/repaired itemIndent «    »',
			'5:6 syntax/repaired personColon «Carla Ruiz : trésorière»',
			'7:6 syntax/repaired dash «–»',
		],
		'scrutateurs:\n  - Ada Novak\n  - Ben Osei\n  - Carla Ruiz, trésorière\n\n  - Dan Roy\nlieu: ici',
	],
	[
		'items that stand before the first',
		'participants:\n  présents:\n     - Ada Novak\n    - Ben Osei\n  - Carla Ruiz\n  excusés:\n    - Dan Roy',
		['5:1 syntax/repaired itemIndent «    »'],
		'participants:\n  présents:\n     - Ada Novak\n     - Ben Osei\n     - Carla Ruiz\n  excusés:\n    - Dan Roy',
	],
	[
		'a first item on the line of its key',
		'participants:\n  présents: Ada Novak, maire\n    - Ben Osei\n    - Carla Ruiz\n  excusés: - Dan Roy\nlieu: ici',
		['3:13 syntax/repaired firstItem «Ada Novak, maire»', '6:12 syntax/repaired firstItem «- Dan Roy»'],
		'participants:\n  présents:\n    - Ada Novak, maire\n    - Ben Osei\n    - Carla Ruiz\n  excusés:\n    - Dan Roy\nlieu: ici',
	],
	[
		'items of tabs among items of spaces',
		'participants:\n  présents:\n\t- Ada Novak\n    - Ben Osei\n\t-Carla Ruiz',
		[
			'4:1 syntax/repaired tab «\t»',
			'5:1 syntax/repaired itemIndent «    »',
			'6:2 syntax/repaired itemSpace «-»',
		],
		'participants:\n  présents:\n  - Ada Novak\n  - Ben Osei\n  - Carla Ruiz',
	],
	[
		'a missing space after the colon',
		'date:6 juin 2024',
		['2:1 syntax/repaired keySpace «date:»'],
		'date: 6 juin 2024',
	],
	[
		'the same in brackets and deeper',
		'membres: {nombre:8, voix:9}\nparticipants:\n  présents:tous les autres',
		[
			'2:11 syntax/repaired keySpace «nombre:»',
			'2:21 syntax/repaired keySpace «voix:»',
			'4:3 syntax/repaired keySpace «présents:»',
		],
		'membres: {nombre: 8, voix: 9}\nparticipants:\n  présents: tous les autres',
	],
	[
		'a missing space after the hyphen',
		'scrutateurs:\n  -Jean Dupont\n  - Ada Novak\n  -Ben Osei',
		['3:3 syntax/repaired itemSpace «-»'],
		'scrutateurs:\n  - Jean Dupont\n  - Ada Novak\n  - Ben Osei',
	],
	[
		'a colon between name and quality',
		'participants:\n  présents:\n    - Jean Dupont : président\n    - Noam : vice-président',
		[
			'4:7 syntax/repaired personColon «Jean Dupont : président»',
			'5:7 syntax/repaired personColon «Noam : vice-président»',
		],
		'participants:\n  présents:\n    - Jean Dupont, président\n    - Noam, vice-président',
	],
	[
		'a colon behind the word of a proxy, which no comma replaces',
		'participants:\n  représentés:\n    - Ana Sol (pouvoir : Ada Novak)\n    - Ben Osei - pouvoir : Ada Novak',
		[
			'4:7 syntax/repaired secondColon «Ana Sol (pouvoir : Ada Novak)»',
			'5:7 syntax/repaired secondColon «Ben Osei - pouvoir : Ada Novak»',
		],
		'participants:\n  représentés:\n    - "Ana Sol (pouvoir : Ada Novak)"\n    - "Ben Osei - pouvoir : Ada Novak"',
	],
	[
		'the same in brackets',
		'signatures: [Jean Dupont: président]',
		['2:14 syntax/repaired personColon «Jean Dupont: président»'],
		'signatures: ["Jean Dupont, président"]',
	],
	[
		'the same for an officer',
		'présidence: Ada Novak : présidente',
		['2:13 syntax/repaired personColon «Ada Novak : présidente»'],
		'présidence: Ada Novak, présidente',
	],
	[
		'a colon between a mark and a name',
		'participants:\n  représentés:\n    - Paul Weiss, pouvoir : Ada Novak',
		['4:7 syntax/repaired secondColon «Paul Weiss, pouvoir : Ada Novak»'],
		'participants:\n  représentés:\n    - "Paul Weiss, pouvoir : Ada Novak"',
	],
	[
		'a comma list of names',
		'scrutateurs: Odile Maury, Paul Weiss',
		['2:14 syntax/repaired commaList «Odile Maury, Paul Weiss»'],
		'scrutateurs: [Odile Maury, Paul Weiss]',
	],
	[
		'a list with semicolons, and one with « et »',
		'scrutateurs: Odile Maury ; Paul Weiss\nsignatures: Odile Maury et Paul Weiss',
		[
			'2:14 syntax/repaired commaList «Odile Maury ; Paul Weiss»',
			'3:13 syntax/repaired commaList «Odile Maury et Paul Weiss»',
		],
		'scrutateurs: [Odile Maury, Paul Weiss]\nsignatures: [Odile Maury, Paul Weiss]',
	],
	[
		'a comma list of people with what is said of them',
		'participants:\n  représentés: C. Vidal, pouvoir à S. Delmas, Lise Kern [3], trésorière → Ada Novak',
		['3:16 syntax/repaired commaList «C. Vidal, pouvoir à S. Delmas, Lise Kern [3], trésorière → Ada Novak»'],
		'participants:\n  représentés: ["C. Vidal, pouvoir à S. Delmas", "Lise Kern [3], trésorière → Ada Novak"]',
	],
	[
		'a person that brackets cut in two',
		'participants:\n  représentés: [C. Vidal, pouvoir à S. Delmas, Lise Kern]',
		['3:17 syntax/repaired cutPerson «C. Vidal, pouvoir à S. Delmas»'],
		'participants:\n  représentés: ["C. Vidal, pouvoir à S. Delmas", Lise Kern]',
	],
	[
		'a comma list of titles',
		'ordre du jour: Budget, Travaux',
		['2:16 syntax/repaired commaList «Budget, Travaux»'],
		'ordre du jour: [Budget, Travaux]',
	],
	[
		'tabs',
		'participants:\n\tprésents:\n\t\t- Ada Novak\n\t\t- nom: Ben Osei\n\t\t  voix: 2',
		['3:1 syntax/repaired tab «\t»'],
		'participants:\n  présents:\n    - Ada Novak\n    - nom: Ben Osei\n      voix: 2',
	],
	[
		'tabs among lines of four spaces',
		'participants:\n    présents:\n        - Ada Novak\n\texcusés:\n\t\t- Ben Osei',
		['5:1 syntax/repaired tab «\t»'],
		'participants:\n    présents:\n        - Ada Novak\n    excusés:\n        - Ben Osei',
	],
	[
		'thresholds without quotes',
		'règles:\n  quorum: { seuil: >= 1/4, base: membres }\n  majorités:\n    a:\n      seuil: > 1/2\n    b: { seuil: >2/3 }',
		[
			'3:20 syntax/repaired threshold «>= 1/4»',
			'6:14 syntax/repaired threshold «> 1/2»',
			'7:17 syntax/repaired threshold «>2/3»',
		],
		'règles:\n  quorum: { seuil: ">= 1/4", base: membres }\n  majorités:\n    a:\n      seuil: "> 1/2"\n    b: { seuil: ">2/3" }',
	],
	[
		'thresholds without a space before them',
		'règles:\n  majorités:\n    art. 25:{ seuil:> 1/2 }\n    simple:\n      seuil:> 1/2',
		[
			'4:5 syntax/repaired keySpace «art. 25:»',
			'4:15 syntax/repaired keySpace «seuil:»',
			'4:21 syntax/repaired threshold «> 1/2»',
			'6:7 syntax/repaired keySpace «seuil:»',
			'6:13 syntax/repaired threshold «> 1/2»',
		],
		'règles:\n  majorités:\n    art. 25: { seuil: "> 1/2" }\n    simple:\n      seuil: "> 1/2"',
	],
	[
		'typographic quotes around a value',
		'règles:\n  défaut: “simple”',
		['3:11 syntax/repaired quotes «“simple”»'],
		'règles:\n  défaut: "simple"',
	],
	[
		'two slips in one line',
		'lieu:Salle : étage 2',
		['2:1 syntax/repaired keySpace «lieu:»', '2:6 syntax/repaired secondColon «Salle : étage 2»'],
		'lieu: "Salle : étage 2"',
	],
];

/** Headers that look like a slip and are none. */
const NO_SLIPS: string[] = [
	'lieu: "Salle : étage 2"',
	'lieu: Salle A:B',
	'lieu: http://exemple.fr:80/x',
	'participants:\n  présents:\n    - Ada Novak   # elle est là\n    - nom: Ben Osei\n      voix: 2',
	'titre: |\n  Un : deux\n  -trois\n  \tquatre #5',
	'titre: >\n  Un : deux\n  suite',
	'titre: "Un\n  deux : trois"\nlieu: ici',
	'organisme:\n  nom: Le Club\n  siège: 1, rue Haute',
	'organisme: {\n  nom: Le Club, # son nom\n  siège: "1, rue Haute : fond"\n}',
	'ordre du jour: ["Budget, eau", Travaux]',
	'ordre du jour: "Budget, eau"',
	'date: 6 juin 2024 #vérifiée',
	'participants:\n  présents: M. et Mme Duval',
	'présidence: Ada Novak, présidente',
	'lieu: salle - étage',
];

describe('slips of the header', () => {
	it.each(SLIPS)('reads %s', (_, yaml, problems, clean) => {
		const source = `---\n${yaml}\n---\nCorps\n`;
		const cleanSource = `---\n${clean}\n---\nCorps\n`;
		const reading = readSource(source);
		expect(reading.problems).toEqual(problems);
		const expected = readSource(cleanSource);
		expect(expected.problems).toEqual([]);
		expect(keyless(reading.fields)).toEqual(keyless(expected.fields));
		expect(withFixes(source)).toBe(cleanSource);
	});

	it.each(NO_SLIPS)('leaves %j as it is', (yaml) => {
		expect(readSource(`---\n${yaml}\n---\n`).problems).toEqual([]);
	});

	it('offers fixes that are safe', () => {
		for (const [, yaml] of SLIPS) {
			const { reading } = readSource(`---\n${yaml}\n---\n`);
			for (const found of reading.problems) expect(found.fixes?.map((fix) => fix.safe)).toEqual([true]);
		}
	});
});

/** Quotes around a scalar change nothing but its `quoted`. */
function keyless(fields: string[]): string[] {
	return fields.map((line) => line.replace(/ quoted(=no)?$/, ''));
}
