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
import { readTally, type WrittenBallot } from './written-ballot.js';

/** How the votes of one taking are counted. */
type Counting = Parameters<typeof countTally>[2];

/** What one taking of votes comes to. */
interface CountedVote {
	counted: CountedTally;
	colleges: Array<{ college: string; tally: TallyResult }> | undefined;
	/** Whether one of them cast more than its people hold. */
	collegesTooMany: boolean;
}

/** Counts what was written, colleges and the matrix of votes included. */
export function countVote(
	terms: VoteTerms,
	names: NamedVotes,
	counting: Counting,
	context: DecidingContext,
): CountedVote {
	const { tally, written, column } = terms;
	const { entitlement } = counting;
	const groups = terms.round === 1 ? written.colleges : [];
	if (tally) names.register(tally);
	for (const college of groups) names.register(college.tally);
	const ofColleges = groups.map((college) => countCollege(college, terms, names, counting, context));
	const collegesTooMany = ofColleges.some(({ isTooMany }) => isTooMany);
	const colleges =
		ofColleges.length > 0
			? ofColleges.map(({ college, counted }) => ({ college, tally: counted.result }))
			: undefined;
	const inMatrix =
		column === undefined ? undefined : context.matrix?.count(column, entitlement, terms.amended);
	if (tally && (tally.answers.length > 0 || tally.consents.length > 0)) {
		const counted = countTally(tally, names, counting);
		return {
			counted: inMatrix ? compareToMatrix(counted, inMatrix, names, terms, counting) : counted,
			colleges,
			collegesTooMany,
		};
	}
	if (inMatrix) return { counted: inMatrix, colleges, collegesTooMany };
	if (colleges)
		return {
			counted: addColleges(
				ofColleges.map(({ counted }) => counted),
				entitlement,
			),
			colleges,
			collegesTooMany,
		};
	const counted = countTally(readTally(terms.line ?? EMPTY_LINE, []), names, counting);
	return { counted, colleges: undefined, collegesTooMany };
}

function countCollege(
	{ college, tally }: WrittenBallot['colleges'][number],
	terms: VoteTerms,
	names: NamedVotes,
	counting: Counting,
	context: DecidingContext,
): { college: string; counted: CountedTally; isTooMany: boolean } {
	const entitlement = counting.entitlement.ofCollege(college.value);
	reportNobodys(college, context, counting.problems);
	const counted = countTally(tally, names, { ...counting, entitlement, voters: undefined });
	const isTooMany = checkCollege(college.value, counted.least, entitlement, tally.nodes[0], {
		problems: counting.problems,
		fallen: context.mandates.fallen,
		subject: terms.subject,
	});
	return { college: college.value, counted, isTooMany };
}

/** The vote of all where colleges alone are counted. */
function addColleges(parts: readonly CountedTally[], entitlement: Counting['entitlement']): CountedTally {
	const add = (results: readonly TallyResult[]) => addTallies([...results], entitlement);
	const result = add(parts.map((part) => part.result));
	const [only] = parts;
	return {
		result,
		consent: only && parts.every(({ consent }) => consent === only.consent) ? only.consent : undefined,
		asMeant: parts.some(({ asMeant }) => asMeant)
			? add(parts.map((part) => part.asMeant ?? part.result))
			: undefined,
		total: result.voters,
		least: sum(parts.map(({ least }) => least)),
		contradicted: parts.some(({ contradicted }) => contradicted),
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
	{ problems }: Counting,
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

const EMPTY_LINE: BallotLine = { type: 'ballotLine', label: 'vote', key: '', children: [] };
