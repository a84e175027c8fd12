/** From what a ballot says to votes by answer. */

import type { Node } from 'unist';
import {
	ANSWERS,
	type AnswerName,
	type Consent,
	type Count,
	type Name,
	type SingleAnswer,
} from '../../ast/index.js';
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
import { addTo } from '../../text/lists.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { NamedVote, OpenWeight, TallyResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { capValues, type Words } from '../wording.js';
import { type AnswerNames, type NamedVotes, namedVote } from './named-votes.js';
import type { WrittenAnswer, WrittenBallot, WrittenTally } from './written-ballot.js';

/** A counted tally with what its checks and its verdict need to know. */
export interface CountedTally {
	result: TallyResult;
	/** Consent without counts of its own, where it was written. */
	consent: 'unanimous' | 'noObjection' | 'majority' | undefined;
	/** What the words take off a unanimity: `moins une voix`. */
	less?: Fraction | undefined;
	/** The same votes with the names and counts that have an error taken as they were meant; absent where there is none. */
	asMeant: TallyResult | undefined;
	/** All answers together, `notVoting` too; null where one is not known. */
	total: Fraction | null;
	/** All known answers together: the least that was cast. */
	least: Fraction;
	/** Whether a count is contradicted by its names: it has an error already. */
	contradicted: boolean;
	/** Whether a sentence and the lines beside it say different things: that has an error, and nothing follows from either. */
	disputed: boolean;
}

/** Counts one tally; the names of the whole ballot are registered before. */
export function countTally(tally: WrittenTally, names: NamedVotes, context: TallyContext): CountedTally {
	const written = asPeople(tally, names, context);
	const consents = written.consents.map(({ value }) => value);
	const consent = consents.find((value) => value !== 'majority') ?? consents[0];
	const cells = new Map<SingleAnswer, Cell>();
	const complete = readComplete(written, names, context.entitlement);
	// `4 membres pour, 1 contre` of three who carry two proxies
	const [{ sum: people } = { sum: ZERO }] = sumsOf('heads', written.answers, written.told);
	const { heads: entitled } = context.entitlement.entitled;
	const hasAll = entitled !== null && equals(people, fraction(entitled));
	const hasRest = written.answers.some(({ everyone }) => everyone);
	let everyone: SingleAnswer | undefined;
	for (const answer of ANSWERS) {
		const given = written.answers.filter((entry) => getColumn(entry.answer) === answer);
		if (given.some((entry) => entry.everyone)) everyone ??= answer;
		else if (given.length > 0)
			cells.set(answer, readCell(given, { told: written.told, names, complete, hasAll, hasRest }, context));
	}
	const counted = cells.size > 0 || everyone !== undefined;
	// An answer that is left out is zero when another is counted; not the one that everybody else, or consent, stands for.
	const open = everyone ?? (consent && !cells.has('for') ? 'for' : undefined);
	const isOfRoom = written.consents.some((one) => isOfThoseThere(one, cells.get('against')));
	const isAgreed = consent !== 'majority' && (isOfRoom || !isPositive(cells.get('against')?.votes));
	const fillable = open && (everyone !== undefined || isAgreed);
	if (counted || (fillable && context.entitlement.attendance.known)) {
		for (const answer of ANSWERS) if (answer !== open && !cells.has(answer)) cells.set(answer, zeroCell());
	}
	if (
		!consent &&
		!everyone &&
		counted &&
		leavesForOpen(written, cells, context) &&
		context.isToldElsewhere?.()
	) {
		for (const answer of ['for', 'against'] as const)
			if (!written.answers.some((entry) => entry.answer === answer))
				cells.set(answer, { ...zeroCell(), votes: null, heads: undefined });
	}
	if (open && fillable) {
		const excepted = written.answers.flatMap((one) => one.everyone?.children ?? []);
		const except = excepted.length > 0 ? names.except(excepted) : undefined;
		const rest = fillCell(open, cells, { except, names }, context);
		reportPost(written, rest, context);
		rest.disputed = isRestDisputed(written, open, rest, context);
		const isContradicted =
			sayNobodyIsLeft(written, open, rest, cells, context) ||
			areSomeNamed(written, open, rest, names, context);
		cells.set(open, isContradicted ? { ...zeroCell(), votes: null, heads: undefined } : rest);
	} else if (open && cells.size > 0) cells.set(open, { ...zeroCell(), votes: null, heads: undefined });
	const isOpposed = !isOfRoom && checkUnanimity(written, cells, context.problems);
	const less = parseFraction(written.consents.find((one) => one.less !== undefined)?.less ?? '');
	const isOtherwise = less !== undefined && isLessDisputed(less, written, cells, context);
	const result = toResult(cells, context);
	const flawed = [...cells.values()].some((cell) => !isZero(cell.doubtful) || cell.otherwise !== undefined);
	return {
		result,
		consent,
		less,
		asMeant: flawed ? toResult(asMeantCells(cells), context) : undefined,
		total: cells.size === 0 ? null : sumOrNull([...cells.values()].map(({ votes }) => votes)),
		least: subtract(sum([...cells.values()].flatMap(({ votes }) => votes ?? [])), keptOut(names, cells)),
		contradicted: [...cells.values()].some(({ otherwise }) => otherwise !== undefined),
		disputed: isOpposed || isOtherwise || [...cells.values()].some(({ disputed }) => disputed),
	};
}

/**
 * `Contre : 2 (Colin, Faure)` where votes differ from people: as many as are named, and not what these hold, are people, whose names say their votes.
 * Numbers beside it that may count people are of people too.
 */
function asPeople(
	tally: WrittenTally,
	names: NamedVotes,
	{ weighted, entitlement }: TallyContext,
): WrittenTally {
	if (!weighted) return tally;
	const countsPeople = ({ answer, votes, heads, names: some }: WrittenAnswer): boolean =>
		votes !== undefined &&
		heads === undefined &&
		votes.value === String(some.length) &&
		!equals(parseFraction(votes.value) ?? ZERO, names.count(answer, new Set(some), true).votes);
	const counting = new Set(tally.answers.filter(countsPeople));
	// `Pour : tous sauf Colin et Faure`, `Contre : 2`
	const excepted = countExcepted(tally);
	if (counting.size === 0 && excepted === 0n) return tally;
	const { heads, votes: all } = entitlement.entitled;
	const most = counting.size === 0 ? excepted : heads;
	// `Pour : 5` beside two people who hold 3 of 8 votes: with these it makes all votes.
	const held = tally.answers.map(({ answer, votes, names: some }) =>
		some.length > 0 ? names.count(answer, new Set(some)).votes : (parseFraction(votes?.value ?? '') ?? ZERO),
	);
	const isWhole = all !== null && equals(sum(held), all);
	const answers = tally.answers.map((one) => {
		if (counting.has(one)) return { ...one, votes: undefined };
		const { votes, names: some } = one;
		const value = votes && parseFraction(votes.value);
		const mayBePeople = value && isInteger(value) && (most === null || value.numerator <= most);
		const isOpen = !isWhole && mayBePeople && !isZero(value) && !one.heads && some.length === 0;
		return isOpen ? { ...one, votes: undefined, heads: votes } : one;
	});
	return { ...tally, answers };
}

/** How many people are excepted by `tous sauf Colin et Faure`. */
function countExcepted({ answers }: WrittenTally): bigint {
	return BigInt(answers.flatMap(({ everyone }) => everyone?.children ?? []).length);
}

/**
 * Whether the written numbers together are all the votes there are; `alone`: with the votes of those who are named without a number,
 * leaving out the proxies that they carry.
 */
function readComplete(
	{ answers, told }: WrittenTally,
	names: NamedVotes,
	{ entitled }: Entitlement,
): boolean | 'alone' {
	const ofLines = answers.filter(({ node }) => told.get(node) === undefined);
	const counts = ofLines.flatMap(({ votes }) => votes ?? []);
	if (counts.length === 0 || entitled.votes === null) return false;
	const all = sum(counts.map(({ value }) => parseFraction(value) ?? ZERO));
	if (counts.length === ofLines.length) return equals(all, entitled.votes);
	const named = ofLines.filter(({ votes }) => votes === undefined);
	if (named.some((one) => one.heads || one.everyone || one.names.length === 0)) return false;
	const own = named.map(({ answer, names: some }) => names.count(answer, new Set(some), true).votes);
	return equals(sum([all, ...own]), entitled.votes) && 'alone';
}

/** `par 3 voix pour et 2 contre` above `Pour : tous les autres`, with six voters. */
function isRestDisputed(
	{ answers, told }: WrittenTally,
	open: SingleAnswer,
	{ votes }: Cell,
	context: TallyContext,
): boolean {
	const ofOpen = answers.filter(({ answer }) => answer === open);
	const all = ofOpen.find(({ everyone }) => everyone);
	const other = ofOpen.find(({ node, ...one }) => one.votes && all && told.get(node) !== told.get(all.node));
	const stated = parseFraction(other?.votes?.value ?? '');
	if (!all || !stated || !votes || equals(stated, votes)) return false;
	reportDispute(all.node, open, { stated, counted: votes }, context);
	return true;
}

/** Says that a sentence has another number than the lines beside it. */
function reportDispute(
	node: Node | undefined,
	answer: AnswerName,
	{ stated, counted }: { stated: Fraction; counted: Fraction },
	{ problems, subject }: TallyContext,
): void {
	problems.at(node, 'vote/result-mismatch', 'toldCount', {
		values: { subject, answer, stated: exact(stated), counted: exact(counted) },
	});
}

/** Votes of those whom somebody represents who keeps out of the vote: they may be cast all the same. */
function keptOut(names: NamedVotes, cells: ReadonlyMap<SingleAnswer, Cell>): Fraction {
	if (!cells.has('notVoting')) return ZERO;
	return sum(names.count('notVoting').cast.flatMap(({ by, votes }) => (by ? [votes] : [])));
}

/** `Pour : tous – Mme Colin`, `Pour : tous (Brun, Roy)`: says that those who are named are not all who are left. */
function areSomeNamed(
	{ answers }: WrittenTally,
	open: SingleAnswer,
	{ votes }: Cell,
	names: NamedVotes,
	{ problems }: TallyContext,
): boolean {
	const all = answers.find(({ everyone, names: some }) => everyone && some.length > 0);
	if (!all?.everyone || votes === null) return false;
	const named = names.count(open, new Set(all.names));
	// `Pour : tous les présents et Mme Colin`, whom somebody represents: she is one more.
	const isMore = named.cast.some(({ by }) => by !== undefined);
	if (isMore || !isZero(named.doubtful) || equals(named.votes, votes)) return false;
	problems.at(all.everyone, 'vote/sum-mismatch', 'names', {
		values: {
			answer: open,
			stated: exact(votes),
			computed: exact(named.votes),
			names: named.cast.map(({ member }) => member.name),
			...capValues(undefined),
		},
	});
	return true;
}

/** `Pour : 3`, `Contre : tous` with three voters: says that *all* comes to nobody, and that the other answers leave nobody. */
function sayNobodyIsLeft(
	{ answers }: WrittenTally,
	open: SingleAnswer,
	rest: Cell,
	cells: ReadonlyMap<SingleAnswer, Cell>,
	{ problems }: TallyContext,
): boolean {
	const all = answers.find(
		({ answer, everyone }) => getColumn(answer) === open && everyone?.others === false,
	);
	if (all?.everyone === undefined || rest.votes === null || !isZero(rest.votes)) return false;
	const others = sum([...cells].flatMap(([answer, { votes }]) => (answer === open ? [] : (votes ?? []))));
	if (isZero(others)) return false;
	problems.at(all.everyone, 'vote/voted-twice', 'nobodyLeft', {
		values: { answer: all.answer, count: exact(others) },
	});
	return true;
}

/** `Adoptée, 1 abstention`, `Carried, 1 opposed`: nobody says how many were for it, and some are left. A text is rejected by those against it. */
function leavesForOpen(
	{ answers }: WrittenTally,
	cells: ReadonlyMap<SingleAnswer, Cell>,
	{ entitlement, declared }: TallyContext,
): boolean {
	const settling: readonly AnswerName[] = declared === 'rejected' ? ['for', 'against'] : ['for'];
	if (answers.some(({ answer }) => settling.includes(answer))) return false;
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
	const open = sum(tallies.flatMap((tally) => tally.blankOrVoid ?? []));
	if (!isZero(open)) total.blankOrVoid = open;
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

function getColumn(answer: AnswerName): SingleAnswer {
	return answer === 'blankOrVoid' ? 'blank' : answer;
}

/** Unanimity beside an opposing vote; whether a sentence tells of the one, and the lines beside it of the other. */
function checkUnanimity(
	written: WrittenTally,
	cells: ReadonlyMap<SingleAnswer, Cell>,
	problems: Problems,
): boolean {
	const { votes = null, names = [] } = cells.get('against') ?? {};
	const node = written.answers.find(({ answer }) => answer === 'against')?.node;
	reportOpposed(written, votes, { names: names.map(({ member }) => member.name), node }, problems);
	const consent = written.consents.find(({ value }) => value !== 'majority');
	return (
		consent !== undefined &&
		node !== undefined &&
		isPositive(votes) &&
		written.told.get(consent) !== written.told.get(node)
	);
}

/** Whether `à l'unanimité des présents` stands beside votes against of nobody but people who voted by post: those in the room were of one mind. */
export function isOfThoseThere(
	{ inRoom }: Pick<Consent, 'inRoom'>,
	against: { votes: Fraction | null; names: readonly NamedVote[] | undefined } | undefined,
): boolean {
	const { votes = null, names = [] } = against ?? {};
	if (inRoom === undefined || !isPositive(votes) || !names.every(({ byPost }) => byPost)) return false;
	return votes !== null && equals(sum(names.map((one) => one.votes)), votes);
}

/** Whether others than so many were against it or abstained as `à l'unanimité moins une voix` takes off. */
function isLessDisputed(
	less: Fraction,
	{ consents, answers }: WrittenTally,
	cells: ReadonlyMap<SingleAnswer, Cell>,
	context: TallyContext,
): boolean {
	if (context.weighted || !answers.some(({ answer }) => LESS.some((one) => one === getColumn(answer))))
		return false;
	const counts = LESS.map((answer) => cells.get(answer)?.votes ?? ZERO);
	const [against = ZERO] = counts;
	const all = sum(counts);
	if ([against, all].some((one) => equals(one, less))) return false;
	const [answer, counted] = isZero(against)
		? (['abstention', all] as const)
		: (['against', against] as const);
	const node = consents.find((one) => one.less !== undefined);
	reportDispute(node, answer, { stated: less, counted }, context);
	return true;
}

const LESS = ['against', 'abstention', 'blank', 'void'] as const;

/** Says so where a tally tells of unanimity, and there are votes against, in it or in a part of it. */
export function reportOpposed(
	{ consents }: WrittenTally,
	against: Fraction | null,
	{ names, node }: { names: string[]; node: Node | undefined },
	problems: Problems,
): void {
	const consent = consents.find(({ value }) => value !== 'majority');
	if (!consent || !isPositive(against)) return;
	problems.at(consent, 'vote/not-unanimous', 'against', {
		values: {
			words: consent.text,
			against: exact(against ?? ZERO),
			names,
			hasNames: names.length > 0 ? 'yes' : 'no',
		},
		related: [node],
	});
}

/** `à l'unanimité des présents` beside people who vote by post, and whose votes no line tells. */
function reportPost(
	{ consents, answers }: WrittenTally,
	{ names }: Cell,
	{ entitlement, problems }: TallyContext,
): void {
	const all = answers.flatMap(({ answer, everyone }) => (answer === 'for' && everyone ? [everyone] : []));
	const said = [...consents.filter(({ value }) => value === 'unanimous'), ...all].find((one) => one.inRoom);
	const { presence } = entitlement.attendance;
	const byPost = (names ?? []).filter(({ member }) => presence.get(member) === 'byPost');
	if (!said?.inRoom || byPost.length === 0) return;
	problems.at(said, 'vote/not-unanimous', 'byPost', {
		values: { words: said.inRoom, names: byPost.map(({ member }) => member.name), count: byPost.length },
		severity: 'warning',
	});
}

function toResult(
	cells: ReadonlyMap<SingleAnswer, Cell>,
	{ entitlement, voters }: TallyContext,
): TallyResult {
	const result = uncountedTally(entitlement);
	for (const [answer, cell] of cells) {
		result[answer] = cell.votes;
		if (cell.heads !== undefined) result.heads[answer] = cell.heads;
		if (cell.names && cell.names.length > 0) result.names[answer] = cell.names;
		if (!isZero(cell.blankOrVoid)) result.blankOrVoid = cell.blankOrVoid;
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

function asMeantCells(cells: ReadonlyMap<SingleAnswer, Cell>): Map<SingleAnswer, Cell> {
	const meant = new Map<SingleAnswer, Cell>();
	for (const [answer, cell] of cells) {
		meant.set(answer, { ...cell, votes: cell.votes && add(cell.otherwise ?? cell.votes, cell.doubtful) });
	}
	return meant;
}

function isPositive(value: Fraction | null | undefined): boolean {
	return value !== null && value !== undefined && !isZero(value);
}

// --- One answer of a tally: its votes, people and names, as written or filled in from attendance.

/** What counting a tally needs to know. */
export interface TallyContext {
	entitlement: Entitlement;
	problems: Problems;
	/** What messages call the block. */
	subject: Words;
	/** Whether votes differ from people. */
	weighted: boolean;
	/** Stated voters, as far as the number says whether it counts people or votes; absent where none are stated. */
	voters: OpenWeight | undefined;
	/** Whether posted ballots that were for it fall. */
	amended: boolean;
	/** The result that is stated: `Adoptée, 1 abstention` does not say that nobody was for it. */
	declared?: 'adopted' | 'rejected' | undefined;
	/** Whether a result, or a sentence of the block, tells of the vote beside these lines. */
	isToldElsewhere?: () => boolean;
}

function sumOrNull(values: readonly (Fraction | null)[]): Fraction | null {
	const known = values.filter((value) => value !== null);
	return known.length === values.length ? sum(known) : null;
}

interface Cell {
	votes: Fraction | null;
	heads: bigint | undefined;
	names: NamedVote[] | undefined;
	/** Those of the votes that are blank or void, whichever. */
	blankOrVoid: Fraction;
	doubtful: Fraction;
	/** Another reading of a count that its names contradict. */
	otherwise: Fraction | undefined;
	origin: 'counted' | 'named' | 'filled';
	/** A sentence and the lines beside it have different numbers for it. */
	disputed: boolean;
}

function readCell(
	written: readonly WrittenAnswer[],
	{
		told,
		names,
		complete,
		hasAll,
		hasRest,
	}: Pick<WrittenTally, 'told'> & {
		names: NamedVotes;
		complete: boolean | 'alone';
		hasAll: boolean;
		hasRest: boolean;
	},
	context: TallyContext,
): Cell {
	const { problems, weighted, entitlement } = context;
	const cell: Cell = { ...zeroCell(), origin: 'named' };
	for (const answer of new Set(written.map((entry) => entry.answer))) {
		const entries = written.filter((entry) => entry.answer === answer);
		const nodes = new Set(entries.flatMap((entry) => entry.names));
		const [ofLines, ...others] = sumsOf('votes', entries, told);
		const votes = ofLines?.nodes ?? [];
		const away = answer === 'notVoting' ? names.ofAway(nodes) : ZERO;
		const stated = ofLines && compare(ofLines.sum, away) >= 0 ? subtract(ofLines.sum, away) : ofLines?.sum;
		const named = nodes.size > 0 ? countNamed(answer, nodes, { stated, complete }, names) : undefined;
		if (named) {
			cell.names = [...(cell.names ?? []), ...named.cast];
			cell.doubtful = add(cell.doubtful, named.doubtful);
		}
		const [{ nodes: headNodes, sum: statedHeads } = { nodes: [] }] = sumsOf('heads', entries, told);
		const other = stated && others.find((one) => !equals(one.sum, stated));
		if (other) {
			reportDispute(votes[0], answer, { stated: other.sum, counted: stated }, context);
			return { ...cell, votes: null, heads: undefined, disputed: true };
		}
		if (stated) cell.origin = 'counted';
		// `3 (dont Mme Colin)`; beside `tous les autres` all must be named.
		const areSome = !hasRest && [...nodes].some(({ amongOthers }) => amongOthers);
		const isNamed = (written: Fraction, counted: Fraction) =>
			areSome ? compare(written, counted) >= 0 : equals(written, counted);
		if (stated && named && isZero(named.doubtful) && !isNamed(stated, named.votes)) {
			problems.at(votes[0], 'vote/sum-mismatch', 'names', {
				values: {
					answer,
					stated: exact(add(stated, away)),
					computed: exact(add(named.votes, away)),
					names: named.cast.map(({ member }) => member.name),
					...capValues(isCapped(named.cast, entitlement) ? entitlement.cap : undefined),
				},
			});
			cell.otherwise = add(cell.otherwise ?? ZERO, named.votes);
		} else if (
			statedHeads &&
			named &&
			isZero(named.doubtful) &&
			!isNamed(statedHeads, fraction(named.heads))
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
		// `4 membres pour` are four votes where each has one, and nobody knows how many where they differ.
		const areOpen = statedHeads && !isZero(statedHeads) && entitlement.holdsProxies && !hasAll;
		const ofHeads = areOpen || (weighted && statedHeads && !isZero(statedHeads)) ? null : statedHeads;
		const given = stated ?? named?.votes ?? (ofHeads === undefined ? ZERO : ofHeads);
		if (given && ofHeads && !stated && !named) cell.origin = 'counted';
		cell.votes = cell.votes && given && add(cell.votes, given);
		if (answer === 'blankOrVoid' && given) cell.blankOrVoid = given;
		// Who carries a proxy is one of those who are counted, or two.
		const ofPeople = areOpen && !stated && !named ? undefined : statedHeads?.numerator;
		const heads =
			ofPeople ??
			(areSome ? undefined : named?.heads) ??
			(stated && (!weighted || isZero(stated)) && isInteger(stated) ? stated.numerator : undefined);
		cell.heads = cell.heads === undefined || heads === undefined ? undefined : cell.heads + heads;
	}
	return cell;
}

/**
 * The votes of the people named. Whoever holds a proxy may be told to use it otherwise: with `Contre : 730 (M. Huet)` in a count
 * that has all votes, his own 730 are meant, and those that he carries are in another answer; so with `Contre : M. Huet`, where nothing
 * but these makes all votes.
 */
function countNamed(
	answer: AnswerName,
	nodes: ReadonlySet<Name>,
	{ stated, complete }: { stated: Fraction | undefined; complete: boolean | 'alone' },
	names: NamedVotes,
): ReturnType<NamedVotes['count']> {
	const named = names.count(answer, nodes);
	if (!complete || (stated ? equals(stated, named.votes) : complete !== 'alone')) return named;
	const own = names.count(answer, nodes, true);
	return !stated || equals(stated, own.votes) ? own : named;
}

/** What the lines count for an answer, and each sentence beside them: the same once more. */
function sumsOf(
	unit: 'votes' | 'heads',
	entries: readonly WrittenAnswer[],
	told: WrittenTally['told'],
): Array<{ nodes: Count[]; sum: Fraction }> {
	const bySource = new Map<Node | undefined, Count[]>();
	for (const { node, [unit]: count } of entries) if (count) addTo(bySource, told.get(node), count);
	// Lines have no source.
	const ofLines = bySource.get(undefined);
	bySource.delete(undefined);
	return [...(ofLines ? [ofLines] : []), ...bySource.values()].map((nodes) => ({
		nodes,
		sum: sum(nodes.map(({ value }) => parseFraction(value) ?? ZERO)),
	}));
}

function isCapped(votes: readonly NamedVote[], { cap }: Entitlement): boolean {
	return cap !== undefined && votes.some(({ member }) => member === cap.member);
}

function zeroCell(): Cell {
	return {
		votes: ZERO,
		heads: 0n,
		names: undefined,
		blankOrVoid: ZERO,
		doubtful: ZERO,
		otherwise: undefined,
		origin: 'filled',
		disputed: false,
	};
}

const NOBODY_EXCEPTED: AnswerNames = { votes: ZERO, heads: 0n, doubtful: ZERO, cast: [] };

/** Everyone entitled, less the votes under the other answers and those of whoever is excepted; null where not everyone entitled is known. */
function fillCell(
	open: SingleAnswer,
	cells: ReadonlyMap<SingleAnswer, Cell>,
	{ names, except }: { names: NamedVotes; except: AnswerNames | undefined },
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
	// `Pour : tous sauf Colin et Faure`, `Contre : 1`: whom an answer counts without a name is one of those excepted.
	const excepted = except ?? NOBODY_EXCEPTED;
	const apart = except ? others.filter(([, other]) => other.names !== undefined) : others;
	const inNoName = sumOrNull(others.flatMap((one) => (apart.includes(one) ? [] : [one[1].votes])));
	const isTooMany = except !== undefined && inNoName !== null && compare(inNoName, excepted.votes) > 0;
	const otherVotes = sumOrNull([...apart.map(([, other]) => other.votes), excepted.votes]);
	// Fewer voters than people entitled: those who did not vote are in no answer, and what they hold is not said where people are counted.
	const whole = voters && votes ? voters.votes && min(voters.votes, votes) : votes;
	if (whole && otherVotes && !isTooMany)
		cell.votes = compare(whole, otherVotes) < 0 ? ZERO : subtract(whole, otherVotes);
	const isWhole = !whole || !votes ? whole === votes : equals(whole, votes);
	const otherHeads = apart.map(([, other]) => other.heads);
	if (heads !== null && isWhole && !isTooMany && otherHeads.every((count) => count !== undefined)) {
		const rest = otherHeads.reduce((left, count) => left - count, heads) - excepted.heads;
		cell.heads = rest < 0n ? 0n : rest;
	}
	const allNamed = others.every(
		([, other]) => other.names !== undefined || (other.votes && isZero(other.votes)),
	);
	if (allNamed && isWhole && !entitlement.attendance.unnamed) {
		const inOthers = others.flatMap(([, other]) => other.names ?? []);
		const named = new Set([...inOthers, ...excepted.cast].map(({ member }) => member));
		cell.names = [];
		for (const member of entitlement.voters())
			if (!named.has(member)) cell.names.push(namedVote(entitlement, member));
	}
	return cell;
}
