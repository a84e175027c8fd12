/** Arrivals and departures that the header times (`arrivée`, `départ` of a person). */

import { type Person, personPart } from '../../ast/index.js';
import { onScale } from '../../text/clock.js';
import type { Member } from '../model.js';

/** A move that waits for its time. */
export interface Pending {
	/** Absolute minutes since the midnight before the meeting. */
	at: number;
	/** Who moves. */
	member: Member;
	node: Person;
	move: 'arrival' | 'departure';
	time: number;
}

/** All such moves in the order of their times. */
export function pendingMoves(members: readonly Member[], opened: number | undefined): Pending[] {
	const pending: Pending[] = [];
	for (const member of members) {
		for (const node of member.nodes) {
			for (const move of ['arrival', 'departure'] as const) {
				const part = personPart(node, `${move}Time`);
				if (!part) continue;
				const at = opened === undefined ? part.value : onScale(part.value, opened);
				pending.push({ at, member, node, move, time: part.value });
			}
		}
	}
	return pending.sort((a, b) => a.at - b.at);
}
