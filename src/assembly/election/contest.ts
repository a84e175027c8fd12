/** An election or choice as it was written: candidates, seats, ballots. */

import type { Choice, Election, Name } from '../../ast/index.js';
import type { OfficeElection, Rules } from '../../law/rules.js';
import { foldName } from '../../text/fold.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	isZero,
	max,
	parseFraction,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import { lettersAndNumbers } from '../../text/letters.js';
import { Entitlement } from '../attendance/entitlement.js';
import type { BlockContext } from '../block-context.js';
import type { NumberedBlock } from '../blocks/numbering.js';
import type { DecidingContext } from '../context.js';
import type { OpenWeight } from '../model.js';
import { NamedVotes } from '../vote/named-votes.js';
import { type CountedTally, countTally, statedVoters } from '../vote/tally.js';
import type { CheckContext } from '../vote/vote-checks.js';
import { readWrittenBallot, saysSomething, type WrittenBallot } from '../vote/written-ballot.js';
import { subjectWords } from '../wording.js';
import { type Candidate, candidateTallies, readCandidates } from './candidates.js';

/** A numbered block that elects. */
export type ElectionBlock = NumberedBlock & { scene: BlockContext & { node: Election | Choice } };

/** What is known of an election before anybody is elected. */
export interface Contest {
	block: ElectionBlock;
	context: DecidingContext;
	written: WrittenBallot;
	/** What the rules say of the office that is filled, where it differs from other elections. */
	office: OfficeElection | undefined;
	entitlement: Entitlement;
	checks: CheckContext;
	candidates: Candidate[];
	/** One vote on all candidates together, where there is one. */
	vote: CountedTally | undefined;
	/** Seats as stated, else as many as stated elected, else one. */
	seats: bigint;
	/** Seats that the candidates compete for: of lists, the best one takes them all. */
	places: bigint;
	round: bigint;
	/** Voters as stated: people or, where votes differ from people and they are more than the people, votes. */
	voters: Fraction | null;
	/** The people who voted and what they hold, as far as the stated number says it. */
	voting: OpenWeight;
	blank: Fraction | null;
	void: Fraction | null;
	/** Those stated to abstain or to take no part, all candidates together. */
	abstaining: Fraction;
	/** Valid ballots: voters less blank and void (and less those abstaining, where they are counted among the voters); not stated and one seat, all the candidates' votes. */
	cast: Fraction | null;
	/** Whether the valid ballots follow from figures of their own, and not from the candidates' votes alone. */
	isCastStated: boolean;
	/** Names of the stated elected. */
	stated: readonly Name[];
}

/** Reads an election; names of voters who cannot vote are said. */
export function readContest(block: ElectionBlock, context: DecidingContext): Contest {
	const { scene } = block;
	const { people, electorate, mandates, problems, rules, replay } = context;
	const written = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
	const office = officeFor(block.title, context.rules);
	const attendance = scene.ballots.at(-1)?.attendance ?? scene.end;
	const chair = office?.chairVotes ? attendance.chair : undefined;
	const entitlement = new Entitlement({
		attendance,
		alsoVotes: chair && !chair.elector ? chair : undefined,
		electorate,
		recused: written.recused.flatMap((name) => people.roster.require(name, problems) ?? []),
		recusedLeave: rules.recused === 'leaveBase',
		key: undefined,
	});
	const subject = subjectWords(block.word, block.number, block.title);
	const shared = { problems, entitlement, fallen: mandates.fallen, effects: replay.effects, subject };
	const names = new NamedVotes({ ...shared, roster: people.roster, amended: false });
	for (const tally of candidateTallies(scene.candidates)) names.register(tally);
	if (written.first) names.register(written.first);
	const counting = {
		entitlement,
		problems,
		weighted: electorate.weighted,
		voters: undefined,
		amended: false,
	};
	const candidates = readCandidates(scene.candidates, people.roster, names, counting);
	const vote = saysSomething(written.first) ? countTally(written.first, names, counting) : undefined;
	const stated = written.result?.node.children ?? [];
	const seats = getSeats(written, stated);
	const contest: Contest = {
		block,
		context,
		written,
		office,
		entitlement,
		checks: { ...shared, weighted: electorate.weighted },
		candidates,
		vote,
		seats,
		places: isList(written) || (scene.node.type === 'choice' && !written.seats) ? 1n : seats,
		round: getNumber(written.round)?.numerator ?? 1n,
		voters: getNumber(written.voters ?? written.ballotsFound) ?? null,
		voting: statedVoters(
			written.voters ?? written.ballotsFound,
			entitlement.entitled,
			electorate.weighted,
		) ?? {
			votes: null,
			heads: null,
		},
		blank: vote?.result.blank ?? null,
		void: vote?.result.void ?? null,
		abstaining: add(vote?.result.abstention ?? ZERO, vote?.result.notVoting ?? ZERO),
		cast: null,
		isCastStated: false,
		stated,
	};
	const valid = validBallots(contest);
	contest.cast = valid ?? addedUp(contest);
	contest.isCastStated = valid !== null;
	return contest;
}

/** Whether candidates are lists. */
export function isList({ mode }: Pick<WrittenBallot, 'mode'>): boolean {
	return mode?.value === 'list';
}

/** Whether all candidates were put to one vote: counts of blank ballots alone are none. */
export function votedAsOne({ written }: Contest): boolean {
	const { first } = written;
	return (
		first !== undefined &&
		(first.consents.length > 0 ||
			first.answers.some(({ answer }) => answer === 'for' || answer === 'against'))
	);
}

/** Whether there is anything that elects: votes, consent, or a stated result. */
export function isVoted(contest: Contest): boolean {
	return (
		votedAsOne(contest) ||
		contest.written.result !== undefined ||
		contest.candidates.some(({ tally }) => saysSomething(tally))
	);
}

/** Those of the candidates who are stated as elected. */
export function statedCandidates(contest: Contest): Candidate[] {
	return contest.stated.flatMap((name) => candidateNamed(contest, name) ?? []);
}

/** The candidate whom a name of the result means: by full name, as a participant, or by a part that only one bears. */
export function candidateNamed({ candidates, context }: Contest, name: Name): Candidate | undefined {
	const folded = foldName(name.value);
	const exactly = candidates.filter(({ result }) => foldName(result.name) === folded);
	if (exactly.length === 1) return exactly[0];
	const member = context.people.roster.find(name.value);
	const known = member && candidates.find(({ result }) => result.member === member);
	if (known) return known;
	const words = folded.split(' ');
	const bearing = candidates.filter(({ result }) => {
		const parts = foldName(result.name).split(' ');
		return words.every((word) => parts.includes(word));
	});
	return bearing.length === 1 ? bearing[0] : undefined;
}

/** The number of a value, where it is one. */
export function getNumber(node: { value: string } | undefined): Fraction | undefined {
	return node && parseFraction(node.value);
}

function getSeats(written: WrittenBallot, stated: readonly Name[]): bigint {
	const seats = getNumber(written.seats);
	if (seats && isInteger(seats) && seats.numerator > 0n) return seats.numerator;
	return stated.length > 0 && !isList(written) ? BigInt(stated.length) : 1n;
}

/** Votes cast as the figures of the ballot give them. */
function validBallots(contest: Contest): Fraction | null {
	const { written, voting, checks } = contest;
	const wasted = getWasted(contest);
	if (!votedAway(voting, wasted, checks.weighted)) return getNumber(written.cast) ?? null;
	const ballots = max(ZERO, subtract(voting.votes, wasted));
	return abstainAmongVoters(contest, ballots) ? max(ZERO, subtract(ballots, contest.abstaining)) : ballots;
}

/**
 * Whether the stated voters include those who abstained: some minutes count everybody in the room, others the ballots. Stated valid votes
 * settle it; then, beside one seat, the candidates' votes; then the number of those entitled: 28 voters and 2 abstentions of 28 people include them.
 */
function abstainAmongVoters(contest: Contest, ballots: Fraction): boolean {
	const { abstaining, checks, entitlement, voters, written } = contest;
	if (isZero(abstaining) || voters === null) return false;
	const withoutThem = subtract(ballots, abstaining);
	const figure = getNumber(written.cast) ?? addedUp(contest);
	if (figure && equals(figure, ballots)) return false;
	if (figure && equals(figure, withoutThem)) return true;
	const entitled = checks.weighted ? null : entitlement.entitled.votes;
	return entitled !== null && compare(add(voters, abstaining), entitled) > 0;
}

/** Blank and void ballots. */
export function getWasted({ blank, void: nullBallots }: Pick<Contest, 'blank' | 'void'>): Fraction {
	return add(blank ?? ZERO, nullBallots ?? ZERO);
}

/** Whether blank and void ballots can be taken from what the voters hold: both count votes, or there is none. */
function votedAway(
	voting: OpenWeight,
	wasted: Fraction,
	weighted: boolean,
): voting is OpenWeight & { votes: Fraction } {
	if (voting.votes === null) return false;
	// Beside a number of people, no more ballots than these may count people too.
	return !weighted || voting.heads === null || isZero(wasted) || compare(wasted, fraction(voting.heads)) > 0;
}

/** Of one seat, all votes of the candidates. */
function addedUp({ candidates, places }: Contest): Fraction | null {
	const votes = candidates.flatMap(({ result }) => result.votes ?? []);
	if (places !== 1n || votes.length === 0 || votes.length < candidates.length) return null;
	const [only, ...others] = candidates;
	// Votes against the one candidate are all the others that were cast.
	return sum([...votes, ...(only && others.length === 0 ? [only.result.against ?? ZERO] : [])]);
}

/** The office that a title means, `Élection du président`: its words stand there whole, and none of those that mean another. */
export function officeFor(title: string, { elections }: Rules): OfficeElection | undefined {
	const words = ` ${lettersAndNumbers(foldName(title), '-')} `;
	const has = (phrase: string) => words.includes(` ${lettersAndNumbers(foldName(phrase), '-')} `);
	return elections?.offices.find(({ titles, except }) => titles.some(has) && !except.some(has));
}
