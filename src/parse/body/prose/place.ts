/** Where a text stands, as far as its readers must know. */

import type { List, Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Position } from 'unist';
import { type BodyNode, type HeadNode, isBlock, type Person, type Title } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { overlapFinder, type PhraseRange } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import type { TextMemory } from '../../statements/text-memory.js';
import type { BodyFile } from '../body-file.js';

/** What is known around a text while the prose of a body is walked through; readers look at it, only the walk changes it. */
export interface ProsePlace {
	readonly file: BodyFile;
	readonly memory: TextMemory | undefined;
	/** The block that the prose stands in. */
	readonly block: BlockKind | undefined;
	/** Whether the vote of the block above the prose is written. */
	readonly decided: boolean;
	/** Whether it counts: `Résultat : adoptée` alone does not. */
	readonly counted: boolean;
	/** Whether the item that the prose stands in decides nothing that counts: then what its prose decides is missing. */
	readonly undecided: boolean;
	/** Whether any block of the body is put to a vote. */
	readonly decides: boolean;
	/** Whether the prose stands under a title that names an election, or below the block of one. */
	readonly elects: boolean;
	/** Whether what is told here is of others: a letter that is quoted, the history of a place where it names nobody of the meeting. */
	readonly foreign: 'letter' | 'past' | undefined;
	/** Places of votes that are reported already. */
	readonly reported: Position[];
	/** The last title above. */
	readonly title: string | undefined;
	/** The paragraph right before. */
	readonly paragraph: Paragraph | undefined;
	/** The first text of a block that no title opens, and the list right above it. */
	readonly totalBelow: { list: List; first: Paragraph } | undefined;
	getPerson(id: string): Person | undefined;
}

export type BlockKind = NonNullable<BallotContext['block']>;

/** Finds the first of many nodes that has a character in common with a place. */
export function overlapAt<One extends Pick<Node, 'position'>>(
	nodes: readonly One[],
): (at: Position | undefined) => One | undefined {
	const find = overlapFinder(nodes.map((node) => ({ node, ...getRange(node.position) })));
	return (at) => find(getRange(at))?.node;
}

export function getRange(position: Position | undefined): PhraseRange {
	return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

/** Is there a block that is put to a vote, in an item or in the parts of it? */
export function hasDecision(nodes: ReadonlyArray<BodyNode | HeadNode>): boolean {
	return nodes.some(
		(node) =>
			isBlock(node) ||
			((node.type === 'session' || node.type === 'confidential') && hasDecision(node.children)),
	);
}

/** `## Élection du bureau` */
export function namesElection(nodes: ReadonlyArray<BodyNode | HeadNode>): boolean {
	const title = nodes.find(({ type }) => type === 'title');
	return title !== undefined && vocabulary('blocks').findIn(wordsOf(title as Title))?.id === 'election';
}
