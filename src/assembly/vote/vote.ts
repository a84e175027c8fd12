/** One taking of votes: who was entitled, what was counted, what the quorum was, what it came to. */

import type { BallotLine, Resolution, TextValue } from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';
import { compare, equals, isZero, sum } from '../../text/fraction.js';
import { lettersAndNumbers } from '../../text/letters.js';
import { belongs, Entitlement } from '../attendance/entitlement.js';
import { hasQuality } from '../attendance/mandates.js';
import type { DecidingContext } from '../context.js';
import type { Member, Outcome, Proof, TallyResult, VoteResult } from '../model.js';
import { exact, firstLine, Problems, span } from '../problems.js';
import { getQuorum, quorumWaived, reportQuorum } from '../quorum/quorum.js';
import { sourceValues } from '../wording.js';
import { reportInterests } from './interests.js';
import { NamedVotes } from './named-votes.js';
import { addTallies, type CountedTally, countTally, statedPresence, statedVoters } from './tally.js';
import { chairVote, judge, openTie, tieRule, type Verdict, withTieSource } from './verdict.js';
import {
	checkAllAnswered,
	checkCollege,
	checkColleges,
	checkNotTooMany,
	checkSums,
	checkWholes,
	exceedsEntitled,
} from './vote-checks.js';
import { reportUndetermined } from './vote-reports.js';
import type { TakenVote, VoteTerms } from './vote-terms.js';
import { readTally } from './written-ballot.js';

/** Counts and judges one taking of votes. */
export function takeVote(terms: VoteTerms, context: DecidingContext): TakenVote {
	const { rules, electorate, people, mandates, replay } = context;
	const problems = new Problems();
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
		terms.round === 1 ? statedVoters(terms.written.voters, entitlement.entitled, weighted) : undefined;
	const counting = {
		entitlement,
		problems,
		weighted,
		voters,
		amended: terms.amended,
		declared: terms.declared !== undefined && terms.column === undefined,
	};
	const checks = {
		problems,
		entitlement,
		weighted,
		fallen: mandates.fallen,
		effects: replay.effects,
		subject: terms.subject,
		lang: context.lang,
	};
	const { counted, colleges, collegesTooMany } = countVote(terms, names, counting, context);

	const tooMany =
		(terms.tally !== undefined && checkNotTooMany(counted, terms.tally, terms.written, voters, checks)) ||
		collegesTooMany;
	if (terms.tally && !tooMany && terms.round === 1) checkSums(counted, terms.written, voters, checks);
	if (terms.tally && !tooMany && terms.key === undefined)
		checkWholes(counted, terms.tally, electorate, checks);
	if (colleges && terms.tally && terms.tally.answers.length > 0) {
		checkColleges(
			counted.result,
			addTallies(
				colleges.map(({ tally }) => tally),
				entitlement,
			),
			terms.tally,
			checks,
		);
	}
	// What is wrong with the counts explains all that they leave open.
	const isFlawed = problems.all.length > 0;
	const withdrawing = getWhoWithdraws(terms.subject, entitlement, context);
	if (!isFlawed && !colleges && terms.tally && !withdrawing)
		checkAllAnswered(counted, terms.tally, terms.written, rules, checks);
	const method = terms.written.method?.value;
	if (withdrawing) reportWithdrawal(withdrawing, terms, counted, entitlement, problems, context);
	reportInterests(terms, counted, entitlement, context);
	if (method === 'secret') reportSecretRemote(terms, problems, context);
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
	// What cannot have been cast decides nothing.
	const isImpossible = tooMany || (terms.tally !== undefined && exceedsEntitled(counted, checks));
	const verdict: Verdict = isImpossible
		? { outcome: 'undetermined', proof: { requirements: [], by: 'impossibleCounts' } }
		: judged(counted.result);
	const quorum = getQuorum({ ...terms, entitlement }, context);
	const outcome: Outcome = quorum?.met === false ? 'undetermined' : verdict.outcome;
	reportQuorum(terms.scene, terms.subject, quorum, problems, context);
	const tie =
		(verdict.proof.by === 'tieUnsettled' || verdict.proof.by === 'tieOpen') && !terms.silent
			? openTie(terms, method, verdict.proof.by === 'tieOpen', context)
			: undefined;
	const { for: ayes, against } = counted.result;
	const vote: VoteResult = {
		ballot: terms.ballot,
		line: terms.line,
		round: terms.round,
		kind: (terms.scene.node as Resolution).kind,
		majority: terms.majority,
		attendance: terms.attendance,
		entitled: entitlement.entitled,
		...(entitlement.cap ? { cap: entitlement.cap } : {}),
		...(terms.key === undefined ? {} : { key: terms.written.key?.value ?? terms.key }),
		...(method === undefined ? {} : { method }),
		tally: counted.result,
		quorum,
		...(quorum ? {} : { quorumWaived: quorumWaived(terms, context) }),
		...(entitlement.dropped.size > 0
			? { dropped: { members: [...entitlement.dropped], source: rules.amendedSource } }
			: {}),
		verdict: verdict.outcome,
		outcome,
		unanimous: isUnanimous(ayes, against, counted),
		...(colleges ? { colleges } : {}),
		proof:
			quorum?.met === false
				? { ...verdict.proof, by: 'quorumMissing' }
				: withTieSource(verdict.proof, method, rules, terms.majority),
		...(terms.joint ? { joint: terms.joint } : {}),
	};
	if (!isFlawed) reportUndetermined(vote, terms.tally, terms.subject, problems, context);
	const meant = counted.asMeant ? judged(counted.asMeant).outcome : undefined;
	return { vote, tooMany, meant, tie, problems: terms.silent ? [] : problems.all };
}

/** Somebody whom the rules make withdraw for this vote, and who is there and counted: named, filled in, or one of all who were there. */
function reportWithdrawal(
	head: Member,
	{ scene, subject, ...terms }: VoteTerms,
	{ result }: CountedTally,
	entitlement: Entitlement,
	problems: Pick<Problems, 'in'>,
	{ rules: { withdraws } }: DecidingContext,
): void {
	const isNamed = Object.values(result.names).some((votes) => votes?.some(({ member }) => member === head));
	const { votes } = entitlement.entitled;
	const all = result.voters !== null && votes !== null && compare(result.voters, votes) >= 0;
	if (!isNamed && !all) return;
	problems.in(
		span(terms.tally?.nodes ?? [terms.line]) ?? firstLine(scene.node),
		'vote/not-entitled',
		'mustWithdraw',
		{
			values: { name: head.name, subject, ...sourceValues(withdraws?.source) },
		},
	);
}

/** Whom the law sends out of the room for a vote of such a title, where nothing in the text says that he or she went. */
function getWhoWithdraws(
	subject: VoteTerms['subject'],
	entitlement: Entitlement,
	{ rules: { withdraws }, people }: DecidingContext,
): Member | undefined {
	const title = ` ${lettersAndNumbers(foldKeyword(String(subject.values['title'] ?? '')))} `;
	const has = (words: string) => title.includes(` ${lettersAndNumbers(foldKeyword(words))} `);
	if (!withdraws?.titles.some(has) || withdraws.except.some(has)) return undefined;
	const heads = people.members.filter((member) =>
		withdraws.qualities.some((quality) => hasQuality(member, quality)),
	);
	const [head] = heads.length > 0 ? heads : people.chair ? [people.chair] : [];
	return head && entitlement.getBar(head) === undefined ? head : undefined;
}

/** A secret ballot, or the election to an office of the body, while somebody who votes attends from afar, where the rules want them in the room. */
export function reportSecretRemote(
	{ scene, attendance, subject }: Pick<VoteTerms, 'scene' | 'attendance' | 'subject'>,
	problems: Pick<Problems, 'in'>,
	{ rules }: Pick<DecidingContext, 'rules'>,
	code: 'remote' | 'office' = 'remote',
): void {
	const count = attendance.counts.remote.heads;
	if (!rules.secretInRoom || count === 0n) return;
	problems.in(firstLine(scene.node), 'vote/secret-remote', code, {
		values: { subject, count, ...sourceValues(rules.secretInRoom.source) },
	});
}

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
	if (rules.lawUnknown) return nothing('lawUnknown');
	if (majority === null) return nothing('unknownRule');
	if (terms.notOpened) return nothing('notOpened');
	if (terms.keyUnknown) return nothing('unknownBase');
	const counts = counted.result;
	// Hands are people in the room: what proxies hold is not in them, and counts of votes do not say how many raised theirs.
	const isByHands = method === 'showOfHands' && rules.showOfHands !== undefined && weighted;
	if (isByHands && terms.attendance.counts.represented.heads > 0n) return nothing('unknownCounts');
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
		byHands: method === 'showOfHands' && weighted ? rules.showOfHands : undefined,
		tie: tieRule(method, context, majority),
		second: majority.else ? rules.majorities.get(majority.else.then) : undefined,
		chairVote: () => chairVote(terms, counts, entitlement),
	});
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

// What one taking of votes comes to in figures: its answers, its colleges, the matrix of votes.

/** Counts what was written, colleges and the matrix of votes included. */
function countVote(
	terms: VoteTerms,
	names: NamedVotes,
	counting: Parameters<typeof countTally>[2],
	context: DecidingContext,
): {
	counted: CountedTally;
	colleges: Array<{ college: string; tally: TallyResult }> | undefined;
	/** Whether one of them cast more than its people hold. */
	collegesTooMany: boolean;
} {
	const { tally, written, column } = terms;
	const { entitlement } = counting;
	const colleges = terms.round === 1 ? written.colleges : [];
	if (tally) names.register(tally);
	for (const college of colleges) names.register(college.tally);
	let collegesTooMany = false;
	const collegeTallies = colleges.map(({ college, tally: part }) => {
		const ofCollege = entitlement.ofCollege(college.value);
		reportNobodys(college, context, counting.problems);
		const counted = countTally(part, names, { ...counting, entitlement: ofCollege, voters: undefined });
		const isTooMany = checkCollege(college.value, counted.least, ofCollege, part.nodes[0], {
			problems: counting.problems,
			fallen: context.mandates.fallen,
			subject: terms.subject,
		});
		collegesTooMany ||= isTooMany;
		return { college: college.value, counted };
	});
	const hasAnswers = tally && (tally.answers.length > 0 || tally.consents.length > 0);
	const inMatrix =
		column === undefined ? undefined : context.matrix?.count(column, entitlement, terms.amended);
	const named =
		collegeTallies.length > 0
			? collegeTallies.map(({ college, counted }) => ({ college, tally: counted.result }))
			: undefined;
	if (hasAnswers) {
		const counted = countTally(tally, names, counting);
		return {
			counted: inMatrix ? compareToMatrix(counted, inMatrix, names, terms, counting) : counted,
			colleges: named,
			collegesTooMany,
		};
	}
	if (inMatrix) return { counted: inMatrix, colleges: named, collegesTooMany };
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
				least: sum(parts.map(({ least }) => least)),
				contradicted: parts.some(({ contradicted }) => contradicted),
			},
			colleges: named,
			collegesTooMany,
		};
	}
	return {
		counted: countTally(readTally(terms.line ?? emptyLine, []), names, counting),
		colleges: undefined,
		collegesTooMany,
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
	{ problems }: Parameters<typeof countTally>[2],
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

const emptyLine: BallotLine = { type: 'ballotLine', label: 'vote', key: '', children: [] };
