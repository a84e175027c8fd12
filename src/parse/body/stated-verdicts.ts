/** Verdicts and votes that a sentence tells, where it is the only one of its block or item: they are its vote. */

import type { Paragraph } from 'mdast';
import type { Node } from 'unist';
import {
	type Ballot,
	type Block,
	type BodyNode,
	getChild,
	getChildren,
	getStatements,
	type Statement,
	type UncountedVote,
	type UnvotedStatement,
	type VerdictStatement,
} from '../../ast/index.js';
import { mentions } from '../../language/index.js';
import { foldedWords } from '../../text/fold.js';
import { motionBeside } from '../statements/votes/whose-vote.js';
import type { BodyFile } from './body-file.js';
import { hasDecision, namesElection } from './prose/place.js';
import { findToldVerdict, isOfOtherMotion, tellsOfVote } from './stated/block-verdict.js';
import { endOfDecision, findDecision, isOfPast } from './stated/deciding-paragraph.js';
import { openFurtherDecisions, openToldDecision } from './stated/item-verdict.js';
import { takeToldElected } from './stated/told-elected.js';
import { reportBeside, toldIn, unreport, warnOfCounts } from './stated/uncounted.js';
import { saysCount } from './stated/verdict-lines.js';
import { isCounted, isDecisive, takeBelow } from './votes.js';

/** Puts the ballot behind the paragraph, whose words stay. Statements have been found. */
export function takeToldVerdicts(nodes: readonly BodyNode[], file: BodyFile, isPast = false): BodyNode[] {
	return nodes.flatMap((node, index) => {
		if (node.type === 'resolution') return [node, ...takeToldVerdict(node, nodes[index + 1], file)];
		if (node.type === 'election') return [node, ...takeToldElected(node, file)];
		if (node.type !== 'session' && node.type !== 'confidential') return [node];
		// `Rappel` above `Règlement`: what its sentences tell was decided before.
		const isTold = isPast || isOfPast(node);
		if (node.type === 'session' && !isTold && !hasDecision(node.children) && !namesElection(node.children))
			openToldDecision(node, file);
		else if (node.type === 'session' && !isTold) openFurtherDecisions(node, file);
		node.children = takeToldVerdicts(node.children as BodyNode[], file, isTold);
		return [node];
	});
}

/** Returns what stands below the vote. */
function takeToldVerdict(
	block: Extract<Block, { type: 'resolution' }>,
	below: BodyNode | undefined,
	file: BodyFile,
): BodyNode[] {
	const children = block.children as BodyNode[];
	if (children.some((child) => isDecisive(child))) {
		completeBallot(block, below, file);
		// Figures beside `Résultat : adoptée` alone are lost; what else is told there it says itself.
		if (!children.some((child) => isCounted(child))) {
			unreport(block, file, isOfVote);
			warnOfCounts(block, file);
		}
		return [];
	}
	const found = findToldVerdict(block, file);
	if (found === undefined) return takeDecidingSentence(block, file) ?? endWithoutVote(block, file);
	if (found === 'unclear') return [];
	if (found.isBeside) return reportBeside(found.told, file);
	children.splice(found.index + 1, 0, found.ballot);
	const hasCount = saysCount(found.ballot);
	// `adoptée par 100 voix contre 380 (Morvan)`: the figures that no tally was made of.
	const isOfText = (vote: UncountedVote) =>
		isBehind(vote, found.ballot) || isReceived(vote, found.told, file);
	unreport(found.told, file, (vote) => !hasCount && isOfVote(vote) && isOfText(vote));
	if (!hasCount) warnOfCounts(block, file);
	completeBallot(block, below, file);
	return children[found.index]?.type === 'paragraph' ? takeBelow(block, found.index + 2) : [];
}

/** Figures, and no consent: those who `had no objection` may have been asked something else. */
function isOfVote({ code, values }: UncountedVote): boolean {
	return code === 'vote' && /\d/.test(String(values?.['tally']));
}

/** Figures before a result, `Après un premier tour (1 pour, 2 contre), la résolution est adoptée`, are of another vote where they were not read. */
function isBehind({ position }: UncountedVote, ballot: Ballot): boolean {
	return (position?.start.offset ?? 0) >= (ballot.position?.start.offset ?? 0);
}

/** `La motion de M. Huet obtient | 3 voix pour et 4 contre | et est adoptée`: figures of the text itself, as no other is named behind them. */
function isReceived({ position }: UncountedVote, { position: told }: Node, { source }: BodyFile): boolean {
	const [from, to] = [position?.start.offset ?? 0, told?.end.offset];
	const isGot = mentions(source.slice(told?.start.offset, from), ['votingVerbs', 'receives']);
	return isGot && !mentions(source.slice(from, to), ['votedTexts', 'text']);
}

/**
 * `Le conseil municipal, à l'unanimité, décide de fixer le prix`, where nothing else of a block tells of a vote: the body that meets says what it
 * decides and how it voted. The votes are compared with the verb. Returns what stands below the decision.
 */
function takeDecidingSentence(
	block: Extract<Block, { type: 'resolution' }>,
	file: BodyFile,
): BodyNode[] | undefined {
	const { votes } = toldIn(file, block);
	const inText = block.children.flatMap((child) =>
		child.type === 'paragraph' ? toldIn(file, child).votes : [],
	);
	if (votes.length === 0 || votes.length > inText.length || votes.some(({ code }) => code !== 'vote'))
		return undefined;
	const decision = findDecision(block, file);
	if (!decision) return undefined;
	unreport(block, file);
	const after = endOfDecision(block, decision.index);
	(block.children as BodyNode[]).splice(after, 0, decision.ballot);
	return takeBelow(block, after + 1);
}

/**
 * `Le conseil, par 5 voix pour et 1 contre, approuve les tarifs` beside `Contre : Paul Weiss` or `Résultat : rejeté`: the sentence and the lines are one vote, whose
 * parts complete each other, and are compared. All counts that the lines have themselves they have instead of the sentence.
 */
function completeBallot(
	block: Extract<Block, { type: 'resolution' }>,
	below: BodyNode | undefined,
	file: BodyFile,
): void {
	const [written, second] = getChildren(block, 'ballot');
	if (!written || second) return;
	const labels = new Set(written.children.map(({ label }) => label));
	// Lines that count all of a vote are compared with the sentence, which may be of another one.
	const isWhole = labels.has('vote') || (labels.has('for') && labels.has('against'));
	if ([...labels].some((label) => OF_OTHER_VOTE.has(label))) return;
	const decision = findDecision(block, file);
	const isSaid = isWhole || labels.has('for') || labels.has('result');
	const found = decision ?? findToldManner(block, isSaid, below, file);
	if (!found) return;
	unreport(block.children[found.index] as Node, file);
	const children = found.ballot.children.filter(({ label }) => label === 'result' || !isWhole);
	const at = block.children.indexOf(written);
	(block.children as BodyNode[]).splice(at + 1, 0, { ...found.ballot, children });
}

/**
 * `Adopté à la majorité.` beside `Contre : 1`, `Rejeté à l'unanimité moins une voix.` beside `Pour : M. Weiss`; a verdict that does not say how was voted, or on an
 * amendment, says no more of that vote, and one with a verdict on another text right below the lines may be either's.
 */
function findToldManner(
	block: Extract<Block, { type: 'resolution' }>,
	isSaid: boolean,
	below: BodyNode | undefined,
	file: BodyFile,
) {
	const found = findToldVerdict(block, file, true);
	if (!found || found === 'unclear' || found.isBeside) return undefined;
	const [written] = getChildren(block, 'ballot');
	if (isSaid && !(found.isLoss && written?.children.every(({ label }) => BESIDE_LOSS.has(label))))
		return undefined;
	const [verdict, other] = [block.children[found.index], below].map((node) =>
		node?.type === 'paragraph' ? getStatements(node).find((one) => one.kind === 'verdict') : undefined,
	);
	const isOfOther =
		verdict && other?.whole && !other.named && subjectOf(other, file) !== subjectOf(verdict, file);
	if (isOfOther && subjectOf(verdict, file) !== '' && subjectOf(other, file) !== '') return undefined;
	return found.ballot.children.some((line) => getChild(line, 'tally') ?? getChild(line, 'answer'))
		? found
		: undefined;
}

/** What a rejection by all but some leaves to say. */
const BESIDE_LOSS: ReadonlySet<string> = new Set(['for', 'abstention']);

/** `Les tarifs d'eau | sont adoptés` */
function subjectOf({ position, children: [result] }: VerdictStatement, { source }: BodyFile): string {
	return foldedWords(source.slice(position?.start.offset, result?.position?.start.offset)).trim();
}

/** Lines that tell of more than one vote, or of one that gives an opinion. */
const OF_OTHER_VOTE: ReadonlySet<string> = new Set(['secondVote', 'jointVote', 'opinion', 'option']);

/**
 * What the last paragraph, but for those of who leaves and signs, says of a text that was not put to the vote is its result; not where a vote is told, or another
 * text is meant. Returns what stands below it.
 */
function endWithoutVote(block: Extract<Block, { type: 'resolution' }>, file: BodyFile): BodyNode[] {
	const children = block.children as BodyNode[];
	const at = children.findLastIndex((child) => child.type === 'paragraph' && !isOfPeopleAlone(child));
	const last = children[at];
	const unvoted = last && getStatements(last).find((one) => one.kind === 'unvoted');
	const { position } = unvoted ?? {};
	if (block.kind === 'decision' || !unvoted || !position) return [];
	const number = getChild(block, 'itemNumber')?.value;
	if (unvoted.number !== undefined && unvoted.number !== number) return [];
	if (isOfOtherMotion(motionBeside(file.getSource(last as Paragraph)), block))
		return reportBeside(unvoted, file);
	const isVoted = children.some((child) => getStatements(child).some((one) => tellsVote(one, unvoted)));
	if (isVoted || tellsOfVote(block, file)) return [];
	const line = { type: 'ballotLine', label: 'result', key: '', position } as const;
	children.splice(at + 1, 0, {
		type: 'ballot',
		position,
		children: [{ ...line, children: unvoted.children }],
	});
	return takeBelow(block, at + 2);
}

/** A paragraph that says who comes, leaves or signs. */
function isOfPeopleAlone(paragraph: BodyNode): boolean {
	return getStatements(paragraph).some(
		(one) =>
			(one.kind === 'move' && one.of !== 'interest') ||
			one.kind === 'signatures' ||
			(one.kind === 'people' && one.of === 'signed'),
	);
}

/** Votes, or a body that decides: what it decides may be the text that is then withdrawn, and not one that is only noted. */
function tellsVote(one: Statement, { outcome }: UnvotedStatement): boolean {
	if (one.kind === 'verdict') return outcome === 'noted' || one.children.length > 1;
	return (one.kind === 'count' || one.kind === 'people') && VOTES.has(one.of);
}

const VOTES: ReadonlySet<string> = new Set(['for', 'against', 'abstention', 'cast']);
