/** The formulas that `npm run prove` gives to the solver: read rightly, and the arithmetic of the engine. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PROFILE_IDS } from '../../src/law/index.js';
import { randomMeeting, toSource } from '../assembly/random-meeting.js';
import { compileText } from '../compile.js';
import fc, { runs } from '../properties.js';
import { readConformance } from '../prove/conformance.js';
import { SUMS } from '../prove/electorate.js';
import { compareAll, getCountings } from '../prove/exhaustive.js';
import { holds, parseFormula } from '../prove/formula.js';
import { getObligations } from '../prove/obligations.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('a formula', () => {
	const numbers = { for: 6n, against: 3n, void: 1n, members: 12n, 'heads.for': 2n };
	it.each([
		['2 for > cast', true],
		['3 for >= 2 cast', true],
		['3 for > 2 cast', false],
		['2 for > castOrVoid and heads.for >= 3', false],
		['2 for > members or heads.for <= 2', true],
		['for = members', false],
		['for + against + 3 >= members', true],
		['3 >= heads.for', true],
		['members < 12', false],
	])('%s is %s', (text, expected) => {
		expect(holds(parseFormula(text, SUMS), { numbers, flags: {} })).toBe(expected);
	});

	it.each(['for', '2 * for > cast', 'for > ', '> for', 'for > cast > 1'])('%s is none', (text) => {
		expect(() => parseFormula(text, SUMS)).toThrow(/no (?:comparison|sum)/);
	});
});

it('has figures for every profile, those that are words the same as in the profile', () => {
	const obligations = PROFILE_IDS.flatMap((id) => getObligations(id, readConformance(ROOT, id)));
	expect(obligations.filter((one) => one.kind === 'words' && !one.agree)).toEqual([]);
	expect(obligations.filter(({ kind }) => kind !== 'words').length).toBeGreaterThan(120);
});

it('counts as the engine and as the independent counter, for every electorate of up to four', () => {
	const { engine, counter, differences } = compareAll(getCountings(PROFILE_IDS), 4);
	expect(differences).toEqual([]);
	expect(Math.min(engine, counter)).toBeGreaterThan(1000);
});

it('adopts nothing with as many against as for where more than half is asked, but by the chair', async () => {
	await fc.assert(
		fc.asyncProperty(randomMeeting, async (meeting) => {
			fc.pre(
				meeting.rules.lines.some(
					({ all, num, den, strict, heads }) =>
						!heads && (all || num * 2 > den || (num * 2 === den && strict)),
				),
			);
			const { assembly } = await compileText(toSource(meeting));
			for (const { votes } of assembly.decisions)
				for (const { outcome, tally, proof, entitled } of votes) {
					if (outcome !== 'adopted' || ['chair', 'consent', 'stated'].includes(proof.by)) continue;
					const [ayes, noes, all] = [tally.for, tally.against, entitled.votes].map((value) =>
						value ? (value.numerator * 2n) / value.denominator : 0n,
					) as [bigint, bigint, bigint];
					// More votes than there are have an error of their own.
					if (ayes + noes <= all) expect(ayes > noes, toSource(meeting)).toBe(true);
				}
		}),
		{ numRuns: runs(60) },
	);
});
