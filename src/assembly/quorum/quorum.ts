/** The quorum at the moment that the rules prescribe, and what lines and sentences state of it. */

import {
	getChildren,
	IN_ROOM,
	type Problem,
	type QuorumStatement,
	type StatedCount,
	VOTING,
} from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import type { Majority, QuorumRule, Rules, Source } from '../../law/rules.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	parseFraction,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import { getWeight, less } from '../attendance/attendance.js';
import type { Electorate } from '../attendance/electorate.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { BlockContext, DecidingContext } from '../context.js';
import type {
	Attendance,
	EventEffect,
	Member,
	OpenWeight,
	QuorumCheck,
	QuorumResult,
	Weight,
} from '../model.js';
import { exact, type Problems, voteLine } from '../problems.js';
import { ofCall, reaches, smallestReaching } from '../requirement.js';
import { sourceValues, type Words } from '../wording.js';

interface QuorumTerms {
	rule: QuorumRule;
	attendance: Attendance;
	electorate: Electorate;
	/** Smallest part of a vote. */
	step: Fraction;
	/** Those who withdrew for the vote; absent for a check of the room alone. */
	entitlement?: Entitlement | undefined;
	/** Number present as stated in the file, where attendance is unknown. */
	stated?: OpenWeight | undefined;
}

/** The quorum that a vote needs: that of its majority, else that of the body, as they stand at this convocation. */
export function quorumRuleFor(
	rules: Rules,
	vote: { majority: Majority | null; quorum?: QuorumRule | 'none' | undefined } | null,
	call: number,
): QuorumRule | undefined {
	const rule = vote?.quorum ?? vote?.majority?.quorum ?? rules.quorum;
	if (!rule || rule === 'none') return undefined;
	const replaced = ofCall(rule.call, call);
	return replaced === 'none' ? undefined : (replaced ?? rule);
}

/** The attendance that a rule looks at. */
export function quorumMoment(
	rule: QuorumRule,
	moments: { opening: Attendance; item: Attendance; vote: Attendance },
): Attendance {
	return moments[rule.at];
}

/** Computes a quorum; what the file does not say stays null. */
export function computeQuorum({
	rule,
	attendance,
	electorate,
	step,
	entitlement,
	stated,
}: QuorumTerms): QuorumResult {
	const withdrawn = withdrawnWeight(rule, attendance, entitlement);
	const unit = rule.unit;
	const seated = getWeight(attendance, rule.counts);
	const holders = rule.holdersCount ? holdersInRoom(attendance) : 0n;
	const there = !isSplitFor(rule.counts, attendance)
		? undefined
		: attendance.known
			? less({ ...seated, heads: seated.heads + holders }, withdrawn.there)
			: stated;
	const base = baseWeight(rule, attendance, electorate, withdrawn.base);
	const count = getNumber(there, unit);
	const of = getNumber(base, unit);
	const known = count !== null && of !== null;
	return {
		rule,
		unit,
		base: rule.base,
		of,
		count,
		required:
			of === null && rule.threshold.kind !== 'number'
				? null
				: smallestReaching(of ?? fraction(0n), rule.threshold, unit === 'heads' ? fraction(1n) : step),
		met: known ? reaches(count, of, rule.threshold) : knownToBeMet(count, rule),
		attendance,
		...(attendance.known && withdrawn.there.heads > 0n ? { withdrawn: withdrawn.there.heads } : {}),
	};
}

/** Whether those whom a rule counts are known apart from those who are represented. */
function isSplitFor(counts: QuorumRule['counts'], { together }: Attendance): boolean {
	return !together || (counts.includes('present') && counts.includes('represented'));
}

/**
 * People in the room who are no members and hold a proxy: each is one more, but several who hold for the same person are one; a giver
 * has one holder only, so all of them differ.
 */
function holdersInRoom({ holders }: Attendance): bigint {
	const outsiders = new Set([...holders.values()].filter((holder) => !holder.elector));
	return BigInt(outsiders.size);
}

/** What a recusal takes out of the count and out of the base, as the rule says; nothing where it says nothing. Out of the count go those who may have no vote. */
function withdrawnWeight(
	rule: QuorumRule,
	attendance: Attendance,
	entitlement: Entitlement | undefined,
): { there: Weight; base: Weight } {
	const none = { heads: 0n, votes: fraction(0n) };
	if (!entitlement) return { there: none, base: none };
	const stay = (rule.recused ?? 'stay') === 'stay';
	const there = { ...none };
	for (const member of new Set([...(stay ? [] : entitlement.recused), ...entitlement.keptOut])) {
		const presence = attendance.presence.get(member);
		if (!member.elector || !presence || !rule.counts.includes(presence)) continue;
		if (presence === 'represented' && !attendance.holders.has(member)) continue;
		there.heads += member.heads;
		there.votes = add(there.votes, member.votes);
	}
	if (rule.recused !== 'leaveBase') return { there, base: none };
	// Only those who withdraw themselves are no members in office; people whom they represent stay members.
	const base = { ...none };
	for (const member of entitlement.withdrawn) {
		if (!member.elector) continue;
		base.heads += member.heads;
		base.votes = add(base.votes, member.votes);
	}
	return { there, base };
}

function baseWeight(
	rule: QuorumRule,
	attendance: Attendance,
	electorate: Electorate,
	withdrawn: Weight,
): OpenWeight {
	if (rule.base === 'members') {
		return {
			heads: electorate.heads === null ? null : electorate.heads - withdrawn.heads,
			votes: electorate.votes === null ? null : subtract(electorate.votes, withdrawn.votes),
		};
	}
	if (!attendance.known || (rule.base === 'present' && attendance.together))
		return { heads: null, votes: null };
	return getWeight(attendance, rule.base === 'present' ? IN_ROOM : VOTING);
}

function knownToBeMet(count: Fraction | null, rule: QuorumRule): boolean | null {
	return count !== null && rule.threshold.kind === 'number' ? reaches(count, count, rule.threshold) : null;
}

function getNumber(weight: OpenWeight | undefined, unit: 'votes' | 'heads'): Fraction | null {
	if (!weight) return null;
	if (unit === 'votes') return weight.votes;
	return weight.heads === null ? null : fraction(weight.heads);
}

// The quorum that one vote or election needs, and what is said where it is missing.

/** A block with its majority and the room at its vote: what its quorum is computed from. */
interface QuorumScene {
	scene: BlockContext;
	/** Null where there is none, or the rules do not know it. */
	majority: Majority | null;
	/** What the office that is filled asks for, where it differs. */
	quorum?: QuorumRule | 'none' | undefined;
	attendance: Attendance;
	item: Attendance;
	entitlement: Entitlement;
}

/** The quorum of a vote; null where the rules ask for none. */
export function getQuorum(at: QuorumScene, context: DecidingContext): QuorumResult | null {
	const { rules, call, electorate, step, replay } = context;
	const rule = rules.valid
		? quorumRuleFor(rules, at, isBeyondAgenda(at.scene, context) ? 1 : call)
		: undefined;
	if (!rule) return null;
	const attendance = quorumMoment(rule, { opening: replay.opening, item: at.item, vote: at.attendance });
	const stated = context.statedPresence(at.scene);
	const quorum = computeQuorum({ rule, attendance, electorate, step, entitlement: at.entitlement, stated });
	const first = quorumRuleFor(rules, at, 1);
	return rule === first ? quorum : { ...quorum, call };
}

/** Where a later convocation needs no quorum although the first does: that convocation, and the text. */
export function quorumWaived(
	at: Pick<QuorumScene, 'majority' | 'quorum'>,
	{ rules, call }: DecidingContext,
): { call: number; source?: Source | undefined } | undefined {
	if (!rules.valid || call < 2) return undefined;
	const first = quorumRuleFor(rules, at, 1);
	if (!first || quorumRuleFor(rules, at, call)) return undefined;
	return { call, ...(first.source ? { source: first.source } : {}) };
}

/** At a second convocation only the first agenda may be decided without the quorum of the first. */
export function isBeyondAgenda(
	scene: BlockContext,
	context: Pick<DecidingContext, 'rules' | 'call' | 'isOffAgenda'>,
): boolean {
	return context.rules.secondCallLimitedToAgenda === true && context.call > 1 && context.isOffAgenda(scene);
}

/** Says that a vote was taken without the quorum, with the departure that lost it. */
export function reportQuorum(
	scene: BlockContext,
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
		voteLine(scene.node),
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

// Quorum lines: what they state against what follows from the rest of the file.

/** What checking a quorum line needs to know. */
interface StatementContext {
	rules: Rules;
	electorate: Electorate;
	step: Fraction;
	call: number;
	problems: Problems;
	/** Givers of proxies that have an error already: a line may count them. */
	fallen: ReadonlySet<Member>;
	/** In a file written before the meeting nothing is said of the quorum. */
	silent: boolean;
}

interface Checking extends StatementContext {
	severity: Problem['severity'] | undefined;
}

/** Checks one quorum line against the room as it is there. */
export function checkQuorumStatement(
	node: QuorumStatement,
	attendance: Attendance,
	context: StatementContext,
): QuorumCheck {
	const { rules, electorate, step, call } = context;
	const rule = rules.valid ? quorumRuleFor(rules, null, call) : undefined;
	const stated = attendance.known ? undefined : statedPresence(node, electorate.weighted);
	const quorum = rule ? computeQuorum({ rule, attendance, electorate, step, stated }) : null;
	if (!context.silent) {
		const checking: Checking = { ...context, severity: isTold(node) ? 'warning' : undefined };
		const counts = getChildren(node, 'statedCount');
		const wrong = counts.filter((count) => !checkCount(count, attendance, quorum, checking));
		if (wrong.length === 0) checkMet(node, counts, quorum, checking);
	}
	return { node, quorum };
}

/** Whether it stands inside a sentence, which may count otherwise than a line that is made to be checked. */
function isTold(node: QuorumStatement): boolean {
	return node.children.some((child) => child.type === 'paragraph');
}

/** The number present that a line states, where attendance is unknown; a sentence is no roll call. */
export function statedPresence(node: QuorumStatement, weighted: boolean): OpenWeight | undefined {
	if (isTold(node)) return undefined;
	const count = node.children.find(
		(child): child is StatedCount => child.type === 'statedCount' && child.of !== 'required',
	);
	const value = count && parseFraction(count.value);
	if (!value) return undefined;
	return { votes: weighted ? null : value, heads: isInteger(value) ? value.numerator : null };
}

function checkCount(
	count: StatedCount,
	attendance: Attendance,
	quorum: QuorumResult | null,
	context: Checking,
): boolean {
	const stated = parseFraction(count.value);
	if (!stated) return true;
	if (count.of === 'required') {
		if (quorum?.required == null || equals(stated, quorum.required)) return true;
		report(count, 'required', stated, quorum.required, quorum, context);
		return false;
	}
	if (!attendance.known) return true;
	const there = getWeight(attendance, count.of === 'present' ? IN_ROOM : VOTING);
	const { weighted } = context.electorate;
	if (fits(stated, there, weighted)) return true;
	if (count.of !== 'present' && fits(stated, withFallen(there, attendance, context.fallen), weighted))
		return true;
	const computed = quorum?.unit === 'votes' && weighted ? there.votes : fraction(there.heads);
	report(count, count.of, stated, computed, quorum, context);
	return false;
}

/** Those there with the givers whose proxies have an error. */
function withFallen(there: Weight, { presence }: Attendance, fallen: ReadonlySet<Member>): Weight {
	const lost = [...fallen].filter((member) => presence.get(member) === 'represented');
	return {
		heads: there.heads + BigInt(lost.length),
		votes: sum([there.votes, ...lost.map(({ votes }) => votes)]),
	};
}

/** Where votes differ from people a line may state either. */
function fits(stated: Fraction, there: Weight, weighted: boolean): boolean {
	return equals(stated, fraction(there.heads)) || (weighted && equals(stated, there.votes));
}

/** `atteint` or `non atteint`, against the quorum, or against the figures of the line itself. */
function checkMet(
	node: QuorumStatement,
	counts: readonly StatedCount[],
	quorum: QuorumResult | null,
	context: Checking,
): void {
	if (quorum && quorum.met !== null) {
		if (node.met === undefined || node.met === quorum.met) return;
		context.problems.at(node, 'quorum/mismatch', quorum.met ? 'isMet' : 'isNotMet', {
			severity: context.severity,
			values: figures(quorum),
		});
		return;
	}
	const required = counts.find(({ of }) => of === 'required');
	const present = counts.find(({ of }) => of !== 'required');
	const [have, need] = [present && parseFraction(present.value), required && parseFraction(required.value)];
	if (!have || !need || node.met === undefined) return;
	const met = compare(have, need) >= 0;
	if (met === node.met) return;
	context.problems.at(node, 'quorum/mismatch', met ? 'isMet' : 'isNotMet', {
		severity: context.severity,
		values: {
			count: exact(have),
			required: exact(need),
			of: exact(have),
			unit: 'heads',
			...sourceValues(undefined),
		},
	});
}

function report(
	node: StatedCount,
	code: MessageCode<'quorum/mismatch'>,
	stated: Fraction,
	computed: Fraction,
	quorum: QuorumResult | null,
	{ problems, severity }: Checking,
): void {
	problems.at(node, 'quorum/mismatch', code, {
		severity,
		values: {
			stated: exact(stated),
			computed: exact(computed),
			unit: quorum?.unit ?? 'heads',
			of: exact(quorum?.of ?? fraction(0n)),
			ofKnown: quorum?.of ? 'yes' : 'no',
			...sourceValues(quorum?.rule.source),
		},
	});
}

export function figures(quorum: QuorumResult) {
	const zero = fraction(0n);
	return {
		count: exact(quorum.count ?? zero),
		required: exact(quorum.required ?? zero),
		of: exact(quorum.of ?? zero),
		unit: quorum.unit,
		...sourceValues(quorum?.rule.source),
	};
}
