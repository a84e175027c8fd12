/** The meeting while it takes place: which item it is at, where the next line goes, what is put to the vote next. */

import type { Node } from 'unist';
import { getChild, getChildren, isBlock, type Session } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { lineEndAfter } from '../text/places.js';
import { childrenIn, getEnd, getStart, getWriter } from './places.js';
import { marksOpening, type RoomView, roomAt, type VoteView, voteAt } from './room.js';
import { type ElectionForm, electionForm, getSessions, openSeats } from './write-vote.js';

interface LiveItem {
	number: string | null;
	title: string;
	/** Where its heading stands. */
	offset: number;
	/** When it began, as the page prints it. */
	time: string | null;
}

/** What is put to the vote next. */
interface LiveVotable {
	kind: 'decision' | 'election';
	label: string;
	/** Inside its block. */
	offset: number;
	/** What is written of an election. */
	election: ElectionForm | null;
}

/** The meeting at one moment. */
export interface LiveView {
	items: LiveItem[];
	/** Index of the item that it is at; -1 before the first, or where there is none. */
	current: number;
	/** Where the next line goes, whatever the cursor does. */
	place: number;
	/** Where a mark of a person goes: into the header, until the meeting has opened. */
	movePlace: number;
	room: RoomView;
	votable: LiveVotable | null;
	/** The vote that was taken last in this item. */
	last: VoteView | null;
	/** Where the election stands that was held last in this item, if it left seats open; null: nowhere. */
	nextRound: number | null;
	/** Whether the header says when the meeting opened, and the text that it is over. */
	isOpen: boolean;
	isClosed: boolean;
}

/**
 * The meeting at an item, by its index; without one at the last in which something has happened, else the first. What is written goes
 * before the first block of the item that has not been voted on: the order of the text is that of time.
 */
export function liveAt(compiled: Compiled, item?: number): LiveView {
	const sessions = getSessions(compiled);
	const current = item !== undefined && item < sessions.length ? item : lastHappened(sessions, compiled);
	const session = sessions[current];
	const next = session && nextVotable(session, compiled);
	const place = placeIn(session, next, compiled);
	const isOpen = compiled.assembly.opening.time !== undefined;
	const movePlace = !isOpen && marksOpening(compiled, 0) ? 0 : place;
	return {
		items: sessions.map((each) => getItem(each, compiled)),
		current,
		place,
		movePlace,
		room: {
			...roomAt(compiled, next ? (getStart(next) ?? place) : place),
			marksOpening: marksOpening(compiled, movePlace),
		},
		votable: next ? getVotable(next, compiled) : null,
		last: session ? lastVote(session, compiled) : null,
		nextRound: session ? openElection(session, next, compiled) : null,
		isOpen,
		isClosed: compiled.assembly.closing !== undefined,
	};
}

function getItem(session: Session, compiled: Compiled): LiveItem {
	const time = getChild(session, 'timeValue');
	return {
		number: getChild(session, 'itemNumber')?.value ?? null,
		title: getWriter(compiled).title(session) ?? '',
		offset: getStart(session) ?? 0,
		time: time ? getWriter(compiled).hour(time.value) : null,
	};
}

/** Whether a time, a move or a vote stands in an item itself. */
function lastHappened(sessions: readonly Session[], compiled: Compiled): number {
	const index = sessions.findLastIndex((session) =>
		session.children.some(
			(child) =>
				child.type === 'timeValue' || child.type === 'event' || (isBlock(child) && isVoted(child, compiled)),
		),
	);
	return index < 0 ? (sessions.length > 0 ? 0 : -1) : index;
}

function isVoted(node: Node, { assembly }: Compiled): boolean {
	const decision = assembly.decisions.find((each) => each.node === node);
	if (decision) return decision.votes.length > 0 || decision.declared !== null;
	const election = assembly.elections.find((each) => each.node === node);
	return election === undefined || election.proof.by !== 'notVoted';
}

function nextVotable(session: Session, compiled: Compiled): Node | undefined {
	return session.children.find(
		(child) => isBlock(child) && getStart(child) !== undefined && !isVoted(child, compiled),
	);
}

/** At the end of what stands before the next vote, or of the item's own words. */
function placeIn(session: Session | undefined, next: Node | undefined, compiled: Compiled): number {
	const { source } = compiled;
	if (!session) return source.trimEnd().length;
	const headEnd = lineEndAfter(source, getStart(session) ?? 0);
	const own = session.children.filter((child) => child.type !== 'session' && child.type !== 'closing');
	const before = next ? own.slice(0, own.indexOf(next as (typeof own)[number])) : own;
	return before.reduce((end, child) => Math.max(end, lastEnd(child)), headEnd);
}

function lastEnd(node: Node): number {
	return childrenIn(node).reduce((end, child) => Math.max(end, lastEnd(child)), getEnd(node) ?? 0);
}

function getVotable(node: Node, compiled: Compiled): LiveVotable {
	const { assembly } = compiled;
	const votable = [...assembly.decisions, ...assembly.elections].find((each) => each.node === node);
	const block = votable && getWriter(compiled).block(votable);
	const title = votable?.title ?? '';
	return {
		kind: node.type === 'resolution' ? 'decision' : 'election',
		election: votable && 'candidates' in votable ? electionForm(votable, compiled) : null,
		label: [block?.kicker, title].filter((part) => part !== undefined && part !== '').join(' – '),
		offset: getStart(node) ?? 0,
	};
}

/** The last election of an item, if it left seats open and no other follows it. */
function openElection(session: Session, next: Node | undefined, compiled: Compiled): number | null {
	const elections = getChildren(session, 'election');
	const held = elections.findLast((node) => isVoted(node, compiled));
	const result = compiled.assembly.elections.find(({ node }) => node === held);
	const start = held && getStart(held);
	const isFollowed = held !== undefined && elections.indexOf(held) < elections.length - 1;
	if (start === undefined || !result || (isFollowed && next?.type === 'election')) return null;
	return openSeats(result) ? start : null;
}

function lastVote(session: Session, compiled: Compiled): VoteView | null {
	const voted = session.children.findLast((child) => isBlock(child) && isVoted(child, compiled));
	const from = voted && getStart(voted);
	return from === undefined ? null : voteAt(compiled, from);
}
