/** From what a ballot says to votes by answer. */

import type { AnswerName } from '../../ast/index.js';
import {
	add,
	compare,
	type Fraction,
	isInteger,
	isZero,
	parseFraction,
	sum,
	ZERO,
} from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { OpenWeight, TallyResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { type NamedVotes, namedVote } from './named-votes.js';
import {
	ANSWERS,
	type Cell,
	type Counted,
	fillCell,
	readCell,
	sumOrNull,
	type TallyContext,
	zeroCell,
} from './tally-cells.js';
import type { WrittenBallot, WrittenTally } from './written-ballot.js';

export { ANSWERS, type Counted, sumOrNull, type TallyContext } from './tally-cells.js';

/** A counted tally with what its checks and its verdict need to know. */
export interface CountedTally {
	result: TallyResult;
	/** Consent without counts of its own, where it was written. */
	consent: 'unanimous' | 'noObjection' | 'majority' | undefined;
	/** The same votes with the names and counts that have an error taken as they were meant; absent where there is none. */
	asMeant: TallyResult | undefined;
	/** All answers together, `notVoting` too; null where one is not known. */
	total: Fraction | null;
	/** All known answers together: the least that was cast. */
	least: Fraction;
	/** Whether a count is contradicted by its names: it has an error already. */
	contradicted: boolean;
}

/** Counts one tally; the names of the whole ballot are registered before. */
export function countTally(written: WrittenTally, names: NamedVotes, context: TallyContext): CountedTally {
	const consents = written.consents.map(({ value }) => value);
	const consent = consents.find((value) => value !== 'majority') ?? consents[0];
	const cells = new Map<Counted, Cell>();
	let everyone: Counted | undefined;
	for (const answer of ANSWERS) {
		const given = written.answers.filter((entry) => getColumn(entry.answer) === answer);
		if (given.some((entry) => entry.everyone)) everyone ??= answer;
		else if (given.length > 0) cells.set(answer, readCell(given, names, context));
	}
	const counted = cells.size > 0 || everyone !== undefined;
	// An answer that is left out is zero when another is counted; not the one that everybody else, or consent, stands for.
	const open = everyone ?? (consent && !cells.has('for') ? 'for' : undefined);
	const fillable =
		open && (everyone !== undefined || (consent !== 'majority' && !isPositive(cells.get('against')?.votes)));
	if (counted || (fillable && context.entitlement.attendance.known)) {
		for (const answer of ANSWERS) if (answer !== open && !cells.has(answer)) cells.set(answer, zeroCell());
	}
	if (context.declared && !consent && !everyone && counted && leavesForOpen(written, cells, context)) {
		for (const answer of ['for', 'against'] as const)
			cells.set(answer, { ...zeroCell(), votes: null, heads: undefined });
	}
	if (open && fillable) cells.set(open, fillCell(open, cells, names, context));
	else if (open && cells.size > 0) cells.set(open, { ...zeroCell(), votes: null, heads: undefined });
	checkUnanimity(written, cells, context.problems);
	const result = toResult(cells, context);
	const flawed = [...cells.values()].some((cell) => !isZero(cell.doubtful) || cell.otherwise !== undefined);
	return {
		result,
		consent,
		asMeant: flawed ? toResult(asMeantCells(cells), context) : undefined,
		total: getTotal(cells),
		least: sum([...cells.values()].flatMap(({ votes }) => votes ?? [])),
		contradicted: [...cells.values()].some(({ otherwise }) => otherwise !== undefined),
	};
}

/** `Adoptée, 1 abstention`: nobody says how many were for it or against it, and some are left. */
function leavesForOpen(
	{ answers }: WrittenTally,
	cells: ReadonlyMap<Counted, Cell>,
	{ entitlement }: TallyContext,
): boolean {
	if (answers.some(({ answer }) => answer === 'for' || answer === 'against')) return false;
	const all = entitlement.entitled.votes;
	const given = sum([...cells.values()].flatMap(({ votes }) => votes ?? []));
	return all === null || compare(all, given) > 0;
}

/** A tally in which nothing is known. */
export function uncountedTally(entitlement: Entitlement): TallyResult {
	return {
		for: null,
		against: null,
		abstention: null,
		blank: null,
		void: null,
		notVoting: null,
		recused: entitlement.recusedWeight.votes,
		heads: {},
		names: {},
		origin: 'uncounted',
		voters: null,
		cast: null,
	};
}

/** Tallies of the colleges together. */
export function addTallies(tallies: readonly TallyResult[], entitlement: Entitlement): TallyResult {
	const total = uncountedTally(entitlement);
	for (const answer of ANSWERS) {
		total[answer] = sumOrNull(tallies.map((tally) => tally[answer]));
		const heads = tallies.map((tally) => tally.heads[answer]);
		if (heads.every((count) => count !== undefined))
			total.heads[answer] = heads.reduce((all, count) => all + count, 0n);
		const names = tallies.flatMap((tally) => tally.names[answer] ?? []);
		if (names.length > 0) total.names[answer] = names;
	}
	total.voters = sumOrNull(tallies.map((tally) => tally.voters));
	total.cast = sumOrNull(tallies.map((tally) => tally.cast));
	total.origin = tallies.some(({ origin }) => origin === 'uncounted')
		? 'uncounted'
		: (tallies[0]?.origin ?? 'uncounted');
	return total;
}

/**
 * The voters that a ballot states. Where votes differ from people the number may count either: as many as could be people are people,
 * who hold all votes where nobody else is entitled, else an unknown part of them.
 */
export function statedVoters(
	written: WrittenBallot['voters'],
	entitled: OpenWeight,
	weighted: boolean,
): OpenWeight | undefined {
	const votes = written && parseFraction(written.value);
	if (!votes) return undefined;
	const heads = isInteger(votes) ? votes.numerator : null;
	if (!weighted) return { votes, heads };
	if (heads === null || entitled.heads === null || heads > entitled.heads) return { votes, heads: null };
	return { votes: heads === entitled.heads ? entitled.votes : null, heads };
}

/** The weight that stands for those present where attendance is unknown: the stated voters, else all answers together. */
export function statedPresence(
	tally: CountedTally,
	voters: OpenWeight | undefined,
	weighted: boolean,
): OpenWeight {
	const votes = voters?.votes ?? tally.total;
	const people = !weighted && votes && isInteger(votes) ? votes.numerator : answering(tally.result);
	return { votes, heads: voters?.heads ?? people };
}

/** People of all answers, where each says how many. */
function answering({ heads }: TallyResult): bigint | null {
	let people = 0n;
	for (const answer of ANSWERS) {
		const count = heads[answer];
		if (count === undefined) return null;
		people += count;
	}
	return people;
}

function getColumn(answer: AnswerName): Counted {
	return answer === 'blankOrVoid' ? 'blank' : answer;
}

/** Unanimity beside an opposing vote. */
function checkUnanimity(written: WrittenTally, cells: ReadonlyMap<Counted, Cell>, problems: Problems): void {
	const against = cells.get('against');
	const consent = written.consents.find(({ value }) => value !== 'majority');
	if (!consent || !against || !isPositive(against.votes)) return;
	const node = written.answers.find(({ answer }) => answer === 'against')?.node;
	problems.at(consent, 'vote/not-unanimous', 'against', {
		values: {
			words: consent.text,
			against: exact(against.votes ?? ZERO),
			names: (against.names ?? []).map(({ member }) => member.name),
			hasNames: against.names && against.names.length > 0 ? 'yes' : 'no',
		},
		related: [node],
	});
}

function toResult(cells: ReadonlyMap<Counted, Cell>, { entitlement, voters }: TallyContext): TallyResult {
	const result = uncountedTally(entitlement);
	for (const [answer, cell] of cells) {
		result[answer] = cell.votes;
		if (cell.heads !== undefined) result.heads[answer] = cell.heads;
		if (cell.names && cell.names.length > 0) result.names[answer] = cell.names;
	}
	if (entitlement.recused.size > 0) {
		result.heads.recused = entitlement.recusedWeight.heads;
		result.names.recused = [...entitlement.recused].map((member) => namedVote(entitlement, member));
	}
	const origins = new Set(
		[...cells.values()].filter(({ votes }) => votes !== null && !isZero(votes)).map(({ origin }) => origin),
	);
	const unknown = cells.size === 0 || [...cells.values()].some(({ votes }) => votes === null);
	result.origin = unknown
		? 'uncounted'
		: origins.has('counted')
			? 'counted'
			: origins.has('named') || origins.size === 0
				? 'named'
				: 'filled';
	const { for: ayes, against, abstention, blank, void: nullBallots } = result;
	result.voters = voters?.votes ?? sumOrNull([ayes, against, abstention, blank, nullBallots]);
	result.cast = sumOrNull([ayes, against]);
	return result;
}

function asMeantCells(cells: ReadonlyMap<Counted, Cell>): Map<Counted, Cell> {
	const meant = new Map<Counted, Cell>();
	for (const [answer, cell] of cells) {
		meant.set(answer, { ...cell, votes: cell.votes && add(cell.otherwise ?? cell.votes, cell.doubtful) });
	}
	return meant;
}

function getTotal(cells: ReadonlyMap<Counted, Cell>): Fraction | null {
	return cells.size === 0 ? null : sumOrNull([...cells.values()].map(({ votes }) => votes));
}

function isPositive(value: Fraction | null | undefined): boolean {
	return value !== null && value !== undefined && !isZero(value);
}
