/** One taking of votes: who was entitled, what was counted, what the quorum was, what it came to. */

import type { Resolution } from '../../ast/index.js';
import { isZero } from '../../text/fraction.js';
import { Entitlement } from '../attendance/entitlement.js';
import type { DecidingContext } from '../context.js';
import type { Outcome, Proof, TallyResult, VoteResult } from '../model.js';
import { quorumOf, reportQuorum } from '../quorum/quorum-check.js';
import { NamedVotes } from './named-votes.js';
import { addTallies, type CountedTally, statedPresence, statedVoters } from './tally.js';
import { chairVote, type OpenTie, openTie, tieRule, withTieSource } from './tie.js';
import { reportUndetermined } from './undetermined.js';
import { judge, type Verdict } from './verdict.js';
import { checkColleges, checkNotTooMany, checkSums } from './vote-checks.js';
import { countVote } from './vote-counts.js';
import type { VoteTerms } from './vote-terms.js';

/** A vote with what its result is checked against. */
export interface TakenVote {
	vote: VoteResult;
	/** What the vote would give if names and counts with an error were taken as they were meant. */
	meant: Outcome | undefined;
	/** Whether more was cast than could be: the counts have an error already, and no result is compared with them. */
	tooMany: boolean;
	/** A tie that nothing settles, to be told unless a stated result contradicts it. */
	tie: OpenTie | undefined;
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
		terms.round === 1 ? statedVoters(terms.written.voters, entitlement.entitled, weighted) : undefined;
	const counting = { entitlement, problems, weighted, voters, amended: terms.amended };
	const checks = {
		problems,
		entitlement,
		weighted,
		fallen: mandates.fallen,
		effects: replay.effects,
		subject: terms.subject,
	};
	// What is wrong with the counts explains all that they leave open.
	const said = context.problems.all.length;
	const { counted, colleges } = countVote(terms, names, counting, context);

	const tooMany =
		terms.tally !== undefined && checkNotTooMany(counted, terms.tally, terms.written, voters, checks);
	if (terms.tally && !tooMany && terms.round === 1) checkSums(counted, terms.written, voters, checks);
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
	const flawed = context.problems.all.length > said;
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
	const tie =
		verdict.proof.by === 'tieUnsettled' && !terms.silent ? openTie(terms, method, context) : undefined;
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
	if (!flawed) reportUndetermined(vote, terms.tally, terms.subject, problems, context);
	const meant = counted.asMeant ? judged(counted.asMeant).outcome : undefined;
	return { vote, tooMany, meant, tie };
}

/** A place where what was said already is not said again. */
class Silence {
	readonly all = [];
	at(): void {}
	in(): void {}
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
