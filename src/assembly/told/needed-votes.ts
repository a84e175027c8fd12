/** The majority that a text beside an election names, compared with the votes of the election. */

import type { Node } from 'unist';
import { getStatements } from '../../ast/index.js';
import {
	add,
	divide,
	equals,
	type Fraction,
	floor,
	fraction,
	parseFraction,
	sum,
} from '../../text/fraction.js';
import type { ElectionResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
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
	const majorityOf = (whole: Fraction) => add(floorOf(divide(whole, fraction(2n))), fraction(1n));
	const wholes = [counted, ...[cast, voters, entitled.votes].flatMap((whole) => whole ?? [])];
	for (const text of texts)
		for (const statement of getStatements(text)) {
			if (statement.kind !== 'count' || statement.of !== 'needed') continue;
			const stated = parseFraction(statement.value);
			if (!stated || (required && equals(required, stated))) continue;
			if (wholes.some((whole) => equals(majorityOf(whole), stated) || equals(twoThirdsOf(whole), stated)))
				continue;
			problems.at(statement, 'vote/result-mismatch', 'neededOther', {
				values: {
					subject: subjectWords(node.type, number, title),
					stated: exact(stated),
					computed: exact(required ?? majorityOf(counted)),
				},
				severity: 'warning',
			});
			return;
		}
}

/** The fewest votes that are two thirds. */
function twoThirdsOf(whole: Fraction): Fraction {
	return floorOf(divide(add(add(whole, whole), fraction(2n)), fraction(3n)));
}

function floorOf(value: Fraction): Fraction {
	return fraction(floor(value));
}
