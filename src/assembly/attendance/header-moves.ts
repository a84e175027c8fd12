/** Arrivals and departures that the header times (`arrivée`, `départ` of a person). */

import { type Person, personPart } from '../../ast/index.js';
import type { Member } from '../model.js';

/** A day has so many minutes; a time more than half of that before the one above is the next day's. */
export const DAY = 1440;

/** Half a day, in minutes. */
export const HALF_DAY = 720;

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
				const late = opened !== undefined && part.value < opened - HALF_DAY ? DAY : 0;
				pending.push({ at: part.value + late, member, node, move, time: part.value });
			}
		}
	}
	return pending.sort((a, b) => a.at - b.at);
}
