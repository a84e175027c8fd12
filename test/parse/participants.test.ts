import { describe, expect, it } from 'vitest';
import { readBetweenFences } from './header-reading.js';

const indented = (yaml: string) => `participants:\n${yaml.replace(/^/gm, '  ')}`;
const people = (...names: string[]) => names.flatMap((name) => ['    person', `      name ${name}`]);

/** Groups without mistakes, and their tree below the field. */
const GROUPS: [yaml: string, fields: string[]][] = [
	[
		'présents:\n  - Ada Novak',
		['  group name=présents kind=present presence=present votes', ...people('Ada Novak')],
	],
	[
		'sur place: [A B, C D]',
		['  group name=sur place kind=present presence=present votes', ...people('A B', 'C D')],
	],
	['on site: A B', ['  group name=on site kind=present presence=present votes', ...people('A B')]],
	['En Visio: [A B]', ['  group name=En Visio kind=remote presence=remote votes', ...people('A B')]],
	['online: [A B]', ['  group name=online kind=remote presence=remote votes', ...people('A B')]],
	[
		'représentés: [A B]',
		['  group name=représentés kind=represented presence=represented votes', ...people('A B')],
	],
	[
		'par correspondance: [A B]',
		['  group name=par correspondance kind=byPost presence=byPost votes', ...people('A B')],
	],
	['excusés: [A B]', ['  group name=excusés kind=excused presence=excused votes=no', ...people('A B')]],
	['apologies: [A B]', ['  group name=apologies kind=excused presence=excused votes=no', ...people('A B')]],
	['absents: [A B]', ['  group name=absents kind=absent presence=absent votes=no', ...people('A B')]],
	[
		'présents: [王小明, Omar Haddad, 김민수, יעל כהן]',
		[
			'  group name=présents kind=present presence=present votes',
			...people('王小明', 'Omar Haddad', '김민수', 'יעל כהן'),
		],
	],
	['équipe: [A B]', ['  group name=équipe kind=guests presence=present votes=no', ...people('A B')]],
	[
		'in attendance: [A B]',
		['  group name=in attendance kind=guests presence=present votes=no', ...people('A B')],
	],
	['présents: tous les autres', ['  group name=présents kind=present presence=present votes everyone']],
	['present: all others', ['  group name=present kind=present presence=present votes everyone']],
	[
		'présents:\n  - A B\n  - tous les autres',
		['  group name=présents kind=present presence=present votes everyone', ...people('A B')],
	],
	['absents:', ['  group name=absents kind=absent presence=absent votes=no']],
	[
		'sur place: [A B]\nprésents: [C D]',
		[
			'  group name=sur place kind=present presence=present votes',
			...people('A B'),
			'  group name=présents kind=present presence=present votes',
			...people('C D'),
		],
	],
	[
		'bureau:\n  présence: sur place\n  vote: non\n  personnes:\n    - A B',
		['  group name=bureau kind=custom presence=present votes=no', ...people('A B')],
	],
	[
		'delegates: { presence: online, votes: yes, people: [A B] }',
		['  group name=delegates kind=custom presence=remote votes', ...people('A B')],
	],
	[
		'suppléants: { personnes: [A B], présence: absents }',
		['  group name=suppléants kind=custom presence=absent votes=no', ...people('A B')],
	],
	[
		'présents: { personnes: [A B], vote: non }',
		['  group name=présents kind=present presence=present votes=no', ...people('A B')],
	],
	[
		'présents:\n  - nom: Ali Ben\n    organisation: Ville\n    qualité: maire\n    voix: 2,5\n    collège: A\n    arrivée: 14h15\n    départ: 17h\n    pouvoir: Lise Kern\n    alias: [Ali, Benny]\n    intérêts: [Ben & fils, La Ruche]\n    né: 3 mai 1950\n    public: non',
		[
			'  group name=présents kind=present presence=present votes',
			'    person',
			'      name Ali Ben',
			'      affiliation Ville',
			'      quality maire',
			'      votes 2.5',
			'      college A',
			'      arrivalTime 855',
			'      departureTime 1020',
			'      proxy',
			'        name Lise Kern',
			'      alias Ali',
			'      alias Benny',
			'      interest Ben & fils',
			'      interest La Ruche',
			'      birth 1950-05-03',
			'      public false',
		],
	],
	[
		'present:\n  - { name: Port Ltd, represented by: Ali Ben, votes: 3, votes lift: 20, replaced by: Lise Kern }\n  - { name: Lise Kern, proxy: }',
		[
			'  group name=present kind=present presence=present votes',
			'    person',
			'      name Port Ltd',
			'      representative',
			'        name Ali Ben',
			'      votes 3',
			'      votes 20 key=lift',
			'      substitute',
			'        name Lise Kern',
			'    person',
			'      name Lise Kern',
			'      proxy',
		],
	],
];

/** Groups with mistakes. */
const MISTAKES: [yaml: string, problems: string[], fields?: string[]][] = [
	[
		'présens: [A B]',
		['3:3 syntax/unknown-key groupNear error «présens»'],
		['  group name=présens kind=present presence=present votes', ...people('A B')],
	],
	[
		'bureau: [A B]',
		['3:3 syntax/unknown-key group error «bureau»'],
		['  group name=bureau kind=custom presence=present votes', ...people('A B')],
	],
	['bureau: { presence: là-bas, personnes: [A B] }', ['3:23 syntax/invalid-value presence «là-bas»']],
	['bureau: { vote: peut-être, personnes: [A B] }', ['3:19 syntax/invalid-value boolean «peut-être»']],
	['bureau: { vote: oui, persones: [A B] }', ['3:24 syntax/unknown-key groupKeyNear error «persones»']],
	['présents:\n  - { nom: A B, voixx: 2 }', ['4:19 syntax/unknown-key personKeyNear error «voixx»']],
	['invités:\n  - { nom: A B, voixx: 2 }', ['4:19 syntax/unknown-key personKeyNear «voixx»']],
	[
		'présents:\n  - { nom: A B, voix: deux cents et quelques }',
		['4:25 syntax/invalid-value votes «deux cents et quelques»'],
	],
	['présents:\n  - { nom: A B, arrivée: tard }', ['4:28 syntax/invalid-value time «tard»']],
	['présents:\n  - { nom: A B, né: hier }', ['4:23 syntax/invalid-value date «hier»']],
	['présents:\n  - { voix: 2, qualité: maire }', ['4:9 syntax/invalid-value mappingWithoutName «voix»']],
	['présents:\n  - { nom: A B, name: C D }', ['4:19 syntax/frontmatter duplicateKey «name»']],
	['présents:\n  - A B [x]', ['4:12 syntax/invalid-value votes «x»']],
	['présents:\n  - [A B]', ['4:8 syntax/invalid-value people «A B»']],
	[
		'présents: [A B]\nprésents: [C D]',
		['4:3 syntax/frontmatter duplicateKey «présents»'],
		[
			'  group name=présents kind=present presence=present votes',
			...people('A B'),
			'  group name=présents kind=present presence=present votes',
			...people('C D'),
		],
	],
	[
		'présents:\n  Ada Novak: présidente\n  Ben Osei: secrétaire',
		['4:5 syntax/invalid-value groupWithoutItems «Ada Novak»'],
		['  group name=présents kind=present presence=present votes', ...people('Ada Novak', 'Ben Osei')],
	],
];

describe('groups of participants', () => {
	it.each(GROUPS)('reads %j', (yaml, fields) => {
		const reading = readBetweenFences(indented(yaml));
		expect(reading.problems).toEqual([]);
		expect(reading.fields).toEqual(['field name=participants key=participants', ...fields]);
	});

	it.each(MISTAKES)('tells what is wrong in %j', (yaml, problems, fields) => {
		const reading = readBetweenFences(indented(yaml));
		expect(reading.problems).toEqual(problems);
		if (fields) expect(reading.fields.slice(1)).toEqual(fields);
	});

	it('takes people without a group as present, with one message', () => {
		const reading = readBetweenFences('participants:\n  - Ada Novak\n  - Ben Osei');
		expect(reading.problems).toEqual(['3:5 syntax/invalid-value peopleWithoutGroup «Ada Novak»']);
		expect(reading.fields).toEqual([
			'field name=participants key=participants',
			'  group name=participants kind=present presence=present votes',
			...people('Ada Novak', 'Ben Osei'),
		]);
	});
});
