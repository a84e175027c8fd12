/** Replays the meeting along the text: document order is time order. */

import type { Node } from 'unist';
import {
	type Action,
	type Ballot,
	type Block,
	type CandidateList,
	type ChairChange,
	type Closing,
	type Event,
	getBody,
	getChild,
	getChildren,
	getDescendants,
	getField,
	getHeader,
	getStatements,
	keepsOut,
	type Meeting,
	type Name,
	type QuorumStatement,
	type Session,
	type TimeValue,
} from '../ast/index.js';
import type { Rules } from '../law/rules.js';
import { MeetingClock } from '../text/time.js';
import { Room } from './attendance/attendance.js';
import type { Electorate } from './attendance/electorate.js';
import { MandateChecker, type Mandates } from './attendance/mandates.js';
import { Moves, type Pending, pendingMoves, readMovesTold, settleLateComers } from './attendance/moves.js';
import { listedPresence, type People } from './attendance/people.js';
import type { BlockContext, Replay } from './context.js';
import { outsider } from './identifiers.js';
import type { Attendance, Member } from './model.js';
import type { Problems } from './problems.js';

/** The input of a replay: the meeting, and what its header and rules say of its people. */
interface ReplayTerms {
	meeting: Meeting;
	people: People;
	mandates: Mandates;
	electorate: Electorate;
	rules: Rules;
	problems: Problems;
}

/** Walks the body and keeps the room up to date. */
export function replay(terms: ReplayTerms): Replay {
	return new MeetingReplay(terms).run(terms.meeting);
}

/** An item of the agenda while it is open. */
interface OpenItem {
	opened: Attendance;
	/** Whether a question of it was put to discussion already. */
	discussed: boolean;
}

class MeetingReplay {
	readonly #people: People;
	readonly #problems: Problems;
	readonly #moves: Moves;
	readonly #room: Room;
	readonly #path: Session[] = [];
	/** What stands below the node that is visited. */
	#below: Node | undefined;
	#behindBelow: Node | undefined;
	readonly #open: BlockContext[] = [];
	readonly #pending: Pending[];
	readonly #everThere = new Set<Member>();
	readonly #ids = new Set<string>();
	/** Who is out by a line of a vote or by a sentence that is no event, and may be told to come back. */
	readonly #steppedOut = new Set<Member>();
	readonly #result: Replay;
	/** The items that are open, outermost first; the first stands for what comes before any item. */
	readonly #items: OpenItem[];
	readonly #clock: MeetingClock;
	#order = 0;
	/** Whether everybody who votes is remote: whoever comes then is too. */
	readonly #isOnline: boolean;
	/** Where nobody counts from afar, whoever is told to arrive comes into the room, unless it is said otherwise. */
	readonly #comesFromAfar: boolean;

	constructor({ meeting, people, mandates, electorate, rules, problems }: ReplayTerms) {
		this.#people = people;
		this.#problems = problems;
		for (const member of people.members) this.#ids.add(member.id);
		const start = getChild(getField(getHeader(meeting), 'opened'), 'timeValue')?.value;
		this.#clock = new MeetingClock(start, getChild(getField(getHeader(meeting), 'date'), 'dateValue')?.value);
		const told = readMovesTold(meeting, people.roster);
		settleLateComers(people.members, told, problems);
		this.#pending = pendingMoves(people.members, start, told);
		const { members, chair, known, substitutes, unnamed } = people;
		this.#room = new Room({
			members,
			proxies: mandates.proxies,
			blank: mandates.blank,
			chair,
			known,
			substitutes,
			unnamed,
			noRemote: rules.noRemote,
			time: start,
		});
		for (const member of members) if (this.#room.isThere(member)) this.#everThere.add(member);
		// Who came before the opening was there at the opening.
		for (const { member } of start === undefined ? [] : this.#applyPending(start))
			member.presence = this.#room.attendance.presence.get(member) ?? member.presence;
		this.#items = [{ opened: this.#room.attendance, discussed: true }];
		const listed = people.members.filter(({ elector }) => elector).map(listedPresence);
		this.#comesFromAfar = !rules.noRemote;
		this.#isOnline = this.#comesFromAfar && listed.includes('remote') && !listed.includes('present');
		this.#result = {
			opening: this.#room.attendance,
			blocks: [],
			joints: [],
			effects: [],
			quorumStatements: [],
			snapshots: [],
			actions: [],
			closing: undefined,
			everThere: this.#everThere,
			outsiders: [],
		};
		this.#moves = new Moves({
			roster: people.roster,
			room: this.#room,
			mandates,
			checker: new MandateChecker(rules.proxies, electorate, people, problems),
			effects: this.#result.effects,
			steppedOut: this.#steppedOut,
			problems,
		});
	}

	run(meeting: Meeting): Replay {
		this.#visitAll(getBody(meeting));
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
				this.#reach(node);
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
				this.#reach(node);
				// The last one that says when; words alone may speak of the end of something else.
				if (getTime(node) !== undefined || getTime(this.#result.closing) === undefined)
					this.#result.closing = node as Closing;
				break;
		}
	}

	#visitChildren(node: Node): void {
		this.#visitAll((node as { children?: Node[] }).children ?? []);
	}

	#visitAll(nodes: readonly Node[]): void {
		for (const [index, node] of nodes.entries()) {
			this.#below = nodes[index + 1];
			this.#behindBelow = nodes[index + 2];
			this.#visit(node);
			for (const one of getStatements(node))
				if (one.kind === 'move' && LEAVES.has(one.of) && one.doubt !== 'later') this.#stepOut(one);
			if (node.type === 'paragraph' || node.type === 'event') this.#tellChair(node);
		}
	}

	/** `Membre Ab prend la présidence.`; a sentence about elected officers is of the body and not of this meeting. */
	#tellChair(node: Node): void {
		const statements = getStatements(node);
		if (statements.some(({ kind }) => kind === 'elected' || kind === 'offices')) return;
		for (const one of statements) {
			const told = one.kind === 'people' && one.of === 'chair' ? one.children[0] : undefined;
			const member = told && this.#people.roster.find(told.value);
			if (!member || !this.#room.attendance.chair) continue;
			this.#room.tellChair(member);
			this.#mark(node);
		}
	}

	#session(node: Session): void {
		this.#startDay(node);
		this.#tickTo(getTime(node));
		this.#items.push({ opened: this.#room.attendance, discussed: false });
		this.#mark(node);
		this.#path.push(node);
		this.#visitChildren(node);
		this.#path.pop();
		const inner = this.#items.pop();
		if (inner?.discussed) this.#innermost.discussed = true;
	}

	#block(node: Block): void {
		this.#startDay(node);
		this.#reach(node);
		const start = this.#room.attendance;
		const parent = this.#open.at(-1);
		const item = getTime(node) !== undefined ? start : (parent?.item ?? this.#opening);
		// An amendment belongs to the question that it changes: it opens none.
		if (!(node.type === 'resolution' && node.kind === 'amendment')) this.#innermost.discussed = true;
		const scene: BlockContext = {
			node,
			path: [...this.#path],
			parent,
			below: this.#below,
			behindBelow: this.#behindBelow,
			item,
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

	#stepOut(node: Node): void {
		for (const name of getDescendants(node)) {
			const member = name.type === 'name' ? this.#people.roster.find((name as Name).value) : undefined;
			if (member) this.#steppedOut.add(member);
		}
	}

	#ballot(ballot: Ballot): void {
		for (const out of ballot.children.filter(keepsOut)) this.#stepOut(out);
		const line = ballot.children.find((child) => child.label === 'time');
		this.#tickTo(line && getTime(line));
		this.#mark(ballot);
		const { attendance } = this.#room;
		const block = this.#open.at(-1);
		if (block) block.ballots.push({ ballot, attendance });
		else this.#result.joints.push({ ballot, attendance, order: this.#order++ });
	}

	#event(node: Event): void {
		const time = getTime(node);
		this.#tickTo(time);
		const before = this.#room.attendance;
		const names = getChildren(node, 'name');
		const moves = node.event === 'arrival' || node.event === 'return' || node.event === 'departure';
		const movers = moves ? this.#moves.movers(node, names) : [];
		const since = { node, ...(time === undefined ? {} : { time }) };
		if (movers.length > 0 && node.event === 'departure') {
			this.#room.leave(movers, this.#moves.passed(node, movers), since);
		} else if (movers.length > 0) {
			const isRemote = (mover: Member) =>
				node.remote ??
				(this.#isOnline ||
					(this.#comesFromAfar && mover.late !== undefined && listedPresence(mover) === 'remote'));
			for (const mover of movers) {
				this.#room.arrive([mover], isRemote(mover), since);
				this.#everThere.add(mover);
			}
		}
		// `Suspension de 10h40 à 11h00` says its end.
		const isOver = node.event === 'suspension' && getChildren(node, 'timeValue').length > 1;
		if (node.event === 'resumption' || isOver) this.#resume();
		this.#result.effects.push({ node, members: movers, before, after: this.#room.attendance });
		this.#mark(node);
	}

	/** After a suspension the quorum of every question that is open is looked at again. */
	#resume(): void {
		for (const item of this.#items) item.opened = this.#room.attendance;
		for (const block of this.#open) block.item = this.#room.attendance;
	}

	get #innermost(): OpenItem {
		return this.#items.at(-1) ?? { opened: this.#room.attendance, discussed: true };
	}

	/** When a question that starts here is put to discussion: the first of an item with it, each later one by itself. */
	get #opening(): Attendance {
		const { opened, discussed } = this.#innermost;
		return discussed ? this.#room.attendance : opened;
	}

	#chairChange(node: ChairChange): void {
		const time = getTime(node);
		this.#tickTo(time);
		const before = this.#room.attendance;
		const name = getChild(node, 'name');
		const chair = name && this.#chairNamed(name);
		this.#room.seatChair(chair, { node, ...(time === undefined ? {} : { time }) });
		this.#result.effects.push({ node, members: chair ? [chair] : [], before, after: this.#room.attendance });
		this.#mark(node);
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

	/** A date before a heading starts another day. */
	#startDay(node: Session | Block): void {
		const date = getChild(node, 'dateValue');
		if (date) this.#clock.startDay(date.value);
	}

	#tickTo(time: number | undefined): void {
		if (time === undefined) return;
		this.#applyPending(this.#clock.tickTo(time));
		this.#room.tick(time);
	}

	#reach(node: Node): void {
		this.#tickTo(getTime(node));
		this.#mark(node);
	}

	/** From this node on the room is as it is now. */
	#mark(from: Node): void {
		this.#result.snapshots.push({ from, attendance: this.#room.attendance, item: this.#opening });
	}

	/** Makes the moves that the header times before the first timed node that is not earlier. */
	#applyPending(at: number): Pending[] {
		const later = this.#pending.findIndex((next) => next.at > at);
		const due = this.#pending.splice(0, later < 0 ? this.#pending.length : later);
		for (const { member, move, node, time } of due) {
			if (this.#room.isThere(member) === (move === 'arrival')) continue;
			const since = { node, time };
			if (move === 'departure') this.#room.leave([member], new Map(), since);
			else {
				this.#room.arrive([member], member.group?.presence === 'remote', since);
				this.#everThere.add(member);
			}
		}
		return due;
	}
}

/** What is told of whoever is out of the room, or of a vote. */
const LEAVES: ReadonlySet<string> = new Set(['departure', 'recusal', 'noVote']);

function getTime(node: Node | undefined): number | undefined {
	const children = (node as { children?: Node[] } | undefined)?.children ?? [];
	return children.find((child): child is TimeValue => child.type === 'timeValue')?.value;
}
