/** Who is in the room at the cursor, whether that is a quorum, and the vote there. */

import type {
	Attendance,
	Decision,
	ElectionResult,
	Member,
	QuorumResult,
	Snapshot,
	VoteResult,
} from '../assembly/model.js';
import { derivation } from '../assembly/proof/proof.js';
import {
	type Arrival,
	type Departure,
	getChild,
	getHeader,
	type Presence,
	type Session,
} from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { vocabulary } from '../language/index.js';
import { add, equals, type Fraction, ONE, toText, ZERO } from '../text/fraction.js';
import { addTo } from '../text/lists.js';
import type { DecisionItem, ElectionItem } from '../view/view-model.js';
import { getEnd, getStart, getWriter, holds, pathTo } from './places.js';

/** The presence of a person at the cursor. */
export type RoomState = Presence | 'guests';

/** An arrival, departure or return that the text tells before the cursor. */
interface RoomMove {
	kind: 'arrival' | 'departure';
	/** As the page prints it, `14 h 50`; null where it is not known. */
	time: string | null;
	/** Where the text says so. */
	offset: number | null;
}

/** Somebody of the meeting, as the cursor finds them. */
export interface RoomPerson {
	/** Full name, as the header or the roll writes it. */
	name: string;
	/** Office or quality, `trésorier`; null where nothing is said. */
	quality: string | null;
	/** Whom the person stands for, `Ville de Rennes`; null where nothing is said. */
	affiliation: string | null;
	/** Where the person is at the cursor. */
	state: RoomState;
	/** The heading of those who are there too, as headers write it: `à distance`. */
	stateWord: string;
	/** Holder of the proxy of someone represented; null where it rests. */
	holder: string | null;
	/** Whose proxies this person carries now. */
	holds: string[];
	/** The person's own votes, proxies not counted; null for one vote, and for guests. */
	votes: string | null;
	/** Whether the person may vote at all. */
	elector: boolean;
	/** What happened since the opening, in order: an arrival last says that the person came late. */
	moves: RoomMove[];
	/** The move that a click on the person writes: departure for who is there, arrival for the others. */
	next: 'arrival' | 'departure';
	chairs: boolean;
}

export interface RoomView {
	/** The agenda items around the cursor, the outermost first. */
	items: Array<{ number: string | null; title: string; offset: number }>;
	/** The last time above, in minutes since midnight and as the page prints it; null before the first. */
	time: { minutes: number; text: string } | null;
	/** Whether a mark here says who is there at the opening, rather than who comes and goes. */
	marksOpening: boolean;
	/** False where neither the header nor a roll names anybody who could come. */
	known: boolean;
	chair: string | null;
	secretary: string | null;
	/** Everybody of the header and the roll, in source order. */
	people: RoomPerson[];
	/** Electors by where they are, and the votes that they hold. */
	counts: Record<Presence, { heads: number; votes: string }>;
	/** People and votes that can be cast now: in the room, remote, by post, and by proxy. */
	castable: { heads: number; votes: string; weighted: boolean };
	/** The quorum that a vote here would need; null where the rules ask for none. */
	quorum: {
		met: boolean | null;
		/** `Atteint`; null where it cannot be computed. */
		word: string | null;
		/** `27 présents ou représentés, 22 requis (un quart des 86 ; statuts, art. 11)`. */
		figures: string | null;
	} | null;
}

/** The room at an offset: document order is time order, so everything above it has happened. */
export function roomAt(compiled: Compiled, offset: number): RoomView {
	const { assembly, lang } = compiled;
	const moment = momentAt(compiled, offset);
	const { attendance } = moment;
	const writer = getWriter(compiled);
	const holds = new Map<Member, string[]>();
	for (const [giver, holder] of attendance.holders) addTo(holds, holder, giver.name);
	const moves = movesUntil(compiled, offset, attendance.time);
	const counts = {} as RoomView['counts'];
	let heads = 0n;
	let votes: Fraction = ZERO;
	for (const presence of PRESENCES) {
		const weight = attendance.counts[presence];
		counts[presence] = { heads: Number(weight.heads), votes: toText(weight.votes, lang) };
		if (presence === 'excused' || presence === 'absent') continue;
		heads += weight.heads;
		votes = add(votes, weight.votes);
	}
	return {
		items: itemsAt(compiled, offset),
		time:
			attendance.time === undefined ? null : { minutes: attendance.time, text: writer.hour(attendance.time) },
		marksOpening: marksOpening(compiled, offset),
		known:
			attendance.known ||
			assembly.members.some(({ nodes, group }) => nodes.length > 0 && group?.kind !== 'guests'),
		chair: attendance.chair?.name ?? null,
		secretary: assembly.secretary?.name ?? null,
		people: assembly.members.map((member) =>
			personView(member, attendance, holds.get(member) ?? [], moves.get(member) ?? [], compiled),
		),
		counts,
		castable: { heads: Number(heads), votes: toText(votes, lang), weighted: assembly.weighted },
		quorum: quorumView(quorumAt(compiled, moment, offset), attendance, compiled),
	};
}

const PRESENCES: readonly Presence[] = ['present', 'remote', 'represented', 'byPost', 'excused', 'absent'];

/** The room at an offset; above everything it is as at the opening. */
export function momentAt({ assembly, meeting }: Compiled, offset: number): Snapshot {
	const last = assembly.snapshots.findLast(({ from }) => (getStart(from) ?? Infinity) <= offset);
	return last ?? { from: meeting, attendance: assembly.opening, item: assembly.opening };
}

/** Arrivals and departures above an offset, by person: those that the header times, then the events. */
function movesUntil(compiled: Compiled, offset: number, now: number | undefined): Map<Member, RoomMove[]> {
	const writer = getWriter(compiled);
	const moves = new Map<Member, RoomMove[]>();
	const { members, opening } = compiled.assembly;
	for (const member of members) {
		const timed = timedMoves(member).filter(
			({ value }) => now !== undefined && value <= now && value > (opening.time ?? -1),
		);
		if (timed.length > 0)
			moves.set(
				member,
				timed.map((part) => ({
					kind: part.type === 'arrivalTime' ? 'arrival' : 'departure',
					time: writer.hour(part.value),
					offset: getStart(part) ?? null,
				})),
			);
	}
	for (const { node, members } of compiled.assembly.effects) {
		const at = getStart(node);
		if (node.type !== 'event' || at === undefined || at > offset) continue;
		if (node.event === 'suspension' || node.event === 'resumption') continue;
		const time = getChild(node, 'timeValue');
		const move: RoomMove = {
			kind: node.event === 'departure' ? 'departure' : 'arrival',
			time: time ? writer.hour(time.value) : null,
			offset: at,
		};
		for (const member of members) addTo(moves, member, move);
	}
	return moves;
}

/** The times of arrival and departure that the header gives a person. */
function timedMoves({ nodes }: Member): Array<Arrival | Departure> {
	return nodes
		.flatMap(({ children }) => children)
		.filter(
			(part): part is Arrival | Departure => part.type === 'arrivalTime' || part.type === 'departureTime',
		)
		.sort((a, b) => a.value - b.value);
}

function personView(
	member: Member,
	attendance: Attendance,
	holds: string[],
	moves: RoomMove[],
	{ assembly, lang }: Compiled,
): RoomPerson {
	const presence = attendance.presence.get(member) ?? member.presence;
	const isGuest = member.group?.kind === 'guests';
	const there = presence === 'present' || presence === 'remote';
	const state: RoomState = isGuest && there ? 'guests' : presence;
	return {
		name: member.name,
		quality: member.quality ?? null,
		affiliation: member.affiliation ?? null,
		state,
		stateWord: vocabulary('groups').word(state, lang),
		holder: attendance.holders.get(member)?.name ?? null,
		holds,
		votes:
			member.elector && assembly.weighted && !equals(member.votes, ONE) ? toText(member.votes, lang) : null,
		elector: member.elector,
		moves,
		next: there ? 'departure' : 'arrival',
		chairs: attendance.chair === member,
	};
}

function itemsAt(compiled: Compiled, offset: number): RoomView['items'] {
	return pathTo(compiled, offset).flatMap((node) => {
		if (node.type !== 'session') return [];
		const session = node as Session;
		return [
			{
				number: getChild(session, 'itemNumber')?.value ?? null,
				title: getWriter(compiled).title(session) ?? '',
				offset: getStart(session) ?? 0,
			},
		];
	});
}

/** The quorum of the vote at the cursor (its recusals and its own rule counted in); outside a vote, the quorum that the rules would ask for at that moment. */
function quorumAt(compiled: Compiled, moment: Snapshot, offset: number): QuorumResult | undefined {
	const votable = votableAt(compiled, offset);
	const own = votable && ('votes' in votable ? votable.votes.at(-1)?.quorum : votable.quorum);
	return own ?? compiled.assembly.quorumAt(moment);
}

/** The quorum as the panel shows it. Where the rule looks at another moment (the opening), the figures say so. */
function quorumView(
	quorum: QuorumResult | undefined,
	now: Attendance,
	compiled: Compiled,
): RoomView['quorum'] {
	if (!quorum) return null;
	const { word, figures } = getWriter(compiled).quorum(quorum);
	const { at } = quorum.rule;
	const isPast = at !== 'vote' && quorum.attendance.presence !== now.presence;
	const dated = figures && isPast ? compiled.phrase(`labels.hints.quorumAt.${at}`, { figures }) : figures;
	return { met: quorum.met, word, figures: dated };
}

/**
 * Whether a mark at an offset says who is there at the opening: while nobody is known to be there, and in the header as long as the text
 * tells of no move and no vote. Later the same mark would silently rewrite the room of every vote.
 */
export function marksOpening(compiled: Compiled, offset: number): boolean {
	const { opening, effects, decisions, elections } = compiled.assembly;
	if (!opening.known) return true;
	if (!isInHeader(compiled, offset)) return false;
	const hasMoved = effects.some(({ node }) => node.type === 'event' && getStart(node) !== undefined);
	return (
		!hasMoved &&
		elections.every(({ proof }) => proof.by === 'notVoted') &&
		decisions.every(({ votes }) => votes.length === 0)
	);
}

export function isInHeader({ meeting }: Compiled, offset: number): boolean {
	return offset < (getEnd(getHeader(meeting)) ?? 0);
}

// --- The vote at the cursor, with its figures and its proof.

/** A block that is put to the vote. */
export interface VoteView {
	/** Where the block stands. */
	from: number;
	to: number;
	/** The block as the page shows it, without its text: label, majority, figures by answer, result and the sentence that proves it. */
	block: DecisionItem | ElectionItem;
	/** How it was judged, step by step: the room, the quorum, the figures compared, what would have changed it. */
	steps: string[];
}

/** The innermost block around an offset, or the decision whose ballot stands there; null outside every block. */
export function voteAt(compiled: Compiled, offset: number): VoteView | null {
	const item = votableAt(compiled, offset);
	if (!item) return null;
	const writer = getWriter(compiled);
	const from = getStart(item.node) ?? 0;
	return {
		from,
		to: getEnd(item.node) ?? from,
		block: writer.block(item),
		steps: derivation(item, compiled.phrase)
			.slice(1)
			.map((line) => writer.text(line)),
	};
}

/** What is put to the vote around an offset. */
function votableAt(compiled: Compiled, offset: number): Decision | ElectionResult | undefined {
	const { decisions, elections } = compiled.assembly;
	const path = pathTo(compiled, offset);
	for (const node of path.toReversed()) {
		const found = [...decisions, ...elections].find((item) => item.node === node);
		if (found) return found;
	}
	return decisions.find(({ node }) => node.form === 'implicit' && holds(node, offset));
}

// --- What stands beside each vote: how many could take part, how it came out, and by how much.

interface VoteNote {
	/** Behind the last line of its ballot. */
	offset: number;
	/** Where its block stands. */
	block: number;
	/** `28 peuvent voter`. */
	room: string | null;
	/** `marge : 3 voix`: how many would have to vote otherwise. */
	margin: string | null;
	/** `adoptée`. */
	result: string;
	/** The sentence that proves it. */
	proof: string;
}

/** The notes of all votes, in source order. */
export function voteNotes(compiled: Compiled): VoteNote[] {
	return compiled.assembly.decisions.flatMap((decision) =>
		decision.votes.flatMap((vote) => getNote(vote, decision, compiled)),
	);
}

function getNote(vote: VoteResult, decision: Decision, compiled: Compiled): VoteNote[] {
	const { phrase, lang } = compiled;
	const offset = getEnd(vote.ballot);
	const block = getStart(decision.node);
	if (offset === undefined || block === undefined) return [];
	const writer = getWriter(compiled);
	const { heads } = vote.entitled;
	const item = writer.block(decision);
	const proof = item.kind === 'decision' ? item.votes[decision.votes.indexOf(vote)]?.proof : null;
	return [
		{
			offset,
			block,
			room: heads === null ? null : phrase('cli.lsp.room', { count: Number(heads) }),
			margin:
				vote.proof.margin === undefined
					? null
					: phrase('cli.lsp.margin', { votes: toText(vote.proof.margin, lang) }),
			result: phrase('messages.proof.outcome', { outcome: vote.outcome, kind: vote.kind }),
			proof: proof ?? '',
		},
	];
}
