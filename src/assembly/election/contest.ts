/** An election or choice as it was written: candidates, seats, ballots. */

import type { Node } from 'unist';
import {
	type BallotLine,
	type CandidateList,
	type Choice,
	type Election,
	getChild,
	getStatements,
	type Name,
	personName,
	plainText,
	type Tally,
	titleText,
} from '../../ast/index.js';
import {
	isOneOffice,
	isSameOffice,
	namesList,
	roundOfTitle,
	seatsOfTitle,
	withoutRound,
} from '../../law/index.js';
import type { Majority, OfficeElection, Requirement, Round, Tie } from '../../law/rules.js';
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
import { areBothPlain, deceptiveCharacter, getLook } from '../../text/look-alike.js';
import { foldQuality, isPartOfName, withoutCivilities } from '../../text/names.js';
import { Entitlement } from '../attendance/entitlement.js';
import type { Roster } from '../attendance/roster.js';
import type { BlockContext, DecidingContext, NumberedBlock } from '../context.js';
import { headingsAbove, titlesOfMatter } from '../headings.js';
import type {
	CandidateResult,
	ElectionResult,
	OpenWeight,
	Proof,
	RequirementProof,
	TallyResult,
} from '../model.js';
import { namesOffice, officeFor } from '../office.js';
import { characterValues, exact, type Problems, span } from '../problems.js';
import { majorityAtCall } from '../requirement.js';
import { NamedVotes } from '../vote/named-votes.js';
import {
	type CountedTally,
	countTally,
	statedVoters,
	type TallyContext,
	uncountedTally,
} from '../vote/tally.js';
import { prove, settlesByConsent } from '../vote/verdict.js';
import type { CheckContext } from '../vote/vote-checks.js';
import { reportUnsure } from '../vote/vote-reports.js';
import {
	readTally,
	readWrittenBallot,
	saysSomething,
	type WrittenBallot,
	type WrittenTally,
} from '../vote/written-ballot.js';
import { subjectWords } from '../wording.js';

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
	/** Whether the candidates are lists, of which one takes all seats. */
	lists: boolean;
	/** Seats that the candidates compete for: of lists, the best one takes them all. */
	places: bigint;
	round: bigint;
	/** What says the round: a line, or a title. */
	roundNode: Node | undefined;
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

/** Reads an election; names of voters who cannot vote are said. `left`: the seats that earlier rounds of it did not fill, where they are known. */
export function readContest(
	block: ElectionBlock,
	left: bigint | undefined,
	context: DecidingContext,
): Contest {
	const { scene } = block;
	const { people, electorate, mandates, problems, rules, replay } = context;
	const written = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
	const [office] = titlesOfMatter(block.title, scene).flatMap(
		(title) => officeFor(title, context.rules) ?? [],
	);
	const attendance = scene.ballots.at(-1)?.attendance ?? scene.end;
	const chair = office?.chairVotes ? attendance.chair : undefined;
	const entitlement = new Entitlement({
		attendance,
		alsoVotes: chair && !chair.elector ? [chair] : [],
		electorate,
		recused: written.recused.flatMap((name) => people.roster.require(name, problems) ?? []),
		recusedLeave: rules.recused === 'leaveBase',
		key: undefined,
	});
	const subject = subjectWords({ ...block, kind: block.word });
	const shared = { problems, entitlement, fallen: mandates.fallen, effects: replay.effects, subject };
	const names = new NamedVotes({ ...shared, roster: people.roster, amended: false });
	for (const tally of candidateTallies(scene.candidates)) names.register(tally);
	if (written.first) names.register(written.first);
	for (const [member, { position }] of names.unsure)
		reportUnsure(member, position, { subject, decides: false }, problems);
	const counting = {
		entitlement,
		problems,
		subject,
		weighted: electorate.weighted,
		voters: undefined,
		amended: false,
	};
	const candidates = readCandidates(scene.candidates, people.roster, names, counting);
	const vote = saysSomething(written.first) ? countTally(written.first, names, counting) : undefined;
	const lists = areLists(written, office, candidates);
	const stated = namesStated(written, candidates, lists);
	const told = seatsOfTitle(block.title) ?? countOffices(candidates);
	const marked = stated.length === 0 && !lists ? candidates.filter(isMarkedElected).length : 0;
	const ofText = told === undefined ? (left ?? seatsTold(block)) : BigInt(told);
	const seats = getSeats(written, stated, lists, ofText ?? (marked > 1 ? BigInt(marked) : undefined));
	// `Maire – troisième tour`, or `## Troisième tour` in it or above it.
	const inside = scene.node.children.flatMap((child) => (child.type === 'heading' ? plainText(child) : []));
	const [ofTitle] = [block.title, ...inside, ...headingsAbove(scene)].flatMap(
		(title) => roundOfTitle(title) ?? [],
	);
	const contest: Contest = {
		block,
		context,
		written,
		office,
		entitlement,
		checks: { ...shared, weighted: electorate.weighted, lang: context.lang },
		candidates,
		vote,
		seats,
		lists,
		places: lists || (scene.node.type === 'choice' && !written.seats) ? 1n : seats,
		round: getNumber(written.round)?.numerator ?? BigInt(ofTitle ?? 1),
		roundNode: written.round ?? (ofTitle === undefined ? undefined : getChild(scene.node, 'title')),
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

/** Whether candidates are lists: as the block says, or, of an office that the rules have filled by lists, as all of them are called. */
function areLists(
	{ mode }: Pick<WrittenBallot, 'mode'>,
	office: OfficeElection | undefined,
	candidates: readonly Candidate[],
): boolean {
	if (mode || !office?.lists) return mode?.value === 'list';
	return candidates.length > 0 && candidates.every(({ result }) => namesList(result.name));
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

/**
 * Whom a sentence says to be elected as the elder, `Mme Brun, la plus âgée, est élue`, or by lot, as the rules have it: all of the one paragraph below the votes,
 * for what stands above them or is said after it may be of another draw, or undo this one.
 */
function drawnCandidate(contest: Contest, rule: Tie | undefined): Candidate[] {
	const { node, below, behindBelow } = contest.block.scene;
	const end = node.children.findLastIndex(({ type }) => type !== 'paragraph') + 1;
	const behind = [...node.children.slice(end), below, behindBelow];
	const [text, more] = behind.filter((one) => one?.type === 'paragraph');
	const [one, other] = (text && !more ? getStatements(text) : []).filter(({ kind }) => kind === 'elected');
	if (!text || other || one?.kind !== 'elected' || !one.ground || !isWhole(one, text)) return [];
	if (one.round !== undefined && BigInt(one.round) !== contest.round) return [];
	const isOfRule = rule === undefined || rule === (one.ground === 'age' ? 'eldest' : 'lot');
	const isOfOffice =
		one.office === undefined ||
		(isSameOffice(one.office, contest.block.title) && namesOffice(one.office, contest.block.title));
	const [name] = one.children;
	if (!isOfRule || !isOfOffice || !name) return [];
	return onlyBearer(contest.candidates, withoutCivilities(name.value)) ?? [];
}

/** The one candidate who bears a part of a name; nothing where several do. */
function onlyBearer(candidates: readonly Candidate[], name: string): Candidate[] | undefined {
	const bearing = candidates.filter(({ result }) => isPartOfName(name, result.name));
	return bearing.length === 1 ? bearing : undefined;
}

/** The candidate whom a name of the result means: by full name, as a participant, or by a part that only one bears. */
export function candidateNamed({ candidates, context }: Contest, name: Name): Candidate | undefined {
	const folded = foldName(name.value);
	const exactly = candidates.filter(({ result }) => foldName(result.name) === folded);
	if (exactly.length === 1) return exactly[0];
	const member = context.people.roster.find(name.value);
	const known = member && candidates.find(({ result }) => result.member === member);
	if (known) return known;
	return onlyBearer(candidates, name.value)?.[0];
}

/** The names of the stated elected; of all, `tous élus`, those of the candidates; of lists, `Élue : Liste A, Chanter ensemble`, those of the candidates that the words hold. */
function namesStated(
	written: WrittenBallot,
	candidates: readonly Candidate[],
	areLists: boolean,
): readonly Name[] {
	const result = written.result?.node;
	if (!result || !(result.all || areLists)) return result?.children ?? [];
	const words = (text: string) => ` ${lettersAndNumbers(foldName(text)).trim()} `;
	const said = words(result.text);
	const lists = candidates.filter(({ result: { name } }) => result.all || said.includes(words(name)));
	if (lists.length === 0) return result.children;
	return lists.map(({ result: { name } }) => ({
		type: 'name',
		value: name,
		...(result.position ? { position: result.position } : {}),
		children: [],
	}));
}

export function getNumber(node: { value: string } | undefined): Fraction | undefined {
	return node && parseFraction(node.value);
}

/** `Présidente : Ada Brun, 5 voix` and `Trésorier : Ben Roy, 4 voix`: how many offices, each with one candidate. */
function countOffices(candidates: readonly Candidate[]): number | undefined {
	const offices = candidates.flatMap(({ result: { line } }) => {
		const [first] = getChild(line, 'person')?.children ?? [];
		return first?.type === 'quality' ? [foldQuality(first.value)] : [];
	});
	const isEach = offices.length === candidates.length && new Set(offices).size === offices.length;
	return isEach && offices.length > 1 ? offices.length : undefined;
}

/** `Quatre postes sont à pourvoir.` in the block, or above the only election of its item. */
function seatsTold({ scene: { node, path }, title }: ElectionBlock): bigint | undefined {
	const item = path.at(-1)?.children ?? [];
	const isOnly = item.every(
		(one) => one === node || one.type !== 'election' || withoutRound(titleText(one)) === withoutRound(title),
	);
	const above = isOnly ? item.slice(0, Math.max(0, item.indexOf(node))) : [];
	const counts = [...above, ...node.children].flatMap((child) =>
		getStatements(child).flatMap((one) =>
			one.kind === 'count' && one.of === 'seats' && isWhole(one, child) ? one.value : [],
		),
	);
	const [value, other] = new Set(counts);
	// `Deux postes sont à pourvoir.` above the election of the president: one of them is.
	const seats = other === undefined && value && !isOneOffice(title) ? parseFraction(value) : undefined;
	return seats && isInteger(seats) && seats.numerator > 0n ? seats.numerator : undefined;
}

/** `Quatre postes sont à pourvoir.` alone: with more words in its paragraph they may be those of others, or of later. */
export function isWhole({ position }: Node, text: Node): boolean {
	const first = text.position?.start.offset ?? 0;
	const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0].map((offset) => offset - first);
	return from === 0 && /^\s*\.?\s*$/.test(plainText(text).slice(to));
}

/** `Lise Kern : 3 voix, élue` */
function isMarkedElected({ result: { line } }: Candidate): boolean {
	const tally = getChild(line, 'tally');
	const mark = tally && getChild(tally, 'result');
	return mark?.type === 'result' && mark.outcome === 'elected';
}

function getSeats(
	written: WrittenBallot,
	stated: readonly Name[],
	areLists: boolean,
	told: bigint | undefined,
): bigint {
	if (!written.seats && told) return told;
	const seats = getNumber(written.seats);
	if (seats && isInteger(seats) && seats.numerator > 0n) return seats.numerator;
	return stated.length > 0 && !areLists ? BigInt(stated.length) : 1n;
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

// --- Who is elected: the round's majority, then votes, then the tie rule.

/** The candidates elected in a round, with the rule that elected them. */
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

export const NOBODY_ELECTED: ElectionOutcome = {
	elected: [],
	by: 'unknown',
	proof: 'unknownCounts',
	required: null,
	requirements: [],
	settled: false,
};

/** The majority of every decision, where neither the block nor the rules say what elects. */
export function electingMajority({ context, written, office, block }: Contest): Majority | undefined {
	const { electing } = context.rules;
	if (!electing || written.majority || office?.rounds || block.scene.node.type === 'choice') return undefined;
	return majorityAtCall(electing, context.call);
}

export function isFirstRound({ written }: Contest): boolean {
	const stated = getNumber(written.round);
	return stated !== undefined && equals(stated, fraction(1n));
}

/**
 * What a round asks of a candidate: the majority that the block names, else the rules' round, else the majority of every decision; without any, absolute majority
 * where a first round is stated. Nothing where the rules do not know the majority.
 */
export function getRound(contest: Contest): Round | undefined {
	const { context, written } = contest;
	return written.majority ? context.rules.round(written.majority.value) : roundOfRules(contest);
}

/** What the rules ask in this round, whatever majority the block names. */
export function roundOfRules(contest: Contest): Round | undefined {
	const { context, round, written, block, office } = contest;
	// Options are no candidates: the one with the most votes is chosen, unless a round is stated.
	if (block.scene.node.type === 'choice' && !written.round) return { kind: 'relative' };
	const rounds = office?.rounds ?? context.rules.elections?.rounds ?? [];
	const known = rounds.find((_, index) => BigInt(index) + 1n === round) ?? rounds.at(-1);
	if (known) return known;
	const majority = electingMajority(contest);
	if (majority) return { kind: 'threshold', requirements: majority.requirements };
	return isFirstRound(contest) ? ABSOLUTE : { kind: 'relative' };
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
	if (agreed.length > 0 && fits) return byConsent(contest, round, agreed);
	const tally = vote?.result;
	const isOneVote = votedAsOne(contest) && candidates.length > 0 && BigInt(candidates.length) <= places;
	if (isOneVote && tally && tally.for !== null && tally.against !== null)
		return unopposed(contest, round, tally);
	const stated = statedCandidates(contest);
	return { ...NOBODY_ELECTED, elected: stated, by: written.result ? 'stated' : 'unknown', proof: 'stated' };
}

/** Everybody who voted agreed: where the majority counts more people than those, it is compared with all who could vote. */
function byConsent(contest: Contest, round: Round, agreed: readonly Candidate[]): ElectionOutcome {
	const requirements = round.kind === 'threshold' ? round.requirements : [];
	const tally = contest.vote?.consent === undefined ? voteOfAll(contest) : contest.vote.result;
	const elected: ElectionOutcome = {
		...NOBODY_ELECTED,
		elected: [...agreed],
		by: 'consent',
		proof: 'consent',
		settled: true,
	};
	if (settlesByConsent(requirements, tally)) return elected;
	const proofs = requirements.map((requirement) => proveFor(contest, requirement, tally));
	const shown = { required: proofs[0]?.needed ?? null, requirements: proofs };
	if (proofs.some(({ met }) => met === null)) return { ...leftOpen(contest), ...shown };
	return { ...elected, ...shown, elected: proofs.every(({ met }) => met === true) ? [...agreed] : [] };
}

/** The tally of one for whom everybody in the room voted, by hand or by proxy. */
function voteOfAll({ entitlement }: Contest): TallyResult {
	const { heads, votes } = entitlement.attendance.known ? entitlement.entitled : { heads: null, votes: null };
	return {
		...uncountedTally(entitlement),
		for: votes,
		against: ZERO,
		heads: { against: 0n, ...(heads === null ? {} : { for: heads }) },
	};
}

/** Nothing follows from the figures: whom the minutes state is elected. */
export function leftOpen(contest: Contest): ElectionOutcome {
	const elected = statedCandidates(contest);
	return {
		...NOBODY_ELECTED,
		elected,
		by: elected.length > 0 ? 'stated' : 'unknown',
		proof: 'unknownBase',
	};
}

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
	const shown = { required: proofs[0]?.needed ?? null, requirements: proofs };
	if (proofs.every(({ met }) => met !== false) && proofs.some(({ met }) => met === null))
		return { ...leftOpen(contest), ...shown };
	return {
		...shown,
		elected: proofs.every(({ met }) => met === true) ? [...contest.candidates] : [],
		by: 'majority',
		proof: 'counts',
		settled: true,
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
	if (judged.some(({ proofs }) => proofs.some(({ met }) => met === null)))
		return { ...leftOpen(contest), required, requirements: shown };
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
	const said = written.result ? statedCandidates(contest) : drawnCandidate(contest, rule);
	const stated = said.filter((candidate) => tied.includes(candidate));
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
	const person = getChild(line, 'person');
	const birth = person ? getChild(person, 'birth') : undefined;
	return birth?.type === 'birth' ? birth.value : undefined;
}

/** A candidate's votes as a tally: those cast are all valid ballots, not those for and against this one. */
export function getTally(contest: Contest, result: CandidateResult): TallyResult {
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
		blankOrVoid: contest.vote?.result.blankOrVoid,
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

export function proveFor(
	{ voting, entitlement, context }: Contest,
	requirement: Requirement,
	tally: TallyResult,
): RequirementProof {
	const { weighted } = context.electorate;
	return prove(requirement, { tally, entitlement, weighted, step: context.step, stated: voting });
}

// The candidates of an election, or the options of a choice, with the votes that each one got.

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
function readCandidates(
	lists: readonly CandidateList[],
	roster: Roster,
	names: NamedVotes,
	counting: TallyContext,
): Candidate[] {
	const candidates: Candidate[] = [];
	const voted = namesWithVotes(lists);
	for (const list of lists) {
		const doubles = reportDoubles(list, counting.problems);
		for (const line of list.children) {
			const tally = readLine(line);
			if (!tally && (voted.get(nameKey(line)) ?? list) !== list) continue;
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
				place: getChild(line, 'tally') ?? line,
			});
		}
	}
	return candidates;
}

/**
 * The lists in which candidates have votes, by folded name: whoever is named without votes in another one stands once,
 * `Candidats : Ada Brun, Ben Roy` above `Ada Brun : 31 voix`. Of colleges each has its own candidates.
 */
function namesWithVotes(lists: readonly CandidateList[]): Map<string, CandidateList> {
	const voted = new Map<string, CandidateList>();
	if (lists.length < 2 || lists.some(({ college }) => college !== undefined)) return voted;
	for (const list of lists)
		for (const line of list.children) if (readLine(line)) voted.set(nameKey(line), list);
	return voted;
}

/** `M. CHARVET Hugues` and `Hugues Charvet` are one. */
function nameKey(line: BallotLine): string {
	return foldName(withoutCivilities(getName(line)))
		.split(' ')
		.sort()
		.join(' ');
}

/** The tallies of all candidates, so that a voter who is named twice is seen. */
export function candidateTallies(lists: readonly CandidateList[]): WrittenTally[] {
	return lists.flatMap((list) => list.children.flatMap((line) => readLine(line) ?? []));
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
	if (first?.type === 'person') return getChild(first, 'name');
	return first?.type === 'name' ? first : undefined;
}

/** What the line of a candidate says of the votes. */
function readLine(line: BallotLine): WrittenTally | undefined {
	const tally = getChild(line, 'tally');
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
