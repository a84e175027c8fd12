/** One answer of a tally: its votes, people and names, as written or filled in from attendance. */

import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	isZero,
	min,
	parseFraction,
	subtract,
	sum,
	ZERO,
} from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { NamedVote, OpenWeight } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { capValues } from '../wording.js';
import { type NamedVotes, namedVote } from './named-votes.js';
import type { WrittenAnswer } from './written-ballot.js';

/** Answers that a tally counts, in the order in which they are printed. */
export const ANSWERS = ['for', 'against', 'abstention', 'blank', 'void', 'notVoting'] as const;

/** One of the counted answers. */
export type Counted = (typeof ANSWERS)[number];

/** What counting a tally needs to know. */
export interface TallyContext {
	entitlement: Entitlement;
	problems: Problems;
	/** Whether votes differ from people. */
	weighted: boolean;
	/** Stated voters, as far as the number says whether it counts people or votes; absent where none are stated. */
	voters: OpenWeight | undefined;
	/** Whether posted ballots that were for it fall. */
	amended: boolean;
	/** Whether a result is stated: `Adoptée, 1 abstention` says that the others were for it, and not that nobody was. */
	declared?: boolean;
}

/** The sum, or null where one is not known. */
export function sumOrNull(values: readonly (Fraction | null)[]): Fraction | null {
	const known = values.filter((value) => value !== null);
	return known.length === values.length ? sum(known) : null;
}

export interface Cell {
	votes: Fraction | null;
	heads: bigint | undefined;
	names: NamedVote[] | undefined;
	doubtful: Fraction;
	/** Another reading of a count that its names contradict. */
	otherwise: Fraction | undefined;
	origin: 'counted' | 'named' | 'filled';
}

export function readCell(
	given: readonly WrittenAnswer[],
	names: NamedVotes,
	{ problems, weighted, entitlement }: TallyContext,
): Cell {
	const cell: Cell = {
		votes: ZERO,
		heads: 0n,
		names: undefined,
		doubtful: ZERO,
		otherwise: undefined,
		origin: 'named',
	};
	for (const answer of new Set(given.map((entry) => entry.answer))) {
		const entries = given.filter((entry) => entry.answer === answer);
		const named = entries.some((entry) => entry.names.length > 0) ? names.count(answer) : undefined;
		if (named) {
			cell.names = [...(cell.names ?? []), ...named.cast];
			cell.doubtful = add(cell.doubtful, named.doubtful);
		}
		const votes = entries.flatMap((entry) => entry.votes ?? []);
		const counts = votes.map((count) => parseFraction(count.value) ?? ZERO);
		const stated = votes.length > 0 ? sum(counts) : undefined;
		const headNodes = entries.flatMap((entry) => entry.heads ?? []);
		const statedHeads =
			headNodes.length > 0 ? sum(headNodes.map((count) => parseFraction(count.value) ?? ZERO)) : undefined;
		if (stated) cell.origin = 'counted';
		if (stated && named && isZero(named.doubtful) && !equals(stated, named.votes)) {
			problems.at(votes[0], 'vote/sum-mismatch', 'names', {
				values: {
					answer,
					stated: exact(stated),
					computed: exact(named.votes),
					names: named.cast.map(({ member }) => member.name),
					...capValues(isCapped(named.cast, entitlement) ? entitlement.cap : undefined),
				},
			});
			cell.otherwise = add(cell.otherwise ?? ZERO, named.votes);
		} else if (
			statedHeads &&
			named &&
			isZero(named.doubtful) &&
			!equals(statedHeads, fraction(named.heads))
		) {
			problems.at(headNodes[0], 'vote/sum-mismatch', 'heads', {
				values: {
					answer,
					stated: exact(statedHeads),
					computed: exact(named.heads),
					names: named.cast.map(({ member }) => member.name),
				},
			});
		}
		cell.votes = add(cell.votes ?? ZERO, stated ?? named?.votes ?? ZERO);
		const heads =
			statedHeads?.numerator ??
			named?.heads ??
			(stated && (!weighted || isZero(stated)) && isInteger(stated) ? stated.numerator : undefined);
		cell.heads = cell.heads === undefined || heads === undefined ? undefined : cell.heads + heads;
	}
	return cell;
}

function isCapped(votes: readonly NamedVote[], { cap }: Entitlement): boolean {
	return cap !== undefined && votes.some(({ member }) => member === cap.member);
}

export function zeroCell(): Cell {
	return { votes: ZERO, heads: 0n, names: undefined, doubtful: ZERO, otherwise: undefined, origin: 'filled' };
}

/** Everyone entitled, less the votes under the other answers; null where not everyone entitled is known. */
export function fillCell(
	open: Counted,
	cells: ReadonlyMap<Counted, Cell>,
	names: NamedVotes,
	context: TallyContext,
): Cell {
	const { entitlement, voters, amended } = context;
	const cell: Cell = { ...zeroCell(), votes: null, heads: undefined };
	if (!entitlement.attendance.known) return cell;
	if (amended && open === 'for') {
		for (const member of entitlement.attendance.presence.keys()) {
			if (entitlement.attendance.presence.get(member) === 'byPost' && names.getAnswer(member) === undefined)
				entitlement.dropped.add(member);
		}
	}
	const others = [...cells].filter(([answer]) => answer !== open);
	const { heads, votes } = entitlement.entitled;
	const otherVotes = sumOrNull(others.map(([, other]) => other.votes));
	// Fewer voters than people entitled: those who did not vote are in no answer, and what they hold is not said where people are counted.
	const whole = voters && votes ? voters.votes && min(voters.votes, votes) : votes;
	if (whole && otherVotes) cell.votes = compare(whole, otherVotes) < 0 ? ZERO : subtract(whole, otherVotes);
	const isWhole = !whole || !votes ? whole === votes : equals(whole, votes);
	const otherHeads = others.map(([, other]) => other.heads);
	if (heads !== null && isWhole && otherHeads.every((count) => count !== undefined)) {
		const rest = otherHeads.reduce((left, count) => left - count, heads);
		cell.heads = rest < 0n ? 0n : rest;
	}
	const allNamed = others.every(
		([, other]) => other.names !== undefined || (other.votes && isZero(other.votes)),
	);
	if (allNamed && isWhole) {
		const named = new Set(others.flatMap(([, other]) => other.names ?? []).map(({ member }) => member));
		cell.names = [];
		for (const member of entitlement.voters())
			if (!named.has(member)) cell.names.push(namedVote(entitlement, member));
	}
	return cell;
}
