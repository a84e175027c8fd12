/** What relations of several kinds ask of the figures that their shapes have met. */

import { vocabulary } from '../../../../language/index.js';
import { compare, divide, type Fraction, fraction, multiply, sum } from '../../../../text/fraction.js';
import type { Met } from '../met.js';
import { HUNDRED } from '../reckoning.js';
import type { Figure } from '../tokens.js';

export function sumOfList(met: Met): Fraction {
	const all = met.figures('l');
	return sum((all.length > 0 ? all : met.figures('l', 'n')).map(({ value }) => value));
}

/** The fraction or percentage of a group `p`. */
export function shareOf(met: Met): Fraction {
	const { kind, value } = met.one('p');
	return kind === 'percent' ? divide(value, HUNDRED) : value;
}

/** What a rounded percentage leaves open. */
export function halfStep(met: Met): Fraction {
	const step = fraction(1n, met.one('p').decimals > 0 ? 2000n : 200n);
	return multiply(met.value('a'), step);
}

export function isMoney(met: Met): boolean {
	return met.one('s').kind === 'money';
}

export function isLess(met: Met, one: string, other: string): boolean {
	return compare(met.value(one), met.value(other)) < 0;
}

export function isAsMany(count: Fraction, { length }: readonly unknown[]): boolean {
	return compare(count, fraction(BigInt(length))) === 0;
}

/** The figures of the sentence before a group. */
export function earlierOf(met: Met, group: string) {
	const { from } = met.one(group);
	return met.sentence().filter((figure) => figure.to <= from);
}

/** Whether no figure of the clause stands before the shape, and nothing says that it tells of parts alone. */
export function isAllBefore(met: Met): boolean {
	// `Sur les 48 membres, 31 sont présents`: the whole is none of the parts.
	const before = met.before.replace(/^[do]w*Q[^Q]*,/, '');
	return !/[Qap][^:;(]*$/.test(before) && !/[ap]/.test(met.letters('l'));
}

/** The words right behind a figure. */
export function wordsBehind(met: Met, { to }: Figure, length = NEAR): string {
	return met.text.slice(to, to + length).split(/[.;:,()]/, 1)[0] ?? '';
}

export function isVotes({ noun }: Figure): boolean {
	return vocabulary('units').findId(noun) === 'votes';
}

const NEAR = 40;
