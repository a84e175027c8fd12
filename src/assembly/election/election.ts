/** Elections and choices with their outcome. */

import type { DecidingContext } from '../context.js';
import type { ElectionResult } from '../model.js';
import { firstLine } from '../problems.js';
import { getQuorum, reportQuorum } from '../quorum/quorum.js';
import { reportUnknownRule } from '../vote/vote-reports.js';
import { isUnreadableLine } from '../vote/written-ballot.js';
import {
	type Contest,
	decideElection,
	type ElectionBlock,
	type ElectionOutcome,
	getRound,
	isVoted,
	NOBODY_ELECTED,
	readContest,
} from './contest.js';
import { checkElected, checkFigures, checkSecrecy, checkStatedFigures } from './election-checks.js';

/** Decides one election or choice. */
export function elect(block: ElectionBlock, context: DecidingContext): ElectionResult {
	const contest = readContest(block, context);
	const {
		written,
		entitlement,
		checks,
		candidates,
		seats,
		places,
		round,
		voters,
		blank,
		void: nullBallots,
		cast,
	} = contest;
	const { scene, id, number, title } = block;
	const { attendance } = entitlement;
	const voted = isVoted(contest);
	const quorum = voted
		? getQuorum(
				{ scene, majority: null, quorum: contest.office?.quorum, attendance, item: scene.item, entitlement },
				context,
			)
		: null;
	const asked = getRound(contest);
	if (!asked && written.majority) reportUnknownRule(written.majority, context.rules, context.problems);
	const figuresHold = checkFigures(contest);
	const outcome = !voted
		? notVoted(contest)
		: isUnreadable(contest)
			? NOBODY_ELECTED
			: asked
				? decideElection(contest, asked, figuresHold)
				: { ...NOBODY_ELECTED, proof: 'unknownRule' as const };
	if (figuresHold) checkStatedFigures(contest, outcome.required);
	const met = quorum?.met !== false;
	if (met) for (const candidate of outcome.elected) candidate.result.elected = true;
	checkElected(contest, outcome, figuresHold);
	checkSecrecy(contest);
	reportQuorum(scene, checks.subject, quorum, context.problems, context);
	const requirement = asked?.kind === 'threshold' ? asked.requirements[0] : undefined;
	const source = requirement?.source ?? contest.office?.source ?? context.rules.elections?.source;
	const session = scene.path.at(-1);
	return {
		node: scene.node,
		id,
		number,
		title,
		...(session ? { session } : {}),
		seats,
		places,
		round,
		candidates: candidates.map((candidate) => candidate.result),
		attendance,
		entitled: entitlement.entitled,
		...(entitlement.cap ? { cap: entitlement.cap } : {}),
		voters,
		blank,
		void: nullBallots,
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
