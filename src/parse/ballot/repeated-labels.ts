/** Labels written twice. */

import { type AnswerName, type BallotLine, type Problem, problem } from '../../ast/index.js';

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
	for (const line of earlier) for (const key of keysOf(line)) if (!seen.has(key)) seen.set(key, line);
	const problems: Problem[] = [];
	for (const line of later) {
		const keys = keysOf(line);
		const first = keys.flatMap((key) => seen.get(key) ?? [])[0];
		if (first === undefined) {
			for (const key of keys) seen.set(key, line);
			continue;
		}
		if (line.label === 'result' && saysTheSame(line, first)) {
			// `adoptée par 42 voix contre 3` under `Vote : 42 pour, 3 contre`: said again, not counted again.
			line.children = line.children.filter((child) => child.type !== 'tally');
			continue;
		}
		const values = { label: line.key, line: { line: first.position?.start.line ?? 0 } };
		problems.push(
			problem('syntax/invalid-value', 'labelTwice', keyPlace(line), { values, related: [first] }),
		);
		leaveOut(line);
	}
	return problems;
}

/** What a line may say once only: its label, and each answer that it counts. */
function keysOf(line: BallotLine): string[] {
	if (line.label === 'candidate' || line.label === 'option') return [];
	const [first] = line.children;
	const detail = line.label === 'college' && first?.type === 'textValue' ? first.value.toLowerCase() : '';
	return [`${line.label} ${detail}`, ...countedIn(line).map((answer) => `count ${answer}`)];
}

/** The answers of the first vote that a line counts; those of a college or of a second vote are others. */
function countedIn(line: BallotLine): AnswerName[] {
	return [...countsOf(line).keys()];
}

function countsOf(line: BallotLine): Map<AnswerName, string> {
	const counts = new Map<AnswerName, string>();
	if (line.label === 'secondVote' || line.label === 'college') return counts;
	for (const child of line.children) {
		const parts = child.type === 'answer' ? [child] : child.type === 'tally' ? child.children : [];
		for (const part of parts) {
			if (part.type !== 'answer') continue;
			const count = part.children.find((one) => one.type === 'count');
			if (count?.type === 'count') counts.set(part.answer, count.value);
		}
	}
	return counts;
}

function saysTheSame(later: BallotLine, first: BallotLine): boolean {
	if (first.label === 'result') return false;
	const before = countsOf(first);
	return [...countsOf(later)].every(([answer, count]) => before.get(answer) === count);
}

/** Names may be gathered from several lines; of anything else the first one stands. */
const GATHERED: ReadonlySet<BallotLine['label']> = new Set(['recused', 'movedBy', 'secondedBy']);

function leaveOut(line: BallotLine): void {
	if (GATHERED.has(line.label)) return;
	const values = line.children.filter((child) => child.type === 'tally' || child.type === 'answer');
	for (const value of values) value.children = [];
	if (values.length === 0) line.children = [];
}

/** The place of a line's label. */
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
