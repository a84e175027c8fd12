/** What follows where the text alone says that somebody left or keeps out: who acts all the same, and which votes count too many. */

import type { Node, Position } from 'unist';
import {
	type Answer,
	getStatements,
	isInRoom,
	keepsOut,
	listNodes,
	type Meeting,
	type MoveStatement,
	type Name,
} from '../../ast/index.js';
import { add, compare, subtract, sum, ZERO } from '../../text/fraction.js';
import { addTo } from '../../text/lists.js';
import type { Assembly, Decision, Member, VoteResult } from '../model.js';
import { exact } from '../problems.js';

/** Somebody who goes, keeps out of a vote or comes back by a sentence. */
export interface Gone {
	member: Member;
	id: MoveStatement['of'];
	at: number;
	line: number;
	/** The text says only that there is an interest. */
	interest?: true;
	/** Of that item alone, in which somebody may have a vote all the same: who votes by name is told. */
	named?: true;
	/** The block of the vote that somebody keeps out of, or the item of which it is the next; who leaves without an hour may be back for the next item. */
	vote?: Node;
}

/** Somebody who acts after a sentence has them leave. */
interface Acting {
	/** The place of the name. */
	position: Position | undefined;
	member: Member;
	/** The line of that sentence. */
	line: number;
}

/** Who speaks, moves or votes by name after a sentence with an hour has them leave, each person once; `voted`: those whom a ballot names so. */
export function findActing(
	gone: readonly Gone[],
	meeting: Meeting,
	assembly: Assembly,
): { acting: Acting[]; voted: ReadonlySet<Member> } {
	const voted = new Set<Member>();
	const acting: Acting[] = [];
	const moves = gone.filter(({ vote }) => vote === undefined);
	if (moves.length === 0) return { acting, voted };
	const left = new Map<Member, Gone>();
	let next = 0;
	for (const { node, above } of listNodes(meeting)) {
		const names =
			node.type === 'name' && above.some(({ type }) => ACTS.has(type)) && !isOut(above) && !isUncalled(above)
				? [node as Name]
				: getStatements(node).flatMap((one) =>
						one.kind === 'people' && ACTS.has(one.of) ? one.children.slice(0, 1) : [],
					);
		const isEvent = node.type === 'name' && above.some(({ type }) => type === 'event');
		for (const name of isEvent ? [node as Name] : names) {
			const at = name.position?.start.offset ?? 0;
			for (let one = moves[next]; one && one.at < at; one = moves[next]) {
				next += 1;
				if (one.id === 'departure') left.set(one.member, one);
				else left.delete(one.member);
			}
			const member = left.size > 0 ? assembly.find(name.value) : undefined;
			const departure = member && left.get(member);
			if (!member || !departure) continue;
			left.delete(member);
			if (above.some(({ type }) => type === 'ballot')) voted.add(member);
			if (!isEvent) acting.push({ position: name.position, member, line: departure.line });
		}
	}
	return { acting, voted };
}

const ACTS: ReadonlySet<string> = new Set([
	'spoke',
	'moved',
	'for',
	'against',
	'abstention',
	'speaker',
	'ballot',
]);

/** Whether a name of a ballot is of somebody who keeps out of it. */
export function isOut(above: readonly Node[]): boolean {
	return above.some(keepsOut);
}

/** `Hale absent` of a roll call. */
function isUncalled(above: readonly Node[]): boolean {
	return above.some((node) => node.type === 'answer' && (node as Answer).answer === 'notVoting');
}

/** A vote that counts somebody whom the text says to be out: by name, or by its figures. */
interface CountedAway {
	position: Position | undefined;
	code: 'votes' | 'counted' | 'interested';
	values: { names: string[]; counted?: { exact: string }; could?: { exact: string } };
}

/** Votes that count more than is left without those whom the text says to be out: one walk along the votes and what is told between them. */
export function findCountedAway(gone: readonly Gone[], assembly: Assembly): CountedAway[] {
	const found: CountedAway[] = [];
	if (gone.length === 0) return found;
	const decisions = new Set(assembly.decisions.map(({ node }) => node));
	const ofBlock = new Map<Node, Gone[]>();
	for (const one of gone) {
		if (!one.vote || !decisions.has(one.vote as Decision['node'])) continue;
		addTo(ofBlock, one.vote, one);
	}
	const away = new AwayBySentence();
	let next = 0;
	/** Who is out of the next vote of an item. */
	let waiting: Gone[] = [];
	for (const { node, votes } of assembly.decisions)
		for (const { ballot, line, tally, entitled, attendance } of votes) {
			const at = ballot.position?.start.offset ?? 0;
			/** Who came back, and where. */
			const back = new Map<Member, number>();
			for (let one = gone[next]; one && one.at <= at; one = gone[next]) {
				next += 1;
				if (!LEAVES.has(one.id)) back.set(one.member, one.at);
				if (!one.vote) away.follow(one);
				else if (!decisions.has(one.vote as Decision['node'])) waiting.push(one);
			}
			const isAhead = ({ vote }: Gone) => at < (vote?.position?.start.offset ?? 0);
			const now = waiting.filter((one) => !isAhead(one) && at < (one.vote?.position?.end.offset ?? 0));
			waiting = waiting.filter(isAhead);
			for (const one of ofBlock.get(node) ?? []) now.push(one);
			ofBlock.delete(node);
			const isOutNow = (one: Gone) => LEAVES.has(one.id) && one.at > (back.get(one.member) ?? -1);
			const out = new Set(now.filter(isOutNow).map(({ member }) => member));
			if ((out.size === 0 && away.size === 0) || entitled.votes === null) continue;
			// Of those who are named, no count need be compared.
			const named = [...out].filter((member) => isNamed(member, tally));
			if (named.length > 0) {
				const names = named.map(({ name }) => name);
				found.push({ position: (line ?? ballot).position, code: 'votes', values: { names } });
				continue;
			}
			for (const one of now) if (one.named) out.delete(one.member);
			const { for: yes, against, abstention, blank } = tally;
			const counted = sum([yes, against, abstention, blank, tally.void].flatMap((answer) => answer ?? []));
			if (compare(counted, entitled.votes) > 0) continue;
			const atMost = sum([...out].map(({ votes: own }) => own));
			// Most votes count fewer: those who are away need not be looked at one by one.
			if (compare(counted, subtract(entitled.votes, add(atMost, away.votes))) <= 0) continue;
			for (const member of away.keep((one) => isInRoom(attendance.presence.get(one)))) out.add(member);
			const left = [...out].filter((member) => member.elector && isInRoom(attendance.presence.get(member)));
			const could = subtract(entitled.votes, sum(left.map((member) => member.votes)));
			if (left.length === 0 || compare(counted, could) <= 0) continue;
			// The votes after it have the same mistake.
			away.clear();
			found.push({
				position: (line ?? ballot).position,
				code: left.every((member) => isInterestedOnly(member, now)) ? 'interested' : 'counted',
				values: { names: left.map(({ name }) => name), counted: exact(counted), could: exact(could) },
			});
		}
	return found;
}

function isNamed(member: Member, { names, origin }: VoteResult['tally']): boolean {
	return (
		origin !== 'filled' &&
		(['for', 'against'] as const).some((answer) => names[answer]?.some((one) => one.member === member))
	);
}

/** Whether the text says no more of somebody than that there is an interest. */
function isInterestedOnly(member: Member, gone: readonly Gone[]): boolean {
	const own = gone.filter((one) => one.member === member);
	return own.length > 0 && own.every(({ interest }) => interest);
}

/** Whoever comes or returns is not out. */
const LEAVES: ReadonlySet<string> = new Set(['departure', 'recusal']);

/** Those whom the text says to have left for good, and their votes. */
class AwayBySentence {
	readonly #members = new Set<Member>();
	votes = ZERO;

	get size(): number {
		return this.#members.size;
	}

	follow({ member, id }: Gone): void {
		if (!member.elector) return;
		if (id === 'departure' && !this.#members.has(member)) {
			this.#members.add(member);
			this.votes = add(this.votes, member.votes);
		} else if (id !== 'departure') this.#drop(member);
	}

	/** Those who are there by the lines of the record; a line has told of the others. */
	keep(isThereStill: (member: Member) => boolean): readonly Member[] {
		for (const member of [...this.#members]) if (!isThereStill(member)) this.#drop(member);
		return [...this.#members];
	}

	clear(): void {
		this.#members.clear();
		this.votes = ZERO;
	}

	#drop(member: Member): void {
		if (this.#members.delete(member)) this.votes = subtract(this.votes, member.votes);
	}
}
