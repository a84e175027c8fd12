/** The quorum that one vote or election needs, and what is said where it is missing. */

import type { Majority } from '../../law/rules.js';
import { ZERO } from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { DecidingContext } from '../context.js';
import type { Attendance, EventEffect, QuorumResult } from '../model.js';
import { exact, firstLine, type Problems } from '../problems.js';
import type { BlockScene } from '../scenes.js';
import { sourceValues, type Words } from '../wording.js';
import { computeQuorum, quorumMoment, quorumRuleFor } from './quorum.js';

/** Where a quorum is looked at. */
export interface QuorumScene {
	scene: BlockScene;
	/** Null where there is none, or the rules do not know it. */
	majority: Majority | null;
	attendance: Attendance;
	item: Attendance;
	entitlement: Entitlement;
}

/** The quorum of a vote; null where the rules ask for none. */
export function quorumOf(at: QuorumScene, context: DecidingContext): QuorumResult | null {
	const { rules, call, electorate, step, replay } = context;
	const rule = rules.valid
		? quorumRuleFor(rules, at.majority, isBeyondAgenda(at.scene, context) ? 1 : call)
		: undefined;
	if (!rule) return null;
	const attendance = quorumMoment(rule, { opening: replay.opening, item: at.item, vote: at.attendance });
	const stated = context.statedPresence(at.scene);
	return computeQuorum({ rule, attendance, electorate, step, entitlement: at.entitlement, stated });
}

/** At a second convocation only the first agenda may be decided without the quorum of the first. */
export function isBeyondAgenda(
	scene: BlockScene,
	context: Pick<DecidingContext, 'rules' | 'call' | 'isOffAgenda'>,
): boolean {
	return context.rules.secondCallLimitedToAgenda === true && context.call > 1 && context.isOffAgenda(scene);
}

/** Says that a vote was taken without the quorum, with the departure that lost it. */
export function reportQuorum(
	scene: BlockScene,
	subject: Words,
	quorum: QuorumResult | null,
	problems: Pick<Problems, 'in'>,
	context: DecidingContext,
): void {
	// An item that a second convocation may not add has its own message.
	if (quorum?.met !== false || context.status === 'convened' || isBeyondAgenda(scene, context)) return;
	const lost = lastDeparture(quorum, context);
	const time = lost?.after.since?.time;
	problems.in(
		firstLine(scene.node),
		'quorum/not-met',
		lost ? (time === undefined ? 'departed' : 'departedAt') : 'notMet',
		{
			values: {
				subject,
				count: exact(quorum.count ?? ZERO),
				required: exact(quorum.required ?? ZERO),
				of: exact(quorum.of ?? ZERO),
				ofKnown: quorum.of === null ? 'no' : 'yes',
				unit: quorum.unit,
				...sourceValues(quorum.rule.source),
				...(lost
					? {
							people: lost.members.map(({ name }) => name),
							line: { line: lost.node.position?.start.line ?? 0 },
						}
					: {}),
				...(time === undefined ? {} : { time: { time } }),
			},
			related: [lost?.node],
		},
	);
}

/** The last departure before the moment of the quorum, where the quorum was there until then. */
function lastDeparture(
	quorum: QuorumResult,
	{ replay, electorate, step }: DecidingContext,
): EventEffect | undefined {
	const lost = replay.effects.findLast(
		({ node, after }) =>
			node.type === 'event' && node.event === 'departure' && after.counts === quorum.attendance.counts,
	);
	if (!lost) return undefined;
	const before = computeQuorum({ rule: quorum.rule, attendance: lost.before, electorate, step });
	return before.met === true ? lost : undefined;
}
