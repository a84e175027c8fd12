/** Replays the meeting along the text: document order is time order. */

import type { Node } from 'unist';
import {
	type Action,
	type Ballot,
	type Block,
	type CandidateList,
	type ChairChange,
	type Closing,
	type DateValue,
	type Event,
	fieldOf,
	headerOf,
	type Meeting,
	type Name,
	type Person,
	type ProxyTo,
	personPart,
	type QuorumStatement,
	type Session,
	type TimeValue,
} from '../ast/index.js';
import type { Rules } from '../law/rules.js';
import { daysBetween, fromIsoDate } from '../text/date.js';
import { Room } from './attendance.js';
import type { Electorate } from './electorate.js';
import { MandateChecker, type Mandates } from './mandates.js';
import type { Attendance, EventEffect, Member } from './model.js';
import { outsider, type People } from './people.js';
import type { Problems } from './problems.js';

/** A ballot and who was in the room when it was written. */
export interface BallotScene {
	ballot: Ballot;
	attendance: Attendance;
}

/** A block with the moments that matter to it. */
export interface BlockScene {
	node: Block;
	/** Agenda items that hold it, outermost first. */
	path: Session[];
	/** The block that holds this one, where one does. */
	parent: BlockScene | undefined;
	/** At its first line. */
	start: Attendance;
	/** When its agenda item was opened. */
	item: Attendance;
	ballots: BallotScene[];
	candidates: CandidateList[];
	/** At its end: for votes that only a matrix gives. */
	end: Attendance;
	/** Position in document order, shared with joint ballots. */
	order: number;
}

/** A joint vote outside any block. */
export interface JointScene extends BallotScene {
	path: Session[];
	item: Attendance;
	order: number;
}

/** The meeting in document order. */
export interface Replay {
	opening: Attendance;
	blocks: BlockScene[];
	joints: JointScene[];
	effects: EventEffect[];
	quorumStatements: Array<{ node: QuorumStatement; attendance: Attendance }>;
	actions: Action[];
	closing: Closing | undefined;
	/** Whoever was in the room or remote at any time. */
	everThere: ReadonlySet<Member>;
	/** People who came without standing in the header: chairs whom the body names. */
	outsiders: Member[];
}

/** Walks the body and keeps the room up to date. */
export function replay(
	meeting: Meeting,
	people: People,
	mandates: Mandates,
	electorate: Electorate,
	rules: Rules,
	problems: Problems,
): Replay {
	return new Walk(meeting, people, mandates, electorate, rules, problems).run();
}

/** A day has so many minutes; a time more than half of that before the one above is the next day's. */
const DAY = 1440;
const HALF_DAY = 720;

interface Pending {
	/** Absolute minutes since the midnight before the meeting. */
	at: number;
	member: Member;
	node: Person;
	move: 'arrival' | 'departure';
	time: number;
}

class Walk {
	readonly #meeting: Meeting;
	readonly #people: People;
	readonly #mandates: Mandates;
	readonly #problems: Problems;
	readonly #checker: MandateChecker;
	readonly #room: Room;
	readonly #path: Session[] = [];
	readonly #open: BlockScene[] = [];
	readonly #pending: Pending[];
	readonly #everThere = new Set<Member>();
	readonly #ids = new Set<string>();
	readonly #result: Replay;
	#item: Attendance;
	/** Absolute minutes of the last timed node. */
	#clock: number | undefined;
	#midnight = 0;
	#order = 0;
	/** How many of the pending moves have been made. */
	#moved = 0;

	constructor(
		meeting: Meeting,
		people: People,
		mandates: Mandates,
		electorate: Electorate,
		rules: Rules,
		problems: Problems,
	) {
		this.#meeting = meeting;
		this.#people = people;
		this.#mandates = mandates;
		this.#problems = problems;
		this.#checker = new MandateChecker(rules.proxies, electorate, people, problems);
		for (const member of people.members) this.#ids.add(member.id);
		const opened = fieldOf(headerOf(meeting), 'opened')?.children.find((child) => child.type === 'timeValue');
		const start = opened?.type === 'timeValue' ? opened.value : undefined;
		this.#clock = start;
		this.#pending = pendingMoves(people.members, start);
		const { members, chair, known, substitutes } = people;
		this.#room = new Room({
			members,
			proxies: mandates.proxies,
			blank: mandates.blank,
			chair,
			known,
			substitutes,
			time: start,
		});
		for (const member of members) if (this.#room.isThere(member)) this.#everThere.add(member);
		if (start !== undefined) this.#applyPending(start);
		for (let index = 0; index < this.#moved; index += 1) this.#settle(this.#pending[index]?.member);
		this.#item = this.#room.attendance;
		this.#result = {
			opening: this.#room.attendance,
			blocks: [],
			joints: [],
			effects: [],
			quorumStatements: [],
			actions: [],
			closing: undefined,
			everThere: this.#everThere,
			outsiders: [],
		};
	}

	run(): Replay {
		for (const child of this.#meeting.children) if (child.type !== 'header') this.#visit(child);
		return this.#result;
	}

	#visit(node: Node): void {
		switch (node.type) {
			case 'session':
				this.#session(node as Session);
				break;
			case 'resolution':
			case 'election':
			case 'choice':
				this.#block(node as Block);
				break;
			case 'confidential':
				this.#visitChildren(node);
				break;
			case 'event':
				this.#event(node as Event);
				break;
			case 'chairChange':
				this.#chairChange(node as ChairChange);
				break;
			case 'quorumStatement':
				this.#tickTo(timeOf(node));
				this.#result.quorumStatements.push({
					node: node as QuorumStatement,
					attendance: this.#room.attendance,
				});
				break;
			case 'ballot':
				this.#ballot(node as Ballot);
				break;
			case 'candidateList':
				this.#open.at(-1)?.candidates.push(node as CandidateList);
				break;
			case 'action':
				this.#result.actions.push(node as Action);
				break;
			case 'closing':
				this.#tickTo(timeOf(node));
				this.#result.closing = node as Closing;
				break;
		}
	}

	#visitChildren(node: Node): void {
		for (const child of (node as { children?: Node[] }).children ?? []) this.#visit(child);
	}

	#session(node: Session): void {
		this.#startDay(node);
		this.#tickTo(timeOf(node));
		const outer = this.#item;
		this.#item = this.#room.attendance;
		this.#path.push(node);
		this.#visitChildren(node);
		this.#path.pop();
		this.#item = outer;
	}

	#block(node: Block): void {
		this.#startDay(node);
		this.#tickTo(timeOf(node));
		const start = this.#room.attendance;
		const scene: BlockScene = {
			node,
			path: [...this.#path],
			parent: this.#open.at(-1),
			start,
			// A block outside any item, or with a time of its own, is put to discussion when it starts.
			item: this.#path.length === 0 || timeOf(node) !== undefined ? start : this.#item,
			ballots: [],
			candidates: [],
			end: start,
			order: this.#order++,
		};
		this.#result.blocks.push(scene);
		this.#open.push(scene);
		this.#visitChildren(node);
		scene.end = this.#room.attendance;
		this.#open.pop();
	}

	#ballot(ballot: Ballot): void {
		const line = ballot.children.find((child) => child.label === 'time');
		this.#tickTo(line && timeOf(line));
		const { attendance } = this.#room;
		const block = this.#open.at(-1);
		if (block) block.ballots.push({ ballot, attendance });
		else
			this.#result.joints.push({
				ballot,
				attendance,
				path: [...this.#path],
				item: this.#item,
				order: this.#order++,
			});
	}

	#event(node: Event): void {
		const time = timeOf(node);
		this.#tickTo(time);
		const before = this.#room.attendance;
		const names = node.children.filter((child) => child.type === 'name');
		const moves = node.event === 'arrival' || node.event === 'return' || node.event === 'departure';
		const movers = moves ? this.#movers(node, names) : [];
		const since = { node, ...(time === undefined ? {} : { time }) };
		if (movers.length > 0 && node.event === 'departure') {
			this.#room.leave(movers, this.#passed(node, movers), since);
		} else if (movers.length > 0) {
			this.#room.arrive(movers, node.remote === true, since);
			for (const mover of movers) this.#everThere.add(mover);
		}
		this.#result.effects.push({ node, members: movers, before, after: this.#room.attendance });
	}

	/** The people of an event who can move: known, and not already there or gone. */
	#movers(node: Event, names: readonly Name[]): Member[] {
		const movers = new Set<Member>();
		for (const name of names) {
			const member = this.#people.roster.require(name, this.#problems);
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
	#passed(node: Event, movers: readonly Member[]): Map<Member, Member> {
		const passed = new Map<Member, Member>();
		const name = node.children.find((child): child is ProxyTo => child.type === 'proxyTo')?.children[0];
		const holder = name && this.#people.roster.require(name, this.#problems);
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
		const held = this.#room.givers(holder).filter((giver) => !this.#mandates.blank.has(giver));
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
			represented ? 'represented' : (presence.get(holder) ?? 'absent'),
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

	#chairChange(node: ChairChange): void {
		const time = timeOf(node);
		this.#tickTo(time);
		const before = this.#room.attendance;
		const name = node.children.find((child) => child.type === 'name');
		const chair = name && this.#chairNamed(name);
		this.#room.seatChair(chair, { node, ...(time === undefined ? {} : { time }) });
		this.#result.effects.push({ node, members: chair ? [chair] : [], before, after: this.#room.attendance });
	}

	/** A chair may be somebody from outside, as in the header. */
	#chairNamed(name: Name): Member | undefined {
		const reference = this.#people.roster.refer(name.value);
		if (reference.found === 'one') return reference.member;
		if (reference.found === 'several') return this.#people.roster.require(name, this.#problems);
		const member = outsider(name.value, this.#ids);
		this.#people.roster.add(member);
		this.#result.outsiders.push(member);
		this.#room.admit(member);
		return member;
	}

	#lastMove(member: Member): Node | undefined {
		return this.#result.effects.findLast(
			({ node, members }) => node.type === 'event' && members.includes(member),
		)?.node;
	}

	/** A date before a heading starts another day. */
	#startDay(node: Session | Block): void {
		const date = node.children.find((child): child is DateValue => child.type === 'dateValue');
		const field = fieldOf(headerOf(this.#meeting), 'date')?.children.find(
			(child) => child.type === 'dateValue',
		);
		const day = date && fromIsoDate(date.value);
		const first = field?.type === 'dateValue' ? fromIsoDate(field.value) : undefined;
		if (!day || !first) return;
		this.#midnight = daysBetween(first, day) * DAY;
		this.#clock = this.#midnight;
	}

	#tickTo(time: number | undefined): void {
		if (time === undefined) return;
		let at = this.#midnight + time;
		if (this.#clock !== undefined && at < this.#clock - HALF_DAY) {
			this.#midnight += DAY;
			at += DAY;
		}
		this.#applyPending(at);
		this.#clock = at;
		this.#room.tick(time);
	}

	/** Who came before the opening was there at the opening. */
	#settle(member: Member | undefined): void {
		const presence = member && this.#room.attendance.presence.get(member);
		if (member && presence) member.presence = presence;
	}

	/** Arrivals and departures that the header times stand before the first timed node that is not earlier. */
	#applyPending(at: number): void {
		for (let next = this.#pending[this.#moved]; next && next.at <= at; next = this.#pending[this.#moved]) {
			const { member, move, node, time } = next;
			this.#moved += 1;
			if (this.#room.isThere(member) === (move === 'arrival')) continue;
			const since = { node, time };
			if (move === 'departure') this.#room.leave([member], new Map(), since);
			else {
				this.#room.arrive([member], member.group?.presence === 'remote', since);
				this.#everThere.add(member);
			}
		}
	}
}

function timeOf(node: Node): number | undefined {
	const children = (node as { children?: Node[] }).children ?? [];
	return children.find((child): child is TimeValue => child.type === 'timeValue')?.value;
}

function pendingMoves(members: readonly Member[], opened: number | undefined): Pending[] {
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
