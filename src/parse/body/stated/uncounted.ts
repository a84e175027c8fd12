/** Votes that sentences tell and that count nowhere: found by their place, taken back where they are read after all, reported. */

import type { Paragraph } from 'mdast';
import type { Node } from 'unist';
import { type Block, type UncountedVote, uncountedVote } from '../../../ast/index.js';
import { countWhile } from '../../../text/lists.js';
import { shortened } from '../../ballot/tally.js';
import type { ToldVote } from '../../statements/votes/uncounted-votes.js';
import type { BodyFile } from '../body-file.js';

/** The votes told between two offsets that count nowhere, and where they stand in the list of all, which is in order. */
export function toldBetween({ uncounted }: BodyFile, from: number, to: number) {
	const before = (end: number) =>
		countWhile(uncounted, ({ position }) => (position?.start.offset ?? 0) < end);
	const first = before(from);
	return { first, votes: uncounted.slice(first, before(to)) };
}

export function toldIn(file: BodyFile, node: Node | undefined) {
	return toldBetween(file, node?.position?.start.offset ?? 0, node?.position?.end.offset ?? 0);
}

/** The votes that a paragraph tells, but for those of persons; its answers and verdicts may have been read. */
export function votesIn(paragraph: Paragraph, file: BodyFile): ToldVote[] {
	return (file.votes.get(paragraph) ?? []).filter(({ of, sitting }) => of === undefined && !sitting);
}

/** What is read is no vote that does not count; `keep`: what is told beside it all the same. */
export function unreport(node: Node, file: BodyFile, keep?: (vote: UncountedVote) => boolean): void {
	const { first, votes } = toldIn(file, node);
	file.uncounted.splice(first, votes.length);
	for (const [at, vote] of votes.filter((one) => keep?.(one)).entries())
		file.uncounted.splice(first + at, 0, vote);
}

/** `The vote was 4 to 1. Motion passed.`: figures that are lost where a result alone counts. */
export function warnOfCounts(block: Block, file: BodyFile): void {
	for (const vote of toldIn(file, block).votes) if (vote.code === 'vote') vote.severity = 'warning';
}

/** `L'amendement est adopté.`: told where no vote of its sentence is. Nothing stands below it. */
export function reportBeside(node: Node, file: BodyFile): [] {
	const text = file.source.slice(node.position?.start.offset, node.position?.end.offset);
	const { first, votes } = toldIn(file, node);
	for (const vote of votes) vote.code = 'beside';
	if (votes.length > 0) return [];
	const values = { text: shortened(text.replace(/\s+/g, ' ')) };
	file.uncounted.splice(first, 0, uncountedVote('beside', node.position, { values }));
	return [];
}
