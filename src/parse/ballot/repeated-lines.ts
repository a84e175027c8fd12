/**
 * What a ballot says twice, or struck out: a label, an answer, everybody under two answers. Nobody can say which one was meant, so that
 * neither is counted.
 */

import {
	type Answer,
	type AnswerName,
	type Ballot,
	type BallotLine,
	type CandidateList,
	type Everyone,
	getChildren,
	labelRow,
	type Problem,
	problem,
} from '../../ast/index.js';
import { placedInLine, type SourceLine } from '../../source/places.js';
import { parseFraction, sum, toDecimalString } from '../../text/fraction.js';
import { shortened } from './tally.js';

/**
 * Reports a label written twice in the ballots of one block, and an answer that is counted both in a `Vote` and on a line of its own,
 * at the later line. That line's value is left out of the tree: of two figures nobody can say which one was meant. `earlier`: the lines
 * of the ballots above.
 */
export function refuseRepeatedLabels(
	later: readonly BallotLine[],
	earlier: readonly BallotLine[] = [],
): Problem[] {
	const seen = new Map<string, BallotLine>();
	for (const line of earlier) for (const key of getKeys(line)) if (!seen.has(key)) seen.set(key, line);
	const problems: Problem[] = [];
	for (const line of later) {
		const keys = getKeys(line);
		const firsts = keys.flatMap((key) => seen.get(key) ?? []);
		const [first] = firsts;
		if (first === undefined) {
			for (const key of keys) seen.set(key, line);
			continue;
		}
		// A column of results says what the line beside the table says.
		if (isOutcomeAgain(line, first)) {
			leaveOut(line);
			continue;
		}
		if (line.label === 'result' && saysTheSame(line, firsts)) {
			// `adoptée par 42 voix contre 3` under `Vote : 42 pour, 3 contre`, or a line for each: said again, not counted again.
			line.children = line.children.filter((child) => child.type !== 'tally');
			continue;
		}
		// `Opposants : Mme Vidal` under `Contre : 1`: who they are.
		if (firsts.every((one) => one === first) && namesThose(line, first)) {
			for (const answer of getAnswers(line)) answer.children = getChildren(answer, 'name');
			continue;
		}
		// `Résultat : rejetée` above a second vote is of the first, and the one below it of the second.
		if (line.label === 'result' && isBefore(first, seen.get('secondVote '))) {
			for (const key of keys) seen.set(key, line);
			continue;
		}
		const values = { label: line.key, line: { line: first.position?.start.line ?? 0 } };
		problems.push(
			problem('syntax/invalid-value', 'labelTwice', keyPlace(line), { values, related: [first] }),
		);
		leaveOut(line);
	}
	return [...problems, ...refuseSecondEveryone(later, earlier)];
}

/**
 * Whether the names of a table of answers are of another vote than the lines beside it: those count answers, and none has as many names, or
 * they name people too. Where one agrees, the others are compared.
 */
export function isRollOfOther(roll: readonly BallotLine[], beside: readonly BallotLine[]): boolean {
	const answers = roll.flatMap((line) => (line.roll ? getAnswers(line) : []));
	if (answers.length === 0) return false;
	const counts = new Map(beside.flatMap((line) => [...getCounts(line)]));
	const isNamed = beside.flatMap(getAnswers).some((one) => getChildren(one, 'name').length > 0);
	const agrees = ({ answer, children }: Answer) => counts.get(answer) === String(children.length);
	return isNamed || (counts.size > 0 && !answers.some(agrees));
}

/**
 * Reports words that are struck out, `Pour : ~~Anne Petit~~, Jean Grand`. The page shows them, and nobody can say whether they count: the
 * values of their lines are left out of the tree.
 */
export function refuseStruck(
	children: ReadonlyArray<Ballot | CandidateList>,
	source: readonly SourceLine[],
): Problem[] {
	const struck = source.flatMap((line) => {
		const found = STRUCK_WORDS.exec(line.text);
		return found ? [{ line, from: found.index, to: found.index + found[0].length }] : [];
	});
	if (struck.length === 0) return [];
	const numbers = new Set(struck.map(({ line }) => line.start.line));
	for (const line of children.flatMap((child): BallotLine[] => child.children)) {
		const [from, to] = [line.position?.start.line ?? 0, line.position?.end.line ?? 0];
		for (let at = from; at <= to; at += 1) if (numbers.has(at)) leaveOut(line);
	}
	return struck.map(({ line, from, to }) =>
		problem('syntax/invalid-value', 'struck', placedInLine(line, 0, line.text.length).place(from, to), {
			values: { text: shortened(line.text.slice(from, to)) },
		}),
	);
}

/** What stands between two pairs of tildes, or from one to the end of its line; of another number they strike nothing. */
const STRUCK_WORDS = /(?<!~)~~(?!~)(?:.*~~(?!~)|.*)/;

/**
 * Reports `tous` or `tous les autres` under a second answer of one vote (`Pour : tous`, `Contre : tous`), at the later one. That line's
 * value is left out of the tree: whoever is everybody cannot be under both, and nobody can say which one was meant.
 */
function refuseSecondEveryone(later: readonly BallotLine[], earlier: readonly BallotLine[]): Problem[] {
	const seen = new Map<string, Everybody>();
	for (const line of earlier)
		for (const everybody of everybodyIn(line))
			if (!seen.has(everybody.vote)) seen.set(everybody.vote, everybody);
	const problems: Problem[] = [];
	for (const line of later) {
		let contradicts = false;
		for (const everybody of everybodyIn(line)) {
			const first = seen.get(everybody.vote);
			if (first === undefined) seen.set(everybody.vote, everybody);
			if (first === undefined || first.answer === everybody.answer) continue;
			contradicts = true;
			problems.push(
				problem('vote/voted-twice', 'everyone', everybody.node.position, {
					values: {
						first: first.answer,
						second: everybody.answer,
						line: { line: first.node.position?.start.line ?? 0 },
					},
					related: [first.node],
				}),
			);
		}
		if (contradicts) leaveOut(line);
	}
	return problems;
}

/** Whether a line names those of an answer, which an earlier one counts without names, and counts no others: `Opposants : Mme Vidal (640)` under `Contre : 640`. */
export function namesThose(later: BallotLine, first: BallotLine): boolean {
	const [[named, more], [counted, other]] = [getAnswers(later), getAnswers(first)];
	if (!named || more || !counted || other || named.answer !== counted.answer || later.children.length > 1)
		return false;
	const names = getChildren(named, 'name');
	const [counts, whole] = [getChildren(named, 'count'), getChildren(counted, 'count')];
	const told = sum(counts.flatMap(({ value }) => parseFraction(value) ?? []));
	const isSame = whole.some(({ value }) => value === toDecimalString(told));
	return (
		names.length > 0 &&
		names.length + counts.length === named.children.length &&
		whole.length > 0 &&
		whole.length === counted.children.length &&
		(counts.length === 0 || isSame)
	);
}

function isBefore(line: BallotLine, other: BallotLine | undefined): boolean {
	return (line.position?.start.offset ?? 0) < (other?.position?.start.offset ?? 0);
}

interface Everybody {
	/** Which of the block's votes: the first, the second, that of a college or of a candidate. */
	readonly vote: string;
	readonly answer: AnswerName;
	readonly node: Everyone;
}

function everybodyIn(line: BallotLine): Everybody[] {
	return getAnswers(line).flatMap(({ answer, children }) => {
		const node = children.find((child) => child.type === 'everyone');
		return node?.type === 'everyone' ? [{ vote: getVote(line), answer, node }] : [];
	});
}

function getVote(line: BallotLine): string {
	const [first] = line.children;
	if (line.label === 'secondVote') return 'second';
	if (line.presence) return `part ${line.presence}`;
	if (line.label === 'college')
		return `college ${first?.type === 'textValue' ? first.value.toLowerCase() : ''}`;
	if (line.label === 'candidate' || line.label === 'option')
		return `${line.label} ${line.position?.start.offset ?? 0}`;
	return 'first';
}

function getAnswers(line: BallotLine): Answer[] {
	return line.children.flatMap((child) => {
		if (child.type === 'answer') return [child];
		return child.type === 'tally' ? getChildren(child, 'answer') : [];
	});
}

/** What a line may say once only: its label, and each answer that it counts. */
function getKeys(line: BallotLine): string[] {
	if (line.label === 'candidate' || line.label === 'option' || labelRow(line.label).gathers) return [];
	if (line.roll) return [];
	const [first] = line.children;
	const detail =
		line.label === 'college' && first?.type === 'textValue'
			? first.value.toLowerCase()
			: (line.presence ?? '');
	return [`${line.label} ${detail}`, ...countedIn(line).map((answer) => `count ${answer}`)];
}

/** The answers of the first vote that a line counts; those of a college, of a part of the voters or of a second vote are others. */
export function countedIn(line: BallotLine): AnswerName[] {
	return [...getCounts(line).keys()];
}

function getCounts(line: BallotLine): Map<AnswerName, string> {
	const counts = new Map<AnswerName, string>();
	if (line.label === 'secondVote' || line.label === 'college' || line.presence) return counts;
	for (const { answer, children } of getAnswers(line)) {
		const count = children.find((one) => one.type === 'count' || one.type === 'everyone');
		if (count?.type === 'count') counts.set(answer, count.value);
		else if (count?.type === 'everyone') counts.set(answer, 'everyone');
	}
	return counts;
}

/** Whether two lines are the same result, and nothing more. */
function isOutcomeAgain(later: BallotLine, first: BallotLine): boolean {
	const [one, other] = [later, first].map(({ label, children: [only, more] }) =>
		label === 'result' && only?.type === 'result' && !more && only.children.length === 0
			? only.outcome
			: undefined,
	);
	return one !== undefined && one === other;
}

/** Does a later line repeat the counts of earlier ones? */
export function saysTheSame(later: BallotLine, firsts: readonly BallotLine[]): boolean {
	if (firsts.some(({ label }) => label === 'result')) return false;
	const before = new Map(firsts.flatMap((line) => [...getCounts(line)]));
	return [...getCounts(later)].every(([answer, count]) => before.get(answer) === count);
}

function leaveOut(line: BallotLine): void {
	const values = line.children.filter((child) => child.type === 'tally' || child.type === 'answer');
	for (const value of values) value.children = [];
	if (values.length === 0) line.children = [];
}

export function keyPlace(line: BallotLine): BallotLine['position'] {
	const { position } = line;
	if (!position) return undefined;
	const { start } = position;
	const { length } = line.key;
	return {
		start,
		end: { line: start.line, column: start.column + length, offset: (start.offset ?? 0) + length },
	};
}
