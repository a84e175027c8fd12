/** What a ballot says, gathered from its lines, in whatever order and form they were written. */

import type { Node } from 'unist';
import {
	type Answer,
	type AnswerName,
	type Ballot,
	type BallotLine,
	type BooleanValue,
	type Consent,
	type Count,
	type Everyone,
	getChild,
	getChildren,
	type KeywordValue,
	type LabelName,
	labelRow,
	type Name,
	type NumberValue,
	type Presence,
	type Reference,
	type Result,
	type Tally,
	type TextValue,
} from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';

/** `Majorité : 5`: how many votes are needed, where the rules have no majority of that name. */
export function isCount({ value }: TextValue): boolean {
	return /^\d{1,6}$/.test(value);
}

/** One answer as written: a count, names, `tous`, or several of these. */
export interface WrittenAnswer {
	answer: AnswerName;
	node: Answer;
	votes: Count | undefined;
	heads: Count | undefined;
	names: Name[];
	everyone: Everyone | undefined;
}

/** One taking of votes as written. */
export interface WrittenTally {
	/** The line that opens it, or the first answer line. */
	line: BallotLine;
	answers: WrittenAnswer[];
	consents: Consent[];
	/** Results written inside the tally (`adoptée à l'unanimité`). */
	results: Result[];
	/** The line of a sentence that each of these answers and this consent stand in, where one does. */
	told: Map<Node, BallotLine>;
	/** From the first text of it to the last. */
	nodes: Node[];
}

/** The vote of a part of all who may. */
export interface WrittenPart {
	/** Where it is named, and how. */
	node: KeywordValue | TextValue;
	name: string;
	/** Those who are there so, in the place of a college: `Vote online`. */
	presence?: Presence | undefined;
	tally: WrittenTally;
}

/** All lines of a block's ballots. */
export interface WrittenBallot {
	ballots: Ballot[];
	/** The first vote; absent where only a result, a recusal or the like is written. */
	first: WrittenTally | undefined;
	second: WrittenTally | undefined;
	/** The votes of colleges, or of those in the room, online and by proxy. */
	parts: WrittenPart[];
	result: { line: BallotLine; node: Result } | undefined;
	/** What a sentence beside these lines says that it came to. */
	toldResult: { line: BallotLine; node: Result } | undefined;
	/** The result above a second vote: that of the first, where it fits the first or another stands below. */
	resultAbove: { line: BallotLine; node: Result } | undefined;
	opinion: KeywordValue | undefined;
	recused: Name[];
	method: KeywordValue | undefined;
	majority: TextValue | undefined;
	voters: NumberValue | undefined;
	cast: NumberValue | undefined;
	key: TextValue | undefined;
	/** Whether the text was changed in session. */
	amended: BooleanValue | undefined;
	on: Reference | undefined;
	seats: NumberValue | undefined;
	/** Those on the electoral roll. */
	registered: NumberValue | undefined;
	ballotsFound: NumberValue | undefined;
	/** The absolute majority as the minutes state it, a number of votes. */
	absoluteMajority: NumberValue | undefined;
	/** The votes of all candidates as the minutes add them up. */
	total: NumberValue | undefined;
	round: NumberValue | undefined;
	mode: KeywordValue | undefined;
	/** The blocks that a joint vote decides. */
	joint: Reference[] | undefined;
	/** Whether a vote in it could not be read: it has its error, and nothing follows from the rest. */
	unreadable: boolean;
	/** Whether a result is written that could not be read: it has its error, and is not missing. */
	resultUnreadable: boolean;
}

/** Gathers the lines of some ballots: those of one block, or one that stands alone. */
export function readWrittenBallot(ballots: readonly Ballot[]): WrittenBallot {
	const written: WrittenBallot = {
		ballots: [...ballots],
		first: undefined,
		second: undefined,
		parts: [],
		result: undefined,
		toldResult: undefined,
		resultAbove: undefined,
		opinion: undefined,
		recused: [],
		method: undefined,
		majority: undefined,
		voters: undefined,
		cast: undefined,
		key: undefined,
		amended: undefined,
		on: undefined,
		seats: undefined,
		registered: undefined,
		ballotsFound: undefined,
		absoluteMajority: undefined,
		total: undefined,
		round: undefined,
		mode: undefined,
		joint: undefined,
		unreadable: ballots.some((ballot) => ballot.children.some(isUnreadableLine)),
		resultUnreadable: ballots.some((ballot) =>
			ballot.children.some(
				({ label, children }) =>
					label === 'result' && !children.some(({ type }) => type === 'result' || type === 'tally'),
			),
		),
	};
	for (const ballot of ballots) for (const line of ballot.children) readLine(written, line);
	settleParts(written);
	settleTold(written);
	return written;
}

/**
 * `Vote à distance : 5 pour` without another part is the vote of all, with the answers below it. `Vote à main levée : 5 pour` beside a vote by post is that of
 * those in the room.
 */
function settleParts(written: WrittenBallot): void {
	const [only, ...others] = written.parts;
	if (!only?.presence || others.length > 0) return;
	const { first, method } = written;
	// `Vote : à l'unanimité` is of those who voted online below it too.
	if (first?.consents.length) return;
	if (!first?.answers.some(({ answer }) => answer === 'for')) {
		written.parts = [];
		written.first = extend(first, only.tally.line);
		if (only.node.type === 'keywordValue') written.method = only.node;
	} else if (
		only.presence === 'byPost' &&
		method?.value === 'showOfHands' &&
		first.line.children.includes(method)
	) {
		written.parts.unshift({ node: method, name: method.text, presence: 'present', tally: first });
		written.first = undefined;
		written.method = undefined;
	}
}

/** `Vote : adoptée` beside `Le conseil rejette les tarifs`: the line has the result, whatever the sentence says. */
function settleTold(written: WrittenBallot): void {
	const own = written.first?.results.some((node) => !written.first?.told.has(node));
	if (!own || !written.result?.line.told) return;
	written.toldResult = written.result;
	written.result = undefined;
}

/** The answers and consent of a tally alone, such as that of a candidate. */
export function readTally(line: BallotLine, nodes: readonly Node[]): WrittenTally {
	const tally = emptyTally(line);
	for (const node of nodes) {
		if (node.type === 'tally') addTally(tally, node as Tally, line);
		else if (node.type === 'answer') addAnswer(tally, node as Answer, line);
	}
	return tally;
}

/** Whether a vote was written: answers, consent, or a result word in the place of a tally. */
export function saysSomething(tally: WrittenTally | undefined): tally is WrittenTally {
	return (
		tally !== undefined && (tally.answers.length > 0 || tally.consents.length > 0 || tally.results.length > 0)
	);
}

/** Whether a tally holds answers or consent. */
export function saysAnswers(tally: WrittenTally | undefined): boolean {
	return tally !== undefined && (tally.answers.length > 0 || tally.consents.length > 0);
}

/** Whether a line that votes has a value that could not be read: the parser leaves its tally or answer without children, or says that it is incomplete. */
export function isUnreadableLine({ label, incomplete, children }: BallotLine): boolean {
	if (incomplete) return true;
	if (label === 'voters' || label === 'cast') return !children.some((child) => child.type === 'numberValue');
	// `Résultat : adoptée par …` may hold a tally too.
	if (!['tally', 'answer', 'candidate'].includes(labelRow(label).value)) return children.some(isEmptyTally);
	const values = children.filter((child) => child.type === 'tally' || child.type === 'answer');
	return values.some((value) => value.children.length === 0) || children.length === 0;
}

function isEmptyTally(value: BallotLine['children'][number]): boolean {
	return value.type === 'tally' && value.children.length === 0;
}

function readPart(written: WrittenBallot, line: BallotLine): void {
	const [node] = line.children;
	const { presence } = line;
	const tally = readTally(line, line.children);
	if (node?.type === 'textValue') written.parts.push({ node, name: node.value, presence, tally });
	else if (node?.type === 'keywordValue') written.parts.push({ node, name: node.text, presence, tally });
}

function readLine(written: WrittenBallot, line: BallotLine): void {
	const { label, children } = line;
	const [value] = children;
	switch (labelRow(label).value) {
		case 'tally':
			if (label === 'college' || line.presence) {
				readPart(written, line);
				break;
			}
			// `Vote à main levée : …`
			if (label === 'vote' && value?.type === 'keywordValue') written.method = value;
			if (label === 'jointVote') written.joint = children.filter((child) => child.type === 'reference');
			if (label === 'secondVote') {
				written.second = extend(written.second, line);
				written.resultAbove ??= written.result;
			} else written.first = extend(written.first, line);
			break;
		case 'answer':
			written.first = extend(written.first, line);
			break;
		case 'result':
			readResult(written, line);
			break;
		case 'names':
			if (label !== 'recused') break;
			for (const child of children) if (child.type === 'name') written.recused.push(child);
			break;
		default: {
			const term = TERMS[label];
			if (term && value?.type === TERM_TYPES[labelRow(label).value])
				Object.assign(written, { [term]: value });
		}
	}
}

/** Labels that say how a vote is taken or judged, with the field that keeps the value of each. */
const TERMS: { readonly [Label in LabelName]?: keyof WrittenBallot } = {
	ballot: 'method',
	majority: 'majority',
	voters: 'voters',
	cast: 'cast',
	key: 'key',
	amended: 'amended',
	on: 'on',
	seats: 'seats',
	registered: 'registered',
	ballots: 'ballotsFound',
	absoluteMajority: 'absoluteMajority',
	total: 'total',
	round: 'round',
	mode: 'mode',
	opinion: 'opinion',
};

/** The node that each kind of value is read as: words that could not be read are another. */
const TERM_TYPES: {
	readonly [Value in ReturnType<typeof labelRow>['value']]?: BallotLine['children'][number]['type'];
} = {
	count: 'numberValue',
	rank: 'numberValue',
	keyword: 'keywordValue',
	text: 'textValue',
	yesNo: 'booleanValue',
	reference: 'reference',
};

/** What follows a result word is read as a tally: `adoptée à l'unanimité`. */
function readResult(written: WrittenBallot, line: BallotLine): void {
	const node = getChild(line, 'result');
	if (node?.type === 'result' && line.told && written.result) written.toldResult = { line, node };
	else if (node?.type === 'result') {
		if (written.result?.line.told) written.toldResult = written.result;
		written.result = { line, node };
	}
	const tally = getChild(line, 'tally');
	if (tally?.type !== 'tally') return;
	const target = written.second ? 'second' : 'first';
	written[target] ??= emptyTally(line);
	const into = written[target];
	if (into) addTally(into, tally, line);
}

function extend(tally: WrittenTally | undefined, line: BallotLine): WrittenTally {
	const into = tally ?? emptyTally(line);
	for (const child of line.children) {
		if (child.type === 'tally') addTally(into, child, line);
		else if (child.type === 'answer') addAnswer(into, child, line);
	}
	return into;
}

function emptyTally(line: BallotLine): WrittenTally {
	return { line, answers: [], consents: [], results: [], told: new Map(), nodes: [] };
}

function addTally(into: WrittenTally, tally: Tally, line: BallotLine): void {
	into.nodes.push(tally);
	for (const child of tally.children) {
		if (line.told) into.told.set(child, line);
		if (child.type === 'answer') addAnswer(into, child, line, false);
		else if (child.type === 'consent') into.consents.push(child);
		else into.results.push(child);
	}
}

function addAnswer(into: WrittenTally, node: Answer, line: BallotLine, alone = true): void {
	if (alone) into.nodes.push(node);
	if (line.told) into.told.set(node, line);
	const counts = getChildren(node, 'count');
	into.answers.push({
		answer: node.answer,
		node,
		votes: counts.find(({ unit }) => unit === 'votes'),
		heads: counts.find(({ unit }) => unit === 'heads'),
		names: getChildren(node, 'name'),
		everyone: getChild(node, 'everyone'),
	});
}

/** The name of an allocation key as keys are compared. */
export function foldKey(key: TextValue): string {
	return foldKeyword(key.value);
}
