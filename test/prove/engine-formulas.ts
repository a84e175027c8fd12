/** The arithmetic of the engine as formulas: what `judge` and `computeQuorum` do with whole numbers that are all known. */

import type { Base, QuorumRule, Requirement, Threshold, Tie, Unit } from '../../src/law/rules.js';
import { getSum } from './electorate.js';
import {
	and,
	compare,
	FALSE,
	type Formula,
	flag,
	not,
	number,
	or,
	plus,
	type Sum,
	times,
} from './formula.js';

/** The three outcomes of a vote, each with its own formula, written along the branches of the engine. */
export interface OutcomeFormulas {
	adopted: Formula;
	rejected: Formula;
	undetermined: Formula;
}

/** How one line of a majority stands. */
interface Line {
	met: Formula;
	failed: Formula;
	/** As many for as against, where one vote more would be enough. */
	edge: Formula;
}

/** What a vote comes to under these lines; the flags `chairFor`, `chairAgainst` and `chairOpen` (not told) say how the chair voted. */
export function getOutcome(requirements: readonly Requirement[], tie: Tie | undefined): OutcomeFormulas {
	const lines = requirements.map(getLine);
	const anyFailed = or(...lines.map(({ failed }) => failed));
	const allMet = and(...lines.map(({ met }) => met));
	const somethingCast = compare('>', getSum('votes', 'cast'), number(0n));
	const isTie = and(...lines.map(({ met, failed, edge }) => or(met, and(failed, edge))));
	const withChair = (how: string) => (tie === 'chair' ? and(isTie, somethingCast, flag(how)) : FALSE);
	const [byChair, open] = [withChair('chairFor'), withChair('chairOpen')];
	return {
		adopted: or(and(not(anyFailed), allMet), and(anyFailed, byChair)),
		rejected: and(anyFailed, not(byChair), not(open)),
		undetermined: or(and(not(anyFailed), not(allMet)), and(anyFailed, open)),
	};
}

/** Whether a quorum is met; nothing is known to be missing. */
export function quorumMet(rule: QuorumRule): Formula {
	return reaches(quorumCount(rule), getSum(rule.unit, baseName(rule.base)), rule.threshold);
}

/** Who makes a quorum, as a number. */
export function quorumCount({ counts, unit, holdersCount }: QuorumRule): Sum {
	const places = { present: 'onsite', remote: 'remote', represented: 'represented', byPost: 'post' } as const;
	const counted = counts.flatMap((presence) =>
		presence in places ? [getSum(unit, places[presence as keyof typeof places])] : [],
	);
	return plus(...counted, ...(holdersCount && unit === 'heads' ? [getSum('heads', 'holders')] : []));
}

/** Whether lines hold that open a second ballot. */
export function linesMet(requirements: readonly Requirement[]): Formula {
	return and(...requirements.map((line) => getLine(line).met));
}

/** Nothing never reaches anything; shares are compared by cross-multiplication. */
export function reaches(have: Sum, of: Sum, threshold: Threshold): Formula {
	const some = compare('>', have, number(0n));
	if (threshold.kind === 'all') return and(some, compare('>=', have, of));
	if (threshold.kind === 'number')
		return and(some, compare(threshold.comparison, have, number(threshold.number)));
	const { numerator, denominator } = threshold.fraction;
	return and(some, compare(threshold.comparison, times(denominator, have), times(numerator, of)));
}

function getLine({ base, unit, threshold }: Requirement): Line {
	const have = getSum(unit, 'for');
	const against = getSum(unit, 'against');
	if (base !== 'present') return simpleLine(have, against, getSum(unit, baseName(base)), threshold);
	const room = getSum(unit, 'present');
	const outside = getSum(unit, 'outside');
	const there = getSum(unit, 'there');
	const nobodyOutside = compare('=', outside, number(0n));
	const inRoom = simpleLine(have, against, room, threshold);
	// Votes of the room alone are set against the room: all that are possible are tried.
	const notMoreFor = asksForHalf(threshold) ? compare('>=', against, have) : FALSE;
	// For the smallest number in the room, votes outside count as for: `for - outside`; both sides are moved to keep sums positive.
	const least = reachesLess(have, outside, room, threshold);
	const fits = compare('>=', room, have);
	const most = or(and(fits, reaches(have, room, threshold)), and(not(fits), reaches(room, room, threshold)));
	const met = and(not(notMoreFor), least);
	const failed = or(notMoreFor, and(not(least), not(most)));
	const edge = or(
		and(notMoreFor, getEdge(have, against, there, threshold)),
		and(
			not(notMoreFor),
			or(
				and(fits, getEdge(have, against, room, threshold)),
				and(not(fits), getEdge(room, against, room, threshold)),
			),
		),
	);
	return {
		met: or(and(nobodyOutside, inRoom.met), and(not(nobodyOutside), met)),
		failed: or(and(nobodyOutside, inRoom.failed), and(not(nobodyOutside), failed)),
		edge: or(and(nobodyOutside, inRoom.edge), and(not(nobodyOutside), edge)),
	};
}

function simpleLine(have: Sum, against: Sum, of: Sum, threshold: Threshold): Line {
	const met = reaches(have, of, threshold);
	return { met, failed: not(met), edge: getEdge(have, against, of, threshold) };
}

function getEdge(have: Sum, against: Sum, of: Sum, threshold: Threshold): Formula {
	if (threshold.kind !== 'fraction' || threshold.comparison !== '>') return FALSE;
	const { numerator, denominator } = threshold.fraction;
	return and(
		compare('=', have, against),
		compare('>', have, number(0n)),
		compare('=', times(denominator, have), times(numerator, of)),
	);
}

/** Whether `have - less` reaches the share of `of`. */
function reachesLess(have: Sum, less: Sum, of: Sum, threshold: Threshold): Formula {
	const some = compare('>', have, less);
	if (threshold.kind === 'all') return and(some, compare('>=', have, plus(of, less)));
	if (threshold.kind === 'number')
		return and(some, compare(threshold.comparison, have, plus(number(threshold.number), less)));
	const { numerator, denominator } = threshold.fraction;
	return and(
		some,
		compare(
			threshold.comparison,
			times(denominator, have),
			plus(times(numerator, of), times(denominator, less)),
		),
	);
}

function asksForHalf(threshold: Threshold): boolean {
	if (threshold.kind !== 'fraction') return true;
	return threshold.fraction.numerator * 2n >= threshold.fraction.denominator;
}

/** How the sums of an electorate call a base. */
function baseName(base: Base): string {
	return base === 'presentOrRepresented' ? 'there' : base;
}

/** The lines with people in the place of votes: where hands are raised. */
export function byHands(requirements: readonly Requirement[]): Requirement[] {
	return requirements.map((line) => ({ ...line, unit: 'heads' satisfies Unit }));
}
