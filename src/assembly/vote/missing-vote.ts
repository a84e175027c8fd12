/** A resolution without a vote or a result. */

import type { Position } from 'unist';
import type { Resolution } from '../../ast/index.js';
import type { DecidingContext } from '../context.js';
import { firstLine } from '../problems.js';
import type { Words } from '../wording.js';

/** Says so, and names the sentence of the block that tells of a vote without counting as one. */
export function reportMissingVote(
	node: Resolution,
	subject: Words,
	{ status, told, problems }: DecidingContext,
): void {
	if (status === 'convened') return;
	const sentence = told.find(({ position }) => position && isInside(position, node.position));
	if (!sentence) {
		problems.in(firstLine(node), 'vote/missing', 'resolution', { values: { subject } });
		return;
	}
	// One cause, one message: the sentence is named here, and not again where it stands.
	problems.in(firstLine(node), 'vote/missing', 'inProse', {
		values: { subject, text: sentence.values['text'] ?? '', tally: sentence.values['tally'] ?? '' },
		related: [sentence],
	});
}

function isInside(inner: Position, outer: Position | undefined): boolean {
	const [from, to] = [inner.start.offset ?? 0, inner.end.offset ?? 0];
	return outer !== undefined && from >= (outer.start.offset ?? 0) && to <= (outer.end.offset ?? 0);
}
