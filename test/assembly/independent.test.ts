/** The engine against a second counter that shares nothing with it, on hundreds of random meetings. */

import { describe, expect, it } from 'vitest';
import { toDecimalString } from '../../src/text/fraction.js';
import { compileText } from '../compile.js';
import fc, { runs } from '../properties.js';
import { countIndependently } from './independent.js';
import { randomMeeting, toSource } from './random-meeting.js';

const MEETINGS = runs(250);

describe('the engine and an independent counter', () => {
	it(`agree on ${MEETINGS} random meetings`, async () => {
		let votes = 0;
		const outcomes = new Map<string, number>();
		await fc.assert(
			fc.asyncProperty(randomMeeting, async (meeting) => {
				const source = toSource(meeting);
				const { assembly, messages } = await compileText(source);
				const engine = assembly.decisions.map(({ votes: [vote] }) => ({
					entitledHeads: vote?.entitled.heads ?? null,
					entitledHalves: halves(vote?.entitled.votes),
					for: halves(vote?.tally.for),
					against: halves(vote?.tally.against),
					abstention: halves(vote?.tally.abstention),
					quorumCount:
						vote?.quorum?.rule.unit === 'heads'
							? (vote.quorum.count?.numerator ?? null)
							: halves(vote?.quorum?.count),
					quorumMet: vote?.quorum?.met ?? null,
					outcome: vote?.outcome,
				}));
				const impossible = assembly.decisions.map(
					({ votes: [vote] }) => vote?.proof.by === 'impossibleCounts',
				);
				const expected = countIndependently(meeting).map((counted, index) => {
					if (!impossible[index]) return counted;
					// More was cast than there was: nobody can say what was decided.
					const sum = (counted.for ?? 0n) + (counted.against ?? 0n) + (counted.abstention ?? 0n);
					const isStated = meeting.steps.some((step) => step.step === 'vote' && step.voters !== undefined);
					expect(isStated || sum > (counted.entitledHalves ?? 0n), source).toBe(true);
					return { ...counted, outcome: 'undetermined' as const };
				});
				expect(engine, source).toEqual(expected.map(({ notEntitled: _, ...rest }) => rest));
				const told = messages.filter(({ ruleId }) => ruleId === 'vote/not-entitled').length;
				const meant = expected.reduce((all, { notEntitled }) => all + notEntitled, 0);
				// A name that already has an error (its proxy) is not told again.
				expect(told, source).toBeLessThanOrEqual(meant);
				votes += engine.length;
				for (const { outcome } of expected) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
			}),
			{ numRuns: MEETINGS },
		);
		// The meetings must reach every outcome, else the agreement says little.
		expect(votes).toBeGreaterThan(MEETINGS);
		expect([...outcomes.keys()].sort()).toEqual(['adopted', 'rejected', 'undetermined']);
		expect(Math.min(...outcomes.values())).toBeGreaterThan(MEETINGS / 10);
	}, 300_000);
});

function halves(value: { numerator: bigint; denominator: bigint } | null | undefined): bigint | null {
	if (!value) return null;
	expect(2n % value.denominator, toDecimalString(value)).toBe(0n);
	return (value.numerator * 2n) / value.denominator;
}
