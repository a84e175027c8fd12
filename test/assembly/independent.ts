/**
 * A second counter, written from the definitions alone and sharing nothing with the engine but the description of the meeting: no
 * snapshot, no index, no fraction type. Votes are whole numbers of halves; every question goes over everybody again.
 */

import {
	headerOrder,
	listedElectors,
	type RandomMeeting,
	type Someone,
	type SomeRules,
	type Step,
} from './random-meeting.js';

/** What one vote comes to. Numbers are halves of votes; null is unknown. */
export interface Counted {
	entitledHeads: bigint | null;
	entitledHalves: bigint | null;
	for: bigint | null;
	against: bigint | null;
	abstention: bigint | null;
	quorumCount: bigint | null;
	quorumMet: boolean | null;
	outcome: 'adopted' | 'rejected' | 'undetermined';
	/** Names that have no vote here. */
	notEntitled: number;
}

type Vote = Extract<Step, { step: 'vote' }>;

interface Now {
	place: Array<Someone['place']>;
	/** To whom the vote of each was given; undefined: to nobody, or a proxy that does not count. */
	given: Array<number | undefined>;
	blank: boolean[];
	chair: number | undefined;
}

/** Counts all votes of a meeting. */
export function countIndependently(meeting: RandomMeeting): Counted[] {
	const results: Counted[] = [];
	for (let index = 0; index < meeting.steps.length; index += 1) {
		const step = meeting.steps[index];
		if (step?.step !== 'vote') continue;
		// The whole meeting is gone through again for every vote, and again for the moment of the quorum.
		const atItem = meeting.steps
			.slice(0, index)
			.reduce((last, other, at) => (other.step === 'item' ? at + 1 : last), -1);
		const now = happen(meeting, index);
		// The first question of an item opens with it, each later one by itself.
		const isFirst = !meeting.steps
			.slice(Math.max(atItem, 0), index)
			.some(({ step: kind }) => kind === 'vote');
		const itemStart = atItem < 0 || !isFirst ? now : happen(meeting, atItem);
		results.push(judge(meeting, step, now, itemStart, happen(meeting, 0)));
	}
	return results;
}

/** How things stand after the first steps. */
function happen(meeting: RandomMeeting, steps: number): Now {
	const { people, rules } = meeting;
	const now: Now = {
		place: people.map(({ place }) => place),
		given: people.map(() => undefined),
		blank: people.map(() => false),
		chair: meeting.chair,
	};
	people.forEach(({ place }, who) => {
		if (isLate(meeting, who) && ['present', 'remote', 'guest'].includes(place)) now.place[who] = 'absent';
	});
	const taken = new Map<number, number>();
	for (const giver of headerOrder(meeting)) {
		const person = people[giver];
		if (person?.place !== 'represented') continue;
		if (person.proxy === 'chair' || person.proxy === undefined) {
			if (meeting.chair === undefined || meeting.chair === giver) continue;
			const held = taken.get(meeting.chair) ?? 0;
			taken.set(meeting.chair, held + 1);
			if (rules.max !== undefined && held >= rules.max) continue;
			now.given[giver] = meeting.chair;
			now.blank[giver] = true;
			continue;
		}
		if (person.proxy === giver) continue;
		const held = taken.get(person.proxy) ?? 0;
		taken.set(person.proxy, held + 1);
		if (rules.max !== undefined && held >= rules.max) continue;
		now.given[giver] = person.proxy;
	}
	for (const step of meeting.steps.slice(0, steps)) {
		if (step.step === 'arrival') {
			if (isThere(now, step.who)) continue;
			const listed = !rules.noRemote && isLate(meeting, step.who) && people[step.who]?.place === 'remote';
			now.place[step.who] = step.remote || listed || isOnline(meeting) ? 'remote' : 'present';
			now.given[step.who] = undefined;
			now.blank[step.who] = false;
		} else if (step.step === 'departure') leave(meeting, now, step.who, step.to);
		else if (step.step === 'chair') {
			now.chair = step.who;
			now.given.forEach((_, giver) => {
				if (now.blank[giver] && now.given[giver] !== undefined) now.given[giver] = step.who;
			});
		}
	}
	return now;
}

/** Whether the first that the meeting tells of somebody's comings and goings is an arrival. */
function isLate({ steps }: RandomMeeting, who: number): boolean {
	const first = steps.find(
		(step) => (step.step === 'arrival' || step.step === 'departure') && step.who === who,
	);
	return first?.step === 'arrival';
}

/** Where everybody who votes is remote, whoever comes is remote too; where nobody votes from afar, whoever comes is in the room. */
function isOnline({ people, rules }: RandomMeeting): boolean {
	return (
		!rules.noRemote &&
		people.some(({ place }) => place === 'remote') &&
		!people.some(({ place }) => place === 'present')
	);
}

function leave(meeting: RandomMeeting, now: Now, who: number, to: number | undefined): void {
	if (!isThere(now, who)) return;
	const held = order(now, who);
	now.place[who] = 'absent';
	if (to === undefined || to === who || !isThere(now, to)) return;
	const passing = [...(isElector(meeting, who) ? [who] : []), ...held].filter((giver) => giver !== to);
	let carried = order(now, to).length;
	for (const giver of passing) {
		carried += 1;
		if (meeting.rules.max !== undefined && carried > meeting.rules.max) continue;
		now.given[giver] = to;
		now.blank[giver] = false;
		if (giver === who) now.place[who] = 'represented';
		remember(now, giver);
	}
}

/** Those whose votes somebody carries, in the order in which they were given; a list that a naive counter keeps by sorting. */
function order(now: Now, holder: number): number[] {
	const givers = now.given.flatMap((to, giver) => (to === holder ? [giver] : []));
	const times = sequence.get(now) ?? new Map<number, number>();
	return givers.sort((a, b) => (times.get(a) ?? -1) - (times.get(b) ?? -1));
}

const sequence = new WeakMap<Now, Map<number, number>>();

function remember(now: Now, giver: number): void {
	const times = sequence.get(now) ?? new Map<number, number>();
	times.set(giver, times.size === 0 ? 0 : Math.max(...times.values()) + 1);
	sequence.set(now, times);
}

/** In the room or remote; guests are in the room. */
function isThere(now: Now, who: number): boolean {
	return now.place[who] === 'present' || now.place[who] === 'remote' || now.place[who] === 'guest';
}

/** There, and not at a distance where nobody counts from there. */
function counts(meeting: RandomMeeting, now: Now, who: number): boolean {
	return isThere(now, who) && !(meeting.rules.noRemote && now.place[who] === 'remote');
}

function isElector(meeting: RandomMeeting, who: number): boolean {
	return meeting.people[who]?.place !== 'guest';
}

/** Whether a vote that was given is carried by somebody in the room. */
function isCarried(meeting: RandomMeeting, now: Now, who: number): boolean {
	const holder = now.given[who];
	return now.place[who] === 'represented' && holder !== undefined && counts(meeting, now, holder);
}

function judge(meeting: RandomMeeting, vote: Vote, now: Now, itemStart: Now, opening: Now): Counted {
	const everyone = meeting.people.map((_, index) => index);
	const known = meeting.people.some(
		({ place }) => place === 'present' || place === 'remote' || place === 'represented' || place === 'byPost',
	);
	const halves = weights(meeting);
	const whole = electorate(meeting);
	const recused = new Set(vote.recused);
	for (const giver of everyone)
		if (isCarried(meeting, now, giver) && vote.recused.includes(now.given[giver] as number))
			recused.add(giver);

	const mayVote = (who: number) =>
		isElector(meeting, who) &&
		!recused.has(who) &&
		(counts(meeting, now, who) || now.place[who] === 'byPost' || isCarried(meeting, now, who));
	const getSum = (list: readonly number[]) => list.reduce((all, who) => all + (halves[who] ?? 0n), 0n);
	const heads = (list: readonly number[]) => BigInt(list.length);
	const voters = everyone.filter(mayVote);
	const recusedElectors = [...recused].filter((who) => isElector(meeting, who));
	const lessRecused = (value: bigint | null, gone: bigint) => (value === null ? null : value - gone);
	const entitledHeads = known ? heads(voters) : lessRecused(whole.heads, heads(recusedElectors));
	const entitledHalves = known ? getSum(voters) : lessRecused(whole.halves, getSum(recusedElectors));

	const cast: Record<
		'for' | 'against' | 'abstention',
		{ halves: bigint | null; heads: bigint | null; who: number[] | undefined }
	> = {
		for: { halves: 0n, heads: 0n, who: [] },
		against: { halves: 0n, heads: 0n, who: [] },
		abstention: { halves: 0n, heads: 0n, who: [] },
	};
	const named = vote.named.filter(
		({ answer }) => vote.form === 'names' || (vote.form === 'others' && answer !== 'for'),
	);
	const withoutVote =
		vote.form === 'names' || vote.form === 'others'
			? named.filter(({ who }) => !mayVote(who) && !carriesSomebody(who)).length
			: 0;
	function carriesSomebody(who: number): boolean {
		return (
			!isElector(meeting, who) &&
			everyone.some((giver) => now.given[giver] === who && mayVote(giver) && isCarried(meeting, now, giver))
		);
	}
	if (vote.form === 'names' || vote.form === 'others') {
		for (const { who, answer } of named) {
			const own = mayVote(who) ? [who] : [];
			const theirs = everyone.filter(
				(giver) =>
					now.given[giver] === who &&
					isCarried(meeting, now, giver) &&
					mayVote(giver) &&
					!named.some((other) => other.who === giver),
			);
			cast[answer].who?.push(...own, ...theirs);
		}
		if (vote.form === 'others') {
			const elsewhere = [...(cast.against.who ?? []), ...(cast.abstention.who ?? [])];
			cast.for.who = known ? voters.filter((who) => !elsewhere.includes(who)) : undefined;
		}
		for (const answer of ['for', 'against', 'abstention'] as const) {
			const { who } = cast[answer];
			cast[answer].halves = who ? getSum(who) : null;
			cast[answer].heads = who ? heads(who) : null;
		}
	} else if (vote.form === 'counts') {
		for (const answer of ['for', 'against', 'abstention'] as const) {
			const count = BigInt(vote.counts[answer] * (meeting.weighted ? 3 : 1));
			cast[answer] = {
				halves: count * 2n,
				heads: isWeighted(meeting) && count !== 0n ? null : count,
				who: undefined,
			};
		}
	} else {
		const less = vote.form === 'unanimousLess' ? BigInt(vote.counts.abstention) : 0n;
		const lessHeads = isWeighted(meeting) && less !== 0n ? null : less;
		const spoken = vote.form === 'unanimousLess';
		cast.abstention = { halves: known || spoken ? less * 2n : null, heads: lessHeads, who: undefined };
		cast.against = { halves: known || spoken ? 0n : null, heads: 0n, who: undefined };
		const rest = known && entitledHalves !== null ? entitledHalves - less * 2n : null;
		const restHeads =
			known && entitledHeads !== null && lessHeads !== null ? entitledHeads - lessHeads : null;
		// Nobody holds no votes: where no votes are left, nobody is.
		cast.for = {
			halves: rest === null ? null : rest < 0n ? 0n : rest,
			heads: rest !== null && rest <= 0n ? 0n : restHeads === null ? null : restHeads < 0n ? 0n : restHeads,
			who: less === 0n && known ? voters : undefined,
		};
	}

	const base = (name: SomeRules['lines'][number]['base'], inHeads: boolean): bigint | null => {
		const pick = (entry: { halves: bigint | null; heads: bigint | null }) =>
			inHeads ? entry.heads : entry.halves;
		if (name === 'cast' || name === 'ballots') {
			const [ayes, noes] = [pick(cast.for), pick(cast.against)];
			return ayes === null || noes === null ? null : ayes + noes;
		}
		const gone = meeting.rules.stay ? [] : recusedElectors;
		const measure = (list: readonly number[]) => (inHeads ? heads(list) : getSum(list));
		if (name === 'members') {
			const total = inHeads ? whole.heads : whole.halves;
			// Whoever gave a proxy to somebody who withdrew stays a member.
			return total === null ? null : total - measure(gone.filter((who) => vote.recused.includes(who)));
		}
		// Of people nobody listed, those present are those who answered: nobody says how many these are.
		if (!known && isTold) return null;
		if (!known) {
			const all = [cast.for, cast.against, cast.abstention].map((entry) => entry.halves);
			if (all.some((value) => value === null)) return null;
			const total = all.reduce<bigint>((left, value) => left + (value ?? 0n), 0n);
			return inHeads ? (isWeighted(meeting) ? null : total / 2n) : total;
		}
		const room = everyone.filter(
			(who) =>
				isElector(meeting, who) &&
				(counts(meeting, now, who) ||
					(name === 'present or represented' &&
						(now.place[who] === 'byPost' || isCarried(meeting, now, who)))),
		);
		return measure(room.filter((who) => !gone.includes(who)));
	};

	// A quorum.
	let quorumCount: bigint | null = null;
	let quorumMet: boolean | null = null;
	const { quorum } = meeting.rules;
	if (quorum) {
		const moment = { vote: now, item: itemStart, opening }[quorum.at];
		const there = everyone.filter(
			(who) =>
				isElector(meeting, who) &&
				((moment.place[who] === 'present' && quorum.counts.includes('present')) ||
					(moment.place[who] === 'remote' && !meeting.rules.noRemote && quorum.counts.includes('remote')) ||
					(moment.place[who] === 'byPost' && quorum.counts.includes('by post')) ||
					(isCarried(meeting, moment, who) && quorum.counts.includes('represented'))),
		);
		const total = quorum.heads ? whole.heads : whole.halves;
		quorumCount = known ? (quorum.heads ? heads(there) : getSum(there)) : null;
		if (quorumCount !== null && total !== null) {
			const [left, right] = [quorumCount * BigInt(quorum.den), total * BigInt(quorum.num)];
			quorumMet = quorumCount > 0n && (quorum.strict ? left > right : left >= right);
		}
	}

	// `Adoptée, 1 abstention`, `Adoptée, 1 contre`: the result is told, and how many were for it is not.
	const answers = new Set(named.map(({ answer }) => answer));
	const others = (cast.against.halves ?? 0n) + (cast.abstention.halves ?? 0n);
	const isTold =
		vote.form === 'names' &&
		vote.declared !== undefined &&
		answers.size > 0 &&
		!answers.has('for') &&
		(vote.declared === 'adopted' || !answers.has('against')) &&
		(entitledHalves === null || entitledHalves > others);
	// With everybody else for it: what even they could not carry was not adopted.
	let best: 'adopted' | 'rejected' | 'undetermined' | undefined;
	if (isTold && vote.declared === 'adopted' && entitledHalves !== null) {
		const rest = entitledHalves - others;
		cast.for = { halves: rest, heads: isWeighted(meeting) ? null : rest / 2n, who: undefined };
		best = decide();
	}
	// `Contre : Ada Brun` alone: those who are in no answer might have carried it.
	const isOfOthers =
		vote.form === 'names' &&
		vote.declared === undefined &&
		answers.size > 0 &&
		!answers.has('for') &&
		known &&
		withoutVote === 0 &&
		(vote.voters === undefined || cast.against.halves === 0n) &&
		entitledHalves !== null &&
		entitledHalves > others;
	let isOpen = false;
	if (isOfOthers && decide() === 'rejected') {
		const { for: none } = cast;
		const rest = (entitledHalves ?? 0n) - others;
		cast.for = { halves: rest, heads: isWeighted(meeting) ? null : rest / 2n, who: undefined };
		isOpen = decide() !== 'rejected';
		cast.for = none;
	}
	if (isTold) {
		cast.for.halves = null;
		if (!answers.has('against')) cast.against.halves = null;
	}
	const outcome =
		quorumMet === false || isOpen
			? 'undetermined'
			: !isTold || vote.declared === undefined
				? decide()
				: best === 'rejected'
					? best
					: vote.declared;
	return {
		entitledHeads,
		entitledHalves,
		for: cast.for.halves,
		against: cast.against.halves,
		abstention: cast.abstention.halves,
		quorumCount,
		quorumMet,
		outcome,
		notEntitled: withoutVote,
	};

	function decide(): 'adopted' | 'rejected' | 'undetermined' {
		const { lines } = meeting.rules;
		const [ayes, noes] = [cast.for.halves, cast.against.halves];
		if (ayes === null) {
			if (vote.form !== 'unanimous' && vote.form !== 'unanimousLess')
				return lines.length > 0 && noes !== null ? 'undetermined' : 'undetermined';
			return lines.every((entry) => entry.base !== 'members') ? 'adopted' : 'undetermined';
		}
		const state = lines.map((entry) => {
			const have = entry.heads ? cast.for.heads : ayes;
			const of = base(entry.base, entry.heads);
			if (entry.base === 'present' && known && have !== null && of !== null) {
				const outside = (base('present or represented', entry.heads) ?? 0n) - of;
				if (outside > 0n) return { met: inRoom(entry, have, of, outside), edge: false };
			}
			if (have === 0n) return { met: false, edge: false };
			const total = base('members', false);
			// All members hold all votes.
			if (have === null && entry.all && entry.base === 'members' && total !== null)
				return { met: ayes >= total, edge: false };
			if (have === null || of === null) return { met: undefined, edge: false };
			if (entry.all) return { met: have >= of, edge: false };
			const [left, right] = [have * BigInt(entry.den), of * BigInt(entry.num)];
			const met = entry.strict ? left > right : left >= right;
			// One vote more, however small, would be enough.
			const more = (have * 1_000_000n + 1n) * BigInt(entry.den);
			const edge =
				!met &&
				(entry.strict ? more > right * 1_000_000n : more >= right * 1_000_000n) &&
				have === (entry.heads ? cast.against.heads : noes);
			return { met, edge };
		});
		if (state.every(({ met }) => met === true)) return 'adopted';
		if (!state.some(({ met }) => met === false)) return 'undetermined';
		if (ayes + (noes ?? 0n) === 0n) return 'rejected';
		if (!state.every(({ met, edge }) => met === true || edge)) return 'rejected';
		const tie = vote.secret && meeting.rules.secretTie ? 'rejected' : meeting.rules.tie;
		if (tie !== 'chair') return 'rejected';
		const chair = chairSays();
		if (chair === 'unknown') return 'undetermined';
		return chair === 'for' ? 'adopted' : 'rejected';
	}

	/** Only votes of the room are set against a base of the room: each split of the votes for that is possible is tried. */
	function inRoom(
		entry: SomeRules['lines'][number],
		have: bigint,
		of: bigint,
		outside: bigint,
	): boolean | undefined {
		const noes = entry.heads ? cast.against.heads : cast.against.halves;
		if ((entry.all || entry.num * 2 >= entry.den) && noes !== null && have <= noes) return false;
		const { who } = cast.for;
		const room = who?.filter((one) => isThere(now, one));
		const exact = room && (entry.heads ? heads(room) : getSum(room));
		const holds = (part: bigint) => {
			if (part <= 0n) return false;
			if (entry.all) return part >= of;
			const [left, right] = [part * BigInt(entry.den), of * BigInt(entry.num)];
			return entry.strict ? left > right : left >= right;
		};
		if (exact !== undefined) return holds(exact);
		const [least, most] = [have - outside, have < of ? have : of];
		if (holds(least)) return true;
		return holds(most) ? undefined : false;
	}

	function chairSays(): 'for' | 'against' | 'neither' | 'unknown' {
		const { chair } = now;
		if (chair !== undefined && known && !counts(meeting, now, chair)) return 'neither';
		if (chair !== undefined && recused.has(chair)) return 'neither';
		const stated = vote.declared === 'adopted' ? 'for' : vote.declared === 'rejected' ? 'against' : 'unknown';
		if (chair === undefined) return named.length > 0 ? 'unknown' : stated;
		if (cast.for.who?.includes(chair)) return 'for';
		if (cast.against.who?.includes(chair)) return 'against';
		if (cast.abstention.who?.includes(chair)) return 'neither';
		return named.length > 0 || vote.form === 'unanimous' ? 'neither' : stated;
	}
}

/** Votes after the cap: one with more than half of all keeps as many as the others together. */
function weights(meeting: RandomMeeting): bigint[] {
	const own = meeting.people.map(({ halves, place }) =>
		place === 'guest' && !meeting.weighted ? 2n : meeting.weighted ? BigInt(halves) : 2n,
	);
	const total = uncapped(meeting).halves;
	if (!meeting.rules.cap || total === null) return own;
	return own.map((value, who) =>
		isElector(meeting, who) && value * 2n > total && value < total ? total - value : value,
	);
}

function electorate(meeting: RandomMeeting): { heads: bigint | null; halves: bigint | null } {
	const { heads, halves } = uncapped(meeting);
	if (halves === null || !meeting.rules.cap) return { heads, halves };
	// Whoever is alone has nobody to be equal with.
	const great = meeting.people.find((person, who) => {
		const own = meeting.weighted ? BigInt(person.halves) : 2n;
		return isElector(meeting, who) && own * 2n > halves && own < halves;
	});
	if (!great) return { heads, halves };
	return { heads, halves: 2n * (halves - (meeting.weighted ? BigInt(great.halves) : 2n)) };
}

/** The electorate as `membres` gives it. */
function uncapped(meeting: RandomMeeting): { heads: bigint | null; halves: bigint | null } {
	const { others, otherHalves, weighted } = meeting;
	if (others === undefined) return { heads: null, halves: null };
	const electors = listedElectors(meeting);
	const heads = BigInt(electors.length + others);
	if (!weighted) return { heads, halves: heads * 2n };
	const listed = electors.reduce((all, { halves }) => all + BigInt(halves), 0n);
	if (otherHalves !== undefined)
		return { heads, halves: others === 0 ? listed : listed + BigInt(otherHalves) };
	if (others === 0) return { heads, halves: listed };
	// People alone are stated: they are people of one vote, unless somebody listed holds another number.
	return { heads, halves: hasOtherWeight(meeting) ? null : heads * 2n };
}

function hasOtherWeight(meeting: RandomMeeting): boolean {
	return meeting.weighted && meeting.people.some(({ halves }) => halves !== 2);
}

/** Whether votes differ from people. */
function isWeighted(meeting: RandomMeeting): boolean {
	if (hasOtherWeight(meeting)) return true;
	const { heads, halves } = electorate(meeting);
	return heads !== null && halves !== null && heads * 2n !== halves;
}
