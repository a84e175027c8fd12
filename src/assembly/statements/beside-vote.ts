/** Texts beside a vote: those that count another one, of the same block or of more people than the body has, and what stands above a count. */

import type { Node, Position } from 'unist';
import {
	type CountStatement,
	getChild,
	getStatements,
	plainText,
	type Statement,
	titleText,
	type VerdictStatement,
} from '../../ast/index.js';
import { namesMotion } from '../../law/index.js';
import { foldedWords, foldName } from '../../text/fold.js';
import { compare, equals, type Fraction, isZero, parseFraction, sum } from '../../text/fraction.js';
import type { Decision } from '../model.js';
import { type CountChecker, type CountedAnswer, isMore, isOfVote } from './counts.js';
import { checkLeft, type RoomContext } from './room.js';
import type { VerdictChecker } from './verdicts.js';

/** A text that tells of a vote, beside one that is counted. */
interface ToldVote {
	statements: ReadonlyArray<VerdictStatement | CountStatement>;
	figures: readonly ToldFigure[];
	/** It gives a figure for those for it and one for those against it. */
	isWhole: boolean;
	/** An answer has the number that a vote of the block has for it. */
	sharesFigure: boolean;
	/** All its figures are those of the block's votes. */
	isRepeat: boolean;
	/** Those for and against are those of the vote the other way round, `2-5` beside 5 for and 2 against. */
	isTurned: boolean;
	/** `The board voted 4-3 in favor.`: so few words have no room for another thing. */
	isBrief: boolean;
	/** It has a word of the title of the decision, or of its item. */
	namesThing: boolean;
	/** `The motion …`, or who moved what. */
	named: boolean;
	proposed: boolean;
	context: RoomContext;
}

/**
 * Of which vote a text speaks that gives figures. `elsewhere`: of another body, which nobody is told of; `second`: of a second vote of the same
 * block, which is told; `correction`: of a vote that was counted wrongly, told too; `perhaps`: it may be of another one, and what differs is no error.
 */
const REASONS: ReadonlyArray<{
	is: 'elsewhere' | 'second' | 'correction' | 'perhaps';
	holds: (told: ToldVote) => boolean;
}> = [
	// `Rectificatif : à la résolution 1, lire 5 pour et 3 contre` below 6 for and 2 against; the same figures confirm them.
	{
		is: 'correction',
		holds: ({ statements, isRepeat }) =>
			!isRepeat && statements.some((one) => one.kind === 'count' && one.corrects),
	},
	// `La grève a été votée par 31 voix contre 4` beside a vote of a body of seven.
	{
		is: 'elsewhere',
		holds: (told) => told.isWhole && !told.sharesFigure && !told.namesThing && !told.named && isOfMore(told),
	},
	// `Vote : 5 pour, 2 contre.` below 3 for and 4 against.
	{
		is: 'second',
		holds: ({ statements, isWhole, sharesFigure }) =>
			isWhole && !sharesFigure && statements.some((one) => one.kind === 'count' && one.label),
	},
	// `The board voted 4-3 to buy the lot`, `Orr moved to have a party. Her motion was lost 2-7`, below 5 for and 2 against the lease.
	{
		is: 'perhaps',
		holds: ({ statements, figures, named, proposed, sharesFigure, isTurned, namesThing, isBrief }) =>
			figures.length > 0 &&
			!isTurned &&
			!isBrief &&
			(!named || proposed) &&
			!sharesFigure &&
			!namesThing &&
			statements.some((one) => one.kind === 'verdict' || one.beside),
	},
	// `Orr moved to have a party. Her motion was lost.` below a vote that carried.
	{
		is: 'perhaps',
		holds: ({ figures, proposed, namesThing }) => figures.length === 0 && proposed && !namesThing,
	},
	// `La commune de Gy s'y oppose à l'unanimité de ses 15 conseillers` beside a vote of a body of nine.
	{
		is: 'perhaps',
		holds: ({ statements, named, context: { votes } }) =>
			!named &&
			statements.some((one) => {
				const value = one.kind === 'count' && one.of === 'cast' ? parseFraction(one.value) : undefined;
				return value !== undefined && votes !== null && compare(value, votes) > 0;
			}),
	},
];

/** Of which vote a text speaks that stands beside one: nothing where it is of that. */
function judge(text: Node, decision: Decision | undefined, context: RoomContext) {
	// `M. Weiss change son vote.`
	const isChange = getStatements(text).some((one) => one.kind === 'people' && one.of === 'changed');
	if (decision && isChange && isBelow(text, decision)) return 'correction';
	const statements = getStatements(text).filter(tellsOfVote);
	if (!decision || statements.length === 0) return undefined;
	const figures = figuresIn(text);
	const told: ToldVote = {
		statements,
		figures,
		isWhole: (['for', 'against'] as const).every((answer) => figures.some(({ of }) => of === answer)),
		sharesFigure: sharesFigure(figures, decision),
		isRepeat: figures.every((one) => sharesFigure([one], decision)),
		isTurned: isTurned(figures, decision),
		namesThing: namesThingOf(text, decision),
		isBrief: wordsIn(plainText(text)).length <= MOST_WORDS,
		named: statements.some((one) => 'named' in one && one.named),
		// What stands above a vote without a title is what it is on.
		proposed:
			(decision.node.form !== 'implicit' || isBelow(text, decision)) &&
			statements.some(({ proposed }) => proposed),
		context,
	};
	return REASONS.find(({ holds }) => holds(told))?.is;
}

function isBelow({ position }: Node, { votes: [vote] }: Decision): boolean {
	return (vote?.ballot.position?.start.offset ?? 0) < (position?.start.offset ?? 0);
}

function tellsOfVote(statement: Statement): statement is VerdictStatement | CountStatement {
	return (
		statement.kind === 'verdict' ||
		(statement.kind === 'count' && (isOfVote(statement.of) || statement.of === 'cast'))
	);
}

/** More votes than the body has. */
function isOfMore({ figures, context: { votes, members } }: ToldVote): boolean {
	return votes !== null && members !== null && compare(sum(figures.map(({ value }) => value)), votes) > 0;
}

/** Compares a text with the vote beside it, where it is of that, with `compare`; a second vote of the same block, and a correction, are told. */
export function compareWithVote(
	text: Node,
	decision: Decision | undefined,
	context: RoomContext,
	repeats: Position[],
	compareAll: (isOther: boolean) => void,
): void {
	const of = judge(text, decision, context);
	const isTold = of === 'second' || of === 'correction';
	const isOther = of === 'elsewhere' || isTold;
	const { problems } = context;
	if (isOther && text.position) repeats.push(text.position);
	// `Vote: 7-0-0, motion carries.`, of which the block has taken that it was carried.
	const isCounted = decision?.votes.some(({ tally }) => tally.for !== null || tally.against !== null);
	if (isTold)
		problems.at(text, 'vote/in-prose', of === 'correction' ? of : isCounted ? 'another' : 'besideResult', {
			values: { text: plainText(text).replace(/\s+/g, ' ').slice(0, LONGEST_QUOTE) },
			severity: 'warning',
		});
	const before = problems.all.length;
	compareAll(isOther);
	if (of === 'perhaps')
		for (const problem of problems.all.slice(before))
			if (OF_RESULT.has(problem.rule)) problem.severity = 'warning';
}

const OF_RESULT: ReadonlySet<string> = new Set(['vote/result-mismatch', 'vote/not-unanimous']);

const LONGEST_QUOTE = 100;

/** Has a text a word of the title of a decision, or of its item? */
function namesThingOf(text: Node, { title, session }: Decision): boolean {
	const words = wordsIn(`${title} ${titleText(session)}`);
	return wordsIn(plainText(text)).some((word) => word.length > LONGEST_SMALL && words.includes(word));
}

function wordsIn(text: string): string[] {
	return foldedWords(text).trim().split(' ');
}

/** Longer words name something. */
const LONGEST_SMALL = 3;

/** With its two numbers. */
const MOST_WORDS = 7;

/** Whether an answer has the number that a vote of the block has for it. */
function sharesFigure(figures: readonly ToldFigure[], { votes }: Decision): boolean {
	return figures.some(({ of, value }) => votes.some(({ tally }) => isNumber(tally[of], value)));
}

function isTurned(figures: readonly ToldFigure[], { votes }: Decision): boolean {
	const told = new Map(figures.map(({ of, value }) => [of, value]));
	return votes.some(
		({ tally }) => isNumber(tally.against, told.get('for')) && isNumber(tally.for, told.get('against')),
	);
}

function isNumber(counted: Fraction | null | undefined, value: Fraction | undefined): boolean {
	return counted !== null && counted !== undefined && value !== undefined && equals(counted, value);
}

interface ToldFigure {
	of: CountedAnswer;
	value: Fraction;
}

/** One for each answer, of which a verdict and a count may both tell. */
function figuresIn(text: Node): ToldFigure[] {
	const found = new Map(
		getStatements(text)
			.flatMap(getFigures)
			.map((one) => [one.of, one]),
	);
	return [...found.values()];
}

function getFigures(statement: Statement): ToldFigure[] {
	if (statement.kind === 'count') {
		const value = parseFraction(statement.value);
		return isOfVote(statement.of) && value ? [{ of: statement.of, value }] : [];
	}
	if (statement.kind !== 'verdict') return [];
	const tally = statement.children.find((child) => child.type === 'tally');
	return (tally?.children ?? []).flatMap((part): ToldFigure[] => {
		if (part.type !== 'answer' || !isOfVote(part.answer)) return [];
		const count = getChild(part, 'count');
		const value = count?.type === 'count' && count.unit === 'votes' ? parseFraction(count.value) : undefined;
		return value ? [{ of: part.answer, value }] : [];
	});
}

// --- Statements of a motion beside the one that is decided: `The motion to table failed 2-5`.

/**
 * Whether a statement is of another motion than the one that is decided. What is decided may be that motion: its title says so, or of what is
 * said below the vote, the text above it.
 */
export function isBeside(statement: Statement, decision: Decision | undefined, isBelow: boolean): boolean {
	const motion = 'motion' in statement ? statement.motion : undefined;
	if (!motion || !decision || (motion === 'amendment' && decision.kind === 'amendment')) return false;
	const { children } = decision.node as { children: Node[] };
	const above = isBelow
		? children.slice(
				0,
				children.findIndex(({ type }) => type === 'ballot'),
			)
		: children.filter(({ type }) => type === 'title');
	return ![decision.title ?? '', ...above.map(plainText)].some((text) => namesMotion(text, motion));
}

// --- What stands in a block above its count: part of the text that is put to the vote, unless it names no text, or says how the vote below came out.

/** Who compares what is said above a count. */
interface Checkers {
	verdicts: VerdictChecker;
	counts: CountChecker;
	/** Whether the block stands right below another vote. */
	isBelowVote: boolean;
	/** Where the outcome is said again. */
	repeats: Position[];
	context: RoomContext;
}

/** Where a text stands that is above the count. */
interface AboveVote {
	/** The paragraph, list or table. */
	node: Node;
	/** Nothing stands between it and the count. */
	isNext: boolean;
	decision: Decision | undefined;
}

/** Compares what a text above the count says of the vote. */
export function checkAboveVote(text: Node, place: AboveVote, checkers: Checkers): void {
	compareWithVote(text, place.decision, checkers.context, checkers.repeats, (isOther) => {
		if (!isOther) compareAbove(text, place, checkers);
	});
}

function compareAbove(text: Node, place: AboveVote, checkers: Checkers): void {
	const { decision } = place;
	const before = checkers.context.problems.all.length;
	for (const statement of getStatements(text)) {
		if (isBeside(statement, decision, false)) continue;
		if (statement.kind === 'verdict') checkVerdict(statement, place, checkers);
		else if (statement.kind === 'cited') checkers.verdicts.cited(statement);
		else if (statement.kind === 'count') checkCount(statement, place, checkers, before);
		else if (statement.kind === 'people') checkers.counts.voters(statement, decision, before);
	}
}

function checkVerdict(statement: VerdictStatement, place: AboveVote, checkers: Checkers): void {
	const { verdicts, isBelowVote } = checkers;
	if (verdicts.isOfPart(statement, place.decision)) return;
	const ofVote = asVerdictOfVote(statement, place);
	// `Le conseil, à l'unanimité :` and a list of what it decides, in the block of the vote.
	if (statement.body && (place.isNext || place.decision?.node.form !== 'implicit'))
		verdicts.unanimity(statement, place.decision);
	if (ofVote) verdicts.check(ofVote, place.decision, isBelowVote);
	else if (statement.body) verdicts.bodyCounts(statement, place.decision);
	else verdicts.opinion(statement, place.decision);
}

/** The verdict as one of the vote below, where it is one. */
function asVerdictOfVote(statement: VerdictStatement, place: AboveVote): VerdictStatement | undefined {
	const { node, isNext, decision } = place;
	if (statement.whole && isOf(statement, decision)) return statement;
	if (!isNext) return undefined;
	// `Mme Roy propose un achat. La motion est adoptée par 9 voix contre 5.`
	if (isCounted(statement)) return statement.ends ? { ...statement, moved: undefined } : statement;
	// `Lee moved to buy a gate. Upon voice vote the motion carried.`
	if (statement.ends && node.type === 'paragraph') return { ...statement, moved: undefined };
	// `Le règlement est voté à l'unanimité.`; no block makes `Le règlement est rejeté.` the text that is voted on.
	if (saysHow(statement) || (statement.whole && isCountedProse(decision)))
		return { ...statement, named: true };
	return undefined;
}

/** Whether what stands above a vote is its verdict all the same: it names no text, or this one. */
function isOf(statement: VerdictStatement, decision: Decision | undefined): boolean {
	const { bare, about, number } = statement;
	if (isCounted(statement)) return true;
	if (bare && about === undefined) return true;
	const title = foldName(decision?.title ?? '');
	return (
		(number !== undefined && number === decision?.number) ||
		(about !== undefined && title !== '' && foldName(about) === title)
	);
}

/** Says by how many votes the vote ended: no text that is put to it does. */
function isCounted({ named, body, number, children }: VerdictStatement): boolean {
	return (
		named &&
		!body &&
		number === undefined &&
		children.some((child) => child.type === 'tally' && child.children.some(({ type }) => type === 'answer'))
	);
}

/** A whole paragraph that says by how many votes, or that all agreed. */
function saysHow({ whole, body, children }: VerdictStatement): boolean {
	const said = children.flatMap((child) => (child.type === 'tally' ? child.children : []));
	return (
		whole &&
		!body &&
		said.some((part) => part.type === 'answer' || (part.type === 'consent' && part.value !== 'majority'))
	);
}

/** A decision that no title or fence opens, with votes that somebody cast. */
function isCountedProse(decision: Decision | undefined): boolean {
	const tally = decision?.node.form === 'implicit' ? decision.votes.at(-1)?.tally : undefined;
	return [tally?.for, tally?.against].some((count) => count && !isZero(count));
}

function checkCount(
	statement: CountStatement,
	{ node, isNext, decision }: AboveVote,
	{ counts, repeats, context }: Checkers,
	before: number,
): void {
	const { of } = statement;
	if (statement.now) return;
	if (of === 'needed') counts.needed(statement, decision);
	else if (of === 'cast') counts.cast(statement, decision);
	else if (of === 'left') checkLeft(statement, decision, context);
	// `Nombre de votants : 4` in a paragraph of its own above five votes.
	else if (of === 'voters' && isNext && isMore(decision, statement)) counts.cast(statement, decision);
	// `Une abstention : Dora Finch.`
	else if (
		isOfVote(of) &&
		decision &&
		(statement.alone || (isNext && (statement.beside || isShortText(statement, node))))
	) {
		const repeated = counts.ofVote(statement, of, decision, before);
		if (repeated) repeats.push(repeated);
	}
}

/** A short text that opens with the count. */
function isShortText({ position: at }: Statement, { position }: Node): boolean {
	const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
	return at?.start.offset === from && to - from <= SHORT_TEXT;
}

const SHORT_TEXT = 60;
