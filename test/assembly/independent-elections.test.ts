/** Random elections: the engine elects those whom a counter elects that goes through the ballots and shares no code with it. */

import { expect, it } from 'vitest';
import { compileText } from '../compile.js';
import fc, { runs } from '../properties.js';
import {
	candidateName,
	countBallots,
	electIndependently,
	electionSource,
	randomElection,
} from './independent-elections.js';

const ELECTIONS = runs(120);

it(`agrees on ${ELECTIONS} random elections: rounds, seats, weights, ties`, async () => {
	const seen = { nobody: 0, some: 0, all: 0 };
	await fc.assert(
		fc.asyncProperty(randomElection, async (election) => {
			const source = electionSource(election);
			const { assembly, messages } = await compileText(source);
			const [result] = assembly.elections;
			const elected = electIndependently(election);
			expect(
				result?.candidates.map(({ name, votes, elected: chosen }) => [
					name,
					String(votes?.numerator),
					chosen,
				]),
				source,
			).toEqual(
				countBallots(election).map((votes, index) => [
					candidateName(index),
					String(votes),
					elected.includes(index),
				]),
			);
			// What happened like this contradicts nothing.
			expect(
				messages.filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'vote/tie'),
				source,
			).toEqual([]);
			seen[elected.length === 0 ? 'nobody' : elected.length < election.seats ? 'some' : 'all'] += 1;
		}),
		{ numRuns: ELECTIONS },
	);
	expect(Math.min(...Object.values(seen))).toBeGreaterThan(ELECTIONS / 20);
});
