/** Votes by name: who is named, who has no vote here, and what each name weighs. */

import type { AnswerName, BallotLine, Name } from '../../ast/index.js';
import { type Fraction, ONE, sum, ZERO } from '../../text/fraction.js';
import type { Bar, Entitlement } from '../attendance/entitlement.js';
import type { Roster } from '../attendance/roster.js';
import type { EventEffect, Member, NamedVote } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { sourceValues, type Words } from '../wording.js';
import type { WrittenTally } from './written-ballot.js';

/** What counting names needs to know. */
interface NamingContext {
	roster: Roster;
	problems: Pick<Problems, 'at'>;
	entitlement: Entitlement;
	/** Givers of proxies that have an error already. */
	fallen: ReadonlySet<Member>;
	/** Events of the meeting, for the place where someone left. */
	effects: readonly EventEffect[];
	/** Whether the text was changed in session: then posted ballots for it fall. */
	amended: boolean;
	/** What messages call the block. */
	subject: Words;
}

/** The votes of the people named under one answer. */
export interface AnswerNames {
	votes: Fraction;
	heads: bigint;
	/** Votes of names that have an error, as they were meant: they are in no count. */
	doubtful: Fraction;
	cast: NamedVote[];
}

/** Under which answer somebody is named, and the line of the sentence that does it, where one does. */
interface NamedOnce {
	answer: AnswerName;
	name: Name;
	told: BallotLine | undefined;
}

/** The people named in one ballot. A person counts once, where first named. */
export class NamedVotes {
	readonly #context: NamingContext;
	readonly #named = new Map<Member, NamedOnce>();
	/** Those named who may have no vote. */
	readonly unsure = new Map<Member, Name>();
	/** What the names that have an error would weigh. */
	readonly #doubtful = new Map<Name, { answer: AnswerName; votes: Fraction }>();

	/** Those named as not voting who are away already, and what they would have. */
	readonly #away = new Map<Name, Fraction>();

	constructor(context: NamingContext) {
		this.#context = context;
	}

	/** The votes that those would have who are named as not voting and are away. */
	ofAway(among: ReadonlySet<Name>): Fraction {
		return sum([...this.#away].flatMap(([name, votes]) => (among.has(name) ? [votes] : [])));
	}

	/** Whether anybody was named at all. */
	get some(): boolean {
		return this.#named.size > 0;
	}

	getAnswer(member: Member): AnswerName | undefined {
		return this.#named.get(member)?.answer;
	}

	/** Takes in the names of a tally. All tallies of a ballot come before any of them is counted. */
	register(tally: WrittenTally): void {
		for (const { answer, names, node } of tally.answers)
			for (const name of names) this.#register({ answer, name, told: tally.told.get(node) });
	}

	/**
	 * The votes of those named under an answer: their own and, unless `alone`, those of the people they represent who are not named
	 * themselves. `among`: the names of one tally, where colleges have one each.
	 */
	count(answer: AnswerName, among?: ReadonlySet<Name>, alone = false): AnswerNames {
		const isCounted = (name: Name, under: AnswerName) => under === answer && (among?.has(name) ?? true);
		const doubtful = [...this.#doubtful].flatMap(([name, doubt]) =>
			isCounted(name, doubt.answer) ? [doubt.votes] : [],
		);
		const voters = [...this.#named].filter(([, { name, answer: under }]) => isCounted(name, under));
		const cast = voters.flatMap(([member, { name }]) => this.#castBy(member, name, alone));
		return { ...this.#weigh(cast), doubtful: sum(doubtful) };
	}

	/** The votes of those whom `tous sauf Mme Colin` excepts and no answer names. */
	except(names: readonly Name[]): AnswerNames {
		const { roster, problems } = this.#context;
		const members = new Map(names.map((name) => [roster.require(name, problems), name]));
		const cast = [...members].flatMap(([member, name]) =>
			member === undefined || this.#named.has(member) ? [] : this.#castBy(member, name, false),
		);
		return this.#weigh(cast);
	}

	/** What somebody casts who is named: an own vote and, unless `alone`, those of the people they represent who are not named themselves. */
	#castBy(member: Member, name: Name, alone: boolean): NamedVote[] {
		const { entitlement } = this.#context;
		const mayVote = (one: Member) => entitlement.getBar(one) === undefined;
		const given = alone ? [] : entitlement.represented(member).filter((giver) => !this.#named.has(giver));
		return [
			...(mayVote(member) ? [withRemark(namedVote(entitlement, member), name)] : []),
			...given.filter(mayVote).map((giver) => namedVote(entitlement, giver)),
		];
	}

	#weigh(cast: NamedVote[]): AnswerNames {
		const { entitlement } = this.#context;
		const heads = cast.reduce((all, { member }) => all + entitlement.getHeads(member), 0n);
		return { votes: sum(cast.map(({ votes }) => votes)), heads, doubtful: ZERO, cast };
	}

	#register(named: NamedOnce): void {
		const { answer, name } = named;
		const { roster, problems, entitlement, fallen, amended } = this.#context;
		const member = roster.require(name, problems);
		if (!member) {
			this.#doubtful.set(name, { answer, votes: ONE });
			return;
		}
		const before = this.#named.get(member);
		// `par 5 voix pour et 1 contre (Paul Weiss)` above `Contre : Paul Weiss`
		if (before?.answer === answer && before.told !== named.told) return;
		if (before) {
			problems.at(name, 'vote/voted-twice', before.answer === answer ? 'same' : 'different', {
				values: {
					name: member.name,
					first: before.answer,
					second: answer,
					line: { line: before.name.position?.start.line ?? 0 },
				},
				related: [before.name],
			});
			this.#doubtful.set(name, { answer, votes: entitlement.getVotes(member) });
			return;
		}
		if (amended && answer === 'for' && entitlement.attendance.presence.get(member) === 'byPost') {
			entitlement.dropped.add(member);
			return;
		}
		const bar = entitlement.getBar(member);
		// A guest, or a member without a share of this key, who holds proxies casts those alone.
		const casts = entitlement.represented(member).some((giver) => entitlement.getBar(giver) === undefined);
		if (
			bar === undefined ||
			((bar === 'guest' || bar === 'unearned' || bar === 'noVote' || bar === 'noWeight') && casts)
		) {
			this.#named.set(member, named);
			return;
		}
		// `NPPV : 1 (M. Huet)`, who has left: nothing is counted for him, and the number is right.
		if (answer === 'notVoting') {
			this.#away.set(name, member.elector ? entitlement.getVotes(member) : ONE);
			return;
		}
		this.#doubtful.set(name, { answer, votes: member.elector ? entitlement.getVotes(member) : ONE });
		if (bar === 'unsure') this.unsure.set(member, name);
		else if (!member.flawed && !fallen.has(member)) this.#reportBar(name, member, bar);
	}

	#reportBar(name: Name, member: Member, bar: Exclude<Bar, 'unsure'>): void {
		const { problems, entitlement, effects, subject } = this.#context;
		const left =
			bar === 'absent' || bar === 'holderAway'
				? getDeparture(bar === 'holderAway' ? getHolder(member) : member, entitlement, effects)
				: undefined;
		const time = left?.time;
		problems.at(
			name,
			'vote/not-entitled',
			left && bar === 'absent' ? (time === undefined ? 'left' : 'leftAt') : bar,
			{
				values: {
					name: member.name,
					subject,
					votes: exact(entitlement.getVotes(member)),
					...sourceValues((member.barred ?? entitlement.attendance.noRemote)?.source),
					words: member.barred?.words ?? '',
					hasWords: member.barred?.words === undefined ? 'no' : 'yes',
					holder: getHolder(member)?.name ?? '',
					hasHolder: getHolder(member) ? 'yes' : 'no',
					line: { line: (left?.effect.node ?? member.nodes[0])?.position?.start.line ?? 0 },
					...(time === undefined ? {} : { time: { time } }),
				},
				related: [left?.effect.node ?? member.nodes[0]],
			},
		);
	}
}

export function namedVote(entitlement: Entitlement, member: Member): NamedVote {
	const { presence, holders } = entitlement.attendance;
	const where = presence.get(member);
	const by = where === 'represented' ? holders.get(member) : undefined;
	return {
		member,
		votes: entitlement.getVotes(member),
		...(by ? { by } : {}),
		...(where === 'byPost' ? { byPost: true } : {}),
	};
}

/** The same with what stands in brackets behind the name; a number there is what the person holds. */
export function withRemark(vote: NamedVote, { value }: Name): NamedVote {
	const remark = /\(\s*([^()\d][^()]*?)\s*\)\s*$/.exec(value)?.[1];
	return remark === undefined ? vote : { ...vote, remark };
}

/** The departure that took someone out of the room as it was at a vote. */
function getDeparture(
	member: Member | undefined,
	entitlement: Entitlement,
	effects: readonly EventEffect[],
): { effect: EventEffect; time: number | undefined } | undefined {
	if (!member) return undefined;
	let found: EventEffect | undefined;
	for (const effect of effects) {
		if (effect.node.type === 'event' && effect.node.event === 'departure' && effect.members.includes(member))
			found = effect;
		if (effect.after.counts === entitlement.attendance.counts) break;
	}
	return found && { effect: found, time: found.after.since?.time };
}

function getHolder(member: Member): Member | undefined {
	return member.holder;
}
