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
		if (problems.length === 0 || hasFaultyParticipants(meeting, assembly.problems)) return;
		const faults = new Set(
			assembly.problems.flatMap(({ rule, position }) => (OF_VOTE.has(rule) ? lineOf(position) : [])),
		);
		const texts = textsOfAbsence(meeting);
		for (const problem of problems) {
			const isFaulty = BESIDE.some((lines) => faults.has(lineOf(problem.position) + lines));
			if (!isFaulty && !saysWhoIsOut(texts, problem.position)) report(findingFrom(problem));
		}
	},
};

function lineOf(position: Position | undefined): number {
	return position?.start.line ?? 0;
}

/** Whether something is wrong among the participants: then nobody knows who could vote. */
function hasFaultyParticipants(meeting: Meeting, problems: readonly Problem[]): boolean {
	const participants = getField(getHeader(meeting), 'participants')?.position;
	return (
		participants !== undefined &&
		problems.some(({ position }) => {
			const line = lineOf(position);
			return line >= participants.start.line && line <= participants.end.line;
		})
	);
}

/** Mistakes that explain a vote that lacks answers. */
const OF_VOTE: ReadonlySet<string> = new Set([
	'vote/result-mismatch',
	'vote/sum-mismatch',
	'quorum/mismatch',
	'quorum/not-met',
	'syntax/unknown-key',
]);
/** A paragraph beside a vote is so many lines away. */
const BESIDE = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** Places in the text, as offsets in order. */
interface TextsOfAbsence {
	/** The first sentence of somebody who leaves. */
	left: number;
	/** Those of somebody who keeps out of a vote or answers otherwise. */
	out: readonly number[];
	/** Ends of the ballots. */
	ballots: readonly number[];
}

function textsOfAbsence(meeting: Meeting): TextsOfAbsence {
	const out: number[] = [];
	const ballots: number[] = [];
	let left = Number.POSITIVE_INFINITY;
	for (const { node } of listNodes(meeting)) {
		if (node.type === 'ballot') ballots.push(node.position?.end.offset ?? 0);
		if (node.type !== 'text') continue;
		const at = node.position?.start.offset ?? 0;
		const { value } = node as Node & { value: string };
		if (at < left && tellsOfLeaving(value)) left = at;
		if (vocabulary('outOfVote').findAll(value).length > 0) out.push(at);
	}
	return { left, out, ballots };
}

/**
 * Whether a sentence between the vote before and this one, or right below it, tells of somebody who keeps out of it or answers otherwise, `Paul Weiss
 * ne prend pas part au vote`, or one anywhere above of somebody who leaves.
 */
function saysWhoIsOut({ left, out, ballots }: TextsOfAbsence, position: Position | undefined): boolean {
	const [start, end] = [position?.start.offset ?? 0, (position?.end.offset ?? 0) + RIGHT_BELOW];
	const from = ballots.findLast((offset) => offset < start) ?? 0;
	return left < end || out.some((at) => at >= from && at < end);
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
