/** Who may cast votes in one ballot, and the bases that its majority is compared with. */

import { IN_ROOM, isInRoom, type Presence, VOTING } from '../../ast/index.js';
import { withoutCollegeWord } from '../../law/index.js';
import type { Base } from '../../law/rules.js';
import { foldKeyword } from '../../text/fold.js';
import { add, type Fraction, subtract, ZERO } from '../../text/fraction.js';
import { beside } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import { isParticle, withoutElision } from '../../text/names.js';
import type { Attendance, Cap, Member, OpenWeight, Weight } from '../model.js';
import { getWeight, less } from './attendance.js';
import { type Electorate, headsUnder } from './electorate.js';

/** Why someone has no vote in a ballot. */
export type Bar =
	| 'guest'
	| 'unearned'
	| 'noVote'
	| 'unsure'
	| 'remote'
	| 'recused'
	| 'absent'
	| 'excused'
	| 'holderAway'
	| 'replaced'
	| 'noWeight'
	| 'amended';

/** What makes a ballot differ from the room. */
interface BallotTerms {
	attendance: Attendance;
	electorate: Electorate;
	/** Those who withdrew, as named. */
	recused: readonly Member[];
	/** Whether they leave the base. */
	recusedLeave: boolean;
	/** Folded name of the allocation key that weighs it. */
	key: string | undefined;
	/** Those in the room who vote here without being members: the president of a works council at some elections. */
	alsoVotes?: readonly Member[] | undefined;
	/** Members of whom it is supposed that they have no vote here. */
	keptOut?: readonly Member[] | undefined;
	/** The college that alone votes; its people are those who are said to belong to it. */
	college?: string | undefined;
	/** Those who alone vote: in the room, online, by post; proxies vote where their holders are. */
	part?: Presence | undefined;
}

/** The people who may vote in one ballot. */
export class Entitlement {
	readonly attendance: Attendance;
	/** Those who withdrew, and those whose proxies they hold. */
	readonly recused: ReadonlySet<Member>;
	/** Those named as withdrawn, with a vote. */
	readonly withdrawn: readonly Member[];
	/** Posted ballots that an amendment dropped. */
	readonly dropped: Set<Member>;
	/** Members of whom it is supposed that they have no vote here. */
	readonly keptOut: ReadonlySet<Member>;
	readonly #terms: BallotTerms;
	readonly #heldBy: ReadonlyMap<Member, readonly Member[]>;

	constructor(terms: BallotTerms, dropped = new Set<Member>()) {
		this.dropped = dropped;
		this.#terms = terms;
		this.#heldBy = heldBy(terms.attendance);
		this.attendance = terms.attendance;
		this.withdrawn = terms.recused;
		this.keptOut = new Set(terms.keptOut);
		const recused = new Set(terms.recused);
		for (const holder of terms.recused) for (const giver of this.represented(holder)) recused.add(giver);
		this.recused = recused;
	}

	/** The same ballot for the people of one college. */
	ofCollege(college: string): Entitlement {
		return new Entitlement({ ...this.#terms, college }, this.dropped);
	}

	/** The same ballot for those who are there in one way: in the room, online, by post. */
	ofThose(part: Presence): Entitlement {
		return new Entitlement({ ...this.#terms, part }, this.dropped);
	}

	/** Whether a member is of the college that votes, or there in the way in which its part votes. */
	belongs(member: Member): boolean {
		const { college, part } = this.#terms;
		if (part !== undefined) {
			const { presence, holders } = this.attendance;
			const own = presence.get(member);
			const holder = own === 'represented' ? holders.get(member) : undefined;
			return own === part || (holder !== undefined && presence.get(holder) === part);
		}
		return college === undefined || belongs(member, college);
	}

	/** Votes that a member holds in this ballot. */
	getVotes(member: Member): Fraction {
		const { key } = this.#terms;
		return key === undefined ? member.votes : (member.keyVotes.get(key) ?? ZERO);
	}

	/** How many people a member counts for in this ballot. */
	getHeads(member: Member): bigint {
		return headsUnder(this.#terms.key, member);
	}

	/** Why the member has no vote here, or nothing where there is one. */
	getBar(member: Member): Bar | undefined {
		if (!member.elector)
			return this.#isExtra(member)
				? undefined
				: member.barred?.open
					? 'unsure'
					: (member.barred?.why ?? 'guest');
		if (this.keptOut.size > 0 && this.keptOut.has(member)) return 'unsure';
		const { withoutVote } = this.attendance;
		// Most ballots have nobody in these sets, and large ones ask millions of times.
		if (withoutVote && withoutVote.size > 0 && withoutVote.has(member))
			return this.#isReplaced(member) ? 'replaced' : 'remote';
		if (this.recused.size > 0 && this.recused.has(member)) return 'recused';
		if (this.dropped.size > 0 && this.dropped.has(member)) return 'amended';
		const presence = this.attendance.presence.get(member);
		if (presence === 'represented')
			return this.attendance.holders.has(member) ? this.#weightBar(member) : 'holderAway';
		if (presence === 'byPost' || isInRoom(presence)) return this.#weightBar(member);
		if (!this.attendance.known && member.group === undefined && presence === 'absent')
			return this.#weightBar(member);
		return presence === 'excused' ? 'excused' : 'absent';
	}

	/** Whether the person who was replaced has come; somebody at a distance where nobody votes from there stays a member. */
	#isReplaced(member: Member): boolean {
		const { withoutVote, noRemote, presence } = this.attendance;
		return (withoutVote?.has(member) ?? false) && !(noRemote && presence.get(member) === 'remote');
	}

	#isExtra(member: Member): boolean {
		return (
			(this.#terms.alsoVotes?.includes(member) ?? false) && isInRoom(this.attendance.presence.get(member))
		);
	}

	/** Everyone who may vote here. */
	*voters(): Generator<Member> {
		for (const member of this.attendance.presence.keys())
			if (this.belongs(member) && this.getBar(member) === undefined) yield member;
	}

	/** Whose votes a person casts by proxy, unless the holder or the giver is recused. */
	represented(holder: Member): readonly Member[] {
		return this.#heldBy.size === 0 ? NOBODY : (this.#heldBy.get(holder) ?? NOBODY);
	}

	/** Whether somebody casts more than a vote of their own, by proxy. */
	get holdsProxies(): boolean {
		return this.#heldBy.size > 0;
	}

	/** People and votes entitled, recused ones left out; the electorate where attendance is unknown. */
	get entitled(): OpenWeight {
		if (this.#terms.college !== undefined || this.#terms.part !== undefined) return this.#partWeight();
		if (!this.attendance.known) return this.#electorateLess(this.#weigh(this.recused));
		return less(this.#roomWeight(VOTING), this.#gone(VOTING, true));
	}

	/** What a base comes to; `stated` stands for those present where attendance is unknown. */
	base(
		base: Exclude<Base, 'cast' | 'castOrVoid' | 'castOrBlank' | 'ballots'>,
		stated: OpenWeight,
	): OpenWeight {
		const leave = this.#terms.recusedLeave;
		// Whoever gave a proxy to somebody who withdrew is a member who did not vote.
		if (base === 'members') return this.#electorateLess(leave ? this.#weigh(this.#terms.recused) : NOTHING);
		if (!this.attendance.known || (base === 'present' && this.attendance.together)) return stated;
		const presences = base === 'present' ? IN_ROOM : VOTING;
		return less(this.#roomWeight(presences), this.#gone(presences, leave));
	}

	/** The cap, where the member whose votes it reduces may vote here: allocation keys know none. */
	get cap(): Cap | undefined {
		const { key, electorate } = this.#terms;
		const { cap } = electorate;
		if (!cap || key !== undefined || this.getBar(cap.member) !== undefined) return undefined;
		return this.belongs(cap.member) ? cap : undefined;
	}

	/** Votes and people of those who withdrew, with the proxies that they hold. */
	get recusedWeight(): Weight {
		return this.#weigh(this.recused);
	}

	/** Of a college that nobody is said to belong to, or a place where nobody is, nothing is known. */
	#partWeight(): OpenWeight {
		const { heads, votes } = this.#weigh(this.voters());
		return heads === 0n ? { heads: null, votes: null } : { heads, votes };
	}

	#weightBar(member: Member): Bar | undefined {
		return this.#terms.key !== undefined && !member.keyVotes.get(this.#terms.key)?.numerator
			? 'noWeight'
			: undefined;
	}

	#electorateLess(gone: Weight): OpenWeight {
		const { electorate, key } = this.#terms;
		const whole = key === undefined ? electorate : electorate.keyWeight(key);
		return {
			heads: whole.heads === null ? null : whole.heads - gone.heads,
			votes: whole.votes === null ? null : subtract(whole.votes, gone.votes),
		};
	}

	/** Those whom an amendment dropped or who may have no vote, and those who withdrew where they leave the base, as far as they would count in these presences. */
	#gone(presences: readonly string[], recusedLeave: boolean): Weight {
		const leaving = new Set([...(recusedLeave ? this.recused : []), ...this.dropped, ...this.keptOut]);
		const gone = [...leaving].filter((member) => {
			const presence = this.attendance.presence.get(member);
			return (
				presence !== undefined &&
				presences.includes(presence) &&
				!this.attendance.withoutVote?.has(member) &&
				(presence !== 'represented' || this.attendance.holders.has(member))
			);
		});
		return this.#weigh(gone);
	}

	#weigh(members: Iterable<Member>): Weight {
		let heads = 0n;
		let votes: Fraction = ZERO;
		for (const member of members) {
			if (!member.elector || this.#isReplaced(member) || this.#weightBar(member)) continue;
			heads += this.getHeads(member);
			votes = add(votes, this.getVotes(member));
		}
		return { heads, votes };
	}

	#roomWeight(presences: readonly (keyof Attendance['counts'])[]): Weight {
		const { key } = this.#terms;
		if (key !== undefined) return keyRoomWeight(this.attendance, key, presences);
		const weight = getWeight(this.attendance, presences);
		for (const extra of this.#terms.alsoVotes ?? []) {
			if (!this.#isExtra(extra)) continue;
			weight.heads += 1n;
			weight.votes = add(weight.votes, extra.votes);
		}
		return weight;
	}
}

/** `Collège des salariés` and `salariés` are the same college. */
export function belongs({ college }: Member, name: string): boolean {
	return college !== undefined && collegeKey(college) === collegeKey(name);
}

function collegeKey(name: string): string {
	const [whole, named] = [foldKeyword(name), foldKeyword(withoutCollegeWord(name))];
	if (named === '' || named === whole) return whole;
	const [first = '', ...rest] = named.split(' ');
	return [...(isParticle(first) ? [] : [withoutElision(first) ?? first]), ...rest].join(' ');
}

const NOBODY: readonly Member[] = [];
const NOTHING: Weight = { heads: 0n, votes: ZERO };

/** Snapshots that differ only by the clock share their counts: what follows from them is computed once. */
const keyWeights = beside((_counts: Attendance['counts']) => new Map<string, Weight>());
const heldByCounts = new WeakMap<Attendance['counts'], ReadonlyMap<Member, readonly Member[]>>();

function heldBy(attendance: Attendance): ReadonlyMap<Member, readonly Member[]> {
	const known = heldByCounts.get(attendance.counts);
	if (known) return known;
	const held = new Map<Member, Member[]>();
	for (const [giver, holder] of attendance.holders) addTo(held, holder, giver);
	heldByCounts.set(attendance.counts, held);
	return held;
}

function keyRoomWeight(attendance: Attendance, key: string, presences: readonly string[]): Weight {
	const weights = keyWeights(attendance.counts);
	const name = `${presences.join(' ')} ${key}`;
	const known = weights.get(name);
	if (known) return known;
	let heads = 0n;
	let votes: Fraction = ZERO;
	for (const [member, presence] of attendance.presence) {
		if (!member.elector || !presences.includes(presence) || attendance.withoutVote?.has(member)) continue;
		if (presence === 'represented' && !attendance.holders.has(member)) continue;
		const held = member.keyVotes.get(key);
		if (!held || held.numerator === 0n) continue;
		heads += headsUnder(key, member);
		votes = add(votes, held);
	}
	const weight = { heads, votes };
	weights.set(name, weight);
	return weight;
}
