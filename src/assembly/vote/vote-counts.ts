/** What one taking of votes comes to in figures: its answers, its colleges, the matrix of votes. */

import type { BallotLine, TextValue } from '../../ast/index.js';
import { equals, sum } from '../../text/fraction.js';
import { belongs } from '../attendance/entitlement.js';
import type { DecidingContext } from '../context.js';
import type { TallyResult } from '../model.js';
import { exact, type Problems, span } from '../problems.js';
import type { NamedVotes } from './named-votes.js';
import { addTallies, type CountedTally, countTally } from './tally.js';
import { checkCollege } from './vote-checks.js';
import type { VoteTerms } from './vote-terms.js';
import { readTally } from './written-ballot.js';

/** Counts what was written, colleges and the matrix of votes included. */
export function countVote(
	terms: VoteTerms,
	names: NamedVotes,
	counting: Parameters<typeof countTally>[2],
	context: DecidingContext,
): { counted: CountedTally; colleges: Array<{ college: string; tally: TallyResult }> | undefined } {
	const { tally, written, column } = terms;
	const { entitlement } = counting;
	const colleges = terms.round === 1 ? written.colleges : [];
	if (tally) names.register(tally);
	for (const college of colleges) names.register(college.tally);
	const collegeTallies = colleges.map(({ college, tally: part }) => {
		const ofCollege = entitlement.ofCollege(college.value);
		reportNobodys(college, context, counting.problems);
		const counted = countTally(part, names, { ...counting, entitlement: ofCollege, voters: undefined });
		checkCollege(college.value, counted.least, ofCollege, part.nodes[0], {
			problems: counting.problems,
			fallen: context.mandates.fallen,
			subject: terms.subject,
		});
		return { college: college.value, counted };
	});
	const hasAnswers = tally && (tally.answers.length > 0 || tally.consents.length > 0);
	const inMatrix =
		column === undefined ? undefined : context.matrix?.count(column, entitlement, terms.amended);
	const named =
		collegeTallies.length > 0
			? collegeTallies.map(({ college, counted }) => ({ college, tally: counted.result }))
			: undefined;
	if (hasAnswers) {
		const counted = countTally(tally, names, counting);
		return {
			counted: inMatrix ? compareToMatrix(counted, inMatrix, names, terms, counting) : counted,
			colleges: named,
		};
	}
	if (inMatrix) return { counted: inMatrix, colleges: named };
	if (named) {
		const result = addTallies(
			named.map((entry) => entry.tally),
			entitlement,
		);
		const parts = collegeTallies.map(({ counted }) => counted);
		const [only] = parts;
		return {
			counted: {
				result,
				consent: only && parts.every(({ consent }) => consent === only.consent) ? only.consent : undefined,
				asMeant: parts.some(({ asMeant }) => asMeant)
					? addTallies(
							parts.map((part) => part.asMeant ?? part.result),
							entitlement,
						)
					: undefined,
				total: result.voters,
				least: sum(parts.map(({ least }) => least)),
				contradicted: parts.some(({ contradicted }) => contradicted),
			},
			colleges: named,
		};
	}
	return {
		counted: countTally(readTally(terms.line ?? emptyLine, []), names, counting),
		colleges: undefined,
	};
}

/** Where people are said to have colleges, a vote names one of theirs. */
function reportNobodys(
	college: TextValue,
	{ people }: DecidingContext,
	problems: Pick<Problems, 'at'>,
): void {
	const known = [...new Set(people.members.flatMap((member) => member.college ?? []))];
	if (known.length === 0 || people.members.some((member) => belongs(member, college.value))) return;
	problems.at(college, 'syntax/unknown-key', 'college', {
		values: { college: college.value, known },
		severity: 'error',
	});
}

/** Written counts are checked against those of the matrix, which says who voted how where the ballot names nobody. */
function compareToMatrix(
	counted: CountedTally,
	inMatrix: CountedTally,
	names: NamedVotes,
	terms: VoteTerms,
	{ problems }: Parameters<typeof countTally>[2],
): CountedTally {
	for (const answer of ['for', 'against', 'abstention'] as const) {
		const [stated, computed] = [counted.result[answer], inMatrix.result[answer]];
		if (stated === null || computed === null || equals(stated, computed)) continue;
		problems.in(span(terms.tally?.nodes ?? []), 'vote/sum-mismatch', 'matrix', {
			values: {
				subject: terms.subject,
				answer,
				stated: exact(stated),
				computed: exact(computed),
			},
		});
		return { ...counted, asMeant: inMatrix.result, contradicted: true };
	}
	if (names.some) return counted;
	counted.result.names = inMatrix.result.names;
	counted.result.heads = { ...inMatrix.result.heads, ...counted.result.heads };
	return counted;
}

const emptyLine: BallotLine = { type: 'ballotLine', label: 'vote', key: '', children: [] };
