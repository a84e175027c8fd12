/** Whether a mark says who is there at the opening, or who comes and goes. */

import { getHeader } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { getEnd, getStart } from './tree.js';

/**
 * Whether a mark at an offset says who is there at the opening: while nobody is known to be there, and in the header as long as the text
 * tells of no move and no vote. Later the same mark would silently rewrite the room of every vote.
 */
export function marksOpening(compiled: Compiled, offset: number): boolean {
	const { opening, effects, decisions, elections } = compiled.assembly;
	if (!opening.known) return true;
	if (!isInHeader(compiled, offset)) return false;
	const hasMoved = effects.some(({ node }) => node.type === 'event' && getStart(node) !== undefined);
	return (
		!hasMoved &&
		elections.every(({ proof }) => proof.by === 'notVoted') &&
		decisions.every(({ votes }) => votes.length === 0)
	);
}

/** Whether an offset stands in the header. */
export function isInHeader({ meeting }: Compiled, offset: number): boolean {
	return offset < (getEnd(getHeader(meeting)) ?? 0);
}
