/** What a ballot says, gathered from its lines, in whatever order and form they were written. */

import type { Node } from 'unist';
import type {
	Answer,
	AnswerName,
	Ballot,
	BallotLine,
	Consent,
	Count,
	Everyone,
	KeywordValue,
	Name,
	NumberValue,
	Reference,
	Result,
	Tally,
	TextValue,
} from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';

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
	/** From the first text of it to the last. */
	nodes: Node[];
}

/** All lines of a block's ballots. */
export interface WrittenBallot {
	ballots: Ballot[];
	/** The first vote; absent where only a result, a recusal or the like is written. */
	first: WrittenTally | undefined;
	second: WrittenTally | undefined;
	colleges: Array<{ college: TextValue; tally: WrittenTally }>;
	result: { line: BallotLine; node: Result } | undefined;
	opinion: KeywordValue | undefined;
	recused: Name[];
	method: KeywordValue | undefined;
	majority: TextValue | undefined;
	voters: NumberValue | undefined;
	cast: NumberValue | undefined;
	key: TextValue | undefined;
	amended: boolean;
	on: Reference | undefined;
	seats: NumberValue | undefined;
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
		colleges: [],
		result: undefined,
		opinion: undefined,
		recused: [],
		method: undefined,
		majority: undefined,
		voters: undefined,
		cast: undefined,
		key: undefined,
		amended: false,
		on: undefined,
		seats: undefined,
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
	return written;
}

/** The answers and consent of a tally alone, such as that of a candidate. */
export function readTally(line: BallotLine, nodes: readonly Node[]): WrittenTally {
	const tally = emptyTally(line);
	for (const node of nodes) {
		if (node.type === 'tally') addTally(tally, node as Tally);
		else if (node.type === 'answer') addAnswer(tally, node as Answer);
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

/** Whether a line that votes has a value that could not be read: the parser leaves its tally or answer without children. */
export function isUnreadableLine(line: BallotLine): boolean {
	if (line.label === 'voters' || line.label === 'cast')
		return !line.children.some((child) => child.type === 'numberValue');
	// `Résultat : adoptée par …` may hold a tally too.
	if (!VOTING.has(line.label)) return line.children.some(isEmptyTally);
	const values = line.children.filter((child) => child.type === 'tally' || child.type === 'answer');
	return values.some((value) => value.children.length === 0) || line.children.length === 0;
}

function isEmptyTally(value: BallotLine['children'][number]): boolean {
	return value.type === 'tally' && value.children.length === 0;
}

const VOTING: ReadonlySet<BallotLine['label']> = new Set([
	'vote',
	'for',
	'against',
	'abstention',
	'blank',
	'void',
	'blankOrVoid',
	'notVoting',
	'college',
	'secondVote',
	'jointVote',
	'candidate',
	'option',
]);

function readLine(written: WrittenBallot, line: BallotLine): void {
	const [value] = line.children;
	switch (line.label) {
		case 'vote':
			// `Vote à main levée : …`
			if (value?.type === 'keywordValue') written.method = value;
			written.first = extend(written.first, line);
			break;
		case 'jointVote':
			written.joint = line.children.filter((child): child is Reference => child.type === 'reference');
			written.first = extend(written.first, line);
			break;
		case 'secondVote':
			written.second = extend(written.second, line);
			break;
		case 'college':
			if (value?.type === 'textValue') {
				written.colleges.push({ college: value, tally: readTally(line, line.children) });
			}
			break;
		case 'result':
			readResult(written, line);
			break;
		case 'recused':
			for (const each of line.children.filter((child): child is Name => child.type === 'name'))
				written.recused.push(each);
			break;
		case 'voters':
		case 'cast':
		case 'seats':
		case 'round':
			if (value?.type === 'numberValue') written[line.label] = value;
			break;
		case 'ballot':
			if (value?.type === 'keywordValue') written.method = value;
			break;
		case 'mode':
		case 'opinion':
			if (value?.type === 'keywordValue') written[line.label] = value;
			break;
		case 'majority':
		case 'key':
			if (value?.type === 'textValue') written[line.label] = value;
			break;
		case 'amended':
			written.amended = value?.type === 'booleanValue' && value.value;
			break;
		case 'on':
			if (value?.type === 'reference') written.on = value;
			break;
		case 'movedBy':
		case 'secondedBy':
		case 'time':
		case 'candidate':
		case 'option':
			break;
		default:
			written.first = extend(written.first, line);
	}
}

/** What follows a result word is read as a tally: `adoptée à l'unanimité`. */
function readResult(written: WrittenBallot, line: BallotLine): void {
	const node = line.children.find((child) => child.type === 'result');
	if (node?.type === 'result') written.result = { line, node };
	const tally = line.children.find((child) => child.type === 'tally');
	if (tally?.type !== 'tally') return;
	const target = written.second ? 'second' : 'first';
	written[target] ??= emptyTally(line);
	const into = written[target];
	if (into) addTally(into, tally);
}

function extend(tally: WrittenTally | undefined, line: BallotLine): WrittenTally {
	const into = tally ?? emptyTally(line);
	for (const child of line.children) {
		if (child.type === 'tally') addTally(into, child);
		else if (child.type === 'answer') addAnswer(into, child);
	}
	return into;
}

function emptyTally(line: BallotLine): WrittenTally {
	return { line, answers: [], consents: [], results: [], nodes: [] };
}

function addTally(into: WrittenTally, tally: Tally): void {
	into.nodes.push(tally);
	for (const child of tally.children) {
		if (child.type === 'answer') addAnswer(into, child, false);
		else if (child.type === 'consent') into.consents.push(child);
		else into.results.push(child);
	}
}

function addAnswer(into: WrittenTally, node: Answer, alone = true): void {
	if (alone) into.nodes.push(node);
	const counts = node.children.filter((child): child is Count => child.type === 'count');
	into.answers.push({
		answer: node.answer,
		node,
		votes: counts.find(({ unit }) => unit === 'votes'),
		heads: counts.find(({ unit }) => unit === 'heads'),
		names: node.children.filter((child): child is Name => child.type === 'name'),
		everyone: node.children.find((child): child is Everyone => child.type === 'everyone'),
	});
}

/** The name of an allocation key as keys are compared. */
export function foldKey(key: TextValue): string {
	return foldKeyword(key.value);
}
