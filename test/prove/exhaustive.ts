/**
 * The formulas against the engine, and against the counter of the tests that shares nothing with it: every electorate up to a number of
 * voters, whatever they answer.
 */

import { type ChairVote, judge } from '../../src/assembly/vote/verdict.js';
import { readRules } from '../../src/law/index.js';
import type { Base, Majority, Requirement, Tie } from '../../src/law/rules.js';
import { type Fraction, fraction } from '../../src/text/fraction.js';
import { countIndependently } from '../assembly/independent.js';
import type { RandomMeeting, SomeRules } from '../assembly/random-meeting.js';
import { QUANTITIES } from './electorate.js';
import { getOutcome } from './engine-formulas.js';
import { holds, type Values } from './formula.js';

/** A way of counting that occurs in profiles: the lines of a majority and the rule for a tie. */
export interface Counting {
	name: string;
	requirements: readonly Requirement[];
	tie: Tie | undefined;
}

/** How many electorates were compared, and the first differences. */
export interface Comparison {
	engine: number;
	counter: number;
	differences: string[];
}

/** All ways of counting of these profiles, each once. */
export function getCountings(ids: readonly string[]): Counting[] {
	const known = new Map<string, Counting>();
	for (const id of ids) {
		const rules = readRules(id, { lang: 'en' });
		for (const majority of rules.majorities.values())
			for (const requirements of [
				majority.requirements,
				...[...(majority.call?.values() ?? [])].map((later) => later.requirements),
			])
				for (const tie of new Set([rules.tie, rules.secret?.tie ?? rules.tie])) {
					const plain = requirements.map(({ base, unit, threshold }) => ({ base, unit, threshold }));
					const key = JSON.stringify([plain, tie], (_, value) =>
						typeof value === 'bigint' ? String(value) : value,
					);
					if (!known.has(key)) known.set(key, { name: `${id}: ${majority.name}`, requirements: plain, tie });
				}
	}
	return [...known.values()];
}

/** One electorate of people with a vote each: how many are where, and what they answer. */
interface Small {
	room: number;
	outside: number;
	others: number;
	for: number;
	against: number;
	abstention: number;
	chair: ChairVote;
}

/** Compares formulas, engine and counter for every electorate of up to `most` voters. */
export function compareAll(countings: readonly Counting[], most: number): Comparison {
	const comparison: Comparison = { engine: 0, counter: 0, differences: [] };
	for (const counting of countings) {
		const formulas = getOutcome(counting.requirements, counting.tie);
		const rules = counterRules(counting);
		const ofAll = counting.requirements.some(({ base }) => base === 'members');
		for (const small of electorates(most, counting.tie === 'chair', ofAll)) {
			const values = getValues(small);
			const said = (['adopted', 'rejected', 'undetermined'] as const).filter((outcome) =>
				holds(formulas[outcome], values),
			);
			const engine = judgeSmall(counting, small);
			comparison.engine += 1;
			const found = [said.join(' and '), engine];
			// The counter is told of no chair.
			if (rules && small.chair === 'unknown') {
				comparison.counter += 1;
				found.push(countIndependently(getMeeting(small, rules))[0]?.outcome ?? 'nothing');
			}
			if (new Set(found).size > 1 && comparison.differences.length < 20)
				comparison.differences.push(`${counting.name}: ${JSON.stringify(small)}: ${found.join(', ')}`);
		}
	}
	return comparison;
}

/** People who are not there matter only where all members are counted. */
function* electorates(most: number, withChair: boolean, withOthers: boolean): Generator<Small> {
	for (let room = 0; room <= most; room += 1)
		for (let outside = 0; room + outside <= most; outside += 1)
			for (let others = 0; room + outside + others <= (withOthers ? most : room + outside); others += 1)
				for (let ayes = 0; ayes <= room + outside; ayes += 1)
					for (let noes = 0; ayes + noes <= room + outside; noes += 1)
						for (let abstention = 0; ayes + noes + abstention <= room + outside; abstention += 1)
							for (const chair of withChair
								? (['unknown', 'neither', 'for', 'against'] as const)
								: (['unknown'] as const))
								yield { room, outside, others, for: ayes, against: noes, abstention, chair };
}

function getValues(small: Small): Values {
	const own: Record<string, bigint> = {
		for: BigInt(small.for),
		against: BigInt(small.against),
		abstention: BigInt(small.abstention),
		onsite: BigInt(small.room),
		represented: BigInt(small.outside),
		members: BigInt(small.room + small.outside + small.others),
	};
	return {
		numbers: Object.fromEntries(
			QUANTITIES.map((name) => [name, own[name.replace(/^heads\./, '')] ?? 0n] as const),
		),
		flags: {
			chairFor: small.chair === 'for',
			chairAgainst: small.chair === 'against',
			chairOpen: small.chair === 'unknown',
		},
	};
}

/** The engine's verdict, from the figures alone: the room as the engine is told of it. */
function judgeSmall({ requirements, tie }: Counting, small: Small): string {
	const weight = (count: number) => ({ heads: BigInt(count), votes: fraction(BigInt(count)) });
	const bases: Partial<Record<Base, number>> = {
		present: small.room,
		presentOrRepresented: small.room + small.outside,
		members: small.room + small.outside + small.others,
	};
	const count = (value: number): Fraction => fraction(BigInt(value));
	const majority: Majority = {
		name: 'm',
		label: 'm',
		requirements: [...requirements],
		simple: false,
		openedBy: [],
	};
	const entitlement = {
		attendance: { known: true, counts: { byPost: weight(0) } },
		base: (base: Base) => weight(bases[base] ?? 0),
	};
	return judge({
		majority,
		tally: {
			for: count(small.for),
			against: count(small.against),
			abstention: count(small.abstention),
			blank: count(0),
			void: count(0),
			notVoting: null,
			recused: null,
			heads: {},
			names: {},
			origin: 'counted',
			voters: null,
			cast: null,
		},
		consent: undefined,
		entitlement: entitlement as unknown as Parameters<typeof judge>[0]['entitlement'],
		weighted: false,
		step: fraction(1n),
		stated: { votes: null, heads: null },
		tie,
		second: undefined,
		chairVote: () => small.chair,
	}).outcome;
}

/** The rules as the counter has them; nothing where it does not know the base. */
function counterRules({ requirements, tie }: Counting): SomeRules | undefined {
	const lines = requirements.flatMap(({ base, unit, threshold }): SomeRules['lines'] => {
		const name = base === 'presentOrRepresented' ? 'present or represented' : base;
		// Nobody casts a void or blank ballot here, so that these are the votes cast.
		const known = name === 'castOrVoid' || name === 'castOrBlank' ? 'cast' : name;
		if (threshold.kind === 'number') return [];
		const share = threshold.kind === 'fraction' ? threshold.fraction : fraction(1n);
		return [
			{
				num: Number(share.numerator),
				den: Number(share.denominator),
				strict: threshold.kind === 'fraction' && threshold.comparison === '>',
				all: threshold.kind === 'all',
				base: known,
				heads: unit === 'heads',
			},
		];
	});
	if (lines.length < requirements.length) return undefined;
	return {
		lines,
		tie: tie === 'chair' || tie === 'rejected' ? tie : undefined,
		secretTie: false,
		stay: false,
		noRemote: false,
		cap: false,
		max: undefined,
		quorum: undefined,
	};
}

function getMeeting(small: Small, rules: SomeRules): RandomMeeting {
	const person = (place: 'present' | 'byPost') => ({ place, halves: 2, proxy: undefined });
	return {
		people: [
			...Array.from({ length: small.room }, () => person('present')),
			...Array.from({ length: small.outside }, () => person('byPost')),
		],
		weighted: false,
		chair: undefined,
		others: small.others,
		otherHalves: undefined,
		rules,
		steps: [
			{
				step: 'vote',
				form: 'counts',
				named: [],
				counts: { for: small.for, against: small.against, abstention: small.abstention },
				recused: [],
				declared: undefined,
				voters: undefined,
				secret: false,
			},
		],
	};
}
