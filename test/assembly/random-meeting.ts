/** Random meetings: what happens in them as plain data, and the file that a secretary would write of it. */

import fc from '../properties.js';

/** Where somebody stands in the header. */
export type Place = 'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent' | 'guest';

/** One person of a random meeting. */
export interface Someone {
	place: Place;
	/** Votes in halves: 3 is one and a half. */
	halves: number;
	/** Index of the holder, or `chair` for a blank proxy. */
	proxy: number | 'chair' | undefined;
}

/** Something that happens. */
export type Step =
	| { step: 'arrival'; who: number; remote: boolean }
	| { step: 'departure'; who: number; to: number | undefined }
	| { step: 'chair'; who: number }
	| { step: 'item' }
	| {
			step: 'vote';
			form: 'names' | 'counts' | 'unanimous' | 'others' | 'unanimousLess';
			/** Who is named, and with which answer. */
			named: Array<{ who: number; answer: 'for' | 'against' | 'abstention' }>;
			counts: { for: number; against: number; abstention: number };
			recused: number[];
			declared: 'adopted' | 'rejected' | undefined;
			voters: number | undefined;
			secret: boolean;
	  };

/** The rules of a random meeting. */
export interface SomeRules {
	lines: Array<{
		num: number;
		den: number;
		strict: boolean;
		all: boolean;
		base: 'cast' | 'ballots' | 'present' | 'present or represented' | 'members';
		heads: boolean;
	}>;
	tie: 'chair' | 'rejected' | undefined;
	secretTie: boolean;
	stay: boolean;
	/** Whether nobody at a distance counts or votes. */
	noRemote: boolean;
	cap: boolean;
	max: number | undefined;
	quorum:
		| {
				num: number;
				den: number;
				strict: boolean;
				counts: Array<'present' | 'remote' | 'represented' | 'by post'>;
				heads: boolean;
				at: 'vote' | 'item' | 'opening';
		  }
		| undefined;
}

/** A random meeting. */
export interface RandomMeeting {
	people: Someone[];
	weighted: boolean;
	chair: number | undefined;
	/** People of the electorate beyond those listed; undefined: the file says nothing. */
	others: number | undefined;
	/** Votes of these others, in halves; undefined: only people are counted. */
	otherHalves: number | undefined;
	rules: SomeRules;
	steps: Step[];
}

/** Names of which no two share a word. */
export const NAMES = [
	'Ada Brun',
	'Boris Cadet',
	'Chloé Dorval',
	'Denis Estève',
	'Elsa Ferrand',
	'Farid Gomis',
	'Gina Hamel',
	'Hugo Imbert',
	'Iris Jourdan',
	'Jules Kessel',
];

const fractionOf = fc.constantFrom([1, 2], [1, 2], [1, 2], [2, 3], [3, 4], [1, 3], [1, 4]);

const line = fc.record({
	share: fractionOf,
	strict: fc.boolean(),
	all: fc.nat(9).map((value) => value === 0),
	base: fc.constantFrom<SomeRules['lines'][number]['base']>(
		'cast',
		'cast',
		'ballots',
		'present',
		'present or represented',
		'members',
	),
	heads: fc.nat(3).map((value) => value === 0),
});

const rules: fc.Arbitrary<SomeRules> = fc.record({
	lines: fc.array(
		line.map(({ share, ...rest }) => ({ num: share[0] ?? 1, den: share[1] ?? 2, ...rest })),
		{ minLength: 1, maxLength: 2 },
	),
	tie: fc.constantFrom('chair', 'chair', 'rejected', undefined),
	secretTie: fc.boolean(),
	stay: fc.boolean(),
	noRemote: fc.nat(4).map((value) => value === 0),
	cap: fc.boolean(),
	max: fc.constantFrom(undefined, undefined, 1, 2),
	quorum: fc.option(
		fc
			.record({
				share: fractionOf,
				strict: fc.boolean(),
				counts: fc.constantFrom(
					['present', 'remote'],
					['present', 'remote', 'represented'],
					['present', 'remote', 'represented', 'by post'],
					['present'],
				),
				heads: fc.boolean(),
				at: fc.constantFrom<'vote' | 'item' | 'opening'>('vote', 'item', 'opening'),
			})
			.map(({ share, counts, ...rest }) => ({
				num: share[0] ?? 1,
				den: share[1] ?? 2,
				counts: [...counts],
				...rest,
			})),
		{ nil: undefined },
	),
});

function step(size: number): fc.Arbitrary<Step> {
	const who = fc.nat(size - 1);
	const vote = fc.record({
		step: fc.constant('vote' as const),
		form: fc.constantFrom<'names' | 'counts' | 'unanimous' | 'others' | 'unanimousLess'>(
			'names',
			'names',
			'counts',
			'counts',
			'unanimous',
			'others',
			'unanimousLess',
		),
		named: fc.uniqueArray(
			fc.record({
				who,
				answer: fc.constantFrom<'for' | 'against' | 'abstention'>(
					'for',
					'for',
					'against',
					'against',
					'abstention',
				),
			}),
			{
				selector: (entry) => entry.who,
				maxLength: size,
			},
		),
		counts: fc.record({ for: fc.nat(9), against: fc.nat(9), abstention: fc.nat(3) }),
		recused: fc.oneof(
			fc.constant<number[]>([]),
			fc.constant<number[]>([]),
			fc.uniqueArray(who, { maxLength: 2 }),
		),
		declared: fc.constantFrom<'adopted' | 'rejected' | undefined>('adopted', 'rejected', undefined),
		voters: fc.constant(undefined),
		secret: fc.nat(4).map((value) => value === 0),
	});
	return fc.oneof(
		{ weight: 2, arbitrary: fc.record({ step: fc.constant('arrival' as const), who, remote: fc.boolean() }) },
		{
			weight: 2,
			arbitrary: fc.record({
				step: fc.constant('departure' as const),
				who,
				to: fc.option(who, { nil: undefined }),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ step: fc.constant('chair' as const), who }) },
		{ weight: 1, arbitrary: fc.constant<Step>({ step: 'item' }) },
		{ weight: 6, arbitrary: vote },
	);
}

/** Any meeting of two to ten people. */
export const randomMeeting: fc.Arbitrary<RandomMeeting> = fc
	.integer({ min: 2, max: NAMES.length })
	.chain((size) =>
		fc.record({
			people: fc.array(
				fc.record({
					place: fc.constantFrom<Place>(
						'present',
						'present',
						'present',
						'remote',
						'represented',
						'byPost',
						'excused',
						'absent',
						'guest',
					),
					halves: fc.oneof(
						fc.integer({ min: 1, max: 30 }),
						fc.integer({ min: 1, max: 15 }).map((votes) => votes * 2),
					),
					proxy: fc.oneof(
						{ weight: 5, arbitrary: fc.nat(size - 1) },
						{ weight: 1, arbitrary: fc.constant('chair' as const) },
					),
				}),
				{ minLength: size, maxLength: size },
			),
			weighted: fc.boolean(),
			chair: fc.option(fc.nat(size - 1), { nil: undefined }),
			others: fc.option(fc.nat(4), { nil: undefined }),
			otherHalves: fc.option(fc.nat(60), { nil: undefined }),
			rules,
			steps: fc.array(step(size), { minLength: 1, maxLength: 10 }),
		}),
	);

const GROUPS: Array<[Place, string]> = [
	['present', 'présents'],
	['remote', 'à distance'],
	['represented', 'représentés'],
	['byPost', 'par correspondance'],
	['excused', 'excusés'],
	['absent', 'absents'],
	['guest', 'invités'],
];

/** The order in which people stand in the header. */
export function headerOrder({ people }: RandomMeeting): number[] {
	return GROUPS.flatMap(([place]) =>
		people.flatMap((person, index) => (person.place === place ? [index] : [])),
	);
}

/** The file of a meeting. */
export function toSource(meeting: RandomMeeting): string {
	const { people, rules: body, weighted } = meeting;
	const name = (index: number) => NAMES[index] ?? '';
	const lines = [
		'---',
		'réunion: assemblée générale',
		'règles:',
		'  default: m',
		'  majorities:',
		'    m:',
		'      all:',
	];
	for (const entry of body.lines) {
		const threshold = entry.all ? 'all' : `${entry.strict ? '>' : '>='} ${entry.num}/${entry.den}`;
		lines.push(
			`        - { threshold: "${threshold}", base: ${entry.base}, unit: ${entry.heads ? 'heads' : 'votes'} }`,
		);
	}
	if (body.tie) lines.push(`  tie: ${body.tie}`);
	if (body.secretTie) lines.push('  secret: { tie: rejected }');
	if (body.stay) lines.push('  recused: stay in base');
	if (body.noRemote) lines.push('  no remote attendance: yes');
	if (body.cap) lines.push('  cap: sum of others');
	if (body.max !== undefined) lines.push(`  proxies: { max: ${body.max} }`);
	if (body.quorum) {
		const { num, den, strict, counts, heads, at } = body.quorum;
		lines.push(
			`  quorum: { threshold: "${strict ? '>' : '>='} ${num}/${den}", base: members, counts: [${counts.join(', ')}], unit: ${heads ? 'heads' : 'votes'}, at: ${at} }`,
		);
	}
	lines.push('date: 2024-06-06');
	const members = membersLine(meeting);
	if (members) lines.push(members);
	if (meeting.chair !== undefined) lines.push(`présidence: ${name(meeting.chair)}`);
	lines.push('participants:');
	for (const [place, group] of GROUPS) {
		const inside = people.flatMap((person, index) => (person.place === place ? [index] : []));
		if (inside.length === 0) continue;
		lines.push(`  ${group}:`);
		for (const index of inside) {
			const { halves, proxy } = people[index] as Someone;
			const votes = weighted ? ` [${decimal(halves)}]` : '';
			const holder =
				place === 'represented' ? ` → ${proxy === 'chair' || proxy === undefined ? '' : name(proxy)}` : '';
			lines.push(`    - ${name(index)}${votes}${holder}`.trimEnd());
		}
	}
	lines.push('---', '');
	let number = 0;
	for (const happened of meeting.steps) {
		if (happened.step === 'item') lines.push('## Point suivant', '');
		else if (happened.step === 'arrival')
			lines.push(`Arrivée de ${name(happened.who)}${happened.remote ? ' (à distance)' : ''}`, '');
		else if (happened.step === 'departure')
			lines.push(
				`Départ de ${name(happened.who)}${happened.to === undefined ? '' : `, pouvoir à ${name(happened.to)}`}`,
				'',
			);
		else if (happened.step === 'chair') lines.push(`Présidence : ${name(happened.who)}`, '');
		else {
			number += 1;
			lines.push(
				`### Résolution ${number} – Sujet ${number}`,
				'',
				'Le texte.',
				'',
				...voteLines(happened, weighted, name),
				'',
			);
		}
	}
	return lines.join('\n');
}

/** Electors who stand in the header. */
export function listedElectors({ people }: RandomMeeting): Someone[] {
	return people.filter(({ place }) => place !== 'guest');
}

function membersLine(meeting: RandomMeeting): string | undefined {
	const { others, otherHalves, weighted } = meeting;
	if (others === undefined) return undefined;
	const electors = listedElectors(meeting);
	const count = electors.length + others;
	if (!weighted || otherHalves === undefined) return `membres: ${count}`;
	const halves = electors.reduce((all, person) => all + person.halves, others === 0 ? 0 : otherHalves);
	return `membres: { nombre: ${count}, voix: "${decimal(halves)}" }`;
}

function voteLines(
	vote: Extract<Step, { step: 'vote' }>,
	weighted: boolean,
	name: (index: number) => string,
): string[] {
	const lines: string[] = [];
	if (vote.recused.length > 0) lines.push(`Déport : ${vote.recused.map(name).join(', ')}`);
	if (vote.secret) lines.push('Scrutin : secret');
	const names = (answer: string) =>
		vote.named.filter((entry) => entry.answer === answer).map((entry) => name(entry.who));
	const words = { for: 'Pour', against: 'Contre', abstention: 'Abstention' } as const;
	if (vote.form === 'names') {
		for (const answer of ['for', 'against', 'abstention'] as const)
			if (names(answer).length > 0) lines.push(`${words[answer]} : ${names(answer).join(', ')}`);
		if (vote.named.length === 0) lines.push('Pour : 0');
	} else if (vote.form === 'counts') {
		const count = (value: number) => (weighted ? value * 3 : value);
		lines.push(
			`Vote : ${count(vote.counts.for)} pour, ${count(vote.counts.against)} contre, ${count(vote.counts.abstention)} abstentions`,
		);
	} else if (vote.form === 'unanimous') lines.push('Vote : unanimité');
	else if (vote.form === 'unanimousLess')
		lines.push(`Vote : à l’unanimité moins ${vote.counts.abstention} abstentions`);
	else {
		for (const answer of ['against', 'abstention'] as const)
			if (names(answer).length > 0) lines.push(`${words[answer]} : ${names(answer).join(', ')}`);
		lines.push('Pour : tous les autres');
	}
	if (vote.declared) lines.push(`Résultat : ${vote.declared === 'adopted' ? 'adoptée' : 'rejetée'}`);
	return lines;
}

function decimal(halves: number): string {
	return halves % 2 === 0 ? String(halves / 2) : `${(halves - 1) / 2},5`;
}
