/** The candidates of an election, or the options of a choice, with the votes that each one got. */

import type { BallotLine, CandidateList, Name, Tally } from '../../ast/index.js';
import { personName, personPart } from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import type { Fraction } from '../../text/fraction.js';
import { areBothPlain, deceptiveCharacter, getLook } from '../../text/look-alike.js';
import type { Roster } from '../attendance/roster.js';
import type { CandidateResult } from '../model.js';
import { characterValues, type Problems } from '../problems.js';
import type { NamedVotes } from '../vote/named-votes.js';
import { countTally, type TallyContext } from '../vote/tally.js';
import { readTally, saysSomething, type WrittenTally } from '../vote/written-ballot.js';

/** A candidate before anybody is elected. */
export interface Candidate {
	result: CandidateResult;
	tally: WrittenTally | undefined;
	/** Agreed upon without counts: `unanimité`. */
	consented: boolean;
	/** Given the votes of everybody: `tous`, `tous les autres`. */
	forEverybody: boolean;
	/** The node that holds the votes: messages about them stand there. */
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
		const doubles = reportDoubles(list, counting.problems);
		for (const line of list.children) {
			const tally = getTally(line);
			const counted =
				tally && saysSomething(tally) && tally.answers.length > 0
					? countTally(tally, names, counting).result
					: undefined;
			const name = getName(line);
			const member = line.label === 'candidate' ? roster.find(name) : undefined;
			const node = nameNode(line);
			if (line.label === 'candidate' && !member && node && !doubles.has(line))
				roster.reportLookAlike(node, counting.problems);
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
				forEverybody: (tally?.answers ?? []).some(
					({ answer, everyone }) => answer === 'for' && everyone !== undefined,
				),
				place: line.children.find((child) => child.type === 'tally') ?? line,
			});
		}
	}
	return candidates;
}

/** The tallies of all candidates, so that a voter who is named twice is seen. */
export function candidateTallies(lists: readonly CandidateList[]): WrittenTally[] {
	return lists.flatMap((list) => list.children.flatMap((line) => getTally(line) ?? []));
}

/** Two candidates of one list whose names cannot be told apart, so that nobody knows whose votes are whose. */
function reportDoubles(list: CandidateList, problems: Pick<Problems, 'at'>): Set<BallotLine> {
	const doubles = new Set<BallotLine>();
	const seen = new Map<string, BallotLine>();
	for (const line of list.children) {
		const name = getName(line);
		const { words } = getLook(name);
		if (words === '') continue;
		const first = seen.get(words);
		if (first === undefined) {
			seen.set(words, line);
			continue;
		}
		const known = getName(first);
		doubles.add(line);
		const isSame = foldName(known) === foldName(name);
		const character = deceptiveCharacter(name) ?? deceptiveCharacter(known);
		problems.at(nameNode(line) ?? line, 'people/duplicate', 'candidate', {
			values: {
				name,
				known,
				line: { line: first.position?.start.line ?? 0 },
				hasCharacter: character === undefined ? 'no' : 'yes',
				...(character === undefined ? {} : characterValues(character)),
			},
			related: [first],
			...(!isSame && areBothPlain(name, known) ? { severity: 'warning' } : {}),
		});
	}
	return doubles;
}

function nameNode(line: BallotLine): Name | undefined {
	const [first] = line.children;
	if (first?.type === 'person') return personPart(first, 'name');
	return first?.type === 'name' ? first : undefined;
}

function getTally(line: BallotLine): WrittenTally | undefined {
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

function getName(line: BallotLine): string {
	const [first] = line.children;
	if (first?.type === 'person') return personName(first);
	return first?.type === 'textValue' || first?.type === 'name' ? first.value : line.key;
}
