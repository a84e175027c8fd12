import type { Position } from 'unist';
import type { Assembly } from '../../assembly/model.js';
import {
	type CountStatement,
	getField,
	getHeader,
	getStatements,
	getUncounted,
	listNodes,
	type Meeting,
	type Problem,
	type Statement,
	type UncountedVote,
} from '../../ast/index.js';
import { compare, parseFraction } from '../../text/fraction.js';
import { findingFrom, type Rule } from '../rule.js';

/**
 * A decision inside prose: it does not count. Where its block has no vote at all, `vote/missing` speaks of it; one that repeats the outcome of
 * a vote that it names, `La résolution 3 est adoptée`, or tells above an election who is elected in it, was compared with that.
 */
export const voteInProse: Rule = {
	id: 'vote/in-prose',
	severity: 'info',
	check({ meeting, assembly, problems, report }) {
		const spoken = new Set(
			assembly.problems
				.filter(({ rule }) => rule === 'vote/missing')
				.flatMap(({ related }) => (related ?? []).map(({ position }) => position.start.offset)),
		);
		const repeats = assembly.repeats
			.map(({ start, end }) => ({ from: start.offset ?? 0, to: end.offset ?? 0 }))
			.sort((one, other) => one.from - other.from);
		let next = 0;
		for (const told of getUncounted(meeting)) {
			const at = told.position?.start.offset;
			while ((repeats[next]?.to ?? Number.POSITIVE_INFINITY) <= (at ?? 0)) next += 1;
			const isRepeat = at !== undefined && (repeats[next]?.from ?? Number.POSITIVE_INFINITY) <= at;
			// The votes of another round are none of those that stand in its block.
			const isOther = told.code === 'round' || (!isRepeat && !isOfMore(told, assembly));
			if (!spoken.has(at) && isOther) report(findingFrom(told));
		}
		// A second vote of a block takes the place of what was told before the count above was known.
		for (const problem of problems) report(findingFrom(problem));
	},
};

/**
 * `Le comité central a élu son bureau par 9 voix contre 7`, in a body of seven: somebody else decides, whom the sentence names. Of a text that is
 * decided, `Le toit est adopté par 12 voix`, such a count is wrong, and told.
 */
function isOfMore({ most, ofText }: UncountedVote, { electorate }: Assembly): boolean {
	const told = parseFraction(most ?? '');
	return told !== undefined && electorate.votes !== null && compare(told, electorate.votes) > 0 && !ofText;
}

// --- Fewer votes than people who could vote, unless a message or a sentence has a reason of it.

/** Fewer answered than could, and nothing says that the others took no part. */
export const voteTooFew: Rule = {
	id: 'vote/too-few',
	severity: 'info',
	check({ problems, meeting, assembly, report }) {
		if (problems.length === 0 || hasFaultyParticipants(meeting, assembly.problems)) return;
		const faults = new Set(
			assembly.problems.flatMap(({ rule, position }) => (OF_VOTE.has(rule) ? getLine(position) : [])),
		);
		const texts = textsOfAbsence(meeting);
		for (const problem of problems) {
			const isFaulty = BESIDE.some((lines) => faults.has(getLine(problem.position) + lines));
			// Votes against that stand apart from their vote are told as such.
			const isApart = assembly.problems.some(
				({ rule, position }) =>
					rule === 'vote/undetermined' && getLine(position) === getLine(problem.position),
			);
			// Without anybody for it a vote has no outcome, whoever left.
			const isOpen = problem.severity === 'warning';
			if (!isFaulty && !isApart && (isOpen || !saysWhy(texts, problem))) report(findingFrom(problem));
		}
	},
};

function getLine(position: Position | undefined): number {
	return position?.start.line ?? 0;
}

/** Whether something is wrong among the participants: then nobody knows who could vote. */
function hasFaultyParticipants(meeting: Meeting, problems: readonly Problem[]): boolean {
	const participants = getField(getHeader(meeting), 'participants')?.position;
	return (
		participants !== undefined &&
		problems.some(({ position }) => {
			const line = getLine(position);
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
	/** Where somebody leaves or comes back by a sentence; what a line of an event marks, counts. */
	moves: ReadonlyArray<{ at: number; leaves: boolean }>;
	/** Sentences of somebody who keeps out of a vote or answers otherwise. */
	out: readonly number[];
	/** Numbers of people who vote or are there. */
	voters: ReadonlyArray<{ at: number; number: string }>;
	/** Ends of the ballots. */
	ballots: readonly number[];
}

function textsOfAbsence(meeting: Meeting): TextsOfAbsence {
	const moves: Array<{ at: number; leaves: boolean }> = [];
	const out: number[] = [];
	const voters: Array<{ at: number; number: string }> = [];
	const ballots: number[] = [];
	const marked = new Set(
		listNodes(meeting).flatMap(({ node }) =>
			node.type === 'event' ? NEAR_EVENT.map((lines) => getLine(node.position) + lines) : [],
		),
	);
	for (const { node } of listNodes(meeting)) {
		if (node.type === 'ballot') ballots.push(node.position?.end.offset ?? 0);
		const statements = getStatements(node);
		const isMarked = statements.some((one) => leaves(one) && marked.has(getLine(one.position)));
		for (const statement of isMarked ? [] : statements) {
			const at = statement.position?.start.offset ?? 0;
			if (statement.kind === 'voters') out.push(at);
			// In a cell it is of the meeting.
			else if (statement.kind === 'count' && OF_VOTERS.has(statement.of) && node.type !== 'tableCell')
				voters.push({ at, number: statement.value });
			else if (statement.kind === 'move' && statement.of === 'return') moves.push({ at, leaves: false });
			else if (leaves(statement)) moves.push({ at, leaves: true });
		}
	}
	return { moves, out, voters, ballots };
}

/** By a sentence: a line that opens as an event is told as such. */
function leaves(one: Statement): boolean {
	return one.kind === 'move' && one.of === 'departure' && one.by !== 'line';
}

const OF_VOTERS: ReadonlySet<CountStatement['of']> = new Set(['voters', 'present', 'cast', 'left', 'votes']);

/**
 * Whether a sentence between the vote before and this one, or right below it, tells of somebody who keeps out of it or answers otherwise, `Paul Weiss
 * ne prend pas part au vote`, or of as many voters as there were; or one above of somebody who leaves and is not said to be back.
 */
function saysWhy({ moves, out, voters, ballots }: TextsOfAbsence, { position, values }: Problem): boolean {
	const [start, end] = [position?.start.offset ?? 0, (position?.end.offset ?? 0) + RIGHT_BELOW];
	const from = ballots.findLast((offset) => offset < start) ?? 0;
	const isNear = (at: number) => at >= from && at < end;
	const count = (values?.['count'] as { exact: string } | undefined)?.exact ?? '';
	return (
		moves.findLast(({ at }) => at < end)?.leaves === true ||
		out.some(isNear) ||
		voters.some(({ at, number }) => isNear(at) && number === count)
	);
}

/** A paragraph beside the line of an event. */
const NEAR_EVENT = [-2, -1, 0, 1, 2];
/** Characters: a sentence. */
const RIGHT_BELOW = 200;
