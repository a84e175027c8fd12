/** The majority that a text beside an election names, compared with the votes of the election. */

import type { Node } from 'unist';
import { getStatements } from '../../ast/index.js';
import { equals, type Fraction, fraction, parseFraction, sum } from '../../text/fraction.js';
import type { ElectionResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { absoluteMajority, smallestReaching } from '../requirement.js';
import { subjectWords } from '../wording.js';

/** `La majorité absolue est de 7 voix`: more than half of the votes of one place to fill, of the ballots with blank ones, or of those entitled. */
export function checkNeededVotes(
	texts: readonly Node[],
	{ node, number, title, candidates, places, cast, voters, required, entitled }: ElectionResult,
	problems: Problems,
): void {
	const votes = candidates.flatMap((one) => one.votes ?? []);
	const [first] = votes;
	if (!first || places !== 1n || votes.length < candidates.length) return;
	const counted = sum(votes);
	const wholes = [counted, ...[cast, voters, entitled.votes].flatMap((whole) => whole ?? [])];
	for (const text of texts)
		for (const statement of getStatements(text)) {
			if (statement.kind !== 'count' || statement.of !== 'needed') continue;
			const stated = parseFraction(statement.value);
			if (!stated || (required && equals(required, stated))) continue;
			const isOf = (whole: Fraction) =>
				equals(absoluteMajority(whole), stated) ||
				equals(smallestReaching(whole, TWO_THIRDS, fraction(1n)), stated);
			if (wholes.some(isOf)) continue;
			problems.at(statement, 'vote/result-mismatch', 'neededOther', {
				values: {
					subject: subjectWords(node.type, number, title),
					stated: exact(stated),
					computed: exact(required ?? absoluteMajority(counted)),
				},
				severity: 'warning',
			});
			return;
		}
}

const TWO_THIRDS = { kind: 'fraction', comparison: '>=', fraction: fraction(2n, 3n) } as const;
