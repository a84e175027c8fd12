/** The one verdict that a block tells on itself: not that of an amendment, of another sum or of a text that is put to the vote. */

import type { Paragraph } from 'mdast';
import type { Node } from 'unist';
import {
	type Ballot,
	type Block,
	type BodyNode,
	getStatements,
	type Motion,
	type Session,
	titleText,
	type VerdictStatement,
} from '../../../ast/index.js';
import { isOneOf, mentions, namesMotion, opensWith } from '../../../language/index.js';
import { foldedWords } from '../../../text/fold.js';
import { equals } from '../../../text/fraction.js';
import { amountsIn } from '../../statements/sums/amounts.js';
import type { BodyFile } from '../body-file.js';
import { toldIn } from './uncounted.js';
import { asBallot, asLoss } from './verdict-lines.js';

/** A verdict in a paragraph of a block: the index of that, and whether the sentence ends it. */
interface ToldOutcome {
	verdict: VerdictStatement;
	index: number;
	isLast: boolean;
}

/** The one verdict that a block tells on itself, as lines of a vote; nothing where none is told. */
export function findToldVerdict(
	block: Extract<Block, { type: 'resolution' }>,
	file: BodyFile,
	isBesideLines = false,
): { index: number; ballot: Ballot; told: Node; isBeside: boolean; isLoss: boolean } | 'unclear' | undefined {
	const children = block.children as BodyNode[];
	const told = children.flatMap((child, index) => {
		if (child.type !== 'paragraph' && child.type !== ('title' as string)) return [];
		return getStatements(child).flatMap((one) =>
			one.kind === 'verdict' && !one.body ? [{ verdict: one, index, isLast: endsLike(one, child) }] : [],
		);
	});
	// Two verdicts are two decisions, and nobody knows of what; `Les comptes sont approuvés` above one is the text.
	const [last, before] = told.toReversed();
	if (!last) return undefined;
	const isTwice = before !== undefined && isSaidAgain(last, before);
	const only = isTwice && !hasTally(last) ? { ...before, isLast: last.isLast } : last;
	const earlier = told.slice(0, isTwice ? -2 : -1);
	if (earlier.some((one) => one.verdict.named || (one.index !== only.index && isOnTitle(one, block, file))))
		return 'unclear';
	// One with more behind it may be of another vote.
	if (!only.isLast || !(only.verdict.named || isOnTitle(only, block, file))) return 'unclear';
	// What is told beside it may be the vote, and this that of something else.
	if (!only.verdict.named && tellsOfVote(block, file, only)) return 'unclear';
	const loss = isBesideLines ? asLoss(only.verdict) : undefined;
	const ballot = loss ?? asBallot(only.verdict, file);
	// `Mis aux voix, | le projet est adopté`: its words may start before it.
	const node = (only.verdict.whole && children[only.index]) || only.verdict;
	const isBeside =
		isOfOtherMotion(only.verdict.motion, block) ||
		(only.verdict.proposed && only.verdict.outcome === 'rejected' && isOnOtherSum(block, only.index, file));
	return ballot
		? { index: only.index, ballot, told: node, isBeside: isBeside === true, isLoss: loss !== undefined }
		: 'unclear';
}

/** Whether what a sentence is on is another motion than the block: what an amendment comes to says nothing of the text that it would change. */
export function isOfOtherMotion(
	motion: Motion | undefined,
	block: Extract<Block, { type: 'resolution' }>,
): motion is Motion {
	if (!motion || (motion === 'amendment' && block.kind === 'amendment')) return false;
	return !namesMotion(titleText(block), motion);
}

/** `M. Roy propose 600 €. Proposition rejetée.` below `Le budget est de 500 €.`: what somebody proposes gives none of the sums of the text above it. */
function isOnOtherSum({ children }: Block, index: number, file: BodyFile): boolean {
	const sumsOf = (nodes: readonly Node[]) =>
		nodes.flatMap((node) =>
			node.type === 'paragraph' || node.type === 'title'
				? amountsIn(file.getSource(node as Paragraph), file.lang).filter(({ currency }) => currency !== '')
				: [],
		);
	const [above, proposed] = [sumsOf(children.slice(0, index)), sumsOf(children.slice(index, index + 1))];
	return (
		above.length > 0 &&
		proposed.length > 0 &&
		!proposed.some((one) => above.some((other) => equals(one.value, other.value)))
	);
}

/**
 * Whether a verdict that is a paragraph of its own, `La convention est approuvée à l'unanimité`, is on the block: it says that this was put to the vote, or how
 * it was voted, on `ce rapport` or on what the title names, and on nothing else: `Le report du bail` and `Le budget 2023` are not what `Bail` and `Budget 2024` name.
 * `Les comptes sont approuvés` may be the very text that is put to the vote, `Le rapport est adopté` another vote.
 */
export function isOnTitle(
	{ verdict, index }: Pick<ToldOutcome, 'verdict' | 'index'>,
	block: Block | Session,
	file: BodyFile,
	synonyms: readonly string[] = [],
): boolean {
	const from = block.children[index]?.position?.start.offset;
	const subject = file.source.slice(from, verdict.children[0]?.position?.start.offset);
	if (!verdict.whole || verdict.body) return false;
	const isPut = opensWith(subject, ['leadIns', 'put']);
	if (!isPut && !verdict.children.some(({ type }) => type === 'tally')) return false;
	const isThis = isPut || opensWith(subject, ['determiners', 'this']);
	// `lors de la réunion du bureau`, `à l'unanimité du bureau`: of others.
	const last = verdict.children.at(-1)?.position?.end.offset;
	const behind = file.source.slice(last, block.children[index]?.position?.end.offset);
	if (mentions(behind, 'meetingNouns', 'bodies')) return false;
	const same = new Set(synonyms.flatMap((one) => foldedWords(one).trim().split(' ')));
	const named = new Set([...foldedWords(titleText(block)).split(' '), ...same]);
	const words = foldedWords(subject.replace(isPut ? OPENING : '', ''))
		.split(' ')
		.filter((word) => word.length >= SHORTEST_NOUN || /\d/.test(word) || same.has(word))
		.filter((word) => !isOneOf(word, 'determiners', ['verdictLinks', 'is']));
	return (
		(isThis || words.length > 0) &&
		words.every((word) => named.has(word) || (isThis && isOneOf(word, 'textNouns'))) &&
		(isThis || words.some((word) => !/\d/.test(word)))
	);
}

/** `Mis aux voix, `: the words before the first comma. */
const OPENING = /^[^,]*,/;

export const SHORTEST_NOUN = 4;

/** `All in favour. | Carried.`, `Carried. | All in favour.`: one sentence tells the vote, the other its outcome. */
function isSaidAgain(last: ToldOutcome, before: ToldOutcome): boolean {
	const [from, to] = [before.verdict.position?.end.offset ?? 0, last.verdict.position?.start.offset ?? 0];
	return (
		last.verdict.about === undefined &&
		last.verdict.number === undefined &&
		last.verdict.motion === before.verdict.motion &&
		last.verdict.outcome === before.verdict.outcome &&
		hasTally(last) !== hasTally(before) &&
		last.index === before.index &&
		to - from <= LONGEST_END
	);
}

function hasTally({ verdict }: Pick<ToldOutcome, 'verdict'>): boolean {
	return verdict.children.some(({ type }) => type === 'tally');
}

/** Does the sentence end its paragraph? */
export function endsLike(verdict: VerdictStatement, paragraph: BodyNode): boolean {
	const [end, last] = [verdict.position?.end.offset ?? 0, paragraph.position?.end.offset ?? 0];
	return last - end <= LONGEST_END;
}

/** A full stop, a bracket and marks of emphasis. */
const LONGEST_END = 6;

/** Whether a sentence of a block tells a vote that does not count; beside a verdict, one that says how was voted, outside its paragraph. */
export function tellsOfVote(block: Block, file: BodyFile, beside?: ToldOutcome): boolean {
	const own = beside ? toldIn(file, block.children[beside.index]).votes : [];
	return toldIn(file, block).votes.some((one) => !beside || (TELLS_VOTE.has(one.code) && !own.includes(one)));
}

const TELLS_VOTE: ReadonlySet<string> = new Set(['vote', 'undone']);
