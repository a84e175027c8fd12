/** The candidates of an election, or the options of a choice, with the votes that each one got. */

import type { BallotLine, CandidateList, Tally } from '../../ast/index.js';
import { personName } from '../../ast/index.js';
import type { Fraction } from '../../text/fraction.js';
import type { Roster } from '../attendance/roster.js';
import type { CandidateResult } from '../model.js';
import type { NamedVotes } from '../vote/named-votes.js';
import { countTally, type TallyContext } from '../vote/tally.js';
import { readTally, saysSomething, type WrittenTally } from '../vote/written-ballot.js';

/** A candidate before anybody is elected. */
export interface Candidate {
	result: CandidateResult;
	tally: WrittenTally | undefined;
	/** Agreed upon without counts: `unanimité`. */
	consented: boolean;
	/** Where the votes are written. */
	place: Tally | BallotLine;
}

/** Reads the lines of the lists; names of voters must be registered beforehand with {@link candidateTallies}. */
export function readCandidates(
	lists: readonly CandidateList[],
	roster: Roster,
	names: NamedVotes,
	counting: TallyContext,
): Candidate[] {
	const candidates: Candidate[] = [];
	for (const list of lists) {
		for (const line of list.children) {
			const tally = tallyOf(line);
			const counted =
				tally && saysSomething(tally) && tally.answers.length > 0
					? countTally(tally, names, counting).result
					: undefined;
			const name = nameOf(line);
			const member = line.label === 'candidate' ? roster.find(name) : undefined;
			candidates.push({
				result: {
					line,
					name,
					...(member ? { member } : {}),
					...(list.college === undefined ? {} : { college: list.college }),
					votes: counted?.for ?? null,
					...statedAnswer(tally, 'against', counted?.against),
					...statedAnswer(tally, 'abstention', counted?.abstention),
					elected: false,
				},
				tally,
				consented: (tally?.consents ?? []).some(({ value }) => value !== 'majority'),
				place: line.children.find((child) => child.type === 'tally') ?? line,
			});
		}
	}
	return candidates;
}

/** The tallies of all candidates, so that a voter who is named twice is seen. */
export function candidateTallies(lists: readonly CandidateList[]): WrittenTally[] {
	return lists.flatMap((list) => list.children.flatMap((line) => tallyOf(line) ?? []));
}

function tallyOf(line: BallotLine): WrittenTally | undefined {
	const tally = line.children.find((child) => child.type === 'tally');
	return tally && readTally(line, [tally]);
}

/** An answer that was written for this candidate; one that was left out is nothing to print. */
function statedAnswer(
	tally: WrittenTally | undefined,
	answer: 'against' | 'abstention',
	votes: Fraction | null | undefined,
) {
	return votes && tally?.answers.some((entry) => entry.answer === answer) ? { [answer]: votes } : {};
}

function nameOf(line: BallotLine): string {
	const [first] = line.children;
	if (first?.type === 'person') return personName(first);
	return first?.type === 'textValue' || first?.type === 'name' ? first.value : line.key;
}
