/** The vote at the cursor, with its figures and its proof. */

import type { Decision, ElectionResult, VoteResult } from '../assembly/model.js';
import { derivation } from '../assembly/proof/proof.js';
import type { Compiled } from '../compile.js';
import type { DecisionItem, ElectionItem } from '../render/index.js';
import { toText } from '../text/fraction.js';
import { getEnd, getStart, getWriter, holds, pathTo } from './places.js';

/** A block that is put to the vote. */
export interface VoteView {
	/** Where the block stands. */
	from: number;
	to: number;
	/** The block as the page shows it, without its text: label, majority, figures by answer, result and the sentence that proves it. */
	block: DecisionItem | ElectionItem;
	/** How it was judged, step by step: the room, the quorum, the figures compared, what would have changed it. */
	steps: string[];
}

/** The innermost block around an offset, or the decision whose ballot stands there; null outside every block. */
export function voteAt(compiled: Compiled, offset: number): VoteView | null {
	const item = votableAt(compiled, offset);
	if (!item) return null;
	const writer = getWriter(compiled);
	const from = getStart(item.node) ?? 0;
	return {
		from,
		to: getEnd(item.node) ?? from,
		block: writer.block(item),
		steps: derivation(item, compiled.phrase)
			.slice(1)
			.map((line) => writer.text(line)),
	};
}

/** What is put to the vote around an offset. */
export function votableAt(compiled: Compiled, offset: number): Decision | ElectionResult | undefined {
	const { decisions, elections } = compiled.assembly;
	const path = pathTo(compiled, offset);
	for (const node of path.toReversed()) {
		const found = [...decisions, ...elections].find((item) => item.node === node);
		if (found) return found;
	}
	return decisions.find(({ node }) => node.form === 'implicit' && holds(node, offset));
}

// --- What stands beside each vote: how many could take part, how it came out, and by how much.

/** A note beside a vote. */
interface VoteNote {
	/** Behind the last line of its ballot. */
	offset: number;
	/** Where its block stands. */
	block: number;
	/** `28 peuvent voter`. */
	room: string | null;
	/** `marge : 3 voix`: how many would have to vote otherwise. */
	margin: string | null;
	/** `adoptée`. */
	result: string;
	/** The sentence that proves it. */
	proof: string;
}

/** The notes of all votes, in source order. */
export function voteNotes(compiled: Compiled): VoteNote[] {
	return compiled.assembly.decisions.flatMap((decision) =>
		decision.votes.flatMap((vote) => getNote(vote, decision, compiled)),
	);
}

function getNote(vote: VoteResult, decision: Decision, compiled: Compiled): VoteNote[] {
	const { phrase, lang } = compiled;
	const offset = getEnd(vote.ballot);
	const block = getStart(decision.node);
	if (offset === undefined || block === undefined) return [];
	const writer = getWriter(compiled);
	const { heads } = vote.entitled;
	const strip = writer.block(decision);
	const proof = strip.kind === 'decision' ? strip.votes[decision.votes.indexOf(vote)]?.proof : null;
	return [
		{
			offset,
			block,
			room: heads === null ? null : phrase('cli.lsp.room', { count: Number(heads) }),
			margin:
				vote.proof.margin === undefined
					? null
					: phrase('cli.lsp.margin', { votes: toText(vote.proof.margin, lang) }),
			result: phrase('messages.proof.outcome', { outcome: vote.outcome, kind: vote.kind }),
			proof: proof ?? '',
		},
	];
}
