/** What stands beside each vote: how many could take part, how it came out, and by how much. */

import type { Decision, VoteResult } from '../assembly/model.js';
import type { Compiled } from '../compile.js';
import { toText } from '../text/fraction.js';
import { getEnd, getStart, getWriter } from './tree.js';

/** A note beside a vote. */
export interface VoteNote {
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
