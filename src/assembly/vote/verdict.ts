/** The one verdict: what the counts decide under a majority, and why. */

import { isInRoom, type SingleAnswer } from '../../ast/index.js';
import type { Base, Majority, Requirement, Source, Tie, Unit } from '../../law/rules.js';
import {
	add,
	compare,
	type Fraction,
	fraction,
	isZero,
	max,
	min,
	multiply,
	subtract,
	sum,
} from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { DecidingContext } from '../context.js';
import type { Member, OpenWeight, Outcome, Proof, RequirementProof, TallyResult } from '../model.js';
import { firstLine, span } from '../problems.js';
import { reaches, smallestReaching, standsOnEdge } from '../requirement.js';
import type { OpenTie, VoteTerms } from './vote-terms.js';

/** The input of the verdict function: the counts, the majority and who may break a tie. */
interface VoteInput {
	majority: Majority;
	tally: TallyResult;
	consent: 'unanimous' | 'noObjection' | 'majority' | undefined;
	entitlement: Entitlement;
	/** Whether votes differ from people. */
	weighted: boolean;
	/** Smallest part of a vote. */
	step: Fraction;
	/** Those present, where attendance is unknown. */
	stated: OpenWeight;
	/** Whether each person in the room has one vote, whatever they hold: a show of hands under rules that say so. */
	byHands?: { source?: Source | undefined } | undefined;
	/** What the rules say of a tie; undefined: nothing. */
	tie: Tie | undefined;
	/** The majority of the second ballot that a failure may open. */
	second: Majority | undefined;
	/** How the chair voted, whose vote settles a tie. */
	chairVote(): ChairVote;
}

/** How the chair voted: `neither` takes no side; of `unknown` the minutes do not say it. */
export type ChairVote = 'for' | 'against' | 'neither' | 'unknown';

/** What a vote gives, with its proof. */
export interface Verdict {
	outcome: Extract<Outcome, 'adopted' | 'rejected' | 'undetermined'>;
	proof: Proof;
}

export function judge(input: VoteInput): Verdict {
	const requirements = input.majority.requirements.map((requirement) =>
		prove(byHands(requirement, input), input),
	);
	const consented = judgeConsent(input, requirements);
	if (consented) return consented;
	if (requirements.some(({ met }) => met === false)) return judgeFailure(input, requirements);
	const unknown = requirements.find(({ met }) => met === null);
	if (unknown) {
		return {
			outcome: 'undetermined',
			proof: { requirements, by: unknown.have === null ? 'unknownCounts' : 'unknownBase' },
		};
	}
	return {
		outcome: 'adopted',
		proof: { requirements, by: 'counts', ...getMargin('adopted', requirements, input) },
	};
}

/** A line as hands are counted: people instead of votes, and only those in the room. */
function byHands(requirement: Requirement, input: VoteInput): Requirement {
	return input.byHands && input.weighted && requirement.unit === 'votes'
		? { ...requirement, unit: 'heads', source: bothSources(requirement.source, input.byHands.source) }
		: requirement;
}

/** The text that sets the share, and the one that counts hands: `s. 283; s. 284(2)`. */
function bothSources(share: Source | undefined, hands: Source | undefined): Source | undefined {
	if (!share || !hands) return hands ?? share;
	return { text: `${share.text}; ${hands.text}`, verified: share.verified && hands.verified };
}

/** The figures of one requirement. */
export function prove(
	requirement: Requirement,
	input: Pick<VoteInput, 'tally' | 'entitlement' | 'weighted' | 'step' | 'stated'>,
): RequirementProof {
	const { base, unit } = requirement;
	if (base === 'present') {
		const inRoom = proveInRoom(requirement, input);
		if (inRoom) return inRoom;
	}
	if ((base === 'castOrBlank' || base === 'castOrVoid') && input.tally.blankOrVoid)
		return proveEitherWay(requirement, input.tally.blankOrVoid, input);
	const proof = compareWith(
		requirement,
		ayes(input.tally, unit, input.weighted),
		getBase(base, unit, input),
		input,
	);
	// All members hold all votes: without counts of people the votes tell whether all are for.
	if (proof.met === null && requirement.threshold.kind === 'all' && base === 'members' && unit === 'heads')
		return prove({ ...requirement, unit: 'votes' }, input);
	return proof;
}

/**
 * A base that holds blank ballots and no void ones, or the reverse, beside `3 blancs ou nuls`: with all of them and with none. Where that
 * changes nothing the larger base is shown; where it does, the line stays open.
 */
function proveEitherWay(
	requirement: Requirement,
	open: Fraction,
	input: Pick<VoteInput, 'tally' | 'entitlement' | 'weighted' | 'step' | 'stated'>,
): RequirementProof {
	const { blank, void: nullBallots, blankOrVoid: _open, ...tally } = input.tally;
	const { blank: _blank, void: _void, ...heads } = tally.heads;
	const proveWith = (counts: Pick<TallyResult, 'blank' | 'void'>) =>
		prove(requirement, { ...input, tally: { ...tally, heads, ...counts } });
	const allBlank = proveWith({ blank, void: nullBallots });
	const allVoid = proveWith({
		blank: blank && subtract(blank, open),
		void: nullBallots && add(nullBallots, open),
	});
	const [larger, smaller] = requirement.base === 'castOrBlank' ? [allBlank, allVoid] : [allVoid, allBlank];
	return larger.met === smaller.met ? larger : { ...larger, of: null, needed: null, met: null };
}

/** One comparison with its figures; nothing of nothing, or an unknown figure, leaves it open. */
function compareWith(
	{ base, unit, threshold, source }: Requirement,
	have: Fraction | null,
	of: Fraction | null,
	input: Pick<VoteInput, 'entitlement' | 'step'>,
): RequirementProof {
	const whole = of ?? (threshold.kind === 'number' ? have : null);
	return {
		base,
		unit,
		threshold,
		have,
		of,
		needed:
			of === null && threshold.kind !== 'number'
				? null
				: smallestReaching(of ?? fraction(0n), threshold, unit === 'heads' ? fraction(1n) : input.step),
		met:
			have === null || whole === null
				? have !== null && isZero(have)
					? false
					: null
				: reaches(have, whole, threshold),
		...(base === 'presentOrRepresented' && input.entitlement.attendance.counts.byPost.heads > 0n
			? { posted: true }
			: {}),
		...(source ? { source } : {}),
	};
}

/**
 * A base of those in the room beside votes of people who are represented, or voted by post: only the votes of those in the room are
 * set against it. Where names or limits do not say how many these are, the line stays open. As many against as for adopt nothing.
 * Undefined where nobody outside the room votes.
 */
function proveInRoom(
	requirement: Requirement,
	input: Pick<VoteInput, 'tally' | 'entitlement' | 'weighted' | 'step' | 'stated'>,
): RequirementProof | undefined {
	const { unit, threshold } = requirement;
	const { tally, entitlement, weighted, stated } = input;
	if (!entitlement.attendance.known) return undefined;
	const room = getFigure('present', unit, input);
	const all = getFigure('presentOrRepresented', unit, { tally, entitlement, weighted, stated });
	if (room === null || all === null || compare(all, room) <= 0) return undefined;
	const given = ayes(tally, unit, weighted);
	if (given === null) return undefined;
	const exactly = votesInRoom(tally, unit, entitlement);
	const least = exactly ?? max(fraction(0n), subtract(given, subtract(all, room)));
	const most = exactly ?? min(given, room);
	const proof = { ...compareWith(requirement, least, room, input), outside: subtract(all, room), given };
	const against = unit === 'votes' || !weighted ? tally.against : getHeads(tally, 'against', weighted);
	const isMajority = threshold.kind !== 'fraction' || asksForHalf(threshold.fraction);
	if (isMajority && against !== null && compare(given, against) <= 0)
		return {
			...compareWith({ ...requirement, base: 'presentOrRepresented' }, given, all, input),
			met: false,
		};
	if (proof.met === true || exactly) return proof;
	const upper = { ...compareWith(requirement, most, room, input), outside: subtract(all, room), given };
	return upper.met === false ? upper : { ...proof, have: null, met: null };
}

function asksForHalf(share: Fraction): boolean {
	return compare(multiply(share, fraction(2n)), fraction(1n)) >= 0;
}

/** Votes for of those in the room, where all who voted so are named. */
function votesInRoom(tally: TallyResult, unit: Unit, entitlement: Entitlement): Fraction | undefined {
	const names = tally.names.for;
	if (!names) return tally.for !== null && isZero(tally.for) ? tally.for : undefined;
	const all = sum(names.map(({ votes }) => votes));
	if (tally.for === null || compare(all, tally.for) !== 0) return undefined;
	const room = names.filter(({ by, byPost }) => by === undefined && byPost !== true);
	return unit === 'heads'
		? fraction(room.reduce((heads, { member }) => heads + entitlement.getHeads(member), 0n))
		: sum(room.map(({ votes }) => votes));
}

/** `unanimité`, `sans objection`, `à la majorité` where no counts decide. */
function judgeConsent(
	{ majority, tally, consent }: VoteInput,
	requirements: RequirementProof[],
): Verdict | undefined {
	if (!consent || tally.for !== null) return undefined;
	const opposed = tally.against !== null && !isZero(tally.against);
	const proof = (by: Proof['by']): Proof => ({ requirements, by });
	if (opposed && consent !== 'majority') return { outcome: 'undetermined', proof: proof('unknownCounts') };
	if (consent === 'majority') {
		return majority.simple
			? { outcome: 'adopted', proof: proof('consent') }
			: { outcome: 'undetermined', proof: proof('unknownCounts') };
	}
	return settlesByConsent(majority.requirements, tally)
		? { outcome: 'adopted', proof: proof('consent') }
		: { outcome: 'undetermined', proof: proof('unknownCounts') };
}

/**
 * Whether it is enough that everybody who voted agreed: of a base of those present or voting they are all, unless some of it are said not
 * to have voted for (`unanimité, 5 abstentions`); of all members, or of a number, nobody knows how many they are.
 */
export function settlesByConsent(requirements: readonly Requirement[], tally: TallyResult): boolean {
	return requirements.every(
		({ base, threshold }) =>
			base !== 'members' &&
			threshold.kind !== 'number' &&
			OTHERS_IN[base].every((answer) => tally[answer] === null || isZero(tally[answer])),
	);
}

/** The answers beside for and against that a base holds. */
const OTHERS_IN = {
	cast: [],
	castOrVoid: ['void'],
	castOrBlank: ['blank'],
	ballots: ['blank', 'void'],
	present: ['abstention', 'blank', 'void', 'notVoting'],
	presentOrRepresented: ['abstention', 'blank', 'void', 'notVoting'],
} as const satisfies { readonly [Of in Exclude<Base, 'members'>]: readonly (keyof TallyResult)[] };

function judgeFailure(input: VoteInput, requirements: RequirementProof[]): Verdict {
	const { tally, majority } = input;
	const rejected = (by: Proof['by'], more: Partial<Proof> = {}): Verdict => ({
		outcome: 'rejected',
		proof: { requirements, by, ...opening(majority, input), ...more },
	});
	if (tally.for !== null && tally.against !== null && isZero(add(tally.for, tally.against)))
		return rejected('noVotesCast');
	if (!isTie(requirements, tally, input.weighted))
		return rejected('counts', getMargin('rejected', requirements, input));
	// Beside votes that are not cast a tie decides nothing: the figures do.
	const isOfCast = requirements.every(({ base }) => base.startsWith('cast'));
	if (input.tie === 'rejected')
		return isOfCast
			? rejected('tieRejected')
			: rejected('counts', getMargin('rejected', requirements, input));
	const chairVote = input.tie === 'chair' ? input.chairVote() : 'neither';
	if (chairVote === 'neither') return rejected('tieUnsettled');
	// The casting vote is somebody's, and nobody knows which way it went: neither outcome follows.
	if (chairVote === 'unknown') return { outcome: 'undetermined', proof: { requirements, by: 'tieOpen' } };
	if (chairVote === 'against') return rejected('chair', { chairVote: 'against' });
	return { outcome: 'adopted', proof: { requirements, by: 'chair', chairVote: 'for' } };
}

/** As many for as against, where that alone keeps the requirement from being met. */
function isTie(requirements: readonly RequirementProof[], tally: TallyResult, weighted: boolean): boolean {
	return requirements.every(({ met, have, of, unit, threshold }) => {
		if (met === true) return true;
		if (met === null || have === null || of === null) return false;
		const against = unit === 'votes' || !weighted ? tally.against : getHeads(tally, 'against', weighted);
		return (
			against !== null &&
			have.numerator === against.numerator &&
			have.denominator === against.denominator &&
			standsOnEdge(have, of, threshold)
		);
	});
}

/** The second ballot that a failed vote opens, where its condition held; where it did not, the condition. */
function opening(majority: Majority, input: VoteInput): Pick<Proof, 'opens' | 'opensNot'> {
	if (!majority.else || !input.second) return {};
	const requirements = majority.else.if.map((requirement) => prove(requirement, input));
	if (requirements.some(({ met }) => met !== true)) return { opensNot: requirements };
	return { opens: { majority: input.second, requirements } };
}

/**
 * The smallest number of votes that, moved between for and against, changes the outcome whoever they are; none where people are counted
 * too, or where votes of people outside the room stand beside a base of those in it. A tie that the chair settles changes nothing by
 * itself: the margin goes one step beyond it.
 */
function getMargin(
	outcome: 'adopted' | 'rejected',
	requirements: readonly RequirementProof[],
	input: VoteInput,
): Pick<Proof, 'margin'> {
	const gaps: Fraction[] = [];
	for (const { unit, have, needed, met, outside } of requirements) {
		if (have === null || needed === null || outside || (unit === 'heads' && input.weighted)) return {};
		if (outcome === 'adopted') gaps.push(add(subtract(have, needed), input.step));
		else if (met === false) gaps.push(subtract(needed, have));
	}
	const [first, ...rest] = gaps;
	if (!first) return {};
	const gap = rest.reduce(
		(best, other) => (outcome === 'adopted' ? min(best, other) : max(best, other)),
		first,
	);
	const margin = outcome === 'adopted' && tieAfter(gap, input) ? add(gap, input.step) : gap;
	const movable = outcome === 'adopted' ? input.tally.for : input.tally.against;
	return movable !== null && margin.numerator > 0n && compare(margin, movable) <= 0 ? { margin } : {};
}

/** Whether so many votes moved from for to against give a tie that the chair would settle. */
function tieAfter(moved: Fraction, { tally, tie }: VoteInput): boolean {
	return (
		tie === 'chair' &&
		tally.for !== null &&
		tally.against !== null &&
		compare(subtract(tally.for, moved), add(tally.against, moved)) === 0
	);
}

function ayes(tally: TallyResult, unit: Unit, weighted: boolean): Fraction | null {
	return unit === 'votes' ? tally.for : getHeads(tally, 'for', weighted);
}

function getHeads(
	tally: TallyResult,
	answer: 'for' | 'against' | 'blank' | 'void',
	weighted: boolean,
): Fraction | null {
	const heads = tally.heads[answer];
	if (heads !== undefined) return fraction(heads);
	const votes = tally[answer];
	return votes !== null && (!weighted || isZero(votes)) ? votes : null;
}

/** The answers that a base adds up. */
const ANSWERS_OF = {
	cast: ['for', 'against'],
	castOrVoid: ['for', 'against', 'void'],
	castOrBlank: ['for', 'against', 'blank'],
	ballots: ['for', 'against', 'blank', 'void'],
} as const;

/** The base of a line; those there are no fewer than those who voted, whose proxies may be one too many. */
function getBase(
	base: Base,
	unit: Unit,
	input: Pick<VoteInput, 'tally' | 'entitlement' | 'stated' | 'weighted'>,
): Fraction | null {
	const figure = getFigure(base, unit, input);
	if (figure === null || unit === 'heads' || (base !== 'present' && base !== 'presentOrRepresented'))
		return figure;
	return max(figure, votesGiven(input.tally));
}

/** All votes that the answers hold, as far as they are known. */
export function votesGiven(tally: TallyResult): Fraction {
	return sum(
		(['for', 'against', 'abstention', 'blank', 'void'] as const).map((name) => tally[name] ?? fraction(0n)),
	);
}

function getFigure(
	base: Base,
	unit: Unit,
	{ tally, entitlement, stated, weighted }: Pick<VoteInput, 'tally' | 'entitlement' | 'stated' | 'weighted'>,
): Fraction | null {
	if (base === 'cast' || base === 'castOrVoid' || base === 'castOrBlank' || base === 'ballots') {
		let total: Fraction = fraction(0n);
		for (const answer of ANSWERS_OF[base]) {
			const count = unit === 'votes' ? tally[answer] : getHeads(tally, answer, weighted);
			if (count === null) return null;
			total = add(total, count);
		}
		return total;
	}
	const weight = entitlement.base(base, stated);
	if (unit === 'votes') return weight.votes;
	return weight.heads === null ? null : fraction(weight.heads);
}

// Ties: which rule settles them, and how the chair voted.

/** The proof with the text that the tie rule comes from, where that rule decided. */
export function withTieSource(
	proof: Proof,
	method: string | undefined,
	rules: DecidingContext['rules'],
	majority: Majority | null,
): Proof {
	if (proof.by !== 'chair' && proof.by !== 'tieRejected') return proof;
	const secretTie =
		proof.by === 'tieRejected' && method === 'secret' && (majority?.tie ?? rules.tie) === 'chair';
	const tieSource =
		(method === 'secret' ? rules.secret?.source : undefined) ??
		(majority?.tie ? majority.source : rules.tieSource);
	return { ...proof, ...(tieSource ? { tieSource } : {}), ...(secretTie ? { secretTie } : {}) };
}

/** What the rules say of a tie under this method of voting: a secret ballot, and a majority in words, may have a rule of their own. */
export function tieRule(
	method: string | undefined,
	{ rules }: DecidingContext,
	majority: Majority | null,
): Tie | undefined {
	return (method === 'secret' ? rules.secret?.tie : undefined) ?? majority?.tie ?? rules.tie;
}

/**
 * How the chair voted: as the text below says of the casting vote, which may be a second one; else read from the names; where the ballot does not name those who voted so, the stated result is taken for it.
 * Neither side where the chair is away, recused, abstains, or is missing among the names of those in favour: none of these adopts.
 */
export function chairVote(terms: VoteTerms, tally: TallyResult, entitlement: Entitlement): ChairVote {
	const { chair, backChair } = terms.attendance;
	const vote = voteOfChair(chair, terms, tally, entitlement);
	// Either may preside.
	return !backChair || voteOfChair(backChair, terms, tally, entitlement) === vote ? vote : 'unknown';
}

function voteOfChair(
	chair: Member | undefined,
	terms: VoteTerms,
	tally: TallyResult,
	entitlement: Entitlement,
): ChairVote {
	const { known, presence, withoutVote } = terms.attendance;
	if (chair && known && (!isInRoom(presence.get(chair)) || withoutVote?.has(chair))) return 'neither';
	if (chair && entitlement.recused.has(chair)) return 'neither';
	if (terms.told?.casting) return terms.told.outcome === 'adopted' ? 'for' : 'against';
	if (terms.attendance.chairContested) return 'unknown';
	const names = (answer: SingleAnswer) => tally.names[answer] ?? [];
	const has = (answer: SingleAnswer) =>
		names(answer).some(({ member, by }) => member === chair && by === undefined);
	if (has('for')) return 'for';
	if (has('against')) return 'against';
	if ((['abstention', 'blank', 'void', 'notVoting'] as const).some(has)) return 'neither';
	// An answer that names its people does not hold a chair who is not among them; any of them may preside where nobody is said to.
	if (names('for').length > 0) return chair ? 'neither' : 'unknown';
	const stated = terms.declared ?? terms.told?.outcome;
	if (stated === 'adopted') return 'for';
	if (stated !== 'rejected') return 'unknown';
	return names('against').length > 0 ? (chair ? 'neither' : 'unknown') : 'against';
}

/** Why the tie of a vote was left unsettled; open: how the chair voted is not told. */
export function openTie(
	terms: VoteTerms,
	method: string | undefined,
	isOpen: boolean,
	context: DecidingContext,
): OpenTie {
	const rule = tieRule(method, context, terms.majority);
	const { chair, backChair, chairContested, known, presence } = terms.attendance;
	const absent = rule === 'chair' && chair && known && !isInRoom(presence.get(chair));
	const why =
		rule === 'chair'
			? absent
				? 'chairAbsent'
				: !chair
					? 'noChair'
					: isOpen
						? backChair
							? 'chairBack'
							: chairContested
								? 'chairContested'
								: 'chairSilent'
						: 'chairNeutral'
			: rule === undefined
				? 'noRule'
				: 'notForVotes';
	// Votes that only a file gives stand nowhere in the block.
	const place = span(terms.tally?.nodes ?? [terms.line]) ?? firstLine(terms.scene.node);
	return { why, place, chair: chair?.name ?? '', other: backChair?.name ?? '', subject: terms.subject };
}

/** Says so; where the stated result contradicts it, that message says why instead. */
export function reportTie(
	{ why, place, chair, other, subject }: OpenTie,
	problems: Pick<DecidingContext['problems'], 'in'>,
): void {
	problems.in(place, 'vote/tie', why, { values: { subject, chair, other } });
}
