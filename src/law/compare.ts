/** Compares what majorities ask, line by line. */

import { compare } from '../text/fraction.js';
import type { Base, Requirement } from './rules.js';

/** Whether lines ask the same: of `votes cast` any base of ballots will do, and of all members people are as many as votes. */
export function asksAlike(one: readonly Requirement[], other: readonly Requirement[]): boolean {
	const key = ({ base, threshold, unit }: Requirement) =>
		[
			BALLOTS.includes(base) ? 'cast' : base,
			threshold.kind === 'all' ? '' : unit,
			threshold.kind,
			...(threshold.kind === 'fraction'
				? [threshold.comparison, threshold.fraction.numerator, threshold.fraction.denominator]
				: threshold.kind === 'number'
					? [threshold.comparison, threshold.number]
					: []),
		].join(' ');
	return one.map(key).join() === other.map(key).join();
}

const BALLOTS: readonly Requirement['base'][] = ['cast', 'castOrVoid', 'castOrBlank', 'ballots'];

/** Whether a vote may meet the lines of one majority and not those of the law: one of these asks more, or of more. */
export function asksLess(named: readonly Requirement[], ofLaw: readonly Requirement[]): boolean {
	return !ofLaw.every((line) => named.some((one) => reachesLaw(one, line)));
}

/** Whether what meets a line of bylaws meets that of the law: as much, of as many. */
export function reachesLaw(line: Requirement, law: Requirement): boolean {
	const isOfAsMany = BASES.indexOf(line.base) >= BASES.indexOf(law.base) && line.unit === law.unit;
	return isOfAsMany && reaches(line, law);
}

/** Each holds those before it. */
const BASES: readonly Base[] = [
	'cast',
	'castOrVoid',
	'castOrBlank',
	'ballots',
	'present',
	'presentOrRepresented',
	'members',
];

/** Whether what meets a line also meets the floor, more than half of the votes cast: every other base holds the votes cast. */
export function reaches(line: Requirement, floor: Requirement): boolean {
	if (line.threshold.kind === 'all') return true;
	if (line.threshold.kind !== 'fraction' || floor.threshold.kind !== 'fraction') return false;
	const order = compare(line.threshold.fraction, floor.threshold.fraction);
	return (
		order > 0 || (order === 0 && (line.threshold.comparison === '>' || floor.threshold.comparison === '>='))
	);
}
