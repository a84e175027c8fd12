/** Who is elected: the round's majority, then votes, then the tie rule. */

import type { Requirement, Round } from '../../law/rules.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	isZero,
	max,
	subtract,
	ZERO,
} from '../../text/fraction.js';
import type { CandidateResult, ElectionResult, Proof, RequirementProof, TallyResult } from '../model.js';
import { exact, span } from '../problems.js';
import { uncountedTally } from '../vote/tally.js';
import { prove } from '../vote/verdict.js';
import type { Candidate } from './candidates.js';
import { type Contest, getNumber, statedCandidates, votedAsOne } from './contest.js';

/** Who is elected and why. */
export interface ElectionOutcome {
	elected: Candidate[];
	by: ElectionResult['by'];
	proof: Proof['by'];
	/** Votes that the round asks for. */
	required: Fraction | null;
	requirements: Proof['requirements'];
	/** Whether the figures decide, so that a stated result can be compared with them. */
	settled: boolean;
}

/** Nobody, for now. */
export const NOBODY_ELECTED: ElectionOutcome = {
	elected: [],
	by: 'unknown',
	proof: 'unknownCounts',
	required: null,
	requirements: [],
	settled: false,
};

/**
 * What a round asks of a candidate: the majority that the block names, else the rules' round; without any, absolute majority where a first
 * round is stated. Nothing where the rules do not know the majority.
 */
export function getRound({ context, round, written, block, office }: Contest): Round | undefined {
	if (written.majority) return context.rules.round(written.majority.value);
	const stated = getNumber(written.round);
	const isFirst = stated !== undefined && equals(stated, fraction(1n));
	// Options are no candidates: the one with the most votes is chosen, unless a round is stated.
	if (block.scene.node.type === 'choice' && !stated) return { kind: 'relative' };
	const rounds = office?.rounds ?? context.rules.elections?.rounds ?? [];
	const known = rounds.find((_, index) => BigInt(index) + 1n === round) ?? rounds.at(-1);
	return known ?? (isFirst ? ABSOLUTE : { kind: 'relative' });
}

/** Decides an election; a tie is told only where its figures can be true. */
export function decideElection(contest: Contest, round: Round, tellTies: boolean): ElectionOutcome {
	const { context, candidates, vote, places, written } = contest;
	if (!context.rules.valid) return { ...NOBODY_ELECTED, proof: 'rulesInvalid' };
	if (context.rules.lawUnknown) return { ...NOBODY_ELECTED, proof: 'lawUnknown' };
	const withVotes = candidates.filter(({ result }) => result.votes !== null);
	if (withVotes.length > 0) return byVotes(contest, round, withVotes, tellTies);
	const consented = candidates.filter((candidate) => candidate.consented);
	if (BigInt(consented.length) > places) return NOBODY_ELECTED;
	const agreed = vote?.consent !== undefined && vote.consent !== 'majority' ? candidates : consented;
	const fits = BigInt(agreed.length) <= places;
	if (agreed.length > 0 && fits) {
		return { ...NOBODY_ELECTED, elected: [...agreed], by: 'consent', proof: 'consent', settled: true };
	}
	const tally = vote?.result;
	const isOneVote = votedAsOne(contest) && candidates.length > 0 && BigInt(candidates.length) <= places;
	if (isOneVote && tally && tally.for !== null && tally.against !== null)
		return unopposed(contest, round, tally);
	const stated = statedCandidates(contest);
	return { ...NOBODY_ELECTED, elected: stated, by: written.result ? 'stated' : 'unknown', proof: 'stated' };
}

/** Votes of a candidate. */
export function getVotes({ result }: Candidate): Fraction {
	return result.votes ?? ZERO;
}

const ABSOLUTE: Extract<Round, { kind: 'threshold' }> = {
	kind: 'threshold',
	requirements: [
		{
			threshold: { kind: 'fraction', comparison: '>', fraction: fraction(1n, 2n) },
			base: 'cast',
			unit: 'votes',
		},
	],
};

/** One vote for or against all candidates together, who are no more than the seats. */
function unopposed(contest: Contest, round: Round, tally: TallyResult): ElectionOutcome {
	const { requirements } = round.kind === 'threshold' ? round : ABSOLUTE;
	const proofs = requirements.map((requirement) => proveFor(contest, requirement, tally));
	for (const { result } of contest.candidates) result.votes = tally.for;
	return {
		elected: proofs.every(({ met }) => met === true) ? [...contest.candidates] : [],
		by: 'majority',
		proof: 'counts',
		required: proofs[0]?.needed ?? null,
		requirements: proofs,
		settled: proofs.every(({ met }) => met !== null),
	};
}

function byVotes(
	contest: Contest,
	round: Round,
	candidates: readonly Candidate[],
	tellTies: boolean,
): ElectionOutcome {
	const requirements = round.kind === 'threshold' ? round.requirements : [];
	const judged = candidates.map((candidate) => {
		const tally = getTally(contest, candidate.result);
		return { candidate, proofs: requirements.map((requirement) => proveFor(contest, requirement, tally)) };
	});
	const [best] = [...judged].sort((a, b) => compare(getVotes(b.candidate), getVotes(a.candidate)));
	const shown = best?.proofs ?? [];
	const required = shown[0]?.needed ?? null;
	if (judged.some(({ proofs }) => proofs.some(({ met }) => met === null))) {
		const elected = statedCandidates(contest);
		const by = elected.length > 0 ? 'stated' : 'unknown';
		return { ...NOBODY_ELECTED, elected, by, proof: 'unknownBase', required, requirements: shown };
	}
	const eligible = judged
		.filter(({ proofs }) => proofs.every(({ met }) => met === true))
		.map(({ candidate }) => candidate);
	const by = round.kind === 'relative' ? 'relative' : 'majority';
	return { ...fillSeats(contest, eligible.filter(isWanted), by, tellTies), required, requirements: shown };
}

/** Somebody without a vote, or whom more voted against than for, is not elected, whoever else stands. */
function isWanted({ result }: Candidate): boolean {
	const votes = result.votes ?? ZERO;
	return !isZero(votes) && (result.against === undefined || compare(votes, result.against) > 0);
}

type Filled = Pick<ElectionOutcome, 'elected' | 'by' | 'proof' | 'settled'>;

/** The seats in the order of votes; a tie for the last one goes to the tie rule. */
function fillSeats(
	contest: Contest,
	eligible: readonly Candidate[],
	by: 'majority' | 'relative',
	tellTies: boolean,
): Filled {
	const { places } = contest;
	const ranked = [...eligible].sort((a, b) => compare(getVotes(b), getVotes(a)));
	const last = ranked.find((_, index) => BigInt(index) + 1n === places);
	if (!last || BigInt(ranked.length) <= places)
		return { elected: ranked, by, proof: 'counts', settled: true };
	const above = ranked.filter((candidate) => compare(getVotes(candidate), getVotes(last)) > 0);
	const tied = ranked.filter((candidate) => equals(getVotes(candidate), getVotes(last)));
	const left = places - BigInt(above.length);
	if (BigInt(tied.length) <= left)
		return { elected: [...above, ...tied], by, proof: 'counts', settled: true };
	return settleTie(contest, above, tied, left, tellTies);
}

function settleTie(
	contest: Contest,
	above: readonly Candidate[],
	tied: readonly Candidate[],
	left: bigint,
	tellTies: boolean,
): Filled {
	const { context, written, checks } = contest;
	const rule = contest.office?.tie ?? context.rules.elections?.tie;
	const eldest = rule === 'eldest' ? getEldest(tied, left) : undefined;
	if (eldest) return { elected: [...above, ...eldest], by: 'eldest', proof: 'counts', settled: true };
	// The file does not show whom the tie rule favours: those it says are elected among the tied are accepted.
	const stated = statedCandidates(contest).filter((candidate) => tied.includes(candidate));
	const accepted = BigInt(stated.length) === left ? stated : [];
	const isDrawn = rule === 'lot' && accepted.length > 0;
	if (tellTies && !isDrawn) {
		const code = rule === 'eldest' ? 'noBirth' : rule === 'lot' ? 'notDrawn' : 'lastSeat';
		const place = written.result?.node.position ?? span(tied.map((candidate) => candidate.place));
		context.problems.in(place, 'vote/tie', code, {
			values: {
				subject: checks.subject,
				people: tied.map(({ result }) => result.name),
				votes: exact(tied[0] ? getVotes(tied[0]) : ZERO),
				seats: left,
			},
		});
	}
	return {
		elected: [...above, ...accepted],
		by: accepted.length > 0 ? 'stated' : 'tie',
		proof: 'tieUnsettled',
		settled: accepted.length > 0,
	};
}

/** The eldest of those tied, where birth dates say who they are. */
function getEldest(tied: readonly Candidate[], count: bigint): Candidate[] | undefined {
	const ages = tied.flatMap((candidate) => {
		const born = candidate.result.member?.born ?? getBirth(candidate.result);
		return born === undefined ? [] : [{ candidate, born }];
	});
	if (ages.length < tied.length) return undefined;
	ages.sort((a, b) => (a.born < b.born ? -1 : a.born > b.born ? 1 : 0));
	const chosen = ages.filter((_, index) => BigInt(index) < count);
	const next = ages.find((_, index) => BigInt(index) === count);
	return next && next.born === chosen.at(-1)?.born ? undefined : chosen.map(({ candidate }) => candidate);
}

function getBirth({ line }: CandidateResult): string | undefined {
	const person = line.children.find((child) => child.type === 'person');
	const birth = person?.type === 'person' ? person.children.find((part) => part.type === 'birth') : undefined;
	return birth?.type === 'birth' ? birth.value : undefined;
}

/** A candidate's votes as a tally: those cast are all valid ballots, not those for and against this one. */
function getTally(contest: Contest, result: CandidateResult): TallyResult {
	const { entitlement, blank, void: nullBallots, context } = contest;
	const ayes = result.votes ?? ZERO;
	const others = votesForOthers(contest, result);
	const heads = (value: Fraction | null) =>
		value && !context.electorate.weighted && isInteger(value) ? value.numerator : undefined;
	const [forHeads, againstHeads] = [heads(ayes), heads(others)];
	return {
		...uncountedTally(entitlement),
		for: ayes,
		against: others,
		blank: blank ?? ZERO,
		void: nullBallots ?? ZERO,
		heads: {
			...(forHeads === undefined ? {} : { for: forHeads }),
			...(againstHeads === undefined ? {} : { against: againstHeads }),
		},
	};
}

/**
 * Votes cast that are not for this candidate: the valid ballots left, less the abstentions that its line states, and at least the votes
 * against it. Ballots that are only added up from the candidates' votes say nothing of one that has votes against it.
 */
function votesForOthers({ cast, isCastStated }: Contest, result: CandidateResult): Fraction | null {
	const { against, abstention } = result;
	if (!cast || (against && !isCastStated)) return against ?? null;
	const left = subtract(cast, add(result.votes ?? ZERO, abstention ?? ZERO));
	return max(left, against ?? ZERO);
}

function proveFor(
	{ voting, entitlement, context }: Contest,
	requirement: Requirement,
	tally: TallyResult,
): RequirementProof {
	const { weighted } = context.electorate;
	return prove(requirement, { tally, entitlement, weighted, step: context.step, stated: voting });
}
