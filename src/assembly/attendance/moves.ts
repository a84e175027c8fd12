/** Who comes and goes with an event, and to whom the proxies pass. */

import type { Node } from 'unist';
import { type Event, type Name, type Person, type ProxyTo, personPart } from '../../ast/index.js';
import { onScale } from '../../text/clock.js';
import type { EventEffect, Member } from '../model.js';
import type { Problems } from '../problems.js';
import type { Room } from './attendance.js';
import { awayCode, type MandateChecker, type Mandates } from './mandates.js';
import type { Roster } from './roster.js';

/** What reading the moves of events needs. */
export interface MoveContext {
	roster: Roster;
	room: Room;
	mandates: Mandates;
	checker: MandateChecker;
	/** Events so far, in document order. */
	effects: readonly EventEffect[];
	problems: Problems;
}

/** Reads events against the room as it is. */
export class Moves {
	readonly #roster: Roster;
	readonly #room: Room;
	readonly #mandates: Mandates;
	readonly #checker: MandateChecker;
	readonly #effects: readonly EventEffect[];
	readonly #problems: Problems;

	constructor({ roster, room, mandates, checker, effects, problems }: MoveContext) {
		this.#roster = roster;
		this.#room = room;
		this.#mandates = mandates;
		this.#checker = checker;
		this.#effects = effects;
		this.#problems = problems;
	}

	/** The people of an event who can move: known, and not already there or gone. */
	movers(node: Event, names: readonly Name[]): Member[] {
		const movers = new Set<Member>();
		for (const name of names) {
			const member = this.#roster.require(name, this.#problems);
			if (!member) {
				const meant = this.#roster.nearest(name.value);
				// Votes of somebody whose arrival has an error may be in the counts.
				if (meant) this.#mandates.fallen.add(meant);
			}
			if (!member || movers.has(member)) continue;
			const there = this.#room.isThere(member);
			if (there === (node.event === 'departure')) {
				movers.add(member);
				continue;
			}
			const last = this.#lastMove(member);
			const presence = this.#room.attendance.presence.get(member) ?? 'absent';
			this.#problems.at(
				name,
				'people/move',
				there ? (last ? 'cameBefore' : 'there') : last ? 'leftBefore' : 'notThere',
				{
					values: {
						name: member.name,
						presence,
						event: node.event,
						...(last ? { line: { line: last.position?.start.line ?? 0 } } : {}),
					},
					related: [last ?? member.nodes[0]],
				},
			);
		}
		return [...movers];
	}

	/** To whom those who leave pass their own votes and the proxies that they carry. */
	passed(node: Event, movers: readonly Member[]): Map<Member, Member> {
		const passed = new Map<Member, Member>();
		const name = node.children.find((child): child is ProxyTo => child.type === 'proxyTo')?.children[0];
		const holder = name && this.#roster.require(name, this.#problems);
		if (!name) return passed;
		const givers = movers.flatMap((mover) => [
			...(mover.elector ? [mover] : []),
			...this.#room.givers(mover),
		]);
		if (
			!holder ||
			!this.#mayHold(holder, movers, name) ||
			this.#checker.reportBarred(movers[0] ?? holder, holder, name)
		) {
			for (const giver of givers) this.#mandates.fallen.add(giver);
			return passed;
		}
		const held = this.#room.givers(holder);
		const all = [...held, ...givers.filter((giver) => giver !== holder)];
		const excess = new Set(
			this.#checker.reportExcess(holder, all, (giver) => (givers.includes(giver) ? name : undefined)),
		);
		for (const giver of givers) {
			if (excess.has(giver)) this.#mandates.fallen.add(giver);
			// One who takes over the proxy of his own giver cannot be: the giver would have had to be represented and there.
			else if (giver !== holder) passed.set(giver, holder);
		}
		return passed;
	}

	#mayHold(holder: Member, movers: readonly Member[], name: Name): boolean {
		if (movers.includes(holder)) {
			this.#problems.at(name, 'proxy/chain', 'self', { values: { giver: holder.name } });
			return false;
		}
		if (this.#room.isThere(holder)) return true;
		const { presence, holders } = this.#room.attendance;
		const represented = presence.get(holder) === 'represented';
		this.#problems.at(
			name,
			represented ? 'proxy/chain' : 'proxy/holder-absent',
			represented ? 'represented' : awayCode(presence.get(holder)),
			{
				values: {
					giver: movers[0]?.name ?? '',
					holder: holder.name,
					next: holders.get(holder)?.name ?? holder.holder?.name ?? '',
				},
				related: [this.#lastMove(holder) ?? holder.nodes[0]],
			},
		);
		return false;
	}

	#lastMove(member: Member): Node | undefined {
		return this.#effects.findLast(({ node, members }) => node.type === 'event' && members.includes(member))
			?.node;
	}
}

// Arrivals and departures that the header times (`arrivée`, `départ` of a person).

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
