/** Who comes and goes with an event, and to whom the proxies pass. */

import { visit } from 'unist-util-visit';
import {
	type Event,
	getChild,
	getChildren,
	isInRoom,
	type Meeting,
	type Name,
	type Person,
} from '../../ast/index.js';
import { onScale } from '../../text/time.js';
import type { EventEffect, Member } from '../model.js';
import type { Problems } from '../problems.js';
import type { Room } from './attendance.js';
import { getLots } from './electorate.js';
import { awayCode, type MandateChecker, type Mandates } from './mandates.js';
import type { Roster } from './roster.js';

interface MoveContext {
	roster: Roster;
	room: Room;
	mandates: Mandates;
	checker: MandateChecker;
	/** Events so far, in document order. */
	effects: readonly EventEffect[];
	/** Who is out by a recusal or a sentence alone: a return takes them off. */
	steppedOut: Set<Member>;
	problems: Problems;
}

/** Reads events against the room as it is. */
export class Moves {
	readonly #roster: Roster;
	readonly #room: Room;
	readonly #mandates: Mandates;
	readonly #checker: MandateChecker;
	readonly #effects: readonly EventEffect[];
	readonly #steppedOut: Set<Member>;
	readonly #problems: Problems;

	constructor({ roster, room, mandates, checker, effects, steppedOut, problems }: MoveContext) {
		this.#roster = roster;
		this.#room = room;
		this.#mandates = mandates;
		this.#checker = checker;
		this.#effects = effects;
		this.#steppedOut = steppedOut;
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
			// `Déport : Mme Finch`, and below `Retour de Mme Finch`: she was counted all the time but for that vote.
			const isBack = this.#steppedOut.delete(member) && node.event !== 'departure';
			if (there === (node.event === 'departure')) {
				movers.add(member);
				continue;
			}
			const last = this.#lastMove(member);
			if ((there && isBack) || isToldAgain(node, last)) continue;
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
		const proxy = getChild(node, 'proxyTo');
		const name = proxy?.children[0];
		const holder = name && this.#roster.require(name, this.#problems);
		if (!name) return passed;
		const last = proxy?.ofLast && this.#roster.find(getChildren(node, 'name').at(-1)?.value ?? '');
		const giving = proxy?.ofLast ? movers.filter((mover) => mover === last) : movers;
		const givers = giving.flatMap((mover) => [
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
		const held = getLots(holder).flatMap((lot) => this.#room.givers(lot));
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

	#lastMove(member: Member): Event | undefined {
		const isMove = ({ node, members }: EventEffect) => node.type === 'event' && members.includes(member);
		return this.#effects.findLast(isMove)?.node as Event | undefined;
	}
}

/** The same move at the same hour, with no proxy that the first did not tell. */
function isToldAgain(node: Event, last: Event | undefined): boolean {
	const [time, before] = [getChild(node, 'timeValue')?.value, getChild(last, 'timeValue')?.value];
	const isSame = node.event === last?.event && time !== undefined && time === before;
	return isSame && (!getChild(node, 'proxyTo') || getChild(last, 'proxyTo') !== undefined);
}

// Arrivals and departures that the header times (`arrivée`, `départ` of a person).

/** A move that waits for its time. */
export interface Pending {
	/** Absolute minutes since the midnight before the meeting. */
	at: number;
	/** The member who comes, goes or returns. */
	member: Member;
	node: Person;
	move: 'arrival' | 'departure';
	time: number;
}

/** What the body says of one person's comings and goings: the first event of each kind, in document order. */
interface MovesTold {
	arrival?: Event;
	departure?: Event;
	/** Whether an arrival comes before any departure or return. */
	arrivesFirst: boolean;
}

/** The moves that the events of the body tell, by person; names that mean nobody are left to the replay, which reports them. */
export function readMovesTold(meeting: Meeting, roster: Roster): Map<Member, MovesTold> {
	const told = new Map<Member, MovesTold>();
	visit(meeting, 'event', (event) => {
		if (event.event !== 'arrival' && event.event !== 'departure' && event.event !== 'return') return;
		for (const name of event.children) {
			const member = name.type === 'name' ? roster.find(name.value) : undefined;
			if (!member) continue;
			const moves = told.get(member);
			if (!moves) told.set(member, { arrivesFirst: event.event === 'arrival', [event.event]: event });
			else if (event.event !== 'return') moves[event.event] ??= event;
		}
	});
	return told;
}

/**
 * Minutes list late-comers among those present and tell their arrival further down: such a person is not there at the opening.
 * An hour that the header gives for a move that the body tells too is compared with it; the event in the body is the move.
 */
export function settleLateComers(
	members: readonly Member[],
	told: ReadonlyMap<Member, MovesTold>,
	problems: Problems,
): void {
	for (const member of members) {
		const moves = told.get(member);
		if (!moves) continue;
		if (moves.arrivesFirst && isInRoom(member.presence)) {
			// The arrival of a guest changes no count.
			const isListed = member.presence === 'present' && member.elector;
			member.presence = 'absent';
			member.late = moves.arrival;
			// With the hour in the header too, nobody takes the person for one who was there at the opening.
			if (isListed && moves.arrival && !member.nodes.some((node) => getChild(node, 'arrivalTime')))
				problems.at(moves.arrival, 'people/move', 'late', {
					values: { name: member.name },
					severity: 'info',
					...(member.nodes[0] ? { related: [member.nodes[0]] } : {}),
				});
		}
		for (const node of member.nodes) {
			for (const move of ['arrival', 'departure'] as const) {
				const part = getChild(node, `${move}Time`);
				const event = moves[move];
				const time = getChild(event, 'timeValue')?.value;
				if (!part || !event || time === undefined || time === part.value) continue;
				problems.at(event, 'people/move', 'otherTime', {
					values: { name: member.name, move, stated: { time: part.value }, told: { time } },
					related: [part],
				});
			}
		}
	}
}

/** All such moves in the order of their times, but those that an event of the body makes. */
export function pendingMoves(
	members: readonly Member[],
	opened: number | undefined,
	told: ReadonlyMap<Member, MovesTold>,
): Pending[] {
	const pending: Pending[] = [];
	for (const member of members) {
		for (const node of member.nodes) {
			for (const move of ['arrival', 'departure'] as const) {
				const part = getChild(node, `${move}Time`);
				if (!part || told.get(member)?.[move]) continue;
				const at = opened === undefined ? part.value : onScale(part.value, opened);
				pending.push({ at, member, node, move, time: part.value });
			}
		}
	}
	return pending.sort((a, b) => a.at - b.at);
}
