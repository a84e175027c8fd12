/** Elections and choices: who is elected, by the round's majority, then by votes, then by the tie rule. */

import type { Choice, Election, Name } from '../ast/index.js';
import type { Requirement, Round } from '../law/rules.js';
import { foldName } from '../text/fold.js';
import {
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	isZero,
	parseFraction,
	subtract,
	sum,
	ZERO,
} from '../text/fraction.js';
import { type Candidate, candidateTallies, readCandidates } from './candidates.js';
import type { DecidingContext } from './context.js';
import { Entitlement } from './entitlement.js';
import type { CandidateResult, ElectionResult, OpenWeight, Proof, TallyResult } from './model.js';
import { NamedVotes } from './named-votes.js';
import type { NumberedBlock } from './numbering.js';
import { exact, firstLine, span } from './problems.js';
import { computeQuorum, quorumMoment, quorumRuleFor } from './quorum.js';
import type { BlockScene } from './replay.js';
import { type CountedTally, countTally, uncountedTally } from './tally.js';
import { prove } from './verdict.js';
import { type CheckContext, reportTooMany } from './vote-checks.js';
import { sourceValues, subjectWords, thresholdWords } from './wording.js';
import { isUnreadable, readWrittenBallot, saysSomething, type WrittenBallot } from './written-ballot.js';

/** Decides one election or choice. */
export function elect(
	block: NumberedBlock & { scene: BlockScene & { node: Election | Choice } },
	context: DecidingContext,
): ElectionResult {
	return new Electing(block, context).elect();
}

/** What a round asks of a candidate: `relative` where it asks for nothing but the most votes. */
const ABSOLUTE: Round = {
	kind: 'threshold',
	requirements: [
		{
			threshold: { kind: 'fraction', comparison: '>', fraction: fraction(1n, 2n) },
			base: 'cast',
			unit: 'votes',
		},
	],
};

class Electing {
	readonly #block: NumberedBlock & { scene: BlockScene & { node: Election | Choice } };
	readonly #context: DecidingContext;
	readonly #written: WrittenBallot;
	readonly #entitlement: Entitlement;
	readonly #checks: CheckContext;
	readonly #candidates: Candidate[];
	readonly #vote: CountedTally | undefined;
	readonly #seats: bigint;
	readonly #round: bigint;
	readonly #voters: Fraction | null;
	readonly #blank: Fraction | null;
	readonly #void: Fraction | null;
	readonly #cast: Fraction | null;

	constructor(
		block: NumberedBlock & { scene: BlockScene & { node: Election | Choice } },
		context: DecidingContext,
	) {
		const { scene } = block;
		const { people, electorate, mandates, problems, rules, replay } = context;
		this.#block = block;
		this.#context = context;
		this.#written = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
		this.#entitlement = new Entitlement({
			attendance: scene.ballots.at(-1)?.attendance ?? scene.end,
			electorate,
			recused: this.#written.recused.flatMap((name) => people.roster.require(name, problems) ?? []),
			recusedLeave: rules.recused === 'leaveBase',
			key: undefined,
		});
		const entitlement = this.#entitlement;
		const subject = subjectWords(block.word, block.number, block.title);
		this.#checks = {
			problems,
			entitlement,
			weighted: electorate.weighted,
			fallen: mandates.fallen,
			effects: replay.effects,
			subject,
		};
		const names = new NamedVotes({
			roster: people.roster,
			problems,
			entitlement,
			fallen: mandates.fallen,
			effects: replay.effects,
			amended: false,
			subject,
		});
		for (const tally of candidateTallies(scene.candidates)) names.register(tally);
		if (this.#written.first) names.register(this.#written.first);
		const counting = {
			entitlement,
			problems,
			weighted: electorate.weighted,
			voters: undefined,
			amended: false,
		};
		this.#candidates = readCandidates(scene.candidates, people.roster, names, counting);
		this.#vote = saysSomething(this.#written.first)
			? countTally(this.#written.first, names, counting)
			: undefined;
		this.#seats = this.#readSeats();
		this.#round = numberOf(this.#written.round)?.numerator ?? 1n;
		this.#voters = numberOf(this.#written.voters) ?? null;
		this.#blank = this.#vote?.result.blank ?? null;
		this.#void = this.#vote?.result.void ?? null;
		this.#cast = this.#validBallots();
	}

	elect(): ElectionResult {
		const { scene, id, number, title } = this.#block;
		const { result, method } = this.#written;
		const session = scene.path.at(-1);
		const round = this.#rule();
		const quorum = this.#quorum();
		const readable = !this.#isUnreadable();
		const outcome = !readable ? NOT_READ : this.#isWritten() ? this.#outcome(round) : this.#missing();
		const met = quorum?.met !== false;
		if (met) for (const candidate of outcome.elected) candidate.result.elected = true;
		const requirement = round.kind === 'threshold' ? round.requirements[0] : undefined;
		const source = requirement?.source ?? this.#context.rules.elections?.source;
		const election: ElectionResult = {
			node: scene.node,
			id,
			number,
			title,
			...(session ? { session } : {}),
			seats: this.#seats,
			round: this.#round,
			candidates: this.#candidates.map((candidate) => candidate.result),
			attendance: this.#entitlement.attendance,
			entitled: this.#entitlement.entitled,
			voters: this.#voters,
			blank: this.#blank,
			void: this.#void,
			cast: this.#cast,
			required: outcome.required,
			quorum,
			...(method ? { method: method.value } : {}),
			by: met ? outcome.by : 'quorumMissing',
			declared: result?.node ?? null,
			...(source ? { source } : {}),
			proof: { requirements: outcome.requirements, by: met ? outcome.proof : 'quorumMissing' },
		};
		if (readable) {
			this.#checkFigures();
			this.#checkElected(outcome);
		}
		if (quorum?.met === false) this.#reportQuorum(quorum);
		if (method?.value === 'secret') this.#reportNames();
		return election;
	}

	/** Whether a line of votes could not be read: it has its error, and nothing follows from the others. */
	#isUnreadable(): boolean {
		const lists = this.#block.scene.candidates;
		return this.#written.unreadable || lists.some((list) => list.children.some(isUnreadable));
	}

	/** Whether there is anything that elects: votes, consent, or a stated result. */
	#isWritten(): boolean {
		return (
			this.#votedAsOne() ||
			this.#written.result !== undefined ||
			this.#candidates.some(({ tally }) => saysSomething(tally))
		);
	}

	/** Whether all candidates were put to one vote: counts of blank ballots alone are none. */
	#votedAsOne(): boolean {
		const { first } = this.#written;
		return (
			first !== undefined &&
			(first.consents.length > 0 ||
				first.answers.some(({ answer }) => answer === 'for' || answer === 'against'))
		);
	}

	#missing(): Outcome {
		if (this.#context.status !== 'convened') {
			this.#context.problems.in(firstLine(this.#block.scene.node), 'vote/missing', this.#block.word, {
				values: { subject: this.#checks.subject },
			});
		}
		return {
			elected: [],
			by: 'unknown',
			proof: 'notVoted',
			required: null,
			requirements: [],
			settled: false,
		};
	}

	#readSeats(): bigint {
		const stated = numberOf(this.#written.seats);
		if (stated && isInteger(stated) && stated.numerator > 0n) return stated.numerator;
		const elected = this.#statedNames().length;
		return elected > 0 && this.#written.mode?.value !== 'list' ? BigInt(elected) : 1n;
	}

	/** Seats that candidates compete for: of lists, the best one takes them all. */
	#places(): bigint {
		return this.#written.mode?.value === 'list' || this.#block.scene.node.type === 'choice'
			? 1n
			: this.#seats;
	}

	#statedNames(): Name[] {
		return this.#written.result?.node.children ?? [];
	}

	/** Voters less blank and void; not stated and one seat: all the candidates' votes. */
	#validBallots(): Fraction | null {
		const stated = numberOf(this.#written.cast);
		if (this.#voters) return subtract(subtract(this.#voters, this.#blank ?? ZERO), this.#void ?? ZERO);
		if (stated) return stated;
		const votes = this.#candidates.map(({ result }) => result.votes);
		if (this.#places() !== 1n || votes.length === 0 || votes.some((count) => count === null)) return null;
		return sum(votes.map((count) => count ?? ZERO));
	}

	#rule(): Round {
		const { rules } = this.#context;
		const rounds = rules.elections?.rounds ?? [];
		const index = rounds.findIndex((_, at) => BigInt(at) + 1n === this.#round);
		const round = index < 0 ? rounds.at(-1) : rounds[index];
		if (round) return round;
		const stated = numberOf(this.#written.round);
		return this.#block.scene.node.type === 'election' && stated && equals(stated, fraction(1n))
			? ABSOLUTE
			: { kind: 'relative' };
	}

	#outcome(round: Round): Outcome {
		const stated = this.#statedCandidates();
		const nothing: Outcome = {
			elected: [],
			by: 'unknown',
			proof: 'unknownCounts',
			required: null,
			requirements: [],
			settled: false,
		};
		const accepted = (by: Outcome['by'], proof: Proof['by'] = 'stated'): Outcome => ({
			...nothing,
			elected: stated,
			by,
			proof,
		});
		if (!this.#context.rules.valid) return { ...nothing, proof: 'rulesInvalid' };
		const withVotes = this.#candidates.filter(({ result }) => result.votes !== null);
		const consented = this.#candidates.filter((candidate) => candidate.consented);
		if (withVotes.length === 0) {
			const fits = BigInt(this.#candidates.length) <= this.#places();
			const agreed = this.#vote?.consent !== undefined && this.#vote.consent !== 'majority';
			if (consented.length > 0 && BigInt(consented.length) <= this.#places()) {
				return { ...nothing, elected: consented, by: 'consent', proof: 'consent', settled: true };
			}
			if (agreed && fits && this.#candidates.length > 0) {
				return { ...nothing, elected: [...this.#candidates], by: 'consent', proof: 'consent', settled: true };
			}
			const tally = this.#vote?.result;
			if (
				this.#votedAsOne() &&
				tally?.for != null &&
				tally.against !== null &&
				fits &&
				this.#candidates.length > 0
			)
				return this.#unopposed(round, tally);
			return accepted(this.#written.result ? 'stated' : 'unknown');
		}
		return this.#byVotes(round, withVotes);
	}

	/** One vote for or against all candidates together, who are no more than the seats. */
	#unopposed(round: Round, tally: TallyResult): Outcome {
		const requirements = round.kind === 'threshold' ? round.requirements : requirementsOf(ABSOLUTE);
		const proofs = requirements.map((requirement) => this.#prove(requirement, tally));
		const met = proofs.every((proof) => proof.met === true);
		for (const { result } of this.#candidates) result.votes = tally.for;
		return {
			elected: met ? [...this.#candidates] : [],
			by: 'majority',
			proof: 'counts',
			required: proofs[0]?.needed ?? null,
			requirements: proofs,
			settled: proofs.every((proof) => proof.met !== null),
		};
	}

	#byVotes(round: Round, candidates: readonly Candidate[]): Outcome {
		const requirements = requirementsOf(round);
		const proofs = candidates.map((candidate) => ({
			candidate,
			proofs: requirements.map((requirement) => this.#prove(requirement, this.#tallyOf(candidate.result))),
		}));
		const [best] = [...proofs].sort((a, b) => compare(votesOf(b.candidate), votesOf(a.candidate)));
		const shown = best?.proofs ?? [];
		const required = shown[0]?.needed ?? null;
		const by: Outcome['by'] = round.kind === 'relative' ? 'relative' : 'majority';
		if (proofs.some((entry) => entry.proofs.some(({ met }) => met === null))) {
			const stated = this.#statedCandidates();
			return {
				elected: stated,
				by: stated.length > 0 ? 'stated' : 'unknown',
				proof: 'unknownBase',
				required,
				requirements: shown,
				settled: false,
			};
		}
		const eligible = proofs
			.filter((entry) => entry.proofs.every(({ met }) => met === true))
			.map(({ candidate }) => candidate)
			// Somebody whom more voted against than for is not elected, whoever else stands.
			.filter(
				({ result }) =>
					!isZero(result.votes ?? ZERO) &&
					(result.against === undefined || compare(result.votes ?? ZERO, result.against) > 0),
			);
		return { ...this.#fill(eligible, by), required, requirements: shown };
	}

	/** The seats in the order of votes; a tie for the last one goes to the tie rule. */
	#fill(
		eligible: readonly Candidate[],
		by: Outcome['by'],
	): Pick<Outcome, 'elected' | 'by' | 'proof' | 'settled'> {
		const places = this.#places();
		const ranked = [...eligible].sort((a, b) => compare(votesOf(b), votesOf(a)));
		const last = ranked.find((_, index) => BigInt(index) + 1n === places);
		if (!last || BigInt(ranked.length) <= places)
			return { elected: ranked, by, proof: 'counts', settled: true };
		const above = ranked.filter((candidate) => compare(votesOf(candidate), votesOf(last)) > 0);
		const tied = ranked.filter((candidate) => equals(votesOf(candidate), votesOf(last)));
		const left = places - BigInt(above.length);
		if (BigInt(tied.length) <= left)
			return { elected: [...above, ...tied], by, proof: 'counts', settled: true };
		return this.#settleTie(above, tied, left);
	}

	#settleTie(
		above: readonly Candidate[],
		tied: readonly Candidate[],
		left: bigint,
	): Pick<Outcome, 'elected' | 'by' | 'proof' | 'settled'> {
		const rule = this.#context.rules.elections?.tie;
		const eldest = rule === 'eldest' ? eldestOf(tied, left) : undefined;
		if (eldest) return { elected: [...above, ...eldest], by: 'eldest', proof: 'counts', settled: true };
		// The file does not show who the tie rule favours: whom it says is elected among those tied is accepted.
		const stated = this.#statedCandidates().filter((candidate) => tied.includes(candidate));
		const accepted = BigInt(stated.length) === left ? stated : [];
		const drawn = rule === 'lot' && accepted.length > 0;
		if (!drawn) {
			const code = rule === 'eldest' ? 'noBirth' : rule === 'lot' ? 'notDrawn' : 'lastSeat';
			this.#context.problems.in(
				this.#written.result?.node.position ?? span(tied.map(({ place }) => place)),
				'vote/tie',
				code,
				{
					values: {
						subject: this.#checks.subject,
						people: tied.map(({ result }) => result.name),
						votes: exact(tied[0] ? votesOf(tied[0]) : ZERO),
						seats: left,
					},
				},
			);
		}
		return {
			elected: [...above, ...accepted],
			by: accepted.length > 0 ? 'stated' : 'tie',
			proof: 'tieUnsettled',
			settled: accepted.length > 0,
		};
	}

	#statedCandidates(): Candidate[] {
		return this.#statedNames().flatMap((name) => this.#candidateNamed(name) ?? []);
	}

	#candidateNamed(name: Name): Candidate | undefined {
		const folded = foldName(name.value);
		const exactly = this.#candidates.filter(({ result }) => foldName(result.name) === folded);
		if (exactly.length === 1) return exactly[0];
		const member = this.#context.people.roster.find(name.value);
		const known = member && this.#candidates.find(({ result }) => result.member === member);
		if (known) return known;
		const words = folded.split(' ');
		const bearing = this.#candidates.filter(({ result }) => {
			const parts = foldName(result.name).split(' ');
			return words.every((word) => parts.includes(word));
		});
		return bearing.length === 1 ? bearing[0] : undefined;
	}

	/** A candidate's votes as a tally: those cast are all valid ballots, not those for and against this one. */
	#tallyOf(result: CandidateResult): TallyResult {
		const ayes = result.votes ?? ZERO;
		const others = result.against ?? (this.#cast ? subtract(this.#cast, ayes) : null);
		const heads = (value: Fraction | null) =>
			value && !this.#context.electorate.weighted && isInteger(value) ? value.numerator : undefined;
		const tally = {
			...uncountedTally(this.#entitlement),
			for: ayes,
			against: others,
			blank: this.#blank ?? ZERO,
			void: this.#void ?? ZERO,
		};
		const [forHeads, againstHeads] = [heads(ayes), heads(others)];
		return {
			...tally,
			heads: {
				...(forHeads === undefined ? {} : { for: forHeads }),
				...(againstHeads === undefined ? {} : { against: againstHeads }),
			},
		};
	}

	#prove(requirement: Requirement, tally: TallyResult) {
		const votes = this.#voters ?? null;
		const stated: OpenWeight = {
			votes,
			heads: votes && isInteger(votes) && !this.#context.electorate.weighted ? votes.numerator : null,
		};
		return prove(requirement, {
			tally,
			entitlement: this.#entitlement,
			weighted: this.#context.electorate.weighted,
			step: this.#context.step,
			stated,
		});
	}

	#quorum() {
		const { rules, call, electorate, step, replay, statedPresence } = this.#context;
		const rule = rules.valid ? quorumRuleFor(rules, null, call) : undefined;
		if (!rule || !this.#isWritten()) return null;
		const { scene } = this.#block;
		const attendance = quorumMoment(rule, {
			opening: replay.opening,
			item: scene.item,
			vote: this.#entitlement.attendance,
		});
		return computeQuorum({
			rule,
			attendance,
			electorate,
			step,
			entitlement: this.#entitlement,
			stated: statedPresence(scene),
		});
	}

	/** Voters at most those entitled, each candidate at most the valid ballots, their sum at most valid × seats. */
	#checkFigures(): void {
		const { problems, subject, weighted } = this.#checks;
		const entitled = this.#entitlement.entitled.votes;
		if (this.#voters && entitled && compare(this.#voters, entitled) > 0) {
			reportTooMany(this.#written.voters?.position, this.#voters, entitled, this.#checks);
			return;
		}
		const stated = numberOf(this.#written.cast);
		if (stated && this.#voters && this.#cast && !equals(stated, this.#cast)) {
			problems.at(this.#written.cast, 'vote/sum-mismatch', 'valid', {
				values: {
					subject,
					voters: exact(this.#voters),
					blank: exact(this.#blank ?? ZERO),
					void: exact(this.#void ?? ZERO),
					computed: exact(this.#cast),
					stated: exact(stated),
				},
			});
			return;
		}
		const most = this.#cast ?? entitled;
		if (!most) return;
		const unit = weighted ? 'votes' : 'heads';
		const votes: Fraction[] = [];
		for (const { result, place } of this.#candidates) {
			if (result.votes === null) continue;
			votes.push(result.votes);
			const all = sum([result.votes, result.against ?? ZERO]);
			if (compare(all, most) <= 0) continue;
			problems.at(place, 'vote/too-many', 'candidate', {
				values: { subject, name: result.name, count: exact(all), entitled: exact(most), unit },
			});
			return;
		}
		const total = sum(votes);
		const seats = this.#places();
		const limit = sum([multiplied(most, seats)]);
		const place = span(this.#candidates.map((candidate) => candidate.place));
		const values = {
			subject,
			count: exact(total),
			entitled: exact(limit),
			ballots: exact(most),
			seats,
			unit,
		};
		const against = this.#candidates.some(({ result }) => result.against !== undefined);
		if (compare(total, limit) > 0 && !against) problems.in(place, 'vote/too-many', 'candidates', { values });
		else if (seats === 1n && this.#cast && !against && votes.length > 0 && !equals(total, this.#cast)) {
			problems.in(
				this.#written.voters?.position ?? this.#written.cast?.position ?? place,
				'vote/sum-mismatch',
				'candidates',
				{
					values: { ...values, computed: exact(total), stated: exact(this.#cast) },
				},
			);
		}
	}

	#checkElected(outcome: Outcome): void {
		const { problems, subject } = this.#checks;
		const names = this.#statedNames();
		const result = this.#written.result?.node;
		if (!result || (!outcome.settled && names.length === 0)) return;
		const excess = names.find((_, index) => BigInt(index) >= this.#seats);
		if (excess && this.#written.mode?.value !== 'list') {
			problems.at(excess, 'election/seats', 'tooMany', {
				values: { subject, seats: this.#seats, count: names.length, people: names.map(({ value }) => value) },
			});
			return;
		}
		if (this.#candidates.length === 0) return;
		const stranger = names.find((name) => !this.#candidateNamed(name));
		const computed = outcome.elected.map((candidate) => candidate.result.name);
		if (stranger && this.#written.mode?.value !== 'list') {
			problems.at(stranger, 'election/result-mismatch', 'notCandidate', {
				values: { subject, name: stranger.value },
			});
			return;
		}
		if (!outcome.settled || names.length === 0) return;
		const stated = new Set(this.#statedCandidates());
		if (stated.size === outcome.elected.length && outcome.elected.every((candidate) => stated.has(candidate)))
			return;
		const first = [...stated].find((candidate) => !outcome.elected.includes(candidate));
		const requirement = outcome.requirements[0];
		const tooFew = first && requirement && outcome.required && compare(votesOf(first), outcome.required) < 0;
		problems.at(
			result,
			'election/result-mismatch',
			computed.length === 0 ? 'nobody' : tooFew ? 'tooFew' : 'others',
			{
				values: {
					subject,
					stated: [...stated].map((candidate) => candidate.result.name),
					computed,
					name: first?.result.name ?? '',
					votes: exact(first ? votesOf(first) : ZERO),
					cast: exact(this.#cast ?? ZERO),
					required: exact(outcome.required ?? ZERO),
					threshold: requirement ? thresholdWords(requirement.threshold) : '',
					...sourceValues(requirement?.source),
					hasRequired: outcome.required ? 'yes' : 'no',
					hasComputed: computed.length > 0 ? 'yes' : 'no',
				},
			},
		);
	}

	#reportNames(): void {
		const named = [
			...candidateTallies(this.#block.scene.candidates),
			...(this.#written.first ? [this.#written.first] : []),
		];
		const name = named.flatMap(({ answers }) => answers.flatMap(({ names }) => names))[0];
		if (name)
			this.#context.problems.at(name, 'vote/secret-named', 'names', {
				values: { subject: this.#checks.subject },
			});
	}

	#reportQuorum(quorum: NonNullable<ElectionResult['quorum']>): void {
		if (this.#context.status === 'convened') return;
		this.#context.problems.in(firstLine(this.#block.scene.node), 'quorum/not-met', 'notMet', {
			values: {
				subject: this.#checks.subject,
				count: exact(quorum.count ?? ZERO),
				required: exact(quorum.required ?? ZERO),
				of: exact(quorum.of ?? ZERO),
				unit: quorum.unit,
				...sourceValues(quorum.rule.source),
			},
		});
	}
}

/** Who is elected and why. */
interface Outcome {
	elected: Candidate[];
	by: ElectionResult['by'];
	proof: Proof['by'];
	required: Fraction | null;
	requirements: Proof['requirements'];
	/** Whether the figures decide, so that a stated result can be compared with them. */
	settled: boolean;
}

/** Of votes that could not be read. */
const NOT_READ: Outcome = {
	elected: [],
	by: 'unknown',
	proof: 'unknownCounts',
	required: null,
	requirements: [],
	settled: false,
};

function requirementsOf(round: Round): readonly Requirement[] {
	return round.kind === 'threshold' ? round.requirements : [];
}

function votesOf({ result }: Candidate): Fraction {
	return result.votes ?? ZERO;
}

/** The eldest of those tied, where birth dates say who they are. */
function eldestOf(tied: readonly Candidate[], count: bigint): Candidate[] | undefined {
	const born = (candidate: Candidate) => candidate.result.member?.born ?? birthOf(candidate);
	if (tied.some((candidate) => born(candidate) === undefined)) return undefined;
	const byAge = [...tied].sort((a, b) =>
		(born(a) ?? '') < (born(b) ?? '') ? -1 : (born(a) ?? '') > (born(b) ?? '') ? 1 : 0,
	);
	const chosen = byAge.filter((_, index) => BigInt(index) < count);
	const next = byAge.find((_, index) => BigInt(index) === count);
	return next && born(next) === born(chosen.at(-1) ?? next) ? undefined : chosen;
}

function birthOf({ result }: Candidate): string | undefined {
	const person = result.line.children.find((child) => child.type === 'person');
	const birth = person?.type === 'person' ? person.children.find((part) => part.type === 'birth') : undefined;
	return birth?.type === 'birth' ? birth.value : undefined;
}

function numberOf(node: { value: string } | undefined): Fraction | undefined {
	return node && parseFraction(node.value);
}

function multiplied(value: Fraction, times: bigint): Fraction {
	return fraction(value.numerator * times, value.denominator);
}
