/** Compares the numbers of people and of votes that the prose states at the head of the record with those who are there. */

import type { Node } from 'unist';
import {
	type CountStatement,
	IN_ROOM,
	isInRoom,
	isMove,
	type Language,
	type Name,
	type Presence,
	type QuorumSaid,
	type Statement,
	VOTING,
} from '../../ast/index.js';
import {
	compare,
	divide,
	equals,
	type Fraction,
	fraction,
	isZero,
	multiply,
	parseFraction,
	percentText,
	subtract,
	sum,
} from '../../text/fraction.js';
import type { Attendance, Decision, Member, QuorumResult, Snapshot } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { figures } from '../quorum/quorum.js';
import { absoluteMajority, smallestReaching } from '../requirement.js';

/** Who is there, and of how many. */
export interface RoomContext {
	opening: Attendance;
	/** The room along the text. */
	rooms: readonly Attendance[];
	/** The same with where each begins. */
	snapshots: readonly Snapshot[];
	/** How many people the body has; null where nobody knows. */
	members: bigint | null;
	/** The quorum of the body at the opening; null where nothing is asked. */
	quorum: QuorumResult | null;
	/** All votes of the body; null where they are not known. */
	votes: Fraction | null;
	/** The votes of all whom the file names. */
	named: Fraction;
	problems: Problems;
	/** Numbers that are told already. */
	told: Set<string>;
}

/** Whether the quorum is there, said before anything is decided; votes without it have their own message. */
export function checkQuorumSaid({ of, position }: QuorumSaid, { quorum, problems }: RoomContext): void {
	if (!quorum || quorum.met === null || quorum.met === (of === 'met') || !position) return;
	if (problems.all.some(({ rule }) => rule.startsWith('quorum/'))) return;
	problems.in(position, 'quorum/mismatch', quorum.met ? 'isMet' : 'isNotMet', {
		values: figures(quorum),
		severity: 'warning',
	});
}

/** Votes of those there, beside all votes of the body or nothing: a part of another whole is no such number. */
function checkVotes(statement: CountStatement, stated: Fraction, context: RoomContext): void {
	const { opening, rooms, problems } = context;
	// Where nobody says how many there are, those of all who are named.
	const votes = context.votes ?? context.named;
	const whole = statement.whole === undefined ? undefined : parseFraction(statement.whole);
	const isOfAll = whole !== undefined && equals(whole, votes);
	// `755 tantièmes sur 1 100`, of whom 755 are there, and all have 1 000.
	if (whole && context.votes && !isOfAll && equals(stated, getVotes(opening)))
		problems.at(statement, 'quorum/mismatch', 'told', {
			values: { of: 'votes', stated: exact(whole), computed: exact(context.votes) },
			severity: 'warning',
		});
	if (statement.whole !== undefined && !isOfAll) return;
	// `5 présents et 3 procurations, soit 8 voix`: one of the parts is told.
	const line = statement.position?.start.line;
	if (problems.all.some(({ rule, position }) => rule === 'quorum/mismatch' && position?.start.line === line))
		return;
	// `présents ou représentés : 7 375 voix`, those by post on a line of their own
	const there = [opening, ...rooms].flatMap((room) => [getVotes(room), getVotes(room, PARTS_THERE)]);
	if (there.some((one) => equals(one, stated))) return;
	problems.at(statement, 'quorum/mismatch', 'told', {
		values: { of: 'votes', stated: exact(stated), computed: exact(there[0] ?? stated) },
		severity: 'warning',
	});
}

/** `830 voix sur 1 000, soit | 83 % | des voix` at the head of the record: the share of any of those there in any whole, or of those away. */
export function checkRoomShare(
	statement: CountStatement,
	beside: readonly CountStatement[],
	{ opening, rooms, members, votes, named, problems }: RoomContext,
	lang: Language,
): void {
	const stated = parseFraction(statement.value);
	const counted = beside.flatMap(({ value, whole }) =>
		[parseFraction(value) ?? [], parseFraction(whole ?? '') ?? []].flat(),
	);
	if (!stated || !opening.known || counted.length === 0) return;
	const all = votes ?? named;
	// `1 750 actions sur 2 000, soit | 85 % |`: of the figures right before it.
	const at = statement.position?.start.offset ?? 0;
	const direct = beside.findLast(
		({ whole, position }) => whole !== undefined && (position?.end.offset ?? at) < at,
	);
	const [part, of] = [parseFraction(direct?.value ?? ''), parseFraction(direct?.whole ?? '')];
	if (part && of && !isZero(of) && at - (direct?.position?.end.offset ?? 0) <= NEAR_SHARE) {
		if (isShareOf(statement.value, stated, part, of)) return;
		problems.at(statement, 'quorum/mismatch', 'share', {
			values: { stated: exact(stated), computed: percentText(part, of, lang) ?? '' },
			severity: 'warning',
		});
		return;
	}
	const parts = [opening, ...rooms].flatMap((room) => {
		const { present, remote, represented } = room.counts;
		const heads = [present.heads + remote.heads, represented.heads, getHeads(room, 'voters')].map((one) =>
			fraction(one),
		);
		return [getVotes(room), sum([present.votes, remote.votes]), represented.votes, ...heads];
	});
	const wholes = [all, ...(members === null ? [] : [fraction(members)]), ...counted].filter(
		(one) => !isZero(one),
	);
	const isOf = (part: Fraction, whole: Fraction) => isShareOf(statement.value, stated, part, whole);
	const isAny = [...parts, ...counted].some((part) =>
		wholes.some(
			(whole) => isOf(part, whole) || (compare(part, whole) < 0 && isOf(subtract(whole, part), whole)),
		),
	);
	const there = getVotes(opening);
	if (isAny || isZero(all)) return;
	problems.at(statement, 'quorum/mismatch', 'share', {
		values: { stated: exact(stated), computed: percentText(there, all, lang) ?? '' },
		severity: 'warning',
	});
}

/** `parts sur 500 composant le capital, soit` */
const NEAR_SHARE = 60;

/** Whether a share is a percentage as it is written, rounded up or down. */
export function isShareOf(written: string, stated: Fraction, part: Fraction, whole: Fraction): boolean {
	const [, decimals = ''] = written.split('.');
	// One in the last place of what is stated.
	const step =
		parseFraction(decimals === '' ? '1' : `0.${'1'.padStart(decimals.length, '0')}`) ?? fraction(0n);
	const off = subtract(divide(multiply(part, fraction(100n)), whole), stated);
	return compare(off, step) < 0 && compare(subtract(fraction(0n), step), off) < 0;
}

/** Whether `4` in `Quorum : 4/7` may be what is asked for at the opening, or more than half. */
function isRequired(stated: Fraction, whole: Fraction, { quorum }: RoomContext): boolean {
	const required = quorum?.required ?? null;
	return (
		(required !== null && equals(stated, required)) ||
		equals(stated, absoluteMajority(whole)) ||
		compare(stated, fraction(2n)) < 0
	);
}

/** Those away, of whom a record may or may not count those who are represented; nothing where the header names none of them. */
function checkAway(
	statement: CountStatement,
	of: 'absent' | 'excused',
	stated: bigint,
	{ opening, members, problems }: RoomContext,
): void {
	const excused = getCount(opening, ['excused']);
	const absent = getCount(opening, ['absent']);
	const named = of === 'excused' && excused > 0n ? excused : absent + excused;
	const represented = getCount(opening, ['represented']);
	const there = getHeads(opening, 'present');
	const counts = [named, excused, absent, excused + absent, named + represented];
	// `8 membres présents, 1 représenté, 1 excusé et 10 absents`, of 20: with the excused and without.
	if (members !== null)
		for (const away of [members - there, members - there - represented]) counts.push(away, away - excused);
	if (named === 0n || counts.includes(stated)) return;
	problems.at(statement, 'quorum/mismatch', 'told', {
		values: { of, stated: exact(fraction(stated)), computed: exact(fraction(named)) },
		severity: 'warning',
	});
}

/** What a quorum asks for by a sentence: that of the rules, or the fraction that it names of the members. */
function checkAsked(
	statement: CountStatement,
	stated: Fraction,
	{ quorum, members, problems, opening, rooms }: RoomContext,
): void {
	// `Quorum : 9` may be those who make it.
	const heads = (room: Attendance) => [
		fraction(getHeads(room, 'present')),
		fraction(getHeads(room, 'voters')),
	];
	if (statement.some && [opening, ...rooms].flatMap(heads).some((one) => equals(one, stated))) return;
	const share = parseFraction(statement.share ?? '');
	const required = quorum?.unit === 'heads' ? quorum.required : null;
	if (statement.share === undefined && quorum && required !== null && !equals(required, stated))
		problems.at(statement, 'quorum/mismatch', 'askedOther', {
			values: { stated: exact(stated), computed: exact(required) },
			severity: 'warning',
		});
	const exactly = share && members !== null ? multiply(fraction(members), share) : undefined;
	if (!share || !exactly || (required !== null && equals(required, stated))) return;
	// `la moitié des 9 membres, soit 5`; more than half of 8 are 5 too.
	const off = subtract(stated, exactly);
	if (compare(off, fraction(0n)) >= 0 && compare(off, fraction(1n)) <= 0) return;
	const least = smallestReaching(
		fraction(members ?? 0n),
		{ kind: 'fraction', comparison: '>=', fraction: share },
		fraction(1n),
	);
	problems.at(statement, 'quorum/mismatch', 'asked', {
		values: { stated: exact(stated), computed: exact(least), of: exact(fraction(members ?? 0n)) },
		severity: 'warning',
	});
}

/** A number of people at the head of the record. */
export function checkRoomCount(statement: CountStatement, context: RoomContext): void {
	// The same figure said twice is one mistake.
	const key = `${statement.of} ${statement.value}`;
	if (context.told.has(key)) return;
	const before = context.problems.all.length;
	checkCount(statement, context);
	if (context.problems.all.length > before) context.told.add(key);
}

function checkCount(statement: CountStatement, context: RoomContext): void {
	const { opening, rooms, members, problems } = context;
	const required = context.quorum?.required ?? null;
	const stated = parseFraction(statement.value);
	if (!stated || !opening.known) return;
	if (statement.of === 'votes') {
		checkVotes(statement, stated, context);
		return;
	}
	if (stated.denominator !== 1n) return;
	if (statement.of === 'required') {
		checkAsked(statement, stated, context);
		return;
	}
	if (statement.of === 'absent' || statement.of === 'excused') {
		checkAway(statement, statement.of, stated.numerator, context);
		return;
	}
	const whole = statement.whole === undefined ? undefined : parseFraction(statement.whole);
	// `Quorum : 5 sur 5`: all of some body are there, whether it is said how many it has or not.
	const isAll = whole !== undefined && equals(whole, stated);
	if (whole && members === null && !isAll) return;
	const { of } = statement as CountStatement & { of: 'members' | 'present' | 'represented' | 'voters' };
	// A part of another whole is no such number; of a quorum, the whole may be what it asks for.
	if (whole && !isAll && members !== null && whole.numerator !== members) {
		const asks = compare(whole, stated) < 0 || (required !== null && equals(whole, required));
		if (!asks) return;
	}
	// `Quorum : 4/7` may be the rule.
	if (whole && !isAll && !statement.said && isRequired(stated, whole, context)) return;
	if (isAll && required !== null && equals(stated, required)) return;
	const computed = of === 'members' ? members : getHeads(opening, of);
	// A record may count who came later, and who was there without a vote.
	const others =
		of === 'members' || statement.opens
			? []
			: rooms.map((room) => getHeads(room, of)).filter((heads) => heads > (computed ?? 0n));
	// Of so many members, nobody else is counted.
	const isOfMembers = whole !== undefined && members !== null && whole.numerator === members;
	if (statement.of === 'present' && !isOfMembers)
		others.push(
			statement.members ? getListed(opening) : getCount(opening, IN_ROOM),
			// `Quatre sont présents, un participe à distance`
			opening.counts.present.heads,
		);
	// A proxy whose holder is not there was given all the same.
	if (statement.of === 'represented') others.push(getCount(opening, ['represented']));
	if (whole) others.push(getHeads(opening, 'present'));
	if (statement.of === 'voters' && !isOfMembers)
		others.push(getListed(opening) + getCount(opening, ['represented']));
	if (computed === null || computed === stated.numerator || others.includes(stated.numerator)) return;
	if (statement.some && !isOfMembers && [computed, ...others].some((heads) => heads > stated.numerator))
		return;
	problems.at(statement, 'quorum/mismatch', 'told', {
		values: { of: statement.of, stated: exact(stated), computed: exact(computed) },
		severity: 'warning',
	});
}

/** How many are still there, with the proxies that they carry or without, at that place or by the line that follows. */
export function checkLeft(
	statement: CountStatement,
	decision: Decision | undefined,
	{ snapshots, problems }: RoomContext,
): void {
	const stated = parseFraction(statement.value);
	const at = statement.position?.start.offset ?? 0;
	const next = snapshots.findIndex(({ from }) => (from.position?.start.offset ?? 0) > at);
	const here = [
		...snapshots.slice(next < 0 ? -1 : Math.max(0, next - 1), next < 0 ? undefined : next + 1),
		...(decision?.votes ?? []),
	].map(({ attendance }) => attendance);
	if (!stated || here.some(({ known, unnamed, together }) => !known || unnamed || together)) return;
	// Those who take no part may be left out of the number.
	if (decision?.votes.some(({ tally }) => tally.recused && !isZero(tally.recused))) return;
	const counted = here.flatMap((room) => getCounted(room, statement.heads ? 'left' : 'votes'));
	for (const { tally } of decision?.votes ?? [])
		for (const figure of [tally.voters, tally.cast, tally.for]) if (figure) counted.push(figure);
	const [computed] = counted;
	if (!computed || counted.some((one) => equals(one, stated))) return;
	// Who left by the sentence before it, and by no line above, has a message of that.
	const isMarked = snapshots
		.slice(next < 0 ? -3 : Math.max(0, next - 3), next < 0 ? undefined : next)
		.some(({ from }) => from.type === 'event' && at - (from.position?.end.offset ?? 0) < NEAR_LINE);
	if (statement.some && !isMarked && counted.some((one) => compare(one, stated) > 0)) return;
	problems.at(statement, 'quorum/mismatch', 'left', {
		values: { stated: exact(stated), computed: exact(computed) },
		severity: 'warning',
	});
}

/** How many are there by the moves right above, one of which changes who can vote, or by the one that follows: by none of these rooms. A move that the text itself tells and that no line makes has a message of its own. */
export function checkNow(
	statement: CountStatement,
	{ beside, moves }: { beside: readonly Statement[]; moves: readonly Node[] },
	{ snapshots, problems, find }: RoomContext & { find(name: string): Member | undefined },
): void {
	const stated = parseFraction(statement.value);
	const at = statement.position?.start.offset ?? 0;
	const made = snapshots.flatMap((one, index) => (moves.includes(one.from) ? [index] : []));
	const last = snapshots[made.at(-1) ?? -1]?.attendance;
	if (!stated || !last || !made.some((index) => isMoved(snapshots[index - 1], snapshots[index]))) return;
	const next = snapshots.findIndex(({ from }) => (from.position?.start.offset ?? 0) > at);
	const rooms = [...made.toReversed(), next].flatMap((index) => snapshots[index]?.attendance ?? []);
	if (rooms.some(({ known, unnamed, together }) => !known || unnamed || together)) return;
	const isMade = (name: Node, of: string) => {
		const member = name.type === 'name' ? find((name as Name).value) : undefined;
		return !member || isThere(last, member) === (of !== 'departure');
	};
	const told = beside.flatMap((one) => (one.kind === 'move' && isMove(one.of) ? [one] : []));
	if (told.some(({ of, children }) => children.some((name) => !isMade(name, of)))) return;
	const counted = rooms.flatMap((room) => getCounted(room, statement.of));
	if (statement.by) for (const room of rooms) counted.push(getVotes(room, OWN_PARTS[statement.by]));
	const [computed] = counted;
	// A move that is lacking changes all numbers of a text.
	const other = problems.all.at(-1);
	const isTold =
		other?.rule === 'quorum/mismatch' && other.position?.start.line === statement.position?.start.line;
	if (!computed || isTold || counted.some((one) => equals(one, stated))) return;
	problems.at(statement, 'quorum/mismatch', 'now', {
		values: { of: statement.of, stated: exact(stated), computed: exact(computed) },
		severity: 'warning',
	});
}

/** Whether somebody comes or goes by that line, who changes who can vote. */
function isMoved(before: Snapshot | undefined, after: Snapshot | undefined): boolean {
	if (!before || !after) return false;
	const { from, attendance } = after;
	const changes = (['present', 'voters'] as const).some(
		(of) => getHeads(before.attendance, of) !== getHeads(attendance, of),
	);
	return from.type === 'event' && changes;
}

/** How many are represented by proxies that are refused, which has a message where they are given, and their votes. */
function getRefused({ presence }: Attendance): { heads: bigint; votes: Fraction } {
	const refused = [...presence].flatMap(([member, state]) =>
		state === 'represented' && member.flawed && member.elector ? member : [],
	);
	return { heads: BigInt(refused.length), votes: sum(refused.map(({ votes }) => votes)) };
}

/** What may be meant by a number of those there: with people whom the header lists and who have no vote, those on the spot alone, ballots by post among them. */
function getCounted(room: Attendance, of: CountStatement['of']): Fraction[] {
	const { present, byPost } = room.counts;
	const refused = getRefused(room);
	const [there, voters] = [getHeads(room, 'present'), getHeads(room, 'voters')];
	switch (of) {
		case 'present':
			return [there, present.heads, getListed(room)].map((one) => fraction(one));
		case 'represented':
			return [getHeads(room, 'represented'), getCount(room, ['represented'])].map((one) => fraction(one));
		case 'voters':
			return [voters, voters + byPost.heads, voters + refused.heads].map((one) => fraction(one));
		case 'votes':
			return [getVotes(room), getVotes(room, PARTS_THERE), sum([getVotes(room), refused.votes])];
		default:
			return [there, voters, voters + byPost.heads, voters + refused.heads, getListed(room)].map((one) =>
				fraction(one),
			);
	}
}

function isThere({ presence }: Attendance, member: Member): boolean {
	return isInRoom(presence.get(member));
}

/** The line of a departure, and the sentence that tells of it. */
const NEAR_LINE = 240;

/** What the people there, represented and by post hold. */
export function getVotes(
	{ counts }: Attendance,
	of: ReadonlyArray<(typeof VOTING)[number]> = VOTING,
): Fraction {
	return sum(of.map((part) => counts[part].votes));
}

const PARTS_THERE = [...IN_ROOM, 'represented'] as const;
const OWN_PARTS = { present: IN_ROOM, represented: ['represented'] } as const;

/** How many people are there, represented, or both. */
function getHeads({ counts }: Attendance, of: 'present' | 'represented' | 'voters'): bigint {
	const there = counts.present.heads + counts.remote.heads;
	const represented = counts.represented.heads;
	return of === 'present' ? there : of === 'represented' ? represented : there + represented;
}

/** Those there whom the header lists among those present, with a vote or without; no staff, no guests. */
function getListed({ presence }: Attendance): bigint {
	let found = 0n;
	for (const [member, state] of presence)
		if (isInRoom(state) && member.group && member.group.kind !== 'guests') found += 1n;
	return found;
}

/** People by presence, those without a vote too. */
function getCount({ presence }: Attendance, wanted: readonly Presence[]): bigint {
	let found = 0n;
	for (const state of presence.values()) if (wanted.includes(state)) found += 1n;
	return found;
}
