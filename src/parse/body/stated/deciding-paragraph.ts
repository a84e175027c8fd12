/** `Le conseil, par 5 voix pour, décide de fixer le prix`: the one paragraph of a block in which the body decides, as lines of a vote. */

import type { Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node } from 'unist';
import {
	type Ballot,
	type BallotLine,
	type Block,
	type BodyNode,
	getChild,
	getChildren,
	getStatements,
	type Statement,
	setStatements,
} from '../../../ast/index.js';
import { isOneOf, mentions } from '../../../language/index.js';
import { makeStatement } from '../../../source/places.js';
import { parseInteger } from '../../../text/number.js';
import { quotesIn, readSentences } from '../../../text/sentences.js';
import { findDecidingVerb, handsOver, isTakenBack } from '../../statements/votes/deciding-sentence.js';
import type { ToldVote } from '../../statements/votes/uncounted-votes.js';
import { shareIn } from '../../statements/votes/verdict.js';
import type { BodyFile } from '../body-file.js';
import { namesElection } from '../prose/place.js';
import { toldIn, votesIn } from './uncounted.js';
import { readWords } from './verdict-lines.js';

/** A sentence of a block in which the body decides: the place of its paragraph, what it says as lines of a vote. */
interface Decision {
	index: number;
	ballot: Ballot;
}

/** The one paragraph of a block that tells a vote, where it is a sentence in which the body decides. */
export function findDecision(
	block: Extract<Block, { type: 'resolution' }>,
	file: BodyFile,
): Decision | undefined {
	// `L'assemblée prend acte`, `Rappel : …`: what it decides may be of something else, or of another day.
	const isOfElse = ({ kind }: Statement) => kind === 'unvoted' || kind === 'elected';
	if (
		isOfPast(block) ||
		// `Élection d'un délégué`: whom the body appoints there is no resolution.
		namesElection(block.children as BodyNode[]) ||
		(block.children as Node[]).some((child) => getStatements(child).some(isOfElse))
	)
		return undefined;
	const isTelling = (child: Node) =>
		child.type === 'paragraph' && votesIn(child as Paragraph, file).length > 0;
	const index = block.children.findIndex(isTelling);
	const paragraph = block.children[index];
	// Who writes `<!-- pv-ignore vote/in-prose -->` says that it is no vote; below it the text may be put to another.
	const isElse = block.children
		.slice(index + 1)
		.some(
			(child) =>
				(isTelling(child) && !isSourceOfBallot(child, block)) ||
				(child.type === 'paragraph' && mentions(file.getSource(child), ['leadIns', 'put'])),
		);
	if (paragraph?.type !== 'paragraph' || block.children[index - 1]?.type === 'ignore' || isElse)
		return undefined;
	const [told, more] = votesIn(paragraph, file);
	if (!told || more) return undefined;
	return readDecidingSentence({ paragraph, index, told, block }, file);
}

/** Whether a title says that what stands below was decided before: `Rappel`, `Relevé des décisions`. */
export function isOfPast(node: Parameters<typeof getChild>[0]): boolean {
	const title = getChild(node, 'title');
	return title !== undefined && mentions(wordsOf(title), 'pastTitles');
}

/** Whether a paragraph says what the lines below it were made of: `La délibération est rejetée.` */
function isSourceOfBallot(child: Node, { children }: Block): boolean {
	const next = (children as Node[])[(children as Node[]).indexOf(child) + 1];
	return next?.type === 'ballot' && (next as Ballot).children.every(({ told }) => told);
}

/** Behind what belongs to the decision of a paragraph: `AUTORISE le maire à signer` does; who comes, speaks or closes the meeting does not. */
export function endOfDecision({ children }: Block, index: number): number {
	const end = children.findIndex(({ type }, place) => place > index && BELOW_DECISION.has(type));
	return end < 0 ? children.length : end;
}

const BELOW_DECISION: ReadonlySet<string> = new Set(['event', 'intervention', 'closing']);

/** A paragraph of a block, and the one vote that is told there. */
interface ToldInBlock {
	paragraph: Paragraph;
	index: number;
	told: ToldVote;
	block: Block;
}

/** The votes and the verb of the sentence with the told vote, whose verb may open what stands below: `à l'unanimité : | - APPROUVE les tarifs`. */
function readDecidingSentence(
	{ paragraph, index, told, block }: ToldInBlock,
	file: BodyFile,
): Decision | undefined {
	const { from, said: at } = told;
	if (!at) return undefined;
	const text = file.getSource(paragraph);
	const sentences = readSentences(text);
	const place = sentences.findIndex((one) => one.from <= from && from < one.to);
	const sentence = sentences[place];
	// `Le conseil municipal,` above `Après en avoir délibéré, à l'unanimité,`
	let opening = place;
	while (text[(sentences[opening - 1]?.to ?? 0) - 1] === ',') opening -= 1;
	const start = sentences[opening]?.from ?? 0;
	if (!sentence) return undefined;
	if (quotesIn(text).some((quote) => quote.from <= from && from < quote.to)) return undefined;
	if (/^\s*\?/.test(text.slice(sentence.to))) return undefined;
	const context = file.ballots(undefined);
	const before = block.children.slice(0, index);
	const above = before.at(-1);
	const led = start === 0 && above?.type === 'paragraph' ? file.getSource(above).trimEnd() : '';
	// `Le conseil municipal, après en avoir délibéré,` above `DÉCIDE à l'unanimité de fixer le prix`
	const head = led.endsWith(',') ? `${led}\n\n` : '';
	const isHanded = handsOver(text.slice(0, start), context) || handsOver(led, context);
	const behind = block.children.slice(index + 1, endOfDecision(block, index));
	const others = [...before, ...behind].filter(
		(one) => (one.type === 'paragraph' && !isSourceOfBallot(one, block)) || one.type === 'list',
	);
	const beside = [text.slice(0, start), text.slice(sentence.to), ...others.map((one) => file.getSource(one))];
	if (isHanded || beside.some((one) => isTakenBack(one, context))) return undefined;
	// What is decided may stand below: `DÉCIDE : | - de fixer le prix`.
	const other = behind.findIndex(
		(one) => (one.type !== 'list' && one.type !== 'paragraph') || isSourceOfBallot(one, block),
	);
	const below = other < 0 ? behind : behind.slice(0, other);
	const whole = [head + text.slice(start), ...below.map((one) => file.getSource(one))].join('\n\n');
	const shift = head.length - start;
	const verb = findDecidingVerb(
		{
			text: whole,
			end: sentence.to + shift,
			tally: { from: at.from + shift, to: at.to + shift },
			isLast:
				text.slice(sentence.to).replace(/[.\s]/g, '') === '' &&
				behind.every((one) => one.type === 'ballot' || tellsVoters(one, file)),
		},
		context,
	);
	if (!verb) return undefined;
	const places = file.placesIn(paragraph);
	const position = places.range(from, sentence.to);
	const said = told.figures ? told.tally : text.slice(at.from, at.to);
	const tally = readWords(said, places.range(at.from, at.to).start, 'vote', file);
	if (!tally) return undefined;
	const outcome = 'adopted';
	const words = whole.slice(verb.from, verb.to);
	const result: BallotLine = {
		type: 'ballotLine',
		label: 'result',
		key: '',
		children: [{ type: 'result', outcome, text: words, position, children: [] }],
	};
	// `à la majorité des deux tiers`
	const share = shareIn(text.slice(at.from, at.to));
	if (share)
		setStatements(result, [
			makeStatement(
				'verdict',
				position,
				{ outcome, text: words, whole: true, named: true, bare: true, ...share },
				getChildren(result, 'result'),
			),
		]);
	const lines = [...tally, result];
	const ballot: Ballot = {
		type: 'ballot',
		position,
		children: lines.map((line) => ({ ...line, key: '', told: true, position })),
	};
	return { index, ballot };
}

/** `Cllr Deane voted against.`, `One member was absent.`: below a decision, who voted how or was there, and no other day. */
function tellsVoters(node: Node, file: BodyFile): boolean {
	if (node.type !== 'paragraph') return false;
	const source = file.getSource(node as Paragraph);
	const [number = '', noun = ''] = source.split(' ', 2);
	const isOfSome =
		parseInteger(number) !== undefined && isOneOf(noun, 'peopleNouns') && !/\d{4}/.test(source);
	return (
		readSentences(source).length === 1 &&
		(isOfSome ||
			getStatements(node).some(({ kind }) => kind === 'people' || kind === 'voters') ||
			toldIn(file, node).votes.length > 0) &&
		votesIn(node as Paragraph, file).length === 0
	);
}
