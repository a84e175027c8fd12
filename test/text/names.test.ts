import { describe, expect, it } from 'vitest';
import { createNameIndex, type NamedPerson, type NameIndex, splitNames } from '../../src/text/names.js';

const people: NamedPerson[] = [
	{ id: 'royer', name: 'Jeanne Royer', quality: 'présidente' },
	{ id: 'haddad', name: 'Omar Haddad', affiliation: 'Ville de Rennes', quality: 'trésorier' },
	{ id: 'kern', name: 'Lise Kern', affiliation: 'Région Bretagne' },
	{ id: 'weiss', name: 'Paul Weiss' },
	{ id: 'said', name: 'Nora Saïd' },
	{ id: 'said2', name: 'Karim Saïd' },
	{ id: 'morlier', name: 'Tangui MORLIER' },
	{ id: 'legoff', name: 'Yann Le Goff' },
	{ id: 'vergere', name: 'Jean-Marie Vergère' },
	{ id: 'leduc', name: 'Marie Leduc' },
	{ id: 'jean', name: 'Jean' },
	{ id: 'anne', name: 'Anne' },
	{ id: 'pastorel', name: 'Anne Pastorel' },
	{ id: 'stanimir', name: 'Anne-Laure Stanimir' },
	{ id: 'sci', name: 'SCI du Port', affiliation: 'lots 4 et 5' },
	{ id: 'duval', name: 'M. et Mme Duval' },
	{ id: 'lille', name: 'Anne Martin', affiliation: 'Lille' },
	{ id: 'paris', name: 'Anne Martin', affiliation: 'Paris' },
	{ id: 'artagnan', name: "Charles d'Artagnan" },
	{ id: 'elodie', name: 'Élodie R.' },
	{ id: 'tour', name: 'Luc de la Tour', aliases: ['Lulu', 'LDT'] },
	{ id: 'adjoint', name: 'Inès Roux', quality: 'adjointe aux finances, secrétaire' },
	{ id: 'firm', name: 'Durand, Petit et associés' },
];
const index = createNameIndex(people, [
	{ id: 'royer', titles: ['président', 'présidente de séance', 'maire'] },
	{ id: 'outside', titles: ['secrétaire', 'secrétaire de séance'] },
]);

describe('one person', () => {
	it.each([
		['Jeanne Royer', 'royer', 'name'],
		['jeanne royer', 'royer', 'name'],
		['JEANNE\u00A0ROYER', 'royer', 'name'],
		['Jeanne-Royer', 'royer', 'name'],
		['  Jeanne Royer ', 'royer', 'name'],
		['Mme Jeanne Royer', 'royer', 'name'],
		['Madame Royer', 'royer', 'part'],
		['Mme. Royer', 'royer', 'part'],
		['ROYER Jeanne', 'royer', 'order'],
		['Royer', 'royer', 'part'],
		['Jeanne', 'royer', 'part'],
		['J. Royer', 'royer', 'part'],
		['J Royer', 'royer', 'part'],
		['Royer J.', 'royer', 'part'],
		['Lise Kern (Région Bretagne)', 'kern', 'name'],
		['Kern (Région Bretagne)', 'kern', 'part'],
		['Lise Kern (Bretagne)', 'kern', 'name'],
		['Paul Weiss (Nantes)', 'weiss', 'name'],
		['M. Weiss', 'weiss', 'part'],
		['M.Weiss', 'weiss', 'part'],
		['Monsieur Paul Weiss', 'weiss', 'name'],
		['N. Saïd', 'said', 'part'],
		['K. Said', 'said2', 'part'],
		['MORLIER Tangui', 'morlier', 'order'],
		['Tangui Morlier', 'morlier', 'name'],
		['Le Goff', 'legoff', 'part'],
		['Goff', 'legoff', 'part'],
		['Le-Goff', 'legoff', 'part'],
		['M. Le Goff', 'legoff', 'part'],
		['Le Goff Yann', 'legoff', 'order'],
		['Vergère', 'vergere', 'part'],
		['Jean Marie Vergère', 'vergere', 'name'],
		['J.-M. Vergère', 'vergere', 'part'],
		['J.M. Vergère', 'vergere', 'part'],
		['Jean-Marie', 'vergere', 'part'],
		['Marie', 'leduc', 'part'],
		['Jean', 'jean', 'name'],
		['Anne', 'anne', 'name'],
		['Anne Pastorel', 'pastorel', 'name'],
		['Anne-Laure', 'stanimir', 'part'],
		['Laure', 'stanimir', 'part'],
		['SCI du Port', 'sci', 'name'],
		['SCI du Port (lots 4 et 5)', 'sci', 'name'],
		['M. et Mme Duval', 'duval', 'name'],
		['Mme Duval', 'duval', 'part'],
		['Duval', 'duval', 'part'],
		['Anne Martin (Lille)', 'lille', 'name'],
		['Mme Martin (Paris)', 'paris', 'part'],
		['d’Artagnan', 'artagnan', 'part'],
		['Artagnan', 'artagnan', 'part'],
		["d'Anne", 'anne', 'name'],
		["d'Élodie R.", 'elodie', 'name'],
		['de Paul Weiss', 'weiss', 'name'],
		["qu'Omar", 'haddad', 'part'],
		['Élodie R', 'elodie', 'name'],
		['Lulu', 'tour', 'alias'],
		['ldt', 'tour', 'alias'],
		['de la Tour', 'tour', 'part'],
		['Tour', 'tour', 'part'],
		['Dr Haddad', 'haddad', 'part'],
		['le président', 'royer', 'officer'],
		['la Présidente', 'royer', 'officer'],
		['M. le Maire', 'royer', 'officer'],
		['Madame la maire', 'royer', 'officer'],
		['Président', 'royer', 'officer'],
		['la présidente de séance', 'royer', 'officer'],
		['du président', 'royer', 'officer'],
		['à la présidente', 'royer', 'officer'],
		['la secrétaire', 'outside', 'officer'],
		['la trésorière', 'haddad', 'quality'],
		['Le trésorier', 'haddad', 'quality'],
		["l'adjoint aux finances", 'adjoint', 'quality'],
		['L’adjointe', 'adjoint', 'quality'],
	])('%s is %s by %s', (text, id, matched) => {
		expect(index.resolve(text)).toEqual({ kind: 'one', id, matched });
	});
});

describe('several', () => {
	it.each([
		['Saïd', ['said', 'said2']],
		['Anne Martin', ['lille', 'paris']],
		['Mme Martin', ['lille', 'paris']],
	])('%s', (text, ids) => {
		expect(index.resolve(text)).toEqual({ kind: 'many', ids });
	});
});

describe('nobody', () => {
	it.each([
		'Jeanne Roger',
		'Questions',
		'',
		'M.',
		'de',
		'la',
		'P.',
		'X. Royer',
		'Jeanne Royer Haddad',
		'Anne Martin (Brest)',
		'Lise Kern (Ville de Nantes)',
		'le comptable',
		'Pastorel Kern',
		'__proto__',
		'constructor',
		'a'.repeat(100_000),
	])('%s', (text) => {
		expect(index.resolve(text)).toEqual({ kind: 'none' });
	});
});

it('takes the one without affiliation where a name is written without', () => {
	const both = createNameIndex([
		{ id: 'plain', name: 'Anne Martin' },
		{ id: 'lille', name: 'Anne Martin', affiliation: 'Lille' },
	]);
	expect(both.resolve('Anne Martin')).toEqual({ kind: 'one', id: 'plain', matched: 'name' });
	expect(both.resolve('Anne Martin (Lille)')).toEqual({ kind: 'one', id: 'lille', matched: 'name' });
});

it('takes two entries of one identifier for one person', () => {
	const twice = createNameIndex([
		{ id: 'kern', name: 'Lise Kern', affiliation: 'Région Bretagne' },
		{ id: 'kern', name: 'Kern' },
	]);
	expect(twice.resolve('Lise Kern')).toEqual({ kind: 'one', id: 'kern', matched: 'name' });
	expect(twice.resolve('Mme Kern')).toEqual({ kind: 'one', id: 'kern', matched: 'name' });
	expect(twice.resolve('L. Kern')).toEqual({ kind: 'one', id: 'kern', matched: 'part' });
});

it('tells qualities apart by their whole before their first word', () => {
	const board = createNameIndex([
		{ id: 'first', name: 'Ada Novak', quality: 'trésorière' },
		{ id: 'second', name: 'Ben Osei', quality: 'trésorier adjoint' },
		{ id: 'third', name: 'Carla Ruiz', quality: 'directrice' },
		{ id: 'fourth', name: 'Dan Whitfield', quality: 'chairwoman' },
	]);
	expect(board.resolve('le trésorier')).toMatchObject({ id: 'first' });
	expect(board.resolve('la trésorière adjointe')).toMatchObject({ id: 'second' });
	expect(board.resolve('le directeur')).toMatchObject({ id: 'third' });
	expect(board.resolve('the chairman')).toMatchObject({ id: 'fourth' });
});

it('changes officers without changing people', () => {
	const later = index.withOfficers([{ id: 'weiss', titles: ['président'] }]);
	expect(later.resolve('la présidente')).toEqual({ kind: 'one', id: 'weiss', matched: 'officer' });
	expect(later.resolve('Jeanne Royer')).toMatchObject({ id: 'royer' });
	expect(index.resolve('la présidente')).toMatchObject({ id: 'royer' });
});

it('knows the people of an affiliation and the bearers of a word', () => {
	expect(index.ofAffiliation('Ville de Rennes')).toEqual(['haddad']);
	expect(index.ofAffiliation('la ville de rennes')).toEqual(['haddad']);
	expect(index.ofAffiliation('Brest')).toEqual([]);
	expect(index.getBearers('Saïd')).toEqual(['said', 'said2']);
	expect(index.getBearers('Roger')).toEqual([]);
});

describe('nearest', () => {
	it.each([
		['Jeanne Roger', 'royer'],
		['Roger Jeanne', 'royer'],
		['Mme Jeanne Roger', 'royer'],
		['Omar Hadad', 'haddad'],
		['Haddat', 'haddad'],
		['Anne Martin (Brest)', 'lille'],
	])('%s is nearly %s', (text, id) => {
		expect(index.nearest(text)).toMatchObject({ id });
	});

	it.each(['Questions', 'Bob', '', 'Jean Dupont-Durand'])('%s is near nobody', (text) => {
		expect(index.nearest(text)).toBeUndefined();
	});
});

describe('splitNames', () => {
	const split = (text: string, names: NameIndex = index) =>
		splitNames(text, names).map(({ text: name, start, end, result }) => {
			expect(text.slice(start, end)).toBe(name);
			return [name, result.kind === 'one' ? result.id : result.kind];
		});

	it.each([
		[
			'Jeanne Royer, Omar Haddad et Paul Weiss',
			[
				['Jeanne Royer', 'royer'],
				['Omar Haddad', 'haddad'],
				['Paul Weiss', 'weiss'],
			],
		],
		[
			'Jeanne Royer; Omar Haddad',
			[
				['Jeanne Royer', 'royer'],
				['Omar Haddad', 'haddad'],
			],
		],
		[
			'Royer and Haddad',
			[
				['Royer', 'royer'],
				['Haddad', 'haddad'],
			],
		],
		[
			'Royer, Kern, and Weiss',
			[
				['Royer', 'royer'],
				['Kern', 'kern'],
				['Weiss', 'weiss'],
			],
		],
		[
			'M. et Mme Duval, Royer',
			[
				['M. et Mme Duval', 'duval'],
				['Royer', 'royer'],
			],
		],
		[
			'MM. Weiss et Haddad',
			[
				['MM. Weiss', 'weiss'],
				['Haddad', 'haddad'],
			],
		],
		[
			'Royer et M. et Mme Duval',
			[
				['Royer', 'royer'],
				['M. et Mme Duval', 'duval'],
			],
		],
		[
			'Durand, Petit et associés, Weiss',
			[
				['Durand, Petit et associés', 'firm'],
				['Weiss', 'weiss'],
			],
		],
		[
			'Lise Kern (Région Bretagne), Weiss',
			[
				['Lise Kern (Région Bretagne)', 'kern'],
				['Weiss', 'weiss'],
			],
		],
		[
			'SCI du Port (lots 4 et 5) et Weiss',
			[
				['SCI du Port (lots 4 et 5)', 'sci'],
				['Weiss', 'weiss'],
			],
		],
		['Paul Weiss.', [['Paul Weiss', 'weiss']]],
		[
			'Weiss, Élodie R.',
			[
				['Weiss', 'weiss'],
				['Élodie R.', 'elodie'],
			],
		],
		[
			'd’Anne et de Paul Weiss',
			[
				['d’Anne', 'anne'],
				['de Paul Weiss', 'weiss'],
			],
		],
		[
			'le président et la trésorière',
			[
				['le président', 'royer'],
				['la trésorière', 'haddad'],
			],
		],
		[
			'Jeanne Roger, Saïd',
			[
				['Jeanne Roger', 'none'],
				['Saïd', 'many'],
			],
		],
		[
			'Royer\nWeiss',
			[
				['Royer', 'royer'],
				['Weiss', 'weiss'],
			],
		],
		[
			'Royer,, Weiss,',
			[
				['Royer', 'royer'],
				['Weiss', 'weiss'],
			],
		],
		['Étienne', [['Étienne', 'none']]],
		['', []],
		[' , ; ', []],
	])('%s', (text, names) => {
		expect(split(text)).toEqual(names);
	});

	it('takes a couple who is no member for the one who bears the name', () => {
		const owners = createNameIndex([
			{ id: 'duval', name: 'Famille Duval' },
			{ id: 'roy', name: 'Agnès Roy' },
		]);
		expect(split('M. et Mme Duval, Agnès Roy', owners)).toEqual([
			['M. et Mme Duval', 'duval'],
			['Agnès Roy', 'roy'],
		]);
	});
});

it('knows everybody in a crowd', () => {
	const crowd = Array.from(
		{ length: 5_000 },
		(_, number): NamedPerson => ({
			id: String(number),
			name: `Prénom${number % 500} Nom${number}`,
			quality: 'membre',
		}),
	);
	const many = createNameIndex(crowd);
	const wrong = crowd.filter(({ id, name }) => {
		const [whole, initial] = [many.resolve(name), many.resolve(name.replace(/^\S+/, 'P.'))];
		return whole.kind !== 'one' || whole.id !== id || initial.kind !== 'one' || initial.id !== id;
	});
	expect(wrong).toEqual([]);
	expect(many.nearest('Prénom7 Nom4O07')).toMatchObject({ name: 'Prénom7 Nom4007' });
	const membre = many.resolve('le membre');
	expect(membre.kind === 'many' && membre.ids.length).toBe(5_000);
});
