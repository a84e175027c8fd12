/** Who is in the room: changed by events, seen as snapshots that share what stays the same. */

import { isInRoom, type Presence } from '../../ast/index.js';
import { add, type Fraction, fraction, subtract, ZERO } from '../../text/fraction.js';
import type { Attendance, Member, Weight } from '../model.js';
import { countVoting, type Unnamed } from './people.js';

/** What the room is made of at the opening. */
interface Opening {
	members: readonly Member[];
	/** Valid proxies: who gave, who holds. */
	proxies: ReadonlyMap<Member, Member>;
	/** Givers of blank proxies, which follow the chair. */
	blank: ReadonlySet<Member>;
	chair: Member | undefined;
	/** False where no participant of a voting group is known. */
	known: boolean;
	/** Who sits in the place of another only, and loses the vote when that one comes: substitute by the one replaced. */
	substitutes: ReadonlyMap<Member, Member>;
	/** Those who are counted without names. */
	unnamed?: Unnamed | undefined;
	/** Where nobody at a distance counts or votes, the text that says so. */
	noRemote?: Attendance['noRemote'];
	/** Minutes since midnight. */
	time: number | undefined;
}

/** The room along the text. Each change costs what it changes, not the size of the assembly. */
export class Room {
	#attendance: Attendance;
	#presence: ChangeMap<Member, Presence>;
	#holders: ChangeMap<Member, Member>;
	#counts: Record<Presence, Weight>;
	/** Every proxy that was given and not taken back, resting ones too. */
	readonly #given = new Map<Member, Member>();
	readonly #heldBy = new Map<Member, Set<Member>>();
	readonly #blank: Set<Member>;
	readonly #unnamed: Unnamed | undefined;
	readonly #substitutes: ReadonlyMap<Member, Member>;
	/** Electors who have no vote now: substitutes whose principal sits, and those at a distance where nobody votes from there. */
	#withoutVote: ReadonlySet<Member>;
	readonly #noRemote: Attendance['noRemote'];
	/** Who presided before whoever does now, and whether that person was away meanwhile. */
	#former: Member | undefined;
	#isFormerGone = false;

	constructor({ members, proxies, blank, chair, known, substitutes, unnamed, noRemote, time }: Opening) {
		this.#noRemote = noRemote;
		this.#withoutVote = new Set(noRemote ? members.filter((one) => one.presence === 'remote') : []);
		const presence = new Map(members.map((member) => [member, member.presence]));
		this.#presence = new ChangeMap(presence);
		this.#holders = new ChangeMap<Member, Member>(new Map());
		this.#blank = new Set(blank);
		this.#substitutes = substitutes;
		this.#counts = emptyCounts();
		for (const [giver, holder] of proxies) this.#give(giver, holder);
		const active = new Map<Member, Member>();
		for (const member of members) {
			const holder = this.#activeHolder(member);
			if (holder) active.set(member, holder);
			// Those who are counted without names hold them already.
			if (!member.unlisted) this.#count(member, 1n);
		}
		this.#unnamed = unnamed && noRemote ? { ...unnamed, counts: withoutRemote(unnamed.counts) } : unnamed;
		for (const [presence, heads] of this.#unnamed?.counts ?? []) {
			const there = this.#counts[presence];
			this.#counts[presence] = { heads: there.heads + heads, votes: add(there.votes, fraction(heads)) };
		}
		this.#holders = new ChangeMap(active);
		this.#attendance = this.#snapshot({ chair, known, time });
	}

	/** How things stand now; the same object until something changes. */
	get attendance(): Attendance {
		return this.#attendance;
	}

	/** Whether the person is in the room or remote now. */
	isThere(member: Member): boolean {
		return isInRoom(this.#presence.get(member));
	}

	/** Whose proxies this person carries now, in the order in which they were given. */
	givers(holder: Member): Member[] {
		return [...(this.#heldBy.get(holder) ?? [])];
	}

	/** The clock goes on. */
	tick(time: number): void {
		if (this.#attendance.time !== time) this.#attendance = { ...this.#attendance, time };
	}

	/** People come in: they take back their proxies, posted ballots fall, and proxies that rested with them count again. */
	arrive(movers: readonly Member[], remote: boolean, since: Attendance['since']): void {
		const withoutVote = new Set(this.#withoutVote);
		const substitutes = movers.flatMap((mover) => this.#substitutes.get(mover) ?? []);
		this.#change([...movers, ...substitutes], since, () => {
			for (const mover of movers) {
				this.#takeBack(mover);
				this.#setPresence(mover, remote ? 'remote' : 'present');
				if (this.#noRemote && remote) withoutVote.add(mover);
				else if (this.#noRemote) withoutVote.delete(mover);
				const substitute = this.#substitutes.get(mover);
				if (substitute) withoutVote.add(substitute);
			}
			this.#withoutVote = withoutVote;
		});
	}

	/** People leave: their votes and those that they hold go to the holder, where one is named; else the proxies rest with them. */
	leave(movers: readonly Member[], passed: ReadonlyMap<Member, Member>, since: Attendance['since']): void {
		const withoutVote = new Set(this.#withoutVote);
		const substitutes = movers.flatMap((mover) => this.#substitutes.get(mover) ?? []);
		this.#change([...movers, ...substitutes, ...passed.keys()], since, () => {
			for (const mover of movers) {
				if (mover === this.#former) this.#isFormerGone = true;
				this.#setPresence(mover, passed.has(mover) ? 'represented' : 'absent');
				if (this.#noRemote) withoutVote.delete(mover);
				const substitute = this.#substitutes.get(mover);
				if (substitute) withoutVote.delete(substitute);
			}
			for (const [giver, holder] of passed) {
				this.#takeBack(giver);
				this.#give(giver, holder);
			}
			this.#withoutVote = withoutVote;
		});
	}

	/** Another person takes the chair, and with it the blank proxies; of one who is away, perhaps for that time only. */
	seatChair(chair: Member | undefined, since: Attendance['since']): void {
		const former = this.#attendance.chair;
		this.#former = former === chair ? undefined : former;
		this.#isFormerGone = former !== undefined && !this.isThere(former);
		const blank = chair ? [...this.#blank] : [];
		this.#change(blank, since, () => {
			if (!chair) return;
			for (const giver of blank) {
				this.#takeBack(giver);
				this.#give(giver, chair);
				this.#blank.add(giver);
			}
		});
		this.#attendance = { ...this.#attendance, chair, backChair: undefined, chairContested: false };
	}

	/** A sentence says who presides: who is back takes the chair again, and anybody else who differs from the chair leaves open who does. */
	tellChair(told: Member): void {
		if (told === this.#attendance.backChair) {
			this.seatChair(told, this.#attendance.since);
			return;
		}
		const chairContested = told !== this.#attendance.chair;
		if (chairContested !== (this.#attendance.chairContested ?? false))
			this.#attendance = { ...this.#attendance, chairContested };
	}

	/** A person whom the header does not know comes in to preside or to speak, without a vote. */
	admit(guest: Member): void {
		if (this.#presence.has(guest)) return;
		this.#setPresence(guest, guest.presence);
		this.#attendance = { ...this.#attendance, presence: this.#presence };
	}

	#change(affected: readonly Member[], since: Attendance['since'], apply: () => void): void {
		const touched = new Set<Member>();
		for (const member of affected) {
			touched.add(member);
			for (const giver of this.#heldBy.get(member) ?? []) touched.add(giver);
		}
		for (const member of touched) this.#count(member, -1n);
		apply();
		this.#holders = this.#holders.with(
			[...touched].map((member) => [member, this.#activeHolder(member)] as const),
		);
		for (const member of touched) this.#count(member, 1n);
		const { chair, chairContested, known, time } = this.#attendance;
		this.#attendance = this.#snapshot({ chair, chairContested, known, time, since });
	}

	#setPresence(member: Member, presence: Presence): void {
		this.#presence = this.#presence.with([[member, presence]]);
	}

	#give(giver: Member, holder: Member): void {
		this.#given.set(giver, holder);
		const held = this.#heldBy.get(holder);
		if (held) held.add(giver);
		else this.#heldBy.set(holder, new Set([giver]));
	}

	#takeBack(giver: Member): void {
		const holder = this.#given.get(giver);
		if (!holder) return;
		this.#given.delete(giver);
		this.#blank.delete(giver);
		this.#heldBy.get(holder)?.delete(giver);
	}

	#activeHolder(member: Member): Member | undefined {
		if (this.#presence.get(member) !== 'represented') return undefined;
		const holder = this.#given.get(member);
		if (!holder || !this.isThere(holder)) return undefined;
		return this.#noRemote && this.#presence.get(holder) === 'remote' ? undefined : holder;
	}

	/** Puts a person's weight into the counts of the room, or takes it out. */
	#count(member: Member, sign: 1n | -1n): void {
		if (!member.elector || this.#withoutVote.has(member)) return;
		const presence = this.#presence.get(member);
		if (!presence || (presence === 'represented' && !this.#activeHolder(member))) return;
		const { heads, votes } = this.#counts[presence];
		this.#counts[presence] = {
			heads: heads + sign * member.heads,
			votes: sign === 1n ? add(votes, member.votes) : subtract(votes, member.votes),
		};
	}

	#snapshot(rest: Pick<Attendance, 'chair' | 'chairContested' | 'known' | 'time' | 'since'>): Attendance {
		return {
			...rest,
			presence: this.#presence,
			holders: this.#holders,
			counts: { ...this.#counts },
			...(this.#unnamed ? { unnamed: countVoting(this.#unnamed) } : {}),
			...(this.#unnamed?.together ? { together: true } : {}),
			withoutVote: this.#withoutVote,
			...(this.#former && this.#isFormerGone && this.isThere(this.#former)
				? { backChair: this.#former }
				: {}),
			...(this.#noRemote ? { noRemote: this.#noRemote } : {}),
		};
	}
}

/** The weight of several presences together. */
export function getWeight(attendance: Attendance, presences: readonly Presence[]): Weight {
	let heads = 0n;
	let votes: Fraction = ZERO;
	for (const presence of presences) {
		heads += attendance.counts[presence].heads;
		votes = add(votes, attendance.counts[presence].votes);
	}
	return { heads, votes };
}

/** What is left of a weight. */
export function less(whole: Weight, gone: Weight): Weight {
	return { heads: whole.heads - gone.heads, votes: subtract(whole.votes, gone.votes) };
}

function withoutRemote(counts: ReadonlyMap<Presence, bigint>): ReadonlyMap<Presence, bigint> {
	return new Map([...counts].filter(([presence]) => presence !== 'remote'));
}

function emptyCounts(): Record<Presence, Weight> {
	const none = { heads: 0n, votes: ZERO };
	return { present: none, remote: none, represented: none, byPost: none, excused: none, absent: none };
}

/** Beyond this many changes the map is copied whole, where that is no more work than the changes were. */
const FEW_CHANGES = 64;

/** An immutable map. Making one with a few other entries costs about the square root of its size, not its size. */
class ChangeMap<Key, Value> implements ReadonlyMap<Key, Value> {
	readonly #base: ReadonlyMap<Key, Value>;
	/** What differs from the base; `undefined` stands for an entry that is gone. */
	readonly #changes: ReadonlyMap<Key, Value | undefined>;
	readonly size: number;

	/** A map with the entries of another, which must not change afterwards. */
	constructor(base: ReadonlyMap<Key, Value>, changes: ReadonlyMap<Key, Value | undefined> = new Map()) {
		this.#base = base;
		this.#changes = changes;
		let size = base.size;
		for (const [key, value] of changes) {
			if (base.has(key)) size -= value === undefined ? 1 : 0;
			else size += value === undefined ? 0 : 1;
		}
		this.size = size;
	}

	/** The same map with these entries set, or taken out where the value is `undefined`. */
	with(entries: Iterable<readonly [Key, Value | undefined]>): ChangeMap<Key, Value> {
		const changes = new Map(this.#changes);
		for (const [key, value] of entries) changes.set(key, value);
		if (changes.size > FEW_CHANGES && changes.size * changes.size > this.#base.size) {
			return new ChangeMap(new Map(new ChangeMap(this.#base, changes)));
		}
		return new ChangeMap(this.#base, changes);
	}

	get(key: Key): Value | undefined {
		if (this.#changes.size === 0) return this.#base.get(key);
		return this.#changes.has(key) ? this.#changes.get(key) : this.#base.get(key);
	}

	has(key: Key): boolean {
		if (this.#changes.size === 0) return this.#base.has(key);
		return this.#changes.has(key) ? this.#changes.get(key) !== undefined : this.#base.has(key);
	}

	*entries(): MapIterator<[Key, Value]> {
		for (const [key, value] of this.#base) {
			if (!this.#changes.has(key)) yield [key, value];
			else {
				const changed = this.#changes.get(key);
				if (changed !== undefined) yield [key, changed];
			}
		}
		for (const [key, value] of this.#changes) {
			if (value !== undefined && !this.#base.has(key)) yield [key, value];
		}
	}

	*keys(): MapIterator<Key> {
		for (const [key] of this.entries()) yield key;
	}

	*values(): MapIterator<Value> {
		for (const [, value] of this.entries()) yield value;
	}

	forEach(callback: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
		for (const [key, value] of this.entries()) callback(value, key, this);
	}

	[Symbol.iterator](): MapIterator<[Key, Value]> {
		return this.entries();
	}
}
