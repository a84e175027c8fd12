/**
 * Random elections as they happen, ballot by ballot, and who is elected by them: written from the definitions alone, sharing nothing with
 * the engine. The file that a secretary would write of it holds sums only.
 */

import fc from '../properties.js';
import { NAMES } from './random-meeting.js';

/** What a round asks of a candidate. */
export type RoundRule =
	| 'relative'
	| {
			num: number;
			den: number;
			strict: boolean;
			base: 'cast' | 'cast or void' | 'cast or blank' | 'ballots' | 'present' | 'members';
	  };

/** An election. */
export interface RandomElection {
	/** Votes of each person in the room. */
	weights: number[];
	/** Whether votes differ from people. */
	weighted: boolean;
	absent: number;
	candidates: number;
	seats: number;
	/** What each person puts into the box: candidates, as many as seats at most; nothing for a blank ballot; void. */
	ballots: Array<number[] | 'blank' | 'void'>;
	rounds: RoundRule[];
	round: number;
	tie: 'eldest' | 'lot' | undefined;
	/** Year of birth of each candidate; undefined: not in the file. */
	born: Array<number | undefined>;
}

const rule: fc.Arbitrary<RoundRule> = fc.oneof(
	fc.constant('relative' as const),
	fc
		.record({
			share: fc.constantFrom([1, 2], [1, 2], [2, 3], [1, 4], [3, 4]),
			strict: fc.boolean(),
			base: fc.constantFrom('cast', 'cast', 'cast or void', 'cast or blank', 'ballots', 'present', 'members'),
		})
		.map(({ share, ...rest }) => ({
			num: share[0] ?? 1,
			den: share[1] ?? 2,
			...rest,
		})) as fc.Arbitrary<RoundRule>,
);

/** Any election of two to ten people. */
export const randomElection: fc.Arbitrary<RandomElection> = fc
	.record({
		voters: fc.integer({ min: 2, max: NAMES.length }),
		weighted: fc.nat(3).map((value) => value === 0),
		candidates: fc.integer({ min: 1, max: 4 }),
		seats: fc.integer({ min: 1, max: 3 }),
	})
	.chain(({ voters, weighted, candidates, seats }) => {
		// Where votes differ from people, one seat: a number of ballots says nothing of the votes in them.
		const places = weighted ? 1 : seats;
		const choice = fc.uniqueArray(fc.nat(candidates - 1), {
			minLength: 1,
			maxLength: Math.min(places, candidates),
		});
		const ballot: fc.Arbitrary<number[] | 'blank' | 'void'> = weighted
			? choice
			: fc.oneof(
					{ weight: 8, arbitrary: choice },
					{ weight: 1, arbitrary: fc.constant('blank' as const) },
					{ weight: 1, arbitrary: fc.constant('void' as const) },
				);
		return fc.record({
			weights: fc.array(weighted ? fc.integer({ min: 1, max: 20 }) : fc.constant(1), {
				minLength: voters,
				maxLength: voters,
			}),
			weighted: fc.constant(weighted),
			absent: fc.nat(3),
			candidates: fc.constant(candidates),
			seats: fc.constant(places),
			ballots: fc.array(ballot, { minLength: voters, maxLength: voters }),
			rounds: fc.array(rule, { minLength: 1, maxLength: 3 }),
			round: fc.integer({ min: 1, max: 4 }),
			tie: fc.constantFrom('eldest', 'eldest', 'lot', undefined),
			born: fc.array(fc.option(fc.integer({ min: 1950, max: 1953 }), { nil: undefined, freq: 8 }), {
				minLength: candidates,
				maxLength: candidates,
			}),
		});
	});

const CANDIDATES = ['Karim Lopez', 'Lise Martel', 'Marc Noël', 'Nora Ortiz'];

/** The name of a candidate. */
export const candidateName = (index: number) => CANDIDATES[index] ?? '';

/** Votes of each candidate. */
export function countBallots({ ballots, weights, candidates }: RandomElection): number[] {
	return Array.from({ length: candidates }, (_, candidate) =>
		ballots.reduce(
			(all, ballot, voter) =>
				all + (Array.isArray(ballot) && ballot.includes(candidate) ? (weights[voter] ?? 0) : 0),
			0,
		),
	);
}

/** Who is elected, as candidates; those whom only lots or unknown ages could tell apart are not. */
export function electIndependently(election: RandomElection): number[] {
	const { ballots, weights, absent, seats, rounds, round, tie, born } = election;
	const votes = countBallots(election);
	const asked = rounds[round - 1] ?? rounds.at(-1) ?? 'relative';
	const getVotes = (is: (ballot: number[] | 'blank' | 'void') => boolean) =>
		ballots.reduce((all, ballot, voter) => all + (is(ballot) ? (weights[voter] ?? 0) : 0), 0);
	const whole = weights.reduce((all, weight) => all + weight, 0);
	const bases = {
		cast: getVotes((ballot) => Array.isArray(ballot)),
		'cast or void': getVotes((ballot) => ballot !== 'blank'),
		'cast or blank': getVotes((ballot) => ballot !== 'void'),
		ballots: whole,
		present: whole,
		members: whole + absent,
	};
	const reaches = (count: number) => {
		if (count === 0) return false;
		if (asked === 'relative') return true;
		const [left, right] = [count * asked.den, bases[asked.base] * asked.num];
		return asked.strict ? left > right : left >= right;
	};
	const ranked = votes
		.map((count, candidate) => ({ count, candidate }))
		.filter(({ count }) => reaches(count))
		.sort((a, b) => b.count - a.count);
	const least = ranked[seats - 1]?.count;
	if (least === undefined || ranked.length <= seats) return ranked.map(({ candidate }) => candidate);
	const above = ranked.filter(({ count }) => count > least).map(({ candidate }) => candidate);
	const level = ranked.filter(({ count }) => count === least).map(({ candidate }) => candidate);
	const left = seats - above.length;
	if (level.length <= left) return [...above, ...level];
	if (tie !== 'eldest' || level.some((candidate) => born[candidate] === undefined)) return above;
	const byAge = [...level].sort((a, b) => (born[a] ?? 0) - (born[b] ?? 0));
	const [last, next] = [byAge[left - 1], byAge[left]];
	if (last === undefined || next === undefined || born[last] === born[next]) return above;
	return [...above, ...byAge.slice(0, left)];
}

/** The file of an election. */
export function electionSource(election: RandomElection): string {
	const { weights, weighted, absent, seats, ballots, rounds, round, tie, born } = election;
	const votes = countBallots(election);
	const whole = weights.reduce((all, weight) => all + weight, 0);
	const lines = [
		'---',
		'réunion: assemblée générale',
		'règles:',
		'  majorités: { ordinaire: majorité simple }',
	];
	lines.push('  élections:', '    tours:');
	for (const asked of rounds)
		lines.push(
			asked === 'relative'
				? '      - { relative: true }'
				: `      - { threshold: "${asked.strict ? '>' : '>='} ${asked.num}/${asked.den}", base: ${asked.base} }`,
		);
	if (tie) lines.push(`    partage: ${tie === 'eldest' ? 'plus âgé' : 'tirage au sort'}`);
	lines.push('date: 2024-06-06');
	lines.push(
		weighted
			? `membres: { nombre: ${weights.length + absent}, voix: ${whole + absent} }`
			: `membres: ${weights.length + absent}`,
	);
	lines.push('participants:', '  présents:');
	for (const [index, weight] of weights.entries())
		lines.push(`    - ${NAMES[index]}${weighted ? ` [${weight}]` : ''}`);
	lines.push('  invités:');
	for (let index = 0; index < election.candidates; index += 1)
		lines.push(
			born[index] === undefined
				? `    - ${candidateName(index)}`
				: `    - { nom: ${candidateName(index)}, né: ${born[index]}-01-01 }`,
		);
	lines.push('---', '', '### Élection – Un poste', '');
	for (const [index, count] of votes.entries()) lines.push(`- ${candidateName(index)} : ${count} voix`);
	lines.push('', `Postes : ${seats}`, `Tour : ${round}`);
	if (!weighted) {
		lines.push(`Votants : ${ballots.length}`);
		const count = (kind: 'blank' | 'void') => ballots.filter((ballot) => ballot === kind).length;
		lines.push(`Blancs : ${count('blank')}`, `Nuls : ${count('void')}`);
	}
	return [...lines, ''].join('\n');
}
