import { describe, expect, it } from 'vitest';
import type { Name, PersonPart } from '../../src/ast/index.js';
import { readPlacedPerson } from '../../src/parse/people/person.js';
import { placedInLine } from '../../src/source/places.js';
import fc from '../properties.js';

/** A part in one line: `name Paul Weiss`, `proxy → Jeanne Royer`. */
function summary(part: PersonPart): string {
	if ('children' in part && part.children.length > 0) {
		return `${part.type} → ${part.children.map((child) => (child as Name).value).join(', ')}`;
	}
	return 'value' in part ? `${part.type} ${part.value}` : part.type;
}

function read(text: string, lang: 'fr' | 'en' = 'fr') {
	const line = { text, start: { line: 3, column: 1, offset: 40 } };
	const { person, problems } = readPlacedPerson(placedInLine(line, 0, text.length), { lang });
	return {
		parts: person?.children.map(summary) ?? [],
		problems: problems.map((found) => `${found.rule} ${found.code}`),
		person,
	};
}

const LINES: [text: string, parts: string[], problems?: string[]][] = [
	['Jeanne Royer', ['name Jeanne Royer']],
	['  Jeanne Royer ', ['name Jeanne Royer']],
	['Lise Kern (Région Bretagne)', ['name Lise Kern', 'affiliation Région Bretagne']],
	[
		'Omar Haddad (Ville de Rennes), trésorier',
		['name Omar Haddad', 'affiliation Ville de Rennes', 'quality trésorier'],
	],
	[
		'Omar Haddad, trésorier (Ville de Rennes)',
		['name Omar Haddad', 'quality trésorier', 'affiliation Ville de Rennes'],
	],
	['Paul Weiss → Jeanne Royer', ['name Paul Weiss', 'proxy → Jeanne Royer']],
	['Paul Weiss -> Jeanne Royer', ['name Paul Weiss', 'proxy → Jeanne Royer']],
	['Paul Weiss, pouvoir à Jeanne Royer', ['name Paul Weiss', 'proxy → Jeanne Royer']],
	['Paul Weiss pouvoir à Jeanne Royer', ['name Paul Weiss', 'proxy → Jeanne Royer']],
	['M. Paul Weiss, pouvoir à M. le Maire', ['name M. Paul Weiss', 'proxy → M. le Maire']],
	[
		'Paul Weiss, maire, donne pouvoir à Omar Haddad',
		['name Paul Weiss', 'quality maire', 'proxy → Omar Haddad'],
	],
	['Paul Weiss, proxy to Ada Novak', ['name Paul Weiss', 'proxy → Ada Novak']],
	['Paul Weiss →', ['name Paul Weiss', 'proxy']],
	['Paul Weiss, pouvoir', ['name Paul Weiss', 'proxy']],
	['Paul Weiss, pouvoir à', ['name Paul Weiss', 'proxy']],
	['Agnès Roy [1 100] → Odile Maury', ['name Agnès Roy', 'votes 1100', 'proxy → Odile Maury']],
	['Agnès Roy → Odile Maury [1 100]', ['name Agnès Roy', 'proxy → Odile Maury', 'votes 1100']],
	[
		'SCI du Port (lots 4 et 5) [350], représentée par Ali Ben',
		['name SCI du Port', 'affiliation lots 4 et 5', 'votes 350', 'representative → Ali Ben'],
	],
	['Paul Weiss, pouvoir : Jeanne Royer', ['name Paul Weiss', 'proxy → Jeanne Royer']],
	['Paul Weiss, pouvoir à : Jeanne Royer', ['name Paul Weiss', 'proxy → Jeanne Royer']],
	['SCI du Port, représentée par : Ali Ben', ['name SCI du Port', 'representative → Ali Ben']],
	['SCI du Port, représentée par', ['name SCI du Port'], ['syntax/invalid-value markWithoutName']],
	['Paul Weiss, fondé de pouvoir', ['name Paul Weiss', 'quality fondé de pouvoir']],
	['Anne Stan, remplacée par Omar Haddad', ['name Anne Stan', 'substitute → Omar Haddad']],
	['Omar Haddad (remplace Anne Stan)', ['name Omar Haddad', 'replaces → Anne Stan']],
	[
		'Omar Haddad, suppléant remplaçant Anne Stan',
		['name Omar Haddad', 'quality suppléant', 'replaces → Anne Stan'],
	],
	['Omar Haddad, remplaçant', ['name Omar Haddad', 'quality remplaçant']],
	[
		'Omar Haddad (remplace Anne Stan, arrivé à 15h)',
		['name Omar Haddad', 'replaces → Anne Stan', 'arrivalTime 900'],
	],
	[
		'Omar Haddad (suppléant, remplace Anne Stan)',
		['name Omar Haddad', 'quality suppléant', 'replaces → Anne Stan'],
	],
	[
		'Omar Haddad (trésorier, pouvoir à Anne Stan)',
		['name Omar Haddad', 'quality trésorier', 'proxy → Anne Stan'],
	],
	['Omar Haddad (trésorier, pouvoir)', ['name Omar Haddad', 'affiliation trésorier, pouvoir']],
	['Omar Haddad, remplace le trésorier', ['name Omar Haddad', 'quality remplace le trésorier']],
	['Omar Haddad (remplacé)', ['name Omar Haddad', 'affiliation remplacé']],
	['SCI du Port (représentée par Ali Ben)', ['name SCI du Port', 'affiliation représentée par Ali Ben']],
	[
		'Anne Stan (Ville de Brest), remplacée par Omar Haddad',
		['name Anne Stan', 'affiliation Ville de Brest', 'substitute → Omar Haddad'],
	],
	['Ali Ben [1 234,5]', ['name Ali Ben', 'votes 1234.5']],
	['Ali Ben [350 voix]', ['name Ali Ben', 'votes 350']],
	['Ali Ben [350 tantièmes]', ['name Ali Ben', 'votes 350']],
	['Ali Ben [trois]', ['name Ali Ben', 'votes 3']],
	['Ali Ben [beaucoup]', ['name Ali Ben'], ['syntax/invalid-value votes']],
	['Ali Ben [-3]', ['name Ali Ben'], ['syntax/invalid-value votes']],
	['Ali Ben []', ['name Ali Ben'], ['syntax/invalid-value votes']],
	['Ali Ben [2] [3]', ['name Ali Ben', 'votes 2'], ['syntax/invalid-value secondVotes']],
	['Ali Ben → A → B', ['name Ali Ben', 'proxy → A'], ['syntax/invalid-value secondProxy']],
	['Jean Dupont : président', ['name Jean Dupont', 'quality président']],
	[
		'Lise Kern (Région Bretagne), présidente (par intérim)',
		['name Lise Kern', 'affiliation Région Bretagne', 'quality présidente (par intérim)'],
	],
	['Marie-Anne de l’Étang', ['name Marie-Anne de l’Étang']],
	['Jean Dupont -', ['name Jean Dupont -']],
	['Anne Roy - pouvoir à Paul Weiss', ['name Anne Roy', 'proxy → Paul Weiss']],
	['Anne Roy – pouvoir à Paul Weiss', ['name Anne Roy', 'proxy → Paul Weiss']],
	['Anne Roy — pouvoir : Paul Weiss', ['name Anne Roy', 'proxy → Paul Weiss']],
	['Anne Roy (pouvoir à Paul Weiss)', ['name Anne Roy', 'proxy → Paul Weiss']],
	['Anne Roy (pouvoir)', ['name Anne Roy', 'proxy']],
	['Anne Roy (fondé de pouvoir)', ['name Anne Roy', 'affiliation fondé de pouvoir']],
	['Anne Roy - Paul Weiss', ['name Anne Roy - Paul Weiss']],
	['Jean-Paul Roy – trésorier', ['name Jean-Paul Roy', 'quality trésorier'], ['syntax/repaired personDash']],
	['Jean Roy - syndic', ['name Jean Roy', 'quality syndic'], ['syntax/repaired personDash']],
	['SCI du Port – Bâtiment A', ['name SCI du Port – Bâtiment A']],
	['Ali Ben (1 450)', ['name Ali Ben', 'votes 1450'], ['syntax/repaired spokenVotes']],
	['Ali Ben (1\u202F450)', ['name Ali Ben', 'votes 1450'], ['syntax/repaired spokenVotes']],
	['Ali Ben, 1 450', ['name Ali Ben', 'votes 1450'], ['syntax/repaired spokenVotes']],
	['Ali Ben 1 450', ['name Ali Ben', 'votes 1450'], ['syntax/repaired spokenVotes']],
	['Ali Ben 350 voix', ['name Ali Ben', 'votes 350'], ['syntax/repaired spokenVotes']],
	['Ali Ben – 1 450', ['name Ali Ben', 'votes 1450'], ['syntax/repaired spokenVotes']],
	['Ali Ben / 350 tantièmes', ['name Ali Ben', 'votes 350'], ['syntax/repaired spokenVotes']],
	['Ali Ben (350)', ['name Ali Ben', 'votes 350'], ['syntax/invalid-value bareNumber']],
	['Ali Ben, 350', ['name Ali Ben', 'votes 350'], ['syntax/invalid-value bareNumber']],
	['Ali Ben – 350', ['name Ali Ben', 'votes 350'], ['syntax/invalid-value bareNumber']],
	['Ali Ben (1.450)', ['name Ali Ben'], ['syntax/invalid-value unreadNumber']],
	['Ali Ben (lot 12)', ['name Ali Ben', 'affiliation lot 12']],
	['Résidence 2000', ['name Résidence 2000']],
	['Ada (unclosed', ['name Ada', 'affiliation unclosed']],
	['(Ville de Rennes)', [], ['syntax/invalid-value personWithoutName']],
	['', [], ['syntax/invalid-value personWithoutName']],
	[', maire', [], ['syntax/invalid-value personWithoutName']],
];

describe('a person in a line', () => {
	it.each(LINES)('%s', (text, parts, problems = []) => {
		const reading = read(text);
		expect(reading.parts).toEqual(parts);
		expect(reading.problems).toEqual(problems);
	});

	it('reads English numbers in an English file', () => {
		expect(read('Ali Ben [1,234.5]', 'en').parts).toEqual(['name Ali Ben', 'votes 1234.5']);
	});

	it('reads English thousands without brackets', () => {
		expect(read('Ali Ben, 1,450', 'en').parts).toEqual(['name Ali Ben', 'votes 1450']);
		const reading = read('Ali Ben (1,450)', 'en');
		expect(reading.parts).toEqual(['name Ali Ben', 'votes 1450']);
		expect(reading.problems).toEqual(['syntax/repaired spokenVotes']);
		expect(read('Ali Ben (1.450)', 'en').problems).toEqual(['syntax/invalid-value bareNumber']);
	});

	it('leaves the names of candidates whole', () => {
		const text = 'Liste Ensemble – pour le canal (12)';
		const { person, problems } = readPlacedPerson(
			{ text, place: () => undefined },
			{ lang: 'fr', candidate: true },
		);
		expect(person?.children.map(summary)).toEqual(['name Liste Ensemble – pour le canal', 'affiliation 12']);
		expect(problems).toEqual([]);
	});

	it('gives every part its place', () => {
		const { person } = read('- Omar Haddad (Rennes), trésorier [35] → Lise'.slice(2));
		const places = person?.children.map((part) => [part.position?.start.offset, part.position?.end.offset]);
		expect(places).toEqual([
			[40, 51],
			[53, 59],
			[62, 71],
			[73, 75],
			[79, 83],
		]);
		expect(person?.position?.start).toEqual({ line: 3, column: 1, offset: 40 });
	});

	it('takes any text without throwing, with places inside it and in order', () => {
		const alphabet = fc.constantFrom(
			'a',
			'É',
			' ',
			',',
			'(',
			')',
			'[',
			']',
			'→',
			'->',
			'3',
			' pouvoir à ',
			' : ',
			'M. ',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(alphabet).map((list) => list.join('')),
				),
				(text) => {
					const { person } = read(text);
					let last = 40;
					for (const part of person?.children ?? []) {
						expect(part.position?.start.offset).toBeGreaterThanOrEqual(last);
						expect(part.position?.end.offset).toBeLessThanOrEqual(40 + text.length);
						last = part.position?.end.offset ?? last;
					}
				},
			),
		);
	});
});
