/** One taking of votes: who was entitled, what was counted, what the quorum was, what it came to. */

import type { Ballot, BallotLine, Resolution, StatedOutcome } from '../ast/index.js';
import type { Majority, Tie } from '../law/rules.js';
import { isZero, parseFraction } from '../text/fraction.js';
import { isThere } from './attendance.js';
import type { DecidingContext } from './context.js';
import { Entitlement } from './entitlement.js';
import type { Attendance, Member, Outcome, Proof, TallyResult, VoteResult } from './model.js';
import { NamedVotes } from './named-votes.js';
import { span } from './problems.js';
import { quorumOf, reportQuorum } from './quorum-check.js';
import type { BlockScene } from './replay.js';
import { addTallies, type CountedTally, countTally, statedPresence } from './tally.js';
import { judge, type Verdict } from './verdict.js';
import { checkColleges, checkNotTooMany, checkSums } from './vote-checks.js';
import type { Words } from './wording.js';
import { readTally, type WrittenBallot, type WrittenTally } from './written-ballot.js';

/** What a vote is taken from. */
export interface VoteTerms {
	scene: BlockScene;
	written: WrittenBallot;
	/** The answers: of the first vote or of the second; undefined where only a matrix or a stated result gives them. */
	tally: WrittenTally | undefined;
	/** Column of the matrix. */
	column: number | undefined;
	ballot: Ballot;
	line: BallotLine | undefined;
	round: 1 | 2;
	/** Null for a name that the rules do not know. */
	majority: Majority | null;
	attendance: Attendance;
	item: Attendance;
	/** The written result, as far as it may settle a tie or stand for counts. */
	declared: StatedOutcome | undefined;
	/** Whether the text was changed in session. */
	amended: boolean;
	/** Members who withdrew. */
	recused: readonly Member[];
	/** Folded allocation key, where it is known. */
	key: string | undefined;
	/** Whether the ballot names a key that no roll has. */
	keyUnknown: boolean;
	joint: { with: string[] } | undefined;
	subject: Words;
	/** Whether another block of the same joint vote has said what is wrong with it. */
	silent: boolean;
	/** Where the block says so, a second ballot that was never opened. */
	notOpened: boolean;
}

/** A vote with what its result is checked against. */
export interface TakenVote {
	vote: VoteResult;
	/** What the vote would give if names and counts with an error were taken as they were meant. */
	meant: Outcome | undefined;
	/** Whether more was cast than could be: the counts have an error already, and no result is compared with them. */
	tooMany: boolean;
}

/** Counts and judges one taking of votes. */
export function takeVote(terms: VoteTerms, context: DecidingContext): TakenVote {
	const { rules, electorate, people, mandates, replay } = context;
	const problems = terms.silent ? new Silence() : context.problems;
	const entitlement = new Entitlement({
		attendance: terms.attendance,
		electorate,
		recused: terms.recused,
		recusedLeave: rules.recused === 'leaveBase',
		key: terms.key,
	});
	const names = new NamedVotes({
		roster: people.roster,
		problems,
		entitlement,
		fallen: mandates.fallen,
		effects: replay.effects,
		amended: terms.amended,
		subject: terms.subject,
	});
	const weighted = electorate.weighted || terms.key !== undefined;
	const voters =
		terms.round === 1 && terms.written.voters ? parseFraction(terms.written.voters.value) : undefined;
	const counting = { entitlement, problems, weighted, voters, amended: terms.amended };
	const checks = {
		problems,
		entitlement,
		weighted,
		fallen: mandates.fallen,
		effects: replay.effects,
		subject: terms.subject,
	};
	const { counted, colleges } = count(terms, names, counting, context);

	const tooMany = terms.tally !== undefined && checkNotTooMany(counted, terms.tally, terms.written, checks);
	if (terms.tally && !tooMany && terms.round === 1) checkSums(counted, terms.written, checks);
	if (colleges && terms.tally && terms.tally.answers.length > 0) {
		checkColleges(
			counted.result,
			addTallies(
				colleges.map(({ tally }) => tally),
				entitlement,
			),
			terms.tally.nodes[0],
			checks,
		);
	}
	const method = terms.written.method?.value;
	if (method === 'secret' && names.some) {
		const named = terms.tally?.answers.find((answer) => answer.names.length > 0)?.names[0];
		problems.at(named, 'vote/secret-named', 'names', { values: { subject: terms.subject } });
	}
	const judged = (tally: TallyResult): Verdict => {
		const stated = statedPresence(counted, voters, weighted);
		return judgeVote(
			terms,
			{ ...counted, result: tally },
			{ entitlement, weighted, stated, method, context },
		);
	};
	const verdict = judged(counted.result);
	const quorum = quorumOf({ ...terms, entitlement }, context);
	const outcome: Outcome = quorum?.met === false ? 'undetermined' : verdict.outcome;
	reportQuorum(terms.scene, terms.subject, quorum, problems, context);
	if (verdict.proof.by === 'tieUnsettled') reportTie(terms, method, problems, context);
	const { for: ayes, against } = counted.result;
	const vote: VoteResult = {
		ballot: terms.ballot,
		line: terms.line,
		round: terms.round,
		kind: (terms.scene.node as Resolution).kind,
		majority: terms.majority,
		attendance: terms.attendance,
		entitled: entitlement.entitled,
		...(terms.key === undefined ? {} : { key: terms.written.key?.value ?? terms.key }),
		...(method === undefined ? {} : { method }),
		tally: counted.result,
		quorum,
		verdict: verdict.outcome,
		outcome,
		unanimous: isUnanimous(ayes, against, counted),
		...(colleges ? { colleges } : {}),
		proof:
			quorum?.met === false
				? { ...verdict.proof, by: 'quorumMissing' }
				: withTieSource(verdict.proof, method, rules),
		...(terms.joint ? { joint: terms.joint } : {}),
	};
	return { vote, tooMany, meant: counted.asMeant ? judged(counted.asMeant).outcome : undefined };
}

/** A place where what was said already is not said again. */
class Silence {
	readonly all = [];
	at(): void {}
	in(): void {}
}

function count(
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
	const collegeTallies = colleges.map(({ college, tally: part }) => ({
		college: college.value,
		counted: countTally(part, names, { ...counting, voters: undefined }),
	}));
	const hasAnswers = tally && (tally.answers.length > 0 || tally.consents.length > 0);
	const inMatrix = column === undefined ? undefined : context.matrix?.count(column, entitlement);
	const named =
		collegeTallies.length > 0
			? collegeTallies.map(({ college, counted }) => ({ college, tally: counted.result }))
			: undefined;
	if (hasAnswers) {
		const counted = countTally(tally, names, counting);
		return {
			counted: inMatrix && !names.some ? compareToMatrix(counted, inMatrix, terms, counting) : counted,
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
				least:
					addTallies(
						parts.map((part) => part.result),
						entitlement,
					).voters ??
					only?.least ??
					counting.entitlement.recusedWeight.votes,
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

/** Written counts are checked against the names of the matrix, which say who voted how. */
function compareToMatrix(
	counted: CountedTally,
	inMatrix: CountedTally,
	terms: VoteTerms,
	{ problems }: Parameters<typeof countTally>[2],
): CountedTally {
	for (const answer of ['for', 'against', 'abstention'] as const) {
		const [stated, computed] = [counted.result[answer], inMatrix.result[answer]];
		if (
			stated === null ||
			computed === null ||
			(stated.numerator === computed.numerator && stated.denominator === computed.denominator)
		)
			continue;
		problems.in(span(terms.tally?.nodes ?? []), 'vote/sum-mismatch', 'matrix', {
			values: {
				subject: terms.subject,
				answer,
				stated: { exact: `${stated.numerator}` },
				computed: { exact: `${computed.numerator}` },
			},
		});
		return { ...counted, asMeant: inMatrix.result, contradicted: true };
	}
	counted.result.names = inMatrix.result.names;
	counted.result.heads = { ...inMatrix.result.heads, ...counted.result.heads };
	return counted;
}

const emptyLine: BallotLine = { type: 'ballotLine', label: 'vote', key: '', children: [] };

interface Judging {
	entitlement: Entitlement;
	weighted: boolean;
	stated: ReturnType<typeof statedPresence>;
	method: string | undefined;
	context: DecidingContext;
}

function judgeVote(
	terms: VoteTerms,
	counted: CountedTally,
	{ entitlement, weighted, stated, method, context }: Judging,
): Verdict {
	const { rules, step } = context;
	const { majority } = terms;
	const nothing = (by: Proof['by']): Verdict => ({
		outcome: 'undetermined',
		proof: { requirements: [], by },
	});
	if (!rules.valid) return nothing('rulesInvalid');
	if (majority === null) return nothing('unknownRule');
	if (terms.notOpened) return nothing('notOpened');
	if (terms.keyUnknown) return nothing('unknownBase');
	const counts = counted.result;
	const silent = counted.consent === undefined && counts.for === null && counts.against === null;
	if (silent && (terms.declared === 'adopted' || terms.declared === 'rejected')) {
		return { outcome: terms.declared, proof: { requirements: [], by: 'stated' } };
	}
	return judge({
		majority,
		tally: counts,
		consent: counted.consent,
		entitlement,
		weighted,
		step,
		stated,
		tie: tieRule(method, context),
		second: majority.else ? rules.majorities.get(majority.else.then) : undefined,
		chairVote: () => chairVote(terms, counts, entitlement),
	});
}

function withTieSource(proof: Proof, method: string | undefined, rules: DecidingContext['rules']): Proof {
	if (proof.by !== 'chair' && proof.by !== 'tieRejected') return proof;
	const tieSource = (method === 'secret' ? rules.secret?.source : undefined) ?? rules.tieSource;
	return tieSource ? { ...proof, tieSource } : proof;
}

function tieRule(method: string | undefined, { rules }: DecidingContext): Tie | undefined {
	return (method === 'secret' ? rules.secret?.tie : undefined) ?? rules.tie;
}

/** Read from the names; where the ballot does not name those who voted so, the stated result is taken for it. */
function chairVote(
	terms: VoteTerms,
	tally: TallyResult,
	entitlement: Entitlement,
): 'for' | 'against' | undefined {
	const { chair, known, presence } = terms.attendance;
	if (chair && known && !isThere(presence.get(chair))) return undefined;
	if (chair && entitlement.recused.has(chair)) return undefined;
	const names = (answer: 'for' | 'against' | 'abstention' | 'blank' | 'void' | 'notVoting') =>
		tally.names[answer] ?? [];
	const has = (answer: Parameters<typeof names>[0]) =>
		names(answer).some(({ member, by }) => member === chair && by === undefined);
	if (has('for')) return 'for';
	if (has('against')) return 'against';
	if ((['abstention', 'blank', 'void', 'notVoting'] as const).some(has)) return undefined;
	const namesAll = (['for', 'against'] as const).every(
		(answer) => names(answer).length > 0 || (tally[answer] !== null && isZero(tally[answer])),
	);
	if (namesAll) return undefined;
	return terms.declared === 'adopted' ? 'for' : terms.declared === 'rejected' ? 'against' : undefined;
}

/** `unanimous`: nobody against and somebody for. */
function isUnanimous(
	ayes: TallyResult['for'],
	against: TallyResult['against'],
	counted: CountedTally,
): boolean {
	if (against !== null && !isZero(against)) return false;
	if (ayes !== null) return !isZero(ayes) && against !== null;
	return counted.consent === 'unanimous' || counted.consent === 'noObjection';
}

function reportTie(
	terms: VoteTerms,
	method: string | undefined,
	problems: Pick<DecidingContext['problems'], 'in'>,
	context: DecidingContext,
): void {
	const rule = tieRule(method, context);
	const { chair, known, presence } = terms.attendance;
	const absent = rule === 'chair' && chair && known && !isThere(presence.get(chair));
	const code =
		rule === 'chair'
			? absent
				? 'chairAbsent'
				: chair
					? 'chairSilent'
					: 'noChair'
			: rule === undefined
				? 'noRule'
				: 'notForVotes';
	problems.in(span(terms.tally?.nodes ?? [terms.line]), 'vote/tie', code, {
		values: { subject: terms.subject, chair: chair?.name ?? '', rule: rule ?? '' },
	});
}
