/** A verdict that stands alone in a block without a vote, `Adopté à l'unanimité.`, is its vote. */

import {
	type Ballot,
	type Block,
	type BodyNode,
	type ElectedStatement,
	getStatements,
	type Problem,
	type VerdictStatement,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { closedUp } from '../../text/look-alike.js';
import { readBallot } from '../ballot/ballot.js';
import { readCandidate } from '../ballot/candidate-list.js';
import type { BodyFile } from './body-file.js';
import { isDecisive } from './votes.js';

/** Puts the ballot behind the paragraph, whose words stay. Statements have been found. */
export function takeToldVerdicts(nodes: readonly BodyNode[], file: BodyFile): void {
	for (const node of nodes) {
		if (node.type === 'session' || node.type === 'confidential')
			takeToldVerdicts(node.children as BodyNode[], file);
		else if (node.type === 'resolution') takeToldVerdict(node, file);
		else if (node.type === 'election') takeToldElected(node, file);
	}
}

function takeToldVerdict(block: Extract<Block, { type: 'resolution' }>, file: BodyFile): void {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) return;
	const told = children.flatMap((child, index) => {
		if (child.type !== 'paragraph' && child.type !== ('title' as string)) return [];
		return getStatements(child).flatMap((one) =>
			one.kind === 'verdict' && !one.body ? [{ verdict: one, index, isLast: endsLike(one, child) }] : [],
		);
	});
	// Two verdicts are two decisions, and nobody knows of what; `Les comptes sont approuvés` above one is the text.
	const [last, before] = told.toReversed();
	const only = last && before && isSaidAgain(last, before) ? { ...before, isLast: last.isLast } : last;
	const earlier = told.slice(0, only === last ? -1 : -2);
	if (!only || earlier.some(({ verdict }) => verdict.named)) return;
	// `Les comptes sont approuvés` may be the very text that is put to the vote, `Le rapport est adopté` another vote; so may one with more behind it.
	if (!only.isLast || !only.verdict.named) return;
	const ballot = asBallot(only.verdict, file);
	if (!ballot) return;
	children.splice(only.index + 1, 0, ballot);
	unreport(only.verdict, file);
}

/** `All in favour. | Carried.`: the outcome of the vote that the sentence before tells. */
function isSaidAgain(last: ToldOutcome, before: ToldOutcome): boolean {
	const [from, to] = [before.verdict.position?.end.offset ?? 0, last.verdict.position?.start.offset ?? 0];
	return (
		last.verdict.about === undefined &&
		last.verdict.number === undefined &&
		last.verdict.motion === before.verdict.motion &&
		last.verdict.outcome === before.verdict.outcome &&
		last.verdict.children.every(({ type }) => type === 'result') &&
		before.verdict.children.some(({ type }) => type === 'tally') &&
		last.index === before.index &&
		to - from <= LONGEST_END
	);
}

/** A verdict in a paragraph of a block: the index of that, and whether the sentence ends it. */
interface ToldOutcome {
	verdict: VerdictStatement;
	index: number;
	isLast: boolean;
}

/** What is read is no vote that does not count. */
function unreport({ position }: VerdictStatement | ElectedStatement, file: BodyFile): void {
	const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
	const isOfIt = (one: Problem) =>
		one.rule === 'vote/in-prose' &&
		(one.position?.start.offset ?? 0) >= from &&
		(one.position?.start.offset ?? 0) < to;
	const index = file.problems.findIndex(isOfIt);
	if (index >= 0) file.problems.splice(index, 1);
}

/** `Dora Finch est élue trésorière à l'unanimité.`, alone in an election without votes, is its result. */
function takeToldElected(block: Extract<Block, { type: 'election' }>, file: BodyFile): void {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) return;
	const told = children.flatMap((child, index) =>
		child.type === 'paragraph'
			? getStatements(child).flatMap((one) => (one.kind === 'elected' ? [{ elected: one, index }] : []))
			: [],
	);
	const [only] = told;
	const position = only?.elected.position;
	if (!only || told.length > 1 || !position || only.elected.children.length === 0) return;
	unreport(only.elected, file);
	const text = file.source.slice(position.start.offset, position.end.offset);
	// They are the candidates too.
	const candidates = only.elected.children.map(
		(name) => readCandidate({ text: name.value, place: () => name.position }, file.ballots('election')).line,
	);
	const list: BodyNode = { type: 'candidateList', position, children: candidates };
	children.splice(only.index + 1, 0, list, {
		type: 'ballot',
		position,
		children: [
			{
				type: 'ballotLine',
				label: 'result',
				key: '',
				position,
				children: [{ type: 'result', outcome: 'elected', text, position, children: only.elected.children }],
			},
		],
	});
}

/** Does the sentence end its paragraph? */
function endsLike(verdict: VerdictStatement, paragraph: BodyNode): boolean {
	const [end, last] = [verdict.position?.end.offset ?? 0, paragraph.position?.end.offset ?? 0];
	return last - end <= LONGEST_END;
}

/** A full stop, a bracket and marks of emphasis. */
const LONGEST_END = 6;

/** The words as a labelled line would have them: `Résultat : adoptée à l'unanimité`. */
function asBallot(verdict: VerdictStatement, file: BodyFile): Ballot | undefined {
	const [result, tally] = verdict.children;
	const end = tally?.position?.end ?? result?.position?.end;
	const start = result?.position?.start;
	if (!start || !end || start.line !== end.line) return undefined;
	if (vocabulary('motionMarks').findId(verdict.text) !== undefined) return asGiven(verdict, { start, end });
	// `Rejetée à l'unanimité` says who was against, and no label does.
	if (
		verdict.outcome === 'rejected' &&
		tally?.type === 'tally' &&
		tally.children.some((one) => one.type === 'consent')
	)
		return undefined;
	const label = `${vocabulary('labels').word('result', file.lang)}: `;
	const words = closedUp(file.source.slice(start.offset, end.offset));
	const line = {
		text: label + words,
		start: {
			line: start.line,
			column: start.column - label.length,
			offset: (start.offset ?? 0) - label.length,
		},
	};
	const reading = readBallot([line], file.ballots('resolution'));
	const [ballot] = reading.children;
	if (reading.problems.length > 0 || ballot?.type !== 'ballot') return undefined;
	const position = { start, end };
	ballot.position = position;
	for (const child of ballot.children) child.position = position;
	return ballot;
}

/** A mark like `M/S/C`, which no label takes, as its line. */
function asGiven({ children }: VerdictStatement, position: NonNullable<Ballot['position']>): Ballot {
	return {
		type: 'ballot',
		position,
		children: [{ type: 'ballotLine', label: 'result', key: '', position, children: [...children] }],
	};
}
