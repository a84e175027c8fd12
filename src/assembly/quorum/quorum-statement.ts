/** Quorum lines: what they state against what follows from the rest of the file. */

import type { Problem, QuorumStatement, StatedCount } from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import type { Rules } from '../../law/rules.js';
import {
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	parseFraction,
	sum,
} from '../../text/fraction.js';
import { getWeight } from '../attendance/attendance.js';
import type { Electorate } from '../attendance/electorate.js';
import type { Attendance, Member, OpenWeight, QuorumCheck, QuorumResult, Weight } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { sourceValues } from '../wording.js';
import { computeQuorum, quorumRuleFor } from './quorum.js';

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
		const counts = node.children.filter((child): child is StatedCount => child.type === 'statedCount');
		const wrong = counts.filter((count) => !checkCount(count, attendance, quorum, checking));
		if (wrong.length === 0) checkMet(node, counts, quorum, checking);
	}
	return { node, quorum, attendance };
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
	const there = getWeight(
		attendance,
		count.of === 'present' ? ['present', 'remote'] : ['present', 'remote', 'represented', 'byPost'],
	);
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

function figures(quorum: QuorumResult) {
	const zero = fraction(0n);
	return {
		count: exact(quorum.count ?? zero),
		required: exact(quorum.required ?? zero),
		of: exact(quorum.of ?? zero),
		unit: quorum.unit,
		...sourceValues(quorum?.rule.source),
	};
}
