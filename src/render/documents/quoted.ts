/** Which lines of a meeting a document must hold, word for word. */

import type { Node, Position } from 'unist';
import type { DocumentContext } from './context.js';
import type { DocumentName } from './names.js';
import { type VotedBlock, votedBlocks } from './questions.js';

/** Lines of the source, both ends included. */
export interface QuotedLines {
	from: number;
	to: number;
}

/**
 * An extract, an act and a notice hold the title of each text that is voted on and its prose; the others its title alone, or, as a form or a sheet
 * to sign, none of it. Debate, events and the words of a vote are in the minutes only: these documents say a vote in sentences of their own.
 */
const QUOTES: Readonly<Partial<Record<DocumentName, 'text' | 'title'>>> = {
	notice: 'text',
	extract: 'text',
	acts: 'text',
	decisions: 'title',
	listOfActs: 'title',
};

/** Documents of all texts that leave out an amendment: it is part of what it changes, or was moved when the notice had long been sent. */
const WITHOUT_AMENDMENTS: ReadonlySet<DocumentName> = new Set(['notice', 'listOfActs']);

/** The lines that a document must hold, if it is one of these texts: those that were asked for, or all. */
export function quotedLines(
	name: DocumentName,
	context: DocumentContext,
	asked: readonly VotedBlock[] = votedBlocks(context),
): QuotedLines[] {
	const what = QUOTES[name];
	if (what === undefined) return [];
	const blocks = WITHOUT_AMENDMENTS.has(name) ? asked.filter((block) => !isAmendment(block)) : asked;
	return blocks.flatMap(({ node }) =>
		(node.children as readonly Node[])
			.filter(({ type }) => type === 'title' || (what === 'text' && PROSE.has(type)))
			.flatMap(({ position }) => getLines(position)),
	);
}

/** Whether a text changes another one. */
export function isAmendment(block: VotedBlock): boolean {
	return block.kind === 'decision' && block.of.kind === 'amendment';
}

function getLines(position: Position | undefined): QuotedLines[] {
	return position === undefined ? [] : [{ from: position.start.line, to: position.end.line }];
}

const PROSE: ReadonlySet<string> = new Set(['paragraph', 'list', 'blockquote', 'table', 'code', 'heading']);
