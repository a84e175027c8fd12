/** Fewer votes than people who could vote, unless a message or a sentence has a reason of it. */

import type { Node, Position } from 'unist';
import { getField, getHeader, listNodes, type Meeting, type Problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { isCapital, lastWords } from '../../text/letters.js';
import { findingFrom, type Rule } from '../rule.js';

/** Fewer answered than could, and nothing says that the others took no part. */
export const voteTooFew: Rule = {
	id: 'vote/too-few',
	severity: 'info',
	check({ problems, meeting, assembly, report }) {
		for (const problem of problems)
			if (!saysWhyFewer(meeting, problem, assembly.problems)) report(findingFrom(problem));
	},
};

/** Whether something is wrong among the participants, another mistake of the vote is told, or a sentence says who is out. */
function saysWhyFewer(meeting: Meeting, { position }: Problem, problems: readonly Problem[]): boolean {
	const line = position?.start.line ?? 0;
	const participants = getField(getHeader(meeting), 'participants');
	const [from, to] = [participants?.position?.start.line ?? 0, participants?.position?.end.line ?? -1];
	const isUnread = problems.some((one) => {
		const at = one.position?.start.line ?? -1;
		return at >= from && at <= to;
	});
	const isTold = problems.some(
		(other) =>
			OF_VOTE.has(other.rule) && Math.abs((other.position?.start.line ?? -NEAR_LINES) - line) < NEAR_LINES,
	);
	return isUnread || isTold || tellsWhoIsOut(meeting, position);
}

const OF_VOTE: ReadonlySet<string> = new Set([
	'vote/result-mismatch',
	'vote/sum-mismatch',
	'quorum/mismatch',
	'quorum/not-met',
	'syntax/unknown-key',
]);
/** A paragraph beside a vote is so near. */
const NEAR_LINES = 5;

/**
 * Whether a sentence between the vote before and this one, or right below it, tells of somebody who keeps out of it or answers otherwise, `Paul Weiss
 * ne prend pas part au vote`, or one anywhere above of somebody who leaves.
 */
function tellsWhoIsOut(meeting: Meeting, position: Position | undefined): boolean {
	const [start, end] = [position?.start.offset ?? 0, (position?.end.offset ?? 0) + RIGHT_BELOW];
	const nodes = listNodes(meeting);
	const before = nodes.findLast(
		({ node }) => node.type === 'ballot' && (node.position?.end.offset ?? start) < start,
	);
	const from = before?.node.position?.end.offset ?? 0;
	return nodes.some(({ node }) => {
		const at = node.position?.start.offset ?? end;
		if (node.type !== 'text' || at >= end) return false;
		const { value } = node as Node & { value: string };
		return tellsOfLeaving(value) || (at >= from && vocabulary('outOfVote').findAll(value).length > 0);
	});
}

function tellsOfLeaving(text: string): boolean {
	return vocabulary('moveVerbs')
		.findAll(text, 'departure')
		.some(({ from }) => {
			const before = lastWords(text.slice(Math.max(0, from - LONGEST_NAME), from), 1)[0]?.text ?? '';
			return isCapital(before) || vocabulary('peopleNouns').findId(before) !== undefined;
		});
}

/** Signs: a sentence. */
const RIGHT_BELOW = 200;
const LONGEST_NAME = 40;
