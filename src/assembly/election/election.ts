/** Elections and choices with their outcome. */

import { getChild, type Result } from '../../ast/index.js';
import {
	asksAlike,
	hasUnreadRound,
	namesList,
	roundOfTitle,
	seatsOfTitle,
	withoutRound,
} from '../../law/index.js';
import type { Round } from '../../law/rules.js';
import {
	compare,
	equals,
	type Fraction,
	fraction,
	max,
	min,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import type { DecidingContext } from '../context.js';
import type { ElectionResult } from '../model.js';
import { exact, firstLine, span } from '../problems.js';
import { getQuorum, reportQuorum } from '../quorum/quorum.js';
import { absoluteMajority } from '../requirement.js';
import { exceedsEntitled, explainingCap, mostCounted, reportTooMany } from '../vote/vote-checks.js';
import { reportOpenRule, reportSecretRemote, reportUnknownRule } from '../vote/vote-reports.js';
import { isUnreadableLine } from '../vote/written-ballot.js';
import { capValues, sourceValues, thresholdWords } from '../wording.js';
import {
	type Candidate,
	type Contest,
	candidateNamed,
	candidateTallies,
	decideElection,
	type ElectionBlock,
	type ElectionOutcome,
	electingMajority,
	getNumber,
	getRound,
	getTally,
	getVotes,
	getWasted,
	isFirstRound,
	isVoted,
	leftOpen,
	NOBODY_ELECTED,
	proveFor,
	readContest,
	roundOfRules,
	statedCandidates,
	votedAsOne,
} from './contest.js';

/** Decides one election or choice; `above`: those before it. */
export function elect(
	block: ElectionBlock,
	above: readonly ElectionResult[],
	context: DecidingContext,
): ElectionResult {
	const contest = readContest(block, seatsLeft(block, above), context);
	const { written, entitlement, checks, candidates, seats, places, voters, blank, cast } = contest;
	const { scene, id, number, title } = block;
	const { attendance } = entitlement;
	const voted = isVoted(contest);
	const majority = electingMajority(contest) ?? null;
	const quorum = voted
		? getQuorum(
				{ scene, majority, quorum: contest.office?.quorum, attendance, item: scene.item, entitlement },
				context,
			)
		: null;
	const asked = getRound(contest);
	takeNamedRound(contest, above, asked);
	if (!asked && written.majority) reportUnknownRule(written.majority, context.rules, context.problems);
	const figuresHold = checkFigures(contest);
	if (voted) checkCandidatesNamed(contest);
	const outcome = besideLaw(
		contest,
		asked,
		withoutUnopened(contest, above, asked, ofAnyRound(contest, judgeContest(contest, asked, figuresHold))),
	);
	if (figuresHold) checkStatedFigures(contest, outcome.required);
	if (outcome.proof === 'unknownBase' && outcome.by === 'unknown') reportLeftOpen(contest, outcome);
	const met = quorum?.met !== false;
	if (met) for (const candidate of outcome.elected) candidate.result.elected = true;
	checkElected(contest, outcome, figuresHold);
	if (figuresHold && met) checkSeatsLeft(contest, above);
	checkSecrecy(contest);
	reportQuorum(scene, checks.subject, quorum, context.problems, context);
	const requirement = asked?.kind === 'threshold' ? asked.requirements[0] : undefined;
	const source =
		requirement?.source ?? majority?.source ?? contest.office?.source ?? context.rules.elections?.source;
	const session = scene.path.at(-1);
	return {
		node: scene.node,
		id,
		number,
		title,
		...(session ? { session } : {}),
		seats,
		seatsWritten: written.seats !== undefined,
		roundWritten: contest.roundNode !== undefined,
		places,
		round: contest.round,
		candidates: candidates.map((candidate) => candidate.result),
		...(contest.vote && votedAsOne(contest) ? { vote: contest.vote.result } : {}),
		attendance,
		entitled: entitlement.entitled,
		voters,
		blank,
		void: contest.void,
		cast,
		required: outcome.required,
		quorum,
		...(written.method ? { method: written.method.value } : {}),
		by: met ? outcome.by : 'quorumMissing',
		declared: written.result?.node ?? null,
		...(source ? { source } : {}),
		proof: { requirements: outcome.requirements, by: met ? outcome.proof : 'quorumMissing' },
	};
}

function judgeContest(contest: Contest, asked: Round | undefined, figuresHold: boolean): ElectionOutcome {
	// A line that cannot be read has its error.
	if (isUnreadable(contest)) return NOBODY_ELECTED;
	if (!isVoted(contest)) return notVoted(contest);
	if (!asked) return { ...NOBODY_ELECTED, proof: 'unknownRule' };
	const code = whyUncomputed(contest);
	if (code) {
		const { checks, context, block, office, seats, candidates } = contest;
		let told = candidates.reduce((all, one) => all + BigInt(seatsOf(one)), 0n);
		if (told < seats) told = seats;
		context.problems.in(firstLine(block.scene.node), 'vote/undetermined', code, {
			values: {
				subject: checks.subject,
				seats: told,
				...sourceValues(office?.source),
			},
		});
		return { ...leftOpen(contest), proof: 'unknownRule' };
	}
	return electingMajority(contest)?.loose && !isFirstRound(contest)
		? decideLoosely(contest, asked, figuresHold)
		: decideElection(contest, asked, figuresHold);
}

/** Why nobody can tell who is elected of several lists: they share the seats in proportion, or nothing says that they are lists. */
function whyUncomputed({ candidates, office, lists, seats }: Contest): 'proportional' | 'lists' | undefined {
	const count = BigInt(candidates.length);
	const told = candidates.map(seatsOf).filter((one) => one > 0);
	if (told.length > 1 || (count > 1n && told.some((one) => BigInt(one) < seats))) return 'proportional';
	if (count < 2n || seats < 2n || candidates.every(({ result }) => result.votes === null)) return undefined;
	const areLists = lists || count < seats || candidates.every(({ result }) => namesList(result.name));
	if (office?.proportional && areLists) return 'proportional';
	return office?.lists && !lists && count < seats ? 'lists' : undefined;
}

/** `Liste Rose : 5 voix, 2 sièges` */
function seatsOf({ result: { line } }: Candidate): number {
	const qualities = getChild(line, 'person')?.children ?? [];
	return qualities.reduce(
		(all, one) => all + (one.type === 'quality' ? (seatsOfTitle(`, ${one.value}`) ?? 0) : 0),
		0,
	);
}

/** Under `majorité simple`, which is said of the most votes and of more than half: decides where both elect the same, and says so where they do not. */
function decideLoosely(contest: Contest, asked: Round, figuresHold: boolean): ElectionOutcome {
	const { checks, context, block, stated } = contest;
	// A tie in a first round, with nobody elected, is for the next one.
	const isForNext = stated.length === 0 && roundOfTitle(block.title) === 1;
	const most = decideElection(contest, { kind: 'relative' }, figuresHold && !isForNext);
	if (most.by === 'stated' || most.by === 'tie') return most;
	const half = decideElection(contest, asked, false);
	const isSame =
		half.elected.length === most.elected.length && most.elected.every((one) => half.elected.includes(one));
	if (isSame || !half.settled) return most;
	context.problems.in(firstLine(block.scene.node), 'vote/unknown-rule', 'loose', {
		severity: 'warning',
		values: {
			subject: checks.subject,
			people: most.elected.map(({ result }) => result.name),
			count: most.elected.length,
		},
	});
	return { ...leftOpen(contest), proof: 'unknownRule' };
}

/** Says which number an election lacks that has votes and no outcome. */
function reportLeftOpen({ checks, context, block }: Contest, { requirements }: ElectionOutcome): void {
	const lacking = requirements.find(({ met }) => met === null) ?? requirements[0];
	if (!lacking || context.status === 'convened') return;
	const { base, unit, source } = lacking;
	context.problems.in(firstLine(block.scene.node), 'vote/undetermined', 'election', {
		values: { subject: checks.subject, base, unit, ...sourceValues(source) },
	});
}

/** Says so where votes are counted and nobody stands: whom the minutes elect by them, nobody can tell. */
function checkCandidatesNamed(contest: Contest): void {
	const { candidates, written, checks, block, stated } = contest;
	if (candidates.length > 0 || !written.first || !votedAsOne(contest)) return;
	if (isUnreadable(contest) || stated.length > 0) return;
	checks.problems.in(span(written.first.nodes), 'vote/missing', 'candidates', {
		values: { subject: checks.subject, kind: block.word === 'choice' ? 'choice' : 'election' },
	});
}

/** Whether a line of it could not be read: it has its error, and nobody is elected by the others. */
function isUnreadable({ written, block }: Contest): boolean {
	return written.unreadable || block.scene.candidates.some(({ children }) => children.some(isUnreadableLine));
}

function notVoted({ block, context, checks }: Contest): ElectionOutcome {
	if (context.status !== 'convened') {
		context.problems.in(
			firstLine(block.scene.node),
			'vote/missing',
			block.word === 'choice' ? 'choice' : 'election',
			{
				values: { subject: checks.subject },
			},
		);
	}
	return { ...NOBODY_ELECTED, proof: 'notVoted' };
}

// Whether the figures of an election can be true, and whether its stated elected are the computed ones.

/** Voters at most those entitled, each candidate at most the valid ballots, their sum at most valid × seats. True where all is well. */
function checkFigures(contest: Contest): boolean {
	const { checks, entitlement, voters, voting, written, cast } = contest;
	const seats = getNumber(written.seats);
	if (seats && !(seats.denominator === 1n && seats.numerator > 0n)) {
		checks.problems.at(written.seats, 'election/seats', 'number', {
			values: { subject: checks.subject, seats: exact(seats) },
		});
		return false;
	}
	const ofTitle = seatsOfTitle(contest.block.title);
	if (seats && ofTitle && seats.numerator !== BigInt(ofTitle))
		checks.problems.at(written.seats, 'election/result-mismatch', 'toldSeats', {
			values: { subject: checks.subject, stated: exact(fraction(BigInt(ofTitle))), counted: exact(seats) },
			severity: 'warning',
		});
	const entitled = entitlement.entitled.votes;
	const most = entitled && mostCounted(entitled, contest.vote?.result.notVoting ?? null, checks);
	if (voting.votes && entitled && most && compare(voting.votes, most) > 0) {
		reportTooMany((written.voters ?? written.ballotsFound)?.position, voting.votes, entitled, checks);
		return false;
	}
	if (
		contest.vote &&
		written.first &&
		votedAsOne(contest) &&
		exceedsEntitled(contest.vote, checks) &&
		entitled
	) {
		reportTooMany(span(written.first.nodes), contest.vote.least, entitled, checks);
		return false;
	}
	const wasted = getWasted(contest);
	const limit = voting.votes ?? entitled;
	if (voters && limit && compare(wasted, limit) > 0) {
		checks.problems.at(written.voters, 'vote/sum-mismatch', 'wasted', {
			values: { subject: checks.subject, voters: exact(voters), wasted: exact(wasted) },
		});
		return false;
	}
	const stated = getNumber(written.cast);
	if (stated && voters && cast && !equals(stated, cast)) {
		checks.problems.at(written.cast, 'vote/sum-mismatch', 'valid', {
			values: {
				subject: checks.subject,
				voters: exact(voters),
				blank: exact(contest.blank ?? ZERO),
				void: exact(contest.void ?? ZERO),
				computed: exact(cast),
				stated: exact(stated),
			},
		});
		return false;
	}
	if (stated && !voting.votes && entitled && most && compare(stated, most) > 0) {
		reportTooMany(written.cast?.position, stated, entitled, checks);
		return false;
	}
	// Ballots that are only added up from the candidates' votes bound nothing: those entitled do.
	const bound = contest.isCastStated ? cast : null;
	const left = most && max(ZERO, subtract(most, sum([wasted, contest.abstaining])));
	const valid = bound && most ? min(bound, most) : (bound ?? left);
	return valid ? checkCandidate(contest, valid) && checkTotal(contest, valid) : true;
}

/**
 * The figures that minutes state beside the votes, each with the one that follows from the others: those on the roll against the voters, the
 * ballots found against the voters, the absolute majority and the total against the votes. True where all agree.
 */
function checkStatedFigures(contest: Contest, required: Fraction | null): boolean {
	const { written, voters, cast, candidates, checks, abstaining } = contest;
	const { problems, subject } = checks;
	const rule = 'vote/sum-mismatch';
	const registered = getNumber(written.registered);
	if (registered && voters && compare(voters, registered) > 0) {
		const values = { subject, stated: exact(registered), voters: exact(voters) };
		problems.at(written.registered, rule, 'registered', { values });
		return false;
	}
	const { electorate } = contest.context;
	const { heads } = electorate;
	if (registered && heads !== null && !electorate.weighted && compare(registered, fraction(heads)) > 0) {
		const values = { subject, stated: exact(registered), members: exact(heads) };
		problems.at(written.registered, rule, 'registeredMembers', { values });
		return false;
	}
	const found = getNumber(written.ballotsFound);
	const signed = getNumber(written.voters);
	if (found && signed && !equals(found, signed) && !equals(found, subtract(signed, abstaining))) {
		const values = { subject, stated: exact(found), voters: exact(signed) };
		problems.at(written.ballotsFound, rule, 'ballots', { values });
		return false;
	}
	const majority = getNumber(written.absoluteMajority);
	const needed = required ?? (cast && absoluteMajority(cast));
	// Of the votes cast, where the rule is of another base: as long as nobody is elected by one of them alone.
	const isSame = (one: Fraction) =>
		candidates.every(
			({ result: { votes } }) => !votes || compare(votes, one) >= 0 === compare(votes, needed ?? one) >= 0,
		);
	const isOfCast = majority && cast && equals(majority, absoluteMajority(cast)) && isSame(majority);
	if (majority && needed && cast && !isOfCast && !equals(majority, needed)) {
		const values = { subject, stated: exact(majority), computed: exact(needed), cast: exact(cast) };
		problems.at(written.absoluteMajority, rule, 'absoluteMajority', { values });
		return false;
	}
	const total = getNumber(written.total);
	const votes = candidates.flatMap(({ result }) => result.votes ?? []);
	if (total && votes.length > 0 && votes.length === candidates.length) {
		const wasted = getWasted(contest);
		const sums = [sum(votes), sum([...votes, wasted]), sum([...votes, wasted, abstaining])];
		if (!sums.some((one) => equals(one, total))) {
			const values = { subject, stated: exact(total), computed: exact(sum(votes)) };
			problems.at(written.total, rule, 'total', { values });
			return false;
		}
	}
	return true;
}

/** Says so where more are elected than there are seats, or others than the votes give. */
function checkElected(contest: Contest, outcome: ElectionOutcome, figuresHold: boolean): void {
	const { checks, stated, seats, written, candidates, vote, places, lists } = contest;
	const { problems, subject } = checks;
	const result = written.result?.node;
	if (outcome.settled && figuresHold && !lists) compareMarks(contest, outcome);
	const excess = stated.find((_, index) => BigInt(index) >= seats);
	const unanimous = candidates.filter(({ consented, forEverybody }) => consented || forEverybody);
	const rival = unanimous.find((_, index) => BigInt(index) >= places);
	if (!lists && rival && !excess && figuresHold) {
		problems.at(rival.place, 'election/seats', 'unanimous', {
			values: { subject, seats: places, people: unanimous.map(({ result: { name } }) => name) },
		});
		return;
	}
	const consent = written.first?.consents.find(({ value }) => value !== 'majority');
	if (
		!lists &&
		(excess || (consent && vote?.consent && BigInt(candidates.length) > places && stated.length === 0))
	) {
		const people = excess
			? stated.map(({ value }) => value)
			: candidates.map((candidate) => candidate.result.name);
		problems.at(excess ?? consent, 'election/seats', 'tooMany', {
			values: { subject, seats, count: people.length, people },
		});
		return;
	}
	if (!result || (candidates.length === 0 && stated.length === 0)) return;
	if (stated.length === 0) {
		if (outcome.settled && figuresHold) compareWord(contest, outcome, result);
		return;
	}
	const stranger = stated.find((name) => !candidateNamed(contest, name));
	// People of lists that share the seats are no candidates.
	if (stranger && !lists && whyUncomputed(contest) === undefined) {
		problems.at(stranger, 'election/result-mismatch', 'notCandidate', {
			values: { subject, name: stranger.value },
		});
		return;
	}
	if (outcome.settled && figuresHold) compareElected(contest, outcome);
}

/** The round above, of the same election. */
function roundAbove(contest: Contest, above: readonly ElectionResult[]): ElectionResult | undefined {
	return roundsAbove(contest, above).findLast((one) => one.round < contest.round);
}

/** The seats that the rounds above did not fill, where one of them says how many there are: a round without a number of its own fills these. */
function seatsLeft(block: ElectionBlock, above: readonly ElectionResult[]): bigint | undefined {
	const rounds = roundsAbove({ block }, above);
	// Of several seats a sentence or the marks tell where no line does.
	const [first] = rounds.filter(({ seatsWritten, seats }) => seatsWritten || seats > 1n);
	const filled = rounds.flatMap(({ candidates }) => candidates.filter(({ elected }) => elected)).length;
	return first && first.seats > BigInt(filled) ? first.seats - BigInt(filled) : undefined;
}

function roundsAbove({ block }: Pick<Contest, 'block'>, above: readonly ElectionResult[]): ElectionResult[] {
	const session = block.scene.path.at(-1);
	const title = withoutRound(block.title);
	return above.filter((one) => one.session === session && withoutRound(one.title) === title);
}

/** A block that names the majority of a later round, `Majorité : art. 25-1`, is that round where those before it are above. */
function takeNamedRound(contest: Contest, above: readonly ElectionResult[], asked: Round | undefined): void {
	const { written, roundNode, office, context } = contest;
	if (!written.majority || roundNode || !asked) return;
	const rounds = office?.rounds ?? context.rules.elections?.rounds ?? [];
	const at = rounds.findIndex((one) => isSameRound(one, asked));
	if (at <= 0 || roundsAbove(contest, above).length < at) return;
	contest.round = BigInt(at) + 1n;
	contest.roundNode = written.majority;
}

function isSameRound(one: Round, other: Round): boolean {
	return one.kind === 'relative' || other.kind === 'relative'
		? one.kind === other.kind
		: asksAlike(one.requirements, other.requirements);
}

/** Whom a majority that the block names beside that of the law alone elects is not decided. */
function besideLaw(contest: Contest, asked: Round | undefined, outcome: ElectionOutcome): ElectionOutcome {
	const { block, context, written, office, checks } = contest;
	const source = office?.source ?? context.rules.elections?.source;
	const ofLaw = roundOfRules(contest);
	if (!written.majority || !source || !asked || !ofLaw || isSameRound(ofLaw, asked)) return outcome;
	if (!outcome.settled || outcome.elected.length === 0) return outcome;
	const { elected } = decideElection(contest, ofLaw, false);
	if (outcome.elected.every((one) => elected.includes(one))) return outcome;
	const named = { label: written.majority.value, source };
	reportOpenRule(block.scene.node, 'beside', checks.subject, [named], context.problems);
	return { ...leftOpen(contest), proof: 'unknownRule' };
}

/** Whom an election elects whose title speaks of a round that is not read is decided where every round elects the same. */
function ofAnyRound(contest: Contest, outcome: ElectionOutcome): ElectionOutcome {
	const { block, roundNode, written, context, checks, office } = contest;
	if (roundNode || written.majority || !hasUnreadRound(block.title) || !outcome.settled) return outcome;
	const rounds = office?.rounds ?? context.rules.elections?.rounds ?? [];
	const isSame = rounds.every((round) => {
		const { elected } = decideElection(contest, round, false);
		return elected.length === outcome.elected.length && elected.every((one) => outcome.elected.includes(one));
	});
	if (isSame) return outcome;
	context.problems.in(firstLine(block.scene.node), 'vote/undetermined', 'round', {
		values: { subject: checks.subject },
	});
	return { ...leftOpen(contest), proof: 'unknownRule' };
}

/**
 * What the majority of the first round asks of it before the second may be taken: where a failed vote under it opens another, a failed round does too
 * (loi du 10 juillet 1965, art. 25-1).
 */
function openingLines({ context, round, office }: Contest, asked: Round | undefined) {
	const { rules } = context;
	const first = rules.elections?.rounds[0];
	if (round !== 2n || office?.rounds) return [];
	if (first?.kind !== 'threshold' || asked?.kind !== 'threshold') return [];
	for (const { requirements, else: opened } of rules.majorities.values()) {
		const second = opened && rules.majorities.get(opened.then);
		if (!second || !asksAlike(requirements, first.requirements)) continue;
		if (asksAlike(second.requirements, asked.requirements)) return opened.if;
	}
	return [];
}

/** Without those whom the first round did not let stand in the second one. */
function withoutUnopened(
	contest: Contest,
	above: readonly ElectionResult[],
	asked: Round | undefined,
	outcome: ElectionOutcome,
): ElectionOutcome {
	const lines = openingLines(contest, asked);
	const first = lines.length > 0 ? roundAbove(contest, above) : undefined;
	if (!first) return outcome;
	for (const candidate of outcome.elected) {
		const before = first.candidates.find(({ name }) => name === candidate.result.name);
		const proofs = lines.map((line) =>
			proveFor(contest, line, getTally(contest, { ...candidate.result, votes: before?.votes ?? ZERO })),
		);
		const short = proofs.find(({ met }) => met === false);
		if (!short || before?.elected || (before && before.votes === null)) continue;
		const { checks, roundNode } = contest;
		checks.problems.at(roundNode, 'vote/second-ballot', 'tooFew', {
			values: {
				subject: checks.subject,
				majority: '',
				hasMajority: 'no',
				first: '',
				hasFigures: short.have && short.of && short.needed ? 'yes' : 'no',
				have: exact(short.have ?? ZERO),
				of: exact(short.of ?? ZERO),
				needed: exact(short.needed ?? ZERO),
				unit: short.unit,
				threshold: thresholdWords(short.threshold),
			},
			related: [first.node],
		});
		return { ...outcome, elected: [], by: 'unknown', proof: 'notOpened', settled: false };
	}
	return outcome;
}

/**
 * Says so where a further round elects to seats that an earlier one of the same election has filled: as many were elected as there are seats, by what the
 * minutes say of the seats, or because whom it elected stands again.
 */
function checkSeatsLeft(contest: Contest, above: readonly ElectionResult[]): void {
	const { written, checks, candidates, round, roundNode } = contest;
	if (round < 2n || !candidates.some(({ result }) => result.elected)) return;
	const earlier = roundAbove(contest, above);
	const elected = earlier?.candidates.filter((candidate) => candidate.elected) ?? [];
	if (!earlier || BigInt(elected.length) < earlier.seats || elected.length === 0) return;
	const stands = new Set(candidates.map(({ result }) => result.name));
	const isSure =
		earlier.seatsWritten || written.seats !== undefined || elected.every(({ name }) => stands.has(name));
	if (!isSure) return;
	checks.problems.at(roundNode, 'election/seats', 'filled', {
		// Whom it elected may have declined.
		severity: 'warning',
		values: { subject: checks.subject, seats: earlier.seats, people: elected.map(({ name }) => name) },
		related: [earlier.node],
	});
}

/** Says so where voters are named beside a secret ballot. */
function checkSecrecy(contest: Contest): void {
	const { written, block, checks } = contest;
	const isSecret = written.method?.value === 'secret';
	if (isSecret || contest.office)
		reportSecretRemote(
			{ scene: block.scene, attendance: contest.entitlement.attendance, subject: checks.subject },
			checks.problems,
			contest.context,
			isSecret ? 'remote' : 'office',
		);
	if (!isSecret) return;
	const tallies = [...candidateTallies(block.scene.candidates), ...(written.first ? [written.first] : [])];
	const name = tallies.flatMap(({ answers }) => answers.flatMap(({ names }) => names))[0];
	if (name) checks.problems.at(name, 'vote/secret-named', 'names', { values: { subject: checks.subject } });
}

function checkCandidate({ candidates, checks }: Contest, most: Fraction): boolean {
	for (const { result, place } of candidates) {
		if (result.votes === null) continue;
		const all = sum([result.votes, result.against ?? ZERO]);
		if (compare(all, most) <= 0) continue;
		checks.problems.at(place, 'vote/too-many', 'candidate', {
			values: {
				subject: checks.subject,
				name: result.name,
				count: exact(all),
				entitled: exact(most),
				unit: checks.weighted ? 'votes' : 'heads',
				...capValues(explainingCap(checks.entitlement, subtract(all, most))),
			},
		});
		return false;
	}
	return true;
}

function checkTotal(
	{ candidates, checks, places, cast, written, stated, seats }: Contest,
	most: Fraction,
): boolean {
	const votes = candidates.flatMap(({ result }) => result.votes ?? []);
	const answered = candidates.some(({ result }) => result.against ?? result.abstention);
	// Votes against one of several candidates are not votes for another: nothing is to be added up.
	if (votes.length === 0 || (answered && candidates.length > 1)) return true;
	const against = candidates.flatMap(({ result }) => result.against ?? []);
	const abstentions = candidates.flatMap(({ result }) => result.abstention ?? []);
	const total = sum([...votes, ...against]);
	const limit = fraction(most.numerator * places, most.denominator);
	const place = span(candidates.map((candidate) => candidate.place));
	const { subject, weighted, problems } = checks;
	const values = { subject, seats: places, unit: weighted ? 'votes' : 'heads' };
	if (compare(total, limit) > 0) {
		// More elected than seats: the number of seats is wrong, and has its message.
		if (BigInt(stated.length) > seats) return false;
		problems.in(place, 'vote/too-many', 'candidates', {
			values: {
				...values,
				count: exact(total),
				entitled: exact(limit),
				ballots: exact(most),
				...capValues(explainingCap(checks.entitlement, subtract(total, limit))),
			},
		});
		return false;
	}
	if (places !== 1n || !cast || equals(total, cast) || votes.length < candidates.length) return true;
	// Those who abstain are voters in some bodies' sheets and none in others.
	if (equals(sum([total, ...abstentions]), cast)) return true;
	problems.in(
		written.voters?.position ?? written.cast?.position ?? place,
		'vote/sum-mismatch',
		'candidates',
		{
			values: { ...values, computed: exact(total), stated: exact(cast) },
		},
	);
	return false;
}

/** `adoptée` says nothing of who is elected, unless all are; `ajournée` and the like that nobody is. */
function compareWord({ checks, block, candidates }: Contest, outcome: ElectionOutcome, result: Result): void {
	// `Résultat : élu` says no more than that somebody is.
	if (result.outcome === 'elected' && outcome.elected.length > 0) return;
	const saysAll = result.outcome === 'adopted' || result.outcome === 'elected';
	if (outcome.elected.length === (saysAll ? candidates.length : 0)) return;
	const computed = outcome.elected.map((candidate) => candidate.result.name);
	checks.problems.at(result, 'election/result-mismatch', 'verdictWord', {
		values: {
			subject: checks.subject,
			stated: result.text,
			computed,
			count: computed.length,
			kind: block.scene.node.type,
		},
	});
}

/** `Lise Kern : 3 voix, élue`: what the line of a candidate says of its outcome. */
function compareMarks({ checks, candidates }: Contest, outcome: ElectionOutcome): void {
	const computed = outcome.elected.map((candidate) => candidate.result.name);
	for (const candidate of candidates) {
		const tally = getChild(candidate.result.line, 'tally');
		const mark = tally ? getChild(tally, 'result') : undefined;
		if (mark?.type !== 'result') continue;
		const isElected = outcome.elected.includes(candidate);
		if (mark.outcome !== (isElected ? 'rejected' : 'elected')) continue;
		const { name } = candidate.result;
		checks.problems.at(mark, 'election/result-mismatch', 'mark', {
			values: { subject: checks.subject, name, stated: mark.text, computed, count: computed.length },
		});
		return;
	}
}

function compareElected(contest: Contest, outcome: ElectionOutcome): void {
	const { checks, cast, written } = contest;
	const stated = new Set(statedCandidates(contest));
	// The people of a list that wins: no list is named.
	if (contest.lists && stated.size === 0) return;
	if (stated.size === outcome.elected.length && outcome.elected.every((candidate) => stated.has(candidate)))
		return;
	const computed = outcome.elected.map((candidate) => candidate.result.name);
	const first = [...stated].find((candidate) => !outcome.elected.includes(candidate));
	const requirement = outcome.requirements[0];
	const tooFew = first && requirement && outcome.required && compare(getVotes(first), outcome.required) < 0;
	const code = computed.length === 0 ? 'nobody' : tooFew ? 'tooFew' : 'others';
	checks.problems.at(written.result?.node, 'election/result-mismatch', code, {
		values: {
			subject: checks.subject,
			stated: [...stated].map((candidate) => candidate.result.name),
			computed,
			count: computed.length,
			hasComputed: computed.length > 0 ? 'yes' : 'no',
			name: first?.result.name ?? '',
			votes: exact(first ? getVotes(first) : ZERO),
			of: exact(requirement?.of ?? cast ?? ZERO),
			base: requirement?.base ?? 'cast',
			unit: requirement?.unit ?? 'votes',
			required: exact(outcome.required ?? ZERO),
			hasRequired: outcome.required ? 'yes' : 'no',
			threshold: requirement ? thresholdWords(requirement.threshold) : '',
			...sourceValues(requirement?.source),
		},
	});
}
