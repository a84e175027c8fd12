/** What stands in a block above its count: part of the text that is put to the vote, unless it names no text, or says how the vote below came out. */

import type { Node, Position } from 'unist';
import {
	type CountStatement,
	getStatements,
	type Statement,
	type VerdictStatement,
} from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import { isZero } from '../../text/fraction.js';
import type { Decision } from '../model.js';
import { type CountChecker, isMore, isOfVote } from './counts.js';
import { compareWithVote, isBeside } from './other-vote.js';
import { checkLeft, type RoomContext } from './room.js';
import type { VerdictChecker } from './verdicts.js';

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
	if (of === 'needed') counts.needed(statement, decision);
	else if (of === 'cast') counts.cast(statement, decision);
	else if (of === 'left') checkLeft(statement, decision, context);
	// `Nombre de votants : 4` in a paragraph of its own above five votes.
	else if (of === 'voters' && isNext && isMore(decision, statement)) counts.cast(statement, decision);
	// `Une abstention : Dora Finch.`
	else if (isOfVote(of) && isNext && decision && (statement.beside || isShortText(statement, node))) {
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
