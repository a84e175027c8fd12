/** What relations of several kinds ask of the figures that their shapes have met. */

import { vocabulary } from '../../../../language/index.js';
import { compare, divide, type Fraction, fraction, multiply, sum } from '../../../../text/fraction.js';
import { lazy } from '../../../../text/lazy.js';
import type { Met } from '../met.js';
import { HUNDRED } from '../reckoning.js';
import { rowPattern, says } from '../row.js';
import type { Figure } from '../tokens.js';

export function sumOfList(met: Met): Fraction {
	const all = met.figures('list');
	return sum((all.length > 0 ? all : met.figures('list', 'count')).map(({ value }) => value));
}

/** The fraction or percentage of a group `p`. */
export function shareOf(met: Met): Fraction {
	const { kind, value } = met.one('share');
	return kind === 'percent' ? divide(value, HUNDRED) : value;
}

/** What a rounded percentage leaves open. */
export function halfStep(met: Met): Fraction {
	const step = fraction(1n, met.one('share').decimals > 0 ? 2000n : 200n);
	return multiply(met.value('whole'), step);
}

export function isMoney(met: Met): boolean {
	return met.one('stated').kind === 'money';
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
	const before = met.before.replace(OF_THE_WHOLE(), '');
	return !says(before, '[figure among part] [^: ; open]*$') && !met.says('list', '[among part]');
}

const OF_THE_WHOLE = lazy(() => rowPattern('^[of outOf] word* figure [^figure]* ,'));

/** The words right behind a figure. */
export function wordsBehind(met: Met, { to }: Figure, length = NEAR): string {
	return met.text.slice(to, to + length).split(/[.;:,()]/, 1)[0] ?? '';
}

export function isVotes({ noun }: Figure): boolean {
	return vocabulary('units').findId(noun) === 'votes';
}

const NEAR = 40;
