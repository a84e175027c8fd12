/**
 * One vote as whole numbers, for the solver. Votes: `for`, `against`, `abstention`, `blank`, `void`; who is there: `onsite`, `remote`,
 * `represented`, `post`; `members` are all. The same with `heads.` in front are people. `heads.holders` are people in the room who are no
 * members and hold a proxy.
 */

import { and, compare, type Formula, number, or, plus, quantity, type Sum } from './formula.js';

/** Answers of a ballot. */
export const ANSWERS = ['for', 'against', 'abstention', 'blank', 'void'] as const;
/** Where a member is. */
export const PLACES = ['onsite', 'remote', 'represented', 'post'] as const;

const UNITS = { votes: '', heads: 'heads.' } as const;

/** The name of a quantity in votes or in people. */
export function named(unit: 'votes' | 'heads', name: string): Sum {
	return quantity(`${UNITS[unit]}${name}`);
}

/** Sums that have a name of their own, in votes and in people: `cast`, `heads.there`. */
export const SUMS: ReadonlyMap<string, Sum> = new Map(
	(['votes', 'heads'] as const).flatMap((unit) => {
		const all = (...names: string[]) => plus(...names.map((name) => named(unit, name)));
		return [
			[`${UNITS[unit]}cast`, all('for', 'against')],
			[`${UNITS[unit]}castOrVoid`, all('for', 'against', 'void')],
			[`${UNITS[unit]}castOrBlank`, all('for', 'against', 'blank')],
			[`${UNITS[unit]}ballots`, all('for', 'against', 'blank', 'void')],
			[`${UNITS[unit]}present`, all('onsite', 'remote')],
			[`${UNITS[unit]}outside`, all('represented', 'post')],
			[`${UNITS[unit]}there`, all(...PLACES)],
		] as const;
	}),
);

/** A named sum or quantity. */
export function getSum(unit: 'votes' | 'heads', name: string): Sum {
	return SUMS.get(`${UNITS[unit]}${name}`) ?? named(unit, name);
}

/** All quantities of an electorate. */
export const QUANTITIES: readonly string[] = [
	...(['votes', 'heads'] as const).flatMap((unit) =>
		[...ANSWERS, ...PLACES, 'members'].map((name) => `${UNITS[unit]}${name}`),
	),
	'heads.holders',
];

/**
 * What holds of every vote: nobody is counted twice, whoever answers is there, whoever is there is a member. Whoever is counted holds a
 * vote, and no votes are cast by nobody; a person may hold any number of votes, whole as the smallest part of a vote is one.
 */
export function electorateHolds(): Formula {
	const nothing = number(0n);
	const parts: Formula[] = QUANTITIES.map((name) => compare('>=', quantity(name), nothing));
	for (const unit of ['votes', 'heads'] as const) {
		const answered = plus(...ANSWERS.map((name) => named(unit, name)));
		parts.push(compare('>=', getSum(unit, 'there'), answered));
		parts.push(compare('>=', named(unit, 'members'), getSum(unit, 'there')));
	}
	for (const name of [...ANSWERS, ...PLACES]) {
		parts.push(compare('>=', named('votes', name), named('heads', name)));
		parts.push(or(compare('>', named('heads', name), nothing), compare('=', named('votes', name), nothing)));
	}
	return and(...parts);
}
